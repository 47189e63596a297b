//! `complex`.

use super::header::{Kind, Payload};
use super::spec::TypeSpec;

/// Payload of `complex`.
pub struct Complex {
    pub real: f64,
    pub imag: f64,
}

impl Payload for Complex {
    const KIND: Kind = Kind::Complex;
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec::of::<Complex>("complex");
