//! Sets of signals: blocked ones, and waiting for one. The part of `_signal` that speaks of `sigset_t`.

use super::number_of;
use crate::modules::sys::audited;
use crate::object::native::Bound;
use crate::object::{NativeDef, Value};
use crate::struct_sequence;
use crate::vm::{Result, Vm};
use gillie_gil::Reason;
use std::time::{Duration, Instant};

type Bindings<'a> = &'a [Option<Value>];

struct_sequence!(pub(super) SIGINFO: "signal", "struct_siginfo", "struct_siginfo: Result from sigwaitinfo or sigtimedwait.", 7,
    ["si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band"], []);

/// The numbers in an iterable of signals.
pub fn numbers(vm: &mut Vm, value: &Value) -> Result<Vec<i32>> {
    let mut numbers = Vec::new();
    for item in vm.collect(value)? {
        let index = vm.index(&item)?;
        match crate::object::int::Int::to_i64(&index) {
            Some(number @ 1..65) => numbers.push(number as i32),
            number => {
                let number = number.unwrap_or(-1);
                return Err(vm.value_error(format!("signal number {number} out of range [1; 64]")));
            }
        }
    }
    Ok(numbers)
}

/// A set as the system has it. The two signals that the C library keeps for itself are left out.
fn to_system(numbers: &[i32]) -> libc::sigset_t {
    // SAFETY: a set is plain data; both calls write the one on this stack, and refuse numbers that are no signals.
    unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&mut set);
        for &number in numbers {
            libc::sigaddset(&mut set, number);
        }
        set
    }
}

fn from_system(vm: &mut Vm, set: &libc::sigset_t) -> Result<Value> {
    let mut found = Vec::new();
    for number in 1..65 {
        // SAFETY: reads the set.
        if unsafe { libc::sigismember(set, number) } == 1 {
            found.push(vm.int(number.into()));
        }
    }
    let found = vm.list(found);
    let class = vm.types().set.value().clone();
    vm.call(&class, &[found])
}

fn failed(vm: &mut Vm, error: i32) -> crate::vm::Raised {
    vm.os_error(&std::io::Error::from_raw_os_error(error), None)
}

fn pthread_sigmask(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let how = crate::modules::support::to_i32(vm, args.arg(0))?;
    let set = to_system(&numbers(vm, args.arg(1))?);
    let mut old = to_system(&[]);
    // SAFETY: two sets of this stack; changes the calling thread's mask only.
    let error = unsafe { libc::pthread_sigmask(how, &set, &mut old) };
    if error != 0 {
        return Err(failed(vm, error));
    }
    // Signals that were held back arrive now.
    vm.handle_attention()?;
    from_system(vm, &old)
}

fn sigpending(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let mut set = to_system(&[]);
    // SAFETY: writes a set of this stack.
    if unsafe { libc::sigpending(&mut set) } != 0 {
        let error = std::io::Error::last_os_error();
        return Err(vm.os_error(&error, None));
    }
    from_system(vm, &set)
}

/// Waits for one of a set of signals; `None` when the time is up.
fn wait(
    vm: &mut Vm,
    set: &libc::sigset_t,
    end: Option<Instant>,
) -> Result<Option<libc::siginfo_t>> {
    loop {
        let left = end.map(|end| end.saturating_duration_since(Instant::now()));
        let (answer, info) = vm.suspend(Reason::Sleep, || {
            // SAFETY: plain data that may be zero; the calls read the set and write the structure, both of this stack.
            unsafe {
                let mut info: libc::siginfo_t = std::mem::zeroed();
                let answer = match left {
                    None => libc::sigwaitinfo(set, &mut info),
                    Some(left) => {
                        let left = libc::timespec {
                            tv_sec: left.as_secs() as libc::time_t,
                            tv_nsec: left.subsec_nanos().into(),
                        };
                        libc::sigtimedwait(set, &mut info, &left)
                    }
                };
                let error = std::io::Error::last_os_error().raw_os_error().unwrap_or(0);
                (if answer == -1 { Err(error) } else { Ok(()) }, info)
            }
        });
        match answer {
            Ok(()) => return Ok(Some(info)),
            Err(libc::EINTR) => vm.handle_attention()?,
            Err(libc::EAGAIN) => return Ok(None),
            Err(error) => return Err(failed(vm, error)),
        }
    }
}

