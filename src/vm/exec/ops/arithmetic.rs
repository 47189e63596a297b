//! Arithmetic: immediate ints and floats inline, other numbers in `numbers.rs`, the rest through the operators' slots.

// SAFETY of the bodies here, beyond `machine.rs`: the verifier lets operands be read only where their registers
// certainly hold a value. The bodies themselves read only immediate words, ints and floats, which own nothing: their
// result may replace them without anything to release. Whatever is a pointer goes to `numbers.rs`, which has its own
// argument, or to a slow body, which takes the operands out of their registers before a special method may run.

use super::compare::{known_truth, object_truth};
use super::entered::Operate;
use super::numbers;
use super::texts::{self, AddTexts};
use crate::object::native::{Bound, NativeCode};
use crate::object::types::Operator;
use crate::object::value::{INT_TAG, INT_ZERO, Raw, Value};
use crate::vm::exec::machine::{Body, Cx, Flow, Machine, Word};
use crate::vm::exec::special::{self, python_class};
use crate::vm::{Result, operators};

/// Tries an operator on two immediate words.
trait Quick {
    fn ints(a: Raw, b: Raw) -> Option<Raw>;
    /// The result must not be NaN if it is to be given here: the caller looks.
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
quick!(
    TrueDiv,
    // Immediate ints are exact as floats, so one division rounds once, as it must.
    |a, b| (b != Raw::ZERO).then(|| Raw::from_number(a.int() as f64 / b.int() as f64)),
    |x, y| (y != 0.0).then(|| x / y)
);
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
quick!(
    Pow,
    |a, b| match b == Raw::from_int(2) {
        true => a.int().checked_mul(a.int()).and_then(Raw::try_int),
        false => None,
    },
    |_x, _y| None
);
quick!(Never, |_a, _b| None, |_x, _y| None);

/// The result for two immediate ints, or two floats.
#[inline(always)]
fn quick<Q: Quick>(a: Raw, b: Raw) -> Option<Raw> {
    if a.both_int(b) {
        Q::ints(a, b)
    } else if a.is_float() && b.is_float() {
        number(Q::floats(a.float(), b.float()))
    } else {
        None
    }
}

/// The result for an int and a float.
#[inline(always)]
fn mixed<Q: Quick>(a: Raw, b: Raw) -> Option<Raw> {
    if a.is_float() && b.is_int() {
        number(Q::floats(a.float(), b.int() as f64))
    } else if a.is_int() && b.is_float() {
        number(Q::floats(a.int() as f64, b.float()))
    } else {
        None
    }
}

/// A NaN is made canonical off the fast paths.
#[inline(always)]
fn number(result: Option<f64>) -> Option<Raw> {
    result
        .filter(|number| !number.is_nan())
        .map(Raw::from_number)
}

#[inline(always)]
fn arithmetic<Q: Quick, const OPERATOR: u8, const IN_PLACE: bool>(
    m: &mut Machine,
    w: Word,
) -> Flow {
    unsafe {
        if let Some(raw) = quick::<Q>(m.reg(w.b()), m.reg(w.c())) {
            return m.set_next(w.a(), raw, 1);
        }
        m.other::<Mixed<Q, OPERATOR, IN_PLACE>>()
    }
}

/// Arithmetic on an int and a float; anything else is left to a slow body.
struct Mixed<Q, const OPERATOR: u8, const IN_PLACE: bool>(Q);

impl<Q: Quick, const OPERATOR: u8, const IN_PLACE: bool> Body for Mixed<Q, OPERATOR, IN_PLACE> {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            if let Some(raw) = mixed::<Q>(m.reg(w.b()), m.reg(w.c())) {
                return m.set_next(w.a(), raw, 1);
            }
            if OPERATOR == Operator::Add as u8 && texts::are(m.reg(w.b()), m.reg(w.c())) {
                return m.other::<AddTexts>();
            }
            if python_class(m.reg(w.b())).is_some() {
                return m.other::<Operate<OPERATOR, IN_PLACE>>();
            }
            m.slow(w, any::<OPERATOR, IN_PLACE>)
        }
    }
}

/// An operator and operands that are not two immediate numbers.
pub(super) fn any<const OPERATOR: u8, const IN_PLACE: bool>(
    cx: &mut Cx<'_>,
    w: Word,
) -> Result<()> {
    if let Some(class) = python_class(cx.raw(w.b())) {
        if let Some(code) = special::native_operator(cx, class, w, operator(OPERATOR), IN_PLACE) {
            return operate_natively(cx, w, operator(OPERATOR), IN_PLACE, &code);
        }
    } else if numbers::binary(cx, w, operator(OPERATOR)) {
        return Ok(());
    }
    if OPERATOR == Operator::Add as u8 && texts::concatenate(cx, w)? {
        return Ok(());
    }
    let (a, b) = (cx.raw(w.b()), cx.raw(w.c()));
    if special::binary(cx, w, a, b, operator(OPERATOR), IN_PLACE) {
        return Ok(());
    }
    let left = cx.operand(w.b());
    let right = cx.operand(w.c());
    general(cx, w, operator(OPERATOR), IN_PLACE, left, right)
}

