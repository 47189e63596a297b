//! The types `function` and `cell`: attributes and behaviour.

use super::Function;
use super::cell::Cell;
use super::code::{self, CodeObject};
use crate::modules::sys::{audit, audit_attribute, watched};
use crate::object::dict::Dict;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::types::flags;
use crate::object::{Bound, GetSetDef, GilCell, Object, Value};
use crate::vm::exec::call;
use crate::vm::{Result, Vm};
use gillie_bytecode::code::flags as code_flags;

fn function(value: &Value) -> &Object<Function> {
    value.downcast::<Function>().expect("a function")
}

fn or_none(value: Option<Value>) -> Value {
    value.unwrap_or(Value::NONE)
}

/// A setter for a part that must be of a kind or None.
fn set_part(
    vm: &mut Vm,
    event: Option<(&Value, &str)>,
    part: &GilCell<Option<Value>>,
    value: Option<&Value>,
    fits: fn(&Value) -> bool,
    message: &str,
) -> Result<()> {
    let value = value.filter(|value| !value.is_none());
    if value.is_some_and(|value| !fits(value)) {
        return Err(vm.type_error(message));
    }
    if let Some((owner, name)) = event {
        audit_attribute(vm, owner, name, Some(value))?;
    }
    part.set(vm, value.cloned());
    Ok(())
}

fn set_text(vm: &mut Vm, part: &GilCell<Value>, value: Option<&Value>, what: &str) -> Result<()> {
    match value.filter(|value| value.is_a::<Str>()) {
        Some(value) => {
            part.set(vm, value.clone());
            Ok(())
        }
        None => Err(vm.type_error(format!("{what} must be set to a string object"))),
    }
}

/// `__annotations__`: computed by `__annotate__(1)` when first asked for (PEP 649).
fn annotations(vm: &mut Vm, value: &Value) -> Result<Value> {
    let object = function(value);
    if let Some(known) = object.annotations.cloned(vm) {
        return Ok(known);
    }
    let found = match object
        .annotate
        .cloned(vm)
        .filter(|annotate| !annotate.is_none())
    {
        Some(annotate) => {
            let format = vm.int(1);
            let found = vm.call(&annotate, &[format])?;
            if !found.is_a::<Dict>() {
                let name = vm.type_name(&found);
                return Err(
                    vm.type_error(format!("__annotate__ returned non-dict of type '{name}'"))
                );
            }
            found
        }
        None => vm.dict(),
    };
    object.annotations.set(vm, Some(found.clone()));
    Ok(found)
}

