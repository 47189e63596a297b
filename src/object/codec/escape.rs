//! The codecs of Python's own escapes: `unicode_escape`, `raw_unicode_escape`, and the bytes escapes of
//! `codecs.escape_decode`.

use super::errors::{DecodeFault, decode_fault};
use crate::object::str::{Builder, Units, push_escape};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// `text.encode('unicode_escape')`.
pub fn encode_unicode(units: Units<'_>) -> Vec<u8> {
    let mut out = Vec::with_capacity(units.len());
    for point in units.iter() {
        match point {
            0x5C => out.extend(b"\\\\"),
            0x09 => out.extend(b"\\t"),
            0x0A => out.extend(b"\\n"),
            0x0D => out.extend(b"\\r"),
            0x20..0x7F => out.push(point as u8),
            _ => push_digits(&mut out, point),
        }
    }
    out
}

/// `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
fn push_digits(out: &mut Vec<u8>, point: u32) {
    let (letter, digits) = match point {
        0..0x100 => (b'x', 2),
        0x100..0x1_0000 => (b'u', 4),
        _ => (b'U', 8),
    };
    out.extend([b'\\', letter]);
    for place in (0..digits).rev() {
        out.push(b"0123456789abcdef"[(point >> (4 * place) & 15) as usize]);
    }
}

/// `text.encode('raw_unicode_escape')`.
pub fn encode_raw(units: Units<'_>) -> Vec<u8> {
    let mut out = Builder::with_capacity(units.len());
    for point in units.iter() {
        match point {
            0..0x100 => out.push(point),
            _ => push_escape(&mut out, point),
        }
    }
    narrow(out)
}

fn narrow(out: Builder) -> Vec<u8> {
    match out {
        Builder::Narrow(bytes) => bytes,
        Builder::Wide(points) => points.iter().map(|&point| point as u8).collect(),
    }
}

/// Hexadecimal digits from `at`: how many of `wanted` there are, and their value.
fn hex(data: &[u8], at: usize, wanted: usize) -> (usize, u32) {
    let mut value = 0;
    for count in 0..wanted {
        match data
            .get(at + count)
            .and_then(|&byte| (byte as char).to_digit(16))
        {
            Some(digit) => value = value << 4 | digit,
            None => return (count, value),
        }
    }
    (wanted, value)
}

/// `unicode_escape` and (`raw`) `raw_unicode_escape`.
pub fn decode(
    vm: &mut Vm,
    data: &[u8],
    errors: &str,
    raw: bool,
    last: bool,
) -> Result<(Value, usize)> {
    let mut out = Builder::with_capacity(data.len());
    let (mut at, mut odd) = (0, None);
    let encoding = if raw {
        "rawunicodeescape"
    } else {
        "unicodeescape"
    };
    while at < data.len() {
        let start = at;
        if data[at] != b'\\' {
            out.push(data[at] as u32);
            at += 1;
            continue;
        }
        at += 1;
        let fault = match data.get(at) {
            // The rest of the escape may still come.
            None if !last => {
                at = start;
                break;
            }
            None if raw => {
                out.push('\\' as u32);
                continue;
            }
            None => (data.len(), "\\ at end of string"),
            Some(&letter) => {
                at += 1;
                let digits = match (letter, raw) {
                    (b'u', _) => 4,
                    (b'U', _) => 8,
                    (b'x', false) => 2,
                    _ => 0,
                };
                if digits > 0 {
                    let (count, value) = hex(data, at, digits);
                    at += count;
                    if count == digits && value <= 0x10_FFFF {
                        out.push(value);
                        continue;
                    }
                    if at == data.len() && count < digits && !last {
                        at = start;
                        break;
                    }
                    match (letter, count == digits) {
                        (_, true) => (at, "illegal Unicode character"),
                        (b'x', _) => (at, "truncated \\xXX escape"),
                        (b'u', _) => (at, "truncated \\uXXXX escape"),
                        _ => (at, "truncated \\UXXXXXXXX escape"),
                    }
                } else if raw {
                    out.push('\\' as u32);
                    out.push(letter as u32);
                    continue;
                } else if letter == b'N' {
                    match named(data, at) {
                        Ok((point, end)) => {
                            out.push(point);
                            at = end;
                            continue;
                        }
                        Err((end, _))
                            if end == data.len() && !last && !data[at..].contains(&b'}') =>
                        {
                            at = start;
                            break;
                        }
                        Err(fault) => fault,
                    }
                } else {
                    simple(data, &mut at, letter, &mut odd, |point| out.push(point));
                    continue;
                }
            }
        };
        let fault = DecodeFault {
            encoding,
            data,
            start,
            end: fault.0,
            reason: fault.1,
        };
        at = decode_fault(vm, errors, &fault, &mut out)?;
    }
    warn_of(vm, odd)?;
    Ok((out.finish(vm), at))
}

