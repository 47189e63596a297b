//! Native modules: one room each, listed in one table.

mod itertools;
pub mod templates;

use crate::object::spec::ModuleSpec;

/// Every native module.
pub static TABLE: &[&ModuleSpec] = &[&itertools::SPEC];
