//! Conditions: comparisons, `not`, and expressions of which only the truth is wanted, which become jumps.

use gillie_bytecode::{Const, Opcode};
use gillie_grammar::ast::*;

use super::unit::{Label, Reg};
use super::{Done, Generator};
use crate::fold::{small_int, truth};
use crate::symbols::grow;

fn compare_opcode(op: CmpOp) -> Opcode {
    match op {
        CmpOp::Eq => Opcode::EQ,
        CmpOp::NotEq => Opcode::NE,
        CmpOp::Lt => Opcode::LT,
        CmpOp::LtE => Opcode::LE,
        CmpOp::Gt => Opcode::GT,
        CmpOp::GtE => Opcode::GE,
        CmpOp::Is => Opcode::IS,
        CmpOp::IsNot => Opcode::IS_NOT,
        CmpOp::In => Opcode::IN,
        CmpOp::NotIn => Opcode::NOT_IN,
    }
}

/// The jump for a comparison, and whether it jumps on the opposite.
fn jump_opcode(op: CmpOp) -> (Opcode, bool) {
    match op {
        CmpOp::Eq => (Opcode::JUMP_EQ, false),
        CmpOp::NotEq => (Opcode::JUMP_NE, false),
        CmpOp::Lt => (Opcode::JUMP_LT, false),
        CmpOp::LtE => (Opcode::JUMP_LE, false),
        CmpOp::Gt => (Opcode::JUMP_GT, false),
        CmpOp::GtE => (Opcode::JUMP_GE, false),
        CmpOp::Is => (Opcode::JUMP_IS, false),
        CmpOp::IsNot => (Opcode::JUMP_IS, true),
        CmpOp::In => (Opcode::JUMP_IN, false),
        CmpOp::NotIn => (Opcode::JUMP_IN, true),
    }
}

fn jump_int_opcode(op: CmpOp) -> Option<Opcode> {
    Some(match op {
        CmpOp::Eq => Opcode::JUMP_EQ_INT,
        CmpOp::NotEq => Opcode::JUMP_NE_INT,
        CmpOp::Lt => Opcode::JUMP_LT_INT,
        CmpOp::LtE => Opcode::JUMP_LE_INT,
        CmpOp::Gt => Opcode::JUMP_GT_INT,
        CmpOp::GtE => Opcode::JUMP_GE_INT,
        _ => return None,
    })
}

fn is_none(e: &Expr) -> bool {
    matches!(
        e.kind,
        ExprKind::Constant {
            value: Constant::None,
            ..
        }
    )
}

impl<'a> Generator<'a> {
    /// Jumps to `label` if the truth of `e` is `when`, else goes on.
    pub fn branch(&mut self, e: &'a Expr, when: bool, label: Label) -> Done {
        let mark = self.u.next;
        let result = grow(|| self.branch_inner(e, when, label));
        self.u.next = mark;
        result
    }

    fn branch_inner(&mut self, e: &'a Expr, when: bool, label: Label) -> Done {
        if let Some(known) = self.known_truth(e) {
            if known == when {
                self.u.jump(e.span, label);
            }
            return Ok(());
        }
        match &e.kind {
            ExprKind::UnaryOp {
                op: UnaryOp::Not,
                operand,
            } => self.branch(operand, !when, label),
            ExprKind::BoolOp { op, values } => {
                let Some((last, first)) = values.split_last() else {
                    return Ok(());
                };
                // `a and b` is false as soon as one is false; `or` the other way round.
                let decides = *op == BoolOp::Or;
                if decides == when {
                    for value in first {
                        self.branch(value, when, label)?;
                    }
                    self.branch(last, when, label)
                } else {
                    let skip = self.u.label();
                    for value in first {
                        self.branch(value, decides, skip)?;
                    }
                    self.branch(last, when, label)?;
                    self.u.place(skip);
                    Ok(())
                }
            }
            ExprKind::IfExp { test, body, orelse } => {
                let (other, end) = (self.u.label(), self.u.label());
                self.branch(test, false, other)?;
                self.branch(body, when, label)?;
                self.u.jump(e.span, end);
                self.u.place(other);
                self.branch(orelse, when, label)?;
                self.u.place(end);
                Ok(())
            }
            ExprKind::Compare {
                left,
                ops,
                comparators,
            } => {
                self.check_compare(e, left, ops, comparators);
                if let ([op], [right]) = (&ops[..], &comparators[..]) {
                    return self.branch_compare(e.span, left, *op, right, when, label);
                }
                self.branch_chain(e, left, ops, comparators, when, label)
            }
            _ => {
                let value = self.value(e)?;
                let op = if when {
                    Opcode::JUMP_IF_TRUE
                } else {
                    Opcode::JUMP_IF_FALSE
                };
                self.u.jump_on(e.span, op, value, Reg(0), 0, label);
                Ok(())
            }
        }
    }

