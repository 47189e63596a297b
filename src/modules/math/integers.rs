//! `comb`, `factorial`, `gcd`, `isqrt`, `lcm`, `perm`.

use crate::object::int::long_work::{is_long, product_steps, quotient_steps};
use crate::object::int::{self, View};
use crate::object::native::rest;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use dashu_int::ops::{Gcd, SquareRoot, UnsignedAbs};
use dashu_int::{IBig, UBig};

/// The greatest common divisor of two ints, not negative.
fn gcd_of(vm: &mut Vm, a: View<'_>, b: View<'_>) -> Result<Value> {
    if let (View::Word(a), View::Word(b)) = (a, b) {
        let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        return Ok(vm.int_u64(a));
    }
    // Lehmer's way: the product of the lengths, in quick steps.
    let steps = a.bit_length() as f64 / 64.0 * b.bit_length() as f64 / 64.0 / 20.0;
    let (a, b) = (a.big().unsigned_abs(), b.big().unsigned_abs());
    let divisor = match is_long(steps) {
        true => vm.long_work(move || a.gcd(b))?,
        false => a.gcd(b),
    };
    Ok(vm.int_big(IBig::from(divisor)))
}

fn indices(vm: &mut Vm, args: &[Option<Value>]) -> Result<Vec<Value>> {
    let items = rest(args, 0).0;
    items.iter().map(|item| vm.index(item)).collect()
}

pub(super) fn gcd(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    if let [Some(a), Some(b)] = args
        && let (Some(a), Some(b)) = (a.as_small_int(), b.as_small_int())
    {
        return gcd_of(vm, View::Word(a), View::Word(b));
    }
    let mut result = vm.int(0);
    for item in indices(vm, args)? {
        let (a, b) = (view(&result), view(&item));
        result = gcd_of(vm, a, b)?;
    }
    Ok(result)
}

pub(super) fn lcm(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let mut result = vm.int(1);
    for item in indices(vm, args)? {
        if view(&result).is_zero() || view(&item).is_zero() {
            result = vm.int(0);
            continue;
        }
        let divisor = gcd_of(vm, view(&result), view(&item))?;
        let quotient = int::floordiv(vm, &result, &divisor)?;
        let product = int::mul(vm, &quotient, &item)?;
        result = match view(&product).is_negative() {
            true => int::negative(vm, &product)?,
            false => product,
        };
    }
    Ok(result)
}

fn view(value: &Value) -> View<'_> {
    int::view(value).expect("an index is an int")
}

pub(super) fn isqrt(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let number = vm.index(args.arg(0))?;
    match view(&number) {
        number if number.is_negative() => {
            Err(vm.value_error("isqrt() argument must be nonnegative"))
        }
        View::Word(word) => Ok(vm.int(word.isqrt())),
        View::Big(big) => {
            let (big, steps) = (
                big.unsigned_abs(),
                quotient_steps(view(&number).bit_length()),
            );
            let root = match is_long(steps) {
                true => vm.long_work(move || big.sqrt())?,
                false => big.sqrt(),
            };
            Ok(vm.int_big(IBig::from(root)))
        }
    }
}

/// Product of `low..=high` by halves, so that the factors stay balanced.
fn product(low: u64, high: u64) -> UBig {
    if low > high {
        return UBig::ONE;
    }
    if high - low < 16 {
        let mut result = UBig::ONE;
        let mut word = 1u64;
        for factor in low..=high {
            match word.checked_mul(factor) {
                Some(next) => word = next,
                None => {
                    result *= word;
                    word = factor;
                }
            }
        }
        return result * word;
    }
    let middle = low + (high - low) / 2;
    product(low, middle) * product(middle + 1, high)
}

/// Steps of a product of `count` factors up to `largest`.
fn factor_steps(count: u64, largest: u64) -> f64 {
    let bits = count as usize * (64 - largest.leading_zeros()) as usize;
    count as f64 + 4.0 * product_steps(bits / 2, bits / 2)
}

/// `product`, by another thread if it takes long.
fn product_of(vm: &mut Vm, low: u64, high: u64) -> Result<UBig> {
    if low <= high && is_long(factor_steps(high - low + 1, high)) {
        return vm.long_work(move || product(low, high));
    }
    Ok(product(low, high))
}

/// MemoryError for a product of `count` factors up to `largest` that could not be kept.
fn check_product(vm: &mut Vm, count: u64, largest: u64) -> Result<()> {
    let bits = count as u128 * (64 - largest.leading_zeros()) as u128;
    if bits > 1 << 34 {
        let class = vm.exceptions().MemoryError.clone();
        return Err(vm.error_with(&class, vec![]));
    }
    Ok(())
}

pub(super) fn factorial(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    factorial_of(vm, args.arg(0))
}

