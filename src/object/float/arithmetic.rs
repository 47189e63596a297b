//! `+ - * / // % **` and `divmod` of floats, after Objects/floatobject.c.

use super::operand;
use crate::object::Value;
use crate::object::complex;
use crate::vm::{Result, Vm};

macro_rules! operands {
    ($vm:expr, $left:expr, $right:expr) => {
        match (operand($vm, $left)?, operand($vm, $right)?) {
            (Some(a), Some(b)) => (a, b),
            _ => return Ok(Value::NOT_IMPLEMENTED),
        }
    };
}

macro_rules! simple {
    ($($(#[$doc:meta])* $name:ident $operator:tt)*) => {$(
        $(#[$doc])*
        pub fn $name(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
            let (a, b) = operands!(vm, left, right);
            Ok(Value::float(a $operator b))
        }
    )*};
}

simple! {
    /// `left + right`.
    add +
    /// `left - right`.
    sub -
    /// `left * right`.
    mul *
}

/// `left / right`.
pub fn truediv(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (a, b) = operands!(vm, left, right);
    if b == 0.0 {
        return Err(vm.zero_division_error("float division by zero"));
    }
    Ok(Value::float(a / b))
}

/// `left % right`; the divisor is not zero.
pub fn modulo_f64(a: f64, b: f64) -> f64 {
    let remainder = a % b;
    if remainder == 0.0 {
        0f64.copysign(b)
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder + b
    } else {
        remainder
    }
}

/// Floor quotient and modulus; the divisor is not zero.
pub fn divmod_f64(a: f64, b: f64) -> (f64, f64) {
    let mut remainder = a % b;
    let mut quotient = (a - remainder) / b;
    if remainder != 0.0 {
        if (b < 0.0) != (remainder < 0.0) {
            remainder += b;
            quotient -= 1.0;
        }
    } else {
        remainder = 0f64.copysign(b);
    }
    let floor = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        }
    } else {
        0f64.copysign(a / b)
    };
    (floor, remainder)
}

/// `left % right`.
pub fn modulo(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (a, b) = operands!(vm, left, right);
    if b == 0.0 {
        return Err(vm.zero_division_error("float modulo by zero"));
    }
    Ok(Value::float(modulo_f64(a, b)))
}

/// `left // right`.
pub fn floordiv(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (a, b) = operands!(vm, left, right);
    if b == 0.0 {
        return Err(vm.zero_division_error("float floor division by zero"));
    }
    Ok(Value::float(divmod_f64(a, b).0))
}

/// `divmod(left, right)`.
pub fn divmod(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (a, b) = operands!(vm, left, right);
    if b == 0.0 {
        return Err(vm.zero_division_error("float divmod()"));
    }
    let (quotient, remainder) = divmod_f64(a, b);
    Ok(vm.tuple_of([Value::float(quotient), Value::float(remainder)]))
}

/// `left ** right`.
pub fn pow(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (a, b) = operands!(vm, left, right);
    pow_f64(vm, a, b)
}

/// `pow(base, exponent, modulus)`: only ints take a modulus.
pub(super) fn pow_mod(
    vm: &mut Vm,
    base: &Value,
    exponent: &Value,
    modulus: &Value,
) -> Result<Value> {
    if modulus.is_none() {
        return pow(vm, base, exponent);
    }
    Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"))
}

/// `base ** exponent` of floats: complex for a negative base and a fractional exponent.
pub fn pow_f64(vm: &mut Vm, base: f64, exponent: f64) -> Result<Value> {
    if exponent == 0.0 || base == 1.0 {
        return Ok(Value::float(1.0));
    }
    if base.is_nan() || exponent.is_nan() {
        return Ok(Value::float(base + exponent));
    }
    if base == 0.0 && exponent < 0.0 && exponent.is_finite() {
        return Err(vm.zero_division_error("0.0 cannot be raised to a negative power"));
    }
    if base == 0.0 && exponent == f64::NEG_INFINITY {
        return Ok(Value::float(f64::INFINITY));
    }
    if base < 0.0 && base.is_finite() && exponent.is_finite() && exponent != exponent.floor() {
        return complex::pow_parts(vm, (base, 0.0), (exponent, 0.0));
    }
    let result = base.powf(exponent);
    if result.is_infinite() && base.is_finite() && exponent.is_finite() {
        return Err(range_error(vm));
    }
    Ok(Value::float(result))
}

/// `OverflowError: (34, 'Numerical result out of range')`.
pub(crate) fn range_error(vm: &mut Vm) -> crate::vm::Raised {
    let class = vm.exceptions().OverflowError.clone();
    let args = vec![vm.int(34), vm.str("Numerical result out of range")];
    vm.error_with(&class, args)
}
