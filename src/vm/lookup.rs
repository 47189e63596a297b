//! Looking names up on classes: the MRO walk behind a cache that notices every change, because each change of a
//! class gives it and its subclasses a new version.

use super::Vm;
use crate::object::dict::Dict;
use crate::object::tuple::Tuple;
use crate::object::{Object, Raw, Type, Value};
use std::cell::Cell;

const ENTRIES: usize = 4096;

#[derive(Clone, Copy)]
struct Entry {
    version: u32,
    name: u64,
    /// The attribute (borrowed from the class that has it) or unset if there is none.
    found: Raw,
}

/// Cache of class lookups by (class version, name): after CPython's type attribute cache.
pub struct MethodCache {
    entries: Box<[Cell<Entry>]>,
}

impl Default for MethodCache {
    fn default() -> MethodCache {
        // Zeros that nobody writes: few starts need a page for each part of the table.
        let entries = Box::new_zeroed_slice(ENTRIES);
        // SAFETY: all of an entry are numbers; a version of zero is no class's.
        let entries = unsafe { entries.assume_init() };
        MethodCache { entries }
    }
}

impl Vm {
    /// The attribute `name` (an interned str) of `class` found along its MRO, not bound to anything.
    #[inline]
    pub fn class_lookup(&self, class: &Object<Type>, name: &Value) -> Option<Value> {
        let raw = self.class_lookup_raw(class, name);
        if raw.is_unset() {
            return None;
        }
        // SAFETY: `raw` is borrowed from a class dict that is unchanged as long as the version is; it is counted
        // before anything can change.
        Some(unsafe { (*(&raw const raw).cast::<Value>()).clone() })
    }

    /// As [`Vm::class_lookup`], borrowed from the class: valid until any class changes.
    #[inline]
    pub(crate) fn class_lookup_raw(&self, class: &Object<Type>, name: &Value) -> Raw {
        let version = class.version.get();
        let key = name.raw().0;
        let slot = ((key >> 4) as usize ^ version as usize) & (ENTRIES - 1);
        let entry = self.state().cache.entries[slot].get();
        if entry.version == version && entry.name == key {
            return entry.found;
        }
        let found = self.walk_mro(class, name);
        self.state().cache.entries[slot].set(Entry {
            version,
            name: key,
            found,
        });
        found
    }

    fn walk_mro(&self, class: &Object<Type>, name: &Value) -> Raw {
        let mro = class.mro.get(self);
        let Some(mro) = mro.downcast::<Tuple>() else {
            return Raw::UNSET;
        };
        for base in mro.items() {
            let Some(base) = base.downcast::<Type>() else {
                continue;
            };
            if let Some(found) = base
                .dict(self)
                .downcast::<Dict>()
                .and_then(|dict| dict.get_str(self, name))
            {
                // The dict keeps its own reference; only the word is kept here.
                return found.raw();
            }
        }
        Raw::UNSET
    }

    /// Must be called after every change of a class's dict, bases or MRO: gives it and all its subclasses new
    /// versions, so that caches miss.
    pub fn class_changed(&self, class: &Object<Type>) {
        class.version.set(self.heap().new_version());
        for &subclass in class.subclasses.get(self) {
            // SAFETY: a dying class removes itself from its bases' lists.
            let subclass = unsafe { &*(subclass as *const Object<Type>) };
            self.class_changed(subclass);
        }
    }

    /// Must be called before a descriptor that may be in a class's dict is given something else to call: caches know the
    /// old one by its address. Nobody keeps book of the classes, so all of them count as changed.
    pub(crate) fn descriptor_changed(&self) {
        self.class_changed(&self.types().object);
    }

    /// Data that neither binds nor acts as a special method, whoever the class is: replacing one by another changes
    /// no slot and no inline cache.
    pub(crate) fn is_plain_data(&self, value: &Value) -> bool {
        use crate::object::Kind;
        match value.header() {
            None => !value.is_none(),
            Some(header) => {
                !header.class().has(crate::object::types::flags::HEAP)
                    && [
                        Kind::Str,
                        Kind::List,
                        Kind::Dict,
                        Kind::Int,
                        Kind::Set,
                        Kind::Bytes,
                    ]
                    .into_iter()
                    .any(|kind| header.is_kind(kind))
            }
        }
    }

    /// Must be called after the value of a class attribute was replaced, plain data by plain data: forgets what the
    /// method cache holds for this name, for the class and its subclasses.
    pub(crate) fn class_value_replaced(&self, class: &Object<Type>, name: &Value) {
        let key = name.raw().0;
        let slot = ((key >> 4) as usize ^ class.version.get() as usize) & (ENTRIES - 1);
        let entry = self.state().cache.entries[slot].get();
        if entry.name == key {
            self.state().cache.entries[slot].set(Entry {
                version: 0,
                ..entry
            });
        }
        for subclass in self.subclasses_of(class) {
            self.class_value_replaced(&subclass, name);
        }
    }
}
