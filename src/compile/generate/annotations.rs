//! Annotations (PEP 649/749): those of a function, class or module become a function `__annotate__(format)`
//! that is called when somebody asks. With `from __future__ import annotations` they are strings.

use gillie_bytecode::{Const, Opcode, Text as CodeText};
use gillie_grammar::SyntaxError;
use gillie_grammar::ast::*;

use super::functions::ANNOTATE;
use super::unit::{Deferred, Reg};
use super::{Done, Generator, as_name};
use crate::symbols::{Part, ScopeId, ScopeKind};

/// `annotationlib.Format.VALUE_WITH_FAKE_GLOBALS`: the highest format compiled functions know.
const HIGHEST_FORMAT: u32 = 2;

impl<'a> Generator<'a> {
    /// Opens a function with the parameter `format` that refuses formats it does not know.
    pub fn enter_lazy(&mut self, name: &Name, scope: ScopeId, span: Span) {
        self.enter_function(name, scope, span, span.line, None);
        self.u.posonly_count = 1;
        if let Some(local) = self.u.locals.first_mut() {
            local.name = "format".into();
        }
        let known = self.u.label();
        let format = Reg::local(0);
        self.u.jump_on(
            span,
            Opcode::JUMP_GT_INT,
            format,
            Reg(HIGHEST_FORMAT),
            0,
            known,
        );
        let t = self.u.temp();
        self.u.op1(span, Opcode::LOAD_NOT_IMPLEMENTED_ERROR, t);
        self.u.op_imm(span, Opcode::RAISE, t, Reg(0), 1);
        self.u.next -= 1;
        self.u.place(known);
    }

