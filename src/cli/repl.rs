//! The prompt: reads blocks of lines, runs each, prints what it gives.
//!
//! While a line is typed the GIL is free: the whole session runs inside [`Vm::suspend_with`] and takes the GIL back
//! to run a block or to complete a name.

use super::typist::{Typed, Typist};
use crate::modules::support::{dict_put, sys_get};
use crate::object::Value;
use crate::vm::{Raised, Result, Suspended, Vm};
use gillie_grammar::Mode;
use std::cell::RefCell;
use std::io::IsTerminal;

/// Reads, runs and prints until end of input or SystemExit, which is the error of the result. `fresh`: no script ran
/// before, so there is a banner and `PYTHONSTARTUP`.
pub(super) fn run(vm: &mut Vm, main: &Value, fresh: bool) -> Result<()> {
    let sys = vm.state().sys.cloned(vm);
    for (name, text) in [("ps1", ">>> "), ("ps2", "... ")] {
        if sys_get(vm, name).is_none() {
            let text = vm.str(text);
            dict_put(vm, &sys, name, text);
        }
    }
    if fresh {
        vm.set_script_path("")?;
        if !vm.state().settings.quiet {
            vm.write_stderr(&banner(vm.state().settings.no_site));
        }
        startup(vm, main)?;
    }
    vm.suspend_with(gillie_gil::Reason::Io, |suspended| session(suspended, main))
}

fn banner(no_site: bool) -> String {
    let hint = match no_site {
        true => "",
        false => "Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n",
    };
    format!(
        "Python {} (gillie {})\n{hint}",
        crate::PYTHON_VERSION,
        env!("CARGO_PKG_VERSION")
    )
}

/// Runs the file that `PYTHONSTARTUP` names.
fn startup(vm: &mut Vm, main: &Value) -> Result<()> {
    let settings = &vm.state().settings;
    if settings.ignore_environment || settings.isolated {
        return Ok(());
    }
    let Some(path) = std::env::var("PYTHONSTARTUP")
        .ok()
        .filter(|path| !path.is_empty())
    else {
        return Ok(());
    };
    let source = match std::fs::read(&path) {
        Ok(source) => source,
        Err(error) => {
            let number = error.raw_os_error().unwrap_or(0);
            let text = crate::object::exception::strerror(number);
            vm.write_stderr(&format!(
                "Could not open PYTHONSTARTUP\nOSError: [Errno {number}] {text}: '{path}'\n"
            ));
            return Ok(());
        }
    };
    let result = vm
        .compile_bytes(&source, &path, "exec")
        .and_then(|code| vm.run_code(&code, main, None));
    match result {
        Ok(_) => Ok(()),
        Err(raised) => leave_or_report(vm, raised),
    }
}

/// SystemExit ends the session; everything else is reported.
fn leave_or_report(vm: &mut Vm, raised: Raised) -> Result<()> {
    let exit = vm.exceptions().SystemExit.clone();
    if vm.raised_is(&raised, &exit) {
        return Err(raised);
    }
    report(vm, raised);
    Ok(())
}

/// Reports an exception and keeps it for `sys.last_exc`, `pdb.pm()` and the like.
pub(super) fn report(vm: &mut Vm, raised: Raised) {
    let sys = vm.state().sys.cloned(vm);
    let class = vm.class_of(&raised.0).value();
    let traceback = vm.attr(&raised.0, "__traceback__").unwrap_or(Value::NONE);
    let entries = [
        ("last_exc", raised.0.clone()),
        ("last_type", class),
        ("last_value", raised.0.clone()),
        ("last_traceback", traceback),
    ];
    for (name, value) in entries {
        dict_put(vm, &sys, name, value);
    }
    vm.except_hook(&raised);
}

/// `str(sys.ps1)`; a prompt that raises is shown as none.
fn prompt(vm: &mut Vm, name: &str) -> String {
    let value = sys_get(vm, name);
    value
        .and_then(|value| vm.display_text(&value).ok())
        .unwrap_or_default()
}

fn flush(vm: &mut Vm) {
    for name in ["stdout", "stderr"] {
        if let Some(stream) = sys_get(vm, name).filter(|stream| !stream.is_none()) {
            let _ = vm.call_method(&stream, "flush", &[]);
        }
    }
}

