//! `_signal`: Python-level signal handlers; `sets.rs` has sets of signals. (How signals reach the main thread: `vm/signals.rs`.)

pub mod sets;

use crate::modules::support;
use crate::object::dict::Dict;
use crate::object::exception::os_error_of;
use crate::object::spec::ModuleSpec;
use crate::object::{Bound, Class, NativeDef, Value};
use crate::vm::{Raised, Result, Vm};
use gillie_gil::Reason;
use signal_hook::consts as sig;
use std::cell::OnceCell;
use std::sync::atomic::Ordering;

/// The signals by name.
const SIGNALS: &[(&str, i32)] = &[
    ("SIGHUP", sig::SIGHUP),
    ("SIGINT", sig::SIGINT),
    ("SIGQUIT", sig::SIGQUIT),
    ("SIGILL", sig::SIGILL),
    ("SIGTRAP", sig::SIGTRAP),
    ("SIGABRT", sig::SIGABRT),
    ("SIGIOT", sig::SIGABRT),
    ("SIGBUS", sig::SIGBUS),
    ("SIGFPE", sig::SIGFPE),
    ("SIGKILL", sig::SIGKILL),
    ("SIGUSR1", sig::SIGUSR1),
    ("SIGSEGV", sig::SIGSEGV),
    ("SIGUSR2", sig::SIGUSR2),
    ("SIGPIPE", sig::SIGPIPE),
    ("SIGALRM", sig::SIGALRM),
    ("SIGTERM", sig::SIGTERM),
    ("SIGCHLD", sig::SIGCHLD),
    ("SIGCONT", sig::SIGCONT),
    ("SIGSTOP", sig::SIGSTOP),
    ("SIGTSTP", sig::SIGTSTP),
    ("SIGTTIN", sig::SIGTTIN),
    ("SIGTTOU", sig::SIGTTOU),
    ("SIGURG", sig::SIGURG),
    ("SIGXCPU", sig::SIGXCPU),
    ("SIGXFSZ", sig::SIGXFSZ),
    ("SIGVTALRM", sig::SIGVTALRM),
    ("SIGPROF", sig::SIGPROF),
    ("SIGWINCH", sig::SIGWINCH),
    ("SIGIO", sig::SIGIO),
    ("SIGSYS", sig::SIGSYS),
    ("SIGCLD", sig::SIGCHLD),
    ("SIGPOLL", sig::SIGIO),
    ("SIGPWR", 30),
    ("SIGSTKFLT", 16),
    ("SIGRTMIN", 34),
    ("SIGRTMAX", 64),
];

const SIG_DFL: i64 = 0;
const SIG_IGN: i64 = 1;
const NSIG: i64 = 65;

/// Ignores SIGPIPE and SIGXFSZ: writing to a closed pipe, or past the limit of files' sizes, is an OSError.
pub fn ignore_pipe() {
    set_disposition(sig::SIGPIPE, true);
    set_disposition(sig::SIGXFSZ, true);
}

/// In a child, before another program takes its place (`_Py_RestoreSignals`).
pub fn restore_defaults() {
    set_disposition(sig::SIGPIPE, false);
    set_disposition(sig::SIGXFSZ, false);
}

/// Runs something that may change what becomes of SIGPIPE and which signals are blocked (an attempt to exec, which
/// Rust's library prepares so), and puts both back.
pub fn keeping_signals<R>(body: impl FnOnce() -> R) -> R {
    // SAFETY: the system fills both in before they are read, and gets back what it gave.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        let mut blocked: libc::sigset_t = std::mem::zeroed();
        libc::sigaction(sig::SIGPIPE, std::ptr::null(), &mut action);
        libc::pthread_sigmask(libc::SIG_SETMASK, std::ptr::null(), &mut blocked);
        let result = body();
        libc::sigaction(sig::SIGPIPE, &action, std::ptr::null_mut());
        libc::pthread_sigmask(libc::SIG_SETMASK, &blocked, std::ptr::null_mut());
        result
    }
}

/// Sets a signal to be ignored or to its default action.
pub(crate) fn set_disposition(number: i32, ignore: bool) {
    let action = if ignore { libc::SIG_IGN } else { libc::SIG_DFL };
    // SAFETY: installs one of the two predefined dispositions.
    unsafe { libc::signal(number, action) };
}

