//! Attributes of objects and calls of any callable.

use super::{Result, Vm};
use crate::object::{Args, Class, Value};

impl Vm {
    /// `getattr(object, name)`; the name is a str.
    pub fn get_attr(&mut self, object: &Value, name: &Value) -> Result<Value> {
        match self.class_of(object).slots.getattr.get() {
            Some(function) => function(self, object, name),
            None => Err(self.type_error("object has no attributes")),
        }
    }
    /// Calls anything.
    pub fn call_args(&mut self, callable: &Value, args: Args<'_>) -> Result<Value> {
        match self.class_of(callable).slots.call.get() {
            Some(function) => function(self, callable, args),
            None => {
                let name = self.type_name(callable);
                Err(self.type_error(format!("'{name}' object is not callable")))
            }
        }
    }
    /// `module.qualname` of a class, without the module for builtins.
    pub fn class_full_name(&self, class: &Class) -> String {
        class.display_name(self).to_string()
    }
    /// `value[key]` for something without the slot: `__class_getitem__`, or TypeError.
    pub fn get_item_of_class(&mut self, value: &Value, _key: &Value) -> Result<Value> {
        let name = self.type_name(value);
        Err(self.type_error(format!("'{name}' object is not subscriptable")))
    }
}
