//! Linux: futex(2), private to the process.

use std::sync::atomic::AtomicU32;
use std::time::Duration;

use rustix::thread::futex;

/// Sleeps while `*word == expected`, at most `timeout`. May return early (a signal, a spurious wake): callers look at
/// the word again.
pub(crate) fn wait(word: &AtomicU32, expected: u32, timeout: Option<Duration>) {
    // A timeout beyond what the kernel can express is as good as none.
    let timeout = timeout.and_then(|t| futex::Timespec::try_from(t).ok());
    let _ = futex::wait(word, futex::Flags::PRIVATE, expected, timeout.as_ref());
}

/// Wakes the thread that sleeps on `word`, if any.
pub(crate) fn wake(word: &AtomicU32) {
    let _ = futex::wake(word, futex::Flags::PRIVATE, 1);
}

/// The core this thread runs on just now.
pub(crate) fn current_core() -> u32 {
    rustix::thread::sched_getcpu() as u32
}
