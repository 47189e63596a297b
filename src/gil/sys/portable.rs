//! Any other system: sleep in short steps. Correct (the word is looked at again each time), not prompt, and free of
//! locks, so that waking from a signal handler stays safe. A port that cares replaces this file.

use std::num::NonZeroU64;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

const STEP: Duration = Duration::from_micros(100);

pub(crate) fn wait(word: &AtomicU32, expected: u32, timeout: Option<Duration>) {
    if word.load(Ordering::Acquire) == expected {
        std::thread::sleep(timeout.map_or(STEP, |t| t.min(STEP)));
    }
}

pub(crate) fn wake(_word: &AtomicU32) {}

pub(crate) fn current_core() -> u32 {
    super::UNKNOWN_CORE
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Cores;

pub(crate) fn stay_on(_core: u32) -> Option<Cores> {
    None
}

pub(crate) fn leave(_core: u32, _own: &Cores) {}

pub(crate) fn avoid(_core: u32, _own: Cores) {}

#[cfg(test)]
pub(crate) fn allowed_cores() -> u32 {
    0
}

pub(crate) fn lengthen_time_slice(_times: u64) -> Option<NonZeroU64> {
    None
}

pub(crate) fn set_time_slice(_slice: NonZeroU64) {}

#[cfg(test)]
pub(crate) fn time_slice() -> Option<NonZeroU64> {
    None
}
