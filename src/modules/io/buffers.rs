//! Bytes-like arguments: what streams take and fill.

use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::{Class, Value};
use crate::vm::{Result, Vm};

/// The bytes of a bytes-like object.
pub fn bytes_like(vm: &mut Vm, value: &Value) -> Result<Vec<u8>> {
    if let Some(bytes) = value.downcast::<Bytes>() {
        return Ok(bytes.data.to_vec());
    }
    if let Some(bytes) = value.downcast::<ByteArray>() {
        return Ok(bytes.data.get(vm).clone());
    }
    let name = vm.type_name(value);
    if matches!(&*name, "memoryview" | "array" | "array.array" | "mmap")
        || crate::modules::support::special(vm, value, "__buffer__")?.is_some()
    {
        let class = vm.types().bytes.value().clone();
        let copy = vm.call(&class, std::slice::from_ref(value))?;
        if let Some(bytes) = copy.downcast::<Bytes>() {
            return Ok(bytes.data.to_vec());
        }
    }
    Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")))
}

/// How many bytes a writable buffer takes.
pub fn writable_length(vm: &mut Vm, function: &str, target: &Value) -> Result<usize> {
    if let Some(bytes) = target.downcast::<ByteArray>() {
        return Ok(bytes.data.get(vm).len());
    }
    let name = vm.type_name(target);
    if !target.is_a::<Bytes>() && matches!(&*name, "memoryview" | "array" | "array.array" | "mmap")
    {
        if &*name == "memoryview" {
            let length = crate::modules::support::attr(vm, target, "nbytes")?;
            return Ok(vm.index_i64(&length)?.max(0) as usize);
        }
        return vm.len(target);
    }
    Err(vm.type_error(format!(
        "{function}() argument must be read-write bytes-like object, not {name}"
    )))
}

/// Puts bytes at the start of a writable buffer.
pub fn fill(vm: &mut Vm, target: &Value, data: &[u8]) -> Result<()> {
    if let Some(bytes) = target.downcast::<ByteArray>() {
        let room = bytes.data.get_mut(vm);
        let length = data.len().min(room.len());
        room[..length].copy_from_slice(&data[..length]);
        return Ok(());
    }
    let source = vm.bytes(data);
    let slice: Class = vm.types().slice.clone();
    let (start, end) = (vm.int(0), vm.int(data.len() as i64));
    let key = vm.call(slice.value(), &[start, end])?;
    vm.set_item(target, &key, Some(&source))
}
