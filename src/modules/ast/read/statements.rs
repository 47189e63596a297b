//! Statements and what stands in them only.

use super::Reader;
use crate::object::Value;
use crate::vm::Result;
use gillie_grammar::ast::*;

impl Reader<'_> {
    pub(super) fn stmt(&mut self, node: &Value) -> Result<Stmt> {
        self.deeper(|reader| reader.stmt_inner(node))
    }

    pub(super) fn stmt_inner(&mut self, node: &Value) -> Result<Stmt> {
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

    pub(super) fn function(&mut self, node: &Value, class: &str) -> Result<FunctionDef> {
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

    pub(super) fn for_(&mut self, node: &Value, class: &str) -> Result<For> {
        Ok(For {
            target: *self.expr_field(node, class, "target")?,
            iter: *self.expr_field(node, class, "iter")?,
            body: self.body(node, class, "body")?,
            orelse: self.body(node, class, "orelse")?,
        })
    }

    pub(super) fn try_(&mut self, node: &Value, class: &str) -> Result<Try> {
        Ok(Try {
            body: self.body(node, class, "body")?,
            handlers: self.list(node, class, "handlers", Self::handler)?,
            orelse: self.body(node, class, "orelse")?,
            finalbody: self.body(node, class, "finalbody")?,
        })
    }

    /// A node of a family with one class.
    pub(super) fn expect(&mut self, node: &Value, class: &str, sort: &str) -> Result<()> {
        match self.class_name(node) == Some(class) {
            true => Ok(()),
            false => self.wrong(sort, node),
        }
    }

    pub(super) fn handler(&mut self, node: &Value) -> Result<ExceptHandler> {
        self.expect(node, "ExceptHandler", "excepthandler")?;
        Ok(ExceptHandler {
            span: self.span(node, "excepthandler")?,
            type_: self.expr_opt(node, "type")?,
            name: self.name_opt(node, "name")?,
            body: self.body(node, "ExceptHandler", "body")?,
        })
    }

    pub(super) fn keyword(&mut self, node: &Value) -> Result<Keyword> {
        self.expect(node, "keyword", "keyword")?;
        Ok(Keyword {
            span: self.span(node, "keyword")?,
            arg: self.name_opt(node, "arg")?,
            value: *self.expr_field(node, "keyword", "value")?,
        })
    }

    pub(super) fn alias(&mut self, node: &Value) -> Result<Alias> {
        self.expect(node, "alias", "alias")?;
        Ok(Alias {
            span: self.span(node, "alias")?,
            name: self.name_field(node, "alias", "name")?,
            asname: self.name_opt(node, "asname")?,
        })
    }

    pub(super) fn with_item(&mut self, node: &Value) -> Result<WithItem> {
        self.expect(node, "withitem", "withitem")?;
        Ok(WithItem {
            context_expr: *self.expr_field(node, "withitem", "context_expr")?,
            optional_vars: self.expr_opt(node, "optional_vars")?,
        })
    }

    pub(super) fn match_case(&mut self, node: &Value) -> Result<MatchCase> {
        self.expect(node, "match_case", "match_case")?;
        let pattern = self.required(node, "match_case", "pattern")?;
        Ok(MatchCase {
            pattern: self.pattern(&pattern)?,
            guard: self.expr_opt(node, "guard")?,
            body: self.body(node, "match_case", "body")?,
        })
    }

    pub(super) fn type_param(&mut self, node: &Value) -> Result<TypeParam> {
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

    pub(super) fn arguments(&mut self, node: &Value) -> Result<Arguments> {
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

    pub(super) fn arg(&mut self, node: &Value) -> Result<Arg> {
        self.expect(node, "arg", "arg")?;
        Ok(Arg {
            span: self.span(node, "arg")?,
            arg: self.name_field(node, "arg", "arg")?,
            annotation: self.expr_opt(node, "annotation")?,
        })
    }
    pub(super) fn arg_opt(&mut self, node: &Value, field: &str) -> Result<Option<Box<Arg>>> {
        match self.get(node, field)? {
            Some(value) => self.arg(&value).map(|arg| Some(Box::new(arg))),
            None => Ok(None),
        }
    }

    pub(super) fn comprehension(&mut self, node: &Value) -> Result<Comprehension> {
        self.expect(node, "comprehension", "comprehension")?;
        Ok(Comprehension {
            target: *self.expr_field(node, "comprehension", "target")?,
            iter: *self.expr_field(node, "comprehension", "iter")?,
            ifs: self.exprs(node, "comprehension", "ifs")?,
            is_async: self.int_field(node, "comprehension", "is_async")? != 0,
        })
    }

    pub(super) fn conversion(&mut self, node: &Value, class: &str) -> Result<Conversion> {
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
}
