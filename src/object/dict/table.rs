//! The hash table of `dict` and `set`: entries in insertion order plus an index of slots.
//!
//! Up to eight entries there is no index: a scan of the hashes is faster and smaller. Beyond, the index is open
//! addressing with linear probing over slots one, two or four bytes wide. The bits of a slot that the number of an
//! entry leaves free hold bits of its hash: a probe seldom looks at an entry that is not the one wanted, which in a
//! large table is a cache miss. The table itself never runs Python code:
//! a lookup that needs `__eq__` gets candidates one at a time ([`Table::candidate`]) and compares outside of any
//! borrow, then checks [`Table::mutations`] to see whether the table changed meanwhile.

use crate::object::value::Value;

/// One entry. A removed entry stays as a hole (`key` is `None`) until the table is rebuilt.
pub struct Entry<V> {
    pub hash: i64,
    pub key: Option<Value>,
    pub value: V,
}

enum Index {
    None,
    Small(Box<[u8]>),
    Medium(Box<[u16]>),
    Large(Box<[u32]>),
}

/// Insertion-ordered hash table.
pub struct Table<V> {
    entries: Vec<Entry<V>>,
    index: Index,
    /// Entries that are no holes.
    live: usize,
    /// Slots of the index that are not empty: entries and what deleted entries left.
    filled: usize,
    /// Leading entries known to be holes: taking items from the front stays cheap.
    front: usize,
    /// Rises with every insertion, removal and rebuild (not when a value is replaced).
    mutations: u32,
}

const SCAN: usize = 8;

trait Slot: Copy {
    const EMPTY: Self;
    const DELETED: Self;
    /// The number of an entry, and bits of its hash above those that `mask` covers.
    fn make(index: usize, hash: u64, mask: usize) -> Self;
    /// The number of the entry if this may be one of this hash. A deleted slot's is too large for any entry.
    fn entry(self, hash: u64, mask: usize) -> Option<usize>;
    fn number(self, mask: usize) -> usize;
    fn is_empty(self) -> bool;
    fn is_deleted(self) -> bool;
}
macro_rules! slot {
    ($($t:ty)*) => {$(
        impl Slot for $t {
            const EMPTY: $t = <$t>::MAX;
            const DELETED: $t = <$t>::MAX - 1;
            #[inline(always)]
            fn make(index: usize, hash: u64, mask: usize) -> $t {
                index as $t | (hash as $t & !(mask as $t))
            }
            #[inline(always)]
            fn entry(self, hash: u64, mask: usize) -> Option<usize> {
                let differ = self ^ hash as $t;
                (differ & !(mask as $t) == 0).then_some(self as usize & mask)
            }
            #[inline(always)]
            fn number(self, mask: usize) -> usize { self as usize & mask }
            #[inline(always)]
            fn is_empty(self) -> bool { self == Self::EMPTY }
            #[inline(always)]
            fn is_deleted(self) -> bool { self == Self::DELETED }
        }
    )*};
}
slot!(u8 u16 u32);

