//! Class and mapping patterns (Python/ceval.c, `match_class`, `match_keys`).

use crate::object::str::{self, Str};
use crate::object::tuple::Tuple;
use crate::object::types::flags;
use crate::object::{Class, Value};
use crate::vm::{Result, Vm};

/// The attributes of `subject` that `case Class(positional…, names=…)` asks for, as a tuple; `None`: no match.
pub(super) fn class(
    vm: &mut Vm,
    subject: &Value,
    class: &Value,
    positional: usize,
    names: &Value,
) -> Result<Option<Value>> {
    let Some(class_ref) = Class::from_value(class) else {
        return Err(vm.type_error("called match pattern must be a class"));
    };
    if !vm.is_instance(subject, class)? {
        return Ok(None);
    }
    let mut found = Vec::new();
    let mut seen: Vec<Value> = Vec::new();
    let class_name = class_ref.message_name(vm);
    if positional > 0 {
        let key = vm.names().__match_args__.clone();
        let (match_args, match_self) = match vm.get_attr_opt(class, &key)? {
            Some(args) => (args, false),
            None => (vm.tuple(Vec::new()), class_ref.has(flags::MATCH_SELF)),
        };
        let Some(match_args) = match_args.downcast::<Tuple>() else {
            let given = vm.type_name(&match_args);
            return Err(vm.type_error(format!(
                "{class_name}.__match_args__ must be a tuple (got {given})"
            )));
        };
        let allowed = if match_self { 1 } else { match_args.len() };
        if positional > allowed {
            let plural = if allowed == 1 { "" } else { "s" };
            return Err(vm.type_error(format!(
                "{class_name}() accepts {allowed} positional sub-pattern{plural} ({positional} given)"
            )));
        }
        if match_self {
            found.push(subject.clone());
        } else {
            for name in &match_args.items()[..positional] {
                if !name.is_a::<Str>() {
                    let given = vm.type_name(name);
                    return Err(vm.type_error(format!(
                        "__match_args__ elements must be strings (got {given})"
                    )));
                }
                let Some(value) = attribute(vm, subject, name, &class_name, &mut seen)? else {
                    return Ok(None);
                };
                found.push(value);
            }
        }
    }
    for name in names
        .downcast::<Tuple>()
        .map_or(&[][..], |names| names.items())
    {
        let Some(value) = attribute(vm, subject, name, &class_name, &mut seen)? else {
            return Ok(None);
        };
        found.push(value);
    }
    Ok(Some(vm.tuple(found)))
}

fn attribute(
    vm: &mut Vm,
    subject: &Value,
    name: &Value,
    class_name: &str,
    seen: &mut Vec<Value>,
) -> Result<Option<Value>> {
    if seen
        .iter()
        .any(|other| str::expect(other).same_text(str::expect(name)))
    {
        let text = vm.repr_text(name)?;
        return Err(vm.type_error(format!(
            "{class_name}() got multiple sub-patterns for attribute {text}"
        )));
    }
    seen.push(name.clone());
    let name = vm.intern_value(name);
    vm.get_attr_opt(subject, &name)
}

/// The values of a mapping at `keys`, as a tuple; `None` if one is missing.
pub(super) fn keys(vm: &mut Vm, mapping: &Value, keys: &Value) -> Result<Option<Value>> {
    let seen = crate::object::set::empty(vm);
    let seen = crate::object::set::expect(&seen);
    let get_name = vm.names().get.clone();
    let get = vm.get_attr(mapping, &get_name)?;
    let object_class = vm.types().object.value().clone();
    let dummy = vm.call(&object_class, &[])?;
    let mut values = Vec::new();
    for key in keys
        .downcast::<Tuple>()
        .map_or(&[][..], |keys| keys.items())
    {
        if !vm.set_add(seen, key)? {
            let text = vm.repr_text(key)?;
            return Err(vm.value_error(format!("mapping pattern checks duplicate key ({text})")));
        }
        let value = vm.call(&get, &[key.clone(), dummy.clone()])?;
        if value.is(&dummy) {
            return Ok(None);
        }
        values.push(value);
    }
    Ok(Some(vm.tuple(values)))
}
