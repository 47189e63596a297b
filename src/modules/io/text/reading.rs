//! Reading: bytes are fetched and decoded, lines and characters given out.

use super::*;
use crate::object::str::Builder;

/// Reads more; false at the end.
pub(super) fn fill(vm: &mut Vm, value: &Value, everything: bool) -> Result<bool> {
    let this = own(value);
    let buffer = buffer_of(vm, value)?;
    if !this.pending.get(vm).is_empty() {
        flush_pending(vm, this, &buffer)?;
    }
    let data = if is_native(vm, &buffer) {
        let writer = super::super::class_named(vm, &buffered::WRITER);
        if vm.class_of(&buffer).is(&*writer) {
            return Err(unsupported_with(vm, "not readable"));
        }
        if everything {
            buffered::read_all(vm, &buffer)?
        } else {
            buffered::read_some(vm, &buffer, 1 << 16)?
        }
    } else {
        let readable = vm.call_method(&buffer, "readable", &[])?;
        if !vm.is_true(&readable)? {
            return Err(unsupported_with(vm, "not readable"));
        }
        let part = if everything {
            vm.call_method(&buffer, "read", &[])?
        } else {
            let size = vm.int(CHUNK as i64);
            match attr_opt(vm, &buffer, "read1")? {
                Some(read1) => vm.call(&read1, &[size])?,
                None => vm.call_method(&buffer, "read", &[size])?,
            }
        };
        if part.is_none() {
            None
        } else {
            Some(buffers::bytes_like(vm, &part).map_err(|_| {
                let name = vm.type_name(&part);
                vm.type_error(format!(
                    "underlying read1() should have returned a bytes-like object, not '{name}'"
                ))
            })?)
        }
    };
    let data = data.unwrap_or_default();
    let ended = data.is_empty() || everything;
    let data = if this.codec.get() == Codec::Foreign {
        decode_noting(vm, this, data, ended, everything)?
    } else {
        data
    };
    let start = this.start.replace(0);
    let ahead = this.ahead.get_mut(vm);
    if start == ahead.len() {
        *ahead = data;
    } else {
        ahead.drain(..start);
        ahead.extend(data);
    }
    if ended {
        this.at_end.set(true);
    }
    Ok(!ended)
}

/// An incremental decoder or encoder of the stream's encoding; `getter` is the function of `codecs` that finds the class.
pub(super) fn incremental(vm: &mut Vm, this: &TextIo, getter: &str) -> Result<Value> {
    let codecs = vm.import_module("codecs")?;
    let encoding = vm.str(&this.encoding.get(vm).clone());
    let errors = vm.str(&this.errors.get(vm).clone());
    let class = vm.call_method(&codecs, getter, &[encoding])?;
    vm.call(&class, &[errors])
}

/// The incremental decoder of a foreign encoding.
pub(super) fn decoder_of(vm: &mut Vm, this: &TextIo) -> Result<Value> {
    if let Some(decoder) = this.decoder.cloned(vm) {
        return Ok(decoder);
    }
    let decoder = incremental(vm, this, "getincrementaldecoder")?;
    this.decoder.set(vm, Some(decoder.clone()));
    Ok(decoder)
}

/// Decodes a piece of a foreign encoding, to UTF-8 (surrogates as three bytes).
pub(super) fn decode_foreign(
    vm: &mut Vm,
    this: &TextIo,
    data: Vec<u8>,
    last: bool,
) -> Result<Vec<u8>> {
    let decoder = decoder_of(vm, this)?;
    let data = vm.bytes(data);
    let text = vm.call_method(&decoder, "decode", &[data, Value::bool(last)])?;
    if !text.is_a::<Str>() {
        let name = vm.type_name(&text);
        return Err(vm.type_error(format!(
            "decoder should return a string result, not '{name}'"
        )));
    }
    let mut bytes = Vec::new();
    str::utf8::encode_all(str::expect(&text).units(), &mut bytes);
    Ok(bytes)
}

/// Text of bytes from the read-ahead; `None`: that takes an error handler.
fn decode_plainly(vm: &Vm, codec: Codec, bytes: &[u8]) -> Option<Value> {
    if bytes.is_ascii() {
        return Some(vm.str_from_ascii(bytes));
    }
    match codec {
        Codec::Latin1 => Some(vm.str_from_latin1(bytes)),
        Codec::Utf8 | Codec::Foreign => Some(vm.str(simdutf8::basic::from_utf8(bytes).ok()?)),
        Codec::Ascii => None,
    }
}

