//! Comparisons, truth tests and the jumps fused with them.

// SAFETY of the bodies here, beyond `machine.rs`:
// - The verifier (`bytecode/flow.rs`) lets an operand be read only where its register certainly holds a value. So a
//   word that `is_pointer` is the address of a living object, which the register's reference keeps; it may be looked
//   at for as long as no Python code runs, and the fast paths run none.
// - An object's payload is read as a `List`, `Str`, … only after its kind byte said so: the kind is set once, by the
//   allocation that laid the object out. Objects of classes made in Python (`bits::INSTANCE`) are left out where a
//   special method could have a say.
// - Consuming: a fast path gives up a temporary's reference only if it is not the last one (`is_last_use`,
//   `consume_shared`), or as its very last step (`Machine::finish`): freeing an object is not for the middle of a body.
//   Where two operands are one object, both references count (`same`).
// - A slow body takes the operands out of their registers (`operand`) before it calls what may run Python code: another
//   thread, or the code itself, may then write the locals they came from.
// - Jumps lead to verified places: the data word is an offset that the verifier followed.

use super::entered::enter_compare;
use super::numbers;
use super::subscripts::value_in;
use crate::object::dict::Dict;
use crate::object::header::{Object, bits};
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::types::Compare;
use crate::object::value::Raw;
use crate::object::{Value, sequence};
use crate::vm::Vm;
use crate::vm::exec::machine::{Body, Cx, Flow, Machine, Word};
use crate::vm::exec::special;

trait Order {
    const OPERATOR: Compare;
    fn ints(a: u64, b: u64) -> bool;
    fn floats(a: f64, b: f64) -> bool;
}

macro_rules! orders {
    ($($name:ident $operator:tt)*) => {$(
        struct $name;
        impl Order for $name {
            const OPERATOR: Compare = Compare::$name;
            // Offset binary keeps the order of immediate ints: their words compare as they are.
            #[inline(always)]
            fn ints(a: u64, b: u64) -> bool { a $operator b }
            #[inline(always)]
            fn floats(a: f64, b: f64) -> bool { a $operator b }
        }
    )*};
}
orders! { Lt < Le <= Eq == Ne != Gt > Ge >= }

/// The answer for two immediate ints, or two floats.
#[inline(always)]
fn quick<O: Order>(a: Raw, b: Raw) -> Option<bool> {
    if a.both_int(b) {
        Some(O::ints(a.0, b.0))
    } else if a.is_float() && b.is_float() {
        Some(O::floats(a.float(), b.float()))
    } else {
        None
    }
}

/// The answer for an immediate int, which is exact as a float, and a float.
#[inline(always)]
fn mixed<O: Order>(a: Raw, b: Raw) -> Option<bool> {
    if a.is_float() && b.is_int() {
        Some(O::floats(a.float(), b.int() as f64))
    } else if a.is_int() && b.is_float() {
        Some(O::floats(a.int() as f64, b.float()))
    } else {
        None
    }
}

/// The answer for operands that run no Python code when compared, where they lie: exact strs, ints of a word, bools,
/// None with anything that has no say in `==`.
#[inline(always)]
fn in_place<O: Order>(cx: &Cx<'_>, left: usize, right: usize) -> Option<bool> {
    let (a, b) = (cx.peek(left), cx.peek(right));
    let operator = O::OPERATOR;
    if let Some(answer) = mixed::<O>(a.raw(), b.raw()) {
        return Some(answer);
    }
    if let (Some(x), Some(y)) = (exact_str(cx, a), exact_str(cx, b)) {
        return Some(match operator {
            Compare::Eq => a.is(b) || x.same_text(y),
            Compare::Ne => !(a.is(b) || x.same_text(y)),
            other => other.holds(x.compare(y)),
        });
    }
    if matches!(operator, Compare::Eq | Compare::Ne)
        && ((a.is_none() && is_atom(cx, b)) || (b.is_none() && is_atom(cx, a)))
    {
        return Some(a.is(b) == (operator == Compare::Eq));
    }
    numbers::compare(cx.vm, a.raw(), b.raw(), operator)
}

