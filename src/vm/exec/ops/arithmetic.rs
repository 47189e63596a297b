//! Arithmetic: immediate ints and floats inline, the rest through the operators' slots.

// SAFETY of the bodies here, beyond `machine.rs`: operands are registers of a verified frame; only immediate words
// are read in place.

use crate::object::types::Operator;
use crate::object::value::{INT_TAG, INT_ZERO, Raw, Value};
use crate::vm::exec::machine::{Flow, Machine, Word};
use crate::vm::exec::text;

/// Tries an operator on two immediate words.
trait Quick {
    fn ints(a: Raw, b: Raw) -> Option<Raw>;
    fn floats(a: f64, b: f64) -> Option<f64>;
}

macro_rules! quick {
    ($name:ident, |$a:ident, $b:ident| $ints:expr, |$x:ident, $y:ident| $floats:expr) => {
        struct $name;
        impl Quick for $name {
            #[inline(always)]
            fn ints($a: Raw, $b: Raw) -> Option<Raw> {
                $ints
            }
            #[inline(always)]
            fn floats($x: f64, $y: f64) -> Option<f64> {
                $floats
            }
        }
    };
}

#[inline(always)]
fn checked(word: u64) -> Option<Raw> {
    (word >= INT_TAG).then_some(Raw(word))
}

/// Floor division of ints, if defined.
#[inline(always)]
fn floor_divide(a: i64, b: i64) -> Option<(i64, i64)> {
    if b == 0 {
        return None;
    }
    if (a | b) as u64 >> 32 == 0 {
        // Both fit 32 bits unsigned: a much faster division.
        let (a, b) = (a as u32, b as u32);
        return Some(((a / b) as i64, (a % b) as i64));
    }
    let (quotient, rest) = (a / b, a % b);
    if rest != 0 && (rest ^ b) < 0 {
        Some((quotient - 1, rest + b))
    } else {
        Some((quotient, rest))
    }
}

quick!(
    Add,
    |a, b| checked(a.0.wrapping_add(b.0).wrapping_sub(INT_ZERO)),
    |x, y| Some(x + y)
);
quick!(
    Sub,
    |a, b| checked(a.0.wrapping_sub(b.0).wrapping_add(INT_ZERO)),
    |x, y| Some(x - y)
);
quick!(
    Mul,
    |a, b| a.int().checked_mul(b.int()).and_then(Raw::try_int),
    |x, y| Some(x * y)
);
quick!(TrueDiv, |_a, _b| None, |x, y| (y != 0.0).then(|| x / y));
quick!(
    FloorDiv,
    |a, b| floor_divide(a.int(), b.int()).and_then(|(q, _)| Raw::try_int(q)),
    |_x, _y| None
);
quick!(
    Mod,
    |a, b| floor_divide(a.int(), b.int()).map(|(_, r)| Raw::from_int(r)),
    |_x, _y| None
);
quick!(
    And,
    |a, b| Some(Raw::from_int(a.int() & b.int())),
    |_x, _y| None
);
quick!(
    Or,
    |a, b| Some(Raw::from_int(a.int() | b.int())),
    |_x, _y| None
);
quick!(
    Xor,
    |a, b| Some(Raw::from_int(a.int() ^ b.int())),
    |_x, _y| None
);
quick!(
    LShift,
    |a, b| {
        let (value, by) = (a.int(), b.int());
        let fits = (0..48).contains(&by) && value.unsigned_abs() >> (48 - by) == 0;
        fits.then(|| Raw::from_int(value << by))
    },
    |_x, _y| None
);
quick!(
    RShift,
    |a, b| {
        let by = b.int();
        (by >= 0).then(|| Raw::from_int(a.int() >> by.min(63)))
    },
    |_x, _y| None
);
quick!(Never, |_a, _b| None, |_x, _y| None);

/// A mixed int and float operand as floats.
#[inline(always)]
fn as_float(raw: Raw) -> Option<f64> {
    if raw.is_float() {
        Some(raw.float())
    } else if raw.is_int() {
        Some(raw.int() as f64)
    } else {
        None
    }
}

#[inline(always)]
unsafe fn arithmetic<Q: Quick, const OPERATOR: u8, const IN_PLACE: bool>(
    m: &mut Machine,
    w: Word,
) -> Flow {
    unsafe {
        let (a, b) = (m.reg(w.b()), m.reg(w.c()));
        if a.both_int(b) {
            if let Some(raw) = Q::ints(a, b) {
                return m.set_next(w.a(), raw, 1);
            }
        } else if a.is_float()
            && b.is_float()
            && let Some(result) = Q::floats(a.float(), b.float())
        {
            return m.set_next(w.a(), Raw::from_float(result), 1);
        }
        m.slow(w, |cx, w| {
            // SAFETY: as for the body.
            let (a, b) = (*cx.base.add(w.b()), *cx.base.add(w.c()));
            if (a.is_float() || b.is_float())
                && let (Some(x), Some(y)) = (as_float(a), as_float(b))
                && let Some(result) = Q::floats(x, y)
            {
                cx.set(w.a(), Value::float(result));
                cx.next(1);
                return Ok(());
            }
            if OPERATOR == Operator::Add as u8 && text::concatenate(cx, w) {
                return Ok(());
            }
            let left = cx.operand(w.b());
            let right = cx.operand(w.c());
            let operator = operator(OPERATOR);
            let result = if IN_PLACE {
                cx.vm.in_place(operator, &left, &right)?
            } else {
                cx.vm.binary(operator, &left, &right)?
            };
            cx.set(w.a(), result);
            cx.next(1);
            Ok(())
        })
    }
}

