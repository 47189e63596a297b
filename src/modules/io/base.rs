//! The abstract bases `_IOBase`, `_RawIOBase`, `_BufferedIOBase`, `_TextIOBase`: what a stream written in Python
//! inherits. After CPython's `Modules/_io/iobase.c`.

use super::buffers;
use super::unsupported;
use crate::modules::support::{attr, attr_opt, put_attr};
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::class::object::NATIVE_DICT;
use crate::object::header::Payload;
use crate::object::spec::TypeSpec;
use crate::object::types::{Class, flags};
use crate::object::{Bound, Value};
use crate::vm::{Raised, Result, Vm};

/// Payload of instances of the bases: nothing.
pub struct Base;

impl Payload for Base {
    const GC: bool = true;
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    Ok(vm.alloc(&class, Base))
}

macro_rules! not_supported {
    ($($function:ident)*) => {
        $(fn $function(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
            Err(unsupported(vm, stringify!($function)))
        })*
    };
}

not_supported!(seek truncate fileno detach read read1 write readline);

fn tell(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (zero, one) = (vm.int(0), vm.int(1));
    vm.call_method(args.arg(0), "seek", &[zero, one])
}

fn no(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::FALSE)
}

/// What came of `try: first finally: last`.
pub fn both(vm: &mut Vm, first: Result<Value>, last: Result<Value>) -> Result<Value> {
    match (first, last) {
        (Err(first), Err(last)) => {
            if !first.0.is(&last.0) {
                put_attr(vm, &last.0, "__context__", &first.0)?;
            }
            Err(last)
        }
        (Err(first), Ok(_)) => Err(first),
        (Ok(_), last) => last,
    }
}

/// Whether a stream says it is closed.
pub fn is_closed(vm: &mut Vm, stream: &Value) -> Result<bool> {
    let closed = attr(vm, stream, "closed")?;
    vm.is_true(&closed)
}

/// ValueError if a stream is closed.
pub fn check_closed(vm: &mut Vm, stream: &Value) -> Result<()> {
    if is_closed(vm, stream)? {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    Ok(())
}

fn flush(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    if has_flag(vm, args.arg(0))? {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    Ok(Value::NONE)
}

/// `__IOBase_closed`: set by `close` of the base.
fn has_flag(vm: &mut Vm, stream: &Value) -> Result<bool> {
    Ok(attr_opt(vm, stream, "__IOBase_closed")?.is_some())
}

pub fn close(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    if has_flag(vm, args.arg(0))? {
        return Ok(Value::NONE);
    }
    let flushed = vm.call_method(args.arg(0), "flush", &[]);
    put_attr(vm, args.arg(0), "__IOBase_closed", &Value::TRUE)?;
    flushed
}

fn closed(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(Value::bool(has_flag(vm, value)?))
}

fn isatty(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    check_closed(vm, args.arg(0))?;
    Ok(Value::FALSE)
}

fn check(vm: &mut Vm, stream: &Value, question: &str, message: &str) -> Result<Value> {
    let answer = vm.call_method(stream, question, &[])?;
    if vm.is_true(&answer)? {
        Ok(Value::TRUE)
    } else {
        Err(super::unsupported_with(vm, message))
    }
}

fn check_seekable(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    check(
        vm,
        args.arg(0),
        "seekable",
        "File or stream is not seekable.",
    )
}
fn check_readable(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    check(
        vm,
        args.arg(0),
        "readable",
        "File or stream is not readable.",
    )
}
fn check_writable(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    check(
        vm,
        args.arg(0),
        "writable",
        "File or stream is not writable.",
    )
}
fn check_closed_method(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    check_closed(vm, args.arg(0))?;
    Ok(Value::NONE)
}

pub fn enter(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    check_closed(vm, args.arg(0))?;
    Ok(args.arg(0).clone())
}

fn exit(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    vm.call_method(args.arg(0), "close", &[])
}

fn iter(vm: &mut Vm, value: &Value) -> Result<Value> {
    check_closed(vm, value)?;
    Ok(value.clone())
}

fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let line = vm.call_method(value, "readline", &[])?;
    let more = vm.len(&line)? > 0;
    Ok(more.then_some(line))
}

/// The size argument of read functions: -1 for None and negative numbers.
pub fn size_arg(vm: &mut Vm, value: Option<&Value>) -> Result<i64> {
    match value {
        None => Ok(-1),
        Some(value) if value.is_none() => Ok(-1),
        Some(value) if vm.class_of(value).slots.index.get().is_some() => {
            Ok(vm.index_i64(value)?.max(-1))
        }
        Some(value) => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("argument should be integer or None, not '{name}'")))
        }
    }
}

