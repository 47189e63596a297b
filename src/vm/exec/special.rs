//! Special methods written in Python, entered in place by the instruction that asks for them: `a + b`, `a < b`,
//! `a[i]`, `i in a`, `if a`, `for … in a`. Otherwise each would be a Rust call that runs a dispatch loop of its own.
//!
//! Every function here answers false if the instruction must go its general way; then nothing has changed. The
//! operands stay in their registers until the method has returned: see `placed.rs`, which goes on from there.

use super::enter::{enter_special, function_in};
use super::machine::{Cx, Word};
use crate::object::function::Function;
use crate::object::native::{Native, NativeCode};
use crate::object::types::{Compare, Operator, flags};
use crate::object::value::{Raw, as_bound, with_first};
use crate::object::{Kind, Object, Type, Value};
use crate::vm::names::Names;
use crate::vm::{Result, Vm};
use std::rc::Rc;

/// The class of an object, if it was made by a class statement.
#[inline(always)]
pub(super) fn python_class<'a>(raw: Raw) -> Option<&'a Object<Type>> {
    if !raw.is_pointer() {
        return None;
    }
    // SAFETY: the word is an operand, which its register keeps; so does the object its class.
    let class = unsafe { &*(raw.header().as_ref().class() as *const Object<Type>) };
    class.has(flags::HEAP).then_some(class)
}

/// The Python function that a class has under this name.
#[inline]
pub(super) fn method(
    vm: &Vm,
    class: &Object<Type>,
    name: &Value,
) -> Option<*const Object<Function>> {
    function_in(vm.class_lookup_raw(class, name))
}

macro_rules! operator_names {
    ($function:ident: $($operator:ident $name:ident)*) => {
        pub(super) fn $function(names: &Names, operator: Operator) -> &Value {
            match operator { $(Operator::$operator => &names.$name,)* }
        }
    };
}
operator_names! { plain_name: Add __add__ Sub __sub__ Mul __mul__ TrueDiv __truediv__ FloorDiv __floordiv__ Mod __mod__
Pow __pow__ MatMul __matmul__ LShift __lshift__ RShift __rshift__ And __and__ Or __or__ Xor __xor__ }
operator_names! { reflected_name: Add __radd__ Sub __rsub__ Mul __rmul__ TrueDiv __rtruediv__ FloorDiv __rfloordiv__
Mod __rmod__ Pow __rpow__ MatMul __rmatmul__ LShift __rlshift__ RShift __rrshift__ And __rand__ Or __ror__
Xor __rxor__ }
operator_names! { in_place_name: Add __iadd__ Sub __isub__ Mul __imul__ TrueDiv __itruediv__ FloorDiv __ifloordiv__
Mod __imod__ Pow __ipow__ MatMul __imatmul__ LShift __ilshift__ RShift __irshift__ And __iand__ Or __ior__
Xor __ixor__ }

/// The right operand may have to be asked first.
#[inline]
pub(super) fn right_first(vm: &Vm, left: &Object<Type>, right: Raw) -> bool {
    python_class(right).is_some_and(|class| !class.is(left) && class.is_subclass(vm, left))
}

/// `a op b`, or `a op= b`.
#[inline]
pub(super) fn binary(
    cx: &mut Cx<'_>,
    w: Word,
    a: Raw,
    b: Raw,
    operator: Operator,
    in_place: bool,
) -> bool {
    let names = cx.vm.names();
    let Some(class) = python_class(a) else {
        // A plain number has nothing to say about an object: the object is asked.
        if (a.is_int() || a.is_float())
            && let Some(class) = python_class(b)
            // SAFETY: the class was found in it.
            && unsafe { b.header().as_ref().is_kind(Kind::Instance) }
            && let Some(function) = method(cx.vm, class, reflected_name(names, operator))
        {
            return enter_special(cx, w, function, &[b, a]);
        }
        return false;
    };
    if right_first(cx.vm, class, b) {
        return false;
    }
    match operator_method(cx.vm, class, operator, in_place) {
        Some(function) => enter_special(cx, w, function, &[a, b]),
        None => false,
    }
}

/// The Python function that a class has for an operator: that of the in-place form, if it has one.
#[inline]
pub(super) fn operator_method(
    vm: &Vm,
    class: &Object<Type>,
    operator: Operator,
    in_place: bool,
) -> Option<*const Object<Function>> {
    let names = vm.names();
    let mut found = Raw::UNSET;
    if in_place {
        found = vm.class_lookup_raw(class, in_place_name(names, operator));
    }
    if found.is_unset() {
        found = vm.class_lookup_raw(class, plain_name(names, operator));
    }
    function_in(found)
}

/// The native method that the left operand's class, `class`, has for `a op b`, if it is to be asked first and takes the
/// operands as they are.
pub(super) fn native_operator(
    cx: &Cx<'_>,
    class: &Object<Type>,
    w: Word,
    operator: Operator,
    in_place: bool,
) -> Option<Rc<NativeCode>> {
    let names = cx.vm.names();
    if in_place
        && !cx
            .vm
            .class_lookup_raw(class, in_place_name(names, operator))
            .is_unset()
    {
        return None;
    }
    native_method(cx.vm, class, plain_name(names, operator), 2)
        .filter(|_| !right_first(cx.vm, class, cx.raw(w.c())))
}

