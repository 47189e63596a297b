//! Formatting: `format(value, spec)` and its mini-language, and the conversions of the `%` operator.
//!
//! [`format_value`] is what f-strings and `builtins.format` call. `spec.rs` parses a specification, `number.rs` and
//! `text.rs` apply it, `double.rs` turns floats into digits, `printf.rs` has `%`'s conversions.

pub mod double;
pub mod number;
pub mod printf;
pub mod spec;
mod text;

pub use double::{repr as float_repr, repr_value as float_repr_value};
pub use number::{format_complex, format_float, format_int};
pub use spec::Spec;
pub use text::format_str;

use super::complex::Complex;
use super::float;
use super::int;
use super::str::Str;
use super::{Bound, Value};
use crate::vm::{Result, Vm};

/// `format(value, spec)`: builtin types directly, others by their class's `__format__`.
pub fn format_value(vm: &mut Vm, value: &Value, spec: &str) -> Result<Value> {
    if let Some(result) = exact(vm, value, spec)? {
        return Ok(result);
    }
    let spec = vm.str(spec);
    by_method(vm, value, &spec)
}

/// As [`format_value`], with a specification that is a str object.
pub fn format_with(vm: &mut Vm, value: &Value, spec: &Value) -> Result<Value> {
    if let Some(text) = spec.downcast::<Str>()
        && let Some(result) = exact(vm, value, &text.text())?
    {
        return Ok(result);
    }
    by_method(vm, value, spec)
}

/// Exact ints, bools, floats and strs need no method lookup.
fn exact(vm: &mut Vm, value: &Value, spec: &str) -> Result<Option<Value>> {
    if let Some(word) = value.as_small_int() {
        if spec.is_empty() {
            return Ok(Some(int::word_text(vm, word)));
        }
        return match simple_int_spec(spec) {
            Some((width, fill, align)) => Ok(Some(number::quick_int(vm, word, width, fill, align))),
            None => format_int(vm, value, spec).map(Some),
        };
    }
    if let Some(float) = value.as_exact_float() {
        if let [b'.', digit @ b'0'..=b'9', b'f'] = spec.as_bytes() {
            return Ok(Some(number::quick_fixed(
                vm,
                float,
                (digit - b'0') as usize,
            )));
        }
        if spec.is_empty() {
            return Ok(Some(double::repr_value(vm, float)));
        }
        return format_float(vm, value, float, spec).map(Some);
    }
    if value.is_a::<Str>() && vm.class_of(value).is(&*vm.types().str) {
        if spec.is_empty() {
            return Ok(Some(value.clone()));
        }
        return format_str(vm, value, spec).map(Some);
    }
    Ok(None)
}

/// `""`, `d`, `[<>][0]width[d]` with a width of one or two digits.
fn simple_int_spec(spec: &str) -> Option<(usize, char, u8)> {
    let mut bytes = spec.as_bytes();
    let (mut fill, mut align) = (' ', b'>');
    match bytes {
        [first @ (b'<' | b'>'), rest @ ..] => {
            align = *first;
            bytes = rest;
        }
        [b'0', rest @ ..] if !rest.is_empty() => {
            (fill, align) = ('0', b'=');
            bytes = rest;
        }
        _ => {}
    }
    if let [rest @ .., b'd'] = bytes {
        bytes = rest;
    }
    match bytes {
        [] => Some((0, fill, align)),
        [one @ b'1'..=b'9'] => Some(((one - b'0') as usize, fill, align)),
        [ten @ b'1'..=b'9', one @ b'0'..=b'9'] => Some((
            (ten - b'0') as usize * 10 + (one - b'0') as usize,
            fill,
            align,
        )),
        _ => None,
    }
}

fn by_method(vm: &mut Vm, value: &Value, spec: &Value) -> Result<Value> {
    let name = vm.names().__format__.clone();
    let Some(result) = vm.call_special(value, &name, std::slice::from_ref(spec))? else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("Type {name} doesn't define __format__")));
    };
    if result.is_a::<Str>() {
        return Ok(result);
    }
    let name = vm.type_name(&result);
    Err(vm.type_error(format!("__format__ must return a str, not {name}")))
}

/// `__format__` of int, float, complex and str: `args` are the receiver and the specification.
pub fn format_method(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (value, spec) = (args.arg(0), args.arg(1));
    let spec = vm.expect_text(spec, "__format__() argument")?;
    if value.is_a::<Str>() {
        if spec.is_empty() {
            // A subclass's own `__str__` decides.
            return vm.to_str(value);
        }
        return format_str(vm, value, &spec);
    }
    if spec.is_empty() {
        return vm.to_str(value);
    }
    if int::view(value).is_some() {
        return format_int(vm, value, &spec);
    }
    if let Some(complex) = value.downcast::<Complex>() {
        return format_complex(vm, value, complex, &spec);
    }
    let number = float::value_of(value).unwrap_or(f64::NAN);
    format_float(vm, value, number, &spec)
}
