//! Asynchronous generators (PEP 525) and the wrapper that makes a coroutine iterable for `await`.

use super::{Generator, GeneratorState, builtin, expect};
use crate::modules::sys::watched;
use crate::object::header::{Payload, Visitor};
use crate::object::native::bind::wrong_count;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::spec::TypeSpec;
use crate::object::types::{Slots, flags};
use crate::object::{Bound, GilCell, NativeDef, Value, tuple};
use crate::vm::exec::Outcome;
use crate::vm::exec::awaiting;
use crate::vm::{Raised, Result, Vm};
use std::cell::Cell;

/// A value that an async generator yielded, told apart from what its awaits yield.
pub struct Wrapped(Value);

impl Payload for Wrapped {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.0);
    }
}

/// The type of [`Wrapped`].
pub static WRAPPED_SPEC: TypeSpec = TypeSpec {
    flags: flags::NO_INSTANCES,
    ..TypeSpec::of::<Wrapped>("async_generator_wrapped_value")
};

/// Marks a value yielded by an async generator.
pub fn async_wrapped(vm: &mut Vm, value: Value) -> Value {
    vm.object(Wrapped(value))
}

/// `coroutine.__await__()`.
pub struct CoroutineWrapper(Value);

impl Payload for CoroutineWrapper {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.0);
    }
}

pub(super) fn coroutine_await(vm: &mut Vm, coroutine: &Value) -> Result<Value> {
    Ok(vm.object(CoroutineWrapper(coroutine.clone())))
}

fn inner(args: &[Option<Value>]) -> Value {
    args.arg(0)
        .downcast::<CoroutineWrapper>()
        .map_or(Value::NONE, |wrapper| wrapper.0.clone())
}

fn outcome_to_python(vm: &mut Vm, outcome: Outcome) -> Result<Value> {
    match outcome {
        Outcome::Yielded(value) => Ok(value),
        Outcome::Returned(value) => Err(vm.stop_iteration((!value.is_none()).then_some(value))),
        Outcome::Raised(raised) => Err(raised),
    }
}

/// The type `coroutine_wrapper`.
pub static COROUTINE_WRAPPER_SPEC: TypeSpec = TypeSpec {
    flags: flags::NO_INSTANCES,
    methods: &[
        (
            "send",
            "($self, object, /)",
            |vm, args| {
                let outcome = awaiting::send(vm, &inner(args), args.arg(1).clone())?;
                outcome_to_python(vm, outcome)
            },
            builtin::COROUTINE_DOCS[0],
        ),
        (
            "throw",
            "($self, type, value=None, traceback=None, /)",
            |vm, args| {
                builtin::old_signature(vm, args, "throw")?;
                let raised = builtin::thrown(vm, args.arg(1), args.opt(2), args.opt(3))?;
                let outcome = builtin::throw_in(vm, &inner(args), raised)?;
                outcome_to_python(vm, outcome)
            },
            builtin::COROUTINE_DOCS[1],
        ),
        (
            "close",
            "($self, /)",
            |vm, args| builtin::close_generator(vm, &inner(args)),
            builtin::COROUTINE_DOCS[2],
        ),
    ],
    slots: |slots| {
        slots.iter.set(Some(|_, w| Ok(w.clone())));
        slots.next.set(Some(|vm, w| {
            let coroutine = w
                .downcast::<CoroutineWrapper>()
                .map_or(Value::NONE, |wrapper| wrapper.0.clone());
            match awaiting::send(vm, &coroutine, Value::NONE)? {
                Outcome::Yielded(value) => Ok(Some(value)),
                Outcome::Returned(value) => {
                    vm.stop_value = (!value.is_none()).then_some(value);
                    Ok(None)
                }
                Outcome::Raised(raised) => Err(raised),
            }
        }));
    },
    doc: "A wrapper object implementing __await__ for coroutines.",
    ..TypeSpec::of::<CoroutineWrapper>("coroutine_wrapper")
};

/// What an awaitable of an async generator does when it is driven.
enum Request {
    /// `asend(value)`, `__anext__()`.
    Send(Value),
    /// `athrow(…)`: its arguments, a tuple.
    Throw(Value),
    /// `aclose()`.
    Close,
}

#[derive(Clone, Copy, PartialEq)]
enum Phase {
    New,
    Iterating,
    Closed,
}

/// The awaitable that `asend`, `athrow` and `aclose` return.
pub struct Step {
    generator: Value,
    request: GilCell<Request>,
    phase: Cell<Phase>,
}

impl Payload for Step {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(&self.generator);
        match self.request.get(vm) {
            Request::Send(value) | Request::Throw(value) => visit(value),
            Request::Close => {}
        }
    }
}

