//! `_gillie_decimal`: the frequent operations of `decimal.Decimal` (the library's `_pydecimal`) for finite numbers of up
//! to 34 digits. The objects are those of the class written in Python; whatever is not plain (special values, traps,
//! exponents near the limits, more digits) its own methods do. The arithmetic is that of the General Decimal Arithmetic
//! Specification, as the methods there have it.

mod contexts;
mod number;
mod setup;
mod text;

use super::replacing::{self, MethodDef, Shared};
use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::types::{Class, Compare};
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use dashu_int::UBig;
use dashu_int::ops::SquareRoot;
use number::{Limits, MOST_DIGITS, Number, Rounding, TENS, negated, rescale, rounding};
use setup::{FIELDS, Setup};
use std::cell::Cell;

type Call<'a> = replacing::Call<'a, Setup>;

type Operation = fn(&Limits, Number, Number) -> Option<Number>;

fn arithmetic(vm: &mut Vm, call: &Call<'_>, operation: Operation) -> Result<Value> {
    let setup = call.setup;
    if call.given(2).is_none()
        && let (Some(a), Some(b)) = (setup.read(vm, call.arg(0)), setup.read(vm, call.arg(1)))
        && let Some(context) = setup.context(vm)?
        && let Some(number) = operation(&context.limits, a, b)
        && let Some(value) = setup.finish(vm, &context, number)?
    {
        return Ok(value);
    }
    call.leave(vm)
}

/// Quotients are not rounded.
fn floor_divide(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if call.given(2).is_none()
        && let (Some(a), Some(b)) = (setup.read(vm, call.arg(0)), setup.read(vm, call.arg(1)))
        && let Some(context) = setup.context(vm)?
        && let Some(number) = number::floor_divide(&context.limits, a, b)
        && let Some(value) = setup.make(vm, number)
    {
        return Ok(value);
    }
    call.leave(vm)
}

/// `normalize`, where nothing is rounded.
fn normalize(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if call.given(1).is_none()
        && let Some(mut number) = setup.read(vm, call.arg(0))
        && let Some(context) = setup.context(vm)?
    {
        let limits = &context.limits;
        let tiny = limits.least - limits.precision as i64 + 1;
        if number.is_zero() {
            if (tiny..=limits.largest).contains(&number.exponent) {
                number.exponent = 0;
                if let Some(value) = setup.make(vm, number) {
                    return Ok(value);
                }
            }
        } else if number.digits() <= limits.precision
            && (limits.least..=limits.largest).contains(&number.adjusted())
        {
            while number.exponent < limits.largest && number.coefficient % 10 == 0 {
                number.coefficient /= 10;
                number.exponent += 1;
            }
            if let Some(value) = setup.make(vm, number) {
                return Ok(value);
            }
        }
    }
    call.leave(vm)
}

/// `-x`, `+x`, `abs(x)`.
fn unary(vm: &mut Vm, call: &Call<'_>, operation: fn(Number) -> Number) -> Result<Value> {
    let setup = call.setup;
    if call.given(1).is_none()
        && let Some(number) = setup.read(vm, call.arg(0))
        && let Some(context) = setup.context(vm)?
        && context.limits.rounding != Rounding::Floor
    {
        let mut number = operation(number);
        number.negative &= !number.is_zero();
        if let Some(value) = setup.finish(vm, &context, number)? {
            return Ok(value);
        }
    }
    call.leave(vm)
}

fn absolute(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if call.opt(1).is_none()
        && call.given(2).is_none()
        && let Some(number) = setup.read(vm, call.arg(0))
        && let Some(context) = setup.context(vm)?
        && context.limits.rounding != Rounding::Floor
    {
        let number = Number {
            negative: false,
            ..number
        };
        if let Some(value) = setup.finish(vm, &context, number)? {
            return Ok(value);
        }
    }
    call.leave(vm)
}

fn comparison(vm: &mut Vm, call: &Call<'_>, operator: Compare) -> Result<Value> {
    let setup = call.setup;
    if let (Some(a), Some(b)) = (setup.read(vm, call.arg(0)), setup.read(vm, call.arg(1)))
        && let Some(ordering) = number::compare(a, b)
    {
        return Ok(Value::bool(operator.holds(ordering)));
    }
    call.leave(vm)
}

