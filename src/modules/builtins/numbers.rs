//! Functions on numbers: `abs`, `bin`, `hex`, `oct`, `chr`, `ord`, `divmod`, `pow`, `round`, `hash`.

use crate::modules::support::special;
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::int::Int;
use crate::object::str::Str;
use crate::object::types::Operator;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};

pub(super) fn abs(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    match vm.class_of(value).slots.absolute.get() {
        Some(function) => function(vm, value),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("bad operand type for abs(): '{name}'")))
        }
    }
}

pub(super) fn hash(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let hash = vm.hash(args.arg(0))?;
    Ok(vm.int(hash))
}

/// Digits of an int in a power-of-two radix, with sign and prefix.
fn in_radix(vm: &mut Vm, value: &Value, radix: u8, prefix: &str) -> Result<Value> {
    let index = vm.index(value)?;
    let (negative, digits) = match Int::to_i64(&index) {
        Some(number) => {
            let shift = match radix {
                2 => 1,
                8 => 3,
                _ => 4,
            };
            let mut buffer = [0; 68];
            let (mut at, mut rest) = (buffer.len(), number.unsigned_abs());
            loop {
                at -= 1;
                buffer[at] = b"0123456789abcdef"[(rest & ((1 << shift) - 1)) as usize];
                rest >>= shift;
                if rest == 0 {
                    break;
                }
            }
            at -= prefix.len();
            buffer[at..at + prefix.len()].copy_from_slice(prefix.as_bytes());
            if number < 0 {
                at -= 1;
                buffer[at] = b'-';
            }
            return Ok(vm.str_from_ascii(&buffer[at..]));
        }
        None => match index.downcast::<Int>().map(|int| &**int) {
            Some(Int::Big(big)) if radix == 16 => {
                let (sign, words) = big.as_sign_words();
                let mut digits = String::with_capacity(words.len() * 16);
                for (place, word) in words.iter().rev().enumerate() {
                    let skipped = match place {
                        0 => word.leading_zeros() / 4,
                        _ => 0,
                    };
                    for digit in (0..16 - skipped).rev() {
                        let digit = word >> (4 * digit) & 15;
                        digits.push(char::from(b"0123456789abcdef"[digit as usize]));
                    }
                }
                (sign == dashu_int::Sign::Negative, digits)
            }
            Some(Int::Big(big)) => {
                let text = big.in_radix(radix).to_string();
                match text.strip_prefix('-') {
                    Some(digits) => (true, digits.to_string()),
                    None => (false, text),
                }
            }
            _ => (false, String::new()),
        },
    };
    let sign = if negative { "-" } else { "" };
    Ok(vm.str(&format!("{sign}{prefix}{digits}")))
}

pub(super) fn bin(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    in_radix(vm, args.arg(0), 2, "0b")
}

pub(super) fn oct(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    in_radix(vm, args.arg(0), 8, "0o")
}

pub(super) fn hex(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    in_radix(vm, args.arg(0), 16, "0x")
}

pub(super) fn chr(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let index = vm.index(args.arg(0))?;
    match Int::to_i64_clipped(&index) {
        point @ 0..=0x10_FFFF => Ok(vm.str_from_point(point as u32)),
        _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

pub(super) fn ord(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let (length, first) = if let Some(text) = value.downcast::<Str>() {
        (text.len(), text.units().iter().next())
    } else if let Some(bytes) = value.downcast::<Bytes>() {
        (
            bytes.data.len(),
            bytes.data.first().map(|&byte| byte.into()),
        )
    } else if let Some(bytes) = value.downcast::<ByteArray>() {
        let data = bytes.data.get(vm);
        (data.len(), data.first().map(|&byte| byte.into()))
    } else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!(
            "ord() expected string of length 1, but {name} found"
        )));
    };
    match (length, first) {
        (1, Some(point)) => Ok(vm.int(point.into())),
        _ => Err(vm.type_error(format!(
            "ord() expected a character, but string of length {length} found"
        ))),
    }
}

pub(super) fn divmod(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (left, right) = (args.arg(0), args.arg(1));
    let plain = |value: &Value| value.as_small_int().is_some() || value.as_exact_float().is_some();
    if plain(left) && plain(right) {
        if left.raw().both_int(right.raw()) {
            return crate::object::int::divmod(vm, left, right);
        }
        return crate::object::float::divmod(vm, left, right);
    }
    let (a, b) = (vm.class_of(left), vm.class_of(right));
    let right_first = !a.is(b) && b.is_subclass(vm, a);
    let order = if right_first {
        [(right, "__rdivmod__", left), (left, "__divmod__", right)]
    } else {
        [(left, "__divmod__", right), (right, "__rdivmod__", left)]
    };
    let same = a.is(b);
    for (receiver, method, other) in order {
        if same && method == "__rdivmod__" {
            continue;
        }
        if let Some(method) = special(vm, receiver, method)? {
            let answer = vm.call(&method, std::slice::from_ref(other))?;
            if !answer.is_not_implemented() {
                return Ok(answer);
            }
        }
    }
    let (a, b) = (vm.type_name(left), vm.type_name(right));
    Err(vm.type_error(format!(
        "unsupported operand type(s) for divmod(): '{a}' and '{b}'"
    )))
}

pub(super) fn pow(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (base, exponent) = (args.arg(0), args.arg(1));
    let modulus = match args.opt(2) {
        Some(modulus) if !modulus.is_none() => modulus,
        _ => return vm.binary(Operator::Pow, base, exponent),
    };
    let mut asked: Vec<usize> = Vec::new();
    for operand in [base, exponent, modulus] {
        if let Some(power) = vm.class_of(operand).slots.power.get()
            && !asked.contains(&(power as usize))
        {
            asked.push(power as usize);
            let answer = power(vm, base, exponent, modulus)?;
            if !answer.is_not_implemented() {
                return Ok(answer);
            }
        }
    }
    let (a, b, c) = (
        vm.type_name(base),
        vm.type_name(exponent),
        vm.type_name(modulus),
    );
    Err(vm.type_error(format!(
        "unsupported operand type(s) for ** or pow(): '{a}', '{b}', '{c}'"
    )))
}

pub(super) fn round(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let number = args.arg(0);
    if number.as_exact_float().is_some() {
        return crate::object::float::round(vm, args);
    }
    let Some(method) = special(vm, number, "__round__")? else {
        let name = vm.type_name(number);
        return Err(vm.type_error(format!("type {name} doesn't define __round__ method")));
    };
    match args.opt(1) {
        Some(digits) if !digits.is_none() => vm.call(&method, std::slice::from_ref(digits)),
        _ => vm.call(&method, &[]),
    }
}
