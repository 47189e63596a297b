//! The default policy: threads back from blocking go first, and computing threads do not pay for it.
//!
//! There are two queues. *Computing* threads, those that were forced to hand over or that waited for a Python lock,
//! run in turn for N instructions each. Threads *back from blocking* (input and output, sleep, a timeout, a signal)
//! are let in before them, and ask a computing holder to make room at its next refill. Such a thread usually runs for
//! a few hundred instructions and blocks again: its latency does not depend on N or on how many threads compute, so N
//! can be large and hand-overs rare.
//!
//! Letting some threads in first invites starvation; the guards, each against something that was seen:
//! - after [`STREAK`] such grants in a row a waiting computing thread has its turn;
//! - a computing thread executes at least [`UNDISTURBED`] instructions between two requests to make room;
//! - one that makes room keeps the rest of its N and goes to the front of the computing queue;
//! - a thread let in first that runs for more than [`BOOST`] instructions is a computing one after all: it goes to the
//!   end of the computing queue (if there is one), with the rest of its N;
//! - until then it is never itself asked to make room, or several of them could keep everyone out for ever.
//!
//! Turns of exactly N have a trap of their own. Two threads in the same short loop fall in step: with N = 1 they run
//! instruction by instruction at a fixed distance, and where N is a multiple of the loop's length each is stopped at
//! the same place for ever. If that distance or place is harmless, a race that is there never shows. So about one
//! turn in [`SLIP`] is one instruction longer, in a fixed pseudo-random order: the threads slide past each other, and
//! a program still interleaves the same way in every run.

use std::collections::VecDeque;

use super::{Grant, Holder, Policy, Verdict, Waiter};
use crate::reason::Reason;
use crate::thread::ThreadRef;

/// Consecutive grants to threads back from blocking while computing threads wait.
pub const STREAK: u32 = 2;
/// Instructions for which a computing thread is not asked to make room.
pub const UNDISTURBED: u32 = 2_000;
/// Instructions for which a thread back from blocking keeps its privilege.
pub const BOOST: u32 = 10_000;

/// About one turn in so many lasts N + 1 instructions.
pub const SLIP: u32 = 128;

/// The default policy; the header of `src/gil/policy/io_first.rs` explains it.
#[derive(Debug, Default)]
pub struct IoFirst {
    back_from_blocking: VecDeque<Waiter>,
    computing: VecDeque<Waiter>,
    /// Grants in a row to threads back from blocking.
    streak: u32,
    /// The last grant went to a thread back from blocking, and its boost lasts.
    boosted: bool,
    /// What remains of the boosted thread's N after its boost.
    rest: u32,
    /// State of the generator that says which turns are longer.
    slips: u32,
    /// No turn is longer.
    exact: bool,
}

impl IoFirst {
    /// The policy without its slips: every turn lasts exactly N.
    pub fn exact() -> IoFirst {
        IoFirst {
            exact: true,
            ..IoFirst::default()
        }
    }

    /// The length of a computing thread's turn: N, now and then one more.
    fn turn(&mut self, interval: u32) -> u32 {
        if self.exact {
            return interval;
        }
        // A linear congruential generator (Numerical Recipes, 7.1); its upper bits are the good ones.
        self.slips = self
            .slips
            .wrapping_mul(1_664_525)
            .wrapping_add(1_013_904_223);
        interval.saturating_add(u32::from(self.slips >> 16 & (SLIP - 1) == SLIP - 1))
    }

    fn is_boosted(&self, holder: &Holder<'_>) -> bool {
        holder.granted && self.boosted
    }
}

fn goes_first(reason: Reason) -> bool {
    match reason {
        Reason::Io | Reason::Sleep | Reason::TimedOut | Reason::Interrupted => true,
        Reason::Start
        | Reason::Lock(_)
        | Reason::Join(_)
        | Reason::NativeWork
        | Reason::SliceEnd
        | Reason::Preempted
        | Reason::BoostEnded
        | Reason::Yield
        | Reason::End => false,
    }
}

impl Policy for IoFirst {
    fn name(&self) -> &'static str {
        "io-first"
    }

    fn description(&self) -> &'static str {
        "computing threads take turns of N instructions (about one in 128 of N + 1, so that loops do not fall in step); \
         a thread back from blocking goes before them and asks the holder to make room, within limits that keep computing threads going"
    }

    fn enqueue(&mut self, waiter: Waiter) {
        if goes_first(waiter.reason) {
            self.back_from_blocking.push_back(waiter);
        } else if waiter.reason == Reason::Preempted {
            self.computing.push_front(waiter);
        } else {
            self.computing.push_back(waiter);
        }
    }

    fn pick(&mut self, interval: u32) -> Option<Grant> {
        let first = self.computing.is_empty() || self.streak < STREAK;
        if first && let Some(waiter) = self.back_from_blocking.pop_front() {
            self.streak = if self.computing.is_empty() {
                0
            } else {
                self.streak + 1
            };
            let run = interval.min(BOOST);
            self.boosted = true;
            self.rest = interval - run;
            return Some(Grant {
                thread: waiter.thread,
                run,
            });
        }
        let waiter = self.computing.pop_front()?;
        self.streak = 0;
        self.boosted = false;
        self.rest = 0;
        let run = match waiter.rest {
            0 => self.turn(interval),
            rest => rest.min(interval),
        };
        Some(Grant {
            thread: waiter.thread,
            run,
        })
    }

    fn wants_room(&self) -> bool {
        !self.back_from_blocking.is_empty()
    }

    fn requested(&mut self, holder: Holder<'_>) -> Verdict {
        if self.back_from_blocking.is_empty() || self.is_boosted(&holder) {
            Verdict::Keep(holder.left)
        } else if holder.ran < UNDISTURBED {
            Verdict::Keep(UNDISTURBED - holder.ran)
        } else {
            Verdict::HandOver {
                reason: Reason::Preempted,
                rest: holder.left,
            }
        }
    }

    fn offer(&mut self, holder: Holder<'_>) -> Verdict {
        if self.is_boosted(&holder) && self.rest > 0 {
            self.boosted = false;
            return if self.computing.is_empty() && self.back_from_blocking.is_empty() {
                Verdict::Keep(std::mem::take(&mut self.rest))
            } else {
                Verdict::HandOver {
                    reason: Reason::BoostEnded,
                    rest: self.rest,
                }
            };
        }
        self.boosted = false;
        if self.computing.is_empty() && self.back_from_blocking.is_empty() {
            Verdict::Keep(holder.interval)
        } else {
            Verdict::HandOver {
                reason: Reason::SliceEnd,
                rest: 0,
            }
        }
    }

    fn upcoming(&self) -> Option<&ThreadRef> {
        let queue = if self.computing.is_empty() {
            &self.back_from_blocking
        } else {
            &self.computing
        };
        queue.front().map(|waiter| &waiter.thread)
    }

    fn reset(&mut self) {
        *self = IoFirst {
            exact: self.exact,
            ..IoFirst::default()
        };
    }
}
