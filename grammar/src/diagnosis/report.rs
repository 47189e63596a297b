//! What the actions of `python.peg` report, after the macros of CPython's `Parser/pegen.h` and the
//! helpers of `Parser/action_helpers.c`.

use super::peg::Action;
use super::{Peg, Stop};
use crate::Mode;
use crate::ast::{CmpOp, Expr, ExprContext, ExprKind, Mod, Span};
use crate::build::{expr_name, invalid_part};
use crate::error::{ErrorKind, SyntaxError};
use crate::parser::positioned;
use crate::python::TopParser;
use crate::token::{Pos, Tok, Token};
use lalrpop_util::ParseError;

/// A range of tokens.
type Range = (usize, usize);

impl Peg<'_> {
    /// The error of an action, if its condition holds.
    pub(super) fn report(
        &self,
        action: &Action,
        [a, b]: [Range; 2],
        end: usize,
    ) -> Option<SyntaxError> {
        let span = match action.verb.as_str() {
            "at" => self.span(a),
            "param" => self.span(self.without_comma(a)),
            "range" => self.span(a).to(self.span(b)),
            "items" => self.span(a).to(self.span(self.without_comma(b))),
            "from" => self.from(a),
            "here" => self.here(),
            "next" => self.token(end).span(),
            "indent" => {
                let line = self.token(a.0).start.line.to_string();
                let error = SyntaxError::new(self.here(), action.message.replace("%d", &line));
                return Some(SyntaxError {
                    kind: ErrorKind::Indentation,
                    ..error
                });
            }
            "comma" => {
                let level = self.levels.get(end.checked_sub(1)?).copied().unwrap_or(0);
                if self.is_legacy(a) || level == 0 {
                    return None;
                }
                self.span(a).to(self.span(b))
            }
            "legacy" => {
                if !self.is_legacy(a) {
                    return None;
                }
                self.span(a).to(self.span(b))
            }
            "assign" | "loop" | "delete" => return self.target(action, a),
            "kvpair" => {
                let span = self.span(a);
                let col = span.end_col.saturating_sub(1);
                Span {
                    line: span.line,
                    col,
                    end_line: span.end_line,
                    end_col: Span::NO_END_KNOWN,
                }
            }
            "generator" => self.last_positional(a)?.to(self.span(b)),
            "arguments" => {
                let unpacked = self.depth_zero(a).any(|t| t.tok == Tok::DoubleStar);
                let what = if unpacked { " unpacking" } else { "" };
                return Some(SyntaxError::new(
                    self.here(),
                    format!("{}{what}", action.message),
                ));
            }
            "bound" => {
                let tuple = matches!(self.expr(b)?.kind, ExprKind::Tuple { .. });
                let what = if tuple { "constraints" } else { "bound" };
                return Some(SyntaxError::new(
                    self.from(a),
                    format!("cannot use {what} with {}", action.message),
                ));
            }
            _ => return None,
        };
        let mut message = action.message.clone();
        if message.contains("%e") {
            message = message.replace("%e", expr_name(&self.expr(a)?));
        }
        if message.contains("%t") {
            message = message.replace("%t", &self.word(a.0));
        }
        Some(SyntaxError::new(span, self.tokens.worded(message, end)))
    }

    /// The furthest token: where errors without a place of their own are.
    pub(super) fn here(&self) -> Span {
        let token = self.token(self.furthest);
        let is_layout = matches!(token.tok, Tok::Indent | Tok::Dedent);
        if self.furthest >= self.tokens.list.len() || is_layout && token.end > self.tokens.end {
            let Pos { line, col } = self.tokens.end;
            let col = match self.tokens.by_lines {
                true => Span::NO_END_KNOWN,
                false => col,
            };
            return Span::new(line, col, line, Span::NO_END);
        }
        match token.tok {
            // These have no columns in CPython, which then takes how far the lexer has come.
            Tok::Error => Span {
                end_col: Span::NO_END,
                ..token.span()
            },
            Tok::Indent | Tok::Dedent => {
                let at = token.end;
                Span {
                    line: at.line,
                    col: at.col.wrapping_sub(1),
                    end_line: at.line,
                    end_col: Span::NO_END,
                }
            }
            _ => token.span(),
        }
    }

    fn from(&self, a: Range) -> Span {
        let end = self.token(self.furthest).end;
        let start = self.span(a);
        Span {
            end_line: end.line,
            end_col: end.col.wrapping_sub(1),
            ..start
        }
    }

    /// Where an expression or token is; a group is where its inside is.
    fn span(&self, (from, to): Range) -> Span {
        let last = to.max(from + 1) - 1;
        let span = self.token(from).span().to(self.token(last).span());
        if self.token(from).tok == Tok::LPar
            && self.token(last).tok == Tok::RPar
            && let Some(e) = self.expr((from, to))
        {
            return e.span;
        }
        span
    }

    fn without_comma(&self, (from, to): Range) -> Range {
        if to > from + 1 && self.token(to - 1).tok == Tok::Comma {
            (from, to - 1)
        } else {
            (from, to)
        }
    }

    /// The tree of the tokens in a range.
    fn expr(&self, (from, to): Range) -> Option<Expr> {
        let mut list = self.tokens.list.get(from..to)?.to_vec();
        let end = list.last()?.end;
        list.push(Token {
            tok: Tok::Newline,
            start: end,
            end,
        });
        match TopParser::new().parse(self.builder, positioned(&list, Mode::Eval)) {
            Ok(Mod::Expression { body }) => Some(*body),
            _ => None,
        }
    }

    /// Stops if literals side by side cannot be decoded or joined.
    pub(super) fn check_literal(&self, (from, to): Range) -> Result<(), Stop> {
        let mut list = self.tokens.list[from..to].to_vec();
        if list
            .iter()
            .any(|t| matches!(t.tok, Tok::FStart | Tok::TStart))
        {
            return Ok(());
        }
        let end = self.token(to - 1).end;
        list.push(Token {
            tok: Tok::Newline,
            start: end,
            end,
        });
        match TopParser::new().parse(self.builder, positioned(&list, Mode::Eval)) {
            Err(ParseError::User { mut error }) => {
                if error.span == error.span.end() {
                    error.span = self.here();
                }
                Err(Stop::Error(error))
            }
            _ => Ok(()),
        }
    }

    fn target(&self, action: &Action, a: Range) -> Option<SyntaxError> {
        let e = self.expr(a)?;
        let bad = match action.verb.as_str() {
            "delete" => invalid_part(&e, ExprContext::Del),
            "loop" => invalid_loop_part(&e),
            _ => invalid_part(&e, ExprContext::Store),
        }?;
        Some(SyntaxError::new(
            bad.span,
            action.message.replace("%e", expr_name(bad)),
        ))
    }

    fn word(&self, at: usize) -> String {
        self.name_at(at)
            .or(self.token(at).tok.text())
            .unwrap_or_default()
            .to_string()
    }

    fn is_legacy(&self, (from, to): Range) -> bool {
        to == from + 1 && matches!(self.name_at(from), Some("print" | "exec"))
    }

    /// The tokens of a range outside its brackets.
    fn depth_zero(&self, (from, to): Range) -> impl Iterator<Item = &Token> {
        let mut depth = 0usize;
        self.tokens.list[from..to]
            .iter()
            .filter(move |t| match t.tok {
                Tok::LPar | Tok::LSqb | Tok::LBrace | Tok::FieldOpen => {
                    depth += 1;
                    depth == 1
                }
                Tok::RPar | Tok::RSqb | Tok::RBrace | Tok::FieldClose => {
                    depth = depth.saturating_sub(1);
                    false
                }
                _ => depth == 0,
            })
    }

    /// The last positional argument of several.
    fn last_positional(&self, args: Range) -> Option<Span> {
        let flat: Vec<&Token> = self.depth_zero(args).collect();
        let positional = flat.split(|t| t.tok == Tok::Comma).filter(|part| {
            !part.is_empty()
                && part[0].tok != Tok::DoubleStar
                && !part.iter().any(|t| t.tok == Tok::Equal)
        });
        let positional: Vec<_> = positional.collect();
        if positional.len() > 1 {
            positional.last().map(|part| part[0].span())
        } else {
            None
        }
    }
}

/// The same as [`invalid_part`] for what follows `for`, where `x in y` was read as a comparison.
fn invalid_loop_part(e: &Expr) -> Option<&Expr> {
    match &e.kind {
        ExprKind::Compare { left, ops, .. } if ops.first() == Some(&CmpOp::In) => {
            invalid_loop_part(left)
        }
        ExprKind::Compare { .. } => None,
        ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
            elts.iter().find_map(invalid_loop_part)
        }
        ExprKind::Starred { value, .. } => invalid_loop_part(value),
        _ => invalid_part(e, ExprContext::Store),
    }
}
