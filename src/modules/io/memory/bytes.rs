//! `BytesIO`, and the object whose buffer `getbuffer` gives.

use super::{fresh, itself, new_position, restore_dict, state_of};
use crate::modules::io::{base, buffers};
use crate::modules::support::attr;
use crate::object::buffer::{Info, Provider};
use crate::object::bytes::Bytes;
use crate::object::header::{Payload, Visitor};
use crate::object::spec::TypeSpec;
use crate::object::types::{Class, flags};
use crate::object::{Bound, GilCell, Value};
use crate::vm::{Result, Vm};
use std::cell::Cell;

/// Payload of `BytesIO`.
#[derive(Default)]
pub struct BytesIo {
    data: GilCell<Vec<u8>>,
    position: Cell<usize>,
    closed: Cell<bool>,
    /// Views that `getbuffer` gave: the size may not change while there are any.
    exports: Cell<usize>,
}

impl Payload for BytesIo {
    const GC: bool = true;
}

/// What the memoryviews of `getbuffer` stand on: the stream's memory.
pub struct BytesIoBuffer {
    source: Value,
}

impl Payload for BytesIoBuffer {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.source);
    }
}

fn source(value: &Value) -> &BytesIo {
    let buffer = value.downcast::<BytesIoBuffer>().expect("own type");
    buffer
        .source
        .downcast::<BytesIo>()
        .expect("made of a BytesIO")
}

static PROVIDER: Provider = Provider {
    info: |vm, value| Ok(Info::bytes(source(value).data.get(vm).len(), false)),
    view: |vm, value| source(value).data.get(vm),
    view_mut: |vm, value| Some(source(value).data.get_mut(vm)),
    export: |value, change| {
        let exports = &source(value).exports;
        exports.set(exports.get().saturating_add_signed(change as isize));
    },
};

/// `_BytesIOBuffer`.
pub static BYTES_IO_BUFFER: TypeSpec = TypeSpec {
    module: "_io",
    flags: 0,
    slots: |slots| slots.buffer.set(Some(&PROVIDER)),
    ..TypeSpec::of::<BytesIoBuffer>("_BytesIOBuffer")
};

/// BufferError while somebody looks at the stream's memory.
fn resizable(vm: &mut Vm, this: &BytesIo) -> Result<()> {
    match this.exports.get() {
        0 => Ok(()),
        _ => Err(vm.buffer_error("Existing exports of data: object cannot be re-sized")),
    }
}

fn bytes_io<'a>(vm: &mut Vm, value: &'a Value) -> Result<&'a BytesIo> {
    let this = value.downcast::<BytesIo>().expect("a BytesIO's method");
    if this.closed.get() {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    Ok(this)
}

fn bytes_new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    Ok(fresh(vm, &class, BytesIo::default()))
}

fn bytes_init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let data = match args.opt(1).filter(|initial| !initial.is_none()) {
        Some(initial) => buffers::bytes_like(vm, initial)?,
        None => Vec::new(),
    };
    let this = args.arg(0).downcast::<BytesIo>().expect("own method");
    resizable(vm, this)?;
    this.data.set(vm, data);
    this.position.set(0);
    this.closed.set(false);
    Ok(Value::NONE)
}

/// Takes up to `size` bytes (all for a negative size) from the position on.
fn take<'a>(vm: &'a Vm, this: &'a BytesIo, size: i64) -> &'a [u8] {
    let data = this.data.get(vm);
    let start = this.position.get().min(data.len());
    let left = data.len() - start;
    let count = if size < 0 {
        left
    } else {
        left.min(size as usize)
    };
    this.position.set(this.position.get().max(start) + count);
    &data[start..start + count]
}

fn bytes_read(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let size = base::size_arg(vm, args.opt(1))?;
    let this = bytes_io(vm, args.arg(0))?;
    let data = take(vm, this, size);
    Ok(vm.bytes(data))
}

fn line_length(data: &[u8], size: i64) -> usize {
    let length = match memchr::memchr(b'\n', data) {
        Some(at) => at + 1,
        None => data.len(),
    };
    if size < 0 {
        length
    } else {
        length.min(size as usize)
    }
}

