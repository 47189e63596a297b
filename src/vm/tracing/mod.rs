//! Debuggers and profilers: who wants to be told of what (`sys.settrace`, `sys.setprofile`, `sys.monitoring`).
//!
//! Nothing here runs while nobody watches. As soon as someone does, [`Vm::sync_tracing`] swaps the dispatch loop's
//! table of handlers for one whose every entry is the watched loop (`exec/traced.rs`); that loop finds the events and
//! reports them through `report.rs`. Events and their order are CPython's (PEP 669, `Python/instrumentation.c`,
//! `Python/legacy_tracing.c`).

pub mod event;
mod report;

pub use event::Event;
pub(crate) use report::{Details, Site};

use super::Vm;
use super::exec::Handler;
use crate::object::Value;
use crate::object::function::code::CodeObject;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// Tools that a program may use (PEP 669).
pub const TOOLS: usize = 6;

/// `sys.monitoring`'s state, one per interpreter.
#[derive(Default)]
pub struct Monitoring {
    /// The name of each tool in use.
    pub tools: RefCell<[Option<Value>; TOOLS]>,
    pub callbacks: RefCell<[[Option<Value>; event::COUNT]; TOOLS]>,
    /// Events that each tool watches in all code, as bits.
    pub global: [Cell<u32>; TOOLS],
    /// A code object has events of its own.
    pub any_local: Cell<bool>,
    /// Raised by `restart_events`: what was disabled before is enabled again.
    pub version: Cell<u64>,
    pub disable: OnceCell<Value>,
    pub missing: OnceCell<Value>,
    /// What `threading.settrace_all_threads` and its like last set, and when.
    everyone: RefCell<[Option<ForEveryone>; 2]>,
}

impl Monitoring {
    fn any(&self) -> bool {
        self.any_local.get() || self.global.iter().any(|events| events.get() != 0)
    }
}

/// A function for all threads' events (`None`: no longer), and the number of the setting.
type ForEveryone = (u64, Option<Value>);

/// By instruction and event, a bit per tool.
type Disabled = HashMap<(u32, u8), u8>;

/// The events that tools watch in one code object only, and those they do not want any more.
#[derive(Default)]
pub struct CodeEvents {
    pub local: [Cell<u32>; TOOLS],
    /// By instruction and event, the tools that answered DISABLE; valid for one version of [`Monitoring`].
    disabled: RefCell<(u64, Disabled)>,
}

/// What one thread is watched by.
#[derive(Default)]
pub(crate) struct Tracer {
    pub trace: Option<Value>,
    pub profile: Option<Value>,
    /// Callbacks that are running: events in them are not reported.
    pub inside: u32,
    /// The event that is being reported.
    pub event: Option<Event>,
    /// The address of the window of the frame that it is about.
    pub subject: usize,
    /// Where the frame at hand goes on, set by an assignment to `f_lineno`: word offset.
    pub jump: Option<u32>,
    /// An exception was thrown into the generator that goes on next.
    pub thrown: bool,
    /// An exception left or passed a frame during this instruction.
    pub unwound: bool,
    /// The native callable that the instruction at hand calls, and its first argument.
    pub native: Option<(Value, Option<Value>)>,
    /// How many frames a new coroutine notes (`sys.set_coroutine_origin_tracking_depth`).
    pub origin_depth: u32,
    /// What `sys.set_asyncgen_hooks` set in this thread: first iteration, finalizer.
    pub asyncgen_hooks: [Option<Value>; 2],
    epoch: u64,
    monitoring: Option<Rc<Monitoring>>,
    /// The table of handlers that is not in use.
    spare: Option<Box<[Handler; 256]>>,
}

impl Tracer {
    /// The last change of what is watched that this thread knows of.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }
}

impl Vm {
    /// `sys.monitoring`'s state.
    pub fn monitoring(&mut self) -> Rc<Monitoring> {
        if let Some(found) = &self.tracer.monitoring {
            return found.clone();
        }
        let found = self.module_state::<Monitoring>();
        self.tracer.monitoring = Some(found.clone());
        found
    }

    /// What is watched has changed: all threads look again, each when it next gets the GIL.
    pub fn watching_changed(&mut self) {
        let epoch = &self.state().trace_epoch;
        epoch.set(epoch.get() + 1);
        self.sync_tracing();
    }

    /// Sets this thread's trace (or `profile`) function.
    pub fn set_trace(&mut self, profile: bool, function: Option<Value>) {
        let place = match profile {
            false => &mut self.tracer.trace,
            true => &mut self.tracer.profile,
        };
        let old = std::mem::replace(place, function);
        drop(old);
        self.sync_tracing();
    }

    /// Sets the trace (or `profile`) function of every thread.
    pub fn set_trace_of_all(&mut self, profile: bool, function: Option<Value>) {
        let epoch = self.state().trace_epoch.get() + 1;
        self.monitoring().everyone.borrow_mut()[profile as usize] = Some((epoch, function));
        self.watching_changed();
    }

    /// Puts the right table of handlers in place.
    pub(crate) fn sync_tracing(&mut self) {
        let epoch = self.state().trace_epoch.get();
        if epoch != self.tracer.epoch {
            let monitoring = self.monitoring();
            let since = self.tracer.epoch;
            self.tracer.epoch = epoch;
            let [trace, profile] = &*monitoring.everyone.borrow();
            if let Some((at, function)) = trace
                && *at > since
            {
                self.tracer.trace = function.clone();
            }
            if let Some((at, function)) = profile
                && *at > since
            {
                self.tracer.profile = function.clone();
            }
        }
        let allocations = self.heap().places().is_on();
        let tracer = &mut self.tracer;
        let wanted = tracer.inside == 0
            && (allocations
                || tracer.trace.is_some()
                || tracer.profile.is_some()
                || tracer.monitoring.as_ref().is_some_and(|m| m.any()));
        if wanted != self.tracing {
            self.tracing = wanted;
            let spare = tracer.spare.get_or_insert_with(super::exec::traced_table);
            std::mem::swap(&mut self.handlers, spare);
        }
    }

    /// Notes from now on where objects are allocated, in all threads, or no longer.
    pub(crate) fn trace_allocations(&mut self, on: bool) {
        self.heap().trace_allocations(on);
        self.watching_changed();
    }

    /// Whether a tool wants to be told of an event in this code.
    pub(crate) fn is_monitored(&mut self, code: &CodeObject, event: Event) -> bool {
        let bit = event.bit();
        let Some(monitoring) = &self.tracer.monitoring else {
            return false;
        };
        let own = code.events.get();
        (0..TOOLS).any(|tool| {
            let events = monitoring.global[tool].get() | own.map_or(0, |own| own.local[tool].get());
            events & bit != 0
        })
    }

    /// Calls `function` with events switched off (or on again: `sys.call_tracing`).
    pub(crate) fn with_events<R>(&mut self, inside: u32, body: impl FnOnce(&mut Vm) -> R) -> R {
        let outer = std::mem::replace(&mut self.tracer.inside, inside);
        self.sync_tracing();
        let result = body(self);
        self.tracer.inside = outer;
        self.sync_tracing();
        result
    }

    /// The thread ends: it owns no values any more.
    pub(crate) fn forget_tracing(&mut self) {
        self.tracer.trace = None;
        self.tracer.profile = None;
        self.tracer.native = None;
        self.tracer.inside = 1;
        self.sync_tracing();
        self.tracer.monitoring = None;
    }
}
