//! `OrderedDict`: dicts keep the order of insertion anyway; this adds moving to either end, `popitem` from the
//! front, and equality that looks at the order.

use super::{class_value, rest};
use crate::object::class::object::NATIVE_DICT;
use crate::object::dict::{self, Dict, item_from};
use crate::object::native::Bound;
use crate::object::sequence::{self, Text};
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::types::{Compare, Operator, flags};
use crate::object::{Class, Value};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    update_from(vm, args, "expected")?;
    Ok(Value::NONE)
}

/// What the base class's method of this name does.
fn inherited(vm: &mut Vm, base: &Class, name: &str, args: Bindings<'_>) -> Result<Value> {
    let method = vm.attr(base.value(), name)?;
    vm.call(&method, std::slice::from_ref(args.arg(0)))
}

fn update(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    update_from(vm, args, "update()")?;
    Ok(Value::NONE)
}

fn update_from(vm: &mut Vm, args: Bindings<'_>, what: &str) -> Result<()> {
    match rest(args, 1) {
        [] => {}
        [source] => set_all(vm, args.arg(0), source)?,
        more => {
            let count = more.len();
            return Err(vm.type_error(match what {
                "expected" => format!("expected at most 1 arguments, got {count}"),
                _ => format!("update() takes at most 1 positional argument ({count} given)"),
            }));
        }
    }
    set_all(vm, args.arg(0), args.arg(2))
}

/// `target[key] = value` for all of `source`, by `__setitem__` if a subclass has one.
fn set_all(vm: &mut Vm, target: &Value, source: &Value) -> Result<()> {
    let own = vm.types().dict.slots.set_item.get().map(|f| f as usize);
    if vm.class_of(target).slots.set_item.get().map(|f| f as usize) == own {
        return dict::update(vm, target, source);
    }
    let plain = vm.dict();
    dict::update(vm, &plain, source)?;
    let mut position = 0;
    while let Some((key, value, next)) = item_from(vm, dict::expect(&plain), position) {
        vm.set_item(target, &key, Some(&value))?;
        position = next;
    }
    Ok(())
}

fn find(vm: &mut Vm, value: &Value, key: &Value) -> Result<Option<usize>> {
    let hash = vm.hash(key)?;
    vm.table_find(&dict::expect(value).table, key, hash)
}

fn move_to_end(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let last = match args.opt(2) {
        Some(last) => vm.is_true(last)?,
        None => true,
    };
    let Some(at) = find(vm, args.arg(0), args.arg(1))? else {
        return Err(vm.key_error(args.arg(1)));
    };
    let dict = dict::expect(args.arg(0));
    let table = dict.table.get_mut(vm);
    table.trim();
    let end = if last {
        table.entries().len() - 1
    } else {
        table.front()
    };
    if at == end {
        // Nothing changes: a lookup goes on that called us from a key's `__eq__`.
        return Ok(Value::NONE);
    }
    dict.keys_changed();
    let table = dict.table.get_mut(vm);
    let hash = table.entries()[at].hash;
    let (key, value) = table.remove_at(at);
    table.insert_new(hash, key, value);
    if !last {
        table.last_to_front();
    }
    Ok(Value::NONE)
}

fn popitem(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let last = match args.opt(1) {
        Some(last) => vm.is_true(last)?,
        None => true,
    };
    let dict = dict::expect(args.arg(0));
    if dict.len(vm) == 0 {
        let class = vm.exceptions().KeyError.clone();
        return Err(vm.error(&class, "dictionary is empty"));
    }
    dict.keys_changed();
    let table = dict.table.get_mut(vm);
    table.trim();
    let at = match last {
        true => table.entries().len() - 1,
        false => table.front(),
    };
    let (key, value) = table.remove_at(at);
    Ok(vm.tuple_of([key, value.unwrap_or(Value::NONE)]))
}

fn pop(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    match vm.dict_remove(dict::expect(args.arg(0)), args.arg(1))? {
        Some(value) => Ok(value),
        None => match args.opt(2) {
            Some(default) => Ok(default.clone()),
            None => Err(vm.key_error(args.arg(1))),
        },
    }
}

fn setdefault(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if let Some(found) = vm.dict_get(dict::expect(args.arg(0)), args.arg(1))? {
        return Ok(found);
    }
    let default = args.opt(2).cloned().unwrap_or(Value::NONE);
    vm.set_item(args.arg(0), args.arg(1), Some(&default))?;
    Ok(default)
}

fn copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_value(vm, args.arg(0));
    let result = vm.call(&class, &[])?;
    set_all(vm, &result, args.arg(0))?;
    Ok(result)
}

fn from_keys(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let value = args.opt(2).cloned().unwrap_or(Value::NONE);
    let result = vm.call(args.arg(0), &[])?;
    vm.for_each(args.arg(1), |vm, key| {
        vm.set_item(&result, &key, Some(&value))
    })?;
    Ok(result)
}

fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_value(vm, args.arg(0));
    let state = sequence::reduce_state(vm, args.arg(0))?;
    let parts = vm.tuple(Vec::new());
    let items = vm.call_method(args.arg(0), "items", &[])?;
    let items = vm.iter(&items)?;
    Ok(vm.tuple_of([class, parts, state, Value::NONE, items]))
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let name = vm.class_of(value).display_name(vm);
    if dict::expect(value).len(vm) == 0 {
        return Ok(vm.str(&format!("{name}()")));
    }
    if !vm.enter_repr(value) {
        return Ok(vm.str("..."));
    }
    let table = dict::expect(value).table.cloned(vm);
    let plain = vm.alloc(&vm.types().dict, Dict::new(table));
    let items = vm.repr(&plain);
    vm.leave_repr();
    let mut text = Text::default();
    text.push(&name);
    text.push("(");
    text.push_value(&items?);
    text.push(")");
    Ok(text.finish(vm))
}

fn is_ordered(vm: &Vm, value: &Value) -> bool {
    vm.class_of(value).has(flags::ORDERED)
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    if !matches!(operator, Compare::Eq | Compare::Ne)
        || !left.is_a::<Dict>()
        || !right.is_a::<Dict>()
    {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let plain = vm.types().dict.slots.compare.get();
    let mut equal = match plain {
        Some(compare) => {
            let answer = compare(vm, left, right, Compare::Eq)?;
            vm.is_true(&answer)?
        }
        None => false,
    };
    if equal && is_ordered(vm, right) && is_ordered(vm, left) {
        let (mut a, mut b) = (0, 0);
        let state = |vm: &Vm| {
            let [left, right] = [left, right].map(|one| dict::expect(one).table.get(vm));
            [left.mutations(), right.mutations()]
        };
        let before = state(vm);
        loop {
            let next =
                [(left, a), (right, b)].map(|(one, at)| item_from(vm, dict::expect(one), at));
            let [Some((x, _, i)), Some((y, _, j))] = next else {
                // An `__eq__` above may have changed the length of one.
                equal = next.iter().all(Option::is_none);
                break;
            };
            let same = vm.eq(&x, &y)?;
            if state(vm) != before {
                return Err(vm.runtime_error("OrderedDict mutated during iteration"));
            }
            if !same {
                equal = false;
                break;
            }
            (a, b) = (i, j);
        }
    }
    Ok(Value::bool(equal == (operator == Compare::Eq)))
}

fn or(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    if !left.is_a::<Dict>() || !right.is_a::<Dict>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let model = if is_ordered(vm, left) { left } else { right };
    let class = class_value(vm, model);
    let result = vm.call(&class, std::slice::from_ref(left))?;
    set_all(vm, &result, right)?;
    Ok(result)
}

fn or_in_place(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    set_all(vm, left, right)?;
    Ok(left.clone())
}

pub(super) static ORDERED_DICT: TypeSpec = TypeSpec {
    module: "collections",
    base: Some(|vm| vm.types().dict.clone()),
    flags: flags::BASE
        | flags::MAPPING
        | flags::MATCH_SELF
        | flags::DICT
        | flags::WEAKREF
        | flags::ORDERED,
    doc: "Dictionary that remembers insertion order",
    init: Some(("__init__", "($self, /, *args, **kwargs)", init, "")),
    methods: &[
        ("keys", "($self, /)", dict::views::ordered_keys, ""),
        ("values", "($self, /)", dict::views::ordered_values, ""),
        ("items", "($self, /)", dict::views::ordered_items, ""),
        (
            "__reversed__",
            "($self, /)",
            |vm, args| {
                let dict = vm.types().dict.clone();
                inherited(vm, &dict, "__reversed__", args)
            },
            "od.__reversed__() <==> reversed(od)",
        ),
        (
            "clear",
            "($self, /)",
            |vm, args| {
                let dict = vm.types().dict.clone();
                inherited(vm, &dict, "clear", args)
            },
            "od.clear() -> None.  Remove all items from od.",
        ),
        (
            "__sizeof__",
            "($self, /)",
            |vm, args| {
                let dict = vm.types().dict.clone();
                inherited(vm, &dict, "__sizeof__", args)
            },
            "",
        ),
        (
            "fromkeys",
            "($type, iterable, value=None)",
            from_keys,
            "Create a new ordered dictionary with keys from iterable and values set to value.",
        ),
        (
            "setdefault",
            "($self, key, default=None)",
            setdefault,
            "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.",
        ),
        (
            "pop",
            "($self, key, default=<unrepresentable>)",
            pop,
            "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.",
        ),
        (
            "popitem",
            "($self, last=True)",
            popitem,
            "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is true or FIFO order if false.",
        ),
        ("update", "($self, /, *args, **kwargs)", update, ""),
        (
            "copy",
            "($self, /)",
            copy,
            "od.copy() -> a shallow copy of od",
        ),
        (
            "__reduce__",
            "($self, /)",
            reduce,
            "Return state information for pickling",
        ),
        (
            "move_to_end",
            "($self, key, last=True)",
            move_to_end,
            "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not exist.",
        ),
    ],
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.compare.set(Some(compare));
        slots.binary[Operator::Or as usize].set(Some(or));
        slots.in_place[Operator::Or as usize].set(Some(or_in_place));
    },
    getset: &[NATIVE_DICT],
    shown_again: &[Slot::Iter, Slot::SetItem],
    is_static: true,
    ..TypeSpec::of::<Dict>("OrderedDict")
};
