//! Processes, users, the machine.

use super::{descriptor, paths, processes};
use crate::modules::resource;
use crate::modules::support::to_i32;
use crate::object::struct_sequence::Sequence;
use crate::object::{Bound, Value};
use crate::struct_sequence;
use crate::vm::{Result, Vm};
use rustix::io::Errno;
use rustix::process::{Pid, WaitOptions};

struct_sequence!(pub(super) UNAME: "posix", "uname_result", "uname_result: Result from os.uname().", 5,
    ["sysname", "nodename", "release", "version", "machine"], []);
struct_sequence!(pub(super) TIMES: "posix", "times_result", "times_result: Result from os.times().", 5,
    ["user", "system", "children_user", "children_system", "elapsed"], []);
struct_sequence!(pub(super) TERMINAL: "os", "terminal_size", "A tuple of (columns, lines) for holding terminal window size", 2,
    ["columns", "lines"], []);

/// The struct sequences that the module shows.
pub(super) static SEQUENCES: &[(&str, &Sequence)] = &[
    ("uname_result", &UNAME),
    ("times_result", &TIMES),
    ("terminal_size", &TERMINAL),
    ("stat_result", &super::stat::STAT_RESULT),
    ("statvfs_result", &super::transfer::STATVFS),
    ("waitid_result", &super::ids::WAITID),
    ("sched_param", &super::ids::SCHED_PARAM),
];

macro_rules! numbers {
    ($($function:ident: $call:expr,)*) => {
        $(pub(super) fn $function(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
            Ok(vm.int(i64::from($call)))
        })*
    };
}

numbers! {
    getpid: std::process::id(),
    getppid: rustix::process::getppid().map_or(0, |pid| pid.as_raw_nonzero().get()),
    getuid: rustix::process::getuid().as_raw(),
    geteuid: rustix::process::geteuid().as_raw(),
    getgid: rustix::process::getgid().as_raw(),
    getegid: rustix::process::getegid().as_raw(),
    getpgrp: processes::getpgid(0).unwrap_or(0),
    plain_cpu_count: std::thread::available_parallelism().map_or(1, |cores| cores.get() as u32),
}

/// `os.cpu_count()`: what `-X cpu_count` says, else the machine's.
pub(super) fn cpu_count(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    match vm.state().settings.cpu_count {
        Some(count) => Ok(vm.int(count.into())),
        None => plain_cpu_count(vm, args),
    }
}

pub(super) fn sched_yield(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    vm.suspend(gillie_gil::Reason::Yield, rustix::thread::sched_yield);
    Ok(Value::NONE)
}

pub(super) fn sched_getaffinity(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let pid = Pid::from_raw(to_i32(vm, args.arg(0))?);
    let set = descriptor::checked(vm, || rustix::thread::sched_getaffinity(pid))?;
    let cores: Vec<Value> = (0..1024)
        .filter(|&core| set.is_set(core))
        .map(|core| vm.int(core as i64))
        .collect();
    let cores = vm.list(cores);
    let class = vm.types().set.value().clone();
    vm.call(&class, &[cores])
}

pub(super) fn kill(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (pid, number) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    descriptor::checked(vm, || processes::kill(pid, number))?;
    // A signal to this process is seen before the next instruction.
    vm.handle_attention()?;
    Ok(Value::NONE)
}

pub(super) fn waitpid(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (pid, options) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    let options = WaitOptions::from_bits_retain(options as u32);
    let answer = descriptor::checked(vm, || match pid {
        -1 => rustix::process::wait(options),
        pid if pid < -1 => {
            let group = Pid::from_raw(pid.saturating_abs()).ok_or(Errno::CHILD)?;
            rustix::process::waitpgid(group, options)
        }
        pid => rustix::process::waitpid(Pid::from_raw(pid), options),
    })?;
    let (pid, status) = match answer {
        Some((pid, status)) => (pid.as_raw_nonzero().get(), status.as_raw()),
        None => (0, 0),
    };
    let items = vec![vm.int(pid.into()), vm.int(i64::from(status))];
    Ok(vm.tuple(items))
}

macro_rules! wait_status {
    ($($function:ident: |$status:ident| $answer:expr,)*) => {
        $(pub(super) fn $function(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
            let $status = to_i32(vm, args.arg(0))?;
            Ok($answer(vm))
        })*
    };
}

wait_status! {
    wifexited: |status| |_: &mut Vm| Value::bool(libc::WIFEXITED(status)),
    wexitstatus: |status| |vm: &mut Vm| vm.int(libc::WEXITSTATUS(status).into()),
    wifsignaled: |status| |_: &mut Vm| Value::bool(libc::WIFSIGNALED(status)),
    wtermsig: |status| |vm: &mut Vm| vm.int(libc::WTERMSIG(status).into()),
    wifstopped: |status| |_: &mut Vm| Value::bool(libc::WIFSTOPPED(status)),
    wstopsig: |status| |vm: &mut Vm| vm.int(libc::WSTOPSIG(status).into()),
    wcoredump: |status| |_: &mut Vm| Value::bool(libc::WCOREDUMP(status)),
    wifcontinued: |status| |_: &mut Vm| Value::bool(libc::WIFCONTINUED(status)),
}

pub(super) fn waitstatus_to_exitcode(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let status = to_i32(vm, args.arg(0))?;
    if libc::WIFEXITED(status) {
        return Ok(vm.int(libc::WEXITSTATUS(status).into()));
    }
    if libc::WIFSIGNALED(status) {
        return Ok(vm.int(-i64::from(libc::WTERMSIG(status))));
    }
    Err(vm.value_error(format!("invalid wait status: {status}")))
}

