//! The watched dispatch loop: it takes the handlers' place while someone traces, profiles or monitors (see
//! `vm/tracing`), executes the same bodies, and finds out before and after each instruction what happened.
//!
//! Lines: an instruction begins a line if its line is not that of the instruction executed before it in its frame;
//! [`Mark`]s are lines without instructions. A call is seen by its new window, a return by its opcode; what exceptions do
//! is told by `unwind.rs`.

// SAFETY of all blocks here. The unsafe functions want of their callers (the dispatch loop, `unwind.rs`, each other)
// that `base` is the window of the frame at hand, whose code was verified, and `pc` one of its instructions. So
// - operands name registers of that window, and `pc` lies in the words of the code object, which the function in the
//   window's header holds;
// - a register's word is a value or unset, which is what an `Option<Value>` is; `register` copies it and counts;
// - Python code that is called in between runs in windows above and has left them when it is back: the register
//   stack never moves, `base` stays this frame's, and a place to go on at that it may have set comes back as an `At`.

use super::dispatch::{self, Handler};
use super::frames;
use super::machine::{At, Machine, Word, code_of, window};
use super::unwind;
use crate::object::Value;
use crate::object::descriptor::method::Method;
use crate::object::function::Function;
use crate::object::function::code::CodeObject;
use crate::object::generator::Generator;
use crate::object::header::Object;
use crate::object::native::callable;
use crate::object::tuple::Tuple;
use crate::object::value::Raw;
use crate::vm::tracing::{Details, Event, Site};
use crate::vm::{Raised, Result, Vm};
use gillie_bytecode::{HEADER, Mark, Opcode, Operand};

/// What the loop knows of the frame at hand.
struct Watch {
    /// Line of the instruction before; 0: none.
    line: u32,
    /// Marks of the next instruction that the jump to it left out.
    skip: u32,
    /// On the way to the condition of a `while` loop for the first time.
    first_turn: bool,
    /// The frame begins or goes on, which nobody was told yet.
    fresh: Option<Event>,
}

/// Whether an instruction is to be executed, or execution goes on elsewhere.
enum Verdict {
    Go,
    Moved(At),
}

/// An instruction, its operands in reach.
struct Instruction {
    op: Opcode,
    word: Word,
    /// The instruction proper, behind its EXT.
    pc: *const u32,
    /// Word offset, of the EXT if there is one.
    offset: u32,
}

impl Instruction {
    unsafe fn at(pc: *const u32, base: *mut Raw) -> Instruction {
        unsafe {
            let offset = offset_of(pc, base);
            let (mut at, mut ext) = (pc, 0);
            if *at as u8 == Opcode::EXT as u8 {
                // The prefix's operands are the next word's high bytes, as EXT's body hands them on.
                ext = *at & 0xFFFF_FF00;
                at = at.add(1);
            }
            Instruction {
                op: Opcode::from_u8(*at as u8).unwrap_or(Opcode::NOP),
                word: Word { pc: at, ext },
                pc: at,
                offset,
            }
        }
    }
    fn end(&self) -> *const u32 {
        // Within the code: verified instructions are complete.
        self.pc.wrapping_add(self.op.length())
    }
    fn has_jump(&self) -> bool {
        let info = self.op.info();
        info.data.contains(&Operand::Jump) || info.operands.contains(&Operand::Jump)
    }
}

unsafe fn offset_of(pc: *const u32, base: *mut Raw) -> u32 {
    unsafe { pc.offset_from((*code_of(base)).words.as_ptr().cast()) as u32 }
}

unsafe fn line_at(pc: *const u32, base: *mut Raw) -> u32 {
    unsafe {
        let code = &*code_of(base);
        code.data.position(offset_of(pc, base) as usize).line
    }
}

unsafe fn register(base: *mut Raw, index: usize) -> Option<Value> {
    unsafe { (*(base.add(index) as *const Option<Value>)).clone() }
}

