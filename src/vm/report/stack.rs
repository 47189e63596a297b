//! The frames of a traceback: file, line, function, source text.

use super::carets;
use crate::object::exception::Exception;
use crate::object::traceback::Traceback;
use crate::object::{Object, Value};
use crate::vm::Vm;
use gillie_bytecode::Position;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Equal frames in a row that are shown; the rest is only counted.
const RECURSIVE_CUTOFF: usize = 3;

/// Source texts by file name: registered ones, and files read for one report.
#[derive(Default)]
pub(super) struct Sources {
    registered: RefCell<HashMap<String, Rc<str>>>,
}

impl Sources {
    pub(super) fn add(&self, filename: &str, text: &str) {
        self.registered
            .borrow_mut()
            .insert(filename.to_string(), text.into());
    }

    pub(super) fn text(&self, filename: &str) -> Option<String> {
        let registered = self.registered.borrow();
        registered.get(filename).map(|text| text.to_string())
    }
}

/// One frame of a traceback.
struct Entry {
    filename: Rc<str>,
    name: Rc<str>,
    line: u32,
    position: Position,
}

impl Vm {
    /// The frames of an exception's traceback as text, their lines underlined if `carets` are wanted.
    pub(super) fn format_stack(&mut self, exception: &Object<Exception>, carets: bool) -> String {
        let mut entries = Vec::new();
        let mut next = exception.traceback.cloned(self);
        while let Some(value) = next.take() {
            if let Some(traceback) = value.downcast::<Traceback>() {
                entries.push(entry(traceback));
                next = traceback.next.cloned(self);
            }
        }
        // `sys.tracebacklimit`: so many of the innermost.
        let limit = self.sys_get("tracebacklimit").filter(|limit| {
            limit.as_small_int().is_some() || limit.is_a::<crate::object::int::Int>()
        });
        if let Some(limit) = limit {
            let limit = crate::object::int::Int::to_i64_clipped(&limit).max(0) as usize;
            entries.drain(..entries.len().saturating_sub(limit));
        }
        if !carets || self.state().settings.no_debug_ranges {
            entries
                .iter_mut()
                .for_each(|entry| entry.position = Position::default());
        }
        let sources = self.module_state::<Sources>();
        let mut files: HashMap<Rc<str>, Option<Rc<str>>> = HashMap::new();
        let mut out = String::new();
        let mut last: Option<&Entry> = None;
        let mut count = 0;
        for entry in &entries {
            let same = last.is_some_and(|last| {
                last.line == entry.line
                    && last.filename == entry.filename
                    && last.name == entry.name
            });
            if !same {
                repeated(&mut out, count);
                count = 0;
                last = Some(entry);
            }
            count += 1;
            if count > RECURSIVE_CUTOFF {
                continue;
            }
            let text = files
                .entry(entry.filename.clone())
                .or_insert_with(|| find_source(&sources, &entry.filename))
                .clone();
            format_entry(&mut out, entry, text.as_deref());
        }
        repeated(&mut out, count);
        out
    }

    /// The innermost frame of an exception's traceback.
    pub(super) fn innermost_frame(&mut self, exception: &Object<Exception>) -> Option<Value> {
        let mut frame = None;
        let mut next = exception.traceback.cloned(self);
        while let Some(value) = next.take() {
            if let Some(traceback) = value.downcast::<Traceback>() {
                frame = Some(traceback.frame.clone());
                next = traceback.next.cloned(self);
            }
        }
        frame
    }
}

fn entry(traceback: &Object<Traceback>) -> Entry {
    let frame = crate::object::frame::expect(&traceback.frame);
    let code = crate::object::function::code::expect(&frame.code);
    Entry {
        filename: Rc::from(&*code.data.filename),
        name: Rc::from(&*code.data.name),
        line: traceback.line(),
        position: code.data.position(traceback.lasti as usize),
    }
}

fn repeated(out: &mut String, count: usize) {
    if count > RECURSIVE_CUTOFF {
        let more = count - RECURSIVE_CUTOFF;
        let s = if more > 1 { "s" } else { "" };
        out.push_str(&format!("  [Previous line repeated {more} more time{s}]\n"));
    }
}

fn find_source(sources: &Sources, filename: &str) -> Option<Rc<str>> {
    if let Some(text) = sources.registered.borrow().get(filename) {
        return Some(text.clone());
    }
    if let Some(text) = crate::vm::import::library::source_of(filename) {
        return Some(text.into());
    }
    if filename.starts_with('<') && filename.ends_with('>') {
        return None;
    }
    let bytes = std::fs::read(filename).ok()?;
    let text = match gillie_grammar::decode_source(&bytes) {
        Ok(text) => text.to_string(),
        Err(_) => String::from_utf8_lossy(&bytes).into_owned(),
    };
    Some(text.into())
}

/// `format_frame_summary` of Lib/traceback.py.
fn format_entry(out: &mut String, entry: &Entry, source: Option<&str>) {
    let (filename, line, name) = (&entry.filename, entry.line, &entry.name);
    out.push_str(&format!("  File \"{filename}\", line {line}, in {name}\n"));
    let Some(source) = source else { return };
    let position = entry.position;
    let known = position.line != 0 && line != 0;
    let end_line = if known && position.end_line >= line {
        position.end_line
    } else {
        line
    };
    let lines: Vec<&str> = source
        .lines()
        .skip((line as usize).saturating_sub(1))
        .take((end_line - line) as usize + 1)
        .map(str::trim_end)
        .collect();
    if lines.iter().all(|line| line.is_empty()) {
        return;
    }
    if !known || position.line != line || lines.len() != (end_line - line) as usize + 1 {
        if let Some(first) = lines.first() {
            out.push_str(&format!("    {}\n", first.trim()));
        }
        return;
    }
    let text = carets::annotate(&lines, position.col as usize, position.end_col as usize);
    for line in text {
        // Carets of an empty range.
        if line.trim().is_empty() {
            continue;
        }
        out.push_str("    ");
        out.push_str(&line);
        out.push('\n');
    }
}
