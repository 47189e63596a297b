//! Binding targets: assignment, unpacking, augmented assignment, deletion.

use gillie_bytecode::Opcode;
use gillie_grammar::SyntaxError;
use gillie_grammar::ast::*;

use super::expressions::{attribute_span, binary_opcode, has_star, immediate_opcode};
use super::unit::Reg;
use super::{Done, Generator, as_name};
use crate::fold::small_int;
use crate::symbols::{ScopeKind, grow};

/// A right-hand element of `a, b = x, y` and how it waits for its store.
enum Waiting<'a> {
    /// Computed at the store (a constant).
    Later(&'a Expr),
    In(Reg),
}

impl<'a> Generator<'a> {
    /// `target = value` for one target.
    pub fn assign_one(&mut self, target: &'a Expr, value: &'a Expr) -> Done {
        let mark = self.u.next;
        let result = self.assign_inner(target, value);
        self.u.next = mark;
        result
    }

    fn assign_inner(&mut self, target: &'a Expr, value: &'a Expr) -> Done {
        match &target.kind {
            ExprKind::Name { id, .. } => {
                if let Some(reg) = self.local_of(id) {
                    return self.into(value, reg);
                }
                let src = self.value(value)?;
                self.store_name(target.span, id, src);
                Ok(())
            }
            ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => {
                if let ExprKind::Tuple { elts: values, .. } | ExprKind::List { elts: values, .. } =
                    &value.kind
                    && values.len() == elts.len()
                    && values.len() <= 32
                    && !has_star(elts)
                    && !has_star(values)
                    && !values.is_empty()
                {
                    return self.assign_parallel(elts, values);
                }
                let src = self.value(value)?;
                self.store(target, src)
            }
            ExprKind::Attribute { value: object, .. } => {
                let src = self.value_before(value, &[object])?;
                self.store(target, src)
            }
            ExprKind::Subscript {
                value: object,
                slice,
                ..
            } => {
                let src = self.value_before(value, &[object, slice])?;
                self.store(target, src)
            }
            _ => {
                let src = self.value(value)?;
                self.store(target, src)
            }
        }
    }

    /// `a, b = x, y` without building a tuple.
    fn assign_parallel(&mut self, targets: &'a [Expr], values: &'a [Expr]) -> Done {
        let n = targets.len();
        let target_regs: Vec<Option<Reg>> = targets
            .iter()
            .map(|t| as_name(t).and_then(|name| self.local_of(name)))
            .collect();
        let all_local = target_regs.iter().all(Option::is_some);
        let mut waiting = Vec::with_capacity(n);
        for (index, value) in values.iter().enumerate() {
            if self.fold(value).is_some() {
                waiting.push(Waiting::Later(value));
                continue;
            }
            let reg = if index + 1 == n
                && let (true, Some(dst)) = (all_local, target_regs[index])
                && !target_regs[..index].contains(&Some(dst))
                && !waiting
                    .iter()
                    .any(|w| matches!(w, Waiting::In(r) if *r == dst))
                && as_name(value).is_none_or(|v| self.local_of(v).is_none())
            {
                // The last one may go straight to its place: nothing in between reads it.
                self.into(value, dst)?;
                dst
            } else {
                let later: Vec<&Expr> = values[index + 1..].iter().collect();
                let reg = self.value_before(value, &later)?;
                // A local that an earlier store (or code of an earlier target) rebinds is copied.
                let rebound = !reg.is_temp()
                    && (target_regs[..index].contains(&Some(reg))
                        || as_name(value).is_some_and(|name| {
                            targets[..index].iter().any(|t| target_mentions(t, name))
                        }));
                if rebound {
                    let t = self.u.temp();
                    self.u.mov(value.span, t, reg);
                    t
                } else {
                    reg
                }
            };
            waiting.push(Waiting::In(reg));
        }
        for ((target, dst), what) in targets.iter().zip(&target_regs).zip(waiting) {
            let mark = self.u.next;
            match what {
                Waiting::In(reg) if Some(reg) == *dst => {}
                Waiting::In(reg) => self.store(target, reg)?,
                Waiting::Later(value) => match dst {
                    Some(dst) => self.into(value, *dst)?,
                    None => {
                        let t = self.value(value)?;
                        self.store(target, t)?;
                    }
                },
            }
            self.u.next = mark;
        }
        Ok(())
    }

    /// Binds a target to what is in `src` (consumed if it is a temporary).
    pub fn store(&mut self, target: &'a Expr, src: Reg) -> Done {
        let mark = self.u.next;
        let result = grow(|| self.store_inner(target, src));
        self.u.next = mark;
        result
    }

