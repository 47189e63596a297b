//! The behaviour of `tuple`: subscripts, operators, methods, iterators.

use super::{Tuple, TupleIter};
use crate::object::GilCell;
use crate::object::header::Object;
use crate::object::list::List;
use crate::object::native::rows;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::native::{Bound, NativeDef};
use crate::object::sequence;
use crate::object::slice::Slice;
use crate::object::spec::TypeSpec;
use crate::object::types::{Class, Compare, Operator, Slots};
use crate::object::value::Value;
use crate::vm::hash::TupleHash;
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

/// The tuple behind a value that is known to be one.
///
/// # Panics
/// If it is not.
#[inline(always)]
pub fn expect(value: &Value) -> &Object<Tuple> {
    value.downcast::<Tuple>().expect("a tuple")
}

fn items<'a>(_: &'a Vm, value: &'a Value) -> &'a [Value] {
    expect(value).items()
}

pub(super) fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(class) = Class::from_value(args.arg(0)) else {
        let name = vm.type_name(args.arg(0));
        return Err(vm.type_error(format!("tuple.__new__(X): X is not a type object ({name})")));
    };
    let exact = class.is(&*vm.types().tuple);
    let items = match args.opt(1) {
        None => Vec::new(),
        Some(iterable) => {
            if exact && sequence::is_exact(vm, iterable, &vm.types().tuple) {
                return Ok(iterable.clone());
            }
            if exact
                && let Some(list) = iterable.downcast::<List>()
                && sequence::is_exact(vm, iterable, &vm.types().list)
            {
                vm.check_room(list.items.get(vm).len() * 8)?;
                return Ok(vm.tuple_from_slice(list.items.get(vm)));
            }
            // Only a hint, but what goes wrong there is an error.
            sequence::length_hint(vm, iterable, 10)?;
            vm.collect(iterable)?
        }
    };
    Ok(match exact {
        true => vm.tuple(items),
        false => vm.tuple_of_class(&class, items),
    })
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let close = match items(vm, value).len() {
        0 => return Ok(vm.str("()")),
        1 => ",)",
        _ => ")",
    };
    sequence::repr_items(vm, value, ("(", close, "(...)"), |vm, index| {
        items(vm, value).get(index).cloned()
    })
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    if !left.is_a::<Tuple>() || !right.is_a::<Tuple>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    sequence::compare(vm, left, right, operator, items)
}

fn hash(vm: &mut Vm, value: &Value) -> Result<i64> {
    let items = expect(value).items();
    let mut all = TupleHash::new(items.len());
    for item in items {
        all.add(match vm.hash_at_once(item) {
            Some(hash) => hash,
            None => vm.hash_slow(item)?,
        });
    }
    Ok(all.finish())
}

/// `tuple[key]`.
#[inline]
pub fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let items = expect(value).items();
    let index = match key.as_small_int() {
        Some(index) => index,
        None => {
            if let Some(slice) = key.downcast::<Slice>() {
                let span = slice.unpack(vm)?.adjust(items.len());
                if span.step == 1
                    && span.count == items.len()
                    && sequence::is_exact(vm, value, &vm.types().tuple)
                {
                    return Ok(value.clone());
                }
                return Ok(vm.tuple(span.select(items)));
            }
            if !sequence::is_index(vm, key) {
                let name = vm.type_name(key);
                return Err(vm.type_error(format!(
                    "tuple indices must be integers or slices, not {name}"
                )));
            }
            sequence::index_of_key(vm, key)?
        }
    };
    let index = if index < 0 {
        index + items.len() as i64
    } else {
        index
    };
    match items.get(index as usize) {
        Some(item) => Ok(item.clone()),
        None => Err(vm.index_error("tuple index out of range")),
    }
}

