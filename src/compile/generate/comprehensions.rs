//! Comprehensions. List, set and dict comprehensions run in the frame of their function, their variables in
//! registers of their own (PEP 709); generator expressions (and comprehensions in annotations of a class) are
//! functions that take the first iterator.

use gillie_bytecode::{HEADER, Opcode};
use gillie_grammar::ast::*;

use super::unit::Reg;
use super::{Done, Generator};
use crate::symbols::{Part, ScopeId, ScopeKind, grow};

/// What a comprehension does with each element.
#[derive(Clone, Copy)]
enum Element<'a> {
    List(&'a Expr),
    Set(&'a Expr),
    Dict(&'a Expr, &'a Expr),
    Yield(&'a Expr),
}

impl<'a> Generator<'a> {
    pub fn comprehension(&mut self, e: &'a Expr, dst: Reg) -> Done {
        let (element, generators, build) = match &e.kind {
            ExprKind::ListComp { elt, generators } => {
                (Element::List(elt), generators, Some(Opcode::BUILD_LIST))
            }
            ExprKind::SetComp { elt, generators } => {
                (Element::Set(elt), generators, Some(Opcode::BUILD_SET))
            }
            ExprKind::DictComp {
                key,
                value,
                generators,
            } => (
                Element::Dict(key, value),
                generators,
                Some(Opcode::BUILD_MAP),
            ),
            ExprKind::GeneratorExp { elt, generators } => (Element::Yield(elt), generators, None),
            _ => return self.error(e.span, "internal error: not a comprehension"),
        };
        let Some(first) = generators.first() else {
            return self.error(e.span, "comprehension with no generators");
        };
        let scope_id = self.scope_of(e, Part::Body, e.span)?;
        let scope = &self.table.scopes[scope_id];
        let is_async = scope.coroutine && scope.kind != ScopeKind::GeneratorExp;
        let parent_async = self.in_async_function()
            || self.base_scope().kind.is_comprehension()
            || self.base_scope().kind == ScopeKind::Module && self.options.top_level_await;
        if is_async && !parent_async {
            return self.error(
                e.span,
                "asynchronous comprehension outside of an asynchronous function",
            );
        }
        if scope.inlined
            && let Some(build) = build
        {
            let accumulator = self.accumulator(dst);
            let iterator = self.iterator(first)?;
            self.u.op_imm(e.span, build, accumulator, accumulator, 0);
            self.push_level(e.span, scope_id);
            self.generator(generators, 0, Some(iterator), element, accumulator)?;
            self.pop_level(e.span);
            self.u.mov(e.span, dst, accumulator);
            return Ok(());
        }
        self.function_comprehension(e, scope_id, generators, element, build, is_async, dst)
    }

    /// The iterator of the first `for`, computed outside.
    fn iterator(&mut self, first: &'a Comprehension) -> Result<Reg, gillie_grammar::SyntaxError> {
        let iterator = self.u.temp();
        let mark = self.u.scratch(iterator);
        let source = self.value(&first.iter)?;
        self.u.next = mark;
        let op = if first.is_async {
            Opcode::GET_AITER
        } else {
            Opcode::GET_ITER
        };
        self.u.op2(first.iter.span, op, iterator, source);
        Ok(iterator)
    }

    #[allow(clippy::too_many_arguments)]
    fn function_comprehension(
        &mut self,
        e: &'a Expr,
        scope_id: ScopeId,
        generators: &'a [Comprehension],
        element: Element<'a>,
        build: Option<Opcode>,
        is_async: bool,
        dst: Reg,
    ) -> Done {
        let scope = &self.table.scopes[scope_id];
        self.enter_function(&scope.name, scope_id, e.span, e.span.line, None);
        let handler = self.open_generator_handler();
        let accumulator = match build {
            Some(build) => {
                let t = self.u.temp();
                self.u.op_imm(e.span, build, t, t, 0);
                t
            }
            None => Reg::temp(0),
        };
        let mut iterator = Reg::local(0);
        if !generators[0].is_async {
            // A temporary is out of everybody's reach, which the loop's instructions profit from. The argument is what
            // `iterator` made, but the code may be called with anything (`FunctionType(generator.gi_code, {})(5)`).
            iterator = self.u.temp();
            let span = generators[0].iter.span;
            self.u
                .op_imm(span, Opcode::GET_ITER, iterator, Reg::local(0), 1);
        }
        self.generator(generators, 0, Some(iterator), element, accumulator)?;
        match build {
            Some(_) => self.u.op1(e.span, Opcode::RETURN, accumulator),
            None => self.u.raw(e.span, Opcode::RETURN_NONE, 0, 0, 0, [0; 2]),
        }
        self.close_generator_handler(handler);
        let code = self.leave()?;

        let window = self.u.temp();
        self.make_function(e.span, code, scope_id, window, &[])?;
        self.u.next = window.index() + HEADER as u32;
        self.u.reach(self.u.next + 1);
        self.iterator(&generators[0])?;
        if is_async {
            self.u.call(e.span, Opcode::CALL, window, 1, window);
            self.u.next = window.index() + 1;
            self.u
                .op_imm(e.span, Opcode::GET_AWAITABLE, window, window, 0);
            self.send_loop(e.span, window, dst);
        } else {
            self.u.call(e.span, Opcode::CALL, window, 1, dst);
        }
        Ok(())
    }

    /// The loop of one `for`, and inside it the next one or the element. `iterator` is given for the first;
    /// if it is a local it stays.
    fn generator(
        &mut self,
        generators: &'a [Comprehension],
        index: usize,
        iterator: Option<Reg>,
        element: Element<'a>,
        accumulator: Reg,
    ) -> Done {
        let Some(g) = generators.get(index) else {
            return self.element(element, accumulator);
        };
        let span = g.iter.span;
        let mark = self.u.next;
        if iterator.is_none()
            && !g.is_async
            && let ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } = &g.iter.kind
            && let [one] = &elts[..]
            && !matches!(one.kind, ExprKind::Starred { .. })
        {
            // `for y in [x]` is an assignment.
            let again = self.u.label();
            self.assign_one(&g.target, one)?;
            for test in &g.ifs {
                self.branch(test, false, again)?;
            }
            grow(|| self.generator(generators, index + 1, None, element, accumulator))?;
            self.u.place(again);
            self.u.next = mark;
            return Ok(());
        }
        let iterator = match iterator {
            Some(reg) => reg,
            None => self.iterator(g)?,
        };
        let again = self.u.label();
        if g.is_async {
            let (start, after) = self.async_for_head(span, iterator, &g.target)?;
            for test in &g.ifs {
                self.branch(test, false, again)?;
            }
            grow(|| self.generator(generators, index + 1, None, element, accumulator))?;
            self.u.place(again);
            self.u.jump(super::unit::ARTIFICIAL, start);
            self.async_for_tail(span, iterator, after, None);
            self.u.next = mark;
            return Ok(());
        }
        let (start, done) = (self.u.label(), self.u.label());
        let (item, needs_store) = self.item_register(&g.target);
        self.u
            .jump_on(span, Opcode::FOR_ITER, item, iterator, 0, done);
        self.u.place(start);
        if needs_store {
            self.store(&g.target, item)?;
            self.u.next = item.index();
        }
        for test in &g.ifs {
            self.branch(test, false, again)?;
        }
        grow(|| self.generator(generators, index + 1, None, element, accumulator))?;
        self.u.place(again);
        self.u
            .jump_on(span, Opcode::FOR_NEXT, item, iterator, 0, start);
        self.u.place(done);
        if iterator.is_temp() {
            self.u.op1(span, Opcode::CLEAR, iterator);
        }
        self.u.next = mark;
        Ok(())
    }

    fn element(&mut self, element: Element<'a>, accumulator: Reg) -> Done {
        let mark = self.u.next;
        match element {
            Element::List(elt) => {
                let value = self.value(elt)?;
                self.u
                    .op2(elt.span, Opcode::LIST_APPEND, accumulator, value);
            }
            Element::Set(elt) => {
                let value = self.value(elt)?;
                self.u.op2(elt.span, Opcode::SET_ADD, accumulator, value);
            }
            Element::Dict(key, value) => {
                let k = self.value_before(key, &[value])?;
                let v = self.value(value)?;
                self.u
                    .op3(key.span.to(value.span), Opcode::MAP_ADD, accumulator, k, v);
            }
            Element::Yield(elt) => {
                let mut value = self.value(elt)?;
                let t = self.u.temp();
                if self.base_scope().coroutine {
                    self.u.op2(elt.span, Opcode::ASYNC_GEN_WRAP, t, value);
                    value = t;
                }
                // What is sent stays in `t` until the next turn: nobody sends to a generator expression.
                self.u.raw(elt.span, Opcode::YIELD, t.0, value.0, 0, [0; 2]);
            }
        }
        self.u.next = mark;
        Ok(())
    }
}
