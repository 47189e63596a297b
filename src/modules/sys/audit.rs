//! Audit events (PEP 578): what watchers of a program are told before it opens, runs, connects, removes, …
//!
//! A function that raises an event stands in its module's table as `audited!(function, "event", what it tells)`: the
//! hooks see the arguments as the call brought them, with the defaults of those that are missing. Events that tell
//! more than arguments are raised where they happen, by [`audit`]. Without hooks an event costs one test of a flag.

use super::runtime::SysState;
use crate::modules::support::{special, text_of};
use crate::object::Value;
use crate::object::native::Bound;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::{Result, Vm};

/// One thing that an event tells of a call's arguments.
#[derive(Clone, Copy)]
pub enum Told {
    /// An argument as it is; None where it is missing.
    Value(usize),
    /// A file's name: what `os.fspath` makes of it.
    Path(usize),
    /// A file's name or a text, as the bytes that the system is given.
    Bytes(usize),
    /// An argument as a plain number, or this number where it is missing.
    Or(usize, i64),
    /// A `dir_fd`: -1 for none.
    Folder(usize),
    /// Always this number.
    Number(i64),
    /// Always None.
    Nothing(),
}

/// A row of a table of functions whose function raises an event first.
macro_rules! audited {
    ($function:path, $event:literal $(, $told:ident($($given:expr),*))* $(,)?) => {
        |vm, args| {
            if crate::modules::sys::has_audit_hooks(vm) {
                crate::modules::sys::audit_call(
                    vm,
                    $event,
                    args,
                    &[$(crate::modules::sys::Told::$told($($given),*)),*],
                )?;
            }
            $function(vm, args)
        }
    };
}
pub(crate) use audited;

/// The getter of an attribute whose reading is an event.
macro_rules! watched {
    ($name:literal, $getter:expr) => {
        |vm, object| {
            crate::modules::sys::audit_attribute(vm, object, $name, None)?;
            let getter: crate::object::types::UnaryFn = $getter;
            getter(vm, object)
        }
    };
}
pub(crate) use watched;

/// Raises the event of an attribute that is read, or set to a value (None: deleted).
pub fn audit_attribute(
    vm: &mut Vm,
    object: &Value,
    name: &str,
    new: Option<Option<&Value>>,
) -> Result<()> {
    if !has_audit_hooks(vm) {
        return Ok(());
    }
    let event = match new {
        None => "object.__getattr__",
        Some(None) => "object.__delattr__",
        Some(Some(_)) => "object.__setattr__",
    };
    let mut told = vec![object.clone(), vm.str(name)];
    told.extend(new.flatten().cloned());
    audit(vm, event, &told)
}

/// Raises an event that tells of a call's arguments.
pub fn audit_call(vm: &mut Vm, event: &str, args: &[Option<Value>], told: &[Told]) -> Result<()> {
    let mut values = Vec::with_capacity(told.len());
    for told in told {
        values.push(match *told {
            Told::Value(index) => args.opt(index).cloned().unwrap_or(Value::NONE),
            Told::Path(index) => match args.opt(index).cloned() {
                Some(path) => name_of(vm, path)?,
                None => Value::NONE,
            },
            Told::Bytes(index) => match args.opt(index).cloned() {
                Some(text) => {
                    let text = name_of(vm, text)?;
                    match text
                        .downcast::<Str>()
                        .and_then(|text| crate::modules::posix::encode(text))
                    {
                        Some(bytes) => vm.bytes(bytes),
                        None => text,
                    }
                }
                None => Value::NONE,
            },
            Told::Or(index, number) => match args.opt(index) {
                Some(value) => vm.index(value).unwrap_or_else(|_| value.clone()),
                None => vm.int(number),
            },
            Told::Folder(index) => match args.opt(index).filter(|value| !value.is_none()) {
                Some(value) => value.clone(),
                None => vm.int(-1),
            },
            Told::Number(number) => vm.int(number),
            Told::Nothing() => Value::NONE,
        });
    }
    audit(vm, event, &values)
}

/// What `os.fspath` makes of a path; anything else as it is: the function itself will say what is wrong with it.
fn name_of(vm: &mut Vm, path: Value) -> Result<Value> {
    match special(vm, &path, "__fspath__")? {
        Some(method) => vm.call(&method, &[]),
        None => Ok(path),
    }
}

/// `sys.addaudithook`: hooks that are there may refuse it with an error, which the caller never sees (PEP 578).
pub(super) fn addaudithook(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    if let Err(refused) = audit(vm, "sys.addaudithook", &[]) {
        let class = vm.exceptions().Exception.clone();
        return match vm.class_of(&refused.0).class_ref().is_subclass(vm, &class) {
            true => Ok(Value::NONE),
            false => Err(refused),
        };
    }
    let state = vm.module_state::<SysState>();
    state.audit_hooks.borrow_mut().push(args.arg(0).clone());
    vm.state().audited.set(true);
    Ok(Value::NONE)
}

/// `sys.audit(event, *args)`.
pub(super) fn audit_named(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    if !args.arg(0).is_a::<Str>() {
        let name = vm.type_name(args.arg(0));
        return Err(vm.type_error(format!("expected str for argument 'event', not {name}")));
    }
    let event = text_of(args.arg(0)).into_owned();
    let given = args.arg(1).downcast::<Tuple>().expect("*args");
    let given = given.items().to_vec();
    audit(vm, &event, &given)?;
    Ok(Value::NONE)
}

/// Whether anybody listens to audit events.
#[inline]
pub fn has_audit_hooks(vm: &Vm) -> bool {
    vm.state().audited.get()
}

/// Raises an audit event; costs nothing without hooks.
#[inline]
pub fn audit(vm: &mut Vm, event: &str, args: &[Value]) -> Result<()> {
    match has_audit_hooks(vm) {
        true => tell(vm, event, args),
        false => Ok(()),
    }
}

#[cold]
fn tell(vm: &mut Vm, event: &str, args: &[Value]) -> Result<()> {
    let hooks = vm.module_state::<SysState>().audit_hooks.borrow().clone();
    let (event, args) = (vm.intern(event), vm.tuple_from_slice(args));
    for hook in hooks {
        // Hooks are not traced, unless they say that they can be.
        let traced = match crate::modules::support::attr_opt(vm, &hook, "__cantrace__")? {
            Some(wish) => vm.is_true(&wish)?,
            None => false,
        };
        let given = [event.clone(), args.clone()];
        match traced {
            true => vm.call(&hook, &given)?,
            false => vm.with_events(1, |vm| vm.call(&hook, &given))?,
        };
    }
    Ok(())
}

/// Raises the event of a text that is compiled.
pub fn compiled(vm: &mut Vm, source: &str, filename: &str) -> Result<()> {
    if !has_audit_hooks(vm) {
        return Ok(());
    }
    let told = [vm.bytes(source.as_bytes()), vm.str(filename)];
    audit(vm, "compile", &told)
}
