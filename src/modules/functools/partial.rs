//! `functools.partial`, with the `Placeholder`s of Python 3.14.

use super::class_of;
use crate::object::class::object::NATIVE_DICT;
use crate::object::dict::{self, Dict};
use crate::object::iterators::this;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::native::{Args, Bound, rest};
use crate::object::sequence::{self, Text};
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::trace::payload;
use crate::object::types::flags;
use crate::object::value::with_first;
use crate::object::{GilCell, Value, tuple};
use crate::vm::{Result, Vm};
use std::any::TypeId;
use std::rc::Rc;

type Bindings<'a> = &'a [Option<Value>];

payload! {
    /// Payload of `partial`.
    pub struct Partial {
        function: GilCell<Value>,
        /// A tuple.
        args: GilCell<Value>,
        /// A dict.
        keywords: GilCell<Value>,
    }
    /// The only instance stands for an argument that is given later.
    pub struct Placeholder {}
}

struct TheOne(Value);

/// Keeps the sentinel where calls find it.
pub(super) fn remember(vm: &Vm, placeholder: Value) {
    let mut states = vm.state().module_states.borrow_mut();
    states.insert(TypeId::of::<TheOne>(), Rc::new(TheOne(placeholder)));
}

fn is_placeholder(value: &Value) -> bool {
    value.is_a::<Placeholder>()
}

fn the_placeholder(vm: &Vm) -> Option<Value> {
    let states = vm.state().module_states.borrow();
    let state = states.get(&TypeId::of::<TheOne>())?;
    state.downcast_ref::<TheOne>().map(|one| one.0.clone())
}

/// Puts `given` into the placeholders of `stored`, the rest behind.
fn fill(stored: &[Value], given: &[Value]) -> Vec<Value> {
    let mut given = given.iter();
    let mut values = Vec::with_capacity(stored.len() + given.len());
    for value in stored {
        values.push(match is_placeholder(value) {
            true => given.next().unwrap_or(value).clone(),
            false => value.clone(),
        });
    }
    values.extend(given.cloned());
    values
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_of(vm, args)?;
    let (given, keywords) = rest(args, 1);
    let Some((function, given)) = given.split_first() else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    if vm.class_of(function).slots.call.get().is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    if given.last().is_some_and(is_placeholder) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    let keywords = match keywords {
        Some(keywords) => {
            let keywords = dict::expect(keywords).table.cloned(vm);
            vm.alloc_builtin(&vm.types().dict, Dict::new(keywords))
        }
        None => vm.dict(),
    };
    if dict::expect(&keywords)
        .table
        .get(vm)
        .iter()
        .any(|(_, value)| value.as_ref().is_some_and(is_placeholder))
    {
        return Err(vm.type_error("Placeholder cannot be passed as a keyword argument"));
    }
    // A partial of a plain partial is flattened.
    let own_dict = |vm: &Vm, value: &Value| {
        let header = value.header()?;
        let part = crate::object::instance::part(header)?;
        part.in_dict_mode().then(|| part.dict(vm)).flatten()
    };
    let (function, stored, keywords) = match function.downcast::<Partial>() {
        Some(inner) if vm.class_of(function).is(&*class) && own_dict(vm, function).is_none() => {
            let stored = inner.args.cloned(vm);
            let stored = fill(tuple::expect(&stored).items(), given);
            let merged = inner.keywords.cloned(vm);
            let merged = dict::expect(&merged).table.cloned(vm);
            let merged = vm.alloc(&vm.types().dict, Dict::new(merged));
            dict::update(vm, &merged, &keywords)?;
            (inner.function.cloned(vm), stored, merged)
        }
        _ => (function.clone(), given.to_vec(), keywords),
    };
    let stored = vm.tuple(stored);
    Ok(vm.alloc(
        &class,
        Partial {
            function: GilCell::new(function),
            args: GilCell::new(stored),
            keywords: GilCell::new(keywords),
        },
    ))
}