#[inline(always)]
fn exact_str<'a>(cx: &Cx<'_>, value: &'a Value) -> Option<&'a Object<Str>> {
    value
        .downcast::<Str>()
        .filter(|text| text.class().is(&*cx.vm.types().str))
}

/// An immediate or an exact str: never equal to None but None itself.
#[inline(always)]
fn is_atom(cx: &Cx<'_>, value: &Value) -> bool {
    value.header().is_none() || exact_str(cx, value).is_some()
}

/// Texts longer than this many bytes are compared by a call.
const SHORT: usize = 32;

/// The answer for two exact strs that takes no call: about equality of short ones, about the order of single
/// characters.
#[inline(always)]
fn texts<O: Order>(m: &Machine, left: usize, right: usize) -> Option<bool> {
    let (x, y) = (m.object(left)?, m.object(right)?);
    let (x, y) = (x.plain::<Str>()?, y.plain::<Str>()?);
    if std::ptr::eq(x, y) {
        return Some(O::ints(0, 0));
    }
    let (mine, theirs) = (x.bytes(), y.bytes());
    if mine.len() == 1 && theirs.len() == 1 {
        return Some(O::ints(mine[0].into(), theirs[0].into()));
    }
    let equal = match O::OPERATOR {
        Compare::Eq | Compare::Ne if x.width() != y.width() => false,
        Compare::Eq | Compare::Ne if mine.len() != theirs.len() => false,
        Compare::Eq | Compare::Ne if mine.len() <= SHORT => same_bytes(mine, theirs),
        _ => return None,
    };
    Some(equal == (O::OPERATOR == Compare::Eq))
}

/// Whether two runs of the same length are equal, without the call that `==` would be. No iterators either: what of
/// them is not inlined takes the machine's registers into memory.
#[inline(always)]
fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    let (length, mut at) = (a.len().min(b.len()), 0);
    // SAFETY: reads below the length of both.
    unsafe {
        while at + 8 <= length {
            let word = |run: &[u8]| (run.as_ptr().add(at) as *const u64).read_unaligned();
            if word(a) != word(b) {
                return false;
            }
            at += 8;
        }
        while at < length {
            if a.get_unchecked(at) != b.get_unchecked(at) {
                return false;
            }
            at += 1;
        }
    }
    true
}

#[inline(always)]
fn value<O: Order>(m: &mut Machine, w: Word) -> Flow {
    if let Some(answer) = quick::<O>(m.reg(w.b()), m.reg(w.c())) {
        return m.set_immediate(w.a(), Raw::from_bool(answer), 1);
    }
    m.other::<ValueOfTexts<O>>()
}

/// A comparison of strs, or of anything.
struct ValueOfTexts<O>(std::marker::PhantomData<O>);

impl<O: Order> Body for ValueOfTexts<O> {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        if let Some(answer) = mixed::<O>(m.reg(w.b()), m.reg(w.c())) {
            return m.set_immediate(w.a(), Raw::from_bool(answer), 1);
        }
        if let Some(answer) = texts::<O>(m, w.b(), w.c())
            && consume_both(m, w.b(), w.c())
        {
            return m.set_immediate(w.a(), Raw::from_bool(answer), 1);
        }
        let (a, b) = (m.reg(w.b()), m.reg(w.c()));
        // SAFETY: the operands of the instruction.
        if unsafe { enter_compare(m, w, a, b, O::OPERATOR) } {
            return Flow::Next;
        }
        value_of_any::<O>(m, w)
    }
}

#[inline(always)]
fn value_of_any<O: Order>(m: &mut Machine, w: Word) -> Flow {
    m.slow(w, |cx, w| {
        if let Some(answer) = in_place::<O>(cx, w.b(), w.c()) {
            cx.consume(w.b());
            cx.consume(w.c());
            cx.set(w.a(), Value::bool(answer));
            cx.next(1);
            return Ok(());
        }
        let (a, b) = (cx.raw(w.b()), cx.raw(w.c()));
        if special::compare(cx, w, a, b, O::OPERATOR) {
            return Ok(());
        }
        let (left, right) = (cx.operand(w.b()), cx.operand(w.c()));
        let answer = match special::compare_natively(cx, &left, &right, O::OPERATOR)? {
            Some(answer) => answer,
            None => cx.vm.compare(&left, &right, O::OPERATOR)?,
        };
        cx.set(w.a(), answer);
        cx.next(1);
        Ok(())
    })
}

