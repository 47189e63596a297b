//! `str`: the layout (PEP 393). Code points are stored one, two or four bytes wide, the narrowest that fits, right
//! behind the object, so indexing is O(1), lone surrogates are ordinary, and ASCII text is UTF-8 as it stands.

pub mod case;
mod escape;
pub mod fields;
mod intern;
mod join;
mod methods;
mod pad;
mod recent;
pub mod search;
mod slots;
mod split;
mod translate;
pub mod unicode;
pub mod utf8;

pub use escape::{escape_non_ascii, push_escape};
pub use intern::Interned;
pub use join::{Builder, join, join_items, join_values};
pub(crate) use methods::{is_latin1, is_utf8, keeps_ascii};
pub use recent::Recent;
pub use slots::{StrIter, get_item, repr};

use super::header::{Header, Kind, Object, Payload};
use super::spec::TypeSpec;
use super::value::{Raw, Value};
use crate::vm::Vm;
use std::borrow::Cow;
use std::cell::Cell;
use std::mem::size_of;

/// Payload of `str`; the code units follow it.
pub struct Str {
    /// -1: not computed yet.
    hash: Cell<i64>,
    length: u32,
    /// Bytes of a code unit: 1, 2 or 4.
    width: u8,
    ascii: bool,
}

impl Payload for Str {
    const KIND: Kind = Kind::Str;

    const TRAILING: bool = true;
    fn size(object: &Object<Str>) -> usize {
        size_of::<Object<Str>>() + object.length as usize * object.width as usize
    }
}