static MEMBERS: &[GetSetDef] = &[
    (
        "__closure__",
        |vm, f| Ok(or_none(function(f).closure.cloned(vm))),
        None,
        "",
    ),
    (
        "__globals__",
        |_, f| Ok(function(f).globals.clone()),
        None,
        "",
    ),
    (
        "__builtins__",
        |_, f| Ok(function(f).builtins.clone()),
        None,
        "",
    ),
    (
        "__module__",
        |vm, f| Ok(function(f).module.cloned(vm)),
        Some(|vm, f, value| {
            function(f)
                .module
                .set(vm, value.cloned().unwrap_or(Value::NONE));
            Ok(())
        }),
        "",
    ),
    (
        "__doc__",
        |vm, f| Ok(function(f).doc.cloned(vm)),
        Some(|vm, f, value| {
            function(f)
                .doc
                .set(vm, value.cloned().unwrap_or(Value::NONE));
            Ok(())
        }),
        "",
    ),
];
static FUNCTION_GETSET: &[GetSetDef] = &[
    (
        "__code__",
        watched!("__code__", |vm, f| Ok(function(f).code.cloned(vm))),
        Some(|vm, f, value| {
            let Some(new) = value.filter(|value| value.is_a::<CodeObject>()) else {
                return Err(vm.type_error("__code__ must be set to a code object"));
            };
            audit_attribute(vm, f, "__code__", Some(Some(new)))?;
            let object = function(f);
            let wanted = code::expect(new).free_names().count();
            let closure = object.closure.cloned(vm);
            let have = closure
                .as_ref()
                .map_or(0, |closure| super::closure_cells(closure).len());
            if wanted != have {
                let name = vm.display_text(&object.name.cloned(vm))?;
                return Err(vm.value_error(format!(
                    "{name}() requires a code object with {have} free vars, not {wanted}"
                )));
            }
            const KINDS: [u32; 3] = [
                code_flags::GENERATOR,
                code_flags::COROUTINE,
                code_flags::ASYNC_GENERATOR,
            ];
            let (now, then) = (object.code.cloned(vm), code::expect(new));
            let now = code::expect(&now);
            if KINDS.iter().any(|&kind| now.has(kind) != then.has(kind)) {
                crate::modules::warnings::warn(
                    vm,
                    |vm| vm.exceptions().DeprecationWarning.clone(),
                    "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)",
                )?;
            }
            object.simple_args.set(code::expect(new).simple_args());
            let old = object.code.replace(vm, new.clone());
            let retired = object.retired.get_mut(vm);
            if !retired.iter().any(|code| code.is(&old)) {
                retired.push(old);
            }
            Ok(())
        }),
        "",
    ),
    (
        "__defaults__",
        watched!("__defaults__", |vm, f| Ok(or_none(
            function(f).defaults.cloned(vm)
        ))),
        Some(|vm, f, value| {
            set_part(
                vm,
                Some((f, "__defaults__")),
                &function(f).defaults,
                value,
                |v| v.is_a::<Tuple>(),
                "__defaults__ must be set to a tuple object",
            )
        }),
        "",
    ),
    (
        "__kwdefaults__",
        watched!("__kwdefaults__", |vm, f| Ok(or_none(
            function(f).keyword_defaults.cloned(vm)
        ))),
        Some(|vm, f, value| {
            set_part(
                vm,
                Some((f, "__kwdefaults__")),
                &function(f).keyword_defaults,
                value,
                |v| v.is_a::<Dict>(),
                "__kwdefaults__ must be set to a dict object",
            )
        }),
        "",
    ),
    (
        "__name__",
        |vm, f| Ok(function(f).name.cloned(vm)),
        Some(|vm, f, value| set_text(vm, &function(f).name, value, "__name__")),
        "",
    ),
    (
        "__qualname__",
        |vm, f| Ok(function(f).qualname.cloned(vm)),
        Some(|vm, f, value| set_text(vm, &function(f).qualname, value, "__qualname__")),
        "",
    ),
    (
        "__annotations__",
        annotations,
        Some(|vm, f, value| {
            function(f).annotate.set(vm, None);
            set_part(
                vm,
                None,
                &function(f).annotations,
                value,
                |v| v.is_a::<Dict>(),
                "__annotations__ must be set to a dict object",
            )
        }),
        "",
    ),
    (
        "__annotate__",
        |vm, f| Ok(or_none(function(f).annotate.cloned(vm))),
        Some(|vm, f, value| {
            let Some(value) = value else {
                return Err(vm.type_error("__annotate__ cannot be deleted"));
            };
            if !value.is_none() {
                function(f).annotations.set(vm, None);
            }
            function(f).annotate.set(vm, Some(value.clone()));
            Ok(())
        }),
        "",
    ),
    (
        "__type_params__",
        |vm, f| match function(f).type_params.cloned(vm) {
            Some(params) => Ok(params),
            None => Ok(vm.tuple(Vec::new())),
        },
        Some(|vm, f, value| match value {
            Some(value) if value.is_a::<Tuple>() => {
                function(f).type_params.set(vm, Some(value.clone()));
                Ok(())
            }
            _ => Err(vm.type_error("__type_params__ must be set to a tuple")),
        }),
        "",
    ),
    (
        "__dict__",
        |vm, f| {
            if let Some(dict) = function(f).dict.cloned(vm) {
                return Ok(dict);
            }
            let dict = vm.dict();
            function(f).dict.set(vm, Some(dict.clone()));
            Ok(dict)
        },
        Some(
            |vm, f, value| match value.filter(|given| given.is_a::<Dict>()) {
                Some(value) => {
                    function(f).dict.set(vm, Some(value.clone()));
                    Ok(())
                }
                None if value.is_none() => Err(vm.type_error("cannot delete __dict__")),
                None => {
                    let given = vm.type_name(value.unwrap_or(&Value::NONE));
                    Err(vm.type_error(format!(
                        "__dict__ must be set to a dictionary, not a '{given}'"
                    )))
                }
            },
        ),
        "",
    ),
];

