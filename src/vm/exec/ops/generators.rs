//! Generators, coroutines, `await`.

use super::iteration::{can_resume, enter_first, resume, start};
use super::slow_ops;
use crate::object::Class;
use crate::object::Value;
use crate::object::function::Function;
use crate::object::generator::{GENERATOR_HEADER, Generator, GeneratorState};
use crate::object::header::{Header, Kind, Object, bits};
use crate::object::value::Raw;
use crate::vm::exec::frames::{self, Outcome};
use crate::vm::exec::machine::{At, Cx, Flow, Machine, Word, code_of, window};
use crate::vm::exec::{awaiting, dispatch, placed};
use crate::vm::{Result, Vm};
use gillie_bytecode::code::flags;
use gillie_bytecode::{HEADER, Opcode};

#[inline(always)]
pub fn YIELD(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let base = m.base;
        let generator = &*((*base.sub(HEADER + 2)).0 as *const Object<Generator>);
        let link = (*base.sub(2)).0;
        if (*m.vm).handled.is_some()
            || generator.handled.get(&*m.vm).is_some()
            || link & window::OTHER != 0
        {
            return m.slow(w, yield_slow);
        }
        let value = m.operand(w.b());
        generator.pc.set(m.pc.add(2));
        generator.wide_yield.set(w.ext != 0);
        generator.state.set(GeneratorState::Suspended);
        (*m.vm).depth -= 1;
        m.base = (link & window::POINTER) as *mut Raw;
        if link & window::ENTRY != 0 {
            // Nothing is there: the last outcome was taken when the loop was left.
            std::ptr::write(
                &raw mut (*m.vm).outcome,
                Some(Outcome::Yielded(Value::from_raw(value))),
            );
            m.pc = dispatch::EXIT.as_ptr();
            return Flow::Next;
        }
        // FOR_ITER, FOR_NEXT and SEND put what is yielded into R[A] and are two words long.
        let call = (*base.sub(3)).0 as *const u32;
        let place = m.base.add(Word::at(call).a());
        let old = std::mem::replace(&mut *place, value);
        let jumps = Word::at(call).opcode() == Opcode::FOR_NEXT as u8;
        m.pc = call.add(2).offset(if jumps {
            *call.add(1) as i32 as isize
        } else {
            0
        });
        Machine::finish(old)
    }
}

/// Yields while exceptions are being handled, or to a wide instruction.
fn yield_slow(cx: &mut Cx<'_>, w: Word) -> Result<()> {
    let value = cx.operand(w.b());
    // SAFETY: the running frame is a generator's; its link leads to whoever resumed it.
    unsafe {
        let base = cx.base;
        let generator = &*((*base.sub(HEADER + 2)).0 as *const Object<Generator>);
        generator.pc.set(cx.pc.add(2));
        generator.wide_yield.set(w.ext != 0);
        generator.state.set(GeneratorState::Suspended);
        frames::swap_handled(cx.vm, generator);
        cx.vm.depth -= 1;
        let link = (*base.sub(2)).0;
        let call = (*base.sub(3)).0 as *const u32;
        cx.base = (link & window::POINTER) as *mut Raw;
        if link & window::ENTRY != 0 {
            cx.vm.outcome = Some(Outcome::Yielded(value));
            cx.pc = dispatch::EXIT.as_ptr();
            return Ok(());
        }
        let high = if link & window::OTHER != 0 {
            *call.sub(1) & 0xFF00
        } else {
            0
        };
        cx.set(Word::at(call).a() | high as usize, value);
        let jumps = Word::at(call).opcode() == Opcode::FOR_NEXT as u8;
        cx.pc = call.add(2).offset(if jumps {
            *call.add(1) as i32 as isize
        } else {
            0
        });
    }
    Ok(())
}

#[inline(always)]
pub fn SEND(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let receiver = m.reg(w.b());
        if receiver.is_pointer() && (*(receiver.0 as *const Header)).is_kind(Kind::Generator) {
            let generator = receiver.0 as *const Object<Generator>;
            let state = (*generator).state.get();
            if (state == GeneratorState::Suspended || state == GeneratorState::Created)
                && !(*generator).class().is(&*(*m.vm).types().async_generator)
                && can_resume(m, w, generator)
            {
                if state == GeneratorState::Suspended {
                    let value = m.operand(w.c());
                    return resume(m, generator, value);
                }
                if m.reg(w.c()) == Raw::NONE {
                    return start(m, generator);
                }
            }
        }
        m.slow(w, send)
    }
}

