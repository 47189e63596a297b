//! `TextIOWrapper`: text over a buffered binary stream. UTF-8, ASCII and Latin-1 are native; other encodings go
//! through `codecs`. After CPython's `Modules/_io/textio.c`.
//!
//! What was read and not given out yet is kept as bytes: of the file's own encoding if that is native (ASCII is then
//! itself, so lines are found without decoding), else as UTF-8 of the decoded text.

use super::newline::{self, Seen};
use super::{base, buffered, buffers, unsupported_with};
use crate::modules::support::{attr, attr_opt, put_attr};
use crate::object::header::{Payload, Visitor};
use crate::object::spec::TypeSpec;
use crate::object::str::{self, Str};
use crate::object::types::{Class, flags};
use crate::object::{Bound, GilCell, Value};
use crate::vm::{Result, Vm};
use std::cell::Cell;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Codec {
    Utf8,
    Ascii,
    Latin1,
    /// Through `codecs`.
    Foreign,
}

/// Bytes that are collected before they go to the binary stream.
const CHUNK: usize = 8192;

/// Payload of `TextIOWrapper`.
pub struct TextIo {
    buffer: GilCell<Option<Value>>,
    detached: Cell<bool>,
    encoding: GilCell<String>,
    errors: GilCell<String>,
    codec: Cell<Codec>,
    /// The `newline` argument.
    newline: GilCell<Option<String>>,
    seen: Cell<Seen>,
    line_buffering: Cell<bool>,
    write_through: Cell<bool>,
    /// Encoded text on its way out.
    pending: GilCell<Vec<u8>>,
    /// Bytes read and not given out; see the module's text.
    ahead: GilCell<Vec<u8>>,
    start: Cell<usize>,
    at_end: Cell<bool>,
    /// Incremental decoder of a foreign encoding.
    decoder: GilCell<Option<Value>>,
    /// Something was written by a foreign encoder (its BOM is out).
    started: Cell<bool>,
    /// `next()` is running: `tell` would lie.
    telling: Cell<bool>,
}

impl Payload for TextIo {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.buffer.get(vm).iter().for_each(&mut *visit);
        self.decoder.get(vm).iter().for_each(visit);
    }
}

/// What a text stream stands on.
pub(super) fn buffer_below(vm: &Vm, value: &Value) -> Option<Value> {
    value.downcast::<TextIo>()?.buffer.cloned(vm)
}

fn own(value: &Value) -> &TextIo {
    value
        .downcast::<TextIo>()
        .expect("a TextIOWrapper's method")
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    Ok(vm.alloc(
        &class,
        TextIo {
            buffer: GilCell::new(None),
            detached: Cell::new(false),
            encoding: GilCell::new("utf-8".to_string()),
            errors: GilCell::new("strict".to_string()),
            codec: Cell::new(Codec::Utf8),
            newline: GilCell::new(None),
            seen: Cell::default(),
            line_buffering: Cell::new(false),
            write_through: Cell::new(false),
            pending: GilCell::default(),
            ahead: GilCell::default(),
            start: Cell::new(0),
            at_end: Cell::new(false),
            decoder: GilCell::new(None),
            started: Cell::new(false),
            telling: Cell::new(true),
        },
    ))
}

fn buffer_of(vm: &mut Vm, value: &Value) -> Result<Value> {
    let this = own(value);
    match this.buffer.cloned(vm) {
        Some(buffer) => Ok(buffer),
        None if this.detached.get() => Err(vm.value_error("underlying buffer has been detached")),
        None => Err(vm.value_error("I/O operation on uninitialized object")),
    }
}

fn codec_of(encoding: &str) -> Codec {
    match &*encoding.to_ascii_lowercase().replace('_', "-") {
        "utf-8" | "utf8" | "u8" | "cp65001" => Codec::Utf8,
        "ascii" | "us-ascii" | "646" => Codec::Ascii,
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" | "8859" => Codec::Latin1,
        _ => Codec::Foreign,
    }
}