fn quantize(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if let (Some(number), Some(model)) = (setup.read(vm, call.arg(0)), setup.read(vm, call.arg(1)))
    {
        let context = match call.given(3) {
            Some(context) => setup.context_of(vm, context.clone()),
            None => setup.context(vm)?,
        };
        if let Some(context) = context {
            let mode = match call.given(2) {
                Some(mode) => rounding(mode),
                None => Some(context.limits.rounding),
            };
            if let Some(mode) = mode
                && let Some(value) = setup.quantize(vm, &context, number, model.exponent, mode)?
            {
                return Ok(value);
            }
        }
    }
    call.leave(vm)
}

fn round_to(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if let Some(number) = setup.read(vm, call.arg(0)) {
        match call.given(1) {
            None => {
                if let Some((number, _)) = rescale(number, 0, Rounding::HalfEven)
                    && let Some(value) = integer(vm, number)
                {
                    return Ok(value);
                }
            }
            Some(places) => {
                if let Some(places) = places.as_small_int()
                    && let Some(context) = setup.context(vm)?
                    && let Some(value) =
                        setup.quantize(vm, &context, number, -places, context.limits.rounding)?
                {
                    return Ok(value);
                }
            }
        }
    }
    call.leave(vm)
}

/// The whole part of a number.
fn integer(vm: &mut Vm, number: Number) -> Option<Value> {
    let (whole, _) = rescale(number, 0, Rounding::Down)?;
    let size = i64::try_from(whole.coefficient).ok()?;
    Some(vm.int(if number.negative { -size } else { size }))
}

fn to_int(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if let Some(number) = call.setup.read(vm, call.arg(0))
        && let Some(value) = integer(vm, number)
    {
        return Ok(value);
    }
    call.leave(vm)
}

fn to_float(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if let Some(number) = call.setup.read(vm, call.arg(0)) {
        // Both exact as floats: one division rounds once.
        let exact = number.coefficient < 1 << 53;
        let size = match number.exponent {
            0 if exact => Some(number.coefficient as f64),
            -22..0 if exact => {
                let unit = TENS[number.exponent.unsigned_abs() as usize];
                Some(number.coefficient as f64 / unit as f64)
            }
            exponent => format!("{}e{exponent}", number.coefficient).parse().ok(),
        };
        if let Some(size) = size {
            return Ok(Value::float(if number.negative { -size } else { size }));
        }
    }
    call.leave(vm)
}

fn truth(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    match call.setup.read(vm, call.arg(0)) {
        Some(number) => Ok(Value::bool(!number.is_zero())),
        None => call.leave(vm),
    }
}

fn hash(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    match call.setup.read(vm, call.arg(0)) {
        Some(number) => Ok(vm.int(number::hash(number))),
        None => call.leave(vm),
    }
}

fn square_root(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if call.given(1).is_none()
        && let Some(number) = setup.read(vm, call.arg(0))
        && !number.negative
        && !number.is_zero()
        && let Some(mut context) = setup.context(vm)?
        && context.limits.precision < MOST_DIGITS
    {
        context.limits.rounding = Rounding::HalfEven;
        if let Some(root) = root(number, context.limits.precision as i64 + 1)
            && let Some(value) = setup.finish(vm, &context, root)?
        {
            return Ok(value);
        }
    }
    call.leave(vm)
}

/// The square root to so many digits, with a last one that tells whether anything follows (`sqrt`).
fn root(number: Number, precision: i64) -> Option<Number> {
    let length = number.digits() as i64;
    let (coefficient, length) = match number.exponent & 1 {
        1 => (number.coefficient.checked_mul(10)?, (length >> 1) + 1),
        _ => (number.coefficient, (length + 1) >> 1),
    };
    let shift = u32::try_from(precision - length).ok()?;
    let mut exponent = (number.exponent >> 1) - shift as i64;
    let square = UBig::from(coefficient) * UBig::from(10u8).pow(2 * shift as usize);
    let root = square.sqrt();
    let exact = &root * &root == square;
    let mut root = u128::try_from(root).ok()?;
    if exact {
        root /= TENS.get(shift as usize)?;
        exponent += shift as i64;
    } else if root.is_multiple_of(5) {
        root += 1;
    }
    Some(Number {
        negative: false,
        coefficient: root,
        exponent,
    })
}

