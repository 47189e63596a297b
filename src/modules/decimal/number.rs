//! Decimal numbers, and what is done with their coefficients: counting digits, multiplying and dividing by powers of
//! ten, comparing. Pure arithmetic: nothing here knows of Python objects.
//!
//! A coefficient of up to 38 digits lies in two words inside of its `UBig`, and is treated as a `u128`.

use crate::vm::hash::MODULUS;
use dashu_int::UBig;
use dashu_int::ops::{BitTest, DivRem};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::cmp::Ordering;
use std::rc::Rc;

/// The limits of the format (libmpdec on 64-bit machines).
pub const MAX_PREC: i64 = 999_999_999_999_999_999;
pub const MAX_EMAX: i64 = 999_999_999_999_999_999;
pub const MIN_EMIN: i64 = -MAX_EMAX;
pub const MIN_ETINY: i64 = MIN_EMIN - (MAX_PREC - 1);
/// Beyond every exponent: what a number with it is rounded to is infinite.
pub const EXP_INF: i64 = 2_000_000_000_000_000_001;

/// Coefficients of more digits than this are not made: results that would have them are a MemoryError.
pub const MOST_DIGITS: i64 = 1 << 28;

/// The powers of ten that fit.
pub const TENS: [u128; 39] = {
    let mut tens = [1; 39];
    let mut at = 1;
    while at < tens.len() {
        tens[at] = tens[at - 1] * 10;
        at += 1;
    }
    tens
};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Finite,
    Infinite,
    Quiet,
    Signaling,
}

/// A decimal number: `coefficient * 10**exponent`, an infinity, or a NaN with the coefficient as its payload.
#[derive(Clone, Debug)]
pub struct Number {
    pub kind: Kind,
    pub negative: bool,
    /// Decimal digits of the coefficient, 1 if that is zero. (A NaN without payload has 0.)
    pub digits: i64,
    pub exponent: i64,
    pub coefficient: UBig,
}

impl Number {
    #[inline]
    pub fn new(negative: bool, coefficient: UBig, exponent: i64) -> Number {
        Number {
            kind: Kind::Finite,
            negative,
            digits: digits(&coefficient),
            exponent,
            coefficient,
        }
    }
    pub fn small(negative: bool, coefficient: u64, exponent: i64) -> Number {
        Number::wide(negative, coefficient as u128, exponent)
    }
    #[inline]
    pub fn wide(negative: bool, coefficient: u128, exponent: i64) -> Number {
        Number {
            kind: Kind::Finite,
            negative,
            digits: small_digits(coefficient),
            exponent,
            coefficient: UBig::from(coefficient),
        }
    }
    /// The coefficient and exponent of a finite number of one machine number.
    #[inline]
    pub fn plain(&self) -> Option<(u128, i64)> {
        match self.kind {
            Kind::Finite => Some((small(&self.coefficient)?, self.exponent)),
            _ => None,
        }
    }
    pub fn zero(negative: bool, exponent: i64) -> Number {
        Number::new(negative, UBig::ZERO, exponent)
    }
    pub fn int(value: i64) -> Number {
        Number::small(value < 0, value.unsigned_abs(), 0)
    }
    pub fn infinity(negative: bool) -> Number {
        Number {
            kind: Kind::Infinite,
            ..Number::zero(negative, 0)
        }
    }
    pub fn nan() -> Number {
        Number {
            kind: Kind::Quiet,
            digits: 0,
            ..Number::zero(false, 0)
        }
    }
    pub fn is_special(&self) -> bool {
        self.kind != Kind::Finite
    }
    pub fn is_infinite(&self) -> bool {
        self.kind == Kind::Infinite
    }
    pub fn is_nan(&self) -> bool {
        matches!(self.kind, Kind::Quiet | Kind::Signaling)
    }
    /// Whether a finite number is zero.
    pub fn is_zero(&self) -> bool {
        self.kind == Kind::Finite && self.coefficient.is_zero()
    }
    /// The exponent of the first digit.
    pub fn adjusted(&self) -> i64 {
        self.exponent + self.digits - 1
    }
    pub fn with_sign(mut self, negative: bool) -> Number {
        self.negative = negative;
        self
    }
    /// Whether a finite number has no fraction.
    pub fn is_integer(&self) -> bool {
        if self.kind != Kind::Finite {
            return false;
        }
        self.is_zero() || self.exponent >= 0 || trailing_zeros(self) >= -self.exponent
    }
    /// Whether an integer is odd.
    pub fn is_odd(&self) -> bool {
        match self.exponent {
            0 => self.coefficient.bit(0),
            1.. => false,
            _ if -self.exponent >= self.digits => false,
            _ => cut(&self.coefficient, -self.exponent).0.bit(0),
        }
    }
    /// The number in one word, if it is an integer that fits.
    pub fn to_i64(&self) -> Option<i64> {
        if !self.is_integer() || !self.is_zero() && self.adjusted() > 20 {
            return None;
        }
        let size = whole(self);
        let size = i128::from(u64::try_from(&size).ok()?);
        i64::try_from(if self.negative { -size } else { size }).ok()
    }
    pub fn compare_with_one(&self) -> Ordering {
        compare(self, &Number::small(false, 1, 0))
    }
    pub fn sign(&self) -> i32 {
        if self.negative { -1 } else { 1 }
    }
}

