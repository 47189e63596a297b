//! The pipeline: tokens, soft keywords, the generated parser, and errors in CPython's order of
//! precedence (`_PyPegen_run_parser`, `_Pypegen_set_syntax_error`): what the lexer found anywhere in
//! the text wins over what the parser found.

use std::borrow::Cow;

use lalrpop_util::ParseError;

use crate::ast::{Expr, ExprKind, Mod, Span, Stmt};
use crate::build::{Builder, TextPart};
use crate::diagnosis::diagnose;
use crate::error::{ErrorKind, Shown, SyntaxError};
use crate::layout::{Tokens, tokenize};
use crate::python::TopParser;
use crate::token::{Pos, Tok, Token};
use crate::{Mode, Parsed, Reading, soft_keywords};

/// Parses a text that [`crate::decode_source`] has decoded.
///
/// ```
/// use gillie_grammar::{Mode, ast::Mod, parse};
///
/// let parsed = parse("x = 1\nprint(x)\n", Mode::Exec).unwrap();
/// let Mod::Module { body } = parsed.tree else { unreachable!() };
/// assert_eq!(body.len(), 2);
///
/// let error = parse("if x\n    pass\n", Mode::Exec).unwrap_err();
/// assert_eq!(error.message, "expected ':'");
/// assert_eq!((error.span.line, error.span.col), (1, 4));
/// ```
pub fn parse(source: &str, mode: Mode) -> Result<Parsed, SyntaxError> {
    parse_with(source, mode, Reading::default())
}

/// As [`parse`], of a text that is read in another way.
pub fn parse_with(source: &str, mode: Mode, reading: Reading) -> Result<Parsed, SyntaxError> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    if let Some(at) = source.bytes().position(|b| b == 0) {
        let line = 1 + source[..at].bytes().filter(|b| *b == b'\n').count() as u32;
        let column = match reading.by_lines {
            true => Span::NO_END_KNOWN,
            false => 0,
        };
        return Err(SyntaxError::new(
            Span::new(line, column, line, column),
            "source code cannot contain null bytes",
        ));
    }
    let source = universal_newlines(source);
    if source.len() >= u32::MAX as usize {
        let error = SyntaxError::new(Span::default(), "source code too long");
        return Err(SyntaxError {
            kind: ErrorKind::Memory,
            ..error
        });
    }
    let mut tokens = tokenize(&source);
    tokens.by_lines = reading.by_lines;
    soft_keywords::mark(&mut tokens.list, &tokens.names);
    let builder = Builder::new(&source, &tokens.lines, &tokens.names).limited(reading.digit_limit);
    let result = TopParser::new().parse(&builder, positioned(&tokens.list, mode));
    if let Some(span) = builder.too_deep.get() {
        let error = SyntaxError::new(span, crate::TOO_COMPLEX);
        return Err(SyntaxError {
            kind: ErrorKind::Memory,
            ..error
        });
    }
    match result {
        Ok(tree) => {
            let mut warnings = builder.warnings.take();
            warnings.extend(tokens.warnings);
            warnings.sort_by_key(|w| w.span);
            check_single(&tree, &tokens.list).map_err(|error| shown(error, mode))?;
            check_expression(&tree).map_err(|error| shown(error, mode))?;
            Ok(Parsed {
                tree,
                warnings,
                open_block: tokens.open_block,
            })
        }
        Err(error) => {
            warn_of_last_literal(&error, &tokens, &builder);
            let mut warnings = builder.warnings.take();
            let mut error = explain(error, &tokens, &builder, mode, &source);
            warnings.append(&mut tokens.warnings);
            warnings.sort_by_key(|w| w.span);
            error.warnings = warnings;
            Err(match mode {
                Mode::Exec => error,
                Mode::Single if error.message.starts_with("unexpected EOF") => error,
                _ => without_line_end(error, &tokens, &source),
            })
        }
    }
}

/// CPython makes the value of literals side by side when it meets what is no literal, and so warns of their escapes even
/// if that is an error. The generated parser has not come to the last one then.
fn warn_of_last_literal(
    error: &ParseError<Pos, Tok, SyntaxError>,
    tokens: &Tokens,
    builder: &Builder,
) {
    let ParseError::UnrecognizedToken { token, .. } = error else {
        return;
    };
    if matches!(token.1, Tok::Indent | Tok::Dedent) {
        return;
    }
    let before = tokens.list.partition_point(|t| t.start < token.0);
    let Some((last, earlier)) = tokens.list[..before].split_last() else {
        return;
    };
    let noticed = builder.literal.get();
    // An error in the literal is found by whoever explains the first one.
    match last.tok {
        Tok::Str => drop(builder.string(last.start, last.end)),
        Tok::FEnd => {
            let (mut depth, mut parts) = (0, Vec::new());
            for t in earlier.iter().rev() {
                match t.tok {
                    Tok::FStart | Tok::TStart if depth == 0 => {
                        let template = t.tok == Tok::TStart;
                        parts.reverse();
                        drop(builder.formatted(t.start, t.end, last.end, parts, template));
                        break;
                    }
                    Tok::FieldClose => depth += 1,
                    Tok::FieldOpen => depth -= 1,
                    Tok::Middle if depth == 0 => parts.push(TextPart::Text(t.start, t.end)),
                    _ => {}
                }
            }
        }
        _ => {}
    }
    builder.literal.set(noticed);
}

