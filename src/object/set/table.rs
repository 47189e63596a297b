//! The hash table of sets: CPython's (Objects/setobject.c), so that a set of the same items iterates in the same
//! order: open addressing, nine linear probes before each jump, growth by four below 50,000 items. It runs no
//! Python code: a lookup that needs `__eq__` gets candidates one at a time and compares outside of any borrow.

use crate::object::value::Value;

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const MIN_SLOTS: usize = 8;
/// Items from which on growing may fail (Python's MemoryError).
const LARGE: usize = 1 << 16;
/// Hash of a slot whose item was removed; no item has this hash.
const REMOVED: i64 = -1;

/// A slot: an item, empty (hash 0), or removed (hash -1).
#[derive(Clone, Default)]
pub struct Slot {
    pub hash: i64,
    pub key: Option<Value>,
}

/// So many empty slots; written as they are, not cloned one by one.
fn empty(slots: usize) -> Vec<Slot> {
    std::iter::repeat_with(Slot::default).take(slots).collect()
}

/// The items of a set.
#[derive(Default)]
pub struct SetTable {
    /// Empty, or a power of two.
    slots: Vec<Slot>,
    /// Slots with items or removed ones.
    filled: usize,
    live: usize,
    mutations: u32,
    /// Where `pop` goes on searching: new contents do not change that (`set_swap_bodies`).
    finger: usize,
}

/// A place in a probe sequence.
pub struct Probe {
    at: usize,
    left: usize,
    base: usize,
    perturb: u64,
}

impl Probe {
    fn new(hash: i64, mask: usize) -> Probe {
        let base = hash as usize & mask;
        Probe {
            at: base,
            left: Probe::linear(base, mask),
            base,
            perturb: hash as u64,
        }
    }
    #[inline(always)]
    fn linear(base: usize, mask: usize) -> usize {
        if base + LINEAR_PROBES <= mask {
            LINEAR_PROBES
        } else {
            0
        }
    }
    #[inline(always)]
    fn advance(&mut self, mask: usize) {
        if self.left > 0 {
            self.left -= 1;
            self.at += 1;
            return;
        }
        self.perturb >>= PERTURB_SHIFT;
        self.base = self
            .base
            .wrapping_mul(5)
            .wrapping_add(1)
            .wrapping_add(self.perturb as usize)
            & mask;
        self.at = self.base;
        self.left = Probe::linear(self.base, mask);
    }
}