fn read_line(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let stream = args.arg(0);
    let limit = size_arg(vm, args.opt(1))?;
    let peek = attr_opt(vm, stream, "peek")?;
    let mut line = Vec::new();
    while limit < 0 || (line.len() as i64) < limit {
        let mut wanted = 1;
        if let Some(peek) = &peek {
            let one = vm.int(1);
            let seen = vm.call(peek, &[one])?;
            let seen = buffers::bytes_like(vm, &seen)?;
            if !seen.is_empty() {
                wanted = match seen.iter().position(|&byte| byte == b'\n') {
                    Some(at) => at + 1,
                    None => seen.len(),
                };
                if limit >= 0 {
                    wanted = wanted.min((limit - line.len() as i64) as usize);
                }
            }
        }
        let wanted = vm.int(wanted as i64);
        let part = vm.call_method(stream, "read", &[wanted])?;
        if !part.is_a::<Bytes>() {
            let name = vm.type_name(&part);
            return Err(vm.os_error_plain(format!(
                "read() should have returned a bytes object, not '{name}'"
            )));
        }
        let part = buffers::bytes_like(vm, &part)?;
        if part.is_empty() {
            break;
        }
        line.extend(part);
        if line.last() == Some(&b'\n') {
            break;
        }
    }
    Ok(vm.bytes(line))
}

pub fn readlines(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let hint = size_arg(vm, args.opt(1))?;
    let mut lines = Vec::new();
    let mut total = 0;
    let iterator = vm.iter(args.arg(0))?;
    while let Some(line) = vm.next(&iterator)? {
        total += vm.len(&line)? as i64;
        lines.push(line);
        if hint > 0 && total > hint {
            break;
        }
    }
    Ok(vm.list(lines))
}

pub fn writelines(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    check_closed(vm, args.arg(0))?;
    let stream = args.arg(0).clone();
    let write = attr(vm, &stream, "write")?;
    vm.for_each(args.arg(1), |vm, line| {
        vm.call(&write, std::slice::from_ref(&line)).map(drop)
    })?;
    Ok(Value::NONE)
}

/// Closes a stream that dies. What goes wrong is told of as in CPython: nothing of streams that say they are closed.
pub fn finalize(vm: &mut Vm, value: &Value) -> Result<()> {
    if is_closed(vm, value).unwrap_or(true) {
        return Ok(());
    }
    if let Some(file) = open_file_below(vm, value) {
        let text = vm.repr_text(value)?;
        let _ = file;
        crate::modules::warnings::warn_unclosed(vm, &format!("unclosed file {text}"), value);
    }
    if let Err(raised) = vm.call_method(value, "close", &[]) {
        vm.unraisable(raised, value);
    }
    Ok(())
}

/// The file behind a stream of ours, if it is open and will be closed with it.
fn open_file_below(vm: &mut Vm, value: &Value) -> Option<Value> {
    let mut stream = value.clone();
    loop {
        if super::file::closes_descriptor(&stream) {
            return Some(stream);
        }
        stream = super::buffered::raw_below(vm, &stream)
            .or_else(|| super::text::buffer_below(vm, &stream))?;
    }
}

