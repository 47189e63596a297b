//! `super`: attribute lookup that starts behind a class on the MRO of an object's class.

use crate::object::GilCell;
use crate::object::header::{Object, Payload, Visitor};
use crate::object::native::Bound;
use crate::object::native::bind::wrong_count;
use crate::object::spec::TypeSpec;
use crate::object::tuple::{self, Tuple};
use crate::object::types::Slots;
use crate::object::value::Value;
use crate::object::{Class, GetSetDef, Type};
use crate::vm::{Result, Vm};

/// Payload of `super`.
#[derive(Default)]
pub struct Super {
    /// The class behind which the lookup starts.
    class: GilCell<Option<Value>>,
    object: GilCell<Option<Value>>,
    /// The class whose MRO is walked: the object's, or the object itself.
    object_class: GilCell<Option<Value>>,
}

impl Payload for Super {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        for part in [&self.class, &self.object, &self.object_class] {
            part.get(vm).iter().for_each(&mut *visit);
        }
    }
}

fn expect(value: &Value) -> &Object<Super> {
    value.downcast::<Super>().expect("a super object")
}

impl Vm {
    /// `super(class, object)`, as the zero-argument form gets its arguments from the frame.
    pub fn super_object(&mut self, class: &Value, object: &Value) -> Result<Value> {
        let object_class = check(self, class, object)?;
        let payload = Super::default();
        payload.class.set(self, Some(class.clone()));
        payload.object.set(self, Some(object.clone()));
        payload.object_class.set(self, Some(object_class));
        let class = self.types().super_.clone();
        Ok(self.alloc(&class, payload))
    }

    /// `super(class, object).name` without the super object.
    pub fn super_attr(&mut self, class: &Value, object: &Value, name: &Value) -> Result<Value> {
        let object_class = check(self, class, object)?;
        match lookup(self, class, object, &object_class, name)? {
            Some(found) => Ok(found),
            None => {
                let stand_in = self.super_object(class, object)?;
                crate::vm::attributes::object_getattr(self, &stand_in, name)
            }
        }
    }

    /// As [`Vm::super_attr`] for a call: a plain method is not bound (`true`: put the object before the arguments).
    pub fn super_method(
        &mut self,
        class: &Value,
        object: &Value,
        name: &Value,
    ) -> Result<(Value, bool)> {
        let object_class = check(self, class, object)?;
        if !object_class.is(object)
            && let Some(found) = find(self, class, &object_class, name)
            && self.binds_as_method(&found)
            && !is_class_name(self, name)
        {
            return Ok((found, true));
        }
        Ok((self.super_attr(class, object, name)?, false))
    }
}

fn is_class_name(vm: &Vm, name: &Value) -> bool {
    name.is(&vm.names().__class__)
}

/// `supercheck` of Objects/typeobject.c: the class whose MRO is walked.
fn check(vm: &mut Vm, class: &Value, object: &Value) -> Result<Value> {
    let Some(start) = class.downcast::<Type>() else {
        let name = vm.type_name(class);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {name}")));
    };
    if let Some(object_class) = object.downcast::<Type>()
        && object_class.is_subclass(vm, start)
    {
        return Ok(object.clone());
    }
    let own = vm.class_of(object).class_ref();
    if own.is_subclass(vm, start) {
        return Ok(own.value().clone());
    }
    // A proxy may say that it is of another class.
    let name = vm.names().__class__.clone();
    if let Some(claimed) = vm.get_attr_opt(object, &name)?
        && let Some(claimed_class) = claimed.downcast::<Type>()
        && !claimed_class.is(&*own)
        && claimed_class.is_subclass(vm, start)
    {
        return Ok(claimed);
    }
    let what = match object.downcast::<Type>() {
        Some(_) => "type",
        None => "instance of",
    };
    let name = match object.downcast::<Type>() {
        Some(class) => class.message_name(vm),
        None => own.message_name(vm),
    };
    let start = start.message_name(vm);
    Err(vm.type_error(format!(
        "super(type, obj): obj ({what} {name}) is not an instance or subtype of type ({start})."
    )))
}

fn find(vm: &Vm, class: &Value, object_class: &Value, name: &Value) -> Option<Value> {
    let mro = object_class.downcast::<Type>()?.mro.cloned(vm);
    let mro = mro.downcast::<Tuple>()?;
    let start = mro.items().iter().position(|other| other.is(class))?;
    mro.items()[start + 1..].iter().find_map(|base| {
        let base = base.downcast::<Type>()?;
        vm.own_class_attribute(base, name)
    })
}

