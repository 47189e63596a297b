//! The heap of one interpreter: allocation, the death of objects, and what is queued until the next safepoint.
//!
//! An object dies when its last reference goes. Its death never runs Python code on the spot: an object with a
//! finalizer (`__del__`, a suspended generator) and weakref callbacks are queued, and the dispatch loop runs the
//! queue right after the instruction at hand ("safepoint"). So native code is never re-entered by a drop.
//! Deep structures are freed iteratively: beyond a nesting of [`MAX_NESTING`] dead objects wait in a list.

mod blocks;
mod lists;
pub mod places;

pub use lists::{List, address, list, track, untrack};

use super::header::{Header, Kind, Layout, Object, Payload, bits};
use super::instance;
use super::list::List as PythonList;
use super::tuple::Tuple;
use super::types::Type;
use super::value::{Raw, Value};
use super::weakref::WeakRef;
use blocks::Blocks;
use lists::{LINKS, unlink};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hasher};
use std::ptr::{self, NonNull};

const MAX_NESTING: u32 = 40;

/// Work that must wait for a safepoint.
pub enum Pending {
    /// Run the finalizer of this object, which is alive again meanwhile.
    Finalize(Value),
    /// Call a weakref callback with its weakref.
    WeakCallback { callback: Value, weakref: Value },
}

/// Cells that a thread's dispatch loop shares with code that has no `Vm` at hand (drops, signal requests).
#[derive(Default)]
pub struct Control {
    /// The instruction countdown while the loop is not in a handler's registers.
    pub countdown: Cell<u32>,
    /// What was taken off the countdown to force a safepoint; given back there.
    pub withheld: Cell<u32>,
    /// Whether a safepoint was forced.
    pub forced: Cell<bool>,
    /// Where the program is, while places of allocation are noted: a number of [`places::Places`].
    pub place: Cell<u32>,
}

/// Addresses of the weakref objects of one object, mostly one.
enum Links {
    One(usize),
    Many(Vec<usize>),
}

impl Links {
    fn links(&self) -> &[usize] {
        match self {
            Links::One(link) => std::slice::from_ref(link),
            Links::Many(links) => links,
        }
    }

    fn insert(&mut self, at: usize, link: usize) {
        if let Links::One(first) = *self {
            *self = Links::Many(vec![first]);
        }
        if let Links::Many(links) = self {
            links.insert(at, link);
        }
    }

    /// Takes a link out; whether none is left.
    fn remove(&mut self, link: usize) -> bool {
        match self {
            Links::One(only) => *only == link,
            Links::Many(links) => {
                if let Some(at) = links.iter().rposition(|&other| other == link) {
                    links.remove(at);
                }
                links.is_empty()
            }
        }
    }
}

/// The heap. One per interpreter, touched only under its GIL.
pub struct Heap {
    pending: RefCell<Vec<Pending>>,
    /// Weak references: address of the referent → its weakref objects (addresses, not counted).
    weakrefs: RefCell<HashMap<usize, Links, BuildHasherDefault<ByAddress>>>,
    nesting: Cell<u32>,
    deferred: RefCell<Vec<NonNull<Header>>>,
    has_deferred: Cell<bool>,
    blocks: Blocks,
    /// The lists of container objects: see [`list`].
    lists: Box<[List; list::COUNT]>,
    /// Container allocations minus deaths since the last youngest collection.
    pub young_count: Cell<i64>,
    /// `young_count` beyond which a collection is due; `i64::MAX` when collection is off.
    pub young_threshold: Cell<i64>,
    /// A collection is due at the next safepoint.
    pub collection_due: Cell<bool>,
    /// Live objects in all.
    pub live: Cell<i64>,
    control: Cell<*const Control>,
    next_version: Cell<u32>,
}

/// Hashes addresses: a multiplication spreads their bits.
#[derive(Default)]
struct ByAddress(u64);

impl Hasher for ByAddress {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_usize(byte.into());
        }
    }
    fn write_usize(&mut self, word: usize) {
        let mixed = (self.0 ^ word as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 32;
    }
}

