//! `gc`: the cycle collector's controls. The collector itself is `crate::memory`.

use crate::memory::{self, Collection};
use crate::modules::sys::audited;
use crate::object::dict::Dict;
use crate::object::header::bits;
use crate::object::list::List;
use crate::object::spec::ModuleSpec;
use crate::object::types::{Type, flags};
use crate::object::{Bound, Header, NativeDef, Value, tuple};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

const FLAGS: &[(&str, i64)] = &[
    ("DEBUG_STATS", memory::DEBUG_STATS),
    ("DEBUG_COLLECTABLE", memory::DEBUG_COLLECTABLE),
    ("DEBUG_UNCOLLECTABLE", memory::DEBUG_UNCOLLECTABLE),
    ("DEBUG_SAVEALL", memory::DEBUG_SAVEALL),
    ("DEBUG_LEAK", memory::DEBUG_LEAK),
];

/// The lists that the module shows.
#[derive(Default)]
struct State {
    callbacks: std::cell::RefCell<Option<Value>>,
    garbage: std::cell::RefCell<Option<Value>>,
}

fn collect(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let generation = match args.opt(0) {
        Some(generation) => crate::modules::support::to_i32(vm, generation)?,
        None => 2,
    };
    if !(0..=2).contains(&generation) {
        return Err(vm.value_error("invalid generation"));
    }
    let result = memory::collect(vm, generation as usize);
    // Finalizers and weakref callbacks have run when the call returns.
    vm.run_pending();
    Ok(vm.int((result.collected + result.uncollectable) as i64))
}

/// What decides when the youngest generation is full.
fn update_threshold(vm: &Vm) {
    let threshold = vm.state().collector.young_threshold();
    vm.heap().young_threshold.set(threshold);
}

fn enable(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    vm.state().collector.enabled.set(true);
    update_threshold(vm);
    Ok(Value::NONE)
}

fn disable(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    vm.state().collector.enabled.set(false);
    update_threshold(vm);
    Ok(Value::NONE)
}

fn isenabled(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(Value::bool(vm.state().collector.enabled.get()))
}

fn get_count(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let young = vm.heap().young_count.get().max(0);
    let counts = [0, 1].map(|index| vm.state().collector.counts[index].get());
    let items = [young, counts[0], counts[1]].map(|count| vm.int(count));
    Ok(vm.tuple(items.to_vec()))
}

fn get_threshold(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let thresholds = [0, 1, 2].map(|index| vm.state().collector.thresholds[index].get());
    let items = thresholds.map(|threshold| vm.int(threshold));
    Ok(vm.tuple(items.to_vec()))
}

fn set_threshold(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let given = tuple::items(args.arg(0));
    if given.is_empty() || given.len() > 3 {
        return Err(vm.type_error("gc.set_threshold requires 1 to 3 arguments"));
    }
    for (index, value) in given.iter().enumerate() {
        let threshold = crate::modules::support::to_i32_by_format(vm, value)?;
        vm.state().collector.thresholds[index].set(threshold.into());
    }
    update_threshold(vm);
    Ok(Value::NONE)
}

/// The dicts of classes among these objects become read-only views, as everywhere else: a class must learn of each
/// change, because the caches of attributes count on it.
fn guarded(vm: &mut Vm, found: Vec<Value>) -> Vec<Value> {
    if !found.iter().any(|object| object.is_a::<Dict>()) {
        return found;
    }
    let own: std::collections::HashSet<u64> = memory::objects(vm, 0..=3)
        .iter()
        .filter_map(|object| object.downcast::<Type>())
        .filter_map(|class| Some(class.namespace.made(vm)?.raw().0))
        .collect();
    found
        .into_iter()
        .map(|object| match own.contains(&object.raw().0) {
            true => vm.mapping_proxy(object),
            false => object,
        })
        .collect()
}

