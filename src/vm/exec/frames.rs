//! Frames: leaving them in the uncommon ways, frame objects, and walking the chain.

use super::call::{has_locals_mapping, stack_top};
use super::dispatch;
use super::machine::{At, Cx, Word, code_of, window};
use crate::object::frame::Frame;
use crate::object::function::Function;
use crate::object::generator::{self, Generator, GeneratorState};
use crate::object::header::Object;
use crate::object::value::Raw;
use crate::object::{GilCell, Value};
use crate::vm::{Raised, Result, Vm};
use gillie_bytecode::{HEADER, Opcode};
use std::cell::Cell;

/// How the dispatch loop was left.
pub(crate) enum Outcome {
    /// The entry frame returned.
    Returned(Value),
    /// The entry frame, a generator's, yielded.
    Yielded(Value),
    Raised(Raised),
}

/// RecursionError for too many frames.
#[cold]
pub(super) fn too_deep(vm: &mut Vm) -> Raised {
    // A little room, so that handlers can run.
    let limit = vm.depth_limit;
    vm.depth_limit = limit.saturating_add(50);
    let raised = vm.recursion_error("maximum recursion depth exceeded");
    vm.depth_limit = limit;
    raised
}

/// The link word of a window.
unsafe fn link(base: *mut Raw) -> u64 {
    // SAFETY: `base` is a window.
    unsafe { (*base.sub(2)).0 }
}

/// The caller's window; null at the bottom.
pub(crate) unsafe fn caller(base: *mut Raw) -> *mut Raw {
    // SAFETY: `base` is a window.
    unsafe { (link(base) & window::POINTER) as *mut Raw }
}

/// The instruction at which the caller of the frame at `base` stands.
pub(crate) unsafe fn call_pc(base: *mut Raw) -> *const u32 {
    // SAFETY: `base` is a window.
    unsafe { (*base.sub(3)).0 as *const u32 }
}

/// Where a result goes in the caller, and the caller's next instruction, for the calling instruction at `pc`.
pub(super) unsafe fn destination(pc: *const u32) -> (usize, *const u32) {
    // SAFETY: `pc` is an instruction (behind its EXT word, if it has one) of verified code.
    unsafe {
        let word = *pc;
        let opcode = Opcode::from_u8(word as u8).unwrap_or(Opcode::NOP);
        let calls = matches!(
            opcode,
            Opcode::CALL
                | Opcode::CALL_METHOD
                | Opcode::CALL_KW
                | Opcode::CALL_METHOD_KW
                | Opcode::CALL_EX
        );
        let narrow = if calls { word >> 24 } else { word >> 8 & 0xFF } as usize;
        (narrow, pc.add(opcode.length()))
    }
}

/// Releases what a frame holds (not its result) and takes it off the chain: its flags, call pc and caller.
pub(super) unsafe fn drop_frame(vm: &mut Vm, pc: *const u32, base: *mut Raw) {
    // SAFETY: `base` is the running frame's window.
    unsafe {
        let code = &*code_of(base);
        let object = (*base.sub(1)).0;
        if object != 0 {
            detach(vm, pc, base);
        }
        for index in 0..code.n_registers as usize {
            let raw = std::mem::replace(&mut *base.add(index), Raw::UNSET);
            crate::object::heap::release_any(raw);
        }
        let callee = *base.sub(HEADER);
        for word in 1..=HEADER {
            *base.sub(word) = Raw::UNSET;
        }
        crate::object::heap::release_any(callee);
        vm.depth -= 1;
    }
}

/// The frame ends: its frame object, if others hold it, takes the registers over.
unsafe fn detach(vm: &mut Vm, pc: *const u32, base: *mut Raw) {
    // SAFETY: `base` is a window with a frame object; registers own their words.
    unsafe {
        let raw = std::mem::replace(&mut *base.sub(1), Raw::UNSET);
        let value = Value::from_raw(raw);
        let frame = crate::object::frame::expect(&value);
        let code = &*code_of(base);
        frame
            .last_offset
            .set(pc.offset_from(code.words.as_ptr().cast()) as u32);
        frame.base.set(std::ptr::null_mut());
        frame.generator.set(0);
        if frame.header.references() > 1 {
            if !has_locals_mapping(code) {
                let named = code.data.locals.len();
                let registers = (0..named)
                    .map(|index| {
                        let raw = std::mem::replace(&mut *base.add(index), Raw::UNSET);
                        (!raw.is_unset()).then(|| Value::from_raw(raw))
                    })
                    .collect();
                frame.registers.set(vm, registers);
            }
            let back = caller(base);
            if !back.is_null() {
                let back = frame_object(vm, back);
                frame.back.set(vm, Some(back));
            }
        }
    }
}

