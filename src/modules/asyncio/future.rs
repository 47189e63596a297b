//! `Future`, and the iterator behind `await future`.

use super::{Bindings, call_soon, cancelled_class, invalid_state, library, running, state};
use crate::object::class::object::NATIVE_DICT;
use crate::object::exception::Exception;
use crate::object::header::bits;
use crate::object::iterators::{class_argument, this};
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::native::{Bound, GetSetDef};
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::trace::{Trace, payload};
use crate::object::types::{Slots, Type, flags};
use crate::object::{GilCell, Value};
use crate::vm::{Raised, Result, Vm};
use std::cell::Cell;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Pending,
    Cancelled,
    Finished,
}

impl Trace for Stage {}

payload! {
    /// Payload of `Future` and of `Task`.
    pub struct Future {
        stage: Cell<Stage>,
        /// Set by `await`, so that a task can tell it from a bare `yield`.
        blocking: Cell<bool>,
        log_traceback: Cell<bool>,
        owner: GilCell<Option<Value>>,
        /// Functions and contexts, in turn.
        callbacks: GilCell<Vec<Value>>,
        result: GilCell<Option<Value>>,
        exception: GilCell<Option<Value>>,
        traceback: GilCell<Option<Value>>,
        cancel_message: GilCell<Option<Value>>,
        cancelled_error: GilCell<Option<Value>>,
        source_traceback: GilCell<Option<Value>>,
        awaited_by: GilCell<Vec<Value>>,
        /// Of tasks.
        coroutine: GilCell<Option<Value>>,
        /// A str, or a number that becomes one when it is asked for.
        name: GilCell<Option<Value>>,
        context: GilCell<Option<Value>>,
        waits_for: GilCell<Option<Value>>,
        must_cancel: Cell<bool>,
        log_destroyed: Cell<bool>,
        cancel_requests: Cell<i64>,
        /// Its place among all tasks.
        place: Cell<usize>,
    }
}

pub(super) fn empty() -> Future {
    Future {
        stage: Cell::new(Stage::Pending),
        blocking: Cell::new(false),
        log_traceback: Cell::new(false),
        owner: GilCell::default(),
        callbacks: GilCell::default(),
        result: GilCell::default(),
        exception: GilCell::default(),
        traceback: GilCell::default(),
        cancel_message: GilCell::default(),
        cancelled_error: GilCell::default(),
        source_traceback: GilCell::default(),
        awaited_by: GilCell::default(),
        coroutine: GilCell::default(),
        name: GilCell::default(),
        context: GilCell::default(),
        waits_for: GilCell::default(),
        must_cancel: Cell::new(false),
        log_destroyed: Cell::new(true),
        cancel_requests: Cell::new(0),
        place: Cell::new(usize::MAX),
    }
}

/// Whether this is a `Future` or `Task` itself, whose methods nobody has replaced.
pub(super) fn is_exact(vm: &Vm, value: &Value) -> bool {
    value.is_a::<Future>() && !vm.class_of(value).has(flags::HEAP)
}

/// Says whether something is to be done when an object dies. Instances of derived classes may have `__del__` of their
/// own: they always have to be looked at.
pub(super) fn set_finalizes(vm: &Vm, value: &Value, finalizes: bool) {
    if let Some(header) = value.header()
        && is_exact(vm, value)
    {
        match finalizes {
            true => header.clear_flag(bits::FINALIZED),
            false => header.set_flag(bits::FINALIZED),
        }
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let made = vm.alloc(&class, empty());
    set_finalizes(vm, &made, false);
    Ok(made)
}

pub(super) fn set_up(vm: &mut Vm, object: &Value, owner: Option<&Value>) -> Result<Value> {
    let owner = match owner.filter(|owner| !owner.is_none()) {
        Some(owner) => owner.clone(),
        None => running::event_loop(vm)?,
    };
    let future = this::<Future>(object);
    let fresh = empty();
    future.stage.set(Stage::Pending);
    future.blocking.set(false);
    future.log_traceback.set(false);
    future.must_cancel.set(false);
    future.cancel_requests.set(0);
    future.log_destroyed.set(true);
    let mut old = vec![
        future.owner.replace(vm, Some(owner.clone())),
        future.result.replace(vm, None),
        future.exception.replace(vm, None),
        future.traceback.replace(vm, None),
        future.cancel_message.replace(vm, None),
        future.cancelled_error.replace(vm, None),
        future.source_traceback.replace(vm, None),
    ];
    old.extend(
        future
            .callbacks
            .replace(vm, Vec::new())
            .into_iter()
            .map(Some),
    );
    drop((old, fresh));
    let name = vm.intern("get_debug");
    let debug = vm.call_method_named(&owner, &name, &[])?;
    if vm.is_true(&debug)? {
        let extract = library(vm, "asyncio.format_helpers", "extract_stack")?;
        let stack = vm.call(&extract, &[])?;
        future.source_traceback.set(vm, Some(stack));
    }
    Ok(owner)
}

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    set_up(vm, args.arg(0), args.opt(1))?;
    Ok(Value::NONE)
}

