//! `_tracemalloc`: allocations are not traced. `is_tracing()` is false, and `start()` says why.

use crate::object::spec::ModuleSpec;
use crate::object::{NativeDef, Value};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

fn start(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Err(vm.not_implemented_error("gillie does not trace memory allocations"))
}

fn nothing(_: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(Value::NONE)
}

fn no(_: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(Value::FALSE)
}

fn one(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(vm.int(1))
}

fn zero(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(vm.int(0))
}

fn zeros(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let zero = vm.int(0);
    Ok(vm.tuple_of([zero.clone(), zero]))
}

fn empty(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(vm.list(Vec::new()))
}

#[rustfmt::skip]
const FUNCTIONS: &[NativeDef] = &[
    ("start", "(nframe=1, /)", start, "Start tracing Python memory allocations: not supported."),
    ("stop", "()", nothing, "Stop tracing Python memory allocations."),
    ("is_tracing", "()", no, "Return True if the tracemalloc module is tracing Python memory allocations."),
    ("clear_traces", "()", nothing, "Clear traces of memory blocks allocated by Python."),
    ("reset_peak", "()", nothing, "Set the peak size of memory blocks traced by tracemalloc to the current size."),
    ("get_traceback_limit", "()", one, "Get the maximum number of frames stored in the traceback of a trace."),
    ("get_traced_memory", "()", zeros, "Get the current size and peak size of memory blocks traced by tracemalloc."),
    ("get_tracemalloc_memory", "()", zero, "Get the memory usage in bytes of the tracemalloc module."),
    ("_get_traces", "()", empty, "Get traces of all memory blocks allocated by Python."),
    ("_get_object_traceback", "(obj, /)", nothing, "Get the traceback where the Python object obj was allocated."),
];

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Debug module to trace memory blocks allocated by Python.",
    functions: FUNCTIONS,
    ..ModuleSpec::named("_tracemalloc")
};