fn string(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if call.opt(1).is_none()
        && let Some(number) = call.setup.read(vm, call.arg(0))
        && text::is_plain(&number)
    {
        let mut out = Vec::with_capacity(48);
        text::push(&mut out, &number);
        return Ok(vm.str_from_ascii(&out));
    }
    call.leave(vm)
}

fn repr(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if let Some(number) = call.setup.read(vm, call.arg(0))
        && text::is_plain(&number)
    {
        let mut out = Vec::with_capacity(48);
        out.extend(b"Decimal('");
        text::push(&mut out, &number);
        out.extend(b"')");
        return Ok(vm.str_from_ascii(&out));
    }
    call.leave(vm)
}

fn format(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if call.given(2).is_none()
        && call.given(3).is_none()
        && let Some(number) = setup.read(vm, call.arg(0))
        && let Some(specification) = call
            .arg(1)
            .downcast::<Str>()
            .and_then(|text| text.as_ascii())
        && let Some(context) = setup.context(vm)?
        && let Some(text) = text::format(number, specification, context.limits.rounding)
    {
        return Ok(vm.str(&text));
    }
    call.leave(vm)
}

/// The Decimal of a float, which is exact.
fn of_float(vm: &mut Vm, setup: &Setup, float: f64) -> Result<Option<Value>> {
    if !float.is_finite() {
        return Ok(None);
    }
    let Some(context) = setup.context(vm)? else {
        return Ok(None);
    };
    if !setup.signal(vm, &context, &[&setup.float_operation])? {
        return Ok(None);
    }
    // float = mantissa * 2**exponent
    let bits = float.to_bits();
    let biased = (bits >> 52 & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mut mantissa, mut exponent) = match biased {
        0 => (fraction, -1074),
        _ => (fraction | 1 << 52, biased - 1075),
    };
    let zeros = (mantissa.trailing_zeros() as i64).min(-exponent).max(0);
    if mantissa != 0 {
        mantissa >>= zeros;
        exponent += zeros;
    } else {
        exponent = 0;
    }
    let (digits, power) = match exponent {
        ..0 => {
            let scale = UBig::from(5u8).pow(exponent.unsigned_abs() as usize);
            (UBig::from(mantissa) * scale, exponent)
        }
        _ => (UBig::from(mantissa) << exponent as usize, 0),
    };
    let digits = digits.to_string();
    let negative = float.is_sign_negative();
    Ok(setup.make_of(vm, negative, digits.as_bytes(), power))
}

fn new(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if call.arg(0).is(setup.class.value())
        && let Some(value) = call.opt(1)
    {
        if let Some(float) = value.as_exact_float() {
            if call.given(2).is_none()
                && let Some(made) = of_float(vm, setup, float)?
            {
                return Ok(made);
            }
            return call.leave(vm);
        }
        let number = match value.downcast::<Str>() {
            Some(text) => text.as_ascii().and_then(text::parse),
            None => setup.read(vm, value),
        };
        if let Some(number) = number
            && let Some(made) = setup.make(vm, number)
        {
            return Ok(made);
        }
    }
    call.leave(vm)
}

const OPERATOR: &str = "($self, other, context=None)";
const UNARY: &str = "($self, context=None)";

