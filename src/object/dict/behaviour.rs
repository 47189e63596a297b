//! The slots and methods of `dict`.

use super::{Dict, iterators, update, views};
use crate::object::header::Object;
use crate::object::native::rest;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::native::{Bound, NativeDef};
use crate::object::sequence::{self, Text};
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::types::{Class, Compare, Operator, flags};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

/// The dict behind a value that is known to be one.
///
/// # Panics
/// If it is not.
#[inline(always)]
pub fn expect(value: &Value) -> &Object<Dict> {
    value.downcast::<Dict>().expect("a dict")
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(class) = Class::from_value(args.arg(0)) else {
        return Err(vm.type_error("dict.__new__(X): X is not a type object"));
    };
    Ok(vm.alloc(&class, Dict::default()))
}

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (given, keywords) = rest(args, 1);
    update::update_from_arguments(vm, args.arg(0), given, keywords, "dict")?;
    Ok(Value::NONE)
}

fn update_method(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (given, keywords) = rest(args, 1);
    update::update_from_arguments(vm, args.arg(0), given, keywords, "update")?;
    Ok(Value::NONE)
}

/// `dict[key]`.
#[inline]
pub fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let dict = expect(value);
    match vm.dict_get(dict, key)? {
        Some(found) => Ok(found),
        None => missing(vm, value, key),
    }
}

/// What `dict[key]` answers without such a key: `__missing__` of a subclass, or KeyError.
#[cold]
pub fn missing(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    if !sequence::is_exact(vm, value, &vm.types().dict) {
        let name = vm.names().__missing__.clone();
        if let Some(found) = sequence::call_special(vm, value, &name, std::slice::from_ref(key))? {
            return Ok(found);
        }
    }
    Err(vm.key_error(key))
}

fn set_item(vm: &mut Vm, value: &Value, key: &Value, item: Option<&Value>) -> Result<()> {
    let dict = expect(value);
    match item {
        Some(item) => vm.dict_set(dict, key, item.clone()).map(drop),
        None => match vm.dict_remove(dict, key)? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(key)),
        },
    }
}

fn contains(vm: &mut Vm, value: &Value, key: &Value) -> Result<bool> {
    let hash = vm.hash(key)?;
    Ok(vm.table_find(&expect(value).table, key, hash)?.is_some())
}

/// Key and value of the entry at `position` or the next one that is no hole, and the position behind it.
pub fn item_from(vm: &Vm, dict: &Dict, position: usize) -> Option<(Value, Value, usize)> {
    let table = dict.table.get(vm);
    let position = position.max(table.front());
    let entries = table.entries().get(position..)?;
    entries.iter().enumerate().find_map(|(ahead, entry)| {
        let (key, value) = (entry.key.as_ref()?, entry.value.as_ref()?);
        Some((key.clone(), value.clone(), position + ahead + 1))
    })
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let dict = expect(value);
    if dict.len(vm) == 0 {
        return Ok(vm.str("{}"));
    }
    if !vm.enter_repr(value) {
        return Ok(vm.str("{...}"));
    }
    let text = repr_items(vm, dict);
    vm.leave_repr();
    Ok(text?.finish(vm))
}

fn repr_items(vm: &mut Vm, dict: &Dict) -> Result<Text> {
    let mut text = Text::default();
    let mut position = 0;
    text.push("{");
    let mut first = true;
    while let Some((key, value, next)) = item_from(vm, dict, position) {
        if !first {
            text.push(", ");
        }
        first = false;
        text.push_value(&vm.repr(&key)?);
        text.push(": ");
        text.push_value(&vm.repr(&value)?);
        position = next;
    }
    text.push("}");
    Ok(text)
}

