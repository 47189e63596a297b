//! Files and directories by name, and descriptors by number.

use super::paths::{PathArg, Rules, path_arg, path_error, result, shown_path};
use super::{descriptor, dir_fd};
use crate::modules::io::buffers;
use crate::modules::support::to_i32;
use crate::object::exception::strerror;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use rustix::fs::{self, Access, AtFlags, CWD, Mode, OFlags, SeekFrom, Timespec, Timestamps};
use rustix::io::Errno;
use std::ffi::OsString;

type Sys<T> = std::result::Result<T, Errno>;

/// A path argument that must be a name.
fn name(vm: &mut Vm, value: &Value, function: &'static str) -> Result<OsString> {
    let rules = Rules {
        function,
        argument: "path",
        allow_fd: false,
        allow_none: false,
    };
    Ok(path_arg(vm, Some(value), rules)?.path())
}

/// Runs a call on a path; an error names it.
pub(super) fn on_path<R: Send>(
    vm: &mut Vm,
    path: &Value,
    body: impl FnMut() -> Sys<R>,
) -> Result<R> {
    match descriptor::call(vm, body)? {
        Ok(value) => Ok(value),
        Err(error) => Err(path_error(vm, error, path)),
    }
}

/// As [`on_path`], with two names in the error.
pub(super) fn on_paths(
    vm: &mut Vm,
    one: &Value,
    two: &Value,
    body: impl FnMut() -> Sys<()>,
) -> Result<Value> {
    match descriptor::call(vm, body)? {
        Ok(()) => Ok(Value::NONE),
        Err(error) => {
            let class = vm.exceptions().OSError.value().clone();
            let number = error.raw_os_error();
            let text = strerror(number);
            let arguments = [
                vm.int(number.into()),
                vm.str(&text),
                shown_path(vm, one),
                Value::NONE,
                shown_path(vm, two),
            ];
            Err(match vm.call(&class, &arguments) {
                Ok(exception) => vm.raise_object(exception),
                Err(raised) => raised,
            })
        }
    }
}

fn mode_arg(vm: &mut Vm, value: Option<&Value>) -> Result<Mode> {
    let mode = match value {
        Some(mode) => to_i32(vm, mode)?,
        None => 0o777,
    };
    Ok(Mode::from_raw_mode(mode as u32))
}

fn flag(vm: &mut Vm, value: Option<&Value>, default: bool) -> Result<bool> {
    match value {
        Some(value) => vm.is_true(value),
        None => Ok(default),
    }
}

pub(super) fn open(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let path = name(vm, args.arg(0), "open")?;
    let flags = OFlags::from_bits_retain(to_i32(vm, args.arg(1))? as u32) | OFlags::CLOEXEC;
    let mode = mode_arg(vm, args.opt(2))?;
    let directory = dir_fd(vm, args.opt(3))?;
    if crate::modules::sys::has_audit_hooks(vm) {
        let path = crate::modules::posix::fspath(vm, args.arg(0))?;
        let bits = vm.int(flags.bits().into());
        crate::modules::sys::audit(vm, "open", &[path, Value::NONE, bits])?;
    }
    let fd = on_path(vm, args.arg(0), || {
        fs::openat(directory.get()?, &path, flags, mode)
    })?;
    Ok(vm.int(descriptor::release(fd).into()))
}

