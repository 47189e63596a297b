//! `member_descriptor`: an attribute kept in a slot of the instance part, as `__slots__` makes them.

use super::getset::{check_receiver, describe, qualified};
use crate::object::header::{Object, Payload, Visitor};
use crate::object::spec::TypeSpec;
use crate::object::value::Value;
use crate::object::{Class, GetSetDef, instance, str};
use crate::vm::{Result, Vm};

/// Payload of `member_descriptor`.
pub struct Member {
    pub owner: Value,
    /// A str.
    pub name: Value,
    /// The slot of the instance part.
    pub index: usize,
    /// Python code may not assign.
    pub read_only: bool,
}

impl Payload for Member {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.owner);
        visit(&self.name);
    }
}

/// A descriptor of `owner` for a slot.
pub fn new(vm: &Vm, owner: &Class, name: &Value, index: usize, read_only: bool) -> Value {
    vm.alloc(
        &vm.types().member_descriptor,
        Member {
            owner: owner.value().clone(),
            name: name.clone(),
            index,
            read_only,
        },
    )
}

fn expect(value: &Value) -> &Object<Member> {
    value.downcast::<Member>().expect("a member descriptor")
}

fn get(vm: &mut Vm, descriptor: &Value, instance: Option<&Value>, _: &Value) -> Result<Value> {
    let Some(instance) = instance else {
        return Ok(descriptor.clone());
    };
    let member = expect(descriptor);
    let name = str::expect(&member.name).text();
    check_receiver(vm, &member.owner, &name, instance)?;
    let part = instance.header().and_then(instance::part);
    match part.and_then(|part| part.get(vm, member.index)) {
        Some(value) => Ok(value),
        None if member.read_only => Ok(Value::NONE),
        None => {
            // As `PyMember_GetOne`'s `%T`: the class with its module.
            let class = vm.class_of(instance).class_ref();
            let class = vm.class_full_name(&class);
            let class = class.strip_prefix("__main__.").unwrap_or(&class);
            Err(vm.attribute_error_plain(format!("'{class}' object has no attribute '{name}'")))
        }
    }
}

fn set(vm: &mut Vm, descriptor: &Value, instance: &Value, value: Option<&Value>) -> Result<()> {
    let member = expect(descriptor);
    let name = str::expect(&member.name).text();
    check_receiver(vm, &member.owner, &name, instance)?;
    if member.read_only {
        return Err(vm.attribute_error_plain("readonly attribute"));
    }
    let Some(part) = instance.header().and_then(instance::part) else {
        return Err(vm.no_attribute(instance, &member.name));
    };
    let old = part.replace(vm, member.index, value.cloned());
    if old.is_none() && value.is_none() {
        return Err(vm.attribute_error_plain(&name));
    }
    Ok(())
}

impl Vm {
    /// What a native type's field (`TypeSpec::fields`, numbered from the first of its bases') holds in `object`.
    pub fn field(&self, object: &Value, index: usize) -> Option<Value> {
        instance::part(object.header()?)?.get(self, index)
    }

    /// Sets a native type's field.
    pub fn set_field(&mut self, object: &Value, index: usize, value: Option<Value>) {
        if let Some(part) = object.header().and_then(instance::part) {
            drop(part.replace(self, index, value));
        }
    }
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let member = expect(value);
    let text = describe(
        vm,
        "member",
        &str::expect(&member.name).text(),
        &member.owner,
    );
    Ok(vm.str(&text))
}

fn name(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).name.clone())
}

fn qualname(vm: &mut Vm, value: &Value) -> Result<Value> {
    let member = expect(value);
    qualified(vm, &member.owner, &str::expect(&member.name).text())
}

fn doc(_: &mut Vm, _: &Value) -> Result<Value> {
    Ok(Value::NONE)
}

fn objclass(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).owner.clone())
}

const ATTRIBUTES: &[GetSetDef] = &[
    ("__name__", name, None, ""),
    ("__qualname__", qualname, None, ""),
    ("__doc__", doc, None, ""),
    ("__objclass__", objclass, None, ""),
];

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    flags: 0,
    getset: ATTRIBUTES,
    slots: |slots| {
        slots.get.set(Some(get));
        slots.set.set(Some(set));
        slots.repr.set(Some(repr));
    },
    ..TypeSpec::of::<Member>("member_descriptor")
};