thread_local! {
    /// The heap of the interpreter whose GIL this thread holds.
    static CURRENT: Cell<*const Heap> = const { Cell::new(ptr::null()) };
}

impl Heap {
    pub fn new() -> Box<Heap> {
        let heap = Box::new(Heap {
            pending: RefCell::default(),
            weakrefs: RefCell::default(),
            nesting: Cell::new(0),
            deferred: RefCell::default(),
            has_deferred: Cell::new(false),
            blocks: Blocks::new(),
            lists: Box::new(std::array::from_fn(|_| List::unlinked())),
            young_count: Cell::new(0),
            young_threshold: Cell::new(700),
            collection_due: Cell::new(false),
            live: Cell::new(0),
            control: Cell::new(ptr::null()),
            next_version: Cell::new(1),
        });
        heap.lists.iter().for_each(List::reset);
        heap
    }

    /// Makes this the heap of the calling thread, which has just got the GIL; `control` is the thread's.
    ///
    /// # Safety
    /// Both outlive the thread's use of values; the caller holds the GIL of this heap's interpreter.
    pub unsafe fn enter(&self, control: &Control) {
        self.control.set(control);
        CURRENT.set(self);
    }

    /// A version number that was never given out before (type versions, dict versions); never 0.
    pub fn new_version(&self) -> u32 {
        let version = self.next_version.get();
        self.next_version.set(version.checked_add(1).unwrap_or(1));
        version
    }

    /// One of the lists of container objects, by its number in [`list`].
    #[inline(always)]
    pub fn list(&self, index: usize) -> &List {
        &self.lists[index]
    }

    /// Gives the memory of dead objects back to the allocator, as far as it is kept for new ones.
    pub fn trim(&self) {
        self.blocks.trim();
    }

    /// Notes from now on where objects are allocated, or no longer: `Vm::trace_allocations` also sees to it that the
    /// dispatch loop says where it is.
    pub(crate) fn trace_allocations(&self, on: bool) {
        if on != self.blocks.places.is_on() {
            self.blocks.trace(on);
        }
    }

    /// Where live objects were allocated, as far as that was noted.
    pub fn places(&self) -> &places::Places {
        &self.blocks.places
    }

    /// Where an object was allocated: a number of [`places::Places`], and the bytes of its block.
    pub fn place_of(&self, header: &Header) -> Option<(u32, usize)> {
        self.blocks.places.of(self.block_of(header))
    }

    /// The address of an object's block, where its links are if it has some.
    pub fn block_of(&self, header: &Header) -> usize {
        address(header) - if header.has(bits::GC) { LINKS } else { 0 }
    }

    /// Makes the dispatch loop reach a safepoint after the instruction at hand.
    pub fn force_safepoint(&self) {
        // SAFETY: set by `enter` to a control that outlives its thread's stay.
        if let Some(control) = unsafe { self.control.get().as_ref() }
            && !control.forced.get()
        {
            control.forced.set(true);
            control
                .withheld
                .set(control.countdown.get().saturating_sub(1));
            control.countdown.set(control.countdown.get().min(1));
        }
    }

    /// Takes the queue of pending work.
    pub fn take_pending(&self) -> Vec<Pending> {
        self.pending.take()
    }
    pub fn has_pending(&self) -> bool {
        !self.pending.borrow().is_empty()
    }
    pub fn push_pending(&self, work: Pending) {
        self.pending.borrow_mut().push(work);
        self.force_safepoint();
    }

