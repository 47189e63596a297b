//! Iterators that belong to no single container: over anything with `__getitem__`, over calls of a function, and
//! the builtins `enumerate`, `zip`, `map`, `filter`, `reversed` (`adapters.rs`).

mod adapters;

use super::GilCell;
use super::header::Object;
use super::list::ListIter;
use super::native::Bound;
use super::range::RangeIter;
use super::sequence;
use super::spec::TypeSpec;
use super::trace::{iterator_spec, payload};
use super::tuple::TupleIter;
use super::value::Value;
use crate::object::native::rows;
use crate::vm::{Raised, Result, Vm};
use std::cell::Cell;

payload! {
    /// Iterates over an object by `__getitem__` with 0, 1, 2, … until IndexError.
    pub struct SequenceIterator {
        /// `None` once exhausted.
        sequence: GilCell<Option<Value>>,
        position: Cell<i64>,
    }
    /// `iter(callable, sentinel)`.
    pub struct CallableIterator {
        /// Callable and sentinel; `None` once exhausted.
        callable: GilCell<Option<Value>>,
        sentinel: GilCell<Option<Value>>,
    }
}

type Bindings<'a> = &'a [Option<Value>];

/// The iterator that `iter()` gives for an object with `__getitem__` only.
pub fn sequence_iterator(vm: &mut Vm, sequence: &Value) -> Value {
    vm.object(SequenceIterator {
        sequence: GilCell::new(Some(sequence.clone())),
        position: Cell::default(),
    })
}

/// `iter(callable, sentinel)`.
pub fn callable_iterator(vm: &mut Vm, callable: &Value, sentinel: &Value) -> Result<Value> {
    if vm.class_of(callable).slots.call.get().is_none() {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    Ok(vm.object(CallableIterator {
        callable: GilCell::new(Some(callable.clone())),
        sentinel: GilCell::new(Some(sentinel.clone())),
    }))
}

/// Whether an exception ends an iteration over a sequence.
fn ends_sequence(vm: &Vm, raised: &Raised) -> bool {
    let exceptions = vm.exceptions();
    vm.raised_is(raised, &exceptions.IndexError) || vm.raised_is(raised, &exceptions.StopIteration)
}

/// A StopIteration from a call inside an iterator ends it, as in CPython, where `next` functions let it through.
pub fn stop_is_end(vm: &Vm, result: Result<Value>) -> Result<Option<Value>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(raised) if vm.raised_is(&raised, &vm.exceptions().StopIteration) => Ok(None),
        Err(raised) => Err(raised),
    }
}

/// The registered class of an iterator, or the subclass that `__new__` was asked for.
pub fn class_argument(vm: &mut Vm, value: &Value) -> Result<super::types::Class> {
    match super::types::Class::from_value(value) {
        Some(class) => Ok(class),
        None => Err(vm.type_error("__new__(X): X is not a type object")),
    }
}

/// The next item of an iterator over a list, a tuple or a range, for which no Python code runs; `None` if it must be
/// asked by [`Vm::next`]: it is another iterator, or at its end.
#[inline(always)]
pub fn plain_next(vm: &Vm, iterator: &Value) -> Option<Value> {
    let header = iterator.header()?;
    if let Some(iterator) = header.downcast::<ListIter>() {
        let list = iterator.list.get(vm).as_ref()?;
        let position = iterator.position.get();
        let item = super::list::items(vm, list).get(position)?.clone();
        iterator.position.set(position + 1);
        return Some(item);
    }
    if let Some(iterator) = header.downcast::<TupleIter>() {
        let tuple = iterator.tuple.get(vm).as_ref()?;
        let position = iterator.position.get();
        let item = super::tuple::items(tuple).get(position)?.clone();
        iterator.position.set(position + 1);
        return Some(item);
    }
    if let Some(iterator) = header.downcast::<RangeIter>() {
        let left = iterator.left.get().checked_sub(1)?;
        let number = iterator.next.get();
        iterator.left.set(left);
        // A `RangeIter` has immediate numbers only, so neither the sum overflows nor is its number refused.
        iterator.next.set(number + iterator.step);
        return Value::small_int(number);
    }
    None
}

/// [`Vm::next`] in place, for the loops of adapters such as `filter` and `zip`.
#[inline(always)]
pub fn next_of(vm: &mut Vm, iterator: &Value) -> Result<Option<Value>> {
    vm.step()?;
    match plain_next(vm, iterator) {
        Some(item) => Ok(Some(item)),
        None => vm.next_by_class(iterator),
    }
}

