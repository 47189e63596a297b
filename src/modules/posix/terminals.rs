//! Terminals and pseudo-terminals; event and timer descriptors; extended attributes; what the system can be asked for.

use super::calls;
use super::descriptor::{self, checked};
use super::files::on_path;
use super::ids::c_string;
use super::paths::{self, PathArg, Rules, path_arg};
use crate::modules::support::to_i32;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use rustix::fs::XattrFlags;
use rustix::io::Errno;
use rustix::time::{Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags};

type Bindings<'a> = &'a [Option<Value>];

pub(super) fn openpty(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let (parent, child) = checked(vm, calls::openpty)?;
    let (parent, child) = (vm.int(parent.into()), vm.int(child.into()));
    Ok(vm.tuple_of([parent, child]))
}

pub(super) fn forkpty(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let (parent, child) = checked(vm, calls::openpty)?;
    let pid = match vm.fork() {
        Ok(pid) => pid,
        Err(raised) => {
            let _ = (descriptor::close(parent), descriptor::close(child));
            return Err(raised);
        }
    };
    let shown = if pid == 0 {
        let _ = descriptor::close(parent);
        if calls::login_tty(child).is_err() {
            descriptor::exit_now(1);
        }
        -1
    } else {
        let _ = descriptor::close(child);
        vm.warn_of_threads("forkpty")?;
        parent
    };
    let (pid, shown) = (vm.int(pid.into()), vm.int(shown.into()));
    Ok(vm.tuple_of([pid, shown]))
}

macro_rules! on_descriptor {
    ($($function:ident;)*) => {
        $(pub(super) fn $function(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
            let fd = crate::modules::fcntl::descriptor_argument(vm, args.arg(0))?;
            checked(vm, || calls::$function(fd))?;
            Ok(Value::NONE)
        })*
    };
}
on_descriptor! {
    grantpt;
    unlockpt;
    login_tty;
}

pub(super) fn posix_openpt(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let flags = to_i32(vm, args.arg(0))? | libc::O_CLOEXEC;
    let fd = checked(vm, || calls::posix_openpt(flags))?;
    Ok(vm.int(fd.into()))
}

pub(super) fn ptsname(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = crate::modules::fcntl::descriptor_argument(vm, args.arg(0))?;
    let name = checked(vm, || calls::ptsname(fd))?;
    Ok(paths::decode_os(vm, &name))
}

pub(super) fn ttyname(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let name = checked(vm, || calls::ttyname(fd))?;
    Ok(paths::decode_os(vm, &name))
}

pub(super) fn ctermid(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(vm.str("/dev/tty"))
}

pub(super) fn tcgetpgrp(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let group = checked(vm, || calls::tcgetpgrp(fd))?;
    Ok(vm.int(group.into()))
}

pub(super) fn tcsetpgrp(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (fd, group) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    checked(vm, || calls::tcsetpgrp(fd, group))?;
    Ok(Value::NONE)
}

pub(super) fn device_encoding(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    match descriptor::borrow(fd).is_ok_and(rustix::termios::isatty) {
        true => Ok(vm.str("utf-8")),
        false => Ok(Value::NONE),
    }
}

// ---- event descriptors

pub(super) fn eventfd(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let initial = vm.index_i64(args.arg(0))?;
    let Ok(initial) = u32::try_from(initial) else {
        return Err(vm.overflow_error("Python int too large to convert to C unsigned int"));
    };
    let flags = match args.opt(1) {
        Some(flags) => to_i32(vm, flags)? | libc::EFD_CLOEXEC,
        None => libc::EFD_CLOEXEC,
    };
    let fd = checked(vm, || calls::eventfd(initial, flags))?;
    Ok(vm.int(fd.into()))
}

pub(super) fn eventfd_read(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let mut word = [0; 8];
    checked(vm, || rustix::io::read(descriptor::borrow(fd)?, &mut word))?;
    let number = u64::from_ne_bytes(word);
    Ok(match i64::try_from(number) {
        Ok(number) => vm.int(number),
        Err(_) => {
            let text = vm.str(&number.to_string());
            let class = vm.types().int.value().clone();
            return vm.call(&class, &[text]);
        }
    })
}

