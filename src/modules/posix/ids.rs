//! Users and groups of the process, its scheduling, and who it waits for.

use super::calls;
use super::descriptor::{self, checked};
use super::paths;
use crate::modules::resource;
use crate::modules::support::to_i32;
use crate::object::spec::TypeSpec;
use crate::object::struct_sequence::Sequence;
use crate::object::{Bound, Value};
use crate::struct_sequence;
use crate::vm::{Result, Vm};
use rustix::io::Errno;
use std::ffi::CString;

type Bindings<'a> = &'a [Option<Value>];
type Sys<T> = std::result::Result<T, Errno>;

struct_sequence!(pub(super) WAITID: "os", "waitid_result", "waitid_result: Result from waitid.", 5,
    ["si_pid", "si_uid", "si_signo", "si_status", "si_code"], []);
struct_sequence!(PLAIN_PARAM: "posix", "sched_param", "Currently has only one field: sched_priority", 1,
    ["sched_priority"], []);

/// `os.sched_param`, which is made of a number.
pub(super) static SCHED_PARAM: Sequence = Sequence {
    spec: TypeSpec {
        new: Some((
            "__new__",
            "($type, /, sched_priority)",
            |vm, args| {
                let items = vec![args.arg(1).clone()];
                vm.struct_sequence(&SCHED_PARAM, items, Vec::new())
            },
            "",
        )),
        ..PLAIN_PARAM.spec
    },
    visible: PLAIN_PARAM.visible,
    named: PLAIN_PARAM.named,
};

/// A user or group id; -1 stands for "unchanged" where a call takes it.
pub fn id(vm: &mut Vm, value: &Value, what: &str) -> Result<u32> {
    if vm.class_of(value).slots.index.get().is_none() {
        let class = vm.type_name(value);
        return Err(vm.type_error(format!("{what} should be integer, not {class}")));
    }
    let number = vm.index(value)?;
    match crate::object::int::Int::to_i64(&number) {
        Some(-1) => Ok(u32::MAX),
        Some(number) if number < 0 => {
            Err(vm.overflow_error(format!("{what} is less than minimum")))
        }
        Some(number) if number < i64::from(u32::MAX) => Ok(number as u32),
        _ => Err(vm.overflow_error(format!("{what} is greater than maximum"))),
    }
}

fn set_ids<const N: usize>(
    vm: &mut Vm,
    args: Bindings<'_>,
    what: &str,
    set: fn([u32; N]) -> Sys<i32>,
) -> Result<Value> {
    let mut ids = [0; N];
    for (index, slot) in ids.iter_mut().enumerate() {
        *slot = id(vm, args.arg(index), what)?;
    }
    checked(vm, || set(ids))?;
    Ok(Value::NONE)
}

macro_rules! setters {
    ($($function:ident $what:literal $count:literal |$ids:ident| $call:expr;)*) => {
        $(pub(super) fn $function(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
            set_ids::<$count>(vm, args, $what, |$ids| $call)
        })*
    };
}

setters! {
    setuid "uid" 1 |ids| calls::setuid(ids[0]);
    seteuid "uid" 1 |ids| calls::seteuid(ids[0]);
    setgid "gid" 1 |ids| calls::setgid(ids[0]);
    setegid "gid" 1 |ids| calls::setegid(ids[0]);
    setreuid "uid" 2 |ids| calls::setreuid(ids[0], ids[1]);
    setregid "gid" 2 |ids| calls::setregid(ids[0], ids[1]);
    setresuid "uid" 3 |ids| calls::setresuid(ids[0], ids[1], ids[2]);
    setresgid "gid" 3 |ids| calls::setresgid(ids[0], ids[1], ids[2]);
}

pub(super) fn setpgrp(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    checked(vm, calls::setpgrp)?;
    Ok(Value::NONE)
}

fn three(vm: &mut Vm, of_group: bool) -> Result<Value> {
    let ids = checked(vm, || calls::three_ids(of_group))?;
    let items = ids.map(|id| vm.int(id.into()));
    Ok(vm.tuple_of(items))
}

pub(super) fn getresuid(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    three(vm, false)
}

pub(super) fn getresgid(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    three(vm, true)
}

pub(super) fn setgroups(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if vm.class_of(args.arg(0)).slots.get_item.get().is_none() {
        return Err(vm.type_error("setgroups argument must be a sequence"));
    }
    let mut groups = Vec::new();
    for group in vm.collect(args.arg(0))? {
        groups.push(id(vm, &group, "gid")?);
    }
    checked(vm, || calls::setgroups(&groups))?;
    Ok(Value::NONE)
}

pub(super) fn c_string(vm: &mut Vm, value: &Value) -> Result<CString> {
    use std::os::unix::ffi::OsStringExt;
    let text = paths::path_os(vm, value)?;
    CString::new(text.into_vec()).map_err(|_| vm.value_error("embedded null byte"))
}

pub(super) fn initgroups(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (user, group) = (c_string(vm, args.arg(0))?, id(vm, args.arg(1), "gid")?);
    checked(vm, || calls::initgroups(&user, group))?;
    Ok(Value::NONE)
}

pub(super) fn getgrouplist(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (user, group) = (c_string(vm, args.arg(0))?, id(vm, args.arg(1), "gid")?);
    let groups = checked(vm, || calls::getgrouplist(&user, group))?;
    let groups = groups.into_iter().map(|id| vm.int(id.into())).collect();
    Ok(vm.list(groups))
}

pub(super) fn getlogin(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let name = checked(vm, calls::getlogin)?;
    Ok(paths::decode_os(vm, &name))
}

