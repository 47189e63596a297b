//! `_thread` (Modules/_threadmodule.c): threads and locks as `threading` builds on them.
//!
//! The mechanism is the crate `gillie_gil`: a [`Lock`](gillie_gil::Lock) morphs a release into a place in the queue
//! for the GIL, and every wait here lets the GIL go. This room says what Python sees: the types of locks
//! (`locks.rs`), starting threads and their handles (`start.rs`), thread-local data (`local.rs`), what is done with a
//! thread's uncaught exception (`hook.rs`), and how long a timeout is (`timeout.rs`).

mod hook;
pub mod local;
mod locks;
pub mod start;
pub mod timeout;

use crate::modules::sys::audited;
use crate::object::Value;
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::ModuleSpec;
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

/// What the module keeps for an interpreter.
#[derive(Default)]
pub(crate) struct Threads {
    /// `stack_size()`: 0 is the default.
    stack_size: Cell<usize>,
    /// Threads started and not yet ended.
    running: Cell<usize>,
    /// Handles of threads that the end of the program waits for.
    awaited: std::cell::RefCell<Vec<std::rc::Rc<start::Handle>>>,
    /// Every handle of a thread that may still run: after a fork, in the child, they are done.
    handles: std::cell::RefCell<Vec<std::rc::Weak<start::Handle>>>,
}

/// Smallest stack that `stack_size` takes, CPython's `THREAD_STACK_MIN`.
const SMALLEST_STACK: i64 = 32 << 10;

fn get_ident(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(vm.int(vm.thread_id().into()))
}

fn get_native_id(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    // SAFETY: takes nothing, touches no memory of ours.
    let id = unsafe { libc::gettid() };
    Ok(vm.int(id.into()))
}

fn allocate_lock(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(locks::new_lock(vm))
}

fn stack_size(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let threads = vm.module_state::<Threads>();
    let old = threads.stack_size.get();
    if let Some(size) = args.opt(0) {
        let size = vm.index_i64(size)?;
        if size < 0 {
            return Err(vm.value_error("size must be 0 or a positive value"));
        }
        if size != 0 && !(SMALLEST_STACK..1 << 40).contains(&size) {
            return Err(vm.value_error(format!("size not valid: {size} bytes")));
        }
        threads.stack_size.set(size as usize);
    }
    Ok(vm.int(old as i64))
}

fn exit(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let class = vm.exceptions().SystemExit.clone();
    Err(vm.error_with(&class, Vec::new()))
}

fn interrupt_main(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let number = match args.opt(0) {
        Some(number) => vm.index_i64(number)?,
        None => libc::SIGINT.into(),
    };
    if !(1..65).contains(&number) {
        return Err(vm.value_error("signal number out of range"));
    }
    vm.simulate_signal(number as i32);
    if vm.is_main_thread() {
        // The handler runs before anything else does.
        vm.handle_attention()?;
    }
    Ok(Value::NONE)
}

fn set_name(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if !args.arg(0).is_a::<crate::object::str::Str>() {
        let class = vm.type_name(args.arg(0));
        return Err(vm.type_error(format!(
            "set_name() argument 'name' must be str, not {class}"
        )));
    }
    let name = crate::object::str::expect(args.arg(0)).text().into_owned();
    vm.set_thread_name(&name);
    Ok(Value::NONE)
}

fn main_thread_ident(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let id = vm.state().main_thread.get();
    Ok(vm.int(id.into()))
}

fn count(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let running = vm.module_state::<Threads>().running.get();
    Ok(vm.int(running as i64))
}

fn yes(_: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(Value::TRUE)
}

const START_NEW: &str = "Start a new thread and return its identifier.\n\nThe thread will call the function with positional arguments from the\ntuple args and keyword arguments taken from the optional dictionary\nkwargs.  The thread exits when the function returns; the return value\nis ignored.  The thread will also exit when the function raises an\nunhandled exception; a stack trace will be printed unless the exception\nis SystemExit.";
const START_JOINABLE: &str = "*For internal use only*: start a new thread.\n\nLike start_new_thread(), this starts a new thread calling the given function.\nUnlike start_new_thread(), this returns a handle object with methods to join\nor detach the given thread.";
const GET_IDENT: &str = "Return a non-zero integer that uniquely identifies the current thread\namongst other threads that exist simultaneously.";

