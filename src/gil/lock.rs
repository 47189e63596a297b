//! The locks behind `_thread.lock` and `_thread.RLock`.
//!
//! Their state is protected by the GIL, so an uncontended acquire or release is a plain load and store and never lets
//! the GIL go. (The fields are relaxed atomics: that costs nothing, and keeps a caller who forgets the GIL within
//! defined behaviour.)
//!
//! A thread that finds the lock held queues and leaves the GIL by [`Gil::block`](crate::Gil::block). A release does
//! not wake it: it *moves* the longest waiter to the queue for the GIL (wait morphing), where it sleeps on until it
//! can run. The lock is free meanwhile, and whoever runs may take it: handing the lock over at each release would
//! make threads that share a lock switch at each of its uses. A waiter that finds the lock taken again goes back to
//! the front and is then handed the lock by the next release; so it is passed over once at most for each wake.
//! One waiter is on its way at a time: the others need not be disturbed.
//!
//! Strictly in order, threads that share a lock could repeat one round for ever: one that sets, one that deletes, one
//! that wants to find something set and comes after the deleting one each time. So about one release in [`OVERTAKEN`]
//! lets the second waiter go first, in a fixed pseudo-random order; nobody is overtaken for long, and a program still
//! interleaves the same way in every run.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::gil::{Gil, Woken};
use crate::reason::{ObjectId, Reason};
use crate::thread::{GilThread, ThreadRef};

/// How long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Not at all.
    No,
    /// Until this time. Keep it and wait again with it after an interruption.
    Until(Instant),
    /// For as long as it takes.
    Forever,
}

impl Wait {
    /// For so long from now. What lies beyond the clock's range is for ever.
    pub fn at_most(timeout: Duration) -> Wait {
        if timeout.is_zero() {
            Wait::No
        } else {
            Instant::now()
                .checked_add(timeout)
                .map_or(Wait::Forever, Wait::Until)
        }
    }

    pub(crate) fn deadline(self) -> Option<Instant> {
        match self {
            Wait::No => Some(Instant::now()),
            Wait::Until(deadline) => Some(deadline),
            Wait::Forever => None,
        }
    }
}

/// How a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The lock is the caller's, or what it waited for has happened.
    Acquired,
    /// The time is up (at once for [`Wait::No`]).
    TimedOut,
    /// [`ThreadRef::interrupt`] was called. Run the signal handlers and wait again.
    Interrupted,
}

/// The lock was not held (or, for an [`RLock`], not by the caller).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotHeld;

const HELD: u32 = 1;
/// The list of waiters is not empty.
const QUEUED: u32 = 2;
/// A waiter was moved to the queue for the GIL and has not run yet.
const ON_ITS_WAY: u32 = 4;
/// That waiter owns the lock already.
const HANDED: u32 = 8;
/// The first waiter has been passed over: the next release hands the lock to it.
const PASSED_OVER: u32 = 16;

/// About one release in so many, of those that find several waiters, lets the second go first.
const OVERTAKEN: u32 = 16;

/// A lock without an owner: any thread may release it. `_thread.lock`.
#[derive(Debug, Default)]
pub struct Lock {
    flags: AtomicU32,
    /// State of the pseudo-random numbers that say when the second waiter goes first.
    chances: AtomicU32,
    /// Given at the first contention, so that it does not depend on addresses.
    id: AtomicU64,
    /// [`Gil::forks`] when the waiters began to queue: those of before a fork do not exist in the child.
    forks: AtomicU32,
    waiters: Mutex<VecDeque<ThreadRef>>,
}

impl Lock {
    /// A lock that nobody holds.
    pub fn new() -> Lock {
        Lock::default()
    }

    /// Whether the lock is held.
    #[inline]
    pub fn locked(&self) -> bool {
        self.flags.load(Relaxed) & HELD != 0
    }

    /// Takes the lock, waiting as `wait` says. Waiting lets the GIL go; the interpreter's countdown must be
    /// [saved](GilThread::set_countdown) before and read back after.
    #[inline]
    pub fn acquire(&self, thread: &GilThread, wait: Wait) -> Outcome {
        debug_assert!(thread.holds_gil());
        let flags = self.flags.load(Relaxed);
        if flags & HELD == 0 {
            self.flags.store(flags | HELD, Relaxed);
            return Outcome::Acquired;
        }
        if wait == Wait::No {
            return Outcome::TimedOut;
        }
        self.acquire_slow(thread, wait)
    }

    /// Frees the lock.
    #[inline]
    pub fn release(&self, thread: &GilThread) -> Result<(), NotHeld> {
        debug_assert!(thread.holds_gil());
        let flags = self.flags.load(Relaxed);
        if flags & HELD == 0 {
            return Err(NotHeld);
        }
        if flags & QUEUED == 0 || flags & ON_ITS_WAY != 0 {
            self.flags.store(flags & !HELD, Relaxed);
        } else {
            self.release_slow(thread);
        }
        Ok(())
    }

