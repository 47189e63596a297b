//! `exp`, `ln` and `log10`, correctly rounded: approximations in binary fixed point with more and more digits, until it is
//! certain how the result rounds (Ziv's method). None of them is ever a tie, and none exact but where that is tested.

use super::number::{Number, cut, scaled, ten_to};
use super::work::status::{INEXACT, ROUNDED};
use super::work::{Rounding, Work};
use dashu_int::ops::{BitTest, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};
use std::cell::RefCell;

/// Bits of a decimal digit, a little more.
fn bits_of(digits: i64) -> usize {
    (digits as f64 * 1.000_000_1 * std::f64::consts::LOG2_10) as usize + 1
}

// ---- constants

/// The series of `atanh(1/q)` from term `from` to term `to` (binary splitting): product of the odd numbers, power of
/// `q * q`, sum times both.
fn atanh_terms(square: u32, from: u64, to: u64) -> (UBig, UBig, UBig) {
    if to - from == 1 {
        return (UBig::from(2 * from + 1), UBig::from(square), UBig::ONE);
    }
    let middle = (from + to) / 2;
    let (odd, power, sum) = atanh_terms(square, from, middle);
    let (more_odd, more_power, more_sum) = atanh_terms(square, middle, to);
    let sum = sum * &more_odd * &more_power + more_sum * &odd;
    (odd * more_odd, power * more_power, sum)
}

/// `atanh(1/q) * 2**bits`
fn atanh_inverse(q: u32, bits: usize) -> UBig {
    let terms = bits as f64 / (2.0 * (q as f64).log2());
    let (odd, power, sum) = atanh_terms(q * q, 0, terms as u64 + 2);
    ((sum * q) << bits) / (odd * power)
}

thread_local! {
    /// The logarithm of ten with so many bits, as far as it was needed.
    static LN_TEN: RefCell<(usize, UBig)> = const { RefCell::new((0, UBig::ZERO)) };
}

/// `ln(10) * 2**bits`, two units wrong at most.
fn ln_ten(bits: usize) -> UBig {
    LN_TEN.with_borrow_mut(|(known, value)| {
        if *known < bits {
            let wanted = bits + bits / 4 + 64;
            let more = wanted + 16;
            let sum = atanh_inverse(31, more) * 46u8
                + atanh_inverse(49, more) * 34u8
                + atanh_inverse(161, more) * 20u8;
            (*known, *value) = (wanted, sum >> 16);
        }
        &*value >> (*known - bits)
    })
}

// ---- fixed point

/// `exp(x)` of `0 <= x < 4`, both as multiples of `2**-bits`; some units wrong.
///
/// The argument is halved some times and the series' result squared as often. The series is summed in columns (Smith's
/// method): only one product for each column and each row, the rest are divisions by words.
fn exp_fixed(x: &UBig, bits: usize) -> UBig {
    let halvings = ((bits as f64).cbrt() * 1.25) as usize + 4;
    let wide = bits + 2 * halvings + 16;
    // |y| < 2**-(halvings - 2)
    let y = (x << (wide - bits)) >> halvings;
    let small = halvings - 2;
    let mut terms = 1;
    let mut left = wide as f64;
    while left > 0.0 {
        left -= small as f64 + (terms as f64).log2();
        terms += 1;
    }
    let columns = ((terms as f64).sqrt() as usize).max(1);
    let mut powers = vec![UBig::ONE << wide];
    for at in 0..columns {
        powers.push((&powers[at] * &y) >> wide);
    }
    let mut sums = vec![UBig::ZERO; columns];
    let mut term = UBig::ONE << wide;
    for at in 0..terms {
        sums[at % columns] += &term;
        term /= at as u64 + 1;
        if at % columns == columns - 1 {
            term = (&term * &powers[columns]) >> wide;
        }
        if term.is_zero() {
            break;
        }
    }
    let mut sum = UBig::ZERO;
    for (column, power) in sums.iter().zip(&powers) {
        sum += column * power;
    }
    sum >>= wide;
    for _ in 0..halvings {
        sum = sum.sqr() >> wide;
    }
    sum >> (wide - bits)
}

