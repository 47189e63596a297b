//! What set operations do to tables. The order of insertions follows Objects/setobject.c, because the order of
//! iteration depends on it.

use super::table::SetTable;
use super::{Set, empty_of, expect};
use crate::object::dict::Dict;
use crate::object::header::Object;
use crate::object::sequence;
use crate::object::types::Class;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// Items with their hashes.
pub(super) fn snapshot(vm: &Vm, set: &Set) -> Vec<(i64, Value)> {
    set.table
        .get(vm)
        .iter()
        .map(|(hash, key)| (hash, key.clone()))
        .collect()
}

/// The item at or behind slot `at`, which moves on: what `set_next` gives, whatever happens to the set meanwhile.
fn next_item(vm: &Vm, set: &Set, at: &mut usize) -> Option<(i64, Value)> {
    let slots = set.table.get(vm).slots();
    while let Some(slot) = slots.get(*at) {
        *at += 1;
        if let Some(key) = &slot.key {
            return Some((slot.hash, key.clone()));
        }
    }
    None
}

fn dict_snapshot(vm: &Vm, dict: &Dict) -> Vec<(i64, Value)> {
    let entries = dict.table.get(vm).entries();
    entries
        .iter()
        .filter_map(|entry| Some((entry.hash, entry.key.clone()?)))
        .collect()
}

/// The items of an exact dict or any set, with their hashes.
pub fn hashed_items(vm: &Vm, other: &Value) -> Option<Vec<(i64, Value)>> {
    if let Some(set) = other.downcast::<Set>() {
        return Some(snapshot(vm, set));
    }
    let dict = other.downcast::<Dict>()?;
    sequence::is_exact(vm, other, &vm.types().dict).then(|| dict_snapshot(vm, dict))
}

/// `set` or `frozenset`: the class of results of operations on a set.
pub(super) fn base_class(vm: &Vm, set: &Value) -> Class {
    let types = vm.types();
    match vm.class_of(set).is_subclass(vm, &types.frozenset) {
        true => types.frozenset.clone(),
        false => types.set.clone(),
    }
}

/// `set.update(other)`.
pub fn update(vm: &mut Vm, set: &Object<Set>, other: &Value) -> Result<()> {
    if let Some(source) = other.downcast::<Set>() {
        if std::ptr::eq(set, source) || source.is_empty(vm) {
            return Ok(());
        }
        // Both tables cannot be borrowed at once: the target is taken out for the moment.
        let mut table = std::mem::take(set.table.get_mut(vm));
        let copied = table.copy_if_empty(source.table.get(vm));
        if !copied {
            table.reserve(source.len(vm));
        }
        *set.table.get_mut(vm) = table;
        if copied {
            return Ok(());
        }
        let mut at = 0;
        while let Some((hash, key)) = next_item(vm, source, &mut at) {
            vm.set_add_hashed(set, &key, hash)?;
        }
        return Ok(());
    }
    if let Some(items) = hashed_items(vm, other) {
        set.table.get_mut(vm).reserve(items.len());
        for (hash, key) in items {
            vm.set_add_hashed(set, &key, hash)?;
        }
        return Ok(());
    }
    // Hashing an item may run Python code that changes a list: it is looked at anew for each.
    let mut at = 0;
    while let Some(items) = sequence::exact_items(vm, other) {
        let Some(item) = items.get(at).cloned() else {
            return Ok(());
        };
        at += 1;
        vm.set_add(set, &item)?;
    }
    let iterator = vm.iter(other)?;
    while let Some(item) = vm.next(&iterator)? {
        vm.set_add(set, &item)?;
    }
    Ok(())
}

/// A new set of the base class of `set` with these items.
fn made_of(vm: &mut Vm, set: &Value, table: SetTable) -> Value {
    let result = empty_of(vm, &base_class(vm, set));
    *expect(&result).table.get_mut(vm) = table;
    result
}

/// Whether two sets are so small that making a third of them needs no thought of memory.
fn are_small(vm: &Vm, a: &Set, b: &Set) -> bool {
    a.len(vm) + b.len(vm) < 1 << 15
}

/// The items of `set` that `other` has, or has not; `None` if some `__eq__` has to be asked.
fn quick_filter(vm: &Vm, set: &Set, other: &Set, wanted: bool) -> Option<SetTable> {
    let mut result = SetTable::default();
    let (mine, others) = (set.table.get(vm), other.table.get(vm));
    for (hash, key) in mine.iter() {
        if vm.find_in_table(others, key, hash)?.is_some() == wanted {
            result.insert_new(hash, key.clone());
        }
    }
    Some(result)
}