    /// Registers weakref object `weakref` of `referent`.
    pub fn add_weakref(&self, referent: &Header, weakref: &Object<WeakRef>) {
        referent.set_flag(bits::WEAKREFS);
        let mut table = self.weakrefs.borrow_mut();
        let list = match table.entry(address(referent)) {
            Entry::Occupied(list) => list.into_mut(),
            Entry::Vacant(place) => {
                place.insert(Links::One(address(&weakref.header)));
                return;
            }
        };
        // CPython's order: the basic ones first, then the newest. The list has it reversed.
        let behind = |&&other: &&usize| {
            // SAFETY: a weakref object removes itself before it dies, so these are live headers.
            let other = unsafe { &*(other as *const Header) };
            other
                .downcast::<WeakRef>()
                .is_some_and(|other| other.form.is_basic() && other.form < weakref.form)
        };
        let links = list.links();
        let first = links.len() - links.iter().rev().take_while(behind).count();
        list.insert(first, address(&weakref.header));
    }
    /// New references to the weakref objects of `referent`: those without callback first, then the newest first.
    pub fn weakrefs_of(&self, referent: &Header) -> Vec<Value> {
        if !referent.has(bits::WEAKREFS) {
            return Vec::new();
        }
        let table = self.weakrefs.borrow();
        let list = table.get(&address(referent));
        // SAFETY: as in `add_weakref`.
        list.into_iter()
            .flat_map(|list| list.links().iter().rev())
            .map(|&weakref| unsafe { (*(weakref as *const Header)).value() })
            .collect()
    }
    /// The weakref object of `referent` that passes a test.
    pub fn find_weakref(
        &self,
        referent: &Header,
        test: impl Fn(&WeakRef) -> bool,
    ) -> Option<Value> {
        if !referent.has(bits::WEAKREFS) {
            return None;
        }
        let table = self.weakrefs.borrow();
        // SAFETY: as in `add_weakref`.
        let headers = table
            .get(&address(referent))?
            .links()
            .iter()
            .map(|&weakref| unsafe { &*(weakref as *const Header) });
        headers
            .rev()
            .find(|header| {
                header
                    .downcast::<WeakRef>()
                    .is_some_and(|found| test(found))
            })
            .map(Header::value)
    }
    /// Removes and returns the weakref objects of `referent` (it dies or is collected).
    pub fn take_weakrefs(&self, referent: &Header) -> Vec<Value> {
        if !referent.has(bits::WEAKREFS) {
            return Vec::new();
        }
        let found = self.weakrefs_of(referent);
        self.weakrefs.borrow_mut().remove(&address(referent));
        referent.clear_flag(bits::WEAKREFS);
        found
    }

    /// Keeps a dead object until those around it are freed.
    #[cold]
    #[inline(never)]
    fn defer(&self, dead: NonNull<Header>) {
        self.deferred.borrow_mut().push(dead);
        self.has_deferred.set(true);
    }

    #[inline(always)]
    fn count_container(&self) {
        let count = self.young_count.get() + 1;
        self.young_count.set(count);
        if count > self.young_threshold.get() {
            self.ask_for_collection();
        }
    }

    #[cold]
    #[inline(never)]
    fn ask_for_collection(&self) {
        if !self.collection_due.get() {
            self.collection_due.set(true);
            self.force_safepoint();
        }
    }

    /// Containers that `make` allocates begin their life in the oldest generation and count for no collection: they are
    /// parts of what was there before the program, made late.
    pub fn born_old<T>(&self, make: impl FnOnce() -> T) -> T {
        let young = self.list(list::YOUNG);
        let last = young.last();
        let count = self.young_count.replace(i64::MIN / 2);
        let made = make();
        self.young_count.set(count);
        while let Some(header) = last.map_or_else(|| young.first(), |last| young.after(last)) {
            self.list(list::OLD).take(header);
        }
        made
    }

    /// Allocates an object: `extra` bytes of trailing data follow the payload (for payloads with [`Payload::size`]
    /// of their own), and an instance part if the class wants one.
    #[inline]
    pub fn allocate<T: Payload>(
        &self,
        class: &Object<Type>,
        payload: T,
        extra: usize,
    ) -> NonNull<Object<T>> {
        let base = std::mem::size_of::<Object<T>>() + extra;
        let header = self.allocate_raw(class, T::KIND, T::GC, base);
        let object = header.cast::<Object<T>>();
        // SAFETY: fresh memory of sufficient size.
        unsafe { ptr::write(&raw mut (*object.as_ptr()).payload, payload) };
        object
    }

