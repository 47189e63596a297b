//! One thread imports a module while others wait. After `_ModuleLock` of `Lib/importlib/_bootstrap.py`: where two
//! threads would wait for each other for ever, one goes on and sees a module that is not finished yet.

use super::ImportState;
use crate::modules::support::text_of;
use crate::object::Value;
use crate::vm::{Result, Vm};
use gillie_gil::{Wait, WaitQueue};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Who imports what, and who waits for what.
#[derive(Default)]
pub(super) struct Locks {
    table: RefCell<Table>,
    changed: WaitQueue,
}

#[derive(Default)]
struct Table {
    /// Module name → importing thread and how often it holds the lock.
    owners: HashMap<String, (u32, u32)>,
    /// Waiting thread → module name.
    waiting: HashMap<u32, String>,
}

impl Table {
    /// Whether waiting for `name` could never end: its importer waits, maybe through others, for `me`.
    fn would_deadlock(&self, me: u32, name: &str) -> bool {
        let mut name = name;
        for _ in 0..=self.waiting.len() {
            let Some(&(owner, _)) = self.owners.get(name) else {
                return false;
            };
            if owner == me {
                return true;
            }
            match self.waiting.get(&owner) {
                Some(next) => name = next,
                None => return false,
            }
        }
        true
    }
}

impl Locks {
    /// Takes the lock if it is free or ours, or if waiting for it could never end.
    fn try_acquire(&self, me: u32, name: &str) -> Acquire {
        let mut table = self.table.borrow_mut();
        let owner = table.owners.get(name).map(|&(owner, _)| owner);
        if owner.is_some_and(|owner| owner != me) {
            return if table.would_deadlock(me, name) {
                Acquire::GoOn
            } else {
                Acquire::Wait
            };
        }
        table.owners.entry(name.to_string()).or_insert((me, 0)).1 += 1;
        Acquire::Taken
    }

    /// Waits, without the GIL, until the lock may be free.
    fn wait(&self, vm: &mut Vm, name: &str) -> Result<()> {
        let me = vm.thread_id();
        self.table.borrow_mut().waiting.insert(me, name.to_string());
        let result = vm.wait_for(|thread| self.changed.wait(thread, Wait::Forever));
        self.table.borrow_mut().waiting.remove(&me);
        result.map(drop)
    }

    fn release(&self, vm: &Vm, name: &str) {
        let mut table = self.table.borrow_mut();
        if let Some((_, count)) = table.owners.get_mut(name) {
            *count -= 1;
            if *count == 0 {
                table.owners.remove(name);
                self.changed.notify(vm.gil_thread(), usize::MAX);
            }
        }
    }
}

/// In the child of a fork: what other threads were importing, nobody imports.
pub(crate) fn after_fork(vm: &Vm) {
    let locks = vm.module_state::<ImportState>().locks.clone();
    let mut table = locks.table.borrow_mut();
    let me = vm.thread_id();
    table.owners.retain(|_, (owner, _)| *owner == me);
    table.waiting.clear();
    locks.changed.reset_after_fork();
}

enum Acquire {
    Taken,
    /// Waiting would be a deadlock: use what is there.
    GoOn,
    Wait,
}

/// Takes the lock of a module; whether it is held now (and must be released).
fn acquire(vm: &mut Vm, locks: &Rc<Locks>, name: &str) -> Result<bool> {
    let me = vm.thread_id();
    loop {
        match locks.try_acquire(me, name) {
            Acquire::Taken => return Ok(true),
            Acquire::GoOn => return Ok(false),
            Acquire::Wait => locks.wait(vm, name)?,
        }
    }
}

/// Runs `body` while this thread alone imports the module.
pub(super) fn while_locked(
    vm: &mut Vm,
    name: &Value,
    body: impl FnOnce(&mut Vm) -> Result<Value>,
) -> Result<Value> {
    let locks = vm.module_state::<ImportState>().locks.clone();
    let text = text_of(name).into_owned();
    let held = acquire(vm, &locks, &text)?;
    let result = body(vm);
    if held {
        locks.release(vm, &text);
    }
    result
}

/// Waits until another thread has finished importing a module; returns at once if this thread imports it.
pub(super) fn wait_until_loaded(vm: &mut Vm, name: &Value) -> Result<()> {
    let locks = vm.module_state::<ImportState>().locks.clone();
    let text = text_of(name).into_owned();
    if acquire(vm, &locks, &text)? {
        locks.release(vm, &text);
    }
    Ok(())
}
