//! Template strings (PEP 750): the types of `t"…"`, which `string.templatelib` shows to Python.

use crate::object::header::{Payload, Visitor};
use crate::object::spec::TypeSpec;
use crate::object::str::{Builder, Str, expect, join_values};
use crate::object::tuple::Tuple;
use crate::object::types::Operator;
use crate::object::{Bound, Class, GilCell, Value};
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

/// Payload of `Template`: one more string than interpolations.
pub struct Template {
    strings: Value,
    interpolations: Value,
}

impl Payload for Template {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.strings);
        visit(&self.interpolations);
    }
}

/// Payload of `Interpolation`.
pub struct Interpolation {
    value: Value,
    expression: Value,
    conversion: Value,
    format_spec: Value,
}

impl Payload for Interpolation {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        [
            &self.value,
            &self.expression,
            &self.conversion,
            &self.format_spec,
        ]
        .into_iter()
        .for_each(visit);
    }
}

/// Payload of the iterator of a template.
pub struct TemplateIter {
    template: GilCell<Option<Value>>,
    /// Even: a string, odd: an interpolation.
    position: Cell<usize>,
}

impl Payload for TemplateIter {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.template.get(vm).iter().for_each(visit);
    }
}

/// An `Interpolation` object.
pub fn interpolation(
    vm: &mut Vm,
    value: Value,
    expression: Value,
    conversion: Value,
    format_spec: Value,
) -> Value {
    vm.object(Interpolation {
        value,
        expression,
        conversion,
        format_spec,
    })
}

/// A `Template` object of these two tuples; `strings` is one longer.
pub fn template(vm: &mut Vm, strings: Value, interpolations: Value) -> Value {
    vm.object(Template {
        strings,
        interpolations,
    })
}

fn of(value: &Value) -> &Template {
    value.downcast::<Template>().expect("a template")
}

fn part(value: &Value) -> &Interpolation {
    value.downcast::<Interpolation>().expect("an interpolation")
}

fn items(tuple: &Value) -> &[Value] {
    tuple.downcast::<Tuple>().expect("a tuple").items()
}

fn template_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if args
        .opt(2)
        .and_then(|keywords| keywords.downcast::<crate::object::dict::Dict>())
        .is_some_and(|keywords| keywords.len(vm) > 0)
    {
        return Err(vm.type_error("Template.__new__ only accepts *args arguments"));
    }
    let (mut strings, mut interpolations, mut pending) = (Vec::new(), Vec::new(), Vec::new());
    for item in items(args.arg(1)) {
        if item.is_a::<Str>() {
            pending.push(item.clone());
        } else if item.is_a::<Interpolation>() {
            strings.push(join_values(vm, &std::mem::take(&mut pending)));
            interpolations.push(item.clone());
        } else {
            let name = vm.type_name(item);
            return Err(vm.type_error(format!(
                "Template.__new__ *args need to be of type 'str' or 'Interpolation', got {name}"
            )));
        }
    }
    strings.push(join_values(vm, &pending));
    let (strings, interpolations) = (vm.tuple(strings), vm.tuple(interpolations));
    Ok(template(vm, strings, interpolations))
}

fn template_repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let this = of(value);
    let (strings, interpolations) = (vm.repr(&this.strings)?, vm.repr(&this.interpolations)?);
    let mut out = Builder::default();
    out.push_text("Template(strings=");
    out.push_value(&strings);
    out.push_text(", interpolations=");
    out.push_value(&interpolations);
    out.push_text(")");
    Ok(out.finish(vm))
}

fn values(vm: &mut Vm, value: &Value) -> Result<Value> {
    let values = items(&of(value).interpolations)
        .iter()
        .map(|item| part(item).value.clone())
        .collect();
    Ok(vm.tuple(values))
}

/// `left + right`: the last string of one and the first of the other become one.
fn add(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (Some(a), Some(b)) = (left.downcast::<Template>(), right.downcast::<Template>()) else {
        if left.is_a::<Template>() {
            let name = vm.type_name(right);
            return Err(vm.type_error(format!(
                "can only concatenate string.templatelib.Template (not \"{name}\") to string.templatelib.Template"
            )));
        }
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (first, second) = (items(&a.strings), items(&b.strings));
    let (Some((last, head)), Some((start, tail))) = (first.split_last(), second.split_first())
    else {
        return Ok(left.clone());
    };
    let middle = join_values(vm, &[last.clone(), start.clone()]);
    let strings = [head, &[middle], tail].concat();
    let interpolations = [items(&a.interpolations), items(&b.interpolations)].concat();
    let (strings, interpolations) = (vm.tuple(strings), vm.tuple(interpolations));
    Ok(template(vm, strings, interpolations))
}

fn iter(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.object(TemplateIter {
        template: GilCell::new(Some(value.clone())),
        position: Cell::new(0),
    }))
}

/// Strings and interpolations by turns; empty strings are left out.
fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = value.downcast::<TemplateIter>().expect("its iterator");
    let Some(source) = this.template.cloned(vm) else {
        return Ok(None);
    };
    loop {
        let position = this.position.get();
        this.position.set(position + 1);
        let list = if position.is_multiple_of(2) {
            &of(&source).strings
        } else {
            &of(&source).interpolations
        };
        match items(list).get(position / 2) {
            Some(item) if position.is_multiple_of(2) && expect(item).is_empty() => {}
            Some(item) => return Ok(Some(item.clone())),
            None => {
                this.template.set(vm, None);
                return Ok(None);
            }
        }
    }
}

