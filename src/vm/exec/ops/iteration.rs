//! Iteration and unpacking.

// SAFETY of the bodies here, beyond `machine.rs`: GET_ITER leaves an object in an iterator's register; the kind
// byte says which payload it has before it is read.

use super::slow_ops;
use crate::object::Value;
use crate::object::generator::{Generator, GeneratorState};
use crate::object::header::{Header, Kind, Object};
use crate::object::list::{List, ListIter};
use crate::object::range::RangeIter;
use crate::object::tuple::{Tuple, TupleIter};
use crate::object::value::Raw;
use crate::vm::Result;
use crate::vm::exec::machine::{Cx, Flow, Machine, Word, window};
use crate::vm::exec::{call, frames};

#[inline(always)]
pub unsafe fn FOR_ITER(m: &mut Machine, w: Word) -> Flow {
    unsafe { advance::<false>(m, w) }
}

#[inline(always)]
pub unsafe fn FOR_NEXT(m: &mut Machine, w: Word) -> Flow {
    unsafe { advance::<true>(m, w) }
}

/// An iterator gave an item.
#[inline(always)]
unsafe fn arrive<const BOTTOM: bool>(m: &mut Machine, w: Word, item: Raw) -> Flow {
    unsafe {
        let old = std::mem::replace(&mut *m.base.add(w.a()), item);
        let offset = m.data(0);
        let _ = m.branch(2, offset, BOTTOM);
        Machine::finish(old)
    }
}

/// Advances the iterator in R[B]. At the top of a loop exhaustion jumps, at its bottom (`BOTTOM`) a next item does.
#[inline(always)]
unsafe fn advance<const BOTTOM: bool>(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let iterator = m.reg(w.b());
        let header = iterator.0 as *const Header;
        let kind = (*header).kind_byte();
        if kind == Kind::RangeIter as u8 {
            let range = header as *const Object<RangeIter>;
            let left = (*range).left.get();
            if left == 0 {
                let offset = m.data(0);
                return m.branch(2, offset, !BOTTOM);
            }
            (*range).left.set(left - 1);
            let next = (*range).next.get();
            (*range).next.set(next.wrapping_add((*range).step));
            return arrive::<BOTTOM>(m, w, Raw::from_int(next));
        }
        if kind == Kind::ListIter as u8 {
            let iter = header as *const Object<ListIter>;
            if let Some(list) = (*iter).list.get(&*m.vm) {
                let list = list.raw().0 as *const Object<List>;
                let position = (*iter).position.get();
                if let Some(item) = (*list).items.get(&*m.vm).get(position) {
                    (*iter).position.set(position + 1);
                    let raw = m.share(item.raw());
                    m.set(w.a(), raw);
                    let offset = m.data(0);
                    return m.branch(2, offset, BOTTOM);
                }
            }
        } else if kind == Kind::TupleIter as u8 {
            let iter = header as *const Object<TupleIter>;
            if let Some(tuple) = (*iter).tuple.get(&*m.vm) {
                let tuple = tuple.raw().0 as *const Object<Tuple>;
                let position = (*iter).position.get();
                if let Some(item) = (*tuple).items().get(position) {
                    (*iter).position.set(position + 1);
                    let raw = m.share(item.raw());
                    m.set(w.a(), raw);
                    let offset = m.data(0);
                    return m.branch(2, offset, BOTTOM);
                }
            }
        } else if kind == Kind::Generator as u8 {
            let generator = header as *const Object<Generator>;
            if (*generator).state.get() == GeneratorState::Suspended && resume(m, w, generator) {
                return Flow::Next;
            }
        }
        m.slow(w, |cx, w| {
            let iterator = cx.keep(w.b());
            if let Some(generator) = iterator.downcast::<Generator>()
                && generator.state.get() == GeneratorState::Created
                && enter_first(cx, w, generator)?
            {
                return Ok(());
            }
            match cx.vm.next(&iterator)? {
                Some(value) => {
                    cx.set(w.a(), value);
                    cx.branch(2, 0, BOTTOM);
                }
                None => cx.branch(2, 0, !BOTTOM),
            }
            Ok(())
        })
    }
}

/// Resumes a suspended generator in place, as FOR_ITER does: it is sent None.
#[inline(always)]
unsafe fn resume(m: &mut Machine, w: Word, generator: *const Object<Generator>) -> bool {
    unsafe {
        if (*m.vm).depth >= (*m.vm).depth_limit || w.ext != 0 || (*generator).wide_yield.get() {
            return false;
        }
        let top = call::stack_top(&*m.vm, m.base);
        let base = frames::enter_generator(&mut *m.vm, &*generator, top);
        *base.sub(3) = Raw(m.pc as u64);
        *base.sub(2) = Raw(m.base as u64 | window::GENERATOR);
        let pc = (*generator).pc.get();
        let register = (*pc.sub(2) >> 8 & 0xFF) as usize;
        m.base = base;
        m.pc = pc;
        m.set(register, Raw::NONE);
        true
    }
}

