//! The Python objects that stand for native functions: `builtin_function_or_method`, `method_descriptor` and
//! `classmethod_descriptor`. One payload serves the three; its [`Role`] tells them apart.

use super::{NativeBody, NativeCode, NativeDef, Receiver};
use crate::object::header::{Kind, Object, Payload, Visitor};
use crate::object::module::Module;
use crate::object::slots::table::hidden_signature;
use crate::object::spec::TypeSpec;
use crate::object::types::Slots;
use crate::object::value::Value;
use crate::object::{Args, Class, GetSetDef, Type};
use crate::vm::{Result, Vm};
use std::rc::Rc;

/// What a native object is called with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// A function, or a method bound to its receiver.
    Function,
    /// A method of a class, not bound: the first argument is the receiver.
    Method,
    /// A class method in its class's dict.
    ClassMethod,
    /// A class's `__new__`: the first argument is the class to instantiate.
    New,
}

/// Payload of native callables.
pub struct Native {
    pub code: Rc<NativeCode>,
    pub role: Role,
    /// What the function is bound to.
    pub receiver: Option<Value>,
    /// The class that the method belongs to; for functions the module's name or `None`.
    pub owner: Value,
}

impl Payload for Native {
    const KIND: Kind = Kind::Native;
    const GC: bool = true;

    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        self.receiver.iter().for_each(&mut *visit);
        visit(&self.owner);
        // Bound methods share their code with the method itself.
        if self.role != Role::Function
            && let NativeBody::Method(_, keeps) = &self.code.body
        {
            keeps.traverse(visit);
        }
    }
}

impl Vm {
    /// A native function of a module.
    pub fn native_function(&mut self, definition: &NativeDef, module: &'static str) -> Value {
        let owner = if module == "builtins" { "" } else { module };
        let code = NativeCode::owned(definition, owner);
        let owner = self.intern(module);
        self.native_object(Role::Function, code, None, owner)
    }

    /// A native callable.
    pub fn native_object(
        &self,
        role: Role,
        code: Rc<NativeCode>,
        receiver: Option<Value>,
        owner: Value,
    ) -> Value {
        let types = self.types();
        let class = match role {
            Role::Function | Role::New => &types.native,
            Role::Method => &types.method_descriptor,
            Role::ClassMethod => &types.classmethod_descriptor,
        };
        self.alloc(
            class,
            Native {
                code,
                role,
                receiver,
                owner,
            },
        )
    }
}

/// Calls a native object.
pub fn call(vm: &mut Vm, callable: &Value, args: Args<'_>) -> Result<Value> {
    let Some(native) = callable.downcast::<Native>() else {
        return Err(vm.system_error("not a native function"));
    };
    match native.role {
        Role::Function => match &native.receiver {
            None => vm.call_native_args(&native.code, args),
            Some(receiver) => vm.call_native_with(&native.code, receiver, args),
        },
        Role::Method => {
            check_receiver(vm, native, args)?;
            vm.call_native_args(&native.code, args)
        }
        Role::New => {
            check_new(vm, native, args)?;
            vm.call_native_args(&native.code, args)
        }
        Role::ClassMethod => {
            let Some(owner) = args.positional().first() else {
                let name = &native.code.name;
                let class = class_name(vm, &native.owner);
                return Err(vm.type_error(format!(
                    "descriptor '{name}' of '{class}' object needs an argument"
                )));
            };
            if is_class_of(vm, args.positional(), native) {
                return vm.call_native_args(&native.code, args);
            }
            get_class_method(vm, callable, None, owner)
        }
    }
}

/// Whether `values[0]` is a class that the class method is there for.
#[inline]
pub fn is_class_of(vm: &Vm, values: &[Value], native: &Object<Native>) -> bool {
    let given = values.first().and_then(|first| first.downcast::<Type>());
    match (given, native.owner.downcast::<Type>()) {
        (Some(given), Some(owner)) => given.is_subclass(vm, owner),
        _ => false,
    }
}

fn class_name(vm: &Vm, class: &Value) -> Rc<str> {
    match class.downcast::<Type>() {
        Some(class) => class.message_name(vm),
        None => "?".into(),
    }
}

/// Whether `values[0]` is an instance of the method's class.
#[inline]
pub fn check_receiver(vm: &mut Vm, native: &Object<Native>, args: Args<'_>) -> Result<()> {
    let Some(owner) = native.owner.downcast::<Type>() else {
        return Ok(());
    };
    match args.positional().first() {
        Some(receiver) if vm.class_of(receiver).is_subclass(vm, owner) => Ok(()),
        Some(receiver) => {
            let (owner, given) = (owner.message_name(vm), vm.type_name(receiver));
            let name = &native.code.name;
            Err(vm.type_error(format!(
                "descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object"
            )))
        }
        None => {
            let name = native.code.full_name();
            Err(vm.type_error(format!("unbound method {name}() needs an argument")))
        }
    }
}

