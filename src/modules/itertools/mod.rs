//! `itertools` (Modules/itertoolsmodule.c). Endless ones are in `infinite.rs`, those that join or cut in
//! `chaining.rs`, those that choose or transform in `selecting.rs`, `tee` in `tee.rs`, the rest in
//! `combinatoric.rs`.

mod chaining;
mod combinatoric;
mod infinite;
mod selecting;
mod tee;

use crate::object::spec::ModuleSpec;

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Functional tools for creating and using iterators.",
    functions: &[(
        "tee",
        "(iterable, n=2, /)",
        tee::tee,
        "Returns a tuple of n independent iterators.",
    )],
    types: &[
        &selecting::ACCUMULATE,
        &chaining::BATCHED,
        &combinatoric::COMBINATIONS,
        &combinatoric::COMBINATIONS_WITH_REPLACEMENT,
        &infinite::CYCLE,
        &selecting::DROPWHILE,
        &selecting::TAKEWHILE,
        &chaining::ISLICE,
        &selecting::STARMAP,
        &chaining::CHAIN,
        &selecting::COMPRESS,
        &selecting::FILTERFALSE,
        &infinite::COUNT,
        &chaining::ZIP_LONGEST,
        &chaining::PAIRWISE,
        &combinatoric::PERMUTATIONS,
        &combinatoric::PRODUCT,
        &infinite::REPEAT,
        &selecting::GROUPBY,
        &selecting::GROUPER,
        &tee::TEE,
        &tee::BLOCK_SPEC,
    ],
    ..ModuleSpec::named("itertools")
};
