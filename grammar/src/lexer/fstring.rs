//! The text between the fields of f-strings and t-strings (PEP 701, PEP 750), after
//! `tok_get_fstring_mode` in CPython's `Parser/lexer/lexer.c`.
//!
//! An open string is an [`FString`]; it is read as text outside its replacement fields and inside a
//! field's format spec, and as code elsewhere.

use super::{Bracket, Item, Lexer, MAX_BRACKETS};
use crate::error::SyntaxError;
use crate::token::Tok;

/// CPython's MAXFSTRINGLEVEL.
const MAX_STRINGS: usize = 150;
/// CPython's MAX_EXPR_NESTING: a field in a spec in a field…
const MAX_FIELDS: usize = 3;

/// A string literal with fields that is not closed yet.
#[derive(Debug)]
pub struct FString {
    start: usize,
    quote: u8,
    quotes: usize,
    raw: bool,
    template: bool,
    fields: Vec<Field>,
}

/// An open replacement field.
#[derive(Debug)]
struct Field {
    /// How many brackets were open after its `{`.
    level: usize,
    in_spec: bool,
}

impl FString {
    /// Whether text comes next, not code.
    pub fn in_text(&self) -> bool {
        self.fields.last().is_none_or(|f| f.in_spec)
    }

    /// Whether the code of a replacement field is being read.
    pub fn in_code(&self) -> bool {
        self.fields.last().is_some_and(|field| !field.in_spec)
    }

    /// `f` or `t`, for messages.
    pub fn letter(&self) -> &'static str {
        if self.template { "t" } else { "f" }
    }

    /// Whether this string was opened with the same quotes.
    pub fn same_quotes(&self, quotes: &str) -> bool {
        quotes.len() == self.quotes && quotes.as_bytes()[0] == self.quote
    }
}

