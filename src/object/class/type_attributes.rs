//! The attributes of classes: `__name__`, `__bases__`, `__dict__`, `__annotations__`, …

use super::{layout, mro};
use crate::object::str::{self, Str};
use crate::object::tuple::{self, Tuple};
use crate::object::types::flags;
use crate::object::value::Value;
use crate::object::{Class, GetSetDef, Kind, Type, slots};
use crate::vm::{Result, Vm};

fn expect(value: &Value) -> Class {
    Class::from_value(value).expect("a class")
}

/// TypeError unless the class may be changed and there is a value to set.
fn check_settable(vm: &mut Vm, class: &Class, value: Option<&Value>, name: &str) -> Result<()> {
    let class_name = class.message_name(vm);
    if !class.has(flags::HEAP) {
        return Err(vm.type_error(format!(
            "cannot set '{name}' attribute of immutable type '{class_name}'"
        )));
    }
    let Some(value) = value else {
        return Err(vm.type_error(format!(
            "cannot delete '{name}' attribute of immutable type '{class_name}'"
        )));
    };
    if crate::modules::sys::has_audit_hooks(vm) {
        let told = [class.value().clone(), vm.str(name), value.clone()];
        crate::modules::sys::audit(vm, "object.__setattr__", &told)?;
    }
    Ok(())
}

fn name(vm: &mut Vm, value: &Value) -> Result<Value> {
    // The same object each time, as with CPython: `inspect` tells an attribute's owner by its identity.
    let name = expect(value).display_name(vm);
    Ok(vm.intern(&name))
}

fn set_name(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let class = expect(value);
    check_settable(vm, &class, new, "__name__")?;
    let new = new.unwrap_or(value);
    let Some(text) = new.downcast::<Str>() else {
        let (class, given) = (class.message_name(vm), vm.type_name(new));
        return Err(vm.type_error(format!(
            "can only assign string to {class}.__name__, not '{given}'"
        )));
    };
    let text = text.text();
    if text.contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    super::create::expect_encodable(vm, new)?;
    class.name.set(vm, text.as_ref().into());
    Ok(())
}

fn qualname(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).qualname.cloned(vm))
}

fn set_qualname(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let class = expect(value);
    check_settable(vm, &class, new, "__qualname__")?;
    let new = new.unwrap_or(value);
    if !new.is_a::<Str>() {
        let (class, given) = (class.message_name(vm), vm.type_name(new));
        return Err(vm.type_error(format!(
            "can only assign string to {class}.__qualname__, not '{given}'"
        )));
    }
    class.qualname.set(vm, new.clone());
    Ok(())
}

fn module(vm: &mut Vm, value: &Value) -> Result<Value> {
    let class = expect(value);
    let name = vm.names().__module__.clone();
    match vm.own_class_attribute(&class, &name) {
        // A builtin class's dict may hold the descriptor for its instances (`type`'s does).
        Some(found) if class.has(flags::HEAP) || found.is_a::<Str>() => Ok(found),
        _ if class.has(flags::HEAP) => Err(vm.attribute_error_plain("__module__")),
        _ => Ok(vm.intern(class.module.get().unwrap_or("builtins"))),
    }
}

fn set_module(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let class = expect(value);
    check_settable(vm, &class, new, "__module__")?;
    let name = vm.names().__module__.clone();
    vm.set_class_attribute(&class, &name, new.unwrap_or(value).clone());
    // It is no longer where it was defined.
    let line = vm.intern("__firstlineno__");
    vm.remove_class_attribute(&class, &line);
    Ok(())
}

fn bases(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).bases.cloned(vm))
}

