//! The iterator over sets.

use super::expect;
use crate::object::GilCell;
use crate::object::header::{Object, Payload, Visitor};
use crate::object::native::Bound;
use crate::object::native::rows;
use crate::object::sequence;
use crate::object::spec::TypeSpec;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

/// Iterator over a set.
pub struct SetIter {
    /// `None` once exhausted.
    pub set: GilCell<Option<Value>>,
    /// Length of the set when iteration began; -1 once it was found changed.
    pub expected: Cell<i64>,
    /// Index of the next slot.
    pub position: Cell<usize>,
    /// Items left.
    pub left: Cell<i64>,
}

impl Payload for SetIter {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.set.get(vm).iter().for_each(visit);
    }
}

pub(super) fn iter(vm: &mut Vm, set: &Value) -> Result<Value> {
    let length = expect(set).len(vm) as i64;
    Ok(vm.object(SetIter {
        set: GilCell::new(Some(set.clone())),
        expected: Cell::new(length),
        position: Cell::new(0),
        left: Cell::new(length),
    }))
}

fn this(value: &Value) -> &Object<SetIter> {
    value.downcast::<SetIter>().expect("a set iterator")
}

fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let iterator = this(value);
    let Some(set) = iterator.set.get(vm) else {
        return Ok(None);
    };
    let set = expect(set);
    if set.len(vm) as i64 != iterator.expected.get() {
        iterator.expected.set(-1);
        return Err(vm.runtime_error("Set changed size during iteration"));
    }
    let position = iterator.position.get();
    let slots = set.table.get(vm).slots();
    let found = slots.get(position..).and_then(|rest| {
        rest.iter()
            .enumerate()
            .find_map(|(ahead, slot)| Some((ahead, slot.key.clone()?)))
    });
    match found {
        Some((ahead, key)) => {
            iterator.position.set(position + ahead + 1);
            iterator.left.set(iterator.left.get() - 1);
            Ok(Some(key))
        }
        None => {
            iterator.set.set(vm, None);
            Ok(None)
        }
    }
}

fn length_hint(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = this(args.arg(0));
    let left = match iterator.set.get(vm) {
        Some(set) if expect(set).len(vm) as i64 == iterator.expected.get() => iterator.left.get(),
        _ => 0,
    };
    Ok(vm.int(left))
}

fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = this(args.arg(0));
    let copy = vm.object(SetIter {
        set: GilCell::new(iterator.set.cloned(vm)),
        expected: iterator.expected.clone(),
        position: iterator.position.clone(),
        left: iterator.left.clone(),
    });
    sequence::reduce_rest(vm, &copy)
}

pub(super) static SPEC: TypeSpec = TypeSpec {
    flags: 0,
    methods: &[rows::length_hint(length_hint), rows::reduce(reduce)],
    slots: |slots| {
        slots.iter.set(Some(|_, v| Ok(v.clone())));
        slots.next.set(Some(next));
    },
    ..TypeSpec::of::<SetIter>("set_iterator")
};
