//! Expressions.

use super::Converter;
use crate::object::Value;
use crate::vm::Result;
use gillie_grammar::ast::{Comprehension, Constant, Expr, ExprKind, Span};

impl Converter<'_> {
    pub(super) fn comprehension(&mut self, part: &Comprehension) -> Result<Value> {
        let values = [
            self.expr(&part.target)?,
            self.expr(&part.iter)?,
            self.exprs(&part.ifs)?,
            self.int(part.is_async as i64),
        ];
        Ok(self.node("comprehension", values))
    }

    pub(super) fn constant(&mut self, constant: &Constant, at: Span) -> Result<Value> {
        match gillie_compile::constant(constant, at) {
            Ok(constant) => self.vm.constant(&constant),
            Err(error) => Err(self.vm.syntax_error(&error, "", "<unknown>")),
        }
    }

    pub(super) fn expr(&mut self, expr: &Expr) -> Result<Value> {
        self.vm.check_stack()?;
        let at = expr.span;
        use ExprKind::*;
        Ok(match &expr.kind {
            BoolOp { op, values } => {
                let values = [self.bool_op(*op), self.exprs(values)?];
                self.placed("BoolOp", at, values)
            }
            NamedExpr { target, value } => {
                let values = [self.expr(target)?, self.expr(value)?];
                self.placed("NamedExpr", at, values)
            }
            BinOp { left, op, right } => {
                let values = [self.expr(left)?, self.operator(*op), self.expr(right)?];
                self.placed("BinOp", at, values)
            }
            UnaryOp { op, operand } => {
                let values = [self.unary_op(*op), self.expr(operand)?];
                self.placed("UnaryOp", at, values)
            }
            Lambda { args, body } => {
                let values = [self.arguments(args)?, self.expr(body)?];
                self.placed("Lambda", at, values)
            }
            IfExp { test, body, orelse } => {
                let values = [self.expr(test)?, self.expr(body)?, self.expr(orelse)?];
                self.placed("IfExp", at, values)
            }
            Dict { keys, values } => {
                let values = [self.list(keys, Self::expr_or_none)?, self.exprs(values)?];
                self.placed("Dict", at, values)
            }
            Set { elts } => {
                let elts = self.exprs(elts)?;
                self.placed("Set", at, [elts])
            }
            ListComp { elt, generators } => self.comprehended("ListComp", at, elt, generators)?,
            SetComp { elt, generators } => self.comprehended("SetComp", at, elt, generators)?,
            GeneratorExp { elt, generators } => {
                self.comprehended("GeneratorExp", at, elt, generators)?
            }
            DictComp {
                key,
                value,
                generators,
            } => {
                let values = [
                    self.expr(key)?,
                    self.expr(value)?,
                    self.list(generators, Self::comprehension)?,
                ];
                self.placed("DictComp", at, values)
            }
            Await { value } => self.wrapping("Await", at, value)?,
            YieldFrom { value } => self.wrapping("YieldFrom", at, value)?,
            Yield { value } => {
                let value = self.expr_opt(value)?;
                self.placed("Yield", at, [value])
            }
            Compare {
                left,
                ops,
                comparators,
            } => {
                let left = self.expr(left)?;
                let ops = ops.iter().map(|op| self.cmp_op(*op)).collect();
                let values = [left, self.vm.list(ops), self.exprs(comparators)?];
                self.placed("Compare", at, values)
            }
            Call {
                func,
                args,
                keywords,
            } => {
                let values = [
                    self.expr(func)?,
                    self.exprs(args)?,
                    self.list(keywords, Self::keyword)?,
                ];
                self.placed("Call", at, values)
            }
            FormattedValue {
                value,
                conversion,
                format_spec,
            } => {
                let values = [
                    self.expr(value)?,
                    self.int(*conversion as i64),
                    self.expr_opt(format_spec)?,
                ];
                self.placed("FormattedValue", at, values)
            }
            Interpolation {
                value,
                text,
                conversion,
                format_spec,
            } => {
                let values = [
                    self.expr(value)?,
                    self.constant(&gillie_grammar::ast::Constant::Str(text.clone()), at)?,
                    self.int(*conversion as i64),
                    self.expr_opt(format_spec)?,
                ];
                self.placed("Interpolation", at, values)
            }
            JoinedStr { values } => {
                let values = self.exprs(values)?;
                self.placed("JoinedStr", at, [values])
            }
            TemplateStr { values } => {
                let values = self.exprs(values)?;
                self.placed("TemplateStr", at, [values])
            }
            Constant { value, u_prefix } => {
                let value = self.constant(value, at)?;
                let kind = if *u_prefix {
                    self.vm.intern("u")
                } else {
                    Value::NONE
                };
                self.placed("Constant", at, [value, kind])
            }
            Attribute { value, attr, ctx } => {
                let values = [self.expr(value)?, self.name(attr), self.context(*ctx)];
                self.placed("Attribute", at, values)
            }
            Subscript { value, slice, ctx } => {
                let values = [self.expr(value)?, self.expr(slice)?, self.context(*ctx)];
                self.placed("Subscript", at, values)
            }
            Starred { value, ctx } => {
                let values = [self.expr(value)?, self.context(*ctx)];
                self.placed("Starred", at, values)
            }
            Name { id, ctx } => {
                let values = [self.name(id), self.context(*ctx)];
                self.placed("Name", at, values)
            }
            List { elts, ctx } => {
                let values = [self.exprs(elts)?, self.context(*ctx)];
                self.placed("List", at, values)
            }
            Tuple { elts, ctx } => {
                let values = [self.exprs(elts)?, self.context(*ctx)];
                self.placed("Tuple", at, values)
            }
            Slice { lower, upper, step } => {
                let values = [
                    self.expr_opt(lower)?,
                    self.expr_opt(upper)?,
                    self.expr_opt(step)?,
                ];
                self.placed("Slice", at, values)
            }
        })
    }

    pub(super) fn wrapping(&mut self, class: &str, at: Span, value: &Expr) -> Result<Value> {
        let value = self.expr(value)?;
        Ok(self.placed(class, at, [value]))
    }

    pub(super) fn comprehended(
        &mut self,
        class: &str,
        at: Span,
        elt: &Expr,
        generators: &[Comprehension],
    ) -> Result<Value> {
        let values = [self.expr(elt)?, self.list(generators, Self::comprehension)?];
        Ok(self.placed(class, at, values))
    }
}
