//! The `INTRINSIC` opcode: type parameters (PEP 695, 696) and the prompt's display hook.

use crate::modules::typing::{self, Parameter};
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
        Intrinsic::TypeVar => typing::parameter(vm, Parameter::TypeVar, &args[0]),
        Intrinsic::ParamSpec => typing::parameter(vm, Parameter::ParamSpec, &args[0]),
        Intrinsic::TypeVarTuple => typing::parameter(vm, Parameter::TypeVarTuple, &args[0]),
        Intrinsic::TypeVarWithBound => typing::bounded(vm, &args[0], &args[1], false),
        Intrinsic::TypeVarWithConstraints => typing::bounded(vm, &args[0], &args[1], true),
        Intrinsic::SetTypeParamDefault => typing::set_default(vm, &args[0], &args[1]),
        Intrinsic::SubscriptGeneric => typing::subscript_generic(vm, &args[0]),
        Intrinsic::TypeAlias => typing::type_alias(vm, &args[0], &args[1], &args[2]),
    }
}
