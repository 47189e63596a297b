//! The GIL's books: what its core mutex guards.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::policy::Policy;
use crate::reason::{Event, EventKind, Observer};
use crate::stats::Stats;
use crate::thread::ThreadRef;

/// How many ended threads are remembered.
const ENDED_KEPT: usize = 256;

/// What the core mutex guards.
pub(crate) struct Core {
    pub(crate) policy: Box<dyn Policy>,
    pub(crate) observer: Option<Arc<dyn Observer>>,
    /// Threads in the policy's queue.
    pub(crate) waiting: usize,
    pub(crate) threads: HashMap<u32, ThreadRef>,
    pub(crate) next_id: u32,
    /// The counters of threads that have ended.
    pub(crate) departed: Stats,
    /// The last of them.
    pub(crate) ended: VecDeque<ThreadRef>,
    /// After a shutdown: the only thread that may still have the GIL.
    pub(crate) only: Option<u32>,
}

impl Core {
    /// Books with nobody on them.
    pub(crate) fn new(policy: Box<dyn Policy>) -> Core {
        Core {
            policy,
            observer: None,
            waiting: 0,
            threads: HashMap::new(),
            next_id: 1,
            departed: Stats::default(),
            ended: VecDeque::new(),
            only: None,
        }
    }

    /// Tells the policy and the observer what has happened.
    pub(crate) fn emit(&mut self, thread: &ThreadRef, kind: EventKind) {
        let event = Event {
            thread,
            kind,
            instructions: thread.0.counters.instructions.get(),
        };
        self.policy.event(&event);
        if let Some(observer) = &self.observer {
            observer.event(&event);
        }
    }

    /// Whether the thread may not have the GIL any more.
    pub(crate) fn bars(&self, thread: &ThreadRef) -> bool {
        self.only.is_some_and(|only| only != thread.id())
    }

    /// Moves a thread to those that have ended, unless it is there already.
    pub(crate) fn depart(&mut self, id: u32) {
        if let Some(handle) = self.threads.remove(&id) {
            self.departed += handle.0.counters.read();
            if self.ended.len() == ENDED_KEPT {
                self.ended.pop_front();
            }
            self.ended.push_back(handle);
        }
    }
}