    /// The truth of a constant condition.
    pub fn known_truth(&self, e: &Expr) -> Option<bool> {
        match &e.kind {
            ExprKind::Name { id, .. } if &**id == "__debug__" => Some(self.options.optimize == 0),
            ExprKind::Name { .. } | ExprKind::Call { .. } | ExprKind::Attribute { .. } => None,
            _ => self.fold(e).map(|c| truth(&c)),
        }
    }

    fn branch_compare(
        &mut self,
        span: Span,
        left: &'a Expr,
        op: CmpOp,
        right: &'a Expr,
        when: bool,
        label: Label,
    ) -> Done {
        if matches!(op, CmpOp::Is | CmpOp::IsNot) && is_none(right) {
            let value = self.value(left)?;
            let c = (op == CmpOp::Is) == when;
            self.u
                .jump_on(span, Opcode::JUMP_IS_NONE, value, Reg(0), c as u32, label);
            return Ok(());
        }
        if let Some(imm) = small_int(right)
            && let Some(opcode) = jump_int_opcode(op)
        {
            let value = self.value(left)?;
            self.u
                .jump_on(span, opcode, value, Reg(imm as u32), when as u32, label);
            return Ok(());
        }
        let a = self.value_before(left, &[right])?;
        let b = self.comparand(op, right)?;
        self.emit_jump_compare(span, op, a, b, when, label);
        Ok(())
    }

    fn emit_jump_compare(
        &mut self,
        span: Span,
        op: CmpOp,
        a: Reg,
        b: Reg,
        when: bool,
        label: Label,
    ) {
        let (opcode, opposite) = jump_opcode(op);
        self.u
            .jump_on(span, opcode, a, b, (when != opposite) as u32, label);
    }

    /// The right operand; a constant display after `in` is a constant tuple or frozenset.
    fn comparand(&mut self, op: CmpOp, e: &'a Expr) -> Result<Reg, gillie_grammar::SyntaxError> {
        if matches!(op, CmpOp::In | CmpOp::NotIn)
            && let Some(value) = crate::fold::membership(e, self.options.optimize)
        {
            let t = self.u.temp();
            self.u.load_const(e.span, t, value);
            return Ok(t);
        }
        self.value(e)
    }

    /// `a < b < c` as jumps: each middle operand is computed once and compared twice.
    fn branch_chain(
        &mut self,
        e: &'a Expr,
        left: &'a Expr,
        ops: &'a [CmpOp],
        comparators: &'a [Expr],
        when: bool,
        label: Label,
    ) -> Done {
        let span = e.span;
        let end = self.u.label();
        // Where a false part goes, and where one goes that leaves a middle operand behind.
        let fails = if when { end } else { label };
        let cleanup = self.u.label();
        let middle = self.u.temp();
        let mut a = self.value_before(left, &comparators.iter().collect::<Vec<_>>())?;
        let last = ops.len() - 1;
        let mut dirty = false;
        for (index, (op, right)) in ops.iter().zip(comparators).enumerate() {
            let mark = self.u.next;
            if index == last {
                let b = self.comparand(*op, right)?;
                self.emit_jump_compare(span, *op, a, b, when, label);
                self.u.next = mark;
                break;
            }
            if let Some(local) = self.simple_local(right, &comparators[index + 1..]) {
                self.u.op1(right.span, Opcode::CHECK_BOUND, local);
                self.emit_jump_compare(span, *op, a, local, false, fails);
                a = local;
            } else {
                // The copy is compared now, the original next; if now fails, the original must go.
                let b = self.u.temp();
                self.into(right, b)?;
                let copy = self.u.temp();
                self.u.op2(span, Opcode::COPY, copy, b);
                // `middle` is where the original waits, the same register for all parts.
                if a == middle {
                    let again = self.u.temp();
                    self.u.mov(span, again, middle);
                    a = again;
                }
                self.u.mov(span, middle, b);
                self.emit_jump_compare(span, *op, a, copy, false, cleanup);
                dirty = true;
                a = middle;
            }
            self.u.next = mark;
        }
        self.place_cleanup(span, cleanup, dirty.then_some(middle), fails);
        self.u.place(end);
        Ok(())
    }

