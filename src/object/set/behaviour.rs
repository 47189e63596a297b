//! The slots and methods of `set` and `frozenset`.

use super::algebra::{self, base_class, copy};
use super::{Set, empty_of, expect, iterator};
use crate::object::native::rest;
use crate::object::native::rows;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::native::{Bound, NativeDef};
use crate::object::sequence::{self, Text};
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::types::{BinaryFn, Class, Compare, Operator, Slots, flags};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

fn class_argument(vm: &mut Vm, args: Bindings<'_>) -> Result<Class> {
    match Class::from_value(args.arg(0)) {
        Some(class) => Ok(class),
        None => Err(vm.type_error("set.__new__(X): X is not a type object")),
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args)?;
    Ok(empty_of(vm, &class))
}

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let set = expect(args.arg(0));
    drop(set.table.get_mut(vm).take());
    if let Some(iterable) = args.opt(1) {
        algebra::update(vm, set, iterable)?;
    }
    Ok(Value::NONE)
}

fn frozen_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args)?;
    let frozen = vm.types().frozenset.clone();
    let Some(iterable) = args.opt(1) else {
        return Ok(empty_of(vm, &class));
    };
    if class.is(&*frozen) && sequence::is_exact(vm, iterable, &frozen) {
        return Ok(iterable.clone());
    }
    let result = empty_of(vm, &class);
    algebra::update(vm, expect(&result), iterable)?;
    Ok(result)
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let name = vm.type_name(value);
    if expect(value).is_empty(vm) {
        return Ok(vm.str(&format!("{name}()")));
    }
    if !vm.enter_repr(value) {
        return Ok(vm.str(&format!("{name}(...)")));
    }
    let plain = sequence::is_exact(vm, value, &vm.types().set);
    let items: Vec<Value> = expect(value)
        .table
        .get(vm)
        .iter()
        .map(|(_, key)| key.clone())
        .collect();
    let mut text = Text::default();
    if !plain {
        text.push(&name);
        text.push("(");
    }
    let result = repr_items(vm, &items, &mut text);
    vm.leave_repr();
    result?;
    if !plain {
        text.push(")");
    }
    Ok(text.finish(vm))
}

fn repr_items(vm: &mut Vm, items: &[Value], text: &mut Text) -> Result<()> {
    text.push("{");
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push(", ");
        }
        text.push_value(&vm.repr(item)?);
    }
    text.push("}");
    Ok(())
}

fn equal(vm: &mut Vm, left: &Value, right: &Value) -> Result<bool> {
    let (a, b) = (expect(left), expect(right));
    if a.len(vm) != b.len(vm) {
        return Ok(false);
    }
    let (x, y) = (a.hash.get(), b.hash.get());
    if x != -1 && y != -1 && x != y {
        return Ok(false);
    }
    algebra::is_subset(vm, left, right)
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    if !left.is_a::<Set>() || !right.is_a::<Set>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (expect(left).len(vm), expect(right).len(vm));
    Ok(Value::bool(match operator {
        Compare::Eq => equal(vm, left, right)?,
        Compare::Ne => !equal(vm, left, right)?,
        Compare::Lt => a < b && algebra::is_subset(vm, left, right)?,
        Compare::Le => algebra::is_subset(vm, left, right)?,
        Compare::Gt => a > b && algebra::is_subset(vm, right, left)?,
        Compare::Ge => algebra::is_subset(vm, right, left)?,
    }))
}

fn hash(vm: &mut Vm, value: &Value) -> Result<i64> {
    Ok(algebra::hash(vm, expect(value)))
}

/// The hash for looking an item up: a set that is no frozenset counts as the frozenset of its items.
fn lookup_hash(vm: &mut Vm, item: &Value) -> Result<i64> {
    match vm.hash(item) {
        Err(raised) => {
            let class = vm.exceptions().TypeError.clone();
            match item.downcast::<Set>() {
                Some(set) if vm.raised_is(&raised, &class) => {
                    let hash = algebra::hash(vm, set);
                    set.hash.set(-1);
                    Ok(hash)
                }
                _ => Err(raised),
            }
        }
        known => known,
    }
}

fn contains(vm: &mut Vm, value: &Value, item: &Value) -> Result<bool> {
    let hash = lookup_hash(vm, item)?;
    Ok(vm.set_find(expect(value), item, hash)?.is_some())
}

fn discard_item(vm: &mut Vm, args: Bindings<'_>) -> Result<bool> {
    let hash = lookup_hash(vm, args.arg(1))?;
    vm.set_discard_hashed(expect(args.arg(0)), args.arg(1), hash)
}

// ---- operators

type Operation = fn(&mut Vm, &Value, &Value) -> Result<Value>;

fn both(vm: &mut Vm, left: &Value, right: &Value, operation: Operation) -> Result<Value> {
    match left.is_a::<Set>() && right.is_a::<Set>() {
        true => operation(vm, left, right),
        false => Ok(Value::NOT_IMPLEMENTED),
    }
}

