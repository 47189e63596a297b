//! `fcntl`: flags and locks of descriptors, and requests to devices. After CPython's `Modules/fcntlmodule.c`. `unsafe`
//! code, because structures of the kernel's go through as bytes.

use crate::modules::posix::descriptor;
use crate::modules::support::{attr_opt, to_i32};
use crate::modules::sys::audited;
use crate::object::spec::ModuleSpec;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use rustix::fs::FlockOperation;
use rustix::io::Errno;

/// A descriptor, or an object with `fileno()`.
pub fn descriptor_argument(vm: &mut Vm, value: &Value) -> Result<i32> {
    let number = if vm.class_of(value).slots.index.get().is_some() {
        crate::modules::posix::warn_of_bool(vm, value)?;
        value.clone()
    } else {
        match attr_opt(vm, value, "fileno")? {
            Some(method) => vm.call(&method, &[])?,
            None => {
                return Err(vm.type_error("argument must be an int, or have a fileno() method."));
            }
        }
    };
    let number = to_i32(vm, &number)?;
    if number < 0 {
        return Err(vm.value_error(format!(
            "file descriptor cannot be a negative integer ({number})"
        )));
    }
    Ok(number)
}

/// Commands whose argument is a number, or none: with others a number would be taken for an address.
const NUMBER_COMMANDS: &[i32] = &[
    libc::F_DUPFD,
    libc::F_DUPFD_CLOEXEC,
    libc::F_GETFD,
    libc::F_SETFD,
    libc::F_GETFL,
    libc::F_SETFL,
    libc::F_GETOWN,
    libc::F_SETOWN,
    // F_GETSIG and F_SETSIG
    11,
    10,
    libc::F_GETLEASE,
    libc::F_SETLEASE,
    libc::F_NOTIFY,
    libc::F_GETPIPE_SZ,
    libc::F_SETPIPE_SZ,
    libc::F_ADD_SEALS,
    libc::F_GET_SEALS,
];

/// How much a structure of the kernel's may be (`FCNTL_BUFSZ`).
const ROOM: usize = 1024;

fn fcntl(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = descriptor_argument(vm, args.arg(0))?;
    let command = to_i32(vm, args.arg(1))?;
    let number = match args.opt(2) {
        Some(argument) if vm.class_of(argument).slots.index.get().is_some() => {
            // As C's unsigned int: more bits are cut off.
            vm.index_i64(argument)? as i32
        }
        Some(argument) => return with_structure(vm, fd, command, argument),
        None => 0,
    };
    if !NUMBER_COMMANDS.contains(&command) {
        return Err(vm.not_implemented_error(format!(
            "gillie's fcntl() takes no number for command {command}"
        )));
    }
    let answer = descriptor::checked(vm, || {
        descriptor::borrow(fd)?;
        // SAFETY: a command that takes a number. What it does to the descriptor is the Python program's affair.
        checked(unsafe { libc::fcntl(fd, command, number) })
    })?;
    Ok(vm.int(answer.into()))
}

/// A command whose argument is a structure: bytes or an ASCII str, which come back as the kernel left them.
fn with_structure(vm: &mut Vm, fd: i32, command: i32, argument: &Value) -> Result<Value> {
    if NUMBER_COMMANDS.contains(&command) {
        return Err(vm.type_error("gillie's fcntl() takes a number for this command"));
    }
    let given = structure(vm, argument)?;
    if given.len() > ROOM {
        return Err(vm.value_error("fcntl string arg too long"));
    }
    let length = given.len();
    let answer = descriptor::checked(vm, || {
        descriptor::borrow(fd)?;
        let mut room = [0u64; ROOM / 8];
        for (word, bytes) in room.iter_mut().zip(given.chunks(8)) {
            let mut whole = [0; 8];
            whole[..bytes.len()].copy_from_slice(bytes);
            *word = u64::from_ne_bytes(whole);
        }
        // SAFETY: the kernel's structures for fcntl are a fraction of the room that the pointer leads to.
        checked(unsafe { libc::fcntl(fd, command, room.as_mut_ptr()) })?;
        Ok(room)
    })?;
    let mut bytes: Vec<u8> = answer.iter().flat_map(|word| word.to_ne_bytes()).collect();
    bytes.truncate(length);
    Ok(vm.bytes(bytes))
}

fn structure(vm: &mut Vm, value: &Value) -> Result<Vec<u8>> {
    match value.downcast::<crate::object::str::Str>() {
        Some(text) => Ok(text.text().into_owned().into_bytes()),
        None => Ok(vm.buffer(value)?.into_owned()),
    }
}

fn checked(result: libc::c_int) -> std::result::Result<i32, Errno> {
    match result {
        -1 => {
            let error = std::io::Error::last_os_error();
            Err(Errno::from_io_error(&error).unwrap_or(Errno::IO))
        }
        result => Ok(result),
    }
}

