//! `tuple`: the layout (items follow the payload); what tuples do is in `methods.rs`.

mod methods;

pub use methods::{expect, get_item};

use super::header::{Kind, Object, Payload, Sizes, Visitor};
use super::spec::TypeSpec;
use super::types::{Class, flags};
use super::value::{Raw, Value};
use crate::object::slots::Slot;
use crate::vm::Vm;
use std::mem::size_of;

/// Payload of `tuple`.
pub struct Tuple {
    length: usize,
}

impl Payload for Tuple {
    const KIND: Kind = Kind::Tuple;
    const GC: bool = true;
    const C_SIZES: Sizes = Sizes {
        basic: 24,
        item: 8,
        count: |value| items(value).len(),
    };

    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        self.items().iter().rev().for_each(visit);
    }

    const TRAILING: bool = true;
    fn size(object: &Object<Tuple>) -> usize {
        size_of::<Object<Tuple>>() + object.length * 8
    }
}

impl Tuple {
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        // SAFETY: `length` values follow the payload (`tuple_from_parts`); they are never changed.
        unsafe { std::slice::from_raw_parts((&raw const *self).add(1).cast(), self.length) }
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.length
    }
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }
}

/// Whether two plain tuples of plain strs and small ints are equal; `None` if they are not all of these, so that
/// equality may be anything.
#[inline]
pub fn plain_equal(left: &Value, right: &Value) -> Option<bool> {
    let plain = |value: &Value, kind: Kind| value.header().is_some_and(|h| h.is_plain(kind));
    if !plain(left, Kind::Tuple) || !plain(right, Kind::Tuple) {
        return None;
    }
    let (left, right) = (items(left), items(right));
    if left.len() != right.len() {
        return Some(false);
    }
    for (a, b) in left.iter().zip(right) {
        if a.is(b) {
            continue;
        }
        if a.raw().both_int(b.raw()) {
            return Some(false);
        }
        if !plain(a, Kind::Str) || !plain(b, Kind::Str) {
            return None;
        }
        if !super::str::expect(a).same_text(super::str::expect(b)) {
            return Some(false);
        }
    }
    Some(true)
}

/// The items of a value that is a tuple; of another, none.
pub fn items(value: &Value) -> &[Value] {
    value.downcast::<Tuple>().map_or(&[], |tuple| tuple.items())
}

/// Iterator over a tuple: the dispatch loop advances it inline.
pub struct TupleIter {
    /// `None` once exhausted.
    pub tuple: super::GilCell<Option<Value>>,
    pub position: std::cell::Cell<usize>,
}

impl Payload for TupleIter {
    const KIND: Kind = Kind::TupleIter;
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.tuple.get(vm).iter().for_each(visit);
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        // From the end, as CPython does.
        for item in self.items().iter().rev() {
            // SAFETY: the tuple owns its items and nobody sees them again.
            unsafe { super::heap::release_any(item.raw()) }
        }
    }
}

impl Vm {
    /// A tuple of these items.
    pub fn tuple(&self, items: Vec<Value>) -> Value {
        if items.is_empty() {
            return self.types_empty_tuple();
        }
        let mut items = items;
        let tuple = self.tuple_moved(&items);
        // SAFETY: the items have moved into the tuple.
        unsafe { items.set_len(0) };
        tuple
    }

