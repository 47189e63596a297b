//! The methods of `int`.

use super::arithmetic::divmod;
use super::{View, exact, expect};
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::native::rows;
use crate::object::str::Str;
use crate::object::{Bound, GetSetDef, NativeDef, Value, sequence};
use crate::vm::{Result, Vm};
use dashu_int::ops::UnsignedAbs;
use dashu_int::{IBig, UBig};

pub(super) static METHODS: &[NativeDef] = &[
    (
        "conjugate",
        "($self, /)",
        |vm, args| exact(vm, args.arg(0)),
        "Returns self, the complex conjugate of any int.",
    ),
    (
        "bit_length",
        "($self, /)",
        bit_length,
        "Number of bits necessary to represent self in binary.\n\n>>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6",
    ),
    (
        "bit_count",
        "($self, /)",
        bit_count,
        "Number of ones in the binary representation of the absolute value of self.\n\nAlso known as the population count.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3",
    ),
    (
        "to_bytes",
        "($self, /, length=1, byteorder='big', *, signed=False)",
        to_bytes,
        "Return an array of bytes representing an integer.",
    ),
    (
        "from_bytes",
        "($type, /, bytes, byteorder='big', *, signed=False)",
        from_bytes,
        "Return the integer represented by the given array of bytes.",
    ),
    (
        "as_integer_ratio",
        "($self, /)",
        as_integer_ratio,
        "Return a pair of integers, whose ratio is equal to the original int.\n\nThe ratio is in lowest terms and has a positive denominator.",
    ),
    (
        "is_integer",
        "($self, /)",
        |_, _| Ok(Value::TRUE),
        "Returns True. Exists for duck type compatibility with float.is_integer.",
    ),
    (
        "__trunc__",
        "($self, /)",
        |vm, args| exact(vm, args.arg(0)),
        "Truncating an Integral returns itself.",
    ),
    (
        "__floor__",
        "($self, /)",
        |vm, args| exact(vm, args.arg(0)),
        "Flooring an Integral returns itself.",
    ),
    (
        "__ceil__",
        "($self, /)",
        |vm, args| exact(vm, args.arg(0)),
        "Ceiling of an Integral returns itself.",
    ),
    (
        "__round__",
        "($self, ndigits=None, /)",
        round,
        "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer.",
    ),
    ("__getnewargs__", "($self, /)", getnewargs, ""),
    (
        "__format__",
        "($self, format_spec, /)",
        crate::object::format::format_method,
        "Convert to a string according to format_spec.",
    ),
    (
        "__sizeof__",
        "($self, /)",
        sizeof,
        "Returns size in memory, in bytes.",
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
        |vm, _| Ok(vm.int(0)),
        None,
        "the imaginary part of a complex number",
    ),
    (
        "numerator",
        exact,
        None,
        "the numerator of a rational number in lowest terms",
    ),
    (
        "denominator",
        |vm, _| Ok(vm.int(1)),
        None,
        "the denominator of a rational number in lowest terms",
    ),
];

fn bit_length(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(vm.int(expect(args.arg(0)).bit_length() as i64))
}

fn bit_count(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let count = match expect(args.arg(0)) {
        View::Word(word) => word.unsigned_abs().count_ones() as usize,
        View::Big(big) => big.unsigned_abs().count_ones(),
    };
    Ok(vm.int(count as i64))
}

/// Whether an argument `byteorder` says little.
fn is_little(vm: &mut Vm, value: Option<&Value>, function: &str) -> Result<bool> {
    let Some(value) = value else {
        return Ok(false);
    };
    let Some(text) = value.downcast::<Str>() else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!(
            "{function}() argument 'byteorder' must be str, not {name}"
        )));
    };
    if text.is_text("little") {
        Ok(true)
    } else if text.is_text("big") {
        Ok(false)
    } else {
        Err(vm.value_error("byteorder must be either 'little' or 'big'"))
    }
}

