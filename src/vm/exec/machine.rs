//! The machine's registers while the dispatch loop runs, and what opcode bodies do with them.
//!
//! A body is written once, against [`Machine`], and compiled twice: inlined into a tail-calling handler, and into
//! the `match` loop (see `dispatch.rs`). Its fast path touches only words. Everything else goes through
//! [`Machine::slow`], which spills the machine registers, and works on [`Cx`]: there operands are owned values and
//! errors are `Result`s.

use crate::object::function::code::CodeObject;
use crate::object::header::Object;
use crate::object::heap;
use crate::object::value::{Raw, Value};
use crate::vm::{Result, Vm};
use gillie_bytecode::HEADER;
use std::cell::Cell;

/// An instruction word with the high operand bytes that `EXT` gave it.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub word: u32,
    pub ext: u32,
}

impl Word {
    #[inline(always)]
    pub fn a(self) -> usize {
        (self.word >> 8 & 0xFF | self.ext & 0xFF00) as usize
    }
    #[inline(always)]
    pub fn b(self) -> usize {
        (self.word >> 16 & 0xFF | self.ext >> 8 & 0xFF00) as usize
    }
    #[inline(always)]
    pub fn c(self) -> usize {
        (self.word >> 24 | self.ext >> 16 & 0xFF00) as usize
    }
    /// C as a signed immediate.
    #[inline(always)]
    pub fn signed_c(self) -> i64 {
        if self.ext == 0 {
            (self.word as i32 >> 24) as i64
        } else {
            self.c() as i16 as i64
        }
    }
    /// B as a signed immediate.
    #[inline(always)]
    pub fn signed_b(self) -> i64 {
        if self.ext == 0 {
            (self.word >> 16) as i8 as i64
        } else {
            self.b() as i16 as i64
        }
    }
    #[inline(always)]
    pub fn bx(self) -> usize {
        (self.word >> 16 | self.ext & 0xFFFF_0000) as usize
    }
    #[inline(always)]
    pub fn signed_bx(self) -> i64 {
        if self.ext == 0 {
            (self.word as i32 >> 16) as i64
        } else {
            self.bx() as u32 as i32 as i64
        }
    }
    #[inline(always)]
    pub fn signed_ax(self) -> isize {
        (self.word as i32 >> 8) as isize
    }
}

/// Flags in the upper 16 bits of a window's "caller's base" word.
pub(super) mod window {
    /// Leaving this frame leaves the dispatch loop.
    pub const ENTRY: u64 = 1 << 48;
    /// An `__init__` called by its class: the result is the instance, kept in the destination register's place.
    pub const CONSTRUCTOR: u64 = 1 << 49;
    /// The window belongs to a generator.
    pub const GENERATOR: u64 = 1 << 50;
    /// The calling instruction has an `EXT` before it.
    pub const OTHER: u64 = 1 << 51;
    /// The frame is a property's getter: the calling instruction is a narrow LOAD_ATTR.
    pub const ATTRIBUTE: u64 = 1 << 52;
    /// The address in the word.
    pub const POINTER: u64 = (1 << 48) - 1;
}

/// Where execution stands: returned by everything that may change the frame.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub pc: *const u32,
    pub base: *mut Raw,
}

/// The machine registers.
pub(super) struct Machine {
    pub vm: *mut Vm,
    /// The instruction at hand, until the body moves on.
    pub pc: *const u32,
    pub base: *mut Raw,
    pub countdown: u32,
}

// SAFETY (for all unsafe code here and in `ops`): `pc` and `base` belong to a frame whose code was verified, so
// register, constant and name operands are in range and windows fit the stack; registers own their words.

