//! Reading through the buffer.

use super::{append, check_open, flush_pending, own, raw_read, take_buffered};
use crate::modules::io::{base, buffers, file};
use crate::modules::support::attr_opt;
use crate::object::bytes::Bytes;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};

/// Everything that is left.
pub fn read_all(vm: &mut Vm, value: &Value) -> Result<Option<Vec<u8>>> {
    let raw = check_open(vm, value, "read")?;
    flush_pending(vm, value)?;
    let this = own(value);
    let mut all = take_buffered(vm, this, usize::MAX);
    let rest = if this.plain.get() {
        file::read_all(vm, &raw)?
    } else if let Some(readall) = attr_opt(vm, &raw, "readall")? {
        let rest = vm.call(&readall, &[])?;
        if rest.is_none() {
            None
        } else if rest.is_a::<Bytes>() {
            Some(buffers::bytes_like(vm, &rest)?)
        } else {
            return Err(vm.type_error("readall() should return bytes"));
        }
    } else {
        let mut rest = Vec::new();
        loop {
            let part = vm.call_method(&raw, "read", &[])?;
            if part.is_none() && rest.is_empty() {
                break None;
            }
            if part.is_none() {
                break Some(rest);
            }
            let part = buffers::bytes_like(vm, &part)?;
            if part.is_empty() {
                break Some(rest);
            }
            rest.extend(part);
        }
    };
    match rest {
        None if all.is_empty() => Ok(None),
        None => Ok(Some(all)),
        Some(rest) if all.is_empty() => Ok(Some(rest)),
        Some(rest) => {
            all.extend(rest);
            Ok(Some(all))
        }
    }
}

/// `count` bytes, fewer at the end; `None` if nothing is there yet.
pub(super) fn read_count(vm: &mut Vm, value: &Value, count: usize) -> Result<Option<Vec<u8>>> {
    let raw = check_open(vm, value, "read")?;
    let this = own(value);
    let mut data = take_buffered(vm, this, count);
    if data.len() == count {
        return Ok(Some(data));
    }
    flush_pending(vm, value)?;
    while data.len() < count {
        let missing = count - data.len();
        let size = this.size.get().max(missing.min(1 << 20));
        match raw_read(vm, value, &raw, size)? {
            None if data.is_empty() => return Ok(None),
            None => break,
            Some(part) if part.is_empty() => break,
            Some(part) => {
                append(vm, this, part);
                data.extend(take_buffered(vm, this, missing));
            }
        }
    }
    Ok(Some(data))
}

/// What is buffered, or what one read gives: for `read1` and for text streams.
pub fn read_some(vm: &mut Vm, value: &Value, count: usize) -> Result<Option<Vec<u8>>> {
    let raw = check_open(vm, value, "read")?;
    let this = own(value);
    let data = take_buffered(vm, this, count);
    if !data.is_empty() || count == 0 {
        return Ok(Some(data));
    }
    flush_pending(vm, value)?;
    let size = this.size.get();
    let Some(part) = raw_read(vm, value, &raw, size)? else {
        return Ok(None);
    };
    append(vm, this, part);
    Ok(Some(take_buffered(vm, this, count)))
}

/// What is buffered and, if much more is wanted, what one read gives (`readinto1`).
pub(super) fn read_at_most_once(
    vm: &mut Vm,
    value: &Value,
    count: usize,
) -> Result<Option<Vec<u8>>> {
    let raw = check_open(vm, value, "read")?;
    let this = own(value);
    let ahead = this.read.get(vm).len() - this.start.get();
    let missing = count.saturating_sub(ahead);
    if missing <= this.size.get() {
        return read_some(vm, value, count);
    }
    flush_pending(vm, value)?;
    let mut data = take_buffered(vm, this, count);
    match raw_read(vm, value, &raw, missing)? {
        None if data.is_empty() => return Ok(None),
        part => data.extend(part.unwrap_or_default()),
    }
    Ok(Some(data))
}

pub(super) fn bytes_or_none(vm: &mut Vm, data: Option<Vec<u8>>) -> Value {
    data.map_or(Value::NONE, |data| vm.bytes(data))
}

pub(super) fn read(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let size = match args.opt(1) {
        Some(size) if !size.is_none() => vm.index_i64(size)?,
        _ => -1,
    };
    if size < -1 {
        return Err(vm.value_error("read length must be non-negative or -1"));
    }
    let data = if size < 0 {
        read_all(vm, args.arg(0))?
    } else {
        read_count(vm, args.arg(0), size as usize)?
    };
    Ok(bytes_or_none(vm, data))
}

pub(super) fn read1(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let size = base::size_arg(vm, args.opt(1))?;
    let count = if size < 0 {
        own(args.arg(0)).size.get()
    } else {
        size as usize
    };
    let data = read_some(vm, args.arg(0), count)?.unwrap_or_default();
    Ok(vm.bytes(data))
}

pub(super) fn read_into(vm: &mut Vm, args: &[Option<Value>], one: bool) -> Result<Value> {
    let room = buffers::writable_length(vm, "readinto", args.arg(1))?;
    let data = if one {
        read_at_most_once(vm, args.arg(0), room)?
    } else {
        read_count(vm, args.arg(0), room)?
    };
    let Some(data) = data else {
        return Ok(Value::NONE);
    };
    buffers::fill(vm, args.arg(1), &data)?;
    Ok(vm.int(data.len() as i64))
}

pub(super) fn readinto(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    read_into(vm, args, false)
}
pub(super) fn readinto1(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    read_into(vm, args, true)
}

pub(super) fn peek(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let raw = check_open(vm, value, "peek")?;
    flush_pending(vm, value)?;
    let this = own(value);
    if this.read.get(vm).len() == this.start.get() {
        let size = this.size.get();
        if let Some(part) = raw_read(vm, value, &raw, size)? {
            append(vm, this, part);
        }
    }
    let data = this.read.get(vm)[this.start.get()..].to_vec();
    Ok(vm.bytes(data))
}

pub(super) fn line(vm: &mut Vm, value: &Value, limit: i64) -> Result<Vec<u8>> {
    let raw = check_open(vm, value, "readline")?;
    let this = own(value);
    let mut line = Vec::new();
    loop {
        let start = this.start.get();
        let ahead = &this.read.get(vm)[start..];
        let room = if limit < 0 {
            usize::MAX
        } else {
            limit as usize - line.len()
        };
        let end = ahead.iter().position(|&byte| byte == b'\n');
        let count = end.map_or(ahead.len(), |at| at + 1).min(room);
        line.extend(take_buffered(vm, this, count));
        if line.last() == Some(&b'\n') || limit >= 0 && line.len() >= limit as usize {
            return Ok(line);
        }
        flush_pending(vm, value)?;
        let size = this.size.get();
        match raw_read(vm, value, &raw, size)? {
            Some(part) if !part.is_empty() => append(vm, this, part),
            _ => return Ok(line),
        }
    }
}

pub(super) fn readline(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let limit = base::size_arg(vm, args.opt(1))?;
    let line = line(vm, args.arg(0), limit)?;
    Ok(vm.bytes(line))
}

pub(super) fn itself(vm: &mut Vm, value: &Value) -> Result<Value> {
    check_open(vm, value, "I/O operation")?;
    Ok(value.clone())
}

pub(super) fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let line = line(vm, value, -1)?;
    Ok((!line.is_empty()).then(|| vm.bytes(line)))
}