pub(super) fn eventfd_write(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let number = vm.index(args.arg(1))?;
    let Ok(number) = vm.repr_text(&number)?.parse::<u64>() else {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    };
    let word = number.to_ne_bytes();
    checked(vm, || rustix::io::write(descriptor::borrow(fd)?, &word))?;
    Ok(Value::NONE)
}

// ---- timer descriptors

pub(super) fn timerfd_create(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let clock = to_i32(vm, args.arg(0))?;
    let flags = match args.opt(1) {
        Some(flags) => to_i32(vm, flags)? | libc::TFD_CLOEXEC,
        None => libc::TFD_CLOEXEC,
    };
    let clock = match clock {
        libc::CLOCK_REALTIME => Ok(TimerfdClockId::Realtime),
        libc::CLOCK_MONOTONIC => Ok(TimerfdClockId::Monotonic),
        libc::CLOCK_BOOTTIME => Ok(TimerfdClockId::Boottime),
        libc::CLOCK_REALTIME_ALARM => Ok(TimerfdClockId::RealtimeAlarm),
        libc::CLOCK_BOOTTIME_ALARM => Ok(TimerfdClockId::BoottimeAlarm),
        _ => Err(Errno::INVAL),
    };
    let flags = TimerfdFlags::from_bits_retain(flags as u32);
    let fd = checked(vm, || rustix::time::timerfd_create(clock?, flags))?;
    Ok(vm.int(descriptor::release(fd).into()))
}

/// Time to the next ring and between rings, as seconds or as nanoseconds.
fn show_timer(vm: &mut Vm, timer: &Itimerspec, as_nanoseconds: bool) -> Value {
    let times = [timer.it_value, timer.it_interval].map(|time| match as_nanoseconds {
        true => vm.int(time.tv_sec * 1_000_000_000 + time.tv_nsec),
        false => Value::float(time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9),
    });
    vm.tuple_of(times)
}

fn set_timer(vm: &mut Vm, args: Bindings<'_>, as_nanoseconds: bool) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let flags = match args.opt(1) {
        Some(flags) => to_i32(vm, flags)?,
        None => 0,
    };
    let mut times = [rustix::time::Timespec {
        tv_sec: 0,
        tv_nsec: 0,
    }; 2];
    for (index, time) in times.iter_mut().enumerate() {
        if let Some(value) = args.opt(index + 2) {
            let nanoseconds = match as_nanoseconds {
                true => vm.index_i64(value)?,
                false => (vm.to_f64(value)? * 1e9).round() as i64,
            };
            time.tv_sec = nanoseconds.div_euclid(1_000_000_000);
            time.tv_nsec = nanoseconds.rem_euclid(1_000_000_000) as _;
        }
    }
    let [it_value, it_interval] = times;
    let timer = Itimerspec {
        it_interval,
        it_value,
    };
    let flags = TimerfdTimerFlags::from_bits_retain(flags as u32);
    let old = checked(vm, || {
        rustix::time::timerfd_settime(descriptor::borrow(fd)?, flags, &timer)
    })?;
    Ok(show_timer(vm, &old, as_nanoseconds))
}

fn get_timer(vm: &mut Vm, args: Bindings<'_>, as_nanoseconds: bool) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let timer = checked(vm, || {
        rustix::time::timerfd_gettime(descriptor::borrow(fd)?)
    })?;
    Ok(show_timer(vm, &timer, as_nanoseconds))
}

pub(super) fn timerfd_settime(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    set_timer(vm, args, false)
}

pub(super) fn timerfd_settime_ns(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    set_timer(vm, args, true)
}

pub(super) fn timerfd_gettime(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    get_timer(vm, args, false)
}

pub(super) fn timerfd_gettime_ns(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    get_timer(vm, args, true)
}

// ---- extended attributes

/// What an attribute call is about: a name that is followed or not, or a descriptor.
fn target(vm: &mut Vm, value: Option<&Value>, function: &'static str) -> Result<PathArg> {
    let rules = Rules {
        function,
        argument: "path",
        allow_fd: true,
        allow_none: function == "listxattr",
    };
    path_arg(vm, value, rules)
}

