//! Expressions back to text, for annotations under `from __future__ import annotations` (CPython's
//! `Python/ast_unparse.c`).

use std::fmt::Write;

use gillie_grammar::ast::*;

use crate::symbols::grow;

/// How tightly an operator binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Named,
    Tuple,
    Test,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arithmetic,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    fn next(self) -> Level {
        use Level::*;
        match self {
            Named => Tuple,
            Tuple => Test,
            Test => Or,
            Or => And,
            And => Not,
            Not => Compare,
            Compare => BitOr,
            BitOr => BitXor,
            BitXor => BitAnd,
            BitAnd => Shift,
            Shift => Arithmetic,
            Arithmetic => Term,
            Term => Factor,
            Factor => Power,
            Power => Await,
            Await | Atom => Atom,
        }
    }
}

/// The text of an expression.
pub fn unparse(e: &Expr) -> String {
    let mut out = String::new();
    write(&mut out, e, Level::Test);
    out
}

fn operator(op: Operator) -> (&'static str, Level, bool) {
    match op {
        Operator::Add => (" + ", Level::Arithmetic, false),
        Operator::Sub => (" - ", Level::Arithmetic, false),
        Operator::Mult => (" * ", Level::Term, false),
        Operator::MatMult => (" @ ", Level::Term, false),
        Operator::Div => (" / ", Level::Term, false),
        Operator::Mod => (" % ", Level::Term, false),
        Operator::FloorDiv => (" // ", Level::Term, false),
        Operator::LShift => (" << ", Level::Shift, false),
        Operator::RShift => (" >> ", Level::Shift, false),
        Operator::BitOr => (" | ", Level::BitOr, false),
        Operator::BitXor => (" ^ ", Level::BitXor, false),
        Operator::BitAnd => (" & ", Level::BitAnd, false),
        Operator::Pow => (" ** ", Level::Power, true),
    }
}

fn compare(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}

fn write(out: &mut String, e: &Expr, level: Level) {
    grow(|| write_inner(out, e, level));
}

fn parens(out: &mut String, when: bool, f: impl FnOnce(&mut String)) {
    if when {
        out.push('(');
    }
    f(out);
    if when {
        out.push(')');
    }
}

fn list(out: &mut String, items: &[Expr], level: Level) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write(out, item, level);
    }
}

