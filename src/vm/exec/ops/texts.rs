//! `+` and `+=` of strs in registers.

// SAFETY of the body here, beyond `machine.rs`: the kind byte of a plain object says what it is; the left operand's word
// is owned by `append` while it is in no register, the right one stays in its own.

use super::arithmetic::any;
use crate::object::header::{Header, Kind, Object};
use crate::object::heap;
use crate::object::str::Str;
use crate::object::types::Operator;
use crate::object::value::{Raw, Value};
use crate::vm::exec::machine::{Body, Cx, Flow, Machine, Word};
use crate::vm::{Result, Vm};

/// Longest result that is made here: beyond it the operator itself says that there is no memory.
const LONGEST: usize = 1 << 31;

/// Whether both words are exact strs.
#[inline(always)]
pub(super) unsafe fn are(a: Raw, b: Raw) -> bool {
    let is =
        |raw: Raw| raw.is_pointer() && unsafe { (*(raw.0 as *const Header)).is_plain(Kind::Str) };
    is(a) && is(b)
}

/// ADD and IADD of two exact strs. A left operand that nobody else has grows in place: a temporary, or a variable that
/// the result replaces (`text += more`, as CPython's `unicode_concatenate`).
pub(super) struct AddTexts;

impl Body for AddTexts {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let (left, right) = (m.reg(w.b()), m.reg(w.c()));
            let length = |raw: Raw| (*(raw.0 as *const Object<Str>)).len();
            if w.b() == w.c() || length(left) + length(right) > LONGEST {
                return m.slow(w, any::<{ Operator::Add as u8 }, false>);
            }
            if w.a() == w.b() {
                m.put(w.a(), Raw::UNSET);
            } else {
                let _ = m.operand(w.b());
            }
            let joined = append(&mut *m.vm, left, &*(m.base.add(w.c()) as *const Value));
            if !joined.done {
                // There is no memory: everything back, and the operator says so.
                if w.a() == w.b() || m.is_temp(w.b()) {
                    m.put(w.b(), joined.word);
                } else {
                    joined.word.header().as_ref().forget_one();
                }
                return m.slow(w, any::<{ Operator::Add as u8 }, false>);
            }
            if m.is_temp(w.c()) {
                // The end of a str concerns nobody.
                m.put(w.c(), Raw::UNSET);
                heap::release_any(right);
            }
            m.set_next(w.a(), joined.word, 1)
        }
    }
}

/// What [`append`] made, or, if there was no memory, the left operand.
#[derive(Clone, Copy)]
struct Joined {
    word: Raw,
    done: bool,
}

/// Joins two strs, the left one's word owned.
#[inline(never)]
fn append(vm: &mut Vm, left: Raw, right: &Value) -> Joined {
    // SAFETY: the caller took the word out of its register, or counted it.
    let left = unsafe { Value::from_raw(left) };
    let joined = vm.str_append(left, right);
    Joined {
        done: joined.is_ok(),
        word: joined.unwrap_or_else(|left| left).into_raw(),
    }
}

/// `R[A] = R[B] + R[C]` of two exact strs; false if they are not. A left operand that nobody else has grows in place:
/// a temporary, or a variable that the result replaces (`text += more`, as CPython's `unicode_concatenate`).
pub(super) fn concatenate(cx: &mut Cx<'_>, w: Word) -> Result<bool> {
    // SAFETY: registers of a verified frame are words that own their references; only class and length are read.
    let length = |index: usize| unsafe {
        let raw = *cx.base.add(index);
        let text = raw
            .is_pointer()
            .then(|| raw.header().as_ref().downcast::<Str>())??;
        let exact = text.class().is(&*cx.vm.types().str);
        exact.then_some(text.len())
    };
    // What is too long is left to the operator, which raises.
    match (length(w.b()), length(w.c())) {
        (Some(a), Some(b)) if a + b <= 1 << 31 => {}
        _ => return Ok(false),
    }
    let right = cx.operand(w.c());
    let left = if w.a() == w.b() {
        cx.take(w.b()).unwrap_or_else(|| right.clone())
    } else {
        cx.operand(w.b())
    };
    match cx.vm.str_append(left, &right) {
        Ok(text) => cx.set(w.a(), text),
        Err(left) => {
            if w.a() == w.b() {
                cx.set(w.b(), left);
            }
            return Err(crate::object::sequence::no_memory(cx.vm));
        }
    }
    cx.next(1);
    Ok(true)
}
