//! The mechanism: the state word, the hand-over, the countdown's refill. The protocol is described in the
//! [crate's documentation](crate).

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use crate::books::Core;
use crate::clock::Clock;
use crate::common_core::CommonCore;
use crate::cores::LastAway;
use crate::parker::{GRANTED, POKED, Parker, Phase, WARM};
use crate::policy::{Holder, Policy, Verdict, Waiter};
use crate::reason::{EventKind, Observer, Reason};
use crate::stats::{Counters, Stats};
use crate::sys;
use crate::thread::{GilThread, Shared, ThreadRef};

/// Someone holds the GIL, or the core mutex's owner is deciding who does.
const LOCKED: u32 = 1;
/// Someone is in the policy's queue.
const WAITERS: u32 = 2;
/// The policy would like the holder to make room before its slice ends.
const REQUEST: u32 = 4;
/// Nobody takes the fast path: the policy or an observer sees everything, or the interpreter has shut down.
const SEEN: u32 = 8;

/// Instructions dealt to the interpreter at a time: how often the holder looks at requests.
const CHUNK: u32 = 1_000;
/// A waiter looks at its word for so long before it sleeps: about what waking a sleeper costs.
const SPIN: Duration = Duration::from_micros(20);
/// A waiter woken ahead of its turn looks for so long.
const WARM_SPIN: Duration = Duration::from_micros(150);
/// The next in line is woken so many nanoseconds ahead of its turn.
const WARM_AHEAD_NS: u64 = 60_000;

/// The check interval a new GIL has. `docs/gil.md` says how it was chosen.
pub const DEFAULT_CHECK_INTERVAL: u32 = 200_000;
/// The largest check interval.
pub const MAX_CHECK_INTERVAL: u32 = 1 << 31;

/// How a wait for something other than the GIL ended. In any case the thread holds the GIL again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woken {
    /// Another thread woke it.
    Ready,
    /// Its time was up.
    TimedOut,
    /// [`ThreadRef::interrupt`] was called: run the signal handlers, then wait for the remaining time.
    Interrupted,
}

/// One global interpreter lock. Nothing about it is global to the process: each interpreter has its own.
pub struct Gil {
    state: AtomicU32,
    interval: AtomicU32,
    /// The id of the thread that has or last had the GIL.
    holder: AtomicU32,
    /// The core that the holder was last known to run on.
    holder_core: AtomicU32,
    /// How many instructions before the end of a slice the next in line is woken.
    warm_ahead: AtomicU32,
    next_object: AtomicU64,
    /// How many forks lie between this process and the one that made the GIL.
    forks: AtomicU32,
    shut_down: AtomicBool,
    may_spin: OnceLock<bool>,
    pub(crate) last_away: LastAway,
    pub(crate) common_core: CommonCore,
    pub(crate) clock: Clock,
    name: &'static str,
    description: &'static str,
    core: Mutex<Core>,
}

impl std::fmt::Debug for Gil {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gil")
            .field("policy", &self.name)
            .field("check_interval", &self.check_interval())
            .field("state", &self.state.load(Ordering::Relaxed))
            .finish_non_exhaustive()
    }
}

impl Gil {
    /// A GIL that nobody holds.
    pub fn new(policy: Box<dyn Policy>) -> Arc<Gil> {
        Arc::new(Gil {
            state: AtomicU32::new(if policy.sees_everything() { SEEN } else { 0 }),
            interval: AtomicU32::new(DEFAULT_CHECK_INTERVAL),
            holder: AtomicU32::new(0),
            holder_core: AtomicU32::new(sys::UNKNOWN_CORE),
            warm_ahead: AtomicU32::new(15_000),
            next_object: AtomicU64::new(1),
            forks: AtomicU32::new(0),
            shut_down: AtomicBool::new(false),
            may_spin: OnceLock::new(),
            last_away: LastAway::new(),
            common_core: CommonCore::new(),
            clock: Clock::start(),
            name: policy.name(),
            description: policy.description(),
            core: Mutex::new(Core::new(policy)),
        })
    }

