//! `deque`: a ring buffer. Iterators notice changes by a counter, as in CPython.

use super::class_value;
use crate::object::header::Object;
use crate::object::iterators::{class_argument, this};
use crate::object::native::rows;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::native::{Bound, NativeDef};
use crate::object::sequence;
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::trace::{iterator_spec, payload};
use crate::object::types::{Compare, Operator, flags};
use crate::object::{GilCell, Value};
use crate::vm::{Raised, Result, Vm};
use std::cell::Cell;
use std::collections::VecDeque;

type Bindings<'a> = &'a [Option<Value>];

payload! {
    /// Payload of `deque`.
    pub struct Deque {
        items: GilCell<VecDeque<Value>>,
        /// Largest length; negative: unbounded.
        bound: Cell<i64>,
        /// Rises with every change of length or order.
        changes: Cell<u64>,
    }
    /// Iterator over a deque.
    pub struct DequeIter {
        deque: Value,
        left: Cell<usize>,
        changes: Cell<u64>,
    }
    /// Iterator over a deque from its right end.
    pub struct DequeReverseIter {
        deque: Value,
        left: Cell<usize>,
        changes: Cell<u64>,
    }
}

impl Deque {
    fn changed(&self) {
        self.changes.set(self.changes.get().wrapping_add(1));
    }
    fn full(&self, vm: &Vm) -> bool {
        self.items.get(vm).len() as i64 == self.bound.get()
    }
}

fn expect(value: &Value) -> &Object<Deque> {
    value.downcast::<Deque>().expect("a deque")
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    Ok(empty(vm, &class, -1))
}

fn empty(vm: &Vm, class: &Object<crate::object::Type>, bound: i64) -> Value {
    vm.alloc(
        class,
        Deque {
            items: GilCell::default(),
            bound: Cell::new(bound),
            changes: Cell::new(0),
        },
    )
}

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let deque = expect(args.arg(0));
    let bound = match args.opt(2).filter(|bound| !bound.is_none()) {
        Some(bound) => {
            if !sequence::is_index(vm, bound) {
                return Err(vm.type_error("an integer is required"));
            }
            let bound = vm.index_i64(bound)?;
            if bound < 0 {
                return Err(vm.value_error("maxlen must be non-negative"));
            }
            bound
        }
        None => -1,
    };
    deque.bound.set(bound);
    deque.changed();
    deque.items.set(vm, VecDeque::new());
    if let Some(iterable) = args.opt(1) {
        extend_right(vm, deque, iterable)?;
    }
    Ok(Value::NONE)
}

/// Whether there is room for one more item.
fn has_room(vm: &mut Vm, deque: &Deque) -> Result<()> {
    let items = deque.items.get_mut(vm);
    if items.len() < items.capacity() || items.try_reserve(1).is_ok() {
        return Ok(());
    }
    Err(sequence::no_memory(vm))
}

fn push_right(vm: &mut Vm, deque: &Deque, item: Value) -> Result<()> {
    has_room(vm, deque)?;
    let full = deque.full(vm);
    deque.changed();
    let items = deque.items.get_mut(vm);
    items.push_back(item);
    if full {
        items.pop_front();
    }
    Ok(())
}

fn push_left(vm: &mut Vm, deque: &Deque, item: Value) -> Result<()> {
    has_room(vm, deque)?;
    let full = deque.full(vm);
    deque.changed();
    let items = deque.items.get_mut(vm);
    items.push_front(item);
    if full {
        items.pop_back();
    }
    Ok(())
}

fn extend_right(vm: &mut Vm, deque: &Object<Deque>, iterable: &Value) -> Result<()> {
    if iterable.is(&deque.value()) {
        let items: Vec<Value> = deque.items.get(vm).iter().cloned().collect();
        items
            .into_iter()
            .try_for_each(|item| push_right(vm, deque, item))?;
        return Ok(());
    }
    vm.for_each(iterable, |vm, item| push_right(vm, deque, item))
}

fn append(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    push_right(vm, expect(args.arg(0)), args.arg(1).clone())?;
    Ok(Value::NONE)
}

fn append_left(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    push_left(vm, expect(args.arg(0)), args.arg(1).clone())?;
    Ok(Value::NONE)
}

fn extend(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    extend_right(vm, expect(args.arg(0)), args.arg(1))?;
    Ok(Value::NONE)
}

