//! `re.Match`, and the iterator of `finditer`.

use super::pattern;
use super::run::{Found, Mode, part_of};
use super::template;
use crate::object::dict::Dict;
use crate::object::header::{Object, Payload, Visitor};
use crate::object::native::rest;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::TypeSpec;
use crate::object::str::{Builder, Str};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

/// Payload of `re.Match`.
pub struct Match {
    pattern: Value,
    string: Value,
    spans: Vec<(i64, i64)>,
    last_index: i64,
    start: usize,
    end: usize,
}

impl Payload for Match {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.pattern);
        visit(&self.string);
    }
}

/// A match object.
pub fn make(
    vm: &mut Vm,
    pattern: &Value,
    string: &Value,
    found: Found,
    start: usize,
    end: usize,
) -> Value {
    vm.object(Match {
        pattern: pattern.clone(),
        string: string.clone(),
        spans: found.spans,
        last_index: found.last_index,
        start,
        end,
    })
}

fn expect(value: &Value) -> &Object<Match> {
    value.downcast::<Match>().expect("a match")
}

/// The span of a group; IndexError.
fn span_of(vm: &mut Vm, this: &Match, key: &Value) -> Result<(i64, i64)> {
    match pattern::expect(&this.pattern).group_number(vm, key)? {
        Some(number) => Ok(this.spans[number]),
        None => Err(vm.index_error("no such group")),
    }
}

fn text(vm: &mut Vm, this: &Match, span: (i64, i64), default: &Value) -> Result<Value> {
    match span {
        (-1, _) => Ok(default.clone()),
        span => part_of(vm, &this.string, span),
    }
}

fn group(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = expect(args.arg(0));
    let keys = rest(args, 1).0;
    if let [key] = keys {
        let span = span_of(vm, this, key)?;
        return text(vm, this, span, &Value::NONE);
    }
    let mut groups = Vec::with_capacity(keys.len());
    for key in keys {
        let span = span_of(vm, this, key)?;
        groups.push(text(vm, this, span, &Value::NONE)?);
    }
    match groups.len() {
        0 => text(vm, this, this.spans[0], &Value::NONE),
        1 => Ok(groups.swap_remove(0)),
        _ => Ok(vm.tuple(groups)),
    }
}

fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let this = expect(value);
    let span = span_of(vm, this, key)?;
    text(vm, this, span, &Value::NONE)
}

fn groups(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = expect(args.arg(0));
    let default = args.opt(1).cloned().unwrap_or(Value::NONE);
    let mut groups = Vec::new();
    for &span in &this.spans[1..] {
        groups.push(text(vm, this, span, &default)?);
    }
    Ok(vm.tuple(groups))
}

fn groupdict(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = expect(args.arg(0));
    let default = args.opt(1).cloned().unwrap_or(Value::NONE);
    let result = vm.dict();
    let target = result.downcast::<Dict>().expect("a dict");
    let names = pattern::expect(&this.pattern).names.clone();
    for name in vm.collect(&names)? {
        let span = span_of(vm, this, &name)?;
        let value = text(vm, this, span, &default)?;
        vm.dict_set(target, &name, value)?;
    }
    Ok(result)
}

/// The span of the group in argument 1, by default 0.
fn given(vm: &mut Vm, args: Bindings<'_>) -> Result<(i64, i64)> {
    let this = expect(args.arg(0));
    match args.opt(1) {
        Some(key) => span_of(vm, this, key),
        None => Ok(this.spans[0]),
    }
}
fn pair(vm: &mut Vm, (start, end): (i64, i64)) -> Value {
    vm.tuple_of([vm.int(start), vm.int(end)])
}

fn expand(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = expect(args.arg(0));
    let re = vm.import_module("re")?;
    let compiled = vm.call_method(
        &re,
        "_compile_template",
        &[this.pattern.clone(), args.arg(1).clone()],
    )?;
    let pattern = pattern::expect(&this.pattern);
    let subject = super::run::Subject::new(vm, pattern, &this.string)?;
    let mut parts = Vec::new();
    match template::literal(&compiled) {
        Some(literal) => parts.push(literal),
        None => template::expand(vm, &compiled, &subject, &this.spans, &mut parts),
    }
    if this.string.is_a::<Str>() {
        let empty = vm.types_empty_str();
        return crate::object::str::join_items(vm, crate::object::str::expect(&empty), &parts);
    }
    let mut data = Vec::new();
    for part in &parts {
        data.extend_from_slice(&vm.buffer(part)?);
    }
    Ok(vm.bytes(data))
}