/// Equality of dicts: the order does not matter.
pub(super) fn equal(vm: &mut Vm, a: &Object<Dict>, b: &Object<Dict>) -> Result<bool> {
    if a.len(vm) != b.len(vm) {
        return Ok(false);
    }
    let mut position = 0;
    loop {
        let (hash, key, value) = {
            let Some(entry) = a.table.get(vm).entries().get(position) else {
                return Ok(true);
            };
            position += 1;
            match (&entry.key, &entry.value) {
                (Some(key), Some(value)) => (entry.hash, key.clone(), value.clone()),
                _ => continue,
            }
        };
        let Some(at) = vm.table_find(&b.table, &key, hash)? else {
            return Ok(false);
        };
        let Some(other) = b.table.get(vm).entries()[at].value.clone() else {
            return Ok(false);
        };
        if !vm.eq(&value, &other)? {
            return Ok(false);
        }
    }
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let (Some(a), Some(b)) = (left.downcast::<Dict>(), right.downcast::<Dict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match operator {
        Compare::Eq => Ok(Value::bool(equal(vm, a, b)?)),
        Compare::Ne => Ok(Value::bool(!equal(vm, a, b)?)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn or(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    if !left.is_a::<Dict>() || !right.is_a::<Dict>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let merged = copy_of(vm, left)?;
    update::update(vm, &merged, right)?;
    Ok(merged)
}

fn or_in_place(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    update::update(vm, left, right)?;
    Ok(left.clone())
}

/// `dict.get`.
pub(super) fn get(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let found = vm.dict_get(expect(args.arg(0)), args.arg(1))?;
    Ok(found.unwrap_or_else(|| args.opt(2).cloned().unwrap_or(Value::NONE)))
}

fn setdefault(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let dict = expect(args.arg(0));
    let hash = vm.hash(args.arg(1))?;
    if let Some(at) = vm.table_find(&dict.table, args.arg(1), hash)?
        && let Some(found) = dict.table.get(vm).entries()[at].value.clone()
    {
        return Ok(found);
    }
    let default = args.opt(2).cloned().unwrap_or(Value::NONE);
    dict.takes(&default);
    dict.takes(args.arg(1));
    dict.keys_changed();
    dict.table
        .get_mut(vm)
        .insert_new(hash, args.arg(1).clone(), Some(default.clone()));
    Ok(default)
}

fn pop(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let dict = expect(args.arg(0));
    // What is not there need not be hashable.
    let found = match dict.table.get(vm).len() {
        0 => None,
        _ => vm.dict_remove(dict, args.arg(1))?,
    };
    match found {
        Some(value) => Ok(value),
        None => match args.opt(2) {
            Some(default) => Ok(default.clone()),
            None => Err(vm.key_error(args.arg(1))),
        },
    }
}

fn popitem(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let dict = expect(args.arg(0));
    dict.table.get_mut(vm).trim();
    let Some(last) = dict.table.get(vm).entries().len().checked_sub(1) else {
        let class = vm.exceptions().KeyError.clone();
        return Err(vm.error(&class, "popitem(): dictionary is empty"));
    };
    dict.keys_changed();
    let (key, value) = dict.table.get_mut(vm).remove_at(last);
    Ok(vm.tuple_of([key, value.unwrap_or(Value::NONE)]))
}

fn clear(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let dict = expect(args.arg(0));
    dict.keys_changed();
    let old = dict.table.get_mut(vm).take();
    drop(old);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    copy_of(vm, args.arg(0))
}

/// A plain dict with the items of a dict, or of a subclass's instance as that shows them (`PyDict_Copy`).
fn copy_of(vm: &mut Vm, value: &Value) -> Result<Value> {
    if !update::iterates_plainly(vm, value) {
        let copy = vm.dict();
        update::update(vm, &copy, value)?;
        return Ok(copy);
    }
    let table = expect(value).table.cloned(vm);
    Ok(vm.alloc_builtin(&vm.types().dict, Dict::new(table)))
}

fn from_keys(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let value = args.opt(2).cloned().unwrap_or(Value::NONE);
    let result = vm.call(args.arg(0), &[])?;
    if let Some(dict) = result.downcast::<Dict>()
        && sequence::is_exact(vm, &result, &vm.types().dict)
    {
        // The hashes of a set's or dict's items are known.
        if let Some(items) = crate::object::set::hashed_items(vm, args.arg(1)) {
            for (hash, key) in items {
                vm.dict_set_hashed(dict, &key, hash, value.clone())?;
            }
            return Ok(result);
        }
        vm.for_each(args.arg(1), |vm, key| {
            vm.dict_set(dict, &key, value.clone()).map(drop)
        })?;
    } else {
        vm.for_each(args.arg(1), |vm, key| {
            vm.set_item(&result, &key, Some(&value))
        })?;
    }
    Ok(result)
}

fn sizeof(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let memory = expect(args.arg(0)).table.get(vm).memory();
    Ok(vm.int(48 + memory as i64))
}

const METHODS: &[NativeDef] = &[
    CLASS_GETITEM,
    (
        "__contains__",
        "($self, key, /)",
        |vm, args| contains(vm, args.arg(0), args.arg(1)).map(Value::bool),
        "True if the dictionary has the specified key, else False.",
    ),
    (
        "__getitem__",
        "($self, key, /)",
        |vm, args| get_item(vm, args.arg(0), args.arg(1)),
        "Return self[key].",
    ),
    (
        "__sizeof__",
        "($self, /)",
        sizeof,
        "Return the size of the dict in memory, in bytes.",
    ),
    (
        "get",
        "($self, key, default=None, /)",
        get,
        "Return the value for key if key is in the dictionary, else default.",
    ),
    (
        "setdefault",
        "($self, key, default=None, /)",
        setdefault,
        "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.",
    ),
    (
        "pop",
        "($self, key, default=<unrepresentable>, /)",
        pop,
        "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.",
    ),
    (
        "popitem",
        "($self, /)",
        popitem,
        "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.",
    ),
    (
        "keys",
        "($self, /)",
        views::keys,
        "Return a set-like object providing a view on the dict's keys.",
    ),
    (
        "items",
        "($self, /)",
        views::items,
        "Return a set-like object providing a view on the dict's items.",
    ),
    (
        "values",
        "($self, /)",
        views::values,
        "Return an object providing a view on the dict's values.",
    ),
    (
        "update",
        "($self, /, *args, **kwargs)\nrest",
        update_method,
        "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\nIf E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: for k in F:  D[k] = F[k]",
    ),
    (
        "fromkeys",
        "($type, iterable, value=None, /)",
        from_keys,
        "Create a new dictionary with keys from iterable and values set to value.",
    ),
    (
        "clear",
        "($self, /)",
        clear,
        "Remove all items from the dict.",
    ),
    (
        "copy",
        "($self, /)",
        copy,
        "Return a shallow copy of the dict.",
    ),
    (
        "__reversed__",
        "($self, /)",
        |vm, args| iterators::reversed::<{ iterators::REVERSED }>(vm, args.arg(0)),
        "Return a reverse iterator over the dict keys.",
    ),
];

pub(super) const SPEC: TypeSpec = TypeSpec {
    flags: flags::BASE | flags::MAPPING | flags::MATCH_SELF,
    doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    init: Some(("__init__", "($self, /, *args, **kwargs)\nrest", init, "")),
    methods: METHODS,
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.compare.set(Some(compare));
        slots.iter.set(Some(|vm, v| {
            iterators::forward::<{ iterators::KEY }>(vm, v)
        }));
        slots.len.set(Some(|vm, v| Ok(expect(v).len(vm))));
        slots.get_item.set(Some(get_item));
        slots.set_item.set(Some(set_item));
        slots.contains.set(Some(contains));
        slots.binary[Operator::Or as usize].set(Some(or));
        slots.in_place[Operator::Or as usize].set(Some(or_in_place));
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Dict>("dict")
};
