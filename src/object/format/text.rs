//! str under a format specification.

use super::spec::Spec;
use crate::object::Value;
use crate::object::str::Str;
use crate::vm::{Result, Vm};

/// These code points, padded.
pub(super) fn pad_points(vm: &mut Vm, points: &[u32], spec: &Spec) -> Value {
    let (before, after) = spec.padding(points.len());
    let mut all = Vec::with_capacity(before + points.len() + after);
    all.extend(std::iter::repeat_n(spec.fill as u32, before));
    all.extend_from_slice(points);
    all.extend(std::iter::repeat_n(spec.fill as u32, after));
    vm.str_from_points(&all)
}

/// `format(str, spec)`.
pub fn format_str(vm: &mut Vm, value: &Value, text: &str) -> Result<Value> {
    let spec = Spec::parse(vm, text, value, 's', b'<')?;
    if spec.code != 's' {
        return Err(spec.unknown_code(vm, value));
    }
    let wrong = if let Some(sign) = spec.sign {
        Some(if sign == b' ' {
            "Space not allowed in string format specifier"
        } else {
            "Sign not allowed in string format specifier"
        })
    } else if spec.no_negative_zero {
        Some("Negative zero coercion (z) not allowed in string format specifier")
    } else if spec.alternate {
        Some("Alternate form (#) not allowed in string format specifier")
    } else if spec.align == b'=' {
        Some("'=' alignment not allowed in string format specifier")
    } else {
        None
    };
    if let Some(message) = wrong {
        return Err(vm.value_error(message));
    }
    super::number::check_width(vm, &spec)?;
    let string = value.downcast::<Str>().expect("a str");
    let length = string.len().min(spec.precision.unwrap_or(usize::MAX));
    if length == string.len() && spec.width <= length {
        return Ok(plain(vm, value));
    }
    if let (Some(ascii), true) = (string.as_ascii(), spec.fill.is_ascii()) {
        let (before, after) = spec.padding(length);
        let mut bytes = Vec::with_capacity(before + length + after);
        bytes.resize(before, spec.fill as u8);
        bytes.extend_from_slice(&ascii.as_bytes()[..length]);
        bytes.resize(before + length + after, spec.fill as u8);
        return Ok(vm.str_from_latin1(&bytes));
    }
    let points: Vec<u32> = string.units().iter().take(length).collect();
    Ok(pad_points(vm, &points, &spec))
}

/// The value as an exact str.
pub(super) fn plain(vm: &mut Vm, value: &Value) -> Value {
    if vm.class_of(value).is(&*vm.types().str) {
        return value.clone();
    }
    let string = value.downcast::<Str>().expect("a str");
    vm.str_from_units(string.units())
}
