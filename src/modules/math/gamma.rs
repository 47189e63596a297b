//! The gamma function and its logarithm by Lanczos' approximation with the parameters of Modules/mathmodule.c
//! (N = 13, g = 6.0246…, also Boost's), so that the results are CPython's.

use super::{domain_error, range_error};
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use std::f64::consts::PI;

const G: f64 = 6.02468004077673;
const G_MINUS_HALF: f64 = 5.52468004077673;
const LOG_PI: f64 = 1.1447298858494002;

/// Coefficients of the rational function in `x`: numerator and denominator, lowest power first.
const COEFFICIENTS: [(f64, f64); 13] = [
    (23531376880.41076, 0.0),
    (42919803642.6491, 39916800.0),
    (35711959237.35567, 120543840.0),
    (17921034426.03721, 150917976.0),
    (6039542586.352028, 105258076.0),
    (1439720407.3117216, 45995730.0),
    (248874557.86205417, 13339535.0),
    (31426415.585400194, 2637558.0),
    (2876370.6289353725, 357423.0),
    (186056.26539522348, 32670.0),
    (8071.672002365816, 1925.0),
    (210.82427775157936, 66.0),
    (2.5066282746310002, 1.0),
];

/// Lanczos' sum for positive `x`, in powers of `x` or, for large `x`, of `1/x`.
fn lanczos(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for (a, b) in COEFFICIENTS.iter().rev() {
            numerator = numerator * x + a;
            denominator = denominator * x + b;
        }
    } else {
        for (a, b) in COEFFICIENTS {
            numerator = numerator / x + a;
            denominator = denominator / x + b;
        }
    }
    numerator / denominator
}

/// `sin(pi * x)`, accurate near whole numbers.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let result = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1f64.copysign(x) * result
}

pub(super) fn gamma(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let x = vm.to_f64(args.arg(0))?;
    if x.is_nan() || x == f64::INFINITY {
        return Ok(Value::float(x));
    }
    if x == f64::NEG_INFINITY || (x <= 0.0 && x == x.floor()) {
        return Err(domain_error(vm));
    }
    let result = finite_gamma(x);
    if result.is_infinite() {
        return Err(range_error(vm));
    }
    Ok(Value::float(result))
}

/// For what is neither 0 nor a negative whole number.
fn finite_gamma(x: f64) -> f64 {
    if x == x.floor() && x <= 23.0 {
        // Factorials up to 22! are exact.
        return (1..x as u64).map(|factor| factor as f64).product();
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return 1.0 / x;
    }
    if magnitude > 200.0 {
        return if x < 0.0 {
            0.0 / sin_pi(x)
        } else {
            f64::INFINITY
        };
    }
    let y = magnitude + G_MINUS_HALF;
    // The error of that sum.
    let error = if magnitude > G_MINUS_HALF {
        (y - magnitude) - G_MINUS_HALF
    } else {
        (y - G_MINUS_HALF) - magnitude
    };
    let correction = error * G / y;
    if x < 0.0 {
        let mut result = -PI / sin_pi(magnitude) / magnitude * y.exp() / lanczos(magnitude);
        result -= correction * result;
        if magnitude < 140.0 {
            result / y.powf(magnitude - 0.5)
        } else {
            let root = y.powf(magnitude / 2.0 - 0.25);
            result / root / root
        }
    } else {
        let mut result = lanczos(magnitude) / y.exp();
        result += correction * result;
        if magnitude < 140.0 {
            result * y.powf(magnitude - 0.5)
        } else {
            let root = y.powf(magnitude / 2.0 - 0.25);
            result * root * root
        }
    }
}

pub(super) fn lgamma(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let x = vm.to_f64(args.arg(0))?;
    if x.is_finite() && x <= 0.0 && x == x.floor() {
        return Err(domain_error(vm));
    }
    let result = log_gamma(x);
    if result.is_infinite() && x.is_finite() {
        return Err(range_error(vm));
    }
    Ok(Value::float(result))
}

/// Logarithm of the magnitude of the gamma function, for what is no pole.
fn log_gamma(x: f64) -> f64 {
    if !x.is_finite() {
        return if x.is_nan() { x } else { f64::INFINITY };
    }
    if x == 1.0 || x == 2.0 {
        return 0.0;
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return -magnitude.ln();
    }
    let mut result = lanczos(magnitude).ln() - G;
    result += (magnitude - 0.5) * ((magnitude + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        result = LOG_PI - sin_pi(magnitude).abs().ln() - magnitude.ln() - result;
    }
    result
}
