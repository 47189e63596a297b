//! Case: `upper`, `lower`, `title`, `capitalize`, `swapcase`, `casefold`, and the questions about it. ASCII goes
//! byte by byte; the rest by Unicode's full mappings and its rule for the final sigma.

use super::unicode::{self, Case, tables};
use super::{Str, Units};
use crate::object::Value;
use crate::vm::Vm;

const CAPITAL_SIGMA: u32 = 0x3A3;

/// Lower case of the code point at `at`: a capital sigma that ends a word becomes the final one.
fn lower_at(units: Units<'_>, at: usize, out: &mut Vec<u32>) {
    let point = units.at(at);
    if point != CAPITAL_SIGMA {
        return unicode::map(point, Case::Lower, |mapped| out.push(mapped));
    }
    fn cased(mut points: impl Iterator<Item = u32>) -> bool {
        points
            .find(|&point| !unicode::has(point, tables::IGNORABLE))
            .is_some_and(|point| unicode::has(point, tables::CASED))
    }
    let before = cased((0..at).rev().map(|i| units.at(i)));
    let after = cased((at + 1..units.len()).map(|i| units.at(i)));
    out.push(if before && !after { 0x3C2 } else { 0x3C3 });
}

fn whole(vm: &Vm, text: &Str, case: Case) -> Value {
    let units = text.units();
    let mut out = Vec::with_capacity(units.len());
    for at in 0..units.len() {
        match case {
            Case::Lower => lower_at(units, at, &mut out),
            _ => unicode::map(units.at(at), case, |mapped| out.push(mapped)),
        }
    }
    vm.str_from_points(&out)
}

pub fn upper(vm: &Vm, text: &Str) -> Value {
    if text.is_ascii() {
        return vm.str_map_ascii(text.bytes(), |byte| byte.to_ascii_uppercase());
    }
    whole(vm, text, Case::Upper)
}
pub fn lower(vm: &Vm, text: &Str) -> Value {
    if text.is_ascii() {
        return vm.str_map_ascii(text.bytes(), |byte| byte.to_ascii_lowercase());
    }
    whole(vm, text, Case::Lower)
}
pub fn casefold(vm: &Vm, text: &Str) -> Value {
    if text.is_ascii() {
        return lower(vm, text);
    }
    whole(vm, text, Case::Fold)
}
pub fn swapcase(vm: &Vm, text: &Str) -> Value {
    if text.is_ascii() {
        return vm.str_map_ascii(text.bytes(), |byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' => byte ^ 0x20,
            _ => byte,
        });
    }
    let units = text.units();
    let mut out = Vec::with_capacity(units.len());
    for at in 0..units.len() {
        let point = units.at(at);
        if unicode::has(point, tables::UPPER) {
            lower_at(units, at, &mut out);
        } else if unicode::has(point, tables::LOWER) {
            unicode::map(point, Case::Upper, |mapped| out.push(mapped));
        } else {
            out.push(point);
        }
    }
    vm.str_from_points(&out)
}
pub fn capitalize(vm: &Vm, text: &Str) -> Value {
    if let Some(ascii) = text.as_ascii() {
        let mut bytes = ascii.to_ascii_lowercase().into_bytes();
        if let Some(first) = bytes.first_mut() {
            first.make_ascii_uppercase();
        }
        return vm.str_from_ascii(&bytes);
    }
    let units = text.units();
    let mut out = Vec::with_capacity(units.len());
    for at in 0..units.len() {
        match at {
            0 => unicode::map(units.at(0), Case::Title, |mapped| out.push(mapped)),
            _ => lower_at(units, at, &mut out),
        }
    }
    vm.str_from_points(&out)
}
pub fn title(vm: &Vm, text: &Str) -> Value {
    if let Some(ascii) = text.as_ascii() {
        let mut bytes = ascii.to_ascii_lowercase().into_bytes();
        let mut inside = false;
        for byte in &mut bytes {
            let letter = byte.is_ascii_lowercase();
            if letter && !inside {
                byte.make_ascii_uppercase();
            }
            inside = letter;
        }
        return vm.str_from_ascii(&bytes);
    }
    let units = text.units();
    let mut out = Vec::with_capacity(units.len());
    let mut inside = false;
    for at in 0..units.len() {
        let point = units.at(at);
        match inside {
            true => lower_at(units, at, &mut out),
            false => unicode::map(point, Case::Title, |mapped| out.push(mapped)),
        }
        inside = unicode::has(point, tables::CASED)
            || unicode::has(point, tables::UPPER | tables::LOWER | tables::TITLE);
    }
    vm.str_from_points(&out)
}

/// Not empty, and every code point has the flag.
pub fn all(text: &Str, flag: u16) -> bool {
    !text.is_empty() && text.units().iter().all(|point| unicode::has(point, flag))
}
pub fn is_lower(text: &Str) -> bool {
    let mut found = false;
    for point in text.units().iter() {
        if unicode::has(point, tables::UPPER | tables::TITLE) {
            return false;
        }
        found |= unicode::has(point, tables::LOWER);
    }
    found
}
pub fn is_upper(text: &Str) -> bool {
    let mut found = false;
    for point in text.units().iter() {
        if unicode::has(point, tables::LOWER | tables::TITLE) {
            return false;
        }
        found |= unicode::has(point, tables::UPPER);
    }
    found
}
pub fn is_title(text: &Str) -> bool {
    let (mut found, mut inside) = (false, false);
    for point in text.units().iter() {
        if unicode::has(point, tables::UPPER | tables::TITLE) {
            if inside {
                return false;
            }
            (found, inside) = (true, true);
        } else if unicode::has(point, tables::LOWER) {
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
pub fn is_identifier(text: &Str) -> bool {
    let mut points = text.units().iter();
    points
        .next()
        .is_some_and(|first| unicode::has(first, tables::START))
        && points.all(|point| unicode::has(point, tables::CONTINUE))
}
pub fn is_printable(text: &Str) -> bool {
    text.units().iter().all(unicode::is_printable)
}