/// The magnitude of a finite number's whole part; its exponent must be moderate.
pub fn whole(number: &Number) -> UBig {
    match number.exponent {
        _ if number.is_zero() => UBig::ZERO,
        0 => number.coefficient.clone(),
        1.. => scaled(&number.coefficient, number.exponent),
        _ => cut(&number.coefficient, -number.exponent).0,
    }
}

/// A coefficient as one number of the machine.
#[inline]
pub fn small(coefficient: &UBig) -> Option<u128> {
    match *coefficient.as_words() {
        [] => Some(0),
        [low] => Some(low as u128),
        [low, high] => Some((high as u128) << 64 | low as u128),
        _ => None,
    }
}

/// Decimal digits of a number; 1 for zero.
#[inline]
pub fn small_digits(number: u128) -> i64 {
    // The logarithm of two is a little more than 1233 / 4096; zero counts as one.
    let number = number | (number == 0) as u128;
    let estimate = (((128 - number.leading_zeros()) * 1233) >> 12) as usize;
    estimate as i64 + (number >= TENS[estimate]) as i64
}

/// Decimal digits of a coefficient; 1 for zero.
#[inline]
pub fn digits(coefficient: &UBig) -> i64 {
    match small(coefficient) {
        Some(small) => small_digits(small),
        None => many_digits(coefficient),
    }
}

/// The first 64 bits of a number of more than two words.
fn first_bits(number: &UBig) -> u64 {
    match number.as_words() {
        [.., low, high] => {
            let zeros = high.leading_zeros();
            ((((*high as u128) << 64 | *low as u128) << zeros) >> 64) as u64
        }
        _ => 0,
    }
}

fn many_digits(coefficient: &UBig) -> i64 {
    const LOG: f64 = std::f64::consts::LOG10_2;
    let bits = coefficient.bit_len();
    let log = (bits - 64) as f64 * LOG + (first_bits(coefficient) as f64).log10();
    let below = (log - 1e-5).floor();
    if below == (log + 1e-5).floor() {
        return below as i64 + 1;
    }
    // Close to a power of ten.
    let power = below as i64 + 1;
    power + (*coefficient >= ten_to(power)) as i64
}

thread_local! {
    /// Powers of five that were made before.
    static FIVES: RefCell<FxHashMap<i64, Rc<UBig>>> = RefCell::default();
}

/// How many powers are kept, and up to which.
const KEPT: usize = 64;
const KEPT_POWER: i64 = 100_000;

/// `5**power`.
fn five_to(power: i64) -> Rc<UBig> {
    if let Some(kept) = FIVES.with_borrow(|fives| fives.get(&power).cloned()) {
        return kept;
    }
    let made = Rc::new(UBig::from(5u8).pow(power as usize));
    if power <= KEPT_POWER {
        FIVES.with_borrow_mut(|fives| {
            if fives.len() == KEPT {
                fives.clear();
            }
            fives.insert(power, made.clone());
        });
    }
    made
}

/// `10**power`.
pub fn ten_to(power: i64) -> UBig {
    match TENS.get(power as usize) {
        Some(&ten) => UBig::from(ten),
        None => &*five_to(power) << power as usize,
    }
}

