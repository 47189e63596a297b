//! Layouts: which base a class's instances are built on, and when two bases cannot go together (`best_base` and
//! `solid_base` of Objects/typeobject.c). A class is *solid* if its instances differ in payload or fixed slots from
//! those of its base.

use crate::object::types::flags;
use crate::object::value::Value;
use crate::object::{Class, Object, Type};
use crate::vm::{Result, Vm};

/// The nearest solid class at or above `class`.
pub fn solid_base(vm: &Vm, class: &Object<Type>) -> Class {
    let mut class = class.class_ref();
    loop {
        let base = class.base.get(vm).as_ref().and_then(Class::from_value);
        match base {
            Some(base)
                if !class.has(flags::SOLID)
                    && base.layout().type_id == class.layout().type_id
                    && base.fixed_slots() == class.fixed_slots() =>
            {
                class = base;
            }
            _ => return class,
        }
    }
}

/// The base that decides the layout.
pub fn best_base(vm: &mut Vm, bases: &[Value]) -> Result<Class> {
    let mut winner: Option<(Class, Class)> = None;
    for base in bases {
        let Some(base) = Class::from_value(base) else {
            return Err(vm.type_error("bases must be types"));
        };
        if !base.has(flags::BASE) {
            let name = base.message_name(vm);
            return Err(vm.type_error(format!("type '{name}' is not an acceptable base type")));
        }
        let candidate = solid_base(vm, &base);
        winner = Some(match winner {
            None => (base, candidate),
            Some((winner, solid)) => {
                if solid.is_subclass(vm, &candidate) {
                    (winner, solid)
                } else if candidate.is_subclass(vm, &solid) {
                    (base, candidate)
                } else {
                    return Err(vm.type_error("multiple bases have instance lay-out conflict"));
                }
            }
        });
    }
    match winner {
        Some((base, _)) => Ok(base),
        None => Ok(vm.types().object.clone()),
    }
}

/// Whether instances of one class may become instances of the other (`__class__` assignment).
pub fn compatible(vm: &Vm, old: &Object<Type>, new: &Object<Type>) -> bool {
    let bits = flags::DICT | flags::WEAKREF;
    old.layout().type_id == new.layout().type_id
        && old.fixed_slots() == new.fixed_slots()
        && old.inline_slots().is_some() == new.inline_slots().is_some()
        && old.flags.get() & bits == new.flags.get() & bits
        && same_slots(vm, old, new)
}

/// Fixed slots must come from the same class, or be equal name by name (CPython's `same_slots_added`).
fn same_slots(vm: &Vm, old: &Object<Type>, new: &Object<Type>) -> bool {
    if old.fixed_slots() == 0 {
        return true;
    }
    let (a, b) = (solid_base(vm, old), solid_base(vm, new));
    if a.is(&*b) {
        return true;
    }
    let name = vm.intern("__slots__");
    let key = |class: &Class| {
        let base = class.base.get(vm).as_ref().map(|base| base.raw());
        let slots = vm.own_class_attribute(class, &name);
        (base, slots)
    };
    match (key(&a), key(&b)) {
        ((base_a, Some(x)), (base_b, Some(y))) if base_a == base_b => {
            let names = |value: &Value| -> Vec<String> {
                let items = match value.downcast::<crate::object::list::List>() {
                    Some(list) => list.items.get(vm).to_vec(),
                    None if value.is_a::<crate::object::str::Str>() => vec![value.clone()],
                    None => crate::object::tuple::items(value).to_vec(),
                };
                items
                    .iter()
                    .filter_map(|item| item.downcast::<crate::object::str::Str>())
                    .map(|text| text.text().into_owned())
                    .collect()
            };
            let (mut x, mut y) = (names(&x), names(&y));
            x.sort();
            y.sort();
            !x.is_empty() && x == y
        }
        _ => false,
    }
}
