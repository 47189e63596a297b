//! `+ - * /` and what is made of them, with the results and signals of libmpdec.

use super::number::{
    MAX_PREC, Number, compare, compare_magnitudes, cut, divide_small, scaled, small, small_digits,
    stripped, ten_to, trailing_zeros, whole,
};
use super::work::{Rounding, Work, status::*};
use dashu_int::UBig;
use dashu_int::ops::{BitTest, DivRem, SquareRootRem};
use std::cmp::Ordering;

pub fn add(a: &Number, b: &Number, work: &mut Work) -> Number {
    add_signed(a, b, b.negative, work)
}

pub fn subtract(a: &Number, b: &Number, work: &mut Work) -> Number {
    add_signed(a, b, !b.negative, work)
}

/// `a + b`, `b` with this sign.
fn add_signed(a: &Number, b: &Number, negative: bool, work: &mut Work) -> Number {
    if a.is_special() || b.is_special() {
        if let Some(nan) = work.nan_of(&[a, b]) {
            return nan;
        }
        return match (a.is_infinite(), b.is_infinite()) {
            (true, true) if a.negative != negative => work.invalid(),
            (true, _) => a.clone(),
            _ => Number::infinity(negative),
        };
    }
    match small_sum(a, b, negative, work).or_else(|| exact_sum(a, b, negative, work)) {
        Some(sum) => work.finish(sum),
        None => Number::nan(),
    }
}

/// The exact sum of numbers that have few digits, and not far apart.
#[inline]
fn small_sum(a: &Number, b: &Number, negative: bool, work: &Work) -> Option<Number> {
    let ((mut x, first), (mut y, second)) = (a.plain()?, b.plain()?);
    if first != second {
        let shift = first.abs_diff(second) as usize;
        let high = if first > second { &mut x } else { &mut y };
        *high = high.checked_mul(*super::number::TENS.get(shift)?)?;
    }
    let exponent = first.min(second);
    Some(match a.negative == negative {
        true => Number::wide(negative, x.checked_add(y)?, exponent),
        false if x > y => Number::wide(a.negative, x - y, exponent),
        false if x < y => Number::wide(negative, y - x, exponent),
        false => Number::zero(work.rounding == Rounding::Floor, exponent),
    })
}

/// The sum before it is rounded. Of numbers far apart the smaller one is replaced by one that rounds in the same way.
fn exact_sum(a: &Number, b: &Number, negative: bool, work: &mut Work) -> Option<Number> {
    if a.exponent == b.exponent {
        return Some(sum_of(
            a.negative,
            &a.coefficient,
            negative,
            &b.coefficient,
            a.exponent,
            work,
        ));
    }
    let (high, low, high_negative, low_negative) = match a.exponent > b.exponent {
        true => (a, b, a.negative, negative),
        false => (b, a, negative, a.negative),
    };
    let mut low_exponent = low.exponent;
    let replaced;
    let mut low_coefficient = &low.coefficient;
    let mut high_coefficient = UBig::ZERO;
    if !high.is_zero() {
        let mut least = high.exponent - 1;
        if high.digits <= work.precision {
            least += high.digits - work.precision - 1;
        }
        if low.adjusted() < least {
            replaced = UBig::from(!low.is_zero());
            low_coefficient = &replaced;
            low_exponent = least;
        }
        let shift = high.exponent - low_exponent;
        if !work.has_room(high.digits.saturating_add(shift)) {
            return None;
        }
        high_coefficient = scaled(&high.coefficient, shift);
    }
    Some(sum_of(
        high_negative,
        &high_coefficient,
        low_negative,
        low_coefficient,
        low_exponent,
        work,
    ))
}

