//! `_weakref`: weak references and proxies (Objects/weakrefobject.c, Modules/_weakref.c).

use crate::object::dict::Dict;
use crate::object::native::rows;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::native::{Bound, rest};
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::types::{OPERATORS, Slots, flags};
use crate::object::value::Value;
use crate::object::weakref::{Form, WeakRef};
use crate::object::{Args, Class, Compare, GetSetDef, NativeDef, Object, Operator, Type};
use crate::vm::{Result, Vm};

fn expect(value: &Value) -> &Object<WeakRef> {
    value.downcast::<WeakRef>().expect("a weakref")
}

// ---- ref

/// A weakref of `class` to `referent`; one without callback is shared where CPython shares it.
fn make(
    vm: &mut Vm,
    class: &Class,
    referent: &Value,
    callback: Option<Value>,
    form: Form,
) -> Result<Value> {
    let weakly = vm.class_of(referent).has(flags::WEAKREF);
    let Some(header) = referent.header().filter(|_| weakly) else {
        let name = vm.type_name(referent);
        return Err(vm.type_error(format!("cannot create weak reference to '{name}' object")));
    };
    let form = match form {
        Form::Reference if callback.is_none() && !class.has(flags::HEAP) => Form::Basic,
        Form::Proxy if callback.is_none() => Form::BasicProxy,
        form => form,
    };
    if form.is_basic()
        && let Some(other) = vm.heap().find_weakref(header, |other| other.form == form)
    {
        return Ok(other);
    }
    let Some(payload) = WeakRef::new(referent, callback, form) else {
        return Err(vm.system_error("an immediate cannot be weakly referenced"));
    };
    let weakref = vm.alloc(class, payload);
    vm.heap().add_weakref(header, expect(&weakref));
    Ok(weakref)
}

/// A `weakref.ref` without callback.
pub fn reference(vm: &mut Vm, referent: &Value) -> Result<Value> {
    let class = vm.types().weakref.clone();
    make(vm, &class, referent, None, Form::Reference)
}

fn given(value: Option<&Value>) -> Option<Value> {
    value.filter(|value| !value.is_none()).cloned()
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    let (items, _) = rest(args, 1);
    if items.is_empty() || items.len() > 2 && !class.has(flags::HEAP) {
        return Err(crate::object::native::bind::wrong_count(
            vm,
            "__new__",
            1,
            2,
            items.len(),
        ));
    }
    make(vm, &class, &items[0], given(items.get(1)), Form::Reference)
}

fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (given, named) = rest(args, 1);
    let given = given.len();
    let named = named.and_then(Value::downcast::<Dict>);
    if named.is_some_and(|named| named.len(vm) > 0) {
        return Err(vm.type_error("ref() takes no keyword arguments"));
    }
    if !(1..=2).contains(&given) {
        return Err(crate::object::native::bind::wrong_count(
            vm, "__init__", 1, 2, given,
        ));
    }
    Ok(Value::NONE)
}

fn call(vm: &mut Vm, value: &Value, args: Args<'_>) -> Result<Value> {
    if !args.values.is_empty() {
        let given = args.values.len();
        return Err(vm.type_error(format!("weakref expected 0 arguments, got {given}")));
    }
    Ok(expect(value).upgrade().unwrap_or(Value::NONE))
}

