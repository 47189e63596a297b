//! `bool`: immediates; its layout is int's.

use super::int::Int;
use super::spec::TypeSpec;

/// The type; its base is int.
pub static SPEC: TypeSpec = TypeSpec {
    flags: 0,
    ..TypeSpec::of::<Int>("bool")
};
