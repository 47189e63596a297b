//! The `%` operator of str and bytes, after `PyUnicode_Format` of Objects/unicodeobject.c and `_PyBytes_FormatEx`.
//!
//! [`percent`] runs a template of code points (bytes are code points below 256) over its arguments.

use super::double::{self, Style};
use crate::object::Value;
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::int::{self, View};
use crate::object::str::{Builder, Str, Units};
use crate::object::tuple::Tuple;
use crate::vm::{Raised, Result, Vm};

/// One conversion: `%[flags][width][.precision]code`.
#[derive(Clone, Copy, Default, Debug)]
pub struct Conversion {
    pub left: bool,
    pub plus: bool,
    pub space: bool,
    pub alternate: bool,
    pub zero: bool,
    pub width: usize,
    pub precision: Option<usize>,
    pub code: u8,
}

/// `str % args`.
pub fn percent_str(vm: &mut Vm, template: &Str, args: &Value) -> Result<Value> {
    Ok(percent(vm, template.units(), args, false)?.finish(vm))
}

/// `bytes % args`.
pub fn percent_bytes(vm: &mut Vm, template: &[u8], args: &Value) -> Result<Vec<u8>> {
    match percent(vm, Units::One(template), args, true)? {
        Builder::Narrow(bytes) => Ok(bytes),
        Builder::Wide(points) => Ok(points.into_iter().map(|point| point as u8).collect()),
    }
}

/// The arguments of a template: a tuple's items, or one value.
struct Arguments<'a> {
    items: &'a [Value],
    next: usize,
    /// The right operand, if keys may be looked up in it.
    mapping: Option<&'a Value>,
}

impl Arguments<'_> {
    fn next(&mut self, vm: &mut Vm) -> Result<Value> {
        match self.items.get(self.next) {
            Some(item) => {
                self.next += 1;
                Ok(item.clone())
            }
            None => Err(vm.type_error("not enough arguments for format string")),
        }
    }
}

/// Formats `template` with `args`.
pub fn percent(vm: &mut Vm, template: Units<'_>, args: &Value, bytes: bool) -> Result<Builder> {
    let tuple = args.downcast::<Tuple>();
    let is_text =
        args.is_a::<Str>() || (bytes && (args.is_a::<Bytes>() || args.is_a::<ByteArray>()));
    let mapping = tuple.is_none() && !is_text && vm.class_of(args).slots.get_item.get().is_some();
    let mut arguments = Arguments {
        items: match tuple {
            Some(tuple) => tuple.items(),
            None => std::slice::from_ref(args),
        },
        next: 0,
        mapping: mapping.then_some(args),
    };
    let mut out = Builder::with_capacity(template.len() + 24);
    let mut at = 0;
    while at < template.len() {
        // Literal text as a whole.
        let literal = match template {
            Units::One(bytes) => bytes[at..].iter().position(|&byte| byte == b'%'),
            wide => (at..wide.len()).position(|index| wide.at(index) == '%' as u32),
        };
        let end = literal.map_or(template.len(), |length| at + length);
        out.push_units(template.slice(at, end));
        at = end + 1;
        if literal.is_none() {
            break;
        }
        if point_at(template, at) == Some('%' as u32) {
            out.push('%' as u32);
            at += 1;
        } else {
            at = convert(vm, template, at, &mut arguments, bytes, &mut out)?;
        }
    }
    if arguments.next < arguments.items.len() && arguments.mapping.is_none() {
        let kind = if bytes { "bytes" } else { "string" };
        return Err(vm.type_error(format!(
            "not all arguments converted during {kind} formatting"
        )));
    }
    Ok(out)
}

/// The code point at `at`, if there is one.
#[inline]
fn point_at(template: Units<'_>, at: usize) -> Option<u32> {
    (at < template.len()).then(|| template.at(at))
}

