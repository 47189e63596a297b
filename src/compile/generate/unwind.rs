//! Leaving blocks by `return`, `break` and `continue`: `finally` bodies are copied in place, `with` blocks call
//! `__exit__`, handlers give back the exception that was handled before (CPython's `compiler_unwind_fblock`).

use gillie_bytecode::Opcode;
use gillie_grammar::SyntaxError;
use gillie_grammar::ast::Span;

use super::unit::{ARTIFICIAL, Block, BlockKind, HandlerId, Reg};
use super::{Done, Generator};

impl<'a> Generator<'a> {
    /// Whether a `return` here has anything to undo.
    pub fn needs_unwinding(&self) -> bool {
        self.u.blocks.iter().any(|b| {
            !matches!(
                b.kind,
                BlockKind::While { .. }
                    | BlockKind::For { .. }
                    | BlockKind::AsyncFor { .. }
                    | BlockKind::Try
                    | BlockKind::Value { .. }
            )
        })
    }

    /// Lets go of what the loops around a `return` go through, when nothing else is to be undone: a frame's end
    /// releases its locals only. What comes next is outside of the loops' handlers; the caller puts back the one that
    /// is returned.
    pub fn leave_loops(&mut self, span: Span) -> HandlerId {
        let handler = self.u.handler;
        for index in (0..self.u.blocks.len()).rev() {
            let block = self.u.blocks[index];
            if let BlockKind::For { iterator, .. } | BlockKind::AsyncFor { iterator, .. } =
                block.kind
            {
                self.u.handler = block.outer;
                self.u.op1(span, Opcode::CLEAR, iterator);
            }
        }
        handler
    }

    /// Undoes all blocks for a `return`; `value` is the register that holds its value. What comes next is
    /// outside of all their handlers; the caller puts back the handler that is returned. The span is that of what
    /// comes next: none of its own behind a `with` or `finally`, whose lines were the last to run.
    pub fn unwind_all(
        &mut self,
        span: Span,
        value: Option<Reg>,
    ) -> Result<(HandlerId, Span), SyntaxError> {
        if !self.needs_unwinding() {
            return Ok((self.leave_loops(span), span));
        }
        self.unwind(span, 0, value)
    }

    /// Undoes the blocks inside the first `depth` ones.
    pub fn unwind_to(
        &mut self,
        span: Span,
        depth: usize,
    ) -> Result<(HandlerId, Span), SyntaxError> {
        self.unwind(span, depth, None)
    }

    fn unwind(
        &mut self,
        span: Span,
        depth: usize,
        value: Option<Reg>,
    ) -> Result<(HandlerId, Span), SyntaxError> {
        let mut span = span;
        let handler = self.u.handler;
        let removed: Vec<Block<'a>> = self.u.blocks.split_off(depth.min(self.u.blocks.len()));
        let mut below = removed.clone();
        let mut result = Ok(());
        while let Some(block) = below.pop() {
            // The code to undo a block runs outside of it, within the blocks around it.
            self.u.blocks.truncate(depth);
            self.u.blocks.extend(below.iter().copied());
            self.u.handler = block.outer;
            result = self.unwind_block(span, block, value);
            if result.is_err() {
                break;
            }
            if matches!(
                block.kind,
                BlockKind::Finally { .. } | BlockKind::With { .. }
            ) {
                span = ARTIFICIAL;
            }
        }
        self.u.blocks.truncate(depth);
        self.u.blocks.extend(removed);
        result.map(|()| (handler, span))
    }

    fn unwind_block(&mut self, span: Span, block: Block<'a>, value: Option<Reg>) -> Done {
        match block.kind {
            BlockKind::While { .. } | BlockKind::Try => {}
            BlockKind::For { iterator, .. } | BlockKind::AsyncFor { iterator, .. } => {
                self.u.op1(span, Opcode::CLEAR, iterator);
            }
            BlockKind::Finally { body } => {
                if let Some(reg) = value {
                    self.u.blocks.push(Block {
                        kind: BlockKind::Value { reg },
                        outer: self.u.handler,
                    });
                }
                self.body(body)?;
                if value.is_some() {
                    self.u.blocks.pop();
                }
            }
            BlockKind::FinallyEnd { exception, saved } => {
                self.u.op1(span, Opcode::POP_EXC, saved);
                self.u.op1(span, Opcode::CLEAR, exception);
            }
            BlockKind::With {
                exit,
                span,
                is_async,
            } => self.normal_exit(span, exit, is_async)?,
            BlockKind::Handler { saved, name } => {
                self.u.op1(ARTIFICIAL, Opcode::POP_EXC, saved);
                if let Some(name) = name {
                    self.forget_name(ARTIFICIAL, name);
                }
            }
            BlockKind::Star => {
                return self.error(
                    span,
                    "'break', 'continue' and 'return' cannot appear in an except* block",
                );
            }
            BlockKind::Value { reg } => self.u.op1(span, Opcode::CLEAR, reg),
        }
        Ok(())
    }

    /// PEP 765: leaving a `finally` body by a jump swallows the exception.
    pub fn warn_in_finally(&mut self, span: Span, what: &str) {
        let jump_within = what != "return";
        let mut in_finally = false;
        for block in self.u.blocks.iter().rev() {
            match block.kind {
                BlockKind::While { .. } | BlockKind::For { .. } | BlockKind::AsyncFor { .. }
                    if jump_within =>
                {
                    break;
                }
                BlockKind::FinallyEnd { .. } => {
                    in_finally = true;
                    break;
                }
                _ => {}
            }
        }
        // The body is compiled several times; only the exceptional copy warns.
        if in_finally {
            self.warn(span, format!("'{what}' in a 'finally' block"));
        }
    }
}
