//! Lines and blocks: NEWLINE, INDENT and DEDENT, after the `atbol` part of CPython's
//! `Parser/lexer/lexer.c`. Blank lines and comments vanish here; line breaks inside brackets have
//! vanished in the lexer already.

use crate::ast::{Name, Span};
use crate::error::{ErrorKind, SyntaxError, Warning};
use crate::lexer::{Bracket, Item, Lexer, Lines};
use crate::token::{Pos, Tok, Token};

/// CPython's MAXINDENT.
const MAX_INDENT: usize = 100;
const TAB_SIZE: u32 = 8;

/// A whole text as tokens.
#[derive(Debug)]
pub struct Tokens {
    /// The tokens; the last is [`Tok::Error`] if `error` is set.
    pub list: Vec<Token>,
    pub names: Vec<Name>,
    pub lines: Lines,
    pub warnings: Vec<Warning>,
    /// Why the list ends before the text does.
    pub error: Option<SyntaxError>,
    /// Whether the parser's error, if it finds one before, is preferred to `error`: CPython's lexer
    /// raises some errors at once and others only when the parser comes to them.
    pub late_error: bool,
    /// The end of the text, which CPython counts to the last line.
    pub end: Pos,
    /// The innermost bracket that is still open at the end of the text.
    pub unclosed: Option<Bracket>,
    /// Whether the text ends within an indented block that no later line closes.
    pub open_block: bool,
    /// Whether it is read line by line (see [`crate::Reading`]).
    pub by_lines: bool,
}

impl Tokens {
    /// A message about a part of an f-string that stands before a token, in the words for the literal around it.
    pub fn worded(&self, message: String, at: usize) -> String {
        match message.strip_prefix("f-string: ") {
            Some(rest) if self.in_template(at) => format!("t-string: {rest}"),
            _ => message,
        }
    }

    /// Whether the innermost string open before a token is a t-string.
    fn in_template(&self, at: usize) -> bool {
        let mut open = 0usize;
        for t in self.list[..at.min(self.list.len())].iter().rev() {
            match t.tok {
                Tok::FEnd => open += 1,
                Tok::FStart | Tok::TStart if open > 0 => open -= 1,
                Tok::FStart => return false,
                Tok::TStart => return true,
                _ => {}
            }
        }
        false
    }
}

/// Splits `source`, whose line breaks are all `\n`, into tokens.
pub fn tokenize(source: &str) -> Tokens {
    let mut layout = Layout {
        lexer: Lexer::new(source),
        tokens: Vec::with_capacity(source.len() / 4 + 8),
        indents: vec![(0, 0)],
        open_block: false,
    };
    let error = layout.run().err();
    let Layout {
        mut lexer,
        mut tokens,
        open_block,
        ..
    } = layout;
    let unclosed = if error.is_none() {
        lexer.brackets.last().copied()
    } else {
        None
    };
    if error.is_some() || unclosed.is_some() {
        let at = lexer.at().min(source.len());
        let pos = lexer.pos(at);
        tokens.push(Token {
            tok: Tok::Error,
            start: pos,
            end: pos,
        });
    }
    let end = lexer
        .lines
        .pos(source.strip_suffix('\n').unwrap_or(source).len());
    // What is wrong within a field of an f-string is only noticed there.
    let in_field = lexer.in_field();
    let late_error = error.as_ref().is_some_and(|e| {
        in_field
            || e.kind != ErrorKind::Syntax
            || e.message.starts_with("unexpected EOF")
            || e.message.contains("-string: ")
            || e.message.contains(" f-string ")
            || e.message.contains(" t-string ")
            || e.message
                .starts_with("unexpected character after line continuation")
    });
    Tokens {
        list: tokens,
        late_error,
        end,
        names: lexer.names,
        lines: lexer.lines,
        warnings: lexer.warnings,
        error,
        unclosed,
        open_block,
        by_lines: false,
    }
}

struct Layout<'s> {
    lexer: Lexer<'s>,
    tokens: Vec<Token>,
    /// Columns with tabs of eight and with tabs of one, which must agree in order.
    indents: Vec<(u32, u32)>,
    open_block: bool,
}

