//! `memory`: the heap as a program can see it, beyond what `gc` shows: how many objects live, of which types, who
//! refers to whom, and what each collection did.

mod graph;
pub(super) mod places;

use crate::memory;
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::dict::Dict;
use crate::object::header::bits;
use crate::object::heap::footprint;
use crate::object::list::List;
use crate::object::native::{Bound, NativeDef};
use crate::object::set::Set;
use crate::object::spec::ModuleSpec;
use crate::object::{Header, Value};
use crate::vm::{Result, Vm};
use graph::Graph;
use std::collections::{BTreeMap, HashMap, HashSet};

type Bindings<'a> = &'a [Option<Value>];

fn live(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let live = vm.heap().live.get();
    Ok(vm.int(live))
}

/// Calls `visit` once with each container, and with what containers refer to.
fn each_object(vm: &Vm, visit: &mut impl FnMut(&Header)) {
    // What is not tracked is found by the references to it, and may refer to more of its kind.
    let mut seen: HashSet<u64> = HashSet::new();
    let mut found: Vec<Value> = Vec::new();
    for generation in 0..=3 {
        memory::each(vm.heap(), generation, |header| {
            visit(header);
            memory::visit(vm, header, &mut |value| leaf(value, &mut seen, &mut found));
        });
    }
    while let Some(value) = found.pop() {
        let Some(header) = value.header() else {
            continue;
        };
        visit(header);
        if header.has(bits::GC) {
            memory::visit(vm, header, &mut |value| leaf(value, &mut seen, &mut found));
        }
    }
}

/// Notes an object that is not tracked, if it is met for the first time.
fn leaf(value: &Value, seen: &mut HashSet<u64>, found: &mut Vec<Value>) {
    if let Some(leaf) = value.header()
        && !leaf.has(bits::TRACKED)
        && seen.insert(value.raw().0)
    {
        found.push(value.clone());
    }
}

/// Bytes that an object of one of the builtin types has elsewhere: a list's items, a dict's table.
fn bytes_elsewhere(vm: &Vm, header: &Header) -> usize {
    if let Some(list) = header.downcast::<List>() {
        list.items.get(vm).capacity() * size_of::<Value>()
    } else if let Some(dict) = header.downcast::<Dict>() {
        dict.table.get(vm).memory()
    } else if let Some(set) = header.downcast::<Set>() {
        set.table.get(vm).memory()
    } else if let Some(bytes) = header.downcast::<Bytes>() {
        bytes.data.elsewhere()
    } else if let Some(bytes) = header.downcast::<ByteArray>() {
        bytes.data.get(vm).capacity()
    } else {
        0
    }
}

/// Live objects and bytes by type.
fn count_by_type(vm: &mut Vm) -> BTreeMap<String, (i64, i64)> {
    let mut by_class: HashMap<usize, (i64, i64, Value)> = HashMap::new();
    each_object(vm, &mut |header: &Header| {
        let class = header.class();
        let entry = by_class
            .entry(std::ptr::from_ref(class).addr())
            .or_insert_with(|| (0, 0, class.value()));
        entry.0 += 1;
        entry.1 += (footprint(header) + bytes_elsewhere(vm, header)) as i64;
    });
    let mut named = BTreeMap::new();
    for (count, bytes, class) in by_class.into_values() {
        let Some(class) = crate::object::Class::from_value(&class) else {
            continue;
        };
        let name = vm.class_full_name(&class);
        let entry: &mut (i64, i64) = named.entry(name).or_default();
        entry.0 += count;
        entry.1 += bytes;
    }
    named
}

fn by_type(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let rows = count_by_type(vm);
    let result = vm.dict();
    for (name, (count, bytes)) in rows {
        let name = vm.str(&name);
        let row = vm.tuple_of([vm.int(count), vm.int(bytes)]);
        vm.set_item(&result, &name, Some(&row))?;
    }
    Ok(result)
}

