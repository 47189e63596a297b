//! `yield`, `yield from`, `await` and `async for`.

use gillie_bytecode::Opcode;
use gillie_grammar::ast::*;

use super::unit::{ARTIFICIAL, BlockKind, Label, Reg};
use super::{Done, Generator};
use crate::symbols::ScopeKind;

impl<'a> Generator<'a> {
    fn check_yield(&self, span: Span, what: &str) -> Done {
        match self.innermost_scope().kind {
            ScopeKind::Function | ScopeKind::Lambda => Ok(()),
            _ => self.error(span, format!("'{what}' outside function")),
        }
    }

    pub fn yield_expr(&mut self, e: &'a Expr, value: Option<&'a Expr>, dst: Reg) -> Done {
        self.check_yield(e.span, "yield")?;
        let mut reg = match value {
            Some(value) => self.value(value)?,
            None => {
                let t = self.u.temp();
                self.u.load_none(e.span, t);
                t
            }
        };
        if self.base_scope().coroutine {
            let t = if reg.is_temp() { reg } else { self.u.temp() };
            self.u.op2(e.span, Opcode::ASYNC_GEN_WRAP, t, reg);
            reg = t;
        }
        self.u.raw(e.span, Opcode::YIELD, dst.0, reg.0, 0, [0; 2]);
        Ok(())
    }

    pub fn yield_from(&mut self, e: &'a Expr, value: &'a Expr, dst: Reg) -> Done {
        self.check_yield(e.span, "yield from")?;
        if self.base_scope().coroutine {
            return self.error(e.span, "'yield from' inside async function");
        }
        let iterator = self.u.temp();
        let mark = self.u.scratch(iterator);
        let source = self.value(value)?;
        self.u.next = mark;
        self.u
            .op2(e.span, Opcode::GET_YIELD_FROM_ITER, iterator, source);
        self.send_loop(e.span, iterator, dst);
        Ok(())
    }

    pub fn await_expr(&mut self, e: &'a Expr, value: &'a Expr, dst: Reg) -> Done {
        let scope = self.base_scope();
        let top = scope.kind == ScopeKind::Module && self.options.top_level_await;
        if !top {
            if !scope.kind.is_function_like() {
                return self.error(e.span, "'await' outside function");
            }
            if !self.in_async_function() {
                return self.error(e.span, "'await' outside async function");
            }
        }
        let iterator = self.u.temp();
        let mark = self.u.scratch(iterator);
        let source = self.value(value)?;
        self.u.next = mark;
        self.u
            .op_imm(e.span, Opcode::GET_AWAITABLE, iterator, source, 0);
        self.send_loop(e.span, iterator, dst);
        Ok(())
    }

    /// Delegates to the iterator in a temporary until it finishes; `dst` = its return value. The `YIELD`
    /// directly follows its `SEND`: `throw()` finds the delegate by that.
    pub fn send_loop(&mut self, span: Span, iterator: Reg, dst: Reg) {
        let mark = self.u.next;
        self.u.next = iterator.index() + 1;
        let value = self.u.temp();
        let (again, done) = (self.u.label(), self.u.label());
        self.u.load_none(span, value);
        self.u.place(again);
        self.u.raw(
            span,
            Opcode::SEND,
            value.0,
            iterator.0,
            value.0,
            [done.0, 0],
        );
        self.u.raw(span, Opcode::YIELD, value.0, value.0, 1, [0; 2]);
        self.u.jump(span, again);
        self.u.place(done);
        self.u.op2(span, Opcode::MOVE, dst, value);
        if dst != iterator {
            self.u.op1(span, Opcode::CLEAR, iterator);
        }
        self.u.next = mark.max(iterator.index() + 1);
    }

    /// Gets the next item of an asynchronous iterator and stores it; returns the label of the loop's start and
    /// that of the handler that ends the loop.
    pub fn async_for_head(
        &mut self,
        span: Span,
        iterator: Reg,
        target: &'a Expr,
    ) -> Result<(Label, Label), gillie_grammar::SyntaxError> {
        let start = self.u.here();
        let outer = self.u.handler;
        let (landing, handler, _) = self.open_handler();
        self.u.handler = handler;
        let item = self.u.temp();
        self.u.op2(span, Opcode::GET_ANEXT, item, iterator);
        self.send_loop(span, item, item);
        self.u.handler = outer;
        self.store(target, item)?;
        self.u.next = item.index();
        Ok((start, landing))
    }

    /// The end of the loop: StopAsyncIteration leaves it, anything else is raised again. `exit` is where `break` leads, if
    /// that is here, too.
    pub fn async_for_tail(
        &mut self,
        span: Span,
        iterator: Reg,
        landing: Label,
        exit: Option<Label>,
    ) {
        let done = self.u.label();
        let exception = self.u.temp();
        self.u.cold();
        self.u.place(landing);
        self.u
            .jump_on(span, Opcode::END_ASYNC_FOR, exception, Reg(0), 0, done);
        // Not reached: the instruction jumps or raises.
        self.u.jump(ARTIFICIAL, done);
        self.u.warm();
        self.u.next -= 1;
        self.u.place(done);
        if let Some(exit) = exit {
            self.u.place(exit);
        }
        if iterator.is_temp() {
            self.u.op1(ARTIFICIAL, Opcode::CLEAR, iterator);
        }
    }

    pub fn async_for(&mut self, span: Span, f: &'a For) -> Done {
        self.check_async(span, "'async for' outside async function")?;
        let iterator = self.u.temp();
        let mark = self.u.scratch(iterator);
        let source = self.value(&f.iter)?;
        self.u.next = mark;
        self.u.op2(f.iter.span, Opcode::GET_AITER, iterator, source);
        let exit = self.u.label();
        let (again, landing) = self.async_for_head(span, iterator, &f.target)?;
        self.push_block(
            span,
            BlockKind::AsyncFor {
                again,
                exit,
                iterator,
            },
        )?;
        self.conditional_body(&f.body)?;
        self.pop_block();
        self.u.jump(ARTIFICIAL, again);
        let alone = f.orelse.is_empty();
        self.async_for_tail(f.iter.span, iterator, landing, alone.then_some(exit));
        if alone {
            return Ok(());
        }
        let end = self.u.label();
        self.u.next = iterator.index();
        self.conditional_body(&f.orelse)?;
        self.u.jump(ARTIFICIAL, end);
        self.u.place(exit);
        self.u.op1(ARTIFICIAL, Opcode::CLEAR, iterator);
        self.u.place(end);
        Ok(())
    }
}
