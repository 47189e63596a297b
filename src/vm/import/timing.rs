//! `-X importtime`: how long each import took, without and with those it led to (`import_find_and_load` of
//! Python/import.c). The lines go to the standard error's descriptor as each import ends.

use super::ImportState;
use crate::vm::{Result, Vm};
use std::cell::Cell;
use std::time::{Duration, Instant};

/// The imports under way.
#[derive(Default)]
pub(super) struct Timing {
    depth: Cell<usize>,
    /// Time of the imports that the innermost one under way led to.
    inner: Cell<Duration>,
    headed: Cell<bool>,
}

/// Whether imports are to be timed.
fn is_wanted(vm: &Vm) -> bool {
    let settings = &vm.state().settings;
    settings.x_options.iter().any(|option| {
        option
            .strip_prefix("importtime")
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
    }) || !settings.ignore_environment
        && std::env::var_os("PYTHONPROFILEIMPORTTIME").is_some_and(|value| !value.is_empty())
}

/// Runs an import.
pub(super) fn timed<T>(
    vm: &mut Vm,
    name: &str,
    import: impl FnOnce(&mut Vm) -> Result<T>,
) -> Result<T> {
    let state = vm.module_state::<ImportState>();
    if !*state.is_timed.get_or_init(|| is_wanted(vm)) {
        return import(vm);
    }
    let timing = &state.timing;
    if !timing.headed.replace(true) {
        eprintln!("import time: self [us] | cumulative | imported package");
    }
    let depth = timing.depth.get();
    let outer = timing.inner.replace(Duration::ZERO);
    timing.depth.set(depth + 1);
    let start = Instant::now();
    let result = import(vm);
    let whole = start.elapsed();
    timing.depth.set(depth);
    let own = whole.saturating_sub(timing.inner.get());
    timing.inner.set(outer + whole);
    eprintln!(
        "import time: {:9} | {:10} | {:indent$}{name}",
        own.as_micros(),
        whole.as_micros(),
        "",
        indent = depth * 2
    );
    result
}
