//! Generic slot functions: what a class written in Python has in a slot whose special method it defines. Each looks
//! the method up on the class and calls it (`slot_tp_*`, `slot_nb_*` of Objects/typeobject.c).

use super::{Slot, SlotFn};
use crate::object::int::Int;
use crate::object::native::Native;
use crate::object::types::*;
use crate::object::value::{Raw, Value};
use crate::object::{Args, Compare, Object};
use crate::vm::names::Names;
use crate::vm::{Result, Vm};

/// The generic function of a slot.
pub fn function(slot: Slot) -> Option<SlotFn> {
    use SlotFn as F;
    Some(match slot {
        Slot::Repr => F::Unary(unary::<{ Name::Repr as usize }>),
        Slot::Str => F::Unary(unary::<{ Name::Str as usize }>),
        Slot::Hash => F::Hash(hash),
        Slot::Call => F::Call(call),
        Slot::GetAttr => F::GetAttr(getattr),
        Slot::SetAttr => F::SetAttr(setattr),
        Slot::Compare => F::Compare(compare),
        Slot::Iter => F::Unary(iter),
        Slot::Next => F::Next(next),
        Slot::Len => F::Length(len),
        Slot::GetItem => F::Binary(get_item),
        Slot::SetItem => F::SetItem(set_item),
        Slot::Contains => F::Contains(contains),
        Slot::Bool => F::Bool(bool),
        Slot::Negative => F::Unary(unary::<{ Name::Neg as usize }>),
        Slot::Positive => F::Unary(unary::<{ Name::Pos as usize }>),
        Slot::Invert => F::Unary(unary::<{ Name::Invert as usize }>),
        Slot::Absolute => F::Unary(unary::<{ Name::Abs as usize }>),
        Slot::Int => F::Unary(unary::<{ Name::Int as usize }>),
        Slot::Float => F::Unary(unary::<{ Name::Float as usize }>),
        Slot::Index => F::Unary(unary::<{ Name::Index as usize }>),
        Slot::Power => F::Power(power),
        Slot::Get => F::Get(get),
        Slot::Set => F::Set(set),
        Slot::Await => F::Unary(unary::<{ Name::Await as usize }>),
        Slot::AIter => F::Unary(unary::<{ Name::AIter as usize }>),
        Slot::ANext => F::Unary(unary::<{ Name::ANext as usize }>),
        Slot::Finalize => F::Finalize(finalize),
        Slot::Binary(operator) => F::Binary(BINARY[operator as usize]),
        Slot::InPlace(operator) => F::Binary(IN_PLACE[operator as usize]),
    })
}

/// Unary special methods, for `unary`'s const parameter.
enum Name {
    Repr,
    Str,
    Neg,
    Pos,
    Invert,
    Abs,
    Int,
    Float,
    Index,
    Await,
    AIter,
    ANext,
}

/// One of the VM's names.
type Pick = fn(&Names) -> &Value;

const UNARY: [Pick; 12] = [
    |names| &names.__repr__,
    |names| &names.__str__,
    |names| &names.__neg__,
    |names| &names.__pos__,
    |names| &names.__invert__,
    |names| &names.__abs__,
    |names| &names.__int__,
    |names| &names.__float__,
    |names| &names.__index__,
    |names| &names.__await__,
    |names| &names.__aiter__,
    |names| &names.__anext__,
];

const BINARY: [BinaryFn; OPERATORS] = [
    binary::<0>,
    binary::<1>,
    binary::<2>,
    binary::<3>,
    binary::<4>,
    binary::<5>,
    binary::<6>,
    binary::<7>,
    binary::<8>,
    binary::<9>,
    binary::<10>,
    binary::<11>,
    binary::<12>,
];
const IN_PLACE: [BinaryFn; OPERATORS] = [
    in_place::<0>,
    in_place::<1>,
    in_place::<2>,
    in_place::<3>,
    in_place::<4>,
    in_place::<5>,
    in_place::<6>,
    in_place::<7>,
    in_place::<8>,
    in_place::<9>,
    in_place::<10>,
    in_place::<11>,
    in_place::<12>,
];
const METHODS: [[Pick; 3]; OPERATORS] = [
    [
        |names| &names.__add__,
        |names| &names.__radd__,
        |names| &names.__iadd__,
    ],
    [
        |names| &names.__sub__,
        |names| &names.__rsub__,
        |names| &names.__isub__,
    ],
    [
        |names| &names.__mul__,
        |names| &names.__rmul__,
        |names| &names.__imul__,
    ],
    [
        |names| &names.__truediv__,
        |names| &names.__rtruediv__,
        |names| &names.__itruediv__,
    ],
    [
        |names| &names.__floordiv__,
        |names| &names.__rfloordiv__,
        |names| &names.__ifloordiv__,
    ],
    [
        |names| &names.__mod__,
        |names| &names.__rmod__,
        |names| &names.__imod__,
    ],
    [
        |names| &names.__pow__,
        |names| &names.__rpow__,
        |names| &names.__ipow__,
    ],
    [
        |names| &names.__matmul__,
        |names| &names.__rmatmul__,
        |names| &names.__imatmul__,
    ],
    [
        |names| &names.__lshift__,
        |names| &names.__rlshift__,
        |names| &names.__ilshift__,
    ],
    [
        |names| &names.__rshift__,
        |names| &names.__rrshift__,
        |names| &names.__irshift__,
    ],
    [
        |names| &names.__and__,
        |names| &names.__rand__,
        |names| &names.__iand__,
    ],
    [
        |names| &names.__or__,
        |names| &names.__ror__,
        |names| &names.__ior__,
    ],
    [
        |names| &names.__xor__,
        |names| &names.__rxor__,
        |names| &names.__ixor__,
    ],
];

