//! `binascii`: hexadecimal and base-64 text, checksums; `text.rs` has uuencoding and quoted-printable text.

mod text;

use crate::object::bytes::methods::hex_of;
use crate::object::bytes::parts;
use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::value::Value;
use crate::vm::{Raised, Result, Vm};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

type Bindings<'a> = &'a [Option<Value>];

/// `binascii.Error` with this message.
fn error(vm: &mut Vm, message: &str) -> Raised {
    let class = vm
        .import_module("binascii")
        .and_then(|module| crate::modules::support::attr(vm, &module, "Error"));
    let message = vm.str(message);
    class
        .and_then(|class| vm.call(&class, &[message]))
        .map_or_else(|raised| raised, Raised)
}

/// Bytes, or an ASCII str.
fn ascii_buffer(vm: &mut Vm, value: &Value) -> Result<Vec<u8>> {
    match value.downcast::<Str>() {
        Some(text) => match text.as_ascii() {
            Some(ascii) => Ok(ascii.as_bytes().to_vec()),
            None => Err(vm.value_error("string argument should contain only ASCII characters")),
        },
        None if crate::object::buffer::is_buffer(vm, value) => Ok(vm.buffer(value)?.into_owned()),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!(
                "argument should be bytes, buffer or ASCII string, not '{name}'"
            )))
        }
    }
}

fn hexlify(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = vm.buffer(args.arg(0))?;
    let text = hex_of(vm, &data, args)?;
    let bytes = vm.encode_utf8(&text)?;
    Ok(vm.bytes(bytes))
}