fn session(suspended: Suspended<'_>, main: &Value) -> Result<()> {
    let suspended = RefCell::new(suspended);
    let mut typist = Typist::new(&suspended, main);
    let mut block = String::new();
    let mut number = 0;
    loop {
        let name = if block.is_empty() { "ps1" } else { "ps2" };
        let prompt = suspended.borrow_mut().resume(|vm| {
            flush(vm);
            prompt(vm, name)
        });
        match typist.line(&prompt, &indentation(&block)) {
            Typed::Line(line) => {
                block.push_str(&line);
                block.push('\n');
                if wants_more(&block, &line) {
                    continue;
                }
                let source = std::mem::take(&mut block);
                if source.trim().is_empty() {
                    continue;
                }
                typist.remember(&source);
                let result = suspended
                    .borrow_mut()
                    .resume(|vm| run_block(vm, main, &source, number));
                number += 1;
                result?;
            }
            Typed::Interrupted => {
                // An editor has ended the line already.
                let text = match typist {
                    Typist::Editor { .. } => "KeyboardInterrupt\n",
                    Typist::Plain { .. } => "\nKeyboardInterrupt\n",
                };
                suspended.borrow_mut().resume(|vm| {
                    // A signal is handled now, so that it does not hit the next block.
                    let _ = vm.handle_attention();
                    vm.write_stderr(text);
                });
                block.clear();
            }
            Typed::End if block.trim().is_empty() => {
                if matches!(typist, Typist::Plain { .. }) {
                    suspended.borrow_mut().resume(|vm| vm.write_stderr("\n"));
                }
                return Ok(());
            }
            Typed::End => {
                // The end of a block that was begun: run what there is.
                let source = std::mem::take(&mut block);
                suspended
                    .borrow_mut()
                    .resume(|vm| run_block(vm, main, &source, number))?;
                number += 1;
            }
        }
    }
}

/// Runs a block; its text is kept under a name of its own, for tracebacks and `inspect`.
fn run_block(vm: &mut Vm, main: &Value, source: &str, number: usize) -> Result<()> {
    // The plain prompt of CPython, which reads pipes, has one name for all that it runs.
    let filename = match std::io::stdin().is_terminal() {
        true => format!("<python-input-{number}>"),
        false => String::from("<stdin>"),
    };
    vm.register_source(&filename, source);
    let result = vm
        .compile_source(source, &filename, "single")
        .and_then(|code| {
            remember(vm, &code, source, &filename);
            vm.run_code(&code, main, None)
        });
    match result {
        Ok(_) => Ok(()),
        Err(raised) => leave_or_report(vm, raised),
    }
}

/// Lets `linecache` know a block's text: `inspect.getsource` and `traceback` ask there.
fn remember(vm: &mut Vm, code: &Value, source: &str, filename: &str) {
    let (source, filename) = (vm.str(source), vm.str(filename));
    let known = vm.import_module("linecache").and_then(|linecache| {
        let arguments = [code.clone(), source, filename];
        vm.call_method(&linecache, "_register_code", &arguments)
    });
    // It is a help only.
    drop(known);
}

/// Whether the text so far is the beginning of a statement.
fn wants_more(block: &str, last: &str) -> bool {
    match gillie_grammar::parse(block, Mode::Single) {
        // A compound statement ends with an empty line.
        Ok(parsed) => parsed.open_block && !last.trim().is_empty(),
        Err(error) => crate::vm::compile::is_unfinished(&error, block),
    }
}

/// The blanks that the next line of a block begins with.
fn indentation(block: &str) -> String {
    let Some(last) = block.lines().last() else {
        return String::new();
    };
    let code = last.split('#').next().unwrap_or(last).trim_end();
    let width = last.len() - last.trim_start().len();
    let first = code.split_whitespace().next().unwrap_or_default();
    let width = if code.ends_with([':', '(', '[', '{']) {
        width + 4
    } else if matches!(
        first.trim_end_matches(';'),
        "return" | "pass" | "raise" | "break" | "continue"
    ) {
        width.saturating_sub(4)
    } else {
        width
    };
    " ".repeat(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_end_where_they_should() {
        for (block, last, more) in [
            ("x = 1\n", "x = 1", false),
            ("def f():\n", "def f():", true),
            ("def f():\n    return 1\n", "    return 1", true),
            ("def f():\n    return 1\n\n", "", false),
            ("[1,\n", "[1,", true),
            ("[1,\n2]\n", "2]", false),
            ("'''a\n", "'''a", true),
            ("a b\n", "a b", false),
            ("def f(:\n", "def f(:", false),
            ("@decorator\n", "@decorator", true),
        ] {
            assert_eq!(wants_more(block, last), more, "{block:?}");
        }
    }

    #[test]
    fn indentation_follows_the_block() {
        assert_eq!(indentation("def f():\n"), "    ");
        assert_eq!(indentation("def f():\n    x = 1\n"), "    ");
        assert_eq!(indentation("def f():\n    return 1\n"), "");
        assert_eq!(indentation(""), "");
    }
}