/// Runs a new generator from its beginning, in place.
pub(super) fn enter_first(cx: &mut Cx<'_>, w: Word, generator: &Object<Generator>) -> Result<bool> {
    if cx.vm.depth >= cx.vm.depth_limit {
        return Err(frames::too_deep(cx.vm));
    }
    // SAFETY: the generator is new; its window is complete but for the link.
    unsafe {
        let top = call::stack_top(cx.vm, cx.base);
        let base = frames::enter_generator(cx.vm, generator, top);
        let other = if w.ext == 0 { 0 } else { window::OTHER };
        *base.sub(3) = Raw(cx.pc as u64);
        *base.sub(2) = Raw(cx.base as u64 | window::GENERATOR | other);
        cx.pc = generator.pc.get();
        cx.base = base;
    }
    Ok(true)
}

/// ValueError for a sequence of the wrong length.
fn unpack_exact(cx: &mut Cx<'_>, value: &Value, count: usize) -> Result<Vec<Value>> {
    let known = match (value.downcast::<Tuple>(), value.downcast::<List>()) {
        (Some(tuple), _) if tuple.class().is(&*cx.vm.types().tuple) => Some(tuple.items().to_vec()),
        (_, Some(list)) if list.class().is(&*cx.vm.types().list) => {
            Some(list.items.get(cx.vm).clone())
        }
        _ => None,
    };
    if let Some(items) = known {
        if items.len() > count {
            let given = items.len();
            return Err(cx.vm.value_error(format!(
                "too many values to unpack (expected {count}, got {given})"
            )));
        }
        if items.len() < count {
            let given = items.len();
            return Err(cx.vm.value_error(format!(
                "not enough values to unpack (expected {count}, got {given})"
            )));
        }
        return Ok(items);
    }
    let iterator = unpack_iterator(cx, value)?;
    let mut items = Vec::with_capacity(count);
    while items.len() < count {
        match cx.vm.next(&iterator)? {
            Some(item) => items.push(item),
            None => {
                let given = items.len();
                return Err(cx.vm.value_error(format!(
                    "not enough values to unpack (expected {count}, got {given})"
                )));
            }
        }
    }
    if cx.vm.next(&iterator)?.is_some() {
        return Err(cx
            .vm
            .value_error(format!("too many values to unpack (expected {count})")));
    }
    Ok(items)
}

fn unpack_iterator(cx: &mut Cx<'_>, value: &Value) -> Result<Value> {
    let slots = &cx.vm.class_of(value).slots;
    if slots.iter.get().is_none() && slots.get_item.get().is_none() {
        let name = cx.vm.type_name(value);
        return Err(cx
            .vm
            .type_error(format!("cannot unpack non-iterable {name} object")));
    }
    cx.vm.iter(value)
}

#[inline(always)]
pub unsafe fn UNPACK(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let value = m.reg(w.b());
        if value.is_pointer() {
            let header = value.0 as *const Header;
            if (*header).is_kind(Kind::Tuple) {
                let tuple = header as *const Object<Tuple>;
                // The destinations are temporaries above the operand or the operand itself: it is taken first.
                if (*tuple).len() == w.c() && (*tuple).class().is(&*(*m.vm).types().tuple) {
                    let owned = m.operand(w.b());
                    for (index, item) in (*tuple).items().iter().enumerate() {
                        let raw = m.share(item.raw());
                        m.set(w.a() + index, raw);
                    }
                    m.release(owned);
                    return m.next(1);
                }
            }
        }
        m.slow(w, |cx, w| {
            let value = cx.operand(w.b());
            let items = unpack_exact(cx, &value, w.c())?;
            for (index, item) in items.into_iter().enumerate() {
                cx.set(w.a() + index, item);
            }
            cx.next(1);
            Ok(())
        })
    }
}

slow_ops! {
    GET_ITER(cx, w) {
        let value = cx.operand(w.b());
        let iterator = cx.vm.iter(&value)?;
        // FOR_ITER reads the iterator's header: an iterator is always an object.
        cx.set(w.a(), iterator);
        cx.next(1);
    }
    UNPACK_STAR(cx, w) {
        let value = cx.operand(w.b());
        let (before, after) = (w.c(), cx.data(0) as usize);
        let iterator = unpack_iterator(cx, &value)?;
        let mut items = Vec::new();
        while let Some(item) = cx.vm.next(&iterator)? {
            items.push(item);
        }
        if items.len() < before + after {
            let (wanted, given) = (before + after, items.len());
            return Err(cx.vm.value_error(format!("not enough values to unpack (expected at least {wanted}, got {given})")));
        }
        let last = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        for (index, item) in items.into_iter().enumerate() {
            cx.set(w.a() + index, item);
        }
        let middle = cx.vm.list(middle);
        cx.set(w.a() + before, middle);
        for (index, item) in last.into_iter().enumerate() {
            cx.set(w.a() + before + 1 + index, item);
        }
        cx.next(2);
    }
}