fn show(vm: &mut Vm, info: Option<libc::siginfo_t>) -> Result<Value> {
    let Some(info) = info else {
        return Ok(Value::NONE);
    };
    // SAFETY: fields that the system fills, or that are zero.
    let (pid, uid, status) = unsafe { (info.si_pid(), info.si_uid(), info.si_status()) };
    let numbers = [
        info.si_signo.into(),
        info.si_code.into(),
        info.si_errno.into(),
        pid.into(),
        i64::from(uid),
        status.into(),
        0,
    ];
    let items = numbers.map(|number| vm.int(number)).to_vec();
    vm.struct_sequence(&SIGINFO, items, Vec::new())
}

fn sigwait(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let set = to_system(&numbers(vm, args.arg(0))?);
    let info = wait(vm, &set, None)?;
    Ok(vm.int(info.map_or(0, |info| info.si_signo).into()))
}

fn sigwaitinfo(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let set = to_system(&numbers(vm, args.arg(0))?);
    let info = wait(vm, &set, None)?;
    show(vm, info)
}

fn sigtimedwait(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let set = to_system(&numbers(vm, args.arg(0))?);
    let nanoseconds = vm.nanoseconds(args.arg(1))?;
    let Ok(nanoseconds) = u64::try_from(nanoseconds) else {
        return Err(vm.value_error("timeout must be non-negative"));
    };
    let end = Instant::now().checked_add(Duration::from_nanos(nanoseconds));
    let info = wait(vm, &set, end)?;
    show(vm, info)
}

/// Signals of a thread of this process; the main thread's handlers run in any case.
fn pthread_kill(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let thread = vm.index_i64(args.arg(0))?;
    let number = match vm.index_i64(args.arg(1))? {
        0 => 0,
        _ => number_of(vm, args.arg(1))?,
    };
    let own = i64::from(vm.thread_id());
    let main = i64::from(vm.state().main_thread.get());
    let result = match thread {
        // SAFETY: sends a signal to the calling thread, which exists.
        thread if thread == own => unsafe { libc::pthread_kill(libc::pthread_self(), number) },
        thread if thread == main => {
            // SAFETY: takes numbers only. The main thread has the process's number.
            match unsafe { libc::syscall(libc::SYS_tgkill, libc::getpid(), libc::getpid(), number) }
            {
                -1 => std::io::Error::last_os_error()
                    .raw_os_error()
                    .unwrap_or(libc::ESRCH),
                _ => 0,
            }
        }
        _ => libc::ESRCH,
    };
    if result != 0 {
        return Err(failed(vm, result));
    }
    vm.handle_attention()?;
    Ok(Value::NONE)
}

fn pidfd_send_signal(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = crate::modules::support::to_i32(vm, args.arg(0))?;
    let number = crate::modules::support::to_i32(vm, args.arg(1))?;
    if args.opt(2).is_some_and(|info| !info.is_none()) {
        return Err(vm.type_error("siginfo must be None"));
    }
    let flags = match args.opt(3) {
        Some(flags) => crate::modules::support::to_i32(vm, flags)?,
        None => 0,
    };
    // SAFETY: numbers, and no structure.
    let result = unsafe {
        libc::syscall(
            libc::SYS_pidfd_send_signal,
            fd,
            number,
            std::ptr::null::<libc::siginfo_t>(),
            flags,
        )
    };
    if result != 0 {
        let error = std::io::Error::last_os_error();
        return Err(vm.os_error(&error, None));
    }
    vm.handle_attention()?;
    Ok(Value::NONE)
}

/// Rows of `_signal`.
#[rustfmt::skip]
pub(super) const FUNCTIONS: [NativeDef; 7] = [
    ("pthread_sigmask", "(how, mask, /)", pthread_sigmask, "Fetch and/or change the signal mask of the calling thread."),
    ("pthread_kill", "(thread_id, signalnum, /)", audited!(pthread_kill, "signal.pthread_kill", Value(0), Value(1)), "Send a signal to a thread."),
    ("sigpending", "()", sigpending, "Examine pending signals.\n\nReturns a set of signal numbers pending for delivery to the calling thread."),
    ("sigwait", "(sigset, /)", sigwait, "Wait for a signal.\n\nSuspend execution of the calling thread until the delivery of one of the\nsignals specified in the signal set sigset."),
    ("sigwaitinfo", "(sigset, /)", sigwaitinfo, "Wait synchronously until one of the signals in *sigset* is delivered.\n\nReturns a struct_siginfo containing information about the signal."),
    ("sigtimedwait", "(sigset, timeout, /)", sigtimedwait, "Like sigwaitinfo(), but with a timeout."),
    ("pidfd_send_signal", "(pidfd, signalnum, siginfo=None, flags=0, /)", pidfd_send_signal, "Send a signal to a process referred to by a pid file descriptor."),
];
