//! `accumulate`, `compress`, `dropwhile`, `takewhile`, `filterfalse`, `starmap`, `groupby`.

use crate::object::iterators::{class_argument, next_of, stop_is_end, this};
use crate::object::native::Bound;
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::trace::{iterator_spec, payload};
use crate::object::tuple::Tuple;
use crate::object::types::Operator;
use crate::object::{GilCell, Value};
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

payload! {
    /// `accumulate(iterable, func, initial)`.
    pub struct Accumulate {
        iterator: Value,
        /// `None`: addition.
        function: Option<Value>,
        total: GilCell<Option<Value>>,
        initial: GilCell<Option<Value>>,
    }
    /// `compress(data, selectors)`.
    pub struct Compress {
        data: Value,
        selectors: Value,
    }
    /// `dropwhile(predicate, iterable)`.
    pub struct DropWhile {
        function: Value,
        iterator: Value,
        started: Cell<bool>,
    }
    /// `takewhile(predicate, iterable)`.
    pub struct TakeWhile {
        function: Value,
        iterator: Value,
        stopped: Cell<bool>,
    }
    /// `filterfalse(function, iterable)`.
    pub struct FilterFalse {
        function: Value,
        iterator: Value,
    }
    /// `starmap(function, iterable)`.
    pub struct StarMap {
        function: Value,
        iterator: Value,
    }
    /// `groupby(iterable, key)`.
    pub struct GroupBy {
        iterator: Value,
        key: Value,
        target_key: GilCell<Option<Value>>,
        current_key: GilCell<Option<Value>>,
        current_value: GilCell<Option<Value>>,
        /// Number of the group whose items are given out now.
        group: Cell<u64>,
    }
    /// The items of one group.
    pub struct Grouper {
        parent: Value,
        target_key: Value,
        group: Cell<u64>,
    }
}

// ---- accumulate

fn accumulate_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let iterator = vm.iter(args.arg(1))?;
    let given = |at: usize| args.opt(at).filter(|value| !value.is_none()).cloned();
    Ok(vm.alloc(
        &class,
        Accumulate {
            iterator,
            function: given(2),
            total: GilCell::new(None),
            initial: GilCell::new(given(3)),
        },
    ))
}

fn accumulate_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Accumulate>(value);
    if let Some(initial) = this.initial.replace(vm, None) {
        this.total.set(vm, Some(initial.clone()));
        return Ok(Some(initial));
    }
    let Some(item) = next_of(vm, &this.iterator)? else {
        return Ok(None);
    };
    let total = match this.total.cloned(vm) {
        None => item,
        Some(total) => {
            let result = match &this.function {
                None => vm.binary(Operator::Add, &total, &item),
                Some(function) => vm.call(function, &[total, item]),
            };
            match stop_is_end(vm, result)? {
                Some(total) => total,
                None => return Ok(None),
            }
        }
    };
    this.total.set(vm, Some(total.clone()));
    Ok(Some(total))
}

pub(super) static ACCUMULATE: TypeSpec = iterator_spec!(Accumulate, "accumulate", accumulate_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    doc: "Return series of accumulated sums (or other binary function results).",
    new: Some(("__new__", "($type, iterable, func=None, *, initial=None)", accumulate_new, "")),
});

// ---- compress

fn compress_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let data = vm.iter(args.arg(1))?;
    let selectors = vm.iter(args.arg(2))?;
    Ok(vm.alloc(&class, Compress { data, selectors }))
}

fn compress_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Compress>(value);
    loop {
        let Some(item) = next_of(vm, &this.data)? else {
            return Ok(None);
        };
        let Some(selector) = next_of(vm, &this.selectors)? else {
            return Ok(None);
        };
        if vm.is_true(&selector)? {
            return Ok(Some(item));
        }
    }
}

pub(super) static COMPRESS: TypeSpec = iterator_spec!(Compress, "compress", compress_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    doc: "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.",
    new: Some(("__new__", "($type, data, selectors)", compress_new, "")),
});

// ---- dropwhile, takewhile, filterfalse

/// Function and iterator of a call with those two arguments.
fn function_and_iterator(vm: &mut Vm, args: Bindings<'_>) -> Result<(Value, Value)> {
    let iterator = vm.iter(args.arg(2))?;
    Ok((args.arg(1).clone(), iterator))
}

/// The truth of `function(item)`; `None` if it raised StopIteration.
fn test(vm: &mut Vm, function: &Value, item: &Value) -> Result<Option<bool>> {
    let result = vm.call(function, std::slice::from_ref(item));
    match stop_is_end(vm, result)? {
        Some(answer) => vm.is_true(&answer).map(Some),
        None => Ok(None),
    }
}

fn dropwhile_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let (function, iterator) = function_and_iterator(vm, args)?;
    Ok(vm.alloc(
        &class,
        DropWhile {
            function,
            iterator,
            started: Cell::new(false),
        },
    ))
}

fn dropwhile_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<DropWhile>(value);
    while let Some(item) = next_of(vm, &this.iterator)? {
        if this.started.get() {
            return Ok(Some(item));
        }
        match test(vm, &this.function, &item)? {
            Some(true) => {}
            Some(false) => {
                this.started.set(true);
                return Ok(Some(item));
            }
            None => return Ok(None),
        }
    }
    Ok(None)
}