fn sum_of(
    a_negative: bool,
    a: &UBig,
    b_negative: bool,
    b: &UBig,
    exponent: i64,
    work: &Work,
) -> Number {
    if a_negative == b_negative {
        return Number::new(a_negative, a + b, exponent);
    }
    match a.cmp(b) {
        Ordering::Greater => Number::new(a_negative, a - b, exponent),
        Ordering::Less => Number::new(b_negative, b - a, exponent),
        Ordering::Equal => Number::zero(work.rounding == Rounding::Floor, exponent),
    }
}

pub fn multiply(a: &Number, b: &Number, work: &mut Work) -> Number {
    if let (Some((x, first)), Some((y, second))) = (a.plain(), b.plain())
        && let Some(product) = x.checked_mul(y)
    {
        let negative = a.negative != b.negative;
        return work.finish(Number::wide(negative, product, first + second));
    }
    let product = product(a, b, work);
    work.finish(product)
}

/// The product before it is rounded.
fn product(a: &Number, b: &Number, work: &mut Work) -> Number {
    let negative = a.negative != b.negative;
    if a.is_special() || b.is_special() {
        if let Some(nan) = work.nan_of(&[a, b]) {
            return nan;
        }
        return match a.is_zero() || b.is_zero() {
            true => work.invalid(),
            false => Number::infinity(negative),
        };
    }
    if !work.has_room(a.digits + b.digits) {
        return Number::nan();
    }
    let coefficient = match std::ptr::eq(a, b) {
        true => a.coefficient.sqr(),
        false => &a.coefficient * &b.coefficient,
    };
    Number::new(negative, coefficient, a.exponent + b.exponent)
}

pub fn fma(a: &Number, b: &Number, c: &Number, work: &mut Work) -> Number {
    let mut exact = Work { status: 0, ..*work };
    let product = product(a, b, &mut exact);
    work.raise(exact.status);
    match exact.status {
        0 => add(&product, c, work),
        _ => product,
    }
}

pub fn divide(a: &Number, b: &Number, work: &mut Work) -> Number {
    let negative = a.negative != b.negative;
    if a.is_special() || b.is_special() {
        if let Some(nan) = work.nan_of(&[a, b]) {
            return nan;
        }
        return match (a.is_infinite(), b.is_infinite()) {
            (true, true) => work.invalid(),
            (true, false) => Number::infinity(negative),
            _ => {
                work.raise(CLAMPED);
                Number::zero(negative, work.etiny())
            }
        };
    }
    if b.is_zero() {
        if a.is_zero() {
            return work.error(DIVISION_UNDEFINED);
        }
        work.raise(DIVISION_BY_ZERO);
        return Number::infinity(negative);
    }
    let ideal = a.exponent - b.exponent;
    if a.is_zero() {
        return work.finish(Number::zero(negative, ideal));
    }
    // What needs more digits than there is memory for may be exact: then it has not many.
    let before = work.status;
    let shift = |precision: i64| b.digits - a.digits + precision + 1;
    if !work.has_room(a.digits.max(b.digits) + shift(work.precision).abs()) {
        let least = a.digits + 4 * b.digits;
        if least < work.precision && work.has_room(a.digits + shift(least)) {
            let mut less = Work {
                precision: least,
                status: 0,
                ..*work
            };
            let result = quotient(a, b, shift(least), negative, &mut less);
            if less.status == 0 {
                work.status = before;
                return result;
            }
        }
        return Number::nan();
    }
    quotient(a, b, shift(work.precision), negative, work)
}

/// The quotient of `a * 10**shift` and `b`, rounded.
fn quotient(a: &Number, b: &Number, shift: i64, negative: bool, work: &mut Work) -> Number {
    let ideal = a.exponent - b.exponent;
    let (coefficient, exact) = match small_quotient(a, b, shift) {
        Some((quotient, rest)) => (UBig::from(quotient), rest == 0),
        None => {
            let (quotient, rest) = match shift >= 0 {
                true => scaled(&a.coefficient, shift).div_rem(&b.coefficient),
                false => (&a.coefficient).div_rem(scaled(&b.coefficient, -shift)),
            };
            (quotient, rest.is_zero())
        }
    };
    let exponent = ideal - shift;
    let result = if !exact {
        // A last digit tells that something follows.
        let up = (&coefficient % 5u8) == 0;
        Number::new(
            negative,
            if up { coefficient + 1u8 } else { coefficient },
            exponent,
        )
    } else {
        let (coefficient, zeros) = stripped(&coefficient, ideal - exponent);
        Number::new(negative, coefficient, exponent + zeros)
    };
    work.finish(result)
}

