//! `chain`, `zip_longest`, `islice`, `pairwise`, `batched`.

use crate::object::int::Int;
use crate::object::iterators::{class_argument, next_of, plain_next, this};
use crate::object::native::Bound;
use crate::object::native::rest;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::trace::{iterator_spec, payload};
use crate::object::{GilCell, Value, sequence};
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

payload! {
    /// `chain(*iterables)`.
    pub struct Chain {
        /// Iterator over the iterables; `None` once exhausted.
        source: GilCell<Option<Value>>,
        active: GilCell<Option<Value>>,
    }
    /// `zip_longest(*iterables, fillvalue)`.
    pub struct ZipLongest {
        /// `None` in place of exhausted ones.
        iterators: GilCell<Vec<Option<Value>>>,
        fill: Value,
    }
    /// `islice(iterable, start, stop, step)`.
    pub struct Islice {
        /// `None` once exhausted.
        iterator: GilCell<Option<Value>>,
        next: Cell<i64>,
        /// Negative: without end.
        stop: Cell<i64>,
        step: i64,
        count: Cell<i64>,
    }
    /// `pairwise(iterable)`.
    pub struct Pairwise {
        iterator: GilCell<Option<Value>>,
        old: GilCell<Option<Value>>,
    }
    /// `batched(iterable, n, strict)`.
    pub struct Batched {
        iterator: GilCell<Option<Value>>,
        size: usize,
        strict: bool,
    }
}

fn chain_of(vm: &mut Vm, class: &Value, source: Value) -> Result<Value> {
    let class = class_argument(vm, class)?;
    Ok(vm.alloc(
        &class,
        Chain {
            source: GilCell::new(Some(source)),
            active: GilCell::new(None),
        },
    ))
}

fn chain_from_iterable(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let source = vm.iter(args.arg(1))?;
    chain_of(vm, args.arg(0), source)
}

fn chain_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterables = vm.tuple_from_slice(rest(args, 1).0);
    let source = vm.iter(&iterables)?;
    chain_of(vm, args.arg(0), source)
}

fn chain_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Chain>(value);
    if let Some(active) = this.active.get(vm)
        && let Some(item) = plain_next(vm, active)
    {
        return Ok(Some(item));
    }
    while let Some(source) = this.source.cloned(vm) {
        let active = match this.active.cloned(vm) {
            Some(active) => active,
            None => {
                let following = vm.next(&source).and_then(|iterable| match iterable {
                    Some(iterable) => vm.iter(&iterable).map(Some),
                    None => Ok(None),
                });
                match following {
                    Ok(Some(iterator)) => {
                        this.active.set(vm, Some(iterator.clone()));
                        iterator
                    }
                    other => {
                        this.source.set(vm, None);
                        return other.map(|_| None);
                    }
                }
            }
        };
        if let Some(item) = vm.next(&active)? {
            return Ok(Some(item));
        }
        this.active.set(vm, None);
    }
    Ok(None)
}

pub(super) static CHAIN: TypeSpec = iterator_spec!(Chain, "chain", chain_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    doc: "Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.",
    new: Some(("__new__", "($type, /, *iterables)\nrest", chain_new, "")),
    methods: &[(
        "from_iterable",
        "($type, iterable, /)",
        chain_from_iterable,
        "Alternative chain() constructor taking a single iterable argument that evaluates lazily.",
    ), CLASS_GETITEM],
});

fn zip_longest_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let (iterables, keywords) = rest(args, 1);
    let iterators = iterables
        .iter()
        .map(|iterable| vm.iter(iterable).map(Some))
        .collect::<Result<Vec<_>>>()?;
    let mut fill = Value::NONE;
    if let Some(keywords) = keywords {
        let name = vm.intern("fillvalue");
        let keywords = crate::object::dict::expect(keywords);
        let given = keywords.get_str(vm, &name);
        if keywords.len(vm) > given.is_some() as usize {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        fill = given.unwrap_or(Value::NONE);
    }
    let iterators = GilCell::new(iterators);
    Ok(vm.alloc(&class, ZipLongest { iterators, fill }))
}