#[inline(always)]
fn jump<O: Order>(m: &mut Machine, w: Word) -> Flow {
    if let Some(answer) = quick::<O>(m.reg(w.a()), m.reg(w.b())) {
        let offset = m.data(0);
        return m.branch(2, offset, answer == (w.c() != 0));
    }
    m.other::<JumpByTexts<O>>()
}

/// A jump on a comparison of strs, or of anything.
struct JumpByTexts<O>(std::marker::PhantomData<O>);

impl<O: Order> Body for JumpByTexts<O> {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        if let Some(answer) = mixed::<O>(m.reg(w.a()), m.reg(w.b())) {
            let offset = m.data(0);
            return m.branch(2, offset, answer == (w.c() != 0));
        }
        if let Some(answer) = texts::<O>(m, w.a(), w.b())
            && consume_both(m, w.a(), w.b())
        {
            let offset = m.data(0);
            return m.branch(2, offset, answer == (w.c() != 0));
        }
        let (a, b) = (m.reg(w.a()), m.reg(w.b()));
        // SAFETY: the operands of the instruction.
        if unsafe { enter_compare(m, w, a, b, O::OPERATOR) } {
            return Flow::Next;
        }
        jump_by_any::<O>(m, w)
    }
}

#[inline(always)]
fn jump_by_any<O: Order>(m: &mut Machine, w: Word) -> Flow {
    m.slow(w, |cx, w| {
        let answer = match in_place::<O>(cx, w.a(), w.b()) {
            Some(answer) => {
                cx.consume(w.a());
                cx.consume(w.b());
                answer
            }
            None => {
                let (a, b) = (cx.raw(w.a()), cx.raw(w.b()));
                if special::compare(cx, w, a, b, O::OPERATOR) {
                    return Ok(());
                }
                let (left, right) = (cx.operand(w.a()), cx.operand(w.b()));
                match special::compare_natively(cx, &left, &right, O::OPERATOR)? {
                    Some(answer) => cx.vm.is_true(&answer)?,
                    None => cx.vm.compare_bool(&left, &right, O::OPERATOR)?,
                }
            }
        };
        cx.branch(2, 0, answer == (w.c() != 0));
        Ok(())
    })
}

#[inline(always)]
fn jump_int<O: Order>(m: &mut Machine, w: Word) -> Flow {
    let a = m.reg(w.a());
    let b = w.signed_b();
    let answer = if a.is_int() {
        Some(O::ints(a.0, Raw::from_int(b).0))
    } else if a.is_float() {
        Some(O::floats(a.float(), b as f64))
    } else {
        None
    };
    if let Some(answer) = answer {
        let offset = m.data(0);
        return m.branch(2, offset, answer == (w.c() != 0));
    }
    m.slow(w, |cx, w| {
        let a = cx.peek(w.a()).raw();
        let b = Raw::from_int(w.signed_b());
        let answer = match numbers::compare(cx.vm, a, b, O::OPERATOR) {
            Some(answer) => {
                cx.consume(w.a());
                answer
            }
            None => {
                if special::compare(cx, w, a, b, O::OPERATOR) {
                    return Ok(());
                }
                let left = cx.operand(w.a());
                let right = cx.vm.int(w.signed_b());
                cx.vm.compare_bool(&left, &right, O::OPERATOR)?
            }
        };
        cx.branch(2, 0, answer == (w.c() != 0));
        Ok(())
    })
}

