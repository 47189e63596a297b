//! `math`: C's libm under Python's rules for errors (Modules/mathmodule.c).
//!
//! `gamma.rs` has the gamma functions, `sums.rs` the exact and compensated sums (`fsum`, `sumprod`, `hypot`, `dist`),
//! `integers.rs` the functions on ints.

mod gamma;
mod integers;
mod rounding;
mod sums;
pub(crate) mod system;

use crate::object::int::{self, View};
use crate::object::spec::ModuleSpec;
use crate::object::{Bound, NativeDef, Operator, Value};
use crate::vm::{Raised, Result, Vm};

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module provides access to the mathematical functions\ndefined by the C standard.",
    functions: FUNCTIONS,
    init: |vm, module| {
        for (name, value) in [
            ("pi", std::f64::consts::PI),
            ("e", std::f64::consts::E),
            ("tau", std::f64::consts::TAU),
            ("inf", f64::INFINITY),
            ("nan", f64::NAN),
        ] {
            vm.module_set(module, name, Value::float(value));
        }
        Ok(())
    },
    ..ModuleSpec::named("math")
};

/// A NaN from numbers or an infinity from finite numbers is a domain error.
fn domain(function: fn(f64) -> f64, vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    one(function, false, vm, args)
}

/// As [`domain`], but an infinity is an overflow.
fn overflowing(function: fn(f64) -> f64, vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    one(function, true, vm, args)
}

fn one(
    function: fn(f64) -> f64,
    can_overflow: bool,
    vm: &mut Vm,
    args: &[Option<Value>],
) -> Result<Value> {
    let x = vm.to_f64(args.arg(0))?;
    let result = function(x);
    if result.is_nan() && !x.is_nan() {
        return Err(domain_error(vm));
    }
    if result.is_infinite() && x.is_finite() {
        return Err(if can_overflow {
            range_error(vm)
        } else {
            domain_error(vm)
        });
    }
    Ok(Value::float(result))
}

pub(super) fn domain_error(vm: &mut Vm) -> Raised {
    vm.value_error("math domain error")
}
pub(super) fn range_error(vm: &mut Vm) -> Raised {
    vm.overflow_error("math range error")
}

/// A function of a float that cannot fail.
fn total(function: fn(f64) -> f64, vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(Value::float(function(vm.to_f64(args.arg(0))?)))
}

fn test(function: fn(f64) -> bool, vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(Value::bool(function(vm.to_f64(args.arg(0))?)))
}

fn two(vm: &mut Vm, args: &[Option<Value>]) -> Result<(f64, f64)> {
    Ok((vm.to_f64(args.arg(0))?, vm.to_f64(args.arg(1))?))
}

