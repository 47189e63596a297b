//! `+ - * // % /`, `divmod`, `-x` and `abs`. Words are tried first; Python's division floors.

use super::long_work::{is_long, product_steps, quotient_steps};
use super::{View, view};
use crate::object::Value;
use crate::vm::{Raised, Result, Vm};
use dashu_int::ops::{Abs, BitTest, DivRem, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};

/// Numbers of more bits than this (half a GiB) are a MemoryError: an allocation that fails would end the process.
pub(super) const MAX_BITS: usize = 1 << 32;

/// MemoryError, if a result of so many bits cannot be had.
pub(crate) fn check_size(vm: &mut Vm, bits: usize) -> Result<()> {
    if bits < 1 << 24 {
        return Ok(());
    }
    let mut probe = Vec::<u8>::new();
    if bits > MAX_BITS || probe.try_reserve_exact(bits / 8).is_err() {
        let class = vm.exceptions().MemoryError.clone();
        return Err(vm.error_with(&class, vec![]));
    }
    Ok(())
}

macro_rules! operands {
    ($left:expr, $right:expr) => {
        match (view($left), view($right)) {
            (Some(a), Some(b)) => (a, b),
            _ => return Ok(Value::NOT_IMPLEMENTED),
        }
    };
}
pub(super) use operands;

/// `left + right`.
pub fn add(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    Ok(match operands!(left, right) {
        (View::Word(a), View::Word(b)) => match a.checked_add(b) {
            Some(sum) => vm.int(sum),
            None => vm.int_i128(a as i128 + b as i128),
        },
        (View::Big(a), View::Word(b)) | (View::Word(b), View::Big(a)) => vm.int_big(a + b),
        (View::Big(a), View::Big(b)) => vm.int_big(a + b),
    })
}

/// `left - right`.
pub fn sub(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    Ok(match operands!(left, right) {
        (View::Word(a), View::Word(b)) => match a.checked_sub(b) {
            Some(difference) => vm.int(difference),
            None => vm.int_i128(a as i128 - b as i128),
        },
        (View::Big(a), View::Word(b)) => vm.int_big(a - b),
        (View::Word(a), View::Big(b)) => vm.int_big(IBig::from(a) - b),
        (View::Big(a), View::Big(b)) => vm.int_big(a - b),
    })
}

/// `left * right`.
pub fn mul(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    Ok(match operands!(left, right) {
        (View::Word(a), View::Word(b)) => mul_small(vm, a, b),
        (View::Big(a), View::Word(b)) | (View::Word(b), View::Big(a)) => vm.int_big(a * b),
        (a @ View::Big(x), b @ View::Big(y)) => {
            check_size(vm, a.bit_length() + b.bit_length())?;
            if is_long(product_steps(a.bit_length(), b.bit_length())) {
                let (x, y) = (x.clone(), y.clone());
                let product = vm.long_work(move || x * y)?;
                return Ok(vm.int_big(product));
            }
            if std::ptr::eq(x, y) {
                vm.int_big(IBig::from(x.sqr()))
            } else {
                vm.int_big(x * y)
            }
        }
    })
}

/// Product of two words: for the dispatch loop, when immediates overflow.
#[inline]
pub fn mul_small(vm: &Vm, left: i64, right: i64) -> Value {
    match left.checked_mul(right) {
        Some(product) => vm.int(product),
        None => vm.int_i128(left as i128 * right as i128),
    }
}

/// Floor division and modulus of words; the divisor is not zero.
#[inline(always)]
fn floor_words(a: i64, b: i64) -> (i64, i64) {
    let (quotient, remainder) = (a.wrapping_div(b), a.wrapping_rem(b));
    if remainder != 0 && (remainder < 0) != (b < 0) {
        (quotient - 1, remainder + b)
    } else {
        (quotient, remainder)
    }
}

