//! Bytes-like arguments: what streams take and fill.

use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::{Value, buffer};
use crate::vm::{Result, Vm};

/// The bytes of a bytes-like object.
pub fn bytes_like(vm: &mut Vm, value: &Value) -> Result<Vec<u8>> {
    if let Some(bytes) = value.downcast::<Bytes>() {
        return Ok(bytes.data.to_vec());
    }
    if let Some(bytes) = value.downcast::<ByteArray>() {
        return Ok(bytes.data.get(vm).clone());
    }
    Ok(vm.buffer(value)?.into_owned())
}

/// How many bytes a writable buffer takes.
pub fn writable_length(vm: &mut Vm, function: &str, target: &Value) -> Result<usize> {
    if let Some(bytes) = target.downcast::<ByteArray>() {
        return Ok(bytes.data.get(vm).len());
    }
    if buffer::is_buffer(vm, target)
        && let (length, true) = vm.buffer_length(target)?
    {
        return Ok(length);
    }
    let name = vm.type_name(target);
    Err(vm.type_error(format!(
        "{function}() argument must be read-write bytes-like object, not {name}"
    )))
}

/// Puts bytes at the start of a writable buffer.
pub fn fill(vm: &mut Vm, target: &Value, data: &[u8]) -> Result<()> {
    vm.buffer_write(target, 0, data).map(drop)
}
