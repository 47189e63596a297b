//! Arithmetic and comparison of numbers that are not both immediate and of one kind: ints of a machine word, bools,
//! ints with floats, complex numbers; of exact types only, so no Python code is involved and operands can be read
//! where they lie. A result that needs an object takes over that of a temporary operand which nobody else refers to.

// SAFETY of what is here, beyond `machine.rs`:
// - Operands are registers that certainly hold a value (`bytecode/flow.rs`): a pointer among them is a living object
//   that the register keeps. Nothing here runs Python code or gives the GIL up while such a pointer is looked at.
// - Kind byte and class are compared before a payload is read as an `Int` or a `Complex`: exact types only, whose
//   objects are laid out by their own allocation and by nothing else.
// - `overwrite`: `recycle` took the value out of its register, so that register's reference is now ours; the count was
//   one, so there is no other, and an object of these kinds is neither known to the cycle collector nor has weak
//   references. The old payload is of the same Rust type and needs no destructor (`is_big` left those out).

use crate::object::complex::{self, Complex, Parts};
use crate::object::float;
use crate::object::header::{Header, Kind, Object};
use crate::object::int::{self, Int};
use crate::object::types::{Compare, Operator};
use crate::object::value::{Raw, Value};
use crate::vm::Vm;
use crate::vm::exec::machine::{Cx, Word};

/// A result.
enum Number {
    Int(i64),
    Wide(i128),
    Float(f64),
    Complex(Parts),
}

/// The number of an exact int of at most 64 bits, or a bool.
#[inline(always)]
fn word(vm: &Vm, raw: Raw) -> Option<i64> {
    if raw.is_int() {
        return Some(raw.int());
    }
    if raw.is_pointer() {
        let header = unsafe { raw.header().as_ref() };
        if header.is_kind(Kind::Int) && header.class().is(&*vm.types().int) {
            let int = unsafe { &*(raw.0 as *const Object<Int>) };
            if let Int::Word(word) = **int {
                return Some(word);
            }
        }
        return None;
    }
    raw.is_bool().then(|| (raw == Raw::TRUE) as i64)
}

/// The number of an exact int of at most 127 bits, or a bool: what generators of random numbers and hashes reckon with.
#[inline(always)]
fn wide(vm: &Vm, raw: Raw) -> Option<i128> {
    if raw.is_pointer() {
        let header = unsafe { raw.header().as_ref() };
        if header.is_kind(Kind::Int) && header.class().is(&*vm.types().int) {
            let int = unsafe { &*(raw.0 as *const Object<Int>) };
            return match &**int {
                Int::Word(word) => Some(*word as i128),
                Int::Big(big) => int::View::Big(big).wide(),
            };
        }
        return None;
    }
    word(vm, raw).map(|word| word as i128)
}

/// The number of an exact float, or of an int as one.
#[inline(always)]
fn real(vm: &Vm, raw: Raw) -> Option<f64> {
    if raw.is_float() {
        return Some(raw.float());
    }
    word(vm, raw).map(|word| word as f64)
}

#[inline(always)]
fn is_complex(vm: &Vm, raw: Raw) -> bool {
    raw.is_pointer() && {
        let header = unsafe { raw.header().as_ref() };
        header.is_kind(Kind::Complex) && header.class().is(&*vm.types().complex)
    }
}

#[inline(always)]
fn parts(vm: &Vm, raw: Raw) -> Option<Parts> {
    if is_complex(vm, raw) {
        let number = unsafe { &*(raw.0 as *const Object<Complex>) };
        return Some((number.real, number.imag));
    }
    real(vm, raw).map(|real| (real, 0.0))
}

