//! Arithmetic that takes long: products, powers, quotients and texts of numbers with millions of digits. It is done by
//! a thread of its own, so that this one can let the others run and Ctrl-C ends it. (What was begun is then finished
//! for nobody: the number library cannot be interrupted.)

use crate::vm::{Result, Vm};
use gillie_gil::Reason;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

/// Steps (of some 20 ns each) from which on work counts as long: some tenths of a second.
const LONG: f64 = 1e7;
/// How often a waiting thread looks for signals.
const LOOK: Duration = Duration::from_millis(20);

/// Whether work of so many steps is to go through [`Vm::long_work`].
pub(crate) fn is_long(steps: f64) -> bool {
    steps > LONG
}

/// Steps of a product of numbers of so many bits: the library splits them in three parts, again and again, which takes
/// n^1.465 steps (rounded up to n^1.5: every product asks, and a root is one instruction).
pub(crate) fn product_steps(a: usize, b: usize) -> f64 {
    let (a, b) = (a.max(64) as f64 / 64.0, b.max(64) as f64 / 64.0);
    a.max(b) * a.min(b).sqrt()
}

/// Steps of a quotient, a root or the conversion to or from decimal text of a number of so many bits.
pub(crate) fn quotient_steps(bits: usize) -> f64 {
    8.0 * product_steps(bits / 2, bits / 2)
}

impl Vm {
    /// What `work` gives, done by another thread without the GIL. A signal handler's exception ends the wait for it.
    #[cold]
    pub(crate) fn long_work<R: Send + 'static>(
        &mut self,
        work: impl FnOnce() -> R + Send + 'static,
    ) -> Result<R> {
        let (sender, receiver) = sync_channel(1);
        let spawned = std::thread::Builder::new()
            .name("arithmetic".into())
            .spawn(move || drop(sender.send(work())));
        if spawned.is_err() {
            return Err(self.runtime_error("can't start new thread"));
        }
        loop {
            self.check_attention()?;
            match self.suspend(Reason::NativeWork, || receiver.recv_timeout(LOOK)) {
                Ok(result) => return Ok(result),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(crate::object::sequence::no_memory(self));
                }
            }
        }
    }
}
