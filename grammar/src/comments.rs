//! Type comments (PEP 484, `PyCF_TYPE_COMMENTS`) and the versions that syntax came with (`feature_version`): what
//! `ast.parse` asks for beyond the tree.
//!
//! The lexer drops comments. They stand in the gaps between tokens, so they are found there once the tokens are known;
//! whoever walks the tree takes them out one by one, and one that is left over stands where none may
//! (`type_comment` in CPython's `Grammar/python.gram`).

use crate::ast::{Span, Stmt, StmtKind};
use crate::error::SyntaxError;
use crate::layout::tokenize;
use crate::token::{Pos, Tok, Token};

/// A `# type:` comment.
struct TypeComment {
    span: Span,
    text: String,
    /// The last token before it.
    after: usize,
    taken: bool,
}

/// The type comments of a text.
pub struct TypeComments {
    tokens: Vec<Token>,
    comments: Vec<TypeComment>,
    /// Line and text behind `ignore` of each `# type: ignore`.
    pub ignores: Vec<(u32, String)>,
}

impl TypeComments {
    /// Those of a text that has been parsed.
    pub fn of(source: &str) -> TypeComments {
        let source = crate::parser::text(source);
        let found = tokenize(&source);
        let mut tokens: Vec<Token> = found.list;
        tokens.retain(|token| !matches!(token.tok, Tok::Newline | Tok::Indent | Tok::Dedent));
        let mut comments = Vec::new();
        let mut ignores = Vec::new();
        let mut from = 0;
        for index in 0..=tokens.len() {
            let to = match tokens.get(index) {
                Some(token) => found.lines.offset(token.start),
                None => source.len(),
            };
            let in_text = index > 0
                && matches!(
                    tokens[index - 1].tok,
                    Tok::FStart | Tok::TStart | Tok::FieldClose
                )
                || tokens.get(index).is_some_and(|token| {
                    matches!(token.tok, Tok::Middle | Tok::FEnd | Tok::FieldOpen)
                });
            if from < to && !in_text {
                let mut at = from;
                for line in source[from..to].split_inclusive('\n') {
                    let comment = line
                        .find('#')
                        .map(|hash| (at + hash, line[hash..].trim_end_matches('\n')));
                    at += line.len();
                    let Some((start, comment)) = comment else {
                        continue;
                    };
                    let Some(text) = type_text(comment) else {
                        continue;
                    };
                    let (begin, end) = (
                        found.lines.pos(start),
                        found.lines.pos(start + comment.len()),
                    );
                    match ignore_tag(text) {
                        Some(tag) => ignores.push((begin.line, tag.to_string())),
                        None => comments.push(TypeComment {
                            span: begin.to(end),
                            text: text.to_string(),
                            after: index.wrapping_sub(1),
                            taken: false,
                        }),
                    }
                }
            }
            if let Some(token) = tokens.get(index) {
                from = found.lines.offset(token.end);
            }
        }
        TypeComments {
            tokens,
            comments,
            ignores,
        }
    }

    fn take(&mut self, matches: impl Fn(&TypeComment, &[Token]) -> bool) -> Option<String> {
        let tokens = &self.tokens;
        let found = self
            .comments
            .iter_mut()
            .find(|comment| !comment.taken && matches(comment, tokens))?;
        found.taken = true;
        Some(found.text.clone())
    }

    /// The comment in the line of a statement's end.
    pub fn of_statement(&mut self, at: Span) -> Option<String> {
        let end = Pos {
            line: at.end_line,
            col: at.end_col,
        };
        self.take(|comment, tokens| {
            comment.span.line == end.line
                && tokens
                    .get(comment.after)
                    .is_some_and(|token| token.end == end)
        })
    }

    /// The comment behind a parameter or its default, which end there: also behind a comma.
    pub fn of_parameter(&mut self, at: Span) -> Option<String> {
        let end = Pos {
            line: at.end_line,
            col: at.end_col,
        };
        self.take(|comment, tokens| {
            let Some(token) = tokens.get(comment.after) else {
                return false;
            };
            let last = match token.tok {
                Tok::Comma => tokens.get(comment.after.wrapping_sub(1)),
                _ => Some(token).filter(|_| {
                    let next = tokens.get(comment.after + 1);
                    next.is_some_and(|next| next.tok == Tok::RPar)
                }),
            };
            last.is_some_and(|last| last.end == end)
        })
    }

    /// The comment behind the colon of a compound statement whose first block this is; `own_line` if it may also stand
    /// in the next line (functions).
    pub fn of_block(
        &mut self,
        body: &[Stmt],
        own_line: bool,
    ) -> Result<Option<String>, SyntaxError> {
        let Some(first) = body.first() else {
            return Ok(None);
        };
        let begin = start(first);
        let colon = self
            .tokens
            .partition_point(|token| token.start < begin)
            .checked_sub(1)
            .map(|before| match self.tokens[before].tok {
                Tok::At => before.saturating_sub(1),
                _ => before,
            });
        let Some(colon) = colon else {
            return Ok(None);
        };
        let line = self.tokens[colon].end.line;
        let fits = |comment: &TypeComment| {
            comment.after == colon && (comment.span.line == line || own_line)
        };
        let text = self.take(|comment, _| fits(comment));
        if let Some(second) = self
            .comments
            .iter()
            .find(|comment| !comment.taken && text.is_some() && own_line && fits(comment))
        {
            return Err(SyntaxError::new(
                second.span,
                "Cannot have two type comments on def",
            ));
        }
        Ok(text)
    }

    /// The error of a comment that belongs to nothing.
    pub fn misplaced(&self) -> Result<(), SyntaxError> {
        match self.comments.iter().find(|comment| !comment.taken) {
            Some(comment) => Err(SyntaxError::new(comment.span, "invalid syntax")),
            None => Ok(()),
        }
    }
}

