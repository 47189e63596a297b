//! `int` beyond 49 bits, and instances of its subclasses: the layout.

use super::header::{Kind, Payload};
use super::spec::TypeSpec;
use super::value::Value;
use crate::vm::Vm;
use dashu_int::IBig;

/// Payload of heap ints. Exact ints in the immediate range are never on the heap; instances of subclasses are.
pub enum Int {
    /// Fits 64 bits: arithmetic needs no big integers.
    Word(i64),
    Big(IBig),
}

impl Payload for Int {
    const KIND: Kind = Kind::Int;
}

impl Int {
    /// An exact int of any i64.
    pub fn from_i64(vm: &Vm, value: i64) -> Value {
        Value::small_int(value).unwrap_or_else(|| vm.alloc(&vm.types().int, Int::Word(value)))
    }
    /// The number, if `value` is an int (bool and subclasses included) of at most 64 bits.
    pub fn to_i64(value: &Value) -> Option<i64> {
        if let Some(small) = value.as_small_int() {
            return Some(small);
        }
        if let Some(truth) = value.as_bool() {
            return Some(truth as i64);
        }
        match &**value.downcast::<Int>()? {
            Int::Word(word) => Some(*word),
            Int::Big(big) => i64::try_from(big).ok(),
        }
    }
    /// The number clipped to 64 bits; 0 for what is no int.
    pub fn to_i64_clipped(value: &Value) -> i64 {
        match Int::to_i64(value) {
            Some(number) => number,
            None => match value.downcast::<Int>().map(|int| &**int) {
                Some(Int::Big(big)) if *big < IBig::ZERO => i64::MIN,
                Some(_) => i64::MAX,
                None => 0,
            },
        }
    }
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec::of::<Int>("int");
