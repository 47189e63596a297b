//! Who runs next: the seam between the mechanism of the GIL and the decision.
//!
//! The mechanism ([`Gil`](crate::Gil)) parks, wakes and counts. Every decision is a [`Policy`]'s: in which order
//! waiting threads are let in, for how many instructions, whether a holder that offers the GIL keeps it, whether a
//! holder is asked to make room early. The GIL calls its policy under its internal mutex, so a policy is plain
//! single-threaded code. It must not call back into the GIL.
//!
//! A policy is told of every thread that queues ([`enqueue`](Policy::enqueue)), and through
//! [`event`](Policy::event) of whatever else happens. One thing it is not told by default: an acquisition while
//! nobody holds the GIL and nobody waits, and the release before it. These take one atomic operation each, which is
//! what makes releasing around each system call affordable. A policy that [wants to see
//! everything](Policy::sees_everything) gives that up.

mod alternate;
mod io_first;

pub use alternate::StrictAlternation;
pub use io_first::IoFirst;

use crate::reason::{Event, Reason};
use crate::thread::ThreadRef;

/// A thread in the queue for the GIL.
#[derive(Clone, Debug)]
pub struct Waiter {
    /// Who.
    pub thread: ThreadRef,
    /// Why it wants the GIL.
    pub reason: Reason,
    /// Instructions left of the slice it was forced to give up early; 0 if it begins a new one.
    pub rest: u32,
}

/// The policy's choice.
#[derive(Clone, Debug)]
pub struct Grant {
    /// Who gets the GIL.
    pub thread: ThreadRef,
    /// Instructions after which it offers the GIL (at least 1).
    pub run: u32,
}

/// The thread that holds the GIL, as a policy sees it.
#[derive(Clone, Copy, Debug)]
pub struct Holder<'a> {
    /// Who.
    pub thread: &'a ThreadRef,
    /// Instructions it executed since it got the GIL (saturating).
    pub ran: u32,
    /// Instructions until it offers the GIL.
    pub left: u32,
    /// It got the GIL by this policy's [`Grant`]; otherwise by the fast path, with a new slice of N.
    pub granted: bool,
    /// N.
    pub interval: u32,
}

/// What becomes of a holder that offers the GIL or is asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It keeps the GIL. After an offer: it offers again after so many instructions. After a request: requests are not
    /// looked at for so many instructions.
    Keep(u32),
    /// It queues, and the policy picks.
    HandOver {
        /// Why it queues.
        reason: Reason,
        /// What it keeps of its slice; 0 if it begins a new one.
        rest: u32,
    },
}

/// Decides who runs. See the [module](self) for what it sees and when.
pub trait Policy: Send {
    /// A short name for reports.
    fn name(&self) -> &'static str;

    /// What it does, in a sentence or two.
    fn description(&self) -> &'static str;

    /// Whether even an acquisition that nobody contends must go through [`enqueue`](Policy::enqueue) and
    /// [`pick`](Policy::pick). Asked once.
    fn sees_everything(&self) -> bool {
        false
    }

    /// A thread queues for the GIL.
    fn enqueue(&mut self, waiter: Waiter);

    /// The GIL is free: takes a thread out of the queue and gives it the GIL. `None` leaves the GIL free until the
    /// next thread queues or another event comes; with threads queued, that is for policies that know another is due.
    fn pick(&mut self, interval: u32) -> Option<Grant>;

    /// Whether the holder should be asked to make room before its slice ends. Asked after each change of the queue.
    fn wants_room(&self) -> bool {
        false
    }

    /// The holder has seen the request.
    fn requested(&mut self, holder: Holder<'_>) -> Verdict {
        Verdict::Keep(holder.left)
    }

    /// The holder has used up its instructions.
    fn offer(&mut self, holder: Holder<'_>) -> Verdict;

    /// The thread that will probably be picked when the holder's slice ends: it is woken a little ahead.
    fn upcoming(&self) -> Option<&ThreadRef> {
        None
    }

    /// Something happened. Called for each event, whether or not the policy had a say in it.
    fn event(&mut self, _event: &Event<'_>) {}

    /// Forgets all waiters: after a fork in the child, or because the interpreter shuts down.
    fn reset(&mut self);
}
