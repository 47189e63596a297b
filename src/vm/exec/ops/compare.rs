//! Comparisons, truth tests and the jumps fused with them.

// SAFETY of the bodies here, beyond `machine.rs`: operands are registers of a verified frame; words are only
// compared, never dereferenced, before a slow body takes over.

use super::slow_ops;
use crate::object::Value;
use crate::object::types::Compare;
use crate::object::value::Raw;
use crate::vm::exec::machine::{Flow, Machine, Word};

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

/// The answer for two immediate numbers.
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

#[inline(always)]
unsafe fn value<O: Order>(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        if let Some(answer) = quick::<O>(m.reg(w.b()), m.reg(w.c())) {
            return m.set_next(w.a(), Raw::from_bool(answer), 1);
        }
        m.slow(w, |cx, w| {
            let (left, right) = (cx.operand(w.b()), cx.operand(w.c()));
            let answer = cx.vm.compare(&left, &right, O::OPERATOR)?;
            cx.set(w.a(), answer);
            cx.next(1);
            Ok(())
        })
    }
}

#[inline(always)]
unsafe fn jump<O: Order>(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let (a, b) = (m.reg(w.a()), m.reg(w.b()));
        if let Some(answer) = quick::<O>(a, b) {
            let offset = m.data(0);
            return m.branch(2, offset, answer == (w.c() != 0));
        }
        m.slow(w, |cx, w| {
            let (left, right) = (cx.operand(w.a()), cx.operand(w.b()));
            let answer = truth(cx.vm, &left, &right, O::OPERATOR)?;
            cx.branch(2, 0, answer == (w.c() != 0));
            Ok(())
        })
    }
}

fn truth(
    vm: &mut crate::vm::Vm,
    left: &Value,
    right: &Value,
    operator: Compare,
) -> crate::vm::Result<bool> {
    use crate::object::str::Str;
    if let (Some(a), Some(b)) = (left.downcast::<Str>(), right.downcast::<Str>())
        && a.class().is(&*vm.types().str)
        && b.class().is(&*vm.types().str)
    {
        return Ok(match operator {
            Compare::Eq => left.is(right) || a.same_text(b),
            Compare::Ne => !left.is(right) && !a.same_text(b),
            other => other.holds(a.compare(b)),
        });
    }
    vm.compare_bool(left, right, operator)
}

#[inline(always)]
unsafe fn jump_int<O: Order>(m: &mut Machine, w: Word) -> Flow {
    unsafe {
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
            let left = cx.operand(w.a());
            let right = cx.vm.int(w.signed_b());
            let answer = cx.vm.compare_bool(&left, &right, O::OPERATOR)?;
            cx.branch(2, 0, answer == (w.c() != 0));
            Ok(())
        })
    }
}

macro_rules! comparisons {
    ($($value:ident $jump:ident $jump_int:ident $order:ident;)*) => {$(
        #[inline(always)]
        pub unsafe fn $value(m: &mut Machine, w: Word) -> Flow {
            unsafe { value::<$order>(m, w) }
        }
        #[inline(always)]
        pub unsafe fn $jump(m: &mut Machine, w: Word) -> Flow {
            unsafe { jump::<$order>(m, w) }
        }
        #[inline(always)]
        pub unsafe fn $jump_int(m: &mut Machine, w: Word) -> Flow {
            unsafe { jump_int::<$order>(m, w) }
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
pub unsafe fn JUMP(m: &mut Machine, w: Word) -> Flow {
    unsafe { m.pc = m.pc.add(1).offset(w.signed_ax()) }
    Flow::Next
}

/// Truth of a word, if it is known without running code.
#[inline(always)]
fn known_truth(raw: Raw) -> Option<bool> {
    if raw.is_bool() {
        Some(raw == Raw::TRUE)
    } else if raw.is_int() {
        Some(raw.int() != 0)
    } else if raw == Raw::NONE {
        Some(false)
    } else {
        None
    }
}

#[inline(always)]
unsafe fn test<const SENSE: bool, const KEEP: bool>(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        if let Some(truth) = known_truth(m.reg(w.a())) {
            let offset = m.data(0);
            return m.branch(2, offset, truth == SENSE);
        }
        m.slow(w, |cx, w| {
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
pub unsafe fn JUMP_IF_FALSE(m: &mut Machine, w: Word) -> Flow {
    unsafe { test::<false, false>(m, w) }
}
#[inline(always)]
pub unsafe fn JUMP_IF_TRUE(m: &mut Machine, w: Word) -> Flow {
    unsafe { test::<true, false>(m, w) }
}
#[inline(always)]
pub unsafe fn JUMP_IF_FALSE_KEEP(m: &mut Machine, w: Word) -> Flow {
    unsafe { test::<false, true>(m, w) }
}
#[inline(always)]
pub unsafe fn JUMP_IF_TRUE_KEEP(m: &mut Machine, w: Word) -> Flow {
    unsafe { test::<true, true>(m, w) }
}

#[inline(always)]
pub unsafe fn JUMP_IS_NONE(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let value = m.reg(w.a());
        let answer = value == Raw::NONE;
        let offset = m.data(0);
        if value.is_pointer() && m.is_temp(w.a()) {
            m.put(w.a(), Raw::UNSET);
            let _ = m.branch(2, offset, answer == (w.c() != 0));
            return Machine::finish(value);
        }
        m.branch(2, offset, answer == (w.c() != 0))
    }
}

#[inline(always)]
pub unsafe fn JUMP_IS(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let answer = m.reg(w.a()) == m.reg(w.b());
        m.consume(w.a());
        m.consume(w.b());
        let offset = m.data(0);
        m.branch(2, offset, answer == (w.c() != 0))
    }
}

#[inline(always)]
unsafe fn is<const SENSE: bool>(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let answer = m.reg(w.b()) == m.reg(w.c());
        m.consume(w.b());
        m.consume(w.c());
        m.set_next(w.a(), Raw::from_bool(answer == SENSE), 1)
    }
}
#[inline(always)]
pub unsafe fn IS(m: &mut Machine, w: Word) -> Flow {
    unsafe { is::<true>(m, w) }
}
#[inline(always)]
pub unsafe fn IS_NOT(m: &mut Machine, w: Word) -> Flow {
    unsafe { is::<false>(m, w) }
}

slow_ops! {
    IN(cx, w) {
        let (item, container) = (cx.operand(w.b()), cx.operand(w.c()));
        let answer = cx.vm.contains(&container, &item)?;
        cx.set(w.a(), Value::bool(answer));
        cx.next(1);
    }
    NOT_IN(cx, w) {
        let (item, container) = (cx.operand(w.b()), cx.operand(w.c()));
        let answer = cx.vm.contains(&container, &item)?;
        cx.set(w.a(), Value::bool(!answer));
        cx.next(1);
    }
    JUMP_IN(cx, w) {
        let (item, container) = (cx.operand(w.a()), cx.operand(w.b()));
        let answer = cx.vm.contains(&container, &item)?;
        cx.branch(2, 0, answer == (w.c() != 0));
    }
}
