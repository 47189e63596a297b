//! The type codes of arrays: how items lie in memory and what may be stored.

use crate::object::Value;
use crate::object::int::Int;
use crate::object::range::{big_of, from_big};
use crate::object::sequence;
use crate::object::str::Str;
use crate::vm::{Result, Vm};
use dashu_int::IBig;

/// A type code.
pub struct Code {
    pub letter: u8,
    pub size: usize,
    pub kind: Kind,
    /// In Python's `_array_reconstructor` numbering (little endian).
    pub format: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// With CPython's words for the C type.
    Signed(&'static str),
    Unsigned(&'static str),
    Character,
    Float,
}

use Kind::*;

/// All of them, in CPython's order.
pub static CODES: [Code; 14] = [
    Code {
        letter: b'b',
        size: 1,
        kind: Signed("signed char"),
        format: 1,
    },
    Code {
        letter: b'B',
        size: 1,
        kind: Unsigned("unsigned byte integer"),
        format: 0,
    },
    Code {
        letter: b'u',
        size: 4,
        kind: Character,
        format: 20,
    },
    Code {
        letter: b'w',
        size: 4,
        kind: Character,
        format: 20,
    },
    Code {
        letter: b'h',
        size: 2,
        kind: Signed("signed short integer"),
        format: 4,
    },
    Code {
        letter: b'H',
        size: 2,
        kind: Unsigned("unsigned short"),
        format: 2,
    },
    Code {
        letter: b'i',
        size: 4,
        kind: Signed("signed integer"),
        format: 8,
    },
    Code {
        letter: b'I',
        size: 4,
        kind: Unsigned("unsigned int"),
        format: 6,
    },
    Code {
        letter: b'l',
        size: 8,
        kind: Signed("C long"),
        format: 12,
    },
    Code {
        letter: b'L',
        size: 8,
        kind: Unsigned("C unsigned long"),
        format: 10,
    },
    Code {
        letter: b'q',
        size: 8,
        kind: Signed(""),
        format: 12,
    },
    Code {
        letter: b'Q',
        size: 8,
        kind: Unsigned(""),
        format: 10,
    },
    Code {
        letter: b'f',
        size: 4,
        kind: Float,
        format: 14,
    },
    Code {
        letter: b'd',
        size: 8,
        kind: Float,
        format: 16,
    },
];

/// The code of a letter.
pub fn find(letter: u8) -> Option<&'static Code> {
    CODES.iter().find(|code| code.letter == letter)
}

/// The greatest number of a machine's format: characters of four bytes, the highest first.
pub const LAST_FORMAT: i64 = 21;

/// The codec of characters that another machine wrote in two bytes.
pub fn utf_16(format: i64) -> Option<&'static str> {
    match format {
        18 => Some("utf-16-le"),
        19 => Some("utf-16-be"),
        _ => None,
    }
}

impl Code {
    /// The type code of items that were written in a machine's format: this one, or the last that is like it.
    pub fn written_as(&'static self, format: i64) -> &'static Code {
        let like =
            |code: &&Code| code.format == format || code.format + 1 == format && code.size > 1;
        match self.format == format {
            true => self,
            false => CODES.iter().rev().find(like).unwrap_or(self),
        }
    }

    /// The item in these bytes.
    pub fn load(&self, vm: &Vm, bytes: &[u8]) -> Value {
        let unsigned = self.word(bytes);
        match self.kind {
            Signed(_) => {
                let shift = 64 - 8 * self.size as u32;
                vm.int((unsigned << shift) as i64 >> shift)
            }
            Unsigned(_) => match i64::try_from(unsigned) {
                Ok(number) => vm.int(number),
                Err(_) => from_big(vm, IBig::from(unsigned)),
            },
            Character => vm.str_from_point((unsigned as u32).min(0x10FFFF)),
            Float if self.size == 4 => Value::float(f32::from_bits(unsigned as u32) as f64),
            Float => Value::float(f64::from_bits(unsigned)),
        }
    }

    /// An item's bits, zeros above.
    #[inline]
    fn word(&self, bytes: &[u8]) -> u64 {
        match (self.size, bytes) {
            (1, [byte, ..]) => u64::from(*byte),
            (2, &[a, b, ..]) => u64::from(u16::from_le_bytes([a, b])),
            (4, &[a, b, c, d, ..]) => u64::from(u32::from_le_bytes([a, b, c, d])),
            (_, &[a, b, c, d, e, f, g, h, ..]) => u64::from_le_bytes([a, b, c, d, e, f, g, h]),
            _ => 0,
        }
    }

    /// The bytes of an item (the first `size` of them).
    pub fn store(&self, vm: &mut Vm, value: &Value) -> Result<[u8; 8]> {
        match self.kind {
            Signed(_) | Unsigned(_) => self.store_int(vm, value),
            Character => match value.downcast::<Str>() {
                Some(text) if text.len() == 1 => Ok((text.units().at(0) as u64).to_le_bytes()),
                _ => Err(vm.type_error("array item must be unicode character")),
            },
            Float => {
                if self.size == 8
                    && let Some(number) = value.as_exact_float()
                {
                    return Ok(number.to_bits().to_le_bytes());
                }
                let is_number =
                    sequence::is_index(vm, value) || vm.class_of(value).slots.float.get().is_some();
                if !is_number {
                    let name = vm.type_name(value);
                    return Err(vm.type_error(format!("must be real number, not {name}")));
                }
                let number = vm.to_f64(value)?;
                Ok(match self.size {
                    4 => ((number as f32).to_bits() as u64).to_le_bytes(),
                    _ => number.to_bits().to_le_bytes(),
                })
            }
        }
    }

    fn store_int(&self, vm: &mut Vm, value: &Value) -> Result<[u8; 8]> {
        let index = vm.index(value)?;
        let number = match Int::to_i64(&index) {
            Some(number) => number as i128,
            None => match i128::try_from(&big_of(&index)) {
                Ok(number) => number,
                Err(_) if big_of(&index) < IBig::ZERO => i128::MIN,
                Err(_) => i128::MAX,
            },
        };
        let bits = 8 * self.size as u32;
        let (low, high) = match self.kind {
            Signed(_) => (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1),
            _ => (0, (1i128 << bits) - 1),
        };
        if (low..=high).contains(&number) {
            return Ok((number as u64).to_le_bytes());
        }
        let text = match (self.kind, self.letter) {
            (_, b'I' | b'L') if number < 0 => {
                "can't convert negative value to unsigned int".to_string()
            }
            (_, b'Q') if number < 0 => "can't convert negative int to unsigned".to_string(),
            (_, b'q' | b'Q') => "int too big to convert".to_string(),
            (Signed(name) | Unsigned(name), b'l' | b'L') => {
                format!("Python int too large to convert to {name}")
            }
            (Signed(name) | Unsigned(name), _) => {
                let side = if number < low {
                    "less than minimum"
                } else {
                    "greater than maximum"
                };
                format!("{name} is {side}")
            }
            _ => "int too big to convert".to_string(),
        };
        Err(vm.overflow_error(text))
    }
}
