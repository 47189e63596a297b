//! Floats from text, decimal and hexadecimal, and `hex`.

use crate::object::Value;
use crate::object::int::{is_blank, to_ascii_digits};
use crate::object::str::Str;
use crate::vm::{Result, Vm};

/// Without the blanks around it.
fn trim(mut text: &str) -> &str {
    text = text.trim_matches(|c: char| c.is_ascii() && is_blank(c as u8));
    text
}

/// The number that ASCII text stands for as `float(text)` reads it; underscores between digits are allowed.
pub fn parse(text: &str) -> Option<f64> {
    let text = trim(text);
    if !text.contains('_') {
        return text.parse().ok();
    }
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let between_digits = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'_')
        .all(|(at, _)| at > 0 && digit(at - 1) && digit(at + 1));
    if !between_digits {
        return None;
    }
    text.replace('_', "").parse().ok()
}

/// `float(source)` of a str's text, or of bytes given as Latin-1 text.
pub fn parse_text(vm: &mut Vm, source: &Value, bytes: Option<&[u8]>) -> Result<f64> {
    let number = match (source.downcast::<Str>(), bytes) {
        (Some(text), _) => parse(&to_ascii_digits(text)),
        (None, Some(bytes)) => std::str::from_utf8(bytes).ok().and_then(parse),
        (None, None) => None,
    };
    match number {
        Some(number) => Ok(number),
        None => {
            let shown = vm.repr(source)?;
            let start = vm.str("could not convert string to float: ");
            let message = vm.str_concat(
                crate::object::str::expect(&start),
                crate::object::str::expect(&shown),
            );
            let class = vm.exceptions().ValueError.clone();
            Err(vm.error_with(&class, vec![message]))
        }
    }
}

/// `value.hex()`.
pub(super) fn to_hex(value: f64) -> String {
    if !value.is_finite() {
        return crate::object::format::float_repr(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let (lead, exponent) = match (bits >> 52 & 0x7FF, fraction) {
        (0, 0) => return format!("{sign}0x0.0p+0"),
        (0, _) => (0, -1022),
        (exponent, _) => (1, exponent as i64 - 1023),
    };
    format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")
}

/// What `float.fromhex` makes of a text.
pub(super) enum Hex {
    Number(f64),
    Malformed,
    TooLarge,
}

pub(super) fn from_hex(text: &str) -> Hex {
    let text = trim(text);
    let (negative, body) = match text.as_bytes() {
        [b'-', ..] => (true, &text[1..]),
        [b'+', ..] => (false, &text[1..]),
        _ => (false, text),
    };
    let sign = if negative { -1.0 } else { 1.0 };
    let lower = body.to_ascii_lowercase();
    match lower.as_str() {
        "inf" | "infinity" => return Hex::Number(sign * f64::INFINITY),
        "nan" => return Hex::Number(f64::NAN),
        _ => {}
    }
    let rest = lower.strip_prefix("0x").unwrap_or(&lower);
    let (mantissa, exponent) = match rest.split_once('p') {
        Some((mantissa, exponent)) => {
            let figures = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
            if figures.is_empty() || !figures.bytes().all(|byte| byte.is_ascii_digit()) {
                return Hex::Malformed;
            }
            let magnitude = figures.parse::<i64>().unwrap_or(i64::MAX).min(1 << 60);
            let exponent = if exponent.starts_with('-') {
                -magnitude
            } else {
                magnitude
            };
            (mantissa, exponent)
        }
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.len() + fraction.len() == 0 {
        return Hex::Malformed;
    }
    // The first fifteen significant digits, and whether anything but zeros follows them.
    let (mut bits, mut taken, mut sticky) = (0u64, 0, false);
    // Exponent of the lowest bit of `bits`.
    let mut low = exponent.saturating_add(4 * whole.len() as i64);
    for byte in whole.bytes().chain(fraction.bytes()) {
        let Some(digit) = (byte as char).to_digit(16) else {
            return Hex::Malformed;
        };
        if taken < 15 {
            bits = bits << 4 | digit as u64;
            taken += (bits != 0) as u32;
            low -= 4;
        } else {
            sticky |= digit != 0;
        }
    }
    if bits == 0 {
        return Hex::Number(sign * 0.0);
    }
    let length = 64 - bits.leading_zeros() as i64;
    let top = low + length - 1;
    if top > 1023 {
        return Hex::TooLarge;
    }
    if top < -1076 {
        return Hex::Number(sign * 0.0);
    }
    bits = bits << 1 | sticky as u64;
    low -= 1;
    let drop = (top - 52).max(-1074) - low;
    if drop > 0 {
        let drop = drop.min(63) as u32;
        let rest = bits & ((1 << drop) - 1);
        let half = 1u64 << (drop - 1);
        bits >>= drop;
        low += drop as i64;
        if rest > half || (rest == half && bits & 1 != 0) {
            bits += 1;
        }
    }
    let number = super::ldexp(bits as f64, low);
    if number.is_infinite() {
        return Hex::TooLarge;
    }
    Hex::Number(sign * number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal() {
        for (text, expected) in [
            ("1_0.5_0e1_0", Some(10.5e10)),
            ("-Infinity", Some(f64::NEG_INFINITY)),
            (".5", Some(0.5)),
            ("1.", Some(1.0)),
            ("1_.0", None),
            ("1._0", None),
            ("1e", None),
            (".", None),
            ("", None),
            ("nan(1)", None),
        ] {
            assert_eq!(parse(text), expected, "{text:?}");
        }
    }

    #[test]
    fn hexadecimal() {
        for value in [1.5, -0.1, 5e-324, f64::MAX, f64::MIN_POSITIVE, 0.0] {
            assert!(matches!(from_hex(&to_hex(value)), Hex::Number(same) if same == value));
        }
        assert!(matches!(from_hex("0x1p1024"), Hex::TooLarge));
        assert!(matches!(from_hex("0x1.fffffffffffff8p1023"), Hex::TooLarge));
        assert!(matches!(from_hex("0x1p-1075"), Hex::Number(0.0)));
        assert!(matches!(from_hex("zz"), Hex::Malformed));
    }
}
