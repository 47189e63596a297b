//! `class`: a function without parameters whose namespace becomes the class's.

use std::sync::Arc;

use gillie_bytecode::{Code, Const, HEADER, Opcode};
use gillie_grammar::SyntaxError;
use gillie_grammar::ast::*;

use super::expressions::has_star;
use super::unit::Reg;
use super::{Done, Generator, docstring};
use crate::symbols::{Part, ScopeId};

impl<'a> Generator<'a> {
    pub fn class_def(&mut self, stmt: &'a Stmt, c: &'a ClassDef) -> Done {
        let span = stmt.span;
        let first_line = c.decorator_list.first().map_or(span.line, |d| d.span.line);
        let (base, dst) = self.decorators(&c.decorator_list)?;
        if c.type_params.is_empty() {
            let scope = self.scope_of(c, Part::Body, span)?;
            let code = self.class_code(c, scope, span, first_line)?;
            self.class_call(span, c, code, scope, None, dst)?;
        } else {
            self.generic_class(span, c, first_line, dst)?;
        }
        self.apply_decorators(&c.decorator_list, base);
        self.u.next = base.index() + 1;
        self.store_name(span, &c.name, base);
        Ok(())
    }

    /// `__build_class__(function, name, *bases, **keywords)` into `dst`, a temporary; `generic` is a local that
    /// holds one more base.
    pub fn class_call(
        &mut self,
        span: Span,
        c: &'a ClassDef,
        code: Arc<Code>,
        scope: ScopeId,
        generic: Option<&Name>,
        dst: Reg,
    ) -> Done {
        self.u.next = dst.index() + 1;
        let window = dst;
        self.u.op1(span, Opcode::LOAD_BUILD_CLASS, window);
        let first = window.plus(HEADER as u32);
        let plain = !has_star(&c.bases)
            && c.keywords.iter().all(|k| k.arg.is_some())
            && c.bases.len() + c.keywords.len() < 50;
        if plain {
            self.u.next = first.index() + 1;
            self.u.reach(self.u.next);
            self.make_function(span, code, scope, first, &[])?;
            self.u.next = first.index() + 2;
            self.u.reach(self.u.next);
            self.u.load_str(span, first.plus(1), &c.name);
            let mut at = first.plus(2);
            for base in &c.bases {
                self.u.next = at.index() + 1;
                self.u.reach(self.u.next);
                self.into(base, at)?;
                at = at.plus(1);
            }
            if let Some(name) = generic {
                self.u.next = at.index() + 1;
                self.u.reach(self.u.next);
                self.load_name(span, name, at);
                at = at.plus(1);
            }
            for keyword in &c.keywords {
                self.u.next = at.index() + 1;
                self.u.reach(self.u.next);
                self.into(&keyword.value, at)?;
                at = at.plus(1);
            }
            let count = at.index() - first.index();
            self.finish_call(span, window, count, &c.keywords, dst, false);
        } else {
            let named = first.plus(1);
            self.u.next = first.index() + 1;
            self.u.reach(named.index() + 1);
            let run = self.u.temps(2);
            self.make_function(span, code, scope, run, &[])?;
            self.u.load_str(span, run.plus(1), &c.name);
            self.u.op_imm(span, Opcode::BUILD_LIST, first, run, 2);
            for base in &c.bases {
                self.u.next = first.index() + 1;
                match &base.kind {
                    ExprKind::Starred { value, .. } => {
                        let value = self.value(value)?;
                        self.u.op2(base.span, Opcode::LIST_EXTEND, first, value);
                    }
                    _ => {
                        let value = self.value(base)?;
                        self.u.op2(base.span, Opcode::LIST_APPEND, first, value);
                    }
                }
            }
            if let Some(name) = generic {
                self.u.next = first.index() + 1;
                let t = self.u.temp();
                self.load_name(span, name, t);
                self.u.op2(span, Opcode::LIST_APPEND, first, t);
            }
            self.u.op2(span, Opcode::LIST_TO_TUPLE, first, first);
            self.u.next = named.index() + 1;
            let has_keywords = !c.keywords.is_empty();
            if has_keywords {
                self.keyword_dict(span, window, &c.keywords, named)?;
            }
            self.u
                .call(span, Opcode::CALL_EX, window, has_keywords as u32, dst);
        }
        self.u.next = dst.index() + 1;
        Ok(())
    }

