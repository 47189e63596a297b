//! Raising: the exception's context, its traceback, and the search for a handler frame by frame.

use super::dispatch;
use super::frames::{self, Outcome};
use super::machine::{At, code_of, window};
use crate::object::Value;
use crate::object::exception::Exception;
use crate::object::heap::release_any;
use crate::object::value::Raw;
use crate::vm::{Raised, Vm};
use gillie_bytecode::HEADER;
use gillie_bytecode::code::flags;

/// Raises a new exception at the instruction `pc` of the frame at `base`; says where execution goes on.
#[cold]
pub(super) fn raise(vm: &mut Vm, pc: *const u32, base: *mut Raw, raised: Raised) -> At {
    // An exception with a traceback is only passing through native code: it has its context.
    let passing = raised
        .0
        .downcast::<Exception>()
        .is_some_and(|exception| exception.traceback.get(vm).is_some());
    if !passing {
        set_context(vm, &raised.0);
    }
    unwind(vm, pc, base, raised, true)
}

/// Sets `__context__` to the exception being handled, avoiding cycles (Python/errors.c, `_PyErr_SetObject`).
pub(crate) fn set_context(vm: &mut Vm, value: &Value) {
    if let Some(handled) = vm.handled.clone() {
        set_context_to(vm, value, handled);
    }
}

/// Sets `__context__` of an exception, avoiding cycles.
pub(super) fn set_context_to(vm: &mut Vm, value: &Value, handled: Value) {
    if handled.is(value) {
        return;
    }
    let Some(exception) = value.downcast::<Exception>() else {
        return;
    };
    // A chain that already leads to `value` is cut there.
    let mut at = handled.clone();
    let mut steps = 0;
    while let Some(next) = at
        .downcast::<Exception>()
        .and_then(|e| e.context.cloned(vm))
    {
        if next.is(value) {
            if let Some(e) = at.downcast::<Exception>() {
                e.context.set(vm, None);
            }
            break;
        }
        steps += 1;
        if steps > 10_000 || next.is(&handled) {
            break;
        }
        at = next;
    }
    exception.context.set(vm, Some(handled));
}

/// Finds the handler of an exception that passes the frame at `base`. `record`: this frame is to be added to the
/// traceback (a RERAISE's frame is there already).
pub(super) fn unwind(
    vm: &mut Vm,
    pc: *const u32,
    base: *mut Raw,
    raised: Raised,
    record: bool,
) -> At {
    let (mut pc, mut base, mut record) = (pc, base, record);
    let mut value = raised.0;
    // SAFETY: `base` is the running frame's window, `pc` an instruction of its code.
    let mut left_at = (!record).then(|| unsafe { raised_at(vm, &value, pc, base) });
    loop {
        // SAFETY: `base` is the running frame's window and `pc` an instruction of its code.
        unsafe {
            let code = &*code_of(base);
            let offset = pc.offset_from(code.words.as_ptr().cast()) as u32;
            vm.pc = pc;
            vm.base = base;
            if record {
                add_traceback(vm, &value, base, offset, None);
            }
            if vm.tracing {
                value = super::traced::raised(vm, pc, base, value, !record);
            }
            record = true;
            let handler = code
                .data
                .handlers
                .iter()
                .find(|h| h.start <= offset && offset < h.end);
            if let Some(handler) = handler {
                vm.raised_again = left_at.map(|at| (base, at));
                if vm.tracing {
                    value = super::traced::passed(vm, pc, base, value, true);
                }
                for index in (handler.depth as usize).max(code.first_temp as usize)
                    ..code.n_registers as usize
                {
                    let raw = std::mem::replace(&mut *base.add(index), Raw::UNSET);
                    release_any(raw);
                }
                let place = base.add(handler.exception as usize);
                let old = std::mem::replace(&mut *place, value.into_raw());
                release_any(old);
                vm.raised_again = left_at.map(|at| (base, at));
                return At {
                    pc: code
                        .words
                        .as_ptr()
                        .cast::<u32>()
                        .add(handler.target as usize),
                    base,
                };
            }
            let pc_left = left_at.take().unwrap_or(pc);
            if vm.tracing {
                value = super::traced::passed(vm, pc_left, base, value, false);
            }
            let link = (*base.sub(2)).0;
            let (back, call) = (frames::caller(base), frames::call_pc(base));
            if link & window::GENERATOR != 0 {
                frames::finish_generator(vm, pc_left, base);
            } else {
                if link & window::CONSTRUCTOR != 0 {
                    release_any(std::mem::replace(&mut *base.sub(HEADER + 1), Raw::UNSET));
                }
                frames::drop_frame(vm, pc_left, base);
            }
            if link & window::PLACED != 0
                && let Some(at) = super::placed::stop(vm, back, call, link, &value)
            {
                if vm.tracing {
                    // The StopIteration that ends a loop arrives in the loop's frame.
                    vm.pc = call;
                    vm.base = back;
                    drop(super::traced::raised(vm, call, back, value, false));
                }
                return at;
            }
            if link & window::ENTRY != 0 {
                vm.outcome = Some(Outcome::Raised(Raised(value)));
                return At {
                    pc: dispatch::EXIT.as_ptr(),
                    base: back,
                };
            }
            pc = call;
            base = back;
        }
    }
}

