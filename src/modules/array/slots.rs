//! What operators do with an array: items and slices, comparison, `+` and `*`, iteration.

use super::codes::Kind;
use super::{Array, ArrayIter, expect, extend_with, items, like, remove_at, text_of};
use crate::object::iterators::this;
use crate::object::slice::Slice;
use crate::object::types::Compare;
use crate::object::{GilCell, Value, sequence};
use crate::vm::{Result, Vm};
use std::cell::Cell;

pub(super) fn key_place(vm: &mut Vm, array: &Array, key: &Value, message: &str) -> Result<usize> {
    let index = match key.as_small_int() {
        Some(index) => index,
        None if !sequence::is_index(vm, key) => {
            return Err(vm.type_error("array indices must be integers"));
        }
        None => sequence::index_of_key(vm, key)?,
    };
    let length = array.len(vm) as i64;
    let at = if index < 0 { index + length } else { index };
    match (0..length).contains(&at) {
        true => Ok(at as usize),
        false => Err(vm.index_error(message)),
    }
}

pub(super) fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let array = expect(value);
    let size = array.code.size;
    if let Some(slice) = key.downcast::<Slice>() {
        let span = slice.unpack(vm)?.adjust(array.len(vm));
        let data = array.data.get(vm);
        let selected = match (span.step, span.start as usize) {
            (1, start) => data[start * size..(start + span.count) * size].to_vec(),
            _ => span
                .indices()
                .flat_map(|at| data[at * size..(at + 1) * size].iter().copied())
                .collect(),
        };
        return Ok(like(vm, array, selected));
    }
    let at = key_place(vm, array, key, "array index out of range")?;
    Ok(array.item(vm, at).unwrap_or(Value::NONE))
}

pub(super) fn set_item(
    vm: &mut Vm,
    value: &Value,
    key: &Value,
    item: Option<&Value>,
) -> Result<()> {
    let array = expect(value);
    let size = array.code.size;
    if let Some(slice) = key.downcast::<Slice>() {
        return set_slice(vm, array, slice, item);
    }
    let at = key_place(vm, array, key, "array assignment index out of range")?;
    let Some(item) = item else {
        return remove_at(vm, array, at);
    };
    let bytes = array.code.store(vm, item)?;
    if let Some(place) = array.data.get_mut(vm).get_mut(at * size..(at + 1) * size) {
        place.copy_from_slice(&bytes[..size]);
    }
    Ok(())
}

pub(super) fn set_slice(
    vm: &mut Vm,
    array: &Array,
    slice: &Slice,
    item: Option<&Value>,
) -> Result<()> {
    let size = array.code.size;
    let bounds = slice.unpack(vm)?;
    let new = match item {
        None => Vec::new(),
        Some(item) => match item.downcast::<Array>() {
            Some(other) if other.code.letter == array.code.letter => other.data.cloned(vm),
            Some(_) => return Err(vm.type_error("bad argument type for built-in operation")),
            None => {
                let name = vm.type_name(item);
                return Err(vm.type_error(format!(
                    "can only assign array (not \"{name}\") to array slice"
                )));
            }
        },
    };
    let span = bounds.adjust(array.len(vm));
    let same_size = new.len() == span.count * size && (item.is_some() || span.count == 0);
    let data = match same_size || !new.is_empty() && span.step != 1 {
        true => array.data.get_mut(vm),
        false => array.resizing(vm)?,
    };
    if span.step == 1 {
        let start = span.start as usize;
        let stop = (span.stop as usize).max(start);
        data.splice(start * size..stop * size, new);
        return Ok(());
    }
    if new.is_empty() {
        let mut items: Vec<Vec<u8>> = data.chunks_exact(size).map(<[u8]>::to_vec).collect();
        crate::object::list::delete_span(&mut items, span);
        *data = items.concat();
        return Ok(());
    }
    if new.len() != span.count * size {
        let (given, wanted) = (new.len() / size, span.count);
        return Err(vm.value_error(format!(
            "attempt to assign array of size {given} to extended slice of size {wanted}"
        )));
    }
    for (at, bytes) in span.indices().zip(new.chunks_exact(size)) {
        data[at * size..(at + 1) * size].copy_from_slice(bytes);
    }
    Ok(())
}