impl Layout<'_> {
    fn run(&mut self) -> Result<(), SyntaxError> {
        while self.begin_line()? {
            let mut last = self.lexer.at();
            loop {
                match self.lexer.next_item()? {
                    Item::Token(tok, start, end) => {
                        last = end;
                        let (start, end) = (self.lexer.pos(start), self.lexer.pos(end));
                        self.tokens.push(Token { tok, start, end });
                    }
                    Item::Newline(at) => {
                        self.newline(last, at);
                        break;
                    }
                    Item::End => {
                        if self.lexer.brackets.is_empty() {
                            self.newline(last, self.lexer.source.len());
                            self.finish();
                        }
                        return Ok(());
                    }
                }
            }
        }
        self.finish();
        Ok(())
    }

    /// A line break at the byte `at`. To CPython a comment before it is part of it.
    fn newline(&mut self, last: usize, at: usize) {
        let comment = self.lexer.source[last..at].find('#');
        let start = self.lexer.pos(comment.map_or(at, |i| last + i));
        let end = self.lexer.pos(at);
        let end = Pos {
            line: end.line,
            col: end.col + 1,
        };
        self.tokens.push(Token {
            tok: Tok::Newline,
            start,
            end,
        });
    }

    /// The end of the text closes every block.
    fn finish(&mut self) {
        let source = self.lexer.source;
        let line =
            self.lexer.lines.count() + u32::from(!source.is_empty() && !source.ends_with('\n'));
        let pos = Pos { line, col: 0 };
        self.open_block = self.indents.len() > 1;
        for _ in 1..self.indents.len() {
            self.tokens.push(Token {
                tok: Tok::Dedent,
                start: pos,
                end: pos,
            });
        }
        self.indents.truncate(1);
    }

    /// Skips blank lines and compares the indentation of the next real one; false at the end.
    fn begin_line(&mut self) -> Result<bool, SyntaxError> {
        let bytes = self.lexer.source.as_bytes();
        let mut at = self.lexer.at();
        loop {
            let (mut column, mut alt_column, mut continued) = (0, 0, None);
            let line_start = at;
            loop {
                match bytes.get(at) {
                    Some(b' ') => (column, alt_column) = (column + 1, alt_column + 1),
                    Some(b'\t') => {
                        (column, alt_column) = ((column / TAB_SIZE + 1) * TAB_SIZE, alt_column + 1)
                    }
                    Some(b'\x0c') => (column, alt_column) = (0, 0),
                    Some(b'\\') => {
                        // The first line's indentation counts (and CPython's zero means none yet).
                        continued = continued
                            .filter(|c| *c != (0, 0))
                            .or(Some((column, alt_column)));
                        at = self.lexer.continuation(at)?;
                        continue;
                    }
                    _ => break,
                }
                at += 1;
            }
            match bytes.get(at) {
                Some(b'\n') => at += 1,
                Some(b'#') => {
                    at += bytes[at..]
                        .iter()
                        .position(|b| *b == b'\n')
                        .map_or(bytes.len() - at, |i| i + 1)
                }
                None => {
                    self.lexer.go_to(at);
                    return Ok(false);
                }
                Some(_) => {
                    if let Some(first) = continued.filter(|c| c.0 != 0) {
                        (column, alt_column) = first;
                    }
                    self.lexer.go_to(at);
                    self.indent(column, alt_column, line_start, at)?;
                    return Ok(true);
                }
            }
        }
    }

    fn indent(
        &mut self,
        column: u32,
        alt_column: u32,
        line_start: usize,
        at: usize,
    ) -> Result<(), SyntaxError> {
        let (top, alt_top) = self.indents.last().copied().unwrap_or_default();
        let pos = self.lexer.pos(at);
        if column == top {
            return if alt_column == alt_top {
                Ok(())
            } else {
                Err(self.tab_error(at))
            };
        }
        if column > top {
            if self.indents.len() >= MAX_INDENT {
                let error = self.without_column(at, "too many levels of indentation");
                return Err(SyntaxError {
                    kind: ErrorKind::Indentation,
                    ..error
                });
            }
            if alt_column <= alt_top {
                return Err(self.tab_error(at));
            }
            self.indents.push((column, alt_column));
            let start = self.lexer.pos(line_start);
            let start = if start.line == pos.line {
                start
            } else {
                Pos {
                    line: pos.line,
                    col: 0,
                }
            };
            self.tokens.push(Token {
                tok: Tok::Indent,
                start,
                end: pos,
            });
            return Ok(());
        }
        // No DEDENT comes before the error that its column is.
        let outer = self
            .indents
            .iter()
            .rposition(|i| column >= i.0)
            .unwrap_or(0);
        if column != self.indents[outer].0 {
            let error = self.at_line(at, "unindent does not match any outer indentation level");
            return Err(SyntaxError {
                kind: ErrorKind::Indentation,
                ..error
            });
        }
        if alt_column != self.indents[outer].1 {
            return Err(self.tab_error(at));
        }
        for _ in outer + 1..self.indents.len() {
            self.tokens.push(Token {
                tok: Tok::Dedent,
                start: pos,
                end: pos,
            });
        }
        self.indents.truncate(outer + 1);
        Ok(())
    }

    fn tab_error(&self, at: usize) -> SyntaxError {
        let error = self.without_column(at, "inconsistent use of tabs and spaces in indentation");
        SyntaxError {
            kind: ErrorKind::Tab,
            ..error
        }
    }

    /// An error for which CPython knows only the line.
    fn without_column(&self, at: usize, message: &str) -> SyntaxError {
        let line = self.lexer.lines.pos(at).line;
        SyntaxError::new(Span::new(line, 0, line, Span::NO_END_KNOWN), message)
    }

    /// An error at the end of the line, where CPython reports indentation.
    fn at_line(&self, at: usize, message: &str) -> SyntaxError {
        let rest = self.lexer.source[at..]
            .find('\n')
            .unwrap_or(self.lexer.source.len() - at);
        let pos = self.lexer.lines.pos(at + rest);
        let span = Span {
            line: pos.line,
            col: pos.col,
            end_line: pos.line,
            end_col: Span::NO_END,
        };
        SyntaxError::new(span, message)
    }
}