impl Watch {
    /// In the middle of a frame: after the instruction at `pc`.
    unsafe fn after(pc: *const u32, base: *mut Raw) -> Watch {
        Watch {
            line: unsafe { line_at(pc, base) },
            skip: 0,
            first_turn: false,
            fresh: None,
        }
    }

    /// A frame begins or goes on at `pc`.
    unsafe fn entered(vm: &mut Vm, pc: *const u32, base: *mut Raw) -> Watch {
        unsafe {
            let offset = offset_of(pc, base);
            let thrown = std::mem::take(&mut vm.tracer.thrown);
            let mut watch = Watch {
                line: 0,
                skip: 0,
                first_turn: false,
                fresh: None,
            };
            if (*base.sub(2)).0 & window::GENERATOR == 0 {
                watch.fresh = (offset == 0).then_some(Event::PyStart);
                return watch;
            }
            let generator = &*((*base.sub(HEADER + 2)).0 as *const Object<Generator>);
            if thrown {
                watch.line = line_at(vm.pc, base);
            } else if offset <= 1 {
                watch.fresh = Some(Event::PyStart);
            } else if generator.pc.get() == pc {
                watch.fresh = Some(Event::PyResume);
            }
            watch
        }
    }
}

/// Every entry of the table while someone watches.
pub(super) unsafe fn tail(vm: *mut Vm, pc: *const u32, base: *mut Raw, _: u64, countdown: u32) {
    unsafe {
        let at = traced(vm, pc, base, countdown, false);
        let countdown = (*vm).control.countdown.get();
        let next = Word::at(at.pc).opcode();
        let handler: Handler = *(*vm).handlers.get_unchecked(next as usize);
        handler(vm, at.pc, at.base, 0, countdown)
    }
}

/// Runs until the loop is left or nobody watches any more. The countdown is in `Control` afterwards, and not zero.
#[inline(never)]
pub(super) unsafe fn traced(
    vm: *mut Vm,
    pc: *const u32,
    base: *mut Raw,
    countdown: u32,
    entering: bool,
) -> At {
    unsafe {
        // Loops within calls have theirs.
        let native = (*vm).tracer.native.take();
        let place = (*vm).control.place.get();
        let unwound = std::mem::take(&mut (*vm).tracer.unwound);
        let mut machine = Machine {
            vm,
            pc,
            base,
            countdown,
        };
        let exit = dispatch::EXIT.as_ptr();
        let mut watch = if pc == exit {
            Watch {
                line: 0,
                skip: 0,
                first_turn: false,
                fresh: None,
            }
        } else if entering {
            Watch::entered(&mut *vm, pc, base)
        } else if (*vm).base == base {
            Watch::after((*vm).pc, base)
        } else {
            Watch::after(pc, base)
        };
        loop {
            if machine.countdown == 0 {
                (*vm).control.countdown.set(0);
                let at = super::safepoint::refill(vm, machine.pc, machine.base);
                if (at.pc, at.base) != (machine.pc, machine.base) && at.pc != exit {
                    watch = Watch::after((*vm).pc, at.base);
                }
                machine.pc = at.pc;
                machine.base = at.base;
                machine.countdown = (*vm).control.countdown.get();
            }
            (*vm).control.countdown.set(machine.countdown);
            if machine.pc == exit || !(*vm).tracing {
                (*vm).tracer.native = native;
                (*vm).tracer.unwound = unwound;
                (*vm).control.place.set(place);
                return At {
                    pc: machine.pc,
                    base: machine.base,
                };
            }
            let i = Instruction::at(machine.pc, machine.base);
            let verdict = before(&mut *vm, &mut watch, &i, machine.pc, machine.base);
            machine.countdown = (*vm).control.countdown.get();
            if let Verdict::Moved(at) = verdict {
                machine.pc = at.pc;
                machine.base = at.base;
                continue;
            }
            let (pc, base) = (machine.pc, machine.base);
            let call = frames::call_pc(base);
            let generator = (*base.sub(2)).0 & window::GENERATOR != 0;
            let result = match i.op {
                Opcode::RETURN if generator => register(base, i.word.a()),
                Opcode::RETURN_NONE if generator => Some(Value::NONE),
                _ => None,
            };
            (*vm).tracer.unwound = false;
            if (*vm).heap().places().is_on() {
                say_place(&*vm, pc, base);
            }
            let w = Word::at(pc);
            let flow = dispatch::execute(&mut machine, w);
            dispatch::complete(&mut machine, w, flow);
            (*vm).control.countdown.set(machine.countdown);
            let at = At {
                pc: machine.pc,
                base: machine.base,
            };
            if at.pc != exit {
                let left = Left { base, call, result };
                let verdict = after(&mut *vm, &mut watch, &i, left, at);
                if let Verdict::Moved(at) = verdict {
                    machine.pc = at.pc;
                    machine.base = at.base;
                }
            }
            (*vm).tracer.native = None;
            machine.countdown = (*vm).control.countdown.get().wrapping_sub(1);
        }
    }
}

