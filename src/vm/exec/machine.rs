//! The machine's registers while the dispatch loop runs, and what opcode bodies do with them.
//!
//! A body is written once, against [`Machine`], and compiled twice: inlined into a tail-calling handler, and into
//! the `match` loop (see `dispatch.rs`). Its fast path touches only words. Everything else goes through
//! [`Machine::slow`], which spills the machine registers, and works on [`Cx`]: there operands are owned values and
//! errors are `Result`s.

use crate::object::function::code::CodeObject;
use crate::object::generator::Generator;
use crate::object::header::{Header, Object};
use crate::object::value::{Raw, Value};
use crate::vm::{Result, Vm};
use gillie_bytecode::HEADER;
use std::cell::Cell;

/// The operands of an instruction: bytes of the word at `pc`, and the high bytes that `EXT` gave it.
///
/// Bytes are loaded one by one: a load and a zero extension in one, where shifts and masks of a register take three
/// operations.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub pc: *const u32,
    pub ext: u32,
}

// SAFETY (of the reads): `pc` is an instruction of verified code for as long as it is executed.
impl Word {
    /// No instruction: for bodies that look at no operand.
    pub const NONE: Word = Word {
        pc: std::ptr::null(),
        ext: 0,
    };

    /// An instruction without wide operands.
    #[inline(always)]
    pub fn at(pc: *const u32) -> Word {
        Word { pc, ext: 0 }
    }
    #[inline(always)]
    pub fn word(self) -> u32 {
        unsafe { *self.pc }
    }
    #[inline(always)]
    fn byte<const INDEX: usize>(self) -> u32 {
        if cfg!(target_endian = "little") {
            unsafe { *(self.pc as *const u8).add(INDEX) as u32 }
        } else {
            self.word() >> (8 * INDEX) & 0xFF
        }
    }
    #[inline(always)]
    fn half(self) -> u32 {
        if cfg!(target_endian = "little") {
            unsafe { *(self.pc as *const u16).add(1) as u32 }
        } else {
            self.word() >> 16
        }
    }
    #[inline(always)]
    pub fn opcode(self) -> u8 {
        self.byte::<0>() as u8
    }
    #[inline(always)]
    pub fn a(self) -> usize {
        (self.byte::<1>() | self.ext & 0xFF00) as usize
    }
    #[inline(always)]
    pub fn b(self) -> usize {
        (self.byte::<2>() | self.ext >> 8 & 0xFF00) as usize
    }
    #[inline(always)]
    pub fn c(self) -> usize {
        (self.byte::<3>() | self.ext >> 16 & 0xFF00) as usize
    }
    /// C as a signed immediate.
    #[inline(always)]
    pub fn signed_c(self) -> i64 {
        if self.ext == 0 {
            self.byte::<3>() as i8 as i64
        } else {
            self.c() as i16 as i64
        }
    }
    /// B as a signed immediate.
    #[inline(always)]
    pub fn signed_b(self) -> i64 {
        if self.ext == 0 {
            self.byte::<2>() as i8 as i64
        } else {
            self.b() as i16 as i64
        }
    }
    #[inline(always)]
    pub fn bx(self) -> usize {
        (self.half() | self.ext & 0xFFFF_0000) as usize
    }
    #[inline(always)]
    pub fn signed_bx(self) -> i64 {
        if self.ext == 0 {
            self.half() as i16 as i64
        } else {
            self.bx() as u32 as i32 as i64
        }
    }
    #[inline(always)]
    pub fn signed_ax(self) -> isize {
        (self.word() as i32 >> 8) as isize
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
    /// The calling instruction is no call: `placed.rs` knows what it does with the result.
    pub const PLACED: u64 = 1 << 52;
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

// A machine exists while an instruction is executed: the dispatch loop makes it, and its bodies in `ops` get it. So
// they may ask for what the instruction names without saying `unsafe` each time; what would be so if the instruction
// were not verified is argued here, once.
//
// SAFETY (for all unsafe code here and in `ops`): `pc` and `base` belong to a frame whose code was verified, so
// register, constant and name operands are in range and windows fit the stack; registers own their words. Functions
// that take a word over from their caller (`put`, `set_next`, `finish`) or count it (`share`) are unsafe: that it is
// owned, or alive, only the body knows.

impl Machine {
    /// A register's word, borrowed.
    #[inline(always)]
    pub fn reg(&self, index: usize) -> Raw {
        unsafe { *self.base.add(index) }
    }
    /// The object in a register, if there is one: the register's reference keeps it.
    #[inline(always)]
    pub fn object(&self, index: usize) -> Option<&Header> {
        let raw = self.reg(index);
        raw.is_pointer()
            .then(|| unsafe { &*(raw.0 as *const Header) })
    }
    #[inline(always)]
    pub fn vm(&self) -> &Vm {
        unsafe { &*self.vm }
    }
    /// Writes a register without looking at what it held.
    #[inline(always)]
    pub unsafe fn put(&mut self, index: usize, raw: Raw) {
        unsafe { *self.base.add(index) = raw }
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
    pub fn code(&self) -> &'static Object<CodeObject> {
        // The frame keeps it, and bodies keep no borrow of it beyond the frame (as `Cx::code`).
        unsafe { &*code_of(self.base) }
    }
    #[inline(always)]
    pub fn is_temp(&self, index: usize) -> bool {
        index >= self.code().first_temp as usize
    }
    /// Reads an operand as an owned word: moved out of a temporary, shared otherwise.
    #[inline(always)]
    pub fn operand(&mut self, index: usize) -> Raw {
        let raw = self.reg(index);
        if raw.is_pointer() {
            if self.is_temp(index) {
                unsafe { self.put(index, Raw::UNSET) };
            } else {
                unsafe { raw.header().as_ref() }.increment();
            }
        }
        raw
    }
    /// Data word `index` of the instruction at hand.
    #[inline(always)]
    pub fn data(&self, index: usize) -> u32 {
        unsafe { *self.pc.add(1 + index) }
    }
    /// Moves on to the instruction after this one of `length` words.
    #[inline(always)]
    pub fn next(&mut self, length: usize) -> Flow {
        unsafe { self.pc = self.pc.add(length) };
        Flow::Next
    }
    /// Moves on to the next instruction (of `length` words), or jumps relative to it.
    #[inline(always)]
    pub fn branch(&mut self, length: usize, offset: u32, taken: bool) -> Flow {
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
    /// As [`Machine::set_next`], of a word that is no pointer: nobody has to own it.
    #[inline(always)]
    pub fn set_immediate(&mut self, index: usize, raw: Raw, length: usize) -> Flow {
        debug_assert!(!raw.is_pointer());
        unsafe { self.set_next(index, raw, length) }
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
    /// The last thing of a body that has moved on: gives up an operand.
    #[inline(always)]
    pub fn release(&mut self, index: usize) -> Flow {
        if !self.is_temp(index) {
            return Flow::Next;
        }
        let raw = self.reg(index);
        unsafe {
            self.put(index, Raw::UNSET);
            Machine::finish(raw)
        }
    }
    /// Register `index` is a temporary that holds the last reference to an object: consuming it frees the object,
    /// which fast paths leave to the slow one.
    #[inline(always)]
    pub fn is_last_use(&self, index: usize) -> bool {
        let raw = self.reg(index);
        raw.is_pointer()
            && unsafe { raw.header().as_ref() }.references() == 1
            && self.is_temp(index)
    }
    /// Consumes an operand (the operand rule: temporaries are moved from) that is no last use.
    #[inline(always)]
    pub fn consume_shared(&mut self, index: usize) {
        if self.is_temp(index) {
            let raw = self.reg(index);
            if raw.is_pointer() {
                unsafe { raw.header().as_ref() }.forget_one();
            }
            unsafe { self.put(index, Raw::UNSET) };
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
    /// Leaves the body to another one of its kind, a fast path for other operands, so that neither pays for the
    /// registers of the other.
    #[inline(always)]
    pub fn other<B: Body>(&mut self) -> Flow {
        Flow::Slow {
            tail: super::dispatch::other_tail::<B>,
            plain: super::dispatch::run_other::<B>,
        }
    }
}

/// A body that another leaves the instruction to: see [`Machine::other`].
pub(super) trait Body {
    /// Always inlined: a machine whose address is taken costs the jump at the end.
    fn run(m: &mut Machine, w: Word) -> Flow;
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

/// A slow body: `(vm, pc, base, ext)`, the countdown in `Control`.
pub(super) type Plain = unsafe fn(*mut Vm, *const u32, *mut Raw, u32) -> At;

/// Runs a slow body and says where execution goes on; on an error that is a handler.
#[inline(never)]
pub(super) unsafe fn run_slow<F: Fn(&mut Cx<'_>, Word) -> Result<()>>(
    vm: *mut Vm,
    pc: *const u32,
    base: *mut Raw,
    ext: u32,
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
        match body(&mut cx, Word { pc, ext }) {
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
    /// The generator whose frame runs, if it is one.
    pub fn generator(&self) -> Option<Value> {
        // SAFETY: a window marked as a generator's has its address; the generator lives while its frame runs.
        unsafe {
            ((*self.base.sub(2)).0 & window::GENERATOR != 0)
                .then(|| (*((*self.base.sub(HEADER + 2)).0 as *const Object<Generator>)).value())
        }
    }
    /// An operand, owned: moved out if it is a temporary, cloned otherwise.
    #[inline(always)]
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
    /// Releases register `index` if it is a temporary: what was read in place is consumed.
    #[inline(always)]
    pub fn consume(&mut self, index: usize) {
        // SAFETY: as in `operand`.
        unsafe {
            if index >= (*code_of(self.base)).first_temp as usize {
                let raw = std::mem::replace(&mut *self.base.add(index), Raw::UNSET);
                crate::object::heap::release_any(raw);
            }
        }
    }
    /// An operand where it lies, for what cannot run Python code; [`Cx::consume`] it afterwards.
    #[inline(always)]
    pub fn peek<'a>(&self, index: usize) -> &'a Value {
        // SAFETY: verified code: the operand is bound; the register owns it until the body writes it.
        unsafe {
            debug_assert!(!(*self.base.add(index)).is_unset());
            &*(self.base.add(index) as *const Value)
        }
    }
    /// A register's word, borrowed.
    #[inline(always)]
    pub fn raw(&self, index: usize) -> Raw {
        // SAFETY: verified code: the register is in the window.
        unsafe { *self.base.add(index) }
    }
    /// A register's value, cloned, temporary or not.
    #[inline(always)]
    pub fn keep(&mut self, index: usize) -> Value {
        self.get(index).unwrap_or(Value::NONE)
    }
    /// A register's value, cloned, if it is set.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        // SAFETY: registers are words that own their references.
        unsafe { (*(self.base.add(index) as *const Option<Value>)).clone() }
    }
    /// Moves a register's value out.
    #[inline(always)]
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
    #[inline(always)]
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
    /// Writes a register, releasing what it held.
    #[inline(always)]
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
    #[inline(always)]
    pub fn data(&self, index: usize) -> u32 {
        // SAFETY: verified code: data words follow the instruction.
        unsafe { *self.pc.add(1 + index) }
    }
    /// Writes a cache word of the instruction at hand.
    #[inline(always)]
    pub fn set_data(&mut self, index: usize, word: u32) {
        // SAFETY: as in `data`; instruction words are cells.
        unsafe { (*(self.pc.add(1 + index) as *const Cell<u32>)).set(word) }
    }
    #[inline(always)]
    pub fn code(&self) -> &'static Object<CodeObject> {
        // SAFETY: the frame keeps its code alive; callers use the reference within one instruction.
        unsafe { &*code_of(self.base) }
    }
    #[inline(always)]
    pub fn name(&self, index: usize) -> Value {
        self.code().names[index].clone()
    }
    #[inline(always)]
    pub fn next(&mut self, length: usize) {
        // SAFETY: verified code: an instruction follows.
        self.pc = unsafe { self.pc.add(length) };
    }
    #[inline(always)]
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
    #[inline(always)]
    pub fn go(&mut self, at: At) {
        self.pc = at.pc;
        self.base = at.base;
    }
}
