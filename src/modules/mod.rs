//! Native modules: one room each, listed in one table.

pub mod templates;

use crate::object::spec::ModuleSpec;

/// Every native module.
pub static TABLE: &[&ModuleSpec] = &[];