fn zip_longest_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<ZipLongest>(value);
    let iterators = this.iterators.get(vm);
    let count = iterators.len();
    let mut active = iterators.iter().flatten().count();
    if active == 0 {
        return Ok(None);
    }
    let mut items = Vec::with_capacity(count);
    for index in 0..count {
        let Some(Some(iterator)) = this.iterators.get(vm).get(index) else {
            items.push(this.fill.clone());
            continue;
        };
        if let Some(item) = plain_next(vm, iterator) {
            items.push(item);
            continue;
        }
        let iterator = iterator.clone();
        match vm.next(&iterator) {
            Ok(Some(item)) => items.push(item),
            Ok(None) => {
                active -= 1;
                if active == 0 {
                    this.iterators
                        .get_mut(vm)
                        .iter_mut()
                        .for_each(|i| *i = None);
                    return Ok(None);
                }
                if let Some(slot) = this.iterators.get_mut(vm).get_mut(index) {
                    *slot = None;
                }
                items.push(this.fill.clone());
            }
            Err(raised) => {
                this.iterators
                    .get_mut(vm)
                    .iter_mut()
                    .for_each(|i| *i = None);
                return Err(raised);
            }
        }
    }
    Ok(Some(vm.tuple(items)))
}

pub(super) static ZIP_LONGEST: TypeSpec = iterator_spec!(ZipLongest, "zip_longest", zip_longest_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    doc: "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\ndefaults to None or can be specified by a keyword argument.",
    new: Some(("__new__", "($type, /, *iterables, fillvalue=None)\nrest ($type, /, *iterables, **kwargs)", zip_longest_new, "")),
});

/// A non-negative int or None.
fn bound(vm: &mut Vm, value: &Value, default: i64, message: &str) -> Result<i64> {
    if value.is_none() {
        return Ok(default);
    }
    let number = match sequence::is_index(vm, value) {
        true => vm.index(value).ok().and_then(|index| Int::to_i64(&index)),
        false => None,
    };
    match number {
        Some(number) if number >= 0 => Ok(number),
        _ => Err(vm.value_error(message)),
    }
}

fn islice_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    const START_STOP: &str =
        "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STOP: &str =
        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STEP: &str = "Step for islice() must be a positive integer or None.";
    let class = class_argument(vm, args.arg(0))?;
    let (iterable, start, stop, step) = match rest(args, 1).0 {
        [iterable, stop] => (iterable, 0, bound(vm, stop, -1, STOP)?, 1),
        [iterable, start, stop, rest @ ..] if rest.len() < 2 => {
            let stop = bound(vm, stop, -1, STOP)?;
            let start = bound(vm, start, 0, START_STOP)?;
            let step = match rest {
                [step] => bound(vm, step, 1, STEP)?,
                _ => 1,
            };
            (iterable, start, stop, step)
        }
        other => {
            let (how, limit) = match other.len() {
                0 | 1 => ("least", 2),
                _ => ("most", 4),
            };
            let count = other.len();
            return Err(vm.type_error(format!(
                "islice expected at {how} {limit} arguments, got {count}"
            )));
        }
    };
    if step < 1 {
        return Err(vm.value_error(STEP));
    }
    let iterator = vm.iter(iterable)?;
    Ok(vm.alloc(
        &class,
        Islice {
            iterator: GilCell::new(Some(iterator)),
            next: Cell::new(start),
            stop: Cell::new(stop),
            step,
            count: Cell::new(0),
        },
    ))
}

impl Islice {
    /// An item of the slice was taken from the iterator.
    fn taken(&self) {
        self.count.set(self.count.get() + 1);
        let (following, stop) = (self.next.get().saturating_add(self.step), self.stop.get());
        self.next.set(match stop >= 0 && following > stop {
            true => stop,
            false => following,
        });
    }
}

