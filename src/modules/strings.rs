//! `_string`: the parsers behind `string.Formatter`; `string.templatelib`: the types of template strings.

use super::templates;
use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::str::fields::{Pieces, Step, split_name};
use crate::object::str::{Str, Units};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

fn text<'a>(vm: &mut Vm, value: &'a Value) -> Result<Units<'a>> {
    match value.downcast::<Str>() {
        Some(text) => Ok(text.units()),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("expected str, got {name}")))
        }
    }
}

/// `(literal, field, spec, conversion)` of each piece; an iterator over them.
fn parse(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let mut pieces = Pieces::new(text(vm, args.arg(0))?);
    let mut found = Vec::new();
    while let Some(piece) = pieces.next(vm)? {
        let literal = vm.str_from_units(piece.literal);
        let rest = match piece.field {
            None => [Value::NONE, Value::NONE, Value::NONE],
            Some(field) => [
                vm.str_from_units(field.name),
                vm.str_from_units(field.spec),
                match field.conversion {
                    Some(code) => vm.str_from_point(code),
                    None => Value::NONE,
                },
            ],
        };
        let [name, spec, conversion] = rest;
        found.push(vm.tuple_of([literal, name, spec, conversion]));
    }
    let list = vm.list(found);
    vm.iter(&list)
}

/// `(first, iterator of (is_attribute, key))`.
fn split(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = text(vm, args.arg(0))?;
    let (first, steps) = split_name(vm, name)?;
    let number: Option<i64> =
        (!first.is_empty() && first.iter().all(|point| (0x30..0x3A).contains(&point))).then(|| {
            first.iter().fold(0i64, |number, point| {
                number
                    .saturating_mul(10)
                    .saturating_add(point as i64 - 0x30)
            })
        });
    let first = match number {
        Some(number) => vm.int(number),
        None => vm.str_from_units(first),
    };
    let steps = steps
        .into_iter()
        .map(|step| {
            let (attribute, key) = match step {
                Step::Attribute(name) => (true, vm.str_from_units(name)),
                Step::Index(index) => (false, vm.int(index)),
                Step::Key(key) => (false, vm.str_from_units(key)),
            };
            vm.tuple_of([Value::bool(attribute), key])
        })
        .collect();
    let steps = vm.list(steps);
    let steps = vm.iter(&steps)?;
    Ok(vm.tuple_of([first, steps]))
}

/// The module `_string`.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "string helper module",
    functions: &[
        (
            "formatter_parser",
            "(format_string, /)",
            parse,
            "parse the argument as a format string",
        ),
        (
            "formatter_field_name_split",
            "(field_name, /)",
            split,
            "split the argument as a field name",
        ),
    ],
    ..ModuleSpec::named("_string")
};

/// What `convert(obj, /, conversion)` of `string.templatelib` does.
fn convert(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (value, conversion) = (args.arg(0), args.arg(1));
    if conversion.is_none() {
        return Ok(value.clone());
    }
    match conversion
        .downcast::<Str>()
        .and_then(|text| text.as_ascii())
    {
        Some("s") => vm.to_str(value),
        Some("r") => vm.repr(value),
        Some("a") => {
            let text = vm.repr(value)?;
            Ok(crate::object::str::escape_non_ascii(vm, &text))
        }
        _ => {
            let shown = vm.repr_text(conversion)?;
            Err(vm.value_error(format!("invalid conversion specifier: {shown}")))
        }
    }
}

/// The module `string.templatelib`.
pub static TEMPLATELIB: ModuleSpec = ModuleSpec {
    doc: "Support for template string literals (t-strings).",
    functions: &[(
        "convert",
        "(obj, /, conversion)",
        convert,
        "Convert *obj* using formatted string literal semantics.",
    )],
    init: |vm, module| {
        for (name, spec) in [
            ("Template", &templates::TEMPLATE),
            ("Interpolation", &templates::INTERPOLATION),
        ] {
            let class = vm.class_of_spec(spec)?;
            vm.module_set(module, name, class.value().clone());
        }
        Ok(())
    },
    ..ModuleSpec::named("string.templatelib")
};
