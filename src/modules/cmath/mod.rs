//! `cmath`: functions of complex numbers by the algorithms of Modules/cmathmodule.c (Kahan's branch cuts, no
//! needless overflow), so that results are CPython's. `special.rs` has the values at infinities and NaNs.

mod functions;
mod special;

use crate::object::complex::{self, Parts};
use crate::object::spec::ModuleSpec;
use crate::object::{Bound, NativeDef, Value};
use crate::vm::{Result, Vm};
use functions::{Failure, Outcome};

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module provides access to mathematical functions for complex\nnumbers.",
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
        for (name, imag) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
            let value = vm.complex(0.0, imag);
            vm.module_set(module, name, value);
        }
        Ok(())
    },
    ..ModuleSpec::named("cmath")
};

#[rustfmt::skip]
static FUNCTIONS: &[NativeDef] = &[
    ("acos", "(z, /)", |vm, args| one(vm, args, functions::acos), "Return the arc cosine of z."),
    ("acosh", "(z, /)", |vm, args| one(vm, args, functions::acosh), "Return the inverse hyperbolic cosine of z."),
    ("asin", "(z, /)", |vm, args| one(vm, args, functions::asin), "Return the arc sine of z."),
    ("asinh", "(z, /)", |vm, args| one(vm, args, functions::asinh), "Return the inverse hyperbolic sine of z."),
    ("atan", "(z, /)", |vm, args| one(vm, args, functions::atan), "Return the arc tangent of z."),
    ("atanh", "(z, /)", |vm, args| one(vm, args, functions::atanh), "Return the inverse hyperbolic tangent of z."),
    ("cos", "(z, /)", |vm, args| one(vm, args, functions::cos), "Return the cosine of z."),
    ("cosh", "(z, /)", |vm, args| one(vm, args, functions::cosh), "Return the hyperbolic cosine of z."),
    ("exp", "(z, /)", |vm, args| one(vm, args, functions::exp), "Return the exponential value e**z."),
    ("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", isclose, "Determine whether two complex numbers are close in value."),
    ("isfinite", "(z, /)", |vm, args| test(vm, args, |(a, b)| a.is_finite() && b.is_finite()), "Return True if both the real and imaginary parts of z are finite, else False."),
    ("isinf", "(z, /)", |vm, args| test(vm, args, |(a, b)| a.is_infinite() || b.is_infinite()), "Checks if the real or imaginary part of z is infinite."),
    ("isnan", "(z, /)", |vm, args| test(vm, args, |(a, b)| a.is_nan() || b.is_nan()), "Checks if the real or imaginary part of z not a number (NaN)."),
    ("log", "(z, base=<unrepresentable>, /)", log, "log(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of z."),
    ("log10", "(z, /)", |vm, args| one(vm, args, functions::log10), "Return the base-10 logarithm of z."),
    ("phase", "(z, /)", |vm, args| { let (real, imag) = parts(vm, args.arg(0))?; Ok(Value::float(imag.atan2(real))) }, "Return argument, also known as the phase angle, of a complex."),
    ("polar", "(z, /)", polar, "Convert a complex from rectangular coordinates to polar coordinates.\n\nr is the distance from 0 and phi the phase angle."),
    ("rect", "(r, phi, /)", rect, "Convert from polar coordinates to rectangular coordinates."),
    ("sin", "(z, /)", |vm, args| one(vm, args, functions::sin), "Return the sine of z."),
    ("sinh", "(z, /)", |vm, args| one(vm, args, functions::sinh), "Return the hyperbolic sine of z."),
    ("sqrt", "(z, /)", |vm, args| one(vm, args, functions::sqrt), "Return the square root of z."),
    ("tan", "(z, /)", |vm, args| one(vm, args, functions::tan), "Return the tangent of z."),
    ("tanh", "(z, /)", |vm, args| one(vm, args, functions::tanh), "Return the hyperbolic tangent of z."),
];

fn parts(vm: &mut Vm, value: &Value) -> Result<Parts> {
    match complex::to_parts(vm, value)? {
        Some(parts) => Ok(parts),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("must be real number, not {name}")))
        }
    }
}

fn finish(vm: &mut Vm, outcome: Outcome) -> Result<Value> {
    match outcome {
        Ok((real, imag)) => Ok(vm.complex(real, imag)),
        Err(Failure::Domain) => Err(super::math::domain_error(vm)),
        Err(Failure::Range) => Err(super::math::range_error(vm)),
    }
}

fn one(vm: &mut Vm, args: &[Option<Value>], function: fn(Parts) -> Outcome) -> Result<Value> {
    let z = parts(vm, args.arg(0))?;
    finish(vm, function(z))
}

fn test(vm: &mut Vm, args: &[Option<Value>], function: fn(Parts) -> bool) -> Result<Value> {
    Ok(Value::bool(function(parts(vm, args.arg(0))?)))
}

fn log(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let z = parts(vm, args.arg(0))?;
    let base = match args.opt(1) {
        Some(base) => Some(parts(vm, base)?),
        None => None,
    };
    let outcome = match base {
        None => functions::log(z),
        // As in CPython, the base's logarithm may fail, the number's then not: log(0) is -inf here.
        Some(base) => functions::log(base).and_then(|base| {
            let number = functions::log(z).unwrap_or((f64::NEG_INFINITY, z.1.atan2(z.0)));
            complex::divide(number, base).ok_or(Failure::Domain)
        }),
    };
    finish(vm, outcome)
}

fn polar(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (real, imag) = parts(vm, args.arg(0))?;
    let length = real.hypot(imag);
    if length.is_infinite() && real.is_finite() && imag.is_finite() {
        return Err(super::math::range_error(vm));
    }
    let pair = vec![Value::float(length), Value::float(imag.atan2(real))];
    Ok(vm.tuple(pair))
}

fn rect(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (r, phi) = (vm.to_f64(args.arg(0))?, vm.to_f64(args.arg(1))?);
    finish(vm, functions::rect(r, phi))
}

fn isclose(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (a, b) = (parts(vm, args.arg(0))?, parts(vm, args.arg(1))?);
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
    if [a.0, a.1, b.0, b.1].iter().any(|part| part.is_infinite()) {
        return Ok(Value::FALSE);
    }
    let difference = (a.0 - b.0).hypot(a.1 - b.1);
    Ok(Value::bool(
        difference <= relative * b.0.hypot(b.1)
            || difference <= relative * a.0.hypot(a.1)
            || difference <= absolute,
    ))
}
