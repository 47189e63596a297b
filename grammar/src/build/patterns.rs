//! Patterns of `match` (PEP 634).

use super::{Builder, Built, expr_name, fail};
use crate::ast::*;
use crate::token::Pos;

/// One item of a mapping pattern.
pub enum MappingItem {
    Pair(Expr, Pattern),
    /// `**rest`
    Rest(Name, Span),
}

/// One argument of a class pattern.
pub enum ClassArgument {
    Positional(Pattern, Span),
    Keyword(Name, Pattern),
}

/// The name that a capture binds, which `_` does not.
pub fn unless_wildcard(name: Name) -> Option<Name> {
    (&*name != "_").then_some(name)
}

/// A class pattern without arguments.
pub fn class_pattern(cls: Expr) -> PatternKind {
    PatternKind::MatchClass {
        cls: Box::new(cls),
        patterns: vec![],
        kwd_attrs: vec![],
        kwd_patterns: vec![],
    }
}

/// What stands in parentheses: a sequence, or marked as a group by an empty span inside.
/// A lone star needs a comma: `close` is where it is missing.
pub fn group_pattern(mut patterns: Vec<Pattern>, comma: bool, close: Span) -> Built<PatternKind> {
    let lone_star = matches!(
        patterns.as_slice(),
        [Pattern {
            kind: PatternKind::MatchStar { .. },
            ..
        }]
    );
    if lone_star && !comma {
        return fail(close, "invalid syntax");
    }
    if patterns.len() == 1 && !comma {
        // A group keeps the position of what is inside: see `pattern`.
        let inner = patterns.remove(0);
        return Ok(PatternKind::MatchOr {
            patterns: vec![inner],
        });
    }
    Ok(PatternKind::MatchSequence { patterns })
}

/// A pattern at `span`, except that a group (an alternative with one branch, which no text makes)
/// is what is inside it.
pub fn pattern(span: Span, kind: PatternKind) -> Pattern {
    match kind {
        PatternKind::MatchOr { mut patterns } if patterns.len() == 1 => patterns.remove(0),
        kind => Pattern { span, kind },
    }
}

impl Builder<'_> {
    /// The whole pattern of a `case`: with a comma or a star it is a sequence.
    pub fn open_pattern(&self, l: Pos, r: Pos, mut v: Vec<Pattern>, comma: bool) -> Built<Pattern> {
        if v.len() == 1 && !comma {
            let one = v.remove(0);
            if matches!(one.kind, PatternKind::MatchStar { .. }) {
                return fail(one.span, "invalid syntax");
            }
            return Ok(one);
        }
        Ok(Pattern {
            span: l.to(r),
            kind: PatternKind::MatchSequence { patterns: v },
        })
    }

    pub fn as_pattern(&self, l: Pos, r: Pos, pattern: Pattern, target: Expr) -> Built<Pattern> {
        match &target.kind {
            ExprKind::Name { id, .. } if &**id == "_" => {
                fail(target.span, "cannot use '_' as a target")
            }
            ExprKind::Name { id, .. } => {
                let kind = PatternKind::MatchAs {
                    pattern: Some(Box::new(pattern)),
                    name: Some(id.clone()),
                };
                Ok(Pattern {
                    span: l.to(r),
                    kind,
                })
            }
            _ => fail(
                target.span,
                format!("cannot use {} as pattern target", expr_name(&target)),
            ),
        }
    }

    pub fn complex_pattern(
        &self,
        l: Pos,
        r: Pos,
        left: Expr,
        op: Operator,
        right: Expr,
    ) -> Built<Expr> {
        let imaginary = |e: &Expr| {
            matches!(
                e.kind,
                ExprKind::Constant {
                    value: Constant::Complex(_),
                    ..
                }
            )
        };
        let operand = match &left.kind {
            ExprKind::UnaryOp { operand, .. } => operand,
            _ => &left,
        };
        if imaginary(operand) {
            return self.bad_literal(operand.span, "real number required in complex literal");
        }
        if !imaginary(&right) {
            return self.bad_literal(right.span, "imaginary number required in complex literal");
        }
        Ok(self.binary(l, r, left, op, right))
    }

    pub fn mapping_pattern(&self, items: Vec<MappingItem>) -> Built<PatternKind> {
        let (mut keys, mut patterns, mut rest) = (Vec::new(), Vec::new(), None);
        for item in items {
            match item {
                MappingItem::Pair(..) | MappingItem::Rest(..) if rest.is_some() => {
                    let span = match item {
                        MappingItem::Pair(key, _) => key.span,
                        MappingItem::Rest(_, span) => span,
                    };
                    return fail(span, "invalid syntax");
                }
                MappingItem::Pair(key, pattern) => {
                    keys.push(key);
                    patterns.push(pattern);
                }
                MappingItem::Rest(name, span) => {
                    if &*name == "_" {
                        return fail(span.end(), "invalid syntax");
                    }
                    rest = Some(name);
                }
            }
        }
        Ok(PatternKind::MatchMapping {
            keys,
            patterns,
            rest,
        })
    }

    pub fn class_pattern_with(&self, cls: Expr, args: Vec<ClassArgument>) -> Built<PatternKind> {
        let (mut patterns, mut kwd_attrs, mut kwd_patterns) = (Vec::new(), Vec::new(), Vec::new());
        for arg in args {
            match arg {
                ClassArgument::Keyword(name, pattern) => {
                    kwd_attrs.push(name);
                    kwd_patterns.push(pattern);
                }
                ClassArgument::Positional(_, span) if !kwd_attrs.is_empty() => {
                    return fail(span, "positional patterns follow keyword patterns");
                }
                ClassArgument::Positional(pattern, _) => patterns.push(pattern),
            }
        }
        Ok(PatternKind::MatchClass {
            cls: Box::new(cls),
            patterns,
            kwd_attrs,
            kwd_patterns,
        })
    }
}
