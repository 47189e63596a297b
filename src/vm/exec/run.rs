//! Running code objects: modules, class bodies, `exec` and `eval`.

use super::call::{push_window, stack_top};
use super::frames;
use crate::object::function::code;
use crate::object::{Args, Value};
use crate::vm::{Result, Vm};

impl Vm {
    /// Runs a code object in a namespace: `globals` is a dict; `locals` any mapping, the globals if `None`.
    pub fn run_code(
        &mut self,
        code: &Value,
        globals: &Value,
        locals: Option<&Value>,
    ) -> Result<Value> {
        self.run_with_closure(code, globals, locals, None)
    }

    /// As [`Vm::run_code`] with a closure (tuple of cells) for code with free variables.
    pub fn run_with_closure(
        &mut self,
        code: &Value,
        globals: &Value,
        locals: Option<&Value>,
        closure: Option<Value>,
    ) -> Result<Value> {
        crate::modules::sys::audit(self, "exec", std::slice::from_ref(code))?;
        let function = self.function(code, globals);
        if let (Some(function), Some(closure)) = (
            function.downcast::<crate::object::function::Function>(),
            closure,
        ) {
            function.closure.set(self, Some(closure));
        }
        self.run_in_mapping(&function, locals.unwrap_or(globals))
    }

    /// Runs a class body: `function` (made by MAKE_FUNCTION) with its names in `namespace`. Returns what the body
    /// returns.
    pub fn run_class_body(&mut self, function: &Value, namespace: &Value) -> Result<Value> {
        self.run_in_mapping(function, namespace)
    }

    fn run_in_mapping(&mut self, function: &Value, locals: &Value) -> Result<Value> {
        let Some(object) = function.downcast::<crate::object::function::Function>() else {
            return self.call(function, &[]);
        };
        let top = stack_top(self, self.base);
        let base = push_window(self, object, Args::positional_only(&[]), None, top)?;
        let code = object.code.cloned(self);
        if super::call::has_locals_mapping(code::expect(&code)) {
            // SAFETY: the window was just made.
            unsafe { frames::set_locals(self, base, locals.clone()) };
        }
        self.enter_frame(base)
    }
}
