//! `enumerate`, `zip`, `map`, `filter`, `reversed`.

use super::{class_argument, ends_sequence, next_of, stop_is_end, this};
use crate::object::GilCell;
use crate::object::int::Int;
use crate::object::native::rows;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::native::{Bound, rest};
use crate::object::sequence;
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::trace::{iterator_spec, payload};
use crate::object::types::Operator;
use crate::object::value::Value;
use crate::vm::{Raised, Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

payload! {
    /// `enumerate(iterable, start)`.
    pub struct Enumerate {
        iterator: Value,
        /// The next number, unless `large` has it.
        number: Cell<i64>,
        large: GilCell<Option<Value>>,
        /// The pair given last; see `tuple_again`.
        result: GilCell<Option<Value>>,
    }
    /// `zip(*iterables, strict)`.
    pub struct Zip {
        iterators: Vec<Value>,
        strict: Cell<bool>,
        /// The tuple given last; see `tuple_again`.
        result: GilCell<Option<Value>>,
    }
    /// `map(function, *iterables, strict)`.
    pub struct Map {
        function: Value,
        iterators: Vec<Value>,
        strict: Cell<bool>,
    }
    /// `filter(function, iterable)`.
    pub struct Filter {
        function: Value,
        iterator: Value,
    }
    /// `reversed(sequence)`.
    pub struct Reversed {
        /// `None` once exhausted.
        sequence: GilCell<Option<Value>>,
        /// Index of the next item.
        position: Cell<i64>,
    }
}

// ---- enumerate

fn enumerate_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let start = match args.opt(2) {
        Some(start) => Some(vm.index(start)?),
        None => None,
    };
    let Some(iterable) = args.opt(1) else {
        return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
    };
    let iterator = vm.iter(iterable)?;
    let number = start.as_ref().map_or(Some(0), Int::to_i64);
    let large = start.filter(|_| number.is_none());
    Ok(vm.alloc(
        &class,
        Enumerate {
            iterator,
            number: Cell::new(number.unwrap_or(0)),
            large: GilCell::new(large),
            result: GilCell::default(),
        },
    ))
}

fn enumerate_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Enumerate>(value);
    let Some(item) = next_of(vm, &this.iterator)? else {
        return Ok(None);
    };
    let number = this.number.get();
    if number < i64::MAX && this.large.get(vm).is_none() {
        this.number.set(number + 1);
        let number = vm.int(number);
        return Ok(Some(vm.tuple_again(&this.result, [number, item])));
    }
    let current = match this.large.cloned(vm) {
        Some(large) => large,
        None => vm.int(number),
    };
    let one = vm.int(1);
    let following = vm.binary(Operator::Add, &current, &one)?;
    this.large.set(vm, Some(following));
    Ok(Some(vm.tuple_of([current, item])))
}

fn enumerate_reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = this::<Enumerate>(args.arg(0));
    let number = match this.large.cloned(vm) {
        Some(large) => large,
        None => vm.int(this.number.get()),
    };
    let class = vm.class_of(args.arg(0)).value();
    let parts = vm.tuple_of([this.iterator.clone(), number]);
    Ok(vm.tuple_of([class, parts]))
}

pub(super) static ENUMERATE: TypeSpec = iterator_spec!(Enumerate, "enumerate", enumerate_next, {
    shown_again: &[Slot::GetAttr],
    doc: "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    new: Some(("__new__", "($type, iterable, start=0)\n($type, iterable=None, start=0)", enumerate_new, "")),
    methods: &[
        rows::reduce(enumerate_reduce),
        CLASS_GETITEM,
    ],
});

// ---- zip and map

fn iterators(vm: &mut Vm, iterables: &[Value]) -> Result<Vec<Value>> {
    iterables.iter().map(|iterable| vm.iter(iterable)).collect()
}

/// One item of each iterator; `None` when one is exhausted. With `strict`, all must be.
fn advance_all(
    vm: &mut Vm,
    iterators: &[Value],
    strict: bool,
    function: &str,
) -> Result<Option<Vec<Value>>> {
    let mut items = Vec::with_capacity(iterators.len());
    for (index, iterator) in iterators.iter().enumerate() {
        match next_of(vm, iterator)? {
            Some(item) => items.push(item),
            None if !strict => return Ok(None),
            None if index > 0 => return Err(uneven(vm, function, index, "shorter")),
            None => {
                for (index, iterator) in iterators.iter().enumerate().skip(1) {
                    if vm.next(iterator)?.is_some() {
                        return Err(uneven(vm, function, index, "longer"));
                    }
                }
                return Ok(None);
            }
        }
    }
    Ok(Some(items))
}

