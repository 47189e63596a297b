//! Single elements of a buffer: native formats of one letter, as memoryview and array know them.

use crate::object::int::{self, Int, View};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// Size of an element of a native format (`@` may precede the letter).
pub fn size(format: &str) -> Option<usize> {
    let (&[code] | &[b'@', code]) = format.as_bytes() else {
        return None;
    };
    Some(match code {
        b'c' | b'b' | b'B' | b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' => 8,
        _ => return None,
    })
}

fn letter(format: &str) -> u8 {
    format.bytes().last().unwrap_or(b'B')
}

/// The element in `data`, which has its size.
pub fn unpack(vm: &mut Vm, format: &str, data: &[u8]) -> Value {
    macro_rules! number {
        ($t:ty) => {
            <$t>::from_ne_bytes(data.try_into().unwrap_or_default())
        };
    }
    match letter(format) {
        b'b' => vm.int(data[0] as i8 as i64),
        b'c' => vm.bytes(data),
        b'?' => Value::bool(data[0] != 0),
        b'h' => vm.int(number!(i16) as i64),
        b'H' => vm.int(number!(u16) as i64),
        b'i' => vm.int(number!(i32) as i64),
        b'I' => vm.int(number!(u32) as i64),
        b'l' | b'q' | b'n' => vm.int(number!(i64)),
        b'L' | b'Q' | b'N' | b'P' => vm.int_u64(number!(u64)),
        b'f' => Value::float(number!(f32) as f64),
        b'd' => Value::float(number!(f64)),
        b'e' => Value::float(half_to_f64(number!(u16))),
        _ => vm.int(data[0] as i64),
    }
}

/// The bytes of an element; the errors are memoryview's.
pub fn pack(vm: &mut Vm, format: &str, value: &Value) -> Result<Vec<u8>> {
    let code = letter(format);
    let wrong_type =
        |vm: &mut Vm| vm.type_error(format!("memoryview: invalid type for format '{format}'"));
    let wrong_value =
        |vm: &mut Vm| vm.value_error(format!("memoryview: invalid value for format '{format}'"));
    match code {
        b'?' => return Ok(vec![vm.is_true(value)? as u8]),
        b'c' => {
            return match value.downcast::<crate::object::bytes::Bytes>() {
                Some(bytes) if bytes.data.len() == 1 => Ok(bytes.data.to_vec()),
                Some(_) => Err(wrong_value(vm)),
                None => Err(wrong_type(vm)),
            };
        }
        b'f' | b'd' | b'e' => {
            let number = match vm.to_f64(value) {
                Ok(number) => number,
                Err(_) => return Err(wrong_type(vm)),
            };
            return Ok(match code {
                b'f' => (number as f32).to_ne_bytes().to_vec(),
                b'd' => number.to_ne_bytes().to_vec(),
                _ => f64_to_half(number).unwrap_or(0x7C00).to_ne_bytes().to_vec(),
            });
        }
        _ => {}
    }
    if int::view(value).is_none() && vm.class_of(value).slots.index.get().is_none() {
        return Err(wrong_type(vm));
    }
    let index = vm.index(value)?;
    match integer(code, &index) {
        Some(bytes) => Ok(bytes),
        None => Err(wrong_value(vm)),
    }
}

/// An int in the native size of a letter, if it fits.
pub fn integer(code: u8, value: &Value) -> Option<Vec<u8>> {
    let unsigned = || match int::view(value)? {
        View::Word(word) => u64::try_from(word).ok(),
        View::Big(big) => u64::try_from(big).ok(),
    };
    let signed = || Int::to_i64(value);
    Some(match code {
        b'b' => vec![i8::try_from(signed()?).ok()? as u8],
        b'B' => vec![u8::try_from(signed()?).ok()?],
        b'h' => i16::try_from(signed()?).ok()?.to_ne_bytes().to_vec(),
        b'H' => u16::try_from(signed()?).ok()?.to_ne_bytes().to_vec(),
        b'i' => i32::try_from(signed()?).ok()?.to_ne_bytes().to_vec(),
        b'I' => u32::try_from(signed()?).ok()?.to_ne_bytes().to_vec(),
        b'l' | b'q' | b'n' => signed()?.to_ne_bytes().to_vec(),
        _ => unsigned()?.to_ne_bytes().to_vec(),
    })
}

/// IEEE 754 half precision.
pub fn half_to_f64(bits: u16) -> f64 {
    let sign = if bits & 0x8000 != 0 { -1.0 } else { 1.0 };
    let fraction = (bits & 0x3FF) as f64;
    sign * match bits >> 10 & 0x1F {
        0 => fraction * 2f64.powi(-24),
        31 if bits & 0x3FF != 0 => f64::NAN,
        31 => f64::INFINITY,
        exponent => (1.0 + fraction / 1024.0) * 2f64.powi(exponent as i32 - 15),
    }
}

/// The nearest half (ties to even); `None` if it is too large.
pub fn f64_to_half(value: f64) -> Option<u16> {
    let sign = if value.is_sign_negative() { 0x8000 } else { 0 };
    let magnitude = value.abs();
    if value.is_nan() {
        return Some(sign | 0x7E00);
    }
    if magnitude.is_infinite() {
        return Some(sign | 0x7C00);
    }
    let round = |scaled: f64| scaled.round_ties_even() as u32;
    let bits = if magnitude < 2f64.powi(-14) {
        round(magnitude * 2f64.powi(24))
    } else {
        let exponent = (magnitude.to_bits() >> 52) as i32 - 1023;
        let fraction = round(magnitude / 2f64.powi(exponent) * 1024.0 - 1024.0);
        (((exponent + 15).max(0) as u32) << 10) + fraction
    };
    (bits < 0x7C00).then_some(sign | bits as u16)
}
