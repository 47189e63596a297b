//! gillie: a Python VM to run, see and understand concurrent Python.

pub mod cli;
mod interpreter;
pub mod memory;
pub mod modules;
pub mod object;
pub mod vm;

use std::ffi::OsString;

pub use interpreter::{Exception, Interpreter, Outcome};

/// The Python version whose language this is.
pub const PYTHON_VERSION: &str = "3.14.0";

/// What an interpreter is started with.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// `PYTHONHASHSEED`: `None` is random, `Some(0)` disables randomisation.
    pub hash_seed: Option<u32>,
    /// `sys.argv`.
    pub argv: Vec<OsString>,
    /// `sys.orig_argv`: the whole command line.
    pub orig_argv: Vec<OsString>,
    /// `sys.executable`.
    pub executable: String,
    /// `sys._base_executable`, `sys.prefix` and `sys.base_prefix`; from `executable` if empty.
    pub base_executable: String,
    pub prefix: String,
    pub base_prefix: String,
    /// `sys.path`; the embedded library needs no entry.
    pub path: Vec<String>,
    /// `-W`.
    pub warn_options: Vec<String>,
    /// `-X`.
    pub x_options: Vec<String>,
    /// `-X no_debug_ranges`: tracebacks without carets.
    pub no_debug_ranges: bool,
    /// `-i` after a script.
    pub inspect: bool,
    /// `-i`.
    pub interactive: bool,
    /// Number of `-O`.
    pub optimize: u8,
    /// `-I`.
    pub isolated: bool,
    /// `-s`.
    pub no_user_site: bool,
    /// `-S`.
    pub no_site: bool,
    /// `-E`.
    pub ignore_environment: bool,
    /// `-P`.
    pub safe_path: bool,
    /// Number of `-v`.
    pub verbose: u8,
    /// Number of `-b`.
    pub bytes_warning: u8,
    /// `-q`.
    pub quiet: bool,
    /// `-X dev`.
    pub dev_mode: bool,
    /// `-u`.
    pub unbuffered: bool,
    /// `-B`.
    pub dont_write_bytecode: bool,
    /// `-d`, `PYTHONDEBUG`.
    pub debug: u8,
    /// `-X warn_default_encoding`.
    pub warn_default_encoding: bool,
    /// `-X tracemalloc`: frames of each allocation that are noted, from the start.
    pub tracemalloc: Option<u32>,
    /// `PYTHONPLATLIBDIR`.
    pub platlibdir: Option<String>,
    /// `-X pycache_prefix`.
    pub pycache_prefix: Option<String>,
    /// `-X cpu_count`.
    pub cpu_count: Option<u32>,
    /// `-X int_max_str_digits`; 0 is no limit.
    pub int_max_str_digits: Option<usize>,
    /// Instructions after which a thread offers the GIL; `None`: the default.
    pub check_interval: Option<u32>,
}
