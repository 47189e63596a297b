//! `Task`: a future that drives a coroutine, one step at each turn of the loop.

use super::future::{self, Future, Stage, cancelled_error};
use super::{Bindings, call_soon, cancelled_class, invalid_state, library, running, state};
use crate::object::generator::Generator;
use crate::object::iterators::{class_argument, this};
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::native::{Args, Bound, GetSetDef};
use crate::object::spec::TypeSpec;
use crate::object::trace::payload;
use crate::object::types::flags;
use crate::object::{GilCell, Value};
use crate::vm::exec::awaiting;
use crate::vm::exec::frames::Outcome;
use crate::vm::{Raised, Result, Vm};

payload! {
    /// What the loop calls to go on with a task.
    pub struct Step {
        task: GilCell<Option<Value>>,
        exception: Option<Value>,
    }
}

payload! {
    /// What is called when that is done for which a task waits.
    pub struct Wakeup {
        task: GilCell<Option<Value>>,
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let made = vm.alloc(&class, future::empty());
    future::set_finalizes(vm, &made, false);
    Ok(made)
}

fn is_coroutine(vm: &mut Vm, value: &Value) -> Result<bool> {
    if vm.class_of(value).is(&*vm.types().coroutine) {
        return Ok(true);
    }
    let function = library(vm, "asyncio.coroutines", "iscoroutine")?;
    let answer = vm.call(&function, std::slice::from_ref(value))?;
    vm.is_true(&answer)
}

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (object, coroutine) = (args.arg(0), args.arg(1));
    let given = |index: usize| args.opt(index).filter(|value| !value.is_none());
    let owner = future::set_up(vm, object, args.opt(2))?;
    let task = this::<Future>(object);
    if !is_coroutine(vm, coroutine)? {
        task.log_destroyed.set(false);
        let text = vm.repr_text(coroutine)?;
        return Err(vm.type_error(format!("a coroutine was expected, got {text}")));
    }
    let context = match given(4) {
        Some(context) => context.clone(),
        None => vm.copy_context(),
    };
    let name = match given(3) {
        Some(name) => future::name_text(vm, name)?,
        None => {
            let state = state(vm);
            state.named.set(state.named.get() + 1);
            vm.int(state.named.get())
        }
    };
    task.name.set(vm, Some(name));
    task.context.set(vm, Some(context.clone()));
    task.coroutine.set(vm, Some(coroutine.clone()));
    task.waits_for.set(vm, None);
    future::set_finalizes(vm, object, true);
    let eager = match args.opt(5) {
        Some(eager) => vm.is_true(eager)?,
        None => false,
    };
    if eager {
        let running = vm.call_method(&owner, "is_running", &[])?;
        if vm.is_true(&running)? {
            start_eagerly(vm, object, &owner, &context)?;
            return Ok(Value::NONE);
        }
    }
    step_soon(vm, object, &owner, None)?;
    running::register(vm, object)?;
    Ok(Value::NONE)
}

fn start_eagerly(vm: &mut Vm, object: &Value, owner: &Value, context: &Value) -> Result<()> {
    let before = running::swap(vm, owner, object)?;
    let eager = |vm: &mut Vm, method: &str| -> Result<()> {
        let set = library(vm, "asyncio.tasks", "_eager_tasks")?;
        vm.call_method(&set, method, std::slice::from_ref(object))?;
        Ok(())
    };
    let result = (|| {
        eager(vm, "add")?;
        vm.enter_context(context)?;
        let result = step_inside(vm, object, None);
        vm.leave_context(context);
        let left = eager(vm, "discard");
        result.and(left)
    })();
    running::swap(vm, owner, &before)?;
    let task = this::<Future>(object);
    if task.stage.get() == Stage::Pending {
        running::register(vm, object)?;
    } else {
        // A coroutine that has ended is of no use any more.
        task.coroutine.set(vm, None);
    }
    result
}

fn step_soon(vm: &mut Vm, object: &Value, owner: &Value, exception: Option<Value>) -> Result<()> {
    let step = vm.object(Step {
        task: GilCell::new(Some(object.clone())),
        exception,
    });
    let context = this::<Future>(object).context.cloned(vm);
    call_soon(vm, owner, step, None, context)
}

/// The next step goes wrong.
fn error_soon(vm: &mut Vm, object: &Value, owner: &Value, message: String) -> Result<()> {
    let raised = vm.runtime_error(message);
    step_soon(vm, object, owner, Some(raised.0))
}

