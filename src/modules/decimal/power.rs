//! `**` and `pow(a, b, m)`, with the results of libmpdec: powers with whole exponents by repeated multiplication with some
//! digits more than wanted, others by the exponential function of a logarithm.

use super::arithmetic::{divide, magnitude, multiply};
use super::number::{EXP_INF, Number, compare_magnitudes, ten_to};
use super::transcendental::{exp, ln};
use super::work::{Rounding, Work, status::*};
use dashu_int::UBig;
use dashu_int::fast_div::ConstDivisor;
use dashu_int::ops::BitTest;
use std::cmp::Ordering;

fn one() -> Number {
    Number::small(false, 1, 0)
}

/// A one with zeros behind its point.
fn padded_one(negative: bool, places: i64, work: &mut Work) -> Number {
    match work.has_room(places) {
        true => Number::new(negative, ten_to(places), -places),
        false => Number::nan(),
    }
}

pub fn power(base: &Number, exponent: &Number, work: &mut Work) -> Number {
    if let Some(nan) = work.nan_of(&[base, exponent]) {
        return nan;
    }
    let whole = exponent.is_integer();
    let negative = base.negative && whole && exponent.is_odd();
    if base.is_zero() {
        return match (exponent.is_zero(), exponent.negative) {
            (true, _) => work.invalid(),
            (_, true) => Number::infinity(negative),
            _ => Number::zero(negative, 0),
        };
    }
    if base.negative && !whole {
        return work.invalid();
    }
    if exponent.is_infinite() {
        let order = super::number::compare(base, &one());
        return match (order, exponent.negative) {
            (Ordering::Equal, _) => {
                work.raise(INEXACT | ROUNDED);
                padded_one(negative, work.precision - 1, work)
            }
            (Ordering::Greater, true) | (Ordering::Less, false) => Number::zero(negative, 0),
            _ => Number::infinity(negative),
        };
    }
    if base.is_infinite() {
        return match (exponent.is_zero(), exponent.negative) {
            (true, _) => one().with_sign(negative),
            (_, true) => Number::zero(negative, 0),
            _ => Number::infinity(negative),
        };
    }
    if exponent.is_zero() {
        return one().with_sign(negative);
    }
    if compare_magnitudes(base, &one()).is_eq() {
        return power_of_one(base, exponent, whole, negative, work);
    }
    if let Some(result) = out_of_bounds(base, exponent, negative, work) {
        return result;
    }
    match whole {
        true => whole_power(base, exponent, negative, work),
        false => real_power(base, exponent, work),
    }
}

/// `1.000 ** 3` is `1.000000000`.
fn power_of_one(
    base: &Number,
    exponent: &Number,
    whole: bool,
    negative: bool,
    work: &mut Work,
) -> Number {
    let most = work.precision - 1;
    let places = match whole {
        true if exponent.negative => return one().with_sign(negative),
        true => {
            let mut exact = Work::MAX;
            let places = multiply(exponent, &Number::int(-base.exponent), &mut exact);
            match places.to_i64() {
                Some(places) if places <= most => places,
                _ => {
                    work.raise(ROUNDED);
                    most
                }
            }
        }
        false => {
            work.raise(INEXACT | ROUNDED);
            most
        }
    };
    if places < 0 {
        // A power of ten that is one: 10E-1.
        return one().with_sign(negative);
    }
    padded_one(negative, places, work)
}

/// Results that must overflow or underflow, by their number of digits.
fn out_of_bounds(
    base: &Number,
    exponent: &Number,
    negative: bool,
    work: &mut Work,
) -> Option<Number> {
    let adjusted = base.adjusted();
    // |log10(base)| >= 10**zeta
    let zeta = match adjusted {
        1.. => digits_of(adjusted) - 1,
        ..=-2 => digits_of(adjusted + 1) - 1,
        _ => {
            let mut exact = Work::MAX;
            let size = base.clone().with_sign(false);
            let distance = super::arithmetic::subtract(&size, &one(), &mut exact);
            if distance.is_nan() {
                return Some(work.error(NO_MEMORY));
            }
            match adjusted {
                // log10(1 + d) > d / 10 ** 2 for small d
                0 => distance.adjusted() - 2,
                _ => distance.adjusted() - 1,
            }
        }
    };
    let theta = exponent.adjusted();
    if (adjusted < 0) == exponent.negative {
        (digits_of(work.emax) < zeta + theta).then(|| work.too_large(negative))
    } else {
        let etiny = work.etiny();
        (digits_of(etiny) < zeta + theta)
            .then(|| work.finish(Number::small(negative, 1, etiny - 1)))
    }
}

