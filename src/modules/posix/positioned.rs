//! Reading and writing at a place of a file, and into a buffer: `pread`, `pwrite`, `readinto`.

use super::descriptor;
use crate::modules::support::to_i32;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use rustix::io::Errno;

fn offset(vm: &mut Vm, value: &Value) -> Result<u64> {
    let offset = vm.index_i64(value)?;
    u64::try_from(offset).map_err(|_| vm.os_error(&Errno::INVAL.into(), None))
}

pub(super) fn pread(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let length = vm.index_i64(args.arg(1))?;
    let offset = offset(vm, args.arg(2))?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.os_error(&Errno::INVAL.into(), None));
    };
    let read = descriptor::call(vm, || {
        let mut data = vec![0; length.min(1 << 30)];
        let count = rustix::io::pread(descriptor::borrow(fd)?, &mut data, offset)?;
        data.truncate(count);
        Ok(data)
    })?;
    match read {
        Ok(data) => Ok(vm.bytes(data)),
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}

pub(super) fn pwrite(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let data = vm.buffer(args.arg(1))?.into_owned();
    let offset = offset(vm, args.arg(2))?;
    let written = descriptor::call(vm, || {
        rustix::io::pwrite(descriptor::borrow(fd)?, &data, offset)
    })?;
    match written {
        Ok(count) => Ok(vm.int(count as i64)),
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}

pub(super) fn readinto(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let (length, writable) = vm.buffer_length(args.arg(1))?;
    if !writable {
        let name = vm.type_name(args.arg(1));
        return Err(vm.type_error(format!(
            "readinto() argument 2 must be read-write bytes-like object, not {name}"
        )));
    }
    match descriptor::read(vm, fd, length.min(1 << 30))? {
        Ok(data) => {
            let count = vm.buffer_write(args.arg(1), 0, &data)?;
            Ok(vm.int(count as i64))
        }
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}
