//! Calls. The callee stands in the first register of a *window*, the arguments [`HEADER`] further; a method
//! call puts the object there, before its arguments. Calls with `*` or `**`, or very many arguments, gather
//! them in a tuple and a dict.

use gillie_bytecode::{Const, HEADER, Opcode, Text};
use gillie_grammar::SyntaxError;
use gillie_grammar::ast::*;

use super::expressions::{attribute_span, has_star};
use super::unit::Reg;
use super::{Done, Generator, as_name};
use crate::symbols::{Resolved, ScopeKind};

/// More arguments than this go through a tuple and a dict.
const MANY_ARGUMENTS: usize = 60;

impl<'a> Generator<'a> {
    pub fn call(
        &mut self,
        e: &'a Expr,
        func: &'a Expr,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        dst: Reg,
    ) -> Done {
        self.check_callable(func);
        let simple = is_simple(args, keywords);
        if let ExprKind::Attribute { value, attr, .. } = &func.kind
            && simple
        {
            let span = method_span(e, func, attr);
            let window = self.u.temp();
            if !self.super_attribute(func, value, attr, window, true)? {
                let mark = self.u.scratch(window);
                let object = self.value(value)?;
                self.u.next = mark;
                let name = self.mangled(attr);
                let index = self.u.name_index(&name);
                self.u.op_data(
                    attribute_span(func, attr),
                    Opcode::LOAD_METHOD,
                    window,
                    object,
                    index,
                );
            }
            self.u.next = window.index() + 1 + HEADER as u32;
            let count = self.arguments_at(window.index() + 1 + HEADER as u32, args, keywords)?;
            self.finish_call(span, window, count, keywords, dst, true);
            return Ok(());
        }
        let window = self.u.temp();
        self.into(func, window)?;
        self.call_window(e.span, window, args, keywords, dst)
    }

    /// Calls what is in `window` (the topmost temporary) with the arguments.
    pub fn call_window(
        &mut self,
        span: Span,
        window: Reg,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        dst: Reg,
    ) -> Done {
        let first = window.index() + HEADER as u32;
        if is_simple(args, keywords) {
            let count = self.arguments_at(first, args, keywords)?;
            self.finish_call(span, window, count, keywords, dst, false);
            return Ok(());
        }
        self.call_ex(span, window, None, args, keywords, dst)
    }

    /// Plain positional and keyword arguments into the registers from `first`.
    fn arguments_at(
        &mut self,
        first: u32,
        args: &'a [Expr],
        keywords: &'a [Keyword],
    ) -> Result<u32, SyntaxError> {
        let mut at = first;
        for value in args.iter().chain(keywords.iter().map(|k| &k.value)) {
            self.u.next = at + 1;
            self.u.reach(at + 1);
            self.into(value, Reg::temp(at))?;
            at += 1;
        }
        self.u.reach(first);
        Ok(at - first)
    }

    pub fn finish_call(
        &mut self,
        span: Span,
        window: Reg,
        count: u32,
        keywords: &'a [Keyword],
        dst: Reg,
        method: bool,
    ) {
        let names: Vec<Const> = keywords
            .iter()
            .filter_map(|k| k.arg.as_ref())
            .map(|n| Const::Str(Text::Utf8(self.mangled_keyword(n))))
            .collect();
        self.finish_call_names(span, window, count, names, dst, method);
    }

    fn mangled_keyword(&self, name: &Name) -> Name {
        name.clone()
    }

    pub fn finish_call_names(
        &mut self,
        span: Span,
        window: Reg,
        count: u32,
        names: Vec<Const>,
        dst: Reg,
        method: bool,
    ) {
        self.u.reach(window.index() + HEADER as u32 + 1 + count);
        if names.is_empty() {
            let op = if method {
                Opcode::CALL_METHOD
            } else {
                Opcode::CALL
            };
            self.u.call(span, op, window, count, dst);
            return;
        }
        let names = self.u.constant(Const::Tuple(names.into()));
        let op = if method {
            Opcode::CALL_METHOD_KW
        } else {
            Opcode::CALL_KW
        };
        self.u.raw(span, op, window.0, count, dst.0, [names, 0]);
    }

    /// A call with `*` or `**`; `first` is an argument before all others (already in its register + HEADER).
    pub fn call_ex(
        &mut self,
        span: Span,
        window: Reg,
        first: Option<Const>,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        dst: Reg,
    ) -> Done {
        let positional = window.plus(HEADER as u32);
        let named = positional.plus(1);
        self.u.next = positional.index() + 1;
        self.u.reach(named.index() + 1);
        match args {
            [
                Expr {
                    kind: ExprKind::Starred { value, .. },
                    ..
                },
            ] if first.is_none() => self.into(value, positional)?,
            [] if first.is_none() => {
                self.u.load_const(span, positional, Const::Tuple([].into()));
            }
            _ if first.is_none() && !has_star(args) && args.len() <= 30 => {
                let start = Reg::temp(self.u.next);
                for argument in args {
                    let place = self.u.temp();
                    self.into(argument, place)?;
                }
                let count = args.len() as i64;
                self.u
                    .op_imm(span, Opcode::BUILD_TUPLE, positional, start, count);
            }
            _ if first.is_none() => {
                self.collect(
                    span,
                    args,
                    positional,
                    Opcode::BUILD_LIST,
                    Opcode::LIST_APPEND,
                    Opcode::LIST_EXTEND,
                )?;
                self.u
                    .op2(span, Opcode::LIST_TO_TUPLE, positional, positional);
            }
            _ => return self.error(span, "internal error: unexpected first argument"),
        }
        self.u.next = named.index() + 1;
        match keywords {
            [] => {}
            // One mapping and nothing else is handed over as it is.
            [
                Keyword {
                    arg: None, value, ..
                },
            ] => self.into(value, named)?,
            _ => self.keyword_dict(span, window, keywords, named)?,
        }
        self.u.call(
            span,
            Opcode::CALL_EX,
            window,
            !keywords.is_empty() as u32,
            dst,
        );
        Ok(())
    }