/// Leaves the frame at `base` with a result, in the cases that the fast path does not do.
pub(super) unsafe fn leave(vm: &mut Vm, pc: *const u32, base: *mut Raw, result: Value) -> At {
    // SAFETY: `base` is the running frame's window.
    unsafe {
        let flags = link(base) & !window::POINTER;
        let (back, call) = (caller(base), call_pc(base));
        if flags & window::GENERATOR != 0 {
            return leave_generator(vm, pc, base, result);
        }
        let mut result = result;
        if flags & window::CONSTRUCTOR != 0 {
            if !result.is_none() {
                let name = vm.type_name(&result);
                let raised = vm.type_error(format!("__init__() should return None, not '{name}'"));
                return super::unwind::raise(vm, pc, base, raised);
            }
            let raw = std::mem::replace(&mut *base.sub(HEADER + 1), Raw::UNSET);
            result = Value::from_raw(raw);
        }
        if (*base.sub(1)).0 != 0 {
            drop_frame(vm, pc, base);
        } else {
            // A frame that returns has no temporaries.
            for index in 0..(*code_of(base)).first_temp as usize {
                let raw = std::mem::replace(&mut *base.add(index), Raw::UNSET);
                crate::object::heap::release_any(raw);
            }
            let callee = *base.sub(HEADER);
            for word in 1..=HEADER {
                *base.sub(word) = Raw::UNSET;
            }
            crate::object::heap::release_any(callee);
            vm.depth -= 1;
        }
        if flags & window::ENTRY != 0 {
            vm.outcome = Some(Outcome::Returned(result));
            return At {
                pc: dispatch::EXIT.as_ptr(),
                base: back,
            };
        }
        if flags & window::PLACED != 0 {
            return super::placed::deliver(vm, back, call, flags, result);
        }
        deliver(back, call, flags, result)
    }
}

/// Puts a result where the calling instruction wants it.
pub(super) unsafe fn deliver(base: *mut Raw, call: *const u32, flags: u64, result: Value) -> At {
    // SAFETY: `base` is the caller's window, `call` its calling instruction.
    unsafe {
        let (mut register, pc) = destination(call);
        if flags & window::OTHER != 0 {
            let ext = *call.sub(1);
            let high = if *call as u8 >= Opcode::CALL as u8 && *call as u8 <= Opcode::CALL_EX as u8
            {
                ext >> 24
            } else {
                ext >> 8 & 0xFF
            };
            register |= (high as usize) << 8;
        }
        let old = std::mem::replace(&mut *base.add(register), result.into_raw());
        crate::object::heap::release_any(old);
        At { pc, base }
    }
}

/// A generator's frame returns: the generator is finished.
unsafe fn leave_generator(vm: &mut Vm, pc: *const u32, base: *mut Raw, result: Value) -> At {
    // SAFETY: `base` is a running generator's window.
    unsafe {
        let flags = link(base) & !window::POINTER;
        let (back, call) = (caller(base), call_pc(base));
        finish_generator(vm, pc, base);
        if flags & window::ENTRY != 0 {
            vm.outcome = Some(Outcome::Returned(result));
            return At {
                pc: dispatch::EXIT.as_ptr(),
                base: back,
            };
        }
        // All three are two words long; FOR_ITER and SEND jump when their iterator is exhausted, FOR_NEXT goes on.
        let word = *call;
        if word as u8 == Opcode::SEND as u8 {
            let high = if flags & window::OTHER != 0 {
                *call.sub(1) >> 8 & 0xFF
            } else {
                0
            };
            let register = (word >> 8 & 0xFF | high << 8) as usize;
            let old = std::mem::replace(&mut *back.add(register), result.into_raw());
            crate::object::heap::release_any(old);
        }
        let by = if word as u8 == Opcode::FOR_NEXT as u8 {
            0
        } else {
            *call.add(1) as i32 as isize
        };
        At {
            pc: call.add(2).offset(by),
            base: back,
        }
    }
}

