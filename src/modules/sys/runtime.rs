//! What programs ask of and set on the running interpreter: exceptions, frames, limits, counts, intervals.

use crate::modules::support::{is_exact_str, special, to_i32};
use crate::object::header::bits;
use crate::object::str::{self, Str};
use crate::object::tuple::Tuple;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use std::cell::Cell;

/// State of module `sys` that is no attribute.
pub struct SysState {
    pub switch_interval: Cell<f64>,
    pub dlopen_flags: Cell<i32>,
    /// The interpreter is shutting down.
    pub finalizing: Cell<bool>,
    /// Hooks of `sys.addaudithook`.
    pub audit_hooks: std::cell::RefCell<Vec<Value>>,
}

impl Default for SysState {
    fn default() -> SysState {
        SysState {
            switch_interval: Cell::new(0.005),
            dlopen_flags: Cell::new(2),
            finalizing: Cell::new(false),
            audit_hooks: Default::default(),
        }
    }
}

pub(super) fn nothing(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::NONE)
}

pub(super) fn no(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::FALSE)
}

pub(super) fn cpu_count_config(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let count = vm.state().settings.cpu_count;
    Ok(vm.int(count.map_or(-1, i64::from)))
}

pub(super) fn is_gil_enabled(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::TRUE)
}

pub(super) fn trampoline(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Err(vm.value_error("perf trampoline not available"))
}

pub(super) fn exception(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(vm.handled.clone().unwrap_or(Value::NONE))
}

pub(super) fn exc_info(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let Some(exception) = vm.handled.clone().filter(|exception| !exception.is_none()) else {
        return Ok(vm.tuple(vec![Value::NONE; 3]));
    };
    let class = vm.class_of(&exception).value();
    let traceback = crate::modules::support::attr(vm, &exception, "__traceback__")?;
    Ok(vm.tuple_of([class, exception, traceback]))
}

pub(super) fn exit(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.exceptions().SystemExit.value().clone();
    let given = match args.opt(0) {
        None => Vec::new(),
        Some(status) if status.is_none() => Vec::new(),
        Some(status) => match status.downcast::<Tuple>() {
            Some(tuple) => tuple.items().to_vec(),
            None => vec![status.clone()],
        },
    };
    let exception = vm.call(&class, &given)?;
    Err(crate::vm::Raised(exception))
}

pub(super) fn current_exceptions(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let dict = vm.dict();
    for (thread, handled) in vm.exceptions_of_threads() {
        let thread = vm.int(thread.into());
        vm.set_item(&dict, &thread, Some(&handled))?;
    }
    Ok(dict)
}

pub(super) fn current_frames(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let dict = vm.dict();
    for (thread, frame) in vm.frames_of_threads() {
        let thread = vm.int(thread.into());
        vm.set_item(&dict, &thread, Some(&frame))?;
    }
    Ok(dict)
}

pub(super) fn getframe(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let depth = match args.opt(0) {
        Some(depth) => to_i32(vm, depth)?.max(0),
        None => 0,
    };
    match vm.frame_at(depth as usize)? {
        Some(frame) => {
            super::audit(vm, "sys._getframe", std::slice::from_ref(&frame))?;
            Ok(frame)
        }
        None => Err(vm.value_error("call stack is not deep enough")),
    }
}

pub(super) fn getframemodulename(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let depth = match args.opt(0) {
        Some(depth) => to_i32(vm, depth)?.max(0),
        None => 0,
    };
    let module = vm
        .function_at(depth as usize)
        .map(|function| function.module.cloned(vm));
    Ok(module.unwrap_or(Value::NONE))
}

pub(super) fn getrecursionlimit(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(vm.int(vm.state().recursion_limit.get().into()))
}