    /// Where a chain of comparisons ends early: what waits in `middle` goes first.
    fn place_cleanup(&mut self, span: Span, cleanup: Label, middle: Option<Reg>, target: Label) {
        let Some(middle) = middle else {
            return self.u.place(cleanup);
        };
        self.u.cold();
        self.u.place(cleanup);
        self.u.op1(span, Opcode::CLEAR, middle);
        self.u.jump(span, target);
        self.u.warm();
    }

    /// The local that an expression is, unless something later rebinds it.
    fn simple_local(&mut self, e: &'a Expr, later: &'a [Expr]) -> Option<Reg> {
        let name = super::as_name(e)?;
        let reg = self.local_of(name)?;
        let rebound =
            self.base_scope().has_named_expr && later.iter().any(|l| crate::walk::binds(l, name));
        (!rebound).then_some(reg)
    }

    pub fn compare(
        &mut self,
        e: &'a Expr,
        left: &'a Expr,
        ops: &'a [CmpOp],
        comparators: &'a [Expr],
        dst: Reg,
    ) -> Done {
        self.check_compare(e, left, ops, comparators);
        let span = e.span;
        if let ([op], [right]) = (ops, comparators) {
            let a = self.value_before(left, &[right])?;
            let b = self.comparand(*op, right)?;
            self.u.op3(span, compare_opcode(*op), dst, a, b);
            return Ok(());
        }
        // The value is the first false result, or the last.
        let end = self.u.label();
        let cleanup = self.u.label();
        let mark = self.u.next;
        self.u.next = mark.max(dst.index() + 1);
        let middle = self.u.temp();
        let mut a = self.value_before(left, &comparators.iter().collect::<Vec<_>>())?;
        let last = ops.len() - 1;
        let mut dirty = false;
        for (index, (op, right)) in ops.iter().zip(comparators).enumerate() {
            let mark = self.u.next;
            if index == last {
                let b = self.comparand(*op, right)?;
                self.u.op3(span, compare_opcode(*op), dst, a, b);
            } else if let Some(local) = self.simple_local(right, &comparators[index + 1..]) {
                self.u.op1(right.span, Opcode::CHECK_BOUND, local);
                self.u.op3(span, compare_opcode(*op), dst, a, local);
                self.u
                    .jump_on(span, Opcode::JUMP_IF_FALSE_KEEP, dst, Reg(0), 0, end);
                a = local;
            } else {
                let b = self.u.temp();
                self.into(right, b)?;
                let copy = self.u.temp();
                self.u.op2(span, Opcode::COPY, copy, b);
                self.u.op3(span, compare_opcode(*op), dst, a, copy);
                self.u.mov(span, middle, b);
                self.u
                    .jump_on(span, Opcode::JUMP_IF_FALSE_KEEP, dst, Reg(0), 0, cleanup);
                dirty = true;
                a = middle;
            }
            self.u.next = mark;
        }
        self.place_cleanup(span, cleanup, dirty.then_some(middle), end);
        self.u.place(end);
        self.u.next = mark;
        Ok(())
    }

    /// `not operand` as a value.
    pub fn not(&mut self, e: &'a Expr, operand: &'a Expr, dst: Reg) -> Done {
        // `not a in b` is `a not in b`, `not a is b` is `a is not b`.
        if let ExprKind::Compare {
            left,
            ops,
            comparators,
        } = &operand.kind
            && let ([op], [right]) = (&ops[..], &comparators[..])
        {
            let opposite = match op {
                CmpOp::In => Some(Opcode::NOT_IN),
                CmpOp::NotIn => Some(Opcode::IN),
                CmpOp::Is => Some(Opcode::IS_NOT),
                CmpOp::IsNot => Some(Opcode::IS),
                _ => None,
            };
            if let Some(opposite) = opposite {
                self.check_compare(operand, left, ops, comparators);
                let a = self.value_before(left, &[right])?;
                let b = self.comparand(*op, right)?;
                self.u.op3(operand.span, opposite, dst, a, b);
                return Ok(());
            }
        }
        let value = self.value(operand)?;
        self.u.op2(e.span, Opcode::NOT, dst, value);
        Ok(())
    }

