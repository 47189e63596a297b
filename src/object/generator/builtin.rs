//! `generator` and `coroutine`: methods and attributes.

use super::{Generator, GeneratorState, expect};
use crate::modules::sys::watched;
use crate::object::function::code::CodeObject;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::types::{Slots, flags};
use crate::object::{Bound, GetSetDef, NativeDef, Value};
use crate::vm::exec::Outcome;
use crate::vm::exec::awaiting::{self, kind_text};
use crate::vm::exec::frames;
use crate::vm::{Raised, Result, Vm};
use gillie_bytecode::Opcode;
use gillie_bytecode::code::flags as code_flags;

/// What a resumption led to, as `send` gives it to Python: a value, or StopIteration.
fn to_python(vm: &mut Vm, outcome: Outcome) -> Result<Value> {
    match outcome {
        Outcome::Yielded(value) => Ok(value),
        Outcome::Returned(value) => Err(stop(vm, value)),
        Outcome::Raised(raised) => Err(raised),
    }
}

fn stop(vm: &mut Vm, value: Value) -> Raised {
    if value.is_none() {
        vm.stop_iteration(None)
    } else {
        vm.stop_iteration(Some(value))
    }
}

fn send(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let outcome = awaiting::send(vm, args.arg(0), args.arg(1).clone())?;
    to_python(vm, outcome)
}

fn throw(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    old_signature(vm, args, "throw")?;
    let raised = thrown(vm, args.arg(1), args.opt(2), args.opt(3))?;
    let outcome = throw_in(vm, args.arg(0), raised)?;
    to_python(vm, outcome)
}

/// DeprecationWarning for `throw(type, value, traceback)`.
pub(crate) fn old_signature(vm: &mut Vm, args: &[Option<Value>], name: &str) -> Result<()> {
    match args.opt(2).or(args.opt(3)) {
        Some(_) => warn_of_old_signature(vm, name),
        None => Ok(()),
    }
}

/// The warning of that.
pub(super) fn warn_of_old_signature(vm: &mut Vm, name: &str) -> Result<()> {
    let message = format!(
        "the (type, exc, tb) signature of {name}() is deprecated, use the single-arg signature instead."
    );
    crate::modules::warnings::warn(
        vm,
        |vm| vm.exceptions().DeprecationWarning.clone(),
        &message,
    )
}

/// The exception that `throw(type, value, traceback)` means.
pub(crate) fn thrown(
    vm: &mut Vm,
    first: &Value,
    value: Option<&Value>,
    traceback: Option<&Value>,
) -> Result<Raised> {
    use crate::object::exception::Exception;
    use crate::object::types::Type;
    let traceback = traceback.filter(|traceback| !traceback.is_none());
    if traceback.is_some_and(|traceback| !traceback.is_a::<crate::object::traceback::Traceback>()) {
        return Err(vm.type_error("throw() third argument must be a traceback object"));
    }
    let made = |vm: &mut Vm, args: &[Value]| {
        // What goes wrong with the class is thrown in its place.
        vm.instantiate_exception(first, args)
            .unwrap_or_else(|raised| raised.0)
    };
    let exception = if first.is_a::<Exception>() {
        if value.is_some_and(|value| !value.is_none()) {
            return Err(vm.type_error("instance exception may not have a separate value"));
        }
        first.clone()
    } else if first
        .downcast::<Type>()
        .is_some_and(|class| class.has(flags::EXCEPTION))
    {
        match value.filter(|value| !value.is_none()) {
            Some(value)
                if crate::object::Class::from_value(first)
                    .is_some_and(|class| vm.class_of(value).is_subclass(vm, &class)) =>
            {
                value.clone()
            }
            Some(value) => match value.downcast::<crate::object::tuple::Tuple>() {
                Some(tuple) => made(vm, tuple.items()),
                None => made(vm, std::slice::from_ref(value)),
            },
            None => made(vm, &[]),
        }
    } else {
        let name = vm.type_name(first);
        return Err(vm.type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {name}"
        )));
    };
    if let (Some(traceback), Some(object)) = (traceback, exception.downcast::<Exception>()) {
        object.traceback.set(vm, Some(traceback.clone()));
    }
    Ok(Raised(exception))
}

