//! Threads of an interpreter: each is an operating-system thread with a [`Vm`] of its own.
//!
//! What a new thread is to run moves to it in one [`Parcel`]; it opens the parcel once it has the GIL. When it ends,
//! it lets go of every object while it still has the GIL ([`Vm::end`]). After the interpreter's shutdown no thread
//! but the main one gets the GIL any more: the others sleep for ever in the place where they wanted it, so whatever
//! they own is neither used nor freed.

use super::exec::Stack;
use super::{State, Vm};
use crate::object::value::{Raw, Value};
use gillie_gil::GilThread;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// Native stack of a thread unless `threading.stack_size` says otherwise.
const DEFAULT_STACK: usize = 16 << 20;
/// Native code needs so much at least, whatever `threading.stack_size` says.
const LEAST_STACK: usize = 1 << 20;

/// A thread that is registered with the GIL but has not begun.
pub(crate) struct NewThread {
    state: Arc<State>,
    gil: GilThread,
    stack: Stack,
    native_stack: usize,
}

/// Where a thread's Python code stands, noted whenever the thread gives the GIL up: for others to look at meanwhile.
#[derive(Default)]
pub(crate) struct Top {
    base: AtomicUsize,
    pc: AtomicUsize,
    /// The exception that it handles.
    handled: AtomicU64,
}

impl Top {
    pub(crate) fn set(&self, base: *mut Raw, pc: *const u32, handled: Option<&Value>) {
        self.base.store(base as usize, Ordering::Relaxed);
        self.pc.store(pc as usize, Ordering::Relaxed);
        let handled = handled.map_or(Raw::UNSET, Value::raw);
        self.handled.store(handled.0, Ordering::Relaxed);
    }

    /// The innermost frame's window, or null, and its next instruction.
    pub(crate) fn get(&self) -> (*mut Raw, *const u32) {
        let (base, pc) = (
            self.base.load(Ordering::Relaxed),
            self.pc.load(Ordering::Relaxed),
        );
        (base as *mut Raw, pc as *const u32)
    }
}

/// What moves to a new thread.
struct Parcel<W>(W);

// SAFETY: the work holds values, and `Rc`s of the interpreter, whose counts are not atomic: they may be touched only
// under the interpreter's GIL. The parcel is packed by a thread that holds it. It is opened by the new thread after
// `Gil::begin` has got the GIL for it (which orders the accesses), and what is in it is used up before the new thread
// gives the GIL up for good. If the thread cannot be spawned, the parcel is dropped by the spawning thread, under the
// GIL. If the new thread never gets the GIL (shutdown), the parcel is never opened nor dropped: `begin` does not
// return then.
unsafe impl<W> Send for Parcel<W> {}

impl<W> Parcel<W> {
    fn open(self) -> W {
        self.0
    }
}

impl NewThread {
    /// Takes what a thread needs that may not be there to have; `stack_size` 0 is the default.
    pub(crate) fn prepare(vm: &mut Vm, stack_size: usize) -> io::Result<NewThread> {
        let stack = Stack::new()?;
        let gil = vm.gil.gil().register("");
        gil.handle().set_name(&format!("thread {}", gil.id()));
        Ok(NewThread {
            state: vm.shared(),
            gil,
            stack,
            native_stack: match stack_size {
                0 => DEFAULT_STACK,
                size => size.max(LEAST_STACK),
            },
        })
    }

    /// The number that the thread will have.
    pub(crate) fn id(&self) -> u32 {
        self.gil.id()
    }

    /// Starts the thread. `work` is run by it under the GIL and owns values only until it returns. What it returns is
    /// run as the last thing before the thread leaves the GIL's books, when nothing of the thread's is left.
    pub(crate) fn spawn<W, L>(self, vm: &mut Vm, work: W) -> io::Result<()>
    where
        W: FnOnce(&mut Vm) -> L + 'static,
        L: FnOnce(&mut Vm),
    {
        let native_stack = self.native_stack;
        let handle = self.gil.handle().clone();
        vm.gil.gil().before_spawn(&vm.gil, &self.gil);
        let parcel = Parcel((self, work));
        std::thread::Builder::new()
            .stack_size(native_stack)
            .spawn(move || run(parcel))?;
        // In the queue from now on: who runs when does not depend on how soon the system runs the new thread.
        vm.gil.gil().start(&vm.gil, &handle);
        Ok(())
    }
}