#[rustfmt::skip]
static FUNCTIONS: &[NativeDef] = &[
    ("acos", "(x, /)", |vm, args| domain(f64::acos, vm, args), "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi."),
    ("acosh", "(x, /)", |vm, args| domain(|x| system::acosh(x), vm, args), "Return the inverse hyperbolic cosine of x."),
    ("asin", "(x, /)", |vm, args| domain(f64::asin, vm, args), "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2."),
    ("asinh", "(x, /)", |vm, args| domain(|x| system::asinh(x), vm, args), "Return the inverse hyperbolic sine of x."),
    ("atan", "(x, /)", |vm, args| domain(f64::atan, vm, args), "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2."),
    ("atan2", "(y, x, /)", |vm, args| { let (y, x) = two(vm, args)?; Ok(Value::float(y.atan2(x))) }, "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered."),
    ("atanh", "(x, /)", |vm, args| domain(|x| system::atanh(x), vm, args), "Return the inverse hyperbolic tangent of x."),
    ("cbrt", "(x, /)", |vm, args| domain(|x| system::cbrt(x), vm, args), "Return the cube root of x."),
    ("ceil", "(x, /)", rounding::ceil, "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x."),
    ("comb", "(n, k, /)", integers::comb, "Number of ways to choose k items from n items without repetition and without order.\n\nEvaluates to n! / (k! * (n - k)!) when k <= n and evaluates\nto zero when k > n."),
    ("copysign", "(x, y, /)", |vm, args| { let (x, y) = two(vm, args)?; Ok(Value::float(x.copysign(y))) }, "Return a float with the magnitude (absolute value) of x but the sign of y."),
    ("cos", "(x, /)", |vm, args| domain(f64::cos, vm, args), "Return the cosine of x (measured in radians)."),
    ("cosh", "(x, /)", |vm, args| overflowing(f64::cosh, vm, args), "Return the hyperbolic cosine of x."),
    ("degrees", "(x, /)", |vm, args| total(|x| x * (180.0 / std::f64::consts::PI), vm, args), "Convert angle x from radians to degrees."),
    ("dist", "(p, q, /)", sums::dist, "Return the Euclidean distance between two points p and q.\n\nThe points should be specified as sequences (or iterables) of\ncoordinates.  Both inputs must have the same dimension."),
    ("erf", "(x, /)", |vm, args| domain(|x| system::erf(x), vm, args), "Error function at x."),
    ("erfc", "(x, /)", |vm, args| domain(|x| system::erfc(x), vm, args), "Complementary error function at x."),
    ("exp", "(x, /)", |vm, args| overflowing(f64::exp, vm, args), "Return e raised to the power of x."),
    ("exp2", "(x, /)", |vm, args| overflowing(f64::exp2, vm, args), "Return 2 raised to the power of x."),
    ("expm1", "(x, /)", |vm, args| overflowing(f64::exp_m1, vm, args), "Return exp(x)-1.\n\nThis function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x."),
    ("fabs", "(x, /)", |vm, args| total(f64::abs, vm, args), "Return the absolute value of the float x."),
    ("factorial", "(n, /)", integers::factorial, "Find n!."),
    ("floor", "(x, /)", rounding::floor, "Return the floor of x as an Integral.\n\nThis is the largest integer <= x."),
    ("fma", "(x, y, z, /)", fma, "Fused multiply-add operation.\n\nCompute (x * y) + z with a single round."),
    ("fmod", "(x, y, /)", fmod, "Return fmod(x, y), according to platform C.\n\nx % y may differ."),
    ("frexp", "(x, /)", frexp, "Return the mantissa and exponent of x, as pair (m, e).\n\nm is a float and e is an int, such that x = m * 2.**e.\nIf x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0."),
    ("fsum", "(seq, /)", sums::fsum, "Return an accurate floating-point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating-point arithmetic."),
    ("gamma", "(x, /)", gamma::gamma, "Gamma function at x."),
    ("gcd", "(*integers)\nrest", integers::gcd, "Greatest Common Divisor."),
    ("hypot", "(*coordinates)\nrest", sums::hypot, "Multidimensional Euclidean distance from the origin to a point.\n\nRoughly equivalent to:\n    sqrt(sum(x**2 for x in coordinates))"),
    ("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", isclose, "Determine whether two floating-point numbers are close in value."),
    ("isfinite", "(x, /)", |vm, args| test(f64::is_finite, vm, args), "Return True if x is neither an infinity nor a NaN, and False otherwise."),
    ("isinf", "(x, /)", |vm, args| test(f64::is_infinite, vm, args), "Return True if x is a positive or negative infinity, and False otherwise."),
    ("isnan", "(x, /)", |vm, args| test(f64::is_nan, vm, args), "Return True if x is a NaN (not a number), and False otherwise."),
    ("isqrt", "(n, /)", integers::isqrt, "Return the integer part of the square root of the input."),
    ("lcm", "(*integers)\nrest", integers::lcm, "Least Common Multiple."),
    ("ldexp", "(x, i, /)", ldexp, "Return x * (2**i).\n\nThis is essentially the inverse of frexp()."),
    ("lgamma", "(x, /)", gamma::lgamma, "Natural logarithm of absolute value of Gamma function at x."),
    ("log", "(x, base=math.e, /)", log, "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of x."),
    ("log10", "(x, /)", |vm, args| logarithm(vm, args.arg(0), f64::log10), "Return the base 10 logarithm of x."),
    ("log1p", "(x, /)", |vm, args| domain(|x| if x == 0.0 { x } else { x.ln_1p() }, vm, args), "Return the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero."),
    ("log2", "(x, /)", |vm, args| logarithm(vm, args.arg(0), f64::log2), "Return the base 2 logarithm of x."),
    ("modf", "(x, /)", modf, "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats."),
    ("nextafter", "(x, y, /, *, steps=None)", nextafter, "Return the floating-point value the given number of steps after x towards y.\n\nIf steps is not specified or is None, it defaults to 1."),
    ("perm", "(n, k=None, /)", integers::perm, "Number of ways to choose k items from n items without repetition and with order.\n\nEvaluates to n! / (n - k)! when k <= n and evaluates\nto zero when k > n."),
    ("pow", "(x, y, /)", pow, "Return x**y (x to the power of y)."),
    ("prod", "(iterable, /, *, start=1)", prod, "Calculate the product of all the elements in the input iterable.\n\nThe default start value for the product is 1."),
    ("radians", "(x, /)", |vm, args| total(|x| x * (std::f64::consts::PI / 180.0), vm, args), "Convert angle x from degrees to radians."),
    ("remainder", "(x, y, /)", remainder, "Difference between x and the closest integer multiple of y.\n\nReturn x - n*y where n*y is the closest integer multiple of y.\nIn the case where x is exactly halfway between two multiples of\ny, the nearest even value of n is used. The result is always exact."),
    ("sin", "(x, /)", |vm, args| domain(f64::sin, vm, args), "Return the sine of x (measured in radians)."),
    ("sinh", "(x, /)", |vm, args| overflowing(f64::sinh, vm, args), "Return the hyperbolic sine of x."),
    ("sqrt", "(x, /)", |vm, args| domain(f64::sqrt, vm, args), "Return the square root of x."),
    ("sumprod", "(p, q, /)", sums::sumprod, "Return the sum of products of values from two iterables p and q."),
    ("tan", "(x, /)", |vm, args| domain(f64::tan, vm, args), "Return the tangent of x (measured in radians)."),
    ("tanh", "(x, /)", |vm, args| domain(f64::tanh, vm, args), "Return the hyperbolic tangent of x."),
    ("trunc", "(x, /)", rounding::trunc, "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method."),
    ("ulp", "(x, /)", |vm, args| total(ulp, vm, args), "Return the value of the least significant bit of the float x."),
];

