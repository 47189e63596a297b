//! Between decimal numbers and other objects: what operators and constructors accept, ints, floats, tuples.

use super::context::Context;
use super::decimal_type::Decimal;
use super::number::{Kind, Number, scaled, whole};
use super::operations::bits;
use super::state::Library;
use super::text::parse;
use super::work::{Work, status::*};
use crate::object::float;
use crate::object::int::long_work::{is_long, quotient_steps};
use crate::object::int::{self, View};
use crate::object::str::Str;
use crate::object::{Value, tuple};
use crate::vm::{Raised, Result, Vm};
use dashu_int::ops::UnsignedAbs;
use dashu_int::{IBig, UBig};
use std::borrow::Cow;

/// The number of an int, exactly.
pub fn of_int(view: View<'_>) -> Number {
    match view {
        View::Word(word) => Number::int(word),
        View::Big(big) => Number::new(view.is_negative(), big.unsigned_abs(), 0),
    }
}

/// The operand that a Decimal or an int is; `None` for others.
#[inline]
pub fn operand(value: &Value) -> Option<Cow<'_, Number>> {
    if let Some(decimal) = value.downcast::<Decimal>() {
        return Some(Cow::Borrowed(&decimal.number));
    }
    int::view(value).map(|view| Cow::Owned(of_int(view)))
}

pub fn unsupported(vm: &mut Vm, value: &Value) -> Raised {
    let name = vm.type_name(value);
    vm.type_error(format!(
        "conversion from {name} to Decimal is not supported"
    ))
}

/// As [`operand`]; a TypeError for others.
#[inline]
pub fn required<'a>(vm: &mut Vm, value: &'a Value) -> Result<Cow<'a, Number>> {
    match operand(value) {
        Some(number) => Ok(number),
        None => Err(unsupported(vm, value)),
    }
}

/// The number of a float, exactly.
pub fn of_float(float: f64) -> Number {
    let negative = float.is_sign_negative();
    if float.is_nan() {
        return Number::nan().with_sign(negative);
    }
    if float.is_infinite() {
        return Number::infinity(negative);
    }
    // float = mantissa * 2**exponent
    let bits = float.to_bits();
    let biased = (bits >> 52 & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mut mantissa, mut exponent) = match biased {
        0 => (fraction, -1074),
        _ => (fraction | 1 << 52, biased - 1075),
    };
    if mantissa == 0 {
        return Number::zero(negative, 0);
    }
    let zeros = (mantissa.trailing_zeros() as i64).min((-exponent).max(0));
    mantissa >>= zeros;
    exponent += zeros;
    match exponent {
        ..0 => {
            let scale = UBig::from(5u8).pow(exponent.unsigned_abs() as usize);
            Number::new(negative, UBig::from(mantissa) * scale, exponent)
        }
        _ => Number::new(negative, UBig::from(mantissa) << exponent as usize, 0),
    }
}

/// The whole part of a number as an int, with CPython's errors for those that have none.
pub fn to_int(vm: &mut Vm, number: &Number, mut work: Work) -> Result<Value> {
    match number.kind {
        Kind::Finite => {}
        Kind::Infinite => return Err(vm.overflow_error("cannot convert Infinity to integer")),
        _ => return Err(vm.value_error("cannot convert NaN to integer")),
    }
    let number = super::arithmetic::to_integral_value(number, &mut work);
    if !work.has_room(number.digits.saturating_add(number.exponent.max(0))) {
        return Err(crate::object::sequence::no_memory(vm));
    }
    let whole = IBig::from(whole(&number));
    Ok(vm.int_big(if number.negative { -whole } else { whole }))
}

