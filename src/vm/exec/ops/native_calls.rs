//! Calls of native functions and of builtin classes from the handlers, for arguments that can be handed over where
//! they lie: in the caller's registers, a receiver or class in the header room's last word before them. Everything
//! else (arguments to bind, receivers to check) is done by `native_call.rs`.

// SAFETY of the bodies here, beyond `machine.rs`: R[A] holds the callee until its window is released, and nobody else
// writes the caller's temporaries while the call runs, so what the callee owns (its code, its owner) stays; the word before
// the arguments is header room, unset until then. A method's owner is a class if it is a pointer.

use crate::object::heap;
use crate::object::native::{Native, NativeCode, NativeFn, Role};
use crate::object::types::{Constructor, Type};
use crate::object::value::Raw;
use crate::object::{Object, Value};
use crate::vm::exec::construct::NATIVE_INIT;
use crate::vm::exec::machine::{Body, Flow, Machine, Word};
use crate::vm::exec::native_call;
use crate::vm::{Raised, Result, Vm};
use gillie_bytecode::HEADER;

/// CALL (no receiver) and CALL_METHOD of a native object: its `RECEIVER` more arguments, if the method was not bound,
/// begin `SKIPPED` registers after the header room.
pub(super) struct CallNative<const SKIPPED: usize, const RECEIVER: usize>;

impl<const SKIPPED: usize, const RECEIVER: usize> Body for CallNative<SKIPPED, RECEIVER> {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let native = &*(m.reg(w.a()).0 as *const Object<Native>);
            let mut first = m.base.add(w.a() + HEADER + SKIPPED);
            let mut count = w.b() + RECEIVER;
            let function = match (native.role, &native.receiver) {
                (Role::Function, None) => native.code.direct(count),
                (Role::Function, Some(receiver)) => {
                    let function = native.code.direct(count + 1);
                    if function.is_some() {
                        first = first.sub(1);
                        count += 1;
                        heap::release_any(std::mem::replace(&mut *first, m.share(receiver.raw())));
                    }
                    function
                }
                (Role::Method, _)
                    if count > 0
                        && (is_instance(*first, native.owner.raw())
                            || derives_from(&*m.vm, *first, native.owner.raw())) =>
                {
                    native.code.direct(count)
                }
                _ => None,
            };
            let Some(function) = function else {
                return m.other::<CallNativeMethod<SKIPPED, RECEIVER>>();
            };
            let given = call(m, function, first, count);
            finish(m, w, first, count, given)
        }
    }
}

/// As [`CallNative`] for methods that keep something of their own, not bound to their receivers.
struct CallNativeMethod<const SKIPPED: usize, const RECEIVER: usize>;

impl<const SKIPPED: usize, const RECEIVER: usize> Body for CallNativeMethod<SKIPPED, RECEIVER> {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let native = &*(m.reg(w.a()).0 as *const Object<Native>);
            let first = m.base.add(w.a() + HEADER + SKIPPED);
            let count = w.b() + RECEIVER;
            if count > 0
                && native.role == Role::Method
                && is_instance(*first, native.owner.raw())
                && let Some(method) = native.code.direct_method(count)
            {
                // Called where it stands: `impl Fn` of a `dyn Fn` takes the address of a local in builds without LTO.
                let (vm, arguments) = prepare(m, first, count);
                let given = Given::from(method(vm, arguments));
                return finish(m, w, first, count, given);
            }
            m.slow(w, |cx, w| {
                native_call::native(cx, w, w.a() + HEADER + SKIPPED, w.b() + RECEIVER)
            })
        }
    }
}

/// Whether the word is an object of exactly this class.
#[inline(always)]
unsafe fn is_instance(raw: Raw, class: Raw) -> bool {
    raw.is_pointer() && unsafe { raw.header().as_ref().class() as *const _ as u64 } == class.0
}

/// Whether the word is an immediate object of this class, or an object of a class derived from it.
#[inline(always)]
unsafe fn derives_from(vm: &Vm, raw: Raw, class: Raw) -> bool {
    unsafe {
        let own = match raw.is_pointer() {
            true => raw.header().as_ref().class(),
            false if raw.is_unset() => return false,
            false => vm.class_of_immediate(raw),
        };
        class.is_pointer() && own.is_subclass(vm, &*(class.0 as *const Object<Type>))
    }
}

/// What a native function gave: a word that owns its reference, and whether it is the result or what was raised. As a
/// `Result` it would have to be dropped when a panic passes, for which it lies in memory, and then the jump at the
/// end of the handler is a call.
#[derive(Clone, Copy)]
pub(super) struct Given {
    word: Raw,
    raised: bool,
}

impl Given {
    pub fn result(value: Value) -> Given {
        Given {
            word: value.into_raw(),
            raised: false,
        }
    }
}

impl From<Result<Value>> for Given {
    #[inline(always)]
    fn from(result: Result<Value>) -> Given {
        match result {
            Ok(value) => Given::result(value),
            Err(Raised(exception)) => Given {
                word: exception.into_raw(),
                raised: true,
            },
        }
    }
}

