//! The clock behind `wait_ns` and `hold_ns`.
//!
//! It is read at each acquisition and each release, also the uncontended ones around a system call, so it should cost
//! little beside their one atomic operation: `CLOCK_MONOTONIC` takes some 25 ns, the processor's time stamp counter 7
//! to 10. Counters are therefore kept in *ticks*, which are time stamps where the processor says that these advance at
//! a constant rate whatever it does (CPUID 8000_0007h, "invariant TSC"), and nanoseconds elsewhere. They become
//! nanoseconds when somebody reads them, by the rate observed since the clock was started.

use std::time::Instant;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    start: Instant,
    /// The time stamp at `start`; `None` if ticks are nanoseconds.
    stamp: Option<u64>,
}

impl Clock {
    pub(crate) fn start() -> Self {
        Clock {
            stamp: time_stamp::is_steady().then(time_stamp::read),
            start: Instant::now(),
        }
    }

    /// Ticks since the start.
    #[inline(always)]
    pub(crate) fn now(&self) -> u64 {
        match self.stamp {
            Some(stamp) => time_stamp::read().saturating_sub(stamp),
            None => self.start.elapsed().as_nanos() as u64,
        }
    }

    /// About so many ticks are a number of nanoseconds.
    pub(crate) fn ticks(&self, nanoseconds: u64) -> u64 {
        if self.stamp.is_none() {
            return nanoseconds;
        }
        let so_far = self.start.elapsed().as_nanos().max(1);
        (u128::from(nanoseconds) * u128::from(self.now()) / so_far) as u64
    }

    /// A number of ticks in nanoseconds.
    pub(crate) fn nanoseconds(&self, ticks: u64) -> u64 {
        if self.stamp.is_none() {
            return ticks;
        }
        let ticks_so_far = u128::from(self.now().max(1));
        let so_far = self.start.elapsed().as_nanos();
        (u128::from(ticks) * so_far / ticks_so_far) as u64
    }
}

#[cfg(target_arch = "x86_64")]
#[allow(unsafe_code)]
mod time_stamp {
    use std::arch::x86_64::{__cpuid, _rdtsc};

    #[allow(unused_unsafe)]
    pub(super) fn is_steady() -> bool {
        // SAFETY: every x86-64 processor has CPUID, and leaf 8000_0000h tells whether 8000_0007h exists.
        unsafe {
            __cpuid(0x8000_0000).eax >= 0x8000_0007 && __cpuid(0x8000_0007).edx & (1 << 8) != 0
        }
    }

    #[inline(always)]
    pub(super) fn read() -> u64 {
        // SAFETY: RDTSC exists on every x86-64 processor, touches no memory, and Linux permits it to every process
        // unless that process itself has asked otherwise (prctl PR_SET_TSC).
        unsafe { _rdtsc() }
    }
}

#[cfg(not(target_arch = "x86_64"))]
mod time_stamp {
    pub(super) fn is_steady() -> bool {
        false
    }

    pub(super) fn read() -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::Clock;
    use std::time::{Duration, Instant};

    #[test]
    fn ticks_become_nanoseconds() {
        let clock = Clock::start();
        let (begin, outside) = (clock.now(), Instant::now());
        std::thread::sleep(Duration::from_millis(20));
        let ns = clock.nanoseconds(clock.now() - begin);
        let outside = outside.elapsed().as_nanos() as u64;
        assert!(
            ns >= 19_000_000 && ns <= outside + outside / 20,
            "{ns} {outside}"
        );
    }
}
