//! Type parameters (PEP 695, 696): a generic function, class or alias is made inside a hidden function whose
//! locals are the parameters; bounds, defaults and the values of aliases are functions called on demand.

use gillie_bytecode::{Const, HEADER, Intrinsic, Opcode, code::flags};
use gillie_grammar::SyntaxError;
use gillie_grammar::ast::*;

use super::functions::{DEFAULTS, KEYWORD_DEFAULTS, TYPE_PARAMS};
use super::unit::Reg;
use super::{Done, Generator};
use crate::symbols::{Part, Private, ScopeId, ScopeKind};

impl<'a> Generator<'a> {
    /// `dst` = a function that computes `e` when it is called.
    fn lazy_value(&mut self, name: &Name, e: &'a Expr, scope: ScopeId, dst: Reg) -> Done {
        self.enter_lazy(name, scope, e.span);
        let value = self.u.temp();
        match &e.kind {
            ExprKind::Starred { value: inner, .. } => {
                self.into(inner, value)?;
                self.u.op_imm(e.span, Opcode::UNPACK, value, value, 1);
            }
            _ => self.into(e, value)?,
        }
        self.u.op1(e.span, Opcode::RETURN, value);
        let code = self.leave()?;
        let mark = self.u.next;
        let format = self.u.temp();
        self.u
            .load_const(e.span, format, Const::Tuple([Const::Int(1)].into()));
        self.make_function(e.span, code, scope, dst, &[(format, DEFAULTS)])?;
        self.u.next = mark;
        Ok(())
    }

    /// `dst` = the tuple of the parameters, each also bound to its name.
    fn type_param_tuple(&mut self, span: Span, params: &'a [TypeParam], dst: Reg) -> Done {
        let mark = self.u.next;
        self.u.op_imm(span, Opcode::BUILD_LIST, dst, dst, 0);
        for param in params {
            let run = self.u.temps(2);
            let place = param.span;
            let (name, default) = match &param.kind {
                TypeParamKind::TypeVar {
                    name,
                    bound,
                    default_value,
                } => {
                    self.u.load_str(place, run, name);
                    match bound {
                        None => self.u.intrinsic(place, run, run, Intrinsic::TypeVar),
                        Some(bound) => {
                            let scope = self.scope_of(param, Part::Body, place)?;
                            self.lazy_value(name, bound, scope, run.plus(1))?;
                            let which = if matches!(bound.kind, ExprKind::Tuple { .. }) {
                                Intrinsic::TypeVarWithConstraints
                            } else {
                                Intrinsic::TypeVarWithBound
                            };
                            self.u.intrinsic(place, run, run, which);
                        }
                    }
                    (name, default_value)
                }
                TypeParamKind::ParamSpec {
                    name,
                    default_value,
                } => {
                    self.u.load_str(place, run, name);
                    self.u.intrinsic(place, run, run, Intrinsic::ParamSpec);
                    (name, default_value)
                }
                TypeParamKind::TypeVarTuple {
                    name,
                    default_value,
                } => {
                    self.u.load_str(place, run, name);
                    self.u.intrinsic(place, run, run, Intrinsic::TypeVarTuple);
                    (name, default_value)
                }
            };
            if let Some(default) = default {
                let scope = self.scope_of(param, Part::Default, place)?;
                self.lazy_value(name, default, scope, run.plus(1))?;
                self.u
                    .intrinsic(place, run, run, Intrinsic::SetTypeParamDefault);
            }
            self.u.op2(place, Opcode::COPY, run.plus(1), run);
            self.store_name(place, name, run.plus(1));
            self.u.op2(place, Opcode::LIST_APPEND, dst, run);
            self.u.next = mark;
        }
        self.u.op2(span, Opcode::LIST_TO_TUPLE, dst, dst);
        Ok(())
    }

    /// Opens the hidden function.
    fn enter_generic(&mut self, name: &Name, scope: ScopeId, span: Span, first_line: u32) {
        let name: Name = format!("<generic parameters of {name}>").into();
        self.enter_function(&name, scope, span, first_line, None);
    }

