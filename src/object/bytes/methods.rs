//! The methods that `bytes` and `bytearray` share; each answers with an object of its receiver's kind.

use super::Bytes;
use super::parts;
use super::slots::{make, make_copy, parts_of};
use crate::object::bytearray::ByteArray;
use crate::object::native::rows;
use crate::object::native::{Bound, NativeDef};
use crate::object::str::{Str, Units, search};
use crate::object::tuple::Tuple;
use crate::object::types::Class;
use crate::object::value::Value;
use crate::object::{buffer, sequence};
use crate::vm::{Result, Vm};
use std::borrow::Cow;

type Bindings<'a> = &'a [Option<Value>];

/// The receiver's contents: borrowed from bytes, a copy of a bytearray's.
fn data<'a>(vm: &Vm, args: Bindings<'a>) -> Cow<'a, [u8]> {
    match args.arg(0).downcast::<Bytes>() {
        Some(bytes) => Cow::Borrowed(&bytes.data),
        None => Cow::Owned(parts_of(vm, args.arg(0)).to_vec()),
    }
}

fn result(vm: &mut Vm, args: Bindings<'_>, data: &[u8]) -> Result<Value> {
    Ok(make_copy(vm, args.arg(0), data))
}

/// The receiver itself if it is exact bytes with this content, else a copy.
fn unchanged(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if sequence::is_exact(vm, args.arg(0), &vm.types().bytes) {
        return Ok(args.arg(0).clone());
    }
    let data = data(vm, args);
    result(vm, args, &data)
}

fn list(vm: &mut Vm, args: Bindings<'_>, data: &[u8], ranges: parts::Ranges) -> Result<Value> {
    let items = ranges
        .into_iter()
        .map(|(start, end)| make_copy(vm, args.arg(0), &data[start..end]))
        .collect();
    Ok(vm.list(items))
}

fn range(vm: &mut Vm, args: Bindings<'_>, length: usize) -> Result<Option<(usize, usize)>> {
    if args.len() <= 2 {
        return Ok(Some((0, length)));
    }
    let bound = |vm: &mut Vm, value: Option<&Value>, default: i64| match value {
        None => Ok(default),
        Some(value) if value.is_none() => Ok(default),
        Some(value) if sequence::is_index(vm, value) => vm.index_clipped(value),
        Some(_) => {
            Err(vm.type_error("slice indices must be integers or None or have an __index__ method"))
        }
    };
    let start = bound(vm, args.opt(2), 0)?;
    let end = bound(vm, args.opt(3), i64::MAX)?;
    let (start, end) = sequence::clip(start, end, length);
    let end = end.min(length);
    Ok((start <= end).then_some((start, end)))
}

/// The range that arguments 2 and 3 select, without copying a bytearray: the part below, taken after all conversions,
/// which may have made it shorter.
fn selected(vm: &mut Vm, args: Bindings<'_>) -> Result<Option<(usize, usize)>> {
    let length = parts_of(vm, args.arg(0)).len();
    range(vm, args, length)
}

/// The part of the receiver in a range; None if the receiver is too short for it by now.
fn part<'a>(vm: &'a Vm, args: Bindings<'a>, (start, end): (usize, usize)) -> Option<&'a [u8]> {
    let data = parts_of(vm, args.arg(0));
    data.get(start..end.min(data.len()))
}

