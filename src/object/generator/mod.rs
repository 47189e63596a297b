//! Generators, coroutines and async generators: the layout. A generator owns its window of registers, on the heap,
//! and runs in place: resuming it copies nothing.

pub mod asynchronous;
pub mod builtin;

pub use asynchronous::async_wrapped;

use super::GilCell;
use super::header::{Kind, Object, Payload, Visitor};
use super::value::{Raw, Value};
use crate::vm::Vm;
use std::cell::Cell;
use std::cell::UnsafeCell;

/// Words before the registers of a generator's window: the ordinary header, then the address of the generator
/// object, then the stack address from which its callees' windows are built.
pub const GENERATOR_HEADER: usize = gillie_bytecode::HEADER + 2;

/// Where a generator stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum GeneratorState {
    Created,
    Suspended,
    Running,
    Finished,
}

/// Payload of the three kinds.
pub struct Generator {
    pub(crate) state: Cell<GeneratorState>,
    /// Where to go on: an instruction of the code.
    pub(crate) pc: Cell<*const u32>,
    /// Header and registers; emptied when the generator finishes.
    pub(crate) window: UnsafeCell<Box<[Raw]>>,
    /// The YIELD that suspended it has wide operands.
    pub(crate) wide_yield: Cell<bool>,
    pub code: Value,
    pub name: GilCell<Value>,
    pub qualname: GilCell<Value>,
    /// Suspended: the exception it was handling when it yielded. Running: the one that its resumer handles.
    pub(crate) handled: GilCell<Option<Value>>,
    /// It is inside an `except` or `finally` of its own, so that what is handled there is not its resumer's.
    pub(crate) handling: Cell<bool>,
    /// Coroutines: an `await` is in progress. Async generators: `asend`/`athrow` is.
    pub running_async: Cell<bool>,
    /// Async generators: closed by `aclose`.
    pub closed: Cell<bool>,
    /// Async generators: hooks were called; finalizer hook.
    pub hooks_done: Cell<bool>,
    pub finalizer: GilCell<Option<Value>>,
    /// `cr_origin`.
    pub origin: GilCell<Value>,
}

impl Generator {
    pub(crate) fn new(
        window: Box<[Raw]>,
        pc: *const u32,
        code: Value,
        name: Value,
        qualname: Value,
    ) -> Generator {
        Generator {
            state: Cell::new(GeneratorState::Created),
            pc: Cell::new(pc),
            window: UnsafeCell::new(window),
            wide_yield: Cell::new(false),
            code,
            name: GilCell::new(name),
            qualname: GilCell::new(qualname),
            handled: GilCell::default(),
            handling: Cell::new(false),
            running_async: Cell::new(false),
            closed: Cell::new(false),
            hooks_done: Cell::new(false),
            finalizer: GilCell::default(),
            origin: GilCell::new(Value::NONE),
        }
    }

    pub fn state(&self) -> GeneratorState {
        self.state.get()
    }

    /// First register; meaningless once finished.
    #[inline(always)]
    pub(crate) fn base(&self) -> *mut Raw {
        // SAFETY: the box is replaced only when the generator has finished, by code that holds no such pointer.
        unsafe { (*self.window.get()).as_mut_ptr().add(GENERATOR_HEADER) }
    }

    /// Whether it has registers still.
    pub(crate) fn has_window(&self) -> bool {
        // SAFETY: as in `base`.
        unsafe { !(&(*self.window.get())).is_empty() }
    }

    /// Releases what the window of a generator that has finished holds.
    pub(crate) fn drop_window(&self) {
        // SAFETY: a finished (or dying) generator's window is used by no frame; its registers own their references,
        // of its header only the function and the frame object are owned.
        unsafe {
            let mut window = std::mem::take(&mut *self.window.get());
            if window.is_empty() {
                return;
            }
            self.detach_frame(&mut window);
            super::heap::release_any(window[GENERATOR_HEADER - 5]);
            for &raw in &window[GENERATOR_HEADER - 1..] {
                super::heap::release_any(raw);
            }
        }
    }

