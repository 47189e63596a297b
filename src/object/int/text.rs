//! Ints as text: `repr`, `int("…", base)`, and the limit on decimal digits that keeps quadratic conversions from
//! being a denial of service (`sys.set_int_max_str_digits`).

use super::View;
use super::long_work::{is_long, quotient_steps};
use crate::object::Value;
use crate::vm::{Result, Vm};
use dashu_int::ops::UnsignedAbs;
use dashu_int::{IBig, Sign, UBig};

/// `sys.get_int_max_str_digits()`; 0 is no limit.
#[inline]
pub fn digit_limit(vm: &Vm) -> usize {
    vm.state().digit_limit.get()
}

/// `sys.set_int_max_str_digits()`; the caller checks the range (0 or at least 640).
pub fn set_digit_limit(vm: &mut Vm, limit: usize) {
    vm.state().digit_limit.set(limit);
}

/// Two decimal digits each of 0 to 99.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[0; 2]; 100];
    let mut at = 0;
    while at < 100 {
        pairs[at] = [b'0' + (at / 10) as u8, b'0' + (at % 10) as u8];
        at += 1;
    }
    pairs
};

/// Decimal digits of a word, at the end of the buffer.
pub(crate) fn write_word(word: i64, buffer: &mut [u8; 20]) -> &str {
    let mut rest = word.unsigned_abs();
    let mut at = buffer.len();
    while rest >= 10 {
        at -= 2;
        let pair = (rest % 100) as usize;
        buffer[at..at + 2].copy_from_slice(&PAIRS[pair]);
        rest /= 100;
    }
    if rest > 0 || word == 0 {
        at -= 1;
        buffer[at] = b'0' + rest as u8;
    }
    if word < 0 {
        at -= 1;
        buffer[at] = b'-';
    }
    std::str::from_utf8(&buffer[at..]).unwrap_or_default()
}

/// Decimal digits of a magnitude, at the end of the buffer.
pub(crate) fn write_wide(number: u128, buffer: &mut [u8; 40]) -> &[u8] {
    const UNIT: u128 = 10u128.pow(19);
    let mut at = buffer.len();
    let mut put = |mut rest: u64, least: usize| {
        let end = at - least;
        while rest >= 10 {
            at -= 2;
            buffer[at..at + 2].copy_from_slice(&PAIRS[(rest % 100) as usize]);
            rest /= 100;
        }
        if rest > 0 {
            at -= 1;
            buffer[at] = b'0' + rest as u8;
        }
        while at > end {
            at -= 1;
            buffer[at] = b'0';
        }
    };
    match u64::try_from(number) {
        Ok(small) => put(small, 1),
        Err(_) => {
            let high = number / UNIT;
            put((number - high * UNIT) as u64, 19);
            match u64::try_from(high) {
                Ok(high) => put(high, 1),
                Err(_) => {
                    put((high % UNIT) as u64, 19);
                    put((high / UNIT) as u64, 1);
                }
            }
        }
    }
    &buffer[at..]
}

/// Decimal text of a word as a str.
pub fn word_text(vm: &Vm, word: i64) -> Value {
    vm.str_from_ascii(write_word(word, &mut [0; 20]).as_bytes())
}

pub(super) fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    match super::expect(value) {
        View::Word(word) => Ok(word_text(vm, word)),
        big => {
            let text = to_decimal(vm, big)?;
            Ok(vm.str(&text))
        }
    }
}

/// Decimal text, or ValueError beyond the digit limit.
pub fn to_decimal(vm: &mut Vm, number: View<'_>) -> Result<String> {
    match number {
        View::Word(word) => Ok(write_word(word, &mut [0; 20]).to_string()),
        View::Big(big) => {
            if let Some(wide) = number.wide() {
                let mut buffer = [0; 40];
                let digits = write_wide(wide.unsigned_abs(), &mut buffer);
                let mut text = String::with_capacity(40);
                if wide < 0 {
                    text.push('-');
                }
                text.extend(digits.iter().map(|&digit| digit as char));
                return Ok(text);
            }
            let limit = digit_limit(vm);
            // A digit is at least 3.32 bits: numbers far beyond the limit are not even converted.
            if limit == 0 || number.bit_length() / 4 <= limit {
                let text = match is_long(quotient_steps(number.bit_length())) {
                    true => {
                        let big = big.clone();
                        vm.long_work(move || big.to_string())?
                    }
                    false => big.to_string(),
                };
                let digits = text.len() - (big.sign() == Sign::Negative) as usize;
                if limit == 0 || digits <= limit {
                    return Ok(text);
                }
            }
            Err(vm.value_error(format!(
                "Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
            )))
        }
    }
}

/// Digits of the magnitude in base 2, 8, 10 or 16 (lower case); base 10 checks the digit limit.
pub fn to_radix(vm: &mut Vm, number: View<'_>, radix: u32) -> Result<String> {
    Ok(match (number, radix) {
        (View::Word(word), 2) => format!("{:b}", word.unsigned_abs()),
        (View::Word(word), 8) => format!("{:o}", word.unsigned_abs()),
        (View::Word(word), 16) => format!("{:x}", word.unsigned_abs()),
        (View::Big(big), 2) => format!("{:b}", big.unsigned_abs()),
        (View::Big(big), 8) => format!("{:o}", big.unsigned_abs()),
        (View::Big(big), 16) => format!("{:x}", big.unsigned_abs()),
        _ => {
            let mut text = to_decimal(vm, number)?;
            if text.starts_with('-') {
                text.remove(0);
            }
            text
        }
    })
}