/// Logarithm of any number; ints may exceed the floats.
fn logarithm(vm: &mut Vm, value: &Value, function: fn(f64) -> f64) -> Result<Value> {
    if let Some(number) = int::view(value) {
        if number.is_negative() || number.is_zero() {
            return Err(domain_error(vm));
        }
        let float = number.to_f64();
        if float.is_finite() {
            return Ok(Value::float(function(float)));
        }
        if let View::Big(big) = number {
            let exponent = number.bit_length();
            let shift = exponent - 64;
            // The leading 64 bits, with a sticky bit, as a float in 0.5 .. 1.
            let mut top = u64::try_from(big >> shift).unwrap_or(u64::MAX);
            if big.trailing_zeros().is_some_and(|zeros| zeros < shift) {
                top |= 1;
            }
            let mut mantissa = crate::object::float::ldexp(top as f64, -64);
            let mut exponent = exponent as f64;
            if mantissa == 1.0 {
                // Rounded up to the next power of two.
                (mantissa, exponent) = (0.5, exponent + 1.0);
            }
            return Ok(Value::float(function(mantissa) + function(2.0) * exponent));
        }
    }
    let x = vm.to_f64(value)?;
    if x.is_nan() || x == f64::INFINITY {
        return Ok(Value::float(x));
    }
    if x <= 0.0 {
        return Err(domain_error(vm));
    }
    Ok(Value::float(function(x)))
}

fn log(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let number = logarithm(vm, args.arg(0), f64::ln)?;
    let Some(base) = args.opt(1) else {
        return Ok(number);
    };
    let base = logarithm(vm, base, f64::ln)?;
    vm.binary(Operator::TrueDiv, &number, &base)
}

fn fma(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (x, y) = two(vm, args)?;
    let z = vm.to_f64(args.arg(2))?;
    let result = libm::fma(x, y, z);
    if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(vm.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(vm.overflow_error("overflow in fma"));
    }
    Ok(Value::float(result))
}

fn fmod(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (x, y) = two(vm, args)?;
    if y.is_infinite() && x.is_finite() {
        return Ok(Value::float(x));
    }
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(vm));
    }
    Ok(Value::float(result))
}

fn remainder(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (x, y) = two(vm, args)?;
    if x.is_nan() || y.is_nan() {
        return Ok(Value::float(x + y));
    }
    if x.is_infinite() || y == 0.0 {
        return Err(domain_error(vm));
    }
    if y.is_infinite() {
        return Ok(Value::float(x));
    }
    let (magnitude, divisor) = (x.abs(), y.abs());
    let rest = magnitude % divisor;
    let other = divisor - rest;
    // After `m_remainder`: of the two candidates the nearer, ties to an even quotient.
    let result = if rest < other {
        rest
    } else if rest > other {
        -other
    } else {
        rest - 2.0 * ((0.5 * (magnitude - rest)) % divisor)
    };
    Ok(Value::float(1f64.copysign(x) * result))
}

