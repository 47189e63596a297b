//! Decimal numbers as text: digits, `str()`, plain format specifications; and back.

pub(super) use crate::object::int::write_wide as digits_of;

use super::number::{MOST_DIGITS, Number, Rounding, TENS, rescale};
use crate::object::format::number::{Parts, assemble};
use crate::object::format::spec::Spec;

/// Digits before and behind the point.
fn split(digits: &[u8], exponent: i64) -> (String, String) {
    let point = exponent + digits.len() as i64;
    let text = |digits: &[u8]| {
        digits
            .iter()
            .map(|&digit| digit as char)
            .collect::<String>()
    };
    if point <= 0 {
        let zeros = "0".repeat(point.unsigned_abs() as usize);
        return ("0".to_string(), zeros + &text(digits));
    }
    let inside = digits.len().min(point as usize);
    let zeros = "0".repeat(point as usize - inside);
    (text(&digits[..inside]) + &zeros, text(&digits[inside..]))
}

/// Whether `str()` of a number has no exponent.
pub fn is_plain(number: &Number) -> bool {
    number.exponent <= 0 && number.exponent + (number.digits() as i64) > -6
}

/// `str()` of a number that has no exponent there, written behind what is in `out`.
pub fn push(out: &mut Vec<u8>, number: &Number) {
    let mut buffer = [0; 40];
    let digits = digits_of(number.coefficient, &mut buffer);
    if number.negative {
        out.push(b'-');
    }
    let point = number.exponent + digits.len() as i64;
    if point <= 0 {
        out.extend(b"0.");
        out.extend(std::iter::repeat_n(b'0', point.unsigned_abs() as usize));
        out.extend(digits);
        return;
    }
    let (whole, fraction) = digits.split_at(point as usize);
    out.extend(whole);
    if !fraction.is_empty() {
        out.push(b'.');
        out.extend(fraction);
    }
}

/// The number that plain text stands for.
pub fn parse(text: &str) -> Option<Number> {
    let (negative, rest) = match text.as_bytes() {
        [b'-', ..] => (true, &text[1..]),
        [b'+', ..] => (false, &text[1..]),
        _ => (false, text),
    };
    let (mantissa, power) = match rest.find(['e', 'E']) {
        Some(at) => (&rest[..at], rest[at + 1..].parse::<i32>().ok()?),
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let length = whole.len() + fraction.len();
    if length == 0 || length > MOST_DIGITS as usize {
        return None;
    }
    let number = |text: &str, start: u128| -> Option<u128> {
        text.as_bytes().chunks(18).try_fold(start, |number, chunk| {
            let mut word = 0u64;
            for byte in chunk {
                if !byte.is_ascii_digit() {
                    return None;
                }
                word = word * 10 + (byte - b'0') as u64;
            }
            Some(number * TENS[chunk.len()] + word as u128)
        })
    };
    Some(Number {
        negative,
        coefficient: number(fraction, number(whole, 0)?)?,
        exponent: power as i64 - fraction.len() as i64,
    })
}

/// A specification of the plain kind: `[[fill]align][sign][0][width][grouping][.precision][f|F|%]`.
fn plain_spec(text: &str) -> Option<Spec> {
    let mut spec = Spec::plain('\0', b'>');
    let mut rest = text.as_bytes();
    if !text.is_ascii() {
        return None;
    }
    match *rest {
        [fill, align @ (b'<' | b'>' | b'=' | b'^'), ..] => {
            (spec.fill, spec.align, spec.explicit_align) = (fill as char, align, true);
            rest = &rest[2..];
        }
        [align @ (b'<' | b'>' | b'=' | b'^'), ..] => {
            (spec.align, spec.explicit_align) = (align, true);
            rest = &rest[1..];
        }
        _ => {}
    }
    if let [sign @ (b'+' | b'-' | b' '), ..] = *rest {
        spec.sign = Some(sign);
        rest = &rest[1..];
    }
    if let [b'0', ..] = *rest {
        if spec.explicit_align {
            return None;
        }
        (spec.fill, spec.align) = ('0', b'=');
        rest = &rest[1..];
    }
    let number = |rest: &mut &[u8]| -> Option<Option<usize>> {
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let digits = rest.split_off(..length)?;
        let value = digits
            .iter()
            .fold(0, |value, digit| value * 10 + (digit - b'0') as usize);
        (length <= 4).then_some((length > 0).then_some(value))
    };
    spec.width = number(&mut rest)?.unwrap_or(0);
    if let [separator @ (b',' | b'_'), ..] = *rest {
        spec.grouping = Some(separator);
        rest = &rest[1..];
    }
    if let [b'.', ..] = *rest {
        rest = &rest[1..];
        spec.precision = Some(number(&mut rest)??);
    }
    spec.code = match *rest {
        [] => '\0',
        [code @ (b'f' | b'F' | b'%')] => code as char,
        _ => return None,
    };
    // Without a type a precision counts all digits.
    (spec.code != '\0' || spec.precision.is_none()).then_some(spec)
}

/// `format(number, specification)`, if that is plain.
pub fn format(mut number: Number, specification: &str, rounding: Rounding) -> Option<String> {
    let spec = plain_spec(specification)?;
    if spec.code == '%' {
        number.exponent += 2;
    }
    if let Some(precision) = spec.precision {
        number = rescale(number, -(precision as i64), rounding)?.0;
    }
    if spec.code == '\0' && !is_plain(&number) || number.exponent.abs() > 100 {
        return None;
    }
    if number.is_zero() && number.exponent > 0 {
        number.exponent = 0;
    }
    let mut buffer = [0; 40];
    let digits = digits_of(number.coefficient, &mut buffer);
    let (whole, fraction) = split(digits, number.exponent);
    let mut rest = String::with_capacity(fraction.len() + 2);
    if !fraction.is_empty() {
        rest.push('.');
        rest.push_str(&fraction);
    }
    if spec.code == '%' {
        rest.push('%');
    }
    let parts = Parts {
        negative: number.negative,
        prefix: "",
        whole: &whole,
        rest: &rest,
        group: 3,
    };
    Some(assemble(&spec, parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits() {
        for number in [
            0,
            7,
            10,
            u64::MAX as u128,
            TENS[19],
            TENS[38] + 5,
            u128::MAX,
        ] {
            let mut buffer = [0; 40];
            let text = digits_of(number, &mut buffer);
            assert_eq!(String::from_utf8_lossy(text), number.to_string());
        }
    }

    #[test]
    fn specifications() {
        let formatted = |text: &str, spec: &str| format(parse(text)?, spec, Rounding::HalfEven);
        assert_eq!(
            formatted("1234567.456", ">15,.2f").as_deref(),
            Some("   1,234,567.46")
        );
        assert_eq!(formatted("-0.005", "08.2f").as_deref(), Some("-0000.00"));
        assert_eq!(formatted("0.256", ".1%").as_deref(), Some("25.6%"));
        assert_eq!(formatted("12.50", "").as_deref(), Some("12.50"));
        assert_eq!(formatted("1E+3", "f").as_deref(), Some("1000"));
        assert_eq!(formatted("1E+3", ""), None);
        assert_eq!(formatted("1", ".3"), None);
    }
}
