//! Looking at frames, running, suspended or ended: their registers, their callers, the line at which they stand, and
//! what the innermost frame's code may ask of it (`globals()`, `locals()`, `super()`).

use super::frames::{call_pc, caller, frame_object};
use crate::object::Value;
use crate::object::frame::Frame;
use crate::object::function::{Function, closure_cells};
use crate::object::generator::{self, Generator, GeneratorState};
use crate::object::header::Object;
use crate::object::value::Raw;
use crate::vm::{Result, Vm};
use gillie_bytecode::{Code, HEADER, LocalKind};

/// A register of a frame, running, suspended or ended.
pub(crate) fn register(vm: &Vm, frame: &Object<Frame>, index: usize) -> Option<Value> {
    let base = frame.base.get();
    if base.is_null() {
        return frame.registers.get(vm).get(index).cloned().flatten();
    }
    // SAFETY: `base` is the live window of this frame's code; registers are words that own their references.
    let held = unsafe { (*(base.add(index) as *const Option<Value>)).clone() };
    held.or_else(|| unopened(vm, frame, index))
}

/// The cell of a free variable in a frame whose COPY_FREE has yet to run: a generator that was not started.
fn unopened(vm: &Vm, frame: &Object<Frame>, index: usize) -> Option<Value> {
    let locals = &crate::object::function::code::expect(&frame.code)
        .data
        .locals;
    let is_free = |local: &gillie_bytecode::Local| local.kind == LocalKind::Free;
    if !is_free(locals.get(index)?) {
        return None;
    }
    let position = locals[..index]
        .iter()
        .filter(|&local| is_free(local))
        .count();
    // SAFETY: a frame's header holds its function.
    let function = unsafe { &*((*frame.base.get().sub(HEADER)).0 as *const Object<Function>) };
    let closure = function.closure.get(vm).as_ref()?;
    closure_cells(closure).get(position).cloned()
}

/// Writes a register of a frame (`f_locals`).
pub(crate) fn set_register(vm: &mut Vm, frame: &Object<Frame>, index: usize, value: Value) {
    let base = frame.base.get();
    let old = if base.is_null() {
        frame
            .registers
            .get_mut(vm)
            .get_mut(index)
            .and_then(|place| place.replace(value))
    } else {
        // SAFETY: as in `register`. A running frame's instruction never holds a borrow of a register across code
        // that can get here (see the operand rule).
        unsafe { (*(base.add(index) as *mut Option<Value>)).replace(value) }
    };
    drop(old);
}

/// The generator a frame belongs to, while it lives.
pub(crate) fn generator_of(frame: &Object<Frame>) -> Option<Value> {
    let address = frame.generator.get();
    // SAFETY: a generator that ends clears this first.
    (address != 0 && !frame.base.get().is_null())
        .then(|| unsafe { (*(address as *const Object<Generator>)).value() })
}

/// The calling frame.
pub(crate) fn back(vm: &mut Vm, value: &Value) -> Option<Value> {
    let frame = crate::object::frame::expect(value);
    let base = frame.base.get();
    if base.is_null() {
        return frame.back.cloned(vm);
    }
    if let Some(generator) = generator_of(frame)
        && generator::expect(&generator).state() != GeneratorState::Running
    {
        return None;
    }
    // SAFETY: a running frame's window links to its caller's.
    unsafe {
        let back = caller(base);
        (!back.is_null()).then(|| frame_object(vm, back))
    }
}

/// Word offset of the instruction at which a frame stands.
pub(crate) fn offset(vm: &Vm, value: &Value) -> usize {
    let frame = crate::object::frame::expect(value);
    if let Some(target) = frame.jumped.get() {
        return target as usize;
    }
    let base = frame.base.get();
    if base.is_null() {
        return frame.last_offset.get() as usize;
    }
    let code = crate::object::function::code::expect(&frame.code);
    if let Some(generator) = generator_of(frame) {
        let generator = generator::expect(&generator);
        match generator.state() {
            GeneratorState::Running => {}
            GeneratorState::Suspended => {
                return generator.offset(code).unwrap_or(2).saturating_sub(2);
            }
            _ => return 0,
        }
    }
    let start = code.words.as_ptr() as usize;
    let inside = |pc: *const u32| {
        (pc as usize)
            .checked_sub(start)
            .map(|bytes| bytes / 4)
            .filter(|offset| *offset < code.words.len())
    };
    if std::ptr::eq(vm.base, base) {
        return inside(vm.pc).unwrap_or(0);
    }
    // The callee knows where its caller stands.
    let mut at = vm.base;
    while !at.is_null() {
        // SAFETY: the chain of running frames of this thread.
        unsafe {
            let back = caller(at);
            if std::ptr::eq(back, base) {
                return inside(call_pc(at)).unwrap_or(0);
            }
            at = back;
        }
    }
    // A frame of another thread, which has not the GIL and so stays where it is.
    for (_, top) in vm.state().tops.borrow().iter() {
        let (mut at, mut pc) = top.get();
        while !at.is_null() {
            if std::ptr::eq(at, base) {
                return inside(pc).unwrap_or(0);
            }
            // SAFETY: the chain of frames of a thread that noted them when it gave the GIL up, and has not had it
            // since: the caller has it.
            unsafe {
                pc = call_pc(at);
                at = caller(at);
            }
        }
    }
    frame.last_offset.get() as usize
}

