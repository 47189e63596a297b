//! The scanner: lines to tokens. State that outlives a line is a stack of modes: code, a string that goes on, an
//! f-string.

use gillie_grammar::scan_number_loosely;
use std::collections::VecDeque;

// Numbers of token.py.
pub(super) const ENDMARKER: u8 = 0;
pub(super) const NAME: u8 = 1;
pub(super) const NUMBER: u8 = 2;
pub(super) const STRING: u8 = 3;
pub(super) const NEWLINE: u8 = 4;
pub(super) const INDENT: u8 = 5;
pub(super) const DEDENT: u8 = 6;
pub(super) const OP: u8 = 55;
pub(super) const FSTRING_START: u8 = 59;
pub(super) const TSTRING_START: u8 = 62;
pub(super) const COMMENT: u8 = 65;
pub(super) const NL: u8 = 66;

/// Operators of two and three characters; all others have one.
pub(super) const LONG_OPERATORS: [&str; 25] = [
    "**=", "//=", ">>=", "<<=", "...", "!=", "%=", "&=", "**", "*=", "+=", "-=", "->", "//", "/=",
    ":=", "<<", "<=", "<>", "==", ">=", ">>", "@=", "^=", "|=",
];

pub(super) type Place = (usize, usize);

pub(super) struct Token {
    pub(super) kind: u8,
    pub(super) text: String,
    pub(super) start: Place,
    pub(super) end: Place,
    pub(super) line: String,
}

/// What kept the text from being tokens.
pub(super) struct Problem {
    pub(super) message: String,
    pub(super) place: Place,
    pub(super) line: String,
    pub(super) kind: Kind,
}

/// The exception that a problem becomes.
pub(super) enum Kind {
    Syntax,
    Indentation,
    Tab,
}

impl Problem {
    pub(super) fn new(message: impl Into<String>, place: Place, line: &str) -> Problem {
        Problem {
            message: message.into(),
            place,
            line: line.to_string(),
            kind: Kind::Syntax,
        }
    }
}

/// What the scanner is inside of.
pub(super) enum Mode {
    /// A string literal that began on an earlier line.
    Text {
        quote: Quote,
        start: Place,
        text: String,
        lines: String,
    },
    /// The literal part of an f-string or t-string; the token type of its start, and the depth of brackets outside.
    Format {
        quote: Quote,
        first: u8,
        /// Where the whole literal begins, which complaints name.
        begin: Place,
        start: Place,
        text: String,
        lines: String,
        spec: bool,
    },
    /// A replacement field: code, until the bracket depth falls below.
    Field { depth: usize },
}

#[derive(Clone, Copy)]
pub(super) struct Quote {
    pub(super) mark: char,
    pub(super) triple: bool,
    pub(super) raw: bool,
}

#[derive(Default)]
pub(super) struct Scanner {
    pub(super) row: usize,
    pub(super) indents: Vec<Columns>,
    /// The line before was only indentation and a backslash.
    split_indent: Option<Columns>,
    /// The length of the last line, with the line end that it may lack.
    width: usize,
    pub(super) depth: usize,
    pub(super) joined: bool,
    pub(super) modes: Vec<Mode>,
    pub(super) out: VecDeque<Token>,
    /// The last line had tokens but no line end.
    pub(super) open_line: Option<(usize, String)>,
    pub(super) ended: bool,
    pub(super) problem: Option<Problem>,
}

/// How far a line is indented: with tabs to multiples of eight, and with tabs of one column. Lines that compare
/// differently in the two mix tabs and spaces inconsistently.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Columns {
    wide: usize,
    narrow: usize,
}

/// Outside ASCII everything passes for a letter: `tokenize` shows what cannot be a program, too.
pub(super) fn is_name_start(c: char) -> bool {
    c == '_' || c.is_ascii_alphabetic() || !c.is_ascii()
}
pub(super) fn is_name(c: char) -> bool {
    is_name_start(c) || c.is_ascii_digit()
}

impl Scanner {
    pub(super) fn push(&mut self, kind: u8, text: &[char], from: usize, to: usize, line: &str) {
        self.out.push_back(Token {
            kind,
            text: text[from..to].iter().collect(),
            start: (self.row, from),
            end: (self.row, to),
            line: line.to_string(),
        });
    }

    pub(super) fn mark(&mut self, kind: u8, place: Place, line: &str) {
        self.out.push_back(Token {
            kind,
            text: String::new(),
            start: place,
            end: place,
            line: line.to_string(),
        });
    }

