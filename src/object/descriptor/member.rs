//! `member_descriptor`: an attribute kept in a slot of the instance part, as `__slots__` makes them.

use super::getset::{check_receiver, describe, qualified};
use crate::object::header::{Object, Payload, Visitor};
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::types::{Type, flags};
use crate::object::value::Value;
use crate::object::{Class, GetSetDef, instance, str, struct_sequence};
use crate::vm::{Result, Vm};

/// Payload of `member_descriptor`.
pub struct Member {
    pub owner: Value,
    /// A str.
    pub name: Value,
    pub place: Place,
    /// Python code may not assign.
    pub read_only: bool,
}

/// Where a member is.
pub enum Place {
    /// In this slot of the instance part.
    Slot(usize),
    /// In the payload: Rust functions get and set it.
    Payload(&'static GetSetDef),
}

impl Member {
    /// The slot of the instance part that the member is in.
    pub fn slot(&self) -> Option<usize> {
        match self.place {
            Place::Slot(index) => Some(index),
            Place::Payload(_) => None,
        }
    }
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
            place: Place::Slot(index),
            read_only,
        },
    )
}

/// A descriptor of `owner` for an attribute that its payload has.
pub fn computed(vm: &Vm, owner: &Class, definition: &'static GetSetDef) -> Value {
    vm.alloc(
        &vm.types().member_descriptor,
        Member {
            owner: owner.value().clone(),
            name: vm.intern(definition.0),
            place: Place::Payload(definition),
            read_only: definition.2.is_none(),
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
    let index = match member.place {
        Place::Slot(index) => index,
        Place::Payload(definition) => return definition.1(vm, instance),
    };
    let part = instance.header().and_then(instance::part);
    match part.and_then(|part| part.get(vm, index)) {
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
    let index = match member.place {
        Place::Slot(index) if !member.read_only => index,
        Place::Payload(&(_, _, Some(setter), _)) => return setter(vm, instance, value),
        _ => return Err(vm.attribute_error_plain("readonly attribute")),
    };
    let Some(part) = instance.header().and_then(instance::part) else {
        return Err(vm.no_attribute(instance, &member.name));
    };
    let old = part.replace(vm, index, value.cloned());
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

fn doc(vm: &mut Vm, value: &Value) -> Result<Value> {
    let member = expect(value);
    if let Place::Payload(&(_, _, _, doc)) = member.place
        && !doc.is_empty()
    {
        return Ok(vm.str(doc));
    }
    let Some(owner) = member.owner.downcast::<Type>() else {
        return Ok(Value::NONE);
    };
    let name = str::expect(&member.name).text();
    let doc = struct_sequence::docs::doc_of(&owner.display_name(vm), &name);
    let known = !doc.is_empty() && !owner.has(flags::HEAP);
    Ok(if known { vm.str(doc) } else { Value::NONE })
}

fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let member = expect(args.arg(0));
    let (owner, name) = (member.owner.clone(), member.name.clone());
    let getattr = vm.builtin("getattr")?;
    let arguments = vm.tuple_of([owner, name]);
    Ok(vm.tuple_of([getattr, arguments]))
}

fn objclass(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).owner.clone())
}

const MEMBERS: &[GetSetDef] = &[
    ("__name__", name, None, ""),
    ("__objclass__", objclass, None, ""),
];
const ATTRIBUTES: &[GetSetDef] = &[
    ("__qualname__", qualname, None, ""),
    ("__doc__", doc, None, ""),
];

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    flags: 0,
    members: MEMBERS,
    getset: ATTRIBUTES,
    methods: &[("__reduce__", "($self, /)", reduce, "")],
    slots: |slots| {
        slots.get.set(Some(get));
        slots.set.set(Some(set));
        slots.repr.set(Some(repr));
    },
    ..TypeSpec::of::<Member>("member_descriptor")
};
