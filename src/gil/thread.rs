//! Threads as the GIL knows them.
//!
//! A [`GilThread`] belongs to the operating-system thread that runs Python code: it keeps the countdown's books and
//! cannot be shared. A [`ThreadRef`] is the handle to it that anyone may hold, to wake it, to interrupt it, to read
//! its counters.

use std::cell::Cell;
use std::fmt;
use std::num::NonZeroU64;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::clock::Clock;
use crate::common_core::StayCell;
use crate::gil::Gil;
use crate::parker::{POKED, Parker};
use crate::stats::{Counters, Stats};

/// What other threads may know of a thread and do to it.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) id: u32,
    pub(crate) name: Mutex<String>,
    pub(crate) parker: Parker,
    pub(crate) counters: Counters,
    /// Waits for something other than the GIL (guarded by the GIL's core mutex).
    pub(crate) blocked: AtomicBool,
    /// Instructions granted with the GIL; 0 tells that the grant came without a number. Written before GRANTED is set.
    pub(crate) granted_run: AtomicU32,
    /// When it queued for the GIL, by the GIL's clock.
    pub(crate) queued_at: AtomicU64,
    /// When it was last granted the GIL, by the GIL's clock.
    pub(crate) granted_at: AtomicU64,
    /// The processor core on which it last began to wait.
    pub(crate) core: AtomicU32,
    pub(crate) clock: Clock,
}

/// A handle to a thread: cheap to clone, valid for ever.
#[derive(Clone)]
pub struct ThreadRef(pub(crate) Arc<Shared>);

impl ThreadRef {
    /// The number of the thread: from 1, in order of registration, never used twice by the same GIL.
    pub fn id(&self) -> u32 {
        self.0.id
    }

    /// The thread's name, for reports.
    pub fn name(&self) -> String {
        self.0
            .name
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Renames the thread.
    pub fn set_name(&self, name: &str) {
        let mut own = self.0.name.lock().unwrap_or_else(PoisonError::into_inner);
        name.clone_into(&mut own);
    }

    /// Makes the thread leave an interruptible wait (a lock, a join), now or the next time it begins one. One atomic
    /// operation and at most one system call: a signal handler may call it.
    pub fn interrupt(&self) {
        self.0.parker.set(POKED);
    }

    /// The thread's own counters.
    pub fn stats(&self) -> Stats {
        self.0.counters.read().in_nanoseconds(&self.0.clock)
    }
}

impl PartialEq for ThreadRef {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for ThreadRef {}

impl fmt::Debug for ThreadRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ThreadRef({} {:?})", self.id(), self.name())
    }
}

/// A thread that runs Python code, owned by its operating-system thread. Dropping it takes it off the GIL's books;
/// it must not hold the GIL then ([end](crate::Gil::end) it first).
///
/// ## The countdown
/// The interpreter keeps the number of instructions it may still execute in a register. Before it calls anything that
/// may release the GIL it saves that number here with [`set_countdown`](GilThread::set_countdown), and after the call
/// it reads it back with [`countdown`](GilThread::countdown). When it reaches zero it calls
/// [`Gil::refill`](crate::Gil::refill).
#[derive(Debug)]
pub struct GilThread {
    pub(crate) handle: ThreadRef,
    pub(crate) gil: Arc<Gil>,
    /// The interpreter's register, saved.
    countdown: Cell<u32>,
    /// What the countdown stood at when the books were last settled.
    settled_at: Cell<u32>,
    /// Instructions until the GIL must be offered (counted at `settled_at`).
    pub(crate) left: Cell<u32>,
    /// Instructions executed since the GIL was got.
    pub(crate) ran: Cell<u32>,
    /// The value of `ran` before which a request to make room is not looked at.
    pub(crate) deaf_until: Cell<u32>,
    /// Whether the next in line has been woken ahead of this slice's end.
    pub(crate) warmed: Cell<bool>,
    /// The check interval that `left` was made from.
    pub(crate) interval: Cell<u32>,
    /// The GIL came by a policy's grant, not by the fast path.
    pub(crate) granted: Cell<bool>,
    pub(crate) holds: Cell<bool>,
    pub(crate) since: Cell<u64>,
    /// Turns used up since it last blocked.
    pub(crate) turns: Cell<u32>,
    /// How long its time slices in the kernel were before they were lengthened, in nanoseconds.
    pub(crate) own_slice: Cell<Option<NonZeroU64>>,
    /// Its stay on the computing threads' common core.
    pub(crate) stay: StayCell,
}

