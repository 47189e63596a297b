//! The virtual machine: one [`Vm`] per Python thread.
//!
//! A `&mut Vm` is the proof that its thread holds the GIL: everything that touches objects takes a `Vm`, and code
//! that blocks gives the proof up through [`Vm::suspend`].

pub mod attributes;
pub mod boot;
pub mod compile;
pub mod errors;
pub mod hash;
pub mod import;
pub mod instance_checks;
pub mod lookup;
pub mod names;
pub mod operators;
pub mod protocol;
pub mod seams;
pub mod state;
pub mod types;

pub use errors::{Raised, Result};
pub use state::State;

use crate::object::Value;
use crate::object::heap::{Control, Heap};
use std::sync::Arc;

/// The machine of one Python thread.
pub struct Vm {
    pub(crate) control: Box<Control>,
    state: Arc<State>,
    /// The exception being handled (`sys.exception()`).
    pub(crate) handled: Option<Value>,
    /// Python frames in use, for the recursion limit.
    pub(crate) depth: u32,
    /// Lowest address the native stack may reach.
    pub(crate) native_limit: usize,
    /// Containers whose `repr` is being made, innermost last: see [`Vm::enter_repr`].
    pub(crate) reprs: Vec<u64>,
}

impl Vm {
    #[inline(always)]
    pub fn state(&self) -> &State {
        &self.state
    }
    /// The shared state, kept alive by the result.
    pub(crate) fn shared(&self) -> Arc<State> {
        self.state.clone()
    }
    #[inline(always)]
    pub fn heap(&self) -> &Heap {
        &self.state.heap
    }
    pub(crate) fn interned(&self) -> &crate::object::str::Interned {
        &self.state.interned
    }
    pub(crate) fn common(&self) -> &state::Common {
        self.state.common.get().expect("set at boot")
    }
    pub(crate) fn types_empty_str(&self) -> Value {
        self.common().empty_str.clone()
    }
    pub(crate) fn types_empty_tuple(&self) -> Value {
        self.common().empty_tuple.clone()
    }
    pub(crate) fn latin1_char(&self, byte: u8) -> Value {
        self.common().latin1[byte as usize].clone()
    }

    /// Checks that the native stack has room before a native function recurses along user data; pairs with
    /// [`Vm::leave_native`]. RecursionError otherwise.
    #[inline(always)]
    pub fn enter_native(&mut self) -> Result<()> {
        let here = 0u8;
        if (&raw const here as usize) < self.native_limit {
            return Err(self.native_overflow());
        }
        self.depth += 1;
        if self.depth > self.state.recursion_limit.get() {
            self.depth -= 1;
            return Err(self.native_overflow());
        }
        Ok(())
    }
    #[inline(always)]
    pub fn leave_native(&mut self) {
        self.depth -= 1;
    }
    /// Begins the `repr` of a container; false if it is in progress already, which is where `[...]` comes from.
    /// Pairs with [`Vm::leave_repr`] if true (CPython's `Py_ReprEnter`).
    pub fn enter_repr(&mut self, container: &Value) -> bool {
        let word = container.raw().0;
        let fresh = !self.reprs.contains(&word);
        if fresh {
            self.reprs.push(word);
        }
        fresh
    }
    pub fn leave_repr(&mut self) {
        self.reprs.pop();
    }
    /// Checks that the native stack has room, without counting a level: for calls that lead to Python frames, which
    /// count for themselves.
    #[inline(always)]
    pub fn check_stack(&mut self) -> Result<()> {
        let here = 0u8;
        if (&raw const here as usize) < self.native_limit {
            return Err(self.native_overflow());
        }
        Ok(())
    }
    #[cold]
    fn native_overflow(&mut self) -> Raised {
        self.recursion_error("maximum recursion depth exceeded")
    }
}