pub(super) fn exit_now(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let status = to_i32(vm, args.arg(0))?;
    descriptor::exit_now(status)
}

pub(super) fn strerror(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let number = to_i32(vm, args.arg(0))?;
    let text = crate::object::exception::strerror(number);
    Ok(vm.str(&text))
}

pub(super) fn urandom(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let size = vm.index_i64(args.arg(0))?;
    if size < 0 {
        return Err(vm.value_error("negative argument not allowed"));
    }
    let mut data = crate::object::sequence::zeroed(vm, size as usize)?;
    let mut done = 0;
    descriptor::checked(vm, || {
        while done < data.len() {
            done +=
                rustix::rand::getrandom(&mut data[done..], rustix::rand::GetRandomFlags::empty())?;
        }
        Ok(())
    })?;
    Ok(vm.bytes(data))
}

pub(super) fn uname(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let name = rustix::system::uname();
    let parts = [
        name.sysname(),
        name.nodename(),
        name.release(),
        name.version(),
        name.machine(),
    ];
    let items = parts
        .map(|part| paths::decode(vm, part.to_bytes()))
        .to_vec();
    vm.struct_sequence(&UNAME, items, Vec::new())
}

pub(super) fn times(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
    let elapsed = time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9;
    let mut items = Vec::new();
    for who in [libc::RUSAGE_SELF, libc::RUSAGE_CHILDREN] {
        let (user, system) = match resource::usage(who) {
            Some(usage) => (
                resource::seconds(usage.ru_utime),
                resource::seconds(usage.ru_stime),
            ),
            None => (0.0, 0.0),
        };
        items.extend([Value::float(user), Value::float(system)]);
    }
    items.push(Value::float(elapsed));
    vm.struct_sequence(&TIMES, items, Vec::new())
}

pub(super) fn get_terminal_size(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = match args.opt(0) {
        Some(fd) => to_i32(vm, fd)?,
        None => 1,
    };
    let size = descriptor::checked(vm, || {
        rustix::termios::tcgetwinsize(descriptor::borrow(fd)?)
    })?;
    let items = vec![vm.int(size.ws_col.into()), vm.int(size.ws_row.into())];
    vm.struct_sequence(&TERMINAL, items, Vec::new())
}

/// Changes of the environment since the start, for programs that this one starts. The process's own environment is
/// left alone: changing it while other threads may read it is not sound.
#[derive(Default)]
pub struct Environment {
    pub changes: std::cell::RefCell<std::collections::BTreeMap<Vec<u8>, Option<Vec<u8>>>>,
}

impl Environment {
    /// This process's environment with the changes: `KEY=value`.
    pub fn entries(&self) -> Vec<Vec<u8>> {
        use std::os::unix::ffi::OsStringExt;
        let changes = self.changes.borrow();
        let start = std::env::vars_os().map(|(name, value)| (name.into_vec(), value.into_vec()));
        let kept = start.filter(|(name, _)| !changes.contains_key(name));
        let new = changes
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), value.clone()?)));
        let entry = |(name, value): (Vec<u8>, Vec<u8>)| [name, b"=".to_vec(), value].concat();
        kept.chain(new).map(entry).collect()
    }

    /// A variable as it is now, if it is text.
    pub fn var(&self, name: &str) -> Option<String> {
        match self.changes.borrow().get(name.as_bytes()) {
            Some(value) => String::from_utf8(value.clone()?).ok(),
            None => std::env::var(name).ok(),
        }
    }

    /// Gives a program to start this process's environment with the changes.
    pub fn apply(&self, command: &mut std::process::Command) {
        use std::os::unix::ffi::OsStrExt;
        for (name, value) in self.changes.borrow().iter() {
            let name = std::ffi::OsStr::from_bytes(name);
            match value {
                Some(value) => command.env(name, std::ffi::OsStr::from_bytes(value)),
                None => command.env_remove(name),
            };
        }
    }
}

fn note(vm: &mut Vm, name: &Value, value: Option<&Value>) -> Result<Value> {
    let convert = |vm: &mut Vm, value: &Value| {
        let path = paths::path_os(vm, value)?;
        Ok::<_, crate::vm::Raised>(std::os::unix::ffi::OsStringExt::into_vec(path))
    };
    let name: Vec<u8> = convert(vm, name)?;
    if name.is_empty() || name.contains(&b'=') {
        return Err(vm.value_error("illegal environment variable name"));
    }
    let value = match value {
        Some(value) => Some(convert(vm, value)?),
        None => None,
    };
    let environment = vm.module_state::<Environment>();
    environment.changes.borrow_mut().insert(name, value);
    Ok(Value::NONE)
}

pub(super) fn putenv(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    note(vm, args.arg(0), Some(args.arg(1)))
}

pub(super) fn unsetenv(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    note(vm, args.arg(0), None)
}

pub(super) fn system(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let command = paths::path_os(vm, args.arg(0))?;
    let mut shell = std::process::Command::new("/bin/sh");
    shell.arg("-c").arg(&command);
    vm.module_state::<Environment>().apply(&mut shell);
    let status = vm.suspend(gillie_gil::Reason::Io, move || shell.status());
    match status {
        Ok(status) => {
            let raw = std::os::unix::process::ExitStatusExt::into_raw(status);
            Ok(vm.int(raw.into()))
        }
        Err(error) => Err(vm.os_error(&error, None)),
    }
}
