//! `_heapq` (Modules/_heapqmodule.c): heaps in lists. Comparisons may run Python code that changes the list, so its
//! length is checked after each.

use crate::object::Value;
use crate::object::header::Object;
use crate::object::list::{self, List};
use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::types::Compare;
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

/// Which end is on top.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Min,
    Max,
}

fn heap<'a>(vm: &mut Vm, args: &'a [Option<Value>]) -> Result<&'a Object<List>> {
    match args.arg(0).downcast::<List>() {
        Some(heap) => Ok(heap),
        None => {
            let name = vm.type_name(args.arg(0));
            Err(vm.type_error(format!("heap argument must be a list, not {name}")))
        }
    }
}

fn before(vm: &mut Vm, a: &Value, b: &Value, order: Order) -> Result<bool> {
    let (a, b) = match order {
        Order::Min => (a, b),
        Order::Max => (b, a),
    };
    if a.raw().both_int(b.raw()) {
        return Ok(a.raw().int() < b.raw().int());
    }
    if let (Some(a), Some(b)) = (a.as_exact_float(), b.as_exact_float()) {
        return Ok(a < b);
    }
    vm.compare_bool(a, b, Compare::Lt)
}

/// Whether item `a` of the heap goes above item `b`.
fn item_before(vm: &mut Vm, heap: &Object<List>, a: usize, b: usize, order: Order) -> Result<bool> {
    let items = heap.items.get(vm);
    let length = items.len();
    let (Some(a), Some(b)) = (items.get(a).cloned(), items.get(b).cloned()) else {
        return Err(vm.runtime_error("list changed size during iteration"));
    };
    let answer = before(vm, &a, &b, order)?;
    if heap.items.get(vm).len() != length {
        return Err(vm.runtime_error("list changed size during iteration"));
    }
    Ok(answer)
}

fn sift_down(
    vm: &mut Vm,
    heap: &Object<List>,
    start: usize,
    at: usize,
    order: Order,
) -> Result<()> {
    let mut at = at;
    while at > start {
        let parent = (at - 1) >> 1;
        if !item_before(vm, heap, at, parent, order)? {
            break;
        }
        heap.items.get_mut(vm).swap(at, parent);
        at = parent;
    }
    Ok(())
}

fn sift_up(vm: &mut Vm, heap: &Object<List>, start: usize, order: Order) -> Result<()> {
    let end = heap.items.get(vm).len();
    let limit = end >> 1;
    let mut at = start;
    // Bubble the smaller child up until a leaf is reached.
    while at < limit {
        let mut child = 2 * at + 1;
        if child + 1 < end && !item_before(vm, heap, child, child + 1, order)? {
            child += 1;
        }
        heap.items.get_mut(vm).swap(at, child);
        at = child;
    }
    sift_down(vm, heap, start, at, order)
}

fn push(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    push_in(vm, args, Order::Min)
}
fn push_in(vm: &mut Vm, args: Bindings<'_>, order: Order) -> Result<Value> {
    let heap = heap(vm, args)?;
    let item = args.arg(1).clone();
    heap.items.get_mut(vm).push(item);
    let last = heap.items.get(vm).len() - 1;
    sift_down(vm, heap, 0, last, order)?;
    Ok(Value::NONE)
}

fn pop_in(vm: &mut Vm, args: Bindings<'_>, order: Order) -> Result<Value> {
    let heap = heap(vm, args)?;
    let items = heap.items.get_mut(vm);
    let Some(last) = items.pop() else {
        return Err(vm.index_error("index out of range"));
    };
    let Some(top) = items.first_mut() else {
        return Ok(last);
    };
    let result = std::mem::replace(top, last);
    sift_up(vm, heap, 0, order)?;
    Ok(result)
}

fn replace_in(vm: &mut Vm, args: Bindings<'_>, order: Order) -> Result<Value> {
    let heap = heap(vm, args)?;
    let item = args.arg(1).clone();
    let Some(top) = heap.items.get_mut(vm).first_mut() else {
        return Err(vm.index_error("index out of range"));
    };
    let result = std::mem::replace(top, item);
    sift_up(vm, heap, 0, order)?;
    Ok(result)
}

fn push_pop_in(vm: &mut Vm, args: Bindings<'_>, order: Order) -> Result<Value> {
    let heap = heap(vm, args)?;
    let Some(top) = heap.items.get(vm).first().cloned() else {
        return Ok(args.arg(1).clone());
    };
    if !before(vm, &top, args.arg(1), order)? {
        return Ok(args.arg(1).clone());
    }
    replace_in(vm, args, order)
}

fn heapify_in(vm: &mut Vm, args: Bindings<'_>, order: Order) -> Result<Value> {
    let heap = heap(vm, args)?;
    for at in (0..list::items(vm, args.arg(0)).len() >> 1).rev() {
        sift_up(vm, heap, at, order)?;
    }
    Ok(Value::NONE)
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Heap queue algorithm (a.k.a. priority queue).",
    functions: &[
        (
            "heappush",
            "(heap, item, /)",
            push,
            "Push item onto heap, maintaining the heap invariant.",
        ),
        (
            "heappushpop",
            "(heap, item, /)",
            |vm, args| push_pop_in(vm, args, Order::Min),
            "Push item on the heap, then pop and return the smallest item from the heap.\n\nThe combined action runs more efficiently than heappush() followed by\na separate call to heappop().",
        ),
        (
            "heappop",
            "(heap, /)",
            |vm, args| pop_in(vm, args, Order::Min),
            "Pop the smallest item off the heap, maintaining the heap invariant.",
        ),
        (
            "heapreplace",
            "(heap, item, /)",
            |vm, args| replace_in(vm, args, Order::Min),
            "Pop and return the current smallest value, and add the new item.",
        ),
        (
            "heapify",
            "(heap, /)",
            |vm, args| heapify_in(vm, args, Order::Min),
            "Transform list into a heap, in-place, in O(len(heap)) time.",
        ),
        (
            "_heappop_max",
            "(heap, /)",
            |vm, args| pop_in(vm, args, Order::Max),
            "Maxheap variant of heappop.",
        ),
        (
            "_heapreplace_max",
            "(heap, item, /)",
            |vm, args| replace_in(vm, args, Order::Max),
            "Maxheap variant of heapreplace.",
        ),
        (
            "_heapify_max",
            "(heap, /)",
            |vm, args| heapify_in(vm, args, Order::Max),
            "Maxheap variant of heapify.",
        ),
        (
            "heappush_max",
            "(heap, item, /)",
            |vm, args| push_in(vm, args, Order::Max),
            "Push item onto max heap, maintaining the heap invariant.",
        ),
        (
            "heappushpop_max",
            "(heap, item, /)",
            |vm, args| push_pop_in(vm, args, Order::Max),
            "Maxheap variant of heappushpop.",
        ),
        (
            "heappop_max",
            "(heap, /)",
            |vm, args| pop_in(vm, args, Order::Max),
            "Maxheap variant of heappop.",
        ),
        (
            "heapreplace_max",
            "(heap, item, /)",
            |vm, args| replace_in(vm, args, Order::Max),
            "Maxheap variant of heapreplace.",
        ),
        (
            "heapify_max",
            "(heap, /)",
            |vm, args| heapify_in(vm, args, Order::Max),
            "Maxheap variant of heapify.",
        ),
    ],
    ..ModuleSpec::named("_heapq")
};