    /// Enters a thread into the books. It does not hold the GIL yet. Any thread may call this and pass the result to
    /// the operating-system thread that will own it.
    pub fn register(self: &Arc<Self>, name: &str) -> GilThread {
        let mut core = self.core();
        let id = core.next_id;
        core.next_id += 1;
        let handle = ThreadRef(Arc::new(Shared {
            id,
            name: Mutex::new(name.to_owned()),
            parker: Parker::default(),
            counters: Counters::default(),
            blocked: AtomicBool::new(false),
            granted_run: AtomicU32::new(0),
            queued_at: AtomicU64::new(0),
            granted_at: AtomicU64::new(0),
            core: AtomicU32::new(sys::UNKNOWN_CORE),
            clock: self.clock,
        }));
        core.threads.insert(id, handle.clone());
        drop(core);
        GilThread::new(self.clone(), handle)
    }

    pub(crate) fn unregister(&self, thread: &GilThread) {
        if thread.holds_gil() {
            self.end(thread);
        } else {
            self.core().depart(thread.id());
            self.never_came(thread);
        }
    }

    /// The thread's last act under the GIL: it leaves the books and gives the GIL up, in one step. Whoever runs next
    /// sees it among the [ended](Gil::ended_threads), with its final counters.
    pub fn end(&self, thread: &GilThread) {
        self.blocks(thread);
        self.give_up_for_good(thread);
    }

    /// As [`end`](Gil::end), where the operating system's thread ends as well. What that takes (some 0.1 ms) is done
    /// where no other thread of this GIL waits for the core.
    pub fn end_with_thread(&self, thread: &GilThread) {
        let stay = thread.stay.take();
        if stay.is_some() {
            self.one_less();
        }
        self.give_up_for_good(thread);
        if let Some(stay) = stay {
            stay.make_room();
        }
    }

    fn give_up_for_good(&self, thread: &GilThread) {
        debug_assert!(thread.holds_gil(), "ended by a thread that has it not");
        let mut core = self.core();
        self.close_books(thread, self.clock.now());
        thread.handle.0.counters.io_drops.add(1);
        thread.holds.set(false);
        core.emit(&thread.handle, EventKind::Release(Reason::End));
        core.depart(thread.id());
        let next = self.pass_on(&mut core);
        drop(core);
        self.grant(next);
    }

