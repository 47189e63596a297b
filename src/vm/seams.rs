//! Temporary ends of seams that the dispatch loop, the class machinery and the GIL provide. Each says clearly that
//! its part is not there yet; whoever lands the part deletes the row here.

use super::{Result, Vm};
use crate::object::native::NativeDef;
use crate::object::spec::TypeSpec;
use crate::object::{Class, Value};
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
    /// Makes the class of a description.
    pub fn register(&mut self, _spec: &'static TypeSpec) -> Result<Class> {
        self.absent("making classes")
    }
    /// Makes a native function that belongs to module `module`.
    pub fn native_function(&mut self, _definition: &NativeDef, _module: &str) -> Value {
        Value::NONE
    }
    /// A field of a native subclass's instance: see `TypeSpec::fields`.
    pub fn field(&mut self, _value: &Value, _index: usize) -> Option<Value> {
        None
    }
    /// Sets such a field.
    pub fn set_field(&mut self, _value: &Value, _index: usize, _new: Option<Value>) {}
    /// The frame object `depth` frames out from the innermost Python frame.
    pub fn frame_at(&mut self, _depth: usize) -> Result<Option<Value>> {
        Ok(None)
    }
    /// Instructions that a thread runs before it hands the GIL over.
    pub fn check_interval(&mut self) -> u32 {
        100_000
    }
    pub fn set_check_interval(&mut self, _instructions: u32) {}
}