    /// Warnings of `is` with a literal.
    fn check_compare(
        &mut self,
        e: &'a Expr,
        left: &'a Expr,
        ops: &'a [CmpOp],
        comparators: &'a [Expr],
    ) {
        let optimize = self.options.optimize;
        // What folds is a literal too: `-1`, `(1, 2)`.
        let literal = |e: &Expr| match crate::fold::fold(e, optimize)? {
            Const::Str(_) => Some("str"),
            Const::Bytes(_) => Some("bytes"),
            Const::Int(_) | Const::BigInt { .. } => Some("int"),
            Const::Float(_) => Some("float"),
            Const::Complex(..) => Some("complex"),
            Const::Tuple(_) => Some("tuple"),
            _ => None,
        };
        let mut a = left;
        for (op, b) in ops.iter().zip(comparators) {
            if matches!(op, CmpOp::Is | CmpOp::IsNot)
                && let Some(what) = literal(a).or_else(|| literal(b))
            {
                let (word, instead) = if *op == CmpOp::Is {
                    ("is", "==")
                } else {
                    ("is not", "!=")
                };
                self.warn(
                    e.span,
                    format!("\"{word}\" with '{what}' literal. Did you mean \"{instead}\"?"),
                );
                return;
            }
            a = b;
        }
    }

    /// Warnings of what can never be subscripted, or not so.
    pub(super) fn check_subscript(&mut self, value: &'a Expr, slice: &'a Expr) {
        if let Some(what) = never_type(value, false) {
            self.warn(
                value.span,
                format!("'{what}' object is not subscriptable; perhaps you missed a comma?"),
            );
        }
        let indexed = match &value.kind {
            ExprKind::Constant {
                value: Constant::Str(_),
                ..
            }
            | ExprKind::JoinedStr { .. } => "str",
            ExprKind::Constant {
                value: Constant::Bytes(_),
                ..
            } => "bytes",
            ExprKind::Tuple { .. } => "tuple",
            ExprKind::List { .. } | ExprKind::ListComp { .. } => "list",
            _ => return,
        };
        let by = match &slice.kind {
            ExprKind::Constant { value, .. } => match value {
                Constant::Int(_) | Constant::True | Constant::False => return,
                Constant::None => "NoneType",
                Constant::Ellipsis => "ellipsis",
                Constant::Str(_) => "str",
                Constant::Bytes(_) => "bytes",
                Constant::Float(_) => "float",
                Constant::Complex(_) => "complex",
            },
            ExprKind::Tuple { .. } => "tuple",
            ExprKind::List { .. } | ExprKind::ListComp { .. } => "list",
            ExprKind::Set { .. } | ExprKind::SetComp { .. } => "set",
            ExprKind::Dict { .. } | ExprKind::DictComp { .. } => "dict",
            ExprKind::JoinedStr { .. } => "str",
            ExprKind::GeneratorExp { .. } => "generator",
            ExprKind::Lambda { .. } => "function",
            _ => return,
        };
        self.warn(
            value.span,
            format!("{indexed} indices must be integers or slices, not {by}; perhaps you missed a comma?"),
        );
    }

    /// Warnings of what can never be called.
    pub(super) fn check_callable(&mut self, func: &'a Expr) {
        if let Some(what) = never_type(func, true) {
            self.warn(
                func.span,
                format!("'{what}' object is not callable; perhaps you missed a comma?"),
            );
        }
    }
}

/// The type name of an expression that cannot be called (or subscripted).
fn never_type(e: &Expr, call: bool) -> Option<&'static str> {
    Some(match &e.kind {
        ExprKind::Constant { value, .. } => match value {
            Constant::None => "NoneType",
            Constant::True | Constant::False => "bool",
            Constant::Ellipsis => "ellipsis",
            Constant::Int(_) => "int",
            Constant::Float(_) => "float",
            Constant::Complex(_) => "complex",
            Constant::Str(_) if call => "str",
            Constant::Bytes(_) if call => "bytes",
            _ => return None,
        },
        ExprKind::Tuple { .. } if call => "tuple",
        ExprKind::List { .. } | ExprKind::ListComp { .. } if call => "list",
        ExprKind::Dict { .. } | ExprKind::DictComp { .. } if call => "dict",
        ExprKind::JoinedStr { .. } if call => "str",
        ExprKind::Set { .. } | ExprKind::SetComp { .. } => "set",
        ExprKind::GeneratorExp { .. } => "generator",
        ExprKind::Lambda { .. } if !call => "function",
        _ => return None,
    })
}
