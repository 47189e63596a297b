//! Characters to tokens. Logos recognises the regular part ([`raw`]); this module finishes numbers,
//! names and strings, keeps the stack of brackets, and switches between code and literal text inside
//! f-strings and t-strings (PEP 701), as CPython's `Parser/lexer/lexer.c` does.
//!
//! Errors are CPython's, including its habit of ending a lexical error where it starts.

mod fstring;
pub mod number;
mod raw;

use std::collections::HashMap;
use std::sync::Arc;

use logos::Logos;
use unicode_normalization::UnicodeNormalization;

use crate::ast::{Name, Span};
use crate::error::{Shown, SyntaxError, Warning};
use crate::token::{Pos, Tok};
use fstring::FString;
use raw::Raw;

/// CPython's MAXLEVEL.
const MAX_BRACKETS: usize = 200;

/// Where the lines begin, to turn offsets into places.
#[derive(Debug)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Finds the lines of `source`.
    pub fn new(source: &str) -> Self {
        let newlines = source.bytes().enumerate().filter(|(_, b)| *b == b'\n');
        let starts = std::iter::once(0)
            .chain(newlines.map(|(i, _)| i as u32 + 1))
            .collect();
        Lines { starts }
    }

    /// The place of a byte.
    pub fn pos(&self, offset: usize) -> Pos {
        let line = self
            .starts
            .partition_point(|&start| start as usize <= offset);
        Pos {
            line: line as u32,
            col: offset as u32 - self.starts[line - 1],
        }
    }

    /// The same, quicker when `offset` is in or shortly after the line `hint` (and not before).
    fn pos_near(&self, offset: usize, hint: u32) -> Pos {
        let mut line = hint as usize;
        while self
            .starts
            .get(line)
            .is_some_and(|&start| start as usize <= offset)
        {
            line += 1;
        }
        Pos {
            line: line as u32,
            col: offset as u32 - self.starts[line - 1],
        }
    }

    /// The byte at a place.
    pub fn offset(&self, pos: Pos) -> usize {
        let start = self.starts.get((pos.line as usize).saturating_sub(1));
        start.map_or(0, |s| *s as usize) + pos.col as usize
    }

    /// How many lines there are, the last one perhaps empty.
    pub fn count(&self) -> u32 {
        self.starts.len() as u32
    }
}

/// An open bracket.
#[derive(Clone, Copy, Debug)]
pub struct Bracket {
    pub char: u8,
    /// Whether it is the `{` of a replacement field.
    pub field: bool,
    pub pos: Pos,
}

impl Bracket {
    /// The error for one that stays open.
    pub fn never_closed(&self) -> SyntaxError {
        let Pos { line, col } = self.pos;
        let span = Span {
            line,
            col,
            end_line: line,
            end_col: Span::NO_END_KNOWN,
        };
        SyntaxError::new(span, format!("'{}' was never closed", self.char as char)).incomplete()
    }
}

/// The next thing in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item {
    /// A token and the bytes it takes.
    Token(Tok, usize, usize),
    /// A line break outside brackets, at this byte.
    Newline(usize),
    /// The end of the text.
    End,
}

/// The lexer.
pub struct Lexer<'s> {
    pub source: &'s str,
    pub lines: Lines,
    pub names: Vec<Name>,
    pub warnings: Vec<Warning>,
    /// The brackets open here.
    pub brackets: Vec<Bracket>,
    by_name: HashMap<&'s str, u32>,
    raw: logos::Lexer<'s, Raw>,
    /// Where `raw` began.
    base: usize,
    strings: Vec<FString>,
    line_hint: u32,
}

impl<'s> Lexer<'s> {
    /// A lexer at the beginning of `source`, whose line breaks are all `\n`.
    pub fn new(source: &'s str) -> Self {
        Lexer {
            source,
            lines: Lines::new(source),
            names: Vec::new(),
            warnings: Vec::new(),
            brackets: Vec::new(),
            by_name: HashMap::new(),
            raw: Raw::lexer(source),
            base: 0,
            strings: Vec::new(),
            line_hint: 1,
        }
    }

    /// The byte the lexer has come to.
    pub fn at(&self) -> usize {
        self.base + self.raw.span().end
    }

    /// Goes on from another byte.
    pub fn go_to(&mut self, offset: usize) {
        match offset.checked_sub(self.at()) {
            Some(forward) => self.raw.bump(forward),
            None => {
                self.base = offset;
                self.raw = Raw::lexer(&self.source[offset..]);
            }
        }
    }

    /// The place of a byte.
    pub fn pos(&mut self, offset: usize) -> Pos {
        let pos = match self.lines.starts.get(self.line_hint as usize - 1) {
            Some(&start) if start as usize <= offset => self.lines.pos_near(offset, self.line_hint),
            _ => self.lines.pos(offset),
        };
        self.line_hint = pos.line;
        pos
    }

    /// Whether the code of a replacement field is being read.
    pub(crate) fn in_field(&self) -> bool {
        self.strings.last().is_some_and(FString::in_code)
    }

