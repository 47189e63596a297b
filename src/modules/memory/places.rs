//! Where objects were allocated, as `memory` shows it. What notes it is `object/heap/places.rs`.

use super::bytes_elsewhere;
use crate::object::Value;
use crate::object::header::Header;
use crate::object::heap::places::Place;
use crate::object::native::Bound;
use crate::vm::{Result, Vm};
use std::collections::HashMap;

type Bindings<'a> = &'a [Option<Value>];

pub(super) fn start_tracing(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    vm.trace_allocations(true);
    Ok(Value::NONE)
}

pub(super) fn stop_tracing(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    vm.trace_allocations(false);
    Ok(Value::NONE)
}

pub(super) fn is_tracing(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(Value::bool(vm.heap().places().is_on()))
}

/// Where an object was allocated, if that was noted.
pub(in crate::modules) fn place_of(vm: &Vm, value: &Value) -> Option<Place> {
    let heap = vm.heap();
    let (number, _) = heap.place_of(value.header()?)?;
    heap.places().place(number)
}

pub(super) fn allocated_at(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(match place_of(vm, args.arg(0)) {
        Some(place) => vm.tuple_of([place.file, vm.int(place.line.into())]),
        None => Value::NONE,
    })
}

/// What lives and was allocated since tracing began: place (a number of the heap's places) and bytes of each object.
pub(in crate::modules) fn live_blocks(vm: &Vm) -> Vec<(u32, usize)> {
    let heap = vm.heap();
    let mut more: HashMap<usize, usize> = HashMap::new();
    super::each_object(vm, &mut |header: &Header| {
        let bytes = bytes_elsewhere(vm, header);
        if bytes > 0 {
            more.insert(heap.block_of(header), bytes);
        }
    });
    let blocks = heap.places().blocks();
    let row = |(block, place, bytes)| (place, bytes + more.get(&block).copied().unwrap_or(0));
    blocks.into_iter().map(row).collect()
}

pub(super) fn by_place(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    if !vm.heap().places().is_on() {
        return Err(vm.runtime_error(
            "where objects are allocated is not noted: call memory.start_tracing() first",
        ));
    }
    let mut rows: Vec<(String, u32, Value, (i64, i64))> = Vec::new();
    let mut numbers: HashMap<u32, (i64, i64)> = HashMap::new();
    for (number, bytes) in live_blocks(vm) {
        let row = numbers.entry(number).or_default();
        *row = (row.0 + 1, row.1 + bytes as i64);
    }
    for (number, row) in numbers {
        if let Some(place) = vm.heap().places().place(number) {
            let file = vm.display_text(&place.file)?;
            rows.push((file, place.line, place.file, row));
        }
    }
    rows.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    let result = vm.dict();
    // Code objects of one file have lines in common.
    let mut sums: Vec<(Value, (i64, i64))> = Vec::new();
    let mut last = None;
    for (file, line, name, row) in rows {
        let here = Some((file, line));
        match sums.last_mut() {
            Some((_, sum)) if here == last => *sum = (sum.0 + row.0, sum.1 + row.1),
            _ => {
                let key = vm.tuple_of([name, vm.int(line.into())]);
                sums.push((key, row));
            }
        }
        last = here;
    }
    for (key, (count, bytes)) in sums {
        let row = vm.tuple_of([vm.int(count), vm.int(bytes)]);
        vm.set_item(&result, &key, Some(&row))?;
    }
    Ok(result)
}