fn sequence_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let iterator = this::<SequenceIterator>(value);
    let Some(sequence) = iterator.sequence.cloned(vm) else {
        return Ok(None);
    };
    let position = iterator.position.get();
    if position == i64::MAX {
        return Err(vm.overflow_error("iter index too large"));
    }
    let key = vm.int(position);
    match vm.get_item(&sequence, &key) {
        Ok(item) => {
            iterator.position.set(position + 1);
            Ok(Some(item))
        }
        Err(raised) if ends_sequence(vm, &raised) => {
            iterator.sequence.set(vm, None);
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

/// The payload of an iterator known to have it.
#[inline(always)]
pub(crate) fn this<T: super::Payload>(value: &Value) -> &Object<T> {
    value.downcast::<T>().expect("an iterator of this type")
}

fn sequence_length_hint(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = this::<SequenceIterator>(args.arg(0));
    let Some(sequence) = iterator.sequence.cloned(vm) else {
        return Ok(vm.int(0));
    };
    if vm.class_of(&sequence).slots.len.get().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let length = vm.len(&sequence)? as i64;
    Ok(vm.int((length - iterator.position.get()).max(0)))
}

/// `(iter, (sequence,), position)`, or `(iter, ((),))` once exhausted.
pub(super) fn reduce_position(
    vm: &mut Vm,
    sequence: Option<Value>,
    position: i64,
) -> Result<Value> {
    let function = sequence::builtin(vm, "iter")?;
    match sequence {
        Some(sequence) => {
            let args = vm.tuple_of([sequence]);
            let position = vm.int(position);
            Ok(vm.tuple_of([function, args, position]))
        }
        None => {
            let empty = vm.tuple(Vec::new());
            let args = vm.tuple_of([empty]);
            Ok(vm.tuple_of([function, args]))
        }
    }
}

fn sequence_reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = this::<SequenceIterator>(args.arg(0));
    let sequence = iterator.sequence.cloned(vm);
    reduce_position(vm, sequence, iterator.position.get())
}

fn sequence_set_state(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let position = sequence::state(vm, args.arg(1))?;
    this::<SequenceIterator>(args.arg(0))
        .position
        .set(position.max(0));
    Ok(Value::NONE)
}

fn callable_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let iterator = this::<CallableIterator>(value);
    let Some(callable) = iterator.callable.cloned(vm) else {
        return Ok(None);
    };
    let result = vm.call(&callable, &[]);
    let Some(sentinel) = iterator.sentinel.cloned(vm) else {
        return Ok(None);
    };
    let item = stop_is_end(vm, result)?;
    if let Some(item) = item
        && !vm.eq(&sentinel, &item)?
    {
        return Ok(Some(item));
    }
    iterator.callable.set(vm, None);
    iterator.sentinel.set(vm, None);
    Ok(None)
}

fn callable_reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = this::<CallableIterator>(args.arg(0));
    match (iterator.callable.cloned(vm), iterator.sentinel.cloned(vm)) {
        (Some(callable), Some(sentinel)) => {
            let function = sequence::builtin(vm, "iter")?;
            let args = vm.tuple_of([callable, sentinel]);
            Ok(vm.tuple_of([function, args]))
        }
        _ => reduce_position(vm, None, 0),
    }
}

/// The type of [`SequenceIterator`].
pub static SEQUENCE_ITERATOR_SPEC: TypeSpec = iterator_spec!(SequenceIterator, "iterator", sequence_next, {
    flags: 0,
    methods: &[
        rows::length_hint(sequence_length_hint),
        rows::reduce(sequence_reduce),
        rows::set_state(sequence_set_state),
    ],
});

static CALLABLE_ITERATOR_SPEC: TypeSpec = iterator_spec!(CallableIterator, "callable_iterator", callable_next, {
    flags: 0,
    methods: &[rows::reduce(callable_reduce)],
});

/// Further types of this room.
pub static SPECS: &[&TypeSpec] = &[
    &SEQUENCE_ITERATOR_SPEC,
    &CALLABLE_ITERATOR_SPEC,
    &adapters::ENUMERATE,
    &adapters::ZIP,
    &adapters::MAP,
    &adapters::FILTER,
    &adapters::REVERSED,
];
