//! `fcntl`: flags and locks of descriptors. After CPython's `Modules/fcntlmodule.c`; commands and requests whose
//! argument is a structure of the kernel's are not offered.

use crate::modules::posix::descriptor;
use crate::modules::support::{attr_opt, to_i32};
use crate::object::spec::ModuleSpec;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use rustix::fs::{FlockOperation, OFlags};
use rustix::io::{Errno, FdFlags};

/// A descriptor, or an object with `fileno()`.
pub fn descriptor_argument(vm: &mut Vm, value: &Value) -> Result<i32> {
    let number = if vm.class_of(value).slots.index.get().is_some() {
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

fn fcntl(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = descriptor_argument(vm, args.arg(0))?;
    let command = to_i32(vm, args.arg(1))?;
    let argument = match args.opt(2) {
        Some(argument) if vm.class_of(argument).slots.index.get().is_some() => {
            to_i32(vm, argument)?
        }
        Some(_) => {
            return Err(vm.not_implemented_error("gillie's fcntl() takes int arguments only"));
        }
        None => 0,
    };
    let known = [
        libc::F_DUPFD_CLOEXEC,
        libc::F_GETFD,
        libc::F_SETFD,
        libc::F_GETFL,
        libc::F_SETFL,
    ];
    if !known.contains(&command) {
        return Err(vm.not_implemented_error(format!("gillie's fcntl() has no command {command}")));
    }
    let answer = descriptor::checked(vm, || {
        let file = descriptor::borrow(fd)?;
        match command {
            libc::F_DUPFD_CLOEXEC => {
                rustix::io::fcntl_dupfd_cloexec(file, argument).map(descriptor::release)
            }
            libc::F_GETFD => rustix::io::fcntl_getfd(file).map(|flags| flags.bits() as i32),
            libc::F_SETFD => {
                let flags = FdFlags::from_bits_retain(argument as u32);
                rustix::io::fcntl_setfd(file, flags).map(|()| 0)
            }
            libc::F_GETFL => rustix::fs::fcntl_getfl(file).map(|flags| flags.bits() as i32),
            _ => {
                let flags = OFlags::from_bits_retain(argument as u32);
                rustix::fs::fcntl_setfl(file, flags).map(|()| 0)
            }
        }
    })?;
    Ok(vm.int(answer.into()))
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
    let number = to_i32(vm, args.arg(1))?;
    for index in 2..5 {
        if let Some(value) = args.opt(index)
            && vm.index_i64(value)? != 0
        {
            return Err(vm.not_implemented_error("gillie's lockf() locks whole files only"));
        }
    }
    let Some(operation) = operation(number) else {
        return Err(vm.value_error("unrecognized lockf argument"));
    };
    descriptor::checked(vm, || {
        rustix::fs::fcntl_lock(descriptor::borrow(fd)?, operation)
    })?;
    Ok(Value::NONE)
}

fn ioctl(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = descriptor_argument(vm, args.arg(0))?;
    let request = vm.index_i64(args.arg(1))? as u64;
    if request == libc::TIOCGWINSZ {
        let size = descriptor::checked(vm, || {
            rustix::termios::tcgetwinsize(descriptor::borrow(fd)?)
        })?;
        let fields = [size.ws_row, size.ws_col, size.ws_xpixel, size.ws_ypixel];
        let data: Vec<u8> = fields
            .iter()
            .flat_map(|field| field.to_ne_bytes())
            .collect();
        return Ok(vm.bytes(data));
    }
    if request == libc::FIONREAD {
        let count =
            descriptor::checked(vm, || rustix::io::ioctl_fionread(descriptor::borrow(fd)?))?;
        let data = (count as i32).to_ne_bytes().to_vec();
        return Ok(vm.bytes(data));
    }
    Err(vm.not_implemented_error(format!("gillie's ioctl() has no request {request:#x}")))
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module performs file control and I/O control on file\ndescriptors.",
    functions: &[
        (
            "fcntl",
            "(fd, cmd, arg=0, /)",
            fcntl,
            "Perform the operation `cmd` on file descriptor fd.",
        ),
        (
            "flock",
            "(fd, operation, /)",
            flock,
            "Perform the lock operation `operation` on file descriptor `fd`.",
        ),
        (
            "ioctl",
            "(fd, request, arg=0, mutate_flag=True, /)",
            ioctl,
            "Perform the operation `request` on file descriptor `fd`.",
        ),
        (
            "lockf",
            "(fd, cmd, len=0, start=0, whence=0, /)",
            lockf,
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
        Ok(())
    },
    ..ModuleSpec::named("fcntl")
};
