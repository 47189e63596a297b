//! String literals, f-strings and t-strings (PEP 701, PEP 750), which may go on over lines.

use super::scanner::*;

impl Scanner {
    /// A string literal whose quotes begin at `open`.
    pub(super) fn string(
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
                begin: (self.row, at),
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
    pub(super) fn continue_text(
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

    /// The f-string around the innermost field, and where it begins.
    pub(super) fn enclosing_format(&self) -> Option<(Quote, u8, Place)> {
        self.modes.iter().rev().find_map(|mode| match mode {
            Mode::Format {
                quote,
                first,
                begin,
                ..
            } => Some((*quote, *first, *begin)),
            _ => None,
        })
    }

    /// Literal text begins anew after a field.
    pub(super) fn resume_format(&mut self, from: Place) {
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
    pub(super) fn continue_format(
        &mut self,
        chars: &[char],
        from: usize,
        line: &str,
    ) -> std::result::Result<Option<usize>, Problem> {
        let Some(Mode::Format {
            quote,
            first,
            begin,
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
                // The end of a format is a piece even if nothing is before it.
                if field_ends || !text.is_empty() {
                    self.middle(first, &mut text, start, (self.row, at), &lines, line);
                }
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
                    begin,
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
                if spec {
                    // The line end ends the format, the field goes on.
                    self.middle(first, &mut text, start, (self.row, at), &lines, line);
                    return Ok(Some(at));
                }
                return Err(self.unterminated(quote, first, begin, line));
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
        if !quote.triple && chars.last() != Some(&'\n') {
            return Err(self.unterminated(quote, first, begin, line));
        }
        lines.push_str(line);
        self.modes.push(Mode::Format {
            quote,
            first,
            begin,
            start,
            text,
            lines,
            spec,
        });
        Ok(None)
    }

    pub(super) fn middle(
        &mut self,
        first: u8,
        text: &mut String,
        start: Place,
        end: Place,
        lines: &str,
        line: &str,
    ) {
        self.out.push_back(Token {
            kind: first + 1,
            text: std::mem::take(text),
            start,
            end,
            line: format!("{lines}{line}"),
        });
    }
}
