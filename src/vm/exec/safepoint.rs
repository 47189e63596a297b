//! Safepoints: what happens between two instructions when the countdown is used up. Queued finalizers and weakref
//! callbacks run, a due collection runs, signals are handled, and the GIL may change hands.

use super::machine::At;
use super::unwind;
use crate::object::heap::Pending;
use crate::object::value::Raw;
use crate::vm::{Raised, Vm};
use std::sync::atomic::Ordering;

/// Refills the countdown; `pc` is the next instruction. May raise (a signal handler's exception).
///
/// # Safety
/// Called by the dispatch loop between two instructions, with its own machine.
pub(super) unsafe fn refill(vm: *mut Vm, pc: *const u32, base: *mut Raw) -> At {
    // SAFETY: the caller's promise.
    let vm = unsafe { &mut *vm };
    vm.pc = pc;
    vm.base = base;
    if vm.control.forced.get() {
        vm.control.forced.set(false);
        let left = vm.control.withheld.replace(0);
        vm.control.countdown.set(left);
        vm.run_pending();
    }
    let mut raised = None;
    // Between the last instruction and the loop's end there is no frame to raise in.
    if !std::ptr::eq(pc, super::dispatch::EXIT.as_ptr()) && vm.attention.load(Ordering::Relaxed) {
        raised = vm.handle_attention().err();
    }
    if vm.control.countdown.get() == 0 {
        vm.refill_countdown();
    }
    if crate::memory::reserve::is_short()
        && raised.is_none()
        && !std::ptr::eq(pc, super::dispatch::EXIT.as_ptr())
    {
        raised = vm.face_shortage().err();
    }
    match raised {
        None => At { pc, base },
        Some(raised) => unwind::raise(vm, pc, base, raised),
    }
}

impl Vm {
    /// Runs what was queued for a safepoint: finalizers, weakref callbacks, a due collection. Runs Python code.
    pub(crate) fn run_pending(&mut self) {
        if self.in_pending {
            // Finalizers that are queued while finalizers run wait for the loop below.
            return;
        }
        self.in_pending = true;
        // What the interrupted instruction left for its successor must survive the code that runs here.
        let handled = self.handled.take();
        let outcome = self.outcome.take();
        let stop_value = self.stop_value.take();
        self.run_queue();
        if self.heap().collection_due.get() {
            crate::memory::collect_if_due(self);
        }
        self.handled = handled;
        self.outcome = outcome;
        self.stop_value = stop_value;
        self.in_pending = false;
    }

    /// Runs queued finalizers and weakref callbacks until there are none. The caller is at a safepoint.
    pub(crate) fn run_queue(&mut self) {
        while self.heap().has_pending() {
            for item in self.heap().take_pending() {
                match item {
                    Pending::Finalize(value) => self.finalize(&value),
                    Pending::WeakCallback { callback, weakref } => {
                        if let Err(raised) = self.call(&callback, &[weakref]) {
                            self.unraisable(raised, &callback);
                        }
                    }
                }
            }
        }
    }

    /// Reports an exception that cannot be raised, through `sys.unraisablehook`.
    pub fn unraisable(&mut self, raised: Raised, object: &crate::object::Value) {
        crate::vm::report::unraisable(self, raised, object);
    }

    /// Whether the program is at its end: no thread may start any more.
    pub(crate) fn is_finalizing(&self) -> bool {
        self.gil_thread().gil().is_shut_down()
    }
}