/// `a op b` where the left operand's class has a native method for it.
fn operate_natively(
    cx: &mut Cx<'_>,
    w: Word,
    operator: Operator,
    in_place: bool,
    code: &NativeCode,
) -> Result<()> {
    let operands = [Some(cx.operand(w.b())), Some(cx.operand(w.c()))];
    let mut result = code.run(cx.vm, &operands)?;
    if result.is_not_implemented() {
        let reflected = special::reflected_name(cx.vm.names(), operator).clone();
        let (left, right) = (operands.arg(0), operands.arg(1));
        result = operators::after_left(cx.vm, operator, in_place, left, right, &reflected)?;
    }
    drop(operands);
    cx.set(w.a(), result);
    cx.next(1);
    Ok(())
}

#[inline(always)]
fn immediate<Q: Quick, const OPERATOR: u8, const IN_PLACE: bool>(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let a = m.reg(w.b());
        let quick = if a.is_int() {
            Q::ints(a, Raw::from_int(w.signed_c()))
        } else if a.is_float() {
            Q::floats(a.float(), w.signed_c() as f64)
                .filter(|number| !number.is_nan())
                .map(Raw::from_number)
        } else {
            None
        };
        if let Some(raw) = quick {
            return m.set_next(w.a(), raw, 1);
        }
        m.slow(w, |cx, w| {
            if numbers::binary_immediate(cx, w, operator(OPERATOR)) {
                return Ok(());
            }
            let (a, b) = (cx.raw(w.b()), Raw::from_int(w.signed_c()));
            if special::binary(cx, w, a, b, operator(OPERATOR), IN_PLACE) {
                return Ok(());
            }
            let left = cx.operand(w.b());
            let right = cx.vm.int(w.signed_c());
            general(cx, w, operator(OPERATOR), IN_PLACE, left, right)
        })
    }
}

/// Any operands, through their slots.
fn general(
    cx: &mut Cx<'_>,
    w: Word,
    operator: Operator,
    in_place: bool,
    left: Value,
    right: Value,
) -> Result<()> {
    let result = if in_place {
        cx.vm.in_place(operator, &left, &right)?
    } else {
        cx.vm.binary(operator, &left, &right)?
    };
    cx.set(w.a(), result);
    cx.next(1);
    Ok(())
}

/// The operator with this number.
#[inline(always)]
pub(super) fn operator(number: u8) -> Operator {
    use Operator::*;
    const ALL: [Operator; 13] = [
        Add, Sub, Mul, TrueDiv, FloorDiv, Mod, Pow, MatMul, LShift, RShift, And, Or, Xor,
    ];
    ALL[number as usize]
}

macro_rules! operators {
    ($($plain:ident $in_place:ident $quick:ident $operator:ident;)*) => {$(
        #[inline(always)]
        pub fn $plain(m: &mut Machine, w: Word) -> Flow {
            arithmetic::<$quick, { Operator::$operator as u8 }, false>(m, w)
        }
        #[inline(always)]
        pub fn $in_place(m: &mut Machine, w: Word) -> Flow {
            arithmetic::<$quick, { Operator::$operator as u8 }, true>(m, w)
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
    POW IPOW Pow Pow;
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
        pub fn $name(m: &mut Machine, w: Word) -> Flow {
            immediate::<$quick, { Operator::$operator as u8 }, $in_place>(m, w)
        }
    )*};
}

immediates! {
    ADD_INT Add Add false;
    SUB_INT Sub Sub false;
    MUL_INT Mul Mul false;
    FLOORDIV_INT FloorDiv FloorDiv false;
    MOD_INT Mod Mod false;
    POW_INT Pow Pow false;
    AND_INT And And false;
    LSHIFT_INT LShift LShift false;
    RSHIFT_INT RShift RShift false;
    IADD_INT Add Add true;
    ISUB_INT Sub Sub true;
}

#[inline(always)]
pub fn NEGATIVE(m: &mut Machine, w: Word) -> Flow {
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
    cx: &mut Cx<'_>,
    w: Word,
    value: Value,
    slot: Option<crate::object::types::UnaryFn>,
    symbol: &str,
) -> Result<()> {
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
}

#[inline(always)]
pub fn INVERT(m: &mut Machine, w: Word) -> Flow {
    let a = m.reg(w.b());
    if a.is_int() {
        return m.set_immediate(w.a(), Raw::from_int(!a.int()), 1);
    }
    m.slow(w, |cx, w| {
        let value = cx.operand(w.b());
        let slot = cx.vm.class_of(&value).slots.invert.get();
        unary(cx, w, value, slot, "~")
    })
}

#[inline(always)]
pub fn NOT(m: &mut Machine, w: Word) -> Flow {
    let a = m.reg(w.b());
    if let Some(truth) = known_truth(a) {
        return m.set_immediate(w.a(), Raw::from_bool(!truth), 1);
    }
    m.other::<NotObject>()
}

/// NOT of an object.
struct NotObject;

impl Body for NotObject {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        if let Some(truth) = object_truth(m, w.b())
            && !m.is_last_use(w.b())
        {
            m.consume_shared(w.b());
            return m.set_immediate(w.a(), Raw::from_bool(!truth), 1);
        }

        m.slow(w, |cx, w| {
            if special::truth(cx, w, cx.raw(w.b())) {
                return Ok(());
            }
            let value = cx.operand(w.b());
            let truth = cx.vm.is_true(&value)?;
            cx.set(w.a(), Value::bool(!truth));
            cx.next(1);
            Ok(())
        })
    }
}