fn small_quotient(a: &Number, b: &Number, shift: i64) -> Option<(u128, u128)> {
    if shift < 0 || a.digits + shift > 38 {
        return None;
    }
    let scale = super::number::TENS[shift as usize];
    Some(divide_small(
        small(&a.coefficient)? * scale,
        small(&b.coefficient)?,
    ))
}

/// Quotient and remainder of finite numbers, the divisor not zero; the quotient has no more digits than the precision.
fn divide_whole(a: &Number, b: &Number, work: &mut Work) -> (Number, Number) {
    let negative = a.negative != b.negative;
    let ideal = a.exponent.min(b.exponent);
    if a.is_zero() {
        return (Number::zero(negative, 0), Number::zero(a.negative, ideal));
    }
    if compare_magnitudes(a, b).is_lt() {
        // The remainder has the exponent that a subtraction would give it.
        if a.exponent > b.exponent {
            let shift = a.exponent - b.exponent;
            if !work.has_room(a.digits.saturating_add(shift)) {
                return (Number::nan(), Number::nan());
            }
            let rest = Number::new(a.negative, scaled(&a.coefficient, shift), b.exponent);
            return (Number::zero(negative, 0), rest);
        }
        return (Number::zero(negative, 0), a.clone());
    }
    let length = a.adjusted() - b.adjusted();
    let impossible = |work: &mut Work| {
        work.raise(DIVISION_IMPOSSIBLE);
        (Number::nan(), Number::nan())
    };
    if length > work.precision {
        return impossible(work);
    }
    let shift = a.exponent - b.exponent;
    if !work.has_room(a.digits.max(b.digits) + shift.abs()) {
        return (Number::nan(), Number::nan());
    }
    let (whole, rest) = match shift >= 0 {
        true => scaled(&a.coefficient, shift).div_rem(&b.coefficient),
        false => (&a.coefficient).div_rem(scaled(&b.coefficient, -shift)),
    };
    let quotient = Number::new(negative, whole, 0);
    if quotient.digits > work.precision {
        return impossible(work);
    }
    (quotient, Number::new(a.negative, rest, ideal))
}

pub fn divide_int(a: &Number, b: &Number, work: &mut Work) -> Number {
    let negative = a.negative != b.negative;
    if a.is_special() || b.is_special() {
        if let Some(nan) = work.nan_of(&[a, b]) {
            return nan;
        }
        return match (a.is_infinite(), b.is_infinite()) {
            (true, true) => work.invalid(),
            (true, false) => Number::infinity(negative),
            _ => Number::zero(negative, 0),
        };
    }
    if b.is_zero() {
        if a.is_zero() {
            return work.error(DIVISION_UNDEFINED);
        }
        work.raise(DIVISION_BY_ZERO);
        return Number::infinity(negative);
    }
    let (quotient, _) = divide_whole(a, b, work);
    work.finish(quotient)
}

pub fn remainder(a: &Number, b: &Number, work: &mut Work) -> Number {
    if a.is_special() || b.is_special() {
        if let Some(nan) = work.nan_of(&[a, b]) {
            return nan;
        }
        return match a.is_infinite() {
            true => work.invalid(),
            false => work.finish(a.clone()),
        };
    }
    if b.is_zero() {
        return match a.is_zero() {
            true => work.error(DIVISION_UNDEFINED),
            false => work.invalid(),
        };
    }
    let (_, rest) = divide_whole(a, b, work);
    work.finish(rest)
}

