//! Memory: the generational cycle collector. (Reference counting itself is in `object/heap.rs`.)

mod collect;
pub mod huge_pages;

pub use collect::{Collection, collect, collect_if_due, move_generation, objects, referents};

use std::cell::Cell;

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
    pub running: Cell<bool>,
    /// The command started without huge pages: see [`huge_pages`].
    pub huge_pages_held: Cell<bool>,
    /// Per generation: collections, objects collected, uncollectable.
    pub stats: [[Cell<u64>; 3]; 3],
}

impl Default for Collector {
    fn default() -> Collector {
        Collector {
            enabled: Cell::new(true),
            thresholds: [Cell::new(700), Cell::new(10), Cell::new(10)],
            counts: Default::default(),
            long_lived_total: Cell::new(0),
            long_lived_pending: Cell::new(0),
            running: Cell::new(false),
            huge_pages_held: Cell::new(false),
            stats: Default::default(),
        }
    }
}

/// What the module `gc` hangs in to call its callbacks: phase, generation, what was done.
pub type CallbackRunner = fn(&mut crate::vm::Vm, &str, usize, Collection);
