//! Decimal numbers as text, and text as decimal numbers.

use super::number::{EXP_INF, Kind, Number, TENS, small, split};
use super::work::{Work, status::CONVERSION_SYNTAX};
use crate::object::int::write_wide;
use dashu_int::UBig;

/// Where the point stands in a number's text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// As `str()` has it: with an exponent where that is clearer.
    Scientific,
    /// As [`Style::Scientific`], with exponents that are multiples of three.
    Engineering,
    /// Always with an exponent; the point behind so many digits.
    Exponent(i64),
    /// Never with an exponent.
    Fixed,
}

/// What a word holds in digits.
const WORD_DIGITS: usize = 19;
/// Coefficients of fewer words are divided by words, longer ones are split in halves.
const FEW_WORDS: usize = 32;

/// The decimal digits of a coefficient.
pub fn digits_of(coefficient: &UBig, digits: i64) -> Vec<u8> {
    let mut out = vec![b'0'; digits as usize];
    write_digits(&mut out, coefficient);
    out
}

/// Writes digits at the end of a row of zeros.
fn write_digits(out: &mut [u8], coefficient: &UBig) {
    if coefficient.as_words().len() < FEW_WORDS {
        let parts = coefficient.to_digits(TENS[WORD_DIGITS] as u64);
        for (part, place) in parts.iter().rev().zip(out.rchunks_mut(WORD_DIGITS)) {
            let mut buffer = [0; 40];
            let digits = write_wide(*part as u128, &mut buffer);
            let length = digits.len().min(place.len());
            let from = place.len() - length;
            place[from..].copy_from_slice(&digits[digits.len() - length..]);
        }
        return;
    }
    let low = out.len() / 2;
    let (high, rest) = split(coefficient, low as i64);
    let (first, second) = out.split_at_mut(out.len() - low);
    write_digits(first, &high);
    write_digits(second, &rest);
}

/// Writes a number behind what is in `out`.
pub fn push(out: &mut Vec<u8>, number: &Number, style: Style, capitals: bool) {
    if number.negative {
        out.push(b'-');
    }
    if number.is_special() {
        out.extend_from_slice(match number.kind {
            Kind::Infinite => b"Infinity",
            Kind::Quiet => b"NaN",
            _ => b"sNaN",
        });
        if number.digits > 0 && number.is_nan() {
            out.extend_from_slice(&digits_of(&number.coefficient, number.digits));
        }
        return;
    }
    let mut buffer = [0; 40];
    let many;
    let digits = match small(&number.coefficient) {
        Some(small) => write_wide(small, &mut buffer),
        None => {
            many = digits_of(&number.coefficient, number.digits);
            &many
        }
    };
    // Where the point is without an exponent.
    let plain = number.exponent + digits.len() as i64;
    let point = match style {
        Style::Fixed => plain,
        Style::Exponent(point) => point,
        _ if number.exponent <= 0 && plain > -6 => plain,
        Style::Scientific => 1,
        // The zeros before a zero's exponent.
        Style::Engineering if number.is_zero() => -1 + (number.exponent + 2).rem_euclid(3),
        Style::Engineering => 1 + (plain - 1).rem_euclid(3),
    };
    let zeros = |out: &mut Vec<u8>, count: i64| out.resize(out.len() + count as usize, b'0');
    if point <= 0 {
        out.extend_from_slice(b"0.");
        zeros(out, -point);
        out.extend_from_slice(digits);
    } else if point >= digits.len() as i64 {
        out.extend_from_slice(digits);
        zeros(out, point - digits.len() as i64);
    } else {
        let (whole, fraction) = digits.split_at(point as usize);
        out.extend_from_slice(whole);
        out.push(b'.');
        out.extend_from_slice(fraction);
    }
    if point != plain || matches!(style, Style::Exponent(_)) {
        out.push(if capitals { b'E' } else { b'e' });
        let exponent = plain - point;
        out.push(if exponent < 0 { b'-' } else { b'+' });
        let mut buffer = [0; 40];
        out.extend_from_slice(write_wide(exponent.unsigned_abs() as u128, &mut buffer));
    }
}

/// `str(number)`
pub fn to_text(number: &Number, style: Style, capitals: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(48);
    push(&mut out, number, style, capitals);
    out
}

