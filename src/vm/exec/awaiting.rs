//! The protocols behind `yield from`, `await`, `async for`.

use super::frames::Outcome;
use crate::object::function::code::CodeObject;
use crate::object::generator::{self, Generator, GeneratorState};
use crate::object::{Object, Raw, Value};
use crate::vm::{Raised, Result, Vm};
use gillie_bytecode::code::flags;

/// A generator object was just made, for the frame `back` that stands at `call`: a coroutine notes where, if it is to.
pub(super) fn created(vm: &mut Vm, generator: &Value, back: *mut Raw, call: *const u32) {
    let depth = vm.tracer.origin_depth;
    let generator = generator::expect(generator);
    let code = generator.code.downcast::<CodeObject>();
    if depth == 0 || !code.is_some_and(|code| code.has(flags::COROUTINE)) {
        return;
    }
    let here = (vm.base, vm.pc);
    (vm.base, vm.pc) = (back, call);
    let mut rows = Vec::new();
    for index in 0..depth as usize {
        let Ok(Some(frame)) = vm.frame_at(index) else {
            break;
        };
        let line = super::inspect::line(vm, &frame);
        let code =
            crate::object::function::code::expect(&crate::object::frame::expect(&frame).code);
        let row = [
            code.filename.clone(),
            vm.int(line.into()),
            code.name.clone(),
        ];
        rows.push(vm.tuple_of(row));
    }
    (vm.base, vm.pc) = here;
    let rows = vm.tuple(rows);
    generator.origin.set(vm, rows);
}

/// Sends a value to any iterator: a generator is resumed, others get `send` or, for None, `__next__`.
pub(crate) fn send(vm: &mut Vm, receiver: &Value, value: Value) -> Result<Outcome> {
    if let Some(generator) = receiver.downcast::<Generator>() {
        return send_to_generator(vm, receiver, generator, value);
    }
    if value.is_none() && vm.class_of(receiver).slots.next.get().is_some() {
        vm.stop_value = None;
        return match vm.next(receiver) {
            Ok(Some(value)) => Ok(Outcome::Yielded(value)),
            Ok(None) => Ok(Outcome::Returned(vm.take_stop_value())),
            Err(raised) => Err(raised),
        };
    }
    match vm.call_method(receiver, "send", &[value]) {
        Ok(value) => Ok(Outcome::Yielded(value)),
        Err(raised) => stop_value(vm, raised).map(Outcome::Returned),
    }
}

/// The value of a StopIteration; other exceptions pass.
pub(crate) fn stop_value(vm: &mut Vm, raised: Raised) -> Result<Value> {
    let stop = vm.exceptions().StopIteration.clone();
    if !vm.raised_is(&raised, &stop) {
        return Err(raised);
    }
    let name = vm.names().value.clone();
    vm.get_attr(&raised.0, &name)
}

fn send_to_generator(
    vm: &mut Vm,
    receiver: &Value,
    generator: &Object<Generator>,
    value: Value,
) -> Result<Outcome> {
    match generator.state() {
        GeneratorState::Created if !value.is_none() => {
            let kind = kind_text(generator);
            Err(vm.type_error(format!(
                "can't send non-None value to a just-started {kind}"
            )))
        }
        GeneratorState::Created | GeneratorState::Suspended => match vm.resume(receiver, Ok(value))
        {
            Outcome::Raised(raised) => Err(raised),
            outcome => Ok(outcome),
        },
        GeneratorState::Running => {
            let kind = kind_text(generator);
            Err(vm.value_error(format!("{kind} already executing")))
        }
        GeneratorState::Finished => {
            if generator::expect(receiver)
                .code
                .downcast::<CodeObject>()
                .is_some_and(|c| c.has(flags::COROUTINE))
            {
                return Err(vm.runtime_error("cannot reuse already awaited coroutine"));
            }
            Ok(Outcome::Returned(Value::NONE))
        }
    }
}

/// "generator", "coroutine" or "async generator".
pub(crate) fn kind_text(generator: &Generator) -> &'static str {
    match generator.code.downcast::<CodeObject>() {
        Some(code) if code.has(flags::COROUTINE) => "coroutine",
        Some(code) if code.has(flags::ASYNC_GENERATOR) => "async generator",
        _ => "generator",
    }
}