    /// A tuple of clones of items that lie in several places.
    #[inline]
    pub(crate) fn tuple_of_clones<'a>(
        &self,
        items: impl ExactSizeIterator<Item = &'a Value>,
    ) -> Value {
        let length = items.len();
        if length == 0 {
            return self.types_empty_tuple();
        }
        let payload = Tuple { length };
        let object = self
            .heap()
            .allocate_builtin(&self.types().tuple, payload, length * 8);
        // SAFETY: room for so many items was allocated behind the payload. None is dropped or looked at in between: no
        // more than `length` are written, and a place that an iterator shorter than it said left out holds None.
        unsafe {
            let at = (&raw mut (*object.as_ptr()).payload).add(1).cast::<Value>();
            let mut written = 0;
            for item in items.take(length) {
                at.add(written).write(item.clone());
                written += 1;
            }
            for place in written..length {
                at.add(place).write(Value::NONE);
            }
            Value::from_raw(Raw(object.as_ptr() as u64))
        }
    }

    /// A tuple of a known number of items, without a vector in between.
    #[inline]
    pub fn tuple_of<const N: usize>(&self, items: [Value; N]) -> Value {
        if N == 0 {
            return self.types_empty_tuple();
        }
        let object = self
            .heap()
            .allocate_builtin(&self.types().tuple, Tuple { length: N }, N * 8);
        // SAFETY: room for the items was allocated behind the payload; ownership moves there.
        unsafe {
            let at = (&raw mut (*object.as_ptr()).payload).add(1);
            at.cast::<[Value; N]>().write(items);
            Value::from_raw(Raw(object.as_ptr() as u64))
        }
    }

    /// A tuple of clones of these items.
    pub fn tuple_from_slice(&self, items: &[Value]) -> Value {
        if items.is_empty() {
            return self.types_empty_tuple();
        }
        items.iter().for_each(|item| std::mem::forget(item.clone()));
        self.tuple_moved(items)
    }

    /// The result tuple of an iterator that makes many of one length, as CPython's `zip` does it: the tuple kept in
    /// `kept` is used again if nobody else has it any more.
    #[inline]
    pub fn tuple_again<const N: usize>(
        &mut self,
        kept: &super::GilCell<Option<Value>>,
        items: [Value; N],
    ) -> Value {
        if let Some(tuple) = kept.get(self) {
            let object = expect(tuple);
            if object.header.references() != 1 || object.length != N {
                return self.tuple_of(items);
            }
            // SAFETY: the tuple has N items, and nobody but this iterator refers to it.
            let old = unsafe {
                let at = (&raw const **object).add(1) as *mut [Value; N];
                std::mem::replace(&mut *at, items)
            };
            super::heap::track(self.heap(), &object.header);
            let result = tuple.clone();
            drop(old);
            return result;
        }
        let tuple = self.tuple_of(items);
        kept.set(self, Some(tuple.clone()));
        tuple
    }

    /// A tuple that takes over the references of `items`: the caller must forget them without dropping.
    pub(crate) fn tuple_moved(&self, items: &[Value]) -> Value {
        let payload = Tuple {
            length: items.len(),
        };
        let object = self
            .heap()
            .allocate_builtin(&self.types().tuple, payload, items.len() * 8);
        // SAFETY: room for the items was allocated behind the payload; ownership moves there.
        unsafe {
            let at = (&raw mut (*object.as_ptr()).payload).add(1).cast::<Value>();
            std::ptr::copy_nonoverlapping(items.as_ptr(), at, items.len());
            Value::from_raw(Raw(object.as_ptr() as u64))
        }
    }

    /// An instance of tuple or a subclass, always a new object.
    pub fn tuple_of_class(&self, class: &Class, items: Vec<Value>) -> Value {
        let object = self.heap().allocate(
            class,
            Tuple {
                length: items.len(),
            },
            items.len() * 8,
        );
        // SAFETY: room for the items was allocated behind the payload; ownership moves there.
        unsafe {
            let at = (&raw mut (*object.as_ptr()).payload).add(1).cast::<Value>();
            std::ptr::copy_nonoverlapping(items.as_ptr(), at, items.len());
            let mut items = items;
            items.set_len(0);
            Value::from_raw(Raw(object.as_ptr() as u64))
        }
    }
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    flags: flags::BASE | flags::SEQUENCE | flags::MATCH_SELF,
    doc: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
    new: Some(("__new__", "($type, iterable=(), /)", methods::new, "")),
    methods: methods::METHODS,
    slots: methods::fill,
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Tuple>("tuple")
};
/// The type of its iterators.
pub static ITERATOR_SPEC: TypeSpec = methods::ITERATOR;
