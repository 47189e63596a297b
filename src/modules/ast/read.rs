//! Node objects as the grammar's tree, for `compile`: the reverse of `convert.rs`, after the `obj2ast` functions of
//! CPython's `Python/Python-ast.c`. What a parser would never make is refused here (`validate.rs`).

use super::classes;
use super::validate::{self, check_name};
use crate::object::Value;
use crate::object::bytes::Bytes;
use crate::object::complex::Complex;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::{Result, Vm};
use gillie_grammar::ast::*;
use std::collections::HashMap;

/// Statements within statements, patterns within patterns.
const MAX_NESTING: u32 = 2000;

/// The tree of a `Module`, `Interactive` or `Expression` node, for the mode `exec`, `single` or `eval`.
pub fn read(vm: &mut Vm, node: &Value, mode: &str) -> Result<Mod> {
    let made = classes::made(vm)?;
    let wanted = match mode {
        "exec" => "Module",
        "eval" => "Expression",
        _ => "Interactive",
    };
    let names = made
        .classes
        .iter()
        .map(|(name, class)| (class.class.value().raw().0, *name))
        .collect();
    let mut reader = Reader {
        vm,
        names,
        nesting: 0,
    };
    let name = reader.class_name(node);
    if name != Some(wanted) {
        let given = reader.vm.type_name(node);
        return Err(reader
            .vm
            .type_error(format!("expected {wanted} node, got {given}")));
    }
    let module = match wanted {
        "Module" => Mod::Module {
            body: reader.list(node, "Module", "body", Reader::stmt)?,
        },
        "Interactive" => Mod::Interactive {
            body: reader.list(node, "Interactive", "body", Reader::stmt)?,
        },
        _ => Mod::Expression {
            body: reader.expr_field(node, "Expression", "body")?,
        },
    };
    validate::module(vm, &module)?;
    Ok(module)
}

struct Reader<'vm> {
    vm: &'vm mut Vm,
    /// Node classes by address.
    names: HashMap<u64, &'static str>,
    nesting: u32,
}

macro_rules! operators {
    ($function:ident $type:ident $sort:literal: $($name:ident)*) => {
        fn $function(&mut self, value: &Value) -> Result<$type> {
            match self.class_name(value) {
                $(Some(stringify!($name)) => Ok($type::$name),)*
                _ => self.wrong($sort, value),
            }
        }
    };
}

