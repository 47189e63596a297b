//! Values of the complex functions at infinities and NaNs (C99 Annex G.6): rows by the class of the real part, columns
//! by that of the imaginary part, each in the order -inf, negative, -0, +0, positive, +inf, nan. Entries of finite
//! arguments, and of arguments that are a domain error, are not used (`U`).

use super::Parts;

pub(super) type Table = [[Parts; 7]; 7];

const I: f64 = f64::INFINITY;
const N: f64 = f64::NAN;
const U: Parts = (N, N);
const P: f64 = std::f64::consts::PI;
const H: f64 = std::f64::consts::FRAC_PI_2;
const Q: f64 = std::f64::consts::FRAC_PI_4;
const T: f64 = 3.0 * std::f64::consts::FRAC_PI_4;

/// The entry of a table for these parts.
pub(super) fn lookup(table: &Table, (real, imag): Parts) -> Parts {
    table[class(real)][class(imag)]
}

fn class(part: f64) -> usize {
    match part {
        _ if part.is_nan() => 6,
        f64::INFINITY => 5,
        f64::NEG_INFINITY => 0,
        _ if part == 0.0 => 2 + part.is_sign_positive() as usize,
        _ if part < 0.0 => 1,
        _ => 4,
    }
}

#[rustfmt::skip]
pub(super) const ACOS: Table = [
    [(T, I), (P, I), (P, I), (P, -I), (P, -I), (T, -I), (N, I)],
    [(H, I), U, U, U, U, (H, -I), (N, N)],
    [(H, I), U, U, U, U, (H, -I), (H, N)],
    [(H, I), U, U, U, U, (H, -I), (H, N)],
    [(H, I), U, U, U, U, (H, -I), (N, N)],
    [(Q, I), (0., I), (0., I), (0., -I), (0., -I), (Q, -I), (N, I)],
    [(N, I), (N, N), (N, N), (N, N), (N, N), (N, -I), (N, N)],
];

#[rustfmt::skip]
pub(super) const ACOSH: Table = [
    [(I, -T), (I, -P), (I, -P), (I, P), (I, P), (I, T), (I, N)],
    [(I, -H), U, U, U, U, (I, H), (N, N)],
    [(I, -H), U, U, U, U, (I, H), (N, N)],
    [(I, -H), U, U, U, U, (I, H), (N, N)],
    [(I, -H), U, U, U, U, (I, H), (N, N)],
    [(I, -Q), (I, -0.), (I, -0.), (I, 0.), (I, 0.), (I, Q), (I, N)],
    [(I, N), (N, N), (N, N), (N, N), (N, N), (I, N), (N, N)],
];

#[rustfmt::skip]
pub(super) const ASINH: Table = [
    [(-I, -Q), (-I, -0.), (-I, -0.), (-I, 0.), (-I, 0.), (-I, Q), (-I, N)],
    [(-I, -H), U, U, U, U, (-I, H), (N, N)],
    [(-I, -H), U, U, U, U, (-I, H), (N, N)],
    [(I, -H), U, U, U, U, (I, H), (N, N)],
    [(I, -H), U, U, U, U, (I, H), (N, N)],
    [(I, -Q), (I, -0.), (I, -0.), (I, 0.), (I, 0.), (I, Q), (I, N)],
    [(I, N), (N, N), (N, -0.), (N, 0.), (N, N), (I, N), (N, N)],
];

#[rustfmt::skip]
pub(super) const ATANH: Table = [
    [(-0., -H), (-0., -H), (-0., -H), (-0., H), (-0., H), (-0., H), (-0., N)],
    [(-0., -H), U, U, U, U, (-0., H), (N, N)],
    [(-0., -H), U, U, U, U, (-0., H), (-0., N)],
    [(0., -H), U, U, U, U, (0., H), (0., N)],
    [(0., -H), U, U, U, U, (0., H), (N, N)],
    [(0., -H), (0., -H), (0., -H), (0., H), (0., H), (0., H), (0., N)],
    [(0., -H), (N, N), (N, N), (N, N), (N, N), (0., H), (N, N)],
];

