//! int, float and complex under a format specification: sign, prefix, grouping, padding.

use super::double::{self, Style};
use super::spec::Spec;
use crate::object::Value;
use crate::object::complex::Complex;
use crate::object::int;
use crate::vm::{Result, Vm};

/// The parts of a number's text.
pub struct Parts<'a> {
    pub negative: bool,
    /// `0x`…
    pub prefix: &'a str,
    /// Digits before the point.
    pub whole: &'a str,
    /// Point, fraction, exponent, `%`.
    pub rest: &'a str,
    /// Size of groups.
    pub group: usize,
}

/// Length of `digits` digits with a separator every `group`.
fn grouped_length(digits: usize, group: usize) -> usize {
    digits + digits.saturating_sub(1) / group
}

/// Digits after the point with separators, from the left.
fn group_fraction(rest: &str, separator: u8) -> String {
    let Some(fraction) = rest.strip_prefix('.') else {
        return rest.to_string();
    };
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
    let mut text = String::from(".");
    for (at, digit) in fraction[..digits].chars().enumerate() {
        if at > 0 && at % 3 == 0 {
            text.push(separator as char);
        }
        text.push(digit);
    }
    text.push_str(&fraction[digits..]);
    text
}

/// A number's text, aligned and grouped.
pub fn assemble(spec: &Spec, parts: Parts<'_>) -> String {
    let sign = match (parts.negative, spec.sign) {
        (true, _) => "-",
        (false, Some(b'+')) => "+",
        (false, Some(b' ')) => " ",
        _ => "",
    };
    let grouped_rest;
    let rest = match spec.fraction_grouping {
        Some(separator) => {
            grouped_rest = group_fraction(parts.rest, separator);
            &grouped_rest
        }
        None => parts.rest,
    };
    let around = sign.len() + parts.prefix.len() + rest.len();
    let zero_padded = spec.fill == '0' && spec.align == b'=';
    // Zeros that fill the width take part in the grouping.
    let mut zeros = 0;
    // An infinity or a NaN has no digits to group.
    if zero_padded && !parts.whole.is_empty() {
        let wanted = spec.width.saturating_sub(around);
        zeros = match spec.grouping {
            None => wanted.saturating_sub(parts.whole.len()),
            Some(_) => {
                let mut digits = parts.whole.len().max(
                    wanted
                        .saturating_sub(wanted / (parts.group + 1))
                        .saturating_sub(1),
                );
                while grouped_length(digits, parts.group) < wanted {
                    digits += 1;
                }
                digits - parts.whole.len()
            }
        };
    }
    let digits = zeros + parts.whole.len();
    let whole_length = match spec.grouping {
        None => digits,
        Some(_) => grouped_length(digits, parts.group),
    };
    let total = spec.width.saturating_sub(around + whole_length);
    let (before, inside, after) = match spec.align {
        b'<' => (0, 0, total),
        b'^' => (total / 2, 0, total - total / 2),
        b'=' => (0, total, 0),
        _ => (total, 0, 0),
    };
    let mut text = String::with_capacity(around + whole_length + total * spec.fill.len_utf8());
    text.extend(std::iter::repeat_n(spec.fill, before));
    text.push_str(sign);
    text.push_str(parts.prefix);
    text.extend(std::iter::repeat_n(spec.fill, inside));
    match spec.grouping {
        None => {
            text.extend(std::iter::repeat_n('0', zeros));
            text.push_str(parts.whole);
        }
        Some(separator) => {
            let all = std::iter::repeat_n('0', zeros).chain(parts.whole.chars());
            for (at, digit) in all.enumerate() {
                if at > 0 && (digits - at).is_multiple_of(parts.group) {
                    text.push(separator as char);
                }
                text.push(digit);
            }
        }
    }
    text.push_str(rest);
    text.extend(std::iter::repeat_n(spec.fill, after));
    text
}

/// MemoryError rather than an abort for absurd widths and precisions.
pub(super) fn check_width(vm: &mut Vm, spec: &Spec) -> Result<()> {
    let size = spec.width.max(spec.precision.unwrap_or(0));
    vm.check_room(size.saturating_mul(9))?;
    if size > 1 << 28 {
        let class = vm.exceptions().MemoryError.clone();
        return Err(vm.error_with(&class, vec![]));
    }
    Ok(())
}

const NO_COERCION: &str = "Negative zero coercion (z) not allowed in integer format specifier";

/// `format(int, spec)`.
pub fn format_int(vm: &mut Vm, value: &Value, text: &str) -> Result<Value> {
    let mut spec = Spec::parse(vm, text, value, 'd', b'>')?;
    let number = int::view(value).expect("an int");
    let (radix, prefix) = match spec.code {
        'd' | 'n' => (10, ""),
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        'c' => return format_character(vm, value, &mut spec),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
            let float = vm.int_to_f64(number)?;
            let text = float_text(vm, float, &spec, true)?;
            return Ok(vm.str(&text));
        }
        _ => return Err(spec.unknown_code(vm, value)),
    };
    if spec.precision.is_some() {
        return Err(vm.value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(vm.value_error(NO_COERCION));
    }
    check_width(vm, &spec)?;
    let mut digits = int::to_radix(vm, number, radix)?;
    if spec.code == 'X' {
        digits.make_ascii_uppercase();
    }
    let text = assemble(
        &spec,
        Parts {
            negative: number.is_negative(),
            prefix: if spec.alternate { prefix } else { "" },
            whole: &digits,
            rest: "",
            group: if radix == 10 { 3 } else { 4 },
        },
    );
    Ok(vm.str(&text))
}