pub(super) fn close(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    match vm.suspend(gillie_gil::Reason::Io, || descriptor::close(fd)) {
        Ok(()) | Err(Errno::INTR) => Ok(Value::NONE),
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}

pub(super) fn closerange(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (low, high) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    for fd in low.max(0)..high.min(1 << 20) {
        let _ = descriptor::close(fd);
    }
    Ok(Value::NONE)
}

pub(super) fn read(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let size = vm.index_i64(args.arg(1))?;
    if size < 0 {
        return Err(vm.os_error(&Errno::INVAL.into(), None));
    }
    match descriptor::read(vm, fd, (size as usize).min(1 << 30))? {
        Ok(data) => Ok(vm.bytes(data)),
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}

pub(super) fn write(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let data = buffers::bytes_like(vm, args.arg(1))?;
    match descriptor::write(vm, fd, &data)? {
        Ok(count) => Ok(vm.int(count as i64)),
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}

pub(super) fn lseek(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let offset = vm.index_i64(args.arg(1))?;
    let target = match to_i32(vm, args.arg(2))? {
        0 if offset >= 0 => SeekFrom::Start(offset as u64),
        1 => SeekFrom::Current(offset),
        2 => SeekFrom::End(offset),
        _ => return Err(vm.os_error(&Errno::INVAL.into(), None)),
    };
    let at = descriptor::checked(vm, || fs::seek(descriptor::borrow(fd)?, target))?;
    Ok(vm.int(at as i64))
}

pub(super) fn dup(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let new = descriptor::checked(vm, || {
        rustix::io::fcntl_dupfd_cloexec(descriptor::borrow(fd)?, 0)
    })?;
    Ok(vm.int(descriptor::release(new).into()))
}

pub(super) fn dup2(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (fd, to) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    let inheritable = flag(vm, args.opt(2), true)?;
    descriptor::checked(vm, || descriptor::duplicate_onto(fd, to, inheritable))?;
    Ok(vm.int(to.into()))
}

pub(super) fn pipe(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let (reader, writer) = descriptor::checked(vm, || {
        rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC)
    })?;
    let ends = [reader, writer].map(|fd| vm.int(descriptor::release(fd).into()));
    Ok(vm.tuple(ends.to_vec()))
}

pub(super) fn isatty(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    Ok(Value::bool(
        descriptor::borrow(fd).is_ok_and(rustix::termios::isatty),
    ))
}

pub(super) fn get_inheritable(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let flags = descriptor::checked(vm, || rustix::io::fcntl_getfd(descriptor::borrow(fd)?))?;
    Ok(Value::bool(!flags.contains(rustix::io::FdFlags::CLOEXEC)))
}

pub(super) fn set_inheritable(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let on = vm.is_true(args.arg(1))?;
    descriptor::checked(vm, || {
        let fd = descriptor::borrow(fd)?;
        let mut flags = rustix::io::fcntl_getfd(fd)?;
        flags.set(rustix::io::FdFlags::CLOEXEC, !on);
        rustix::io::fcntl_setfd(fd, flags)
    })?;
    Ok(Value::NONE)
}

pub(super) fn get_blocking(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let flags = descriptor::checked(vm, || fs::fcntl_getfl(descriptor::borrow(fd)?))?;
    Ok(Value::bool(!flags.contains(OFlags::NONBLOCK)))
}

pub(super) fn set_blocking(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let on = vm.is_true(args.arg(1))?;
    descriptor::checked(vm, || {
        let fd = descriptor::borrow(fd)?;
        let mut flags = fs::fcntl_getfl(fd)?;
        flags.set(OFlags::NONBLOCK, !on);
        fs::fcntl_setfl(fd, flags)
    })?;
    Ok(Value::NONE)
}

pub(super) fn fsync(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = crate::modules::fcntl::descriptor_argument(vm, args.arg(0))?;
    descriptor::checked(vm, || fs::fsync(descriptor::borrow(fd)?))?;
    Ok(Value::NONE)
}

pub(super) fn ftruncate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let size = vm.index_i64(args.arg(1))?;
    descriptor::checked(vm, || {
        fs::ftruncate(descriptor::borrow(fd)?, size.max(0) as u64)
    })?;
    Ok(Value::NONE)
}

pub(super) fn truncate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let rules = Rules {
        function: "truncate",
        argument: "path",
        allow_fd: true,
        allow_none: false,
    };
    let path = path_arg(vm, Some(args.arg(0)), rules)?;
    let Ok(size) = u64::try_from(vm.index_i64(args.arg(1))?) else {
        return Err(path_error(vm, Errno::INVAL, args.arg(0)));
    };
    on_path(vm, args.arg(0), || match &path {
        PathArg::Fd(fd) => fs::ftruncate(descriptor::borrow(*fd)?, size),
        path => {
            let flags = OFlags::WRONLY | OFlags::CLOEXEC;
            fs::ftruncate(fs::open(path.path(), flags, Mode::empty())?, size)
        }
    })?;
    Ok(Value::NONE)
}

pub(super) fn mkdir(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let path = name(vm, args.arg(0), "mkdir")?;
    let mode = mode_arg(vm, args.opt(1))?;
    let directory = dir_fd(vm, args.opt(2))?;
    on_path(vm, args.arg(0), || {
        fs::mkdirat(directory.get()?, &path, mode)
    })?;
    Ok(Value::NONE)
}

pub(super) fn mkfifo(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let path = name(vm, args.arg(0), "mkfifo")?;
    let mode = mode_arg(vm, args.opt(1))?;
    let directory = dir_fd(vm, args.opt(2))?;
    // The error names no file: CPython's has none either.
    descriptor::checked(vm, || {
        fs::mknodat(directory.get()?, &path, fs::FileType::Fifo, mode, 0)
    })?;
    Ok(Value::NONE)
}

