//! Iteration and unpacking.

// SAFETY of the bodies here, beyond `machine.rs`:
// - FOR_ITER and FOR_NEXT read the header of what is in R[B] without asking. The verifier accepts them only where that
//   certainly comes from GET_ITER (`State::iterator`), and GET_ITER writes only what has a `next` slot: an object, as
//   no immediate has one. The kind byte says which payload it has before that is read.
// - Iterators advance in `Cell`s and `GilCell`s with the GIL held; an item is counted (`share`) before anything that
//   could change the container. Positions are compared with the length at each turn, as the container may change.
// - `call_next` passes the iterator where it lies, uncounted, to code that may run Python: R[B] is a temporary, which
//   only the frame's own instructions write, and its frame waits for this call. The one exception would be an assignment
//   to `f_lineno`, which `exec/jump.rs` allows only for the frame at an event of its own.
// - A suspended generator owns its window and was left at a YIELD of verified code; it is resumed only in that state,
//   which becomes Running first: it cannot be entered twice. Its window's link leads back to this frame, which waits.
// - `unpack_into`: destinations are registers of this window; each old word's reference is given up only if others
//   remain even when all destinations give up theirs. The items' owner is held in `owned` until they are counted.

use super::slow_ops;
use super::subscripts::character;
use crate::object::Value;
use crate::object::dict::{DictIter, KEY, VALUE};
use crate::object::generator::{Generator, GeneratorState};
use crate::object::header::{Header, Kind, Object, bits};
use crate::object::list::{List, ListIter};
use crate::object::range::RangeIter;
use crate::object::str::StrIter;
use crate::object::tuple::{Tuple, TupleIter};
use crate::object::types::NextFn;
use crate::object::value::Raw;
use crate::vm::exec::machine::{Body, Cx, Flow, Machine, Word, window};
use crate::vm::exec::{call, frames, special};
use crate::vm::{Raised, Result};
use gillie_bytecode::HEADER;

#[inline(always)]
pub fn FOR_ITER(m: &mut Machine, w: Word) -> Flow {
    advance::<false>(m, w)
}

#[inline(always)]
pub fn FOR_NEXT(m: &mut Machine, w: Word) -> Flow {
    advance::<true>(m, w)
}

/// An iterator gave an item, owned.
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
fn advance<const BOTTOM: bool>(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let header = m.reg(w.b()).0 as *const Header;
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
                    return arrive::<BOTTOM>(m, w, raw);
                }
            }
        }
        m.other::<Advance<BOTTOM>>()
    }
}

/// FOR_ITER and FOR_NEXT over what is neither range nor list.
struct Advance<const BOTTOM: bool>;

impl<const BOTTOM: bool> Body for Advance<BOTTOM> {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        advance_other::<BOTTOM>(m, w)
    }
}