fn write_inner(out: &mut String, e: &Expr, level: Level) {
    use ExprKind::*;
    match &e.kind {
        BoolOp { op, values } => {
            let (word, own) = match op {
                gillie_grammar::ast::BoolOp::And => (" and ", Level::And),
                gillie_grammar::ast::BoolOp::Or => (" or ", Level::Or),
            };
            parens(out, level > own, |out| {
                for (index, value) in values.iter().enumerate() {
                    if index > 0 {
                        out.push_str(word);
                    }
                    write(out, value, own.next());
                }
            });
        }
        NamedExpr { target, value } => parens(out, level > Level::Named, |out| {
            write(out, target, Level::Atom);
            out.push_str(" := ");
            write(out, value, Level::Atom);
        }),
        BinOp { left, op, right } => {
            let (sign, own, right_to_left) = operator(*op);
            let (l, r) = if right_to_left {
                (own.next(), own)
            } else {
                (own, own.next())
            };
            parens(out, level > own, |out| {
                write(out, left, l);
                out.push_str(sign);
                write(out, right, r);
            });
        }
        UnaryOp { op, operand } => {
            let (sign, own) = match op {
                gillie_grammar::ast::UnaryOp::Invert => ("~", Level::Factor),
                gillie_grammar::ast::UnaryOp::Not => ("not ", Level::Not),
                gillie_grammar::ast::UnaryOp::UAdd => ("+", Level::Factor),
                gillie_grammar::ast::UnaryOp::USub => ("-", Level::Factor),
            };
            parens(out, level > own, |out| {
                out.push_str(sign);
                write(out, operand, own);
            });
        }
        Lambda { args, body } => parens(out, level > Level::Test, |out| {
            let text = arguments(args);
            out.push_str(if text.is_empty() { "lambda" } else { "lambda " });
            out.push_str(&text);
            out.push_str(": ");
            write(out, body, Level::Test);
        }),
        IfExp { test, body, orelse } => parens(out, level > Level::Test, |out| {
            write(out, body, Level::Test.next());
            out.push_str(" if ");
            write(out, test, Level::Test.next());
            out.push_str(" else ");
            write(out, orelse, Level::Test);
        }),
        Dict { keys, values } => {
            out.push('{');
            for (index, (key, value)) in keys.iter().zip(values).enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                match key {
                    Some(key) => {
                        write(out, key, Level::Test);
                        out.push_str(": ");
                        write(out, value, Level::Test);
                    }
                    None => {
                        out.push_str("**");
                        write(out, value, Level::BitOr);
                    }
                }
            }
            out.push('}');
        }
        Set { elts } => {
            out.push('{');
            list(out, elts, Level::Test);
            out.push('}');
        }
        ListComp { elt, generators } => {
            out.push('[');
            write(out, elt, Level::Test);
            comprehensions(out, generators);
            out.push(']');
        }
        SetComp { elt, generators } => {
            out.push('{');
            write(out, elt, Level::Test);
            comprehensions(out, generators);
            out.push('}');
        }
        GeneratorExp { elt, generators } => {
            out.push('(');
            write(out, elt, Level::Test);
            comprehensions(out, generators);
            out.push(')');
        }
        DictComp {
            key,
            value,
            generators,
        } => {
            out.push('{');
            write(out, key, Level::Test);
            out.push_str(": ");
            write(out, value, Level::Test);
            comprehensions(out, generators);
            out.push('}');
        }
        Await { value } => parens(out, level > Level::Await, |out| {
            out.push_str("await ");
            write(out, value, Level::Atom);
        }),
        Yield { value } => {
            out.push_str("(yield");
            if let Some(value) = value {
                out.push(' ');
                write(out, value, Level::Tuple);
            }
            out.push(')');
        }
        YieldFrom { value } => {
            out.push_str("(yield from ");
            write(out, value, Level::Test);
            out.push(')');
        }
        Compare {
            left,
            ops,
            comparators,
        } => parens(out, level > Level::Compare, |out| {
            write(out, left, Level::Compare.next());
            for (op, right) in ops.iter().zip(comparators) {
                out.push_str(compare(*op));
                write(out, right, Level::Compare.next());
            }
        }),
        Call {
            func,
            args,
            keywords,
        } => {
            write(out, func, Level::Atom);
            if let (
                [
                    only @ Expr {
                        kind: GeneratorExp { .. },
                        ..
                    },
                ],
                [],
            ) = (&args[..], &keywords[..])
            {
                write(out, only, Level::Atom);
                return;
            }
            out.push('(');
            list(out, args, Level::Test);
            for (index, keyword) in keywords.iter().enumerate() {
                if index > 0 || !args.is_empty() {
                    out.push_str(", ");
                }
                match &keyword.arg {
                    Some(name) => {
                        out.push_str(name);
                        out.push('=');
                    }
                    None => out.push_str("**"),
                }
                write(out, &keyword.value, Level::Test);
            }
            out.push(')');
        }
        JoinedStr { .. } | TemplateStr { .. } | FormattedValue { .. } | Interpolation { .. } => {
            let mut body = String::new();
            fstring(&mut body, e);
            out.push(if matches!(e.kind, TemplateStr { .. }) {
                't'
            } else {
                'f'
            });
            out.push_str(&quote(body.chars().map(u32::from)));
        }
        Constant { value, u_prefix } => {
            if *u_prefix {
                out.push('u');
            }
            constant(out, value);
        }
        Attribute { value, attr, .. } => {
            write(out, value, Level::Atom);
            if matches!(
                value.kind,
                Constant {
                    value: gillie_grammar::ast::Constant::Int(_),
                    ..
                }
            ) {
                out.push(' ');
            }
            out.push('.');
            out.push_str(attr);
        }
        Subscript { value, slice, .. } => {
            write(out, value, Level::Atom);
            out.push('[');
            write(out, slice, Level::Tuple);
            out.push(']');
        }
        Starred { value, .. } => {
            out.push('*');
            write(out, value, Level::BitOr);
        }
        Name { id, .. } => out.push_str(id),
        List { elts, .. } => {
            out.push('[');
            list(out, elts, Level::Test);
            out.push(']');
        }
        Tuple { elts, .. } => {
            if elts.is_empty() {
                out.push_str("()");
                return;
            }
            parens(out, level > Level::Tuple, |out| {
                list(out, elts, Level::Test);
                if elts.len() == 1 {
                    out.push(',');
                }
            });
        }
        Slice { lower, upper, step } => {
            if let Some(e) = lower {
                write(out, e, Level::Test);
            }
            out.push(':');
            if let Some(e) = upper {
                write(out, e, Level::Test);
            }
            if let Some(e) = step {
                out.push(':');
                write(out, e, Level::Test);
            }
        }
    }
}

