//! `product`, `permutations`, `combinations`, `combinations_with_replacement`.

use crate::object::iterators::{class_argument, this};
use crate::object::native::{Bound, NativeDef};
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::trace::{iterator_spec, payload};
use crate::object::{GilCell, Value, sequence, tuple};
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

payload! {
    /// `product(*iterables, repeat)`.
    pub struct Product {
        /// Tuples.
        pools: Vec<Value>,
        indices: GilCell<Vec<usize>>,
        state: Cell<Progress>,
    }
    /// The other three, told apart by `kind`.
    pub struct Selection {
        pool: Vec<Value>,
        indices: GilCell<Vec<usize>>,
        /// Permutations only: how far each place has come.
        cycles: GilCell<Vec<usize>>,
        length: usize,
        kind: Cell<Kind>,
        state: Cell<Progress>,
    }
}

/// How far an iterator has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    New,
    Running,
    Done,
}

/// Which selections.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Combinations,
    WithReplacement,
    Permutations,
}

fn product_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let repeat = match args.opt(2) {
        Some(repeat) => vm.index_i64(repeat)?,
        None => 1,
    };
    if repeat < 0 {
        return Err(vm.value_error("repeat argument cannot be negative"));
    }
    let iterables = match repeat {
        0 => &[],
        _ => tuple::expect(args.arg(1)).items(),
    };
    let mut pools = Vec::with_capacity(iterables.len());
    for iterable in iterables {
        let items = vm.collect(iterable)?;
        pools.push(vm.tuple(items));
    }
    let pools = sequence::repeat(vm, &pools, repeat as usize)?;
    let indices = vec![0; pools.len()];
    Ok(vm.alloc(
        &class,
        Product {
            pools,
            indices: GilCell::new(indices),
            state: Cell::new(Progress::New),
        },
    ))
}

fn product_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Product>(value);
    let pool = |at: usize| tuple::expect(&this.pools[at]).items();
    match this.state.get() {
        Progress::Done => return Ok(None),
        Progress::New => {
            if (0..this.pools.len()).any(|at| pool(at).is_empty()) {
                this.state.set(Progress::Done);
                return Ok(None);
            }
            this.state.set(Progress::Running);
        }
        Progress::Running => {
            let indices = this.indices.get_mut(vm);
            // Count up like an odometer, the last place fastest.
            let advanced = (0..indices.len()).rev().any(|at| {
                indices[at] += 1;
                let fits = indices[at] < pool(at).len();
                if !fits {
                    indices[at] = 0;
                }
                fits
            });
            if !advanced {
                this.state.set(Progress::Done);
                return Ok(None);
            }
        }
    }
    let indices = this.indices.get(vm);
    let chosen = indices.iter().enumerate();
    let items = chosen.map(|(at, &index)| &pool(at)[index]);
    Ok(Some(vm.tuple_of_clones(items)))
}

pub(super) static PRODUCT: TypeSpec = iterator_spec!(Product, "product", product_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    methods: &[("__sizeof__", "($self, /)", product_size, "Returns size in memory, in bytes.")],
    doc: "Cartesian product of input iterables.  Equivalent to nested for-loops.",
    new: Some(("__new__", "($type, /, *iterables, repeat=1)", product_new, "")),
});

fn product_size(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = this::<Product>(args.arg(0));
    let pools = this.indices.get(vm).len();
    Ok(vm.int((size_of::<Product>() + 8 * pools) as i64))
}

const SELECTION_SIZE: &[NativeDef] = &[(
    "__sizeof__",
    "($self, /)",
    |vm, args| {
        let this = this::<Selection>(args.arg(0));
        let indices = this.indices.get(vm).len();
        Ok(vm.int((size_of::<Selection>() + 8 * (indices + this.pool.len())) as i64))
    },
    "Returns size in memory, in bytes.",
)];