fn hash(vm: &mut Vm, value: &Value) -> Result<i64> {
    let weakref = expect(value);
    if weakref.hash.get() != -1 {
        return Ok(weakref.hash.get());
    }
    let Some(referent) = weakref.upgrade() else {
        return Err(vm.type_error("weak object has gone away"));
    };
    let hash = vm.hash(&referent)?;
    weakref.hash.set(hash);
    Ok(hash)
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let (Some(a), Some(b)) = (left.downcast::<WeakRef>(), right.downcast::<WeakRef>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(operator, Compare::Eq | Compare::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match (a.upgrade(), b.upgrade()) {
        (Some(a), Some(b)) => vm.compare(&a, &b, operator),
        _ => Ok(Value::bool(left.is(right) == (operator == Compare::Eq))),
    }
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let at = value.raw().0;
    let text = match expect(value).upgrade() {
        None => format!("<weakref at {at:#x}; dead>"),
        Some(referent) => {
            let class = vm.type_name(&referent);
            let name = vm.names().__name__.clone();
            // Errors of a `__getattr__` are no reason for a repr to fail.
            let name = match vm.get_attr_opt(&referent, &name).ok().flatten() {
                Some(name) if name.is_a::<crate::object::str::Str>() => {
                    format!(" ({})", vm.display_text(&name)?)
                }
                _ => String::new(),
            };
            format!(
                "<weakref at {at:#x}; to '{class}' at {:#x}{name}>",
                referent.raw().0
            )
        }
    };
    Ok(vm.str(&text))
}

fn callback(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).callback.cloned(vm).unwrap_or(Value::NONE))
}

const REF_METHODS: &[NativeDef] = &[CLASS_GETITEM];
const MEMBERS: &[GetSetDef] = &[("__callback__", callback, None, "")];

/// `weakref.ref`.
pub static REF: TypeSpec = TypeSpec {
    module: "weakref",
    new: Some(("__new__", "($type, /, *args, **kwargs)\nrest", new, "")),
    init: Some(("__init__", "($self, /, *args, **kwargs)\nrest", init, "")),
    methods: REF_METHODS,
    members: MEMBERS,
    slots: |slots: &Slots| {
        slots.call.set(Some(call));
        slots.hash.set(Some(hash));
        slots.compare.set(Some(compare));
        slots.repr.set(Some(repr));
    },
    is_static: true,
    ..TypeSpec::of::<WeakRef>("ReferenceType")
};

// ---- proxies

fn is_proxy(value: &Value) -> bool {
    value
        .downcast::<WeakRef>()
        .is_some_and(|weakref| weakref.form.is_proxy())
}

/// The object behind a proxy; other values are themselves.
fn unwrap(vm: &mut Vm, value: &Value) -> Result<Value> {
    if !is_proxy(value) {
        return Ok(value.clone());
    }
    match expect(value).upgrade() {
        Some(referent) => Ok(referent),
        None => {
            let class = vm.exceptions().ReferenceError.clone();
            Err(vm.error(&class, "weakly-referenced object no longer exists"))
        }
    }
}

macro_rules! forward {
    ($($name:ident($($argument:ident: $kind:ty),*) -> $result:ty = $method:ident;)*) => {$(
        fn $name(vm: &mut Vm, value: &Value $(, $argument: $kind)*) -> Result<$result> {
            let value = unwrap(vm, value)?;
            vm.$method(&value $(, $argument)*)
        }
    )*};
}

forward! {
    proxy_str() -> Value = to_str;
    proxy_getattr(name: &Value) -> Value = get_attr;
    proxy_bool() -> bool = is_true;
    proxy_len() -> usize = len;
    proxy_get_item(key: &Value) -> Value = get_item;
    proxy_set_item(key: &Value, item: Option<&Value>) -> () = set_item;
    proxy_contains(item: &Value) -> bool = contains;
    proxy_iter() -> Value = iter;
    proxy_call(args: Args<'_>) -> Value = call_args;
    proxy_index() -> Value = index;
}

fn proxy_setattr(vm: &mut Vm, value: &Value, name: &Value, new: Option<&Value>) -> Result<()> {
    let value = unwrap(vm, value)?;
    match new {
        Some(new) => vm.set_attr(&value, name, new),
        None => vm.del_attr(&value, name),
    }
}

fn proxy_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let value = unwrap(vm, value)?;
    if vm.class_of(&value).slots.next.get().is_none() {
        let name = vm.type_name(&value);
        return Err(vm.type_error(format!(
            "Weakref proxy referenced a non-iterator '{name}' object"
        )));
    }
    vm.next(&value)
}

