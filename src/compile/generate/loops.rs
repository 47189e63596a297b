//! `while` and `for`: the condition (or the next item) is at the bottom, so that a turn costs one jump.

use gillie_bytecode::Opcode;
use gillie_grammar::SyntaxError;
use gillie_grammar::ast::*;

use super::unit::{ARTIFICIAL, Block, BlockKind, Label, Reg};
use super::{Done, Generator, as_name};

/// CPython's `CO_MAXBLOCKS`.
const MAX_BLOCKS: usize = 21;

impl<'a> Generator<'a> {
    pub fn push_block(&mut self, span: Span, kind: BlockKind<'a>) -> Done {
        if self.u.blocks.len() >= MAX_BLOCKS {
            return self.error(span, "too many statically nested blocks");
        }
        self.u.blocks.push(Block {
            kind,
            outer: self.u.handler,
        });
        Ok(())
    }

    pub fn pop_block(&mut self) {
        self.u.blocks.pop();
    }

    pub fn while_stmt(
        &mut self,
        span: Span,
        test: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
    ) -> Done {
        let known = self.known_truth(test);
        let (start, again, exit) = (self.u.label(), self.u.label(), self.u.label());
        if known != Some(true) {
            self.u.jump(test.span, again);
        }
        self.u.place(start);
        if known == Some(true) {
            self.u.mark(test.span);
        }
        self.push_block(span, BlockKind::While { again, exit })?;
        self.conditional_body(body)?;
        self.pop_block();
        self.u.place(again);
        if known == Some(true) {
            self.u.jump(ARTIFICIAL, start);
        } else {
            self.branch(test, true, start)?;
        }
        self.conditional_body(orelse)?;
        self.u.place(exit);
        Ok(())
    }

    /// A register that takes the item, and what stores it from there if it is not the target itself.
    pub fn item_register(&mut self, target: &'a Expr) -> (Reg, bool) {
        match as_name(target).and_then(|name| self.local_of(name)) {
            Some(reg) => (reg, false),
            None => (self.u.temp(), true),
        }
    }

    pub fn for_stmt(&mut self, span: Span, f: &'a For) -> Done {
        let iterator = self.u.temp();
        let iter_span = f.iter.span;
        let mark = self.u.scratch(iterator);
        let source = self.value(&f.iter)?;
        self.u.next = mark;
        self.u.op2(iter_span, Opcode::GET_ITER, iterator, source);
        let (start, again, done, exit) = (
            self.u.label(),
            self.u.label(),
            self.u.label(),
            self.u.label(),
        );
        let (item, needs_store) = self.item_register(&f.target);
        self.u
            .jump_on(iter_span, Opcode::FOR_ITER, item, iterator, 0, done);
        self.u.place(start);
        if needs_store {
            self.store(&f.target, item)?;
            self.u.next = iterator.index() + 1;
        }
        self.push_block(
            span,
            BlockKind::For {
                again,
                exit,
                iterator,
            },
        )?;
        self.conditional_body(&f.body)?;
        self.pop_block();
        self.u.place(again);
        self.u
            .jump_on(iter_span, Opcode::FOR_NEXT, item, iterator, 0, start);
        self.u.place(done);
        if f.orelse.is_empty() {
            // `break` comes here too, the iterator still alive.
            self.u.place(exit);
            self.u.op1(ARTIFICIAL, Opcode::CLEAR, iterator);
            return Ok(());
        }
        self.u.op1(ARTIFICIAL, Opcode::CLEAR, iterator);
        let end = self.u.label();
        self.u.next = iterator.index();
        self.conditional_body(&f.orelse)?;
        self.u.jump(ARTIFICIAL, end);
        self.u.place(exit);
        self.u.op1(ARTIFICIAL, Opcode::CLEAR, iterator);
        self.u.place(end);
        Ok(())
    }

    pub fn break_stmt(&mut self, span: Span) -> Done {
        match self.innermost_loop(span)? {
            None => self.error(span, "'break' outside loop"),
            Some((depth, _, exit)) => {
                self.warn_in_finally(span, "break");
                self.u.mark(span);
                let (handler, span) = self.unwind_to(span, depth)?;
                self.u.jump(span, exit);
                self.u.handler = handler;
                Ok(())
            }
        }
    }

    pub fn continue_stmt(&mut self, span: Span) -> Done {
        match self.innermost_loop(span)? {
            None => self.error(span, "'continue' not properly in loop"),
            Some((depth, again, _)) => {
                self.warn_in_finally(span, "continue");
                self.u.mark(span);
                let (handler, span) = self.unwind_to(span, depth)?;
                self.u.jump(span, again);
                self.u.handler = handler;
                Ok(())
            }
        }
    }

    /// How many blocks are around the innermost loop's inside, and its labels.
    /// The loop that `break` and `continue` mean; an except* block may not be left by them, loop or not.
    fn innermost_loop(&self, span: Span) -> Result<Option<(usize, Label, Label)>, SyntaxError> {
        for (index, block) in self.u.blocks.iter().enumerate().rev() {
            match block.kind {
                BlockKind::While { again, exit }
                | BlockKind::For { again, exit, .. }
                | BlockKind::AsyncFor { again, exit, .. } => {
                    return Ok(Some((index + 1, again, exit)));
                }
                BlockKind::Star => {
                    return Err(SyntaxError::new(
                        span,
                        "'break', 'continue' and 'return' cannot appear in an except* block",
                    ));
                }
                _ => {}
            }
        }
        Ok(None)
    }
}
