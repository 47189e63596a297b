//! `type`: the metaclass of all classes.

use super::{call, create, type_attributes};
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::tuple;
use crate::object::types::{Slots, flags};
use crate::object::value::Value;
use crate::object::{Class, NativeDef, Type};
use crate::vm::attributes::{type_getattr, type_setattr};
use crate::vm::{Result, Vm};

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let Some(class) = Class::from_value(value) else {
        return Err(vm.system_error("not a class"));
    };
    let name = vm.class_full_name(&class);
    Ok(vm.str(&format!("<class '{name}'>")))
}

fn mro(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    let bases = class.bases.cloned(vm);
    let items = super::mro::linearise(vm, class.value(), tuple::items(&bases))?;
    Ok(vm.list(items))
}

fn subclasses(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    let items = vm
        .subclasses_of(&class)
        .into_iter()
        .map(|class| class.value().clone())
        .collect();
    Ok(vm.list(items))
}

fn prepare(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(vm.dict())
}

fn instancecheck(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (class, instance) = (args.arg(0), args.arg(1));
    vm.is_instance_of_class(instance, class).map(Value::bool)
}

fn subclasscheck(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (class, subclass) = (args.arg(0), args.arg(1));
    vm.is_subclass_of_class(subclass, class).map(Value::bool)
}

fn dir(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let names = vm.dict();
    merge_class_names(vm, &names, args.arg(0))?;
    vm.list_of_keys(&names)
}

/// Adds the attribute names of a class and its bases to a dict.
pub(super) fn merge_class_names(vm: &mut Vm, into: &Value, class: &Value) -> Result<()> {
    let Some(class) = Class::from_value(class) else {
        return Ok(());
    };
    let mro = class.mro.cloned(vm);
    for base in tuple::items(&mro) {
        if let Some(base) = base.downcast::<Type>() {
            let dict = base.dict(vm).clone();
            vm.merge_keys(into, &dict)?;
        }
    }
    Ok(())
}

fn sizeof(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(vm.int(std::mem::size_of::<crate::object::Object<Type>>() as i64))
}

fn type_or(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    crate::object::union::or(vm, left, right)
}

fn slots(slots: &Slots) {
    slots.call.set(Some(call::call));
    slots.repr.set(Some(repr));
    slots.getattr.set(Some(type_getattr));
    slots.setattr.set(Some(type_setattr));
    slots.binary[crate::object::Operator::Or as usize].set(Some(type_or));
}

const METHODS: &[NativeDef] = &[
    (
        "mro",
        "($self, /)",
        mro,
        "Return a type's method resolution order.",
    ),
    (
        "__subclasses__",
        "($self, /)",
        subclasses,
        "Return a list of immediate subclasses.",
    ),
    (
        "__prepare__",
        "($type, name, bases, /, **kwds)\n($type, /, *args, **kwargs)",
        prepare,
        "Create the namespace for the class statement",
    ),
    (
        "__instancecheck__",
        "($self, instance, /)",
        instancecheck,
        "Check if an object is an instance.",
    ),
    (
        "__subclasscheck__",
        "($self, subclass, /)",
        subclasscheck,
        "Check if a class is a subclass.",
    ),
    (
        "__dir__",
        "($self, /)",
        dir,
        "Specialized __dir__ implementation for types.",
    ),
    (
        "__sizeof__",
        "($self, /)",
        sizeof,
        "Return memory consumption of the type object.",
    ),
];

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    flags: flags::BASE | flags::TYPE | flags::DICT | flags::WEAKREF,
    new: Some((
        "__new__",
        "($type, /, *args, **kwargs)",
        create::type_new,
        "",
    )),
    init: Some((
        "__init__",
        "($self, /, *args, **kwargs)",
        create::type_init,
        "",
    )),
    methods: METHODS,
    members: type_attributes::MEMBERS,
    getset: type_attributes::ATTRIBUTES,
    slots,
    ..TypeSpec::of::<Type>("type")
};
