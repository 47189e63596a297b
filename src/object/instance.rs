//! The instance part of objects whose class has attributes of its own: shape, slots, `__dict__`.
//!
//! ```text
//! part: shape (u32) | capacity (u16) | has more (u16) | slots[capacity] | more (pointer)?
//! ```
//! The first `fixed_slots` slots belong to `__slots__`; after them attribute number *i* of the shape lives in slot
//! `fixed_slots + i`, or, beyond the capacity, in `more.overflow`. An object whose `__dict__` was asked for, which
//! lost one of many attributes, or which has too many, is in *dict mode* (shape [`DICT_MODE`]): its attributes live in
//! `more.dict`. Shapes are shared by all classes: see `shape.rs`.
//!
//! The pointer to [`More`], which few objects need, takes the last slot's place when it comes: the capacity is one
//! less then. So a class whose instances have a `__dict__` has at least one slot that is not fixed.

use super::header::{Header, Object, bits};
use super::heap;
use super::types::Type;
use super::value::{Raw, Value};
use super::{header::Payload, shape::DICT_MODE};
use crate::vm::Vm;
use std::cell::Cell;
use std::ptr::{self, NonNull};

/// Payload of instances of plain classes: nothing; all is in the instance part.
pub struct Instance;

impl Payload for Instance {
    const KIND: super::header::Kind = super::header::Kind::Instance;
    /// `object()` refers to nothing; instances of classes made by Python code are containers in any case.
    const GC: bool = false;
}

/// What does not fit inline.
#[derive(Default)]
pub struct More {
    dict: Option<Value>,
    overflow: Vec<Raw>,
}

/// The fixed head of an instance part.
#[repr(C)]
pub struct Part {
    pub shape: Cell<u32>,
    capacity: Cell<u16>,
    /// 1 if there is a [`More`], else 0.
    has_more: Cell<u16>,
}

const HEAD: usize = std::mem::size_of::<Part>();

/// Largest number of attributes kept inline.
pub const MAX_INLINE: u32 = 30;
/// Largest number of slots.
pub const MAX_SLOTS: u32 = u16::MAX as u32;

#[inline(always)]
pub(super) fn part_size(capacity: u32) -> usize {
    HEAD + capacity as usize * 8
}

/// Writes an empty instance part.
///
/// # Safety
/// `at` points to `part_size(capacity)` fresh bytes.
#[inline(always)]
pub(super) unsafe fn initialise(at: NonNull<u8>, capacity: u32, class: &Object<Type>) {
    let shape = if class.has(super::types::flags::DICT) {
        0
    } else {
        DICT_MODE
    };
    // SAFETY: the caller's promise.
    unsafe {
        ptr::write(
            at.as_ptr().cast(),
            Part {
                shape: Cell::new(shape),
                capacity: Cell::new(capacity as u16),
                has_more: Cell::new(0),
            },
        );
        let slots = at.add(HEAD).cast::<Raw>();
        for index in 0..capacity as usize {
            // Volatile: a loop that is not made into a call of memset, which costs more for a few slots.
            ptr::write_volatile(slots.add(index).as_ptr(), Raw::UNSET);
        }
    }
}

/// Drops an instance part's contents and tells its size.
///
/// # Safety
/// `at` is the instance part of a dying object.
#[inline(always)]
pub(super) unsafe fn release_part(at: NonNull<u8>) -> usize {
    // SAFETY: the caller's promise; slots own their references.
    unsafe {
        let part = at.cast::<Part>().as_ref();
        for index in 0..part.capacity.get() as usize {
            heap::release_any(*part.slot_pointer(index));
        }
        if part.has_more.get() != 0 {
            release_more(*part.more_place());
        }
        part_size(part.total())
    }
}

#[cold]
#[inline(never)]
fn release_more(more: *mut More) {
    // SAFETY: made by `Box::into_raw`; nobody refers to a dying object's part. Slots own their references.
    unsafe {
        let more = Box::from_raw(more);
        for &raw in &more.overflow {
            heap::release_any(raw);
        }
    }
}

impl Part {
    /// Offset of slot `index` from the part's start, in bytes.
    #[inline(always)]
    pub const fn slot_offset(index: usize) -> usize {
        HEAD + index * 8
    }

    #[inline(always)]
    fn slot_pointer(&self, index: usize) -> *mut Raw {
        debug_assert!(index < self.capacity.get() as usize);
        self.word(index).cast()
    }

    #[inline(always)]
    fn word(&self, index: usize) -> *mut u64 {
        // SAFETY: slots follow the head.
        unsafe {
            (self as *const Part as *mut u8)
                .add(Part::slot_offset(index))
                .cast()
        }
    }

    /// Slots: those that may hold attributes.
    #[inline(always)]
    pub fn capacity(&self) -> u32 {
        self.capacity.get().into()
    }

    /// Slots that there is memory for.
    #[inline(always)]
    pub fn total(&self) -> u32 {
        u32::from(self.capacity.get()) + u32::from(self.has_more.get())
    }

    /// Where the pointer to [`More`] is, if there is one: behind the slots.
    #[inline(always)]
    fn more_place(&self) -> *mut *mut More {
        debug_assert!(self.has_more.get() == 1);
        self.word(self.capacity.get() as usize).cast()
    }

    #[inline(always)]
    fn has_more(&self) -> bool {
        self.has_more.get() != 0
    }

