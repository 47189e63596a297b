//! The `INTRINSIC` opcode: type parameters (PEP 695, 696) and the prompt's display hook.

use crate::object::Value;
use crate::vm::{Result, Vm};
use gillie_bytecode::Intrinsic;

/// Runs an intrinsic with its operands.
pub(super) fn intrinsic(vm: &mut Vm, intrinsic: Intrinsic, args: Vec<Value>) -> Result<Value> {
    match intrinsic {
        Intrinsic::Display => {
            let sys = vm.state().sys.get(vm).clone();
            let name = vm.names().displayhook.clone();
            let hook = sys
                .downcast::<crate::object::dict::Dict>()
                .and_then(|sys| sys.get_str(vm, &name));
            match hook {
                Some(hook) => vm.call(&hook, &args),
                None => Err(vm.runtime_error("lost sys.displayhook")),
            }
        }
        other => {
            let _ = args;
            Err(vm.not_implemented_error(format!("{other:?} is not supported yet")))
        }
    }
}
