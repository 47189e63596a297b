//! Replacement fields: `str.format`, `format_map` and the parsers behind `string.Formatter`, after
//! Objects/stringlib/unicode_format.h.

use super::{Builder, Str, Units, expect};
use crate::object::dict::Dict;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// How fields without a name or number are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Unknown,
    Automatic(usize),
    Manual,
}

struct Context<'a> {
    args: Option<&'a [Value]>,
    mapping: Option<&'a Value>,
    numbering: Numbering,
}

/// A piece of a template: literal text, and the field that follows.
pub struct Piece<'a> {
    pub literal: Units<'a>,
    /// One more brace that stands for itself after the literal text.
    pub field: Option<Field<'a>>,
}

/// `{name!conversion:spec}`.
pub struct Field<'a> {
    pub name: Units<'a>,
    pub conversion: Option<u32>,
    pub spec: Units<'a>,
    /// The specification has fields of its own.
    pub nested: bool,
}

const OPEN: u32 = '{' as u32;
const CLOSE: u32 = '}' as u32;

/// Walks through a template piece by piece.
pub struct Pieces<'a> {
    units: Units<'a>,
    at: usize,
}

impl<'a> Pieces<'a> {
    pub fn new(units: Units<'a>) -> Pieces<'a> {
        Pieces { units, at: 0 }
    }

    fn peek(&self) -> Option<u32> {
        (self.at < self.units.len()).then(|| self.units.at(self.at))
    }

    /// The next piece (`MarkupIterator_next`).
    pub fn next(&mut self, vm: &mut Vm) -> Result<Option<Piece<'a>>> {
        let start = self.at;
        let length = self.units.len();
        if start >= length {
            return Ok(None);
        }
        let mut brace = None;
        while self.at < length {
            let point = self.units.at(self.at);
            self.at += 1;
            if point == OPEN || point == CLOSE {
                brace = Some(point);
                break;
            }
        }
        let Some(brace) = brace else {
            return Ok(Some(Piece {
                literal: self.units.slice(start, length),
                field: None,
            }));
        };
        match self.peek() {
            None if brace == CLOSE => {
                return Err(vm.value_error("Single '}' encountered in format string"));
            }
            None => return Err(vm.value_error("Single '{' encountered in format string")),
            Some(next) if next == brace => {
                // A doubled brace stands for one.
                let literal = self.units.slice(start, self.at);
                self.at += 1;
                return Ok(Some(Piece {
                    literal,
                    field: None,
                }));
            }
            Some(_) if brace == CLOSE => {
                return Err(vm.value_error("Single '}' encountered in format string"));
            }
            Some(_) => {}
        }
        let literal = self.units.slice(start, self.at - 1);
        let field = self.field(vm)?;
        Ok(Some(Piece {
            literal,
            field: Some(field),
        }))
    }

    /// The field behind an opening brace (`parse_field`).
    fn field(&mut self, vm: &mut Vm) -> Result<Field<'a>> {
        let start = self.at;
        let length = self.units.len();
        let mut stop = 0;
        while self.at < length {
            let point = self.units.at(self.at);
            self.at += 1;
            match char::from_u32(point) {
                Some('{') => return Err(vm.value_error("unexpected '{' in field name")),
                Some('[') => {
                    // A key may have braces.
                    while self.at < length && self.units.at(self.at) != ']' as u32 {
                        self.at += 1;
                    }
                    continue;
                }
                Some('}' | ':' | '!') => {
                    stop = point;
                    break;
                }
                _ => continue,
            }
        }
        let mut field = Field {
            name: self.units.slice(start, self.at - (stop != 0) as usize),
            conversion: None,
            spec: Units::One(&[]),
            nested: false,
        };
        if stop == '!' as u32 || stop == ':' as u32 {
            if stop == '!' as u32 {
                if self.at >= length {
                    return Err(
                        vm.value_error("end of string while looking for conversion specifier")
                    );
                }
                field.conversion = Some(self.units.at(self.at));
                self.at += 1;
                if self.at < length {
                    let point = self.units.at(self.at);
                    self.at += 1;
                    if point == CLOSE {
                        return Ok(field);
                    }
                    if point != ':' as u32 {
                        return Err(vm.value_error("expected ':' after conversion specifier"));
                    }
                }
            }
            let spec = self.at;
            let mut depth = 1;
            while self.at < length {
                match self.units.at(self.at) {
                    OPEN => {
                        field.nested = true;
                        depth += 1;
                    }
                    CLOSE => {
                        depth -= 1;
                        if depth == 0 {
                            field.spec = self.units.slice(spec, self.at);
                            self.at += 1;
                            return Ok(field);
                        }
                    }
                    _ => {}
                }
                self.at += 1;
            }
            return Err(vm.value_error("unmatched '{' in format spec"));
        }
        if stop != CLOSE {
            return Err(vm.value_error("expected '}' before end of string"));
        }
        Ok(field)
    }
}