fn lookup(
    vm: &mut Vm,
    class: &Value,
    object: &Value,
    object_class: &Value,
    name: &Value,
) -> Result<Option<Value>> {
    if is_class_name(vm, name) {
        return Ok(None);
    }
    let Some(found) = find(vm, class, object_class, name) else {
        return Ok(None);
    };
    match vm.class_of(&found).slots.get.get() {
        Some(get) => {
            let instance = (!object.is(object_class)).then_some(object);
            get(vm, &found, instance, object_class).map(Some)
        }
        None => Ok(Some(found)),
    }
}

fn getattr(vm: &mut Vm, this: &Value, name: &Value) -> Result<Value> {
    let payload = expect(this);
    if let (Some(class), Some(object), Some(object_class)) = (
        payload.class.cloned(vm),
        payload.object.cloned(vm),
        payload.object_class.cloned(vm),
    ) && let Some(found) = lookup(vm, &class, &object, &object_class, name)?
    {
        return Ok(found);
    }
    crate::vm::attributes::object_getattr(vm, this, name)
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    Ok(vm.alloc(&class, Super::default()))
}

fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let payload = expect(args.arg(0));
    let given = tuple::items(args.arg(1));
    let (class, object) = match given {
        [_, _, _, ..] if vm.class_of(args.arg(0)).is(&*vm.types().super_) => {
            return Err(wrong_count(vm, "super()", 0, 2, given.len()));
        }
        [_, _, _, ..] => {
            let count = given.len();
            return Err(vm.type_error(format!("super() takes at most 2 arguments ({count} given)")));
        }
        [class, rest @ ..] => {
            let object = rest.first().filter(|object| !object.is_none());
            (class.clone(), object.cloned())
        }
        [] => {
            let (class, object) = vm.super_arguments()?;
            (class, Some(object))
        }
    };
    if !class.is_a::<Type>() {
        let name = vm.type_name(&class);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {name}")));
    }
    let object_class = match &object {
        Some(object) => Some(check(vm, &class, object)?),
        None => None,
    };
    payload.class.set(vm, Some(class));
    payload.object.set(vm, object);
    payload.object_class.set(vm, object_class);
    Ok(Value::NONE)
}

fn get(vm: &mut Vm, this: &Value, instance: Option<&Value>, _: &Value) -> Result<Value> {
    let payload = expect(this);
    let Some(instance) = instance.filter(|instance| !instance.is_none()) else {
        return Ok(this.clone());
    };
    let Some(class) = payload
        .class
        .cloned(vm)
        .filter(|_| payload.object.get(vm).is_none())
    else {
        return Ok(this.clone());
    };
    let own = vm.class_of(this).class_ref();
    if !own.is(&*vm.types().super_) {
        return vm.call(own.value(), &[class, instance.clone()]);
    }
    vm.super_object(&class, instance)
}

fn repr(vm: &mut Vm, this: &Value) -> Result<Value> {
    let payload = expect(this);
    let class = payload
        .class
        .cloned(vm)
        .as_ref()
        .and_then(Class::from_value);
    let class = class.map_or_else(|| "NULL".into(), |class| class.message_name(vm));
    let object_class = payload
        .object_class
        .cloned(vm)
        .as_ref()
        .and_then(Class::from_value);
    let text = match object_class {
        Some(other) => {
            let other = other.message_name(vm);
            format!("<super: <class '{class}'>, <{other} object>>")
        }
        None => format!("<super: <class '{class}'>, NULL>"),
    };
    Ok(vm.str(&text))
}

fn thisclass(vm: &mut Vm, this: &Value) -> Result<Value> {
    Ok(expect(this).class.cloned(vm).unwrap_or(Value::NONE))
}
fn self_object(vm: &mut Vm, this: &Value) -> Result<Value> {
    Ok(expect(this).object.cloned(vm).unwrap_or(Value::NONE))
}
fn self_class(vm: &mut Vm, this: &Value) -> Result<Value> {
    Ok(expect(this).object_class.cloned(vm).unwrap_or(Value::NONE))
}

fn slots(slots: &Slots) {
    slots.getattr.set(Some(getattr));
    slots.get.set(Some(get));
    slots.repr.set(Some(repr));
}

const MEMBERS: &[GetSetDef] = &[
    (
        "__thisclass__",
        thisclass,
        None,
        "the class invoking super()",
    ),
    (
        "__self__",
        self_object,
        None,
        "the instance invoking super(); may be None",
    ),
    (
        "__self_class__",
        self_class,
        None,
        "the type of the instance invoking super(); may be None",
    ),
];

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)",
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    init: Some(("__init__", "\n($self, /, *args)", init, "")),
    members: MEMBERS,
    slots,
    ..TypeSpec::of::<Super>("super")
};
