//! `range` and its iterators.

use super::header::{Kind, Payload, Visitor};
use super::spec::TypeSpec;
use super::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

/// Payload of `range`: ints of any size.
pub struct Range {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    /// Number of items, an int.
    pub length: Value,
}

impl Payload for Range {
    const KIND: Kind = Kind::Range;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        [&self.start, &self.stop, &self.step, &self.length]
            .into_iter()
            .for_each(visit);
    }
}

/// Iterator over a range whose items all are immediate ints: the dispatch loop advances it inline.
pub struct RangeIter {
    pub next: Cell<i64>,
    pub step: i64,
    /// Items left.
    pub left: Cell<u64>,
}

impl Payload for RangeIter {
    const KIND: Kind = Kind::RangeIter;
}

/// The type `range`.
pub static SPEC: TypeSpec = TypeSpec {
    flags: 0,
    ..TypeSpec::of::<Range>("range")
};
/// The type of its iterators.
pub static ITERATOR_SPEC: TypeSpec = TypeSpec {
    flags: 0,
    ..TypeSpec::of::<RangeIter>("range_iterator")
};
