//! The heart of the collector: which of a set of objects are referred to from outside of the set?
//!
//! 1. *Copy reference counts*: each object of the set gets a copy of its count, in its header.
//! 2. *Subtract internal references*: whatever an object of the set refers to loses one from its copy. What
//!    remains are references from outside: from registers, native code, objects that are not in the set.
//! 3. *Move unreachable*: objects whose copy is zero are set aside as unreachable, tentatively: when an object that
//!    is reachable turns out to refer to one that was set aside, it comes back.
//!
//! (Modules/gcmodule.c of CPython 3.11: `update_refs`, `subtract_refs`, `move_unreachable`.) The objects are in
//! intrusive lists and the numbers in their headers: nothing is allocated. The steps are offered object by object,
//! because the search of the old generation does them a piece at a time (see `search.rs`).

use crate::object::dict::Dict;
use crate::object::header::{Header, MOST_GC_REFERENCES, bits};
use crate::object::heap::{List, untrack};
use crate::object::list::List as ListPayload;
use crate::object::tuple::Tuple;
use crate::object::types::flags;
use crate::object::{Kind, Value, instance};
use crate::vm::Vm;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ptr::NonNull;

/// For objects with more references than their header's copy can hold: by address, how often the copy can be filled
/// again.
#[derive(Default)]
pub struct Many(RefCell<HashMap<usize, u32>>);

const LIST: u8 = Kind::List as u8;
const TUPLE: u8 = Kind::Tuple as u8;
const DICT: u8 = Kind::Dict as u8;
const INSTANCE: u8 = Kind::Instance as u8;

const REFILL: u32 = MOST_GC_REFERENCES + 1;

impl Many {
    pub fn forget(&self) {
        self.0.take();
    }

    #[cold]
    fn put(&self, header: &Header, count: u32) {
        header.set_gc_references(count % REFILL);
        header.set_flag(bits::MANY);
        self.0
            .borrow_mut()
            .insert(std::ptr::from_ref(header).addr(), count / REFILL);
    }

    /// Fills the copy of an object once more, less one; tells nothing: it may be used up for good.
    #[cold]
    fn refill(&self, header: &Header) {
        let mut table = self.0.borrow_mut();
        let Some(left) = table.get_mut(&std::ptr::from_ref(header).addr()) else {
            header.clear_flag(bits::MANY);
            return;
        };
        header.set_gc_references(MOST_GC_REFERENCES);
        *left -= 1;
        if *left == 0 {
            header.clear_flag(bits::MANY);
        }
    }
}

/// The set of objects at hand.
#[derive(Clone, Copy)]
pub struct Set<'a> {
    pub vm: &'a Vm,
    pub many: &'a Many,
    /// The flag that tells members from other objects.
    pub member: u32,
}

