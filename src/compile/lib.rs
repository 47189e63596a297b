//! From syntax tree to code object: `symbols` finds out what every name means, `generate` walks the tree and
//! emits instructions for virtual registers, its `assemble` numbers registers and writes words. Knows nothing
//! of the running program; everything that can be wrong with a program at this stage is a `SyntaxError`.

#![forbid(unsafe_code)]

mod constants;
mod docstrings;
mod fold;
mod future;
mod generate;
pub mod symbols;
pub mod unparse;
mod walk;

use std::sync::Arc;

pub use fold::constant;
use gillie_bytecode::Code;
use gillie_grammar::ast::Mod;
pub use gillie_grammar::{Mode, Reading, SyntaxError, Warning};

/// What the caller of `compile()` chooses.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// 0; 1 drops `assert` and makes `__debug__` false; 2 drops docstrings too.
    pub optimize: u8,
    /// `from __future__ import annotations` is in force (inherited by `exec` and `compile`).
    pub future_annotations: bool,
    /// `await` outside functions is allowed: the code is then a coroutine (`PyCF_ALLOW_TOP_LEVEL_AWAIT`).
    pub top_level_await: bool,
    /// How the text is parsed.
    pub reading: Reading,
}

/// A code object and what was dubious on the way to it.
#[derive(Clone, Debug)]
pub struct Compiled {
    pub code: Arc<Code>,
    /// `SyntaxWarning`s in the order of their discovery.
    pub warnings: Vec<Warning>,
}

/// Compiles a tree.
pub fn compile(module: &Mod, filename: &str, options: &Options) -> Result<Compiled, SyntaxError> {
    let future_annotations = options.future_annotations | future::annotations(module)?;
    let table = symbols::symbol_table(module, future_annotations)?;
    let (code, warnings) =
        generate::generate(module, &table, filename, options, future_annotations)?;
    Ok(Compiled { code, warnings })
}

/// Parses and compiles a text.
pub fn compile_source(
    source: &str,
    filename: &str,
    mode: Mode,
    options: &Options,
) -> Result<Compiled, SyntaxError> {
    let parsed = gillie_grammar::parse_with(source, mode, options.reading)?;
    let mut warnings = parsed.warnings;
    match compile(&parsed.tree, filename, options) {
        Ok(mut compiled) => {
            warnings.append(&mut compiled.warnings);
            Ok(Compiled {
                warnings,
                ..compiled
            })
        }
        Err(mut error) => {
            warnings.append(&mut error.warnings);
            Err(SyntaxError { warnings, ..error })
        }
    }
}