fn text_option(vm: &mut Vm, value: Option<&Value>, name: &str) -> Result<Option<String>> {
    match value.filter(|value| !value.is_none()) {
        None => Ok(None),
        Some(value) => match value.downcast::<Str>() {
            Some(text) => {
                let text = text.text().into_owned();
                if text.contains('\0') {
                    return Err(vm.value_error("embedded null character"));
                }
                Ok(Some(text))
            }
            None => {
                let class = vm.type_name(value);
                Err(vm.type_error(format!(
                    "TextIOWrapper() argument '{name}' must be str or None, not {class}"
                )))
            }
        },
    }
}

fn check_newline(vm: &mut Vm, newline: Option<&str>) -> Result<()> {
    match newline {
        None | Some("" | "\n" | "\r" | "\r\n") => Ok(()),
        Some(other) => Err(vm.value_error(format!("illegal newline value: {other}"))),
    }
}

fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (value, buffer) = (args.arg(0), args.arg(1));
    let encoding = text_option(vm, args.opt(2), "encoding")?;
    let errors = text_option(vm, args.opt(3), "errors")?;
    let newline = text_option(vm, args.opt(4), "newline")?;
    check_newline(vm, newline.as_deref())?;
    let line_buffering = match args.opt(5) {
        Some(on) => vm.is_true(on)?,
        None => false,
    };
    let write_through = match args.opt(6) {
        Some(on) => vm.is_true(on)?,
        None => false,
    };
    let encoding = match encoding.as_deref() {
        // As the C library names the encoding of the locale.
        None | Some("locale") => "UTF-8".to_string(),
        Some(_) => encoding.unwrap_or_default(),
    };
    let codec = codec_of(&encoding);
    if codec == Codec::Foreign {
        let codecs = vm.import_module("codecs")?;
        let name = vm.str(&encoding);
        let info = vm.call_method(&codecs, "lookup", &[name])?;
        if let Some(text) = attr_opt(vm, &info, "_is_text_encoding")?
            && !vm.is_true(&text)?
        {
            let class = vm.exceptions().LookupError.clone();
            return Err(vm.error(
                &class,
                format!("'{encoding}' is not a text encoding; use codecs.open() to handle arbitrary codecs"),
            ));
        }
    }
    let this = own(value);
    this.encoding.set(vm, encoding);
    this.errors
        .set(vm, errors.unwrap_or_else(|| "strict".to_string()));
    this.codec.set(codec);
    this.newline.set(vm, newline);
    this.line_buffering.set(line_buffering);
    this.write_through.set(write_through);
    this.buffer.set(vm, Some(buffer.clone()));
    this.detached.set(false);
    this.pending.set(vm, Vec::new());
    forget_ahead(vm, this);
    fix_encoder_state(vm, value, buffer)?;
    Ok(Value::NONE)
}

fn forget_ahead(vm: &mut Vm, this: &TextIo) {
    this.ahead.set(vm, Vec::new());
    this.start.set(0);
    this.at_end.set(false);
    this.decoder.set(vm, None);
}

/// Whether the binary stream is a native one, called without Python.
fn is_native(vm: &Vm, buffer: &Value) -> bool {
    buffer.is_a::<buffered::Buffered>() && !vm.class_of(buffer).has(flags::HEAP)
}

