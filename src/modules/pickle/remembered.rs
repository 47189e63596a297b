//! What an unpickler remembers: objects by number. Numbers follow each other in every pickle that a pickler wrote; in a
//! damaged one a single number may be huge, which must not cost memory.

use crate::object::value::Value;
use rustc_hash::FxHashMap;

/// Objects by number.
#[derive(Clone, Default)]
pub(super) struct Remembered {
    /// The first ones.
    dense: Vec<Option<Value>>,
    /// Those with numbers far behind.
    sparse: FxHashMap<usize, Value>,
    count: usize,
}

impl Remembered {
    /// How many there are: the number that MEMOIZE gives.
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.count
    }

    #[inline]
    pub(super) fn get(&self, number: usize) -> Option<&Value> {
        match self.dense.get(number) {
            Some(value) => value.as_ref(),
            None => self.sparse.get(&number),
        }
    }

    #[inline]
    pub(super) fn put(&mut self, number: usize, value: Value) {
        if number == self.dense.len() && self.sparse.is_empty() {
            self.dense.push(Some(value));
            self.count += 1;
            return;
        }
        let known = self.put_anywhere(number, value);
        self.count += usize::from(known.is_none());
    }

    /// What had the number before.
    fn put_anywhere(&mut self, number: usize, value: Value) -> Option<Value> {
        if number >= self.dense.len() {
            // Where at most a half is unused, a table is best.
            if number / 2 > self.count + 32 {
                return self.sparse.insert(number, value);
            }
            self.dense.resize(number + 1, None);
            let near = self.sparse.extract_if(|&at, _| at <= number);
            for (at, value) in near.collect::<Vec<_>>() {
                self.dense[at] = Some(value);
            }
        }
        self.dense[number].replace(value)
    }

    /// The objects, in no order.
    pub(super) fn values(&self) -> impl Iterator<Item = &Value> {
        self.dense.iter().flatten().chain(self.sparse.values())
    }

    /// All of them, by their numbers.
    pub(super) fn into_pairs(self) -> Vec<(usize, Value)> {
        let dense = self.dense.into_iter().enumerate();
        let mut pairs: Vec<_> = dense
            .filter_map(|(number, value)| Some((number, value?)))
            .chain(self.sparse)
            .collect();
        pairs.sort_by_key(|&(number, _)| number);
        pairs
    }
}
