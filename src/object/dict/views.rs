//! The views that `keys()`, `values()` and `items()` give. Those of keys and items behave like sets.

use super::iterators::{self, ITEM, KEY, REVERSED, VALUE};
use super::{Dict, expect};
use crate::object::header::{Object, Payload, Visitor};
use crate::object::native::{Bound, GetSetDef, NativeDef};
use crate::object::sequence::Text;
use crate::object::set::{self, Set};
use crate::object::spec::TypeSpec;
use crate::object::tuple::Tuple;
use crate::object::types::{Compare, Operator, Slots};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

/// A view of a dict.
pub struct View<const WHAT: u8> {
    pub dict: Value,
}

impl<const WHAT: u8> Payload for View<WHAT> {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.dict);
    }
}

fn view<const WHAT: u8>(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let dict = args.arg(0).clone();
    Ok(vm.object(View::<WHAT> { dict }))
}
pub(super) fn keys(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    view::<KEY>(vm, args)
}
pub(super) fn values(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    view::<VALUE>(vm, args)
}
pub(super) fn items(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    view::<ITEM>(vm, args)
}

fn dict_of<const WHAT: u8>(value: &Value) -> &Object<Dict> {
    expect(&value.downcast::<View<WHAT>>().expect("a view").dict)
}

/// Whether a value is a view that behaves like a set.
pub(crate) fn is_set_view(value: &Value) -> bool {
    value.is_a::<View<KEY>>() || value.is_a::<View<ITEM>>()
}

fn iter<const WHAT: u8>(vm: &mut Vm, value: &Value) -> Result<Value> {
    let dict = &value.downcast::<View<WHAT>>().expect("a view").dict;
    iterators::forward::<WHAT>(vm, dict)
}

fn contains_key(vm: &mut Vm, value: &Value, key: &Value) -> Result<bool> {
    let hash = vm.hash(key)?;
    let found = vm.table_find(&dict_of::<KEY>(value).table, key, hash)?;
    Ok(found.is_some())
}

fn contains_item(vm: &mut Vm, value: &Value, item: &Value) -> Result<bool> {
    let Some(pair) = item.downcast::<Tuple>() else {
        return Ok(false);
    };
    let [key, wanted] = pair.items() else {
        return Ok(false);
    };
    match vm.dict_get(dict_of::<ITEM>(value), key)? {
        Some(found) => vm.eq(&found, wanted),
        None => Ok(false),
    }
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    if !vm.enter_repr(value) {
        return Ok(vm.str("..."));
    }
    let result = repr_list(vm, value);
    vm.leave_repr();
    result
}

fn repr_list(vm: &mut Vm, value: &Value) -> Result<Value> {
    let items = vm.collect(value)?;
    let list = vm.list(items);
    let list = vm.repr(&list)?;
    let mut text = Text::default();
    text.push(&vm.type_name(value));
    text.push("(");
    text.push_value(&list);
    text.push(")");
    Ok(text.finish(vm))
}

