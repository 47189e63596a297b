//! Strict alternation: the smallest policy there can be.

use std::collections::VecDeque;

use super::{Grant, Holder, Policy, Verdict, Waiter};
use crate::reason::Reason;

/// First come, first served, whatever the reason; each offer with someone waiting hands over. With N = 1 the threads
/// execute their instructions in turn.
#[derive(Debug, Default)]
pub struct StrictAlternation {
    queue: VecDeque<Waiter>,
}

impl Policy for StrictAlternation {
    fn name(&self) -> &'static str {
        "strict-alternation"
    }

    fn description(&self) -> &'static str {
        "one queue, first come, first served; each offer with a thread waiting hands over"
    }

    fn enqueue(&mut self, waiter: Waiter) {
        self.queue.push_back(waiter);
    }

    fn pick(&mut self, interval: u32) -> Option<Grant> {
        self.queue.pop_front().map(|waiter| Grant {
            thread: waiter.thread,
            run: interval,
        })
    }

    fn offer(&mut self, holder: Holder<'_>) -> Verdict {
        if self.queue.is_empty() {
            Verdict::Keep(holder.interval)
        } else {
            Verdict::HandOver {
                reason: Reason::SliceEnd,
                rest: 0,
            }
        }
    }

    fn reset(&mut self) {
        self.queue.clear();
    }
}