/// `ln(x)` of `1 <= x < 4`, both as multiples of `2**-bits`; some units wrong. Halley's iteration triples the bits that
/// are right.
fn ln_fixed(x: &UBig, bits: usize) -> UBig {
    let mut steps = vec![bits];
    while let Some(&last) = steps.last()
        && last > 44
    {
        steps.push(last / 3 + 8);
    }
    let length = x.bit_len();
    let (top, shift) = match length > 60 {
        true => (x >> (length - 60), length - 60),
        false => (x.clone(), 0),
    };
    let start = u64::try_from(top).unwrap_or(u64::MAX) as f64;
    let start = start * (shift as f64 - bits as f64).exp2();
    let mut at = steps.pop().unwrap_or(bits);
    let mut y = UBig::from((start.ln().max(0.0) * (at as f64).exp2()) as u64);
    while let Some(next) = steps.pop() {
        let guarded = next + 8;
        y = if guarded >= at {
            y << (guarded - at)
        } else {
            y >> (at - guarded)
        };
        let x = IBig::from(match guarded <= bits {
            true => x >> (bits - guarded),
            false => x << (guarded - bits),
        });
        let power = IBig::from(exp_fixed(&y, guarded));
        let step = ((&x - &power) << (guarded + 1)) / (&x + &power);
        let better = IBig::from(y) + step;
        y = if better.sign() == Sign::Negative {
            UBig::ZERO
        } else {
            better.unsigned_abs()
        };
        (y, at) = (y >> 8usize, next);
    }
    y
}

/// `coefficient * 10**exponent * 2**bits`, rounded down.
fn to_fixed(coefficient: &UBig, exponent: i64, bits: usize) -> UBig {
    match exponent {
        0.. => scaled(coefficient, exponent) << bits,
        _ => (coefficient << bits) / ten_to(-exponent),
    }
}

/// `value * 10**digits / 2**bits`
fn to_digits(value: &UBig, digits: i64, bits: usize) -> UBig {
    scaled(value, digits) >> bits
}

// ---- rounding

/// The number that `approximate` comes close to, rounded half to even. It is asked for so many digits and gives a
/// coefficient, an exponent and a sign; the coefficient is two units wrong at most.
fn settle(work: &mut Work, approximate: impl Fn(i64) -> (bool, UBig, i64)) -> Number {
    let mut guard = 6;
    loop {
        if !work.has_room(2 * (work.precision.min(1 << 40) + guard)) {
            return Number::nan();
        }
        let (negative, value, exponent) = approximate(work.precision + guard);
        let number = Number::new(negative, value, exponent);
        let drop = (number.digits - work.precision).max(work.etiny().saturating_sub(exponent));
        let error = UBig::from(2u8);
        if number.coefficient > error && drop > 0 {
            let rounded = |value: UBig| {
                let (kept, digit) = cut(&value, drop);
                let up = digit > 5 || digit == 5 && kept.bit(0);
                if up { kept + 1u8 } else { kept }
            };
            // A tie or a whole is not what is meant: something always follows.
            let below = (&number.coefficient - &error) * 10u8 + 1u8;
            let above = (&number.coefficient + &error) * 10u8 + 1u8;
            let drop_one = |value: UBig| rounded(value / 10u8);
            if drop_one(below) == drop_one(above) {
                let sticky = number.coefficient * 10u8 + 1u8;
                return half_even(work, Number::new(negative, sticky, exponent - 1));
            }
        }
        guard *= 2;
    }
}

fn half_even(work: &mut Work, number: Number) -> Number {
    let mut rounding = Work {
        rounding: Rounding::HalfEven,
        ..*work
    };
    let result = rounding.finish(number);
    work.status = rounding.status;
    result
}

// ---- the functions