/// So many digits are read word by word.
const FEW_DIGITS: usize = 20_000;

/// The number of a row of decimal digits, which may be in two pieces.
fn coefficient(whole: &[u8], fraction: &[u8]) -> UBig {
    if whole.len() + fraction.len() <= 38 {
        let mut number = 0u128;
        for piece in [whole, fraction] {
            for chunk in piece.chunks(18) {
                let digits = chunk
                    .iter()
                    .fold(0u64, |word, byte| word * 10 + (byte - b'0') as u64);
                number = match number {
                    0 => digits as u128,
                    _ => number * TENS[chunk.len()] + digits as u128,
                };
            }
        }
        return UBig::from(number);
    }
    let digits = [whole, fraction].concat();
    if digits.len() <= FEW_DIGITS {
        let parts = digits.rchunks(WORD_DIGITS).rev().map(|chunk| {
            chunk
                .iter()
                .fold(0u64, |word, byte| word * 10 + (byte - b'0') as u64)
        });
        let parts: Vec<u64> = parts.collect();
        let number = UBig::from_digits(TENS[WORD_DIGITS] as u64, &parts);
        return number.unwrap_or(UBig::ZERO);
    }
    let text = String::from_utf8(digits).unwrap_or_default();
    UBig::from_str_radix(&text, 10).unwrap_or(UBig::ZERO)
}

/// Splits the decimal digits at the beginning of a text off.
fn split_digits(text: &[u8]) -> (&[u8], &[u8]) {
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at(count)
}

/// Splits a sign off.
fn split_sign(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    }
}

/// A power of ten as written, of any number of digits: those beyond every exponent are all the same.
fn exponent_of(text: &[u8]) -> Option<i64> {
    let (negative, rest) = split_sign(text);
    let (digits, []) = split_digits(rest) else {
        return None;
    };
    if digits.is_empty() {
        return None;
    }
    let size = digits.iter().fold(0i64, |size, byte| {
        (size.saturating_mul(10)).saturating_add((byte - b'0') as i64)
    });
    let size = size.min(2 * EXP_INF);
    Some(if negative { -size } else { size })
}

/// A number as written, not fitted to anything but a NaN's payload to its room.
fn read(text: &[u8], work: &Work) -> Option<Number> {
    let (negative, text) = split_sign(text);
    if let Some(first) = text.first()
        && first.is_ascii_alphabetic()
    {
        return read_special(text, work).map(|number| number.with_sign(negative));
    }
    let (whole, rest) = split_digits(text);
    let (fraction, rest) = match rest {
        [b'.', rest @ ..] => split_digits(rest),
        _ => (&[][..], rest),
    };
    if whole.len() + fraction.len() == 0 {
        return None;
    }
    let exponent = match rest {
        [] => 0,
        [b'e' | b'E', rest @ ..] => exponent_of(rest)?,
        _ => return None,
    };
    let exponent = (exponent - fraction.len() as i64).min(EXP_INF);
    Some(Number::new(
        negative,
        coefficient(whole, fraction),
        exponent,
    ))
}

fn read_special(text: &[u8], work: &Work) -> Option<Number> {
    let is = |text: &[u8], word: &str| text.eq_ignore_ascii_case(word.as_bytes());
    if is(text, "inf") || is(text, "infinity") {
        return Some(Number::infinity(false));
    }
    let (kind, text) = match text {
        [b's' | b'S', rest @ ..] => (Kind::Signaling, rest),
        _ => (Kind::Quiet, text),
    };
    let (name, payload) = text.split_at_checked(3)?;
    let (payload, []) = split_digits(payload) else {
        return None;
    };
    if !is(name, "nan") {
        return None;
    }
    let zeros = payload.iter().take_while(|&&byte| byte == b'0').count();
    let payload = &payload[zeros..];
    if payload.len() as i64 > work.precision - work.clamp as i64 {
        return None;
    }
    Some(Number {
        kind,
        digits: payload.len() as i64,
        ..Number::new(false, coefficient(payload, &[]), 0)
    })
}

/// The number that ASCII text stands for, rounded to the context.
pub fn parse(text: &[u8], work: &mut Work) -> Number {
    match read(text, work) {
        Some(number) => work.finish(number),
        None => work.error(CONVERSION_SYNTAX),
    }
}
