//! `_tokenize.TokenizerIter`: the tokens of a source text with comments and line ends, for the library's `tokenize`.
//!
//! After CPython's `Python/Python-tokenize.c` with `extra_tokens=True`. It is a scanner of its own: the grammar's lexer
//! forgets comments and wants the whole text at once, while this one reads a line when it needs one and stops where its
//! caller stops. State that outlives a line is a stack of modes: code, a string that goes on, an f-string.

use crate::object::iterators::this;
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::str::Str;
use crate::object::{Class, GilCell, Payload, Value, Visitor};
use crate::vm::{Result, Vm};
use std::collections::VecDeque;

// Numbers of token.py.
const ENDMARKER: u8 = 0;
const NAME: u8 = 1;
const NUMBER: u8 = 2;
const STRING: u8 = 3;
const NEWLINE: u8 = 4;
const INDENT: u8 = 5;
const DEDENT: u8 = 6;
const OP: u8 = 55;
const FSTRING_START: u8 = 59;
const TSTRING_START: u8 = 62;
const COMMENT: u8 = 65;
const NL: u8 = 66;

/// Operators of two and three characters; all others have one.
const LONG_OPERATORS: [&str; 25] = [
    "**=", "//=", ">>=", "<<=", "...", "!=", "%=", "&=", "**", "*=", "+=", "-=", "->", "//", "/=",
    ":=", "<<", "<=", "<>", "==", ">=", ">>", "@=", "^=", "|=",
];

type Place = (usize, usize);

struct Token {
    kind: u8,
    text: String,
    start: Place,
    end: Place,
    line: String,
}

/// What kept the text from being tokens.
struct Problem {
    message: String,
    place: Place,
    line: String,
    indentation: bool,
}

impl Problem {
    fn new(message: impl Into<String>, place: Place, line: &str) -> Problem {
        Problem {
            message: message.into(),
            place,
            line: line.to_string(),
            indentation: false,
        }
    }
}

/// What the scanner is inside of.
enum Mode {
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
        start: Place,
        text: String,
        lines: String,
        spec: bool,
    },
    /// A replacement field: code, until the bracket depth falls below.
    Field { depth: usize },
}

#[derive(Clone, Copy)]
struct Quote {
    mark: char,
    triple: bool,
    raw: bool,
}

#[derive(Default)]
struct Scanner {
    row: usize,
    indents: Vec<usize>,
    depth: usize,
    joined: bool,
    modes: Vec<Mode>,
    out: VecDeque<Token>,
    /// The last line had tokens but no line end.
    open_line: Option<(usize, String)>,
    ended: bool,
    problem: Option<Problem>,
}

fn is_name_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}
fn is_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric() || is_mark(c)
}
/// Combining marks, which identifiers may contain.
fn is_mark(c: char) -> bool {
    matches!(c as u32, 0x300..=0x36F | 0x483..=0x487 | 0x591..=0x5BD | 0x610..=0x61A | 0x64B..=0x669 | 0x900..=0x903
        | 0x93A..=0x94F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0x3099..=0x309A | 0xFE00..=0xFE0F
        | 0xFE20..=0xFE2F)
}

impl Scanner {
    fn push(&mut self, kind: u8, text: &[char], from: usize, to: usize, line: &str) {
        self.out.push_back(Token {
            kind,
            text: text[from..to].iter().collect(),
            start: (self.row, from),
            end: (self.row, to),
            line: line.to_string(),
        });
    }

    fn mark(&mut self, kind: u8, place: Place, line: &str) {
        self.out.push_back(Token {
            kind,
            text: String::new(),
            start: place,
            end: place,
            line: line.to_string(),
        });
    }