/// Says where the program is, for what the instruction at hand allocates.
unsafe fn say_place(vm: &Vm, pc: *const u32, base: *mut Raw) {
    unsafe {
        let places = vm.heap().places();
        if let Some(place) = places.number(&*code_of(base), offset_of(pc, base)) {
            vm.control.place.set(place);
        }
    }
}

unsafe fn site(vm: &mut Vm, base: *mut Raw, offset: u32) -> Site {
    Site {
        frame: unsafe { frames::frame_object(vm, base) },
        offset,
    }
}

/// What comes of a report made at the instruction `pc` of the frame at `base`.
unsafe fn settle(
    vm: &mut Vm,
    watch: &mut Watch,
    result: Result<()>,
    pc: *const u32,
    base: *mut Raw,
) -> Option<Verdict> {
    unsafe {
        if let Err(raised) = result {
            if vm.tracer.jump.take().is_some() {
                let frame = frames::frame_object(vm, base);
                crate::object::frame::expect(&frame).jumped.set(None);
            }
            let at = unwind::raise(vm, pc, base, raised);
            if at.pc != dispatch::EXIT.as_ptr() {
                *watch = Watch::after(vm.pc, at.base);
            }
            return Some(Verdict::Moved(at));
        }
        if let Some(target) = vm.tracer.jump.take() {
            let code = &*code_of(base);
            let frame = frames::frame_object(vm, base);
            crate::object::frame::expect(&frame).jumped.set(None);
            let pc = code.words.as_ptr().cast::<u32>().add(target as usize);
            *watch = Watch::after(pc, base);
            return Some(Verdict::Moved(At { pc, base }));
        }
        None
    }
}

/// Whether someone wants lines of this frame.
unsafe fn wants_lines(vm: &mut Vm, code: &CodeObject, base: *mut Raw) -> bool {
    vm.is_monitored(code, Event::Line) || unsafe { is_traced(vm, base) }
}

/// Whether the frame has a trace function of its own.
unsafe fn is_traced(vm: &Vm, base: *mut Raw) -> bool {
    unsafe {
        vm.tracer.trace.is_some()
            && (*(base.sub(1) as *const Option<Value>))
                .as_ref()
                .is_some_and(|frame| crate::object::frame::expect(frame).trace.get(vm).is_some())
    }
}

macro_rules! report {
    ($vm:ident, $watch:ident, $pc:expr, $base:expr, $result:expr) => {
        if let Some(verdict) = settle($vm, $watch, $result, $pc, $base) {
            return verdict;
        }
    };
}

