//! What is written when the machine itself faults (`faulthandler`): where the Python code of each thread stands, in
//! the words of `_Py_DumpTracebackThreads` (CPython's `Python/traceback.c`).
//!
//! This runs in a signal handler, in the middle of anything. So it takes no lock, allocates nothing and runs nothing of
//! the machine's: it follows the chain of windows and reads plain data, into a buffer of its own. A thread that faults in
//! native code has noted where it stands; if one faults in the dispatch loop, what it noted may be old.

use super::frames::{call_pc, caller};
use super::inspect::line_at;
use super::machine::code_of;
use crate::object::value::Raw;
use crate::vm::{State, Vm};
use std::cell::Cell;
use std::fmt::{self, Write};

thread_local! {
    /// The calling thread's machine. Plain data of the thread: a signal handler may look at it.
    static CURRENT: Cell<*const Vm> = const { Cell::new(std::ptr::null()) };
}

/// Frames of a thread that are written at most.
const MAX_FRAMES: usize = 100;
/// Characters of a name that are written at most.
const MAX_STRING: usize = 500;

/// Notes the calling thread's machine, which stays where it is until [`leave`].
pub(crate) fn enter(vm: &Vm) {
    CURRENT.set(vm);
}

/// The calling thread's machine ends.
pub(crate) fn leave() {
    CURRENT.set(std::ptr::null());
}

/// Text on its way to a descriptor.
struct Output {
    fd: i32,
    used: usize,
    buffer: [u8; 256],
}

impl Output {
    fn flush(&mut self) {
        // SAFETY: writes bytes of the buffer; write(2) is async-signal-safe.
        unsafe { libc::write(self.fd, self.buffer.as_ptr().cast(), self.used) };
        self.used = 0;
    }

    /// A name, other characters than ASCII as escapes.
    fn name(&mut self, text: &str) -> fmt::Result {
        for (index, c) in text.chars().enumerate() {
            if index == MAX_STRING {
                return self.write_str("...");
            }
            match c as u32 {
                0x20..0x7F => self.write_char(c)?,
                code @ 0..=0xFF => write!(self, "\\x{code:02x}")?,
                code @ 0..=0xFFFF => write!(self, "\\u{code:04x}")?,
                code => write!(self, "\\U{code:08x}")?,
            }
        }
        Ok(())
    }

    /// The frames from the one at `base` on, which stands at `pc`.
    ///
    /// # Safety
    /// The chain of a thread's frames, which does not change meanwhile.
    unsafe fn stack(&mut self, mut base: *mut Raw, mut pc: *const u32) -> fmt::Result {
        if base.is_null() {
            return self.write_str("  <no Python frame>\n");
        }
        for _ in 0..MAX_FRAMES {
            if base.is_null() {
                return Ok(());
            }
            // SAFETY: a window of the chain holds its code, its caller and where that stands.
            let code = unsafe { &*code_of(base) };
            let start = code.words.as_ptr() as usize;
            let offset = (pc as usize).wrapping_sub(start) / 4;
            let offset = if offset < code.words.len() { offset } else { 0 };
            self.write_str("  File \"")?;
            self.name(&code.data.filename)?;
            write!(self, "\", line {} in ", line_at(&code.data, offset))?;
            self.name(&code.data.name)?;
            self.write_str("\n")?;
            // SAFETY: as above.
            unsafe { (pc, base) = (call_pc(base), caller(base)) };
        }
        Ok(())
    }

    /// # Safety
    /// As for [`write_stacks`].
    unsafe fn stacks(&mut self, state: *const State, all_threads: bool) -> fmt::Result {
        // SAFETY: the calling thread's machine, if it has one, stays until it leaves.
        let current = unsafe { CURRENT.get().as_ref() };
        let own = current.map(|vm| (vm.thread_id(), vm.base, vm.pc));
        if !all_threads {
            self.write_str("Stack (most recent call first):\n")?;
            let (_, base, pc) = own.unwrap_or((0, std::ptr::null_mut(), std::ptr::null()));
            // SAFETY: this thread is here, in the handler.
            return unsafe { self.stack(base, pc) };
        }
        // SAFETY: nobody can be asked whether the list is being changed right now: that takes no time, and happens when
        // a thread begins or ends.
        let tops = unsafe { &*(*state).tops.as_ptr() };
        let mut first = true;
        for (id, top) in tops.iter().rev() {
            let own = own.filter(|(own, ..)| own == id);
            let word = if own.is_some() {
                "Current thread"
            } else {
                "Thread"
            };
            let gap = if first { "" } else { "\n" };
            first = false;
            writeln!(self, "{gap}{word} {id:#018x} (most recent call first):")?;
            let (base, pc) = own.map_or_else(|| top.get(), |(_, base, pc)| (base, pc));
            // SAFETY: the other threads noted where they stand when they gave the GIL up, and wait for it. (If the one
            // that faulted had no GIL, one of them may run on and tell nonsense.)
            unsafe { self.stack(base, pc)? };
        }
        Ok(())
    }
}

impl Write for Output {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for &byte in text.as_bytes() {
            if self.used == self.buffer.len() {
                self.flush();
            }
            self.buffer[self.used] = byte;
            self.used += 1;
        }
        Ok(())
    }
}

/// Writes what has happened and the stacks of the threads to a descriptor. Async-signal-safe.
///
/// # Safety
/// `state` is that of an interpreter that is there.
pub(crate) unsafe fn write_stacks(fd: i32, message: &str, state: *const State, all_threads: bool) {
    let mut output = Output {
        fd,
        used: 0,
        buffer: [0; 256],
    };
    let _ = output.write_str(message);
    // SAFETY: the caller's word. If what is read here is itself in ruins, that is a second fault, which ends the process.
    let _ = unsafe { output.stacks(state, all_threads) };
    output.flush();
}
