//! Expressions by destination.

use std::sync::Arc;

use gillie_bytecode::{Const, Opcode};
use gillie_grammar::ast::*;

use super::names::Access;
use super::unit::Reg;
use super::{Done, Generator, as_name};
use crate::fold::{fold, small_int};
use crate::symbols::grow;

/// Displays longer than this are built piece by piece.
pub(super) const MANY: usize = 48;

pub(super) fn binary_opcode(op: Operator, in_place: bool) -> Opcode {
    use Opcode::*;
    let (plain, place) = match op {
        Operator::Add => (ADD, IADD),
        Operator::Sub => (SUB, ISUB),
        Operator::Mult => (MUL, IMUL),
        Operator::MatMult => (MATMUL, IMATMUL),
        Operator::Div => (TRUEDIV, ITRUEDIV),
        Operator::Mod => (MOD, IMOD),
        Operator::Pow => (POW, IPOW),
        Operator::LShift => (LSHIFT, ILSHIFT),
        Operator::RShift => (RSHIFT, IRSHIFT),
        Operator::BitOr => (OR, IOR),
        Operator::BitXor => (XOR, IXOR),
        Operator::BitAnd => (AND, IAND),
        Operator::FloorDiv => (FLOORDIV, IFLOORDIV),
    };
    if in_place { place } else { plain }
}

/// The form with a small integer on the right, if there is one.
pub(super) fn immediate_opcode(op: Operator, in_place: bool) -> Option<Opcode> {
    use Opcode::*;
    Some(match (op, in_place) {
        (Operator::Add, true) => IADD_INT,
        (Operator::Sub, true) => ISUB_INT,
        (_, true) => return None,
        (Operator::Add, _) => ADD_INT,
        (Operator::Sub, _) => SUB_INT,
        (Operator::Mult, _) => MUL_INT,
        (Operator::FloorDiv, _) => FLOORDIV_INT,
        (Operator::Mod, _) => MOD_INT,
        (Operator::Pow, _) => POW_INT,
        (Operator::BitAnd, _) => AND_INT,
        (Operator::LShift, _) => LSHIFT_INT,
        (Operator::RShift, _) => RSHIFT_INT,
        _ => return None,
    })
}

impl<'a> Generator<'a> {
    pub fn fold(&self, e: &Expr) -> Option<Const> {
        fold(e, self.options.optimize)
    }

    /// Computes `e` into `dst`. A local destination is written by the last instruction only, so that `e` may
    /// read it and an exception leaves it alone.
    pub fn into(&mut self, e: &'a Expr, dst: Reg) -> Done {
        if !dst.is_temp() && !self.writes_last(e) {
            if let ExprKind::BoolOp { op, values } = &e.kind
                && let [first, second] = &values[..]
                && as_name(first).and_then(|name| self.local_of(name)) == Some(dst)
                && self.writes_last(second)
            {
                // `x = x or y` leaves x alone or sets it.
                let end = self.u.label();
                self.branch(first, *op == BoolOp::Or, end)?;
                self.into(second, dst)?;
                self.u.place(end);
                return Ok(());
            }
            let mark = self.u.next;
            let t = self.u.temp();
            grow(|| self.compute(e, t))?;
            self.u.mov(e.span, dst, t);
            self.u.next = mark;
            return Ok(());
        }
        let mark = self.u.scratch(dst);
        grow(|| self.compute(e, dst))?;
        self.u.next = mark;
        Ok(())
    }

    /// Whether the code of `e` writes its destination once, at the end.
    fn writes_last(&self, e: &Expr) -> bool {
        use ExprKind::*;
        let plain = |elts: &[Expr]| {
            elts.len() <= MANY && !elts.iter().any(|e| matches!(e.kind, Starred { .. }))
        };
        match &e.kind {
            Constant { .. }
            | Name { .. }
            | BinOp { .. }
            | UnaryOp { .. }
            | Call { .. }
            | Attribute { .. }
            | Subscript { .. }
            | NamedExpr { .. }
            | Yield { .. }
            | YieldFrom { .. }
            | Await { .. }
            | JoinedStr { .. } => true,
            Compare { ops, .. } => ops.len() == 1,
            List { elts, .. } | Tuple { elts, .. } | Set { elts } => plain(elts),
            Dict { keys, .. } => keys.len() * 2 <= MANY && keys.iter().all(Option::is_some),
            IfExp { body, orelse, .. } => self.writes_last(body) && self.writes_last(orelse),
            _ => false,
        }
    }