fn islice_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Islice>(value);
    let (count, stop) = (this.count.get(), this.stop.get());
    if count == this.next.get()
        && (stop < 0 || count < stop)
        && let Some(iterator) = this.iterator.get(vm)
        && let Some(item) = plain_next(vm, iterator)
    {
        this.taken();
        return Ok(Some(item));
    }
    let Some(iterator) = this.iterator.cloned(vm) else {
        return Ok(None);
    };
    while this.count.get() < this.next.get() {
        match vm.next(&iterator) {
            Ok(Some(_)) => this.count.set(this.count.get() + 1),
            other => {
                this.iterator.set(vm, None);
                return other.map(|_| None);
            }
        }
    }
    if stop >= 0 && this.count.get() >= stop {
        this.iterator.set(vm, None);
        return Ok(None);
    }
    match vm.next(&iterator) {
        Ok(Some(item)) => {
            this.taken();
            Ok(Some(item))
        }
        other => {
            this.iterator.set(vm, None);
            other
        }
    }
}

pub(super) static ISLICE: TypeSpec = iterator_spec!(Islice, "islice", islice_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    doc: "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.",
    new: Some(("__new__", "\nrest ($type, /, *args)", islice_new, "")),
});

fn pairwise_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let iterator = vm.iter(args.arg(1))?;
    Ok(vm.alloc(
        &class,
        Pairwise {
            iterator: GilCell::new(Some(iterator)),
            old: GilCell::new(None),
        },
    ))
}

fn pairwise_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Pairwise>(value);
    let Some(iterator) = this.iterator.cloned(vm) else {
        return Ok(None);
    };
    let old = match this.old.cloned(vm) {
        Some(old) => Some(old),
        None => {
            let first = vm.next(&iterator)?;
            this.old.set(vm, first.clone());
            // The iterator may have been advanced from within.
            match this.iterator.get(vm) {
                Some(_) => first,
                None => None,
            }
        }
    };
    let new = match old.is_some() {
        true => next_of(vm, &iterator)?,
        false => None,
    };
    let (Some(old), Some(new)) = (old, new) else {
        this.iterator.set(vm, None);
        this.old.set(vm, None);
        return Ok(None);
    };
    this.old.set(vm, Some(new.clone()));
    Ok(Some(vm.tuple_of([old, new])))
}

pub(super) static PAIRWISE: TypeSpec = iterator_spec!(Pairwise, "pairwise", pairwise_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    doc: "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
    new: Some(("__new__", "($type, iterable, /)", pairwise_new, "")),
});

fn batched_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let size = vm.index_i64(args.arg(2))?;
    let strict = match args.opt(3) {
        Some(strict) => vm.is_true(strict)?,
        None => false,
    };
    if size < 1 {
        return Err(vm.value_error("n must be at least one"));
    }
    let iterator = vm.iter(args.arg(1))?;
    Ok(vm.alloc(
        &class,
        Batched {
            iterator: GilCell::new(Some(iterator)),
            size: size as usize,
            strict,
        },
    ))
}

fn batched_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Batched>(value);
    let Some(iterator) = this.iterator.cloned(vm) else {
        return Ok(None);
    };
    let mut items = Vec::with_capacity(this.size.min(64));
    while items.len() < this.size {
        match next_of(vm, &iterator) {
            Ok(Some(item)) => items.push(item),
            Ok(None) => {
                this.iterator.set(vm, None);
                if items.is_empty() {
                    return Ok(None);
                }
                if this.strict {
                    return Err(vm.value_error("batched(): incomplete batch"));
                }
                break;
            }
            Err(raised) => {
                this.iterator.set(vm, None);
                return Err(raised);
            }
        }
    }
    Ok(Some(vm.tuple(items)))
}

pub(super) static BATCHED: TypeSpec = iterator_spec!(Batched, "batched", batched_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    doc: "Batch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over the input iterable and accumulates data into tuples\nup to size n.  The input is consumed lazily, just enough to\nfill a batch.  The result is yielded as soon as a batch is full\nor when the input iterable is exhausted.\n\nIf \"strict\" is True, raises a ValueError if the final batch is shorter\nthan n.",
    new: Some(("__new__", "($type, iterable, n, *, strict=False)", batched_new, "")),
});
