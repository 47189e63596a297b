//! Making instances without leaving the dispatch loop: `C(...)` where `C` is a class written in Python whose
//! `__new__` is object's and whose `__init__` is a Python function (or object's).

use crate::object::instance::Instance;
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
    let plain_class = class.class().is(&*vm.types().r#type);
    if !plain_class
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
            if !init.is_a::<crate::object::function::Function>() {
                return Ok(None);
            }
            Ok(Some((vm.alloc(class, Instance), Some(init))))
        }
        _ if args.values.is_empty() => Ok(Some((vm.alloc(class, Instance), None))),
        _ => Ok(None),
    }
}

/// Whether `C(…)` can be done in place: plain instances, `__new__` is object's, `__init__` is a Python function.
pub(super) fn is_plain(vm: &mut Vm, class: &Object<Type>) -> bool {
    let metaclass_is_type = class.class().is(&*vm.types().r#type);
    if !metaclass_is_type
        || class.layout().kind != Kind::Instance
        || class.has(flags::ABSTRACT | flags::NO_INSTANCES)
        || !vm.is_object_new(class)
        || !matches!(class.slots.init.get(vm), Some(Constructor::Python))
    {
        return false;
    }
    let name = vm.names().__init__.clone();
    vm.class_lookup(class, &name).is_some_and(|init| {
        init.downcast::<crate::object::function::Function>()
            .is_some_and(|function| !function.code_object(vm).is_generator())
    })
}
