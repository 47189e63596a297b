//! Raising and handling.

use super::slow_ops;
use crate::object::Type;
use crate::object::Value;
use crate::object::exception::Exception;
use crate::object::generator;
use crate::object::tuple::Tuple;
use crate::object::types::flags;
use crate::vm::exec::{groups, unwind};
use crate::vm::{Raised, Result, Vm};

/// An exception instance from what follows `raise`: an instance, or a class to call.
fn instantiate(vm: &mut Vm, value: Value) -> Result<Value> {
    if value.is_a::<Exception>() {
        return Ok(value);
    }
    if let Some(class) = value.downcast::<Type>()
        && class.has(flags::EXCEPTION)
    {
        if super::super::construct::calls_as_type(vm, class)
            && let Some(exception) = crate::object::exception::construct(vm, class, &[])
        {
            return Ok(exception);
        }
        let instance = vm.call(&value, &[])?;
        if !instance.is_a::<Exception>() {
            let (class, name) = (vm.repr_text(&value)?, vm.type_name(&instance));
            return Err(vm.type_error(format!(
                "calling {class} should have returned an instance of BaseException, not <class '{name}'>"
            )));
        }
        return Ok(instance);
    }
    Err(vm.type_error("exceptions must derive from BaseException"))
}

/// Whether `exception` is an instance of `pattern`, an exception class or a tuple of such.
fn matches(vm: &mut Vm, exception: &Value, pattern: &Value) -> Result<bool> {
    let class = vm.class_of(exception);
    if let Some(one) = pattern.downcast::<Type>()
        && one.has(flags::EXCEPTION)
    {
        return Ok(class.is_subclass(vm, one));
    }
    let patterns = match pattern.downcast::<Tuple>() {
        Some(tuple) => tuple.items(),
        None => std::slice::from_ref(pattern),
    };
    let is_exception = |value: &Value| {
        value
            .downcast::<Type>()
            .is_some_and(|class| class.has(flags::EXCEPTION))
    };
    // All are checked before any is compared, as CPython does.
    if !patterns.iter().all(is_exception) {
        return Err(
            vm.type_error("catching classes that do not inherit from BaseException is not allowed")
        );
    }
    let class = vm.class_of(exception);
    Ok(patterns
        .iter()
        .filter_map(|p| p.downcast::<Type>())
        .any(|p| class.is_subclass(vm, p)))
}

/// What is raised again or handled is an exception in compiled code; the verifier does not look.
fn checked(vm: &mut Vm, value: Value) -> Result<Value> {
    match value.is_a::<Exception>() {
        true => Ok(value),
        false => Err(vm.system_error("malformed code: an exception was expected")),
    }
}