fn proxy_compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let (left, right) = (unwrap(vm, left)?, unwrap(vm, right)?);
    vm.compare(&left, &right, operator)
}

fn proxy_repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let at = value.raw().0;
    let text = match expect(value).upgrade() {
        Some(referent) => {
            let class = vm.type_name(&referent);
            format!(
                "<weakproxy at {at:#x}; to '{class}' at {:#x}>",
                referent.raw().0
            )
        }
        None => format!("<weakproxy at {at:#x}; dead>"),
    };
    Ok(vm.str(&text))
}

fn proxy_unary(vm: &mut Vm, value: &Value, method: &str) -> Result<Value> {
    let value = unwrap(vm, value)?;
    let name = vm.intern(method);
    match vm.call_special(&value, &name, &[])? {
        Some(result) => Ok(result),
        None => Err(vm.no_attribute(&value, &name)),
    }
}

macro_rules! unary {
    ($($name:ident $method:literal)*) => {$(
        fn $name(vm: &mut Vm, value: &Value) -> Result<Value> {
            proxy_unary(vm, value, $method)
        }
    )*};
}
unary! {
    proxy_negative "__neg__"
    proxy_positive "__pos__"
    proxy_invert "__invert__"
    proxy_absolute "__abs__"
    proxy_int "__int__"
    proxy_float "__float__"
}

fn proxy_binary<const N: usize>(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (left, right) = (unwrap(vm, left)?, unwrap(vm, right)?);
    vm.binary(OPERATOR[N], &left, &right)
}

fn proxy_in_place<const N: usize>(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (left, right) = (unwrap(vm, left)?, unwrap(vm, right)?);
    vm.in_place(OPERATOR[N], &left, &right)
}

const OPERATOR: [Operator; OPERATORS] = [
    Operator::Add,
    Operator::Sub,
    Operator::Mul,
    Operator::TrueDiv,
    Operator::FloorDiv,
    Operator::Mod,
    Operator::Pow,
    Operator::MatMul,
    Operator::LShift,
    Operator::RShift,
    Operator::And,
    Operator::Or,
    Operator::Xor,
];

fn proxy_slots(slots: &Slots) {
    slots.str.set(Some(proxy_str));
    slots.repr.set(Some(proxy_repr));
    slots.getattr.set(Some(proxy_getattr));
    slots.setattr.set(Some(proxy_setattr));
    slots.compare.set(Some(proxy_compare));
    slots.bool.set(Some(proxy_bool));
    slots.len.set(Some(proxy_len));
    slots.get_item.set(Some(proxy_get_item));
    slots.set_item.set(Some(proxy_set_item));
    slots.contains.set(Some(proxy_contains));
    slots.iter.set(Some(proxy_iter));
    slots.next.set(Some(proxy_next));
    slots.index.set(Some(proxy_index));
    slots.negative.set(Some(proxy_negative));
    slots.positive.set(Some(proxy_positive));
    slots.invert.set(Some(proxy_invert));
    slots.absolute.set(Some(proxy_absolute));
    slots.int.set(Some(proxy_int));
    slots.float.set(Some(proxy_float));
    macro_rules! operators {
        ($($n:literal)*) => {$(
            slots.binary[$n].set(Some(proxy_binary::<$n>));
            slots.in_place[$n].set(Some(proxy_in_place::<$n>));
        )*};
    }
    operators! { 0 1 2 3 4 5 6 7 8 9 10 11 12 }
}

fn proxy_call_method(vm: &mut Vm, args: &[Option<Value>], name: &str) -> Result<Value> {
    let value = unwrap(vm, args.arg(0))?;
    vm.call_method(&value, name, &[])
}

const PROXY_METHODS: &[NativeDef] = &[
    (
        "__bytes__",
        "($self, /)",
        |vm, args| proxy_call_method(vm, args, "__bytes__"),
        "",
    ),
    (
        "__reversed__",
        "($self, /)",
        |vm, args| proxy_call_method(vm, args, "__reversed__"),
        "",
    ),
];

