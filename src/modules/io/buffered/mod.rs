//! `BufferedReader`, `BufferedWriter`, `BufferedRandom`: one payload with a read buffer and a write buffer. Over a plain `FileIO` no Python code runs. After CPython's `Modules/_io/bufferedio.c`.
//!
//! Invariant: at most one of the buffers holds data. The raw stream stands behind the read buffer's end, or before
//! the write buffer's start. While the GIL is given up for a system call the buffers hold nothing of that call's.

mod reading;
mod writing;

use super::{base, buffers, file, unsupported_with};
use crate::modules::support::{attr, attr_opt};
use crate::object::header::{Payload, Visitor};
use crate::object::spec::TypeSpec;
use crate::object::types::{Class, flags};
use crate::object::{Bound, GilCell, Value};
use crate::vm::{Result, Vm};
use reading::{itself, next, peek, read, read1, readinto, readinto1, readline};
pub use reading::{read_all, read_some};
use std::cell::Cell;
use writing::{flush, write};
pub use writing::{flush_stream, write_bytes};

/// Payload of the buffered streams.
pub struct Buffered {
    /// The raw stream; `None` before `__init__` and after `detach`.
    raw: GilCell<Option<Value>>,
    detached: Cell<bool>,
    read: GilCell<Vec<u8>>,
    /// Where the unread part of `read` starts.
    start: Cell<usize>,
    pending: GilCell<Vec<u8>>,
    size: Cell<usize>,
    /// The raw stream is a plain FileIO: its methods are called natively.
    plain: Cell<bool>,
    /// A `BufferedRandom`: it reads and writes.
    random: Cell<bool>,
}

impl Payload for Buffered {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.raw.get(vm).iter().for_each(visit);
    }
}

/// What a buffered stream stands on.
pub(super) fn raw_below(vm: &Vm, value: &Value) -> Option<Value> {
    value.downcast::<Buffered>()?.raw.cloned(vm)
}

/// Whether the raw stream is closed.
pub(super) fn is_closed(vm: &mut Vm, value: &Value) -> Result<bool> {
    match raw_below(vm, value) {
        Some(raw) if own(value).plain.get() => Ok(file::is_closed(&raw)),
        Some(raw) => base::is_closed(vm, &raw),
        None => Ok(false),
    }
}

fn own(value: &Value) -> &Buffered {
    value
        .downcast::<Buffered>()
        .expect("a buffered stream's method")
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    Ok(vm.alloc(
        &class,
        Buffered {
            raw: GilCell::new(None),
            detached: Cell::new(false),
            read: GilCell::default(),
            start: Cell::new(0),
            pending: GilCell::default(),
            size: Cell::new(super::DEFAULT_BUFFER_SIZE),
            plain: Cell::new(false),
            random: Cell::new(false),
        },
    ))
}

fn raw_of(vm: &mut Vm, value: &Value) -> Result<Value> {
    let this = own(value);
    match this.raw.cloned(vm) {
        Some(raw) => Ok(raw),
        None if this.detached.get() => Err(vm.value_error("raw stream has been detached")),
        None => Err(vm.value_error("I/O operation on uninitialized object")),
    }
}

fn setup(vm: &mut Vm, args: &[Option<Value>], question: &str, message: &str) -> Result<()> {
    let (value, raw) = (args.arg(0), args.arg(1));
    let size = match args.opt(2) {
        Some(size) => vm.index_i64(size)?,
        None => super::DEFAULT_BUFFER_SIZE as i64,
    };
    let questions: &[&str] = if question == "random" {
        &["seekable", "readable", "writable"]
    } else {
        &[question]
    };
    for question in questions {
        let answer = vm.call_method(raw, question, &[])?;
        if !vm.is_true(&answer)? {
            let message = match *question {
                "seekable" => "File or stream is not seekable.",
                "readable" => "File or stream is not readable.",
                "writable" => "File or stream is not writable.",
                _ => message,
            };
            return Err(unsupported_with(vm, message));
        }
    }
    if size <= 0 {
        return Err(vm.value_error("buffer size must be strictly positive"));
    }
    let this = own(value);
    this.size.set((size as usize).min(1 << 30));
    this.plain.set(is_plain(vm, raw));
    this.raw.set(vm, Some(raw.clone()));
    this.detached.set(false);
    this.read.set(vm, Vec::new());
    this.pending.set(vm, Vec::new());
    this.start.set(0);
    Ok(())
}

fn is_plain(vm: &Vm, raw: &Value) -> bool {
    raw.is_a::<file::FileIo>() && vm.class_of(raw).is(&*vm.class::<file::FileIo>())
}

