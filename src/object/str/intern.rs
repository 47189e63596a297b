//! Interned strs: attribute names, identifiers in code. Equal interned strs are one object, so names compare by
//! identity. The table holds one reference to each.

use crate::object::header::bits;
use crate::object::value::Value;
use crate::vm::Vm;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// A str as a key: its own hash, computed already, serves the table.
struct Key {
    hash: i64,
    text: Value,
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_i64(self.hash);
    }
}
impl PartialEq for Key {
    fn eq(&self, other: &Key) -> bool {
        super::expect(&self.text).same_text(super::expect(&other.text))
    }
}
impl Eq for Key {}

/// Hashes a hash: by itself.
#[derive(Default)]
struct Known(u64);

impl Hasher for Known {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.wrapping_mul(31).wrapping_add(byte as u64);
        }
    }
    fn write_i64(&mut self, hash: i64) {
        self.0 = hash as u64;
    }
}

/// The table of interned strs of one interpreter.
#[derive(Default)]
pub struct Interned {
    table: RefCell<HashMap<Key, (), BuildHasherDefault<Known>>>,
    /// The last answers by the address of the text asked for: names in Rust code are asked for again and again.
    recent: Recent,
}

const RECENT: usize = 1024;

struct Recent(Box<[RefCell<Option<Value>>]>);

impl Default for Recent {
    fn default() -> Recent {
        Recent((0..RECENT).map(|_| RefCell::new(None)).collect())
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
        let found = self.intern_in_table(text);
        *recent.borrow_mut() = Some(found.clone());
        found
    }

    fn intern_in_table(&self, text: &str) -> Value {
        let value = self.str(text);
        self.intern_value(&value)
    }

    /// The interned str equal to `value`, an exact str.
    pub fn intern_value(&self, value: &Value) -> Value {
        let text = super::expect(value);
        if text.header.has(bits::INTERNED) {
            return value.clone();
        }
        let key = Key {
            hash: text.hash(self),
            text: value.clone(),
        };
        let mut table = self.interned().table.borrow_mut();
        if let Some((found, ())) = table.get_key_value(&key) {
            return found.text.clone();
        }
        text.header.set_flag(bits::INTERNED);
        table.insert(key, ());
        value.clone()
    }
}
