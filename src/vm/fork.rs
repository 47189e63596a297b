//! `fork`, with threads running (CPython: `PyOS_AfterFork_Child`).
//!
//! Only the forking thread exists in the child. The fork happens with the GIL held and its books kept still, so no
//! object is in the middle of a change; what the child must repair is what named the other threads:
//!
//! | what | how |
//! |---|---|
//! | the GIL: queue, list of threads, who holds it | [`gillie_gil::ForkGuard::in_child`] |
//! | locks: waiters that do not exist | each lock notices the fork when it is next waited for |
//! | modules that other threads were importing | `import/locks.rs` |
//! | handles of threads, thread-local data | `modules/thread` |
//! | the main thread, where signals go | here |
//! | `threading`'s own tables, `logging`'s locks, … | their `os.register_at_fork` hooks |
//!
//! A Python lock that another thread held stays locked, as in CPython; `_at_fork_reinit` is there for its owners.

use super::{Result, Vm};
use crate::object::Value;
use std::cell::RefCell;

/// What `os.register_at_fork` was given.
#[derive(Default)]
pub(crate) struct Hooks {
    pub(crate) before: RefCell<Vec<Value>>,
    pub(crate) in_parent: RefCell<Vec<Value>>,
    pub(crate) in_child: RefCell<Vec<Value>>,
}

impl Vm {
    /// `os.fork`: 0 in the child.
    pub fn fork(&mut self) -> Result<i32> {
        if self.is_finalizing() {
            let class = self.exceptions().PythonFinalizationError.clone();
            return Err(self.error(&class, "can't fork at interpreter shutdown"));
        }
        let hooks = self.module_state::<Hooks>();
        let mut before = hooks.before.borrow().clone();
        before.reverse();
        self.run_fork_hooks(&before);
        // The child must not find a module that another thread is in the middle of importing.
        let imports = self.module_state::<crate::modules::imp::ImportLock>();
        imports.acquire(self)?;
        let forked = self.fork_without_hooks();
        imports.release(self)?;
        let after = match &forked {
            Ok(0) => &hooks.in_child,
            _ => &hooks.in_parent,
        };
        let after = after.borrow().clone();
        self.run_fork_hooks(&after);
        forked
    }

    /// After a fork, in the parent: the child may want what other threads held.
    pub(crate) fn warn_of_threads(&mut self, function: &str) -> Result<()> {
        let thread = self.import_module("_thread")?;
        let others = self.call_method(&thread, "_count", &[])?;
        if others.as_small_int().unwrap_or(0) == 0 {
            return Ok(());
        }
        let pid = std::process::id();
        crate::modules::warnings::warn(
            self,
            |vm| vm.exceptions().DeprecationWarning.clone(),
            &format!(
                "This process (pid={pid}) is multi-threaded, use of {function}() may lead to deadlocks in the child."
            ),
        )
    }

    /// Forks for a program that runs no Python code before its exec: 0 in the child.
    pub(crate) fn fork_without_hooks(&mut self) -> Result<i32> {
        self.save_countdown();
        let guard = self.gil.gil().before_fork(&self.gil);
        // SAFETY: forks with the GIL and its core mutex held: the other threads are blocked or outside of the
        // interpreter, so the child's copy of its memory is whole. What they may have been in the middle of is the C
        // library's (whose allocator takes care of forks) and their own buffers, which the child does not touch.
        let pid = unsafe { libc::fork() };
        match pid {
            0 => {
                guard.in_child();
                self.repair_after_fork();
                Ok(0)
            }
            -1 => {
                let error = std::io::Error::last_os_error();
                drop(guard);
                Err(self.os_error(&error, None))
            }
            pid => {
                drop(guard);
                Ok(pid)
            }
        }
    }

    fn run_fork_hooks(&mut self, hooks: &[Value]) {
        for hook in hooks {
            if let Err(raised) = self.call(hook, &[]) {
                self.unraisable(raised, hook);
            }
        }
    }

    /// In the child: what named threads that do not exist here.
    fn repair_after_fork(&mut self) {
        self.adopt_signals();
        let own = self.gil.id();
        self.state().tops.borrow_mut().retain(|(id, _)| *id == own);
        crate::modules::thread::start::after_fork(self);
        crate::vm::import::locks::after_fork(self);
    }
}
