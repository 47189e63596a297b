//! Large blocks: what lists, dicts and texts of a megabyte and more keep their contents in.
//!
//! Each is a mapping of its own, which the system can make longer without copying it: while a list grows to two million
//! items, the process never holds more than those. (The allocator would take a new block, copy, and keep the old one
//! for a while.) A few freed mappings are kept, since fresh pages are dear: a block that is wanted next begins as one
//! of those, which is made longer or shorter.
//!
//! On systems without `mremap` the allocator does what it does.

use std::alloc::{GlobalAlloc, Layout};

/// An allocator for which large blocks are mapped one by one.
pub struct Large<A>(pub A);

#[cfg(not(target_os = "linux"))]
pub use elsewhere::trim;
#[cfg(target_os = "linux")]
pub use mapped::trim;

#[cfg(not(target_os = "linux"))]
mod elsewhere {
    use super::{GlobalAlloc, Large, Layout};

    /// Gives back what is kept.
    pub fn trim() {}

    // SAFETY: passes everything on.
    unsafe impl<A: GlobalAlloc> GlobalAlloc for Large<A> {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            // SAFETY: the caller's promise, here and below.
            unsafe { self.0.alloc(layout) }
        }
        unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
            // SAFETY: as above.
            unsafe { self.0.alloc_zeroed(layout) }
        }
        unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
            // SAFETY: as above.
            unsafe { self.0.dealloc(block, layout) }
        }
        unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
            // SAFETY: as above.
            unsafe { self.0.realloc(block, layout, size) }
        }
    }
}

#[cfg(target_os = "linux")]
mod mapped {
    use super::{GlobalAlloc, Large, Layout};
    use std::ptr;
    use std::sync::Mutex;

    /// Blocks from this size on are mappings.
    const LARGE: usize = 1 << 20;
    /// Before a block's contents: the length of its mapping. As much as contents may have to be aligned to.
    const HEAD: usize = 64;
    const PAGE: usize = 4096;
    /// Freed mappings that may be kept, and bytes in all of them.
    const MOST: usize = 8;
    const MOST_BYTES: usize = 64 << 20;

    /// A mapping of the process that belongs to no block: address and length.
    type Mapping = (usize, usize);

    /// Freed mappings. What they hold is the process's, as is the allocator. The lock is only ever tried for: a child
    /// forked while another thread had it does without.
    static KEPT: Mutex<[Mapping; MOST]> = Mutex::new([(0, 0); MOST]);

    fn is_large(size: usize, layout: Layout) -> bool {
        size >= LARGE && layout.align() <= HEAD
    }

    /// The mapping that a block of a size needs; nothing if there is no such length.
    fn length_for(size: usize) -> Option<usize> {
        size.checked_add(HEAD)?.checked_next_multiple_of(PAGE)
    }

    fn map(length: usize) -> *mut u8 {
        let (protection, kind) = (
            libc::PROT_READ | libc::PROT_WRITE,
            // As the allocator's own: what is mapped need not all fit, only what is written.
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
        );
        // SAFETY: a new mapping.
        let start = unsafe { libc::mmap(ptr::null_mut(), length, protection, kind, -1, 0) };
        match start == libc::MAP_FAILED {
            true => ptr::null_mut(),
            false => start.cast(),
        }
    }

    /// # Safety
    /// A mapping of `length` bytes that nobody uses.
    unsafe fn unmap(start: *mut u8, length: usize) {
        // SAFETY: the caller's promise.
        unsafe { libc::munmap(start.cast(), length) };
    }

    /// Makes a mapping longer or shorter; null if that is impossible (then it is as it was).
    ///
    /// # Safety
    /// A mapping of `old` bytes that only the caller uses.
    unsafe fn change(start: *mut u8, old: usize, new: usize) -> *mut u8 {
        // SAFETY: the caller's promise.
        let moved = unsafe { libc::mremap(start.cast(), old, new, libc::MREMAP_MAYMOVE) };
        match moved == libc::MAP_FAILED {
            true => ptr::null_mut(),
            false => moved.cast(),
        }
    }

    /// The block in a mapping, which remembers its length.
    ///
    /// # Safety
    /// A mapping of `length` bytes, or null.
    unsafe fn block_in(start: *mut u8, length: usize) -> *mut u8 {
        if start.is_null() {
            return start;
        }
        // SAFETY: the caller's promise.
        unsafe {
            start.cast::<usize>().write(length);
            start.add(HEAD)
        }
    }