macro_rules! comparisons {
    ($($value:ident $jump:ident $jump_int:ident $order:ident;)*) => {$(
        #[inline(always)]
        pub fn $value(m: &mut Machine, w: Word) -> Flow {
            value::<$order>(m, w)
        }
        #[inline(always)]
        pub fn $jump(m: &mut Machine, w: Word) -> Flow {
            jump::<$order>(m, w)
        }
        #[inline(always)]
        pub fn $jump_int(m: &mut Machine, w: Word) -> Flow {
            jump_int::<$order>(m, w)
        }
    )*};
}

comparisons! {
    LT JUMP_LT JUMP_LT_INT Lt;
    LE JUMP_LE JUMP_LE_INT Le;
    EQ JUMP_EQ JUMP_EQ_INT Eq;
    NE JUMP_NE JUMP_NE_INT Ne;
    GT JUMP_GT JUMP_GT_INT Gt;
    GE JUMP_GE JUMP_GE_INT Ge;
}

#[inline(always)]
pub fn JUMP(m: &mut Machine, w: Word) -> Flow {
    // SAFETY: the jump of a verified instruction.
    unsafe { m.pc = m.pc.add(1).offset(w.signed_ax()) }
    Flow::Next
}

/// Truth of an immediate.
#[inline(always)]
pub(super) fn known_truth(raw: Raw) -> Option<bool> {
    if raw.is_bool() {
        Some(raw == Raw::TRUE)
    } else if raw.is_int() {
        Some(raw.int() != 0)
    } else if raw == Raw::NONE {
        Some(false)
    } else if raw.is_float() {
        Some(raw.float() != 0.0)
    } else {
        None
    }
}

/// Truth of an object that no Python code has a say in: containers and strs of exact types, and objects of classes
/// that define neither `__bool__` nor `__len__`.
#[inline(always)]
pub(super) fn object_truth(m: &Machine, index: usize) -> Option<bool> {
    let (vm, object) = (m.vm(), m.object(index)?);
    if let Some(list) = object.plain::<List>() {
        return Some(!list.items.get(vm).is_empty());
    }
    if let Some(text) = object.plain::<Str>() {
        return Some(!text.is_empty());
    }
    if let Some(tuple) = object.plain::<Tuple>() {
        return Some(!tuple.is_empty());
    }
    if let Some(dict) = object.plain::<Dict>() {
        return Some(!dict.table.get(vm).is_empty());
    }
    let slots = &object.class().slots;
    (slots.bool.get().is_none() && slots.len.get().is_none()).then_some(true)
}

#[inline(always)]
fn test<const SENSE: bool, const KEEP: bool>(m: &mut Machine, w: Word) -> Flow {
    if let Some(truth) = known_truth(m.reg(w.a())) {
        let offset = m.data(0);
        return m.branch(2, offset, truth == SENSE);
    }
    m.other::<TestObject<SENSE, KEEP>>()
}

/// The truth test of an object.
struct TestObject<const SENSE: bool, const KEEP: bool>;

impl<const SENSE: bool, const KEEP: bool> Body for TestObject<SENSE, KEEP> {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        if let Some(truth) = object_truth(m, w.a()) {
            let offset = m.data(0);
            let flow = m.branch(2, offset, truth == SENSE);
            return match KEEP {
                true => flow,
                false => m.release(w.a()),
            };
        }
        m.slow(w, |cx, w| {
            if special::truth(cx, w, cx.raw(w.a())) {
                return Ok(());
            }
            let value = if KEEP {
                cx.keep(w.a())
            } else {
                cx.operand(w.a())
            };
            let truth = cx.vm.is_true(&value)?;
            cx.branch(2, 0, truth == SENSE);
            Ok(())
        })
    }
}

#[inline(always)]
pub fn JUMP_IF_FALSE(m: &mut Machine, w: Word) -> Flow {
    test::<false, false>(m, w)
}
#[inline(always)]
pub fn JUMP_IF_TRUE(m: &mut Machine, w: Word) -> Flow {
    test::<true, false>(m, w)
}
#[inline(always)]
pub fn JUMP_IF_FALSE_KEEP(m: &mut Machine, w: Word) -> Flow {
    test::<false, true>(m, w)
}
#[inline(always)]
pub fn JUMP_IF_TRUE_KEEP(m: &mut Machine, w: Word) -> Flow {
    test::<true, true>(m, w)
}

