//! Error handlers: those that Python has by name are done here without making an exception object; others are
//! asked as `codecs.register_error` wants it.

use super::registry;
use crate::object::bytes::Bytes;
use crate::object::int::Int;
use crate::object::str::{Builder, Str, Units, expect, push_escape};
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::vm::{Raised, Result, Vm};

/// Where and why decoding failed.
pub struct DecodeFault<'a> {
    pub encoding: &'a str,
    pub data: &'a [u8],
    pub start: usize,
    pub end: usize,
    pub reason: &'a str,
}

/// Where and why encoding failed.
pub struct EncodeFault<'a> {
    pub encoding: &'a str,
    pub text: &'a Value,
    pub start: usize,
    pub end: usize,
    pub reason: &'a str,
}

impl DecodeFault<'_> {
    /// The UnicodeDecodeError.
    pub fn raise(&self, vm: &mut Vm) -> Raised {
        let class = vm.exceptions().UnicodeDecodeError.value().clone();
        let args = [
            vm.str(self.encoding),
            vm.bytes(self.data),
            vm.int(self.start as i64),
            vm.int(self.end as i64),
            vm.str(self.reason),
        ];
        vm.call(&class, &args).map_or_else(|raised| raised, Raised)
    }
}

impl EncodeFault<'_> {
    /// The UnicodeEncodeError.
    pub fn raise(&self, vm: &mut Vm) -> Raised {
        let class = vm.exceptions().UnicodeEncodeError.value().clone();
        let args = [
            vm.str(self.encoding),
            self.text.clone(),
            vm.int(self.start as i64),
            vm.int(self.end as i64),
            vm.str(self.reason),
        ];
        vm.call(&class, &args).map_or_else(|raised| raised, Raised)
    }
}

/// Appends what `errors` puts in the place of undecodable bytes; answers where decoding goes on.
pub fn decode_fault(
    vm: &mut Vm,
    errors: &str,
    fault: &DecodeFault<'_>,
    out: &mut Builder,
) -> Result<usize> {
    let bad = &fault.data[fault.start..fault.end];
    match errors {
        "strict" => Err(fault.raise(vm)),
        "ignore" => Ok(fault.end),
        "replace" => {
            out.push(0xFFFD);
            Ok(fault.end)
        }
        "backslashreplace" => {
            for &byte in bad {
                push_escape(out, byte as u32);
            }
            Ok(fault.end)
        }
        "surrogateescape" => {
            let escaped = bad.iter().take_while(|&&byte| byte >= 0x80).count();
            if escaped == 0 {
                return Err(fault.raise(vm));
            }
            for &byte in &bad[..escaped] {
                out.push(0xDC00 + byte as u32);
            }
            Ok(fault.start + escaped)
        }
        "surrogatepass" => match passed_surrogate(fault) {
            Some((point, length)) => {
                out.push(point);
                Ok(fault.start + length)
            }
            None => Err(fault.raise(vm)),
        },
        "xmlcharrefreplace" | "namereplace" => {
            Err(vm.type_error("don't know how to handle UnicodeDecodeError in error callback"))
        }
        _ => {
            let handler = registry::error_handler(vm, errors)?;
            let exception = fault.raise(vm).0;
            let answer = vm.call(&handler, std::slice::from_ref(&exception))?;
            let wrong = "decoding error handler must return (str, int) tuple";
            // The handler may have put other bytes in the place of those that are decoded.
            let object = vm.attr(&exception, "object")?;
            let Some(bytes) = object.downcast::<Bytes>() else {
                return Err(vm.type_error("object attribute must be bytes"));
            };
            let data = &bytes.data[..];
            let (text, position) = pair(vm, &answer, wrong, data.len())?;
            if !text.is_a::<Str>() {
                return Err(vm.type_error(wrong));
            }
            out.push_value(&text);
            if data == fault.data {
                return Ok(position);
            }
            let rest = vm.bytes(&data[position..]);
            let encoding = match fault.encoding {
                "unicodeescape" => "unicode_escape",
                "rawunicodeescape" => "raw_unicode_escape",
                other => other,
            };
            let (encoding, errors) = (vm.str(encoding), vm.str(errors));
            let decoded = vm.call_method(&rest, "decode", &[encoding, errors])?;
            out.push_value(&decoded);
            Ok(fault.data.len())
        }
    }
}

/// The surrogate that the bytes at a fault encode, and their number.
fn passed_surrogate(fault: &DecodeFault<'_>) -> Option<(u32, usize)> {
    let rest = &fault.data[fault.start..];
    let (point, length) = match (wide(fault.encoding)?, rest) {
        ((8, _), &[0xED, b @ 0xA0..=0xBF, c @ 0x80..=0xBF, ..]) => {
            (0xD000 | (b as u32 & 0x3F) << 6 | (c as u32 & 0x3F), 3)
        }
        ((16, false), &[a, b, ..]) => (u16::from_le_bytes([a, b]) as u32, 2),
        ((16, true), &[a, b, ..]) => (u16::from_be_bytes([a, b]) as u32, 2),
        ((32, false), &[a, b, c, d, ..]) => (u32::from_le_bytes([a, b, c, d]), 4),
        ((32, true), &[a, b, c, d, ..]) => (u32::from_be_bytes([a, b, c, d]), 4),
        _ => return None,
    };
    (0xD800..0xE000).contains(&point).then_some((point, length))
}

