//! `set` and `frozenset`. The table is in `table.rs`, the algebra in `algebra.rs`, slots and methods in
//! `behaviour.rs`, the iterator in `iterator.rs`.

mod algebra;
mod behaviour;
mod iterator;
mod table;

pub use algebra::{difference_update, hashed_items, symmetric_difference_update, update};
pub use iterator::SetIter;
pub use table::SetTable;

use super::GilCell;
use super::header::{Kind, Object, Payload, Visitor};
use super::spec::TypeSpec;
use super::str::Str;
use super::types::Class;
use super::value::Value;
use crate::vm::{Result, Vm};

/// Payload of `set` and `frozenset`.
pub struct Set {
    pub table: GilCell<SetTable>,
    /// Hash of a frozenset; -1: not computed.
    pub hash: std::cell::Cell<i64>,
}

impl Default for Set {
    fn default() -> Set {
        Set {
            table: GilCell::default(),
            hash: std::cell::Cell::new(-1),
        }
    }
}

impl Payload for Set {
    const KIND: Kind = Kind::Set;
    const GC: bool = true;

    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.table.get(vm).iter().for_each(|(_, key)| visit(key));
    }

    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        let table = self.table.get_mut(vm).take();
        out.extend(table.iter().map(|(_, key)| key.clone()));
    }
}

impl Set {
    pub fn len(&self, vm: &Vm) -> usize {
        self.table.get(vm).len()
    }
    pub fn is_empty(&self, vm: &Vm) -> bool {
        self.len(vm) == 0
    }
}

/// The set behind a value that is known to be one.
///
/// # Panics
/// If it is not.
#[inline(always)]
pub fn expect(value: &Value) -> &Object<Set> {
    value.downcast::<Set>().expect("a set")
}

/// An empty `set`.
pub fn empty(vm: &Vm) -> Value {
    vm.alloc_builtin(&vm.types().set, Set::default())
}

/// An empty set of a class.
pub fn empty_of(vm: &Vm, class: &Class) -> Value {
    vm.alloc(class, Set::default())
}

/// `set(iterable)`.
pub fn from_iterable(vm: &mut Vm, iterable: &Value) -> Result<Value> {
    let result = empty(vm);
    update(vm, expect(&result), iterable)?;
    Ok(result)
}

impl Vm {
    /// `set(items)`.
    pub fn set(&mut self, items: &[Value]) -> Result<Value> {
        let result = empty(self);
        for item in items {
            self.set_add(expect(&result), item)?;
        }
        Ok(result)
    }

    /// `frozenset(items)`.
    pub fn frozenset(&mut self, items: &[Value]) -> Result<Value> {
        let result = empty_of(self, &self.types().frozenset);
        for item in items {
            self.set_add(expect(&result), item)?;
        }
        Ok(result)
    }

    /// Slot of an item, if `__eq__` need not be asked.
    #[inline(always)]
    fn set_find_quick(&self, set: &Set, item: &Value, hash: i64) -> Option<Option<usize>> {
        self.find_in_table(set.table.get(self), item, hash)
    }

    /// Slot of an item in a table; `None` if `__eq__` has to be asked.
    #[inline]
    fn find_in_table(&self, table: &SetTable, item: &Value, hash: i64) -> Option<Option<usize>> {
        if !item.raw().is_pointer() && item.raw().is_int() {
            // Nothing but numbers equals an int, and of those only others than small ints have to be asked.
            let mut must_compare = false;
            let found = table.first_candidate(hash, |other| {
                other.is(item)
                    || !other.raw().is_int() && {
                        Vm::equal_plainly(item, other).unwrap_or_else(|| {
                            must_compare = true;
                            true
                        })
                    }
            });
            return (!must_compare).then_some(found);
        }
        let str_class = &*self.types().str;
        let mut must_compare = false;
        let found = match item.downcast::<Str>() {
            Some(text) if text.class().is(str_class) => table.first_candidate(hash, |other| {
                other.is(item)
                    || match other.downcast::<Str>() {
                        Some(other) if other.class().is(str_class) => text.same_text(other),
                        _ => {
                            must_compare = true;
                            true
                        }
                    }
            }),
            _ => table.first_candidate(hash, |other| {
                if other.is(item) {
                    return true;
                }
                if item.raw().both_int(other.raw()) {
                    return false;
                }
                Vm::equal_plainly(item, other).unwrap_or_else(|| {
                    must_compare = true;
                    true
                })
            }),
        };
        (!must_compare).then_some(found)
    }

