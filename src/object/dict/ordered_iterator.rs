//! `odict_iterator`: iterates over an `OrderedDict`, whose order may change while its size does not. So every change
//! of the keys since the iterator was made ends the iteration (`odictiter_nextkey` of Objects/odictobject.c).

use super::expect;
use super::iterators::{ITEM, KEY, REVERSED, VALUE, advance};
use crate::object::header::{Payload, Visitor};
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::value::Value;
use crate::object::{GilCell, sequence};
use crate::vm::{Result, Vm};
use std::cell::Cell;

/// Payload of `odict_iterator`.
pub(super) struct OrderedIter {
    /// `None` once exhausted.
    dict: GilCell<Option<Value>>,
    /// What is given, and in which direction: as `DictIter`'s parameter.
    what: u8,
    /// The table's count of mutations when iteration began.
    state: u32,
    position: Cell<usize>,
    left: Cell<usize>,
}

impl Payload for OrderedIter {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.dict.get(vm).iter().for_each(visit);
    }
}

pub(super) fn new(vm: &mut Vm, dict: &Value, what: u8) -> Value {
    let table = expect(dict).table.get(vm);
    let iterator = OrderedIter {
        dict: GilCell::new(Some(dict.clone())),
        what,
        state: table.mutations(),
        position: Cell::new(if what & REVERSED == 0 {
            0
        } else {
            table.entries().len()
        }),
        left: Cell::new(table.len()),
    };
    vm.object(iterator)
}

fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let iterator = value.downcast::<OrderedIter>().expect("an iterator");
    let Some(dict) = iterator.dict.cloned(vm) else {
        return Ok(None);
    };
    if iterator.left.get() == 0 {
        iterator.dict.set(vm, None);
        return Ok(None);
    }
    let dict = expect(&dict);
    if dict.table.get(vm).mutations() != iterator.state {
        iterator.dict.set(vm, None);
        return Err(vm.runtime_error("OrderedDict mutated during iteration"));
    }
    let position = iterator.position.get();
    let found = match iterator.what & REVERSED {
        0 => advance::<ITEM>(vm, dict, position),
        _ => advance::<{ REVERSED + ITEM }>(vm, dict, position),
    };
    let Some((Some(key), Some(item), next)) = found else {
        iterator.dict.set(vm, None);
        return Ok(None);
    };
    iterator.position.set(next);
    iterator.left.set(iterator.left.get() - 1);
    Ok(Some(match iterator.what & !REVERSED {
        KEY => key,
        VALUE => item,
        _ => vm.tuple_of([key, item]),
    }))
}

/// `(iter, ([what is left],))`; the iterator itself stays where it is.
fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let iterator = args.arg(0).downcast::<OrderedIter>().expect("an iterator");
    let copy = vm.object(OrderedIter {
        dict: GilCell::new(iterator.dict.cloned(vm)),
        what: iterator.what,
        state: iterator.state,
        position: iterator.position.clone(),
        left: iterator.left.clone(),
    });
    sequence::reduce_rest(vm, &copy)
}

pub(super) static SPEC: TypeSpec = TypeSpec {
    flags: 0,
    methods: &[(
        "__reduce__",
        "($self, /)",
        reduce,
        "Return state information for pickling",
    )],
    slots: |slots| {
        slots.iter.set(Some(|_, v| Ok(v.clone())));
        slots.next.set(Some(next));
    },
    ..TypeSpec::of::<OrderedIter>("odict_iterator")
};
