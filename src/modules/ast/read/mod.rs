//! Node objects as the grammar's tree, for `compile`: the reverse of `convert.rs`, after the `obj2ast` functions of
//! CPython's `Python/Python-ast.c`. What a parser would never make is refused here (`validate.rs`).

mod constants;
mod expressions;
mod patterns;
mod statements;

use super::classes;
use super::validate;
use crate::object::Value;
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
}