/// `set | other` and `set ^ other` (where the roles are changed): what `other` has comes to a copy of `set`, or, if it
/// is there and `toggle`, goes. `None` if some `__eq__` has to be asked.
fn quick_sum(vm: &Vm, set: &Set, other: &Set, toggle: bool) -> Option<SetTable> {
    let others = other.table.get(vm);
    let mut result = SetTable::default();
    result.copy_if_empty(set.table.get(vm));
    if !toggle {
        if result.copy_if_empty(others) {
            return Some(result);
        }
        result.reserve(others.len());
    }
    for (hash, key) in others.iter() {
        match vm.find_in_table(&result, key, hash)? {
            None => result.insert_new(hash, key.clone()),
            Some(at) if toggle => drop(result.remove_at(at)),
            Some(_) => {}
        }
    }
    Some(result)
}

/// `set | other` of two sets.
pub(super) fn union(vm: &mut Vm, set: &Value, other: &Value) -> Result<Value> {
    if !set.is(other)
        && are_small(vm, expect(set), expect(other))
        && let Some(table) = quick_sum(vm, expect(set), expect(other), false)
    {
        return Ok(made_of(vm, set, table));
    }
    let result = copy(vm, set)?;
    if !set.is(other) {
        update(vm, expect(&result), other)?;
    }
    Ok(result)
}

/// `set.copy()`, always a new set of the base class.
pub(super) fn copy(vm: &mut Vm, set: &Value) -> Result<Value> {
    let result = empty_of(vm, &base_class(vm, set));
    update(vm, expect(&result), set)?;
    Ok(result)
}

/// `set.difference_update(other)`.
pub fn difference_update(vm: &mut Vm, set: &Object<Set>, other: &Value) -> Result<()> {
    if let Some(source) = other.downcast::<Set>() {
        if std::ptr::eq(set, source) {
            drop(set.table.get_mut(vm).take());
            return Ok(());
        }
        let items = if source.len(vm) >> 3 > set.len(vm) {
            let common = intersection(vm, &set.value(), other)?;
            snapshot(vm, expect(&common))
        } else {
            snapshot(vm, source)
        };
        for (hash, key) in items {
            vm.set_discard_hashed(set, &key, hash)?;
        }
    } else {
        let iterator = vm.iter(other)?;
        while let Some(item) = vm.next(&iterator)? {
            let hash = vm.hash(&item)?;
            vm.set_discard_hashed(set, &item, hash)?;
        }
    }
    set.table.get_mut(vm).tidy();
    Ok(())
}

/// `set - other`.
pub(super) fn difference(vm: &mut Vm, set: &Value, other: &Value) -> Result<Value> {
    let mine = expect(set);
    let plain_dict = sequence::is_exact(vm, other, &vm.types().dict);
    let size = match (other.downcast::<Set>(), other.downcast::<Dict>()) {
        (Some(other), _) => Some(other.len(vm)),
        (_, Some(dict)) if plain_dict => Some(dict.len(vm)),
        _ => None,
    };
    if size.is_none_or(|size| mine.len(vm) >> 2 > size) {
        let result = copy(vm, set)?;
        difference_update(vm, expect(&result), other)?;
        return Ok(result);
    }
    if let Some(other) = other.downcast::<Set>()
        && let Some(table) = quick_filter(vm, mine, other, false)
    {
        return Ok(made_of(vm, set, table));
    }
    let result = empty_of(vm, &base_class(vm, set));
    let mut at = 0;
    while let Some((hash, key)) = next_item(vm, mine, &mut at) {
        let found = match (other.downcast::<Set>(), other.downcast::<Dict>()) {
            (Some(other), _) => vm.set_find(other, &key, hash)?.is_some(),
            (_, Some(dict)) => vm.table_find(&dict.table, &key, hash)?.is_some(),
            _ => false,
        };
        if !found {
            vm.set_add_hashed(expect(&result), &key, hash)?;
        }
    }
    Ok(result)
}

