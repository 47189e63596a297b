//! `BaseException`: what all exceptions do (Objects/exceptions.c).

use super::{Exception, expect};
use crate::object::class::object::DICT;
use crate::object::dict::Dict;
use crate::object::instance;
use crate::object::list::List;
use crate::object::native::rest;
use crate::object::native::{Bound, NativeBody, NativeCode};
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::traceback::Traceback;
use crate::object::types::{Slots, flags};
use crate::object::value::Value;
use crate::object::{GetSetDef, GilCell, NativeDef, tuple};
use crate::vm::{Result, Vm};

pub(super) fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    let given = vm.tuple_from_slice(rest(args, 1).0);
    Ok(vm.alloc(&class, Exception::new(given)))
}

/// Whether native code is the plain `__new__` or `__init__` of exceptions, which do nothing but keep the arguments.
pub(super) fn is_plain(code: &NativeCode) -> bool {
    match code.body {
        NativeBody::Function(function) => {
            let address = function as usize;
            address == new as *const () as usize || address == init as *const () as usize
        }
        NativeBody::Closure(_) | NativeBody::Method(..) => false,
    }
}

fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (given, keywords) = rest(args, 1);
    refuse_keywords(vm, args.arg(0), keywords)?;
    let exception = expect(args.arg(0));
    // Mostly `__new__` has put them there.
    let same =
        |old: &[Value]| old.len() == given.len() && old.iter().zip(given).all(|(a, b)| a.is(b));
    if !same(crate::object::tuple::items(exception.args.get(vm))) {
        let given = vm.tuple_from_slice(given);
        exception.args.set(vm, given);
    }
    Ok(Value::NONE)
}

/// TypeError if the `**kwargs` of a constructor have anything.
pub(super) fn no_keywords(vm: &mut Vm, args: &[Option<Value>]) -> Result<()> {
    refuse_keywords(vm, args.arg(0), args.opt(2))
}

fn refuse_keywords(vm: &mut Vm, value: &Value, keywords: Option<&Value>) -> Result<()> {
    let keywords = keywords.and_then(|keywords| keywords.downcast::<Dict>());
    if keywords.is_some_and(|keywords| keywords.len(vm) > 0) {
        let class = vm.type_name(value);
        return Err(vm.type_error(format!("{class}() takes no keyword arguments")));
    }
    Ok(())
}

/// What `str()` of an exception without a form of its own gives: its argument, or all of them.
pub(super) fn to_str(vm: &mut Vm, value: &Value) -> Result<Value> {
    let args = expect(value).args.cloned(vm);
    match tuple::items(&args) {
        [] => Ok(vm.str("")),
        [one] => vm.to_str(one),
        _ => vm.repr(&args),
    }
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let name = vm.type_name(value);
    let args = expect(value).args.cloned(vm);
    let inner = match tuple::items(&args) {
        [one] => format!("({})", vm.repr_text(one)?),
        _ => vm.repr_text(&args)?,
    };
    Ok(vm.str(&format!("{name}{inner}")))
}

fn args(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).args.cloned(vm))
}

fn set_args(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let Some(new) = new else {
        return Err(vm.type_error("args may not be deleted"));
    };
    let items = vm.collect(new)?;
    let items = vm.tuple(items);
    expect(value).args.set(vm, items);
    Ok(())
}

fn traceback(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).traceback.cloned(vm).unwrap_or(Value::NONE))
}

fn set_traceback(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let new = match new {
        None => return Err(vm.type_error("__traceback__ may not be deleted")),
        Some(new) if new.is_none() => None,
        Some(new) if new.is_a::<Traceback>() => Some(new.clone()),
        Some(_) => {
            return Err(vm.type_error("__traceback__ must be a traceback or None"));
        }
    };
    expect(value).traceback.set(vm, new);
    Ok(())
}

/// Sets `__cause__` or `__context__`.
fn set_linked(
    vm: &mut Vm,
    cell: &GilCell<Option<Value>>,
    new: Option<&Value>,
    what: &str,
) -> Result<()> {
    let new = match new {
        None => return Err(vm.type_error(format!("{what} may not be deleted"))),
        Some(new) if new.is_none() => None,
        Some(new) if new.is_a::<Exception>() => Some(new.clone()),
        Some(_) => {
            let article = &what[2..what.len() - 2];
            return Err(vm.type_error(format!(
                "exception {article} must be None or derive from BaseException"
            )));
        }
    };
    cell.set(vm, new);
    Ok(())
}

