//! What happens to unreachable objects, in CPython's order: weak references to them are cleared and callbacks called,
//! their finalizers run, those that a finalizer made reachable again are let go, and the rest is taken apart.
//!
//! Python code runs in between. So objects may die or change while they wait in a list, and no borrow of a header
//! is kept across a call.

use super::references::Set;
use crate::modules::io;
use crate::object::header::{Header, bits};
use crate::object::heap::{self, list};
use crate::object::weakref::{self, WeakRef};
use crate::object::{Value, instance};
use crate::vm::Vm;
use std::ptr::NonNull;

/// What a look at the unreachable objects found.
pub struct Found {
    pub objects: usize,
    /// Whether one has a finalizer to run, or a callback was called, which may have given it one.
    pub finalizers: bool,
}

/// Weak references to unreachable objects are cleared before anyone can see those objects. Callbacks of weak
/// references that are reachable themselves are called; those of unreachable ones never.
pub fn handle_weakrefs(vm: &mut Vm) -> Found {
    let mut found = Found {
        objects: 0,
        finalizers: false,
    };
    let mut calls = Vec::new();
    for header in vm.heap().list(list::UNREACHABLE).iter() {
        found.objects += 1;
        found.finalizers |= waits_for_finalizer(header);
        if let Some(weakref) = header.downcast::<WeakRef>() {
            weakref.forget_referent();
        }
        for weakref in vm.heap().take_weakrefs(header) {
            // The callback stays where it is: nothing may die in this loop.
            let callback = weakref::kill(vm, &weakref);
            let doomed = weakref
                .header()
                .is_some_and(|header| header.has(bits::CANDIDATE) && header.has(bits::UNREACHABLE));
            if let Some(callback) = callback
                && !doomed
            {
                calls.push((callback.clone(), weakref));
            }
        }
    }
    found.finalizers |= !calls.is_empty();
    for (callback, weakref) in calls {
        if let Err(raised) = vm.call(&callback, &[weakref]) {
            vm.unraisable(raised, &callback);
        }
    }
    found
}

/// Runs the finalizers that have not run yet, in the order of the list; tells whether any did. Streams come after
/// everything else, since a finalizer may still write to one, and among them those that write to others come first:
/// a text file writes out what it has to its buffer before the buffer does to the file below. (CPython keeps to the
/// list's order, and what is in such buffers may be lost.)
pub fn run_finalizers(vm: &mut Vm) -> bool {
    let mut any = false;
    let mut streams = false;
    while let Some(object) = next_to_finalize(vm, |header| match io::layer(header) {
        None => true,
        Some(_) => {
            streams = true;
            false
        }
    }) {
        any = true;
        vm.finalize(&object);
    }
    again(vm);
    any |= streams;
    for layer in (0..io::LAYERS).take_while(|_| streams) {
        while let Some(object) =
            next_to_finalize(vm, |header| io::layer(header).unwrap_or(layer) == layer)
        {
            vm.finalize(&object);
        }
        again(vm);
    }
    any
}

fn waits_for_finalizer(header: &Header) -> bool {
    header.class().has_finalizer() && !header.has(bits::FINALIZED)
}

/// The next unreachable object whose finalizer must run and is wanted.
fn next_to_finalize(vm: &Vm, mut wanted: impl FnMut(&Header) -> bool) -> Option<Value> {
    let heap = vm.heap();
    let todo = heap.list(list::UNREACHABLE);
    let mut at = todo.first();
    while let Some(header) = at {
        if waits_for_finalizer(header) && wanted(header) {
            header.set_flag(bits::FINALIZED);
            let value = header.value();
            heap.list(list::FINALIZED).take_until(todo, header);
            return Some(value);
        }
        at = todo.after(header);
    }
    None
}

/// Another walk through the unreachable objects begins.
fn again(vm: &Vm) {
    let heap = vm.heap();
    let done = heap.list(list::FINALIZED);
    done.splice(heap.list(list::UNREACHABLE));
    heap.list(list::UNREACHABLE).splice(done);
}

/// After finalizers ran: objects that something outside refers to again, and what they lead to, are reachable. Returns the
/// number of those that are not.
pub fn spare_resurrected(vm: &Vm, survivors: usize) -> usize {
    let heap = vm.heap();
    let scan = heap.list(list::CANDIDATES);
    scan.splice(heap.list(list::UNREACHABLE));
    let set = Set {
        vm,
        many: &vm.state().collector.many,
        member: bits::CANDIDATE,
    };
    set.deduce_unreachable(scan, heap.list(list::UNREACHABLE));
    heap.list(survivors).splice(scan);
    heap.list(list::UNREACHABLE).iter().count()
}

/// Takes the garbage apart, or saves it in `gc.garbage`.
pub fn delete(vm: &mut Vm, survivors: usize) {
    let save = vm.state().collector.save_all.get();
    let mut contents = Vec::new();
    while let Some(header) = vm.heap().list(list::UNREACHABLE).first() {
        header.clear_flag(bits::CANDIDATE | bits::UNREACHABLE);
        let object = header.value();
        match save {
            Some(save) => save(vm, &object),
            None => {
                clear(vm, &object, &mut contents);
                contents.clear();
                // Finalizers of what that freed run before this object goes, as in CPython.
                vm.run_queue();
            }
        }
        // What something refers to still lives on, without contents.
        let heap = vm.heap();
        if let Some(header) = object.header()
            && header.has(bits::TRACKED)
            && !dies_at_once(header)
        {
            heap.list(survivors).take(header);
        }
    }
}

/// Whether an object is freed as soon as its one reference, which is at hand, goes.
fn dies_at_once(header: &Header) -> bool {
    header.references() == 1 && !heap::ends_specially(header)
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