/// Goes on, inside of the current context.
fn step(vm: &mut Vm, object: &Value, exception: Option<Value>) -> Result<()> {
    let owner = future::owner(vm, object)?;
    running::enter(vm, &owner, object)?;
    let result = step_inside(vm, object, exception);
    let left = running::leave(vm, &owner, object);
    result.and(left)
}

fn step_inside(vm: &mut Vm, object: &Value, exception: Option<Value>) -> Result<()> {
    let task = this::<Future>(object);
    let owner = future::owner(vm, object)?;
    if task.stage.get() != Stage::Pending {
        let text = vm.repr_text(object)?;
        let given = match &exception {
            Some(exception) => vm.repr_text(exception)?,
            None => String::new(),
        };
        let message = format!("__step(): already done: {text} {given}");
        return Err(invalid_state(vm, &message));
    }
    let mut exception = exception;
    if task.must_cancel.replace(false) {
        let class = cancelled_class(vm)?;
        let is_cancellation = match &exception {
            Some(exception) => vm.class_of(exception).is_subclass(vm, &class),
            None => false,
        };
        if !is_cancellation {
            exception = Some(cancelled_error(vm, object)?);
        }
    }
    let waited = task.waits_for.replace(vm, None);
    drop(waited);
    let Some(coroutine) = task.coroutine.cloned(vm) else {
        return Err(vm.runtime_error("uninitialized Task object"));
    };
    let outcome = match exception {
        None => awaiting::send(vm, &coroutine, Value::NONE),
        Some(exception) => throw(vm, &coroutine, exception),
    };
    match outcome {
        Ok(Outcome::Yielded(value)) => wait_for(vm, object, &owner, value),
        Ok(Outcome::Returned(value)) => ended(vm, object, value),
        Ok(Outcome::Raised(raised)) | Err(raised) => failed(vm, object, raised),
    }
}

fn throw(vm: &mut Vm, coroutine: &Value, exception: Value) -> Result<Outcome> {
    if coroutine.is_a::<Generator>() {
        let raised = vm.raise_object(exception);
        return crate::object::generator::builtin::throw_in(vm, coroutine, raised);
    }
    match vm.call_method(coroutine, "throw", &[exception]) {
        Ok(value) => Ok(Outcome::Yielded(value)),
        Err(raised) => awaiting::stop_value(vm, raised).map(Outcome::Returned),
    }
}

fn ended(vm: &mut Vm, object: &Value, value: Value) -> Result<()> {
    let task = this::<Future>(object);
    running::unregister(vm, object);
    if task.must_cancel.replace(false) {
        // Cancelled right before the coroutine came to its end.
        let message = task.cancel_message.cloned(vm);
        return future::cancel_now(vm, object, message).map(drop);
    }
    future::finish(vm, object, value)
}

fn failed(vm: &mut Vm, object: &Value, raised: Raised) -> Result<()> {
    running::unregister(vm, object);
    let cancelled = cancelled_class(vm)?;
    if vm.raised_is(&raised, &cancelled) {
        // The first one is what those who wait shall see.
        let task = this::<Future>(object);
        task.cancelled_error.set(vm, Some(raised.0));
        return future::cancel_now(vm, object, None).map(drop);
    }
    let stop = vm.exceptions().StopIteration.clone();
    if vm.raised_is(&raised, &stop) {
        let value = awaiting::stop_value(vm, raised)?;
        return future::finish(vm, object, value);
    }
    future::fail(vm, object, &raised.0)?;
    let exceptions = vm.exceptions();
    let (interrupt, exit) = (
        exceptions.KeyboardInterrupt.clone(),
        exceptions.SystemExit.clone(),
    );
    match vm.raised_is(&raised, &interrupt) || vm.raised_is(&raised, &exit) {
        true => Err(raised),
        false => Ok(()),
    }
}

