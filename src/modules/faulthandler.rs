//! `faulthandler`: tracebacks on request. gillie's own code does not crash on Python code, so `enable()` only
//! remembers that it was called; dumping later or on a signal is not supported and says so.

use crate::object::spec::ModuleSpec;
use crate::object::{Bound, NativeDef, Value};
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

#[derive(Default)]
struct Enabled(Cell<bool>);

fn enable(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    vm.module_state::<Enabled>().0.set(true);
    Ok(Value::NONE)
}

fn disable(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let was = vm.module_state::<Enabled>().0.replace(false);
    Ok(Value::bool(was))
}

fn is_enabled(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(Value::bool(vm.module_state::<Enabled>().0.get()))
}

/// The stack of the calling thread, innermost first, as CPython's dump has it.
fn dump_traceback(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let mut text = String::from("Stack (most recent call first):\n");
    let mut depth = 0;
    while let Some(frame) = vm.frame_at(depth)? {
        let code = vm.attr(&frame, "f_code")?;
        let (file, name) = (vm.attr(&code, "co_filename")?, vm.attr(&code, "co_name")?);
        let line = vm.attr(&frame, "f_lineno")?;
        let (file, name, line) = (
            vm.display_text(&file)?,
            vm.display_text(&name)?,
            vm.display_text(&line)?,
        );
        text.push_str(&format!("  File \"{file}\", line {line} in {name}\n"));
        depth += 1;
        if depth == 100 {
            text.push_str("  ...\n");
            break;
        }
    }
    match args.opt(0).filter(|file| !file.is_none()) {
        Some(file) => {
            let text = vm.str(&text);
            vm.call_method(file, "write", &[text])?;
            vm.call_method(file, "flush", &[])?;
        }
        None => vm.write_stderr(&text),
    }
    Ok(Value::NONE)
}

fn unsupported(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Err(vm.not_implemented_error(
        "gillie's faulthandler dumps tracebacks on request only: use dump_traceback()",
    ))
}

fn nothing(_: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(Value::NONE)
}

#[rustfmt::skip]
const FUNCTIONS: &[NativeDef] = &[
    ("enable", "(file=None, all_threads=True)", enable, "enable(file=sys.stderr, all_threads=True): enable the fault handler"),
    ("disable", "()", disable, "disable(): disable the fault handler"),
    ("is_enabled", "()", is_enabled, "is_enabled()->bool: check if the handler is enabled"),
    ("dump_traceback", "(file=None, all_threads=True)", dump_traceback, "dump_traceback(file=sys.stderr, all_threads=True): dump the traceback of the current thread into file"),
    ("dump_traceback_later", "(timeout, repeat=False, file=None, exit=False)", unsupported, "Not supported."),
    ("cancel_dump_traceback_later", "()", nothing, "cancel_dump_traceback_later(): nothing is ever pending"),
    ("register", "(signum, file=None, all_threads=True, chain=False)", unsupported, "Not supported."),
    ("unregister", "(signum)", nothing, "Nothing is ever registered."),
];

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "faulthandler module.",
    functions: FUNCTIONS,
    ..ModuleSpec::named("faulthandler")
};
