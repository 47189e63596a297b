//! The command `gillie`.

/// As `print!`, but for a stream that is closed or full: that is no reason to panic.
macro_rules! say {
    ($($text:tt)*) => {{
        let _ = std::io::Write::write_fmt(&mut std::io::stdout().lock(), format_args!($($text)*));
    }};
}

/// As `eprint!`, but for a stream that is closed or full.
macro_rules! complain {
    ($($text:tt)*) => {{
        let _ = std::io::Write::write_fmt(&mut std::io::stderr().lock(), format_args!($($text)*));
    }};
}

mod complete;
mod dis;
mod environment;
mod gc_report;
mod options;
mod repl;
mod run;
mod site;
mod typist;

use options::{Options, Target};

/// Bytes of native stack for the main thread's Python code.
const STACK: usize = 256 << 20;

/// Runs the command with the process's arguments.
pub fn main() -> u8 {
    let huge_pages_held = crate::memory::huge_pages::hold_back();
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    // A subcommand's name wins over a file so called; `./name` runs the file.
    if words.first().is_some_and(|word| word == "dis") {
        return dis::main(&words[1..]);
    }
    let line = match options::parse(words) {
        Ok(line) => line,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { 2 } else { 0 };
        }
    };
    if line.options.version {
        say!(
            "Python {} (gillie {})\n",
            crate::PYTHON_VERSION,
            env!("CARGO_PKG_VERSION")
        );
        return 0;
    }
    // Native recursion driven by data (nested repr, comparisons) gets room; the registers live elsewhere.
    stacker::grow(STACK, || run::run(line, huge_pages_held))
}