fn digits_of(number: i64) -> i64 {
    super::number::small_digits(number.unsigned_abs() as u128)
}

fn whole_power(base: &Number, exponent: &Number, negative: bool, work: &mut Work) -> Number {
    let mut inner = Work {
        precision: work
            .precision
            .saturating_add(exponent.digits + exponent.exponent + 2),
        rounding: Rounding::HalfEven,
        clamp: false,
        status: 0,
        ..*work
    };
    let start = match exponent.negative {
        false => base.clone(),
        true => {
            inner.precision += 1;
            let inverse = divide(&one(), base, &mut inner);
            if inner.status & ERRORS != 0 {
                work.raise(inner.status);
                return Number::nan();
            }
            inverse
        }
    };
    let Some(times) = magnitude(exponent, work) else {
        return Number::nan();
    };
    let mut result = start.clone();
    for at in (0..times.bit_len() - 1).rev() {
        result = multiply(&result, &result, &mut inner);
        if times.bit(at) {
            result = multiply(&result, &start, &mut inner);
        }
        if result.is_special() || result.is_zero() && inner.status & CLAMPED != 0 {
            break;
        }
    }
    work.raise(inner.status);
    match result.is_infinite() {
        // Which the rounding mode may turn into the largest number.
        true => work.too_large(negative),
        false => work.finish(result.with_sign(negative)),
    }
}

fn real_power(base: &Number, exponent: &Number, work: &mut Work) -> Number {
    let mut inner = Work {
        // Digits of the largest exponent, and four more.
        precision: base.digits.max(work.precision).saturating_add(4 + 19),
        ..Work::MAX
    };
    let logarithm = ln(base, &mut inner);
    let product = multiply(&logarithm, exponent, &mut inner);
    let mut outer = Work { status: 0, ..inner };
    let result = exp(&product, &mut outer);
    work.raise(inner.status & ERRORS | outer.status | INEXACT | ROUNDED);
    if work.status & NO_MEMORY != 0 {
        return Number::nan();
    }
    if result.kind == super::number::Kind::Finite && result.compare_with_one().is_eq() {
        return padded_one(false, work.precision - 1, work);
    }
    match result.is_infinite() {
        true => work.finish(Number::small(false, 1, EXP_INF)),
        false => work.finish(result),
    }
}

/// Exponents of ten above this are too much work for `pow(a, b, m)`.
const MOST_TENS: i64 = 1 << 24;

/// `pow(base, exponent, modulus)` of whole numbers.
pub fn power_modulo(base: &Number, exponent: &Number, modulus: &Number, work: &mut Work) -> Number {
    if let Some(nan) = work.nan_of(&[base, exponent, modulus]) {
        return nan;
    }
    let whole = [base, exponent, modulus]
        .iter()
        .all(|number| number.is_integer());
    if !whole
        || modulus.is_zero()
        || modulus.digits + modulus.exponent > work.precision
        || exponent.is_zero() && base.is_zero()
        || exponent.negative && !exponent.is_zero()
    {
        return work.invalid();
    }
    let negative = base.negative && exponent.is_odd();
    if exponent.is_zero() {
        let one = compare_magnitudes(modulus, &one()).is_ne();
        return Number::small(false, one as u64, 0);
    }
    if base.is_zero() {
        return Number::zero(negative, 0);
    }
    let Some(modulus) = magnitude(modulus, work) else {
        return Number::nan();
    };
    if modulus.is_one() {
        return Number::zero(negative, 0);
    }
    if exponent.exponent > MOST_TENS {
        return work.error(NO_MEMORY);
    }
    let ring = ConstDivisor::new(modulus.clone());
    let residue = |number: &Number| match number.exponent {
        // The ring's own reduction is not used: it fails an assertion for numbers of two words (dashu-int 0.6.2).
        tens @ 1.. => {
            let ten = ring
                .reduce(UBig::from(10u8) % &modulus)
                .pow(&UBig::from(tens as u64));
            ten * ring.reduce(&number.coefficient % &modulus)
        }
        _ => ring.reduce(super::number::whole(number) % &modulus),
    };
    let base = residue(base);
    let digits = match exponent.exponent {
        1.. => exponent.coefficient.clone(),
        _ => super::number::whole(exponent),
    };
    let mut result = base.pow(&digits);
    for _ in 0..exponent.exponent.max(0) {
        result = result.pow(&UBig::from(10u8));
    }
    Number::new(negative, result.residue(), 0)
}