fn send(cx: &mut Cx<'_>, w: Word) -> Result<()> {
    let receiver = cx.keep(w.b());
    let value = cx.operand(w.c());
    if let Some(generator) = receiver.downcast::<Generator>()
        && !cx
            .vm
            .class_of(&receiver)
            .is(&*cx.vm.types().async_generator)
    {
        match generator.state.get() {
            GeneratorState::Created if value.is_none() && enter_first(cx, w, generator)? => {
                return Ok(());
            }
            GeneratorState::Suspended => {
                enter_first(cx, w, generator)?;
                // SAFETY: the generator was suspended at a YIELD.
                unsafe { frames::write_sent(generator, cx.base, value) };
                return Ok(());
            }
            _ => {}
        }
    }
    match awaiting::send(cx.vm, &receiver, value)? {
        Outcome::Yielded(value) => {
            cx.set(w.a(), value);
            cx.next(2);
        }
        Outcome::Returned(value) => {
            cx.set(w.a(), value);
            cx.branch(2, 0, true);
        }
        Outcome::Raised(raised) => return Err(raised),
    }
    Ok(())
}

#[inline(always)]
pub fn RETURN_GENERATOR(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let base = m.base;
        let link = (*base.sub(2)).0;
        if link & !window::POINTER == 0
            && (*base.sub(1)).is_unset()
            && (*m.vm).tracer.origin_depth == 0
        {
            let call = (*base.sub(3)).0 as *const u32;
            let control = &raw const *(*m.vm).control;
            (*control).countdown.set(m.countdown);
            let generator = make(&mut *m.vm, base, m.pc.add(1));
            m.countdown = (*control).countdown.get();
            m.base = link as *mut Raw;
            m.pc = call;
            return m.set_next((*call >> 24) as usize, generator, 2);
        }
        m.slow(w, return_generator)
    }
}

/// Makes the generator of the frame at `base`, whose window moves to the heap as it is, and takes the frame off the
/// chain. An owned word.
#[inline(never)]
unsafe fn make(vm: &mut Vm, base: *mut Raw, pc: *const u32) -> Raw {
    // SAFETY: the frame's header holds its function and code; its registers own their words, which move.
    unsafe {
        let code = &*code_of(base);
        let count = code.n_registers as usize;
        let mut words = Box::<[Raw]>::new_uninit_slice(GENERATOR_HEADER + count);
        let place = words.as_mut_ptr() as *mut Raw;
        for index in 0..GENERATOR_HEADER {
            *place.add(index) = Raw::UNSET;
        }
        for index in 0..count {
            let raw = std::mem::replace(&mut *base.add(index), Raw::UNSET);
            *place.add(GENERATOR_HEADER + index) = raw;
        }
        let mut words = words.assume_init();
        let first = GENERATOR_HEADER - HEADER;
        words[first] = *base.sub(HEADER);
        words[first + 1] = *base.sub(4);
        words[GENERATOR_HEADER - 1] = *base.sub(1);
        for word in 1..=HEADER {
            *base.sub(word) = Raw::UNSET;
        }
        vm.depth -= 1;
        let function = &*(words[first].0 as *const Object<Function>);
        let (name, qualname) = (function.name.cloned(vm), function.qualname.cloned(vm));
        let types = vm.types();
        let class = if code.has(flags::COROUTINE) {
            &types.coroutine
        } else if code.has(flags::ASYNC_GENERATOR) {
            &types.async_generator
        } else {
            &types.generator
        };
        let generator = Generator::new(words, pc, code.value(), name, qualname);
        let value = vm.alloc_builtin(class, generator);
        let object = crate::object::generator::expect(&value);
        // The generator's own address, borrowed; moved windows keep their frame object's pointer up to date.
        *object.base().sub(HEADER + 2) = Raw(object as *const _ as u64);
        *object.base().sub(2) = Raw(window::GENERATOR);
        if !code.has(flags::COROUTINE) {
            object.header.set_flag(bits::FINALIZED);
        }
        value.into_raw()
    }
}

