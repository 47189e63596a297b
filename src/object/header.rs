//! Object headers and payloads.
//!
//! An object is `[GC links]? header payload [instance part]?`. The header has the reference count, the kind
//! (which Rust type the payload is), flags, and the type. Objects of classes made by `class` statements carry an
//! instance part behind the payload: attributes by shape, `__dict__`, slots (see `instance.rs`).

use super::types::Type;
use super::value::{Raw, Value};
use crate::vm::Vm;
use std::any::TypeId;
use std::cell::Cell;
use std::ops::Deref;
use std::ptr::NonNull;

/// Which payload an object has: one byte for the types that the VM meets all the time, `Other` for the rest
/// (told apart by [`Layout::type_id`]).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Kind {
    Other,
    Instance,
    Type,
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    ByteArray,
    List,
    Tuple,
    Dict,
    Set,
    Range,
    RangeIter,
    ListIter,
    TupleIter,
    Slice,
    Function,
    Native,
    Method,
    Code,
    Cell,
    Frame,
    Generator,
    Module,
    Exception,
    Property,
    // From here on: types that are registered by payload like those of kind `Other`.
    DictKeyIter,
    DictValueIter,
    StrIter,
}

impl Kind {
    /// Whether the class is found by the payload's type (`Vm::class`), and no field of the VM's types.
    pub const fn is_registered(self) -> bool {
        self as u8 == Kind::Other as u8 || self as u8 >= Kind::DictKeyIter as u8
    }
}

/// Flag bits of a header, above the kind byte.
pub mod bits {
    /// Has GC links before its header.
    pub const GC: u32 = 1 << 8;
    /// Is in a generation's list.
    pub const TRACKED: u32 = 1 << 9;
    /// `__del__` has run.
    pub const FINALIZED: u32 = 1 << 10;
    /// Has weak references (in the heap's side table).
    pub const WEAKREFS: u32 = 1 << 11;
    /// Has an instance part behind the payload.
    pub const INSTANCE: u32 = 1 << 12;
    /// A str that is interned.
    pub const INTERNED: u32 = 1 << 13;
    /// Used by the collector: belongs to the generations that a collection looks at.
    pub const CANDIDATE: u32 = 1 << 14;
    /// Used by the collector: seems unreachable from outside.
    pub const UNREACHABLE: u32 = 1 << 15;
    /// Used by the collector: belongs to the objects that an incremental search looks at.
    pub const SEARCHED: u32 = 1 << 16;
    /// The number above the flags counts only part of the references: the rest is in a table.
    pub const MANY: u32 = 1 << 17;
}

/// Where the collector's copy of the reference count begins in a header's bits, and how much fits there.
const GC_REFERENCES: u32 = 18;
pub const MOST_GC_REFERENCES: u32 = (1 << (32 - GC_REFERENCES)) - 1;

/// The header of every heap object.
#[repr(C)]
pub struct Header {
    references: Cell<u32>,
    bits: Cell<u32>,
    class: Cell<NonNull<Object<Type>>>,
}