/// Where a statement begins, its decorators included.
fn start(stmt: &Stmt) -> Pos {
    let decorators = match &stmt.kind {
        StmtKind::FunctionDef(function) | StmtKind::AsyncFunctionDef(function) => {
            &function.decorator_list
        }
        StmtKind::ClassDef(class) => &class.decorator_list,
        _ => return pos(stmt.span),
    };
    decorators
        .first()
        .map_or(pos(stmt.span), |first| pos(first.span))
}

fn pos(span: Span) -> Pos {
    Pos {
        line: span.line,
        col: span.col,
    }
}

/// What follows `# type:`.
fn type_text(comment: &str) -> Option<&str> {
    let blank = [' ', '\t'];
    let rest = comment.strip_prefix('#')?.trim_start_matches(blank);
    Some(rest.strip_prefix("type:")?.trim_start_matches(blank))
}

/// What follows `ignore`, if that is a word of its own.
fn ignore_tag(text: &str) -> Option<&str> {
    let tag = text.strip_prefix("ignore")?;
    let ends = tag
        .bytes()
        .next()
        .is_none_or(|next| next.is_ascii() && !next.is_ascii_alphanumeric());
    ends.then_some(tag)
}

/// The error of the first syntax that came after Python 3.`minor` (`CHECK_VERSION` in CPython's `Grammar/python.gram`).
pub fn check_version(source: &str, minor: i32) -> Result<(), SyntaxError> {
    let source = crate::parser::text(source);
    let mut found = tokenize(&source);
    crate::soft_keywords::mark(&mut found.list, &found.names);
    let tokens = &found.list;
    // The closing bracket of a list of type parameters.
    let mut parameters_until = 0;
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| tokens[before].tok);
        let next = tokens.get(index + 1).map(|next| next.tok);
        let begins =
            before.is_none_or(|before| matches!(before, Tok::Newline | Tok::Indent | Tok::Dedent));
        let (what, since) = match token.tok {
            Tok::At if !begins => ("The '@' operator is", 5),
            Tok::Await => ("Await expressions are", 5),
            Tok::Async if next == Some(Tok::Def) => ("Async functions are", 5),
            Tok::Async if next == Some(Tok::For) && !begins => ("Async comprehensions are", 6),
            Tok::Async if next == Some(Tok::For) => ("Async for loops are", 5),
            Tok::Async => ("Async with statements are", 5),
            Tok::Number => {
                let text = &source[found.lines.offset(token.start)..found.lines.offset(token.end)];
                match text.contains('_') {
                    true => ("Underscores in numeric literals are", 6),
                    false => continue,
                }
            }
            Tok::ColonEqual => ("Assignment expressions are", 8),
            Tok::Slash
                if matches!(before, Some(Tok::Comma))
                    && matches!(next, Some(Tok::Comma | Tok::RPar | Tok::Colon)) =>
            {
                ("Positional-only parameters are", 8)
            }
            Tok::Match => ("Pattern matching is", 10),
            Tok::Except if next == Some(Tok::Star) => ("Exception groups are", 11),
            Tok::Type => ("Type statement is", 12),
            Tok::LSqb if matches!(before, Some(Tok::Name(_))) && index >= 2 => {
                match tokens[index - 2].tok {
                    Tok::Def | Tok::Class | Tok::Type => {
                        parameters_until = closing(tokens, index);
                        ("Type parameter lists are", 12)
                    }
                    _ => continue,
                }
            }
            Tok::Equal if index < parameters_until => ("Type parameter defaults are", 13),
            _ => continue,
        };
        if minor < since {
            return Err(SyntaxError::new(
                token.span(),
                format!("{what} only supported in Python 3.{since} and greater"),
            ));
        }
    }
    Ok(())
}

/// Where the bracket at `open` is closed.
fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate().skip(open) {
        match token.tok {
            Tok::LSqb | Tok::LPar | Tok::LBrace => depth += 1,
            Tok::RSqb | Tok::RPar | Tok::RBrace => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index;
        }
    }
    tokens.len()
}

/// The two parts of a function's type comment, `(argument types) -> result`, as texts of expressions.
pub struct FunctionType {
    /// A call of `_` with the types: its first line begins one column further right.
    pub arguments: String,
    pub result: String,
    /// How much further right the result's first line begins in the whole text.
    pub result_shift: i32,
}

/// Splits a function's type comment.
pub fn function_type(source: &str) -> Result<FunctionType, SyntaxError> {
    let source = crate::parser::text(source);
    let found = tokenize(&source);
    if let Some(error) = found.error {
        return Err(error);
    }
    let invalid = |at: usize| {
        let span = found.list.get(at).map_or(Span::default(), Token::span);
        SyntaxError::new(span, "invalid syntax")
    };
    let tokens = &found.list;
    if tokens.first().is_none_or(|token| token.tok != Tok::LPar) {
        return Err(invalid(0));
    }
    let close = closing(tokens, 0);
    if close >= tokens.len() || close > 1 && tokens[close - 1].tok == Tok::Comma {
        return Err(invalid(close));
    }
    let arrow = match tokens.get(close + 1) {
        Some(token) if token.tok == Tok::Arrow => token.end,
        _ => return Err(invalid(close + 1)),
    };
    let begin = found.lines.offset(tokens[0].start);
    let end = found.lines.offset(tokens[close].end);
    Ok(FunctionType {
        arguments: format!("_{}", &source[begin..end]),
        // In brackets, so that it may go on in the next line.
        result: format!("({}\n)", source[found.lines.offset(arrow)..].trim_end()),
        result_shift: arrow.col as i32 - 1,
    })
}