    /// The name of the policy.
    pub fn policy_name(&self) -> &'static str {
        self.name
    }

    /// What the policy does, in a sentence or two.
    pub fn policy_description(&self) -> &'static str {
        self.description
    }

    /// N: after how many instructions the holder offers the GIL.
    pub fn check_interval(&self) -> u32 {
        self.interval.load(Ordering::Relaxed)
    }

    /// Sets N, brought into 1..=[`MAX_CHECK_INTERVAL`]. The running slice is shortened to it at the next refill, which
    /// the interpreter may call at once.
    pub fn set_check_interval(&self, n: u32) {
        self.interval
            .store(n.clamp(1, MAX_CHECK_INTERVAL), Ordering::Relaxed);
    }

    /// Attaches an observer, or takes it off. While there is one, no acquisition takes the fast path.
    pub fn set_observer(&self, observer: Option<Arc<dyn Observer>>) {
        let mut core = self.core();
        if observer.is_some() || core.policy.sees_everything() || core.only.is_some() {
            self.state.fetch_or(SEEN, Ordering::Relaxed);
        } else {
            self.state.fetch_and(!SEEN, Ordering::Relaxed);
        }
        core.observer = observer;
    }

    /// The threads on the books, in order of registration.
    pub fn threads(&self) -> Vec<ThreadRef> {
        let mut threads: Vec<_> = self.core().threads.values().cloned().collect();
        threads.sort_by_key(ThreadRef::id);
        threads
    }

    /// The last threads that have ended, at most 256, for their counters; in the order in which they ended.
    pub fn ended_threads(&self) -> Vec<ThreadRef> {
        self.core().ended.iter().cloned().collect()
    }

    /// The counters of all threads, ended ones included.
    pub fn stats(&self) -> Stats {
        let core = self.core();
        let mut total = core.departed;
        for thread in core.threads.values() {
            total += thread.0.counters.read();
        }
        total.in_nanoseconds(&self.clock)
    }

    /// How many forks lie between this process and the one that made the GIL.
    pub fn forks(&self) -> u32 {
        self.forks.load(Ordering::Relaxed)
    }

    /// An identity for something that threads wait for.
    pub fn new_object_id(&self) -> crate::ObjectId {
        crate::ObjectId(self.next_object.fetch_add(1, Ordering::Relaxed))
    }

    /// Takes the GIL, waiting for as long as it takes; gives the interpreter its first chunk of instructions. After a
    /// [`shutdown`](Gil::shutdown) by another thread it never returns.
    #[inline]
    pub fn acquire(&self, thread: &GilThread, reason: Reason) -> u32 {
        debug_assert!(!thread.holds_gil(), "the GIL is not recursive");
        if self
            .state
            .compare_exchange(0, LOCKED, Ordering::Acquire, Ordering::Relaxed)
            .is_ok()
        {
            let interval = self.check_interval();
            thread.begin(interval, interval, false);
            self.count_acquisition(thread);
            thread.since.set(self.clock.now());
            thread.deal(interval.min(CHUNK))
        } else {
            self.acquire_slow(thread, reason)
        }
    }

    /// Queues a thread that has just been made, in its name, so that its turn does not depend on how long the operating
    /// system takes to run it. It must call [`begin`](Gil::begin). `by` holds the GIL.
    pub fn start(&self, by: &GilThread, new: &ThreadRef) {
        debug_assert!(by.holds_gil());
        let mut core = self.core();
        if !core.bars(new) {
            let now = self.clock.now();
            self.enqueue(&mut core, new, Reason::Start, 0, now);
            self.publish(&core);
        }
    }

    /// The first acquisition of a thread that another one [starts](Gil::start): waits for its turn.
    pub fn begin(&self, thread: &GilThread) -> u32 {
        self.wait_for_grant(thread);
        thread.deal(thread.left.get().min(CHUNK))
    }

    /// Gives the GIL up. The interpreter must have [saved its countdown](GilThread::set_countdown).
    #[inline]
    pub fn release(&self, thread: &GilThread, reason: Reason) {
        debug_assert!(thread.holds_gil(), "released by a thread that has it not");
        self.close_books(thread, self.clock.now());
        self.blocks(thread);
        thread.handle.0.counters.io_drops.add(1);
        thread.holds.set(false);
        if self
            .state
            .compare_exchange(LOCKED, 0, Ordering::Release, Ordering::Relaxed)
            .is_err()
        {
            self.release_slow(thread, reason);
        }
    }

    /// Called by the interpreter when its countdown is used up, or earlier with the countdown saved: enters what was
    /// executed, hands over if it is time to, and deals the next chunk.
    #[inline]
    pub fn refill(&self, thread: &GilThread) -> u32 {
        thread.settle();
        let interval = self.check_interval();
        if self.state.load(Ordering::Relaxed) != LOCKED || thread.interval.get() != interval {
            return self.refill_slow(thread, interval);
        }
        if thread.left.get() == 0 {
            thread.left.set(interval);
            thread.warmed.set(false);
        }
        thread.deal(thread.left.get().min(CHUNK))
    }

    /// Gives way: if anyone waits, queues behind them. Returns the next chunk.
    pub fn yield_now(&self, thread: &GilThread) -> u32 {
        thread.settle();
        if self.state.load(Ordering::Relaxed) & (WAITERS | SEEN) == 0 {
            return match thread.countdown() {
                0 => self.refill(thread),
                countdown => countdown,
            };
        }
        self.release(thread, Reason::Yield);
        self.acquire_slow(thread, Reason::Yield)
    }

    /// Whether some thread waits for the GIL just now.
    pub fn has_waiters(&self) -> bool {
        self.state.load(Ordering::Relaxed) & WAITERS != 0
    }

    /// How many threads wait for the GIL just now.
    pub fn waiting(&self) -> usize {
        self.core().waiting
    }

    #[cold]
    #[inline(never)]
    fn refill_slow(&self, thread: &GilThread, interval: u32) -> u32 {
        if thread.interval.get() != interval {
            thread.interval.set(interval);
            thread.left.set(thread.left.get().min(interval));
        }
        let state = self.state.load(Ordering::Relaxed);
        let left = thread.left.get();
        if left == 0 {
            if state & (WAITERS | SEEN) == 0 {
                thread.left.set(interval);
                thread.warmed.set(false);
            } else {
                self.consult(thread, interval, true);
            }
        } else if state & REQUEST != 0 && thread.ran.get() >= thread.deaf_until.get() {
            self.consult(thread, interval, false);
        } else if state & WAITERS != 0 && !thread.warmed.get() {
            let ahead = self.warm_ahead.load(Ordering::Relaxed);
            if left <= ahead && interval > ahead {
                self.warm_next(thread);
            }
        }
        let chunk = thread.left.get().min(CHUNK);
        thread.deal(chunk)
    }

    /// Asks the policy what becomes of a holder whose slice has ended (`offer`) or who is asked to make room.
    fn consult(&self, thread: &GilThread, interval: u32, offer: bool) {
        let mut core = self.core();
        let handle = &thread.handle;
        let holder = Holder {
            thread: handle,
            ran: thread.ran.get(),
            left: thread.left.get(),
            granted: thread.granted.get(),
            interval,
        };
        let verdict = if offer {
            core.policy.offer(holder)
        } else {
            core.policy.requested(holder)
        };
        let kind = EventKind::Offer {
            ran: thread.ran.get(),
            accepted: matches!(verdict, Verdict::HandOver { .. }),
        };
        core.emit(handle, kind);
        match verdict {
            Verdict::Keep(run) if offer => {
                thread.left.set(run.max(1));
                thread.warmed.set(false);
            }
            Verdict::Keep(run) => {
                thread
                    .deaf_until
                    .set(thread.ran.get().saturating_add(run.max(1)));
            }
            Verdict::HandOver { reason, rest } => {
                let now = self.clock.now();
                self.learn_speed(thread, now);
                if reason == Reason::SliceEnd {
                    let held = now.saturating_sub(thread.since.get());
                    self.used_up_turn(thread, held, core.waiting);
                }
                self.close_books(thread, now);
                thread.holds.set(false);
                let counters = &handle.0.counters;
                counters.forced_drops.add(1);
                if reason == Reason::Preempted {
                    counters.preemptions.add(1);
                }
                core.emit(handle, EventKind::Release(reason));
                self.enqueue(&mut core, handle, reason, rest, now);
                let next = self.pass_on(&mut core);
                drop(core);
                self.grant(next);
                let warmed = thread.warmed.get();
                self.wait_for_grant(thread);
                // With the rest of the same slice the next in line has been told already.
                thread.warmed.set(warmed && rest > 0);
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn acquire_slow(&self, thread: &GilThread, reason: Reason) -> u32 {
        let mut core = self.core();
        if core.bars(&thread.handle) {
            drop(core);
            self.never_return(thread);
        }
        let now = self.clock.now();
        self.enqueue(&mut core, &thread.handle, reason, 0, now);
        let next = self.take_if_free(&mut core);
        drop(core);
        self.grant(next);
        self.wait_for_grant(thread);
        thread.deal(thread.left.get().min(CHUNK))
    }

    #[cold]
    #[inline(never)]
    fn release_slow(&self, thread: &GilThread, reason: Reason) {
        self.goes_away();
        let mut core = self.core();
        core.emit(&thread.handle, EventKind::Release(reason));
        let next = self.pass_on(&mut core);
        drop(core);
        self.grant(next);
    }

    /// Releases the GIL and waits until another thread calls [`wake`](Gil::wake) for this one, the deadline passes or
    /// the thread is interrupted; returns with the GIL held. If an interruption is pending it returns at once. The
    /// new countdown is [`GilThread::countdown`].
    ///
    /// The caller must first have put the thread where the waker will find it; since both do so under the GIL no wake
    /// can be lost.
    pub fn block(&self, thread: &GilThread, reason: Reason, deadline: Option<Instant>) -> Woken {
        if thread.take_poke() {
            return Woken::Interrupted;
        }
        let handle = &thread.handle;
        let mut core = self.core();
        self.close_books(thread, self.clock.now());
        handle.0.counters.io_drops.add(1);
        thread.holds.set(false);
        handle.0.blocked.store(true, Ordering::Relaxed);
        core.emit(handle, EventKind::Block(reason));
        core.emit(handle, EventKind::Release(reason));
        let next = self.pass_on(&mut core);
        drop(core);
        self.grant(next);

        let parker = &handle.0.parker;
        let in_time = parker.wait(GRANTED | POKED, |phase| self.spin(thread, phase), deadline);
        let mut woken = Woken::Ready;
        if !parker.has(GRANTED) {
            let mut core = self.core();
            if core.bars(handle) {
                drop(core);
                self.never_return(thread);
            }
            if thread.blocked() {
                handle.0.blocked.store(false, Ordering::Relaxed);
                let reason = if in_time {
                    parker.clear(POKED);
                    woken = Woken::Interrupted;
                    Reason::Interrupted
                } else {
                    woken = Woken::TimedOut;
                    Reason::TimedOut
                };
                core.emit(handle, EventKind::Wake { by: None });
                let now = self.clock.now();
                self.enqueue(&mut core, handle, reason, 0, now);
                let next = self.take_if_free(&mut core);
                drop(core);
                self.grant(next);
            }
        }
        self.wait_for_grant(thread);
        thread.deal(thread.left.get().min(CHUNK));
        woken
    }

    /// Moves a thread that waits in [`block`](Gil::block) to the queue for the GIL, without waking it: it wakes once,
    /// when it gets the GIL. `false` if it does not wait any more (its time was up). `by` must hold the GIL.
    pub fn wake(&self, by: &GilThread, target: &ThreadRef, reason: Reason) -> bool {
        debug_assert!(by.holds_gil());
        let mut core = self.core();
        if !target.0.blocked.swap(false, Ordering::Relaxed) {
            return false;
        }
        core.emit(target, EventKind::Wake { by: Some(by.id()) });
        if !core.bars(target) {
            let now = self.clock.now();
            self.enqueue(&mut core, target, reason, 0, now);
            self.publish(&core);
        }
        true
    }

    /// For policies that leave the GIL free while threads wait: asks the policy again.
    pub fn reconsider(&self) {
        let mut core = self.core();
        if core.waiting > 0 {
            let next = self.take_if_free(&mut core);
            drop(core);
            self.grant(next);
        }
    }

    /// From now on only `survivor` (who holds the GIL) may have it. Every other thread that wants it, now or later,
    /// sleeps for ever, as daemon threads do in CPython 3.14: it touches nothing any more, and the process may end.
    pub fn shutdown(&self, survivor: &GilThread) {
        debug_assert!(survivor.holds_gil());
        let mut core = self.core();
        core.only = Some(survivor.id());
        core.policy.reset();
        core.waiting = 0;
        self.shut_down.store(true, Ordering::Relaxed);
        self.state.fetch_or(SEEN, Ordering::Relaxed);
        self.publish(&core);
    }

    /// Whether [`shutdown`](Gil::shutdown) was called.
    pub fn is_shut_down(&self) -> bool {
        self.shut_down.load(Ordering::Relaxed)
    }

    /// To be called before another program takes the place of this one, with the GIL held: it shall not inherit what is
    /// the calling thread's own.
    pub fn before_exec(&self, thread: &GilThread) {
        debug_assert!(thread.holds_gil());
        self.blocks(thread);
    }

    /// To be called before the operating system makes the thread that will be `new`, with the GIL held: what it inherits
    /// from the calling thread is right for it then.
    pub fn before_spawn(&self, thread: &GilThread, new: &GilThread) {
        debug_assert!(thread.holds_gil());
        self.usual_slices(thread);
        self.brings(thread, new);
    }

    /// To be called before `fork`, with the GIL held: keeps the GIL's books still until the guard is dropped (in the
    /// parent) or turned into the child's ([`ForkGuard::in_child`]).
    pub fn before_fork<'a>(&'a self, thread: &'a GilThread) -> ForkGuard<'a> {
        debug_assert!(thread.holds_gil());
        self.blocks(thread);
        thread.settle();
        ForkGuard {
            gil: self,
            thread,
            core: self.core(),
        }
    }

    /// Puts a thread in the policy's queue.
    fn enqueue(&self, core: &mut Core, thread: &ThreadRef, reason: Reason, rest: u32, now: u64) {
        thread.0.queued_at.store(now, Ordering::Relaxed);
        core.emit(thread, EventKind::Wait(reason));
        core.waiting += 1;
        core.policy.enqueue(Waiter {
            thread: thread.clone(),
            reason,
            rest,
        });
    }

    /// Publishes the queue's state in the state word. Bits are set before they are cleared and LOCKED is untouched.
    fn publish(&self, core: &Core) {
        let mut set = 0;
        if core.waiting > 0 {
            set |= WAITERS;
            if core.policy.wants_room() {
                set |= REQUEST;
            }
        }
        let now = self.state.load(Ordering::Relaxed);
        let clear = (WAITERS | REQUEST) & !set;
        if set & !now != 0 {
            self.state.fetch_or(set, Ordering::Relaxed);
        }
        if now & clear != 0 {
            self.state.fetch_and(!clear, Ordering::Relaxed);
        }
    }

    /// After queueing: if nobody holds the GIL, takes it in the policy's name and passes it on.
    fn take_if_free(&self, core: &mut Core) -> Option<ThreadRef> {
        // Sets LOCKED and WAITERS in one step: either the GIL was free and is ours to pass on, or its holder can no
        // longer let go by the fast path and will see the queue.
        let before = self.state.fetch_or(LOCKED | WAITERS, Ordering::AcqRel);
        if before & LOCKED == 0 {
            self.pass_on(core)
        } else {
            self.publish(core);
            None
        }
    }

    /// LOCKED is set and ours: to whom does the GIL go? With nobody to go to, it is free.
    fn pass_on(&self, core: &mut Core) -> Option<ThreadRef> {
        match core.policy.pick(self.check_interval()) {
            Some(grant) => {
                core.waiting = core.waiting.saturating_sub(1);
                grant
                    .thread
                    .0
                    .granted_run
                    .store(grant.run.max(1), Ordering::Relaxed);
                grant
                    .thread
                    .0
                    .granted_at
                    .store(self.clock.now(), Ordering::Relaxed);
                // Where it waits is where it will run: whoever lets go now can tell whether spinning is in its way.
                self.holder_core.store(
                    grant.thread.0.core.load(Ordering::Relaxed),
                    Ordering::Relaxed,
                );
                core.emit(&grant.thread, EventKind::Acquire);
                self.publish(core);
                Some(grant.thread)
            }
            None => {
                let waiters = if core.waiting > 0 { 0 } else { WAITERS };
                self.state
                    .fetch_and(!(LOCKED | REQUEST | waiters), Ordering::Release);
                None
            }
        }
    }

    /// Tells the chosen thread. Outside of the core mutex, which it may want soon.
    fn grant(&self, next: Option<ThreadRef>) {
        if let Some(next) = next {
            next.0.parker.set(GRANTED);
        }
    }

    /// Whether there is another core for the holder while one thread spins.
    pub(crate) fn may_spin(&self) -> bool {
        *self.may_spin.get_or_init(|| sys::cores() > 1)
    }

    /// How long to look before sleeping: not at all where the holder needs this very core.
    fn spin(&self, thread: &GilThread, phase: Phase) -> Duration {
        if !self.may_spin() {
            return Duration::ZERO;
        }
        let here = sys::current_core();
        thread.handle.0.core.store(here, Ordering::Relaxed);
        if here != sys::UNKNOWN_CORE && here == self.holder_core.load(Ordering::Relaxed) {
            return Duration::ZERO;
        }
        match phase {
            Phase::First => SPIN,
            Phase::Warm => WARM_SPIN,
            Phase::Awake => Duration::ZERO,
        }
    }

    fn wait_for_grant(&self, thread: &GilThread) {
        let shared = &thread.handle.0;
        if !shared.parker.has(GRANTED) {
            let spin = |phase| {
                if phase != Phase::First {
                    self.stand_aside();
                }
                self.spin(thread, phase)
            };
            shared.parker.wait(GRANTED, spin, None);
        }
        shared.parker.clear(GRANTED | WARM);
        let now = self.clock.now();
        let interval = self.check_interval();
        thread.begin(shared.granted_run.load(Ordering::Relaxed), interval, true);
        self.count_acquisition(thread);
        self.got_it(thread, shared.granted_at.load(Ordering::Relaxed), now);
        thread.since.set(now);
        let waited = now.saturating_sub(shared.queued_at.load(Ordering::Relaxed));
        shared.counters.wait_ns.add(waited);
        self.holder_core
            .store(sys::current_core(), Ordering::Relaxed);
    }

    /// Wakes the next in line so that it spins when the slice ends. Not if it sleeps on the holder's own core: the
    /// kernel would run it there, in the holder's stead, and a hand-over within a core costs no wake-up of another.
    fn warm_next(&self, thread: &GilThread) {
        thread.warmed.set(true);
        if !self.may_spin() {
            return;
        }
        let next = self.core().policy.upcoming().cloned();
        if let Some(next) = next
            && next.0.core.load(Ordering::Relaxed) != sys::current_core()
        {
            next.0.parker.set(WARM);
        }
    }

    /// Keeps `warm_ahead` at what the holder executes in `WARM_AHEAD_NS`.
    fn learn_speed(&self, thread: &GilThread, now: u64) {
        let ran = u64::from(thread.ran.get());
        let held = now.saturating_sub(thread.since.get());
        let held = self.clock.nanoseconds(held);
        if ran >= 10_000 && held > 0 {
            let ahead = (ran * WARM_AHEAD_NS / held).clamp(1_000, 200_000);
            let old = u64::from(self.warm_ahead.load(Ordering::Relaxed));
            self.warm_ahead
                .store(((old * 3 + ahead) / 4) as u32, Ordering::Relaxed);
        }
    }

    #[inline(always)]
    fn count_acquisition(&self, thread: &GilThread) {
        let counters = &thread.handle.0.counters;
        counters.acquires.add(1);
        let id = thread.id();
        if self.holder.load(Ordering::Relaxed) != id {
            self.holder.store(id, Ordering::Relaxed);
            counters.switches.add(1);
        }
    }

    #[inline(always)]
    fn close_books(&self, thread: &GilThread, now: u64) {
        thread.settle();
        let held = now.saturating_sub(thread.since.get());
        thread.handle.0.counters.hold_ns.add(held);
    }

    fn never_return(&self, thread: &GilThread) -> ! {
        loop {
            thread.handle.0.parker.wait(0, |_| Duration::ZERO, None);
        }
    }

    fn core(&self) -> MutexGuard<'_, Core> {
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Holds the GIL's books still around `fork`.
pub struct ForkGuard<'a> {
    gil: &'a Gil,
    thread: &'a GilThread,
    core: MutexGuard<'a, Core>,
}

impl ForkGuard<'_> {
    /// In the child: only the forking thread exists; it holds the GIL and nobody waits. Python locks forget their
    /// waiters by [`Lock::reset_after_fork`](crate::Lock::reset_after_fork) and keep their state, as POSIX has it.
    pub fn in_child(mut self) {
        let survivor = &self.thread.handle;
        let gone: Vec<ThreadRef> = self
            .core
            .threads
            .extract_if(|&id, _| id != survivor.id())
            .map(|(_, thread)| thread)
            .collect();
        for thread in &gone {
            self.core.departed += thread.0.counters.read();
            thread.0.blocked.store(false, Ordering::Relaxed);
        }
        self.gil.forks.fetch_add(1, Ordering::Relaxed);
        self.gil.common_core.reset();
        self.core.policy.reset();
        self.core.waiting = 0;
        survivor.0.parker.reset();
        survivor.0.blocked.store(false, Ordering::Relaxed);
        let seen = self.gil.state.load(Ordering::Relaxed) & SEEN;
        self.gil.state.store(LOCKED | seen, Ordering::Relaxed);
        // The handles of threads that do not exist here are leaked: their reference counts may have been mid-change.
        std::mem::forget(gone);
    }
}
