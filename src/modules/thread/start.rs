//! Starting threads, and the handles by which they are joined.

use super::{Bindings, Threads};
use crate::object::dict::Dict;
use crate::object::iterators::{class_argument, this};
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::TypeSpec;
use crate::object::tuple::Tuple;
use crate::object::{Payload, Value};
use crate::vm::threads::NewThread;
use crate::vm::{Raised, Result, Vm};
use gillie_gil::{Outcome, ThreadDone, Wait};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// How far a handle's thread has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    NotStarted,
    Starting,
    Running,
    Done,
}

/// A thread as others see it: shared by the thread and its `_ThreadHandle`, under the GIL.
pub struct Handle {
    stage: Cell<Stage>,
    ident: Cell<u32>,
    done: ThreadDone,
}

impl Handle {
    fn new() -> Rc<Handle> {
        Rc::new(Handle {
            stage: Cell::new(Stage::NotStarted),
            ident: Cell::new(0),
            done: ThreadDone::new(),
        })
    }

    fn set_done(&self, vm: &mut Vm) {
        self.stage.set(Stage::Done);
        self.done.finish(vm.gil_thread());
    }

    /// In the child of a fork: nobody waits, and the thread has ended unless it is the one that forked.
    pub(super) fn after_fork(&self, vm: &mut Vm) {
        self.done.reset_after_fork();
        let mine = self.ident.get() == vm.thread_id();
        if !mine && self.stage.get() != Stage::NotStarted {
            self.set_done(vm);
        }
    }

    fn join(&self, vm: &mut Vm, wait: Wait) -> Result<bool> {
        match self.stage.get() {
            Stage::NotStarted => return Err(vm.runtime_error("thread not started")),
            Stage::Done => return Ok(true),
            Stage::Running if self.ident.get() == vm.thread_id() => {
                return Err(vm.runtime_error("Cannot join current thread"));
            }
            Stage::Starting | Stage::Running => {}
        }
        match wait {
            Wait::No => Ok(self.done.wait(vm.gil_thread(), Wait::No) == Outcome::Acquired),
            wait => vm.wait_for(|thread| self.done.wait(thread, wait)),
        }
    }
}

/// Payload of `_ThreadHandle`.
pub struct HandleObject(Rc<Handle>);
impl Payload for HandleObject {}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    Ok(vm.alloc(&class, HandleObject(Handle::new())))
}

fn join(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let wait = match args.opt(1).filter(|timeout| !timeout.is_none()) {
        // A negative timeout waits for as long as it takes, as in CPython.
        Some(timeout) => match vm.nanoseconds(timeout)? {
            nanoseconds if nanoseconds < 0 => Wait::Forever,
            nanoseconds => Wait::at_most(Duration::from_nanos(nanoseconds as u64)),
        },
        None => Wait::Forever,
    };
    let handle = this::<HandleObject>(args.arg(0)).0.clone();
    handle.join(vm, wait)?;
    Ok(Value::NONE)
}

fn is_done(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let handle = this::<HandleObject>(args.arg(0));
    Ok(Value::bool(handle.0.stage.get() == Stage::Done))
}

fn set_done(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let handle = this::<HandleObject>(args.arg(0)).0.clone();
    if handle.stage.get() == Stage::NotStarted {
        return Err(vm.runtime_error("thread not started"));
    }
    handle.set_done(vm);
    Ok(Value::NONE)
}

fn ident(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.int(this::<HandleObject>(value).0.ident.get().into()))
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let ident = this::<HandleObject>(value).0.ident.get();
    Ok(vm.str(&format!("<_thread._ThreadHandle object: ident={ident}>")))
}

static METHODS: &[NativeDef] = &[
    ("join", "($self, timeout=None, /)", join, ""),
    ("_set_done", "($self, /)", set_done, ""),
    ("is_done", "($self, /)", is_done, ""),
];

/// `_thread._ThreadHandle`.
pub static HANDLE: TypeSpec = TypeSpec {
    module: "_thread",
    flags: 0,
    new: Some(("__new__", "($type, /)", new, "")),
    methods: METHODS,
    getset: &[("ident", ident, None, "")],
    slots: |slots| slots.repr.set(Some(repr)),
    ..TypeSpec::of::<HandleObject>("_ThreadHandle")
};

pub(super) fn make_handle(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let ident = vm.index_i64(args.arg(0))?;
    let handle = Handle::new();
    handle.ident.set(ident as u32);
    handle.stage.set(Stage::Running);
    remember(vm, &handle);
    Ok(vm.object(HandleObject(handle)))
}

/// Keeps a handle known for [`Handle::after_fork`].
fn remember(vm: &Vm, handle: &Rc<Handle>) {
    let threads = vm.module_state::<Threads>();
    let mut handles = threads.handles.borrow_mut();
    handles.retain(|handle| {
        handle
            .upgrade()
            .is_some_and(|handle| handle.stage.get() != Stage::Done)
    });
    handles.push(Rc::downgrade(handle));
}

/// In the child of a fork: the other threads are gone.
pub(crate) fn after_fork(vm: &mut Vm) {
    let threads = vm.module_state::<Threads>();
    let handles = threads.handles.take();
    for handle in handles.iter().filter_map(|handle| handle.upgrade()) {
        handle.after_fork(vm);
    }
    let mine = vm.thread_id();
    threads
        .awaited
        .borrow_mut()
        .retain(|handle| handle.ident.get() == mine);
    threads.running.set(0);
    super::local::after_fork(vm);
}

