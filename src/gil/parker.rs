//! Where a thread waits: one word, on a cache line of its own.
//!
//! Other threads set bits in a thread's [`Parker`]; only its owner clears them, and only its owner waits. A waiter
//! spins for as long as its caller asks and then sleeps in the kernel until a bit is set or a deadline passes. Setting
//! a bit is one atomic operation and, if the owner sleeps, one system call: it takes no lock and allocates nothing,
//! so a signal handler may do it.
//!
//! The word is ours and nobody else's, so a child process made by `fork` finds it in a known state; that is why
//! nothing here parks through `parking_lot`, whose global table of waiters cannot be reset.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::sys;

/// The GIL is yours.
pub(crate) const GRANTED: u32 = 1;
/// Something (a signal, a request) wants your attention: leave an interruptible wait.
pub(crate) const POKED: u32 = 2;
/// You are about to be granted the GIL: stop sleeping and spin.
pub(crate) const WARM: u32 = 4;
/// The owner sleeps, or is about to.
const PARKED: u32 = 8;

/// Why a waiter asks how long it may look at its word before it sleeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Its wait begins.
    First,
    /// It has slept and was told that it will be granted soon.
    Warm,
    /// It has slept and is not told why it was woken; the answer does not count.
    Awake,
}

#[derive(Debug, Default)]
#[repr(align(128))]
pub(crate) struct Parker {
    word: AtomicU32,
}

impl Parker {
    /// Sets `bits` and wakes the owner if it sleeps. Async-signal-safe on Linux.
    pub(crate) fn set(&self, bits: u32) {
        let before = self.word.fetch_or(bits, Ordering::Release);
        if before & PARKED != 0 {
            sys::wake(&self.word);
        }
    }

    pub(crate) fn clear(&self, bits: u32) {
        self.word.fetch_and(!bits, Ordering::Relaxed);
    }

    pub(crate) fn has(&self, bits: u32) -> bool {
        self.word.load(Ordering::Acquire) & bits != 0
    }

    pub(crate) fn reset(&self) {
        self.word.store(0, Ordering::Relaxed);
    }

    /// Waits until one of the bits in `wanted` is set; `false` if the deadline came first. The bits stay set.
    ///
    /// `spin` says how long to look at the word before sleeping: it is asked when the wait begins and again, since the
    /// kernel may have put the thread on another core, each time it has slept.
    pub(crate) fn wait(
        &self,
        wanted: u32,
        spin: impl Fn(Phase) -> Duration,
        deadline: Option<Instant>,
    ) -> bool {
        let mut spin_for = spin(Phase::First);
        loop {
            if self.spin(wanted, spin_for) {
                return true;
            }
            let word = self.word.fetch_or(PARKED, Ordering::Acquire) | PARKED;
            if word & wanted == 0 && word & WARM == 0 {
                let left = match deadline {
                    None => None,
                    Some(deadline) => match deadline.checked_duration_since(Instant::now()) {
                        Some(left) if !left.is_zero() => Some(left),
                        _ => {
                            self.word.fetch_and(!PARKED, Ordering::Relaxed);
                            return self.has(wanted);
                        }
                    },
                };
                sys::wait(&self.word, word, left);
            }
            let word = self.word.fetch_and(!(PARKED | WARM), Ordering::Acquire);
            spin_for = if word & wanted == 0 && word & WARM != 0 {
                spin(Phase::Warm)
            } else {
                spin(Phase::Awake);
                Duration::ZERO
            };
            if word & wanted != 0 {
                return true;
            }
        }
    }

    fn spin(&self, wanted: u32, spin_for: Duration) -> bool {
        if self.has(wanted) {
            return true;
        }
        if spin_for.is_zero() {
            return false;
        }
        let begin = Instant::now();
        loop {
            for _ in 0..32 {
                std::hint::spin_loop();
                if self.has(wanted) {
                    return true;
                }
            }
            if begin.elapsed() >= spin_for {
                return false;
            }
        }
    }
}