/// The code units of a str.
#[derive(Clone, Copy)]
pub enum Units<'a> {
    One(&'a [u8]),
    Two(&'a [u16]),
    Four(&'a [u32]),
}

impl<'a> Units<'a> {
    /// The units from `start` to `end`, which are in range.
    #[inline]
    pub fn slice(self, start: usize, end: usize) -> Units<'a> {
        match self {
            Units::One(u) => Units::One(&u[start..end]),
            Units::Two(u) => Units::Two(&u[start..end]),
            Units::Four(u) => Units::Four(&u[start..end]),
        }
    }
    /// The same code points?
    #[inline]
    pub fn same(self, other: Units<'_>) -> bool {
        match (self, other) {
            (Units::One(a), Units::One(b)) => a == b,
            (Units::Two(a), Units::Two(b)) => a == b,
            (Units::Four(a), Units::Four(b)) => a == b,
            (a, b) => a.len() == b.len() && a.iter().eq(b.iter()),
        }
    }
    #[inline]
    pub fn len(&self) -> usize {
        match self {
            Units::One(u) => u.len(),
            Units::Two(u) => u.len(),
            Units::Four(u) => u.len(),
        }
    }
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Code point at `index`, which is in range.
    #[inline(always)]
    pub fn at(&self, index: usize) -> u32 {
        match self {
            Units::One(u) => u[index] as u32,
            Units::Two(u) => u[index] as u32,
            Units::Four(u) => u[index],
        }
    }
    #[inline]
    pub fn iter(self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + 'a {
        (0..self.len()).map(move |index| self.at(index))
    }
}

impl Str {
    /// Number of code points.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.length as usize
    }
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }
    #[inline(always)]
    pub fn width(&self) -> u8 {
        self.width
    }
    #[inline]
    fn data(&self) -> *const u8 {
        (&raw const *self)
            .cast::<u8>()
            .wrapping_add(size_of::<Str>())
    }
    /// The units as bytes: equal strs have equal bytes and widths.
    #[inline(always)]
    pub fn bytes(&self) -> &[u8] {
        // SAFETY: `length` units of `width` bytes follow the payload (`allocate`), written once.
        unsafe {
            std::slice::from_raw_parts(self.data(), self.length as usize * self.width as usize)
        }
    }
    #[inline(always)]
    pub fn units(&self) -> Units<'_> {
        let length = self.length as usize;
        // SAFETY: as in `bytes`; the payload is 8-aligned and its size a multiple of 8, so units are aligned.
        unsafe {
            match self.width {
                1 => Units::One(std::slice::from_raw_parts(self.data(), length)),
                2 => Units::Two(std::slice::from_raw_parts(self.data().cast(), length)),
                _ => Units::Four(std::slice::from_raw_parts(self.data().cast(), length)),
            }
        }
    }
    /// The text, if it is ASCII.
    #[inline(always)]
    pub fn as_ascii(&self) -> Option<&str> {
        // SAFETY: ASCII bytes are UTF-8.
        self.ascii
            .then(|| unsafe { std::str::from_utf8_unchecked(self.bytes()) })
    }
    /// The text as Rust's; lone surrogates become U+FFFD.
    pub fn text(&self) -> Cow<'_, str> {
        match self.as_ascii() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(
                self.units()
                    .iter()
                    .map(|c| char::from_u32(c).unwrap_or('\u{FFFD}'))
                    .collect(),
            ),
        }
    }
    /// The text as Rust's, if it has no lone surrogates.
    pub fn to_utf8(&self) -> Option<Cow<'_, str>> {
        match self.as_ascii() {
            Some(text) => Some(Cow::Borrowed(text)),
            None => {
                let mut bytes = Vec::new();
                if utf8::encode(self.units(), &mut bytes) {
                    return None;
                }
                String::from_utf8(bytes).ok().map(Cow::Owned)
            }
        }
    }
    #[inline(always)]
    pub fn same_text(&self, other: &Str) -> bool {
        if self.length != other.length || self.width != other.width {
            return false;
        }
        let (mine, theirs) = (self.bytes(), other.bytes());
        // Mostly the first byte decides, without a call.
        mine.first() == theirs.first() && (mine.len() == 1 || mine == theirs)
    }
    /// Whether the text is exactly `text`.
    pub fn is_text(&self, text: &str) -> bool {
        match self.as_ascii() {
            Some(mine) => mine == text,
            None => self.units().iter().eq(text.chars().map(u32::from)),
        }
    }
    /// The hash that `hash()` gives.
    #[inline(always)]
    pub fn hash(&self, vm: &Vm) -> i64 {
        match self.hash.get() {
            -1 => self.compute_hash(vm),
            known => known,
        }
    }
    #[cold]
    fn compute_hash(&self, vm: &Vm) -> i64 {
        let hash = vm.hash_bytes(self.bytes());
        self.hash.set(hash);
        hash
    }
    #[inline]
    pub fn compare(&self, other: &Str) -> std::cmp::Ordering {
        match (self.units(), other.units()) {
            (Units::One(a), Units::One(b)) => match (a, b) {
                ([x, ..], [y, ..]) if x != y => x.cmp(y),
                _ => a.cmp(b),
            },
            (Units::Two(a), Units::Two(b)) => a.cmp(b),
            (Units::Four(a), Units::Four(b)) => a.cmp(b),
            (a, b) => a.iter().cmp(b.iter()),
        }
    }
}

/// A code unit type.
pub trait Unit: Copy + Into<u32> + 'static {
    const WIDTH: u8;
    /// The unit of a code point that fits.
    fn of(point: u32) -> Self;
    /// The units, if they are bytes.
    fn bytes(units: &[Self]) -> Option<&[u8]>;
}

macro_rules! units {
    ($($unit:ty: $bytes:expr,)*) => {$(
        impl Unit for $unit {
            const WIDTH: u8 = size_of::<$unit>() as u8;
            #[inline(always)]
            fn of(point: u32) -> $unit {
                point as $unit
            }
            #[inline(always)]
            fn bytes(units: &[$unit]) -> Option<&[u8]> {
                let bytes: fn(&[$unit]) -> Option<&[u8]> = $bytes;
                bytes(units)
            }
        }
    )*};
}
units! {
    u8: |units| Some(units),
    u16: |_| None,
    u32: |_| None,
}

/// A str of exactly these units. The caller guarantees that no narrower width fits (unless `units` is empty).
fn allocate<U: Unit>(vm: &Vm, units: &[U], ascii: bool) -> Value {
    allocate_with(vm, &vm.types().str, units.len(), ascii, |at: *mut U| {
        // SAFETY: room for the units was allocated.
        unsafe { std::ptr::copy_nonoverlapping(units.as_ptr(), at, units.len()) }
    })
}