/// What a native function is called with: the arguments lie in the registers from `first`. Until [`finish`] the
/// countdown is in `Control`.
#[inline(always)]
unsafe fn prepare<'a>(
    m: &mut Machine,
    first: *mut Raw,
    count: usize,
) -> (&'a mut Vm, &'a [Option<Value>]) {
    unsafe {
        let vm: *mut Vm = m.vm;
        (*vm).control.countdown.set(m.countdown);
        (*vm).pc = m.pc;
        (*vm).base = m.base;
        let arguments = std::slice::from_raw_parts(first as *const Option<Value>, count);
        (&mut *vm, arguments)
    }
}

/// Calls a native function.
#[inline(always)]
unsafe fn call(
    m: &mut Machine,
    function: impl Fn(&mut Vm, &[Option<Value>]) -> Result<Value>,
    first: *mut Raw,
    count: usize,
) -> Given {
    unsafe {
        let (vm, arguments) = prepare(m, first, count);
        Given::from(function(vm, arguments))
    }
}

/// Releases the callee and the arguments, and writes the result.
#[inline(always)]
pub(super) unsafe fn finish(
    m: &mut Machine,
    w: Word,
    first: *mut Raw,
    count: usize,
    given: Given,
) -> Flow {
    unsafe {
        let callee = m.reg(w.a());
        m.put(w.a(), Raw::UNSET);
        heap::release_any(callee);
        for index in 0..count {
            let place = first.add(index);
            let raw = *place;
            *place = Raw::UNSET;
            heap::release_any(raw);
        }
        m.countdown = (*m.vm).control.countdown.get();
        arrive(m, w.c(), given, 2)
    }
}

/// Writes what a native function gave to register `index` and ends the instruction of `length` words, or raises.
#[inline(always)]
pub(super) unsafe fn arrive(m: &mut Machine, index: usize, given: Given, length: usize) -> Flow {
    unsafe {
        if !given.raised {
            return m.set_next(index, given.word, length);
        }
        let vm: *mut Vm = m.vm;
        // Nothing is there: the slow body takes it at once.
        let failure = Some(Raised(Value::from_raw(given.word)));
        std::ptr::write(&raw mut (*vm).failure, failure);
        m.slow(Word::NONE, |cx, _| match cx.vm.failure.take() {
            Some(raised) => Err(raised),
            None => Err(cx.vm.system_error("a failure without its exception")),
        })
    }
}

/// CALL of a class whose instances a native `__new__` makes: see `construct.rs`.
pub(super) struct CallNativeClass;

impl Body for CallNativeClass {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let vm: *mut Vm = m.vm;
            let class = m.reg(w.a());
            let (first, count) = (m.base.add(w.a() + HEADER - 1), w.b() + 1);
            let slots = &(*(class.0 as *const Object<Type>)).slots;
            let wants_init = (*(class.0 as *const Object<Type>)).python_init.get().1 == NATIVE_INIT;
            let init = match wants_init {
                true => constructor(slots.init.get(&*vm), count),
                false => None,
            };
            let Some((new, taken)) =
                allocator(slots.new.get(&*vm), count).filter(|_| init.is_some() == wants_init)
            else {
                return m.slow(w, crate::vm::exec::call::class);
            };
            heap::release_any(std::mem::replace(&mut *first, class));
            m.put(w.a(), Raw::UNSET);
            let mut given = call(m, new, first, taken);
            // The allocation may have forced a safepoint: the call of `init` must not undo that.
            m.countdown = (*vm).control.countdown.get();
            if !given.raised && given.word.is_pointer() && !is_instance(given.word, class) {
                // Its own class says how it is initialised, if that is one derived from this.
                let object = Some(Value::from_raw(given.word));
                std::ptr::write(&raw mut (*vm).leaving, object);
                return m.slow(w, native_call::initialise_other);
            }
            if let Some(init) = init
                && !given.raised
                && is_instance(given.word, class)
            {
                // The class is needed no more: the object has one. The register keeps the object.
                *first = given.word;
                heap::release_any(class);
                let initialised = call(m, init, first, count);
                if initialised.raised {
                    given = initialised;
                } else {
                    heap::release_any(initialised.word);
                    *first = Raw::UNSET;
                }
            }
            finish(m, w, first, count, given)
        }
    }
}

/// The native function of a constructor that takes so many arguments as they lie.
#[inline(always)]
fn constructor(constructor: &Option<Constructor>, count: usize) -> Option<NativeFn> {
    match constructor {
        Some(Constructor::Native(code)) => NativeCode::direct(code, count),
        _ => None,
    }
}

/// The native function that makes instances, and how many of so many arguments it takes.
#[inline(always)]
fn allocator(constructor: &Option<Constructor>, count: usize) -> Option<(NativeFn, usize)> {
    match constructor {
        Some(Constructor::Native(code)) => NativeCode::direct_prefix(code, count),
        _ => None,
    }
}