fn interpolation_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let empty = vm.str("");
    let text = |vm: &mut Vm, index: usize, name: &str| -> Result<Value> {
        match args.opt(index) {
            None => Ok(empty.clone()),
            Some(value) if value.is_a::<Str>() => Ok(value.clone()),
            Some(value) => {
                let class = vm.type_name(value);
                Err(vm.type_error(format!(
                    "Interpolation() argument '{name}' must be str, not {class}"
                )))
            }
        }
    };
    let expression = text(vm, 2, "expression")?;
    let conversion = args.opt(3).cloned().unwrap_or(Value::NONE);
    if !conversion.is_none() {
        let Some(letter) = conversion.downcast::<Str>() else {
            let class = vm.type_name(&conversion);
            return Err(vm.type_error(format!(
                "Interpolation() argument 'conversion' must be str, not {class}"
            )));
        };
        if !matches!(letter.as_ascii(), Some("s" | "a" | "r")) {
            return Err(vm.value_error(
                "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'",
            ));
        }
    }
    let format_spec = text(vm, 4, "format_spec")?;
    Ok(interpolation(
        vm,
        args.arg(1).clone(),
        expression,
        conversion,
        format_spec,
    ))
}

fn interpolation_repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let this = part(value);
    let mut out = Builder::default();
    out.push_text("Interpolation(");
    for (index, field) in [
        &this.value,
        &this.expression,
        &this.conversion,
        &this.format_spec,
    ]
    .into_iter()
    .enumerate()
    {
        if index > 0 {
            out.push_text(", ");
        }
        out.push_value(&vm.repr(field)?);
    }
    out.push_text(")");
    Ok(out.finish(vm))
}

fn interpolation_reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = part(args.arg(0));
    let class = vm.class_of(args.arg(0)).value();
    let fields = vm.tuple_of([
        this.value.clone(),
        this.expression.clone(),
        this.conversion.clone(),
        this.format_spec.clone(),
    ]);
    Ok(vm.tuple_of([class, fields]))
}

/// `Template`'s arguments again: the strings and interpolations by turns.
fn template_reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = vm.class_of(args.arg(0)).value();
    let this = of(args.arg(0));
    let mut parts = Vec::new();
    for (index, text) in items(&this.strings).iter().enumerate() {
        parts.push(text.clone());
        parts.extend(items(&this.interpolations).get(index).cloned());
    }
    let parts = vm.tuple(parts);
    Ok(vm.tuple_of([class, parts]))
}

fn match_args(vm: &mut Vm, class: &Class) -> Result<()> {
    let names = ["value", "expression", "conversion", "format_spec"];
    let names = names.map(|name| vm.intern(name)).to_vec();
    let tuple = vm.tuple(names);
    let name = vm.names().__match_args__.clone();
    let dict = class.dict(vm).clone();
    if let Some(dict) = dict.downcast::<crate::object::dict::Dict>() {
        dict.set_str(vm, &name, tuple);
    }
    Ok(())
}

/// The type `Template`.
pub static TEMPLATE: TypeSpec = TypeSpec {
    module: "string.templatelib",
    doc: "Template object",
    flags: 0,
    new: Some(("__new__", "($type, /, *args, **kwargs)", template_new, "")),
    methods: &[("__reduce__", "($self, /)", template_reduce, "")],
    getset: &[
        (
            "strings",
            |_, value| Ok(of(value).strings.clone()),
            None,
            "Strings",
        ),
        (
            "interpolations",
            |_, value| Ok(of(value).interpolations.clone()),
            None,
            "Interpolations",
        ),
        ("values", values, None, "Values of interpolations"),
    ],
    slots: |slots| {
        slots.repr.set(Some(template_repr));
        slots.iter.set(Some(iter));
        slots.binary[Operator::Add as usize].set(Some(add));
    },
    ..TypeSpec::of::<Template>("Template")
};

/// The type `Interpolation`.
pub static INTERPOLATION: TypeSpec = TypeSpec {
    module: "string.templatelib",
    doc: "Interpolation object",
    flags: 0,
    new: Some((
        "__new__",
        "($type, /, value, expression='', conversion=None, format_spec='')",
        interpolation_new,
        "",
    )),
    methods: &[("__reduce__", "($self, /)", interpolation_reduce, "")],
    getset: &[
        (
            "value",
            |_, value| Ok(part(value).value.clone()),
            None,
            "Value",
        ),
        (
            "expression",
            |_, value| Ok(part(value).expression.clone()),
            None,
            "Expression",
        ),
        (
            "conversion",
            |_, value| Ok(part(value).conversion.clone()),
            None,
            "Conversion",
        ),
        (
            "format_spec",
            |_, value| Ok(part(value).format_spec.clone()),
            None,
            "Format specifier",
        ),
    ],
    slots: |slots| slots.repr.set(Some(interpolation_repr)),
    finish: match_args,
    ..TypeSpec::of::<Interpolation>("Interpolation")
};

/// The type of a template's iterator.
pub static ITERATOR: TypeSpec = TypeSpec {
    module: "string.templatelib",
    flags: 0,
    slots: |slots| {
        slots.iter.set(Some(|_, value| Ok(value.clone())));
        slots.next.set(Some(next));
    },
    ..TypeSpec::of::<TemplateIter>("TemplateIter")
};

/// The types, for boot: opcodes make templates without an import.
pub static SPECS: &[&TypeSpec] = &[&TEMPLATE, &INTERPOLATION, &ITERATOR];
