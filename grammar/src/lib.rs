//! Source text to AST.
