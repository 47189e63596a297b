//! Constant folding: which expressions have a value that is known now? As CPython's `Python/ast_opt.c` and
//! `flowgraph.c`: unary and binary operations on numbers and strings within size limits, tuples, subscripts of
//! constants. Operations that would raise are left to run time.

use std::sync::Arc;

use dashu_int::{IBig, Sign, UBig};
use gillie_bytecode::{Const, Text as CodeText};
use gillie_grammar::SyntaxError;
use gillie_grammar::ast::*;

use crate::constants::same;

/// CPython's limits (`MAX_INT_SIZE` bits, `MAX_COLLECTION_SIZE`, `MAX_STR_SIZE`).
const MAX_INT_BITS: usize = 128;
const MAX_COLLECTION: usize = 256;
const MAX_STRING: usize = 4096;
/// Nesting beyond which folding does not look.
const MAX_FOLD_DEPTH: u16 = 200;

/// The text of a literal.
pub fn text(t: &Text) -> CodeText {
    match t {
        Text::Utf8(s) => CodeText::Utf8(s.clone()),
        Text::Wide(w) => CodeText::Wide(w.clone()),
    }
}

/// An integer constant.
pub fn int(value: &IBig) -> Const {
    match i64::try_from(value) {
        Ok(small) => Const::Int(small),
        Err(_) => {
            let (sign, magnitude) = value.clone().into_parts();
            Const::BigInt {
                negative: sign == Sign::Negative,
                magnitude: magnitude.to_le_bytes().into(),
            }
        }
    }
}

fn big(c: &Const) -> Option<IBig> {
    Some(match c {
        Const::Int(i) => IBig::from(*i),
        Const::Bool(b) => IBig::from(*b as u8),
        Const::BigInt {
            negative,
            magnitude,
        } => {
            let sign = if *negative {
                Sign::Negative
            } else {
                Sign::Positive
            };
            IBig::from_parts(sign, UBig::from_le_bytes(magnitude))
        }
        _ => return None,
    })
}

/// The constant of a literal.
pub fn constant(value: &Constant, span: Span) -> Result<Const, SyntaxError> {
    Ok(match value {
        Constant::None => Const::None,
        Constant::True => Const::Bool(true),
        Constant::False => Const::Bool(false),
        Constant::Ellipsis => Const::Ellipsis,
        Constant::Str(s) => Const::Str(text(s)),
        Constant::Bytes(b) => Const::Bytes(b.clone()),
        Constant::Int(IntLiteral::Small(i)) => Const::Int(*i),
        Constant::Int(IntLiteral::Big { digits, radix }) => {
            match IBig::from_str_radix(digits, *radix) {
                Ok(value) => int(&value),
                Err(_) => return Err(SyntaxError::new(span, "invalid integer literal")),
            }
        }
        Constant::Float(f) => Const::Float(*f),
        Constant::Complex(im) => Const::Complex(0.0, *im),
    })
}

/// A literal integer that fits an immediate operand.
pub fn small_int(e: &Expr) -> Option<i64> {
    let value = match &e.kind {
        ExprKind::Constant {
            value: Constant::Int(IntLiteral::Small(i)),
            ..
        } => *i,
        ExprKind::UnaryOp {
            op: UnaryOp::USub,
            operand,
        } => match &operand.kind {
            ExprKind::Constant {
                value: Constant::Int(IntLiteral::Small(i)),
                ..
            } => -*i,
            _ => return None,
        },
        _ => return None,
    };
    (-128..=127).contains(&value).then_some(value)
}

/// Whether a constant is true.
pub fn truth(c: &Const) -> bool {
    match c {
        Const::None => false,
        Const::Ellipsis | Const::Slice(_) | Const::Code(_) | Const::BigInt { .. } => true,
        Const::Bool(b) => *b,
        Const::Int(i) => *i != 0,
        Const::Float(f) => *f != 0.0,
        Const::Complex(a, b) => *a != 0.0 || *b != 0.0,
        Const::Str(CodeText::Utf8(s)) => !s.is_empty(),
        Const::Str(CodeText::Wide(w)) => !w.is_empty(),
        Const::Bytes(b) => !b.is_empty(),
        Const::Tuple(t) | Const::FrozenSet(t) => !t.is_empty(),
    }
}

