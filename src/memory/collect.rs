//! When a collection runs, and over which generations. What one does is in `references.rs` (which objects are
//! unreachable), `garbage.rs` (what happens to them) and `search.rs` (the old generation, a piece at a time).
//!
//! The design is CPython's classic generational collector (Modules/gcmodule.c of 3.11), but for the old generation,
//! which is searched incrementally once it is large. A collection runs at a safepoint, so no native code holds a
//! borrow of an object's contents.

use super::references::{Set, is_atomic, traverse};
use super::{garbage, search};
use crate::object::dict::Dict;
use crate::object::header::{Header, bits};
use crate::object::heap::{Heap, list};
use crate::object::{Kind, Value};
use crate::vm::Vm;
use std::time::Duration;

/// What a collection did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Collection {
    pub generation: usize,
    /// When it began, since the interpreter's start.
    pub at: Duration,
    /// Objects alive on the heap before and after, containers or not.
    pub live: [usize; 2],
    /// Containers by generation before it. Those of the old generation are as counted by earlier collections: some
    /// may have died since.
    pub sizes: [usize; 3],
    /// Objects looked at.
    pub examined: usize,
    /// Unreachable objects that were freed (or will be, when the last native reference goes).
    pub collected: usize,
    pub uncollectable: usize,
    pub pause: Duration,
}

/// Runs the collection that the allocation counts ask for (`collection_due`).
pub fn collect_if_due(vm: &mut Vm) {
    vm.heap().collection_due.set(false);
    let collector = &vm.state().collector;
    if !collector.enabled.get() || collector.running.get() || collector.thresholds[0].get() == 0 {
        return;
    }
    let due = |generation: usize| {
        collector.counts[generation - 1].get() > collector.thresholds[generation].get()
    };
    let live = vm.heap().live.get();
    let full = due(2) && (collector.full_is_worthwhile(live) || collector.stress.get());
    let old = collector.long_lived_total.get() + collector.long_lived_pending.get();
    if !full || collector.search.is_active() {
        let generation = due(1).into();
        collect_generation(vm, generation);
    } else if old <= search::SMALL && !collector.search.is_wanted() {
        collect_generation(vm, 2);
    } else {
        // The younger generations first: the search takes what they leave.
        collect_generation(vm, 1);
        let collector = &vm.state().collector;
        if !collector.search.is_active() {
            collector.full_has_begun(vm.heap().live.get());
            search::begin(vm);
        }
        return;
    }
    go_on_with_search(vm);
}

/// Collects a generation and all younger ones.
pub fn collect(vm: &mut Vm, generation: usize) -> Collection {
    let result = collect_generation(vm, generation.min(2));
    if generation >= 2 {
        vm.heap().trim();
        #[cfg(not(gillie_sanitize))]
        super::large::trim();
    }
    result
}

fn collect_generation(vm: &mut Vm, generation: usize) -> Collection {
    if generation == 2 && !vm.state().collector.running.get() {
        search::abandon(vm);
    }
    with_callbacks(vm, generation, |vm| {
        let heap = vm.heap();
        for index in (0..=generation).rev() {
            heap.list(list::CANDIDATES).splice(heap.list(index));
        }
        heap.young_count.set(0);
        let collector = &vm.state().collector;
        collector
            .counts
            .iter()
            .take(generation)
            .for_each(|count| count.set(0));
        if let Some(count) = collector.counts.get(generation) {
            count.set(count.get() + 1);
        }
        let result = collect_candidates(vm, generation);
        let collector = &vm.state().collector;
        if generation > 0 {
            collector.middle.set(0);
        }
        let old = result.examined - result.collected;
        match generation {
            2 => {
                collector.full_has_begun(vm.heap().live.get());
                collector.long_lived_total.set(old);
            }
            1 => {
                let pending = &collector.long_lived_pending;
                pending.set(pending.get() + old);
            }
            _ => collector.middle.set(collector.middle.get() + old),
        }
        result
    })
}

/// A piece of the search of the old generation, if there is one; its suspects are collected at its end.
fn go_on_with_search(vm: &mut Vm) {
    let collector = &vm.state().collector;
    if !collector.search.is_active() || collector.running.get() || !search::go_on(vm) {
        return;
    }
    with_callbacks(vm, 2, |vm| {
        let mut result = collect_candidates(vm, 2);
        let collector = &vm.state().collector;
        result.examined = collector.search.total();
        collector
            .long_lived_total
            .set(result.examined.saturating_sub(result.collected));
        result
    });
}