slow_ops! {
    RAISE(cx, w) {
        if w.c() == 0 {
            let Some(handled) = cx.vm.handled.clone() else {
                return Err(cx.vm.runtime_error("No active exception to reraise"));
            };
            let at = unwind::unwind(cx.vm, cx.pc, cx.base, Raised(handled), false);
            cx.go(at);
            return Ok(());
        }
        let value = cx.operand(w.a());
        let cause = (w.c() == 2).then(|| cx.operand(w.b()));
        let exception = instantiate(cx.vm, value)?;
        if let Some(cause) = cause {
            let cause = if cause.is_none() {
                None
            } else {
                let is_class = cause.downcast::<Type>().is_some_and(|class| class.has(flags::EXCEPTION));
                if !is_class && !cause.is_a::<Exception>() {
                    return Err(cx.vm.type_error("exception causes must derive from BaseException"));
                }
                Some(instantiate(cx.vm, cause)?)
            };
            if let Some(object) = exception.downcast::<Exception>() {
                object.cause.set(cx.vm, cause);
                object.suppress_context.set(true);
            }
        }
        unwind::set_context(cx.vm, &exception);
        return Err(Raised(exception));
    }
    RERAISE(cx, w) {
        let exception = cx.operand(w.a());
        let exception = checked(cx.vm, exception)?;
        let at = unwind::unwind(cx.vm, cx.pc, cx.base, Raised(exception), false);
        cx.go(at);
    }
    PUSH_EXC(cx, w) {
        let exception = cx.keep(w.b());
        let exception = checked(cx.vm, exception)?;
        let previous = cx.vm.handled.replace(exception);
        let saved = match cx.generator() {
            // What the resumer handles may be another exception when this handler ends: the mark stands for it.
            Some(generator) if !generator::expect(&generator).handling.replace(true) => {
                Value::ELLIPSIS
            }
            _ => previous.unwrap_or(Value::NONE),
        };
        cx.set(w.a(), saved);
        cx.next(1);
    }
    POP_EXC(cx, w) {
        let saved = cx.operand(w.a());
        cx.vm.handled = match cx.generator() {
            Some(generator) if saved.is(&Value::ELLIPSIS) => {
                let generator = generator::expect(&generator);
                generator.handling.set(false);
                generator.handled.cloned(cx.vm)
            }
            _ if saved.is_none() => None,
            _ => Some(checked(cx.vm, saved)?),
        };
        cx.next(1);
    }
    JUMP_IF_NOT_MATCH(cx, w) {
        let (exception, pattern) = (cx.keep(w.a()), cx.operand(w.b()));
        let matched = matches(cx.vm, &exception, &pattern)?;
        cx.branch(2, 0, !matched);
    }
    SPLIT_GROUP(cx, w) {
        let (exception, pattern) = (cx.keep(w.b()), cx.operand(w.c()));
        if !exception.is_none() && !exception.is_a::<Exception>() {
            return Err(cx.vm.system_error("malformed code: an exception was expected"));
        }
        let (part, rest) = groups::split(cx.vm, &exception, &pattern)?;
        cx.set(w.a(), part);
        cx.set(w.a() + 1, rest);
        cx.next(1);
    }
    RAISE_GROUP(cx, w) {
        let (original, list) = (cx.keep(w.b()), cx.operand(w.c()));
        let result = groups::combine(cx.vm, &original, &list)?;
        cx.set(w.a(), result);
        cx.next(1);
    }
    EXC_INFO(cx, w) {
        let exception = cx.keep(w.b());
        let class = cx.vm.class_of(&exception).value();
        let traceback = exception.downcast::<Exception>().and_then(|e| e.traceback.cloned(cx.vm));
        cx.set(w.a(), class);
        cx.set(w.a() + 1, exception);
        cx.set(w.a() + 2, traceback.unwrap_or(Value::NONE));
        cx.next(1);
    }
    LOAD_SPECIAL(cx, w) {
        let value = cx.keep(w.b());
        let names = cx.vm.names();
        let name = match w.c() {
            0 => &names.__enter__,
            1 => &names.__exit__,
            2 => &names.__aenter__,
            _ => &names.__aexit__,
        };
        let name = name.clone();
        let Some(method) = cx.vm.lookup_special(&value, &name)? else {
            return Err(missing_context_manager(cx.vm, &value, w.c()));
        };
        cx.set(w.a(), method);
        cx.next(1);
    }
    LOAD_ASSERTION_ERROR(cx, w) {
        let class = cx.vm.exceptions().AssertionError.value().clone();
        cx.set(w.a(), class);
        cx.next(1);
    }
    LOAD_NOT_IMPLEMENTED_ERROR(cx, w) {
        let class = cx.vm.exceptions().NotImplementedError.value().clone();
        cx.set(w.a(), class);
        cx.next(1);
    }
    STOP_ITERATION_ERROR(cx, w) {
        let exception = cx.operand(w.b());
        let replaced = stop_iteration_error(cx, exception);
        cx.set(w.a(), replaced);
        cx.next(1);
    }
}

fn missing_context_manager(vm: &mut Vm, value: &Value, which: usize) -> Raised {
    let name = vm.type_name(value);
    let asynchronous = if which >= 2 { "asynchronous " } else { "" };
    let method = ["__enter__", "__exit__", "__aenter__", "__aexit__"][which.min(3)];
    let missed = if which % 2 == 1 {
        format!(" (missed {method} method)")
    } else {
        String::new()
    };
    let other = if which >= 2 {
        vm.names().__enter__.clone()
    } else {
        vm.names().__aenter__.clone()
    };
    if !missed.is_empty() {
        return vm.type_error(format!(
            "'{name}' object does not support the {asynchronous}context manager protocol{missed}"
        ));
    }
    let hint = match vm.lookup_special(value, &other) {
        Ok(Some(_)) if which >= 2 => {
            " but it supports the context manager protocol. Did you mean to use 'with'?"
        }
        Ok(Some(_)) => {
            " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
        }
        _ => "",
    };
    vm.type_error(format!(
        "'{name}' object does not support the {asynchronous}context manager protocol{hint}"
    ))
}

/// PEP 479: StopIteration must not leave a generator.
fn stop_iteration_error(cx: &mut crate::vm::exec::machine::Cx<'_>, exception: Value) -> Value {
    use gillie_bytecode::code::flags as code_flags;
    let vm = &mut *cx.vm;
    // SAFETY of `code`: the frame at hand.
    let code = unsafe { &*crate::vm::exec::machine::code_of(cx.base) };
    let (stop, stop_async) = (
        vm.exceptions().StopIteration.clone(),
        vm.exceptions().StopAsyncIteration.clone(),
    );
    let class = vm.class_of(&exception);
    let kind = if code.has(code_flags::ASYNC_GENERATOR) {
        "async generator"
    } else if code.has(code_flags::COROUTINE) {
        "coroutine"
    } else {
        "generator"
    };
    let message = if class.is_subclass(vm, &stop) {
        format!("{kind} raised StopIteration")
    } else if code.has(code_flags::ASYNC_GENERATOR) && class.is_subclass(vm, &stop_async) {
        "async generator raised StopAsyncIteration".to_string()
    } else {
        return exception;
    };
    let raised = vm.runtime_error(message);
    if let Some(error) = raised.0.downcast::<Exception>() {
        error.cause.set(vm, Some(exception.clone()));
        error.context.set(vm, Some(exception));
        error.suppress_context.set(true);
    }
    raised.0
}
