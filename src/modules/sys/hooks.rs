//! What `sys` is called for: showing values and exceptions, breakpoints, audit events.

use super::audit;
use crate::modules::support::{attr, attr_opt, dict_put, sys_get, to_i32};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::{Bound, Value};
use crate::struct_sequence;
use crate::vm::exec::inspect;
use crate::vm::{Raised, Result, Vm};

struct_sequence!(pub UNRAISABLE: "builtins", "UnraisableHookArgs", "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.", 5,
    ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"], []);
struct_sequence!(ASYNCGEN_HOOKS: "sys", "asyncgen_hooks", "asyncgen_hooks\n\nNamed tuple containing information about asynchronous\ngenerators hooks.", 2,
    ["firstiter", "finalizer"], []);

pub(super) fn add(vm: &mut Vm, module: &Value) -> Result<()> {
    let class = vm.struct_sequence_class(&UNRAISABLE)?;
    vm.module_set(module, "UnraisableHookArgs", class.value().clone());
    Ok(())
}

pub(super) fn displayhook(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    if value.is_none() {
        return Ok(Value::NONE);
    }
    let builtins = vm.state().builtins.cloned(vm);
    dict_put(vm, &builtins, "_", Value::NONE);
    let Some(stdout) = sys_get(vm, "stdout").filter(|stdout| !stdout.is_none()) else {
        return Err(vm.runtime_error("lost sys.stdout"));
    };
    let shown = vm.repr(value)?;
    if let Err(raised) = vm.call_method(&stdout, "write", std::slice::from_ref(&shown)) {
        let class = vm.exceptions().UnicodeEncodeError.clone();
        if !vm.raised_is(&raised, &class) {
            return Err(raised);
        }
        let encoding = attr(vm, &stdout, "encoding")?;
        let errors = vm.str("backslashreplace");
        let bytes = vm.call_method(&shown, "encode", &[encoding.clone(), errors])?;
        let strict = vm.str("strict");
        let text = vm.call_method(&bytes, "decode", &[encoding, strict])?;
        vm.call_method(&stdout, "write", &[text])?;
    }
    let newline = vm.str("\n");
    vm.call_method(&stdout, "write", &[newline])?;
    dict_put(vm, &builtins, "_", value.clone());
    Ok(Value::NONE)
}

pub(super) fn excepthook(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    show(vm, args.arg(1))?;
    Ok(Value::NONE)
}

/// What the program printed comes before what is about to be said on `sys.stderr`, also where both go to one file.
fn flush_stdout(vm: &mut Vm) {
    if let Some(stdout) = sys_get(vm, "stdout").filter(|stdout| !stdout.is_none()) {
        let _ = vm.call_method(&stdout, "flush", &[]);
    }
}

/// Whether the environment and the stream ask for colours (`can_colorize` in CPython's Lib/_colorize.py).
pub(crate) fn is_coloured(vm: &mut Vm, stream: &Value) -> bool {
    let settings = &vm.state().settings;
    let use_environment = !settings.ignore_environment && !settings.isolated;
    let environment = vm.module_state::<crate::modules::posix::Environment>();
    let variable = |name: &str| environment.var(name).filter(|value| !value.is_empty());
    match variable("PYTHON_COLORS").filter(|_| use_environment) {
        Some(value) if value == "0" => return false,
        Some(value) if value == "1" => return true,
        _ => {}
    }
    if variable("NO_COLOR").is_some() {
        return false;
    }
    if variable("FORCE_COLOR").is_some() {
        return true;
    }
    if variable("TERM").is_none_or(|term| term == "dumb") {
        return false;
    }
    let tty = vm.call_method(stream, "isatty", &[]);
    tty.is_ok_and(|tty| tty.as_bool() == Some(true))
}

/// Lets the library's `traceback` show an exception in colours. False if it could not.
fn show_coloured(vm: &mut Vm, exception: &Value) -> bool {
    let module = match vm.import_module("traceback") {
        Ok(module) => module,
        Err(_) => return false,
    };
    let shown = vm.call_method(
        &module,
        "_print_exception_bltin",
        std::slice::from_ref(exception),
    );
    shown.is_ok()
}

/// Shows an exception with its traceback on `sys.stderr`, as the interpreter does for one that nobody caught.
pub fn show(vm: &mut Vm, exception: &Value) -> Result<()> {
    let Some(stderr) = sys_get(vm, "stderr").filter(|stderr| !stderr.is_none()) else {
        return Ok(());
    };
    flush_stdout(vm);
    if is_coloured(vm, &stderr) && show_coloured(vm, exception) {
        return Ok(());
    }
    let text = match exception.is_a::<crate::object::exception::Exception>() {
        true => vm.format_exception(exception),
        false => {
            let name = vm.type_name(exception);
            format!("TypeError: print_exception(): Exception expected for value, {name} found\n")
        }
    };
    let text = vm.str(&text);
    vm.call_method(&stderr, "write", &[text])?;
    vm.call_method(&stderr, "flush", &[])?;
    Ok(())
}

/// What native code raised outside of a frame is shown with the place that the program had come to.
fn place_untraced(vm: &mut Vm, exception: &Value) {
    let Some(exception) = exception.downcast::<crate::object::exception::Exception>() else {
        return;
    };
    if exception.traceback.get(vm).is_some() {
        return;
    }
    if let Ok(Some(frame)) = vm.frame_at(0) {
        let offset = inspect::offset(vm, &frame) as u32;
        let entry = vm.traceback(None, frame, offset, None);
        exception.traceback.set(vm, Some(entry));
    }
}

/// Reports an exception that cannot be raised anywhere: in a finalizer, a callback, a thread's end.
pub fn unraisable(vm: &mut Vm, raised: Raised, message: Option<&str>, object: Option<&Value>) {
    let class = vm.class_of(&raised.0).value();
    place_untraced(vm, &raised.0);
    let traceback = attr_opt(vm, &raised.0, "__traceback__")
        .ok()
        .flatten()
        .unwrap_or(Value::NONE);
    let message = message.map_or(Value::NONE, |message| vm.str(message));
    let object = object.cloned().unwrap_or(Value::NONE);
    let items = vec![class, raised.0, traceback, message, object];
    let Ok(report) = vm.struct_sequence(&UNRAISABLE, items, Vec::new()) else {
        return;
    };
    let result = match sys_get(vm, "unraisablehook").filter(|hook| !hook.is_none()) {
        Some(hook) => audit(vm, "sys.unraisablehook", &[hook.clone(), report.clone()])
            .and_then(|()| vm.call(&hook, &[report]).map(drop)),
        None => show_unraisable(vm, &report),
    };
    if let Err(failed) = result {
        let _ = show(vm, &failed.0);
    }
}

pub(super) fn unraisablehook(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.struct_sequence_class(&UNRAISABLE)?;
    if !vm.class_of(args.arg(0)).is(&*class) {
        return Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    }
    show_unraisable(vm, args.arg(0))?;
    Ok(Value::NONE)
}

fn show_unraisable(vm: &mut Vm, report: &Value) -> Result<()> {
    let Some(stderr) = sys_get(vm, "stderr").filter(|stderr| !stderr.is_none()) else {
        return Ok(());
    };
    let parts = report
        .downcast::<Tuple>()
        .map(|tuple| tuple.items().to_vec());
    let Some([_, exception, _, message, object]) = parts.as_deref() else {
        return Ok(());
    };
    let message = message
        .downcast::<Str>()
        .map(|text| text.text().into_owned());
    flush_stdout(vm);
    let line = if object.is_none() {
        message.map(|message| format!("{message}:\n"))
    } else {
        let shown = vm
            .repr_text(object)
            .unwrap_or_else(|_| "<object repr() failed>".to_string());
        let message = message.unwrap_or_else(|| "Exception ignored in".to_string());
        Some(format!("{message}: {shown}\n"))
    };
    if let Some(line) = line {
        let line = vm.str(&line);
        vm.call_method(&stderr, "write", &[line])?;
    }
    let text = vm.format_unraisable(exception);
    let text = vm.str(&text);
    vm.call_method(&stderr, "write", &[text])?;
    vm.call_method(&stderr, "flush", &[])?;
    Ok(())
}

/// `sys.breakpointhook`: what `PYTHONBREAKPOINT` names, `pdb.set_trace` by default.
pub(super) fn breakpointhook(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let environment = vm.module_state::<crate::modules::posix::Environment>();
    let named = environment.var("PYTHONBREAKPOINT").unwrap_or_default();
    let target = match &*named {
        "0" => return Ok(Value::NONE),
        "" => "pdb.set_trace",
        named => named,
    };
    let (module, name) = target.rsplit_once('.').unwrap_or(("builtins", target));
    let found = vm
        .import_module(module)
        .and_then(|module| attr(vm, &module, name));
    let hook = match found {
        Ok(hook) => hook,
        Err(_) => {
            crate::modules::warnings::warn(
                vm,
                |vm| vm.exceptions().RuntimeWarning.clone(),
                &format!("Ignoring unimportable $PYTHONBREAKPOINT: \"{target}\""),
            )?;
            return Ok(Value::NONE);
        }
    };
    let given = args
        .arg(0)
        .downcast::<Tuple>()
        .expect("*args")
        .items()
        .to_vec();
    crate::modules::support::call_with_dict(vm, &hook, &given, args.opt(1))
}

pub(super) fn get_asyncgen_hooks(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let hooks = vm.tracer.asyncgen_hooks.clone();
    let items = hooks.map(|hook| hook.unwrap_or(Value::NONE)).to_vec();
    vm.struct_sequence(&ASYNCGEN_HOOKS, items, Vec::new())
}

pub(super) fn set_asyncgen_hooks(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    for (index, name) in ["firstiter", "finalizer"].into_iter().enumerate().rev() {
        let Some(hook) = args.opt(index) else {
            continue;
        };
        audit(vm, &format!("sys.set_asyncgen_hook_{name}"), &[])?;
        if !hook.is_none() && vm.class_of(hook).slots.call.get().is_none() {
            let class = vm.type_name(hook);
            return Err(vm.type_error(format!("callable {name} expected, got {class}")));
        }
        vm.tracer.asyncgen_hooks[index] = Some(hook.clone()).filter(|hook| !hook.is_none());
    }
    Ok(Value::NONE)
}

pub(super) fn get_origin_depth(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(vm.int(vm.tracer.origin_depth.into()))
}

pub(super) fn set_origin_depth(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let depth = to_i32(vm, args.arg(0))?;
    if depth < 0 {
        return Err(vm.value_error("depth must be >= 0"));
    }
    vm.tracer.origin_depth = depth as u32;
    Ok(Value::NONE)
}

/// Takes `__dict__` and `__weakref__` out of a class that a copy with `__slots__` replaces (`dataclasses`).
pub(super) fn clear_type_descriptors(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let Some(class) = crate::object::Class::from_value(args.arg(0)) else {
        let name = vm.type_name(args.arg(0));
        return Err(vm.type_error(format!(
            "_clear_type_descriptors() argument must be type, not {name}"
        )));
    };
    for name in ["__dict__", "__weakref__"] {
        let name = vm.intern(name);
        vm.remove_class_attribute(&class, &name);
    }
    Ok(Value::NONE)
}
