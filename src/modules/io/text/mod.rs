//! `TextIOWrapper`: text over a buffered binary stream. UTF-8, ASCII and Latin-1 are native; other encodings go
//! through `codecs`. After CPython's `Modules/_io/textio.c`.
//!
//! What was read and not given out yet is kept as bytes: of the file's own encoding if that is native (ASCII is then
//! itself, so lines are found without decoding), else as UTF-8 of the decoded text.

mod position;
mod reading;
mod writing;

pub use writing::write_text;

use super::newline::{self, Seen};
use super::{base, buffered, buffers, unsupported_with};
use crate::modules::support::{attr, attr_opt, put_attr};
use crate::object::header::{Payload, Visitor};
use crate::object::spec::TypeSpec;
use crate::object::str::{self, Str};
use crate::object::types::{Class, flags};
use crate::object::{Bound, GilCell, Value};
use crate::vm::{Result, Vm};
use position::{Snapshot, decode_noting, seek, tell};
use reading::*;
use std::cell::Cell;
use writing::*;

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
    /// The binary stream is a `BufferedWriter`.
    only_written: Cell<bool>,
    /// Encoded text on its way out.
    pending: GilCell<Vec<u8>>,
    /// Bytes read and not given out; see the module's text.
    ahead: GilCell<Vec<u8>>,
    start: Cell<usize>,
    at_end: Cell<bool>,
    /// Incremental decoder of a foreign encoding.
    decoder: GilCell<Option<Value>>,
    /// What it was given and has not all been given out, for `tell`.
    snapshots: GilCell<Vec<Snapshot>>,
    /// Incremental encoder of a foreign encoding.
    encoder: GilCell<Option<Value>>,
    /// `next()` is running: `tell` would lie.
    telling: Cell<bool>,
}

impl Payload for TextIo {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.buffer.get(vm).iter().for_each(&mut *visit);
        self.decoder.get(vm).iter().for_each(&mut *visit);
        self.encoder.get(vm).iter().for_each(visit);
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
            only_written: Cell::new(false),
            pending: GilCell::default(),
            ahead: GilCell::default(),
            start: Cell::new(0),
            at_end: Cell::new(false),
            decoder: GilCell::new(None),
            snapshots: GilCell::default(),
            encoder: GilCell::new(None),
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
    if encoding.is_none() {
        super::warn_of_default_encoding(vm, 1)?;
    }
    if let Some(errors) = errors.as_deref() {
        crate::object::codec::check_names(vm, None, Some(errors))?;
    }
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
    let writer = super::class_named(vm, &buffered::WRITER);
    this.only_written.set(vm.class_of(buffer).is(&*writer));
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
    this.snapshots.set(vm, Vec::new());
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

// ---- position and state

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
    Err(super::base::no_pickle(vm, args.arg(0)))
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    module: "_io",
    doc: "Character and line based layer over a BufferedIOBase object, buffer.",
    base: Some(|vm| super::class_named(vm, &base::TEXT_IO_BASE)),
    flags: flags::BASE | flags::DICT | flags::WEAKREF | flags::FINALIZER,
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
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
            "($self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
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