impl SetTable {
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
    /// All slots: an iterator's position is an index here.
    #[inline(always)]
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }
    /// The items in order.
    pub fn iter(&self) -> impl Iterator<Item = (i64, &Value)> {
        self.slots
            .iter()
            .filter_map(|slot| slot.key.as_ref().map(|key| (slot.hash, key)))
    }
    pub fn memory(&self) -> usize {
        self.slots.capacity() * std::mem::size_of::<Slot>()
    }
    #[inline(always)]
    fn mask(&self) -> usize {
        self.slots.len().max(MIN_SLOTS) - 1
    }

    /// Begins a search.
    #[inline(always)]
    pub fn probe(&self, hash: i64) -> Probe {
        Probe::new(hash, self.mask())
    }

    /// The first slot with an item of this hash that satisfies `test`.
    #[inline(always)]
    pub fn first_candidate(
        &self,
        hash: i64,
        mut test: impl FnMut(&Value) -> bool,
    ) -> Option<usize> {
        let slots = &self.slots[..];
        if slots.is_empty() {
            return None;
        }
        let mask = slots.len() - 1;
        let mut base = hash as usize & mask;
        let mut perturb = hash as u64;
        loop {
            let last = base
                + if base + LINEAR_PROBES <= mask {
                    LINEAR_PROBES
                } else {
                    0
                };
            for (ahead, slot) in slots[base..=last].iter().enumerate() {
                match &slot.key {
                    Some(key) if slot.hash == hash && test(key) => return Some(base + ahead),
                    None if slot.hash == 0 => return None,
                    _ => {}
                }
            }
            perturb >>= PERTURB_SHIFT;
            base = base
                .wrapping_mul(5)
                .wrapping_add(1)
                .wrapping_add(perturb as usize)
                & mask;
        }
    }

    /// The next slot of the search whose item has this hash and satisfies `test`.
    #[inline(always)]
    pub fn candidate(
        &self,
        hash: i64,
        probe: &mut Probe,
        mut test: impl FnMut(&Value) -> bool,
    ) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.mask();
        loop {
            let at = probe.at;
            let slot = &self.slots[at];
            match &slot.key {
                Some(key) if slot.hash == hash => {
                    let found = test(key);
                    probe.advance(mask);
                    if found {
                        return Some(at);
                    }
                }
                None if slot.hash == 0 => return None,
                _ => probe.advance(mask),
            }
        }
    }

    /// Whether the next new item makes a large table grow: [`SetTable::can_grow`] says whether it can.
    #[inline(always)]
    pub fn is_large_and_full(&self) -> bool {
        self.filled >= LARGE && (self.filled + 1) * 5 >= self.mask() * 3
    }

    /// Whether there is memory for the next larger table.
    #[cold]
    pub fn can_grow(&self) -> bool {
        let slots = (self.live * 2 + 1).next_power_of_two();
        Vec::<Slot>::new().try_reserve_exact(slots).is_ok()
    }

    /// Adds an item known to be absent.
    pub fn insert_new(&mut self, hash: i64, key: Value) {
        self.mutations = self.mutations.wrapping_add(1);
        if self.slots.is_empty() {
            self.slots = empty(MIN_SLOTS);
        }
        let mask = self.mask();
        let mut probe = Probe::new(hash, mask);
        // The last removed slot on the way is used again.
        let mut removed = None;
        loop {
            let slot = &self.slots[probe.at];
            if slot.key.is_none() {
                if slot.hash == 0 {
                    break;
                }
                removed = Some(probe.at);
            }
            probe.advance(mask);
        }
        let at = removed.unwrap_or(probe.at);
        let key = Some(key);
        self.slots[at] = Slot { hash, key };
        self.live += 1;
        if removed.is_some() {
            return;
        }
        self.filled += 1;
        if self.filled * 5 >= mask * 3 {
            self.resize_usual();
        }
    }

    fn resize_usual(&mut self) {
        let factor = if self.live > 50_000 { 2 } else { 4 };
        self.resize(self.live * factor);
    }

    fn resize(&mut self, wanted: usize) {
        self.mutations = self.mutations.wrapping_add(1);
        let mut size = MIN_SLOTS;
        while size <= wanted {
            size <<= 1;
        }
        let old = std::mem::replace(&mut self.slots, empty(size));
        for slot in old {
            if slot.key.is_some() {
                self.insert_clean(slot);
            }
        }
        self.filled = self.live;
    }

    /// Puts an item into a table without removed slots that has room and does not have it.
    fn insert_clean(&mut self, slot: Slot) {
        let mask = self.mask();
        let mut probe = Probe::new(slot.hash, mask);
        while self.slots[probe.at].key.is_some() {
            probe.advance(mask);
        }
        self.slots[probe.at] = slot;
    }

    /// Makes room before `more` items are added.
    pub fn reserve(&mut self, more: usize) {
        if (self.filled + more) * 5 >= self.mask() * 3 {
            self.resize((self.live + more) * 2);
        }
    }

    /// Takes over all items of `other` if this table is empty; else false and nothing happens.
    pub fn copy_if_empty(&mut self, other: &SetTable) -> bool {
        if self.live != 0 {
            return false;
        }
        // As many slots as `reserve` would make.
        let mut size = self.slots.len().max(MIN_SLOTS);
        if (self.filled + other.live) * 5 >= (size - 1) * 3 {
            size = MIN_SLOTS;
            while size <= other.live * 2 {
                size <<= 1;
            }
            self.slots.clear();
        } else if self.filled != 0 {
            return false;
        }
        self.mutations = self.mutations.wrapping_add(1);
        if size == other.slots.len() && other.filled == other.live {
            self.slots = other.slots.clone();
        } else {
            if self.slots.len() != size {
                self.slots = empty(size);
            }
            for slot in other.slots.iter().filter(|slot| slot.key.is_some()) {
                self.insert_clean(slot.clone());
            }
        }
        self.live = other.live;
        self.filled = other.live;
        true
    }

    /// Puts other contents in, as they are; lookups under way notice. Answers the old contents.
    pub fn replace(&mut self, mut new: SetTable) -> SetTable {
        new.mutations = self.mutations.wrapping_add(1);
        new.finger = self.finger;
        std::mem::replace(self, new)
    }

    /// Removes the item of a slot.
    pub fn remove_at(&mut self, at: usize) -> Option<Value> {
        self.mutations = self.mutations.wrapping_add(1);
        let slot = &mut self.slots[at];
        let key = slot.key.take()?;
        slot.hash = REMOVED;
        self.live -= 1;
        Some(key)
    }

    /// Removes some item.
    pub fn pop(&mut self) -> Option<Value> {
        if self.live == 0 {
            return None;
        }
        let mask = self.mask();
        let mut at = self.finger & mask;
        while self.slots[at].key.is_none() {
            at = (at + 1) & mask;
        }
        self.finger = at + 1;
        self.remove_at(at)
    }

    /// After many removals: rebuilds if more than a quarter of the slots are removed ones.
    pub fn tidy(&mut self) {
        if self.filled - self.live > self.mask() / 4 {
            self.resize_usual();
        }
    }

    /// Takes everything out.
    pub fn take(&mut self) -> SetTable {
        let mutations = self.mutations.wrapping_add(1);
        std::mem::replace(
            self,
            SetTable {
                mutations,
                finger: self.finger,
                ..SetTable::default()
            },
        )
    }
}