/// Line at which a frame stands; 0 if unknown.
pub(crate) fn line(vm: &Vm, value: &Value) -> u32 {
    let frame = crate::object::frame::expect(value);
    let code = crate::object::function::code::expect(&frame.code);
    if let Ok(line) = u32::try_from(frame.shown_line.get()) {
        return line;
    }
    let offset = offset(vm, value);
    line_at(&code.data, offset)
}

/// Line of the instruction at `offset`; 0 if unknown. A signal handler may ask.
pub(super) fn line_at(code: &Code, offset: usize) -> u32 {
    let line = code.position(offset).line;
    if line != 0 {
        return line;
    }
    // An instruction without a place belongs to what comes before it.
    let before = code.positions.iter().rev();
    before
        .filter(|(start, position)| (*start as usize) < offset && position.line != 0)
        .map(|(_, position)| position.line)
        .next()
        .unwrap_or(0)
}

impl Vm {
    /// The window `depth` Python frames out from the innermost (0).
    fn window_at(&self, depth: usize) -> Option<*mut Raw> {
        let mut base = self.base;
        for _ in 0..depth {
            if base.is_null() {
                return None;
            }
            // SAFETY: the chain of running frames.
            base = unsafe { caller(base) };
        }
        (!base.is_null()).then_some(base)
    }

    /// The frame object `depth` Python frames out from the innermost (0).
    pub fn frame_at(&mut self, depth: usize) -> Result<Option<Value>> {
        let base = self.window_at(depth);
        // SAFETY: the window of a running frame.
        Ok(base.map(|base| unsafe { frame_object(self, base) }))
    }

    /// The function that runs in that frame.
    pub fn function_at(&self, depth: usize) -> Option<&Object<Function>> {
        let base = self.window_at(depth)?;
        // SAFETY: a frame's header holds its function as long as it runs.
        Some(unsafe { &*((*base.sub(HEADER)).0 as *const Object<Function>) })
    }

    /// The innermost frame of each thread that runs Python code, by the thread's number.
    pub fn frames_of_threads(&mut self) -> Vec<(u32, Value)> {
        self.save_countdown();
        let tops = self.state().tops.borrow();
        let bases: Vec<_> = tops.iter().map(|(id, top)| (*id, top.get().0)).collect();
        drop(tops);
        let running = bases.into_iter().filter(|(_, base)| !base.is_null());
        // SAFETY: windows of the frames of this thread, and of threads that stay where they are as long as this one
        // has the GIL.
        running
            .map(|(id, base)| (id, unsafe { frame_object(self, base) }))
            .collect()
    }

    /// The globals of the innermost frame.
    pub fn current_globals(&mut self) -> Option<Value> {
        Some(self.function_at(0)?.globals.clone())
    }

    /// What `locals()` gives in the innermost frame.
    pub fn current_locals(&mut self) -> Result<Option<Value>> {
        match self.frame_at(0)? {
            Some(frame) => crate::object::frame::builtin::snapshot(self, &frame).map(Some),
            None => Ok(None),
        }
    }

    /// Class and first argument for `super()` without arguments, from the innermost frame.
    pub fn super_arguments(&mut self) -> Result<(Value, Value)> {
        let Some(frame) = self.frame_at(0)? else {
            return Err(self.runtime_error("super(): no current frame"));
        };
        let frame = crate::object::frame::expect(&frame);
        let code = crate::object::function::code::expect(&frame.code);
        if code.data.arg_count == 0 {
            return Err(self.runtime_error("super(): no arguments"));
        }
        let opened = |value: Value| match value.downcast::<crate::object::function::cell::Cell>() {
            Some(cell) => cell.contents.cloned(self),
            None => Some(value),
        };
        let first = register(self, frame, 0).and_then(|first| match code.data.locals[0].kind {
            gillie_bytecode::LocalKind::Cell => opened(first),
            _ => Some(first),
        });
        let Some(first) = first else {
            return Err(self.runtime_error("super(): arg[0] deleted"));
        };
        let Some(index) = code
            .data
            .locals
            .iter()
            .position(|local| &*local.name == "__class__")
        else {
            return Err(self.runtime_error("super(): __class__ cell not found"));
        };
        match register(self, frame, index).and_then(opened) {
            Some(class) => Ok((class, first)),
            None => Err(self.runtime_error("super(): empty __class__ cell")),
        }
    }
}
