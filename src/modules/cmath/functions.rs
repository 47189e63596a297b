//! The functions themselves.

use super::Parts;
use super::special::{self, Table, lookup};
use crate::modules::math::system::asinh as asinh_real;
use std::f64::consts::{E, FRAC_PI_2, LN_2, LN_10};

/// Why a function has no value.
#[derive(Clone, Copy)]
pub(super) enum Failure {
    Domain,
    Range,
}
pub(super) type Outcome = Result<Parts, Failure>;

/// Beyond this, squares of sums may overflow.
const LARGE: f64 = f64::MAX / 4.0;
const INFINITY: f64 = f64::INFINITY;

/// `exp` of more than this may overflow.
fn log_large() -> f64 {
    LARGE.ln()
}

fn is_finite(z: Parts) -> bool {
    z.0.is_finite() && z.1.is_finite()
}

/// The special value of a table, unless both parts are finite.
fn special(table: &Table, z: Parts) -> Option<Outcome> {
    (!is_finite(z)).then(|| Ok(lookup(table, z)))
}

fn is_large(z: Parts) -> bool {
    z.0.abs() > LARGE || z.1.abs() > LARGE
}

/// `log(|z|)` of a large `z`.
fn log_length(z: Parts) -> f64 {
    (z.0 / 2.0).hypot(z.1 / 2.0).ln() + LN_2 * 2.0
}

/// `f(i z)` turned back by `-i`: how the circular functions follow from the hyperbolic ones.
fn rotated(z: Parts, function: fn(Parts) -> Outcome) -> Outcome {
    let (real, imag) = function((-z.1, z.0))?;
    Ok((imag, -real))
}

fn finite_sqrt(z: Parts) -> Parts {
    if z == (0.0, 0.0) {
        return (0.0, z.1);
    }
    let (mut ax, ay) = (z.0.abs(), z.1.abs());
    let s = if ax < f64::MIN_POSITIVE && ay < f64::MIN_POSITIVE && (ax > 0.0 || ay > 0.0) {
        // Subnormals are scaled up.
        ax = libm::ldexp(ax, 53);
        libm::ldexp((ax + ax.hypot(libm::ldexp(ay, 53))).sqrt(), -27)
    } else {
        ax /= 8.0;
        2.0 * (ax + ax.hypot(ay / 8.0)).sqrt()
    };
    let d = ay / (2.0 * s);
    if z.0 >= 0.0 {
        (s, d.copysign(z.1))
    } else {
        (d, s.copysign(z.1))
    }
}

pub(super) fn sqrt(z: Parts) -> Outcome {
    special(&special::SQRT, z).unwrap_or_else(|| Ok(finite_sqrt(z)))
}

pub(super) fn acos(z: Parts) -> Outcome {
    if let Some(outcome) = special(&special::ACOS, z) {
        return outcome;
    }
    if is_large(z) {
        let real = z.1.abs().atan2(z.0);
        let log = log_length(z);
        let imag = if z.0 < 0.0 {
            -log.copysign(z.1)
        } else {
            log.copysign(-z.1)
        };
        return Ok((real, imag));
    }
    let s1 = finite_sqrt((1.0 - z.0, -z.1));
    let s2 = finite_sqrt((1.0 + z.0, z.1));
    Ok((
        2.0 * s1.0.atan2(s2.0),
        asinh_real(s2.0 * s1.1 - s2.1 * s1.0),
    ))
}

pub(super) fn acosh(z: Parts) -> Outcome {
    if let Some(outcome) = special(&special::ACOSH, z) {
        return outcome;
    }
    if is_large(z) {
        return Ok((log_length(z), z.1.atan2(z.0)));
    }
    let s1 = finite_sqrt((z.0 - 1.0, z.1));
    let s2 = finite_sqrt((z.0 + 1.0, z.1));
    Ok((
        asinh_real(s1.0 * s2.0 + s1.1 * s2.1),
        2.0 * s1.1.atan2(s2.0),
    ))
}

