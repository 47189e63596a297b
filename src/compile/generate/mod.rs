//! The code generator: walks the tree with the scopes at hand and fills one [`unit::Unit`] per code object.
//!
//! Expressions are compiled by *destination*: [`Generator::into`] computes into a given register,
//! [`Generator::value`] says in which register a value is (the local itself for a local variable, a fresh
//! temporary otherwise), [`Generator::branch`] turns a condition into jumps. Temporaries are a stack
//! (`Unit::next`): a method that needs some puts `next` back when it is done. An instruction consumes the
//! temporaries that it reads, so each is written once and read once on every path.

mod annotations;
mod assemble;
mod assign;
mod bound;
mod calls;
mod classes;
mod comprehensions;
mod conditions;
mod coroutines;
mod exceptions;
mod expressions;
mod functions;
mod imports;
mod lines;
mod loops;
mod matching;
mod names;
mod statements;
mod strings;
mod type_params;
mod unit;
mod unwind;
mod with;

use std::sync::Arc;

use gillie_bytecode::{Code, Opcode, code::flags};
use gillie_grammar::ast::{Expr, ExprKind, Mod, Name, Span, Stmt, StmtKind};
use gillie_grammar::{SyntaxError, Warning};

use crate::Options;
use crate::symbols::{ScopeId, SymbolTable};
use unit::{Reg, Unit};

/// Functions and classes within one another.
const MAX_NESTED_CODE: usize = 190;

/// The usual result of generating something.
pub(crate) type Done = Result<(), SyntaxError>;

pub(crate) struct Generator<'a> {
    pub table: &'a SymbolTable,
    pub options: &'a Options,
    pub filename: Name,
    pub future_annotations: bool,
    /// The code object in the making.
    pub u: Unit<'a>,
    /// Those around it, outermost first.
    pub outer: Vec<Unit<'a>>,
    pub warnings: Vec<Warning>,
}

/// Generates the code object of a module.
pub(crate) fn generate<'a>(
    module: &'a Mod,
    table: &'a SymbolTable,
    filename: &str,
    options: &'a Options,
    future_annotations: bool,
) -> Result<(Arc<Code>, Vec<Warning>), SyntaxError> {
    let name: Name = "<module>".into();
    let mut g = Generator {
        table,
        options,
        filename: filename.into(),
        future_annotations,
        u: Unit::new(name.clone(), name, 0, 1),
        outer: Vec::new(),
        warnings: Vec::new(),
    };
    let result = g.module(module);
    let Generator {
        u,
        filename,
        mut warnings,
        ..
    } = g;
    // A `finally` body is compiled several times.
    let mut seen = Vec::new();
    warnings.retain(|w| {
        let new = !seen.contains(w);
        if new {
            seen.push(w.clone());
        }
        new
    });
    if let Err(error) = result {
        return Err(SyntaxError { warnings, ..error });
    }
    let code = assemble::assemble(u, &filename)?;
    Ok((code, warnings))
}

impl<'a> Generator<'a> {
    fn module(&mut self, module: &'a Mod) -> Done {
        if self.future_annotations {
            self.u.flags |= flags::FUTURE_ANNOTATIONS;
        }
        let scope = &self.table.scopes[0];
        if self.options.top_level_await && scope.coroutine {
            self.u.flags |= if scope.generator {
                flags::ASYNC_GENERATOR
            } else {
                flags::COROUTINE
            };
            self.u
                .raw(Span::default(), Opcode::RETURN_GENERATOR, 0, 0, 0, [0; 2]);
        } else if scope.generator {
            // `yield` outside functions is refused where it is met.
        }
        match module {
            Mod::Expression { body } => {
                let mark = self.u.next;
                let value = self.value(body)?;
                self.u.op1(body.span, Opcode::RETURN, value);
                self.u.next = mark;
                return Ok(());
            }
            Mod::Interactive { body } => {
                self.u.interactive = true;
                self.module_annotations_start(body)?;
                self.body(body)?;
            }
            Mod::Module { body } => {
                self.module_annotations_start(body)?;
                let rest = match docstring(body) {
                    Some((text, span)) => {
                        if self.options.optimize < 2 {
                            let value = self.u.temp();
                            let text = crate::docstrings::clean(text);
                            self.u
                                .load_const(span, value, gillie_bytecode::Const::Str(text));
                            self.store_name(span, &"__doc__".into(), value);
                            self.u.next -= 1;
                        }
                        &body[1..]
                    }
                    None => body,
                };
                self.body(rest)?;
            }
        }
        self.finish_module_annotations()?;
        self.u
            .raw(unit::ARTIFICIAL, Opcode::RETURN_NONE, 0, 0, 0, [0; 2]);
        Ok(())
    }

    /// Opens a unit for the code of `scope`.
    pub fn enter(&mut self, name: &Name, scope: ScopeId, first_line: u32) {
        let qualname = self.qualname_of(name, scope);
        let mut unit = Unit::new(name.clone(), qualname, scope, first_line);
        unit.private = self.u.private.clone();
        if self.future_annotations {
            unit.flags |= flags::FUTURE_ANNOTATIONS;
        }
        self.outer.push(std::mem::replace(&mut self.u, unit));
    }

    /// Closes the unit and assembles its code.
    pub fn leave(&mut self) -> Result<Arc<Code>, SyntaxError> {
        let Some(outer) = self.outer.pop() else {
            return Err(SyntaxError::new(
                Span::default(),
                "internal error: no open code object",
            ));
        };
        let unit = std::mem::replace(&mut self.u, outer);
        // Code objects nest as data too: whoever walks or drops them recurses.
        if self.outer.len() > MAX_NESTED_CODE {
            return Err(SyntaxError {
                kind: gillie_grammar::ErrorKind::Memory,
                message: "too many nested functions".into(),
                span: Span::new(unit.first_line, 0, unit.first_line, 0),
                ..SyntaxError::new(Span::default(), "")
            });
        }
        assemble::assemble(unit, &self.filename)
    }

    pub fn error<T>(&self, span: Span, message: impl Into<String>) -> Result<T, SyntaxError> {
        Err(SyntaxError::new(span, message))
    }

    pub fn warn(&mut self, span: Span, message: impl Into<String>) {
        self.warnings.push(Warning {
            message: message.into(),
            span,
            shown: Default::default(),
        });
    }

    /// A temporary for one computation: `f` gets it, afterwards it is free again.
    pub fn with_temp<T>(&mut self, f: impl FnOnce(&mut Self, Reg) -> T) -> T {
        let mark = self.u.next;
        let reg = self.u.temp();
        let result = f(self, reg);
        self.u.next = mark;
        result
    }
}

/// The docstring of a body, if its first statement is one.
pub(crate) fn docstring(body: &[Stmt]) -> Option<(&gillie_grammar::ast::Text, Span)> {
    use gillie_grammar::ast::Constant;
    let first = body.first()?;
    let StmtKind::Expr { value } = &first.kind else {
        return None;
    };
    match &value.kind {
        ExprKind::Constant {
            value: Constant::Str(text),
            ..
        } => Some((text, value.span)),
        _ => None,
    }
}

/// Whether an expression is a plain name.
pub(crate) fn as_name(e: &Expr) -> Option<&Name> {
    match &e.kind {
        ExprKind::Name { id, .. } => Some(id),
        _ => None,
    }
}