fn get_objects(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let generations = match args.opt(0).filter(|value| !value.is_none()) {
        None => 0..=2,
        Some(value) => {
            if vm.class_of(value).slots.index.get().is_none() {
                let name = vm.type_name(value);
                return Err(
                    vm.type_error(format!("argument should be integer or None, not '{name}'"))
                );
            }
            let generation = vm.index_i64(value)?;
            if generation < -1 {
                return Err(vm.value_error("generation parameter cannot be negative"));
            }
            if generation > 2 {
                return Err(vm.value_error(
                    "generation parameter must be less than the number of available generations (3)",
                ));
            }
            match generation {
                -1 => 0..=2,
                _ => generation as usize..=generation as usize,
            }
        }
    };
    let found = memory::objects(vm, generations);
    let found = guarded(vm, found);
    Ok(vm.list(found))
}

fn get_stats(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let mut rows = Vec::new();
    for generation in 0..3 {
        let stats = [0, 1, 2].map(|what| vm.state().collector.stats[generation][what].get());
        let [collections, collected, uncollectable] = stats.map(|count| vm.int(count as i64));
        rows.push(vm.dict_from([
            ("collections", collections),
            ("collected", collected),
            ("uncollectable", uncollectable),
        ]));
    }
    Ok(vm.list(rows))
}

fn get_referents(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let mut found = Vec::new();
    for object in tuple::items(args.arg(0)) {
        found.extend(memory::referents(vm, object));
    }
    let found = guarded(vm, found);
    Ok(vm.list(found))
}

fn get_referrers(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let mut found = memory::referrers(vm, tuple::items(args.arg(0)));
    // The tuple of the arguments is no referrer.
    found.retain(|object| !object.is(args.arg(0)));
    let found = guarded(vm, found);
    Ok(vm.list(found))
}

fn is_tracked(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let header: Option<&Header> = args.arg(0).header();
    let tracked = header.is_some_and(|header| memory::is_tracked(vm, header));
    Ok(Value::bool(tracked))
}

/// Builtin objects that have nothing to finalize (generators that did not begin, streams in memory) are marked as if
/// they had been: only what has a `__del__` of its own counts.
fn is_finalized(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let header: Option<&Header> = args.arg(0).header();
    let finalized =
        header.is_some_and(|header| header.has(bits::FINALIZED) && header.class().has(flags::HEAP));
    Ok(Value::bool(finalized))
}

fn freeze(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    memory::freeze(vm);
    Ok(Value::NONE)
}

fn unfreeze(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    memory::unfreeze(vm);
    Ok(Value::NONE)
}

fn get_freeze_count(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let count = memory::count(vm.heap(), 3);
    Ok(vm.int(count as i64))
}

fn get_debug(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let flags = vm.state().collector.debug.get();
    Ok(vm.int(flags))
}

fn set_debug(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let flags = i64::from(crate::modules::support::to_i32(vm, args.arg(0))?);
    let collector = &vm.state().collector;
    collector.debug.set(flags);
    let save: memory::SaveGarbage = save;
    let saves = flags & memory::DEBUG_SAVEALL != 0;
    collector.save_all.set(saves.then_some(save));
    Ok(Value::NONE)
}

/// Puts an unreachable object into `gc.garbage`.
fn save(vm: &mut Vm, object: &Value) {
    let garbage = vm.module_state::<State>().garbage.borrow().clone();
    if let Some(list) = garbage.as_ref().and_then(Value::downcast::<List>) {
        list.items.get_mut(vm).push(object.clone());
    }
}

/// Calls `gc.callbacks` with the phase and what was done.
fn run_callbacks(vm: &mut Vm, phase: &str, generation: usize, result: Collection) {
    // Not in the collections of the shutdown: what the callbacks need may be gone.
    if vm.sys_get("meta_path").is_none_or(|path| path.is_none()) {
        return;
    }
    let list = vm.module_state::<State>().callbacks.borrow().clone();
    let Some(list) = list else { return };
    let callbacks = match list.downcast::<List>() {
        Some(list) => list.items.cloned(vm),
        None => return,
    };
    if callbacks.is_empty() {
        return;
    }
    let numbers = [generation, result.collected, result.uncollectable];
    let [generation, collected, uncollectable] = numbers.map(|number| vm.int(number as i64));
    let info = vm.dict_from([
        ("generation", generation),
        ("collected", collected),
        ("uncollectable", uncollectable),
    ]);
    let phase = vm.str(phase);
    for callback in callbacks.iter() {
        if let Err(raised) = vm.call(callback, &[phase.clone(), info.clone()]) {
            vm.unraisable(raised, callback);
        }
    }
}

