//! `_gillie_decimal`: the frequent operations of `decimal.Decimal` (the library's `_pydecimal`) for finite numbers of up
//! to 34 digits. The objects are those of the class written in Python; whatever is not plain (special values, traps,
//! exponents near the limits, more digits) its own methods do. The arithmetic is that of the General Decimal Arithmetic
//! Specification, as the methods there have it.

mod contexts;
mod number;
mod text;

use super::replacing::{self, MethodDef, Shared};
use crate::object::dict::Dict;
use crate::object::header::Visitor;
use crate::object::instance::{self, Part};
use crate::object::native::{Bound, Keeps};
use crate::object::shape::DICT_MODE;
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::types::{Class, Compare};
use crate::object::value::{Raw, Value};
use crate::vm::{Result, Vm};
use dashu_int::UBig;
use dashu_int::ops::SquareRoot;
use number::{
    Limits, MOST_DIGITS, Number, Rounding, TENS, digits, negated, rescale, round, rounding,
};
use std::cell::Cell;

type Call<'a> = replacing::Call<'a, Setup>;

/// What `install` was given.
struct Setup {
    class: Class,
    get_context: Value,
    /// The context variable that `getcontext` asks first.
    variable: Value,
    /// The attributes of contexts that are read here, in the order of [`FIELDS`].
    names: Vec<Value>,
    /// Where contexts of this shape have them; 0: of none yet.
    shape: Cell<u32>,
    places: Cell<[usize; FIELDS.len()]>,
    rounded: Value,
    inexact: Value,
    float_operation: Value,
    /// `Context`, and its attributes in the order in which `__init__` sets them.
    context_class: Class,
    attributes: Vec<Value>,
    /// Slots of `_sign`, `_int`, `_exp`, `_is_special`.
    sign: usize,
    digits: usize,
    exponent: usize,
    special: usize,
}

impl Keeps for Setup {
    fn traverse(&self, visit: Visitor<'_>) {
        for class in [&self.class, &self.context_class] {
            visit(class.value());
        }
        for value in [
            &self.get_context,
            &self.variable,
            &self.rounded,
            &self.inexact,
            &self.float_operation,
        ] {
            visit(value);
        }
    }
}

const FIELDS: [&str; 8] = [
    "clamp",
    "prec",
    "Emin",
    "Emax",
    "rounding",
    "flags",
    "traps",
    "_ignored_flags",
];
const ROUNDING: usize = 4;
const FLAGS: usize = 5;
const TRAPS: usize = 6;
const IGNORED: usize = 7;

/// The plain parts of a context.
struct Context {
    value: Value,
    limits: Limits,
}

impl Setup {
    /// A Decimal (of exactly that class) or an int, if it is finite and small enough.
    fn read(&self, vm: &Vm, value: &Value) -> Option<Number> {
        if let Some(number) = value.as_small_int() {
            return Some(Number {
                negative: number < 0,
                coefficient: number.unsigned_abs() as u128,
                exponent: 0,
            });
        }
        let header = value.header()?;
        if !header.class().is(&*self.class) {
            return None;
        }
        let part = instance::part(header)?;
        let words = part.words(vm);
        let (sign, exponent) = (words.get(self.sign)?, words.get(self.exponent)?);
        if *words.get(self.special)? != Raw::FALSE || !sign.is_int() || !exponent.is_int() {
            return None;
        }
        let text = part.value(vm, self.digits)?;
        let text = text.downcast::<Str>()?.as_ascii()?;
        if text.len() > MOST_DIGITS as usize {
            return None;
        }
        let number = |coefficient: u128| Number {
            negative: sign.int() != 0,
            coefficient,
            exponent: exponent.int(),
        };
        if text.len() <= 18 {
            let digits = text.bytes().map(|byte| byte.wrapping_sub(b'0') as u64);
            return Some(number(
                digits.fold(0, |word, digit| word * 10 + digit) as u128
            ));
        }
        let mut coefficient = 0u128;
        for chunk in text.as_bytes().chunks(18) {
            let mut word = 0u64;
            for byte in chunk {
                word = word * 10 + byte.wrapping_sub(b'0') as u64;
            }
            coefficient = match coefficient {
                0 => word as u128,
                _ => coefficient * TENS[chunk.len()] + word as u128,
            };
        }
        Some(number(coefficient))
    }

    fn make(&self, vm: &mut Vm, number: Number) -> Option<Value> {
        let mut buffer = [0; 40];
        let digits = text::digits_of(number.coefficient, &mut buffer);
        self.make_of(vm, number.negative, digits, number.exponent)
    }

    /// A finite Decimal.
    fn make_of(&self, vm: &mut Vm, negative: bool, digits: &[u8], exponent: i64) -> Option<Value> {
        let digits = vm.str_from_ascii(digits);
        let value = vm.plain_instance(&self.class);
        let part = instance::part(value.header()?)?;
        let exponent = vm.int(exponent);
        part.replace(vm, self.sign, Value::small_int(negative as i64));
        part.replace(vm, self.digits, Some(digits));
        part.replace(vm, self.exponent, Some(exponent));
        part.replace(vm, self.special, Some(Value::FALSE));
        Some(value)
    }

    fn context(&self, vm: &mut Vm) -> Result<Option<Context>> {
        let value = match super::contextvars::bound_to(vm, &self.variable) {
            Some(value) => value,
            None => vm.call(&self.get_context, &[])?,
        };
        Ok(self.context_of(vm, value))
    }