impl Reader<'_> {
    /// The node class that a value is an instance of.
    fn class_name(&mut self, value: &Value) -> Option<&'static str> {
        let class = self.vm.class_of(value);
        let mro = class.mro.get(self.vm).downcast::<Tuple>()?;
        mro.items()
            .iter()
            .find_map(|class| self.names.get(&class.raw().0).copied())
    }

    fn wrong<T>(&mut self, sort: &str, value: &Value) -> Result<T> {
        let text = self.vm.repr_text(value)?;
        Err(self
            .vm
            .type_error(format!("expected some sort of {sort}, but got {text}")))
    }

    /// A field; None counts as missing.
    fn get(&mut self, node: &Value, field: &str) -> Result<Option<Value>> {
        let found = crate::modules::support::attr_opt(self.vm, node, field)?;
        Ok(found.filter(|value| !value.is_none()))
    }

    fn required(&mut self, node: &Value, class: &str, field: &str) -> Result<Value> {
        match crate::modules::support::attr_opt(self.vm, node, field)? {
            None => Err(self
                .vm
                .type_error(format!("required field \"{field}\" missing from {class}"))),
            Some(value) if value.is_none() => Err(self
                .vm
                .value_error(format!("field '{field}' is required for {class}"))),
            Some(value) => Ok(value),
        }
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.vm.check_stack()?;
        if self.nesting >= MAX_NESTING {
            return Err(self
                .vm
                .recursion_error("maximum recursion depth exceeded during ast construction"));
        }
        self.nesting += 1;
        let result = read(self);
        self.nesting -= 1;
        result
    }

    fn list<T>(
        &mut self,
        node: &Value,
        class: &str,
        field: &str,
        read: fn(&mut Self, &Value) -> Result<T>,
    ) -> Result<Vec<T>> {
        let found = crate::modules::support::attr_opt(self.vm, node, field)?;
        let Some(found) = found else {
            return Ok(Vec::new());
        };
        let Some(list) = found.downcast::<List>() else {
            let given = self.vm.type_name(&found);
            return Err(self.vm.type_error(format!(
                "{class} field \"{field}\" must be a list, not a {given}"
            )));
        };
        let items = list.items.cloned(self.vm);
        let mut values = Vec::with_capacity(items.len());
        for item in items.iter() {
            values.push(read(self, item)?);
            if list.items.get(self.vm).len() != items.len() {
                return Err(self.vm.runtime_error(format!(
                    "{class} field \"{field}\" changed size during iteration"
                )));
            }
        }
        Ok(values)
    }

    fn exprs(&mut self, node: &Value, class: &str, field: &str) -> Result<Vec<Expr>> {
        self.list(node, class, field, Self::expr)
    }
    fn body(&mut self, node: &Value, class: &str, field: &str) -> Result<Vec<Stmt>> {
        self.list(node, class, field, Self::stmt)
    }
    fn expr_field(&mut self, node: &Value, class: &str, field: &str) -> Result<Box<Expr>> {
        let value = self.required(node, class, field)?;
        self.expr(&value).map(Box::new)
    }
    fn expr_opt(&mut self, node: &Value, field: &str) -> Result<Option<Box<Expr>>> {
        match self.get(node, field)? {
            Some(value) => self.expr(&value).map(|expr| Some(Box::new(expr))),
            None => Ok(None),
        }
    }
    fn expr_or_none(&mut self, value: &Value) -> Result<Option<Expr>> {
        match value.is_none() {
            true => Ok(None),
            false => self.expr(value).map(Some),
        }
    }

    fn identifier(&mut self, value: &Value) -> Result<Name> {
        match value.downcast::<Str>().and_then(|text| text.to_utf8()) {
            Some(text) => Ok(text.as_ref().into()),
            None if value.is_a::<Str>() => {
                let strict = self.vm.str("utf-8");
                self.vm.call_method(value, "encode", &[strict])?;
                Ok("".into())
            }
            None => Err(self.vm.type_error("AST identifier must be of type str")),
        }
    }
    fn name_field(&mut self, node: &Value, class: &str, field: &str) -> Result<Name> {
        let value = self.required(node, class, field)?;
        self.identifier(&value)
    }
    fn name_opt(&mut self, node: &Value, field: &str) -> Result<Option<Name>> {
        match self.get(node, field)? {
            Some(value) => self.identifier(&value).map(Some),
            None => Ok(None),
        }
    }

    fn int(&mut self, value: &Value) -> Result<i64> {
        if !value.is_a::<crate::object::int::Int>()
            && self.vm.class_of(value).slots.index.get().is_none()
        {
            let text = self.vm.repr_text(value)?;
            return Err(self
                .vm
                .value_error(format!("invalid integer value: {text}")));
        }
        let number = self.vm.index_i64(value)?;
        match i32::try_from(number) {
            Ok(_) => Ok(number),
            Err(_) => Err(self
                .vm
                .overflow_error("Python int too large to convert to C int")),
        }
    }
    fn int_field(&mut self, node: &Value, class: &str, field: &str) -> Result<i64> {
        let value = self.required(node, class, field)?;
        self.int(&value)
    }

    /// `sort` is the name in messages: that of the node's family.
    fn span(&mut self, node: &Value, sort: &str) -> Result<Span> {
        let line = self.int_field(node, sort, "lineno")?;
        let col = self.int_field(node, sort, "col_offset")?;
        let end_line = match self.get(node, "end_lineno")? {
            Some(value) => self.int(&value)?,
            None => line,
        };
        let end_col = match self.get(node, "end_col_offset")? {
            Some(value) => self.int(&value)?,
            None => col,
        };
        validate::span(self.vm, line, col, end_line, end_col)?;
        let figure = |number: i64| number.clamp(0, i32::MAX as i64) as u32;
        Ok(Span::new(
            figure(line),
            figure(col),
            figure(end_line),
            figure(end_col),
        ))
    }

    operators!(bool_op BoolOp "boolop": And Or);
    operators!(operator Operator "operator":
        Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv);
    operators!(unary_op UnaryOp "unaryop": Invert Not UAdd USub);
    operators!(cmp_op CmpOp "cmpop": Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn);
    operators!(context_of ExprContext "expr_context": Load Store Del);

    fn context(&mut self, node: &Value) -> Result<ExprContext> {
        match self.get(node, "ctx")? {
            Some(value) => self.context_of(&value),
            None => Ok(ExprContext::Load),
        }
    }

    fn stmt(&mut self, node: &Value) -> Result<Stmt> {
        self.deeper(|reader| reader.stmt_inner(node))
    }

    fn stmt_inner(&mut self, node: &Value) -> Result<Stmt> {
        if node.is_none() {
            return Err(self.vm.value_error("None disallowed in statement list"));
        }
        let span = self.span(node, "stmt")?;
        let Some(class) = self.class_name(node) else {
            return self.wrong("stmt", node);
        };
        use StmtKind as S;
        let kind = match class {
            "FunctionDef" => S::FunctionDef(Box::new(self.function(node, class)?)),
            "AsyncFunctionDef" => S::AsyncFunctionDef(Box::new(self.function(node, class)?)),
            "ClassDef" => S::ClassDef(Box::new(ClassDef {
                name: self.name_field(node, class, "name")?,
                bases: self.exprs(node, class, "bases")?,
                keywords: self.list(node, class, "keywords", Self::keyword)?,
                body: self.body(node, class, "body")?,
                decorator_list: self.exprs(node, class, "decorator_list")?,
                type_params: self.list(node, class, "type_params", Self::type_param)?,
            })),
            "Return" => S::Return {
                value: self.expr_opt(node, "value")?,
            },
            "Delete" => S::Delete {
                targets: self.exprs(node, class, "targets")?,
            },
            "Assign" => S::Assign {
                targets: self.exprs(node, class, "targets")?,
                value: self.expr_field(node, class, "value")?,
            },
            "TypeAlias" => S::TypeAlias {
                name: self.expr_field(node, class, "name")?,
                type_params: self.list(node, class, "type_params", Self::type_param)?,
                value: self.expr_field(node, class, "value")?,
            },
            "AugAssign" => S::AugAssign {
                target: self.expr_field(node, class, "target")?,
                op: {
                    let op = self.required(node, class, "op")?;
                    self.operator(&op)?
                },
                value: self.expr_field(node, class, "value")?,
            },
            "AnnAssign" => S::AnnAssign {
                target: self.expr_field(node, class, "target")?,
                annotation: self.expr_field(node, class, "annotation")?,
                value: self.expr_opt(node, "value")?,
                simple: self.int_field(node, class, "simple")? != 0,
            },
            "For" => S::For(Box::new(self.for_(node, class)?)),
            "AsyncFor" => S::AsyncFor(Box::new(self.for_(node, class)?)),
            "While" => S::While {
                test: self.expr_field(node, class, "test")?,
                body: self.body(node, class, "body")?,
                orelse: self.body(node, class, "orelse")?,
            },
            "If" => S::If {
                test: self.expr_field(node, class, "test")?,
                body: self.body(node, class, "body")?,
                orelse: self.body(node, class, "orelse")?,
            },
            "With" => S::With {
                items: self.list(node, class, "items", Self::with_item)?,
                body: self.body(node, class, "body")?,
            },
            "AsyncWith" => S::AsyncWith {
                items: self.list(node, class, "items", Self::with_item)?,
                body: self.body(node, class, "body")?,
            },
            "Match" => S::Match {
                subject: self.expr_field(node, class, "subject")?,
                cases: self.list(node, class, "cases", Self::match_case)?,
            },
            "Raise" => S::Raise {
                exc: self.expr_opt(node, "exc")?,
                cause: self.expr_opt(node, "cause")?,
            },
            "Try" => S::Try(Box::new(self.try_(node, class)?)),
            "TryStar" => S::TryStar(Box::new(self.try_(node, class)?)),
            "Assert" => S::Assert {
                test: self.expr_field(node, class, "test")?,
                msg: self.expr_opt(node, "msg")?,
            },
            "Import" => S::Import {
                names: self.list(node, class, "names", Self::alias)?,
            },
            "ImportFrom" => S::ImportFrom {
                module: self.name_opt(node, "module")?,
                names: self.list(node, class, "names", Self::alias)?,
                level: match self.get(node, "level")? {
                    None => 0,
                    Some(level) => match self.int(&level)? {
                        level if level < 0 => {
                            return Err(self.vm.value_error("Negative ImportFrom level"));
                        }
                        level => level as u32,
                    },
                },
            },
            "Global" => S::Global {
                names: self.list(node, class, "names", Self::identifier)?,
            },
            "Nonlocal" => S::Nonlocal {
                names: self.list(node, class, "names", Self::identifier)?,
            },
            "Expr" => S::Expr {
                value: self.expr_field(node, class, "value")?,
            },
            "Pass" => S::Pass,
            "Break" => S::Break,
            "Continue" => S::Continue,
            _ => return self.wrong("stmt", node),
        };
        Ok(Stmt { span, kind })
    }

    fn function(&mut self, node: &Value, class: &str) -> Result<FunctionDef> {
        let args = self.required(node, class, "args")?;
        Ok(FunctionDef {
            name: self.name_field(node, class, "name")?,
            args: self.arguments(&args)?,
            body: self.body(node, class, "body")?,
            decorator_list: self.exprs(node, class, "decorator_list")?,
            returns: self.expr_opt(node, "returns")?,
            type_params: self.list(node, class, "type_params", Self::type_param)?,
        })
    }

    fn for_(&mut self, node: &Value, class: &str) -> Result<For> {
        Ok(For {
            target: *self.expr_field(node, class, "target")?,
            iter: *self.expr_field(node, class, "iter")?,
            body: self.body(node, class, "body")?,
            orelse: self.body(node, class, "orelse")?,
        })
    }

    fn try_(&mut self, node: &Value, class: &str) -> Result<Try> {
        Ok(Try {
            body: self.body(node, class, "body")?,
            handlers: self.list(node, class, "handlers", Self::handler)?,
            orelse: self.body(node, class, "orelse")?,
            finalbody: self.body(node, class, "finalbody")?,
        })
    }

    /// A node of a family with one class.
    fn expect(&mut self, node: &Value, class: &str, sort: &str) -> Result<()> {
        match self.class_name(node) == Some(class) {
            true => Ok(()),
            false => self.wrong(sort, node),
        }
    }

    fn handler(&mut self, node: &Value) -> Result<ExceptHandler> {
        self.expect(node, "ExceptHandler", "excepthandler")?;
        Ok(ExceptHandler {
            span: self.span(node, "excepthandler")?,
            type_: self.expr_opt(node, "type")?,
            name: self.name_opt(node, "name")?,
            body: self.body(node, "ExceptHandler", "body")?,
        })
    }

    fn keyword(&mut self, node: &Value) -> Result<Keyword> {
        self.expect(node, "keyword", "keyword")?;
        Ok(Keyword {
            span: self.span(node, "keyword")?,
            arg: self.name_opt(node, "arg")?,
            value: *self.expr_field(node, "keyword", "value")?,
        })
    }

    fn alias(&mut self, node: &Value) -> Result<Alias> {
        self.expect(node, "alias", "alias")?;
        Ok(Alias {
            span: self.span(node, "alias")?,
            name: self.name_field(node, "alias", "name")?,
            asname: self.name_opt(node, "asname")?,
        })
    }

    fn with_item(&mut self, node: &Value) -> Result<WithItem> {
        self.expect(node, "withitem", "withitem")?;
        Ok(WithItem {
            context_expr: *self.expr_field(node, "withitem", "context_expr")?,
            optional_vars: self.expr_opt(node, "optional_vars")?,
        })
    }

    fn match_case(&mut self, node: &Value) -> Result<MatchCase> {
        self.expect(node, "match_case", "match_case")?;
        let pattern = self.required(node, "match_case", "pattern")?;
        Ok(MatchCase {
            pattern: self.pattern(&pattern)?,
            guard: self.expr_opt(node, "guard")?,
            body: self.body(node, "match_case", "body")?,
        })
    }

    fn pattern(&mut self, node: &Value) -> Result<Pattern> {
        self.deeper(|reader| reader.pattern_inner(node))
    }

    fn pattern_inner(&mut self, node: &Value) -> Result<Pattern> {
        let span = self.span(node, "pattern")?;
        let Some(class) = self.class_name(node) else {
            return self.wrong("pattern", node);
        };
        if !class.starts_with("Match") || class == "Match" {
            return self.wrong("pattern", node);
        }
        use PatternKind as P;
        let kind = match class {
            "MatchValue" => P::MatchValue {
                value: self.expr_field(node, class, "value")?,
            },
            "MatchSingleton" => {
                let value = crate::modules::support::attr(self.vm, node, "value")?;
                let value = match &value {
                    value if value.is_none() => Constant::None,
                    value if value.is(&Value::TRUE) => Constant::True,
                    value if value.is(&Value::FALSE) => Constant::False,
                    _ => {
                        return Err(self
                            .vm
                            .value_error("MatchSingleton can only contain True, False and None"));
                    }
                };
                P::MatchSingleton { value }
            }
            "MatchSequence" => P::MatchSequence {
                patterns: self.list(node, class, "patterns", Self::pattern)?,
            },
            "MatchMapping" => P::MatchMapping {
                keys: self.exprs(node, class, "keys")?,
                patterns: self.list(node, class, "patterns", Self::pattern)?,
                rest: self.name_opt(node, "rest")?,
            },
            "MatchClass" => P::MatchClass {
                cls: self.expr_field(node, class, "cls")?,
                patterns: self.list(node, class, "patterns", Self::pattern)?,
                kwd_attrs: self.list(node, class, "kwd_attrs", Self::identifier)?,
                kwd_patterns: self.list(node, class, "kwd_patterns", Self::pattern)?,
            },
            "MatchStar" => P::MatchStar {
                name: self.name_opt(node, "name")?,
            },
            "MatchAs" => P::MatchAs {
                pattern: match self.get(node, "pattern")? {
                    Some(pattern) => Some(Box::new(self.pattern(&pattern)?)),
                    None => None,
                },
                name: self.name_opt(node, "name")?,
            },
            _ => P::MatchOr {
                patterns: self.list(node, class, "patterns", Self::pattern)?,
            },
        };
        Ok(Pattern { span, kind })
    }

    fn type_param(&mut self, node: &Value) -> Result<TypeParam> {
        let Some(class) = self.class_name(node) else {
            return self.wrong("type_param", node);
        };
        if !matches!(class, "TypeVar" | "ParamSpec" | "TypeVarTuple") {
            return self.wrong("type_param", node);
        }
        let span = self.span(node, "type_param")?;
        let name = self.name_field(node, class, "name")?;
        let default_value = self.expr_opt(node, "default_value")?;
        let kind = match class {
            "TypeVar" => TypeParamKind::TypeVar {
                name,
                bound: self.expr_opt(node, "bound")?,
                default_value,
            },
            "ParamSpec" => TypeParamKind::ParamSpec {
                name,
                default_value,
            },
            _ => TypeParamKind::TypeVarTuple {
                name,
                default_value,
            },
        };
        Ok(TypeParam { span, kind })
    }

    fn arguments(&mut self, node: &Value) -> Result<Arguments> {
        self.expect(node, "arguments", "arguments")?;
        let class = "arguments";
        Ok(Arguments {
            posonlyargs: self.list(node, class, "posonlyargs", Self::arg)?,
            args: self.list(node, class, "args", Self::arg)?,
            vararg: self.arg_opt(node, "vararg")?,
            kwonlyargs: self.list(node, class, "kwonlyargs", Self::arg)?,
            kw_defaults: self.list(node, class, "kw_defaults", Self::expr_or_none)?,
            kwarg: self.arg_opt(node, "kwarg")?,
            defaults: self.exprs(node, class, "defaults")?,
        })
    }

    fn arg(&mut self, node: &Value) -> Result<Arg> {
        self.expect(node, "arg", "arg")?;
        Ok(Arg {
            span: self.span(node, "arg")?,
            arg: self.name_field(node, "arg", "arg")?,
            annotation: self.expr_opt(node, "annotation")?,
        })
    }
    fn arg_opt(&mut self, node: &Value, field: &str) -> Result<Option<Box<Arg>>> {
        match self.get(node, field)? {
            Some(value) => self.arg(&value).map(|arg| Some(Box::new(arg))),
            None => Ok(None),
        }
    }

    fn comprehension(&mut self, node: &Value) -> Result<Comprehension> {
        self.expect(node, "comprehension", "comprehension")?;
        Ok(Comprehension {
            target: *self.expr_field(node, "comprehension", "target")?,
            iter: *self.expr_field(node, "comprehension", "iter")?,
            ifs: self.exprs(node, "comprehension", "ifs")?,
            is_async: self.int_field(node, "comprehension", "is_async")? != 0,
        })
    }

    fn conversion(&mut self, node: &Value, class: &str) -> Result<Conversion> {
        Ok(match self.int_field(node, class, "conversion")? {
            -1 => Conversion::None,
            97 => Conversion::Ascii,
            114 => Conversion::Repr,
            115 => Conversion::Str,
            other => {
                return Err(self
                    .vm
                    .system_error(format!("Unrecognized conversion character {other}")));
            }
        })
    }

    fn expr(&mut self, node: &Value) -> Result<Expr> {
        self.vm.check_stack()?;
        if node.is_none() {
            return Err(self.vm.value_error("None disallowed in expression list"));
        }
        let span = self.span(node, "expr")?;
        let Some(class) = self
            .class_name(node)
            .filter(|class| EXPRESSIONS.contains(class))
        else {
            return self.wrong("expr", node);
        };
        let kind = match class {
            "Constant" => return self.constant_node(node, span),
            class => self.expr_kind(node, class)?,
        };
        let expr = Expr::new(span, kind);
        if expr.depth > MAX_DEPTH {
            return Err(self
                .vm
                .recursion_error("maximum recursion depth exceeded during compilation"));
        }
        Ok(expr)
    }

    fn expr_kind(&mut self, node: &Value, class: &'static str) -> Result<ExprKind> {
        use ExprKind as E;
        Ok(match class {
            "BoolOp" => E::BoolOp {
                op: {
                    let op = self.required(node, class, "op")?;
                    self.bool_op(&op)?
                },
                values: self.exprs(node, class, "values")?,
            },
            "NamedExpr" => E::NamedExpr {
                target: self.expr_field(node, class, "target")?,
                value: self.expr_field(node, class, "value")?,
            },
            "BinOp" => E::BinOp {
                left: self.expr_field(node, class, "left")?,
                op: {
                    let op = self.required(node, class, "op")?;
                    self.operator(&op)?
                },
                right: self.expr_field(node, class, "right")?,
            },
            "UnaryOp" => E::UnaryOp {
                op: {
                    let op = self.required(node, class, "op")?;
                    self.unary_op(&op)?
                },
                operand: self.expr_field(node, class, "operand")?,
            },
            "Lambda" => {
                let args = self.required(node, class, "args")?;
                E::Lambda {
                    args: Box::new(self.arguments(&args)?),
                    body: self.expr_field(node, class, "body")?,
                }
            }
            "IfExp" => E::IfExp {
                test: self.expr_field(node, class, "test")?,
                body: self.expr_field(node, class, "body")?,
                orelse: self.expr_field(node, class, "orelse")?,
            },
            "Dict" => E::Dict {
                keys: self.list(node, class, "keys", Self::expr_or_none)?,
                values: self.exprs(node, class, "values")?,
            },
            "Set" => E::Set {
                elts: self.exprs(node, class, "elts")?,
            },
            "ListComp" | "SetComp" | "GeneratorExp" => {
                let elt = self.expr_field(node, class, "elt")?;
                let generators = self.list(node, class, "generators", Self::comprehension)?;
                match class {
                    "ListComp" => E::ListComp { elt, generators },
                    "SetComp" => E::SetComp { elt, generators },
                    _ => E::GeneratorExp { elt, generators },
                }
            }
            "DictComp" => E::DictComp {
                key: self.expr_field(node, class, "key")?,
                value: self.expr_field(node, class, "value")?,
                generators: self.list(node, class, "generators", Self::comprehension)?,
            },
            "Await" => E::Await {
                value: self.expr_field(node, class, "value")?,
            },
            "Yield" => E::Yield {
                value: self.expr_opt(node, "value")?,
            },
            "YieldFrom" => E::YieldFrom {
                value: self.expr_field(node, class, "value")?,
            },
            "Compare" => E::Compare {
                left: self.expr_field(node, class, "left")?,
                ops: self.list(node, class, "ops", Self::cmp_op)?,
                comparators: self.exprs(node, class, "comparators")?,
            },
            "Call" => E::Call {
                func: self.expr_field(node, class, "func")?,
                args: self.exprs(node, class, "args")?,
                keywords: self.list(node, class, "keywords", Self::keyword)?,
            },
            "FormattedValue" => E::FormattedValue {
                value: self.expr_field(node, class, "value")?,
                conversion: self.conversion(node, class)?,
                format_spec: self.expr_opt(node, "format_spec")?,
            },
            "Interpolation" => E::Interpolation {
                value: self.expr_field(node, class, "value")?,
                text: {
                    let text = self.required(node, class, "str")?;
                    match text.downcast::<Str>() {
                        Some(_) => self.text(&text),
                        None => {
                            return Err(self.vm.type_error("AST string must be of type str"));
                        }
                    }
                },
                conversion: self.conversion(node, class)?,
                format_spec: self.expr_opt(node, "format_spec")?,
            },
            "JoinedStr" => E::JoinedStr {
                values: self.exprs(node, class, "values")?,
            },
            "TemplateStr" => E::TemplateStr {
                values: self.exprs(node, class, "values")?,
            },
            "Attribute" => E::Attribute {
                value: self.expr_field(node, class, "value")?,
                attr: self.name_field(node, class, "attr")?,
                ctx: self.context(node)?,
            },
            "Subscript" => E::Subscript {
                value: self.expr_field(node, class, "value")?,
                slice: self.expr_field(node, class, "slice")?,
                ctx: self.context(node)?,
            },
            "Starred" => E::Starred {
                value: self.expr_field(node, class, "value")?,
                ctx: self.context(node)?,
            },
            "Name" => {
                let id = self.name_field(node, class, "id")?;
                check_name(self.vm, &id)?;
                E::Name {
                    id,
                    ctx: self.context(node)?,
                }
            }
            "List" => E::List {
                elts: self.exprs(node, class, "elts")?,
                ctx: self.context(node)?,
            },
            "Tuple" => E::Tuple {
                elts: self.exprs(node, class, "elts")?,
                ctx: self.context(node)?,
            },
            _ => E::Slice {
                lower: self.expr_opt(node, "lower")?,
                upper: self.expr_opt(node, "upper")?,
                step: self.expr_opt(node, "step")?,
            },
        })
    }

    fn text(&mut self, value: &Value) -> Text {
        let Some(string) = value.downcast::<Str>() else {
            return Text::from("");
        };
        match string.to_utf8() {
            Some(text) => Text::Utf8(text.as_ref().into()),
            None => Text::Wide(string.units().iter().collect()),
        }
    }

    fn constant_node(&mut self, node: &Value, span: Span) -> Result<Expr> {
        let value = match crate::modules::support::attr_opt(self.vm, node, "value")? {
            Some(value) => value,
            None => {
                return Err(self
                    .vm
                    .type_error("required field \"value\" missing from Constant"));
            }
        };
        let kind = self.get(node, "kind")?;
        let u_prefix = match &kind {
            None => false,
            Some(kind) => match kind.downcast::<Str>() {
                Some(kind) => kind.text() == "u",
                None => return Err(self.vm.type_error("AST string must be of type str")),
            },
        };
        self.constant(&value, u_prefix, span)
    }

    /// A constant; what no literal stands for becomes an expression that is folded to it.
    fn constant(&mut self, value: &Value, u_prefix: bool, span: Span) -> Result<Expr> {
        self.vm.check_stack()?;
        let literal = |value: Constant| Expr::new(span, ExprKind::Constant { value, u_prefix });
        let class = self.vm.class_of(value).value();
        let types = self.vm.types();
        let is = |known: &crate::object::Class| class.is(known.value());
        let constant = if value.is_none() {
            Constant::None
        } else if value.is(&Value::TRUE) {
            Constant::True
        } else if value.is(&Value::FALSE) {
            Constant::False
        } else if value.is(&Value::ELLIPSIS) {
            Constant::Ellipsis
        } else if is(&types.str) {
            Constant::Str(self.text(value))
        } else if is(&types.bytes) {
            let data = value.downcast::<Bytes>().map(|bytes| bytes.data.to_vec());
            Constant::Bytes(data.unwrap_or_default().into())
        } else if is(&types.float) {
            Constant::Float(self.vm.to_f64(value)?)
        } else if is(&types.int) {
            return self.integer(value, span);
        } else if is(&types.complex) {
            let (real, imag) = value
                .downcast::<Complex>()
                .map_or((0.0, 0.0), |complex| (complex.real, complex.imag));
            if real == 0.0 && real.is_sign_positive() {
                Constant::Complex(imag)
            } else {
                let sum = ExprKind::BinOp {
                    left: Box::new(literal(Constant::Float(real))),
                    op: Operator::Add,
                    right: Box::new(literal(Constant::Complex(imag))),
                };
                return Ok(Expr::new(span, sum));
            }
        } else if is(&types.tuple) {
            let items = value
                .downcast::<Tuple>()
                .map_or(Vec::new(), |tuple| tuple.items().to_vec());
            let mut elts = Vec::with_capacity(items.len());
            for item in &items {
                elts.push(self.constant(item, false, span)?);
            }
            let ctx = ExprContext::Load;
            return Ok(Expr::new(span, ExprKind::Tuple { elts, ctx }));
        } else if is(&types.frozenset) {
            return Err(self
                .vm
                .not_implemented_error("gillie does not compile frozensets in a Constant"));
        } else {
            let name = self.vm.type_name(value);
            return Err(self
                .vm
                .type_error(format!("got an invalid type in Constant: {name}")));
        };
        Ok(literal(constant))
    }

    fn integer(&mut self, value: &Value, span: Span) -> Result<Expr> {
        let literal = |value: IntLiteral| {
            Expr::new(
                span,
                ExprKind::Constant {
                    value: Constant::Int(value),
                    u_prefix: false,
                },
            )
        };
        let spec = self.vm.str("x");
        let digits = self.vm.call_method(value, "__format__", &[spec])?;
        let digits = crate::modules::support::text_of(&digits).into_owned();
        let (negative, digits) = match digits.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, &*digits),
        };
        let positive = match i64::from_str_radix(digits, 16) {
            Ok(number) => literal(IntLiteral::Small(number)),
            Err(_) => literal(IntLiteral::Big {
                digits: digits.into(),
                radix: 16,
            }),
        };
        if !negative {
            return Ok(positive);
        }
        let minus = ExprKind::UnaryOp {
            op: UnaryOp::USub,
            operand: Box::new(positive),
        };
        Ok(Expr::new(span, minus))
    }
}

/// The classes of expressions.
const EXPRESSIONS: &[&str] = &[
    "BoolOp",
    "NamedExpr",
    "BinOp",
    "UnaryOp",
    "Lambda",
    "IfExp",
    "Dict",
    "Set",
    "ListComp",
    "SetComp",
    "DictComp",
    "GeneratorExp",
    "Await",
    "Yield",
    "YieldFrom",
    "Compare",
    "Call",
    "FormattedValue",
    "Interpolation",
    "JoinedStr",
    "TemplateStr",
    "Constant",
    "Attribute",
    "Subscript",
    "Starred",
    "Name",
    "List",
    "Tuple",
    "Slice",
];
