//! `None`, `Ellipsis` and `NotImplemented`: immediates with a class each.

use crate::object::header::Payload;
use crate::object::spec::TypeSpec;
use crate::object::types::{Compare, flags};
use crate::object::value::Value;
use crate::object::{NativeDef, Raw};
use crate::vm::{Result, Vm};

/// A payload that no object has.
pub struct Immediate<const N: usize>;
impl<const N: usize> Payload for Immediate<N> {}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let name = match value.raw() {
        Raw::NONE => "None",
        Raw::ELLIPSIS => "Ellipsis",
        _ => "NotImplemented",
    };
    Ok(vm.intern(name))
}

fn hash(_: &mut Vm, value: &Value) -> Result<i64> {
    // CPython 3.12 and later: a constant for None.
    Ok(match value.raw() {
        Raw::NONE => 0xFCA8_6420,
        raw => raw.0 as i64,
    })
}

fn compare(_: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    Ok(match operator {
        Compare::Eq if left.is(right) => Value::TRUE,
        Compare::Ne if left.is(right) => Value::FALSE,
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn none_bool(_: &mut Vm, _: &Value) -> Result<bool> {
    Ok(false)
}

fn not_implemented_bool(vm: &mut Vm, _: &Value) -> Result<bool> {
    Err(vm.type_error("NotImplemented should not be used in a boolean context"))
}

fn new_none(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::NONE)
}
fn new_ellipsis(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::ELLIPSIS)
}
fn new_not_implemented(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::NOT_IMPLEMENTED)
}
fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    match &args[0] {
        Some(value) => repr(vm, value),
        None => Ok(Value::NONE),
    }
}

const REDUCE: &[NativeDef] = &[("__reduce__", "($self, /)", reduce, "")];

/// The type of `None`.
pub static NONE_SPEC: TypeSpec = TypeSpec {
    doc: "The type of the None singleton.",
    flags: flags::IMMUTABLE,
    new: Some(("__new__", "($type, /)", new_none, "")),
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.hash.set(Some(hash));
        slots.compare.set(Some(compare));
        slots.bool.set(Some(none_bool));
    },
    signature: Some("()"),
    ..TypeSpec::of::<Immediate<0>>("NoneType")
};
/// The type of `Ellipsis`.
pub static ELLIPSIS_SPEC: TypeSpec = TypeSpec {
    doc: "The type of the Ellipsis singleton.",
    flags: flags::IMMUTABLE,
    new: Some(("__new__", "($type, /)", new_ellipsis, "")),
    methods: REDUCE,
    slots: |slots| {
        slots.repr.set(Some(repr));
    },
    signature: Some("()"),
    ..TypeSpec::of::<Immediate<1>>("ellipsis")
};
/// The type of `NotImplemented`.
pub static NOT_IMPLEMENTED_SPEC: TypeSpec = TypeSpec {
    doc: "The type of the NotImplemented singleton.",
    flags: flags::IMMUTABLE,
    new: Some(("__new__", "($type, /)", new_not_implemented, "")),
    methods: REDUCE,
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.bool.set(Some(not_implemented_bool));
    },
    signature: Some("()"),
    ..TypeSpec::of::<Immediate<2>>("NotImplementedType")
};