/// What surrounds a collection: callbacks, statistics, debugging output.
fn with_callbacks(
    vm: &mut Vm,
    generation: usize,
    collect: impl FnOnce(&mut Vm) -> Collection,
) -> Collection {
    if vm.state().collector.running.replace(true) {
        return Collection::default();
    }
    vm.run_gc_callbacks("start", generation, Collection::default());
    let start = std::time::Instant::now();
    let heap = vm.heap();
    let collector = &vm.state().collector;
    let before = Collection {
        generation,
        at: start.duration_since(collector.started),
        live: [heap.live.get().max(0) as usize, 0],
        sizes: [
            heap.young_count.get().max(0) as usize,
            collector.middle.get(),
            collector.long_lived_total.get() + collector.long_lived_pending.get(),
        ],
        ..Collection::default()
    };
    let debug = vm.state().collector.debug.get();
    if debug & super::DEBUG_STATS != 0 {
        let heap = vm.heap();
        let sizes = [0, 1, 2, 3].map(|generation| count(heap, generation));
        vm.write_stderr(&format!(
            "gc: collecting generation {generation}...\ngc: objects in each generation: {} {} {}\n\
             gc: objects in permanent generation: {}\n",
            sizes[0], sizes[1], sizes[2], sizes[3]
        ));
    }
    let done = collect(vm);
    let result = Collection {
        examined: done.examined,
        collected: done.collected,
        uncollectable: done.uncollectable,
        pause: start.elapsed(),
        live: [before.live[0], vm.heap().live.get().max(0) as usize],
        ..before
    };
    if debug & super::DEBUG_STATS != 0 {
        let (collected, uncollectable) = (result.collected, result.uncollectable);
        vm.write_stderr(&format!(
            "gc: done, {} unreachable, {uncollectable} uncollectable, {:.4}s elapsed\n",
            collected + uncollectable,
            result.pause.as_secs_f64()
        ));
    }
    let collector = &vm.state().collector;
    let mut log = collector.log.borrow_mut();
    if log.len() >= collector.log_length.get() {
        log.pop_front();
    }
    log.push_back(result);
    drop(log);
    collector.total.set(collector.total.get() + 1);
    let stats = &collector.stats[generation];
    stats[0].set(stats[0].get() + 1);
    stats[1].set(stats[1].get() + result.collected as u64);
    stats[2].set(stats[2].get() + result.uncollectable as u64);
    if !collector.search.is_active() {
        collector.many.forget();
    }
    vm.run_gc_callbacks("stop", generation, result);
    vm.state().collector.running.set(false);
    super::huge_pages::allow_if_large(vm);
    result
}

/// The collection proper, of the objects in the list of candidates; the reachable ones become older.
fn collect_candidates(vm: &mut Vm, generation: usize) -> Collection {
    let survivors = (generation + 1).min(list::OLD);
    let heap = vm.heap();
    let (candidates, unreachable) = (heap.list(list::CANDIDATES), heap.list(list::UNREACHABLE));
    let set = Set {
        vm,
        many: &vm.state().collector.many,
        member: bits::CANDIDATE,
    };
    let mut result = Collection {
        examined: set.deduce_unreachable(candidates, unreachable),
        ..Collection::default()
    };
    heap.list(survivors).splice(candidates);
    if unreachable.is_empty() {
        return result;
    }
    if vm.state().collector.debug.get() & super::DEBUG_COLLECTABLE != 0 {
        show_collectable(vm);
    }
    let found = garbage::handle_weakrefs(vm);
    result.collected = found.objects;
    if found.finalizers && garbage::run_finalizers(vm) {
        result.collected = garbage::spare_resurrected(vm, survivors);
    }
    garbage::delete(vm, survivors);
    result
}

/// `gc: collectable <Node 0x7f…>` for each unreachable object.
fn show_collectable(vm: &mut Vm) {
    let mut text = String::new();
    for header in vm.heap().list(list::UNREACHABLE).iter() {
        let name = header.class().display_name(vm);
        let address = std::ptr::from_ref(header).addr();
        text.push_str(&format!("gc: collectable <{name} {address:#x}>\n"));
    }
    vm.write_stderr(&text);
}

/// The lists that make up a generation.
fn lists_of(generation: usize) -> &'static [usize] {
    const OLD: &[usize] = &[
        list::OLD,
        list::SEARCH_TODO,
        list::SEARCH_DONE,
        list::SUSPECTS,
    ];
    match generation {
        2 => OLD,
        other => &[list::YOUNG, list::MIDDLE, list::OLD, list::PERMANENT][other..=other],
    }
}

/// Calls `visit` with every tracked object of a generation.
pub fn each(heap: &Heap, generation: usize, visit: impl FnMut(&Header)) {
    lists_of(generation)
        .iter()
        .flat_map(|&index| heap.list(index).iter())
        .for_each(visit);
}

