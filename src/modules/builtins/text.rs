//! Functions that make, show or read text: `ascii`, `repr`, `format`, `print`, `input`.

use crate::modules::support::{attr, attr_opt, dict_get, sys_get, text_of};
use crate::object::str::{self, Str};
use crate::object::tuple::Tuple;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use std::fmt::Write;
use std::io::IsTerminal;

pub(super) fn repr(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    vm.repr(args.arg(0))
}

pub(super) fn ascii(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let shown = vm.repr(args.arg(0))?;
    let text = str::expect(&shown);
    if text.is_ascii() {
        return Ok(shown);
    }
    let mut escaped = String::new();
    for point in text.units().iter() {
        // Writing to a String cannot fail.
        let _ = match point {
            0..0x80 => escaped.write_char(point as u8 as char),
            0x80..0x100 => write!(escaped, "\\x{point:02x}"),
            0x100..0x1_0000 => write!(escaped, "\\u{point:04x}"),
            _ => write!(escaped, "\\U{point:08x}"),
        };
    }
    Ok(vm.str(&escaped))
}

pub(super) fn format(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let spec = match args.opt(1) {
        Some(spec) => spec.clone(),
        None => vm.types_empty_str(),
    };
    if !spec.is_a::<Str>() {
        let name = vm.type_name(&spec);
        return Err(vm.type_error(format!("format() argument 2 must be str, not {name}")));
    }
    crate::object::format::format_with(vm, args.arg(0), &spec)
}

/// A separator argument of `print`: None means the default.
fn separator(vm: &mut Vm, what: &str, given: Option<&Value>, default: &str) -> Result<Value> {
    match given {
        None => Ok(vm.intern(default)),
        Some(given) if given.is_none() => Ok(vm.intern(default)),
        Some(given) if given.is_a::<Str>() => Ok(given.clone()),
        Some(given) => {
            let name = vm.type_name(given);
            Err(vm.type_error(format!("{what} must be None or a string, not {name}")))
        }
    }
}

pub(super) fn print(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let file = match args.opt(3) {
        Some(file) if !file.is_none() => file.clone(),
        _ => match sys_get(vm, "stdout") {
            None => return Err(vm.runtime_error("lost sys.stdout")),
            Some(file) if file.is_none() => return Ok(Value::NONE),
            Some(file) => file,
        },
    };
    let sep = separator(vm, "sep", args.opt(1), " ")?;
    let end = separator(vm, "end", args.opt(2), "\n")?;
    let values = args.arg(0).downcast::<Tuple>().expect("*args");
    write_values(vm, &file, values.items(), &sep, &end)?;
    if let Some(flush) = args.opt(4)
        && vm.is_true(flush)?
    {
        vm.call_method(&file, "flush", &[])?;
    }
    Ok(Value::NONE)
}

/// Writes `str()` of each value to a text file: straight into its buffer if it is a plain `TextIOWrapper`.
pub fn write_values(
    vm: &mut Vm,
    file: &Value,
    values: &[Value],
    sep: &Value,
    end: &Value,
) -> Result<()> {
    let mut write = None;
    let mut put = |vm: &mut Vm, text: &Value| -> Result<()> {
        if write.is_none() && crate::modules::io::write_quick(vm, file, text)? {
            return Ok(());
        }
        if write.is_none() {
            write = Some(attr(vm, file, "write")?);
        }
        vm.call(
            write.as_ref().expect("just set"),
            std::slice::from_ref(text),
        )
        .map(drop)
    };
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            put(vm, sep)?;
        }
        let text = vm.to_str(value)?;
        put(vm, &text)?;
    }
    put(vm, end)
}

pub(super) fn input(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let mut streams = Vec::new();
    for name in ["stdin", "stdout", "stderr"] {
        match sys_get(vm, name) {
            Some(stream) if !stream.is_none() => streams.push(stream),
            _ => return Err(vm.runtime_error(format!("input(): lost sys.{name}"))),
        }
    }
    let [stdin, stdout, stderr] = &streams[..] else {
        return Err(vm.runtime_error("input(): lost sys.stdin"));
    };
    let _ = vm.call_method(stderr, "flush", &[]);
    if let Some(editor) = line_editor(vm, stdin, stdout)? {
        let prompt = match args.opt(0) {
            Some(prompt) => vm.to_str(prompt)?,
            None => vm.types_empty_str(),
        };
        vm.call_method(stdout, "flush", &[])?;
        return vm.call(&editor, &[prompt]);
    }
    if let Some(prompt) = args.opt(0) {
        let prompt = vm.to_str(prompt)?;
        vm.call_method(stdout, "write", &[prompt])?;
    }
    // As `PyFile_…` does here: a stream that cannot be flushed is none of our business.
    if let Err(raised) = vm.call_method(stdout, "flush", &[]) {
        let missing = vm.exceptions().AttributeError.clone();
        if !vm.raised_is(&raised, &missing) {
            return Err(raised);
        }
    }
    let line = vm.call_method(stdin, "readline", &[])?;
    if !line.is_a::<Str>() {
        return Err(vm.type_error("object.readline() returned non-string"));
    }
    let text = str::expect(&line);
    if text.is_empty() {
        return Err(vm.eof_error("EOF when reading a line"));
    }
    if text_of(&line).ends_with('\n') {
        let points: Vec<u32> = text.units().iter().take(text.len() - 1).collect();
        return Ok(vm.str_from_points(&points));
    }
    Ok(line)
}

/// What edits a line for `input()`: `readline._input`, if `readline` is imported and both streams are the terminal
/// (`builtin_input_impl` in CPython's Python/bltinmodule.c, where the module replaces `PyOS_ReadlineFunctionPointer`).
fn line_editor(vm: &mut Vm, stdin: &Value, stdout: &Value) -> Result<Option<Value>> {
    let Some(readline) = sys_get(vm, "modules").and_then(|all| dict_get(vm, &all, "readline"))
    else {
        return Ok(None);
    };
    for (stream, fd) in [(stdin, 0), (stdout, 1)] {
        // A stream without a descriptor is no terminal.
        let Ok(number) = vm.call_method(stream, "fileno", &[]) else {
            return Ok(None);
        };
        if number.as_small_int() != Some(fd) {
            return Ok(None);
        }
    }
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Ok(None);
    }
    attr_opt(vm, &readline, "_input")
}
