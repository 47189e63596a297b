//! Values: NaN-boxed 64-bit words.
//!
//! ```text
//! 0                                            unset: an unbound register, `Option::<Value>::None`
//! 0x0000_0000_0000_0001 .. 0x0000_FFFF_FFFF_FFFF pointer to an object's header
//! 0x0001_0000_0000_00xx                         None, False, True, Ellipsis, NotImplemented
//! 0x0002_0000_0000_0000 .. 0xFFF2_0000_0000_0000 float: its bits plus 2 << 48 (negative NaNs made canonical)
//! 0xFFFE_0000_0000_0000 .. 0xFFFF_FFFF_FFFF_FFFF int of 49 bits in offset binary: 0xFFFF << 48 is zero
//! ```
//! [`Raw`] is the bare word that registers hold and only the dispatch loop handles; it counts nothing.
//! [`Value`] is an owned reference: cloning and dropping it counts. `Option<Value>` is one word too.

use super::header::{Header, Object, Payload};
use std::marker::PhantomData;
use std::num::NonZeroU64;
use std::ptr::NonNull;

/// First word that is an immediate int.
pub const INT_TAG: u64 = 0xFFFE << 48;
/// The word of the int 0.
pub const INT_ZERO: u64 = 0xFFFF << 48;
/// Smallest and largest immediate int.
pub const INT_MIN: i64 = -(1 << 48);
pub const INT_MAX: i64 = (1 << 48) - 1;
const FLOAT_OFFSET: u64 = 2 << 48;
const POINTER_END: u64 = 1 << 48;

/// A bare word: no ownership.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct Raw(pub u64);

impl Raw {
    pub const UNSET: Raw = Raw(0);
    pub const ZERO: Raw = Raw(INT_ZERO);
    pub const NONE: Raw = Raw(POINTER_END + 2);
    pub const FALSE: Raw = Raw(POINTER_END + 4);
    pub const TRUE: Raw = Raw(POINTER_END + 5);
    pub const ELLIPSIS: Raw = Raw(POINTER_END + 8);
    pub const NOT_IMPLEMENTED: Raw = Raw(POINTER_END + 9);

    #[inline(always)]
    pub fn is_unset(self) -> bool {
        self.0 == 0
    }
    #[inline(always)]
    pub fn is_pointer(self) -> bool {
        // The word POINTER_END itself is none of the singletons': a power of two compares with a shift.
        self.0.wrapping_sub(1) < POINTER_END
    }
    #[inline(always)]
    pub fn is_int(self) -> bool {
        self.0 >= INT_TAG
    }
    /// Both words are immediate ints.
    #[inline(always)]
    pub fn both_int(self, other: Raw) -> bool {
        self.0 & other.0 >= INT_TAG
    }
    #[inline(always)]
    pub fn is_float(self) -> bool {
        self.0.wrapping_sub(FLOAT_OFFSET) < INT_TAG - FLOAT_OFFSET
    }
    #[inline(always)]
    pub fn is_bool(self) -> bool {
        self.0 | 1 == Raw::TRUE.0
    }
    /// The immediate int's value; meaningless for other words.
    #[inline(always)]
    pub fn int(self) -> i64 {
        self.0.wrapping_sub(INT_ZERO) as i64
    }
    /// The float's value; meaningless for other words.
    #[inline(always)]
    pub fn float(self) -> f64 {
        f64::from_bits(self.0.wrapping_sub(FLOAT_OFFSET))
    }
    /// An int known to lie in `INT_MIN..=INT_MAX`.
    #[inline(always)]
    pub fn from_int(value: i64) -> Raw {
        debug_assert!((INT_MIN..=INT_MAX).contains(&value));
        Raw(INT_ZERO.wrapping_add(value as u64))
    }
    /// An int if it fits 49 bits.
    #[inline(always)]
    pub fn try_int(value: i64) -> Option<Raw> {
        let word = INT_ZERO.wrapping_add(value as u64);
        ((value.wrapping_sub(INT_MIN) as u64) < 1 << 49).then_some(Raw(word))
    }
    #[inline(always)]
    pub fn from_float(value: f64) -> Raw {
        let bits = value.to_bits();
        let bits = if bits > 0xFFF0 << 48 {
            0x7FF8 << 48
        } else {
            bits
        };
        Raw(bits + FLOAT_OFFSET)
    }
    /// A float that is not NaN.
    #[inline(always)]
    pub fn from_number(value: f64) -> Raw {
        debug_assert!(!value.is_nan());
        Raw(value.to_bits().wrapping_add(FLOAT_OFFSET))
    }
    #[inline(always)]
    pub fn from_bool(value: bool) -> Raw {
        Raw(Raw::FALSE.0 + value as u64)
    }
    #[inline(always)]
    pub fn header(self) -> NonNull<Header> {
        debug_assert!(self.is_pointer());
        // SAFETY: a pointer word is never zero.
        unsafe { NonNull::new_unchecked(self.0 as *mut Header) }
    }
}

/// An owned value. Not `Send`: values belong to the threads of one interpreter, under its GIL.
#[repr(transparent)]
pub struct Value {
    word: NonZeroU64,
    not_send: PhantomData<*const ()>,
}

impl Value {
    /// Takes over a reference that the word owned.
    ///
    /// # Safety
    /// `raw` is set, and if it is a pointer the caller gives up one counted reference.
    #[inline(always)]
    pub unsafe fn from_raw(raw: Raw) -> Value {
        debug_assert!(!raw.is_unset());
        // SAFETY: set words are not zero.
        Value {
            word: unsafe { NonZeroU64::new_unchecked(raw.0) },
            not_send: PhantomData,
        }
    }

