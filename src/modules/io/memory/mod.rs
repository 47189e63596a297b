//! `BytesIO` and `StringIO`: streams in memory (Modules/_io/bytesio.c, stringio.c). Here is what the two share: positions
//! and the pickling of their state.

mod bytes;
mod text;

pub use bytes::{BYTES_IO, BYTES_IO_BUFFER};
pub use text::STRING_IO;

use crate::modules::support::attr;
use crate::object::Value;
use crate::object::header::{Payload, bits};
use crate::object::tuple::Tuple;
use crate::object::types::{Class, flags};
use crate::vm::{Result, Vm};

/// Largest position that is believed.
const MOST: i64 = 1 << 48;

fn new_position(vm: &mut Vm, offset: i64, whence: i64, now: usize, end: usize) -> Result<usize> {
    let position = match whence {
        0 if offset < 0 => {
            return Err(vm.value_error(format!("negative seek value {offset}")));
        }
        0 => offset,
        1 => (now as i64).saturating_add(offset),
        2 => (end as i64).saturating_add(offset),
        _ => {
            return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)")));
        }
    };
    if position > MOST {
        return Err(vm.overflow_error("new position too large"));
    }
    Ok(position.max(0) as usize)
}

/// A new stream. What lives in memory needs no closing when it dies, unless a derived class has ideas of its own.
fn fresh<T: Payload>(vm: &mut Vm, class: &Class, stream: T) -> Value {
    let value = vm.alloc(class, stream);
    if let Some(header) = value.header()
        && !class.has(flags::HEAP)
    {
        header.set_flag(bits::FINALIZED);
    }
    value
}

fn restore_dict(vm: &mut Vm, value: &Value, state: &Value) -> Result<()> {
    if !state.is_none() {
        let dict = attr(vm, value, "__dict__")?;
        vm.call_method(&dict, "update", std::slice::from_ref(state))?;
    }
    Ok(())
}

fn state_of(vm: &mut Vm, state: &Value, class: &str, length: usize) -> Result<Vec<Value>> {
    match state.downcast::<Tuple>() {
        Some(state) if state.len() >= length => Ok(state.items().to_vec()),
        _ => {
            let found = vm.type_name(state);
            Err(vm.type_error(format!(
                "{class}.__setstate__ argument should be {length}-tuple, got {found}"
            )))
        }
    }
}

fn itself(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(value.clone())
}
