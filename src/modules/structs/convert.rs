//! Single values to bytes and back.

use super::error;
use super::format::{Field, Layout};
use crate::object::int::{self, View};
use crate::object::memoryview::element::{f64_to_half, half_to_f64};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// Writes `bytes`, given in little-endian order.
fn store(target: &mut [u8], bytes: &[u8], big: bool) {
    let size = target.len();
    target.copy_from_slice(&bytes[..size]);
    if big {
        target.reverse();
    }
}

/// Range texts as CPython gives them.
fn out_of_range(vm: &mut Vm, field: &Field) -> crate::vm::Raised {
    let code = field.code as char;
    let bits = field.size * 8;
    let message = if code == 'P' {
        "int too large to convert".to_owned()
    } else if code.is_ascii_lowercase() {
        let high = (1i128 << (bits - 1)) - 1;
        let low = -high - 1;
        format!("'{code}' format requires {low} <= number <= {high}")
    } else {
        let high = (1u128 << bits) - 1;
        format!("'{code}' format requires 0 <= number <= {high}")
    };
    error(vm, message)
}

pub fn pack(
    vm: &mut Vm,
    layout: &Layout,
    field: &Field,
    value: &Value,
    target: &mut [u8],
) -> Result<()> {
    match field.code {
        b'c' => {
            let data = match crate::object::buffer::is_buffer(vm, value) {
                true => vm.buffer(value)?,
                false => Default::default(),
            };
            match *data {
                [byte] => target[0] = byte,
                _ => return Err(error(vm, "char format requires a bytes object of length 1")),
            }
        }
        b'?' => target[0] = vm.is_true(value)? as u8,
        b's' | b'p' => {
            let code = field.code as char;
            if !crate::object::buffer::is_buffer(vm, value) {
                return Err(error(
                    vm,
                    format!("argument for '{code}' must be a bytes object"),
                ));
            }
            let data = vm.buffer(value)?;
            if field.code == b's' {
                let length = data.len().min(target.len());
                target[..length].copy_from_slice(&data[..length]);
            } else if let Some((count, target)) = target.split_first_mut() {
                let length = data.len().min(target.len());
                target[..length].copy_from_slice(&data[..length]);
                *count = length.min(255) as u8;
            }
        }
        b'e' | b'f' | b'd' => {
            let number = match vm.to_f64(value) {
                Ok(number) => number,
                Err(_) => return Err(error(vm, "required argument is not a float")),
            };
            match field.code {
                b'd' => store(target, &number.to_le_bytes(), layout.big),
                b'f' => {
                    let single = number as f32;
                    // The native format is C's conversion, which answers infinity.
                    if single.is_infinite() && number.is_finite() && !layout.native {
                        return Err(vm.overflow_error("float too large to pack with f format"));
                    }
                    store(target, &single.to_le_bytes(), layout.big);
                }
                _ => match f64_to_half(number) {
                    Some(half) => store(target, &half.to_le_bytes(), layout.big),
                    None => {
                        return Err(vm.overflow_error("float too large to pack with e format"));
                    }
                },
            }
        }
        _ => {
            if int::view(value).is_none() && vm.class_of(value).slots.index.get().is_none() {
                return Err(error(vm, "required argument is not an integer"));
            }
            let index = vm.index(value)?;
            let number: Option<i128> = match int::view(&index) {
                Some(View::Word(word)) => Some(word as i128),
                Some(View::Big(big)) => i128::try_from(big).ok(),
                None => None,
            };
            let bits = field.size * 8;
            let signed = field.code.is_ascii_lowercase();
            let (low, high) = match signed {
                // An address may be given as the negative number that the same bits make.
                _ if field.code == b'P' => (-(1i128 << (bits - 1)), (1i128 << bits) - 1),
                true => (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1),
                false => (0, (1i128 << bits) - 1),
            };
            match number.filter(|number| (low..=high).contains(number)) {
                Some(number) => store(target, &number.to_le_bytes(), layout.big),
                None => return Err(out_of_range(vm, field)),
            }
        }
    }
    Ok(())
}

pub fn unpack(vm: &mut Vm, layout: &Layout, field: &Field, data: &[u8]) -> Value {
    match field.code {
        b'c' | b's' => return vm.bytes(data),
        b'?' => return Value::bool(data[0] != 0),
        b'p' => {
            let length = data.first().copied().unwrap_or(0) as usize;
            let rest = data.get(1..).unwrap_or(&[]);
            return vm.bytes(&rest[..length.min(rest.len())]);
        }
        _ => {}
    }
    let mut bytes = [0u8; 8];
    bytes[..data.len()].copy_from_slice(data);
    if layout.big {
        bytes[..data.len()].reverse();
    }
    let word = u64::from_le_bytes(bytes);
    match field.code {
        b'd' => Value::float(f64::from_bits(word)),
        b'f' => Value::float(f32::from_bits(word as u32) as f64),
        b'e' => Value::float(half_to_f64(word as u16)),
        code if code.is_ascii_lowercase() => {
            let shift = 64 - data.len() as u32 * 8;
            vm.int(((word << shift) as i64) >> shift)
        }
        _ => vm.int_u64(word),
    }
}