/// What takes the place of code points that cannot be encoded.
pub enum Replacement {
    Text(Value),
    Bytes(Vec<u8>),
}

/// What `errors` puts in the place of unencodable code points, and where encoding goes on.
pub fn encode_fault(
    vm: &mut Vm,
    errors: &str,
    fault: &EncodeFault<'_>,
) -> Result<(Replacement, usize)> {
    let units = expect(fault.text).units().slice(fault.start, fault.end);
    let text = |vm: &mut Vm, each: fn(&mut Builder, u32)| {
        let mut out = Builder::default();
        units.iter().for_each(|point| each(&mut out, point));
        Replacement::Text(out.finish(vm))
    };
    let replacement = match errors {
        "strict" => return Err(fault.raise(vm)),
        "ignore" => Replacement::Bytes(Vec::new()),
        "replace" => text(vm, |out, _| out.push('?' as u32)),
        "backslashreplace" => text(vm, push_escape),
        "xmlcharrefreplace" => text(vm, |out, point| out.push_text(&format!("&#{point};"))),
        "namereplace" => text(vm, push_name),
        "surrogateescape" => {
            let bytes: Vec<u8> = units
                .iter()
                .map_while(|point| (0xDC80..0xDD00).contains(&point).then_some(point as u8))
                .collect();
            if bytes.is_empty() {
                return Err(fault.raise(vm));
            }
            let end = fault.start + bytes.len();
            return Ok((Replacement::Bytes(bytes), end));
        }
        "surrogatepass" => match passed_units(fault.encoding, units) {
            Some(bytes) => Replacement::Bytes(bytes),
            None => return Err(fault.raise(vm)),
        },
        _ => return asked(vm, errors, fault),
    };
    Ok((replacement, fault.end))
}

/// `\N{NAME}`, or an escape for code points without a name.
fn push_name(out: &mut Builder, point: u32) {
    match char::from_u32(point).and_then(unicode_names2::name) {
        Some(name) => out.push_text(&format!("\\N{{{name}}}")),
        None => push_escape(out, point),
    }
}

/// The bits of a unit of one of the encodings of all Unicode, and whether its bytes are big-endian: by any of the
/// names that `get_standard_encoding` of Python/codecs.c knows.
fn wide(encoding: &str) -> Option<(u8, bool)> {
    let name = encoding.to_ascii_lowercase();
    let (bits, order) = match name.strip_prefix("utf")?.trim_start_matches(['-', '_']) {
        "8" => return Some((8, false)),
        rest if rest.starts_with("16") => (16, &rest[2..]),
        rest if rest.starts_with("32") => (32, &rest[2..]),
        _ => return None,
    };
    match order.trim_start_matches(['-', '_']) {
        "" => Some((bits, cfg!(target_endian = "big"))),
        "le" => Some((bits, false)),
        "be" => Some((bits, true)),
        _ => None,
    }
}

fn passed_units(encoding: &str, units: Units<'_>) -> Option<Vec<u8>> {
    let encoding = wide(encoding)?;
    let mut out = Vec::new();
    for point in units.iter() {
        if !(0xD800..0xE000).contains(&point) {
            return None;
        }
        match encoding {
            (8, _) => out.extend([
                0xE0 | (point >> 12) as u8,
                0x80 | (point >> 6 & 0x3F) as u8,
                0x80 | (point & 0x3F) as u8,
            ]),
            (16, false) => out.extend((point as u16).to_le_bytes()),
            (16, true) => out.extend((point as u16).to_be_bytes()),
            (_, false) => out.extend(point.to_le_bytes()),
            (_, true) => out.extend(point.to_be_bytes()),
        }
    }
    Some(out)
}

fn asked(vm: &mut Vm, errors: &str, fault: &EncodeFault<'_>) -> Result<(Replacement, usize)> {
    let handler = registry::error_handler(vm, errors)?;
    let exception = fault.raise(vm).0;
    let answer = vm.call(&handler, &[exception])?;
    let wrong = "encoding error handler must return (str/bytes, int) tuple";
    let (replacement, position) = pair(vm, &answer, wrong, expect(fault.text).len())?;
    if let Some(bytes) = replacement.downcast::<Bytes>() {
        return Ok((Replacement::Bytes(bytes.data.to_vec()), position));
    }
    match replacement.is_a::<Str>() {
        true => Ok((Replacement::Text(replacement), position)),
        false => Err(vm.type_error(wrong)),
    }
}

/// A handler's answer: what to insert, and where to go on (negative: from the end).
fn pair(vm: &mut Vm, answer: &Value, wrong: &str, length: usize) -> Result<(Value, usize)> {
    let items = answer
        .downcast::<Tuple>()
        .map_or(&[][..], |tuple| tuple.items());
    let [replacement, position] = items else {
        return Err(vm.type_error(wrong));
    };
    let Some(position) = Int::to_i64(position) else {
        return Err(vm.type_error(wrong));
    };
    let from_start = if position < 0 {
        position + length as i64
    } else {
        position
    };
    if !(0..=length as i64).contains(&from_start) {
        return Err(vm.index_error(format!(
            "position {position} from error handler out of bounds"
        )));
    }
    Ok((replacement.clone(), from_start as usize))
}
