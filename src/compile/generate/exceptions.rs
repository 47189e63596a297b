//! `try` with `except`, `except*`, `else` and `finally`.
//!
//! A handler begins with the exception in the first free temporary. `PUSH_EXC` makes it the handled one and
//! saves the one before in the next temporary; every way out gives that back with `POP_EXC`, also a way out by
//! another exception: a small clean-up handler covers the clauses, restores and raises again.

use gillie_bytecode::Opcode;
use gillie_grammar::ast::*;

use super::unit::{ARTIFICIAL, BlockKind, HandlerId, Label, Reg};
use super::{Done, Generator};

/// For what raises again where an exception is only passing: the frame's line stays the one where it was raised.
pub(super) const NOWHERE: Span = Span {
    line: 0,
    col: 0,
    end_line: 0,
    end_col: 0,
};

impl<'a> Generator<'a> {
    pub fn try_stmt(&mut self, span: Span, t: &'a Try, star: bool) -> Done {
        if t.finalbody.is_empty() {
            return self.try_except(span, t, star);
        }
        self.try_finally(span, t, star)
    }

    /// A handler whose exception arrives in the first free temporary.
    pub fn open_handler(&mut self) -> (Label, HandlerId, Reg) {
        let target = self.u.label();
        let exception = Reg::temp(self.u.next);
        let handler = self.u.add_handler(target, exception);
        (target, handler, exception)
    }

    /// The clean-up of a handler that itself raises: the new exception arrives above `saved`.
    pub fn cleanup_handler(&mut self) -> (Label, HandlerId, Reg) {
        self.open_handler()
    }

    /// Emits a clean-up (in a colder section): restores `saved`, raises again.
    pub fn emit_cleanup(&mut self, label: Label, saved: Reg, exception: Reg) {
        self.u.cold();
        self.u.place(label);
        self.u.op1(ARTIFICIAL, Opcode::POP_EXC, saved);
        self.u.op1(NOWHERE, Opcode::RERAISE, exception);
        self.u.warm();
    }

    fn try_finally(&mut self, span: Span, t: &'a Try, star: bool) -> Done {
        let base = self.u.next;
        let outer = self.u.handler;
        let (target, handler, exception) = self.open_handler();
        self.u.mark(span);
        self.push_block(span, BlockKind::Finally { body: &t.finalbody })?;
        self.u.handler = handler;
        if t.handlers.is_empty() {
            self.conditional_body(&t.body)?;
        } else {
            self.try_except(span, t, star)?;
        }
        self.pop_block();
        self.u.handler = outer;
        self.conditional_body(&t.finalbody)?;

        self.u.cold();
        self.u.place(target);
        self.u.next = base + 2;
        let saved = exception.plus(1);
        let (cleanup, cleanup_handler, again) = self.cleanup_handler();
        self.u.op2(ARTIFICIAL, Opcode::PUSH_EXC, saved, exception);
        self.u.handler = cleanup_handler;
        self.push_block(span, BlockKind::FinallyEnd { exception, saved })?;
        // Blocks inside must see the handler around the whole statement when they are left.
        if let Some(block) = self.u.blocks.last_mut() {
            block.outer = outer;
        }
        self.conditional_body(&t.finalbody)?;
        self.pop_block();
        self.u.op1(ARTIFICIAL, Opcode::RERAISE, exception);
        self.u.handler = outer;
        self.emit_cleanup(cleanup, saved, again);
        self.u.warm();
        self.u.next = base;
        Ok(())
    }

    fn try_except(&mut self, span: Span, t: &'a Try, star: bool) -> Done {
        let base = self.u.next;
        let outer = self.u.handler;
        let (target, handler, exception) = self.open_handler();
        let end = self.u.label();
        self.u.mark(span);
        self.push_block(span, BlockKind::Try)?;
        self.u.handler = handler;
        self.conditional_body(&t.body)?;
        self.pop_block();
        self.u.handler = outer;
        self.conditional_body(&t.orelse)?;
        self.u.place(end);

        self.u.cold();
        self.u.place(target);
        if star {
            self.except_star(t, exception, end)?;
        } else {
            self.except_clauses(t, exception, end)?;
        }
        self.u.warm();
        self.u.handler = outer;
        self.u.next = base;
        Ok(())
    }

