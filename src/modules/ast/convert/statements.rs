//! Statements, with what only they have: parameters, patterns, type parameters.

use super::Converter;
use crate::object::Value;
use crate::vm::Result;
use gillie_grammar::SyntaxError;
use gillie_grammar::ast::{
    Alias, Arg, Arguments, ExceptHandler, For, FunctionDef, Keyword, MatchCase, Pattern,
    PatternKind, Span, Stmt, StmtKind, Try, TypeParam, TypeParamKind, WithItem,
};

impl Converter<'_> {
    pub(super) fn stmt(&mut self, stmt: &Stmt) -> Result<Value> {
        self.vm.check_stack()?;
        let at = stmt.span;
        use StmtKind::*;
        Ok(match &stmt.kind {
            FunctionDef(function) => self.function("FunctionDef", at, function)?,
            AsyncFunctionDef(function) => self.function("AsyncFunctionDef", at, function)?,
            ClassDef(class) => {
                let values = [
                    self.name(&class.name),
                    self.exprs(&class.bases)?,
                    self.list(&class.keywords, Self::keyword)?,
                    self.body(&class.body)?,
                    self.exprs(&class.decorator_list)?,
                    self.list(&class.type_params, Self::type_param)?,
                ];
                self.placed("ClassDef", at, values)
            }
            Return { value } => {
                let value = self.expr_opt(value)?;
                self.placed("Return", at, [value])
            }
            Delete { targets } => {
                let targets = self.exprs(targets)?;
                self.placed("Delete", at, [targets])
            }
            Assign { targets, value } => {
                let text = self
                    .comments
                    .as_mut()
                    .and_then(|comments| comments.of_statement(at));
                let values = [self.exprs(targets)?, self.expr(value)?, self.comment(text)];
                self.placed("Assign", at, values)
            }
            TypeAlias {
                name,
                type_params,
                value,
            } => {
                let values = [
                    self.expr(name)?,
                    self.list(type_params, Self::type_param)?,
                    self.expr(value)?,
                ];
                self.placed("TypeAlias", at, values)
            }
            AugAssign { target, op, value } => {
                let values = [self.expr(target)?, self.operator(*op), self.expr(value)?];
                self.placed("AugAssign", at, values)
            }
            AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => {
                if self.no_annotations {
                    self.error.get_or_insert(SyntaxError::new(
                        at,
                        "Variable annotation syntax is only supported in Python 3.6 and greater",
                    ));
                }
                let values = [
                    self.expr(target)?,
                    self.expr(annotation)?,
                    self.expr_opt(value)?,
                    self.int(*simple as i64),
                ];
                self.placed("AnnAssign", at, values)
            }
            For(parts) => self.for_("For", at, parts)?,
            AsyncFor(parts) => self.for_("AsyncFor", at, parts)?,
            While { test, body, orelse } => {
                let values = [self.expr(test)?, self.body(body)?, self.body(orelse)?];
                self.placed("While", at, values)
            }
            If { test, body, orelse } => {
                let values = [self.expr(test)?, self.body(body)?, self.body(orelse)?];
                self.placed("If", at, values)
            }
            With { items, body } => {
                let comment = self.block_comment(body, false);
                let values = [
                    self.list(items, Self::with_item)?,
                    self.body(body)?,
                    comment,
                ];
                self.placed("With", at, values)
            }
            AsyncWith { items, body } => {
                let comment = self.block_comment(body, false);
                let values = [
                    self.list(items, Self::with_item)?,
                    self.body(body)?,
                    comment,
                ];
                self.placed("AsyncWith", at, values)
            }
            Match { subject, cases } => {
                let values = [self.expr(subject)?, self.list(cases, Self::match_case)?];
                self.placed("Match", at, values)
            }
            Raise { exc, cause } => {
                let values = [self.expr_opt(exc)?, self.expr_opt(cause)?];
                self.placed("Raise", at, values)
            }
            Try(parts) => self.try_("Try", at, parts)?,
            TryStar(parts) => self.try_("TryStar", at, parts)?,
            Assert { test, msg } => {
                let values = [self.expr(test)?, self.expr_opt(msg)?];
                self.placed("Assert", at, values)
            }
            Import { names } => {
                let names = self.list(names, Self::alias)?;
                self.placed("Import", at, [names])
            }
            ImportFrom {
                module,
                names,
                level,
            } => {
                let values = [
                    self.name_opt(module),
                    self.list(names, Self::alias)?,
                    self.int((*level).into()),
                ];
                self.placed("ImportFrom", at, values)
            }
            Global { names } => {
                let names = self.names(names);
                self.placed("Global", at, [names])
            }
            Nonlocal { names } => {
                let names = self.names(names);
                self.placed("Nonlocal", at, [names])
            }
            Expr { value } => {
                let value = self.expr(value)?;
                self.placed("Expr", at, [value])
            }
            Pass => self.placed("Pass", at, []),
            Break => self.placed("Break", at, []),
            Continue => self.placed("Continue", at, []),
        })
    }

    pub(super) fn function(
        &mut self,
        class: &str,
        at: Span,
        function: &FunctionDef,
    ) -> Result<Value> {
        let comment = self.block_comment(&function.body, true);
        let values = [
            self.name(&function.name),
            self.arguments(&function.args)?,
            self.body(&function.body)?,
            self.exprs(&function.decorator_list)?,
            self.expr_opt(&function.returns)?,
            comment,
            self.list(&function.type_params, Self::type_param)?,
        ];
        Ok(self.placed(class, at, values))
    }

    pub(super) fn for_(&mut self, class: &str, at: Span, parts: &For) -> Result<Value> {
        let comment = self.block_comment(&parts.body, false);
        let values = [
            self.expr(&parts.target)?,
            self.expr(&parts.iter)?,
            self.body(&parts.body)?,
            self.body(&parts.orelse)?,
            comment,
        ];
        Ok(self.placed(class, at, values))
    }

    pub(super) fn try_(&mut self, class: &str, at: Span, parts: &Try) -> Result<Value> {
        let values = [
            self.body(&parts.body)?,
            self.list(&parts.handlers, Self::handler)?,
            self.body(&parts.orelse)?,
            self.body(&parts.finalbody)?,
        ];
        Ok(self.placed(class, at, values))
    }

    pub(super) fn handler(&mut self, handler: &ExceptHandler) -> Result<Value> {
        let values = [
            self.expr_opt(&handler.type_)?,
            self.name_opt(&handler.name),
            self.body(&handler.body)?,
        ];
        Ok(self.placed("ExceptHandler", handler.span, values))
    }

    pub(super) fn keyword(&mut self, keyword: &Keyword) -> Result<Value> {
        let values = [self.name_opt(&keyword.arg), self.expr(&keyword.value)?];
        Ok(self.placed("keyword", keyword.span, values))
    }

    pub(super) fn alias(&mut self, alias: &Alias) -> Result<Value> {
        let values = [self.name(&alias.name), self.name_opt(&alias.asname)];
        Ok(self.placed("alias", alias.span, values))
    }

    pub(super) fn with_item(&mut self, item: &WithItem) -> Result<Value> {
        let values = [
            self.expr(&item.context_expr)?,
            self.expr_opt(&item.optional_vars)?,
        ];
        Ok(self.node("withitem", values))
    }

    pub(super) fn match_case(&mut self, case: &MatchCase) -> Result<Value> {
        let values = [
            self.pattern(&case.pattern)?,
            self.expr_opt(&case.guard)?,
            self.body(&case.body)?,
        ];
        Ok(self.node("match_case", values))
    }

    pub(super) fn pattern(&mut self, pattern: &Pattern) -> Result<Value> {
        self.vm.check_stack()?;
        let at = pattern.span;
        use PatternKind::*;
        Ok(match &pattern.kind {
            MatchValue { value } => {
                let value = self.expr(value)?;
                self.placed("MatchValue", at, [value])
            }
            MatchSingleton { value } => {
                let value = self.constant(value, at)?;
                self.placed("MatchSingleton", at, [value])
            }
            MatchSequence { patterns } => {
                let patterns = self.list(patterns, Self::pattern)?;
                self.placed("MatchSequence", at, [patterns])
            }
            MatchMapping {
                keys,
                patterns,
                rest,
            } => {
                let values = [
                    self.exprs(keys)?,
                    self.list(patterns, Self::pattern)?,
                    self.name_opt(rest),
                ];
                self.placed("MatchMapping", at, values)
            }
            MatchClass {
                cls,
                patterns,
                kwd_attrs,
                kwd_patterns,
            } => {
                let values = [
                    self.expr(cls)?,
                    self.list(patterns, Self::pattern)?,
                    self.names(kwd_attrs),
                    self.list(kwd_patterns, Self::pattern)?,
                ];
                self.placed("MatchClass", at, values)
            }
            MatchStar { name } => {
                let name = self.name_opt(name);
                self.placed("MatchStar", at, [name])
            }
            MatchAs { pattern, name } => {
                let pattern = match pattern {
                    Some(pattern) => self.pattern(pattern)?,
                    None => Value::NONE,
                };
                let values = [pattern, self.name_opt(name)];
                self.placed("MatchAs", at, values)
            }
            MatchOr { patterns } => {
                let patterns = self.list(patterns, Self::pattern)?;
                self.placed("MatchOr", at, [patterns])
            }
        })
    }

    pub(super) fn type_param(&mut self, parameter: &TypeParam) -> Result<Value> {
        let at = parameter.span;
        Ok(match &parameter.kind {
            TypeParamKind::TypeVar {
                name,
                bound,
                default_value,
            } => {
                let values = [
                    self.name(name),
                    self.expr_opt(bound)?,
                    self.expr_opt(default_value)?,
                ];
                self.placed("TypeVar", at, values)
            }
            TypeParamKind::ParamSpec {
                name,
                default_value,
            } => {
                let values = [self.name(name), self.expr_opt(default_value)?];
                self.placed("ParamSpec", at, values)
            }
            TypeParamKind::TypeVarTuple {
                name,
                default_value,
            } => {
                let values = [self.name(name), self.expr_opt(default_value)?];
                self.placed("TypeVarTuple", at, values)
            }
        })
    }

    /// A type comment follows a parameter or its default.
    pub(super) fn arguments(&mut self, arguments: &Arguments) -> Result<Value> {
        let plain = arguments.posonlyargs.len() + arguments.args.len() - arguments.defaults.len();
        let default = |index: usize| {
            let default = arguments.defaults.get(index.checked_sub(plain)?)?;
            Some(default.span)
        };
        let first = arguments.posonlyargs.len();
        let mut groups = Vec::new();
        for (group, offset) in [(&arguments.posonlyargs, 0), (&arguments.args, first)] {
            let mut values = Vec::new();
            for (index, arg) in group.iter().enumerate() {
                values.push(self.arg(arg, default(offset + index))?);
            }
            groups.push(self.vm.list(values));
        }
        let one = |this: &mut Self, arg: &Option<Box<Arg>>| match arg {
            Some(arg) => this.arg(arg, None),
            None => Ok(Value::NONE),
        };
        let vararg = one(self, &arguments.vararg)?;
        let mut keyword_only = Vec::new();
        for (arg, default) in arguments.kwonlyargs.iter().zip(&arguments.kw_defaults) {
            let default = default.as_ref().map(|default| default.span);
            keyword_only.push(self.arg(arg, default)?);
        }
        let kwarg = one(self, &arguments.kwarg)?;
        let args = groups.pop().unwrap_or(Value::NONE);
        let positional_only = groups.pop().unwrap_or(Value::NONE);
        let values = [
            positional_only,
            args,
            vararg,
            self.vm.list(keyword_only),
            self.list(&arguments.kw_defaults, Self::expr_or_none)?,
            kwarg,
            self.exprs(&arguments.defaults)?,
        ];
        Ok(self.node("arguments", values))
    }

    pub(super) fn arg(&mut self, arg: &Arg, default: Option<Span>) -> Result<Value> {
        let end = default.unwrap_or(arg.span);
        let text = self
            .comments
            .as_mut()
            .and_then(|comments| comments.of_parameter(end));
        let values = [
            self.name(&arg.arg),
            self.expr_opt(&arg.annotation)?,
            self.comment(text),
        ];
        Ok(self.placed("arg", arg.span, values))
    }
}