fn bytes_readline(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let size = base::size_arg(vm, args.opt(1))?;
    let this = bytes_io(vm, args.arg(0))?;
    let data = this.data.get(vm);
    let start = this.position.get().min(data.len());
    let length = line_length(&data[start..], size);
    let line = take(vm, this, length as i64);
    Ok(vm.bytes(line))
}

fn bytes_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = bytes_io(vm, value)?;
    let data = this.data.get(vm);
    let start = this.position.get().min(data.len());
    let length = line_length(&data[start..], -1);
    if length == 0 {
        return Ok(None);
    }
    let line = take(vm, this, length as i64);
    Ok(Some(vm.bytes(line)))
}

fn bytes_readinto(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = bytes_io(vm, args.arg(0))?;
    let room = buffers::writable_length(vm, "readinto", args.arg(1))?;
    let data = take(vm, this, room as i64).to_vec();
    buffers::fill(vm, args.arg(1), &data)?;
    Ok(vm.int(data.len() as i64))
}

fn bytes_write(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = bytes_io(vm, args.arg(0))?;
    resizable(vm, this)?;
    let copied;
    let new: &[u8] = match args.arg(1).downcast::<Bytes>() {
        Some(bytes) => &bytes.data,
        None => {
            copied = buffers::bytes_like(vm, args.arg(1))?;
            &copied
        }
    };
    if new.is_empty() {
        return Ok(vm.int(0));
    }
    let position = this.position.get();
    let more = position
        .saturating_add(new.len())
        .saturating_sub(this.data.get(vm).len());
    if this.data.get_mut(vm).try_reserve(more).is_err() {
        return Err(crate::object::sequence::no_memory(vm));
    }
    let data = this.data.get_mut(vm);
    if position > data.len() {
        data.resize(position, 0);
    }
    let overlap = new.len().min(data.len() - position);
    data[position..position + overlap].copy_from_slice(&new[..overlap]);
    data.extend_from_slice(&new[overlap..]);
    this.position.set(position + new.len());
    Ok(vm.int(new.len() as i64))
}

fn bytes_getvalue(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = bytes_io(vm, args.arg(0))?;
    Ok(vm.bytes(&this.data.get(vm)[..]))
}

fn bytes_getbuffer(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    bytes_io(vm, args.arg(0))?;
    let buffer = vm.object(BytesIoBuffer {
        source: args.arg(0).clone(),
    });
    crate::object::memoryview::from_object(vm, &buffer)
}

fn bytes_seek(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let offset = vm.index_i64(args.arg(1))?;
    let whence = match args.opt(2) {
        Some(whence) => vm.index_i64(whence)?,
        None => 0,
    };
    let this = bytes_io(vm, args.arg(0))?;
    let end = this.data.get(vm).len();
    let position = new_position(vm, offset, whence, this.position.get(), end)?;
    this.position.set(position);
    Ok(vm.int(position as i64))
}

fn bytes_tell(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = bytes_io(vm, args.arg(0))?;
    Ok(vm.int(this.position.get() as i64))
}

fn bytes_truncate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = bytes_io(vm, args.arg(0))?;
    resizable(vm, this)?;
    let size = match args.opt(1).filter(|size| !size.is_none()) {
        Some(size) => vm.index_i64(size)?,
        None => this.position.get() as i64,
    };
    if size < 0 {
        return Err(vm.value_error(format!("negative size value {size}")));
    }
    this.data.get_mut(vm).truncate(size as usize);
    Ok(vm.int(size))
}

fn bytes_close(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = args.arg(0).downcast::<BytesIo>().expect("own method");
    resizable(vm, this)?;
    this.closed.set(true);
    Ok(Value::NONE)
}

fn bytes_yes(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    bytes_io(vm, args.arg(0))?;
    Ok(Value::TRUE)
}

fn bytes_no(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    bytes_io(vm, args.arg(0))?;
    Ok(Value::FALSE)
}

fn bytes_nothing(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    bytes_io(vm, args.arg(0))?;
    Ok(Value::NONE)
}

