//! What the grammar's actions do: make nodes, and refuse what the grammar accepts beyond Python.
//!
//! [`Builder`] carries what every action needs: the text, the tables made by the lexer, and a place
//! for warnings. Messages and the conditions for them follow the `invalid_*` rules of CPython's
//! `Grammar/python.gram`.

mod arguments;
mod escapes;
mod literals;
mod patterns;
mod statements;
mod strings;
mod targets;

use std::cell::{Cell, RefCell};

use lalrpop_util::ParseError;

use crate::ast::*;
use crate::error::{SyntaxError, Warning};
use crate::lexer::Lines;
use crate::token::{Pos, Tok};

pub use arguments::{Argument, Param};
pub use patterns::{
    ClassArgument, MappingItem, class_pattern, group_pattern, pattern, unless_wildcard,
};
pub use statements::{Elif, Handler, decorate};
pub use strings::{Field, FormatSpec, StringPart, TextPart};
pub use targets::{expr_name, invalid_part};

/// What a fallible action returns.
pub type Built<T> = Result<T, ParseError<Pos, Tok, SyntaxError>>;

/// Fails an action.
pub fn fail<T>(span: Span, message: impl Into<String>) -> Built<T> {
    Err(ParseError::User {
        error: SyntaxError::new(span, message),
    })
}

/// What actions share.
pub struct Builder<'s> {
    source: &'s str,
    lines: &'s Lines,
    names: &'s [Name],
    /// `SyntaxWarning`s so far.
    pub warnings: RefCell<Vec<Warning>>,
    /// Whether the error is in a literal: CPython raises it as soon as it has read that, before any
    /// other.
    pub literal: Cell<bool>,
    /// The first expression that was higher than [`MAX_DEPTH`].
    pub too_deep: Cell<Option<Span>>,
    /// How many decimal digits an integer may have; 0 is no limit.
    pub digit_limit: usize,
}

/// What a builder is made of: plain data, which other threads may have.
#[derive(Clone, Copy)]
pub struct Parts<'s> {
    source: &'s str,
    lines: &'s Lines,
    names: &'s [Name],
    digit_limit: usize,
}

impl<'s> Parts<'s> {
    /// A builder.
    pub fn builder(self) -> Builder<'s> {
        let builder = Builder::new(self.source, self.lines, self.names);
        builder.limited(self.digit_limit)
    }
}

/// `key: value` or `**value` in a dict display.
pub struct DictItem {
    /// Where the `**` stands.
    pub start: Option<Pos>,
    pub key: Option<Expr>,
    pub value: Expr,
}

/// A list from its first element and the others.
pub fn prepend<T>(first: T, mut rest: Vec<T>) -> Vec<T> {
    rest.insert(0, first);
    rest
}

impl<'s> Builder<'s> {
    /// A builder over what the lexer found.
    pub fn new(source: &'s str, lines: &'s Lines, names: &'s [Name]) -> Self {
        Builder {
            source,
            lines,
            names,
            warnings: RefCell::default(),
            literal: Cell::new(false),
            too_deep: Cell::new(None),
            digit_limit: crate::DIGIT_LIMIT,
        }
    }

    /// With another limit for the digits of integers.
    pub fn limited(self, digit_limit: usize) -> Self {
        Builder {
            digit_limit,
            ..self
        }
    }

