//! The incremental search of the old generation.
//!
//! A full collection of a million objects takes some tens of milliseconds. So, when the old generation is large, it
//! is searched a piece at a time, after collections of the younger ones: the three steps of `references.rs`, object
//! by object, while the program runs in between. It changes the objects meanwhile, so what the search finds are
//! *suspects*. Garbage that there was when the search began is among them: no one changes it. Live objects may be
//! among them too: so the suspects, few as a rule, then go through a collection proper, at once, which is exact
//! because it takes any set of objects. If there are many, they are searched again by themselves first, as long as
//! that makes them fewer.

use super::references::Set;
use crate::object::header::bits;
use crate::object::heap::{Heap, list};
use crate::vm::Vm;
use std::cell::Cell;

/// Objects and references looked at in one piece: a fraction of a millisecond. The rule that begins a search (a
/// quarter more old objects than at the last one) leaves it many times the pieces it needs.
const PIECE: usize = 30_000;

/// An old generation up to this size is collected at once.
pub const SMALL: usize = 20_000;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Step {
    #[default]
    Idle,
    Copy,
    Subtract,
    Reach,
}

/// Where the search is.
#[derive(Default)]
pub struct Search {
    step: Cell<Step>,
    /// Objects in this round of the search, and in its first.
    size: Cell<usize>,
    total: Cell<usize>,
    /// Numbers for a smaller piece than usual (tests).
    pub piece: Cell<Option<usize>>,
}

impl Search {
    pub fn is_active(&self) -> bool {
        self.step.get() != Step::Idle
    }
    /// Whether the old generation is to be searched however small it is (in the stress mode).
    pub fn is_wanted(&self) -> bool {
        self.piece.get().is_some()
    }
    /// Objects that this search looked at, in all.
    pub fn total(&self) -> usize {
        self.total.get()
    }
}

/// Begins a search of the old generation.
pub fn begin(vm: &Vm) {
    let heap = vm.heap();
    let search = &vm.state().collector.search;
    heap.list(list::SEARCH_TODO).splice(heap.list(list::OLD));
    search.step.set(Step::Copy);
    search.size.set(0);
    search.total.set(0);
}

/// Gives a search up: its objects are of the old generation again.
pub fn abandon(vm: &Vm) {
    let heap = vm.heap();
    let search = &vm.state().collector.search;
    if !search.is_active() {
        return;
    }
    for index in [list::SEARCH_TODO, list::SEARCH_DONE, list::SUSPECTS] {
        let list = heap.list(index);
        for header in list.iter() {
            header.clear_flag(bits::SEARCHED | bits::UNREACHABLE | bits::MANY);
        }
        heap.list(list::OLD).splice(list);
    }
    search.step.set(Step::Idle);
}

/// Goes on with the search; true when it has ended, with suspects in the list of candidates.
pub fn go_on(vm: &Vm) -> bool {
    let heap = vm.heap();
    let search = &vm.state().collector.search;
    let mut left = search.piece.get().unwrap_or(PIECE) as isize;
    while left > 0 {
        if piece(vm, &mut left) {
            continue;
        }
        // The list is done with.
        let next = match search.step.get() {
            Step::Idle => return false,
            Step::Copy => Step::Subtract,
            Step::Subtract => Step::Reach,
            Step::Reach => {
                if end_of_round(heap, search) {
                    search.step.set(Step::Idle);
                    return true;
                }
                Step::Copy
            }
        };
        heap.list(list::SEARCH_TODO)
            .splice(heap.list(list::SEARCH_DONE));
        search.step.set(next);
    }
    false
}

/// One step for objects of the work list until it is empty (then false) or enough is done.
fn piece(vm: &Vm, left: &mut isize) -> bool {
    let heap = vm.heap();
    let collector = &vm.state().collector;
    let search = &collector.search;
    let set = Set {
        vm,
        many: &collector.many,
        member: bits::SEARCHED,
    };
    let todo = heap.list(list::SEARCH_TODO);
    let done = match search.step.get() {
        Step::Reach => heap.list(list::OLD),
        _ => heap.list(list::SEARCH_DONE),
    };
    // The objects stay where they are until the piece ends; then all are moved at once.
    let (mut at, mut last) = (todo.first(), None);
    while let Some(header) = at
        && *left > 0
    {
        *left -= 1;
        match search.step.get() {
            Step::Copy => {
                set.copy_references(header);
                search.size.set(search.size.get() + 1);
            }
            Step::Subtract => *left -= set.subtract_references(header) as isize,
            _ if set.seems_unreachable(header) => {
                at = todo.after(header);
                set.set_aside(header, heap.list(list::SUSPECTS));
                continue;
            }
            // What comes back from the suspects goes to the end of the list.
            _ => *left -= set.reach(header, todo) as isize,
        }
        last = Some(header);
        at = todo.after(header);
    }
    if let Some(last) = last {
        done.take_until(todo, last);
    }
    at.is_some()
}

/// What is left are suspects. Whether they are to be collected now, or searched again.
fn end_of_round(heap: &Heap, search: &Search) -> bool {
    let found = heap.list(list::SUSPECTS);
    let suspects = found.iter().take(SMALL + 1).count();
    let round = search.size.replace(0);
    search.total.set(search.total.get().max(round));
    // Many suspects, and a good deal fewer than objects in this round: another one may clear most of them.
    let again = suspects > SMALL && found.iter().count() < round / 2;
    let target = match again {
        true => list::SEARCH_TODO,
        false => list::CANDIDATES,
    };
    heap.list(target).splice(found);
    !again
}