/// The iterator to which a suspended generator delegates (`yield from`, `await`), by the SEND before its YIELD.
pub(crate) fn delegate(generator: &Generator) -> Option<Value> {
    if generator.state() != GeneratorState::Suspended || !generator.has_window() {
        return None;
    }
    let code = generator.code.downcast::<CodeObject>()?;
    let offset = generator.offset(code)?;
    // `SEND A B C; offset; YIELD A B 1; imm`: YIELD is two words before `pc`, SEND four.
    let word = |back: usize| {
        offset
            .checked_sub(back)
            .and_then(|at| code.words.get(at))
            .map(std::cell::Cell::get)
    };
    let yielding = word(2)?;
    if yielding as u8 != Opcode::YIELD as u8 || yielding >> 24 != 1 {
        return None;
    }
    let mut at = 4;
    if word(3)? as u8 == Opcode::EXT as u8 && generator.wide_yield.get() {
        at = 5;
    }
    let send = word(at)?;
    if send as u8 != Opcode::SEND as u8 {
        return None;
    }
    let mut register = (send >> 16 & 0xFF) as usize;
    if let Some(ext) =
        word(at + 1).filter(|ext| generator.wide_yield.get() && *ext as u8 == Opcode::EXT as u8)
    {
        register |= ((ext >> 16 & 0xFF) as usize) << 8;
    }
    generator.register(register)
}

/// Raises an exception where a generator stands; what it delegates to gets it first.
pub(crate) fn throw_in(vm: &mut Vm, generator: &Value, raised: Raised) -> Result<Outcome> {
    let object = expect(generator);
    match object.state() {
        GeneratorState::Running => {
            let kind = kind_text(object);
            return Err(vm.value_error(format!("{kind} already executing")));
        }
        GeneratorState::Finished => {
            if is_coroutine(object) {
                return Err(vm.runtime_error("cannot reuse already awaited coroutine"));
            }
            return Err(raised);
        }
        GeneratorState::Created => {
            // Nothing has run: the exception leaves at once, at the definition's line.
            return Ok(vm.resume(generator, Err(raised)));
        }
        GeneratorState::Suspended => {}
    }
    let Some(inner) = delegate(object) else {
        return Ok(vm.resume(generator, Err(raised)));
    };
    let exit = vm.exceptions().GeneratorExit.clone();
    if vm.raised_is(&raised, &exit) {
        // Delegating close: the inner iterator is closed, then the exception is raised here.
        let closed = vm.delegating(generator, |vm| close_any(vm, &inner));
        let input = match closed {
            Ok(()) => raised,
            Err(other) => other,
        };
        return Ok(vm.resume(generator, Err(input)));
    }
    let answer = vm.delegating(generator, |vm| throw_into_delegate(vm, &inner, raised));
    match answer? {
        Outcome::Yielded(value) => Ok(Outcome::Yielded(value)),
        Outcome::Returned(value) => Ok(vm.finish_delegation(generator, value)),
        Outcome::Raised(raised) => Ok(vm.resume(generator, Err(raised))),
    }
}

/// What an inner iterator makes of an exception; an error if its `throw` cannot even be looked up, of which the outer
/// generator hears nothing (`_gen_throw` of Objects/genobject.c).
fn throw_into_delegate(vm: &mut Vm, inner: &Value, raised: Raised) -> Result<Outcome> {
    let result = if inner.is_a::<Generator>() {
        match throw_in(vm, inner, raised) {
            Ok(outcome) => return Ok(outcome),
            Err(raised) => Err(raised),
        }
    } else {
        let name = vm.names().throw.clone();
        match vm.get_attr_opt(inner, &name) {
            Ok(None) => Err(raised),
            Ok(Some(method)) => vm.call(&method, &[raised.0]),
            Err(raised) => return Err(raised),
        }
    };
    Ok(match result {
        Ok(value) => Outcome::Yielded(value),
        Err(raised) => match awaiting::stop_value(vm, raised) {
            Ok(value) => Outcome::Returned(value),
            Err(raised) => Outcome::Raised(raised),
        },
    })
}

/// `close()` of anything that has it.
fn close_any(vm: &mut Vm, iterator: &Value) -> Result<()> {
    if iterator.is_a::<Generator>() {
        return close_generator(vm, iterator).map(drop);
    }
    let name = vm.names().close.clone();
    match vm.get_attr_opt(iterator, &name) {
        Ok(Some(method)) => {
            vm.call(&method, &[])?;
        }
        Ok(None) => {}
        // `gen_close_iter`: nobody asked for the attribute.
        Err(raised) => vm.unraisable(raised, iterator),
    }
    Ok(())
}