/// A step behind a field's first name.
pub enum Step<'a> {
    Attribute(Units<'a>),
    Index(i64),
    Key(Units<'a>),
}

/// The number that some digits make; `None` if they are not all digits.
fn integer(vm: &mut Vm, units: Units<'_>) -> Result<Option<i64>> {
    if units.is_empty() {
        return Ok(None);
    }
    let mut number: i64 = 0;
    for point in units.iter() {
        let Some(digit) = crate::object::int::decimal_digit(point) else {
            return Ok(None);
        };
        let next = number
            .checked_mul(10)
            .and_then(|number| number.checked_add(digit as i64));
        match next {
            Some(next) => number = next,
            None => return Err(vm.value_error("Too many decimal digits in format string")),
        }
    }
    Ok(Some(number))
}

/// What a field's name begins with: a number, a keyword or nothing.
fn first_name(name: Units<'_>) -> Units<'_> {
    let end = name
        .iter()
        .position(|point| point == '.' as u32 || point == '[' as u32)
        .unwrap_or(name.len());
    name.slice(0, end)
}

/// The first name of a field and the steps that follow it.
pub fn split_name<'a>(vm: &mut Vm, name: Units<'a>) -> Result<(Units<'a>, Vec<Step<'a>>)> {
    let first = first_name(name);
    let mut steps = Vec::new();
    let mut at = first.len();
    while at < name.len() {
        let kind = name.at(at);
        at += 1;
        let start = at;
        if kind == '.' as u32 {
            while at < name.len() && !matches!(name.at(at), 0x2E | 0x5B) {
                at += 1;
            }
            steps.push(Step::Attribute(name.slice(start, at)));
        } else if kind == '[' as u32 {
            while at < name.len() && name.at(at) != ']' as u32 {
                at += 1;
            }
            if at == name.len() {
                return Err(vm.value_error("Missing ']' in format string"));
            }
            let key = name.slice(start, at);
            at += 1;
            steps.push(match integer(vm, key)? {
                Some(index) => Step::Index(index),
                None => Step::Key(key),
            });
        } else {
            return Err(vm.value_error("Only '.' or '[' may follow ']' in format field specifier"));
        }
        let empty = match steps.last() {
            Some(Step::Attribute(part) | Step::Key(part)) => part.is_empty(),
            _ => false,
        };
        if empty {
            return Err(vm.value_error("Empty attribute in format string"));
        }
    }
    Ok((first, steps))
}

/// The value a field stands for.
fn value_of(vm: &mut Vm, name: Units<'_>, context: &mut Context<'_>) -> Result<Value> {
    let first = first_name(name);
    let mut index = integer(vm, first)?;
    if context.mapping.is_none() || context.args.is_some() {
        let automatic = first.is_empty();
        if automatic || index.is_some() {
            match (context.numbering, automatic) {
                (Numbering::Unknown, true) => context.numbering = Numbering::Automatic(0),
                (Numbering::Unknown, false) => context.numbering = Numbering::Manual,
                (Numbering::Manual, true) => {
                    return Err(vm.value_error(
                        "cannot switch from manual field specification to automatic field numbering",
                    ));
                }
                (Numbering::Automatic(_), false) => {
                    return Err(vm.value_error(
                        "cannot switch from automatic field numbering to manual field specification",
                    ));
                }
                _ => {}
            }
            if let (true, Numbering::Automatic(next)) = (automatic, &mut context.numbering) {
                index = Some(*next as i64);
                *next += 1;
            }
        }
    } else if first.is_empty() || index.is_some() {
        return Err(vm.value_error("Format string contains positional fields"));
    }
    let mut value = match (index, context.args) {
        (Some(index), Some(args)) => match args.get(index as usize) {
            Some(value) => value.clone(),
            None => {
                return Err(vm.index_error(format!(
                    "Replacement index {index} out of range for positional args tuple"
                )));
            }
        },
        _ => {
            let key = vm.str_from_units(first);
            match context.mapping {
                Some(mapping) => match (mapping.downcast::<Dict>(), context.args) {
                    (Some(dict), Some(_)) => match vm.dict_get(dict, &key)? {
                        Some(value) => value,
                        None => return Err(vm.key_error(&key)),
                    },
                    _ => vm.get_item(mapping, &key)?,
                },
                None => return Err(vm.key_error(&key)),
            }
        }
    };
    // What is wrong behind the first name shows only when that was found.
    for step in split_name(vm, name)?.1 {
        value = match step {
            Step::Attribute(name) => {
                let name = vm.str_from_units(name);
                let name = vm.intern_value(&name);
                vm.get_attr(&value, &name)?
            }
            Step::Index(index) => {
                let index = vm.int(index);
                vm.get_item(&value, &index)?
            }
            Step::Key(key) => {
                let key = vm.str_from_units(key);
                vm.get_item(&value, &key)?
            }
        };
    }
    Ok(value)
}

fn render(
    vm: &mut Vm,
    template: Units<'_>,
    context: &mut Context<'_>,
    depth: u32,
) -> Result<Builder> {
    if depth == 0 {
        return Err(vm.value_error("Max string recursion exceeded"));
    }
    let mut out = Builder::with_capacity(template.len() + 16);
    let mut pieces = Pieces::new(template);
    while let Some(piece) = pieces.next(vm)? {
        out.push_units(piece.literal);
        let Some(field) = piece.field else { continue };
        let value = value_of(vm, field.name, context)?;
        let value = match field.conversion {
            None => value,
            Some(code) => convert(vm, &value, code)?,
        };
        let shown = if field.nested {
            let spec = render(vm, field.spec, context, depth - 1)?.finish(vm);
            crate::object::format::format_with(vm, &value, &spec)?
        } else if field.spec.is_empty() {
            crate::object::format::format_value(vm, &value, "")?
        } else {
            let spec = vm.str_from_units(field.spec);
            crate::object::format::format_with(vm, &value, &spec)?
        };
        out.push_value(&shown);
    }
    Ok(out)
}

/// `!s`, `!r`, `!a`.
fn convert(vm: &mut Vm, value: &Value, code: u32) -> Result<Value> {
    match char::from_u32(code) {
        Some('s') => vm.to_str(value),
        Some('r') => vm.repr(value),
        Some('a') => {
            let text = vm.repr(value)?;
            Ok(super::escape_non_ascii(vm, &text))
        }
        _ if (33..128).contains(&code) => {
            let shown = code as u8 as char;
            Err(vm.value_error(format!("Unknown conversion specifier {shown}")))
        }
        _ => Err(vm.value_error(format!("Unknown conversion specifier \\x{code:x}"))),
    }
}

/// `template.format(*args, **keywords)`.
pub(super) fn format(
    vm: &mut Vm,
    template: &Value,
    args: &[Value],
    keywords: Option<&Value>,
) -> Result<Value> {
    let template: &Str = expect(template);
    let mut context = Context {
        args: Some(args),
        mapping: keywords,
        numbering: Numbering::Unknown,
    };
    Ok(render(vm, template.units(), &mut context, 2)?.finish(vm))
}

/// `template.format_map(mapping)`.
pub(super) fn format_map(vm: &mut Vm, template: &Value, mapping: &Value) -> Result<Value> {
    let template: &Str = expect(template);
    let mut context = Context {
        args: None,
        mapping: Some(mapping),
        numbering: Numbering::Unknown,
    };
    Ok(render(vm, template.units(), &mut context, 2)?.finish(vm))
}
