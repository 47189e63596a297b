//! `FileIO`: a raw stream over a file descriptor. After CPython's `Modules/_io/fileio.c`.

use super::{base, buffers, unsupported_with};
use crate::modules::posix::{self, descriptor};
use crate::modules::support::{attr_opt, put_attr, to_i32};
use crate::object::header::Payload;
use crate::object::spec::TypeSpec;
use crate::object::types::{Class, flags};
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use rustix::fs::{FileType, Mode, OFlags, SeekFrom};
use rustix::io::Errno;
use std::cell::Cell;

/// Payload of `FileIO`.
pub struct FileIo {
    /// -1: closed.
    pub fd: Cell<i32>,
    created: Cell<bool>,
    readable: Cell<bool>,
    writable: Cell<bool>,
    appending: Cell<bool>,
    close_fd: Cell<bool>,
    /// Known once asked for.
    seekable: Cell<Option<bool>>,
    block_size: Cell<usize>,
}

impl Payload for FileIo {
    const GC: bool = true;
}

impl FileIo {
    fn blank() -> FileIo {
        FileIo {
            fd: Cell::new(-1),
            created: Cell::new(false),
            readable: Cell::new(false),
            writable: Cell::new(false),
            appending: Cell::new(false),
            close_fd: Cell::new(true),
            seekable: Cell::new(None),
            block_size: Cell::new(super::DEFAULT_BUFFER_SIZE),
        }
    }

    /// `mode` as the attribute shows it.
    fn mode(&self) -> &'static str {
        match (
            self.created.get(),
            self.appending.get(),
            self.readable.get(),
            self.writable.get(),
        ) {
            (true, _, true, _) => "xb+",
            (true, _, false, _) => "xb",
            (_, true, true, _) => "ab+",
            (_, true, false, _) => "ab",
            (_, _, true, true) => "rb+",
            (_, _, true, false) => "rb",
            _ => "wb",
        }
    }
}

fn own(value: &Value) -> &FileIo {
    value.downcast::<FileIo>().expect("a FileIO's method")
}

/// Whether a plain file is closed.
pub(super) fn is_closed(value: &Value) -> bool {
    value
        .downcast::<FileIo>()
        .is_some_and(|file| file.fd.get() < 0)
}

/// Whether this is a file with an open descriptor that is its own.
pub(super) fn closes_descriptor(value: &Value) -> bool {
    value
        .downcast::<FileIo>()
        .is_some_and(|file| file.fd.get() >= 0 && file.close_fd.get())
}

/// The open descriptor, or ValueError.
fn open_fd(vm: &mut Vm, value: &Value) -> Result<i32> {
    match own(value).fd.get() {
        -1 => Err(vm.value_error("I/O operation on closed file")),
        fd => Ok(fd),
    }
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    Ok(vm.alloc(&class, FileIo::blank()))
}

fn bad_mode(vm: &mut Vm) -> crate::vm::Raised {
    vm.value_error("Must have exactly one of create/read/write/append mode and at most one plus")
}

fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (value, name) = (args.arg(0), args.arg(1));
    let this = own(value);
    let mode = match args.opt(2) {
        Some(mode) => vm
            .expect_text(mode, "FileIO() argument 'mode'")?
            .into_owned(),
        None => "r".to_string(),
    };
    let close_fd = match args.opt(3) {
        Some(close_fd) => vm.is_true(close_fd)?,
        None => true,
    };
    let opener = args.opt(4).filter(|opener| !opener.is_none()).cloned();
    if this.fd.get() >= 0 && this.close_fd.get() {
        let _ = descriptor::close(this.fd.replace(-1));
    }
    let number = if vm.class_of(name).slots.index.get().is_some() && name.as_exact_float().is_none()
    {
        crate::modules::posix::warn_of_bool(vm, name)?;
        let fd = to_i32(vm, name)?;
        if fd < 0 {
            return Err(vm.value_error("negative file descriptor"));
        }
        Some(fd)
    } else {
        None
    };
    let (mut kind, mut plus) = (None, false);
    for c in mode.chars() {
        match c {
            'x' | 'r' | 'w' | 'a' if kind.is_none() => kind = Some(c),
            'x' | 'r' | 'w' | 'a' => return Err(bad_mode(vm)),
            'b' => {}
            '+' if !plus => plus = true,
            '+' => return Err(bad_mode(vm)),
            _ => {
                return Err(vm.value_error(format!("invalid mode: {mode}")));
            }
        }
    }
    let Some(kind) = kind else {
        return Err(bad_mode(vm));
    };
    this.readable.set(kind == 'r' || plus);
    this.writable.set(kind != 'r' || plus);
    this.created.set(kind == 'x');
    this.appending.set(kind == 'a');
    this.seekable.set(None);
    let access = match (this.readable.get(), this.writable.get()) {
        (true, true) => OFlags::RDWR,
        (true, false) => OFlags::RDONLY,
        _ => OFlags::WRONLY,
    };
    let flags = access
        | OFlags::CLOEXEC
        | match kind {
            'x' => OFlags::EXCL | OFlags::CREATE,
            'w' => OFlags::CREATE | OFlags::TRUNC,
            'a' => OFlags::APPEND | OFlags::CREATE,
            _ => OFlags::empty(),
        };
    if crate::modules::sys::has_audit_hooks(vm) {
        let bits = vm.int(flags.bits().into());
        let mode = vm.str(&mode);
        let path = match number {
            Some(fd) => vm.int(fd.into()),
            None => crate::modules::posix::fspath(vm, name)?,
        };
        crate::modules::sys::audit(vm, "open", &[path, mode, bits])?;
    }
    if let Some(fd) = number {
        this.fd.set(fd);
        this.close_fd.set(close_fd);
    } else {
        this.close_fd.set(true);
        if !close_fd {
            return Err(vm.value_error("Cannot use closefd=False with file name"));
        }
        let fd = match opener {
            Some(opener) => {
                let bits = vm.int(flags.bits().into());
                let answer = vm.call(&opener, &[name.clone(), bits])?;
                if vm.class_of(&answer).slots.index.get().is_none() {
                    return Err(vm.type_error("expected integer from opener"));
                }
                let fd = to_i32(vm, &answer)?;
                if fd < 0 {
                    return Err(vm.value_error(format!("opener returned {fd}")));
                }
                fd
            }
            None => {
                let path = posix::path_os(vm, name)?;
                let opened = descriptor::call(vm, || {
                    rustix::fs::open(&path, flags, Mode::from_raw_mode(0o666))
                })?;
                match opened {
                    Ok(fd) => descriptor::release(fd),
                    Err(error) => return Err(vm.os_error(&error.into(), Some(name))),
                }
            }
        };
        this.fd.set(fd);
    }
    let fd = this.fd.get();
    let status = descriptor::borrow(fd).and_then(rustix::fs::fstat);
    match status {
        Ok(status) => {
            if FileType::from_raw_mode(status.st_mode) == FileType::Directory {
                if number.is_none() {
                    let _ = descriptor::close(fd);
                }
                this.fd.set(-1);
                return Err(vm.os_error(&Errno::ISDIR.into(), Some(name)));
            }
            if status.st_blksize > 1 {
                this.block_size.set(status.st_blksize as usize);
            }
        }
        Err(Errno::BADF) => {
            this.fd.set(-1);
            return Err(vm.os_error(&Errno::BADF.into(), Some(name)));
        }
        Err(_) => {}
    }
    if let Err(raised) = put_attr(vm, value, "name", name) {
        if number.is_some() {
            // A descriptor that was given stays its giver's.
            this.fd.set(-1);
        }
        return Err(raised);
    }
    if kind == 'a' {
        // Where the end is not known, `tell` will say.
        let _ = descriptor::borrow(fd).and_then(|fd| rustix::fs::seek(fd, SeekFrom::End(0)));
    }
    Ok(Value::NONE)
}

/// A `FileIO` for a descriptor that stays open when it is closed: the standard streams.
pub(super) fn for_descriptor(vm: &mut Vm, fd: i32, mode: &str) -> Result<Value> {
    let class = vm.class::<FileIo>().value().clone();
    let (fd, mode) = (vm.int(fd.into()), vm.str(mode));
    vm.call(&class, &[fd, mode, Value::FALSE])
}

fn not_open_for(vm: &mut Vm, what: &str) -> crate::vm::Raised {
    unsupported_with(vm, &format!("File not open for {what}"))
}

