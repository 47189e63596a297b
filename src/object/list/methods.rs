//! The methods of `list`.

use super::{List, expect, find, items, iterator, sort};
use crate::object::GilCell;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::native::{Bound, NativeDef};
use crate::object::sequence;
use crate::object::types::Class;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

pub(super) fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(class) = Class::from_value(args.arg(0)) else {
        return Err(vm.type_error("list.__new__(X): X is not a type object"));
    };
    Ok(vm.alloc(&class, List::default()))
}

pub(super) fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let list = expect(args.arg(0));
    list.items.set(vm, Vec::new());
    if let Some(iterable) = args.opt(1) {
        vm.list_extend(list, iterable)?;
    }
    Ok(Value::NONE)
}

/// `list.append`.
pub(super) fn append(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let item = args.arg(1).clone();
    let items = expect(args.arg(0)).items.get_mut(vm);
    if !sequence::has_room(items) {
        return Err(sequence::no_memory(vm));
    }
    items.push(item);
    Ok(Value::NONE)
}

fn extend(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    vm.list_extend(expect(args.arg(0)), args.arg(1))?;
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let index = vm.index_i64(args.arg(1))?;
    let items = expect(args.arg(0)).items.get_mut(vm);
    let length = items.len() as i64;
    let index = if index < 0 {
        index.saturating_add(length)
    } else {
        index
    };
    if !sequence::has_room(items) {
        return Err(sequence::no_memory(vm));
    }
    items.insert(index.clamp(0, length) as usize, args.arg(2).clone());
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let list = expect(args.arg(0));
    let Some(index) = args.opt(1) else {
        return match list.items.get_mut(vm).pop() {
            Some(item) => Ok(item),
            None => Err(vm.index_error("pop from empty list")),
        };
    };
    let index = vm.index_i64(index)?;
    let items = list.items.get_mut(vm);
    if items.is_empty() {
        return Err(vm.index_error("pop from empty list"));
    }
    let index = if index < 0 {
        index + items.len() as i64
    } else {
        index
    };
    if !(0..items.len() as i64).contains(&index) {
        return Err(vm.index_error("pop index out of range"));
    }
    Ok(items.remove(index as usize))
}

fn remove(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(at) = find(vm, args.arg(0), args.arg(1), 0, usize::MAX)? else {
        return Err(vm.value_error("list.remove(x): x not in list"));
    };
    let items = expect(args.arg(0)).items.get_mut(vm);
    if at < items.len() {
        items.remove(at);
    }
    Ok(Value::NONE)
}

fn index(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let start = sequence::bound_argument(vm, args.opt(2), 0)?;
    let stop = sequence::bound_argument(vm, args.opt(3), i64::MAX)?;
    let (start, stop) = sequence::clip(start, stop, items(vm, args.arg(0)).len());
    match find(vm, args.arg(0), args.arg(1), start, stop)? {
        Some(at) => Ok(vm.int(at as i64)),
        None => {
            let text = vm.repr_text(args.arg(1))?;
            Err(vm.value_error(format!("{text} is not in list")))
        }
    }
}

fn count(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (mut count, mut start) = (0, 0);
    while let Some(at) = find(vm, args.arg(0), args.arg(1), start, usize::MAX)? {
        count += 1;
        start = at + 1;
    }
    Ok(vm.int(count))
}

fn clear(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    super::drop_items(expect(args.arg(0)).items.replace(vm, Vec::new()));
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let items = expect(args.arg(0)).items.cloned(vm);
    Ok(vm.list(items))
}

fn reverse(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    expect(args.arg(0)).items.get_mut(vm).reverse();
    Ok(Value::NONE)
}

fn sort_method(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let reverse = match args.opt(2) {
        Some(reverse) => vm.is_true(reverse)?,
        None => false,
    };
    let key = args.opt(1).filter(|key| !key.is_none());
    sort(vm, expect(args.arg(0)), key, reverse)?;
    Ok(Value::NONE)
}

fn sizeof(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let room = expect(args.arg(0)).items.get(vm).capacity();
    Ok(vm.int(40 + 8 * room as i64))
}

fn reversed(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let last = items(vm, args.arg(0)).len() as i64 - 1;
    Ok(vm.object(iterator::ListReverseIter {
        list: GilCell::new(Some(args.arg(0).clone())),
        position: std::cell::Cell::new(last),
    }))
}

pub(super) const METHODS: &[NativeDef] = &[
    CLASS_GETITEM,
    (
        "__getitem__",
        "($self, index, /)",
        |vm, args| super::get_item(vm, args.arg(0), args.arg(1)),
        "Return self[index].",
    ),
    (
        "__reversed__",
        "($self, /)",
        reversed,
        "Return a reverse iterator over the list.",
    ),
    (
        "__sizeof__",
        "($self, /)",
        sizeof,
        "Return the size of the list in memory, in bytes.",
    ),
    ("clear", "($self, /)", clear, "Remove all items from list."),
    (
        "copy",
        "($self, /)",
        copy,
        "Return a shallow copy of the list.",
    ),
    (
        "append",
        "($self, object, /)",
        append,
        "Append object to the end of the list.",
    ),
    (
        "insert",
        "($self, index, object, /)",
        insert,
        "Insert object before index.",
    ),
    (
        "extend",
        "($self, iterable, /)",
        extend,
        "Extend list by appending elements from the iterable.",
    ),
    (
        "pop",
        "($self, index=-1, /)",
        pop,
        "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.",
    ),
    (
        "remove",
        "($self, value, /)",
        remove,
        "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.",
    ),
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
    ("reverse", "($self, /)", reverse, "Reverse *IN PLACE*."),
    (
        "sort",
        "($self, /, *, key=None, reverse=False)",
        sort_method,
        "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list item and sort them,\nascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order.",
    ),
];