fn check_open(vm: &mut Vm, value: &Value) -> Result<Value> {
    let buffer = buffer_of(vm, value)?;
    let closed = match is_native(vm, &buffer) {
        true => buffered::is_closed(vm, &buffer)?,
        false => base::is_closed(vm, &buffer)?,
    };
    if closed {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    Ok(buffer)
}

// ---- writing

fn encode(vm: &mut Vm, this: &TextIo, text: &Value) -> Result<Vec<u8>> {
    let source = str::expect(text);
    match this.codec.get() {
        _ if this.codec.get() != Codec::Foreign && source.is_ascii() => {
            return Ok(source.bytes().to_vec());
        }
        Codec::Utf8 => {
            if let Some(utf8) = source.to_utf8() {
                return Ok(utf8.into_owned().into_bytes());
            }
        }
        Codec::Latin1 if source.width() == 1 => return Ok(source.bytes().to_vec()),
        _ => {}
    }
    let mut encoding = this.encoding.get(vm).clone();
    if this.codec.get() == Codec::Foreign && this.started.replace(true) {
        // The byte order mark was written before.
        let order = if cfg!(target_endian = "little") {
            "-le"
        } else {
            "-be"
        };
        match &*encoding.to_ascii_lowercase().replace('_', "-") {
            "utf-16" | "utf16" => encoding = format!("utf-16{order}"),
            "utf-32" | "utf32" => encoding = format!("utf-32{order}"),
            "utf-8-sig" => encoding = "utf-8".to_string(),
            _ => {}
        }
    }
    let (encoding, errors) = (vm.str(&encoding), vm.str(&this.errors.get(vm).clone()));
    let bytes = vm.call_method(text, "encode", &[encoding, errors])?;
    buffers::bytes_like(vm, &bytes)
}

/// Gives pending bytes to the binary stream.
fn flush_pending(vm: &mut Vm, this: &TextIo, buffer: &Value) -> Result<()> {
    if this.pending.get(vm).is_empty() {
        return Ok(());
    }
    let data = this.pending.replace(vm, Vec::new());
    if is_native(vm, buffer) {
        return buffered::write_bytes(vm, buffer, &data);
    }
    let data = vm.bytes(data);
    vm.call_method(buffer, "write", &[data])?;
    Ok(())
}

fn flush_all(vm: &mut Vm, value: &Value) -> Result<()> {
    let buffer = buffer_of(vm, value)?;
    flush_pending(vm, own(value), &buffer)?;
    if is_native(vm, &buffer) {
        buffered::flush_stream(vm, &buffer)
    } else {
        vm.call_method(&buffer, "flush", &[]).map(drop)
    }
}

/// A stream that does not begin where it is written to gets no byte order mark
/// (`_textiowrapper_fix_encoder_state`).
fn fix_encoder_state(vm: &mut Vm, value: &Value, buffer: &Value) -> Result<()> {
    let this = own(value);
    this.started.set(false);
    if this.codec.get() == Codec::Foreign {
        let able = vm.call_method(buffer, "seekable", &[])?;
        if vm.is_true(&able)? {
            let at = vm.call_method(buffer, "tell", &[])?;
            this.started.set(vm.index_i64(&at)? != 0);
        }
    }
    Ok(())
}

/// Writes a str.
pub fn write_text(vm: &mut Vm, value: &Value, text: &Value) -> Result<()> {
    let buffer = check_open(vm, value)?;
    let this = own(value);
    let mut bytes_text = text.clone();
    let has_newline = match this.newline.get(vm).as_deref() {
        Some(end @ ("\r" | "\r\n")) => {
            let end = end.to_string();
            let content = str::expect(text);
            let newline = content.units().iter().any(|point| point == 10);
            if newline {
                let (from, to) = (vm.str("\n"), vm.str(&end));
                bytes_text = vm.call_method(text, "replace", &[from, to])?;
            }
            newline
        }
        _ => match str::expect(text).as_ascii() {
            Some(ascii) => memchr::memchr2(b'\n', b'\r', ascii.as_bytes()).is_some(),
            None => str::expect(text).units().iter().any(|p| p == 10 || p == 13),
        },
    };
    if !this.ahead.get(vm).is_empty() {
        forget_ahead(vm, this);
    }
    let source = str::expect(&bytes_text);
    let known = source.is_ascii() && this.codec.get() != Codec::Foreign;
    let encoded = match known {
        true => Vec::new(),
        false => encode(vm, this, &bytes_text)?,
    };
    let pending = this.pending.get_mut(vm);
    pending.extend_from_slice(if known { source.bytes() } else { &encoded });
    let full = pending.len() >= CHUNK;
    let line = has_newline && this.line_buffering.get();
    if full || line || this.write_through.get() {
        flush_pending(vm, this, &buffer)?;
    }
    if line {
        if is_native(vm, &buffer) {
            buffered::flush_stream(vm, &buffer)?;
        } else {
            vm.call_method(&buffer, "flush", &[])?;
        }
    }
    Ok(())
}

fn write(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let text = args.arg(1);
    let Some(length) = text.downcast::<Str>().map(|text| text.len()) else {
        let name = vm.type_name(text);
        return Err(vm.type_error(format!("write() argument must be str, not {name}")));
    };
    let buffer = check_open(vm, args.arg(0))?;
    let known = vm
        .class_of(&buffer)
        .is(&*super::class_named(vm, &buffered::WRITER));
    if !known
        && let Ok(answer) = vm.call_method(&buffer, "writable", &[])
        && !vm.is_true(&answer)?
    {
        return Err(unsupported_with(vm, "not writable"));
    }
    write_text(vm, args.arg(0), text)?;
    Ok(vm.int(length as i64))
}

fn flush(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    check_open(vm, args.arg(0))?;
    own(args.arg(0)).telling.set(true);
    check_open(vm, args.arg(0))?;
    flush_all(vm, args.arg(0))?;
    Ok(Value::NONE)
}

// ---- reading

/// Reads more; false at the end.
fn fill(vm: &mut Vm, value: &Value, everything: bool) -> Result<bool> {
    let this = own(value);
    let buffer = buffer_of(vm, value)?;
    if !this.pending.get(vm).is_empty() {
        flush_pending(vm, this, &buffer)?;
    }
    let data = if is_native(vm, &buffer) {
        let writer = super::class_named(vm, &buffered::WRITER);
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
        decode_foreign(vm, this, data, ended)?
    } else {
        data
    };
    let start = this.start.replace(0);
    let ahead = this.ahead.get_mut(vm);
    ahead.drain(..start);
    ahead.extend(data);
    if ended {
        this.at_end.set(true);
    }
    Ok(!ended)
}

/// Decodes a piece of a foreign encoding, to UTF-8 (surrogates as three bytes).
fn decode_foreign(vm: &mut Vm, this: &TextIo, data: Vec<u8>, last: bool) -> Result<Vec<u8>> {
    let decoder = match this.decoder.cloned(vm) {
        Some(decoder) => decoder,
        None => {
            let codecs = vm.import_module("codecs")?;
            let encoding = vm.str(&this.encoding.get(vm).clone());
            let errors = vm.str(&this.errors.get(vm).clone());
            let factory = vm.call_method(&codecs, "getincrementaldecoder", &[encoding])?;
            let decoder = vm.call(&factory, &[errors])?;
            this.decoder.set(vm, Some(decoder.clone()));
            decoder
        }
    };
    let data = vm.bytes(data);
    let text = vm.call_method(&decoder, "decode", &[data, Value::bool(last)])?;
    if !text.is_a::<Str>() {
        let name = vm.type_name(&text);
        return Err(vm.type_error(format!(
            "decoder should return a string result, not '{name}'"
        )));
    }
    let mut bytes = Vec::new();
    for point in str::expect(&text).units().iter() {
        match char::from_u32(point) {
            Some(c) => bytes.extend(c.encode_utf8(&mut [0; 4]).as_bytes()),
            None => bytes.extend([
                0xE0 | (point >> 12) as u8,
                0x80 | (point >> 6 & 0x3F) as u8,
                0x80 | (point & 0x3F) as u8,
            ]),
        }
    }
    Ok(bytes)
}

/// Text of bytes from the read-ahead.
fn decode(vm: &mut Vm, this: &TextIo, bytes: Vec<u8>) -> Result<Value> {
    if bytes.is_ascii() && this.codec.get() != Codec::Foreign {
        return Ok(vm.str_from_ascii(&bytes));
    }
    match this.codec.get() {
        Codec::Latin1 => return Ok(vm.str_from_latin1(&bytes)),
        Codec::Utf8 | Codec::Foreign => {
            if let Ok(text) = std::str::from_utf8(&bytes) {
                return Ok(vm.str(text));
            }
        }
        Codec::Ascii => {}
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

/// Takes bytes out of the read-ahead.
fn take(vm: &mut Vm, this: &TextIo, count: usize) -> Vec<u8> {
    let start = this.start.get();
    let ahead = this.ahead.get_mut(vm);
    let data = ahead[start..start + count].to_vec();
    if start + count == ahead.len() {
        ahead.clear();
        this.start.set(0);
    } else {
        this.start.set(start + count);
    }
    data
}

/// Line ends translated if the stream does that, then decoded.
fn finish(vm: &mut Vm, this: &TextIo, bytes: Vec<u8>) -> Result<Value> {
    let bytes = if this.newline.get(vm).is_none() {
        let mut seen = this.seen.get();
        let bytes = newline::translate_bytes(bytes, &mut seen);
        this.seen.set(seen);
        bytes
    } else {
        bytes
    };
    decode(vm, this, bytes)
}

/// Where the next line ends in bytes; `None`: more is needed to say.
fn line_end(bytes: &[u8], newline: Option<&str>, at_end: bool) -> Option<usize> {
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

/// The next line, if it is all there, ends with `\n` alone, and its encoding is one that is known here.
fn plain_line(vm: &mut Vm, this: &TextIo) -> Option<Value> {
    let newline = this.newline.get(vm).as_deref();
    if matches!(newline, Some("\r" | "\r\n")) || this.codec.get() == Codec::Foreign {
        return None;
    }
    let rest = &this.ahead.get(vm)[this.start.get()..];
    let at = match newline {
        Some("\n") => memchr::memchr(b'\n', rest)?,
        _ => memchr::memchr2(b'\n', b'\r', rest)?,
    };
    let line = rest.get(..=at).filter(|line| line[at] == b'\n')?;
    let text = if line.is_ascii() {
        vm.str_from_ascii(line)
    } else {
        match this.codec.get() {
            Codec::Latin1 => vm.str_from_latin1(line),
            Codec::Utf8 => vm.str(std::str::from_utf8(line).ok()?),
            _ => return None,
        }
    };
    if newline.is_none() {
        let mut seen = this.seen.get();
        seen.0 |= 2;
        this.seen.set(seen);
    }
    let length = rest.len();
    if at + 1 == length {
        this.ahead.get_mut(vm).clear();
        this.start.set(0);
    } else {
        this.start.set(this.start.get() + at + 1);
    }
    Some(text)
}

/// Bytes that the first `count` characters take; fewer characters may be there.
fn bytes_of_characters(bytes: &[u8], count: usize, codec: Codec) -> (usize, usize) {
    if matches!(codec, Codec::Latin1 | Codec::Ascii) {
        let taken = count.min(bytes.len());
        return (taken, taken);
    }
    let (mut found, mut at) = (0, 0);
    while at < bytes.len() {
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

fn read_line(vm: &mut Vm, value: &Value, limit: i64) -> Result<Value> {
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
            if found == limit as usize && end.is_none_or(|end| bytes <= end) {
                let data = take(vm, this, bytes);
                return finish(vm, this, data);
            }
        }
        if let Some(end) = end {
            let data = take(vm, this, end);
            return finish(vm, this, data);
        }
        if at_end {
            let data = take(vm, this, length);
            // The end is asked for again: a terminal may go on.
            this.at_end.set(false);
            return finish(vm, this, data);
        }
        fill(vm, value, false)?;
    }
}

fn readline(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let limit = base::size_arg(vm, args.opt(1))?;
    read_line(vm, args.arg(0), limit)
}

fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    own(value).telling.set(false);
    let line = read_line(vm, value, -1)?;
    let more = !str::expect(&line).is_empty();
    if !more {
        own(value).telling.set(true);
    }
    Ok(more.then_some(line))
}

fn itself(vm: &mut Vm, value: &Value) -> Result<Value> {
    check_open(vm, value)?;
    Ok(value.clone())
}

fn read(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let size = base::size_arg(vm, args.opt(1))?;
    let value = args.arg(0);
    check_open(vm, value)?;
    let this = own(value);
    if size < 0 {
        fill(vm, value, true)?;
        let count = this.ahead.get(vm).len() - this.start.get();
        let data = take(vm, this, count);
        this.at_end.set(false);
        return finish(vm, this, data);
    }
    let mut points: Vec<u32> = Vec::new();
    while points.len() < size as usize {
        let rest = &this.ahead.get(vm)[this.start.get()..];
        let missing = size as usize - points.len();
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
        let data = take(vm, this, bytes);
        let text = finish(vm, this, data)?;
        points.extend(str::expect(&text).units().iter());
    }
    Ok(vm.str_from_points(&points))
}

// ---- position and state

fn tell(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let buffer = check_open(vm, value)?;
    let able = vm.call_method(&buffer, "seekable", &[])?;
    if !vm.is_true(&able)? {
        return Err(unsupported_with(vm, "underlying stream is not seekable"));
    }
    let this = own(value);
    if !this.telling.get() {
        return Err(vm.os_error_plain("telling position disabled by next() call"));
    }
    flush_all(vm, value)?;
    let at = vm.call_method(&buffer, "tell", &[])?;
    let at = vm.index_i64(&at)?;
    let rest = this.ahead.get(vm)[this.start.get()..].to_vec();
    let ahead = if this.codec.get() == Codec::Foreign && !rest.is_empty() {
        let text = decode(vm, this, rest)?;
        this.started.set(true);
        encode(vm, this, &text)?.len()
    } else {
        rest.len()
    };
    Ok(vm.int(at - ahead as i64))
}

fn seek(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let whence = match args.opt(2) {
        Some(whence) => vm.index_i64(whence)?,
        None => 0,
    };
    let buffer = check_open(vm, value)?;
    let able = vm.call_method(&buffer, "seekable", &[])?;
    if !vm.is_true(&able)? {
        return Err(unsupported_with(vm, "underlying stream is not seekable"));
    }
    let offset = vm.index_i64(args.arg(1))?;
    let offset = match whence {
        0 if offset < 0 => {
            return Err(vm.value_error(format!("negative seek position {offset}")));
        }
        0 => offset,
        1 if offset != 0 => {
            return Err(unsupported_with(vm, "can't do nonzero cur-relative seeks"));
        }
        1 => {
            let at = tell(vm, &args[..1])?;
            vm.index_i64(&at)?
        }
        2 if offset != 0 => {
            return Err(unsupported_with(vm, "can't do nonzero end-relative seeks"));
        }
        2 => 0,
        _ => {
            return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)")));
        }
    };
    flush_all(vm, value)?;
    let this = own(value);
    forget_ahead(vm, this);
    this.telling.set(true);
    let whence = if whence == 2 { 2 } else { 0 };
    let (offset, whence) = (vm.int(offset), vm.int(whence));
    let at = vm.call_method(&buffer, "seek", &[offset, whence])?;
    this.started.set(vm.index_i64(&at)? != 0);
    Ok(at)
}

fn truncate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let buffer = check_open(vm, value)?;
    flush_all(vm, value)?;
    let size = match args.opt(1).filter(|size| !size.is_none()) {
        Some(size) => size.clone(),
        None => tell(vm, &args[..1])?,
    };
    vm.call_method(&buffer, "truncate", &[size])
}

fn close(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let buffer = buffer_of(vm, value)?;
    if base::is_closed(vm, &buffer)? {
        return Ok(Value::NONE);
    }
    let flushed = vm.call_method(value, "flush", &[]);
    let closed = vm.call_method(&buffer, "close", &[]);
    base::both(vm, flushed, closed)
}

fn detach(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let buffer = buffer_of(vm, args.arg(0))?;
    vm.call_method(args.arg(0), "flush", &[])?;
    let this = own(args.arg(0));
    this.buffer.set(vm, None);
    this.detached.set(true);
    Ok(buffer)
}

fn reconfigure(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let this = own(value);
    let encoding = text_option(vm, args.opt(1), "encoding")?;
    let errors = text_option(vm, args.opt(2), "errors")?;
    let newline = match args.opt(3) {
        None => None,
        given => Some(text_option(vm, given, "newline")?),
    };
    if !this.ahead.get(vm).is_empty()
        && (encoding.is_some() || errors.is_some() || newline.is_some())
    {
        return Err(unsupported_with(
            vm,
            "It is not possible to set the encoding or newline of stream after the first read",
        ));
    }
    if let Some(newline) = &newline {
        check_newline(vm, newline.as_deref())?;
    }
    flush_all(vm, value)?;
    if let Some(newline) = newline {
        this.newline.set(vm, newline);
    }
    if errors.is_some() || encoding.is_some() {
        this.errors
            .set(vm, errors.unwrap_or_else(|| "strict".to_string()));
    }
    if let Some(encoding) = encoding {
        this.codec.set(codec_of(&encoding));
        this.encoding.set(vm, encoding);
        this.decoder.set(vm, None);
        let buffer = buffer_of(vm, value)?;
        fix_encoder_state(vm, value, &buffer)?;
    }
    for (index, cell) in [(4, &this.line_buffering), (5, &this.write_through)] {
        if let Some(on) = args.opt(index).filter(|on| !on.is_none()) {
            cell.set(vm.is_true(on)?);
        }
    }
    Ok(Value::NONE)
}

macro_rules! forwarded {
    ($($function:ident)*) => {
        $(fn $function(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
            let buffer = buffer_of(vm, args.arg(0))?;
            vm.call_method(&buffer, stringify!($function), &[])
        })*
    };
}

forwarded!(seekable readable writable fileno isatty);

fn get_closed(vm: &mut Vm, value: &Value) -> Result<Value> {
    let buffer = buffer_of(vm, value)?;
    attr(vm, &buffer, "closed")
}

fn get_name(vm: &mut Vm, value: &Value) -> Result<Value> {
    let buffer = buffer_of(vm, value)?;
    attr(vm, &buffer, "name")
}

fn get_buffer(vm: &mut Vm, value: &Value) -> Result<Value> {
    buffer_of(vm, value)
}

fn get_encoding(vm: &mut Vm, value: &Value) -> Result<Value> {
    let encoding = own(value).encoding.get(vm).clone();
    Ok(vm.str(&encoding))
}

fn get_errors(vm: &mut Vm, value: &Value) -> Result<Value> {
    let errors = own(value).errors.get(vm).clone();
    Ok(vm.str(&errors))
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let class = vm.class_of(value).class_ref();
    let class = vm.class_full_name(&class);
    let mut parts = String::new();
    for name in ["name", "mode"] {
        if let Ok(Some(found)) = attr_opt(vm, value, name) {
            let found = vm.repr_text(&found)?;
            parts.push_str(&format!(" {name}={found}"));
        }
    }
    let encoding = own(value).encoding.get(vm).clone();
    Ok(vm.str(&format!("<{class}{parts} encoding='{encoding}'>")))
}

pub(super) fn finalize(vm: &mut Vm, value: &Value) -> Result<()> {
    if own(value).buffer.get(vm).is_some() {
        return base::finalize(vm, value);
    }
    Ok(())
}

fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = vm.type_name(args.arg(0));
    Err(vm.type_error(format!("cannot pickle '_io.{name}' object")))
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    module: "_io",
    doc: "Character and line based layer over a BufferedIOBase object, buffer.",
    base: Some(|vm| super::class_named(vm, &base::TEXT_IO_BASE)),
    flags: flags::BASE | flags::DICT | flags::WEAKREF | flags::FINALIZER,
    new: Some(("__new__", "($type, /, *args, **kwargs)", new, "")),
    init: Some((
        "__init__",
        "($self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
        init,
        "",
    )),
    methods: &[
        (
            "write",
            "($self, text, /)",
            write,
            "Write string s to stream.",
        ),
        (
            "read",
            "($self, size=-1, /)",
            read,
            "Read at most size characters from stream.",
        ),
        (
            "readline",
            "($self, size=-1, /)",
            readline,
            "Read until newline or EOF.",
        ),
        ("flush", "($self, /)", flush, ""),
        ("close", "($self, /)", close, ""),
        ("detach", "($self, /)", detach, ""),
        (
            "seek",
            "($self, cookie, whence=0, /)",
            seek,
            "Set the stream position, and return the new stream position.",
        ),
        (
            "tell",
            "($self, /)",
            tell,
            "Return the stream position as an opaque number.",
        ),
        ("truncate", "($self, pos=None, /)", truncate, ""),
        (
            "reconfigure",
            "($self, *, encoding=None, errors=None, newline=<unrepresentable>, line_buffering=None, write_through=None)",
            reconfigure,
            "Reconfigure the text stream with new parameters.",
        ),
        ("seekable", "($self, /)", seekable, ""),
        ("readable", "($self, /)", readable, ""),
        ("writable", "($self, /)", writable, ""),
        ("fileno", "($self, /)", fileno, ""),
        ("isatty", "($self, /)", isatty, ""),
        ("__reduce__", "($self, /)", reduce, ""),
        ("__reduce_ex__", "($self, protocol, /)", reduce, ""),
    ],
    getset: &[
        ("closed", get_closed, None, ""),
        ("name", get_name, None, ""),
        ("buffer", get_buffer, None, ""),
        ("encoding", get_encoding, None, ""),
        ("errors", get_errors, None, ""),
        (
            "newlines",
            |vm, value| Ok(own(value).seen.get().value(vm)),
            None,
            "",
        ),
        (
            "line_buffering",
            |_, value| Ok(Value::bool(own(value).line_buffering.get())),
            None,
            "",
        ),
        (
            "write_through",
            |_, value| Ok(Value::bool(own(value).write_through.get())),
            None,
            "",
        ),
        (
            "_CHUNK_SIZE",
            |vm, _| Ok(vm.int(CHUNK as i64)),
            Some(|_, _, _| Ok(())),
            "",
        ),
    ],
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.iter.set(Some(itself));
        slots.next.set(Some(next));
        slots.finalize.set(Some(finalize));
    },
    ..TypeSpec::of::<TextIo>("TextIOWrapper")
};

/// A text stream over a buffered one.
pub fn wrap(vm: &mut Vm, buffer: Value, options: [Value; 5], mode: &str) -> Result<Value> {
    let class = vm.class::<TextIo>().value().clone();
    let mut args = vec![buffer];
    args.extend(options);
    let stream = vm.call(&class, &args)?;
    let mode = vm.str(mode);
    put_attr(vm, &stream, "mode", &mode)?;
    Ok(stream)
}

/// Whether a value is a plain text stream, to be written to without calling its method.
pub fn is_plain(vm: &Vm, value: &Value) -> bool {
    value.is_a::<TextIo>() && vm.class_of(value).is(&*vm.class::<TextIo>())
}
