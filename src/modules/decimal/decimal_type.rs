//! `Decimal`: the type, its constructor and its special methods; `decimal_methods.rs` has the others.

use super::arithmetic::divmod;
use super::context::{self, Context};
use super::convert::{exact, of_float, of_int, operand, to_float, to_int, to_ratio};
use super::format::{Separators, Spec};
use super::number::{Kind, Number, compare, hash};
use super::operations::{self as op, Operation, bits};
use super::state::{Library, state};
use super::text::{Style, to_text};
use super::work::{Rounding, Work, status::*};
use crate::object::complex::Complex;
use crate::object::dict::Dict;
use crate::object::int;
use crate::object::int::long_work::{is_long, quotient_steps};
use crate::object::iterators::class_argument;
use crate::object::list::List;
use crate::object::native::rows;
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::types::{BinaryFn, Compare, Operator, flags};
use crate::object::{Bound, Class, GetSetDef, Payload, Value, sequence};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

/// Payload of `Decimal`.
pub struct Decimal {
    pub number: Number,
}

impl Payload for Decimal {}

pub fn expect(value: &Value) -> &Number {
    &value.downcast::<Decimal>().expect("a Decimal").number
}

#[inline]
pub fn make(vm: &Vm, library: &Library, number: Number) -> Value {
    vm.alloc_builtin(&library.decimal, Decimal { number })
}

