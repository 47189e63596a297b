//! `list`. The layout is here; subscripts are in `subscript.rs`, the methods table in `methods.rs`, sorting in
//! `sort.rs` and `timsort.rs`, iterators in `iterator.rs`. Wherever Python code may run in between, the list may
//! be shorter afterwards: lengths are read again, items are cloned out.

mod iterator;
mod methods;
mod sort;
mod subscript;
mod timsort;

pub use iterator::iterator_of;
pub use sort::{sort, sort_items};
pub use subscript::{delete_span, get_item, set_item};

/// `list.append`, which the dispatch loop knows: see `object/native/intrinsics.rs`.
pub(crate) const APPEND: super::native::NativeFn = methods::append;

use super::GilCell;
use super::header::{Kind, Object, Payload, Visitor};
use super::sequence;
use super::spec::TypeSpec;
use super::str::{Str, Units};
use super::tuple::Tuple;
use super::types::Compare;
use super::value::Value;
use crate::object::slots::Slot;
use crate::vm::{Result, Vm};

/// Payload of `list`.
#[derive(Default)]
pub struct List {
    pub items: GilCell<Vec<Value>>,
}

impl Payload for List {
    const KIND: Kind = Kind::List;
    const GC: bool = true;

    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.items.get(vm).iter().rev().for_each(visit);
    }

    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.append(self.items.get_mut(vm));
    }
}

impl Drop for List {
    fn drop(&mut self) {
        // The last item first, as CPython.
        // SAFETY: nobody refers to a dying list.
        drop_items(std::mem::take(unsafe { self.items.get_unguarded_mut() }));
    }
}

/// Drops what was in a list, the last item first.
pub fn drop_items(mut items: Vec<Value>) {
    while let Some(item) = items.pop() {
        drop(item);
    }
}

/// Iterator over a list: the dispatch loop advances it inline.
pub struct ListIter {
    /// `None` once exhausted.
    pub list: GilCell<Option<Value>>,
    pub position: std::cell::Cell<usize>,
}

impl Payload for ListIter {
    const KIND: Kind = Kind::ListIter;
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.list.get(vm).iter().for_each(visit);
    }
}

/// The list behind a value that is known to be one.
///
/// # Panics
/// If it is not.
#[inline(always)]
pub fn expect(value: &Value) -> &Object<List> {
    value.downcast::<List>().expect("a list")
}

/// The items of a list, borrowed.
#[inline(always)]
pub fn items<'a>(vm: &'a Vm, value: &'a Value) -> &'a [Value] {
    expect(value).items.get(vm)
}

impl Vm {
    /// A list of these items.
    pub fn list(&self, items: Vec<Value>) -> Value {
        self.alloc_builtin(
            &self.types().list,
            List {
                items: GilCell::new(items),
            },
        )
    }

    /// `list.extend(iterable)`: items arrive one by one, so an iterable that looks at the list sees them.
    pub fn list_extend(&mut self, list: &Object<List>, iterable: &Value) -> Result<()> {
        if let Some(source) = iterable.downcast::<List>()
            && sequence::is_exact(self, iterable, &self.types().list)
        {
            let length = source.items.get(self).len();
            self.check_room(length * 16)?;
            if list.items.get_mut(self).try_reserve(length).is_err() {
                return Err(sequence::no_memory(self));
            }
            if std::ptr::eq(list, source) {
                list.items.get_mut(self).extend_from_within(..);
                return Ok(());
            }
            // Both cannot be borrowed at once: the target is taken out for the moment.
            let mut items = std::mem::take(list.items.get_mut(self));
            items.extend_from_slice(source.items.get(self));
            *list.items.get_mut(self) = items;
            return Ok(());
        }
        if let Some(source) = iterable.downcast::<Tuple>()
            && sequence::is_exact(self, iterable, &self.types().tuple)
        {
            if list
                .items
                .get_mut(self)
                .try_reserve(source.items().len())
                .is_err()
            {
                return Err(sequence::no_memory(self));
            }
            list.items.get_mut(self).extend_from_slice(source.items());
            return Ok(());
        }
        if let Some(text) = iterable.downcast::<Str>()
            && sequence::is_exact(self, iterable, &self.types().str)
            && let Units::One(bytes) = text.units()
        {
            self.check_room(bytes.len() * 16)?;
            if list.items.get_mut(self).try_reserve(bytes.len()).is_err() {
                return Err(sequence::no_memory(self));
            }
            let characters: Vec<Value> = {
                let own = &self.common().latin1;
                bytes
                    .iter()
                    .map(|&byte| own[byte as usize].clone())
                    .collect()
            };
            list.items.get_mut(self).extend(characters);
            return Ok(());
        }
        let iterator = self.iter(iterable)?;
        let hint = sequence::length_hint(self, iterable, 8)?;
        // As CPython: a hint that overflows is not believed, another is reserved for.
        let items = list.items.get_mut(self);
        let believed = items.len() + hint <= isize::MAX as usize;
        if items.try_reserve(if believed { hint } else { 8 }).is_err() {
            return Err(sequence::no_memory(self));
        }
        let next = self.class_of(&iterator).slots.next.get();
        let Some(next) = next else {
            return self.next(&iterator).map(drop);
        };
        while let Some(item) = next(self, &iterator)? {
            self.step()?;
            let items = list.items.get_mut(self);
            if !sequence::has_room(items) {
                return Err(sequence::no_memory(self));
            }
            items.push(item);
        }
        // A hint is no promise: what an exaggerated one reserved goes back.
        let items = list.items.get_mut(self);
        if items.capacity() > 64 && items.len() < items.capacity() / 2 {
            items.shrink_to_fit();
        }
        Ok(())
    }
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    if items(vm, value).is_empty() {
        return Ok(vm.str("[]"));
    }
    sequence::repr_items(vm, value, ("[", "]", "[...]"), |vm, index| {
        items(vm, value).get(index).cloned()
    })
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    if !left.is_a::<List>() || !right.is_a::<List>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    sequence::compare(vm, left, right, operator, items)
}

