//! `mappingproxy`: a read-only view of a mapping; `Class.__dict__` is one.

use crate::object::dict::Dict;
use crate::object::header::{Object, Payload, Visitor};
use crate::object::native::Bound;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::spec::TypeSpec;
use crate::object::types::{Compare, Slots, flags};
use crate::object::value::Value;
use crate::object::{NativeDef, Operator};
use crate::vm::{Result, Vm};

/// Payload of `mappingproxy`.
pub struct MappingProxy {
    pub mapping: Value,
}

impl Payload for MappingProxy {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.mapping);
    }
}

impl Vm {
    /// `types.MappingProxyType(mapping)`.
    pub fn mapping_proxy(&mut self, mapping: Value) -> Value {
        let class = self.types().mapping_proxy.clone();
        self.alloc(&class, MappingProxy { mapping })
    }
}

fn expect(value: &Value) -> &Object<MappingProxy> {
    value.downcast::<MappingProxy>().expect("a mappingproxy")
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let mapping = args.arg(1);
    let slots = &vm.class_of(mapping).slots;
    let sequence = mapping.is_a::<crate::object::list::List>()
        || mapping.is_a::<crate::object::tuple::Tuple>();
    if slots.get_item.get().is_none() || sequence {
        let given = vm.type_name(mapping);
        return Err(vm.type_error(format!(
            "mappingproxy() argument must be a mapping, not {given}"
        )));
    }
    Ok(vm.mapping_proxy(mapping.clone()))
}

fn len(vm: &mut Vm, value: &Value) -> Result<usize> {
    vm.len(&expect(value).mapping)
}
fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    vm.get_item(&expect(value).mapping, key)
}
fn contains(vm: &mut Vm, value: &Value, item: &Value) -> Result<bool> {
    vm.contains(&expect(value).mapping, item)
}
fn iter(vm: &mut Vm, value: &Value) -> Result<Value> {
    vm.iter(&expect(value).mapping)
}
fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let mapping = vm.repr_text(&expect(value).mapping)?;
    Ok(vm.str(&format!("mappingproxy({mapping})")))
}
fn to_str(vm: &mut Vm, value: &Value) -> Result<Value> {
    vm.to_str(&expect(value).mapping)
}
fn hash(vm: &mut Vm, value: &Value) -> Result<i64> {
    vm.hash(&expect(value).mapping)
}
fn unwrap(value: &Value) -> &Value {
    value
        .downcast::<MappingProxy>()
        .map_or(value, |proxy| &proxy.mapping)
}
/// What an operand that may be asked for its opinion (`__eq__`, `__ror__`) sees instead of a proxy: never the dict of
/// a class itself, whose keys only the class may change.
fn shown(vm: &Vm, value: &Value, other: &Value) -> Value {
    let inner = unwrap(value);
    match inner.downcast::<Dict>() {
        Some(dict) if !unwrap(other).is_a::<Dict>() => {
            let table = dict.table.cloned(vm);
            vm.alloc_builtin(&vm.types().dict, Dict::new(table))
        }
        _ => inner.clone(),
    }
}
fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    if !matches!(operator, Compare::Eq | Compare::Ne) {
        // The right operand is asked by itself.
        let a = shown(vm, left, right);
        return vm.compare(&a, right, operator);
    }
    let (a, b) = (shown(vm, left, right), shown(vm, right, left));
    vm.compare(&a, &b, operator)
}
fn or(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (a, b) = (shown(vm, left, right), shown(vm, right, left));
    vm.binary(Operator::Or, &a, &b)
}
fn in_place_or(vm: &mut Vm, left: &Value, _: &Value) -> Result<Value> {
    let name = vm.type_name(left);
    Err(vm.type_error(format!("'|=' is not supported by {name}; use '|' instead")))
}

fn get(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let default = args.opt(2).cloned().unwrap_or(Value::NONE);
    let mapping = expect(args.arg(0)).mapping.clone();
    vm.call_method(&mapping, "get", &[args.arg(1).clone(), default])
}

macro_rules! forward {
    ($($function:ident $name:literal)*) => {$(
        fn $function(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
            let mapping = expect(args.arg(0)).mapping.clone();
            vm.call_method(&mapping, $name, &[])
        }
    )*};
}
forward! { keys "keys" values "values" items "items" copy "copy" reversed "__reversed__" }

fn slots(slots: &Slots) {
    slots.len.set(Some(len));
    slots.get_item.set(Some(get_item));
    slots.contains.set(Some(contains));
    slots.iter.set(Some(iter));
    slots.repr.set(Some(repr));
    slots.str.set(Some(to_str));
    slots.hash.set(Some(hash));
    slots.compare.set(Some(compare));
    slots.binary[Operator::Or as usize].set(Some(or));
    slots.in_place[Operator::Or as usize].set(Some(in_place_or));
}

const METHODS: &[NativeDef] = &[
    (
        "get",
        "($self, key, default=None, /)",
        get,
        "Return the value for key if key is in the mapping, else default.",
    ),
    (
        "keys",
        "($self, /)",
        keys,
        "a set-like object providing a view on D's keys",
    ),
    (
        "values",
        "($self, /)",
        values,
        "an object providing a view on D's values",
    ),
    (
        "items",
        "($self, /)",
        items,
        "a set-like object providing a view on D's items",
    ),
    ("copy", "($self, /)", copy, "a shallow copy of D"),
    (
        "__reversed__",
        "($self, /)",
        reversed,
        "D.__reversed__() -> reverse iterator",
    ),
    CLASS_GETITEM,
];

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Read-only proxy of a mapping.",
    flags: flags::MAPPING,
    new: Some(("__new__", "($type, /, mapping)", new, "")),
    methods: METHODS,
    slots,
    ..TypeSpec::of::<MappingProxy>("mappingproxy")
};