    /// The annotations of a function in CPython's order.
    fn annotation_list(f: &'a FunctionDef) -> Vec<(Name, &'a Expr)> {
        let a = &f.args;
        let mut list: Vec<(Name, &Expr)> = Vec::new();
        let mut add = |arg: &'a Arg| {
            if let Some(annotation) = &arg.annotation {
                list.push((arg.arg.clone(), annotation));
            }
        };
        a.args.iter().for_each(&mut add);
        a.posonlyargs.iter().for_each(&mut add);
        a.vararg.iter().for_each(|v| add(v));
        a.kwonlyargs.iter().for_each(&mut add);
        a.kwarg.iter().for_each(|k| add(k));
        if let Some(returns) = &f.returns {
            list.push(("return".into(), returns));
        }
        list
    }

    /// The annotations of a function in a temporary, as `SET_FUNCTION_ATTR` wants them.
    pub fn function_annotations(
        &mut self,
        span: Span,
        f: &'a FunctionDef,
    ) -> Result<Option<(Reg, i64)>, SyntaxError> {
        let list = Self::annotation_list(f);
        if list.is_empty() {
            return Ok(None);
        }
        let t = self.u.temp();
        let scope = self.scope_of(f, Part::Annotations, span)?;
        let mangled: Vec<(Name, &Expr)> = list
            .into_iter()
            .map(|(n, e)| (self.mangled(&n), e))
            .collect();
        self.enter_lazy(&"__annotate__".into(), scope, span);
        let dict = self.u.temp();
        self.u.op_imm(span, Opcode::BUILD_MAP, dict, dict, 0);
        for (name, annotation) in mangled {
            let mark = self.u.next;
            let key = self.u.temp();
            self.u.load_str(annotation.span, key, &name);
            let value = self.u.temp();
            match &annotation.kind {
                _ if self.future_annotations => {
                    let text = crate::unparse::unparse(annotation);
                    let text = Const::Str(CodeText::Utf8(text.into()));
                    self.u.load_const(annotation.span, value, text);
                }
                ExprKind::Starred { value: inner, .. } => {
                    // `*args: *Ts`: the one item of *Ts.
                    self.into(inner, value)?;
                    self.u
                        .op_imm(annotation.span, Opcode::UNPACK, value, value, 1);
                }
                _ => self.into(annotation, value)?,
            }
            self.u
                .op3(annotation.span, Opcode::MAP_ADD, dict, key, value);
            self.u.next = mark;
        }
        self.u.op1(span, Opcode::RETURN, dict);
        let code = self.leave()?;
        self.make_function(span, code, scope, t, &[])?;
        Ok(Some((t, ANNOTATE)))
    }

    pub fn ann_assign(
        &mut self,
        span: Span,
        target: &'a Expr,
        annotation: &'a Expr,
        value: Option<&'a Expr>,
        simple: bool,
    ) -> Done {
        if let Some(value) = value {
            self.assign_one(target, value)?;
        }
        let kind = self.base_scope().kind;
        match &target.kind {
            ExprKind::Name { id, .. } if simple && !kind.is_function_like() => {
                if self.future_annotations {
                    let text = crate::unparse::unparse(annotation);
                    let run = self.u.temps(3);
                    self.u
                        .load_const(span, run, Const::Str(CodeText::Utf8(text.into())));
                    self.u.named(
                        span,
                        Opcode::LOAD_NAME,
                        run.plus(1),
                        &"__annotations__".into(),
                    );
                    let name = self.mangled(id);
                    self.u.load_str(span, run.plus(2), &name);
                    self.u
                        .op3(span, Opcode::SET_ITEM, run.plus(1), run.plus(2), run);
                    return Ok(());
                }
                let conditional = kind == ScopeKind::Module || self.u.conditional > 0;
                let index = self.u.deferred.len() as i64;
                self.u.deferred.push(Deferred {
                    name: id,
                    annotation,
                    conditional: conditional.then_some(index),
                });
                if conditional {
                    let run = self.u.temps(2);
                    self.load_conditional(span, run);
                    self.u.load_const(span, run.plus(1), Const::Int(index));
                    self.u.op2(span, Opcode::SET_ADD, run, run.plus(1));
                    self.u.op1(span, Opcode::CLEAR, run);
                }
            }
            ExprKind::Attribute { value: object, .. } if value.is_none() => self.discard(object)?,
            ExprKind::Subscript {
                value: object,
                slice,
                ..
            } if value.is_none() => {
                self.discard(object)?;
                self.discard(slice)?;
            }
            _ => {
                let _ = as_name(target);
            }
        }
        Ok(())
    }

    /// The set of the conditional annotations that were reached.
    fn load_conditional(&mut self, span: Span, dst: Reg) {
        let name: Name = "__conditional_annotations__".into();
        match self.u.levels[0].regs.get(&name) {
            Some(&cell) => self.u.op2(span, Opcode::LOAD_DEREF, dst, cell),
            None => self.load_name(span, &name, dst),
        }
    }

    /// At the start of a class or module body.
    pub fn annotations_start(&mut self, span: Span) {
        let scope = self.base_scope();
        let mark = self.u.next;
        if self.future_annotations {
            if scope.has_annotations {
                let t = self.u.temp();
                self.u.op_imm(span, Opcode::BUILD_MAP, t, t, 0);
                self.u
                    .named(span, Opcode::STORE_NAME, t, &"__annotations__".into());
            }
        } else if scope.conditional_annotations {
            let t = self.u.temp();
            self.u.op_imm(span, Opcode::BUILD_SET, t, t, 0);
            let name: Name = "__conditional_annotations__".into();
            match self.u.levels[0].regs.get(&name) {
                Some(&cell) => self.u.op2(span, Opcode::STORE_DEREF, cell, t),
                None => self.u.named(span, Opcode::STORE_NAME, t, &name),
            }
        }
        self.u.next = mark;
    }

    pub fn module_annotations_start(&mut self, _body: &'a [Stmt]) -> Done {
        let first = Span::new(1, 0, 1, 0);
        self.annotations_start(first);
        self.u.annotations_at = self.u.sections[0].len();
        Ok(())
    }

    /// A module's `__annotate__` exists from the start, so that it is there while the module runs; what goes
    /// into it is known only now.
    pub fn finish_module_annotations(&mut self) -> Done {
        if self.u.deferred.is_empty() {
            return Ok(());
        }
        let at = self.u.annotations_at;
        let mut body = std::mem::take(&mut self.u.sections[0]);
        let section = std::mem::replace(&mut self.u.section, 0);
        let span = Span::new(1, 0, 1, 0);
        self.finish_class_annotations(span)?;
        self.u.section = section;
        let code = std::mem::take(&mut self.u.sections[0]);
        let n = code.len() as u32;
        for label in &mut self.u.labels {
            if label.0 == 0 && label.1 as usize >= at {
                label.1 += n;
            }
        }
        body.splice(at..at, code);
        self.u.sections[0] = body;
        Ok(())
    }

    /// Makes `__annotate__` from the annotations that were met.
    pub fn finish_class_annotations(&mut self, span: Span) -> Done {
        let deferred = std::mem::take(&mut self.u.deferred);
        if deferred.is_empty() {
            return Ok(());
        }
        let id = self.u.levels[0].scope;
        let is_class = self.base_scope().kind == ScopeKind::Class;
        let Some(scope) = self.table.annotations_of(id) else {
            return self.error(span, "internal error: no scope for annotations");
        };
        let t = self.u.temp();
        let place = deferred[0].annotation.span;
        let names: Vec<Name> = deferred.iter().map(|d| self.mangled(d.name)).collect();
        self.enter_lazy(&"__annotate__".into(), scope, place);
        let dict = self.u.temp();
        self.u.op_imm(place, Opcode::BUILD_MAP, dict, dict, 0);
        for (d, name) in deferred.iter().zip(names) {
            let mark = self.u.next;
            let span = d.annotation.span;
            let skip = self.u.label();
            if let Some(index) = d.conditional {
                let run = self.u.temps(2);
                self.u.load_const(span, run, Const::Int(index));
                let set = "__conditional_annotations__".into();
                match self.access(&set) {
                    super::names::Access::Deref(cell)
                    | super::names::Access::DictOrDeref(_, cell) => {
                        self.u.op2(span, Opcode::LOAD_DEREF, run.plus(1), cell);
                    }
                    _ => self.u.named(span, Opcode::LOAD_GLOBAL, run.plus(1), &set),
                }
                self.u
                    .jump_on(span, Opcode::JUMP_IN, run, run.plus(1), 0, skip);
                self.u.next = mark;
            }
            let key = self.u.temp();
            self.u.load_str(span, key, &name);
            let value = self.u.temp();
            self.into(d.annotation, value)?;
            self.u.op3(span, Opcode::MAP_ADD, dict, key, value);
            self.u.place(skip);
            self.u.next = mark;
        }
        self.u.op1(place, Opcode::RETURN, dict);
        let code = self.leave()?;
        self.make_function(span, code, scope, t, &[])?;
        let name = if is_class {
            "__annotate_func__"
        } else {
            "__annotate__"
        };
        self.u.named(span, Opcode::STORE_NAME, t, &name.into());
        self.u.next = t.index();
        Ok(())
    }
}