pub(super) fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let array = expect(value);
    let name = vm.class_of(value).display_name(vm);
    let letter = array.code.letter as char;
    if array.len(vm) == 0 {
        return Ok(vm.str(&format!("{name}('{letter}')")));
    }
    let content = match array.code.kind {
        Kind::Character => text_of(vm, array),
        _ => {
            let items = items(vm, array);
            vm.list(items)
        }
    };
    let mut text = sequence::Text::default();
    text.push(&format!("{name}('{letter}', "));
    text.push_value(&vm.repr(&content)?);
    text.push(")");
    Ok(text.finish(vm))
}

pub(super) fn compare(
    vm: &mut Vm,
    left: &Value,
    right: &Value,
    operator: Compare,
) -> Result<Value> {
    let (Some(a), Some(b)) = (left.downcast::<Array>(), right.downcast::<Array>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let kind = a.code.kind;
    let (a, b) = (items(vm, a), items(vm, b));
    if kind == Kind::Float {
        // Items are made as they are looked at: a NaN is not even equal to itself.
        let differs = a.iter().zip(&b).position(|(x, y)| {
            let (x, y) = (x.as_exact_float(), y.as_exact_float());
            x.is_none() || x != y
        });
        match (differs, operator) {
            (Some(_), Compare::Eq) => return Ok(Value::FALSE),
            (Some(_), Compare::Ne) => return Ok(Value::TRUE),
            (Some(at), _) => return vm.compare(&a[at], &b[at], operator),
            (None, _) => {}
        }
    }
    let (a, b) = (vm.list(a), vm.list(b));
    vm.compare(&a, &b, operator)
}

pub(super) fn add(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let Some(a) = left.downcast::<Array>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let Some(b) = right.downcast::<Array>() else {
        let name = vm.type_name(right);
        return Err(vm.type_error(format!("can only append array (not \"{name}\") to array")));
    };
    if a.code.letter != b.code.letter {
        return Err(vm.type_error("bad argument type for built-in operation"));
    }
    let data = [&a.data.get(vm)[..], b.data.get(vm)].concat();
    Ok(like(vm, a, data))
}

pub(super) fn add_in_place(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    if !right.is_a::<Array>() {
        let name = vm.type_name(right);
        return Err(vm.type_error(format!("can only extend with array (not \"{name}\")")));
    }
    extend_with(vm, expect(left), right)?;
    Ok(left.clone())
}

pub(super) fn repeated(vm: &mut Vm, array: &Array, count: usize) -> Result<Vec<u8>> {
    let length = array.data.get(vm).len().checked_mul(count);
    let mut data = sequence::reserve(vm, length)?;
    let once = array.data.get(vm);
    (0..count).for_each(|_| data.extend_from_slice(once));
    Ok(data)
}

pub(super) fn multiply(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (array, count) = match left.downcast::<Array>() {
        Some(array) => (array, right),
        None => (expect(right), left),
    };
    let Some(count) = sequence::repetitions(vm, count)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let data = repeated(vm, array, count)?;
    Ok(like(vm, array, data))
}

pub(super) fn multiply_in_place(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let Some(count) = sequence::repetitions(vm, right)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let data = repeated(vm, expect(left), count)?;
    match data.len() == expect(left).data.get(vm).len() {
        true => expect(left).data.set(vm, data),
        false => *expect(left).resizing(vm)? = data,
    }
    Ok(left.clone())
}

pub(super) fn iter(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.object(ArrayIter {
        array: GilCell::new(Some(value.clone())),
        position: Cell::new(0),
    }))
}

pub(super) fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<ArrayIter>(value);
    let Some(array) = this.array.get(vm) else {
        return Ok(None);
    };
    let item = expect(array).item(vm, this.position.get());
    match item {
        Some(_) => this.position.set(this.position.get() + 1),
        None => this.array.set(vm, None),
    }
    Ok(item)
}
