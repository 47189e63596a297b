//! The type `mmap`.

use super::memory::{Memory, Request};
use crate::modules::posix::descriptor;
use crate::modules::support::to_i32;
use crate::object::buffer::{Info, Provider, READABLE};
use crate::object::iterators::{class_argument, this};
use crate::object::native::{Bound, NativeDef};
use crate::object::slice::Slice;
use crate::object::spec::TypeSpec;
use crate::object::types::flags;
use crate::object::{GilCell, Payload, Value, sequence};
use crate::vm::{Raised, Result, Vm};
use gillie_gil::Reason;
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

#[derive(Clone, Copy, PartialEq)]
enum Access {
    Default,
    Read,
    Write,
    Copy,
}

/// Payload of `mmap`.
pub struct Mmap {
    /// `None`: closed.
    memory: GilCell<Option<Memory>>,
    access: Access,
    protection: i32,
    offset: i64,
    /// A descriptor of its own, or -1.
    fd: Cell<i32>,
    anonymous: bool,
    track: bool,
    position: Cell<usize>,
    exports: Cell<usize>,
}
impl Payload for Mmap {}

impl Drop for Mmap {
    fn drop(&mut self) {
        self.forget_file();
    }
}

impl Mmap {
    fn forget_file(&self) {
        let fd = self.fd.replace(-1);
        if fd >= 0 {
            let _ = descriptor::close(fd);
        }
    }

    fn readable(&self) -> bool {
        self.protection & (libc::PROT_READ | libc::PROT_WRITE | libc::PROT_EXEC) != 0
    }

    fn writable(&self) -> bool {
        self.access != Access::Read && self.protection & libc::PROT_WRITE != 0
    }

    /// The bytes; none of a closed map.
    fn bytes<'a>(&'a self, vm: &'a Vm) -> &'a [u8] {
        match self.memory.get(vm) {
            Some(memory) if self.readable() => memory.bytes(),
            _ => &[],
        }
    }

    fn bytes_mut<'a>(&'a self, vm: &'a mut Vm) -> &'a mut [u8] {
        match self.memory.get_mut(vm) {
            Some(memory) if self.writable() => memory.bytes_mut(),
            _ => &mut [],
        }
    }
}

fn os_error(vm: &mut Vm, error: &std::io::Error) -> Raised {
    vm.os_error(error, None)
}

/// The length of a map that is open.
fn open_length(vm: &mut Vm, map: &Mmap) -> Result<usize> {
    match map.memory.get(vm) {
        Some(memory) => Ok(memory.len()),
        None => Err(vm.value_error("mmap closed or invalid")),
    }
}

fn open(vm: &mut Vm, value: &Value) -> Result<usize> {
    open_length(vm, this::<Mmap>(value))
}

fn must_be_writable(vm: &mut Vm, map: &Mmap) -> Result<()> {
    match map.writable() {
        true => Ok(()),
        false => Err(vm.type_error("mmap can't modify a readonly memory map.")),
    }
}

