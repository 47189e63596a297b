//! The seam to the operating system: sleep on a word, wake its sleeper, name the current core, stay on it, set the length of a
//! thread's time slices.
//!
//! A port supplies these functions. Linux sleeps in the futex system call.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
use linux as system;

#[cfg(not(target_os = "linux"))]
mod portable;
#[cfg(not(target_os = "linux"))]
use portable as system;

pub(crate) use system::{
    Cores, avoid, current_core, leave, lengthen_time_slice, set_time_slice, stay_on, wait, wake,
};
#[cfg(test)]
pub(crate) use system::{allowed_cores, time_slice};

/// How many threads can run at once; with one core, spinning only keeps the holder from running.
pub(crate) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, |n| n.get())
}

/// What [`current_core`] says where the system does not tell.
pub(crate) const UNKNOWN_CORE: u32 = u32::MAX;