/// The events before an instruction.
unsafe fn before(
    vm: &mut Vm,
    watch: &mut Watch,
    i: &Instruction,
    pc: *const u32,
    base: *mut Raw,
) -> Verdict {
    unsafe {
        let code = &*code_of(base);
        vm.pc = pc;
        vm.base = base;
        if i.op == Opcode::RETURN_GENERATOR {
            return Verdict::Go;
        }
        if let Some(event) = watch.fresh.take() {
            if event == Event::PyResume {
                // Where it stood: its YIELD.
                vm.pc = pc.sub(2);
                watch.line = line_at(vm.pc, base);
            }
            let wanted = vm.tracer.trace.is_some()
                || vm.tracer.profile.is_some()
                || vm.is_monitored(code, event);
            if wanted {
                let site = site(vm, base, offset_of(vm.pc, base));
                let result = vm.report(event, &site, Details::None);
                let line = watch.line;
                report!(vm, watch, pc, base, result);
                watch.line = line;
            }
            vm.pc = pc;
        }
        if matches!(i.op, Opcode::MAKE_CELL | Opcode::COPY_FREE) {
            return Verdict::Go;
        }
        let line = code.data.position(i.offset as usize).line;
        if wants_lines(vm, code, base) {
            let marks = marks_at(code, i.offset).filter(|mark| mark.flags == 0);
            for mark in marks.skip(watch.skip as usize) {
                if mark.line != watch.line {
                    let site = site(vm, base, i.offset);
                    let result = vm.report(Event::Line, &site, Details::Line(mark.line));
                    report!(vm, watch, pc, base, result);
                    watch.line = mark.line;
                }
            }
            if i.op == Opcode::END_ASYNC_FOR {
                // Part of the loop's line, but none begins with it.
            } else if line != 0 && line != watch.line {
                let site = site(vm, base, i.offset);
                let result = vm.report(Event::Line, &site, Details::Line(line));
                report!(vm, watch, pc, base, result);
            } else if line != 0 && i.op == Opcode::FOR_NEXT {
                let site = site(vm, base, i.offset);
                let result = vm.report_turn(&site, line);
                report!(vm, watch, pc, base, result);
            }
        }
        if watch.line != line {
            watch.first_turn = false;
        }
        watch.line = line;
        watch.skip = 0;
        let opcodes = vm.tracer.trace.is_some()
            && (*(base.sub(1) as *const Option<Value>))
                .as_ref()
                .is_some_and(|frame| crate::object::frame::expect(frame).trace_opcodes.get());
        if opcodes || vm.is_monitored(code, Event::Instruction) {
            let site = site(vm, base, i.offset);
            let result = vm.report(Event::Instruction, &site, Details::None);
            report!(vm, watch, pc, base, result);
        }
        match i.op {
            Opcode::RETURN | Opcode::RETURN_NONE | Opcode::YIELD => {
                let (event, value) = match i.op {
                    Opcode::YIELD => (Event::PyYield, register(base, i.word.b())),
                    Opcode::RETURN => (Event::PyReturn, register(base, i.word.a())),
                    _ => (Event::PyReturn, None),
                };
                let wanted = is_traced(vm, base)
                    || vm.tracer.profile.is_some()
                    || vm.is_monitored(code, event);
                if wanted {
                    let value = value.unwrap_or(Value::NONE);
                    let site = site(vm, base, i.offset);
                    let result = vm.report(event, &site, Details::Value(&value));
                    report!(vm, watch, pc, base, result);
                }
            }
            Opcode::CALL
            | Opcode::CALL_METHOD
            | Opcode::CALL_KW
            | Opcode::CALL_METHOD_KW
            | Opcode::CALL_EX => return calling(vm, watch, i, pc, base),
            _ => {}
        }
        Verdict::Go
    }
}

