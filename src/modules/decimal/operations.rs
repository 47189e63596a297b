//! The operations that methods and operators share, and how one is carried out: with the context's limits, by another
//! thread where it takes long, its conditions raised as flags and exceptions.

use super::context::Context;
use super::number::{MOST_DIGITS, Number};
use super::state::Library;
use super::work::Work;
use super::{arithmetic, logical, order, power, transcendental};
use crate::object::int::long_work::{is_long, product_steps, quotient_steps};
use crate::vm::{Result, Vm};

#[derive(Clone, Copy)]
enum Function {
    One(fn(&Number, &mut Work) -> Number),
    Two(fn(&Number, &Number, &mut Work) -> Number),
    Three(fn(&Number, &Number, &Number, &mut Work) -> Number),
}

/// What an operation's time depends on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effort {
    /// The digits of its operands, and the zeros that bring them to one exponent.
    Linear,
    /// A product of its operands.
    Product,
    /// A quotient or root of as many digits as the precision has.
    Quotient,
    /// A function computed by many products of that many digits.
    Series,
}

#[derive(Clone, Copy)]
pub struct Operation {
    function: Function,
    effort: Effort,
}

macro_rules! operations {
    ($($name:ident $kind:ident $effort:ident $function:path;)*) => {
        $(pub const $name: Operation = Operation {
            function: Function::$kind($function),
            effort: Effort::$effort,
        };)*
    };
}

operations! {
    ABS One Linear arithmetic::absolute;
    EXP One Series transcendental::exp;
    LN One Series transcendental::ln;
    LOG10 One Series transcendental::log10;
    MINUS One Linear arithmetic::minus;
    NEXT_MINUS One Linear arithmetic::next_minus;
    NEXT_PLUS One Linear arithmetic::next_plus;
    NORMALIZE One Linear arithmetic::normalize;
    PLUS One Linear arithmetic::plus;
    TO_INTEGRAL_EXACT One Linear arithmetic::to_integral_exact;
    TO_INTEGRAL_VALUE One Linear arithmetic::to_integral_value;
    SQRT One Quotient arithmetic::sqrt;
    LOGB One Linear arithmetic::logb;
    LOGICAL_INVERT One Linear logical::invert;
    ADD Two Linear arithmetic::add;
    SUBTRACT Two Linear arithmetic::subtract;
    MULTIPLY Two Product arithmetic::multiply;
    DIVIDE Two Quotient arithmetic::divide;
    DIVIDE_INT Two Quotient arithmetic::divide_int;
    REMAINDER Two Quotient arithmetic::remainder;
    REMAINDER_NEAR Two Quotient arithmetic::remainder_near;
    COMPARE Two Linear order::compare_numbers;
    COMPARE_SIGNAL Two Linear order::compare_signal;
    COMPARE_TOTAL Two Linear order::compare_total;
    COMPARE_TOTAL_MAG Two Linear order::compare_total_mag;
    COPY_SIGN Two Linear order::copy_sign;
    MAX Two Linear order::max;
    MAX_MAG Two Linear order::max_mag;
    MIN Two Linear order::min;
    MIN_MAG Two Linear order::min_mag;
    NEXT_TOWARD Two Linear arithmetic::next_toward;
    QUANTIZE Two Linear arithmetic::quantize;
    LOGICAL_AND Two Linear logical::and;
    LOGICAL_OR Two Linear logical::or;
    LOGICAL_XOR Two Linear logical::xor;
    ROTATE Two Linear logical::rotate;
    SHIFT Two Linear logical::shift;
    SCALEB Two Linear arithmetic::scaleb;
    POWER Two Series power::power;
    FMA Three Product arithmetic::fma;
    POWER_MODULO Three Series power::power_modulo;
}

/// Bits of a number of so many digits.
pub fn bits(digits: i64) -> usize {
    digits.clamp(0, MOST_DIGITS) as usize * 10 / 3
}

/// The zeros that bring numbers to one exponent.
fn filled(operands: &[&Number]) -> i64 {
    let exponents = operands.iter().map(|number| number.exponent);
    let (least, most) = (exponents.clone().min(), exponents.max());
    most.unwrap_or(0).saturating_sub(least.unwrap_or(0))
}

impl Operation {
    #[inline(always)]
    fn run(self, operands: &[&Number], work: &mut Work) -> Number {
        match (self.function, operands) {
            (Function::One(function), [a]) => function(a, work),
            (Function::Two(function), [a, b]) => function(a, b, work),
            (Function::Three(function), [a, b, c]) => function(a, b, c, work),
            _ => unreachable!("as many operands as the operation has"),
        }
    }

    #[inline(always)]
    fn takes_long(self, operands: &[&Number], work: &Work) -> bool {
        if self.effort == Effort::Linear && work.precision < 1 << 16 {
            return false;
        }
        let digits: i64 = operands.iter().map(|number| number.digits).sum();
        match self.effort {
            Effort::Linear => is_long(quotient_steps(bits(digits + filled(operands)))),
            Effort::Product => {
                digits > 1 << 16 && is_long(product_steps(bits(digits / 2), bits(digits / 2)))
            }
            _ if digits + work.precision < 1000 => false,
            Effort::Quotient => is_long(quotient_steps(bits(digits + work.precision))),
            Effort::Series => {
                let bits = bits(digits + work.precision);
                is_long(4.0 * (bits as f64).cbrt() * product_steps(bits, bits))
            }
        }
    }

    /// The result, and the conditions raised meanwhile in `work`.
    #[inline(always)]
    pub fn compute(self, vm: &mut Vm, operands: &[&Number], work: &mut Work) -> Result<Number> {
        if !self.takes_long(operands, work) {
            return Ok(self.run(operands, work));
        }
        self.compute_aside(vm, operands, work)
    }

    /// The result, computed by another thread.
    #[cold]
    fn compute_aside(self, vm: &mut Vm, operands: &[&Number], work: &mut Work) -> Result<Number> {
        let owned: Vec<Number> = operands.iter().map(|number| (*number).clone()).collect();
        let mut inner = *work;
        let (result, inner) = vm.long_work(move || {
            let operands: Vec<&Number> = owned.iter().collect();
            (self.run(&operands, &mut inner), inner)
        })?;
        *work = inner;
        Ok(result)
    }

    /// The result in this context, its conditions raised there.
    #[inline(always)]
    pub fn apply(
        self,
        vm: &mut Vm,
        library: &Library,
        context: &Context,
        operands: &[&Number],
    ) -> Result<Number> {
        let mut work = context.work();
        let result = self.compute(vm, operands, &mut work)?;
        context.raise(vm, library, work.status)?;
        Ok(result)
    }
}