const OPERATORS: [(Operator, BinaryFn); 4] = [
    (Operator::Or, |vm, a, b| both(vm, a, b, algebra::union)),
    (Operator::And, |vm, a, b| {
        both(vm, a, b, algebra::intersection)
    }),
    (Operator::Sub, |vm, a, b| {
        both(vm, a, b, algebra::difference)
    }),
    (Operator::Xor, |vm, a, b| {
        both(vm, a, b, algebra::symmetric_difference)
    }),
];

const IN_PLACE: [(Operator, BinaryFn); 4] = [
    (Operator::Or, |vm, a, b| in_place(vm, a, b, algebra::update)),
    (Operator::And, |vm, a, b| {
        in_place(vm, a, b, |vm, set, other| {
            intersect_in_place(vm, &set.value(), other)
        })
    }),
    (Operator::Sub, |vm, a, b| {
        in_place(vm, a, b, algebra::difference_update)
    }),
    (Operator::Xor, |vm, a, b| {
        in_place(vm, a, b, algebra::symmetric_difference_update)
    }),
];

type Update = fn(&mut Vm, &crate::object::Object<Set>, &Value) -> Result<()>;

fn in_place(vm: &mut Vm, left: &Value, right: &Value, update: Update) -> Result<Value> {
    if !right.is_a::<Set>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    update(vm, expect(left), right)?;
    Ok(left.clone())
}

fn intersect_in_place(vm: &mut Vm, set: &Value, other: &Value) -> Result<()> {
    let common = algebra::intersection(vm, set, other)?;
    take_over(vm, set, &common);
    Ok(())
}

/// Gives `set` the items of a fresh set.
fn take_over(vm: &mut Vm, set: &Value, fresh: &Value) {
    let table = expect(fresh).table.get_mut(vm).take();
    let old = expect(set).table.get_mut(vm).replace(table);
    drop(old);
}

// ---- methods

fn others(args: Bindings<'_>) -> &[Value] {
    rest(args, 1).0
}

fn union(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let result = copy(vm, args.arg(0))?;
    for other in others(args) {
        if !args.arg(0).is(other) {
            algebra::update(vm, expect(&result), other)?;
        }
    }
    Ok(result)
}

fn update(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    for other in others(args) {
        algebra::update(vm, expect(args.arg(0)), other)?;
    }
    Ok(Value::NONE)
}

fn intersection(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some((first, more)) = others(args).split_first() else {
        return copy(vm, args.arg(0));
    };
    let mut result = algebra::intersection(vm, args.arg(0), first)?;
    for other in more {
        result = algebra::intersection(vm, &result, other)?;
    }
    Ok(result)
}

fn intersection_update(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let result = intersection(vm, args)?;
    take_over(vm, args.arg(0), &result);
    Ok(Value::NONE)
}

fn difference(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some((first, more)) = others(args).split_first() else {
        return copy(vm, args.arg(0));
    };
    let result = algebra::difference(vm, args.arg(0), first)?;
    for other in more {
        algebra::difference_update(vm, expect(&result), other)?;
    }
    Ok(result)
}

fn difference_update(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    for other in others(args) {
        algebra::difference_update(vm, expect(args.arg(0)), other)?;
    }
    Ok(Value::NONE)
}

fn symmetric_difference(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    algebra::symmetric_difference(vm, args.arg(0), args.arg(1))
}

fn symmetric_difference_update(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    algebra::symmetric_difference_update(vm, expect(args.arg(0)), args.arg(1))?;
    Ok(Value::NONE)
}

fn is_disjoint(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(Value::bool(algebra::is_disjoint(
        vm,
        args.arg(0),
        args.arg(1),
    )?))
}

fn is_subset(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(Value::bool(algebra::is_subset(
        vm,
        args.arg(0),
        args.arg(1),
    )?))
}

fn is_superset(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(Value::bool(algebra::is_superset(
        vm,
        args.arg(0),
        args.arg(1),
    )?))
}

fn copy_method(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    copy(vm, args.arg(0))
}

fn frozen_copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    match sequence::is_exact(vm, args.arg(0), &base_class(vm, args.arg(0))) {
        true => Ok(args.arg(0).clone()),
        false => copy(vm, args.arg(0)),
    }
}

fn add(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    vm.set_add(expect(args.arg(0)), args.arg(1))?;
    Ok(Value::NONE)
}

fn discard(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    discard_item(vm, args)?;
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    match discard_item(vm, args)? {
        true => Ok(Value::NONE),
        false => Err(vm.key_error(args.arg(1))),
    }
}

fn pop(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    match expect(args.arg(0)).table.get_mut(vm).pop() {
        Some(item) => Ok(item),
        None => {
            let class = vm.exceptions().KeyError.clone();
            Err(vm.error(&class, "pop from an empty set"))
        }
    }
}