/// `coefficient * 10**power`.
pub fn scaled(coefficient: &UBig, power: i64) -> UBig {
    if power == 0 || coefficient.is_zero() {
        return coefficient.clone();
    }
    if let Some(&ten) = TENS.get(power as usize) {
        if let Some(product) = small(coefficient).and_then(|small| small.checked_mul(ten)) {
            return UBig::from(product);
        }
        return coefficient * ten;
    }
    (coefficient * &*five_to(power)) << power as usize
}

/// Quotient and rest of machine numbers, by the narrow division where that will do.
#[inline]
pub fn divide_small(a: u128, b: u128) -> (u128, u128) {
    match (u64::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) => ((a / b) as u128, (a % b) as u128),
        _ => {
            let quotient = a / b;
            (quotient, a - quotient * b)
        }
    }
}

/// `coefficient / 10**power`, and what was cut off as one digit: 0 nothing, 5 just a half, others less or more.
pub fn cut(coefficient: &UBig, power: i64) -> (UBig, u8) {
    if power == 0 || coefficient.is_zero() {
        return (coefficient.clone(), 0);
    }
    if let Some(number) = small(coefficient) {
        let Some(&ten) = TENS.get(power as usize) else {
            return (UBig::ZERO, 1);
        };
        let (quotient, rest) = divide_small(number, ten);
        let digit = match rest.cmp(&(ten / 2)) {
            _ if rest == 0 => 0,
            Ordering::Less => 1,
            Ordering::Equal => 5,
            Ordering::Greater => 6,
        };
        return (UBig::from(quotient), digit);
    }
    if power > digits(coefficient) {
        return (UBig::ZERO, 1);
    }
    // Divided by powers of two and five, one after the other.
    let five = five_to(power);
    let shift = power as usize;
    let (quotient, rest) = (coefficient >> shift).div_rem(&*five);
    let half = coefficient.bit(shift - 1);
    let zeros = coefficient.trailing_zeros().unwrap_or(0);
    let double: UBig = (&rest << 1usize) + half as u8;
    let digit = match double.cmp(&five) {
        Ordering::Less => !(rest.is_zero() && zeros >= shift) as u8,
        Ordering::Equal => 5 + (zeros < shift - 1) as u8,
        Ordering::Greater => 6,
    };
    (quotient, digit)
}

/// Quotient and rest of `coefficient / 10**power`.
pub fn split(coefficient: &UBig, power: i64) -> (UBig, UBig) {
    let shift = power as usize;
    let (low, high) = coefficient.clone().split_bits(shift);
    let (quotient, rest) = high.div_rem(&*five_to(power));
    (quotient, (rest << shift) + low)
}

/// `coefficient / 10**power`, if nothing is left.
fn divided(coefficient: &UBig, power: i64) -> Option<UBig> {
    if (coefficient.trailing_zeros().unwrap_or(0) as i64) < power {
        return None;
    }
    let (quotient, rest) = (coefficient >> power as usize).div_rem(&*five_to(power));
    rest.is_zero().then_some(quotient)
}

/// Zeros at the end of a coefficient that is not zero.
pub fn trailing_zeros(number: &Number) -> i64 {
    // Each factor of ten has one of two.
    let most = number.coefficient.trailing_zeros().unwrap_or(0) as i64;
    stripped(&number.coefficient, most.min(number.digits - 1)).1
}

/// A coefficient without its last zeros, at most so many, and how many those were.
pub fn stripped(coefficient: &UBig, most: i64) -> (UBig, i64) {
    if let Some(mut number) = small(coefficient) {
        let mut zeros = 0;
        if number == 0 {
            return (UBig::ZERO, 0);
        }
        for step in [16, 8, 4, 2, 1] {
            while zeros + step <= most && number.trailing_zeros() as i64 >= step {
                let (quotient, rest) = divide_small(number, TENS[step as usize]);
                if rest != 0 {
                    break;
                }
                (number, zeros) = (quotient, zeros + step);
            }
        }
        return (UBig::from(number), zeros);
    }
    let most = most.min(coefficient.trailing_zeros().unwrap_or(0) as i64);
    let mut number = coefficient.clone();
    let (mut zeros, mut step) = (0, 1);
    // Twice as many at a time while it goes, then half as many.
    let mut growing = true;
    while step > 0 {
        if zeros + step <= most
            && let Some(quotient) = divided(&number, step)
        {
            (number, zeros) = (quotient, zeros + step);
            if growing {
                step *= 2;
            }
            continue;
        }
        growing = false;
        step /= 2;
    }
    (number, zeros)
}

