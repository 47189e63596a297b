//! Whether a tree made by a program is one that a parser could have made. After CPython's `Python/ast.c`.

use crate::vm::{Result, Vm};
use gillie_grammar::ast::*;

type Done = Result<()>;

/// The figures of a node's place.
pub fn span(vm: &mut Vm, line: i64, col: i64, end_line: i64, end_col: i64) -> Done {
    if line > end_line {
        return Err(vm.value_error(format!(
            "AST node line range ({line}, {end_line}) is not valid"
        )));
    }
    if (line < 0 && end_line != line) || (col < 0 && col != end_col) {
        return Err(vm.value_error(format!(
            "AST node column range ({col}, {end_col}) for line range ({line}, {end_line}) is not valid"
        )));
    }
    if line == end_line && col > end_col {
        return Err(vm.value_error(format!(
            "line {line}, column {col}-{end_col} is not a valid range"
        )));
    }
    Ok(())
}

/// Names that are constants.
pub fn check_name(vm: &mut Vm, name: &str) -> Done {
    match name {
        "None" | "True" | "False" => Err(vm.value_error(format!(
            "identifier field can't represent '{name}' constant"
        ))),
        _ => Ok(()),
    }
}

/// Checks a whole tree.
pub fn module(vm: &mut Vm, module: &Mod) -> Done {
    let mut check = Check { vm };
    match module {
        Mod::Module { body } | Mod::Interactive { body } => check.stmts(body),
        Mod::Expression { body } => check.expr(body, ExprContext::Load),
    }
}

struct Check<'vm> {
    vm: &'vm mut Vm,
}

fn context_name(context: ExprContext) -> &'static str {
    match context {
        ExprContext::Load => "Load",
        ExprContext::Store => "Store",
        ExprContext::Del => "Del",
    }
}