    /// Takes what the window of a generator that has finished holds.
    pub(crate) fn release_window(&self) -> Vec<Value> {
        // SAFETY: a finished (or dying) generator's window is used by no frame.
        let mut window = unsafe { std::mem::take(&mut *self.window.get()) };
        if !window.is_empty() {
            self.detach_frame(&mut window);
        }
        let mut out = Vec::new();
        for (index, &raw) in window.iter().enumerate() {
            // Of the header only the function and the frame object are owned references.
            let owned = index >= GENERATOR_HEADER
                || index == GENERATOR_HEADER - 5
                || index == GENERATOR_HEADER - 1;
            if owned && raw.is_pointer() {
                // SAFETY: registers own their references.
                out.push(unsafe { Value::from_raw(raw) });
            }
        }
        out
    }

    /// The window goes: its frame object, if it has one, must not look at it any more. A frame object that others
    /// hold takes the variables over.
    fn detach_frame(&self, window: &mut [Raw]) {
        let raw = window[GENERATOR_HEADER - 1];
        if !raw.is_pointer() {
            return;
        }
        // SAFETY: the word holds a counted reference to a frame object, which goes to `frame`.
        let frame = unsafe { Value::from_raw(raw) };
        window[GENERATOR_HEADER - 1] = Raw::UNSET;
        let object = crate::object::frame::expect(&frame);
        let code = crate::object::function::code::expect(&self.code);
        object
            .last_offset
            .set(self.offset(code).unwrap_or(2).saturating_sub(2) as u32);
        object.base.set(std::ptr::null_mut());
        object.generator.set(0);
        if object.header.references() > 1 {
            let named = code.data.locals.len();
            let registers = window[GENERATOR_HEADER..][..named]
                .iter_mut()
                .map(|word| {
                    let raw = std::mem::replace(word, Raw::UNSET);
                    // SAFETY: registers own their references; this one moves.
                    (!raw.is_unset()).then(|| unsafe { Value::from_raw(raw) })
                })
                .collect();
            // SAFETY: only `register` and `set_register` borrow this cell, and only while they copy a word.
            unsafe { *object.registers.get_unguarded_mut() = registers };
        }
    }

    /// Word offset in `code` at which it goes on.
    pub(crate) fn offset(&self, code: &super::function::code::CodeObject) -> Option<usize> {
        let start = code.words.as_ptr() as usize;
        let offset = (self.pc.get() as usize).checked_sub(start)? / 4;
        (offset <= code.words.len()).then_some(offset)
    }

    /// What register `index` of a generator that is not running holds.
    pub(crate) fn register(&self, index: usize) -> Option<Value> {
        debug_assert!(self.state.get() != GeneratorState::Running);
        // SAFETY: registers are words that own their references; the clone is counted.
        unsafe {
            let window = &*self.window.get();
            window
                .get(GENERATOR_HEADER + index)
                .and_then(|raw| (*(raw as *const Raw as *const Option<Value>)).clone())
        }
    }

    fn visit_window(&self, visit: Visitor<'_>) {
        // SAFETY: at a safepoint; registers are words that own their references.
        let window = unsafe { &*self.window.get() };
        for (index, raw) in window.iter().enumerate() {
            let owned = index >= GENERATOR_HEADER
                || index == GENERATOR_HEADER - 5
                || index == GENERATOR_HEADER - 1;
            if owned && raw.is_pointer() {
                // SAFETY: a pointer word is a `Value`'s representation.
                visit(unsafe { &*(raw as *const Raw as *const Value) });
            }
        }
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        self.drop_window();
    }
}

impl Payload for Generator {
    const KIND: Kind = Kind::Generator;
    const GC: bool = true;

    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(&self.code);
        visit(self.name.get(vm));
        visit(self.qualname.get(vm));
        visit(self.origin.get(vm));
        self.handled.get(vm).iter().for_each(&mut *visit);
        self.finalizer.get(vm).iter().for_each(&mut *visit);
        if self.state.get() != GeneratorState::Running {
            self.visit_window(visit);
        }
    }

    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(self.handled.replace(vm, None));
        if self.state.get() != GeneratorState::Running {
            self.state.set(GeneratorState::Finished);
            out.extend(self.release_window());
        }
    }
}

/// The generator behind a value that is known to be one.
pub fn expect(value: &Value) -> &Object<Generator> {
    value.downcast::<Generator>().expect("a generator")
}