/// A str of `length` units, which `fill` writes, each. The caller guarantees what [`allocate`] wants.
#[inline]
fn allocate_with<U: Unit>(
    vm: &Vm,
    class: &super::Class,
    length: usize,
    ascii: bool,
    fill: impl FnOnce(*mut U),
) -> Value {
    assert!(length < u32::MAX as usize, "str of 4 G code points");
    let payload = Str {
        hash: Cell::new(-1),
        length: length as u32,
        width: U::WIDTH,
        ascii,
    };
    let object = vm.heap().allocate(class, payload, length * size_of::<U>());
    // SAFETY: room for `length` units was allocated behind the payload; the object is new and ours.
    unsafe {
        fill(object.as_ref().data() as *mut U);
        Value::from_raw(Raw(object.as_ptr() as u64))
    }
}

fn allocate_parts<U: Unit>(vm: &Vm, class: &super::Class, parts: &[&[U]], ascii: bool) -> Value {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    allocate_with(vm, class, length, ascii, |start: *mut U| {
        let mut at = start;
        for part in parts {
            // SAFETY: there is room for the lengths' sum.
            unsafe {
                copy_units(part, at);
                at = at.add(part.len());
            }
        }
    })
}

/// Copies units to memory with room for them; few of them without a call.
///
/// # Safety
/// There is room for the units at `at`.
#[inline(always)]
unsafe fn copy_units<U: Copy>(units: &[U], at: *mut U) {
    // SAFETY: the caller's promise.
    unsafe {
        match units {
            [] => {}
            [one] => *at = *one,
            _ => std::ptr::copy_nonoverlapping(units.as_ptr(), at, units.len()),
        }
    }
}

/// Writes units to memory as units of another width, which they fit.
///
/// # Safety
/// There is room for the units at `at`.
#[inline(always)]
unsafe fn put_units<F: Unit, U: Unit>(units: &[F], at: *mut U) {
    for (index, &unit) in units.iter().enumerate() {
        // SAFETY: the caller's promise.
        unsafe { at.add(index).write(U::of(unit.into())) };
    }
}

impl Units<'_> {
    /// [`put_units`] of units of any width.
    ///
    /// # Safety
    /// There is room for the units at `at`.
    unsafe fn put<U: Unit>(self, at: *mut U) {
        // SAFETY: the caller's promise.
        unsafe {
            match self {
                Units::One(units) => put_units(units, at),
                Units::Two(units) => put_units(units, at),
                Units::Four(units) => put_units(units, at),
            }
        }
    }
}

impl Vm {
    /// A str of this text.
    #[inline]
    pub fn str(&self, text: &str) -> Value {
        if text.is_ascii() {
            return self.str_from_ascii(text.as_bytes());
        }
        self.str_of_chars(text)
    }

    fn str_of_chars(&self, text: &str) -> Value {
        let class = &self.types().str;
        let length = text.chars().count();
        // Characters below U+0100 begin with a byte below 0xC4, those below U+10000 with one below 0xF0.
        let largest = text.bytes().fold(0, |largest: u8, byte| largest.max(byte));
        // SAFETY: there is room for as many units as the text has characters.
        match largest {
            0..0xC4 if length == 1 => self.latin1_char(text.chars().next().map_or(0, |c| c as u8)),
            0..0xC4 => allocate_with(self, class, length, false, |at: *mut u8| {
                utf8::decode(text, |index, unit| unsafe { at.add(index).write(unit) });
            }),
            0xC4..0xF0 => allocate_with(self, class, length, false, |at: *mut u16| {
                utf8::decode(text, |index, unit| unsafe { at.add(index).write(unit) });
            }),
            _ => allocate_with(self, class, length, false, |at: *mut u32| {
                utf8::decode(text, |index, unit| unsafe { at.add(index).write(unit) });
            }),
        }
    }

