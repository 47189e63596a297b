//! `range`: bounds of any size. Iterating over one whose items all are immediate ints uses [`RangeIter`], which
//! the dispatch loop advances inline; any other uses [`LongRangeIter`].

mod iterator;

pub use iterator::LongRangeIter;

use super::header::{Kind, Object, Payload, Visitor};
use super::int::Int;
use super::native::{Bound, NativeDef};
use super::sequence;
use super::slice::Slice;
use super::spec::TypeSpec;
use super::types::{Compare, flags};
use super::value::{INT_MAX, INT_MIN, Value};
use crate::object::native::rest;
use crate::object::slots::Slot;
use crate::vm::{Result, Vm};
use dashu_int::IBig;
use std::cell::Cell;

/// Payload of `range`: ints of any size.
pub struct Range {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    /// Number of items, an int.
    pub length: Value,
}

impl Payload for Range {
    const KIND: Kind = Kind::Range;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        [&self.start, &self.stop, &self.step, &self.length]
            .into_iter()
            .for_each(visit);
    }
}

/// Iterator over a range whose items all are immediate ints: the dispatch loop advances it inline.
pub struct RangeIter {
    pub next: Cell<i64>,
    pub step: i64,
    /// Items left.
    pub left: Cell<u64>,
}

impl Payload for RangeIter {
    const KIND: Kind = Kind::RangeIter;
}

type Bindings<'a> = &'a [Option<Value>];

/// The number behind a value that is known to be an int (or bool, or subclass instance).
pub fn big_of(value: &Value) -> IBig {
    match Int::to_i64(value) {
        Some(number) => IBig::from(number),
        None => match value.downcast::<Int>().map(|int| &**int) {
            Some(Int::Big(big)) => big.clone(),
            _ => IBig::ZERO,
        },
    }
}

/// An exact int of any size.
pub fn from_big(vm: &Vm, big: IBig) -> Value {
    match i64::try_from(&big) {
        Ok(number) => vm.int(number),
        Err(_) => vm.alloc_builtin(&vm.types().int, Int::Big(big)),
    }
}

fn expect(value: &Value) -> &Object<Range> {
    value.downcast::<Range>().expect("a range")
}

/// Number of items from start to stop.
fn length_of(start: &IBig, stop: &IBig, step: &IBig) -> IBig {
    let (low, high, step) = if *step > IBig::ZERO {
        (start, stop, step.clone())
    } else {
        (stop, start, -step)
    };
    if low >= high {
        IBig::ZERO
    } else {
        (high - low - IBig::ONE) / step + IBig::ONE
    }
}

/// The same in 64 bits for numbers that are immediate ints.
fn small_length(start: i64, stop: i64, step: i64) -> u64 {
    let (low, high) = if step > 0 {
        (start, stop)
    } else {
        (stop, start)
    };
    if low >= high {
        0
    } else {
        (high - low - 1) as u64 / step.unsigned_abs() + 1
    }
}

impl Vm {
    /// `range(start, stop, step)` of ints; the step is not zero.
    pub fn range(&mut self, start: Value, stop: Value, step: Value) -> Value {
        let length = match (
            start.as_small_int(),
            stop.as_small_int(),
            step.as_small_int(),
        ) {
            (Some(a), Some(b), Some(c)) => self.int(small_length(a, b, c) as i64),
            _ => {
                let length = length_of(&big_of(&start), &big_of(&stop), &big_of(&step));
                from_big(self, length)
            }
        };
        self.alloc(
            &self.types().range,
            Range {
                start,
                stop,
                step,
                length,
            },
        )
    }
}

/// An exact int by `__index__`.
fn exact_index(vm: &mut Vm, value: &Value) -> Result<Value> {
    if value.raw().is_int() {
        return Ok(value.clone());
    }
    let index = vm.index(value)?;
    if sequence::is_exact(vm, &index, &vm.types().int) {
        return Ok(index);
    }
    Ok(from_big(vm, big_of(&index)))
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let given = rest(args, 1).0;
    let (start, stop, step) = match given {
        [stop] => (vm.int(0), exact_index(vm, stop)?, vm.int(1)),
        [start, stop] => (exact_index(vm, start)?, exact_index(vm, stop)?, vm.int(1)),
        [start, stop, step] => {
            let (start, stop) = (exact_index(vm, start)?, exact_index(vm, stop)?);
            let step = exact_index(vm, step)?;
            if step.as_small_int() == Some(0) {
                return Err(vm.value_error("range() arg 3 must not be zero"));
            }
            (start, stop, step)
        }
        [] => return Err(vm.type_error("range expected at least 1 argument, got 0")),
        more => {
            let count = more.len();
            return Err(vm.type_error(format!("range expected at most 3 arguments, got {count}")));
        }
    };
    Ok(vm.range(start, stop, step))
}