/// Tells the wake-up descriptor that a signal arrived. Async-signal-safe.
pub fn write_wakeup(fd: i32, number: u8) {
    // SAFETY: writes one byte from the stack; write(2) is async-signal-safe.
    unsafe { libc::write(fd, (&raw const number).cast(), 1) };
}

pub(super) fn number_of(vm: &mut Vm, value: &Value) -> Result<i32> {
    let number = vm.index_i64(value)?;
    if !(1..NSIG).contains(&number) {
        return Err(vm.value_error("signal number out of range"));
    }
    Ok(number as i32)
}

/// `signal.default_int_handler`.
fn default_handler(vm: &mut Vm) -> Value {
    match vm.import_module("_signal") {
        Ok(module) => vm
            .module_get(&module, "default_int_handler")
            .unwrap_or(Value::NONE),
        Err(_) => Value::NONE,
    }
}

fn handler_of(vm: &mut Vm, number: i32) -> Value {
    if let Some(handler) = vm.state().signals.handlers.borrow().get(&number) {
        return handler.clone();
    }
    match number {
        sig::SIGINT => default_handler(vm),
        sig::SIGPIPE | sig::SIGXFSZ => vm.int(SIG_IGN),
        _ => vm.int(SIG_DFL),
    }
}

fn signal(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let number = number_of(vm, args.arg(0))?;
    if !vm.is_main_thread() {
        return Err(vm.value_error("signal only works in main thread of the main interpreter"));
    }
    let handler = args.arg(1).clone();
    let fixed = crate::object::int::Int::to_i64(&handler);
    if !matches!(fixed, Some(SIG_DFL | SIG_IGN)) && vm.class_of(&handler).slots.call.get().is_none()
    {
        return Err(vm.type_error(
            "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object",
        ));
    }
    vm.handle_attention()?;
    let previous = handler_of(vm, number);
    if matches!(number, sig::SIGKILL | sig::SIGSTOP) {
        let error = std::io::Error::from_raw_os_error(libc::EINVAL);
        return Err(vm.os_error(&error, None));
    }
    match fixed {
        Some(kind) => {
            vm.release_signal(number);
            set_disposition(number, kind == SIG_IGN);
        }
        None if matches!(number, sig::SIGSEGV | sig::SIGILL | sig::SIGFPE) => {
            return Err(vm.value_error(format!(
                "gillie cannot catch signal {number}: it means a crash"
            )));
        }
        None => {
            if let Err(error) = vm.catch_signal(number) {
                return Err(vm.os_error(&error, None));
            }
        }
    }
    vm.state()
        .signals
        .handlers
        .borrow_mut()
        .insert(number, handler);
    Ok(previous)
}

fn default_int_handler(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Err(vm.keyboard_interrupt())
}

fn seconds(vm: &mut Vm, value: &Value) -> Result<libc::timeval> {
    let seconds = vm.to_f64(value)?;
    if !(0.0..1e12).contains(&seconds) {
        let error = std::io::Error::from_raw_os_error(libc::EINVAL);
        return Err(vm.os_error(&error, None));
    }
    let whole = seconds.trunc();
    Ok(libc::timeval {
        tv_sec: whole as libc::time_t,
        tv_usec: ((seconds - whole) * 1e6) as libc::suseconds_t,
    })
}

fn timer_values(vm: &mut Vm, timer: &libc::itimerval) -> Value {
    let float = |t: &libc::timeval| Value::float(t.tv_sec as f64 + t.tv_usec as f64 / 1e6);
    vm.tuple_of([float(&timer.it_value), float(&timer.it_interval)])
}

/// `signal.ItimerError`.
#[derive(Default)]
struct State {
    timer_error: OnceCell<Class>,
}

/// The system's last error, as `ItimerError`.
fn timer_error(vm: &mut Vm) -> Raised {
    let error = std::io::Error::last_os_error();
    match vm.module_state::<State>().timer_error.get() {
        Some(class) => os_error_of(vm, class.value(), &error, None),
        None => vm.os_error(&error, None),
    }
}