/// A number as the ratio of two ints in lowest terms.
pub fn to_ratio(vm: &mut Vm, number: &Number) -> Result<Value> {
    match number.kind {
        Kind::Finite => {}
        Kind::Infinite => {
            return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
        }
        _ => return Err(vm.value_error("cannot convert NaN to integer ratio")),
    }
    let mut work = Work::MAX;
    if !work.has_room(
        number
            .digits
            .saturating_add(number.exponent.saturating_abs()),
    ) && !number.is_zero()
    {
        return Err(crate::object::sequence::no_memory(vm));
    }
    let (mut numerator, mut denominator) = match number.exponent {
        _ if number.is_zero() => (UBig::ZERO, UBig::ONE),
        0.. => (scaled(&number.coefficient, number.exponent), UBig::ONE),
        _ => (
            number.coefficient.clone(),
            scaled(&UBig::ONE, -number.exponent),
        ),
    };
    if !denominator.is_one() {
        let common = dashu_int::ops::Gcd::gcd(&numerator, &denominator);
        (numerator, denominator) = (numerator / &common, denominator / common);
    }
    let numerator = IBig::from(numerator);
    let numerator = vm.int_big(if number.negative {
        -numerator
    } else {
        numerator
    });
    let denominator = vm.int_big(denominator.into());
    Ok(vm.tuple_of([numerator, denominator]))
}

pub fn to_float(vm: &mut Vm, number: &Number) -> Result<f64> {
    let size = match number.kind {
        Kind::Infinite => f64::INFINITY,
        Kind::Quiet => f64::NAN,
        Kind::Signaling => {
            return Err(vm.value_error("cannot convert signaling NaN to float"));
        }
        Kind::Finite => finite_float(number),
    };
    Ok(if number.negative { -size } else { size })
}

fn finite_float(number: &Number) -> f64 {
    if let Some(small) = super::number::small(&number.coefficient)
        && small < 1 << 53
        && (-22..=0).contains(&number.exponent)
    {
        // Both exact as floats: one division rounds once.
        let unit = super::number::TENS[-number.exponent as usize];
        return small as f64 / unit as f64;
    }
    format!("{}e{}", number.coefficient, number.exponent)
        .parse()
        .unwrap_or(f64::INFINITY)
}

/// ASCII text of a str for [`parse`]; perhaps without blanks around it and underscores. Other characters than decimal
/// digits become what no number has.
fn ascii(text: &Str, lenient: bool) -> Cow<'_, [u8]> {
    let ascii = match text.as_ascii() {
        Some(ascii) => Cow::Borrowed(ascii),
        None => int::to_ascii_digits(text),
    };
    let is_plain = !ascii
        .bytes()
        .any(|byte| byte == b'_' || byte.is_ascii_whitespace() || byte < b' ');
    match ascii {
        Cow::Borrowed(ascii) if is_plain || !lenient => Cow::Borrowed(ascii.as_bytes()),
        ascii if !lenient => Cow::Owned(ascii.into_owned().into_bytes()),
        ascii => {
            let blank = |c: char| int::is_space(c as u32);
            let trimmed = ascii.trim_matches(blank);
            Cow::Owned(trimmed.bytes().filter(|&byte| byte != b'_').collect())
        }
    }
}

fn parse_text(vm: &mut Vm, text: &[u8], work: &mut Work) -> Result<Number> {
    if !is_long(quotient_steps(bits(text.len() as i64))) {
        return Ok(parse(text, work));
    }
    let (text, mut inner) = (text.to_vec(), *work);
    let (number, inner) = vm.long_work(move || (parse(&text, &mut inner), inner))?;
    *work = inner;
    Ok(number)
}

