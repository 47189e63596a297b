//! Dispatch: from one instruction to the next, in two ways made from the same bodies.
//!
//! (a) *Handlers*: one function per opcode in a table; each ends by jumping to the next instruction's handler. The
//! language does not promise that the call is a jump; in optimised builds it is, because a handler takes five integer
//! arguments, returns nothing, and has nothing left to drop. `tests/dispatch` disassembles the release binary and
//! fails if a handler calls instead. (b) *The `match` loop*, for unoptimised and sanitizer builds, and for
//! instructions with wide operands (`EXT`).
//!
//! Every instruction takes one off the countdown; at zero [`refill`] runs: a safepoint, and a chunk of the check
//! interval is used up.

use super::machine::{At, Body, Flow, Machine, Word};
use super::ops;
use crate::object::value::Raw;
use crate::vm::Vm;
use gillie_bytecode::Opcode;

/// A handler: `(vm, pc, base, extra, countdown)`, all in registers. What `extra` is depends on who jumps.
pub(crate) type Handler = unsafe fn(*mut Vm, *const u32, *mut Raw, u64, u32);

/// The instruction that leaves the loop.
pub(super) static EXIT: [u32; 1] = [Opcode::EXIT as u32];

/// Ends a handler: counts the instruction and jumps to the next one's handler.
macro_rules! dispatch_next {
    ($vm:expr, $pc:expr, $base:expr, $countdown:expr) => {{
        let left: u32 = $countdown.wrapping_sub(1);
        if left == 0 {
            return refill_tail($vm, $pc, $base, 0, 0);
        }
        let next = Word::at($pc).opcode() as u64;
        let handler = *(*$vm).handlers.get_unchecked(next as usize);
        handler($vm, $pc, $base, next, left)
    }};
}

/// Ends a handler whose body ended so.
macro_rules! follow {
    ($machine:ident, $flow:expr) => {
        match $flow {
            Flow::Next => {
                dispatch_next!($machine.vm, $machine.pc, $machine.base, $machine.countdown)
            }
            Flow::Free(raw) => free_tail(
                $machine.vm,
                $machine.pc,
                $machine.base,
                raw.0,
                $machine.countdown,
            ),
            Flow::Slow { tail, .. } => tail(
                $machine.vm,
                $machine.pc,
                $machine.base,
                0,
                $machine.countdown,
            ),
            Flow::Exit => (*$machine.vm).control.countdown.set($machine.countdown),
        }
    };
}

macro_rules! handlers {
    ($($name:ident)*) => {
        #[allow(non_snake_case)]
        mod tail {
            use super::*;
            $(
                pub(super) unsafe fn $name(vm: *mut Vm, pc: *const u32, base: *mut Raw, _: u64, countdown: u32) {
                    // SAFETY: see `machine.rs`.
                    unsafe {
                        let mut machine = Machine { vm, pc, base, countdown };
                        follow!(machine, ops::$name(&mut machine, Word::at(pc)))
                    }
                }
            )*
        }

        /// The table of handlers, by opcode; numbers that are no opcode leave the loop.
        pub(crate) fn table() -> Box<[Handler; 256]> {
            let mut table: Box<[Handler; 256]> = Box::new([tail::EXIT as Handler; 256]);
            $(table[Opcode::$name as usize] = tail::$name;)*
            table
        }

        /// Runs the body of one instruction.
        pub(super) unsafe fn execute(machine: &mut Machine, w: Word) -> Flow {
            // SAFETY: see `machine.rs`; opcodes in verified code are valid.
            unsafe {
                match Opcode::from_u8(w.opcode()).unwrap_unchecked() {
                    $(Opcode::$name => ops::$name(machine, w),)*
                }
            }
        }
    };
}

gillie_bytecode::for_each_opcode!(handlers);

/// The table while someone watches: every instruction but the last goes to the watched loop.
pub(crate) fn traced_table() -> Box<[Handler; 256]> {
    let mut table: Box<[Handler; 256]> = Box::new([super::traced::tail as Handler; 256]);
    table[Opcode::EXIT as usize] = tail::EXIT;
    table
}

/// Frees the object of `raw` (in the place of a word), then goes on at `pc`.
#[inline(never)]
unsafe fn free_tail(vm: *mut Vm, pc: *const u32, base: *mut Raw, raw: u64, countdown: u32) {
    // SAFETY: see `machine.rs`; the body gave this reference up.
    unsafe {
        let control = &raw const *(*vm).control;
        (*control).countdown.set(countdown);
        crate::object::heap::release(Raw(raw));
        let countdown = (*control).countdown.get();
        dispatch_next!(vm, pc, base, countdown)
    }
}