/// Where it is infinite `acosh z` is `log 2z`.
pub(super) const LOG: Table = ACOSH;

#[rustfmt::skip]
pub(super) const SQRT: Table = [
    [(I, -I), (0., -I), (0., -I), (0., I), (0., I), (I, I), (N, I)],
    [(I, -I), U, U, U, U, (I, I), (N, N)],
    [(I, -I), U, U, U, U, (I, I), (N, N)],
    [(I, -I), U, U, U, U, (I, I), (N, N)],
    [(I, -I), U, U, U, U, (I, I), (N, N)],
    [(I, -I), (I, -0.), (I, -0.), (I, 0.), (I, 0.), (I, I), (I, N)],
    [(I, -I), (N, N), (N, N), (N, N), (N, N), (I, I), (N, N)],
];

#[rustfmt::skip]
pub(super) const COSH: Table = [
    [U, (I, I), (I, 0.), (I, -0.), (I, -I), U, (I, N)],
    [U, U, U, U, U, U, (N, N)],
    [U, U, U, U, U, U, (N, 0.)],
    [U, U, U, U, U, U, (N, 0.)],
    [U, U, U, U, U, U, (N, N)],
    [U, (I, -I), (I, -0.), (I, 0.), (I, I), U, (I, N)],
    [(N, N), (N, N), (N, 0.), (N, 0.), (N, N), (N, N), (N, N)],
];

#[rustfmt::skip]
pub(super) const EXP: Table = [
    [(0., 0.), (0., -0.), (0., -0.), (0., 0.), (0., 0.), (0., 0.), (0., 0.)],
    [U, U, U, U, U, U, (N, N)],
    [U, U, U, U, U, U, (N, N)],
    [U, U, U, U, U, U, (N, N)],
    [U, U, U, U, U, U, (N, N)],
    [U, (I, -I), (I, -0.), (I, 0.), (I, I), U, (I, N)],
    [(N, N), (N, N), (N, -0.), (N, 0.), (N, N), (N, N), (N, N)],
];

#[rustfmt::skip]
pub(super) const SINH: Table = [
    [U, (-I, -I), (-I, -0.), (-I, 0.), (-I, I), U, (I, N)],
    [U, U, U, U, U, U, (N, N)],
    [U, U, U, U, U, U, (0., N)],
    [U, U, U, U, U, U, (0., N)],
    [U, U, U, U, U, U, (N, N)],
    [U, (I, -I), (I, -0.), (I, 0.), (I, I), U, (I, N)],
    [(N, N), (N, N), (N, -0.), (N, 0.), (N, N), (N, N), (N, N)],
];

#[rustfmt::skip]
pub(super) const TANH: Table = [
    [(-1., 0.), (-1., -0.), (-1., -0.), (-1., 0.), (-1., 0.), (-1., 0.), (-1., 0.)],
    [U, U, U, U, U, U, (N, N)],
    [U, U, U, U, U, U, (N, N)],
    [U, U, U, U, U, U, (N, N)],
    [U, U, U, U, U, U, (N, N)],
    [(1., 0.), (1., -0.), (1., -0.), (1., 0.), (1., 0.), (1., 0.), (1., 0.)],
    [(N, N), (N, N), (N, -0.), (N, 0.), (N, N), (N, N), (N, N)],
];

#[rustfmt::skip]
pub(super) const RECT: Table = [
    [U, (-I, I), (-I, 0.), (-I, -0.), (-I, -I), U, (I, N)],
    [U, U, U, U, U, U, (N, N)],
    [(0., 0.), U, U, U, U, (0., 0.), (0., 0.)],
    [(0., 0.), U, U, U, U, (0., 0.), (0., 0.)],
    [U, U, U, U, U, U, (N, N)],
    [U, (I, -I), (I, -0.), (I, 0.), (I, I), U, (I, N)],
    [(N, N), (N, N), (N, 0.), (N, 0.), (N, N), (N, N), (N, N)],
];