    pub fn generic_function(
        &mut self,
        span: Span,
        f: &'a FunctionDef,
        first_line: u32,
        dst: Reg,
    ) -> Done {
        let scope = self.scope_of(f, Part::TypeParams, span)?;
        // The defaults are computed outside and handed in.
        let first = dst.plus(HEADER as u32);
        self.u.next = first.index();
        let given = self.defaults(span, &f.args)?;
        let count = given.len() as u32;
        self.u.reach(first.index() + 2);

        let in_class = self.base_scope().kind == ScopeKind::Class;
        self.enter_generic(&f.name, scope, span, first_line);
        let params = self.u.temp();
        self.type_param_tuple(span, &f.type_params, params)?;
        let function = self.u.temp();
        let mut attributes = Vec::new();
        for (parameter, (_, which)) in given.iter().enumerate() {
            let t = self.u.temp();
            self.u
                .op2(span, Opcode::MOVE, t, Reg::local(parameter as u32));
            attributes.push((t, *which));
            debug_assert!(*which == DEFAULTS || *which == KEYWORD_DEFAULTS);
        }
        attributes.push((params, TYPE_PARAMS));
        if let Some(annotations) = self.function_annotations(span, f)? {
            attributes.push(annotations);
        }
        let inner = self.scope_of(f, Part::Body, span)?;
        let code = self.function_code(f, inner, span, first_line, in_class)?;
        self.make_function(span, code, inner, function, &attributes)?;
        self.u.op1(span, Opcode::RETURN, function);
        let code = self.leave()?;
        self.make_function(span, code, scope, dst, &[])?;
        self.u.call(span, Opcode::CALL, dst, count, dst);
        self.u.next = dst.index() + 1;
        Ok(())
    }

    pub fn generic_class(
        &mut self,
        span: Span,
        c: &'a ClassDef,
        first_line: u32,
        dst: Reg,
    ) -> Done {
        let scope = self.scope_of(c, Part::TypeParams, span)?;
        self.enter_generic(&c.name, scope, span, first_line);
        let outer = self.u.private.take();
        self.u.private = Some(Private::type_params(&c.name, &c.type_params, outer));
        let params = self.u.temp();
        self.type_param_tuple(span, &c.type_params, params)?;
        self.store_name(span, &".type_params".into(), params);
        self.u.next = params.index();
        let inner = self.scope_of(c, Part::Body, span)?;
        let code = self.class_code(c, inner, span, first_line)?;
        let base = self.u.temp();
        self.load_name(span, &".type_params".into(), base);
        self.u
            .intrinsic(span, base, base, Intrinsic::SubscriptGeneric);
        let generic: Name = ".generic_base".into();
        self.store_name(span, &generic, base);
        self.u.next = base.index();
        let class = self.u.temp();
        self.class_call(span, c, code, inner, Some(&generic), class)?;
        self.u.op1(span, Opcode::RETURN, class);
        let code = self.leave()?;
        self.u.reach(dst.index() + HEADER as u32 + 1);
        self.make_function(span, code, scope, dst, &[])?;
        self.u.call(span, Opcode::CALL, dst, 0, dst);
        self.u.next = dst.index() + 1;
        Ok(())
    }

    pub fn type_alias(
        &mut self,
        span: Span,
        name: &'a Expr,
        params: &'a [TypeParam],
        value: &'a Expr,
    ) -> Result<(), SyntaxError> {
        let ExprKind::Name { id, .. } = &name.kind else {
            return self.error(name.span, "a type alias needs a name");
        };
        let dst = self.u.temp();
        if params.is_empty() {
            self.alias_object(span, id, None, value, dst)?;
        } else {
            let scope = self.scope_of(value, Part::TypeParams, span)?;
            self.enter_generic(id, scope, span, span.line);
            let tuple = self.u.temp();
            self.type_param_tuple(span, params, tuple)?;
            let alias = self.u.temp();
            self.alias_object(span, id, Some(tuple), value, alias)?;
            self.u.op1(span, Opcode::RETURN, alias);
            let code = self.leave()?;
            self.u.reach(dst.index() + HEADER as u32 + 1);
            self.make_function(span, code, scope, dst, &[])?;
            self.u.call(span, Opcode::CALL, dst, 0, dst);
        }
        self.u.next = dst.index() + 1;
        self.store_name(name.span, id, dst);
        Ok(())
    }

    fn alias_object(
        &mut self,
        span: Span,
        name: &Name,
        params: Option<Reg>,
        value: &'a Expr,
        dst: Reg,
    ) -> Done {
        let run = self.u.temps(3);
        self.u.load_str(span, run, name);
        match params {
            Some(params) => self.u.op2(span, Opcode::MOVE, run.plus(1), params),
            None => self.u.load_none(span, run.plus(1)),
        }
        let scope = self.scope_of(value, Part::Default, span)?;
        self.lazy_value(name, value, scope, run.plus(2))?;
        self.u.intrinsic(span, dst, run, Intrinsic::TypeAlias);
        Ok(())
    }

    /// A method whose definition is wrapped by type parameters is still a method.
    pub fn mark_method(&mut self, in_class: bool) {
        if in_class {
            self.u.flags |= flags::METHOD;
        }
    }
}