    /// In a child process: the waiters do not exist here. The lock stays held if it was.
    pub fn reset_after_fork(&self) {
        self.waiters().clear();
        let handed_to_nobody = self.flags.load(Relaxed) & HANDED != 0;
        let held = self.flags.load(Relaxed) & HELD;
        self.flags
            .store(if handed_to_nobody { 0 } else { held }, Relaxed);
    }

    /// In a child process: as new. `_at_fork_reinit`.
    pub fn reinit(&self) {
        self.waiters().clear();
        self.flags.store(0, Relaxed);
    }

    /// The lock's identity in events.
    pub fn id(&self, gil: &Gil) -> ObjectId {
        object_id(&self.id, gil)
    }

    #[cold]
    fn acquire_slow(&self, thread: &GilThread, wait: Wait) -> Outcome {
        let gil = &thread.gil;
        let reason = Reason::Lock(self.id(gil));
        if self.forks.load(Relaxed) != gil.forks() {
            self.forks.store(gil.forks(), Relaxed);
            self.reset_after_fork();
            if !self.locked() {
                return self.acquire(thread, wait);
            }
        }
        self.waiters().push_back(thread.handle.clone());
        self.set(QUEUED, 0);
        loop {
            let woken = gil.block(thread, reason, wait.deadline());
            if woken == Woken::Ready {
                let flags = self.flags.load(Relaxed);
                self.set(HELD, ON_ITS_WAY | HANDED);
                if flags & HANDED != 0 || flags & HELD == 0 {
                    return Outcome::Acquired;
                }
                self.waiters().push_front(thread.handle.clone());
                self.set(QUEUED | PASSED_OVER, 0);
                continue;
            }
            let mut waiters = self.waiters();
            waiters.retain(|waiter| *waiter != thread.handle);
            let empty = waiters.is_empty();
            drop(waiters);
            if empty {
                self.set(0, QUEUED | PASSED_OVER);
            }
            if woken == Woken::Interrupted {
                return Outcome::Interrupted;
            }
            // It may have come free just as the time was up.
            return self.acquire(thread, Wait::No);
        }
    }

    #[cold]
    fn release_slow(&self, thread: &GilThread) {
        let gil = &thread.gil;
        let reason = Reason::Lock(self.id(gil));
        let mut waiters = self.waiters();
        let passed_over = self.flags.load(Relaxed) & PASSED_OVER != 0;
        if waiters.len() > 1 && !passed_over && self.chance() {
            waiters.swap(0, 1);
        }
        // A waiter whose time is up is on its way already and no longer counts.
        let mut woke = false;
        while !woke && let Some(waiter) = waiters.pop_front() {
            woke = gil.wake(thread, &waiter, reason);
        }
        let gone = if waiters.is_empty() { QUEUED } else { 0 };
        drop(waiters);
        if !woke {
            self.set(0, HELD | QUEUED | PASSED_OVER);
        } else if passed_over {
            self.set(ON_ITS_WAY | HANDED, PASSED_OVER | gone);
        } else {
            self.set(ON_ITS_WAY, HELD | gone);
        }
    }

    /// True about once in [`OVERTAKEN`] calls (a linear congruential generator; not among the first few).
    fn chance(&self) -> bool {
        let next = self.chances.load(Relaxed).wrapping_mul(1_664_525);
        let next = next.wrapping_add(1_013_904_223);
        self.chances.store(next, Relaxed);
        next >> 16 & (OVERTAKEN - 1) == OVERTAKEN - 1
    }

    fn set(&self, set: u32, clear: u32) {
        let flags = self.flags.load(Relaxed);
        self.flags.store((flags & !clear) | set, Relaxed);
    }

    fn waiters(&self) -> MutexGuard<'_, VecDeque<ThreadRef>> {
        self.waiters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A lock that its owner may take again. `_thread.RLock`.
#[derive(Debug, Default)]
pub struct RLock {
    lock: Lock,
    /// The owner's id; 0 if there is none.
    owner: AtomicU32,
    count: AtomicU64,
}

impl RLock {
    /// A lock that nobody holds.
    pub fn new() -> RLock {
        RLock::default()
    }

    /// Takes the lock, once more if the caller holds it already.
    #[inline]
    pub fn acquire(&self, thread: &GilThread, wait: Wait) -> Outcome {
        if self.is_owned(thread) {
            self.count.store(self.count.load(Relaxed) + 1, Relaxed);
            return Outcome::Acquired;
        }
        let outcome = self.lock.acquire(thread, wait);
        if outcome == Outcome::Acquired {
            self.owner.store(thread.id(), Relaxed);
            self.count.store(1, Relaxed);
        }
        outcome
    }