/// The operation of `flock` and `lockf`: LOCK_SH 1, LOCK_EX 2, LOCK_NB 4, LOCK_UN 8.
fn operation(number: i32) -> Option<FlockOperation> {
    Some(match number {
        1 => FlockOperation::LockShared,
        2 => FlockOperation::LockExclusive,
        5 => FlockOperation::NonBlockingLockShared,
        6 => FlockOperation::NonBlockingLockExclusive,
        8 => FlockOperation::Unlock,
        12 => FlockOperation::NonBlockingUnlock,
        _ => return None,
    })
}

fn flock(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = descriptor_argument(vm, args.arg(0))?;
    let number = to_i32(vm, args.arg(1))?;
    descriptor::checked(vm, || {
        let operation = operation(number).ok_or(Errno::INVAL)?;
        rustix::fs::flock(descriptor::borrow(fd)?, operation)
    })?;
    Ok(Value::NONE)
}

fn lockf(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = descriptor_argument(vm, args.arg(0))?;
    let operation = to_i32(vm, args.arg(1))?;
    let mut numbers = [0; 2];
    for (index, number) in numbers.iter_mut().enumerate() {
        if let Some(value) = args.opt(index + 2) {
            *number = vm.index_i64(value)?;
        }
    }
    let whence = match args.opt(4) {
        Some(whence) => to_i32(vm, whence)?,
        None => 0,
    };
    let kind = match operation & !libc::LOCK_NB {
        libc::LOCK_UN => libc::F_UNLCK,
        libc::LOCK_SH => libc::F_RDLCK,
        libc::LOCK_EX => libc::F_WRLCK,
        _ => return Err(vm.value_error("unrecognized lockf argument")),
    };
    let command = match operation & libc::LOCK_NB {
        0 => libc::F_SETLKW,
        _ => libc::F_SETLK,
    };
    let [length, start] = numbers;
    descriptor::checked(vm, || {
        descriptor::borrow(fd)?;
        let lock = libc::flock {
            l_type: kind as libc::c_short,
            l_whence: whence as libc::c_short,
            l_start: start,
            l_len: length,
            l_pid: 0,
        };
        // SAFETY: the kernel reads the structure on this stack.
        checked(unsafe { libc::fcntl(fd, command, &raw const lock) })
    })?;
    Ok(Value::NONE)
}

/// Numbers below this are no addresses: the system never maps the first page.
const NO_ADDRESS: i64 = 4096;

fn ioctl(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = descriptor_argument(vm, args.arg(0))?;
    let request = vm.index_i64(args.arg(1))? as u32;
    let argument = match args.opt(2) {
        Some(argument) if vm.class_of(argument).slots.index.get().is_none() => argument,
        number => {
            let number = match number {
                Some(number) => vm.index_i64(number)?,
                None => 0,
            };
            if !(0..NO_ADDRESS).contains(&number) {
                return Err(vm.not_implemented_error(format!(
                    "gillie's ioctl() takes numbers below {NO_ADDRESS} only"
                )));
            }
            let answer = descriptor::checked(vm, || {
                descriptor::borrow(fd)?;
                // SAFETY: the number is no address of this process's memory.
                checked(unsafe { libc::ioctl(fd, request.into(), number) })
            })?;
            return Ok(vm.int(answer.into()));
        }
    };
    let given = structure(vm, argument)?;
    let mutate = match args.opt(3) {
        Some(mutate) => vm.is_true(mutate)?,
        None => true,
    };
    let writable = !argument.is_a::<crate::object::str::Str>() && vm.buffer_length(argument)?.1;
    if !(mutate && writable) && given.len() > ROOM {
        return Err(vm.value_error("ioctl string arg too long"));
    }
    // The request itself says how large its structure is; older ones, whose structures are small, do not.
    let named = (request >> 16 & 0x3FFF) as usize;
    let room = given.len().max(named).max(ROOM);
    let (answer, data) = descriptor::checked(vm, || {
        descriptor::borrow(fd)?;
        let mut words = vec![0u64; room.div_ceil(8)];
        for (word, bytes) in words.iter_mut().zip(given.chunks(8)) {
            let mut whole = [0; 8];
            whole[..bytes.len()].copy_from_slice(bytes);
            *word = u64::from_ne_bytes(whole);
        }
        // SAFETY: the pointer leads to more room than the request's structure needs. (A structure may itself hold
        // addresses; a program that puts some there means them.)
        let answer = checked(unsafe { libc::ioctl(fd, request.into(), words.as_mut_ptr()) })?;
        let data: Vec<u8> = words.iter().flat_map(|word| word.to_ne_bytes()).collect();
        Ok((answer, data))
    })?;
    let data = &data[..given.len()];
    if mutate && writable {
        vm.buffer_write(argument, 0, data)?;
        return Ok(vm.int(answer.into()));
    }
    Ok(vm.bytes(data))
}

