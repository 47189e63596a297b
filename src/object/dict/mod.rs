//! `dict`: the layout and the lookups that the whole VM uses. What dicts do as Python objects is in `behaviour.rs`
//! (slots and methods), `update.rs`, `views.rs` and `iterators.rs`.

mod behaviour;
mod iterators;
mod ordered_iterator;
pub mod table;
mod update;
pub(crate) mod views;

pub use behaviour::{expect, get_item, item_from, missing};
pub use iterators::{DictIter, KEY, VALUE};
pub use update::{iterates_plainly, merge, update};
pub use views::View;

/// `dict.get`, which the dispatch loop knows: see `object/native/intrinsics.rs`.
pub(crate) const GET: super::native::NativeFn = behaviour::get;

use super::GilCell;
use super::header::{Kind, Object, Payload, Visitor, bits};
use super::heap;
use super::spec::TypeSpec;
use super::str::{self, Str};
use super::value::Value;
use crate::vm::{Result, Vm};
use std::cell::Cell;
use table::Table;

/// Payload of `dict`.
#[derive(Default)]
pub struct Dict {
    pub table: GilCell<Table<Option<Value>>>,
    /// Number given out to inline caches; 0 after a change of the keys. See [`Vm::dict_version`].
    version: Cell<u32>,
    /// The collector has let this dict go, because what it holds can be in no cycle. See [`Dict::takes`].
    untracked: Cell<bool>,
    /// The `default_factory` of a `defaultdict`.
    pub extra: GilCell<Option<Value>>,
}

impl Payload for Dict {
    const KIND: Kind = Kind::Dict;
    const GC: bool = true;

    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        for (key, value) in self.table.get(vm).iter() {
            value.iter().for_each(&mut *visit);
            visit(key);
        }
        self.extra.get(vm).iter().for_each(visit);
    }

    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        self.version.set(0);
        let table = self.table.get_mut(vm).take();
        for (key, value) in table.iter() {
            out.push(key.clone());
            out.extend(value.clone());
        }
        out.extend(self.extra.replace(vm, None));
    }
}

/// Entry of an exact str key in a table, when no `__eq__` written in Python can be involved.
#[inline(always)]
pub fn find_str<V>(vm: &Vm, table: &Table<V>, name: &Value) -> Option<usize> {
    let text = str::expect(name);
    table.candidate(text.hash(vm), &mut 0, |key| {
        key.is(name)
            || key
                .downcast::<Str>()
                .is_some_and(|other| other.same_text(text))
    })
}

impl Dict {
    /// Whether all keys are plain text.
    pub fn has_text_keys_only(&self, vm: &Vm) -> bool {
        let mut keys = self.table.get(vm).iter().map(|(key, _)| key);
        keys.all(|key| key.header().is_some_and(|key| key.is_plain(Kind::Str)))
    }

    pub fn new(table: Table<Option<Value>>) -> Dict {
        Dict {
            table: GilCell::new(table),
            version: Cell::new(0),
            untracked: Cell::new(false),
            extra: GilCell::new(None),
        }
    }
    /// Whether nothing that it holds can be in a cycle, by `may_be_tracked`. Dicts whose entries inline caches know are
    /// left out: those are written without a look at the dict.
    pub fn is_atomic(&self, vm: &Vm, may_be_tracked: impl Fn(&Value) -> bool) -> bool {
        self.version.get() == 0
            && !self.table.get(vm).iter().any(|(key, value)| {
                value.as_ref().is_some_and(&may_be_tracked) || may_be_tracked(key)
            })
    }
    /// Called by the collector when it untracks this dict.
    pub fn set_untracked(&self) {
        self.untracked.set(true);
    }
    /// Must be called by whoever puts something into a dict that may be an old one: if it is a container, the collector
    /// has to look at this dict again (`MAINTAIN_TRACKING` in Objects/dictobject.c).
    #[inline(always)]
    pub fn takes(&self, item: &Value) {
        if self.untracked.get() && item.header().is_some_and(|item| item.has(bits::GC)) {
            self.track();
        }
    }
    /// The collector looks at this dict again.
    #[cold]
    #[inline(never)]
    pub fn track(&self) {
        if self.untracked.replace(false) {
            heap::track_again(self);
        }
    }
    pub fn len(&self, vm: &Vm) -> usize {
        self.table.get(vm).len()
    }
    /// The version for inline caches, 0 if none was given out since the last change of keys.
    #[inline(always)]
    pub fn version(&self) -> u32 {
        self.version.get()
    }
    /// Must be called by whoever changes the set of keys or their order.
    #[inline(always)]
    pub fn keys_changed(&self) {
        self.version.set(0);
    }
    /// Entry of an exact str key, when no `__eq__` written in Python can be involved.
    #[inline(always)]
    pub fn find_str(&self, vm: &Vm, name: &Value) -> Option<usize> {
        find_str(vm, self.table.get(vm), name)
    }
    /// Value of an exact str key; for namespaces (whose other keys are compared by identity only).
    #[inline(always)]
    pub fn get_str(&self, vm: &Vm, name: &Value) -> Option<Value> {
        let at = self.find_str(vm, name)?;
        self.table.get(vm).entries()[at].value.clone()
    }
    /// Sets an exact str key; for namespaces. Returns the old value.
    pub fn set_str(&self, vm: &mut Vm, name: &Value, value: Value) -> Option<Value> {
        match self.find_str(vm, name) {
            Some(at) => {
                self.takes(&value);
                self.table.get_mut(vm).entry_mut(at).value.replace(value)
            }
            None => {
                self.takes(&value);
                let hash = str::expect(name).hash(vm);
                self.keys_changed();
                self.table
                    .get_mut(vm)
                    .insert_new(hash, name.clone(), Some(value));
                None
            }
        }
    }
    /// Removes an exact str key; for namespaces.
    pub fn remove_str(&self, vm: &mut Vm, name: &Value) -> Option<Value> {
        let at = self.find_str(vm, name)?;
        self.keys_changed();
        self.table.get_mut(vm).remove_at(at).1
    }
}