/// The same with the stream's error handler.
pub(super) fn decode(vm: &mut Vm, this: &TextIo, bytes: Vec<u8>) -> Result<Value> {
    if let Some(text) = decode_plainly(vm, this.codec.get(), &bytes) {
        return Ok(text);
    }
    let (encoding, errors) = if this.codec.get() == Codec::Foreign {
        (vm.str("utf-8"), vm.str("surrogatepass"))
    } else {
        let encoding = this.encoding.get(vm).clone();
        let errors = this.errors.get(vm).clone();
        (vm.str(&encoding), vm.str(&errors))
    };
    let bytes = vm.bytes(bytes);
    vm.call_method(&bytes, "decode", &[encoding, errors])
}

/// Goes on behind `count` bytes of the read-ahead.
fn skip(vm: &mut Vm, this: &TextIo, count: usize) {
    let end = this.start.get() + count;
    let ahead = this.ahead.get_mut(vm);
    if end == ahead.len() {
        ahead.clear();
        this.start.set(0);
    } else {
        this.start.set(end);
    }
}

/// Takes bytes out of the read-ahead: line ends translated if the stream does that, then decoded.
pub(super) fn take(vm: &mut Vm, this: &TextIo, count: usize) -> Result<Value> {
    let start = this.start.get();
    let bytes = &this.ahead.get(vm)[start..start + count];
    let mut seen = this.seen.get();
    let bytes = match this.newline.get(vm).as_deref() {
        None => newline::translate_bytes(bytes, &mut seen),
        Some("") => {
            seen.note(bytes);
            bytes.into()
        }
        Some(_) => bytes.into(),
    };
    this.seen.set(seen);
    match decode_plainly(vm, this.codec.get(), &bytes) {
        Some(text) => {
            skip(vm, this, count);
            Ok(text)
        }
        None => {
            let bytes = bytes.into_owned();
            skip(vm, this, count);
            decode(vm, this, bytes)
        }
    }
}

/// Where the next line ends in bytes; `None`: more is needed to say.
pub(super) fn line_end(bytes: &[u8], newline: Option<&str>, at_end: bool) -> Option<usize> {
    let universal = matches!(newline, None | Some(""));
    if universal {
        let at = memchr::memchr2(b'\n', b'\r', bytes)?;
        if bytes[at] == b'\n' {
            return Some(at + 1);
        }
        return match bytes.get(at + 1) {
            Some(b'\n') => Some(at + 2),
            Some(_) => Some(at + 1),
            None => at_end.then_some(at + 1),
        };
    }
    match newline {
        Some("\r") => memchr::memchr(b'\r', bytes).map(|at| at + 1),
        Some("\r\n") => memchr::memmem::find(bytes, b"\r\n").map(|at| at + 2),
        _ => memchr::memchr(b'\n', bytes).map(|at| at + 1),
    }
}

/// The next line, if it is all there, ends with `\n` alone, and needs no error handler.
pub(super) fn plain_line(vm: &mut Vm, this: &TextIo) -> Option<Value> {
    let newline = this.newline.get(vm).as_deref();
    if matches!(newline, Some("\r" | "\r\n")) {
        return None;
    }
    let rest = &this.ahead.get(vm)[this.start.get()..];
    let at = match newline {
        Some("\n") => memchr::memchr(b'\n', rest)?,
        _ => memchr::memchr2(b'\n', b'\r', rest)?,
    };
    let line = rest.get(..=at).filter(|line| line[at] == b'\n')?;
    let text = decode_plainly(vm, this.codec.get(), line)?;
    if matches!(newline, None | Some("")) {
        let mut seen = this.seen.get();
        match seen.0 {
            0..8 => seen.0 |= 2,
            _ => seen.note(line),
        }
        this.seen.set(seen);
    }
    skip(vm, this, at + 1);
    Some(text)
}