fn init_reader(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    setup(vm, args, "readable", "")?;
    Ok(Value::NONE)
}
fn init_writer(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    setup(vm, args, "writable", "")?;
    Ok(Value::NONE)
}
fn init_random(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    setup(vm, args, "random", "")?;
    own(args.arg(0)).random.set(true);
    Ok(Value::NONE)
}

fn check_open(vm: &mut Vm, value: &Value, what: &str) -> Result<Value> {
    let raw = raw_of(vm, value)?;
    let closed = match raw.downcast::<file::FileIo>() {
        Some(file) if own(value).plain.get() => file.fd.get() < 0,
        _ => base::is_closed(vm, &raw)?,
    };
    if closed {
        return Err(vm.value_error(format!("{what} of closed file")));
    }
    Ok(raw)
}

// ---- the raw stream

/// One read of the raw stream; `None` if it would block.
fn raw_read(vm: &mut Vm, value: &Value, raw: &Value, size: usize) -> Result<Option<Vec<u8>>> {
    if own(value).plain.get() {
        return file::read_raw(vm, raw, size);
    }
    let class = vm.types().bytearray.value().clone();
    let length = vm.int(size as i64);
    let room = vm.call(&class, &[length])?;
    let count = vm.call_method(raw, "readinto", std::slice::from_ref(&room))?;
    if count.is_none() {
        return Ok(None);
    }
    let count = vm.index_i64(&count)?;
    if count < 0 || count as usize > size {
        return Err(vm.os_error_plain(format!(
            "raw readinto() returned invalid length {count} (should have been between 0 and {size})"
        )));
    }
    let mut data = buffers::bytes_like(vm, &room)?;
    data.truncate(count as usize);
    Ok(Some(data))
}

fn raw_write(vm: &mut Vm, value: &Value, raw: &Value, data: &[u8]) -> Result<Option<usize>> {
    if own(value).plain.get() {
        return file::write_raw(vm, raw, data);
    }
    let bytes = vm.bytes(data);
    let count = vm.call_method(raw, "write", &[bytes])?;
    if count.is_none() {
        return Ok(None);
    }
    let count = vm.index_i64(&count)?;
    if count < 0 || count as usize > data.len() {
        return Err(vm.os_error_plain(format!(
            "raw write() returned invalid length {count} (should have been between 0 and {})",
            data.len()
        )));
    }
    Ok(Some(count as usize))
}

fn raw_seek(vm: &mut Vm, value: &Value, raw: &Value, offset: i64, whence: i64) -> Result<i64> {
    if own(value).plain.get() {
        return Ok(file::seek_raw(vm, raw, offset, whence)? as i64);
    }
    let (offset, whence) = (vm.int(offset), vm.int(whence));
    let at = vm.call_method(raw, "seek", &[offset, whence])?;
    let at = vm.index_i64(&at)?;
    if at < 0 {
        return Err(vm.os_error_plain(format!("Raw stream returned invalid position {at}")));
    }
    Ok(at)
}

fn would_block(vm: &mut Vm, written: usize) -> crate::vm::Raised {
    let class = vm.exceptions().BlockingIOError.value().clone();
    let arguments = [
        vm.int(libc::EAGAIN.into()),
        vm.str("write could not complete without blocking"),
        vm.int(written as i64),
    ];
    match vm.call(&class, &arguments) {
        Ok(exception) => vm.raise_object(exception),
        Err(raised) => raised,
    }
}

/// Writes the write buffer out.
fn flush_pending(vm: &mut Vm, value: &Value) -> Result<()> {
    let this = own(value);
    if this.pending.get(vm).is_empty() {
        return Ok(());
    }
    let raw = raw_of(vm, value)?;
    let data = this.pending.replace(vm, Vec::new());
    let mut done = 0;
    while done < data.len() {
        let result = raw_write(vm, value, &raw, &data[done..]);
        match result {
            Ok(Some(count)) => done += count,
            other => {
                // What was not written stays, before what other threads added meanwhile.
                let mut rest = data[done..].to_vec();
                rest.append(this.pending.get_mut(vm));
                this.pending.set(vm, rest);
                other?;
                return Err(would_block(vm, 0));
            }
        }
    }
    Ok(())
}

/// Forgets what was read ahead and puts the raw stream where the program thinks it is.
fn rewind(vm: &mut Vm, value: &Value, raw: &Value) -> Result<()> {
    let this = own(value);
    let ahead = this.read.get(vm).len() - this.start.get();
    this.read.set(vm, Vec::new());
    this.start.set(0);
    if ahead > 0 {
        raw_seek(vm, value, raw, -(ahead as i64), 1)?;
    }
    Ok(())
}

