//! Threads that compute run on one core, the same for all of them.
//!
//! Only one of them runs at a time, so a second core gains them nothing, and it costs: a hand-over to another core wakes
//! that core (in a virtual machine through the host), begins on cold caches, and pays whatever the host has put beside
//! that core. Within a core a hand-over is one switch of context. Left to itself the kernel spreads the threads, because a
//! thread that wakes always finds the other core idle. And a core that nobody computes on is one on which a thread back
//! from blocking can run at once.
//!
//! So a thread that has used up its turns ([`Gil::computes`]) stays on the core where the first such thread was found, until
//! it lets go of the GIL for a system call or native work, makes a process, or ends ([`Gil::leaves`]): then it has the
//! cores back that it had before. Programs see nothing of it: they ask the system for a thread's cores by a system call.
//!
//! What speaks against it is somebody else's work on that core, which the kernel cannot escape for us any more. It shows
//! as a grant that is answered late ([`Gil::got_it`]): then all leave, each at the end of its turn, and come together again
//! after a pause, wherever the first of them runs by then; each time in vain soon after makes the next pause longer.

use std::cell::Cell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use crate::gil::Gil;
use crate::sys;
use crate::thread::GilThread;

/// In turns shorter than this a single waiter spins, and a hand-over to another core is the cheaper one. (Several cannot:
/// there are more of them than cores.)
const LEAST_TURN_NS: u64 = 40_000;
/// A thread that takes longer than this from the grant until it runs found its core taken.
const LATE_NS: u64 = 1_000_000;
/// The first pause after a late one, in nanoseconds, and the longest.
const PAUSE_NS: u64 = 100_000_000;
const LONGEST_PAUSE_NS: u64 = 10_000_000_000;

/// The core on which the GIL's computing threads run. Changed under the GIL, but for the number of members: a thread that
/// could not be started is taken off by whoever tried.
#[derive(Debug)]
pub(crate) struct CommonCore {
    core: AtomicU32,
    members: AtomicU32,
    /// By the GIL's clock, in nanoseconds: nobody joins before.
    not_before: AtomicU64,
    /// The next pause.
    pause: AtomicU64,
    /// [`LEAST_TURN_NS`] and [`LATE_NS`] by the GIL's clock.
    ticks: OnceLock<[u64; 2]>,
}

/// A thread's stay on the common core: which core it is, and the cores the thread had before.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stay {
    core: u32,
    own: sys::Cores,
}

impl Stay {
    /// The calling thread goes to any other of the cores that it had: those that stay have work for this one.
    pub(crate) fn make_room(self) {
        sys::avoid(self.core, self.own);
    }
}

/// A thread's own part: its stay, if it has joined.
pub(crate) type StayCell = Cell<Option<Stay>>;

impl CommonCore {
    pub(crate) fn new() -> CommonCore {
        CommonCore {
            core: AtomicU32::new(sys::UNKNOWN_CORE),
            members: AtomicU32::new(0),
            not_before: AtomicU64::new(0),
            pause: AtomicU64::new(PAUSE_NS),
            ticks: OnceLock::new(),
        }
    }

    /// In the child of a fork, which has no member.
    pub(crate) fn reset(&self) {
        self.core.store(sys::UNKNOWN_CORE, Ordering::Relaxed);
        self.members.store(0, Ordering::Relaxed);
    }

    /// The core, if there is one.
    pub(crate) fn core(&self) -> Option<u32> {
        Some(self.core.load(Ordering::Relaxed)).filter(|&core| core != sys::UNKNOWN_CORE)
    }
}

impl Gil {
    /// The thread has used up turns, the last of which took `held` ticks, while so many others waited.
    pub(crate) fn computes(&self, thread: &GilThread, held: u64, waiting: usize) {
        let [least_turn, _] = self.common_ticks();
        let worth_it = held >= least_turn || waiting > 1;
        match thread.stay.get() {
            Some(stay) if worth_it && self.common_core.core() == Some(stay.core) => {}
            Some(_) => {
                self.leaves(thread);
                thread.turns.set(0);
            }
            None if !worth_it || !self.may_spin() => {}
            None => {
                let now = self.clock.nanoseconds(self.clock.now());
                if now >= self.common_core.not_before.load(Ordering::Relaxed) {
                    let core = self.common_core.core().unwrap_or_else(sys::current_core);
                    self.joins(thread, core);
                }
            }
        }
    }