pub fn divmod(a: &Number, b: &Number, work: &mut Work) -> (Number, Number) {
    let negative = a.negative != b.negative;
    if a.is_special() || b.is_special() {
        if let Some(nan) = work.nan_of(&[a, b]) {
            return (nan.clone(), nan);
        }
        if a.is_infinite() {
            let quotient = match b.is_infinite() {
                true => Number::nan(),
                false => Number::infinity(negative),
            };
            return (quotient, work.invalid());
        }
        let rest = work.finish(a.clone());
        return (Number::zero(negative, 0), rest);
    }
    if b.is_zero() {
        if a.is_zero() {
            work.raise(DIVISION_UNDEFINED);
            return (Number::nan(), Number::nan());
        }
        work.raise(DIVISION_BY_ZERO | INVALID_OPERATION);
        return (Number::infinity(negative), Number::nan());
    }
    let (quotient, rest) = divide_whole(a, b, work);
    let quotient = work.finish(quotient);
    (quotient, work.finish(rest))
}

/// `a - b * n`, `n` being the nearest integer to the quotient.
pub fn remainder_near(a: &Number, b: &Number, work: &mut Work) -> Number {
    if a.is_special() || b.is_special() {
        if let Some(nan) = work.nan_of(&[a, b]) {
            return nan;
        }
        return match a.is_infinite() {
            true => work.invalid(),
            false => work.finish(a.clone()),
        };
    }
    if b.is_zero() {
        return match a.is_zero() {
            true => work.error(DIVISION_UNDEFINED),
            false => work.invalid(),
        };
    }
    let (quotient, rest) = divide_whole(a, b, work);
    if quotient.is_nan() {
        return quotient;
    }
    // Twice the rest against the divisor.
    let double = Number::new(false, &rest.coefficient * 2u8, rest.exponent);
    let result = match compare_magnitudes(&double, b) {
        Ordering::Less => rest,
        Ordering::Equal if !quotient.coefficient.bit(0) => rest,
        _ => {
            let up = &quotient.coefficient + 1u8;
            if super::number::digits(&up) > work.precision {
                return work.error(DIVISION_IMPOSSIBLE);
            }
            let shift = b.exponent - rest.exponent;
            if !work.has_room(b.digits.saturating_add(shift)) {
                return Number::nan();
            }
            let other = scaled(&b.coefficient, shift) - &rest.coefficient;
            Number::new(!rest.negative, other, rest.exponent)
        }
    };
    work.finish(result)
}

pub fn plus(a: &Number, work: &mut Work) -> Number {
    signed(a, a.negative, work)
}

pub fn minus(a: &Number, work: &mut Work) -> Number {
    signed(a, !a.negative, work)
}

pub fn absolute(a: &Number, work: &mut Work) -> Number {
    match work.nan_of(&[a]) {
        Some(nan) => nan,
        None => work.finish(a.clone().with_sign(false)),
    }
}

/// The number with a sign, as an operation gives it: a zero is positive but when rounding down.
fn signed(a: &Number, negative: bool, work: &mut Work) -> Number {
    if let Some(nan) = work.nan_of(&[a]) {
        return nan;
    }
    let negative = match a.is_zero() {
        true => negative && work.rounding == Rounding::Floor,
        false => negative,
    };
    work.finish(a.clone().with_sign(negative))
}

/// The number without zeros at its end.
pub fn normalize(a: &Number, work: &mut Work) -> Number {
    if a.is_special() {
        return work.nan_of(&[a]).unwrap_or_else(|| a.clone());
    }
    let result = work.finish(a.clone());
    if result.is_special() {
        return result;
    }
    if result.is_zero() {
        return Number::zero(result.negative, 0);
    }
    let most = match work.clamp {
        true => work.etop(),
        false => work.emax,
    };
    let (coefficient, zeros) = stripped(
        &result.coefficient,
        (most - result.exponent).min(result.digits),
    );
    Number {
        digits: result.digits - zeros,
        exponent: result.exponent + zeros,
        coefficient,
        ..result
    }
}