pub fn exp(a: &Number, work: &mut Work) -> Number {
    if a.is_special() {
        if let Some(nan) = work.nan_of(&[a]) {
            return nan;
        }
        return match a.negative {
            true => Number::zero(false, 0),
            false => a.clone(),
        };
    }
    if a.is_zero() {
        return Number::small(false, 1, 0);
    }
    let size = a.adjusted();
    if size >= 19 {
        let exponent = super::number::EXP_INF * a.sign() as i64;
        return half_even(work, Number::small(false, 1, exponent));
    }
    let precision = work.precision;
    if size < -precision - 1 {
        // One, and something.
        if !work.has_room(precision) {
            return Number::nan();
        }
        work.raise(INEXACT | ROUNDED);
        return half_even(
            work,
            Number::new(false, ten_to(precision - 1), 1 - precision),
        );
    }
    settle(work, |digits| {
        // Whole digits of the argument cost as many of the result.
        let bits = bits_of(digits) + 32;
        let wide = bits + 72;
        let surplus = (a.digits - digits - 30).max(0);
        let (coefficient, _) = cut(&a.coefficient, surplus);
        let x = to_fixed(&coefficient, a.exponent + surplus, wide);
        let ten = ln_ten(wide);
        let tens = &x / &ten;
        let rest = x - &tens * &ten;
        let mut exponent = i64::try_from(&tens).unwrap_or(i64::MAX);
        let rest = match a.negative {
            false => rest,
            true => {
                exponent = -exponent - 1;
                ten - rest
            }
        };
        let power = exp_fixed(&(rest >> 72usize), bits);
        (false, to_digits(&power, digits, bits), exponent - digits)
    })
}

/// The natural logarithm of a positive number that is not one, as a sign and a multiple of `2**-bits`, for so many digits of the
/// result; how many digits follow the point in those.
fn ln_of(a: &Number, digits: i64) -> (bool, UBig, usize, i64) {
    // a = m * 10**tens with m between 0.3 and 3.2
    let mut tens = a.adjusted();
    let first = cut(&a.coefficient, (a.digits - 3).max(0)).0;
    let first = scaled(&first, (3 - a.digits).max(0));
    if first > UBig::from(316u16) {
        tens += 1;
    }
    let mut places = digits + 2;
    if tens == 0 {
        // Close to one the logarithm is as small as the distance.
        let (x, y) = match a.exponent <= 0 {
            true => (a.coefficient.clone(), ten_to(-a.exponent)),
            false => (scaled(&a.coefficient, a.exponent), UBig::ONE),
        };
        let distance = if x > y { x - y } else { y - x };
        places += (-(super::number::digits(&distance) - 1 + a.exponent.min(0))).max(0);
    }
    let bits = bits_of(places) + 32;
    let surplus = (a.digits - places - 30).max(0);
    let (coefficient, _) = cut(&a.coefficient, surplus);
    let m = to_fixed(&coefficient, a.exponent + surplus - tens, bits);
    let below = m.bit_len() <= bits;
    let m = if below {
        (UBig::ONE << (2 * bits)) / m
    } else {
        m
    };
    let ln = IBig::from(ln_fixed(&m, bits));
    let ln = if below { -ln } else { ln };
    let ln = match tens {
        0 => ln,
        _ => ln + ((IBig::from(ln_ten(bits + 64)) * tens) >> 64usize),
    };
    (ln.sign() == Sign::Negative, ln.unsigned_abs(), bits, places)
}

/// What logarithms have in common: results that are no rounded logarithms.
fn plain_logarithm(a: &Number, work: &mut Work) -> Option<Number> {
    if a.is_special() {
        if let Some(nan) = work.nan_of(&[a]) {
            return Some(nan);
        }
        return Some(match a.negative {
            true => work.invalid(),
            false => a.clone(),
        });
    }
    if a.is_zero() {
        return Some(Number::infinity(true));
    }
    if a.negative {
        return Some(work.invalid());
    }
    None
}

pub fn ln(a: &Number, work: &mut Work) -> Number {
    if let Some(plain) = plain_logarithm(a, work) {
        return plain;
    }
    if a.compare_with_one().is_eq() {
        return Number::zero(false, 0);
    }
    settle(work, |digits| {
        let (negative, ln, bits, places) = ln_of(a, digits);
        (negative, to_digits(&ln, places, bits), -places)
    })
}

pub fn log10(a: &Number, work: &mut Work) -> Number {
    if let Some(plain) = plain_logarithm(a, work) {
        return plain;
    }
    if let Some(exponent) = super::arithmetic::power_of_ten(a) {
        return half_even(work, Number::int(exponent));
    }
    settle(work, |digits| {
        let (negative, ln, bits, places) = ln_of(a, digits);
        let quotient = (ln << bits) / ln_ten(bits);
        (negative, to_digits(&quotient, places, bits), -places)
    })
}