#[rustfmt::skip]
const FUNCTIONS: &[NativeDef] = &[
    ("collect", "(generation=2)", collect, "Run the garbage collector.\n\nWith no arguments, run a full collection.  The optional argument\nmay be an integer specifying which generation to collect.  A ValueError\nis raised if the generation number is invalid.\n\nThe number of unreachable objects is returned."),
    ("enable", "()", enable, "Enable automatic garbage collection."),
    ("disable", "()", disable, "Disable automatic garbage collection."),
    ("isenabled", "()", isenabled, "Returns true if automatic garbage collection is enabled."),
    ("get_count", "()", get_count, "Return a three-tuple of the current collection counts."),
    ("get_threshold", "()", get_threshold, "Return the current collection thresholds."),
    ("set_threshold", "(*thresholds)", set_threshold, "set_threshold(threshold0, [threshold1, [threshold2]])\nSet the collection thresholds (the collection frequency).\n\nSetting 'threshold0' to zero disables collection."),
    ("get_objects", "(generation=None)", audited!(get_objects, "gc.get_objects", Or(0, -1)), "Return a list of objects tracked by the collector (excluding the list returned).\n\n  generation\n    Generation to extract the objects from.\n\nIf generation is not None, return only the objects tracked by the collector\nthat are in that generation."),
    ("get_stats", "()", get_stats, "Return a list of dictionaries containing per-generation statistics."),
    ("get_referents", "(*objs)", audited!(get_referents, "gc.get_referents", Value(0)), "Return the list of objects that are directly referred to by 'objs'."),
    ("get_referrers", "(*objs)", audited!(get_referrers, "gc.get_referrers", Value(0)), "Return the list of objects that directly refer to any of 'objs'."),
    ("is_tracked", "(obj, /)", is_tracked, "Returns true if the object is tracked by the garbage collector.\n\nSimple atomic objects will return false."),
    ("is_finalized", "(obj, /)", is_finalized, "Returns true if the object has been already finalized by the GC."),
    ("freeze", "()", freeze, "Freeze all current tracked objects and ignore them for future collections.\n\nThis can be used before a POSIX fork() call to make the gc copy-on-write friendly.\nNote: collection before a POSIX fork() call may free pages for future allocation\nwhich can cause copy-on-write."),
    ("unfreeze", "()", unfreeze, "Unfreeze all objects in the permanent generation.\n\nPut all objects in the permanent generation back into oldest generation."),
    ("get_freeze_count", "()", get_freeze_count, "Return the number of objects in the permanent generation."),
    ("get_debug", "()", get_debug, "Get the garbage collection debugging flags."),
    ("set_debug", "(flags, /)", set_debug, "Set the garbage collection debugging flags.\n\n  flags\n    An integer that can have the following bits turned on:\n      DEBUG_STATS - Print statistics during collection.\n      DEBUG_COLLECTABLE - Print collectable objects found.\n      DEBUG_UNCOLLECTABLE - Print unreachable but uncollectable objects\n        found.\n      DEBUG_SAVEALL - Save objects to gc.garbage rather than freeing them.\n      DEBUG_LEAK - Debug leaking programs (everything but STATS).\n\nDebugging information is written to sys.stderr."),
];

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module provides access to the garbage collector for reference cycles.",
    functions: FUNCTIONS,
    init: |vm, module| {
        for &(name, flag) in FLAGS {
            let flag = vm.int(flag);
            vm.module_set(module, name, flag);
        }
        let callbacks = vm.list(Vec::new());
        let garbage = vm.list(Vec::new());
        vm.module_set(module, "callbacks", callbacks.clone());
        vm.module_set(module, "garbage", garbage.clone());
        let state = vm.module_state::<State>();
        state.callbacks.replace(Some(callbacks));
        state.garbage.replace(Some(garbage));
        vm.state().gc_callbacks.set(Some(run_callbacks));
        Ok(())
    },
    ..ModuleSpec::named("gc")
};