fn unlink_with(
    vm: &mut Vm,
    args: &[Option<Value>],
    function: &'static str,
    flags: AtFlags,
) -> Result<Value> {
    let path = name(vm, args.arg(0), function)?;
    let directory = dir_fd(vm, args.opt(1))?;
    on_path(vm, args.arg(0), || {
        fs::unlinkat(directory.get()?, &path, flags)
    })?;
    Ok(Value::NONE)
}

pub(super) fn remove(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    unlink_with(vm, args, "remove", AtFlags::empty())
}
pub(super) fn unlink(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    unlink_with(vm, args, "unlink", AtFlags::empty())
}
pub(super) fn rmdir(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    unlink_with(vm, args, "rmdir", AtFlags::REMOVEDIR)
}

pub(super) fn rename(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (from, to) = (
        name(vm, args.arg(0), "rename")?,
        name(vm, args.arg(1), "rename")?,
    );
    let (a, b) = (dir_fd(vm, args.opt(2))?, dir_fd(vm, args.opt(3))?);
    on_paths(vm, args.arg(0), args.arg(1), || {
        fs::renameat(a.get()?, &from, b.get()?, &to)
    })
}

pub(super) fn link(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (from, to) = (
        name(vm, args.arg(0), "link")?,
        name(vm, args.arg(1), "link")?,
    );
    let (a, b) = (dir_fd(vm, args.opt(2))?, dir_fd(vm, args.opt(3))?);
    let follow = flag(vm, args.opt(4), true)?;
    let flags = if follow {
        AtFlags::SYMLINK_FOLLOW
    } else {
        AtFlags::empty()
    };
    on_paths(vm, args.arg(0), args.arg(1), || {
        fs::linkat(a.get()?, &from, b.get()?, &to, flags)
    })
}

pub(super) fn symlink(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (from, to) = (
        name(vm, args.arg(0), "symlink")?,
        name(vm, args.arg(1), "symlink")?,
    );
    let directory = dir_fd(vm, args.opt(3))?;
    on_paths(vm, args.arg(0), args.arg(1), || {
        fs::symlinkat(&from, directory.get()?, &to)
    })
}

pub(super) fn readlink(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let rules = Rules {
        function: "readlink",
        argument: "path",
        allow_fd: false,
        allow_none: false,
    };
    let path = path_arg(vm, Some(args.arg(0)), rules)?;
    let directory = dir_fd(vm, args.opt(1))?;
    let target = on_path(vm, args.arg(0), || {
        let target = fs::readlinkat(directory.get()?, path.path(), Vec::new())?;
        Ok(target.into_bytes())
    })?;
    let target = <OsString as std::os::unix::ffi::OsStringExt>::from_vec(target);
    Ok(result(vm, &target, path.wants_bytes()))
}

pub(super) fn access(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let path = name(vm, args.arg(0), "access")?;
    let mode = Access::from_bits_retain(to_i32(vm, args.arg(1))? as u32);
    let directory = dir_fd(vm, args.opt(2))?;
    let effective = flag(vm, args.opt(3), false)?;
    let flags = if effective {
        AtFlags::EACCESS
    } else {
        AtFlags::empty()
    };
    let answer = descriptor::call(vm, || fs::accessat(directory.get()?, &path, mode, flags))?;
    Ok(Value::bool(answer.is_ok()))
}

pub(super) fn chmod(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let rules = Rules {
        function: "chmod",
        argument: "path",
        allow_fd: true,
        allow_none: false,
    };
    let path = path_arg(vm, Some(args.arg(0)), rules)?;
    let mode = mode_arg(vm, args.opt(1))?;
    let directory = dir_fd(vm, args.opt(2))?;
    if let Some(follow) = args.opt(3)
        && !vm.is_true(follow)?
    {
        // Linux has no modes of links: nothing is done rather than to what the link leads to.
        let class = vm.exceptions().NotImplementedError.clone();
        let text = "chmod: follow_symlinks unavailable on this platform";
        return Err(vm.error(&class, text));
    }
    on_path(vm, args.arg(0), || match &path {
        PathArg::Fd(fd) => fs::fchmod(descriptor::borrow(*fd)?, mode),
        other => fs::chmodat(directory.get()?, other.path(), mode, AtFlags::empty()),
    })?;
    Ok(Value::NONE)
}

pub(super) fn fchmod(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let mode = mode_arg(vm, args.opt(1))?;
    descriptor::checked(vm, || fs::fchmod(descriptor::borrow(fd)?, mode))?;
    Ok(Value::NONE)
}

pub(super) fn umask(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let mode = mode_arg(vm, args.opt(0))?;
    let old = rustix::process::umask(mode);
    Ok(vm.int(old.as_raw_mode().into()))
}

