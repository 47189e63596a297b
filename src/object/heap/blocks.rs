//! Memory for small objects: blocks of dead objects wait in lists by size for the next object of that size, which
//! costs a load and a store instead of a call of the allocator. The lists are short, so that memory which is not
//! used again soon goes back.

use super::places::Places;
use std::alloc::Layout as Memory;
use std::cell::Cell;
use std::ptr::{self, NonNull};

/// Sizes are multiples of this.
const STEP: usize = 8;
/// Larger objects come from the allocator.
const LARGEST: usize = 256;
const CLASSES: usize = LARGEST / STEP + 1;
/// Blocks that one list may hold.
const MOST: u32 = 2048;
/// Not in builds with assertions (and so with sanitizers): they should see each use of dead memory.
const KEEP: bool = !cfg!(debug_assertions);

#[derive(Clone)]
struct FreeList {
    first: Cell<*mut u8>,
    count: Cell<u32>,
}

/// The lists of one heap.
pub(super) struct Blocks {
    lists: [FreeList; CLASSES],
    /// Where live objects come from, while that is noted: then the lists are empty, and take nothing.
    pub places: Places,
}

#[inline(always)]
fn memory(size: usize) -> Memory {
    // SAFETY: 8 is a power of two, and sizes of objects are far below `isize::MAX`.
    unsafe { Memory::from_size_align_unchecked(size, 8) }
}

impl Blocks {
    pub fn new() -> Blocks {
        let list = FreeList {
            first: Cell::new(ptr::null_mut()),
            count: Cell::new(0),
        };
        Blocks {
            lists: std::array::from_fn(|_| list.clone()),
            places: Places::default(),
        }
    }

    /// A block of `size` bytes (a multiple of 8, not zero), not initialised.
    #[inline(always)]
    pub fn allocate(&self, size: usize) -> NonNull<u8> {
        if size <= LARGEST {
            let list = &self.lists[size / STEP];
            let first = list.first.get();
            if !first.is_null() {
                // SAFETY: a waiting block's first word is the address of the next.
                unsafe {
                    list.first.set(*(first as *mut *mut u8));
                    list.count.set(list.count.get() - 1);
                    return NonNull::new_unchecked(first);
                }
            }
        }
        self.fresh(size)
    }

    #[inline(never)]
    fn fresh(&self, size: usize) -> NonNull<u8> {
        // SAFETY: the size is not zero: an object has a header.
        let start = unsafe { std::alloc::alloc(memory(size)) };
        let Some(start) = NonNull::new(start) else {
            std::alloc::handle_alloc_error(memory(size))
        };
        if self.places.is_on() {
            self.places
                .note(start.addr().get(), size, super::current_place());
        }
        start
    }

    /// Takes a block back.
    ///
    /// # Safety
    /// It came from [`Blocks::allocate`] with this size and nobody uses it any more.
    #[inline(always)]
    pub unsafe fn release(&self, block: NonNull<u8>, size: usize) {
        if KEEP && size <= LARGEST {
            let list = &self.lists[size / STEP];
            let count = list.count.get();
            if count < MOST {
                // SAFETY: the block is ours and has room for a pointer.
                unsafe { *(block.as_ptr() as *mut *mut u8) = list.first.get() };
                list.first.set(block.as_ptr());
                list.count.set(count + 1);
                return;
            }
        }
        if self.places.is_on() {
            self.places.forget(block.addr().get());
        }
        // SAFETY: blocks were made by `fresh` with this size.
        unsafe { std::alloc::dealloc(block.as_ptr(), memory(size)) }
    }

    /// Notes from now on where objects are allocated, or no longer.
    pub fn trace(&self, on: bool) {
        self.trim();
        if on {
            // Full, as far as `release` can see.
            self.lists.iter().for_each(|list| list.count.set(MOST));
            self.places.start();
        } else {
            self.places.stop();
        }
    }

    /// Gives all waiting blocks back to the allocator.
    pub fn trim(&self) {
        if self.places.is_on() {
            // There are none.
            return;
        }
        for (class, list) in self.lists.iter().enumerate() {
            let mut block = list.first.replace(ptr::null_mut());
            list.count.set(0);
            while !block.is_null() {
                // SAFETY: as in `allocate` and `release`.
                unsafe {
                    let next = *(block as *mut *mut u8);
                    std::alloc::dealloc(block, memory(class * STEP));
                    block = next;
                }
            }
        }
    }
}

impl Drop for Blocks {
    fn drop(&mut self) {
        self.trim();
    }
}
