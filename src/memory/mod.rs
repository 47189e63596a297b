//! Memory: the generational cycle collector. (Reference counting itself is in `object/heap.rs`.)
//!
//! Container objects are in intrusive lists, one for each generation. New ones are young; when there are 700 more
//! than there were, the young ones are collected: those that are reachable only from each other are garbage, the
//! others become middle-aged, and later old. `collect.rs` decides what is collected when.

#[cfg(not(gillie_sanitize))]
pub mod allocator;
mod collect;
mod garbage;
pub mod huge_pages;
#[cfg(not(gillie_sanitize))]
pub mod large;
mod references;
pub mod reserve;
mod search;

pub use collect::{
    Collection, collect, collect_if_due, count, each, freeze, is_tracked, objects, referents,
    referrers, settle, unfreeze, visit,
};
pub use references::is_atomic;

use crate::object::Value;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::time::Instant;

/// Flags of `gc.set_debug`.
pub const DEBUG_STATS: i64 = 1;
pub const DEBUG_COLLECTABLE: i64 = 2;
pub const DEBUG_UNCOLLECTABLE: i64 = 4;
pub const DEBUG_SAVEALL: i64 = 32;
pub const DEBUG_LEAK: i64 = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL;

/// Collections that are remembered, unless more are asked for.
pub const LOG: usize = 1000;

/// Settings and counters of the collector, per interpreter.
pub struct Collector {
    /// Whether allocation triggers collections (`gc.enable`).
    pub enabled: Cell<bool>,
    /// `gc.set_threshold`: containers allocated minus freed; collections of 0 per one of 1; of 1 per one of 2.
    pub thresholds: [Cell<i64>; 3],
    /// Collections of generations 0 and 1 since the last one of the next older.
    pub counts: [Cell<i64>; 2],
    /// Objects that survived the last full collection, and those that came to the oldest generation since.
    pub long_lived_total: Cell<usize>,
    pub long_lived_pending: Cell<usize>,
    /// Objects of the heap after the last full collection.
    pub live_before: Cell<i64>,
    pub running: Cell<bool>,
    /// The command started without huge pages: see [`huge_pages`].
    pub huge_pages_held: Cell<bool>,
    /// Per generation: collections, objects collected, uncollectable.
    pub stats: [[Cell<u64>; 3]; 3],
    /// `gc.set_debug`.
    pub debug: Cell<i64>,
    /// What to do with garbage instead of freeing it (`DEBUG_SAVEALL`).
    pub save_all: Cell<Option<SaveGarbage>>,
    /// Collect at every allocation of a container (`GILLIE_GC=stress`).
    pub stress: Cell<bool>,
    /// The latest collections, at most [`log_length`](Self::log_length).
    pub log: RefCell<VecDeque<Collection>>,
    /// How many collections are remembered: [`LOG`], or more for a report.
    pub log_length: Cell<usize>,
    /// Collections since the start.
    pub total: Cell<u64>,
    /// When the interpreter was made.
    pub started: Instant,
    /// Objects that came to the middle generation since it was last collected.
    middle: Cell<usize>,
    many: references::Many,
    search: search::Search,
}

impl Default for Collector {
    fn default() -> Collector {
        Collector {
            enabled: Cell::new(true),
            thresholds: [Cell::new(700), Cell::new(10), Cell::new(10)],
            counts: Default::default(),
            long_lived_total: Cell::new(0),
            long_lived_pending: Cell::new(0),
            live_before: Cell::new(0),
            running: Cell::new(false),
            huge_pages_held: Cell::new(false),
            stats: Default::default(),
            debug: Cell::new(0),
            save_all: Cell::new(None),
            stress: Cell::new(false),
            log: Default::default(),
            log_length: Cell::new(LOG),
            total: Cell::new(0),
            started: Instant::now(),
            middle: Cell::new(0),
            many: Default::default(),
            search: Default::default(),
        }
    }
}

impl Collector {
    /// Whether enough objects became old since the last full collection for another one: collections at fixed
    /// intervals would cost quadratic time while a heap grows. CPython's rule is the first one, a quarter of the old
    /// objects. It counts objects that died since, too: the second asks whether the heap has really grown, unless
    /// very many came.
    pub fn full_is_worthwhile(&self, live: i64) -> bool {
        let (pending, total) = (self.long_lived_pending.get(), self.long_lived_total.get());
        self.live_before.set(self.live_before.get().min(live));
        let grown = (live - self.live_before.get()) as usize;
        pending >= total / 4 && (grown >= total / 4 || pending / 2 >= total)
    }

    fn full_has_begun(&self, live: i64) {
        self.counts[1].set(0);
        let pending = self.long_lived_pending.take();
        self.long_lived_total
            .set(self.long_lived_total.get() + pending);
        self.live_before.set(live);
    }

    /// How far allocation may go before a collection is due: for [`Heap::young_threshold`].
    ///
    /// [`Heap::young_threshold`]: crate::object::heap::Heap::young_threshold
    pub fn young_threshold(&self) -> i64 {
        match self.thresholds[0].get() {
            _ if !self.enabled.get() => i64::MAX,
            0 => i64::MAX,
            _ if self.stress.get() => -1,
            threshold => threshold,
        }
    }
}

/// Switches the stress mode on: a collection at every allocation of a container, and searches of the old generation
/// in small pieces, however small it is.
pub fn set_stress(vm: &Vm) {
    let collector = &vm.state().collector;
    collector.stress.set(true);
    collector.search.piece.set(Some(5_000));
    vm.heap().young_threshold.set(collector.young_threshold());
}

/// Whether there are objects whose end has effects that Python code can see, but for those in `except`: with a
/// finalizer that has not run.
pub fn anything_to_finalize(vm: &Vm, except: &[Value]) -> bool {
    use crate::object::header::bits;
    let mut any = false;
    for generation in 0..=3 {
        each(vm.heap(), generation, |header| {
            let waits = header.class().has_finalizer() && !header.has(bits::FINALIZED);
            let address = std::ptr::from_ref(header).addr() as u64;
            any |= waits && !except.iter().any(|value| value.raw().0 == address);
        });
    }
    any
}

/// What the module `gc` hangs in to keep an unreachable object in `gc.garbage`.
pub type SaveGarbage = fn(&mut Vm, &Value);

/// What the module `gc` hangs in to call its callbacks: phase, generation, what was done.
pub type CallbackRunner = fn(&mut Vm, &str, usize, Collection);
