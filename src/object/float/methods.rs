//! `float(...)` and the methods of float.

use super::text::{Hex, from_hex, parse_text, to_hex};
use super::{Float, divmod, exact, expect, round_to, value_of};
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::native::rows;
use crate::object::str::Str;
use crate::object::{Bound, Class, GetSetDef, NativeDef, Value};
use crate::vm::{Result, Vm};
use dashu_int::IBig;

pub(super) static METHODS: &[NativeDef] = &[
    (
        "conjugate",
        "($self, /)",
        |vm, args| exact(vm, args.arg(0)),
        "Return self, the complex conjugate of any float.",
    ),
    (
        "as_integer_ratio",
        "($self, /)",
        as_integer_ratio,
        "Return a pair of integers, whose ratio is exactly equal to the original float.\n\nThe ratio is in lowest terms and has a positive denominator.  Raise\nOverflowError on infinities and a ValueError on NaNs.",
    ),
    (
        "is_integer",
        "($self, /)",
        |_, args| {
            let number = expect(args.arg(0));
            Ok(Value::bool(number.is_finite() && number == number.trunc()))
        },
        "Return True if the float is an integer.",
    ),
    (
        "hex",
        "($self, /)",
        |vm, args| Ok(vm.str(&to_hex(expect(args.arg(0))))),
        "Return a hexadecimal representation of a floating-point number.\n\n>>> (-0.1).hex()\n'-0x1.999999999999ap-4'\n>>> 3.14159.hex()\n'0x1.921f9f01b866ep+1'",
    ),
    (
        "fromhex",
        "($type, string, /)",
        fromhex,
        "Create a floating-point number from a hexadecimal string.\n\n>>> float.fromhex('0x1.ffffp10')\n2047.984375\n>>> float.fromhex('-0x1p-1074')\n-5e-324",
    ),
    (
        "from_number",
        "($type, number, /)",
        from_number,
        "Convert real number to a floating-point number.",
    ),
    (
        "__trunc__",
        "($self, /)",
        |vm, args| vm.int_from_f64(expect(args.arg(0))),
        "Return the Integral closest to x between 0 and x.",
    ),
    (
        "__floor__",
        "($self, /)",
        |vm, args| vm.int_from_f64(expect(args.arg(0)).floor()),
        "Return the floor as an Integral.",
    ),
    (
        "__ceil__",
        "($self, /)",
        |vm, args| vm.int_from_f64(expect(args.arg(0)).ceil()),
        "Return the ceiling as an Integral.",
    ),
    (
        "__round__",
        "($self, ndigits=None, /)",
        round,
        "Return the Integral closest to x, rounding half toward even.\n\nWhen an argument is passed, work like built-in round(x, ndigits).",
    ),
    ("__getnewargs__", "($self, /)", getnewargs, ""),
    (
        "__format__",
        "($self, format_spec, /)",
        crate::object::format::format_method,
        "Formats the float according to format_spec.",
    ),
    (
        "__getformat__",
        "($type, typestr, /)",
        getformat,
        "You probably don't want to use this function.",
    ),
];

/// Both have one slot only in CPython, and none here.
pub(super) static WRAPPERS: &[NativeDef] = &rows::divmod(
    |vm, args| divmod(vm, args.arg(0), args.arg(1)),
    |vm, args| divmod(vm, args.arg(1), args.arg(0)),
);

pub(super) static GETSET: &[GetSetDef] = &[
    ("real", exact, None, "the real part of a complex number"),
    (
        "imag",
        |_, _| Ok(Value::float(0.0)),
        None,
        "the imaginary part of a complex number",
    ),
];

pub(super) fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = args.arg(0);
    let number = match args.opt(1) {
        None => 0.0,
        Some(value) => from_value(vm, value)?,
    };
    if class.is(vm.types().float.value()) {
        return Ok(Value::float(number));
    }
    let class = Class::from_value(class).expect("checked by type.__call__");
    Ok(vm.alloc(&class, Float(number)))
}