/// An error of the parser shows its line with the line end.
fn shown(error: SyntaxError, mode: Mode) -> SyntaxError {
    let shown = match mode {
        Mode::Exec => Shown::Ended,
        Mode::Single | Mode::Eval => Shown::AsIs,
    };
    SyntaxError { shown, ..error }
}

/// A text of the other modes need not end in a line break: CPython has looked at the end of the text when it finds
/// that something is missing there, and that is in column 0.
fn without_line_end(mut error: SyntaxError, tokens: &Tokens, source: &str) -> SyntaxError {
    let at_end = match tokens.list.last() {
        Some(last) => {
            last.tok == Tok::Newline && last.span() == error.span && !source.ends_with('\n')
        }
        None => true,
    };
    if error.message == "unexpected EOF while parsing" && source.ends_with('\\') {
        // Without a line break the lexer sees something else after the backslash.
        error.message = "unexpected character after line continuation character".into();
        error.span.col = error.span.col.saturating_sub(1);
        error.span.end_col = Span::NO_END_KNOWN;
    }
    if error.message == "invalid syntax" && at_end {
        let line = match source.is_empty() {
            true => 0,
            false => error.span.line,
        };
        error.span = Span::new(line, u32::MAX, line, u32::MAX);
    }
    error
}

/// A text as the lexer gets it.
pub(crate) fn text(source: &str) -> Cow<'_, str> {
    universal_newlines(source.strip_prefix('\u{feff}').unwrap_or(source))
}

/// `\r\n` and `\r` are line breaks like `\n`.
fn universal_newlines(source: &str) -> Cow<'_, str> {
    if source.contains('\r') {
        Cow::Owned(source.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(source)
    }
}

/// The tokens as the generated parser wants them. Layout tokens get the place where the last real
/// token ends, so that a compound statement ends with its last statement's last token.
pub(crate) fn positioned(
    tokens: &[Token],
    mode: Mode,
) -> impl Iterator<Item = Result<(Pos, Tok, Pos), SyntaxError>> + '_ {
    let start = match mode {
        Mode::Exec => Tok::StartModule,
        Mode::Single => Tok::StartInteractive,
        Mode::Eval => Tok::StartExpression,
    };
    let begin = Pos { line: 1, col: 0 };
    let mut last = begin;
    std::iter::once(Ok((begin, start, begin))).chain(tokens.iter().map(move |t| match t.tok {
        Tok::Newline | Tok::Indent | Tok::Dedent => Ok((last, t.tok, last)),
        _ => {
            last = t.end;
            Ok((t.start, t.tok, t.end))
        }
    }))
}

/// `eval` takes no stars.
fn check_expression(tree: &Mod) -> Result<(), SyntaxError> {
    let Mod::Expression { body } = tree else {
        return Ok(());
    };
    let starred = |e: &&Expr| matches!(e.kind, ExprKind::Starred { .. });
    let found = match &body.kind {
        ExprKind::Starred { .. } => Some(&**body),
        // A tuple in parentheses begins before its first element.
        ExprKind::Tuple { elts, .. }
            if elts
                .first()
                .is_some_and(|e| e.span.line == body.span.line && e.span.col == body.span.col) =>
        {
            elts.iter().find(starred)
        }
        _ => None,
    };
    match found {
        Some(e) => {
            let span = e.span;
            let star = Span::new(span.line, span.col, span.line, span.col + 1);
            Err(SyntaxError::new(star, "invalid syntax"))
        }
        None => Ok(()),
    }
}

/// `single` takes one statement (or one line of simple ones).
fn check_single(tree: &Mod, tokens: &[Token]) -> Result<(), SyntaxError> {
    let Mod::Interactive { body } = tree else {
        return Ok(());
    };
    let (mut depth, mut statements, mut second) = (0usize, 0, None);
    let mut begins = true;
    let mut line_end = None;
    for t in tokens {
        match t.tok {
            Tok::Indent => depth += 1,
            Tok::Dedent => depth -= 1,
            _ if begins
                && depth == 0
                && !matches!(t.tok, Tok::Elif | Tok::Else | Tok::Except | Tok::Finally) =>
            {
                statements += 1;
                // After a simple statement CPython shows the end of its line.
                second =
                    second.or((statements == 2).then(|| (line_end.unwrap_or(t.span()), t.span())));
            }
            Tok::Newline => line_end = Some(t.span()),
            _ => {}
        }
        begins = matches!(t.tok, Tok::Newline | Tok::Indent | Tok::Dedent);
    }
    match second {
        // A compound statement is the whole: what follows should not be there.
        Some((_, next)) if body.len() > 1 && body.first().is_some_and(Stmt::is_compound) => {
            Err(SyntaxError::new(next, "invalid syntax"))
        }
        // Decorators are lines of their own but no statements.
        Some((span, _)) if body.len() > 1 => Err(SyntaxError::new(span, crate::MULTIPLE)),
        _ => Ok(()),
    }
}

