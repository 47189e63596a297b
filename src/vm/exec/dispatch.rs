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

use super::machine::{At, Flow, Machine, Word};
use super::ops;
use crate::object::value::Raw;
use crate::vm::Vm;
use gillie_bytecode::Opcode;

/// A handler: `(vm, pc, base, word, countdown)`, all in registers.
pub(crate) type Handler = unsafe fn(*mut Vm, *const u32, *mut Raw, u64, u64);

/// The instruction that leaves the loop.
pub(super) static EXIT: [u32; 1] = [Opcode::EXIT as u32];

macro_rules! handlers {
    ($($name:ident)*) => {
        #[allow(non_snake_case)]
        mod tail {
            use super::*;
            $(
                pub(super) unsafe fn $name(vm: *mut Vm, pc: *const u32, base: *mut Raw, word: u64, countdown: u64) {
                    // SAFETY: see `machine.rs`.
                    unsafe {
                        let mut machine = Machine { vm, pc, base, countdown: countdown as u32 };
                        match ops::$name(&mut machine, Word { word: word as u32, ext: 0 }) {
                            Flow::Next => {
                                let left = machine.countdown.wrapping_sub(1) as u64;
                                if left as u32 == 0 {
                                    return refill_tail(vm, machine.pc, machine.base, 0, 0);
                                }
                                let next = *machine.pc as u64;
                                let handler = *(*vm).handlers.get_unchecked(next as usize & 0xFF);
                                handler(vm, machine.pc, machine.base, next, left)
                            }
                            Flow::Free(raw) => {
                                free_tail(vm, machine.pc, machine.base, raw.0, machine.countdown as u64)
                            }
                            Flow::Slow { tail, .. } => {
                                tail(vm, machine.pc, machine.base, word as u32 as u64, machine.countdown as u64)
                            }
                            Flow::Exit => (*vm).control.countdown.set(machine.countdown),
                        }
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
        unsafe fn execute(machine: &mut Machine, w: Word) -> Flow {
            // SAFETY: see `machine.rs`; opcodes in verified code are valid.
            unsafe {
                match Opcode::from_u8(w.word as u8).unwrap_unchecked() {
                    $(Opcode::$name => ops::$name(machine, w),)*
                }
            }
        }
    };
}

gillie_bytecode::for_each_opcode!(handlers);

/// The end of an instruction outside of its handler: counts it and goes on with the next.
macro_rules! dispatch_next {
    ($vm:ident, $pc:expr, $base:expr, $countdown:expr) => {{
        let left = $countdown.wrapping_sub(1) as u64;
        if left as u32 == 0 {
            return refill_tail($vm, $pc, $base, 0, 0);
        }
        let next = *$pc as u64;
        let handler = *(*$vm).handlers.get_unchecked(next as usize & 0xFF);
        handler($vm, $pc, $base, next, left)
    }};
}

/// Frees the object of `raw` (in the place of a word), then goes on at `pc`.
#[inline(never)]
unsafe fn free_tail(vm: *mut Vm, pc: *const u32, base: *mut Raw, raw: u64, countdown: u64) {
    // SAFETY: see `machine.rs`; the body gave this reference up.
    unsafe {
        let control = &raw const *(*vm).control;
        (*control).countdown.set(countdown as u32);
        crate::object::heap::release(Raw(raw));
        let countdown = (*control).countdown.get();
        dispatch_next!(vm, pc, base, countdown)
    }
}

/// Runs a slow body, then goes on.
pub(super) unsafe fn slow_tail<
    F: Fn(&mut super::machine::Cx<'_>, Word) -> crate::vm::Result<()>,
>(
    vm: *mut Vm,
    pc: *const u32,
    base: *mut Raw,
    word: u64,
    countdown: u64,
) {
    // SAFETY: see `machine.rs`.
    unsafe {
        let control = &raw const *(*vm).control;
        (*control).countdown.set(countdown as u32);
        let at = super::machine::run_slow::<F>(vm, pc, base, word);
        let countdown = (*control).countdown.get();
        dispatch_next!(vm, at.pc, at.base, countdown)
    }
}

/// Does what a body left to its caller, outside of the handlers.
unsafe fn complete(machine: &mut Machine, w: Word, flow: Flow) {
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
                let word = w.word as u64 | (w.ext as u64) << 32;
                let at = plain(machine.vm, machine.pc, machine.base, word);
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
unsafe fn refill_tail(vm: *mut Vm, pc: *const u32, base: *mut Raw, _: u64, _: u64) {
    // SAFETY: see `machine.rs`.
    unsafe {
        (*vm).control.countdown.set(0);
        let at = super::safepoint::refill(vm, pc, base);
        let countdown = (*vm).control.countdown.get() as u64;
        let next = *at.pc as u64;
        let handler = (&(*vm).handlers)[next as usize & 0xFF];
        handler(vm, at.pc, at.base, next, countdown)
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
            word: *pc,
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
        let countdown = (*vm).control.countdown.get();
        if cfg!(debug_assertions) {
            return run_match(vm, pc, base, countdown);
        }
        if countdown == 0 {
            return refill_tail(vm, pc, base, 0, 0);
        }
        let word = *pc as u64;
        let handler = (&(*vm).handlers)[word as usize & 0xFF];
        handler(vm, pc, base, word, countdown as u64)
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
            let word = *machine.pc;
            if word as u8 == Opcode::EXIT as u8 {
                (*vm).control.countdown.set(machine.countdown);
                return;
            }
            let w = Word { word, ext: 0 };
            let flow = execute(&mut machine, w);
            complete(&mut machine, w, flow);
            machine.countdown = machine.countdown.wrapping_sub(1);
        }
    }
}
