//! The global interpreter lock of gillie: who runs Python code, for how many instructions, and who is next.
//!
//! This crate knows threads and schedules; it knows neither opcodes nor Python objects. An interpreter has one
//! [`Gil`]. Each of its threads [registers](Gil::register) and gets a [`GilThread`], and then
//!
//! ```
//! use gillie_gil::{Gil, IoFirst, Reason};
//!
//! let gil = Gil::new(Box::new(IoFirst::default()));
//! let thread = gil.register("MainThread");
//! let mut countdown = gil.acquire(&thread, Reason::Start);
//! for _instruction in 0..250_000 {
//!     // … execute one bytecode instruction …
//!     countdown -= 1;
//!     if countdown == 0 {
//!         thread.set_countdown(0);
//!         countdown = gil.refill(&thread); // may hand over to another thread, and come back
//!     }
//! }
//! thread.set_countdown(countdown); // before anything that may release the GIL
//! gil.release(&thread, Reason::Io);
//! // … read(2) …
//! countdown = gil.acquire(&thread, Reason::Io);
//! # assert!(countdown > 0);
//! assert_eq!(thread.instructions(), 250_000);
//! ```
//!
//! # The parts
//! - [`gil`](Gil): the mechanism. A state word, the hand-over, the refill of the countdown, blocking, fork, shutdown.
//! - [`policy`]: the decisions, behind one trait; [`IoFirst`] is the default, [`StrictAlternation`] the smallest.
//! - [`Lock`], [`RLock`], [`ThreadDone`]: what Python threads wait for, built on [`Gil::block`] and [`Gil::wake`].
//! - [`Observer`]: sees every [`Event`]; a ledger, a tracer, a deadlock detector attach here.
//! - `cores`: what computing threads do for others that need the processor.
//! - `parker`, `sys`: where a thread sleeps. The only part that knows the operating system.
//!
//! # The state word
//! `LOCKED` someone holds the GIL; `WAITERS` the policy's queue is not empty; `REQUEST` the policy would like room made
//! before the slice ends; `SEEN` nobody takes the fast path. The *core mutex* guards the queue, the observer and the
//! list of threads.
//!
//! | from | to | by | when |
//! |---|---|---|---|
//! | 0 | LOCKED | acquire, fast | one compare-and-swap; succeeds only on exactly 0 |
//! | LOCKED | 0 | release, fast | one compare-and-swap; succeeds only on exactly LOCKED |
//! | any | + LOCKED + WAITERS | acquire, slow | core mutex held, after queueing. If LOCKED was clear, the caller owns it now in the policy's name and passes it on |
//! | LOCKED + … | LOCKED + … | release, slow; offer; block | core mutex held: the policy picks, LOCKED stays set, the chosen thread's parker gets GRANTED |
//! | LOCKED + … | − LOCKED | the same | the policy picks nobody |
//! | any | ± WAITERS, REQUEST | whoever changed the queue | core mutex held |
//! | any | ± SEEN | observer, shutdown | core mutex held |
//!
//! *No wake-up is lost*: a thread queues under the core mutex and then sets LOCKED and WAITERS in one step. Either the
//! GIL was free, and then it passes it on itself; or it was held, and then the holder's fast release can no longer
//! succeed, so the holder comes to the core mutex and finds the queue. *Nobody acquires twice*: LOCKED changes from
//! clear to set in one atomic step by one thread, and is passed on only by who owns it. *Memory*: a fast release
//! stores with Release and every acquisition reads with Acquire; a hand-over goes through the mutex and the parker's
//! GRANTED bit, Release to Acquire.
//!
//! A thread is *running* (holds the GIL), *queued* (the policy has it), *blocked* (waits for a lock, in
//! [`Gil::block`]) or *away* (released the GIL for a system call). Blocked → queued happens under the core mutex, by a
//! waker or by the thread itself when its time is up, whoever comes first.
//!
//! # The countdown
//! The interpreter decrements a register per instruction. The GIL deals it chunks of at most 1,000 out of the slice of
//! N, so that the holder notices requests, and keeps the books of what was executed: the offer comes after exactly N
//! instructions, for N from 1 to 2³¹.
// Two exceptions: reading the processor's time stamp counter, in `clock`, and two system calls, in `sys`.
#![deny(unsafe_code)]
#![warn(missing_docs)]

mod books;
mod clock;
mod common_core;
mod cores;
mod gil;
mod lock;
mod parker;
pub mod policy;
mod reason;
mod stats;
mod sys;
mod thread;
mod wait_queue;

pub use gil::{DEFAULT_CHECK_INTERVAL, ForkGuard, Gil, MAX_CHECK_INTERVAL, Woken};
pub use lock::{Lock, NotHeld, Outcome, RLock, ThreadDone, Wait};
pub use policy::{IoFirst, Policy, StrictAlternation};
pub use reason::{Event, EventKind, ObjectId, Observer, Reason};
pub use stats::Stats;
pub use thread::{GilThread, ThreadRef};
pub use wait_queue::WaitQueue;