fn factorial_of(vm: &mut Vm, value: &Value) -> Result<Value> {
    let number = vm.index(value)?;
    match view(&number) {
        number if number.is_negative() => {
            Err(vm.value_error("factorial() not defined for negative values"))
        }
        View::Big(_) => Err(vm.overflow_error(format!(
            "factorial() argument should not exceed {}",
            i64::MAX
        ))),
        View::Word(word @ ..=20) => Ok(vm.int((1..=word).product())),
        View::Word(word) => {
            check_product(vm, word as u64, word as u64)?;
            let product = product_of(vm, 2, word as u64)?;
            Ok(vm.int_big(IBig::from(product)))
        }
    }
}

/// Two arguments that must not be negative.
fn counts(vm: &mut Vm, n: &Value, k: &Value) -> Result<(Value, Value)> {
    let (n, k) = (vm.index(n)?, vm.index(k)?);
    if view(&n).is_negative() {
        return Err(vm.value_error("n must be a non-negative integer"));
    }
    if view(&k).is_negative() {
        return Err(vm.value_error("k must be a non-negative integer"));
    }
    Ok((n, k))
}

pub(super) fn perm(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let k = match args.opt(1) {
        Some(k) if !k.is_none() => k,
        _ => return factorial_of(vm, args.arg(0)),
    };
    let (n, k) = counts(vm, args.arg(0), k)?;
    if view(&n).compare(view(&k)).is_lt() {
        return Ok(vm.int(0));
    }
    match (view(&n), view(&k)) {
        (View::Word(n), View::Word(k)) => {
            check_product(vm, k as u64, n as u64)?;
            let result = product_of(vm, (n - k) as u64 + 1, n as u64)?;
            Ok(vm.int_big(IBig::from(result)))
        }
        (n, View::Word(k)) => {
            let result = falling(vm, n, k)?;
            Ok(vm.int_big(result))
        }
        _ => Err(vm.overflow_error(format!("k must not exceed {}", i64::MAX))),
    }
}

/// `n * (n-1) * … ` of `k` factors, for a big `n`.
fn falling(vm: &mut Vm, n: View<'_>, k: i64) -> Result<IBig> {
    check_product(
        vm,
        (k as u64).saturating_mul(n.bit_length() as u64 / 64 + 1),
        u64::MAX,
    )?;
    fn part(n: &IBig, low: i64, high: i64) -> IBig {
        if high - low == 1 {
            return n - low;
        }
        let middle = low + (high - low) / 2;
        part(n, low, middle) * part(n, middle, high)
    }
    Ok(match k {
        0 => IBig::ONE,
        k => {
            let steps = factor_steps(
                (k as u64).saturating_mul(n.bit_length() as u64 / 64 + 1),
                u64::MAX,
            );
            let n = n.big();
            match is_long(steps) {
                true => vm.long_work(move || part(&n, 0, k))?,
                false => part(&n, 0, k),
            }
        }
    })
}

pub(super) fn comb(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (n, k) = counts(vm, args.arg(0), args.arg(1))?;
    if view(&n).compare(view(&k)).is_lt() {
        return Ok(vm.int(0));
    }
    let rest = int::sub(vm, &n, &k)?;
    let k = if view(&rest).compare(view(&k)).is_lt() {
        rest
    } else {
        k
    };
    let View::Word(k) = view(&k) else {
        return Err(vm.overflow_error(format!("min(n - k, k) must not exceed {}", i64::MAX)));
    };
    if let View::Word(n) = view(&n) {
        if let Some(small) = small_comb(n as u128, k as u128) {
            return Ok(vm.int_i128(small));
        }
        check_product(vm, k as u64, n as u64)?;
        let (top, bottom) = (
            product_of(vm, (n - k) as u64 + 1, n as u64)?,
            product_of(vm, 1, k as u64)?,
        );
        return quotient(vm, IBig::from(top), IBig::from(bottom));
    }
    let top = falling(vm, view(&n), k)?;
    let bottom = product_of(vm, 1, k as u64)?;
    quotient(vm, top, IBig::from(bottom))
}

/// The quotient of numbers that divide without a rest.
fn quotient(vm: &mut Vm, top: IBig, bottom: IBig) -> Result<Value> {
    let (top, bottom) = (vm.int_big(top), vm.int_big(bottom));
    int::floordiv(vm, &top, &bottom)
}

/// By the recurrence C(n, i+1) = C(n, i) (n-i) / (i+1), as long as it fits.
fn small_comb(n: u128, k: u128) -> Option<i128> {
    if k > 128 {
        return None;
    }
    let mut result = 1u128;
    for i in 0..k {
        result = result.checked_mul(n - i)? / (i + 1);
    }
    i128::try_from(result).ok()
}
