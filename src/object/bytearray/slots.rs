//! Operators, subscripts and iteration of `bytearray`.

use super::{expect, methods};
use crate::object::bytes::parts;
use crate::object::bytes::slots as shared;
use crate::object::sequence;
use crate::object::slice::Slice;
use crate::object::spec::TypeSpec;
use crate::object::types::{Operator, Slots};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let name = vm.type_name(value);
    vm.check_room(expect(value).data.get(vm).len().saturating_mul(8))?;
    let text = crate::object::bytes::repr_text(expect(value).data.get(vm));
    Ok(vm.str(&format!("{name}({text})")))
}

fn str_of(vm: &mut Vm, value: &Value) -> Result<Value> {
    crate::object::bytes::warn_of_str(vm, value)?;
    repr(vm, value)
}

/// The place of an index that is an immediate int in range.
#[inline]
fn place(key: &Value, length: usize) -> Option<usize> {
    let index = key.as_small_int()?;
    let index = if index < 0 {
        index + length as i64
    } else {
        index
    };
    usize::try_from(index).ok().filter(|&index| index < length)
}

fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let data = expect(value).data.get(vm);
    if let Some(at) = place(key, data.len()) {
        return Ok(vm.int(data[at].into()));
    }
    Ok(match shared::pick(vm, value, key, true)? {
        shared::Picked::Byte(byte) => vm.int(byte as i64),
        shared::Picked::Bytes(data) => vm.bytearray(data),
    })
}

fn set_item(vm: &mut Vm, value: &Value, key: &Value, item: Option<&Value>) -> Result<()> {
    let array = expect(value);
    if let Some(item) = item.and_then(|item| u8::try_from(item.as_small_int()?).ok())
        && let Some(at) = place(key, array.data.get(vm).len())
    {
        array.data.get_mut(vm)[at] = item;
        return Ok(());
    }
    if let Some(slice) = key.downcast::<Slice>() {
        let bounds = slice.unpack(vm)?;
        let new = match item {
            Some(item)
                if sequence::is_index(vm, item)
                    || item.as_exact_float().is_some()
                    || item.is_a::<crate::object::str::Str>() =>
            {
                return Err(vm.type_error(
                    "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
                ));
            }
            Some(item) => methods::incoming(vm, item, |name| {
                format!("cannot convert '{name}' object to bytearray")
            })?,
            None => Vec::new(),
        };
        let span = bounds.adjust(array.data.get(vm).len());
        if span.step == 1 {
            if new.len() != span.count {
                array.resizable(vm)?;
            }
            let start = span.start as usize;
            array
                .data
                .get_mut(vm)
                .splice(start..start + span.count, new);
            return Ok(());
        }
        // Nothing in the place of something is a deletion too.
        if item.is_none() || new.is_empty() {
            array.resizable(vm)?;
            let mut gone: Vec<usize> = span.indices().collect();
            gone.sort_unstable();
            let (mut at, mut next) = (0, gone.into_iter().peekable());
            array.data.get_mut(vm).retain(|_| {
                let drop = next.next_if_eq(&at).is_some();
                at += 1;
                !drop
            });
            return Ok(());
        }
        if new.len() != span.count {
            let (given, wanted) = (new.len(), span.count);
            return Err(vm.value_error(format!(
                "attempt to assign bytes of size {given} to extended slice of size {wanted}"
            )));
        }
        let data = array.data.get_mut(vm);
        for (at, byte) in span.indices().zip(new) {
            data[at] = byte;
        }
        return Ok(());
    }
    if !sequence::is_index(vm, key) {
        let name = vm.type_name(key);
        return Err(vm.type_error(format!(
            "bytearray indices must be integers or slices, not {name}"
        )));
    }
    let index = sequence::index_of_key(vm, key)?;
    let byte = match item {
        Some(item) => Some(parts::byte(vm, item)?),
        None => None,
    };
    let length = array.data.get(vm).len() as i64;
    let index = if index < 0 {
        index.saturating_add(length)
    } else {
        index
    };
    if !(0..length).contains(&index) {
        return Err(vm.index_error("bytearray index out of range"));
    }
    match byte {
        Some(byte) => array.data.get_mut(vm)[index as usize] = byte,
        None => {
            array.resizable(vm)?;
            array.data.get_mut(vm).remove(index as usize);
        }
    }
    Ok(())
}

fn add_in_place(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    if !crate::object::buffer::is_buffer(vm, right) {
        let (mine, other) = (vm.type_name(left), vm.type_name(right));
        return Err(vm.type_error(format!("can't concat {other} to {mine}")));
    }
    let more = vm.buffer(right)?;
    let array = expect(left);
    array.resizable(vm)?;
    array.data.get_mut(vm).extend_from_slice(&more);
    Ok(left.clone())
}

fn multiply_in_place(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let array = expect(left);
    let Some(count) = sequence::repetitions(vm, right)? else {
        let name = vm.type_name(right);
        return Err(vm.type_error(format!(
            "can't multiply sequence by non-int of type '{name}'"
        )));
    };
    array.resizable(vm)?;
    let length = array.data.get(vm).len();
    let mut data: Vec<u8> = sequence::reserve(vm, length.checked_mul(count))?;
    (0..count).for_each(|_| data.extend_from_slice(array.data.get(vm)));
    array.data.set(vm, data);
    Ok(left.clone())
}

pub(super) fn fill(slots: &Slots) {
    slots.repr.set(Some(repr));
    slots.str.set(Some(str_of));
    slots
        .len
        .set(Some(|vm, value| Ok(expect(value).data.get(vm).len())));
    slots.get_item.set(Some(get_item));
    slots.set_item.set(Some(set_item));
    slots.iter.set(Some(shared::iter::<true>));
    shared::fill_shared(slots);
    slots.in_place[Operator::Add as usize].set(Some(add_in_place));
    slots.in_place[Operator::Mul as usize].set(Some(multiply_in_place));
}

pub(super) static ITERATOR: TypeSpec = shared::iterator::<true>("bytearray_iterator");
