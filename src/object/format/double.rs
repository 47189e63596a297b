//! Floats as decimal text: `PyOS_double_to_string` of Python/pystrtod.c, in all its modes.

use crate::object::Value;
use crate::vm::Vm;

/// How a finite number is written.
#[derive(Clone, Copy, Default)]
pub struct Style {
    /// `#`: keep the point and, in mode `g`, trailing zeros.
    pub alternate: bool,
    /// End a number that looks like an int in `.0`.
    pub dot_zero: bool,
}

/// The shortest digits that read back as the (finite, not negative) number, and the position of the point: the number is
/// `0.digits * 10**point`. Trailing zeros are stripped; zero is `("0", 1)`.
fn shortest(value: f64) -> (Vec<u8>, i32) {
    let mut buffer = zmij::Buffer::new();
    split(buffer.format_finite(value))
}

/// Splits text such as `12.5`, `1e-7` into digits and the position of the point.
fn split(text: &str) -> (Vec<u8>, i32) {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], text[at + 1..].parse::<i32>().unwrap_or(0)),
        None => (text, 0),
    };
    let whole = mantissa.find('.').unwrap_or(mantissa.len());
    let mut digits: Vec<u8> = mantissa.bytes().filter(|&byte| byte != b'.').collect();
    let zeros = digits.iter().take_while(|&&byte| byte == b'0').count();
    if zeros == digits.len() {
        return (vec![b'0'], 1);
    }
    digits.drain(..zeros);
    while digits.last() == Some(&b'0') {
        digits.pop();
    }
    (digits, whole as i32 + exponent - zeros as i32)
}

/// Text of a float. `code` is one of `e f g r`, or `E F G` for capitals; `precision` is ignored for `r`. The sign is `-`
/// for negative numbers and for -0.0.
pub fn to_text(value: f64, code: u8, precision: usize, style: Style) -> String {
    let lower = code.to_ascii_lowercase();
    let mut text = String::with_capacity(24);
    if value.is_nan() {
        text.push_str("nan");
    } else {
        if value.is_sign_negative() {
            text.push('-');
        }
        let magnitude = value.abs();
        if magnitude.is_infinite() {
            text.push_str("inf");
        } else if lower == b'f' {
            fixed(magnitude, precision, style, &mut text);
        } else {
            general(magnitude, lower, precision, style, &mut text);
        }
    }
    if code.is_ascii_uppercase() {
        text.make_ascii_uppercase();
    }
    text
}

/// No float has more decimals than 1,074 nor more significant digits than 767: the rest are zeros.
const MAX_DIGITS: usize = 1100;

/// Powers of ten up to the largest whose product with a mantissa fits 128 bits.
const TENS: [u128; 23] = {
    let mut tens = [1; 23];
    let mut at = 1;
    while at < tens.len() {
        tens[at] = tens[at - 1] * 10;
        at += 1;
    }
    tens
};

/// The number rounded half to even in exact integer arithmetic; false where that takes more than 128 bits.
fn fixed_exactly(value: f64, precision: usize, text: &mut String) -> bool {
    let Some(&scale) = TENS.get(precision) else {
        return false;
    };
    let bits = value.to_bits();
    let (fraction, exponent) = (bits & ((1 << 52) - 1), (bits >> 52 & 0x7FF) as i32);
    let (mantissa, exponent) = match exponent {
        0 => (fraction, -1074),
        _ => (fraction | 1 << 52, exponent - 1075),
    };
    let (whole, rest) = if exponent >= 0 {
        if exponent > 64 {
            return false;
        }
        ((mantissa as u128) << exponent, 0)
    } else {
        let (scaled, by) = (mantissa as u128 * scale, exponent.unsigned_abs());
        // Beyond 127 bits the number is less than half a unit of the last digit.
        let rounded = if by > 127 {
            0
        } else {
            let (quotient, below) = (scaled >> by, scaled & ((1 << by) - 1));
            let half = 1u128 << (by - 1);
            quotient + (below > half || (below == half && quotient & 1 == 1)) as u128
        };
        match (u64::try_from(rounded), u64::try_from(scale)) {
            (Ok(rounded), Ok(scale)) => ((rounded / scale) as u128, (rounded % scale) as u128),
            _ => (rounded / scale, rounded % scale),
        }
    };
    let mut buffer = [0; 64];
    let mut at = buffer.len();
    if precision > 0 {
        at = write_digits(&mut buffer, at, rest, precision) - 1;
        buffer[at] = b'.';
    }
    at = write_digits(&mut buffer, at, whole, 1);
    text.push_str(std::str::from_utf8(&buffer[at..]).unwrap_or_default());
    true
}

