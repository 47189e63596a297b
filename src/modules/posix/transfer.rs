//! Writing in pieces and from one descriptor to another; owners, file systems, and what else a program does with the
//! number of an open file.

use super::descriptor::{self, borrow};
use super::files::on_path;
use super::paths::{PathArg, Rules, path_arg};
use crate::modules::io::buffers;
use crate::modules::support::to_i32;
use crate::object::{Bound, Value};
use crate::struct_sequence;
use crate::vm::{Result, Vm};
use rustix::fs::{self, AtFlags, Gid, Uid};
use rustix::io::Errno;
use rustix::io::ReadWriteFlags;
use std::io::{IoSlice, IoSliceMut};

struct_sequence!(pub(super) STATVFS: "os", "statvfs_result", "statvfs_result: Result from statvfs or fstatvfs.", 10,
    ["f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax"],
    ["f_fsid"]);

fn offset(vm: &mut Vm, value: &Value) -> Result<u64> {
    let offset = vm.index_i64(value)?;
    u64::try_from(offset).map_err(|_| vm.os_error(&Errno::INVAL.into(), None))
}

fn length(vm: &mut Vm, value: &Value) -> Result<usize> {
    let length = offset(vm, value)?;
    Ok(usize::try_from(length).unwrap_or(usize::MAX).min(1 << 30))
}

/// The contents of the buffers of a sequence.
fn pieces(vm: &mut Vm, value: &Value, function: &str) -> Result<Vec<Vec<u8>>> {
    if vm.class_of(value).slots.get_item.get().is_none() {
        return Err(vm.type_error(format!("{function}() arg 2 must be a sequence")));
    }
    let mut pieces = Vec::new();
    for item in vm.collect(value)? {
        pieces.push(buffers::bytes_like(vm, &item)?.to_vec());
    }
    Ok(pieces)
}

pub(super) fn writev(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let pieces = pieces(vm, args.arg(1), "writev")?;
    let count = descriptor::checked(vm, || {
        let slices: Vec<IoSlice<'_>> = pieces.iter().map(|piece| IoSlice::new(piece)).collect();
        rustix::io::writev(borrow(fd)?, &slices)
    })?;
    Ok(vm.int(count as i64))
}

/// Where and how `preadv` and `pwritev` work.
fn place(vm: &mut Vm, args: &[Option<Value>]) -> Result<(u64, ReadWriteFlags)> {
    let at = offset(vm, args.arg(2))?;
    let flags = match args.opt(3) {
        Some(flags) => to_i32(vm, flags)?,
        None => 0,
    };
    Ok((at, ReadWriteFlags::from_bits_retain(flags as u32)))
}

pub(super) fn pwritev(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let pieces = pieces(vm, args.arg(1), "pwritev")?;
    let (at, flags) = place(vm, args)?;
    let count = descriptor::checked(vm, || {
        let slices: Vec<IoSlice<'_>> = pieces.iter().map(|piece| IoSlice::new(piece)).collect();
        rustix::io::pwritev2(borrow(fd)?, &slices, at, flags)
    })?;
    Ok(vm.int(count as i64))
}