fn step(vm: &mut Vm, generator: &Value, request: Request) -> Result<Value> {
    first_iteration(vm, generator)?;
    let class = match request {
        Request::Send(_) => vm.class::<Step>(),
        Request::Throw(_) | Request::Close => vm.class_of_static(&THROW_SPEC)?,
    };
    let step = Step {
        generator: generator.clone(),
        request: GilCell::new(request),
        phase: Cell::new(Phase::New),
    };
    Ok(vm.alloc(&class, step))
}

/// Calls the hooks of `sys.set_asyncgen_hooks` once.
fn first_iteration(vm: &mut Vm, generator: &Value) -> Result<()> {
    let object = expect(generator);
    if object.hooks_done.replace(true) {
        return Ok(());
    }
    let [first, finalizer] = vm.tracer.asyncgen_hooks.clone();
    object.finalizer.set(vm, finalizer);
    if let Some(first) = first {
        vm.call(&first, std::slice::from_ref(generator))?;
    }
    Ok(())
}

/// One step of the generator's frame, seen from its driver: what an await yields passes, what the generator yields
/// ends the step with StopIteration(value), its end is StopAsyncIteration.
fn unwrap(vm: &mut Vm, generator: &Value, outcome: Outcome) -> Result<Outcome> {
    match outcome {
        Outcome::Yielded(value) => match value.downcast::<Wrapped>() {
            Some(wrapped) => {
                let inner = wrapped.0.clone();
                expect(generator).running_async.set(false);
                Ok(Outcome::Returned(inner))
            }
            None => Ok(Outcome::Yielded(value)),
        },
        Outcome::Returned(_) => {
            let object = expect(generator);
            object.closed.set(true);
            object.running_async.set(false);
            let class = vm.exceptions().StopAsyncIteration.clone();
            Err(vm.error_with(&class, Vec::new()))
        }
        Outcome::Raised(raised) => {
            let object = expect(generator);
            object.running_async.set(false);
            if object.state() == GeneratorState::Finished {
                object.closed.set(true);
            }
            Err(raised)
        }
    }
}

/// A step is awaited for the first time: only one of a generator's may be under way.
fn begin(vm: &mut Vm, awaitable: &Value) -> Result<()> {
    let Some(this) = awaitable.downcast::<Step>() else {
        return Ok(());
    };
    if let Some(header) = awaitable.header() {
        header.set_flag(crate::object::header::bits::FINALIZED);
    }
    if expect(&this.generator).running_async.get() {
        this.phase.set(Phase::Closed);
        let what = match this.request.get(vm) {
            Request::Send(_) => "anext()",
            Request::Throw(_) => "athrow()",
            Request::Close => "aclose()",
        };
        return Err(vm.runtime_error(format!("{what}: asynchronous generator is already running")));
    }
    this.phase.set(Phase::Iterating);
    Ok(())
}

/// Raises an exception where a step stands.
fn throw_step(vm: &mut Vm, awaitable: &Value, raised: Raised) -> Result<Outcome> {
    let Some(this) = awaitable.downcast::<Step>() else {
        return Err(raised);
    };
    match this.phase.get() {
        Phase::Closed => {
            let name = match this.request.get(vm) {
                Request::Send(_) => "__anext__()/asend()",
                Request::Throw(_) | Request::Close => "aclose()/athrow()",
            };
            return Err(vm.runtime_error(format!("cannot reuse already awaited {name}")));
        }
        Phase::New => begin(vm, awaitable)?,
        Phase::Iterating => {}
    }
    let generator = this.generator.clone();
    expect(&generator).running_async.set(true);
    let outcome = resume(vm, &generator, Err(raised));
    finish(vm, awaitable, outcome)
}

/// `close()` of a step: GeneratorExit where it stands.
fn close_step(vm: &mut Vm, awaitable: &Value) -> Result<Value> {
    if awaitable
        .downcast::<Step>()
        .is_none_or(|step| step.phase.get() == Phase::Closed)
    {
        return Ok(Value::NONE);
    }
    let exit = vm.exceptions().GeneratorExit.clone();
    let raised = vm.error_with(&exit, Vec::new());
    match throw_step(vm, awaitable, raised) {
        Ok(Outcome::Yielded(_)) => Err(vm.runtime_error("coroutine ignored GeneratorExit")),
        Ok(Outcome::Returned(_)) => Ok(Value::NONE),
        Ok(Outcome::Raised(raised)) | Err(raised) => {
            let expected = [
                vm.exceptions().StopIteration.clone(),
                vm.exceptions().StopAsyncIteration.clone(),
                exit,
            ];
            match expected.iter().any(|class| vm.raised_is(&raised, class)) {
                true => Ok(Value::NONE),
                false => Err(raised),
            }
        }
    }
}

