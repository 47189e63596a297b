//! Docstrings lose their indentation at compile time (CPython 3.13's `_PyCompile_CleanDoc`, which does what
//! `inspect.cleandoc` does but keeps blank lines at both ends).

use gillie_bytecode::Text as CodeText;
use gillie_grammar::ast::Text;

/// The text with the common margin of all lines but the first removed.
pub fn clean(doc: &Text) -> CodeText {
    match doc {
        Text::Utf8(doc) => CodeText::Utf8(clean_str(doc).into()),
        Text::Wide(doc) => CodeText::Wide(doc.clone()),
    }
}

fn expand_tabs(doc: &str) -> String {
    let mut out = String::with_capacity(doc.len());
    let mut column = 0usize;
    for c in doc.chars() {
        match c {
            '\t' => {
                let n = 8 - column % 8;
                out.extend(std::iter::repeat_n(' ', n));
                column += n;
            }
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            c => {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}

fn clean_str(doc: &str) -> String {
    let doc = if doc.contains('\t') {
        expand_tabs(doc)
    } else {
        doc.to_string()
    };
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut lines = doc.split('\n');
    let first = lines.next().unwrap_or("");
    let margin = doc
        .split('\n')
        .skip(1)
        .filter(|line| spaces(line) < line.len())
        .map(spaces)
        .min()
        .unwrap_or(0);
    if margin == 0 && !first.starts_with(' ') {
        return doc;
    }
    let mut out = String::with_capacity(doc.len());
    out.push_str(first.trim_start_matches(' '));
    for line in lines {
        out.push('\n');
        out.push_str(&line[spaces(line).min(margin)..]);
    }
    out
}
