//! Iterators over ranges.

use super::{Range, RangeIter, big_of, fits_immediate, from_big};
use crate::object::GilCell;
use crate::object::header::{Object, Payload};
use crate::object::int::Int;
use crate::object::native::Bound;
use crate::object::native::rows;
use crate::object::sequence;
use crate::object::spec::TypeSpec;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use dashu_int::IBig;
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

/// Iterator over a range of any numbers.
pub struct LongRangeIter {
    pub next: GilCell<IBig>,
    pub step: IBig,
    pub left: GilCell<IBig>,
}

impl Payload for LongRangeIter {}

fn make(vm: &mut Vm, start: IBig, step: IBig, length: IBig) -> Value {
    if let (Ok(first), Ok(by), Ok(left)) = (
        i64::try_from(&start),
        i64::try_from(&step),
        u64::try_from(&length),
    ) && Value::small_int(first).is_some()
        && fits_immediate(first, by, left)
    {
        return small(vm, first, by, left);
    }
    vm.alloc(
        &vm.types().long_range_iterator,
        LongRangeIter {
            next: GilCell::new(start),
            step,
            left: GilCell::new(length),
        },
    )
}

fn small(vm: &mut Vm, next: i64, step: i64, left: u64) -> Value {
    vm.alloc(
        &vm.types().range_iterator,
        RangeIter {
            next: Cell::new(next),
            step,
            left: Cell::new(left),
        },
    )
}

pub(super) fn iter(vm: &mut Vm, value: &Value) -> Result<Value> {
    let range = super::expect(value);
    if let (Some(start), Some(step), Some(length)) = (
        range.start.as_small_int(),
        range.step.as_small_int(),
        range.length.as_small_int(),
    ) && fits_immediate(start, step, length as u64)
    {
        return Ok(small(vm, start, step, length as u64));
    }
    Ok(make(
        vm,
        big_of(&range.start),
        big_of(&range.step),
        big_of(&range.length),
    ))
}

pub(super) fn reversed(vm: &mut Vm, range: &Range) -> Result<Value> {
    let (step, length) = (big_of(&range.step), big_of(&range.length));
    let start = match length == IBig::ZERO {
        true => big_of(&range.start),
        false => big_of(&range.start) + (&length - IBig::ONE) * &step,
    };
    Ok(make(vm, start, -step, length))
}

fn expect(value: &Value) -> &Object<RangeIter> {
    value.downcast::<RangeIter>().expect("a range iterator")
}
fn expect_long(value: &Value) -> &Object<LongRangeIter> {
    value.downcast::<LongRangeIter>().expect("a range iterator")
}

fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let iterator = expect(value);
    let left = iterator.left.get();
    if left == 0 {
        return Ok(None);
    }
    iterator.left.set(left - 1);
    let number = iterator.next.get();
    iterator.next.set(number + iterator.step);
    Ok(Some(vm.int(number)))
}

fn next_long(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let iterator = expect_long(value);
    if *iterator.left.get(vm) == IBig::ZERO {
        return Ok(None);
    }
    *iterator.left.get_mut(vm) -= IBig::ONE;
    let next = iterator.next.get_mut(vm);
    let number = next.clone();
    *next += &iterator.step;
    Ok(Some(from_big(vm, number)))
}

fn length_hint(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(vm.int(expect(args.arg(0)).left.get() as i64))
}

fn length_hint_long(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let left = expect_long(args.arg(0)).left.cloned(vm);
    Ok(from_big(vm, left))
}

/// `(iter, (range,), None)` of what is left.
fn reduce_parts(vm: &mut Vm, next: IBig, step: IBig, left: IBig) -> Result<Value> {
    let stop = &next + left * &step;
    let (start, stop, step) = (from_big(vm, next), from_big(vm, stop), from_big(vm, step));
    let range = vm.range(start, stop, step);
    let function = sequence::builtin(vm, "iter")?;
    let args = vm.tuple_of([range]);
    Ok(vm.tuple_of([function, args, Value::NONE]))
}

fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = expect(args.arg(0));
    reduce_parts(
        vm,
        iterator.next.get().into(),
        iterator.step.into(),
        iterator.left.get().into(),
    )
}

fn reduce_long(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = expect_long(args.arg(0));
    let (next, left) = (iterator.next.cloned(vm), iterator.left.cloned(vm));
    reduce_parts(vm, next, iterator.step.clone(), left)
}

fn set_state(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = expect(args.arg(0));
    let skip = vm.index_i64(args.arg(1))?;
    let skip = (skip.max(0) as u64).min(iterator.left.get());
    iterator.left.set(iterator.left.get() - skip);
    iterator
        .next
        .set(iterator.next.get() + iterator.step * skip as i64);
    Ok(Value::NONE)
}

fn set_state_long(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = expect_long(args.arg(0));
    let index = vm.index(args.arg(1))?;
    debug_assert!(Int::to_i64(&index).is_some() || index.is_a::<Int>());
    let skip = big_of(&index).max(IBig::ZERO).min(iterator.left.cloned(vm));
    let ahead = &skip * &iterator.step;
    *iterator.left.get_mut(vm) -= skip;
    *iterator.next.get_mut(vm) += ahead;
    Ok(Value::NONE)
}

pub(super) const SPEC: TypeSpec = TypeSpec {
    flags: 0,
    methods: &[
        rows::length_hint(length_hint),
        rows::reduce(reduce),
        rows::set_state(set_state),
    ],
    slots: |slots| {
        slots.iter.set(Some(|_, v| Ok(v.clone())));
        slots.next.set(Some(next));
    },
    ..TypeSpec::of::<RangeIter>("range_iterator")
};

pub(super) const LONG_SPEC: TypeSpec = TypeSpec {
    flags: 0,
    methods: &[
        rows::length_hint(length_hint_long),
        rows::reduce(reduce_long),
        rows::set_state(set_state_long),
    ],
    slots: |slots| {
        slots.iter.set(Some(|_, v| Ok(v.clone())));
        slots.next.set(Some(next_long));
    },
    ..TypeSpec::of::<LongRangeIter>("longrange_iterator")
};