/// The text of a tuple `(sign, digits, exponent)`.
fn text_of_tuple(vm: &mut Vm, parts: &[Value]) -> Result<String> {
    let [sign, digits, exponent] = parts else {
        return Err(vm.value_error("argument must be a sequence of length 3"));
    };
    let sign = match int::view(sign) {
        Some(View::Word(sign @ (0 | 1))) => sign == 1,
        Some(View::Big(_)) => {
            return Err(vm.overflow_error("Python int too large to convert to C long"));
        }
        _ => return Err(vm.value_error("sign must be an integer with the value 0 or 1")),
    };
    let mut text = String::from(if sign { "-" } else { "" });
    let mut end = String::new();
    let mut is_number = true;
    if let Some(special) = exponent.downcast::<Str>() {
        is_number = false;
        match &*special.text() {
            "F" => return Ok(text + "Inf"),
            "n" => text.push_str("NaN"),
            "N" => text.push_str("sNaN"),
            _ => {
                return Err(
                    vm.value_error("string argument in the third position must be 'F', 'n' or 'N'")
                );
            }
        }
    } else if int::view(exponent).is_some() {
        end = format!("E{}", vm.index_i64(exponent)?);
    } else {
        return Err(vm.value_error("exponent must be an integer"));
    }
    let message = "coefficient must be a tuple of digits";
    let digits = match digits.is_a::<tuple::Tuple>() || digits.is_a::<crate::object::list::List>() {
        true => vm.collect(digits)?,
        false => return Err(vm.value_error(message)),
    };
    for digit in &digits {
        match int::view(digit) {
            Some(View::Word(digit @ 0..=9)) => text.push((b'0' + digit as u8) as char),
            _ => return Err(vm.value_error(message)),
        }
    }
    if digits.is_empty() && is_number {
        text.push('0');
    }
    Ok(text + &end)
}

/// What a value is as a Decimal, before it is rounded: [`exact`] and [`fitted`] differ in the rest.
enum Source<'a> {
    Decimal(&'a Number),
    Number(Number),
    Text(Cow<'a, [u8]>),
}

fn source<'a>(
    vm: &mut Vm,
    library: &Library,
    context: &Context,
    value: &'a Value,
    lenient: bool,
) -> Result<Source<'a>> {
    if let Some(decimal) = value.downcast::<Decimal>() {
        return Ok(Source::Decimal(&decimal.number));
    }
    if let Some(view) = int::view(value) {
        return Ok(Source::Number(of_int(view)));
    }
    if let Some(text) = value.downcast::<Str>() {
        return Ok(Source::Text(ascii(text, lenient)));
    }
    if let Some(float) = float::value_of(value) {
        context.raise(vm, library, FLOAT_OPERATION)?;
        return Ok(Source::Number(of_float(float)));
    }
    if value.is_a::<tuple::Tuple>() || value.is_a::<crate::object::list::List>() {
        let parts = vm.collect(value)?;
        let text = text_of_tuple(vm, &parts)?;
        return Ok(Source::Text(Cow::Owned(text.into_bytes())));
    }
    Err(unsupported(vm, value))
}

/// `Decimal(value)`: exactly, or not at all.
pub fn exact(vm: &mut Vm, library: &Library, context: &Context, value: &Value) -> Result<Number> {
    match source(vm, library, context, value, true)? {
        Source::Decimal(number) => Ok(number.clone()),
        Source::Number(number) => Ok(number),
        Source::Text(text) => {
            let mut work = Work::MAX;
            let mut number = parse_text(vm, &text, &mut work)?;
            if work.status & (INEXACT | ROUNDED | CLAMPED) != 0 {
                number = work.invalid();
            }
            context.raise(vm, library, work.status & ERRORS)?;
            Ok(number)
        }
    }
}

/// `context.create_decimal(value)`: rounded.
pub fn fitted(vm: &mut Vm, library: &Library, context: &Context, value: &Value) -> Result<Number> {
    let mut work = context.work();
    let number = match source(vm, library, context, value, false)? {
        Source::Decimal(number) if number.is_nan() => {
            match number.digits > work.precision - work.clamp as i64 {
                true => work.error(CONVERSION_SYNTAX),
                false => number.clone(),
            }
        }
        Source::Decimal(number) => work.finish(number.clone()),
        Source::Number(number) => work.finish(number),
        Source::Text(text) => parse_text(vm, &text, &mut work)?,
    };
    context.raise(vm, library, work.status)?;
    Ok(number)
}