pub(super) fn asinh(z: Parts) -> Outcome {
    if let Some(outcome) = special(&special::ASINH, z) {
        return outcome;
    }
    if is_large(z) {
        let log = log_length(z);
        let real = if z.1 >= 0.0 {
            log.copysign(z.0)
        } else {
            -log.copysign(-z.0)
        };
        return Ok((real, z.1.atan2(z.0.abs())));
    }
    let s1 = finite_sqrt((1.0 + z.1, -z.0));
    let s2 = finite_sqrt((1.0 - z.1, z.0));
    Ok((
        asinh_real(s1.0 * s2.1 - s2.0 * s1.1),
        z.1.atan2(s1.0 * s2.0 - s1.1 * s2.1),
    ))
}

pub(super) fn asin(z: Parts) -> Outcome {
    rotated(z, asinh)
}

pub(super) fn atanh(z: Parts) -> Outcome {
    if let Some(outcome) = special(&special::ATANH, z) {
        return outcome;
    }
    if z.0 < 0.0 || (z.0 == 0.0 && z.0.is_sign_negative()) {
        let (real, imag) = atanh((-z.0, -z.1))?;
        return Ok((-real, -imag));
    }
    let ay = z.1.abs();
    let large = LARGE.sqrt();
    if z.0 > large || ay > large {
        let h = (z.0 / 2.0).hypot(z.1 / 2.0);
        return Ok((z.0 / 4.0 / h / h, -FRAC_PI_2.copysign(-z.1)));
    }
    if z.0 == 1.0 && ay < f64::MIN_POSITIVE.sqrt() {
        if ay == 0.0 {
            return Err(Failure::Domain);
        }
        return Ok((
            -(ay.sqrt() / ay.hypot(2.0).sqrt()).ln(),
            (2f64.atan2(-ay) / 2.0).copysign(z.1),
        ));
    }
    let rest = 1.0 - z.0;
    Ok((
        (4.0 * z.0 / (rest * rest + ay * ay)).ln_1p() / 4.0,
        -(-2.0 * z.1).atan2(rest * (1.0 + z.0) - ay * ay) / 2.0,
    ))
}

pub(super) fn atan(z: Parts) -> Outcome {
    rotated(z, atanh)
}

/// An infinite result of finite arguments is a range error.
fn checked(z: Parts) -> Outcome {
    if z.0.is_infinite() || z.1.is_infinite() {
        Err(Failure::Range)
    } else {
        Ok(z)
    }
}

/// Whether a real infinity stands beside a finite, non-zero imaginary part, whose angle then gives the signs.
fn infinite_radius(z: Parts) -> bool {
    z.0.is_infinite() && z.1.is_finite() && z.1 != 0.0
}

pub(super) fn cosh(z: Parts) -> Outcome {
    if !is_finite(z) {
        if z.1.is_infinite() && !z.0.is_nan() {
            return Err(Failure::Domain);
        }
        if infinite_radius(z) {
            let imag = INFINITY.copysign(z.1.sin());
            return Ok((
                INFINITY.copysign(z.1.cos()),
                if z.0 > 0.0 { imag } else { -imag },
            ));
        }
        return Ok(lookup(&special::COSH, z));
    }
    checked(if z.0.abs() > log_large() {
        let less = z.0 - 1f64.copysign(z.0);
        (z.1.cos() * less.cosh() * E, z.1.sin() * less.sinh() * E)
    } else {
        (z.1.cos() * z.0.cosh(), z.1.sin() * z.0.sinh())
    })
}

pub(super) fn cos(z: Parts) -> Outcome {
    cosh((-z.1, z.0))
}

pub(super) fn sinh(z: Parts) -> Outcome {
    if !is_finite(z) {
        if z.1.is_infinite() && !z.0.is_nan() {
            return Err(Failure::Domain);
        }
        if infinite_radius(z) {
            let real = INFINITY.copysign(z.1.cos());
            return Ok((
                if z.0 > 0.0 { real } else { -real },
                INFINITY.copysign(z.1.sin()),
            ));
        }
        return Ok(lookup(&special::SINH, z));
    }
    checked(if z.0.abs() > log_large() {
        let less = z.0 - 1f64.copysign(z.0);
        (z.1.cos() * less.sinh() * E, z.1.sin() * less.cosh() * E)
    } else {
        (z.1.cos() * z.0.sinh(), z.1.sin() * z.0.cosh())
    })
}