fn uneven(vm: &mut Vm, function: &str, index: usize, how: &str) -> Raised {
    let others = if index == 1 { " 1" } else { "s 1-" };
    let last = if index == 1 {
        String::new()
    } else {
        index.to_string()
    };
    vm.value_error(format!(
        "{function}() argument {} is {how} than argument{others}{last}",
        index + 1
    ))
}

fn strict_argument(vm: &mut Vm, value: Option<&Value>) -> Result<Cell<bool>> {
    match value {
        Some(value) => Ok(Cell::new(vm.is_true(value)?)),
        None => Ok(Cell::new(false)),
    }
}

fn zip_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let (iterables, strict) = rest(args, 1);
    let strict = strict_argument(vm, strict)?;
    let iterators = iterators(vm, iterables)?;
    let result = GilCell::default();
    Ok(vm.alloc(
        &class,
        Zip {
            iterators,
            strict,
            result,
        },
    ))
}

fn zip_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Zip>(value);
    if this.iterators.is_empty() {
        return Ok(None);
    }
    if let [first, second] = &this.iterators[..]
        && !this.strict.get()
    {
        let Some(a) = next_of(vm, first)? else {
            return Ok(None);
        };
        let Some(b) = next_of(vm, second)? else {
            return Ok(None);
        };
        return Ok(Some(vm.tuple_again(&this.result, [a, b])));
    }
    if let [first, second, third] = &this.iterators[..]
        && !this.strict.get()
    {
        let Some(a) = next_of(vm, first)? else {
            return Ok(None);
        };
        let Some(b) = next_of(vm, second)? else {
            return Ok(None);
        };
        let Some(c) = next_of(vm, third)? else {
            return Ok(None);
        };
        return Ok(Some(vm.tuple_again(&this.result, [a, b, c])));
    }
    let items = advance_all(vm, &this.iterators, this.strict.get(), "zip")?;
    Ok(items.map(|items| vm.tuple(items)))
}

fn zip_reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = this::<Zip>(args.arg(0));
    let class = vm.class_of(args.arg(0)).value();
    let parts = vm.tuple_from_slice(&this.iterators);
    Ok(match this.strict.get() {
        true => vm.tuple_of([class, parts, Value::TRUE]),
        false => vm.tuple_of([class, parts]),
    })
}

fn zip_set_state(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let strict = vm.is_true(args.arg(1))?;
    this::<Zip>(args.arg(0)).strict.set(strict);
    Ok(Value::NONE)
}

pub(super) static ZIP: TypeSpec = iterator_spec!(Zip, "zip", zip_next, {
    shown_again: &[Slot::GetAttr],
    doc: "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
    new: Some(("__new__", "($type, /, *iterables, strict=False)\nrest", zip_new, "")),
    methods: &[
        rows::reduce(zip_reduce),
        rows::set_state(zip_set_state),
    ],
});

fn map_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let (given, strict) = rest(args, 1);
    let strict = strict_argument(vm, strict)?;
    let [function, iterables @ ..] = given else {
        return Err(vm.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let iterators = iterators(vm, iterables)?;
    Ok(vm.alloc(
        &class,
        Map {
            function: function.clone(),
            iterators,
            strict,
        },
    ))
}

fn map_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Map>(value);
    let result = if let [iterator] = &this.iterators[..] {
        let Some(item) = next_of(vm, iterator)? else {
            return Ok(None);
        };
        vm.call(&this.function, &[item])
    } else {
        let Some(items) = advance_all(vm, &this.iterators, this.strict.get(), "map")? else {
            return Ok(None);
        };
        vm.call(&this.function, &items)
    };
    stop_is_end(vm, result)
}

fn map_reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = this::<Map>(args.arg(0));
    let class = vm.class_of(args.arg(0)).value();
    let mut parts = vec![this.function.clone()];
    parts.extend_from_slice(&this.iterators);
    let parts = vm.tuple(parts);
    Ok(match this.strict.get() {
        true => vm.tuple_of([class, parts, Value::TRUE]),
        false => vm.tuple_of([class, parts]),
    })
}

fn map_set_state(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let strict = vm.is_true(args.arg(1))?;
    this::<Map>(args.arg(0)).strict.set(strict);
    Ok(Value::NONE)
}

pub(super) static MAP: TypeSpec = iterator_spec!(Map, "map", map_next, {
    shown_again: &[Slot::GetAttr],
    doc: "Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
    new: Some(("__new__", "($type, function, iterable, /, *iterables, strict=False)\nrest ($type, /, *args, strict=False)", map_new, "")),
    methods: &[
        rows::reduce(map_reduce),
        rows::set_state(map_set_state),
    ],
});

// ---- filter

fn filter_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let (given, _) = rest(args, 1);
    let [function, iterable] = given else {
        let count = given.len();
        return Err(vm.type_error(format!("filter expected 2 arguments, got {count}")));
    };
    let iterator = vm.iter(iterable)?;
    Ok(vm.alloc(
        &class,
        Filter {
            function: function.clone(),
            iterator,
        },
    ))
}

