//! Finite decimal numbers of up to 38 digits, and the arithmetic that needs no context but its precision and rounding.

use crate::object::str::Str;
use crate::object::value::Value;
use dashu_int::UBig;
use dashu_int::ops::DivRem;
use std::cmp::Ordering;

/// Digits of a coefficient that are handled here.
pub const MOST_DIGITS: u32 = 34;

pub const TENS: [u128; 39] = {
    let mut tens = [1; 39];
    let mut at = 1;
    while at < tens.len() {
        tens[at] = tens[at - 1] * 10;
        at += 1;
    }
    tens
};

/// A finite number.
#[derive(Clone, Copy)]
pub struct Number {
    pub negative: bool,
    pub coefficient: u128,
    pub exponent: i64,
}

impl Number {
    pub fn digits(&self) -> u32 {
        digits(self.coefficient)
    }
    pub fn adjusted(&self) -> i64 {
        self.exponent + self.digits() as i64 - 1
    }
    pub fn is_zero(&self) -> bool {
        self.coefficient == 0
    }
}

/// How many decimal digits a number has; one for zero.
pub fn digits(number: u128) -> u32 {
    match u64::try_from(number) {
        Ok(0) => 1,
        Ok(number) => number.ilog10() + 1,
        Err(_) => number.ilog10() + 1,
    }
}