/// Floor division and modulus of big integers; the divisor is not zero.
pub(crate) fn floor_big(a: &IBig, b: &IBig) -> (IBig, IBig) {
    let (quotient, remainder) = a.div_rem(b);
    if !remainder.is_zero() && remainder.sign() != b.sign() {
        (quotient - 1, remainder + b)
    } else {
        (quotient, remainder)
    }
}

/// Floor division and modulus where the dividend is shorter than the divisor: nothing is divided.
fn floor_short(vm: &mut Vm, a: &View<'_>, b: &View<'_>) -> Option<(Value, Value)> {
    if a.bit_length() >= b.bit_length() {
        return None;
    }
    Some(
        match a.is_negative() == b.is_negative() || a.bit_length() == 0 {
            true => (vm.int(0), vm.int_big(a.big())),
            false => (vm.int(-1), vm.int_big(a.big() + b.big())),
        },
    )
}

/// Floor division and modulus of two numbers, at least one of them big, the divisor not zero; only what is wanted
/// of the pair is used by the callers.
fn floor_wide(vm: &mut Vm, a: View<'_>, b: View<'_>) -> Result<(IBig, IBig)> {
    let (length, divisor) = (a.bit_length(), b.bit_length());
    let (a, b) = (a.big(), b.big());
    // The divisor's length counts: one of a word goes through in one go.
    if divisor > 1 << 16 && is_long(quotient_steps(length)) {
        return vm.long_work(move || floor_big(&a, &b));
    }
    Ok(floor_big(&a, &b))
}

fn zero_division(vm: &mut Vm, message: &str) -> Raised {
    vm.zero_division_error(message)
}

/// `left // right`.
pub fn floordiv(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    match operands!(left, right) {
        (_, View::Word(0)) => Err(zero_division(vm, "integer division or modulo by zero")),
        (View::Word(i64::MIN), View::Word(-1)) => Ok(vm.int_i128(1 << 63)),
        (View::Word(a), View::Word(b)) => Ok(vm.int(floor_words(a, b).0)),
        (a @ View::Big(_), b @ View::Big(_)) => {
            if let Some((quotient, _)) = floor_short(vm, &a, &b) {
                return Ok(quotient);
            }
            let quotient = floor_wide(vm, a, b)?.0;
            Ok(vm.int_big(quotient))
        }
        (a, b) => match (a.wide(), b.wide()) {
            (Some(a), Some(b)) => {
                let inexact = a % b != 0 && (a < 0) != (b < 0);
                Ok(vm.int_i128(a / b - inexact as i128))
            }
            _ => Ok(vm.int_big(floor_big(&a.big(), &b.big()).0)),
        },
    }
}

/// `left % right`.
pub fn modulo(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    match operands!(left, right) {
        (_, View::Word(0)) => Err(zero_division(vm, "integer modulo by zero")),
        (View::Word(a), View::Word(b)) => Ok(vm.int(floor_words(a, b).1)),
        // Products of 64-bit generators reduced by a word: no allocation.
        (View::Big(a), View::Word(b)) => {
            let divisor = b.unsigned_abs();
            let (sign, words) = a.as_sign_words();
            let rest = words.iter().rev().fold(0u64, |rest, &word| {
                (((rest as u128) << 64 | word as u128) % divisor as u128) as u64
            }) as i128;
            let rest = if sign == Sign::Negative { -rest } else { rest };
            let rest = if rest != 0 && (rest < 0) != (b < 0) {
                rest + b as i128
            } else {
                rest
            };
            Ok(vm.int_i128(rest))
        }
        (a @ View::Big(_), b @ View::Big(_)) => {
            if let Some((_, rest)) = floor_short(vm, &a, &b) {
                return Ok(rest);
            }
            let rest = floor_wide(vm, a, b)?.1;
            Ok(vm.int_big(rest))
        }
        (a, b) => Ok(vm.int_big(floor_big(&a.big(), &b.big()).1)),
    }
}

