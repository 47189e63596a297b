//! Colours for what is typed at the prompt: those of Python 3.14's `Lib/_pyrepl/utils.py` (`gen_colors`).
//!
//! The text is scanned, not parsed: it is wrong most of the time, because it is not finished.

use std::collections::HashSet;
use std::ops::Range;

/// What a part of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Keyword,
    Builtin,
    Definition,
    Number,
    Text,
    Comment,
}

impl Kind {
    /// How the terminal is told.
    pub(super) fn style(self) -> &'static str {
        match self {
            Kind::Keyword => "\x1b[1;34m",
            Kind::Builtin => "\x1b[36m",
            Kind::Definition => "\x1b[1m",
            Kind::Number => "\x1b[33m",
            Kind::Text => "\x1b[32m",
            Kind::Comment => "\x1b[31m",
        }
    }
}

/// A part that is not plain, in bytes of the text.
pub(super) type Part = (Range<usize>, Kind);

/// The parts of a text that have a colour, in order. What are builtins is given.
pub(super) fn scan(text: &str, builtins: &HashSet<String>) -> Vec<Part> {
    let mut scanner = Scanner {
        text,
        builtins,
        at: 0,
        parts: Vec::new(),
        fresh: true,
        previous: "",
    };
    scanner.code(None, 0);
    scanner.parts
}

struct Scanner<'t> {
    text: &'t str,
    builtins: &'t HashSet<String>,
    at: usize,
    parts: Vec<Part>,
    /// Whether a statement begins here.
    fresh: bool,
    /// The last word or sign before.
    previous: &'t str,
}

