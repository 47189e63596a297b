//! Cells: variables shared between functions.

use crate::object::GilCell;
use crate::object::header::{Kind, Payload, Visitor};
use crate::object::value::Value;
use crate::vm::Vm;

/// Payload of `cell`.
pub struct Cell {
    pub contents: GilCell<Option<Value>>,
}

impl Payload for Cell {
    const KIND: Kind = Kind::Cell;
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.contents.get(vm).iter().for_each(visit);
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(self.contents.replace(vm, None));
    }
}

impl Vm {
    /// A new cell.
    pub fn cell(&self, contents: Option<Value>) -> Value {
        self.alloc_builtin(
            &self.types().cell,
            Cell {
                contents: GilCell::new(contents),
            },
        )
    }

    /// Fills a cell; false if `cell` is none.
    pub fn set_cell(&mut self, cell: &Value, value: Value) -> bool {
        match cell.downcast::<Cell>() {
            Some(cell) => {
                cell.contents.set(self, Some(value));
                true
            }
            None => false,
        }
    }

    /// The contents of a cell, if `cell` is one.
    pub fn cell_contents(&mut self, cell: &Value) -> Option<Option<Value>> {
        cell.downcast::<Cell>()
            .map(|cell| cell.contents.cloned(self))
    }
}