/// Writes digits before `end`, at least so many; answers where they begin.
fn write_digits(buffer: &mut [u8; 64], end: usize, mut number: u128, at_least: usize) -> usize {
    let mut at = end;
    while number > u64::MAX as u128 {
        at -= 1;
        buffer[at] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    let mut number = number as u64;
    while number > 0 || end - at < at_least {
        at -= 1;
        buffer[at] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    at
}

fn fixed(value: f64, precision: usize, style: Style, text: &mut String) {
    use std::fmt::Write;
    if fixed_exactly(value, precision, text) {
        if precision == 0 && style.alternate {
            text.push('.');
        }
        return;
    }
    let _ = write!(text, "{:.*}", precision.min(MAX_DIGITS), value);
    if precision > MAX_DIGITS {
        text.extend(std::iter::repeat_n('0', precision - MAX_DIGITS));
    }
    if precision == 0 && style.alternate {
        text.push('.');
    }
}

fn general(value: f64, mode: u8, precision: usize, style: Style, text: &mut String) {
    let significant = match mode {
        b'e' => precision + 1,
        _ => precision.max(1),
    };
    let (digits, point) = match mode {
        b'r' => shortest(value),
        _ => split(&format!("{:.*e}", significant.min(MAX_DIGITS) - 1, value)),
    };
    let mut point = point as i64;
    let mut end = digits.len() as i64;
    let exponential = match mode {
        b'e' => {
            end = significant as i64;
            true
        }
        b'g' => {
            if style.alternate {
                end = significant as i64;
            }
            point <= -4 || point > significant as i64 - style.dot_zero as i64
        }
        _ => point <= -4 || point > 16,
    };
    let exponent = point - 1;
    if exponential {
        point = 1;
    }
    end = end.max(if style.dot_zero && !exponential {
        point + 1
    } else {
        point
    });
    let start = if point <= 0 { point - 1 } else { 0 };
    for at in start..end {
        if at == point {
            text.push('.');
        }
        let digit = usize::try_from(at).ok().and_then(|at| digits.get(at));
        text.push(*digit.unwrap_or(&b'0') as char);
    }
    if end == point && style.alternate {
        text.push('.');
    }
    if exponential {
        use std::fmt::Write;
        let sign = if exponent < 0 { '-' } else { '+' };
        let _ = write!(text, "e{sign}{:02}", exponent.abs());
    }
}

/// `repr` of a float as a str.
pub fn repr_value(vm: &Vm, value: f64) -> Value {
    let magnitude = value.abs();
    if (1e-4..1e16).contains(&magnitude) {
        return vm.str_from_ascii(zmij::Buffer::new().format_finite(value).as_bytes());
    }
    vm.str(&slow_repr(value))
}

/// `repr` of a float.
pub fn repr(value: f64) -> String {
    let magnitude = value.abs();
    if (1e-4..1e16).contains(&magnitude) {
        // In this range the crate writes what Python writes.
        return zmij::Buffer::new().format_finite(value).to_string();
    }
    slow_repr(value)
}

fn slow_repr(value: f64) -> String {
    to_text(
        value,
        b'r',
        0,
        Style {
            dot_zero: true,
            ..Style::default()
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expectations are CPython's.
    #[test]
    fn reprs() {
        for (value, text) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (1e16, "1e+16"),
            (9999999999999998.0, "9999999999999998.0"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (1e-4, "0.0001"),
            (1e-5, "1e-05"),
            (0.00012345, "0.00012345"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (f64::NAN, "nan"),
            (f64::NEG_INFINITY, "-inf"),
        ] {
            assert_eq!(repr(value), text);
        }
    }

    #[test]
    fn both_ways_to_repr_agree() {
        let mut state = 1u64;
        for _ in 0..20_000 {
            state = state
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            let value = f64::from_bits((state >> 12) | ((0x3F0 + (state >> 7) % 70) << 52));
            assert_eq!(repr(value), slow_repr(value));
            let whole = (state >> 40) as f64 / 64.0;
            assert_eq!(repr(whole), slow_repr(whole));
        }
    }

    #[test]
    fn fixed_is_exact() {
        let mut state = 1u64;
        for _ in 0..20_000 {
            state = state
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            let value = f64::from_bits((state >> 12) | ((0x3C0 + (state >> 7) % 170) << 52));
            let rounded = (value * 8.0).round() / 8.0;
            for precision in [0, 1, 2, 3, 6, 17, 22] {
                for value in [value, rounded] {
                    let text = to_text(value, b'f', precision, Style::default());
                    assert_eq!(text, format!("{value:.precision$}"));
                }
            }
        }
        for value in [5e-324, 0.0, 1e22, 2f64.powi(100), f64::MAX] {
            let text = to_text(value, b'f', 2, Style::default());
            assert_eq!(text, format!("{value:.2}"));
        }
    }

    #[test]
    fn styles() {
        let alternate = Style {
            alternate: true,
            dot_zero: false,
        };
        for (value, code, precision, style, text) in [
            (2.5, b'f', 0, Style::default(), "2"),
            (2.5, b'f', 0, alternate, "2."),
            (1.5, b'g', 6, alternate, "1.50000"),
            (100000.0, b'g', 3, Style::default(), "1e+05"),
            (1e-5, b'g', 6, Style::default(), "1e-05"),
            (0.0, b'e', 3, Style::default(), "0.000e+00"),
            (1e100, b'E', 3, Style::default(), "1.000E+100"),
            (f64::INFINITY, b'F', 3, Style::default(), "INF"),
            (0.1, b'f', 20, Style::default(), "0.10000000000000000555"),
        ] {
            assert_eq!(to_text(value, code, precision, style), text);
        }
    }
}
