//! Linux: futex(2), private to the process; sched_setaffinity(2) and sched_setattr(2), of the calling thread.

use std::num::NonZeroU64;
use std::sync::atomic::AtomicU32;
use std::time::Duration;

use rustix::thread::{futex, sched_getaffinity, sched_setaffinity};

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

/// A set of cores.
pub(crate) type Cores = rustix::thread::CpuSet;

/// Lets the calling thread run on that core only; answers with the cores it had before, or `None` if nothing was changed:
/// it has only one, or not this one, or may not.
pub(crate) fn stay_on(core: u32) -> Option<Cores> {
    if core as usize >= Cores::MAX_CPU {
        return None;
    }
    let own = sched_getaffinity(None).ok()?;
    if own.count() < 2 || !own.is_set(core as usize) {
        return None;
    }
    sched_setaffinity(None, &only(core)).ok().map(|()| own)
}

/// Gives the calling thread the cores `own` back after [`stay_on`], unless somebody else has set others since.
pub(crate) fn leave(core: u32, own: &Cores) {
    if sched_getaffinity(None).is_ok_and(|now| now == only(core)) {
        let _ = sched_setaffinity(None, own);
    }
}

/// Lets the calling thread run on the cores `own` but this one, if there are others.
pub(crate) fn avoid(core: u32, own: Cores) {
    let mut others = own;
    others.unset(core as usize);
    if others.count() > 0 {
        let _ = sched_setaffinity(None, &others);
    }
}

/// How many cores the calling thread may run on.
#[cfg(test)]
pub(crate) fn allowed_cores() -> u32 {
    sched_getaffinity(None).map_or(0, |cores| cores.count())
}

fn only(core: u32) -> Cores {
    let mut cores = Cores::new();
    cores.set(core as usize);
    cores
}

/// Makes the calling thread's time slices `times` as long; answers with their length before, in nanoseconds, or `None`
/// if nothing was changed: another scheduling policy than the usual one, or a kernel (before 6.12) or sandbox that has
/// no such thing.
pub(crate) fn lengthen_time_slice(times: u64) -> Option<NonZeroU64> {
    let now = attributes::get()?;
    let slice = NonZeroU64::new(now.runtime).filter(|_| now.is_usual())?;
    attributes::set(&now.with_slice(slice.get().saturating_mul(times))).then_some(slice)
}

/// Sets the length of the calling thread's time slices, in nanoseconds.
pub(crate) fn set_time_slice(slice: NonZeroU64) {
    if let Some(now) = attributes::get().filter(|now| now.is_usual()) {
        attributes::set(&now.with_slice(slice.get()));
    }
}

/// The length of the calling thread's time slices, if the kernel tells.
#[cfg(test)]
pub(crate) fn time_slice() -> Option<NonZeroU64> {
    attributes::get().and_then(|now| NonZeroU64::new(now.runtime))
}

/// The two system calls, which neither `rustix` nor libc wraps.
#[allow(unsafe_code)]
mod attributes {
    /// `struct sched_attr`, in its first version (48 bytes), which every kernel with the calls knows.
    #[repr(C)]
    #[derive(Clone, Copy, Default)]
    pub(super) struct Attributes {
        size: u32,
        policy: u32,
        flags: u64,
        nice: i32,
        priority: u32,
        /// With the usual policy: the time slice in nanoseconds, from Linux 6.12 on; 0 before.
        pub(super) runtime: u64,
        deadline: u64,
        period: u64,
    }

    const SIZE: u32 = size_of::<Attributes>() as u32;

    impl Attributes {
        pub(super) fn is_usual(&self) -> bool {
            self.policy == libc::SCHED_OTHER as u32
        }

        pub(super) fn with_slice(mut self, nanoseconds: u64) -> Attributes {
            self.size = SIZE;
            self.runtime = nanoseconds;
            self
        }
    }

    pub(super) fn get() -> Option<Attributes> {
        let mut now = Attributes::default();
        // SAFETY: 0 is the calling thread; the kernel writes at most `SIZE` bytes to `now`, which is that large and of
        // plain integers.
        let result = unsafe { libc::syscall(libc::SYS_sched_getattr, 0, &raw mut now, SIZE, 0) };
        (result == 0).then_some(now)
    }

    pub(super) fn set(wanted: &Attributes) -> bool {
        // SAFETY: 0 is the calling thread; the kernel reads `size` bytes of `wanted`, which `with_slice` has set to its
        // size.
        unsafe { libc::syscall(libc::SYS_sched_setattr, 0, &raw const *wanted, 0) == 0 }
    }
}