    fn except_clauses(&mut self, t: &'a Try, exception: Reg, end: Label) -> Done {
        let outer = self.u.handler;
        let base = exception.index();
        let saved = exception.plus(1);
        self.u.next = base + 2;
        self.u.reach(base + 2);
        let (cleanup, cleanup_handler, again) = self.cleanup_handler();
        self.u.op2(ARTIFICIAL, Opcode::PUSH_EXC, saved, exception);
        self.u.handler = cleanup_handler;
        let mut caught_all = false;
        for (index, clause) in t.handlers.iter().enumerate() {
            let next = self.u.label();
            self.u.next = base + 2;
            match &clause.type_ {
                Some(type_) => {
                    let kind = self.value(type_)?;
                    self.u.jump_on(
                        type_.span,
                        Opcode::JUMP_IF_NOT_MATCH,
                        exception,
                        kind,
                        0,
                        next,
                    );
                    self.u.next = base + 2;
                }
                None => {
                    if index + 1 < t.handlers.len() {
                        return self.error(clause.span, "default 'except:' must be last");
                    }
                    caught_all = true;
                }
            }
            match &clause.name {
                None => self.u.op1(clause.span, Opcode::CLEAR, exception),
                Some(name) => self.store_name(clause.span, name, exception),
            }
            self.clause_body(clause, saved, cleanup_handler, outer)?;
            self.u.jump(ARTIFICIAL, end);
            self.u.place(next);
            self.u.handler = cleanup_handler;
        }
        self.u.next = base + 2;
        if !caught_all {
            self.u.op1(ARTIFICIAL, Opcode::RERAISE, exception);
        }
        self.u.handler = outer;
        self.emit_cleanup(cleanup, saved, again);
        Ok(())
    }

    /// The body of a clause and the ways out of it.
    fn clause_body(
        &mut self,
        clause: &'a ExceptHandler,
        saved: Reg,
        cleanup: HandlerId,
        outer: HandlerId,
    ) -> Done {
        let span = clause.span;
        let name = clause.name.as_ref();
        let forget = name.map(|_| {
            let (label, handler, exception) = self.open_handler();
            self.u.handler = handler;
            (label, exception)
        });
        self.push_block(span, BlockKind::Handler { saved, name })?;
        if let Some(block) = self.u.blocks.last_mut() {
            block.outer = outer;
        }
        self.conditional_body(&clause.body)?;
        self.pop_block();
        self.u.handler = outer;
        self.u.op1(ARTIFICIAL, Opcode::POP_EXC, saved);
        if let (Some((label, exception)), Some(name)) = (forget, name) {
            self.forget_name(ARTIFICIAL, name);
            self.u.cold();
            self.u.place(label);
            self.u.handler = cleanup;
            self.u.next = exception.index() + 1;
            self.forget_name(ARTIFICIAL, name);
            self.u.op1(NOWHERE, Opcode::RERAISE, exception);
            self.u.handler = outer;
            self.u.next = exception.index();
            self.u.warm();
        }
        Ok(())
    }