/// The coroutine has given something to wait for.
fn wait_for(vm: &mut Vm, object: &Value, owner: &Value, value: Value) -> Result<()> {
    if value.is_none() {
        return step_soon(vm, object, owner, None);
    }
    let task = this::<Future>(object);
    let exact = future::is_exact(vm, &value);
    let blocking = if exact {
        this::<Future>(&value).blocking.get()
    } else {
        match crate::modules::support::attr_opt(vm, &value, "_asyncio_future_blocking")? {
            Some(blocking) if !blocking.is_none() => vm.is_true(&blocking)?,
            _ => return bad_yield(vm, object, owner, &value),
        }
    };
    let own = if exact {
        future::owner(vm, &value)?
    } else {
        let get_loop = library(vm, "asyncio.futures", "_get_loop")?;
        vm.call(&get_loop, std::slice::from_ref(&value))?
    };
    if !own.is(owner) {
        let (task, other) = (vm.repr_text(object)?, vm.repr_text(&value)?);
        let message = format!("Task {task} got Future {other} attached to a different loop");
        return error_soon(vm, object, owner, message);
    }
    if !blocking {
        let (task, other) = (vm.repr_text(object)?, vm.repr_text(&value)?);
        let message = format!("yield was used instead of yield from in task {task} with {other}");
        return error_soon(vm, object, owner, message);
    }
    if value.is(object) {
        let text = vm.repr_text(object)?;
        let message = format!("Task cannot await on itself: {text}");
        return error_soon(vm, object, owner, message);
    }
    let wakeup = vm.object(Wakeup {
        task: GilCell::new(Some(object.clone())),
    });
    let context = task.context.cloned(vm);
    if exact {
        future::note_awaiting(vm, &value, object);
        this::<Future>(&value).blocking.set(false);
        future::add_callback(vm, &value, wakeup, context)?;
    } else {
        if value.is_a::<Future>() {
            future::note_awaiting(vm, &value, object);
        }
        crate::modules::support::put_attr(vm, &value, "_asyncio_future_blocking", &Value::FALSE)?;
        let add = vm.attr(&value, "add_done_callback")?;
        let context = context.unwrap_or(Value::NONE);
        vm.call_kw(&add, &[wakeup], &[("context", context)])?;
    }
    task.waits_for.set(vm, Some(value.clone()));
    if task.must_cancel.get() && cancel_other(vm, object, &value)? {
        task.must_cancel.set(false);
    }
    Ok(())
}

fn bad_yield(vm: &mut Vm, object: &Value, owner: &Value, value: &Value) -> Result<()> {
    let text = vm.repr_text(value)?;
    let message = if vm.class_of(value).is(&*vm.types().generator) {
        let task = vm.repr_text(object)?;
        format!("yield was used instead of yield from for generator in task {task} with {text}")
    } else {
        format!("Task got bad yield: {text}")
    };
    error_soon(vm, object, owner, message)
}

/// Cancels what a task waits for, with the task's message.
fn cancel_other(vm: &mut Vm, object: &Value, other: &Value) -> Result<bool> {
    let message = this::<Future>(object).cancel_message.cloned(vm);
    let message = message.unwrap_or(Value::NONE);
    let cancel = vm.attr(other, "cancel")?;
    let answer = vm.call_kw(&cancel, &[], &[("msg", message)])?;
    vm.is_true(&answer)
}

fn wake(vm: &mut Vm, object: &Value, done: &Value) -> Result<()> {
    let outcome = if future::is_exact(vm, done) {
        future::forget_awaiting(vm, done, object);
        future::outcome(vm, done)
    } else {
        if done.is_a::<Future>() {
            future::forget_awaiting(vm, done, object);
        }
        vm.call_method(done, "result", &[])
    };
    match outcome {
        Ok(_) => step(vm, object, None),
        Err(raised) => step(vm, object, Some(raised.0)),
    }
}

fn call_step(vm: &mut Vm, value: &Value, args: Args<'_>) -> Result<Value> {
    if !args.values.is_empty() {
        return Err(vm.type_error("function takes no positional arguments"));
    }
    let this = this::<Step>(value);
    if let Some(task) = this.task.cloned(vm) {
        step(vm, &task, this.exception.clone())?;
    }
    Ok(Value::NONE)
}

fn call_wakeup(vm: &mut Vm, value: &Value, args: Args<'_>) -> Result<Value> {
    let ([done], []) = (args.values, args.names) else {
        return Err(vm.type_error("function takes exactly one argument"));
    };
    if let Some(task) = this::<Wakeup>(value).task.cloned(vm) {
        wake(vm, &task, done)?;
    }
    Ok(Value::NONE)
}

fn qualified_name(vm: &mut Vm, task: Option<Value>) -> Result<Value> {
    let coroutine = match task {
        Some(task) => this::<Future>(&task).coroutine.cloned(vm),
        None => None,
    };
    match coroutine {
        Some(coroutine) => vm.attr(&coroutine, "__qualname__"),
        None => Ok(Value::NONE),
    }
}

