//! `time`: clocks, `sleep`, calendar times. After CPython's `Modules/timemodule.c`. `calendar.rs` has the conversions,
//! `zone.rs` the local time zone.

mod calendar;
mod zone;

pub(super) use calendar::{format_fields, local_offset};

use crate::modules::support::attr;
use crate::modules::sys::audited;
use crate::object::spec::ModuleSpec;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use rustix::time::{ClockId, clock_getres, clock_gettime};
use std::time::{Duration, Instant};

fn nanoseconds(clock: ClockId) -> i64 {
    let time = clock_gettime(clock);
    time.tv_sec as i64 * 1_000_000_000 + time.tv_nsec as i64
}

/// What the clock of the system shows.
pub(super) fn now_nanoseconds() -> i64 {
    nanoseconds(ClockId::Realtime)
}

fn seconds(clock: ClockId) -> Value {
    let time = clock_gettime(clock);
    Value::float(time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9)
}

macro_rules! clocks {
    ($($function:ident $in_ns:ident $clock:ident;)*) => {
        $(
            fn $function(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
                Ok(seconds(ClockId::$clock))
            }
            fn $in_ns(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
                Ok(vm.int(nanoseconds(ClockId::$clock)))
            }
        )*
    };
}

clocks! {
    time time_ns Realtime;
    monotonic monotonic_ns Monotonic;
    perf_counter perf_counter_ns Monotonic;
    process_time process_time_ns ProcessCPUTime;
    thread_time thread_time_ns ThreadCPUTime;
}

fn clock_of(vm: &mut Vm, value: &Value) -> Result<ClockId> {
    Ok(match crate::modules::support::to_i32(vm, value)? {
        libc::CLOCK_REALTIME => ClockId::Realtime,
        libc::CLOCK_MONOTONIC => ClockId::Monotonic,
        libc::CLOCK_PROCESS_CPUTIME_ID => ClockId::ProcessCPUTime,
        libc::CLOCK_THREAD_CPUTIME_ID => ClockId::ThreadCPUTime,
        libc::CLOCK_MONOTONIC_RAW => ClockId::MonotonicRaw,
        libc::CLOCK_BOOTTIME => ClockId::Boottime,
        _ => return Err(vm.os_error(&std::io::Error::from_raw_os_error(libc::EINVAL), None)),
    })
}

fn clock_time(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(seconds(clock_of(vm, args.arg(0))?))
}
fn clock_time_ns(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let clock = clock_of(vm, args.arg(0))?;
    Ok(vm.int(nanoseconds(clock)))
}
fn clock_resolution(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let time = clock_getres(clock_of(vm, args.arg(0))?);
    Ok(Value::float(
        time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9,
    ))
}

fn clock_set(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let clock = clock_of(vm, args.arg(0))?;
    let seconds = vm.to_f64(args.arg(1))?;
    set_clock(vm, clock, (seconds * 1e9) as i64)
}
fn clock_set_ns(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let clock = clock_of(vm, args.arg(0))?;
    let nanoseconds = vm.index_i64(args.arg(1))?;
    set_clock(vm, clock, nanoseconds)
}
fn set_clock(vm: &mut Vm, clock: ClockId, nanoseconds: i64) -> Result<Value> {
    let time = rustix::time::Timespec {
        tv_sec: nanoseconds.div_euclid(1_000_000_000),
        tv_nsec: nanoseconds.rem_euclid(1_000_000_000),
    };
    match rustix::time::clock_settime(clock, time) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}

fn get_clock_info(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = vm
        .expect_text(args.arg(0), "get_clock_info() argument 1")?
        .into_owned();
    let (implementation, adjustable, monotonic) = match &*name {
        "time" => ("clock_gettime(CLOCK_REALTIME)", true, false),
        "monotonic" | "perf_counter" => ("clock_gettime(CLOCK_MONOTONIC)", false, true),
        "process_time" => ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", false, true),
        "thread_time" => ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", false, true),
        _ => return Err(vm.value_error("unknown clock")),
    };
    let implementation = vm.str(implementation);
    vm.namespace([
        ("implementation", implementation),
        ("monotonic", Value::bool(monotonic)),
        ("adjustable", Value::bool(adjustable)),
        ("resolution", Value::float(1e-9)),
    ])
}