static PROVIDER: Provider = Provider {
    info: |vm, value| {
        let length = open(vm, value)?;
        Ok(Info::bytes(length, !this::<Mmap>(value).writable()))
    },
    view: |vm, value| this::<Mmap>(value).bytes(vm),
    view_mut: |vm, value| match this::<Mmap>(value).writable() {
        true => Some(this::<Mmap>(value).bytes_mut(vm)),
        false => None,
    },
    export: |value, change| {
        let exports = &this::<Mmap>(value).exports;
        exports.set(exports.get().saturating_add_signed(change as isize));
    },
};

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let fd = to_i32(vm, args.arg(1))?;
    let length = vm.index_i64(args.arg(2))?;
    let mut flags = match args.opt(3) {
        Some(flags) => to_i32(vm, flags)?,
        None => libc::MAP_SHARED,
    };
    let mut protection = match args.opt(4) {
        Some(protection) => to_i32(vm, protection)?,
        None => libc::PROT_READ | libc::PROT_WRITE,
    };
    let access = match args.opt(5) {
        Some(access) => to_i32(vm, access)?,
        None => 0,
    };
    let offset = match args.opt(6) {
        Some(offset) => vm.index_i64(offset)?,
        None => 0,
    };
    let track = match args.opt(7) {
        Some(track) => vm.is_true(track)?,
        None => true,
    };
    let told = [
        vm.int(fd.into()),
        vm.int(length),
        vm.int(access.into()),
        vm.int(offset),
    ];
    crate::modules::sys::audit(vm, "mmap.__new__", &told)?;
    if length < 0 {
        return Err(vm.overflow_error("memory mapped length must be positive"));
    }
    if offset < 0 {
        return Err(vm.overflow_error("memory mapped offset must be positive"));
    }
    if access != 0 && (args.opt(3).is_some() || args.opt(4).is_some()) {
        return Err(vm.value_error("mmap can't specify both access and flags, prot."));
    }
    let read = libc::PROT_READ;
    let access = match access {
        0 if protection & read == 0 || protection & libc::PROT_WRITE != 0 => Access::Default,
        0 => Access::Read,
        1 => {
            (flags, protection) = (libc::MAP_SHARED, read);
            Access::Read
        }
        2 => {
            (flags, protection) = (libc::MAP_SHARED, read | libc::PROT_WRITE);
            Access::Write
        }
        3 => {
            (flags, protection) = (libc::MAP_PRIVATE, read | libc::PROT_WRITE);
            Access::Copy
        }
        _ => return Err(vm.value_error("mmap invalid access parameter.")),
    };
    let mut size = length as usize;
    if fd != -1
        && let Ok(found) = descriptor::borrow(fd).and_then(rustix::fs::fstat)
        && rustix::fs::FileType::from_raw_mode(found.st_mode) == rustix::fs::FileType::RegularFile
    {
        let file = found.st_size;
        if size == 0 {
            if file == 0 {
                return Err(vm.value_error("cannot mmap an empty file"));
            }
            if offset >= file {
                return Err(vm.value_error("mmap offset is greater than file size"));
            }
            size = (file - offset) as usize;
        } else if offset > file || (file - offset) < length {
            return Err(vm.value_error("mmap length is greater than file size"));
        }
    }
    let own = match fd {
        -1 => {
            flags |= libc::MAP_ANONYMOUS;
            -1
        }
        _ if !track => -1,
        fd => match descriptor::borrow(fd).and_then(|fd| rustix::io::fcntl_dupfd_cloexec(fd, 0)) {
            Ok(own) => descriptor::release(own),
            Err(error) => return Err(os_error(vm, &error.into())),
        },
    };
    let request = Request {
        length: size,
        protection,
        flags,
        fd,
        offset,
    };
    match vm.suspend(Reason::Io, || Memory::map(&request)) {
        Ok(memory) => Ok(vm.alloc(
            &class,
            Mmap {
                memory: GilCell::new(Some(memory)),
                access,
                protection,
                offset,
                fd: Cell::new(own),
                anonymous: fd == -1,
                track,
                position: Cell::new(0),
                exports: Cell::new(0),
            },
        )),
        Err(error) => {
            if own >= 0 {
                let _ = descriptor::close(own);
            }
            Err(os_error(vm, &error))
        }
    }
}

fn close(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let map = this::<Mmap>(args.arg(0));
    if map.exports.get() > 0 {
        let class = vm.exceptions().BufferError.clone();
        return Err(vm.error(&class, "cannot close exported pointers exist"));
    }
    map.forget_file();
    drop(map.memory.get_mut(vm).take());
    Ok(Value::NONE)
}

