//! `_posixshmem`: named shared memory, for `multiprocessing.shared_memory`. On Linux such memory is a file below
//! /dev/shm, which is where the C library's shm_open(3) looks as well.

use crate::modules::posix::descriptor;
use crate::modules::support::{text_of, to_i32};
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

/// The file behind a name, which may begin with a slash and has no other.
fn path(vm: &mut Vm, value: &Value, function: &str) -> Result<String> {
    if !value.is_a::<Str>() {
        let class = vm.type_name(value);
        return Err(vm.type_error(format!(
            "{function}() argument 'path' must be str, not {class}"
        )));
    }
    let name = text_of(value);
    if name.contains('\0') {
        return Err(vm.value_error("embedded null character"));
    }
    let name = name.trim_start_matches('/');
    if name.is_empty() || name.contains('/') || name == "." || name == ".." {
        return Err(vm.os_error(&Errno::INVAL.into(), Some(value)));
    }
    Ok(format!("/dev/shm/{name}"))
}

fn shm_open(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let path = path(vm, args.arg(0), "shm_open")?;
    let flags = to_i32(vm, args.arg(1))?;
    let mode = match args.opt(2) {
        Some(mode) => to_i32(vm, mode)?,
        None => 0o777,
    };
    let flags = OFlags::from_bits_retain(flags as u32) | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    let mode = Mode::from_raw_mode(mode as u32);
    match descriptor::call(vm, || rustix::fs::open(&path, flags, mode))? {
        Ok(fd) => Ok(vm.int(descriptor::release(fd).into())),
        Err(error) => Err(vm.os_error(&error.into(), Some(args.arg(0)))),
    }
}

fn shm_unlink(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let path = path(vm, args.arg(0), "shm_unlink")?;
    match descriptor::call(vm, || rustix::fs::unlink(&path))? {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(vm.os_error(&error.into(), Some(args.arg(0)))),
    }
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "POSIX shared memory module",
    functions: &[
        (
            "shm_open",
            "(path, flags, mode=511)",
            shm_open,
            "Open a shared memory object.  Returns a file descriptor (integer).",
        ),
        (
            "shm_unlink",
            "(path)",
            shm_unlink,
            "Remove a shared memory object (similar to unlink()).\n\nRemove a shared memory object name, and, once all processes  have  unmapped\nthe object, de-allocates and destroys the contents of the associated memory\nregion.",
        ),
    ],
    ..ModuleSpec::named("_posixshmem")
};
