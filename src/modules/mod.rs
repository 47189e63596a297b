//! Native modules: one room each, listed in one table.

pub mod cmath;
mod itertools;
pub mod math;
pub mod random;
pub mod templates;

use crate::object::spec::ModuleSpec;

/// Every native module.
pub static TABLE: &[&ModuleSpec] = &[&cmath::SPEC, &itertools::SPEC, &math::SPEC, &random::SPEC];
