//! File descriptors. To Python a descriptor is a number, and a program may use any number; to rustix it is borrowed
//! from an owner. This file is where numbers become descriptors, and the only one of the module with `unsafe` code.

use crate::vm::{Result, Vm};
use gillie_gil::Reason;
use rustix::fd::{BorrowedFd, IntoRawFd, OwnedFd};
use rustix::io::Errno;

/// The descriptor with this number. A number that is not open is no danger: each call with it fails with EBADF.
pub fn borrow(fd: i32) -> std::result::Result<BorrowedFd<'static>, Errno> {
    if fd < 0 {
        return Err(Errno::BADF);
    }
    // SAFETY: the number is not -1. That it be open while it is used is a matter of which file is meant, not of
    // memory: this process maps no memory and keeps no reference on the strength of a Python program's descriptors.
    Ok(unsafe { BorrowedFd::borrow_raw(fd) })
}

/// Gives a descriptor's number to the program, which closes it.
pub fn release(fd: OwnedFd) -> i32 {
    fd.into_raw_fd()
}

/// Closes a descriptor by its number.
pub fn close(fd: i32) -> std::result::Result<(), Errno> {
    borrow(fd)?;
    // SAFETY: closing a number that something else still uses makes that something fail or meet another file: what
    // the Python program asked for. The result is read at once, before another call can change `errno`.
    match unsafe { libc::close(fd) } {
        0 => Ok(()),
        _ => {
            let error = std::io::Error::last_os_error();
            Err(Errno::from_io_error(&error).unwrap_or(Errno::IO))
        }
    }
}

/// Runs a system call that may block without the GIL, again if a signal interrupted it (PEP 475) after its Python
/// handlers ran.
pub fn call<R: Send>(
    vm: &mut Vm,
    mut body: impl FnMut() -> std::result::Result<R, Errno>,
) -> Result<std::result::Result<R, Errno>> {
    vm.check_attention()?;
    loop {
        match vm.suspend(Reason::Io, &mut body) {
            Err(Errno::INTR) => vm.handle_attention()?,
            result => return Ok(result),
        }
    }
}

/// As [`call`], with the error as a Python exception.
pub fn checked<R: Send>(
    vm: &mut Vm,
    body: impl FnMut() -> std::result::Result<R, Errno>,
) -> Result<R> {
    match call(vm, body)? {
        Ok(value) => Ok(value),
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}

/// Reads up to `size` bytes.
pub fn read(vm: &mut Vm, fd: i32, size: usize) -> Result<std::result::Result<Vec<u8>, Errno>> {
    let mut data = crate::object::sequence::reserve(vm, Some(size))?;
    call(vm, || match size {
        // Nothing is read, but a descriptor that is not good is found out.
        0 => rustix::io::read(borrow(fd)?, &mut [0u8; 0]),
        _ => rustix::io::read(borrow(fd)?, rustix::buffer::spare_capacity(&mut data)),
    })
    .map(|result| result.map(|_| data))
}

/// Writes once; how many bytes were taken.
pub fn write(vm: &mut Vm, fd: i32, data: &[u8]) -> Result<std::result::Result<usize, Errno>> {
    call(vm, || rustix::io::write(borrow(fd)?, data))
}

/// `dup2`.
pub fn duplicate_onto(fd: i32, to: i32, inheritable: bool) -> std::result::Result<(), Errno> {
    borrow(fd)?;
    borrow(to)?;
    if fd == to {
        return Ok(());
    }
    let flags = if inheritable { 0 } else { libc::O_CLOEXEC };
    // SAFETY: as for `close`: which file a number means is the Python program's affair.
    match unsafe { libc::dup3(fd, to, flags) } {
        -1 => {
            let error = std::io::Error::last_os_error();
            Err(Errno::from_io_error(&error).unwrap_or(Errno::IO))
        }
        _ => Ok(()),
    }
}

/// `_exit`: ends the process without any more ado.
pub fn exit_now(status: i32) -> ! {
    // SAFETY: ends the process; nothing of it is looked at again.
    unsafe { libc::_exit(status) }
}

/// `sysconf`; -1 where there is no limit.
pub fn sysconf(name: i32) -> std::result::Result<i64, Errno> {
    // SAFETY: only reads numbers; `errno` is the thread's own, and tells "no limit" from an unknown name.
    unsafe {
        *libc::__errno_location() = 0;
        let found = libc::sysconf(name);
        let error = *libc::__errno_location();
        if found == -1 && error != 0 {
            return Err(Errno::from_raw_os_error(error));
        }
        Ok(found)
    }
}