/// `float(value)`.
fn from_value(vm: &mut Vm, value: &Value) -> Result<f64> {
    if let Some(number) = value.as_exact_float() {
        return Ok(number);
    }
    let own = vm.class_of(value).slots.float.get().is_some();
    if value.is_a::<Str>() && !own {
        return parse_text(vm, value, None);
    }
    if let Some(bytes) = value.downcast::<Bytes>() {
        return parse_text(vm, value, Some(&bytes.data));
    }
    if let Some(bytes) = value.downcast::<ByteArray>() {
        let data = bytes.data.cloned(vm);
        return parse_text(vm, value, Some(&data));
    }
    let slots = &vm.class_of(value).slots;
    if slots.float.get().is_none() && slots.index.get().is_none() && value_of(value).is_none() {
        if crate::object::buffer::is_buffer(vm, value) {
            let data = vm.buffer(value)?.into_owned();
            let shown = vm.bytes(data.clone());
            return parse_text(vm, &shown, Some(&data));
        }
        let name = vm.type_name(value);
        return Err(vm.type_error(format!(
            "float() argument must be a string or a real number, not '{name}'"
        )));
    }
    // A subclass may have a `__float__` of its own.
    if let Some(function) = slots.float.get() {
        let result = function(vm, value)?;
        return super::true_float(vm, value, &result);
    }
    vm.to_f64(value)
}

/// The float as an instance of `class`.
fn of_class(vm: &mut Vm, class: &Value, number: f64) -> Result<Value> {
    let number = Value::float(number);
    if class.is(vm.types().float.value()) {
        return Ok(number);
    }
    vm.call(&class.clone(), &[number])
}

fn fromhex(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let text = match args.arg(1).downcast::<Str>() {
        Some(text) => text.text(),
        None => return Err(vm.type_error("bad argument type for built-in operation")),
    };
    match from_hex(&text) {
        Hex::Number(number) => of_class(vm, args.arg(0), number),
        Hex::Malformed => Err(vm.value_error("invalid hexadecimal floating-point string")),
        Hex::TooLarge => {
            Err(vm.overflow_error("hexadecimal value too large to represent as a float"))
        }
    }
}

fn from_number(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let number = vm.to_f64(args.arg(1))?;
    of_class(vm, args.arg(0), number)
}

fn as_integer_ratio(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let number = expect(args.arg(0));
    if number.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    if number.is_infinite() {
        return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (mantissa, exponent) = decompose(number);
    let one = IBig::from(1);
    let (top, bottom) = if exponent >= 0 {
        (IBig::from(mantissa) << exponent as usize, one)
    } else {
        (IBig::from(mantissa), one << (-exponent) as usize)
    };
    let pair = vec![vm.int_big(top), vm.int_big(bottom)];
    Ok(vm.tuple(pair))
}

/// A finite float as `mantissa * 2**exponent` with an odd mantissa (or 0, 0).
pub(crate) fn decompose(number: f64) -> (i64, i64) {
    let bits = number.to_bits();
    let fraction = (bits & ((1 << 52) - 1)) as i64;
    let (mantissa, exponent) = match (bits >> 52 & 0x7FF) as i64 {
        0 => (fraction, -1074),
        exponent => (fraction | 1 << 52, exponent - 1075),
    };
    if mantissa == 0 {
        return (0, 0);
    }
    let zeros = mantissa.trailing_zeros();
    let mantissa = mantissa >> zeros;
    let mantissa = if number < 0.0 { -mantissa } else { mantissa };
    (mantissa, exponent + zeros as i64)
}

/// `round(self, ndigits=None)`.
pub fn round(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let number = expect(args.arg(0));
    let digits = match args.opt(1) {
        Some(digits) if !digits.is_none() => vm.index_clipped(digits)?,
        _ => return vm.int_from_f64(number.round_ties_even()),
    };
    let rounded = round_to(number, digits);
    if rounded.is_infinite() && number.is_finite() {
        return Err(vm.overflow_error("rounded value too large to represent"));
    }
    Ok(Value::float(rounded))
}

fn getnewargs(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let number = exact(vm, args.arg(0))?;
    Ok(vm.tuple_of([number]))
}

fn getformat(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let text = vm.expect_text(args.arg(1), "__getformat__() argument")?;
    if text != "double" && text != "float" {
        return Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'"));
    }
    Ok(vm.str(if cfg!(target_endian = "little") {
        "IEEE, little-endian"
    } else {
        "IEEE, big-endian"
    }))
}