fn find_in(vm: &mut Vm, args: Bindings<'_>, last: bool) -> Result<Value> {
    let map = this::<Mmap>(args.arg(0));
    let length = open_length(vm, map)?;
    let wanted = vm.buffer(args.arg(1))?;
    let default = if last { 0 } else { map.position.get() as i64 };
    let start = match args.opt(2).filter(|start| !start.is_none()) {
        Some(start) => vm.index_clipped(start)?,
        None => default.min(length as i64),
    };
    let end = match args.opt(3).filter(|end| !end.is_none()) {
        Some(end) => vm.index_clipped(end)?,
        None => length as i64,
    };
    // The position may be past the end if the map has become smaller.
    let length = open_length(vm, map)?;
    let (start, end) = sequence::clip(start, end, length);
    let data = map.bytes(vm).get(start..end.max(start)).unwrap_or(&[]);
    let found = match last {
        false => memchr::memmem::find(data, &wanted),
        true => memchr::memmem::rfind(data, &wanted),
    };
    let found = match found {
        Some(found) if start <= end => (start + found) as i64,
        _ => -1,
    };
    Ok(vm.int(found))
}

/// A part of the map as flush() and madvise() are told of it, or `None`: out of range.
fn part(vm: &mut Vm, args: Bindings<'_>, first: usize) -> Result<(i64, i64)> {
    let length = open(vm, args.arg(0))? as i64;
    let start = match args.opt(first) {
        Some(start) => vm.index_i64(start)?,
        None => 0,
    };
    let size = match args.opt(first + 1).filter(|size| !size.is_none()) {
        Some(size) => vm.index_i64(size)?,
        None => length.saturating_sub(start),
    };
    Ok((start, size))
}

fn flush(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let map = this::<Mmap>(args.arg(0));
    let whole = args.opt(1).is_none() && args.opt(2).is_none();
    let (start, size) = part(vm, args, 1)?;
    let (start, size) = match whole {
        true => (0, open_length(vm, map)? as i64),
        false => (start, size),
    };
    let length = open_length(vm, map)? as i64;
    if start < 0 || size < 0 || start > length || length - start < size {
        return Err(vm.value_error("flush values out of range"));
    }
    if matches!(map.access, Access::Read | Access::Copy) {
        return Ok(Value::NONE);
    }
    let result = match map.memory.get(vm) {
        Some(memory) => memory.flush(start as usize, size as usize),
        None => Ok(()),
    };
    match result {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(os_error(vm, &error)),
    }
}

fn madvise(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let advice = to_i32(vm, args.arg(1))?;
    let length = open(vm, args.arg(0))? as i64;
    let (start, size) = part(vm, args, 2)?;
    if start < 0 || start >= length {
        return Err(vm.value_error("madvise start out of bounds"));
    }
    if size < 0 {
        return Err(vm.value_error("madvise length invalid"));
    }
    if i64::MAX - start < size {
        return Err(vm.overflow_error("madvise length too large"));
    }
    let size = size.min(length - start);
    let result = match this::<Mmap>(args.arg(0)).memory.get(vm) {
        Some(memory) => memory.advise(start as usize, size as usize, advice),
        None => Ok(()),
    };
    match result {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(os_error(vm, &error)),
    }
}

fn move_bytes(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let map = this::<Mmap>(args.arg(0));
    let mut numbers = [0; 3];
    for (index, number) in numbers.iter_mut().enumerate() {
        *number = vm.index_i64(args.arg(index + 1))?;
    }
    let [to, from, count] = numbers;
    let length = open_length(vm, map)? as i64;
    must_be_writable(vm, map)?;
    let fits = |start: i64| start >= 0 && count >= 0 && length - start >= count;
    if !fits(to) || !fits(from) {
        return Err(vm.value_error("source, destination, or count out of range"));
    }
    let range = from as usize..(from + count) as usize;
    map.bytes_mut(vm).copy_within(range, to as usize);
    Ok(Value::NONE)
}

/// How much is left after the position.
fn left(vm: &mut Vm, map: &Mmap) -> Result<usize> {
    Ok(open_length(vm, map)?.saturating_sub(map.position.get()))
}