/// Item number `index`, which is in range.
fn item_at(vm: &Vm, range: &Range, index: &IBig) -> Value {
    from_big(vm, big_of(&range.start) + index * big_of(&range.step))
}

fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let range = expect(value);
    if let (Some(index), Some(length), Some(start), Some(step)) = (
        key.as_small_int(),
        range.length.as_small_int(),
        range.start.as_small_int(),
        range.step.as_small_int(),
    ) {
        let index = if index < 0 { index + length } else { index };
        if (0..length).contains(&index) {
            // Between start and stop, so it cannot overflow.
            return Ok(vm.int(start + index * step));
        }
        return Err(vm.index_error("range object index out of range"));
    }
    if let Some(slice) = key.downcast::<Slice>() {
        if let Some(part) = plain_slice(vm, range, slice) {
            return Ok(part);
        }
        let length = big_of(&range.length);
        let (start, stop, step) = slice.big_indices(vm, &length)?;
        let (first, factor) = (big_of(&range.start), big_of(&range.step));
        let (start, stop, step) = (
            from_big(vm, &first + start * &factor),
            from_big(vm, &first + stop * &factor),
            from_big(vm, step * &factor),
        );
        return Ok(vm.range(start, stop, step));
    }
    if !sequence::is_index(vm, key) {
        let name = vm.type_name(key);
        return Err(vm.type_error(format!(
            "range indices must be integers or slices, not {name}"
        )));
    }
    let index = big_of(&vm.index(key)?);
    let length = big_of(&range.length);
    let index = if index < IBig::ZERO {
        index + &length
    } else {
        index
    };
    if index < IBig::ZERO || index >= length {
        return Err(vm.index_error("range object index out of range"));
    }
    Ok(item_at(vm, range, &index))
}

/// A slice of small numbers of a range of small numbers.
fn plain_slice(vm: &mut Vm, range: &Range, slice: &Slice) -> Option<Value> {
    let length = usize::try_from(range.length.as_small_int()?).ok()?;
    let (first, factor) = (range.start.as_small_int()?, range.step.as_small_int()?);
    let span = slice.unpack_plainly()?.adjust(length);
    let at = |index: i64| first.checked_add(index.checked_mul(factor)?);
    let (start, stop, step) = (
        at(span.start)?,
        at(span.stop)?,
        span.step.checked_mul(factor)?,
    );
    let (start, stop, step) = (vm.int(start), vm.int(stop), vm.int(step));
    Some(vm.range(start, stop, step))
}

/// Index of a value that is an exact int or bool, if the range has it.
fn position_of(range: &Range, value: &Value) -> Option<IBig> {
    let (start, stop, step) = (
        big_of(&range.start),
        big_of(&range.stop),
        big_of(&range.step),
    );
    let number = big_of(value);
    let inside = if step > IBig::ZERO {
        number >= start && number < stop
    } else {
        number <= start && number > stop
    };
    if !inside {
        return None;
    }
    let offset = number - start;
    let index = &offset / &step;
    (&index * &step == offset).then_some(index)
}

fn is_plain_int(vm: &Vm, value: &Value) -> bool {
    value.raw().is_int() || value.raw().is_bool() || sequence::is_exact(vm, value, &vm.types().int)
}

