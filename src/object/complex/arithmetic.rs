//! `+ - * / **` of complex numbers, after Objects/complexobject.c.

use super::parts_of;
use crate::object::{Value, float, int};
use crate::vm::{Result, Vm};

/// Real and imaginary part.
pub type Parts = (f64, f64);

/// An operand: complex, float or int.
fn operand(vm: &mut Vm, value: &Value) -> Result<Option<Parts>> {
    if let Some(parts) = parts_of(value) {
        return Ok(Some(parts));
    }
    if let Some(number) = float::value_of(value) {
        return Ok(Some((number, 0.0)));
    }
    match int::view(value) {
        Some(number) => Ok(Some((vm.int_to_f64(number)?, 0.0))),
        None => Ok(None),
    }
}

macro_rules! operands {
    ($vm:expr, $left:expr, $right:expr) => {
        match (operand($vm, $left)?, operand($vm, $right)?) {
            (Some(a), Some(b)) => (a, b),
            _ => return Ok(Value::NOT_IMPLEMENTED),
        }
    };
}

pub(super) fn add(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (a, b) = operands!(vm, left, right);
    Ok(vm.complex(a.0 + b.0, a.1 + b.1))
}

pub(super) fn sub(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (a, b) = operands!(vm, left, right);
    Ok(vm.complex(a.0 - b.0, a.1 - b.1))
}

/// Product.
pub fn multiply(a: Parts, b: Parts) -> Parts {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

pub(super) fn mul(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (a, b) = operands!(vm, left, right);
    let (real, imag) = multiply(a, b);
    Ok(vm.complex(real, imag))
}

/// Quotient, scaled against overflow (`_Py_c_quot`); `None` for division by zero.
pub fn divide(a: Parts, b: Parts) -> Option<Parts> {
    let (real, imag) = (b.0.abs(), b.1.abs());
    if real >= imag {
        if real == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        Some((
            (a.0 + a.1 * ratio) / denominator,
            (a.1 - a.0 * ratio) / denominator,
        ))
    } else if imag >= real {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        Some((
            (a.0 * ratio + a.1) / denominator,
            (a.1 * ratio - a.0) / denominator,
        ))
    } else {
        Some((f64::NAN, f64::NAN))
    }
}

pub(super) fn truediv(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (a, b) = operands!(vm, left, right);
    match divide(a, b) {
        Some((real, imag)) => Ok(vm.complex(real, imag)),
        None => Err(vm.zero_division_error("complex division by zero")),
    }
}

pub(super) fn pow(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (a, b) = operands!(vm, left, right);
    pow_parts(vm, a, b)
}

pub(super) fn pow_mod(
    vm: &mut Vm,
    base: &Value,
    exponent: &Value,
    modulus: &Value,
) -> Result<Value> {
    if modulus.is_none() {
        return pow(vm, base, exponent);
    }
    Err(vm.value_error("complex modulo"))
}

/// `base ** exponent`.
pub fn pow_parts(vm: &mut Vm, base: Parts, exponent: Parts) -> Result<Value> {
    let result = if exponent == (0.0, 0.0) {
        Some((1.0, 0.0))
    } else if exponent.1 == 0.0 && exponent.0 == exponent.0.floor() && exponent.0.abs() <= 100.0 {
        integer_power(base, exponent.0 as i64)
    } else {
        general_power(base, exponent)
    };
    let Some((real, imag)) = result else {
        return Err(vm.zero_division_error("0.0 to a negative or complex power"));
    };
    if real.is_infinite() || imag.is_infinite() {
        return Err(vm.overflow_error("complex exponentiation"));
    }
    Ok(vm.complex(real, imag))
}

fn integer_power(base: Parts, exponent: i64) -> Option<Parts> {
    let mut result = (1.0, 0.0);
    let mut square = base;
    let mut mask = 1u64;
    let count = exponent.unsigned_abs();
    while mask <= count {
        if count & mask != 0 {
            result = multiply(result, square);
        }
        mask <<= 1;
        square = multiply(square, square);
    }
    if exponent > 0 {
        Some(result)
    } else {
        divide((1.0, 0.0), result)
    }
}

fn general_power(a: Parts, b: Parts) -> Option<Parts> {
    if a == (0.0, 0.0) {
        return (b.1 == 0.0 && (b.0 >= 0.0 || b.0.is_nan())).then_some((0.0, 0.0));
    }
    let length = a.0.hypot(a.1);
    let mut magnitude = length.powf(b.0);
    let angle = a.1.atan2(a.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        magnitude /= (angle * b.1).exp();
        phase += b.1 * length.ln();
    }
    // C's cosine of an infinity is a domain error, which CPython reports as a division by zero.
    (!phase.is_infinite()).then(|| (magnitude * phase.cos(), magnitude * phase.sin()))
}