/// What a lookup that must not run Python code can say.
enum Quick {
    Found(usize),
    Missing,
    Compare,
}

impl Vm {
    /// An empty dict.
    pub fn dict(&self) -> Value {
        self.alloc_builtin(&self.types().dict, Dict::default())
    }

    /// A dict of str keys.
    pub fn dict_from<'a>(&mut self, items: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
        let dict = self.dict();
        for (key, value) in items {
            let key = self.intern(key);
            dict.downcast::<Dict>().unwrap().set_str(self, &key, value);
        }
        dict
    }

    /// A version number of this dict's keys: as long as it is the same, the same keys are in the same entries.
    pub fn dict_version(&self, dict: &Dict) -> u32 {
        if dict.version.get() == 0 {
            dict.track();
            dict.version.set(self.heap().new_version());
        }
        dict.version.get()
    }

    /// The entry of `key` in a table, comparing with `__eq__` where needed.
    pub fn table_find<V>(
        &mut self,
        table: &GilCell<Table<V>>,
        key: &Value,
        hash: i64,
    ) -> Result<Option<usize>> {
        let mut step = 0;
        match Self::quick_find(table.get(self), key, hash) {
            Quick::Found(at) => return Ok(Some(at)),
            Quick::Missing => return Ok(None),
            Quick::Compare => {}
        }
        loop {
            let now = table.get(self);
            let mutations = now.mutations();
            let Some(at) = now.candidate(hash, &mut step, |_| true) else {
                return Ok(None);
            };
            let Some(other) = now.entries()[at].key.clone() else {
                continue;
            };
            if other.is(key) || self.eq(&other, key)? {
                // As in CPython, a comparison that changed the dict matters if it moved the entry.
                let entry = table.get(self).entries().get(at);
                if entry.is_some_and(|entry| entry.key.as_ref().is_some_and(|key| key.is(&other))) {
                    return Ok(Some(at));
                }
                step = 0;
            } else if table.get(self).mutations() != mutations {
                step = 0;
            }
        }
    }

    #[inline(always)]
    fn quick_find<V>(table: &Table<V>, key: &Value, hash: i64) -> Quick {
        let mut must_compare = false;
        let found = match key.downcast::<Str>() {
            // A subclass of str may override equality.
            Some(text) if !is_heap(text) => table.candidate(hash, &mut 0, |other| {
                other.is(key)
                    || match other.downcast::<Str>() {
                        Some(other) if !is_heap(other) => text.same_text(other),
                        _ => {
                            must_compare = true;
                            true
                        }
                    }
            }),
            _ => table.candidate(hash, &mut 0, |other| {
                if other.is(key) {
                    return true;
                }
                // Unequal immediate ints with equal hash: hash is the value, so they differ only as -1 and -2.
                if key.raw().both_int(other.raw()) {
                    return false;
                }
                Self::equal_plainly(key, other).unwrap_or_else(|| {
                    must_compare = true;
                    true
                })
            }),
        };
        match found {
            _ if must_compare => Quick::Compare,
            Some(at) => Quick::Found(at),
            None => Quick::Missing,
        }
    }

    /// Whether two keys with the same hash that are not identical are equal, if that can be told without Python code.
    #[inline]
    pub fn equal_plainly(left: &Value, right: &Value) -> Option<bool> {
        super::tuple::plain_equal(left, right)
    }

    /// The entry of an exact str or immediate int key, or that there is none, unless `__eq__` has to be asked.
    #[inline]
    pub fn dict_find_plain(&self, dict: &Dict, key: &Value) -> Option<Option<usize>> {
        let hash = self.plain_hash(key)?;
        match Self::quick_find(dict.table.get(self), key, hash) {
            Quick::Found(at) => Some(Some(at)),
            Quick::Missing => Some(None),
            Quick::Compare => None,
        }
    }

    /// As [`Vm::dict_set`] for an exact str or immediate int key; gives the value back if `__eq__` has to be asked.
    #[inline]
    pub fn dict_set_plain(
        &mut self,
        dict: &Dict,
        key: &Value,
        value: Value,
    ) -> std::result::Result<Option<Value>, Value> {
        let Some(hash) = self.plain_hash(key) else {
            return Err(value);
        };
        match Self::quick_find(dict.table.get(self), key, hash) {
            Quick::Found(at) => {
                dict.takes(&value);
                Ok(dict.table.get_mut(self).entry_mut(at).value.replace(value))
            }
            Quick::Missing if dict.table.get(self).is_large_and_full() => Err(value),
            Quick::Missing => {
                dict.takes(&value);
                dict.keys_changed();
                dict.table
                    .get_mut(self)
                    .insert_new(hash, key.clone(), Some(value));
                Ok(None)
            }
            Quick::Compare => Err(value),
        }
    }

    /// The hash of an exact str or an immediate int.
    #[inline(always)]
    pub fn plain_hash(&self, key: &Value) -> Option<i64> {
        if let Some(number) = key.as_small_int() {
            // Immediates are below the modulus of hashes.
            return Some(if number == -1 { -2 } else { number });
        }
        let text = key.downcast::<Str>()?;
        (text.class().is(&*self.types().str)).then(|| text.hash(self))
    }

    /// `dict.get(key)` for any key: hashes and compares as Python does.
    pub fn dict_get(&mut self, dict: &Object<Dict>, key: &Value) -> Result<Option<Value>> {
        let hash = self.hash(key)?;
        let found = self.table_find(&dict.table, key, hash)?;
        Ok(found.and_then(|at| dict.table.get(self).entries()[at].value.clone()))
    }

    /// `dict[key] = value`; returns the value that was replaced.
    pub fn dict_set(
        &mut self,
        dict: &Object<Dict>,
        key: &Value,
        value: Value,
    ) -> Result<Option<Value>> {
        let hash = self.hash(key)?;
        self.dict_set_hashed(dict, key, hash, value)
    }

    /// As [`Vm::dict_set`] with a known hash.
    pub fn dict_set_hashed(
        &mut self,
        dict: &Object<Dict>,
        key: &Value,
        hash: i64,
        value: Value,
    ) -> Result<Option<Value>> {
        match self.table_find(&dict.table, key, hash)? {
            Some(at) => {
                dict.takes(&value);
                Ok(dict.table.get_mut(self).entry_mut(at).value.replace(value))
            }
            None => {
                dict.takes(&value);
                dict.takes(key);
                if dict.table.get(self).is_large_and_full() && !dict.table.get_mut(self).make_room()
                {
                    return Err(crate::object::sequence::no_memory(self));
                }
                dict.keys_changed();
                dict.table
                    .get_mut(self)
                    .insert_new(hash, key.clone(), Some(value));
                Ok(None)
            }
        }
    }

    /// Removes `key`; returns its value if it was there.
    pub fn dict_remove(&mut self, dict: &Object<Dict>, key: &Value) -> Result<Option<Value>> {
        let hash = self.hash(key)?;
        let Some(at) = self.table_find(&dict.table, key, hash)? else {
            return Ok(None);
        };
        dict.keys_changed();
        Ok(dict.table.get_mut(self).take_at(at).1)
    }
}

fn is_heap(text: &Object<Str>) -> bool {
    text.class().has(super::types::flags::HEAP)
}

/// The type.
pub static SPEC: TypeSpec = behaviour::SPEC;

/// Further types of this room.
pub static SPECS: &[&TypeSpec] = &[
    &views::KEYS,
    &views::VALUES,
    &views::ITEMS,
    &iterators::KEYS,
    &iterators::VALUES,
    &iterators::ITEMS,
    &iterators::REVERSE_KEYS,
    &iterators::REVERSE_VALUES,
    &iterators::REVERSE_ITEMS,
    &ordered_iterator::SPEC,
];
