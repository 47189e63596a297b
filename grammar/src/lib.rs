//! Source text to AST: Python 3.14's grammar, knowing nothing of the VM.
//!
//! The way of a text through this crate, each stage a module of its own: [`decode_source`] (bytes
//! to text) → `lexer` (characters to tokens) → `layout` (INDENT, DEDENT, NEWLINE) → `soft_keywords`
//! (`match`, `case`, `type`) → `python.lalrpop` → [`ast`]. When the grammar refuses the tokens,
//! `diagnosis` looks for CPython's words for what is wrong.

#![forbid(unsafe_code)]

pub mod ast;
mod error;

pub use error::{ErrorKind, SyntaxError, Warning};

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

/// A tree and what was dubious on the way to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The tree.
    pub tree: ast::Mod,
    /// `SyntaxWarning`s in the order of the text.
    pub warnings: Vec<Warning>,
}

/// Parses a text that [`decode_source`] has decoded.
pub fn parse(_source: &str, _mode: Mode) -> Result<Parsed, SyntaxError> {
    Err(SyntaxError::new(
        ast::Span::new(1, 0, 1, 0),
        "this build has no parser yet",
    ))
}

/// Bytes of a file to text: BOM, PEP 263 coding line, UTF-8 otherwise.
pub fn decode_source(bytes: &[u8]) -> Result<String, SyntaxError> {
    String::from_utf8(bytes.to_vec())
        .map_err(|_| SyntaxError::new(ast::Span::new(1, 0, 1, 0), "source is not UTF-8"))
}
