//! Expressions that turn out to be targets: of assignment, deletion, loops and `with`.

use super::{Builder, Built, fail};
use crate::ast::*;
use crate::token::Pos;

/// What an expression is called in messages (`_PyPegen_get_expr_name`).
pub fn expr_name(e: &Expr) -> &'static str {
    match &e.kind {
        ExprKind::Attribute { .. } => "attribute",
        ExprKind::Subscript { .. } => "subscript",
        ExprKind::Starred { .. } => "starred",
        ExprKind::Name { .. } => "name",
        ExprKind::List { .. } => "list",
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::Lambda { .. } => "lambda",
        ExprKind::Call { .. } => "function call",
        ExprKind::BoolOp { .. } | ExprKind::BinOp { .. } | ExprKind::UnaryOp { .. } => "expression",
        ExprKind::GeneratorExp { .. } => "generator expression",
        ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } => "yield expression",
        ExprKind::Await { .. } => "await expression",
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp { .. } => "dict comprehension",
        ExprKind::Dict { .. } => "dict literal",
        ExprKind::Set { .. } => "set display",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "f-string expression",
        ExprKind::TemplateStr { .. } | ExprKind::Interpolation { .. } => "t-string expression",
        ExprKind::Constant { value, .. } => match value {
            Constant::None => "None",
            Constant::True => "True",
            Constant::False => "False",
            Constant::Ellipsis => "ellipsis",
            _ => "literal",
        },
        ExprKind::Compare { .. } => "comparison",
        ExprKind::IfExp { .. } => "conditional expression",
        ExprKind::NamedExpr { .. } => "named expression",
        ExprKind::Slice { .. } => "slice",
    }
}

/// The first part of `e` that cannot be a target (`_PyPegen_get_invalid_target`). Recursion is
/// bounded by the nesting of brackets.
pub fn invalid_part(e: &Expr, wanted: ExprContext) -> Option<&Expr> {
    match &e.kind {
        ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => None,
        ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
            elts.iter().find_map(|e| invalid_part(e, wanted))
        }
        ExprKind::Starred { value, .. } if wanted == ExprContext::Store => {
            invalid_part(value, wanted)
        }
        _ => Some(e),
    }
}

/// Marks a valid target and its parts.
fn mark(e: &mut Expr, wanted: ExprContext) {
    match &mut e.kind {
        ExprKind::Name { ctx, .. }
        | ExprKind::Attribute { ctx, .. }
        | ExprKind::Subscript { ctx, .. } => {
            *ctx = wanted;
        }
        ExprKind::List { elts, ctx } | ExprKind::Tuple { elts, ctx } => {
            *ctx = wanted;
            elts.iter_mut().for_each(|e| mark(e, wanted));
        }
        ExprKind::Starred { value, ctx } => {
            *ctx = wanted;
            mark(value, wanted);
        }
        _ => {}
    }
}

fn pos(e: &Expr) -> Pos {
    Pos {
        line: e.span.line,
        col: e.span.col,
    }
}

/// Whether `e` is at CPython's `bitwise_or` level and not one of the displays, so that
/// `e = x` looks like a mistaken comparison (`invalid_named_expression`).
fn looks_compared(e: &Expr) -> bool {
    !matches!(
        e.kind,
        ExprKind::Compare { .. }
            | ExprKind::BoolOp { .. }
            | ExprKind::UnaryOp {
                op: UnaryOp::Not,
                ..
            }
            | ExprKind::Lambda { .. }
            | ExprKind::IfExp { .. }
            | ExprKind::Starred { .. }
            | ExprKind::List { .. }
            | ExprKind::Tuple { .. }
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Constant {
                value: Constant::True | Constant::False | Constant::None,
                ..
            }
            | ExprKind::Yield { .. }
            | ExprKind::YieldFrom { .. }
    )
}