fn call(vm: &mut Vm, value: &Value, args: Args<'_>) -> Result<Value> {
    let this = this::<Partial>(value);
    let (function, stored) = (this.function.cloned(vm), this.args.cloned(vm));
    let stored = tuple::expect(&stored).items();
    let given = args.positional();
    if let [first] = stored
        && args.names.is_empty()
        && !is_placeholder(first)
        && dict::expect(this.keywords.get(vm)).len(vm) == 0
    {
        return with_first(first, given, |values| vm.call(&function, values));
    }
    let holes = stored.iter().filter(|value| is_placeholder(value)).count();
    if given.len() < holes {
        let got = given.len();
        return Err(vm.type_error(format!(
            "missing positional arguments in 'partial' call; expected at least {holes}, got {got}"
        )));
    }
    let keywords = this.keywords.get(vm);
    let table = dict::expect(keywords).table.get(vm);
    if table.is_empty() && holes == 0 {
        let values = [stored, args.values].concat();
        let call = Args {
            values: &values,
            names: args.names,
        };
        return vm.call_args(&function, call);
    }
    let mut values = match holes {
        0 => [stored, given].concat(),
        _ => fill(stored, given),
    };
    if table.is_empty() {
        values.extend_from_slice(&args.values[given.len()..]);
        let call = Args {
            values: &values,
            names: args.names,
        };
        return vm.call_args(&function, call);
    }
    if table.iter().any(|(name, _)| !name.is_a::<Str>()) {
        return Err(vm.type_error("keywords must be strings"));
    }
    let mut names = Vec::with_capacity(table.len() + args.names.len());
    for (name, stored) in table.iter() {
        let newer = args.keywords().find(|(other, _)| other.is(name));
        names.push(name.clone());
        values.extend(newer.map(|(_, value)| value.clone()).or(stored.clone()));
    }
    let stored_names = names.len();
    for (name, value) in args.keywords() {
        if !names[..stored_names].iter().any(|other| other.is(name)) {
            names.push(name.clone());
            values.push(value.clone());
        }
    }
    let call = Args {
        values: &values,
        names: &names,
    };
    vm.call_args(&function, call)
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let class = vm.class_of(value).class_ref();
    let name = vm.class_full_name(&class);
    if !vm.enter_repr(value) {
        return Ok(vm.str("..."));
    }
    let result = repr_parts(vm, value, &name);
    vm.leave_repr();
    Ok(result?.finish(vm))
}

fn repr_parts(vm: &mut Vm, value: &Value, name: &str) -> Result<Text> {
    let this = this::<Partial>(value);
    let function = this.function.cloned(vm);
    let args = this.args.cloned(vm);
    let keywords = this.keywords.cloned(vm);
    let mut text = Text::default();
    text.push(name);
    text.push("(");
    text.push_value(&vm.repr(&function)?);
    for argument in tuple::expect(&args).items() {
        text.push(", ");
        text.push_value(&vm.repr(argument)?);
    }
    let mut position = 0;
    while let Some((key, item, next)) = dict::item_from(vm, dict::expect(&keywords), position) {
        text.push(", ");
        text.push_value(&vm.to_str(&key)?);
        text.push("=");
        text.push_value(&vm.repr(&item)?);
        position = next;
    }
    text.push(")");
    Ok(text)
}

fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = this::<Partial>(args.arg(0));
    let class = vm.class_of(args.arg(0)).value();
    let (function, stored) = (this.function.cloned(vm), this.args.cloned(vm));
    let keywords = this.keywords.cloned(vm);
    let attributes = sequence::reduce_state(vm, args.arg(0))?;
    let parts = vm.tuple_of([function.clone()]);
    let state = vm.tuple_of([function, stored, keywords, attributes]);
    Ok(vm.tuple_of([class, parts, state]))
}

