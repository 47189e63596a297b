//! `int(x)` and `int(text, base)`.

use super::text::{parse_value, to_ascii_digits};
use super::{Int, View, exact, view};
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::str::Str;
use crate::object::{Bound, Class, Value};
use crate::vm::{Result, Vm};

pub(super) fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = args.arg(0);
    let number = match (args.opt(1), args.opt(2)) {
        (None, None) => vm.int(0),
        (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
        (Some(value), None) => from_number(vm, value)?,
        (Some(value), Some(base)) => from_text(vm, value, base)?,
    };
    if class.is(vm.types().int.value()) {
        return Ok(number);
    }
    let class = Class::from_value(class).expect("checked by type.__call__");
    let payload = match super::expect(&number) {
        View::Word(word) => Int::Word(word),
        View::Big(big) => Int::Big(big.clone()),
    };
    Ok(vm.alloc(&class, payload))
}

fn from_text(vm: &mut Vm, value: &Value, base: &Value) -> Result<Value> {
    let base = vm.index_clipped(base)?;
    if base != 0 && !(2..=36).contains(&base) {
        return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    match parse_text(vm, value, base as u32)? {
        Some(number) => Ok(number),
        None => Err(vm.type_error("int() can't convert non-string with explicit base")),
    }
}

/// The int of a str, bytes or bytearray.
fn parse_text(vm: &mut Vm, value: &Value, base: u32) -> Result<Option<Value>> {
    if let Some(text) = value.downcast::<Str>() {
        let ascii = to_ascii_digits(text);
        return parse_value(vm, value, ascii.as_bytes(), base).map(Some);
    }
    if let Some(bytes) = value.downcast::<Bytes>() {
        return parse_value(vm, value, &bytes.data, base).map(Some);
    }
    if let Some(bytes) = value.downcast::<ByteArray>() {
        let data = bytes.data.cloned(vm);
        let shown = vm.bytes(data.clone());
        return parse_value(vm, &shown, &data, base).map(Some);
    }
    Ok(None)
}

/// `int(value)`: numbers by `__int__` or `__index__`, text in base 10.
pub fn from_number(vm: &mut Vm, value: &Value) -> Result<Value> {
    if value.raw().is_int() {
        return Ok(value.clone());
    }
    if let Some(float) = value.as_exact_float() {
        return vm.int_from_f64(float);
    }
    let slots = &vm.class_of(value).slots;
    if let Some(function) = slots.int.get() {
        let result = function(vm, value)?;
        return true_int(vm, &result, "__int__");
    }
    if slots.index.get().is_some() {
        let index = vm.index(value)?;
        return exact(vm, &index);
    }
    if let Some(number) = parse_text(vm, value, 10)? {
        return Ok(number);
    }
    if crate::object::buffer::is_buffer(vm, value) {
        let data = vm.buffer(value)?.into_owned();
        let shown = vm.bytes(data.clone());
        return parse_value(vm, &shown, &data, 10);
    }
    let name = vm.type_name(value);
    Err(vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{name}'"
    )))
}

/// The result of a special method that must be an int, as an exact int.
pub fn true_int(vm: &mut Vm, result: &Value, method: &str) -> Result<Value> {
    if result.raw().is_int() {
        return Ok(result.clone());
    }
    let exact_class = vm.class_of(result).is(&*vm.types().int);
    let name = vm.type_name(result);
    let message = format!("{method} returned non-int (type {name})");
    if view(result).is_none() {
        return Err(vm.type_error(message));
    }
    if !exact_class {
        warn_strict_subclass(vm, &message, "int")?;
    }
    exact(vm, result)
}

/// The DeprecationWarning that a special method gives whose result is of a subclass.
pub fn warn_strict_subclass(vm: &mut Vm, message: &str, class: &str) -> Result<()> {
    let message = format!(
        "{message}.  The ability to return an instance of a strict subclass of {class} is deprecated, and may be removed in a future version of Python."
    );
    crate::modules::warnings::warn(
        vm,
        |vm| vm.exceptions().DeprecationWarning.clone(),
        &message,
    )
}