    /// A warning, which has the place that an error there has.
    pub(crate) fn warn(&mut self, cursor: usize, message: impl Into<String>) {
        let SyntaxError { message, span, .. } = self.error(cursor, message);
        let shown = Shown::Bare;
        self.warnings.push(Warning {
            message,
            span,
            shown,
        });
    }

    /// An error at the character before `cursor`, where CPython's tokenizer reports.
    pub fn error(&self, cursor: usize, message: impl Into<String>) -> SyntaxError {
        let before = self.source[..cursor]
            .chars()
            .next_back()
            .map_or(0, char::len_utf8);
        let pos = self.lines.pos(cursor - before);
        SyntaxError::new(
            Span {
                line: pos.line,
                col: pos.col,
                end_line: pos.line,
                end_col: pos.col,
            },
            message,
        )
    }

    fn byte(&self, offset: usize) -> u8 {
        self.source.as_bytes().get(offset).copied().unwrap_or(0)
    }

    /// The next item.
    pub fn next_item(&mut self) -> Result<Item, SyntaxError> {
        if self.strings.last().is_some_and(FString::in_text) {
            return self.string_text();
        }
        loop {
            let Some(raw) = self.raw.next() else {
                return Ok(Item::End);
            };
            let (start, end) = (self.base + self.raw.span().start, self.at());
            let tok = match raw {
                Ok(Raw::Word) if self.byte(end) < 0x80 => match Tok::keyword(self.raw.slice()) {
                    Some(tok) => tok,
                    None => Tok::Name(self.name(start, end)),
                },
                Ok(Raw::Word | Raw::NonAscii) => return self.unicode_name(start),
                Ok(Raw::Number) => return self.number(start),
                Ok(Raw::Quote) => return self.string(start, end),
                Ok(Raw::Newline) if self.brackets.is_empty() => return Ok(Item::Newline(start)),
                Ok(Raw::Newline) => continue,
                Ok(Raw::Backslash) => {
                    let next = self.continuation(start)?;
                    self.go_to(next);
                    continue;
                }
                Ok(Raw::LPar | Raw::LSqb | Raw::LBrace) => self.open(start)?,
                Ok(Raw::RPar | Raw::RSqb | Raw::RBrace) => self.close(start)?,
                Ok(Raw::Colon | Raw::ColonEqual) if self.at_field_level() => {
                    self.go_to(start + 1);
                    self.begin_spec();
                    return Ok(Item::Token(Tok::SpecColon, start, start + 1));
                }
                Ok(symbol) => symbol.symbol().unwrap_or(Tok::Unknown),
                Err(()) => {
                    let code = self.byte(start);
                    return Err(
                        self.error(end, format!("invalid non-printable character U+{code:04X}"))
                    );
                }
            };
            return Ok(Item::Token(tok, start, end));
        }
    }

    /// The byte after a backslash and a line break, the backslash being at `start`.
    pub fn continuation(&self, start: usize) -> Result<usize, SyntaxError> {
        if start + 1 == self.source.len()
            || start + 2 == self.source.len() && self.byte(start + 1) == b'\n'
        {
            let mut error = self
                .error(start + 1, "unexpected EOF while parsing")
                .incomplete();
            error.span.col += 1;
            error.span.end_col = Span::NO_END;
            return Err(error);
        }
        if self.byte(start + 1) != b'\n' {
            let mut error = self.error(
                start + 1,
                "unexpected character after line continuation character",
            );
            error.span.col += 1;
            error.span.end_col = Span::NO_END_KNOWN;
            return Err(error);
        }
        Ok(start + 2)
    }

    fn name(&mut self, start: usize, end: usize) -> u32 {
        let text = &self.source[start..end];
        if let Some(&index) = self.by_name.get(text) {
            return index;
        }
        let index = self.names.len() as u32;
        let name = if text.is_ascii() {
            Arc::from(text)
        } else {
            text.nfkc().collect::<String>().into()
        };
        self.names.push(name);
        self.by_name.insert(text, index);
        index
    }

    fn unicode_name(&mut self, start: usize) -> Result<Item, SyntaxError> {
        let rest = &self.source[start..];
        let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii();
        let end = start + rest.find(|c| !in_name(c)).unwrap_or(rest.len());
        for (i, c) in self.source[start..end].char_indices() {
            let ok = if i == 0 {
                c == '_' || unicode_ident::is_xid_start(c)
            } else {
                unicode_ident::is_xid_continue(c)
            };
            if !ok {
                let code = c as u32;
                let message = if is_printable(c) {
                    format!("invalid character '{c}' (U+{code:04X})")
                } else {
                    format!("invalid non-printable character U+{code:04X}")
                };
                return Err(self.error(start + i + c.len_utf8(), message));
            }
        }
        self.go_to(end);
        let index = self.name(start, end);
        Ok(Item::Token(Tok::Name(index), start, end))
    }

