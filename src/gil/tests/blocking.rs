//! Locks, joins, interruption, timeouts, shutdown, fork.

mod common;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use common::{default_gil, run, start};
use gillie_gil::{Lock, NotHeld, Outcome, RLock, Reason, ThreadDone, Wait};

#[test]
fn an_uncontended_lock_never_lets_the_gil_go() {
    let gil = default_gil(1_000);
    let thread = gil.register("main");
    gil.acquire(&thread, Reason::Start);
    let lock = Lock::new();
    for _ in 0..100 {
        assert_eq!(lock.acquire(&thread, Wait::Forever), Outcome::Acquired);
        assert!(lock.locked());
        assert_eq!(lock.acquire(&thread, Wait::No), Outcome::TimedOut);
        assert_eq!(lock.release(&thread), Ok(()));
        assert_eq!(lock.release(&thread), Err(NotHeld));
    }
    assert_eq!(gil.stats().acquires, 1);
    assert_eq!(gil.stats().io_drops, 0);
}

#[test]
fn a_lock_excludes() {
    for n in [1, 100, 10_000] {
        let gil = default_gil(n);
        let lock = Arc::new(Lock::new());
        let counter = Arc::new(AtomicU64::new(0));
        let threads: Vec<_> = (0..6)
            .map(|i| {
                let (lock, counter) = (lock.clone(), counter.clone());
                start(&gil, &format!("thread {i}"), move |thread| {
                    for _ in 0..2_000 {
                        assert_eq!(lock.acquire(thread, Wait::Forever), Outcome::Acquired);
                        let old = counter.load(Ordering::Relaxed);
                        run(thread, 5);
                        counter.store(old + 1, Ordering::Relaxed);
                        lock.release(thread).unwrap();
                        run(thread, 3);
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(counter.load(Ordering::Relaxed), 12_000, "N = {n}");
        assert!(!lock.locked());
    }
}

/// Somebody who frees the lock only to take it again cannot keep another out.
#[test]
fn a_waiter_is_passed_over_once_at_most() {
    let gil = default_gil(1_000);
    let lock = Arc::new(Lock::new());
    let over = Arc::new(AtomicBool::new(false));
    let rounds = Arc::new(AtomicU64::new(0));
    let greedy = {
        let (lock, over, rounds) = (lock.clone(), over.clone(), rounds.clone());
        start(&gil, "greedy", move |thread| {
            while !over.load(Ordering::Relaxed) {
                assert_eq!(lock.acquire(thread, Wait::Forever), Outcome::Acquired);
                run(thread, 100_000);
                rounds.fetch_add(1, Ordering::Relaxed);
                lock.release(thread).unwrap();
            }
        })
    };
    let modest = start(&gil, "modest", move |thread| {
        for _ in 0..50 {
            let before = rounds.load(Ordering::Relaxed);
            assert_eq!(lock.acquire(thread, Wait::Forever), Outcome::Acquired);
            let passed = rounds.load(Ordering::Relaxed) - before;
            assert!(passed <= 2, "the lock was freed {passed} times meanwhile");
            run(thread, 10);
            lock.release(thread).unwrap();
        }
        over.store(true, Ordering::Relaxed);
    });
    modest.join().unwrap();
    greedy.join().unwrap();
}

#[test]
fn any_thread_may_release() {
    let gil = default_gil(1_000);
    let main = gil.register("main");
    gil.acquire(&main, Reason::Start);
    let lock = Arc::new(Lock::new());
    assert_eq!(lock.acquire(&main, Wait::No), Outcome::Acquired);
    let other = {
        let lock = lock.clone();
        start(&gil, "other", move |thread| lock.release(thread))
    };
    assert_eq!(lock.acquire(&main, Wait::Forever), Outcome::Acquired);
    gil.end(&main);
    assert_eq!(other.join().unwrap(), Ok(()));
}

#[test]
fn a_timeout_ends_the_wait() {
    let gil = default_gil(1_000);
    let main = gil.register("main");
    gil.acquire(&main, Reason::Start);
    let lock = Lock::new();
    assert_eq!(lock.acquire(&main, Wait::Forever), Outcome::Acquired);
    let begin = std::time::Instant::now();
    let timeout = Duration::from_millis(5);
    assert_eq!(
        lock.acquire(&main, Wait::at_most(timeout)),
        Outcome::TimedOut
    );
    assert!(begin.elapsed() >= timeout, "it came back before its time");
    assert!(main.holds_gil());
    lock.release(&main).unwrap();
    // The list of waiters is clean: an acquisition is uncontended again.
    assert_eq!(lock.acquire(&main, Wait::No), Outcome::Acquired);
    // threading.TIMEOUT_MAX, and what lies beyond the clock.
    assert!(matches!(
        Wait::at_most(Duration::from_secs(9_223_372_036)),
        Wait::Until(_)
    ));
    assert_eq!(Wait::at_most(Duration::MAX), Wait::Forever);
}

/// Timeouts race with releases: the lock is never lost and never given twice.
#[test]
fn timeouts_race_with_releases() {
    let gil = default_gil(50);
    let lock = Arc::new(Lock::new());
    let inside = Arc::new(AtomicBool::new(false));
    let threads: Vec<_> = (0..5u64)
        .map(|i| {
            let (lock, inside) = (lock.clone(), inside.clone());
            start(&gil, &format!("thread {i}"), move |thread| {
                let mut got = 0;
                for round in 0..1_500u64 {
                    let wait = Wait::at_most(Duration::from_micros((round * 13 + i * 7) % 60 + 1));
                    if lock.acquire(thread, wait) == Outcome::Acquired {
                        assert!(
                            !inside.swap(true, Ordering::Relaxed),
                            "two threads have the lock"
                        );
                        run(thread, 40);
                        assert!(inside.swap(false, Ordering::Relaxed));
                        lock.release(thread).unwrap();
                        got += 1;
                    }
                    run(thread, round % 30);
                }
                got
            })
        })
        .collect();
    let got: u64 = threads.into_iter().map(|t| t.join().unwrap()).sum();
    assert!(got > 0);
    assert!(!lock.locked());
    let main = gil.register("main");
    gil.acquire(&main, Reason::Start);
    assert_eq!(lock.acquire(&main, Wait::No), Outcome::Acquired);
}

#[test]
fn an_interrupt_ends_the_wait_and_the_wait_can_go_on() {
    let gil = default_gil(1_000);
    let main = gil.register("main");
    gil.acquire(&main, Reason::Start);
    let lock = Arc::new(Lock::new());
    assert_eq!(lock.acquire(&main, Wait::Forever), Outcome::Acquired);
    let handle = main.handle().clone();
    let other = {
        let lock = lock.clone();
        let handle = handle.clone();
        start(&gil, "signals", move |thread| {
            // It runs only once main waits.
            handle.interrupt();
            thread.gil().release(thread, Reason::Sleep);
            std::thread::sleep(Duration::from_millis(5));
            thread.gil().acquire(thread, Reason::Sleep);
            lock.release(thread).unwrap();
        })
    };
    assert_eq!(lock.acquire(&main, Wait::Forever), Outcome::Interrupted);
    assert!(main.holds_gil(), "signal handlers run under the GIL");
    assert_eq!(lock.acquire(&main, Wait::Forever), Outcome::Acquired);
    // An interrupt that comes before the wait is not lost.
    handle.interrupt();
    assert_eq!(lock.acquire(&main, Wait::Forever), Outcome::Interrupted);
    gil.end(&main);
    other.join().unwrap();
}

#[test]
fn rlock_counts() {
    let gil = default_gil(1_000);
    let main = gil.register("main");
    gil.acquire(&main, Reason::Start);
    let lock = Arc::new(RLock::new());
    assert_eq!(lock.release(&main), Err(NotHeld));
    for _ in 0..3 {
        assert_eq!(lock.acquire(&main, Wait::Forever), Outcome::Acquired);
    }
    assert_eq!(lock.owner(), Some((main.id(), 3)));
    let tried = Arc::new(AtomicBool::new(false));
    let stranger = {
        let (lock, tried) = (lock.clone(), tried.clone());
        start(&gil, "stranger", move |thread| {
            assert!(!lock.is_owned(thread));
            assert_eq!(lock.release(thread), Err(NotHeld));
            assert_eq!(lock.acquire(thread, Wait::No), Outcome::TimedOut);
            tried.store(true, Ordering::Relaxed);
            assert_eq!(lock.acquire(thread, Wait::Forever), Outcome::Acquired);
            lock.release(thread).unwrap();
        })
    };
    while !tried.load(Ordering::Relaxed) {
        gil.release(&main, Reason::Sleep);
        std::thread::sleep(Duration::from_millis(1));
        gil.acquire(&main, Reason::Sleep);
    }
    assert_eq!(lock.release_save(&main), Ok(3));
    gil.release(&main, Reason::Io);
    stranger.join().unwrap();
    gil.acquire(&main, Reason::Io);
    assert_eq!(lock.acquire_restore(&main, 3), Outcome::Acquired);
    for _ in 0..3 {
        lock.release(&main).unwrap();
    }
    assert!(!lock.locked());
}

#[test]
fn join_waits_for_the_end() {
    let gil = default_gil(1_000);
    let main = gil.register("main");
    gil.acquire(&main, Reason::Start);
    let done = Arc::new(ThreadDone::new());
    assert_eq!(done.wait(&main, Wait::No), Outcome::TimedOut);
    let soon = Wait::at_most(Duration::from_millis(1));
    assert_eq!(done.wait(&main, soon), Outcome::TimedOut);
    let worker = {
        let done = done.clone();
        start(&gil, "worker", move |thread| {
            run(thread, 100_000);
            done.finish(thread);
        })
    };
    assert_eq!(done.wait(&main, Wait::Forever), Outcome::Acquired);
    assert_eq!(done.wait(&main, Wait::No), Outcome::Acquired);
    gil.end(&main);
    worker.join().unwrap();
}

#[test]
fn two_gils_know_nothing_of_each_other() {
    let (one, two) = (default_gil(10), default_gil(1_000));
    let (a, b) = (one.register("a"), two.register("b"));
    // Both are held at once, by the same operating-system thread if need be.
    one.acquire(&a, Reason::Start);
    two.acquire(&b, Reason::Start);
    run(&a, 100);
    run(&b, 7);
    assert_eq!(one.stats().instructions, 100);
    one.end(&a);
    two.end(&b);
    assert_eq!(two.stats().instructions, 7);
    assert_eq!(one.check_interval(), 10);
    assert_eq!(two.check_interval(), 1_000);
}

#[test]
fn after_shutdown_daemon_threads_never_run_again() {
    let gil = default_gil(100);
    let main = gil.register("main");
    gil.acquire(&main, Reason::Start);
    let ran_late = Arc::new(AtomicBool::new(false));
    let (tell, told) = mpsc::channel();
    let lock = Arc::new(Lock::new());
    assert_eq!(lock.acquire(&main, Wait::No), Outcome::Acquired);
    for i in 0..4 {
        let (ran_late, tell, lock) = (ran_late.clone(), tell.clone(), lock.clone());
        start(&gil, &format!("daemon {i}"), move |thread| {
            tell.send(()).unwrap();
            match i {
                0 => loop {
                    run(thread, 1_000);
                    if thread.gil().is_shut_down() {
                        ran_late.store(true, Ordering::Relaxed);
                    }
                },
                1 => {
                    thread.gil().release(thread, Reason::Sleep);
                    std::thread::sleep(Duration::from_millis(30));
                    thread.gil().acquire(thread, Reason::Sleep);
                }
                2 => drop(lock.acquire(thread, Wait::at_most(Duration::from_millis(30)))),
                _ => drop(lock.acquire(thread, Wait::Forever)),
            }
            ran_late.store(true, Ordering::Relaxed);
        });
    }
    for _ in 0..4 {
        while told.try_recv().is_err() {
            gil.release(&main, Reason::Sleep);
            std::thread::sleep(Duration::from_millis(1));
            gil.acquire(&main, Reason::Sleep);
        }
    }
    gil.shutdown(&main);
    lock.release(&main).unwrap();
    // Finalisation goes on: it executes instructions and lets the GIL go around its own system calls.
    for _ in 0..10 {
        run(&main, 1_000);
        gil.release(&main, Reason::Io);
        std::thread::sleep(Duration::from_millis(5));
        gil.acquire(&main, Reason::Io);
    }
    assert!(!ran_late.load(Ordering::Relaxed));
    assert!(!gil.has_waiters());
}

/// What the interpreter does with data under the GIL must be ordered by it: plain memory, no atomics, checked sums.
#[test]
fn plain_memory_is_ordered_by_the_gil() {
    struct Plain(std::cell::UnsafeCell<[u64; 16]>);
    // SAFETY: the cell is touched only by the thread that holds the GIL, which is what this test checks.
    unsafe impl Sync for Plain {}
    for n in [1, 3, 1_000] {
        let gil = default_gil(n);
        let plain = Arc::new(Plain(std::cell::UnsafeCell::new([0; 16])));
        let threads: Vec<_> = (0..4)
            .map(|i| {
                let plain = plain.clone();
                start(&gil, &format!("thread {i}"), move |thread| {
                    for round in 0..3_000u64 {
                        // SAFETY: this thread holds the GIL until `run` or `release`, and the borrow ends before.
                        let cells = unsafe { &mut *plain.0.get() };
                        assert!(cells.iter().all(|&cell| cell == cells[0]), "a torn view");
                        cells.iter_mut().for_each(|cell| *cell += 1);
                        run(thread, 3);
                        if round % 3 == 0 {
                            thread.gil().release(thread, Reason::Io);
                            thread.gil().acquire(thread, Reason::Io);
                        }
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        // SAFETY: all threads have ended.
        assert_eq!(unsafe { (*plain.0.get())[0] }, 12_000);
    }
}
