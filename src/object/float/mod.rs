//! `float`: immediates, and a payload for instances of subclasses.

use super::header::{Kind, Payload};
use super::spec::TypeSpec;
use super::value::Value;
use crate::vm::{Result, Vm};

/// Payload of instances of subclasses of float (exact floats are immediates).
pub struct Float(pub f64);

impl Payload for Float {
    const KIND: Kind = Kind::Float;
}

/// A number as f64 by `__float__` or `__index__`; TypeError for others.
pub fn number_to_f64(vm: &mut Vm, value: &Value) -> Result<f64> {
    if let Some(float) = value.downcast::<Float>() {
        return Ok(float.0);
    }
    if let Some(small) = value.as_small_int() {
        return Ok(small as f64);
    }
    if let Some(function) = vm.class_of(value).slots.float.get() {
        let result = function(vm, value)?;
        if let Some(number) = result.as_exact_float() {
            return Ok(number);
        }
        if let Some(float) = result.downcast::<Float>() {
            return Ok(float.0);
        }
        let (class, name) = (vm.type_name(value), vm.type_name(&result));
        return Err(vm.type_error(format!(
            "{class}.__float__ returned non-float (type {name})"
        )));
    }
    if vm.class_of(value).slots.index.get().is_some() {
        let index = vm.index(value)?;
        return number_to_f64(vm, &index);
    }
    let name = vm.type_name(value);
    Err(vm.type_error(format!("must be real number, not {name}")))
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec::of::<Float>("float");