fn sleep(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let given = args.arg(0);
    let length = match given.as_small_int() {
        Some(whole) => whole as f64,
        None if given.is_a::<crate::object::str::Str>() || given.is_none() => {
            let name = vm.type_name(given);
            return Err(vm.type_error(format!(
                "'{name}' object cannot be interpreted as an integer"
            )));
        }
        None => vm.to_f64(given)?,
    };
    if length.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    if length < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    let Ok(length) = Duration::try_from_secs_f64(length.min(1e10)) else {
        return Err(vm.overflow_error("timestamp too large to convert to C PyTime_t"));
    };
    if given.as_small_int().is_none() && length.as_secs() >= 9_223_372_036 {
        return Err(vm.overflow_error("timestamp too large to convert to C PyTime_t"));
    }
    vm.check_attention()?;
    let end = Instant::now() + length;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        let reason = if length.is_zero() {
            gillie_gil::Reason::Yield
        } else {
            gillie_gil::Reason::Sleep
        };
        let request = rustix::time::Timespec {
            tv_sec: left.as_secs() as i64,
            tv_nsec: left.subsec_nanos().into(),
        };
        let outcome = vm.suspend(reason, || rustix::thread::nanosleep(&request));
        match outcome {
            // A signal: its handler runs, and unless it raises the sleep goes on (PEP 475).
            rustix::thread::NanosleepRelativeResult::Interrupted(_) => vm.handle_attention()?,
            _ => return Ok(Value::NONE),
        }
    }
}

fn strptime(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let module = vm.import_module("_strptime")?;
    let function = attr(vm, &module, "_strptime_time")?;
    let given: Vec<Value> = args.iter().flatten().cloned().collect();
    vm.call(&function, &given)
}

/// The module.
#[rustfmt::skip]
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module provides various functions to manipulate time values.",
    functions: &[
        ("asctime", "(tuple=<unrepresentable>, /)", calendar::asctime, "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."),
        ("clock_getres", "(clk_id, /)", clock_resolution, "Return the resolution (precision) of the specified clock clk_id."),
        ("clock_gettime", "(clk_id, /)", clock_time, "Return the time of the specified clock clk_id as a float."),
        ("clock_settime", "(clk_id, time, /)", clock_set, "Set the time of the specified clock clk_id."),
        ("clock_settime_ns", "(clk_id, time, /)", clock_set_ns, "Set the time of the specified clock clk_id with nanoseconds."),
        ("clock_gettime_ns", "(clk_id, /)", clock_time_ns, "Return the time of the specified clock clk_id as nanoseconds (int)."),
        ("ctime", "(seconds=None, /)", calendar::ctime, "Convert a time in seconds since the Epoch to a string in local time."),
        ("get_clock_info", "(name, /)", get_clock_info, "Get information of the specified clock."),
        ("gmtime", "(seconds=None, /)", calendar::gmtime, "Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a. GMT)."),
        ("localtime", "(seconds=None, /)", calendar::localtime, "Convert seconds since the Epoch to a time tuple expressing local time."),
        ("mktime", "(object, /)", calendar::mktime, "Convert a time tuple in local time to seconds since the Epoch."),
        ("monotonic", "()", monotonic, "Monotonic clock, cannot go backward."),
        ("monotonic_ns", "()", monotonic_ns, "Monotonic clock, cannot go backward, as nanoseconds."),
        ("perf_counter", "()", perf_counter, "Performance counter for benchmarking."),
        ("perf_counter_ns", "()", perf_counter_ns, "Performance counter for benchmarking as nanoseconds."),
        ("process_time", "()", process_time, "Process time for profiling: sum of the kernel and user-space CPU time."),
        ("process_time_ns", "()", process_time_ns, "Process time for profiling as nanoseconds."),
        ("sleep", "(object, /)", audited!(sleep, "time.sleep", Value(0)), "Delay execution for a given number of seconds.  The argument may be a floating-point number for subsecond precision."),
        ("strftime", "(format, tuple=<unrepresentable>, /)", calendar::strftime, "Convert a time tuple to a string according to a format specification."),
        ("strptime", "(string, format='%a %b %d %H:%M:%S %Y', /)", strptime, "Parse a string to a time tuple according to a format specification."),
        ("thread_time", "()", thread_time, "Thread time for profiling: sum of the kernel and user-space CPU time."),
        ("thread_time_ns", "()", thread_time_ns, "Thread time for profiling as nanoseconds."),
        ("time", "()", time, "Return the current time in seconds since the Epoch."),
        ("time_ns", "()", time_ns, "Return the current time in nanoseconds since the Epoch."),
        ("tzset", "()", calendar::tzset, "Initialize, or reinitialize, the local timezone."),
    ],
    init,
    ..ModuleSpec::named("time")
};

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    for (name, number) in [
        ("CLOCK_REALTIME", libc::CLOCK_REALTIME),
        ("CLOCK_MONOTONIC", libc::CLOCK_MONOTONIC),
        ("CLOCK_MONOTONIC_RAW", libc::CLOCK_MONOTONIC_RAW),
        ("CLOCK_PROCESS_CPUTIME_ID", libc::CLOCK_PROCESS_CPUTIME_ID),
        ("CLOCK_THREAD_CPUTIME_ID", libc::CLOCK_THREAD_CPUTIME_ID),
        ("CLOCK_BOOTTIME", libc::CLOCK_BOOTTIME),
        ("_STRUCT_TM_ITEMS", 11),
    ] {
        let number = vm.int(number.into());
        vm.module_set(module, name, number);
    }
    calendar::add(vm, module)
}