    /// A str of bytes known to be ASCII.
    #[inline]
    pub fn str_from_ascii(&self, bytes: &[u8]) -> Value {
        debug_assert!(bytes.is_ascii());
        match bytes {
            [] => self.types_empty_str(),
            [one] => self.latin1_char(*one),
            _ => allocate(self, bytes, true),
        }
    }

    /// An ASCII str made of the ASCII bytes of `source`, each mapped to another.
    #[inline]
    pub fn str_map_ascii(&self, source: &[u8], map: impl Fn(u8) -> u8) -> Value {
        debug_assert!(source.iter().all(|&byte| map(byte) < 0x80));
        if let [one] = source {
            return self.latin1_char(map(*one));
        }
        let class = &self.types().str;
        allocate_with(self, class, source.len(), true, |at: *mut u8| {
            for (index, &byte) in source.iter().enumerate() {
                // SAFETY: there is room for as many bytes as the source has.
                unsafe { *at.add(index) = map(byte) };
            }
        })
    }

    /// A str of Latin-1 bytes.
    #[inline]
    pub fn str_from_latin1(&self, bytes: &[u8]) -> Value {
        match bytes {
            [] => self.types_empty_str(),
            [one] => self.latin1_char(*one),
            _ => allocate(self, bytes, bytes.is_ascii()),
        }
    }

    /// A str of any code points up to 0x10FFFF, surrogates included.
    pub fn str_from_points(&self, points: &[u32]) -> Value {
        self.str_narrowed(points)
    }

    /// A str of these units, as narrow as they allow.
    fn str_narrowed<U: Unit>(&self, units: &[U]) -> Value {
        let all = units.iter().fold(0, |all, &unit| all | unit.into());
        let class = &self.types().str;
        // SAFETY: there is room for as many units as are given.
        match (all, units) {
            (_, []) => self.types_empty_str(),
            (0..0x100, &[one]) => self.latin1_char(one.into() as u8),
            (0..0x100, _) => {
                allocate_with(self, class, units.len(), all < 0x80, |at: *mut u8| unsafe {
                    put_units(units, at);
                })
            }
            (0x100..0x1_0000, _) => {
                allocate_with(self, class, units.len(), false, |at: *mut u16| unsafe {
                    put_units(units, at);
                })
            }
            _ => allocate_with(self, class, units.len(), false, |at: *mut u32| unsafe {
                put_units(units, at);
            }),
        }
    }

    /// A str of one code point.
    #[inline]
    pub fn str_from_point(&self, point: u32) -> Value {
        match u8::try_from(point) {
            Ok(byte) => self.latin1_char(byte),
            Err(_) => self.str_from_points(&[point]),
        }
    }

    /// A str of a run of units taken from an existing str: narrowed if it fits.
    pub fn str_from_units(&self, units: Units<'_>) -> Value {
        match units {
            Units::One(units) => self.str_from_latin1(units),
            Units::Two(units) => self.str_narrowed(units),
            Units::Four(units) => self.str_narrowed(units),
        }
    }

    /// The code points from `start` to `end`, which are in range.
    #[inline]
    pub fn substring(&self, text: &Str, start: usize, end: usize) -> Value {
        match text.as_ascii() {
            Some(ascii) => self.str_from_ascii(&ascii.as_bytes()[start..end]),
            None => self.str_from_units(text.units().slice(start, end)),
        }
    }

    /// A str with this one's text that is no subclass's instance: itself, if it is exact.
    #[inline]
    pub fn exact_str(&self, value: &Value) -> Value {
        let text = expect(value);
        match text.class().is(&*self.types().str) {
            true => value.clone(),
            false => self.str_from_units(text.units()),
        }
    }

    /// An instance of a subclass of str with the text of `source`.
    pub fn str_subclass(&self, class: &super::Class, source: &Str) -> Value {
        match source.units() {
            Units::One(units) => allocate_parts(self, class, &[units], source.ascii),
            Units::Two(units) => allocate_parts(self, class, &[units], false),
            Units::Four(units) => allocate_parts(self, class, &[units], false),
        }
    }

