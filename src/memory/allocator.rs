//! mimalloc as a program's allocator. The crate `mimalloc` asks for an alignment each time, which takes mimalloc twice
//! as long as its plain functions: those align to a word whatever the size, and nearly everything needs no more.

use libmimalloc_sys as mi;
use std::alloc::{GlobalAlloc, Layout};

/// The allocator; see `main.rs`.
pub struct MiMalloc;

/// What any block is aligned to (`MI_MAX_ALIGN_SIZE` of mimalloc, which .cargo/config.toml sets).
const WORD: usize = 8;

// SAFETY: mimalloc's functions fulfil the contract; blocks are freed by the same allocator whichever function gave them.
unsafe impl GlobalAlloc for MiMalloc {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: any size and any power of two will do.
        unsafe {
            match layout.align() <= WORD {
                true => mi::mi_malloc(layout.size()).cast(),
                false => mi::mi_malloc_aligned(layout.size(), layout.align()).cast(),
            }
        }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        unsafe {
            match layout.align() <= WORD {
                true => mi::mi_zalloc(layout.size()).cast(),
                false => mi::mi_zalloc_aligned(layout.size(), layout.align()).cast(),
            }
        }
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, _: Layout) {
        // SAFETY: the caller's block came from here.
        unsafe { mi::mi_free(block.cast()) }
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as above.
        unsafe {
            match layout.align() <= WORD {
                true => mi::mi_realloc(block.cast(), size).cast(),
                false => mi::mi_realloc_aligned(block.cast(), size, layout.align()).cast(),
            }
        }
    }
}
