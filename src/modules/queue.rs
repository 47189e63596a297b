//! `_queue` (Modules/_queuemodule.c): `SimpleQueue`, an unbounded queue whose operations are atomic.

use crate::object::iterators::{class_argument, this};
use crate::object::native::Bound;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::types::flags;
use crate::object::{GilCell, Payload, Value, Visitor};
use crate::vm::{Raised, Result, Vm};
use gillie_gil::{Wait, WaitQueue};
use std::collections::VecDeque;
use std::time::Duration;

type Bindings<'a> = &'a [Option<Value>];

/// Payload of `SimpleQueue`.
#[derive(Default)]
pub struct SimpleQueue {
    items: GilCell<VecDeque<Value>>,
    waiters: WaitQueue,
}

impl Payload for SimpleQueue {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.items.get(vm).iter().for_each(visit);
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(self.items.get_mut(vm).drain(..));
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    Ok(vm.alloc(&class, SimpleQueue::default()))
}

fn put(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let queue = this::<SimpleQueue>(args.arg(0));
    queue.items.get_mut(vm).push_back(args.arg(1).clone());
    if !queue.waiters.is_empty() {
        queue.waiters.notify(vm.gil_thread(), 1);
    }
    Ok(Value::NONE)
}

fn empty_error(vm: &mut Vm) -> Raised {
    let class = vm
        .import_module("_queue")
        .and_then(|module| vm.attr(&module, "Empty"));
    match class.and_then(|class| vm.call(&class, &[])) {
        Ok(error) => vm.raise_object(error),
        Err(raised) => raised,
    }
}

fn take(vm: &mut Vm, queue: &SimpleQueue, wait: Wait) -> Result<Value> {
    loop {
        if let Some(item) = queue.items.get_mut(vm).pop_front() {
            return Ok(item);
        }
        // Woken or not, what counts is whether there is an item: another thread may have been quicker.
        if !vm.wait_for(|thread| queue.waiters.wait(thread, wait))? {
            return match queue.items.get_mut(vm).pop_front() {
                Some(item) => Ok(item),
                None => Err(empty_error(vm)),
            };
        }
    }
}

fn get(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let queue = this::<SimpleQueue>(args.arg(0));
    let block = match args.opt(1) {
        Some(block) => vm.is_true(block)?,
        None => true,
    };
    let wait = match args.opt(2).filter(|timeout| !timeout.is_none()) {
        _ if !block => Wait::No,
        None => Wait::Forever,
        Some(timeout) => match vm.nanoseconds(timeout)? {
            nanoseconds if nanoseconds < 0 => {
                return Err(vm.value_error("'timeout' must be a non-negative number"));
            }
            nanoseconds => Wait::at_most(Duration::from_nanos(nanoseconds as u64)),
        },
    };
    take(vm, queue, wait)
}

fn get_nowait(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    take(vm, this::<SimpleQueue>(args.arg(0)), Wait::No)
}

fn empty(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let queue = this::<SimpleQueue>(args.arg(0));
    Ok(Value::bool(queue.items.get(vm).is_empty()))
}

fn qsize(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let length = this::<SimpleQueue>(args.arg(0)).items.get(vm).len();
    Ok(vm.int(length as i64))
}

/// `_queue.SimpleQueue`.
pub static SIMPLE_QUEUE: TypeSpec = TypeSpec {
    module: "_queue",
    doc: "Simple, unbounded, reentrant FIFO queue.",
    flags: flags::WEAKREF | flags::BASE,
    new: Some(("__new__", "($type, /)", new, "")),
    methods: &[
        (
            "put",
            "($self, /, item, block=True, timeout=None)",
            put,
            "Put the item on the queue.\n\nThe optional 'block' and 'timeout' arguments are ignored, as this method\nnever blocks.  They are provided for compatibility with the Queue class.",
        ),
        (
            "put_nowait",
            "($self, /, item)",
            put,
            "Put an item into the queue without blocking.\n\nThis is exactly equivalent to `put(item)` and is only provided\nfor compatibility with the Queue class.",
        ),
        (
            "get",
            "($self, /, block=True, timeout=None)",
            get,
            "Remove and return an item from the queue.\n\nIf optional args 'block' is true and 'timeout' is None (the default),\nblock if necessary until an item is available. If 'timeout' is\na non-negative number, it blocks at most 'timeout' seconds and raises\nthe Empty exception if no item was available within that time.\nOtherwise ('block' is false), return an item if one is immediately\navailable, else raise the Empty exception ('timeout' is ignored\nin that case).",
        ),
        (
            "get_nowait",
            "($self, /)",
            get_nowait,
            "Remove and return an item from the queue without blocking.\n\nOnly get an item if one is immediately available. Otherwise\nraise the Empty exception.",
        ),
        (
            "empty",
            "($self, /)",
            empty,
            "Return True if the queue is empty, False otherwise (not reliable!).",
        ),
        (
            "qsize",
            "($self, /)",
            qsize,
            "Return the approximate size of the queue (not reliable!).",
        ),
        CLASS_GETITEM,
    ],
    ..TypeSpec::of::<SimpleQueue>("SimpleQueue")
};

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    let (class, base) = (
        vm.types().r#type.value().clone(),
        vm.exceptions().Exception.value().clone(),
    );
    let (name, bases) = (vm.str("Empty"), vm.tuple_of([base]));
    let own = vm.str("_queue");
    let doc = vm.str("Exception raised by Queue.get(block=0)/get_nowait().");
    let dict = vm.dict_from([("__module__", own), ("__doc__", doc)]);
    let empty = vm.call(&class, &[name, bases, dict])?;
    vm.module_set(module, "Empty", empty);
    Ok(())
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "C implementation of the Python queue module.\nThis module is an implementation detail, please do not use it directly.",
    types: &[&SIMPLE_QUEUE],
    init,
    ..ModuleSpec::named("_queue")
};