/// `generator.close()`: its return value if it returned one (3.13).
pub(crate) fn close_generator(vm: &mut Vm, generator: &Value) -> Result<Value> {
    let object = expect(generator);
    match object.state() {
        GeneratorState::Finished => return Ok(Value::NONE),
        GeneratorState::Created => {
            frames::discard_generator(vm, object);
            return Ok(Value::NONE);
        }
        GeneratorState::Running => {
            let kind = kind_text(object);
            return Err(vm.value_error(format!("{kind} already executing")));
        }
        // Nothing there would notice the exception.
        GeneratorState::Suspended if frames::ends_quietly(object) => {
            frames::discard_generator(vm, object);
            return Ok(Value::NONE);
        }
        GeneratorState::Suspended => {}
    }
    let exit = vm.exceptions().GeneratorExit.clone();
    let raised = vm.error_with(&exit, Vec::new());
    match throw_in(vm, generator, raised)? {
        Outcome::Yielded(_) => {
            let kind = kind_text(object);
            Err(vm.runtime_error(format!("{kind} ignored GeneratorExit")))
        }
        Outcome::Returned(value) => Ok(value),
        Outcome::Raised(raised) => {
            let stop = vm.exceptions().StopIteration.clone();
            if vm.raised_is(&raised, &exit) {
                Ok(Value::NONE)
            } else if vm.raised_is(&raised, &stop) {
                awaiting::stop_value(vm, raised)
            } else {
                Err(raised)
            }
        }
    }
}

fn is_coroutine(generator: &Generator) -> bool {
    generator
        .code
        .downcast::<CodeObject>()
        .is_some_and(|code| code.has(code_flags::COROUTINE))
}

/// A coroutine dies that nobody awaited: `warnings` words it, with the place where it was made if that was noted.
fn never_awaited(vm: &mut Vm, coroutine: &Value) -> Result<()> {
    let module = vm.import_module("warnings")?;
    let hook = crate::modules::support::attr_opt(vm, &module, "_warn_unawaited_coroutine")?;
    if let Some(hook) = hook {
        return match vm.call(&hook, std::slice::from_ref(coroutine)) {
            Ok(_) => Ok(()),
            Err(raised) => {
                vm.unraisable(raised, coroutine);
                plain_never_awaited(vm, coroutine)
            }
        };
    }
    plain_never_awaited(vm, coroutine)
}

fn plain_never_awaited(vm: &mut Vm, coroutine: &Value) -> Result<()> {
    let name = vm.display_text(&expect(coroutine).qualname.cloned(vm))?;
    let message = format!("coroutine '{name}' was never awaited");
    crate::modules::warnings::warn(vm, |vm| vm.exceptions().RuntimeWarning.clone(), &message)
}

/// Runs when a generator that is suspended dies: it is closed.
pub(crate) fn finalize(vm: &mut Vm, generator: &Value) -> Result<()> {
    if is_coroutine(expect(generator)) && expect(generator).state() == GeneratorState::Created {
        never_awaited(vm, generator)?;
    }
    let closed = close_generator(vm, generator).map(drop);
    if closed.is_err() && expect(generator).state() == GeneratorState::Suspended {
        // It ignored GeneratorExit: not asked twice, although the report may keep it for a while.
        frames::discard_generator(vm, expect(generator));
    }
    closed
}

fn set_text(
    vm: &mut Vm,
    part: &crate::object::GilCell<Value>,
    value: Option<&Value>,
    what: &str,
) -> Result<()> {
    match value.filter(|value| value.is_a::<Str>()) {
        Some(value) => {
            part.set(vm, value.clone());
            Ok(())
        }
        None => Err(vm.type_error(format!("{what} must be set to a string object"))),
    }
}

pub(crate) const NAME: GetSetDef = (
    "__name__",
    |vm, g| Ok(expect(g).name.cloned(vm)),
    Some(|vm, g, value| set_text(vm, &expect(g).name, value, "__name__")),
    "name of the generator",
);
pub(crate) const QUALNAME: GetSetDef = (
    "__qualname__",
    |vm, g| Ok(expect(g).qualname.cloned(vm)),
    Some(|vm, g, value| set_text(vm, &expect(g).qualname, value, "__qualname__")),
    "qualified name of the generator",
);

pub(crate) fn running(_: &mut Vm, g: &Value) -> Result<Value> {
    Ok(Value::bool(expect(g).state() == GeneratorState::Running))
}
pub(crate) fn suspended(_: &mut Vm, g: &Value) -> Result<Value> {
    Ok(Value::bool(expect(g).state() == GeneratorState::Suspended))
}
pub(crate) fn frame(vm: &mut Vm, g: &Value) -> Result<Value> {
    Ok(vm.generator_frame(g).unwrap_or(Value::NONE))
}
pub(crate) fn code(_: &mut Vm, g: &Value) -> Result<Value> {
    Ok(expect(g).code.clone())
}
pub(crate) fn delegating(_: &mut Vm, g: &Value) -> Result<Value> {
    Ok(delegate(expect(g)).unwrap_or(Value::NONE))
}

