//! `setsockopt` and `getsockopt`: the one place of the module with `unsafe` code, because an option's value is raw
//! memory whose meaning only the kernel knows.

use crate::modules::io::buffers;
use crate::modules::support::to_i32;
use crate::object::Value;
use crate::object::native::Bound;
use crate::vm::{Result, Vm};

fn checked(vm: &mut Vm, result: libc::c_int) -> Result<()> {
    match result {
        0 => Ok(()),
        _ => {
            let error = std::io::Error::last_os_error();
            Err(vm.os_error(&error, None))
        }
    }
}

fn set_raw(fd: i32, level: i32, option: i32, data: &[u8]) -> libc::c_int {
    // SAFETY: the kernel reads `data.len()` bytes from `data`.
    unsafe {
        libc::setsockopt(
            fd,
            level,
            option,
            data.as_ptr().cast(),
            data.len() as libc::socklen_t,
        )
    }
}

fn get_raw(fd: i32, level: i32, option: i32, data: &mut Vec<u8>) -> libc::c_int {
    let mut length = data.len() as libc::socklen_t;
    // SAFETY: the kernel writes at most `length` bytes into `data` and says how many.
    let result =
        unsafe { libc::getsockopt(fd, level, option, data.as_mut_ptr().cast(), &mut length) };
    data.truncate(length as usize);
    result
}

pub(super) fn setsockopt(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = super::object::number_of(args.arg(0));
    let (level, option) = (to_i32(vm, args.arg(1))?, to_i32(vm, args.arg(2))?);
    let value = args.arg(3);
    if value.is_none() {
        let Some(length) = args.opt(4) else {
            return Err(vm.type_error("setsockopt() missing argument 4 (optlen)"));
        };
        let length = vm.index_i64(length)? as libc::socklen_t;
        // SAFETY: a null pointer with a length is what this form of the call means.
        let result = unsafe { libc::setsockopt(fd, level, option, std::ptr::null(), length) };
        checked(vm, result)?;
        return Ok(Value::NONE);
    }
    let data = match vm.class_of(value).slots.index.get() {
        Some(_) => to_i32(vm, value)?.to_ne_bytes().to_vec(),
        None => buffers::bytes_like(vm, value)?,
    };
    let result = set_raw(fd, level, option, &data);
    checked(vm, result)?;
    Ok(Value::NONE)
}

pub(super) fn getsockopt(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = super::object::number_of(args.arg(0));
    let (level, option) = (to_i32(vm, args.arg(1))?, to_i32(vm, args.arg(2))?);
    let length = match args.opt(3) {
        Some(length) => vm.index_i64(length)?,
        None => 0,
    };
    if !(0..=1024).contains(&length) {
        return Err(vm.os_error_plain("getsockopt buflen out of range"));
    }
    let mut data = vec![0; if length == 0 { 4 } else { length as usize }];
    let result = get_raw(fd, level, option, &mut data);
    checked(vm, result)?;
    if length == 0 {
        let number = i32::from_ne_bytes(data.try_into().unwrap_or_default());
        return Ok(vm.int(number.into()));
    }
    Ok(vm.bytes(data))
}
