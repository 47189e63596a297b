//! One collection, in the steps of CPython's classic collector (Modules/gcmodule.c of 3.11): copy reference counts,
//! subtract internal references, move unreachable; then weakrefs, finalizers, the resurrected, clear.
//!
//! A collection runs at a safepoint, so no native code holds a borrow of an object's contents.

use crate::object::header::{Header, bits};
use crate::object::heap::{self, GcLinks, Heap};
use crate::object::weakref::WeakRef;
use crate::object::{Value, instance};
use crate::vm::Vm;
use std::ptr::NonNull;

/// What a collection did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Collection {
    pub generation: usize,
    /// Objects looked at.
    pub examined: usize,
    /// Unreachable objects that were freed (or will be, when the last native reference goes).
    pub collected: usize,
    pub uncollectable: usize,
}

/// Runs the collection that the allocation counts ask for (`collection_due`).
pub fn collect_if_due(vm: &mut Vm) {
    vm.heap().collection_due.set(false);
    let collector = &vm.state().collector;
    if !collector.enabled.get() || collector.running.get() || collector.thresholds[0].get() == 0 {
        return;
    }
    let mut generation = 0;
    if collector.thresholds[1].get() > 0
        && collector.counts[0].get() >= collector.thresholds[1].get()
    {
        generation = 1;
        let full = collector.thresholds[2].get() > 0
            && collector.counts[1].get() >= collector.thresholds[2].get()
            && collector.long_lived_pending.get() > collector.long_lived_total.get() / 4;
        if full {
            generation = 2;
        }
    }
    collect(vm, generation);
}

/// Collects a generation and all younger ones.
pub fn collect(vm: &mut Vm, generation: usize) -> Collection {
    let generation = generation.min(2);
    if vm.state().collector.running.replace(true) {
        return Collection::default();
    }
    vm.run_gc_callbacks("start", generation, Collection::default());
    let result = run(vm, generation);
    let collector = &vm.state().collector;
    let stats = &collector.stats[generation];
    stats[0].set(stats[0].get() + 1);
    stats[1].set(stats[1].get() + result.collected as u64);
    stats[2].set(stats[2].get() + result.uncollectable as u64);
    collector.running.set(false);
    vm.run_gc_callbacks("stop", generation, result);
    super::huge_pages::allow_if_large(vm);
    result
}

/// An object under examination.
struct Candidate {
    header: NonNull<Header>,
    /// References from outside of the candidates, once the internal ones are subtracted.
    outside: u32,
}

fn run(vm: &mut Vm, generation: usize) -> Collection {
    let mut candidates = take_generations(vm.heap(), generation);
    let mut result = Collection {
        generation,
        examined: candidates.len(),
        ..Collection::default()
    };
    number(&mut candidates);
    subtract_internal(vm, &mut candidates);
    mark_reachable(vm, &candidates);
    let unreachable = sort_out(vm, candidates, generation);
    account(vm, generation);
    if unreachable.is_empty() {
        return result;
    }
    // From here on the unreachable objects are held by these references: nothing dies under our hands.
    handle_weakrefs(vm, &unreachable);
    let garbage = if run_finalizers(vm, &unreachable) {
        still_unreachable(vm, unreachable)
    } else {
        unreachable
    };
    result.collected = garbage.len();
    let mut contents = Vec::new();
    for object in &garbage {
        clear(vm, object, &mut contents);
        contents.clear();
    }
    drop(garbage);
    result
}

/// Unlinks generations 0 to `generation` and lists their objects, oldest generation first.
fn take_generations(heap: &Heap, generation: usize) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for index in (0..=generation).rev() {
        let sentinel: *const GcLinks = heap.generation(index);
        // SAFETY: the lists are well-formed; every node but the sentinel is an object's.
        unsafe {
            let mut at = (*sentinel).next.get();
            while !std::ptr::eq(at, sentinel) {
                candidates.push(Candidate {
                    header: heap::header_of(at),
                    outside: 0,
                });
                at = (*at).next.get();
            }
            (*sentinel).next.set(sentinel);
            (*sentinel).previous.set(sentinel);
        }
    }
    heap.young_count.set(0);
    candidates
}

fn header(candidate: &Candidate) -> &Header {
    // SAFETY: candidates are alive: nothing was released since they were listed.
    unsafe { candidate.header.as_ref() }
}

/// Step 1, copy reference counts; each object remembers its number in its (unlinked) links.
fn number(candidates: &mut [Candidate]) {
    for (index, candidate) in candidates.iter_mut().enumerate() {
        // SAFETY: as in `header`; candidates have links.
        let header = unsafe { candidate.header.as_ref() };
        candidate.outside = header.references();
        header.set_flag(bits::COLLECTING);
        header.clear_flag(bits::REACHABLE);
        // SAFETY: as above.
        unsafe { heap::links(header) }
            .previous
            .set(std::ptr::without_provenance(index));
    }
}