impl Builder<'_> {
    fn target(&self, mut e: Expr, wanted: ExprContext, verb: &str) -> Built<Expr> {
        if let Some(bad) = invalid_part(&e, wanted) {
            return fail(bad.span, format!("cannot {verb} {}", expr_name(bad)));
        }
        mark(&mut e, wanted);
        Ok(e)
    }

    pub fn loop_target(&self, e: Expr) -> Built<Expr> {
        self.target(e, ExprContext::Store, "assign to")
    }

    pub fn with_item(&self, context_expr: Expr, target: Option<Expr>) -> Built<WithItem> {
        let target = target
            .map(|t| self.target(t, ExprContext::Store, "assign to"))
            .transpose()?;
        Ok(WithItem {
            context_expr,
            optional_vars: target.map(Box::new),
        })
    }

    pub fn assign(&self, first: Expr, mut rest: Vec<Expr>) -> Built<StmtKind> {
        let value = rest.pop().unwrap_or_else(|| first.clone());
        let single = rest.is_empty();
        let mut targets = Vec::with_capacity(rest.len() + 1);
        for (i, e) in std::iter::once(first).chain(rest).enumerate() {
            if matches!(e.kind, ExprKind::Yield { .. } | ExprKind::YieldFrom { .. }) {
                return fail(e.span, "assignment to yield expression not possible");
            }
            if i == 0
                && single
                && looks_compared(&e)
                && looks_compared_value(&value)
                && invalid_part(&e, ExprContext::Store).is_some()
            {
                let message = format!(
                    "cannot assign to {} here. Maybe you meant '==' instead of '='?",
                    expr_name(&e)
                );
                return fail(e.span, message);
            }
            targets.push(self.target(e, ExprContext::Store, "assign to")?);
        }
        Ok(StmtKind::Assign {
            targets,
            value: Box::new(value),
        })
    }

    pub fn annotated(
        &self,
        l: Pos,
        target: Expr,
        annotation: Expr,
        value: Option<Expr>,
    ) -> Built<StmtKind> {
        let in_parentheses = l != pos(&target);
        let simple = match &target.kind {
            ExprKind::Name { .. } => !in_parentheses,
            ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => false,
            ExprKind::List { .. } => {
                return fail(
                    target.span,
                    "only single target (not list) can be annotated",
                );
            }
            ExprKind::Tuple { elts, .. } => {
                let bare = elts.first().is_some_and(|e| pos(e) == l);
                let span = if bare { elts[0].span } else { target.span };
                return fail(span, "only single target (not tuple) can be annotated");
            }
            _ => return fail(target.span, "illegal target for annotation"),
        };
        let target = self.target(target, ExprContext::Store, "assign to")?;
        Ok(StmtKind::AnnAssign {
            target: Box::new(target),
            annotation: Box::new(annotation),
            value: value.map(Box::new),
            simple,
        })
    }

    pub fn augmented(&self, target: Expr, op: Operator, value: Expr) -> Built<StmtKind> {
        if !matches!(
            target.kind,
            ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. }
        ) {
            let message = format!(
                "'{}' is an illegal expression for augmented assignment",
                expr_name(&target)
            );
            return fail(target.span, message);
        }
        let target = self.target(target, ExprContext::Store, "assign to")?;
        Ok(StmtKind::AugAssign {
            target: Box::new(target),
            op,
            value: Box::new(value),
        })
    }

    pub fn delete(&self, targets: Vec<Expr>) -> Built<StmtKind> {
        let targets = targets
            .into_iter()
            .map(|t| self.target(t, ExprContext::Del, "delete"))
            .collect::<Built<_>>()?;
        Ok(StmtKind::Delete { targets })
    }
}

/// Whether a value begins with something at `bitwise_or` level.
fn looks_compared_value(e: &Expr) -> bool {
    !matches!(
        e.kind,
        ExprKind::UnaryOp {
            op: UnaryOp::Not,
            ..
        } | ExprKind::Lambda { .. }
            | ExprKind::Starred { .. }
            | ExprKind::Yield { .. }
            | ExprKind::YieldFrom { .. }
    )
}
