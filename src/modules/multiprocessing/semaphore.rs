//! The type `SemLock`: a lock, recursive or not, or a semaphore, between processes (`semaphore.c`).

use super::name_of;
use super::system::Semaphore;
use crate::modules::support::to_i32;
use crate::object::iterators::{class_argument, this};
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::TypeSpec;
use crate::object::{Payload, Value};
use crate::vm::{Result, Vm};
use gillie_gil::Reason;
use std::cell::Cell;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const RECURSIVE_MUTEX: i32 = 0;
const SEM_VALUE_MAX: i64 = i32::MAX as i64;

/// Payload of `SemLock`.
pub struct SemLock {
    semaphore: Semaphore,
    kind: i32,
    maxvalue: i32,
    name: Value,
    /// How often this process has it, and the thread that took it last: the semaphore itself knows no owners.
    count: Cell<i32>,
    owner: Cell<u32>,
}
impl Payload for SemLock {}

fn os_error(vm: &mut Vm, error: &std::io::Error) -> crate::vm::Raised {
    vm.os_error(error, None)
}

fn is_mine(vm: &Vm, lock: &SemLock) -> bool {
    lock.count.get() > 0 && lock.owner.get() == vm.thread_id()
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let (kind, value) = (to_i32(vm, args.arg(1))?, to_i32(vm, args.arg(2))?);
    let maxvalue = to_i32(vm, args.arg(3))?;
    let name = name_of(vm, args.arg(4), "SemLock")?;
    let unlink = vm.is_true(args.arg(5))?;
    if !matches!(kind, 0 | 1) {
        return Err(vm.value_error("unrecognized kind"));
    }
    let made = u32::try_from(value)
        .map_err(|_| std::io::Error::from_raw_os_error(libc::EINVAL))
        .and_then(|value| Semaphore::create(&name, value));
    let semaphore = match made {
        Ok(semaphore) => semaphore,
        Err(error) => return Err(os_error(vm, &error)),
    };
    if unlink && let Err(error) = super::system::unlink(&name) {
        return Err(os_error(vm, &error));
    }
    let name = match unlink {
        true => Value::NONE,
        false => args.arg(4).clone(),
    };
    Ok(vm.alloc(&class, lock_of(semaphore, kind, maxvalue, name)))
}

fn lock_of(semaphore: Semaphore, kind: i32, maxvalue: i32, name: Value) -> SemLock {
    SemLock {
        semaphore,
        kind,
        maxvalue,
        name,
        count: Cell::new(0),
        owner: Cell::new(0),
    }
}

/// In a process that was not forked: the semaphore of this name. (A handle is an address of another process.)
fn rebuild(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let (kind, maxvalue) = (to_i32(vm, args.arg(2))?, to_i32(vm, args.arg(3))?);
    let name = name_of(vm, args.arg(4), "_rebuild")?;
    match Semaphore::open(&name) {
        Ok(semaphore) => {
            let lock = lock_of(semaphore, kind, maxvalue, args.arg(4).clone());
            Ok(vm.alloc(&class, lock))
        }
        Err(error) => Err(os_error(vm, &error)),
    }
}

/// Takes the semaphore; whether it could.
fn take(vm: &mut Vm, lock: &SemLock, block: bool, timeout: Option<&Value>) -> Result<bool> {
    if lock.kind == RECURSIVE_MUTEX && is_mine(vm, lock) {
        lock.count.set(lock.count.get() + 1);
        return Ok(true);
    }
    let until = match timeout.filter(|timeout| block && !timeout.is_none()) {
        Some(timeout) => {
            let seconds = vm.to_f64(timeout)?.clamp(0.0, 1e9);
            let now = SystemTime::now().duration_since(UNIX_EPOCH);
            Some(now.unwrap_or_default() + Duration::from_secs_f64(seconds))
        }
        None => None,
    };
    vm.check_attention()?;
    let mut outcome = lock.semaphore.try_wait();
    loop {
        match outcome.as_ref().map_err(std::io::Error::raw_os_error) {
            Ok(()) => break,
            Err(Some(libc::EINTR)) => vm.handle_attention()?,
            Err(Some(libc::EAGAIN)) if !block => return Ok(false),
            Err(Some(libc::EAGAIN)) => {}
            Err(Some(libc::ETIMEDOUT)) => return Ok(false),
            Err(_) => {
                return match outcome {
                    Err(error) => Err(os_error(vm, &error)),
                    Ok(()) => Ok(true),
                };
            }
        }
        outcome = match block {
            true => vm.suspend(Reason::Io, || lock.semaphore.wait(until)),
            false => lock.semaphore.try_wait(),
        };
    }
    lock.count.set(lock.count.get() + 1);
    lock.owner.set(vm.thread_id());
    Ok(true)
}

