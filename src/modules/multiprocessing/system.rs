//! POSIX semaphores (sem_overview(7)): the one place of the module with `unsafe` code.

use std::ffi::CStr;
use std::io::{Error, Result};
use std::time::Duration;

/// An open semaphore: memory that the system shares between processes. It is closed when this is dropped; the
/// processes that come of a fork have it open as well.
pub(super) struct Semaphore(*mut libc::sem_t);

// SAFETY: the functions on semaphores are made to be called from many threads at once.
unsafe impl Sync for Semaphore {}

fn checked(result: libc::c_int) -> Result<()> {
    match result {
        0 => Ok(()),
        _ => Err(Error::last_os_error()),
    }
}

pub(super) fn unlink(name: &CStr) -> Result<()> {
    // SAFETY: a string that ends with a zero byte.
    checked(unsafe { libc::sem_unlink(name.as_ptr()) })
}

impl Semaphore {
    /// A new semaphore; an error if there is one of this name.
    pub(super) fn create(name: &CStr, value: u32) -> Result<Semaphore> {
        let flags = libc::O_CREAT | libc::O_EXCL;
        // SAFETY: a string that ends with a zero byte, and the arguments that these flags ask for.
        let address = unsafe { libc::sem_open(name.as_ptr(), flags, 0o600 as libc::c_uint, value) };
        Semaphore::checked(address)
    }

    /// The semaphore of this name.
    pub(super) fn open(name: &CStr) -> Result<Semaphore> {
        // SAFETY: a string that ends with a zero byte.
        Semaphore::checked(unsafe { libc::sem_open(name.as_ptr(), 0) })
    }

    fn checked(address: *mut libc::sem_t) -> Result<Semaphore> {
        match address == libc::SEM_FAILED {
            true => Err(Error::last_os_error()),
            false => Ok(Semaphore(address)),
        }
    }

    /// A number that tells semaphores apart.
    pub(super) fn address(&self) -> usize {
        self.0 as usize
    }

    pub(super) fn try_wait(&self) -> Result<()> {
        // SAFETY: open as long as `self` lives.
        checked(unsafe { libc::sem_trywait(self.0) })
    }

    /// Waits for ever, or until a point of the system's clock.
    pub(super) fn wait(&self, until: Option<Duration>) -> Result<()> {
        let Some(until) = until else {
            // SAFETY: open as long as `self` lives.
            return checked(unsafe { libc::sem_wait(self.0) });
        };
        let until = libc::timespec {
            tv_sec: until.as_secs() as libc::time_t,
            tv_nsec: until.subsec_nanos().into(),
        };
        // SAFETY: open as long as `self` lives; the time is on this stack.
        checked(unsafe { libc::sem_timedwait(self.0, &until) })
    }

    pub(super) fn post(&self) -> Result<()> {
        // SAFETY: open as long as `self` lives.
        checked(unsafe { libc::sem_post(self.0) })
    }

    pub(super) fn value(&self) -> Result<i32> {
        let mut value = 0;
        // SAFETY: open as long as `self` lives; writes an int of this stack.
        checked(unsafe { libc::sem_getvalue(self.0, &mut value) })?;
        Ok(value)
    }
}

impl Drop for Semaphore {
    fn drop(&mut self) {
        // SAFETY: opened by `sem_open`, and not used again.
        unsafe { libc::sem_close(self.0) };
    }
}
