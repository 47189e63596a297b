//! The virtual machine: one [`Vm`] per Python thread.
//!
//! A `&mut Vm` is the proof that its thread holds the GIL: everything that touches objects takes a `Vm`, and code
//! that blocks gives the proof up through [`Vm::suspend`].

pub mod attributes;
pub mod boot;
pub mod compile;
pub mod errors;
pub mod exec;
pub mod fork;
pub mod hash;
pub mod import;
pub mod instance_checks;
pub mod lifecycle;
pub mod long_loops;
pub mod lookup;
pub mod names;
pub mod operators;
pub mod protocol;
pub mod report;
pub mod signals;
pub mod state;
pub mod suggest;
pub mod threads;
pub mod tracing;
pub mod types;

pub use errors::{Raised, Result};
pub use lifecycle::native_stack_left;
pub use state::State;

use crate::object::heap::{Control, Heap};
use crate::object::{Raw, Value};
use gillie_gil::{GilThread, Reason};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Bytes of native stack that stay unused, for code that does not check.
const NATIVE_MARGIN: usize = 256 << 10;

/// The machine of one Python thread. The first fields are the dispatch loop's.
#[repr(C)]
pub struct Vm {
    pub(crate) handlers: Box<[exec::Handler; 256]>,
    pub(crate) control: Box<Control>,
    /// Python frames in use, and how many may be (`sys.setrecursionlimit`).
    pub(crate) depth: u32,
    pub(crate) depth_limit: u32,
    /// The register stack: address and usable bytes.
    pub(crate) stack_start: usize,
    pub(crate) stack_size: usize,
    /// Where the innermost frame stands, whenever native code runs; null: no frame.
    pub(crate) pc: *const u32,
    pub(crate) base: *mut Raw,
    /// How the dispatch loop was left.
    pub(crate) outcome: Option<exec::Outcome>,
    /// The result of a frame that is being left the slow way.
    pub(crate) leaving: Option<Value>,
    /// What a native function raised that a handler called, on its way to the slow body that raises it.
    pub(crate) failure: Option<Raised>,
    /// The exception being handled (`sys.exception()`).
    pub(crate) handled: Option<Value>,
    /// The frame (by its window) in which an exception was raised again last, and where: see `exec/unwind.rs`.
    pub(crate) raised_again: Option<(*mut crate::object::value::Raw, *const u32)>,
    /// The value of a StopIteration that a `next` slot swallowed; see [`Vm::take_stop_value`].
    pub(crate) stop_value: Option<Value>,
    /// The thread's current `contextvars.Context`; made when first asked for.
    pub(crate) context: Option<Value>,
    /// Containers whose `repr` is in progress.
    pub(crate) reprs: Vec<u64>,
    /// Lowest address the native stack may reach.
    pub(crate) native_limit: usize,
    /// Signals or other requests wait for a safepoint.
    pub(crate) attention: Arc<AtomicBool>,
    /// Steps of loops in native code: see `long_loops`.
    pub(crate) loops: long_loops::LongLoops,
    /// Finalizers are running.
    pub(crate) in_pending: bool,
    /// Someone watches this thread: the handlers are the watched loop's (see `tracing`).
    pub(crate) tracing: bool,
    pub(crate) tracer: Box<tracing::Tracer>,
    pub(crate) gil: GilThread,
    /// What other threads see of this one.
    top: Arc<threads::Top>,
    state: Arc<State>,
    #[allow(dead_code, reason = "owns the memory that stack_start points to")]
    stack: exec::Stack,
}

/// A thread that has given the GIL up for a while.
pub struct Suspended<'a> {
    vm: &'a mut Vm,
    reason: Reason,
}

impl Suspended<'_> {
    /// Takes the GIL, runs `body`, gives it up again.
    pub fn resume<R>(&mut self, body: impl FnOnce(&mut Vm) -> R) -> R {
        let gil = self.vm.gil.gil().clone();
        let countdown = gil.acquire(&self.vm.gil, self.reason);
        self.vm.restore_countdown(countdown);
        let result = body(self.vm);
        self.vm.save_countdown();
        gil.release(&self.vm.gil, self.reason);
        result
    }
}