fn set_state(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = this::<Partial>(args.arg(0));
    let state = args
        .arg(1)
        .downcast::<tuple::Tuple>()
        .map(|state| state.items());
    let Some([function, stored, keywords, attributes]) = state else {
        return Err(vm.type_error("invalid partial state"));
    };
    let keywords = match keywords.is_none() {
        true => vm.dict(),
        false => keywords.clone(),
    };
    if vm.class_of(function).slots.call.get().is_none()
        || !stored.is_a::<tuple::Tuple>()
        || !keywords.is_a::<Dict>()
    {
        return Err(vm.type_error("invalid partial state"));
    }
    let items = tuple::expect(stored).items();
    if items.last().is_some_and(is_placeholder) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    // What is exactly a tuple and a dict is kept as it is: a copy shares them.
    let stored = match sequence::is_exact(vm, stored, &vm.types().tuple) {
        true => stored.clone(),
        false => vm.tuple_from_slice(items),
    };
    let keywords = match sequence::is_exact(vm, &keywords, &vm.types().dict) {
        true => keywords,
        false => {
            let table = dict::expect(&keywords).table.cloned(vm);
            vm.alloc(&vm.types().dict, Dict::new(table))
        }
    };
    this.function.set(vm, function.clone());
    this.args.set(vm, stored);
    this.keywords.set(vm, keywords);
    let attributes = match attributes.is_none() {
        true => vm.dict(),
        false => attributes.clone(),
    };
    let name = vm.names().__dict__.clone();
    vm.set_attr(args.arg(0), &name, &attributes)?;
    Ok(Value::NONE)
}

pub(super) static PARTIAL: TypeSpec = TypeSpec {
    module: "functools",
    flags: flags::BASE | flags::DICT | flags::WEAKREF,
    doc: "Create a new function with partial application of the given arguments and keywords.",
    new: Some(("__new__", "($type, /, *args, **kwargs)\nrest", new, "")),
    methods: &[
        ("__reduce__", "($self, /)", reduce, ""),
        ("__setstate__", "($self, object, /)", set_state, ""),
        CLASS_GETITEM,
    ],
    members: &[
        (
            "func",
            |vm, v| Ok(this::<Partial>(v).function.cloned(vm)),
            None,
            "function object to use in future partial calls",
        ),
        (
            "args",
            |vm, v| Ok(this::<Partial>(v).args.cloned(vm)),
            None,
            "tuple of arguments to future partial calls",
        ),
        (
            "keywords",
            |vm, v| Ok(this::<Partial>(v).keywords.cloned(vm)),
            None,
            "dictionary of keyword arguments to future partial calls",
        ),
    ],
    slots: |slots| {
        slots.call.set(Some(call));
        slots.repr.set(Some(repr));
        // A method since Python 3.14.
        slots
            .get
            .set(Some(|vm, partial, instance, _| match instance {
                None => Ok(partial.clone()),
                Some(instance) => {
                    let class = vm.types().method.value().clone();
                    vm.call(&class, &[partial.clone(), instance.clone()])
                }
            }));
    },
    getset: &[NATIVE_DICT],
    shown_again: &[Slot::GetAttr, Slot::SetAttr],
    signature: Some("(func, /, *args, **keywords)"),
    ..TypeSpec::of::<Partial>("partial")
};

pub(super) static PLACEHOLDER: TypeSpec = TypeSpec {
    module: "functools",
    flags: 0,
    doc: "The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments.",
    new: Some((
        "__new__",
        "($type, /)",
        |vm, _| match the_placeholder(vm) {
            Some(placeholder) => Ok(placeholder),
            None => Err(vm.runtime_error("_functools is not initialised")),
        },
        "",
    )),
    methods: &[(
        "__reduce__",
        "($self, /)",
        |vm, _| Ok(vm.str("Placeholder")),
        "",
    )],
    slots: |slots| slots.repr.set(Some(|vm, _| Ok(vm.str("Placeholder")))),
    ..TypeSpec::of::<Placeholder>("_PlaceholderType")
};