fn bytes_getstate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = bytes_getvalue(vm, args)?;
    let position = bytes_tell(vm, args)?;
    let dict = attr(vm, args.arg(0), "__dict__")?;
    let dict = if vm.len(&dict)? > 0 {
        vm.call_method(&dict, "copy", &[])?
    } else {
        Value::NONE
    };
    Ok(vm.tuple_of([value, position, dict]))
}

fn bytes_setstate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    bytes_io(vm, args.arg(0))?;
    let state = state_of(vm, args.arg(1), "_io.BytesIO", 3)?;
    bytes_init(vm, &[args[0].clone(), Some(state[0].clone())])?;
    let position = vm.index_i64(&state[1])?;
    if position < 0 {
        return Err(vm.value_error("position value cannot be negative"));
    }
    bytes_io(vm, args.arg(0))?.position.set(position as usize);
    restore_dict(vm, args.arg(0), &state[2])?;
    Ok(Value::NONE)
}

/// `BytesIO`.
pub static BYTES_IO: TypeSpec = TypeSpec {
    module: "_io",
    doc: "Buffered I/O implementation using an in-memory bytes buffer.",
    base: Some(|vm| crate::modules::io::class_named(vm, &base::BUFFERED_IO_BASE)),
    flags: flags::BASE | flags::DICT | flags::WEAKREF,
    new: Some((
        "__new__",
        "($type, /, *args, **kwargs)\nignored",
        bytes_new,
        "",
    )),
    init: Some(("__init__", "($self, initial_bytes=b'')", bytes_init, "")),
    methods: &[
        (
            "read",
            "($self, size=-1, /)",
            bytes_read,
            "Read at most size bytes, returned as a bytes object.",
        ),
        (
            "read1",
            "($self, size=-1, /)",
            bytes_read,
            "Read at most size bytes, returned as a bytes object.",
        ),
        (
            "readline",
            "($self, size=-1, /)",
            bytes_readline,
            "Next line from the file, as a bytes object.",
        ),
        (
            "readinto",
            "($self, buffer, /)",
            bytes_readinto,
            "Read bytes into buffer.",
        ),
        (
            "readinto1",
            "($self, buffer, /)",
            bytes_readinto,
            "Read bytes into buffer.",
        ),
        (
            "write",
            "($self, b, /)",
            bytes_write,
            "Write bytes to file.",
        ),
        (
            "getvalue",
            "($self, /)",
            bytes_getvalue,
            "Retrieve the entire contents of the BytesIO object.",
        ),
        (
            "getbuffer",
            "($self, /)",
            bytes_getbuffer,
            "Get a view over the contents of the BytesIO object.",
        ),
        (
            "seek",
            "($self, pos, whence=0, /)",
            bytes_seek,
            "Change stream position.",
        ),
        (
            "tell",
            "($self, /)",
            bytes_tell,
            "Current file position, an integer.",
        ),
        (
            "truncate",
            "($self, size=None, /)",
            bytes_truncate,
            "Truncate the file to at most size bytes.",
        ),
        (
            "close",
            "($self, /)",
            bytes_close,
            "Disable all I/O operations.",
        ),
        ("flush", "($self, /)", bytes_nothing, "Does nothing."),
        ("isatty", "($self, /)", bytes_no, "Always returns False."),
        (
            "seekable",
            "($self, /)",
            bytes_yes,
            "Returns True if the IO object can be seeked.",
        ),
        (
            "readable",
            "($self, /)",
            bytes_yes,
            "Returns True if the IO object can be read.",
        ),
        (
            "writable",
            "($self, /)",
            bytes_yes,
            "Returns True if the IO object can be written.",
        ),
        ("__getstate__", "($self, /)", bytes_getstate, ""),
        ("__setstate__", "($self, state, /)", bytes_setstate, ""),
    ],
    getset: &[(
        "closed",
        |_, value| {
            Ok(Value::bool(
                value
                    .downcast::<BytesIo>()
                    .is_some_and(|this| this.closed.get()),
            ))
        },
        None,
        "True if the file is closed.",
    )],
    slots: |slots| {
        slots.iter.set(Some(itself));
        slots.next.set(Some(bytes_next));
    },
    ..TypeSpec::of::<BytesIo>("BytesIO")
};