    /// The mapping of a block.
    ///
    /// # Safety
    /// The block was made by `block_in`.
    unsafe fn mapping_of(block: *mut u8) -> (*mut u8, usize) {
        // SAFETY: the caller's promise.
        unsafe {
            let start = block.sub(HEAD);
            (start, *start.cast::<usize>())
        }
    }

    /// A kept mapping for a length: the smallest that is long enough, else the longest.
    fn take_kept(length: usize) -> Option<Mapping> {
        let mut kept = KEPT.try_lock().ok()?;
        let enough = |mapping: &&mut Mapping| mapping.1 >= length;
        let smallest = kept
            .iter_mut()
            .filter(enough)
            .min_by_key(|mapping| mapping.1);
        let found = match smallest {
            Some(mapping) => Some(mapping),
            None => kept.iter_mut().max_by_key(|mapping| mapping.1),
        }?;
        (found.1 > 0).then(|| std::mem::take(found))
    }

    /// Keeps a mapping, if there is room.
    fn keep(start: *mut u8, length: usize) -> bool {
        let Ok(mut kept) = KEPT.try_lock() else {
            return false;
        };
        let bytes: usize = kept.iter().map(|mapping| mapping.1).sum();
        let place = kept.iter_mut().find(|mapping| mapping.1 == 0);
        match place {
            Some(place) if bytes.saturating_add(length) <= MOST_BYTES => {
                *place = (start.expose_provenance(), length);
                true
            }
            _ => false,
        }
    }

    /// Gives the kept mappings back to the system.
    pub fn trim() {
        let Ok(mut kept) = KEPT.try_lock() else {
            return;
        };
        for (start, length) in std::mem::take(&mut *kept) {
            if length > 0 {
                // SAFETY: nobody uses it.
                unsafe { unmap(ptr::with_exposed_provenance_mut(start), length) };
            }
        }
    }

    fn allocate(size: usize) -> *mut u8 {
        let Some(length) = length_for(size) else {
            return ptr::null_mut();
        };
        if let Some((start, kept)) = take_kept(length) {
            let start = ptr::with_exposed_provenance_mut(start);
            // SAFETY: nobody uses the mapping.
            unsafe {
                // Much longer than needed: what is too much goes back.
                if (length..=length * 2).contains(&kept) {
                    return block_in(start, kept);
                }
                let changed = change(start, kept, length);
                if !changed.is_null() {
                    return block_in(changed, length);
                }
                unmap(start, kept);
            }
        }
        // SAFETY: a mapping of this length.
        unsafe { block_in(map(length), length) }
    }

    // SAFETY: a block is the allocator's or a mapping, which its size and alignment decide; `realloc` moves what
    // crosses the limit.
    unsafe impl<A: GlobalAlloc> GlobalAlloc for Large<A> {
        #[inline]
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            match is_large(layout.size(), layout) {
                true => allocate(layout.size()),
                // SAFETY: the caller's promise, here and below.
                false => unsafe { self.0.alloc(layout) },
            }
        }

        #[inline]
        unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
            if !is_large(layout.size(), layout) {
                // SAFETY: as above.
                return unsafe { self.0.alloc_zeroed(layout) };
            }
            match length_for(layout.size()) {
                // SAFETY: a new mapping is zero.
                Some(length) => unsafe { block_in(map(length), length) },
                None => ptr::null_mut(),
            }
        }

        #[inline]
        unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
            // SAFETY: as above.
            unsafe {
                if !is_large(layout.size(), layout) {
                    return self.0.dealloc(block, layout);
                }
                let (start, length) = mapping_of(block);
                if !keep(start, length) {
                    unmap(start, length);
                }
            }
        }

        #[inline]
        unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
            // SAFETY: as above.
            unsafe {
                match (is_large(layout.size(), layout), is_large(size, layout)) {
                    (false, false) => self.0.realloc(block, layout, size),
                    (true, true) => {
                        let (start, length) = mapping_of(block);
                        match length_for(size) {
                            Some(wanted) if wanted <= length && wanted >= length / 2 => block,
                            Some(wanted) => block_in(change(start, length, wanted), wanted),
                            None => ptr::null_mut(),
                        }
                    }
                    _ => {
                        let memory = Layout::from_size_align_unchecked(size, layout.align());
                        let moved = self.alloc(memory);
                        if !moved.is_null() {
                            ptr::copy_nonoverlapping(block, moved, layout.size().min(size));
                            self.dealloc(block, layout);
                        }
                        moved
                    }
                }
            }
        }
    }
}
