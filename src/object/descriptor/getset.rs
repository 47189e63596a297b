//! `getset_descriptor`: an attribute of a builtin type that Rust functions get and set.

use crate::object::header::{Object, Payload, Visitor};
use crate::object::spec::TypeSpec;
use crate::object::value::Value;
use crate::object::{Class, GetSetDef, Type};
use crate::vm::{Result, Vm};

/// Payload of `getset_descriptor`.
pub struct GetSet {
    pub owner: Value,
    pub definition: &'static GetSetDef,
}

impl Payload for GetSet {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.owner);
    }
}

/// A descriptor of `owner`.
pub fn new(vm: &Vm, owner: &Class, definition: &'static GetSetDef) -> Value {
    vm.alloc(
        &vm.types().getset_descriptor,
        GetSet {
            owner: owner.value().clone(),
            definition,
        },
    )
}

fn expect(value: &Value) -> &Object<GetSet> {
    value.downcast::<GetSet>().expect("a getset descriptor")
}

/// The error for a receiver of another class; also for member descriptors.
pub(super) fn check_receiver(
    vm: &mut Vm,
    owner: &Value,
    name: &str,
    instance: &Value,
) -> Result<()> {
    let Some(owner) = owner.downcast::<Type>() else {
        return Ok(());
    };
    if vm.class_of(instance).is_subclass(vm, owner) {
        return Ok(());
    }
    let (owner, given) = (owner.message_name(vm), vm.type_name(instance));
    Err(vm.type_error(format!(
        "descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object"
    )))
}

fn get(vm: &mut Vm, descriptor: &Value, instance: Option<&Value>, _: &Value) -> Result<Value> {
    let Some(instance) = instance else {
        return Ok(descriptor.clone());
    };
    let getset = expect(descriptor);
    let &(name, getter, _, _) = getset.definition;
    check_receiver(vm, &getset.owner, name, instance)?;
    getter(vm, instance)
}

fn set(vm: &mut Vm, descriptor: &Value, instance: &Value, value: Option<&Value>) -> Result<()> {
    let getset = expect(descriptor);
    let &(name, _, setter, _) = getset.definition;
    check_receiver(vm, &getset.owner, name, instance)?;
    match setter {
        Some(setter) => setter(vm, instance, value),
        None => {
            let owner = match getset.owner.downcast::<Type>() {
                Some(owner) => owner.message_name(vm),
                None => "?".into(),
            };
            Err(vm.attribute_error_plain(format!(
                "attribute '{name}' of '{owner}' objects is not writable"
            )))
        }
    }
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let getset = expect(value);
    let text = describe(vm, "attribute", getset.definition.0, &getset.owner);
    Ok(vm.str(&text))
}

/// `<attribute 'x' of 'C' objects>`.
pub(super) fn describe(vm: &Vm, what: &str, name: &str, owner: &Value) -> String {
    let owner = match owner.downcast::<Type>() {
        Some(owner) => owner.message_name(vm),
        None => "?".into(),
    };
    format!("<{what} '{name}' of '{owner}' objects>")
}

fn name(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.intern(expect(value).definition.0))
}

fn qualname(vm: &mut Vm, value: &Value) -> Result<Value> {
    let getset = expect(value);
    qualified(vm, &getset.owner, getset.definition.0)
}

/// `Owner.name`.
pub(super) fn qualified(vm: &mut Vm, owner: &Value, name: &str) -> Result<Value> {
    let owner = match owner.downcast::<Type>() {
        Some(owner) => owner.qualname.cloned(vm),
        None => return Ok(vm.str(name)),
    };
    let owner = vm.display_text(&owner)?;
    Ok(vm.str(&format!("{owner}.{name}")))
}

fn doc(vm: &mut Vm, value: &Value) -> Result<Value> {
    let doc = expect(value).definition.3;
    Ok(if doc.is_empty() {
        Value::NONE
    } else {
        vm.str(doc)
    })
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
    slots: |slots| {
        slots.get.set(Some(get));
        slots.set.set(Some(set));
        slots.repr.set(Some(repr));
    },
    ..TypeSpec::of::<GetSet>("getset_descriptor")
};