/// White space as `str.isspace` has it.
pub fn is_space(point: u32) -> bool {
    matches!(point, 0x1C..=0x1F) || char::from_u32(point).is_some_and(char::is_whitespace)
}

/// First code points of the runs `0` to `9` of Unicode 15.1 (general category Nd).
#[rustfmt::skip]
const ZEROS: &[u32] = &[
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620,
    0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0,
    0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50,
    0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950,
    0x1fbf0,
];

/// Value of a decimal digit of any script.
pub fn decimal_digit(point: u32) -> Option<u32> {
    let after = ZEROS.partition_point(|&zero| zero <= point);
    let zero = *ZEROS.get(after.checked_sub(1)?)?;
    (point - zero < 10).then_some(point - zero)
}

/// Text of a str with decimal digits and spaces of all scripts made ASCII; other characters that are not ASCII become
/// `?` (`_PyUnicode_TransformDecimalAndSpaceToASCII`).
pub fn to_ascii_digits(text: &crate::object::str::Str) -> std::borrow::Cow<'_, str> {
    match text.as_ascii() {
        Some(text) => text.into(),
        None => text
            .units()
            .iter()
            .map(|point| match point {
                0..0x80 => point as u8 as char,
                _ if is_space(point) => ' ',
                _ => match decimal_digit(point) {
                    Some(digit) => (b'0' + digit as u8) as char,
                    None => '?',
                },
            })
            .collect::<String>()
            .into(),
    }
}

/// Outcome of parsing an int literal.
pub enum Digits {
    Number(IBig),
    Word(i64),
    Malformed,
    /// More decimal digits than the limit allows.
    TooMany(usize),
}

/// The blanks that C's `isspace` knows.
pub(crate) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | 9..=13)
}

/// Splits a minus sign off, if the digits are at least one and at most `most`.
#[inline]
fn signed_digits(text: &[u8], most: usize) -> Option<(bool, &[u8])> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    (!digits.is_empty() && digits.len() <= most).then_some((negative, digits))
}

/// The number of at most 19 decimal digits; `None` if another byte is among them.
#[inline]
fn word_of(digits: &[u8]) -> Option<u64> {
    let mut word = 0u64;
    for &byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        word = word * 10 + digit as u64;
    }
    Some(word)
}

/// The number of plain decimal digits, perhaps behind a minus sign: what nearly all texts are.
#[inline]
fn plain_decimal(text: &[u8]) -> Option<i64> {
    let (negative, digits) = signed_digits(text, 18)?;
    let word = word_of(digits)? as i64;
    Some(if negative { -word } else { word })
}

/// As [`plain_decimal`], of more digits.
fn wide_decimal(text: &[u8]) -> Option<i128> {
    let (negative, digits) = signed_digits(text, 38)?;
    let mut wide = 0i128;
    for chunk in digits.chunks(18) {
        let word = word_of(chunk)? as i128;
        wide = wide.checked_mul(10i128.pow(chunk.len() as u32))?;
        wide = wide.checked_add(word)?;
    }
    Some(if negative { -wide } else { wide })
}

/// As [`wide_decimal`], of digits enough for any number that is not a long one.
fn big_decimal(text: &[u8]) -> Option<IBig> {
    const CHUNK: usize = 19;
    const WORDS: usize = 16;
    let (negative, digits) = signed_digits(text, CHUNK * (WORDS - 1))?;
    let mut words = [0u64; WORDS];
    let mut used = 0;
    // All chunks but the first are full.
    let (first, full) = digits.split_at(digits.len() % CHUNK);
    for chunk in std::iter::once(first).chain(full.chunks(CHUNK)) {
        let mut carry = word_of(chunk)?;
        for word in &mut words[..used] {
            let wide = *word as u128 * 10u128.pow(CHUNK as u32) + carry as u128;
            (*word, carry) = (wide as u64, (wide >> 64) as u64);
        }
        if carry != 0 {
            words[used] = carry;
            used += 1;
        }
    }
    let magnitude = IBig::from(UBig::from_words(&words[..used]));
    Some(if negative { -magnitude } else { magnitude })
}

