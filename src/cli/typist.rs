//! Where the prompt's lines come from: the editor on a terminal that can edit, plain reading on one that cannot
//! (`TERM=dumb`) and from a pipe.

use super::editor::{self, Assistant, Prompt};
use super::keys::{FunctionKey, Keys};
use super::{block, history};
use crate::modules::support::sys_get;
use crate::modules::sys::is_coloured;
use crate::object::Value;
use crate::object::str::Str;
use crate::vm::{Suspended, Vm};
use rustyline::error::ReadlineError;
use rustyline::history::{History, MemHistory, SearchDirection};
use rustyline::{ColorMode, Config, Editor, Event, EventHandler};
use std::cell::RefCell;
use std::collections::HashSet;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// What came of asking for a line, or for a block.
pub(super) enum Typed {
    /// Without its line end.
    Line(String),
    /// Ctrl-C, or a signal.
    Interrupted,
    End,
}

type LineEditor<'s, 'v> = Editor<Assistant<'s, 'v>, MemHistory>;

/// The source of lines.
pub(super) enum Typist<'s, 'v> {
    /// Gives whole blocks.
    Editor {
        editor: Box<LineEditor<'s, 'v>>,
        history: Option<PathBuf>,
    },
    /// Gives lines.
    Plain {
        /// Bytes read beyond the last line.
        rest: Vec<u8>,
        ended: bool,
    },
}

/// Whether colours are wanted, and the names that have one of their own.
fn colors(vm: &mut Vm) -> (bool, HashSet<String>) {
    let stdout = sys_get(vm, "__stdout__").unwrap_or(Value::NONE);
    let colored = is_coloured(vm, &stdout);
    let builtins = vm.state().builtins.cloned(vm);
    let names = vm.collect(&builtins).unwrap_or_default();
    let names = names.iter().filter_map(|name| name.downcast::<Str>());
    let names = names.map(|name| name.text().into_owned());
    let shown = names.filter(|name| !name.starts_with('_'));
    (colored, shown.collect())
}

