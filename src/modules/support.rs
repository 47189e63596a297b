//! Small things that many native modules need: attributes that may be missing, special methods, argument checks.

use crate::object::dict::Dict;
use crate::object::str::{self, Str};
use crate::object::{Class, Value};
use crate::vm::{Raised, Result, Vm};

/// `getattr(object, name, None)` as an option: an AttributeError means `None`.
pub fn get_attr_opt(vm: &mut Vm, object: &Value, name: &Value) -> Result<Option<Value>> {
    vm.get_attr_opt(object, name)
}

/// As [`get_attr_opt`], by text.
pub fn attr_opt(vm: &mut Vm, object: &Value, name: &str) -> Result<Option<Value>> {
    let name = vm.intern(name);
    get_attr_opt(vm, object, &name)
}

/// `object.name`, by text.
pub fn attr(vm: &mut Vm, object: &Value, name: &str) -> Result<Value> {
    let name = vm.intern(name);
    vm.get_attr(object, &name)
}

/// `setattr(object, name, value)`, or `delattr` for `None`.
pub fn set_attr(vm: &mut Vm, object: &Value, name: &Value, value: Option<&Value>) -> Result<()> {
    vm.store_attr(object, name, value)
}

/// As [`set_attr`], by text.
pub fn put_attr(vm: &mut Vm, object: &Value, name: &str, value: &Value) -> Result<()> {
    let name = vm.intern(name);
    set_attr(vm, object, &name, Some(value))
}

/// A special method of a value's class, bound to the value: never from the instance's own attributes.
pub fn special(vm: &mut Vm, value: &Value, name: &str) -> Result<Option<Value>> {
    let name = vm.intern(name);
    let class = vm.class_of(value).class_ref();
    let Some(found) = vm.class_lookup(&class, &name) else {
        return Ok(None);
    };
    match vm.class_of(&found).slots.get.get() {
        Some(get) => get(vm, &found, Some(value), class.value()).map(Some),
        None => Ok(Some(found)),
    }
}

/// Whether an exception is of a class; by value, for matching in `Err` arms.
pub fn is_a(vm: &mut Vm, raised: &Raised, class: impl FnOnce(&Vm) -> Class) -> bool {
    let class = class(vm);
    vm.raised_is(raised, &class)
}

/// Interned exact str of a name argument: "attribute name must be string, not 'int'".
pub fn attribute_name(vm: &mut Vm, name: &Value) -> Result<Value> {
    match name.downcast::<Str>() {
        Some(text) if text.class().is(&*vm.types().str) => Ok(vm.intern_value(name)),
        Some(text) => {
            let exact = vm.str_from_units(text.units());
            Ok(vm.intern_value(&exact))
        }
        None => {
            let class = vm.type_name(name);
            Err(vm.type_error(format!("attribute name must be string, not '{class}'")))
        }
    }
}

/// An entry of a namespace dict.
pub fn dict_get(vm: &Vm, dict: &Value, name: &str) -> Option<Value> {
    let name = vm.intern(name);
    dict.downcast::<Dict>()?.get_str(vm, &name)
}

/// Sets an entry of a namespace dict.
pub fn dict_put(vm: &mut Vm, dict: &Value, name: &str, value: Value) {
    let name = vm.intern(name);
    if let Some(dict) = dict.downcast::<Dict>() {
        dict.set_str(vm, &name, value);
    }
}

/// The text of a value that is known to be a str.
pub fn text_of(value: &Value) -> std::borrow::Cow<'_, str> {
    str::expect(value).text()
}

/// `sys.name`, if it is set.
pub fn sys_get(vm: &Vm, name: &str) -> Option<Value> {
    let sys = vm.state().sys.cloned(vm);
    dict_get(vm, &sys, name)
}

/// Whether two values are exact strs of the same class as `str`.
pub fn is_exact_str(vm: &Vm, value: &Value) -> bool {
    value
        .downcast::<Str>()
        .is_some_and(|text| text.class().is(&*vm.types().str))
}

/// An i32 from an int argument, as CPython's `int` conversion gives it (`PyLong_AsInt`).
pub fn to_i32(vm: &mut Vm, value: &Value) -> Result<i32> {
    let index = vm.index(value)?;
    match crate::object::int::Int::to_i64(&index).map(i32::try_from) {
        Some(Ok(number)) => Ok(number),
        _ => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// As [`to_i32`], with the words of the format unit `i` (`PyArg_Parse`).
pub fn to_i32_by_format(vm: &mut Vm, value: &Value) -> Result<i32> {
    let index = vm.index(value)?;
    match crate::object::int::Int::to_i64(&index) {
        Some(number) => match i32::try_from(number) {
            Ok(number) => Ok(number),
            Err(_) if number > 0 => {
                Err(vm.overflow_error("signed integer is greater than maximum"))
            }
            Err(_) => Err(vm.overflow_error("signed integer is less than minimum")),
        },
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// An exception class, made as a class statement in the module `owner` would make it.
pub fn exception_class(vm: &mut Vm, owner: &str, name: &str, base: &Class) -> Result<Class> {
    let metaclass = vm.types().r#type.value().clone();
    let (text, bases) = (vm.intern(name), vm.tuple_of([base.value().clone()]));
    let owner = vm.intern(owner);
    let namespace = vm.dict_from([("__module__", owner)]);
    let class = vm.call(&metaclass, &[text, bases, namespace])?;
    Class::from_value(&class).ok_or_else(|| vm.type_error("type() made no class"))
}

/// Adds such a class to a module.
pub fn add_exception(
    vm: &mut Vm,
    module: &Value,
    (owner, name): (&str, &str),
    base: &Class,
) -> Result<Class> {
    let class = exception_class(vm, owner, name, base)?;
    vm.module_set(module, name, class.value().clone());
    Ok(class)
}

/// `callable(*args, **keywords)` with the keywords in a dict.
pub fn call_with_dict(
    vm: &mut Vm,
    callable: &Value,
    args: &[Value],
    keywords: Option<&Value>,
) -> Result<Value> {
    let mut values = args.to_vec();
    let mut names = Vec::new();
    if let Some(dict) = keywords.and_then(|keywords| keywords.downcast::<Dict>()) {
        for (key, value) in dict.table.get(vm).iter() {
            if let Some(value) = value {
                names.push(vm.intern_value(key));
                values.push(value.clone());
            }
        }
    }
    vm.call_args(
        callable,
        crate::object::Args {
            values: &values,
            names: &names,
        },
    )
}
