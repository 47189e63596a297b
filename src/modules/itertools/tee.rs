//! `tee`: several iterators over one. Items taken by one and not yet by another wait in linked blocks, so that what
//! all have passed is freed.

use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::trace::{iterator_spec, payload};
use crate::object::{GilCell, Value, sequence};
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

const BLOCK: usize = 57;

payload! {
    /// A block of items; the last one is filled from the iterator.
    pub struct Block {
        iterator: Value,
        items: GilCell<Vec<Value>>,
        next: GilCell<Option<Value>>,
        running: Cell<bool>,
    }
    /// One of the iterators.
    pub struct Tee {
        block: GilCell<Value>,
        index: Cell<usize>,
    }
}

/// Blocks that only this one keeps alive would be freed one inside the other; the heap frees deep structures
/// iteratively, so a chain may be of any length.
fn new_block(vm: &mut Vm, iterator: Value) -> Value {
    vm.object(Block {
        iterator,
        items: GilCell::default(),
        next: GilCell::new(None),
        running: Cell::new(false),
    })
}

pub(super) fn tee(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let count = match args.opt(1) {
        Some(count) => vm.index_i64(count)?,
        None => 2,
    };
    if count < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    let mut tees = sequence::reserve(vm, Some(count as usize))?;
    if count > 0 {
        tees.push(from_iterable(vm, args.arg(0))?);
        while tees.len() < count as usize {
            let copy = copy_of(vm, &tees[0]);
            tees.push(copy);
        }
    }
    Ok(vm.tuple(tees))
}

fn from_iterable(vm: &mut Vm, iterable: &Value) -> Result<Value> {
    let iterator = vm.iter(iterable)?;
    if iterator.is_a::<Tee>() {
        return Ok(copy_of(vm, &iterator));
    }
    let block = new_block(vm, iterator);
    Ok(vm.object(Tee {
        block: GilCell::new(block),
        index: Cell::new(0),
    }))
}

fn copy_of(vm: &mut Vm, tee: &Value) -> Value {
    let this = this::<Tee>(tee);
    let (block, index) = (this.block.cloned(vm), this.index.get());
    vm.object(Tee {
        block: GilCell::new(block),
        index: Cell::new(index),
    })
}

fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let tee = this::<Tee>(value);
    let mut block_value = tee.block.cloned(vm);
    if tee.index.get() == BLOCK {
        let block = this::<Block>(&block_value);
        let following = match block.next.cloned(vm) {
            Some(following) => following,
            None => {
                let following = new_block(vm, block.iterator.clone());
                block.next.set(vm, Some(following.clone()));
                following
            }
        };
        tee.block.set(vm, following.clone());
        tee.index.set(0);
        block_value = following;
    }
    let block = this::<Block>(&block_value);
    let index = tee.index.get();
    if let Some(item) = block.items.get(vm).get(index) {
        tee.index.set(index + 1);
        return Ok(Some(item.clone()));
    }
    if block.running.replace(true) {
        return Err(vm.runtime_error("cannot re-enter the tee iterator"));
    }
    let item = vm.next(&block.iterator);
    block.running.set(false);
    let Some(item) = item? else {
        return Ok(None);
    };
    block.items.get_mut(vm).push(item.clone());
    tee.index.set(index + 1);
    Ok(Some(item))
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    from_iterable(vm, args.arg(1))
}

pub(super) static TEE: TypeSpec = iterator_spec!(Tee, "_tee", next, {
    module: "itertools",
    flags: crate::object::types::flags::WEAKREF,
    doc: "Iterator wrapped to make it copyable.",
    new: Some(("__new__", "($type, iterable, /)", new, "")),
    methods: &[(
        "__copy__",
        "($self, /)",
        |vm, args| Ok(copy_of(vm, args.arg(0))),
        "Returns an independent iterator.",
    )],
});
/// The type of [`Block`].
pub(super) static BLOCK_SPEC: TypeSpec = TypeSpec {
    module: "itertools",
    flags: 0,
    doc: "teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.",
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Block>("_tee_dataobject")
};
