//! Encoders. A run of code points that cannot be encoded is one fault, as in CPython.

use super::Order;
use super::errors::{EncodeFault, Replacement, encode_fault};
use crate::object::str::expect;
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
    while at < units.len() {
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
    let mut out = Vec::with_capacity(expect(text).len() * 2);
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

/// UTF-16.
pub fn utf16(vm: &mut Vm, text: &Value, errors: &str, order: Order) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(expect(text).len() * 2 + 2);
    if order == Order::Mark {
        out.extend([0xFF, 0xFE]);
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