    pub fn class_code(
        &mut self,
        c: &'a ClassDef,
        scope_id: ScopeId,
        span: Span,
        first_line: u32,
    ) -> Result<Arc<Code>, SyntaxError> {
        self.enter(&c.name, scope_id, first_line);
        self.u.private = Some(crate::symbols::Private::body(&c.name));
        let start = Span::new(first_line, 0, first_line, 0);
        self.bind_registers(start);
        let scope = &self.table.scopes[scope_id];
        let t = self.u.temp();
        self.u
            .named(start, Opcode::LOAD_NAME, t, &"__name__".into());
        self.u
            .named(start, Opcode::STORE_NAME, t, &"__module__".into());
        let qualname = self.u.qualname.clone();
        self.u.load_str(start, t, &qualname);
        self.u
            .named(start, Opcode::STORE_NAME, t, &"__qualname__".into());
        self.u.load_const(start, t, Const::Int(first_line as i64));
        self.u
            .named(start, Opcode::STORE_NAME, t, &"__firstlineno__".into());
        if !c.type_params.is_empty() {
            let params: Name = ".type_params".into();
            let access = self.access(&params);
            if let super::names::Access::Deref(cell) | super::names::Access::ClassDeref(cell) =
                access
            {
                self.u.op2(start, Opcode::LOAD_DEREF, t, cell);
                self.u
                    .named(start, Opcode::STORE_NAME, t, &"__type_params__".into());
            }
        }
        if let Some(&cell) = self.u.levels[0]
            .regs
            .get("__classdict__")
            .filter(|_| scope.needs_classdict)
        {
            self.u.op1(start, Opcode::LOAD_LOCALS, t);
            self.u.op2(start, Opcode::STORE_DEREF, cell, t);
        }
        self.u.next = 0;
        self.annotations_start(start);
        let mut body = &c.body[..];
        if let Some((text, place)) = docstring(body) {
            body = &body[1..];
            if self.options.optimize < 2 {
                let text = crate::docstrings::clean(text);
                let t = self.u.temp();
                self.u.load_const(place, t, Const::Str(text));
                self.u
                    .named(place, Opcode::STORE_NAME, t, &"__doc__".into());
                self.u.next = 0;
            }
        }
        self.body(body)?;
        let end = super::unit::ARTIFICIAL;
        self.finish_class_annotations(end)?;
        let _ = span;
        let t = self.u.temp();
        let mut attributes = std::mem::take(&mut self.u.static_attributes);
        attributes.sort();
        let attributes: Vec<Const> = attributes.iter().map(Self::name_constant).collect();
        self.u.load_const(end, t, Const::Tuple(attributes.into()));
        self.u
            .named(end, Opcode::STORE_NAME, t, &"__static_attributes__".into());
        for (needed, cell, name) in [
            (scope.needs_classdict, "__classdict__", "__classdictcell__"),
            (scope.needs_class_cell, "__class__", "__classcell__"),
        ] {
            if needed && let Some(&cell) = self.u.levels[0].regs.get(cell) {
                self.u.op2(end, Opcode::MOVE, t, cell);
                self.u.named(end, Opcode::STORE_NAME, t, &name.into());
            }
        }
        match self.u.levels[0]
            .regs
            .get("__class__")
            .filter(|_| scope.needs_class_cell)
        {
            Some(&cell) => {
                self.u.op2(end, Opcode::MOVE, t, cell);
                self.u.op1(end, Opcode::RETURN, t);
            }
            None => self.u.raw(end, Opcode::RETURN_NONE, 0, 0, 0, [0; 2]),
        }
        self.leave()
    }
}
