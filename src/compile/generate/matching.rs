//! `match` (PEP 634). The subject waits in a temporary that tests keep; parts of it that patterns look into get
//! temporaries of their own. Names are bound when the whole pattern has matched. A failure goes to a piece of
//! cold code that releases whatever the case had taken so far.

use gillie_bytecode::{Const, Opcode};
use gillie_grammar::SyntaxError;
use gillie_grammar::ast::*;

use super::unit::{Label, Reg};
use super::{Done, Generator};
use crate::fold::small_int;
use crate::symbols::grow;

/// A pattern being compiled.
struct Context<'a> {
    /// Where to go if it does not match.
    fail: Label,
    /// Temporaries that may be alive there.
    temps: Vec<Reg>,
    /// Names to bind on success, and from which register.
    captures: Vec<(&'a Name, Reg, Span)>,
}

fn is_wildcard(p: &Pattern) -> bool {
    matches!(
        p.kind,
        PatternKind::MatchAs {
            pattern: None,
            name: None
        } | PatternKind::MatchStar { name: None }
    )
}

/// Whether it matches anything.
fn is_irrefutable(p: &Pattern) -> bool {
    match &p.kind {
        PatternKind::MatchAs { pattern, .. } => pattern.as_ref().is_none_or(|p| is_irrefutable(p)),
        PatternKind::MatchOr { patterns } => patterns.iter().any(is_irrefutable),
        _ => false,
    }
}

impl<'a> Generator<'a> {
    pub fn match_stmt(&mut self, span: Span, subject: &'a Expr, cases: &'a [MatchCase]) -> Done {
        let subject_reg = self.u.temp();
        self.into(subject, subject_reg)?;
        let end = self.u.label();
        for (index, case) in cases.iter().enumerate() {
            let last = index + 1 == cases.len();
            if !last && case.guard.is_none() && is_irrefutable(&case.pattern) {
                let message = match &case.pattern.kind {
                    PatternKind::MatchAs {
                        name: Some(name), ..
                    } => {
                        format!("name capture '{name}' makes remaining patterns unreachable")
                    }
                    _ => "wildcard makes remaining patterns unreachable".to_string(),
                };
                return self.error(case.pattern.span, message);
            }
            let next = self.u.label();
            let mut context = Context {
                fail: self.u.label(),
                temps: Vec::new(),
                captures: Vec::new(),
            };
            if is_irrefutable(&case.pattern) {
                self.u.mark(case.pattern.span);
            }
            self.pattern(&case.pattern, subject_reg, &mut context)?;
            // With a guard the subject is still needed if it fails.
            let place = case.pattern.span;
            let Context {
                fail,
                temps,
                captures,
            } = context;
            self.bind_captures(
                place,
                &captures,
                &temps,
                (case.guard.is_none()).then_some(subject_reg),
            );
            self.fail_block(place, fail, &temps, next);
            self.u.next = subject_reg.index() + 1;
            if let Some(guard) = &case.guard {
                self.branch(guard, false, next)?;
                self.u.op1(place, Opcode::CLEAR, subject_reg);
            }
            self.u.next = subject_reg.index();
            self.conditional_body(&case.body)?;
            self.u.next = subject_reg.index() + 1;
            self.u.jump(super::unit::ARTIFICIAL, end);
            self.u.place(next);
        }
        let _ = span;
        self.u
            .op1(super::unit::ARTIFICIAL, Opcode::CLEAR, subject_reg);
        self.u.place(end);
        Ok(())
    }