    /// `set.add(item)` for an exact str or immediate int; false if `__eq__` has to be asked.
    #[inline]
    pub fn set_add_plain(&mut self, set: &Object<Set>, item: &Value) -> bool {
        let Some(hash) = self.plain_hash(item) else {
            return false;
        };
        match self.set_find_quick(set, item, hash) {
            None => false,
            Some(Some(_)) => true,
            Some(None) if set.table.get(self).is_large_and_full() => false,
            Some(None) => {
                set.table.get_mut(self).insert_new(hash, item.clone());
                true
            }
        }
    }

    /// Whether an exact str or immediate int is in the set, unless `__eq__` has to be asked.
    #[inline]
    pub fn set_find_plain(&self, set: &Object<Set>, item: &Value) -> Option<bool> {
        let hash = self.plain_hash(item)?;
        self.set_find_quick(set, item, hash)
            .map(|found| found.is_some())
    }

    /// Slot of an item, comparing with `__eq__` where needed.
    pub fn set_find(
        &mut self,
        set: &Object<Set>,
        item: &Value,
        hash: i64,
    ) -> Result<Option<usize>> {
        if let Some(found) = self.set_find_quick(set, item, hash) {
            return Ok(found);
        }
        let mut probe = set.table.get(self).probe(hash);
        loop {
            let table = set.table.get(self);
            let size = table.slots().len();
            let Some(at) = table.candidate(hash, &mut probe, |_| true) else {
                return Ok(None);
            };
            let Some(other) = table.slots()[at].key.clone() else {
                continue;
            };
            let equal = self.eq(&other, item)?;
            // As in CPython, a comparison that changed the set matters if it moved the entry.
            let slots = set.table.get(self).slots();
            let there = |slot: &super::set::table::Slot| {
                slot.key.as_ref().is_some_and(|key| key.is(&other))
            };
            if slots.len() != size || !slots.get(at).is_some_and(there) {
                probe = set.table.get(self).probe(hash);
            } else if equal {
                return Ok(Some(at));
            }
        }
    }

    /// `set.add(item)`; whether it is new.
    #[inline]
    pub fn set_add(&mut self, set: &Object<Set>, item: &Value) -> Result<bool> {
        let hash = self.hash(item)?;
        self.set_add_hashed(set, item, hash)
    }

    /// As [`Vm::set_add`] with a known hash.
    pub fn set_add_hashed(&mut self, set: &Object<Set>, item: &Value, hash: i64) -> Result<bool> {
        if self.set_find(set, item, hash)?.is_some() {
            return Ok(false);
        }
        if set.table.get(self).is_large_and_full() && !set.table.get(self).can_grow() {
            return Err(crate::object::sequence::no_memory(self));
        }
        set.table.get_mut(self).insert_new(hash, item.clone());
        Ok(true)
    }

    /// Removes an item; whether it was there.
    pub fn set_discard_hashed(
        &mut self,
        set: &Object<Set>,
        item: &Value,
        hash: i64,
    ) -> Result<bool> {
        match self.set_find(set, item, hash)? {
            Some(at) => Ok(set.table.get_mut(self).remove_at(at).is_some()),
            None => Ok(false),
        }
    }

    /// `item in set`, for an item that is hashable.
    pub fn set_contains(&mut self, set: &Object<Set>, item: &Value) -> Result<bool> {
        let hash = self.hash(item)?;
        Ok(self.set_find(set, item, hash)?.is_some())
    }
}

/// The type `set`.
pub static SPEC: TypeSpec = behaviour::SET;
/// The type `frozenset`.
pub static FROZEN_SPEC: TypeSpec = behaviour::FROZENSET;

/// Further types of this room.
pub static SPECS: &[&TypeSpec] = &[&iterator::SPEC];