/// Compares with every item, for values that are no ints.
fn search(vm: &mut Vm, value: &Value, wanted: &Value) -> Result<Option<u64>> {
    let iterator = iterator::iter(vm, value)?;
    let mut index = 0;
    while let Some(item) = vm.next(&iterator)? {
        if vm.eq(&item, wanted)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

fn contains(vm: &mut Vm, value: &Value, wanted: &Value) -> Result<bool> {
    if is_plain_int(vm, wanted) {
        let range = expect(value);
        if let (Some(start), Some(stop), Some(step), Some(number)) = (
            range.start.as_small_int(),
            range.stop.as_small_int(),
            range.step.as_small_int(),
            wanted.as_small_int(),
        ) {
            let inside = if step > 0 {
                number >= start && number < stop
            } else {
                number <= start && number > stop
            };
            return Ok(inside && (number - start) % step == 0);
        }
        return Ok(position_of(range, wanted).is_some());
    }
    Ok(search(vm, value, wanted)?.is_some())
}

fn index(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if is_plain_int(vm, args.arg(1)) {
        return match position_of(expect(args.arg(0)), args.arg(1)) {
            Some(index) => Ok(from_big(vm, index)),
            None => {
                let text = vm.repr_text(args.arg(1))?;
                Err(vm.value_error(format!("{text} is not in range")))
            }
        };
    }
    match search(vm, args.arg(0), args.arg(1))? {
        Some(index) => Ok(vm.int(index as i64)),
        None => Err(vm.value_error("sequence.index(x): x not in sequence")),
    }
}

fn count(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if is_plain_int(vm, args.arg(1)) {
        let found = position_of(expect(args.arg(0)), args.arg(1)).is_some();
        return Ok(vm.int(found as i64));
    }
    let iterator = iterator::iter(vm, args.arg(0))?;
    let mut count = 0;
    while let Some(item) = vm.next(&iterator)? {
        count += vm.eq(&item, args.arg(1))? as i64;
    }
    Ok(vm.int(count))
}

fn len(vm: &mut Vm, value: &Value) -> Result<usize> {
    match Int::to_i64(&expect(value).length) {
        Some(length) => Ok(length as usize),
        None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let range = expect(value);
    let (start, stop) = (vm.repr_text(&range.start)?, vm.repr_text(&range.stop)?);
    if range.step.as_small_int() == Some(1) {
        return Ok(vm.str(&format!("range({start}, {stop})")));
    }
    let step = vm.repr_text(&range.step)?;
    Ok(vm.str(&format!("range({start}, {stop}, {step})")))
}

/// What equality and hash of a range look at: length; start unless empty; step unless single.
fn identity(range: &Range) -> (IBig, Option<IBig>, Option<IBig>) {
    let length = big_of(&range.length);
    let start = (length > IBig::ZERO).then(|| big_of(&range.start));
    let step = (length > IBig::ONE).then(|| big_of(&range.step));
    (length, start, step)
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let _ = vm;
    let (Some(a), Some(b)) = (left.downcast::<Range>(), right.downcast::<Range>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let equal = || left.is(right) || identity(a) == identity(b);
    Ok(match operator {
        Compare::Eq => Value::bool(equal()),
        Compare::Ne => Value::bool(!equal()),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn hash(vm: &mut Vm, value: &Value) -> Result<i64> {
    let (length, start, step) = identity(expect(value));
    let part = |number: Option<IBig>| number.map_or(Value::NONE, |number| from_big(vm, number));
    let parts = vec![part(Some(length)), part(start), part(step)];
    let parts = vm.tuple(parts);
    vm.hash(&parts)
}

fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let range = expect(args.arg(0));
    let class = vm.class_of(args.arg(0)).value();
    let parts = vm.tuple_of([range.start.clone(), range.stop.clone(), range.step.clone()]);
    Ok(vm.tuple_of([class, parts]))
}

fn reversed(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    iterator::reversed(vm, expect(args.arg(0)))
}

/// Whether every number from `start` on, one step beyond the last included, is an immediate int.
fn fits_immediate(start: i64, step: i64, length: u64) -> bool {
    let last = start as i128 + step as i128 * length as i128;
    (INT_MIN as i128..=INT_MAX as i128).contains(&last)
}

const METHODS: &[NativeDef] = &[
    (
        "__reversed__",
        "($self, /)",
        reversed,
        "Return a reverse iterator.",
    ),
    ("__reduce__", "($self, /)", reduce, ""),
    (
        "count",
        "($self, object, /)",
        count,
        "rangeobject.count(value) -> integer -- return number of occurrences of value",
    ),
    (
        "index",
        "($self, object, /)",
        index,
        "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.",
    ),
];

/// The type `range`.
pub static SPEC: TypeSpec = TypeSpec {
    flags: flags::SEQUENCE,
    doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
    new: Some(("__new__", "\nrest ($type, /, *args)", new, "")),
    methods: METHODS,
    members: &[
        ("start", |_, v| Ok(expect(v).start.clone()), None, ""),
        ("stop", |_, v| Ok(expect(v).stop.clone()), None, ""),
        ("step", |_, v| Ok(expect(v).step.clone()), None, ""),
    ],
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.hash.set(Some(hash));
        slots.compare.set(Some(compare));
        slots.iter.set(Some(iterator::iter));
        slots.len.set(Some(len));
        slots
            .bool
            .set(Some(|_, v| Ok(expect(v).length.as_small_int() != Some(0))));
        slots.get_item.set(Some(get_item));
        slots.contains.set(Some(contains));
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Range>("range")
};
/// The type of its iterators.
pub static ITERATOR_SPEC: TypeSpec = iterator::SPEC;
/// The type of iterators over ranges of large numbers.
pub static LONG_ITERATOR_SPEC: TypeSpec = iterator::LONG_SPEC;