    fn common_ticks(&self) -> [u64; 2] {
        *self
            .common_core
            .ticks
            .get_or_init(|| [LEAST_TURN_NS, LATE_NS].map(|ns| self.clock.ticks(ns)))
    }

    /// `by` makes the thread `new`: where others have come together both stay there, so that the new one begins there
    /// (it inherits its maker's cores) and its maker, who is likely to wait for it, does not wake another core for that.
    pub(crate) fn brings(&self, by: &GilThread, new: &GilThread) {
        match (by.stay.get(), self.common_core.core()) {
            (None, None) => return,
            (Some(stay), core) if core != Some(stay.core) => return self.leaves(by),
            (Some(_), _) => {}
            (None, Some(core)) => self.joins(by, core),
        }
        if let Some(stay) = by.stay.get() {
            self.common_core.members.fetch_add(1, Ordering::Relaxed);
            new.stay.set(Some(stay));
        }
    }

    fn joins(&self, thread: &GilThread, core: u32) {
        if let Some(own) = sys::stay_on(core) {
            self.common_core.core.store(core, Ordering::Relaxed);
            self.common_core.members.fetch_add(1, Ordering::Relaxed);
            thread.stay.set(Some(Stay { core, own }));
        }
    }

    /// Gives the thread back the cores that it had, if it has joined.
    #[inline(always)]
    pub(crate) fn leaves(&self, thread: &GilThread) {
        if thread.stay.get().is_some() {
            self.leaves_slow(thread);
        }
    }

    #[cold]
    #[inline(never)]
    fn leaves_slow(&self, thread: &GilThread) {
        let Some(stay) = thread.stay.take() else {
            return;
        };
        sys::leave(stay.core, &stay.own);
        self.one_less();
    }

    /// A thread that was [brought](Gil::brings) but of which the operating system made nothing.
    pub(crate) fn never_came(&self, thread: &GilThread) {
        if thread.stay.take().is_some() {
            self.one_less();
        }
    }