/// Whether every item of `left` is in `right`.
fn all_in(vm: &mut Vm, left: &Value, right: &Value) -> Result<bool> {
    let iterator = vm.iter(left)?;
    while let Some(item) = vm.next(&iterator)? {
        if !vm.contains(right, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    if !is_set_view(right) && !right.is_a::<Set>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (vm.len(left)?, vm.len(right)?);
    let holds = match operator {
        Compare::Eq => a == b && all_in(vm, left, right)?,
        Compare::Ne => !(a == b && all_in(vm, left, right)?),
        Compare::Lt => a < b && all_in(vm, left, right)?,
        Compare::Le => a <= b && all_in(vm, left, right)?,
        Compare::Gt => a > b && all_in(vm, right, left)?,
        Compare::Ge => a >= b && all_in(vm, right, left)?,
    };
    Ok(Value::bool(holds))
}

fn subtract(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let result = set::from_iterable(vm, left)?;
    set::difference_update(vm, set::expect(&result), right)?;
    Ok(result)
}

fn union(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let result = set::from_iterable(vm, left)?;
    set::update(vm, set::expect(&result), right)?;
    Ok(result)
}

fn symmetric_difference(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let result = set::from_iterable(vm, left)?;
    set::symmetric_difference_update(vm, set::expect(&result), right)?;
    Ok(result)
}

fn intersection(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (mut view, mut other) = match is_set_view(left) {
        true => (left, right),
        false => (right, left),
    };
    if let Some(set) = other.downcast::<Set>()
        && set.class().is(&*vm.types().set)
        && vm.len(view)? <= set.len(vm)
    {
        let name = vm.intern("intersection");
        return vm.call_method_named(other, &name, std::slice::from_ref(view));
    }
    if is_set_view(other) && vm.len(other)? > vm.len(view)? {
        std::mem::swap(&mut view, &mut other);
    }
    let result = set::empty(vm);
    vm.for_each(other, |vm, item| {
        if vm.contains(view, &item)? {
            vm.set_add(set::expect(&result), &item)?;
        }
        Ok(())
    })?;
    Ok(result)
}

fn is_disjoint(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (mut view, mut other) = (args.arg(0), args.arg(1));
    if view.is(other) {
        return Ok(Value::bool(vm.len(view)? == 0));
    }
    if (is_set_view(other) || other.is_a::<Set>()) && vm.len(other)? > vm.len(view)? {
        std::mem::swap(&mut view, &mut other);
    }
    let iterator = vm.iter(other)?;
    while let Some(item) = vm.next(&iterator)? {
        if vm.contains(view, &item)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

fn mapping<const WHAT: u8>(vm: &mut Vm, value: &Value) -> Result<Value> {
    let dict = value.downcast::<View<WHAT>>().expect("a view").dict.clone();
    let proxy = vm.types().mapping_proxy.value().clone();
    vm.call(&proxy, &[dict])
}

fn fill<const WHAT: u8>(slots: &Slots) {
    slots.repr.set(Some(repr));
    slots.iter.set(Some(iter::<WHAT>));
    slots.len.set(Some(|vm, v| Ok(dict_of::<WHAT>(v).len(vm))));
    if WHAT == VALUE {
        return;
    }
    slots.contains.set(Some(match WHAT {
        KEY => contains_key,
        _ => contains_item,
    }));
    slots.compare.set(Some(compare));
    slots.binary[Operator::Sub as usize].set(Some(subtract));
    slots.binary[Operator::And as usize].set(Some(intersection));
    slots.binary[Operator::Xor as usize].set(Some(symmetric_difference));
    slots.binary[Operator::Or as usize].set(Some(union));
}

const fn getset<const WHAT: u8>() -> &'static [GetSetDef] {
    &[(
        "mapping",
        mapping::<WHAT>,
        None,
        "dictionary that this view refers to",
    )]
}

fn reversed<const WHAT: u8, const BACK: u8>(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let dict = &args.arg(0).downcast::<View<WHAT>>().expect("a view").dict;
    iterators::reversed::<BACK>(vm, dict)
}

const DISJOINT: NativeDef = (
    "isdisjoint",
    "($self, object, /)",
    is_disjoint,
    "Return True if the view and the given iterable have a null intersection.",
);

macro_rules! specs {
    ($($name:ident $what:ident $text:literal [$($method:expr),*],)*) => {$(
        pub(super) static $name: TypeSpec = TypeSpec {
            flags: 0,
            methods: &[
                (
                    "__reversed__",
                    "($self, /)",
                    reversed::<$what, { REVERSED + $what }>,
                    concat!("Return a reverse iterator over the ", $text, "."),
                ),
                $($method),*
            ],
            getset: getset::<$what>(),
            slots: fill::<$what>,
            ..TypeSpec::of::<View<$what>>($text)
        };
    )*};
}

/// The views of an `OrderedDict`: subclasses of those of a dict.
macro_rules! ordered {
    ($($name:ident $what:ident $text:literal $method:ident,)*) => {
        $(
            static $name: TypeSpec = TypeSpec {
                base: Some(|vm| vm.class::<View<$what>>()),
                flags: 0,
                methods: &[(
                    "__reversed__",
                    "($self, /)",
                    reversed::<$what, { REVERSED + $what }>,
                    "",
                )],
                slots: |slots| slots.iter.set(Some(iter::<$what>)),
                ..TypeSpec::of::<View<$what>>($text)
            };
            /// A view of an `OrderedDict`.
            pub(crate) fn $method(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
                let class = vm.class_of_static(&$name)?;
                let dict = args.arg(0).clone();
                Ok(vm.alloc(&class, View::<$what> { dict }))
            }
        )*
    };
}

ordered! {
    ORDERED_KEYS KEY "odict_keys" ordered_keys,
    ORDERED_VALUES VALUE "odict_values" ordered_values,
    ORDERED_ITEMS ITEM "odict_items" ordered_items,
}

specs! {
    KEYS KEY "dict_keys" [DISJOINT],
    VALUES VALUE "dict_values" [],
    ITEMS ITEM "dict_items" [DISJOINT],
}
