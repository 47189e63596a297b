//! `_tracemalloc`, on top of what the heap notes of its objects (`object/heap/places.rs`). Each trace is of one
//! object, with the bytes that builtin containers have elsewhere, and has one frame: the innermost.

use crate::modules::memory::places;
use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::{NativeDef, Value};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

/// What the heap calls a place that no Python code is known for.
const UNKNOWN: &str = "<unknown>";

fn start(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if let Some(frames) = args.opt(0) {
        let frames = crate::modules::support::to_i32(vm, frames)?;
        if !(1..=65535).contains(&frames) {
            return Err(vm.value_error("the number of frames must be in range [1; 65535]"));
        }
    }
    vm.trace_allocations(true);
    Ok(Value::NONE)
}

fn stop(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    vm.trace_allocations(false);
    Ok(Value::NONE)
}

fn is_tracing(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(Value::bool(vm.heap().places().is_on()))
}

fn clear_traces(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    vm.heap().places().forget_blocks();
    Ok(Value::NONE)
}

fn reset_peak(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    vm.heap().places().reset_peak();
    Ok(Value::NONE)
}

fn get_traceback_limit(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(vm.int(1))
}

fn get_traced_memory(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let now = places::live_blocks(vm).iter().map(|(_, bytes)| bytes).sum();
    let peak = vm.heap().places().raise_peak(now);
    let numbers = [vm.int(now as i64), vm.int(peak as i64)];
    Ok(vm.tuple_of(numbers))
}

fn get_tracemalloc_memory(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let bytes = vm.heap().places().overhead();
    Ok(vm.int(bytes as i64))
}

/// The frames of a trace: `((file, line),)`.
fn frames(vm: &mut Vm, number: u32) -> Value {
    let (file, line) = match vm.heap().places().place(number) {
        Some(place) => (place.file, place.line),
        None => (vm.str(UNKNOWN), 0),
    };
    let frame = vm.tuple_of([file, vm.int(line.into())]);
    vm.tuple_of([frame])
}

fn get_traces(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let rows = places::live_blocks(vm);
    let mut made: std::collections::HashMap<u32, Value> = Default::default();
    let mut traces = Vec::with_capacity(rows.len());
    for (place, bytes) in rows {
        let frames = match made.get(&place) {
            Some(frames) => frames.clone(),
            None => {
                let frames = frames(vm, place);
                made.insert(place, frames.clone());
                frames
            }
        };
        let row = [vm.int(0), vm.int(bytes as i64), frames, vm.int(1)];
        traces.push(vm.tuple_of(row));
    }
    Ok(vm.list(traces))
}

fn get_object_traceback(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let found = args
        .arg(0)
        .header()
        .and_then(|header| vm.heap().place_of(header));
    Ok(match found {
        Some((place, _)) => frames(vm, place),
        None => Value::NONE,
    })
}

#[rustfmt::skip]
const FUNCTIONS: &[NativeDef] = &[
    ("start", "(nframe=1, /)", start, "Start tracing Python memory allocations.\n\nOnly the innermost frame of each allocation is noted."),
    ("stop", "()", stop, "Stop tracing Python memory allocations."),
    ("is_tracing", "()", is_tracing, "Return True if the tracemalloc module is tracing Python memory allocations."),
    ("clear_traces", "()", clear_traces, "Clear traces of memory blocks allocated by Python."),
    ("reset_peak", "()", reset_peak, "Set the peak size of memory blocks traced by tracemalloc to the current size."),
    ("get_traceback_limit", "()", get_traceback_limit, "Get the maximum number of frames stored in the traceback of a trace."),
    ("get_traced_memory", "()", get_traced_memory, "Get the current size and peak size of memory blocks traced by tracemalloc."),
    ("get_tracemalloc_memory", "()", get_tracemalloc_memory, "Get the memory usage in bytes of the tracemalloc module."),
    ("_get_traces", "()", get_traces, "Get traces of all memory blocks allocated by Python."),
    ("_get_object_traceback", "(obj, /)", get_object_traceback, "Get the traceback where the Python object obj was allocated."),
];

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Debug module to trace memory blocks allocated by Python.",
    functions: FUNCTIONS,
    ..ModuleSpec::named("_tracemalloc")
};