fn take(vm: &mut Vm, map: &Mmap, count: usize) -> Value {
    let start = map.position.get();
    let data = map.bytes(vm).get(start..start + count).unwrap_or(&[]);
    let data = vm.bytes(data);
    map.position.set(start + count);
    data
}

fn read(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let map = this::<Mmap>(args.arg(0));
    let wanted = match args.opt(1).filter(|wanted| !wanted.is_none()) {
        Some(wanted) if !sequence::is_index(vm, wanted) => {
            let class = vm.type_name(wanted);
            return Err(vm.type_error(format!("argument should be integer or None, not '{class}'")));
        }
        Some(wanted) => vm.index_i64(wanted)?,
        None => -1,
    };
    let left = left(vm, map)?;
    let count = usize::try_from(wanted).map_or(left, |wanted| wanted.min(left));
    Ok(take(vm, map, count))
}

fn read_byte(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let map = this::<Mmap>(args.arg(0));
    open_length(vm, map)?;
    let at = map.position.get();
    let Some(&byte) = map.bytes(vm).get(at) else {
        return Err(vm.value_error("read byte out of range"));
    };
    map.position.set(at + 1);
    Ok(vm.int(byte.into()))
}

fn readline(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let map = this::<Mmap>(args.arg(0));
    let left = left(vm, map)?;
    let rest = map.bytes(vm).get(map.position.get()..).unwrap_or(&[]);
    let count = memchr::memchr(b'\n', rest).map_or(left, |end| end + 1);
    Ok(take(vm, map, count))
}

fn write(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let map = this::<Mmap>(args.arg(0));
    let data = vm.buffer(args.arg(1))?;
    let left = left(vm, map)?;
    must_be_writable(vm, map)?;
    if left < data.len() {
        return Err(vm.value_error("data out of range"));
    }
    let at = map.position.get();
    map.bytes_mut(vm)[at..at + data.len()].copy_from_slice(&data);
    map.position.set(at + data.len());
    Ok(vm.int(data.len() as i64))
}

fn byte_of(vm: &mut Vm, value: &Value) -> Result<u8> {
    match u8::try_from(vm.index_i64(value)?) {
        Ok(byte) => Ok(byte),
        Err(_) => Err(vm.overflow_error("unsigned byte integer is greater than maximum")),
    }
}

fn write_byte(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let map = this::<Mmap>(args.arg(0));
    let byte = byte_of(vm, args.arg(1))?;
    let left = left(vm, map)?;
    must_be_writable(vm, map)?;
    if left == 0 {
        return Err(vm.value_error("write byte out of range"));
    }
    let at = map.position.get();
    map.bytes_mut(vm)[at] = byte;
    map.position.set(at + 1);
    Ok(Value::NONE)
}

fn resize(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let map = this::<Mmap>(args.arg(0));
    let size = vm.index_i64(args.arg(1))?;
    open_length(vm, map)?;
    if size < 0 {
        return Err(vm.value_error("new size out of range"));
    }
    if map.exports.get() > 0 {
        let class = vm.exceptions().BufferError.clone();
        return Err(vm.error(&class, "mmap can't resize with extant pointers exported."));
    }
    if !map.track {
        return Err(vm.value_error("mmap can't resize with trackfd=False."));
    }
    if !matches!(map.access, Access::Write | Access::Default) {
        return Err(vm.type_error("mmap can't resize a readonly or copy-on-write memory map."));
    }
    let (fd, end) = (map.fd.get(), (size + map.offset) as u64);
    if fd >= 0 {
        let grown = descriptor::borrow(fd).and_then(|fd| rustix::fs::ftruncate(fd, end));
        if let Err(error) = grown {
            return Err(os_error(vm, &error.into()));
        }
    }
    let result = match map.memory.get_mut(vm) {
        Some(memory) => memory.resize(size as usize),
        None => Ok(()),
    };
    match result {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(os_error(vm, &error)),
    }
}

