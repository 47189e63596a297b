//! A block of lines at the prompt: whether it is finished, how its next line is indented, and into which parts it is
//! compiled.

use super::highlight::{self, Kind};
use gillie_grammar::Mode;
use std::collections::HashSet;

/// Whether the text is the beginning of a statement. After CPython's `_more_lines` (`Lib/_pyrepl/simple_interact.py`):
/// what is wrong in a block of several lines may still be mended, until an empty line ends it.
pub(super) fn wants_more(block: &str) -> bool {
    let last = block.trim_end_matches('\n').rsplit('\n').next();
    let last = match block.ends_with("\n\n") {
        true => "",
        false => last.unwrap_or_default(),
    };
    match gillie_grammar::parse(block, Mode::Single) {
        // A compound statement ends with an empty line.
        Ok(parsed) => parsed.open_block && !last.trim().is_empty(),
        Err(error) => crate::vm::compile::is_unfinished(&error, block),
    }
}

/// As [`wants_more`], for a block in an editor, without the end of its last line: what is wrong in several lines may
/// still be mended, until an empty line ends them.
pub(super) fn wants_more_editing(block: &str) -> bool {
    if block.starts_with('%') {
        return false;
    }
    let mut text = block.trim_end_matches([' ', '\t']).to_string();
    text.push('\n');
    match gillie_grammar::parse(&text, Mode::Single) {
        Ok(_) => wants_more(&text),
        Err(error) => {
            crate::vm::compile::is_unfinished(&error, &text)
                || text.trim_end_matches('\n').contains('\n') && !text.ends_with("\n\n")
        }
    }
}

/// The blanks that the line after `block` begins with.
pub(super) fn indentation(block: &str) -> String {
    let parts = highlight::scan(block, &HashSet::new());
    let hidden = |at: usize| {
        let part = parts
            .binary_search_by(|(range, _)| match (range.end <= at, at < range.start) {
                (true, _) => std::cmp::Ordering::Less,
                (_, true) => std::cmp::Ordering::Greater,
                _ => std::cmp::Ordering::Equal,
            })
            .ok();
        part.filter(|&part| matches!(parts[part].1, Kind::Text | Kind::Comment))
            .is_some()
    };
    let trimmed = block.trim_end_matches('\n');
    let ends_in_text = parts
        .last()
        .is_some_and(|(range, kind)| *kind == Kind::Text && range.end == block.len());
    if ends_in_text && block.ends_with('\n') {
        // In a string of several lines.
        return String::new();
    }
    // The lines on which the open brackets stand, the indentation of the present line, and of its statement.
    let mut open = Vec::new();
    let (mut line, mut statement, mut unit) = (0_usize, 0_usize, 0_usize);
    let (mut last, mut fresh, mut first) = (' ', true, None);
    for (at, c) in trimmed.char_indices() {
        if c == '\n' {
            fresh = true;
            line = 0;
            continue;
        }
        if fresh && matches!(c, ' ' | '\t') {
            line += 1;
            continue;
        }
        let hidden = hidden(at);
        if fresh {
            fresh = false;
            if unit == 0 {
                unit = line;
            }
            if open.is_empty() && !hidden {
                statement = line;
                first = Some(at);
            }
        }
        if hidden || c.is_whitespace() {
            continue;
        }
        match c {
            '(' | '[' | '{' => open.push(line),
            ')' | ']' | '}' => _ = open.pop(),
            _ => {}
        }
        last = c;
    }
    let unit = if unit == 0 { 4 } else { unit.min(8) };
    let width = if let Some(opener) = open.last() {
        match last {
            '(' | '[' | '{' => opener + unit,
            _ => line,
        }
    } else if last == ':' {
        statement + unit
    } else {
        let first = first.and_then(|at| trimmed.get(at..)).unwrap_or_default();
        let word = first
            .split(|c: char| c != '_' && !c.is_alphanumeric())
            .next()
            .unwrap_or_default();
        match word {
            "return" | "pass" | "raise" | "break" | "continue" => statement.saturating_sub(unit),
            _ => statement,
        }
    };
    " ".repeat(width)
}