    /// Gives up ownership.
    #[inline(always)]
    pub fn into_raw(self) -> Raw {
        let raw = self.raw();
        std::mem::forget(self);
        raw
    }

    #[inline(always)]
    pub fn raw(&self) -> Raw {
        Raw(self.word.get())
    }

    /// # Safety
    /// `raw` is no pointer and set.
    #[inline(always)]
    const unsafe fn immediate(raw: Raw) -> Value {
        // SAFETY: the caller's promise.
        Value {
            word: unsafe { NonZeroU64::new_unchecked(raw.0) },
            not_send: PhantomData,
        }
    }

    // SAFETY: (all five) set words, no pointers.
    pub const NONE: Value = unsafe { Value::immediate(Raw::NONE) };
    pub const TRUE: Value = unsafe { Value::immediate(Raw::TRUE) };
    pub const FALSE: Value = unsafe { Value::immediate(Raw::FALSE) };
    pub const ELLIPSIS: Value = unsafe { Value::immediate(Raw::ELLIPSIS) };
    pub const NOT_IMPLEMENTED: Value = unsafe { Value::immediate(Raw::NOT_IMPLEMENTED) };

    #[inline(always)]
    pub fn bool(value: bool) -> Value {
        // SAFETY: an immediate.
        unsafe { Value::immediate(Raw::from_bool(value)) }
    }
    #[inline(always)]
    pub fn float(value: f64) -> Value {
        // SAFETY: an immediate.
        unsafe { Value::immediate(Raw::from_float(value)) }
    }
    /// An int if it fits an immediate; see `int::from_i64` for any.
    #[inline(always)]
    pub fn small_int(value: i64) -> Option<Value> {
        // SAFETY: an immediate.
        Raw::try_int(value).map(|raw| unsafe { Value::immediate(raw) })
    }

    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.raw() == Raw::NONE
    }
    #[inline(always)]
    pub fn is_true_singleton(&self) -> bool {
        self.raw() == Raw::TRUE
    }
    #[inline(always)]
    pub fn is_not_implemented(&self) -> bool {
        self.raw() == Raw::NOT_IMPLEMENTED
    }
    /// Identity, Python's `is`.
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        self.word == other.word
    }
    #[inline(always)]
    pub fn as_small_int(&self) -> Option<i64> {
        self.raw().is_int().then(|| self.raw().int())
    }
    /// The value of an exact float (never of a subclass instance).
    #[inline(always)]
    pub fn as_exact_float(&self) -> Option<f64> {
        self.raw().is_float().then(|| self.raw().float())
    }
    #[inline(always)]
    pub fn as_bool(&self) -> Option<bool> {
        self.raw().is_bool().then(|| self.raw() == Raw::TRUE)
    }
    /// The header if this is a heap object.
    #[inline(always)]
    pub fn header(&self) -> Option<&Header> {
        // SAFETY: a pointer word that is owned by `self` points to a live header.
        self.raw()
            .is_pointer()
            .then(|| unsafe { &*(self.word.get() as *const Header) })
    }
    /// The object if its payload is a `T` (a subclass's instance included).
    #[inline(always)]
    pub fn downcast<T: Payload>(&self) -> Option<&Object<T>> {
        self.header().and_then(|header| header.downcast())
    }
    #[inline(always)]
    pub fn is_a<T: Payload>(&self) -> bool {
        self.downcast::<T>().is_some()
    }
}

/// Values as optional values, all present: how bound arguments are handed to native functions without copying.
#[inline(always)]
pub fn as_bound(values: &[Value]) -> &[Option<Value>] {
    // SAFETY: `Value` is transparent over a `NonZeroU64` (and a zero-sized marker), so `Option<Value>` has its size,
    // alignment and, for `Some`, its bits.
    unsafe { std::slice::from_raw_parts(values.as_ptr().cast(), values.len()) }
}

/// The other way round: the values up to the first that is missing.
#[inline(always)]
pub fn all_values(bound: &[Option<Value>]) -> &[Value] {
    let length = bound
        .iter()
        .position(Option::is_none)
        .unwrap_or(bound.len());
    // SAFETY: as above: these are all `Some`.
    unsafe { std::slice::from_raw_parts(bound.as_ptr().cast(), length) }
}

/// Calls `body` with `first` and `rest` in one slice; they are borrowed, not counted, for the call's time.
#[inline(always)]
pub fn with_first<R>(first: &Value, rest: &[Value], body: impl FnOnce(&[Value]) -> R) -> R {
    const FEW: usize = 8;
    if rest.len() >= FEW {
        let values: Vec<Value> = std::iter::once(first).chain(rest).cloned().collect();
        return body(&values);
    }
    let mut words = [Raw::UNSET; FEW];
    words[0] = first.raw();
    for (word, value) in words[1..].iter_mut().zip(rest) {
        *word = value.raw();
    }
    // SAFETY: `Value` is transparent over its word; the words are those of values that are borrowed until `body` is
    // done, and the slice's values are never dropped.
    body(unsafe { std::slice::from_raw_parts(words.as_ptr().cast(), rest.len() + 1) })
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        if let Some(header) = self.header() {
            header.increment();
        }
        Value {
            word: self.word,
            not_send: PhantomData,
        }
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        if self.raw().is_pointer() {
            // SAFETY: this value owned one reference, given up here.
            unsafe { super::heap::release(self.raw()) }
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Value {
        Value::bool(value)
    }
}
impl From<f64> for Value {
    fn from(value: f64) -> Value {
        Value::float(value)
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Value({:#x})", self.word.get())
    }
}