impl Machine {
    #[inline(always)]
    pub unsafe fn reg(&self, index: usize) -> Raw {
        unsafe { *self.base.add(index) }
    }
    /// Writes a register without looking at what it held.
    #[inline(always)]
    pub unsafe fn put(&mut self, index: usize, raw: Raw) {
        unsafe { *self.base.add(index) = raw }
    }
    /// Writes a register and releases what it held.
    #[inline(always)]
    pub unsafe fn set(&mut self, index: usize, raw: Raw) {
        unsafe {
            let old = std::mem::replace(&mut *self.base.add(index), raw);
            self.release(old);
        }
    }
    #[inline(always)]
    pub unsafe fn release(&mut self, raw: Raw) {
        if raw.is_pointer() {
            unsafe {
                if raw.header().as_ref().references() == 1 {
                    self.release_last(raw);
                } else {
                    heap::release(raw);
                }
            }
        }
    }
    #[inline(always)]
    unsafe fn release_last(&mut self, raw: Raw) {
        unsafe {
            let control = &raw const *(*self.vm).control;
            (*control).countdown.set(self.countdown);
            release_cold(raw);
            self.countdown = (*control).countdown.get();
        }
    }
    /// The word's reference counted once more.
    #[inline(always)]
    pub unsafe fn share(&self, raw: Raw) -> Raw {
        if raw.is_pointer() {
            unsafe { raw.header().as_ref().increment() };
        }
        raw
    }
    #[inline(always)]
    pub unsafe fn code(&self) -> *const Object<CodeObject> {
        unsafe { code_of(self.base) }
    }
    #[inline(always)]
    pub unsafe fn is_temp(&self, index: usize) -> bool {
        unsafe { index >= (*self.code()).first_temp as usize }
    }
    /// Releases register `index` if it is a temporary: the operand rule.
    #[inline(always)]
    pub unsafe fn consume(&mut self, index: usize) {
        unsafe {
            if self.is_temp(index) {
                self.set(index, Raw::UNSET);
            }
        }
    }
    /// Reads an operand as an owned word: moved out of a temporary, shared otherwise.
    #[inline(always)]
    pub unsafe fn operand(&mut self, index: usize) -> Raw {
        unsafe {
            let raw = self.reg(index);
            if raw.is_pointer() {
                if self.is_temp(index) {
                    self.put(index, Raw::UNSET);
                } else {
                    raw.header().as_ref().increment();
                }
            }
            raw
        }
    }
    /// Data word `index` of the instruction at hand.
    #[inline(always)]
    pub unsafe fn data(&self, index: usize) -> u32 {
        unsafe { *self.pc.add(1 + index) }
    }
    /// Moves on to the instruction after this one of `length` words.
    #[inline(always)]
    pub unsafe fn next(&mut self, length: usize) -> Flow {
        unsafe { self.pc = self.pc.add(length) };
        Flow::Next
    }
    /// Moves on to the next instruction (of `length` words), or jumps relative to it.
    #[inline(always)]
    pub unsafe fn branch(&mut self, length: usize, offset: u32, taken: bool) -> Flow {
        unsafe {
            let by = if taken { offset as i32 as isize } else { 0 };
            self.pc = self.pc.add(length).offset(by);
        }
        Flow::Next
    }
    /// Writes a register, moves on, and releases what the register held.
    #[inline(always)]
    pub unsafe fn set_next(&mut self, index: usize, raw: Raw, length: usize) -> Flow {
        unsafe {
            let old = std::mem::replace(&mut *self.base.add(index), raw);
            self.pc = self.pc.add(length);
            Machine::finish(old)
        }
    }
    /// The last thing of a body: gives up a word's reference.
    #[inline(always)]
    pub unsafe fn finish(old: Raw) -> Flow {
        if old.is_pointer() {
            let header = unsafe { old.header().as_ref() };
            if header.references() == 1 {
                return Flow::Free(old);
            }
            header.forget_one();
        }
        Flow::Next
    }
    /// Register `index` is a temporary that holds the last reference to an object: consuming it frees the object,
    /// which fast paths leave to the slow one.
    #[inline(always)]
    pub unsafe fn is_last_use(&self, index: usize) -> bool {
        unsafe {
            let raw = self.reg(index);
            raw.is_pointer() && raw.header().as_ref().references() == 1 && self.is_temp(index)
        }
    }
    /// Consumes an operand that is no last use.
    #[inline(always)]
    pub unsafe fn consume_shared(&mut self, index: usize) {
        unsafe {
            if self.is_temp(index) {
                let raw = self.reg(index);
                if raw.is_pointer() {
                    raw.header().as_ref().forget_one();
                }
                self.put(index, Raw::UNSET);
            }
        }
    }
    /// Leaves the body to `body`, which runs with the machine registers spilled: see [`Flow::Slow`]. The closure
    /// must capture nothing.
    #[inline(always)]
    pub fn slow<F: Fn(&mut Cx<'_>, Word) -> Result<()>>(&mut self, _: Word, _body: F) -> Flow {
        const { assert!(size_of::<F>() == 0, "slow bodies capture nothing") };
        Flow::Slow {
            tail: super::dispatch::slow_tail::<F>,
            plain: run_slow::<F>,
        }
    }
}

