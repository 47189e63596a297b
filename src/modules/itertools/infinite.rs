//! `count`, `cycle`, `repeat`.

use crate::object::iterators::{class_argument, next_of, this};
use crate::object::native::Bound;
use crate::object::native::rows;
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::trace::{iterator_spec, payload};
use crate::object::types::Operator;
use crate::object::{GilCell, Value, sequence};
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

payload! {
    /// `count(start, step)`.
    pub struct Count {
        next: GilCell<Value>,
        step: Value,
    }
    /// `cycle(iterable)`.
    pub struct Cycle {
        /// `None` once everything is in `saved`.
        iterator: GilCell<Option<Value>>,
        saved: GilCell<Vec<Value>>,
        position: Cell<usize>,
    }
    /// `repeat(object, times)`.
    pub struct Repeat {
        object: Value,
        /// Negative: for ever.
        left: Cell<i64>,
    }
}

fn is_number(vm: &Vm, value: &Value) -> bool {
    let slots = &vm.class_of(value).slots;
    sequence::is_index(vm, value)
        || slots.float.get().is_some()
        || slots.int.get().is_some()
        || value.is_a::<crate::object::complex::Complex>()
}

fn count_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let start = args.opt(1).cloned().unwrap_or_else(|| vm.int(0));
    let step = args.opt(2).cloned().unwrap_or_else(|| vm.int(1));
    if !is_number(vm, &start) || !is_number(vm, &step) {
        return Err(vm.type_error("a number is required"));
    }
    let next = GilCell::new(start);
    Ok(vm.alloc(&class, Count { next, step }))
}

fn count_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Count>(value);
    let current = this.next.cloned(vm);
    let following = match (current.as_small_int(), this.step.as_small_int()) {
        (Some(current), Some(step)) => vm.int(current + step),
        _ => vm.binary(Operator::Add, &current, &this.step)?,
    };
    this.next.set(vm, following);
    Ok(Some(current))
}

fn count_repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let this = this::<Count>(value);
    let name = vm.class_of(value).display_name(vm);
    let next = this.next.cloned(vm);
    let next = vm.repr_text(&next)?;
    if this.step.as_small_int() == Some(1) {
        return Ok(vm.str(&format!("{name}({next})")));
    }
    let step = vm.repr_text(&this.step)?;
    Ok(vm.str(&format!("{name}({next}, {step})")))
}

pub(super) static COUNT: TypeSpec = TypeSpec {
    module: "itertools",
    doc: "Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step",
    new: Some(("__new__", "($type, start=0, step=1)", count_new, "")),
    slots: |slots| {
        slots.iter.set(Some(|_, value| Ok(value.clone())));
        slots.next.set(Some(count_next));
        slots.repr.set(Some(count_repr));
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Count>("count")
};

fn cycle_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let iterator = vm.iter(args.arg(1))?;
    Ok(vm.alloc(
        &class,
        Cycle {
            iterator: GilCell::new(Some(iterator)),
            saved: GilCell::default(),
            position: Cell::new(0),
        },
    ))
}

fn cycle_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Cycle>(value);
    if let Some(iterator) = this.iterator.cloned(vm) {
        if let Some(item) = next_of(vm, &iterator)? {
            this.saved.get_mut(vm).push(item.clone());
            return Ok(Some(item));
        }
        this.iterator.set(vm, None);
    }
    let saved = this.saved.get(vm);
    let position = this.position.get();
    let Some(item) = saved.get(position) else {
        return Ok(None);
    };
    this.position.set((position + 1) % saved.len());
    Ok(Some(item.clone()))
}

pub(super) static CYCLE: TypeSpec = iterator_spec!(Cycle, "cycle", cycle_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    doc: "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
    new: Some(("__new__", "($type, iterable, /)", cycle_new, "")),
});

fn repeat_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let left = match args.opt(2) {
        Some(times) => vm.index_i64(times)?.max(0),
        None => -1,
    };
    Ok(vm.alloc(
        &class,
        Repeat {
            object: args.arg(1).clone(),
            left: Cell::new(left),
        },
    ))
}

fn repeat_next(_: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Repeat>(value);
    match this.left.get() {
        0 => return Ok(None),
        left if left > 0 => this.left.set(left - 1),
        _ => {}
    }
    Ok(Some(this.object.clone()))
}

fn repeat_repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let this = this::<Repeat>(value);
    let name = vm.class_of(value).display_name(vm);
    let object = vm.repr_text(&this.object)?;
    Ok(match this.left.get() {
        left if left >= 0 => vm.str(&format!("{name}({object}, {left})")),
        _ => vm.str(&format!("{name}({object})")),
    })
}

fn repeat_length_hint(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    match this::<Repeat>(args.arg(0)).left.get() {
        left if left >= 0 => Ok(vm.int(left)),
        _ => Err(vm.type_error("len() of unsized object")),
    }
}

pub(super) static REPEAT: TypeSpec = TypeSpec {
    module: "itertools",
    doc: "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.",
    new: Some((
        "__new__",
        "($type, object, times=<unrepresentable>)",
        repeat_new,
        "",
    )),
    methods: &[rows::length_hint(repeat_length_hint)],
    slots: |slots| {
        slots.iter.set(Some(|_, value| Ok(value.clone())));
        slots.next.set(Some(repeat_next));
        slots.repr.set(Some(repeat_repr));
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Repeat>("repeat")
};