/// Order of the magnitudes of finite numbers.
pub fn compare_magnitudes(a: &Number, b: &Number) -> Ordering {
    match (a.is_zero(), b.is_zero()) {
        (true, true) => return Ordering::Equal,
        (true, false) => return Ordering::Less,
        (false, true) => return Ordering::Greater,
        _ => {}
    }
    if a.exponent != b.exponent {
        let size = a.adjusted().cmp(&b.adjusted());
        if size.is_ne() {
            return size;
        }
        // Not far apart, for both have as many digits before the longer one ends.
        return match a.exponent > b.exponent {
            true => scaled(&a.coefficient, a.exponent - b.exponent).cmp(&b.coefficient),
            false => a
                .coefficient
                .cmp(&scaled(&b.coefficient, b.exponent - a.exponent)),
        };
    }
    a.coefficient.cmp(&b.coefficient)
}

/// Order of numbers that are no NaNs.
pub fn compare(a: &Number, b: &Number) -> Ordering {
    let rank = |number: &Number| match number.kind {
        Kind::Infinite => 2 * number.sign(),
        _ if number.is_zero() => 0,
        _ => number.sign(),
    };
    let (x, y) = (rank(a), rank(b));
    match (x, y) {
        (1, 1) => compare_magnitudes(a, b),
        (-1, -1) => compare_magnitudes(b, a),
        _ => x.cmp(&y),
    }
}

/// A product modulo `2**61 - 1`, of which a multiple of `2**61` is as much as of 1.
fn times(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    let sum = (product as u64 & MODULUS) + (product >> 61) as u64;
    if sum >= MODULUS { sum - MODULUS } else { sum }
}

/// The hash that all finite numbers of this value have, whatever their type.
pub fn hash(number: &Number) -> i64 {
    /// The inverse of 10.
    const TENTH: u64 = 2_075_258_708_292_324_556;
    let mut base = if number.exponent < 0 { TENTH } else { 10 };
    let mut exponent = number.exponent.unsigned_abs();
    let mut hash = match *number.coefficient.as_words() {
        [] => 0,
        [word] => word % MODULUS,
        _ => &number.coefficient % MODULUS,
    };
    while exponent > 0 {
        if exponent & 1 == 1 {
            hash = times(hash, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    let hash = hash as i64 * number.sign() as i64;
    if hash == -1 { -2 } else { hash }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_counted() {
        for power in 0..200 {
            let ten = ten_to(power);
            assert_eq!(digits(&ten), power + 1);
            assert_eq!(digits(&(&ten - 1u8)), power.max(1), "10**{power} - 1");
            assert_eq!(digits(&(ten + 1u8)), power + 1);
        }
        assert_eq!(digits(&UBig::ZERO), 1);
    }

    #[test]
    fn what_is_cut_off() {
        let number = ten_to(60) * 15u8;
        for (less, digit) in [(1u8, 1), (0, 5)] {
            assert_eq!(cut(&(&number - less), 61), (UBig::from(1u8), digit));
        }
        assert_eq!(cut(&(&number + 1u8), 61), (UBig::from(1u8), 6));
        assert_eq!(cut(&number, 60), (UBig::from(15u8), 0));
        let (high, low) = split(&(&number + 7u8), 60);
        assert_eq!((high, low), (UBig::from(15u8), UBig::from(7u8)));
        assert_eq!(stripped(&number, 59), (UBig::from(150u8), 59));
        assert_eq!(stripped(&number, 90), (UBig::from(15u8), 60));
    }

    #[test]
    fn a_hash_is_that_of_the_equal_int() {
        let hash_of = |coefficient, exponent| hash(&Number::small(false, coefficient, exponent));
        assert_eq!(hash_of(12_300, -2), 123);
        assert_eq!(hash_of(12, 3), 12_000);
        // hash(0.5)
        assert_eq!(hash_of(5, -1), 1 << 60);
    }
}