/// The value of an expression if it is known.
pub fn fold(e: &Expr, optimize: u8) -> Option<Const> {
    match &e.kind {
        ExprKind::Constant { value, .. } => constant(value, e.span).ok(),
        ExprKind::Name { id, .. } if &**id == "__debug__" => Some(Const::Bool(optimize == 0)),
        _ if e.depth > MAX_FOLD_DEPTH => None,
        ExprKind::UnaryOp { op, operand } => unary(*op, &fold(operand, optimize)?),
        ExprKind::BinOp { left, op, right } => {
            let b = fold(right, optimize)?;
            let a = fold(left, optimize)?;
            binary(&a, *op, &b)
        }
        ExprKind::Tuple {
            elts,
            ctx: ExprContext::Load,
        } => elts
            .iter()
            .map(|e| fold(e, optimize))
            .collect::<Option<Vec<_>>>()
            .map(|items| Const::Tuple(items.into())),
        ExprKind::Subscript {
            value,
            slice,
            ctx: ExprContext::Load,
        } => subscript(&fold(value, optimize)?, &fold(slice, optimize)?),
        _ => None,
    }
}

/// A constant list or set after `in` is a constant tuple or frozenset.
pub fn membership(e: &Expr, optimize: u8) -> Option<Const> {
    let all = |elts: &[Expr]| {
        elts.iter()
            .map(|e| fold(e, optimize))
            .collect::<Option<Vec<_>>>()
    };
    match &e.kind {
        ExprKind::List { elts, .. } => all(elts).map(|items| Const::Tuple(items.into())),
        ExprKind::Set { elts } => all(elts).map(frozen_set),
        _ => None,
    }
}

/// A frozenset of constants, each once (as far as can be seen here; the run-time set decides).
pub fn frozen_set(items: Vec<Const>) -> Const {
    let mut unique: Vec<Const> = Vec::with_capacity(items.len());
    let few = items.len() <= 64;
    for item in items {
        if !few || !unique.iter().any(|u| same(u, &item)) {
            unique.push(item);
        }
    }
    Const::FrozenSet(unique.into())
}

fn unary(op: UnaryOp, a: &Const) -> Option<Const> {
    Some(match (op, a) {
        (UnaryOp::Not, a) => Const::Bool(!truth(a)),
        (UnaryOp::USub, Const::Float(f)) => Const::Float(-f),
        (UnaryOp::USub, Const::Complex(a, b)) => Const::Complex(-a, -b),
        (UnaryOp::USub, a) => int(&-big(a)?),
        (UnaryOp::UAdd, Const::Float(_) | Const::Complex(..)) => a.clone(),
        (UnaryOp::UAdd, a) => int(&big(a)?),
        // `~True` warns at run time.
        (UnaryOp::Invert, Const::Bool(_)) => return None,
        (UnaryOp::Invert, a) => int(&-(big(a)? + IBig::ONE)),
    })
}

fn float(c: &Const) -> Option<f64> {
    match c {
        Const::Float(f) => Some(*f),
        Const::Int(i) if i.unsigned_abs() <= 1 << 53 => Some(*i as f64),
        Const::Bool(b) => Some(*b as u8 as f64),
        _ => None,
    }
}

fn complex(c: &Const) -> Option<(f64, f64)> {
    match c {
        Const::Complex(a, b) => Some((*a, *b)),
        c => float(c).map(|f| (f, 0.0)),
    }
}

fn binary(a: &Const, op: Operator, b: &Const) -> Option<Const> {
    if let (Some(x), Some(y)) = (big(a), big(b)) {
        return int_binary(
            &x,
            op,
            &y,
            matches!((a, b), (Const::Bool(_), Const::Bool(_))),
        );
    }
    if matches!(a, Const::Complex(..)) || matches!(b, Const::Complex(..)) {
        let ((a, b), (c, d)) = (complex(a)?, complex(b)?);
        return Some(match op {
            Operator::Add => Const::Complex(a + c, b + d),
            Operator::Sub => Const::Complex(a - c, b - d),
            Operator::Mult => Const::Complex(a * c - b * d, a * d + b * c),
            _ => return None,
        });
    }
    if let (Some(x), Some(y)) = (float(a), float(b)) {
        return Some(Const::Float(match op {
            Operator::Add => x + y,
            Operator::Sub => x - y,
            Operator::Mult => x * y,
            Operator::Div if y != 0.0 => x / y,
            _ => return None,
        }));
    }
    match (a, op, b) {
        (Const::Str(CodeText::Utf8(x)), Operator::Add, Const::Str(CodeText::Utf8(y)))
            if x.len() + y.len() <= MAX_STRING =>
        {
            Some(Const::Str(CodeText::Utf8(format!("{x}{y}").into())))
        }
        (Const::Bytes(x), Operator::Add, Const::Bytes(y)) if x.len() + y.len() <= MAX_STRING => {
            Some(Const::Bytes([&x[..], &y[..]].concat().into()))
        }
        (Const::Tuple(x), Operator::Add, Const::Tuple(y))
            if x.len() + y.len() <= MAX_COLLECTION =>
        {
            Some(Const::Tuple([&x[..], &y[..]].concat().into()))
        }
        (x, Operator::Mult, Const::Int(n)) | (Const::Int(n), Operator::Mult, x) => repeat(x, *n),
        _ => None,
    }
}