fn set_bases(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let class = expect(value);
    check_settable(vm, &class, new, "__bases__")?;
    let new = new.unwrap_or(value).clone();
    let class_name = class.message_name(vm);
    if !new.is_a::<Tuple>() {
        let given = vm.type_name(&new);
        return Err(vm.type_error(format!(
            "can only assign tuple to {class_name}.__bases__, not {given}"
        )));
    }
    let items = tuple::items(&new);
    if items.is_empty() {
        return Err(vm.type_error(format!(
            "can only assign non-empty tuple to {class_name}.__bases__, not ()"
        )));
    }
    for item in items {
        let Some(base) = item.downcast::<Type>() else {
            let given = vm.type_name(item);
            return Err(vm.type_error(format!(
                "{class_name}.__bases__ must be tuple of classes, not '{given}'"
            )));
        };
        // An `mro()` that assigns bases itself may see MROs that are not up to date, but chains of bases are.
        if base.is_subclass(vm, &class) || in_base_chain(vm, item, &class) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
    }
    let base = layout::best_base(vm, items)?;
    let old_base = class.base.cloned(vm);
    let old = old_base.as_ref().and_then(|base| base.downcast::<Type>());
    let fits = old.is_some_and(|old| {
        layout::solid_base(vm, old).is(&*layout::solid_base(vm, &base))
            && (!base.has(flags::DICT) || class.has(flags::DICT))
    });
    if !fits {
        let (new, old) = (
            base.message_name(vm),
            old.map_or("object".into(), |old| old.message_name(vm)),
        );
        return Err(vm.type_error(format!(
            "__bases__ assignment: '{new}' object layout differs from '{old}'"
        )));
    }
    let old_bases = class.bases.cloned(vm);
    replace_bases(vm, &class, new.clone(), Some(base.value().clone()));
    let mut changes = Vec::new();
    let result = reassign_mro(vm, &class, &mut changes);
    if result.is_err() {
        for (class, new, old) in changes.into_iter().rev() {
            if class.mro.get(vm).is(&new) {
                mro::set(vm, &class, &old);
            }
        }
        // Unless an `mro()` has assigned others meanwhile.
        if class.bases.get(vm).is(&new) {
            replace_bases(vm, &class, old_bases, old_base);
        }
    } else {
        // It is the youngest subclass of its bases now.
        vm.unregister_subclass(&class);
        vm.register_subclass(&class);
    }
    update_slots(vm, &class);
    result
}

/// Sets the bases of a class; those that it has know it as a subclass, and no other class does.
fn replace_bases(vm: &mut Vm, class: &Class, bases: Value, base: Option<Value>) {
    let old = class.bases.cloned(vm);
    let gone: Vec<Value> = tuple::items(&old)
        .iter()
        .filter(|old| !tuple::items(&bases).iter().any(|new| new.is(old)))
        .cloned()
        .collect();
    vm.unregister_from(class, &gone);
    class.bases.set(vm, bases);
    class.base.set(vm, base);
    vm.register_subclass(class);
}

/// Whether `class` is `item` or the base of the base … of it.
fn in_base_chain(vm: &Vm, item: &Value, class: &Class) -> bool {
    let mut at = Some(item.clone());
    while let Some(item) = at {
        if item.is(class.value()) {
            return true;
        }
        at = item
            .downcast::<Type>()
            .and_then(|item| item.base.cloned(vm));
    }
    false
}

/// New MROs for a class and all its subclasses. `changes` gets each class with the new one and the one it had.
fn reassign_mro(
    vm: &mut Vm,
    class: &Class,
    changes: &mut Vec<(Class, Value, Value)>,
) -> Result<()> {
    vm.enter_native()?;
    let result = reassign_one(vm, class, changes);
    vm.leave_native();
    result
}

fn reassign_one(
    vm: &mut Vm,
    class: &Class,
    changes: &mut Vec<(Class, Value, Value)>,
) -> Result<()> {
    let Some((new, old)) = mro::assign(vm, class)? else {
        return Ok(());
    };
    changes.push((class.clone(), new, old));
    for subclass in vm.subclasses_of(class) {
        reassign_mro(vm, &subclass, changes)?;
    }
    Ok(())
}

fn update_slots(vm: &mut Vm, class: &Class) {
    let mut waiting = vec![class.clone()];
    while let Some(class) = waiting.pop() {
        slots::update_all(vm, &class);
        waiting.extend(vm.subclasses_of(&class));
    }
}

fn base(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).base.cloned(vm).unwrap_or(Value::NONE))
}

fn mro_tuple(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).mro.cloned(vm))
}

pub(super) fn dict(vm: &mut Vm, value: &Value) -> Result<Value> {
    let dict = expect(value).dict(vm).clone();
    Ok(vm.mapping_proxy(dict))
}

fn doc(vm: &mut Vm, value: &Value) -> Result<Value> {
    let class = expect(value);
    let name = vm.names().__doc__.clone();
    let Some(found) = vm.own_class_attribute(&class, &name) else {
        return Ok(Value::NONE);
    };
    if !class.has(flags::HEAP) && !found.is_a::<Str>() {
        let doc = class.doc.get();
        if !doc.is_empty() {
            return Ok(vm.str(doc));
        }
    }
    match vm.class_of(&found).slots.get.get() {
        Some(get) => get(vm, &found, None, value),
        None => Ok(found),
    }
}