    /// The register that holds the value of `e`: a local itself, or a fresh temporary.
    pub fn value(&mut self, e: &'a Expr) -> Result<Reg, gillie_grammar::SyntaxError> {
        if let ExprKind::Name { id, .. } = &e.kind
            && let Access::Local(reg) = self.access(&self.mangled(id))
        {
            self.u.op1(e.span, Opcode::CHECK_BOUND, reg);
            return Ok(reg);
        }
        let t = self.u.temp();
        self.into(e, t)?;
        Ok(t)
    }

    /// As `value`; a local that one of `later` binds (`x + (x := 1)`) is copied first.
    pub fn value_before(
        &mut self,
        e: &'a Expr,
        later: &[&'a Expr],
    ) -> Result<Reg, gillie_grammar::SyntaxError> {
        let reg = self.value(e)?;
        self.protect(e, reg, later)
    }

    pub fn protect(
        &mut self,
        e: &'a Expr,
        reg: Reg,
        later: &[&'a Expr],
    ) -> Result<Reg, gillie_grammar::SyntaxError> {
        if reg.is_temp() || !self.base_scope().has_named_expr {
            return Ok(reg);
        }
        let Some(name) = as_name(e) else {
            return Ok(reg);
        };
        if later.iter().any(|l| crate::walk::binds(l, name)) {
            let t = self.u.temp();
            self.u.mov(e.span, t, reg);
            return Ok(t);
        }
        Ok(reg)
    }

    /// Evaluates for effect only.
    pub fn discard(&mut self, e: &'a Expr) -> Done {
        match &e.kind {
            ExprKind::Constant { .. } => Ok(()),
            ExprKind::Name { id, .. } if self.local_of(id).is_some() => {
                self.value(e)?;
                Ok(())
            }
            ExprKind::NamedExpr { target, value } => self.assign_one(target, value),
            ExprKind::BoolOp { op, values } => {
                let end = self.u.label();
                let Some((last, first)) = values.split_last() else {
                    return Ok(());
                };
                for value in first {
                    self.branch(value, *op == BoolOp::Or, end)?;
                }
                self.discard(last)?;
                self.u.place(end);
                Ok(())
            }
            ExprKind::IfExp { test, body, orelse } => {
                let (other, end) = (self.u.label(), self.u.label());
                self.branch(test, false, other)?;
                self.discard(body)?;
                self.u.jump(e.span, end);
                self.u.place(other);
                self.discard(orelse)?;
                self.u.place(end);
                Ok(())
            }
            _ => {
                let mark = self.u.next;
                let t = self.u.temp();
                self.into(e, t)?;
                self.u.op1(e.span, Opcode::CLEAR, t);
                self.u.next = mark;
                Ok(())
            }
        }
    }

    fn compute(&mut self, e: &'a Expr, dst: Reg) -> Done {
        let span = e.span;
        if !matches!(
            e.kind,
            ExprKind::Name { .. } | ExprKind::Call { .. } | ExprKind::Attribute { .. }
        ) && let Some(value) = self.fold(e)
        {
            self.u.load_const(span, dst, value);
            return Ok(());
        }
        match &e.kind {
            ExprKind::Constant { value, .. } => {
                let value = crate::fold::constant(value, span)?;
                self.u.load_const(span, dst, value);
                Ok(())
            }
            ExprKind::Name { id, .. } => {
                if &**id == "__debug__" {
                    let value = self.options.optimize == 0;
                    self.u.load_const(span, dst, Const::Bool(value));
                    return Ok(());
                }
                self.load_name(span, id, dst);
                Ok(())
            }
            ExprKind::BoolOp { op, values } => self.bool_op(*op, values, dst),
            ExprKind::NamedExpr { target, value } => {
                let Some(name) = as_name(target) else {
                    return self.error(target.span, "cannot use assignment expressions here");
                };
                if let Some(reg) = self.local_of(name) {
                    self.into(value, reg)?;
                    self.u.mov(span, dst, reg);
                } else {
                    let whole = self.accumulator(dst);
                    self.into(value, whole)?;
                    let t = self.u.temp();
                    self.u.op2(span, Opcode::COPY, t, whole);
                    self.store_name(target.span, name, t);
                    self.u.mov(span, dst, whole);
                }
                Ok(())
            }
            ExprKind::BinOp { left, op, right } => self.bin_op(span, left, *op, right, dst),
            ExprKind::UnaryOp { op, operand } => {
                let op = match op {
                    UnaryOp::Invert => Opcode::INVERT,
                    UnaryOp::Not => return self.not(e, operand, dst),
                    UnaryOp::UAdd => Opcode::POSITIVE,
                    UnaryOp::USub => Opcode::NEGATIVE,
                };
                let value = self.value(operand)?;
                self.u.op2(span, op, dst, value);
                Ok(())
            }
            ExprKind::Lambda { args, body } => self.lambda(e, args, body, dst),
            ExprKind::IfExp { test, body, orelse } => {
                let (other, end) = (self.u.label(), self.u.label());
                let mark = self.u.next;
                self.branch(test, false, other)?;
                if dst.is_temp() {
                    self.u.next = mark.max(dst.index() + 1);
                }
                self.into(body, dst)?;
                self.u.jump(span, end);
                self.u.place(other);
                self.into(orelse, dst)?;
                self.u.place(end);
                Ok(())
            }
            ExprKind::Dict { keys, values } => self.dict(span, keys, values, dst),
            ExprKind::Set { elts } => self.set(span, elts, dst),
            ExprKind::List { elts, .. } => self.list(span, elts, dst),
            ExprKind::Tuple { elts, .. } => self.tuple(span, elts, dst),
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::GeneratorExp { .. } => self.comprehension(e, dst),
            ExprKind::Await { value } => self.await_expr(e, value, dst),
            ExprKind::Yield { value } => self.yield_expr(e, value.as_deref(), dst),
            ExprKind::YieldFrom { value } => self.yield_from(e, value, dst),
            ExprKind::Compare {
                left,
                ops,
                comparators,
            } => self.compare(e, left, ops, comparators, dst),
            ExprKind::Call {
                func,
                args,
                keywords,
            } => self.call(e, func, args, keywords, dst),
            ExprKind::FormattedValue {
                value,
                conversion,
                format_spec,
            } => self.formatted(span, value, *conversion, format_spec.as_deref(), dst),
            ExprKind::JoinedStr { values } => self.joined(span, values, dst),
            ExprKind::TemplateStr { values } => self.template(span, values, dst),
            ExprKind::Interpolation { .. } => {
                self.error(span, "internal error: interpolation outside a t-string")
            }
            ExprKind::Attribute { value, attr, .. } => {
                if self.super_attribute(e, value, attr, dst, false)? {
                    return Ok(());
                }
                let object = self.value(value)?;
                let name = self.mangled(attr);
                let index = self.u.name_index(&name);
                self.u.op_data(
                    attribute_span(e, attr),
                    Opcode::LOAD_ATTR,
                    dst,
                    object,
                    index,
                );
                Ok(())
            }
            ExprKind::Subscript { value, slice, .. } => self.subscript(e, value, slice, dst),
            ExprKind::Starred { .. } => self.error(span, "can't use starred expression here"),
            ExprKind::Slice { lower, upper, step } => {
                self.slice_object(e, lower.as_deref(), upper.as_deref(), step.as_deref(), dst)
            }
        }
    }

    fn bin_op(
        &mut self,
        span: Span,
        left: &'a Expr,
        op: Operator,
        right: &'a Expr,
        dst: Reg,
    ) -> Done {
        if op == Operator::Mod && self.percent_format(span, left, right, dst)? {
            return Ok(());
        }
        if let Some(imm) = small_int(right)
            && let Some(opcode) = immediate_opcode(op, false)
        {
            let a = self.value(left)?;
            self.u.op_imm(span, opcode, dst, a, imm);
            return Ok(());
        }
        let a = self.value_before(left, &[right])?;
        let b = self.value(right)?;
        self.u.op3(span, binary_opcode(op, false), dst, a, b);
        Ok(())
    }

    fn bool_op(&mut self, op: BoolOp, values: &'a [Expr], dst: Reg) -> Done {
        let end = self.u.label();
        let keep = match op {
            BoolOp::And => Opcode::JUMP_IF_FALSE_KEEP,
            BoolOp::Or => Opcode::JUMP_IF_TRUE_KEEP,
        };
        let Some((last, first)) = values.split_last() else {
            return Ok(());
        };
        // dst stays reserved: it holds the value so far.
        let mark = self.u.next;
        self.u.next = mark.max(dst.index() + 1);
        for value in first {
            self.into(value, dst)?;
            self.u.jump_on(value.span, keep, dst, Reg(0), 0, end);
        }
        self.into(last, dst)?;
        self.u.place(end);
        self.u.next = mark;
        Ok(())
    }

    fn subscript(&mut self, e: &'a Expr, value: &'a Expr, slice: &'a Expr, dst: Reg) -> Done {
        self.check_subscript(value, slice);
        let object = self.value_before(value, &[slice])?;
        if let Some(index) = small_int(slice) {
            self.u
                .op_imm(e.span, Opcode::GET_ITEM_INT, dst, object, index);
            return Ok(());
        }
        if let ExprKind::Slice {
            lower,
            upper,
            step: None,
        } = &slice.kind
        {
            let bounds = self.u.temps(2);
            self.bound_or_none(slice.span, lower.as_deref(), bounds)?;
            self.bound_or_none(slice.span, upper.as_deref(), bounds.plus(1))?;
            self.u.op3(e.span, Opcode::GET_SLICE, dst, object, bounds);
            return Ok(());
        }
        let index = self.value(slice)?;
        self.u.op3(e.span, Opcode::GET_ITEM, dst, object, index);
        Ok(())
    }

    fn bound_or_none(&mut self, span: Span, e: Option<&'a Expr>, dst: Reg) -> Done {
        match e {
            Some(e) => self.into(e, dst),
            None => {
                self.u.load_none(span, dst);
                Ok(())
            }
        }
    }

    fn slice_object(
        &mut self,
        e: &'a Expr,
        lower: Option<&'a Expr>,
        upper: Option<&'a Expr>,
        step: Option<&'a Expr>,
        dst: Reg,
    ) -> Done {
        // A slice of constants is one (as in CPython 3.14), where Python code can see no difference.
        let parts = [lower, upper, step].map(|part| match part {
            Some(part) => self.fold(part).filter(is_plain_bound),
            None => Some(Const::None),
        });
        if let [Some(lower), Some(upper), Some(step)] = parts {
            let slice = Const::Slice(Arc::new([lower, upper, step]));
            self.u.load_const(e.span, dst, slice);
            return Ok(());
        }
        let count = if step.is_some() { 3 } else { 2 };
        let run = self.u.temps(count);
        self.bound_or_none(e.span, lower, run)?;
        self.bound_or_none(e.span, upper, run.plus(1))?;
        if step.is_some() {
            self.bound_or_none(e.span, step, run.plus(2))?;
        }
        self.u
            .op_imm(e.span, Opcode::BUILD_SLICE, dst, run, count as i64);
        Ok(())
    }

    /// The elements into a run of temporaries.
    pub fn run_of(&mut self, elts: &'a [Expr]) -> Result<Reg, gillie_grammar::SyntaxError> {
        let run = self.u.temps(elts.len() as u32);
        let end = self.u.next;
        for (index, elt) in elts.iter().enumerate() {
            self.u.next = run.index() + index as u32 + 1;
            self.into(elt, run.plus(index as u32))?;
        }
        self.u.next = end;
        Ok(run)
    }

    fn tuple(&mut self, span: Span, elts: &'a [Expr], dst: Reg) -> Done {
        if has_star(elts) || elts.len() > MANY {
            let list = self.accumulator(dst);
            self.list(span, elts, list)?;
            self.u.op2(span, Opcode::LIST_TO_TUPLE, dst, list);
            return Ok(());
        }
        let run = self.run_of(elts)?;
        self.u
            .op_imm(span, Opcode::BUILD_TUPLE, dst, run, elts.len() as i64);
        Ok(())
    }

    /// A register in which a container can be built up in place for `dst`.
    pub fn accumulator(&mut self, dst: Reg) -> Reg {
        if dst.is_temp() {
            if self.u.next <= dst.index() {
                self.u.next = dst.index() + 1;
            }
            return dst;
        }
        self.u.temp()
    }

    pub fn list(&mut self, span: Span, elts: &'a [Expr], dst: Reg) -> Done {
        let opcodes = [Opcode::BUILD_LIST, Opcode::LIST_APPEND, Opcode::LIST_EXTEND];
        self.display(span, elts, dst, opcodes, |items| Const::Tuple(items.into()))
    }

    fn set(&mut self, span: Span, elts: &'a [Expr], dst: Reg) -> Done {
        let opcodes = [Opcode::BUILD_SET, Opcode::SET_ADD, Opcode::SET_UPDATE];
        self.display(span, elts, dst, opcodes, crate::fold::frozen_set)
    }

    /// A list or a set: what makes one, adds an item, adds many; and what many constants are folded to.
    fn display(
        &mut self,
        span: Span,
        elts: &'a [Expr],
        dst: Reg,
        [build, add, extend]: [Opcode; 3],
        folded: fn(Vec<Const>) -> Const,
    ) -> Done {
        if !has_star(elts)
            && elts.len() >= 3
            && let Some(items) = elts
                .iter()
                .map(|e| self.fold(e))
                .collect::<Option<Vec<_>>>()
        {
            let container = self.accumulator(dst);
            self.u.op_imm(span, build, container, container, 0);
            let t = self.u.temp();
            self.u.load_const(span, t, folded(items));
            self.u.op2(span, extend, container, t);
            self.u.mov(span, dst, container);
            return Ok(());
        }
        if !has_star(elts) && elts.len() <= MANY {
            let run = self.run_of(elts)?;
            self.u.op_imm(span, build, dst, run, elts.len() as i64);
            return Ok(());
        }
        let container = self.accumulator(dst);
        self.collect(span, elts, container, build, add, extend)?;
        self.u.mov(span, dst, container);
        Ok(())
    }

    /// Builds a container one element at a time.
    pub fn collect(
        &mut self,
        span: Span,
        elts: &'a [Expr],
        into: Reg,
        build: Opcode,
        add: Opcode,
        extend: Opcode,
    ) -> Done {
        let plain = elts
            .iter()
            .take(MANY / 2)
            .take_while(|e| !matches!(e.kind, ExprKind::Starred { .. }))
            .count();
        let mark = self.u.next;
        let run = self.run_of(&elts[..plain])?;
        self.u.op_imm(span, build, into, run, plain as i64);
        for elt in &elts[plain..] {
            self.u.next = mark;
            match &elt.kind {
                ExprKind::Starred { value, .. } => {
                    let value = self.value(value)?;
                    self.u.op2(span, extend, into, value);
                }
                _ => {
                    let value = self.value(elt)?;
                    self.u.op2(span, add, into, value);
                }
            }
        }
        self.u.next = mark;
        Ok(())
    }

    fn dict(&mut self, span: Span, keys: &'a [Option<Expr>], values: &'a [Expr], dst: Reg) -> Done {
        let n = keys.len();
        if n * 2 <= MANY && keys.iter().all(Option::is_some) {
            let run = self.u.temps(2 * n as u32);
            let end = self.u.next;
            for (index, (key, value)) in keys.iter().flatten().zip(values).enumerate() {
                let at = run.plus(2 * index as u32);
                self.u.next = at.index() + 1;
                self.into(key, at)?;
                self.u.next = at.index() + 2;
                self.into(value, at.plus(1))?;
            }
            self.u.next = end;
            self.u.op_imm(span, Opcode::BUILD_MAP, dst, run, n as i64);
            return Ok(());
        }
        let dict = self.accumulator(dst);
        self.u.op_imm(span, Opcode::BUILD_MAP, dict, dict, 0);
        for (key, value) in keys.iter().zip(values) {
            let mark = self.u.next;
            match key {
                Some(key) => {
                    let k = self.value_before(key, &[value])?;
                    let v = self.value(value)?;
                    self.u.op3(span, Opcode::MAP_ADD, dict, k, v);
                }
                None => {
                    let v = self.value(value)?;
                    self.u.op2(span, Opcode::DICT_UPDATE, dict, v);
                }
            }
            self.u.next = mark;
        }
        self.u.mov(span, dst, dict);
        Ok(())
    }
}

/// Whether one of the elements is starred.
pub(super) fn has_star(elts: &[Expr]) -> bool {
    elts.iter()
        .any(|e| matches!(e.kind, ExprKind::Starred { .. }))
}

/// In a chain over several lines an attribute is reported at its own line (CPython's
/// `update_start_location_to_match_attr`).
pub(super) fn attribute_span(e: &Expr, attr: &str) -> Span {
    let mut span = e.span;
    if span.line != span.end_line {
        span.line = span.end_line;
        let width = attr.len() as u32;
        if width <= span.end_col {
            span.col = span.end_col - width;
        } else {
            span.col = 0;
            span.end_col = 0;
        }
    }
    span
}

fn is_plain_bound(value: &Const) -> bool {
    matches!(value, Const::None | Const::Int(_) | Const::Bool(_))
}