fn comprehensions(out: &mut String, generators: &[Comprehension]) {
    for g in generators {
        out.push_str(if g.is_async { " async for " } else { " for " });
        write(out, &g.target, Level::Tuple);
        out.push_str(" in ");
        write(out, &g.iter, Level::Test.next());
        for test in &g.ifs {
            out.push_str(" if ");
            write(out, test, Level::Test.next());
        }
    }
}

fn arguments(args: &Arguments) -> String {
    let mut parts: Vec<String> = Vec::new();
    let positional = args.posonlyargs.len() + args.args.len();
    let first_default = positional - args.defaults.len().min(positional);
    let default = |name: &str, value: Option<&Expr>| match value {
        Some(value) => {
            let mut text = format!("{name}=");
            write(&mut text, value, Level::Test);
            text
        }
        None => name.to_string(),
    };
    for (index, arg) in args.posonlyargs.iter().chain(&args.args).enumerate() {
        let value = index
            .checked_sub(first_default)
            .and_then(|i| args.defaults.get(i));
        parts.push(default(&arg.arg, value));
        if index + 1 == args.posonlyargs.len() {
            parts.push("/".into());
        }
    }
    match &args.vararg {
        Some(arg) => parts.push(format!("*{}", arg.arg)),
        None if !args.kwonlyargs.is_empty() => parts.push("*".into()),
        None => {}
    }
    for (arg, value) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
        parts.push(default(&arg.arg, value.as_ref()));
    }
    if let Some(arg) = &args.kwarg {
        parts.push(format!("**{}", arg.arg));
    }
    parts.join(", ")
}

fn fstring(out: &mut String, e: &Expr) {
    match &e.kind {
        ExprKind::JoinedStr { values } | ExprKind::TemplateStr { values } => {
            for value in values {
                fstring(out, value);
            }
        }
        ExprKind::Constant {
            value: Constant::Str(text),
            ..
        } => {
            for c in text.code_points() {
                let c = char::from_u32(c).unwrap_or('\u{fffd}');
                if c == '{' || c == '}' {
                    out.push(c);
                }
                out.push(c);
            }
        }
        ExprKind::FormattedValue {
            value,
            conversion,
            format_spec,
        }
        | ExprKind::Interpolation {
            value,
            conversion,
            format_spec,
            ..
        } => {
            let mut inner = String::new();
            write(&mut inner, value, Level::Test.next());
            out.push('{');
            if inner.starts_with('{') {
                out.push(' ');
            }
            out.push_str(&inner);
            if *conversion != Conversion::None {
                out.push('!');
                out.push(char::from(*conversion as i32 as u8));
            }
            if let Some(spec) = format_spec {
                out.push(':');
                fstring(out, spec);
            }
            out.push('}');
        }
        _ => write(out, e, Level::Test),
    }
}

fn constant(out: &mut String, value: &Constant) {
    match value {
        Constant::None => out.push_str("None"),
        Constant::True => out.push_str("True"),
        Constant::False => out.push_str("False"),
        Constant::Ellipsis => out.push_str("..."),
        Constant::Str(text) => out.push_str(&quote(text.code_points())),
        Constant::Bytes(bytes) => {
            out.push('b');
            out.push_str(&gillie_bytecode::disassemble::quote_bytes(bytes));
        }
        Constant::Int(IntLiteral::Small(i)) => {
            let _ = write!(out, "{i}");
        }
        Constant::Int(IntLiteral::Big { digits, radix }) => {
            match dashu_int::IBig::from_str_radix(digits, *radix) {
                Ok(value) => {
                    let _ = write!(out, "{value}");
                }
                Err(_) => out.push_str(digits),
            }
        }
        Constant::Float(f) => {
            out.push_str(&gillie_bytecode::disassemble::float_text(*f).replace("inf", "1e309"))
        }
        Constant::Complex(im) => {
            let text = gillie_bytecode::disassemble::float_text(*im);
            out.push_str(text.strip_suffix(".0").unwrap_or(&text));
            out.push('j');
        }
    }
}

fn quote(points: impl Iterator<Item = u32>) -> String {
    gillie_bytecode::disassemble::quote_text(points)
}