/// The loop of a future that was initialized.
pub(super) fn owner(vm: &mut Vm, object: &Value) -> Result<Value> {
    match this::<Future>(object).owner.cloned(vm) {
        Some(owner) => Ok(owner),
        None => Err(vm.runtime_error("Future object is not initialized.")),
    }
}

fn schedule_callbacks(vm: &mut Vm, object: &Value) -> Result<()> {
    let future = this::<Future>(object);
    if future.callbacks.get(vm).is_empty() {
        return Ok(());
    }
    let callbacks = future.callbacks.replace(vm, Vec::new());
    let owner = owner(vm, object)?;
    for pair in callbacks.chunks_exact(2) {
        let (function, context) = (pair[0].clone(), pair[1].clone());
        call_soon(vm, &owner, function, Some(object.clone()), Some(context))?;
    }
    Ok(())
}

/// Ends it: nothing is left to be done when it dies, unless it has an exception that nobody asked for.
fn end(vm: &mut Vm, object: &Value, stage: Stage) -> Result<()> {
    this::<Future>(object).stage.set(stage);
    set_finalizes(
        vm,
        object,
        stage == Stage::Finished && this::<Future>(object).log_traceback.get(),
    );
    schedule_callbacks(vm, object)
}

fn expect_pending(vm: &mut Vm, object: &Value) -> Result<()> {
    owner(vm, object)?;
    match this::<Future>(object).stage.get() {
        Stage::Pending => Ok(()),
        _ => Err(invalid_state(vm, "invalid state")),
    }
}

pub(super) fn finish(vm: &mut Vm, object: &Value, result: Value) -> Result<()> {
    expect_pending(vm, object)?;
    this::<Future>(object).result.set(vm, Some(result));
    end(vm, object, Stage::Finished)
}

pub(super) fn fail(vm: &mut Vm, object: &Value, exception: &Value) -> Result<()> {
    expect_pending(vm, object)?;
    let mut exception = exception.clone();
    if exception.is_a::<Type>() {
        exception = vm.call(&exception, &[])?;
    }
    if !exception.is_a::<Exception>() {
        return Err(vm.type_error("invalid exception object"));
    }
    let stop = vm.exceptions().StopIteration.clone();
    if vm.class_of(&exception).is_subclass(vm, &stop) {
        let raised = vm.runtime_error(
            "StopIteration interacts badly with generators and cannot be raised into a Future",
        );
        if let Some(new) = raised.0.downcast::<Exception>() {
            new.cause.set(vm, Some(exception.clone()));
            new.context.set(vm, Some(exception));
            new.suppress_context.set(true);
        }
        exception = raised.0;
    }
    let future = this::<Future>(object);
    let traceback = match exception.downcast::<Exception>() {
        Some(exception) => exception.traceback.cloned(vm),
        None => None,
    };
    future.traceback.set(vm, traceback);
    future.exception.set(vm, Some(exception));
    future.log_traceback.set(true);
    end(vm, object, Stage::Finished)
}