fn acquire(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let block = match args.opt(1) {
        Some(block) => vm.is_true(block)?,
        None => true,
    };
    take(vm, this::<SemLock>(args.arg(0)), block, args.opt(2)).map(Value::bool)
}

fn enter(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    take(vm, this::<SemLock>(args.arg(0)), true, None).map(Value::bool)
}

fn release(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let lock = this::<SemLock>(args.arg(0));
    if lock.kind == RECURSIVE_MUTEX {
        if !is_mine(vm, lock) {
            let class = vm.exceptions().AssertionError.clone();
            return Err(vm.error(
                &class,
                "attempt to release recursive lock not owned by thread",
            ));
        }
        if lock.count.get() > 1 {
            lock.count.set(lock.count.get() - 1);
            return Ok(Value::NONE);
        }
    } else {
        match lock.semaphore.value() {
            Ok(value) if value >= lock.maxvalue => {
                return Err(vm.value_error("semaphore or lock released too many times"));
            }
            Ok(_) => {}
            Err(error) => return Err(os_error(vm, &error)),
        }
    }
    if let Err(error) = lock.semaphore.post() {
        return Err(os_error(vm, &error));
    }
    lock.count.set(lock.count.get() - 1);
    Ok(Value::NONE)
}

fn value(vm: &mut Vm, args: &[Option<Value>]) -> Result<i32> {
    match this::<SemLock>(args.arg(0)).semaphore.value() {
        // Some systems count the waiters below zero.
        Ok(value) => Ok(value.max(0)),
        Err(error) => Err(os_error(vm, &error)),
    }
}

fn after_fork(_: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    this::<SemLock>(args.arg(0)).count.set(0);
    Ok(Value::NONE)
}

#[rustfmt::skip]
static METHODS: &[NativeDef] = &[
    ("acquire", "($self, /, block=True, timeout=None)", acquire, "Acquire the semaphore/lock."),
    ("release", "($self, /)", release, "Release the semaphore/lock."),
    ("_count", "($self, /)", |vm, args| {
        let count = this::<SemLock>(args.arg(0)).count.get();
        Ok(vm.int(count.into()))
    }, "Num of `acquire()`s minus num of `release()`s for this process."),
    ("_is_mine", "($self, /)", |vm, args| {
        Ok(Value::bool(is_mine(vm, this::<SemLock>(args.arg(0)))))
    }, "Whether the lock is owned by this thread."),
    ("_get_value", "($self, /)", |vm, args| {
        let value = value(vm, args)?;
        Ok(vm.int(value.into()))
    }, "Get the value of the semaphore."),
    ("_is_zero", "($self, /)", |vm, args| Ok(Value::bool(value(vm, args)? == 0)), "Return whether semaphore has value zero."),
    ("_after_fork", "($self, /)", after_fork, "Rezero the net acquisition count after fork()."),
    ("_rebuild", "($type, handle, kind, maxvalue, name, /)", rebuild, ""),
    ("__enter__", "($self, /)", enter, "Enter the semaphore/lock."),
    ("__exit__", "($self, exc_type=None, exc_value=None, exc_tb=None, /)", release, "Exit the semaphore/lock."),
];

/// `_multiprocessing.SemLock`.
#[rustfmt::skip]
pub(super) static SEM_LOCK: TypeSpec = TypeSpec {
    module: "_multiprocessing",
    doc: "Semaphore/Mutex type",
    new: Some(("__new__", "($type, /, kind, value, maxvalue, name, unlink)", new, "")),
    methods: METHODS,
    getset: &[
        ("handle", |vm, value| {
            let address = this::<SemLock>(value).semaphore.address();
            Ok(vm.int(address as i64))
        }, None, ""),
        ("kind", |vm, value| Ok(vm.int(this::<SemLock>(value).kind.into())), None, ""),
        ("maxvalue", |vm, value| Ok(vm.int(this::<SemLock>(value).maxvalue.into())), None, ""),
        ("name", |_, value| Ok(this::<SemLock>(value).name.clone()), None, ""),
    ],
    finish: |vm, class| {
        let (name, most) = (vm.intern("SEM_VALUE_MAX"), vm.int(SEM_VALUE_MAX));
        vm.set_class_attribute(class, &name, most);
        Ok(())
    },
    ..TypeSpec::of::<SemLock>("SemLock")
};
