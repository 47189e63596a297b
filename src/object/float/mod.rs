//! `float`: immediates, and a payload for instances of subclasses.
//!
//! `arithmetic.rs` has the operators, `text.rs` parsing and `hex`, `methods.rs` the constructor and the methods.

mod arithmetic;
pub(crate) mod methods;
mod round;
mod text;

pub use arithmetic::{
    add, divmod, divmod_f64, floordiv, modulo, modulo_f64, mul, pow, pow_f64, sub, truediv,
};
pub use methods::round;
pub use round::round_to;
pub use text::{parse, parse_text};

use super::header::{Kind, Payload};
use super::int::{self, View};
use super::spec::TypeSpec;
use super::types::{BinaryFn, Compare, Operator, flags};
use super::value::Value;
use crate::vm::{Result, Vm};

/// Payload of instances of subclasses of float (exact floats are immediates).
pub struct Float(pub f64);

impl Payload for Float {
    const KIND: Kind = Kind::Float;
}

/// The number of a float or an instance of a subclass.
#[inline(always)]
pub fn value_of(value: &Value) -> Option<f64> {
    match value.as_exact_float() {
        Some(number) => Some(number),
        None => value.downcast::<Float>().map(|float| float.0),
    }
}

fn expect(value: &Value) -> f64 {
    value_of(value).expect("a float")
}

/// `mantissa * 2**exponent`, rounded once.
pub fn ldexp(mantissa: f64, exponent: i64) -> f64 {
    let exponent = exponent.clamp(-3000, 3000) as i32;
    libm::ldexp(mantissa, exponent)
}

/// The number that `value.__float__()` answered.
fn true_float(vm: &mut Vm, value: &Value, result: &Value) -> Result<f64> {
    if let Some(number) = result.as_exact_float() {
        return Ok(number);
    }
    let (class, name) = (vm.type_name(value), vm.type_name(result));
    let message = format!("{class}.__float__ returned non-float (type {name})");
    match value_of(result) {
        Some(number) => {
            int::warn_strict_subclass(vm, &message, "float")?;
            Ok(number)
        }
        None => Err(vm.type_error(message)),
    }
}

/// A number as f64 by `__float__` or `__index__`; TypeError for others.
pub fn number_to_f64(vm: &mut Vm, value: &Value) -> Result<f64> {
    if let Some(float) = value_of(value) {
        return Ok(float);
    }
    if let Some(small) = value.as_small_int() {
        return Ok(small as f64);
    }
    let slots = &vm.class_of(value).slots;
    if let Some(function) = slots.float.get() {
        let result = function(vm, value)?;
        return true_float(vm, value, &result);
    }
    if slots.index.get().is_some() {
        let index = vm.index(value)?;
        let number = int::view(&index).expect("an int");
        return vm.int_to_f64(number);
    }
    let name = vm.type_name(value);
    Err(vm.type_error(format!("must be real number, not {name}")))
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(super::format::float_repr_value(vm, expect(value)))
}

/// NaNs hash by identity; all NaN immediates are one object.
fn hash(_: &mut Vm, value: &Value) -> Result<i64> {
    let number = expect(value);
    if number.is_nan() {
        return Ok((value.raw().0.rotate_right(4) & i64::MAX as u64) as i64);
    }
    Ok(crate::vm::hash::of_f64(number))
}

fn compare(_: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let Some(a) = value_of(left) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let ordering = match value_of(right) {
        Some(b) => a.partial_cmp(&b),
        None => match int::view(right) {
            Some(number) => number.compare_f64(a).map(std::cmp::Ordering::reverse),
            None => return Ok(Value::NOT_IMPLEMENTED),
        },
    };
    Ok(Value::bool(match ordering {
        Some(ordering) => operator.holds(ordering),
        None => operator == Compare::Ne,
    }))
}

/// The receiver as an exact float.
pub fn exact(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(Value::float(expect(value)))
}

/// An operand of float arithmetic: a float, or an int, which must not overflow.
#[inline(always)]
pub(super) fn operand(vm: &mut Vm, value: &Value) -> Result<Option<f64>> {
    if let Some(number) = value_of(value) {
        return Ok(Some(number));
    }
    match int::view(value) {
        Some(View::Word(word)) => Ok(Some(word as f64)),
        Some(big) => vm.int_to_f64(big).map(Some),
        None => Ok(None),
    }
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Convert a string or number to a floating-point number, if possible.",
    flags: flags::BASE | flags::MATCH_SELF,
    new: Some((
        "__new__",
        "($type, x=0, /)",
        methods::new,
        "Create and return a new object.  See help(type) for accurate signature.",
    )),
    methods: methods::METHODS,
    wrappers: methods::WRAPPERS,
    getset: methods::GETSET,
    slots: |slots| {
        for (operator, function) in [
            (Operator::Add, add as BinaryFn),
            (Operator::Sub, sub),
            (Operator::Mul, mul),
            (Operator::TrueDiv, truediv),
            (Operator::FloorDiv, floordiv),
            (Operator::Mod, modulo),
            (Operator::Pow, pow),
        ] {
            slots.binary[operator as usize].set(Some(function));
        }
        slots.power.set(Some(arithmetic::pow_mod));
        slots.repr.set(Some(repr));
        slots.hash.set(Some(hash));
        slots.compare.set(Some(compare));
        slots.bool.set(Some(|_, value| Ok(expect(value) != 0.0)));
        slots
            .negative
            .set(Some(|_, value| Ok(Value::float(-expect(value)))));
        slots.positive.set(Some(exact));
        slots
            .absolute
            .set(Some(|_, value| Ok(Value::float(expect(value).abs()))));
        slots
            .int
            .set(Some(|vm, value| vm.int_from_f64(expect(value))));
        slots.float.set(Some(exact));
    },
    ..TypeSpec::of::<Float>("float")
};
