//! `_io`: streams. For now only the standard ones, for writing.

use crate::modules::support::dict_put;
use crate::object::header::Payload;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::str::Str;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use std::io::Write;

/// A standard stream that takes text.
struct Standard {
    error: bool,
}

impl Payload for Standard {}

fn put(vm: &mut Vm, stream: &Standard, text: &str) -> Result<()> {
    let written = if stream.error {
        std::io::stderr().write_all(text.as_bytes())
    } else {
        std::io::stdout().write_all(text.as_bytes())
    };
    written.map_err(|error| vm.os_error(&error, None))
}

fn write(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let text = vm.expect_text(args.arg(1), "write() argument")?;
    let length = text.chars().count();
    let stream = args.arg(0).downcast::<Standard>().expect("own method");
    put(vm, stream, &text)?;
    Ok(vm.int(length as i64))
}

fn flush(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let stream = args.arg(0).downcast::<Standard>().expect("own method");
    if !stream.error {
        std::io::stdout()
            .flush()
            .map_err(|error| vm.os_error(&error, None))?;
    }
    Ok(Value::NONE)
}

static STANDARD: TypeSpec = TypeSpec {
    module: "_io",
    flags: 0,
    methods: &[
        ("write", "($self, text, /)", write, ""),
        ("flush", "($self, /)", flush, ""),
    ],
    ..TypeSpec::of::<Standard>("StandardStream")
};

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    types: &[&STANDARD],
    ..ModuleSpec::named("_io")
};

/// Writes text straight to a native stream; false if `file` is something else.
pub fn write_quick(vm: &mut Vm, file: &Value, text: &Value) -> Result<bool> {
    let (Some(stream), Some(text)) = (file.downcast::<Standard>(), text.downcast::<Str>()) else {
        return Ok(false);
    };
    put(vm, stream, &text.text())?;
    Ok(true)
}

/// Makes `sys.stdin`, `sys.stdout`, `sys.stderr`.
pub fn open_standard_streams(vm: &mut Vm) -> Result<()> {
    let sys = vm.state().sys.cloned(vm);
    for (name, error) in [("stdout", false), ("stderr", true)] {
        let stream = vm.object(Standard { error });
        dict_put(vm, &sys, name, stream.clone());
        dict_put(vm, &sys, &format!("__{name}__"), stream);
    }
    Ok(())
}

/// Writes what the standard streams hold: at exit.
pub fn flush_standard_streams(_vm: &mut Vm) {
    let _ = std::io::stdout().flush();
}