pub(super) static DROPWHILE: TypeSpec = iterator_spec!(DropWhile, "dropwhile", dropwhile_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    doc: "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.",
    new: Some(("__new__", "($type, predicate, iterable, /)", dropwhile_new, "")),
});

fn takewhile_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let (function, iterator) = function_and_iterator(vm, args)?;
    Ok(vm.alloc(
        &class,
        TakeWhile {
            function,
            iterator,
            stopped: Cell::new(false),
        },
    ))
}

fn takewhile_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<TakeWhile>(value);
    if this.stopped.get() {
        return Ok(None);
    }
    let Some(item) = next_of(vm, &this.iterator)? else {
        return Ok(None);
    };
    match test(vm, &this.function, &item)? {
        Some(true) => Ok(Some(item)),
        Some(false) => {
            this.stopped.set(true);
            Ok(None)
        }
        None => Ok(None),
    }
}

pub(super) static TAKEWHILE: TypeSpec = iterator_spec!(TakeWhile, "takewhile", takewhile_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    doc: "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
    new: Some(("__new__", "($type, predicate, iterable, /)", takewhile_new, "")),
});

fn filterfalse_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let (function, iterator) = function_and_iterator(vm, args)?;
    Ok(vm.alloc(&class, FilterFalse { function, iterator }))
}

fn filterfalse_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<FilterFalse>(value);
    let plain = this.function.is_none() || this.function.is(vm.types().bool.value());
    while let Some(item) = next_of(vm, &this.iterator)? {
        let answer = match plain {
            true => Some(vm.is_true(&item)?),
            false => test(vm, &this.function, &item)?,
        };
        match answer {
            Some(false) => return Ok(Some(item)),
            Some(true) => {}
            None => return Ok(None),
        }
    }
    Ok(None)
}

pub(super) static FILTERFALSE: TypeSpec = iterator_spec!(FilterFalse, "filterfalse", filterfalse_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    doc: "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.",
    new: Some(("__new__", "($type, function, iterable, /)", filterfalse_new, "")),
});

// ---- starmap

fn starmap_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let (function, iterator) = function_and_iterator(vm, args)?;
    Ok(vm.alloc(&class, StarMap { function, iterator }))
}

fn starmap_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<StarMap>(value);
    let Some(item) = next_of(vm, &this.iterator)? else {
        return Ok(None);
    };
    let result = match item.downcast::<Tuple>() {
        Some(args) => vm.call(&this.function, args.items()),
        None => {
            let args = vm.collect(&item)?;
            vm.call(&this.function, &args)
        }
    };
    stop_is_end(vm, result)
}

pub(super) static STARMAP: TypeSpec = iterator_spec!(StarMap, "starmap", starmap_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    doc: "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
    new: Some(("__new__", "($type, function, iterable, /)", starmap_new, "")),
});

// ---- groupby

fn groupby_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let iterator = vm.iter(args.arg(1))?;
    Ok(vm.alloc(
        &class,
        GroupBy {
            iterator,
            key: args.opt(2).cloned().unwrap_or(Value::NONE),
            target_key: GilCell::new(None),
            current_key: GilCell::new(None),
            current_value: GilCell::new(None),
            group: Cell::new(0),
        },
    ))
}

/// Takes the next item of the iterable; false at its end.
fn groupby_step(vm: &mut Vm, this: &GroupBy) -> Result<bool> {
    let Some(item) = next_of(vm, &this.iterator)? else {
        return Ok(false);
    };
    let key = match this.key.is_none() {
        true => item.clone(),
        false => {
            let result = vm.call(&this.key, std::slice::from_ref(&item));
            match stop_is_end(vm, result)? {
                Some(key) => key,
                None => return Ok(false),
            }
        }
    };
    this.current_value.set(vm, Some(item));
    this.current_key.set(vm, Some(key));
    Ok(true)
}

fn groupby_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<GroupBy>(value);
    this.group.set(this.group.get() + 1);
    // Skip to the next group.
    loop {
        match (this.current_key.cloned(vm), this.target_key.cloned(vm)) {
            (None, _) => {}
            (Some(_), None) => break,
            (Some(current), Some(target)) => {
                if !vm.eq(&target, &current)? {
                    break;
                }
            }
        }
        if !groupby_step(vm, this)? {
            return Ok(None);
        }
    }
    let key = this.current_key.cloned(vm).unwrap_or(Value::NONE);
    this.target_key.set(vm, Some(key.clone()));
    let grouper = vm.object(Grouper {
        parent: value.clone(),
        target_key: key.clone(),
        group: Cell::new(this.group.get()),
    });
    Ok(Some(vm.tuple_of([key, grouper])))
}

fn grouper_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let group = this::<Grouper>(value);
    let parent = this::<GroupBy>(&group.parent);
    if parent.group.get() != group.group.get() {
        return Ok(None);
    }
    if parent.current_value.get(vm).is_none() && !groupby_step(vm, parent)? {
        return Ok(None);
    }
    let current = parent.current_key.cloned(vm).unwrap_or(Value::NONE);
    if !vm.eq(&group.target_key, &current)? {
        return Ok(None);
    }
    Ok(parent.current_value.replace(vm, None))
}

pub(super) static GROUPBY: TypeSpec = iterator_spec!(GroupBy, "groupby", groupby_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    doc: "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.",
    new: Some(("__new__", "($type, iterable, key=None)", groupby_new, "")),
});

pub(super) static GROUPER: TypeSpec = iterator_spec!(Grouper, "_grouper", grouper_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    flags: 0,
});
