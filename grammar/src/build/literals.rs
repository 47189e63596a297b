//! Numbers.

use super::{Builder, Built};
use crate::ast::*;
use crate::token::Pos;

impl Builder<'_> {
    /// The number at `l..r`, which the lexer has found well formed.
    pub fn number(&self, l: Pos, r: Pos) -> Built<Expr> {
        let text = self.text(l, r);
        let limit = self.digit_limit;
        let Some(value) = value(text, limit) else {
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            return self.bad_literal(
                l.to(r),
                format!(
                    "Exceeds the limit ({limit} digits) for integer string conversion: \
                     value has {digits} digits; use sys.set_int_max_str_digits() to increase the limit \
                     - Consider hexadecimal for huge integer literals to avoid decimal conversion limits."
                ),
            );
        };
        Ok(self.expr(
            l,
            r,
            ExprKind::Constant {
                value,
                u_prefix: false,
            },
        ))
    }
}

/// The value of a well-formed number; none for a decimal integer of more digits than `limit` (0 is no limit).
fn value(text: &str, limit: usize) -> Option<Constant> {
    if text.len() <= 18 && text.bytes().all(|b| b.is_ascii_digit()) {
        return text
            .parse()
            .ok()
            .map(|i| Constant::Int(IntLiteral::Small(i)));
    }
    let text: String = text.chars().filter(|c| *c != '_').collect();
    let lower = text.to_ascii_lowercase();
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = lower.strip_prefix(prefix) {
            return Some(Constant::Int(integer(digits, radix)));
        }
    }
    if let Some(imaginary) = lower.strip_suffix('j') {
        return Some(Constant::Complex(
            imaginary.parse().unwrap_or(f64::INFINITY),
        ));
    }
    if lower.contains(['.', 'e']) {
        return Some(Constant::Float(lower.parse().unwrap_or(f64::INFINITY)));
    }
    let digits = lower.trim_start_matches('0');
    if limit != 0 && digits.len() > limit {
        return None;
    }
    Some(Constant::Int(integer(digits, 10)))
}

fn integer(digits: &str, radix: u32) -> IntLiteral {
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return IntLiteral::Small(0);
    }
    match i64::from_str_radix(digits, radix) {
        Ok(i) => IntLiteral::Small(i),
        Err(_) => IntLiteral::Big {
            digits: digits.into(),
            radix,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        let int = |i| Some(Constant::Int(IntLiteral::Small(i)));
        assert_eq!(value("1_000", 4300), int(1000));
        assert_eq!(value("0XfF", 4300), int(255));
        assert_eq!(value("0b_101", 4300), int(5));
        assert_eq!(value("00_0", 4300), int(0));
        assert_eq!(value("9223372036854775807", 4300), int(i64::MAX));
        let big = IntLiteral::Big {
            digits: "9223372036854775808".into(),
            radix: 10,
        };
        assert_eq!(value("9223372036854775808", 4300), Some(Constant::Int(big)));
        assert_eq!(value("1e400", 4300), Some(Constant::Float(f64::INFINITY)));
        assert_eq!(value("1_0.5e-1", 4300), Some(Constant::Float(1.05)));
        assert_eq!(value(".5J", 4300), Some(Constant::Complex(0.5)));
        assert_eq!(value("1.", 4300), Some(Constant::Float(1.0)));
        assert_eq!(value(&"9".repeat(4301), 4300), None);
    }
}