/// Parses ASCII text as `int(text, base)` does; `base` is 0 or 2 to 36.
pub fn parse(text: &[u8], base: u32, limit: usize) -> Digits {
    if base == 10
        && let Some(word) = plain_decimal(text)
    {
        return Digits::Word(word);
    }
    if base == 10
        && let Some(wide) = wide_decimal(text)
    {
        return match i64::try_from(wide) {
            Ok(word) => Digits::Word(word),
            Err(_) => Digits::Number(IBig::from(wide)),
        };
    }
    if base == 10
        && text.len() > 38
        && let Some(big) = big_decimal(text)
    {
        return match i64::try_from(&big) {
            Ok(word) => Digits::Word(word),
            Err(_) => Digits::Number(big),
        };
    }
    let mut text = text.trim_ascii_start();
    while let [first, rest @ ..] = text
        && is_blank(*first)
    {
        text = rest;
    }
    while let [rest @ .., last] = text
        && is_blank(*last)
    {
        text = rest;
    }
    let (negative, mut text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let prefixed = match text {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    let mut only_zero = false;
    let radix = match (base, prefixed) {
        (0, 0) => {
            // A decimal literal may begin with 0 only if it is zero.
            only_zero = text.first() == Some(&b'0');
            10
        }
        (0, prefixed) => prefixed,
        (base, _) => base,
    };
    if prefixed != 0 && prefixed == radix {
        text = &text[2..];
        if let [b'_', rest @ ..] = text {
            text = rest;
        }
    }
    let mut word = Some(0u64);
    let mut count = 0;
    let mut underscore = true;
    for &byte in text {
        if byte == b'_' {
            if underscore {
                return Digits::Malformed;
            }
            underscore = true;
            continue;
        }
        let Some(digit) = (byte as char).to_digit(radix) else {
            return Digits::Malformed;
        };
        if only_zero && digit != 0 {
            return Digits::Malformed;
        }
        underscore = false;
        count += 1;
        word = word
            .and_then(|word| word.checked_mul(radix as u64))
            .and_then(|word| word.checked_add(digit as u64));
    }
    if underscore {
        return Digits::Malformed;
    }
    if count > limit && limit != 0 && !radix.is_power_of_two() {
        return Digits::TooMany(count);
    }
    if let Some(word) = word {
        let wide = if negative {
            -(word as i128)
        } else {
            word as i128
        };
        if let Ok(word) = i64::try_from(wide) {
            return Digits::Word(word);
        }
        return Digits::Number(IBig::from(wide));
    }
    let digits: Vec<u8> = text.iter().copied().filter(|&b| b != b'_').collect();
    let digits = std::str::from_utf8(&digits).expect("ASCII digits");
    match UBig::from_str_radix(digits, radix) {
        Ok(magnitude) => Digits::Number(if negative {
            -IBig::from(magnitude)
        } else {
            magnitude.into()
        }),
        Err(_) => Digits::Malformed,
    }
}

/// `int(source)` of the text that `source` stands for, with CPython's errors.
pub fn parse_value(vm: &mut Vm, source: &Value, text: &[u8], base: u32) -> Result<Value> {
    let limit = digit_limit(vm);
    let digits = match is_long(quotient_steps(text.len().saturating_mul(4))) {
        true => {
            let text = text.to_vec();
            vm.long_work(move || parse(&text, base, limit))?
        }
        false => parse(text, base, limit),
    };
    match digits {
        Digits::Word(word) => Ok(vm.int(word)),
        Digits::Number(big) => Ok(vm.int_big(big)),
        Digits::TooMany(count) => Err(vm.value_error(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {count} digits; use sys.set_int_max_str_digits() to increase the limit"
        ))),
        Digits::Malformed => {
            let source = vm.repr(source)?;
            let source = crate::object::str::expect(&source);
            let points: Vec<u32> = source.units().iter().take(200).collect();
            let message: Vec<u32> = format!("invalid literal for int() with base {base}: ")
                .chars()
                .map(u32::from)
                .chain(points)
                .collect();
            let message = vm.str_from_points(&message);
            let class = vm.exceptions().ValueError.clone();
            Err(vm.error_with(&class, vec![message]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str, base: u32) -> Option<String> {
        match parse(text.as_bytes(), base, 4300) {
            Digits::Word(word) => Some(word.to_string()),
            Digits::Number(big) => Some(big.to_string()),
            Digits::Malformed => None,
            Digits::TooMany(count) => Some(format!("{count} digits")),
        }
    }

    /// Expectations are CPython's.
    #[test]
    fn literals() {
        for (text, base, expected) in [
            (" 12 ", 10, Some("12")),
            ("-0x1f", 16, Some("-31")),
            ("-0x1f", 0, Some("-31")),
            ("0b_1", 0, Some("1")),
            ("0_0", 0, Some("0")),
            ("07", 0, None),
            ("07", 10, Some("7")),
            ("1__0", 10, None),
            ("_1", 10, None),
            ("1_", 10, None),
            ("0x", 16, None),
            ("- 1", 10, None),
            ("", 10, None),
            ("z", 36, Some("35")),
            ("0b1", 16, Some("177")),
            ("-9223372036854775808", 10, Some("-9223372036854775808")),
            ("9223372036854775808", 10, Some("9223372036854775808")),
            (
                "123456789012345678901234567890",
                10,
                Some("123456789012345678901234567890"),
            ),
        ] {
            assert_eq!(
                parsed(text, base).as_deref(),
                expected,
                "{text:?} in base {base}"
            );
        }
        assert_eq!(
            parsed(&"1".repeat(4301), 10).as_deref(),
            Some("4301 digits")
        );
        assert!(parsed(&"1".repeat(4301), 16).is_some());
    }
}