fn clear(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    drop(expect(args.arg(0)).table.get_mut(vm).take());
    Ok(Value::NONE)
}

fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let items = vm.collect(args.arg(0))?;
    let list = vm.list(items);
    let class = vm.class_of(args.arg(0)).value();
    let state = sequence::reduce_state(vm, args.arg(0))?;
    let parts = vm.tuple_of([list]);
    Ok(vm.tuple_of([class, parts, state]))
}

fn sizeof(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let memory = expect(args.arg(0)).table.get(vm).memory();
    // CPython keeps up to eight slots in the object itself.
    let more = if memory > 128 { memory } else { 0 };
    Ok(vm.int(200 + more as i64))
}

macro_rules! methods {
    ($name:ident, $copy:expr, [$($more:expr,)*]) => {
        const $name: &[NativeDef] = &[
            CLASS_GETITEM,
            ("copy", "($self, /)", $copy, "Return a shallow copy of a set."),
            (
                "difference",
                "($self, /, *others)\nrest",
                difference,
                "Return a new set with elements in the set that are not in the others.",
            ),
            (
                "intersection",
                "($self, /, *others)\nrest",
                intersection,
                "Return a new set with elements common to the set and all others.",
            ),
            (
                "isdisjoint",
                "($self, other, /)",
                is_disjoint,
                "Return True if two sets have a null intersection.",
            ),
            (
                "issubset",
                "($self, other, /)",
                is_subset,
                "Report whether another set contains this set.",
            ),
            (
                "issuperset",
                "($self, other, /)",
                is_superset,
                "Report whether this set contains another set.",
            ),
            rows::reduce(reduce),
            (
                "__contains__",
                "($self, object, /)",
                |vm, args| contains(vm, args.arg(0), args.arg(1)).map(Value::bool),
                "x.__contains__(y) <==> y in x.",
            ),
            (
                "__sizeof__",
                "($self, /)",
                sizeof,
                "S.__sizeof__() -> size of S in memory, in bytes.",
            ),
            (
                "symmetric_difference",
                "($self, other, /)",
                symmetric_difference,
                "Return a new set with elements in either the set or other but not both.",
            ),
            (
                "union",
                "($self, /, *others)\nrest",
                union,
                "Return a new set with elements from the set and all others.",
            ),
            $($more,)*
        ];
    };
}

methods!(FROZEN_METHODS, frozen_copy, []);
methods!(
    SET_METHODS,
    copy_method,
    [
        (
            "add",
            "($self, object, /)",
            add,
            "Add an element to a set.\n\nThis has no effect if the element is already present."
        ),
        (
            "clear",
            "($self, /)",
            clear,
            "Remove all elements from this set."
        ),
        (
            "discard",
            "($self, object, /)",
            discard,
            "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set."
        ),
        (
            "difference_update",
            "($self, /, *others)\nrest",
            difference_update,
            "Update the set, removing elements found in others."
        ),
        (
            "intersection_update",
            "($self, /, *others)\nrest",
            intersection_update,
            "Update the set, keeping only elements found in it and all others."
        ),
        (
            "pop",
            "($self, /)",
            pop,
            "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty."
        ),
        (
            "remove",
            "($self, object, /)",
            remove,
            "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError."
        ),
        (
            "symmetric_difference_update",
            "($self, other, /)",
            symmetric_difference_update,
            "Update the set, keeping only elements found in either set, but not in both."
        ),
        (
            "update",
            "($self, /, *others)\nrest",
            update,
            "Update the set, adding elements from all others."
        ),
    ]
);

fn fill(slots: &Slots) {
    slots.repr.set(Some(repr));
    slots.compare.set(Some(compare));
    slots.iter.set(Some(iterator::iter));
    slots.len.set(Some(|vm, v| Ok(expect(v).len(vm))));
    slots.contains.set(Some(contains));
    for (operator, function) in OPERATORS {
        slots.binary[operator as usize].set(Some(function));
    }
}

pub(super) const SET: TypeSpec = TypeSpec {
    flags: flags::BASE | flags::WEAKREF | flags::MATCH_SELF,
    doc: "Build an unordered collection of unique elements.",
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    init: Some(("__init__", "($self, iterable=(), /)", init, "")),
    methods: SET_METHODS,
    slots: |slots| {
        fill(slots);
        for (operator, function) in IN_PLACE {
            slots.in_place[operator as usize].set(Some(function));
        }
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Set>("set")
};

pub(super) const FROZENSET: TypeSpec = TypeSpec {
    flags: flags::BASE | flags::WEAKREF | flags::MATCH_SELF,
    doc: "Build an immutable unordered collection of unique elements.",
    new: Some(("__new__", "($type, iterable=(), /)", frozen_new, "")),
    methods: FROZEN_METHODS,
    slots: |slots| {
        fill(slots);
        slots.hash.set(Some(hash));
    },
    ..TypeSpec::of::<Set>("frozenset")
};
