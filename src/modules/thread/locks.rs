//! `_thread.lock` and `_thread.RLock`.

use super::Bindings;
use crate::object::iterators::this;
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::TypeSpec;
use crate::object::types::flags;
use crate::object::{Payload, Value};
use crate::vm::{Result, Vm};
use gillie_gil::{Lock, Outcome, RLock, Wait};

/// Payload of `_thread.lock`.
#[derive(Default)]
pub struct LockObject(Lock);
impl Payload for LockObject {}

/// Payload of `_thread.RLock`.
#[derive(Default)]
pub struct RLockObject(RLock);
impl Payload for RLockObject {}

/// A lock that nobody holds.
pub fn new_lock(vm: &mut Vm) -> Value {
    vm.object(LockObject::default())
}

fn take(vm: &mut Vm, lock: &Lock, wait: Wait) -> Result<bool> {
    // Nobody in the way: the GIL stays, so its books need not be brought up to date.
    if lock.acquire(vm.gil_thread(), Wait::No) == Outcome::Acquired {
        return Ok(true);
    }
    match wait {
        Wait::No => Ok(false),
        wait => vm.wait_for(|thread| lock.acquire(thread, wait)),
    }
}

fn acquire(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let wait = match (args.opt(1), args.opt(2)) {
        (None, None) => Wait::Forever,
        (blocking, timeout) => vm.lock_wait(blocking, timeout)?,
    };
    take(vm, &this::<LockObject>(args.arg(0)).0, wait).map(Value::bool)
}

fn enter(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    take(vm, &this::<LockObject>(args.arg(0)).0, Wait::Forever).map(Value::bool)
}

fn give_back(vm: &mut Vm, lock: &Lock) -> Result<Value> {
    match lock.release(vm.gil_thread()) {
        Ok(()) => Ok(Value::NONE),
        Err(_) => Err(vm.runtime_error("release unlocked lock")),
    }
}

fn release(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    give_back(vm, &this::<LockObject>(args.arg(0)).0)
}

fn locked(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(Value::bool(this::<LockObject>(args.arg(0)).0.locked()))
}

fn reinit(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    this::<LockObject>(args.arg(0)).0.reinit();
    Ok(Value::NONE)
}

fn state_word(locked: bool) -> &'static str {
    if locked { "locked" } else { "unlocked" }
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let word = state_word(this::<LockObject>(value).0.locked());
    let (class, id) = (vm.class_of(value).class_ref(), value.raw().0);
    let name = vm.class_full_name(&class);
    Ok(vm.str(&format!("<{word} {name} object at {id:#x}>")))
}

fn r_take(vm: &mut Vm, lock: &RLock, wait: Wait) -> Result<bool> {
    if lock.acquire(vm.gil_thread(), Wait::No) == Outcome::Acquired {
        return Ok(true);
    }
    match wait {
        Wait::No => Ok(false),
        wait => vm.wait_for(|thread| lock.acquire(thread, wait)),
    }
}

fn r_acquire(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let wait = match (args.opt(1), args.opt(2)) {
        (None, None) => Wait::Forever,
        (blocking, timeout) => vm.lock_wait(blocking, timeout)?,
    };
    r_take(vm, &this::<RLockObject>(args.arg(0)).0, wait).map(Value::bool)
}

fn r_enter(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    r_take(vm, &this::<RLockObject>(args.arg(0)).0, Wait::Forever).map(Value::bool)
}

fn r_release(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    match this::<RLockObject>(args.arg(0)).0.release(vm.gil_thread()) {
        Ok(()) => Ok(Value::NONE),
        Err(_) => Err(vm.runtime_error("cannot release un-acquired lock")),
    }
}

fn r_locked(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(Value::bool(this::<RLockObject>(args.arg(0)).0.locked()))
}

fn r_reinit(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    this::<RLockObject>(args.arg(0)).0.reinit();
    Ok(Value::NONE)
}

fn r_is_owned(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let lock = this::<RLockObject>(args.arg(0));
    Ok(Value::bool(lock.0.is_owned(vm.gil_thread())))
}

fn r_recursion_count(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let lock = this::<RLockObject>(args.arg(0));
    let count = match lock.0.owner() {
        Some((owner, count)) if owner == vm.thread_id() => count,
        _ => 0,
    };
    Ok(vm.int(count as i64))
}

fn r_release_save(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let lock = this::<RLockObject>(args.arg(0));
    match lock.0.release_save(vm.gil_thread()) {
        Ok(count) => {
            let (count, owner) = (vm.int(count as i64), vm.int(vm.thread_id().into()));
            Ok(vm.tuple_of([count, owner]))
        }
        Err(_) => Err(vm.runtime_error("cannot release un-acquired lock")),
    }
}

fn r_acquire_restore(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let lock = this::<RLockObject>(args.arg(0));
    let saved = vm.collect(args.arg(1))?;
    let [count, _owner] = saved.as_slice() else {
        let found = saved.len();
        return Err(vm.type_error(format!(
            "_acquire_restore() argument 1 must be sequence of length 2, not {found}"
        )));
    };
    let count = vm.index_i64(count)?;
    // Handlers of signals wait: the lock must be ours whatever they raise.
    let mut raised = None;
    loop {
        let outcome = vm.with_gil_thread(|thread| lock.0.acquire_restore(thread, count as u64));
        if outcome == Outcome::Acquired {
            break;
        }
        if let Err(error) = vm.handle_attention() {
            raised = Some(error);
        }
    }
    match raised {
        Some(raised) => Err(raised),
        None => Ok(Value::NONE),
    }
}