fn set_doc(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let class = expect(value);
    check_settable(vm, &class, new, "__doc__")?;
    let name = vm.names().__doc__.clone();
    vm.set_class_attribute(&class, &name, new.unwrap_or(value).clone());
    Ok(())
}

fn text_signature(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(match expect(value).text_signature.get() {
        Some(text) => vm.str(
            &text
                .replacen("$type", "", 1)
                .replacen("$self", "", 1)
                .replacen("(, /, ", "(", 1)
                .replacen("(, /)", "()", 1)
                .replacen("(, ", "(", 1),
        ),
        None => Value::NONE,
    })
}

fn abstract_methods(vm: &mut Vm, value: &Value) -> Result<Value> {
    let class = expect(value);
    let name = vm.names().__abstractmethods__.clone();
    // `type` itself has this descriptor in its dict.
    let found = match class.is(&*vm.types().r#type) {
        true => None,
        false => vm.own_class_attribute(&class, &name),
    };
    found.ok_or_else(|| vm.no_attribute(value, &name))
}

fn set_abstract_methods(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let class = expect(value);
    let name = vm.names().__abstractmethods__.clone();
    let any = match new {
        Some(new) => {
            let any = vm.is_true(new)?;
            vm.set_class_attribute(&class, &name, new.clone());
            any
        }
        None => {
            if !vm.remove_class_attribute(&class, &name) {
                return Err(vm.no_attribute(value, &name));
            }
            false
        }
    };
    class.set_flag(flags::ABSTRACT, any);
    Ok(())
}

/// PEP 649: `__annotate__`, kept in the dict as `__annotate_func__`.
fn annotate(vm: &mut Vm, value: &Value) -> Result<Value> {
    let class = expect(value);
    if !class.has(flags::HEAP) {
        let name = vm.names().__annotate__.clone();
        return Err(vm.no_attribute(value, &name));
    }
    for name in ["__annotate_func__", "__annotate__"] {
        let name = vm.intern(name);
        if let Some(found) = vm.own_class_attribute(&class, &name) {
            return match vm.class_of(&found).slots.get.get() {
                Some(get) => get(vm, &found, None, value),
                None => Ok(found),
            };
        }
    }
    Ok(Value::NONE)
}

