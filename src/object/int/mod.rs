//! `int`: ints of 49 bits are immediates; larger ones, and instances of subclasses, are heap objects in two tiers: a
//! 64-bit word, and a big integer. Every result is *normalised*: it takes the smallest tier that holds it, so equal
//! exact ints have the same form, and programs on 64-bit numbers never meet a big integer.
//!
//! `arithmetic.rs` has the operators, `bits.rs` shifts and bit operators, `power.rs` `**` and `pow()`, `text.rs`
//! conversion from and to text, `constructor.rs` `int(...)`, `methods.rs` the methods.

mod arithmetic;
mod bits;
mod constructor;
pub(crate) mod long_work;
mod methods;
mod power;
mod text;

pub(crate) use arithmetic::check_size;
pub use arithmetic::{
    add, divmod, floordiv, modulo, mul, mul_small, negative, sub, true_divide_words, truediv,
};
pub use bits::{and, left_shift, or, right_shift, xor};
pub use constructor::{from_number, true_int, warn_strict_subclass};
pub use power::{pow, pow_mod};
pub use text::{
    Digits, decimal_digit, digit_limit, is_space, parse, set_digit_limit, to_ascii_digits,
    to_decimal, to_radix, word_text,
};
pub(crate) use text::{is_blank, parse_value, write_wide, write_word};

use super::header::{Kind, Payload};
use super::spec::TypeSpec;
use super::types::{Compare, Operator, flags};
use super::value::Value;
use crate::object::slots::Slot;
use crate::vm::{Result, Vm};
use dashu_int::{IBig, Sign};
use std::cmp::Ordering;

/// Payload of heap ints. Exact ints in the immediate range are never on the heap; instances of subclasses are.
pub enum Int {
    /// Fits 64 bits: arithmetic needs no big integers.
    Word(i64),
    /// Does not fit 64 bits.
    Big(IBig),
}

impl Payload for Int {
    const KIND: Kind = Kind::Int;
}

/// An int's number, wherever it is kept.
#[derive(Clone, Copy)]
pub enum View<'a> {
    Word(i64),
    Big(&'a IBig),
}

/// The number of an int, bool or instance of a subclass.
#[inline(always)]
pub fn view(value: &Value) -> Option<View<'_>> {
    if let Some(small) = value.as_small_int() {
        return Some(View::Word(small));
    }
    match value.downcast::<Int>() {
        Some(int) => Some(match &**int {
            Int::Word(word) => View::Word(*word),
            Int::Big(big) => View::Big(big),
        }),
        None => value.as_bool().map(|truth| View::Word(truth as i64)),
    }
}

