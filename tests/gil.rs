//! What the GIL promises, seen from Python: relations, never times.

mod support;

use support::{HANG_GUARD, gillie, run, run_source};

/// The numbers a script prints.
#[track_caller]
fn numbers(options: &[&str], source: &str) -> Vec<i64> {
    let outcome = run_source(options, source);
    assert!(
        !outcome.timed_out && outcome.status == 0,
        "{source}\n{}",
        outcome.stderr
    );
    let parse = |word: &str| {
        word.parse()
            .unwrap_or_else(|_| panic!("not a number: {word} in {}", outcome.stdout))
    };
    outcome.stdout.split_whitespace().map(parse).collect()
}

/// The hand-overs of two threads that only compute, per check interval.
const TWO_COMPUTE: &str = "
import gil, sys, threading
gate = threading.Event()
def compute():
    gate.wait()
    n = 0
    for i in range(60000):
        n += i
threads = [threading.Thread(target=compute) for _ in range(2)]
for t in threads: t.start()
start = gil.stats()['forced_drops']
gate.set()
for t in threads: t.join()
print(gil.stats()['forced_drops'] - start)
";

/// The same instructions, offered half as often, give half as many drops: the
/// interval is counted in instructions, exactly, whatever they cost.
#[test]
fn the_interval_counts_instructions() {
    let drops: Vec<i64> = ["200", "400", "800"]
        .iter()
        .map(|n| numbers(&["--check-interval", n], TWO_COMPUTE)[0])
        .collect();
    assert!(drops[2] > 20, "{drops:?}");
    for pair in drops.windows(2) {
        let ratio = pair[0] as f64 / pair[1] as f64;
        assert!(
            (1.6..=2.4).contains(&ratio),
            "drops {drops:?} for N = 200, 400, 800"
        );
    }
}

/// A single thread drops nothing: nobody waits.
#[test]
fn alone_a_thread_keeps_it() {
    let source = "import gil\nfor i in range(50000): pass\ns = gil.stats()\nprint(s['forced_drops'], s['switches'])";
    assert_eq!(numbers(&["--check-interval", "1"], source)[0], 0);
}

#[test]
fn unsynchronised_updates_are_lost_in_every_run() {
    let source = "
import threading
n = 0
def work():
    global n
    for _ in range(3000): n += 1
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(n)
";
    for interval in ["1", "2", "3", "5", "7"] {
        for _ in 0..3 {
            let n = numbers(&["--check-interval", interval], source)[0];
            assert!((3000 / 10..6000).contains(&n), "N={interval}: {n}");
        }
    }
}

/// One instruction is never torn.
#[test]
fn appends_are_never_lost() {
    let source = "
import threading
l = []
def work():
    for i in range(1000): l.append(i)
threads = [threading.Thread(target=work) for _ in range(8)]
for t in threads: t.start()
for t in threads: t.join()
print(len(l), sum(l))
";
    for interval in ["1", "2", "13"] {
        assert_eq!(
            numbers(&["--check-interval", interval], source),
            [8000, 8 * 499_500]
        );
    }
}

/// Threads that do the same get about the same share: at the moment the first
/// of four has finished its work, the others are not far behind.
#[test]
fn nobody_starves() {
    let source = "
import threading
counts = [0] * 4
stop = False
def work(i):
    global stop
    while not stop:
        counts[i] += 1
        if counts[i] >= 20000: stop = True
threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(*counts)
";
    let counts = numbers(&["--check-interval", "100"], source);
    assert!(counts.iter().all(|n| *n >= 20_000 / 4), "{counts:?}");
}

/// A thread that blocks often gets its turns beside computing ones: no convoy.
#[test]
fn input_and_output_does_not_queue_behind_computing() {
    let source = "
import os, threading
stop = False
done = 0
def compute():
    while not stop: pass
def echo():
    global stop
    r, w = os.pipe()
    for _ in range(300):
        os.write(w, b'x')
        os.read(r, 1)
    stop = True
threads = [threading.Thread(target=compute) for _ in range(3)] + [threading.Thread(target=echo)]
for t in threads: t.start()
for t in threads: t.join()
print(1)
";
    assert_eq!(numbers(&["--check-interval", "1000000"], source), [1]);
}

