//! The grammar's tree as Python objects.

mod expressions;
mod statements;

use super::classes::{self, Made, Node};
use crate::object::Value;
use crate::vm::{Result, Vm};
use gillie_grammar::ast::{
    BoolOp, CmpOp, Expr, ExprContext, ExprKind, Mod, Name, Operator, Span, Stmt, UnaryOp,
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
}
