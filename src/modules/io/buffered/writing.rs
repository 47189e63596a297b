//! Writing through the buffer.

use super::{check_open, flush_pending, own, raw_write, rewind, would_block};
use crate::modules::io::buffers;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};

/// Adds to the write buffer, and writes it out when it is full.
pub fn write_bytes(vm: &mut Vm, value: &Value, data: &[u8]) -> Result<()> {
    let raw = match check_open(vm, value, "write") {
        Ok(raw) => raw,
        Err(_) if own(value).raw.get(vm).is_some() => {
            return Err(vm.value_error("write to closed file"));
        }
        Err(raised) => return Err(raised),
    };
    let this = own(value);
    if !this.read.get(vm).is_empty() {
        rewind(vm, value, &raw)?;
    }
    let size = this.size.get();
    let pending = this.pending.get_mut(vm);
    if pending.len() + data.len() <= size {
        pending.extend_from_slice(data);
        return Ok(());
    }
    if let Err(raised) = flush_pending(vm, value) {
        let class = vm.exceptions().BlockingIOError.clone();
        if !vm.raised_is(&raised, &class) {
            return Err(raised);
        }
        // What there is room for is taken all the same.
        let pending = this.pending.get_mut(vm);
        let room = size.saturating_sub(pending.len());
        pending.extend_from_slice(&data[..room.min(data.len())]);
        return match data.len() <= room {
            true => Ok(()),
            false => Err(would_block(vm, room)),
        };
    }
    let mut done = 0;
    while data.len() - done > size {
        match raw_write(vm, value, &raw, &data[done..])? {
            Some(count) => done += count,
            None => {
                this.pending
                    .get_mut(vm)
                    .extend_from_slice(&data[done..done + size]);
                return Err(would_block(vm, done + size));
            }
        }
    }
    this.pending.get_mut(vm).extend_from_slice(&data[done..]);
    Ok(())
}

pub(super) fn write(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    if args.arg(1).is_a::<crate::object::str::Str>() {
        return Err(vm.type_error("a bytes-like object is required, not 'str'"));
    }
    let data = buffers::bytes_like(vm, args.arg(1))?;
    write_bytes(vm, args.arg(0), &data)?;
    Ok(vm.int(data.len() as i64))
}

/// Writes the buffer out, forgets what a stream that also writes has read ahead, and flushes the raw stream if it is
/// no plain file.
pub fn flush_stream(vm: &mut Vm, value: &Value) -> Result<()> {
    let raw = check_open(vm, value, "flush")?;
    flush_pending(vm, value)?;
    let this = own(value);
    if this.random.get() && !this.read.get(vm).is_empty() {
        rewind(vm, value, &raw)?;
    }
    if !own(value).plain.get() {
        vm.call_method(&raw, "flush", &[])?;
    }
    Ok(())
}

pub(super) fn flush(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    flush_stream(vm, args.arg(0))?;
    Ok(Value::NONE)
}
