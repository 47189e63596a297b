//! `property`.

use crate::object::GilCell;
use crate::object::header::{Kind, Object, Payload, Visitor};
use crate::object::native::Bound;
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::types::Slots;
use crate::object::value::Value;
use crate::object::{GetSetDef, NativeDef};
use crate::vm::{Result, Vm};

/// Payload of `property`.
#[derive(Default)]
pub struct Property {
    pub getter: GilCell<Option<Value>>,
    pub setter: GilCell<Option<Value>>,
    pub deleter: GilCell<Option<Value>>,
    pub doc: GilCell<Option<Value>>,
    pub name: GilCell<Option<Value>>,
    /// The doc is the getter's.
    getter_doc: std::cell::Cell<bool>,
}

impl Payload for Property {
    const KIND: Kind = Kind::Property;
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        for part in self.parts() {
            part.get(vm).iter().for_each(&mut *visit);
        }
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        for part in self.parts() {
            out.extend(part.replace(vm, None));
        }
    }
}

impl Property {
    fn parts(&self) -> [&GilCell<Option<Value>>; 5] {
        [
            &self.getter,
            &self.setter,
            &self.deleter,
            &self.doc,
            &self.name,
        ]
    }
}

fn expect(value: &Value) -> &Object<Property> {
    value.downcast::<Property>().expect("a property")
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    Ok(vm.alloc(&class, Property::default()))
}

fn given(value: Option<&Value>) -> Option<Value> {
    value.filter(|value| !value.is_none()).cloned()
}

fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = args.arg(0);
    let property = expect(this);
    let (getter, doc) = (given(args.opt(1)), given(args.opt(4)));
    if property.getter.get(vm).is_some() {
        // Call sites know what it held until now.
        vm.descriptor_changed();
    }
    property.getter.set(vm, getter.clone());
    property.setter.set(vm, given(args.opt(2)));
    property.deleter.set(vm, given(args.opt(3)));
    property.name.set(vm, None);
    property.getter_doc.set(false);
    let mut doc = doc;
    if doc.is_none()
        && let Some(getter) = &getter
    {
        let name = vm.names().__doc__.clone();
        doc = vm.get_attr_opt(getter, &name)?.filter(|doc| !doc.is_none());
        property.getter_doc.set(doc.is_some());
    }
    if vm.class_of(this).is(&*vm.types().property) {
        property.doc.set(vm, doc);
        return Ok(Value::NONE);
    }
    // An instance of a subclass keeps its doc in its `__dict__` or a slot, or the subclass's would be found first.
    let name = vm.names().__doc__.clone();
    let doc = doc.unwrap_or(Value::NONE);
    if let Err(raised) = vm.set_attr(this, &name, &doc) {
        let class = vm.exceptions().AttributeError.clone();
        if property.getter_doc.get() || !vm.raised_is(&raised, &class) {
            return Err(raised);
        }
    }
    Ok(Value::NONE)
}

/// The name for error messages: set by `__set_name__`, else the getter's.
fn name_of(vm: &mut Vm, this: &Value) -> Result<Option<Value>> {
    let property = expect(this);
    if let Some(name) = property.name.cloned(vm) {
        return Ok(Some(name));
    }
    match property.getter.cloned(vm) {
        Some(getter) => {
            let name = vm.names().__name__.clone();
            vm.get_attr_opt(&getter, &name)
        }
        None => Ok(None),
    }
}

fn missing(vm: &mut Vm, this: &Value, instance: &Value, what: &str) -> Result<crate::vm::Raised> {
    let name = match name_of(vm, this)? {
        Some(name) => Some(vm.repr_text(&name)?),
        None => None,
    };
    let class = vm.class_of(instance).qualname.cloned(vm);
    let class = vm.repr_text(&class)?;
    let message = match name {
        Some(name) => format!("property {name} of {class} object has no {what}"),
        None => format!("property of {class} object has no {what}"),
    };
    Ok(vm.attribute_error_plain(message))
}

fn get(vm: &mut Vm, this: &Value, instance: Option<&Value>, _: &Value) -> Result<Value> {
    let Some(instance) = instance.filter(|instance| !instance.is_none()) else {
        return Ok(this.clone());
    };
    match expect(this).getter.cloned(vm) {
        Some(getter) => vm.call(&getter, std::slice::from_ref(instance)),
        None => Err(missing(vm, this, instance, "getter")?),
    }
}

fn set(vm: &mut Vm, this: &Value, instance: &Value, value: Option<&Value>) -> Result<()> {
    let property = expect(this);
    match value {
        Some(value) => match property.setter.cloned(vm) {
            Some(setter) => vm
                .call(&setter, &[instance.clone(), value.clone()])
                .map(drop),
            None => Err(missing(vm, this, instance, "setter")?),
        },
        None => match property.deleter.cloned(vm) {
            Some(deleter) => vm.call(&deleter, std::slice::from_ref(instance)).map(drop),
            None => Err(missing(vm, this, instance, "deleter")?),
        },
    }
}