fn follows(vm: &mut Vm, value: Option<&Value>) -> Result<bool> {
    match value {
        Some(value) => vm.is_true(value),
        None => Ok(true),
    }
}

pub(super) fn getxattr(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let path = target(vm, args.opt(0), "getxattr")?;
    let (name, follow) = (c_string(vm, args.arg(1))?, follows(vm, args.opt(2))?);
    let data = on_path(vm, args.arg(0), || {
        let mut data = vec![0; 1 << 16];
        let count = match &path {
            PathArg::Fd(fd) => {
                rustix::fs::fgetxattr(descriptor::borrow(*fd)?, &name, &mut data[..])
            }
            path if follow => rustix::fs::getxattr(path.path(), &name, &mut data[..]),
            path => rustix::fs::lgetxattr(path.path(), &name, &mut data[..]),
        }?;
        data.truncate(count);
        Ok(data)
    })?;
    Ok(vm.bytes(data))
}

pub(super) fn setxattr(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let path = target(vm, args.opt(0), "setxattr")?;
    let name = c_string(vm, args.arg(1))?;
    let data = vm.buffer(args.arg(2))?.into_owned();
    let flags = match args.opt(3) {
        Some(flags) => to_i32(vm, flags)?,
        None => 0,
    };
    let follow = follows(vm, args.opt(4))?;
    let flags = XattrFlags::from_bits_retain(flags as u32);
    on_path(vm, args.arg(0), || match &path {
        PathArg::Fd(fd) => rustix::fs::fsetxattr(descriptor::borrow(*fd)?, &name, &data, flags),
        path if follow => rustix::fs::setxattr(path.path(), &name, &data, flags),
        path => rustix::fs::lsetxattr(path.path(), &name, &data, flags),
    })?;
    Ok(Value::NONE)
}

pub(super) fn removexattr(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let path = target(vm, args.opt(0), "removexattr")?;
    let (name, follow) = (c_string(vm, args.arg(1))?, follows(vm, args.opt(2))?);
    on_path(vm, args.arg(0), || match &path {
        PathArg::Fd(fd) => rustix::fs::fremovexattr(descriptor::borrow(*fd)?, &name),
        path if follow => rustix::fs::removexattr(path.path(), &name),
        path => rustix::fs::lremovexattr(path.path(), &name),
    })?;
    Ok(Value::NONE)
}

pub(super) fn listxattr(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let path = target(vm, args.opt(0), "listxattr")?;
    let follow = follows(vm, args.opt(1))?;
    let shown = args.opt(0).cloned().unwrap_or(Value::NONE);
    let data = on_path(vm, &shown, || {
        let mut data = vec![0; 1 << 16];
        let count = match &path {
            PathArg::Fd(fd) => rustix::fs::flistxattr(descriptor::borrow(*fd)?, &mut data[..]),
            path if follow => rustix::fs::listxattr(path.path(), &mut data[..]),
            path => rustix::fs::llistxattr(path.path(), &mut data[..]),
        }?;
        data.truncate(count);
        Ok(data)
    })?;
    let names = data
        .split(|&byte| byte == 0)
        .filter(|name| !name.is_empty());
    let names = names.map(|name| paths::decode(vm, name)).collect();
    Ok(vm.list(names))
}

// ---- what the system says of itself