impl Header {
    /// A header with one reference. The class's count is taken over by the caller's allocation.
    pub(super) fn new(kind: Kind, flags: u32, class: NonNull<Object<Type>>) -> Header {
        Header {
            references: Cell::new(1),
            bits: Cell::new(kind as u32 | flags),
            class: Cell::new(class),
        }
    }
    #[inline(always)]
    pub fn references(&self) -> u32 {
        self.references.get()
    }
    #[inline(always)]
    pub fn increment(&self) {
        self.references.set(self.references.get() + 1);
    }
    /// Gives up a reference that is not the last.
    #[inline(always)]
    pub(crate) fn forget_one(&self) {
        debug_assert!(self.references.get() > 1);
        self.references.set(self.references.get() - 1);
    }
    /// Takes one off and returns what remains.
    #[inline(always)]
    pub(super) fn decrement(&self) -> u32 {
        let left = self.references.get() - 1;
        self.references.set(left);
        left
    }
    #[inline(always)]
    pub fn kind_byte(&self) -> u8 {
        self.bits.get() as u8
    }
    #[inline(always)]
    pub fn is_kind(&self, kind: Kind) -> bool {
        self.kind_byte() == kind as u8
    }
    /// Of this kind and without an instance part: no class statement made its class.
    #[inline(always)]
    pub fn is_plain(&self, kind: Kind) -> bool {
        self.bits.get() & (0xFF | bits::INSTANCE) == kind as u32
    }
    #[inline(always)]
    pub fn has(&self, flag: u32) -> bool {
        self.bits.get() & flag != 0
    }
    #[inline(always)]
    pub fn set_flag(&self, flag: u32) {
        self.bits.set(self.bits.get() | flag);
    }
    #[inline(always)]
    pub fn clear_flag(&self, flag: u32) {
        self.bits.set(self.bits.get() & !flag);
    }
    /// The collector's number of references from outside of the objects it looks at.
    #[inline(always)]
    pub fn gc_references(&self) -> u32 {
        self.bits.get() >> GC_REFERENCES
    }
    #[inline(always)]
    pub fn set_gc_references(&self, count: u32) {
        debug_assert!(count <= MOST_GC_REFERENCES);
        let flags = self.bits.get() & ((1 << GC_REFERENCES) - 1);
        self.bits.set(flags | count << GC_REFERENCES);
    }
    /// Takes one off the collector's number, which is not zero.
    #[inline(always)]
    pub fn decrement_gc_references(&self) {
        self.bits.set(self.bits.get() - (1 << GC_REFERENCES));
    }
    /// The object's class, borrowed.
    #[inline(always)]
    pub fn class(&self) -> &Object<Type> {
        // SAFETY: an object holds a reference to its class.
        unsafe { self.class.get().as_ref() }
    }
    pub(super) fn class_pointer(&self) -> NonNull<Object<Type>> {
        self.class.get()
    }
    /// Replaces the class (`__class__` assignment): the reference to the old one is returned.
    pub(super) fn replace_class(&self, class: &Object<Type>) -> Value {
        class.header.increment();
        let old = self.class.replace(NonNull::from(class));
        // SAFETY: this object owned a reference to its old class.
        unsafe { Value::from_raw(Raw(old.as_ptr() as u64)) }
    }
    #[inline(always)]
    pub fn downcast<T: Payload>(&self) -> Option<&Object<T>> {
        let fits = if T::KIND as u8 != Kind::Other as u8 {
            self.is_kind(T::KIND)
        } else {
            self.is_kind(Kind::Other) && self.class().layout().type_id == TypeId::of::<T>()
        };
        // SAFETY: the kind (or the layout of the class) says that the payload is a `T`.
        fits.then(|| unsafe { &*(self as *const Header as *const Object<T>) })
    }
    /// As [`Header::downcast`], of an object of exactly this kind: no class statement made its class.
    #[inline(always)]
    pub fn plain<T: Payload>(&self) -> Option<&Object<T>> {
        const { assert!(T::KIND as u8 != Kind::Other as u8, "a kind of its own") };
        // SAFETY: the kind says that the payload is a `T`.
        self.is_plain(T::KIND)
            .then(|| unsafe { &*(self as *const Header as *const Object<T>) })
    }
    /// A new reference to this object.
    #[inline(always)]
    pub fn value(&self) -> Value {
        self.increment();
        // SAFETY: the count was raised for it.
        unsafe { Value::from_raw(Raw(self as *const Header as u64)) }
    }
}

/// A heap object with payload `T`; dereferences to it.
#[repr(C)]
pub struct Object<T> {
    pub header: Header,
    pub(super) payload: T,
}

impl<T> Object<T> {
    /// A new reference to this object.
    #[inline(always)]
    pub fn value(&self) -> Value {
        self.header.value()
    }
    /// The object's class, borrowed.
    #[inline(always)]
    pub fn class(&self) -> &Object<Type> {
        self.header.class()
    }
    /// Same object?
    #[inline(always)]
    pub fn is<U>(&self, other: &Object<U>) -> bool {
        std::ptr::addr_eq(self, other)
    }
}

impl<T> Deref for Object<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        &self.payload
    }
}

