//! UTF-7 (RFC 2152), after Objects/unicodeobject.c.

use super::errors::{DecodeFault, decode_fault};
use crate::object::str::{Builder, Units};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn sextet(byte: u8) -> Option<u32> {
    ALPHABET
        .iter()
        .position(|&letter| letter == byte)
        .map(|at| at as u32)
}

/// Written as it stands: everything of ASCII but `+`, `\`, `~` and control characters.
fn is_direct(point: u32) -> bool {
    matches!(point, 9 | 10 | 13 | 0x20..0x7E) && !matches!(point, 0x2B | 0x5C)
}

/// The bytes of a text.
pub fn encode(units: Units<'_>) -> Vec<u8> {
    let mut out = Vec::with_capacity(units.len());
    let (mut shifted, mut bits, mut pending) = (false, 0u32, 0u64);
    for point in units.iter() {
        if is_direct(point) {
            if shifted {
                if bits > 0 {
                    out.push(ALPHABET[(pending << (6 - bits) & 63) as usize]);
                }
                (shifted, bits, pending) = (false, 0, 0);
                let letter = point as u8;
                if sextet(letter).is_some() || letter == b'-' {
                    out.push(b'-');
                }
            }
            out.push(point as u8);
            continue;
        }
        if !shifted {
            if point == '+' as u32 {
                out.extend(b"+-");
                continue;
            }
            out.push(b'+');
            shifted = true;
        }
        let unit = match point.checked_sub(0x1_0000) {
            Some(rest) => {
                pending = pending << 16 | (0xD800 + (rest >> 10)) as u64;
                bits += 16;
                0xDC00 + (rest & 0x3FF)
            }
            None => point,
        };
        pending = pending << 16 | unit as u64;
        bits += 16;
        while bits >= 6 {
            out.push(ALPHABET[(pending >> (bits - 6) & 63) as usize]);
            bits -= 6;
        }
        pending &= (1 << bits) - 1;
    }
    if shifted {
        if bits > 0 {
            out.push(ALPHABET[(pending << (6 - bits) & 63) as usize]);
        }
        out.push(b'-');
    }
    out
}

/// The text of bytes, and how many were used.
pub fn decode(vm: &mut Vm, data: &[u8], errors: &str, last: bool) -> Result<(Value, usize)> {
    let mut out = Builder::with_capacity(data.len());
    let mut at = 0;
    while at < data.len() {
        let start = at;
        let byte = data[at];
        let fault = if byte == b'+' {
            let length = data[at + 1..]
                .iter()
                .take_while(|&&byte| sextet(byte).is_some())
                .count();
            let end = at + 1 + length;
            if end == data.len() && !last {
                break;
            }
            match (length, data.get(end)) {
                (0, Some(b'-')) => {
                    out.push('+' as u32);
                    at = end + 1;
                    continue;
                }
                (0, Some(_)) => Some((end, "ill-formed sequence")),
                (_, None) => Some((end, "unterminated shift sequence")),
                (_, Some(&stop)) => {
                    let (leftover, bits) = run(&data[at + 1..end], &mut out);
                    at = end + (stop == b'-') as usize;
                    if bits >= 6 {
                        Some((end + 1, "partial character in base64 sequence"))
                    } else if leftover != 0 {
                        Some((end + 1, "non-zero padding bits in shift sequence"))
                    } else {
                        None
                    }
                }
            }
        } else if byte < 0x80 {
            out.push(byte as u32);
            at += 1;
            None
        } else {
            Some((at + 1, "unexpected special character"))
        };
        if let Some((end, reason)) = fault {
            let fault = DecodeFault {
                encoding: "utf7",
                data,
                start,
                end: end.min(data.len()),
                reason,
            };
            at = decode_fault(vm, errors, &fault, &mut out)?;
        }
    }
    Ok((out.finish(vm), at))
}

/// Decodes a base-64 run; answers the bits left over and their number.
fn run(letters: &[u8], out: &mut Builder) -> (u64, u32) {
    let (mut pending, mut bits, mut high) = (0u64, 0u32, None);
    for &letter in letters {
        pending = pending << 6 | sextet(letter).unwrap_or(0) as u64;
        bits += 6;
        if bits < 16 {
            continue;
        }
        bits -= 16;
        let unit = (pending >> bits) as u32 & 0xFFFF;
        pending &= (1 << bits) - 1;
        match (high.take(), unit) {
            (Some(first), 0xDC00..0xE000) => {
                let first: u32 = first;
                out.push(0x1_0000 + ((first - 0xD800) << 10) + (unit - 0xDC00));
                continue;
            }
            (Some(first), _) => out.push(first),
            (None, _) => {}
        }
        match unit {
            0xD800..0xDC00 => high = Some(unit),
            _ => out.push(unit),
        }
    }
    if let Some(first) = high {
        out.push(first);
    }
    (pending, bits)
}
