//! Comparisons that give numbers, the total order of representations, the larger and the smaller of two.

use super::number::{Kind, Number, compare, compare_magnitudes};
use super::work::{Work, status::INVALID_OPERATION};
use std::cmp::Ordering;

/// `compare`: -1, 0 or 1, or the NaN that quiet NaNs make.
pub fn compare_numbers(a: &Number, b: &Number, work: &mut Work) -> Number {
    match work.nan_of(&[a, b]) {
        Some(nan) => nan,
        None => Number::int(compare(a, b) as i64),
    }
}

pub fn compare_signal(a: &Number, b: &Number, work: &mut Work) -> Number {
    if let Some(nan) = work.nan_of(&[a, b]) {
        work.raise(INVALID_OPERATION);
        return nan;
    }
    Number::int(compare(a, b) as i64)
}

/// The order of representations: NaNs have their places, equal numbers are ordered by their exponents.
fn total_order(a: &Number, b: &Number) -> Ordering {
    if a.negative != b.negative {
        return b.negative.cmp(&a.negative);
    }
    let rank = |number: &Number| match number.kind {
        Kind::Quiet => 2,
        Kind::Signaling => 1,
        _ => 0,
    };
    let order = match rank(a).cmp(&rank(b)) {
        Ordering::Equal if a.is_nan() => a.coefficient.cmp(&b.coefficient),
        Ordering::Equal => {
            let size = match (a.is_infinite(), b.is_infinite()) {
                (false, false) => compare_magnitudes(a, b),
                (x, y) => x.cmp(&y),
            };
            size.then(a.exponent.cmp(&b.exponent))
        }
        other => other,
    };
    if a.negative { order.reverse() } else { order }
}

pub fn compare_total(a: &Number, b: &Number, _: &mut Work) -> Number {
    Number::int(total_order(a, b) as i64)
}

pub fn compare_total_mag(a: &Number, b: &Number, _: &mut Work) -> Number {
    let (a, b) = (a.clone().with_sign(false), b.clone().with_sign(false));
    Number::int(total_order(&a, &b) as i64)
}

/// Which of two numbers an extremum is: a quiet NaN loses, and the total order decides between equal ones.
fn extremum(a: &Number, b: &Number, work: &mut Work, wanted: Ordering, by_size: bool) -> Number {
    if a.kind == Kind::Quiet && !b.is_nan() {
        return work.finish(b.clone());
    }
    if b.kind == Kind::Quiet && !a.is_nan() {
        return work.finish(a.clone());
    }
    if let Some(nan) = work.nan_of(&[a, b]) {
        return nan;
    }
    let order = match by_size {
        true => compare(&a.clone().with_sign(false), &b.clone().with_sign(false)),
        false => compare(a, b),
    };
    let order = order.then_with(|| total_order(a, b));
    let chosen = if order == wanted || order.is_eq() {
        a
    } else {
        b
    };
    work.finish(chosen.clone())
}

pub fn max(a: &Number, b: &Number, work: &mut Work) -> Number {
    extremum(a, b, work, Ordering::Greater, false)
}

pub fn max_mag(a: &Number, b: &Number, work: &mut Work) -> Number {
    extremum(a, b, work, Ordering::Greater, true)
}

pub fn min(a: &Number, b: &Number, work: &mut Work) -> Number {
    extremum(a, b, work, Ordering::Less, false)
}

pub fn min_mag(a: &Number, b: &Number, work: &mut Work) -> Number {
    extremum(a, b, work, Ordering::Less, true)
}

pub fn copy_sign(a: &Number, b: &Number, _: &mut Work) -> Number {
    a.clone().with_sign(b.negative)
}
