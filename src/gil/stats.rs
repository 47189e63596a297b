//! Exact counters, by thread and in all.
//!
//! A thread's counters are written by that thread alone, and while it holds the GIL; so plain loads and stores do, and
//! a reader on another thread sees values that were true a moment ago. The totals are sums made when asked for.

use std::ops::AddAssign;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::clock::Clock;

/// One number with a single writer.
#[derive(Debug, Default)]
pub(crate) struct Counter(AtomicU64);

impl Counter {
    #[inline(always)]
    pub(crate) fn add(&self, n: u64) {
        self.0.store(self.get().wrapping_add(n), Ordering::Relaxed);
    }

    #[inline(always)]
    pub(crate) fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

macro_rules! stats {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What the GIL did, for one thread or for all of them.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Stats { $($(#[$doc])* pub $name: u64,)* }

        impl Stats {
            /// Every counter with its name, in the order of declaration.
            pub fn fields(&self) -> impl Iterator<Item = (&'static str, u64)> {
                [$((stringify!($name), self.$name),)*].into_iter()
            }
        }

        impl AddAssign for Stats {
            fn add_assign(&mut self, other: Stats) {
                $(self.$name = self.$name.wrapping_add(other.$name);)*
            }
        }

        #[derive(Debug, Default)]
        pub(crate) struct Counters { $(pub(crate) $name: Counter,)* }

        impl Counters {
            pub(crate) fn read(&self) -> Stats {
                Stats { $($name: self.$name.get(),)* }
            }
        }
    };
}

impl Stats {
    /// Counters are kept in ticks of the clock.
    pub(crate) fn in_nanoseconds(self, clock: &Clock) -> Stats {
        Stats {
            wait_ns: clock.nanoseconds(self.wait_ns),
            hold_ns: clock.nanoseconds(self.hold_ns),
            ..self
        }
    }
}

stats! {
    /// Times the GIL was got, waited for or not.
    acquires,
    /// Acquisitions after another thread had held the GIL.
    switches,
    /// Times the holder was made to hand over: its N instructions were used up, or it was asked to make room.
    forced_drops,
    /// Of the forced drops, those made before the end of N at the request of a thread back from blocking.
    preemptions,
    /// Times the holder let go by itself: before input and output, sleep, a lock, a join, native work, its end.
    io_drops,
    /// Nanoseconds spent in the queue for the GIL (waiting for anything else is not counted).
    wait_ns,
    /// Nanoseconds during which the GIL was held.
    hold_ns,
    /// Bytecode instructions executed, entered when the interpreter's countdown is refilled or the GIL let go.
    instructions,
}