/// `__divmod__` of both kinds.
const PROXY_DIVMOD: &[NativeDef] = &rows::divmod(
    |vm, args| proxy_divmod(vm, args.arg(0), args.arg(1)),
    |vm, args| proxy_divmod(vm, args.arg(1), args.arg(0)),
);

fn proxy_divmod(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let mut operands = [left.clone(), right.clone()];
    for operand in &mut operands {
        if operand.is_a::<WeakRef>() && vm.class_of(operand).slots.binary[0].get().is_some() {
            *operand = unwrap(vm, operand)?;
        }
    }
    let function = vm.builtin("divmod")?;
    vm.call(&function, &operands)
}

/// `weakref.ProxyType`.
pub static PROXY: TypeSpec = TypeSpec {
    module: "weakref",
    flags: 0,
    methods: PROXY_METHODS,
    wrappers: PROXY_DIVMOD,
    slots: proxy_slots,
    is_static: true,
    ..TypeSpec::of::<WeakRef>("ProxyType")
};
/// `weakref.CallableProxyType`.
pub static CALLABLE_PROXY: TypeSpec = TypeSpec {
    module: "weakref",
    flags: 0,
    wrappers: PROXY_DIVMOD,
    slots: |slots: &Slots| {
        proxy_slots(slots);
        slots.call.set(Some(proxy_call));
    },
    is_static: true,
    ..TypeSpec::of::<WeakRef>("CallableProxyType")
};

// ---- functions

fn proxy(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = match vm.is_callable(args.arg(0)) {
        true => "CallableProxyType",
        false => "ProxyType",
    };
    let module = vm.intern("_weakref");
    let class = vm
        .module_if_loaded(&module)
        .and_then(|module| vm.module_get(&module, name))
        .as_ref()
        .and_then(Class::from_value);
    match class {
        Some(class) => make(vm, &class, args.arg(0), given(args.opt(1)), Form::Proxy),
        None => Err(vm.system_error("_weakref lost its proxy types")),
    }
}

fn references(vm: &Vm, value: &Value) -> Vec<Value> {
    value
        .header()
        .map_or_else(Vec::new, |header| vm.heap().weakrefs_of(header))
}

fn count(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let count = references(vm, args.arg(0)).len();
    Ok(vm.int(count as i64))
}

fn all(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let all = references(vm, args.arg(0));
    Ok(vm.list(all))
}

fn remove_dead(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let Some(dict) = args.arg(0).downcast::<Dict>() else {
        let given = vm.type_name(args.arg(0));
        return Err(vm.type_error(format!(
            "_remove_dead_weakref() argument 1 must be dict, not {given}"
        )));
    };
    let key = args.arg(1);
    if let Some(found) = vm.dict_get(dict, key)?
        && found
            .downcast::<WeakRef>()
            .is_some_and(|weakref| weakref.referent_address() == 0)
    {
        vm.dict_remove(dict, key)?;
    }
    Ok(Value::NONE)
}

fn add_types(vm: &mut Vm, module: &Value) -> Result<()> {
    let class: &Object<Type> = &vm.types().weakref;
    let class = class.value();
    vm.module_set(module, "ref", class.clone());
    vm.module_set(module, "ReferenceType", class);
    Ok(())
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Weak-reference support module.",
    functions: &[
        (
            "proxy",
            "(object, callback=None, /)",
            proxy,
            "Create a proxy object that weakly references 'object'.",
        ),
        (
            "getweakrefcount",
            "(object, /)",
            count,
            "Return the number of weak references to 'object'.",
        ),
        (
            "getweakrefs",
            "(object, /)",
            all,
            "Return a list of all weak reference objects pointing to 'object'.",
        ),
        (
            "_remove_dead_weakref",
            "(dct, key, /)",
            remove_dead,
            "Atomically remove key from dict if it points to a dead weakref.",
        ),
    ],
    types: &[&PROXY, &CALLABLE_PROXY],
    init: add_types,
    ..ModuleSpec::named("_weakref")
};
