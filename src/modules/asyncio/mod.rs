//! `_asyncio` (Modules/_asynciomodule.c): futures and tasks, and which loop and task run.
//!
//! - `future`: `Future`, what awaits it;
//! - `task`: `Task`, a future that drives a coroutine;
//! - `running`: the running loop of each thread, its current task, all tasks.

mod future;
mod running;
mod task;

use crate::object::native::Args;
use crate::object::spec::ModuleSpec;
use crate::object::types::Class;
use crate::object::{GilCell, Value};
use crate::vm::{Raised, Result, Vm};
use rustc_hash::FxHashMap;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

type Bindings<'a> = &'a [Option<Value>];

/// The module's state.
#[derive(Default)]
struct State {
    task: OnceCell<Class>,
    /// `asyncio.exceptions.CancelledError` and `InvalidStateError`.
    cancelled: OnceCell<Class>,
    invalid: OnceCell<Class>,
    /// The running loops by thread.
    loops: RefCell<FxHashMap<u32, Value>>,
    /// A dict of the current tasks by loop.
    current: OnceCell<Value>,
    /// Weak references to tasks that are not done.
    tasks: GilCell<Vec<Value>>,
    /// So many there may be before those of dead tasks are thrown away.
    most_tasks: Cell<usize>,
    /// How many tasks got a name of their own.
    named: Cell<i64>,
}

fn state(vm: &Vm) -> Rc<State> {
    vm.module_state::<State>()
}

/// Something of a module of asyncio.
fn library(vm: &mut Vm, module: &str, name: &str) -> Result<Value> {
    let module = vm.import_module(module)?;
    vm.attr(&module, name)
}

fn exception_class(vm: &mut Vm, kept: fn(&State) -> &OnceCell<Class>, name: &str) -> Result<Class> {
    let state = state(vm);
    if let Some(class) = kept(&state).get() {
        return Ok(class.clone());
    }
    let found = library(vm, "asyncio.exceptions", name)?;
    match Class::from_value(&found) {
        Some(class) => Ok(kept(&state).get_or_init(|| class).clone()),
        None => Err(vm.type_error("asyncio.exceptions has no such exception")),
    }
}

fn cancelled_class(vm: &mut Vm) -> Result<Class> {
    exception_class(vm, |state| &state.cancelled, "CancelledError")
}

fn invalid_state(vm: &mut Vm, message: &str) -> Raised {
    match exception_class(vm, |state| &state.invalid, "InvalidStateError") {
        Ok(class) => vm.error(&class, message),
        Err(raised) => raised,
    }
}

/// `loop.call_soon(function, *args, context=context)`.
fn call_soon(
    vm: &mut Vm,
    of: &Value,
    function: Value,
    argument: Option<Value>,
    context: Option<Value>,
) -> Result<()> {
    let name = vm.intern("call_soon");
    let method = vm.get_attr(of, &name)?;
    let mut values = vec![function];
    values.extend(argument);
    let mut names = Vec::new();
    if let Some(context) = context {
        values.push(context);
        names.push(vm.intern("context"));
    }
    let args = Args {
        values: &values,
        names: &names,
    };
    vm.call_args(&method, args).map(drop)
}

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    let state = state(vm);
    let task = vm.attr(module, "Task")?;
    if let Some(class) = Class::from_value(&task) {
        let _ = state.task.set(class);
    }
    for hidden in ["FutureIter", "TaskStepMethWrapper", "TaskWakeupMethWrapper"] {
        let name = vm.intern(hidden);
        vm.del_attr(module, &name)?;
    }
    Ok(())
}

/// The module.
#[rustfmt::skip]
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Accelerator module for asyncio",
    functions: &[
        ("get_event_loop", "()", running::get_event_loop, "Return an asyncio event loop.\n\nWhen called from a coroutine or a callback (e.g. scheduled with\ncall_soon or similar API), this function will always return the\nrunning event loop.\n\nIf there is no running event loop set, the function will return\nthe result of `get_event_loop_policy().get_event_loop()` call."),
        ("get_running_loop", "()", running::get_running_loop, "Return the running event loop.  Raise a RuntimeError if there is none.\n\nThis function is thread-specific."),
        ("_get_running_loop", "()", running::running_loop_or_none, "Return the running event loop or None.\n\nThis is a low-level function intended to be used by event loops.\nThis function is thread-specific."),
        ("_set_running_loop", "(loop, /)", running::set_running_loop, "Set the running event loop.\n\nThis is a low-level function intended to be used by event loops.\nThis function is thread-specific."),
        ("_register_task", "(task)", running::register_task, "Register a new task in asyncio as executed by loop.\n\nReturns None."),
        ("_register_eager_task", "(task)", running::register_eager_task, "Register a new task in asyncio as executed by loop.\n\nReturns None."),
        ("_unregister_task", "(task)", running::unregister_task, "Unregister a task.\n\nReturns None."),
        ("_unregister_eager_task", "(task)", running::unregister_eager_task, "Unregister a task.\n\nReturns None."),
        ("_enter_task", "(loop, task)", running::enter_task, "Enter into task execution or resume suspended task.\n\nTask belongs to loop.\n\nReturns None."),
        ("_leave_task", "(loop, task)", running::leave_task, "Leave task execution or suspend a task.\n\nTask belongs to loop.\n\nReturns None."),
        ("_swap_current_task", "(loop, task)", running::swap_current_task, "Temporarily swap in the supplied task and return the original one (or None).\n\nThis is intended for use during eager coroutine execution."),
        ("current_task", "(loop=None)", running::current_task, "Return a currently executed task."),
        ("all_tasks", "(loop=None)", running::all_tasks, "Return a set of all tasks for the loop."),
        ("future_add_to_awaited_by", "(fut, waiter, /)", future::add_to_awaited_by, "Record that `fut` is awaited on by `waiter`."),
        ("future_discard_from_awaited_by", "(fut, waiter, /)", future::discard_from_awaited_by, ""),
    ],
    types: &[&future::FUTURE, &task::TASK, &future::FUTURE_ITER, &task::STEP, &task::WAKEUP],
    init,
    ..ModuleSpec::named("_asyncio")
};
