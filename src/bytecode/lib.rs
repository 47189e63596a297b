//! gillie-bytecode.