fn index_of(header: &Header) -> usize {
    // SAFETY: objects being collected have links, which hold their number.
    unsafe { heap::links(header) }.previous.get().addr()
}

/// Calls `visit` with everything an object refers to.
fn traverse(vm: &Vm, header: &Header, visit: &mut dyn FnMut(&Value)) {
    // SAFETY: the layout is the object's; at a safepoint.
    unsafe { (header.class().layout().traverse)(NonNull::from(header), vm, visit) };
    if let Some(part) = instance::part(header) {
        part.traverse(visit);
    }
    if header.class().has(crate::object::types::flags::HEAP) {
        // SAFETY: the reference that the object holds on its class is only looked at.
        let class = std::mem::ManuallyDrop::new(unsafe {
            Value::from_raw(crate::object::Raw(header.class() as *const _ as u64))
        });
        visit(&class);
    }
}

/// Step 2.
fn subtract_internal(vm: &Vm, candidates: &mut [Candidate]) {
    for index in 0..candidates.len() {
        let pointer = candidates[index].header;
        // SAFETY: as in `header`.
        traverse(vm, unsafe { pointer.as_ref() }, &mut |value| {
            if let Some(header) = value.header()
                && header.has(bits::COLLECTING)
            {
                let outside = &mut candidates[index_of(header)].outside;
                *outside = outside.saturating_sub(1);
            }
        });
    }
}

/// Step 3: what has outside references, and everything it leads to, is reachable.
fn mark_reachable(vm: &Vm, candidates: &[Candidate]) {
    let mut work: Vec<NonNull<Header>> = Vec::new();
    for candidate in candidates {
        if candidate.outside > 0 {
            header(candidate).set_flag(bits::REACHABLE);
            work.push(candidate.header);
        }
    }
    while let Some(pointer) = work.pop() {
        // SAFETY: as in `header`.
        traverse(vm, unsafe { pointer.as_ref() }, &mut |value| {
            if let Some(header) = value.header()
                && header.has(bits::COLLECTING)
                && !header.has(bits::REACHABLE)
            {
                header.set_flag(bits::REACHABLE);
                work.push(NonNull::from(header));
            }
        });
    }
}

/// Links the reachable into the next older generation and returns references to the unreachable, which wait in the
/// oldest one.
fn sort_out(vm: &Vm, candidates: Vec<Candidate>, generation: usize) -> Vec<Value> {
    let heap = vm.heap();
    let older = (generation + 1).min(2);
    let mut unreachable = Vec::new();
    for candidate in &candidates {
        let header = header(candidate);
        header.clear_flag(bits::COLLECTING);
        if header.has(bits::REACHABLE) && is_atomic(header) {
            // A tuple of atoms can be in no cycle: it is not looked at again.
            header.clear_flag(bits::TRACKED | bits::REACHABLE);
            continue;
        }
        append(heap.generation(older), header);
        if !header.has(bits::REACHABLE) {
            unreachable.push(header.value());
        } else if older == 2 && generation < 2 {
            let pending = &vm.state().collector.long_lived_pending;
            pending.set(pending.get() + 1);
        }
        header.clear_flag(bits::REACHABLE);
    }
    if generation == 2 {
        let collector = &vm.state().collector;
        collector.long_lived_pending.set(0);
        collector
            .long_lived_total
            .set(candidates.len() - unreachable.len());
    }
    unreachable
}

/// Whether this is a tuple whose items are no containers.
fn is_atomic(header: &Header) -> bool {
    header
        .downcast::<crate::object::tuple::Tuple>()
        .is_some_and(|tuple| {
            !header.has(bits::INSTANCE)
                && tuple
                    .items()
                    .iter()
                    .all(|item| item.header().is_none_or(|item| !item.has(bits::GC)))
        })
}

fn append(sentinel: &GcLinks, header: &Header) {
    // SAFETY: the object is in no list; the list is well-formed.
    unsafe {
        let links = heap::links(header);
        let last = sentinel.previous.get();
        links.previous.set(last);
        links.next.set(sentinel);
        (*last).next.set(links);
        sentinel.previous.set(links);
    }
}

/// The counts by which older generations become due.
fn account(vm: &Vm, generation: usize) {
    let counts = &vm.state().collector.counts;
    for younger in counts.iter().take(generation) {
        younger.set(0);
    }
    if let Some(count) = counts.get(generation) {
        count.set(count.get() + 1);
    }
}

