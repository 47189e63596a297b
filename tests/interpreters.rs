//! Several interpreters in one process: each has its own objects, modules and GIL.

use gillie::{Interpreter, Settings};
use std::sync::{Arc, Barrier};

fn python() -> Interpreter {
    Interpreter::new(Settings {
        check_interval: Some(50),
        ..Settings::default()
    })
    .unwrap_or_else(|error| panic!("{}", error.report))
}

#[track_caller]
fn run(python: &mut Interpreter, source: &str) {
    if let Err(error) = python.run(source) {
        panic!("{}", error.report);
    }
}

/// Two interpreters run at once, each on its own operating-system thread, with Python threads of their own.
#[test]
fn two_interpreters_run_at_once() {
    const SOURCE: &str = "
import threading, gil
total, lock, lists = 0, threading.Lock(), []
def work(k):
    global total
    for i in range(300):
        with lock:
            total += k
        lists.append([i, {i: k}])
threads = [threading.Thread(target=work, args=(FACTOR,)) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
";
    let meeting = Arc::new(Barrier::new(2));
    let threads: Vec<_> = (1..=2)
        .map(|factor| {
            let meeting = meeting.clone();
            std::thread::spawn(move || {
                let mut python = python();
                // Both hold their GIL here, at the same time.
                meeting.wait();
                run(&mut python, &format!("FACTOR = {factor}"));
                run(&mut python, SOURCE);
                meeting.wait();
                let shown = python.eval("total, len(lists), gil.check_interval()");
                shown.map(|shown| shown.repr).map_err(|error| error.report)
            })
        })
        .collect();
    let results: Vec<_> = threads.into_iter().map(|thread| thread.join()).collect();
    for (factor, result) in (1..=2).zip(results) {
        let expected = format!("({}, 1200, 50)", 1200 * factor);
        assert_eq!(result.expect("no panic"), Ok(expected));
    }
}

/// Settings of one do not reach the other.
#[test]
fn nothing_is_shared() {
    std::thread::spawn(|| {
        let mut first = python();
        run(
            &mut first,
            "import sys, gil; sys.setrecursionlimit(333); gil.set_check_interval(7); sys.mark = 1",
        );
        let other = std::thread::spawn(|| {
            let mut second = python();
            run(&mut second, "import sys, gil");
            let shown =
                second.eval("sys.getrecursionlimit(), gil.check_interval(), hasattr(sys, 'mark')");
            shown.map(|shown| shown.repr).map_err(|error| error.report)
        });
        let other = other.join().expect("no panic");
        assert_eq!(other, Ok("(1000, 50, False)".to_string()));
        let own = first.eval("sys.getrecursionlimit(), gil.check_interval()");
        assert_eq!(
            own.map(|own| own.repr).map_err(|error| error.report),
            Ok("(333, 7)".to_string())
        );
    })
    .join()
    .expect("no panic");
}

/// Dropping an interpreter waits for its threads, leaves daemons where they are, and harms nobody else.
#[test]
fn an_interpreter_ends_while_another_goes_on() {
    let mut survivor = python();
    std::thread::spawn(|| {
        let mut python = python();
        run(
            &mut python,
            "
import threading, time, atexit
def forever():
    while True: time.sleep(0.001)
for _ in range(3): threading.Thread(target=forever, daemon=True).start()
threading.Thread(target=time.sleep, args=(0.02,)).start()
",
        );
    })
    .join()
    .expect("no panic");
    run(&mut survivor, "x = [list(range(100)) for _ in range(100)]");
    assert_eq!(
        survivor
            .eval("sum(map(len, x))")
            .map(|x| x.text)
            .unwrap_or_default(),
        "10000"
    );
}
