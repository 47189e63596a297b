//! Parameters of definitions and arguments of calls: the grammar takes them in any order, and here
//! the order is checked (`invalid_parameters` and `invalid_arguments` in CPython's python.gram).

use super::{Builder, Built, expr_name, fail};
use crate::ast::*;
use crate::token::Pos;

/// One item of a parameter list.
pub enum Param {
    /// `name = default`
    Plain(Arg, Option<Expr>),
    /// A bare `*`.
    Star(Span),
    /// `*name`
    Vararg(Arg),
    /// `**name`, from its stars on.
    Kwarg(Arg, Span),
    /// `/`
    Slash(Span),
}

/// One item of an argument list.
pub enum Argument {
    /// A value or `*values`.
    Positional(Expr),
    /// `name=value` or `**values`
    Keyword(Keyword),
    /// A generator expression without parentheses of its own.
    Generator(Expr, Vec<Comprehension>),
}

impl Builder<'_> {
    pub fn vararg(&self, arg: Arg, default: Option<Expr>) -> Built<Param> {
        match default {
            Some(_) => fail(
                self.equals_after(&arg),
                "var-positional argument cannot have default value",
            ),
            None => Ok(Param::Vararg(arg)),
        }
    }

    pub fn kwarg(&self, l: Pos, arg: Arg, default: Option<Expr>) -> Built<Param> {
        let span = Span {
            line: l.line,
            col: l.col,
            ..arg.span
        };
        match default {
            Some(_) => fail(
                self.equals_after(&arg),
                "var-keyword argument cannot have default value",
            ),
            None => Ok(Param::Kwarg(arg, span)),
        }
    }

    /// The `=` after a parameter.
    fn equals_after(&self, arg: &Arg) -> Span {
        let end = self.lines.offset(Pos {
            line: arg.span.end_line,
            col: arg.span.end_col,
        });
        let at = end + self.source[end..].find('=').unwrap_or(0);
        self.lines.pos(at).to(self.lines.pos(at + 1))
    }

    pub fn parameters(&self, items: Vec<Param>) -> Built<Arguments> {
        let mut a = Arguments::default();
        let mut star: Option<Span> = None;
        let (mut slash, mut bare_star) = (false, false);
        for item in items {
            if a.kwarg.is_some() {
                let span = match &item {
                    Param::Plain(arg, _) | Param::Vararg(arg) => arg.span,
                    Param::Star(span) | Param::Slash(span) | Param::Kwarg(_, span) => *span,
                };
                return fail(span, "arguments cannot follow var-keyword argument");
            }
            match item {
                Param::Plain(arg, default) if star.is_some() => {
                    a.kwonlyargs.push(arg);
                    a.kw_defaults.push(default);
                    bare_star = false;
                }
                Param::Plain(arg, default) => {
                    match default {
                        Some(e) => a.defaults.push(e),
                        None if !a.defaults.is_empty() => {
                            return fail(
                                arg.span,
                                "parameter without a default follows parameter with a default",
                            );
                        }
                        None => {}
                    }
                    a.args.push(arg);
                }
                Param::Slash(span) if slash => return fail(span, "/ may appear only once"),
                Param::Slash(span) if star.is_some() => return fail(span, "/ must be ahead of *"),
                Param::Slash(span) if a.args.is_empty() => {
                    return fail(span, "at least one argument must precede /");
                }
                Param::Slash(_) => {
                    slash = true;
                    a.posonlyargs = std::mem::take(&mut a.args);
                }
                Param::Star(span) if star.is_some() => {
                    return fail(span, "* argument may appear only once");
                }
                Param::Star(span) => {
                    star = Some(span);
                    bare_star = true;
                }
                Param::Vararg(arg) if star.is_some() => {
                    let mut span = arg.span;
                    let before = self.lines.offset(Pos {
                        line: span.line,
                        col: span.col,
                    });
                    let at = self.source[..before].rfind('*').unwrap_or(before);
                    let at = self.lines.pos(at);
                    (span.line, span.col, span.end_line, span.end_col) =
                        (at.line, at.col, at.line, at.col + 1);
                    return fail(span, "* argument may appear only once");
                }
                Param::Vararg(arg) => {
                    star = Some(arg.span);
                    a.vararg = Some(Box::new(arg));
                }
                Param::Kwarg(_, _) if bare_star => break,
                Param::Kwarg(arg, _) => a.kwarg = Some(Box::new(arg)),
            }
        }
        match star {
            Some(span) if bare_star => fail(span, "named arguments must follow bare *"),
            _ => Ok(a),
        }
    }

    /// `name=value`, `at` being the place of the `=`.
    pub fn keyword(&self, l: Pos, r: Pos, at: Pos, name: Expr, value: Expr) -> Built<Argument> {
        match name.kind {
            ExprKind::Name { id, .. }
                if l == (Pos {
                    line: name.span.line,
                    col: name.span.col,
                }) =>
            {
                Ok(Argument::Keyword(Keyword {
                    span: l.to(r),
                    arg: Some(id),
                    value,
                }))
            }
            ExprKind::Constant {
                value: Constant::True | Constant::False | Constant::None,
                ..
            } => fail(
                l.to(Pos {
                    line: at.line,
                    col: at.col + 1,
                }),
                format!("cannot assign to {}", expr_name(&name)),
            ),
            _ => {
                let span = l.to(Pos {
                    line: at.line,
                    col: at.col + 1,
                });
                fail(
                    span,
                    "expression cannot contain assignment, perhaps you meant \"==\"?",
                )
            }
        }
    }

    /// A call whose parentheses open at `open`.
    pub fn call(
        &self,
        l: Pos,
        r: Pos,
        open: Pos,
        func: Expr,
        list: (Vec<Argument>, bool),
    ) -> Built<Expr> {
        let (args, keywords) = self.arguments(open, r, list)?;
        Ok(self.expr(
            l,
            r,
            ExprKind::Call {
                func: Box::new(func),
                args,
                keywords,
            },
        ))
    }

    /// The bases of a class: arguments, but no bare generator expression.
    pub fn bases(
        &self,
        open: Pos,
        r: Pos,
        list: (Vec<Argument>, bool),
    ) -> Built<(Vec<Expr>, Vec<Keyword>)> {
        match list.0.as_slice() {
            [Argument::Generator(elt, _)] => fail(elt.span, "invalid syntax"),
            _ => self.arguments(open, r, list),
        }
    }

    /// Sorts an argument list, with whether it ends in a comma, in the parentheses from `open` to `r`.
    pub fn arguments(
        &self,
        open: Pos,
        r: Pos,
        (items, comma): (Vec<Argument>, bool),
    ) -> Built<(Vec<Expr>, Vec<Keyword>)> {
        let (mut args, mut keywords): (Vec<Expr>, Vec<Keyword>) = (Vec::new(), Vec::new());
        let mut unpacked = false;
        let lone = items.len() == 1 && !comma;
        for item in items {
            match item {
                Argument::Positional(e) if matches!(e.kind, ExprKind::Starred { .. }) => {
                    if unpacked {
                        return fail(
                            e.span,
                            "iterable argument unpacking follows keyword argument unpacking",
                        );
                    }
                    args.push(e);
                }
                Argument::Positional(e) if keywords.is_empty() => args.push(e),
                Argument::Positional(e) => {
                    let what = if unpacked {
                        "keyword argument unpacking"
                    } else {
                        "keyword argument"
                    };
                    return fail(e.span, format!("positional argument follows {what}"));
                }
                Argument::Keyword(k) => {
                    unpacked |= k.arg.is_none();
                    keywords.push(k);
                }
                Argument::Generator(elt, generators) => {
                    if !lone {
                        let end = generators
                            .last()
                            .map_or(elt.span, |g| g.ifs.last().unwrap_or(&g.iter).span);
                        return fail(
                            elt.span.to(end),
                            "Generator expression must be parenthesized",
                        );
                    }
                    // The parentheses of the call are the generator's (CPython's `genexp`).
                    args.push(self.comprehension_of(
                        elt,
                        |elt| ExprKind::GeneratorExp { elt, generators },
                        open,
                        r,
                    )?);
                }
            }
        }
        Ok((args, keywords))
    }
}