fn seek(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let map = this::<Mmap>(args.arg(0));
    let distance = vm.index_i64(args.arg(1))?;
    let whence = match args.opt(2) {
        Some(whence) => to_i32(vm, whence)?,
        None => 0,
    };
    let length = open_length(vm, map)? as i64;
    let from = match whence {
        0 => 0,
        1 => map.position.get() as i64,
        2 => length,
        _ => return Err(vm.value_error("unknown seek type")),
    };
    match from.checked_add(distance) {
        Some(at) if (0..=length).contains(&at) => {
            map.position.set(at as usize);
            Ok(vm.int(at))
        }
        _ => Err(vm.value_error("seek out of range")),
    }
}

fn size(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let map = this::<Mmap>(args.arg(0));
    let length = open_length(vm, map)?;
    if map.anonymous && map.track {
        return Ok(vm.int(length as i64));
    }
    match descriptor::borrow(map.fd.get()).and_then(rustix::fs::fstat) {
        Ok(found) => Ok(vm.int(found.st_size)),
        Err(error) => Err(os_error(vm, &error.into())),
    }
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let map = this::<Mmap>(value);
    let name = vm.class_full_name(&vm.class_of(value).class_ref());
    let Some(memory) = map.memory.get(vm) else {
        return Ok(vm.str(&format!("<{name} closed=True>")));
    };
    let access = match map.access {
        Access::Default => "ACCESS_DEFAULT",
        Access::Read => "ACCESS_READ",
        Access::Write => "ACCESS_WRITE",
        Access::Copy => "ACCESS_COPY",
    };
    let (length, at, offset) = (memory.len(), map.position.get(), map.offset);
    Ok(vm.str(&format!(
        "<{name} closed=False, access={access}, length={length}, pos={at}, offset={offset}>"
    )))
}

/// An index as a place in the map.
fn place(vm: &mut Vm, map: &Mmap, key: &Value) -> Result<usize> {
    let class = vm.exceptions().IndexError.clone();
    let index = vm.index_i64(key);
    let length = open_length(vm, map)? as i64;
    match index {
        Ok(index) if index < 0 && index + length >= 0 => Ok((index + length) as usize),
        Ok(index) if (0..length).contains(&index) => Ok(index as usize),
        Ok(_) => Err(vm.error(&class, "mmap index out of range")),
        Err(raised) => Err(raised),
    }
}

fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let map = this::<Mmap>(value);
    open_length(vm, map)?;
    if let Some(slice) = key.downcast::<Slice>() {
        let unpacked = slice.unpack(vm)?;
        let span = unpacked.adjust(open_length(vm, map)?);
        let bytes = map.bytes(vm);
        let data: Vec<u8> = match span.step {
            1 => {
                let start = span.start as usize;
                bytes.get(start..start + span.count).unwrap_or(&[]).to_vec()
            }
            _ => span
                .indices()
                .filter_map(|at| bytes.get(at).copied())
                .collect(),
        };
        return Ok(vm.bytes(data));
    }
    if !sequence::is_index(vm, key) {
        return Err(vm.type_error("mmap indices must be integers"));
    }
    let at = place(vm, map, key)?;
    match map.bytes(vm).get(at) {
        Some(&byte) => Ok(vm.int(byte.into())),
        None => Err(vm.type_error("gillie: this memory map may not be read")),
    }
}

