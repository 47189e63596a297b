//! Encoders. A run of code points that cannot be encoded is one fault, as in CPython.

use super::Order;
use super::errors::{EncodeFault, Replacement, encode_fault};
use crate::object::str::{Units, expect};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

fn is_surrogate(point: u32) -> bool {
    (0xD800..0xE000).contains(&point)
}

/// Bytes that replace code points must be whole units.
fn unit_size(encoding: &str) -> usize {
    match encoding.get(..6) {
        Some("utf-16") => 2,
        Some("utf-32") => 4,
        _ => 1,
    }
}

/// What the frequent error handlers do, without a text in between; false for the others.
fn plainly(
    errors: &str,
    faulty: Units<'_>,
    fits: &impl Fn(u32) -> bool,
    push: &impl Fn(&mut Vec<u8>, u32),
    out: &mut Vec<u8>,
) -> bool {
    // Whatever is put in place has to be encoded: every encoding here has ASCII.
    debug_assert!((0x20..0x7F).all(fits));
    match errors {
        "ignore" => {}
        "replace" => faulty.iter().for_each(|_| push(out, b'?'.into())),
        "xmlcharrefreplace" => {
            for point in faulty.iter() {
                push(out, b'&'.into());
                push(out, b'#'.into());
                let mut place = 1;
                while point / place >= 10 {
                    place *= 10;
                }
                while place > 0 {
                    push(out, u32::from(b'0') + point / place % 10);
                    place /= 10;
                }
                push(out, b';'.into());
            }
        }
        _ => return false,
    }
    true
}

/// Runs an encoder: `push` encodes a code point that `fits`; `order_name` names the encoding.
fn run(
    vm: &mut Vm,
    text: &Value,
    errors: &str,
    (encoding, reason): (&str, &str),
    fits: impl Fn(u32) -> bool,
    push: impl Fn(&mut Vec<u8>, u32),
    out: &mut Vec<u8>,
) -> Result<()> {
    let units = expect(text).units();
    let mut at = 0;
    // Runs of ASCII are copied as they are.
    let ascii = unit_size(encoding) == 1;
    while at < units.len() {
        if let (Units::One(narrow), true) = (units, ascii) {
            let rest = &narrow[at..];
            let run = rest.iter().take_while(|byte| byte.is_ascii()).count();
            if run > 0 {
                out.extend_from_slice(&rest[..run]);
                at += run;
                continue;
            }
        }
        let point = units.at(at);
        if fits(point) {
            push(out, point);
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < units.len() && !fits(units.at(end)) {
            end += 1;
        }
        if plainly(errors, units.slice(at, end), &fits, &push, out) {
            at = end;
            continue;
        }
        let fault = EncodeFault {
            encoding,
            text,
            start: at,
            end,
            reason,
        };
        let (replacement, next) = encode_fault(vm, errors, &fault)?;
        match replacement {
            Replacement::Bytes(bytes) => {
                if bytes.len() % unit_size(encoding) != 0 {
                    return Err(fault.raise(vm));
                }
                out.extend(bytes);
            }
            // The encodings of all Unicode take only ASCII from handlers, as CPython's do.
            Replacement::Text(replacement)
                if encoding.starts_with("utf") && !expect(&replacement).is_ascii() =>
            {
                return Err(fault.raise(vm));
            }
            Replacement::Text(replacement) => {
                for point in expect(&replacement).units().iter() {
                    if !fits(point) {
                        return Err(fault.raise(vm));
                    }
                    push(out, point);
                }
            }
        }
        at = next;
    }
    Ok(())
}

/// ASCII (`limit` 128) and Latin-1 (256).
pub fn limited(
    vm: &mut Vm,
    text: &Value,
    errors: &str,
    encoding: &str,
    limit: u32,
) -> Result<Vec<u8>> {
    let source = expect(text);
    if limit == 256 && source.width() == 1 {
        return Ok(source.bytes().to_vec());
    }
    let mut out = Vec::with_capacity(source.len());
    let reason = format!("ordinal not in range({limit})");
    run(
        vm,
        text,
        errors,
        (encoding, &reason),
        |point| point < limit,
        |out, point| out.push(point as u8),
        &mut out,
    )?;
    Ok(out)
}

/// UTF-8.
pub fn utf8(vm: &mut Vm, text: &Value, errors: &str) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    if !crate::object::str::utf8::encode(expect(text).units(), &mut out) {
        return Ok(out);
    }
    out.clear();
    run(
        vm,
        text,
        errors,
        ("utf-8", "surrogates not allowed"),
        |point| !is_surrogate(point),
        |out, point| {
            if point < 0x80 {
                out.push(point as u8);
            } else if let Some(c) = char::from_u32(point) {
                out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
        },
        &mut out,
    )?;
    Ok(out)
}

/// Code points that have one unit each in the encoding: no fault is possible.
fn widened<U: Copy, const N: usize>(out: &mut Vec<u8>, points: &[U], unit: impl Fn(U) -> [u8; N]) {
    let units: Vec<[u8; N]> = points.iter().map(|&point| unit(point)).collect();
    out.extend_from_slice(units.as_flattened());
}

/// UTF-16.
pub fn utf16(vm: &mut Vm, text: &Value, errors: &str, order: Order) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(expect(text).len() * 2 + 2);
    if order == Order::Mark {
        out.extend([0xFF, 0xFE]);
    }
    if let Units::One(narrow) = expect(text).units() {
        match order {
            Order::Big => widened(&mut out, narrow, |byte| [0, byte]),
            _ => widened(&mut out, narrow, |byte| [byte, 0]),
        }
        return Ok(out);
    }
    if let Units::Two(units) = expect(text).units()
        && !units
            .iter()
            .fold(false, |any, &unit| any | is_surrogate(unit.into()))
    {
        match order {
            Order::Big => widened(&mut out, units, u16::to_be_bytes),
            _ => widened(&mut out, units, u16::to_le_bytes),
        }
        return Ok(out);
    }
    let unit = move |out: &mut Vec<u8>, unit: u16| match order {
        Order::Big => out.extend(unit.to_be_bytes()),
        _ => out.extend(unit.to_le_bytes()),
    };
    run(
        vm,
        text,
        errors,
        (super::Native::Utf16(order).name(), "surrogates not allowed"),
        |point| !is_surrogate(point),
        |out, point| match u16::try_from(point) {
            Ok(narrow) => unit(out, narrow),
            Err(_) => {
                let rest = point - 0x1_0000;
                unit(out, 0xD800 + (rest >> 10) as u16);
                unit(out, 0xDC00 + (rest & 0x3FF) as u16);
            }
        },
        &mut out,
    )?;
    Ok(out)
}

/// UTF-32.
pub fn utf32(vm: &mut Vm, text: &Value, errors: &str, order: Order) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(expect(text).len() * 4 + 4);
    if order == Order::Mark {
        out.extend([0xFF, 0xFE, 0, 0]);
    }
    if let Units::One(narrow) = expect(text).units() {
        match order {
            Order::Big => widened(&mut out, narrow, |byte| [0, 0, 0, byte]),
            _ => widened(&mut out, narrow, |byte| [byte, 0, 0, 0]),
        }
        return Ok(out);
    }
    run(
        vm,
        text,
        errors,
        (super::Native::Utf32(order).name(), "surrogates not allowed"),
        |point| !is_surrogate(point),
        |out, point| match order {
            Order::Big => out.extend(point.to_be_bytes()),
            _ => out.extend(point.to_le_bytes()),
        },
        &mut out,
    )?;
    Ok(out)
}
