//! `slice`.

use super::header::{Kind, Payload, Visitor};
use super::spec::TypeSpec;
use super::value::Value;
use crate::vm::Vm;

/// Payload of `slice`.
pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

impl Payload for Slice {
    const KIND: Kind = Kind::Slice;
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        [&self.start, &self.stop, &self.step]
            .into_iter()
            .for_each(visit);
    }
}

impl Vm {
    /// A slice object.
    pub fn slice(&self, start: Value, stop: Value, step: Value) -> Value {
        self.alloc(&self.types().slice, Slice { start, stop, step })
    }
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    flags: 0,
    ..TypeSpec::of::<Slice>("slice")
};
