//! The classes that the VM itself refers to.

use super::Vm;
use crate::object::{Class, Object, Payload, Raw, Type, Value};
use std::any::TypeId;

macro_rules! core_types {
    ($($name:ident)*) => {
        /// Core classes, one field each; made at boot (`boot.rs`).
        pub struct Types { $(pub $name: Class,)* }
        /// Fills [`Types`] while booting: the maker is asked for each class by name, in order.
        impl Types {
            pub(super) fn build(mut make: impl FnMut(&'static str) -> Class) -> Types {
                Types { $($name: make(stringify!($name)),)* }
            }
            /// All of them with their names.
            pub fn all(&self) -> Vec<(&'static str, &Class)> {
                vec![$((stringify!($name), &self.$name),)*]
            }
        }
    };
}

core_types! {
    object r#type none ellipsis not_implemented int bool float complex str bytes bytearray list tuple dict set frozenset
    range range_iterator long_range_iterator list_iterator tuple_iterator slice function native method method_descriptor wrapper_descriptor
    method_wrapper getset_descriptor member_descriptor classmethod_descriptor property staticmethod classmethod
    code cell frame traceback generator coroutine async_generator module super_
    weakref mapping_proxy
}

impl Vm {
    /// The core classes.
    #[inline(always)]
    pub fn types(&self) -> &Types {
        self.state().types.get().expect("set at boot")
    }

    /// The class of a value.
    #[inline(always)]
    pub fn class_of<'a>(&'a self, value: &'a Value) -> &'a Object<Type> {
        match value.header() {
            Some(header) => header.class(),
            None => self.class_of_immediate(value.raw()),
        }
    }

    pub(crate) fn class_of_immediate(&self, raw: Raw) -> &Object<Type> {
        let types = self.types();
        if raw.is_int() {
            &types.int
        } else if raw.is_float() {
            &types.float
        } else if raw.is_bool() {
            &types.bool
        } else if raw == Raw::NONE {
            &types.none
        } else if raw == Raw::ELLIPSIS {
            &types.ellipsis
        } else {
            &types.not_implemented
        }
    }

    /// The class whose instances have payload `T` (kind `Other`), registered by [`Vm::register`].
    pub fn class<T: Payload>(&self) -> Class {
        debug_assert!(T::KIND.is_registered());
        let classes = self.state().classes.borrow();
        classes
            .get(&TypeId::of::<T>())
            .unwrap_or_else(|| panic!("{} not registered", std::any::type_name::<T>()))
            .clone()
    }

    /// Whether the class of payload `T` was registered.
    pub fn is_registered<T: Payload>(&self) -> bool {
        self.state()
            .classes
            .borrow()
            .contains_key(&TypeId::of::<T>())
    }

    /// A new object of a class with payload `T`.
    #[inline(always)]
    pub fn alloc<T: Payload>(&self, class: &Object<Type>, payload: T) -> Value {
        debug_assert!(class.layout().type_id == TypeId::of::<T>());
        let object = self.heap().allocate(class, payload, 0);
        // SAFETY: `allocate` made an object with one reference.
        unsafe { Value::from_raw(Raw(object.as_ptr() as u64)) }
    }

    /// As [`Vm::alloc`] for a builtin class itself.
    #[inline]
    pub fn alloc_builtin<T: Payload>(&self, class: &Object<Type>, payload: T) -> Value {
        debug_assert!(class.layout().type_id == TypeId::of::<T>());
        let object = self.heap().allocate_builtin(class, payload, 0);
        // SAFETY: `allocate_builtin` made an object with one reference.
        unsafe { Value::from_raw(Raw(object.as_ptr() as u64)) }
    }

    /// A new object of the registered class of payload `T`.
    pub fn object<T: Payload>(&self, payload: T) -> Value {
        let class = self.class::<T>();
        self.alloc(&class, payload)
    }

    /// Name of the class of a value, for messages.
    pub fn type_name(&self, value: &Value) -> std::rc::Rc<str> {
        self.class_of(value).message_name(self)
    }
}
