//! `_gillie_decimal`: the frequent operations of `decimal.Decimal` (the library's `_pydecimal`) for finite numbers of up
//! to 34 digits. The objects are those of the class written in Python; whatever is not plain (special values, traps,
//! exponents near the limits, more digits) its own methods do, which `install` keeps before it puts native ones in
//! their places. The arithmetic is that of the General Decimal Arithmetic Specification, as the methods there have it.

use super::replacing;
use crate::object::dict::Dict;
use crate::object::instance;
use crate::object::native::{Bound, NativeDef};
use crate::object::shape::DICT_MODE;
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::types::{Class, Compare};
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::cell::Cell;
use std::rc::Rc;

type Bindings<'a> = &'a [Option<Value>];

/// Digits of a coefficient that are handled here.
const MOST_DIGITS: u32 = 34;

const TENS: [u128; 39] = {
    let mut tens = [1; 39];
    let mut at = 1;
    while at < tens.len() {
        tens[at] = tens[at - 1] * 10;
        at += 1;
    }
    tens
};

/// A finite number.
#[derive(Clone, Copy)]
struct Number {
    negative: bool,
    coefficient: u128,
    exponent: i64,
}

impl Number {
    fn digits(&self) -> u32 {
        digits(self.coefficient)
    }
    fn adjusted(&self) -> i64 {
        self.exponent + self.digits() as i64 - 1
    }
    fn is_zero(&self) -> bool {
        self.coefficient == 0
    }
}

/// How many decimal digits a number has; one for zero.
fn digits(number: u128) -> u32 {
    match number {
        0 => 1,
        _ => number.ilog10() + 1,
    }
}

/// What `install` was given, and the methods that it replaced.
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
    /// Slots of `_sign`, `_int`, `_exp`, `_is_special`.
    sign: usize,
    digits: usize,
    exponent: usize,
    special: usize,
    methods: Vec<Value>,
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
const CLAMP: usize = 0;
const PRECISION: usize = 1;
const LEAST: usize = 2;
const LARGEST: usize = 3;
const ROUNDING: usize = 4;
const FLAGS: usize = 5;
const TRAPS: usize = 6;
const IGNORED: usize = 7;

fn setup(vm: &mut Vm) -> Result<Rc<Setup>> {
    replacing::installed(vm)
}

/// The plain parts of a context.
struct Context {
    value: Value,
    precision: u32,
    least: i64,
    largest: i64,
    rounding: Rounding,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rounding {
    Down,
    HalfUp,
    HalfEven,
    Ceiling,
    Floor,
    HalfDown,
    Up,
}

fn rounding(value: &Value) -> Option<Rounding> {
    Some(match value.downcast::<Str>()?.as_ascii()? {
        "ROUND_DOWN" => Rounding::Down,
        "ROUND_HALF_UP" => Rounding::HalfUp,
        "ROUND_HALF_EVEN" => Rounding::HalfEven,
        "ROUND_CEILING" => Rounding::Ceiling,
        "ROUND_FLOOR" => Rounding::Floor,
        "ROUND_HALF_DOWN" => Rounding::HalfDown,
        "ROUND_UP" => Rounding::Up,
        _ => return None,
    })
}

/// `number / 10**drop` rounded, and whether that lost anything.
fn round(number: Number, drop: u32, rounding: Rounding) -> (u128, bool) {
    let Some(&unit) = TENS.get(drop as usize) else {
        // Less than a tenth of a unit.
        let up = match rounding {
            Rounding::Up => true,
            Rounding::Ceiling => !number.negative,
            Rounding::Floor => number.negative,
            _ => false,
        };
        return ((up && !number.is_zero()) as u128, !number.is_zero());
    };
    let (quotient, rest) = (number.coefficient / unit, number.coefficient % unit);
    let half = rest.cmp(&(unit - rest));
    let up = rest != 0
        && match rounding {
            Rounding::Down => false,
            Rounding::Up => true,
            Rounding::Ceiling => !number.negative,
            Rounding::Floor => number.negative,
            Rounding::HalfUp => half.is_ge(),
            Rounding::HalfDown => half.is_gt(),
            Rounding::HalfEven => half.is_gt() || half.is_eq() && quotient & 1 == 1,
        };
    (quotient + up as u128, rest != 0)
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
        if part.get(vm, self.special)?.as_bool() != Some(false) {
            return None;
        }
        let text = part.get(vm, self.digits)?;
        let text = text.downcast::<Str>()?.as_ascii()?;
        if text.len() > MOST_DIGITS as usize {
            return None;
        }
        let mut coefficient = 0u128;
        for chunk in text.as_bytes().chunks(18) {
            let mut word = 0u64;
            for byte in chunk {
                word = word * 10 + byte.wrapping_sub(b'0') as u64;
            }
            coefficient = coefficient * TENS[chunk.len()] + word as u128;
        }
        Some(Number {
            negative: part.get(vm, self.sign)?.as_small_int()? != 0,
            coefficient,
            exponent: part.get(vm, self.exponent)?.as_small_int()?,
        })
    }