pub(super) fn cancel_now(vm: &mut Vm, object: &Value, message: Option<Value>) -> Result<bool> {
    owner(vm, object)?;
    let future = this::<Future>(object);
    set_logs(vm, object, false);
    if future.stage.get() != Stage::Pending {
        return Ok(false);
    }
    future.cancel_message.set(vm, message);
    end(vm, object, Stage::Cancelled)?;
    Ok(true)
}

fn set_logs(vm: &Vm, object: &Value, logs: bool) {
    let future = this::<Future>(object);
    if future.log_traceback.replace(logs) != logs && future.stage.get() != Stage::Pending {
        set_finalizes(vm, object, logs);
    }
}

/// The error of a cancelled future: the one with which its coroutine ended, once.
pub(super) fn cancelled_error(vm: &mut Vm, object: &Value) -> Result<Value> {
    let future = this::<Future>(object);
    if let Some(kept) = future.cancelled_error.replace(vm, None) {
        return Ok(kept);
    }
    let class = cancelled_class(vm)?;
    let message = future
        .cancel_message
        .cloned(vm)
        .filter(|message| !message.is_none());
    Ok(vm.error_with(&class, message.into_iter().collect()).0)
}

/// What `result()` gives or raises.
pub(super) fn outcome(vm: &mut Vm, object: &Value) -> Result<Value> {
    let future = this::<Future>(object);
    match future.stage.get() {
        Stage::Pending => return Err(invalid_state(vm, "Result is not set.")),
        Stage::Cancelled => {
            let error = cancelled_error(vm, object)?;
            return Err(Raised(error));
        }
        Stage::Finished => {}
    }
    set_logs(vm, object, false);
    if let Some(exception) = future.exception.cloned(vm) {
        // Each time it begins with the traceback that it came with.
        let traceback = future.traceback.cloned(vm);
        if let Some(object) = exception.downcast::<Exception>() {
            object.traceback.set(vm, traceback);
        }
        return Err(Raised(exception));
    }
    Ok(future.result.cloned(vm).unwrap_or(Value::NONE))
}

fn result(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    outcome(vm, args.arg(0))
}

fn exception(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let future = this::<Future>(args.arg(0));
    match future.stage.get() {
        Stage::Pending => Err(invalid_state(vm, "Exception is not set.")),
        Stage::Cancelled => {
            let error = cancelled_error(vm, args.arg(0))?;
            Err(Raised(error))
        }
        Stage::Finished => {
            set_logs(vm, args.arg(0), false);
            Ok(future.exception.cloned(vm).unwrap_or(Value::NONE))
        }
    }
}

fn set_result(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    finish(vm, args.arg(0), args.arg(1).clone())?;
    Ok(Value::NONE)
}

fn set_exception(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    fail(vm, args.arg(0), args.arg(1))?;
    Ok(Value::NONE)
}

pub(super) fn add_callback(
    vm: &mut Vm,
    object: &Value,
    function: Value,
    context: Option<Value>,
) -> Result<()> {
    let owner = owner(vm, object)?;
    let future = this::<Future>(object);
    let context = context.unwrap_or_else(|| vm.copy_context());
    if future.stage.get() != Stage::Pending {
        return call_soon(vm, &owner, function, Some(object.clone()), Some(context));
    }
    future.callbacks.get_mut(vm).extend([function, context]);
    Ok(())
}

fn add_done_callback(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let context = args.opt(2).filter(|context| !context.is_none()).cloned();
    add_callback(vm, args.arg(0), args.arg(1).clone(), context)?;
    Ok(Value::NONE)
}

fn remove_done_callback(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    owner(vm, args.arg(0))?;
    let future = this::<Future>(args.arg(0));
    let all = future.callbacks.cloned(vm);
    let mut kept = Vec::with_capacity(all.len());
    for pair in all.chunks_exact(2) {
        if !pair[0].is(args.arg(1)) && !vm.eq(&pair[0], args.arg(1))? {
            kept.extend_from_slice(pair);
        }
    }
    let removed = (all.len() - kept.len()) / 2;
    if removed > 0 {
        future.callbacks.set(vm, kept);
    }
    Ok(vm.int(removed as i64))
}

fn cancel(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let message = args.opt(1).cloned();
    cancel_now(vm, args.arg(0), message).map(Value::bool)
}

