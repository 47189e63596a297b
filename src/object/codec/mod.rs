//! Text from bytes and back. UTF-8, UTF-16, UTF-32, Latin-1 and ASCII are done here; every other encoding goes
//! through the codec registry (`registry.rs`), which the `encodings` package of the library fills.
//!
//! `decode.rs` and `encode.rs` have the codecs, `errors.rs` the error handlers and the Unicode errors.

pub mod decode;
pub mod encode;
pub mod errors;
pub mod escape;
pub mod registry;
pub mod utf7;

use super::str::{Str, expect};
use super::value::Value;
use crate::vm::{Result, Vm};

/// Byte order of UTF-16 and UTF-32.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// By the mark at the start; little-endian without one.
    Mark,
    Little,
    Big,
}

/// An encoding that needs no registry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Native {
    Utf8,
    Latin1,
    Ascii,
    Utf16(Order),
    Utf32(Order),
}

impl Native {
    /// By any of the names that CPython's own shortcuts know.
    pub fn by_name(name: &str) -> Option<Native> {
        let name: String = name
            .chars()
            .map(|c| match c {
                '_' | ' ' => '-',
                c => c.to_ascii_lowercase(),
            })
            .collect();
        Some(match name.as_str() {
            "utf-8" | "utf8" => Native::Utf8,
            "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" => Native::Latin1,
            "ascii" | "us-ascii" => Native::Ascii,
            "utf-16" | "utf16" => Native::Utf16(Order::Mark),
            "utf-16-le" | "utf-16le" => Native::Utf16(Order::Little),
            "utf-16-be" | "utf-16be" => Native::Utf16(Order::Big),
            "utf-32" | "utf32" => Native::Utf32(Order::Mark),
            "utf-32-le" | "utf-32le" => Native::Utf32(Order::Little),
            "utf-32-be" | "utf-32be" => Native::Utf32(Order::Big),
            _ => return None,
        })
    }

    /// The name in error messages.
    pub fn name(self) -> &'static str {
        match self {
            Native::Utf8 => "utf-8",
            Native::Latin1 => "latin-1",
            Native::Ascii => "ascii",
            Native::Utf16(Order::Mark) => "utf-16",
            Native::Utf16(Order::Little) => "utf-16-le",
            Native::Utf16(Order::Big) => "utf-16-be",
            Native::Utf32(Order::Mark) => "utf-32",
            Native::Utf32(Order::Little) => "utf-32-le",
            Native::Utf32(Order::Big) => "utf-32-be",
        }
    }
}

/// `text.encode(encoding, errors)`: a bytes object.
pub fn encode(vm: &mut Vm, text: &Value, encoding: &str, errors: &str) -> Result<Value> {
    check_names(vm, Some(encoding), Some(errors))?;
    match Native::by_name(encoding) {
        Some(native) => {
            let data = encode_native(vm, text, native, errors)?;
            Ok(vm.bytes(data))
        }
        None => registry::encode_text(vm, text, encoding, errors),
    }
}

/// With `-X dev`, LookupError for names that there are not, also where nobody would need them
/// (`unicode_check_encoding_errors` of Objects/unicodeobject.c).
pub fn check_names(vm: &mut Vm, encoding: Option<&str>, errors: Option<&str>) -> Result<()> {
    const BUILT_IN: [&str; 5] = [
        "strict",
        "ignore",
        "replace",
        "surrogateescape",
        "surrogatepass",
    ];
    if !vm.state().settings.dev_mode {
        return Ok(());
    }
    let encoding = encoding.filter(|encoding| Native::by_name(encoding).is_none());
    let errors = errors.filter(|errors| !BUILT_IN.contains(errors));
    for (function, name) in [("lookup", encoding), ("lookup_error", errors)] {
        if let Some(name) = name {
            let codecs = vm.import_module("codecs")?;
            let name = vm.str(name);
            vm.call_method(&codecs, function, &[name])?;
        }
    }
    Ok(())
}

/// As [`encode`], the bytes themselves.
pub fn encode_native(vm: &mut Vm, text: &Value, native: Native, errors: &str) -> Result<Vec<u8>> {
    vm.check_room(expect(text).len().saturating_mul(4))?;
    if let Some(ascii) = expect(text).as_ascii()
        && matches!(native, Native::Utf8 | Native::Latin1 | Native::Ascii)
    {
        return Ok(ascii.as_bytes().to_vec());
    }
    match native {
        Native::Utf8 => encode::utf8(vm, text, errors),
        Native::Latin1 => encode::limited(vm, text, errors, "latin-1", 256),
        Native::Ascii => encode::limited(vm, text, errors, "ascii", 128),
        Native::Utf16(order) => encode::utf16(vm, text, errors, order),
        Native::Utf32(order) => encode::utf32(vm, text, errors, order),
    }
}

/// `data.decode(encoding, errors)` of anything bytes-like: a str.
pub fn decode(vm: &mut Vm, data: &Value, encoding: &str, errors: &str) -> Result<Value> {
    check_names(vm, Some(encoding), Some(errors))?;
    if vm.buffer(data)?.is_empty() {
        // Whatever the encoding is, also if there is none of that name.
        return Ok(vm.types_empty_str());
    }
    match Native::by_name(encoding) {
        Some(native) => {
            let bytes = vm.buffer(data)?;
            Ok(decode_native(vm, &bytes, native, errors, true)?.0)
        }
        None => registry::decode_text(vm, data, encoding, errors),
    }
}

/// Decodes bytes; with `last` false an incomplete sequence at the end is left. Answers the text and how many bytes
/// were used.
pub fn decode_native(
    vm: &mut Vm,
    data: &[u8],
    native: Native,
    errors: &str,
    last: bool,
) -> Result<(Value, usize)> {
    vm.check_room(data.len().saturating_mul(8))?;
    match native {
        Native::Utf8 => decode::utf8(vm, data, errors, last),
        Native::Latin1 => Ok((vm.str_from_latin1(data), data.len())),
        Native::Ascii => decode::ascii(vm, data, errors),
        Native::Utf16(order) => {
            let (text, used, _) = decode::utf16(vm, data, errors, order, last)?;
            Ok((text, used))
        }
        Native::Utf32(order) => {
            let (text, used, _) = decode::utf32(vm, data, errors, order, last)?;
            Ok((text, used))
        }
    }
}

impl Vm {
    /// UTF-8 bytes as a str; UnicodeDecodeError.
    pub fn decode_utf8(&mut self, data: &[u8]) -> Result<Value> {
        Ok(decode::utf8(self, data, "strict", true)?.0)
    }
    /// Bytes of the operating system (paths, arguments) as a str: UTF-8, other bytes as lone surrogates.
    pub fn decode_os(&mut self, data: &[u8]) -> Result<Value> {
        Ok(decode::utf8(self, data, "surrogateescape", true)?.0)
    }
    /// The other way round.
    pub fn encode_os(&mut self, text: &Value) -> Result<Vec<u8>> {
        encode_native(self, text, Native::Utf8, "surrogateescape")
    }
    /// A str as UTF-8; UnicodeEncodeError for lone surrogates.
    pub fn encode_utf8(&mut self, text: &Value) -> Result<Vec<u8>> {
        encode_native(self, text, Native::Utf8, "strict")
    }
}

/// A str argument's text (helper of the codecs' modules).
pub fn text_of(value: &Value) -> Option<String> {
    value.downcast::<Str>().map(|text| text.text().into_owned())
}