pub(super) fn utime(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let rules = Rules {
        function: "utime",
        argument: "path",
        allow_fd: true,
        allow_none: false,
    };
    let path = path_arg(vm, Some(args.arg(0)), rules)?;
    let nanos = args.opt(2);
    let times = args.opt(1).filter(|times| !times.is_none());
    if times.is_some() && nanos.is_some() {
        return Err(vm.value_error("utime: you may specify either 'times' or 'ns' but not both"));
    }
    let mut pair = [(0i64, libc::UTIME_NOW); 2];
    if let Some(given) = times.or(nanos) {
        let is_tuple = given.is_a::<crate::object::tuple::Tuple>();
        let items = match is_tuple {
            true => vm.collect(given)?,
            false => Vec::new(),
        };
        if items.len() != 2 {
            return Err(vm.type_error(if times.is_some() {
                "utime: 'times' must be either a tuple of two ints or None"
            } else {
                "utime: 'ns' must be a tuple of two ints"
            }));
        }
        for (slot, item) in pair.iter_mut().zip(&items) {
            *slot = if times.is_some() {
                let seconds = vm.to_f64(item)?;
                (
                    seconds.floor() as i64,
                    ((seconds - seconds.floor()) * 1e9) as i64,
                )
            } else {
                let total = vm.index_i64(item)?;
                (
                    total.div_euclid(1_000_000_000),
                    total.rem_euclid(1_000_000_000),
                )
            };
        }
    }
    let directory = dir_fd(vm, args.opt(3))?;
    let follow = flag(vm, args.opt(4), true)?;
    let flags = if follow {
        AtFlags::empty()
    } else {
        AtFlags::SYMLINK_NOFOLLOW
    };
    let [access, modification] = pair.map(|(tv_sec, tv_nsec)| Timespec { tv_sec, tv_nsec });
    let stamps = Timestamps {
        last_access: access,
        last_modification: modification,
    };
    on_path(vm, args.arg(0), || match &path {
        PathArg::Fd(fd) => fs::futimens(descriptor::borrow(*fd)?, &stamps),
        other => fs::utimensat(directory.get()?, other.path(), &stamps, flags),
    })?;
    Ok(Value::NONE)
}

pub(super) fn getcwd(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    match std::env::current_dir() {
        Ok(directory) => Ok(super::decode_os(vm, directory.as_os_str())),
        Err(error) => Err(vm.os_error(&error, None)),
    }
}

pub(super) fn getcwdb(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    match std::env::current_dir() {
        Ok(directory) => Ok(result(vm, directory.as_os_str(), true)),
        Err(error) => Err(vm.os_error(&error, None)),
    }
}

pub(super) fn chdir(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let rules = Rules {
        function: "chdir",
        argument: "path",
        allow_fd: true,
        allow_none: false,
    };
    let path = path_arg(vm, Some(args.arg(0)), rules)?;
    on_path(vm, args.arg(0), || match &path {
        PathArg::Fd(fd) => rustix::process::fchdir(descriptor::borrow(*fd)?),
        other => rustix::process::chdir(other.path()),
    })?;
    Ok(Value::NONE)
}

pub(super) fn listdir(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let rules = Rules {
        function: "listdir",
        argument: "path",
        allow_fd: true,
        allow_none: true,
    };
    let path = path_arg(vm, args.opt(0), rules)?;
    let shown = args.opt(0).cloned().unwrap_or(Value::NONE);
    let names = on_path(vm, &shown, || entries(&path))?;
    let names = names
        .iter()
        .map(|(name, ..)| result(vm, name, path.wants_bytes()))
        .collect();
    Ok(vm.list(names))
}

/// Name, file type and inode of every entry of a directory but `.` and `..`.
pub(super) fn entries(path: &PathArg) -> Sys<Vec<(OsString, fs::FileType, u64)>> {
    let directory = match path {
        PathArg::Fd(fd) => fs::Dir::read_from(descriptor::borrow(*fd)?)?,
        other => {
            let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
            fs::Dir::new(fs::openat(CWD, other.path(), flags, Mode::empty())?)?
        }
    };
    let mut found = Vec::new();
    for entry in directory {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if name != b"." && name != b".." {
            let name = <OsString as std::os::unix::ffi::OsStringExt>::from_vec(name.to_vec());
            found.push((name, entry.file_type(), entry.ino()));
        }
    }
    Ok(found)
}

/// `environ`: bytes to bytes, as `os` expects it.
pub(super) fn environment(vm: &mut Vm) -> Result<Value> {
    let dict = vm.dict();
    for (name, value) in std::env::vars_os() {
        let (name, value) = (result(vm, &name, true), result(vm, &value, true));
        vm.set_item(&dict, &name, Some(&value))?;
    }
    Ok(dict)
}
