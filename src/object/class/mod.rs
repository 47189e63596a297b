//! Classes: how they are made ([`create`] from Python, [`builtin`] from a `TypeSpec`), their MRO ([`mro`]), their
//! layout ([`layout`]), calling them ([`call`]), and the two types at the root: [`type_`] and [`object`].

pub mod build_class;
pub mod builtin;
pub mod call;
pub mod create;
pub mod layout;
pub mod mro;
pub mod namespace;
pub mod object;
pub mod slot_names;
pub mod type_;
pub mod type_attributes;

use super::header::Layout;
use super::heap::address;
use super::types::{Class, Slots, Type};
use super::value::Value;
use super::{GilCell, Object};
use crate::vm::{Result, Vm};
use namespace::Namespace;
use std::cell::Cell;
use std::rc::Rc;

impl Type {
    /// A class without contents: name, bases, MRO and dict follow.
    pub(crate) fn blank(layout: &'static Layout, flags: u32, name: Rc<str>) -> Type {
        Type {
            layout,
            flags: Cell::new(flags),
            version: Cell::new(0),
            special_rows: Cell::new((0, 0)),
            inline: Cell::new(-1),
            fixed_slots: Cell::new(0),
            slots: Slots::default(),
            name: GilCell::new(name),
            qualname: GilCell::new(Value::NONE),
            bases: GilCell::new(Value::NONE),
            base: GilCell::new(None),
            mro: GilCell::new(Value::NONE),
            namespace: Namespace::default(),
            subclasses: GilCell::new(Vec::new()),
            text_signature: Cell::new(None),
            module: Cell::new(None),
            doc: Cell::new(""),
            python_init: Cell::new((0, 0)),
        }
    }

    /// New instances get room for at least this many attributes.
    pub(crate) fn grow_inline(&self, slots: u32) {
        if self.inline.get() >= 0 && slots as i32 > self.inline.get() {
            self.inline.set(slots as i32);
        }
    }
}

impl Drop for Type {
    fn drop(&mut self) {
        // A dying class is no longer among its bases' subclasses. The address is that of this payload's object.
        let header = (self as *const Type as usize) - std::mem::offset_of!(Object<Type>, payload);
        // SAFETY: nobody refers to a dying object; cells are borrowed only for moments.
        let bases = unsafe { self.bases.get_unguarded() };
        let Some(bases) = bases.downcast::<super::tuple::Tuple>() else {
            return;
        };
        for base in bases.items() {
            if let Some(base) = base.downcast::<Type>() {
                // SAFETY: as above.
                unsafe { base.subclasses.get_unguarded_mut() }.retain(|&other| other != header);
            }
        }
    }
}

impl Vm {
    /// The direct subclasses of a class.
    pub fn subclasses_of(&self, class: &Object<Type>) -> Vec<Class> {
        class
            .subclasses
            .get(self)
            .iter()
            .filter_map(|&header| {
                // SAFETY: a dying class removes itself from its bases' lists, so these are live headers.
                let value = unsafe { (*(header as *const super::Header)).value() };
                Class::from_value(&value)
            })
            .collect()
    }

    /// Adds a class to its bases' lists of subclasses.
    pub(crate) fn register_subclass(&mut self, class: &Class) {
        let bases = class.bases.cloned(self);
        let header = address(&class.header);
        for base in super::tuple::items(&bases) {
            if let Some(base) = base.downcast::<Type>() {
                let list = base.subclasses.get_mut(self);
                if !list.contains(&header) {
                    list.push(header);
                }
            }
        }
    }

    /// Removes a class from its bases' lists of subclasses.
    pub(crate) fn unregister_subclass(&mut self, class: &Class) {
        let bases = class.bases.cloned(self);
        self.unregister_from(class, super::tuple::items(&bases));
    }

    /// Removes a class from the lists of subclasses of these classes.
    pub(crate) fn unregister_from(&mut self, class: &Class, bases: &[Value]) {
        let header = address(&class.header);
        for base in bases {
            if let Some(base) = base.downcast::<Type>() {
                base.subclasses
                    .get_mut(self)
                    .retain(|&other| other != header);
            }
        }
    }

    /// The class that a `new` function got as its first argument.
    pub fn class_argument(&mut self, value: &Value) -> Result<Class> {
        match Class::from_value(value) {
            Some(class) => Ok(class),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("X is not a type object ({name})")))
            }
        }
    }

    /// `callable(value)`.
    pub fn is_callable(&self, value: &Value) -> bool {
        self.class_of(value).slots.call.get().is_some()
    }

    /// `module.qualname` of a class, without the module for builtins.
    pub fn class_full_name(&self, class: &Class) -> String {
        let qualname = class.qualname.get(self);
        let qualname = match qualname.downcast::<super::str::Str>() {
            Some(text) => text.text().into_owned(),
            None => class.display_name(self).to_string(),
        };
        if let Some(module) = class.module.get() {
            return match module {
                "builtins" => qualname,
                module => format!("{module}.{qualname}"),
            };
        }
        let module = self.own_class_attribute(class, &self.names().__module__);
        match module
            .as_ref()
            .and_then(|m| m.downcast::<super::str::Str>())
        {
            Some(module) if !module.is_text("builtins") => {
                format!("{}.{qualname}", module.text())
            }
            _ => qualname,
        }
    }
}
