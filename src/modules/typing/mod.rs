//! `_typing`: type parameters, generic classes and type aliases (PEP 484, 612, 646, 695, 696).
//!
//! After CPython 3.14's `Objects/typevarobject.c` and `Modules/_typingmodule.c`: the objects live here, what they
//! mean when they are substituted lives in `typing.py`, which is imported only when it is needed. Bounds,
//! constraints, defaults and the values of aliases are [`Lazy`]: given as they are, or as a function that computes
//! them on first use.

mod alias;
mod lazy;
mod no_default;
mod param_spec;
mod parameter;
mod type_var;
mod type_var_tuple;

use crate::object::instance::Instance;
use crate::object::native::Bound;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::{NativeDef, Value, tuple};
use crate::vm::{Result, Vm};
use std::cell::RefCell;

pub use lazy::Lazy;

/// What the intrinsics need of the module: made with it.
#[derive(Default)]
struct State {
    generic: RefCell<Option<Value>>,
    no_default: RefCell<Option<Value>>,
}

/// `typing.NoDefault`.
fn no_default(vm: &Vm) -> Value {
    let state = vm.module_state::<State>();
    let found = state.no_default.borrow().clone();
    found.unwrap_or(Value::NONE)
}

fn is_no_default(value: &Value) -> bool {
    value.is_a::<no_default::NoDefault>()
}

/// Makes sure that the types exist.
fn load(vm: &mut Vm) -> Result<()> {
    match vm.is_registered::<type_var::TypeVar>() {
        true => Ok(()),
        false => vm.import_module("_typing").map(drop),
    }
}

/// `typing.name(*args)`.
fn call_typing(vm: &mut Vm, name: &str, args: &[Value]) -> Result<Value> {
    let typing = vm.import_module("typing")?;
    vm.call_method(&typing, name, args)
}

/// A bound or an alternative of a union, checked; `None` becomes `NoneType`.
pub fn type_check(vm: &mut Vm, value: &Value, message: &str) -> Result<Value> {
    if value.is_none() {
        return Ok(vm.types().none.value().clone());
    }
    if crate::object::union::is_unionable(vm, value) {
        return Ok(value.clone());
    }
    let message = vm.str(message);
    call_typing(vm, "_type_check", &[value.clone(), message])
}

/// `left | right` where one of them is an object of this room.
fn union_or(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    crate::object::union::of_checked(vm, &[left.clone(), right.clone()])
}

/// `Unpack[value]`.
fn unpack(vm: &mut Vm, value: &Value) -> Result<Value> {
    let typing = vm.import_module("typing")?;
    let unpack = vm.attr(&typing, "Unpack")?;
    vm.get_item(&unpack, value)
}

/// `iter((Unpack[value],))`: what `*Ts` in a subscript goes through.
fn iter_unpacked(vm: &mut Vm, value: &Value) -> Result<Value> {
    let unpacked = unpack(vm, value)?;
    let items = vm.tuple_of([unpacked]);
    vm.iter(&items)
}

/// A tuple of type parameters, each TypeVarTuple as `Unpack[Ts]`.
fn unpack_tuples(vm: &mut Vm, params: &Value) -> Result<Value> {
    let items = tuple::items(params);
    if !items
        .iter()
        .any(|item| item.is_a::<type_var_tuple::TypeVarTuple>())
    {
        return Ok(params.clone());
    }
    let mut result = Vec::with_capacity(items.len());
    for item in items {
        result.push(match item.is_a::<type_var_tuple::TypeVarTuple>() {
            true => unpack(vm, item)?,
            false => item.clone(),
        });
    }
    Ok(vm.tuple(result))
}

/// Notes the module that calls a constructor as the object's `__module__`.
fn set_module(vm: &mut Vm, object: &Value) {
    let name = vm.names().__name__.clone();
    let module = vm.current_globals().and_then(|globals| {
        globals
            .downcast::<crate::object::dict::Dict>()
            .and_then(|globals| globals.get_str(vm, &name))
    });
    if let Some(module) = module {
        let key = vm.names().__module__.clone();
        vm.set_instance_attr(object, &key, module);
    }
}

/// The text of a name argument is the name itself; anything but a str is a TypeError.
fn check_name(vm: &mut Vm, function: &str, name: &Value) -> Result<()> {
    if name.is_a::<crate::object::str::Str>() {
        return Ok(());
    }
    let found = vm.type_name(name);
    let found = if name.is_none() { "None" } else { &found };
    Err(vm.type_error(format!(
        "{function}() argument 'name' must be str, not {found}"
    )))
}

/// The `|` slot and the refusal to be a base class, which all objects of this room share.
fn cannot_subclass(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.type_name(args.arg(0));
    Err(vm.type_error(format!("Cannot subclass an instance of {class}")))
}

