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

/// A base-64 section that is being read.
#[derive(Default)]
struct Section {
    pending: u64,
    bits: u32,
    /// The first half of a surrogate pair.
    high: Option<u32>,
    /// What the section has given so far: it is taken back if the section goes on in data to come.
    out: Vec<u32>,
}

impl Section {
    fn push(&mut self, sextet: u32) {
        self.pending = self.pending << 6 | u64::from(sextet);
        self.bits += 6;
        if self.bits < 16 {
            return;
        }
        self.bits -= 16;
        let unit = (self.pending >> self.bits) as u32 & 0xFFFF;
        self.pending &= (1 << self.bits) - 1;
        match (self.high.take(), unit) {
            (Some(first), 0xDC00..0xE000) => {
                let rest = ((first - 0xD800) << 10) + (unit - 0xDC00);
                self.out.push(0x1_0000 + rest);
                return;
            }
            (Some(first), _) => self.out.push(first),
            (None, _) => {}
        }
        match unit {
            0xD800..0xDC00 => self.high = Some(unit),
            _ => self.out.push(unit),
        }
    }

    /// What is wrong if the section ends here, before another character.
    fn fault(&self) -> Option<&'static str> {
        if self.bits >= 6 {
            Some("partial character in shift sequence")
        } else if self.pending != 0 {
            Some("non-zero padding bits in shift sequence")
        } else {
            None
        }
    }
}

/// The text of bytes, and how many were used (`PyUnicode_DecodeUTF7Stateful`).
pub fn decode(vm: &mut Vm, data: &[u8], errors: &str, last: bool) -> Result<(Value, usize)> {
    let mut out = Builder::with_capacity(data.len());
    let (mut at, mut start) = (0, 0);
    let mut section: Option<Section> = None;
    loop {
        let Some(&byte) = data.get(at) else {
            let Some(mut open) = section.take() else {
                break;
            };
            if !last {
                // The section is read again, from its `+`, with what follows it.
                return Ok((out.finish(vm), start));
            }
            open.out.drain(..).for_each(|point| out.push(point));
            if open.high.is_none() && open.fault().is_none() {
                break;
            }
            let reason = "unterminated shift sequence";
            at = report(vm, errors, data, (start, data.len()), reason, &mut out)?;
            continue;
        };
        let reason = if let Some(open) = &mut section {
            if let Some(sextet) = sextet(byte) {
                open.push(sextet);
                at += 1;
                continue;
            }
            // Some other character ends the section; `-` is part of it.
            let mut open = section.take().unwrap_or_default();
            open.out.drain(..).for_each(|point| out.push(point));
            let fault = open.fault();
            if fault.is_none() {
                if let Some(high) = open.high
                    && byte < 0x80
                    && byte != b'+'
                {
                    out.push(high);
                }
                at += (byte == b'-') as usize;
                continue;
            }
            at += 1;
            fault
        } else if byte == b'+' {
            start = at;
            at += 1;
            match data.get(at) {
                Some(b'-') => {
                    out.push('+' as u32);
                    at += 1;
                    None
                }
                Some(&next) if sextet(next).is_none() => {
                    at += 1;
                    Some("ill-formed sequence")
                }
                _ => {
                    section = Some(Section::default());
                    None
                }
            }
        } else if byte < 0x80 {
            out.push(byte as u32);
            at += 1;
            None
        } else {
            start = at;
            at += 1;
            Some("unexpected special character")
        };
        if let Some(reason) = reason {
            at = report(vm, errors, data, (start, at), reason, &mut out)?;
        }
    }
    Ok((out.finish(vm), at))
}

/// Asks the error handler; where to go on.
fn report(
    vm: &mut Vm,
    errors: &str,
    data: &[u8],
    (start, end): (usize, usize),
    reason: &'static str,
    out: &mut Builder,
) -> Result<usize> {
    let fault = DecodeFault {
        encoding: "utf7",
        data,
        start,
        end,
        reason,
    };
    decode_fault(vm, errors, &fault, out)
}