fn format_character(vm: &mut Vm, value: &Value, spec: &mut Spec) -> Result<Value> {
    if spec.precision.is_some() {
        return Err(vm.value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(vm.value_error(NO_COERCION));
    }
    if spec.sign.is_some() {
        return Err(vm.value_error("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(
            vm.value_error("Alternate form (#) not allowed with integer format specifier 'c'")
        );
    }
    let Some(point) = int::Int::to_i64(value) else {
        return Err(vm.overflow_error("Python int too large to convert to C long"));
    };
    if !(0..=0x10FFFF).contains(&point) {
        return Err(vm.overflow_error("%c arg not in range(0x110000)"));
    }
    check_width(vm, spec)?;
    if spec.align == b'=' {
        spec.align = b'>';
    }
    Ok(super::text::pad_points(vm, &[point as u32], spec))
}

/// Text of a float under a specification whose type code is known to be one of a float's. `dot_zero`: `1.0`, not `1`,
/// where there is no type code.
fn float_text(vm: &mut Vm, value: f64, spec: &Spec, dot_zero: bool) -> Result<String> {
    check_width(vm, spec)?;
    let mut value = value;
    let mut style = Style {
        alternate: spec.alternate,
        dot_zero: false,
    };
    let (mut code, default) = match spec.code {
        '\0' => {
            style.dot_zero = dot_zero;
            (b'r', 0)
        }
        'n' => (b'g', 6),
        '%' => {
            value *= 100.0;
            (b'f', 6)
        }
        code => (code as u8, 6),
    };
    let precision = spec.precision.unwrap_or(default);
    if code == b'r' && spec.precision.is_some() {
        code = b'g';
    }
    let mut text = double::to_text(value, code, precision, style);
    if spec.code == '%' {
        text.push('%');
    }
    let (mut negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    if spec.no_negative_zero && value.is_finite() && mantissa_is_zero(digits) {
        negative = false;
    }
    let whole = digits.bytes().take_while(u8::is_ascii_digit).count();
    Ok(assemble(
        spec,
        Parts {
            negative,
            prefix: "",
            whole: &digits[..whole],
            rest: &digits[whole..],
            group: 3,
        },
    ))
}

/// Whether the digits before an exponent are all zero.
fn mantissa_is_zero(digits: &str) -> bool {
    digits
        .bytes()
        .take_while(|byte| !matches!(byte, b'e' | b'E'))
        .all(|byte| !matches!(byte, b'1'..=b'9'))
}

/// `format(float, spec)`.
pub fn format_float(vm: &mut Vm, value: &Value, number: f64, text: &str) -> Result<Value> {
    let spec = Spec::parse(vm, text, value, '\0', b'>')?;
    if !matches!(
        spec.code,
        '\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%'
    ) {
        return Err(spec.unknown_code(vm, value));
    }
    let text = float_text(vm, number, &spec, true)?;
    Ok(vm.str(&text))
}

/// `format(complex, spec)`.
pub fn format_complex(vm: &mut Vm, value: &Value, number: &Complex, text: &str) -> Result<Value> {
    let spec = Spec::parse(vm, text, value, '\0', b'>')?;
    if !matches!(spec.code, '\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n') {
        return Err(spec.unknown_code(vm, value));
    }
    if spec.fill == '0' {
        return Err(vm.value_error("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == b'=' {
        return Err(vm.value_error("'=' alignment flag is not allowed in complex format specifier"));
    }
    check_width(vm, &spec)?;
    let (real, imag) = (number.real, number.imag);
    // Without a type code the text is that of `str`: no `.0`, parentheses, no positive zero real part.
    let plain = spec.code == '\0';
    let part = Spec {
        width: 0,
        align: b'>',
        fill: ' ',
        ..spec
    };
    let skip_real = plain && real == 0.0 && !real.is_sign_negative();
    let mut body = String::new();
    let mut imag_part = part;
    if !skip_real {
        body.push_str(&float_text(vm, real, &part, false)?);
        imag_part.sign = Some(b'+');
    }
    body.push_str(&float_text(vm, imag, &imag_part, false)?);
    body.push('j');
    if plain && !skip_real {
        body = format!("({body})");
    }
    let points: Vec<u32> = body.chars().map(u32::from).collect();
    Ok(super::text::pad_points(vm, &points, &spec))
}

/// Fast path of `format(x, ".2f")`.
pub(super) fn quick_fixed(vm: &mut Vm, value: f64, precision: usize) -> Value {
    let text = double::to_text(value, b'f', precision, Style::default());
    vm.str(&text)
}

/// Fast path of `format(n, "5d")` and `format(n, ">5")`.
pub(super) fn quick_int(vm: &mut Vm, word: i64, width: usize, fill: char, align: u8) -> Value {
    let mut buffer = [0; 20];
    let digits = int::write_word(word, &mut buffer).as_bytes();
    if width <= digits.len() {
        return vm.str_from_ascii(digits);
    }
    // The caller's widths have two digits and its fills are ASCII.
    let mut text = [fill as u8; 128];
    let (sign, digits) = match digits {
        [b'-', rest @ ..] if align == b'=' => (1, rest),
        _ => (0, digits),
    };
    text[..sign].fill(b'-');
    let at = match align {
        b'<' => 0,
        _ => width - digits.len(),
    };
    text[at..at + digits.len()].copy_from_slice(digits);
    vm.str_from_ascii(&text[..width])
}