/// What a new thread runs.
struct Work {
    function: Value,
    args: Value,
    kwargs: Option<Value>,
    handle: Rc<Handle>,
    awaited: bool,
}

impl Work {
    /// Returns what is left to do when the thread has let go of everything: to tell those who wait for its end.
    fn run(self, vm: &mut Vm) -> impl FnOnce(&mut Vm) + use<> {
        let Work {
            function,
            args,
            kwargs,
            handle,
            awaited,
        } = self;
        handle.stage.set(Stage::Running);
        let args: Vec<Value> = match args.downcast::<Tuple>() {
            Some(args) => args.items().to_vec(),
            None => Vec::new(),
        };
        let result = crate::modules::support::call_with_dict(vm, &function, &args, kwargs.as_ref());
        drop((args, kwargs));
        if let Err(raised) = result {
            report(vm, raised, &function);
        }
        drop(function);
        super::local::end_thread(vm);
        vm.run_pending();
        let threads = vm.module_state::<Threads>();
        threads.running.set(threads.running.get() - 1);
        if awaited {
            threads
                .awaited
                .borrow_mut()
                .retain(|other| !Rc::ptr_eq(other, &handle));
        }
        move |vm| handle.set_done(vm)
    }
}

/// An exception that left a thread's function: SystemExit ends the thread silently.
fn report(vm: &mut Vm, raised: Raised, function: &Value) {
    let exit = vm.exceptions().SystemExit.clone();
    if vm.raised_is(&raised, &exit) {
        return;
    }
    let about = vm.repr_text(function).unwrap_or_default();
    let message = format!("Exception ignored in thread started by {about}");
    crate::modules::sys::unraisable(vm, raised, Some(&message), None);
}

fn start(
    vm: &mut Vm,
    function: &Value,
    args: Value,
    kwargs: Option<Value>,
    handle: Rc<Handle>,
    awaited: bool,
) -> Result<Value> {
    if handle.stage.get() != Stage::NotStarted {
        return Err(vm.runtime_error("thread already started"));
    }
    if vm.is_finalizing() {
        let class = vm.exceptions().PythonFinalizationError.clone();
        return Err(vm.error(&class, "can't create new thread at interpreter shutdown"));
    }
    let threads = vm.module_state::<Threads>();
    let new = match NewThread::prepare(vm, threads.stack_size.get()) {
        Ok(new) => new,
        Err(_) => return Err(vm.runtime_error("can't start new thread")),
    };
    handle.stage.set(Stage::Starting);
    handle.ident.set(new.id());
    let work = Work {
        function: function.clone(),
        args,
        kwargs,
        handle: handle.clone(),
        awaited,
    };
    if new.spawn(vm, move |vm| work.run(vm)).is_err() {
        handle.stage.set(Stage::NotStarted);
        handle.ident.set(0);
        return Err(vm.runtime_error("can't start new thread"));
    }
    threads.running.set(threads.running.get() + 1);
    if awaited {
        threads.awaited.borrow_mut().push(handle.clone());
    }
    remember(vm, &handle);
    Ok(vm.int(handle.ident.get().into()))
}

pub(super) fn start_new_thread(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let function = args.arg(0);
    if vm.class_of(function).slots.call.get().is_none() {
        return Err(vm.type_error("first arg must be callable"));
    }
    if !args.arg(1).is_a::<Tuple>() {
        return Err(vm.type_error("2nd arg must be a tuple"));
    }
    if args.opt(2).is_some_and(|kwargs| !kwargs.is_a::<Dict>()) {
        return Err(vm.type_error("optional 3rd arg must be a dictionary"));
    }
    let (positional, keywords) = (args.arg(1).clone(), args.opt(2).cloned());
    start(vm, function, positional, keywords, Handle::new(), false)
}

pub(super) fn start_joinable_thread(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let function = args.arg(0);
    if vm.class_of(function).slots.call.get().is_none() {
        return Err(vm.type_error("thread function must be callable"));
    }
    let object = match args.opt(1).filter(|handle| !handle.is_none()) {
        Some(handle) if handle.is_a::<HandleObject>() => handle.clone(),
        Some(_) => return Err(vm.type_error("'handle' must be a _ThreadHandle")),
        None => vm.object(HandleObject(Handle::new())),
    };
    let daemon = match args.opt(2) {
        Some(daemon) => vm.is_true(daemon)?,
        None => true,
    };
    let shown = args.opt(1).cloned().unwrap_or(Value::NONE);
    let told = [function.clone(), vm.int(daemon.into()), shown];
    crate::modules::sys::audit(vm, "_thread.start_joinable_thread", &told)?;
    let handle = this::<HandleObject>(&object).0.clone();
    let none = vm.tuple(Vec::new());
    start(vm, function, none, None, handle, !daemon)?;
    Ok(object)
}

/// `_shutdown`: waits for every awaited thread, also those that start meanwhile.
pub(super) fn shutdown(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let threads = vm.module_state::<Threads>();
    loop {
        let mine = vm.thread_id();
        let next = threads
            .awaited
            .borrow()
            .iter()
            .find(|handle| handle.ident.get() != mine)
            .cloned();
        let Some(handle) = next else {
            return Ok(Value::NONE);
        };
        handle.join(vm, Wait::Forever)?;
        threads
            .awaited
            .borrow_mut()
            .retain(|other| !Rc::ptr_eq(other, &handle));
    }
}
