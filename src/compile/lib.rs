//! gillie-compile.
