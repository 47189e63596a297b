//! `complex`.
//!
//! `arithmetic.rs` has the operators (as Objects/complexobject.c computes them), `text.rs` `repr` and parsing,
//! `methods.rs` the constructor and the methods.

mod arithmetic;
mod methods;
mod text;

pub use arithmetic::{Parts, divide, multiply, pow_parts};
pub use methods::to_parts;

use super::header::{Kind, Payload};
use super::spec::TypeSpec;
use super::types::{BinaryFn, Compare, Operator};
use super::value::Value;
use crate::object::slots::Slot;
use crate::object::{float, int};
use crate::vm::{Result, Vm};

/// Payload of `complex`.
pub struct Complex {
    pub real: f64,
    pub imag: f64,
}

impl Payload for Complex {
    const KIND: Kind = Kind::Complex;
}

impl Vm {
    /// A complex number.
    pub fn complex(&self, real: f64, imag: f64) -> Value {
        self.alloc_builtin(&self.types().complex, Complex { real, imag })
    }
}

/// Real and imaginary part of a complex or an instance of a subclass.
pub fn parts_of(value: &Value) -> Option<Parts> {
    value
        .downcast::<Complex>()
        .map(|complex| (complex.real, complex.imag))
}

fn expect(value: &Value) -> Parts {
    parts_of(value).expect("a complex")
}

fn compare(_: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let (Some(a), true) = (
        parts_of(left),
        matches!(operator, Compare::Eq | Compare::Ne),
    ) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let equal = if let Some(b) = parts_of(right) {
        a == b
    } else if let Some(b) = float::value_of(right) {
        a == (b, 0.0)
    } else if let Some(number) = int::view(right) {
        a.1 == 0.0
            && number
                .compare_f64(a.0)
                .is_some_and(|ordering| ordering.is_eq())
    } else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(equal == (operator == Compare::Eq)))
}

fn hash(_: &mut Vm, value: &Value) -> Result<i64> {
    let (real, imag) = expect(value);
    let hash = |part: f64| {
        if part.is_nan() {
            (value.raw().0.rotate_right(4) & i64::MAX as u64) as i64
        } else {
            crate::vm::hash::of_f64(part)
        }
    };
    let hash = hash(real).wrapping_add(hash(imag).wrapping_mul(1_000_003));
    Ok(if hash == -1 { -2 } else { hash })
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Create a complex number from a string or numbers.\n\nIf a string is given, parse it as a complex number.\nIf a single number is given, convert it to a complex number.\nIf the 'real' or 'imag' arguments are given, create a complex number\nwith the specified real and imaginary components.",
    new: Some((
        "__new__",
        "($type, /, real=0, imag=0)",
        methods::new,
        "Create and return a new object.  See help(type) for accurate signature.",
    )),
    methods: methods::METHODS,
    members: methods::MEMBERS,
    slots: |slots| {
        for (operator, function) in [
            (Operator::Add, arithmetic::add as BinaryFn),
            (Operator::Sub, arithmetic::sub),
            (Operator::Mul, arithmetic::mul),
            (Operator::TrueDiv, arithmetic::truediv),
            (Operator::Pow, arithmetic::pow),
        ] {
            slots.binary[operator as usize].set(Some(function));
        }
        slots.power.set(Some(arithmetic::pow_mod));
        slots
            .repr
            .set(Some(|vm, value| Ok(vm.str(&text::repr(expect(value))))));
        slots.hash.set(Some(hash));
        slots.compare.set(Some(compare));
        slots
            .bool
            .set(Some(|_, value| Ok(expect(value) != (0.0, 0.0))));
        slots.negative.set(Some(|vm, value| {
            let (real, imag) = expect(value);
            Ok(vm.complex(-real, -imag))
        }));
        slots.positive.set(Some(methods::exact));
        slots.absolute.set(Some(|vm, value| {
            let (real, imag) = expect(value);
            let length = real.hypot(imag);
            if length.is_infinite() && real.is_finite() && imag.is_finite() {
                return Err(vm.overflow_error("absolute value too large"));
            }
            Ok(Value::float(length))
        }));
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Complex>("complex")
};