fn get_loop(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    owner(vm, args.arg(0))
}

fn make_cancelled_error(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    cancelled_error(vm, args.arg(0))
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    owner(vm, value)?;
    let function = library(vm, "asyncio.base_futures", "_future_repr")?;
    vm.call(&function, std::slice::from_ref(value))
}

/// Tells the loop's handler of exceptions of something that went wrong unnoticed.
pub(super) fn report(
    vm: &mut Vm,
    object: &Value,
    entries: Vec<(&'static str, Value)>,
) -> Result<()> {
    let Some(owner) = this::<Future>(object).owner.cloned(vm) else {
        return Ok(());
    };
    let mut entries = entries;
    if let Some(stack) = this::<Future>(object).source_traceback.cloned(vm) {
        entries.push(("source_traceback", stack));
    }
    let context = vm.dict_from(entries);
    vm.call_method(&owner, "call_exception_handler", &[context])?;
    Ok(())
}

pub(super) fn finalize(vm: &mut Vm, value: &Value) -> Result<()> {
    let future = this::<Future>(value);
    if !future.log_traceback.replace(false) {
        return Ok(());
    }
    let exception = future.exception.cloned(vm).unwrap_or(Value::NONE);
    let class = vm.class_of(value).value().clone();
    let name = vm.attr(&class, "__name__")?;
    let name = vm.display_text(&name)?;
    let message = vm.str(&format!("{name} exception was never retrieved"));
    report(
        vm,
        value,
        vec![
            ("message", message),
            ("exception", exception),
            ("future", value.clone()),
        ],
    )
}

/// `await future`.
fn iterate(vm: &mut Vm, value: &Value) -> Result<Value> {
    owner(vm, value)?;
    Ok(vm.object(FutureIter {
        future: GilCell::new(Some(value.clone())),
    }))
}

payload! {
    /// Payload of the iterator: gives the future once, if it is not done, and ends with its result.
    pub struct FutureIter {
        future: GilCell<Option<Value>>,
    }
}

fn iter_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let iterator = this::<FutureIter>(value);
    let Some(object) = iterator.future.cloned(vm) else {
        return Ok(None);
    };
    let future = this::<Future>(&object);
    if future.stage.get() == Stage::Pending {
        if future.blocking.replace(true) {
            return Err(vm.runtime_error("await wasn't used with future"));
        }
        return Ok(Some(object));
    }
    iterator.future.set(vm, None);
    let result = outcome(vm, &object)?;
    vm.stop_value = (!result.is_none()).then_some(result);
    Ok(None)
}

fn iter_send(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    vm.stop_value = None;
    match iter_next(vm, args.arg(0))? {
        Some(value) => Ok(value),
        None => {
            let value = vm.stop_value.take();
            Err(vm.stop_iteration(value))
        }
    }
}

fn iter_throw(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    crate::object::generator::builtin::old_signature(vm, args, "throw")?;
    let raised =
        crate::object::generator::builtin::thrown(vm, args.arg(1), args.opt(2), args.opt(3))?;
    this::<FutureIter>(args.arg(0)).future.set(vm, None);
    Err(raised)
}

fn iter_close(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    this::<FutureIter>(args.arg(0)).future.set(vm, None);
    Ok(Value::NONE)
}

/// The iterator.
pub(super) static FUTURE_ITER: TypeSpec = TypeSpec {
    module: "_asyncio",
    flags: 0,
    methods: &[
        ("send", "($self, value, /)", iter_send, ""),
        (
            "throw",
            "($self, type, val=None, tb=None, /)",
            iter_throw,
            "",
        ),
        ("close", "($self, /)", iter_close, ""),
    ],
    slots: |slots| {
        slots.iter.set(Some(|_, value| Ok(value.clone())));
        slots.next.set(Some(iter_next));
    },
    ..TypeSpec::of::<FutureIter>("FutureIter")
};

pub(super) fn note_awaiting(vm: &mut Vm, object: &Value, waiter: &Value) {
    let waiters = this::<Future>(object).awaited_by.get_mut(vm);
    if !waiters.iter().any(|known| known.is(waiter)) {
        waiters.push(waiter.clone());
    }
}

