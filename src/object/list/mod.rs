//! `list`: the layout.

use super::GilCell;
use super::header::{Kind, Payload, Visitor};
use super::spec::TypeSpec;
use super::value::Value;
use crate::vm::Vm;

/// Payload of `list`.
#[derive(Default)]
pub struct List {
    pub items: GilCell<Vec<Value>>,
}

impl Payload for List {
    const KIND: Kind = Kind::List;
    const GC: bool = true;

    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.items.get(vm).iter().for_each(visit);
    }

    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.append(self.items.get_mut(vm));
    }
}

/// Iterator over a list: the dispatch loop advances it inline.
pub struct ListIter {
    /// `None` once exhausted.
    pub list: GilCell<Option<Value>>,
    pub position: std::cell::Cell<usize>,
}

impl Payload for ListIter {
    const KIND: Kind = Kind::ListIter;
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.list.get(vm).iter().for_each(visit);
    }
}

impl Vm {
    /// A list of these items.
    pub fn list(&self, items: Vec<Value>) -> Value {
        self.alloc(
            &self.types().list,
            List {
                items: GilCell::new(items),
            },
        )
    }
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec::of::<List>("list");
/// The type of its iterators.
pub static ITERATOR_SPEC: TypeSpec = TypeSpec {
    flags: 0,
    ..TypeSpec::of::<ListIter>("list_iterator")
};

/// Further types of this room.
pub static SPECS: &[&TypeSpec] = &[];