fn filter_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Filter>(value);
    let plain = this.function.is_none() || this.function.is(vm.types().bool.value());
    while let Some(item) = next_of(vm, &this.iterator)? {
        let keep = if plain {
            vm.is_true(&item)?
        } else {
            let result = vm.call(&this.function, std::slice::from_ref(&item));
            match stop_is_end(vm, result)? {
                Some(answer) => vm.is_true(&answer)?,
                None => return Ok(None),
            }
        };
        if keep {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

fn filter_reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = this::<Filter>(args.arg(0));
    let class = vm.class_of(args.arg(0)).value();
    let parts = vm.tuple_of([this.function.clone(), this.iterator.clone()]);
    Ok(vm.tuple_of([class, parts]))
}

pub(super) static FILTER: TypeSpec = iterator_spec!(Filter, "filter", filter_next, {
    shown_again: &[Slot::GetAttr],
    doc: "Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.",
    new: Some(("__new__", "($type, function, iterable, /)\nrest ($type, /, *args)", filter_new, "")),
    methods: &[rows::reduce(filter_reduce)],
});

// ---- reversed

fn reversed_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let sequence = args.arg(1);
    let name = vm.names().__reversed__.clone();
    let method = vm.class_lookup(vm.class_of(sequence), &name);
    if method.as_ref().is_some_and(|method| !method.is_none())
        && let Some(result) = sequence::call_special(vm, sequence, &name, &[])?
    {
        return Ok(result);
    }
    let slots = &vm.class_of(sequence).slots;
    let plain = slots.get_item.get().is_some()
        && slots.len.get().is_some()
        && !sequence.is_a::<crate::object::dict::Dict>();
    if method.is_none()
        && !plain
        && slots.get_item.get().is_some()
        && !sequence.is_a::<crate::object::dict::Dict>()
        && vm.class_of(sequence).has(crate::object::types::flags::HEAP)
    {
        // It might be a sequence: its length is asked for.
        vm.len(sequence)?;
    }
    if method.is_some() || !plain {
        let name = vm.type_name(sequence);
        return Err(vm.type_error(format!("'{name}' object is not reversible")));
    }
    let length = vm.len(sequence)? as i64;
    Ok(vm.alloc(
        &class,
        Reversed {
            sequence: GilCell::new(Some(sequence.clone())),
            position: Cell::new(length - 1),
        },
    ))
}

fn reversed_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Reversed>(value);
    let Some(sequence) = this.sequence.cloned(vm) else {
        return Ok(None);
    };
    let position = this.position.get();
    if position >= 0 {
        let key = vm.int(position);
        match vm.get_item(&sequence, &key) {
            Ok(item) => {
                this.position.set(position - 1);
                return Ok(Some(item));
            }
            Err(raised) if ends_sequence(vm, &raised) => {}
            Err(raised) => return Err(raised),
        }
    }
    this.position.set(-1);
    this.sequence.set(vm, None);
    Ok(None)
}

fn reversed_length_hint(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = this::<Reversed>(args.arg(0));
    let Some(sequence) = this.sequence.cloned(vm) else {
        return Ok(vm.int(0));
    };
    let length = vm.len(&sequence)? as i64;
    let position = this.position.get() + 1;
    Ok(vm.int(if length < position { 0 } else { position }))
}

fn reversed_reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = this::<Reversed>(args.arg(0));
    let class = vm.class_of(args.arg(0)).value();
    match this.sequence.cloned(vm) {
        Some(sequence) => {
            let parts = vm.tuple_of([sequence]);
            let position = vm.int(this.position.get());
            Ok(vm.tuple_of([class, parts, position]))
        }
        None => {
            let empty = vm.tuple(Vec::new());
            let parts = vm.tuple_of([empty]);
            Ok(vm.tuple_of([class, parts]))
        }
    }
}

fn reversed_set_state(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let position = sequence::state(vm, args.arg(1))?;
    let this = this::<Reversed>(args.arg(0));
    if let Some(sequence) = this.sequence.cloned(vm) {
        let length = vm.len(&sequence)? as i64;
        this.position.set(position.clamp(-1, length - 1));
    }
    Ok(Value::NONE)
}

pub(super) static REVERSED: TypeSpec = iterator_spec!(Reversed, "reversed", reversed_next, {
    shown_again: &[Slot::GetAttr],
    doc: "Return a reverse iterator over the values of the given sequence.",
    new: Some(("__new__", "($type, sequence, /)", reversed_new, "")),
    methods: &[
        rows::length_hint(reversed_length_hint),
        rows::reduce(reversed_reduce),
        rows::set_state(reversed_set_state),
    ],
});