    /// What another builder can be made of.
    pub fn parts(&self) -> Parts<'s> {
        Parts {
            source: self.source,
            lines: self.lines,
            names: self.names,
            digit_limit: self.digit_limit,
        }
    }

    /// Fails because of a literal.
    fn bad_literal<T>(&self, span: Span, message: impl Into<String>) -> Built<T> {
        self.literal.set(true);
        fail(span, message)
    }

    /// The source text between two places.
    fn text(&self, l: Pos, r: Pos) -> &'s str {
        &self.source[self.lines.offset(l)..self.lines.offset(r)]
    }

    /// The text of a line.
    pub fn line(&self, line: u32) -> &'s str {
        let start = self.lines.offset(Pos { line, col: 0 });
        self.source[start..].split('\n').next().unwrap_or_default()
    }

    /// The name that a token stands for.
    pub fn name(&self, index: u32) -> Name {
        self.names[index as usize].clone()
    }

    /// A dotted name as one.
    pub fn dotted(&self, first: Name, rest: Vec<Name>) -> Name {
        rest.iter()
            .fold(first.to_string(), |dotted, part| dotted + "." + part)
            .into()
    }

    /// An expression. One that is too high becomes a placeholder, which bounds what is dropped and
    /// walked, and the parse fails at its end.
    pub fn expr(&self, l: Pos, r: Pos, kind: ExprKind) -> Expr {
        self.expr_at(l.to(r), kind)
    }

    fn expr_at(&self, span: Span, kind: ExprKind) -> Expr {
        let e = Expr::new(span, kind);
        if e.depth <= MAX_DEPTH {
            return e;
        }
        if self.too_deep.get().is_none() {
            self.too_deep.set(Some(span));
        }
        Expr::new(
            span,
            ExprKind::Constant {
                value: Constant::None,
                u_prefix: false,
            },
        )
    }

    pub fn unary(&self, l: Pos, r: Pos, op: UnaryOp, operand: Expr) -> Expr {
        self.expr(
            l,
            r,
            ExprKind::UnaryOp {
                op,
                operand: Box::new(operand),
            },
        )
    }

    pub fn binary(&self, l: Pos, r: Pos, left: Expr, op: Operator, right: Expr) -> Expr {
        self.expr(
            l,
            r,
            ExprKind::BinOp {
                left: Box::new(left),
                op,
                right: Box::new(right),
            },
        )
    }

    pub fn compare(&self, l: Pos, r: Pos, left: Expr, rest: Vec<(CmpOp, Expr)>) -> Expr {
        let (ops, comparators) = rest.into_iter().unzip();
        self.expr(
            l,
            r,
            ExprKind::Compare {
                left: Box::new(left),
                ops,
                comparators,
            },
        )
    }

    pub fn attribute(&self, l: Pos, r: Pos, value: Expr, attr: Name) -> Expr {
        self.expr(
            l,
            r,
            ExprKind::Attribute {
                value: Box::new(value),
                attr,
                ctx: ExprContext::Load,
            },
        )
    }

    pub fn starred(&self, l: Pos, r: Pos, value: Expr) -> Expr {
        self.expr(
            l,
            r,
            ExprKind::Starred {
                value: Box::new(value),
                ctx: ExprContext::Load,
            },
        )
    }

    /// One element as it is, or a tuple of them.
    pub fn tuple_or_one(&self, l: Pos, r: Pos, mut elts: Vec<Expr>, comma: bool) -> Expr {
        match elts.pop() {
            Some(one) if elts.is_empty() && !comma => one,
            last => {
                elts.extend(last);
                self.expr(
                    l,
                    r,
                    ExprKind::Tuple {
                        elts,
                        ctx: ExprContext::Load,
                    },
                )
            }
        }
    }

    /// What stands in parentheses.
    pub fn group(&self, l: Pos, r: Pos, mut elts: Vec<Expr>, comma: bool) -> Built<Expr> {
        if elts.len() != 1 || comma {
            return Ok(self.expr(
                l,
                r,
                ExprKind::Tuple {
                    elts,
                    ctx: ExprContext::Load,
                },
            ));
        }
        match elts.pop() {
            Some(Expr {
                kind: ExprKind::Starred { .. },
                span,
                ..
            }) => fail(span, "cannot use starred expression here"),
            Some(one) => Ok(one),
            None => fail(l.to(r), "invalid syntax"),
        }
    }

    /// The inside of a subscript: a lone star makes a tuple there (PEP 646).
    pub fn slices(&self, l: Pos, r: Pos, elts: Vec<Expr>, comma: bool) -> Expr {
        let star = matches!(
            elts.as_slice(),
            [Expr {
                kind: ExprKind::Starred { .. },
                ..
            }]
        );
        self.tuple_or_one(l, r, elts, comma || star)
    }

    pub fn named(&self, l: Pos, r: Pos, mut target: Expr, value: Expr) -> Built<Expr> {
        let in_parentheses = l
            != (Pos {
                line: target.span.line,
                col: target.span.col,
            });
        let ExprKind::Name { ctx, .. } = &mut target.kind else {
            return fail(
                target.span,
                format!(
                    "cannot use assignment expressions with {}",
                    expr_name(&target)
                ),
            );
        };
        if in_parentheses {
            return fail(target.span, "cannot use assignment expressions with name");
        }
        *ctx = ExprContext::Store;
        Ok(self.expr(
            l,
            r,
            ExprKind::NamedExpr {
                target: Box::new(target),
                value: Box::new(value),
            },
        ))
    }

    pub fn comprehension(
        &self,
        is_async: bool,
        target: Expr,
        iter: Expr,
        ifs: Vec<Expr>,
    ) -> Built<Comprehension> {
        let target = self.loop_target(target)?;
        Ok(Comprehension {
            target,
            iter,
            ifs,
            is_async,
        })
    }

    /// A list, set or generator comprehension over `elt`.
    pub fn comprehension_of(
        &self,
        elt: Expr,
        make: impl FnOnce(Box<Expr>) -> ExprKind,
        l: Pos,
        r: Pos,
    ) -> Built<Expr> {
        if matches!(elt.kind, ExprKind::Starred { .. }) {
            return fail(
                elt.span,
                "iterable unpacking cannot be used in comprehension",
            );
        }
        Ok(self.expr(l, r, make(Box::new(elt))))
    }

    pub fn dict(&self, l: Pos, r: Pos, items: Vec<DictItem>) -> Expr {
        let (keys, values) = items.into_iter().map(|i| (i.key, i.value)).unzip();
        self.expr(l, r, ExprKind::Dict { keys, values })
    }

    pub fn dict_comprehension(
        &self,
        l: Pos,
        r: Pos,
        item: DictItem,
        generators: Vec<Comprehension>,
    ) -> Built<Expr> {
        match (item.key, item.start) {
            (Some(key), _) => {
                let (key, value) = (Box::new(key), Box::new(item.value));
                Ok(self.expr(
                    l,
                    r,
                    ExprKind::DictComp {
                        key,
                        value,
                        generators,
                    },
                ))
            }
            (None, start) => {
                let start = start.unwrap_or(l);
                let span = start.to(Pos {
                    line: start.line,
                    col: start.col + 2,
                });
                fail(span, "dict unpacking cannot be used in dict comprehension")
            }
        }
    }
}
