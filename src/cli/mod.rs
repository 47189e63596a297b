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

mod block;
mod complete;
mod dis;
mod editor;
mod environment;
mod gc_report;
mod help;
mod highlight;
mod history;
mod keys;
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
    if let Some(code) = help::subcommand(&words) {
        return code;
    }
    let line = match options::parse(words) {
        Ok(line) => line,
        Err(options::Wrong(message)) => {
            complain!("{message}\n{}", help::usage());
            return 2;
        }
    };
    if let Some(print) = line.print {
        say!("{}", help::text(print));
        return 0;
    }
    // Native recursion driven by data (nested repr, comparisons) gets room; the registers live elsewhere.
    stacker::grow(STACK, || run::run(line, huge_pages_held))
}