/// Weakrefs to unreachable objects are cleared; callbacks of weakrefs that are reachable themselves are queued.
fn handle_weakrefs(vm: &mut Vm, unreachable: &[Value]) {
    let doomed: std::collections::HashSet<u64> =
        unreachable.iter().map(|value| value.raw().0).collect();
    for object in unreachable {
        let Some(header) = object.header() else {
            continue;
        };
        for weakref in vm.heap().take_weakrefs(header) {
            if doomed.contains(&weakref.raw().0)
                && let Some(inner) = weakref.downcast::<WeakRef>()
            {
                inner.callback.set(vm, None);
            }
            crate::object::weakref::clear(vm.heap(), &weakref);
        }
    }
}

/// Runs the finalizers that have not run yet; tells whether any did.
fn run_finalizers(vm: &mut Vm, unreachable: &[Value]) -> bool {
    let mut any = false;
    for object in unreachable {
        let Some(header) = object.header() else {
            continue;
        };
        if !header.class().has_finalizer() || header.has(bits::FINALIZED) {
            continue;
        }
        header.set_flag(bits::FINALIZED);
        any = true;
        if let Some(finalize) = header.class().slots.finalize.get()
            && let Err(raised) = finalize(vm, object)
        {
            vm.unraisable(raised, object);
        }
    }
    any
}

/// After finalizers ran: objects that something outside refers to again, and what they lead to, are left alone.
fn still_unreachable(vm: &mut Vm, objects: Vec<Value>) -> Vec<Value> {
    let mut candidates: Vec<Candidate> = objects
        .iter()
        .filter_map(Value::header)
        .filter(|header| header.has(bits::TRACKED))
        .map(|header| Candidate {
            header: NonNull::from(header),
            outside: 0,
        })
        .collect();
    for candidate in &candidates {
        heap::untrack(header(candidate));
    }
    number(&mut candidates);
    for candidate in &mut candidates {
        // Our own reference is no outside one.
        candidate.outside -= 1;
    }
    subtract_internal(vm, &mut candidates);
    mark_reachable(vm, &candidates);
    let mut garbage = Vec::new();
    for candidate in &candidates {
        let header = header(candidate);
        header.clear_flag(bits::COLLECTING);
        header.set_flag(bits::TRACKED);
        append(vm.heap().generation(2), header);
        if !header.has(bits::REACHABLE) {
            garbage.push(header.value());
        }
        header.clear_flag(bits::REACHABLE);
    }
    drop(objects);
    garbage
}

/// Takes an object's references away, which breaks the cycles through it.
fn clear(vm: &mut Vm, object: &Value, out: &mut Vec<Value>) {
    let Some(header) = object.header() else {
        return;
    };
    // SAFETY: the layout is the object's; at a safepoint.
    unsafe { (header.class().layout().clear)(NonNull::from(header), vm, out) };
    if let Some(part) = instance::part(header) {
        part.clear(vm, out);
    }
}

/// Every tracked object of the generations `from..=to` (for `gc.get_objects`).
pub fn objects(heap: &Heap, generations: std::ops::RangeInclusive<usize>) -> Vec<Value> {
    let mut found = Vec::new();
    for index in generations {
        let sentinel: *const GcLinks = heap.generation(index);
        // SAFETY: the lists are well-formed.
        unsafe {
            let mut at = (*sentinel).next.get();
            while !std::ptr::eq(at, sentinel) {
                found.push(heap::header_of(at).as_ref().value());
                at = (*at).next.get();
            }
        }
    }
    found
}

/// What an object refers to directly (for `gc.get_referents`).
pub fn referents(vm: &Vm, object: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    if let Some(header) = object.header().filter(|header| header.has(bits::GC)) {
        traverse(vm, header, &mut |value| found.push(value.clone()));
    }
    found
}

impl Vm {
    /// Calls `gc.callbacks` (set by the module `gc` once it is imported).
    fn run_gc_callbacks(&mut self, phase: &str, generation: usize, result: Collection) {
        if let Some(run) = self.state().gc_callbacks.get() {
            run(self, phase, generation, result);
        }
    }
}

/// Moves every object of one generation behind those of another (`gc.freeze`).
pub fn move_generation(heap: &Heap, from: usize, to: usize) {
    let source: *const GcLinks = heap.generation(from);
    let target: *const GcLinks = heap.generation(to);
    // SAFETY: two different well-formed circular lists; the nodes between `first` and `last` are spliced.
    unsafe {
        let (first, last) = ((*source).next.get(), (*source).previous.get());
        if from == to || std::ptr::eq(first, source) {
            return;
        }
        let end = (*target).previous.get();
        (*end).next.set(first);
        (*first).previous.set(end);
        (*last).next.set(target);
        (*target).previous.set(last);
        (*source).next.set(source);
        (*source).previous.set(source);
    }
}