fn cause(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).cause.cloned(vm).unwrap_or(Value::NONE))
}
fn set_cause(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let exception = expect(value);
    set_linked(vm, &exception.cause, new, "__cause__")?;
    exception.suppress_context.set(true);
    Ok(())
}
fn context(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).context.cloned(vm).unwrap_or(Value::NONE))
}
fn set_context(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    set_linked(vm, &expect(value).context, new, "__context__")
}
fn suppress(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(Value::bool(expect(value).suppress_context.get()))
}
fn set_suppress(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    if new.is_none() {
        return Err(vm.type_error("can't delete numeric/char attribute"));
    }
    match new.and_then(Value::as_bool) {
        Some(flag) => {
            expect(value).suppress_context.set(flag);
            Ok(())
        }
        None => Err(vm.type_error("attribute value type must be bool")),
    }
}

fn with_traceback(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    set_traceback(vm, args.arg(0), args.opt(1))?;
    Ok(args.arg(0).clone())
}

fn add_note(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (value, note) = (args.arg(0), args.arg(1));
    if !note.is_a::<Str>() {
        let given = vm.type_name(note);
        return Err(vm.type_error(format!("note must be a str, not '{given}'")));
    }
    let name = vm.names().__notes__.clone();
    let notes = match vm.get_attr_opt(value, &name)? {
        Some(notes) => notes,
        None => {
            let notes = vm.list(Vec::new());
            vm.set_attr(value, &name, &notes)?;
            notes
        }
    };
    match notes.downcast::<List>() {
        Some(list) => {
            list.items.get_mut(vm).push(note.clone());
            Ok(Value::NONE)
        }
        None => Err(vm.type_error("Cannot add note: __notes__ is not a list")),
    }
}

/// `__dict__`, if the exception has attributes of its own.
pub(super) fn own_attributes(vm: &mut Vm, value: &Value) -> Option<Value> {
    let part = value.header().and_then(instance::part)?;
    if part.shape.get() == 0 {
        return None;
    }
    let dict = vm.instance_dict(value, true)?;
    dict.downcast::<Dict>().filter(|dict| dict.len(vm) > 0)?;
    Some(dict)
}

/// `(class, args[, state])`.
pub(super) fn reduce_with(vm: &mut Vm, value: &Value, args: Value) -> Result<Value> {
    let class = vm.class_of(value).value();
    let mut parts = vec![class, args];
    parts.extend(own_attributes(vm, value));
    Ok(vm.tuple(parts))
}

fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let arguments = expect(args.arg(0)).args.cloned(vm);
    reduce_with(vm, args.arg(0), arguments)
}

fn setstate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (value, state) = (args.arg(0), args.arg(1));
    if state.is_none() {
        return Ok(Value::NONE);
    }
    let Some(dict) = state.downcast::<Dict>() else {
        return Err(vm.type_error("state is not a dictionary"));
    };
    let items: Vec<(Value, Value)> = dict
        .table
        .get(vm)
        .iter()
        .filter_map(|(key, value)| Some((key.clone(), value.clone()?)))
        .collect();
    for (key, item) in items {
        let name = vm.attribute_name(&key)?;
        vm.set_attr(value, &name, &item)?;
    }
    Ok(Value::NONE)
}

fn slots(slots: &Slots) {
    slots.str.set(Some(to_str));
    slots.repr.set(Some(repr));
}

const METHODS: &[NativeDef] = &[
    (
        "with_traceback",
        "($self, object, /)",
        with_traceback,
        "Exception.with_traceback(tb) --\nset self.__traceback__ to tb and return self.",
    ),
    (
        "add_note",
        "($self, object, /)",
        add_note,
        "Exception.add_note(note) --\nadd a note to the exception",
    ),
    ("__reduce__", "($self, /)", reduce, ""),
    ("__setstate__", "($self, object, /)", setstate, ""),
];
const MEMBERS: &[GetSetDef] = &[("__suppress_context__", suppress, Some(set_suppress), "")];
const ATTRIBUTES: &[GetSetDef] = &[
    ("args", args, Some(set_args), ""),
    ("__traceback__", traceback, Some(set_traceback), ""),
    (
        "__context__",
        context,
        Some(set_context),
        "exception context",
    ),
    ("__cause__", cause, Some(set_cause), "exception cause"),
    DICT,
];

/// The root.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Common base class for all exceptions",
    flags: flags::BASE | flags::DICT | flags::EXCEPTION,
    new: Some(("__new__", "($type, /, *args, **kwargs)\nrest", new, "")),
    init: Some(("__init__", "($self, /, *args, **kwargs)\nrest", init, "")),
    methods: METHODS,
    members: MEMBERS,
    getset: ATTRIBUTES,
    slots,
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Exception>("BaseException")
};