/// The result for two ints, if it fits a word (or is a quotient).
#[inline(always)]
fn words(operator: Operator, a: i64, b: i64) -> Option<Number> {
    let result = match operator {
        Operator::Add => a.checked_add(b)?,
        Operator::Sub => a.checked_sub(b)?,
        Operator::Mul => a.checked_mul(b)?,
        Operator::And => a & b,
        Operator::Or => a | b,
        Operator::Xor => a ^ b,
        Operator::LShift => {
            let result = (0..63).contains(&b).then(|| a << b)?;
            (result >> b == a).then_some(result)?
        }
        Operator::RShift => (b >= 0).then(|| a >> b.min(63))?,
        Operator::FloorDiv | Operator::Mod => {
            let (quotient, rest) = (a.checked_div(b)?, a.checked_rem(b)?);
            let adjust = rest != 0 && (rest < 0) != (b < 0);
            match operator {
                Operator::FloorDiv => quotient - adjust as i64,
                _ if adjust => rest + b,
                _ => rest,
            }
        }
        Operator::TrueDiv => {
            return (b != 0).then(|| Number::Float(int::true_divide_words(a, b)));
        }
        Operator::Pow => a.checked_pow(u32::try_from(b).ok()?)?,
        Operator::MatMul => return None,
    };
    Some(Number::Int(result))
}

/// The result for two ints beyond a word, for the operators that are worth it.
fn wides(operator: Operator, a: i128, b: i128) -> Option<i128> {
    match operator {
        Operator::Add => a.checked_add(b),
        Operator::Sub => a.checked_sub(b),
        Operator::Mul => a.checked_mul(b),
        Operator::And => Some(a & b),
        Operator::Or => Some(a | b),
        Operator::Xor => Some(a ^ b),
        Operator::LShift => {
            let result = (0..127).contains(&b).then(|| a << b)?;
            (result >> b == a).then_some(result)
        }
        Operator::RShift => (b >= 0).then(|| a >> b.min(127)),
        _ => None,
    }
}

/// The result for two floats, if it is no error.
#[inline(always)]
fn reals(operator: Operator, a: f64, b: f64) -> Option<f64> {
    match operator {
        Operator::Add => Some(a + b),
        Operator::Sub => Some(a - b),
        Operator::Mul => Some(a * b),
        Operator::TrueDiv => (b != 0.0).then(|| a / b),
        Operator::FloorDiv => (b != 0.0).then(|| float::divmod_f64(a, b).0),
        Operator::Mod => (b != 0.0).then(|| float::modulo_f64(a, b)),
        Operator::Pow => {
            let ordinary =
                a.is_finite() && b.is_finite() && (a > 0.0 || (a < 0.0 && b == b.floor()));
            ordinary
                .then(|| a.powf(b))
                .filter(|power| power.is_finite())
        }
        _ => None,
    }
}

#[inline(always)]
fn complexes(operator: Operator, a: Parts, b: Parts) -> Option<Parts> {
    match operator {
        Operator::Add => Some((a.0 + b.0, a.1 + b.1)),
        Operator::Sub => Some((a.0 - b.0, a.1 - b.1)),
        Operator::Mul => Some(complex::multiply(a, b)),
        Operator::TrueDiv => complex::divide(a, b),
        _ => None,
    }
}

#[inline(always)]
fn compute(vm: &Vm, operator: Operator, a: Raw, b: Raw) -> Option<Number> {
    if let (Some(x), Some(y)) = (word(vm, a), word(vm, b)) {
        if a.is_bool()
            && b.is_bool()
            && matches!(operator, Operator::And | Operator::Or | Operator::Xor)
        {
            return None;
        }
        if let Some(number) = words(operator, x, y) {
            return Some(number);
        }
        return wides(operator, x as i128, y as i128).map(Number::Wide);
    }
    if (a.is_float() || b.is_float())
        && let (Some(x), Some(y)) = (real(vm, a), real(vm, b))
    {
        return reals(operator, x, y).map(Number::Float);
    }
    if let (Some(x), Some(y)) = (wide(vm, a), wide(vm, b)) {
        return wides(operator, x, y).map(Number::Wide);
    }
    if is_complex(vm, a) || is_complex(vm, b) {
        return complexes(operator, parts(vm, a)?, parts(vm, b)?).map(Number::Complex);
    }
    None
}

