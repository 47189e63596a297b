//! Uuencoding and quoted-printable text, after CPython's `Modules/binascii.c`.

use super::{ascii_buffer, error};
use crate::object::Value;
use crate::object::native::Bound;
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

pub(super) fn a2b_uu(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = ascii_buffer(vm, args.arg(0))?;
    // The first character is the length.
    let Some((&first, rest)) = data.split_first() else {
        return Ok(vm.bytes(vec![0; 32]));
    };
    let length = (first.wrapping_sub(b' ') & 0x3F) as usize;
    let mut out = Vec::with_capacity(length + 3);
    let (mut left, mut bits) = (0u32, 0);
    let mut source = rest.iter().copied().peekable();
    while out.len() < length {
        let six = match source.next() {
            // A line's missing end stands for blanks.
            None | Some(b'\n' | b'\r') => 0,
            Some(byte @ b' '..=0x60) => (byte - b' ') & 0x3F,
            Some(_) => return Err(error(vm, "Illegal char")),
        };
        left = (left << 6) | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((left >> bits) as u8);
            left &= (1 << bits) - 1;
        }
    }
    // Only padding may be left.
    if source.any(|byte| !matches!(byte, b' ' | 0x60 | b'\n' | b'\r')) {
        return Err(error(vm, "Trailing garbage"));
    }
    Ok(vm.bytes(out))
}

pub(super) fn b2a_uu(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = vm.buffer(args.arg(0))?;
    let backtick = match args.opt(1) {
        Some(backtick) => vm.is_true(backtick)?,
        None => false,
    };
    if data.len() > 45 {
        return Err(error(vm, "At most 45 bytes at once"));
    }
    let digit = |value: u32| match value & 0x3F {
        0 if backtick => b'`',
        value => value as u8 + b' ',
    };
    let mut out = Vec::with_capacity(2 + data.len().div_ceil(3) * 4);
    out.push(digit(data.len() as u32));
    for chunk in data.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let word = byte(0) << 16 | byte(1) << 8 | byte(2);
        out.extend([18, 12, 6, 0].map(|shift| digit(word >> shift)));
    }
    out.push(b'\n');
    Ok(vm.bytes(out))
}

fn hexadecimal(byte: u8) -> Option<u8> {
    (byte as char).to_digit(16).map(|digit| digit as u8)
}

pub(super) fn a2b_qp(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = ascii_buffer(vm, args.arg(0))?;
    let header = match args.opt(1) {
        Some(header) => vm.is_true(header)?,
        None => false,
    };
    let mut out = Vec::with_capacity(data.len());
    let mut at = 0;
    while at < data.len() {
        match data[at] {
            b'=' => {
                at += 1;
                match data.get(at).copied() {
                    None => break,
                    // A soft line break: everything up to the end of the line is dropped.
                    Some(b'\n' | b'\r') => {
                        while at < data.len() && data[at] != b'\n' {
                            at += 1;
                        }
                        at += 1;
                    }
                    // Broken case from broken Python qp.
                    Some(b'=') => {
                        out.push(b'=');
                        at += 1;
                    }
                    Some(byte) => {
                        let pair = (
                            hexadecimal(byte),
                            data.get(at + 1).copied().and_then(hexadecimal),
                        );
                        match pair {
                            (Some(high), Some(low)) => {
                                out.push(high << 4 | low);
                                at += 2;
                            }
                            _ => out.push(b'='),
                        }
                    }
                }
            }
            b'_' if header => {
                out.push(b' ');
                at += 1;
            }
            byte => {
                out.push(byte);
                at += 1;
            }
        }
    }
    Ok(vm.bytes(out))
}

const LINE: usize = 76;

pub(super) fn b2a_qp(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = vm.buffer(args.arg(0))?;
    let mut flags = [false, true, false];
    for (index, flag) in flags.iter_mut().enumerate() {
        if let Some(value) = args.opt(index + 1) {
            *flag = vm.is_true(value)?;
        }
    }
    let [quote_tabs, is_text, header] = flags;
    // Lines end as the first one does.
    let crlf = memchr::memchr(b'\n', &data).is_some_and(|at| at > 0 && data[at - 1] == b'\r');
    let end: &[u8] = if crlf { b"\r\n" } else { b"\n" };
    let mut out: Vec<u8> = Vec::with_capacity(data.len() * 3 / 2);
    let (mut at, mut line) = (0, 0);
    let hex = |out: &mut Vec<u8>, byte: u8| {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        let (high, low) = (DIGITS[(byte >> 4) as usize], DIGITS[(byte & 15) as usize]);
        out.extend([b'=', high, low]);
    };
    while at < data.len() {
        let byte = data[at];
        let next = data.get(at + 1).copied();
        let last = at + 1 == data.len();
        let quoted = byte > 126
            || byte == b'='
            || (header && byte == b'_')
            || (byte == b'.' && line == 0 && (last || matches!(next, Some(b'\n' | b'\r' | 0))))
            || (!is_text && matches!(byte, b'\r' | b'\n'))
            || (matches!(byte, b'\t' | b' ') && last)
            || (byte < 33
                && !matches!(byte, b'\r' | b'\n')
                && (quote_tabs || !matches!(byte, b'\t' | b' ')));
        if quoted {
            if line + 3 >= LINE {
                out.push(b'=');
                out.extend_from_slice(end);
                line = 0;
            }
            hex(&mut out, byte);
            at += 1;
            line += 3;
        } else if is_text && (byte == b'\n' || (byte == b'\r' && next == Some(b'\n'))) {
            line = 0;
            // A blank at the end of a line is protected.
            if let Some(&blank @ (b' ' | b'\t')) = out.last() {
                out.pop();
                hex(&mut out, blank);
            }
            out.extend_from_slice(end);
            at += if byte == b'\r' { 2 } else { 1 };
        } else {
            if next.is_some_and(|next| next != b'\n') && line + 1 >= LINE {
                out.push(b'=');
                out.extend_from_slice(end);
                line = 0;
            }
            line += 1;
            match header && byte == b' ' {
                true => out.push(b'_'),
                false => out.push(byte),
            }
            at += 1;
        }
    }
    Ok(vm.bytes(out))
}
