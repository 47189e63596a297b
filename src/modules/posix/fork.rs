//! `fork` and its hooks. (What a fork needs of the interpreter: `vm/fork.rs`.)

use crate::object::Value;
use crate::object::native::Bound;
use crate::vm::fork::Hooks;
use crate::vm::{Result, Vm};

pub(super) fn fork(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let pid = vm.fork()?;
    if pid != 0 {
        vm.warn_of_threads("fork")?;
    }
    Ok(vm.int(pid.into()))
}

pub(super) fn register_at_fork(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    if args.iter().all(Option::is_none) {
        return Err(vm.type_error("At least one argument is required."));
    }
    for (index, name) in ["before", "after_in_child", "after_in_parent"]
        .iter()
        .enumerate()
    {
        if let Some(hook) = args.opt(index)
            && vm.class_of(hook).slots.call.get().is_none()
        {
            let class = vm.type_name(hook);
            return Err(vm.type_error(format!("'{name}' must be callable, not {class}")));
        }
    }
    let hooks = vm.module_state::<Hooks>();
    let lists = [&hooks.before, &hooks.in_child, &hooks.in_parent];
    for (list, hook) in lists.into_iter().zip(args) {
        list.borrow_mut().extend(hook.clone());
    }
    Ok(Value::NONE)
}
