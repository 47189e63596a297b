//! Temporary ends of seams that the dispatch loop, the class machinery and the GIL provide. Each says clearly that
//! its part is not there yet; whoever lands the part deletes the row here.

use super::{Result, Vm};
use crate::object::Value;
use std::sync::Arc;

impl Vm {
    fn absent<T>(&mut self, what: &str) -> Result<T> {
        Err(self.not_implemented_error(format!("{what} is not part of this build yet")))
    }
    /// Runs a code object in these namespaces.
    pub fn run_code(
        &mut self,
        _code: &Value,
        _globals: &Value,
        _locals: Option<&Value>,
    ) -> Result<Value> {
        self.absent("running code")
    }
    /// The code object for compiled code.
    pub fn code_object(&mut self, _code: Arc<gillie_bytecode::Code>) -> Result<Value> {
        self.absent("code objects")
    }
    /// The namespace of the innermost Python frame's module.
    pub fn current_globals(&mut self) -> Option<Value> {
        None
    }
    /// What `locals()` gives in the innermost Python frame.
    pub fn current_locals(&mut self) -> Result<Option<Value>> {
        Ok(None)
    }
    /// Runs something that blocks without the GIL.
    pub fn suspend<R: Send>(&mut self, _reason: gillie_gil::Reason, body: impl FnOnce() -> R) -> R {
        body()
    }
    /// The frame object `depth` frames out from the innermost Python frame.
    pub fn frame_at(&mut self, _depth: usize) -> Result<Option<Value>> {
        Ok(None)
    }
    /// Instructions that a thread runs before it hands the GIL over.
    pub fn check_interval(&mut self) -> u32 {
        100_000
    }
    pub fn set_check_interval(&mut self, _instructions: u32) {}
    /// Runs the function of a class body with `namespace` as its locals and returns what it returned (the
    /// `__class__` cell or `None`).
    pub fn run_class_body(&mut self, _function: &Value, _namespace: &Value) -> Result<Value> {
        self.absent("running code")
    }

    /// Class and first argument for `super()` without arguments, from the frame that calls.
    pub fn super_arguments(&mut self) -> Result<(Value, Value)> {
        Err(self.runtime_error("super(): no current frame"))
    }

    /// Fills a cell; false if the value is none.
    pub fn set_cell(&mut self, _cell: &Value, _value: Value) -> bool {
        false
    }

    /// The contents of a cell, if the value is one.
    pub fn cell_contents(&mut self, _cell: &Value) -> Option<Option<Value>> {
        None
    }
}
