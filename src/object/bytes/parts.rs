//! Algorithms on bytes: splitting, stripping, case, hexadecimal text.

use crate::object::str::Units;
use crate::object::str::search;
use crate::object::value::Value;
use crate::object::{int, sequence};
use crate::vm::{Result, Vm};
use std::borrow::Cow;

/// An int from 0 to 255; ValueError with this text otherwise.
pub fn byte_or(vm: &mut Vm, value: &Value, message: &str) -> Result<u8> {
    let index = vm.index(value)?;
    match int::Int::to_i64(&index).and_then(|number| u8::try_from(number).ok()) {
        Some(byte) => Ok(byte),
        None => Err(vm.value_error(message)),
    }
}

/// An int from 0 to 255.
pub fn byte(vm: &mut Vm, value: &Value) -> Result<u8> {
    byte_or(vm, value, "byte must be in range(0, 256)")
}

/// What is searched for: a byte given as an int, or bytes.
pub fn needle<'a>(vm: &mut Vm, value: &'a Value) -> Result<Cow<'a, [u8]>> {
    if let Some(bytes) = value.downcast::<super::Bytes>() {
        return Ok(Cow::Borrowed(&bytes.data));
    }
    if int::view(value).is_some() || sequence::is_index(vm, value) {
        return Ok(Cow::Owned(vec![byte(vm, value)?]));
    }
    if !crate::object::buffer::is_buffer(vm, value) {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!(
            "argument should be integer or bytes-like object, not '{name}'"
        )));
    }
    vm.buffer(value)
}

pub fn is_space(byte: u8) -> bool {
    matches!(byte, 9..=13 | 32)
}

pub type Ranges = Vec<(usize, usize)>;

pub fn words(data: &[u8], limit: usize) -> Ranges {
    let (mut found, mut at) = (Vec::new(), 0);
    loop {
        while at < data.len() && is_space(data[at]) {
            at += 1;
        }
        if at == data.len() {
            return found;
        }
        let start = at;
        if found.len() == limit {
            found.push((start, data.len()));
            return found;
        }
        while at < data.len() && !is_space(data[at]) {
            at += 1;
        }
        found.push((start, at));
    }
}

pub fn words_reversed(data: &[u8], limit: usize) -> Ranges {
    let reversed: Vec<u8> = data.iter().rev().copied().collect();
    let mut found = words(&reversed, limit);
    found.reverse();
    let length = data.len();
    found
        .into_iter()
        .map(|(start, end)| (length - end, length - start))
        .collect()
}

pub fn split(data: &[u8], separator: &[u8], limit: usize, reverse: bool) -> Ranges {
    let (hay, needle) = (Units::One(data), Units::One(separator));
    let mut at = match reverse {
        false => search::positions(hay, needle, limit),
        true => search::rpositions(hay, needle, limit),
    };
    if reverse {
        at.reverse();
    }
    let (mut found, mut start) = (Vec::with_capacity(at.len() + 1), 0);
    for end in at {
        found.push((start, end));
        start = end + separator.len();
    }
    found.push((start, data.len()));
    found
}

pub fn lines(data: &[u8], keep: bool) -> Ranges {
    let (mut found, mut start) = (Vec::new(), 0);
    while start < data.len() {
        let end = data[start..]
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'\r'))
            .map_or(data.len(), |at| start + at);
        let next = match data[end..] {
            [b'\r', b'\n', ..] => end + 2,
            [_, ..] => end + 1,
            [] => end,
        };
        found.push((start, if keep { next } else { end }));
        start = next;
    }
    found
}

pub fn title(data: &[u8]) -> Vec<u8> {
    let mut inside = false;
    data.iter()
        .map(|&byte| {
            let shown = match inside {
                true => byte.to_ascii_lowercase(),
                false => byte.to_ascii_uppercase(),
            };
            inside = byte.is_ascii_alphabetic();
            shown
        })
        .collect()
}

pub fn is_title(data: &[u8]) -> bool {
    let (mut found, mut inside) = (false, false);
    for byte in data {
        if byte.is_ascii_uppercase() {
            if inside {
                return false;
            }
            (found, inside) = (true, true);
        } else if byte.is_ascii_lowercase() {
            if !inside {
                return false;
            }
            found = true;
        } else {
            inside = false;
        }
    }
    found
}

/// Hexadecimal text; a separator between groups of `group` bytes, counted from the right if positive.
pub fn hex(data: &[u8], separator: Option<u8>, group: i64) -> Vec<u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    if separator.is_none() {
        let mut out = vec![0; data.len() * 2];
        for (pair, byte) in out.chunks_exact_mut(2).zip(data) {
            pair[0] = DIGITS[(byte >> 4) as usize];
            pair[1] = DIGITS[(byte & 15) as usize];
        }
        return out;
    }
    let mut out = Vec::with_capacity(data.len() * 3);
    let size = group.unsigned_abs() as usize;
    for (at, byte) in data.iter().enumerate() {
        if let Some(separator) = separator
            && size > 0
            && at > 0
        {
            let place = if group > 0 { data.len() - at } else { at };
            if place % size == 0 {
                out.push(separator);
            }
        }
        out.push(DIGITS[(byte >> 4) as usize]);
        out.push(DIGITS[(byte & 15) as usize]);
    }
    out
}

/// Pairs of hexadecimal digits without anything in between; `None` for all else.
pub fn from_plain_hex(text: &[u8]) -> Option<Vec<u8>> {
    const NONE: u8 = 0xFF;
    const DIGITS: [u8; 256] = {
        let mut digits = [NONE; 256];
        let mut digit = 0;
        while digit < 16 {
            digits[b"0123456789abcdef"[digit] as usize] = digit as u8;
            digits[b"0123456789ABCDEF"[digit] as usize] = digit as u8;
            digit += 1;
        }
        digits
    };
    if !text.len().is_multiple_of(2) {
        return None;
    }
    let mut wrong = 0;
    let pairs = text.chunks_exact(2).map(|pair| {
        let (high, low) = (DIGITS[pair[0] as usize], DIGITS[pair[1] as usize]);
        wrong |= (high | low) & 0xF0;
        high << 4 | low & 15
    });
    let out = pairs.collect();
    (wrong == 0).then_some(out)
}

/// Bytes of hexadecimal text, or where it goes wrong; `Err(None)`: an odd number of digits.
pub fn from_hex(text: impl Iterator<Item = u32>) -> std::result::Result<Vec<u8>, usize> {
    let (mut out, mut high) = (Vec::new(), None);
    let mut position = 0;
    for (at, point) in text.enumerate() {
        position = at + 1;
        let c = char::from_u32(point).unwrap_or('\u{FFFD}');
        match (c.to_digit(16).filter(|_| c.is_ascii()), high) {
            (Some(digit), None) => high = Some(digit),
            (Some(digit), Some(first)) => {
                out.push((first << 4 | digit) as u8);
                high = None;
            }
            (None, None) if c.is_ascii() && is_space(c as u8) => {}
            (None, _) => return Err(at),
        }
    }
    match high {
        None => Ok(out),
        Some(_) => Err(position),
    }
}