    /// The text has ended.
    pub(super) fn finish(&mut self) -> std::result::Result<(), Problem> {
        self.ended = true;
        match self.modes.last() {
            Some(Mode::Text {
                quote,
                start,
                lines,
                ..
            }) => {
                let row = self.row;
                let triple = if quote.triple { "triple-quoted " } else { "" };
                return Err(Problem::new(
                    format!("unterminated {triple}string literal (detected at line {row})"),
                    (start.0, start.1 + 1),
                    lines,
                ));
            }
            Some(Mode::Format {
                quote,
                begin,
                first,
                lines,
                ..
            }) => return Err(self.unterminated(*quote, *first, *begin, lines)),
            _ => {}
        }
        if self.joined || self.depth > 0 {
            let column = if self.depth > 0 && self.modes.is_empty() {
                0
            } else {
                self.width
            };
            return Err(Problem::new(
                "unexpected EOF in multi-line statement",
                (self.row, column),
                "",
            ));
        }
        if let Some((column, line)) = self.open_line.take() {
            self.out.push_back(Token {
                kind: NEWLINE,
                text: String::new(),
                start: (self.row, column),
                end: (self.row, column + 1),
                line,
            });
        }
        let place = (self.row + 1, 0);
        for _ in 0..self.indents.len() {
            self.mark(DEDENT, place, "");
        }
        self.mark(ENDMARKER, place, "");
        Ok(())
    }

    /// Scans one physical line.
    pub(super) fn line(&mut self, line: &str) -> std::result::Result<(), Problem> {
        self.row += 1;
        let chars: Vec<char> = line.chars().collect();
        let end = chars
            .iter()
            .position(|c| matches!(c, '\n' | '\r'))
            .unwrap_or(chars.len());
        self.width = end + (chars.len() - end).max(1);
        let mut at = 0;
        let fresh =
            self.split_indent.is_some() || self.depth == 0 && !self.joined && self.modes.is_empty();
        let mut content = !fresh;
        self.joined = false;
        if fresh {
            match self.indentation(&chars, end, line)? {
                Some(start) => at = start,
                None => return Ok(()),
            }
        }
        loop {
            match self.modes.last() {
                Some(Mode::Text { .. }) => match self.continue_text(&chars, at, line)? {
                    Some(next) => at = next,
                    None => return Ok(()),
                },
                Some(Mode::Format { .. }) => match self.continue_format(&chars, at, line)? {
                    Some(next) => at = next,
                    None => return Ok(()),
                },
                _ => {
                    while at < end && matches!(chars[at], ' ' | '\t' | '\x0C') {
                        at += 1;
                    }
                    if at >= end {
                        break;
                    }
                    if chars[at] == '\\' {
                        if at + 1 == end {
                            self.joined = true;
                            return Ok(());
                        }
                        return Err(Problem::new(
                            "unexpected character after line continuation character",
                            (self.row, at + 2),
                            line,
                        ));
                    }
                    if chars[at] == '#' {
                        self.push(COMMENT, &chars, at, end, line);
                        at = end;
                        break;
                    }
                    content = true;
                    at = self.token(&chars, at, end, line)?;
                }
            }
        }
        let in_field = self
            .modes
            .iter()
            .any(|mode| matches!(mode, Mode::Field { .. }));
        let kind = if self.depth > 0 || in_field || !content {
            NL
        } else {
            NEWLINE
        };
        if end < chars.len() {
            self.push(kind, &chars, at, chars.len(), line);
        } else if kind == NEWLINE {
            self.open_line = Some((at, line.to_string()));
        } else {
            self.missing_line_end(at, line);
        }
        Ok(())
    }

    /// The NL of a last line that has no line end.
    fn missing_line_end(&mut self, at: usize, line: &str) {
        self.out.push_back(Token {
            kind: NL,
            text: String::new(),
            start: (self.row, at),
            end: (self.row, at + 1),
            line: line.to_string(),
        });
    }

    pub(super) fn unterminated(
        &self,
        quote: Quote,
        first: u8,
        begin: Place,
        line: &str,
    ) -> Problem {
        let kind = if first == TSTRING_START { 't' } else { 'f' };
        let triple = if quote.triple { "triple-quoted " } else { "" };
        let row = self.row;
        let message =
            format!("unterminated {triple}{kind}-string literal (detected at line {row})");
        Problem::new(message, (begin.0, begin.1 + 1), line)
    }