/// As [`advance`], for tuples, suspended generators, and what needs calls.
#[inline(always)]
fn advance_other<const BOTTOM: bool>(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let header = m.reg(w.b()).0 as *const Header;
        let kind = (*header).kind_byte();
        if kind == Kind::Generator as u8 {
            let generator = header as *const Object<Generator>;
            let state = (*generator).state.get();
            if state == GeneratorState::Suspended && can_resume(m, w, generator) {
                return resume(m, generator, Raw::NONE);
            }
            if state == GeneratorState::Created && can_resume(m, w, generator) {
                return start(m, generator);
            }
        } else if kind == Kind::TupleIter as u8 {
            let iter = header as *const Object<TupleIter>;
            if let Some(tuple) = (*iter).tuple.get(&*m.vm) {
                let tuple = tuple.raw().0 as *const Object<Tuple>;
                let position = (*iter).position.get();
                if let Some(item) = (*tuple).items().get(position) {
                    (*iter).position.set(position + 1);
                    let raw = m.share(item.raw());
                    return arrive::<BOTTOM>(m, w, raw);
                }
            }
        }
        if kind == Kind::DictKeyIter as u8 {
            let iter = header as *const Object<DictIter<KEY>>;
            if let Some(item) = (*iter).next_plain(&*m.vm) {
                let raw = m.share(item.raw());
                return arrive::<BOTTOM>(m, w, raw);
            }
        } else if kind == Kind::DictValueIter as u8 {
            let iter = header as *const Object<DictIter<VALUE>>;
            if let Some(item) = (*iter).next_plain(&*m.vm) {
                let raw = m.share(item.raw());
                return arrive::<BOTTOM>(m, w, raw);
            }
        } else if kind == Kind::StrIter as u8 {
            let iter = header as *const Object<StrIter>;
            let position = (*iter).position.get();
            if let Some(text) = (*iter).text.get(&*m.vm)
                && let Some(item) = character(text.raw(), &*m.vm, position as i64)
            {
                (*iter).position.set(position + 1);
                let raw = m.share(item);
                return arrive::<BOTTOM>(m, w, raw);
            }
        }
        if kind != Kind::Generator as u8
            && !(*header).has(bits::INSTANCE)
            && m.is_temp(w.b())
            && let Some(next) = (*header).class().slots.next.get()
        {
            return call_next::<BOTTOM>(m, w, next);
        }
        m.slow(w, |cx, w| {
            if special::next(cx, w, cx.raw(w.b())) {
                return Ok(());
            }
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

/// Advances an iterator by its slot, without the detour of a slow body. The iterator is a temporary, which nobody
/// else can write meanwhile, and is passed where it lies: nothing may be kept over the call whose address is known.
#[inline(always)]
unsafe fn call_next<const BOTTOM: bool>(m: &mut Machine, w: Word, next: NextFn) -> Flow {
    unsafe {
        let iterator = &*(m.base.add(w.b()) as *const Value);
        let control = &raw const *(*m.vm).control;
        (*control).countdown.set(m.countdown);
        (*m.vm).pc = m.pc;
        (*m.vm).base = m.base;
        let result = next(&mut *m.vm, iterator);
        m.countdown = (*control).countdown.get();
        let offset = m.data(0);
        match result {
            Ok(Some(item)) => arrive::<BOTTOM>(m, w, item.into_raw()),
            Ok(None) => m.branch(2, offset, !BOTTOM),
            Err(raised) => {
                std::ptr::write(&raw mut (*m.vm).leaving, Some(raised.0));
                m.slow(w, |cx, _| {
                    Err(Raised(cx.vm.leaving.take().unwrap_or(Value::NONE)))
                })
            }
        }
    }
}

/// Whether [`resume`] can resume a suspended generator.
#[inline(always)]
pub(super) unsafe fn can_resume(m: &Machine, w: Word, generator: *const Object<Generator>) -> bool {
    unsafe {
        // Handled exceptions must change hands: the slow way does that.
        (*m.vm).depth < (*m.vm).depth_limit
            && w.ext == 0
            && !(*generator).wide_yield.get()
            && (*m.vm).handled.is_none()
            && (*generator).handled.get(&*m.vm).is_none()
    }
}

/// Resumes a suspended generator in place, for FOR_ITER, FOR_NEXT and SEND: it is sent a value.
#[inline(always)]
pub(super) unsafe fn resume(
    m: &mut Machine,
    generator: *const Object<Generator>,
    value: Raw,
) -> Flow {
    unsafe {
        let _ = start(m, generator);
        let register = Word::at(m.pc.sub(2)).a();
        let old = std::mem::replace(&mut *m.base.add(register), value);
        Machine::finish(old)
    }
}

/// Runs a generator from where it stands, in place, for FOR_ITER, FOR_NEXT and SEND: a new one from its beginning.
#[inline(always)]
pub(super) unsafe fn start(m: &mut Machine, generator: *const Object<Generator>) -> Flow {
    unsafe {
        let top = call::stack_top(&*m.vm, m.base);
        let base = (*generator).base();
        *base.sub(HEADER + 1) = Raw(top as u64);
        (*generator).header.clear_flag(bits::FINALIZED);
        (*generator).state.set(GeneratorState::Running);
        (*m.vm).depth += 1;
        *base.sub(3) = Raw(m.pc as u64);
        *base.sub(2) = Raw(m.base as u64 | window::GENERATOR);
        m.pc = (*generator).pc.get();
        m.base = base;
        Flow::Next
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
            return Err(cx
                .vm
                .value_error(format!("too many values to unpack (expected {count})")));
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

/// Among so many registers [`unpack_into`] looks for old values, each of which it compares with those before.
const UNPACKED_IN_PLACE: usize = 8;

/// Unpacks items into registers that hold no last reference; the operand, which keeps the items, is consumed.
#[inline(always)]
unsafe fn unpack_into(m: &mut Machine, w: Word, items: *const Value, count: usize) -> Option<Flow> {
    unsafe {
        let place = m.base.add(w.a());
        for index in 0..count {
            let old = *place.add(index);
            if old.is_pointer() && w.a() + index != w.b() {
                if index >= UNPACKED_IN_PLACE {
                    return None;
                }
                // All registers that hold an object may give it up together.
                let mut held = 1;
                for before in 0..index {
                    held += (*place.add(before) == old) as u32;
                }
                if old.header().as_ref().references() <= held {
                    return None;
                }
            }
        }
        // The destinations are temporaries above the operand, or the operand itself: it is taken first.
        let owned = m.operand(w.b());
        for index in 0..count {
            let raw = m.share((*items.add(index)).raw());
            let old = std::mem::replace(&mut *place.add(index), raw);
            if old.is_pointer() {
                old.header().as_ref().forget_one();
            }
        }
        m.pc = m.pc.add(1);
        Some(Machine::finish(owned))
    }
}

#[inline(always)]
pub fn UNPACK(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let value = m.reg(w.b());
        if value.is_pointer() && (*(value.0 as *const Header)).is_plain(Kind::Tuple) {
            let tuple = value.0 as *const Object<Tuple>;
            if w.c() == 2
                && (*tuple).len() == 2
                && let Some(flow) = unpack_into(m, w, (*tuple).items().as_ptr(), 2)
            {
                return flow;
            }
        }
        m.other::<Unpack>()
    }
}

/// UNPACK of what is no pair.
struct Unpack;

impl Body for Unpack {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let value = m.reg(w.b());
            if value.is_pointer() {
                let header = value.0 as *const Header;
                let items: &[Value] = if (*header).is_plain(Kind::Tuple) {
                    (*(header as *const Object<Tuple>)).items()
                } else if (*header).is_plain(Kind::List) {
                    (*(header as *const Object<List>)).items.get(&*m.vm)
                } else {
                    &[]
                };
                if items.len() == w.c()
                    && w.c() != 0
                    && let Some(flow) = unpack_into(m, w, items.as_ptr(), items.len())
                {
                    return flow;
                }
            }
            m.slow(w, |cx, w| {
                let value = cx.operand(w.b());
                // A plain tuple over registers whose old values die: no vector between.
                if value.header().is_some_and(|h| h.is_plain(Kind::Tuple))
                    && let Some(tuple) = value.downcast::<Tuple>()
                    && tuple.len() == w.c()
                {
                    for (index, item) in tuple.items().iter().enumerate() {
                        cx.set(w.a() + index, item.clone());
                    }
                    cx.next(1);
                    return Ok(());
                }
                let items = unpack_exact(cx, &value, w.c())?;
                for (index, item) in items.into_iter().enumerate() {
                    cx.set(w.a() + index, item);
                }
                cx.next(1);
                Ok(())
            })
        }
    }
}

slow_ops! {
    GET_ITER(cx, w) {
        if w.c() == 1 && cx.vm.class_of(cx.peek(w.b())).slots.next.get().is_some() {
            let iterator = cx.operand(w.b());
            cx.set(w.a(), iterator);
            cx.next(1);
            return Ok(());
        }
        if special::iter(cx, w, cx.raw(w.b())) {
            return Ok(());
        }
        let value = cx.operand(w.b());
        if value.header().is_some_and(|header| header.is_plain(Kind::List)) {
            let iterator = crate::object::list::iterator_of(cx.vm, value);
            cx.set(w.a(), iterator);
            cx.next(1);
            return Ok(());
        }
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
            if !crate::object::sequence::has_room(&mut items) {
                return Err(crate::object::sequence::no_memory(cx.vm));
            }
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