    /// As [`Heap::allocate`] for a builtin class, whose instances have no part: what depends on the class is known
    /// from the payload.
    #[inline]
    pub fn allocate_builtin<T: Payload>(
        &self,
        class: &Object<Type>,
        payload: T,
        extra: usize,
    ) -> NonNull<Object<T>> {
        debug_assert!(class.inline_slots().is_none() && !class.has(super::types::flags::HEAP));
        let prefix = if T::GC { LINKS } else { 0 };
        let size = (size_of::<Object<T>>() + extra).next_multiple_of(8);
        let start = self.blocks.allocate(prefix + size);
        self.live.set(self.live.get() + 1);
        class.header.increment();
        // SAFETY: fresh memory of sufficient size.
        unsafe {
            let mut flags = 0;
            if T::GC {
                flags = bits::GC | bits::TRACKED;
                self.list(list::YOUNG).append_links(start.cast().as_ref());
                self.count_container();
            }
            let object = start.add(prefix).cast::<Object<T>>();
            let header = Header::new(T::KIND, flags, NonNull::from(class));
            ptr::write(object.as_ptr(), Object { header, payload });
            object
        }
    }

    /// The first object of an interpreter: the class `type`, which is its own class.
    pub fn allocate_metaclass(&self, payload: Type) -> Value {
        // The header wants a class that exists: the memory is laid out by hand, once.
        let size = LINKS + std::mem::size_of::<Object<Type>>();
        // SAFETY: links, header and payload are written before anyone sees the object.
        unsafe {
            let start = self.blocks.allocate(size);
            self.live.set(self.live.get() + 1);
            let object = start.add(LINKS).cast::<Object<Type>>();
            let flags = bits::GC | bits::TRACKED;
            ptr::write(
                object.as_ptr(),
                Object {
                    header: Header::new(Kind::Type, flags, object),
                    payload,
                },
            );
            self.list(list::YOUNG).append_links(start.cast().as_ref());
            object.as_ref().header.increment();
            Value::from_raw(Raw(object.as_ptr() as u64))
        }
    }

    /// Memory with a finished header, links and instance part; the payload is not written yet.
    #[inline(always)]
    fn allocate_raw(
        &self,
        class: &Object<Type>,
        kind: Kind,
        gc: bool,
        base: usize,
    ) -> NonNull<Header> {
        let inline = class.inline_slots();
        // Instances of classes made by Python code refer to their class.
        let gc = gc || inline.is_some() || class.has(super::types::flags::HEAP);
        let prefix = if gc { LINKS } else { 0 };
        let part = inline.map_or(0, instance::part_size);
        let base = base.next_multiple_of(8);
        let start = self.blocks.allocate(prefix + base + part);
        self.live.set(self.live.get() + 1);
        class.header.increment();
        let mut flags = 0;
        // SAFETY: inside the allocation.
        unsafe {
            let header = start.add(prefix).cast::<Header>();
            if let Some(slots) = inline {
                flags |= bits::INSTANCE;
                instance::initialise(start.add(prefix + base), slots, class);
            }
            if gc {
                flags |= bits::GC | bits::TRACKED;
                self.list(list::YOUNG).append_links(start.cast().as_ref());
                self.count_container();
            }
            ptr::write(
                header.as_ptr(),
                Header::new(kind, flags, NonNull::from(class)),
            );
            header
        }
    }
}

/// Forgets a weakref that dies before its referent.
pub(super) fn forget_weakref(referent: usize, weakref: &WeakRef) {
    // SAFETY: objects die only on threads that entered a heap.
    let heap = unsafe { &*CURRENT.get() };
    let header = (weakref as *const _ as usize) - std::mem::offset_of!(Object<WeakRef>, payload);
    let mut table = heap.weakrefs.borrow_mut();
    if let Some(list) = table.get_mut(&referent)
        && list.remove(header)
    {
        table.remove(&referent);
        // SAFETY: the referent is alive: otherwise this weakref would have been cleared.
        unsafe { (*(referent as *const Header)).clear_flag(bits::WEAKREFS) };
    }
}