impl View<'_> {
    /// As a big integer.
    pub fn big(self) -> IBig {
        match self {
            View::Word(word) => IBig::from(word),
            View::Big(big) => big.clone(),
        }
    }
    /// As an i128, if it fits: big integers of two machine words need no multi-word algorithms.
    #[inline]
    pub fn wide(self) -> Option<i128> {
        match self {
            View::Word(word) => Some(word as i128),
            View::Big(big) => {
                let (sign, words) = big.as_sign_words();
                let magnitude = match *words {
                    [low] => low as i128,
                    [low, high] if high >> 63 == 0 => (high as i128) << 64 | low as i128,
                    _ => return None,
                };
                Some(if sign == Sign::Negative {
                    -magnitude
                } else {
                    magnitude
                })
            }
        }
    }
    pub fn is_negative(self) -> bool {
        match self {
            View::Word(word) => word < 0,
            View::Big(big) => big.sign() == Sign::Negative,
        }
    }
    pub fn is_zero(self) -> bool {
        matches!(self, View::Word(0))
    }
    /// Bits of the magnitude.
    pub fn bit_length(self) -> usize {
        use dashu_int::ops::{BitTest, UnsignedAbs};
        match self {
            View::Word(word) => (64 - word.unsigned_abs().leading_zeros()) as usize,
            View::Big(big) => big.unsigned_abs().bit_len(),
        }
    }
    /// The nearest float; infinite if there is none.
    pub fn to_f64(self) -> f64 {
        match self {
            View::Word(word) => word as f64,
            View::Big(big) => big.to_f64().value(),
        }
    }
    pub fn compare(self, other: View<'_>) -> Ordering {
        match (self, other) {
            (View::Word(a), View::Word(b)) => a.cmp(&b),
            (View::Big(a), View::Big(b)) => a.cmp(b),
            // A big integer lies beyond every word.
            (View::Big(a), View::Word(_)) if a.sign() == Sign::Negative => Ordering::Less,
            (View::Big(_), View::Word(_)) => Ordering::Greater,
            (View::Word(_), View::Big(b)) if b.sign() == Sign::Negative => Ordering::Greater,
            (View::Word(_), View::Big(_)) => Ordering::Less,
        }
    }
    /// Exact comparison with a float; `None` for a NaN.
    pub fn compare_f64(self, float: f64) -> Option<Ordering> {
        if float.is_nan() {
            return None;
        }
        const WORD_END: f64 = 9_223_372_036_854_775_808.0;
        if float.abs() >= WORD_END {
            let beyond = if float > 0.0 {
                Ordering::Less
            } else {
                Ordering::Greater
            };
            return Some(match self {
                View::Word(word) if float == -WORD_END && word == i64::MIN => Ordering::Equal,
                View::Big(big) => match IBig::try_from(float) {
                    Ok(other) => big.cmp(&other),
                    Err(_) => beyond,
                },
                View::Word(_) => beyond,
            });
        }
        match self {
            View::Big(big) if big.sign() == Sign::Negative => Some(Ordering::Less),
            View::Big(_) => Some(Ordering::Greater),
            View::Word(word) => {
                let whole = float.trunc();
                Some(word.cmp(&(whole as i64)).then_with(|| {
                    0.0f64
                        .partial_cmp(&(float - whole))
                        .unwrap_or(Ordering::Equal)
                }))
            }
        }
    }
}

impl Int {
    /// An exact int of any i64.
    pub fn from_i64(vm: &Vm, value: i64) -> Value {
        Value::small_int(value)
            .unwrap_or_else(|| vm.alloc_builtin(&vm.types().int, Int::Word(value)))
    }
    /// The payload for a number: normalised, but never an immediate.
    pub fn payload(big: IBig) -> Int {
        match i64::try_from(&big) {
            Ok(word) => Int::Word(word),
            Err(_) => Int::Big(big),
        }
    }
    /// The number, if `value` is an int (bool and subclasses included) of at most 64 bits.
    pub fn to_i64(value: &Value) -> Option<i64> {
        match view(value)? {
            View::Word(word) => Some(word),
            View::Big(_) => None,
        }
    }
    /// The number clipped to 64 bits; 0 for what is no int.
    pub fn to_i64_clipped(value: &Value) -> i64 {
        match view(value) {
            Some(View::Word(word)) => word,
            Some(View::Big(big)) if big.sign() == Sign::Negative => i64::MIN,
            Some(View::Big(_)) => i64::MAX,
            None => 0,
        }
    }
}

impl Vm {
    /// An int of any i128.
    #[inline]
    pub fn int_i128(&self, value: i128) -> Value {
        match i64::try_from(value) {
            Ok(word) => self.int(word),
            Err(_) => self.alloc_builtin(&self.types().int, Int::Big(IBig::from(value))),
        }
    }
    /// An int of any u64.
    pub fn int_u64(&self, value: u64) -> Value {
        self.int_i128(value as i128)
    }
    /// An int of any big integer.
    pub fn int_big(&self, value: IBig) -> Value {
        match Int::payload(value) {
            Int::Word(word) => self.int(word),
            big => self.alloc_builtin(&self.types().int, big),
        }
    }
    /// An int as f64, or OverflowError.
    pub fn int_to_f64(&mut self, number: View<'_>) -> Result<f64> {
        let float = number.to_f64();
        if float.is_infinite() {
            return Err(self.overflow_error("int too large to convert to float"));
        }
        Ok(float)
    }
    /// The int that a finite float truncates to; CPython's errors for others.
    pub fn int_from_f64(&mut self, float: f64) -> Result<Value> {
        if float.abs() < 9e18 {
            return Ok(self.int(float as i64));
        }
        match IBig::try_from(float.trunc()) {
            Ok(big) => Ok(self.int_big(big)),
            Err(_) if float.is_nan() => {
                Err(self.value_error("cannot convert float NaN to integer"))
            }
            Err(_) => Err(self.overflow_error("cannot convert float infinity to integer")),
        }
    }
}