fn last_group(vm: &mut Vm, value: &Value) -> Result<Value> {
    let this = expect(value);
    let names = &pattern::expect(&this.pattern).by_number;
    let name = usize::try_from(this.last_index).ok().and_then(|index| {
        names
            .downcast::<crate::object::tuple::Tuple>()?
            .items()
            .get(index)
            .cloned()
    });
    let _ = vm;
    Ok(name.unwrap_or(Value::NONE))
}

fn regs(vm: &mut Vm, value: &Value) -> Result<Value> {
    let spans = expect(value)
        .spans
        .iter()
        .map(|&span| pair(vm, span))
        .collect();
    Ok(vm.tuple(spans))
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let this = expect(value);
    let (start, end) = this.spans[0];
    let text = part_of(vm, &this.string, (start, end))?;
    let shown = vm.repr(&text)?;
    let mut out = Builder::default();
    out.push_text(&format!("<re.Match object; span=({start}, {end}), match="));
    let units = crate::object::str::expect(&shown).units();
    out.push_units(units.slice(0, units.len().min(50)));
    out.push_text(">");
    Ok(out.finish(vm))
}

static METHODS: &[NativeDef] = &[
    (
        "group",
        "($self, /, *args)\nrest",
        group,
        "group([group1, ...]) -> str or tuple.\nReturn subgroup(s) of the match by indices or names.\nFor 0 returns the entire match.",
    ),
    (
        "start",
        "($self, group=0, /)",
        |vm, args| {
            let (start, _) = given(vm, args)?;
            Ok(vm.int(start))
        },
        "Return index of the start of the substring matched by group.",
    ),
    (
        "end",
        "($self, group=0, /)",
        |vm, args| {
            let (_, end) = given(vm, args)?;
            Ok(vm.int(end))
        },
        "Return index of the end of the substring matched by group.",
    ),
    (
        "span",
        "($self, group=0, /)",
        |vm, args| {
            let span = given(vm, args)?;
            Ok(pair(vm, span))
        },
        "For match object m, return the 2-tuple (m.start(group), m.end(group)).",
    ),
    (
        "groups",
        "($self, /, default=None)",
        groups,
        "Return a tuple containing all the subgroups of the match, from 1.\n\n  default\n    Is used for groups that did not participate in the match.",
    ),
    (
        "groupdict",
        "($self, /, default=None)",
        groupdict,
        "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n  default\n    Is used for groups that did not participate in the match.",
    ),
    (
        "expand",
        "($self, /, template)",
        expand,
        "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.",
    ),
    (
        "__copy__",
        "($self, /)",
        |_, args| Ok(args.arg(0).clone()),
        "",
    ),
    (
        "__deepcopy__",
        "($self, memo, /)",
        |_, args| Ok(args.arg(0).clone()),
        "",
    ),
    CLASS_GETITEM,
];

/// The type `Match`.
pub static SPEC: TypeSpec = TypeSpec {
    module: "re",
    doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    flags: 0,
    methods: METHODS,
    getset: &[
        (
            "string",
            |_, value| Ok(expect(value).string.clone()),
            None,
            "The string passed to match() or search().",
        ),
        (
            "re",
            |_, value| Ok(expect(value).pattern.clone()),
            None,
            "The regular expression object.",
        ),
        (
            "pos",
            |vm, value| Ok(vm.int(expect(value).start as i64)),
            None,
            "The index into the string at which the RE engine started looking for a match.",
        ),
        (
            "endpos",
            |vm, value| Ok(vm.int(expect(value).end as i64)),
            None,
            "The index into the string beyond which the RE engine will not go.",
        ),
        (
            "lastindex",
            |vm, value| {
                Ok(match expect(value).last_index {
                    index @ 1.. => vm.int(index),
                    _ => Value::NONE,
                })
            },
            None,
            "The integer index of the last matched capturing group.",
        ),
        (
            "lastgroup",
            last_group,
            None,
            "The name of the last matched capturing group.",
        ),
        ("regs", regs, None, ""),
    ],
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.get_item.set(Some(get_item));
    },
    ..TypeSpec::of::<Match>("Match")
};

/// Payload of what `finditer` gives.
pub struct MatchIter {
    pub scanner: Value,
}

impl Payload for MatchIter {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.scanner);
    }
}

/// The type of what `finditer` gives.
pub static ITERATOR: TypeSpec = TypeSpec {
    flags: 0,
    slots: |slots| {
        slots.iter.set(Some(|_, value| Ok(value.clone())));
        slots.next.set(Some(|vm, value| {
            let this = value
                .downcast::<MatchIter>()
                .expect("an iterator of matches");
            pattern::step(vm, &this.scanner, Mode::Search)
        }));
    },
    ..TypeSpec::of::<MatchIter>("callable_iterator")
};