/// Where the current thread's program is, as the watched loop said.
#[cold]
fn current_place() -> u32 {
    let heap = CURRENT.get();
    // SAFETY: the heap outlives its threads' stay, and so does the control that `enter` was given.
    unsafe {
        heap.as_ref()
            .and_then(|heap| heap.control.get().as_ref())
            .map_or(places::NOWHERE, |control| control.place.get())
    }
}

/// Puts an object that the collector had let go back into the youngest generation.
pub(super) fn track_again<T: Payload>(payload: &T) {
    // SAFETY: payloads that were ever tracked are parts of their objects, which know no other threads.
    let (header, heap) = unsafe {
        let start = std::ptr::from_ref(payload).byte_sub(std::mem::offset_of!(Object<T>, payload));
        (&(*start.cast::<Object<T>>()).header, &*CURRENT.get())
    };
    track(heap, header);
}

/// Gives up one reference.
///
/// # Safety
/// `raw` is a pointer whose owner gives up one counted reference.
#[inline(always)]
pub unsafe fn release(raw: Raw) {
    // SAFETY: the reference kept the header alive until now.
    unsafe {
        if raw.header().as_ref().decrement() == 0 {
            die(raw.header());
        }
    }
}

/// As [`release`], for any word.
///
/// # Safety
/// If `raw` is a pointer, its owner gives up one counted reference.
#[inline(always)]
pub unsafe fn release_any(raw: Raw) {
    if raw.is_pointer() {
        // SAFETY: the caller's promise.
        unsafe { release(raw) }
    }
}

/// The last reference to an object has gone.
#[inline(never)]
unsafe fn die(pointer: NonNull<Header>) {
    // SAFETY: the object is intact and only this code knows it; the heap is the current thread's.
    unsafe {
        let header = pointer.as_ref();
        let heap = &*CURRENT.get();
        if ends_specially(header) && !end_specially(heap, header) {
            return;
        }
        let nesting = heap.nesting.get();
        if nesting >= MAX_NESTING {
            heap.defer(pointer);
            return;
        }
        heap.nesting.set(nesting + 1);
        free(heap, pointer);
        heap.nesting.set(nesting);
        if nesting == 0 && heap.has_deferred.get() {
            free_deferred(heap);
        }
    }
}

/// Whether more may have to be done at an object's end than to free it: see [`end_specially`].
#[inline(always)]
pub(crate) fn ends_specially(header: &Header) -> bool {
    header.has(bits::WEAKREFS) || header.is_kind(Kind::Other) || header.class().has_finalizer()
}

/// Finalizers, weak references, and what a weak reference itself does at its end. False: the object lives on.
#[inline(never)]
fn end_specially(heap: &Heap, header: &Header) -> bool {
    if header.class().has_finalizer() && !header.has(bits::FINALIZED) {
        header.set_flag(bits::FINALIZED);
        heap.push_pending(Pending::Finalize(header.value()));
        return false;
    }
    if header.has(bits::WEAKREFS) {
        // The weakrefs must not see a dying object: they are cleared before anything else is.
        header.increment();
        for weakref in heap.take_weakrefs(header) {
            super::weakref::clear(heap, &weakref);
        }
        if header.decrement() != 0 {
            return false;
        }
    }
    if header.is_kind(Kind::Other)
        && let Some(weakref) = header.downcast::<WeakRef>()
    {
        // Its referent may die before it is freed: from here on nobody finds this weakref.
        weakref.forget_referent();
    }
    true
}

/// Frees what waits since it died too deep in a structure.
#[cold]
#[inline(never)]
unsafe fn free_deferred(heap: &Heap) {
    loop {
        let next = heap.deferred.borrow_mut().pop();
        let Some(next) = next else { break };
        heap.nesting.set(1);
        // SAFETY: as in `die`.
        unsafe { free(heap, next) };
        heap.nesting.set(0);
    }
    heap.has_deferred.set(false);
}

