//! Taking text apart: `split`, `rsplit`, `splitlines`, `partition`, `strip`.

use super::search;
use super::unicode;
use super::{Str, Units, expect};
use crate::object::Value;
use crate::vm::{Result, Vm};

/// Runs of text between white space, at most `limit` splits from the left; the rest keeps its white space.
fn words(units: Units<'_>, limit: usize) -> Vec<(usize, usize)> {
    let (mut parts, mut at, length) = (Vec::new(), 0, units.len());
    let space = |at: usize| unicode::is_space(units.at(at));
    loop {
        while at < length && space(at) {
            at += 1;
        }
        if at == length {
            return parts;
        }
        let start = at;
        if parts.len() == limit {
            parts.push((start, length));
            return parts;
        }
        while at < length && !space(at) {
            at += 1;
        }
        parts.push((start, at));
    }
}

fn words_reversed(units: Units<'_>, limit: usize) -> Vec<(usize, usize)> {
    let (mut parts, mut end) = (Vec::new(), units.len());
    let space = |at: usize| unicode::is_space(units.at(at));
    loop {
        while end > 0 && space(end - 1) {
            end -= 1;
        }
        if end == 0 {
            break;
        }
        let mut start = end;
        if parts.len() == limit {
            parts.push((0, end));
            break;
        }
        while start > 0 && !space(start - 1) {
            start -= 1;
        }
        parts.push((start, end));
        end = start;
    }
    parts.reverse();
    parts
}

fn list(vm: &Vm, text: &Value, parts: &[(usize, usize)]) -> Value {
    let source = expect(text);
    if let [(0, end)] = parts
        && *end == source.len()
        && vm.class_of(text).is(&*vm.types().str)
    {
        return vm.list(vec![text.clone()]);
    }
    let items = parts
        .iter()
        .map(|&(start, end)| vm.substring(source, start, end))
        .collect();
    vm.list(items)
}

/// `split` of ASCII text at one byte, without a limit.
fn split_ascii(vm: &Vm, text: &Value, bytes: &[u8], separator: u8) -> Value {
    let mut items = Vec::with_capacity(12.min(bytes.len() / 2 + 1));
    let mut start = 0;
    if bytes.len() <= 48 {
        // Few bytes: quicker than the search that reads many at once.
        for (at, &byte) in bytes.iter().enumerate() {
            if byte == separator {
                items.push(vm.str_from_ascii(&bytes[start..at]));
                start = at + 1;
            }
        }
    } else {
        for at in memchr::memchr_iter(separator, bytes) {
            items.push(vm.str_from_ascii(&bytes[start..at]));
            start = at + 1;
        }
    }
    match items.is_empty() {
        true => items.push(vm.exact_str(text)),
        false => items.push(vm.str_from_ascii(&bytes[start..])),
    }
    vm.list(items)
}

/// `split()` of ASCII text at white space.
fn split_ascii_words(vm: &Vm, text: &Value, bytes: &[u8]) -> Value {
    const SPACE: [bool; 256] = {
        let mut table = [false; 256];
        let mut at = 9;
        while at <= 32 {
            table[at] = at <= 13 || at >= 28;
            at += 1;
        }
        table
    };
    let space = |at: usize| SPACE[bytes[at] as usize];
    let mut items = Vec::with_capacity(12.min(bytes.len() / 2 + 1));
    let mut at = 0;
    loop {
        while at < bytes.len() && space(at) {
            at += 1;
        }
        if at == bytes.len() {
            break;
        }
        let start = at;
        while at < bytes.len() && !space(at) {
            at += 1;
        }
        if start == 0 && at == bytes.len() {
            items.push(vm.exact_str(text));
        } else {
            items.push(vm.str_from_ascii(&bytes[start..at]));
        }
    }
    vm.list(items)
}

/// `split` and `rsplit`; a negative limit is none.
pub fn split(
    vm: &mut Vm,
    text: &Value,
    separator: Option<&Str>,
    limit: i64,
    reverse: bool,
) -> Result<Value> {
    let source = expect(text);
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let Some(separator) = separator else {
        let parts = match (reverse, source.as_ascii()) {
            (true, _) => words_reversed(source.units(), limit),
            (false, Some(ascii)) if limit == usize::MAX => {
                return Ok(split_ascii_words(vm, text, ascii.as_bytes()));
            }
            (false, _) => words(source.units(), limit),
        };
        return Ok(list(vm, text, &parts));
    };
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    if let (Some(ascii), Units::One(&[one])) = (source.as_ascii(), separator.units())
        && limit == usize::MAX
    {
        return Ok(split_ascii(vm, text, ascii.as_bytes(), one));
    }
    let mut found = match reverse {
        false => search::positions(source.units(), separator.units(), limit),
        true => search::rpositions(source.units(), separator.units(), limit),
    };
    if reverse {
        found.reverse();
    }
    let mut parts = Vec::with_capacity(found.len() + 1);
    let mut start = 0;
    for at in found {
        parts.push((start, at));
        start = at + separator.len();
    }
    parts.push((start, source.len()));
    Ok(list(vm, text, &parts))
}

pub fn splitlines(vm: &mut Vm, text: &Value, keep: bool) -> Value {
    let units = expect(text).units();
    let (mut parts, mut start) = (Vec::new(), 0);
    while start < units.len() {
        let mut end = start;
        while end < units.len() && !unicode::is_line_break(units.at(end)) {
            end += 1;
        }
        let mut next = end;
        if end < units.len() {
            let pair = units.at(end) == 13 && end + 1 < units.len() && units.at(end + 1) == 10;
            next += 1 + pair as usize;
        }
        parts.push((start, if keep { next } else { end }));
        start = next;
    }
    list(vm, text, &parts)
}

/// `partition` and `rpartition`.
pub fn partition(vm: &mut Vm, text: &Value, separator: &Value, reverse: bool) -> Result<Value> {
    let (source, needle) = (expect(text), expect(separator));
    if needle.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let found = match reverse {
        false => search::find(source.units(), needle.units()),
        true => search::rfind(source.units(), needle.units()),
    };
    let empty = vm.types_empty_str();
    let parts = match found {
        Some(at) => [
            vm.substring(source, 0, at),
            vm.exact_str(separator),
            vm.substring(source, at + needle.len(), source.len()),
        ],
        None if reverse => [empty.clone(), empty, vm.exact_str(text)],
        None => [vm.exact_str(text), empty.clone(), empty],
    };
    Ok(vm.tuple_of(parts))
}

/// `strip`, `lstrip`, `rstrip`: `chars` is `None` for white space.
pub fn strip(vm: &mut Vm, text: &Value, chars: Option<&Str>, left: bool, right: bool) -> Value {
    let source = expect(text);
    let units = source.units();
    let strips = |point: u32| match chars {
        None => unicode::is_space(point),
        Some(chars) => match chars.units() {
            Units::One(bytes) => u8::try_from(point).is_ok_and(|byte| bytes.contains(&byte)),
            wide => wide.iter().any(|other| other == point),
        },
    };
    let (mut start, mut end) = (0, units.len());
    while left && start < end && strips(units.at(start)) {
        start += 1;
    }
    while right && end > start && strips(units.at(end - 1)) {
        end -= 1;
    }
    if start == 0 && end == units.len() {
        return vm.exact_str(text);
    }
    vm.substring(source, start, end)
}
