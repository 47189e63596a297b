//! One thread imports a module while others wait. After `_ModuleLock` of `Lib/importlib/_bootstrap.py`: where two
//! threads would wait for each other for ever, one goes on and sees a module that is not finished yet.

use super::ImportState;
use crate::modules::support::text_of;
use crate::object::Value;
use crate::vm::{Result, Vm};
use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::ThreadId;

/// Who imports what, and who waits for what.
#[derive(Default)]
pub(super) struct Locks {
    table: Mutex<Table>,
    changed: Condvar,
}

#[derive(Default)]
struct Table {
    /// Module name → importing thread and how often it holds the lock.
    owners: HashMap<String, (ThreadId, u32)>,
    /// Waiting thread → module name.
    waiting: HashMap<ThreadId, String>,
}

impl Table {
    /// Whether waiting for `name` could never end: its importer waits, maybe through others, for `me`.
    fn would_deadlock(&self, me: ThreadId, name: &str) -> bool {
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
    fn table(&self) -> MutexGuard<'_, Table> {
        // A panic while the table was locked leaves it consistent.
        self.table
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Takes the lock if it is free or ours, or if waiting for it could never end.
    fn try_acquire(&self, me: ThreadId, name: &str) -> Acquire {
        let mut table = self.table();
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
    fn wait(&self, me: ThreadId, name: &str) {
        let mut table = self.table();
        table.waiting.insert(me, name.to_string());
        while table.owners.contains_key(name) && !table.would_deadlock(me, name) {
            table = self
                .changed
                .wait(table)
                .unwrap_or_else(|poisoned| poisoned.into_inner());
        }
        table.waiting.remove(&me);
    }

    fn release(&self, name: &str) {
        let mut table = self.table();
        if let Some((_, count)) = table.owners.get_mut(name) {
            *count -= 1;
            if *count == 0 {
                table.owners.remove(name);
                self.changed.notify_all();
            }
        }
    }
}

enum Acquire {
    Taken,
    /// Waiting would be a deadlock: use what is there.
    GoOn,
    Wait,
}

/// Takes the lock of a module; whether it is held now (and must be released).
fn acquire(vm: &mut Vm, locks: &Arc<Locks>, name: &str) -> bool {
    let me = std::thread::current().id();
    loop {
        match locks.try_acquire(me, name) {
            Acquire::Taken => return true,
            Acquire::GoOn => return false,
            Acquire::Wait => {
                let object = gillie_gil::ObjectId(Arc::as_ptr(locks) as usize as u64);
                vm.suspend(gillie_gil::Reason::Lock(object), || locks.wait(me, name));
            }
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
    let held = acquire(vm, &locks, &text);
    let result = body(vm);
    if held {
        locks.release(&text);
    }
    result
}

/// Waits until another thread has finished importing a module; returns at once if this thread imports it.
pub(super) fn wait_until_loaded(vm: &mut Vm, name: &Value) -> Result<()> {
    let locks = vm.module_state::<ImportState>().locks.clone();
    let text = text_of(name).into_owned();
    if acquire(vm, &locks, &text) {
        locks.release(&text);
    }
    Ok(())
}