    /// The part of a context, if we know where it has its attributes, and the first of their slots.
    fn known<'a>(&self, context: &'a Value) -> Option<(&'a Part, usize)> {
        let header = context.header()?;
        let part = instance::part(header)?;
        let shape = part.shape.get();
        let known = shape == self.shape.get() && shape != 0;
        known.then(|| (part, header.class().fixed_slots() as usize))
    }

    /// An attribute of a context, by its number in [`FIELDS`].
    fn field(&self, vm: &Vm, context: &Value, which: usize) -> Option<Value> {
        match self.known(context) {
            Some((part, fixed)) => part.get(vm, fixed + self.places.get()[which]),
            None => vm.instance_attr(context, &self.names[which]),
        }
    }

    /// Finds out where contexts like this one have their attributes.
    #[cold]
    fn learn(&self, vm: &Vm, context: &Value) {
        let Some(part) = context.header().and_then(instance::part) else {
            return;
        };
        let shape = part.shape.get();
        let mut places = [0; FIELDS.len()];
        let all = places.iter_mut().zip(&self.names).all(|(place, name)| {
            let slot = vm.state().shapes.find(shape, name);
            *place = slot.unwrap_or(0);
            slot.is_some()
        });
        if shape != DICT_MODE && all {
            self.shape.set(shape);
            self.places.set(places);
        }
    }

    fn context_of(&self, vm: &mut Vm, value: Value) -> Option<Context> {
        if self.known(&value).is_none() {
            self.learn(vm, &value);
        }
        let mut numbers = [0; 4];
        match self.known(&value) {
            Some((part, fixed)) => {
                let places = self.places.get();
                for (number, place) in numbers.iter_mut().zip(places) {
                    let word = part.borrow(vm, fixed + place);
                    if !word.is_int() {
                        return None;
                    }
                    *number = word.int();
                }
            }
            None => {
                for (at, number) in numbers.iter_mut().enumerate() {
                    *number = self.field(vm, &value, at)?.as_small_int()?;
                }
            }
        }
        let [0, precision, least, largest] = numbers else {
            return None;
        };
        let rounding = rounding(&self.field(vm, &value, ROUNDING)?)?;
        let limits = Limits {
            precision: u32::try_from(precision).ok()?,
            least,
            largest,
            rounding,
        };
        Some(Context { value, limits })
    }

    /// Raises flags; false if that may do more than set them.
    fn signal(&self, vm: &mut Vm, context: &Context, conditions: &[&Value]) -> Result<bool> {
        let field = |which: usize| self.field(vm, &context.value, which);
        let (Some(flags), Some(traps), Some(ignored)) =
            (field(FLAGS), field(TRAPS), field(IGNORED))
        else {
            return Ok(false);
        };
        let (Some(flags), Some(traps)) = (flags.downcast::<Dict>(), traps.downcast::<Dict>())
        else {
            return Ok(false);
        };
        if vm.is_true(&ignored)? {
            return Ok(false);
        }
        for condition in conditions {
            match vm.dict_get(traps, condition)? {
                Some(trap) if !vm.is_true(&trap)? => {}
                _ => return Ok(false),
            }
        }
        for condition in conditions {
            vm.dict_set(flags, condition, Value::TRUE)?;
        }
        Ok(true)
    }

    /// The conditions that a rounding raises.
    fn conditions(&self, inexact: bool) -> [&Value; 2] {
        // The flag that is raised twice is raised once.
        let second = if inexact {
            &self.inexact
        } else {
            &self.rounded
        };
        [&self.rounded, second]
    }

    /// A result rounded to the context (`_fix`); `None` where that is not plain.
    fn finish(&self, vm: &mut Vm, context: &Context, number: Number) -> Result<Option<Value>> {
        let limits = &context.limits;
        let precision = limits.precision as i64;
        if number.is_zero() {
            let tiny = limits.least - precision + 1;
            let plain = (tiny..=limits.largest).contains(&number.exponent);
            return Ok(plain.then(|| self.make(vm, number)).flatten());
        }
        let range = limits.least..=limits.largest;
        if !range.contains(&number.adjusted()) {
            return Ok(None);
        }
        let length = number.digits();
        if length <= limits.precision {
            return Ok(self.make(vm, number));
        }
        let mut drop = length - limits.precision;
        let (mut coefficient, inexact) = round(number, drop, limits.rounding);
        if digits(coefficient) > limits.precision {
            coefficient /= 10;
            drop += 1;
        }
        let result = Number {
            coefficient,
            exponent: number.exponent + drop as i64,
            ..number
        };
        if !range.contains(&result.adjusted())
            || !self.signal(vm, context, &self.conditions(inexact))?
        {
            return Ok(None);
        }
        Ok(self.make(vm, result))
    }

    /// A number with an exponent (`quantize`); `None` where that is not plain.
    fn quantize(
        &self,
        vm: &mut Vm,
        context: &Context,
        number: Number,
        exponent: i64,
        mode: Rounding,
    ) -> Result<Option<Value>> {
        let limits = &context.limits;
        let precision = limits.precision as i64;
        let tiny = limits.least - precision + 1;
        if !(tiny..=limits.largest).contains(&exponent) {
            return Ok(None);
        }
        if number.is_zero() {
            return Ok(self.make(vm, Number { exponent, ..number }));
        }
        let adjusted = number.adjusted();
        if adjusted > limits.largest || adjusted - exponent + 1 > precision {
            return Ok(None);
        }
        let Some((result, inexact)) = rescale(number, exponent, mode) else {
            return Ok(None);
        };
        let adjusted = result.adjusted();
        let fits = adjusted <= limits.largest && adjusted - exponent < precision;
        if !fits || !result.is_zero() && adjusted < limits.least {
            return Ok(None);
        }
        if number.exponent < exponent && !self.signal(vm, context, &self.conditions(inexact))? {
            return Ok(None);
        }
        Ok(self.make(vm, result))
    }
}

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