    fn number(&mut self, start: usize) -> Result<Item, SyntaxError> {
        match number::scan(self.source, start) {
            Ok((end, warning)) => {
                self.go_to(end);
                if let Some(message) = warning {
                    self.warn(end, message);
                }
                Ok(Item::Token(Tok::Number, start, end))
            }
            Err(e) => {
                let mut error = self.error(e.at, e.message);
                if let Some(end) = e.zeros_end {
                    error.span.end_col = self.lines.pos(end).col;
                }
                Err(error)
            }
        }
    }

    fn open(&mut self, start: usize) -> Result<Tok, SyntaxError> {
        if self.brackets.len() >= MAX_BRACKETS {
            return Err(self.error(start + 1, "too many nested parentheses"));
        }
        let bracket = Bracket {
            char: self.byte(start),
            field: false,
            pos: self.pos(start),
        };
        self.brackets.push(bracket);
        Ok(match bracket.char {
            b'(' => Tok::LPar,
            b'[' => Tok::LSqb,
            _ => Tok::LBrace,
        })
    }

    fn close(&mut self, start: usize) -> Result<Tok, SyntaxError> {
        let close = self.byte(start);
        let (wanted, tok) = match close {
            b')' => (b'(', Tok::RPar),
            b']' => (b'[', Tok::RSqb),
            _ => (b'{', Tok::RBrace),
        };
        let close = close as char;
        let at_field_level = self.at_field_level();
        let Some(open) = self.brackets.pop() else {
            return Err(self.error(start + 1, format!("unmatched '{close}'")));
        };
        if open.char == wanted {
            if at_field_level {
                self.end_field();
                return Ok(Tok::FieldClose);
            }
            return Ok(tok);
        }
        if at_field_level {
            let kind = self.strings.last().map_or("f", FString::letter);
            return Err(self.error(start + 1, format!("{kind}-string: unmatched '{close}'")));
        }
        let mut message = format!(
            "closing parenthesis '{close}' does not match opening parenthesis '{}'",
            open.char as char
        );
        if open.pos.line != self.lines.pos(start).line {
            message += &format!(" on line {}", open.pos.line);
        }
        Err(self.error(start + 1, message))
    }

    /// A string whose prefix and opening quote are `start..end`.
    fn string(&mut self, start: usize, end: usize) -> Result<Item, SyntaxError> {
        let opening = &self.source[start..end];
        let quote_at = opening.find(['"', '\'']).unwrap_or(0);
        let (prefix, quotes) = opening.split_at(quote_at);
        if prefix.contains(['f', 'F', 't', 'T']) {
            return self.begin_string(start, prefix, quotes);
        }
        let bytes = self.source.as_bytes();
        let quote = quotes.as_bytes()[0];
        let (mut at, mut escaped_quote) = (end, false);
        loop {
            match bytes.get(at) {
                Some(b'\\') => {
                    escaped_quote |= bytes.get(at + 1) == Some(&quote);
                    at += 2;
                }
                Some(&b)
                    if b == quote
                        && (quotes.len() == 1 || self.source[at..].starts_with(quotes)) =>
                {
                    at += quotes.len();
                    self.go_to(at);
                    return Ok(Item::Token(Tok::Str, start, at));
                }
                Some(b'\n') if quotes.len() == 1 => break,
                Some(_) => at += 1,
                None => break,
            }
        }
        Err(self.unterminated(start, quotes, at.min(bytes.len()), "", escaped_quote))
    }

    fn unterminated(
        &self,
        start: usize,
        quotes: &str,
        at: usize,
        kind: &str,
        escaped: bool,
    ) -> SyntaxError {
        // CPython counts a last line without a line break, but not the void after one.
        let mut line = self.lines.pos(at).line;
        if at == self.source.len() && self.source.ends_with('\n') {
            line -= 1;
        }
        if let Some(string) = self.strings.last()
            && kind.is_empty()
            && string.same_quotes(quotes)
        {
            return self.error(
                start + 1,
                format!("{}-string: expecting '}}'", string.letter()),
            );
        }
        let triple = if quotes.len() == 3 {
            "triple-quoted "
        } else {
            ""
        };
        let mut message =
            format!("unterminated {triple}{kind}string literal (detected at line {line})");
        if escaped && quotes.len() == 1 {
            message += "; perhaps you escaped the end quote?";
        }
        let error = self.error(start + 1, message);
        if quotes.len() == 3 {
            error.incomplete()
        } else {
            error
        }
    }
}

/// Roughly `str.isprintable` for a character that is no identifier's: separators, controls and
/// format characters are not.
fn is_printable(c: char) -> bool {
    !(c.is_control()
        || c.is_whitespace()
        || matches!(c as u32,
            0xAD | 0x600..=0x605 | 0x61C | 0x6DD | 0x70F | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E
            | 0x2060..=0x206F | 0xE000..=0xF8FF | 0xFEFF | 0xFFF0..=0xFFFB | 0xFFFE | 0xFFFF
            | 0x110BD | 0x1D173..=0x1D17A | 0xE0000..=0x10FFFF))
}
