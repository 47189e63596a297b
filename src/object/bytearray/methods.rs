//! The methods that change a bytearray, and pickling.

use super::expect;
use crate::object::bytes::parts;
use crate::object::native::Bound;
use crate::object::value::Value;
use crate::object::{buffer, sequence};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

pub fn append(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let byte = parts::byte(vm, args.arg(1))?;
    let array = expect(args.arg(0));
    array.resizable(vm)?;
    if !sequence::has_room(array.data.get_mut(vm)) {
        return Err(sequence::no_memory(vm));
    }
    array.data.get_mut(vm).push(byte);
    Ok(Value::NONE)
}
pub fn clear(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let array = expect(args.arg(0));
    array.resizable(vm)?;
    array.data.get_mut(vm).clear();
    Ok(Value::NONE)
}
pub fn copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = expect(args.arg(0)).data.cloned(vm);
    Ok(vm.bytearray(data))
}
/// The bytes of what is added to or assigned into a bytearray.
pub fn incoming(
    vm: &mut Vm,
    value: &Value,
    message: impl FnOnce(&str) -> String,
) -> Result<Vec<u8>> {
    if buffer::is_buffer(vm, value) {
        return Ok(vm.buffer_in_pieces(value)?.into_owned());
    }
    let slots = &vm.class_of(value).slots;
    if slots.iter.get().is_none() && slots.get_item.get().is_none() {
        let name = vm.type_name(value);
        return Err(vm.type_error(message(&name)));
    }
    // Only a hint, but what goes wrong there is an error.
    sequence::length_hint(vm, value, 32)?;
    let mut data = Vec::new();
    vm.for_each(value, |vm, item| {
        let byte = parts::byte(vm, &item)?;
        if !sequence::has_room(&mut data) {
            return Err(sequence::no_memory(vm));
        }
        data.push(byte);
        Ok(())
    })?;
    Ok(data)
}
pub fn extend(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if args.arg(1).is_a::<crate::object::str::Str>() {
        return Err(vm.type_error("expected iterable of integers; got: 'str'"));
    }
    let slots = &vm.class_of(args.arg(1)).slots;
    if slots.iter.get().is_none() && slots.get_item.get().is_none() {
        let name = vm.type_name(args.arg(1));
        return Err(vm.type_error(format!("can't extend bytearray with {name}")));
    }
    let more = incoming(vm, args.arg(1), str::to_string)?;
    let array = expect(args.arg(0));
    array.resizable(vm)?;
    if array.data.get_mut(vm).try_reserve(more.len()).is_err() {
        return Err(sequence::no_memory(vm));
    }
    array.data.get_mut(vm).extend_from_slice(&more);
    Ok(Value::NONE)
}
pub fn insert(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let index = vm.index_i64(args.arg(1))?;
    let byte = parts::byte(vm, args.arg(2))?;
    let array = expect(args.arg(0));
    array.resizable(vm)?;
    let data = array.data.get_mut(vm);
    let length = data.len() as i64;
    let index = if index < 0 {
        index.saturating_add(length)
    } else {
        index
    };
    data.insert(index.clamp(0, length) as usize, byte);
    Ok(Value::NONE)
}
pub fn pop(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let index = match args.opt(1) {
        Some(index) => vm.index_i64(index)?,
        None => -1,
    };
    let array = expect(args.arg(0));
    let length = array.data.get(vm).len() as i64;
    if length == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let index = if index < 0 {
        index.saturating_add(length)
    } else {
        index
    };
    if !(0..length).contains(&index) {
        return Err(vm.index_error("pop index out of range"));
    }
    array.resizable(vm)?;
    let byte = array.data.get_mut(vm).remove(index as usize);
    Ok(vm.int(byte as i64))
}
pub fn remove(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let byte = parts::byte(vm, args.arg(1))?;
    let array = expect(args.arg(0));
    let Some(at) = memchr::memchr(byte, array.data.get(vm)) else {
        return Err(vm.value_error("value not found in bytearray"));
    };
    array.resizable(vm)?;
    array.data.get_mut(vm).remove(at);
    Ok(Value::NONE)
}
pub fn resize(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let size = vm.index_i64(args.arg(1))?;
    let Ok(size) = usize::try_from(size) else {
        return Err(vm.value_error(format!(
            "bytearray.resize(): new size must be >= 0, got {size}"
        )));
    };
    let array = expect(args.arg(0));
    array.resizable(vm)?;
    let more = size.saturating_sub(array.data.get(vm).len());
    let data = array.data.get_mut(vm);
    if data.try_reserve(more).is_err() {
        return Err(crate::object::sequence::no_memory(vm));
    }
    data.resize(size, 0);
    Ok(Value::NONE)
}
pub fn reverse(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    expect(args.arg(0)).data.get_mut(vm).reverse();
    Ok(Value::NONE)
}
pub fn alloc(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let length = expect(args.arg(0)).data.get(vm).len() as i64;
    Ok(vm.int(if length > 0 { length + 1 } else { 0 }))
}
pub fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = vm.class_of(args.arg(0)).value();
    let data = expect(args.arg(0)).data.cloned(vm);
    let bytes = vm.bytes(data);
    let new = vm.tuple_of([bytes]);
    let state = sequence::reduce_state(vm, args.arg(0))?;
    Ok(vm.tuple_of([class, new, state]))
}
