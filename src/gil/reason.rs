//! Why a thread wants, gives up or waits for the GIL, and the events that tell it.

use std::fmt;

use crate::thread::ThreadRef;

/// The identity of a lock or of anything else that threads wait for; stable while that thing lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectId(pub u64);

/// Why a thread acquires, releases or waits. A thread normally acquires with the reason with which it released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// A new thread's first acquisition.
    Start,
    /// File, socket or terminal input and output, `select`, `waitpid`.
    Io,
    /// `time.sleep` and whatever else only waits for the clock.
    Sleep,
    /// A Python lock held by someone else.
    Lock(ObjectId),
    /// The end of another thread.
    Join(ObjectId),
    /// Long native work that touches no Python object: hashing, compression.
    NativeWork,
    /// All N instructions are used up.
    SliceEnd,
    /// A thread back from blocking asked the holder to make room.
    Preempted,
    /// A thread that was let in first has run for too long to be called a blocking one.
    BoostEnded,
    /// The thread gives way of its own accord (`time.sleep(0)`, `os.sched_yield`).
    Yield,
    /// A wait ended because its time was up.
    TimedOut,
    /// A wait ended because a signal or another request wants the thread's attention.
    Interrupted,
    /// The thread ends.
    End,
}

impl Reason {
    /// The word used in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Start => "start",
            Reason::Io => "io",
            Reason::Sleep => "sleep",
            Reason::Lock(_) => "lock",
            Reason::Join(_) => "join",
            Reason::NativeWork => "native-work",
            Reason::SliceEnd => "slice-end",
            Reason::Preempted => "preempted",
            Reason::BoostEnded => "boost-ended",
            Reason::Yield => "yield",
            Reason::TimedOut => "timed-out",
            Reason::Interrupted => "interrupted",
            Reason::End => "end",
        }
    }

    /// The holder was made to give the GIL up, it did not ask to.
    pub fn is_forced(self) -> bool {
        matches!(
            self,
            Reason::SliceEnd | Reason::Preempted | Reason::BoostEnded
        )
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What happened to the GIL, in the one order in which it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// The thread queues for the GIL.
    Wait(Reason),
    /// The thread holds the GIL from here on.
    Acquire,
    /// The thread gives the GIL up.
    Release(Reason),
    /// The thread used up its instructions or was asked to make room, and offers the GIL.
    Offer {
        /// Instructions executed since it got the GIL.
        ran: u32,
        /// Whether the policy takes the offer up.
        accepted: bool,
    },
    /// The thread leaves to wait for something other than the GIL; a `Release` follows.
    Block(Reason),
    /// The thread that waited is made ready by `by` (`None`: by itself, its time was up or a signal came).
    Wake {
        /// The id of the thread that woke it.
        by: Option<u32>,
    },
}

/// One event with its thread.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// Whom it happened to.
    pub thread: &'a ThreadRef,
    /// What happened.
    pub kind: EventKind,
    /// All instructions the thread had executed by then: the deterministic clock. Exact for the holder.
    pub instructions: u64,
}

/// Sees every event of one GIL. It is called under the GIL's internal mutex: it must be quick and must not call back
/// into the same [`Gil`](crate::Gil).
pub trait Observer: Send + Sync {
    /// Something happened.
    fn event(&self, event: &Event<'_>);
}