/// A width or precision: digits or `*`.
fn amount(
    vm: &mut Vm,
    template: Units<'_>,
    at: &mut usize,
    arguments: &mut Arguments<'_>,
    what: &str,
) -> Result<Option<i64>> {
    if point_at(template, *at) == Some('*' as u32) {
        *at += 1;
        let value = arguments.next(vm)?;
        return match int::view(&value) {
            Some(View::Word(word)) if word.unsigned_abs() <= i32::MAX as u64 => Ok(Some(word)),
            Some(_) => Err(vm.overflow_error("Python int too large to convert to C int")),
            None => Err(vm.type_error("* wants int")),
        };
    }
    let mut number = None;
    while let Some(point) = point_at(template, *at)
        && (0x30..0x3A).contains(&point)
    {
        let next = number.unwrap_or(0) * 10 + (point - 0x30) as i64;
        if next > i32::MAX as i64 {
            return Err(vm.value_error(format!("{what} too big")));
        }
        number = Some(next);
        *at += 1;
    }
    Ok(number)
}

/// One conversion, `at` behind the `%`; answers the position behind it.
fn convert(
    vm: &mut Vm,
    template: Units<'_>,
    mut at: usize,
    arguments: &mut Arguments<'_>,
    bytes: bool,
    out: &mut Builder,
) -> Result<usize> {
    let mut keyed = None;
    if point_at(template, at) == Some('(' as u32) {
        let Some(mapping) = arguments.mapping else {
            return Err(vm.type_error("format requires a mapping"));
        };
        let start = at + 1;
        let mut depth = 1;
        at = start;
        while depth > 0 {
            match point_at(template, at) {
                Some(0x28) => depth += 1,
                Some(0x29) => depth -= 1,
                Some(_) => {}
                None => return Err(vm.value_error("incomplete format key")),
            }
            at += 1;
        }
        let key = if bytes {
            let key: Vec<u8> = template
                .slice(start, at - 1)
                .iter()
                .map(|point| point as u8)
                .collect();
            vm.bytes(key)
        } else {
            vm.str_from_units(template.slice(start, at - 1))
        };
        let value = vm.get_item(mapping, &key)?;
        keyed = Some(value);
        // What follows without a key finds no argument.
        arguments.next = arguments.items.len();
    }
    let mut conversion = Conversion::default();
    while let Some(point) = point_at(template, at) {
        match char::from_u32(point) {
            Some('-') => conversion.left = true,
            Some('+') => conversion.plus = true,
            Some(' ') => conversion.space = true,
            Some('#') => conversion.alternate = true,
            Some('0') => conversion.zero = true,
            _ => break,
        }
        at += 1;
    }
    // After a key there are no further arguments for `*`.
    let mut none = Arguments {
        items: &[],
        next: 0,
        mapping: None,
    };
    let star = if keyed.is_some() {
        &mut none
    } else {
        &mut *arguments
    };
    if let Some(width) = amount(vm, template, &mut at, star, "width")? {
        conversion.left |= width < 0;
        conversion.width = width.unsigned_abs() as usize;
    }
    if point_at(template, at) == Some('.' as u32) {
        at += 1;
        let precision = amount(vm, template, &mut at, star, "precision")?;
        conversion.precision = Some(precision.unwrap_or(0).max(0) as usize);
    }
    if let Some(point) = point_at(template, at)
        && matches!(char::from_u32(point), Some('h' | 'l' | 'L'))
    {
        at += 1;
    }
    let Some(code) = point_at(template, at) else {
        return Err(vm.value_error("incomplete format"));
    };
    at += 1;
    if conversion.width.max(conversion.precision.unwrap_or(0)) > 1 << 28 {
        let class = vm.exceptions().MemoryError.clone();
        return Err(vm.error_with(&class, vec![]));
    }
    conversion.code = u8::try_from(code).unwrap_or(0);
    if bytes && conversion.code == b'i' {
        // CPython's messages for bytes say %d.
        conversion.code = b'd';
    }
    let known = matches!(
        conversion.code,
        b'd' | b'i'
            | b'u'
            | b'o'
            | b'x'
            | b'X'
            | b'e'
            | b'E'
            | b'f'
            | b'F'
            | b'g'
            | b'G'
            | b'c'
            | b'r'
            | b's'
            | b'a'
    ) || bytes && conversion.code == b'b';
    let value = match keyed {
        Some(value) => value,
        None => arguments.next(vm)?,
    };
    if !known {
        let shown = match code {
            31..127 => code as u8 as char,
            _ => '?',
        };
        let index = at - 1;
        return Err(vm.value_error(format!(
            "unsupported format character '{shown}' (0x{code:x}) at index {index}"
        )));
    }
    match conversion.code {
        b'd' | b'i' | b'u' | b'o' | b'x' | b'X' => integer(vm, &value, &conversion, out)?,
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => float(vm, &value, &conversion, bytes, out)?,
        b'c' => {
            let point = character(vm, &value, bytes)?;
            pad(Units::Four(&[point]), &conversion, out);
        }
        _ => text(vm, &value, &conversion, bytes, out)?,
    }
    Ok(at)
}