/// Bytes that an object takes, without what its payload has elsewhere.
pub fn footprint(header: &Header) -> usize {
    let links = if header.has(bits::GC) { LINKS } else { 0 };
    let part = instance::part(header).map_or(0, |part| instance::part_size(part.total()));
    links + base_size(NonNull::from(header), header.class().layout()) + part
}

/// Drops an object's parts and returns its memory.
#[inline]
unsafe fn free(heap: &Heap, pointer: NonNull<Header>) {
    // SAFETY: as in `die`.
    unsafe {
        let header = pointer.as_ref();
        let class = header.class_pointer();
        if header.is_plain(Kind::Tuple) {
            free_tuple(heap, pointer.cast().as_ref());
            release(Raw(class.as_ptr() as u64));
            return;
        }
        if header.is_plain(Kind::List) {
            free_list(heap, pointer.cast());
            release(Raw(class.as_ptr() as u64));
            return;
        }
        let layout: &'static Layout = class.as_ref().layout();
        let base = base_size(pointer, layout);
        let (mut start, mut size) = (pointer.cast::<u8>(), base);
        if header.has(bits::GC) {
            heap.young_count.set((heap.young_count.get() - 1).max(0));
            if header.has(bits::TRACKED) {
                unlink(header);
            }
            start = start.sub(LINKS);
            size += LINKS;
        }
        if header.has(bits::INSTANCE) {
            size += instance::release_part(pointer.cast::<u8>().add(base));
        }
        if !layout.trivial {
            (layout.drop)(pointer);
        }
        heap.live.set(heap.live.get() - 1);
        heap.blocks.release(start, size);
        release(Raw(class.as_ptr() as u64));
    }
}

/// [`free`] of a plain tuple, but for its reference to the class: the commonest object whose payload has to be dropped
/// and whose size varies.
#[inline(always)]
unsafe fn free_tuple(heap: &Heap, tuple: &Object<Tuple>) {
    // SAFETY: as in `die`; tuples are containers, and own their items.
    unsafe {
        heap.young_count.set((heap.young_count.get() - 1).max(0));
        if tuple.header.has(bits::TRACKED) {
            unlink(&tuple.header);
        }
        // From the end, as CPython does.
        for item in tuple.items().iter().rev() {
            release_any(item.raw());
        }
        heap.live.set(heap.live.get() - 1);
        let size = LINKS + size_of::<Object<Tuple>>() + tuple.len() * 8;
        let start = NonNull::from(tuple).cast::<u8>().sub(LINKS);
        heap.blocks.release(start, size);
    }
}

/// As [`free_tuple`], of a plain list.
#[inline(always)]
unsafe fn free_list(heap: &Heap, list: NonNull<Object<PythonList>>) {
    // SAFETY: as in `die`; lists are containers, and own their items, which are moved out with their memory.
    unsafe {
        heap.young_count.set((heap.young_count.get() - 1).max(0));
        let header = &list.as_ref().header;
        if header.has(bits::TRACKED) {
            unlink(header);
        }
        let items = std::mem::take((*list.as_ptr()).payload.items.get_unguarded_mut());
        if items.capacity() > 0 {
            let mut items = std::mem::ManuallyDrop::new(items);
            let (start, length) = (items.as_mut_ptr(), items.len());
            for index in (0..length).rev() {
                release_any((*start.add(index)).raw());
            }
            // Words, which have nothing left to drop.
            drop(Vec::from_raw_parts(
                start.cast::<Raw>(),
                0,
                items.capacity(),
            ));
        }
        heap.live.set(heap.live.get() - 1);
        let start = list.cast::<u8>().sub(LINKS);
        heap.blocks
            .release(start, LINKS + size_of::<Object<PythonList>>());
    }
}

/// Bytes from the header to the end of the payload, rounded up: where the instance part begins.
#[inline(always)]
pub(super) fn base_size(pointer: NonNull<Header>, layout: &Layout) -> usize {
    let size = match layout.fixed_size {
        // SAFETY: the layout is the object's.
        0 => unsafe { (layout.size)(pointer) },
        size => size,
    };
    size.next_multiple_of(8)
}