/// Does the instruction if its operands are numbers of exact types and the result is ordinary.
#[inline(always)]
pub(super) fn binary(cx: &mut Cx<'_>, w: Word, operator: Operator) -> bool {
    let (a, b) = unsafe { (*cx.base.add(w.b()), *cx.base.add(w.c())) };
    match compute(cx.vm, operator, a, b) {
        Some(number) => {
            finish(cx, w, number, Some(w.c()));
            true
        }
        None => false,
    }
}

/// As [`binary`], with the immediate operand C.
#[inline(always)]
pub(super) fn binary_immediate(cx: &mut Cx<'_>, w: Word, operator: Operator) -> bool {
    let a = unsafe { *cx.base.add(w.b()) };
    match compute(cx.vm, operator, a, Raw::from_int(w.signed_c())) {
        Some(number) => {
            finish(cx, w, number, None);
            true
        }
        None => false,
    }
}

/// Consumes the operands and writes the result.
#[inline(always)]
fn finish(cx: &mut Cx<'_>, w: Word, number: Number, right: Option<usize>) {
    let number = match number {
        Number::Wide(wide) => match i64::try_from(wide) {
            Ok(int) => Number::Int(int),
            Err(_) => number,
        },
        number => number,
    };
    let result = match number {
        Number::Wide(wide) => cx.vm.int_i128(wide),
        Number::Float(float) => Value::float(float),
        Number::Int(int) => match Value::small_int(int) {
            Some(value) => value,
            None => match recycle(cx, w, right, Kind::Int) {
                Some(value) => {
                    unsafe { overwrite(&value, Int::Word(int)) };
                    value
                }
                None => cx.vm.int(int),
            },
        },
        Number::Complex((real, imag)) => match recycle(cx, w, right, Kind::Complex) {
            Some(value) => {
                unsafe { overwrite(&value, Complex { real, imag }) };
                value
            }
            None => cx.vm.complex(real, imag),
        },
    };
    cx.consume(w.b());
    if let Some(right) = right {
        cx.consume(right);
    }
    cx.set(w.a(), result);
    cx.next(1);
}

/// Takes an object of this kind, and of the exact type, out of an operand that is about to give its last reference
/// up: a temporary, or the register that the result replaces.
#[inline(always)]
fn recycle(cx: &mut Cx<'_>, w: Word, right: Option<usize>, kind: Kind) -> Option<Value> {
    let first_temp = cx.code().first_temp as usize;
    for index in [Some(w.b()), right].into_iter().flatten() {
        let raw = unsafe { *cx.base.add(index) };
        if raw.is_pointer() && (index >= first_temp || index == w.a()) {
            let header = unsafe { raw.header().as_ref() };
            if header.is_kind(kind)
                && header.references() == 1
                && Some(w.b()) != right
                && !is_big(raw, kind)
            {
                return cx.take(index);
            }
        }
    }
    None
}

/// An int whose payload needs its destructor.
#[inline(always)]
fn is_big(raw: Raw, kind: Kind) -> bool {
    kind as u8 == Kind::Int as u8
        && matches!(unsafe { &**(raw.0 as *const Object<Int>) }, Int::Big(_))
}

/// Overwrites the payload of an object.
///
/// # Safety
/// It is a `T` without a destructor to run, and nobody else refers to it.
#[inline(always)]
unsafe fn overwrite<T>(value: &Value, payload: T) {
    let place = (value.raw().0 as usize + size_of::<Header>()) as *mut T;
    unsafe { place.write(payload) }
}

/// How two numbers compare, if they are of exact types and at most 64 bits.
#[inline(always)]
pub(super) fn compare(vm: &Vm, a: Raw, b: Raw, operator: Compare) -> Option<bool> {
    if let (Some(x), Some(y)) = (word(vm, a), word(vm, b)) {
        return Some(operator.holds(x.cmp(&y)));
    }
    None
}