    /// The text has ended.
    fn finish(&mut self) -> std::result::Result<(), Problem> {
        self.ended = true;
        match self
            .modes
            .iter()
            .find(|mode| !matches!(mode, Mode::Field { .. }))
        {
            Some(Mode::Text { start, lines, .. }) => {
                let row = self.row;
                return Err(Problem::new(
                    format!("unterminated triple-quoted string literal (detected at line {row})"),
                    (start.0, start.1 + 1),
                    lines,
                ));
            }
            Some(Mode::Format {
                start,
                first,
                lines,
                ..
            }) => {
                let (row, kind) = (self.row, if *first == TSTRING_START { 't' } else { 'f' });
                return Err(Problem::new(
                    format!(
                        "unterminated triple-quoted {kind}-string literal (detected at line {row})"
                    ),
                    (start.0, start.1 + 1),
                    lines,
                ));
            }
            _ => {}
        }
        if self.joined {
            return Err(Problem::new(
                "unexpected EOF in multi-line statement",
                (self.row + 1, 0),
                "",
            ));
        }
        if self.depth > 0 {
            return Err(Problem::new(
                "unexpected EOF in multi-line statement",
                (self.row, 0),
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
    fn line(&mut self, line: &str) -> std::result::Result<(), Problem> {
        self.row += 1;
        let chars: Vec<char> = line.chars().collect();
        let end = chars
            .iter()
            .position(|c| matches!(c, '\n' | '\r'))
            .unwrap_or(chars.len());
        let mut at = 0;
        let fresh = self.depth == 0 && !self.joined && self.modes.is_empty();
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
                        if at + 1 == end && end < chars.len() {
                            self.joined = true;
                            return Ok(());
                        }
                        if at + 1 == end {
                            return Err(Problem::new(
                                "unexpected EOF after line continuation character",
                                (self.row, at + 1),
                                line,
                            ));
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
        }
        Ok(())
    }

    /// The beginning of a logical line: where its first token stands, or None if it was blank.
    fn indentation(
        &mut self,
        chars: &[char],
        end: usize,
        line: &str,
    ) -> std::result::Result<Option<usize>, Problem> {
        let (mut at, mut column) = (0, 0);
        while at < end {
            match chars[at] {
                ' ' => column += 1,
                '\t' => column = (column / 8 + 1) * 8,
                '\x0C' => column = 0,
                _ => break,
            }
            at += 1;
        }
        let comment = at < end && chars[at] == '#';
        if at == end || comment {
            if comment {
                self.push(COMMENT, chars, at, end, line);
            }
            let at = if comment { end } else { at };
            if end < chars.len() {
                self.push(NL, chars, at, chars.len(), line);
            } else if comment {
                self.out.push_back(Token {
                    kind: NL,
                    text: String::new(),
                    start: (self.row, end),
                    end: (self.row, end + 1),
                    line: line.to_string(),
                });
            }
            return Ok(None);
        }
        if chars[at] == '\\' && at + 1 == end {
            return Ok(Some(at));
        }
        let current = self.indents.last().copied().unwrap_or(0);
        if column > current {
            self.indents.push(column);
            self.push(INDENT, chars, 0, at, line);
        } else if column < current {
            let before = self.indents.len();
            self.indents.retain(|&indent| indent <= column);
            if self.indents.last().copied().unwrap_or(0) != column {
                return Err(Problem {
                    indentation: true,
                    ..Problem::new(
                        "unindent does not match any outer indentation level",
                        (self.row, chars.len()),
                        line,
                    )
                });
            }
            for _ in self.indents.len()..before {
                self.mark(DEDENT, (self.row, at), line);
            }
        }
        Ok(Some(at))
    }

    /// One token of code at `at`; where it ends.
    fn token(
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
                    if let Some((quote, first)) = self.enclosing_format() {
                        let mode = Mode::Format {
                            quote,
                            first,
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
        if !c.is_ascii() {
            let code = c as u32;
            let message = if c.is_control()
                || c.is_whitespace()
                || matches!(code, 0x200B..=0x200F | 0x2028..=0x202E | 0xFEFF)
            {
                format!("invalid non-printable character U+{code:04X}")
            } else {
                format!("invalid character '{c}' (U+{code:04X})")
            };
            return Err(Problem::new(message, (self.row, at + 1), line));
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

    fn number(&self, chars: &[char], at: usize, line: &str) -> std::result::Result<usize, Problem> {
        let digit = |at: usize| chars.get(at).copied().unwrap_or('\n');
        let run = |mut at: usize, radix: u32| {
            while digit(at).is_digit(radix) || digit(at) == '_' && digit(at + 1).is_digit(radix) {
                at += 1;
            }
            at
        };
        let mut to = at;
        let radix = match (chars[at], digit(at + 1).to_ascii_lowercase()) {
            ('0', 'x') => 16,
            ('0', 'o') => 8,
            ('0', 'b') => 2,
            _ => 10,
        };

        if radix != 10 {
            to = run(at + 2, radix);
            let kind = match radix {
                16 => "hexadecimal",
                8 => "octal",
                _ => "binary",
            };
            if to == at + 2 {
                return Err(Problem::new(
                    format!("invalid {kind} literal"),
                    (self.row, to),
                    line,
                ));
            }
        } else {
            to = run(to, 10);
            if digit(to) == '.' {
                to = run(to + 1, 10);
            }
            if matches!(digit(to), 'e' | 'E') {
                let sign = matches!(digit(to + 1), '+' | '-') as usize;
                if digit(to + 1 + sign).is_ascii_digit() {
                    to = run(to + 1 + sign, 10);
                }
            }
            if matches!(digit(to), 'j' | 'J') {
                to += 1;
            }
        }
        Ok(to)
    }

    /// A string literal whose quotes begin at `open`.
    fn string(
        &mut self,
        chars: &[char],
        at: usize,
        open: usize,
        prefix: &str,
        line: &str,
    ) -> std::result::Result<usize, Problem> {
        let mark = chars[open];
        let triple = chars.get(open + 1) == Some(&mark) && chars.get(open + 2) == Some(&mark);
        let quote = Quote {
            mark,
            triple,
            raw: prefix.contains('r'),
        };
        let body = open + if triple { 3 } else { 1 };
        let kind = if prefix.contains('f') {
            Some(FSTRING_START)
        } else if prefix.contains('t') {
            Some(TSTRING_START)
        } else {
            None
        };
        if let Some(first) = kind {
            self.push(first, chars, at, body, line);
            let start = (self.row, body);
            self.modes.push(Mode::Format {
                quote,
                first,
                start,
                text: String::new(),
                lines: String::new(),
                spec: false,
            });
            return Ok(body);
        }
        let text = chars[at..body].iter().collect();
        self.modes.push(Mode::Text {
            quote,
            start: (self.row, at),
            text,
            lines: String::new(),
        });
        Ok(body)
    }

    /// Goes on in a string literal: where it ends, or None if it goes on in the next line.
    fn continue_text(
        &mut self,
        chars: &[char],
        from: usize,
        line: &str,
    ) -> std::result::Result<Option<usize>, Problem> {
        let Some(Mode::Text {
            quote,
            start,
            mut text,
            mut lines,
        }) = self.modes.pop()
        else {
            return Ok(Some(from));
        };
        let mut at = from;
        while at < chars.len() {
            let c = chars[at];
            if c == '\\' {
                text.push(c);
                text.extend(chars.get(at + 1));
                let crlf = chars.get(at + 1) == Some(&'\r') && chars.get(at + 2) == Some(&'\n');
                if crlf {
                    text.push('\n');
                }
                at += 2 + crlf as usize;
                continue;
            }
            if c == quote.mark {
                let closes = !quote.triple
                    || chars[at..]
                        .iter()
                        .take(3)
                        .filter(|&&c| c == quote.mark)
                        .count()
                        == 3;
                let length = if quote.triple { 3 } else { 1 };
                if closes {
                    text.extend(std::iter::repeat_n(c, length));
                    lines.push_str(line);
                    let end = (self.row, at + length);
                    self.out.push_back(Token {
                        kind: STRING,
                        text,
                        start,
                        end,
                        line: lines,
                    });
                    return Ok(Some(at + length));
                }
            }
            if c == '\n' && !quote.triple {
                let row = self.row;
                return Err(Problem::new(
                    format!("unterminated string literal (detected at line {row})"),
                    (start.0, start.1 + 1),
                    line,
                ));
            }
            text.push(c);
            at += 1;
        }
        if !quote.triple && chars.last() != Some(&'\n') {
            let row = self.row;
            let message = format!("unterminated string literal (detected at line {row})");
            return Err(Problem::new(message, (start.0, start.1 + 1), line));
        }
        lines.push_str(line);
        self.modes.push(Mode::Text {
            quote,
            start,
            text,
            lines,
        });
        Ok(None)
    }

    /// The f-string around the innermost field.
    fn enclosing_format(&self) -> Option<(Quote, u8)> {
        self.modes.iter().rev().find_map(|mode| match mode {
            Mode::Format { quote, first, .. } => Some((*quote, *first)),
            _ => None,
        })
    }

    /// Literal text begins anew after a field.
    fn resume_format(&mut self, from: Place) {
        if let Some(Mode::Format {
            start, text, lines, ..
        }) = self.modes.last_mut()
        {
            *start = from;
            text.clear();
            lines.clear();
        }
    }

    /// Goes on in the literal part of an f-string.
    fn continue_format(
        &mut self,
        chars: &[char],
        from: usize,
        line: &str,
    ) -> std::result::Result<Option<usize>, Problem> {
        let Some(Mode::Format {
            quote,
            first,
            mut start,
            mut text,
            mut lines,
            spec,
        }) = self.modes.pop()
        else {
            return Ok(Some(from));
        };
        let mut at = from;
        while at < chars.len() {
            let c = chars[at];
            let length = if quote.triple { 3 } else { 1 };
            let closes = c == quote.mark
                && chars[at..]
                    .iter()
                    .take(length)
                    .filter(|&&c| c == quote.mark)
                    .count()
                    == length;
            let doubled = chars.get(at + 1) == Some(&c);
            if !spec && doubled && matches!(c, '{' | '}') {
                // A doubled bracket ends the piece after the first of the two.
                text.push(c);
                let end = (self.row, at + 1);
                self.middle(first, &mut text, start, end, &lines, line);
                at += 2;
                start = (self.row, at);
                lines.clear();
                continue;
            }
            let field_ends = spec && c == '}';
            if c == '{' || closes || field_ends {
                self.middle(first, &mut text, start, (self.row, at), &lines, line);
                if field_ends {
                    self.push(OP, chars, at, at + 1, line);
                    self.depth -= 1;
                    self.modes.pop();
                    self.resume_format((self.row, at + 1));
                    return Ok(Some(at + 1));
                }
                if closes {
                    self.push(first + 2, chars, at, at + length, line);
                    return Ok(Some(at + length));
                }
                self.modes.push(Mode::Format {
                    quote,
                    first,
                    start,
                    text,
                    lines: String::new(),
                    spec,
                });
                self.push(OP, chars, at, at + 1, line);
                self.depth += 1;
                self.modes.push(Mode::Field { depth: self.depth });
                return Ok(Some(at + 1));
            }
            if c == '\n' && !quote.triple {
                let kind = if first == TSTRING_START { 't' } else { 'f' };
                let row = self.row;
                let message =
                    format!("unterminated {kind}-string literal (detected at line {row})");
                return Err(Problem::new(message, (row, at), line));
            }
            text.push(c);
            if c == '\\'
                && !(quote.raw && matches!(chars.get(at + 1), Some('{' | '}')))
                && let Some(&next) = chars.get(at + 1)
            {
                let named = next == 'N' && !quote.raw && chars.get(at + 2) == Some(&'{');
                if !matches!(next, '{' | '}') {
                    text.push(next);
                    at += 1;
                }
                if named {
                    while at + 1 < chars.len() && chars[at] != '}' {
                        at += 1;
                        text.push(chars[at]);
                    }
                }
            }
            at += 1;
        }
        lines.push_str(line);
        self.modes.push(Mode::Format {
            quote,
            first,
            start,
            text,
            lines,
            spec,
        });
        Ok(None)
    }

    fn middle(
        &mut self,
        first: u8,
        text: &mut String,
        start: Place,
        end: Place,
        lines: &str,
        line: &str,
    ) {
        if !text.is_empty() {
            self.out.push_back(Token {
                kind: first + 1,
                text: std::mem::take(text),
                start,
                end,
                line: format!("{lines}{line}"),
            });
        }
    }
}

/// Payload of `TokenizerIter`.
pub struct Tokenizer {
    readline: Value,
    encoding: Option<Value>,
    scanner: GilCell<Scanner>,
}

impl Payload for Tokenizer {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.readline);
        self.encoding.iter().for_each(visit);
    }
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    let extra = args.arg(2).clone();
    if !vm.is_true(&extra)? {
        return Err(
            vm.not_implemented_error("gillie's tokenizer works with extra_tokens=True only")
        );
    }
    let tokenizer = Tokenizer {
        readline: args.arg(1).clone(),
        encoding: args.opt(3).filter(|encoding| !encoding.is_none()).cloned(),
        scanner: GilCell::new(Scanner::default()),
    };
    Ok(vm.alloc(&class, tokenizer))
}

/// The next line; None at the end.
fn read_line(vm: &mut Vm, readline: &Value, encoding: Option<&Value>) -> Result<Option<String>> {
    let line = match vm.call(readline, &[]) {
        Ok(line) => line,
        Err(raised) => {
            let stop = vm.exceptions().StopIteration.clone();
            return if vm.raised_is(&raised, &stop) {
                Ok(None)
            } else {
                Err(raised)
            };
        }
    };
    let line = match encoding {
        Some(encoding) if !line.is_a::<Str>() => {
            let replace = vm.str("replace");
            vm.call_method(&line, "decode", &[encoding.clone(), replace])?
        }
        _ => line,
    };
    let Some(text) = line.downcast::<Str>() else {
        let name = vm.type_name(&line);
        return Err(vm.type_error(format!("readline() returned a non-string object ({name})")));
    };
    let text = text.text().into_owned();
    Ok((!text.is_empty()).then_some(text))
}

fn next(vm: &mut Vm, iterator: &Value) -> Result<Option<Value>> {
    let tokenizer = this::<Tokenizer>(iterator);
    loop {
        if let Some(token) = tokenizer.scanner.get_mut(vm).out.pop_front() {
            return token_value(vm, token).map(Some);
        }
        if tokenizer.scanner.get(vm).ended {
            return match tokenizer.scanner.get_mut(vm).problem.take() {
                Some(problem) => Err(raise(vm, problem)),
                None => Ok(None),
            };
        }
        let line = read_line(vm, &tokenizer.readline, tokenizer.encoding.as_ref())?;
        let scanner = tokenizer.scanner.get_mut(vm);
        let outcome = match line {
            Some(line) => scanner.line(&line),
            None => scanner.finish(),
        };
        if let Err(problem) = outcome {
            // Tokens before the problem come first.
            scanner.ended = true;
            scanner.problem = Some(problem);
        }
    }
}

fn raise(vm: &mut Vm, problem: Problem) -> crate::vm::Raised {
    let exceptions = vm.exceptions();
    let class = if problem.indentation {
        exceptions.IndentationError.value().clone()
    } else {
        exceptions.SyntaxError.value().clone()
    };
    let (message, file, line) = (
        vm.str(&problem.message),
        vm.str("<string>"),
        vm.str(&problem.line),
    );
    let (row, column) = (
        vm.int(problem.place.0 as i64),
        vm.int(problem.place.1 as i64),
    );
    let details = vm.tuple_of([file, row, column, line, Value::NONE, Value::NONE]);
    match vm.call(&class, &[message, details]) {
        Ok(error) => crate::vm::Raised(error),
        Err(raised) => raised,
    }
}

fn token_value(vm: &mut Vm, token: Token) -> Result<Value> {
    let place = |(row, column): Place| {
        let parts = vec![vm.int(row as i64), vm.int(column as i64)];
        vm.tuple(parts)
    };
    let (start, end) = (place(token.start), place(token.end));
    let items = vec![
        vm.int(token.kind.into()),
        vm.str(&token.text),
        start,
        end,
        vm.str(&token.line),
    ];
    Ok(vm.tuple(items))
}

const NEW: NativeDef = (
    "__new__",
    "($type, /, readline, *, extra_tokens, encoding=None)",
    new,
    "",
);

/// The iterator's type.
pub static TOKENIZER: TypeSpec = TypeSpec {
    module: "_tokenize",
    new: Some(NEW),
    slots: |slots| {
        slots.iter.set(Some(|_, value| Ok(value.clone())));
        slots.next.set(Some(next));
    },
    ..TypeSpec::of::<Tokenizer>("TokenizerIter")
};

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    types: &[&TOKENIZER],
    ..ModuleSpec::named("_tokenize")
};