/// RETURN_GENERATOR of a frame that was looked at, or that something else than a plain call entered.
fn return_generator(cx: &mut Cx<'_>, _: Word) -> Result<()> {
    // SAFETY: the running frame's window moves to the heap as it is; the frame leaves with the generator.
    unsafe {
        let base = cx.base;
        if (*base.sub(1)).0 != 0 {
            // The frame was looked at already: its object must not point to the stack.
            let frame = frames::frame_object(cx.vm, base);
            crate::object::frame::expect(&frame)
                .base
                .set(std::ptr::null_mut());
        }
        let link = (*base.sub(2)).0;
        let (back, call) = (frames::caller(base), frames::call_pc(base));
        let value = Value::from_raw(make(cx.vm, base, cx.pc.add(1)));
        let object = crate::object::generator::expect(&value);
        if (*object.base().sub(1)).0 != 0 {
            let frame = frames::frame_object(cx.vm, object.base());
            let frame = crate::object::frame::expect(&frame);
            frame.base.set(object.base());
            frame.generator.set(object as *const _ as usize);
        }
        awaiting::created(cx.vm, &value, back, call);
        if link & window::ENTRY != 0 {
            cx.vm.outcome = Some(Outcome::Returned(value));
            cx.go(At {
                pc: dispatch::EXIT.as_ptr(),
                base: back,
            });
            return Ok(());
        }
        let flags = link & !window::POINTER;
        let at = if flags & window::PLACED != 0 {
            placed::deliver(cx.vm, back, call, flags, value)
        } else {
            frames::deliver(back, call, flags, value)
        };
        cx.go(at);
    }
    Ok(())
}

/// Whether the word is a generator of exactly this builtin class that has not begun to run.
#[inline(always)]
unsafe fn is_new(raw: Raw, class: &Class) -> bool {
    unsafe {
        raw.is_pointer()
            && (*(raw.0 as *const Header)).is_kind(Kind::Generator)
            && (*(raw.0 as *const Object<Generator>)).class().is(&**class)
            && (*(raw.0 as *const Object<Generator>)).state.get() == GeneratorState::Created
    }
}

#[inline(always)]
pub fn GET_AWAITABLE(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        if is_new(m.reg(w.b()), &(*m.vm).types().coroutine) {
            let coroutine = m.operand(w.b());
            return m.set_next(w.a(), coroutine, 1);
        }
        m.slow(w, |cx, w| {
            let value = cx.operand(w.b());
            let iterator = awaiting::awaitable(cx.vm, &value, w.c())?;
            cx.set(w.a(), iterator);
            cx.next(1);
            Ok(())
        })
    }
}

#[inline(always)]
pub fn GET_YIELD_FROM_ITER(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        if is_new(m.reg(w.b()), &(*m.vm).types().generator) {
            let generator = m.operand(w.b());
            return m.set_next(w.a(), generator, 1);
        }
        m.slow(w, |cx, w| {
            let value = cx.operand(w.b());
            let iterator = awaiting::yield_from_iterator(cx.vm, &value, cx.code())?;
            cx.set(w.a(), iterator);
            cx.next(1);
            Ok(())
        })
    }
}

slow_ops! {
    GET_AITER(cx, w) {
        let value = cx.operand(w.b());
        let iterator = awaiting::async_iterator(cx.vm, &value)?;
        cx.set(w.a(), iterator);
        cx.next(1);
    }
    GET_ANEXT(cx, w) {
        let iterator = cx.keep(w.b());
        let awaitable = awaiting::async_next(cx.vm, &iterator)?;
        cx.set(w.a(), awaitable);
        cx.next(1);
    }
    END_ASYNC_FOR(cx, w) {
        let exception = cx.operand(w.a());
        if !exception.is_a::<crate::object::exception::Exception>() {
            return Err(cx.vm.system_error("malformed code: an exception was expected"));
        }
        let stop = cx.vm.exceptions().StopAsyncIteration.clone();
        if !cx.vm.class_of(&exception).is_subclass(cx.vm, &stop) {
            // SAFETY: the frame at hand.
            let at = crate::vm::exec::unwind::unwind(cx.vm, cx.pc, cx.base, crate::vm::Raised(exception), false);
            cx.go(at);
            return Ok(());
        }
        cx.branch(2, 0, true);
    }
    ASYNC_GEN_WRAP(cx, w) {
        let value = cx.operand(w.b());
        let wrapped = awaiting::wrap(cx.vm, value);
        cx.set(w.a(), wrapped);
        cx.next(1);
    }
}