impl Check<'_> {
    fn fail(&mut self, message: impl AsRef<str>) -> Done {
        Err(self.vm.value_error(message))
    }

    fn nonempty<T>(&mut self, items: &[T], what: &str, owner: &str) -> Done {
        match items.is_empty() {
            true => self.fail(format!("empty {what} on {owner}")),
            false => Ok(()),
        }
    }

    fn body(&mut self, body: &[Stmt], owner: &str) -> Done {
        self.nonempty(body, "body", owner)?;
        self.stmts(body)
    }

    fn stmts(&mut self, body: &[Stmt]) -> Done {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn exprs(&mut self, list: &[Expr], context: ExprContext) -> Done {
        list.iter().try_for_each(|expr| self.expr(expr, context))
    }

    fn opt(&mut self, expr: &Option<Box<Expr>>) -> Done {
        match expr {
            Some(expr) => self.expr(expr, ExprContext::Load),
            None => Ok(()),
        }
    }

    fn load(&mut self, expr: &Expr) -> Done {
        self.expr(expr, ExprContext::Load)
    }

    fn stmt(&mut self, stmt: &Stmt) -> Done {
        self.vm.check_stack()?;
        use ExprContext::{Del, Load, Store};
        use StmtKind::*;
        match &stmt.kind {
            FunctionDef(f) => self.function(f, "FunctionDef"),
            AsyncFunctionDef(f) => self.function(f, "AsyncFunctionDef"),
            ClassDef(c) => {
                self.body(&c.body, "ClassDef")?;
                self.type_params(&c.type_params)?;
                self.exprs(&c.bases, Load)?;
                self.keywords(&c.keywords)?;
                self.exprs(&c.decorator_list, Load)
            }
            Return { value } => self.opt(value),
            Delete { targets } => {
                self.nonempty(targets, "targets", "Delete")?;
                self.exprs(targets, Del)
            }
            Assign { targets, value } => {
                self.nonempty(targets, "targets", "Assign")?;
                self.exprs(targets, Store)?;
                self.load(value)
            }
            AugAssign { target, value, .. } => {
                self.expr(target, Store)?;
                if !matches!(
                    target.kind,
                    ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. }
                ) {
                    return self.fail("illegal expression for augmented assignment");
                }
                self.load(value)
            }
            AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => {
                if *simple && !matches!(target.kind, ExprKind::Name { .. }) {
                    return Err(self.vm.type_error("AnnAssign with simple non-Name target"));
                }
                self.expr(target, Store)?;
                if !matches!(
                    target.kind,
                    ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. }
                ) {
                    return self.fail("illegal target for annotation");
                }
                self.opt(value)?;
                self.load(annotation)
            }
            TypeAlias {
                name,
                type_params,
                value,
            } => {
                if !matches!(name.kind, ExprKind::Name { .. }) {
                    return Err(self.vm.type_error("TypeAlias with non-Name name"));
                }
                self.expr(name, Store)?;
                self.type_params(type_params)?;
                self.load(value)
            }
            For(f) => self.for_(f, "For"),
            AsyncFor(f) => self.for_(f, "AsyncFor"),
            While { test, body, orelse } => {
                self.load(test)?;
                self.body(body, "While")?;
                self.stmts(orelse)
            }
            If { test, body, orelse } => {
                self.load(test)?;
                self.body(body, "If")?;
                self.stmts(orelse)
            }
            With { items, body } => self.with(items, body, "With"),
            AsyncWith { items, body } => self.with(items, body, "AsyncWith"),
            Match { subject, cases } => {
                self.load(subject)?;
                self.nonempty(cases, "cases", "Match")?;
                for case in cases {
                    self.pattern(&case.pattern, false)?;
                    self.opt(&case.guard)?;
                    self.body(&case.body, "match_case")?;
                }
                Ok(())
            }
            Raise { exc, cause } => {
                if exc.is_none() && cause.is_some() {
                    return self.fail("Raise with cause but no exception");
                }
                self.opt(exc)?;
                self.opt(cause)
            }
            Try(t) => self.try_(t, "Try"),
            TryStar(t) => self.try_(t, "TryStar"),
            Assert { test, msg } => {
                self.load(test)?;
                self.opt(msg)
            }
            Import { names } => self.nonempty(names, "names", "Import"),
            ImportFrom { names, .. } => self.nonempty(names, "names", "ImportFrom"),
            Global { names } => self.nonempty(names, "names", "Global"),
            Nonlocal { names } => self.nonempty(names, "names", "Nonlocal"),
            Expr { value } => self.load(value),
            Pass | Break | Continue => Ok(()),
        }
    }

    fn function(&mut self, f: &FunctionDef, owner: &str) -> Done {
        self.body(&f.body, owner)?;
        self.type_params(&f.type_params)?;
        self.arguments(&f.args)?;
        self.exprs(&f.decorator_list, ExprContext::Load)?;
        self.opt(&f.returns)
    }

    fn for_(&mut self, f: &For, owner: &str) -> Done {
        self.expr(&f.target, ExprContext::Store)?;
        self.load(&f.iter)?;
        self.body(&f.body, owner)?;
        self.stmts(&f.orelse)
    }

    fn with(&mut self, items: &[WithItem], body: &[Stmt], owner: &str) -> Done {
        self.nonempty(items, "items", owner)?;
        for item in items {
            self.load(&item.context_expr)?;
            if let Some(target) = &item.optional_vars {
                self.expr(target, ExprContext::Store)?;
            }
        }
        self.body(body, owner)
    }

    fn try_(&mut self, t: &Try, owner: &str) -> Done {
        self.body(&t.body, owner)?;
        if t.handlers.is_empty() && t.finalbody.is_empty() {
            return self.fail(format!("{owner} has neither except handlers nor finalbody"));
        }
        if t.handlers.is_empty() && !t.orelse.is_empty() {
            return self.fail(format!("{owner} has orelse but no except handlers"));
        }
        for handler in &t.handlers {
            self.opt(&handler.type_)?;
            self.body(&handler.body, "ExceptHandler")?;
        }
        self.stmts(&t.finalbody)?;
        self.stmts(&t.orelse)
    }

    fn arguments(&mut self, args: &Arguments) -> Done {
        let all = args.posonlyargs.iter().chain(&args.args);
        let all = all.chain(args.vararg.as_deref());
        let all = all.chain(&args.kwonlyargs).chain(args.kwarg.as_deref());
        for arg in all {
            self.opt(&arg.annotation)?;
        }
        if args.defaults.len() > args.posonlyargs.len() + args.args.len() {
            return self.fail("more positional defaults than args on arguments");
        }
        if args.kw_defaults.len() != args.kwonlyargs.len() {
            return self.fail("length of kwonlyargs is not the same as kw_defaults on arguments");
        }
        self.exprs(&args.defaults, ExprContext::Load)?;
        args.kw_defaults
            .iter()
            .flatten()
            .try_for_each(|default| self.load(default))
    }

    fn keywords(&mut self, keywords: &[Keyword]) -> Done {
        keywords
            .iter()
            .try_for_each(|keyword| self.load(&keyword.value))
    }

    fn type_params(&mut self, params: &[TypeParam]) -> Done {
        for param in params {
            let (name, bound, default) = match &param.kind {
                TypeParamKind::TypeVar {
                    name,
                    bound,
                    default_value,
                } => (name, bound.as_ref(), default_value),
                TypeParamKind::ParamSpec {
                    name,
                    default_value,
                }
                | TypeParamKind::TypeVarTuple {
                    name,
                    default_value,
                } => (name, None, default_value),
            };
            check_name(self.vm, name)?;
            if let Some(bound) = bound {
                self.load(bound)?;
            }
            self.opt(default)?;
        }
        Ok(())
    }

    fn comprehensions(&mut self, generators: &[Comprehension]) -> Done {
        if generators.is_empty() {
            return self.fail("comprehension with no generators");
        }
        for part in generators {
            self.expr(&part.target, ExprContext::Store)?;
            self.load(&part.iter)?;
            self.exprs(&part.ifs, ExprContext::Load)?;
        }
        Ok(())
    }

    fn expr(&mut self, expr: &Expr, context: ExprContext) -> Done {
        self.vm.check_stack()?;
        use ExprContext::Load;
        use ExprKind::*;
        let actual = match &expr.kind {
            Attribute { ctx, .. }
            | Subscript { ctx, .. }
            | Starred { ctx, .. }
            | Name { ctx, .. }
            | List { ctx, .. }
            | Tuple { ctx, .. } => *ctx,
            _ if context != Load => {
                return self.fail(format!(
                    "expression which can't be assigned to in {} context",
                    context_name(context)
                ));
            }
            _ => Load,
        };
        if actual != context {
            return self.fail(format!(
                "expression must have {} context but has {} instead",
                context_name(context),
                context_name(actual)
            ));
        }
        match &expr.kind {
            BoolOp { values, .. } => {
                if values.len() < 2 {
                    return self.fail("BoolOp with less than 2 values");
                }
                self.exprs(values, Load)
            }
            NamedExpr { target, value } => {
                if !matches!(target.kind, Name { .. }) {
                    return Err(self.vm.type_error("NamedExpr target must be a Name"));
                }
                self.load(value)
            }
            BinOp { left, right, .. } => {
                self.load(left)?;
                self.load(right)
            }
            UnaryOp { operand, .. } => self.load(operand),
            Lambda { args, body } => {
                self.arguments(args)?;
                self.load(body)
            }
            IfExp { test, body, orelse } => {
                self.load(test)?;
                self.load(body)?;
                self.load(orelse)
            }
            Dict { keys, values } => {
                if keys.len() != values.len() {
                    return self.fail("Dict doesn't have the same number of keys as values");
                }
                for key in keys.iter().flatten() {
                    self.load(key)?;
                }
                self.exprs(values, Load)
            }
            Set { elts } => self.exprs(elts, Load),
            ListComp { elt, generators }
            | SetComp { elt, generators }
            | GeneratorExp { elt, generators } => {
                self.comprehensions(generators)?;
                self.load(elt)
            }
            DictComp {
                key,
                value,
                generators,
            } => {
                self.comprehensions(generators)?;
                self.load(key)?;
                self.load(value)
            }
            Yield { value } => self.opt(value),
            YieldFrom { value } | Await { value } => self.load(value),
            Compare {
                left,
                ops,
                comparators,
            } => {
                if comparators.is_empty() {
                    return self.fail("Compare with no comparators");
                }
                if comparators.len() != ops.len() {
                    return self.fail("Compare has a different number of comparators and operands");
                }
                self.exprs(comparators, Load)?;
                self.load(left)
            }
            Call {
                func,
                args,
                keywords,
            } => {
                self.load(func)?;
                self.exprs(args, Load)?;
                self.keywords(keywords)
            }
            JoinedStr { values } | TemplateStr { values } => self.exprs(values, Load),
            FormattedValue {
                value, format_spec, ..
            }
            | Interpolation {
                value, format_spec, ..
            } => {
                self.load(value)?;
                self.opt(format_spec)
            }
            Constant { .. } | Name { .. } => Ok(()),
            Attribute { value, .. } => self.load(value),
            Subscript { value, slice, .. } => {
                self.load(slice)?;
                self.load(value)
            }
            Starred { value, ctx } => self.expr(value, *ctx),
            List { elts, ctx } | Tuple { elts, ctx } => self.exprs(elts, *ctx),
            Slice { lower, upper, step } => {
                self.opt(lower)?;
                self.opt(upper)?;
                self.opt(step)
            }
        }
    }

    fn capture(&mut self, name: &str) -> Done {
        if name == "_" {
            return self.fail("can't capture name '_' in patterns");
        }
        check_name(self.vm, name)
    }

    /// What a pattern may compare with.
    fn match_value(&mut self, value: &Expr) -> Done {
        self.load(value)?;
        let is_number = |expr: &Expr| {
            matches!(
                expr.kind,
                ExprKind::Constant {
                    value: Constant::Int(_) | Constant::Float(_) | Constant::Complex(_),
                    ..
                }
            )
        };
        let signed = |expr: &Expr| match &expr.kind {
            ExprKind::UnaryOp {
                op: UnaryOp::USub,
                operand,
            } => is_number(operand),
            _ => is_number(expr),
        };
        let good = match &value.kind {
            ExprKind::Constant { value, .. } => match value {
                Constant::Ellipsis => {
                    return self.fail("unexpected constant inside of a literal pattern");
                }
                _ => true,
            },
            ExprKind::Attribute { .. } | ExprKind::JoinedStr { .. } => true,
            ExprKind::TemplateStr { .. } => true,
            ExprKind::UnaryOp { .. } => signed(value),
            ExprKind::BinOp {
                left,
                op: Operator::Add | Operator::Sub,
                right,
            } => signed(left) && is_number(right),
            _ => false,
        };
        match good {
            true => Ok(()),
            false => self.fail("patterns may only match literals and attribute lookups"),
        }
    }

    fn patterns(&mut self, patterns: &[Pattern], star: bool) -> Done {
        patterns
            .iter()
            .try_for_each(|pattern| self.pattern(pattern, star))
    }

    fn pattern(&mut self, pattern: &Pattern, star: bool) -> Done {
        self.vm.check_stack()?;
        use PatternKind::*;
        match &pattern.kind {
            MatchValue { value } => self.match_value(value),
            MatchSingleton { .. } => Ok(()),
            MatchSequence { patterns } => self.patterns(patterns, true),
            MatchMapping {
                keys,
                patterns,
                rest,
            } => {
                if keys.len() != patterns.len() {
                    return self
                        .fail("MatchMapping doesn't have the same number of keys as patterns");
                }
                if let Some(rest) = rest {
                    self.capture(rest)?;
                }
                for key in keys {
                    if let ExprKind::Constant {
                        value: Constant::None | Constant::True | Constant::False,
                        ..
                    } = key.kind
                    {
                        continue;
                    }
                    self.match_value(key)?;
                }
                self.patterns(patterns, false)
            }
            MatchClass {
                cls,
                patterns,
                kwd_attrs,
                kwd_patterns,
            } => {
                if kwd_attrs.len() != kwd_patterns.len() {
                    return self.fail(
                        "MatchClass doesn't have the same number of keyword attributes as patterns",
                    );
                }
                self.load(cls)?;
                let mut at = &**cls;
                loop {
                    match &at.kind {
                        ExprKind::Name { .. } => break,
                        ExprKind::Attribute { value, .. } => at = value,
                        _ => {
                            return self.fail(
                                "MatchClass cls field can only contain Name or Attribute nodes.",
                            );
                        }
                    }
                }
                for name in kwd_attrs {
                    check_name(self.vm, name)?;
                }
                self.patterns(patterns, false)?;
                self.patterns(kwd_patterns, false)
            }
            MatchStar { name } => {
                if !star {
                    return self.fail("can't use MatchStar here");
                }
                match name {
                    Some(name) => self.capture(name),
                    None => Ok(()),
                }
            }
            MatchAs { pattern, name } => {
                if let Some(name) = name {
                    self.capture(name)?;
                }
                match (pattern, name) {
                    (None, _) => Ok(()),
                    (Some(_), None) => {
                        self.fail("MatchAs must specify a target name if a pattern is given")
                    }
                    (Some(pattern), Some(_)) => self.pattern(pattern, false),
                }
            }
            MatchOr { patterns } => {
                if patterns.len() < 2 {
                    return self.fail("MatchOr requires at least 2 patterns");
                }
                self.patterns(patterns, false)
            }
        }
    }
}
