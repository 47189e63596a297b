//! `**` and `pow()` with two and three arguments.

use super::arithmetic::{check_size, floor_big, operands};
use super::long_work::{is_long, product_steps, quotient_steps};
use super::{View, view};
use crate::object::Value;
use crate::vm::{Result, Vm};
use dashu_int::fast_div::ConstDivisor;
use dashu_int::ops::{BitTest, UnsignedAbs};
use dashu_int::{IBig, UBig};

/// `left ** right`.
pub fn pow(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (base, exponent) = operands!(left, right);
    if exponent.is_negative() {
        let (base, exponent) = (vm.int_to_f64(base)?, vm.int_to_f64(exponent)?);
        return crate::object::float::pow_f64(vm, base, exponent);
    }
    match (base, exponent) {
        (_, View::Word(0)) | (View::Word(1), _) => return Ok(vm.int(1)),
        (View::Word(0), _) => return Ok(vm.int(0)),
        (View::Word(-1), exponent) => {
            let odd = match exponent {
                View::Word(word) => word & 1 != 0,
                View::Big(big) => big.trailing_zeros() == Some(0),
            };
            return Ok(vm.int(if odd { -1 } else { 1 }));
        }
        (View::Word(base), View::Word(exponent)) => {
            if let Ok(exponent) = u32::try_from(exponent)
                && let Some(power) = base.checked_pow(exponent)
            {
                return Ok(vm.int(power));
            }
        }
        _ => {}
    }
    let View::Word(exponent) = exponent else {
        let class = vm.exceptions().MemoryError.clone();
        return Err(vm.error_with(&class, vec![]));
    };
    check_size(
        vm,
        ((base.bit_length() - 1) as u128 * exponent as u128).min(1 << 60) as usize,
    )?;
    let bits = base.bit_length().saturating_mul(exponent as usize);
    let base = base.big();
    let power = match is_long(product_steps(bits / 2, bits / 2)) {
        true => vm.long_work(move || base.pow(exponent as usize))?,
        false => base.pow(exponent as usize),
    };
    Ok(vm.int_big(power))
}

/// `pow(base, exponent, modulus)`.
pub fn pow_mod(vm: &mut Vm, base: &Value, exponent: &Value, modulus: &Value) -> Result<Value> {
    if modulus.is_none() {
        return pow(vm, base, exponent);
    }
    let (base, exponent) = operands!(base, exponent);
    let Some(modulus) = view(modulus) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if modulus.is_zero() {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    if let (View::Word(base), View::Word(exponent @ 0..), View::Word(modulus @ 1..)) =
        (base, exponent, modulus)
    {
        return Ok(vm.int(pow_words(base, exponent, modulus)));
    }
    let modulus = modulus.big();
    let magnitude = (&modulus).unsigned_abs();
    if magnitude.is_one() {
        return Ok(vm.int(0));
    }
    let (base, exponent, number) = (base.big(), exponent.big(), magnitude.clone());
    let bits = number.bit_len();
    let steps = product_steps(bits, bits) * 3.0 * exponent.bit_len() as f64
        + quotient_steps((&base).unsigned_abs().bit_len());
    let residue = match is_long(steps) {
        true => vm.long_work(move || power(&base, &exponent, &number))?,
        false => power(&base, &exponent, &number),
    };
    match residue {
        Some(residue) => Ok(vm.int_big(floor_big(&IBig::from(residue), &modulus).1)),
        None => Err(vm.value_error("base is not invertible for the given modulus")),
    }
}

fn pow_words(base: i64, exponent: i64, modulus: i64) -> i64 {
    let modulus = modulus as u128;
    let mut base = (base as i128).rem_euclid(modulus as i128) as u128;
    let mut exponent = exponent as u64;
    let mut result = 1 % modulus;
    while exponent != 0 {
        if exponent & 1 != 0 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        exponent >>= 1;
    }
    result as i64
}

/// `base ** exponent` modulo a modulus greater than 1; `None` if the exponent is negative and the base has no inverse.
fn power(base: &IBig, exponent: &IBig, modulus: &UBig) -> Option<UBig> {
    let ring = ConstDivisor::new(modulus.clone());
    // Reduced here: the ring's own reduction of two-word numbers fails an assertion (dashu-int 0.6.2).
    let residue = floor_big(base, &IBig::from(modulus.clone())).1;
    let mut base = ring.reduce(residue);
    if exponent < &IBig::ZERO {
        base = base.inv()?;
    }
    Some(base.pow(&exponent.unsigned_abs()).residue())
}