impl Native {
    /// Whether this is a method of exactly this class.
    #[inline]
    pub fn is_method_of(&self, class: &Object<Type>) -> bool {
        self.role == Role::Method && self.owner.raw().0 == class as *const Object<Type> as u64
    }
}

/// `tp_new_wrapper` of Objects/typeobject.c: whether this `__new__` may make instances of the class given.
fn check_new(vm: &mut Vm, native: &Object<Native>, args: Args<'_>) -> Result<()> {
    let Some(owner) = native.owner.downcast::<Type>() else {
        return Ok(());
    };
    let Some(class) = args.positional().first() else {
        let owner_name = owner.message_name(vm);
        return Err(vm.type_error(format!("{owner_name}.__new__(): not enough arguments")));
    };
    let Some(class) = class.downcast::<Type>() else {
        let (owner_name, name) = (owner.message_name(vm), vm.type_name(class));
        return Err(vm.type_error(format!(
            "{owner_name}.__new__(X): X is not a type object ({name})"
        )));
    };
    if !class.is_subclass(vm, owner) {
        let (owner_name, name) = (owner.message_name(vm), class.message_name(vm));
        return Err(vm.type_error(format!(
            "{owner_name}.__new__({name}): {name} is not a subtype of {owner_name}"
        )));
    }
    if owner.has(crate::object::types::flags::HEAP) {
        // Put into a class written in Python: it leaves what is not its own to the method there.
        return Ok(());
    }
    // The nearest native class must be the one whose __new__ this is, or one that inherits it.
    let mut native_base = class.class_ref();
    while native_base.has(crate::object::types::flags::HEAP) {
        let base = native_base
            .base
            .get(vm)
            .as_ref()
            .and_then(Class::from_value);
        match base {
            Some(base) => native_base = base,
            None => break,
        }
    }
    if !native_base.is(owner) {
        let name = vm.names().__new__.clone();
        let constructor = vm.class_lookup(&native_base, &name);
        let same = constructor
            .as_ref()
            .and_then(|found| found.downcast::<Native>())
            .is_some_and(|found| found.code.same_function(&native.code));
        if !same || native_base.has(crate::object::types::flags::NO_INSTANCES) {
            let (name, safe) = (class.message_name(vm), native_base.message_name(vm));
            let owner_name = owner.message_name(vm);
            return Err(vm.type_error(format!(
                "{owner_name}.__new__({name}) is not safe, use {safe}.__new__()"
            )));
        }
    }
    Ok(())
}

/// `method_descriptor.__get__`.
fn get_method(
    vm: &mut Vm,
    descriptor: &Value,
    instance: Option<&Value>,
    _owner: &Value,
) -> Result<Value> {
    let (Some(instance), Some(native)) = (instance, descriptor.downcast::<Native>()) else {
        return Ok(descriptor.clone());
    };
    check_receiver(
        vm,
        native,
        Args::positional_only(std::slice::from_ref(instance)),
    )?;
    Ok(vm.native_object(
        Role::Function,
        native.code.clone(),
        Some(instance.clone()),
        native.owner.clone(),
    ))
}

/// A method bound to a receiver.
pub fn bind(vm: &mut Vm, method: &Value, receiver: &Value) -> Result<Value> {
    get_method(vm, method, Some(receiver), &Value::NONE)
}

/// A class method bound to a class; `None` if this is no class method that the class could have.
pub fn bind_class(vm: &mut Vm, method: &Value, class: &Value) -> Option<Value> {
    let native = method.downcast::<Native>()?;
    let fits =
        native.role == Role::ClassMethod && is_class_of(vm, std::slice::from_ref(class), native);
    fits.then(|| get_class_method(vm, method, None, class).ok())?
}

/// `classmethod_descriptor.__get__`.
fn get_class_method(
    vm: &mut Vm,
    descriptor: &Value,
    instance: Option<&Value>,
    owner: &Value,
) -> Result<Value> {
    let Some(native) = descriptor.downcast::<Native>() else {
        return Ok(descriptor.clone());
    };
    let class = match owner.is_none() {
        false => owner.clone(),
        true => match instance {
            Some(instance) => vm.class_of(instance).value(),
            None => Value::NONE,
        },
    };
    let name = &native.code.name;
    let Some(given) = class.downcast::<Type>() else {
        let (given, owner_name) = (vm.type_name(&class), class_name(vm, &native.owner));
        return Err(vm.type_error(format!(
            "descriptor '{name}' for type '{owner_name}' needs a type, not a '{given}' as arg 2"
        )));
    };
    let expected = native.owner.downcast::<Type>();
    if expected.is_some_and(|expected| !given.is_subclass(vm, expected)) {
        let (given, owner_name) = (given.message_name(vm), class_name(vm, &native.owner));
        return Err(vm.type_error(format!(
            "descriptor '{name}' requires a subtype of '{owner_name}' but received '{given}'"
        )));
    }
    Ok(vm.native_object(
        Role::Function,
        native.code.clone(),
        Some(class),
        native.owner.clone(),
    ))
}

