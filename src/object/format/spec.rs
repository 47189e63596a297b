//! The format specification mini-language (`[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]`),
//! after `parse_internal_render_format_spec` of Python/formatter_unicode.c.

use crate::object::Value;
use crate::vm::{Result, Vm};

/// A parsed specification.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    pub fill: char,
    pub align: u8,
    /// `None`: the type's default.
    pub explicit_align: bool,
    pub sign: Option<u8>,
    /// `z`: negative zero is written as zero.
    pub no_negative_zero: bool,
    pub alternate: bool,
    pub width: usize,
    /// `,` or `_` between groups of the integer part.
    pub grouping: Option<u8>,
    pub precision: Option<usize>,
    /// `,` or `_` between groups of the fraction (3.14).
    pub fraction_grouping: Option<u8>,
    /// The type code as written, or the type's default.
    pub code: char,
}

/// What goes wrong in a specification, before the type's name is known to the caller's wording.
fn is_align(c: char) -> bool {
    matches!(c, '<' | '>' | '=' | '^')
}

/// Reads a decimal number; `None` if it is too large.
fn number(points: &[char], at: &mut usize) -> Option<Option<usize>> {
    let mut value: Option<usize> = None;
    while let Some(digit) = points
        .get(*at)
        .and_then(|&c| crate::object::int::decimal_digit(c as u32))
    {
        let next = value
            .unwrap_or(0)
            .checked_mul(10)?
            .checked_add(digit as usize)?;
        if next > i32::MAX as usize {
            return None;
        }
        value = Some(next);
        *at += 1;
    }
    Some(value)
}

impl Spec {
    /// A specification that says nothing.
    pub fn plain(code: char, align: u8) -> Spec {
        Spec {
            fill: ' ',
            align,
            explicit_align: false,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            fraction_grouping: None,
            code,
        }
    }

    /// Parses `text` for `value`, whose type's defaults are a type code and an alignment.
    pub fn parse(vm: &mut Vm, text: &str, value: &Value, code: char, align: u8) -> Result<Spec> {
        let mut spec = Spec::plain(code, align);
        let mut few = ['\0'; 24];
        let many: Vec<char>;
        let points = if text.len() <= few.len() {
            let mut length = 0;
            for point in text.chars() {
                few[length] = point;
                length += 1;
            }
            &few[..length]
        } else {
            many = text.chars().collect();
            &many[..]
        };
        let mut at = 0;
        let mut fill_given = false;
        if points.len() >= 2 && is_align(points[1]) {
            (spec.fill, spec.align) = (points[0], points[1] as u8);
            (spec.explicit_align, fill_given) = (true, true);
            at = 2;
        } else if points.first().is_some_and(|&c| is_align(c)) {
            (spec.align, spec.explicit_align) = (points[0] as u8, true);
            at = 1;
        }
        if let Some(&sign @ (' ' | '+' | '-')) = points.get(at) {
            spec.sign = Some(sign as u8);
            at += 1;
        }
        if points.get(at) == Some(&'z') {
            spec.no_negative_zero = true;
            at += 1;
        }
        if points.get(at) == Some(&'#') {
            spec.alternate = true;
            at += 1;
        }
        if !fill_given && points.get(at) == Some(&'0') {
            spec.fill = '0';
            if !spec.explicit_align && align == b'>' {
                spec.align = b'=';
            }
            at += 1;
        }
        let Some(width) = number(points, &mut at) else {
            return Err(vm.value_error("Too many decimal digits in format string"));
        };
        spec.width = width.unwrap_or(0);
        spec.grouping = grouping(vm, points, &mut at)?;
        if points.get(at) == Some(&'.') {
            at += 1;
            let Some(precision) = number(points, &mut at) else {
                return Err(vm.value_error("Too many decimal digits in format string"));
            };
            spec.precision = precision;
            spec.fraction_grouping = grouping(vm, points, &mut at)?;
            if precision.is_none() && spec.fraction_grouping.is_none() {
                return Err(vm.value_error("Format specifier missing precision"));
            }
        }
        match points[at..] {
            [] => {}
            [code] => spec.code = code,
            _ => {
                let name = vm.type_name(value);
                return Err(vm.value_error(format!(
                    "Invalid format specifier '{text}' for object of type '{name}'"
                )));
            }
        }
        if let Some(separator) = spec.grouping.or(spec.fraction_grouping) {
            let allowed = match spec.code {
                'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0' => true,
                'b' | 'o' | 'x' | 'X' => separator == b'_',
                _ => false,
            };
            if !allowed {
                let separator = separator as char;
                let code = shown_code(spec.code);
                return Err(vm.value_error(format!("Cannot specify '{separator}' with '{code}'.")));
            }
        }
        Ok(spec)
    }

    /// Padding before and after text of `length` code points.
    pub fn padding(&self, length: usize) -> (usize, usize) {
        let total = self.width.saturating_sub(length);
        match self.align {
            b'<' => (0, total),
            b'^' => (total / 2, total - total / 2),
            _ => (total, 0),
        }
    }

    /// ValueError for a type code that the type does not know.
    pub fn unknown_code(&self, vm: &mut Vm, value: &Value) -> crate::vm::Raised {
        let name = vm.type_name(value);
        let code = shown_code(self.code);
        vm.value_error(format!(
            "Unknown format code '{code}' for object of type '{name}'"
        ))
    }
}

fn grouping(vm: &mut Vm, points: &[char], at: &mut usize) -> Result<Option<u8>> {
    let mut found = None;
    for separator in [',', '_'] {
        if points.get(*at) == Some(&separator) {
            if found.is_some() {
                return Err(vm.value_error("Cannot specify both ',' and '_'."));
            }
            found = Some(separator as u8);
            *at += 1;
        }
    }
    if found == Some(b'_') && points.get(*at) == Some(&',') {
        return Err(vm.value_error("Cannot specify both ',' and '_'."));
    }
    Ok(found)
}

fn shown_code(code: char) -> String {
    match code as u32 {
        33..128 => code.to_string(),
        point => format!("\\x{point:x}"),
    }
}
