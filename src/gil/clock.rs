//! The clock behind `wait_ns` and `hold_ns`: nanoseconds since the process first asked, from CLOCK_MONOTONIC.

use std::time::Instant;

/// A point from which one GIL counts its nanoseconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock(Instant);

impl Clock {
    pub(crate) fn start() -> Self {
        Clock(Instant::now())
    }

    #[inline]
    pub(crate) fn now(self) -> u64 {
        self.0.elapsed().as_nanos() as u64
    }
}