/// The steps that loops call.
pub(super) static STEP: TypeSpec = TypeSpec {
    module: "builtins",
    flags: 0,
    getset: &[
        (
            "__self__",
            |vm, object| Ok(this::<Step>(object).task.cloned(vm).unwrap_or(Value::NONE)),
            None,
            "",
        ),
        (
            "__qualname__",
            |vm, object| {
                let task = this::<Step>(object).task.cloned(vm);
                qualified_name(vm, task)
            },
            None,
            "",
        ),
    ],
    slots: |slots| slots.call.set(Some(call_step)),
    ..TypeSpec::of::<Step>("TaskStepMethWrapper")
};

/// The callbacks of tasks.
pub(super) static WAKEUP: TypeSpec = TypeSpec {
    module: "builtins",
    flags: 0,
    getset: &[
        (
            "__self__",
            |vm, object| {
                Ok(this::<Wakeup>(object)
                    .task
                    .cloned(vm)
                    .unwrap_or(Value::NONE))
            },
            None,
            "",
        ),
        (
            "__qualname__",
            |vm, object| {
                let task = this::<Wakeup>(object).task.cloned(vm);
                qualified_name(vm, task)
            },
            None,
            "",
        ),
    ],
    slots: |slots| slots.call.set(Some(call_wakeup)),
    ..TypeSpec::of::<Wakeup>("TaskWakeupMethWrapper")
};

fn cancel(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let object = args.arg(0);
    let task = this::<Future>(object);
    let message = args.opt(1).cloned().unwrap_or(Value::NONE);
    if task.stage.get() != Stage::Pending {
        task.log_traceback.set(false);
        return Ok(Value::FALSE);
    }
    task.cancel_requests.set(task.cancel_requests.get() + 1);
    if let Some(other) = task.waits_for.cloned(vm) {
        let cancel = vm.attr(&other, "cancel")?;
        let answer = vm.call_kw(&cancel, &[], &[("msg", message.clone())])?;
        if vm.is_true(&answer)? {
            return Ok(Value::TRUE);
        }
    }
    task.must_cancel.set(true);
    task.cancel_message.set(vm, Some(message));
    Ok(Value::TRUE)
}

fn uncancel(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let task = this::<Future>(args.arg(0));
    let requests = task.cancel_requests.get();
    if requests > 0 {
        task.cancel_requests.set(requests - 1);
        if requests == 1 {
            task.must_cancel.set(false);
        }
    }
    Ok(vm.int(task.cancel_requests.get()))
}

fn get_name(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let task = this::<Future>(args.arg(0));
    match task.name.cloned(vm) {
        Some(name) => match name.as_small_int() {
            Some(number) => {
                let name = vm.str(&format!("Task-{number}"));
                task.name.set(vm, Some(name.clone()));
                Ok(name)
            }
            None => Ok(name),
        },
        None => Ok(Value::NONE),
    }
}

fn set_name(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let name = future::name_text(vm, args.arg(1))?;
    this::<Future>(args.arg(0)).name.set(vm, Some(name));
    Ok(Value::NONE)
}

fn optional(vm: &Vm, cell: &GilCell<Option<Value>>) -> Result<Value> {
    Ok(cell.cloned(vm).unwrap_or(Value::NONE))
}

fn get_stack(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let function = library(vm, "asyncio.base_tasks", "_task_get_stack")?;
    let limit = args.opt(1).cloned().unwrap_or(Value::NONE);
    vm.call(&function, &[args.arg(0).clone(), limit])
}

fn print_stack(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let function = library(vm, "asyncio.base_tasks", "_task_print_stack")?;
    let given = |index: usize| args.opt(index).cloned().unwrap_or(Value::NONE);
    vm.call(&function, &[args.arg(0).clone(), given(1), given(2)])
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let function = library(vm, "asyncio.base_tasks", "_task_repr")?;
    vm.call(&function, std::slice::from_ref(value))
}

fn finalize(vm: &mut Vm, value: &Value) -> Result<()> {
    let task = this::<Future>(value);
    if task.stage.get() == Stage::Pending
        && task.log_destroyed.get()
        && task.owner.get(vm).is_some()
    {
        let message = vm.str("Task was destroyed but it is pending!");
        future::report(
            vm,
            value,
            vec![("task", value.clone()), ("message", message)],
        )?;
    }
    future::finalize(vm, value)
}

