//! The `%` operator of str and bytes, after `PyUnicode_Format` of Objects/unicodeobject.c and `_PyBytes_FormatEx`.
//!
//! [`percent`] runs a template of code points (bytes are code points below 256) over its arguments.

use super::double::{self, Style};
use crate::object::Value;
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::int::{self, View};
use crate::object::str::Str;
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
    let template: Vec<u32> = template.units().iter().collect();
    let points = percent(vm, &template, args, false)?;
    Ok(vm.str_from_points(&points))
}

/// `bytes % args`.
pub fn percent_bytes(vm: &mut Vm, template: &[u8], args: &Value) -> Result<Vec<u8>> {
    let template: Vec<u32> = template.iter().map(|&byte| byte as u32).collect();
    let points = percent(vm, &template, args, true)?;
    Ok(points.into_iter().map(|point| point as u8).collect())
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
pub fn percent(vm: &mut Vm, template: &[u32], args: &Value, bytes: bool) -> Result<Vec<u32>> {
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
    let mut out = Vec::with_capacity(template.len() + 16);
    let mut at = 0;
    while let Some(&point) = template.get(at) {
        at += 1;
        if point != '%' as u32 {
            out.push(point);
        } else if template.get(at) == Some(&('%' as u32)) {
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

/// A width or precision: digits or `*`.
fn amount(
    vm: &mut Vm,
    template: &[u32],
    at: &mut usize,
    arguments: &mut Arguments<'_>,
    what: &str,
) -> Result<Option<i64>> {
    if template.get(*at) == Some(&('*' as u32)) {
        *at += 1;
        let value = arguments.next(vm)?;
        return match int::view(&value) {
            Some(View::Word(word)) if word.unsigned_abs() <= i32::MAX as u64 => Ok(Some(word)),
            Some(_) => Err(vm.overflow_error("Python int too large to convert to C int")),
            None => Err(vm.type_error("* wants int")),
        };
    }
    let mut number = None;
    while let Some(&point) = template.get(*at)
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
    template: &[u32],
    mut at: usize,
    arguments: &mut Arguments<'_>,
    bytes: bool,
    out: &mut Vec<u32>,
) -> Result<usize> {
    let mut keyed = None;
    if template.get(at) == Some(&('(' as u32)) {
        let Some(mapping) = arguments.mapping else {
            return Err(vm.type_error("format requires a mapping"));
        };
        let start = at + 1;
        let mut depth = 1;
        at = start;
        while depth > 0 {
            match template.get(at) {
                Some(&0x28) => depth += 1,
                Some(&0x29) => depth -= 1,
                Some(_) => {}
                None => return Err(vm.value_error("incomplete format key")),
            }
            at += 1;
        }
        let key = if bytes {
            let key: Vec<u8> = template[start..at - 1].iter().map(|&p| p as u8).collect();
            vm.bytes(key)
        } else {
            vm.str_from_points(&template[start..at - 1])
        };
        let value = vm.get_item(mapping, &key)?;
        keyed = Some(value);
        // What follows without a key finds no argument.
        arguments.next = arguments.items.len();
    }
    let mut conversion = Conversion::default();
    while let Some(&point) = template.get(at) {
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
    if template.get(at) == Some(&('.' as u32)) {
        at += 1;
        let precision = amount(vm, template, &mut at, star, "precision")?;
        conversion.precision = Some(precision.unwrap_or(0).max(0) as usize);
    }
    if let Some(&point) = template.get(at)
        && matches!(char::from_u32(point), Some('h' | 'l' | 'L'))
    {
        at += 1;
    }
    let Some(&code) = template.get(at) else {
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
        b'd' | b'i' | b'u' | b'o' | b'x' | b'X' => {
            let text = integer(vm, &value, &conversion)?;
            out.extend(text.chars().map(u32::from));
        }
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => {
            let text = float(vm, &value, &conversion, bytes)?;
            out.extend(text.chars().map(u32::from));
        }
        b'c' => {
            let point = character(vm, &value, bytes)?;
            pad(&[point], &conversion, out);
        }
        _ => {
            let text = text(vm, &value, conversion.code, bytes)?;
            let length = text.len().min(conversion.precision.unwrap_or(usize::MAX));
            pad(&text[..length], &conversion, out);
        }
    }
    Ok(at)
}

/// Appends text, padded with spaces.
fn pad(text: &[u32], conversion: &Conversion, out: &mut Vec<u32>) {
    let padding = conversion.width.saturating_sub(text.len());
    let (before, after) = if conversion.left {
        (0, padding)
    } else {
        (padding, 0)
    };
    out.extend(std::iter::repeat_n(0x20, before));
    out.extend_from_slice(text);
    out.extend(std::iter::repeat_n(0x20, after));
}

/// Sign, prefix, zeros and padding around the digits of a number.
fn number(negative: bool, prefix: &str, digits: &str, conversion: &Conversion) -> String {
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
    let mut text = String::with_capacity(length + padding);
    text.extend(std::iter::repeat_n(' ', before));
    text.push_str(sign);
    text.push_str(prefix);
    text.extend(std::iter::repeat_n('0', zeros));
    text.push_str(digits);
    text.extend(std::iter::repeat_n(' ', after));
    text
}

/// `%d %i %u %o %x %X`.
pub fn integer(vm: &mut Vm, value: &Value, conversion: &Conversion) -> Result<String> {
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
    Ok(number(view.is_negative(), prefix, &digits, conversion))
}

/// `%e %f %g` and their capitals.
pub fn float(vm: &mut Vm, value: &Value, conversion: &Conversion, bytes: bool) -> Result<String> {
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
    Ok(number(negative, "", digits, conversion))
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

/// `%s %r %a %b` before width and precision.
fn text(vm: &mut Vm, value: &Value, code: u8, bytes: bool) -> Result<Vec<u32>> {
    if bytes && matches!(code, b's' | b'b') {
        return bytes_like(vm, value);
    }
    let text = match code {
        b's' => vm.to_str(value)?,
        _ => vm.repr(value)?,
    };
    let text = crate::object::str::expect(&text);
    if code == b's' || (code == b'r' && !bytes) || text.is_ascii() {
        return Ok(text.units().iter().collect());
    }
    Ok(escape_ascii(text.units().iter()))
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

fn bytes_like(vm: &mut Vm, value: &Value) -> Result<Vec<u32>> {
    let widen = |data: &[u8]| data.iter().map(|&byte| byte as u32).collect();
    if let Some(bytes) = value.downcast::<Bytes>() {
        return Ok(widen(&bytes.data));
    }
    if let Some(bytes) = value.downcast::<ByteArray>() {
        return Ok(widen(bytes.data.get(vm)));
    }
    let name = vm.names().__bytes__.clone();
    let unusable = |vm: &mut Vm| -> Raised {
        let name = vm.type_name(value);
        vm.type_error(format!(
            "%b requires a bytes-like object, or an object that implements __bytes__, not '{name}'"
        ))
    };
    let Some(method) = vm.class_lookup(vm.class_of(value), &name) else {
        return Err(unusable(vm));
    };
    let result = vm.call(&method, std::slice::from_ref(value))?;
    match result.downcast::<Bytes>() {
        Some(bytes) => Ok(widen(&bytes.data)),
        None => {
            let name = vm.type_name(&result);
            Err(vm.type_error(format!("__bytes__ returned non-bytes (type {name})")))
        }
    }
}