    /// Binds what matched. Each temporary is moved into its last name, copied into others, released without.
    fn bind_captures(
        &mut self,
        span: Span,
        captures: &[(&'a Name, Reg, Span)],
        temps: &[Reg],
        subject: Option<Reg>,
    ) {
        let owned = |reg: Reg| temps.contains(&reg) || subject == Some(reg);
        for (index, &(name, reg, place)) in captures.iter().enumerate() {
            let again = captures[index + 1..].iter().any(|c| c.1 == reg);
            if owned(reg) && !again {
                self.store_name(place, name, reg);
            } else {
                self.with_temp(|g, t| {
                    g.u.op2(place, Opcode::COPY, t, reg);
                    g.store_name(place, name, t);
                });
            }
        }
        for &reg in temps.iter().chain(&subject) {
            if !captures.iter().any(|c| c.1 == reg) {
                self.u.op1(span, Opcode::CLEAR, reg);
            }
        }
    }

    fn fail_block(&mut self, span: Span, fail: Label, temps: &[Reg], next: Label) {
        self.u.cold();
        self.u.place(fail);
        for &reg in temps {
            self.u.op1(span, Opcode::CLEAR, reg);
        }
        self.u.jump(span, next);
        self.u.warm();
    }

    fn pattern(&mut self, p: &'a Pattern, subject: Reg, context: &mut Context<'a>) -> Done {
        grow(|| self.pattern_inner(p, subject, context))
    }

    /// A copy of the subject for an instruction that consumes it.
    fn subject_copy(&mut self, span: Span, subject: Reg) -> Reg {
        let t = self.u.temp();
        self.u.op2(span, Opcode::COPY, t, subject);
        t
    }

    fn pattern_inner(&mut self, p: &'a Pattern, subject: Reg, context: &mut Context<'a>) -> Done {
        let span = p.span;
        match &p.kind {
            PatternKind::MatchValue { value } => {
                if !is_pattern_value(value) {
                    return self.error(
                        value.span,
                        "patterns may only match literals and attribute lookups",
                    );
                }
                let mark = self.u.next;
                let copy = self.subject_copy(span, subject);
                if let Some(imm) = small_int(value) {
                    self.u.jump_on(
                        span,
                        Opcode::JUMP_EQ_INT,
                        copy,
                        Reg(imm as u32),
                        0,
                        context.fail,
                    );
                } else {
                    let value = self.value(value)?;
                    self.u
                        .jump_on(span, Opcode::JUMP_EQ, copy, value, 0, context.fail);
                }
                self.u.next = mark;
                Ok(())
            }
            PatternKind::MatchSingleton { value } => {
                let mark = self.u.next;
                let copy = self.subject_copy(span, subject);
                if *value == Constant::None {
                    self.u
                        .jump_on(span, Opcode::JUMP_IS_NONE, copy, Reg(0), 0, context.fail);
                } else {
                    let t = self.u.temp();
                    self.u
                        .load_const(span, t, Const::Bool(*value == Constant::True));
                    self.u
                        .jump_on(span, Opcode::JUMP_IS, copy, t, 0, context.fail);
                }
                self.u.next = mark;
                Ok(())
            }
            PatternKind::MatchSequence { patterns } => {
                self.sequence_pattern(span, patterns, subject, context)
            }
            PatternKind::MatchMapping {
                keys,
                patterns,
                rest,
            } => self.mapping_pattern(span, keys, patterns, rest.as_ref(), subject, context),
            PatternKind::MatchClass {
                cls,
                patterns,
                kwd_attrs,
                kwd_patterns,
            } => {
                let mark = self.u.next;
                let run_len = (patterns.len() + kwd_patterns.len()) as u32;
                let run = self.u.temps(run_len.max(1));
                let class = self.value(cls)?;
                let names: Vec<Const> = kwd_attrs.iter().map(Self::name_constant).collect();
                let names = self.u.constant(Const::Tuple(names.into()));
                self.u.raw(
                    span,
                    Opcode::MATCH_CLASS,
                    run.0,
                    subject.0,
                    class.0,
                    [patterns.len() as u32, names],
                );
                self.fail_if_none(span, run, context.fail);
                self.u
                    .op_imm(span, Opcode::UNPACK, run, run, run_len as i64);
                self.u.next = mark + run_len;
                self.parts(patterns.iter().chain(kwd_patterns), run, context)
            }
            PatternKind::MatchStar { .. } => self.error(span, "internal error: star pattern"),
            PatternKind::MatchAs { pattern, name } => {
                if let Some(inner) = pattern {
                    self.pattern(inner, subject, context)?;
                }
                match name {
                    Some(name) => self.capture(name, subject, span, context),
                    None => Ok(()),
                }
            }
            PatternKind::MatchOr { patterns } => self.or_pattern(span, patterns, subject, context),
        }
    }

    fn capture(&mut self, name: &'a Name, reg: Reg, span: Span, context: &mut Context<'a>) -> Done {
        if context.captures.iter().any(|c| c.0 == name) {
            return self.error(
                span,
                format!("multiple assignments to name '{name}' in pattern"),
            );
        }
        context.captures.push((name, reg, span));
        Ok(())
    }

    /// Fails if the (kept) register holds None.
    fn fail_if_none(&mut self, span: Span, reg: Reg, fail: Label) {
        let copy = self.subject_copy(span, reg);
        self.u
            .jump_on(span, Opcode::JUMP_IS_NONE, copy, Reg(0), 1, fail);
        self.u.next = copy.index();
    }

    /// Matches patterns against a run of temporaries, which the context owns from here on.
    fn parts(
        &mut self,
        patterns: impl Iterator<Item = &'a Pattern>,
        run: Reg,
        context: &mut Context<'a>,
    ) -> Done {
        let list: Vec<&Pattern> = patterns.collect();
        context
            .temps
            .extend((0..list.len() as u32).map(|n| run.plus(n)));
        for (n, p) in list.into_iter().enumerate() {
            let reg = run.plus(n as u32);
            match &p.kind {
                PatternKind::MatchStar { name: Some(name) } => {
                    self.capture(name, reg, p.span, context)?
                }
                PatternKind::MatchStar { name: None } => {}
                _ => self.pattern(p, reg, context)?,
            }
        }
        Ok(())
    }

    fn sequence_pattern(
        &mut self,
        span: Span,
        patterns: &'a [Pattern],
        subject: Reg,
        context: &mut Context<'a>,
    ) -> Done {
        let mark = self.u.next;
        let mut star = None;
        for (index, p) in patterns.iter().enumerate() {
            if matches!(p.kind, PatternKind::MatchStar { .. }) {
                if star.is_some() {
                    return self.error(span, "multiple starred names in sequence pattern");
                }
                star = Some(index);
            }
        }
        let t = self.u.temp();
        self.u.op2(span, Opcode::MATCH_SEQUENCE, t, subject);
        self.u
            .jump_on(span, Opcode::JUMP_IF_FALSE, t, Reg(0), 0, context.fail);
        let needed = patterns.len() - star.is_some() as usize;
        if star.is_none() || needed > 0 {
            self.u.op2(span, Opcode::GET_LEN, t, subject);
            let op = if star.is_some() {
                Opcode::JUMP_GE
            } else {
                Opcode::JUMP_EQ
            };
            let n = self.u.temp();
            self.u.load_const(span, n, Const::Int(needed as i64));
            self.u.jump_on(span, op, t, n, 0, context.fail);
        }
        self.u.next = mark;
        if patterns.iter().all(is_wildcard) {
            return Ok(());
        }
        if let Some(star) = star
            && is_wildcard(&patterns[star])
        {
            // Only single items are wanted: no list of the middle.
            for (index, p) in patterns.iter().enumerate() {
                if is_wildcard(p) {
                    continue;
                }
                let item = self.u.temp();
                let copy = self.subject_copy(span, subject);
                if index < star && index < 128 {
                    self.u
                        .op_imm(span, Opcode::GET_ITEM_INT, item, copy, index as i64);
                } else {
                    let at = self.u.temp();
                    if index < star {
                        self.u.load_const(span, at, Const::Int(index as i64));
                    } else {
                        let back = self.u.temp();
                        self.u.op2(span, Opcode::GET_LEN, at, subject);
                        self.u
                            .load_const(span, back, Const::Int((patterns.len() - index) as i64));
                        self.u.op3(span, Opcode::SUB, at, at, back);
                    }
                    self.u.op3(span, Opcode::GET_ITEM, item, copy, at);
                }
                self.u.next = item.index() + 1;
                self.parts(std::iter::once(p), item, context)?;
            }
            return Ok(());
        }
        let run = self.u.temps(patterns.len() as u32);
        let copy = self.subject_copy(span, subject);
        match star {
            None => self
                .u
                .op_imm(span, Opcode::UNPACK, run, copy, patterns.len() as i64),
            Some(before) => {
                let after = (patterns.len() - before - 1) as u32;
                self.u.raw(
                    span,
                    Opcode::UNPACK_STAR,
                    run.0,
                    copy.0,
                    before as u32,
                    [after, 0],
                );
            }
        }
        self.u.next = copy.index();
        self.parts(patterns.iter(), run, context)
    }

    fn mapping_pattern(
        &mut self,
        span: Span,
        keys: &'a [Expr],
        patterns: &'a [Pattern],
        rest: Option<&'a Name>,
        subject: Reg,
        context: &mut Context<'a>,
    ) -> Done {
        let mark = self.u.next;
        let t = self.u.temp();
        self.u.op2(span, Opcode::MATCH_MAPPING, t, subject);
        self.u
            .jump_on(span, Opcode::JUMP_IF_FALSE, t, Reg(0), 0, context.fail);
        self.u.next = mark;
        if keys.is_empty() && rest.is_none() {
            return Ok(());
        }
        if !keys.is_empty() {
            self.u.next = mark + 2;
            self.u.reach(mark + 2);
            self.u.op2(span, Opcode::GET_LEN, t, subject);
            self.u
                .load_const(span, t.plus(1), Const::Int(keys.len() as i64));
            self.u
                .jump_on(span, Opcode::JUMP_GE, t, t.plus(1), 0, context.fail);
        }
        self.u.next = mark;
        let mut seen: Vec<Const> = Vec::new();
        for key in keys {
            if !is_pattern_value(key) {
                let message = "mapping pattern keys may only match literals and attribute lookups";
                return self.error(span, message);
            }
            if let Some(constant) = self.fold(key) {
                if seen.iter().any(|s| crate::constants::equal(s, &constant)) {
                    let text = gillie_bytecode::disassemble::constant(&constant);
                    return self.error(
                        span,
                        format!("mapping pattern checks duplicate key ({text})"),
                    );
                }
                seen.push(constant);
            }
        }
        let n = keys.len() as u32;
        // The values of the keys, then (if the rest is wanted) the keys.
        let values = self.u.temps(n.max(1));
        let key_tuple = self.u.temp();
        let after = self.u.next;
        if seen.len() == keys.len() {
            self.u
                .load_const(span, key_tuple, Const::Tuple(seen.into()));
        } else {
            let run = self.run_of(keys)?;
            self.u
                .op_imm(span, Opcode::BUILD_TUPLE, key_tuple, run, n as i64);
            self.u.next = after;
        }
        if rest.is_some() {
            context.temps.push(key_tuple);
            let copy = self.subject_copy(span, key_tuple);
            self.u.op3(span, Opcode::MATCH_KEYS, values, subject, copy);
        } else {
            self.u
                .op3(span, Opcode::MATCH_KEYS, values, subject, key_tuple);
            self.u.next = key_tuple.index();
        }
        self.fail_if_none(span, values, context.fail);
        self.u
            .op_imm(span, Opcode::UNPACK, values, values, n as i64);
        self.parts(patterns.iter(), values, context)?;
        if let Some(name) = rest {
            let dict = self.u.temp();
            context.temps.push(dict);
            self.u.op_imm(span, Opcode::BUILD_MAP, dict, dict, 0);
            let copy = self.subject_copy(span, subject);
            self.u.op2(span, Opcode::DICT_UPDATE, dict, copy);
            let run = self.u.temps(n.max(1));
            let keys_copy = self.subject_copy(span, key_tuple);
            self.u
                .op_imm(span, Opcode::UNPACK, run, keys_copy, n as i64);
            for index in 0..n {
                let d = self.subject_copy(span, dict);
                self.u.op2(span, Opcode::DELETE_ITEM, d, run.plus(index));
                self.u.next = d.index();
            }
            self.u.next = dict.index() + 1;
            self.capture(name, dict, span, context)?;
        }
        Ok(())
    }

    fn or_pattern(
        &mut self,
        span: Span,
        patterns: &'a [Pattern],
        subject: Reg,
        context: &mut Context<'a>,
    ) -> Done {
        let matched = self.u.label();
        // Every alternative puts its captures into the same registers, in the order of the first.
        let mut names: Vec<(&'a Name, Reg, Span)> = Vec::new();
        for (index, p) in patterns.iter().enumerate() {
            let last = index + 1 == patterns.len();
            if !last && is_irrefutable(p) {
                let message = match &p.kind {
                    PatternKind::MatchAs {
                        name: Some(name), ..
                    } => {
                        format!("name capture '{name}' makes remaining patterns unreachable")
                    }
                    _ => "wildcard makes remaining patterns unreachable".to_string(),
                };
                return self.error(p.span, message);
            }
            let next = if last { context.fail } else { self.u.label() };
            // Room for the captures comes first, so that all alternatives see the same registers.
            let binds = bound_names(p)?;
            if index == 0 {
                for (name, place) in &binds {
                    let reg = self.u.temp();
                    names.push((*name, reg, *place));
                }
            } else if binds.len() != names.len()
                || !binds
                    .iter()
                    .all(|(name, _)| names.iter().any(|n| n.0 == *name))
            {
                return self.error(span, "alternative patterns bind different names");
            }
            let mark = self.u.next;
            let mut inner = Context {
                fail: self.u.label(),
                temps: Vec::new(),
                captures: Vec::new(),
            };
            self.pattern(p, subject, &mut inner)?;
            for &(name, reg, place) in &inner.captures {
                if let Some(slot) = names.iter().find(|n| n.0 == name) {
                    self.u.op2(place, Opcode::COPY, slot.1, reg);
                }
            }
            for &reg in &inner.temps {
                self.u.op1(p.span, Opcode::CLEAR, reg);
            }
            self.u.jump(p.span, matched);
            self.fail_block(p.span, inner.fail, &inner.temps, next);
            if !last {
                self.u.place(next);
            }
            self.u.next = mark;
        }
        self.u.place(matched);
        for (name, reg, place) in names {
            context.temps.push(reg);
            self.capture(name, reg, place, context)?;
        }
        Ok(())
    }
}

/// The names that a pattern binds, in order.
fn bound_names(p: &Pattern) -> Result<Vec<(&Name, Span)>, SyntaxError> {
    fn walk<'p>(p: &'p Pattern, out: &mut Vec<(&'p Name, Span)>) {
        let mut add = |name: &'p Name| {
            if !out.iter().any(|o| o.0 == name) {
                out.push((name, p.span));
            }
        };
        match &p.kind {
            PatternKind::MatchValue { .. } | PatternKind::MatchSingleton { .. } => {}
            PatternKind::MatchStar { name } => {
                if let Some(name) = name {
                    add(name);
                }
            }
            PatternKind::MatchAs { pattern, name } => {
                if let Some(name) = name {
                    add(name);
                }
                if let Some(inner) = pattern {
                    grow(|| walk(inner, out));
                }
            }
            PatternKind::MatchSequence { patterns } => {
                patterns.iter().for_each(|p| grow(|| walk(p, out)))
            }
            PatternKind::MatchOr { patterns } => {
                if let Some(first) = patterns.first() {
                    grow(|| walk(first, out));
                }
            }
            PatternKind::MatchMapping { patterns, rest, .. } => {
                if let Some(name) = rest {
                    add(name);
                }
                patterns.iter().for_each(|p| grow(|| walk(p, out)));
            }
            PatternKind::MatchClass {
                patterns,
                kwd_patterns,
                ..
            } => patterns
                .iter()
                .chain(kwd_patterns)
                .for_each(|p| grow(|| walk(p, out))),
        }
    }
    let mut out = Vec::new();
    walk(p, &mut out);
    Ok(out)
}

/// What a value pattern may be: a literal (with its sign, or a complex sum) or a dotted name.
fn is_pattern_value(value: &Expr) -> bool {
    matches!(
        value.kind,
        ExprKind::Constant { .. }
            | ExprKind::Attribute { .. }
            | ExprKind::UnaryOp { .. }
            | ExprKind::BinOp { .. }
    )
}
