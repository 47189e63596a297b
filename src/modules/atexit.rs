//! `atexit`: functions to call at the program's end.

use crate::object::dict::Dict;
use crate::object::spec::ModuleSpec;
use crate::object::tuple::Tuple;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use std::cell::RefCell;

/// Callable, positional arguments, keyword arguments.
type Callback = (Value, Value, Value);

/// What was registered. What is unregistered leaves its place empty, as in CPython, where `_ncallbacks` shows it.
#[derive(Default)]
struct Callbacks(RefCell<Vec<Option<Callback>>>);

fn register(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let function = args.arg(0);
    if vm.class_of(function).slots.call.get().is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let entry = (function.clone(), args.arg(1).clone(), args.arg(2).clone());
    let state = vm.module_state::<Callbacks>();
    state.0.borrow_mut().push(Some(entry));
    Ok(function.clone())
}

fn unregister(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let state = vm.module_state::<Callbacks>();
    let entries = state.0.borrow().clone();
    let mut kept = Vec::new();
    for entry in entries {
        let gone = match &entry {
            Some(entry) => vm.eq(&entry.0, args.arg(0))?,
            None => false,
        };
        kept.push(entry.filter(|_| !gone));
    }
    let old = state.0.replace(kept);
    drop(old);
    Ok(Value::NONE)
}

/// Calls what is registered, last first; exceptions are reported and do not stop the rest.
pub fn run(vm: &mut Vm) {
    let state = vm.module_state::<Callbacks>();
    // What is registered by a function that runs now is not run: CPython counts down from the last at the start.
    let count = state.0.borrow().len();
    for index in (0..count).rev() {
        let next = state.0.borrow_mut().get_mut(index).and_then(Option::take);
        let Some((function, args, keywords)) = next else {
            continue;
        };
        let mut values = args
            .downcast::<Tuple>()
            .map_or(Vec::new(), |args| args.items().to_vec());
        let mut names = Vec::new();
        if let Some(keywords) = keywords.downcast::<Dict>() {
            for (name, value) in keywords.table.get(vm).iter() {
                names.push(name.clone());
                values.extend(value.clone());
            }
        }
        let args = crate::object::Args {
            values: &values,
            names: &names,
        };
        if let Err(raised) = vm.call_args(&function, args) {
            let exit = vm.exceptions().SystemExit.clone();
            if !vm.raised_is(&raised, &exit) {
                vm.unraisable(raised, &function);
            }
        }
    }
    let rest = state.0.take();
    drop(rest);
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "allow programmer to define multiple exit functions to be executed upon normal program termination.",
    functions: &[
        (
            "register",
            "(func, /, *args, **kwargs)",
            register,
            "Register a function to be executed upon normal program termination",
        ),
        (
            "unregister",
            "(func, /)",
            unregister,
            "Unregister an exit function which was previously registered using atexit.register",
        ),
        (
            "_clear",
            "()",
            |vm, _| {
                let old = vm.module_state::<Callbacks>().0.take();
                drop(old);
                Ok(Value::NONE)
            },
            "Clear the list of previously registered exit functions.",
        ),
        (
            "_run_exitfuncs",
            "()",
            |vm, _| {
                run(vm);
                Ok(Value::NONE)
            },
            "Run all registered exit functions.",
        ),
        (
            "_ncallbacks",
            "()",
            |vm, _| {
                let count = vm.module_state::<Callbacks>().0.borrow().len();
                Ok(vm.int(count as i64))
            },
            "Return the number of registered exit functions.",
        ),
    ],
    ..ModuleSpec::named("atexit")
};
