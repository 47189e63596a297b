//! `set` and `frozenset`.

use super::GilCell;
use super::dict::table::Table;
use super::header::{Kind, Payload, Visitor};
use super::spec::TypeSpec;
use super::value::Value;
use crate::vm::Vm;

/// Payload of `set` and `frozenset`.
#[derive(Default)]
pub struct Set {
    pub table: GilCell<Table<()>>,
    /// Hash of a frozenset; -1: not computed.
    pub hash: std::cell::Cell<i64>,
}

impl Payload for Set {
    const KIND: Kind = Kind::Set;
    const GC: bool = true;

    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.table.get(vm).iter().for_each(|(key, ())| visit(key));
    }

    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(
            self.table
                .get_mut(vm)
                .take()
                .iter()
                .map(|(key, ())| key.clone()),
        );
    }
}

/// The type `set`.
pub static SPEC: TypeSpec = TypeSpec::of::<Set>("set");
/// The type `frozenset`.
pub static FROZEN_SPEC: TypeSpec = TypeSpec::of::<Set>("frozenset");

/// Further types of this room.
pub static SPECS: &[&TypeSpec] = &[];
