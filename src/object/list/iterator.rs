//! Iterators over lists, forwards and backwards.

use super::{ListIter, items};
use crate::object::GilCell;
use crate::object::header::{Payload, Visitor};
use crate::object::native::rows;
use crate::object::native::{Bound, NativeDef};
use crate::object::sequence;
use crate::object::spec::TypeSpec;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

/// Backwards over a list.
pub struct ListReverseIter {
    /// `None` once exhausted.
    pub list: GilCell<Option<Value>>,
    pub position: Cell<i64>,
}

impl Payload for ListReverseIter {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.list.get(vm).iter().for_each(visit);
    }
}

/// An iterator over a list.
#[inline]
pub fn iterator_of(vm: &Vm, list: Value) -> Value {
    vm.alloc(
        &vm.types().list_iterator,
        ListIter {
            list: GilCell::new(Some(list)),
            position: Cell::new(0),
        },
    )
}

pub(super) fn iter(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(iterator_of(vm, value.clone()))
}

fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let iterator = value.downcast::<ListIter>().expect("a list iterator");
    let Some(list) = iterator.list.get(vm) else {
        return Ok(None);
    };
    let position = iterator.position.get();
    if let Some(item) = items(vm, list).get(position) {
        iterator.position.set(position + 1);
        return Ok(Some(item.clone()));
    }
    iterator.list.set(vm, None);
    Ok(None)
}

fn reverse_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let iterator = value.downcast::<ListReverseIter>().expect("an iterator");
    let Some(list) = iterator.list.get(vm) else {
        return Ok(None);
    };
    let position = iterator.position.get();
    if let Ok(at) = usize::try_from(position)
        && let Some(item) = items(vm, list).get(at)
    {
        iterator.position.set(position - 1);
        return Ok(Some(item.clone()));
    }
    iterator.position.set(-1);
    iterator.list.set(vm, None);
    Ok(None)
}

fn length_hint(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = args.arg(0).downcast::<ListIter>().expect("an iterator");
    let left = match iterator.list.get(vm) {
        Some(list) => items(vm, list)
            .len()
            .saturating_sub(iterator.position.get()),
        None => 0,
    };
    Ok(vm.int(left as i64))
}

fn reverse_length_hint(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = args.arg(0).downcast::<ListReverseIter>().expect("one");
    let left = match iterator.list.get(vm) {
        Some(list) if iterator.position.get() < items(vm, list).len() as i64 => {
            iterator.position.get() + 1
        }
        _ => 0,
    };
    Ok(vm.int(left))
}

/// `(iter, (sequence,), position)`, or `(iter, (empty,))` once exhausted.
fn reduce_parts(vm: &mut Vm, function: &str, list: Option<Value>, position: i64) -> Result<Value> {
    match list {
        Some(list) => {
            let function = sequence::builtin(vm, function)?;
            let args = vm.tuple_of([list]);
            let position = vm.int(position);
            Ok(vm.tuple_of([function, args, position]))
        }
        None => {
            let function = sequence::builtin(vm, function)?;
            let empty = vm.list(Vec::new());
            let args = vm.tuple_of([empty]);
            Ok(vm.tuple_of([function, args]))
        }
    }
}

fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = args.arg(0).downcast::<ListIter>().expect("an iterator");
    let list = iterator.list.cloned(vm);
    reduce_parts(vm, "iter", list, iterator.position.get() as i64)
}

fn reverse_reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = args.arg(0).downcast::<ListReverseIter>().expect("one");
    let list = iterator.list.cloned(vm);
    reduce_parts(vm, "reversed", list, iterator.position.get())
}

fn set_state(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let position = sequence::state(vm, args.arg(1))?;
    let iterator = args.arg(0).downcast::<ListIter>().expect("an iterator");
    if position < 0 {
        // Before the first item there is nothing to come.
        iterator.list.set(vm, None);
    } else if let Some(list) = iterator.list.get(vm) {
        let length = items(vm, list).len() as i64;
        iterator.position.set(position.min(length) as usize);
    }
    Ok(Value::NONE)
}

fn reverse_set_state(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let position = sequence::state(vm, args.arg(1))?;
    let iterator = args.arg(0).downcast::<ListReverseIter>().expect("one");
    if let Some(list) = iterator.list.get(vm) {
        let length = items(vm, list).len() as i64;
        iterator.position.set(position.clamp(-1, length - 1));
    }
    Ok(Value::NONE)
}

const METHODS: &[NativeDef] = &[
    rows::length_hint(length_hint),
    rows::reduce(reduce),
    rows::set_state(set_state),
];

const REVERSE_METHODS: &[NativeDef] = &[
    rows::length_hint(reverse_length_hint),
    rows::reduce(reverse_reduce),
    rows::set_state(reverse_set_state),
];

pub(super) const SPEC: TypeSpec = TypeSpec {
    flags: 0,
    methods: METHODS,
    slots: |slots| {
        slots.iter.set(Some(|_, v| Ok(v.clone())));
        slots.next.set(Some(next));
    },
    ..TypeSpec::of::<ListIter>("list_iterator")
};

pub(super) static REVERSE_SPEC: TypeSpec = TypeSpec {
    flags: 0,
    methods: REVERSE_METHODS,
    slots: |slots| {
        slots.iter.set(Some(|_, v| Ok(v.clone())));
        slots.next.set(Some(reverse_next));
    },
    ..TypeSpec::of::<ListReverseIter>("list_reverseiterator")
};