fn set_annotate(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let class = expect(value);
    let Some(new) = new else {
        return Err(vm.type_error("cannot delete __annotate__ attribute"));
    };
    check_settable(vm, &class, Some(new), "__annotate__")?;
    if !new.is_none() && !vm.is_callable(new) {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    let function = vm.intern("__annotate_func__");
    vm.set_class_attribute(&class, &function, new.clone());
    if !new.is_none() {
        let cache = vm.intern("__annotations_cache__");
        vm.remove_class_attribute(&class, &cache);
    }
    Ok(())
}

fn annotations(vm: &mut Vm, value: &Value) -> Result<Value> {
    let class = expect(value);
    if !class.has(flags::HEAP) {
        let name = vm.names().__annotations__.clone();
        return Err(vm.no_attribute(value, &name));
    }
    for name in ["__annotations__", "__annotations_cache__"] {
        let name = vm.intern(name);
        if let Some(found) = vm.own_class_attribute(&class, &name) {
            return match vm.class_of(&found).slots.get.get() {
                Some(get) => get(vm, &found, None, value),
                None => Ok(found),
            };
        }
    }
    let function = annotate(vm, value)?;
    let result = match vm.is_callable(&function) {
        true => {
            let format = vm.int(1);
            let result = vm.call(&function, &[format])?;
            if !result.is_a::<crate::object::dict::Dict>() {
                let given = vm.type_name(&result);
                return Err(
                    vm.type_error(format!("__annotate__ returned non-dict of type '{given}'"))
                );
            }
            result
        }
        false => vm.dict(),
    };
    let cache = vm.intern("__annotations_cache__");
    vm.set_class_attribute(&class, &cache, result.clone());
    Ok(result)
}

fn set_annotations(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let class = expect(value);
    if !class.has(flags::HEAP) {
        return check_settable(vm, &class, new, "__annotations__");
    }
    let (plain, cache) = (
        vm.names().__annotations__.clone(),
        vm.intern("__annotations_cache__"),
    );
    let had_plain = vm.own_class_attribute(&class, &plain).is_some();
    match new {
        Some(new) => {
            let name = if had_plain { &plain } else { &cache };
            vm.set_class_attribute(&class, name, new.clone());
        }
        None => {
            let removed = vm.remove_class_attribute(&class, &plain)
                | vm.remove_class_attribute(&class, &cache);
            if !removed {
                return Err(vm.no_attribute(value, &plain));
            }
        }
    }
    for name in ["__annotate_func__", "__annotate__"] {
        let name = vm.intern(name);
        vm.remove_class_attribute(&class, &name);
    }
    Ok(())
}

fn type_params(vm: &mut Vm, value: &Value) -> Result<Value> {
    let class = expect(value);
    let name = vm.names().__type_params__.clone();
    let own = match class.is(&*vm.types().r#type) {
        true => None,
        false => vm.own_class_attribute(&class, &name),
    };
    Ok(own.unwrap_or_else(|| vm.types_empty_tuple()))
}

fn set_type_params(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let class = expect(value);
    check_settable(vm, &class, new, "__type_params__")?;
    let name = vm.names().__type_params__.clone();
    vm.set_class_attribute(&class, &name, new.unwrap_or(value).clone());
    Ok(())
}

/// CPython's `tp_flags` as far as programs look at them.
fn type_flags(vm: &mut Vm, value: &Value) -> Result<Value> {
    let class = expect(value);
    let mut bits: i64 = 1 << 12;
    for (flag, bit) in [
        (flags::HEAP, 9),
        (flags::BASE, 10),
        (flags::ABSTRACT, 20),
        (flags::SEQUENCE, 5),
        (flags::MAPPING, 6),
        (flags::TYPE, 31),
        (flags::EXCEPTION, 30),
    ] {
        if class.has(flag) {
            bits |= 1 << bit;
        }
    }
    if &*class.display_name(vm) == "Generic" {
        // Made at run time in CPython too: `copyreg` looks for a base that is not.
        bits |= 1 << 9;
    } else if !class.has(flags::HEAP) {
        bits |= 1 << 8;
    }
    for (core, bit) in [
        (&vm.types().int, 24),
        (&vm.types().list, 25),
        (&vm.types().tuple, 26),
        (&vm.types().bytes, 27),
        (&vm.types().str, 28),
        (&vm.types().dict, 29),
    ] {
        if class.is_subclass(vm, core) {
            bits |= 1 << bit;
        }
    }
    Ok(vm.int(bits))
}

fn basic_size(vm: &mut Vm, value: &Value) -> Result<Value> {
    let class = expect(value);
    let basic = i64::from(class.layout().sizes.basic);
    Ok(vm.int(basic + 8 * class.fixed_slots() as i64))
}

fn item_size(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.int(expect(value).layout().sizes.item.into()))
}

fn dict_offset(vm: &mut Vm, value: &Value) -> Result<Value> {
    let class = expect(value);
    let keeps = matches!(class.layout().kind, Kind::Module | Kind::Function);
    let offset = if keeps || class.has(flags::DICT) {
        -1
    } else {
        0
    };
    Ok(vm.int(offset))
}

fn weakref_offset(vm: &mut Vm, value: &Value) -> Result<Value> {
    let offset = if expect(value).has(flags::WEAKREF) {
        24
    } else {
        0
    };
    Ok(vm.int(offset))
}

/// The rows of `type`: its members and the other attributes.
pub const MEMBERS: &[GetSetDef] = &[
    ("__base__", base, None, ""),
    ("__flags__", type_flags, None, ""),
    ("__basicsize__", basic_size, None, ""),
    ("__itemsize__", item_size, None, ""),
    ("__dictoffset__", dict_offset, None, ""),
    ("__weakrefoffset__", weakref_offset, None, ""),
];
pub const ATTRIBUTES: &[GetSetDef] = &[
    ("__name__", name, Some(set_name), ""),
    ("__qualname__", qualname, Some(set_qualname), ""),
    ("__bases__", bases, Some(set_bases), ""),
    ("__mro__", mro_tuple, None, ""),
    ("__module__", module, Some(set_module), ""),
    (
        "__abstractmethods__",
        abstract_methods,
        Some(set_abstract_methods),
        "",
    ),
    ("__dict__", dict, None, ""),
    ("__doc__", doc, Some(set_doc), ""),
    ("__text_signature__", text_signature, None, ""),
    ("__annotations__", annotations, Some(set_annotations), ""),
    ("__annotate__", annotate, Some(set_annotate), ""),
    ("__type_params__", type_params, Some(set_type_params), ""),
];

/// The text of a class attribute that is a str.
pub fn text_of(value: &Value) -> String {
    str::expect(value).text().into_owned()
}
