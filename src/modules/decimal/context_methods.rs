//! The methods of `Context`: operations with the context itself instead of the current one.

use super::arithmetic::plus;
use super::context::{self, expect};
use super::convert::{fitted, required};
use super::decimal_type::{self as decimal, Decimal, divmod_pair, float_or_int, make};
use super::number::Number;
use super::operations::{self as op, Operation};
use super::predicates::{self, Predicate};
use super::state::state;
use super::text::Style;
use crate::object::{Bound, NativeDef, Value};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

/// `context.method(*operands)`
fn operation(
    vm: &mut Vm,
    context: &Value,
    operation: Operation,
    operands: &[&Number],
) -> Result<Value> {
    let state = state(vm);
    let library = state.library();
    let number = operation.apply(vm, library, expect(context), operands)?;
    Ok(make(vm, library, number))
}

fn unary(vm: &mut Vm, args: Bindings<'_>, of: Operation) -> Result<Value> {
    let x = required(vm, args.arg(1))?;
    operation(vm, args.arg(0), of, &[&x])
}

fn binary(vm: &mut Vm, args: Bindings<'_>, of: Operation) -> Result<Value> {
    let (x, y) = (required(vm, args.arg(1))?, required(vm, args.arg(2))?);
    operation(vm, args.arg(0), of, &[&x, &y])
}

fn fma(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (x, y) = (required(vm, args.arg(1))?, required(vm, args.arg(2))?);
    let z = required(vm, args.arg(3))?;
    operation(vm, args.arg(0), op::FMA, &[&x, &y, &z])
}

fn power(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (a, b) = (required(vm, args.arg(1))?, required(vm, args.arg(2))?);
    match args.opt(3).filter(|modulus| !modulus.is_none()) {
        None => operation(vm, args.arg(0), op::POWER, &[&a, &b]),
        Some(modulus) => {
            let modulus = required(vm, modulus)?;
            operation(vm, args.arg(0), op::POWER_MODULO, &[&a, &b, &modulus])
        }
    }
}

fn divmod(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (x, y) = (required(vm, args.arg(1))?, required(vm, args.arg(2))?);
    divmod_pair(vm, state(vm).library(), expect(args.arg(0)), &x, &y)
}

fn test(vm: &mut Vm, args: Bindings<'_>, predicate: Predicate) -> Result<Value> {
    let x = required(vm, args.arg(1))?;
    Ok(Value::bool(predicate(&x, &expect(args.arg(0)).work())))
}

fn etiny(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(vm.int(expect(args.arg(0)).work().etiny()))
}

fn etop(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(vm.int(expect(args.arg(0)).work().etop()))
}

fn decimal_of(vm: &mut Vm, number: Number) -> Result<Value> {
    Ok(make(vm, state(vm).library(), number))
}

fn radix(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    decimal_of(vm, Number::int(10))
}

fn canonical(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    match args.arg(1).is_a::<Decimal>() {
        true => Ok(args.arg(1).clone()),
        false => Err(vm.type_error("argument must be a Decimal")),
    }
}

/// Every Decimal is.
fn is_canonical(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    canonical(vm, args)?;
    Ok(Value::TRUE)
}

/// The operand as a Decimal: itself if it is one.
fn copy_decimal(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if args.arg(1).is_a::<Decimal>() {
        return Ok(args.arg(1).clone());
    }
    let number = required(vm, args.arg(1))?.into_owned();
    decimal_of(vm, number)
}

fn copy_abs(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let number = required(vm, args.arg(1))?.into_owned();
    decimal_of(vm, number.with_sign(false))
}

fn copy_negate(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let number = required(vm, args.arg(1))?.into_owned();
    let negative = !number.negative;
    decimal_of(vm, number.with_sign(negative))
}

fn number_class(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let x = required(vm, args.arg(1))?;
    Ok(vm.intern(predicates::class(&x, &expect(args.arg(0)).work())))
}

fn same_quantum(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (x, y) = (required(vm, args.arg(1))?, required(vm, args.arg(2))?);
    Ok(Value::bool(predicates::same_quantum(&x, &y)))
}

fn string(vm: &mut Vm, args: Bindings<'_>, style: Style) -> Result<Value> {
    let x = required(vm, args.arg(1))?;
    let text = decimal::text_of(vm, &x, style, expect(args.arg(0)).capitals())?;
    Ok(vm.str_from_ascii(&text))
}