/// CALL: a callable is about to be called.
unsafe fn calling(
    vm: &mut Vm,
    watch: &mut Watch,
    i: &Instruction,
    pc: *const u32,
    base: *mut Raw,
) -> Verdict {
    unsafe {
        let code = &*code_of(base);
        let wanted = vm.tracer.profile.is_some()
            || vm.is_monitored(code, Event::Call)
            || vm.is_monitored(code, Event::CReturn)
            || vm.is_monitored(code, Event::CRaise);
        let (a, count) = (i.word.a(), i.word.b());
        let Some(mut callable) = register(base, a).filter(|_| wanted) else {
            return Verdict::Go;
        };
        let mut first = match i.op {
            Opcode::CALL_METHOD | Opcode::CALL_METHOD_KW => {
                register(base, a + HEADER).or_else(|| {
                    (count > 0)
                        .then(|| register(base, a + HEADER + 1))
                        .flatten()
                })
            }
            Opcode::CALL_EX => register(base, a + HEADER).and_then(|args| {
                args.downcast::<Tuple>()
                    .and_then(|args| args.items().first().cloned())
            }),
            _ => (count > 0).then(|| register(base, a + HEADER)).flatten(),
        };
        if let Some(method) = callable.downcast::<Method>()
            && i.op != Opcode::CALL_EX
        {
            first = Some(method.receiver.clone());
            let function = method.function.clone();
            callable = function;
        }
        if matches!(i.op, Opcode::CALL_METHOD | Opcode::CALL_METHOD_KW)
            && let Some(class) = register(base, a + HEADER)
            && let Some(bound) = callable::bind_class(vm, &callable, &class)
        {
            callable = bound;
            first = (count > 0)
                .then(|| register(base, a + HEADER + 1))
                .flatten();
        }
        let python = callable.is_a::<Function>() || callable.is_a::<Method>();
        let site = site(vm, base, i.offset);
        let result = vm.report(Event::Call, &site, Details::Call(&callable, first.as_ref()));
        report!(vm, watch, pc, base, result);
        if !python {
            vm.tracer.native = Some((callable, first));
        }
        Verdict::Go
    }
}

/// What an instruction left behind: its frame, which may be gone.
struct Left {
    base: *mut Raw,
    /// The instruction at which its caller stands.
    call: *const u32,
    /// What a generator returned.
    result: Option<Value>,
}

/// The events after an instruction; execution goes on at `at`.
unsafe fn after(vm: &mut Vm, watch: &mut Watch, i: &Instruction, left: Left, at: At) -> Verdict {
    unsafe {
        if at.base == left.base {
            return within(vm, watch, i, at);
        }
        if frames::caller(at.base) == left.base {
            *watch = Watch::entered(vm, at.pc, at.base);
            return Verdict::Go;
        }
        if vm.tracer.unwound {
            *watch = Watch::after(vm.pc, at.base);
            return Verdict::Go;
        }
        // Returned or yielded to the caller.
        let call = Instruction::at(left.call, at.base);
        *watch = Watch::after(left.call, at.base);
        if call.has_jump() && at.pc != call.end() {
            watch.skip = skipped(&*code_of(at.base), call.offset);
        }
        if let Some(value) = left.result {
            vm.pc = left.call;
            vm.base = at.base;
            // A loop is told only of a value; what delegates is told of the end itself.
            match call.op {
                Opcode::SEND => return stopped(vm, watch, Event::StopIteration, value, at),
                Opcode::FOR_ITER | Opcode::FOR_NEXT if !value.is_none() => {
                    return stopped(vm, watch, Event::Raise, value, at);
                }
                _ => {}
            }
        }
        Verdict::Go
    }
}

/// The marks at an instruction, of all kinds.
fn marks_at(code: &CodeObject, offset: u32) -> impl Iterator<Item = &Mark> {
    let marks = &code.data.marks;
    let first = marks.partition_point(|mark| mark.offset < offset);
    marks[first..]
        .iter()
        .take_while(move |mark| mark.offset == offset)
}

/// How many of its target's marks the jump at `offset` leaves out.
fn skipped(code: &CodeObject, offset: u32) -> u32 {
    marks_at(code, offset)
        .find(|mark| mark.flags & Mark::SKIP != 0)
        .map_or(0, |mark| mark.line)
}

