//! Where the prompt's lines come from: rustyline on a terminal that can edit, plain reading on one that cannot
//! (`TERM=dumb`) and from a pipe.

use super::complete;
use crate::object::Value;
use crate::vm::Suspended;
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{Context, Editor, Helper, Highlighter, Hinter, Validator};
use std::cell::RefCell;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// What came of asking for a line.
pub(super) enum Typed {
    /// Without its line end.
    Line(String),
    /// Ctrl-C, or a signal.
    Interrupted,
    End,
}

/// Completes through the VM, which the prompt has suspended.
#[derive(Helper, Highlighter, Hinter, Validator)]
pub(super) struct Assistant<'s, 'v> {
    suspended: &'s RefCell<Suspended<'v>>,
    main: &'s Value,
}

impl Completer for Assistant<'_, '_> {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        cursor: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        if line[..cursor].trim().is_empty() {
            // Tab where there is nothing to complete indents.
            return Ok((cursor, vec!["    ".to_string()]));
        }
        let start = complete::start_of_word(line, cursor);
        let word = &line[start..cursor];
        let mut suspended = self.suspended.borrow_mut();
        let found = suspended.resume(|vm| complete::candidates(vm, self.main, word));
        Ok((start, found))
    }
}

type LineEditor<'s, 'v> = Editor<Assistant<'s, 'v>, FileHistory>;

/// The source of lines.
pub(super) enum Typist<'s, 'v> {
    Editor {
        editor: Box<LineEditor<'s, 'v>>,
        history: Option<PathBuf>,
    },
    Plain {
        /// Bytes read beyond the last line.
        rest: Vec<u8>,
        ended: bool,
    },
}

/// The history's file: `GILLIE_HISTORY`, or one in the home directory.
fn history_file() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("GILLIE_HISTORY") {
        return (!path.is_empty()).then(|| path.into());
    }
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty())?;
    Some(PathBuf::from(home).join(".gillie_history"))
}

impl<'s, 'v> Typist<'s, 'v> {
    pub(super) fn new(suspended: &'s RefCell<Suspended<'v>>, main: &'s Value) -> Typist<'s, 'v> {
        let plain = Typist::Plain {
            rest: Vec::new(),
            ended: false,
        };
        let dumb = match std::env::var("TERM") {
            Ok(term) => matches!(&*term, "" | "dumb" | "cons25" | "emacs"),
            Err(_) => true,
        };
        if dumb || !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
            return plain;
        }
        let config = rustyline::Config::builder()
            .completion_type(rustyline::CompletionType::List)
            .bracketed_paste(true)
            .build();
        let Ok(mut editor) = Editor::with_config(config) else {
            return plain;
        };
        editor.set_helper(Some(Assistant { suspended, main }));
        let history = history_file();
        if let Some(file) = &history {
            // No history yet, or none that can be read: it begins now.
            let _ = editor.load_history(file);
        }
        Typist::Editor {
            editor: Box::new(editor),
            history,
        }
    }

    /// Asks for a line that begins with `indent`.
    pub(super) fn line(&mut self, prompt: &str, indent: &str) -> Typed {
        match self {
            Typist::Editor { editor, .. } => {
                match editor.readline_with_initial(prompt, (indent, "")) {
                    Ok(line) => Typed::Line(line),
                    Err(ReadlineError::Interrupted) => Typed::Interrupted,
                    Err(_) => Typed::End,
                }
            }
            Typist::Plain { rest, ended } => {
                print_prompt(prompt);
                plain_line(rest, ended)
            }
        }
    }

    /// Notes what was typed.
    pub(super) fn remember(&mut self, source: &str) {
        if let Typist::Editor { editor, history } = self {
            let _ = editor.add_history_entry(source.trim_end());
            if let Some(file) = history {
                // A history that cannot be written is no reason to stop.
                let _ = editor.save_history(file);
            }
        }
    }
}

/// The prompt goes where CPython's goes: to the terminal, or to stderr if a program reads the output.
fn print_prompt(prompt: &str) {
    if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        say!("{prompt}");
        let _ = std::io::stdout().flush();
    } else {
        complain!("{prompt}");
    }
}

/// A line, waiting so that a signal ends the wait.
fn plain_line(rest: &mut Vec<u8>, ended: &mut bool) -> Typed {
    let input = rustix::stdio::stdin();
    loop {
        if let Some(end) = rest.iter().position(|&byte| byte == b'\n') {
            let line: Vec<u8> = rest.drain(..=end).collect();
            return Typed::Line(text(&line[..end]));
        }
        if *ended {
            return Typed::End;
        }
        let mut wait = [rustix::event::PollFd::new(
            &input,
            rustix::event::PollFlags::IN,
        )];
        if let Err(rustix::io::Errno::INTR) = rustix::event::poll(&mut wait, None) {
            return Typed::Interrupted;
        }
        let mut bytes = [0; 4096];
        match rustix::io::read(input, &mut bytes) {
            Ok(0) => {
                // On a terminal an end of input is only for now.
                *ended = !std::io::stdin().is_terminal();
                if rest.is_empty() {
                    return Typed::End;
                }
                return Typed::Line(text(&std::mem::take(rest)));
            }
            Ok(count) => rest.extend_from_slice(&bytes[..count]),
            Err(rustix::io::Errno::INTR) => return Typed::Interrupted,
            Err(_) => return Typed::End,
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes)
        .trim_end_matches('\r')
        .to_string()
}
