//! Running the built `gillie` (or another interpreter, for comparison) and
//! keeping what it said. Shared by the integration tests: each of them starts
//! the real binary, as a user does.
//!
//! The environment variable `GILLIE` names another interpreter to test, such
//! as a release build, or CPython to check the tests themselves.

#![allow(dead_code)] // each test binary uses its part

use std::io::{Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A guard against hanging, not an assertion of speed.
pub const HANG_GUARD: Duration = Duration::from_secs(600);

/// What a program said and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub stdout: String,
    pub stderr: String,
    /// The exit status; a signal's number negated, as `subprocess` has it.
    pub status: i32,
    pub timed_out: bool,
}

/// The interpreter under test.
pub fn interpreter() -> PathBuf {
    std::env::var_os("GILLIE").map_or_else(|| env!("CARGO_BIN_EXE_gillie").into(), PathBuf::from)
}

/// The folder `tests/`.
pub fn tests_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// A command for the interpreter in the environment of `tests/regenerate`.
pub fn gillie() -> Command {
    let mut command = Command::new(interpreter());
    command
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("LANG", "C.UTF-8")
        .env("TZ", "UTC")
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONDONTWRITEBYTECODE", "1");
    command
}

/// Run to the end, feeding `input`, killing it and its children after `guard`.
pub fn run(command: &mut Command, input: &[u8], guard: Duration) -> Outcome {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()
        .unwrap_or_else(|e| panic!("cannot start {:?}: {e}", command.get_program()));
    let mut stdin = child.stdin.take().expect("piped");
    let given = input.to_vec();
    // A program need not read what it is given: a broken pipe is fine.
    let writer = thread::spawn(move || drop(stdin.write_all(&given)));
    let stdout = collect(child.stdout.take().expect("piped"));
    let stderr = collect(child.stderr.take().expect("piped"));
    let (status, timed_out) = wait(&mut child, guard);
    writer.join().expect("writer");
    Outcome {
        stdout: stdout.join().expect("reader"),
        stderr: stderr.join().expect("reader"),
        status,
        timed_out,
    }
}

/// `gillie` with arguments, nothing on standard input.
pub fn run_with(arguments: &[&str]) -> Outcome {
    run(gillie().args(arguments), b"", HANG_GUARD)
}

/// `gillie -c source` after further options.
pub fn run_source(options: &[&str], source: &str) -> Outcome {
    run(gillie().args(options).args(["-c", source]), b"", HANG_GUARD)
}

fn collect(mut stream: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

fn wait(child: &mut Child, guard: Duration) -> (i32, bool) {
    let start = Instant::now();
    let mut pause = Duration::from_micros(500);
    loop {
        if let Some(status) = child.try_wait().expect("wait") {
            let code = status
                .code()
                .unwrap_or_else(|| -status.signal().unwrap_or(0));
            return (code, false);
        }
        if start.elapsed() > guard {
            // The whole group: a forked child would keep the pipes open.
            let group = format!("-{}", child.id());
            let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
            let _ = child.kill();
            let _ = child.wait();
            return (i32::MIN, true);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

/// The first line in which two texts differ, with a little around it; `None`
/// if they are equal.
pub fn difference(what: &str, expected: &str, actual: &str) -> Option<String> {
    if expected == actual {
        return None;
    }
    let (want, got): (Vec<_>, Vec<_>) = (expected.lines().collect(), actual.lines().collect());
    let first = want.iter().zip(&got).take_while(|(a, b)| a == b).count();
    let mut text = format!("{what} differs at line {}\n", first + 1);
    for line in &want[first.saturating_sub(2)..first] {
        text += &format!("    {line}\n");
    }
    for (sign, lines) in [('-', &want), ('+', &got)] {
        for line in lines.iter().skip(first).take(4) {
            text += &format!("  {sign} {line}\n");
        }
    }
    Some(text)
}
