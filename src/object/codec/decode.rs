//! Decoders, after Objects/unicodeobject.c. Each answers the text and the number of bytes it used.

use super::Order;
use super::errors::{DecodeFault, decode_fault};
use crate::object::str::{Builder, Units};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// UTF-8.
pub fn utf8(vm: &mut Vm, data: &[u8], errors: &str, last: bool) -> Result<(Value, usize)> {
    if data.is_ascii() {
        return Ok((vm.str_from_ascii(data), data.len()));
    }
    if let Ok(text) = simdutf8::basic::from_utf8(data) {
        return Ok((vm.str(text), data.len()));
    }
    let mut out = Builder::with_capacity(data.len());
    let mut at = 0;
    while at < data.len() {
        let fault = match std::str::from_utf8(&data[at..]) {
            Ok(rest) => {
                out.push_text(rest);
                at = data.len();
                break;
            }
            Err(fault) => fault,
        };
        let valid = &data[at..at + fault.valid_up_to()];
        out.push_text(&String::from_utf8_lossy(valid));
        at += fault.valid_up_to();
        let (end, reason) = match fault.error_len() {
            None if !last => break,
            // What may become a surrogate, which an error handler may let pass.
            Some(_) if !last && matches!(data[at..], [0xED, 0xA0..=0xBF]) => break,
            None => (data.len(), "unexpected end of data"),
            Some(length) => {
                let reason = match data[at] {
                    0xC2..=0xF4 => "invalid continuation byte",
                    _ => "invalid start byte",
                };
                (at + length, reason)
            }
        };
        let fault = DecodeFault {
            encoding: "utf-8",
            data,
            start: at,
            end,
            reason,
        };
        at = decode_fault(vm, errors, &fault, &mut out)?;
    }
    Ok((out.finish(vm), at))
}

/// ASCII.
pub fn ascii(vm: &mut Vm, data: &[u8], errors: &str) -> Result<(Value, usize)> {
    if data.is_ascii() {
        return Ok((vm.str_from_ascii(data), data.len()));
    }
    let mut out = Builder::with_capacity(data.len());
    let mut at = 0;
    while at < data.len() {
        if data[at] < 0x80 {
            out.push(data[at] as u32);
            at += 1;
            continue;
        }
        let fault = DecodeFault {
            encoding: "ascii",
            data,
            start: at,
            end: at + 1,
            reason: "ordinal not in range(128)",
        };
        at = decode_fault(vm, errors, &fault, &mut out)?;
    }
    Ok((out.finish(vm), at))
}

/// Takes a byte order mark off.
fn order_of(data: &[u8], order: Order, wide: bool) -> (Order, usize) {
    match (order, wide, data) {
        (Order::Mark, true, [0xFF, 0xFE, 0, 0, ..]) => (Order::Little, 4),
        (Order::Mark, true, [0, 0, 0xFE, 0xFF, ..]) => (Order::Big, 4),
        (Order::Mark, false, [0xFF, 0xFE, ..]) => (Order::Little, 2),
        (Order::Mark, false, [0xFE, 0xFF, ..]) => (Order::Big, 2),
        (Order::Mark, ..) => (Order::Mark, 0),
        (order, ..) => (order, 0),
    }
}

/// UTF-16; answers the byte order found as well.
pub fn utf16(
    vm: &mut Vm,
    data: &[u8],
    errors: &str,
    order: Order,
    last: bool,
) -> Result<(Value, usize, Order)> {
    let (order, mut at) = order_of(data, order, false);
    let encoding = match order {
        Order::Big => "utf-16-be",
        _ => "utf-16-le",
    };
    let unit = |at: usize| -> Option<u32> {
        let pair = [*data.get(at)?, *data.get(at + 1)?];
        Some(match order {
            Order::Big => u16::from_be_bytes(pair),
            _ => u16::from_le_bytes(pair),
        } as u32)
    };
    let (pairs, odd) = data[at..].as_chunks::<2>();
    if odd.is_empty() {
        let units: Vec<u16> = match order {
            Order::Big => pairs.iter().map(|&pair| u16::from_be_bytes(pair)).collect(),
            _ => pairs.iter().map(|&pair| u16::from_le_bytes(pair)).collect(),
        };
        let surrogate = |unit: u16| (0xD800..0xE000).contains(&unit);
        if !units.iter().fold(false, |any, &unit| any | surrogate(unit)) {
            return Ok((vm.str_from_units(Units::Two(&units)), data.len(), order));
        }
    }
    let mut out = Builder::with_capacity(data.len() / 2);
    while at < data.len() {
        let (end, reason) = match unit(at) {
            None if !last => break,
            None => (data.len(), "truncated data"),
            Some(high @ 0xD800..0xDC00) => match unit(at + 2) {
                Some(low @ 0xDC00..0xE000) => {
                    out.push(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00));
                    at += 4;
                    continue;
                }
                Some(_) => (at + 2, "illegal UTF-16 surrogate"),
                None if !last => break,
                None => (data.len(), "unexpected end of data"),
            },
            Some(0xDC00..0xE000) => (at + 2, "illegal encoding"),
            Some(point) => {
                out.push(point);
                at += 2;
                continue;
            }
        };
        let fault = DecodeFault {
            encoding,
            data,
            start: at,
            end,
            reason,
        };
        at = decode_fault(vm, errors, &fault, &mut out)?;
    }
    Ok((out.finish(vm), at, order))
}

/// UTF-32; answers the byte order found as well.
pub fn utf32(
    vm: &mut Vm,
    data: &[u8],
    errors: &str,
    order: Order,
    last: bool,
) -> Result<(Value, usize, Order)> {
    let (order, mut at) = order_of(data, order, true);
    let encoding = match order {
        Order::Big => "utf-32-be",
        _ => "utf-32-le",
    };
    let mut out = Builder::with_capacity(data.len() / 4);
    while at < data.len() {
        let (end, reason) = match data.get(at..at + 4) {
            None if !last => break,
            None => (data.len(), "truncated data"),
            Some(unit) => {
                let unit: [u8; 4] = [unit[0], unit[1], unit[2], unit[3]];
                let point = match order {
                    Order::Big => u32::from_be_bytes(unit),
                    _ => u32::from_le_bytes(unit),
                };
                match point {
                    0xD800..0xE000 => (
                        at + 4,
                        "code point in surrogate code point range(0xd800, 0xe000)",
                    ),
                    0..0x11_0000 => {
                        out.push(point);
                        at += 4;
                        continue;
                    }
                    _ => (at + 4, "code point not in range(0x110000)"),
                }
            }
        };
        let fault = DecodeFault {
            encoding,
            data,
            start: at,
            end,
            reason,
        };
        at = decode_fault(vm, errors, &fault, &mut out)?;
    }
    Ok((out.finish(vm), at, order))
}