impl Set<'_> {
    /// Step 1 for one object, which becomes a member.
    #[inline(always)]
    pub fn copy_references(&self, header: &Header) {
        header.clear_flag(bits::CANDIDATE | bits::SEARCHED | bits::UNREACHABLE | bits::MANY);
        header.set_flag(self.member);
        match header.references() {
            few @ 0..=MOST_GC_REFERENCES => header.set_gc_references(few),
            many => self.many.put(header, many),
        }
    }

    /// Step 2 for one member; returns the number of its references.
    #[inline(always)]
    pub fn subtract_references(&self, header: &Header) -> usize {
        let mut seen = 0;
        traverse(self.vm, header, &mut |value| {
            seen += 1;
            if let Some(other) = value.header()
                && other.has(self.member)
            {
                if other.gc_references() > 0 {
                    other.decrement_gc_references();
                } else if other.has(bits::MANY) {
                    self.many.refill(other);
                }
            }
        });
        seen
    }

    #[inline(always)]
    pub fn seems_unreachable(&self, header: &Header) -> bool {
        header.gc_references() == 0 && !header.has(bits::MANY)
    }

    /// Step 3 for one member that is reachable: so is what it refers to. It is a member no longer. Returns the number
    /// of its references.
    #[inline(always)]
    pub fn reach(&self, header: &Header, scan: &List) -> usize {
        header.clear_flag(self.member);
        let mut seen = 0;
        traverse(self.vm, header, &mut |value| {
            seen += 1;
            if let Some(other) = value.header()
                && other.has(self.member)
            {
                if other.has(bits::UNREACHABLE) {
                    other.clear_flag(bits::UNREACHABLE);
                    other.set_gc_references(1);
                    scan.take(other);
                } else if other.gc_references() == 0 {
                    other.set_gc_references(1);
                }
            }
        });
        seen
    }

    /// Step 3 for one member that is not known to be reachable.
    #[inline(always)]
    pub fn set_aside(&self, header: &Header, unreachable: &List) {
        header.set_flag(bits::UNREACHABLE);
        unreachable.take(header);
    }

    /// All steps at once: what seems unreachable goes from `scan` to `unreachable`, and is so. Returns the number of
    /// objects looked at.
    pub fn deduce_unreachable(&self, scan: &List, unreachable: &List) -> usize {
        let mut count = 0;
        for header in scan.iter() {
            self.copy_references(header);
            count += 1;
        }
        for header in scan.iter() {
            self.subtract_references(header);
        }
        let mut at = scan.first();
        while let Some(header) = at {
            if self.seems_unreachable(header) {
                at = scan.after(header);
                self.set_aside(header, unreachable);
            } else {
                // What comes back goes to the end of the list.
                self.reach(header, scan);
                at = scan.after(header);
                if is_atomic(self.vm, header) {
                    untrack(header);
                    if let Some(dict) = header.downcast::<Dict>() {
                        dict.set_untracked();
                    }
                }
            }
        }
        count
    }
}

/// Calls `visit` with everything an object refers to.
#[inline(always)]
pub fn traverse(vm: &Vm, header: &Header, visit: &mut impl FnMut(&Value)) {
    match header.kind_byte() {
        INSTANCE => {}
        LIST => {
            if let Some(list) = header.downcast::<ListPayload>() {
                list.items.get(vm).iter().rev().for_each(&mut *visit);
            }
        }
        TUPLE => {
            if let Some(tuple) = header.downcast::<Tuple>() {
                tuple.items().iter().rev().for_each(&mut *visit);
            }
        }
        // SAFETY: the layout is the object's; at a safepoint.
        _ => unsafe { (header.class().layout().traverse)(NonNull::from(header), vm, &mut *visit) },
    }
    if let Some(part) = instance::part(header) {
        part.traverse(visit);
    }
    if header.class().has(flags::HEAP) {
        // SAFETY: the reference that the object holds on its class is only looked at.
        let class = std::mem::ManuallyDrop::new(unsafe {
            Value::from_raw(crate::object::Raw(header.class() as *const _ as u64))
        });
        visit(&class);
    }
}

/// Whether this is a tuple or a dict that can be in no cycle, because what it holds are no containers, or such tuples
/// themselves: it need not be looked at again. (A tuple stays as it is; a dict says when it takes a container:
/// [`Dict::takes`].)
#[inline(always)]
pub fn is_atomic(vm: &Vm, header: &Header) -> bool {
    let is_tuple =
        |header: &Header| header.is_kind(Kind::Tuple) && !header.class().has(flags::HEAP);
    let may_be_tracked = |item: &Value| {
        item.header()
            .is_some_and(|item| item.has(bits::GC) && (item.has(bits::TRACKED) || !is_tuple(item)))
    };
    match header.kind_byte() {
        TUPLE => {
            is_tuple(header)
                && header
                    .downcast::<Tuple>()
                    .is_some_and(|tuple| !tuple.items().iter().any(may_be_tracked))
        }
        DICT => {
            std::ptr::eq(header.class(), &*vm.types().dict)
                && header
                    .downcast::<Dict>()
                    .is_some_and(|dict| dict.is_atomic(vm, may_be_tracked))
        }
        _ => false,
    }
}