    /// `left + right` of exact strs, as CPython's `unicode_concatenate` does it: a left operand that nobody else has
    /// grows where it is. Gives the left operand back if there is no memory.
    pub fn str_append(&self, left: Value, right: &Value) -> std::result::Result<Value, Value> {
        let (a, b) = (expect(&left), expect(right));
        if b.is_empty() {
            return Ok(left);
        }
        if a.is_empty() {
            return Ok(right.clone());
        }
        let alone = a.header.references() == 1
            && !a
                .header
                .has(super::header::bits::INTERNED | super::header::bits::WEAKREFS)
            && a.width >= b.width
            && a.len() > 1;
        let length = a.len() + b.len();
        if !alone || length >= u32::MAX as usize {
            return match self.has_room(length * a.width.max(b.width) as usize) {
                true => Ok(self.str_concat(a, b)),
                false => Err(left),
            };
        }
        let size = |length: usize| {
            (size_of::<Object<Str>>() + length * a.width as usize).next_multiple_of(8)
        };
        let (old, new) = (size(a.len()), size(length));
        let (start, width) = (a.len() * a.width as usize, a.width as usize);
        let ascii = a.ascii && b.ascii;
        // SAFETY: an exact str has neither links nor an instance part, so its memory begins at the header and has
        // `old` bytes (`Heap::allocate`, `free`); this is its only reference, which moves with it. `right` is another
        // object, for it is borrowed.
        unsafe {
            let word = left.into_raw().0 as *mut u8;
            let memory = std::alloc::Layout::from_size_align_unchecked(old, 8);
            let moved = if old == new {
                word
            } else {
                std::alloc::realloc(word, memory, new)
            };
            if moved.is_null() {
                return Err(Value::from_raw(Raw(word as u64)));
            }
            let object = moved.cast::<Object<Str>>();
            let payload = &raw mut (*object).payload;
            (*payload).hash.set(-1);
            (*payload).length = length as u32;
            (*payload).ascii = ascii;
            let at = (payload as *mut u8).add(size_of::<Str>() + start);
            match (width, b.units()) {
                (1, units) => units.put(at),
                (2, units) => units.put(at.cast::<u16>()),
                (_, units) => units.put(at.cast::<u32>()),
            }
            Ok(Value::from_raw(Raw(object as u64)))
        }
    }

    /// `left + right`.
    pub fn str_concat(&self, left: &Str, right: &Str) -> Value {
        match (left.units(), right.units()) {
            (Units::One(a), Units::One(b)) if a.len() + b.len() > 1 => {
                allocate_parts(self, &self.types().str, &[a, b], left.ascii && right.ascii)
            }
            (Units::One(a), Units::One(b)) => self.str_from_latin1(&[a, b].concat()),
            (a, b) => match left.width.max(right.width) {
                2 => self.concat_units::<u16>(a, b),
                _ => self.concat_units::<u32>(a, b),
            },
        }
    }

    fn concat_units<U: Unit>(&self, left: Units<'_>, right: Units<'_>) -> Value {
        let length = left.len() + right.len();
        allocate_with(self, &self.types().str, length, false, |at: *mut U| {
            // SAFETY: there is room for both.
            unsafe {
                left.put(at);
                right.put(at.add(left.len()));
            }
        })
    }
}

/// A str of Latin-1 bytes that is always a new object: for the strs that boot keeps.
pub(crate) fn boot_str(vm: &Vm, bytes: &[u8]) -> Value {
    allocate(vm, bytes, bytes.is_ascii())
}

/// The str behind a value that is known to be one.
///
/// # Panics
/// If it is not.
#[inline]
pub fn expect(value: &Value) -> &Object<Str> {
    value.downcast::<Str>().expect("a str")
}

/// Whether a header's object is an exact interned str.
pub fn is_interned(header: &Header) -> bool {
    header.is_kind(Kind::Str) && header.has(super::header::bits::INTERNED)
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    flags: super::types::flags::BASE | super::types::flags::MATCH_SELF,
    doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.",
    new: Some(slots::NEW),
    methods: methods::METHODS,
    slots: slots::fill,
    ..TypeSpec::of::<Str>("str")
};

/// Further types of this room.
pub static SPECS: &[&TypeSpec] = &[&slots::ITERATOR];
