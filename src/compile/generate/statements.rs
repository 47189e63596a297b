//! Statements that are not of another module of this folder.

use gillie_bytecode::{Intrinsic, Opcode};
use gillie_grammar::ast::*;

use super::unit::{ARTIFICIAL, Reg};
use super::{Done, Generator};
use crate::symbols::{ScopeKind, grow};

impl<'a> Generator<'a> {
    pub fn body(&mut self, body: &'a [Stmt]) -> Done {
        for stmt in body {
            let mark = self.u.next;
            grow(|| self.stmt(stmt))?;
            self.u.next = mark;
        }
        Ok(())
    }

    /// A body that does not always run: for annotations (PEP 649).
    pub fn conditional_body(&mut self, body: &'a [Stmt]) -> Done {
        self.u.conditional += 1;
        // After an error another unit may be open: nothing is put back.
        self.body(body)?;
        self.u.conditional -= 1;
        Ok(())
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Done {
        let span = stmt.span;
        match &stmt.kind {
            StmtKind::FunctionDef(f) => self.function_def(stmt, f, false),
            StmtKind::AsyncFunctionDef(f) => self.function_def(stmt, f, true),
            StmtKind::ClassDef(c) => self.class_def(stmt, c),
            StmtKind::Return { value } => self.return_stmt(span, value.as_deref()),
            StmtKind::Delete { targets } => targets.iter().try_for_each(|t| self.delete(t)),
            StmtKind::Assign { targets, value } => self.assign(targets, value),
            StmtKind::TypeAlias {
                name,
                type_params,
                value,
            } => self.type_alias(span, name, type_params, value),
            StmtKind::AugAssign { target, op, value } => self.aug_assign(span, target, *op, value),
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => self.ann_assign(span, target, annotation, value.as_deref(), *simple),
            StmtKind::For(f) => self.for_stmt(span, f),
            StmtKind::AsyncFor(f) => self.async_for(span, f),
            StmtKind::While { test, body, orelse } => self.while_stmt(span, test, body, orelse),
            StmtKind::If { test, body, orelse } => self.if_stmt(span, test, body, orelse),
            StmtKind::With { items, body } => self.with_stmt(items, body, false),
            StmtKind::AsyncWith { items, body } => {
                self.check_async(span, "'async with' outside async function")?;
                self.with_stmt(items, body, true)
            }
            StmtKind::Match { subject, cases } => self.match_stmt(span, subject, cases),
            StmtKind::Raise { exc, cause } => self.raise(span, exc.as_deref(), cause.as_deref()),
            StmtKind::Try(t) => self.try_stmt(span, t, false),
            StmtKind::TryStar(t) => self.try_stmt(span, t, true),
            StmtKind::Assert { test, msg } => self.assert(span, test, msg.as_deref()),
            StmtKind::Import { names } => self.import(span, names),
            StmtKind::ImportFrom {
                module,
                names,
                level,
            } => {
                let nested = !self.outer.is_empty() || !self.u.blocks.is_empty();
                if nested && *level == 0 && module.as_deref() == Some("__future__") {
                    return self.error(
                        span,
                        "from __future__ imports must occur at the beginning of the file",
                    );
                }
                self.import_from(span, module.as_ref(), names, *level)
            }
            StmtKind::Global { .. } | StmtKind::Nonlocal { .. } => Ok(()),
            StmtKind::Expr { value } => self.expr_stmt(span, value),
            StmtKind::Pass => {
                self.u.mark(span);
                Ok(())
            }
            StmtKind::Break => self.break_stmt(span),
            StmtKind::Continue => self.continue_stmt(span),
        }
    }

    fn expr_stmt(&mut self, span: Span, value: &'a Expr) -> Done {
        if self.u.interactive && self.u.levels.len() == 1 {
            let t = self.u.temp();
            self.into(value, t)?;
            self.u.intrinsic(span, t, t, Intrinsic::Display);
            self.u.op1(span, Opcode::CLEAR, t);
            return Ok(());
        }
        if matches!(value.kind, ExprKind::Name { .. }) || self.fold(value).is_some() {
            self.u.mark(span);
        }
        self.discard(value)
    }

    fn if_stmt(
        &mut self,
        span: Span,
        test: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
    ) -> Done {
        // A long `elif` chain is a loop here, not recursion.
        let end = self.u.label();
        let (mut test, mut body, mut orelse) = (test, body, orelse);
        loop {
            let other = if orelse.is_empty() {
                end
            } else {
                self.u.label()
            };
            if self.known_truth(test).is_some() {
                self.u.mark(test.span);
            }
            self.branch(test, false, other)?;
            self.conditional_body(body)?;
            if orelse.is_empty() {
                break;
            }
            self.u.jump(ARTIFICIAL, end);
            self.u.place(other);
            match orelse {
                [
                    Stmt {
                        kind:
                            StmtKind::If {
                                test: t,
                                body: b,
                                orelse: o,
                            },
                        ..
                    },
                ] => {
                    (test, body, orelse) = (t, b, o);
                }
                _ => {
                    self.conditional_body(orelse)?;
                    break;
                }
            }
        }
        let _ = span;
        self.u.place(end);
        Ok(())
    }

    fn return_stmt(&mut self, span: Span, value: Option<&'a Expr>) -> Done {
        let scope = self.base_scope();
        if !matches!(scope.kind, ScopeKind::Function | ScopeKind::Lambda) {
            return self.error(span, "'return' outside function");
        }
        self.warn_in_finally(span, "return");
        let is_async_generator = scope.generator && scope.coroutine;
        let Some(value) = value else {
            self.u.mark(span);
            let (handler, span) = self.unwind_all(span, None)?;
            self.u.raw(span, Opcode::RETURN_NONE, 0, 0, 0, [0; 2]);
            self.u.handler = handler;
            return Ok(());
        };
        if is_async_generator {
            return self.error(span, "'return' with value in async generator");
        }
        if !self.needs_unwinding() {
            if self
                .fold(value)
                .is_some_and(|v| matches!(v, gillie_bytecode::Const::None))
            {
                let handler = self.leave_loops(span);
                self.u.raw(span, Opcode::RETURN_NONE, 0, 0, 0, [0; 2]);
                self.u.handler = handler;
                return Ok(());
            }
            return self.return_value(span, value);
        }
        if let Some(constant) = self.fold(value) {
            self.u.mark(span);
            let (handler, span) = self.unwind_all(span, None)?;
            if matches!(constant, gillie_bytecode::Const::None) {
                self.u.raw(span, Opcode::RETURN_NONE, 0, 0, 0, [0; 2]);
            } else {
                let t = self.u.temp();
                self.u.load_const(span, t, constant);
                self.u.op1(span, Opcode::RETURN, t);
            }
            self.u.handler = handler;
            return Ok(());
        }
        // What runs in between may rebind a local: the value waits in a temporary.
        let t = self.u.temp();
        self.into(value, t)?;
        let (handler, span) = self.unwind_all(span, Some(t))?;
        self.u.op1(span, Opcode::RETURN, t);
        self.u.handler = handler;
        Ok(())
    }

    /// Returns a value with nothing to undo; each branch of a conditional expression returns by itself.
    fn return_value(&mut self, span: Span, value: &'a Expr) -> Done {
        let mark = self.u.next;
        if let ExprKind::IfExp { test, body, orelse } = &value.kind
            && self.known_truth(test).is_none()
        {
            let other = self.u.label();
            self.branch(test, false, other)?;
            grow(|| self.return_value(span, body))?;
            self.u.place(other);
            return grow(|| self.return_value(span, orelse));
        }
        let reg = self.value(value)?;
        let handler = self.leave_loops(span);
        self.u.op1(span, Opcode::RETURN, reg);
        self.u.handler = handler;
        self.u.next = mark;
        Ok(())
    }

    fn raise(&mut self, span: Span, exc: Option<&'a Expr>, cause: Option<&'a Expr>) -> Done {
        let Some(exc) = exc else {
            self.u.raw(span, Opcode::RAISE, 0, 0, 0, [0; 2]);
            return Ok(());
        };
        match cause {
            None => {
                let e = self.value(exc)?;
                self.u.op_imm(span, Opcode::RAISE, e, Reg(0), 1);
            }
            Some(cause) => {
                let e = self.value_before(exc, &[cause])?;
                let c = self.value(cause)?;
                self.u.op_imm(span, Opcode::RAISE, e, c, 2);
            }
        }
        Ok(())
    }

    fn assert(&mut self, span: Span, test: &'a Expr, msg: Option<&'a Expr>) -> Done {
        if let ExprKind::Tuple { elts, .. } = &test.kind
            && !elts.is_empty()
        {
            self.warn(
                span,
                "assertion is always true, perhaps remove parentheses?",
            );
        }
        if self.options.optimize > 0 {
            return Ok(());
        }
        let end = self.u.label();
        self.branch(test, true, end)?;
        let window = self.u.temp();
        self.u.op1(span, Opcode::LOAD_ASSERTION_ERROR, window);
        if let Some(msg) = msg {
            let at = window.plus(gillie_bytecode::HEADER as u32);
            self.u.next = at.index() + 1;
            self.u.reach(at.index() + 1);
            self.into(msg, at)?;
            self.u.call(span, Opcode::CALL, window, 1, window);
        }
        self.u.op_imm(test.span, Opcode::RAISE, window, Reg(0), 1);
        self.u.place(end);
        Ok(())
    }

    /// `async` constructs need an asynchronous function (or top-level await).
    pub fn check_async(&self, span: Span, message: &str) -> Done {
        let scope = self.base_scope();
        let top = scope.kind == ScopeKind::Module && self.options.top_level_await;
        if top || self.in_async_function() {
            return Ok(());
        }
        self.error(span, message)
    }

    /// Whether the unit is that of an `async def` (or a generator expression within one).
    pub fn in_async_function(&self) -> bool {
        let scope = self.base_scope();
        match scope.kind {
            ScopeKind::Function => scope.async_def,
            kind if kind.is_comprehension() => true,
            _ => false,
        }
    }
}
