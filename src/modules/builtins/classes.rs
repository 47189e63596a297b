//! `isinstance` and `issubclass` with `__instancecheck__`, `__subclasscheck__` and objects that merely look like
//! classes (`__bases__`). After CPython's `Objects/abstract.c`.

use crate::modules::support::{attr_opt, special};
use crate::object::tuple::Tuple;
use crate::object::{Bound, Class, Object, Type, Value};
use crate::vm::{Result, Vm};

pub(super) fn isinstance(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(Value::bool(is_instance(vm, args.arg(0), args.arg(1))?))
}

pub(super) fn issubclass(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(Value::bool(is_subclass(vm, args.arg(0), args.arg(1))?))
}

/// `isinstance(object, class)`; the class may be a tuple of classes or a union.
pub fn is_instance(vm: &mut Vm, object: &Value, class: &Value) -> Result<bool> {
    if let Some(plain) = plain_class(vm, class) {
        return plain_instance(vm, object, plain);
    }
    if let Some(classes) = class.downcast::<Tuple>() {
        // Nothing of Python runs as long as the classes are plain.
        let mut all_plain = true;
        for class in classes.items() {
            match plain_class(vm, class) {
                Some(plain) if vm.class_of(object).is_subclass(vm, plain) => return Ok(true),
                Some(_) => {}
                None => {
                    all_plain = false;
                    break;
                }
            }
        }
        if all_plain && (object.header().is_none() || !claims_class(vm, object)) {
            return Ok(false);
        }
        let classes = classes.items().to_vec();
        vm.enter_native()?;
        let answer = classes.iter().try_fold(false, |found, class| {
            Ok(found || is_instance(vm, object, class)?)
        });
        vm.leave_native();
        return answer;
    }
    if vm.class_of(object).header.value().is(class) {
        return Ok(true);
    }
    if let Some(check) = special(vm, class, "__instancecheck__")? {
        vm.enter_native()?;
        let answer = vm.call(&check, std::slice::from_ref(object));
        vm.leave_native();
        let answer = answer?;
        return vm.is_true(&answer);
    }
    real_instance(vm, object, class)
}

/// `issubclass(derived, class)`.
pub fn is_subclass(vm: &mut Vm, derived: &Value, class: &Value) -> Result<bool> {
    if plain_class(vm, class).is_some() {
        return if derived.is(class) {
            Ok(true)
        } else {
            real_subclass(vm, derived, class)
        };
    }
    if let Some(classes) = class.downcast::<Tuple>() {
        let classes = classes.items().to_vec();
        vm.enter_native()?;
        let answer = classes.iter().try_fold(false, |found, class| {
            Ok(found || is_subclass(vm, derived, class)?)
        });
        vm.leave_native();
        return answer;
    }
    if let Some(check) = special(vm, class, "__subclasscheck__")? {
        vm.enter_native()?;
        let answer = vm.call(&check, std::slice::from_ref(derived));
        vm.leave_native();
        let answer = answer?;
        return vm.is_true(&answer);
    }
    real_subclass(vm, derived, class)
}

/// The value as a class whose metaclass is `type` itself: no special method can interfere.
fn plain_class<'a>(vm: &Vm, class: &'a Value) -> Option<&'a Object<Type>> {
    let found = class.downcast::<Type>()?;
    found.class().is(&*vm.types().r#type).then_some(found)
}

/// `type.__instancecheck__`.
fn plain_instance(vm: &mut Vm, object: &Value, class: &Object<Type>) -> Result<bool> {
    let own = vm.class_of(object);
    if own.is_subclass(vm, class) {
        return Ok(true);
    }
    // An object may claim another class by its __class__ attribute (mocks, proxies).
    if object.header().is_none() {
        return Ok(false);
    }
    if !claims_class(vm, object) {
        return Ok(false);
    }
    let own = vm.class_of(object).class_ref();
    match attr_opt(vm, object, "__class__")? {
        Some(claimed) => match Class::from_value(&claimed) {
            Some(claimed) if !claimed.is(&*own) => Ok(claimed.is_subclass(vm, class)),
            _ => Ok(false),
        },
        None => Ok(false),
    }
}

/// Whether `object.__class__` could be anything but the real class: its class (or a `__getattribute__`) overrides it.
fn claims_class(vm: &Vm, object: &Value) -> bool {
    let class = vm.class_of(object);
    let address =
        |slots: &crate::object::types::Slots| slots.getattr.get().map(|function| function as usize);
    if address(&class.slots) != address(&vm.types().object.slots) {
        return true;
    }
    let name = &vm.names().__class__;
    let mine = vm.class_lookup_raw(class, name);
    mine != vm.class_lookup_raw(&vm.types().object, name)
}

/// What `type.__instancecheck__(class, object)` answers.
pub fn real_instance(vm: &mut Vm, object: &Value, class: &Value) -> Result<bool> {
    if let Some(class) = Class::from_value(class) {
        return plain_instance(vm, object, &class);
    }
    if bases_of(vm, class)?.is_none() {
        return Err(
            vm.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")
        );
    }
    match attr_opt(vm, object, "__class__")? {
        Some(own) => abstract_subclass(vm, &own, class),
        None => Ok(false),
    }
}

/// What `type.__subclasscheck__(class, derived)` answers.
pub fn real_subclass(vm: &mut Vm, derived: &Value, class: &Value) -> Result<bool> {
    if let (Some(derived), Some(class)) = (derived.downcast::<Type>(), class.downcast::<Type>()) {
        return Ok(derived.is_subclass(vm, class));
    }
    if bases_of(vm, derived)?.is_none() {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    }
    if bases_of(vm, class)?.is_none() {
        return Err(
            vm.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")
        );
    }
    abstract_subclass(vm, derived, class)
}

fn bases_of(vm: &mut Vm, class: &Value) -> Result<Option<Vec<Value>>> {
    let bases = attr_opt(vm, class, "__bases__")?;
    Ok(bases.and_then(|bases| Some(bases.downcast::<Tuple>()?.items().to_vec())))
}

/// Walks `__bases__`, depth first, without recursion.
fn abstract_subclass(vm: &mut Vm, derived: &Value, class: &Value) -> Result<bool> {
    let mut waiting = vec![derived.clone()];
    let mut steps = 0;
    while let Some(next) = waiting.pop() {
        if next.is(class) {
            return Ok(true);
        }
        steps += 1;
        if steps > 100_000 {
            return Err(vm.recursion_error("maximum recursion depth exceeded in __subclasscheck__"));
        }
        waiting.extend(bases_of(vm, &next)?.unwrap_or_default().into_iter().rev());
    }
    Ok(false)
}
