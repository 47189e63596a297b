//! Expressions.

use super::Reader;
use crate::modules::ast::validate::check_name;
use crate::object::Value;
use crate::object::str::Str;
use crate::vm::Result;
use gillie_grammar::ast::*;

impl Reader<'_> {
    pub(super) fn expr(&mut self, node: &Value) -> Result<Expr> {
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

    pub(super) fn expr_kind(&mut self, node: &Value, class: &'static str) -> Result<ExprKind> {
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
