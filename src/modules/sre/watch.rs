//! Matches that take for ever. A pattern like `(a+)+b` tries exponentially many ways, inside the engine, which knows
//! nothing of signals. But it asks for each character that it looks at, so that steps can be counted: now and then one
//! looks whether the thread has something else to do. If so the match is abandoned (by unwinding: the engine has no
//! other exit), what is due is done, and unless that raises, the match begins anew, with more patience.

use crate::vm::{Result, Vm};
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Steps between two looks: some milliseconds.
const STEPS: u32 = 1 << 20;

/// What a match is abandoned with.
struct Abandoned;

struct Watch {
    left: Cell<u32>,
    /// Looks that are let pass: more after each time a match was abandoned, so that it ends although signals keep
    /// coming.
    patience: Cell<u32>,
}

thread_local! {
    // A thread has one match under way: the engine calls no Python code.
    static WATCH: Watch = const {
        Watch {
            left: Cell::new(STEPS),
            patience: Cell::new(0),
        }
    };
    /// Says that the thread has something else to do; known once it has matched anything.
    static ATTENTION: RefCell<Option<Arc<AtomicBool>>> = const { RefCell::new(None) };
}

/// The engine looks at a character.
#[inline(always)]
pub(super) fn step() {
    WATCH.with(|watch| {
        let left = watch.left.get().wrapping_sub(1);
        watch.left.set(left);
        if left == 0 {
            look(watch);
        }
    });
}

#[cold]
#[inline(never)]
fn look(watch: &Watch) {
    watch.left.set(STEPS);
    if watch.patience.get() > 0 {
        watch.patience.set(watch.patience.get() - 1);
        return;
    }
    let wanted = ATTENTION.with_borrow(|attention| {
        let attention = attention.as_ref();
        attention.is_some_and(|attention| attention.load(Ordering::Relaxed))
    });
    if wanted {
        resume_unwind(Box::new(Abandoned));
    }
}

/// Runs a match that gives way to signals.
pub(super) fn watched<R>(vm: &mut Vm, run: impl Fn() -> R) -> Result<R> {
    ATTENTION.with_borrow_mut(|attention| match attention {
        Some(known) if Arc::ptr_eq(known, &vm.attention) => {}
        _ => *attention = Some(vm.attention.clone()),
    });
    let mut patience = 0;
    loop {
        WATCH.with(|watch| watch.patience.set(patience));
        match catch_unwind(AssertUnwindSafe(&run)) {
            Ok(found) => return Ok(found),
            Err(panic) if panic.is::<Abandoned>() => vm.check_attention()?,
            Err(panic) => resume_unwind(panic),
        }
        patience = patience * 2 + 1;
    }
}
