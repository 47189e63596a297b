//! The prompt.

use crate::object::Value;
use crate::vm::{Result, Vm};
use gillie_grammar::Mode;
use rustyline::error::ReadlineError;

/// Reads, runs and prints until end of input.
pub(super) fn run(vm: &mut Vm, main: &Value) -> Result<()> {
    if !vm.state().settings.quiet {
        vm.write_stderr(&format!(
            "Python {} (gillie {})\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n",
            crate::PYTHON_VERSION,
            env!("CARGO_PKG_VERSION")
        ));
    }
    let Ok(mut editor) = rustyline::DefaultEditor::new() else {
        return Err(vm.runtime_error("the terminal cannot be used for editing"));
    };
    let mut block = String::new();
    loop {
        let prompt = if block.is_empty() { ">>> " } else { "... " };
        let line = vm.suspend(gillie_gil::Reason::Io, || editor.readline(prompt));
        match line {
            Ok(line) => {
                block.push_str(&line);
                block.push('\n');
                if wants_more(&block, &line) {
                    continue;
                }
                let source = std::mem::take(&mut block);
                if source.trim().is_empty() {
                    continue;
                }
                let _ = editor.add_history_entry(source.trim_end());
                let result = vm
                    .compile_source(&source, "<stdin>", "single")
                    .and_then(|code| vm.run_code(&code, main, None));
                if let Err(raised) = result {
                    let exit = vm.exceptions().SystemExit.clone();
                    if vm.raised_is(&raised, &exit) {
                        return Err(raised);
                    }
                    super::run::report(vm, raised);
                }
            }
            Err(ReadlineError::Interrupted) => {
                block.clear();
                vm.write_stderr("KeyboardInterrupt\n");
            }
            Err(_) => return Ok(()),
        }
    }
}

/// Whether the text so far is the beginning of a statement.
fn wants_more(block: &str, last: &str) -> bool {
    match gillie_grammar::parse(block, Mode::Single) {
        Ok(parsed) => parsed.open_block && !last.trim().is_empty(),
        Err(error) => error.incomplete,
    }
}
