//! `timedelta`.

use super::calendar::{DAY, divide_and_round};
use super::text::push;
use super::{Call, MethodDef, Setup, kept_hash, number, part_of};
use crate::object::types::Compare;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// Microseconds of a unit of each parameter of `timedelta`.
const UNITS: [i128; 7] = [
    DAY as i128,
    1_000_000,
    1,
    1000,
    60_000_000,
    3_600_000_000,
    7 * DAY as i128,
];
/// The order in which CPython adds them up.
const ORDER: [usize; 7] = [2, 3, 1, 4, 5, 0, 6];

/// The sum of the arguments in microseconds (`delta_new`): fractions of microseconds are added up and rounded at the
/// end, half to even.
fn total(call: &Call<'_>) -> Option<i128> {
    let (mut total, mut left_over) = (0i128, 0.0);
    for index in ORDER {
        let Some(value) = call.opt(index + 1) else {
            continue;
        };
        let unit = UNITS[index];
        if let Some(count) = value.as_small_int() {
            total += count as i128 * unit;
            continue;
        }
        let number = value
            .as_exact_float()
            .filter(|number| number.abs() < 1e17)?;
        total += number.trunc() as i128 * unit;
        let fraction = number.fract() * unit as f64;
        total += fraction.trunc() as i128;
        left_over += fraction.fract();
    }
    if left_over != 0.0 {
        let mut whole = f64::round(left_over);
        if (whole - left_over).abs() == 0.5 {
            let odd = (total & 1) as f64;
            whole = 2.0 * f64::round((left_over + odd) * 0.5) - odd;
        }
        total += whole as i128;
    }
    Some(total)
}

fn new(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if call.arg(0).is(setup.delta.value())
        && let Some(total) = total(call)
        && let Some(value) = setup.make_delta(vm, total)
    {
        return Ok(value);
    }
    call.leave(vm)
}

fn operands(vm: &Vm, call: &Call<'_>) -> Option<(i128, i128)> {
    let setup = call.setup;
    Some((setup.delta(vm, call.arg(0))?, setup.delta(vm, call.arg(1))?))
}

fn operation(vm: &mut Vm, call: &Call<'_>, operation: fn(i128, i128) -> i128) -> Result<Value> {
    if let Some((a, b)) = operands(vm, call)
        && let Some(value) = call.setup.make_delta(vm, operation(a, b))
    {
        return Ok(value);
    }
    call.leave(vm)
}

fn unary(vm: &mut Vm, call: &Call<'_>, operation: fn(i128) -> i128) -> Result<Value> {
    if let Some(a) = call.setup.delta(vm, call.arg(0))
        && let Some(value) = call.setup.make_delta(vm, operation(a))
    {
        return Ok(value);
    }
    call.leave(vm)
}

/// `a * by`, if the numbers are of the usual size.
fn product(a: i128, by: &Value) -> Option<i128> {
    if let Some(by) = by.as_small_int() {
        return a.checked_mul(by as i128);
    }
    let by = by.as_exact_float().filter(|by| by.is_finite())?;
    // by = mantissa * 2**exponent
    let bits = by.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i64 - 1075;
    let mantissa = (bits & ((1 << 52) - 1) | 1 << 52) as i128;
    if by == 0.0 {
        return Some(0);
    }
    let mantissa = if by < 0.0 { -mantissa } else { mantissa };
    match exponent {
        -100..=0 => Some(divide_and_round(
            a.checked_mul(mantissa)?,
            1 << exponent.unsigned_abs(),
        )),
        _ => None,
    }
}

fn times(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if let Some(a) = call.setup.delta(vm, call.arg(0))
        && let Some(product) = product(a, call.arg(1))
        && let Some(value) = call.setup.make_delta(vm, product)
    {
        return Ok(value);
    }
    call.leave(vm)
}

fn true_divide(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let exact = 1i128 << 53;
    if let Some((a, b)) = operands(vm, call) {
        // Both numbers are exact as floats, so one division rounds once.
        if b != 0 && a.abs() < exact && b.abs() < exact {
            return Ok(Value::float(a as f64 / b as f64));
        }
    } else if let (Some(a), Some(by)) = (
        call.setup.delta(vm, call.arg(0)),
        call.arg(1).as_small_int().filter(|&by| by != 0),
    ) {
        let (a, by) = if by < 0 { (-a, -by) } else { (a, by) };
        let quotient = divide_and_round(a, by as i128);
        if let Some(value) = call.setup.make_delta(vm, quotient) {
            return Ok(value);
        }
    }
    call.leave(vm)
}