    /// Builds the dict of keyword arguments in `dict`.
    pub fn keyword_dict(
        &mut self,
        span: Span,
        callee: Reg,
        keywords: &'a [Keyword],
        dict: Reg,
    ) -> Done {
        let mark = self.u.next;
        self.u.op_imm(span, Opcode::BUILD_MAP, dict, dict, 0);
        for keyword in keywords {
            match &keyword.arg {
                Some(name) => {
                    // Names cannot repeat among themselves; after a ** they may.
                    let key = self.u.temp();
                    self.u.load_str(keyword.span, key, name);
                    let after_star = keywords
                        .iter()
                        .take_while(|k| !std::ptr::eq(*k, keyword))
                        .any(|k| k.arg.is_none());
                    if after_star {
                        let value = self.u.temp();
                        self.into(&keyword.value, value)?;
                        self.u.op_imm(span, Opcode::BUILD_MAP, key, key, 1);
                        self.u.op3(span, Opcode::DICT_MERGE, dict, key, callee);
                    } else {
                        let value = self.value(&keyword.value)?;
                        self.u.op3(span, Opcode::MAP_ADD, dict, key, value);
                    }
                }
                None => {
                    let value = self.value(&keyword.value)?;
                    self.u.op3(span, Opcode::DICT_MERGE, dict, value, callee);
                }
            }
            self.u.next = mark;
        }
        Ok(())
    }

    /// `super().attr` and `super(C, x).attr` without the super object; says whether it applied.
    pub fn super_attribute(
        &mut self,
        e: &'a Expr,
        value: &'a Expr,
        attr: &'a Name,
        dst: Reg,
        method: bool,
    ) -> Result<bool, SyntaxError> {
        let ExprKind::Call {
            func,
            args,
            keywords,
        } = &value.kind
        else {
            return Ok(false);
        };
        let name: Name = "super".into();
        if as_name(func) != Some(&name)
            || !keywords.is_empty()
            || !(args.is_empty() || args.len() == 2 && !has_star(args))
            || self.base_scope().resolved(&name) != Resolved::GlobalImplicit
            || self.table.scopes[0].get(&name).is_some_and(|s| {
                s.flags & (crate::symbols::def::BOUND | crate::symbols::def::GLOBAL) != 0
            })
        {
            return Ok(false);
        }
        let scope = self.base_scope();
        let class: Name = "__class__".into();
        if args.is_empty()
            && (scope.params.is_empty()
                || !matches!(scope.kind, ScopeKind::Function | ScopeKind::Lambda)
                || self.u.arg_count == 0
                || scope.resolved(&class) != Resolved::Free
                || self.u.levels.len() > 1)
        {
            return Ok(false);
        }
        let mark = self.u.next;
        let looked_up = if dst.is_temp() { dst } else { self.u.temp() };
        if dst.is_temp() && self.u.next <= dst.index() {
            self.u.next = dst.index() + 1;
        }
        self.load_name(func.span, &name, looked_up);
        let (b, c) = match &args[..] {
            [] => {
                let b = self.u.temp();
                self.load_name(value.span, &class, b);
                let first = &scope.params[0];
                let c = match self.access(first) {
                    super::names::Access::Local(reg) => {
                        self.u.op1(value.span, Opcode::CHECK_BOUND, reg);
                        reg
                    }
                    super::names::Access::Deref(cell) => {
                        let c = self.u.temp();
                        self.u.op2(value.span, Opcode::LOAD_DEREF, c, cell);
                        c
                    }
                    _ => return self.error(value.span, "internal error: no first argument"),
                };
                (b, c)
            }
            [first, second] => {
                let b = self.value_before(first, &[second])?;
                (b, self.value(second)?)
            }
            _ => return Ok(false),
        };
        let name = self.mangled(attr);
        let index = self.u.name_index(&name);
        let op = if method {
            Opcode::LOAD_SUPER_METHOD
        } else {
            Opcode::LOAD_SUPER_ATTR
        };
        let span = attribute_span(e, attr);
        self.u.raw(span, op, looked_up.0, b.0, c.0, [index, 0]);
        self.u.mov(span, dst, looked_up);
        self.u.next = mark;
        Ok(true)
    }
}

/// Whether the arguments can stand in registers.
fn is_simple(args: &[Expr], keywords: &[Keyword]) -> bool {
    args.len() + keywords.len() <= MANY_ARGUMENTS
        && !has_star(args)
        && keywords.iter().all(|k| k.arg.is_some())
}

/// A method call over several lines is reported from the method's name on.
fn method_span(call: &Expr, func: &Expr, attr: &str) -> Span {
    let mut span = call.span;
    if func.span.line != func.span.end_line {
        span.line = func.span.end_line;
        let width = attr.len() as u32;
        if width <= func.span.end_col {
            span.col = func.span.end_col - width;
        } else {
            span.col = 0;
            span.end_col = 0;
        }
    }
    span
}