fn contains(vm: &mut Vm, value: &Value, item: &Value) -> Result<bool> {
    Ok(find(vm, value, item, 0, usize::MAX)?.is_some())
}

/// Index of the first item of `start..stop` that equals `item`.
fn find(
    vm: &mut Vm,
    value: &Value,
    item: &Value,
    start: usize,
    stop: usize,
) -> Result<Option<usize>> {
    let mut index = start;
    while index < stop {
        let other = {
            let items = items(vm, value);
            while let Some(other) = items.get(index)
                && index < stop
                && let Some(equal) = sequence::quick_equal(vm, other, item)
            {
                if equal {
                    return Ok(Some(index));
                }
                index += 1;
            }
            match items.get(index) {
                Some(other) if index < stop => other.clone(),
                _ => return Ok(None),
            }
        };
        if vm.eq(&other, item)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

fn add(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (Some(a), Some(b)) = (left.downcast::<List>(), right.downcast::<List>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let length = a.items.get(vm).len() + b.items.get(vm).len();
    let mut joined = sequence::reserve(vm, Some(length))?;
    let (a, b) = (a.items.get(vm), b.items.get(vm));
    joined.extend_from_slice(a);
    joined.extend_from_slice(b);
    Ok(vm.list(joined))
}

fn multiply(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (list, count) = match left.downcast::<List>() {
        Some(list) => (list, right),
        None => match right.downcast::<List>() {
            Some(list) => (list, left),
            None => return Ok(Value::NOT_IMPLEMENTED),
        },
    };
    let Some(count) = sequence::repetitions(vm, count)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    vm.check_room(list.items.get(vm).len() * 8)?;
    let items = list.items.cloned(vm);
    let items = sequence::repeat(vm, &items, count)?;
    Ok(vm.list(items))
}

fn add_in_place(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let Some(list) = left.downcast::<List>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    vm.list_extend(list, right)?;
    Ok(left.clone())
}

fn multiply_in_place(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let Some(list) = left.downcast::<List>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let Some(count) = sequence::repetitions(vm, right)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    vm.check_room(list.items.get(vm).len() * 8)?;
    let items = list.items.cloned(vm);
    let items = sequence::repeat(vm, &items, count)?;
    list.items.set(vm, items);
    Ok(left.clone())
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    flags: super::types::flags::BASE
        | super::types::flags::SEQUENCE
        | super::types::flags::MATCH_SELF,
    doc: "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
    new: Some((
        "__new__",
        "($type, /, *args, **kwargs)\nignored",
        methods::new,
        "",
    )),
    init: Some(("__init__", "($self, iterable=(), /)", methods::init, "")),
    methods: methods::METHODS,
    slots: |slots| {
        use super::types::Operator;
        slots.repr.set(Some(repr));
        slots.compare.set(Some(compare));
        slots.iter.set(Some(iterator::iter));
        slots.len.set(Some(|vm, v| Ok(items(vm, v).len())));
        slots.get_item.set(Some(get_item));
        slots.set_item.set(Some(set_item));
        slots.contains.set(Some(contains));
        slots.binary[Operator::Add as usize].set(Some(add));
        slots.binary[Operator::Mul as usize].set(Some(multiply));
        slots.in_place[Operator::Add as usize].set(Some(add_in_place));
        slots.in_place[Operator::Mul as usize].set(Some(multiply_in_place));
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<List>("list")
};
/// The type of its iterators.
pub static ITERATOR_SPEC: TypeSpec = iterator::SPEC;

/// Further types of this room.
pub static SPECS: &[&TypeSpec] = &[&iterator::REVERSE_SPEC];