/// Reads into the buffers of a sequence, one after the other.
fn read_pieces(
    vm: &mut Vm,
    buffers: &Value,
    function: &str,
    mut read: impl FnMut(&mut [IoSliceMut<'_>]) -> std::result::Result<usize, Errno>,
) -> Result<Value> {
    if vm.class_of(buffers).slots.get_item.get().is_none() {
        return Err(vm.type_error(format!("{function}() arg 2 must be a sequence")));
    }
    let buffers = vm.collect(buffers)?;
    let mut pieces = Vec::new();
    for buffer in &buffers {
        let (length, writable) = vm.buffer_length(buffer)?;
        if !writable {
            let class = vm.type_name(buffer);
            return Err(vm.type_error(format!(
                "a read-write bytes-like object is required, not '{class}'"
            )));
        }
        pieces.push(vec![0; length]);
    }
    let count = descriptor::checked(vm, || {
        let mut slices: Vec<IoSliceMut<'_>> = pieces
            .iter_mut()
            .map(|piece| IoSliceMut::new(piece))
            .collect();
        read(&mut slices)
    })?;
    let mut left = count;
    for (buffer, piece) in buffers.iter().zip(&pieces) {
        let part = &piece[..left.min(piece.len())];
        vm.buffer_write(buffer, 0, part)?;
        left -= part.len();
    }
    Ok(vm.int(count as i64))
}

pub(super) fn readv(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    read_pieces(vm, args.arg(1), "readv", |slices| {
        rustix::io::readv(borrow(fd)?, slices)
    })
}

pub(super) fn preadv(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let (at, flags) = place(vm, args)?;
    read_pieces(vm, args.arg(1), "preadv", |slices| {
        rustix::io::preadv2(borrow(fd)?, slices, at, flags)
    })
}

pub(super) fn splice(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (from, to) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    let count = vm.index_i64(args.arg(2))?;
    if count < 0 {
        return Err(vm.value_error("count cannot be negative"));
    }
    let mut offsets = [None; 2];
    for (slot, index) in offsets.iter_mut().zip([3, 4]) {
        if let Some(value) = args.opt(index).filter(|value| !value.is_none()) {
            *slot = Some(offset(vm, value)?);
        }
    }
    let flags = match args.opt(5) {
        Some(flags) => to_i32(vm, flags)?,
        None => 0,
    };
    let flags = rustix::pipe::SpliceFlags::from_bits_retain(flags as u32);
    let count = descriptor::checked(vm, || {
        let [mut source, mut target] = offsets;
        rustix::pipe::splice(
            borrow(from)?,
            source.as_mut(),
            borrow(to)?,
            target.as_mut(),
            count as usize,
            flags,
        )
    })?;
    Ok(vm.int(count as i64))
}

pub(super) fn sendfile(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (to, from) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    let start = match args.arg(2) {
        none if none.is_none() => None,
        start => Some(offset(vm, start)?),
    };
    let count = length(vm, args.arg(3))?;
    let count = descriptor::checked(vm, || {
        let mut at = start;
        fs::sendfile(borrow(to)?, borrow(from)?, at.as_mut(), count)
    })?;
    Ok(vm.int(count as i64))
}

pub(super) fn copy_file_range(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (from, to) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    let count = vm.index_i64(args.arg(2))?;
    let Ok(count) = usize::try_from(count) else {
        return Err(vm.value_error("negative value for 'count' not allowed"));
    };
    let mut places = [None, None];
    for (place, value) in places.iter_mut().zip([args.opt(3), args.opt(4)]) {
        if let Some(value) = value.filter(|value| !value.is_none()) {
            *place = Some(offset(vm, value)?);
        }
    }
    let count = descriptor::checked(vm, || {
        let [mut start, mut target] = places;
        fs::copy_file_range(
            borrow(from)?,
            start.as_mut(),
            borrow(to)?,
            target.as_mut(),
            count,
        )
    })?;
    Ok(vm.int(count as i64))
}

pub(super) fn posix_fallocate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let (start, count) = (offset(vm, args.arg(1))?, offset(vm, args.arg(2))?);
    descriptor::checked(vm, || {
        fs::fallocate(borrow(fd)?, fs::FallocateFlags::empty(), start, count)
    })?;
    Ok(Value::NONE)
}

pub(super) fn posix_fadvise(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    use fs::Advice;
    let fd = to_i32(vm, args.arg(0))?;
    let (start, count) = (offset(vm, args.arg(1))?, offset(vm, args.arg(2))?);
    let advice = match to_i32(vm, args.arg(3))? {
        libc::POSIX_FADV_NORMAL => Advice::Normal,
        libc::POSIX_FADV_RANDOM => Advice::Random,
        libc::POSIX_FADV_SEQUENTIAL => Advice::Sequential,
        libc::POSIX_FADV_WILLNEED => Advice::WillNeed,
        libc::POSIX_FADV_DONTNEED => Advice::DontNeed,
        libc::POSIX_FADV_NOREUSE => Advice::NoReuse,
        _ => return Err(vm.os_error(&Errno::INVAL.into(), None)),
    };
    let count = std::num::NonZeroU64::new(count);
    descriptor::checked(vm, || fs::fadvise(borrow(fd)?, start, count, advice))?;
    Ok(Value::NONE)
}

pub(super) fn pipe2(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let flags = rustix::pipe::PipeFlags::from_bits_retain(to_i32(vm, args.arg(0))? as u32);
    let (reader, writer) = descriptor::checked(vm, || rustix::pipe::pipe_with(flags))?;
    let ends = [reader, writer].map(|fd| vm.int(descriptor::release(fd).into()));
    Ok(vm.tuple(ends.to_vec()))
}

pub(super) fn memfd_create(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = super::path_os(vm, args.arg(0))?;
    let flags = match args.opt(1) {
        Some(flags) => fs::MemfdFlags::from_bits_retain(to_i32(vm, flags)? as u32),
        None => fs::MemfdFlags::CLOEXEC,
    };
    let fd = descriptor::checked(vm, || fs::memfd_create(&name, flags))?;
    Ok(vm.int(descriptor::release(fd).into()))
}

pub(super) fn fchdir(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = crate::modules::fcntl::descriptor_argument(vm, args.arg(0))?;
    descriptor::checked(vm, || rustix::process::fchdir(borrow(fd)?))?;
    Ok(Value::NONE)
}

/// A user or group; -1 leaves it as it is.
fn owner(vm: &mut Vm, value: &Value) -> Result<Option<u32>> {
    match vm.index_i64(value)? {
        -1 => Ok(None),
        number => match u32::try_from(number) {
            Ok(number) => Ok(Some(number)),
            Err(_) => Err(vm.overflow_error("uid is out of range")),
        },
    }
}

fn chown_with(
    vm: &mut Vm,
    args: &[Option<Value>],
    function: &'static str,
    follow: bool,
) -> Result<Value> {
    let rules = Rules {
        function,
        argument: "path",
        allow_fd: function == "chown",
        allow_none: false,
    };
    let path = path_arg(vm, Some(args.arg(0)), rules)?;
    let uid = owner(vm, args.arg(1))?.map(Uid::from_raw);
    let gid = owner(vm, args.arg(2))?.map(Gid::from_raw);
    let directory = super::dir_fd(vm, args.opt(3))?;
    let flags = match follow {
        true => AtFlags::empty(),
        false => AtFlags::SYMLINK_NOFOLLOW,
    };
    on_path(vm, args.arg(0), || match &path {
        PathArg::Fd(fd) => fs::fchown(borrow(*fd)?, uid, gid),
        other => fs::chownat(directory.get()?, other.path(), uid, gid, flags),
    })?;
    Ok(Value::NONE)
}

pub(super) fn chown(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let follow = match args.opt(4) {
        Some(follow) => vm.is_true(follow)?,
        None => true,
    };
    chown_with(vm, args, "chown", follow)
}

pub(super) fn lchown(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    chown_with(vm, args, "lchown", false)
}

pub(super) fn fchown(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let uid = owner(vm, args.arg(1))?.map(Uid::from_raw);
    let gid = owner(vm, args.arg(2))?.map(Gid::from_raw);
    descriptor::checked(vm, || fs::fchown(borrow(fd)?, uid, gid))?;
    Ok(Value::NONE)
}

pub(super) fn sync(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    descriptor::checked(vm, || {
        fs::sync();
        Ok(())
    })?;
    Ok(Value::NONE)
}

fn statvfs_result(vm: &mut Vm, found: fs::StatVfs) -> Result<Value> {
    let items = [
        found.f_bsize,
        found.f_frsize,
        found.f_blocks,
        found.f_bfree,
        found.f_bavail,
        found.f_files,
        found.f_ffree,
        found.f_favail,
        found.f_flag.bits(),
        found.f_namemax,
    ];
    let items = items.map(|number| vm.int(number as i64)).to_vec();
    let hidden = vec![vm.int(found.f_fsid as i64)];
    vm.struct_sequence(&STATVFS, items, hidden)
}

pub(super) fn statvfs(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let rules = Rules {
        function: "statvfs",
        argument: "path",
        allow_fd: true,
        allow_none: false,
    };
    let path = path_arg(vm, Some(args.arg(0)), rules)?;
    let found = on_path(vm, args.arg(0), || match &path {
        PathArg::Fd(fd) => fs::fstatvfs(borrow(*fd)?),
        other => fs::statvfs(other.path()),
    })?;
    statvfs_result(vm, found)
}

pub(super) fn fstatvfs(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let found = descriptor::checked(vm, || fs::fstatvfs(borrow(fd)?))?;
    statvfs_result(vm, found)
}