/// The parts that a block is compiled as, each with its mode: all statements but the last as a file's, the last as one
/// that shows its value (`InteractiveColoredConsole.runsource` in CPython's `Lib/_pyrepl/console.py`). Empty lines take
/// the place of what stands before, so that line numbers are the block's.
pub(super) fn parts(block: &str) -> Vec<(String, &'static str)> {
    let whole = || vec![(block.to_string(), "single")];
    if gillie_grammar::parse(block, Mode::Single).is_ok() {
        return whole();
    }
    let Ok(parsed) = gillie_grammar::parse(block, Mode::Exec) else {
        return whole();
    };
    let gillie_grammar::ast::Mod::Module { body } = &parsed.tree else {
        return whole();
    };
    // Statements on one line belong together.
    let mut lines: Vec<u32> = Vec::new();
    for statement in body {
        let span = first_line(statement);
        if lines.last() != Some(&span) {
            lines.push(span);
        }
    }
    let [.., last] = lines[..] else {
        return whole();
    };
    if lines.len() < 2 || last < 2 {
        return whole();
    }
    let split = block
        .match_indices('\n')
        .nth(last as usize - 2)
        .map_or(0, |(at, _)| at + 1);
    let (before, after) = block.split_at(split);
    let padded = format!("{}{after}", "\n".repeat(last as usize - 1));
    vec![(before.to_string(), "exec"), (padded, "single")]
}

/// The first line of a statement: that of its first decorator, if it has one.
fn first_line(statement: &gillie_grammar::ast::Stmt) -> u32 {
    use gillie_grammar::ast::StmtKind;
    let decorators = match &statement.kind {
        StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => &def.decorator_list,
        StmtKind::ClassDef(def) => &def.decorator_list,
        _ => return statement.span.line,
    };
    let first = decorators.first();
    first.map_or(statement.span.line, |first| {
        first.span.line.min(statement.span.line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_end_where_they_should() {
        for (block, more) in [
            ("x = 1\n", false),
            ("def f():\n", true),
            ("def f():\n    return 1\n", true),
            ("def f():\n    return 1\n\n", false),
            ("[1,\n", true),
            ("[1,\n2]\n", false),
            ("'''a\n", true),
            ("a b\n", false),
            ("def f(:\n", false),
            ("@decorator\n", true),
        ] {
            assert_eq!(wants_more(block), more, "{block:?}");
        }
    }

    #[test]
    fn an_edited_block_ends_with_an_empty_line() {
        for (block, more) in [
            ("x = 1", false),
            ("def f():", true),
            ("def f():\n    return 1", true),
            ("def f():\n    return 1\n    ", false),
            ("def f():\n    return 1\n\nf()", true),
            ("def f():\n    return 1\n\nf()\n", false),
            ("if x:\n    a b", true),
            ("if x:\n    a b\n", false),
            ("a b", false),
            ("%dis f", false),
            ("'''\n\n", true),
            ("", false),
        ] {
            assert_eq!(wants_more_editing(block), more, "{block:?}");
        }
    }

    #[test]
    fn indentation_follows_the_block() {
        for (block, width) in [
            ("", 0),
            ("x = 1\n", 0),
            ("def f():\n", 4),
            ("def f():  # why: this\n", 4),
            ("def f():\n    x = 1\n", 4),
            ("def f():\n    return 1\n", 0),
            ("def f():\n    if x:\n        pass\n", 4),
            ("def f():\n  x = 1\n  if y:\n", 4),
            ("x = [\n", 4),
            ("x = [\n    1,\n", 4),
            ("    f(a,\n      b)\n", 4),
            ("x = {\n    'a': 1,\n}\n", 0),
            ("'''a:\n", 0),
            ("x = 'a:'\n", 0),
            ("# nothing:\n", 0),
        ] {
            assert_eq!(indentation(block).len(), width, "{block:?}");
        }
    }

    #[test]
    fn several_statements() {
        assert_eq!(parts("x\n"), [("x\n".to_string(), "single")]);
        assert_eq!(parts("x; y\n"), [("x; y\n".to_string(), "single")]);
        assert_eq!(
            parts("x = 1\n@a\ndef f():\n    pass\n"),
            [
                ("x = 1\n".to_string(), "exec"),
                ("\n@a\ndef f():\n    pass\n".to_string(), "single")
            ]
        );
        assert_eq!(parts("x\na b\n"), [("x\na b\n".to_string(), "single")]);
    }
}
