//! `def`, `lambda` and how a function object is put together: code, defaults, annotations, closure.

use std::sync::Arc;

use gillie_bytecode::{Code, Const, HEADER, Opcode, Text, code::flags};
use gillie_grammar::SyntaxError;
use gillie_grammar::ast::*;

use super::unit::{HandlerId, Label, Reg};
use super::{Done, Generator, docstring};
use crate::symbols::{Part, ScopeId, ScopeKind};

/// Operand C of `SET_FUNCTION_ATTR`.
pub const DEFAULTS: i64 = 0;
pub const KEYWORD_DEFAULTS: i64 = 1;
pub const ANNOTATE: i64 = 2;
pub const CLOSURE: i64 = 3;
pub const TYPE_PARAMS: i64 = 4;

impl<'a> Generator<'a> {
    pub fn scope_of<T>(&self, node: &T, part: Part, span: Span) -> Result<ScopeId, SyntaxError> {
        match self.table.scope_of(node, part) {
            Some(id) => Ok(id),
            None => self.error(span, "internal error: no scope for this node"),
        }
    }

    /// `dst` (a temporary) = a function of `code`, with its closure; the topmost temporary must be `dst` or
    /// above it.
    pub fn make_function(
        &mut self,
        span: Span,
        code: Arc<Code>,
        scope: ScopeId,
        dst: Reg,
        attributes: &[(Reg, i64)],
    ) -> Done {
        let index = self.u.constant(Const::Code(code));
        self.u
            .raw(span, Opcode::MAKE_FUNCTION, dst.0, index, 0, [0; 2]);
        for &(reg, which) in attributes {
            self.u
                .op_imm(span, Opcode::SET_FUNCTION_ATTR, dst, reg, which);
        }
        let free = self.table.scopes[scope].free_names();
        if !free.is_empty() {
            let mark = self.u.next;
            let run = self.u.temps(free.len() as u32);
            for (n, name) in free.iter().enumerate() {
                let Some(cell) = self.cell_of(name) else {
                    return self.error(span, format!("internal error: no cell for '{name}'"));
                };
                self.u.op2(span, Opcode::MOVE, run.plus(n as u32), cell);
            }
            self.u
                .op_imm(span, Opcode::BUILD_TUPLE, run, run, free.len() as i64);
            self.u
                .op_imm(span, Opcode::SET_FUNCTION_ATTR, dst, run, CLOSURE);
            self.u.next = mark;
        }
        Ok(())
    }

    /// Opens the unit of a function-like scope: flags, parameters, prologue.
    pub fn enter_function(
        &mut self,
        name: &Name,
        scope_id: ScopeId,
        span: Span,
        first_line: u32,
        args: Option<&Arguments>,
    ) {
        let parent_is_class = self.base_scope().kind == ScopeKind::Class;
        self.enter(name, scope_id, first_line);
        let scope = &self.table.scopes[scope_id];
        let u = &mut self.u;
        u.flags |= flags::OPTIMIZED | flags::NEWLOCALS;
        if scope.nested {
            u.flags |= flags::NESTED;
        }
        if parent_is_class && scope.kind == ScopeKind::Function {
            u.flags |= flags::METHOD;
        }
        match args {
            Some(args) => {
                u.posonly_count = args.posonlyargs.len() as u32;
                u.arg_count = (args.posonlyargs.len() + args.args.len()) as u32;
                u.kwonly_count = args.kwonlyargs.len() as u32;
                if args.vararg.is_some() {
                    u.flags |= flags::VARARGS;
                }
                if args.kwarg.is_some() {
                    u.flags |= flags::VARKEYWORDS;
                }
            }
            None => u.arg_count = scope.params.len() as u32,
        }
        u.flags |= match (scope.generator, scope.coroutine) {
            (true, true) => flags::ASYNC_GENERATOR,
            (true, false) => flags::GENERATOR,
            (false, true) => flags::COROUTINE,
            (false, false) => 0,
        };
        let start = Span::new(first_line, 0, first_line, 0);
        let _ = span;
        if scope.generator || scope.coroutine {
            self.u.raw(start, Opcode::RETURN_GENERATOR, 0, 0, 0, [0; 2]);
        }
        self.bind_registers(start);
    }

    /// The handler around a whole generator body: a StopIteration must not leave it as such (PEP 479).
    pub fn open_generator_handler(&mut self) -> Option<(Label, HandlerId)> {
        let scope = self.base_scope();
        if !(scope.generator || scope.coroutine) {
            return None;
        }
        let target = self.u.label();
        let handler = self.u.add_handler(target, Reg::temp(0));
        self.u.handler = handler;
        Some((target, handler))
    }

    pub fn close_generator_handler(&mut self, opened: Option<(Label, HandlerId)>) {
        let Some((target, _)) = opened else {
            return;
        };
        self.u.handler = None;
        self.u.cold();
        self.u.place(target);
        let t = Reg::temp(0);
        let span = Span::default();
        self.u.op2(span, Opcode::STOP_ITERATION_ERROR, t, t);
        self.u.op1(span, Opcode::RERAISE, t);
        self.u.warm();
    }

