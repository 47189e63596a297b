//! What can go wrong with a source text, and what is merely dubious.

use crate::ast::Span;

/// Which exception a [`SyntaxError`] becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
    /// `MemoryError`: the text is nested too deeply (CPython's parser raises the same).
    Memory,
}

/// The line of its text that an error shows (`SyntaxError.text`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Only if it can be read from a file: the compiler no longer has the text.
    #[default]
    FromFile,
    /// Without its line end: the lexer shows what it has read of the line.
    Bare,
    /// As it is in the text.
    AsIs,
    /// With a line end, which CPython adds to a module's last line.
    Ended,
}

/// A text that is not Python.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Which exception it becomes.
    pub kind: ErrorKind,
    /// CPython's words.
    pub message: String,
    /// Where; columns are UTF-8 bytes from 0 (CPython's `offset` is one more, in characters).
    pub span: Span,
    /// Whether the text could still become valid by going on: what a prompt asks before it shows
    /// the error (CPython's `PyCF_ALLOW_INCOMPLETE_INPUT`).
    pub incomplete: bool,
    /// What is shown of the text.
    pub shown: Shown,
    /// The line with which that begins, if not the error's: CPython shows all lines that it read for a token.
    pub first_line: Option<u32>,
    /// Whether the lexer found it: CPython looks at all of the text for such once anything is wrong, even a warning
    /// that counts as an error.
    pub lexical: bool,
    /// What was dubious before the error was found.
    pub warnings: Vec<Warning>,
}

impl SyntaxError {
    /// A plain `SyntaxError`.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        SyntaxError {
            kind: ErrorKind::Syntax,
            message: message.into(),
            span,
            incomplete: false,
            shown: Shown::FromFile,
            first_line: None,
            lexical: false,
            warnings: Vec::new(),
        }
    }

    /// An `IndentationError`.
    pub fn indentation(span: Span, message: impl Into<String>) -> Self {
        SyntaxError {
            kind: ErrorKind::Indentation,
            ..Self::new(span, message)
        }
    }

    /// The same error, marked as one that more input may cure.
    pub fn incomplete(mut self) -> Self {
        self.incomplete = true;
        self
    }
}

impl std::fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = match self.kind {
            ErrorKind::Syntax => "SyntaxError",
            ErrorKind::Indentation => "IndentationError",
            ErrorKind::Tab => "TabError",
            ErrorKind::Memory => "MemoryError",
        };
        write!(
            f,
            "{name}: {} (line {}, column {})",
            self.message, self.span.line, self.span.col
        )
    }
}

impl std::error::Error for SyntaxError {}

/// A `SyntaxWarning` that the compiler should raise through the `warnings` module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// CPython's words.
    pub message: String,
    /// Where, as the place of the SyntaxError that it becomes under `-W error`.
    pub span: Span,
    /// What that shows of the text.
    pub shown: Shown,
}

impl Warning {
    /// The error that it becomes under `-W error`.
    pub fn into_error(self) -> SyntaxError {
        SyntaxError {
            shown: self.shown,
            ..SyntaxError::new(self.span, self.message)
        }
    }
}