/// `after` minus `before`, two results of `by_type`: the types whose numbers differ.
fn diff(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (before, after) = (args.arg(0), args.arg(1));
    let result = vm.dict();
    let mut names = vm.collect(before)?;
    names.extend(vm.collect(after)?);
    for name in names {
        if vm.contains(&result, &name)? {
            continue;
        }
        let mut numbers = [0; 2];
        for (rows, sign) in [(before, -1), (after, 1)] {
            if !vm.contains(rows, &name)? {
                continue;
            }
            let row = vm.get_item(rows, &name)?;
            for (index, number) in vm.collect(&row)?.iter().take(2).enumerate() {
                numbers[index] += sign * vm.index_i64(number)?;
            }
        }
        if numbers != [0; 2] {
            let row = vm.tuple_of(numbers.map(|number| vm.int(number)));
            vm.set_item(&result, &name, Some(&row))?;
        }
    }
    Ok(result)
}

/// Who refers to whom, from an object on, in one of the formats.
fn graph(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let mut number = |index, default| match args.opt(index) {
        Some(value) => vm.index_i64(value),
        None => Ok(default),
    };
    let depth = number(1, 3)?.clamp(0, 1000) as usize;
    let most = number(2, 200)?.clamp(1, 100_000) as usize;
    let format = match args.opt(3) {
        Some(format) => vm.display_text(format)?,
        None => "dot".to_string(),
    };
    let write = match format.as_str() {
        "dot" => Graph::dot,
        "svg" if most > graph::MOST_DRAWN => {
            let most = graph::MOST_DRAWN;
            return Err(vm.value_error(format!("at most {most} objects can be drawn as SVG")));
        }
        "svg" => Graph::svg,
        _ => return Err(vm.value_error("format must be 'dot' or 'svg'")),
    };
    let graph = Graph::explore(vm, args.arg(0), depth, most);
    let text = vm.suspend(gillie_gil::Reason::NativeWork, || write(&graph));
    Ok(vm.str(&text))
}

fn collections(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let log: Vec<_> = vm.state().collector.log.borrow().iter().copied().collect();
    let mut rows = Vec::new();
    for collection in log {
        let row = [
            ("generation", vm.int(collection.generation as i64)),
            ("examined", vm.int(collection.examined as i64)),
            ("collected", vm.int(collection.collected as i64)),
            ("pause", Value::float(collection.pause.as_secs_f64())),
            ("at", Value::float(collection.at.as_secs_f64())),
            ("live_before", vm.int(collection.live[0] as i64)),
            ("live_after", vm.int(collection.live[1] as i64)),
        ];
        rows.push(vm.dict_from(row));
    }
    Ok(vm.list(rows))
}

#[rustfmt::skip]
const FUNCTIONS: &[NativeDef] = &[
    ("live", "()", live, "Return the number of objects that are alive."),
    ("by_type", "()", by_type, "Return {type name: (objects, bytes)} of the objects that the collector tracks and of those they refer to.\n\nThe bytes are those of the objects with what builtin containers have elsewhere (a list's items, a dict's table)."),
    ("diff", "(before, after, /)", diff, "Return what has changed between two results of by_type() or by_place()."),
    ("graph", "(object, depth=3, most=200, format='dot')", graph, "Return who refers to whom, from an object on, as a graph in the DOT language or drawn as 'svg'.\n\nAt most 'most' objects are shown, each with its number of references."),
    ("start_tracing", "()", places::start_tracing, "From now on note the file and line where each object is allocated. The program runs several times slower meanwhile."),
    ("stop_tracing", "()", places::stop_tracing, "Note no longer where objects are allocated, and forget what was noted."),
    ("is_tracing", "()", places::is_tracing, "Return whether it is noted where objects are allocated."),
    ("allocated_at", "(object, /)", places::allocated_at, "Return the (file, line) where an object was allocated, or None if that was not noted."),
    ("by_place", "()", places::by_place, "Return {(file, line): (objects, bytes)} of the objects that were allocated since start_tracing() and live."),
    ("collections", "()", collections, "Return what the latest collections did (a thousand at most), as dicts: generation, examined, collected, pause and\nat (seconds; when it began, since the start), live_before, live_after (objects)."),
];

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "The heap: how many objects live, of which types, who refers to whom, what the collector does.",
    functions: FUNCTIONS,
    ..ModuleSpec::named("memory")
};