/// A step dies that nobody awaited.
fn never_awaited(vm: &mut Vm, awaitable: &Value) -> Result<()> {
    let Some(this) = awaitable.downcast::<Step>() else {
        return Ok(());
    };
    if this.phase.get() != Phase::New {
        return Ok(());
    }
    let method = match this.request.get(vm) {
        Request::Send(_) => "asend",
        Request::Throw(_) => "athrow",
        Request::Close => "aclose",
    };
    let name = expect(&this.generator).qualname.cloned(vm);
    let name = vm.display_text(&name)?;
    let message = format!("coroutine method '{method}' of '{name}' was never awaited");
    crate::modules::warnings::warn(vm, |vm| vm.exceptions().RuntimeWarning.clone(), &message)
}

/// Drives a step with a value sent in by the event loop.
fn drive(vm: &mut Vm, awaitable: &Value, value: Value) -> Result<Outcome> {
    let Some(this) = awaitable.downcast::<Step>() else {
        return Err(vm.type_error("not an async generator step"));
    };
    let generator = this.generator.clone();
    let object = expect(&generator);
    let name = match this.request.get(vm) {
        Request::Send(_) => "__anext__()/asend()",
        Request::Throw(_) | Request::Close => "aclose()/athrow()",
    };
    match this.phase.get() {
        Phase::Closed => {
            return Err(vm.runtime_error(format!("cannot reuse already awaited {name}")));
        }
        Phase::Iterating => {
            let outcome = resume(vm, &generator, Ok(value));
            return finish(vm, awaitable, outcome);
        }
        Phase::New => {}
    }
    begin(vm, awaitable)?;
    if object.state() == GeneratorState::Finished || object.closed.get() {
        this.phase.set(Phase::Closed);
        return match this.request.get(vm) {
            Request::Close => Ok(Outcome::Returned(Value::NONE)),
            Request::Send(_) | Request::Throw(_) => {
                let class = vm.exceptions().StopAsyncIteration.clone();
                Err(vm.error_with(&class, Vec::new()))
            }
        };
    }
    object.running_async.set(true);
    let request = match this.request.get(vm) {
        Request::Send(value) => Request::Send(value.clone()),
        Request::Throw(value) => Request::Throw(value.clone()),
        Request::Close => Request::Close,
    };
    let outcome = match request {
        Request::Send(first) => resume(
            vm,
            &generator,
            Ok(if value.is_none() { first } else { value }),
        ),
        // The arguments are looked at only now; with a wrong number of them the step stays under way.
        Request::Throw(given) => match tuple::items(&given) {
            [first, rest @ ..] if rest.len() <= 2 => {
                match builtin::thrown(vm, first, rest.first(), rest.get(1)) {
                    Ok(raised) => resume(vm, &generator, Err(raised)),
                    Err(raised) => {
                        object.running_async.set(false);
                        Err(raised)
                    }
                }
            }
            given => return Err(wrong_count(vm, "athrow", 1, 3, given.len())),
        },
        Request::Close => {
            if object.state() == GeneratorState::Created {
                this.phase.set(Phase::Closed);
                object.running_async.set(false);
                object.closed.set(true);
                builtin::close_generator(vm, &generator)?;
                return Ok(Outcome::Returned(Value::NONE));
            }
            object.closed.set(true);
            let class = vm.exceptions().GeneratorExit.clone();
            let raised = vm.error_with(&class, Vec::new());
            resume(vm, &generator, Err(raised))
        }
    };
    finish(vm, awaitable, outcome)
}

fn resume(vm: &mut Vm, generator: &Value, input: Result<Value>) -> Result<Outcome> {
    let outcome = match input {
        Ok(value) => awaiting::send(vm, generator, value),
        Err(raised) => builtin::throw_in(vm, generator, raised),
    };
    match outcome {
        Ok(outcome) => unwrap(vm, generator, outcome),
        Err(raised) => unwrap(vm, generator, Outcome::Raised(raised)),
    }
}

fn finish(vm: &mut Vm, awaitable: &Value, outcome: Result<Outcome>) -> Result<Outcome> {
    let Some(this) = awaitable.downcast::<Step>() else {
        return outcome;
    };
    let closing = matches!(this.request.get(vm), Request::Close);
    match outcome {
        Ok(Outcome::Yielded(value)) => Ok(Outcome::Yielded(value)),
        Ok(Outcome::Returned(value)) => {
            this.phase.set(Phase::Closed);
            if closing {
                return Err(vm.runtime_error("async generator ignored GeneratorExit"));
            }
            Ok(Outcome::Returned(value))
        }
        Ok(Outcome::Raised(raised)) | Err(raised) => {
            this.phase.set(Phase::Closed);
            let (stop, exit) = (
                vm.exceptions().StopAsyncIteration.clone(),
                vm.exceptions().GeneratorExit.clone(),
            );
            if closing && (vm.raised_is(&raised, &stop) || vm.raised_is(&raised, &exit)) {
                return Ok(Outcome::Returned(Value::NONE));
            }
            Err(raised)
        }
    }
}