fn position(vm: &mut Vm, args: Bindings<'_>, reverse: bool) -> Result<Option<usize>> {
    let range = selected(vm, args)?;
    let needle = parts::needle(vm, args.arg(1))?;
    let Some(range) = range else {
        return Ok(None);
    };
    let Some(part) = part(vm, args, range) else {
        return Ok(None);
    };
    let found = match (reverse, &*needle) {
        (false, [byte]) => memchr::memchr(*byte, part),
        (true, [byte]) => memchr::memrchr(*byte, part),
        (false, _) => memchr::memmem::find(part, &needle),
        (true, _) => memchr::memmem::rfind(part, &needle),
    };
    Ok(found.map(|at| at + range.0))
}
fn find_in(vm: &mut Vm, args: Bindings<'_>, reverse: bool) -> Result<Value> {
    let at = position(vm, args, reverse)?;
    Ok(vm.int(at.map_or(-1, |at| at as i64)))
}
fn index_in(vm: &mut Vm, args: Bindings<'_>, reverse: bool) -> Result<Value> {
    match position(vm, args, reverse)? {
        Some(at) => Ok(vm.int(at as i64)),
        None => Err(vm.value_error("subsection not found")),
    }
}
fn count(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let range = selected(vm, args)?;
    let needle = parts::needle(vm, args.arg(1))?;
    let count = match range.and_then(|range| part(vm, args, range)) {
        Some(part) => search::count(Units::One(part), Units::One(&needle)),
        None => 0,
    };
    Ok(vm.int(count as i64))
}
fn affix(vm: &mut Vm, args: Bindings<'_>, name: &str, end_wise: bool) -> Result<Value> {
    let range = selected(vm, args)?;
    let choices = match args.arg(1).downcast::<Tuple>() {
        Some(tuple) => tuple.items(),
        None if buffer::is_buffer(vm, args.arg(1)) => std::slice::from_ref(args.arg(1)),
        None => {
            let class = vm.type_name(args.arg(1));
            return Err(vm.type_error(format!(
                "{name} first arg must be bytes or a tuple of bytes, not {class}"
            )));
        }
    };
    for choice in choices {
        let affix = vm.buffer(choice)?;
        if let Some(part) = range.and_then(|range| part(vm, args, range))
            && ((end_wise && part.ends_with(&affix)) || (!end_wise && part.starts_with(&affix)))
        {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}
fn removeprefix(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let prefix = vm.buffer(args.arg(1))?;
    let data = data(vm, args);
    match data.strip_prefix(&*prefix) {
        Some(rest) if !prefix.is_empty() => result(vm, args, rest),
        _ => unchanged(vm, args),
    }
}
fn removesuffix(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let suffix = vm.buffer(args.arg(1))?;
    let data = data(vm, args);
    match data.strip_suffix(&*suffix) {
        Some(rest) if !suffix.is_empty() => result(vm, args, rest),
        _ => unchanged(vm, args),
    }
}
fn replace(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (old, new) = (vm.buffer(args.arg(1))?, vm.buffer(args.arg(2))?);
    let limit = match args.opt(3) {
        Some(count) => usize::try_from(vm.index_i64(count)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let data = data(vm, args);
    if let ([old], [new], usize::MAX) = (&*old, &*new, limit) {
        if !data.contains(old) {
            return unchanged(vm, args);
        }
        let out = data
            .iter()
            .map(|byte| if byte == old { *new } else { *byte });
        let out = out.collect();
        return Ok(make(vm, args.arg(0), out));
    }
    let found = search::positions(Units::One(&data), Units::One(&old), limit);
    if found.is_empty() {
        return unchanged(vm, args);
    }
    let grown = new
        .len()
        .checked_mul(found.len())
        .and_then(|grown| grown.checked_add(data.len()));
    let mut out = sequence::reserve(vm, grown)?;
    let mut start = 0;
    for at in found {
        out.extend_from_slice(&data[start..at]);
        out.extend_from_slice(&new);
        start = at + old.len();
    }
    out.extend_from_slice(&data[start..]);
    Ok(make(vm, args.arg(0), out))
}
fn split_by(vm: &mut Vm, args: Bindings<'_>, reverse: bool) -> Result<Value> {
    let limit = match args.opt(2) {
        Some(limit) => usize::try_from(vm.index_i64(limit)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let data = data(vm, args);
    let ranges = match args.opt(1).filter(|separator| !separator.is_none()) {
        None if reverse => parts::words_reversed(&data, limit),
        None => parts::words(&data, limit),
        Some(separator) => {
            let separator = vm.buffer(separator)?;
            if separator.is_empty() {
                return Err(vm.value_error("empty separator"));
            }
            parts::split(&data, &separator, limit, reverse)
        }
    };
    list(vm, args, &data, ranges)
}
fn splitlines(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let keep = match args.opt(1) {
        Some(keep) => vm.is_true(keep)?,
        None => false,
    };
    let data = data(vm, args);
    let ranges = parts::lines(&data, keep);
    list(vm, args, &data, ranges)
}
fn partition(vm: &mut Vm, args: Bindings<'_>, reverse: bool) -> Result<Value> {
    let separator = vm.buffer(args.arg(1))?;
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let data = data(vm, args);
    let found = match reverse {
        false => memchr::memmem::find(&data, &separator),
        true => memchr::memmem::rfind(&data, &separator),
    };
    let parts: [&[u8]; 3] = match found {
        Some(at) => [&data[..at], &separator, &data[at + separator.len()..]],
        None if reverse => [&[], &[], &data],
        None => [&data, &[], &[]],
    };
    let mut parts: Vec<Value> = parts
        .iter()
        .map(|part| make_copy(vm, args.arg(0), part))
        .collect();
    if found.is_some() && args.arg(0).is_a::<Bytes>() {
        // The separator as it was given.
        parts[1] = args.arg(1).clone();
    }
    Ok(vm.tuple(parts))
}
fn strip(vm: &mut Vm, args: Bindings<'_>, left: bool, right: bool) -> Result<Value> {
    let chars = match args.opt(1).filter(|chars| !chars.is_none()) {
        Some(chars) => Some(vm.buffer(chars)?),
        None => None,
    };
    let data = data(vm, args);
    let outer = |byte: u8| match &chars {
        Some(chars) => chars.contains(&byte),
        None => parts::is_space(byte),
    };
    let (mut start, mut end) = (0, data.len());
    while left && start < end && outer(data[start]) {
        start += 1;
    }
    while right && end > start && outer(data[end - 1]) {
        end -= 1;
    }
    if start == 0 && end == data.len() {
        return unchanged(vm, args);
    }
    result(vm, args, &data[start..end])
}
/// Joins a list or tuple of bytes objects.
fn join_bytes(vm: &mut Vm, args: Bindings<'_>) -> Option<Value> {
    let separator = &args.arg(0).downcast::<Bytes>()?.data;
    let items = sequence::exact_items(vm, args.arg(1))?;
    let mut length = separator.len().checked_mul(items.len().checked_sub(1)?)?;
    for item in items {
        length = length.checked_add(item.downcast::<Bytes>()?.data.len())?;
    }
    if length > 1 << 20 || items.len() == 1 {
        return None;
    }
    let mut out = Vec::with_capacity(length);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.extend_from_slice(separator);
        }
        out.extend_from_slice(&item.downcast::<Bytes>()?.data);
    }
    Some(vm.bytes(out))
}
fn join(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if let Some(joined) = join_bytes(vm, args) {
        return Ok(joined);
    }
    // Nothing that the iterator runs may resize a bytearray meanwhile.
    let array = args.arg(0).downcast::<ByteArray>();
    let held = |change: isize| {
        if let Some(array) = array {
            let exports = array.exports.get();
            array.exports.set(exports.saturating_add_signed(change));
        }
    };
    held(1);
    let items = sequence::collect_or(vm, args.arg(1), "can only join an iterable");
    held(-1);
    let items = items?;
    let separator = data(vm, args);
    let mut out = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.extend_from_slice(&separator);
        }
        if !buffer::is_buffer(vm, item) {
            let name = vm.type_name(item);
            return Err(vm.type_error(format!(
                "sequence item {index}: expected a bytes-like object, {name} found"
            )));
        }
        out.extend_from_slice(&vm.buffer(item)?);
    }
    if let [only] = &items[..]
        && args.arg(0).is_a::<Bytes>()
        && sequence::is_exact(vm, only, &vm.types().bytes)
    {
        return Ok(only.clone());
    }
    Ok(make(vm, args.arg(0), out))
}
fn pad(
    vm: &mut Vm,
    args: Bindings<'_>,
    name: &str,
    sides: fn(usize, usize) -> (usize, usize),
) -> Result<Value> {
    let width = vm.index_i64(args.arg(1))?.max(0) as usize;
    let fill = match args.opt(2) {
        None => b' ',
        Some(value) if value.is_a::<Bytes>() || value.is_a::<ByteArray>() => {
            match parts_of(vm, value) {
                [byte] => *byte,
                _ => {
                    let class = vm.type_name(value);
                    return Err(vm.type_error(format!(
                        "{name}() argument 2 must be a byte string of length 1, not {class}"
                    )));
                }
            }
        }
        Some(value) => {
            let class = vm.type_name(value);
            return Err(vm.type_error(format!(
                "{name}() argument 2 must be a byte string of length 1, not {class}"
            )));
        }
    };
    let data = data(vm, args);
    let padding = width.saturating_sub(data.len());
    if padding == 0 {
        return unchanged(vm, args);
    }
    let (left, right) = sides(padding, width);
    let mut out: Vec<u8> = sequence::reserve(vm, Some(data.len() + padding))?;
    out.resize(left, fill);
    out.extend_from_slice(&data);
    out.resize(data.len() + left + right, fill);
    Ok(make(vm, args.arg(0), out))
}
fn zfill(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let width = vm.index_i64(args.arg(1))?.max(0) as usize;
    let data = data(vm, args);
    let padding = width.saturating_sub(data.len());
    if padding == 0 {
        return unchanged(vm, args);
    }
    let mut out: Vec<u8> = sequence::reserve(vm, Some(width))?;
    let signed = matches!(data.first(), Some(b'+' | b'-')) as usize;
    out.extend_from_slice(&data[..signed]);
    out.resize(signed + padding, b'0');
    out.extend_from_slice(&data[signed..]);
    Ok(make(vm, args.arg(0), out))
}
fn expandtabs(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let size = match args.opt(1) {
        Some(size) => vm.index_i64(size)?.clamp(0, 1 << 30) as usize,
        None => 8,
    };
    let data = data(vm, args);
    let (mut out, mut column) = (Vec::with_capacity(data.len()), 0);
    for &byte in data.iter() {
        if byte == b'\t' {
            let spaces = if size > 0 { size - column % size } else { 0 };
            if out.len() + spaces > 1 << 32 {
                return Err(vm.overflow_error("result too long"));
            }
            out.resize(out.len() + spaces, b' ');
            column += spaces;
        } else {
            out.push(byte);
            column = if matches!(byte, b'\n' | b'\r') {
                0
            } else {
                column + 1
            };
        }
    }
    Ok(make(vm, args.arg(0), out))
}
fn translate(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let table = match args.arg(1).is_none() {
        true => None,
        false => {
            let table = vm.buffer(args.arg(1))?;
            if table.len() != 256 {
                return Err(vm.value_error("translation table must be 256 characters long"));
            }
            Some(table)
        }
    };
    let deleted = match args.opt(2) {
        Some(deleted) => vm.buffer(deleted)?,
        None => Cow::Borrowed(&[][..]),
    };
    let data = data(vm, args);
    if let Some(table) = &table
        && let Ok(table) = <&[u8; 256]>::try_from(&table[..])
        && deleted.is_empty()
    {
        let out: Vec<u8> = data.iter().map(|&byte| table[byte as usize]).collect();
        return Ok(make(vm, args.arg(0), out));
    }
    let mut goes = [false; 256];
    for &byte in deleted.iter() {
        goes[byte as usize] = true;
    }
    // Every byte is written; what goes is overwritten by the next.
    let mut out = vec![0; data.len()];
    let mut length = 0;
    for &byte in data.iter() {
        out[length] = table.as_ref().map_or(byte, |table| table[byte as usize]);
        length += usize::from(!goes[byte as usize]);
    }
    out.truncate(length);
    Ok(make(vm, args.arg(0), out))
}
fn maketrans(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (from, to) = (vm.buffer(args.arg(0))?, vm.buffer(args.arg(1))?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (&from, &to) in from.iter().zip(to.iter()) {
        table[from as usize] = to;
    }
    Ok(vm.bytes(table))
}
/// `hex()` of anything bytes-like: arguments 1 and 2 are `sep` and `bytes_per_sep`.
pub fn hex_of(vm: &mut Vm, data: &[u8], args: Bindings<'_>) -> Result<Value> {
    let separator = match args.opt(1) {
        None => None,
        Some(value) => Some(match value.downcast::<Str>() {
            Some(text) if text.len() != 1 => return Err(vm.value_error("sep must be length 1.")),
            Some(text) if !text.is_ascii() => return Err(vm.value_error("sep must be ASCII.")),
            Some(text) => text.bytes()[0],
            None if value.is_a::<Bytes>() => match &*super::expect(value).data {
                [byte] if byte.is_ascii() => *byte,
                [_] => return Err(vm.value_error("sep must be ASCII.")),
                _ => return Err(vm.value_error("sep must be length 1.")),
            },
            None => {
                vm.len(value)?;
                return Err(vm.type_error("sep must be str or bytes."));
            }
        }),
    };
    let group = match args.opt(2) {
        Some(group) => vm.index_i64(group)?,
        None => 1,
    };
    let text = parts::hex(data, separator, group);
    Ok(vm.str_from_ascii(&text))
}
fn hex(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = data(vm, args);
    hex_of(vm, &data, args)
}
fn fromhex(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(text) = args.arg(1).downcast::<Str>() else {
        let name = vm.type_name(args.arg(1));
        return Err(vm.type_error(format!("fromhex() argument must be str, not {name}")));
    };
    let plain = match text.units() {
        Units::One(text) => parts::from_plain_hex(text),
        _ => None,
    };
    let parsed = plain.map_or_else(|| parts::from_hex(text.units().iter()), Ok);
    let data = match parsed {
        Ok(data) => data,
        Err(at) => {
            return Err(vm.value_error(format!(
                "non-hexadecimal number found in fromhex() arg at position {at}"
            )));
        }
    };
    let class = Class::from_value(args.arg(0));
    let bytes = vm.bytes(data);
    match class {
        Some(class) if !class.is(&*vm.types().bytes) => vm.call(args.arg(0), &[bytes]),
        _ => Ok(bytes),
    }
}
fn decode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if let Some(bytes) = args.arg(0).downcast::<Bytes>()
        && bytes.data.is_ascii()
        && crate::object::str::keeps_ascii(args)
    {
        return Ok(vm.str_from_ascii(&bytes.data));
    }
    if let Some(bytes) = args.arg(0).downcast::<Bytes>() {
        if crate::object::str::is_utf8(args)
            && let Ok(text) = std::str::from_utf8(&bytes.data)
        {
            return Ok(vm.str(text));
        }
        if crate::object::str::is_latin1(args) {
            return Ok(vm.str_from_latin1(&bytes.data));
        }
    }
    let text = |vm: &mut Vm, index: usize, name: &str, default: &str| match args.opt(index) {
        Some(value) => vm
            .expect_text(value, &format!("decode() argument '{name}'"))
            .map(|text| text.into_owned()),
        None => Ok(default.to_string()),
    };
    let encoding = text(vm, 1, "encoding", "utf-8")?;
    let errors = text(vm, 2, "errors", "strict")?;
    crate::object::codec::decode(vm, args.arg(0), &encoding, &errors)
}
fn getnewargs(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = data(vm, args).into_owned();
    let bytes = vm.bytes(data);
    Ok(vm.tuple_of([bytes]))
}
fn dunder_bytes(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if sequence::is_exact(vm, args.arg(0), &vm.types().bytes) {
        return Ok(args.arg(0).clone());
    }
    let data = data(vm, args).into_owned();
    Ok(vm.bytes(data))
}
fn sizeof(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let length = parts_of(vm, args.arg(0)).len() as i64;
    Ok(vm.int(57 + length))
}

fn has_case(data: &[u8], wanted: fn(&u8) -> bool, unwanted: fn(&u8) -> bool) -> bool {
    data.iter().any(wanted) && !data.iter().any(unwanted)
}
macro_rules! tests {
    ($($name:ident: $test:expr;)*) => {$(
        fn $name(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
            let test: fn(&[u8]) -> bool = $test;
            Ok(Value::bool(test(parts_of(vm, args.arg(0)))))
        }
    )*};
}
tests! {
    isalnum: |data| !data.is_empty() && data.iter().all(u8::is_ascii_alphanumeric);
    isalpha: |data| !data.is_empty() && data.iter().all(u8::is_ascii_alphabetic);
    isdigit: |data| !data.is_empty() && data.iter().all(u8::is_ascii_digit);
    isspace: |data| !data.is_empty() && data.iter().all(|&byte| parts::is_space(byte));
    isascii: |data| data.is_ascii();
    islower: |data| has_case(data, u8::is_ascii_lowercase, u8::is_ascii_uppercase);
    isupper: |data| has_case(data, u8::is_ascii_uppercase, u8::is_ascii_lowercase);
    istitle: parts::is_title;
}
macro_rules! mappings {
    ($($name:ident: $map:expr;)*) => {$(
        fn $name(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
            let map: fn(&[u8]) -> Vec<u8> = $map;
            let mapped = map(parts_of(vm, args.arg(0)));
            Ok(make(vm, args.arg(0), mapped))
        }
    )*};
}
mappings! {
    upper: |data| data.to_ascii_uppercase();
    lower: |data| data.to_ascii_lowercase();
    title: parts::title;
    capitalize: |data| {
        let mut out = data.to_ascii_lowercase();
        if let Some(first) = out.first_mut() {
            first.make_ascii_uppercase();
        }
        out
    };
    swapcase: |data| data.iter().map(|&byte| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { byte }).collect();
}

/// The shared rows and those of one type.
macro_rules! rows {
    ($($own:expr,)*) => {&[
        $($own,)*
        ("capitalize", "($self, /)", capitalize, "B.capitalize() -> copy of B\n\nReturn a copy of B with only its first character capitalized (ASCII)\nand the rest lower-cased."),
        ("center", "($self, width, fillchar=b' ', /)", |vm, args| pad(vm, args, "center", |padding, width| {
            let left = padding / 2 + (padding & width & 1);
            (left, padding - left)
        }), "Return a centered string of length width.\n\nPadding is done using the specified fill character."),
        ("count", "($self, sub, start=None, end=None, /)", count, "Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end]."),
        ("decode", "($self, /, encoding='utf-8', errors='strict')", decode, "Decode the bytes using the codec registered for encoding."),
        ("endswith", "($self, suffix, start=None, end=None, /)", |vm, args| affix(vm, args, "endswith", true), "Return True if the bytes ends with the specified suffix, False otherwise."),
        ("expandtabs", "($self, /, tabsize=8)", expandtabs, "Return a copy where all tab characters are expanded using spaces."),
        ("find", "($self, sub, start=None, end=None, /)", |vm, args| find_in(vm, args, false), "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end]."),
        ("fromhex", "($type, string, /)", fromhex, "Create a bytes object from a string of hexadecimal numbers.\n\nSpaces between two numbers are accepted.\nExample: bytes.fromhex('B9 01EF') -> b'\\\\xb9\\\\x01\\\\xef'."),
        ("hex", "($self, /, sep=<unrepresentable>, bytes_per_sep=1)", hex, "Create a string of hexadecimal numbers from a bytes object."),
        ("index", "($self, sub, start=None, end=None, /)", |vm, args| index_in(vm, args, false), "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end]."),
        ("isalnum", "($self, /)", isalnum, "B.isalnum() -> bool\n\nReturn True if all characters in B are alphanumeric\nand there is at least one character in B, False otherwise."),
        ("isalpha", "($self, /)", isalpha, "B.isalpha() -> bool\n\nReturn True if all characters in B are alphabetic\nand there is at least one character in B, False otherwise."),
        ("isascii", "($self, /)", isascii, "B.isascii() -> bool\n\nReturn True if B is empty or all characters in B are ASCII,\nFalse otherwise."),
        ("isdigit", "($self, /)", isdigit, "B.isdigit() -> bool\n\nReturn True if all characters in B are digits\nand there is at least one character in B, False otherwise."),
        ("islower", "($self, /)", islower, "B.islower() -> bool\n\nReturn True if all cased characters in B are lowercase and there is\nat least one cased character in B, False otherwise."),
        ("isspace", "($self, /)", isspace, "B.isspace() -> bool\n\nReturn True if all characters in B are whitespace\nand there is at least one character in B, False otherwise."),
        ("istitle", "($self, /)", istitle, "B.istitle() -> bool\n\nReturn True if B is a titlecased string and there is at least one\ncharacter in B, i.e. uppercase characters may only follow uncased\ncharacters and lowercase characters only cased ones. Return False\notherwise."),
        ("isupper", "($self, /)", isupper, "B.isupper() -> bool\n\nReturn True if all cased characters in B are uppercase and there is\nat least one cased character in B, False otherwise."),
        ("join", "($self, iterable_of_bytes, /)", join, "Concatenate any number of bytes objects.\n\nThe bytes whose method is called is inserted in between each pair.\n\nThe result is returned as a new bytes object.\n\nExample: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'."),
        ("ljust", "($self, width, fillchar=b' ', /)", |vm, args| pad(vm, args, "ljust", |padding, _| (0, padding)), "Return a left-justified string of length width.\n\nPadding is done using the specified fill character."),
        ("lower", "($self, /)", lower, "B.lower() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to lowercase."),
        ("lstrip", "($self, bytes=None, /)", |vm, args| strip(vm, args, true, false), "Strip leading bytes contained in the argument.\n\nIf the argument is omitted or None, strip leading  ASCII whitespace."),
        ("maketrans", "(frm, to, /)", maketrans, "Return a translation table usable for the bytes or bytearray translate method."),
        ("partition", "($self, sep, /)", |vm, args| partition(vm, args, false), "Partition the bytes into three parts using the given separator."),
        ("removeprefix", "($self, prefix, /)", removeprefix, "Return a bytes object with the given prefix string removed if present."),
        ("removesuffix", "($self, suffix, /)", removesuffix, "Return a bytes object with the given suffix string removed if present."),
        ("replace", "($self, old, new, count=-1, /)", replace, "Return a copy with all occurrences of substring old replaced by new."),
        ("rfind", "($self, sub, start=None, end=None, /)", |vm, args| find_in(vm, args, true), "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end]."),
        ("rindex", "($self, sub, start=None, end=None, /)", |vm, args| index_in(vm, args, true), "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end]."),
        ("rjust", "($self, width, fillchar=b' ', /)", |vm, args| pad(vm, args, "rjust", |padding, _| (padding, 0)), "Return a right-justified string of length width.\n\nPadding is done using the specified fill character."),
        ("rpartition", "($self, sep, /)", |vm, args| partition(vm, args, true), "Partition the bytes into three parts using the given separator."),
        ("rsplit", "($self, /, sep=None, maxsplit=-1)", |vm, args| split_by(vm, args, true), "Return a list of the sections in the bytes, using sep as the delimiter."),
        ("rstrip", "($self, bytes=None, /)", |vm, args| strip(vm, args, false, true), "Strip trailing bytes contained in the argument.\n\nIf the argument is omitted or None, strip trailing ASCII whitespace."),
        ("split", "($self, /, sep=None, maxsplit=-1)", |vm, args| split_by(vm, args, false), "Return a list of the sections in the bytes, using sep as the delimiter."),
        ("splitlines", "($self, /, keepends=False)", splitlines, "Return a list of the lines in the bytes, breaking at line boundaries."),
        ("startswith", "($self, prefix, start=None, end=None, /)", |vm, args| affix(vm, args, "startswith", false), "Return True if the bytes starts with the specified prefix, False otherwise."),
        ("strip", "($self, bytes=None, /)", |vm, args| strip(vm, args, true, true), "Strip leading and trailing bytes contained in the argument.\n\nIf the argument is omitted or None, strip leading and trailing ASCII whitespace."),
        ("swapcase", "($self, /)", swapcase, "B.swapcase() -> copy of B\n\nReturn a copy of B with uppercase ASCII characters converted\nto lowercase ASCII and vice versa."),
        ("title", "($self, /)", title, "B.title() -> copy of B\n\nReturn a titlecased version of B, i.e. ASCII words start with uppercase\ncharacters, all remaining cased characters have lowercase."),
        ("translate", "($self, table, /, delete=b'')", translate, "Return a copy with each character mapped by the given translation table."),
        ("upper", "($self, /)", upper, "B.upper() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to uppercase."),
        ("zfill", "($self, width, /)", zfill, "Pad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe original string is never truncated."),
    ]};
}

/// Of `bytes`.
pub static BYTES: &[NativeDef] = rows![
    (
        "__bytes__",
        "($self, /)",
        dunder_bytes,
        "Convert this value to exact type bytes."
    ),
    ("__getnewargs__", "($self, /)", getnewargs, ""),
];

use crate::object::bytearray::methods as own;

/// Of `bytearray`.
pub static BYTEARRAY: &[NativeDef] = rows![
    (
        "__sizeof__",
        "($self, /)",
        sizeof,
        "Returns the size of the bytearray object in memory, in bytes."
    ),
    (
        "append",
        "($self, item, /)",
        own::append,
        "Append a single item to the end of the bytearray.\n\n  item\n    The item to be appended."
    ),
    (
        "clear",
        "($self, /)",
        own::clear,
        "Remove all items from the bytearray."
    ),
    ("copy", "($self, /)", own::copy, "Return a copy of B."),
    (
        "extend",
        "($self, iterable_of_ints, /)",
        own::extend,
        "Append all the items from the iterator or sequence to the bytearray."
    ),
    (
        "insert",
        "($self, index, item, /)",
        own::insert,
        "Insert a single item into the bytearray before the given index."
    ),
    (
        "pop",
        "($self, index=-1, /)",
        own::pop,
        "Remove and return a single item from B.\n\nIf no index argument is given, will pop the last item."
    ),
    (
        "remove",
        "($self, value, /)",
        own::remove,
        "Remove the first occurrence of a value in the bytearray."
    ),
    (
        "resize",
        "($self, size, /)",
        own::resize,
        "Resize the internal buffer of bytearray to len.\n\n  size\n    New size to resize to.."
    ),
    (
        "reverse",
        "($self, /)",
        own::reverse,
        "Reverse the order of the values in B in place."
    ),
    (
        "__alloc__",
        "($self, /)",
        own::alloc,
        "B.__alloc__() -> int\n\nReturn the number of bytes actually allocated."
    ),
    rows::reduce(own::reduce),
    (
        "__reduce_ex__",
        "($self, proto=0, /)",
        own::reduce,
        "Return state information for pickling."
    ),
];
