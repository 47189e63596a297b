//! Iterators over dicts: keys, values, items, forwards and backwards. One payload, told apart by a number so that
//! each is a type of its own.

use super::{Dict, expect, ordered_iterator};
use crate::object::GilCell;
use crate::object::header::{Kind, Object, Payload, Visitor};
use crate::object::native::rows;
use crate::object::native::{Bound, NativeDef};
use crate::object::sequence;
use crate::object::spec::TypeSpec;
use crate::object::types::{Slots, flags};
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

pub const KEY: u8 = 0;
pub const VALUE: u8 = 1;
pub(super) const ITEM: u8 = 2;
/// Added to the above for iterating backwards; alone: keys backwards.
pub(super) const REVERSED: u8 = 4;
const REVERSED_VALUE: u8 = REVERSED + VALUE;
const REVERSED_ITEM: u8 = REVERSED + ITEM;

/// Iterator over a dict.
pub struct DictIter<const WHAT: u8> {
    /// `None` once exhausted.
    pub dict: GilCell<Option<Value>>,
    /// Length of the dict when iteration began; -1 once it was found changed.
    pub expected: Cell<i64>,
    /// Index of the next entry; backwards, one more than it.
    pub position: Cell<usize>,
    /// Items left.
    pub left: Cell<i64>,
    /// The pair given last; see `tuple_again`.
    pub result: GilCell<Option<Value>>,
}

impl<const WHAT: u8> Payload for DictIter<WHAT> {
    const KIND: Kind = match WHAT {
        KEY => Kind::DictKeyIter,
        VALUE => Kind::DictValueIter,
        _ => Kind::Other,
    };
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.dict.get(vm).iter().for_each(&mut *visit);
        self.result.get(vm).iter().for_each(visit);
    }
}

pub(super) fn forward<const WHAT: u8>(vm: &mut Vm, dict: &Value) -> Result<Value> {
    if vm.class_of(dict).has(flags::ORDERED) {
        return Ok(ordered_iterator::new(vm, dict, WHAT));
    }
    let length = expect(dict).len(vm) as i64;
    Ok(vm.object(DictIter::<WHAT> {
        dict: GilCell::new(Some(dict.clone())),
        expected: Cell::new(length),
        position: Cell::new(0),
        left: Cell::new(length),
        result: GilCell::default(),
    }))
}

pub(super) fn reversed<const WHAT: u8>(vm: &mut Vm, dict: &Value) -> Result<Value> {
    if vm.class_of(dict).has(flags::ORDERED) {
        return Ok(ordered_iterator::new(vm, dict, WHAT));
    }
    let length = expect(dict).len(vm) as i64;
    let position = expect(dict).table.get(vm).entries().len();
    Ok(vm.object(DictIter::<WHAT> {
        dict: GilCell::new(Some(dict.clone())),
        expected: Cell::new(length),
        position: Cell::new(position),
        left: Cell::new(length),
        result: GilCell::default(),
    }))
}

impl<const WHAT: u8> DictIter<WHAT> {
    /// The next key or value, without ceremony: `None` if there is none or something must be looked into.
    #[inline(always)]
    pub fn next_plain<'a>(&'a self, vm: &'a Vm) -> Option<&'a Value> {
        let dict = self.dict.get(vm).as_ref()?.downcast::<Dict>()?;
        let table = dict.table.get(vm);
        let left = self.left.get();
        if table.len() as i64 != self.expected.get() || left == 0 {
            return None;
        }
        let entry = table.entries().get(self.position.get())?;
        let key = entry.key.as_ref()?;
        let item = match WHAT {
            KEY => key,
            _ => entry.value.as_ref()?,
        };
        self.position.set(self.position.get() + 1);
        self.left.set(left - 1);
        Some(item)
    }
}

#[inline(always)]
fn this<const WHAT: u8>(value: &Value) -> &Object<DictIter<WHAT>> {
    value.downcast::<DictIter<WHAT>>().expect("a dict iterator")
}