/// A Decimal of this class, which may be one below.
pub fn make_of(vm: &Vm, library: &Library, class: &Class, number: Number) -> Value {
    match class.is(&library.decimal) {
        true => make(vm, library, number),
        false => vm.alloc(class, Decimal { number }),
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let state = state(vm);
    let library = state.library();
    let Some(value) = args.opt(1) else {
        return Ok(make_of(vm, library, &class, Number::zero(false, 0)));
    };
    let is_exact = vm.class_of(value).is(&library.decimal);
    if is_exact && class.is(&library.decimal) && args.opt(2).is_none() {
        return Ok(value.clone());
    }
    let context = context::optional(vm, library, args.opt(2))?;
    let number = exact(vm, library, context::expect(&context), value)?;
    Ok(make_of(vm, library, &class, number))
}

/// The Decimal that class methods make, of a class below by calling that.
fn made_by(vm: &mut Vm, class: &Value, library: &Library, number: Number) -> Result<Value> {
    let decimal = make(vm, library, number);
    match class.is(library.decimal.value()) {
        true => Ok(decimal),
        false => vm.call(class, &[decimal]),
    }
}

pub fn from_float(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let number = float_or_int(vm, args.arg(1))?;
    made_by(vm, args.arg(0), state(vm).library(), number)
}

/// The number of a float or int argument.
pub fn float_or_int(vm: &mut Vm, value: &Value) -> Result<Number> {
    match (int::view(value), crate::object::float::value_of(value)) {
        (Some(view), _) => Ok(of_int(view)),
        (_, Some(float)) => Ok(of_float(float)),
        _ => Err(vm.type_error("argument must be int or float")),
    }
}

pub fn from_number(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let number = match crate::object::float::value_of(args.arg(1)) {
        Some(float) => of_float(float),
        None => match operand(args.arg(1)) {
            Some(number) => number.into_owned(),
            None => {
                let text = vm.repr_text(args.arg(1))?;
                return Err(vm.type_error(format!("Cannot convert {text} to Decimal")));
            }
        },
    };
    made_by(vm, args.arg(0), state(vm).library(), number)
}

// ---- operators

#[inline(always)]
fn operator(vm: &mut Vm, left: &Value, right: &Value, operation: Operation) -> Result<Value> {
    // Nearly all are two Decimals; another operand is converted first.
    let (a, b) = match (left.downcast::<Decimal>(), right.downcast::<Decimal>()) {
        (Some(a), Some(b)) => (&a.number, &b.number),
        _ => return mixed_operator(vm, left, right, operation),
    };
    let state = state(vm);
    let library = state.library();
    let context = library.current(vm);
    let number = operation.apply(vm, library, context::expect(&context), &[a, b])?;
    Ok(make(vm, library, number))
}

fn mixed_operator(vm: &mut Vm, left: &Value, right: &Value, operation: Operation) -> Result<Value> {
    let (Some(a), Some(b)) = (operand(left), operand(right)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let state = state(vm);
    let library = state.library();
    let context = library.current(vm);
    let number = operation.apply(vm, library, context::expect(&context), &[&a, &b])?;
    Ok(make(vm, library, number))
}

fn prefix(vm: &mut Vm, value: &Value, operation: Operation) -> Result<Value> {
    let state = state(vm);
    let library = state.library();
    let context = library.current(vm);
    let number = operation.apply(vm, library, context::expect(&context), &[expect(value)])?;
    Ok(make(vm, library, number))
}

fn power(vm: &mut Vm, base: &Value, exponent: &Value, modulus: &Value) -> Result<Value> {
    if modulus.is_none() {
        return operator(vm, base, exponent, op::POWER);
    }
    let (Some(a), Some(b), Some(c)) = (operand(base), operand(exponent), operand(modulus)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let state = state(vm);
    let library = state.library();
    let context = library.current(vm);
    let context = context::expect(&context);
    let number = op::POWER_MODULO.apply(vm, library, context, &[&a, &b, &c])?;
    Ok(make(vm, library, number))
}

/// Quotient and remainder as a pair.
pub fn divmod_pair(
    vm: &mut Vm,
    library: &Library,
    context: &Context,
    a: &Number,
    b: &Number,
) -> Result<Value> {
    let mut work = context.work();
    let (quotient, rest) = divmod(a, b, &mut work);
    context.raise(vm, library, work.status)?;
    let (quotient, rest) = (make(vm, library, quotient), make(vm, library, rest));
    Ok(vm.tuple_of([quotient, rest]))
}

fn divmod_operator(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (Some(a), Some(b)) = (operand(left), operand(right)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let state = state(vm);
    let library = state.library();
    let context = library.current(vm);
    divmod_pair(vm, library, context::expect(&context), &a, &b)
}

// ---- comparison

/// The other side of a comparison: the number, and by what the Decimal's must be multiplied first.
fn comparable(
    vm: &mut Vm,
    library: &Library,
    context: &Context,
    value: &Value,
    equality: bool,
) -> Result<Option<(Number, Option<Number>)>> {
    if let Some(number) = operand(value) {
        return Ok(Some((number.into_owned(), None)));
    }
    if let Some(float) = crate::object::float::value_of(value) {
        match equality {
            true => context.set_flags(FLOAT_OPERATION),
            false => context.raise(vm, library, FLOAT_OPERATION)?,
        }
        return Ok(Some((of_float(float), None)));
    }
    if let Some(complex) = value.downcast::<Complex>() {
        if !equality || complex.imag != 0.0 {
            return Ok(None);
        }
        context.set_flags(FLOAT_OPERATION);
        return Ok(Some((of_float(complex.real), None)));
    }
    if !vm.is_instance(value, &library.rational)? {
        return Ok(None);
    }
    let mut part = |name: &str| -> Result<Option<Number>> {
        let part = vm.attr(value, name)?;
        Ok(int::view(&part).map(of_int))
    };
    match (part("numerator")?, part("denominator")?) {
        (Some(numerator), Some(denominator)) => Ok(Some((numerator, Some(denominator)))),
        _ => Err(vm.type_error("unexpected error")),
    }
}

fn compare_slot(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let Some(a) = left.downcast::<Decimal>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    // Most comparisons are with Decimals that are no NaNs.
    if let Some(b) = right.downcast::<Decimal>()
        && !a.number.is_nan()
        && !b.number.is_nan()
    {
        return Ok(Value::bool(operator.holds(compare(&a.number, &b.number))));
    }
    let state = state(vm);
    let library = state.library();
    let context = library.current(vm);
    let context = context::expect(&context);
    let equality = matches!(operator, Compare::Eq | Compare::Ne);
    let Some((b, factor)) = comparable(vm, library, context, right, equality)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let a = &a.number;
    if a.is_nan() || b.is_nan() {
        let signaling = a.kind == Kind::Signaling || b.kind == Kind::Signaling;
        if signaling || !equality {
            context.raise(vm, library, INVALID_OPERATION)?;
        }
        return Ok(Value::bool(operator == Compare::Ne));
    }
    let order = match factor {
        Some(factor) if !a.is_special() => {
            let mut work = Work::MAX;
            let product = op::MULTIPLY.compute(vm, &[a, &factor], &mut work)?;
            context.raise(vm, library, work.status & ERRORS)?;
            compare(&product, &b)
        }
        _ => compare(a, &b),
    };
    Ok(Value::bool(operator.holds(order)))
}

fn hash_slot(vm: &mut Vm, value: &Value) -> Result<i64> {
    let number = expect(value);
    match number.kind {
        Kind::Finite => Ok(hash(number)),
        Kind::Infinite => Ok(crate::vm::hash::INFINITY * number.sign() as i64),
        Kind::Signaling => Err(vm.type_error("Cannot hash a signaling NaN value")),
        // By identity, as objects have it.
        Kind::Quiet => Ok((value.raw().0.rotate_right(4) & i64::MAX as u64) as i64),
    }
}

// ---- text

/// The text of a number, by another thread if it is a very long one.
pub fn text_of(vm: &mut Vm, number: &Number, style: Style, capitals: bool) -> Result<Vec<u8>> {
    if !is_long(quotient_steps(bits(number.digits))) {
        return Ok(to_text(number, style, capitals));
    }
    let number = number.clone();
    vm.long_work(move || to_text(&number, style, capitals))
}

fn str_slot(vm: &mut Vm, value: &Value) -> Result<Value> {
    let capitals = capitals(vm, expect(value));
    let text = text_of(vm, expect(value), Style::Scientific, capitals)?;
    Ok(vm.str_from_ascii(&text))
}

/// Whether the current context has exponents with a capital; it is not asked where none is written.
fn capitals(vm: &mut Vm, number: &Number) -> bool {
    if number.exponent <= 0 && number.adjusted() >= -6 {
        return true;
    }
    let context = state(vm).library().current(vm);
    context::expect(&context).capitals()
}

fn repr_slot(vm: &mut Vm, value: &Value) -> Result<Value> {
    let capitals = capitals(vm, expect(value));
    let text = text_of(vm, expect(value), Style::Scientific, capitals)?;
    let mut out = Vec::with_capacity(text.len() + 11);
    out.extend_from_slice(b"Decimal('");
    out.extend_from_slice(&text);
    out.extend_from_slice(b"')");
    Ok(vm.str_from_ascii(&out))
}

/// Takes what a dict as `locale.localeconv()` gives says about points and groups; grouping is a list there, and a text in a
/// dict that a program gives.
fn take_separators(vm: &mut Vm, dict: &Value, separators: &mut Separators) -> Result<()> {
    let Some(table) = dict.downcast::<Dict>() else {
        return Err(vm.type_error("optional argument must be a dict"));
    };
    let entry = |name: &str| table.get_str(vm, &vm.intern(name));
    let (point, thousands, grouping) = (
        entry("decimal_point"),
        entry("thousands_sep"),
        entry("grouping"),
    );
    let text = |vm: &mut Vm, value: &Value| -> Result<String> {
        match value.downcast::<Str>() {
            Some(text) => Ok(text.text().into_owned()),
            None => Err(vm.type_error("bad argument type for built-in operation")),
        }
    };
    if let Some(point) = point {
        separators.point = text(vm, &point)?;
    }
    if let Some(thousands) = thousands {
        separators.thousands = text(vm, &thousands)?;
    }
    if let Some(grouping) = grouping {
        let lengths: Vec<i64> = match grouping.is_a::<List>() {
            true => vm
                .collect(&grouping)?
                .iter()
                .map(int::Int::to_i64_clipped)
                .collect(),
            false => text(vm, &grouping)?
                .chars()
                .map(|length| length as i64)
                .collect(),
        };
        let lengths = lengths.into_iter().take_while(|&length| length != 0);
        separators.groups = lengths.map(|length| length.clamp(0, 255) as u8).collect();
    }
    Ok(())
}

/// What the mini-language of libmpdec does not know, the one of the module in Python may.
fn format_in_python(vm: &mut Vm, value: &Value, spec: &Value, context: &Value) -> Result<Value> {
    let module = vm.import_module("_pydecimal")?;
    let class = vm.attr(&module, "Decimal")?;
    let text = str_slot(vm, value)?;
    let decimal = vm.call(&class, &[text])?;
    match vm.call_method(&decimal, "__format__", &[spec.clone(), context.clone()]) {
        Err(raised) if vm.raised_is(&raised, &vm.exceptions().ValueError) => {
            Err(vm.value_error("invalid format string"))
        }
        result => result,
    }
}

pub fn format(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(text) = args.arg(1).downcast::<Str>() else {
        return Err(vm.type_error("format arg must be str"));
    };
    if text.is_empty() {
        return str_slot(vm, args.arg(0));
    }
    let text = text.text();
    let state = state(vm);
    let current = state.library().current(vm);
    let context = context::expect(&current);
    if text.ends_with('N') {
        let deprecated = "Format specifier 'N' is deprecated";
        crate::modules::warnings::warn(
            vm,
            |vm| vm.exceptions().DeprecationWarning.clone(),
            deprecated,
        )?;
    }
    let Some(mut spec) = Spec::parse(&text, context.capitals()) else {
        return format_in_python(vm, args.arg(0), args.arg(1), &current);
    };
    if spec.is_local {
        let locale = vm.import_module("locale")?;
        let dict = vm.call_method(&locale, "localeconv", &[])?;
        take_separators(vm, &dict, &mut spec.separators)?;
    }
    if let Some(dict) = args.opt(2).filter(|dict| !dict.is_none()) {
        take_separators(vm, dict, &mut spec.separators)?;
        if !spec.separators.are_valid() {
            return Err(vm.value_error("invalid override dict"));
        }
    }
    let mut work = context.work();
    match spec.format(expect(args.arg(0)), &mut work) {
        Some(text) => Ok(vm.str(&text)),
        None if work.status & NO_MEMORY != 0 => Err(sequence::no_memory(vm)),
        None => Err(vm.value_error("format specification exceeds internal limits of _decimal")),
    }
}

// ---- other special methods

fn rounded_int(vm: &mut Vm, value: &Value, rounding: Rounding) -> Result<Value> {
    to_int(
        vm,
        expect(value),
        Work {
            rounding,
            ..Work::MAX
        },
    )
}

pub fn round(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(places) = args.opt(1).filter(|places| !places.is_none()) else {
        return rounded_int(vm, args.arg(0), Rounding::HalfEven);
    };
    if int::view(places).is_none() {
        return Err(vm.type_error("optional arg must be an integer"));
    }
    let places = vm.index_i64(places)?;
    let model = Number::small(false, 1, places.saturating_neg());
    let state = state(vm);
    let library = state.library();
    let context = library.current(vm);
    let context = context::expect(&context);
    let number = op::QUANTIZE.apply(vm, library, context, &[expect(args.arg(0)), &model])?;
    Ok(make(vm, library, number))
}

pub fn floor(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    rounded_int(vm, args.arg(0), Rounding::Floor)
}

pub fn ceil(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    rounded_int(vm, args.arg(0), Rounding::Ceiling)
}

pub fn trunc(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    rounded_int(vm, args.arg(0), Rounding::Down)
}

pub fn complex(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let real = to_float(vm, expect(args.arg(0)))?;
    Ok(vm.complex(real, 0.0))
}

pub fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = vm.class_of(args.arg(0)).class_ref().value().clone();
    let text = str_slot(vm, args.arg(0))?;
    let arguments = vm.tuple_of([text]);
    Ok(vm.tuple_of([class, arguments]))
}

pub fn as_tuple(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let number = expect(args.arg(0));
    let digits = match number.digits {
        0 => Vec::new(),
        _ => text_of(
            vm,
            &Number::new(false, number.coefficient.clone(), 0),
            Style::Fixed,
            true,
        )?,
    };
    let digits = digits
        .iter()
        .map(|digit| vm.int((digit - b'0') as i64))
        .collect();
    let parts = vec![
        vm.int(number.negative as i64),
        vm.tuple(digits),
        match number.kind {
            Kind::Finite => vm.int(number.exponent),
            Kind::Infinite => vm.str("F"),
            Kind::Quiet => vm.str("n"),
            Kind::Signaling => vm.str("N"),
        },
    ];
    let class = state(vm).library().tuple.clone();
    Ok(vm.tuple_of_class(&class, parts))
}

pub fn as_integer_ratio(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    to_ratio(vm, expect(args.arg(0)))
}

static GETSET: &[GetSetDef] = &[
    ("real", |_, value| Ok(value.clone()), None, ""),
    (
        "imag",
        |vm, _| Ok(make(vm, state(vm).library(), Number::zero(false, 0))),
        None,
        "",
    ),
];

/// `Decimal`.
pub static SPEC: TypeSpec = TypeSpec {
    module: "decimal",
    doc: "Construct a new Decimal object. 'value' can be an integer, string, tuple,\nor another Decimal object. If no value is given, return Decimal('0'). The\ncontext does not affect the conversion and is only passed to determine if\nthe InvalidOperation trap is active.\n\n",
    flags: flags::BASE,
    new: Some(("__new__", "($type, value=\"0\", context=None)", new, "")),
    methods: super::decimal_methods::METHODS,
    wrappers: &rows::divmod(
        |vm, args| divmod_operator(vm, args.arg(0), args.arg(1)),
        |vm, args| divmod_operator(vm, args.arg(1), args.arg(0)),
    ),
    getset: GETSET,
    slots: |slots| {
        let operators: [(Operator, BinaryFn); 7] = [
            (Operator::Add, |vm, a, b| operator(vm, a, b, op::ADD)),
            (Operator::Sub, |vm, a, b| operator(vm, a, b, op::SUBTRACT)),
            (Operator::Mul, |vm, a, b| operator(vm, a, b, op::MULTIPLY)),
            (Operator::TrueDiv, |vm, a, b| operator(vm, a, b, op::DIVIDE)),
            (Operator::FloorDiv, |vm, a, b| {
                operator(vm, a, b, op::DIVIDE_INT)
            }),
            (Operator::Mod, |vm, a, b| operator(vm, a, b, op::REMAINDER)),
            (Operator::Pow, |vm, a, b| operator(vm, a, b, op::POWER)),
        ];
        for (operator, function) in operators {
            slots.binary[operator as usize].set(Some(function));
        }
        slots.power.set(Some(power));
        slots
            .negative
            .set(Some(|vm, value| prefix(vm, value, op::MINUS)));
        slots
            .positive
            .set(Some(|vm, value| prefix(vm, value, op::PLUS)));
        slots
            .absolute
            .set(Some(|vm, value| prefix(vm, value, op::ABS)));
        slots
            .bool
            .set(Some(|_, value| Ok(!expect(value).is_zero())));
        slots
            .int
            .set(Some(|vm, value| rounded_int(vm, value, Rounding::Down)));
        slots.float.set(Some(|vm, value| {
            Ok(Value::float(to_float(vm, expect(value))?))
        }));
        slots.hash.set(Some(hash_slot));
        slots.compare.set(Some(compare_slot));
        slots.repr.set(Some(repr_slot));
        slots.str.set(Some(str_slot));
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Decimal>("Decimal")
};
