//! Interned strs: attribute names, identifiers in code. Equal interned strs are one object, so names compare by
//! identity. The table holds one reference to each.

use super::Str;
use crate::object::header::bits;
use crate::object::value::Value;
use crate::vm::Vm;
use std::cell::RefCell;
use std::collections::HashMap;

/// The table of interned strs of one interpreter, by their bytes and width.
#[derive(Default)]
pub struct Interned {
    table: RefCell<HashMap<Box<[u8]>, Value>>,
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

fn key(text: &Str) -> Box<[u8]> {
    let mut key = Vec::with_capacity(text.bytes().len() + 1);
    key.extend_from_slice(text.bytes());
    key.push(text.width());
    key.into()
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
        if text.is_ascii() {
            let mut key = Vec::with_capacity(text.len() + 1);
            key.extend_from_slice(text.as_bytes());
            key.push(1);
            if let Some(found) = self.interned().table.borrow().get(key.as_slice()) {
                return found.clone();
            }
        }
        let value = self.str(text);
        self.intern_value(&value)
    }

    /// The interned str equal to `value`, an exact str.
    pub fn intern_value(&self, value: &Value) -> Value {
        let text = super::expect(value);
        if text.header.has(bits::INTERNED) {
            return value.clone();
        }
        let mut table = self.interned().table.borrow_mut();
        let found = table.entry(key(text)).or_insert_with(|| {
            text.header.set_flag(bits::INTERNED);
            value.clone()
        });
        found.clone()
    }
}