/// The generator that the frame at hand waited for has ended.
unsafe fn stopped(vm: &mut Vm, watch: &mut Watch, event: Event, value: Value, at: At) -> Verdict {
    unsafe {
        let code = &*code_of(at.base);
        if is_traced(vm, at.base) || vm.is_monitored(code, event) {
            let offset = offset_of(vm.pc, at.base);
            let value = Some(value).filter(|value| !value.is_none());
            let exception = vm.stop_iteration(value).0;
            let site = site(vm, at.base, offset);
            let result = vm.report(event, &site, Details::Exception(&exception));
            let pc = vm.pc;
            report!(vm, watch, pc, at.base, result);
        }
        Verdict::Go
    }
}

/// After an instruction that stayed in its frame.
unsafe fn within(vm: &mut Vm, watch: &mut Watch, i: &Instruction, at: At) -> Verdict {
    unsafe {
        let At { pc, base } = at;
        if vm.tracer.unwound {
            return Verdict::Go;
        }
        if let Some((callable, first)) = vm.tracer.native.take() {
            let site = site(vm, base, i.offset);
            let details = Details::Call(&callable, first.as_ref());
            let result = vm.report(Event::CReturn, &site, details);
            report!(vm, watch, pc, base, result);
            return Verdict::Go;
        }
        if !i.has_jump() {
            return Verdict::Go;
        }
        let code = &*code_of(base);
        let taken = i.op == Opcode::JUMP || pc != i.end();
        if taken {
            watch.skip = skipped(code, i.offset);
        }
        if taken && i.op == Opcode::SEND {
            return delegated(vm, watch, i, at);
        }
        // The loop that waits for what a generator delegates to is no jump of the program's.
        let delegates = *pc as u8 == Opcode::SEND as u8 || i.op == Opcode::SEND;
        if i.op == Opcode::JUMP {
            watch.first_turn = pc > i.pc;
            if !delegates && vm.is_monitored(code, Event::Jump) {
                let site = site(vm, base, i.offset);
                let target = offset_of(pc, base);
                let result = vm.report(Event::Jump, &site, Details::Target(target));
                report!(vm, watch, pc, base, result);
            }
        } else if !delegates {
            let event = match taken {
                true => Event::BranchRight,
                false => Event::BranchLeft,
            };
            for event in [event, Event::Branch] {
                if vm.is_monitored(code, event) {
                    let site = site(vm, base, i.offset);
                    let target = offset_of(pc, base);
                    let result = vm.report(event, &site, Details::Target(target));
                    report!(vm, watch, pc, base, result);
                }
            }
        }
        let exhausts = matches!(
            (i.op, taken),
            (Opcode::FOR_ITER, true) | (Opcode::FOR_NEXT, false)
        );
        if exhausts {
            return exhausted(vm, watch, i, at);
        }
        if taken && wants_lines(vm, code, base) {
            for mark in marks_at(code, i.offset) {
                if mark.flags & Mark::TAKEN != 0 && mark.line != watch.line {
                    // The line is the jump's: `f_lasti` stands there.
                    vm.pc = code.words.as_ptr().cast::<u32>().add(i.offset as usize);
                    let site = site(vm, base, i.offset);
                    let result = vm.report(Event::Line, &site, Details::Line(mark.line));
                    report!(vm, watch, pc, base, result);
                    watch.line = mark.line;
                    vm.pc = pc;
                }
            }
            let line = line_at(pc, base);
            // A loop's condition is at its bottom; jumps back from handlers lead to no loop.
            let to = Opcode::from_u8(*pc as u8).unwrap_or(Opcode::NOP);
            let leaves = matches!(
                to,
                Opcode::RETURN
                    | Opcode::RETURN_NONE
                    | Opcode::CLEAR
                    | Opcode::POP_EXC
                    | Opcode::JUMP
            );
            let marked = marks_at(code, offset_of(pc, base))
                .filter(|mark| mark.flags == 0)
                .nth(watch.skip as usize)
                .is_some();
            if !marked
                && pc <= i.pc
                && line != 0
                && line == watch.line
                && i.op != Opcode::FOR_NEXT
                && !delegates
                && !(i.op == Opcode::JUMP && leaves)
                && !std::mem::take(&mut watch.first_turn)
            {
                vm.pc = pc;
                let site = site(vm, base, offset_of(pc, base));
                let result = vm.report_turn(&site, line);
                report!(vm, watch, pc, base, result);
            }
        }
        Verdict::Go
    }
}