fn to_bytes(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let length = match args.opt(1) {
        Some(length) => vm.index_i64(length)?,
        None => 1,
    };
    let little = is_little(vm, args.opt(2), "to_bytes")?;
    let signed = match args.opt(3) {
        Some(signed) => vm.is_true(signed)?,
        None => false,
    };
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    let number = expect(args.arg(0));
    let negative = number.is_negative();
    if negative && !signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    if let (View::Word(word), false, 8..=16) = (&number, negative, length) {
        let mut data = [0; 16];
        data[..8].copy_from_slice(&word.to_le_bytes());
        if !little {
            data[..length].reverse();
        }
        return Ok(vm.bytes(&data[..length]));
    }
    super::arithmetic::check_size(vm, length.saturating_mul(8))?;
    drop(crate::object::sequence::reserve::<u8>(
        vm,
        length.checked_mul(2),
    )?);
    let (mut data, fits) = match number {
        View::Word(word) => {
            let mut data = word.to_le_bytes().to_vec();
            let sign = if negative { 0xFF } else { 0 };
            let fits = match length {
                0 => word == 0 || (word == -1 && signed),
                8.. => true,
                _ => {
                    data[length..].iter().all(|&byte| byte == sign)
                        && (!signed || (data[length - 1] & 0x80 != 0) == negative)
                }
            };
            data.resize(length, sign);
            (data, fits)
        }
        View::Big(big) => {
            // Two's complement, with a sign bit.
            let mut data = big.to_le_bytes().into_vec();
            if !signed && data.last() == Some(&0) {
                data.pop();
            }
            let fits = data.len() <= length;
            data.resize(length, if negative { 0xFF } else { 0 });
            (data, fits)
        }
    };
    if !fits {
        return Err(vm.overflow_error("int too big to convert"));
    }
    if !little {
        data.reverse();
    }
    Ok(vm.bytes(data))
}

fn from_bytes(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let little = is_little(vm, args.opt(2), "from_bytes")?;
    let signed = match args.opt(3) {
        Some(signed) => vm.is_true(signed)?,
        None => false,
    };
    let mut data = bytes_of(vm, args.arg(1))?;
    if !little {
        data.reverse();
    }
    let number = if let (1..=8, true) = (data.len(), signed) {
        let sign = if data[data.len() - 1] & 0x80 != 0 {
            0xFF
        } else {
            0
        };
        data.resize(8, sign);
        vm.int(i64::from_le_bytes(data.try_into().expect("eight bytes")))
    } else if signed && !data.is_empty() {
        vm.int_big(IBig::from_le_bytes(&data))
    } else if data.len() <= 8 {
        data.resize(8, 0);
        vm.int_u64(u64::from_le_bytes(data.try_into().expect("eight bytes")))
    } else {
        vm.int_big(UBig::from_le_bytes(&data).into())
    };
    let class = args.arg(0).clone();
    if class.is(vm.types().int.value()) {
        return Ok(number);
    }
    vm.call(&class, &[number])
}

/// `bytes(value)` for what `from_bytes` takes: bytes-like objects, `__bytes__`, iterables of ints.
fn bytes_of(vm: &mut Vm, value: &Value) -> Result<Vec<u8>> {
    if let Some(bytes) = value.downcast::<Bytes>() {
        return Ok(bytes.data.to_vec());
    }
    if let Some(bytes) = value.downcast::<ByteArray>() {
        return Ok(bytes.data.cloned(vm));
    }
    if value.is_a::<Str>() {
        return Err(vm.type_error("cannot convert 'str' object to bytes"));
    }
    // The constructor would take a number for a length.
    if sequence::is_index(vm, value) {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("cannot convert '{name}' object to bytes")));
    }
    let class = vm.types().bytes.value().clone();
    let bytes = vm.call(&class, std::slice::from_ref(value))?;
    Ok(bytes
        .downcast::<Bytes>()
        .map(|bytes| bytes.data.to_vec())
        .unwrap_or_default())
}

fn as_integer_ratio(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let pair = vec![exact(vm, args.arg(0))?, vm.int(1)];
    Ok(vm.tuple(pair))
}

fn getnewargs(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let number = exact(vm, args.arg(0))?;
    Ok(vm.tuple_of([number]))
}

fn sizeof(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    // As CPython counts: 24 bytes and 4 for each 30 bits.
    let digits = expect(args.arg(0)).bit_length().div_ceil(30).max(1);
    Ok(vm.int(24 + 4 * digits as i64))
}

/// `round(self, ndigits)`: half to even at a power of ten.
fn round(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let receiver = args.arg(0);
    let digits = match args.opt(1) {
        Some(digits) if !digits.is_none() => vm.index_clipped(digits)?,
        _ => 0,
    };
    if digits >= 0 {
        return exact(vm, receiver);
    }
    let number = expect(receiver);
    // 10**d is more than twice the number as soon as d decimals exceed its bits.
    if digits < -((number.bit_length() / 3 + 2) as i64) {
        return Ok(vm.int(0));
    }
    let unit = IBig::from(10).pow(digits.unsigned_abs() as usize);
    let number = number.big();
    let (quotient, remainder) = super::arithmetic::floor_big(&number, &unit);
    let twice = &remainder * 2;
    let up = twice > unit || (twice == unit && &quotient % 2 != 0);
    let rounded = if up {
        number - remainder + unit
    } else {
        number - remainder
    };
    Ok(vm.int_big(rounded))
}
