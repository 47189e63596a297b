//! Sessions, groups and priorities of processes, and numbers about the machine.

use super::{descriptor, processes};
use crate::modules::support::to_i32;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use rustix::io::Errno;
use rustix::process::{self, Pid};

type Sys<T> = std::result::Result<T, Errno>;

/// A process's number; 0 stands for the calling one.
fn process(vm: &mut Vm, value: &Value) -> Result<Sys<Option<Pid>>> {
    let number = to_i32(vm, value)?;
    Ok(match number {
        0.. => Ok(Pid::from_raw(number)),
        _ => Err(Errno::SRCH),
    })
}

pub(super) fn setsid(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    descriptor::checked(vm, process::setsid)?;
    Ok(Value::NONE)
}

pub(super) fn getsid(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let pid = to_i32(vm, args.arg(0))?;
    let session = descriptor::checked(vm, || processes::getsid(pid))?;
    Ok(vm.int(session.into()))
}

pub(super) fn getpgid(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let pid = to_i32(vm, args.arg(0))?;
    let group = descriptor::checked(vm, || processes::getpgid(pid))?;
    Ok(vm.int(group.into()))
}

pub(super) fn setpgid(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (pid, group) = (process(vm, args.arg(0))?, process(vm, args.arg(1))?);
    descriptor::checked(vm, || process::setpgid(pid?, group?))?;
    Ok(Value::NONE)
}

pub(super) fn killpg(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (group, number) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    descriptor::checked(vm, || processes::killpg(group, number))?;
    // A signal to this process is seen before the next instruction.
    vm.handle_attention()?;
    Ok(Value::NONE)
}

pub(super) fn getgroups(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let groups = descriptor::checked(vm, process::getgroups)?;
    let groups = groups
        .into_iter()
        .map(|group| vm.int(group.as_raw().into()))
        .collect();
    Ok(vm.list(groups))
}

pub(super) fn nice(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let by = to_i32(vm, args.arg(0))?;
    let now = descriptor::checked(vm, || process::nice(by))?;
    Ok(vm.int(now.into()))
}

/// Whose priority: `which` and `who` of getpriority(2).
fn priority(which: i32, who: i32) -> Sys<i32> {
    let pid = || match who {
        0.. => Ok(Pid::from_raw(who)),
        _ => Err(Errno::SRCH),
    };
    match which {
        0 => process::getpriority_process(pid()?),
        1 => process::getpriority_pgrp(pid()?),
        2 => process::getpriority_user(process::Uid::from_raw(who as u32)),
        _ => Err(Errno::INVAL),
    }
}

pub(super) fn getpriority(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (which, who) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    let found = descriptor::checked(vm, || priority(which, who))?;
    Ok(vm.int(found.into()))
}

pub(super) fn setpriority(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (which, who) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    let value = to_i32(vm, args.arg(2))?;
    descriptor::checked(vm, || {
        let pid = || match who {
            0.. => Ok(Pid::from_raw(who)),
            _ => Err(Errno::SRCH),
        };
        match which {
            0 => process::setpriority_process(pid()?, value),
            1 => process::setpriority_pgrp(pid()?, value),
            2 => process::setpriority_user(process::Uid::from_raw(who as u32), value),
            _ => Err(Errno::INVAL),
        }
    })?;
    Ok(Value::NONE)
}

pub(super) fn getloadavg(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let loads = rustix::system::sysinfo().loads;
    let loads = loads.map(|load| Value::float(load as f64 / 65_536.0));
    Ok(vm.tuple(loads.to_vec()))
}

/// The number of a device, -1 for none.
fn device(vm: &mut Vm, value: &Value) -> Result<u64> {
    Ok(vm.index_i64(value)? as u64)
}

pub(super) fn major(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let device = device(vm, args.arg(0))?;
    Ok(vm.int(rustix::fs::major(device).into()))
}

pub(super) fn minor(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let device = device(vm, args.arg(0))?;
    Ok(vm.int(rustix::fs::minor(device).into()))
}

pub(super) fn makedev(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (major, minor) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    Ok(vm.int(rustix::fs::makedev(major as u32, minor as u32) as i64))
}

/// Names of sysconf(3) that programs ask for, with their numbers.
pub(super) const SYSCONF: &[(&str, i32)] = &[
    ("SC_ARG_MAX", libc::_SC_ARG_MAX),
    ("SC_CHILD_MAX", libc::_SC_CHILD_MAX),
    ("SC_CLK_TCK", libc::_SC_CLK_TCK),
    ("SC_NGROUPS_MAX", libc::_SC_NGROUPS_MAX),
    ("SC_OPEN_MAX", libc::_SC_OPEN_MAX),
    ("SC_PAGESIZE", libc::_SC_PAGESIZE),
    ("SC_PAGE_SIZE", libc::_SC_PAGESIZE),
    ("SC_PHYS_PAGES", libc::_SC_PHYS_PAGES),
    ("SC_AVPHYS_PAGES", libc::_SC_AVPHYS_PAGES),
    ("SC_NPROCESSORS_CONF", libc::_SC_NPROCESSORS_CONF),
    ("SC_NPROCESSORS_ONLN", libc::_SC_NPROCESSORS_ONLN),
    ("SC_IOV_MAX", libc::_SC_IOV_MAX),
    ("SC_LINE_MAX", libc::_SC_LINE_MAX),
    ("SC_HOST_NAME_MAX", libc::_SC_HOST_NAME_MAX),
    ("SC_LOGIN_NAME_MAX", libc::_SC_LOGIN_NAME_MAX),
    ("SC_SEM_NSEMS_MAX", libc::_SC_SEM_NSEMS_MAX),
    ("SC_SEM_VALUE_MAX", libc::_SC_SEM_VALUE_MAX),
    ("SC_SYMLOOP_MAX", libc::_SC_SYMLOOP_MAX),
    ("SC_TTY_NAME_MAX", libc::_SC_TTY_NAME_MAX),
    ("SC_VERSION", libc::_SC_VERSION),
];

pub(super) fn sysconf(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = args.arg(0);
    let number = if name.is_a::<crate::object::str::Str>() {
        let text = crate::modules::support::text_of(name);
        match SYSCONF.iter().find(|(known, _)| *known == text) {
            Some(&(_, number)) => number,
            None => return Err(vm.value_error("unrecognized configuration name")),
        }
    } else if vm.class_of(name).slots.index.get().is_some() {
        to_i32(vm, name)?
    } else {
        return Err(vm.type_error("configuration names must be strings or integers"));
    };
    let found = descriptor::checked(vm, || descriptor::sysconf(number))?;
    Ok(vm.int(found))
}