impl Vm {
    /// The machine of the calling thread; acquires the GIL.
    pub(crate) fn attach(
        state: Arc<State>,
        gil: GilThread,
        native_stack: usize,
    ) -> std::io::Result<Box<Vm>> {
        let stack = exec::Stack::new()?;
        let countdown = gil.gil().acquire(&gil, Reason::Start);
        Ok(Vm::with_stack(state, gil, stack, native_stack, countdown))
    }

    /// As [`Vm::attach`], with a register stack that is there already, on a thread that has just got the GIL.
    pub(crate) fn with_stack(
        state: Arc<State>,
        gil: GilThread,
        mut stack: exec::Stack,
        native_stack: usize,
        countdown: u32,
    ) -> Box<Vm> {
        let here = 0u8;
        let mut vm = Box::new(Vm {
            handlers: exec::table(),
            control: Box::default(),
            depth: 0,
            depth_limit: state.recursion_limit.get(),
            stack_start: stack.start(),
            stack_size: stack.size(),
            pc: std::ptr::null(),
            base: std::ptr::null_mut(),
            outcome: None,
            leaving: None,
            failure: None,
            handled: None,
            raised_again: None,
            stop_value: None,
            context: None,
            reprs: Vec::new(),
            native_limit: (&raw const here as usize)
                .saturating_sub(native_stack.saturating_sub(NATIVE_MARGIN)),
            attention: Arc::default(),
            loops: Default::default(),
            in_pending: false,
            tracing: false,
            tracer: Box::default(),
            top: Arc::default(),
            gil,
            state,
            stack,
        });
        vm.control.countdown.set(countdown);
        let top = (vm.gil.id(), vm.top.clone());
        vm.state.tops.borrow_mut().push(top);
        exec::faults::enter(&vm);
        vm.enter_heap();
        vm.sync_tracing();
        vm
    }

    /// Makes the interpreter's heap that of the calling thread, which has the GIL.
    pub(crate) fn enter_heap(&self) {
        // SAFETY: this thread has just got the GIL; heap and control outlive its stay.
        unsafe { self.heap().enter(&self.control) }
    }