impl GilThread {
    pub(crate) fn new(gil: Arc<Gil>, handle: ThreadRef) -> Self {
        GilThread {
            handle,
            gil,
            countdown: Cell::new(0),
            settled_at: Cell::new(0),
            left: Cell::new(0),
            ran: Cell::new(0),
            deaf_until: Cell::new(0),
            warmed: Cell::new(false),
            interval: Cell::new(0),
            granted: Cell::new(false),
            holds: Cell::new(false),
            since: Cell::new(0),
            turns: Cell::new(0),
            own_slice: Cell::new(None),
            stay: StayCell::new(None),
        }
    }

    /// The handle that may be shared.
    pub fn handle(&self) -> &ThreadRef {
        &self.handle
    }

    /// The GIL this thread belongs to.
    pub fn gil(&self) -> &Arc<Gil> {
        &self.gil
    }

    /// The number of the thread.
    pub fn id(&self) -> u32 {
        self.handle.0.id
    }

    /// Whether this thread holds the GIL.
    pub fn holds_gil(&self) -> bool {
        self.holds.get()
    }

    /// Saves the interpreter's countdown before a call that may release the GIL or ask for [`instructions`].
    ///
    /// [`instructions`]: GilThread::instructions
    #[inline(always)]
    pub fn set_countdown(&self, countdown: u32) {
        self.countdown.set(countdown);
    }

    /// Instructions to execute before the next refill.
    #[inline(always)]
    pub fn countdown(&self) -> u32 {
        self.countdown.get()
    }

    /// All instructions executed by this thread, exact if the countdown is saved.
    pub fn instructions(&self) -> u64 {
        self.settle();
        self.handle.0.counters.instructions.get()
    }

    /// Enters what was executed since the last time into the books.
    #[inline(always)]
    pub(crate) fn settle(&self) {
        let countdown = self.countdown.get();
        let executed = self.settled_at.get().saturating_sub(countdown);
        self.settled_at.set(countdown);
        self.left.set(self.left.get().saturating_sub(executed));
        self.ran.set(self.ran.get().saturating_add(executed));
        self.handle.0.counters.instructions.add(u64::from(executed));
    }

    /// Hands the interpreter its next chunk.
    #[inline(always)]
    pub(crate) fn deal(&self, chunk: u32) -> u32 {
        self.countdown.set(chunk);
        self.settled_at.set(chunk);
        chunk
    }

    /// Begins a slice of `run` instructions out of the interval `interval`.
    #[inline(always)]
    pub(crate) fn begin(&self, run: u32, interval: u32, granted: bool) {
        self.left.set(run);
        self.interval.set(interval);
        self.ran.set(0);
        self.deaf_until.set(0);
        self.warmed.set(false);
        self.granted.set(granted);
        self.holds.set(true);
    }

    pub(crate) fn take_poke(&self) -> bool {
        let poked = self.handle.0.parker.has(POKED);
        if poked {
            self.handle.0.parker.clear(POKED);
        }
        poked
    }

    pub(crate) fn blocked(&self) -> bool {
        self.handle.0.blocked.load(Ordering::Relaxed)
    }
}

impl Drop for GilThread {
    fn drop(&mut self) {
        self.gil.clone().unregister(self);
    }
}
