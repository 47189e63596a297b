//! How the threads share processor cores: the two courtesies that a computing thread owes those that do input and
//! output. (Where the computing threads themselves run: `common_core.rs`.)
//!
//! A thread back from blocking may have the GIL at once, but that is worth nothing while it has no core to run on. The
//! kernel gives a core away only at the end of a time slice (some milliseconds), so a thread that wakes where another
//! one computes stood there for as long as that one computed. Seen with two computing threads on two cores, in the log
//! of the kernel's scheduler: a fifth of the time of an echo client was such waiting, the more the larger N.
//!
//! - **A thread that computes asks the kernel for longer time slices** ([`Gil::used_up_turn`]), until it blocks
//!   ([`Gil::blocks`]). Linux's fair scheduler (EEVDF, from 6.12) lets a waking thread with a shorter slice go before a
//!   running one with a longer; over time each gets as much as before. Elsewhere this does nothing.
//! - **A thread that was asleep stands aside once** ([`Gil::stand_aside`]) where another thread has just let go of the
//!   GIL on the same core: that one is on its way into a system call (letting go woke us, and we came first), and would
//!   begin it only when our turn ends.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use crate::gil::Gil;
use crate::sys;
use crate::thread::GilThread;

/// After so many turns used up to the end, one after the other, a thread is one that computes.
const TURNS: u32 = 2;
/// How much longer its time slices in the kernel are.
const LONGER: u64 = 4;
/// So many nanoseconds after letting go a thread is taken to be still on its way into its system call.
const ON_ITS_WAY_NS: u64 = 100_000;

/// Where, and when, a thread last let go of the GIL for a system call while others waited for it.
#[derive(Debug)]
pub(crate) struct LastAway {
    core: AtomicU32,
    at: AtomicU64,
}

impl LastAway {
    pub(crate) fn new() -> LastAway {
        LastAway {
            core: AtomicU32::new(sys::UNKNOWN_CORE),
            at: AtomicU64::new(0),
        }
    }
}

impl Gil {
    /// The thread has used up a turn, which took `held` ticks, and so many others wait.
    pub(crate) fn used_up_turn(&self, thread: &GilThread, held: u64, waiting: usize) {
        let turns = thread.turns.get().saturating_add(1);
        thread.turns.set(turns);
        // Once: where the kernel will not, it is not asked again before the thread has blocked.
        if turns == TURNS && thread.own_slice.get().is_none() {
            thread.own_slice.set(sys::lengthen_time_slice(LONGER));
        }
        if turns >= TURNS {
            self.computes(thread, held, waiting);
        }
    }

    /// The thread lets go of the GIL for something that may block, makes a process or ends: it has the time slices and the
    /// cores back that it had before it computed.
    #[inline(always)]
    pub(crate) fn blocks(&self, thread: &GilThread) {
        self.usual_slices(thread);
        self.leaves(thread);
    }

    /// The thread has the kernel's usual time slices again.
    #[inline(always)]
    pub(crate) fn usual_slices(&self, thread: &GilThread) {
        thread.turns.set(0);
        if thread.own_slice.get().is_some() {
            restore(thread);
        }
    }

    /// The thread lets go of the GIL for a system call, and others wait for it.
    pub(crate) fn goes_away(&self) {
        self.last_away.at.store(self.clock.now(), Ordering::Relaxed);
        self.last_away
            .core
            .store(sys::current_core(), Ordering::Relaxed);
    }

    /// To be called by a thread that has slept: lets a thread go first that has just let go of the GIL on this core.
    pub(crate) fn stand_aside(&self) {
        let core = self.last_away.core.load(Ordering::Relaxed);
        if core == sys::UNKNOWN_CORE || core != sys::current_core() {
            return;
        }
        self.last_away
            .core
            .store(sys::UNKNOWN_CORE, Ordering::Relaxed);
        let at = self.last_away.at.load(Ordering::Relaxed);
        let ago = self.clock.now().saturating_sub(at);
        if self.clock.nanoseconds(ago) < ON_ITS_WAY_NS {
            std::thread::yield_now();
        }
    }
}

#[cold]
#[inline(never)]
fn restore(thread: &GilThread) {
    if let Some(slice) = thread.own_slice.take() {
        sys::set_time_slice(slice);
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGER, TURNS};
    use crate::reason::Reason;
    use crate::{Gil, IoFirst, sys};

    /// On a thread of its own: what is set stays with the operating system's thread.
    fn elsewhere(test: impl FnOnce() + Send) {
        std::thread::scope(|scope| scope.spawn(test).join().expect("the thread has panicked"));
    }

    #[test]
    fn time_slices_are_longer_while_a_thread_computes() {
        elsewhere(|| {
            let gil = Gil::new(Box::new(IoFirst::default()));
            let thread = gil.register("computing");
            gil.acquire(&thread, Reason::Start);
            let before = sys::time_slice();
            for _ in 1..TURNS {
                gil.used_up_turn(&thread, 0, 1);
                assert_eq!(sys::time_slice(), before);
            }
            gil.used_up_turn(&thread, 0, 1);
            match thread.own_slice.get() {
                // The kernel has no such thing, or allows it not.
                None => assert_eq!(sys::time_slice(), before),
                Some(own) => {
                    assert_eq!(Some(own), before);
                    assert_eq!(
                        sys::time_slice().map(|now| now.get()),
                        Some(own.get() * LONGER)
                    );
                }
            }
            gil.release(&thread, Reason::Io);
            assert_eq!(thread.own_slice.get(), None);
            assert_eq!(sys::time_slice(), before);
        });
    }

    #[test]
    fn a_new_thread_has_the_usual_time_slices() {
        elsewhere(|| {
            let gil = Gil::new(Box::new(IoFirst::default()));
            let thread = gil.register("computing");
            gil.acquire(&thread, Reason::Start);
            let before = sys::time_slice();
            (0..TURNS).for_each(|_| gil.used_up_turn(&thread, 0, 1));
            gil.before_spawn(&thread, &gil.register("new"));
            let of_new = std::thread::spawn(sys::time_slice)
                .join()
                .expect("no panic");
            assert_eq!(of_new, before);
            gil.end(&thread);
        });
    }
}