fn repeat(x: &Const, n: i64) -> Option<Const> {
    let n = usize::try_from(n).ok()?;
    match x {
        Const::Str(CodeText::Utf8(s)) if s.len().checked_mul(n)? <= MAX_STRING => {
            Some(Const::Str(CodeText::Utf8(s.repeat(n).into())))
        }
        Const::Bytes(b) if b.len().checked_mul(n)? <= MAX_STRING => {
            Some(Const::Bytes(b.repeat(n).into()))
        }
        Const::Tuple(t) if t.len().checked_mul(n)? <= MAX_COLLECTION => Some(Const::Tuple(
            std::iter::repeat_n(t.iter().cloned(), n)
                .flatten()
                .collect(),
        )),
        _ => None,
    }
}

fn int_binary(x: &IBig, op: Operator, y: &IBig, bools: bool) -> Option<Const> {
    let bits = |v: &IBig| {
        let (_, magnitude) = v.clone().into_parts();
        let bytes = magnitude.to_le_bytes();
        let top = bytes.last().map_or(0, |b| b.leading_zeros() as usize);
        bytes.len() * 8 - top
    };
    let zero = y.is_zero();
    let (nx, ny) = (bits(x), bits(y));
    let bitwise = |v: IBig| {
        if bools {
            Const::Bool(!v.is_zero())
        } else {
            int(&v)
        }
    };
    Some(match op {
        Operator::Add => int(&(x + y)),
        Operator::Sub => int(&(x - y)),
        Operator::Mult if nx + ny <= MAX_INT_BITS => int(&(x * y)),
        Operator::FloorDiv if !zero => int(&floor_div(x, y).0),
        Operator::Mod if !zero => int(&floor_div(x, y).1),
        Operator::Div if !zero && nx <= 53 && ny <= 53 => {
            let (x, y) = (i64::try_from(x).ok()?, i64::try_from(y).ok()?);
            Const::Float(x as f64 / y as f64)
        }
        Operator::Pow => {
            let n = usize::try_from(y).ok()?;
            if nx.checked_mul(n)? > MAX_INT_BITS {
                return None;
            }
            int(&x.pow(n))
        }
        Operator::LShift => {
            let n = usize::try_from(y).ok()?;
            if n > MAX_INT_BITS || nx + n > MAX_INT_BITS {
                return None;
            }
            int(&(x << n))
        }
        Operator::RShift => int(&(x >> usize::try_from(y).ok()?.min(1 << 20))),
        Operator::BitOr => bitwise(x | y),
        Operator::BitXor => bitwise(x ^ y),
        Operator::BitAnd => bitwise(x & y),
        _ => return None,
    })
}

/// Quotient towards minus infinity, remainder with the divisor's sign.
fn floor_div(x: &IBig, y: &IBig) -> (IBig, IBig) {
    let (q, r) = (x / y, x % y);
    if !r.is_zero() && (r.sign() != y.sign()) {
        (q - IBig::ONE, r + y)
    } else {
        (q, r)
    }
}

fn subscript(a: &Const, index: &Const) -> Option<Const> {
    let Const::Int(i) = index else {
        return None;
    };
    let at = |n: usize| {
        let i = if *i < 0 { i.checked_add(n as i64)? } else { *i };
        usize::try_from(i).ok().filter(|&i| i < n)
    };
    match a {
        Const::Tuple(t) => Some(t[at(t.len())?].clone()),
        Const::Bytes(b) => Some(Const::Int(b[at(b.len())?] as i64)),
        Const::Str(CodeText::Utf8(s)) => {
            let n = s.chars().count();
            let c = s.chars().nth(at(n)?)?;
            Some(Const::Str(CodeText::Utf8(Arc::from(c.to_string()))))
        }
        _ => None,
    }
}
