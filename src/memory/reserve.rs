//! Exhausted memory. Rust ends the process when an allocation fails that its caller cannot do without. Two things keep
//! a Python program from that and give it a MemoryError instead:
//!
//! - Large requests (a repeated list, a container that doubles, a str of a gigabyte) are asked for first:
//!   [`Vm::check_room`], `try_reserve`.
//! - For the countless small ones, the command's allocator keeps some address space aside: [`Reserved`]. When the
//!   allocator has nothing left, that is given up, the request is served from it, and the next safepoint raises
//!   MemoryError. As soon as there is room again, it is put aside again.
//!
//! This only matters where memory is limited (`ulimit -v`, `RLIMIT_AS`): a system that promises more memory than it
//! has kills a process that uses it, CPython's as well.

use crate::vm::{Result, Vm};
use std::alloc::{GlobalAlloc, Layout};
use std::sync::atomic::{AtomicPtr, AtomicU8, Ordering};

/// Address space that is put aside. The allocator wants segments of 32 MiB, aligned to as much.
const RESERVE: usize = 96 << 20;
/// Requests above this are not served from the reserve: those who make them ask with [`Vm::check_room`].
const LARGE: usize = 16 << 20;

/// No reserve was made: the allocator in use is not [`Reserved`].
const NONE: u8 = 0;
/// The reserve is there.
const KEPT: u8 = 1;
/// The reserve was given up just now: MemoryError is due.
const GIVEN_UP: u8 = 2;
/// The reserve is to be made again when that is possible.
const MISSING: u8 = 3;

// Memory is the process's, and so is what is known of its end.
static STATE: AtomicU8 = AtomicU8::new(NONE);
static START: AtomicPtr<u8> = AtomicPtr::new(std::ptr::null_mut());

/// An allocator that gives up the reserve before it fails.
pub struct Reserved<A>(pub A);

// SAFETY: passes requests on to an allocator; what happens in between neither allocates nor panics.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Reserved<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise, here and below.
        let mut start = unsafe { self.0.alloc(layout) };
        if start.is_null() && give_up(layout.size()) {
            start = unsafe { self.0.alloc(layout) };
        }
        start
    }
    #[inline]
    unsafe fn dealloc(&self, start: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { self.0.dealloc(start, layout) }
    }
    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        let mut start = unsafe { self.0.alloc_zeroed(layout) };
        if start.is_null() && give_up(layout.size()) {
            start = unsafe { self.0.alloc_zeroed(layout) };
        }
        start
    }
    #[inline]
    unsafe fn realloc(&self, old: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as above; a block that could not be resized is still the caller's.
        let mut start = unsafe { self.0.realloc(old, layout, size) };
        if start.is_null() && give_up(size) {
            start = unsafe { self.0.realloc(old, layout, size) };
        }
        start
    }
}

/// Puts address space aside, for a program whose allocator is [`Reserved`].
pub fn put_aside() {
    // SAFETY: a new mapping that nobody uses.
    let start = unsafe {
        libc::mmap(
            std::ptr::null_mut(),
            RESERVE,
            libc::PROT_NONE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
            -1,
            0,
        )
    };
    if start == libc::MAP_FAILED {
        return;
    }
    START.store(start.cast(), Ordering::Release);
    STATE.store(KEPT, Ordering::Release);
}

/// The allocator has nothing: whether it is worth while to ask it once more.
#[cold]
fn give_up(size: usize) -> bool {
    if size > LARGE {
        return false;
    }
    let start = START.swap(std::ptr::null_mut(), Ordering::AcqRel);
    if start.is_null() {
        return false;
    }
    // SAFETY: the mapping of `put_aside`, which nobody else has.
    unsafe { libc::munmap(start.cast(), RESERVE) };
    STATE.store(GIVEN_UP, Ordering::Release);
    true
}

/// Whether a safepoint has something to do here.
#[inline(always)]
pub(crate) fn is_short() -> bool {
    STATE.load(Ordering::Relaxed) >= GIVEN_UP
}

/// Asks for so many bytes and a little more, and gives them back.
#[cold]
#[inline(never)]
fn probe(bytes: usize) -> bool {
    const SLACK: usize = 1 << 20;
    let bytes = bytes.saturating_add(SLACK);
    Vec::<u8>::new().try_reserve_exact(bytes).is_ok()
}

impl Vm {
    /// At a safepoint when memory [is short](is_short): MemoryError if it has just run out; else the reserve is made
    /// again.
    #[cold]
    pub(crate) fn face_shortage(&mut self) -> Result<()> {
        let state = STATE.load(Ordering::Acquire);
        if state == GIVEN_UP {
            STATE.store(MISSING, Ordering::Release);
            return Err(crate::object::sequence::no_memory(self));
        }
        put_aside();
        Ok(())
    }

    /// MemoryError if so many bytes cannot be had. For what is about to be allocated by code that cannot fail.
    #[inline(always)]
    pub fn check_room(&mut self, bytes: usize) -> Result<()> {
        match bytes < LARGE {
            true => Ok(()),
            false => self.ask_for_room(bytes),
        }
    }

    /// Whether so many bytes can be had.
    #[inline(always)]
    pub fn has_room(&self, bytes: usize) -> bool {
        bytes < LARGE || probe(bytes)
    }

    #[cold]
    #[inline(never)]
    fn ask_for_room(&mut self, bytes: usize) -> Result<()> {
        match probe(bytes) {
            true => Ok(()),
            false => Err(crate::object::sequence::no_memory(self)),
        }
    }
}