    /// Runs something that may block or takes long, without the GIL: `body` touches no Python object.
    pub fn suspend<R>(&mut self, reason: Reason, body: impl FnOnce() -> R) -> R {
        self.save_countdown();
        let gil = self.gil.gil().clone();
        gil.release(&self.gil, reason);
        // A panic goes on only once the GIL is held again: who catches it makes a SystemError of it.
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(body));
        let countdown = gil.acquire(&self.gil, reason);
        self.restore_countdown(countdown);
        result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }

    /// As [`Vm::suspend`], for something that has to come back to Python now and then: see [`Suspended::resume`].
    pub fn suspend_with<R>(&mut self, reason: Reason, body: impl FnOnce(Suspended<'_>) -> R) -> R {
        self.save_countdown();
        let gil = self.gil.gil().clone();
        gil.release(&self.gil, reason);
        let suspended = Suspended { vm: self, reason };
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| body(suspended)));
        let countdown = gil.acquire(&self.gil, reason);
        self.restore_countdown(countdown);
        result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }

    /// Runs something that may give the GIL up by itself (locks): the countdown is in the GIL's hands meanwhile.
    pub(crate) fn with_gil_thread<R>(&mut self, body: impl FnOnce(&GilThread) -> R) -> R {
        self.save_countdown();
        let result = body(&self.gil);
        self.restore_countdown(self.gil.countdown());
        result
    }

    /// Tells the GIL how much of the countdown is left.
    pub(crate) fn save_countdown(&mut self) {
        self.top.set(self.base, self.pc, self.handled.as_ref());
        self.gil
            .set_countdown(self.control.countdown.get() + self.control.withheld.get());
    }

    /// Takes a countdown from the GIL after this thread got it (back).
    pub(crate) fn restore_countdown(&mut self, countdown: u32) {
        self.enter_heap();
        if self.state.trace_epoch.get() != self.tracer.epoch() {
            self.sync_tracing();
        }
        if self.attention.load(std::sync::atomic::Ordering::Relaxed) {
            // A signal that came during a blocking call, or while there was no frame to raise in, is handled after
            // the next instruction. (A loop whose chunks always end in the same place would never get to it.)
            self.control.forced.set(true);
        }
        if self.control.forced.get() {
            self.control.withheld.set(countdown.saturating_sub(1));
            self.control.countdown.set(countdown.min(1));
        } else {
            self.control.countdown.set(countdown);
        }
    }

    /// The countdown is used up: the GIL may change hands.
    pub(crate) fn refill_countdown(&mut self) {
        self.save_countdown();
        let countdown = self.gil.gil().clone().refill(&self.gil);
        self.restore_countdown(countdown);
    }

    /// Instructions that a thread runs before it hands the GIL over.
    pub fn check_interval(&mut self) -> u32 {
        self.gil.gil().check_interval()
    }

    /// Sets the check interval; it takes effect at once.
    pub fn set_check_interval(&mut self, instructions: u32) {
        let gil = self.gil.gil().clone();
        gil.set_check_interval(instructions);
        self.refill_countdown();
    }

    /// The StopIteration that a `next` slot swallowed which answered `None`; `stop_value` was reset before.
    pub(crate) fn stopped(&mut self) -> Raised {
        let value = self.stop_value.take();
        self.stop_iteration(value)
    }

    /// What the last `next` slot that answered `None` had as its StopIteration's value.
    pub(crate) fn take_stop_value(&mut self) -> Value {
        self.stop_value.take().unwrap_or(Value::NONE)
    }

    #[inline(always)]
    pub fn state(&self) -> &State {
        &self.state
    }
    /// The shared state, kept alive by the result.
    pub(crate) fn shared(&self) -> Arc<State> {
        self.state.clone()
    }
    #[inline(always)]
    pub fn heap(&self) -> &Heap {
        &self.state.heap
    }
    pub(crate) fn interned(&self) -> &crate::object::str::Interned {
        &self.state.interned
    }
    pub(crate) fn common(&self) -> &state::Common {
        self.state.common.get().expect("set at boot")
    }
    pub(crate) fn types_empty_str(&self) -> Value {
        self.common().empty_str.clone()
    }
    pub(crate) fn types_empty_tuple(&self) -> Value {
        self.common().empty_tuple.clone()
    }
    pub(crate) fn latin1_char(&self, byte: u8) -> Value {
        self.common().latin1[byte as usize].clone()
    }

    /// Checks that the native stack has room before a native function recurses along user data; pairs with
    /// [`Vm::leave_native`]. RecursionError otherwise.
    #[inline(always)]
    pub fn enter_native(&mut self) -> Result<()> {
        let here = 0u8;
        if (&raw const here as usize) < self.native_limit || self.depth >= self.depth_limit {
            return Err(self.native_overflow());
        }
        self.depth += 1;
        Ok(())
    }
    /// The address below which the native stack must not reach, for recursion that has no machine at hand.
    pub(crate) fn native_floor(&self) -> usize {
        self.native_limit
    }
    #[inline(always)]
    pub fn leave_native(&mut self) {
        self.depth -= 1;
    }
    /// Begins the `repr` of a container; false if it is in progress already, which is where `[...]` comes from.
    /// Pairs with [`Vm::leave_repr`] if true (CPython's `Py_ReprEnter`).
    pub fn enter_repr(&mut self, container: &Value) -> bool {
        let word = container.raw().0;
        let fresh = !self.reprs.contains(&word);
        if fresh {
            self.reprs.push(word);
        }
        fresh
    }
    pub fn leave_repr(&mut self) {
        self.reprs.pop();
    }
    /// Checks that the native stack has room, without counting a level: for calls that lead to Python frames, which
    /// count for themselves.
    #[inline(always)]
    pub fn check_stack(&mut self) -> Result<()> {
        let here = 0u8;
        if (&raw const here as usize) < self.native_limit {
            return Err(self.native_overflow());
        }
        Ok(())
    }
    #[cold]
    fn native_overflow(&mut self) -> Raised {
        self.recursion_error("maximum recursion depth exceeded")
    }
}