fn r_repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let lock = &this::<RLockObject>(value).0;
    let word = state_word(lock.locked());
    let (owner, count) = lock.owner().unwrap_or((0, 0));
    let (class, id) = (vm.class_of(value).class_ref(), value.raw().0);
    let name = vm.class_full_name(&class);
    Ok(vm.str(&format!(
        "<{word} {name} object owner={owner} count={count} at {id:#x}>"
    )))
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let given = vm.len(args.arg(1))?;
    if given > 0 {
        return Err(vm.type_error(format!("lock expected 0 arguments, got {given}")));
    }
    let class = crate::object::iterators::class_argument(vm, args.arg(0))?;
    Ok(vm.alloc(&class, LockObject::default()))
}

fn r_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = crate::object::iterators::class_argument(vm, args.arg(0))?;
    Ok(vm.alloc(&class, RLockObject::default()))
}

const ACQUIRE: &str = "Lock the lock.  Without argument, this blocks if the lock is already\nlocked (even by the same thread), waiting for another thread to release\nthe lock, and return True once the lock is acquired.\nWith an argument, this will only block if the argument is true,\nand the return value reflects whether the lock is acquired.\nThe blocking operation is interruptible.";
const RELEASE: &str = "Release the lock, allowing another thread that is blocked waiting for\nthe lock to acquire the lock.  The lock must be in the locked state,\nbut it needn't be locked by the same thread that unlocks it.";
const R_ACQUIRE: &str = "Lock the lock.  `blocking` indicates whether we should wait\nfor the lock to be available or not.  If `blocking` is False\nand another thread holds the lock, the method will return False\nimmediately.  If `blocking` is True and another thread holds\nthe lock, the method will wait for the lock to be released,\ntake it and then return True.\n(note: the blocking operation is interruptible.)";
const R_RELEASE: &str = "Release the lock, allowing another thread that is blocked waiting for\nthe lock to acquire the lock.  The lock must be in the locked state,\nand must be locked by the same thread that unlocks it; otherwise a\n`RuntimeError` is raised.";
const LOCKED: &str = "Return whether the lock is in the locked state.";

static LOCK_METHODS: &[NativeDef] = &[
    (
        "acquire",
        "($self, /, blocking=True, timeout=-1)",
        acquire,
        ACQUIRE,
    ),
    (
        "acquire_lock",
        "($self, /, blocking=True, timeout=-1)",
        acquire,
        "An obsolete synonym of acquire().",
    ),
    ("release", "($self, /)", release, RELEASE),
    (
        "release_lock",
        "($self, /)",
        release,
        "An obsolete synonym of release().",
    ),
    ("locked", "($self, /)", locked, LOCKED),
    (
        "locked_lock",
        "($self, /)",
        locked,
        "An obsolete synonym of locked().",
    ),
    ("__enter__", "($self, /)", enter, "Lock the lock."),
    (
        "__exit__",
        "($self, /, *exc_info)",
        release,
        "Release the lock.",
    ),
    ("_at_fork_reinit", "($self, /)", reinit, ""),
];

static RLOCK_METHODS: &[NativeDef] = &[
    (
        "acquire",
        "($self, /, blocking=True, timeout=-1)",
        r_acquire,
        R_ACQUIRE,
    ),
    ("release", "($self, /)", r_release, R_RELEASE),
    ("locked", "($self, /)", r_locked, LOCKED),
    ("__enter__", "($self, /)", r_enter, "Lock the lock."),
    (
        "__exit__",
        "($self, /, *exc_info)",
        r_release,
        "Release the lock.",
    ),
    (
        "_is_owned",
        "($self, /)",
        r_is_owned,
        "For internal use by `threading.Condition`.",
    ),
    (
        "_recursion_count",
        "($self, /)",
        r_recursion_count,
        "For internal use by reentrancy checks.",
    ),
    (
        "_release_save",
        "($self, /)",
        r_release_save,
        "For internal use by `threading.Condition`.",
    ),
    (
        "_acquire_restore",
        "($self, state, /)",
        r_acquire_restore,
        "For internal use by `threading.Condition`.",
    ),
    ("_at_fork_reinit", "($self, /)", r_reinit, ""),
];

/// `_thread.lock`.
pub static LOCK: TypeSpec = TypeSpec {
    module: "_thread",
    doc: "A lock object is a synchronization primitive.  To create a lock,\ncall threading.Lock().",
    flags: flags::WEAKREF,
    new: Some(("__new__", "($type, /, *args)", new, "")),
    methods: LOCK_METHODS,
    slots: |slots| slots.repr.set(Some(repr)),
    signature: Some("()"),
    ..TypeSpec::of::<LockObject>("lock")
};

/// `_thread.RLock`.
pub static RLOCK: TypeSpec = TypeSpec {
    module: "_thread",
    doc: "",
    flags: flags::WEAKREF | flags::BASE,
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", r_new, "")),
    methods: RLOCK_METHODS,
    slots: |slots| slots.repr.set(Some(r_repr)),
    ..TypeSpec::of::<RLockObject>("RLock")
};
