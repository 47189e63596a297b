//! `threading.excepthook`: what becomes of an exception that leaves a thread's `run`.

use super::Bindings;
use crate::modules::support;
use crate::object::exception::Exception;
use crate::object::native::Bound;
use crate::object::struct_sequence::Sequence;
use crate::object::{GetSetDef, Value, struct_sequence};
use crate::vm::{Result, Vm};

static ROWS: [GetSetDef; 4] =
    struct_sequence::rows(["exc_type", "exc_value", "exc_traceback", "thread"]);

/// `threading.ExceptHookArgs`.
pub static ARGS: Sequence = Sequence::new(
    "_thread",
    "_ExceptHookArgs",
    "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.",
    &["exc_type", "exc_value", "exc_traceback", "thread"],
    &ROWS,
    &[],
);

/// Prints "Exception in thread …" with the traceback; SystemExit is ignored.
pub(super) fn excepthook(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let args = args.arg(0);
    let class = vm.struct_sequence_class(&ARGS)?;
    if !vm.class_of(args).is(&class) {
        return Err(vm.type_error("_thread.excepthook argument type must be ExceptHookArgs"));
    }
    let items = vm.collect(args)?;
    let [kind, value, traceback, thread] = items.as_slice() else {
        return Ok(Value::NONE);
    };
    if kind.is(vm.exceptions().SystemExit.value()) {
        return Ok(Value::NONE);
    }
    let file = match vm.sys_get("stderr").filter(|file| !file.is_none()) {
        Some(file) => file,
        None if thread.is_none() => return Ok(Value::NONE),
        // The stream that was sys.stderr when the thread was made.
        None => match support::attr_opt(vm, thread, "_stderr")? {
            Some(file) if !file.is_none() => file,
            _ => return Ok(Value::NONE),
        },
    };
    let name = match thread.is_none() {
        true => None,
        false => support::attr_opt(vm, thread, "name")?,
    };
    let name = match name {
        Some(name) => vm.display_text(&name)?,
        None => vm.thread_id().to_string(),
    };
    let value = match value.is_a::<Exception>() {
        true => value.clone(),
        false => vm.call(kind, &[])?,
    };
    let _ = traceback;
    let report = vm.format_exception_shown(&value);
    let text = vm.str(&format!("Exception in thread {name}:\n{report}"));
    vm.call_method(&file, "write", &[text])?;
    vm.call_method(&file, "flush", &[])?;
    Ok(Value::NONE)
}
