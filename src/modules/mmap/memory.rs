//! Memory that the system maps (mmap(2)): the one place of the module with `unsafe` code.
//!
//! Another process that has the same file may change a shared map's bytes at any moment, and who makes the file shorter
//! takes pages away, after which touching them is SIGBUS: so it is in CPython. The bytes are plain data, and no
//! reference to them is kept past the call that looks at them.

use std::io::{Error, Result};

/// A map; the system takes it back when this is dropped. Its length is never 0.
pub(super) struct Memory {
    address: *mut libc::c_void,
    length: usize,
}

pub(super) struct Request {
    pub(super) length: usize,
    pub(super) protection: i32,
    pub(super) flags: i32,
    pub(super) fd: i32,
    pub(super) offset: i64,
}

fn checked(result: libc::c_int) -> Result<()> {
    match result {
        0 => Ok(()),
        _ => Err(Error::last_os_error()),
    }
}

impl Memory {
    pub(super) fn map(request: &Request) -> Result<Memory> {
        // MAP_FIXED would put the map over memory that is in use.
        let flags = request.flags & !(libc::MAP_FIXED | libc::MAP_FIXED_NOREPLACE);
        // SAFETY: a new map, at an address of the system's choice.
        let address = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                request.length,
                request.protection,
                flags,
                request.fd,
                request.offset,
            )
        };
        if address == libc::MAP_FAILED {
            return Err(Error::last_os_error());
        }
        Ok(Memory {
            address,
            length: request.length,
        })
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// The bytes of a map that may be read.
    pub(super) fn bytes(&self) -> &[u8] {
        // SAFETY: mapped for as long as `self` lives, readable (the owner asks only then), see the module's text for
        // changes from elsewhere.
        unsafe { std::slice::from_raw_parts(self.address.cast(), self.length) }
    }

    /// The bytes of a map that may be written.
    pub(super) fn bytes_mut(&mut self) -> &mut [u8] {
        // SAFETY: as for `bytes`, and writable (the owner asks only then).
        unsafe { std::slice::from_raw_parts_mut(self.address.cast(), self.length) }
    }

    pub(super) fn resize(&mut self, length: usize) -> Result<()> {
        // SAFETY: `address` and `self.length` are those of a whole map, and `&mut self` says that nobody looks at it.
        let address =
            unsafe { libc::mremap(self.address, self.length, length, libc::MREMAP_MAYMOVE) };
        if address == libc::MAP_FAILED {
            return Err(Error::last_os_error());
        }
        (self.address, self.length) = (address, length);
        Ok(())
    }

    /// Writes changes to the file; `start` and `length` are within the map.
    pub(super) fn flush(&self, start: usize, length: usize) -> Result<()> {
        debug_assert!(start + length <= self.length);
        // SAFETY: a part of the map.
        checked(unsafe { libc::msync(self.address.byte_add(start), length, libc::MS_SYNC) })
    }

    /// madvise(2), without those pieces of advice that take contents away behind the back of their users.
    pub(super) fn advise(&self, start: usize, length: usize, advice: i32) -> Result<()> {
        debug_assert!(start + length <= self.length);
        // SAFETY: a part of the map. Advice may zero pages or read them from the file again; to look at them stays
        // sound. MADV_DONTFORK and the like concern the children of a fork, which run Python code as well: refused.
        if matches!(advice, libc::MADV_DONTFORK | libc::MADV_HWPOISON) {
            return Err(Error::from_raw_os_error(libc::EINVAL));
        }
        checked(unsafe { libc::madvise(self.address.byte_add(start), length, advice) })
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        // SAFETY: a whole map, not used again.
        unsafe { libc::munmap(self.address, self.length) };
    }
}