/// Takes up to `count` bytes out of the read buffer.
fn take_buffered(vm: &mut Vm, this: &Buffered, count: usize) -> Vec<u8> {
    let start = this.start.get();
    let buffer = this.read.get_mut(vm);
    let count = count.min(buffer.len() - start);
    if start == 0 && count == buffer.len() {
        return std::mem::take(buffer);
    }
    this.start.set(start + count);
    buffer[start..start + count].to_vec()
}

/// Appends what a read gave to the read buffer.
fn append(vm: &mut Vm, this: &Buffered, data: Vec<u8>) {
    let start = this.start.get();
    let buffer = this.read.get_mut(vm);
    if start == buffer.len() {
        *buffer = data;
    } else {
        buffer.drain(..start);
        buffer.extend(data);
    }
    this.start.set(0);
}

// ---- position and state

/// Where the program is in the stream.
pub fn position(vm: &mut Vm, value: &Value) -> Result<i64> {
    let raw = check_open(vm, value, "tell")?;
    let this = own(value);
    let at = raw_seek(vm, value, &raw, 0, 1)?;
    let ahead = (this.read.get(vm).len() - this.start.get()) as i64;
    Ok((at - ahead + this.pending.get(vm).len() as i64).max(0))
}

fn tell(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let at = position(vm, args.arg(0))?;
    Ok(vm.int(at))
}

fn seek(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let offset = vm.index_i64(args.arg(1))?;
    let whence = match args.opt(2) {
        Some(whence) => vm.index_i64(whence)?,
        None => 0,
    };
    if !(0..=4).contains(&whence) {
        return Err(vm.value_error(format!("whence value {whence} unsupported")));
    }
    let raw = check_open(vm, value, "seek")?;
    let able = vm.call_method(&raw, "seekable", &[])?;
    if !vm.is_true(&able)? {
        return Err(unsupported_with(vm, "File or stream is not seekable."));
    }
    flush_pending(vm, value)?;
    let this = own(value);
    let length = this.read.get(vm).len();
    let ahead = (length - this.start.get()) as i64;
    if whence <= 1 && length > 0 {
        // Inside of what was read the file need not be asked again.
        let end = raw_seek(vm, value, &raw, 0, 1)?;
        let target = match whence {
            0 => offset,
            _ => end - ahead + offset,
        };
        let first = end - length as i64;
        if (first..=end).contains(&target) && target >= 0 {
            this.start.set((target - first) as usize);
            return Ok(vm.int(target));
        }
    }
    let offset = if whence == 1 { offset - ahead } else { offset };
    this.read.set(vm, Vec::new());
    this.start.set(0);
    let at = raw_seek(vm, value, &raw, offset, whence)?;
    Ok(vm.int(at))
}

fn truncate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let raw = check_open(vm, value, "truncate")?;
    if vm
        .class_of(value)
        .is_subclass(vm, &super::class_named(vm, &READER))
    {
        return Err(unsupported_with(vm, "truncate"));
    }
    flush_pending(vm, value)?;
    if !own(value).read.get(vm).is_empty() {
        rewind(vm, value, &raw)?;
    }
    let size = match args.opt(1).filter(|size| !size.is_none()) {
        Some(size) => size.clone(),
        None => {
            let at = position(vm, value)?;
            vm.int(at)
        }
    };
    vm.call_method(&raw, "truncate", &[size])
}

fn close(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let raw = raw_of(vm, value)?;
    if base::is_closed(vm, &raw)? {
        return Ok(Value::NONE);
    }
    let flushed = vm.call_method(value, "flush", &[]);
    let closed = vm.call_method(&raw, "close", &[]);
    base::both(vm, flushed, closed)
}

fn detach(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let raw = raw_of(vm, args.arg(0))?;
    vm.call_method(args.arg(0), "flush", &[])?;
    let this = own(args.arg(0));
    this.raw.set(vm, None);
    this.detached.set(true);
    Ok(raw)
}

macro_rules! forwarded {
    ($($function:ident)*) => {
        $(fn $function(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
            let raw = raw_of(vm, args.arg(0))?;
            vm.call_method(&raw, stringify!($function), &[])
        })*
    };
}

forwarded!(seekable readable writable fileno isatty);

fn get_closed(vm: &mut Vm, value: &Value) -> Result<Value> {
    let raw = raw_of(vm, value)?;
    attr(vm, &raw, "closed")
}
fn get_name(vm: &mut Vm, value: &Value) -> Result<Value> {
    let raw = raw_of(vm, value)?;
    attr(vm, &raw, "name")
}
fn get_mode(vm: &mut Vm, value: &Value) -> Result<Value> {
    let raw = raw_of(vm, value)?;
    attr(vm, &raw, "mode")
}
fn get_raw(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(own(value).raw.cloned(vm).unwrap_or(Value::NONE))
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let class = vm.type_name(value);
    match attr_opt(vm, value, "name") {
        Ok(Some(name)) => {
            let name = vm.repr_text(&name)?;
            Ok(vm.str(&format!("<{class} name={name}>")))
        }
        _ => Ok(vm.str(&format!("<{class}>"))),
    }
}