fn to_sci_string(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    string(vm, args, Style::Scientific)
}

fn to_eng_string(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    string(vm, args, Style::Engineering)
}

fn create_decimal(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let state = state(vm);
    let library = state.library();
    let number = match args.opt(1) {
        None => Number::zero(false, 0),
        Some(value) => fitted(vm, library, expect(args.arg(0)), value)?,
    };
    Ok(make(vm, library, number))
}

fn create_decimal_from_float(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let number = float_or_int(vm, args.arg(1))?;
    let state = state(vm);
    let context = expect(args.arg(0));
    let mut work = context.work();
    let number = work.finish(number);
    context.raise(vm, state.library(), work.status)?;
    Ok(make(vm, state.library(), number))
}

/// The operand rounded to the context, as an operation's operand.
fn apply(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let number = required(vm, args.arg(1))?;
    let state = state(vm);
    let context = expect(args.arg(0));
    let mut work = context.work();
    let number = match number.is_special() || number.is_zero() {
        true => work.finish(number.into_owned()),
        false => plus(&number, &mut work),
    };
    context.raise(vm, state.library(), work.status)?;
    Ok(make(vm, state.library(), number))
}

#[rustfmt::skip]
pub static METHODS: &[NativeDef] = &[
    ("abs", "($self, x, /)", |vm, args| unary(vm, args, op::ABS), "Return the absolute value of x.\n\n"),
    ("exp", "($self, x, /)", |vm, args| unary(vm, args, op::EXP), "Return e ** x.\n\n"),
    ("ln", "($self, x, /)", |vm, args| unary(vm, args, op::LN), "Return the natural (base e) logarithm of x.\n\n"),
    ("log10", "($self, x, /)", |vm, args| unary(vm, args, op::LOG10), "Return the base 10 logarithm of x.\n\n"),
    ("minus", "($self, x, /)", |vm, args| unary(vm, args, op::MINUS), "Minus corresponds to the unary prefix minus operator in Python, but applies\nthe context to the result.\n\n"),
    ("next_minus", "($self, x, /)", |vm, args| unary(vm, args, op::NEXT_MINUS), "Return the largest representable number smaller than x.\n\n"),
    ("next_plus", "($self, x, /)", |vm, args| unary(vm, args, op::NEXT_PLUS), "Return the smallest representable number larger than x.\n\n"),
    ("normalize", "($self, x, /)", |vm, args| unary(vm, args, op::NORMALIZE), "Reduce x to its simplest form. Alias for reduce(x).\n\n"),
    ("plus", "($self, x, /)", |vm, args| unary(vm, args, op::PLUS), "Plus corresponds to the unary prefix plus operator in Python, but applies\nthe context to the result.\n\n"),
    ("to_integral", "($self, x, /)", |vm, args| unary(vm, args, op::TO_INTEGRAL_VALUE), "Identical to to_integral_value(x).\n\n"),
    ("to_integral_exact", "($self, x, /)", |vm, args| unary(vm, args, op::TO_INTEGRAL_EXACT), "Round to an integer. Signal if the result is rounded or inexact.\n\n"),
    ("to_integral_value", "($self, x, /)", |vm, args| unary(vm, args, op::TO_INTEGRAL_VALUE), "Round to an integer.\n\n"),
    ("sqrt", "($self, x, /)", |vm, args| unary(vm, args, op::SQRT), "Square root of a non-negative number to context precision.\n\n"),
    ("add", "($self, x, y, /)", |vm, args| binary(vm, args, op::ADD), "Return the sum of x and y.\n\n"),
    ("compare", "($self, x, y, /)", |vm, args| binary(vm, args, op::COMPARE), "Compare x and y numerically.\n\n"),
    ("compare_signal", "($self, x, y, /)", |vm, args| binary(vm, args, op::COMPARE_SIGNAL), "Compare x and y numerically.  All NaNs signal.\n\n"),
    ("divide", "($self, x, y, /)", |vm, args| binary(vm, args, op::DIVIDE), "Return x divided by y.\n\n"),
    ("divide_int", "($self, x, y, /)", |vm, args| binary(vm, args, op::DIVIDE_INT), "Return x divided by y, truncated to an integer.\n\n"),
    ("divmod", "($self, x, y, /)", divmod, "Return quotient and remainder of the division x / y.\n\n"),
    ("max", "($self, x, y, /)", |vm, args| binary(vm, args, op::MAX), "Compare the values numerically and return the maximum.\n\n"),
    ("max_mag", "($self, x, y, /)", |vm, args| binary(vm, args, op::MAX_MAG), "Compare the values numerically with their sign ignored.\n\n"),
    ("min", "($self, x, y, /)", |vm, args| binary(vm, args, op::MIN), "Compare the values numerically and return the minimum.\n\n"),
    ("min_mag", "($self, x, y, /)", |vm, args| binary(vm, args, op::MIN_MAG), "Compare the values numerically with their sign ignored.\n\n"),
    ("multiply", "($self, x, y, /)", |vm, args| binary(vm, args, op::MULTIPLY), "Return the product of x and y.\n\n"),
    ("next_toward", "($self, x, y, /)", |vm, args| binary(vm, args, op::NEXT_TOWARD), "Return the number closest to x, in the direction towards y.\n\n"),
    ("quantize", "($self, x, y, /)", |vm, args| binary(vm, args, op::QUANTIZE), "Return a value equal to x (rounded), having the exponent of y.\n\n"),
    ("remainder", "($self, x, y, /)", |vm, args| binary(vm, args, op::REMAINDER), "Return the remainder from integer division.  The sign of the result,\nif non-zero, is the same as that of the original dividend.\n\n"),
    ("remainder_near", "($self, x, y, /)", |vm, args| binary(vm, args, op::REMAINDER_NEAR), "Return x - y * n, where n is the integer nearest the exact value of x / y\n(if the result is 0 then its sign will be the sign of x).\n\n"),
    ("subtract", "($self, x, y, /)", |vm, args| binary(vm, args, op::SUBTRACT), "Return the difference between x and y.\n\n"),
    ("power", "($self, /, a, b, modulo=None)", power, "Compute a**b. If 'a' is negative, then 'b' must be integral. The result\nwill be inexact unless 'a' is integral and the result is finite and can\nbe expressed exactly in 'precision' digits.  In the Python version the\nresult is always correctly rounded, in the C version the result is almost\nalways correctly rounded.\n\nIf modulo is given, compute (a**b) % modulo. The following restrictions\nhold:\n\n    * all three arguments must be integral\n    * 'b' must be nonnegative\n    * at least one of 'a' or 'b' must be nonzero\n    * modulo must be nonzero and less than 10**prec in absolute value\n\n\n"),
    ("fma", "($self, x, y, z, /)", fma, "Return x multiplied by y, plus z.\n\n"),
    ("Etiny", "($self, /)", etiny, "Return a value equal to Emin - prec + 1, which is the minimum exponent value\nfor subnormal results.  When underflow occurs, the exponent is set to Etiny.\n\n"),
    ("Etop", "($self, /)", etop, "Return a value equal to Emax - prec + 1.  This is the maximum exponent\nif the _clamp field of the context is set to 1 (IEEE clamp mode).  Etop()\nmust not be negative.\n\n"),
    ("radix", "($self, /)", radix, "Return 10.\n\n"),
    ("is_canonical", "($self, x, /)", is_canonical, "Return True if x is canonical, False otherwise.\n\n"),
    ("is_finite", "($self, x, /)", |vm, args| test(vm, args, predicates::is_finite), "Return True if x is finite, False otherwise.\n\n"),
    ("is_infinite", "($self, x, /)", |vm, args| test(vm, args, predicates::is_infinite), "Return True if x is infinite, False otherwise.\n\n"),
    ("is_nan", "($self, x, /)", |vm, args| test(vm, args, predicates::is_nan), "Return True if x is a qNaN or sNaN, False otherwise.\n\n"),
    ("is_normal", "($self, x, /)", |vm, args| test(vm, args, predicates::is_normal), "Return True if x is a normal number, False otherwise.\n\n"),
    ("is_qnan", "($self, x, /)", |vm, args| test(vm, args, predicates::is_qnan), "Return True if x is a quiet NaN, False otherwise.\n\n"),
    ("is_signed", "($self, x, /)", |vm, args| test(vm, args, predicates::is_signed), "Return True if x is negative, False otherwise.\n\n"),
    ("is_snan", "($self, x, /)", |vm, args| test(vm, args, predicates::is_snan), "Return True if x is a signaling NaN, False otherwise.\n\n"),
    ("is_subnormal", "($self, x, /)", |vm, args| test(vm, args, predicates::is_subnormal), "Return True if x is subnormal, False otherwise.\n\n"),
    ("is_zero", "($self, x, /)", |vm, args| test(vm, args, predicates::is_zero), "Return True if x is a zero, False otherwise.\n\n"),
    ("_apply", "($self, object, /)", apply, ""),
    ("canonical", "($self, x, /)", canonical, "Return a new instance of x.\n\n"),
    ("copy_abs", "($self, x, /)", copy_abs, "Return a copy of x with the sign set to 0.\n\n"),
    ("copy_decimal", "($self, x, /)", copy_decimal, "Return a copy of Decimal x.\n\n"),
    ("copy_negate", "($self, x, /)", copy_negate, "Return a copy of x with the sign inverted.\n\n"),
    ("logb", "($self, x, /)", |vm, args| unary(vm, args, op::LOGB), "Return the exponent of the magnitude of the operand's MSD.\n\n"),
    ("logical_invert", "($self, x, /)", |vm, args| unary(vm, args, op::LOGICAL_INVERT), "Invert all digits of x.\n\n"),
    ("number_class", "($self, x, /)", number_class, "Return an indication of the class of x.\n\n"),
    ("to_sci_string", "($self, x, /)", to_sci_string, "Convert a number to a string using scientific notation.\n\n"),
    ("to_eng_string", "($self, x, /)", to_eng_string, "Convert a number to a string, using engineering notation.\n\n"),
    ("compare_total", "($self, x, y, /)", |vm, args| binary(vm, args, op::COMPARE_TOTAL), "Compare x and y using their abstract representation.\n\n"),
    ("compare_total_mag", "($self, x, y, /)", |vm, args| binary(vm, args, op::COMPARE_TOTAL_MAG), "Compare x and y using their abstract representation, ignoring sign.\n\n"),
    ("copy_sign", "($self, x, y, /)", |vm, args| binary(vm, args, op::COPY_SIGN), "Copy the sign from y to x.\n\n"),
    ("logical_and", "($self, x, y, /)", |vm, args| binary(vm, args, op::LOGICAL_AND), "Digit-wise and of x and y.\n\n"),
    ("logical_or", "($self, x, y, /)", |vm, args| binary(vm, args, op::LOGICAL_OR), "Digit-wise or of x and y.\n\n"),
    ("logical_xor", "($self, x, y, /)", |vm, args| binary(vm, args, op::LOGICAL_XOR), "Digit-wise xor of x and y.\n\n"),
    ("rotate", "($self, x, y, /)", |vm, args| binary(vm, args, op::ROTATE), "Return a copy of x, rotated by y places.\n\n"),
    ("same_quantum", "($self, x, y, /)", same_quantum, "Return True if the two operands have the same exponent.\n\n"),
    ("scaleb", "($self, x, y, /)", |vm, args| binary(vm, args, op::SCALEB), "Return the first operand after adding the second value to its exp.\n\n"),
    ("shift", "($self, x, y, /)", |vm, args| binary(vm, args, op::SHIFT), "Return a copy of x, shifted by y places.\n\n"),
    ("clear_flags", "($self, /)", context::clear_flags, "Reset all flags to False.\n\n"),
    ("clear_traps", "($self, /)", context::clear_traps, "Set all traps to False.\n\n"),
    ("__copy__", "($self, /)", context::copy, ""),
    ("__reduce__", "($self, /)", context::reduce, ""),
    ("copy", "($self, /)", context::copy, "Return a duplicate of the context with all flags cleared.\n\n"),
    ("create_decimal", "($self, num=\"0\", /)", create_decimal, "Create a new Decimal instance from num, using self as the context. Unlike the\nDecimal constructor, this function observes the context limits.\n\n"),
    ("create_decimal_from_float", "($self, f, /)", create_decimal_from_float, "Create a new Decimal instance from float f.  Unlike the Decimal.from_float()\nclass method, this function observes the context limits.\n\n"),
];