/// A copy with one part exchanged: `getter`, `setter`, `deleter` (numbers 0 to 2).
fn copy_with(vm: &mut Vm, args: &[Option<Value>], part: usize) -> Result<Value> {
    let this = args.arg(0);
    let property = expect(this);
    let mut parts: Vec<Value> = [&property.getter, &property.setter, &property.deleter]
        .iter()
        .map(|cell| cell.cloned(vm).unwrap_or(Value::NONE))
        .collect();
    parts[part] = args.arg(1).clone();
    // A doc that came from the getter is taken anew.
    let doc = match property.getter_doc.get() && !parts[0].is_none() {
        true => Value::NONE,
        false => property.doc.cloned(vm).unwrap_or(Value::NONE),
    };
    parts.push(doc);
    let class = vm.class_of(this).value();
    let copy = vm.call(&class, &parts)?;
    let name = property.name.cloned(vm);
    if let Some(copy) = copy.downcast::<Property>() {
        copy.name.set(vm, name);
    }
    Ok(copy)
}

fn getter(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    copy_with(vm, args, 0)
}
fn setter(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    copy_with(vm, args, 1)
}
fn deleter(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    copy_with(vm, args, 2)
}

fn set_name(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let given = crate::object::tuple::items(args.arg(1));
    let [_, name] = given else {
        let count = given.len();
        return Err(vm.type_error(format!(
            "__set_name__() takes 2 positional arguments but {count} were given"
        )));
    };
    expect(args.arg(0)).name.set(vm, Some(name.clone()));
    Ok(Value::NONE)
}

fn fget(vm: &mut Vm, this: &Value) -> Result<Value> {
    Ok(expect(this).getter.cloned(vm).unwrap_or(Value::NONE))
}
fn fset(vm: &mut Vm, this: &Value) -> Result<Value> {
    Ok(expect(this).setter.cloned(vm).unwrap_or(Value::NONE))
}
fn fdel(vm: &mut Vm, this: &Value) -> Result<Value> {
    Ok(expect(this).deleter.cloned(vm).unwrap_or(Value::NONE))
}
fn doc(vm: &mut Vm, this: &Value) -> Result<Value> {
    Ok(expect(this).doc.cloned(vm).unwrap_or(Value::NONE))
}
fn set_doc(vm: &mut Vm, this: &Value, value: Option<&Value>) -> Result<()> {
    expect(this).doc.set(vm, value.cloned());
    Ok(())
}
fn name(vm: &mut Vm, this: &Value) -> Result<Value> {
    match name_of(vm, this)? {
        Some(name) => Ok(name),
        None => {
            let name = vm.names().__name__.clone();
            Err(vm.no_attribute(this, &name))
        }
    }
}
fn set_name_attribute(vm: &mut Vm, this: &Value, value: Option<&Value>) -> Result<()> {
    expect(this).name.set(vm, value.cloned());
    Ok(())
}

fn is_abstract(vm: &mut Vm, this: &Value) -> Result<Value> {
    let property = expect(this);
    let name = vm.names().__isabstractmethod__.clone();
    for part in [&property.getter, &property.setter, &property.deleter] {
        if let Some(function) = part.cloned(vm)
            && let Some(found) = vm.get_attr_opt(&function, &name)?
            && vm.is_true(&found)?
        {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn slots(slots: &Slots) {
    slots.get.set(Some(get));
    slots.set.set(Some(set));
}

const METHODS: &[NativeDef] = &[
    (
        "getter",
        "($self, object, /)",
        getter,
        "Descriptor to obtain a copy of the property with a different getter.",
    ),
    (
        "setter",
        "($self, object, /)",
        setter,
        "Descriptor to obtain a copy of the property with a different setter.",
    ),
    (
        "deleter",
        "($self, object, /)",
        deleter,
        "Descriptor to obtain a copy of the property with a different deleter.",
    ),
    (
        "__set_name__",
        "($self, owner, name, /)\n($self, /, *args)",
        set_name,
        "Method to set name of a property.",
    ),
];
const MEMBERS: &[GetSetDef] = &[
    ("fget", fget, None, ""),
    ("fset", fset, None, ""),
    ("fdel", fdel, None, ""),
    ("__doc__", doc, Some(set_doc), ""),
];
const ATTRIBUTES: &[GetSetDef] = &[
    ("__name__", name, Some(set_name_attribute), ""),
    ("__isabstractmethod__", is_abstract, None, ""),
];

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring",
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    init: Some((
        "__init__",
        "($self, /, fget=None, fset=None, fdel=None, doc=None)",
        init,
        "",
    )),
    methods: METHODS,
    members: MEMBERS,
    getset: ATTRIBUTES,
    slots,
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Property>("property")
};