/// `\N{…}`, `at` behind the `N`.
fn named(data: &[u8], at: usize) -> std::result::Result<(u32, usize), (usize, &'static str)> {
    const MALFORMED: &str = "malformed \\N character escape";
    if data.get(at) != Some(&b'{') {
        return Err((at, MALFORMED));
    }
    let Some(length) = data[at..].iter().position(|&byte| byte == b'}') else {
        return Err((data.len(), MALFORMED));
    };
    if length < 2 {
        return Err((at + length, MALFORMED));
    }
    let name = String::from_utf8_lossy(&data[at + 1..at + length]);
    let end = at + length + 1;
    match gillie_grammar::character_names::character(&name) {
        Some(c) => Ok((c as u32, end)),
        None => Err((end, "unknown Unicode character name")),
    }
}

/// Warns of the first escape of a text that means nothing, or more than a byte has.
fn warn_of(vm: &mut Vm, odd: Option<Odd>) -> Result<()> {
    let message = match odd {
        None => return Ok(()),
        Some(Odd::Letter(letter)) => format!("invalid escape sequence '\\{}'", letter as char),
        Some(Odd::Octal(value)) => format!("invalid octal escape sequence '\\{value:o}'"),
    };
    crate::modules::warnings::warn(
        vm,
        |vm| vm.exceptions().DeprecationWarning.clone(),
        &message,
    )
}

/// An escape that should not be.
#[derive(Clone, Copy)]
enum Odd {
    Letter(u8),
    Octal(u32),
}

/// Escapes of one letter, octal ones, and unknown ones, which stand for themselves.
fn simple(
    data: &[u8],
    at: &mut usize,
    letter: u8,
    odd: &mut Option<Odd>,
    mut push: impl FnMut(u32),
) {
    let point = match letter {
        b'\n' => return,
        b'\\' | b'\'' | b'"' => letter,
        b'b' => 8,
        b't' => 9,
        b'n' => 10,
        b'r' => 13,
        b'f' => 12,
        b'v' => 11,
        b'a' => 7,
        b'0'..=b'7' => {
            let mut value = (letter - b'0') as u32;
            for _ in 0..2 {
                match data.get(*at) {
                    Some(&digit @ b'0'..=b'7') => {
                        value = value << 3 | (digit - b'0') as u32;
                        *at += 1;
                    }
                    _ => break,
                }
            }
            if value > 0xFF {
                odd.get_or_insert(Odd::Octal(value));
            }
            return push(value);
        }
        other => {
            odd.get_or_insert(Odd::Letter(other));
            push('\\' as u32);
            other
        }
    };
    push(point as u32);
}

/// `codecs.escape_decode`: the escapes of bytes literals.
pub fn decode_bytes(vm: &mut Vm, data: &[u8], errors: &str) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(data.len());
    let (mut at, mut odd) = (0, None);
    while at < data.len() {
        let byte = data[at];
        at += 1;
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        let Some(&letter) = data.get(at) else {
            return Err(vm.value_error("Trailing \\ in string"));
        };
        at += 1;
        if letter != b'x' {
            simple(data, &mut at, letter, &mut odd, |point| {
                out.push(point as u8)
            });
            continue;
        }
        let (count, value) = hex(data, at, 2);
        if count == 2 {
            out.push(value as u8);
            at += 2;
            continue;
        }
        match errors {
            "strict" => {
                let position = at - 2;
                return Err(vm.value_error(format!("invalid \\x escape at position {position}")));
            }
            "replace" => out.push(b'?'),
            "ignore" => {}
            _ => {
                return Err(vm.value_error(format!(
                    "decoding error; unknown error handling code: {errors}"
                )));
            }
        }
        at += count;
    }
    warn_of(vm, odd)?;
    Ok(out)
}
