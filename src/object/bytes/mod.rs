//! `bytes`.

use super::header::{Kind, Payload};
use super::spec::TypeSpec;
use super::value::Value;
use crate::vm::Vm;

/// Payload of `bytes`.
pub struct Bytes {
    pub data: Box<[u8]>,
}

impl Payload for Bytes {
    const KIND: Kind = Kind::Bytes;
}

impl Vm {
    /// A bytes object.
    pub fn bytes(&self, data: impl Into<Box<[u8]>>) -> Value {
        let data = data.into();
        if data.is_empty() {
            return self.common().empty_bytes.clone();
        }
        self.alloc(&self.types().bytes, Bytes { data })
    }
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec::of::<Bytes>("bytes");