/// `hash` of an int.
pub fn hash(number: View<'_>) -> i64 {
    match number {
        View::Word(word) => crate::vm::hash::of_i64(word),
        View::Big(big) => {
            use dashu_int::ops::UnsignedAbs;
            let magnitude = (&big.unsigned_abs() % crate::vm::hash::MODULUS) as i64;
            let hash = if big.sign() == Sign::Negative {
                -magnitude
            } else {
                magnitude
            };
            if hash == -1 { -2 } else { hash }
        }
    }
}

fn expect(value: &Value) -> View<'_> {
    view(value).expect("an int")
}

/// The receiver as an exact int.
pub fn exact(vm: &mut Vm, value: &Value) -> Result<Value> {
    if value.raw().is_int() {
        return Ok(value.clone());
    }
    Ok(match value.downcast::<Int>() {
        Some(int) if int.class().is(&*vm.types().int) => value.clone(),
        Some(int) => match &**int {
            Int::Word(word) => vm.int(*word),
            Int::Big(big) => vm.int_big(big.clone()),
        },
        None => vm.int(value.as_bool().unwrap_or(false) as i64),
    })
}

fn compare(_: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let (Some(a), Some(b)) = (view(left), view(right)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(operator.holds(a.compare(b))))
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no arguments\nare given.  If x is a number, return x.__int__().  For floating-point\nnumbers, this truncates towards zero.\n\nIf x is not a number or if base is given, then x must be a string,\nbytes, or bytearray instance representing an integer literal in the\ngiven base.  The literal can be preceded by '+' or '-' and be surrounded\nby whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\nBase 0 means to interpret the base from the string as an integer literal.\n>>> int('0b100', base=0)\n4",
    flags: flags::BASE | flags::MATCH_SELF,
    new: Some((
        "__new__",
        "\ncounted ($type, x=0, /, base=10)",
        constructor::new,
        "Create and return a new object.  See help(type) for accurate signature.",
    )),
    methods: methods::METHODS,
    wrappers: methods::WRAPPERS,
    getset: methods::GETSET,
    slots: |slots| {
        for (operator, function) in [
            (Operator::Add, add as super::types::BinaryFn),
            (Operator::Sub, sub),
            (Operator::Mul, mul),
            (Operator::TrueDiv, truediv),
            (Operator::FloorDiv, floordiv),
            (Operator::Mod, modulo),
            (Operator::Pow, pow),
            (Operator::LShift, left_shift),
            (Operator::RShift, right_shift),
            (Operator::And, and),
            (Operator::Or, or),
            (Operator::Xor, xor),
        ] {
            slots.binary[operator as usize].set(Some(function));
        }
        slots.power.set(Some(pow_mod));
        slots.repr.set(Some(text::repr));
        slots.hash.set(Some(|_, value| Ok(hash(expect(value)))));
        slots.compare.set(Some(compare));
        slots
            .bool
            .set(Some(|_, value| Ok(!expect(value).is_zero())));
        slots.negative.set(Some(arithmetic::negative));
        slots.positive.set(Some(exact));
        slots.absolute.set(Some(arithmetic::absolute));
        slots.invert.set(Some(bits::invert));
        slots.int.set(Some(exact));
        slots.index.set(Some(exact));
        slots.float.set(Some(|vm, value| {
            Ok(Value::float(vm.int_to_f64(expect(value))?))
        }));
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Int>("int")
};
