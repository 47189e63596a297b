//! The grammar's tree as Python objects.

use super::classes::{self, Made, Node};
use crate::object::Value;
use crate::vm::{Result, Vm};
use gillie_grammar::ast::{
    Alias, Arg, Arguments, BoolOp, CmpOp, Comprehension, Constant, ExceptHandler, Expr,
    ExprContext, ExprKind, For, FunctionDef, Keyword, MatchCase, Mod, Name, Operator, Pattern,
    PatternKind, Span, Stmt, StmtKind, Try, TypeParam, TypeParamKind, UnaryOp, WithItem,
};
use gillie_grammar::comments::{self, TypeComments};
use gillie_grammar::{Mode, Reading, SyntaxError};
use std::rc::Rc;

/// What `ast.parse` asks for beyond the tree.
#[derive(Clone, Copy)]
pub struct Wishes {
    /// `# type:` comments become parts of the tree.
    pub type_comments: bool,
    /// Syntax that came after Python 3.this is an error; -1: none is.
    pub feature_version: i64,
}

/// Parses source text to a tree of `ast` objects; the mode is `exec`, `eval`, `single` or `func_type`.
pub fn parse(
    vm: &mut Vm,
    source: &str,
    filename: &str,
    mode: &str,
    wishes: Wishes,
) -> Result<Value> {
    let mode = match mode {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        _ => return function_type(vm, source, filename),
    };
    let reading = Reading {
        digit_limit: crate::object::int::digit_limit(vm),
        ..Default::default()
    };
    let parsed = match gillie_grammar::parse_with(source, mode, reading) {
        Ok(parsed) => parsed,
        Err(mut error) => {
            let warnings = std::mem::take(&mut error.warnings);
            vm.warn_of_syntax(warnings, source, filename)?;
            return Err(vm.syntax_error(&error, source, filename));
        }
    };
    vm.warn_of_syntax(parsed.warnings, source, filename)?;
    let made = classes::made(vm)?;
    let minor = wishes.feature_version;
    if minor >= 0
        && let Err(error) = comments::check_version(source, minor.min(99) as i32)
    {
        return Err(vm.syntax_error(&error, source, filename));
    }
    let mut converter = Converter {
        vm,
        made,
        comments: wishes.type_comments.then(|| TypeComments::of(source)),
        no_annotations: (0..6).contains(&minor),
        shift: 0,
        error: None,
    };
    let tree = converter.module(&parsed.tree)?;
    let error = match converter.comments {
        Some(comments) if converter.error.is_none() => comments.misplaced().err(),
        _ => converter.error,
    };
    match error {
        Some(error) => Err(vm.syntax_error(&error, source, filename)),
        None => Ok(tree),
    }
}

/// Parses a function's type comment, `(argument types) -> result`.
fn function_type(vm: &mut Vm, source: &str, filename: &str) -> Result<Value> {
    let refuse = |vm: &mut Vm, error| Err(vm.syntax_error(&error, source, filename));
    let parts = comments::function_type(source).and_then(|parts| {
        let arguments = gillie_grammar::parse(&parts.arguments, Mode::Eval)?.tree;
        let result = gillie_grammar::parse(&parts.result, Mode::Eval)?.tree;
        Ok((arguments, result, parts.result_shift))
    });
    let (arguments, result, shift) = match parts {
        Ok((Mod::Expression { body: arguments }, Mod::Expression { body: result }, shift)) => {
            (arguments, result, shift)
        }
        Ok(_) => return Err(vm.system_error("an expression is expected")),
        Err(error) => return refuse(vm, error),
    };
    let invalid = SyntaxError::new(arguments.span, "invalid syntax");
    let ExprKind::Call { args, keywords, .. } = &arguments.kind else {
        return refuse(vm, invalid);
    };
    // Types by position, one of `*args`, one of `**kwargs`.
    let starred = |arg: &Expr| matches!(arg.kind, ExprKind::Starred { .. });
    let in_order = args
        .split_last()
        .is_none_or(|(_, before)| !before.iter().any(starred));
    if !in_order || keywords.len() > 1 || keywords.iter().any(|keyword| keyword.arg.is_some()) {
        return refuse(vm, invalid);
    }
    let made = classes::made(vm)?;
    let mut converter = Converter {
        vm,
        made,
        comments: None,
        no_annotations: false,
        shift: -1,
        error: None,
    };
    let mut types = Vec::new();
    for arg in args {
        let arg = match &arg.kind {
            ExprKind::Starred { value, .. } => value,
            _ => arg,
        };
        types.push(converter.expr(arg)?);
    }
    for keyword in keywords {
        types.push(converter.expr(&keyword.value)?);
    }
    let types = converter.vm.list(types);
    converter.shift = shift;
    let result = converter.expr(&result)?;
    Ok(converter.node("FunctionType", [types, result]))
}