pub fn quantize(a: &Number, b: &Number, work: &mut Work) -> Number {
    if a.is_special() || b.is_special() {
        if let Some(nan) = work.nan_of(&[a, b]) {
            return nan;
        }
        return match a.is_infinite() && b.is_infinite() {
            true => a.clone(),
            false => work.invalid(),
        };
    }
    if b.exponent > work.emax || b.exponent < work.etiny() {
        return work.invalid();
    }
    if a.is_zero() {
        return work.finish(Number::zero(a.negative, b.exponent));
    }
    if a.digits + (a.exponent - b.exponent) > work.precision {
        return work.invalid();
    }
    let mut scaling = *work;
    let Some(result) = scaling.rescaled(a, b.exponent) else {
        return work.error(NO_MEMORY);
    };
    if result.adjusted() > work.emax || result.digits > work.precision {
        return work.invalid();
    }
    work.status = scaling.status;
    work.finish(result)
}

/// An integer near the number: the signals of rounding are raised if `exact`.
fn to_integral_with(a: &Number, work: &mut Work, exact: bool) -> Number {
    if a.is_special() {
        return work.nan_of(&[a]).unwrap_or_else(|| a.clone());
    }
    if a.exponent >= 0 {
        return a.clone();
    }
    let mut scaling = *work;
    match scaling.rescaled(a, 0) {
        Some(result) => {
            if exact {
                work.status = scaling.status;
            }
            result
        }
        None => work.error(NO_MEMORY),
    }
}

pub fn to_integral_value(a: &Number, work: &mut Work) -> Number {
    to_integral_with(a, work, false)
}

pub fn to_integral_exact(a: &Number, work: &mut Work) -> Number {
    to_integral_with(a, work, true)
}

/// The least number there is beside zero.
fn tiny(negative: bool, work: &Work) -> Number {
    Number::small(negative, 1, work.etiny() - 1)
}

pub fn next_plus(a: &Number, work: &mut Work) -> Number {
    next(a, work, false)
}

pub fn next_minus(a: &Number, work: &mut Work) -> Number {
    next(a, work, true)
}

/// The neighbour above, or below.
fn next(a: &Number, work: &mut Work, below: bool) -> Number {
    if a.is_special() {
        if let Some(nan) = work.nan_of(&[a]) {
            return nan;
        }
        return match a.negative == below {
            true => a.clone(),
            false => work.largest(a.negative),
        };
    }
    let rounding = if below {
        Rounding::Floor
    } else {
        Rounding::Ceiling
    };
    let mut quiet = Work { rounding, ..*work };
    let fitted = quiet.finish(a.clone());
    let raised = quiet.status & NO_MEMORY;
    work.raise(raised);
    if compare(&fitted, a).is_ne() {
        return fitted;
    }
    let step = tiny(below, work);
    let result = add(&fitted, &step, &mut quiet);
    work.raise(quiet.status & NO_MEMORY);
    result
}

pub fn next_toward(a: &Number, b: &Number, work: &mut Work) -> Number {
    if let Some(nan) = work.nan_of(&[a, b]) {
        return nan;
    }
    let order = compare(a, b);
    if order.is_eq() {
        return a.clone().with_sign(b.negative);
    }
    let result = next(a, work, order.is_gt());
    if result.is_infinite() {
        work.raise(OVERFLOW | ROUNDED | INEXACT);
    } else if result.adjusted() < work.emin {
        work.raise(UNDERFLOW | SUBNORMAL | ROUNDED | INEXACT);
        if result.is_zero() {
            work.raise(CLAMPED);
        }
    }
    result
}

pub fn logb(a: &Number, work: &mut Work) -> Number {
    if let Some(nan) = work.nan_of(&[a]) {
        return nan;
    }
    if a.is_infinite() {
        return Number::infinity(false);
    }
    if a.is_zero() {
        work.raise(DIVISION_BY_ZERO);
        return Number::infinity(true);
    }
    work.finish(Number::int(a.adjusted()))
}