/// Which line of the frame at `base` stays its line if an exception that is raised again leaves it: that of the
/// instruction that does so, or if this has none, the one where the exception came from.
unsafe fn raised_at(vm: &mut Vm, value: &Value, pc: *const u32, base: *mut Raw) -> *const u32 {
    // SAFETY: the caller's window and instruction.
    let (code, offset) = unsafe {
        let code = &*code_of(base);
        (code, pc.offset_from(code.words.as_ptr().cast()) as usize)
    };
    if code.data.position(offset).line != 0 {
        return pc;
    }
    if let Some((frame, at)) = vm.raised_again.take()
        && std::ptr::eq(frame, base)
    {
        return at;
    }
    let place = || {
        let exception = value.downcast::<Exception>()?;
        let entry = exception.traceback.get(vm).as_ref()?;
        let entry = crate::object::traceback::expect(entry);
        let frame = crate::object::frame::expect(&entry.frame);
        let word = code.words.get(entry.lasti as usize)?;
        std::ptr::eq(frame.base.get(), base).then(|| word.as_ptr().cast_const())
    };
    place().unwrap_or(pc)
}

/// Puts an entry for the frame at `base` before the exception's traceback, unless CPython has no frame there.
unsafe fn add_traceback(
    vm: &mut Vm,
    value: &Value,
    base: *mut Raw,
    offset: u32,
    line: Option<u32>,
) {
    // SAFETY: the caller's window.
    let frame = unsafe {
        if (*code_of(base)).data.flags & flags::STANDS_FOR_NATIVE != 0 {
            return;
        }
        frames::frame_object(vm, base)
    };
    let Some(exception) = value.downcast::<Exception>() else {
        return;
    };
    let next = exception.traceback.cloned(vm);
    let entry = vm.traceback(next, frame, offset, line);
    exception.traceback.set(vm, Some(entry));
}

/// An exception thrown into a generator that has not started: its frame enters the traceback and ends.
pub(super) unsafe fn leave_unstarted(
    vm: &mut Vm,
    base: *mut Raw,
    pc: *const u32,
    value: Value,
) -> Value {
    // SAFETY: the generator's window, linked to its resumer.
    unsafe {
        let code = &*code_of(base);
        let offset = pc.offset_from(code.words.as_ptr().cast()) as u32;
        let mut value = value;
        if vm.tracing {
            value = super::traced::thrown(vm, pc, base, value);
            vm.tracer.thrown = false;
        }
        add_traceback(vm, &value, base, offset, Some(code.data.first_line));
        if vm.tracing {
            value = super::traced::raised(vm, pc, base, value, false);
            value = super::traced::passed(vm, pc, base, value, false);
        }
        frames::finish_generator(vm, pc, base);
        value
    }
}