/// What `yield from value` iterates over.
pub(super) fn yield_from_iterator(vm: &mut Vm, value: &Value, code: &CodeObject) -> Result<Value> {
    if let Some(generator) = value.downcast::<Generator>() {
        let inner = generator.code.downcast::<CodeObject>();
        if inner.is_some_and(|inner| inner.has(flags::COROUTINE)) {
            if !code.has(flags::COROUTINE | flags::ITERABLE_COROUTINE) {
                return Err(vm.type_error(
                    "cannot 'yield from' a coroutine object in a non-coroutine generator",
                ));
            }
            return Ok(value.clone());
        }
        if inner.is_some_and(|inner| !inner.has(flags::ASYNC_GENERATOR)) {
            return Ok(value.clone());
        }
    }
    vm.iter(value)
}

/// The iterator behind `await value`.
pub(crate) fn awaitable(vm: &mut Vm, value: &Value, place: usize) -> Result<Value> {
    if let Some(generator) = value.downcast::<Generator>()
        && generator
            .code
            .downcast::<CodeObject>()
            .is_some_and(|c| c.has(flags::COROUTINE | flags::ITERABLE_COROUTINE))
    {
        if vm.class_of(value).is(&*vm.types().coroutine)
            && generator.state() == GeneratorState::Suspended
            && !generator::builtin::delegating(vm, value)?.is_none()
        {
            return Err(vm.runtime_error("coroutine is being awaited already"));
        }
        return Ok(value.clone());
    }
    match vm.class_of(value).slots.await_.get() {
        Some(function) => {
            let iterator = function(vm, value)?;
            let is_coroutine = iterator
                .downcast::<Generator>()
                .and_then(|generator| generator.code.downcast::<CodeObject>())
                .is_some_and(|code| code.has(flags::COROUTINE | flags::ITERABLE_COROUTINE));
            if is_coroutine {
                return Err(vm.type_error("__await__() returned a coroutine"));
            }
            if vm.class_of(&iterator).slots.next.get().is_none() {
                let name = vm.type_name(&iterator);
                return Err(vm.type_error(format!(
                    "__await__() returned non-iterator of type '{name}'"
                )));
            }
            Ok(iterator)
        }
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(match place {
                1 => format!(
                    "'async with' received an object from __aenter__ that does not implement __await__: {name}"
                ),
                2 => format!(
                    "'async with' received an object from __aexit__ that does not implement __await__: {name}"
                ),
                _ => format!("object {name} can't be used in 'await' expression"),
            }))
        }
    }
}

/// `aiter(value)` with the checks of `async for`.
pub(super) fn async_iterator(vm: &mut Vm, value: &Value) -> Result<Value> {
    let Some(function) = vm.class_of(value).slots.aiter.get() else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!(
            "'async for' requires an object with __aiter__ method, got {name}"
        )));
    };
    let iterator = function(vm, value)?;
    if vm.class_of(&iterator).slots.anext.get().is_none() {
        let name = vm.type_name(&iterator);
        return Err(vm.type_error(format!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {name}"
        )));
    }
    Ok(iterator)
}

/// The awaitable iterator of `__anext__()`.
pub(super) fn async_next(vm: &mut Vm, iterator: &Value) -> Result<Value> {
    let Some(function) = vm.class_of(iterator).slots.anext.get() else {
        let name = vm.type_name(iterator);
        return Err(vm.type_error(format!(
            "'async for' requires an iterator with __anext__ method, got {name}"
        )));
    };
    let awaitable_object = function(vm, iterator)?;
    match awaitable(vm, &awaitable_object, 0) {
        Ok(found) => Ok(found),
        Err(cause) => {
            let name = vm.type_name(&awaitable_object);
            let raised = vm.type_error(format!(
                "'async for' received an invalid object from __anext__: {name}"
            ));
            if let Some(error) = raised.0.downcast::<crate::object::exception::Exception>() {
                error.cause.set(vm, Some(cause.0));
                error.suppress_context.set(true);
            }
            Err(raised)
        }
    }
}

/// A value that an async generator yields, told apart from what its awaits yield.
pub(super) fn wrap(vm: &mut Vm, value: Value) -> Value {
    crate::object::generator::async_wrapped(vm, value)
}
