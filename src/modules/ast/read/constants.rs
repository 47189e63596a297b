//! The values of `Constant` nodes.

use super::Reader;
use crate::object::Value;
use crate::object::bytes::Bytes;
use crate::object::complex::Complex;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Result;
use gillie_grammar::ast::*;

impl Reader<'_> {
    pub(super) fn text(&mut self, value: &Value) -> Text {
        let Some(string) = value.downcast::<Str>() else {
            return Text::from("");
        };
        match string.to_utf8() {
            Some(text) => Text::Utf8(text.as_ref().into()),
            None => Text::Wide(string.units().iter().collect()),
        }
    }

    pub(super) fn constant_node(&mut self, node: &Value, span: Span) -> Result<Expr> {
        let value = match crate::modules::support::attr_opt(self.vm, node, "value")? {
            Some(value) => value,
            None => {
                return Err(self
                    .vm
                    .type_error("required field \"value\" missing from Constant"));
            }
        };
        let kind = self.get(node, "kind")?;
        let u_prefix = match &kind {
            None => false,
            Some(kind) => match kind.downcast::<Str>() {
                Some(kind) => kind.text() == "u",
                None => return Err(self.vm.type_error("AST string must be of type str")),
            },
        };
        self.constant(&value, u_prefix, span)
    }

    /// A constant; what no literal stands for becomes an expression that is folded to it.
    pub(super) fn constant(&mut self, value: &Value, u_prefix: bool, span: Span) -> Result<Expr> {
        self.vm.check_stack()?;
        let literal = |value: Constant| Expr::new(span, ExprKind::Constant { value, u_prefix });
        let class = self.vm.class_of(value).value();
        let types = self.vm.types();
        let is = |known: &crate::object::Class| class.is(known.value());
        let constant = if value.is_none() {
            Constant::None
        } else if value.is(&Value::TRUE) {
            Constant::True
        } else if value.is(&Value::FALSE) {
            Constant::False
        } else if value.is(&Value::ELLIPSIS) {
            Constant::Ellipsis
        } else if is(&types.str) {
            Constant::Str(self.text(value))
        } else if is(&types.bytes) {
            let data = value.downcast::<Bytes>().map(|bytes| bytes.data.to_vec());
            Constant::Bytes(data.unwrap_or_default().into())
        } else if is(&types.float) {
            Constant::Float(self.vm.to_f64(value)?)
        } else if is(&types.int) {
            return self.integer(value, span);
        } else if is(&types.complex) {
            let (real, imag) = value
                .downcast::<Complex>()
                .map_or((0.0, 0.0), |complex| (complex.real, complex.imag));
            if real == 0.0 && real.is_sign_positive() {
                Constant::Complex(imag)
            } else {
                let sum = ExprKind::BinOp {
                    left: Box::new(literal(Constant::Float(real))),
                    op: Operator::Add,
                    right: Box::new(literal(Constant::Complex(imag))),
                };
                return Ok(Expr::new(span, sum));
            }
        } else if is(&types.tuple) {
            let items = value
                .downcast::<Tuple>()
                .map_or(Vec::new(), |tuple| tuple.items().to_vec());
            let mut elts = Vec::with_capacity(items.len());
            for item in &items {
                elts.push(self.constant(item, false, span)?);
            }
            let ctx = ExprContext::Load;
            return Ok(Expr::new(span, ExprKind::Tuple { elts, ctx }));
        } else if is(&types.frozenset) {
            return Err(self
                .vm
                .not_implemented_error("gillie does not compile frozensets in a Constant"));
        } else {
            let name = self.vm.type_name(value);
            return Err(self
                .vm
                .type_error(format!("got an invalid type in Constant: {name}")));
        };
        Ok(literal(constant))
    }

    pub(super) fn integer(&mut self, value: &Value, span: Span) -> Result<Expr> {
        let literal = |value: IntLiteral| {
            Expr::new(
                span,
                ExprKind::Constant {
                    value: Constant::Int(value),
                    u_prefix: false,
                },
            )
        };
        let spec = self.vm.str("x");
        let digits = self.vm.call_method(value, "__format__", &[spec])?;
        let digits = crate::modules::support::text_of(&digits).into_owned();
        let (negative, digits) = match digits.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, &*digits),
        };
        let positive = match i64::from_str_radix(digits, 16) {
            Ok(number) => literal(IntLiteral::Small(number)),
            Err(_) => literal(IntLiteral::Big {
                digits: digits.into(),
                radix: 16,
            }),
        };
        if !negative {
            return Ok(positive);
        }
        let minus = ExprKind::UnaryOp {
            op: UnaryOp::USub,
            operand: Box::new(positive),
        };
        Ok(Expr::new(span, minus))
    }
}
