//! Interned strs: attribute names, identifiers in code. Equal interned strs are one object, so names compare by
//! identity. The table holds one reference to each. It goes by the hash that the strs have anyway, which names need
//! as keys of dicts, too: nothing is hashed twice.

use crate::object::header::bits;
use crate::object::value::Value;
use crate::vm::Vm;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use std::cell::RefCell;

/// The table of interned strs of one interpreter.
pub struct Interned {
    table: RefCell<HashTable<Value>>,
    /// The last answers by the address of the text asked for: names in Rust code are asked for again and again.
    recent: Recent,
}

const RECENT: usize = 1024;

/// Room for the names that an interpreter has as soon as it runs; more pages would be touched at every start.
const EXPECTED: usize = 1700;

struct Recent(Box<[RefCell<Option<Value>>]>);

impl Default for Recent {
    fn default() -> Recent {
        Recent((0..RECENT).map(|_| RefCell::new(None)).collect())
    }
}

impl Default for Interned {
    fn default() -> Interned {
        Interned {
            table: RefCell::new(HashTable::with_capacity(EXPECTED)),
            recent: Recent::default(),
        }
    }
}

impl Interned {
    /// Number of interned strs.
    pub fn len(&self) -> usize {
        self.table.borrow().len()
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The hash of an interned str, which is known.
fn rehash(value: &Value) -> u64 {
    super::expect(value).hash.get() as u64
}

impl Vm {
    /// The interned str with this text.
    pub fn intern(&self, text: &str) -> Value {
        let slot = (text.as_ptr() as usize ^ (text.as_ptr() as usize >> 9) ^ (text.len() << 3))
            & (RECENT - 1);
        let recent = &self.interned().recent.0[slot];
        if let Some(found) = &*recent.borrow()
            && super::expect(found).as_ascii() == Some(text)
        {
            return found.clone();
        }
        let found = self.intern_text(text);
        *recent.borrow_mut() = Some(found.clone());
        found
    }

    /// As [`Vm::intern`], for text that is not asked for again soon.
    pub(crate) fn intern_text(&self, text: &str) -> Value {
        if !text.is_ascii() {
            let value = self.str(text);
            return self.intern_value(&value);
        }
        let hash = self.hash_bytes(text.as_bytes());
        let mut table = self.interned().table.borrow_mut();
        let same = |value: &Value| super::expect(value).as_ascii() == Some(text);
        match table.entry(hash as u64, same, rehash) {
            Entry::Occupied(found) => found.get().clone(),
            Entry::Vacant(vacant) => {
                let value = self.str_from_ascii(text.as_bytes());
                let object = super::expect(&value);
                object.hash.set(hash);
                object.header.set_flag(bits::INTERNED);
                vacant.insert(value.clone());
                value
            }
        }
    }

    /// The interned str equal to `value`, an exact str.
    pub fn intern_value(&self, value: &Value) -> Value {
        let text = super::expect(value);
        if text.header.has(bits::INTERNED) {
            return value.clone();
        }
        let hash = text.hash(self) as u64;
        let mut table = self.interned().table.borrow_mut();
        let same = |other: &Value| super::expect(other).same_text(text);
        match table.entry(hash, same, rehash) {
            Entry::Occupied(found) => found.get().clone(),
            Entry::Vacant(vacant) => {
                text.header.set_flag(bits::INTERNED);
                vacant.insert(value.clone());
                value.clone()
            }
        }
    }
}