pub fn scaleb(a: &Number, b: &Number, work: &mut Work) -> Number {
    if let Some(nan) = work.nan_of(&[a, b]) {
        return nan;
    }
    if b.is_special() || b.exponent != 0 {
        return work.invalid();
    }
    let most = 2u64.saturating_mul((work.emax + work.precision) as u64);
    let by = match b.to_i64() {
        Some(by) if by.unsigned_abs() <= most => by,
        _ => return work.invalid(),
    };
    if a.is_infinite() {
        return a.clone();
    }
    let exponent = (a.exponent as i128 + by as i128).clamp(
        -(super::number::EXP_INF as i128),
        super::number::EXP_INF as i128,
    );
    let result = Number {
        exponent: exponent as i64,
        ..a.clone()
    };
    work.finish(result)
}

pub fn sqrt(a: &Number, work: &mut Work) -> Number {
    if a.is_special() {
        if let Some(nan) = work.nan_of(&[a]) {
            return nan;
        }
        return match a.negative {
            true => work.invalid(),
            false => a.clone(),
        };
    }
    let ideal = a.exponent.div_euclid(2);
    if a.is_zero() {
        return work.finish(Number::zero(a.negative, ideal));
    }
    if a.negative {
        return work.invalid();
    }
    let before = work.status;
    if !work.has_room(2 * work.precision.min(MAX_PREC / 2)) {
        // An exact root has not many digits.
        if a.digits < work.precision && work.has_room(2 * a.digits) {
            let mut less = Work {
                precision: a.digits,
                status: 0,
                ..*work
            };
            let result = root(a, ideal, &mut less);
            if less.status == 0 {
                work.status = before;
                return result;
            }
        }
        return Number::nan();
    }
    root(a, ideal, work)
}

/// The square root to one digit more than the precision, with a last one that tells whether anything follows.
fn root(a: &Number, ideal: i64, work: &mut Work) -> Number {
    let odd = a.exponent & 1;
    let length = (a.digits + odd + 1) / 2;
    let shift = work.precision + 1 - length;
    let mut exact = true;
    let square = match 2 * shift + odd {
        up @ 0.. => scaled(&a.coefficient, up),
        down => {
            let (square, digit) = cut(&a.coefficient, -down);
            exact = digit == 0;
            square
        }
    };
    let root = match small(&square) {
        Some(square) => {
            let root = square.isqrt();
            exact = exact && root * root == square;
            UBig::from(root)
        }
        None => {
            let (root, rest) = square.sqrt_rem();
            exact = exact && rest.is_zero();
            root
        }
    };
    let mut rounding = Work {
        rounding: Rounding::HalfEven,
        ..*work
    };
    let result = if exact {
        let (root, zeros) = match shift >= 0 {
            true => stripped(&root, shift),
            false => (scaled(&root, -shift), shift),
        };
        Number::new(false, root, ideal - shift + zeros)
    } else {
        let up = (&root % 5u8) == 0;
        Number::new(false, if up { root + 1u8 } else { root }, ideal - shift)
    };
    let result = rounding.finish(result);
    work.status = rounding.status;
    result
}

/// The magnitude of an integer, if its digits fit into memory.
pub fn magnitude(a: &Number, work: &mut Work) -> Option<UBig> {
    work.has_room(a.digits.saturating_add(a.exponent.max(0)))
        .then(|| whole(a))
}

/// The exponent of ten of a number that is a power of ten.
pub fn power_of_ten(a: &Number) -> Option<i64> {
    let is_one = match small(&a.coefficient) {
        Some(number) => number == super::number::TENS[small_digits(number) as usize - 1],
        None => trailing_zeros(a) == a.digits - 1 && a.coefficient == ten_to(a.digits - 1),
    };
    (is_one && !a.is_zero()).then(|| a.adjusted())
}
