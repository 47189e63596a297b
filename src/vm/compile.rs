//! From source text to a code object: the compiler crate's answers as Python sees them: SyntaxError with all its
//! attributes, and SyntaxWarnings.

use super::{Raised, Result, Vm};
use crate::object::Value;
use gillie_compile::{Compiled, Mode, Options, Reading, SyntaxError, Warning};
use gillie_grammar::ast::{Mod, Span};
use gillie_grammar::{ErrorKind, Shown};

impl Vm {
    /// Compiles source text to a code object, as far optimised as `-O` said; the mode is `exec`, `eval` or `single`.
    pub fn compile_source(&mut self, source: &str, filename: &str, mode: &str) -> Result<Value> {
        let options = Options {
            optimize: self.state().settings.optimize,
            ..Default::default()
        };
        self.compile_with(source, filename, mode, &options)
    }

    /// Compiles the bytes of a script: their encoding is found first.
    pub fn compile_script(&mut self, source: &[u8], filename: &str) -> Result<Value> {
        let text = super::import::decode_script(self, source, filename)?;
        let options = Options {
            optimize: self.state().settings.optimize,
            reading: Reading {
                by_lines: true,
                ..Default::default()
            },
            ..Default::default()
        };
        self.compile_with(&text, filename, "exec", &options)
    }

    /// As [`Vm::compile_source`], with options.
    pub fn compile_with(
        &mut self,
        source: &str,
        filename: &str,
        mode: &str,
        options: &Options,
    ) -> Result<Value> {
        let mode = match mode {
            "eval" => Mode::Eval,
            "single" => Mode::Single,
            _ => Mode::Exec,
        };
        let reading = Reading {
            digit_limit: crate::object::int::digit_limit(self),
            ..options.reading
        };
        let options = Options {
            reading,
            ..options.clone()
        };
        let compiled = gillie_compile::compile_source(source, filename, mode, &options);
        self.compiled(compiled, source, filename)
    }

    /// Compiles a syntax tree.
    pub fn compile_tree(&mut self, tree: &Mod, filename: &str, options: &Options) -> Result<Value> {
        let compiled = gillie_compile::compile(tree, filename, options);
        self.compiled(compiled, "", filename)
    }

    fn compiled(
        &mut self,
        compiled: std::result::Result<Compiled, SyntaxError>,
        source: &str,
        filename: &str,
    ) -> Result<Value> {
        match compiled {
            Ok(compiled) => {
                self.warn_of_syntax(compiled.warnings, source, filename)?;
                self.code_object(compiled.code)
            }
            Err(mut error) => {
                let warnings = std::mem::take(&mut error.warnings);
                let warned = self.warn_of_syntax(warnings, source, filename);
                if !error.lexical {
                    warned?;
                }
                Err(self.syntax_error(&error, source, filename))
            }
        }
    }

    /// Gives the warnings of a text. One that is an error is a SyntaxError with its place (`_PyCompile_Warn`).
    pub fn warn_of_syntax(
        &mut self,
        warnings: Vec<Warning>,
        source: &str,
        filename: &str,
    ) -> Result<()> {
        for warning in warnings {
            let line = warning.span.line;
            let warned =
                crate::modules::warnings::warn_syntax(self, &warning.message, filename, line);
            if let Err(raised) = warned {
                let category = self.exceptions().SyntaxWarning.clone();
                if !self.raised_is(&raised, &category) {
                    return Err(raised);
                }
                return Err(self.syntax_error(&warning.into_error(), source, filename));
            }
        }
        Ok(())
    }

    /// The Python exception for text that is not Python.
    pub fn syntax_error(&mut self, error: &SyntaxError, source: &str, filename: &str) -> Raised {
        let exceptions = self.exceptions();
        let class = match error.kind {
            ErrorKind::Syntax => &exceptions.SyntaxError,
            ErrorKind::Indentation => &exceptions.IndentationError,
            ErrorKind::Tab => &exceptions.TabError,
            ErrorKind::Memory => &exceptions.MemoryError,
        };
        let class = class.value().clone();
        let message = self.str(&error.message);
        if error.kind == ErrorKind::Memory {
            return match self.call(&class, &[message]) {
                Ok(exception) => self.raise_object(exception),
                Err(raised) => raised,
            };
        }
        let span = error.span;
        let line_text = line_of(source, span.line);
        let end_text = line_of(source, span.end_line);
        // Columns are shown in characters from 1.
        let column = |text: Option<&str>, bytes: u32| match text {
            _ if bytes >= Span::NO_END => bytes as i32 as i64 + 1,
            // The compiler has no text in which it could count characters.
            _ if error.shown == Shown::FromFile => bytes as i64 + 1,
            Some(text) => {
                let end = text
                    .char_indices()
                    .map(|(at, _)| at)
                    .take_while(|&at| at < bytes as usize)
                    .count();
                end as i64 + 1 + (bytes as usize).saturating_sub(text.len()) as i64
            }
            None => bytes as i64 + 1,
        };
        // The lines of a module come from its file if there is one.
        let from_file = !matches!(error.shown, Shown::Bare | Shown::AsIs)
            && std::fs::metadata(filename).is_ok_and(|file| file.is_file());
        let first = error.first_line.unwrap_or(span.line);
        let text = match (line_text, error.shown) {
            (None, _) => Value::NONE,
            (Some(text), _) if from_file => self.str(text),
            (_, Shown::FromFile) => Value::NONE,
            (Some(text), Shown::Ended | Shown::AsIs) if first < span.line => {
                let earlier = (first..span.line).filter_map(|line| line_of(source, line));
                let text = earlier.collect::<String>() + text.trim_end_matches('\n');
                self.str(&format!("{text}\n"))
            }
            (Some(text), Shown::AsIs) => self.str(text),
            (Some(text), Shown::Bare) => self.str(text.trim_end_matches('\n')),
            (Some(text), Shown::Ended) => self.str(&format!("{}\n", text.trim_end_matches('\n'))),
        };
        let details = vec![
            self.str(filename),
            self.int(span.line.into()),
            self.int(column(line_text, span.col)),
            text,
            self.int(span.end_line.into()),
            match span.end_col {
                Span::NO_END_AT_ALL => Value::NONE,
                Span::NO_END_KNOWN => self.int(0),
                end_col => self.int(column(end_text, end_col)),
            },
        ];
        let details = self.tuple(details);
        match self.call(&class, &[message, details]) {
            Ok(exception) => self.raise_object(exception),
            Err(raised) => raised,
        }
    }
}

/// Whether more text could mend an error: it is at the end of the text.
pub(crate) fn is_unfinished(error: &SyntaxError, text: &str) -> bool {
    // A string that goes on in the next line.
    let line = text.strip_suffix('\n').unwrap_or(text);
    let backslashes = line.len() - line.trim_end_matches('\\').len();
    if error.message.starts_with("unterminated string literal") && backslashes % 2 == 1 {
        return true;
    }
    if error.message != "invalid syntax" {
        return error.incomplete;
    }
    // What is wrong before the end of the text stays wrong, whatever follows.
    let line = text
        .lines()
        .nth((error.span.line as usize).saturating_sub(1));
    let rest = line.and_then(|line| line.get(error.span.col as usize..));
    error.incomplete && rest.is_none_or(|rest| rest.trim().is_empty())
}

/// Line `number` (from 1) with its line end. It ends before a null byte, as CPython's, which are C strings.
fn line_of(source: &str, number: u32) -> Option<&str> {
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    let line = source.split_inclusive('\n').nth(index)?;
    line.split('\0').next()
}