fn setitimer(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let which = vm.index_i64(args.arg(0))? as libc::c_int;
    let value = seconds(vm, args.arg(1))?;
    let interval = match args.opt(2) {
        Some(interval) => seconds(vm, interval)?,
        None => libc::timeval {
            tv_sec: 0,
            tv_usec: 0,
        },
    };
    let new = libc::itimerval {
        it_interval: interval,
        it_value: value,
    };
    let mut old = new;
    // SAFETY: both point to timers on this stack.
    if unsafe { libc::setitimer(which as _, &new, &mut old) } != 0 {
        return Err(timer_error(vm));
    }
    Ok(timer_values(vm, &old))
}

fn getitimer(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let which = vm.index_i64(args.arg(0))? as libc::c_int;
    let zero = libc::timeval {
        tv_sec: 0,
        tv_usec: 0,
    };
    let mut now = libc::itimerval {
        it_interval: zero,
        it_value: zero,
    };
    // SAFETY: points to a timer on this stack.
    if unsafe { libc::getitimer(which as _, &mut now) } != 0 {
        return Err(timer_error(vm));
    }
    Ok(timer_values(vm, &now))
}

fn pause(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    vm.suspend(Reason::Sleep, || {
        // SAFETY: waits for a signal.
        unsafe { libc::pause() }
    });
    vm.handle_attention()?;
    Ok(Value::NONE)
}

fn raise_signal(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let number = number_of(vm, args.arg(0))?;
    if let Err(error) = signal_hook::low_level::raise(number) {
        return Err(vm.os_error(&error, None));
    }
    if vm.is_main_thread() {
        vm.handle_attention()?;
    }
    Ok(Value::NONE)
}

fn catch_fatal(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let handler = args.arg(0).clone();
    if handler.is_none() {
        vm.release_fatal_signals();
        return Ok(Value::NONE);
    }
    let fd = vm.index_i64(args.arg(1))? as i32;
    let all_threads = match args.opt(2) {
        Some(all) => vm.is_true(all)?,
        None => true,
    };
    match vm.catch_fatal_signals(handler, fd, all_threads) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(vm.os_error(&error, None)),
    }
}

fn alarm(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let seconds = vm.index_i64(args.arg(0))?;
    // SAFETY: no memory is involved.
    let left = unsafe { libc::alarm(seconds as libc::c_uint) };
    Ok(vm.int(left as i64))
}

const FUNCTIONS: &[NativeDef] = &[
    (
        "signal",
        "(signalnum, handler, /)",
        signal,
        "Set the action for the given signal.",
    ),
    (
        "getsignal",
        "(signalnum, /)",
        |vm, args| {
            let number = number_of(vm, args.arg(0))?;
            Ok(handler_of(vm, number))
        },
        "Return the current action for the given signal.",
    ),
    (
        "default_int_handler",
        "(signalnum, frame, /)",
        default_int_handler,
        "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.",
    ),
    (
        "raise_signal",
        "(signalnum, /)",
        raise_signal,
        "Send a signal to the executing process.",
    ),
    (
        "alarm",
        "(seconds, /)",
        alarm,
        "Arrange for SIGALRM to arrive after the given number of seconds.",
    ),
    (
        "_catch_fatal",
        "(handler, fd, all_threads=True, /)",
        catch_fatal,
        "Have the signals of a crash handled, for faulthandler; no longer if handler is None.",
    ),
    ("pause", "()", pause, "Wait until a signal arrives."),
    (
        "setitimer",
        "(which, seconds, interval=0.0, /)",
        setitimer,
        "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).",
    ),
    (
        "getitimer",
        "(which, /)",
        getitimer,
        "Returns current value of given itimer.",
    ),
    (
        "siginterrupt",
        "(signalnum, flag, /)",
        |vm, args| {
            number_of(vm, args.arg(0))?;
            Ok(Value::NONE)
        },
        "Change system call restart behaviour.",
    ),
    (
        "set_wakeup_fd",
        "(fd, /, *, warn_on_full_buffer=True)",
        |vm, args| {
            let fd = crate::modules::support::to_i32(vm, args.arg(0))?;
            if !vm.is_main_thread() {
                return Err(vm.value_error(
                    "set_wakeup_fd only works in main thread of the main interpreter",
                ));
            }
            if fd != -1 {
                let flags =
                    crate::modules::posix::descriptor::borrow(fd).and_then(rustix::fs::fcntl_getfl);
                match flags {
                    Ok(flags) if flags.contains(rustix::fs::OFlags::NONBLOCK) => {}
                    Ok(_) => {
                        return Err(
                            vm.value_error(format!("the fd {fd} must be in non-blocking mode"))
                        );
                    }
                    Err(error) => return Err(vm.os_error(&error.into(), None)),
                }
            }
            let old = vm.state().signals.wakeup_fd.swap(fd, Ordering::SeqCst);
            Ok(vm.int(old as i64))
        },
        "Sets the fd to be written to (with the signal number) when a signal comes in.",
    ),
    (
        "strsignal",
        "(signalnum, /)",
        |vm, args| {
            let number = number_of(vm, args.arg(0))?;
            match signal_hook::low_level::signal_name(number) {
                Some(_) => {
                    let text = description(number);
                    Ok(vm.str(text))
                }
                None => Ok(Value::NONE),
            }
        },
        "Return the system description of the given signal.",
    ),
    (
        "valid_signals",
        "()",
        |vm, _| {
            let numbers: Vec<Value> = (1..NSIG)
                .filter(|n| !matches!(n, 32 | 33))
                .map(|n| vm.int(n))
                .collect();
            let list = vm.list(numbers);
            let class = vm.types().set.value().clone();
            vm.call(&class, &[list])
        },
        "Return a set of valid signal numbers on this platform.",
    ),
];

