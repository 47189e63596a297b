//! Shifts, `& | ^ ~`.

use super::arithmetic::{MAX_BITS, check_size, operands};
use super::{View, view};
use crate::object::Value;
use crate::vm::{Result, Vm};
use dashu_int::IBig;

/// `left << right`.
pub fn left_shift(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (a, b) = operands!(left, right);
    if b.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    if a.is_zero() {
        return Ok(vm.int(0));
    }
    let View::Word(count) = b else {
        return Err(vm.overflow_error("too many digits in integer"));
    };
    if let View::Word(word) = a
        && count < 64
    {
        let wide = (word as i128) << count;
        return Ok(vm.int_i128(wide));
    }
    check_size(
        vm,
        (count as usize)
            .saturating_add(a.bit_length())
            .min(MAX_BITS + 1),
    )?;
    Ok(match a {
        View::Big(big) => vm.int_big(big << count as usize),
        View::Word(word) => vm.int_big(IBig::from(word) << count as usize),
    })
}

/// `left >> right`, flooring.
pub fn right_shift(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (a, b) = operands!(left, right);
    if b.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    Ok(match (a, b) {
        (View::Word(a), View::Word(b)) => vm.int(a >> b.min(63)),
        (View::Big(a), View::Word(b)) if (b as usize) < View::Big(a).bit_length() => {
            match View::Big(a).wide() {
                Some(wide) => vm.int_i128(wide >> b),
                None => vm.int_big(a >> b as usize),
            }
        }
        (a, _) => vm.int(-(a.is_negative() as i64)),
    })
}

macro_rules! bitwise {
    ($($(#[$doc:meta])* $name:ident $operator:tt)*) => {$(
        $(#[$doc])*
        pub fn $name(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
            Ok(match operands!(left, right) {
                (View::Word(a), View::Word(b)) => vm.int(a $operator b),
                (a, b) => match (a.wide(), b.wide()) {
                    (Some(a), Some(b)) => vm.int_i128(a $operator b),
                    _ => match (a, b) {
                        (View::Big(a), View::Big(b)) => vm.int_big(a $operator b),
                        (a, b) => vm.int_big(a.big() $operator b.big()),
                    },
                },
            })
        }
    )*};
}

bitwise! {
    /// `left & right`.
    and &
    /// `left | right`.
    or |
    /// `left ^ right`.
    xor ^
}

pub(super) fn invert(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(match super::expect(value) {
        View::Word(word) => vm.int(!word),
        View::Big(big) => vm.int_big(!big),
    })
}