#[inline(always)]
pub fn JUMP_IS_NONE(m: &mut Machine, w: Word) -> Flow {
    let value = m.reg(w.a());
    let answer = value == Raw::NONE;
    let offset = m.data(0);
    let flow = m.branch(2, offset, answer == (w.c() != 0));
    match value.is_pointer() {
        true => m.release(w.a()),
        false => flow,
    }
}

/// Consumes two operands; false, with nothing done, if that would free an object.
#[inline(always)]
fn consume_both(m: &mut Machine, left: usize, right: usize) -> bool {
    match m.object(left) {
        Some(object) if m.reg(left) == m.reg(right) => {
            let consumed = m.is_temp(left) as u32 + m.is_temp(right) as u32;
            if object.references() <= consumed {
                return false;
            }
        }
        _ if m.is_last_use(left) || m.is_last_use(right) => return false,
        _ => {}
    }
    m.consume_shared(left);
    m.consume_shared(right);
    true
}

/// Whether two operands are the same word, both consumed; `None`, with nothing done, if that would free an object.
#[inline(always)]
fn same(m: &mut Machine, left: usize, right: usize) -> Option<bool> {
    let answer = m.reg(left) == m.reg(right);
    consume_both(m, left, right).then_some(answer)
}

#[inline(always)]
pub fn JUMP_IS(m: &mut Machine, w: Word) -> Flow {
    if let Some(answer) = same(m, w.a(), w.b()) {
        let offset = m.data(0);
        return m.branch(2, offset, answer == (w.c() != 0));
    }
    m.slow(w, |cx, w| {
        let answer = cx.peek(w.a()).is(cx.peek(w.b()));
        cx.consume(w.a());
        cx.consume(w.b());
        cx.branch(2, 0, answer == (w.c() != 0));
        Ok(())
    })
}

#[inline(always)]
fn is<const SENSE: bool>(m: &mut Machine, w: Word) -> Flow {
    if let Some(answer) = same(m, w.b(), w.c()) {
        return m.set_immediate(w.a(), Raw::from_bool(answer == SENSE), 1);
    }
    m.slow(w, |cx, w| {
        let answer = cx.peek(w.b()).is(cx.peek(w.c()));
        cx.consume(w.b());
        cx.consume(w.c());
        cx.set(w.a(), Value::bool(answer == SENSE));
        cx.next(1);
        Ok(())
    })
}
#[inline(always)]
pub fn IS(m: &mut Machine, w: Word) -> Flow {
    is::<true>(m, w)
}
#[inline(always)]
pub fn IS_NOT(m: &mut Machine, w: Word) -> Flow {
    is::<false>(m, w)
}

/// `item in container` without running Python code, if both are of exact builtin types that allow it; the operands
/// stay where they are.
#[inline(always)]
fn contains_in_place(cx: &Cx<'_>, container: &Value, item: &Value) -> Option<bool> {
    let header = container.header()?;
    if header.has(bits::INSTANCE) {
        return None;
    }
    let vm = &*cx.vm;
    if let Some(dict) = header.downcast::<Dict>() {
        return vm.dict_find_plain(dict, item).map(|found| found.is_some());
    }
    if let Some(set) = header.downcast::<Set>() {
        return vm.set_find_plain(set, item);
    }
    let items = if let Some(tuple) = header.downcast::<Tuple>() {
        tuple.items()
    } else if let Some(list) = header.downcast::<List>() {
        list.items.get(vm)
    } else {
        let (text, item) = (header.downcast::<Str>()?, exact_str(cx, item)?);
        return match (text.as_ascii(), item.as_ascii()) {
            (Some(text), Some(item)) if item.len() == 1 => {
                Some(memchr::memchr(item.as_bytes()[0], text.as_bytes()).is_some())
            }
            _ => None,
        };
    };
    for other in items {
        if sequence::quick_equal(vm, other, item)? {
            return Some(true);
        }
    }
    Some(false)
}

