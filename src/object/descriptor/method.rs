//! `method`: a callable bound to an object.

use crate::object::header::{Kind, Object, Payload, Visitor};
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::types::Slots;
use crate::object::value::Value;
use crate::object::{Compare, GetSetDef, NativeDef, str};
use crate::vm::{Result, Vm};

/// Payload of `method`.
pub struct Method {
    pub function: Value,
    pub receiver: Value,
}

impl Payload for Method {
    const KIND: Kind = Kind::Method;
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.function);
        visit(&self.receiver);
    }
}

impl Vm {
    /// A bound method.
    #[inline]
    pub fn bound_method(&self, function: Value, receiver: Value) -> Value {
        self.alloc_builtin(&self.types().method, Method { function, receiver })
    }
}

fn expect(value: &Value) -> &Object<Method> {
    value.downcast::<Method>().expect("a method")
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    if !vm.is_callable(args.arg(1)) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if args.arg(2).is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    Ok(vm.bound_method(args.arg(1).clone(), args.arg(2).clone()))
}

fn getattr(vm: &mut Vm, object: &Value, name: &Value) -> Result<Value> {
    let class = vm.class_of(object).class_ref();
    if vm.class_lookup(&class, name).is_some() {
        return crate::vm::attributes::object_getattr(vm, object, name);
    }
    vm.get_attr(&expect(object).function, name)
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let method = expect(value);
    let names = [vm.names().__qualname__.clone(), vm.names().__name__.clone()];
    let mut name = String::from("?");
    for attribute in names {
        if let Some(found) = vm.get_attr_opt(&method.function, &attribute)?
            && let Some(text) = found.downcast::<str::Str>()
        {
            name = text.text().into_owned();
            break;
        }
    }
    let receiver = vm.repr_text(&method.receiver)?;
    Ok(vm.str(&format!("<bound method {name} of {receiver}>")))
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let (Some(a), Some(b)) = (left.downcast::<Method>(), right.downcast::<Method>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(operator, Compare::Eq | Compare::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal = a.receiver.is(&b.receiver) && vm.eq(&a.function, &b.function)?;
    Ok(Value::bool(equal == (operator == Compare::Eq)))
}

fn hash(vm: &mut Vm, value: &Value) -> Result<i64> {
    let method = expect(value);
    let function = vm.hash(&method.function)?;
    let receiver = (method.receiver.raw().0 >> 4) as i64;
    Ok(match function ^ receiver {
        -1 => -2,
        hash => hash,
    })
}

fn function(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).function.clone())
}

fn receiver(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).receiver.clone())
}

fn doc(vm: &mut Vm, value: &Value) -> Result<Value> {
    let name = vm.names().__doc__.clone();
    vm.get_attr(&expect(value).function, &name)
}

fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let method = expect(args.arg(0));
    let name = vm.names().__name__.clone();
    let name = vm.get_attr(&method.function, &name)?;
    let getattr = vm.builtin("getattr")?;
    let args = vm.tuple_of([method.receiver.clone(), name]);
    Ok(vm.tuple_of([getattr, args]))
}

fn slots(slots: &Slots) {
    slots.call.set(Some(crate::vm::exec::call::call_method));
    slots.getattr.set(Some(getattr));
    slots.repr.set(Some(repr));
    slots.compare.set(Some(compare));
    slots.hash.set(Some(hash));
}

const METHODS: &[NativeDef] = &[("__reduce__", "($self, /)", reduce, "")];
const MEMBERS: &[GetSetDef] = &[
    (
        "__func__",
        function,
        None,
        "the function (or other callable) implementing a method",
    ),
    (
        "__self__",
        receiver,
        None,
        "the instance to which a method is bound",
    ),
];
const WRAPPERS: &[NativeDef] = &[(
    "__get__",
    "($self, instance, owner=None, /)",
    // What is bound is not bound again.
    |_, args| Ok(args.arg(0).clone()),
    "Return an attribute of instance, which is of type owner.",
)];
const ATTRIBUTES: &[GetSetDef] = &[("__doc__", doc, None, "")];

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Create a bound instance method object.",
    flags: crate::object::types::flags::WEAKREF,
    new: Some(("__new__", "($type, function, instance, /)", new, "")),
    methods: METHODS,
    wrappers: WRAPPERS,
    members: MEMBERS,
    getset: ATTRIBUTES,
    slots,
    ..TypeSpec::of::<Method>("method")
};
