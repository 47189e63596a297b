//! Calls of native functions and of builtin classes from the handlers, for arguments that can be handed over where
//! they lie: in the caller's registers, a receiver or class in the header room's last word before them. Everything
//! else (arguments to bind, receivers to check) is done by `native_call.rs`.

// SAFETY of the bodies here, beyond `machine.rs`: R[A] holds the callee until its window is released, and nobody else
// writes the caller's temporaries while the call runs; the word before the arguments is header room, unset until then.

use crate::object::heap;
use crate::object::native::{Native, NativeCode, NativeFn, Role};
use crate::object::types::{Constructor, Type};
use crate::object::value::Raw;
use crate::object::{Object, Value};
use crate::vm::exec::construct::NATIVE_INIT;
use crate::vm::exec::machine::{Body, Flow, Machine, Word};
use crate::vm::exec::native_call;
use crate::vm::{Result, Vm};
use gillie_bytecode::HEADER;

/// CALL (no receiver) and CALL_METHOD of a native object: its `RECEIVER` more arguments, if the method was not bound,
/// begin `SKIPPED` registers after the header room.
pub(super) struct CallNative<const SKIPPED: usize, const RECEIVER: usize>;

impl<const SKIPPED: usize, const RECEIVER: usize> Body for CallNative<SKIPPED, RECEIVER> {
    #[inline(always)]
    unsafe fn run(m: &mut Machine, w: Word) -> Flow {
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
                (Role::Method, _) if count > 0 && is_instance(*first, native.owner.raw()) => {
                    native.code.direct(count)
                }
                _ => None,
            };
            let Some(function) = function else {
                return m.slow(w, |cx, w| {
                    native_call::native(cx, w, w.a() + HEADER + SKIPPED, w.b() + RECEIVER)
                });
            };
            let result = call(m, function, first, count);
            finish(m, w, first, count, result)
        }
    }
}

/// Whether the word is an object of exactly this class.
#[inline(always)]
unsafe fn is_instance(raw: Raw, class: Raw) -> bool {
    raw.is_pointer() && unsafe { raw.header().as_ref().class() as *const _ as u64 } == class.0
}

/// Calls a native function with the arguments in the registers from `first`. Until [`finish`] the countdown is in
/// `Control`.
#[inline(always)]
unsafe fn call(
    m: &mut Machine,
    function: NativeFn,
    first: *mut Raw,
    count: usize,
) -> Result<Value> {
    unsafe {
        let vm: *mut Vm = m.vm;
        let control = &raw const *(*vm).control;
        (*control).countdown.set(m.countdown);
        (*vm).pc = m.pc;
        (*vm).base = m.base;
        let arguments = std::slice::from_raw_parts(first as *const Option<Value>, count);
        function(&mut *vm, arguments)
    }
}

/// Releases the callee and the arguments, and writes the result.
#[inline(always)]
pub(super) unsafe fn finish(
    m: &mut Machine,
    w: Word,
    first: *mut Raw,
    count: usize,
    result: Result<Value>,
) -> Flow {
    unsafe {
        let vm: *mut Vm = m.vm;
        let callee = m.reg(w.a());
        m.put(w.a(), Raw::UNSET);
        heap::release_any(callee);
        for index in 0..count {
            let place = first.add(index);
            let raw = *place;
            *place = Raw::UNSET;
            heap::release_any(raw);
        }
        m.countdown = (*vm).control.countdown.get();
        match result {
            Ok(value) => m.set_next(w.c(), value.into_raw(), 2),
            Err(raised) => {
                let old = (*vm).failure.replace(raised);
                debug_assert!(old.is_none());
                std::mem::forget(old);
                m.slow(w, |cx, _| match cx.vm.failure.take() {
                    Some(raised) => Err(raised),
                    None => Err(cx.vm.system_error("a failure without its exception")),
                })
            }
        }
    }
}

/// CALL of a class whose instances a native `__new__` makes: see `construct.rs`.
pub(super) struct CallNativeClass;

impl Body for CallNativeClass {
    #[inline(always)]
    unsafe fn run(m: &mut Machine, w: Word) -> Flow {
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
            let Some(new) =
                constructor(slots.new.get(&*vm), count).filter(|_| init.is_some() == wants_init)
            else {
                return m.slow(w, crate::vm::exec::call::class);
            };
            heap::release_any(std::mem::replace(&mut *first, class));
            m.put(w.a(), Raw::UNSET);
            let mut result = call(m, new, first, count);
            if let Some(init) = init
                && let Ok(object) = &result
                && is_instance(object.raw(), class)
            {
                // The class is needed no more: the object has one.
                let class = std::mem::replace(&mut *first, m.share(object.raw()));
                heap::release_any(class);
                if let Err(raised) = call(m, init, first, count) {
                    result = Err(raised);
                }
            }
            finish(m, w, first, count, result)
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