/// Whether the terminal can be drawn on.
fn can_edit(use_environment: bool) -> bool {
    let basic = std::env::var_os("PYTHON_BASIC_REPL").is_some_and(|value| !value.is_empty());
    let dumb = match std::env::var("TERM") {
        Ok(term) => matches!(&*term, "" | "dumb" | "cons25" | "emacs"),
        Err(_) => true,
    };
    let editable = !(dumb || basic && use_environment);
    editable && std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

impl<'s, 'v> Typist<'s, 'v> {
    pub(super) fn new(
        suspended: &'s RefCell<Suspended<'v>>,
        main: &'s Value,
        use_environment: bool,
    ) -> Typist<'s, 'v> {
        let plain = Typist::Plain {
            rest: Vec::new(),
            ended: false,
        };
        if !can_edit(use_environment) {
            return plain;
        }
        // The highlighter draws without colours, too: it draws the prompts of further lines.
        let config = Config::builder()
            .completion_type(rustyline::CompletionType::List)
            .color_mode(ColorMode::Forced)
            .bracketed_paste(true)
            .max_history_size(history::MOST);
        let Ok(config) = config.map(|config| config.build()) else {
            return plain;
        };
        let past = MemHistory::with_config(&config);
        let Ok(mut editor) = Editor::with_history(config, past) else {
            return plain;
        };
        let shared: Arc<editor::Shared> = Arc::default();
        let (colored, builtins) = suspended.borrow_mut().resume(colors);
        editor.set_helper(Some(Assistant {
            suspended,
            main,
            colored,
            builtins,
            prompts: Default::default(),
            shared: shared.clone(),
        }));
        editor.bind_sequence(
            Event::Any,
            EventHandler::Conditional(Box::new(Keys::new(shared))),
        );
        let history = history::file(use_environment);
        if let Some(file) = &history {
            for entry in history::load(file) {
                let _ = editor.add_history_entry(editor::marked(&entry));
            }
        }
        Typist::Editor {
            editor: Box::new(editor),
            history,
        }
    }

    /// Whether [`Typist::ask`] gives a whole block.
    pub(super) fn gives_blocks(&self) -> bool {
        matches!(self, Typist::Editor { .. })
    }

    /// Asks for a line, or for a block.
    pub(super) fn ask(&mut self, prompt: &str, further: &str) -> Typed {
        match self {
            Typist::Editor { editor, .. } => edited(editor, prompt, further),
            Typist::Plain { rest, ended } => {
                print_prompt(prompt);
                plain_line(rest, ended)
            }
        }
    }

    /// Notes what was typed.
    pub(super) fn remember(&mut self, source: &str) {
        if let Typist::Editor { editor, history } = self {
            let mut source = source.trim_end().to_string();
            if block::wants_more_editing(&source) {
                // The empty line that ended it, so that it runs again at once.
                source.push('\n');
            }
            let added = editor.add_history_entry(editor::marked(&source));
            if let Some(file) = history.as_ref().filter(|_| added.is_ok_and(|added| added)) {
                history::append(file, &source);
            }
        }
    }
}

/// The prompt of paste mode.
const PASTE: &str = "(paste) ";

/// Asks for a block, and does what function keys want meanwhile.
fn edited(editor: &mut LineEditor<'_, '_>, prompt: &str, further: &str) -> Typed {
    use rustyline::config::Configurer;
    let (mut before, mut after, mut pasting) = (String::new(), String::new(), false);
    loop {
        let Some(helper) = editor.helper_mut() else {
            return Typed::End;
        };
        let (first, others) = match pasting {
            true => (PASTE, PASTE),
            false => (prompt, further),
        };
        helper.shared.pasting.store(pasting, Ordering::Relaxed);
        let first = Prompt::new(first, helper.colored);
        let shown = (first.plain.clone(), first.drawn.clone());
        let others = Prompt::further(others, helper.colored);
        let width = others.width();
        helper.prompts = (first, others);
        editor.set_tab_stop(width);
        let typed = editor.readline_with_initial(&shown, (&before, &after));
        let left = editor.helper().and_then(|helper| helper.shared.left());
        match (typed, left) {
            (Ok(text), _) => return Typed::Line(editor::unmarked(&text)),
            (Err(ReadlineError::Interrupted), Some(left)) => {
                match left.key {
                    FunctionKey::Help => outside(editor, "show_help", None),
                    FunctionKey::History => {
                        let entries = past(editor);
                        outside(editor, "show_history", Some(&entries));
                    }
                    FunctionKey::Paste => {
                        pasting = !pasting;
                        if let Some(helper) = editor.helper() {
                            helper.erase(&left.text);
                        }
                    }
                }
                let (start, rest) = left.text.split_at(left.cursor);
                (before, after) = (start.to_string(), rest.to_string());
            }
            (Err(ReadlineError::Interrupted), None) => return Typed::Interrupted,
            // Bytes that are no UTF-8: as an empty line.
            (Err(ReadlineError::Io(error)), _)
                if error.kind() == std::io::ErrorKind::InvalidData =>
            {
                return Typed::Line(String::new());
            }
            (Err(_), _) => return Typed::End,
        }
    }
}

/// What was typed before, the oldest first.
fn past(editor: &LineEditor<'_, '_>) -> String {
    let history = editor.history();
    let entries = (0..history.len()).filter_map(|at| {
        let found = history.get(at, SearchDirection::Forward).ok()??;
        Some(editor::unmarked(&found.entry))
    });
    entries.collect::<Vec<_>>().join("\n")
}

/// Calls a function of the library's `_prompt`; the editor goes on, whatever comes of it.
fn outside(editor: &LineEditor<'_, '_>, function: &str, text: Option<&str>) {
    let Some(helper) = editor.helper() else {
        return;
    };
    helper.suspended.borrow_mut().resume(|vm| {
        let text: Vec<Value> = text.map(|text| vm.str(text)).into_iter().collect();
        let done = vm
            .import_module("_prompt")
            .and_then(|module| vm.call_method(&module, function, &text));
        if let Err(raised) = done {
            vm.except_hook(&raised);
        }
    });
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
                // As if the line's end had been read.
                complain!("\n");
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