#[rustfmt::skip]
const GETSET: &[GetSetDef] = &[
    (
        "_log_destroy_pending",
        |_, object| Ok(Value::bool(this::<Future>(object).log_destroyed.get())),
        Some(|vm, object, value| future::put_flag(vm, &this::<Future>(object).log_destroyed, value)),
        "",
    ),
    ("_must_cancel", |_, object| Ok(Value::bool(this::<Future>(object).must_cancel.get())), None, ""),
    future::part!("_coro", coroutine),
    future::part!("_fut_waiter", waits_for),
    ("_num_cancels_requested", |vm, object| Ok(vm.int(this::<Future>(object).cancel_requests.get())), None, ""),
];

/// `Task`.
#[rustfmt::skip]
pub(super) static TASK: TypeSpec = TypeSpec {
    module: "_asyncio",
    base: Some(|vm| vm.class::<Future>()),
    doc: "A coroutine wrapped in a Future.",
    flags: flags::BASE | flags::WEAKREF | flags::DICT | flags::FINALIZER,
    new: Some(("__new__", "($type, *args, **kwargs)\nignored", new, "")),
    init: Some(("__init__", "($self, coro, *, loop=None, name=None, context=None, eager_start=False)", init, "")),
    methods: &[
        CLASS_GETITEM,
        ("set_result", "($self, result, /)", |vm, _| Err(vm.runtime_error("Task does not support set_result operation")), ""),
        ("set_exception", "($self, exception, /)", |vm, _| Err(vm.runtime_error("Task does not support set_exception operation")), ""),
        ("cancel", "($self, /, msg=None)", cancel, "Request that this task cancel itself.\n\nThis arranges for a CancelledError to be thrown into the\nwrapped coroutine on the next cycle through the event loop.\nThe coroutine then has a chance to clean up or even deny\nthe request using try/except/finally.\n\nUnlike Future.cancel, this does not guarantee that the\ntask will be cancelled: the exception might be caught and\nacted upon, delaying cancellation of the task or preventing\ncancellation completely.  The task may also return a value or\nraise a different exception.\n\nImmediately after this method is called, Task.cancelled() will\nnot return True (unless the task was already cancelled).  A\ntask will be marked as cancelled when the wrapped coroutine\nterminates with a CancelledError exception (even if cancel()\nwas not called).\n\nThis also increases the task's count of cancellation requests."),
        ("cancelling", "($self, /)", |vm, args| Ok(vm.int(this::<Future>(args.arg(0)).cancel_requests.get())), "Return the count of the task's cancellation requests.\n\nThis count is incremented when .cancel() is called\nand may be decremented using .uncancel()."),
        ("uncancel", "($self, /)", uncancel, "Decrement the task's count of cancellation requests.\n\nThis should be used by tasks that catch CancelledError\nand wish to continue indefinitely until they are cancelled again.\n\nReturns the remaining number of cancellation requests."),
        ("get_stack", "($self, /, *, limit=None)", get_stack, "Return the list of stack frames for this task's coroutine.\n\nIf the coroutine is not done, this returns the stack where it is\nsuspended.  If the coroutine has completed successfully or was\ncancelled, this returns an empty list.  If the coroutine was\nterminated by an exception, this returns the list of traceback\nframes.\n\nThe frames are always ordered from oldest to newest.\n\nThe optional limit gives the maximum number of frames to\nreturn; by default all available frames are returned.  Its\nmeaning differs depending on whether a stack or a traceback is\nreturned: the newest frames of a stack are returned, but the\noldest frames of a traceback are returned.  (This matches the\nbehavior of the traceback module.)\n\nFor reasons beyond our control, only one stack frame is\nreturned for a suspended coroutine."),
        ("print_stack", "($self, /, *, limit=None, file=None)", print_stack, "Print the stack or traceback for this task's coroutine.\n\nThis produces output similar to that of the traceback module,\nfor the frames retrieved by get_stack().  The limit argument\nis passed to get_stack().  The file argument is an I/O stream\nto which the output is written; by default output is written\nto sys.stderr."),
        ("get_name", "($self, /)", get_name, ""),
        ("set_name", "($self, value, /)", set_name, ""),
        ("get_coro", "($self, /)", |vm, args| optional(vm, &this::<Future>(args.arg(0)).coroutine), ""),
        ("get_context", "($self, /)", |vm, args| optional(vm, &this::<Future>(args.arg(0)).context), ""),
    ],
    getset: GETSET,
    slots: |slots| {
        future::fill(slots);
        slots.repr.set(Some(repr));
        slots.finalize.set(Some(finalize));
    },
    ..TypeSpec::of::<Future>("Task")
};