    fn store_inner(&mut self, target: &'a Expr, src: Reg) -> Done {
        let span = target.span;
        match &target.kind {
            ExprKind::Name { id, .. } => {
                self.store_name(span, id, src);
                Ok(())
            }
            ExprKind::Attribute { value, attr, .. } => {
                self.note_static_attribute(value, attr);
                let object = self.value(value)?;
                let name = self.mangled(attr);
                let index = self.u.name_index(&name);
                self.u.op_data(
                    attribute_span(target, attr),
                    Opcode::STORE_ATTR,
                    object,
                    src,
                    index,
                );
                Ok(())
            }
            ExprKind::Subscript { value, slice, .. } => {
                let object = self.value_before(value, &[slice])?;
                let index = self.value(slice)?;
                self.u.op3(span, Opcode::SET_ITEM, object, index, src);
                Ok(())
            }
            ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => {
                self.unpack(span, elts, src)
            }
            ExprKind::Starred { .. } => {
                self.error(span, "starred assignment target must be in a list or tuple")
            }
            _ => self.error(span, "cannot assign to expression here"),
        }
    }

    fn unpack(&mut self, span: Span, elts: &'a [Expr], src: Reg) -> Done {
        let mut star = None;
        for (index, elt) in elts.iter().enumerate() {
            if matches!(elt.kind, ExprKind::Starred { .. }) {
                if star.is_some() {
                    return self.error(span, "multiple starred expressions in assignment");
                }
                star = Some(index);
            }
        }
        if star.is_some_and(|s| s >= 256) {
            return self.error(span, "too many expressions in star-unpacking assignment");
        }
        let targets: Vec<&Expr> = elts
            .iter()
            .map(|e| match &e.kind {
                ExprKind::Starred { value, .. } => &**value,
                _ => e,
            })
            .collect();
        // Neighbouring locals in order are written directly.
        let regs: Option<Vec<Reg>> = targets
            .iter()
            .map(|t| as_name(t).and_then(|name| self.local_of(name)))
            .collect();
        let direct = regs.filter(|regs| {
            !regs.is_empty()
                && regs.windows(2).all(|w| w[1] == w[0].plus(1))
                && !regs.contains(&src)
        });
        let run = match &direct {
            Some(regs) => regs[0],
            None => self.u.temps(elts.len() as u32),
        };
        match star {
            None => self
                .u
                .op_imm(span, Opcode::UNPACK, run, src, elts.len() as i64),
            Some(before) => {
                let after = (elts.len() - before - 1) as u32;
                self.u.raw(
                    span,
                    Opcode::UNPACK_STAR,
                    run.0,
                    src.0,
                    before as u32,
                    [after, 0],
                );
            }
        }
        if direct.is_none() {
            for (index, target) in targets.iter().enumerate() {
                self.store(target, run.plus(index as u32))?;
            }
        }
        Ok(())
    }

    /// `self.x = …` in a method goes to the class's `__static_attributes__`.
    fn note_static_attribute(&mut self, value: &Expr, attr: &Name) {
        if as_name(value).is_none_or(|n| &**n != "self") {
            return;
        }
        let mangled = self.mangled(attr);
        for unit in self.outer.iter_mut().rev() {
            if self.table.scopes[unit.levels[0].scope].kind == ScopeKind::Class {
                if !unit.static_attributes.contains(&mangled) {
                    unit.static_attributes.push(mangled);
                }
                return;
            }
        }
    }

    pub fn aug_assign(
        &mut self,
        span: Span,
        target: &'a Expr,
        op: Operator,
        value: &'a Expr,
    ) -> Done {
        let mark = self.u.next;
        let result = self.aug_assign_inner(span, target, op, value);
        self.u.next = mark;
        result
    }

    /// `dst = old op= value`.
    fn in_place(&mut self, span: Span, dst: Reg, old: Reg, op: Operator, value: &'a Expr) -> Done {
        if let Some(imm) = small_int(value)
            && let Some(opcode) = immediate_opcode(op, true)
        {
            self.u.op_imm(span, opcode, dst, old, imm);
            return Ok(());
        }
        let right = self.value(value)?;
        self.u.op3(span, binary_opcode(op, true), dst, old, right);
        Ok(())
    }

