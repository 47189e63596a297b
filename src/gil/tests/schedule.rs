//! Who runs, for how many instructions, and who is next. Relations between counts, never times.

mod common;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use common::{Log, default_gil, gil_with, run, run_with, start};
use gillie_gil::{EventKind, Gil, IoFirst, Reason, StrictAlternation};

/// Until `count` threads have queued.
fn wait_for_queue(gil: &Gil, count: usize) {
    while gil.waiting() < count {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
}

#[test]
fn a_lone_thread_offers_after_exactly_n() {
    for n in [1, 2, 3, 100, 999, 1_000, 1_001, 10_000, 123_457] {
        let gil = default_gil(n);
        let log = Log::attach(&gil);
        let slices = 5;
        let thread = gil.register("main");
        gil.acquire(&thread, Reason::Start);
        run_with(&thread, u64::from(n) * slices, || {});
        gil.end(&thread);
        let offers: Vec<u64> = log
            .entries()
            .iter()
            .filter(|entry| matches!(entry.kind, EventKind::Offer { .. }))
            .map(|entry| entry.instructions)
            .collect();
        let expected: Vec<u64> = (1..=slices).map(|i| i * u64::from(n)).collect();
        assert_eq!(offers, expected, "N = {n}");
        assert_eq!(thread.instructions(), u64::from(n) * slices);
    }
}

#[test]
fn the_largest_n_is_exact_too() {
    let n = 1 << 31;
    let gil = default_gil(n);
    let log = Log::attach(&gil);
    let thread = gil.register("main");
    gil.acquire(&thread, Reason::Start);
    run(&thread, u64::from(n) - 1);
    let offers = |log: &Log| {
        log.entries()
            .iter()
            .filter(|entry| matches!(entry.kind, EventKind::Offer { .. }))
            .count()
    };
    assert_eq!(offers(&log), 0);
    run(&thread, 1);
    assert_eq!(offers(&log), 1);
}

#[test]
fn computing_threads_hand_over_after_exactly_n() {
    for n in [1, 2, 7, 1_000, 1_001, 25_000] {
        let gil = gil_with(Box::new(IoFirst::exact()), n);
        let log = Log::attach(&gil);
        let main = gil.register("main");
        gil.acquire(&main, Reason::Start);
        let threads: Vec<_> = (0..3)
            .map(|i| {
                start(&gil, &format!("computing {i}"), move |thread| {
                    run(thread, u64::from(n) * 50 + 1);
                })
            })
            .collect();
        wait_for_queue(&gil, 3);
        gil.release(&main, Reason::Io);
        for thread in threads {
            thread.join().unwrap();
        }
        let mut hand_overs = 0;
        for entry in log.entries() {
            if let EventKind::Offer { ran, accepted } = entry.kind {
                assert_eq!(entry.instructions % u64::from(n), 0, "N = {n}: {entry:?}");
                if accepted {
                    assert_eq!(ran % n, 0, "N = {n}: {entry:?}");
                    hand_overs += 1;
                }
            }
        }
        assert!(hand_overs > 0, "N = {n}: nobody handed over");
        assert_eq!(gil.stats().forced_drops, hand_overs);
        assert_eq!(gil.stats().instructions, 3 * (u64::from(n) * 50 + 1));
    }
}

/// Threads in the same loop must not fall in step: some turns are one instruction longer, none shorter, few.
#[test]
fn turns_slip_by_one_instruction_now_and_then() {
    for n in [1, 8] {
        let gil = default_gil(n);
        let log = Log::attach(&gil);
        let main = gil.register("main");
        gil.acquire(&main, Reason::Start);
        let threads: Vec<_> = (0..2)
            .map(|i| {
                start(&gil, &format!("computing {i}"), move |thread| {
                    run(thread, u64::from(n) * 2_000)
                })
            })
            .collect();
        wait_for_queue(&gil, 2);
        gil.release(&main, Reason::Io);
        for thread in threads {
            thread.join().unwrap();
        }
        let turns: Vec<u32> = log
            .entries()
            .iter()
            .filter_map(|entry| match entry.kind {
                EventKind::Offer {
                    ran,
                    accepted: true,
                } => Some(ran),
                _ => None,
            })
            .collect();
        let longer = turns.iter().filter(|&&ran| ran == n + 1).count();
        assert!(turns.iter().all(|&ran| ran == n || ran == n + 1));
        assert!(turns.len() > 3_000, "{} turns", turns.len());
        assert!((5..100).contains(&longer), "{longer} of {}", turns.len());
    }
}

/// The seam's proof: another policy, and the schedule is another.
#[test]
fn strict_alternation_alternates_strictly() {
    for count in [2, 3] {
        let gil = gil_with(Box::new(StrictAlternation::default()), 1);
        let trace = Arc::new(Mutex::new(Vec::new()));
        let main = gil.register("main");
        gil.acquire(&main, Reason::Start);
        let threads: Vec<_> = (0..count)
            .map(|i| {
                let trace = trace.clone();
                start(&gil, &format!("thread {i}"), move |thread| {
                    run_with(thread, 3_000, || trace.lock().unwrap().push(i));
                })
            })
            .collect();
        wait_for_queue(&gil, count);
        gil.release(&main, Reason::Io);
        for thread in threads {
            thread.join().unwrap();
        }
        let trace = trace.lock().unwrap();
        // From where all have begun until the first has ended.
        let begin = (0..count)
            .map(|i| trace.iter().position(|&t| t == i).unwrap())
            .max()
            .unwrap();
        let end = (0..count)
            .map(|i| trace.iter().rposition(|&t| t == i).unwrap())
            .min()
            .unwrap();
        let together = &trace[begin..end];
        assert!(together.len() > 1_000, "the threads hardly met");
        for window in together.windows(count + 1) {
            assert_eq!(window[0], window[count], "someone was passed over");
            for pair in window.windows(2) {
                assert_ne!(pair[0], pair[1], "someone ran twice");
            }
        }
        assert_eq!(gil.policy_name(), "strict-alternation");
    }
}

#[test]
fn nobody_starves() {
    const COMPUTING: usize = 8;
    const GOAL: u64 = 3_000_000;
    let gil = default_gil(20_000);
    let over = Arc::new(AtomicBool::new(false));
    let main = gil.register("main");
    gil.acquire(&main, Reason::Start);
    let blocking: Vec<_> = (0..2)
        .map(|i| {
            let over = over.clone();
            start(&gil, &format!("io {i}"), move |thread| {
                let mut trips = 0u64;
                while !over.load(Ordering::Relaxed) {
                    run(thread, 300);
                    thread.gil().release(thread, Reason::Io);
                    std::hint::black_box(());
                    thread.gil().acquire(thread, Reason::Io);
                    trips += 1;
                }
                trips
            })
        })
        .collect();
    let handles: Vec<_> = (0..COMPUTING)
        .map(|i| {
            let over = over.clone();
            start(&gil, &format!("computing {i}"), move |thread| {
                let mut done = 0;
                while done < GOAL && !over.load(Ordering::Relaxed) {
                    run(thread, 1_000);
                    done += 1_000;
                }
                over.store(true, Ordering::Relaxed);
                done
            })
        })
        .collect();
    wait_for_queue(&gil, COMPUTING + 2);
    gil.release(&main, Reason::Io);
    let done: Vec<u64> = handles.into_iter().map(|t| t.join().unwrap()).collect();
    let trips: Vec<u64> = blocking.into_iter().map(|t| t.join().unwrap()).collect();
    assert!(
        done.iter().all(|&d| d * 2 >= GOAL),
        "a computing thread fell behind: {done:?}"
    );
    assert!(
        trips.iter().all(|&t| t > 20),
        "a blocking thread was kept out: {trips:?}"
    );
}

/// The convoy effect, counted in instructions: how many others execute while a thread back from blocking waits.
#[test]
fn a_thread_back_from_blocking_does_not_queue_behind_computing_ones() {
    const N: u32 = 1_000_000;
    let gil = default_gil(N);
    let log = Log::attach(&gil);
    let main = gil.register("main");
    gil.acquire(&main, Reason::Start);
    let over = Arc::new(AtomicBool::new(false));
    let computing: Vec<_> = (0..3)
        .map(|i| {
            let over = over.clone();
            start(&gil, &format!("computing {i}"), move |thread| {
                while !over.load(Ordering::Relaxed) {
                    run(thread, 1_000);
                }
            })
        })
        .collect();
    let io = start(&gil, "io", move |thread| {
        for _ in 0..200 {
            run(thread, 100);
            thread.gil().release(thread, Reason::Io);
            std::thread::yield_now();
            thread.gil().acquire(thread, Reason::Io);
        }
        over.store(true, Ordering::Relaxed);
        thread.id()
    });
    wait_for_queue(&gil, 4);
    gil.release(&main, Reason::Io);
    let io = io.join().unwrap();
    for thread in computing {
        thread.join().unwrap();
    }
    let (mut queued_at, mut waits) = (None, Vec::new());
    for entry in log.entries().iter().filter(|entry| entry.thread == io) {
        match entry.kind {
            EventKind::Wait(Reason::Io) => queued_at = Some(entry.all),
            EventKind::Acquire => waits.extend(queued_at.take().map(|at| entry.all - at)),
            _ => {}
        }
    }
    assert!(waits.len() >= 200);
    // 2,000 undisturbed and some chunks under way. The median, because the operating system may stop the waiting
    // thread just before it has raised its request.
    waits.sort_unstable();
    let median = waits[waits.len() / 2];
    assert!(median <= u64::from(N) / 20, "waited for {median}");
}

/// A computing thread that is made to give way keeps the rest of its N.
#[test]
fn a_preempted_thread_keeps_its_rest() {
    const N: u32 = 40_000;
    let gil = gil_with(Box::new(IoFirst::exact()), N);
    let log = Log::attach(&gil);
    let main = gil.register("main");
    gil.acquire(&main, Reason::Start);
    let over = Arc::new(AtomicBool::new(false));
    let computing: Vec<_> = (0..2)
        .map(|i| {
            let over = over.clone();
            start(&gil, &format!("computing {i}"), move |thread| {
                while !over.load(Ordering::Relaxed) {
                    run(thread, 1_000);
                }
            })
        })
        .collect();
    let io = start(&gil, "io", move |thread| {
        for _ in 0..300 {
            run(thread, 10);
            thread.gil().release(thread, Reason::Sleep);
            std::thread::yield_now();
            thread.gil().acquire(thread, Reason::Sleep);
        }
        over.store(true, Ordering::Relaxed);
    });
    wait_for_queue(&gil, 3);
    gil.release(&main, Reason::Io);
    io.join().unwrap();
    for thread in computing {
        thread.join().unwrap();
    }
    let stats = gil.stats();
    assert!(stats.preemptions > 0, "nobody was preempted: {stats:?}");
    // Whatever happened in between, a slice's end comes at a multiple of N of the thread's own instructions.
    for entry in log.entries() {
        if let EventKind::Release(Reason::SliceEnd) = entry.kind {
            assert_eq!(entry.instructions % u64::from(N), 0, "{entry:?}");
        }
    }
}

#[test]
fn a_boosted_thread_that_computes_loses_its_boost() {
    let gil = default_gil(100_000);
    let log = Log::attach(&gil);
    let main = gil.register("main");
    gil.acquire(&main, Reason::Start);
    let over = Arc::new(AtomicBool::new(false));
    let computing = {
        let over = over.clone();
        start(&gil, "computing", move |thread| {
            while !over.load(Ordering::Relaxed) {
                run(thread, 1_000);
            }
        })
    };
    let hog = start(&gil, "hog", move |thread| {
        for _ in 0..20 {
            thread.gil().release(thread, Reason::Io);
            std::thread::sleep(std::time::Duration::from_millis(1));
            thread.gil().acquire(thread, Reason::Io);
            run(thread, 50_000);
        }
        over.store(true, Ordering::Relaxed);
        thread.id()
    });
    wait_for_queue(&gil, 2);
    gil.release(&main, Reason::Io);
    let hog = hog.join().unwrap();
    computing.join().unwrap();
    let ended: Vec<_> = log
        .entries()
        .into_iter()
        .filter(|e| e.thread == hog && e.kind == EventKind::Release(Reason::BoostEnded))
        .collect();
    assert!(!ended.is_empty(), "the hog kept its boost");
    for (i, entry) in log.entries().iter().enumerate() {
        if entry.thread == hog && entry.kind == EventKind::Release(Reason::BoostEnded) {
            let next = log.entries()[i + 1..]
                .iter()
                .find(|e| e.kind == EventKind::Acquire)
                .copied();
            assert!(
                next.is_none_or(|e| e.thread != hog),
                "nobody else had a turn"
            );
        }
    }
}

#[test]
fn the_interval_can_change_while_threads_run() {
    let gil = default_gil(100_000);
    let thread = gil.register("main");
    gil.acquire(&thread, Reason::Start);
    run(&thread, 10);
    gil.set_check_interval(3);
    assert_eq!(gil.check_interval(), 3);
    assert!(
        gil.refill(&thread) <= 3,
        "the running slice is shortened at once"
    );
    gil.set_check_interval(0);
    assert_eq!(gil.check_interval(), 1);
    run(&thread, 1_000);
    assert_eq!(thread.instructions(), 1_010);
}

#[test]
fn stress_n_1_eight_threads() {
    hand_over_after_each_instruction(5_000);
}

#[test]
#[ignore = "half a million hand-overs between sleeping threads"]
fn stress_n_1_eight_threads_for_long() {
    hand_over_after_each_instruction(60_000);
}

fn hand_over_after_each_instruction(each: u64) {
    let gil = default_gil(1);
    let shared = Arc::new(Mutex::new(0u64));
    let main = gil.register("main");
    gil.acquire(&main, Reason::Start);
    let threads: Vec<_> = (0..8)
        .map(|i| {
            let shared = shared.clone();
            start(&gil, &format!("thread {i}"), move |thread| {
                run_with(thread, each, || {
                    // Under the GIL nobody else is here.
                    *shared.try_lock().expect("two threads hold the GIL") += 1;
                });
            })
        })
        .collect();
    wait_for_queue(&gil, 8);
    gil.release(&main, Reason::Io);
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(*shared.lock().unwrap(), 8 * each);
    let stats = gil.stats();
    assert_eq!(stats.instructions, 8 * each);
    assert_eq!(stats.acquires, stats.forced_drops + stats.io_drops);
    assert!(stats.switches > each, "{stats:?}");
}

/// Fast and slow paths, forced and voluntary releases, all mixed: nothing hangs and nothing is counted twice.
#[test]
fn stress_everything_at_once() {
    for n in [1, 50, 3_000] {
        let gil = default_gil(n);
        let shared = Arc::new(Mutex::new(()));
        let threads: Vec<_> = (0..6u64)
            .map(|i| {
                let shared = shared.clone();
                start(&gil, &format!("thread {i}"), move |thread| {
                    let mut random = i * 7 + 1;
                    for _ in 0..800 {
                        random = random.wrapping_mul(6364136223846793005).wrapping_add(97);
                        run(thread, random >> 59);
                        drop(shared.try_lock().expect("two threads hold the GIL"));
                        let reason = [Reason::Io, Reason::NativeWork, Reason::Sleep]
                            [(random >> 40) as usize % 3];
                        match (random >> 48) % 4 {
                            0 => drop(thread.gil().yield_now(thread)),
                            1 => {
                                thread.gil().release(thread, reason);
                                std::thread::yield_now();
                                thread.gil().acquire(thread, reason);
                            }
                            _ => {
                                thread.gil().release(thread, reason);
                                thread.gil().acquire(thread, reason);
                            }
                        }
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        let stats = gil.stats();
        assert_eq!(
            stats.acquires,
            stats.forced_drops + stats.io_drops,
            "{stats:?}"
        );
        assert!(!gil.has_waiters());
    }
}