    fn make(&self, vm: &mut Vm, number: Number) -> Option<Value> {
        let mut buffer = [0; 40];
        let text = decimal_text(number.coefficient, &mut buffer);
        let digits = vm.str_from_ascii(text);
        let value = vm.plain_instance(&self.class);
        let part = instance::part(value.header()?)?;
        let exponent = vm.int(number.exponent);
        part.replace(vm, self.sign, Value::small_int(number.negative as i64));
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

    /// An attribute of a context, by its number in [`FIELDS`].
    fn field(&self, vm: &Vm, context: &Value, which: usize) -> Option<Value> {
        let header = context.header()?;
        let Some(part) = instance::part(header) else {
            return vm.instance_attr(context, &self.names[which]);
        };
        let shape = part.shape.get();
        if shape != self.shape.get() || shape == 0 {
            let value = vm.instance_attr(context, &self.names[which]);
            let mut places = [0; FIELDS.len()];
            if shape != DICT_MODE
                && places.iter_mut().zip(&self.names).all(|(place, name)| {
                    let slot = vm.state().shapes.find(shape, name);
                    *place = slot.unwrap_or(0);
                    slot.is_some()
                })
            {
                self.shape.set(shape);
                self.places.set(places);
            }
            return value;
        }
        let fixed = header.class().fixed_slots() as usize;
        part.get(vm, fixed + self.places.get()[which])
    }

    fn context_of(&self, vm: &mut Vm, value: Value) -> Option<Context> {
        let number = |which: usize| self.field(vm, &value, which)?.as_small_int();
        if number(CLAMP)? != 0 {
            return None;
        }
        let (precision, least) = (number(PRECISION)?, number(LEAST)?);
        let largest = number(LARGEST)?;
        let rounding = rounding(&self.field(vm, &value, ROUNDING)?)?;
        Some(Context {
            precision: u32::try_from(precision).ok()?,
            least,
            largest,
            rounding,
            value,
        })
    }

    /// Raises the flags of what rounding did; false if that may do more than set them.
    fn signal(&self, vm: &mut Vm, context: &Context, inexact: bool) -> Result<bool> {
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
        let conditions = [&self.rounded, &self.inexact];
        let conditions = &conditions[..1 + inexact as usize];
        for condition in conditions {
            match vm.dict_get(traps, condition)? {
                Some(trap) if !vm.is_true(&trap)? => {}
                _ => return Ok(false),
            }
        }
        for condition in conditions {
            let one = vm.int(1);
            vm.dict_set(flags, condition, one)?;
        }
        Ok(true)
    }

    /// A result rounded to the context (`_fix`); `None` where that is not plain.
    fn finish(&self, vm: &mut Vm, context: &Context, number: Number) -> Result<Option<Value>> {
        let precision = context.precision as i64;
        let tiny = context.least - precision + 1;
        if number.is_zero() {
            let plain = (tiny..=context.largest).contains(&number.exponent);
            return Ok(plain.then(|| self.make(vm, number)).flatten());
        }
        let range = context.least..=context.largest;
        if !range.contains(&number.adjusted()) {
            return Ok(None);
        }
        let length = number.digits();
        if length <= context.precision {
            return Ok(self.make(vm, number));
        }
        let mut drop = length - context.precision;
        let (mut coefficient, inexact) = round(number, drop, context.rounding);
        if digits(coefficient) > context.precision {
            coefficient /= 10;
            drop += 1;
        }
        let result = Number {
            coefficient,
            exponent: number.exponent + drop as i64,
            ..number
        };
        if !range.contains(&result.adjusted()) || !self.signal(vm, context, inexact)? {
            return Ok(None);
        }
        Ok(self.make(vm, result))
    }
}

/// Decimal digits of a number, at the end of the buffer.
fn decimal_text(number: u128, buffer: &mut [u8; 40]) -> &[u8] {
    let (mut at, mut rest) = (buffer.len(), number);
    while rest > u64::MAX as u128 {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    let mut rest = rest as u64;
    loop {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            return &buffer[at..];
        }
    }
}

/// Both numbers as multiples of the same power of ten, if they fit.
fn align(a: Number, b: Number) -> Option<(u128, u128, i64)> {
    let exponent = a.exponent.min(b.exponent);
    let scale = |number: Number| {
        let by = number.exponent - exponent;
        if number.is_zero() {
            return Some(0);
        }
        if by + number.digits() as i64 > 37 {
            return None;
        }
        Some(number.coefficient * TENS[by as usize])
    };
    Some((scale(a)?, scale(b)?, exponent))
}

fn add(context: &Context, a: Number, b: Number) -> Option<Number> {
    if context.rounding == Rounding::Floor && a.negative != b.negative {
        return None;
    }
    let (x, y, exponent) = align(a, b)?;
    if a.is_zero() != b.is_zero() {
        // Beside a zero of a far smaller exponent the other number is not padded to the full.
        let other = if a.is_zero() { b } else { a };
        if other.exponent - context.precision as i64 - 1 > exponent {
            return None;
        }
    }
    let (negative, coefficient) = match a.negative == b.negative {
        true => (a.negative, x + y),
        false if x > y => (a.negative, x - y),
        false if y > x => (b.negative, y - x),
        false => (false, 0),
    };
    Some(Number {
        negative,
        coefficient,
        exponent,
    })
}

fn multiply(_: &Context, a: Number, b: Number) -> Option<Number> {
    (a.digits() + b.digits() <= 38).then(|| Number {
        negative: a.negative != b.negative,
        coefficient: a.coefficient * b.coefficient,
        exponent: a.exponent + b.exponent,
    })
}

fn divide(context: &Context, a: Number, b: Number) -> Option<Number> {
    if a.is_zero() || b.is_zero() {
        return None;
    }
    // One digit more than wanted, and then whether anything follows: after `__truediv__`.
    let shift = b.digits() as i64 - a.digits() as i64 + context.precision as i64 + 1;
    if shift < 0 || shift + a.digits() as i64 > 38 {
        return None;
    }
    let scaled = a.coefficient * TENS[shift as usize];
    let (mut coefficient, rest) = (scaled / b.coefficient, scaled % b.coefficient);
    let ideal = a.exponent - b.exponent;
    let mut exponent = ideal - shift;
    if rest != 0 {
        coefficient += coefficient.is_multiple_of(5) as u128;
    } else {
        while exponent < ideal && coefficient.is_multiple_of(10) {
            coefficient /= 10;
            exponent += 1;
        }
    }
    Some(Number {
        negative: a.negative != b.negative,
        coefficient,
        exponent,
    })
}

fn negated(number: Number) -> Number {
    Number {
        negative: !number.negative,
        ..number
    }
}

/// Calls the method that is written in Python.
fn leave(vm: &mut Vm, setup: &Setup, method: usize, args: Bindings<'_>) -> Result<Value> {
    let mut values: Vec<Value> = args.iter().flatten().cloned().collect();
    if values.len() < args.len()
        && args
            .iter()
            .skip_while(|arg| arg.is_some())
            .any(Option::is_some)
    {
        // An argument in the middle was not given: all of these parameters have None as their default but `eng`.
        values = args
            .iter()
            .map(|arg| arg.clone().unwrap_or(Value::NONE))
            .collect();
    }
    vm.call(&setup.methods[method], &values)
}

type Operation = fn(&Context, Number, Number) -> Option<Number>;

fn arithmetic(
    vm: &mut Vm,
    args: Bindings<'_>,
    method: usize,
    operation: Operation,
) -> Result<Value> {
    let setup = setup(vm)?;
    if args.opt(2).is_none_or(Value::is_none)
        && let (Some(a), Some(b)) = (setup.read(vm, args.arg(0)), setup.read(vm, args.arg(1)))
        && let Some(context) = setup.context(vm)?
        && let Some(number) = operation(&context, a, b)
        && let Some(value) = setup.finish(vm, &context, number)?
    {
        return Ok(value);
    }
    leave(vm, &setup, method, args)
}

fn comparison(vm: &mut Vm, args: Bindings<'_>, method: usize, operator: Compare) -> Result<Value> {
    let setup = setup(vm)?;
    let operands = (setup.read(vm, args.arg(0)), setup.read(vm, args.arg(1)));
    if let (Some(a), Some(b)) = operands
        && let Some((x, y, _)) = align(a, b)
    {
        let signed = |negative: bool, size: u128| match negative {
            true => -(size as i128),
            false => size as i128,
        };
        let ordering = signed(a.negative, x).cmp(&signed(b.negative, y));
        return Ok(Value::bool(operator.holds(ordering)));
    }
    leave(vm, &setup, method, args)
}

fn quantize(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let setup = setup(vm)?;
    match quantized(vm, &setup, args)? {
        Some(value) => Ok(value),
        None => leave(vm, &setup, QUANTIZE, args),
    }
}

fn quantized(vm: &mut Vm, setup: &Setup, args: Bindings<'_>) -> Result<Option<Value>> {
    let (Some(number), Some(model)) = (setup.read(vm, args.arg(0)), setup.read(vm, args.arg(1)))
    else {
        return Ok(None);
    };
    let context = match args.opt(3).filter(|context| !context.is_none()) {
        Some(context) => setup.context_of(vm, context.clone()),
        None => setup.context(vm)?,
    };
    let Some(context) = context else {
        return Ok(None);
    };
    let mode = match args.opt(2).filter(|mode| !mode.is_none()) {
        Some(mode) => rounding(mode),
        None => Some(context.rounding),
    };
    let Some(mode) = mode else {
        return Ok(None);
    };
    let precision = context.precision as i64;
    let exponent = model.exponent;
    let tiny = context.least - precision + 1;
    if !(tiny..=context.largest).contains(&exponent) {
        return Ok(None);
    }
    if number.is_zero() {
        return Ok(setup.make(vm, Number { exponent, ..number }));
    }
    if number.adjusted() > context.largest || number.adjusted() - exponent + 1 > precision {
        return Ok(None);
    }
    let up = number.exponent - exponent;
    let (coefficient, inexact) = if up >= 0 {
        if up + number.digits() as i64 > 37 {
            return Ok(None);
        }
        (number.coefficient * TENS[up as usize], false)
    } else {
        round(number, up.unsigned_abs().min(1000) as u32, mode)
    };
    let result = Number {
        coefficient,
        exponent,
        ..number
    };
    let fits = result.adjusted() <= context.largest && result.digits() as i64 <= precision;
    if !fits || !result.is_zero() && result.adjusted() < context.least {
        return Ok(None);
    }
    if up < 0 && !setup.signal(vm, &context, inexact)? {
        return Ok(None);
    }
    Ok(setup.make(vm, result))
}

fn text(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let setup = setup(vm)?;
    if args.len() == 1
        && let Some(number) = setup.read(vm, args.arg(0))
        && number.exponent <= 0
        && number.exponent + (number.digits() as i64) > -6
    {
        let mut buffer = [0; 40];
        let digits = decimal_text(number.coefficient, &mut buffer);
        let mut out = Vec::with_capacity(48);
        if number.negative {
            out.push(b'-');
        }
        let point = number.exponent + digits.len() as i64;
        if point <= 0 {
            out.extend(b"0.");
            out.extend(std::iter::repeat_n(b'0', point.unsigned_abs() as usize));
            out.extend(digits);
        } else {
            let (whole, fraction) = digits.split_at(point as usize);
            out.extend(whole);
            if !fraction.is_empty() {
                out.push(b'.');
                out.extend(fraction);
            }
        }
        return Ok(vm.str_from_ascii(&out));
    }
    leave(vm, &setup, STR, args)
}

/// The number that plain text stands for.
fn parse(text: &str) -> Option<Number> {
    let (negative, rest) = match text.as_bytes() {
        [b'-', ..] => (true, &text[1..]),
        [b'+', ..] => (false, &text[1..]),
        _ => (false, text),
    };
    let (mantissa, power) = match rest.find(['e', 'E']) {
        Some(at) => (&rest[..at], rest[at + 1..].parse::<i32>().ok()?),
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let length = whole.len() + fraction.len();
    if length == 0 || length > MOST_DIGITS as usize {
        return None;
    }
    let mut coefficient = 0u128;
    for byte in whole.bytes().chain(fraction.bytes()) {
        if !byte.is_ascii_digit() {
            return None;
        }
        coefficient = coefficient * 10 + (byte - b'0') as u128;
    }
    Some(Number {
        negative,
        coefficient,
        exponent: power as i64 - fraction.len() as i64,
    })
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let setup = setup(vm)?;
    if args.arg(0).is(setup.class.value())
        && let Some(value) = args.opt(1)
    {
        let number = match value.downcast::<Str>() {
            Some(text) => text.as_ascii().and_then(parse),
            None => setup.read(vm, value),
        };
        if let Some(number) = number
            && let Some(made) = setup.make(vm, number)
        {
            return Ok(made);
        }
    }
    leave(vm, &setup, NEW, args)
}

macro_rules! methods {
    ($($number:ident = $index:literal $name:literal $signature:literal $body:expr;)*) => {
        $(const $number: usize = $index;)*
        /// The methods that native code replaces, in the order of [`Setup::methods`].
        static METHODS: &[NativeDef] = &[$(($name, $signature, $body, "")),*];
    };
}

methods! {
    ADD = 0 "__add__" "($self, other, context=None)" |vm, args| arithmetic(vm, args, ADD, add);
    RADD = 1 "__radd__" "($self, other, context=None)" |vm, args| arithmetic(vm, args, RADD, add);
    SUB = 2 "__sub__" "($self, other, context=None)" |vm, args| arithmetic(vm, args, SUB, |context, a, b| add(context, a, negated(b)));
    RSUB = 3 "__rsub__" "($self, other, context=None)" |vm, args| arithmetic(vm, args, RSUB, |context, a, b| add(context, b, negated(a)));
    MUL = 4 "__mul__" "($self, other, context=None)" |vm, args| arithmetic(vm, args, MUL, multiply);
    RMUL = 5 "__rmul__" "($self, other, context=None)" |vm, args| arithmetic(vm, args, RMUL, multiply);
    TRUEDIV = 6 "__truediv__" "($self, other, context=None)" |vm, args| arithmetic(vm, args, TRUEDIV, divide);
    RTRUEDIV = 7 "__rtruediv__" "($self, other, context=None)" |vm, args| arithmetic(vm, args, RTRUEDIV, |context, a, b| divide(context, b, a));
    EQ = 8 "__eq__" "($self, other, context=None)" |vm, args| comparison(vm, args, EQ, Compare::Eq);
    LT = 9 "__lt__" "($self, other, context=None)" |vm, args| comparison(vm, args, LT, Compare::Lt);
    LE = 10 "__le__" "($self, other, context=None)" |vm, args| comparison(vm, args, LE, Compare::Le);
    GT = 11 "__gt__" "($self, other, context=None)" |vm, args| comparison(vm, args, GT, Compare::Gt);
    GE = 12 "__ge__" "($self, other, context=None)" |vm, args| comparison(vm, args, GE, Compare::Ge);
    QUANTIZE = 13 "quantize" "($self, exp, rounding=None, context=None)" quantize;
    STR = 14 "__str__" "($self, eng=False, context=None)" text;
    NEW = 15 "__new__" "($type, value='0', context=None)" new;
}

fn install(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(class) = Class::from_value(args.arg(0)) else {
        return Err(vm.type_error("install() argument 1 must be a class"));
    };
    let names = ["_sign", "_int", "_exp", "_is_special"];
    let [sign, digits, exponent, special] = replacing::slots(vm, &class, names)?;
    let methods = replacing::originals(vm, &class, METHODS)?;
    let setup = Setup {
        get_context: args.arg(1).clone(),
        variable: args.arg(4).clone(),
        names: FIELDS.iter().map(|name| vm.intern(name)).collect(),
        shape: Cell::new(0),
        places: Cell::default(),
        rounded: args.arg(2).clone(),
        inexact: args.arg(3).clone(),
        sign,
        digits,
        exponent,
        special,
        methods,
        class: class.clone(),
    };
    replacing::install(vm, setup);
    replacing::replace(vm, &class, "Decimal", METHODS)?;
    Ok(Value::NONE)
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "The frequent operations of decimal.Decimal.",
    functions: &[(
        "install",
        "(Decimal, getcontext, Rounded, Inexact, variable, /)",
        install,
        "Puts native methods into the class.",
    )],
    ..ModuleSpec::named("_gillie_decimal")
};