/// What a generator delegated to has ended; if that is no generator, it raised StopIteration.
unsafe fn delegated(vm: &mut Vm, watch: &mut Watch, i: &Instruction, at: At) -> Verdict {
    unsafe {
        let receiver = register(at.base, i.word.b());
        let value = register(at.base, i.word.a()).unwrap_or(Value::NONE);
        let event = match receiver.is_some_and(|receiver| receiver.is_a::<Generator>()) {
            true => Event::StopIteration,
            false => Event::Raise,
        };
        vm.pc = i.pc;
        vm.base = at.base;
        stopped(vm, watch, event, value, at)
    }
}

/// A loop over an iterator that is no generator in progress has ended. An iterator written in Python raised
/// StopIteration, which nobody else sees.
unsafe fn exhausted(vm: &mut Vm, watch: &mut Watch, i: &Instruction, at: At) -> Verdict {
    unsafe {
        let Some(iterator) = register(at.base, i.word.b()) else {
            return Verdict::Go;
        };
        let code = &*code_of(at.base);
        if !is_traced(vm, at.base) && !vm.is_monitored(code, Event::Raise) {
            return Verdict::Go;
        }
        let name = vm.intern("__next__");
        let found = vm.class_lookup(vm.class_of(&iterator), &name);
        if found.is_some_and(|found| found.is_a::<Function>()) {
            let exception = vm.stop_iteration(None).0;
            let site = site(vm, at.base, i.offset);
            let result = vm.report(Event::Raise, &site, Details::Exception(&exception));
            let pc = vm.pc;
            report!(vm, watch, pc, at.base, result);
        }
        Verdict::Go
    }
}

// ---- told by unwinding

/// An exception arrived at the instruction `pc` of a frame (it is in the traceback already). The one that goes on.
#[cold]
pub(super) unsafe fn raised(
    vm: &mut Vm,
    pc: *const u32,
    base: *mut Raw,
    value: Value,
    again: bool,
) -> Value {
    unsafe {
        vm.tracer.unwound = true;
        let offset = offset_of(pc, base);
        let site = site(vm, base, offset);
        let mut value = value;
        if let Some((callable, first)) = vm.tracer.native.take() {
            let details = Details::Call(&callable, first.as_ref());
            if let Err(Raised(other)) = vm.report(Event::CRaise, &site, details) {
                value = other;
            }
        }
        let event = match again {
            true => Event::Reraise,
            false => Event::Raise,
        };
        vm.report_exception(event, &site, value)
    }
}

/// An exception is handled in a frame, or leaves it.
#[cold]
pub(super) unsafe fn passed(
    vm: &mut Vm,
    pc: *const u32,
    base: *mut Raw,
    value: Value,
    handled: bool,
) -> Value {
    unsafe {
        let site = site(vm, base, offset_of(pc, base));
        vm.pc = pc;
        let event = match handled {
            true => Event::ExceptionHandled,
            false => Event::PyUnwind,
        };
        let value = vm.report_exception(event, &site, value);
        vm.pc = pc;
        value
    }
}

/// An exception is thrown into a generator that stands at `pc`.
#[cold]
pub(super) unsafe fn thrown(vm: &mut Vm, pc: *const u32, base: *mut Raw, value: Value) -> Value {
    unsafe {
        let (saved_pc, saved_base) = (vm.pc, vm.base);
        vm.pc = pc;
        vm.base = base;
        let site = site(vm, base, offset_of(pc, base));
        let value = vm.report_exception(Event::PyThrow, &site, value);
        vm.pc = saved_pc;
        vm.base = saved_base;
        vm.tracer.thrown = true;
        value
    }
}