pub(super) fn forget_awaiting(vm: &mut Vm, object: &Value, waiter: &Value) {
    let waiters = this::<Future>(object).awaited_by.get_mut(vm);
    if let Some(at) = waiters.iter().position(|known| known.is(waiter)) {
        let gone = waiters.swap_remove(at);
        drop(gone);
    }
}

pub(super) fn add_to_awaited_by(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if args.arg(0).is_a::<Future>() && args.arg(1).is_a::<Future>() {
        note_awaiting(vm, args.arg(0), args.arg(1));
    }
    Ok(Value::NONE)
}

pub(super) fn discard_from_awaited_by(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if args.arg(0).is_a::<Future>() && args.arg(1).is_a::<Future>() {
        forget_awaiting(vm, args.arg(0), args.arg(1));
    }
    Ok(Value::NONE)
}

fn stage_name(vm: &mut Vm, value: &Value) -> Result<Value> {
    let name = match this::<Future>(value).stage.get() {
        Stage::Pending => "PENDING",
        Stage::Cancelled => "CANCELLED",
        Stage::Finished => "FINISHED",
    };
    Ok(vm.intern(name))
}

fn callbacks(vm: &mut Vm, value: &Value) -> Result<Value> {
    let all = this::<Future>(value).callbacks.cloned(vm);
    if all.is_empty() {
        return Ok(Value::NONE);
    }
    let pairs = all
        .chunks_exact(2)
        .map(|pair| vm.tuple_from_slice(pair))
        .collect();
    Ok(vm.list(pairs))
}

fn awaited_by(vm: &mut Vm, value: &Value) -> Result<Value> {
    let waiters = this::<Future>(value).awaited_by.cloned(vm);
    match waiters.is_empty() {
        true => Ok(Value::NONE),
        false => vm.frozenset(&waiters),
    }
}

fn deletion(vm: &mut Vm) -> Raised {
    let class = vm.exceptions().AttributeError.clone();
    vm.error(&class, "cannot delete attribute")
}

pub(super) fn put_flag(vm: &mut Vm, cell: &Cell<bool>, value: Option<&Value>) -> Result<()> {
    let Some(value) = value else {
        return Err(deletion(vm));
    };
    cell.set(vm.is_true(value)?);
    Ok(())
}

macro_rules! part {
    ($name:literal, $field:ident) => {
        (
            $name,
            |vm, object| {
                let part = this::<Future>(object).$field.cloned(vm);
                Ok(part.unwrap_or(Value::NONE))
            },
            None,
            "",
        )
    };
}
pub(super) use part;

/// Attributes of both.
#[rustfmt::skip]
const GETSET: &[GetSetDef] = &[
    NATIVE_DICT,
    ("_state", stage_name, None, ""),
    (
        "_asyncio_future_blocking",
        |_, object| Ok(Value::bool(this::<Future>(object).blocking.get())),
        Some(|vm, object, value| put_flag(vm, &this::<Future>(object).blocking, value)),
        "",
    ),
    part!("_loop", owner),
    ("_callbacks", callbacks, None, ""),
    part!("_result", result),
    part!("_exception", exception),
    (
        "_log_traceback",
        |_, object| Ok(Value::bool(this::<Future>(object).log_traceback.get())),
        Some(|vm, object, value| {
            let Some(value) = value else {
                return Err(deletion(vm));
            };
            if vm.is_true(value)? {
                return Err(vm.value_error("_log_traceback can only be set to False"));
            }
            set_logs(vm, object, false);
            Ok(())
        }),
        "",
    ),
    part!("_source_traceback", source_traceback),
    (
        "_cancel_message",
        |vm, object| Ok(this::<Future>(object).cancel_message.cloned(vm).unwrap_or(Value::NONE)),
        Some(|vm, object, value| {
            let Some(value) = value else {
                return Err(deletion(vm));
            };
            this::<Future>(object).cancel_message.set(vm, Some(value.clone()));
            Ok(())
        }),
        "",
    ),
    part!("_cancelled_exc", cancelled_error),
    ("_asyncio_awaited_by", awaited_by, None, ""),
];