/// What the three kinds have in common.
pub(crate) fn common_slots(slots: &Slots) {
    slots.repr.set(Some(|vm, g| {
        let name = vm.display_text(&expect(g).qualname.cloned(vm))?;
        let kind = vm.type_name(g);
        let kind = if &*kind == "async_generator" {
            "async_generator"
        } else {
            &kind
        };
        Ok(vm.str(&format!("<{kind} object {name} at {:#x}>", g.raw().0)))
    }));
    slots.finalize.set(Some(finalize));
}

/// `__sizeof__` of generators, coroutines and asynchronous generators.
pub(super) const SIZEOF: NativeDef = (
    "__sizeof__",
    "($self, /)",
    |vm, args| {
        let generator = expect(args.arg(0));
        let code = crate::object::function::code::expect(&generator.code);
        let window = code.n_registers as i64;
        Ok(vm.int(size_of::<Generator>() as i64 + 8 * window))
    },
    "gen.__sizeof__() -> size of gen in memory, in bytes",
);

const GENERATOR_DOCS: [&str; 3] = [
    "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.",
    "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.",
    "close() -> raise GeneratorExit inside generator.",
];

/// What `send`, `throw` and `close` of coroutines say.
pub(super) const COROUTINE_DOCS: [&str; 3] = [
    "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration.",
    "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.",
    "close() -> raise GeneratorExit inside coroutine.",
];

const fn methods([of_send, of_throw, of_close]: [&'static str; 3]) -> [NativeDef; 5] {
    [
        SIZEOF,
        CLASS_GETITEM,
        ("send", "($self, object, /)", send, of_send),
        (
            "throw",
            "($self, type, value=None, traceback=None, /)",
            throw,
            of_throw,
        ),
        (
            "close",
            "($self, /)",
            |vm, args| close_generator(vm, args.arg(0)),
            of_close,
        ),
    ]
}

fn next(vm: &mut Vm, g: &Value) -> Result<Option<Value>> {
    let resumed = vm.resume_quick(g);
    let outcome = match resumed {
        Some(outcome) => Ok(outcome),
        None => awaiting::send(vm, g, Value::NONE),
    };
    match outcome? {
        Outcome::Yielded(value) => Ok(Some(value)),
        Outcome::Returned(value) => {
            vm.stop_value = (!value.is_none()).then_some(value);
            Ok(None)
        }
        Outcome::Raised(raised) => Err(raised),
    }
}

/// The type `generator`.
pub static SPEC: TypeSpec = TypeSpec {
    flags: flags::WEAKREF | flags::FINALIZER,
    methods: &methods(GENERATOR_DOCS),
    getset: &[
        NAME,
        QUALNAME,
        ("gi_running", running, None, ""),
        ("gi_suspended", suspended, None, ""),
        ("gi_frame", watched!("gi_frame", frame), None, ""),
        ("gi_code", watched!("gi_code", code), None, ""),
        (
            "gi_yieldfrom",
            delegating,
            None,
            "object being iterated by yield from, or None",
        ),
    ],
    slots: |slots| {
        common_slots(slots);
        slots.iter.set(Some(|_, g| Ok(g.clone())));
        slots.next.set(Some(next));
    },
    ..TypeSpec::of::<Generator>("generator")
};

/// The type `coroutine`.
pub static COROUTINE_SPEC: TypeSpec = TypeSpec {
    flags: flags::WEAKREF | flags::FINALIZER,
    methods: &methods(COROUTINE_DOCS),
    members: &[(
        "cr_origin",
        |vm, g| Ok(expect(g).origin.cloned(vm)),
        None,
        "",
    )],
    getset: &[
        NAME,
        QUALNAME,
        ("cr_running", running, None, ""),
        ("cr_suspended", suspended, None, ""),
        ("cr_frame", watched!("cr_frame", frame), None, ""),
        ("cr_code", watched!("cr_code", code), None, ""),
        (
            "cr_await",
            delegating,
            None,
            "object being awaited on, or None",
        ),
    ],
    slots: |slots| {
        common_slots(slots);
        slots.await_.set(Some(super::asynchronous::coroutine_await));
    },
    ..TypeSpec::of::<Generator>("coroutine")
};
