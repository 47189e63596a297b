//! f-strings (PEP 701), t-strings (PEP 750) and `'…' % (…)` with a constant format.

use gillie_bytecode::{Const, Opcode, Text as CodeText};
use gillie_grammar::ast::*;

use super::expressions::MANY;
use super::unit::Reg;
use super::{Done, Generator};
use crate::fold::text;

fn conversion_number(conversion: Conversion) -> i64 {
    match conversion {
        Conversion::None => 0,
        Conversion::Str => 1,
        Conversion::Repr => 2,
        Conversion::Ascii => 3,
    }
}

impl<'a> Generator<'a> {
    pub fn formatted(
        &mut self,
        span: Span,
        value: &'a Expr,
        conversion: Conversion,
        spec: Option<&'a Expr>,
        dst: Reg,
    ) -> Done {
        let later: &[&Expr] = match &spec {
            Some(s) => &[*s],
            None => &[],
        };
        let mut object = match spec {
            Some(_) => self.value_before(value, later)?,
            None => self.value(value)?,
        };
        if conversion != Conversion::None {
            let t = if object.is_temp() {
                object
            } else {
                self.u.temp()
            };
            self.u.op_imm(
                span,
                Opcode::CONVERT,
                t,
                object,
                conversion_number(conversion),
            );
            object = t;
        }
        match spec {
            None => self.u.op2(span, Opcode::FORMAT, dst, object),
            Some(spec) => {
                let spec = self.value(spec)?;
                self.u.op3(span, Opcode::FORMAT_SPEC, dst, object, spec);
            }
        }
        Ok(())
    }

    pub fn joined(&mut self, span: Span, values: &'a [Expr], dst: Reg) -> Done {
        match values {
            [] => self.u.load_str(span, dst, ""),
            [
                one @ Expr {
                    kind: ExprKind::FormattedValue { .. } | ExprKind::Constant { .. },
                    ..
                },
            ] => self.into(one, dst)?,
            _ if values.len() <= MANY => {
                let run = self.run_of(values)?;
                self.u
                    .op_imm(span, Opcode::BUILD_STRING, dst, run, values.len() as i64);
            }
            _ => {
                // Very many parts: join in pieces.
                let t = self.u.temp();
                self.u.load_str(span, t, "");
                for chunk in values.chunks(MANY) {
                    let mark = self.u.next;
                    let run = self.u.temp();
                    self.u.mov(span, run, t);
                    for value in chunk {
                        let part = self.u.temp();
                        self.into(value, part)?;
                    }
                    self.u
                        .op_imm(span, Opcode::BUILD_STRING, t, run, chunk.len() as i64 + 1);
                    self.u.next = mark;
                }
                self.u.mov(span, dst, t);
            }
        }
        Ok(())
    }

    pub fn template(&mut self, span: Span, values: &'a [Expr], dst: Reg) -> Done {
        // A string before, between and after the interpolations, empty if there is none.
        let mut strings = Vec::new();
        let mut last_was_string = false;
        let mut interpolations = Vec::new();
        for value in values {
            match &value.kind {
                ExprKind::Constant {
                    value: Constant::Str(s),
                    ..
                } => {
                    strings.push(Const::Str(text(s)));
                    last_was_string = true;
                }
                _ => {
                    if !last_was_string {
                        strings.push(Const::Str(CodeText::Utf8("".into())));
                    }
                    last_was_string = false;
                    interpolations.push(value);
                }
            }
        }
        if !last_was_string {
            strings.push(Const::Str(CodeText::Utf8("".into())));
        }
        let run = self.u.temps(2);
        self.u.load_const(span, run, Const::Tuple(strings.into()));
        let list = run.plus(1);
        self.u.op_imm(span, Opcode::BUILD_LIST, list, list, 0);
        for value in interpolations {
            let mark = self.u.next;
            let ExprKind::Interpolation {
                value: inner,
                text: source,
                conversion,
                format_spec,
            } = &value.kind
            else {
                return self.error(value.span, "internal error: not an interpolation");
            };
            let parts = self.u.temps(2);
            self.u.next = parts.index() + 1;
            self.into(inner, parts)?;
            self.u.next = parts.index() + 2;
            self.u
                .load_const(value.span, parts.plus(1), Const::Str(text(source)));
            let mut how = conversion_number(*conversion);
            if let Some(spec) = format_spec {
                let t = self.u.temp();
                self.into(spec, t)?;
                how |= 4;
            }
            self.u
                .op_imm(value.span, Opcode::BUILD_INTERPOLATION, parts, parts, how);
            self.u.op2(value.span, Opcode::LIST_APPEND, list, parts);
            self.u.next = mark;
        }
        self.u.op2(span, Opcode::LIST_TO_TUPLE, list, list);
        self.u.op2(span, Opcode::BUILD_TEMPLATE, dst, run);
        Ok(())
    }

    /// `'%s and %r' % (a, b)`: as an f-string, which CPython does too for %s, %r and %a.
    pub fn percent_format(
        &mut self,
        span: Span,
        left: &'a Expr,
        right: &'a Expr,
        dst: Reg,
    ) -> Result<bool, gillie_grammar::SyntaxError> {
        let ExprKind::Constant {
            value: Constant::Str(Text::Utf8(format)),
            ..
        } = &left.kind
        else {
            return Ok(false);
        };
        let ExprKind::Tuple { elts, .. } = &right.kind else {
            return Ok(false);
        };
        if super::expressions::has_star(elts) || elts.len() * 2 + 1 > MANY {
            return Ok(false);
        }
        let Some(parts) = percent_parts(format, elts.len()) else {
            return Ok(false);
        };
        let mut run = None;
        let mut count = 0;
        let mut values = elts.iter();
        for part in parts {
            let t = self.u.temp();
            run.get_or_insert(t);
            count += 1;
            match part {
                Part::Literal(s) => self.u.load_str(left.span, t, &s),
                Part::Value(conversion) => {
                    let Some(value) = values.next() else {
                        return Ok(false);
                    };
                    self.into(value, t)?;
                    self.u.op_imm(value.span, Opcode::CONVERT, t, t, conversion);
                }
            }
        }
        match run {
            Some(run) => self.u.op_imm(span, Opcode::BUILD_STRING, dst, run, count),
            None => self.u.load_str(span, dst, ""),
        }
        Ok(true)
    }
}

enum Part {
    Literal(String),
    Value(i64),
}

/// Splits a format of plain `%s`, `%r`, `%a` and `%%`; `None` if it holds anything else or another number of
/// values.
fn percent_parts(format: &str, values: usize) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut count = 0;
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        if c != '%' {
            literal.push(c);
            continue;
        }
        let conversion = match chars.next()? {
            '%' => {
                literal.push('%');
                continue;
            }
            's' => 1,
            'r' => 2,
            'a' => 3,
            _ => return None,
        };
        if !literal.is_empty() {
            parts.push(Part::Literal(std::mem::take(&mut literal)));
        }
        parts.push(Part::Value(conversion));
        count += 1;
    }
    if !literal.is_empty() {
        parts.push(Part::Literal(literal));
    }
    (count == values).then_some(parts)
}