impl Lexer<'_> {
    pub(super) fn begin_string(
        &mut self,
        start: usize,
        prefix: &str,
        quotes: &str,
    ) -> Result<Item, SyntaxError> {
        if self.strings.len() >= MAX_STRINGS - 1 {
            return Err(self.error(self.at(), "too many nested f-strings"));
        }
        let template = prefix.contains(['t', 'T']);
        self.strings.push(FString {
            start,
            quote: quotes.as_bytes()[0],
            quotes: quotes.len(),
            raw: prefix.contains(['r', 'R']),
            template,
            fields: Vec::new(),
        });
        let tok = if template { Tok::TStart } else { Tok::FStart };
        Ok(Item::Token(tok, start, start + prefix.len() + quotes.len()))
    }

    /// Whether code of a field is being read, outside any bracket of its own.
    pub(super) fn at_field_level(&self) -> bool {
        let field = self.strings.last().and_then(|s| s.fields.last());
        field.is_some_and(|f| !f.in_spec && f.level == self.brackets.len())
    }

    pub(super) fn begin_spec(&mut self) {
        if let Some(field) = self.strings.last_mut().and_then(|s| s.fields.last_mut()) {
            field.in_spec = true;
        }
    }

    pub(super) fn end_field(&mut self) {
        if let Some(string) = self.strings.last_mut() {
            string.fields.pop();
        }
    }

    /// The next piece of text, or what ends it.
    pub(super) fn string_text(&mut self) -> Result<Item, SyntaxError> {
        let start = self.at();
        let bytes = self.source.as_bytes();
        let Some(string) = self.strings.last() else {
            return Ok(Item::End);
        };
        let (quote, quotes, raw) = (string.quote, string.quotes, string.raw);
        let in_spec = !string.fields.is_empty();
        let closes = |at: usize| {
            bytes[at..]
                .iter()
                .take(quotes)
                .take_while(|b| **b == quote)
                .count()
                >= quotes
        };
        if start < bytes.len() && closes(start) {
            // Also inside a spec: the parser will complain that the field is not closed.
            self.strings.pop();
            self.go_to(start + quotes);
            return Ok(Item::Token(Tok::FEnd, start, start + quotes));
        }
        let mut at = start;
        loop {
            let Some(&b) = bytes.get(at) else {
                return Err(self.unterminated_text(at));
            };
            match b {
                b'\n' if quotes == 1 => {
                    if !in_spec {
                        return Err(self.unterminated_text(at));
                    }
                    self.begin_code();
                    return self.text(start, at);
                }
                _ if b == quote && closes(at) => return self.text(start, at),
                b'{' if bytes.get(at + 1) == Some(&b'{') && !in_spec => {
                    return self.text(start, at + 2);
                }
                b'{' if at > start => return self.text(start, at),
                b'{' => return self.begin_field(at),
                b'}' if in_spec && at > start => return self.text(start, at),
                b'}' if in_spec => {
                    self.begin_code();
                    return self.next_item();
                }
                b'}' if bytes.get(at + 1) == Some(&b'}') => return self.text(start, at + 2),
                b'}' => {
                    let letter = self.strings.last().map_or("f", FString::letter);
                    return Err(self.error(
                        at + 1,
                        format!("{letter}-string: single '}}' is not allowed"),
                    ));
                }
                b'\\' => match bytes.get(at + 1) {
                    Some(&brace @ (b'{' | b'}')) => {
                        if !raw {
                            let message = format!("invalid escape sequence '\\{}'", brace as char);
                            self.warn(at + 2, message);
                        }
                        at += 1;
                    }
                    Some(b'N') if !raw && bytes.get(at + 2) == Some(&b'{') => {
                        let rest = &bytes[at..];
                        let stop = rest
                            .iter()
                            .position(|b| *b == b'}' || *b == quote || *b == b'\n');
                        at += stop.map_or(rest.len(), |i| if rest[i] == b'}' { i + 1 } else { i });
                    }
                    Some(_) => at += 2,
                    None => at += 1,
                },
                _ => at += 1,
            }
            at = at.min(bytes.len());
        }
    }

    /// Literal text `start..end`; none if empty. It ends at the latest after a doubled brace, which
    /// belongs to the token (CPython's positions want it) and is halved by the builder.
    fn text(&mut self, start: usize, end: usize) -> Result<Item, SyntaxError> {
        self.go_to(end);
        if start == end {
            self.next_item()
        } else {
            Ok(Item::Token(Tok::Middle, start, end))
        }
    }

    /// Leaves a format spec.
    fn begin_code(&mut self) {
        if let Some(field) = self.strings.last_mut().and_then(|s| s.fields.last_mut()) {
            field.in_spec = false;
        }
    }

    fn begin_field(&mut self, at: usize) -> Result<Item, SyntaxError> {
        if self.brackets.len() >= MAX_BRACKETS {
            return Err(self.error(at + 1, "too many nested parentheses"));
        }
        let bracket = Bracket {
            char: b'{',
            field: true,
            pos: self.pos(at),
        };
        let level = self.brackets.len() + 1;
        let Some(string) = self.strings.last_mut() else {
            return Ok(Item::End);
        };
        if string.fields.len() >= MAX_FIELDS {
            let message = format!("{}-string: expressions nested too deeply", string.letter());
            return Err(self.error(at, message));
        }
        string.fields.push(Field {
            level,
            in_spec: false,
        });
        self.brackets.push(bracket);
        self.go_to(at + 1);
        Ok(Item::Token(Tok::FieldOpen, at, at + 1))
    }

    fn unterminated_text(&self, at: usize) -> SyntaxError {
        let Some(string) = self.strings.last() else {
            return self.error(at, "invalid syntax");
        };
        let quotes = if string.quotes == 3 { "\"\"\"" } else { "\"" };
        let kind = if string.template { "t-" } else { "f-" };
        self.unterminated(string.start, quotes, at, kind, false)
    }
}
