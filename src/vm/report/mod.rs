//! Reports of uncaught exceptions: CPython 3.13's traceback, written natively so that it needs no module
//! (Lib/traceback.py is the model: `TracebackException.format`).

mod carets;
mod colours;
mod exception_line;
mod stack;

use super::{Raised, Vm};
use crate::object::exception::{self, group};
use crate::object::{Object, Value};
use exception::Exception;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";
const MAX_GROUP_WIDTH: usize = 15;
const MAX_GROUP_DEPTH: usize = 10;

/// Text under construction, indented by the depth of exception groups.
struct Report {
    out: String,
    group_depth: usize,
    need_close: bool,
    /// Exceptions that are shown already, by address: chains may be circular.
    seen: Vec<u64>,
}

impl Report {
    fn indent(&self) -> String {
        " ".repeat(2 * self.group_depth)
    }

    /// Adds whole lines, each with the margin of the group it belongs to.
    fn emit(&mut self, text: &str) {
        self.emit_with(text, '|');
    }

    fn emit_with(&mut self, text: &str, margin: char) {
        if self.group_depth == 0 {
            self.out.push_str(text);
            return;
        }
        let indent = format!("{}{margin} ", self.indent());
        for line in text.split_inclusive('\n') {
            self.out.push_str(&indent);
            self.out.push_str(line);
        }
    }
}

impl Vm {
    /// An exception with its traceback, as the interpreter prints one that nobody caught.
    pub fn format_exception(&mut self, exception: &Value) -> String {
        let mut report = Report {
            out: String::new(),
            group_depth: 0,
            need_close: false,
            seen: Vec::new(),
        };
        self.report_chain(&mut report, exception);
        report.out
    }

    /// An exception that could not be raised anywhere: without carets, notes, and what led to it
    /// (`write_unraisable_exc_file` in Python/errors.c).
    pub fn format_unraisable(&mut self, exception: &Value) -> String {
        let Some(object) = exception.downcast::<Exception>() else {
            return String::new();
        };
        let mut out = String::new();
        let stack = self.format_stack(object, false);
        if !stack.is_empty() {
            out.push_str("Traceback (most recent call last):\n");
            out.push_str(&stack);
        }
        let class = self.class_of(exception).class_ref();
        let name = self.report_name(&class);
        let text = self
            .display_text(exception)
            .unwrap_or_else(|_| "<exception str() failed>".into());
        out.push_str(&format!("{name}: {text}\n"));
        out
    }

    /// Source text of something that is no file (`-c`, the prompt), for tracebacks.
    pub fn register_source(&mut self, filename: &str, text: &str) {
        let sources = self.module_state::<stack::Sources>();
        sources.add(filename, text);
    }

    /// What was registered for a name.
    pub(crate) fn registered_source(&mut self, filename: &str) -> Option<String> {
        self.module_state::<stack::Sources>().text(filename)
    }

    /// An exception and those that led to it, oldest first.
    fn report_chain(&mut self, report: &mut Report, exception: &Value) {
        let mut chain: Vec<(Option<&str>, Value)> = Vec::new();
        let mut next = Some(exception.clone());
        while let Some(value) = next.take() {
            report.seen.push(value.raw().0);
            let Some(object) = value.downcast::<Exception>() else {
                break;
            };
            let unseen = |value: &Value| !report.seen.contains(&value.raw().0);
            let message = match object.cause.cloned(self).filter(unseen) {
                Some(cause) => {
                    next = Some(cause);
                    Some(CAUSE)
                }
                None if object.suppress_context.get() => None,
                None => {
                    next = object.context.cloned(self).filter(unseen);
                    next.is_some().then_some(CONTEXT)
                }
            };
            chain.push((message, value));
        }
        for (message, value) in chain.into_iter().rev() {
            if let Some(message) = message {
                report.emit(message);
            }
            match value.downcast::<Exception>() {
                Some(object) if group::is_group(self, &value) => {
                    self.report_group(report, &value, object);
                }
                Some(object) => {
                    let stack = self.format_stack(object, true);
                    if !stack.is_empty() {
                        report.emit("Traceback (most recent call last):\n");
                        report.emit(&stack);
                    }
                    let lines = self.format_exception_only(&value);
                    report.emit(&lines);
                }
                None => {}
            }
        }
    }

    fn report_group(&mut self, report: &mut Report, value: &Value, object: &Object<Exception>) {
        if report.group_depth > MAX_GROUP_DEPTH {
            report.emit(&format!("... (max_group_depth is {MAX_GROUP_DEPTH})\n"));
            return;
        }
        let top = report.group_depth == 0;
        if top {
            report.group_depth = 1;
        }
        let stack = self.format_stack(object, true);
        if !stack.is_empty() {
            let margin = if top { '+' } else { '|' };
            report.emit_with(
                "Exception Group Traceback (most recent call last):\n",
                margin,
            );
            report.emit(&stack);
        }
        let lines = self.format_exception_only(value);
        report.emit(&lines);
        let members = group::members(self, value);
        let shown = members.len().min(MAX_GROUP_WIDTH + 1);
        report.need_close = false;
        for (index, member) in members.iter().take(shown).enumerate() {
            let last = index + 1 == shown;
            if last {
                // A nested group may draw the closing line itself.
                report.need_close = true;
            }
            let truncated = index >= MAX_GROUP_WIDTH;
            let title = if truncated {
                "...".to_string()
            } else {
                (index + 1).to_string()
            };
            let corner = if index == 0 { "+-" } else { "  " };
            let line = format!(
                "{}{corner}+---------------- {title} ----------------\n",
                report.indent()
            );
            report.out.push_str(&line);
            report.group_depth += 1;
            if truncated {
                let rest = members.len() - MAX_GROUP_WIDTH;
                let s = if rest > 1 { "s" } else { "" };
                report.emit(&format!("and {rest} more exception{s}\n"));
            } else {
                self.report_chain(report, member);
            }
            if last && report.need_close {
                let line = format!("{}+------------------------------------\n", report.indent());
                report.out.push_str(&line);
                report.need_close = false;
            }
            report.group_depth -= 1;
        }
        if top {
            report.group_depth = 0;
        }
    }
}

/// Reports an exception that cannot be raised, through `sys.unraisablehook`.
pub fn unraisable(vm: &mut Vm, raised: Raised, object: &Value) {
    crate::modules::sys::unraisable(vm, raised, None, Some(object));
}