pub(super) fn finalize(vm: &mut Vm, value: &Value) -> Result<()> {
    if own(value).raw.get(vm).is_some() {
        return base::finalize(vm, value);
    }
    Ok(())
}

fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Err(super::base::no_pickle(vm, args.arg(0)))
}

const fn stream(
    name: &'static str,
    doc: &'static str,
    init: crate::object::NativeDef,
    methods: &'static [crate::object::NativeDef],
) -> TypeSpec {
    TypeSpec {
        module: "_io",
        doc,
        base: Some(|vm| super::class_named(vm, &base::BUFFERED_IO_BASE)),
        flags: flags::BASE | flags::DICT | flags::WEAKREF | flags::FINALIZER,
        new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
        init: Some(init),
        methods,
        getset: &[
            ("closed", get_closed, None, ""),
            ("name", get_name, None, ""),
            ("mode", get_mode, None, ""),
            ("raw", get_raw, None, ""),
        ],
        slots: |slots| {
            slots.repr.set(Some(repr));
            slots.finalize.set(Some(finalize));
        },
        ..TypeSpec::of::<Buffered>(name)
    }
}

/// Builds the methods tables: the common rows, then the stream's own.
macro_rules! methods {
    ($($own:expr,)*) => {
        &[
            ("detach", "($self, /)", detach, "Disconnect this buffer from its underlying raw stream and return it."),
            ("close", "($self, /)", close, ""),
            ("flush", "($self, /)", flush, ""),
            ("seekable", "($self, /)", seekable, ""),
            ("fileno", "($self, /)", fileno, ""),
            ("isatty", "($self, /)", isatty, ""),
            ("tell", "($self, /)", tell, ""),
            ("seek", "($self, target, whence=0, /)", seek, ""),
            ("truncate", "($self, pos=None, /)", truncate, ""),
            ("__reduce__", "($self, /)", reduce, ""),
            ("__reduce_ex__", "($self, protocol, /)", reduce, ""),
            $($own,)*
        ]
    };
}

const READ: crate::object::NativeDef = (
    "read",
    "($self, size=-1, /)",
    read,
    "Read and return up to n bytes.",
);
const READ1: crate::object::NativeDef = ("read1", "($self, size=-1, /)", read1, "");
const READINTO: crate::object::NativeDef = ("readinto", "($self, buffer, /)", readinto, "");
const READINTO1: crate::object::NativeDef = ("readinto1", "($self, buffer, /)", readinto1, "");
const PEEK: crate::object::NativeDef = ("peek", "($self, size=0, /)", peek, "");
const READLINE: crate::object::NativeDef = ("readline", "($self, size=-1, /)", readline, "");
const READABLE: crate::object::NativeDef = ("readable", "($self, /)", readable, "");
const WRITABLE: crate::object::NativeDef = ("writable", "($self, /)", writable, "");
const WRITE: crate::object::NativeDef = (
    "write",
    "($self, buffer, /)",
    write,
    "Write buffer b to the IO stream.",
);

/// `BufferedReader`.
pub static READER: TypeSpec = TypeSpec {
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.finalize.set(Some(finalize));
        slots.iter.set(Some(itself));
        slots.next.set(Some(next));
    },
    ..stream(
        "BufferedReader",
        "Create a new buffered reader using the given readable raw IO object.",
        (
            "__init__",
            "($self, raw, buffer_size=131072)",
            init_reader,
            "",
        ),
        methods![READ, READ1, READINTO, READINTO1, PEEK, READLINE, READABLE,],
    )
};

/// `BufferedWriter`.
pub static WRITER: TypeSpec = stream(
    "BufferedWriter",
    "A buffer for a writeable sequential RawIO object.",
    (
        "__init__",
        "($self, raw, buffer_size=131072)",
        init_writer,
        "",
    ),
    methods![WRITE, WRITABLE,],
);

/// `BufferedRandom`.
pub static RANDOM: TypeSpec = TypeSpec {
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.finalize.set(Some(finalize));
        slots.iter.set(Some(itself));
        slots.next.set(Some(next));
    },
    ..stream(
        "BufferedRandom",
        "A buffered interface to random access streams.",
        (
            "__init__",
            "($self, raw, buffer_size=131072)",
            init_random,
            "",
        ),
        methods![
            READ, READ1, READINTO, READINTO1, PEEK, READLINE, READABLE, WRITE, WRITABLE,
        ],
    )
};