/// `_IOBase`.
pub static IO_BASE: TypeSpec = TypeSpec {
    module: "_io",
    doc: "The abstract base class for all I/O classes.",
    flags: flags::BASE | flags::DICT | flags::WEAKREF | flags::FINALIZER,
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    methods: &[
        (
            "seek",
            "($self, offset, whence=0, /)",
            seek,
            "Change the stream position to the given byte offset.",
        ),
        (
            "tell",
            "($self, /)",
            tell,
            "Return current stream position.",
        ),
        (
            "truncate",
            "($self, size=None, /)",
            truncate,
            "Truncate file to size bytes.",
        ),
        (
            "flush",
            "($self, /)",
            flush,
            "Flush write buffers, if applicable.",
        ),
        (
            "close",
            "($self, /)",
            close,
            "Flush and close the IO object.",
        ),
        (
            "seekable",
            "($self, /)",
            no,
            "Return whether object supports random access.",
        ),
        (
            "readable",
            "($self, /)",
            no,
            "Return whether object was opened for reading.",
        ),
        (
            "writable",
            "($self, /)",
            no,
            "Return whether object was opened for writing.",
        ),
        ("_checkClosed", "($self, /)", check_closed_method, ""),
        ("_checkSeekable", "($self, /)", check_seekable, ""),
        ("_checkReadable", "($self, /)", check_readable, ""),
        ("_checkWritable", "($self, /)", check_writable, ""),
        (
            "fileno",
            "($self, /)",
            fileno,
            "Return underlying file descriptor if one exists.",
        ),
        (
            "isatty",
            "($self, /)",
            isatty,
            "Return whether this is an 'interactive' stream.",
        ),
        ("__enter__", "($self, /)", enter, ""),
        ("__exit__", "($self, /, *args)", exit, ""),
        (
            "readline",
            "($self, size=-1, /)",
            read_line,
            "Read and return a line from the stream.",
        ),
        (
            "readlines",
            "($self, hint=-1, /)",
            readlines,
            "Return a list of lines from the stream.",
        ),
        (
            "writelines",
            "($self, lines, /)",
            writelines,
            "Write a list of lines to stream.",
        ),
    ],
    getset: &[("closed", closed, None, ""), NATIVE_DICT],
    slots: |slots| {
        slots.iter.set(Some(iter));
        slots.next.set(Some(next));
        slots.finalize.set(Some(finalize));
    },
    ..TypeSpec::of::<Base>("_IOBase")
};

fn raw_read(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let size = size_arg(vm, args.opt(1))?;
    if size < 0 {
        return vm.call_method(args.arg(0), "readall", &[]);
    }
    let class = vm.types().bytearray.value().clone();
    let size = vm.int(size);
    let buffer = vm.call(&class, &[size])?;
    let count = vm.call_method(args.arg(0), "readinto", std::slice::from_ref(&buffer))?;
    if count.is_none() {
        return Ok(count);
    }
    let count = vm.index_i64(&count)?.max(0) as usize;
    let data = match buffer.downcast::<ByteArray>() {
        Some(bytes) => {
            let data = bytes.data.get(vm);
            data[..count.min(data.len())].to_vec()
        }
        None => Vec::new(),
    };
    Ok(vm.bytes(data))
}

fn raw_readall(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let mut all = Vec::new();
    loop {
        let size = vm.int(super::DEFAULT_BUFFER_SIZE as i64);
        let part = vm.call_method(args.arg(0), "read", &[size])?;
        if part.is_none() && all.is_empty() {
            return Ok(part);
        }
        if part.is_none() {
            break;
        }
        if !part.is_a::<Bytes>() {
            return Err(vm.type_error("read() should return bytes"));
        }
        let part = buffers::bytes_like(vm, &part)?;
        if part.is_empty() {
            break;
        }
        all.extend(part);
    }
    Ok(vm.bytes(all))
}

