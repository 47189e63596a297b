//! `ceil`, `floor` and `trunc`: special methods first, floats otherwise.

use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};

/// The result of special method `name` of the value's class, if it has one.
fn special(vm: &mut Vm, value: &Value, name: &Value) -> Result<Option<Value>> {
    vm.call_special(value, name, &[])
}

fn whole(vm: &mut Vm, value: &Value, name: Value, round: fn(f64) -> f64) -> Result<Value> {
    if value.raw().is_int() {
        return Ok(value.clone());
    }
    if let Some(number) = value.as_exact_float() {
        return vm.int_from_f64(round(number));
    }
    if let Some(result) = special(vm, value, &name)? {
        return Ok(result);
    }
    let number = vm.to_f64(value)?;
    vm.int_from_f64(round(number))
}

pub(super) fn ceil(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = vm.names().__ceil__.clone();
    whole(vm, args.arg(0), name, f64::ceil)
}

pub(super) fn floor(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = vm.names().__floor__.clone();
    whole(vm, args.arg(0), name, f64::floor)
}

pub(super) fn trunc(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    if value.raw().is_int() {
        return Ok(value.clone());
    }
    if let Some(number) = value.as_exact_float() {
        return vm.int_from_f64(number);
    }
    let name = vm.names().__trunc__.clone();
    match special(vm, value, &name)? {
        Some(result) => Ok(result),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("type {name} doesn't define __trunc__ method")))
        }
    }
}