static FUNCTIONS: &[NativeDef] = &[
    (
        "start_new_thread",
        "(function, args, kwargs={}, /)",
        audited!(
            start::start_new_thread,
            "_thread.start_new_thread",
            Value(0),
            Value(1),
            Value(2)
        ),
        START_NEW,
    ),
    (
        "start_new",
        "(function, args, kwargs={}, /)",
        start::start_new_thread,
        "An obsolete synonym of start_new_thread().",
    ),
    (
        "start_joinable_thread",
        "(function, handle=None, daemon=True)",
        start::start_joinable_thread,
        START_JOINABLE,
    ),
    (
        "daemon_threads_allowed",
        "()",
        yes,
        "Return True if daemon threads are allowed in the current interpreter,\nand False otherwise.",
    ),
    (
        "allocate_lock",
        "()",
        allocate_lock,
        "Create a new lock object. See help(type(threading.Lock())) for\ninformation about locks.",
    ),
    (
        "allocate",
        "()",
        allocate_lock,
        "An obsolete synonym of allocate_lock().",
    ),
    (
        "exit",
        "()",
        exit,
        "This is synonymous to ``raise SystemExit''.",
    ),
    ("exit_thread", "()", exit, "An obsolete synonym of exit()."),
    (
        "interrupt_main",
        "(signum=signal.SIGINT, /)",
        interrupt_main,
        "Simulate the arrival of the given signal in the main thread,\nwhere the corresponding signal handler will be executed.",
    ),
    ("get_ident", "()", get_ident, GET_IDENT),
    (
        "get_native_id",
        "()",
        get_native_id,
        "Return a non-negative integer identifying the thread as reported\nby the OS (kernel).",
    ),
    (
        "_count",
        "()",
        count,
        "Return the number of currently running Python threads, excluding\nthe main thread.",
    ),
    (
        "stack_size",
        "(size=0, /)",
        stack_size,
        "Return the thread stack size used when creating new threads.",
    ),
    (
        "_excepthook",
        "(exc_type_value_traceback_thread, /)",
        hook::excepthook,
        "Handle uncaught Thread.run() exception.",
    ),
    (
        "_is_main_interpreter",
        "()",
        yes,
        "Return True if the current interpreter is the main Python interpreter.",
    ),
    (
        "_shutdown",
        "()",
        start::shutdown,
        "Wait for all non-daemon threads (other than the calling thread) to stop.",
    ),
    (
        "_make_thread_handle",
        "(ident, /)",
        start::make_handle,
        "Internal only. Make a thread handle for threads not spawned\nby the _thread or threading module.",
    ),
    (
        "_get_main_thread_ident",
        "()",
        main_thread_ident,
        "Internal only. Return a non-zero integer that uniquely identifies the main thread\nof the main interpreter.",
    ),
    (
        "set_name",
        "(name)",
        set_name,
        "Set the name of the current thread.",
    ),
];

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    let error = vm.exceptions().RuntimeError.value().clone();
    vm.module_set(module, "error", error);
    vm.module_set(module, "TIMEOUT_MAX", Value::float(timeout::MAX_SECONDS));
    let lock = vm.class::<locks::LockObject>().value().clone();
    vm.module_set(module, "LockType", lock);
    let args = vm.struct_sequence_class(&hook::ARGS)?.value().clone();
    vm.module_set(module, "_ExceptHookArgs", args);
    Ok(())
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.",
    functions: FUNCTIONS,
    types: &[&locks::LOCK, &locks::RLOCK, &start::HANDLE, &local::LOCAL],
    init,
    ..ModuleSpec::named("_thread")
};
