//! Compound statements with parts that depend on each other.

use super::{Builder, Built, fail};
use crate::ast::*;
use crate::error::{ErrorKind, SyntaxError};
use crate::token::Pos;
use lalrpop_util::ParseError;

/// `elif`s nest in the tree, so their number is bounded like an expression's height.
const MAX_ELIFS: usize = 3000;

/// An `elif` clause.
pub struct Elif {
    pub start: Pos,
    pub test: Expr,
    pub body: Vec<Stmt>,
}

/// An `except` clause, with whether it is an `except*`.
pub struct Handler {
    pub star: bool,
    pub handler: ExceptHandler,
}

/// Gives a definition its decorators; its span stays that of the `def` or `class`.
pub fn decorate(mut s: Stmt, decorators: Vec<Expr>) -> Stmt {
    match &mut s.kind {
        StmtKind::FunctionDef(f) | StmtKind::AsyncFunctionDef(f) => f.decorator_list = decorators,
        StmtKind::ClassDef(c) => c.decorator_list = decorators,
        _ => {}
    }
    s
}

impl Builder<'_> {
    pub fn if_statement(
        &self,
        l: Pos,
        r: Pos,
        test: Expr,
        body: Vec<Stmt>,
        elifs: Vec<Elif>,
        orelse: Option<Vec<Stmt>>,
    ) -> Built<Stmt> {
        if elifs.len() > MAX_ELIFS {
            let error = SyntaxError::new(l.to(r), crate::TOO_COMPLEX);
            return Err(ParseError::User {
                error: SyntaxError {
                    kind: ErrorKind::Memory,
                    ..error
                },
            });
        }
        let mut orelse = orelse.unwrap_or_default();
        for e in elifs.into_iter().rev() {
            let kind = StmtKind::If {
                test: Box::new(e.test),
                body: e.body,
                orelse,
            };
            orelse = vec![Stmt {
                span: e.start.to(r),
                kind,
            }];
        }
        Ok(Stmt {
            span: l.to(r),
            kind: StmtKind::If {
                test: Box::new(test),
                body,
                orelse,
            },
        })
    }

    pub fn for_statement(
        &self,
        target: Expr,
        iter: Expr,
        body: Vec<Stmt>,
        orelse: Option<Vec<Stmt>>,
    ) -> Built<Box<For>> {
        let target = self.loop_target(target)?;
        Ok(Box::new(For {
            target,
            iter,
            body,
            orelse: orelse.unwrap_or_default(),
        }))
    }

    pub fn handler(
        &self,
        l: Pos,
        r: Pos,
        star: bool,
        types: Option<(Expr, Option<Name>)>,
        body: Vec<Stmt>,
    ) -> Built<Handler> {
        let (type_, name) = match types {
            Some((e, name)) => (Some(e), name),
            None if star => return fail(l.to(r), "expected one or more exception types"),
            None => (None, None),
        };
        if let (
            Some(Expr {
                kind: ExprKind::Tuple { elts, .. },
                span,
                ..
            }),
            Some(_),
        ) = (&type_, &name)
            && elts
                .first()
                .is_some_and(|e| (e.span.line, e.span.col) == (span.line, span.col))
        {
            return fail(
                *span,
                "multiple exception types must be parenthesized when using 'as'",
            );
        }
        let handler = ExceptHandler {
            span: l.to(r),
            type_: type_.map(Box::new),
            name,
            body,
        };
        Ok(Handler { star, handler })
    }

    pub fn try_statement(
        &self,
        l: Pos,
        r: Pos,
        body: Vec<Stmt>,
        handlers: Vec<Handler>,
        orelse: Option<Vec<Stmt>>,
        finalbody: Option<Vec<Stmt>>,
    ) -> Built<Stmt> {
        if handlers.is_empty() && (finalbody.is_none() || orelse.is_some()) {
            let start = Pos {
                line: l.line,
                col: l.col,
            };
            return fail(start.to(r), "expected 'except' or 'finally' block");
        }
        let stars = handlers.iter().filter(|h| h.star).count();
        if stars != 0 && stars != handlers.len() {
            let first = handlers[0].star;
            let span = handlers
                .iter()
                .find(|h| h.star != first)
                .map_or(l.to(r), |h| h.handler.span);
            return fail(
                span,
                "cannot have both 'except' and 'except*' on the same 'try'",
            );
        }
        let handlers: Vec<_> = handlers.into_iter().map(|h| h.handler).collect();
        let orelse = orelse.unwrap_or_default();
        let kind = Box::new(Try {
            body,
            handlers,
            orelse,
            finalbody: finalbody.unwrap_or_default(),
        });
        let kind = if stars > 0 {
            StmtKind::TryStar(kind)
        } else {
            StmtKind::Try(kind)
        };
        Ok(Stmt {
            span: l.to(r),
            kind,
        })
    }

    pub fn match_statement(
        &self,
        l: Pos,
        r: Pos,
        subject: Expr,
        cases: Vec<MatchCase>,
    ) -> Built<Stmt> {
        if matches!(subject.kind, ExprKind::Starred { .. }) {
            return fail(subject.span, "invalid syntax");
        }
        Ok(Stmt {
            span: l.to(r),
            kind: StmtKind::Match {
                subject: Box::new(subject),
                cases,
            },
        })
    }
}