    pub(crate) fn one_less(&self) {
        if self.common_core.members.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.common_core
                .core
                .store(sys::UNKNOWN_CORE, Ordering::Relaxed);
        }
    }

    /// The thread was granted the GIL at `granted` and has it now; both by the GIL's clock.
    #[inline(always)]
    pub(crate) fn got_it(&self, thread: &GilThread, granted: u64, now: u64) {
        if thread.stay.get().is_some() {
            let [_, late] = self.common_ticks();
            if now.saturating_sub(granted) > late {
                self.was_late(thread, now);
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn was_late(&self, thread: &GilThread, now: u64) {
        let common = &self.common_core;
        let now = self.clock.nanoseconds(now);
        let ended = common.not_before.load(Ordering::Relaxed);
        // Long after the last pause this is a new disturbance, not the same one again.
        let pause = match now.saturating_sub(ended) > LONGEST_PAUSE_NS {
            true => PAUSE_NS,
            false => common.pause.load(Ordering::Relaxed),
        };
        common.not_before.store(now + pause, Ordering::Relaxed);
        common
            .pause
            .store((pause * 2).min(LONGEST_PAUSE_NS), Ordering::Relaxed);
        common.core.store(sys::UNKNOWN_CORE, Ordering::Relaxed);
        self.leaves(thread);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::reason::Reason;
    use crate::thread::GilThread;
    use crate::{Gil, IoFirst, sys};

    /// More ticks than any turn takes.
    const LONG: u64 = 1 << 40;

    /// On a thread of its own, whose cores nobody else sees; not where there is only one core, or no choosing.
    fn elsewhere(test: impl FnOnce(Arc<Gil>, GilThread) + Send) {
        let body = || {
            let here = sys::current_core();
            match sys::stay_on(here) {
                Some(own) => sys::leave(here, &own),
                None => return,
            }
            let gil = Gil::new(Box::new(IoFirst::default()));
            let thread = gil.register("computing");
            gil.acquire(&thread, Reason::Start);
            test(gil, thread);
        };
        std::thread::scope(|scope| scope.spawn(body).join().expect("the thread has panicked"));
    }

    #[test]
    fn a_computing_thread_stays_on_a_core_until_it_blocks() {
        elsewhere(|gil, thread| {
            let before = sys::allowed_cores();
            gil.used_up_turn(&thread, LONG, 1);
            assert_eq!(sys::allowed_cores(), before, "one turn is not computing");
            gil.used_up_turn(&thread, LONG, 1);
            assert_eq!(sys::allowed_cores(), 1);
            assert_eq!(gil.common_core.core(), Some(sys::current_core()));
            gil.release(&thread, Reason::Io);
            assert_eq!(sys::allowed_cores(), before);
            assert_eq!(gil.common_core.core(), None, "the last one has left");
        });
    }

    #[test]
    fn in_short_turns_a_single_waiter_spins() {
        elsewhere(|gil, thread| {
            let before = sys::allowed_cores();
            (0..9).for_each(|_| gil.used_up_turn(&thread, 1, 1));
            assert_eq!(sys::allowed_cores(), before);
            gil.used_up_turn(&thread, 1, 2);
            assert_eq!(sys::allowed_cores(), 1);
            gil.used_up_turn(&thread, 1, 1);
            assert_eq!(sys::allowed_cores(), before);
            gil.end(&thread);
        });
    }

    #[test]
    fn a_new_thread_begins_where_the_others_are() {
        elsewhere(|gil, thread| {
            let before = sys::allowed_cores();
            (0..2).for_each(|_| gil.used_up_turn(&thread, LONG, 1));
            let new = gil.register("new");
            gil.before_spawn(&thread, &new);
            assert_eq!(sys::allowed_cores(), 1, "what it inherits");
            assert!(new.stay.get().is_some());
            gil.end(&thread);
            assert_eq!(sys::allowed_cores(), before);
            assert!(gil.common_core.core().is_some(), "the new one is there");
            drop(new);
            assert_eq!(gil.common_core.core(), None);
        });
    }

    #[test]
    fn without_computing_threads_a_new_thread_has_all_cores() {
        elsewhere(|gil, thread| {
            let before = sys::allowed_cores();
            let new = gil.register("new");
            gil.before_spawn(&thread, &new);
            assert_eq!(sys::allowed_cores(), before);
            assert!(new.stay.get().is_none());
            gil.end(&thread);
        });
    }

    #[test]
    fn all_leave_a_core_that_is_taken() {
        elsewhere(|gil, thread| {
            let before = sys::allowed_cores();
            (0..2).for_each(|_| gil.used_up_turn(&thread, LONG, 1));
            let now = gil.clock.now();
            gil.got_it(&thread, now, now);
            assert_eq!(sys::allowed_cores(), 1, "at once is not late");
            gil.got_it(&thread, now, now + LONG);
            assert_eq!(sys::allowed_cores(), before);
            gil.used_up_turn(&thread, LONG, 1);
            assert_eq!(sys::allowed_cores(), before, "there is a pause");
            gil.end(&thread);
        });
    }

    #[test]
    fn a_thread_that_ends_makes_room() {
        elsewhere(|gil, thread| {
            let before = sys::allowed_cores();
            (0..2).for_each(|_| gil.used_up_turn(&thread, LONG, 1));
            let core = gil.common_core.core().expect("a common core");
            gil.end_with_thread(&thread);
            assert_eq!(sys::allowed_cores(), before - 1);
            assert_ne!(sys::current_core(), core);
            assert_eq!(gil.common_core.core(), None);
        });
    }

    #[test]
    fn cores_that_somebody_else_has_set_since_are_left_alone() {
        elsewhere(|gil, thread| {
            (0..2).for_each(|_| gil.used_up_turn(&thread, LONG, 1));
            let here = thread.stay.get().expect("a stay").core;
            let own = thread.stay.get().expect("a stay").own;
            sys::leave(here, &own);
            let other = (0..64).find(|&core| core != here && sys::stay_on(core).is_some());
            assert!(other.is_some());
            gil.release(&thread, Reason::Io);
            assert_eq!(sys::allowed_cores(), 1);
        });
    }
}
