//! `BaseException`: what all exceptions do.

use super::{Exception, expect};
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::types::{Slots, flags};
use crate::object::value::Value;
use crate::object::{GetSetDef, NativeDef, tuple};
use crate::vm::{Result, Vm};

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    Ok(vm.alloc(&class, Exception::new(args.arg(1).clone())))
}

fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    expect(args.arg(0)).args.set(vm, args.arg(1).clone());
    Ok(Value::NONE)
}

fn to_str(vm: &mut Vm, value: &Value) -> Result<Value> {
    let args = expect(value).args.cloned(vm);
    match tuple::items(&args) {
        [] => Ok(vm.str("")),
        [one] => vm.to_str(one),
        _ => vm.repr(&args),
    }
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let name = vm.type_name(value);
    let args = expect(value).args.cloned(vm);
    let inner = match tuple::items(&args) {
        [one] => format!("({})", vm.repr_text(one)?),
        _ => vm.repr_text(&args)?,
    };
    Ok(vm.str(&format!("{name}{inner}")))
}

fn args(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).args.cloned(vm))
}

fn slots(slots: &Slots) {
    slots.str.set(Some(to_str));
    slots.repr.set(Some(repr));
}

const METHODS: &[NativeDef] = &[];
const ATTRIBUTES: &[GetSetDef] = &[("args", args, None, "")];

/// The root.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Common base class for all exceptions",
    flags: flags::BASE | flags::DICT | flags::EXCEPTION,
    new: Some(("__new__", "($type, /, *args, **kwargs)", new, "")),
    init: Some(("__init__", "($self, /, *args, **kwargs)", init, "")),
    methods: METHODS,
    getset: ATTRIBUTES,
    slots,
    ..TypeSpec::of::<Exception>("BaseException")
};