    /// `except*`: each clause takes its part of the group; what clauses raise and what is left over is put
    /// together at the end (PEP 654).
    ///
    /// Temporaries: the original exception, the exception handled before, the list of what must be raised,
    /// the rest still unmatched, and the matched part.
    fn except_star(&mut self, t: &'a Try, original: Reg, end: Label) -> Done {
        let outer = self.u.handler;
        let base = original.index();
        let (saved, list, rest) = (original.plus(1), original.plus(2), original.plus(3));
        self.u.next = base + 4;
        self.u.reach(base + 7);
        // A failure outside the clause bodies releases all but the original and the saved exception.
        let cleanup = self.u.label();
        let cleanup_exception = original.plus(2);
        let cleanup_handler = self.u.add_handler(cleanup, cleanup_exception);
        self.u.op2(ARTIFICIAL, Opcode::PUSH_EXC, saved, original);
        self.u.handler = cleanup_handler;
        self.u.op_imm(ARTIFICIAL, Opcode::BUILD_LIST, list, list, 0);
        self.u.op2(ARTIFICIAL, Opcode::COPY, rest, original);
        let finish = self.u.label();
        for clause in &t.handlers {
            let next = self.u.label();
            let run = original.plus(4);
            self.u.next = base + 6;
            let Some(type_) = &clause.type_ else {
                return self.error(clause.span, "expected one or more exception types");
            };
            let kind = self.u.temp();
            self.into(type_, kind)?;
            // R[run] = the part that matches, R[run + 1] = the rest.
            self.u.op3(type_.span, Opcode::SPLIT_GROUP, run, rest, kind);
            self.u.op2(type_.span, Opcode::MOVE, rest, run.plus(1));
            let none = self.u.label();
            self.u.next = base + 5;
            let probe = self.u.temp();
            self.u.op2(type_.span, Opcode::COPY, probe, run);
            self.u
                .jump_on(type_.span, Opcode::JUMP_IS_NONE, probe, Reg(0), 1, none);
            // The part is the handled exception during the clause; the one before it is the original.
            let inner_saved = run.plus(1);
            self.u.op2(ARTIFICIAL, Opcode::PUSH_EXC, inner_saved, run);
            match &clause.name {
                Some(name) => self.store_name(clause.span, name, run),
                None => self.u.op1(clause.span, Opcode::CLEAR, run),
            }
            self.u.next = base + 6;
            let (raised, handler, exception) = self.open_handler();
            self.u.handler = handler;
            self.push_block(clause.span, BlockKind::Star)?;
            self.conditional_body(&clause.body)?;
            self.pop_block();
            self.u.handler = cleanup_handler;
            self.u.op1(ARTIFICIAL, Opcode::POP_EXC, inner_saved);
            if let Some(name) = &clause.name {
                self.forget_name(ARTIFICIAL, name);
            }
            self.u.jump(ARTIFICIAL, next);
            self.u.cold();
            self.u.place(raised);
            self.u.next = exception.index() + 1;
            self.u.op1(ARTIFICIAL, Opcode::POP_EXC, inner_saved);
            if let Some(name) = &clause.name {
                self.forget_name(ARTIFICIAL, name);
            }
            self.u.op2(ARTIFICIAL, Opcode::LIST_APPEND, list, exception);
            self.u.jump(ARTIFICIAL, next);
            self.u.warm();
            self.u.place(none);
            self.u.op1(ARTIFICIAL, Opcode::CLEAR, run);
            self.u.place(next);
        }
        self.u.place(finish);
        self.u.next = base + 4;
        self.u.op2(ARTIFICIAL, Opcode::LIST_APPEND, list, rest);
        // What is left to raise, or None.
        let result = rest;
        self.u
            .op3(ARTIFICIAL, Opcode::RAISE_GROUP, result, original, list);
        let probe = self.u.temp();
        let reraise = self.u.label();
        self.u.op2(ARTIFICIAL, Opcode::COPY, probe, result);
        self.u
            .jump_on(ARTIFICIAL, Opcode::JUMP_IS_NONE, probe, Reg(0), 0, reraise);
        self.u.handler = outer;
        self.u.op1(ARTIFICIAL, Opcode::CLEAR, result);
        self.u.op1(ARTIFICIAL, Opcode::POP_EXC, saved);
        self.u.op1(ARTIFICIAL, Opcode::CLEAR, original);
        self.u.jump(ARTIFICIAL, end);
        self.u.place(reraise);
        self.u.op1(ARTIFICIAL, Opcode::POP_EXC, saved);
        self.u.op1(ARTIFICIAL, Opcode::CLEAR, original);
        self.u.op1(ARTIFICIAL, Opcode::RERAISE, result);
        self.u.next = base + 2;
        self.emit_cleanup(cleanup, saved, cleanup_exception);
        Ok(())
    }
}
