//! Calls of native functions, of methods bound to their receivers, and of builtin classes: the arguments are handed
//! over in the registers where the caller's instructions put them. A receiver that is not among them (or the class,
//! for `__new__`) goes into the last word of the header room before the first argument.

use super::call::{drop_call_window, positional, window_args};
use super::machine::{Cx, Word};
use crate::object::native::callable::{self, Native, Role};
use crate::object::types::{Constructor, Type, flags};
use crate::object::{Args, Object, Value};
use crate::vm::Result;
use gillie_bytecode::HEADER;

/// A call of a native object in R[A] with `count` positional arguments in registers from `start`.
pub(super) fn native(cx: &mut Cx<'_>, w: Word, start: usize, count: usize) -> Result<()> {
    // SAFETY: R[A] holds a native object until this call is done.
    let native = unsafe { &*((*cx.base.add(w.a())).0 as *const Object<Native>) };
    let (mut first, mut length) = (start, count);
    let result = match (native.role, &native.receiver) {
        (Role::Function, None) => cx
            .vm
            .call_native(&native.code, window_args(cx, start, count)),
        (Role::Function, Some(receiver)) => {
            (first, length) = (start - 1, count + 1);
            cx.set(first, receiver.clone());
            if native.code.fits(length) {
                cx.vm
                    .call_native(&native.code, window_args(cx, first, length))
            } else {
                let args = Args::positional_only(window_args(cx, start, count));
                cx.vm.call_native_with(&native.code, receiver, args)
            }
        }
        (Role::Method, _) => {
            let values = window_args(cx, start, count);
            let exact = values.first().is_some_and(|first| {
                native.owner.raw().0 == cx.vm.class_of(first) as *const _ as u64
            });
            if !exact {
                callable::check_receiver(cx.vm, native, Args::positional_only(values))?;
            }
            cx.vm.call_native(&native.code, values)
        }
        (Role::ClassMethod, _)
            if callable::is_class_of(cx.vm, window_args(cx, start, count), native) =>
        {
            cx.vm
                .call_native(&native.code, window_args(cx, start, count))
        }
        _ => {
            let callee = cx.keep(w.a());
            let values = window_args(cx, start, count);
            cx.vm.call_args(&callee, Args::positional_only(values))
        }
    };
    drop_call_window(cx, w, first, length);
    cx.set(w.c(), result?);
    cx.next(2);
    Ok(())
}

/// A call of a class in R[A] that is not plain, with positional arguments: those with a native `__new__` get it
/// called in place, then their `__init__`.
pub(super) fn class(cx: &mut Cx<'_>, w: Word, count: usize) -> Result<()> {
    let start = w.a() + HEADER;
    // SAFETY: R[A] holds a class, which moves but stays alive until this call is done.
    let class = unsafe { &*((*cx.base.add(w.a())).0 as *const Object<Type>) };
    let metaclass = &cx.vm.types().r#type;
    let usual = class.class().is(&**metaclass)
        && !class.is(&**metaclass)
        && !class.has(flags::ABSTRACT | flags::NO_INSTANCES)
        && !cx.vm.is_object_new(class);
    let new = match class.slots.new.get(cx.vm) {
        Some(Constructor::Native(new)) if usual => new.clone(),
        _ => return positional(cx, w, start, count),
    };
    let callee = cx.take(w.a());
    cx.set(start - 1, callee);
    let result = cx
        .vm
        .call_native(&new, window_args(cx, start - 1, count + 1));
    let result = match result {
        Ok(object) => initialise(cx, class, start, count, &object).map(|()| object),
        error => error,
    };
    drop_call_window(cx, w, start - 1, count + 1);
    cx.set(w.c(), result?);
    cx.next(2);
    Ok(())
}

/// Goes on with a call of a class, which is in the register before the arguments: its `__new__` gave the object in
/// [`Vm::leaving`](crate::vm::Vm), which is of another class.
pub(super) fn initialise_other(cx: &mut Cx<'_>, w: Word) -> Result<()> {
    let (start, count) = (w.a() + HEADER, w.b());
    let object = cx.vm.leaving.take().unwrap_or(Value::NONE);
    let class = cx.keep(start - 1);
    let result = match class.downcast::<Type>() {
        Some(class) => initialise(cx, class, start, count, &object),
        None => Ok(()),
    };
    drop_call_window(cx, w, start - 1, count + 1);
    result?;
    cx.set(w.c(), object);
    cx.next(2);
    Ok(())
}

/// Runs the `__init__` of what `__new__` of `class` gave, with the arguments in registers from `start`.
fn initialise(
    cx: &mut Cx<'_>,
    class: &Object<Type>,
    start: usize,
    count: usize,
    object: &Value,
) -> Result<()> {
    let own = cx.vm.class_of(object);
    if !cx.vm.is_initialised_by(class, own) {
        return Ok(());
    }
    let init = match own.slots.init.get(cx.vm) {
        None => return Ok(()),
        Some(Constructor::Native(_)) if cx.vm.is_object_init(own) => return Ok(()),
        Some(Constructor::Native(init)) => init.clone(),
        Some(Constructor::Python) => {
            let own = own.class_ref();
            let args = Args::positional_only(window_args(cx, start, count));
            return cx.vm.initialise(&own, object, args);
        }
    };
    // The class is needed no more: the object has one.
    cx.set(start - 1, object.clone());
    let result = cx
        .vm
        .call_native(&init, window_args(cx, start - 1, count + 1))?;
    cx.vm.check_init_result(&result)
}
