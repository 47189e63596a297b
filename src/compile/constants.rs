//! Constants as keys of a table: equal only if type and bits are equal (`1`, `1.0` and `True` differ, so do
//! `0.0` and `-0.0`), as CPython's `_PyCode_ConstantKey`.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use gillie_bytecode::Const;

/// A constant that can be looked up.
pub struct ConstKey(Const);

impl ConstKey {
    pub fn new(value: &Const) -> Self {
        ConstKey(value.clone())
    }
}

impl PartialEq for ConstKey {
    fn eq(&self, other: &Self) -> bool {
        same(&self.0, &other.0)
    }
}

impl Eq for ConstKey {}

impl Hash for ConstKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash(&self.0, state);
    }
}

/// Whether two constants are equal keys of a dict: as [`same`], and numbers by their value.
pub fn equal(a: &Const, b: &Const) -> bool {
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a == b,
        _ => same(a, b),
    }
}

/// A number as real and imaginary part; large ints are equal to themselves only.
fn number(constant: &Const) -> Option<(f64, f64)> {
    const EXACT: i64 = 1 << 53;
    match *constant {
        Const::Bool(value) => Some((f64::from(value as u8), 0.0)),
        Const::Int(value) if (-EXACT..=EXACT).contains(&value) => Some((value as f64, 0.0)),
        Const::Float(value) => Some((value, 0.0)),
        Const::Complex(real, imag) => Some((real, imag)),
        _ => None,
    }
}

/// Whether two constants are the same in type and bits.
pub fn same(a: &Const, b: &Const) -> bool {
    use Const::*;
    let all =
        |a: &[Const], b: &[Const]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b));
    match (a, b) {
        (None, None) | (Ellipsis, Ellipsis) => true,
        (Bool(a), Bool(b)) => a == b,
        (Int(a), Int(b)) => a == b,
        (
            BigInt {
                negative: n,
                magnitude: m,
            },
            BigInt {
                negative,
                magnitude,
            },
        ) => n == negative && m == magnitude,
        (Float(a), Float(b)) => a.to_bits() == b.to_bits(),
        (Complex(a, b), Complex(c, d)) => a.to_bits() == c.to_bits() && b.to_bits() == d.to_bits(),
        (Str(a), Str(b)) => a == b,
        (Bytes(a), Bytes(b)) => a == b,
        (Tuple(a), Tuple(b)) | (FrozenSet(a), FrozenSet(b)) => all(a, b),
        (Slice(a), Slice(b)) => all(&a[..], &b[..]),
        (Code(a), Code(b)) => Arc::ptr_eq(a, b),
        _ => false,
    }
}

fn hash<H: Hasher>(value: &Const, state: &mut H) {
    std::mem::discriminant(value).hash(state);
    match value {
        Const::None | Const::Ellipsis => {}
        Const::Bool(b) => b.hash(state),
        Const::Int(i) => i.hash(state),
        Const::BigInt { magnitude, .. } => magnitude.hash(state),
        Const::Float(f) => f.to_bits().hash(state),
        Const::Complex(a, b) => (a.to_bits(), b.to_bits()).hash(state),
        Const::Str(text) => text.hash(state),
        Const::Bytes(bytes) => bytes.hash(state),
        Const::Tuple(items) | Const::FrozenSet(items) => items.iter().for_each(|c| hash(c, state)),
        Const::Slice(items) => items.iter().for_each(|c| hash(c, state)),
        Const::Code(code) => Arc::as_ptr(code).hash(state),
    }
}
