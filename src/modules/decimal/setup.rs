//! What the native parts of `decimal` know of the library's classes, and how they read and make their objects.

use super::number::{
    Limits, MOST_DIGITS, Number, Rounding, TENS, digits, rescale, round, rounding,
};
use super::text;
use crate::object::dict::Dict;
use crate::object::header::Visitor;
use crate::object::instance::{self, Part};
use crate::object::native::Keeps;
use crate::object::shape::DICT_MODE;
use crate::object::str::Str;
use crate::object::types::Class;
use crate::object::value::{Raw, Value};
use crate::vm::{Result, Vm};
use std::cell::Cell;

/// What `install` was given.
pub(super) struct Setup {
    pub(super) class: Class,
    pub(super) get_context: Value,
    /// The context variable that `getcontext` asks first.
    pub(super) variable: Value,
    /// The attributes of contexts that are read here, in the order of [`FIELDS`].
    pub(super) names: Vec<Value>,
    /// Where contexts of this shape have them; 0: of none yet.
    pub(super) shape: Cell<u32>,
    pub(super) places: Cell<[usize; FIELDS.len()]>,
    pub(super) rounded: Value,
    pub(super) inexact: Value,
    pub(super) float_operation: Value,
    /// `Context`, and its attributes in the order in which `__init__` sets them.
    pub(super) context_class: Class,
    pub(super) attributes: Vec<Value>,
    /// Slots of `_sign`, `_int`, `_exp`, `_is_special`.
    pub(super) sign: usize,
    pub(super) digits: usize,
    pub(super) exponent: usize,
    pub(super) special: usize,
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

pub(super) const FIELDS: [&str; 8] = [
    "clamp",
    "prec",
    "Emin",
    "Emax",
    "rounding",
    "flags",
    "traps",
    "_ignored_flags",
];
pub(super) const ROUNDING: usize = 4;
pub(super) const FLAGS: usize = 5;
pub(super) const TRAPS: usize = 6;
pub(super) const IGNORED: usize = 7;

/// The plain parts of a context.
pub(super) struct Context {
    pub(super) value: Value,
    pub(super) limits: Limits,
}

impl Setup {
    /// A Decimal (of exactly that class) or an int, if it is finite and small enough.
    pub(super) fn read(&self, vm: &Vm, value: &Value) -> Option<Number> {
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

    pub(super) fn make(&self, vm: &mut Vm, number: Number) -> Option<Value> {
        let mut buffer = [0; 40];
        let digits = text::digits_of(number.coefficient, &mut buffer);
        self.make_of(vm, number.negative, digits, number.exponent)
    }

    /// A finite Decimal.
    pub(super) fn make_of(
        &self,
        vm: &mut Vm,
        negative: bool,
        digits: &[u8],
        exponent: i64,
    ) -> Option<Value> {
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

    pub(super) fn context(&self, vm: &mut Vm) -> Result<Option<Context>> {
        let value = match crate::modules::contextvars::bound_to(vm, &self.variable) {
            Some(value) => value,
            None => vm.call(&self.get_context, &[])?,
        };
        Ok(self.context_of(vm, value))
    }

    /// The part of a context, if we know where it has its attributes, and the first of their slots.
    pub(super) fn known<'a>(&self, context: &'a Value) -> Option<(&'a Part, usize)> {
        let header = context.header()?;
        let part = instance::part(header)?;
        let shape = part.shape.get();
        let known = shape == self.shape.get() && shape != 0;
        known.then(|| (part, header.class().fixed_slots() as usize))
    }

    /// An attribute of a context, by its number in [`FIELDS`].
    pub(super) fn field(&self, vm: &Vm, context: &Value, which: usize) -> Option<Value> {
        match self.known(context) {
            Some((part, fixed)) => part.get(vm, fixed + self.places.get()[which]),
            None => vm.instance_attr(context, &self.names[which]),
        }
    }

    /// Finds out where contexts like this one have their attributes.
    #[cold]
    pub(super) fn learn(&self, vm: &Vm, context: &Value) {
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

    pub(super) fn context_of(&self, vm: &mut Vm, value: Value) -> Option<Context> {
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
    pub(super) fn signal(
        &self,
        vm: &mut Vm,
        context: &Context,
        conditions: &[&Value],
    ) -> Result<bool> {
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
    pub(super) fn conditions(&self, inexact: bool) -> [&Value; 2] {
        // The flag that is raised twice is raised once.
        let second = if inexact {
            &self.inexact
        } else {
            &self.rounded
        };
        [&self.rounded, second]
    }

    /// A result rounded to the context (`_fix`); `None` where that is not plain.
    pub(super) fn finish(
        &self,
        vm: &mut Vm,
        context: &Context,
        number: Number,
    ) -> Result<Option<Value>> {
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
    pub(super) fn quantize(
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