/// What the collector calls with each value an object owns.
pub type Visitor<'a> = &'a mut dyn FnMut(&Value);

/// A Rust type that can be an object's payload.
pub trait Payload: 'static + Sized {
    /// Its kind byte; `Other` unless the VM tests for it often.
    const KIND: Kind = Kind::Other;
    /// Whether objects of this type can be part of reference cycles.
    const GC: bool = false;
    /// Visits every `Value` that the payload owns, each exactly once. Runs at a safepoint.
    fn traverse(&self, _vm: &Vm, _visit: Visitor<'_>) {}
    /// Gives up references so that a cycle through this object breaks: moves them into `out`.
    /// Called only on unreachable objects at a safepoint.
    fn clear(&self, _vm: &mut Vm, _out: &mut Vec<Value>) {}
    /// Whether data follow the payload, so that [`Payload::size`] must be asked.
    const TRAILING: bool = false;
    /// Bytes from the header's start to the payload's end; differs from the default for payloads with trailing data.
    fn size(object: &Object<Self>) -> usize {
        std::mem::size_of_val(object)
    }
    /// What CPython's type has in C.
    const C_SIZES: Sizes = Sizes {
        basic: 16,
        item: 0,
        count: |_| 0,
    };
}

/// How large objects of a type are in CPython (`tp_basicsize`, `tp_itemsize`): programs see it in `__sizeof__`.
pub struct Sizes {
    /// Bytes of one without items.
    pub basic: u32,
    /// Bytes of an item; 0 if all objects are alike.
    pub item: u32,
    /// How many items an object has.
    pub count: fn(&Value) -> usize,
}

/// What the heap must know of a payload type. It stands in the descriptions of types.
#[derive(Clone, Copy)]
pub struct Layout {
    pub kind: Kind,
    pub gc: bool,
    /// Bytes from the header's start to the payload's end, 0 if that differs from object to object.
    pub(super) fixed_size: usize,
    /// Whether dropping the payload does nothing.
    pub(super) trivial: bool,
    pub sizes: &'static Sizes,
    pub type_id: TypeId,
    pub type_name: fn() -> &'static str,
    pub(super) drop: unsafe fn(NonNull<Header>),
    pub(crate) traverse: unsafe fn(NonNull<Header>, &Vm, Visitor<'_>),
    pub(crate) clear: unsafe fn(NonNull<Header>, &mut Vm, &mut Vec<Value>),
    pub(super) size: unsafe fn(NonNull<Header>) -> usize,
}

impl Layout {
    /// The layout of payload `T`.
    pub const fn of<T: Payload>() -> Layout {
        // SAFETY: (each) the heap calls these only for objects whose layout this is.
        unsafe fn drop_payload<T>(header: NonNull<Header>) {
            unsafe { std::ptr::drop_in_place(&mut (*(header.as_ptr() as *mut Object<T>)).payload) }
        }
        unsafe fn traverse<T: Payload>(header: NonNull<Header>, vm: &Vm, visit: Visitor<'_>) {
            unsafe {
                (*(header.as_ptr() as *const Object<T>))
                    .payload
                    .traverse(vm, visit)
            }
        }
        unsafe fn clear<T: Payload>(header: NonNull<Header>, vm: &mut Vm, out: &mut Vec<Value>) {
            unsafe {
                (*(header.as_ptr() as *const Object<T>))
                    .payload
                    .clear(vm, out)
            }
        }
        unsafe fn size<T: Payload>(header: NonNull<Header>) -> usize {
            unsafe { T::size(&*(header.as_ptr() as *const Object<T>)) }
        }
        Layout {
            kind: T::KIND,
            gc: T::GC,
            fixed_size: match T::TRAILING {
                true => 0,
                false => size_of::<Object<T>>(),
            },
            trivial: !std::mem::needs_drop::<T>(),
            sizes: const { &T::C_SIZES },
            type_id: TypeId::of::<T>(),
            type_name: std::any::type_name::<T>,
            drop: drop_payload::<T>,
            traverse: traverse::<T>,
            clear: clear::<T>,
            size: size::<T>,
        }
    }
}
