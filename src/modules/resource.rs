//! `resource`: limits and use of resources. After CPython's `Modules/resource.c`. The figures of `getrusage` are read
//! from the kernel by the one call that `rustix` does not have.

use crate::modules::support::to_i32;
use crate::modules::sys::audited;
use crate::object::spec::ModuleSpec;
use crate::object::{Bound, Value};
use crate::struct_sequence;
use crate::vm::{Result, Vm};
use rustix::process::{Resource, Rlimit};

struct_sequence!(RUSAGE: "resource", "struct_rusage", "struct_rusage: Result from getrusage.", 16,
    ["ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt", "ru_nswap",
     "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw"], []);

/// What a process (or its children, or this thread) has used; `None` if `who` is none of them.
pub fn usage(who: i32) -> Option<libc::rusage> {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: the call writes one `rusage` to the address given; all zeroes is a value of that type in any case.
    unsafe {
        match libc::getrusage(who, usage.as_mut_ptr()) {
            0 => Some(usage.assume_init()),
            _ => None,
        }
    }
}

/// A time as seconds.
pub fn seconds(time: libc::timeval) -> f64 {
    time.tv_sec as f64 + time.tv_usec as f64 * 1e-6
}

fn getrusage(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let who = to_i32(vm, args.arg(0))?;
    let Some(found) = usage(who) else {
        return Err(vm.value_error("invalid who parameter"));
    };
    show(vm, &found)
}

/// A `struct_rusage`.
pub fn show(vm: &mut Vm, found: &libc::rusage) -> Result<Value> {
    let mut items = vec![
        Value::float(seconds(found.ru_utime)),
        Value::float(seconds(found.ru_stime)),
    ];
    let counts = [
        found.ru_maxrss,
        found.ru_ixrss,
        found.ru_idrss,
        found.ru_isrss,
        found.ru_minflt,
        found.ru_majflt,
        found.ru_nswap,
        found.ru_inblock,
        found.ru_oublock,
        found.ru_msgsnd,
        found.ru_msgrcv,
        found.ru_nsignals,
        found.ru_nvcsw,
        found.ru_nivcsw,
    ];
    items.extend(counts.map(|count| vm.int(count)));
    vm.struct_sequence(&RUSAGE, items, Vec::new())
}

/// The limits, by their names in Python.
const LIMITS: &[(&str, u32, Resource)] = &[
    ("RLIMIT_CPU", libc::RLIMIT_CPU, Resource::Cpu),
    ("RLIMIT_FSIZE", libc::RLIMIT_FSIZE, Resource::Fsize),
    ("RLIMIT_DATA", libc::RLIMIT_DATA, Resource::Data),
    ("RLIMIT_STACK", libc::RLIMIT_STACK, Resource::Stack),
    ("RLIMIT_CORE", libc::RLIMIT_CORE, Resource::Core),
    ("RLIMIT_RSS", libc::RLIMIT_RSS, Resource::Rss),
    ("RLIMIT_NPROC", libc::RLIMIT_NPROC, Resource::Nproc),
    ("RLIMIT_NOFILE", libc::RLIMIT_NOFILE, Resource::Nofile),
    ("RLIMIT_MEMLOCK", libc::RLIMIT_MEMLOCK, Resource::Memlock),
    ("RLIMIT_AS", libc::RLIMIT_AS, Resource::As),
];

fn limit_argument(vm: &mut Vm, value: &Value) -> Result<Resource> {
    let number = to_i32(vm, value)?;
    match LIMITS.iter().find(|row| row.1 as i32 == number) {
        Some(row) => Ok(row.2),
        None => Err(vm.value_error("invalid resource specified")),
    }
}

fn limits(vm: &mut Vm, found: Rlimit) -> Value {
    let number = |limit: Option<u64>| match limit {
        Some(limit) => vm.int_u64(limit),
        None => vm.int(-1),
    };
    let items = vec![number(found.current), number(found.maximum)];
    vm.tuple(items)
}

