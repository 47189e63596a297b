//! What a policy costs and what it gives: the table of `docs/gil.md`, without an interpreter.
//!
//! Pretend instructions take about 3 ns each. Computing threads execute nothing else; the echo server
//! lets the GIL go around each system call, as the interpreter does.
//!
//! ```text
//! cargo run --release -p gillie-gil --example handover [-- [io-first|strict-alternation] [N]...]
//! ```

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier};
use std::time::{Duration, Instant};

use gillie_gil::{
    DEFAULT_CHECK_INTERVAL, Gil, GilThread, IoFirst, Lock, Policy, Reason, StrictAlternation, Wait,
};

const ROUNDS: usize = 3;
const WORK: u64 = 60_000_000;
const SPAN: Duration = Duration::from_millis(300);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let strict = arguments.iter().any(|a| a == "strict-alternation");
    let mut intervals: Vec<u32> = arguments.iter().filter_map(|a| a.parse().ok()).collect();
    if arguments.iter().any(|a| a == "echo") {
        return only_echo();
    }
    if intervals.is_empty() {
        intervals.push(DEFAULT_CHECK_INTERVAL);
    }
    println!("one instruction: {:.2} ns", instruction_ns());
    uncontended();
    println!(
        "\n{:>9} | {:^17} | {:^14} | {:^14} | {:^11} | gap",
        "N", "2/4/8 over one", "echo % 1/2/4", "think % 1/2/4", "late ms 1/3"
    );
    for n in intervals {
        row(&|| {
            let policy: Box<dyn Policy> = if strict {
                Box::new(StrictAlternation::default())
            } else {
                Box::new(IoFirst::default())
            };
            let gil = Gil::new(policy);
            gil.set_check_interval(n);
            gil
        });
    }
}

/// Absolute figures of the echo server alone, with what an instruction took just before: on a machine that does
/// something else, too, the shares mean little.
fn only_echo() {
    for think in [Duration::ZERO, Duration::from_micros(200)] {
        for count in [0, 1, 2, 4] {
            let ns = instruction_ns();
            let trips = (0..5).map(|_| echo(&Gil::new(Box::new(IoFirst::default())), think, count));
            let trips = median(trips);
            println!(
                "{count} computing, think {think:?}: {trips:.0} trips/s (instruction {ns:.1} ns)"
            );
        }
    }
}

fn row(new: &dyn Fn() -> Arc<Gil>) {
    let one = computing(&new(), 1).0;
    let over = |count| {
        median((0..ROUNDS).map(|_| computing(&new(), count).0.as_secs_f64() / one.as_secs_f64()))
    };
    let gap = median((0..ROUNDS).map(|_| computing(&new(), 4).1.as_secs_f64() * 1e3));
    let trips = |think, count| median((0..ROUNDS).map(|_| echo(&new(), think, count)));
    let pause = Duration::from_micros(200);
    let (alone, alone_think) = (trips(Duration::ZERO, 0), trips(pause, 0));
    let share = |think: Duration, count| {
        let base = if think.is_zero() { alone } else { alone_think };
        100.0 * trips(think, count) / base
    };
    let late = |count| median((0..ROUNDS).map(|_| sleeper(&new(), count)));
    println!(
        "{:>9} | {:.2}/{:.2}/{:.2}    | {:.0}/{:.0}/{:.0}    | {:.0}/{:.0}/{:.0}    | {:.2}/{:.2}  | {:.1} ms",
        new().check_interval(),
        over(2),
        over(4),
        over(8),
        share(Duration::ZERO, 1),
        share(Duration::ZERO, 2),
        share(Duration::ZERO, 4),
        share(pause, 1),
        share(pause, 2),
        share(pause, 4),
        late(1),
        late(3),
        gap,
    );
    println!("          | alone: {alone:.0} and {alone_think:.0} trips/s");
}