/// The hash with its bits spread: the upper half says where to begin, the lower what is remembered in the slot.
#[inline(always)]
fn mix(hash: i64) -> u64 {
    (hash as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[inline(always)]
fn start(mixed: u64, mask: usize) -> usize {
    (mixed >> 32) as usize & mask
}

/// Finds the next entry with this hash, walking the probe sequence from step `*step`.
#[inline(always)]
fn walk<S: Slot, V>(
    slots: &[S],
    entries: &[Entry<V>],
    hash: i64,
    step: &mut usize,
) -> Option<usize> {
    let mask = slots.len() - 1;
    let mixed = mix(hash);
    let mut at = (start(mixed, mask) + *step) & mask;
    loop {
        let slot = slots[at];
        if slot.is_empty() {
            return None;
        }
        *step += 1;
        if let Some(number) = slot.entry(mixed, mask)
            && let Some(entry) = entries.get(number)
            && entry.hash == hash
        {
            return Some(number);
        }
        if *step > mask {
            return None;
        }
        at = (at + 1) & mask;
    }
}

/// Enters an entry; whether it took an empty slot (and not one that a deleted entry left).
fn place<S: Slot>(slots: &mut [S], hash: i64, entry: usize) -> bool {
    let mask = slots.len() - 1;
    let mixed = mix(hash);
    let mut at = start(mixed, mask);
    while !slots[at].is_empty() && !slots[at].is_deleted() {
        at = (at + 1) & mask;
    }
    let empty = slots[at].is_empty();
    slots[at] = S::make(entry, mixed, mask);
    empty
}

fn unplace<S: Slot>(slots: &mut [S], hash: i64, entry: usize) {
    let mask = slots.len() - 1;
    let mut at = start(mix(hash), mask);
    loop {
        if slots[at].is_empty() {
            return;
        }
        // Entries fill two thirds of the slots at most: neither mark has an entry's number.
        if slots[at].number(mask) == entry {
            slots[at] = S::DELETED;
            return;
        }
        at = (at + 1) & mask;
    }
}

/// Entries from which on growing may fail (Python's MemoryError).
const LARGE: usize = 1 << 16;

impl<V> Default for Table<V> {
    fn default() -> Table<V> {
        Table {
            entries: Vec::new(),
            index: Index::None,
            live: 0,
            filled: 0,
            front: 0,
            mutations: 0,
        }
    }
}

impl<V> Table<V> {
    pub fn with_capacity(capacity: usize) -> Table<V> {
        Table {
            entries: Vec::with_capacity(capacity),
            ..Table::default()
        }
    }
    /// Makes room for so many more entries.
    pub fn reserve(&mut self, additional: usize) {
        self.entries.reserve_exact(additional);
    }
    /// Number of entries.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.live
    }
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }
    #[inline(always)]
    pub fn mutations(&self) -> u32 {
        self.mutations
    }
    /// All entries in insertion order, holes included: an iterator's position is an index here.
    #[inline(always)]
    pub fn entries(&self) -> &[Entry<V>] {
        &self.entries
    }
    #[inline(always)]
    pub fn entry_mut(&mut self, index: usize) -> &mut Entry<V> {
        &mut self.entries[index]
    }
    /// Index of the first entry that is no hole, or the number of entries.
    #[inline(always)]
    pub fn front(&self) -> usize {
        self.front
    }
    /// Keys and values in insertion order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Value, &V)> {
        self.entries
            .iter()
            .filter_map(|entry| entry.key.as_ref().map(|key| (key, &entry.value)))
    }
    /// Bytes of memory besides the object itself.
    pub fn memory(&self) -> usize {
        let index = match &self.index {
            Index::None => 0,
            Index::Small(slots) => slots.len(),
            Index::Medium(slots) => slots.len() * 2,
            Index::Large(slots) => slots.len() * 4,
        };
        self.entries.capacity() * std::mem::size_of::<Entry<V>>() + index
    }

    /// The next entry with this hash for which `test` holds; `step` is 0 at first and says where to go on.
    #[inline(always)]
    pub fn candidate(
        &self,
        hash: i64,
        step: &mut usize,
        mut test: impl FnMut(&Value) -> bool,
    ) -> Option<usize> {
        loop {
            let at = self.with_hash(hash, step)?;
            if let Some(key) = &self.entries[at].key
                && test(key)
            {
                return Some(at);
            }
        }
    }

    /// The next entry with this hash.
    #[inline(always)]
    fn with_hash(&self, hash: i64, step: &mut usize) -> Option<usize> {
        match &self.index {
            Index::None => {
                while let Some(entry) = self.entries.get(*step) {
                    *step += 1;
                    if entry.hash == hash {
                        return Some(*step - 1);
                    }
                }
                None
            }
            Index::Small(slots) => walk(slots, &self.entries, hash, step),
            Index::Medium(slots) => walk(slots, &self.entries, hash, step),
            Index::Large(slots) => walk(slots, &self.entries, hash, step),
        }
    }

    /// Whether the next new entry needs a lot of memory: [`Table::make_room`] comes first then.
    #[inline(always)]
    pub fn is_large_and_full(&self) -> bool {
        let length = self.entries.len();
        length >= LARGE
            && (length == self.entries.capacity() || length.max(self.filled) >= self.room())
    }

    /// Makes room for one more entry; false if there is no memory.
    #[cold]
    pub fn make_room(&mut self) -> bool {
        // The index may have to grow as well: twice as many slots of four bytes each.
        Vec::<u64>::new().try_reserve_exact(self.live * 3).is_ok()
            && self.entries.try_reserve(1).is_ok()
    }

    /// Adds an entry whose key is known to be absent; returns its index.
    pub fn insert_new(&mut self, hash: i64, key: Value, value: V) -> usize {
        self.mutations = self.mutations.wrapping_add(1);
        let room = self.room();
        if self.entries.len() >= room || self.filled >= room {
            self.rebuild(self.live + 1);
        }
        let entry = self.entries.len();
        self.entries.push(Entry {
            hash,
            key: Some(key),
            value,
        });
        self.live += 1;
        let empty = match &mut self.index {
            Index::None => false,
            Index::Small(slots) => place(slots, hash, entry),
            Index::Medium(slots) => place(slots, hash, entry),
            Index::Large(slots) => place(slots, hash, entry),
        };
        self.filled += empty as usize;
        entry
    }

    /// Entries (with holes) that the index has room for.
    fn room(&self) -> usize {
        match &self.index {
            Index::None => SCAN,
            Index::Small(slots) => slots.len() / 3 * 2,
            Index::Medium(slots) => slots.len() / 3 * 2,
            Index::Large(slots) => slots.len() / 3 * 2,
        }
    }

    /// Drops the holes and makes room for `wanted` entries and half as many again.
    fn rebuild(&mut self, wanted: usize) {
        self.mutations = self.mutations.wrapping_add(1);
        self.front = 0;
        if self.live < self.entries.len() {
            self.entries.retain(|entry| entry.key.is_some());
        }
        if wanted <= SCAN {
            self.index = Index::None;
            self.filled = 0;
            return;
        }
        self.filled = self.live;
        let slots = (wanted * 2 + wanted / 2).next_power_of_two().max(32);
        fn fill<S: Slot, V>(slots: usize, entries: &[Entry<V>]) -> Box<[S]> {
            let mut index = vec![S::EMPTY; slots].into_boxed_slice();
            for (at, entry) in entries.iter().enumerate() {
                place(&mut index, entry.hash, at);
            }
            index
        }
        self.index = if slots <= 256 {
            Index::Small(fill(slots, &self.entries))
        } else if slots <= 1 << 12 {
            Index::Medium(fill(slots, &self.entries))
        } else {
            Index::Large(fill(slots, &self.entries))
        };
    }

    /// Removes the entry at `index` and returns key and value. Holes at the end vanish.
    pub fn remove_at(&mut self, index: usize) -> (Value, V)
    where
        V: Default,
    {
        let removed = self.take_at(index);
        self.trim();
        removed
    }

    /// Removes the holes at the end.
    pub fn trim(&mut self) {
        while self.entries.last().is_some_and(|entry| entry.key.is_none()) {
            self.entries.pop();
        }
        self.front = self.front.min(self.entries.len());
    }

    /// Removes the entry at `index`, and leaves a hole also at the end: iterators that have passed it find what comes
    /// behind it.
    pub fn take_at(&mut self, index: usize) -> (Value, V)
    where
        V: Default,
    {
        self.mutations = self.mutations.wrapping_add(1);
        let hash = self.entries[index].hash;
        match &mut self.index {
            Index::None => {}
            Index::Small(slots) => unplace(slots, hash, index),
            Index::Medium(slots) => unplace(slots, hash, index),
            Index::Large(slots) => unplace(slots, hash, index),
        }
        self.live -= 1;
        let entry = &mut self.entries[index];
        let key = entry.key.take().expect("no hole");
        let value = std::mem::take(&mut entry.value);
        while self
            .entries
            .get(self.front)
            .is_some_and(|entry| entry.key.is_none())
        {
            self.front += 1;
        }
        (key, value)
    }

    /// Puts the last entry first, for `OrderedDict.move_to_end(key, last=False)`.
    pub fn last_to_front(&mut self) {
        self.mutations = self.mutations.wrapping_add(1);
        self.entries.rotate_right(1);
        self.rebuild(self.live);
    }

    /// Takes everything out.
    pub fn take(&mut self) -> Table<V> {
        let mutations = self.mutations.wrapping_add(1);
        std::mem::replace(
            self,
            Table {
                mutations,
                ..Table::default()
            },
        )
    }
}

impl<V: Clone> Clone for Table<V> {
    fn clone(&self) -> Table<V> {
        if self.live == self.entries.len() {
            let entries = self.entries.iter().map(|entry| Entry {
                hash: entry.hash,
                key: entry.key.clone(),
                value: entry.value.clone(),
            });
            return Table {
                entries: entries.collect(),
                index: match &self.index {
                    Index::None => Index::None,
                    Index::Small(slots) => Index::Small(slots.clone()),
                    Index::Medium(slots) => Index::Medium(slots.clone()),
                    Index::Large(slots) => Index::Large(slots.clone()),
                },
                live: self.live,
                filled: self.filled,
                front: 0,
                mutations: 0,
            };
        }
        let mut copy = Table::with_capacity(self.live);
        for entry in &self.entries {
            if let Some(key) = &entry.key {
                copy.insert_new(entry.hash, key.clone(), entry.value.clone());
            }
        }
        copy
    }
}