/// Number of tracked objects of a generation (3: the frozen ones).
pub fn count(heap: &Heap, generation: usize) -> usize {
    let mut count = 0;
    each(heap, generation, |_| count += 1);
    count
}

/// Whether the collector looks at an object, as Python code is told: dicts that hold no containers are let go when a
/// collection meets them, which nobody needs to wait for.
pub fn is_tracked(vm: &Vm, header: &Header) -> bool {
    header.has(bits::TRACKED) && !(header.is_kind(Kind::Dict) && is_atomic(vm, header))
}

/// Every tracked object of the generations `from..=to` (for `gc.get_objects`).
pub fn objects(vm: &Vm, generations: std::ops::RangeInclusive<usize>) -> Vec<Value> {
    let mut found = Vec::new();
    for generation in generations {
        each(vm.heap(), generation, |header| {
            if is_tracked(vm, header) {
                found.push(header.value());
            }
        });
    }
    found
}

/// Calls `visit` with everything an object refers to.
pub fn visit(vm: &Vm, header: &Header, visit: &mut impl FnMut(&Value)) {
    traverse(vm, header, visit);
}

/// Calls `visit` with what Python code is told that an object refers to: keys of a dict that are all text do not count, as
/// in CPython.
fn visit_told(vm: &Vm, header: &Header, visit: &mut impl FnMut(&Value)) {
    let dict = header.downcast::<Dict>();
    let dict = dict.filter(|dict| dict.has_text_keys_only(vm));
    let keys = dict.into_iter().flat_map(|dict| dict.table.get(vm).iter());
    let mut keys = keys.map(|(key, _)| key).peekable();
    traverse(vm, header, &mut |value| {
        if keys.next_if(|key| key.is(value)).is_none() {
            visit(value);
        }
    });
}

/// What an object refers to directly (for `gc.get_referents`).
pub fn referents(vm: &Vm, object: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    if let Some(header) = object.header().filter(|header| header.has(bits::GC)) {
        visit_told(vm, header, &mut |value| found.push(value.clone()));
    }
    found
}

/// The tracked objects that refer to one of `wanted` directly (for `gc.get_referrers`).
pub fn referrers(vm: &Vm, wanted: &[Value]) -> Vec<Value> {
    let mut found = Vec::new();
    for generation in 0..=2 {
        each(vm.heap(), generation, |header| {
            let mut refers = false;
            visit_told(vm, header, &mut |value| {
                refers |= wanted.iter().any(|other| other.is(value));
            });
            if refers {
                found.push(header.value());
            }
        });
    }
    found
}

/// Moves every object into the permanent generation (`gc.freeze`).
pub fn freeze(vm: &Vm) {
    search::abandon(vm);
    let heap = vm.heap();
    for generation in 0..=2 {
        heap.list(list::PERMANENT).splice(heap.list(generation));
    }
    heap.young_count.set(0);
}

/// Moves the permanent generation into the oldest one (`gc.unfreeze`).
pub fn unfreeze(vm: &Vm) {
    let heap = vm.heap();
    heap.list(list::OLD).splice(heap.list(list::PERMANENT));
}

/// Ends the boot: what was made so far lives as long as the interpreter, so it is old from the start and brings no
/// collection nearer.
pub fn settle(vm: &Vm) {
    let heap = vm.heap();
    let made = usize::try_from(heap.young_count.get()).unwrap_or(0);
    let young = heap.list(list::YOUNG);
    // Builtin classes live for ever: as CPython's static types they are not tracked.
    let mut at = young.first();
    while let Some(header) = at {
        at = young.after(header);
        let class = header.downcast::<crate::object::Type>();
        if class.is_some_and(|class| !class.has(crate::object::types::flags::HEAP)) {
            crate::object::heap::untrack(header);
        }
    }
    heap.list(list::OLD).splice(young);
    heap.young_count.set(0);
    heap.collection_due.set(false);
    vm.state().collector.long_lived_total.set(made);
}

impl Vm {
    /// Calls `gc.callbacks` (set by the module `gc` once it is imported).
    fn run_gc_callbacks(&mut self, phase: &str, generation: usize, result: Collection) {
        if let Some(run) = self.state().gc_callbacks.get() {
            run(self, phase, generation, result);
        }
    }

    /// Runs an object's finalizer; its exceptions are reported.
    pub(crate) fn finalize(&mut self, value: &Value) {
        if let Some(finalize) = self.class_of(value).slots.finalize.get()
            && let Err(raised) = finalize(self, value)
        {
            // A generator's own finalizer is no function that could be named.
            let native = value.is_a::<crate::object::generator::Generator>();
            let what = match native {
                true => None,
                false => self.class_lookup(self.class_of(value), &self.names().__del__),
            };
            self.unraisable(raised, what.as_ref().unwrap_or(value));
        }
    }
}