    /// Undoes one acquisition; the last one frees the lock. "cannot release un-acquired lock" is the caller's to say.
    #[inline]
    pub fn release(&self, thread: &GilThread) -> Result<(), NotHeld> {
        if !self.is_owned(thread) {
            return Err(NotHeld);
        }
        let count = self.count.load(Relaxed) - 1;
        self.count.store(count, Relaxed);
        if count == 0 {
            self.owner.store(0, Relaxed);
            self.lock.release(thread)?;
        }
        Ok(())
    }

    /// `_is_owned`.
    #[inline]
    pub fn is_owned(&self, thread: &GilThread) -> bool {
        self.owner.load(Relaxed) == thread.id()
    }

    /// Whether any thread holds it.
    pub fn locked(&self) -> bool {
        self.owner.load(Relaxed) != 0
    }

    /// The owner's id and the count, for `repr` and `_recursion_count`.
    pub fn owner(&self) -> Option<(u32, u64)> {
        match self.owner.load(Relaxed) {
            0 => None,
            owner => Some((owner, self.count.load(Relaxed))),
        }
    }

    /// `_release_save`: frees the lock altogether and says how often it was held.
    pub fn release_save(&self, thread: &GilThread) -> Result<u64, NotHeld> {
        if !self.is_owned(thread) {
            return Err(NotHeld);
        }
        let count = self.count.swap(0, Relaxed);
        self.owner.store(0, Relaxed);
        self.lock.release(thread)?;
        Ok(count)
    }

    /// `_acquire_restore`: takes the lock and counts as before. May be interrupted; then call it again.
    pub fn acquire_restore(&self, thread: &GilThread, count: u64) -> Outcome {
        let outcome = self.lock.acquire(thread, Wait::Forever);
        if outcome == Outcome::Acquired {
            self.owner.store(thread.id(), Relaxed);
            self.count.store(count, Relaxed);
        }
        outcome
    }

    /// See [`Lock::reset_after_fork`].
    pub fn reset_after_fork(&self) {
        self.lock.reset_after_fork();
        if !self.lock.locked() {
            self.owner.store(0, Relaxed);
        }
    }

    /// See [`Lock::reinit`].
    pub fn reinit(&self) {
        self.lock.reinit();
        self.owner.store(0, Relaxed);
        self.count.store(0, Relaxed);
    }
}

/// Something that happens once and that threads wait for: the end of a thread.
#[derive(Debug, Default)]
pub struct ThreadDone {
    done: AtomicU32,
    id: AtomicU64,
    waiters: Mutex<Vec<ThreadRef>>,
}

impl ThreadDone {
    /// Not yet.
    pub fn new() -> ThreadDone {
        ThreadDone::default()
    }

    /// Whether it has happened.
    pub fn is_done(&self) -> bool {
        self.done.load(Relaxed) != 0
    }

    /// It has happened: everyone who waits may go on. The caller holds the GIL.
    pub fn finish(&self, thread: &GilThread) {
        self.done.store(1, Relaxed);
        let reason = Reason::Join(object_id(&self.id, &thread.gil));
        for waiter in std::mem::take(&mut *self.waiters()) {
            thread.gil.wake(thread, &waiter, reason);
        }
    }

    /// Waits for it. The GIL and the countdown are as for [`Lock::acquire`].
    pub fn wait(&self, thread: &GilThread, wait: Wait) -> Outcome {
        if self.is_done() {
            return Outcome::Acquired;
        }
        if wait == Wait::No {
            return Outcome::TimedOut;
        }
        let reason = Reason::Join(object_id(&self.id, &thread.gil));
        self.waiters().push(thread.handle.clone());
        let woken = thread.gil.block(thread, reason, wait.deadline());
        if self.is_done() {
            return Outcome::Acquired;
        }
        self.waiters().retain(|waiter| *waiter != thread.handle);
        match woken {
            Woken::Interrupted => Outcome::Interrupted,
            Woken::TimedOut | Woken::Ready => Outcome::TimedOut,
        }
    }

    /// In a child process: the waiters do not exist here. (The threads that ended with the fork are the caller's to
    /// [`finish`](ThreadDone::finish).)
    pub fn reset_after_fork(&self) {
        self.waiters().clear();
    }

    fn waiters(&self) -> MutexGuard<'_, Vec<ThreadRef>> {
        self.waiters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(crate) fn object_id(id: &AtomicU64, gil: &Gil) -> ObjectId {
    if id.load(Relaxed) == 0 {
        id.store(gil.new_object_id().0, Relaxed);
    }
    ObjectId(id.load(Relaxed))
}
