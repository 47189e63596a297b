//! Source text to AST: Python 3.14's grammar, knowing nothing of the VM.
//!
//! The way of a text through this crate, each stage a module of its own: [`decode_source`] (bytes
//! to text) → `lexer` (characters to tokens) → `layout` (INDENT, DEDENT, NEWLINE) → `soft_keywords`
//! (`match`, `case`, `type`) → `python.lalrpop` → [`ast`]. When the grammar refuses the tokens,
//! `diagnosis` looks for CPython's words for what is wrong.

#![forbid(unsafe_code)]

pub mod ast;
mod build;
pub mod character_names;
pub mod comments;
mod decode;
mod diagnosis;
mod error;
mod layout;
mod lexer;
mod parser;
mod soft_keywords;
mod token;

pub use decode::decode_source;
pub use error::{ErrorKind, Shown, SyntaxError, Warning};
pub use lexer::number::scan_loosely as scan_number_loosely;
pub use parser::{parse, parse_with};

/// The generated parser.
mod python {
    #![allow(clippy::all, clippy::pedantic, unused, missing_docs)]
    include!(concat!(env!("OUT_DIR"), "/python.rs"));
}

/// `sys.int_info.default_max_str_digits`: more decimal digits than this are refused.
pub const DIGIT_LIMIT: usize = 4300;
const MULTIPLE: &str = "multiple statements found while compiling a single statement";
/// CPython's words when its parser's stack is full.
const TOO_COMPLEX: &str = "Parser stack overflowed - Python source too complex to parse";

/// Whether a word is reserved: no name may be spelled so.
pub fn is_keyword(word: &str) -> bool {
    token::Tok::keyword(word).is_some()
}

/// What kind of text to expect (the third argument of Python's `compile`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A file: `exec`.
    Exec,
    /// One interactive statement: `single`.
    Single,
    /// One expression: `eval`.
    Eval,
}

/// What else decides how a text is parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// How many decimal digits an integer may have (`sys.set_int_max_str_digits`); 0 is no limit.
    pub digit_limit: usize,
    /// The text is a script, which CPython reads line by line: of what is wrong at its end, or beside a null byte,
    /// there is no column, for no line is left in its tokenizer.
    pub by_lines: bool,
}

impl Default for Reading {
    fn default() -> Reading {
        Reading {
            digit_limit: DIGIT_LIMIT,
            by_lines: false,
        }
    }
}

/// A tree and what was dubious on the way to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The tree.
    pub tree: ast::Mod,
    /// `SyntaxWarning`s in the order of the text.
    pub warnings: Vec<Warning>,
    /// Whether the text ends inside an indented block: at a prompt, more may follow until a blank
    /// line (CPython's `PyCF_DONT_IMPLY_DEDENT`).
    pub open_block: bool,
}
