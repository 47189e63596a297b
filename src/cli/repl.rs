//! The prompt: reads blocks of lines, runs each, prints what it gives.
//!
//! While a line is typed the GIL is free: the whole session runs inside [`Vm::suspend_with`] and takes the GIL back
//! to run a block or to complete a name.

use super::block;
use super::typist::{Typed, Typist};
use crate::modules::support::{dict_put, sys_get};
use crate::object::Value;
use crate::vm::{Raised, Result, Suspended, Vm};
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
    interactive_hook(vm);
    let settings = &vm.state().settings;
    let use_environment = !settings.ignore_environment && !settings.isolated;
    vm.suspend_with(gillie_gil::Reason::Io, |suspended| {
        session(suspended, main, use_environment)
    })
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
    let name = vm.names().__file__.clone();
    let file = vm.str(&path);
    vm.set_item(main, &name, Some(&file))?;
    let result = vm
        .compile_script(&source, &path)
        .and_then(|code| vm.run_code(&code, main, None));
    // The file's name is no name of the prompt's.
    let _ = vm.set_item(main, &name, None);
    match result {
        Ok(_) => Ok(()),
        Err(raised) => leave_or_report(vm, raised),
    }
}

/// Calls `sys.__interactivehook__`, if a program has set one (`pymain_run_interactive_hook` in CPython's
/// `Modules/main.c`).
fn interactive_hook(vm: &mut Vm) {
    let Some(hook) = sys_get(vm, "__interactivehook__") else {
        return;
    };
    if let Err(raised) = vm.call(&hook, &[]) {
        vm.write_stderr("Failed calling sys.__interactivehook__\n");
        vm.except_hook(&raised);
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

fn session(suspended: Suspended<'_>, main: &Value, use_environment: bool) -> Result<()> {
    let suspended = RefCell::new(suspended);
    let mut typist = Typist::new(&suspended, main, use_environment);
    let mut block = String::new();
    let mut number = 0;
    loop {
        let (first, further) = suspended.borrow_mut().resume(|vm| {
            flush(vm);
            let asked = if block.is_empty() { "ps1" } else { "ps2" };
            let first = prompt(vm, asked);
            // An editor shows both, others the one.
            let further = match typist.gives_blocks() {
                true => prompt(vm, "ps2"),
                false => String::new(),
            };
            (first, further)
        });
        match typist.ask(&first, &further) {
            Typed::Line(line) => {
                block.push_str(&line);
                block.push('\n');
                let magic = block.starts_with('%');
                if !typist.gives_blocks() && !magic && block::wants_more(&block) {
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
                let text = match typist.gives_blocks() {
                    true => "KeyboardInterrupt\n",
                    false => "\nKeyboardInterrupt\n",
                };
                suspended.borrow_mut().resume(|vm| {
                    // A signal is handled now, so that it does not hit the next block.
                    let _ = vm.handle_attention();
                    vm.write_stderr(text);
                });
                block.clear();
            }
            Typed::End if block.trim().is_empty() => {
                if !typist.gives_blocks() {
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

/// Words that are commands at a terminal's prompt, if the program has no such names.
const WORDS: &[&str] = &[
    "exit",
    "quit",
    "copyright",
    "credits",
    "license",
    "help",
    "clear",
];

/// Runs a block, or what is no Python: a command that begins with `%`, or one of [`WORDS`].
fn run_block(vm: &mut Vm, main: &Value, source: &str, number: usize) -> Result<()> {
    let text = source.trim();
    if source.starts_with('%') {
        return match helper(vm, main, "magic", text) {
            Ok(_) => Ok(()),
            Err(raised) => leave_or_report(vm, raised),
        };
    }
    if WORDS.contains(&text) && std::io::stdin().is_terminal() {
        match helper(vm, main, "word", text) {
            Ok(ran) if ran.as_bool() == Some(true) => return Ok(()),
            Ok(_) => {}
            Err(raised) => return leave_or_report(vm, raised),
        }
    }
    match run_python(vm, main, source, number) {
        Ok(()) => Ok(()),
        Err(raised) => leave_or_report(vm, raised),
    }
}

/// Calls a function of the library's `_prompt`.
fn helper(vm: &mut Vm, main: &Value, function: &str, text: &str) -> Result<Value> {
    let module = vm.import_module("_prompt")?;
    let text = vm.str(text);
    vm.call_method(&module, function, &[text, main.clone()])
}

/// Runs the statements of a block; its text is kept under a name of its own, for tracebacks and `inspect`.
fn run_python(vm: &mut Vm, main: &Value, source: &str, number: usize) -> Result<()> {
    // The plain prompt of CPython, which reads pipes, has one name for all that it runs.
    let filename = match std::io::stdin().is_terminal() {
        true => format!("<python-input-{number}>"),
        false => String::from("<stdin>"),
    };
    vm.register_source(&filename, source);
    for (part, mode) in block::parts(source) {
        let code = vm.compile_source(&part, &filename, mode)?;
        remember(vm, &code, source, &filename);
        vm.run_code(&code, main, None)?;
    }
    Ok(())
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
