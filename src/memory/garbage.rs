//! What happens to unreachable objects, in CPython's order: weak references to them are cleared and callbacks called,
//! their finalizers run, those that a finalizer made reachable again are let go, and the rest is taken apart.
//!
//! Python code runs in between. So objects may die or change while they wait in a list, and no borrow of a header
//! is kept across a call.

use super::references::Set;
use crate::object::header::{Header, bits};
use crate::object::heap::list;
use crate::object::types::flags;
use crate::object::weakref::{self, WeakRef};
use crate::object::{Kind, Value, instance};
use crate::vm::Vm;
use std::ptr::NonNull;

/// Weak references to unreachable objects are cleared before anyone can see those objects. Callbacks of weak
/// references that are reachable themselves are called; those of unreachable ones never.
pub fn handle_weakrefs(vm: &mut Vm) {
    let mut calls = Vec::new();
    for header in vm.heap().list(list::UNREACHABLE).iter() {
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
    for header in vm.heap().list(list::UNREACHABLE).iter() {
        header.clear_flag(bits::CANDIDATE | bits::UNREACHABLE);
    }
    for (callback, weakref) in calls {
        if let Err(raised) = vm.call(&callback, &[weakref]) {
            vm.unraisable(raised, &callback);
        }
    }
}

/// Runs the finalizers that have not run yet; tells whether any did.
pub fn run_finalizers(vm: &mut Vm) -> bool {
    let mut any = false;
    let mut files = false;
    while let Some(object) = next_to_finalize(vm, &mut files) {
        any = true;
        vm.finalize(&object);
    }
    any |= files;
    while files && let Some(object) = next_file_to_finalize(vm) {
        vm.finalize(&object);
    }
    let heap = vm.heap();
    heap.list(list::FINALIZED)
        .splice(heap.list(list::UNREACHABLE));
    heap.list(list::UNREACHABLE)
        .splice(heap.list(list::FINALIZED));
    any
}

fn waits(header: &Header) -> bool {
    header.class().has_finalizer() && !header.has(bits::FINALIZED)
}

/// The next unreachable object whose finalizer must run, in the order of their making; not yet those of native
/// classes (files), of which it is told in `files` whether there are any.
fn next_to_finalize(vm: &Vm, files: &mut bool) -> Option<Value> {
    let heap = vm.heap();
    let todo = heap.list(list::UNREACHABLE);
    let mut at = todo.first();
    while let Some(header) = at {
        if waits(header) {
            if header.class().has(flags::HEAP) || header.is_kind(Kind::Generator) {
                header.set_flag(bits::FINALIZED);
                let value = header.value();
                heap.list(list::FINALIZED).take_until(todo, header);
                return Some(value);
            }
            *files = true;
        }
        at = todo.after(header);
    }
    heap.list(list::FINALIZED).splice(todo);
    None
}

/// Files come in the opposite order: a text file writes out what it has to its buffer before the buffer does to the
/// file below.
fn next_file_to_finalize(vm: &Vm) -> Option<Value> {
    let heap = vm.heap();
    let (todo, done) = (heap.list(list::FINALIZED), heap.list(list::UNREACHABLE));
    while let Some(header) = todo.last() {
        done.take(header);
        if waits(header) {
            header.set_flag(bits::FINALIZED);
            return Some(header.value());
        }
    }
    None
}

/// After finalizers ran: objects that something outside refers to again, and what they lead to, are reachable.
pub fn spare_resurrected(vm: &Vm, survivors: usize) {
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
    for header in heap.list(list::UNREACHABLE).iter() {
        header.clear_flag(bits::CANDIDATE | bits::UNREACHABLE);
    }
}

/// Takes the garbage apart, or saves it in `gc.garbage`; returns the number of objects.
pub fn delete(vm: &mut Vm, survivors: usize) -> usize {
    let count = vm.heap().list(list::UNREACHABLE).iter().count();
    let save = vm.state().collector.save_all.get();
    let mut contents = Vec::new();
    while let Some(object) = vm.heap().list(list::UNREACHABLE).first().map(Header::value) {
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
        {
            heap.list(survivors).take(header);
        }
    }
    count
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
