//! The intrusive lists of container objects: every tracked object is in exactly one. The links precede the header,
//! so that moving an object from list to list allocates nothing, and an object that dies takes itself out of
//! whichever list it is in, even in the middle of a collection.

use super::{Header, bits};
use std::cell::Cell;
use std::ptr::{self, NonNull};

/// Links of a container object in its list; they precede the header.
#[repr(C)]
pub struct GcLinks {
    pub(super) previous: Cell<*const GcLinks>,
    pub(super) next: Cell<*const GcLinks>,
}

pub(super) const LINKS: usize = std::mem::size_of::<GcLinks>();

/// The lists of a heap, by number.
pub mod list {
    /// Generation 0.
    pub const YOUNG: usize = 0;
    /// Generation 1.
    pub const MIDDLE: usize = 1;
    /// Generation 2.
    pub const OLD: usize = 2;
    /// What `gc.freeze` put aside.
    pub const PERMANENT: usize = 3;
    /// The generations that a collection looks at.
    pub const CANDIDATES: usize = 4;
    /// Candidates that seem unreachable.
    pub const UNREACHABLE: usize = 5;
    /// Work lists of the later steps of a collection.
    pub const FINALIZED: usize = 6;
    /// An incremental search of the old generation: objects it has not come to in its present phase,
    pub const SEARCH_TODO: usize = 7;
    /// those it has,
    pub const SEARCH_DONE: usize = 8;
    /// and those that seem unreachable.
    pub const SUSPECTS: usize = 9;
    pub(crate) const COUNT: usize = 10;
}

/// A circular list with its sentinel.
#[repr(transparent)]
pub struct List {
    sentinel: GcLinks,
}

impl List {
    pub(super) fn unlinked() -> List {
        List {
            sentinel: GcLinks {
                previous: Cell::new(ptr::null()),
                next: Cell::new(ptr::null()),
            },
        }
    }

    /// Makes this an empty list; it must not move from now on.
    pub(super) fn reset(&self) {
        self.sentinel.previous.set(&self.sentinel);
        self.sentinel.next.set(&self.sentinel);
    }

    pub fn is_empty(&self) -> bool {
        ptr::eq(self.sentinel.next.get(), &self.sentinel)
    }

    /// The first object; it stays where it is.
    #[inline(always)]
    pub fn first(&self) -> Option<&Header> {
        self.at(self.sentinel.next.get())
    }

    /// The last object.
    #[inline(always)]
    pub fn last(&self) -> Option<&Header> {
        self.at(self.sentinel.previous.get())
    }

    /// The object behind `header` in this list.
    #[inline(always)]
    pub fn after(&self, header: &Header) -> Option<&Header> {
        self.at(links(header).next.get())
    }

    #[inline(always)]
    fn at(&self, links: *const GcLinks) -> Option<&Header> {
        // SAFETY: the nodes of a well-formed list other than the sentinel are links of live container objects.
        (!ptr::eq(links, &self.sentinel)).then(|| unsafe { &*(links.add(1) as *const Header) })
    }

    /// The objects in order. Neither they nor the list may change meanwhile.
    pub fn iter(&self) -> impl Iterator<Item = &Header> {
        std::iter::successors(self.first(), |header| self.after(header))
    }

    /// Puts an object that is in no list at the end.
    #[inline(always)]
    pub fn append(&self, header: &Header) {
        self.append_links(links(header));
    }

    #[inline(always)]
    pub(super) fn append_links(&self, links: &GcLinks) {
        let last = self.sentinel.previous.get();
        links.previous.set(last);
        links.next.set(&self.sentinel);
        // SAFETY: `last` is a node of this list or its sentinel.
        unsafe { (*last).next.set(links) };
        self.sentinel.previous.set(links);
    }

    /// Moves an object from the list it is in to the end of this one.
    #[inline(always)]
    pub fn take(&self, header: &Header) {
        unlink(header);
        self.append(header);
    }

    /// Moves the objects of `other` up to and with `last`, which is in it, to the end of this list.
    pub fn take_until(&self, other: &List, last: &Header) {
        let last = links(last);
        let (first, rest) = (other.sentinel.next.get(), last.next.get());
        let end = self.sentinel.previous.get();
        // SAFETY: all are nodes (or sentinels) of two well-formed lists; `first` comes before `last` or is it.
        unsafe {
            other.sentinel.next.set(rest);
            (*rest).previous.set(&other.sentinel);
            (*end).next.set(first);
            (*first).previous.set(end);
        }
        last.next.set(&self.sentinel);
        self.sentinel.previous.set(last);
    }

    /// Moves everything from `other` to the end of this list.
    pub fn splice(&self, other: &List) {
        if other.is_empty() || ptr::eq(self, other) {
            return;
        }
        let (first, last) = (other.sentinel.next.get(), other.sentinel.previous.get());
        let end = self.sentinel.previous.get();
        // SAFETY: all are nodes (or sentinels) of two well-formed lists.
        unsafe {
            (*end).next.set(first);
            (*first).previous.set(end);
            (*last).next.set(&self.sentinel);
        }
        self.sentinel.previous.set(last);
        other.reset();
    }
}

/// The links of a container object.
#[inline(always)]
pub(super) fn links(header: &Header) -> &GcLinks {
    debug_assert!(header.has(bits::GC));
    // SAFETY: only container objects get here (`track` asks, lists hold nothing else); links precede their header.
    unsafe { &*((header as *const Header as *const GcLinks).sub(1)) }
}

/// Takes an object out of the list it is in.
#[inline(always)]
pub(super) fn unlink(header: &Header) {
    let links = links(header);
    let (previous, next) = (links.previous.get(), links.next.get());
    // SAFETY: neighbours in a well-formed list.
    unsafe {
        (*previous).next.set(next);
        (*next).previous.set(previous);
    }
}

/// Takes an object out of its list; it is no longer tracked.
#[inline(always)]
pub fn untrack(header: &Header) {
    if header.has(bits::TRACKED) {
        header.clear_flag(bits::TRACKED | bits::CANDIDATE | bits::UNREACHABLE | bits::SEARCHED);
        unlink(header);
    }
}

/// Puts an untracked container into the youngest generation.
pub fn track(heap: &super::Heap, header: &Header) {
    if header.has(bits::GC) && !header.has(bits::TRACKED) {
        header.set_flag(bits::TRACKED);
        heap.list(list::YOUNG).append(header);
    }
}

/// The number by which an object is known in side tables.
#[inline(always)]
pub fn address(header: &Header) -> usize {
    NonNull::from(header).as_ptr() as usize
}
