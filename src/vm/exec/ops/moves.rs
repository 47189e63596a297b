//! Moves, constants, cells.

// SAFETY of the bodies here, beyond `machine.rs`:
// - MOVE and COPY read registers that certainly hold a value; `share` counts what is copied, `operand` empties a
//   temporary: each word in a register goes on owning one reference. What a register held before is given up last.
// - The operand of LOAD_CONST is below the number of constants (`verify.rs`), which live as long as the code.
// - A register is read as a cell only if MAKE_CELL or COPY_FREE certainly wrote it, in the way the verifier follows
//   (`State::cell`): it refuses a second MAKE_CELL, and code that would clear or overwrite such a register.
// - COPY_FREE is executed once, at the frame's beginning, when those registers are unset. The closure is a tuple that
//   the running function keeps; that it has cells enough is asked here, that they are cells by all who set a closure.
// - A cell's contents are read and written with the GIL held, and no reference to them outlives the body: what
//   STORE_DEREF replaces is given up only after the new contents are in place.

use super::slow_ops;
use crate::object::function::cell::Cell;
use crate::object::function::{Function, closure_cells};
use crate::object::header::Object;
use crate::object::value::Raw;
use crate::vm::exec::machine::{Flow, Machine, Word};
use crate::vm::exec::unbound;
use gillie_bytecode::HEADER;

#[inline(always)]
pub fn NOP(m: &mut Machine, _: Word) -> Flow {
    m.next(1)
}

#[inline(always)]
pub fn EXT(m: &mut Machine, w: Word) -> Flow {
    // SAFETY: the instruction after EXT is part of the same verified code.
    unsafe {
        (*m.vm).control.countdown.set(m.countdown);
        let at = crate::vm::exec::dispatch::wide(m.vm, m.pc.add(1), m.base, w.word() as u64);
        m.pc = at.pc;
        m.base = at.base;
        m.countdown = (*m.vm).control.countdown.get();
        Flow::Next
    }
}

#[inline(always)]
pub fn MOVE(m: &mut Machine, w: Word) -> Flow {
    // SAFETY: `operand` gives an owned word.
    unsafe {
        let raw = m.operand(w.b());
        m.set_next(w.a(), raw, 1)
    }
}

#[inline(always)]
pub fn COPY(m: &mut Machine, w: Word) -> Flow {
    // SAFETY: `share` makes the word an owned one.
    unsafe {
        let raw = m.share(m.reg(w.b()));
        m.set_next(w.a(), raw, 1)
    }
}

#[inline(always)]
pub fn LOAD_CONST(m: &mut Machine, w: Word) -> Flow {
    // SAFETY: the verifier compared the operand with the number of constants.
    unsafe {
        let raw = m.code().constants.get_unchecked(w.bx()).raw();
        let raw = m.share(raw);
        m.set_next(w.a(), raw, 1)
    }
}

#[inline(always)]
pub fn LOAD_INT(m: &mut Machine, w: Word) -> Flow {
    m.set_immediate(w.a(), Raw::from_int(w.signed_bx()), 1)
}

#[inline(always)]
pub fn LOAD_NONE(m: &mut Machine, w: Word) -> Flow {
    m.set_immediate(w.a(), Raw::NONE, 1)
}

#[inline(always)]
pub fn LOAD_BOOL(m: &mut Machine, w: Word) -> Flow {
    m.set_immediate(w.a(), Raw::from_bool(w.b() != 0), 1)
}

#[inline(always)]
pub fn CLEAR(m: &mut Machine, w: Word) -> Flow {
    m.set_immediate(w.a(), Raw::UNSET, 1)
}

#[inline(always)]
pub fn CHECK_BOUND(m: &mut Machine, w: Word) -> Flow {
    if m.reg(w.a()).is_unset() {
        return m.slow(w, |cx, w| Err(unbound::checked(cx, w.a())));
    }
    m.next(1)
}

#[inline(always)]
pub fn DELETE_LOCAL(m: &mut Machine, w: Word) -> Flow {
    if m.reg(w.a()).is_unset() {
        return m.slow(w, |cx, w| Err(unbound::local(cx, w.a())));
    }
    m.set_immediate(w.a(), Raw::UNSET, 1)
}

#[inline(always)]
pub fn COPY_FREE(m: &mut Machine, w: Word) -> Flow {
    // SAFETY: a frame's header holds its function; the cells are counted before they are put.
    unsafe {
        let function = (*m.base.sub(HEADER)).0 as *const Object<Function>;
        let closure = (*function).closure.get(&*m.vm);
        let cells = closure.as_ref().map_or(&[][..], closure_cells);
        if cells.len() < w.bx() {
            // Compiled code makes no such function: see `flow.rs`.
            return m.slow(w, |cx, _| {
                Err(cx
                    .vm
                    .system_error("malformed code: a function without its closure"))
            });
        }
        // The frame begins: nothing to release in these registers.
        for index in 0..w.bx() {
            let raw = m.share(cells.get_unchecked(index).raw());
            m.put(w.a() + index, raw);
        }
        m.next(1)
    }
}

#[inline(always)]
unsafe fn cell_of<'a>(m: &Machine, index: usize) -> &'a Object<Cell> {
    // SAFETY: a register that the compiler declared a cell's holds one: MAKE_CELL and COPY_FREE come first.
    unsafe { &*(m.reg(index).0 as *const Object<Cell>) }
}

#[inline(always)]
pub fn LOAD_DEREF(m: &mut Machine, w: Word) -> Flow {
    // SAFETY: a cell's register; its contents are counted.
    unsafe {
        let Some(value) = cell_of(m, w.b()).contents.get(&*m.vm) else {
            return m.slow(w, |cx, w| Err(unbound::cell(cx, w.b())));
        };
        let raw = m.share(value.raw());
        m.set_next(w.a(), raw, 1)
    }
}

#[inline(always)]
pub fn STORE_DEREF(m: &mut Machine, w: Word) -> Flow {
    // SAFETY: a cell's register; the contents swap owners with the operand.
    unsafe {
        let raw = m.operand(w.b());
        let contents = cell_of(m, w.a()).contents.get_mut(&mut *m.vm) as *mut _ as *mut Raw;
        let old = std::mem::replace(&mut *contents, raw);
        let _ = m.next(1);
        Machine::finish(old)
    }
}

slow_ops! {
    MAKE_CELL(cx, w) {
        let contents = cx.take(w.a());
        let cell = cx.vm.cell(contents);
        cx.set(w.a(), cell);
        cx.next(1);
    }
    DELETE_DEREF(cx, w) {
        let cell = cx.keep(w.a());
        let old = cell.downcast::<Cell>().and_then(|cell| cell.contents.replace(cx.vm, None));
        if old.is_none() {
            return Err(unbound::cell(cx, w.a()));
        }
        cx.next(1);
    }
}
