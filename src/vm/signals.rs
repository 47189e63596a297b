//! Signals: what arrives is noted by an async-signal-safe handler and dealt with by the main thread at its next
//! safepoint. Handlers are the process's, so this is the one place with process-global registrations; what they note
//! belongs to the interpreter that registered them.

use super::{Raised, Result, Vm};
use crate::object::Value;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// The signals of a crash, and what is written of a fault.
const FATAL: [(i32, &str); 5] = [
    (libc::SIGSEGV, "Fatal Python error: Segmentation fault\n\n"),
    (
        libc::SIGFPE,
        "Fatal Python error: Floating-point exception\n\n",
    ),
    (libc::SIGABRT, "Fatal Python error: Aborted\n\n"),
    (libc::SIGBUS, "Fatal Python error: Bus error\n\n"),
    (libc::SIGILL, "Fatal Python error: Illegal instruction\n\n"),
];

/// Signals that have arrived and wait for the main thread, as bits.
#[derive(Default)]
pub struct Arrived {
    bits: AtomicU64,
}

/// An interpreter's signal state.
pub struct Signals {
    arrived: Arc<Arrived>,
    /// Python-level handlers by signal number: a callable, or SIG_DFL, SIG_IGN as ints.
    pub(crate) handlers: RefCell<HashMap<i32, Value>>,
    registered: RefCell<HashMap<i32, signal_hook::SigId>>,
    /// What `faulthandler` has for the signals of a crash.
    fatal: RefCell<Option<(Value, Vec<signal_hook::SigId>)>>,
    /// signal-hook's own handler, one for all signals. It installs it once for each signal, so whoever catches a signal
    /// that has had its default action meanwhile must put it back.
    hook: Cell<Option<libc::sighandler_t>>,
    /// File descriptor that gets a byte for each signal (`signal.set_wakeup_fd`); -1: none.
    pub(crate) wakeup_fd: Arc<std::sync::atomic::AtomicI32>,
}

impl Default for Signals {
    fn default() -> Signals {
        Signals {
            arrived: Default::default(),
            handlers: Default::default(),
            registered: Default::default(),
            fatal: Default::default(),
            hook: Default::default(),
            wakeup_fd: Arc::new(std::sync::atomic::AtomicI32::new(-1)),
        }
    }
}

impl Signals {
    /// Signals are no longer noted for this interpreter.
    pub(crate) fn unregister_all(&self) {
        for (_, id) in self.registered.take() {
            signal_hook::low_level::unregister(id);
        }
        self.release_fatal();
    }

    /// The signals of a crash have their default action again.
    fn release_fatal(&self) {
        if let Some((_, ids)) = self.fatal.take() {
            for id in ids {
                signal_hook::low_level::unregister(id);
            }
            for (number, _) in FATAL {
                crate::modules::signal::set_disposition(number, false);
            }
        }
    }
}

impl Vm {
    /// Whether this is the interpreter's main thread.
    pub fn is_main_thread(&self) -> bool {
        self.gil.id() == self.state().main_thread.get()
    }

    /// Catches SIGINT (KeyboardInterrupt) and ignores SIGPIPE, as a Python process does.
    pub fn install_signal_handlers(&mut self) {
        let _ = self.catch_signal(signal_hook::consts::SIGINT);
        crate::modules::signal::ignore_pipe();
    }

    /// Notes signal `number` from now on, for the main thread to handle.
    pub(crate) fn catch_signal(&mut self, number: i32) -> std::io::Result<()> {
        let signals = &self.state().signals;
        if signals.registered.borrow().contains_key(&number) {
            return Ok(());
        }
        let arrived = signals.arrived.clone();
        let attention = self.attention.clone();
        let thread = self.gil.handle().clone();
        let wakeup = signals.wakeup_fd.clone();
        let note = move || {
            arrived.bits.fetch_or(1 << (number & 63), Ordering::SeqCst);
            attention.store(true, Ordering::SeqCst);
            let fd = wakeup.load(Ordering::Relaxed);
            if fd >= 0 {
                crate::modules::signal::write_wakeup(fd, number as u8);
            }
            thread.interrupt();
        };
        // SAFETY: the action only stores to atomics, writes a byte and wakes a futex: async-signal-safe.
        let id = unsafe { signal_hook::low_level::register(number, note) }?;
        self.install_hook(number)?;
        self.state()
            .signals
            .registered
            .borrow_mut()
            .insert(number, id);
        Ok(())
    }

