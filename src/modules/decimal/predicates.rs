//! Questions about numbers, which methods of Decimals and of contexts answer alike.

use super::number::{Kind, Number};
use super::work::Work;
use std::cmp::Ordering;

pub type Predicate = fn(&Number, &Work) -> bool;

/// Every number here is.
pub fn is_canonical(_: &Number, _: &Work) -> bool {
    true
}

pub fn is_finite(number: &Number, _: &Work) -> bool {
    number.kind == Kind::Finite
}

pub fn is_infinite(number: &Number, _: &Work) -> bool {
    number.is_infinite()
}

pub fn is_nan(number: &Number, _: &Work) -> bool {
    number.is_nan()
}

pub fn is_qnan(number: &Number, _: &Work) -> bool {
    number.kind == Kind::Quiet
}

pub fn is_snan(number: &Number, _: &Work) -> bool {
    number.kind == Kind::Signaling
}

pub fn is_signed(number: &Number, _: &Work) -> bool {
    number.negative
}

pub fn is_zero(number: &Number, _: &Work) -> bool {
    number.is_zero()
}

pub fn is_normal(number: &Number, work: &Work) -> bool {
    !number.is_special() && !number.is_zero() && number.adjusted() >= work.emin
}

pub fn is_subnormal(number: &Number, work: &Work) -> bool {
    !number.is_special() && !number.is_zero() && number.adjusted() < work.emin
}

/// `number_class`
pub fn class(number: &Number, work: &Work) -> &'static str {
    let names = match number.kind {
        Kind::Quiet => return "NaN",
        Kind::Signaling => return "sNaN",
        Kind::Infinite => ["+Infinity", "-Infinity"],
        _ if number.is_zero() => ["+Zero", "-Zero"],
        _ if is_normal(number, work) => ["+Normal", "-Normal"],
        _ => ["+Subnormal", "-Subnormal"],
    };
    names[number.negative as usize]
}

/// Whether both have the same exponent, or are both infinite, or both NaNs.
pub fn same_quantum(a: &Number, b: &Number) -> bool {
    match (a.is_special(), b.is_special()) {
        (false, false) => a.exponent.cmp(&b.exponent) == Ordering::Equal,
        _ => a.is_nan() && b.is_nan() || a.is_infinite() && b.is_infinite(),
    }
}
