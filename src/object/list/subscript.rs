//! `list[key]`, `list[key] = item`, `del list[key]`.

use super::{List, expect, items};
use crate::object::header::Object;
use crate::object::sequence;
use crate::object::slice::{Slice, Span, Unpacked};
use crate::object::value::Value;
use crate::vm::{Raised, Result, Vm};

/// `list[key]`.
#[inline]
pub fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    if let Some(index) = key.as_small_int() {
        let items = items(vm, value);
        let index = if index < 0 {
            index + items.len() as i64
        } else {
            index
        };
        return match items.get(index as usize) {
            Some(item) => Ok(item.clone()),
            None => Err(out_of_range(vm)),
        };
    }
    get_item_slow(vm, value, key)
}

#[cold]
fn out_of_range(vm: &mut Vm) -> Raised {
    vm.index_error("list index out of range")
}

fn get_item_slow(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    if let Some(slice) = key.downcast::<Slice>() {
        let slice = slice.unpack(vm)?;
        let items = items(vm, value);
        let span = slice.adjust(items.len());
        vm.check_room(span.count * 8)?;
        let selected = span.select(super::items(vm, value));
        return Ok(vm.list(selected));
    }
    let index = key_index(vm, key)?;
    let items = items(vm, value);
    match place(index, items.len()) {
        Some(at) => Ok(items[at].clone()),
        None => Err(out_of_range(vm)),
    }
}

fn key_index(vm: &mut Vm, key: &Value) -> Result<i64> {
    if !sequence::is_index(vm, key) {
        let name = vm.type_name(key);
        return Err(vm.type_error(format!(
            "list indices must be integers or slices, not {name}"
        )));
    }
    sequence::index_of_key(vm, key)
}

fn place(index: i64, length: usize) -> Option<usize> {
    let index = if index < 0 {
        index + length as i64
    } else {
        index
    };
    usize::try_from(index).ok().filter(|&at| at < length)
}

/// `list[key] = item`, or `del list[key]`.
#[inline]
pub fn set_item(vm: &mut Vm, value: &Value, key: &Value, item: Option<&Value>) -> Result<()> {
    let list = expect(value);
    if let Some(slice) = key.downcast::<Slice>() {
        return match item {
            Some(item) => set_slice(vm, list, slice, item),
            None => delete_slice(vm, list, slice),
        };
    }
    let index = match key.as_small_int() {
        Some(index) => index,
        None => key_index(vm, key)?,
    };
    let items = list.items.get_mut(vm);
    match (place(index, items.len()), item) {
        (Some(at), Some(item)) => items[at] = item.clone(),
        (Some(at), None) => drop(items.remove(at)),
        (None, _) => return Err(vm.index_error("list assignment index out of range")),
    }
    Ok(())
}

fn set_slice(vm: &mut Vm, list: &Object<List>, slice: &Slice, source: &Value) -> Result<()> {
    let slice = slice.unpack(vm)?;
    if slice.step == 1 {
        if set_as_many(vm, list, slice, source) {
            return Ok(());
        }
        let new = sequence::collect_or(vm, source, "must assign iterable to extended slice")?;
        let items = list.items.get_mut(vm);
        let span = slice.adjust(items.len());
        let start = span.start as usize;
        let stop = (span.stop as usize).max(start);
        items.splice(start..stop, new);
        return Ok(());
    }
    let new = sequence::collect_or(vm, source, "must assign iterable to extended slice")?;
    let items = list.items.get_mut(vm);
    let span = slice.adjust(items.len());
    if new.len() != span.count {
        let (given, wanted) = (new.len(), span.count);
        return Err(vm.value_error(format!(
            "attempt to assign sequence of size {given} to extended slice of size {wanted}"
        )));
    }
    for (index, item) in span.indices().zip(new) {
        items[index] = item;
    }
    Ok(())
}

/// `list[start:stop] = source` of as many items as there are in another exact list, one by one: nothing is moved, nor
/// copied before. False if it is not so.
fn set_as_many(vm: &mut Vm, list: &Object<List>, slice: Unpacked, source: &Value) -> bool {
    let Some(source) = source.downcast::<List>() else {
        return false;
    };
    let span = slice.adjust(list.items.get(vm).len());
    let plain = source.class().is(&*vm.types().list) && !std::ptr::eq(source, list);
    if !plain || span.count != source.items.get(vm).len() || span.stop < span.start {
        return false;
    }
    for at in 0..span.count {
        let item = source.items.get(vm)[at].clone();
        list.items.get_mut(vm)[span.start as usize + at] = item;
    }
    true
}

fn delete_slice(vm: &mut Vm, list: &Object<List>, slice: &Slice) -> Result<()> {
    let slice = slice.unpack(vm)?;
    let items = list.items.get_mut(vm);
    delete_span(items, slice.adjust(items.len()));
    Ok(())
}

/// Removes the selected items.
pub fn delete_span<T>(items: &mut Vec<T>, span: Span) {
    if span.count == 0 {
        return;
    }
    if span.step == 1 {
        let start = span.start as usize;
        items.drain(start..start + span.count);
        return;
    }
    let (first, last) = (span.start, span.start + (span.count as i64 - 1) * span.step);
    let (low, high, step) = (first.min(last), first.max(last), span.step.abs());
    let mut index = -1;
    items.retain(|_| {
        index += 1;
        index < low || index > high || (index - low) % step != 0
    });
}
