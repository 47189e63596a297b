//! A queue of waiting threads: what a queue, a condition or an event waits in.

use std::collections::VecDeque;
use std::sync::atomic::AtomicU64;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::lock::{Outcome, Wait, object_id};
use crate::reason::Reason;
use crate::thread::{GilThread, ThreadRef};

/// Threads that wait until another one notifies them, the longest waiting first. What they wait *for* is the
/// caller's, under the GIL: a thread that has been notified runs later, and must look again.
#[derive(Debug, Default)]
pub struct WaitQueue {
    id: AtomicU64,
    waiters: Mutex<VecDeque<ThreadRef>>,
}

impl WaitQueue {
    /// A queue in which nobody waits.
    pub fn new() -> WaitQueue {
        WaitQueue::default()
    }

    /// Waits for [`notify`](WaitQueue::notify): [`Outcome::Acquired`] if it came. The GIL and the countdown are as for
    /// [`Lock::acquire`](crate::Lock::acquire).
    pub fn wait(&self, thread: &GilThread, wait: Wait) -> Outcome {
        if wait == Wait::No {
            return Outcome::TimedOut;
        }
        let reason = Reason::Lock(object_id(&self.id, &thread.gil));
        self.waiters().push_back(thread.handle.clone());
        match thread.gil.block(thread, reason, wait.deadline()) {
            crate::Woken::Ready => Outcome::Acquired,
            woken => {
                self.waiters().retain(|waiter| *waiter != thread.handle);
                match woken {
                    crate::Woken::Interrupted => Outcome::Interrupted,
                    _ => Outcome::TimedOut,
                }
            }
        }
    }

    /// Lets the `n` threads that have waited longest go on; how many there were. The caller holds the GIL.
    pub fn notify(&self, thread: &GilThread, n: usize) -> usize {
        let mut waiters = self.waiters();
        let mut woke = 0;
        // A waiter whose time is up is on its way already and no longer counts.
        while woke < n
            && let Some(waiter) = waiters.pop_front()
        {
            let reason = Reason::Lock(object_id(&self.id, &thread.gil));
            woke += usize::from(thread.gil.wake(thread, &waiter, reason));
        }
        woke
    }

    /// Whether anyone waits.
    pub fn is_empty(&self) -> bool {
        self.waiters().is_empty()
    }

    /// In a child process: the waiters do not exist here.
    pub fn reset_after_fork(&self) {
        self.waiters().clear();
    }

    fn waiters(&self) -> MutexGuard<'_, VecDeque<ThreadRef>> {
        self.waiters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