const MRO_ENTRIES: NativeDef = ("__mro_entries__", "($self, object, /)", cannot_subclass, "");

/// The kinds of type parameters that a `[...]` after a name makes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Parameter {
    TypeVar,
    ParamSpec,
    TypeVarTuple,
}

/// The type parameter of a `[...]`: its variance is inferred.
pub fn parameter(vm: &mut Vm, kind: Parameter, name: &Value) -> Result<Value> {
    load(vm)?;
    Ok(match kind {
        Parameter::TypeVar => type_var::inferred(vm, name, None, None),
        Parameter::ParamSpec => param_spec::inferred(vm, name),
        Parameter::TypeVarTuple => type_var_tuple::inferred(vm, name),
    })
}

/// `T: bound` or, with `constraints`, `T: (A, B)`; the function computes it.
pub fn bounded(vm: &mut Vm, name: &Value, function: &Value, constraints: bool) -> Result<Value> {
    load(vm)?;
    let function = Some(function.clone());
    Ok(match constraints {
        true => type_var::inferred(vm, name, None, function),
        false => type_var::inferred(vm, name, function, None),
    })
}

/// `T = default`.
pub fn set_default(vm: &mut Vm, parameter: &Value, function: &Value) -> Result<Value> {
    let Some(lazy) = parameter::default_of(parameter) else {
        let class = vm.type_name(parameter);
        return Err(vm.type_error(format!("Expected a type param, got {class}")));
    };
    lazy.function.set(vm, Some(function.clone()));
    Ok(parameter.clone())
}

/// `Generic[*params]`, the base that a generic class gets.
pub fn subscript_generic(vm: &mut Vm, params: &Value) -> Result<Value> {
    load(vm)?;
    let params = unpack_tuples(vm, params)?;
    let generic = vm.module_state::<State>().generic.borrow().clone();
    let generic = generic.unwrap_or(Value::NONE);
    call_typing(vm, "_GenericAlias", &[generic, params])
}

pub use alias::from_statement as type_alias;

fn generic_class_getitem(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    forward(vm, "_generic_class_getitem", args)
}

fn generic_init_subclass(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    forward(vm, "_generic_init_subclass", args)
}

/// `typing.name(cls, *args, **kwargs)` for a native with that signature.
fn forward(vm: &mut Vm, name: &str, args: &[Option<Value>]) -> Result<Value> {
    let typing = vm.import_module("typing")?;
    let function = vm.attr(&typing, name)?;
    let mut values = vec![args.arg(0).clone()];
    values.extend_from_slice(tuple::items(args.arg(1)));
    crate::modules::support::call_with_dict(vm, &function, &values, args.opt(2))
}

/// `typing.Generic`: instances are plain ones, so that `class C(dict, Generic[T])` has no conflict of layouts.
static GENERIC: TypeSpec = TypeSpec {
    doc: "Abstract base class for generic types\n\nOn Python 3.12 and newer, generic classes implicitly inherit from\nGeneric when they declare a parameter list after the class's name::\n\n    class Mapping[KT, VT]:\n        def __getitem__(self, key: KT) -> VT:\n            ...\n            # Etc.\n\nOn older versions of Python, however, generic classes have to\nexplicitly inherit from Generic.",
    module: "typing",
    methods: &[
        (
            "__class_getitem__",
            "($type, /, *args, **kwargs)",
            generic_class_getitem,
            "Parameterizes a generic class.",
        ),
        (
            "__init_subclass__",
            "($type, /, *args, **kwargs)",
            generic_init_subclass,
            "Function to initialize subclasses.",
        ),
    ],
    finish: |vm, class| {
        // A builtin type without a constructor makes no instances; this one inherits object's.
        let new = vm.types().object.slots.new.cloned(vm);
        class.slots.new.set(vm, new);
        Ok(())
    },
    ..TypeSpec::of::<Instance>("Generic")
};

fn idfunc(_: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(args.arg(0).clone())
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Primitives and accelerators for the typing module.\n",
    functions: &[("_idfunc", "(x, /)", idfunc, "")],
    types: &[
        &type_var::SPEC,
        &param_spec::SPEC,
        &param_spec::ARGS_SPEC,
        &param_spec::KWARGS_SPEC,
        &type_var_tuple::SPEC,
        &alias::SPEC,
        &GENERIC,
    ],
    init: |vm, module| {
        vm.register(&lazy::SPEC)?;
        vm.register(&no_default::SPEC)?;
        let no_default = vm.object(no_default::NoDefault {});
        vm.module_set(module, "NoDefault", no_default.clone());
        let union = vm.class::<crate::object::union::Union>().value().clone();
        vm.module_set(module, "Union", union);
        let state = vm.module_state::<State>();
        state.generic.replace(vm.module_get(module, "Generic"));
        state.no_default.replace(Some(no_default));
        Ok(())
    },
    ..ModuleSpec::named("_typing")
};