/// Reads once; `None` if it would block.
pub(super) fn read_raw(vm: &mut Vm, value: &Value, size: usize) -> Result<Option<Vec<u8>>> {
    let fd = open_fd(vm, value)?;
    if !own(value).readable.get() {
        return Err(not_open_for(vm, "reading"));
    }
    match descriptor::read(vm, fd, size)? {
        Ok(data) => Ok(Some(data)),
        Err(Errno::AGAIN) => Ok(None),
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}

/// Writes once; `None` if it would block.
pub(super) fn write_raw(vm: &mut Vm, value: &Value, data: &[u8]) -> Result<Option<usize>> {
    let fd = open_fd(vm, value)?;
    if !own(value).writable.get() {
        return Err(not_open_for(vm, "writing"));
    }
    match descriptor::write(vm, fd, data)? {
        Ok(count) => Ok(Some(count)),
        Err(Errno::AGAIN) => Ok(None),
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}

fn read(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let size = base::size_arg(vm, args.opt(1))?;
    if size < 0 {
        return readall(vm, args);
    }
    let data = read_raw(vm, args.arg(0), size as usize)?;
    Ok(data.map_or(Value::NONE, |data| vm.bytes(data)))
}

fn readall(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let data = read_all(vm, args.arg(0))?;
    Ok(data.map_or(Value::NONE, |data| vm.bytes(data)))
}

/// Everything up to the end.
pub(super) fn read_all(vm: &mut Vm, value: &Value) -> Result<Option<Vec<u8>>> {
    let fd = open_fd(vm, value)?;
    let mut all = Vec::new();
    let mut chunk = descriptor::borrow(fd)
        .and_then(|fd| {
            let size = rustix::fs::fstat(fd)?.st_size as u64;
            let at = rustix::fs::seek(fd, SeekFrom::Current(0))?;
            Ok(size.saturating_sub(at) as usize + 1)
        })
        .unwrap_or(super::DEFAULT_BUFFER_SIZE)
        .clamp(1 << 12, 1 << 30);
    loop {
        match read_raw(vm, value, chunk)? {
            None if all.is_empty() => return Ok(None),
            None => return Ok(Some(all)),
            Some(data) if data.is_empty() => return Ok(Some(all)),
            Some(data) => {
                // Mostly that was all, and the next read says so.
                chunk = match data.len() < chunk {
                    true => 1 << 16,
                    false => data.len().clamp(1 << 12, 1 << 20),
                };
                match all.is_empty() {
                    true => all = data,
                    false => all.extend(data),
                }
            }
        }
    }
}

fn readinto(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let room = buffers::writable_length(vm, "readinto", args.arg(1))?;
    match read_raw(vm, args.arg(0), room)? {
        None => Ok(Value::NONE),
        Some(data) => {
            buffers::fill(vm, args.arg(1), &data)?;
            Ok(vm.int(data.len() as i64))
        }
    }
}

fn write(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let data = buffers::bytes_like(vm, args.arg(1))?;
    let count = write_raw(vm, args.arg(0), &data)?;
    Ok(count.map_or(Value::NONE, |count| vm.int(count as i64)))
}

/// Moves the position and tells the new one.
pub(super) fn seek_raw(vm: &mut Vm, value: &Value, offset: i64, whence: i64) -> Result<u64> {
    let fd = open_fd(vm, value)?;
    let target = match whence {
        0 if offset < 0 => return Err(vm.os_error(&Errno::INVAL.into(), None)),
        0 => SeekFrom::Start(offset as u64),
        1 => SeekFrom::Current(offset),
        2 => SeekFrom::End(offset),
        3 => SeekFrom::Data(offset as u64),
        4 => SeekFrom::Hole(offset as u64),
        _ => return Err(vm.os_error(&Errno::INVAL.into(), None)),
    };
    let result = descriptor::call(vm, || rustix::fs::seek(descriptor::borrow(fd)?, target))?;
    // The first answer counts: a place that there is not says nothing about the file.
    if own(value).seekable.get().is_none() {
        own(value).seekable.set(Some(result.is_ok()));
    }
    result.map_err(|error| vm.os_error(&error.into(), None))
}

fn seek(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let offset = vm.index_i64(args.arg(1))?;
    let whence = match args.opt(2) {
        Some(whence) => vm.index_i64(whence)?,
        None => 0,
    };
    let at = seek_raw(vm, args.arg(0), offset, whence)?;
    Ok(vm.int(at as i64))
}

fn tell(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let at = seek_raw(vm, args.arg(0), 0, 1)?;
    Ok(vm.int(at as i64))
}

fn truncate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = open_fd(vm, args.arg(0))?;
    if !own(args.arg(0)).writable.get() {
        return Err(not_open_for(vm, "writing"));
    }
    let size = match args.opt(1).filter(|size| !size.is_none()) {
        Some(size) => vm.index_i64(size)?,
        None => seek_raw(vm, args.arg(0), 0, 1)? as i64,
    };
    if size < 0 {
        return Err(vm.os_error(&Errno::INVAL.into(), None));
    }
    descriptor::checked(vm, || {
        rustix::fs::ftruncate(descriptor::borrow(fd)?, size as u64)
    })?;
    Ok(vm.int(size))
}

/// Whether the file has positions.
pub(super) fn is_seekable(vm: &mut Vm, value: &Value) -> Result<bool> {
    open_fd(vm, value)?;
    if let Some(known) = own(value).seekable.get() {
        return Ok(known);
    }
    Ok(seek_raw(vm, value, 0, 1).is_ok())
}

fn seekable(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(Value::bool(is_seekable(vm, args.arg(0))?))
}

fn readable(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    open_fd(vm, args.arg(0))?;
    Ok(Value::bool(own(args.arg(0)).readable.get()))
}

fn writable(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    open_fd(vm, args.arg(0))?;
    Ok(Value::bool(own(args.arg(0)).writable.get()))
}

fn fileno(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = open_fd(vm, args.arg(0))?;
    Ok(vm.int(fd.into()))
}

fn isatty(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = open_fd(vm, args.arg(0))?;
    Ok(Value::bool(
        descriptor::borrow(fd).is_ok_and(rustix::termios::isatty),
    ))
}

fn close(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = own(args.arg(0));
    // A `flush` that a subclass has finds the file open still.
    let flushed = base::close(vm, args);
    let fd = this.fd.replace(-1);
    if fd >= 0 && this.close_fd.get() {
        let closed = vm.suspend(gillie_gil::Reason::Io, || descriptor::close(fd));
        // EINTR after close means that it is closed.
        if let Err(error) = closed
            && error != Errno::INTR
        {
            return Err(vm.os_error(&error.into(), None));
        }
    }
    flushed
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let this = own(value);
    let class = vm.class_of(value).class_ref();
    let class = vm.class_full_name(&class);
    if this.fd.get() < 0 {
        return Ok(vm.str(&format!("<{class} [closed]>")));
    }
    let close_fd = if this.close_fd.get() { "True" } else { "False" };
    let mode = this.mode();
    let what = match attr_opt(vm, value, "name")? {
        Some(name) => format!("name={}", vm.repr_text(&name)?),
        None => format!("fd={}", this.fd.get()),
    };
    Ok(vm.str(&format!(
        "<{class} {what} mode='{mode}' closefd={close_fd}>"
    )))
}

fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Err(super::base::no_pickle(vm, args.arg(0)))
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    module: "_io",
    doc: "Open a file.\n\nThe mode can be 'r' (default), 'w', 'x' or 'a' for reading, writing, exclusive creation or appending.",
    base: Some(|vm| super::class_named(vm, &base::RAW_IO_BASE)),
    flags: flags::BASE | flags::DICT | flags::WEAKREF | flags::FINALIZER,
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    init: Some((
        "__init__",
        "($self, file, mode='r', closefd=True, opener=None)",
        init,
        "",
    )),
    methods: &[
        (
            "read",
            "($self, size=-1, /)",
            read,
            "Read at most size bytes, returned as bytes.",
        ),
        (
            "readall",
            "($self, /)",
            readall,
            "Read all data from the file, returned as bytes.",
        ),
        (
            "readinto",
            "($self, buffer, /)",
            readinto,
            "Same as RawIOBase.readinto().",
        ),
        (
            "write",
            "($self, b, /)",
            write,
            "Write buffer b to file, return number of bytes written.",
        ),
        (
            "seek",
            "($self, pos, whence=0, /)",
            seek,
            "Move to new file position and return the file position.",
        ),
        ("tell", "($self, /)", tell, "Current file position."),
        (
            "truncate",
            "($self, size=None, /)",
            truncate,
            "Truncate the file to at most size bytes and return the truncated size.",
        ),
        ("close", "($self, /)", close, "Close the file."),
        (
            "seekable",
            "($self, /)",
            seekable,
            "True if file supports random-access.",
        ),
        (
            "readable",
            "($self, /)",
            readable,
            "True if file was opened in a read mode.",
        ),
        (
            "writable",
            "($self, /)",
            writable,
            "True if file was opened in a write mode.",
        ),
        (
            "fileno",
            "($self, /)",
            fileno,
            "Return the underlying file descriptor (an integer).",
        ),
        (
            "isatty",
            "($self, /)",
            isatty,
            "True if the file is connected to a TTY device.",
        ),
        ("_isatty_open_only", "($self, /)", isatty, ""),
        ("__reduce__", "($self, /)", reduce, ""),
        ("__reduce_ex__", "($self, protocol, /)", reduce, ""),
    ],
    getset: &[
        (
            "closed",
            |_, value| Ok(Value::bool(own(value).fd.get() < 0)),
            None,
            "True if the file is closed",
        ),
        (
            "closefd",
            |_, value| Ok(Value::bool(own(value).close_fd.get())),
            None,
            "True if the file descriptor will be closed by close().",
        ),
        (
            "mode",
            |vm, value| Ok(vm.str(own(value).mode())),
            None,
            "String giving the file mode",
        ),
        (
            "_blksize",
            |vm, value| Ok(vm.int(own(value).block_size.get() as i64)),
            None,
            "",
        ),
    ],
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.finalize.set(Some(base::finalize));
    },
    ..TypeSpec::of::<FileIo>("FileIO")
};
