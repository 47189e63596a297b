//! Sums without rounding errors: `fsum` (Shewchuk), `sumprod` (triple-length arithmetic), `hypot` and `dist` (scaled
//! and corrected), all as Modules/mathmodule.c does them.

use crate::object::int::{self, Int};
use crate::object::{Bound, Operator, Value};
use crate::vm::{Result, Vm};

/// The exact sum of two floats as a float and its error; any magnitudes.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// As [`two_sum`], for `|a| >= |b|`.
fn fast_two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, (a - sum) + b)
}

/// The exact product of two floats as a float and its error.
fn two_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    (product, libm::fma(a, b, -product))
}

pub(super) fn fsum(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    // Non-overlapping partial sums, in increasing magnitude.
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinities, mut overflow) = (0.0, 0.0, false);
    vm.for_each(args.arg(0), |vm, item| {
        let original = vm.to_f64(&item)?;
        if overflow {
            return Ok(());
        }
        let mut x = original;
        let mut kept = 0;
        for at in 0..partials.len() {
            let mut y = partials[at];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let (high, low) = fast_two_sum(x, y);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if x == 0.0 {
            return Ok(());
        }
        if x.is_finite() {
            partials.push(x);
        } else if original.is_finite() {
            overflow = true;
            return Err(vm.overflow_error("intermediate overflow in fsum"));
        } else {
            if original.is_infinite() {
                infinities += original;
            }
            special += original;
            partials.clear();
        }
        Ok(())
    })?;
    if special != 0.0 {
        if f64::is_nan(infinities) {
            return Err(vm.value_error("-inf + inf in fsum"));
        }
        return Ok(Value::float(special));
    }
    let Some(mut high) = partials.pop() else {
        return Ok(Value::float(0.0));
    };
    let mut low = 0.0;
    while let Some(y) = partials.pop() {
        let (sum, error) = fast_two_sum(high, y);
        (high, low) = (sum, error);
        if low != 0.0 {
            break;
        }
    }
    // Half-even rounding across several partials.
    if let Some(&next) = partials.last()
        && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
    {
        let twice = low * 2.0;
        let sum = high + twice;
        if twice == sum - high {
            high = sum;
        }
    }
    Ok(Value::float(high))
}

/// A sum of three floats of falling magnitude.
#[derive(Clone, Copy, Default)]
struct Triple {
    high: f64,
    low: f64,
    tiny: f64,
}

impl Triple {
    /// Adds the exact product `x * y`.
    fn add_product(self, x: f64, y: f64) -> Triple {
        let product = two_product(x, y);
        let sum = two_sum(self.high, product.0);
        let first = two_sum(self.low, product.1);
        let second = two_sum(first.0, sum.1);
        Triple {
            high: sum.0,
            low: second.0,
            tiny: self.tiny + first.1 + second.1,
        }
    }
    fn value(self) -> f64 {
        let last = two_sum(self.low, self.high);
        self.tiny + last.1 + last.0
    }
}

/// `sumprod` adds ints as machine words as long as all are ints that fit, then floats (and ints beside floats) exactly as
/// long as that works, and the rest by Python's operators; a path that is left is not taken again.
pub(super) fn sumprod(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let first = vm.iter(args.arg(0))?;
    let second = vm.iter(args.arg(1))?;
    let mut total = vm.int(0);
    let mut ints = Some(0i64);
    let mut floats = Some(Triple::default());
    let mut floats_used = false;
    loop {
        let pair = match (vm.next(&first)?, vm.next(&second)?) {
            (Some(p), Some(q)) => Some((p, q)),
            (None, None) => None,
            _ => return Err(vm.value_error("Inputs are not the same length")),
        };
        if let Some(sum) = ints {
            if let Some((p, q)) = &pair
                && let Some(next) = add_words(sum, p, q)
            {
                ints = Some(next);
                continue;
            }
            ints = None;
            total = vm.int(sum);
        }
        if let Some(sum) = floats {
            if let Some((p, q)) = &pair
                && let Some((p, q)) = float_pair(p, q)
            {
                let next = sum.add_product(p, q);
                if next.high.is_finite() {
                    (floats, floats_used) = (Some(next), true);
                    continue;
                }
            }
            floats = None;
            if floats_used {
                total = vm.binary(Operator::Add, &total, &Value::float(sum.value()))?;
            }
        }
        let Some((p, q)) = pair else {
            return Ok(total);
        };
        let product = vm.binary(Operator::Mul, &p, &q)?;
        total = vm.binary(Operator::Add, &total, &product)?;
    }
}

/// `sum + p * q` of exact ints, if all fits a word.
fn add_words(sum: i64, p: &Value, q: &Value) -> Option<i64> {
    let word = |value: &Value| match value.as_bool() {
        None => Int::to_i64(value),
        Some(_) => None,
    };
    sum.checked_add(word(p)?.checked_mul(word(q)?)?)
}

/// Two floats, or a float and an int or bool.
fn float_pair(p: &Value, q: &Value) -> Option<(f64, f64)> {
    let number = |value: &Value| match value.as_exact_float() {
        Some(float) => Some(float),
        None => Some(int::view(value)?.to_f64()).filter(|float| float.is_finite()),
    };
    if p.as_exact_float().is_none() && q.as_exact_float().is_none() {
        return None;
    }
    Some((number(p)?, number(q)?))
}

/// Length of a vector of magnitudes (`vector_norm`): scaled by a power of two, squared and added exactly, with one
/// correction of the root.
fn norm(vector: &mut [f64], max: f64, found_nan: bool) -> f64 {
    if max.is_infinite() {
        return max;
    }
    if found_nan {
        return f64::NAN;
    }
    if max == 0.0 || vector.len() <= 1 {
        return max;
    }
    let (_, exponent) = libm::frexp(max);
    if exponent < -1023 {
        // Subnormals become normal first.
        for x in vector.iter_mut() {
            *x /= f64::MIN_POSITIVE;
        }
        return f64::MIN_POSITIVE * norm(vector, max / f64::MIN_POSITIVE, found_nan);
    }
    let scale = libm::ldexp(1.0, -exponent);
    let (mut sum, mut first, mut second) = (1.0, 0.0, 0.0);
    for x in vector.iter() {
        let x = x * scale;
        let product = two_product(x, x);
        let partial = fast_two_sum(sum, product.0);
        sum = partial.0;
        first += product.1;
        second += partial.1;
    }
    let mut root = (sum - 1.0 + (first + second)).sqrt();
    let product = two_product(-root, root);
    let partial = fast_two_sum(sum, product.0);
    sum = partial.0;
    first += product.1;
    second += partial.1;
    let rest = sum - 1.0 + (first + second);
    root += rest / (2.0 * root);
    root / scale
}

fn norm_of(mut vector: Vec<f64>) -> Value {
    let (mut max, mut found_nan) = (0.0, false);
    for x in &mut vector {
        *x = x.abs();
        found_nan |= x.is_nan();
        if *x > max {
            max = *x;
        }
    }
    Value::float(norm(&mut vector, max, found_nan))
}

pub(super) fn hypot(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (coordinates, _) = crate::object::native::rest(args, 0);
    let vector = coordinates.iter().map(|item| vm.to_f64(item));
    Ok(norm_of(vector.collect::<Result<_>>()?))
}

pub(super) fn dist(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (p, q) = (vm.collect(args.arg(0))?, vm.collect(args.arg(1))?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut vector = Vec::with_capacity(p.len());
    for (a, b) in p.iter().zip(&q) {
        vector.push((vm.to_f64(a)? - vm.to_f64(b)?).abs());
    }
    Ok(norm_of(vector))
}
