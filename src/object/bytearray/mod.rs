//! `bytearray`.

use super::GilCell;
use super::header::{Kind, Payload};
use super::spec::TypeSpec;

/// Payload of `bytearray`.
#[derive(Default)]
pub struct ByteArray {
    pub data: GilCell<Vec<u8>>,
    /// Exported buffers (memoryviews): the size may not change while there are any.
    pub exports: std::cell::Cell<usize>,
}

impl Payload for ByteArray {
    const KIND: Kind = Kind::ByteArray;
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec::of::<ByteArray>("bytearray");