/// Bytes that the first `count` characters take; fewer characters may be there.
pub(super) fn bytes_of_characters(bytes: &[u8], count: usize, codec: Codec) -> (usize, usize) {
    if matches!(codec, Codec::Latin1 | Codec::Ascii) {
        let taken = count.min(bytes.len());
        return (taken, taken);
    }
    let (mut found, mut at) = (0, 0);
    while at < bytes.len() {
        if count - found >= 16
            && let Some(run) = bytes[at..].first_chunk::<16>()
            && run.is_ascii()
        {
            found += run.len();
            at += run.len();
            continue;
        }
        let width = match bytes[at] {
            0..0xC0 => 1,
            0xC0..0xE0 => 2,
            0xE0..0xF0 => 3,
            _ => 4,
        };
        if found == count {
            break;
        }
        if at + width > bytes.len() {
            // The rest of the character is still to be read.
            break;
        }
        found += 1;
        at += width;
    }
    (at, found)
}

pub(super) fn read_line(vm: &mut Vm, value: &Value, limit: i64) -> Result<Value> {
    check_open(vm, value)?;
    let this = own(value);
    if limit < 0
        && let Some(line) = plain_line(vm, this)
    {
        return Ok(line);
    }
    let mut searched = 0;
    loop {
        let newline = this.newline.get(vm).as_deref();
        let at_end = this.at_end.get();
        let rest = &this.ahead.get(vm)[this.start.get()..];
        // A line end of two bytes may lie across the border of two pieces.
        let from = searched.min(rest.len());
        let end = line_end(&rest[from..], newline, at_end).map(|end| end + from);
        let length = rest.len();
        searched = length.saturating_sub(1);
        if limit >= 0 {
            let (bytes, found) = bytes_of_characters(rest, limit as usize, this.codec.get());
            // Where line ends are translated, `\r` and the `\n` behind it are one character.
            let divided = newline.is_none()
                && rest[..bytes].ends_with(b"\r")
                && end.map_or(!at_end, |end| end == bytes + 1);
            if found == limit as usize && !divided && end.is_none_or(|end| bytes <= end) {
                return take(vm, this, bytes);
            }
        }
        if let Some(end) = end {
            return take(vm, this, end);
        }
        if at_end {
            // The end is asked for again: a terminal may go on.
            this.at_end.set(false);
            return take(vm, this, length);
        }
        fill(vm, value, false)?;
    }
}

pub(super) fn readline(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let limit = base::size_arg(vm, args.opt(1))?;
    read_line(vm, args.arg(0), limit)
}

pub(super) fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    own(value).telling.set(false);
    let line = read_line(vm, value, -1)?;
    let more = !str::expect(&line).is_empty();
    if !more {
        own(value).telling.set(true);
    }
    Ok(more.then_some(line))
}

pub(super) fn itself(vm: &mut Vm, value: &Value) -> Result<Value> {
    check_open(vm, value)?;
    Ok(value.clone())
}

pub(super) fn read(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let size = base::size_arg(vm, args.opt(1))?;
    let value = args.arg(0);
    check_open(vm, value)?;
    let this = own(value);
    if size < 0 {
        fill(vm, value, true)?;
        let count = this.ahead.get(vm).len() - this.start.get();
        this.at_end.set(false);
        return take(vm, this, count);
    }
    let size = size as usize;
    let mut found = Builder::default();
    while found.len() < size {
        let rest = &this.ahead.get(vm)[this.start.get()..];
        let missing = size - found.len();
        let (mut bytes, _) = bytes_of_characters(rest, missing, this.codec.get());
        let at_end = this.at_end.get();
        if at_end && bytes < rest.len() && bytes == 0 {
            bytes = rest.len();
        }
        // Translation looks at pairs: `\r` last in the piece waits for what follows.
        let universal = this.newline.get(vm).is_none();
        if universal && bytes > 0 && rest[bytes - 1] == b'\r' {
            match rest.get(bytes) {
                Some(b'\n') => bytes += 1,
                Some(_) => {}
                None if at_end => {}
                None => bytes -= 1,
            }
        }
        if bytes == 0 {
            if at_end {
                this.at_end.set(false);
                break;
            }
            fill(vm, value, false)?;
            continue;
        }
        let text = take(vm, this, bytes)?;
        if found.is_empty() && str::expect(&text).len() == size {
            return Ok(text);
        }
        found.push_value(&text);
    }
    Ok(found.finish(vm))
}