#[inline(always)]
unsafe fn immediate<Q: Quick, const OPERATOR: u8, const IN_PLACE: bool>(
    m: &mut Machine,
    w: Word,
) -> Flow {
    unsafe {
        let a = m.reg(w.b());
        let b = Raw::from_int(w.signed_c());
        if a.is_int() {
            if let Some(raw) = Q::ints(a, b) {
                return m.set_next(w.a(), raw, 1);
            }
        } else if a.is_float()
            && let Some(result) = Q::floats(a.float(), w.signed_c() as f64)
        {
            return m.set_next(w.a(), Raw::from_float(result), 1);
        }
        m.slow(w, |cx, w| {
            let left = cx.operand(w.b());
            let right = cx.vm.int(w.signed_c());
            let operator = operator(OPERATOR);
            let result = if IN_PLACE {
                cx.vm.in_place(operator, &left, &right)?
            } else {
                cx.vm.binary(operator, &left, &right)?
            };
            cx.set(w.a(), result);
            cx.next(1);
            Ok(())
        })
    }
}

/// The operator with this number.
#[inline(always)]
fn operator(number: u8) -> Operator {
    use Operator::*;
    const ALL: [Operator; 13] = [
        Add, Sub, Mul, TrueDiv, FloorDiv, Mod, Pow, MatMul, LShift, RShift, And, Or, Xor,
    ];
    ALL[number as usize]
}

macro_rules! operators {
    ($($plain:ident $in_place:ident $quick:ident $operator:ident;)*) => {$(
        #[inline(always)]
        pub unsafe fn $plain(m: &mut Machine, w: Word) -> Flow {
            unsafe { arithmetic::<$quick, { Operator::$operator as u8 }, false>(m, w) }
        }
        #[inline(always)]
        pub unsafe fn $in_place(m: &mut Machine, w: Word) -> Flow {
            unsafe { arithmetic::<$quick, { Operator::$operator as u8 }, true>(m, w) }
        }
    )*};
}

operators! {
    ADD IADD Add Add;
    SUB ISUB Sub Sub;
    MUL IMUL Mul Mul;
    TRUEDIV ITRUEDIV TrueDiv TrueDiv;
    FLOORDIV IFLOORDIV FloorDiv FloorDiv;
    MOD IMOD Mod Mod;
    POW IPOW Never Pow;
    MATMUL IMATMUL Never MatMul;
    LSHIFT ILSHIFT LShift LShift;
    RSHIFT IRSHIFT RShift RShift;
    AND IAND And And;
    OR IOR Or Or;
    XOR IXOR Xor Xor;
}

macro_rules! immediates {
    ($($name:ident $quick:ident $operator:ident $in_place:literal;)*) => {$(
        #[inline(always)]
        pub unsafe fn $name(m: &mut Machine, w: Word) -> Flow {
            unsafe { immediate::<$quick, { Operator::$operator as u8 }, $in_place>(m, w) }
        }
    )*};
}

immediates! {
    ADD_INT Add Add false;
    SUB_INT Sub Sub false;
    MUL_INT Mul Mul false;
    FLOORDIV_INT FloorDiv FloorDiv false;
    MOD_INT Mod Mod false;
    POW_INT Never Pow false;
    AND_INT And And false;
    LSHIFT_INT LShift LShift false;
    RSHIFT_INT RShift RShift false;
    IADD_INT Add Add true;
    ISUB_INT Sub Sub true;
}

#[inline(always)]
pub unsafe fn NEGATIVE(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let a = m.reg(w.b());
        if a.is_int() {
            if let Some(raw) = Raw::try_int(-a.int()) {
                return m.set_next(w.a(), raw, 1);
            }
        } else if a.is_float() {
            return m.set_next(w.a(), Raw::from_float(-a.float()), 1);
        }
        m.slow(w, |cx, w| {
            let value = cx.operand(w.b());
            let slot = cx.vm.class_of(&value).slots.negative.get();
            unary(cx, w, value, slot, "-")
        })
    }
}

fn unary(
    cx: &mut crate::vm::exec::machine::Cx<'_>,
    w: Word,
    value: Value,
    slot: Option<crate::object::types::UnaryFn>,
    symbol: &str,
) -> crate::vm::Result<()> {
    let result = match slot {
        Some(function) => function(cx.vm, &value)?,
        None => {
            let name = cx.vm.type_name(&value);
            return Err(cx
                .vm
                .type_error(format!("bad operand type for unary {symbol}: '{name}'")));
        }
    };
    cx.set(w.a(), result);
    cx.next(1);
    Ok(())
}

super::slow_ops! {
    POSITIVE(cx, w) {
        let value = cx.operand(w.b());
        let slot = cx.vm.class_of(&value).slots.positive.get();
        return unary(cx, w, value, slot, "+");
    }
    INVERT(cx, w) {
        let value = cx.operand(w.b());
        if let Some(small) = value.as_small_int() {
            let result = cx.vm.int(!small);
            cx.set(w.a(), result);
            cx.next(1);
            return Ok(());
        }
        let slot = cx.vm.class_of(&value).slots.invert.get();
        return unary(cx, w, value, slot, "~");
    }
}

#[inline(always)]
pub unsafe fn NOT(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let a = m.reg(w.b());
        if a.is_bool() {
            return m.set_next(w.a(), Raw::from_bool(a == Raw::FALSE), 1);
        }
        m.slow(w, |cx, w| {
            let value = cx.operand(w.b());
            let truth = cx.vm.is_true(&value)?;
            cx.set(w.a(), Value::bool(!truth));
            cx.next(1);
            Ok(())
        })
    }
}