/// Takes the frame of a running generator off the chain and empties it.
#[inline(never)]
pub(super) unsafe fn finish_generator(vm: &mut Vm, pc: *const u32, base: *mut Raw) {
    // SAFETY: `base` is a running generator's window.
    unsafe {
        let object = &*((*base.sub(HEADER + 2)).0 as *const Object<Generator>);
        let keep = object.value();
        vm.depth -= 1;
        let saved = object.handled.replace(vm, None);
        vm.handled = saved;
        if (*base.sub(1)).0 != 0 {
            detach(vm, pc, base);
        }
        object.state.set(GeneratorState::Finished);
        object
            .header
            .set_flag(crate::object::header::bits::FINALIZED);
        object.drop_window();
        drop(keep);
    }
}

/// Whether nothing in a suspended generator would notice an exception thrown into it: its YIELD is in no `try` or `with`,
/// and it delegates to nobody.
pub(crate) fn ends_quietly(object: &Object<Generator>) -> bool {
    // SAFETY: a suspended generator's window is complete, and it stands behind its YIELD, two words long.
    unsafe {
        let code = &*code_of(object.base());
        let at = object.pc.get().sub(2);
        let offset = at.offset_from(code.words.as_ptr().cast()) as u32;
        let handlers = &code.data.handlers;
        let handler = handlers
            .iter()
            .find(|h| h.start <= offset && offset < h.end);
        *at >> 24 == 0
            && handler.is_some_and(|handler| {
                code.data.words[handler.target as usize] as u8 == Opcode::STOP_ITERATION_ERROR as u8
            })
    }
}

/// Ends a generator that does not run.
pub(crate) fn discard_generator(vm: &mut Vm, object: &Object<Generator>) {
    let keep = object.value();
    // SAFETY: the generator is suspended: its window is complete, but for the link, which names its last resumer.
    unsafe {
        let base = object.base();
        *base.sub(2) = Raw(window::GENERATOR);
        if (*base.sub(1)).0 != 0 {
            detach(vm, object.pc.get().sub(1), base);
        }
    }
    object.state.set(GeneratorState::Finished);
    object
        .header
        .set_flag(crate::object::header::bits::FINALIZED);
    object.drop_window();
    drop(keep);
}

/// The frame object of the running frame at `base`, made if there is none yet.
pub(crate) unsafe fn frame_object(vm: &mut Vm, base: *mut Raw) -> Value {
    // SAFETY: `base` is a window; its header holds function and code.
    unsafe {
        let existing = &*(base.sub(1) as *const Option<Value>);
        if let Some(frame) = existing {
            return frame.clone();
        }
        let frame = new_frame(vm, base, None);
        *base.sub(1) = frame.clone().into_raw();
        frame
    }
}

unsafe fn new_frame(vm: &mut Vm, base: *mut Raw, locals: Option<Value>) -> Value {
    // SAFETY: as in `frame_object`.
    unsafe {
        let function = &*((*base.sub(HEADER)).0 as *const Object<Function>);
        let code = &*code_of(base);
        let generator = if link(base) & window::GENERATOR != 0 {
            (*base.sub(HEADER + 2)).0 as usize
        } else {
            0
        };
        vm.alloc_builtin(
            &vm.types().frame,
            Frame {
                code: code.value(),
                globals: function.globals.clone(),
                builtins: function.builtins.clone(),
                locals: GilCell::new(locals),
                base: Cell::new(base),
                generator: Cell::new(generator),
                registers: GilCell::default(),
                last_offset: Cell::new(0),
                back: GilCell::default(),
                extra_locals: GilCell::default(),
                trace: GilCell::default(),
                trace_lines: Cell::new(true),
                trace_opcodes: Cell::new(false),
                shown_line: Cell::new(-1),
                jumped: Cell::new(None),
            },
        )
    }
}

