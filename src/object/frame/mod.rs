//! Frame objects: made only when somebody asks for one (a traceback, `sys._getframe`) or when the frame's names
//! live in a mapping (modules, class bodies, `exec`).

pub mod builtin;

use super::GilCell;
use super::header::{Kind, Object, Payload, Visitor};
use super::value::{Raw, Value};
use crate::vm::Vm;
use std::cell::Cell;

/// Payload of `frame`.
pub struct Frame {
    pub code: Value,
    pub globals: Value,
    pub builtins: Value,
    /// The locals mapping of module, class and `exec` frames.
    pub locals: GilCell<Option<Value>>,
    /// The window while the frame runs (or its generator lives); null afterwards.
    pub(crate) base: Cell<*mut Raw>,
    /// The generator that this is the frame of.
    pub(crate) generator: Cell<usize>,
    /// The registers after the frame has ended.
    pub registers: GilCell<Vec<Option<Value>>>,
    /// Instruction (word offset) at which the frame stood when it was left.
    pub last_offset: Cell<u32>,
    /// The caller's frame, kept once the frame has ended.
    pub back: GilCell<Option<Value>>,
    /// Names set by `exec` in an optimised frame's `f_locals`.
    pub extra_locals: GilCell<Option<Value>>,
    pub trace: GilCell<Option<Value>>,
    pub trace_lines: Cell<bool>,
    pub trace_opcodes: Cell<bool>,
    /// The line that `f_lineno` gives while a tracer is told of one that has no instruction; -1: the instruction's.
    pub shown_line: Cell<i64>,
    /// Where it goes on after the running callback: see `exec/jump.rs`.
    pub jumped: Cell<Option<u32>>,
}

impl Payload for Frame {
    const KIND: Kind = Kind::Frame;
    const GC: bool = true;

    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(&self.code);
        visit(&self.globals);
        visit(&self.builtins);
        for part in [&self.locals, &self.back, &self.extra_locals, &self.trace] {
            part.get(vm).iter().for_each(&mut *visit);
        }
        self.registers.get(vm).iter().flatten().for_each(visit);
    }

    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        for part in [&self.locals, &self.back, &self.extra_locals, &self.trace] {
            out.extend(part.replace(vm, None));
        }
        out.extend(self.registers.replace(vm, Vec::new()).into_iter().flatten());
    }
}

/// The frame behind a value that is known to be one.
pub fn expect(value: &Value) -> &Object<Frame> {
    value.downcast::<Frame>().expect("a frame")
}