/// Appends text, cut to the precision and padded with spaces.
fn pad(text: Units<'_>, conversion: &Conversion, out: &mut Builder) {
    let length = match conversion.precision {
        Some(precision) if conversion.code != b'c' => text.len().min(precision),
        _ => text.len(),
    };
    let padding = conversion.width.saturating_sub(length);
    if padding > 0 && !conversion.left {
        out.push_repeated(0x20, padding);
    }
    out.push_units(text.slice(0, length));
    if padding > 0 && conversion.left {
        out.push_repeated(0x20, padding);
    }
}

/// Sign, prefix, zeros and padding around the digits of a number.
fn number(negative: bool, prefix: &str, digits: &str, conversion: &Conversion, out: &mut Builder) {
    let sign = match conversion {
        _ if negative => "-",
        Conversion { plus: true, .. } => "+",
        Conversion { space: true, .. } => " ",
        _ => "",
    };
    let length = sign.len() + prefix.len() + digits.len();
    let padding = conversion.width.saturating_sub(length);
    let (before, zeros, after) = match conversion {
        Conversion { left: true, .. } => (0, 0, padding),
        Conversion { zero: true, .. } => (0, padding, 0),
        _ => (padding, 0, 0),
    };
    out.push_repeated(0x20, before);
    out.push_ascii(sign.as_bytes());
    out.push_ascii(prefix.as_bytes());
    out.push_repeated(0x30, zeros);
    out.push_ascii(digits.as_bytes());
    out.push_repeated(0x20, after);
}

/// `%d %i %u %o %x %X`.
fn integer(vm: &mut Vm, value: &Value, conversion: &Conversion, out: &mut Builder) -> Result<()> {
    let decimal = matches!(conversion.code, b'd' | b'i' | b'u');
    let number_value = if int::view(value).is_some() {
        value.clone()
    } else {
        let code = conversion.code as char;
        let slots = &vm.class_of(value).slots;
        let has_int = slots.int.get().is_some();
        if slots.index.get().is_none() && !(decimal && has_int) {
            let name = vm.type_name(value);
            let wanted = if decimal {
                "a real number"
            } else {
                "an integer"
            };
            return Err(vm.type_error(format!("%{code} format: {wanted} is required, not {name}")));
        }
        if decimal {
            int::from_number(vm, value)?
        } else {
            vm.index(value)?
        }
    };
    let view = int::view(&number_value).expect("an int");
    if let (true, View::Word(word), None) = (decimal, view, conversion.precision) {
        let mut buffer = [0; 20];
        let digits = int::write_word(word, &mut buffer);
        if conversion.width == 0 && !conversion.plus && !conversion.space {
            out.push_ascii(digits.as_bytes());
        } else {
            number(
                word < 0,
                "",
                digits.trim_start_matches('-'),
                conversion,
                out,
            );
        }
        return Ok(());
    }
    let (radix, prefix) = match conversion.code {
        b'o' => (8, "0o"),
        b'x' => (16, "0x"),
        b'X' => (16, "0X"),
        _ => (10, ""),
    };
    let mut digits = int::to_radix(vm, view, radix)?;
    if conversion.code == b'X' {
        digits.make_ascii_uppercase();
    }
    if let Some(precision) = conversion.precision
        && digits.len() < precision
    {
        digits.insert_str(0, &"0".repeat(precision - digits.len()));
    }
    let prefix = if conversion.alternate { prefix } else { "" };
    number(view.is_negative(), prefix, &digits, conversion, out);
    Ok(())
}

/// `%e %f %g` and their capitals.
fn float(
    vm: &mut Vm,
    value: &Value,
    conversion: &Conversion,
    bytes: bool,
    out: &mut Builder,
) -> Result<()> {
    if bytes && vm.class_of(value).slots.float.get().is_none() && int::view(value).is_none() {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("float argument required, not {name}")));
    }
    let float = vm.to_f64(value)?;
    let text = double::to_text(
        float,
        conversion.code,
        conversion.precision.unwrap_or(6),
        Style {
            alternate: conversion.alternate,
            dot_zero: false,
        },
    );
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    number(negative, "", digits, conversion, out);
    Ok(())
}