/// Calls a special method that must exist; AttributeError if it does not (it was deleted meanwhile).
fn special(vm: &mut Vm, value: &Value, name: Pick, args: &[Value]) -> Result<Value> {
    match vm.class_lookup(vm.class_of(value), name(vm.names())) {
        Some(found) => vm.call_found(value, &found, Args::positional_only(args)),
        None => {
            let name = name(vm.names()).clone();
            Err(vm.no_attribute(value, &name))
        }
    }
}

fn maybe(vm: &mut Vm, value: &Value, name: Pick, args: &[Value]) -> Result<Value> {
    match vm.class_lookup(vm.class_of(value), name(vm.names())) {
        Some(found) => vm.call_found(value, &found, Args::positional_only(args)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn unary<const NAME: usize>(vm: &mut Vm, value: &Value) -> Result<Value> {
    special(vm, value, UNARY[NAME], &[])
}

fn is_none_method(vm: &Vm, value: &Value, name: &Value) -> bool {
    vm.class_lookup_raw(vm.class_of(value), name) == Raw::NONE
}

fn iter(vm: &mut Vm, value: &Value) -> Result<Value> {
    let name = vm.names().__iter__.clone();
    if is_none_method(vm, value, &name) {
        let class = vm.type_name(value);
        return Err(vm.type_error(format!("'{class}' object is not iterable")));
    }
    special(vm, value, |names| &names.__iter__, &[])
}

fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    match special(vm, value, |names| &names.__next__, &[]) {
        Ok(item) => Ok(Some(item)),
        Err(raised) => {
            let stop = vm.exceptions().StopIteration.clone();
            if vm.raised_is(&raised, &stop) {
                let value = crate::vm::exec::awaiting::stop_value(vm, raised)?;
                vm.stop_value = (!value.is_none()).then_some(value);
                Ok(None)
            } else {
                Err(raised)
            }
        }
    }
}

fn hash(vm: &mut Vm, value: &Value) -> Result<i64> {
    let result = match vm.class_lookup(vm.class_of(value), &vm.names().__hash__) {
        Some(found) if found.is_none() => {
            let class = vm.type_name(value);
            return Err(vm.type_error(format!("unhashable type: '{class}'")));
        }
        Some(found) => vm.call_found(value, &found, Args::positional_only(&[]))?,
        None => special(vm, value, |names| &names.__hash__, &[])?,
    };
    if let Some(number) = Int::to_i64(&result) {
        return Ok(if number == -1 { -2 } else { number });
    }
    if result.is_a::<Int>() {
        // Beyond 64 bits: the int's own hash.
        return match vm.types().int.slots.hash.get() {
            Some(hash) => hash(vm, &result),
            None => Ok(0),
        };
    }
    Err(vm.type_error("__hash__ method should return an integer"))
}

fn call(vm: &mut Vm, callable: &Value, args: Args<'_>) -> Result<Value> {
    let name = vm.names().__call__.clone();
    let Some(found) = vm.class_lookup(vm.class_of(callable), &name) else {
        let class = vm.type_name(callable);
        return Err(vm.type_error(format!("'{class}' object is not callable")));
    };
    vm.call_found(callable, &found, args)
}

/// `slot_tp_getattr_hook`: `__getattribute__`, and `__getattr__` when it raises AttributeError.
fn getattr(vm: &mut Vm, value: &Value, name: &Value) -> Result<Value> {
    let names = vm.names();
    let (getattribute, getattr) = (names.__getattribute__.clone(), names.__getattr__.clone());
    let class = vm.class_of(value).class_ref();
    let native = vm
        .class_lookup(&class, &getattribute)
        .and_then(|found| native_getattr(&found));
    let hook = vm.class_lookup(&class, &getattr);
    let plain = vm.types().object.slots.getattr.get();
    let result = match (native, plain) {
        (Some(function), Some(plain))
            if SlotFn::GetAttr(function).same(SlotFn::GetAttr(plain)) && hook.is_some() =>
        {
            match vm.object_getattr_opt(value, name) {
                Ok(Some(found)) => return Ok(found),
                // The exception object is made only if it is needed.
                Ok(None) => None,
                Err(raised) => Some(raised),
            }
        }
        (Some(function), _) => match function(vm, value, name) {
            Ok(found) => return Ok(found),
            Err(raised) => Some(raised),
        },
        (None, _) => match vm.call_special(value, &getattribute, std::slice::from_ref(name)) {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => None,
            Err(raised) => Some(raised),
        },
    };
    let Some(hook) = hook else {
        return match result {
            Some(raised) => Err(raised),
            None => Err(vm.no_attribute(value, name)),
        };
    };
    if let Some(raised) = result {
        let class = vm.exceptions().AttributeError.clone();
        if !vm.raised_is(&raised, &class) {
            return Err(raised);
        }
    }
    vm.call_found(
        value,
        &hook,
        Args::positional_only(std::slice::from_ref(name)),
    )
}

pub(super) fn native_getattr(found: &Value) -> Option<GetAttrFn> {
    match &found.downcast::<super::wrapper::SlotWrapper>()?.what {
        super::wrapper::What::Slot(_, SlotFn::GetAttr(function)) => Some(*function),
        _ => None,
    }
}

fn setattr(vm: &mut Vm, value: &Value, name: &Value, new: Option<&Value>) -> Result<()> {
    match new {
        Some(new) => special(
            vm,
            value,
            |names| &names.__setattr__,
            &[name.clone(), new.clone()],
        ),
        None => special(
            vm,
            value,
            |names| &names.__delattr__,
            std::slice::from_ref(name),
        ),
    }
    .map(drop)
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    const METHODS: [Pick; 6] = [
        |names| &names.__lt__,
        |names| &names.__le__,
        |names| &names.__eq__,
        |names| &names.__ne__,
        |names| &names.__gt__,
        |names| &names.__ge__,
    ];
    let name = METHODS[operator as usize];
    let Some(found) = vm.class_lookup(vm.class_of(left), name(vm.names())) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let native = found.downcast::<Native>();
    if native.is_some_and(|native| native.is_method_of(vm.class_of(left)))
        || found.is_a::<crate::object::function::Function>()
        || found.is_a::<super::wrapper::SlotWrapper>()
    {
        return vm.call_found(
            left,
            &found,
            Args::positional_only(std::slice::from_ref(right)),
        );
    }
    // A descriptor that fails to give the method is as no method (`slot_tp_richcompare` of Objects/typeobject.c).
    let name = name(vm.names()).clone();
    match vm.lookup_special(left, &name) {
        Ok(Some(method)) => vm.call(&method, std::slice::from_ref(right)),
        Ok(None) | Err(_) => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn len(vm: &mut Vm, value: &Value) -> Result<usize> {
    let result = special(vm, value, |names| &names.__len__, &[])?;
    length(vm, &result)
}

/// The length that a `__len__` gave.
pub(crate) fn length(vm: &mut Vm, result: &Value) -> Result<usize> {
    let index = vm.index(result)?;
    match Int::to_i64(&index) {
        Some(length) if length < 0 => Err(vm.value_error("__len__() should return >= 0")),
        Some(length) => Ok(length as usize),
        None if Int::to_i64_clipped(&index) < 0 => {
            Err(vm.value_error("__len__() should return >= 0"))
        }
        None => Err(vm.overflow_error("cannot fit 'int' into an index-sized integer")),
    }
}

fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    special(
        vm,
        value,
        |names| &names.__getitem__,
        std::slice::from_ref(key),
    )
}

fn set_item(vm: &mut Vm, value: &Value, key: &Value, item: Option<&Value>) -> Result<()> {
    let name: Pick = match item {
        Some(_) => |names| &names.__setitem__,
        None => |names| &names.__delitem__,
    };
    if vm
        .class_lookup(vm.class_of(value), name(vm.names()))
        .is_none()
    {
        let class = vm.type_name(value);
        let what = if item.is_some() {
            "assignment"
        } else {
            "deletion"
        };
        return Err(vm.type_error(format!("'{class}' object does not support item {what}")));
    }
    match item {
        Some(item) => special(vm, value, name, &[key.clone(), item.clone()]),
        None => special(vm, value, name, std::slice::from_ref(key)),
    }
    .map(drop)
}

fn contains(vm: &mut Vm, value: &Value, item: &Value) -> Result<bool> {
    let name = vm.names().__contains__.clone();
    if is_none_method(vm, value, &name) {
        let class = vm.type_name(value);
        return Err(vm.type_error(format!("'{class}' object is not a container")));
    }
    let answer = special(
        vm,
        value,
        |names| &names.__contains__,
        std::slice::from_ref(item),
    )?;
    vm.is_true(&answer)
}

fn bool(vm: &mut Vm, value: &Value) -> Result<bool> {
    let result = special(vm, value, |names| &names.__bool__, &[])?;
    truth(vm, &result)
}

/// The truth that a `__bool__` gave.
pub(crate) fn truth(vm: &mut Vm, result: &Value) -> Result<bool> {
    match result.as_bool() {
        Some(truth) => Ok(truth),
        None => {
            let name = vm.type_name(result);
            Err(vm.type_error(format!("__bool__ should return bool, returned {name}")))
        }
    }
}

fn power(vm: &mut Vm, base: &Value, exponent: &Value, modulus: &Value) -> Result<Value> {
    // Only the left operand's method takes part in three-argument pow.
    maybe(
        vm,
        base,
        |names| &names.__pow__,
        &[exponent.clone(), modulus.clone()],
    )
}

fn get(vm: &mut Vm, descriptor: &Value, instance: Option<&Value>, owner: &Value) -> Result<Value> {
    let instance = instance.cloned().unwrap_or(Value::NONE);
    special(
        vm,
        descriptor,
        |names| &names.__get__,
        &[instance, owner.clone()],
    )
}

fn set(vm: &mut Vm, descriptor: &Value, instance: &Value, value: Option<&Value>) -> Result<()> {
    let (name, text): (Pick, _) = match value {
        Some(_) => (|names| &names.__set__, "__set__"),
        None => (|names| &names.__delete__, "__delete__"),
    };
    let name = name(vm.names()).clone();
    let result = match value {
        Some(value) => vm.call_special(descriptor, &name, &[instance.clone(), value.clone()])?,
        None => vm.call_special(descriptor, &name, std::slice::from_ref(instance))?,
    };
    match result {
        Some(_) => Ok(()),
        None => Err(vm.attribute_error_plain(text)),
    }
}

fn finalize(vm: &mut Vm, value: &Value) -> Result<()> {
    let name = vm.names().__del__.clone();
    vm.call_special(value, &name, &[]).map(drop)
}

fn has_generic(class: &Object<Type>, operator: usize) -> bool {
    let mine = class.slots.binary[operator].get();
    mine.is_some_and(|function| SlotFn::Binary(function).same(SlotFn::Binary(BINARY[operator])))
}

/// `SLOT1BINFULL`: decides between `left.__op__` and `right.__rop__`.
fn binary<const OPERATOR: usize>(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let [method, reflected, _] = METHODS[OPERATOR];
    let (a, b) = (
        vm.class_of(left).class_ref(),
        vm.class_of(right).class_ref(),
    );
    let mut do_other = !a.is(&*b) && has_generic(&b, OPERATOR);
    if has_generic(&a, OPERATOR) {
        if do_other && b.is_subclass(vm, &a) && overloaded(vm, &a, &b, reflected) {
            let answer = maybe(vm, right, reflected, std::slice::from_ref(left))?;
            if !answer.is_not_implemented() {
                return Ok(answer);
            }
            do_other = false;
        }
        let answer = maybe(vm, left, method, std::slice::from_ref(right))?;
        if !answer.is_not_implemented() || a.is(&*b) {
            return Ok(answer);
        }
    }
    if do_other {
        return maybe(vm, right, reflected, std::slice::from_ref(left));
    }
    Ok(Value::NOT_IMPLEMENTED)
}

/// `method_is_overloaded`: whether `b` has another method of this name than `a`.
fn overloaded(vm: &mut Vm, a: &Object<Type>, b: &Object<Type>, name: Pick) -> bool {
    let name = name(vm.names());
    let mine = vm.class_lookup_raw(b, name);
    !mine.is_unset() && mine != vm.class_lookup_raw(a, name)
}

fn in_place<const OPERATOR: usize>(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    maybe(vm, left, METHODS[OPERATOR][2], std::slice::from_ref(right))
}
