//! How dicts take over items: `dict(...)`, `update`, `|=`.

use super::{Dict, expect};
use crate::object::header::Object;
use crate::object::sequence;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// Takes over all items of another dict. RuntimeError if comparing keys changes it.
pub fn merge(vm: &mut Vm, target: &Object<Dict>, source: &Object<Dict>) -> Result<()> {
    if std::ptr::eq(target, source) {
        return Ok(());
    }
    if target.len(vm) == 0 {
        let copy = source.table.cloned(vm);
        target.keys_changed();
        target.track();
        let old = target.table.replace(vm, copy);
        drop(old);
        return Ok(());
    }
    let mutations = source.table.get(vm).mutations();
    let mut at = 0;
    loop {
        let (hash, key, value) = {
            let entries = source.table.get(vm).entries();
            let Some(entry) = entries.get(at) else {
                return Ok(());
            };
            at += 1;
            match (&entry.key, &entry.value) {
                (Some(key), Some(value)) => (entry.hash, key.clone(), value.clone()),
                _ => continue,
            }
        };
        vm.dict_set_hashed(target, &key, hash, value)?;
        if source.table.get(vm).mutations() != mutations {
            return Err(vm.runtime_error("dict mutated during update"));
        }
    }
}

/// Whether iterating over a dict (or subclass instance) is the dict's own business.
pub fn iterates_plainly(vm: &Vm, source: &Value) -> bool {
    let own = vm.types().dict.slots.iter.get().map(|f| f as usize);
    vm.class_of(source).slots.iter.get().map(|f| f as usize) == own
}

/// `target.update(source)` for a mapping or an iterable of pairs.
pub fn update(vm: &mut Vm, target: &Value, source: &Value) -> Result<()> {
    let dict = expect(target);
    if let Some(other) = source.downcast::<Dict>()
        && iterates_plainly(vm, source)
    {
        return merge(vm, dict, other);
    }
    let name = vm.names().keys.clone();
    match vm.get_attr_opt(source, &name)? {
        Some(keys) => from_mapping(vm, dict, source, &keys),
        None => from_pairs(vm, dict, source),
    }
}

fn from_mapping(vm: &mut Vm, dict: &Object<Dict>, source: &Value, keys: &Value) -> Result<()> {
    let keys = vm.call(keys, &[])?;
    let slots = &vm.class_of(&keys).slots;
    if slots.iter.get().is_none() && slots.get_item.get().is_none() {
        let (owner, kind) = (vm.type_name(source), vm.type_name(&keys));
        return Err(vm.type_error(format!(
            "{owner}.keys() returned a non-iterable (type {kind})"
        )));
    }
    vm.for_each(&keys, |vm, key| {
        let value = vm.get_item(source, &key)?;
        vm.dict_set(dict, &key, value).map(drop)
    })
}

fn from_pairs(vm: &mut Vm, dict: &Object<Dict>, source: &Value) -> Result<()> {
    let mut number = 0;
    vm.for_each(source, |vm, item| {
        // Nearly always a pair is a tuple or list of two.
        let pair = match sequence::exact_items(vm, &item) {
            Some([key, value]) => Some((key.clone(), value.clone())),
            _ => None,
        };
        let (key, value) = match pair {
            Some(pair) => pair,
            None => pair_of(vm, &item, number)?,
        };
        number += 1;
        vm.dict_set(dict, &key, value).map(drop)
    })
}

fn pair_of(vm: &mut Vm, item: &Value, number: usize) -> Result<(Value, Value)> {
    let mut pair = sequence::collect_or(
        vm,
        item,
        &format!("cannot convert dictionary update sequence element #{number} to a sequence"),
    )?;
    match (pair.len(), pair.pop(), pair.pop()) {
        (2, Some(value), Some(key)) => Ok((key, value)),
        (length, ..) => Err(vm.value_error(format!(
            "dictionary update sequence element #{number} has length {length}; 2 is required"
        ))),
    }
}

/// What `dict(*args, **kwargs)` and `update(*args, **kwargs)` do.
pub(super) fn update_from_arguments(
    vm: &mut Vm,
    target: &Value,
    args: &[Value],
    kwargs: Option<&Value>,
    function: &str,
) -> Result<()> {
    match args {
        [] => {}
        [source] => update(vm, target, source)?,
        more => {
            let count = more.len();
            return Err(vm.type_error(format!(
                "{function} expected at most 1 argument, got {count}"
            )));
        }
    }
    match kwargs.and_then(|kwargs| kwargs.downcast::<Dict>()) {
        // Keywords come in a dict of their own, which nobody else sees.
        Some(kwargs) if kwargs.header.references() == 1 && expect(target).len(vm) == 0 => {
            let table = kwargs.table.get_mut(vm).take();
            expect(target).keys_changed();
            expect(target).track();
            let old = expect(target).table.replace(vm, table);
            drop(old);
            Ok(())
        }
        Some(kwargs) => merge(vm, expect(target), kwargs),
        None => Ok(()),
    }
}
