//! The functions of the system's libm that Rust's standard library does not offer or computes by formulas of its own
//! (`f64::acosh` and its kin), so that results equal those of a CPython on the same system.

// SAFETY: these are C99's functions of <math.h>, declared with their C signatures; they are pure but for `errno`.
unsafe extern "C" {
    pub safe fn acosh(x: f64) -> f64;
    pub safe fn asinh(x: f64) -> f64;
    pub safe fn atanh(x: f64) -> f64;
    pub safe fn erf(x: f64) -> f64;
    pub safe fn erfc(x: f64) -> f64;
    #[cfg(target_env = "gnu")]
    safe fn cbrtf64(x: f64) -> f64;
}

/// The cube root. Rust's `f64::cbrt` is a function of Rust's own, linked under that name; glibc has a second one.
#[cfg(target_env = "gnu")]
pub fn cbrt(x: f64) -> f64 {
    cbrtf64(x)
}
#[cfg(not(target_env = "gnu"))]
pub fn cbrt(x: f64) -> f64 {
    x.cbrt()
}
