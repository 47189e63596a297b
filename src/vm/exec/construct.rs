//! Making instances without leaving the dispatch loop: `C(...)` where `C` is a class written in Python whose
//! `__new__` is object's and whose `__init__` is a Python function (or object's).

use crate::object::function::Function;
use crate::object::instance::Instance;
use crate::object::native::NativeBody;
use crate::object::types::{Constructor, flags};
use crate::object::{Args, Kind, Object, Type, Value};
use crate::vm::{Result, Vm};

/// A fresh instance and the `__init__` to run on it, if the call can be done in place; `None`: call the class in
/// the general way.
pub(super) fn plan(
    vm: &mut Vm,
    class: &Object<Type>,
    args: Args<'_>,
) -> Result<Option<(Value, Option<Value>)>> {
    if !calls_as_type(vm, class)
        || class.layout().kind != Kind::Instance
        || class.has(flags::ABSTRACT | flags::NO_INSTANCES)
    {
        return Ok(None);
    }
    if !vm.is_object_new(class) {
        return Ok(None);
    }
    match class.slots.init.get(vm) {
        Some(Constructor::Python) => {
            let name = vm.names().__init__.clone();
            let Some(init) = vm.class_lookup(class, &name) else {
                return Ok(None);
            };
            if !init.is_a::<Function>() {
                return Ok(None);
            }
            Ok(Some((vm.alloc(class, Instance), Some(init))))
        }
        _ if args.values.is_empty() => Ok(Some((vm.alloc(class, Instance), None))),
        _ => Ok(None),
    }
}

/// The Python function that is a class's `__init__`, if a call of the class is: make the instance by a builtin's
/// `__new__`, then run that. Kept in the class as long as its version stays.
pub(super) fn python_init(vm: &Vm, class: &Object<Type>) -> Option<*const Object<Function>> {
    if class.has(flags::ABSTRACT | flags::NO_INSTANCES) {
        return None;
    }
    let (version, found) = class.python_init.get();
    if version == class.version.get() {
        return (found > NATIVE_INIT).then_some(found as *const Object<Function>);
    }
    let found = find_python_init(vm, class);
    let address = match found {
        Some(found) => found as usize,
        None if has_no_init(vm, class) => NO_INIT,
        None => native_constructors(vm, class),
    };
    class.python_init.set((class.version.get(), address));
    found
}

/// In the place of an `__init__` in [`Type::python_init`]: a call of the class without arguments makes a plain
/// instance, and that is all.
pub(super) const NO_INIT: usize = 1;

/// Likewise: a call of the class is one of its native `__new__`, and that is all.
pub(super) const NATIVE_NEW: usize = 2;
/// Likewise: after that, the native `__init__` gets the same arguments, if the object is of this very class.
pub(super) const NATIVE_INIT: usize = 3;

fn native_constructors(vm: &Vm, class: &Object<Type>) -> usize {
    let native = |constructor: &Option<Constructor>| match constructor {
        Some(Constructor::Native(code)) => matches!(code.body, NativeBody::Function(_)),
        _ => false,
    };
    let usual = calls_as_type(vm, class)
        && !class.is(&*vm.types().r#type)
        && !class.has(flags::EXCEPTION)
        && !vm.is_object_new(class)
        && native(class.slots.new.get(vm));
    match class.slots.init.get(vm) {
        None if usual => NATIVE_NEW,
        _ if usual && vm.is_object_init(class) => NATIVE_NEW,
        init if usual && native(init) => NATIVE_INIT,
        _ => 0,
    }
}

fn has_no_init(vm: &Vm, class: &Object<Type>) -> bool {
    calls_as_type(vm, class)
        && class.layout().kind == Kind::Instance
        && vm.is_object_new(class)
        && vm.is_object_init(class)
}

fn find_python_init(vm: &Vm, class: &Object<Type>) -> Option<*const Object<Function>> {
    let plain = calls_as_type(vm, class)
        && match class.slots.new.get(vm) {
            Some(Constructor::Native(_)) => {
                class.layout().kind != Kind::Instance || vm.is_object_new(class)
            }
            _ => false,
        };
    if !plain || !matches!(class.slots.init.get(vm), Some(Constructor::Python)) {
        return None;
    }
    let init = vm.class_lookup(class, &vm.names().__init__)?;
    init.downcast::<Function>()
        .map(|function| function as *const Object<Function>)
}

/// Whether calling the class is `type.__call__`: its metaclass does not override it.
pub(super) fn calls_as_type(vm: &Vm, class: &Object<Type>) -> bool {
    let address = |class: &Object<Type>| class.slots.call.get().map(|call| call as usize);
    let types = vm.types();
    class.class().is(&*types.r#type) || address(class.class()) == address(&types.r#type)
}