/// `divmod(left, right)`.
pub fn divmod(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let pair = match operands!(left, right) {
        (_, View::Word(0)) => {
            return Err(zero_division(vm, "integer division or modulo by zero"));
        }
        (View::Word(a), View::Word(b)) if (a, b) != (i64::MIN, -1) => {
            let (quotient, remainder) = floor_words(a, b);
            vec![vm.int(quotient), vm.int(remainder)]
        }
        (a, b) => match floor_short(vm, &a, &b) {
            Some((quotient, remainder)) => vec![quotient, remainder],
            None => {
                let (quotient, remainder) = floor_wide(vm, a, b)?;
                vec![vm.int_big(quotient), vm.int_big(remainder)]
            }
        },
    };
    Ok(vm.tuple(pair))
}

/// `left / right`, correctly rounded (after `long_true_divide` in Objects/longobject.c).
pub fn truediv(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    match operands!(left, right) {
        (_, View::Word(0)) => Err(zero_division(vm, "division by zero")),
        (View::Word(a), View::Word(b)) => Ok(Value::float(true_divide_words(a, b))),
        (a, b) => {
            let negative = a.is_negative() != b.is_negative();
            match divide_magnitudes(&a.big().unsigned_abs(), &b.big().unsigned_abs()) {
                Some(quotient) => Ok(Value::float(if negative { -quotient } else { quotient })),
                None => Err(vm.overflow_error("integer division result too large for a float")),
            }
        }
    }
}

/// `a / b` of words, `b` not zero.
#[inline]
pub fn true_divide_words(a: i64, b: i64) -> f64 {
    const EXACT: u64 = 1 << 53;
    if a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT {
        return a as f64 / b as f64;
    }
    let quotient = divide_magnitudes(&a.unsigned_abs().into(), &b.unsigned_abs().into());
    let quotient = quotient.unwrap_or(f64::INFINITY);
    if (a < 0) != (b < 0) {
        -quotient
    } else {
        quotient
    }
}

/// Quotient of two magnitudes (the second not zero), rounded half to even; `None` if it overflows.
pub(crate) fn divide_magnitudes(a: &UBig, b: &UBig) -> Option<f64> {
    const MANTISSA: i64 = 53;
    const MIN_EXPONENT: i64 = -1021;
    if a.is_zero() {
        return Some(0.0);
    }
    let difference = a.bit_len() as i64 - b.bit_len() as i64;
    if difference > 1024 {
        return None;
    }
    if difference < MIN_EXPONENT - MANTISSA - 1 {
        return Some(0.0);
    }
    let shift = difference.max(MIN_EXPONENT) - MANTISSA - 2;
    let (quotient, remainder) = if shift <= 0 {
        (a << (-shift) as usize).div_rem(b)
    } else {
        a.div_rem(b << shift as usize)
    };
    let mut bits = u64::try_from(&quotient).expect("at most 56 bits") | !remainder.is_zero() as u64;
    let length = 64 - bits.leading_zeros() as i64;
    let extra = (length.max(MIN_EXPONENT - shift) - MANTISSA) as u32;
    let half = 1u64 << (extra - 1);
    // Round half to even, keeping the sticky bit's meaning.
    let low = bits & ((1 << extra) - 1);
    bits -= low;
    if low > half || (low == half && bits & (1 << extra) != 0) {
        bits += 1 << extra;
    }
    let result = crate::object::float::ldexp(bits as f64, shift);
    result.is_finite().then_some(result)
}

/// `-value`.
pub fn negative(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(match super::expect(value) {
        View::Word(word) => vm.int_i128(-(word as i128)),
        View::Big(big) => vm.int_big(-big),
    })
}

pub(super) fn absolute(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(match super::expect(value) {
        View::Word(word) => vm.int_u64(word.unsigned_abs()),
        View::Big(big) => vm.int_big(big.clone().abs()),
    })
}
