//! gillie-gil.