/// Gives the frame at `base` a locals mapping (module, class body, `exec`).
pub(super) unsafe fn set_locals(vm: &mut Vm, base: *mut Raw, locals: Value) {
    // SAFETY: as in `frame_object`; the slot is unset.
    unsafe {
        let frame = new_frame(vm, base, Some(locals));
        *base.sub(1) = frame.into_raw();
    }
}

/// The locals mapping of the frame at hand.
pub(super) fn locals_mapping(cx: &mut Cx<'_>) -> Value {
    // SAFETY: frames with name opcodes have a frame object with a mapping (see `set_locals`).
    let frame = unsafe { frame_object(cx.vm, cx.base) };
    let locals = crate::object::frame::expect(&frame).locals.cloned(cx.vm);
    locals.unwrap_or_else(|| cx.function().globals.clone())
}

impl Vm {
    /// Runs the frame whose window [`super::call::push_window`] made, as an entry from Rust.
    pub(super) fn enter_frame(&mut self, base: *mut Raw) -> Result<Value> {
        // SAFETY: `base` is a complete window but for call pc and link, which are set here.
        unsafe {
            *base.sub(3) = Raw(self.pc as u64);
            *base.sub(2) = Raw(self.base as u64 | window::ENTRY);
            let pc = (*code_of(base)).words.as_ptr().cast();
            match self.run_loop(pc, base) {
                Outcome::Returned(value) | Outcome::Yielded(value) => Ok(value),
                Outcome::Raised(raised) => Err(raised),
            }
        }
    }