/// More numbers, as Linux has them.
#[rustfmt::skip]
const NUMBERS: &[(&str, i64)] = &[
    ("DN_ACCESS", 1),
    ("DN_ATTRIB", 32),
    ("DN_CREATE", 4),
    ("DN_DELETE", 8),
    ("DN_MODIFY", 2),
    ("DN_MULTISHOT", 2147483648),
    ("DN_RENAME", 16),
    ("FASYNC", 8192),
    ("FICLONE", 1074041865),
    ("FICLONERANGE", 1075876877),
    ("F_ADD_SEALS", 1033),
    ("F_EXLCK", 4),
    ("F_GETLEASE", 1025),
    ("F_GETLK64", 5),
    ("F_GETOWN", 9),
    ("F_GETOWN_EX", 16),
    ("F_GETPIPE_SZ", 1032),
    ("F_GETSIG", 11),
    ("F_GET_FILE_RW_HINT", 1037),
    ("F_GET_RW_HINT", 1035),
    ("F_GET_SEALS", 1034),
    ("F_NOTIFY", 1026),
    ("F_OFD_GETLK", 36),
    ("F_OFD_SETLK", 37),
    ("F_OFD_SETLKW", 38),
    ("F_OWNER_PGRP", 2),
    ("F_OWNER_PID", 1),
    ("F_OWNER_TID", 0),
    ("F_SEAL_FUTURE_WRITE", 16),
    ("F_SEAL_GROW", 4),
    ("F_SEAL_SEAL", 1),
    ("F_SEAL_SHRINK", 2),
    ("F_SEAL_WRITE", 8),
    ("F_SETLEASE", 1024),
    ("F_SETLK64", 6),
    ("F_SETLKW64", 7),
    ("F_SETOWN", 8),
    ("F_SETOWN_EX", 15),
    ("F_SETPIPE_SZ", 1031),
    ("F_SETSIG", 10),
    ("F_SET_FILE_RW_HINT", 1038),
    ("F_SET_RW_HINT", 1036),
    ("F_SHLCK", 8),
    ("LOCK_MAND", 32),
    ("LOCK_READ", 64),
    ("LOCK_RW", 192),
    ("LOCK_WRITE", 128),
    ("RWH_WRITE_LIFE_EXTREME", 5),
    ("RWH_WRITE_LIFE_LONG", 4),
    ("RWH_WRITE_LIFE_MEDIUM", 3),
    ("RWH_WRITE_LIFE_NONE", 1),
    ("RWH_WRITE_LIFE_NOT_SET", 0),
    ("RWH_WRITE_LIFE_SHORT", 2),
];

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module performs file control and I/O control on file\ndescriptors.",
    functions: &[
        (
            "fcntl",
            "(fd, cmd, arg=0, /)",
            audited!(fcntl, "fcntl.fcntl", Value(0), Value(1), Value(2)),
            "Perform the operation `cmd` on file descriptor fd.",
        ),
        (
            "flock",
            "(fd, operation, /)",
            audited!(flock, "fcntl.flock", Value(0), Value(1)),
            "Perform the lock operation `operation` on file descriptor `fd`.",
        ),
        (
            "ioctl",
            "(fd, request, arg=0, mutate_flag=True, /)",
            audited!(ioctl, "fcntl.ioctl", Value(0), Value(1), Value(2)),
            "Perform the operation `request` on file descriptor `fd`.",
        ),
        (
            "lockf",
            "(fd, cmd, len=0, start=0, whence=0, /)",
            audited!(
                lockf,
                "fcntl.lockf",
                Value(0),
                Value(1),
                Value(2),
                Value(3),
                Or(4, 0)
            ),
            "A wrapper around the fcntl() locking calls.",
        ),
    ],
    init: |vm, module| {
        for (name, number) in [
            ("LOCK_SH", libc::LOCK_SH),
            ("LOCK_EX", libc::LOCK_EX),
            ("LOCK_NB", libc::LOCK_NB),
            ("LOCK_UN", libc::LOCK_UN),
            ("F_DUPFD", libc::F_DUPFD),
            ("F_DUPFD_CLOEXEC", libc::F_DUPFD_CLOEXEC),
            ("F_GETFD", libc::F_GETFD),
            ("F_SETFD", libc::F_SETFD),
            ("F_GETFL", libc::F_GETFL),
            ("F_SETFL", libc::F_SETFL),
            ("F_GETLK", libc::F_GETLK),
            ("F_SETLK", libc::F_SETLK),
            ("F_SETLKW", libc::F_SETLKW),
            ("F_RDLCK", libc::F_RDLCK),
            ("F_WRLCK", libc::F_WRLCK),
            ("F_UNLCK", libc::F_UNLCK),
            ("FD_CLOEXEC", libc::FD_CLOEXEC),
        ] {
            let number = vm.int(number.into());
            vm.module_set(module, name, number);
        }
        for (name, number) in NUMBERS {
            let number = vm.int(*number);
            vm.module_set(module, name, number);
        }
        Ok(())
    },
    ..ModuleSpec::named("fcntl")
};