fn floor(a: i128, b: i128) -> i128 {
    let (quotient, rest) = (a / b, a % b);
    quotient - (rest != 0 && (rest < 0) != (b < 0)) as i128
}

fn floor_divide(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if let Some((a, b)) = operands(vm, call) {
        if b != 0
            && let Ok(quotient) = i64::try_from(floor(a, b))
        {
            return Ok(vm.int(quotient));
        }
    } else if let (Some(a), Some(by)) = (
        call.setup.delta(vm, call.arg(0)),
        call.arg(1).as_small_int().filter(|&by| by != 0),
    ) && let Some(value) = call.setup.make_delta(vm, floor(a, by as i128))
    {
        return Ok(value);
    }
    call.leave(vm)
}

fn modulo(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if let Some((a, b)) = operands(vm, call)
        && b != 0
        && let Some(value) = call.setup.make_delta(vm, a - floor(a, b) * b)
    {
        return Ok(value);
    }
    call.leave(vm)
}

fn total_seconds(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    match call.setup.delta(vm, call.arg(0)) {
        Some(a) if a.unsigned_abs() < 1 << 53 => Ok(Value::float(a as f64 / 1e6)),
        _ => call.leave(vm),
    }
}

fn comparison(vm: &mut Vm, call: &Call<'_>, operator: Compare) -> Result<Value> {
    match operands(vm, call) {
        Some((a, b)) => Ok(Value::bool(operator.holds(a.cmp(&b)))),
        None => call.leave(vm),
    }
}

fn truth(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    match call.setup.delta(vm, call.arg(0)) {
        Some(a) => Ok(Value::bool(a != 0)),
        None => call.leave(vm),
    }
}

fn hash(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let Setup {
        delta, delta_slots, ..
    } = call.setup;
    kept_hash(vm, call, delta, delta_slots[3], |vm, call| {
        let part = part_of(call.arg(0), &call.setup.delta)?;
        let [days, seconds, microseconds, _] = call.setup.delta_slots;
        let fields = [days, seconds, microseconds].map(|slot| number(vm, part, slot));
        let [Some(days), Some(seconds), Some(microseconds)] = fields else {
            return None;
        };
        Some(vm.tuple_of([days, seconds, microseconds].map(|field| vm.int(field))))
    })
}

fn string(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let Some(total) = call.setup.delta(vm, call.arg(0)) else {
        return call.leave(vm);
    };
    let (days, rest) = (
        total.div_euclid(DAY as i128),
        total.rem_euclid(DAY as i128) as i64,
    );
    let mut out = String::with_capacity(32);
    if days != 0 {
        let plural = if days.abs() == 1 { "" } else { "s" };
        out = format!("{days} day{plural}, ");
    }
    let (seconds, microseconds) = (rest / 1_000_000, rest % 1_000_000);
    push(&mut out, seconds / 3600, 1);
    out.push(':');
    push(&mut out, seconds / 60 % 60, 2);
    out.push(':');
    push(&mut out, seconds % 60, 2);
    if microseconds != 0 {
        out.push('.');
        push(&mut out, microseconds, 6);
    }
    Ok(vm.str(&out))
}

/// The methods that native code replaces.
pub(super) static METHODS: &[MethodDef] = methods![
    (
        "__new__",
        "($type, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)",
        new,
    ),
    ("__add__", "($self, other, /)", |vm, call| {
        operation(vm, call, |a, b| a + b)
    }),
    ("__radd__", "($self, other, /)", |vm, call| {
        operation(vm, call, |a, b| a + b)
    }),
    ("__sub__", "($self, other, /)", |vm, call| {
        operation(vm, call, |a, b| a - b)
    }),
    ("__neg__", "($self, /)", |vm, call| unary(vm, call, |a| -a)),
    ("__abs__", "($self, /)", |vm, call| {
        unary(vm, call, i128::abs)
    }),
    ("__mul__", "($self, other, /)", times),
    ("__rmul__", "($self, other, /)", times),
    ("__truediv__", "($self, other, /)", true_divide),
    ("__floordiv__", "($self, other, /)", floor_divide),
    ("__mod__", "($self, other, /)", modulo),
    ("__bool__", "($self, /)", truth),
    ("__str__", "($self, /)", string),
    ("total_seconds", "($self, /)", total_seconds),
];