struct Converter<'vm> {
    vm: &'vm mut Vm,
    made: Rc<Made>,
    /// Type comments that belong to nothing yet.
    comments: Option<TypeComments>,
    /// Annotations of variables are too new.
    no_annotations: bool,
    /// Columns that the first line is to be moved to the right.
    shift: i32,
    /// The first thing that must not be.
    error: Option<SyntaxError>,
}

/// The name of a variant without fields is its class's name.
fn class_name(variant: &impl std::fmt::Debug) -> String {
    format!("{variant:?}")
}

impl Converter<'_> {
    /// A node with values for all its fields.
    fn node<const N: usize>(&mut self, name: &str, values: [Value; N]) -> Value {
        let made = self.made.clone();
        let class = &made.classes[name];
        debug_assert_eq!(class.fields.len(), N, "{name}");
        let node = self.vm.alloc(&class.class, Node);
        for (field, value) in class.fields.iter().zip(values) {
            self.vm.set_instance_attr(&node, field, value);
        }
        node
    }

    fn placed<const N: usize>(&mut self, name: &str, span: Span, values: [Value; N]) -> Value {
        let node = self.node(name, values);
        let mut figures = [span.line, span.col, span.end_line, span.end_col];
        if self.shift != 0 {
            for at in [0, 2] {
                if figures[at] == 1 {
                    figures[at + 1] = figures[at + 1].saturating_add_signed(self.shift);
                }
            }
        }
        for (index, figure) in figures.into_iter().enumerate() {
            let figure = self.vm.int(figure.into());
            let name = self.made.position[index].clone();
            self.vm.set_instance_attr(&node, &name, figure);
        }
        node
    }

    fn singleton(&self, name: &str) -> Value {
        self.made.singletons[name].clone()
    }
    fn context(&self, context: ExprContext) -> Value {
        self.singleton(match context {
            ExprContext::Load => "Load",
            ExprContext::Store => "Store",
            ExprContext::Del => "Del",
        })
    }
    fn bool_op(&self, op: BoolOp) -> Value {
        self.singleton(&class_name(&op))
    }
    fn operator(&self, op: Operator) -> Value {
        self.singleton(&class_name(&op))
    }
    fn unary_op(&self, op: UnaryOp) -> Value {
        self.singleton(&class_name(&op))
    }
    fn cmp_op(&self, op: CmpOp) -> Value {
        self.singleton(&class_name(&op))
    }

    fn name(&mut self, name: &Name) -> Value {
        self.vm.intern(name)
    }
    fn name_opt(&mut self, name: &Option<Name>) -> Value {
        match name {
            Some(name) => self.name(name),
            None => Value::NONE,
        }
    }
    fn names(&mut self, names: &[Name]) -> Value {
        let names = names.iter().map(|name| self.vm.intern(name)).collect();
        self.vm.list(names)
    }
    fn int(&mut self, number: i64) -> Value {
        self.vm.int(number)
    }

    fn list<T>(
        &mut self,
        items: &[T],
        mut convert: impl FnMut(&mut Self, &T) -> Result<Value>,
    ) -> Result<Value> {
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            values.push(convert(self, item)?);
        }
        Ok(self.vm.list(values))
    }
    fn exprs(&mut self, items: &[Expr]) -> Result<Value> {
        self.list(items, Self::expr)
    }
    fn body(&mut self, items: &[Stmt]) -> Result<Value> {
        self.list(items, Self::stmt)
    }
    fn expr_opt(&mut self, item: &Option<Box<Expr>>) -> Result<Value> {
        match item {
            Some(item) => self.expr(item),
            None => Ok(Value::NONE),
        }
    }
    fn expr_or_none(&mut self, item: &Option<Expr>) -> Result<Value> {
        match item {
            Some(item) => self.expr(item),
            None => Ok(Value::NONE),
        }
    }

    fn comment(&mut self, text: Option<String>) -> Value {
        match text {
            Some(text) => self.vm.str(&text),
            None => Value::NONE,
        }
    }

    /// The type comment of a compound statement with this block.
    fn block_comment(&mut self, body: &[Stmt], own_line: bool) -> Value {
        let found = match &mut self.comments {
            Some(comments) => comments.of_block(body, own_line),
            None => return Value::NONE,
        };
        let text = found.unwrap_or_else(|error| {
            self.error.get_or_insert(error);
            None
        });
        self.comment(text)
    }

    fn module(&mut self, tree: &Mod) -> Result<Value> {
        Ok(match tree {
            Mod::Module { body } => {
                let body = self.body(body)?;
                let ignores = match &mut self.comments {
                    Some(comments) => std::mem::take(&mut comments.ignores),
                    None => Vec::new(),
                };
                let ignores = self.list(&ignores, |this, (line, tag)| {
                    let values = [this.int((*line).into()), this.vm.str(tag)];
                    Ok(this.node("TypeIgnore", values))
                })?;
                self.node("Module", [body, ignores])
            }
            Mod::Interactive { body } => {
                let body = self.body(body)?;
                self.node("Interactive", [body])
            }
            Mod::Expression { body } => {
                let body = self.expr(body)?;
                self.node("Expression", [body])
            }
        })
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result<Value> {
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

    fn function(&mut self, class: &str, at: Span, function: &FunctionDef) -> Result<Value> {
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

    fn for_(&mut self, class: &str, at: Span, parts: &For) -> Result<Value> {
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

    fn try_(&mut self, class: &str, at: Span, parts: &Try) -> Result<Value> {
        let values = [
            self.body(&parts.body)?,
            self.list(&parts.handlers, Self::handler)?,
            self.body(&parts.orelse)?,
            self.body(&parts.finalbody)?,
        ];
        Ok(self.placed(class, at, values))
    }

    fn handler(&mut self, handler: &ExceptHandler) -> Result<Value> {
        let values = [
            self.expr_opt(&handler.type_)?,
            self.name_opt(&handler.name),
            self.body(&handler.body)?,
        ];
        Ok(self.placed("ExceptHandler", handler.span, values))
    }

    fn keyword(&mut self, keyword: &Keyword) -> Result<Value> {
        let values = [self.name_opt(&keyword.arg), self.expr(&keyword.value)?];
        Ok(self.placed("keyword", keyword.span, values))
    }

    fn alias(&mut self, alias: &Alias) -> Result<Value> {
        let values = [self.name(&alias.name), self.name_opt(&alias.asname)];
        Ok(self.placed("alias", alias.span, values))
    }

    fn with_item(&mut self, item: &WithItem) -> Result<Value> {
        let values = [
            self.expr(&item.context_expr)?,
            self.expr_opt(&item.optional_vars)?,
        ];
        Ok(self.node("withitem", values))
    }

    fn match_case(&mut self, case: &MatchCase) -> Result<Value> {
        let values = [
            self.pattern(&case.pattern)?,
            self.expr_opt(&case.guard)?,
            self.body(&case.body)?,
        ];
        Ok(self.node("match_case", values))
    }

    fn pattern(&mut self, pattern: &Pattern) -> Result<Value> {
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

    fn type_param(&mut self, parameter: &TypeParam) -> Result<Value> {
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

    fn arguments(&mut self, arguments: &Arguments) -> Result<Value> {
        if self.comments.is_some() {
            return self.commented_arguments(arguments);
        }
        let values = [
            self.list(&arguments.posonlyargs, Self::arg)?,
            self.list(&arguments.args, Self::arg)?,
            self.arg_opt(&arguments.vararg)?,
            self.list(&arguments.kwonlyargs, Self::arg)?,
            self.list(&arguments.kw_defaults, Self::expr_or_none)?,
            self.arg_opt(&arguments.kwarg)?,
            self.exprs(&arguments.defaults)?,
        ];
        Ok(self.node("arguments", values))
    }

    /// The same with type comments: one follows a parameter or its default.
    fn commented_arguments(&mut self, arguments: &Arguments) -> Result<Value> {
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
                values.push(self.commented_arg(arg, default(offset + index))?);
            }
            groups.push(self.vm.list(values));
        }
        let one = |this: &mut Self, arg: &Option<Box<Arg>>| match arg {
            Some(arg) => this.commented_arg(arg, None),
            None => Ok(Value::NONE),
        };
        let vararg = one(self, &arguments.vararg)?;
        let mut keyword_only = Vec::new();
        for (arg, default) in arguments.kwonlyargs.iter().zip(&arguments.kw_defaults) {
            let default = default.as_ref().map(|default| default.span);
            keyword_only.push(self.commented_arg(arg, default)?);
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

    fn commented_arg(&mut self, arg: &Arg, default: Option<Span>) -> Result<Value> {
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

    fn arg(&mut self, arg: &Arg) -> Result<Value> {
        let values = [
            self.name(&arg.arg),
            self.expr_opt(&arg.annotation)?,
            Value::NONE,
        ];
        Ok(self.placed("arg", arg.span, values))
    }
    fn arg_opt(&mut self, arg: &Option<Box<Arg>>) -> Result<Value> {
        match arg {
            Some(arg) => self.arg(arg),
            None => Ok(Value::NONE),
        }
    }

    fn comprehension(&mut self, part: &Comprehension) -> Result<Value> {
        let values = [
            self.expr(&part.target)?,
            self.expr(&part.iter)?,
            self.exprs(&part.ifs)?,
            self.int(part.is_async as i64),
        ];
        Ok(self.node("comprehension", values))
    }

    fn constant(&mut self, constant: &Constant, at: Span) -> Result<Value> {
        match gillie_compile::constant(constant, at) {
            Ok(constant) => self.vm.constant(&constant),
            Err(error) => Err(self.vm.syntax_error(&error, "", "<unknown>")),
        }
    }

    fn expr(&mut self, expr: &Expr) -> Result<Value> {
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

    fn wrapping(&mut self, class: &str, at: Span, value: &Expr) -> Result<Value> {
        let value = self.expr(value)?;
        Ok(self.placed(class, at, [value]))
    }

    fn comprehended(
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
