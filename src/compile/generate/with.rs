//! `with` and `async with`: the bound `__exit__` waits in a temporary; an exception is handed to it, and
//! swallowed if it says so (PEP 343, PEP 492).

use gillie_bytecode::{HEADER, Opcode};
use gillie_grammar::ast::*;

use super::unit::{ARTIFICIAL, BlockKind, Reg};
use super::{Done, Generator};

const ENTER: i64 = 0;
const EXIT: i64 = 1;
const ASYNC_ENTER: i64 = 2;
const ASYNC_EXIT: i64 = 3;

impl<'a> Generator<'a> {
    pub fn with_stmt(&mut self, items: &'a [WithItem], body: &'a [Stmt], is_async: bool) -> Done {
        let Some((item, rest)) = items.split_first() else {
            return self.conditional_body(body);
        };
        let place = item.context_expr.span;
        let base = self.u.next;
        let outer = self.u.handler;
        let exit = self.u.temp();
        let manager = {
            let mark = self.u.scratch(exit);
            let manager = self.value(&item.context_expr)?;
            self.u.next = mark;
            manager
        };
        let window = self.u.temp();
        self.u.reach(window.index() + HEADER as u32);
        let (enter_name, exit_name) = if is_async {
            (ASYNC_ENTER, ASYNC_EXIT)
        } else {
            (ENTER, EXIT)
        };
        self.u
            .op_imm(place, Opcode::LOAD_SPECIAL, window, manager, enter_name);
        self.u
            .op_imm(place, Opcode::LOAD_SPECIAL, exit, manager, exit_name);
        self.u.next = base + 1;

        let target = item.optional_vars.as_deref();
        if is_async {
            self.u.call(place, Opcode::CALL, window, 0, window);
            self.u.next = window.index() + 1;
            self.u
                .op_imm(place, Opcode::GET_AWAITABLE, window, window, 1);
            self.send_loop(place, window, window);
        }
        let (landing, handler, exception) = self.open_handler();
        let entered = match target
            .and_then(super::as_name)
            .and_then(|n| self.local_of(n))
        {
            Some(reg) if !is_async => {
                self.u.call(place, Opcode::CALL, window, 0, reg);
                None
            }
            _ => {
                if !is_async {
                    self.u.call(place, Opcode::CALL, window, 0, window);
                }
                Some(window)
            }
        };
        self.push_block(
            place,
            BlockKind::With {
                exit,
                span: place,
                is_async,
            },
        )?;
        self.u.handler = handler;
        if let Some(reg) = entered {
            self.u.next = window.index() + 1;
            match target {
                Some(target) => self.store(target, reg)?,
                None => self.u.op1(place, Opcode::CLEAR, reg),
            }
            self.u.next = base + 1;
        }
        if rest.is_empty() {
            self.conditional_body(body)?;
        } else {
            self.with_stmt(rest, body, is_async)?;
        }
        self.pop_block();
        self.u.handler = outer;
        self.u.next = base + 1;
        self.normal_exit(place, exit, is_async)?;
        let end = self.u.here();

        // An exception: exit(type, value, traceback).
        self.u.cold();
        self.u.place(landing);
        let saved = exception.plus(1);
        self.u.next = saved.index() + 1;
        self.u.reach(saved.index() + 1);
        let (cleanup, cleanup_handler, again) = self.cleanup_handler();
        self.u.op2(ARTIFICIAL, Opcode::PUSH_EXC, saved, exception);
        self.u.handler = cleanup_handler;
        let window = self.u.temps(HEADER as u32 + 3);
        self.u.op2(place, Opcode::MOVE, window, exit);
        self.u.op2(
            place,
            Opcode::EXC_INFO,
            window.plus(HEADER as u32),
            exception,
        );
        self.u.call(place, Opcode::CALL, window, 3, window);
        self.u.next = window.index() + 1;
        if is_async {
            self.u
                .op_imm(place, Opcode::GET_AWAITABLE, window, window, 2);
            self.send_loop(place, window, window);
        }
        let swallow = self.u.label();
        self.u
            .jump_on(place, Opcode::JUMP_IF_TRUE, window, Reg(0), 0, swallow);
        self.u
            .op1(super::exceptions::NOWHERE, Opcode::RERAISE, exception);
        self.u.place(swallow);
        self.u.handler = outer;
        self.u.op1(ARTIFICIAL, Opcode::POP_EXC, saved);
        self.u.op1(ARTIFICIAL, Opcode::CLEAR, exception);
        self.u.jump(ARTIFICIAL, end);
        self.u.next = saved.index() + 1;
        self.emit_cleanup(cleanup, saved, again);
        self.u.warm();
        self.u.next = base;
        Ok(())
    }

    /// `exit(None, None, None)`.
    pub fn normal_exit(&mut self, span: Span, exit: Reg, is_async: bool) -> Done {
        let mark = self.u.next;
        // The window may stand on `exit` itself if nothing lives above it (a return value may).
        let window = if self.u.next == exit.index() + 1 {
            exit
        } else {
            let window = self.u.temp();
            self.u.op2(span, Opcode::MOVE, window, exit);
            window
        };
        self.u.next = window.index() + 1 + HEADER as u32 + 3;
        self.u.reach(self.u.next);
        for n in 0..3 {
            self.u.load_none(span, window.plus(HEADER as u32 + n));
        }
        self.u.call(span, Opcode::CALL, window, 3, window);
        self.u.next = window.index() + 1;
        if is_async {
            self.u
                .op_imm(span, Opcode::GET_AWAITABLE, window, window, 2);
            self.send_loop(span, window, window);
        }
        self.u.op1(span, Opcode::CLEAR, window);
        self.u.next = mark;
        Ok(())
    }
}
