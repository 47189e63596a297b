//! `sys.settrace` and its like; see `vm/tracing`.

use crate::object::tuple::Tuple;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

fn function(args: Bindings<'_>) -> Option<Value> {
    Some(args.arg(0).clone()).filter(|function| !function.is_none())
}

pub(super) fn settrace(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    super::audit(vm, "sys.settrace", &[])?;
    vm.set_trace(false, function(args));
    Ok(Value::NONE)
}

pub(super) fn setprofile(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    super::audit(vm, "sys.setprofile", &[])?;
    vm.set_trace(true, function(args));
    Ok(Value::NONE)
}

pub(super) fn settraceallthreads(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    vm.set_trace_of_all(false, function(args));
    Ok(Value::NONE)
}

pub(super) fn setprofileallthreads(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    vm.set_trace_of_all(true, function(args));
    Ok(Value::NONE)
}

pub(super) fn gettrace(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(vm.tracer.trace.clone().unwrap_or(Value::NONE))
}

pub(super) fn getprofile(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(vm.tracer.profile.clone().unwrap_or(Value::NONE))
}

pub(super) fn call_tracing(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(given) = args.arg(1).downcast::<Tuple>() else {
        let name = vm.type_name(args.arg(1));
        return Err(vm.type_error(format!(
            "call_tracing() argument 2 must be tuple, not {name}"
        )));
    };
    let given = given.items().to_vec();
    let callable = args.arg(0).clone();
    let event = vm.tracer.event.take();
    let result = vm.with_events(0, |vm| vm.call(&callable, &given));
    vm.tracer.event = event;
    result
}