fn unhexlify(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = ascii_buffer(vm, args.arg(0))?;
    if data.len() % 2 != 0 {
        return Err(error(vm, "Odd-length string"));
    }
    match parts::from_plain_hex(&data) {
        Some(decoded) => Ok(vm.bytes(decoded)),
        None => Err(error(vm, "Non-hexadecimal digit found")),
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn b2a_base64(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = vm.buffer(args.arg(0))?;
    let newline = match args.opt(1) {
        Some(newline) => vm.is_true(newline)?,
        None => true,
    };
    let Some(length) = base64::encoded_len(data.len(), true) else {
        return Err(crate::object::sequence::no_memory(vm));
    };
    let mut out = crate::object::sequence::reserve(vm, Some(length + 1))?;
    out.resize(length, 0);
    if STANDARD.encode_slice(&data[..], &mut out).is_err() {
        return Err(vm.system_error("base64 text longer than computed"));
    }
    if newline {
        out.push(b'\n');
    }
    Ok(vm.bytes(out))
}

/// The values of the alphabet's bytes; [`NO_DIGIT`] for others.
const SEXTETS: [u8; 256] = {
    let mut table = [NO_DIGIT; 256];
    let mut digit = 0;
    while digit < ALPHABET.len() {
        table[ALPHABET[digit] as usize] = digit as u8;
        digit += 1;
    }
    table
};
const NO_DIGIT: u8 = 255;

fn sextet(byte: u8) -> Option<u32> {
    let value = SEXTETS[byte as usize];
    (value != NO_DIGIT).then_some(value as u32)
}

/// After `binascii_a2b_base64_impl`.
fn a2b_base64(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = ascii_buffer(vm, args.arg(0))?;
    let strict = match args.opt(1) {
        Some(strict) => vm.is_true(strict)?,
        None => false,
    };
    // Text as it is made in one piece; what is wrong with any other, or to be left out, is found byte by byte.
    if let Ok(out) = STANDARD.decode(data.strip_suffix(b"\n").unwrap_or(&data))
        && !(strict && data.last() == Some(&b'\n'))
    {
        return Ok(vm.bytes(out));
    }
    let mut out = Vec::with_capacity(data.len() / 4 * 3);
    let (mut place, mut left, mut pads) = (0, 0u32, 0);
    let mut padding_started = false;
    if strict && data.first() == Some(&b'=') {
        return Err(error(vm, "Leading padding not allowed"));
    }
    for (at, &byte) in data.iter().enumerate() {
        if byte == b'=' {
            padding_started = true;
            if strict && place == 0 {
                return Err(error(vm, "Excess padding not allowed"));
            }
            if place >= 2 && {
                pads += 1;
                place + pads >= 4
            } {
                if strict && at + 1 < data.len() {
                    return Err(error(vm, "Excess data after padding"));
                }
                return Ok(vm.bytes(out));
            }
            continue;
        }
        let Some(value) = sextet(byte) else {
            if strict {
                return Err(error(vm, "Only base64 data is allowed"));
            }
            continue;
        };
        if strict && padding_started {
            return Err(error(vm, "Discontinuous padding not allowed"));
        }
        pads = 0;
        match place {
            0 => {
                place = 1;
                left = value;
            }
            1 => {
                place = 2;
                out.push((left << 2 | value >> 4) as u8);
                left = value & 15;
            }
            2 => {
                place = 3;
                out.push((left << 4 | value >> 2) as u8);
                left = value & 3;
            }
            _ => {
                place = 0;
                out.push((left << 6 | value) as u8);
                left = 0;
            }
        }
    }
    match place {
        0 => Ok(vm.bytes(out)),
        1 => {
            let count = out.len() / 3 * 4 + 1;
            Err(error(
                vm,
                &format!(
                    "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
                ),
            ))
        }
        _ => Err(error(vm, "Incorrect padding")),
    }
}

fn crc32(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = vm.buffer(args.arg(0))?;
    let start = match args.opt(1) {
        Some(start) => vm.index_clipped(start)? as u32,
        None => 0,
    };
    let mut hasher = crc32fast::Hasher::new_with_initial(start);
    hasher.update(&data);
    Ok(vm.int(hasher.finalize() as i64))
}

fn crc_hqx(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = vm.buffer(args.arg(0))?;
    let mut crc = vm.index_clipped(args.arg(1))? as u16;
    for &byte in data.iter() {
        crc ^= (byte as u16) << 8;
        for _ in 0..8 {
            crc = match crc & 0x8000 {
                0 => crc << 1,
                _ => crc << 1 ^ 0x1021,
            };
        }
    }
    Ok(vm.int(crc as i64))
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Conversion between binary data and ASCII",
    functions: &[
        (
            "hexlify",
            "(data, sep=<unrepresentable>, bytes_per_sep=1)",
            hexlify,
            "Hexadecimal representation of binary data.",
        ),
        (
            "b2a_hex",
            "(data, sep=<unrepresentable>, bytes_per_sep=1)",
            hexlify,
            "Hexadecimal representation of binary data.",
        ),
        (
            "unhexlify",
            "(hexstr, /)",
            unhexlify,
            "Binary data of hexadecimal representation.",
        ),
        (
            "a2b_hex",
            "(hexstr, /)",
            unhexlify,
            "Binary data of hexadecimal representation.",
        ),
        (
            "b2a_base64",
            "(data, /, *, newline=True)",
            b2a_base64,
            "Base64-code line of data.",
        ),
        (
            "a2b_base64",
            "(data, /, *, strict_mode=False)",
            a2b_base64,
            "Decode a line of base64 data.",
        ),
        (
            "a2b_uu",
            "(data, /)",
            text::a2b_uu,
            "Decode a line of uuencoded data.",
        ),
        (
            "b2a_uu",
            "(data, /, *, backtick=False)",
            text::b2a_uu,
            "Uuencode line of data.",
        ),
        (
            "a2b_qp",
            "(data, header=False)",
            text::a2b_qp,
            "Decode a string of qp-encoded data.",
        ),
        (
            "b2a_qp",
            "(data, quotetabs=False, istext=True, header=False)",
            text::b2a_qp,
            "Encode a string using quoted-printable encoding.",
        ),
        (
            "crc32",
            "(data, crc=0, /)",
            crc32,
            "Compute CRC-32 incrementally.",
        ),
        (
            "crc_hqx",
            "(data, crc, /)",
            crc_hqx,
            "Compute CRC-CCITT incrementally.",
        ),
    ],
    init: |vm, module| {
        for (name, base) in [
            ("Error", vm.exceptions().ValueError.clone()),
            ("Incomplete", vm.exceptions().Exception.clone()),
        ] {
            crate::modules::support::add_exception(vm, module, ("binascii", name), &base)?;
        }
        Ok(())
    },
    ..ModuleSpec::named("binascii")
};
