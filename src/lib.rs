//! gillie: a Python VM to run, see and understand concurrent Python.

pub mod modules;
pub mod object;
pub mod vm;

/// What an interpreter is started with.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// `PYTHONHASHSEED`: `None` is random, `Some(0)` disables randomisation.
    pub hash_seed: Option<u32>,
}