    /// The beginning of a logical line: where its first token stands, or None if it was blank.
    pub(super) fn indentation(
        &mut self,
        chars: &[char],
        end: usize,
        line: &str,
    ) -> std::result::Result<Option<usize>, Problem> {
        let mut at = 0;
        let split = self.split_indent.take();
        let mut columns = split.unwrap_or_default();
        while at < end {
            match chars[at] {
                ' ' => {
                    columns.wide += 1;
                    columns.narrow += 1;
                }
                '\t' => {
                    columns.wide = (columns.wide / 8 + 1) * 8;
                    columns.narrow += 1;
                }
                '\x0C' => columns = Columns::default(),
                _ => break,
            }
            at += 1;
        }
        // Of lines that backslashes join, the first that is indented says how far.
        if let Some(first) = split.filter(|first| first.wide > 0) {
            columns = first;
        }
        let comment = at < end && chars[at] == '#';
        if at == end || comment {
            if comment {
                self.push(COMMENT, chars, at, end, line);
            }
            let at = if comment { end } else { at };
            if end < chars.len() {
                self.push(NL, chars, at, chars.len(), line);
            } else {
                self.missing_line_end(at, line);
            }
            return Ok(None);
        }
        if chars[at] == '\\' && at + 1 == end {
            self.split_indent = Some(columns);
            return Ok(Some(at));
        }
        let before = self.indents.len();
        let mut current = self.indents.last().copied().unwrap_or_default();
        let deeper = columns.wide > current.wide;
        if deeper {
            if columns.narrow <= current.narrow {
                return Err(self.misindented(Kind::Tab, line));
            }
            self.indents.push(columns);
            self.push(INDENT, chars, 0, at, line);
            return Ok(Some(at));
        }
        self.indents.retain(|indent| indent.wide <= columns.wide);
        current = self.indents.last().copied().unwrap_or_default();
        if current.wide != columns.wide {
            return Err(self.misindented(Kind::Indentation, line));
        }
        if current.narrow != columns.narrow {
            return Err(self.misindented(Kind::Tab, line));
        }
        for _ in self.indents.len()..before {
            self.mark(DEDENT, (self.row, at), line);
        }
        Ok(Some(at))
    }

    fn misindented(&self, kind: Kind, line: &str) -> Problem {
        let message = match kind {
            Kind::Tab => "inconsistent use of tabs and spaces in indentation",
            _ => "unindent does not match any outer indentation level",
        };
        let line = line.trim_end_matches(['\r', '\n']);
        Problem {
            kind,
            ..Problem::new(message, (self.row, self.width), line)
        }
    }

    /// One token of code at `at`; where it ends.
    pub(super) fn token(
        &mut self,
        chars: &[char],
        at: usize,
        end: usize,
        line: &str,
    ) -> std::result::Result<usize, Problem> {
        let c = chars[at];
        if let Some(Mode::Field { depth }) = self.modes.last()
            && self.depth == *depth
        {
            let not_equal = c == '!' && chars.get(at + 1) == Some(&'=');
            match c {
                '}' => {
                    self.push(OP, chars, at, at + 1, line);
                    self.depth -= 1;
                    self.modes.pop();
                    self.resume_format((self.row, at + 1));
                    return Ok(at + 1);
                }
                ':' => {
                    self.push(OP, chars, at, at + 1, line);
                    let from = (self.row, at + 1);
                    if let Some((quote, first, begin)) = self.enclosing_format() {
                        let mode = Mode::Format {
                            quote,
                            first,
                            begin,
                            start: from,
                            text: String::new(),
                            lines: String::new(),
                            spec: true,
                        };
                        self.modes.push(mode);
                    }
                    return Ok(at + 1);
                }
                '!' if !not_equal => {
                    self.push(OP, chars, at, at + 1, line);
                    return Ok(at + 1);
                }
                _ => {}
            }
        }
        let starts_number =
            c.is_ascii_digit() || c == '.' && chars.get(at + 1).is_some_and(char::is_ascii_digit);
        if starts_number {
            let to = self.number(chars, at, line)?;
            self.push(NUMBER, chars, at, to, line);
            return Ok(to);
        }
        if is_name_start(c) || c == '\'' || c == '"' {
            let mut to = at;
            while to < end && is_name(chars[to]) {
                to += 1;
            }
            if to < end && matches!(chars[to], '\'' | '"') && to - at <= 2 {
                let prefix: String = chars[at..to].iter().collect::<String>().to_lowercase();
                let known = [
                    "", "r", "u", "b", "br", "rb", "f", "fr", "rf", "t", "tr", "rt",
                ];
                if known.contains(&&*prefix) {
                    return self.string(chars, at, to, &prefix, line);
                }
            }
            self.push(NAME, chars, at, to, line);
            return Ok(to);
        }
        if c.is_ascii_control() {
            return Err(Problem::new(
                format!("invalid non-printable character U+{:04X}", c as u32),
                (self.row, at + 1),
                line,
            ));
        }
        let length = LONG_OPERATORS
            .iter()
            .find(|operator| {
                chars[at..end]
                    .iter()
                    .copied()
                    .take(operator.len())
                    .eq(operator.chars())
            })
            .map_or(1, |operator| operator.len());
        match c {
            '(' | '[' | '{' => self.depth += 1,
            ')' | ']' | '}' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.push(OP, chars, at, at + length, line);
        Ok(at + length)
    }

    pub(super) fn number(
        &self,
        chars: &[char],
        at: usize,
        line: &str,
    ) -> std::result::Result<usize, Problem> {
        // What can belong to a number; a sign only behind an exponent's letter.
        let mut text = String::new();
        for &c in &chars[at..] {
            let sign = matches!(c, '+' | '-') && text.ends_with(['e', 'E']);
            if !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.') || sign) {
                break;
            }
            text.push(c);
        }
        match scan_number_loosely(&text) {
            Ok(length) => Ok(at + length),
            Err(error) => {
                let place = (self.row, at + error.at);
                Err(Problem::new(error.message, place, line))
            }
        }
    }
}