static STEP_METHODS: &[NativeDef] = &[
    (
        "send",
        "($self, object, /)",
        |vm, args| {
            let outcome = drive(vm, args.arg(0), args.arg(1).clone())?;
            outcome_to_python(vm, outcome)
        },
        "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration.",
    ),
    (
        "throw",
        "($self, type, value=None, traceback=None, /)",
        |vm, args| {
            builtin::old_signature(vm, args, "throw")?;
            let raised = builtin::thrown(vm, args.arg(1), args.opt(2), args.opt(3))?;
            let outcome = throw_step(vm, args.arg(0), raised)?;
            outcome_to_python(vm, outcome)
        },
        "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.",
    ),
    (
        "close",
        "($self, /)",
        |vm, args| close_step(vm, args.arg(0)),
        "close() -> raise GeneratorExit inside coroutine.",
    ),
];

/// The type of the awaitables that `asend` and `__anext__` give.
pub static STEP_SPEC: TypeSpec = TypeSpec {
    flags: flags::NO_INSTANCES | flags::FINALIZER,
    methods: STEP_METHODS,
    slots: step_slots,
    ..TypeSpec::of::<Step>("async_generator_asend")
};

/// The type of the awaitables that `athrow` and `aclose` give.
pub static THROW_SPEC: TypeSpec = TypeSpec {
    flags: flags::NO_INSTANCES | flags::FINALIZER,
    methods: STEP_METHODS,
    slots: step_slots,
    ..TypeSpec::of::<Step>("async_generator_athrow")
};

fn step_slots(slots: &Slots) {
    slots.finalize.set(Some(never_awaited));
    slots.iter.set(Some(|_, s| Ok(s.clone())));
    slots.await_.set(Some(|_, s| Ok(s.clone())));
    slots
        .next
        .set(Some(|vm, s| match drive(vm, s, Value::NONE)? {
            Outcome::Yielded(value) => Ok(Some(value)),
            Outcome::Returned(value) => {
                vm.stop_value = (!value.is_none()).then_some(value);
                Ok(None)
            }
            Outcome::Raised(raised) => Err(raised),
        }));
}

/// Types of this room that are registered at boot.
pub static SPECS: &[&TypeSpec] = &[&WRAPPED_SPEC, &COROUTINE_WRAPPER_SPEC, &STEP_SPEC];

/// The type `async_generator`.
pub static SPEC: TypeSpec = TypeSpec {
    flags: flags::WEAKREF | flags::FINALIZER,
    methods: &[
        builtin::SIZEOF,
        (
            "asend",
            "($self, object, /)",
            |vm, args| step(vm, args.arg(0), Request::Send(args.arg(1).clone())),
            "asend(v) -> send 'v' in generator.",
        ),
        (
            "athrow",
            "($self, /, *args)",
            |vm, args| {
                if tuple::items(args.arg(1)).len() > 1 {
                    builtin::warn_of_old_signature(vm, "athrow")?;
                }
                step(vm, args.arg(0), Request::Throw(args.arg(1).clone()))
            },
            "athrow(value) -> raise exception in generator.",
        ),
        (
            "aclose",
            "($self, /)",
            |vm, args| step(vm, args.arg(0), Request::Close),
            "aclose() -> raise GeneratorExit inside generator.",
        ),
        CLASS_GETITEM,
    ],
    members: &[(
        "ag_running",
        |_, g| Ok(Value::bool(expect(g).running_async.get())),
        None,
        "",
    )],
    getset: &[
        builtin::NAME,
        builtin::QUALNAME,
        ("ag_suspended", builtin::suspended, None, ""),
        ("ag_frame", watched!("ag_frame", builtin::frame), None, ""),
        ("ag_code", watched!("ag_code", builtin::code), None, ""),
        (
            "ag_await",
            builtin::delegating,
            None,
            "object being awaited on, or None",
        ),
    ],
    slots: |slots| {
        builtin::common_slots(slots);
        slots.finalize.set(Some(finalize));
        slots.aiter.set(Some(|_, g| Ok(g.clone())));
        slots
            .anext
            .set(Some(|vm, g| step(vm, g, Request::Send(Value::NONE))));
    },
    ..TypeSpec::of::<Generator>("async_generator")
};

fn finalize(vm: &mut Vm, generator: &Value) -> Result<()> {
    let object = expect(generator);
    if object.state() == GeneratorState::Suspended
        && let Some(hook) = object.finalizer.cloned(vm)
        && !object.closed.get()
    {
        vm.call(&hook, std::slice::from_ref(generator))?;
        return Ok(());
    }
    builtin::finalize(vm, generator)
}
