//! Forking while other threads run, wait and hold locks leaves a working child.
#![cfg(unix)]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use common::{default_gil, run, start};
use gillie_gil::{Lock, Outcome, Reason, Wait};

#[test]
fn a_child_forked_among_threads_works() {
    for n in [1, 100, 100_000] {
        let gil = default_gil(n);
        let main = gil.register("main");
        gil.acquire(&main, Reason::Start);
        let over = Arc::new(AtomicBool::new(false));
        let (shared, mine) = (Arc::new(Lock::new()), Arc::new(Lock::new()));
        assert_eq!(mine.acquire(&main, Wait::No), Outcome::Acquired);
        let threads: Vec<_> = (0..5)
            .map(|i| {
                let (over, shared, mine) = (over.clone(), shared.clone(), mine.clone());
                start(&gil, &format!("thread {i}"), move |thread| {
                    while !over.load(Ordering::Relaxed) {
                        match i {
                            0 | 1 => run(thread, 1_000),
                            2 => {
                                thread.gil().release(thread, Reason::Sleep);
                                std::thread::sleep(Duration::from_micros(50));
                                thread.gil().acquire(thread, Reason::Sleep);
                            }
                            3 => {
                                shared.acquire(thread, Wait::Forever);
                                run(thread, 10);
                                shared.release(thread).unwrap();
                            }
                            _ => {
                                mine.acquire(thread, Wait::at_most(Duration::from_millis(1)));
                            }
                        }
                    }
                })
            })
            .collect();
        for _ in 0..10 {
            run(&main, 3_000);
            gil.release(&main, Reason::Sleep);
            std::thread::sleep(Duration::from_millis(1));
            gil.acquire(&main, Reason::Sleep);
            let guard = gil.before_fork(&main);
            // SAFETY: the child calls only code that takes no lock another thread may have held: the GIL's books are
            // held still by the guard, and it allocates nothing that another thread's allocation could block.
            let child = unsafe { libc::fork() };
            assert!(child >= 0);
            if child == 0 {
                guard.in_child();
                mine.reset_after_fork();
                let mut fine = main.holds_gil() && !gil.has_waiters() && mine.locked();
                run(&main, 10_000);
                for _ in 0..10 {
                    gil.release(&main, Reason::Io);
                    gil.acquire(&main, Reason::Io);
                }
                fine &= mine.release(&main).is_ok();
                fine &= mine.acquire(&main, Wait::Forever) == Outcome::Acquired;
                let soon = Wait::at_most(Duration::from_millis(1));
                fine &= mine.acquire(&main, soon) == Outcome::TimedOut;
                // SAFETY: ends the child at once, without running the parent's destructors.
                unsafe { libc::_exit(if fine { 42 } else { 1 }) };
            }
            drop(guard);
            let mut status = 0;
            gil.release(&main, Reason::Io);
            // SAFETY: waits for the child just made; `status` outlives the call.
            let reaped = unsafe { libc::waitpid(child, &mut status, 0) };
            gil.acquire(&main, Reason::Io);
            assert_eq!(reaped, child);
            assert!(
                libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 42,
                "N = {n}: {status:#x}"
            );
        }
        over.store(true, Ordering::Relaxed);
        gil.end(&main);
        for thread in threads {
            thread.join().unwrap();
        }
    }
}