/// glibc's description.
fn description(number: i32) -> &'static str {
    match number {
        sig::SIGHUP => "Hangup",
        sig::SIGINT => "Interrupt",
        sig::SIGQUIT => "Quit",
        sig::SIGILL => "Illegal instruction",
        sig::SIGABRT => "Aborted",
        sig::SIGFPE => "Floating point exception",
        sig::SIGKILL => "Killed",
        sig::SIGSEGV => "Segmentation fault",
        sig::SIGPIPE => "Broken pipe",
        sig::SIGALRM => "Alarm clock",
        sig::SIGTERM => "Terminated",
        sig::SIGUSR1 => "User defined signal 1",
        sig::SIGUSR2 => "User defined signal 2",
        sig::SIGCHLD => "Child exited",
        sig::SIGCONT => "Continued",
        sig::SIGSTOP => "Stopped (signal)",
        sig::SIGTSTP => "Stopped",
        _ => "Signal",
    }
}

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    let dict = vm.module_dict(module);
    let Some(dict) = dict.downcast::<Dict>() else {
        return Ok(());
    };
    let constants: [(&str, i64); 9] = [
        ("SIG_DFL", SIG_DFL),
        ("SIG_IGN", SIG_IGN),
        ("SIG_BLOCK", libc::SIG_BLOCK as i64),
        ("SIG_UNBLOCK", libc::SIG_UNBLOCK as i64),
        ("SIG_SETMASK", libc::SIG_SETMASK as i64),
        ("NSIG", NSIG),
        ("ITIMER_REAL", 0),
        ("ITIMER_VIRTUAL", 1),
        ("ITIMER_PROF", 2),
    ];
    let signals = SIGNALS.iter().map(|&(name, number)| (name, number as i64));
    for (name, value) in constants.into_iter().chain(signals) {
        let (name, value) = (vm.intern(name), vm.int(value));
        dict.set_str(vm, &name, value);
    }
    let class = vm.struct_sequence_class(&sets::SIGINFO)?;
    let name = vm.intern("struct_siginfo");
    dict.set_str(vm, &name, class.value().clone());
    let base = vm.exceptions().OSError.clone();
    let class = support::exception_class(vm, "signal", "itimer_error", &base)?;
    vm.module_set(module, "ItimerError", class.value().clone());
    let _ = vm.module_state::<State>().timer_error.set(class);
    Ok(())
}

const ALL: [NativeDef; FUNCTIONS.len() + 7] = {
    let mut all = [FUNCTIONS[0]; FUNCTIONS.len() + 7];
    let mut index = 0;
    while index < FUNCTIONS.len() {
        all[index] = FUNCTIONS[index];
        index += 1;
    }
    while index < all.len() {
        all[index] = sets::FUNCTIONS[index - FUNCTIONS.len()];
        index += 1;
    }
    all
};

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module provides mechanisms to use signal handlers in Python.",
    functions: &ALL,
    init,
    ..ModuleSpec::named("_signal")
};