/// Time for `count` threads to do the same total work, and the longest time one of them stood still.
fn computing(gil: &Arc<Gil>, count: u64) -> (Duration, Duration) {
    let ready = Arc::new(Barrier::new(count as usize + 1));
    let threads: Vec<_> = (0..count)
        .map(|i| {
            let ready = ready.clone();
            python(gil, &format!("computing {i}"), move |thread| {
                away(thread, Reason::Sleep, || ready.wait());
                let mut longest = Duration::ZERO;
                let mut last = Instant::now();
                let mut left = WORK / count;
                while left > 0 {
                    let step = left.min(20_000);
                    execute(thread, step);
                    left -= step;
                    longest = longest.max(last.elapsed());
                    last = Instant::now();
                }
                longest
            })
        })
        .collect();
    ready.wait();
    let begin = Instant::now();
    let longest = threads
        .into_iter()
        .map(|t| t.join().unwrap())
        .max()
        .unwrap();
    (begin.elapsed(), longest)
}

/// Trips per second that a Python thread serves to a client outside of the GIL, beside `count` computing threads. The
/// client pauses for `think` before each trip.
fn echo(gil: &Arc<Gil>, think: Duration, count: u64) -> f64 {
    beside(gil, count, move |thread| {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut near = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let mut far = listener.accept().unwrap().0;
        near.set_nodelay(true).unwrap();
        far.set_nodelay(true).unwrap();
        let client = std::thread::spawn(move || {
            let mut bytes = [7; 32];
            loop {
                if !think.is_zero() {
                    std::thread::sleep(think);
                }
                if near.write_all(&bytes).is_err() || near.read_exact(&mut bytes).is_err() {
                    return;
                }
            }
        });
        let begin = Instant::now();
        let mut trips = 0;
        let mut bytes = [0; 64];
        while begin.elapsed() < SPAN {
            let length = away(thread, Reason::Io, || far.read(&mut bytes).unwrap());
            execute(thread, 10);
            away(thread, Reason::Io, || {
                far.write_all(&bytes[..length]).unwrap()
            });
            execute(thread, 20);
            trips += 1;
        }
        let rate = f64::from(trips) / begin.elapsed().as_secs_f64();
        drop(far);
        away(thread, Reason::Sleep, || client.join().unwrap());
        rate
    })
}

/// By how many milliseconds a sleep of one is late in the median, beside `count` computing threads.
fn sleeper(gil: &Arc<Gil>, count: u64) -> f64 {
    beside(gil, count, |thread| {
        median((0..150).map(|_| {
            let begin = Instant::now();
            away(thread, Reason::Sleep, || {
                std::thread::sleep(Duration::from_millis(1))
            });
            begin.elapsed().as_secs_f64() * 1e3 - 1.0
        }))
    })
}

/// Runs `body` in a Python thread while `count` others compute.
fn beside<R: Send + 'static>(
    gil: &Arc<Gil>,
    count: u64,
    body: impl FnOnce(&GilThread) -> R + Send + 'static,
) -> R {
    let over = Arc::new(AtomicBool::new(false));
    let others: Vec<_> = (0..count)
        .map(|i| {
            let over = over.clone();
            python(gil, &format!("computing {i}"), move |thread| {
                while !over.load(Ordering::Relaxed) {
                    execute(thread, 20_000);
                }
            })
        })
        .collect();
    let result = python(gil, "measured", move |thread| {
        away(thread, Reason::Sleep, || {
            std::thread::sleep(Duration::from_millis(20))
        });
        let result = body(thread);
        over.store(true, Ordering::Relaxed);
        result
    });
    let result = result.join().unwrap();
    for other in others {
        other.join().unwrap();
    }
    result
}

fn python<R: Send + 'static>(
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

fn away<R>(thread: &GilThread, reason: Reason, body: impl FnOnce() -> R) -> R {
    thread.gil().release(thread, reason);
    let result = body();
    thread.gil().acquire(thread, reason);
    result
}

