//! Expressions, and everything that opens a scope: functions, classes, lambdas, comprehensions, annotations
//! (PEP 649) and type parameters (PEP 695).

use gillie_grammar::SyntaxError;
use gillie_grammar::ast::*;

use super::build::{Builder, Done};
use super::{Part, Private, ScopeKind, def, grow, mangle};

impl Builder {
    pub(super) fn optional(&mut self, e: &Option<Box<Expr>>) -> Done {
        match e {
            Some(e) => self.expr(e),
            None => Ok(()),
        }
    }

    pub(super) fn exprs(&mut self, list: &[Expr]) -> Done {
        list.iter().try_for_each(|e| self.expr(e))
    }

    pub(super) fn expr(&mut self, e: &Expr) -> Done {
        grow(|| self.expr_inner(e))
    }

    fn expr_inner(&mut self, e: &Expr) -> Done {
        match &e.kind {
            ExprKind::BoolOp { values, .. }
            | ExprKind::JoinedStr { values }
            | ExprKind::TemplateStr { values } => self.exprs(values),
            ExprKind::NamedExpr { target, value } => {
                self.named_expr(e, target)?;
                self.expr(value)?;
                self.expr(target)
            }
            ExprKind::BinOp { left, right, .. } => {
                self.expr(left)?;
                self.expr(right)
            }
            ExprKind::UnaryOp { operand, .. } => self.expr(operand),
            ExprKind::Lambda { args, body } => {
                self.defaults(args)?;
                self.enter(ScopeKind::Lambda, "<lambda>".into(), e, Part::Body, e.span);
                self.arguments(args)?;
                self.expr(body)?;
                self.exit();
                Ok(())
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expr(test)?;
                self.expr(body)?;
                self.expr(orelse)
            }
            ExprKind::Dict { keys, values } => {
                for (key, value) in keys.iter().zip(values) {
                    if let Some(key) = key {
                        self.expr(key)?;
                    }
                    self.expr(value)?;
                }
                Ok(())
            }
            ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
                self.exprs(elts)
            }
            ExprKind::ListComp { elt, generators } => {
                self.comprehension(e, ScopeKind::ListComp, "<listcomp>", generators, elt, None)
            }
            ExprKind::SetComp { elt, generators } => {
                self.comprehension(e, ScopeKind::SetComp, "<setcomp>", generators, elt, None)
            }
            ExprKind::GeneratorExp { elt, generators } => self.comprehension(
                e,
                ScopeKind::GeneratorExp,
                "<genexpr>",
                generators,
                elt,
                None,
            ),
            ExprKind::DictComp {
                key,
                value,
                generators,
            } => self.comprehension(
                e,
                ScopeKind::DictComp,
                "<dictcomp>",
                generators,
                key,
                Some(value),
            ),
            ExprKind::Await { value } => {
                self.refuse_in_annotation(e, "await expression")?;
                self.expr(value)?;
                self.current().coroutine = true;
                Ok(())
            }
            ExprKind::Yield { value } => {
                self.refuse_in_annotation(e, "yield expression")?;
                self.optional(value)?;
                self.yields(e)
            }
            ExprKind::YieldFrom { value } => {
                self.refuse_in_annotation(e, "yield expression")?;
                self.expr(value)?;
                self.yields(e)
            }
            ExprKind::Compare {
                left, comparators, ..
            } => {
                self.expr(left)?;
                self.exprs(comparators)
            }
            ExprKind::Call {
                func,
                args,
                keywords,
            } => {
                self.expr(func)?;
                self.exprs(args)?;
                self.keywords(keywords)
            }
            ExprKind::FormattedValue {
                value, format_spec, ..
            }
            | ExprKind::Interpolation {
                value, format_spec, ..
            } => {
                self.expr(value)?;
                self.optional(format_spec)
            }
            ExprKind::Constant { .. } => Ok(()),
            ExprKind::Attribute { value, attr, ctx } => match ctx {
                ExprContext::Store if &**attr == "__debug__" => {
                    Err(SyntaxError::new(e.span, "cannot assign to __debug__"))
                }
                ExprContext::Del if &**attr == "__debug__" => {
                    Err(SyntaxError::new(e.span, "cannot delete __debug__"))
                }
                _ => self.expr(value),
            },
            ExprKind::Starred { value, .. } => self.expr(value),
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value)?;
                self.expr(slice)
            }
            ExprKind::Name { id, ctx } => {
                let flag = if *ctx == ExprContext::Load {
                    def::USE
                } else {
                    def::LOCAL
                };
                if *ctx == ExprContext::Del && &**id == "__debug__" {
                    return Err(SyntaxError::new(e.span, "cannot delete __debug__"));
                }
                self.add(id, flag, e.span)?;
                // `super` without arguments needs the class.
                if *ctx == ExprContext::Load
                    && &**id == "super"
                    && self.current().kind.is_function_like()
                {
                    self.add(&"__class__".into(), def::USE, e.span)?;
                }
                Ok(())
            }
            ExprKind::Slice { lower, upper, step } => {
                self.optional(lower)?;
                self.optional(upper)?;
                self.optional(step)
            }
        }
    }

    fn keywords(&mut self, keywords: &[Keyword]) -> Done {
        for (index, keyword) in keywords.iter().enumerate() {
            if let Some(name) = &keyword.arg
                && keywords[..index]
                    .iter()
                    .any(|k| k.arg.as_ref() == Some(name))
            {
                return Err(SyntaxError::new(
                    keyword.span,
                    format!("keyword argument repeated: {name}"),
                ));
            }
        }
        for keyword in keywords {
            if keyword.arg.as_deref() == Some("__debug__") {
                return Err(SyntaxError::new(keyword.span, "cannot assign to __debug__"));
            }
        }
        keywords.iter().try_for_each(|k| self.expr(&k.value))
    }

    fn yields(&mut self, e: &Expr) -> Done {
        let scope = self.current();
        let what = match scope.kind {
            ScopeKind::ListComp => "list comprehension",
            ScopeKind::SetComp => "set comprehension",
            ScopeKind::DictComp => "dict comprehension",
            ScopeKind::GeneratorExp => "generator expression",
            _ => {
                scope.generator = true;
                return Ok(());
            }
        };
        Err(SyntaxError::new(e.span, format!("'yield' inside {what}")))
    }

    fn refuse_in_annotation(&mut self, e: &Expr, what: &str) -> Done {
        let place = match self.current().kind {
            ScopeKind::Annotation => "an annotation",
            ScopeKind::TypeVariable => self.current().lazy,
            ScopeKind::TypeAlias => "a type alias",
            ScopeKind::TypeParams => "the definition of a generic",
            _ => return Ok(()),
        };
        Err(SyntaxError::new(
            e.span,
            format!("{what} cannot be used within {place}"),
        ))
    }

    fn named_expr(&mut self, e: &Expr, target: &Expr) -> Done {
        self.refuse_in_annotation(e, "named expression")?;
        let ExprKind::Name { id, .. } = &target.kind else {
            return Ok(());
        };
        if self.current().comp_iter_expr > 0 {
            return Err(SyntaxError::new(
                e.span,
                "assignment expression cannot be used in a comprehension iterable expression",
            ));
        }
        for &scope in &self.stack {
            self.table.scopes[scope].has_named_expr = true;
        }
        if !self.current().kind.is_comprehension() {
            return Ok(());
        }
        // PEP 572: the target belongs to the function around the comprehensions.
        let mangled = mangle(self.private.as_ref(), id);
        for index in (0..self.stack.len()).rev() {
            let scope_id = self.stack[index];
            let scope = &self.table.scopes[scope_id];
            let flags = scope.get(&mangled).map_or(0, |s| s.flags);
            match scope.kind {
                kind if kind.is_comprehension() => {
                    if flags & def::COMP_ITER != 0 {
                        return Err(SyntaxError::new(
                            target.span,
                            format!(
                                "assignment expression cannot rebind comprehension iteration variable '{id}'"
                            ),
                        ));
                    }
                }
                ScopeKind::Function | ScopeKind::Lambda => {
                    let flag = if flags & def::GLOBAL != 0 {
                        def::GLOBAL
                    } else {
                        def::NONLOCAL
                    };
                    self.add(id, flag, target.span)?;
                    self.current().directives.push((mangled, target.span));
                    if flags & (def::GLOBAL | def::NONLOCAL) != 0 {
                        return Ok(());
                    }
                    return self.add_to(scope_id, id, def::LOCAL, target.span);
                }
                ScopeKind::Module => {
                    self.add(id, def::GLOBAL, target.span)?;
                    self.current().directives.push((mangled, target.span));
                    return self.add_to(scope_id, id, def::GLOBAL, target.span);
                }
                kind => {
                    let place = match kind {
                        ScopeKind::Class => "cannot be used in a class body",
                        ScopeKind::TypeParams => {
                            "cannot be used within the definition of a generic"
                        }
                        ScopeKind::TypeAlias => "cannot be used in a type alias",
                        ScopeKind::TypeVariable => {
                            let lazy = scope.lazy;
                            return Err(SyntaxError::new(
                                target.span,
                                format!(
                                    "assignment expression within a comprehension cannot be used in {lazy}"
                                ),
                            ));
                        }
                        _ => "cannot be used within an annotation",
                    };
                    return Err(SyntaxError::new(
                        target.span,
                        format!("assignment expression within a comprehension {place}"),
                    ));
                }
            }
        }
        Ok(())
    }

    fn comprehension(
        &mut self,
        e: &Expr,
        kind: ScopeKind,
        name: &str,
        generators: &[Comprehension],
        elt: &Expr,
        value: Option<&Expr>,
    ) -> Done {
        let Some((first, rest)) = generators.split_first() else {
            return Ok(());
        };
        self.current().comp_iter_expr += 1;
        self.expr(&first.iter)?;
        self.current().comp_iter_expr -= 1;
        // In an annotation scope of a class too, it does not see the names of the class.
        self.enter(kind, name.into(), e, Part::Body, e.span);
        self.add(&".0".into(), def::PARAM, e.span)?;
        self.current().coroutine = first.is_async;
        self.comp_target(&first.target)?;
        self.exprs(&first.ifs)?;
        for generator in rest {
            self.comp_target(&generator.target)?;
            self.current().comp_iter_expr += 1;
            self.expr(&generator.iter)?;
            self.current().comp_iter_expr -= 1;
            self.exprs(&generator.ifs)?;
            self.current().coroutine |= generator.is_async;
        }
        if let Some(value) = value {
            self.expr(value)?;
        }
        self.expr(elt)?;
        let is_async = self.current().coroutine && kind != ScopeKind::GeneratorExp;
        self.current().generator = kind == ScopeKind::GeneratorExp;
        self.exit();
        if is_async {
            self.current().coroutine = true;
        }
        Ok(())
    }

    fn comp_target(&mut self, target: &Expr) -> Done {
        self.current().comp_iter_target = true;
        self.expr(target)?;
        self.current().comp_iter_target = false;
        Ok(())
    }

    fn defaults(&mut self, args: &Arguments) -> Done {
        self.exprs(&args.defaults)?;
        args.kw_defaults
            .iter()
            .flatten()
            .try_for_each(|e| self.expr(e))
    }

    fn arguments(&mut self, args: &Arguments) -> Done {
        let stars = args.vararg.iter().chain(&args.kwarg).map(|a| &**a);
        let plain = args
            .posonlyargs
            .iter()
            .chain(&args.args)
            .chain(&args.kwonlyargs);
        for arg in plain.chain(stars) {
            self.add(&arg.arg, def::PARAM, arg.span)?;
        }
        Ok(())
    }

    pub(super) fn function(&mut self, f: &FunctionDef, is_async: bool, span: Span) -> Done {
        self.add(&f.name, def::LOCAL, span)?;
        self.defaults(&f.args)?;
        self.exprs(&f.decorator_list)?;
        let generic = !f.type_params.is_empty();
        if generic {
            let defaults = !f.args.defaults.is_empty();
            let kw_defaults = f.args.kw_defaults.iter().any(Option::is_some);
            self.enter_type_params(&f.name, f, span)?;
            for (present, name) in [(defaults, ".defaults"), (kw_defaults, ".kwdefaults")] {
                if present {
                    self.add(&name.into(), def::PARAM, span)?;
                }
            }
            self.type_params(&f.type_params)?;
        }
        self.function_annotations(f, span)?;
        self.enter(ScopeKind::Function, f.name.clone(), f, Part::Body, span);
        self.current().coroutine = is_async;
        self.current().async_def = is_async;
        self.arguments(&f.args)?;
        self.body(&f.body)?;
        self.exit();
        if generic {
            self.exit();
        }
        Ok(())
    }

    fn function_annotations(&mut self, f: &FunctionDef, span: Span) -> Done {
        let stars = f.args.vararg.iter().chain(&f.args.kwarg).map(|a| &**a);
        let plain = f
            .args
            .posonlyargs
            .iter()
            .chain(&f.args.args)
            .chain(&f.args.kwonlyargs);
        let list: Vec<&Expr> = plain
            .chain(stars)
            .filter_map(|a| a.annotation.as_deref())
            .chain(f.returns.as_deref())
            .collect();
        if list.is_empty() {
            return Ok(());
        }
        self.enter_annotations(f, span)?;
        // Under `from __future__ import annotations` they are texts.
        let texts = self.future_annotations;
        for annotation in list.into_iter().filter(|_| !texts) {
            self.expr(annotation)?;
        }
        self.exit();
        Ok(())
    }

    /// Opens the scope of an `__annotate__` function.
    fn enter_annotations<T>(&mut self, node: &T, span: Span) -> Done {
        let scope = self.current();
        let in_class = scope.kind == ScopeKind::Class || scope.can_see_class;
        let in_class = in_class && !self.future_annotations;
        self.enter(
            ScopeKind::Annotation,
            "__annotate__".into(),
            node,
            Part::Annotations,
            span,
        );
        // So called because annotations that say `format` do not mean it.
        self.add(&".format".into(), def::PARAM, span)?;
        if in_class {
            self.current().can_see_class = true;
            self.add(&"__classdict__".into(), def::USE, span)?;
        }
        Ok(())
    }

    /// The annotation of a variable: those of a class or module share one scope.
    pub(super) fn annotation(&mut self, annotation: &Expr, simple: bool) -> Done {
        let id = self.current_id();
        let scope = &self.table.scopes[id];
        let kind = scope.kind;
        if self.future_annotations || kind.is_function_like() {
            if simple && !kind.is_function_like() {
                self.current().has_annotations = true;
            }
            // Never evaluated in functions, a string otherwise.
            return Ok(());
        }
        if simple {
            let conditional = kind == ScopeKind::Module || scope.in_conditional;
            let scope = self.current();
            scope.has_annotations = true;
            if conditional && !scope.conditional_annotations {
                scope.conditional_annotations = true;
                // A class keeps it in a cell of its own.
                if kind == ScopeKind::Module {
                    self.add(
                        &"__conditional_annotations__".into(),
                        def::USE,
                        annotation.span,
                    )?;
                }
            }
        }
        match self.table.annotations.get(&id) {
            Some(&existing) => self.stack.push(existing),
            None => {
                self.enter_annotations(annotation, annotation.span)?;
                let new = self.current_id();
                self.table.annotations.insert(id, new);
            }
        }
        if self.table.scopes[id].conditional_annotations {
            self.add(
                &"__conditional_annotations__".into(),
                def::USE,
                annotation.span,
            )?;
        }
        self.expr(annotation)?;
        self.exit();
        Ok(())
    }

    pub(super) fn class(&mut self, c: &ClassDef, span: Span) -> Done {
        self.add(&c.name, def::LOCAL, span)?;
        self.exprs(&c.decorator_list)?;
        let before = self.private.clone();
        let generic = !c.type_params.is_empty();
        if generic {
            self.enter_type_params(&c.name, c, span)?;
            let private = Private::type_params(&c.name, &c.type_params, before.clone());
            self.private = Some(private);
            self.type_params(&c.type_params)?;
        }
        self.exprs(&c.bases)?;
        self.keywords(&c.keywords)?;
        if generic {
            self.add(&".generic_base".into(), def::LOCAL | def::USE, span)?;
            self.add(&".type_params".into(), def::LOCAL | def::USE, span)?;
        }
        self.private = Some(Private::body(&c.name));
        self.enter(ScopeKind::Class, c.name.clone(), c, Part::Body, span);
        if generic {
            self.add(&"__type_params__".into(), def::LOCAL, span)?;
            self.add(&".type_params".into(), def::USE, span)?;
        }
        self.body(&c.body)?;
        self.exit();
        if generic {
            self.exit();
        }
        self.private = before;
        Ok(())
    }

    fn enter_type_params<T>(&mut self, name: &Name, node: &T, span: Span) -> Done {
        let scope = self.current();
        let in_class = scope.kind == ScopeKind::Class || scope.can_see_class;
        self.enter(
            ScopeKind::TypeParams,
            name.clone(),
            node,
            Part::TypeParams,
            span,
        );
        if in_class {
            self.current().can_see_class = true;
            self.add(&"__classdict__".into(), def::USE, span)?;
        }
        Ok(())
    }

    fn type_params(&mut self, params: &[TypeParam]) -> Done {
        let mut seen_default = false;
        for param in params {
            let (name, bound, default) = match &param.kind {
                TypeParamKind::TypeVar {
                    name,
                    bound,
                    default_value,
                } => (name, bound.as_deref(), default_value.as_deref()),
                TypeParamKind::ParamSpec {
                    name,
                    default_value,
                }
                | TypeParamKind::TypeVarTuple {
                    name,
                    default_value,
                } => (name, None, default_value.as_deref()),
            };
            if default.is_none() && seen_default {
                return Err(SyntaxError::new(
                    param.span,
                    format!("non-default type parameter '{name}' follows default type parameter"),
                ));
            }
            seen_default |= default.is_some();
            self.add(name, def::TYPE_PARAM | def::LOCAL, param.span)?;
            if let Some(bound) = bound {
                let what = match bound.kind {
                    ExprKind::Tuple { .. } => "a TypeVar constraint",
                    _ => "a TypeVar bound",
                };
                self.lazy(
                    name,
                    bound,
                    (ScopeKind::TypeVariable, what),
                    param,
                    Part::Body,
                )?;
            }
            if let Some(default) = default {
                let what = match param.kind {
                    TypeParamKind::TypeVar { .. } => "a TypeVar default",
                    TypeParamKind::ParamSpec { .. } => "a ParamSpec default",
                    TypeParamKind::TypeVarTuple { .. } => "a TypeVarTuple default",
                };
                self.lazy(
                    name,
                    default,
                    (ScopeKind::TypeVariable, what),
                    param,
                    Part::Default,
                )?;
            }
        }
        Ok(())
    }

    /// An expression that is evaluated on demand, in a scope of its own.
    fn lazy<T>(
        &mut self,
        name: &Name,
        e: &Expr,
        (kind, what): (ScopeKind, &'static str),
        node: &T,
        part: Part,
    ) -> Done {
        let scope = self.current();
        let in_class = scope.kind == ScopeKind::Class || scope.can_see_class;
        self.enter(kind, name.clone(), node, part, e.span);
        self.current().lazy = what;
        self.add(&".format".into(), def::PARAM, e.span)?;
        if in_class {
            self.current().can_see_class = true;
            self.add(&"__classdict__".into(), def::USE, e.span)?;
        }
        self.expr(e)?;
        self.exit();
        Ok(())
    }

    pub(super) fn type_alias(
        &mut self,
        name: &Expr,
        params: &[TypeParam],
        value: &Expr,
        span: Span,
    ) -> Done {
        self.expr(name)?;
        let ExprKind::Name { id, .. } = &name.kind else {
            return Ok(());
        };
        if !params.is_empty() {
            self.enter_type_params(id, value, span)?;
            self.type_params(params)?;
        }
        self.lazy(id, value, (ScopeKind::TypeAlias, ""), value, Part::Default)?;
        if !params.is_empty() {
            self.exit();
        }
        Ok(())
    }
}