pub(super) fn chroot(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let path = c_string(vm, args.arg(0))?;
    super::files::on_path(vm, args.arg(0), || calls::chroot(&path))?;
    Ok(Value::NONE)
}

// ---- scheduling

pub(super) fn sched_get_priority_max(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let policy = to_i32(vm, args.arg(0))?;
    let found = checked(vm, || calls::sched_get_priority_max(policy))?;
    Ok(vm.int(found.into()))
}

pub(super) fn sched_get_priority_min(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let policy = to_i32(vm, args.arg(0))?;
    let found = checked(vm, || calls::sched_get_priority_min(policy))?;
    Ok(vm.int(found.into()))
}

pub(super) fn sched_getscheduler(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let pid = to_i32(vm, args.arg(0))?;
    let found = checked(vm, || calls::sched_getscheduler(pid))?;
    Ok(vm.int(found.into()))
}

/// The number in a `sched_param`.
pub(super) fn priority_of(vm: &mut Vm, value: &Value) -> Result<i32> {
    let class = vm.struct_sequence_class(&SCHED_PARAM)?;
    if !vm.class_of(value).is_subclass(vm, &class) {
        return Err(vm.type_error("must have a sched_param object"));
    }
    let priority = vm.attr(value, "sched_priority")?;
    to_i32(vm, &priority)
}

pub(super) fn sched_getparam(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let pid = to_i32(vm, args.arg(0))?;
    let found = checked(vm, || calls::scheduler_parameter(pid))?;
    let items = vec![vm.int(found.into())];
    vm.struct_sequence(&SCHED_PARAM, items, Vec::new())
}

pub(super) fn sched_setparam(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (pid, priority) = (to_i32(vm, args.arg(0))?, priority_of(vm, args.arg(1))?);
    checked(vm, || calls::set_scheduler(pid, None, priority))?;
    Ok(Value::NONE)
}

pub(super) fn sched_setscheduler(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (pid, policy) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    let priority = priority_of(vm, args.arg(2))?;
    checked(vm, || calls::set_scheduler(pid, Some(policy), priority))?;
    Ok(Value::NONE)
}

pub(super) fn sched_rr_get_interval(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let pid = to_i32(vm, args.arg(0))?;
    let seconds = checked(vm, || calls::scheduler_interval(pid))?;
    Ok(Value::float(seconds))
}

pub(super) fn sched_setaffinity(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let pid = to_i32(vm, args.arg(0))?;
    let mut set = rustix::thread::CpuSet::new();
    for core in vm.collect(args.arg(1))? {
        let core = to_i32(vm, &core)?;
        if core < 0 {
            return Err(vm.value_error("negative CPU number"));
        }
        if core as usize >= rustix::thread::CpuSet::MAX_CPU {
            return Err(vm.os_error(&Errno::INVAL.into(), None));
        }
        set.set(core as usize);
    }
    let pid = rustix::process::Pid::from_raw(pid);
    checked(vm, || rustix::thread::sched_setaffinity(pid, &set))?;
    Ok(Value::NONE)
}

// ---- waiting

fn waited(vm: &mut Vm, pid: i32, options: i32) -> Result<Value> {
    let (pid, status, usage) = checked(vm, || calls::wait4(pid, options))?;
    let usage = resource::show(vm, &usage)?;
    let (pid, status) = (vm.int(pid.into()), vm.int(status.into()));
    Ok(vm.tuple_of([pid, status, usage]))
}

pub(super) fn wait(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let (pid, status, _) = checked(vm, || calls::wait4(-1, 0))?;
    let (pid, status) = (vm.int(pid.into()), vm.int(status.into()));
    Ok(vm.tuple_of([pid, status]))
}

pub(super) fn wait3(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let options = to_i32(vm, args.arg(0))?;
    waited(vm, -1, options)
}

pub(super) fn wait4(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (pid, options) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    waited(vm, pid, options)
}

pub(super) fn waitid(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (kind, id) = (to_i32(vm, args.arg(0))?, to_i32(vm, args.arg(1))?);
    let options = to_i32(vm, args.arg(2))?;
    match checked(vm, || calls::waitid(kind as u32, id as u32, options))? {
        None => Ok(Value::NONE),
        Some(numbers) => {
            let items = numbers.map(|number| vm.int(number)).to_vec();
            vm.struct_sequence(&WAITID, items, Vec::new())
        }
    }
}

pub(super) fn pidfd_open(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let pid = to_i32(vm, args.arg(0))?;
    let flags = match args.opt(1) {
        Some(flags) => to_i32(vm, flags)?,
        None => 0,
    };
    let flags = rustix::process::PidfdFlags::from_bits_retain(flags as u32);
    let fd = checked(vm, || {
        let pid = rustix::process::Pid::from_raw(pid.max(0)).ok_or(Errno::INVAL)?;
        rustix::process::pidfd_open(pid, flags)
    })?;
    Ok(vm.int(descriptor::release(fd).into()))
}

pub(super) fn unshare(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let flags = to_i32(vm, args.arg(0))?;
    checked(vm, || calls::unshare(flags))?;
    Ok(Value::NONE)
}

pub(super) fn setns(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = crate::modules::fcntl::descriptor_argument(vm, args.arg(0))?;
    let kind = match args.opt(1) {
        Some(kind) => to_i32(vm, kind)?,
        None => 0,
    };
    checked(vm, || calls::setns(fd, kind))?;
    Ok(Value::NONE)
}

pub(super) fn abort(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    vm.tell_of_abort();
    std::process::abort()
}