/// `%c`.
fn character(vm: &mut Vm, value: &Value, bytes: bool) -> Result<u32> {
    if bytes {
        return byte(vm, value);
    }
    if let Some(text) = value.downcast::<Str>() {
        return match text.len() {
            1 => Ok(text.units().at(0)),
            _ => Err(vm.type_error("%c requires int or char")),
        };
    }
    if int::view(value).is_none() && vm.class_of(value).slots.index.get().is_none() {
        return Err(vm.type_error("%c requires int or char"));
    }
    let index = vm.index(value)?;
    match int::Int::to_i64(&index) {
        Some(point @ 0..=0x10FFFF) => Ok(point as u32),
        _ => Err(vm.overflow_error("%c arg not in range(0x110000)")),
    }
}

fn byte(vm: &mut Vm, value: &Value) -> Result<u32> {
    const WANTED: &str = "%c requires an integer in range(256) or a single byte";
    let data = match value.downcast::<Bytes>() {
        Some(bytes) => Some(bytes.data.to_vec()),
        None => value
            .downcast::<ByteArray>()
            .map(|bytes| bytes.data.cloned(vm)),
    };
    if let Some(data) = data {
        return match data[..] {
            [byte] => Ok(byte as u32),
            _ => Err(vm.type_error(WANTED)),
        };
    }
    if int::view(value).is_none() && vm.class_of(value).slots.index.get().is_none() {
        return Err(vm.type_error(WANTED));
    }
    let index = vm.index(value)?;
    match int::Int::to_i64(&index) {
        Some(byte @ 0..=255) => Ok(byte as u32),
        _ => Err(vm.overflow_error("%c arg not in range(256)")),
    }
}

/// `%s %r %a %b`.
fn text(
    vm: &mut Vm,
    value: &Value,
    conversion: &Conversion,
    bytes: bool,
    out: &mut Builder,
) -> Result<()> {
    let code = conversion.code;
    if bytes && matches!(code, b's' | b'b') {
        let data = bytes_like(vm, value)?;
        pad(Units::One(&data), conversion, out);
        return Ok(());
    }
    let text = match code {
        b's' => vm.to_str(value)?,
        _ => vm.repr(value)?,
    };
    let text = crate::object::str::expect(&text);
    if code == b's' || (code == b'r' && !bytes) || text.is_ascii() {
        pad(text.units(), conversion, out);
    } else {
        pad(
            Units::Four(&escape_ascii(text.units().iter())),
            conversion,
            out,
        );
    }
    Ok(())
}

/// Text with what is not ASCII escaped, as `ascii()` does.
pub fn escape_ascii(points: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut out = Vec::new();
    for point in points {
        let escape = match point {
            0..0x80 => {
                out.push(point);
                continue;
            }
            0x80..0x100 => format!("\\x{point:02x}"),
            0x100..0x1_0000 => format!("\\u{point:04x}"),
            _ => format!("\\U{point:08x}"),
        };
        out.extend(escape.chars().map(u32::from));
    }
    out
}

fn bytes_like(vm: &mut Vm, value: &Value) -> Result<Vec<u8>> {
    if let Some(bytes) = value.downcast::<Bytes>() {
        return Ok(bytes.data.to_vec());
    }
    if let Some(bytes) = value.downcast::<ByteArray>() {
        return Ok(bytes.data.cloned(vm));
    }
    let name = vm.names().__bytes__.clone();
    let unusable = |vm: &mut Vm| -> Raised {
        let name = vm.type_name(value);
        vm.type_error(format!(
            "%b requires a bytes-like object, or an object that implements __bytes__, not '{name}'"
        ))
    };
    let Some(result) = vm.call_special(value, &name, &[])? else {
        return match vm.buffer(value) {
            Ok(data) => Ok(data.into_owned()),
            Err(_) => Err(unusable(vm)),
        };
    };
    match result.downcast::<Bytes>() {
        Some(bytes) => Ok(bytes.data.to_vec()),
        None => {
            let name = vm.type_name(&result);
            Err(vm.type_error(format!("__bytes__ returned non-bytes (type {name})")))
        }
    }
}