    #[cold]
    #[inline(never)]
    fn make_more(&self) {
        let last = self.capacity.get().checked_sub(1);
        let last = last.expect("a slot for attributes, since there is a __dict__");
        let mut more = Box::<More>::default();
        // SAFETY: the slot exists, and gives its reference away.
        let moved = unsafe { *self.slot_pointer(last.into()) };
        if !moved.is_unset() {
            more.overflow.push(moved);
        }
        self.capacity.set(last);
        self.has_more.set(1);
        // SAFETY: the slot that was the last.
        unsafe { self.more_place().write(Box::into_raw(more)) };
    }

    #[allow(clippy::mut_from_ref, reason = "see SAFETY")]
    fn more(&self) -> &mut More {
        if !self.has_more() {
            self.make_more();
        }
        // SAFETY: made by `Box::into_raw`, owned by this part; callers hold no other borrow (all are in this file
        // and short).
        unsafe { &mut **self.more_place() }
    }

    #[inline(always)]
    fn place(&self, index: usize) -> Option<*mut Raw> {
        if index < self.capacity.get() as usize {
            return Some(self.slot_pointer(index));
        }
        self.place_behind(index)
    }

    #[cold]
    fn place_behind(&self, index: usize) -> Option<*mut Raw> {
        if !self.has_more() {
            return None;
        }
        self.more()
            .overflow
            .get_mut(index - self.capacity.get() as usize)
            .map(|raw| raw as *mut Raw)
    }

    /// What slot `index` holds.
    #[inline]
    pub fn get(&self, _: &Vm, index: usize) -> Option<Value> {
        // SAFETY: a slot owns its word; the clone is counted.
        self.place(index)
            .and_then(|place| unsafe { (*(place as *const Option<Value>)).clone() })
    }

    /// As [`Part::get`], borrowed: the word is good until the slot is written or the object dies. Unset if the slot is.
    #[inline]
    pub(crate) fn borrow(&self, _: &Vm, index: usize) -> Raw {
        // SAFETY: a slot is a word; it is copied.
        self.place(index)
            .map_or(Raw::UNSET, |place| unsafe { *place })
    }

    /// The words of the slots that lie inline, as [`Part::borrow`] gives them.
    #[inline(always)]
    pub(crate) fn words<'a>(&'a self, _: &'a Vm) -> &'a [Raw] {
        let count = self.capacity.get() as usize;
        // SAFETY: so many slots follow the head; nothing is written to them while the `Vm` is borrowed.
        unsafe { std::slice::from_raw_parts(self.word(0).cast(), count) }
    }

    /// Puts a value (or nothing) into slot `index` and returns what was there.
    #[inline]
    pub fn replace(&self, _: &mut Vm, index: usize, value: Option<Value>) -> Option<Value> {
        let place = match self.place(index) {
            Some(place) => place,
            None => {
                // This may take the last slot away, and so decides what lies behind.
                let overflow = &mut self.more().overflow;
                let behind = index - self.capacity.get() as usize;
                overflow.resize(overflow.len().max(behind + 1), Raw::UNSET);
                &mut overflow[behind] as *mut Raw
            }
        };
        // SAFETY: a slot owns its word; `Option<Value>` and `Raw` have one representation.
        unsafe { std::mem::replace(&mut *(place as *mut Option<Value>), value) }
    }

    /// The `__dict__` of an object in dict mode, if it was made.
    pub fn dict(&self, _: &Vm) -> Option<Value> {
        match self.has_more() {
            true => self.more().dict.clone(),
            false => None,
        }
    }

    /// As [`Part::dict`], borrowed.
    pub(crate) fn borrow_dict<'a>(&'a self, _: &'a Vm) -> Option<&'a Value> {
        match self.has_more() {
            true => self.more().dict.as_ref(),
            false => None,
        }
    }

    /// Sets or removes the `__dict__`.
    pub fn replace_dict(&self, _: &mut Vm, dict: Option<Value>) -> Option<Value> {
        std::mem::replace(&mut self.more().dict, dict)
    }

    pub fn in_dict_mode(&self) -> bool {
        self.shape.get() == DICT_MODE
    }

    #[inline(always)]
    pub(crate) fn traverse(&self, visit: &mut impl FnMut(&Value)) {
        for index in 0..self.capacity.get() as usize {
            // SAFETY: slots are words that own their references.
            if let Some(value) = unsafe { &*(self.slot_pointer(index) as *const Option<Value>) } {
                visit(value);
            }
        }
        if self.has_more() {
            let more = self.more();
            if let Some(dict) = &more.dict {
                visit(dict);
            }
            for raw in &more.overflow {
                // SAFETY: as above.
                if let Some(value) = unsafe { &*(raw as *const Raw as *const Option<Value>) } {
                    visit(value);
                }
            }
        }
    }

    /// Takes every reference out (the collector breaks a cycle).
    pub(crate) fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        for index in 0..self.capacity.get() as usize {
            out.extend(self.replace(vm, index, None));
        }
        if self.has_more() {
            let more = self.more();
            out.extend(more.dict.take());
            for raw in more.overflow.iter_mut() {
                let raw = std::mem::replace(raw, Raw::UNSET);
                if !raw.is_unset() {
                    // SAFETY: the slot owned it.
                    out.push(unsafe { Value::from_raw(raw) });
                }
            }
        }
    }
}

/// The instance part of an object, if it has one.
#[inline(always)]
pub fn part(header: &Header) -> Option<&Part> {
    if !header.has(bits::INSTANCE) {
        return None;
    }
    let pointer = NonNull::from(header);
    let base = heap::base_size(pointer, header.class().layout());
    // SAFETY: objects with this flag have a part there.
    Some(unsafe { &*((header as *const Header as *const u8).add(base) as *const Part) })
}