    /// Runs the dispatch loop from `pc` until an entry frame is left.
    ///
    /// # Safety
    /// `base` is a complete window flagged ENTRY, `pc` an instruction of its code.
    pub(super) unsafe fn run_loop(&mut self, pc: *const u32, base: *mut Raw) -> Outcome {
        let here = 0u8;
        let (saved_pc, saved_base) = (self.pc, self.base);
        let mut at = At { pc, base };
        if (&raw const here as usize) < self.native_limit {
            let raised = self.recursion_error("maximum recursion depth exceeded");
            at = super::unwind::raise(self, pc, base, raised);
        } else if self.attention.load(std::sync::atomic::Ordering::Relaxed) {
            // Native code that calls short functions again and again may never see a safepoint inside of them.
            (self.pc, self.base) = (pc, base);
            if let Err(raised) = self.handle_attention() {
                at = super::unwind::raise(self, pc, base, raised);
            }
        }
        loop {
            let vm: *mut Vm = self;
            let At { pc, base } = at;
            // SAFETY: the caller's promise.
            let run = || unsafe { dispatch::run(vm, pc, base) };
            match std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)) {
                Ok(()) => break,
                Err(panic) => {
                    let text = panic_text(&*panic);
                    let raised = match text.as_str() {
                        // What a vector says that would have to be larger than memory can be.
                        "capacity overflow" => crate::object::sequence::no_memory(self),
                        _ => self.system_error(format!("native code panicked: {text}")),
                    };
                    at = super::unwind::raise(self, self.pc, self.base, raised);
                }
            }
        }
        self.pc = saved_pc;
        self.base = saved_base;
        self.outcome
            .take()
            .unwrap_or(Outcome::Returned(Value::NONE))
    }

    /// Resumes a suspended generator from Rust with None, if no handled exception must change hands: what `next` is
    /// asked for most.
    #[inline]
    pub(crate) fn resume_quick(&mut self, generator: &Value) -> Option<Outcome> {
        let object = generator::expect(generator);
        if object.state.get() != GeneratorState::Suspended
            || object.wide_yield.get()
            || self.handled.is_some()
            || object.handled.get(self).is_some()
            || self.depth >= self.depth_limit
        {
            return None;
        }
        let top = stack_top(self, self.base);
        // SAFETY: as in `resume`; a suspended generator stands behind a YIELD of two words without wide operands.
        unsafe {
            let base = object.base();
            let pc = object.pc.get();
            *base.sub(HEADER + 1) = Raw(top as u64);
            *base.sub(3) = Raw(self.pc as u64);
            *base.sub(2) = Raw(self.base as u64 | window::ENTRY | window::GENERATOR);
            object
                .header
                .clear_flag(crate::object::header::bits::FINALIZED);
            object.state.set(GeneratorState::Running);
            self.depth += 1;
            let sent = base.add(Word::at(pc.sub(2)).a());
            crate::object::heap::release_any(std::mem::replace(&mut *sent, Raw::NONE));
            Some(self.run_loop(pc, base))
        }
    }

    /// Resumes a generator from Rust: sends a value in, or raises an exception where it stands.
    pub(crate) fn resume(&mut self, generator: &Value, input: Result<Value>) -> Outcome {
        // Watchers are told what becomes of the native call at hand (`close`, `throw`) when it is over, not of what is
        // raised in the generator meanwhile.
        let native = self.tracer.native.take();
        let unwound = std::mem::take(&mut self.tracer.unwound);
        let outcome = self.resume_window(generator, input);
        self.tracer.native = native;
        self.tracer.unwound = unwound;
        outcome
    }

    fn resume_window(&mut self, generator: &Value, input: Result<Value>) -> Outcome {
        let object = generator::expect(generator);
        let state = object.state.get();
        debug_assert!(matches!(
            state,
            GeneratorState::Created | GeneratorState::Suspended
        ));
        if self.depth >= self.depth_limit {
            return Outcome::Raised(too_deep(self));
        }
        let top = stack_top(self, self.base);
        let own = object.handled.cloned(self);
        // SAFETY: the generator is suspended, so its window is complete but for the link to the resumer.
        unsafe {
            let base = enter_generator(self, object, top);
            *base.sub(3) = Raw(self.pc as u64);
            *base.sub(2) = Raw(self.base as u64 | window::ENTRY | window::GENERATOR);
            let pc = object.pc.get();
            match input {
                Ok(value) => {
                    if state == GeneratorState::Suspended {
                        write_sent(object, base, value);
                    }
                    self.run_loop(pc, base)
                }
                Err(raised) if state == GeneratorState::Created => {
                    // Nothing has run yet, so nothing handles it: the exception leaves at the definition's line.
                    let value = super::unwind::leave_unstarted(self, base, pc, raised.0);
                    Outcome::Raised(Raised(value))
                }
                Err(raised) => {
                    let (saved_pc, saved_base) = (self.pc, self.base);
                    // Only an exception that the generator itself handles becomes the context.
                    if let Some(own) = own {
                        super::unwind::set_context_to(self, &raised.0, own);
                    }
                    let mut raised = raised;
                    if self.tracing {
                        raised.0 = super::traced::thrown(self, pc.sub(2), base, raised.0);
                    }
                    let at = super::unwind::unwind(self, pc.sub(2), base, raised, true);
                    let outcome = if at.pc == dispatch::EXIT.as_ptr() {
                        self.tracer.thrown = false;
                        self.outcome
                            .take()
                            .unwrap_or(Outcome::Returned(Value::NONE))
                    } else {
                        self.run_loop(at.pc, at.base)
                    };
                    self.pc = saved_pc;
                    self.base = saved_base;
                    outcome
                }
            }
        }
    }
}

/// Marks a generator as running and returns its window; the caller sets call pc and link.
pub(super) unsafe fn enter_generator(
    vm: &mut Vm,
    object: &Object<Generator>,
    top: *mut Raw,
) -> *mut Raw {
    // SAFETY: the generator is not running; its window is complete.
    unsafe {
        let base = object.base();
        *base.sub(HEADER + 1) = Raw(top as u64);
        object
            .header
            .clear_flag(crate::object::header::bits::FINALIZED);
        object.state.set(GeneratorState::Running);
        vm.depth += 1;
        if vm.handled.is_none() && object.handled.get(vm).is_none() {
            return base;
        }
        // While it runs, `handled` keeps the resumer's handled exception.
        let mine = object.handled.replace(vm, None);
        let resumer = vm.handled.take();
        vm.handled = if object.handling.get() {
            mine
        } else {
            resumer.clone()
        };
        object.handled.set(vm, resumer);
        base
    }
}

/// A generator yields: its own handled exception is kept, the resumer's is current again.
pub(super) fn swap_handled(vm: &mut Vm, object: &Object<Generator>) {
    let resumer = object.handled.replace(vm, None);
    let mine = std::mem::replace(&mut vm.handled, resumer);
    if object.handling.get() {
        object.handled.set(vm, mine);
    }
}