/// How a body ends. Everything but `Next` leaves the handler by a jump to another function of its signature, so that
/// the handler itself keeps no registers over calls.
#[must_use]
pub(super) enum Flow {
    /// On with the instruction at `pc`.
    Next,
    /// As `Next`, after the object of this word, whose last reference it was, is freed.
    Free(Raw),
    /// The fast path does not apply: the slow body takes over, at the same instruction.
    Slow {
        tail: super::dispatch::Handler,
        plain: Plain,
    },
    /// Leave the dispatch loop.
    Exit,
}

/// A slow body: `(vm, pc, base, word)`, the countdown in `Control`.
pub(super) type Plain = unsafe fn(*mut Vm, *const u32, *mut Raw, u64) -> At;

#[cold]
#[inline(never)]
unsafe fn release_cold(raw: Raw) {
    unsafe { heap::release(raw) }
}

/// Runs a slow body and says where execution goes on; on an error that is a handler.
#[inline(never)]
pub(super) unsafe fn run_slow<F: Fn(&mut Cx<'_>, Word) -> Result<()>>(
    vm: *mut Vm,
    pc: *const u32,
    base: *mut Raw,
    word: u64,
) -> At {
    unsafe {
        // A closure that captures nothing has no state: any well-aligned pointer makes one.
        let body = std::ptr::NonNull::<F>::dangling().as_ref();
        (*vm).pc = pc;
        (*vm).base = base;
        let mut cx = Cx {
            vm: &mut *vm,
            pc,
            base,
        };
        match body(
            &mut cx,
            Word {
                word: word as u32,
                ext: (word >> 32) as u32,
            },
        ) {
            Ok(()) => At {
                pc: cx.pc,
                base: cx.base,
            },
            Err(raised) => super::unwind::raise(cx.vm, pc, base, raised),
        }
    }
}

/// The code object of the frame whose window is at `base`.
#[inline(always)]
pub(super) unsafe fn code_of(base: *mut Raw) -> *const Object<CodeObject> {
    unsafe { (*base.sub(4)).0 as *const Object<CodeObject> }
}

/// What a slow body works on.
pub(super) struct Cx<'a> {
    pub vm: &'a mut Vm,
    pub pc: *const u32,
    pub base: *mut Raw,
}