pub(super) fn setrecursionlimit(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let limit = to_i32(vm, args.arg(0))?;
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    if vm.depth >= limit as u32 {
        let depth = vm.depth;
        return Err(vm.recursion_error(format!(
            "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        )));
    }
    vm.state().recursion_limit.set(limit as u32);
    vm.depth_limit = limit as u32;
    Ok(Value::NONE)
}

pub(super) fn getrefcount(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    // Values without a heap object live for ever, as CPython's immortal objects do.
    let count = args
        .arg(0)
        .header()
        .map_or(u32::MAX, |header| header.references());
    Ok(vm.int(count.into()))
}

pub(super) fn getsizeof(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let size = match special(vm, value, "__sizeof__")? {
        Some(method) => vm.call(&method, &[]),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("Type {name} doesn't define __sizeof__")))
        }
    };
    let size = match size {
        Ok(size) if size.is_a::<crate::object::int::Int>() || size.as_small_int().is_some() => {
            Ok(size)
        }
        Ok(_) => Err(vm.type_error("an integer is required")),
        Err(raised) => Err(raised),
    };
    let size = match (size, args.opt(1)) {
        (Ok(size), _) => size,
        (Err(raised), Some(default)) => {
            let class = vm.exceptions().TypeError.clone();
            return if vm.raised_is(&raised, &class) {
                Ok(default.clone())
            } else {
                Err(raised)
            };
        }
        (Err(raised), None) => return Err(raised),
    };
    let size = vm.index_i64(&size)?;
    if size < 0 {
        return Err(vm.value_error("__sizeof__() should return >= 0"));
    }
    let links = value.header().is_some_and(|header| header.has(bits::GC));
    Ok(vm.int(size + if links { 16 } else { 0 }))
}

pub(super) fn getallocatedblocks(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(vm.int(vm.heap().live.get()))
}

pub(super) fn getunicodeinternedsize(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(vm.int(vm.interned().len() as i64))
}

pub(super) fn intern(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    if is_exact_str(vm, value) {
        return Ok(vm.intern_value(value));
    }
    let name = vm.type_name(value);
    Err(vm.type_error(if value.is_a::<Str>() {
        format!("can't intern {name}")
    } else {
        format!("intern() argument must be str, not {name}")
    }))
}

pub(super) fn is_interned(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    match args.arg(0).header() {
        Some(header) if args.arg(0).is_a::<Str>() => Ok(Value::bool(str::is_interned(header))),
        _ => {
            let name = vm.type_name(args.arg(0));
            Err(vm.type_error(format!("_is_interned() argument must be str, not {name}")))
        }
    }
}

pub(super) fn getdefaultencoding(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(vm.intern("utf-8"))
}

pub(super) fn getfilesystemencodeerrors(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(vm.intern("surrogateescape"))
}

pub(super) fn get_int_max_str_digits(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let limit = crate::object::int::digit_limit(vm);
    Ok(vm.int(limit as i64))
}

pub(super) fn set_int_max_str_digits(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let digits = to_i32(vm, args.arg(0))?;
    match usize::try_from(digits) {
        Ok(limit @ (0 | 640..)) => crate::object::int::set_digit_limit(vm, limit),
        _ => return Err(vm.value_error("maxdigits must be 0 or larger than 640")),
    }
    Ok(Value::NONE)
}

pub(super) fn getswitchinterval(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let state = vm.module_state::<SysState>();
    Ok(Value::float(state.switch_interval.get()))
}

pub(super) fn setswitchinterval(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let interval = vm.to_f64(args.arg(0))?;
    if interval.is_nan() || interval <= 0.0 {
        return Err(vm.value_error("switch interval must be strictly positive"));
    }
    let state = vm.module_state::<SysState>();
    state.switch_interval.set(interval);
    Ok(Value::NONE)
}

pub(super) fn getcheckinterval(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let interval = vm.check_interval();
    Ok(vm.int(interval.into()))
}

pub(super) fn setcheckinterval(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let interval = vm.index_i64(args.arg(0))?;
    let interval = match u32::try_from(interval) {
        Ok(interval) if (1..=gillie_gil::MAX_CHECK_INTERVAL).contains(&interval) => interval,
        _ => {
            let most = gillie_gil::MAX_CHECK_INTERVAL;
            return Err(vm.value_error(format!(
                "check interval must be in 1..={most}, not {interval}"
            )));
        }
    };
    vm.set_check_interval(interval);
    Ok(Value::NONE)
}

pub(super) fn getdlopenflags(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let state = vm.module_state::<SysState>();
    Ok(vm.int(state.dlopen_flags.get().into()))
}

pub(super) fn setdlopenflags(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let flags = to_i32(vm, args.arg(0))?;
    let state = vm.module_state::<SysState>();
    state.dlopen_flags.set(flags);
    Ok(Value::NONE)
}

/// The program is at its end: only finalizers still run.
pub(crate) fn set_finalizing(vm: &mut Vm) {
    vm.module_state::<SysState>().finalizing.set(true);
}

pub(super) fn is_finalizing(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let state = vm.module_state::<SysState>();
    Ok(Value::bool(state.finalizing.get()))
}
