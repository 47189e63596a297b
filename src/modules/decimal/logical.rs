//! What treats coefficients as rows of digits: `logical_and` and its kind, `shift`, `rotate`.

use super::number::{Kind, Number, cut, scaled, ten_to};
use super::work::{Work, status::INVALID_OPERATION};
use dashu_int::UBig;

/// The digits of a number all of whose digits are 0 or 1, the last one first.
fn bits(number: &Number) -> Option<Vec<bool>> {
    if number.kind != Kind::Finite || number.negative || number.exponent != 0 {
        return None;
    }
    let text = number.coefficient.to_string();
    let bits = text.bytes().rev().map(|byte| match byte {
        b'0' => Some(false),
        b'1' => Some(true),
        _ => None,
    });
    bits.collect()
}

fn from_bits(bits: impl DoubleEndedIterator<Item = bool>) -> Number {
    let text: String = bits.rev().map(|bit| if bit { '1' } else { '0' }).collect();
    let coefficient = UBig::from_str_radix(&text, 10).unwrap_or(UBig::ZERO);
    Number::new(false, coefficient, 0)
}

fn combine(a: &Number, b: &Number, work: &mut Work, with: fn(bool, bool) -> bool) -> Number {
    let (Some(a), Some(b)) = (bits(a), bits(b)) else {
        return work.invalid();
    };
    let at = |bits: &[bool], at: usize| bits.get(at).copied().unwrap_or(false);
    // Digits beyond the precision are left out.
    let length = a.len().max(b.len()) as i64;
    let length = length.min(work.precision) as usize;
    from_bits((0..length).map(|place| with(at(&a, place), at(&b, place))))
}

pub fn and(a: &Number, b: &Number, work: &mut Work) -> Number {
    combine(a, b, work, |a, b| a & b)
}

pub fn or(a: &Number, b: &Number, work: &mut Work) -> Number {
    combine(a, b, work, |a, b| a | b)
}

pub fn xor(a: &Number, b: &Number, work: &mut Work) -> Number {
    combine(a, b, work, |a, b| a ^ b)
}

pub fn invert(a: &Number, work: &mut Work) -> Number {
    let Some(bits) = bits(a) else {
        return work.invalid();
    };
    if !work.has_room(work.precision) {
        return Number::nan();
    }
    let at = |place: i64| !bits.get(place as usize).copied().unwrap_or(false);
    from_bits((0..work.precision).map(at))
}

/// The operands of `shift` and `rotate`: by how many places, or the result already.
fn places(a: &Number, b: &Number, work: &mut Work) -> Result<i64, Number> {
    if let Some(nan) = work.nan_of(&[a, b]) {
        return Err(nan);
    }
    if b.is_infinite() || b.exponent != 0 {
        return Err(work.invalid());
    }
    match b.to_i64() {
        Some(places) if (-work.precision..=work.precision).contains(&places) => Ok(places),
        _ => {
            work.raise(INVALID_OPERATION);
            Err(Number::nan())
        }
    }
}

/// The last digits of a coefficient.
fn last_digits(coefficient: &UBig, count: i64) -> UBig {
    coefficient % ten_to(count)
}

/// The number without the digits that the precision has no room for.
fn fitted(a: &Number, work: &Work) -> UBig {
    match a.digits > work.precision {
        true => last_digits(&a.coefficient, work.precision),
        false => a.coefficient.clone(),
    }
}

fn with_coefficient(a: &Number, coefficient: UBig) -> Number {
    Number::new(a.negative, coefficient, a.exponent)
}

pub fn shift(a: &Number, b: &Number, work: &mut Work) -> Number {
    let places = match places(a, b, work) {
        Ok(places) => places,
        Err(result) => return result,
    };
    if a.is_infinite() {
        return a.clone();
    }
    let coefficient = fitted(a, work);
    let shifted = match places {
        0 => coefficient,
        ..0 => cut(&coefficient, -places).0,
        // What is pushed out at the left is gone.
        _ if places == work.precision => UBig::ZERO,
        _ if super::number::digits(&coefficient) + places <= work.precision => {
            if !work.has_room(a.digits + places) {
                return Number::nan();
            }
            scaled(&coefficient, places)
        }
        _ => scaled(&last_digits(&coefficient, work.precision - places), places),
    };
    with_coefficient(a, shifted)
}

pub fn rotate(a: &Number, b: &Number, work: &mut Work) -> Number {
    let places = match places(a, b, work) {
        Ok(places) => places,
        Err(result) => return result,
    };
    if a.is_infinite() {
        return a.clone();
    }
    let coefficient = fitted(a, work);
    // To the left; to the right is the other way round.
    let left = if places < 0 {
        work.precision + places
    } else {
        places
    };
    if left == 0 || left == work.precision || coefficient.is_zero() {
        return with_coefficient(a, coefficient);
    }
    if !work.has_room(work.precision) {
        return Number::nan();
    }
    let right = work.precision - left;
    let (high, _) = cut(&coefficient, right);
    let low = last_digits(&coefficient, right);
    with_coefficient(a, scaled(&low, left) + high)
}
