//! A pretend interpreter: it counts down as the real one does and executes nothing.
#![allow(dead_code)]

use std::sync::{Arc, Mutex};

use gillie_gil::{Event, EventKind, Gil, GilThread, IoFirst, Observer, Policy, Reason, ThreadRef};

/// A GIL with the default policy and the interval `n`.
pub fn default_gil(n: u32) -> Arc<Gil> {
    gil_with(Box::new(IoFirst::default()), n)
}

pub fn gil_with(policy: Box<dyn Policy>, n: u32) -> Arc<Gil> {
    let gil = Gil::new(policy);
    gil.set_check_interval(n);
    gil
}

/// Executes `n` instructions, each of which is `instruction`.
pub fn run_with(thread: &GilThread, n: u64, mut instruction: impl FnMut()) {
    let mut countdown = thread.countdown();
    for _ in 0..n {
        if countdown == 0 {
            thread.set_countdown(0);
            countdown = thread.gil().refill(thread);
        }
        instruction();
        countdown -= 1;
    }
    thread.set_countdown(countdown);
    if countdown == 0 {
        thread.gil().refill(thread);
    }
}

/// Executes `n` instructions of no consequence, a chunk at a time.
pub fn run(thread: &GilThread, mut n: u64) {
    while n > 0 {
        let countdown = thread.countdown();
        let step = u64::from(countdown).min(n);
        n -= step;
        thread.set_countdown(countdown - step as u32);
        if thread.countdown() == 0 {
            thread.gil().refill(thread);
        }
    }
}

/// Starts a Python thread: registers it, acquires the GIL, runs `body`, releases the GIL.
pub fn start<R: Send + 'static>(
    gil: &Arc<Gil>,
    name: &str,
    body: impl FnOnce(&GilThread) -> R + Send + 'static,
) -> std::thread::JoinHandle<R> {
    let thread = gil.register(name);
    std::thread::spawn(move || {
        thread.gil().acquire(&thread, Reason::Start);
        let result = body(&thread);
        thread.gil().end(&thread);
        result
    })
}

/// The events, copied.
#[derive(Default)]
pub struct Log(Mutex<(Vec<Entry>, Vec<ThreadRef>)>);

#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub thread: u32,
    pub kind: EventKind,
    /// The thread's own.
    pub instructions: u64,
    /// All threads' by then.
    pub all: u64,
}

impl Log {
    pub fn attach(gil: &Gil) -> Arc<Log> {
        let log = Arc::new(Log::default());
        gil.set_observer(Some(log.clone()));
        log
    }

    pub fn entries(&self) -> Vec<Entry> {
        self.0.lock().unwrap().0.clone()
    }
}

impl Observer for Log {
    fn event(&self, event: &Event<'_>) {
        let (entries, threads) = &mut *self.0.lock().unwrap();
        if !threads.contains(event.thread) {
            threads.push(event.thread.clone());
        }
        entries.push(Entry {
            all: threads
                .iter()
                .map(|thread| thread.stats().instructions)
                .sum(),
            thread: event.thread.id(),
            kind: event.kind,
            instructions: event.instructions,
        });
    }
}
