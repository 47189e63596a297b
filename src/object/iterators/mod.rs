//! Iterators that belong to no single container.

use super::GilCell;
use super::header::{Payload, Visitor};
use super::spec::TypeSpec;
use super::value::Value;
use crate::vm::Vm;

/// Iterates over an object by `__getitem__` with 0, 1, 2, … until IndexError.
pub struct SequenceIterator {
    /// `None` once exhausted.
    pub sequence: GilCell<Option<Value>>,
    pub position: std::cell::Cell<i64>,
}

impl Payload for SequenceIterator {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.sequence.get(vm).iter().for_each(visit);
    }
}

/// The iterator that `iter()` gives for an object with `__getitem__` only.
pub fn sequence_iterator(vm: &mut Vm, sequence: &Value) -> Value {
    vm.object(SequenceIterator {
        sequence: GilCell::new(Some(sequence.clone())),
        position: Default::default(),
    })
}

/// The type of [`SequenceIterator`].
pub static SEQUENCE_ITERATOR_SPEC: TypeSpec = TypeSpec {
    flags: 0,
    ..TypeSpec::of::<SequenceIterator>("iterator")
};

/// Further types of this room.
pub static SPECS: &[&TypeSpec] = &[&SEQUENCE_ITERATOR_SPEC];