/// The slots of both.
pub(super) fn fill(slots: &Slots) {
    slots.repr.set(Some(repr));
    slots.iter.set(Some(iterate));
    slots.await_.set(Some(iterate));
    slots.finalize.set(Some(finalize));
}

/// `Future`.
#[rustfmt::skip]
pub(super) static FUTURE: TypeSpec = TypeSpec {
    module: "_asyncio",
    doc: "This class is *almost* compatible with concurrent.futures.Future.\n\n    Differences:\n\n    - result() and exception() do not take a timeout argument and\n      raise an exception when the future isn't done yet.\n\n    - Callbacks registered with add_done_callback() are always called\n      via the event loop's call_soon_threadsafe().\n\n    - This class is not compatible with the wait() and as_completed()\n      methods in the concurrent.futures package.",
    flags: flags::BASE | flags::WEAKREF | flags::DICT | flags::FINALIZER,
    new: Some(("__new__", "($type, *args, **kwargs)\nignored", new, "")),
    init: Some(("__init__", "($self, *, loop=None)", init, "")),
    methods: &[
        CLASS_GETITEM,
        ("result", "($self, /)", result, "Return the result this future represents.\n\nIf the future has been cancelled, raises CancelledError.  If the\nfuture's result isn't yet available, raises InvalidStateError.  If\nthe future is done and has an exception set, this exception is raised."),
        ("exception", "($self, /)", exception, "Return the exception that was set on this future.\n\nThe exception (or None if no exception was set) is returned only if\nthe future is done.  If the future has been cancelled, raises\nCancelledError.  If the future isn't done yet, raises\nInvalidStateError."),
        ("set_result", "($self, result, /)", set_result, "Mark the future done and set its result.\n\nIf the future is already done when this method is called, raises\nInvalidStateError."),
        ("set_exception", "($self, exception, /)", set_exception, "Mark the future done and set an exception.\n\nIf the future is already done when this method is called, raises\nInvalidStateError."),
        ("add_done_callback", "($self, fn, /, *, context=<unrepresentable>)", add_done_callback, "Add a callback to be run when the future becomes done.\n\nThe callback is called with a single argument - the future object. If\nthe future is already done when this is called, the callback is\nscheduled with call_soon."),
        ("remove_done_callback", "($self, fn, /)", remove_done_callback, "Remove all instances of a callback from the \"call when done\" list.\n\nReturns the number of callbacks removed."),
        ("cancel", "($self, /, msg=None)", cancel, "Cancel the future and schedule callbacks.\n\nIf the future is already done or cancelled, return False.  Otherwise,\nchange the future's state to cancelled, schedule the callbacks and\nreturn True."),
        ("cancelled", "($self, /)", |_, args| Ok(Value::bool(this::<Future>(args.arg(0)).stage.get() == Stage::Cancelled)), "Return True if the future was cancelled."),
        ("done", "($self, /)", |_, args| Ok(Value::bool(this::<Future>(args.arg(0)).stage.get() != Stage::Pending)), "Return True if the future is done.\n\nDone means either that a result / exception are available, or that the\nfuture was cancelled."),
        ("get_loop", "($self, /)", get_loop, "Return the event loop the Future is bound to."),
        ("_make_cancelled_error", "($self, /)", make_cancelled_error, "Create the CancelledError to raise if the Future is cancelled.\n\nThis should only be called once when handling a cancellation since\nit erases the context exception value."),
    ],
    getset: GETSET,
    slots: fill,
    ..TypeSpec::of::<Future>("Future")
};

/// Whether this is a task of ours.
pub(super) fn is_task(vm: &Vm, value: &Value) -> bool {
    value.is_a::<Future>()
        && state(vm)
            .task
            .get()
            .is_some_and(|task| vm.class_of(value).is_subclass(vm, task))
}

/// The text of a task's name that was given.
pub(super) fn name_text(vm: &mut Vm, name: &Value) -> Result<Value> {
    match vm.class_of(name).is(&*vm.types().str) && name.is_a::<Str>() {
        true => Ok(name.clone()),
        false => vm.to_str(name),
    }
}