fn set_item(vm: &mut Vm, value: &Value, key: &Value, item: Option<&Value>) -> Result<()> {
    let map = this::<Mmap>(value);
    open_length(vm, map)?;
    must_be_writable(vm, map)?;
    if let Some(slice) = key.downcast::<Slice>() {
        let unpacked = slice.unpack(vm)?;
        let Some(item) = item else {
            return Err(vm.type_error("mmap object doesn't support slice deletion"));
        };
        let data = vm.buffer(item)?;
        let span = unpacked.adjust(open_length(vm, map)?);
        if data.len() != span.count {
            return Err(vm.index_error("mmap slice assignment is wrong size"));
        }
        let target = map.bytes_mut(vm);
        for (at, &byte) in span.indices().zip(data.iter()) {
            target[at] = byte;
        }
        return Ok(());
    }
    if !sequence::is_index(vm, key) {
        return Err(vm.type_error("mmap indices must be integers"));
    }
    let at = place(vm, map, key)?;
    let Some(item) = item else {
        return Err(vm.type_error("mmap doesn't support item deletion"));
    };
    if !sequence::is_index(vm, item) {
        return Err(vm.type_error("mmap item value must be an int"));
    }
    let byte = match u8::try_from(vm.index_i64(item)?) {
        Ok(byte) => byte,
        Err(_) => return Err(vm.value_error("mmap item value must be in range(0, 256)")),
    };
    open_length(vm, map)?;
    if let Some(place) = map.bytes_mut(vm).get_mut(at) {
        *place = byte;
    }
    Ok(())
}

#[rustfmt::skip]
static METHODS: &[NativeDef] = &[
    ("close", "($self, /)", close, ""),
    ("find", "($self, view, start=None, end=None, /)", |vm, args| find_in(vm, args, false), ""),
    ("rfind", "($self, view, start=None, end=None, /)", |vm, args| find_in(vm, args, true), ""),
    ("flush", "($self, offset=0, size=-1, /)", flush, ""),
    ("madvise", "($self, option, start=0, length=None, /)", madvise, ""),
    ("move", "($self, dest, src, count, /)", move_bytes, ""),
    ("read", "($self, n=None, /)", read, ""),
    ("read_byte", "($self, /)", read_byte, ""),
    ("readline", "($self, /)", readline, ""),
    ("resize", "($self, newsize, /)", resize, ""),
    ("seek", "($self, pos, whence=0, /)", seek, ""),
    ("seekable", "($self, /)", |_, _| Ok(Value::TRUE), ""),
    ("size", "($self, /)", size, ""),
    ("tell", "($self, /)", |vm, args| {
        open(vm, args.arg(0))?;
        Ok(vm.int(this::<Mmap>(args.arg(0)).position.get() as i64))
    }, ""),
    ("write", "($self, bytes, /)", write, ""),
    ("write_byte", "($self, byte, /)", write_byte, ""),
    ("__enter__", "($self, /)", |vm, args| {
        open(vm, args.arg(0))?;
        Ok(args.arg(0).clone())
    }, ""),
    ("__exit__", "($self, exc_type, exc_value, traceback, /)", close, ""),
];

/// `mmap.mmap`.
#[rustfmt::skip]
pub(super) static MMAP: TypeSpec = TypeSpec {
    module: "mmap",
    doc: "mmap(fileno, length[, flags[, prot[, access[, offset[, trackfd]]]]])\n\nMaps length bytes from the file specified by the file descriptor fileno,\nand returns a mmap object.  If length is larger than the current size\nof the file, the file is extended to contain length bytes.  If length\nis 0, the maximum length of the map is the current size of the file,\nexcept that if the file is empty Windows raises an exception (you cannot\ncreate an empty mapping on Windows).",
    flags: flags::BASE | flags::WEAKREF,
    new: Some(("__new__", "($type, /, fileno, length, flags=<unrepresentable>, prot=<unrepresentable>, access=<unrepresentable>, offset=0, *, trackfd=True)", new, "")),
    methods: METHODS,
    wrappers: READABLE,
    getset: &[
        ("closed", |vm, value| Ok(Value::bool(this::<Mmap>(value).memory.get(vm).is_none())), None, ""),
    ],
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.len.set(Some(open));
        slots.get_item.set(Some(get_item));
        slots.set_item.set(Some(set_item));
        slots.buffer.set(Some(&PROVIDER));
    },
    ..TypeSpec::of::<Mmap>("mmap")
};