fn new_function(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (code, globals) = (args.arg(1), args.arg(2));
    if !code.is_a::<CodeObject>() {
        let name = vm.type_name(code);
        return Err(vm.type_error(format!(
            "function() argument 'code' must be code, not {name}"
        )));
    }
    if !globals.is_a::<Dict>() {
        let name = vm.type_name(globals);
        return Err(vm.type_error(format!(
            "function() argument 'globals' must be dict, not {name}"
        )));
    }
    let given = |index: usize| args.opt(index).filter(|value| !value.is_none()).cloned();
    if given(3).is_some_and(|name| !name.is_a::<crate::object::str::Str>()) {
        return Err(vm.type_error("arg 3 (name) must be None or string"));
    }
    let (name, defaults, closure, keyword_defaults) = (given(3), given(4), given(5), given(6));
    let wanted = code::expect(code).free_names().count();
    match &closure {
        None if wanted > 0 => return Err(vm.type_error("arg 5 (closure) must be tuple")),
        Some(closure) if !closure.is_a::<Tuple>() => {
            return Err(vm.type_error("arg 5 (closure) must be None or tuple"));
        }
        Some(closure) => {
            let cells = super::closure_cells(closure);
            if cells.len() != wanted {
                let (code_name, have) = (
                    vm.display_text(&code::expect(code).name.clone())?,
                    cells.len(),
                );
                return Err(vm.value_error(format!(
                    "{code_name} requires closure of length {wanted}, not {have}"
                )));
            }
            if let Some(wrong) = cells.iter().find(|cell| !cell.is_a::<Cell>()) {
                let name = vm.type_name(wrong);
                return Err(vm.type_error(format!("arg 5 (closure) expected cell, found {name}")));
            }
        }
        None => {}
    }
    if defaults
        .as_ref()
        .is_some_and(|defaults| !defaults.is_a::<Tuple>())
    {
        return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
    }
    if keyword_defaults
        .as_ref()
        .is_some_and(|defaults| !defaults.is_a::<Dict>())
    {
        return Err(vm.type_error("arg 6 (kwdefaults) must be None or dict"));
    }
    audit(vm, "function.__new__", std::slice::from_ref(code))?;
    let made = vm.function(code, globals);
    let object = function(&made);
    if let Some(name) = name {
        object.name.set(vm, name);
    }
    object.defaults.set(vm, defaults);
    object.closure.set(vm, closure);
    object.keyword_defaults.set(vm, keyword_defaults);
    Ok(made)
}

/// The type `function`.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Create a function object.",
    flags: flags::WEAKREF,
    new: Some((
        "__new__",
        "($type, /, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
        new_function,
        "",
    )),
    members: MEMBERS,
    getset: FUNCTION_GETSET,
    slots: |slots| {
        slots.call.set(Some(call::call_function));
        slots.get.set(Some(|vm, f, object, _| {
            Ok(match object.filter(|object| !object.is_none()) {
                Some(object) => vm.bound_method(f.clone(), object.clone()),
                None => f.clone(),
            })
        }));
        slots.repr.set(Some(|vm, f| {
            let name = vm.display_text(&function(f).qualname.cloned(vm))?;
            Ok(vm.str(&format!("<function {name} at {:#x}>", f.raw().0)))
        }));
    },
    ..TypeSpec::of::<Function>("function")
};

fn cell(value: &Value) -> &Object<Cell> {
    value.downcast::<Cell>().expect("a cell")
}

/// The type `cell`.
pub static CELL_SPEC: TypeSpec = TypeSpec {
    doc: "Create a new cell object.",
    flags: 0,
    new: Some((
        "__new__",
        "($type, contents=<unrepresentable>, /)",
        |vm, args| Ok(vm.cell(args.opt(1).cloned())),
        "",
    )),
    getset: &[(
        "cell_contents",
        |vm, c| match cell(c).contents.cloned(vm) {
            Some(value) => Ok(value),
            None => Err(vm.value_error("Cell is empty")),
        },
        Some(|vm, c, value| {
            cell(c).contents.set(vm, value.cloned());
            Ok(())
        }),
        "",
    )],
    slots: |slots| {
        slots.repr.set(Some(|vm, c| {
            let address = c.raw().0;
            let text = match cell(c).contents.cloned(vm) {
                None => format!("<cell at {address:#x}: empty>"),
                Some(value) => {
                    let name = vm.type_name(&value);
                    format!(
                        "<cell at {address:#x}: {name} object at {:#x}>",
                        value.raw().0
                    )
                }
            };
            Ok(vm.str(&text))
        }));
        slots.compare.set(Some(|vm, left, right, operator| {
            let (Some(a), Some(b)) = (left.downcast::<Cell>(), right.downcast::<Cell>()) else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            match (a.contents.cloned(vm), b.contents.cloned(vm)) {
                (Some(x), Some(y)) => vm.compare(&x, &y, operator),
                (x, y) => Ok(Value::bool(operator.holds(x.is_some().cmp(&y.is_some())))),
            }
        }));
    },
    ..TypeSpec::of::<Cell>("cell")
};