fn contains(vm: &mut Vm, value: &Value, item: &Value) -> Result<bool> {
    for other in expect(value).items() {
        if vm.eq(other, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn add(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (Some(a), Some(b)) = (left.downcast::<Tuple>(), right.downcast::<Tuple>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let exact = |value| sequence::is_exact(vm, value, &vm.types().tuple);
    if a.is_empty() && exact(right) {
        return Ok(right.clone());
    }
    if b.is_empty() && exact(left) {
        return Ok(left.clone());
    }
    Ok(vm.tuple([a.items(), b.items()].concat()))
}

fn multiply(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (value, count) = match (left.is_a::<Tuple>(), right.is_a::<Tuple>()) {
        (true, _) => (left, right),
        (false, true) => (right, left),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let Some(count) = sequence::repetitions(vm, count)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let items = expect(value).items();
    if (count == 1 || items.is_empty()) && sequence::is_exact(vm, value, &vm.types().tuple) {
        return Ok(value.clone());
    }
    let items = sequence::repeat(vm, items, count)?;
    Ok(vm.tuple(items))
}

fn get_new_args(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let copy = vm.tuple_from_slice(expect(args.arg(0)).items());
    Ok(vm.tuple_of([copy]))
}

fn index(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let items = expect(args.arg(0)).items();
    let start = sequence::bound_argument(vm, args.opt(2), 0)?;
    let stop = sequence::bound_argument(vm, args.opt(3), i64::MAX)?;
    let (start, stop) = sequence::clip(start, stop, items.len());
    for (at, item) in items.iter().enumerate().take(stop).skip(start) {
        if vm.eq(item, args.arg(1))? {
            return Ok(vm.int(at as i64));
        }
    }
    Err(vm.value_error("tuple.index(x): x not in tuple"))
}

fn count(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let mut count = 0;
    for item in expect(args.arg(0)).items() {
        count += vm.eq(item, args.arg(1))? as i64;
    }
    Ok(vm.int(count))
}

pub(super) const METHODS: &[NativeDef] = &[
    CLASS_GETITEM,
    ("__getnewargs__", "($self, /)", get_new_args, ""),
    (
        "index",
        "($self, value, start=0, stop=sys.maxsize, /)",
        index,
        "Return first index of value.\n\nRaises ValueError if the value is not present.",
    ),
    (
        "count",
        "($self, value, /)",
        count,
        "Return number of occurrences of value.",
    ),
];

pub(super) fn fill(slots: &Slots) {
    slots.repr.set(Some(repr));
    slots.hash.set(Some(hash));
    slots.compare.set(Some(compare));
    slots.iter.set(Some(iter));
    slots.len.set(Some(|_, v| Ok(expect(v).len())));
    slots.get_item.set(Some(get_item));
    slots.contains.set(Some(contains));
    slots.binary[Operator::Add as usize].set(Some(add));
    slots.binary[Operator::Mul as usize].set(Some(multiply));
}

// ---- the iterator

fn iter(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.alloc(
        &vm.types().tuple_iterator,
        TupleIter {
            tuple: GilCell::new(Some(value.clone())),
            position: Cell::new(0),
        },
    ))
}

fn expect_iter(value: &Value) -> &Object<TupleIter> {
    value.downcast::<TupleIter>().expect("a tuple iterator")
}

fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let iterator = expect_iter(value);
    let Some(tuple) = iterator.tuple.get(vm) else {
        return Ok(None);
    };
    let position = iterator.position.get();
    if let Some(item) = items(vm, tuple).get(position) {
        iterator.position.set(position + 1);
        return Ok(Some(item.clone()));
    }
    iterator.tuple.set(vm, None);
    Ok(None)
}

fn length_hint(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = expect_iter(args.arg(0));
    let length = iterator
        .tuple
        .get(vm)
        .as_ref()
        .map_or(0, |t| items(vm, t).len());
    let left = length.saturating_sub(iterator.position.get());
    Ok(vm.int(left as i64))
}

fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = expect_iter(args.arg(0));
    let position = iterator.position.get();
    let function = sequence::builtin(vm, "iter")?;
    match iterator.tuple.cloned(vm) {
        Some(tuple) => {
            let (args, position) = (vm.tuple_of([tuple]), vm.int(position as i64));
            Ok(vm.tuple_of([function, args, position]))
        }
        None => {
            let empty = vm.tuple(Vec::new());
            let args = vm.tuple_of([empty]);
            Ok(vm.tuple_of([function, args]))
        }
    }
}

fn set_state(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let position = sequence::state(vm, args.arg(1))?;
    let iterator = expect_iter(args.arg(0));
    if let Some(tuple) = iterator.tuple.get(vm) {
        let length = items(vm, tuple).len() as i64;
        iterator.position.set(position.clamp(0, length) as usize);
    }
    Ok(Value::NONE)
}

pub(super) const ITERATOR: TypeSpec = TypeSpec {
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
    ..TypeSpec::of::<TupleIter>("tuple_iterator")
};