/// The line with which CPython's buffer begins when it has read to the end of `line`: that holds whole tokens, and
/// what goes on after a backslash.
fn first_line(tokens: &Tokens, source: &str, line: u32) -> u32 {
    let mut first = line;
    let lines: Vec<&str> = source.split('\n').take(line as usize).collect();
    for t in tokens.list.iter().rev() {
        if t.start.line >= first {
            continue;
        }
        // A layout token may have no line of its own.
        if t.end.line >= first && !matches!(t.tok, Tok::Newline | Tok::Indent | Tok::Dedent) {
            first = t.start.line;
        } else {
            let goes_on = |line: u32| {
                lines
                    .get(line as usize - 1)
                    .is_some_and(|text| text.ends_with('\\') && !text.contains('#'))
            };
            while first > 1 && first > t.end.line && goes_on(first - 1) {
                first -= 1;
            }
            if t.start.line < first {
                break;
            }
        }
    }
    first
}

fn explain(
    error: ParseError<Pos, Tok, SyntaxError>,
    tokens: &Tokens,
    builder: &Builder,
    mode: Mode,
    source: &str,
) -> SyntaxError {
    let of_lexer = |error: &SyntaxError| {
        let unclosed = error.message.ends_with("was never closed");
        let lines = source.strip_suffix('\n').unwrap_or(source);
        let at_end = error.span.line as usize > lines.matches('\n').count();
        if unclosed && at_end {
            return shown(error.clone(), mode);
        }
        let bare = error.kind == ErrorKind::Syntax && !error.message.starts_with("unexpected");
        let error = SyntaxError {
            lexical: !tokens.late_error,
            ..error.clone()
        };
        match bare {
            true => SyntaxError {
                shown: Shown::Bare,
                ..error
            },
            false => shown(error, mode),
        }
    };
    let plain = match error {
        ParseError::User { error } => error,
        ParseError::UnrecognizedToken {
            token: (start, _, end),
            ..
        }
        | ParseError::ExtraToken {
            token: (start, _, end),
        } => SyntaxError::new(start.to(end), "invalid syntax"),
        ParseError::InvalidToken { location } | ParseError::UnrecognizedEof { location, .. } => {
            SyntaxError::new(location.to(location), "invalid syntax")
        }
    };
    if let Some(error) = &tokens.error
        && (builder.literal.get() && !tokens.late_error)
    {
        return of_lexer(error);
    }
    if builder.literal.get() {
        let mut plain = plain;
        let (line, col) = (plain.span.line, plain.span.col);
        let before = |t: &Token| t.start < Pos { line, col };
        plain.message = tokens.worded(plain.message, tokens.list.partition_point(before));
        // An empty span stands for the token after the literal, to which CPython has looked.
        let end = plain.span.end();
        if plain.span == end
            && let Some(next) = tokens.list.iter().find(|t| {
                t.start
                    >= Pos {
                        line: end.line,
                        col: end.col,
                    }
            })
        {
            plain.span = next.span();
        }
        return shown(plain, mode);
    }
    let stopped = Pos {
        line: plain.span.line,
        col: plain.span.col,
    };
    let found = diagnose(tokens, builder, mode, stopped);
    let mut error = match (found.error, &tokens.error) {
        (Some(error), Some(late)) if error == *late => return of_lexer(late),
        (Some(error), Some(_)) if found.is_final || tokens.late_error => error,
        (_, Some(error)) => return of_lexer(error),
        (found, None) => found.unwrap_or(plain),
    };
    // CPython counts both ends of an error in the text of its first line.
    if error.span.end_line != error.span.line && (error.span.end_col as i32) >= 0 {
        let line = builder.line(error.span.line);
        error.span.end_col = error.span.end_col.min(line.len() as u32);
    }
    error.incomplete |= found.at_end;
    // CPython has only the line that it reads, and looks for others in the text, where lines have no end.
    let field = error.message.ends_with("-string: expecting '}'");
    match field || error.span.line < found.line {
        true => SyntaxError {
            shown: Shown::Bare,
            ..error
        },
        false => {
            let first = first_line(tokens, source, error.span.line);
            let several = first < error.span.line;
            SyntaxError {
                first_line: several.then_some(first),
                ..shown(error, mode)
            }
        }
    }
}