/// `R[item] in R[container]`, both consumed.
#[inline(always)]
fn contains(cx: &mut Cx<'_>, item: usize, container: usize) -> crate::vm::Result<bool> {
    if let Some(answer) = contains_in_place(cx, cx.peek(container), cx.peek(item)) {
        cx.consume(item);
        cx.consume(container);
        return Ok(answer);
    }
    let (item, container) = (cx.operand(item), cx.operand(container));
    cx.vm.contains(&container, &item)
}

/// Whether a single character is one of a short text; `None`: it takes more to say.
#[inline(always)]
fn character_of(m: &Machine, item: usize, container: usize) -> Option<bool> {
    let (item, text) = (m.object(item)?, m.object(container)?);
    let (item, text) = (item.plain::<Str>()?, text.plain::<Str>()?);
    match item.bytes() {
        &[one] if text.width() == 1 && text.len() <= SHORT => {
            // Not `contains`, which calls a search that is made for long texts.
            let (bytes, mut at) = (text.bytes(), 0);
            while at < bytes.len() && bytes[at] != one {
                at += 1;
            }
            Some(at < bytes.len())
        }
        _ => None,
    }
}

/// Whether a dict or set of an exact type has a str or a small int.
#[inline(always)]
fn is_key(m: &Machine, item: usize, container: usize) -> Option<bool> {
    let container = m.object(container)?;
    // SAFETY: a register that holds a value.
    let item = unsafe { &*(m.base.add(item) as *const Value) };
    if let Some(dict) = container.plain::<Dict>() {
        let found = value_in(m.vm(), dict, item);
        found.known.then_some(!found.value.is_unset())
    } else {
        item_in(m.vm(), container.plain::<Set>()?, item)
    }
}

#[inline(never)]
fn item_in(vm: &Vm, set: &Object<Set>, item: &Value) -> Option<bool> {
    vm.set_find_plain(set, item)
}

/// `R[item] in R[container]`, both consumed, for the commonest kinds of both.
#[inline(always)]
fn quickly_in(m: &mut Machine, item: usize, container: usize) -> Option<bool> {
    let answer = match character_of(m, item, container) {
        None => is_key(m, item, container)?,
        Some(answer) => answer,
    };
    consume_both(m, item, container).then_some(answer)
}

/// IN and NOT_IN.
struct IsIn<const SENSE: bool>;

impl<const SENSE: bool> Body for IsIn<SENSE> {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        if let Some(answer) = quickly_in(m, w.b(), w.c()) {
            return m.set_immediate(w.a(), Raw::from_bool(answer == SENSE), 1);
        }

        m.slow(w, |cx, w| {
            if special::contains(cx, w, cx.raw(w.b()), cx.raw(w.c())) {
                return Ok(());
            }
            let answer = contains(cx, w.b(), w.c())?;
            cx.set(w.a(), Value::bool(answer == SENSE));
            cx.next(1);
            Ok(())
        })
    }
}

/// JUMP_IN.
struct JumpIn;

impl Body for JumpIn {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        if let Some(answer) = quickly_in(m, w.a(), w.b()) {
            let offset = m.data(0);
            return m.branch(2, offset, answer == (w.c() != 0));
        }

        m.slow(w, |cx, w| {
            if special::contains(cx, w, cx.raw(w.a()), cx.raw(w.b())) {
                return Ok(());
            }
            let answer = contains(cx, w.a(), w.b())?;
            cx.branch(2, 0, answer == (w.c() != 0));
            Ok(())
        })
    }
}

#[inline(always)]
pub fn IN(m: &mut Machine, _: Word) -> Flow {
    m.other::<IsIn<true>>()
}

#[inline(always)]
pub fn NOT_IN(m: &mut Machine, _: Word) -> Flow {
    m.other::<IsIn<false>>()
}

#[inline(always)]
pub fn JUMP_IN(m: &mut Machine, _: Word) -> Flow {
    m.other::<JumpIn>()
}
