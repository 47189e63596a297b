//! Timeouts: seconds from Python as something to wait for, with CPython's errors.

use crate::object::Value;
use crate::object::int::Int;
use crate::vm::{Result, Vm};
use gillie_gil::{Outcome, Wait};
use std::time::Duration;

/// `threading.TIMEOUT_MAX`: 2⁶³ nanoseconds.
pub const MAX_SECONDS: f64 = 9_223_372_036.0;

impl Vm {
    /// Seconds (an int or a float) as nanoseconds, rounded away from zero (`_PyTime_FromSecondsObject`).
    pub fn nanoseconds(&mut self, seconds: &Value) -> Result<i64> {
        self.nanoseconds_of(seconds, 1_000_000_000)
    }

    /// The same of an int or a float that counts units of `unit` nanoseconds.
    pub fn nanoseconds_of(&mut self, seconds: &Value, unit: i64) -> Result<i64> {
        let float = match seconds.as_exact_float() {
            Some(float) => Some(float),
            None => seconds
                .downcast::<crate::object::float::Float>()
                .map(|_| ())
                .map(|()| self.to_f64(seconds))
                .transpose()?,
        };
        if let Some(float) = float {
            if float.is_nan() {
                return Err(self.value_error("Invalid value NaN (not a number)"));
            }
            let exact = float * unit as f64;
            let rounded = if exact < 0.0 {
                exact.floor()
            } else {
                exact.ceil()
            };
            if !(-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&rounded) {
                return Err(self.overflow_error("timestamp out of range for platform time_t"));
            }
            return Ok(rounded as i64);
        }
        let whole = self.index(seconds)?;
        match Int::to_i64(&whole).map(|whole| whole.checked_mul(unit)) {
            Some(Some(whole)) => Ok(whole),
            _ => Err(self.overflow_error("timestamp too large to convert to C PyTime_t")),
        }
    }

    /// The `blocking` and `timeout` arguments of a lock's `acquire`.
    pub(crate) fn lock_wait(
        &mut self,
        blocking: Option<&Value>,
        timeout: Option<&Value>,
    ) -> Result<Wait> {
        let blocking = match blocking {
            Some(blocking) => self.is_true(blocking)?,
            None => true,
        };
        let Some(timeout) = timeout else {
            return Ok(if blocking { Wait::Forever } else { Wait::No });
        };
        let nanoseconds = self.nanoseconds(timeout)?;
        let unset = nanoseconds == -1_000_000_000;
        if !blocking && !unset {
            return Err(self.value_error("can't specify a timeout for a non-blocking call"));
        }
        if nanoseconds < 0 && !unset {
            return Err(self.value_error("timeout value must be a non-negative number"));
        }
        if !blocking {
            return Ok(Wait::No);
        }
        if unset {
            return Ok(Wait::Forever);
        }
        if nanoseconds as f64 > MAX_SECONDS * 1e9 {
            return Err(self.overflow_error("timeout value is too large"));
        }
        Ok(Wait::at_most(Duration::from_nanos(nanoseconds as u64)))
    }

    /// Waits for something of the GIL's crate: again after each interruption, once the signal handlers have run
    /// (PEP 475). False: the time was up.
    pub(crate) fn wait_for(
        &mut self,
        mut attempt: impl FnMut(&gillie_gil::GilThread) -> Outcome,
    ) -> Result<bool> {
        loop {
            match self.with_gil_thread(&mut attempt) {
                Outcome::Acquired => return Ok(true),
                Outcome::TimedOut => return Ok(false),
                Outcome::Interrupted => self.handle_attention()?,
            }
        }
    }
}