    fn aug_assign_inner(
        &mut self,
        span: Span,
        target: &'a Expr,
        op: Operator,
        value: &'a Expr,
    ) -> Done {
        match &target.kind {
            ExprKind::Name { id, .. } => {
                if let Some(reg) = self.local_of(id) {
                    let old = self.value_before(target, &[value])?;
                    return self.in_place(span, reg, old, op, value);
                }
                let t = self.u.temp();
                self.load_name(target.span, id, t);
                self.in_place(span, t, t, op, value)?;
                self.store_name(target.span, id, t);
                Ok(())
            }
            ExprKind::Attribute {
                value: object,
                attr,
                ..
            } => {
                self.note_static_attribute(object, attr);
                let object = self.value_before(object, &[value])?;
                let t = self.u.temp();
                let place = attribute_span(target, attr);
                let read = self.reread(place, object);
                let name = self.mangled(attr);
                let index = self.u.name_index(&name);
                self.u.op_data(place, Opcode::LOAD_ATTR, t, read, index);
                self.in_place(span, t, t, op, value)?;
                self.u.op_data(place, Opcode::STORE_ATTR, object, t, index);
                Ok(())
            }
            ExprKind::Subscript {
                value: object,
                slice,
                ..
            } => {
                let object = self.value_before(object, &[slice, value])?;
                if let Some(index) = small_int(slice) {
                    let t = self.u.temp();
                    let read = self.reread(target.span, object);
                    self.u
                        .op_imm(target.span, Opcode::GET_ITEM_INT, t, read, index);
                    self.in_place(span, t, t, op, value)?;
                    let i = self.value(slice)?;
                    self.u.op3(target.span, Opcode::SET_ITEM, object, i, t);
                    return Ok(());
                }
                let index = self.value_before(slice, &[value])?;
                let t = self.u.temp();
                let read = self.reread(target.span, object);
                let read_index = self.reread(target.span, index);
                self.u
                    .op3(target.span, Opcode::GET_ITEM, t, read, read_index);
                self.in_place(span, t, t, op, value)?;
                self.u.op3(target.span, Opcode::SET_ITEM, object, index, t);
                Ok(())
            }
            _ => self.error(target.span, "illegal expression for augmented assignment"),
        }
    }

    /// A register to read now what is read again later.
    fn reread(&mut self, span: Span, reg: Reg) -> Reg {
        if !reg.is_temp() {
            return reg;
        }
        let copy = self.u.temp();
        self.u.op2(span, Opcode::COPY, copy, reg);
        copy
    }

    pub fn delete(&mut self, target: &'a Expr) -> Done {
        let mark = self.u.next;
        let span = target.span;
        match &target.kind {
            ExprKind::Name { id, .. } => self.delete_name(span, id),
            ExprKind::Attribute { value, attr, .. } => {
                let object = self.value(value)?;
                let name = self.mangled(attr);
                let index = self.u.name_index(&name);
                self.u.op_data(
                    attribute_span(target, attr),
                    Opcode::DELETE_ATTR,
                    object,
                    Reg(0),
                    index,
                );
            }
            ExprKind::Subscript { value, slice, .. } => {
                let object = self.value_before(value, &[slice])?;
                let index = self.value(slice)?;
                self.u.op2(span, Opcode::DELETE_ITEM, object, index);
            }
            ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => {
                for elt in elts {
                    grow(|| self.delete(elt))?;
                }
            }
            _ => return self.error(span, "cannot delete expression"),
        }
        self.u.next = mark;
        Ok(())
    }

    /// `a = b = value`.
    pub fn assign(&mut self, targets: &'a [Expr], value: &'a Expr) -> Result<(), SyntaxError> {
        if let [target] = targets {
            return self.assign_one(target, value);
        }
        let mark = self.u.next;
        let src = self.u.temp();
        self.into(value, src)?;
        let Some((last, first)) = targets.split_last() else {
            return Ok(());
        };
        for target in first {
            let copy = self.u.temp();
            self.u.op2(value.span, Opcode::COPY, copy, src);
            self.store(target, copy)?;
            self.u.next = mark + 1;
        }
        self.store(last, src)?;
        self.u.next = mark;
        Ok(())
    }
}

/// Whether storing to a target binds `name` (also inside nested targets or `:=`).
fn target_mentions(target: &Expr, name: &Name) -> bool {
    match &target.kind {
        ExprKind::Name { id, .. } => id == name,
        ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => {
            elts.iter().any(|e| target_mentions(e, name))
        }
        ExprKind::Starred { value, .. } => target_mentions(value, name),
        _ => crate::walk::binds(target, name),
    }
}