impl Cx<'_> {
    /// An operand, owned: moved out if it is a temporary, cloned otherwise.
    pub fn operand(&mut self, index: usize) -> Value {
        // SAFETY: verified code; the operand is bound (see the operand rule), and registers own their words.
        unsafe {
            let raw = *self.base.add(index);
            debug_assert!(!raw.is_unset(), "unset operand {index}");
            if raw.is_unset() {
                return Value::NONE;
            }
            if index >= (*code_of(self.base)).first_temp as usize {
                *self.base.add(index) = Raw::UNSET;
            } else if raw.is_pointer() {
                raw.header().as_ref().increment();
            }
            Value::from_raw(raw)
        }
    }
    /// A register's value, cloned, temporary or not.
    pub fn keep(&mut self, index: usize) -> Value {
        self.get(index).unwrap_or(Value::NONE)
    }
    /// A register's value, cloned, if it is set.
    pub fn get(&self, index: usize) -> Option<Value> {
        // SAFETY: registers are words that own their references.
        unsafe { (*(self.base.add(index) as *const Option<Value>)).clone() }
    }
    /// Moves a register's value out.
    pub fn take(&mut self, index: usize) -> Option<Value> {
        // SAFETY: as above.
        unsafe { (*(self.base.add(index) as *mut Option<Value>)).take() }
    }
    /// Moves a run of temporaries out.
    pub fn take_run(&mut self, start: usize, count: usize) -> Vec<Value> {
        (start..start + count)
            .map(|index| self.take(index).unwrap_or(Value::NONE))
            .collect()
    }
    /// A run of temporaries that all are set, where they lie. They must not be written while the slice is used.
    pub fn run<'a>(&self, start: usize, count: usize) -> &'a [Value] {
        debug_assert!((start..start + count).all(|index| self.get(index).is_some()));
        // SAFETY: verified code: the run was written; nobody else writes a frame's temporaries.
        unsafe { std::slice::from_raw_parts(self.base.add(start) as *const Value, count) }
    }
    /// Releases a run of registers.
    pub fn clear_run(&mut self, start: usize, count: usize) {
        for index in start..start + count {
            self.set(index, None);
        }
    }
    /// Moves a run of temporaries into a tuple.
    pub fn take_tuple(&mut self, start: usize, count: usize) -> Value {
        if count == 0 {
            return self.vm.types_empty_tuple();
        }
        let tuple = self.vm.tuple_moved(self.run(start, count));
        for index in start..start + count {
            // SAFETY: the tuple owns the references now.
            unsafe { *self.base.add(index) = Raw::UNSET };
        }
        tuple
    }
    /// Writes a register, releasing what it held.
    pub fn set(&mut self, index: usize, value: impl Into<Option<Value>>) {
        // SAFETY: as above.
        let old = unsafe {
            std::mem::replace(
                &mut *(self.base.add(index) as *mut Option<Value>),
                value.into(),
            )
        };
        drop(old);
    }
    pub fn data(&self, index: usize) -> u32 {
        // SAFETY: verified code: data words follow the instruction.
        unsafe { *self.pc.add(1 + index) }
    }
    /// Writes a cache word of the instruction at hand.
    pub fn set_data(&mut self, index: usize, word: u32) {
        // SAFETY: as in `data`; instruction words are cells.
        unsafe { (*(self.pc.add(1 + index) as *const Cell<u32>)).set(word) }
    }
    pub fn code(&self) -> &'static Object<CodeObject> {
        // SAFETY: the frame keeps its code alive; callers use the reference within one instruction.
        unsafe { &*code_of(self.base) }
    }
    pub fn name(&self, index: usize) -> Value {
        self.code().names[index].clone()
    }
    pub fn next(&mut self, length: usize) {
        // SAFETY: verified code: an instruction follows.
        self.pc = unsafe { self.pc.add(length) };
    }
    pub fn branch(&mut self, length: usize, data: usize, taken: bool) {
        let offset = if taken {
            self.data(data) as i32 as isize
        } else {
            0
        };
        // SAFETY: verified jump target.
        self.pc = unsafe { self.pc.add(length).offset(offset) };
    }
    /// The callee of the frame at hand: its function.
    pub fn function(&self) -> &'static Object<crate::object::function::Function> {
        // SAFETY: every frame's header holds its function; it lives as long as the frame.
        unsafe {
            &*((*self.base.sub(HEADER)).0 as *const Object<crate::object::function::Function>)
        }
    }
    /// Sets the place where execution goes on.
    pub fn go(&mut self, at: At) {
        self.pc = at.pc;
        self.base = at.base;
    }
}