fn selection_new(vm: &mut Vm, args: Bindings<'_>, kind: Kind) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let pool = vm.collect(args.arg(1))?;
    let length = match args.opt(2) {
        Some(length) if kind == Kind::Permutations && length.is_none() => pool.len() as i64,
        Some(length) => {
            if kind == Kind::Permutations && !sequence::is_index(vm, length) {
                return Err(vm.type_error("Expected int as r"));
            }
            vm.index_i64(length)?
        }
        None => pool.len() as i64,
    };
    if length < 0 {
        return Err(vm.value_error("r must be non-negative"));
    }
    let length = length as usize;
    let size = pool.len();
    let empty = match kind {
        Kind::WithReplacement => size == 0 && length > 0,
        _ => length > size,
    };
    let mut cycles = Vec::new();
    let mut indices: Vec<usize> =
        sequence::reserve(vm, Some(if empty { 0 } else { length.max(size) }))?;
    if !empty {
        match kind {
            Kind::Combinations => indices.extend(0..length),
            Kind::WithReplacement => indices.resize(length, 0),
            Kind::Permutations => {
                indices.extend(0..size);
                cycles.extend((0..length).map(|at| size - at));
            }
        }
    }
    Ok(vm.alloc(
        &class,
        Selection {
            pool,
            indices: GilCell::new(indices),
            cycles: GilCell::new(cycles),
            length,
            kind: Cell::new(kind),
            state: Cell::new(match empty {
                true => Progress::Done,
                false => Progress::New,
            }),
        },
    ))
}

/// Goes on to the next selection; false after the last.
fn advance(kind: Kind, size: usize, indices: &mut [usize], cycles: &mut [usize]) -> bool {
    let length = indices.len();
    match kind {
        Kind::Combinations => {
            let Some(at) = (0..length)
                .rev()
                .find(|&at| indices[at] != at + size - length)
            else {
                return false;
            };
            indices[at] += 1;
            for at in at + 1..length {
                indices[at] = indices[at - 1] + 1;
            }
            true
        }
        Kind::WithReplacement => {
            let Some(at) = (0..length).rev().find(|&at| indices[at] != size - 1) else {
                return false;
            };
            let next = indices[at] + 1;
            indices[at..].fill(next);
            true
        }
        Kind::Permutations => {
            for at in (0..cycles.len()).rev() {
                cycles[at] -= 1;
                if cycles[at] == 0 {
                    indices[at..].rotate_left(1);
                    cycles[at] = size - at;
                } else {
                    indices.swap(at, size - cycles[at]);
                    return true;
                }
            }
            false
        }
    }
}

fn selection_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = this::<Selection>(value);
    match this.state.get() {
        Progress::Done => return Ok(None),
        Progress::New => this.state.set(Progress::Running),
        Progress::Running => {
            let mut cycles = std::mem::take(this.cycles.get_mut(vm));
            let indices = this.indices.get_mut(vm);
            let more = advance(this.kind.get(), this.pool.len(), indices, &mut cycles);
            *this.cycles.get_mut(vm) = cycles;
            if !more {
                this.state.set(Progress::Done);
                return Ok(None);
            }
        }
    }
    let indices = &this.indices.get(vm)[..this.length];
    let items = indices.iter().map(|&at| &this.pool[at]);
    Ok(Some(vm.tuple_of_clones(items)))
}

pub(super) static COMBINATIONS: TypeSpec = iterator_spec!(Selection, "combinations", selection_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    methods: SELECTION_SIZE,
    doc: "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
    new: Some((
        "__new__",
        "($type, iterable, r)",
        |vm, args| selection_new(vm, args, Kind::Combinations),
        "",
    )),
});

pub(super) static COMBINATIONS_WITH_REPLACEMENT: TypeSpec = iterator_spec!(
    Selection,
    "combinations_with_replacement",
    selection_next,
    {
        shown_again: &[Slot::GetAttr],
        module: "itertools",
        methods: SELECTION_SIZE,
    doc: "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')",
        new: Some((
            "__new__",
            "($type, iterable, r)",
            |vm, args| selection_new(vm, args, Kind::WithReplacement),
            "",
        )),
    }
);

pub(super) static PERMUTATIONS: TypeSpec = iterator_spec!(Selection, "permutations", selection_next, {
    shown_again: &[Slot::GetAttr],
    module: "itertools",
    methods: SELECTION_SIZE,
    doc: "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
    new: Some((
        "__new__",
        "($type, iterable, r=None)",
        |vm, args| selection_new(vm, args, Kind::Permutations),
        "",
    )),
});