fn getrlimit(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let resource = limit_argument(vm, args.arg(0))?;
    Ok(limits(vm, rustix::process::getrlimit(resource)))
}

fn setrlimit(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let resource = limit_argument(vm, args.arg(0))?;
    let pair = vm.collect(args.arg(1))?;
    let [current, maximum] = &pair[..] else {
        return Err(vm.value_error("expected a tuple of 2 integers"));
    };
    let (current, maximum) = (vm.index_i64(current)?, vm.index_i64(maximum)?);
    let wanted = Rlimit {
        current: u64::try_from(current).ok(),
        maximum: u64::try_from(maximum).ok(),
    };
    match rustix::process::setrlimit(resource, wanted) {
        Ok(()) => Ok(Value::NONE),
        Err(rustix::io::Errno::INVAL) => Err(vm.value_error("current limit exceeds maximum limit")),
        Err(rustix::io::Errno::PERM) => Err(vm.value_error("not allowed to raise maximum limit")),
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}

/// `prlimit(pid, resource[, limits])`: the limits of a process as they were, and perhaps new ones.
fn prlimit(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let pid = to_i32(vm, args.arg(0))?;
    limit_argument(vm, args.arg(1))?;
    let resource = to_i32(vm, args.arg(1))?;
    let wanted = match args.opt(2).filter(|limits| !limits.is_none()) {
        None => None,
        Some(given) => {
            let pair = vm.collect(given)?;
            let [current, maximum] = &pair[..] else {
                return Err(vm.value_error("expected a tuple of 2 integers"));
            };
            // -1 is no limit.
            Some(libc::rlimit {
                rlim_cur: vm.index_i64(current)? as u64,
                rlim_max: vm.index_i64(maximum)? as u64,
            })
        }
    };
    let new = wanted
        .as_ref()
        .map_or(std::ptr::null(), |limits| limits as *const _);
    let mut old = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: the call reads one `rlimit`, if there is any, and writes one.
    let answer = unsafe { libc::prlimit(pid, resource as _, new, &mut old) };
    if answer != 0 {
        let error = std::io::Error::last_os_error();
        return Err(match error.raw_os_error() {
            Some(libc::EINVAL) => vm.value_error("current limit exceeds maximum limit"),
            _ => vm.os_error(&error, None),
        });
    }
    let number = |limit: u64| (limit != libc::RLIM_INFINITY).then_some(limit);
    let found = Rlimit {
        current: number(old.rlim_cur),
        maximum: number(old.rlim_max),
    };
    Ok(limits(vm, found))
}

fn getpagesize(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(vm.int(rustix::param::page_size() as i64))
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    functions: &[
        ("getpagesize", "()", getpagesize, ""),
        ("getrlimit", "(resource, /)", getrlimit, ""),
        ("getrusage", "(who, /)", getrusage, ""),
        (
            "prlimit",
            "(pid, resource, limits=None, /)",
            audited!(prlimit, "resource.prlimit", Value(0), Value(1), Value(2)),
            "",
        ),
        (
            "setrlimit",
            "(resource, limits, /)",
            audited!(setrlimit, "resource.setrlimit", Value(0), Value(1)),
            "",
        ),
    ],
    init: |vm, module| {
        let class = vm.struct_sequence_class(&RUSAGE)?;
        vm.module_set(module, "struct_rusage", class.value().clone());
        let error = vm.exceptions().OSError.value().clone();
        vm.module_set(module, "error", error);
        for (name, number, _) in LIMITS {
            let number = vm.int((*number).into());
            vm.module_set(module, name, number);
        }
        for (name, number) in [
            ("RLIM_INFINITY", -1),
            ("RUSAGE_SELF", libc::RUSAGE_SELF),
            ("RUSAGE_CHILDREN", libc::RUSAGE_CHILDREN),
            ("RUSAGE_THREAD", libc::RUSAGE_THREAD),
        ] {
            let number = vm.int(number.into());
            vm.module_set(module, name, number);
        }
        Ok(())
    },
    ..ModuleSpec::named("resource")
};