/// Expressions in f-strings in f-strings: enough.
const DEEPEST: usize = 20;

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn mark(&mut self, start: usize, kind: Kind) {
        if start < self.at {
            self.parts.push((start..self.at, kind));
        }
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// Code up to the end, or up to the brace that ends an expression in an f-string with this quote.
    fn code(&mut self, inside: Option<&str>, depth: usize) {
        let mut brackets = 0_usize;
        while let Some(c) = self.next() {
            if let Some(quote) = inside {
                let ends = brackets == 0 && matches!(c, '}' | ':' | '!');
                // Python 3.12 allows the same quote inside; but while one types, a line that ends there is likelier.
                if (ends && !self.rest().starts_with("!=")) || (quote.len() == 1 && c == '\n') {
                    return;
                }
            }
            let start = self.at;
            match c {
                '#' => {
                    self.take(|c| c != '\n');
                    self.mark(start, Kind::Comment);
                }
                '\n' => {
                    self.at += 1;
                    if brackets == 0 {
                        self.fresh = true;
                    }
                }
                '\'' | '"' => self.string("", depth),
                c if c.is_ascii_digit() => self.number(),
                '.' if self.rest()[1..].starts_with(|c: char| c.is_ascii_digit())
                    && self.previous != "." =>
                {
                    self.number();
                }
                c if c == '_' || c.is_alphabetic() => self.word(depth),
                c if c.is_whitespace() => self.at += c.len_utf8(),
                c => {
                    match c {
                        '(' | '[' | '{' => brackets += 1,
                        ')' | ']' | '}' => brackets = brackets.saturating_sub(1),
                        _ => {}
                    }
                    self.at += c.len_utf8();
                    self.previous = &self.text[start..self.at];
                    self.fresh = brackets == 0 && matches!(c, ';' | ':');
                }
            }
        }
    }

    fn number(&mut self) {
        let start = self.at;
        let mut last = ' ';
        while let Some(c) = self.next() {
            let signed = matches!(c, '+' | '-')
                && matches!(last, 'e' | 'E')
                && !self.text[start..].starts_with("0x");
            if !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.') || signed) {
                break;
            }
            last = c;
            self.at += 1;
        }
        self.mark(start, Kind::Number);
        self.previous = "0";
        self.fresh = false;
    }

    fn word(&mut self, depth: usize) {
        let start = self.at;
        let word = self.take(|c| c == '_' || c.is_alphanumeric());
        let prefix = word.len() <= 2
            && word.chars().all(|c| "rRbBuUfFtT".contains(c))
            && matches!(self.next(), Some('\'' | '"'));
        if prefix {
            self.at = start;
            return self.string(word, depth);
        }
        let (fresh, previous) = (self.fresh, self.previous);
        self.fresh = false;
        self.previous = word;
        if gillie_grammar::is_keyword(word) {
            self.mark(start, Kind::Keyword);
            self.fresh = word == "else" || word == "try" || word == "finally";
        } else if matches!(previous, "def" | "class") {
            self.mark(start, Kind::Definition);
        } else if fresh && self.is_soft(word) || (word == "_" && previous == "case") {
            self.mark(start, Kind::Keyword);
        } else if previous != "." && self.builtins.contains(word) {
            self.mark(start, Kind::Builtin);
        }
    }

    /// Whether `match`, `case` or `type` at the start of a statement is a keyword, by what follows.
    fn is_soft(&self, word: &str) -> bool {
        let rest = self.rest();
        let after = rest.trim_start_matches([' ', '\t']);
        let Some(next) = after.chars().next() else {
            return false;
        };
        let named = next == '_' || next.is_alphabetic();
        let name: &str = &after[..after
            .find(|c: char| c != '_' && !c.is_alphanumeric())
            .unwrap_or(after.len())];
        let operator = matches!(
            name,
            "and" | "or" | "in" | "is" | "if" | "else" | "for" | "as"
        );
        let spaced = after.len() < rest.len();
        match word {
            "match" | "case" => {
                (named && !operator && spaced)
                    || matches!(next, '\'' | '"' | '{' | '~')
                    || next.is_ascii_digit()
                    || (spaced && matches!(next, '(' | '[' | '-' | '*'))
            }
            "type" => named && !operator && spaced,
            _ => false,
        }
    }

    /// A string with its prefix, which stands here.
    fn string(&mut self, prefix: &str, depth: usize) {
        let mut start = self.at;
        self.at += prefix.len();
        let quote = self.rest();
        let quote = match quote.get(..3) {
            Some(three @ ("'''" | "\"\"\"")) => three,
            _ => &quote[..1],
        };
        self.at += quote.len();
        let braces = prefix.contains(['f', 'F', 't', 'T']) && depth < DEEPEST;
        while let Some(c) = self.next() {
            if self.rest().starts_with(quote) {
                self.at += quote.len();
                break;
            }
            if c == '\n' && quote.len() == 1 {
                break;
            }
            if c == '\\' {
                self.at += 1;
                self.at += self.next().map_or(0, char::len_utf8);
            } else if braces && c == '{' && !self.rest().starts_with("{{") {
                self.mark(start, Kind::Text);
                self.at += 1;
                self.expression(quote, depth + 1);
                start = self.at;
            } else {
                let double = braces && self.rest().starts_with("{{");
                self.at += c.len_utf8() + double as usize;
            }
        }
        self.mark(start, Kind::Text);
        self.previous = "''";
        self.fresh = false;
    }

    /// What stands between braces in an f-string, with its format and the closing brace.
    fn expression(&mut self, quote: &'t str, depth: usize) {
        self.previous = "{";
        self.code(Some(quote), depth);
        if self.next() == Some('!') {
            self.at += 1;
            self.take(char::is_alphanumeric);
        }
        if self.next() == Some(':') {
            self.at += 1;
            let mut start = self.at;
            while let Some(c) = self.next() {
                if c == '}' || c == '\n' || self.rest().starts_with(quote) {
                    break;
                }
                if c == '{' && depth < DEEPEST {
                    self.mark(start, Kind::Text);
                    self.at += 1;
                    self.expression(quote, depth + 1);
                    start = self.at;
                } else {
                    self.at += c.len_utf8();
                }
            }
            self.mark(start, Kind::Text);
        }
        if self.next() == Some('}') {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(&str, Kind)> {
        let builtins = ["int", "len", "print", "type", "ValueError"].map(String::from);
        let parts = scan(text, &builtins.into()).into_iter();
        parts.map(|(range, kind)| (&text[range], kind)).collect()
    }

    #[test]
    fn what_is_coloured() {
        use Kind::*;
        for (text, expected) in [
            ("x = 1", vec![("1", Number)]),
            (
                "def f(n): # c",
                vec![("def", Keyword), ("f", Definition), ("# c", Comment)],
            ),
            ("print(len)", vec![("print", Builtin), ("len", Builtin)]),
            ("a.print", vec![]),
            ("match x:", vec![("match", Keyword)]),
            ("match = 1", vec![("1", Number)]),
            ("match(x)", vec![]),
            ("type X = int", vec![("type", Keyword), ("int", Builtin)]),
            ("type(x)", vec![("type", Builtin)]),
            ("    case _:", vec![("case", Keyword), ("_", Keyword)]),
            ("'unfinished", vec![("'unfinished", Text)]),
            ("'''a\nb", vec![("'''a\nb", Text)]),
            ("rb'x' + 0x1F", vec![("rb'x'", Text), ("0x1F", Number)]),
            ("1e-5-x", vec![("1e-5", Number)]),
            (
                "f'a{x!r:>{1}}b{{'",
                vec![("f'a", Text), (">", Text), ("1", Number), ("b{{'", Text)],
            ),
            ("f'{", vec![("f'", Text)]),
            (
                "raise ValueError",
                vec![("raise", Keyword), ("ValueError", Builtin)],
            ),
            ("", vec![]),
            ("'\\", vec![("'\\", Text)]),
            ("ä = 'ö' # ü", vec![("'ö'", Text), ("# ü", Comment)]),
        ] {
            assert_eq!(parts(text), expected, "{text:?}");
        }
    }
}