/// With an interval that never ends, only blocking lets others on: so each
/// of these must release the GIL.
#[test]
fn blocking_releases_the_gil() {
    for (blocking, unblock) in [
        ("time.sleep(0.3)", "pass"),
        ("os.read(r, 1)", "os.write(w, b'x')"),
        ("lock.acquire()", "lock.release()"),
        ("event.wait()", "event.set()"),
        ("open(r, closefd=False).read(1)", "os.close(w)"),
        ("select.select([r], [], [])", "os.write(w, b'x')"),
        ("os.waitpid(pid, 0)", "os.write(w, b'x')"),
    ] {
        let source = format!(
            "
import os, threading, time, select
r, w = os.pipe()
lock = threading.Lock(); lock.acquire()
event = threading.Event()
pid = os.fork() if 'waitpid' in {blocking:?} else 0
if 'waitpid' in {blocking:?} and pid == 0:
    os.read(r, 1); os._exit(0)
state = []
def blocked():
    {blocking}
    state.append('done')
t = threading.Thread(target=blocked); t.start()
n = 0
for i in range(1000): n += i
early = len(state)
{unblock}
t.join()
print(n, early, len(state))
"
        );
        assert_eq!(
            numbers(&["--check-interval", "1000000000"], &source),
            [499_500, 0, 1],
            "{blocking}"
        );
    }
}

#[test]
fn the_ledger_adds_up() {
    let source = "
import gil, threading, time
def compute():
    n = 0
    for i in range(30000): n += i
threads = [threading.Thread(target=compute) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
for _ in range(5): time.sleep(0.001)
s = gil.stats()
keys = ('acquires', 'switches', 'forced_drops', 'io_drops', 'wait_ns', 'hold_ns')
print(sum(k in s for k in keys), sum(all(k in t for k in keys) for t in s['threads']) - len(s['threads']))
print(s['acquires'] - s['switches'], s['io_drops'], s['forced_drops'], s['wait_ns'], s['hold_ns'])
";
    let n = numbers(&["--check-interval", "500"], source);
    assert_eq!(&n[..2], [6, 0]);
    assert!(
        n[2] >= 0 && n[3] >= 5 && n[4] > 0 && n[5] > 0 && n[6] > 0,
        "{n:?}"
    );
}

/// Control-C reaches the main thread while it waits for a lock.
#[test]
fn a_signal_interrupts_waiting() {
    for wait in [
        "lock.acquire()",
        "event.wait()",
        "t.join()",
        "time.sleep(1000)",
        "queue.SimpleQueue().get()",
    ] {
        let source = format!(
            "
import os, queue, signal, threading, time
lock = threading.Lock(); lock.acquire()
event = threading.Event()
t = threading.Thread(target=event.wait, daemon=True); t.start()
def interrupt():
    time.sleep(0.05)
    os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=interrupt).start()
try:
    {wait}
    print(0)
except KeyboardInterrupt:
    print(1)
"
        );
        assert_eq!(numbers(&[], &source), [1], "{wait}");
    }
}

/// Daemon threads that compute, sleep or wait at exit: status 0, no noise.
#[test]
fn daemon_threads_never_crash_the_exit() {
    let source = "
import threading, time
class Noisy:
    def __del__(self): pass
def spin():
    x = Noisy()
    while True: x = Noisy()
def sleep():
    while True: time.sleep(0.0001)
def wait(): threading.Event().wait()
for f in (spin, spin, sleep, wait): threading.Thread(target=f, daemon=True).start()
time.sleep(0.01)
print('end')
";
    for _ in 0..10 {
        let outcome = run_source(&["--check-interval", "10"], source);
        assert_eq!(
            (
                outcome.stdout.as_str(),
                outcome.stderr.as_str(),
                outcome.status
            ),
            ("end\n", "", 0)
        );
    }
}

/// The same program from a file and with each interval gives the same result
/// when it is properly locked.
#[test]
fn locked_programs_do_not_depend_on_the_interval() {
    let source = "
import threading
lock, total = threading.Lock(), 0
def work(k):
    global total
    for i in range(200):
        with lock: total += k
threads = [threading.Thread(target=work, args=(k,)) for k in range(6)]
for t in threads: t.start()
for t in threads: t.join()
print(total)
";
    for interval in ["1", "2", "3", "10", "100", "1000", "100000"] {
        let outcome = run(
            gillie().args(["--check-interval", interval, "-c", source]),
            b"",
            HANG_GUARD,
        );
        assert_eq!(outcome.stdout, "3000\n", "N={interval}: {}", outcome.stderr);
    }
}