/// The native method that a class has under this name, if it is one of that class, and takes so many arguments, the
/// receiver included, as they are.
#[inline]
pub(super) fn native_method(
    vm: &Vm,
    class: &Object<Type>,
    name: &Value,
    count: usize,
) -> Option<Rc<NativeCode>> {
    let found = vm.class_lookup_raw(class, name);
    if !found.is_pointer() {
        return None;
    }
    // SAFETY: borrowed from a class that is unchanged meanwhile.
    let native = unsafe { found.header().as_ref() }.downcast::<Native>()?;
    let fits = native.is_method_of(class) && native.code.takes(count);
    fits.then(|| native.code.clone())
}

pub(super) fn compare_name(names: &Names, operator: Compare) -> &Value {
    match operator {
        Compare::Lt => &names.__lt__,
        Compare::Le => &names.__le__,
        Compare::Eq => &names.__eq__,
        Compare::Ne => &names.__ne__,
        Compare::Gt => &names.__gt__,
        Compare::Ge => &names.__ge__,
    }
}

/// `a < b` and its like.
#[inline]
pub(super) fn compare(cx: &mut Cx<'_>, w: Word, a: Raw, b: Raw, operator: Compare) -> bool {
    let Some(class) = python_class(a) else {
        return false;
    };
    match method(cx.vm, class, compare_name(cx.vm.names(), operator)) {
        Some(function) if !right_first(cx.vm, class, b) => enter_special(cx, w, function, &[a, b]),
        _ => false,
    }
}

/// The answer to `left op right` where the left operand's class has a native method for it, which is to be asked first.
pub(super) fn compare_natively(
    cx: &mut Cx<'_>,
    left: &Value,
    right: &Value,
    operator: Compare,
) -> Result<Option<Value>> {
    let Some(class) = python_class(left.raw()) else {
        return Ok(None);
    };
    let name = compare_name(cx.vm.names(), operator);
    match native_method(cx.vm, class, name, 2) {
        Some(code) if !right_first(cx.vm, class, right.raw()) => {
            let answer = with_first(left, std::slice::from_ref(right), |operands| {
                code.run(cx.vm, as_bound(operands))
            })?;
            match answer.is_not_implemented() {
                true => cx.vm.compare_after_left(left, right, operator).map(Some),
                false => Ok(Some(answer)),
            }
        }
        _ => Ok(None),
    }
}

/// `object[key]`.
#[inline]
pub(super) fn get_item(cx: &mut Cx<'_>, w: Word, object: Raw, key: Raw) -> bool {
    let found =
        python_class(object).and_then(|class| method(cx.vm, class, &cx.vm.names().__getitem__));
    match found {
        Some(function) => enter_special(cx, w, function, &[object, key]),
        None => false,
    }
}

/// `object[key] = value`.
#[inline]
pub(super) fn set_item(cx: &mut Cx<'_>, w: Word, object: Raw, key: Raw, value: Raw) -> bool {
    let found =
        python_class(object).and_then(|class| method(cx.vm, class, &cx.vm.names().__setitem__));
    match found {
        Some(function) => enter_special(cx, w, function, &[object, key, value]),
        None => false,
    }
}

/// `item in container`.
#[inline]
pub(super) fn contains(cx: &mut Cx<'_>, w: Word, item: Raw, container: Raw) -> bool {
    let found =
        python_class(container).and_then(|class| method(cx.vm, class, &cx.vm.names().__contains__));
    match found {
        Some(function) => enter_special(cx, w, function, &[container, item]),
        None => false,
    }
}

/// The truth of an object.
#[inline]
pub(super) fn truth(cx: &mut Cx<'_>, w: Word, object: Raw) -> bool {
    let Some(class) = python_class(object) else {
        return false;
    };
    let mut found = cx.vm.class_lookup_raw(class, &cx.vm.names().__bool__);
    if found.is_unset() {
        found = cx.vm.class_lookup_raw(class, &cx.vm.names().__len__);
    }
    match function_in(found) {
        Some(function) => enter_special(cx, w, function, &[object]),
        None => false,
    }
}

/// `next(iterator)`.
#[inline]
pub(super) fn next(cx: &mut Cx<'_>, w: Word, iterator: Raw) -> bool {
    let found =
        python_class(iterator).and_then(|class| method(cx.vm, class, &cx.vm.names().__next__));
    match found {
        Some(function) => enter_special(cx, w, function, &[iterator]),
        None => false,
    }
}

/// `iter(object)`.
#[inline]
pub(super) fn iter(cx: &mut Cx<'_>, w: Word, object: Raw) -> bool {
    let found =
        python_class(object).and_then(|class| method(cx.vm, class, &cx.vm.names().__iter__));
    match found {
        Some(function) => enter_special(cx, w, function, &[object]),
        None => false,
    }
}