/// The payload behind a native callable's value.
pub fn expect(value: &Value) -> &Object<Native> {
    value.downcast::<Native>().expect("a native function")
}

fn name(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.intern(&expect(value).code.name))
}

fn qualname(vm: &mut Vm, value: &Value) -> Result<Value> {
    let native = expect(value);
    let name = native.code.name.clone();
    let class = match (&native.receiver, native.role) {
        (Some(receiver), _) if receiver.is_a::<Module>() => None,
        (Some(receiver), _) => match receiver.downcast::<Type>() {
            Some(class) => Some(class.class_ref()),
            None => Some(vm.class_of(receiver).class_ref()),
        },
        // A module function's owner is the module's name.
        (None, _) => Class::from_value(&native.owner),
    };
    let class = match class {
        Some(class) => class,
        None => return Ok(vm.intern(&name)),
    };
    let class = vm.display_text(&class.qualname.cloned(vm))?;
    Ok(vm.str(&format!("{class}.{name}")))
}

fn doc(vm: &mut Vm, value: &Value) -> Result<Value> {
    let native = expect(value);
    let doc = match native.role {
        Role::New => "Create and return a new object.  See help(type) for accurate signature.",
        _ => native.code.doc,
    };
    match &native.code.body {
        _ if !doc.is_empty() => Ok(vm.str(doc)),
        NativeBody::Method(_, keeps) => match keeps.original().cloned() {
            Some(original) => vm.attr(&original, "__doc__"),
            None => Ok(Value::NONE),
        },
        _ => Ok(Value::NONE),
    }
}

fn text_signature(vm: &mut Vm, value: &Value) -> Result<Value> {
    let native = expect(value);
    if native.role == Role::New {
        return Ok(vm.str("($type, *args, **kwargs)"));
    }
    let signature = native.code.signature();
    let text = signature.text;
    if hidden_signature(text) && !signature.shown {
        return Ok(Value::NONE);
    }
    // A static method's receiver is nothing; a function's is its module.
    if native.code.receiver() == Receiver::None
        && (native.role != Role::Function || native.owner.is_a::<Type>())
    {
        return Ok(vm.str(text));
    }
    // The receiver itself is positional-only, and so perhaps are the parameters behind it.
    let (receiver, rest) = match text.split_once([',', ')']) {
        Some((receiver, _)) if receiver.starts_with("($") => (receiver, &text[receiver.len()..]),
        _ if text == "()" => ("($module", &text[1..]),
        _ => ("($module", &text[1..]),
    };
    let rest = rest.trim_start_matches(", ");
    let slash = if text.contains("/,") || text.contains("/)") {
        ""
    } else {
        ", /"
    };
    let comma = if rest.starts_with(')') { "" } else { ", " };
    Ok(vm.str(&format!("{receiver}{slash}{comma}{rest}")))
}

fn self_object(vm: &mut Vm, value: &Value) -> Result<Value> {
    let native = expect(value);
    if let Some(receiver) = &native.receiver {
        return Ok(receiver.clone());
    }
    if native.role == Role::New {
        return Ok(native.owner.clone());
    }
    if native.owner.is_a::<Type>() {
        return Ok(Value::NONE);
    }
    // A module's function is bound to its module.
    Ok(vm.module_if_loaded(&native.owner).unwrap_or(Value::NONE))
}

fn module(_: &mut Vm, value: &Value) -> Result<Value> {
    let native = expect(value);
    Ok(match native.owner.is_a::<Type>() {
        true => Value::NONE,
        false => native.owner.clone(),
    })
}

fn objclass(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).owner.clone())
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let native = expect(value);
    let name = native.code.name.clone();
    let text = match native.role {
        Role::Method => {
            let class = class_name(vm, &native.owner);
            format!("<method '{name}' of '{class}' objects>")
        }
        Role::ClassMethod => {
            let class = class_name(vm, &native.owner);
            format!("<method '{name}' of '{class}' objects>")
        }
        Role::Function | Role::New => match self_of(native) {
            Some(receiver) => {
                let class = vm.type_name(&receiver);
                format!(
                    "<built-in method {name} of {class} object at {:#x}>",
                    receiver.raw().0
                )
            }
            None => format!("<built-in function {name}>"),
        },
    };
    Ok(vm.str(&text))
}

