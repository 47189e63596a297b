//! What the threads of one interpreter share. Nothing here is process-global: two interpreters in one process have
//! two states, two heaps and two GILs.

use crate::object::heap::Heap;
use crate::object::shape::Shapes;
use crate::object::str::Interned;
use crate::object::{Class, GilCell, Value};
use rustc_hash::FxHashMap;
use std::any::TypeId;
use std::cell::{OnceCell, RefCell};

/// Shared state of an interpreter; touched only under its GIL.
pub struct State {
    pub(crate) heap: Box<Heap>,
    pub(crate) interned: Interned,
    pub(crate) shapes: Shapes,
    pub(crate) common: OnceCell<Common>,
    pub(crate) types: OnceCell<super::types::Types>,
    pub(crate) exceptions: OnceCell<crate::object::exception::ExceptionTypes>,
    pub(crate) names: OnceCell<super::names::Names>,
    pub(crate) slot_names: OnceCell<crate::object::slots::SlotNames>,
    /// Classes of payloads of kind `Other`, by payload type.
    pub(crate) classes: RefCell<FxHashMap<TypeId, Class>>,
    /// Key of the str and bytes hash.
    pub(crate) hash_key: (u64, u64),
    /// `sys.modules`, a dict.
    pub(crate) modules: GilCell<Value>,
    /// The dict of module `builtins`.
    pub(crate) builtins: GilCell<Value>,
    /// The dict of module `sys`.
    pub(crate) sys: GilCell<Value>,
    /// State of native modules, by type: see [`crate::vm::Vm::module_state`].
    pub(crate) module_states: RefCell<FxHashMap<TypeId, std::rc::Rc<dyn std::any::Any>>>,
    pub(crate) recursion_limit: std::cell::Cell<u32>,
    /// `sys.get_int_max_str_digits()`; 0 is no limit.
    pub(crate) digit_limit: std::cell::Cell<usize>,
    pub(crate) cache: super::lookup::MethodCache,
    pub(crate) sites: super::exec::SiteCache,
    pub(crate) supers: super::exec::SuperCache,
    pub(crate) collector: crate::memory::Collector,
    pub(crate) gc_callbacks: std::cell::Cell<Option<crate::memory::CallbackRunner>>,
    pub(crate) signals: super::signals::Signals,
    /// The main thread's number in the GIL.
    pub(crate) main_thread: std::cell::Cell<u32>,
    pub(crate) main_attention: RefCell<Option<super::signals::MainAttention>>,
    /// Where each thread's Python code stands, by the thread's number.
    pub(crate) tops: RefCell<Vec<(u32, std::sync::Arc<super::threads::Top>)>>,
    /// Counts changes of what all threads are watched by (see `tracing`).
    pub(crate) trace_epoch: std::cell::Cell<u64>,
    /// Somebody listens to audit events (`sys.addaudithook`).
    pub(crate) audited: std::cell::Cell<bool>,
    pub(crate) settings: crate::Settings,
}

/// Objects that are asked for all the time.
pub struct Common {
    pub empty_str: Value,
    pub empty_tuple: Value,
    pub empty_bytes: Value,
    pub latin1: Box<[Value]>,
}

// SAFETY: the state is shared between the threads of one interpreter; they touch it only while they hold its GIL,
// which orders their accesses.
unsafe impl Send for State {}
// SAFETY: as above.
unsafe impl Sync for State {}

impl State {
    pub fn new(settings: crate::Settings) -> State {
        let hash_key = match settings.hash_seed {
            Some(0) => (0, 0),
            Some(seed) => super::hash::key_of_seed(seed),
            None => super::hash::random_key(),
        };
        State {
            heap: Heap::new(),
            interned: Interned::default(),
            shapes: Shapes::default(),
            common: OnceCell::new(),
            types: OnceCell::new(),
            exceptions: OnceCell::new(),
            names: OnceCell::new(),
            slot_names: OnceCell::new(),
            classes: RefCell::default(),
            hash_key,
            modules: GilCell::new(Value::NONE),
            builtins: GilCell::new(Value::NONE),
            sys: GilCell::new(Value::NONE),
            module_states: RefCell::default(),
            recursion_limit: std::cell::Cell::new(1000),
            digit_limit: std::cell::Cell::new(4300),
            cache: super::lookup::MethodCache::default(),
            sites: super::exec::SiteCache::default(),
            supers: super::exec::SuperCache::default(),
            collector: Default::default(),
            gc_callbacks: Default::default(),
            signals: Default::default(),
            main_thread: Default::default(),
            main_attention: RefCell::default(),
            tops: RefCell::default(),
            trace_epoch: Default::default(),
            audited: Default::default(),
            settings,
        }
    }
}

impl Drop for State {
    fn drop(&mut self) {
        // Classes, names and modules refer to each other in cycles, and their heap goes with the state: nothing is
        // released here, or objects would die on a heap that no thread has entered. What the interpreter wants
        // finalized (modules, atexit) was finalized before.
        std::mem::forget(self.common.take());
        std::mem::forget(self.types.take());
        std::mem::forget(self.exceptions.take());
        std::mem::forget(self.names.take());
        std::mem::forget(self.slot_names.take());
        std::mem::forget(self.classes.take());
        std::mem::forget(std::mem::take(&mut self.interned));
        std::mem::forget(std::mem::take(&mut self.shapes));
        std::mem::forget(self.module_states.take());
        std::mem::forget(self.signals.handlers.take());
        self.signals.unregister_all();
        for cell in [&mut self.modules, &mut self.builtins, &mut self.sys] {
            std::mem::forget(std::mem::replace(cell, GilCell::new(Value::NONE)));
        }
    }
}