fn extend_left(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let deque = expect(args.arg(0));
    if args.arg(0).is(args.arg(1)) {
        let items: Vec<Value> = deque.items.get(vm).iter().cloned().collect();
        items
            .into_iter()
            .try_for_each(|item| push_left(vm, deque, item))?;
        return Ok(Value::NONE);
    }
    vm.for_each(args.arg(1), |vm, item| push_left(vm, deque, item))?;
    Ok(Value::NONE)
}

fn take(vm: &mut Vm, deque: &Deque, left: bool) -> Result<Value> {
    let items = deque.items.get_mut(vm);
    let item = match left {
        true => items.pop_front(),
        false => items.pop_back(),
    };
    match item {
        Some(item) => {
            deque.changed();
            Ok(item)
        }
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn clear(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let deque = expect(args.arg(0));
    deque.changed();
    deque.items.set(vm, VecDeque::new());
    Ok(Value::NONE)
}

fn copy_value(vm: &mut Vm, value: &Value) -> Result<Value> {
    let deque = expect(value);
    let class = vm.class_of(value).class_ref();
    if !class.has(flags::HEAP) {
        let items = deque.items.cloned(vm);
        let copy = empty(vm, &class, deque.bound.get());
        expect(&copy).items.set(vm, items);
        return Ok(copy);
    }
    let copy = match deque.bound.get() {
        bound if bound < 0 => vm.call(class.value(), std::slice::from_ref(value))?,
        bound => {
            let bound = vm.int(bound);
            vm.call(class.value(), &[value.clone(), bound])?
        }
    };
    if !copy.is_a::<Deque>() {
        let (want, got) = (vm.type_name(value), vm.type_name(&copy));
        return Err(vm.type_error(format!("{want}() must return a deque, not {got}")));
    }
    Ok(copy)
}

fn copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    copy_value(vm, args.arg(0))
}

fn mutated(vm: &mut Vm) -> Raised {
    vm.runtime_error("deque mutated during iteration")
}

/// Index of the first item of `start..stop` that equals `wanted`; RuntimeError if comparing changes the deque.
fn find(
    vm: &mut Vm,
    deque: &Object<Deque>,
    wanted: &Value,
    start: usize,
    stop: usize,
) -> Result<Option<usize>> {
    let changes = deque.changes.get();
    for index in start..stop {
        let Some(item) = deque.items.get(vm).get(index).cloned() else {
            return Ok(None);
        };
        let equal = vm.eq(&item, wanted)?;
        if deque.changes.get() != changes {
            return Err(mutated(vm));
        }
        if equal {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

fn count(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let deque = expect(args.arg(0));
    let length = deque.items.get(vm).len();
    let (mut count, mut start) = (0, 0);
    while let Some(at) = find(vm, deque, args.arg(1), start, length)? {
        count += 1;
        start = at + 1;
    }
    Ok(vm.int(count))
}

fn contains(vm: &mut Vm, value: &Value, wanted: &Value) -> Result<bool> {
    let deque = expect(value);
    let length = deque.items.get(vm).len();
    Ok(find(vm, deque, wanted, 0, length)?.is_some())
}

fn index(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let deque = expect(args.arg(0));
    let start = sequence::bound_argument(vm, args.opt(2), 0)?;
    let stop = sequence::bound_argument(vm, args.opt(3), i64::MAX)?;
    let length = deque.items.get(vm).len();
    let (start, stop) = sequence::clip(start, stop, length);
    match find(vm, deque, args.arg(1), start, stop.min(length))? {
        Some(at) => Ok(vm.int(at as i64)),
        None => {
            let text = vm.repr_text(args.arg(1))?;
            Err(vm.value_error(format!("{text} is not in deque")))
        }
    }
}

fn insert(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let deque = expect(args.arg(0));
    let index = vm.index_i64(args.arg(1))?;
    if deque.full(vm) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    deque.changed();
    let item = args.arg(2).clone();
    let items = deque.items.get_mut(vm);
    let length = items.len() as i64;
    let index = if index < 0 {
        index.saturating_add(length)
    } else {
        index
    };
    items.insert(index.clamp(0, length) as usize, item);
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let deque = expect(args.arg(0));
    let length = deque.items.get(vm).len();
    let changes = deque.changes.get();
    match find(vm, deque, args.arg(1), 0, length) {
        Ok(Some(at)) => {
            deque.changed();
            deque.items.get_mut(vm).remove(at);
            Ok(Value::NONE)
        }
        Ok(None) => {
            let text = vm.repr_text(args.arg(1))?;
            Err(vm.value_error(format!("{text} is not in deque")))
        }
        Err(_) if deque.changes.get() != changes => {
            Err(vm.index_error("deque mutated during remove()."))
        }
        Err(raised) => Err(raised),
    }
}

fn reverse(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let deque = expect(args.arg(0));
    deque.items.get_mut(vm).make_contiguous().reverse();
    Ok(Value::NONE)
}

fn rotate(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let deque = expect(args.arg(0));
    let by = match args.opt(1) {
        Some(by) => vm.index_i64(by)?,
        None => 1,
    };
    let items = deque.items.get_mut(vm);
    if items.len() > 1 {
        let by = by.rem_euclid(items.len() as i64) as usize;
        items.rotate_right(by);
        deque.changed();
    }
    Ok(Value::NONE)
}

fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_value(vm, args.arg(0));
    let state = sequence::reduce_state(vm, args.arg(0))?;
    let iterator = vm.iter(args.arg(0))?;
    let empty = vm.tuple(Vec::new());
    let parts = match expect(args.arg(0)).bound.get() {
        bound if bound < 0 => empty,
        bound => {
            let bound = vm.int(bound);
            vm.tuple_of([empty, bound])
        }
    };
    Ok(vm.tuple_of([class, parts, state, iterator]))
}

fn sizeof(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let room = expect(args.arg(0)).items.get(vm).capacity();
    Ok(vm.int(232 + 8 * room as i64))
}

fn place(vm: &mut Vm, deque: &Deque, key: &Value) -> Result<usize> {
    if !sequence::is_index(vm, key) {
        let name = vm.type_name(key);
        return Err(vm.type_error(format!("sequence index must be integer, not '{name}'")));
    }
    let index = sequence::index_of_key(vm, key)?;
    let length = deque.items.get(vm).len() as i64;
    let index = if index < 0 { index + length } else { index };
    match (0..length).contains(&index) {
        true => Ok(index as usize),
        false => Err(vm.index_error("deque index out of range")),
    }
}

fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let deque = expect(value);
    let at = place(vm, deque, key)?;
    Ok(deque.items.get(vm)[at].clone())
}

fn set_item(vm: &mut Vm, value: &Value, key: &Value, item: Option<&Value>) -> Result<()> {
    let deque = expect(value);
    let at = place(vm, deque, key)?;
    match item {
        Some(item) => deque.items.get_mut(vm)[at] = item.clone(),
        None => {
            deque.changed();
            deque.items.get_mut(vm).remove(at);
        }
    }
    Ok(())
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let name = vm.class_of(value).display_name(vm);
    if !vm.enter_repr(value) {
        return Ok(vm.str("[...]"));
    }
    let items = vm.collect(value);
    let list = items.map(|items| vm.list(items));
    let list = list.and_then(|list| vm.repr(&list));
    vm.leave_repr();
    let mut text = sequence::Text::default();
    text.push(&format!("{name}("));
    text.push_value(&list?);
    match expect(value).bound.get() {
        bound if bound < 0 => text.push(")"),
        bound => text.push(&format!(", maxlen={bound})")),
    }
    Ok(text.finish(vm))
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    if !left.is_a::<Deque>() || !right.is_a::<Deque>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (expect(left), expect(right));
    let lengths = (a.items.get(vm).len(), b.items.get(vm).len());
    if lengths.0 != lengths.1 && matches!(operator, Compare::Eq | Compare::Ne) {
        return Ok(Value::bool(operator == Compare::Ne));
    }
    let (first, second) = (vm.iter(left)?, vm.iter(right)?);
    loop {
        let (x, y) = (vm.next(&first)?, vm.next(&second)?);
        match (x, y) {
            (Some(x), Some(y)) => {
                if !vm.eq(&x, &y)? {
                    return match operator {
                        Compare::Eq => Ok(Value::FALSE),
                        Compare::Ne => Ok(Value::TRUE),
                        _ => vm.compare(&x, &y, operator),
                    };
                }
            }
            (x, y) => {
                let ordering = x.is_some().cmp(&y.is_some());
                return Ok(Value::bool(operator.holds(ordering)));
            }
        }
    }
}

fn add(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    if !left.is_a::<Deque>() || !right.is_a::<Deque>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let sum = copy_value(vm, left)?;
    extend_right(vm, expect(&sum), right)?;
    Ok(sum)
}

fn add_in_place(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    extend_right(vm, expect(left), right)?;
    Ok(left.clone())
}

/// Repeats the items, of which only the last `bound` stay.
fn repeat_in_place(vm: &mut Vm, deque: &Deque, count: usize) -> Result<()> {
    let items: Vec<Value> = deque.items.get(vm).iter().cloned().collect();
    let bound = deque.bound.get();
    let mut repeated = if bound >= 0 && !items.is_empty() {
        let enough = bound as usize / items.len() + 1;
        sequence::repeat(vm, &items, count.min(enough))?
    } else {
        sequence::repeat(vm, &items, count)?
    };
    if bound >= 0 && repeated.len() > bound as usize {
        repeated.drain(..repeated.len() - bound as usize);
    }
    deque.changed();
    deque.items.set(vm, repeated.into());
    Ok(())
}

fn multiply(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (deque, count) = match (left.is_a::<Deque>(), right.is_a::<Deque>()) {
        (true, _) => (left, right),
        (false, true) => (right, left),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let Some(count) = sequence::repetitions(vm, count)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let product = copy_value(vm, deque)?;
    repeat_in_place(vm, expect(&product), count)?;
    Ok(product)
}

fn multiply_in_place(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let Some(count) = sequence::repetitions(vm, right)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    repeat_in_place(vm, expect(left), count)?;
    Ok(left.clone())
}

// ---- iterators

fn iter(vm: &mut Vm, value: &Value) -> Result<Value> {
    let deque = expect(value);
    let left = deque.items.get(vm).len();
    Ok(vm.object(DequeIter {
        deque: value.clone(),
        left: Cell::new(left),
        changes: deque.changes.clone(),
    }))
}

fn reversed(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let deque = expect(args.arg(0));
    let left = deque.items.get(vm).len();
    Ok(vm.object(DequeReverseIter {
        deque: args.arg(0).clone(),
        left: Cell::new(left),
        changes: deque.changes.clone(),
    }))
}

fn step(
    vm: &mut Vm,
    (deque, left, changes): (&Value, &Cell<usize>, &Cell<u64>),
    backwards: bool,
) -> Result<Option<Value>> {
    let deque = expect(deque);
    if deque.changes.get() != changes.get() {
        left.set(0);
        return Err(mutated(vm));
    }
    let Some(after) = left.get().checked_sub(1) else {
        return Ok(None);
    };
    left.set(after);
    let items = deque.items.get(vm);
    let at = match backwards {
        true => after,
        false => items.len() - after - 1,
    };
    Ok(items.get(at).cloned())
}

fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<DequeIter>(value);
    step(vm, (&this.deque, &this.left, &this.changes), false)
}

fn reverse_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<DequeReverseIter>(value);
    if this.left.get() == 0 {
        return Ok(None);
    }
    step(vm, (&this.deque, &this.left, &this.changes), true)
}

fn iterator_new(vm: &mut Vm, args: Bindings<'_>, backwards: bool) -> Result<Value> {
    if !args.arg(1).is_a::<Deque>() {
        let name = vm.type_name(args.arg(1));
        return Err(vm.type_error(format!("argument 1 must be collections.deque, not {name}")));
    }
    let skip = match args.opt(2) {
        Some(skip) => vm.index_i64(skip)?,
        None => 0,
    };
    let iterator = match backwards {
        true => reversed(vm, &[Some(args.arg(1).clone())])?,
        false => iter(vm, args.arg(1))?,
    };
    for _ in 0..skip {
        if vm.next(&iterator)?.is_none() {
            break;
        }
    }
    Ok(iterator)
}

const ITERATOR_SIGNATURE: &str = "($type, deque, index=0, /)";

fn iterator_reduce(vm: &mut Vm, value: &Value, deque: &Value, left: usize) -> Result<Value> {
    let class = class_value(vm, value);
    let done = expect(deque).items.get(vm).len().saturating_sub(left);
    let done = vm.int(done as i64);
    let parts = vm.tuple_of([deque.clone(), done]);
    Ok(vm.tuple_of([class, parts]))
}

pub(super) static ITERATOR: TypeSpec = iterator_spec!(DequeIter, "_deque_iterator", next, {
    shown_again: &[Slot::GetAttr],
    module: "collections",
    flags: 0,
    new: Some(("__new__", ITERATOR_SIGNATURE, |vm, args| iterator_new(vm, args, false), "")),
    methods: &[
        rows::length_hint(|vm, args| {
            let left = this::<DequeIter>(args.arg(0)).left.get();
            Ok(vm.int(left as i64))
        }),
        rows::reduce(|vm, args| {
            let this = this::<DequeIter>(args.arg(0));
            iterator_reduce(vm, args.arg(0), &this.deque, this.left.get())
        }),
    ],
});

pub(super) static REVERSE_ITERATOR: TypeSpec = iterator_spec!(DequeReverseIter, "_deque_reverse_iterator", reverse_next, {
    shown_again: &[Slot::GetAttr],
    module: "collections",
    flags: 0,
    new: Some(("__new__", ITERATOR_SIGNATURE, |vm, args| iterator_new(vm, args, true), "")),
    methods: &[
        rows::length_hint(|vm, args| {
            let left = this::<DequeReverseIter>(args.arg(0)).left.get();
            Ok(vm.int(left as i64))
        }),
        rows::reduce(|vm, args| {
            let this = this::<DequeReverseIter>(args.arg(0));
            iterator_reduce(vm, args.arg(0), &this.deque, this.left.get())
        }),
    ],
});

const METHODS: &[NativeDef] = &[
    (
        "append",
        "($self, item, /)",
        append,
        "Add an element to the right side of the deque.",
    ),
    (
        "appendleft",
        "($self, item, /)",
        append_left,
        "Add an element to the left side of the deque.",
    ),
    (
        "clear",
        "($self, /)",
        clear,
        "Remove all elements from the deque.",
    ),
    (
        "__copy__",
        "($self, /)",
        copy,
        "Return a shallow copy of a deque.",
    ),
    (
        "copy",
        "($self, /)",
        copy,
        "Return a shallow copy of a deque.",
    ),
    (
        "count",
        "($self, value, /)",
        count,
        "Return number of occurrences of value.",
    ),
    (
        "extend",
        "($self, iterable, /)",
        extend,
        "Extend the right side of the deque with elements from the iterable.",
    ),
    (
        "extendleft",
        "($self, iterable, /)",
        extend_left,
        "Extend the left side of the deque with elements from the iterable.",
    ),
    (
        "index",
        "($self, value, start=0, stop=<unrepresentable>, /)",
        index,
        "Return first index of value.\n\nRaises ValueError if the value is not present.",
    ),
    (
        "insert",
        "($self, index, value, /)",
        insert,
        "Insert value before index.",
    ),
    (
        "pop",
        "($self, /)",
        |vm, args| take(vm, expect(args.arg(0)), false),
        "Remove and return the rightmost element.",
    ),
    (
        "popleft",
        "($self, /)",
        |vm, args| take(vm, expect(args.arg(0)), true),
        "Remove and return the leftmost element.",
    ),
    rows::reduce(reduce),
    (
        "remove",
        "($self, value, /)",
        remove,
        "Remove first occurrence of value.",
    ),
    (
        "__reversed__",
        "($self, /)",
        reversed,
        "Return a reverse iterator over the deque.",
    ),
    ("reverse", "($self, /)", reverse, "Reverse *IN PLACE*."),
    (
        "rotate",
        "($self, n=1, /)",
        rotate,
        "Rotate the deque n steps to the right.  If n is negative, rotates left.",
    ),
    (
        "__sizeof__",
        "($self, /)",
        sizeof,
        "Return the size of the deque in memory, in bytes.",
    ),
    CLASS_GETITEM,
];

pub(super) static DEQUE: TypeSpec = TypeSpec {
    module: "collections",
    flags: flags::BASE | flags::SEQUENCE | flags::WEAKREF,
    doc: "A list-like sequence optimized for data accesses near its endpoints.",
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    init: Some(("__init__", "($self, iterable=(), maxlen=None)", init, "")),
    methods: METHODS,
    getset: &[(
        "maxlen",
        |vm, value| {
            Ok(match expect(value).bound.get() {
                bound if bound < 0 => Value::NONE,
                bound => vm.int(bound),
            })
        },
        None,
        "maximum size of a deque or None if unbounded",
    )],
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.compare.set(Some(compare));
        slots.iter.set(Some(iter));
        slots
            .len
            .set(Some(|vm, v| Ok(expect(v).items.get(vm).len())));
        slots.get_item.set(Some(get_item));
        slots.set_item.set(Some(set_item));
        slots.contains.set(Some(contains));
        slots.binary[Operator::Add as usize].set(Some(add));
        slots.binary[Operator::Mul as usize].set(Some(multiply));
        slots.in_place[Operator::Add as usize].set(Some(add_in_place));
        slots.in_place[Operator::Mul as usize].set(Some(multiply_in_place));
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Deque>("deque")
};