fn self_of(native: &Object<Native>) -> Option<Value> {
    match (native.role, &native.receiver) {
        (Role::New, _) => Some(native.owner.clone()),
        (_, Some(receiver)) => Some(receiver.clone()),
        // A static method's, which shows and pickles by its class although `__self__` is None.
        (Role::Function, None) if native.owner.is_a::<Type>() => Some(native.owner.clone()),
        _ => None,
    }
}

fn compare(
    vm: &mut Vm,
    left: &Value,
    right: &Value,
    operator: crate::object::Compare,
) -> Result<Value> {
    use crate::object::Compare::{Eq, Ne};
    let (Some(a), Some(b)) = (left.downcast::<Native>(), right.downcast::<Native>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(operator, Eq | Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let same_receiver = match (&a.receiver, &b.receiver) {
        (Some(x), Some(y)) => x.is(y),
        (None, None) => left.is(right),
        _ => false,
    };
    let equal = same_receiver && Rc::ptr_eq(&a.code, &b.code) && a.role == b.role;
    let _ = vm;
    Ok(Value::bool(equal == (operator == Eq)))
}

fn hash(_: &mut Vm, value: &Value) -> Result<i64> {
    let native = expect(value);
    let receiver = native.receiver.as_ref().map_or(0, |r| r.raw().0);
    let code = match native.receiver {
        Some(_) => Rc::as_ptr(&native.code) as u64,
        None => value.raw().0,
    };
    Ok(((receiver ^ code) >> 4) as i64)
}

fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args[0].as_ref().expect("bound");
    let native = expect(value);
    let receiver = match native.role {
        Role::Method | Role::ClassMethod => Some(native.owner.clone()),
        Role::Function | Role::New => self_of(native),
    };
    let name = name(vm, value)?;
    match receiver {
        None => Ok(name),
        Some(receiver) => {
            let getattr = vm.builtin("getattr")?;
            let args = vm.tuple_of([receiver, name]);
            Ok(vm.tuple_of([getattr, args]))
        }
    }
}

const METHODS: &[NativeDef] = &[("__reduce__", "($self, /)", reduce, "")];

const FUNCTION_MEMBERS: &[GetSetDef] = &[("__module__", module, None, "")];
const FUNCTION_ATTRIBUTES: &[GetSetDef] = &[
    ("__name__", name, None, ""),
    ("__qualname__", qualname, None, ""),
    ("__doc__", doc, None, ""),
    ("__self__", self_object, None, ""),
    ("__text_signature__", text_signature, None, ""),
];
const DESCRIPTOR_MEMBERS: &[GetSetDef] = &[
    ("__name__", name, None, ""),
    ("__objclass__", objclass, None, ""),
];
const DESCRIPTOR_ATTRIBUTES: &[GetSetDef] = &[
    ("__qualname__", qualname, None, ""),
    ("__doc__", doc, None, ""),
    ("__text_signature__", text_signature, None, ""),
];

fn slots(slots: &Slots) {
    slots.call.set(Some(call));
    slots.repr.set(Some(repr));
}

/// The type of native functions and bound native methods.
pub static SPEC: TypeSpec = TypeSpec {
    flags: crate::object::types::flags::WEAKREF,
    methods: METHODS,
    members: FUNCTION_MEMBERS,
    getset: FUNCTION_ATTRIBUTES,
    slots: |s| {
        slots(s);
        s.compare.set(Some(compare));
        s.hash.set(Some(hash));
    },
    ..TypeSpec::of::<Native>("builtin_function_or_method")
};
/// The type of native methods in their classes' dicts.
pub static METHOD_SPEC: TypeSpec = TypeSpec {
    flags: 0,
    methods: METHODS,
    members: DESCRIPTOR_MEMBERS,
    getset: DESCRIPTOR_ATTRIBUTES,
    slots: |s| {
        slots(s);
        s.get.set(Some(get_method));
    },
    ..TypeSpec::of::<Native>("method_descriptor")
};
/// The type of native class methods in their classes' dicts.
pub static CLASS_METHOD_SPEC: TypeSpec = TypeSpec {
    flags: 0,
    members: DESCRIPTOR_MEMBERS,
    getset: DESCRIPTOR_ATTRIBUTES,
    slots: |s| {
        slots(s);
        s.get.set(Some(get_class_method));
    },
    ..TypeSpec::of::<Native>("classmethod_descriptor")
};
