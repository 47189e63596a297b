//! `Context`.

use super::{Call, Setup};
use crate::modules::replacing::MethodDef;
use crate::object::dict::{self, Dict};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// Those of contexts, in the order in which they are set; the last two are dicts of their own.
pub(super) const ATTRIBUTES: [&str; 9] = [
    "prec",
    "rounding",
    "Emin",
    "Emax",
    "capitals",
    "clamp",
    "_ignored_flags",
    "traps",
    "flags",
];
const FIRST_SIGNALS: usize = 7;

/// `Context.copy`: what its attributes are was checked when they were set.
fn copy_context(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let (setup, context) = (call.setup, call.arg(0));
    let mut values = Vec::with_capacity(setup.attributes.len());
    for name in &setup.attributes {
        match vm.instance_attr(context, name) {
            Some(value) => values.push(value),
            None => return call.leave(vm),
        }
    }
    let copy = vm.plain_instance(&setup.context_class);
    for (at, (name, value)) in setup.attributes.iter().zip(values).enumerate() {
        let value = match value.downcast::<Dict>() {
            Some(dict) if at >= FIRST_SIGNALS => {
                let class = vm.class_of(&value).class_ref();
                let copy = vm.alloc(&class, Dict::default());
                dict::merge(vm, dict::expect(&copy), dict)?;
                copy
            }
            _ => value,
        };
        if !vm.set_instance_attr(&copy, name, value) {
            return call.leave(vm);
        }
    }
    Ok(copy)
}

pub(super) const METHODS: &[MethodDef<Setup>] = &[("copy", "($self, /)", copy_context)];