fn run<W: FnOnce(&mut Vm) -> L, L: FnOnce(&mut Vm)>(parcel: Parcel<(NewThread, W)>) {
    // A panic would leave objects in the middle of a change and the GIL held: nothing may run after it.
    let body = std::panic::AssertUnwindSafe(|| {
        let (new, work) = parcel.open();
        let countdown = new.gil.gil().begin(&new.gil);
        let mut vm = Vm::with_stack(new.state, new.gil, new.stack, new.native_stack, countdown);
        let last = work(&mut vm);
        vm.end(last);
    });
    if std::panic::catch_unwind(body).is_err() {
        std::process::abort();
    }
}

impl Vm {
    /// The thread's number in the GIL: `threading.get_ident()`. Not used twice by an interpreter.
    pub fn thread_id(&self) -> u32 {
        self.gil.id()
    }

    /// The thread as the GIL knows it, for what needs no countdown.
    pub(crate) fn gil_thread(&self) -> &GilThread {
        &self.gil
    }

    /// Bytecode instructions that the calling thread has executed, exactly.
    pub fn instructions(&mut self) -> u64 {
        self.save_countdown();
        self.gil.instructions()
    }

    /// The exception that each thread handles, by the thread's number; None for none.
    pub fn exceptions_of_threads(&mut self) -> Vec<(u32, Value)> {
        self.save_countdown();
        let tops = self.state().tops.borrow();
        let of = |top: &Top| match Raw(top.handled.load(Ordering::Relaxed)) {
            raw if raw == Raw::UNSET || raw.0 == 0 => Value::NONE,
            raw => {
                // SAFETY: a thread that has given the GIL up handles this exception, and so owns it, until it gets
                // the GIL back; the new reference is counted.
                unsafe {
                    let value = std::mem::ManuallyDrop::new(Value::from_raw(raw));
                    Value::clone(&value)
                }
            }
        };
        tops.iter().map(|(id, top)| (*id, of(top))).collect()
    }

    /// Gives way to whoever waits for the GIL.
    pub fn yield_gil(&mut self) {
        self.save_countdown();
        let countdown = self.gil.gil().clone().yield_now(&self.gil);
        self.restore_countdown(countdown);
    }

    /// Names the thread for the GIL's reports and the operating system.
    pub fn set_thread_name(&mut self, name: &str) {
        self.gil.handle().set_name(name);
        // The kernel keeps 15 bytes; a cut character would be no text.
        let mut end = name.len().min(15);
        while !name.is_char_boundary(end) {
            end -= 1;
        }
        let Ok(short) = std::ffi::CString::new(name[..end].replace('\0', "")) else {
            return;
        };
        // SAFETY: names the calling thread by a terminated text.
        unsafe { libc::pthread_setname_np(libc::pthread_self(), short.as_ptr()) };
    }

    /// The thread ends: it owns no values after this, and gives the GIL up. Between `last` and that it runs no Python
    /// code: whoever learns from `last` that the thread has ended finds it ended in every respect.
    fn end(mut self: Box<Self>, last: impl FnOnce(&mut Vm)) {
        self.outcome = None;
        self.handled = None;
        self.stop_value = None;
        self.context = None;
        self.forget_tracing();
        self.run_pending();
        let own = self.gil.id();
        self.state().tops.borrow_mut().retain(|(id, _)| *id != own);
        last(&mut self);
        super::exec::faults::leave();
        self.save_countdown();
        self.gil.gil().end_with_thread(&self.gil);
        // From here on another thread may run: what is dropped now are the register stack, which is unset, and
        // handles with atomic counts.
    }
}