/// Executes `n` instructions as an interpreter does: the countdown in a register, a refill when it is used up.
fn execute(thread: &GilThread, n: u64) {
    let mut countdown = thread.countdown();
    let mut x = n;
    for _ in 0..n {
        x = instruction(x);
        countdown -= 1;
        if countdown == 0 {
            thread.set_countdown(0);
            countdown = thread.gil().refill(thread);
        }
    }
    std::hint::black_box(x);
    thread.set_countdown(countdown);
}

/// Three dependent multiplications.
#[inline(always)]
fn instruction(x: u64) -> u64 {
    let x = x.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 1;
    let x = x.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 2;
    x.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 3
}

fn instruction_ns() -> f64 {
    let begin = Instant::now();
    let mut x = 1;
    for _ in 0..10_000_000 {
        x = instruction(x);
    }
    std::hint::black_box(x);
    begin.elapsed().as_secs_f64() * 1e9 / 1e7
}

fn uncontended() {
    const TIMES: u32 = 3_000_000;
    let gil = Gil::new(Box::new(IoFirst::default()));
    let thread = gil.register("alone");
    gil.acquire(&thread, Reason::Start);
    let each = |begin: Instant| begin.elapsed().as_secs_f64() * 1e9 / f64::from(TIMES);
    let begin = Instant::now();
    for _ in 0..TIMES {
        gil.release(&thread, Reason::Io);
        gil.acquire(&thread, Reason::Io);
    }
    println!("release + acquire of the GIL: {:.1} ns", each(begin));
    let lock = Lock::new();
    let begin = Instant::now();
    for _ in 0..TIMES {
        lock.acquire(std::hint::black_box(&thread), Wait::Forever);
        let _ = lock.release(std::hint::black_box(&thread));
    }
    println!("acquire + release of a lock: {:.1} ns", each(begin));
    let begin = Instant::now();
    for _ in 0..TIMES {
        thread.set_countdown(0);
        std::hint::black_box(gil.refill(&thread));
    }
    println!("refill: {:.1} ns", each(begin));
    gil.end(&thread);
    println!("shared lock: {:.1} M uses/s", lock_uses() / 1e6);
    let turns = median((0..ROUNDS).map(|_| ping_pong()));
    println!("two locks, two threads in turn: {turns:.0} round trips/s");
}

/// Round trips of a turn that two threads give each other by two locks.
fn ping_pong() -> f64 {
    const TURNS: u32 = 20_000;
    let gil = Gil::new(Box::new(IoFirst::default()));
    let main = gil.register("main");
    gil.acquire(&main, Reason::Start);
    let (ping, pong) = (Arc::new(Lock::new()), Arc::new(Lock::new()));
    pong.acquire(&main, Wait::No);
    let begin = Instant::now();
    let threads = [(ping.clone(), pong.clone()), (pong, ping)].map(|(mine, other)| {
        python(&gil, "turns", move |thread| {
            for _ in 0..TURNS {
                mine.acquire(thread, Wait::Forever);
                execute(thread, 10);
                let _ = other.release(thread);
            }
        })
    });
    gil.release(&main, Reason::Join(gil.new_object_id()));
    for thread in threads {
        thread.join().unwrap();
    }
    f64::from(TURNS) / begin.elapsed().as_secs_f64()
}

/// Four threads that take and free one lock.
fn lock_uses() -> f64 {
    const EACH: u32 = 100_000;
    let gil = Gil::new(Box::new(IoFirst::default()));
    let lock = Arc::new(Lock::new());
    let begin = Instant::now();
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let lock = lock.clone();
            python(&gil, "sharing", move |thread| {
                for _ in 0..EACH {
                    lock.acquire(thread, Wait::Forever);
                    execute(thread, 10);
                    let _ = lock.release(thread);
                    execute(thread, 10);
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    f64::from(4 * EACH) / begin.elapsed().as_secs_f64()
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