/// The methods that native code replaces.
static METHODS: &[MethodDef<Setup>] = &[
    ("__add__", OPERATOR, |vm, call| {
        arithmetic(vm, call, number::add)
    }),
    ("__radd__", OPERATOR, |vm, call| {
        arithmetic(vm, call, number::add)
    }),
    ("__sub__", OPERATOR, |vm, call| {
        arithmetic(vm, call, |limits, a, b| number::add(limits, a, negated(b)))
    }),
    ("__rsub__", OPERATOR, |vm, call| {
        arithmetic(vm, call, |limits, a, b| number::add(limits, b, negated(a)))
    }),
    ("__mul__", OPERATOR, |vm, call| {
        arithmetic(vm, call, number::multiply)
    }),
    ("__rmul__", OPERATOR, |vm, call| {
        arithmetic(vm, call, number::multiply)
    }),
    ("__truediv__", OPERATOR, |vm, call| {
        arithmetic(vm, call, number::divide)
    }),
    ("__rtruediv__", OPERATOR, |vm, call| {
        arithmetic(vm, call, |limits, a, b| number::divide(limits, b, a))
    }),
    ("__floordiv__", OPERATOR, floor_divide),
    ("__mod__", OPERATOR, |vm, call| {
        arithmetic(vm, call, number::remainder)
    }),
    (
        "__pow__",
        "($self, other, modulo=None, context=None)",
        |vm, call| match call.given(3) {
            None => arithmetic(vm, call, number::power),
            Some(_) => call.leave(vm),
        },
    ),
    ("normalize", UNARY, normalize),
    ("__neg__", UNARY, |vm, call| unary(vm, call, negated)),
    ("__pos__", UNARY, |vm, call| {
        unary(vm, call, |number| number)
    }),
    ("__abs__", "($self, round=True, context=None)", absolute),
    ("__eq__", OPERATOR, |vm, call| {
        comparison(vm, call, Compare::Eq)
    }),
    ("__lt__", OPERATOR, |vm, call| {
        comparison(vm, call, Compare::Lt)
    }),
    ("__le__", OPERATOR, |vm, call| {
        comparison(vm, call, Compare::Le)
    }),
    ("__gt__", OPERATOR, |vm, call| {
        comparison(vm, call, Compare::Gt)
    }),
    ("__ge__", OPERATOR, |vm, call| {
        comparison(vm, call, Compare::Ge)
    }),
    ("__hash__", "($self)", hash),
    ("__bool__", "($self)", truth),
    ("__int__", "($self)", to_int),
    ("__float__", "($self)", to_float),
    ("__round__", "($self, n=None)", round_to),
    (
        "quantize",
        "($self, exp, rounding=None, context=None)",
        quantize,
    ),
    ("sqrt", UNARY, square_root),
    ("__str__", "($self, eng=False, context=None)", string),
    ("__repr__", "($self)", repr),
    (
        "__format__",
        "($self, specifier, context=None, _localeconv=None)",
        format,
    ),
    ("__new__", "($type, value='0', context=None)", new),
];

fn install(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let Some(class) = Class::from_value(args.arg(0)) else {
        return Err(vm.type_error("install() argument 1 must be a class"));
    };
    let Some(context_class) = Class::from_value(args.arg(6)) else {
        return Err(vm.type_error("install() argument 7 must be a class"));
    };
    let names = ["_sign", "_int", "_exp", "_is_special"];
    let [sign, digits, exponent, special] = replacing::slots(vm, &class, names)?;
    let setup = Setup {
        get_context: args.arg(1).clone(),
        rounded: args.arg(2).clone(),
        inexact: args.arg(3).clone(),
        float_operation: args.arg(4).clone(),
        variable: args.arg(5).clone(),
        attributes: contexts::ATTRIBUTES
            .iter()
            .map(|name| vm.intern(name))
            .collect(),
        context_class: context_class.clone(),
        names: FIELDS.iter().map(|name| vm.intern(name)).collect(),
        shape: Cell::new(0),
        places: Cell::default(),
        sign,
        digits,
        exponent,
        special,
        class: class.clone(),
    };
    let setup = Shared::new(vm, &class, setup);
    replacing::replace(vm, &class, "Decimal", &setup, METHODS)?;
    replacing::replace(vm, &context_class, "Context", &setup, contexts::METHODS)?;
    Ok(Value::NONE)
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "The frequent operations of decimal.Decimal.",
    functions: &[(
        "install",
        "(Decimal, getcontext, Rounded, Inexact, FloatOperation, variable, Context, /)",
        install,
        "Puts native methods into the classes.",
    )],
    ..ModuleSpec::named("_gillie_decimal")
};