fn frexp(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let x = vm.to_f64(args.arg(0))?;
    let (mantissa, exponent) = if x.is_finite() && x != 0.0 {
        libm::frexp(x)
    } else {
        (x, 0)
    };
    let pair = vec![Value::float(mantissa), vm.int(exponent as i64)];
    Ok(vm.tuple(pair))
}

fn ldexp(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let x = vm.to_f64(args.arg(0))?;
    if int::view(args.arg(1)).is_none() {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    }
    let exponent = int::Int::to_i64_clipped(args.arg(1));
    if x == 0.0 || !x.is_finite() {
        return Ok(Value::float(x));
    }
    let result = crate::object::float::ldexp(x, exponent);
    if result.is_infinite() {
        return Err(range_error(vm));
    }
    Ok(Value::float(result))
}

fn modf(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let x = vm.to_f64(args.arg(0))?;
    let (fraction, whole) = if x.is_infinite() {
        (0f64.copysign(x), x)
    } else {
        let whole = x.trunc();
        ((x - whole).copysign(x), whole)
    };
    Ok(vm.tuple_of([Value::float(fraction), Value::float(whole)]))
}

fn nextafter(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (x, y) = two(vm, args)?;
    let steps = match args.opt(2) {
        Some(steps) if !steps.is_none() => {
            let steps = vm.index(steps)?;
            let number = int::view(&steps).expect("an int");
            if number.is_negative() {
                return Err(vm.value_error("steps must be a non-negative integer"));
            }
            match number {
                View::Word(word) => word as u64,
                View::Big(big) => u64::try_from(big).unwrap_or(u64::MAX),
            }
        }
        _ => 1,
    };
    if steps == 0 {
        return Ok(Value::float(x));
    }
    if x.is_nan() || y.is_nan() {
        return Ok(Value::float(x + y));
    }
    // Floats in order, as ints: zero is 0 for both signs.
    let order = |float: f64| {
        let bits = float.to_bits() as i64;
        (if bits < 0 { i64::MIN - bits } else { bits }) as i128
    };
    let (from, to) = (order(x), order(y));
    let distance = (to - from).unsigned_abs();
    if distance <= steps as u128 {
        return Ok(Value::float(y));
    }
    let at = if from < to {
        from + steps as i128
    } else {
        from - steps as i128
    };
    let magnitude = f64::from_bits(at.unsigned_abs() as u64);
    // On the way from a negative number up to zero the sign stays.
    let negative = at < 0 || (at == 0 && from < 0);
    Ok(Value::float(if negative { -magnitude } else { magnitude }))
}

fn ulp(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    let x = x.abs();
    if x.is_infinite() {
        return x;
    }
    let next = f64::from_bits(x.to_bits() + 1);
    if next.is_infinite() {
        return x - f64::from_bits(x.to_bits() - 1);
    }
    next - x
}

fn pow(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (x, y) = two(vm, args)?;
    let result = x.powf(y);
    if !x.is_finite() || !y.is_finite() {
        // IEEE 754's table of special cases is libm's.
        return Ok(Value::float(result));
    }
    if result.is_nan() || (result.is_infinite() && x == 0.0) {
        return Err(domain_error(vm));
    }
    if result.is_infinite() {
        return Err(range_error(vm));
    }
    Ok(Value::float(result))
}

fn isclose(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (a, b) = two(vm, args)?;
    let tolerance = |vm: &mut Vm, index: usize, default: f64| match args.opt(index) {
        Some(value) => vm.to_f64(value),
        None => Ok(default),
    };
    let relative = tolerance(vm, 2, 1e-9)?;
    let absolute = tolerance(vm, 3, 0.0)?;
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::FALSE);
    }
    let difference = (b - a).abs();
    Ok(Value::bool(
        difference <= (relative * b).abs()
            || difference <= (relative * a).abs()
            || difference <= absolute,
    ))
}

fn prod(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let mut product = match args.opt(1) {
        Some(start) => start.clone(),
        None => vm.int(1),
    };
    vm.for_each(args.arg(0), |vm, item| {
        product = match (product.as_exact_float(), item.as_exact_float()) {
            (Some(a), Some(b)) => Value::float(a * b),
            _ => vm.binary(Operator::Mul, &product, &item)?,
        };
        Ok(())
    })?;
    Ok(product)
}