/// Names of pathconf(3) and confstr(3) with their numbers, as glibc has them.
pub(super) const PATHCONF: &[(&str, i64)] = &[
    ("PC_ALLOC_SIZE_MIN", 18),
    ("PC_ASYNC_IO", 10),
    ("PC_CHOWN_RESTRICTED", 6),
    ("PC_FILESIZEBITS", 13),
    ("PC_LINK_MAX", 0),
    ("PC_MAX_CANON", 1),
    ("PC_MAX_INPUT", 2),
    ("PC_NAME_MAX", 3),
    ("PC_NO_TRUNC", 7),
    ("PC_PATH_MAX", 4),
    ("PC_PIPE_BUF", 5),
    ("PC_PRIO_IO", 11),
    ("PC_REC_INCR_XFER_SIZE", 14),
    ("PC_REC_MAX_XFER_SIZE", 15),
    ("PC_REC_MIN_XFER_SIZE", 16),
    ("PC_REC_XFER_ALIGN", 17),
    ("PC_SOCK_MAXBUF", 12),
    ("PC_SYMLINK_MAX", 19),
    ("PC_SYNC_IO", 9),
    ("PC_VDISABLE", 8),
];
pub(super) const CONFSTR: &[(&str, i64)] = &[
    ("CS_GNU_LIBC_VERSION", 2),
    ("CS_GNU_LIBPTHREAD_VERSION", 3),
    ("CS_LFS64_CFLAGS", 1004),
    ("CS_LFS64_LDFLAGS", 1005),
    ("CS_LFS64_LIBS", 1006),
    ("CS_LFS64_LINTFLAGS", 1007),
    ("CS_LFS_CFLAGS", 1000),
    ("CS_LFS_LDFLAGS", 1001),
    ("CS_LFS_LIBS", 1002),
    ("CS_LFS_LINTFLAGS", 1003),
    ("CS_PATH", 0),
];

fn number_of(vm: &mut Vm, value: &Value, names: &[(&str, i64)]) -> Result<i32> {
    if value.is_a::<crate::object::str::Str>() {
        let text = crate::modules::support::text_of(value);
        return match names.iter().find(|(known, _)| *known == text) {
            Some(&(_, number)) => Ok(number as i32),
            None => Err(vm.value_error("unrecognized configuration name")),
        };
    }
    match vm.class_of(value).slots.index.get() {
        Some(_) => to_i32(vm, value),
        None => Err(vm.type_error("configuration names must be strings or integers")),
    }
}

pub(super) fn confstr(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let number = number_of(vm, args.arg(0), CONFSTR)?;
    match checked(vm, || calls::confstr(number))? {
        Some(text) => Ok(paths::decode_os(vm, &text)),
        None => Ok(Value::NONE),
    }
}

pub(super) fn pathconf(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let number = number_of(vm, args.arg(1), PATHCONF)?;
    let path = target(vm, args.opt(0), "pathconf")?;
    let found = match path {
        PathArg::Fd(fd) => checked(vm, || calls::pathconf(Err(fd), number))?,
        _ => {
            let path = c_string(vm, args.arg(0))?;
            on_path(vm, args.arg(0), || calls::pathconf(Ok(&path), number))?
        }
    };
    Ok(vm.int(found))
}

pub(super) fn fpathconf(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = crate::modules::fcntl::descriptor_argument(vm, args.arg(0))?;
    let number = number_of(vm, args.arg(1), PATHCONF)?;
    let found = checked(vm, || calls::pathconf(Err(fd), number))?;
    Ok(vm.int(found))
}

pub(super) fn getrandom(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Ok(size) = usize::try_from(vm.index_i64(args.arg(0))?) else {
        return Err(vm.os_error(&Errno::INVAL.into(), None));
    };
    let flags = match args.opt(1) {
        Some(flags) => to_i32(vm, flags)?,
        None => 0,
    };
    let flags = rustix::rand::GetRandomFlags::from_bits_retain(flags as u32);
    let mut data = crate::object::sequence::zeroed(vm, size)?;
    let count = checked(vm, || rustix::rand::getrandom(&mut data[..], flags))?;
    data.truncate(count);
    Ok(vm.bytes(data))
}

pub(super) fn mknod(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let path = c_string(vm, args.arg(0))?;
    let mode = match args.opt(1) {
        Some(mode) => to_i32(vm, mode)? as u32,
        None => 0o600,
    };
    let device = match args.opt(2) {
        Some(device) => vm.index_i64(device)? as u64,
        None => 0,
    };
    let directory = match args.opt(3).filter(|directory| !directory.is_none()) {
        Some(directory) => to_i32(vm, directory)?,
        None => libc::AT_FDCWD,
    };
    checked(vm, || calls::mknod(directory, &path, mode, device))?;
    Ok(Value::NONE)
}

pub(super) fn lockf(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (fd, command) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    let length = vm.index_i64(args.arg(2))?;
    checked(vm, || calls::lockf(fd, command, length))?;
    Ok(Value::NONE)
}