/// Runs a slow body, then goes on. Never inlined: it keeps registers over a call, so a handler with it inside would
/// save them on every way through.
#[inline(never)]
pub(super) unsafe fn slow_tail<
    F: Fn(&mut super::machine::Cx<'_>, Word) -> crate::vm::Result<()>,
>(
    vm: *mut Vm,
    pc: *const u32,
    base: *mut Raw,
    _: u64,
    countdown: u32,
) {
    // SAFETY: see `machine.rs`.
    unsafe {
        let control = &raw const *(*vm).control;
        (*control).countdown.set(countdown);
        let at = super::machine::run_slow::<F>(vm, pc, base, 0);
        let countdown = (*control).countdown.get();
        dispatch_next!(vm, at.pc, at.base, countdown)
    }
}

/// Runs another body of the instruction at hand: see [`Machine::other`]. Never inlined, as [`slow_tail`].
#[inline(never)]
pub(super) unsafe fn other_tail<B: Body>(
    vm: *mut Vm,
    pc: *const u32,
    base: *mut Raw,
    _: u64,
    countdown: u32,
) {
    // SAFETY: see `machine.rs`.
    unsafe {
        let mut machine = Machine {
            vm,
            pc,
            base,
            countdown,
        };
        follow!(machine, B::run(&mut machine, Word::at(pc)))
    }
}

/// As [`other_tail`], outside of the handlers.
pub(super) unsafe fn run_other<B: Body>(
    vm: *mut Vm,
    pc: *const u32,
    base: *mut Raw,
    ext: u32,
) -> At {
    // SAFETY: as in `other_tail`.
    unsafe {
        let mut machine = Machine {
            vm,
            pc,
            base,
            countdown: (*vm).control.countdown.get(),
        };
        let w = Word { pc, ext };
        let flow = B::run(&mut machine, w);
        complete(&mut machine, w, flow);
        (*vm).control.countdown.set(machine.countdown);
        At {
            pc: machine.pc,
            base: machine.base,
        }
    }
}

/// Does what a body left to its caller, outside of the handlers.
pub(super) unsafe fn complete(machine: &mut Machine, w: Word, flow: Flow) {
    // SAFETY: see `machine.rs`.
    unsafe {
        let control = &raw const *(*machine.vm).control;
        match flow {
            Flow::Next | Flow::Exit => {}
            Flow::Free(raw) => {
                (*control).countdown.set(machine.countdown);
                crate::object::heap::release(raw);
                machine.countdown = (*control).countdown.get();
            }
            Flow::Slow { plain, .. } => {
                (*control).countdown.set(machine.countdown);
                let at = plain(machine.vm, machine.pc, machine.base, w.ext);
                machine.pc = at.pc;
                machine.base = at.base;
                machine.countdown = (*control).countdown.get();
            }
        }
    }
}

/// The countdown is used up: a safepoint, then on with the next instruction.
#[cold]
#[inline(never)]
unsafe fn refill_tail(vm: *mut Vm, pc: *const u32, base: *mut Raw, _: u64, _: u32) {
    // SAFETY: see `machine.rs`.
    unsafe {
        (*vm).control.countdown.set(0);
        let at = super::safepoint::refill(vm, pc, base);
        let countdown = (*vm).control.countdown.get();
        let next = Word::at(at.pc).opcode();
        let handler = (&(*vm).handlers)[next as usize];
        handler(vm, at.pc, at.base, 0, countdown)
    }
}

/// Runs the instruction that follows an `EXT` word, whose operands are in `ext`.
#[cold]
#[inline(never)]
pub(super) unsafe fn wide(vm: *mut Vm, pc: *const u32, base: *mut Raw, ext: u64) -> At {
    // SAFETY: see `machine.rs`.
    unsafe {
        let mut machine = Machine {
            vm,
            pc,
            base,
            countdown: (*vm).control.countdown.get(),
        };
        let w = Word {
            pc,
            ext: ext as u32,
        };
        let flow = execute(&mut machine, w);
        complete(&mut machine, w, flow);
        (*vm).control.countdown.set(machine.countdown);
        At {
            pc: machine.pc,
            base: machine.base,
        }
    }
}

/// Runs from `pc` until a frame flagged ENTRY is left.
pub(super) unsafe fn run(vm: *mut Vm, pc: *const u32, base: *mut Raw) {
    // SAFETY: see `machine.rs`.
    unsafe {
        let mut countdown = (*vm).control.countdown.get();
        let (mut pc, mut base) = (pc, base);
        if (*vm).tracing {
            let at = super::traced::traced(vm, pc, base, countdown, true);
            (pc, base) = (at.pc, at.base);
            countdown = (*vm).control.countdown.get();
        }
        if cfg!(debug_assertions) {
            return run_match(vm, pc, base, countdown);
        }
        if countdown == 0 {
            return refill_tail(vm, pc, base, 0, 0);
        }
        let handler = (&(*vm).handlers)[Word::at(pc).opcode() as usize];
        handler(vm, pc, base, 0, countdown)
    }
}

#[inline(never)]
unsafe fn run_match(vm: *mut Vm, pc: *const u32, base: *mut Raw, countdown: u32) {
    // SAFETY: see `machine.rs`.
    unsafe {
        let mut machine = Machine {
            vm,
            pc,
            base,
            countdown,
        };
        loop {
            if machine.countdown == 0 {
                (*vm).control.countdown.set(0);
                let at = super::safepoint::refill(vm, machine.pc, machine.base);
                machine.pc = at.pc;
                machine.base = at.base;
                machine.countdown = (*vm).control.countdown.get();
            }
            if (*vm).tracing {
                let at =
                    super::traced::traced(vm, machine.pc, machine.base, machine.countdown, false);
                machine.pc = at.pc;
                machine.base = at.base;
                machine.countdown = (*vm).control.countdown.get();
            }
            let w = Word::at(machine.pc);
            if w.opcode() == Opcode::EXIT as u8 {
                (*vm).control.countdown.set(machine.countdown);
                return;
            }
            let flow = execute(&mut machine, w);
            complete(&mut machine, w, flow);
            // A body that calls what may force a safepoint, without the countdown in `Control`, would undo that.
            #[cfg(gillie_sanitize)]
            assert!(
                machine.countdown <= 1 || !(*vm).control.forced.get(),
                "a safepoint was forced in vain by {:?}",
                w.opcode()
            );
            machine.countdown = machine.countdown.wrapping_sub(1);
        }
    }
}