    pub fn function_code(
        &mut self,
        f: &'a FunctionDef,
        scope: ScopeId,
        span: Span,
        first_line: u32,
        in_class: bool,
    ) -> Result<Arc<Code>, SyntaxError> {
        self.enter_function(&f.name, scope, span, first_line, Some(&f.args));
        self.mark_method(in_class);
        let mut body = &f.body[..];
        if let Some((text, _)) = docstring(body) {
            body = &body[1..];
            if self.options.optimize < 2 {
                let text = crate::docstrings::clean(text);
                self.u.constant(Const::Str(text));
                self.u.flags |= flags::HAS_DOCSTRING;
            }
        }
        let handler = self.open_generator_handler();
        self.body(body)?;
        self.u.raw(
            super::unit::ARTIFICIAL,
            Opcode::RETURN_NONE,
            0,
            0,
            0,
            [0; 2],
        );
        self.close_generator_handler(handler);
        self.leave()
    }

    /// Defaults into temporaries; what `SET_FUNCTION_ATTR` is to do with them.
    pub fn defaults(
        &mut self,
        span: Span,
        args: &'a Arguments,
    ) -> Result<Vec<(Reg, i64)>, SyntaxError> {
        let mut attributes = Vec::new();
        if !args.defaults.is_empty() {
            let t = self.u.temp();
            let constant: Option<Vec<Const>> = args.defaults.iter().map(|e| self.fold(e)).collect();
            match constant {
                Some(items) => self.u.load_const(span, t, Const::Tuple(items.into())),
                None => {
                    let mark = self.u.scratch(t);
                    let run = self.run_of(&args.defaults)?;
                    self.u.op_imm(
                        span,
                        Opcode::BUILD_TUPLE,
                        t,
                        run,
                        args.defaults.len() as i64,
                    );
                    self.u.next = mark;
                }
            }
            attributes.push((t, DEFAULTS));
        }
        if args.kw_defaults.iter().any(Option::is_some) {
            let dict = self.u.temp();
            self.u.op_imm(span, Opcode::BUILD_MAP, dict, dict, 0);
            for (arg, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
                if let Some(default) = default {
                    let mark = self.u.next;
                    let key = self.u.temp();
                    let name = self.mangled(&arg.arg);
                    self.u.load_str(arg.span, key, &name);
                    let value = self.value(default)?;
                    self.u.op3(span, Opcode::MAP_ADD, dict, key, value);
                    self.u.next = mark;
                }
            }
            attributes.push((dict, KEYWORD_DEFAULTS));
        }
        Ok(attributes)
    }

    pub fn lambda(&mut self, e: &'a Expr, args: &'a Arguments, body: &'a Expr, dst: Reg) -> Done {
        let function = self.accumulator(dst);
        let attributes = self.defaults(e.span, args)?;
        let scope = self.scope_of(e, Part::Body, e.span)?;
        self.enter_function(&"<lambda>".into(), scope, e.span, e.span.line, Some(args));
        let handler = self.open_generator_handler();
        let value = self.value(body)?;
        self.u.op1(body.span, Opcode::RETURN, value);
        self.close_generator_handler(handler);
        let code = self.leave()?;
        self.make_function(e.span, code, scope, function, &attributes)?;
        self.u.mov(e.span, dst, function);
        Ok(())
    }

    pub fn function_def(&mut self, stmt: &'a Stmt, f: &'a FunctionDef, _is_async: bool) -> Done {
        let span = stmt.span;
        let first_line = f.decorator_list.first().map_or(span.line, |d| d.span.line);
        let (base, dst) = self.decorators(&f.decorator_list)?;
        if f.type_params.is_empty() {
            let mut attributes = self.defaults(span, &f.args)?;
            self.function_object(span, f, first_line, &mut attributes, dst)?;
        } else {
            self.generic_function(span, f, first_line, dst)?;
        }
        self.apply_decorators(&f.decorator_list, base);
        self.u.next = base.index() + 1;
        self.store_name(span, &f.name, base);
        Ok(())
    }

    /// `dst` = the function, its defaults already in `attributes`.
    pub fn function_object(
        &mut self,
        span: Span,
        f: &'a FunctionDef,
        first_line: u32,
        attributes: &mut Vec<(Reg, i64)>,
        dst: Reg,
    ) -> Done {
        if let Some(annotations) = self.function_annotations(span, f)? {
            attributes.push(annotations);
        }
        let scope = self.scope_of(f, Part::Body, span)?;
        let code = self.function_code(f, scope, span, first_line, false)?;
        self.make_function(span, code, scope, dst, attributes)
    }

    /// Decorators into nested call windows; returns the outermost window and the register of the decorated
    /// object: the argument of the innermost.
    pub fn decorators(&mut self, list: &'a [Expr]) -> Result<(Reg, Reg), SyntaxError> {
        let base = self.u.temp();
        let mut at = base;
        for decorator in list {
            self.check_callable(decorator);
            self.u.next = at.index() + 1;
            self.into(decorator, at)?;
            at = at.plus(HEADER as u32);
            self.u.next = at.index() + 1;
            self.u.reach(self.u.next);
        }
        Ok((base, at))
    }

    pub fn apply_decorators(&mut self, list: &'a [Expr], base: Reg) {
        for (index, decorator) in list.iter().enumerate().rev() {
            let window = base.plus((index * HEADER) as u32);
            self.u.call(decorator.span, Opcode::CALL, window, 1, window);
        }
    }

    /// A string constant.
    pub fn name_constant(name: &Name) -> Const {
        Const::Str(Text::Utf8(name.clone()))
    }
}