/// `_RawIOBase`.
pub static RAW_IO_BASE: TypeSpec = TypeSpec {
    module: "_io",
    doc: "Base class for raw binary I/O.",
    base: Some(|vm| super::class_named(vm, &IO_BASE)),
    flags: flags::BASE | flags::DICT | flags::WEAKREF | flags::FINALIZER,
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    methods: &[
        ("read", "($self, size=-1, /)", raw_read, ""),
        (
            "readall",
            "($self, /)",
            raw_readall,
            "Read until EOF, using multiple read() call.",
        ),
    ],
    ..TypeSpec::of::<Base>("_RawIOBase")
};

fn read_into(vm: &mut Vm, args: &[Option<Value>], method: &str) -> Result<Value> {
    let room = buffers::writable_length(vm, "readinto", args.arg(1))?;
    let size = vm.int(room as i64);
    let data = vm.call_method(args.arg(0), method, &[size])?;
    if !data.is_a::<Bytes>() {
        return Err(vm.type_error("read() should return bytes"));
    }
    let data = buffers::bytes_like(vm, &data)?;
    if data.len() > room {
        return Err(vm.value_error(format!(
            "read() returned too much data: {room} bytes requested, {} returned",
            data.len()
        )));
    }
    buffers::fill(vm, args.arg(1), &data)?;
    Ok(vm.int(data.len() as i64))
}

fn readinto(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    read_into(vm, args, "read")
}
fn readinto1(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    read_into(vm, args, "read1")
}

/// `_BufferedIOBase`.
pub static BUFFERED_IO_BASE: TypeSpec = TypeSpec {
    module: "_io",
    doc: "Base class for buffered IO objects.",
    base: Some(|vm| super::class_named(vm, &IO_BASE)),
    flags: flags::BASE | flags::DICT | flags::WEAKREF | flags::FINALIZER,
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    methods: &[
        (
            "detach",
            "($self, /)",
            detach,
            "Disconnect this buffer from its underlying raw stream and return it.",
        ),
        (
            "read",
            "($self, size=-1, /)",
            read,
            "Read and return up to n bytes.",
        ),
        (
            "read1",
            "($self, size=-1, /)",
            read1,
            "Read and return up to size bytes, with at most one read() call to the underlying raw stream.",
        ),
        ("readinto", "($self, buffer, /)", readinto, ""),
        ("readinto1", "($self, buffer, /)", readinto1, ""),
        (
            "write",
            "($self, b, /)",
            write,
            "Write buffer b to the IO stream.",
        ),
    ],
    ..TypeSpec::of::<Base>("_BufferedIOBase")
};

fn none(_: &mut Vm, _: &Value) -> Result<Value> {
    Ok(Value::NONE)
}

/// `_TextIOBase`.
pub static TEXT_IO_BASE: TypeSpec = TypeSpec {
    module: "_io",
    doc: "Base class for text I/O.",
    base: Some(|vm| super::class_named(vm, &IO_BASE)),
    flags: flags::BASE | flags::DICT | flags::WEAKREF | flags::FINALIZER,
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    methods: &[
        (
            "detach",
            "($self, /)",
            detach,
            "Separate the underlying buffer from the TextIOBase and return it.",
        ),
        (
            "read",
            "($self, size=-1, /)",
            read,
            "Read and return at most size characters from stream.",
        ),
        (
            "readline",
            "($self, size=-1, /)",
            readline,
            "Read until newline or EOF.",
        ),
        ("write", "($self, s, /)", write, "Write string s to stream."),
    ],
    getset: &[
        ("encoding", none, None, "Encoding of the text stream."),
        ("newlines", none, None, "Line endings translated so far."),
        (
            "errors",
            none,
            None,
            "The error setting of the decoder or encoder.",
        ),
    ],
    ..TypeSpec::of::<Base>("_TextIOBase")
};

/// What comes of pickling a stream.
pub(super) fn no_pickle(vm: &mut Vm, value: &Value) -> Raised {
    let name = vm.class_of(value).display_name(vm);
    let name = name.rsplit('.').next().unwrap_or(&name);
    vm.type_error(format!("cannot pickle '{name}' instances"))
}