/// Writes the value sent into the YIELD at which a generator is suspended.
pub(super) unsafe fn write_sent(object: &Object<Generator>, base: *mut Raw, value: Value) {
    // SAFETY: `pc` is behind the YIELD (two words) that suspended it.
    unsafe {
        let yield_pc = object.pc.get().sub(2);
        let code = &*code_of(base);
        let mut register = (*yield_pc >> 8 & 0xFF) as usize;
        if yield_pc > code.words.as_ptr().cast() && object.wide_yield.get() {
            register |= ((*yield_pc.sub(1) >> 8 & 0xFF) as usize) << 8;
        }
        let old = std::mem::replace(&mut *base.add(register), value.into_raw());
        crate::object::heap::release_any(old);
    }
}

/// What a caught panic said.
pub(crate) fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|text| text.to_string()))
        .unwrap_or_else(|| "unknown panic".to_string())
}

/// The frame's locals mapping, or None for frames whose locals are registers.
pub(super) fn locals_or_none(cx: &mut Cx<'_>) -> Value {
    if has_locals_mapping(cx.code()) {
        locals_mapping(cx)
    } else {
        Value::NONE
    }
}

impl Vm {
    /// What a generator delegated to has finished, by `throw`: goes on behind its SEND with the value.
    pub(crate) fn finish_delegation(&mut self, generator: &Value, value: Value) -> Outcome {
        let object = generator::expect(generator);
        // SAFETY: the generator is suspended at the YIELD that directly follows its SEND (see the opcode table).
        unsafe {
            let mut send = object.pc.get().sub(4);
            let (mut wide, base) = (0, object.base());
            if object.wide_yield.get() {
                send = send.sub(1);
                wide = (*send.sub(1) >> 8 & 0xFF) << 8;
            }
            let register = (*send >> 8 & 0xFF | wide) as usize;
            let old = std::mem::replace(&mut *base.add(register), value.into_raw());
            crate::object::heap::release_any(old);
            let target = send.add(2).offset(*send.add(1) as i32 as isize);
            self.resume_at(generator, target)
        }
    }

    /// Runs `body`, which does something to the iterator that a suspended generator delegates to, as if called by
    /// the generator: it counts as running, and its frame is the caller of what runs meanwhile.
    pub(crate) fn delegating<R>(
        &mut self,
        generator: &Value,
        body: impl FnOnce(&mut Vm) -> R,
    ) -> R {
        let object = generator::expect(generator);
        let top = stack_top(self, self.base);
        let (pc, base) = (self.pc, self.base);
        // SAFETY: a suspended generator has a complete window, at a YIELD of two words before `pc`.
        unsafe {
            let window = object.base();
            *window.sub(HEADER + 1) = Raw(top as u64);
            *window.sub(3) = Raw(pc as u64);
            *window.sub(2) = Raw(base as u64 | window::ENTRY | window::GENERATOR);
            self.pc = object.pc.get().sub(2);
            self.base = window;
        }
        object.state.set(GeneratorState::Running);
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| body(self)));
        object.state.set(GeneratorState::Suspended);
        self.pc = pc;
        self.base = base;
        result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }

    /// Runs a suspended generator from another instruction of its code.
    unsafe fn resume_at(&mut self, generator: &Value, pc: *const u32) -> Outcome {
        if self.depth >= self.depth_limit {
            return Outcome::Raised(too_deep(self));
        }
        let top = stack_top(self, self.base);
        let object = generator::expect(generator);
        // SAFETY: as in `resume`.
        unsafe {
            let base = enter_generator(self, object, top);
            *base.sub(3) = Raw(self.pc as u64);
            *base.sub(2) = Raw(self.base as u64 | window::ENTRY | window::GENERATOR);
            self.run_loop(pc, base)
        }
    }

    /// The frame object of a generator that has not finished.
    pub(crate) fn generator_frame(&mut self, generator: &Value) -> Option<Value> {
        let object = generator::expect(generator);
        // SAFETY: a generator with a window has a complete one.
        object
            .has_window()
            .then(|| unsafe { frame_object(self, object.base()) })
    }
}