    /// signal-hook asks the system to go on with calls that a signal interrupts; Ctrl-C must end them (PEP 475: they
    /// are made again after the Python handler).
    fn install_hook(&self, number: i32) -> std::io::Result<()> {
        let signals = &self.state().signals;
        // SAFETY: reads the installed action into a zeroed `sigaction`, and sets it with other flags; the handler is
        // signal-hook's, which takes what SA_SIGINFO gives.
        unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            if libc::sigaction(number, std::ptr::null(), &mut action) == 0 {
                action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK;
                match (action.sa_sigaction, signals.hook.get()) {
                    (libc::SIG_DFL | libc::SIG_IGN, Some(hook)) => action.sa_sigaction = hook,
                    (libc::SIG_DFL | libc::SIG_IGN, None) => {
                        return Err(std::io::Error::other(
                            "gillie: this signal's handler was taken away",
                        ));
                    }
                    (hook, _) => signals.hook.set(Some(hook)),
                }
                libc::sigaction(number, &action, std::ptr::null_mut());
            }
        }
        Ok(())
    }

    /// Catches the signals of a crash (`faulthandler.enable`). One that was sent waits for the main thread like any
    /// other, whose `handler` writes where the program is and ends it; a second one ends it at once. When the machine
    /// itself sends one, no Python code can run any more: what can be written without is written to `fd` on the spot.
    pub(crate) fn catch_fatal_signals(
        &mut self,
        handler: Value,
        fd: i32,
        all_threads: bool,
    ) -> std::io::Result<()> {
        self.release_fatal_signals();
        let mut ids = Vec::new();
        for (number, name) in FATAL {
            let signals = &self.state().signals;
            let arrived = signals.arrived.clone();
            let attention = self.attention.clone();
            let thread = self.gil.handle().clone();
            let state = Arc::as_ptr(&self.state) as usize;
            let note = move |info: &libc::siginfo_t| {
                let bit = 1 << (number & 63);
                let before = arrived.bits.fetch_or(bit, Ordering::SeqCst);
                if info.si_code > 0 {
                    let state = state as *const super::State;
                    // SAFETY: the handler is taken away before the state goes (`unregister_all`).
                    unsafe { super::exec::faults::write_stacks(fd, name, state, all_threads) };
                }
                if info.si_code > 0 || before & bit != 0 {
                    // A fault happens again on return, a signal that was sent is sent again.
                    crate::modules::signal::set_disposition(number, false);
                    if info.si_code <= 0 {
                        let _ = signal_hook::low_level::raise(number);
                    }
                }
                attention.store(true, Ordering::SeqCst);
                thread.interrupt();
            };
            // SAFETY: the action only stores to atomics, writes text that it makes without allocating, sets a signal's action, raises and
            // wakes a futex: async-signal-safe. It never returns into a fault without the default action.
            let id = unsafe { signal_hook_registry::register_unchecked(number, note) }?;
            ids.push(id);
            self.install_hook(number)?;
        }
        *self.state().signals.fatal.borrow_mut() = Some((handler, ids));
        Ok(())
    }

    /// The signals of a crash have their default action again.
    pub(crate) fn release_fatal_signals(&mut self) {
        self.state().signals.release_fatal();
    }

    /// Has `faulthandler` say where the program is before it aborts.
    pub(crate) fn tell_of_abort(&mut self) {
        if self.state().signals.fatal.borrow().is_some() {
            let _ = self.run_signal_handler(libc::SIGABRT);
        }
    }

    /// Stops noting a signal: its default action applies again.
    pub(crate) fn release_signal(&mut self, number: i32) {
        if let Some(id) = self.state().signals.registered.borrow_mut().remove(&number) {
            signal_hook::low_level::unregister(id);
        }
    }

    /// After a fork in the child: the calling thread is the main one, and signals come to it.
    pub(crate) fn adopt_signals(&mut self) {
        let signals = &self.state().signals;
        signals.arrived.bits.store(0, Ordering::SeqCst);
        if self.is_main_thread() {
            return;
        }
        let numbers: Vec<i32> = signals.registered.borrow().keys().copied().collect();
        for number in numbers {
            self.release_signal(number);
            // Cannot fail: it was registered a moment ago.
            let _ = self.catch_signal(number);
        }
        self.become_main_thread();
    }

    /// Makes the calling thread the interpreter's main thread.
    pub(crate) fn become_main_thread(&mut self) {
        let state = self.state();
        state.main_thread.set(self.gil.id());
        let attention = (self.attention.clone(), self.gil.handle().clone());
        *state.main_attention.borrow_mut() = Some(attention);
    }

    /// Notes a signal as if it had arrived (`_thread.interrupt_main`).
    pub(crate) fn simulate_signal(&mut self, number: i32) {
        self.state()
            .signals
            .arrived
            .bits
            .fetch_or(1 << (number & 63), Ordering::SeqCst);
        self.state().request_attention();
    }

    /// Before a call that blocks: what has arrived since the last safepoint must not wait for its end.
    #[inline]
    pub fn check_attention(&mut self) -> Result<()> {
        match self.attention.load(Ordering::Relaxed) {
            true => self.handle_attention(),
            false => Ok(()),
        }
    }

    /// Runs what waits for the main thread: Python signal handlers. Called at safepoints and after interrupted
    /// waits.
    pub fn handle_attention(&mut self) -> Result<()> {
        if !self.is_main_thread() {
            self.attention.store(false, Ordering::SeqCst);
            return self.raise_asynchronous();
        }
        self.attention.store(false, Ordering::SeqCst);
        let mut bits = self.state().signals.arrived.bits.swap(0, Ordering::SeqCst);
        while bits != 0 {
            let number = bits.trailing_zeros() as i32;
            bits &= bits - 1;
            if let Err(raised) = self.run_signal_handler(number) {
                // The rest stays for the next safepoint.
                self.state()
                    .signals
                    .arrived
                    .bits
                    .fetch_or(bits, Ordering::SeqCst);
                if bits != 0 {
                    self.attention.store(true, Ordering::SeqCst);
                }
                return Err(raised);
            }
        }
        self.raise_asynchronous()
    }

    fn run_signal_handler(&mut self, number: i32) -> Result<()> {
        let fatal = match FATAL.iter().any(|fatal| fatal.0 == number) {
            true => self
                .state()
                .signals
                .fatal
                .borrow()
                .as_ref()
                .map(|fatal| fatal.0.clone()),
            false => None,
        };
        let handler = self.state().signals.handlers.borrow().get(&number).cloned();
        let handler = fatal.or(handler);
        match handler {
            None if number == signal_hook::consts::SIGINT => Err(self.keyboard_interrupt()),
            None => Ok(()),
            Some(handler) if self.class_of(&handler).slots.call.get().is_none() => Ok(()),
            Some(handler) => {
                let frame = self.frame_at(0)?.unwrap_or(Value::NONE);
                let number = self.int(number as i64);
                self.call(&handler, &[number, frame]).map(drop)
            }
        }
    }

    /// KeyboardInterrupt.
    pub fn keyboard_interrupt(&mut self) -> Raised {
        let class = self.exceptions().KeyboardInterrupt.clone();
        self.error_with(&class, Vec::new())
    }

    /// Raises what another thread asked this one to raise (`PyThreadState_SetAsyncExc`).
    fn raise_asynchronous(&mut self) -> Result<()> {
        Ok(())
    }
}

impl super::State {
    /// Makes the main thread reach [`Vm::handle_attention`] soon.
    pub(crate) fn request_attention(&self) {
        if let Some((attention, thread)) = &*self.main_attention.borrow() {
            attention.store(true, Ordering::SeqCst);
            thread.interrupt();
        }
    }
}

/// The main thread's attention flag and its handle in the GIL.
pub(crate) type MainAttention = (Arc<AtomicBool>, gillie_gil::ThreadRef);

/// Ends the process by SIGINT, as an uncaught KeyboardInterrupt does.
pub fn die_of_interrupt() -> ! {
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGINT);
    std::process::exit(130)
}
