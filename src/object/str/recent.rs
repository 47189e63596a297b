//! Strs met lately, found by their text: the keys and names of a document occur again and again, and are one object each.

use super::expect;
use crate::object::value::Value;

const PLACES: usize = 64;

/// Strs of one byte for each code point.
pub struct Recent {
    /// Each at the place that a cheap hash of its text gives.
    places: [Option<Value>; PLACES],
}

impl Default for Recent {
    fn default() -> Recent {
        Recent {
            places: [const { None }; PLACES],
        }
    }
}

fn place_of(text: &[u8]) -> usize {
    let hash = text.iter().fold(text.len(), |hash, &byte| {
        hash.wrapping_mul(31).wrapping_add(byte as usize)
    });
    hash % PLACES
}

impl Recent {
    /// The str of this text, if it was met.
    #[inline]
    pub fn get(&self, text: &[u8]) -> Option<&Value> {
        let known = self.places[place_of(text)].as_ref()?;
        (expect(known).bytes() == text).then_some(known)
    }

    /// Remembers a str, which must be one byte wide to be found.
    pub fn keep(&mut self, value: &Value) {
        let text = expect(value);
        if text.width() == 1 {
            self.places[place_of(text.bytes())] = Some(value.clone());
        }
    }
}