/// `set & other`.
pub(super) fn intersection(vm: &mut Vm, set: &Value, other: &Value) -> Result<Value> {
    if set.is(other) {
        return copy(vm, set);
    }
    let result = empty_of(vm, &base_class(vm, set));
    if other.is_a::<Set>() {
        let (large, small) = match expect(other).len(vm) > expect(set).len(vm) {
            true => (other, set),
            false => (set, other),
        };
        if let Some(table) = quick_filter(vm, expect(small), expect(large), true) {
            *expect(&result).table.get_mut(vm) = table;
            return Ok(result);
        }
        let mut at = 0;
        while let Some((hash, key)) = next_item(vm, expect(small), &mut at) {
            if vm.set_find(expect(large), &key, hash)?.is_some() {
                vm.set_add_hashed(expect(&result), &key, hash)?;
            }
        }
        return Ok(result);
    }
    let iterator = vm.iter(other)?;
    while let Some(item) = vm.next(&iterator)? {
        let hash = vm.hash(&item)?;
        if vm.set_find(expect(set), &item, hash)?.is_some() {
            vm.set_add_hashed(expect(&result), &item, hash)?;
        }
    }
    Ok(result)
}

/// `set ^= other`.
pub fn symmetric_difference_update(vm: &mut Vm, set: &Object<Set>, other: &Value) -> Result<()> {
    if let Some(source) = other.downcast::<Set>()
        && std::ptr::eq(set, source)
    {
        drop(set.table.get_mut(vm).take());
        return Ok(());
    }
    let items = match hashed_items(vm, other) {
        Some(items) => items,
        None => {
            let other_set = empty_of(vm, &base_class(vm, &set.value()));
            update(vm, expect(&other_set), other)?;
            snapshot(vm, expect(&other_set))
        }
    };
    for (hash, key) in items {
        if !vm.set_discard_hashed(set, &key, hash)? {
            vm.set_add_hashed(set, &key, hash)?;
        }
    }
    Ok(())
}

/// `set ^ other`.
pub(super) fn symmetric_difference(vm: &mut Vm, set: &Value, other: &Value) -> Result<Value> {
    if let Some(source) = other.downcast::<Set>()
        && !set.is(other)
        && are_small(vm, expect(set), source)
        && let Some(table) = quick_sum(vm, source, expect(set), true)
    {
        return Ok(made_of(vm, set, table));
    }
    let result = empty_of(vm, &base_class(vm, set));
    update(vm, expect(&result), other)?;
    symmetric_difference_update(vm, expect(&result), set)?;
    Ok(result)
}

/// Whether every item of `set` is in `other`.
pub(super) fn is_subset(vm: &mut Vm, set: &Value, other: &Value) -> Result<bool> {
    if !other.is_a::<Set>() {
        let common = intersection(vm, set, other)?;
        return Ok(expect(&common).len(vm) == expect(set).len(vm));
    }
    if expect(set).len(vm) > expect(other).len(vm) {
        return Ok(false);
    }
    let mut at = 0;
    while let Some((hash, key)) = next_item(vm, expect(set), &mut at) {
        if vm.set_find(expect(other), &key, hash)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether every item of `other` is in `set`.
pub(super) fn is_superset(vm: &mut Vm, set: &Value, other: &Value) -> Result<bool> {
    if other.is_a::<Set>() {
        return is_subset(vm, other, set);
    }
    let iterator = vm.iter(other)?;
    while let Some(item) = vm.next(&iterator)? {
        if !vm.set_contains(expect(set), &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether two sets have no item in common.
pub(super) fn is_disjoint(vm: &mut Vm, set: &Value, other: &Value) -> Result<bool> {
    if set.is(other) {
        return Ok(expect(set).is_empty(vm));
    }
    if other.is_a::<Set>() {
        let (large, small) = match expect(other).len(vm) > expect(set).len(vm) {
            true => (other, set),
            false => (set, other),
        };
        let mut at = 0;
        while let Some((hash, key)) = next_item(vm, expect(small), &mut at) {
            if vm.set_find(expect(large), &key, hash)?.is_some() {
                return Ok(false);
            }
        }
        return Ok(true);
    }
    let iterator = vm.iter(other)?;
    while let Some(item) = vm.next(&iterator)? {
        if vm.set_contains(expect(set), &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Hash of a frozenset (`frozenset_hash`): independent of the order.
pub(super) fn hash(vm: &Vm, set: &Set) -> i64 {
    let known = set.hash.get();
    if known != -1 {
        return known;
    }
    let shuffle = |h: u64| ((h ^ 89_869_747) ^ h.wrapping_shl(16)).wrapping_mul(3_644_798_167);
    let table = set.table.get(vm);
    let mut hash = table
        .iter()
        .fold(0, |all, (hash, _)| all ^ shuffle(hash as u64));
    hash ^= (table.len() as u64 + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX {
        hash = 590_923_713;
    }
    set.hash.set(hash as i64);
    hash as i64
}
