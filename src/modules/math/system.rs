//! The functions of the system's libm that Rust's standard library does not offer or computes by formulas of its own
//! (`f64::acosh` and its kin), so that results equal those of a CPython on the same system.

// SAFETY: these are C99's functions of <math.h>, declared with their C signatures; they are pure but for `errno`.
unsafe extern "C" {
    pub safe fn acosh(x: f64) -> f64;
    pub safe fn asinh(x: f64) -> f64;
    pub safe fn atanh(x: f64) -> f64;
    pub safe fn erf(x: f64) -> f64;
    pub safe fn erfc(x: f64) -> f64;
}