pub(super) fn sin(z: Parts) -> Outcome {
    rotated(z, sinh)
}

pub(super) fn tanh(z: Parts) -> Outcome {
    if !is_finite(z) {
        if z.1.is_infinite() && z.0.is_finite() {
            return Err(Failure::Domain);
        }
        if infinite_radius(z) {
            return Ok((
                1f64.copysign(z.0),
                0f64.copysign(2.0 * z.1.sin() * z.1.cos()),
            ));
        }
        return Ok(lookup(&special::TANH, z));
    }
    if z.0.abs() > log_large() {
        return Ok((
            1f64.copysign(z.0),
            4.0 * z.1.sin() * z.1.cos() * (-2.0 * z.0.abs()).exp(),
        ));
    }
    let (tx, ty) = (z.0.tanh(), z.1.tan());
    let cx = 1.0 / z.0.cosh();
    let product = tx * ty;
    let denominator = 1.0 + product * product;
    Ok((
        tx * (1.0 + ty * ty) / denominator,
        ((ty / denominator) * cx) * cx,
    ))
}

pub(super) fn tan(z: Parts) -> Outcome {
    rotated(z, tanh)
}

pub(super) fn exp(z: Parts) -> Outcome {
    if !is_finite(z) {
        if z.1.is_infinite() && (z.0.is_finite() || z.0 == INFINITY) {
            return Err(Failure::Domain);
        }
        if infinite_radius(z) {
            let radius = if z.0 > 0.0 { INFINITY } else { 0.0 };
            return Ok((radius.copysign(z.1.cos()), radius.copysign(z.1.sin())));
        }
        return Ok(lookup(&special::EXP, z));
    }
    checked(if z.0 > log_large() {
        let radius = (z.0 - 1.0).exp();
        (radius * z.1.cos() * E, radius * z.1.sin() * E)
    } else {
        let radius = z.0.exp();
        (radius * z.1.cos(), radius * z.1.sin())
    })
}

pub(super) fn log(z: Parts) -> Outcome {
    if let Some(outcome) = special(&special::LOG, z) {
        return outcome;
    }
    let (ax, ay) = (z.0.abs(), z.1.abs());
    let real = if ax > LARGE || ay > LARGE {
        (ax / 2.0).hypot(ay / 2.0).ln() + LN_2
    } else if ax < f64::MIN_POSITIVE && ay < f64::MIN_POSITIVE {
        if ax == 0.0 && ay == 0.0 {
            return Err(Failure::Domain);
        }
        libm::ldexp(ax, 53).hypot(libm::ldexp(ay, 53)).ln() - 53.0 * LN_2
    } else {
        let h = ax.hypot(ay);
        if (0.71..=1.73).contains(&h) {
            // Near 1 the logarithm would lose digits.
            let (more, less) = (ax.max(ay), ax.min(ay));
            ((more - 1.0) * (more + 1.0) + less * less).ln_1p() / 2.0
        } else {
            h.ln()
        }
    };
    Ok((real, z.1.atan2(z.0)))
}

pub(super) fn log10(z: Parts) -> Outcome {
    let (real, imag) = log(z)?;
    Ok((real / LN_10, imag / LN_10))
}

pub(super) fn rect(r: f64, phi: f64) -> Outcome {
    if !is_finite((r, phi)) {
        if r != 0.0 && !r.is_nan() && phi.is_infinite() {
            return Err(Failure::Domain);
        }
        if infinite_radius((r, phi)) {
            let (real, imag) = (INFINITY.copysign(phi.cos()), INFINITY.copysign(phi.sin()));
            return Ok(if r > 0.0 {
                (real, imag)
            } else {
                (-real, -imag)
            });
        }
        return Ok(lookup(&special::RECT, (r, phi)));
    }
    if phi == 0.0 {
        return Ok((r, r * phi));
    }
    Ok((r * phi.cos(), r * phi.sin()))
}
