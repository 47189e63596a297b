//! `isinstance` and `issubclass`: the checks are the VM's (`vm/instance_checks.rs`).

use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};

pub(super) fn isinstance(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    vm.is_instance(args.arg(0), args.arg(1)).map(Value::bool)
}

pub(super) fn issubclass(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    vm.is_subclass(args.arg(0), args.arg(1)).map(Value::bool)
}
