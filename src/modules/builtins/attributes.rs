//! `getattr` and its family, `dir`, `vars`, `callable`, `id`.

use crate::modules::support::{attr_opt, attribute_name, get_attr_opt, set_attr, special};
use crate::object::dict::Dict;
use crate::object::{Bound, Class, Value};
use crate::vm::{Result, Vm};

pub(super) fn getattr(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = attribute_name(vm, args.arg(1))?;
    match args.opt(2) {
        None => vm.get_attr(args.arg(0), &name),
        Some(default) => {
            Ok(get_attr_opt(vm, args.arg(0), &name)?.unwrap_or_else(|| default.clone()))
        }
    }
}

pub(super) fn hasattr(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = attribute_name(vm, args.arg(1))?;
    Ok(Value::bool(get_attr_opt(vm, args.arg(0), &name)?.is_some()))
}

pub(super) fn setattr(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = attribute_name(vm, args.arg(1))?;
    set_attr(vm, args.arg(0), &name, Some(args.arg(2)))?;
    Ok(Value::NONE)
}

pub(super) fn delattr(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = attribute_name(vm, args.arg(1))?;
    set_attr(vm, args.arg(0), &name, None)?;
    Ok(Value::NONE)
}

pub(super) fn callable(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(Value::bool(
        vm.class_of(args.arg(0)).slots.call.get().is_some(),
    ))
}

pub(super) fn id(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let identity = identity(vm, args.arg(0));
    crate::modules::sys::audit(vm, "builtins.id", std::slice::from_ref(&identity))?;
    Ok(identity)
}

/// `id(value)`. Objects: their address. Immediates have none: their word serves, which no address equals.
pub fn identity(vm: &Vm, value: &Value) -> Value {
    let word = value.raw().0;
    match i64::try_from(word) {
        Ok(word) => vm.int(word),
        Err(_) => vm.alloc(&vm.types().int, crate::object::int::Int::Big(word.into())),
    }
}

pub(super) fn vars(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    match args.opt(0) {
        None => super::code::locals(vm, &[]),
        Some(object) => match attr_opt(vm, object, "__dict__")? {
            Some(found) => Ok(found),
            None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
        },
    }
}

pub(super) fn dir(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let names = match args.opt(0) {
        None => {
            let locals = super::code::locals(vm, &[])?;
            let keys = vm.call_method(&locals, "keys", &[])?;
            vm.collect(&keys)?
        }
        Some(object) => match special(vm, object, "__dir__")? {
            Some(method) => {
                let answer = vm.call(&method, &[])?;
                vm.collect(&answer)?
            }
            None => return Err(vm.type_error("object does not provide __dir__")),
        },
    };
    let list = vm.list(names);
    vm.call_method(&list, "sort", &[])?;
    Ok(list)
}

/// Adds the names of a class and its bases to a dict: what `dir()` of classes and instances shows.
pub fn add_class_names(vm: &mut Vm, class: &Class, names: &Value) -> Result<()> {
    let mro = class.mro.cloned(vm);
    for base in vm.collect(&mro)? {
        let Some(base) = Class::from_value(&base) else {
            continue;
        };
        let dict = base.dict(vm).clone();
        for key in vm.collect(&dict)? {
            if let Some(names) = names.downcast::<Dict>() {
                vm.dict_set(names, &key, Value::NONE)?;
            }
        }
    }
    Ok(())
}