/// The next entry in the direction of iteration.
#[inline(always)]
pub(super) fn advance<const WHAT: u8>(
    vm: &Vm,
    dict: &Dict,
    position: usize,
) -> Option<(Option<Value>, Option<Value>, usize)> {
    let table = dict.table.get(vm);
    let entries = table.entries();
    let (at, next) = if WHAT & REVERSED == 0 {
        let position = position.max(table.front());
        let ahead = entries
            .get(position..)?
            .iter()
            .position(|e| e.key.is_some())?;
        (position + ahead, position + ahead + 1)
    } else {
        let until = position.min(entries.len());
        let at = entries[..until].iter().rposition(|e| e.key.is_some())?;
        (at, at)
    };
    let entry = &entries[at];
    let what = WHAT & !REVERSED;
    Some((
        (what != VALUE).then(|| entry.key.clone()).flatten(),
        (what != KEY).then(|| entry.value.clone()).flatten(),
        next,
    ))
}

fn next<const WHAT: u8>(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let iterator = this::<WHAT>(value);
    let Some(dict) = iterator.dict.get(vm) else {
        return Ok(None);
    };
    let dict = expect(dict);
    if dict.len(vm) as i64 != iterator.expected.get() {
        iterator.expected.set(-1);
        return Err(vm.runtime_error("dictionary changed size during iteration"));
    }
    let Some((key, item, next)) = advance::<WHAT>(vm, dict, iterator.position.get()) else {
        iterator.dict.set(vm, None);
        if iterator.left.get() > 0 {
            // As many keys as before, but those that were left stand before this place now.
            return Err(vm.runtime_error("dictionary keys changed during iteration"));
        }
        return Ok(None);
    };
    if iterator.left.get() == 0 {
        iterator.dict.set(vm, None);
        return Err(vm.runtime_error("dictionary keys changed during iteration"));
    }
    iterator.position.set(next);
    iterator.left.set(iterator.left.get() - 1);
    Ok(match (key, item) {
        (Some(key), Some(item)) => Some(vm.tuple_again(&iterator.result, [key, item])),
        (key, item) => key.or(item),
    })
}

fn length_hint<const WHAT: u8>(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = this::<WHAT>(args.arg(0));
    let left = match iterator.dict.get(vm) {
        Some(dict) if expect(dict).len(vm) as i64 == iterator.expected.get() => iterator.left.get(),
        _ => 0,
    };
    Ok(vm.int(left))
}

/// `(iter, ([what is left],))`; the iterator itself stays where it is.
fn reduce<const WHAT: u8>(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = this::<WHAT>(args.arg(0));
    let copy = vm.object(DictIter::<WHAT> {
        dict: GilCell::new(iterator.dict.cloned(vm)),
        expected: iterator.expected.clone(),
        position: iterator.position.clone(),
        left: iterator.left.clone(),
        result: GilCell::default(),
    });
    sequence::reduce_rest(vm, &copy)
}

const fn methods<const WHAT: u8>() -> &'static [NativeDef] {
    const {
        &[
            rows::length_hint(length_hint::<WHAT>),
            rows::reduce(reduce::<WHAT>),
        ]
    }
}

fn fill<const WHAT: u8>(slots: &Slots) {
    slots.iter.set(Some(|_, v| Ok(v.clone())));
    slots.next.set(Some(next::<WHAT>));
}

macro_rules! specs {
    ($($name:ident $what:ident $text:literal,)*) => {$(
        pub(super) static $name: TypeSpec = TypeSpec {
            flags: 0,
            methods: methods::<$what>(),
            slots: fill::<$what>,
            ..TypeSpec::of::<DictIter<$what>>($text)
        };
    )*};
}

specs! {
    KEYS KEY "dict_keyiterator",
    VALUES VALUE "dict_valueiterator",
    ITEMS ITEM "dict_itemiterator",
    REVERSE_KEYS REVERSED "dict_reversekeyiterator",
    REVERSE_VALUES REVERSED_VALUE "dict_reversevalueiterator",
    REVERSE_ITEMS REVERSED_ITEM "dict_reverseitemiterator",
}
