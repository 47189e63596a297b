//! An interpreter that runs `server.py`: a program goes in on a line, what it showed comes out on one.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

pub struct Server {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// A program as a line: its text in JSON.
pub fn line_of(program: &str) -> String {
    serde_json::to_string(program).expect("a str is JSON")
}

impl Server {
    pub fn start(interpreter: PathBuf) -> Server {
        let script = crate::support::tests_folder().join("properties/server.py");
        let mut child = Command::new(&interpreter)
            .arg(script)
            .env_clear()
            .env("PYTHONHASHSEED", "0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", interpreter.display()));
        let input = child.stdin.take().expect("a pipe");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        Server {
            child,
            input,
            output,
        }
    }

    /// The answer to a program that [`line_of`] made a line.
    pub fn ask_line(&mut self, line: &str) -> String {
        writeln!(self.input, "{line}").expect("the interpreter has ended");
        let mut answer = String::new();
        self.output.read_line(&mut answer).expect("an answer");
        assert!(!answer.is_empty(), "the interpreter ended at {line}");
        answer.truncate(answer.trim_end().len());
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