/// Quotient and rest, by the narrow division where that will do.
pub fn divide_integers(a: u128, b: u128) -> (u128, u128) {
    match (u64::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) => ((a / b) as u128, (a % b) as u128),
        _ => {
            let quotient = a / b;
            (quotient, a - quotient * b)
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    Down,
    HalfUp,
    HalfEven,
    Ceiling,
    Floor,
    HalfDown,
    Up,
}

/// The rounding mode of this name.
pub fn rounding(value: &Value) -> Option<Rounding> {
    Some(match value.downcast::<Str>()?.as_ascii()? {
        "ROUND_HALF_EVEN" => Rounding::HalfEven,
        "ROUND_DOWN" => Rounding::Down,
        "ROUND_HALF_UP" => Rounding::HalfUp,
        "ROUND_CEILING" => Rounding::Ceiling,
        "ROUND_FLOOR" => Rounding::Floor,
        "ROUND_HALF_DOWN" => Rounding::HalfDown,
        "ROUND_UP" => Rounding::Up,
        _ => return None,
    })
}

/// `number / 10**drop` rounded, and whether that lost anything.
pub fn round(number: Number, drop: u32, rounding: Rounding) -> (u128, bool) {
    let Some(&unit) = TENS.get(drop as usize) else {
        // Less than a tenth of a unit.
        let up = match rounding {
            Rounding::Up => true,
            Rounding::Ceiling => !number.negative,
            Rounding::Floor => number.negative,
            _ => false,
        };
        return ((up && !number.is_zero()) as u128, !number.is_zero());
    };
    let (quotient, rest) = divide_integers(number.coefficient, unit);
    let half = rest.cmp(&(unit - rest));
    let up = rest != 0
        && match rounding {
            Rounding::Down => false,
            Rounding::Up => true,
            Rounding::Ceiling => !number.negative,
            Rounding::Floor => number.negative,
            Rounding::HalfUp => half.is_ge(),
            Rounding::HalfDown => half.is_gt(),
            Rounding::HalfEven => half.is_gt() || half.is_eq() && quotient & 1 == 1,
        };
    (quotient + up as u128, rest != 0)
}

/// The number with this exponent, rounded if it must be, and whether that lost anything (`_rescale`). `None` if it
/// becomes too long.
pub fn rescale(number: Number, exponent: i64, rounding: Rounding) -> Option<(Number, bool)> {
    let up = number.exponent - exponent;
    let (coefficient, inexact) = if number.is_zero() {
        (0, false)
    } else if up >= 0 {
        if up + number.digits() as i64 > 37 {
            return None;
        }
        (number.coefficient * TENS[up as usize], false)
    } else {
        round(number, up.unsigned_abs().min(1000) as u32, rounding)
    };
    let result = Number {
        coefficient,
        exponent,
        ..number
    };
    Some((result, inexact))
}

/// What arithmetic needs to know of a context.
#[derive(Clone, Copy)]
pub struct Limits {
    pub precision: u32,
    pub least: i64,
    pub largest: i64,
    pub rounding: Rounding,
}

/// Both numbers as multiples of the same power of ten, if they fit.
pub fn align(a: Number, b: Number) -> Option<(u128, u128, i64)> {
    if a.exponent == b.exponent {
        return Some((a.coefficient, b.coefficient, a.exponent));
    }
    let exponent = a.exponent.min(b.exponent);
    let scale = |number: Number| {
        let by = number.exponent - exponent;
        if number.is_zero() {
            return Some(0);
        }
        if by + number.digits() as i64 > 37 {
            return None;
        }
        Some(number.coefficient * TENS[by as usize])
    };
    Some((scale(a)?, scale(b)?, exponent))
}

/// As [`align`], of numbers whose exponents lie far apart: the digits of the smaller one that cannot matter to a
/// result of this precision are cut off, a last digit telling that there were any.
fn align_roughly(precision: u32, a: Number, b: Number) -> Option<(u128, u128, i64)> {
    if precision > MOST_DIGITS || a.is_zero() || b.is_zero() {
        return None;
    }
    let (high, low, swapped) = match a.exponent >= b.exponent {
        true => (a, b, false),
        false => (b, a, true),
    };
    let exponent = high.exponent + high.digits() as i64 - 37;
    let cut = exponent + 1 - low.exponent;
    // The first digits must not cancel out.
    if cut <= 0 || low.adjusted() + 2 > high.adjusted() {
        return None;
    }
    let kept = match TENS.get(cut as usize) {
        Some(&unit) => {
            let (kept, rest) = divide_integers(low.coefficient, unit);
            kept * 10 + (rest != 0) as u128
        }
        None => 1,
    };
    let scaled = high.coefficient * TENS[(high.exponent - exponent) as usize];
    Some(match swapped {
        false => (scaled, kept, exponent),
        true => (kept, scaled, exponent),
    })
}

pub fn compare(a: Number, b: Number) -> Option<Ordering> {
    let Some((x, y, _)) = align(a, b) else {
        // Too far apart to have one scale.
        let size = a.adjusted().cmp(&b.adjusted());
        return match (a.is_zero() || b.is_zero(), a.negative, b.negative) {
            (true, ..) => None,
            (_, false, true) => Some(Ordering::Greater),
            (_, true, false) => Some(Ordering::Less),
            (_, false, false) => Some(size).filter(|size| size.is_ne()),
            (_, true, true) => Some(size.reverse()).filter(|size| size.is_ne()),
        };
    };
    let signed = |negative: bool, size: u128| match negative {
        true => -(size as i128),
        false => size as i128,
    };
    Some(signed(a.negative, x).cmp(&signed(b.negative, y)))
}

pub fn add(limits: &Limits, a: Number, b: Number) -> Option<Number> {
    if limits.rounding == Rounding::Floor && a.negative != b.negative {
        return None;
    }
    let (x, y, exponent) = align(a, b).or_else(|| align_roughly(limits.precision, a, b))?;
    if a.is_zero() != b.is_zero() {
        // Beside a zero of a far smaller exponent the other number is not padded to the full.
        let other = if a.is_zero() { b } else { a };
        if other.exponent - limits.precision as i64 - 1 > exponent {
            return None;
        }
    }
    let (negative, coefficient) = match a.negative == b.negative {
        true => (a.negative, x + y),
        false if x > y => (a.negative, x - y),
        false if y > x => (b.negative, y - x),
        false => (false, 0),
    };
    Some(Number {
        negative,
        coefficient,
        exponent,
    })
}

pub fn multiply(limits: &Limits, a: Number, b: Number) -> Option<Number> {
    let exponent = a.exponent + b.exponent;
    let digits = a.digits() + b.digits();
    let (coefficient, exponent) = if digits <= 38 {
        (a.coefficient * b.coefficient, exponent)
    } else if limits.precision <= MOST_DIGITS {
        // More digits than the result will have are cut off, a last digit telling that there were any.
        let cut = digits - 37;
        let product = UBig::from(a.coefficient) * UBig::from(b.coefficient);
        let (kept, rest) = product.div_rem(UBig::from(TENS[cut as usize]));
        let kept = u128::try_from(kept).ok()?;
        let last = !rest.is_zero() as u128;
        (kept * 10 + last, exponent + cut as i64 - 1)
    } else {
        return None;
    };
    Some(Number {
        negative: a.negative != b.negative,
        coefficient,
        exponent,
    })
}

pub fn divide(limits: &Limits, a: Number, b: Number) -> Option<Number> {
    if a.is_zero() || b.is_zero() {
        return None;
    }
    // One digit more than wanted, and then whether anything follows: after `__truediv__`.
    let shift = b.digits() as i64 - a.digits() as i64 + limits.precision as i64 + 1;
    if shift < 0 || limits.precision > MOST_DIGITS {
        return None;
    }
    let (mut coefficient, rest) = if shift + a.digits() as i64 <= 38 {
        let scaled = a.coefficient * TENS[shift as usize];
        divide_integers(scaled, b.coefficient)
    } else {
        let scaled = UBig::from(a.coefficient) * UBig::from(10u8).pow(shift as usize);
        let (quotient, rest) = scaled.div_rem(UBig::from(b.coefficient));
        (u128::try_from(quotient).ok()?, !rest.is_zero() as u128)
    };
    let ideal = a.exponent - b.exponent;
    let mut exponent = ideal - shift;
    if rest != 0 {
        coefficient += coefficient.is_multiple_of(5) as u128;
    } else {
        for step in [16, 8, 4, 2, 1] {
            while exponent + step <= ideal {
                let (shorter, rest) = divide_integers(coefficient, TENS[step as usize]);
                if rest != 0 {
                    break;
                }
                coefficient = shorter;
                exponent += step;
            }
        }
    }
    Some(Number {
        negative: a.negative != b.negative,
        coefficient,
        exponent,
    })
}

/// Quotient and remainder (`_divide`).
fn quotient(limits: &Limits, a: Number, b: Number) -> Option<(Number, Number)> {
    if b.is_zero() {
        return None;
    }
    let (x, y, exponent) = align(a, b)?;
    let (whole, rest) = divide_integers(x, y);
    if digits(whole) > limits.precision {
        return None;
    }
    let quotient = Number {
        negative: a.negative != b.negative,
        coefficient: whole,
        exponent: 0,
    };
    let remainder = Number {
        negative: a.negative,
        coefficient: rest,
        exponent,
    };
    Some((quotient, remainder))
}

pub fn floor_divide(limits: &Limits, a: Number, b: Number) -> Option<Number> {
    Some(quotient(limits, a, b)?.0)
}

pub fn remainder(limits: &Limits, a: Number, b: Number) -> Option<Number> {
    Some(quotient(limits, a, b)?.1)
}

/// An exact power: whole, positive, and of no more digits than the precision.
pub fn power(limits: &Limits, a: Number, b: Number) -> Option<Number> {
    if b.negative || b.exponent != 0 || !(1..=100).contains(&b.coefficient) || a.is_zero() {
        return None;
    }
    let exponent = b.coefficient as u32;
    let coefficient = a.coefficient.checked_pow(exponent)?;
    (digits(coefficient) <= limits.precision).then(|| Number {
        negative: a.negative && exponent % 2 == 1,
        coefficient,
        exponent: a.exponent * exponent as i64,
    })
}

pub fn negated(number: Number) -> Number {
    Number {
        negative: !number.negative,
        ..number
    }
}

/// The hash that all numbers of this value have (`__hash__`).
pub fn hash(number: Number) -> i64 {
    const MODULUS: u128 = (1 << 61) - 1;
    /// The inverse of 10.
    const TENTH: u128 = 2_075_258_708_292_324_556;
    let mut base = if number.exponent < 0 { TENTH } else { 10 };
    let mut exponent = number.exponent.unsigned_abs();
    let mut hash = number.coefficient % MODULUS;
    while exponent > 0 {
        if exponent & 1 == 1 {
            hash = hash * base % MODULUS;
        }
        base = base * base % MODULUS;
        exponent >>= 1;
    }
    let hash = if number.negative {
        -(hash as i64)
    } else {
        hash as i64
    };
    if hash == -1 { -2 } else { hash }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_that_of_the_equal_int() {
        let hash_of = |coefficient, exponent| {
            hash(Number {
                negative: false,
                coefficient,
                exponent,
            })
        };
        assert_eq!(hash_of(12_300, -2), 123);
        assert_eq!(hash_of(12, 3), 12_000);
        // hash(0.5)
        assert_eq!(hash_of(5, -1), 1 << 60);
    }
}
