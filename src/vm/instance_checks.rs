//! `isinstance` and `issubclass`: `__instancecheck__`, `__subclasscheck__`, and objects that merely look like
//! classes (`__bases__`). After Objects/abstract.c.

use super::{Result, Vm};
use crate::object::tuple::{self, Tuple};
use crate::object::{Class, Type, Value};

impl Vm {
    /// `isinstance(object, class)`; the class may be a tuple of classes or a union.
    pub fn is_instance(&mut self, object: &Value, class: &Value) -> Result<bool> {
        if let Some(exact) = class.downcast::<Type>() {
            if self.class_of(object).is(exact) {
                return Ok(true);
            }
            if self.class_of(class).is(&*self.types().r#type) {
                return self.is_instance_of_class(object, class);
            }
        }
        if class.is_a::<Tuple>() {
            self.enter_native()?;
            let answer = tuple::items(class).iter().try_fold(false, |found, class| {
                Ok(found || self.is_instance(object, class)?)
            });
            self.leave_native();
            return answer;
        }
        let name = self.names().__instancecheck__.clone();
        match self.lookup_special(class, &name)? {
            Some(check) => {
                let answer = self.call(&check, std::slice::from_ref(object))?;
                self.is_true(&answer)
            }
            None => self.is_instance_of_class(object, class),
        }
    }

    /// `issubclass(derived, class)`.
    pub fn is_subclass(&mut self, derived: &Value, class: &Value) -> Result<bool> {
        if self.class_of(class).is(&*self.types().r#type) {
            return Ok(derived.is(class) || self.is_subclass_of_class(derived, class)?);
        }
        if class.is_a::<Tuple>() {
            self.enter_native()?;
            let answer = tuple::items(class).iter().try_fold(false, |found, class| {
                Ok(found || self.is_subclass(derived, class)?)
            });
            self.leave_native();
            return answer;
        }
        let name = self.names().__subclasscheck__.clone();
        match self.lookup_special(class, &name)? {
            Some(check) => {
                let answer = self.call(&check, std::slice::from_ref(derived))?;
                self.is_true(&answer)
            }
            None => self.is_subclass_of_class(derived, class),
        }
    }

    /// What `type.__instancecheck__` answers.
    pub fn is_instance_of_class(&mut self, object: &Value, class: &Value) -> Result<bool> {
        let Some(wanted) = Class::from_value(class) else {
            if self.bases_of(class)?.is_none() {
                return Err(self.type_error(
                    "isinstance() arg 2 must be a type, a tuple of types, or a union",
                ));
            }
            let name = self.names().__class__.clone();
            return match self.get_attr_opt(object, &name)? {
                Some(own) => self.is_abstract_subclass(&own, class),
                None => Ok(false),
            };
        };
        let own = self.class_of(object).class_ref();
        if own.is_subclass(self, &wanted) {
            return Ok(true);
        }
        // An object may claim another class by its __class__ attribute (mocks, proxies).
        let name = self.names().__class__.clone();
        if !own.has(crate::object::types::flags::HEAP)
            && own.has(crate::object::types::flags::PLAIN_GETATTR)
        {
            return Ok(false);
        }
        match self.get_attr_opt(object, &name)? {
            Some(claimed) => match Class::from_value(&claimed) {
                Some(claimed) if !claimed.is(&*own) => Ok(claimed.is_subclass(self, &wanted)),
                _ => Ok(false),
            },
            None => Ok(false),
        }
    }

    /// What `type.__subclasscheck__` answers.
    pub fn is_subclass_of_class(&mut self, derived: &Value, class: &Value) -> Result<bool> {
        if let (Some(derived), Some(class)) = (derived.downcast::<Type>(), class.downcast::<Type>())
        {
            return Ok(derived.is_subclass(self, class));
        }
        if self.bases_of(derived)?.is_none() {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        }
        if !class.is_a::<Type>() && self.bases_of(class)?.is_none() {
            return Err(self
                .type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
        }
        self.is_abstract_subclass(derived, class)
    }

    /// `__bases__`, if it is a tuple.
    fn bases_of(&mut self, class: &Value) -> Result<Option<Value>> {
        let name = self.names().__bases__.clone();
        let bases = self.get_attr_opt(class, &name)?;
        Ok(bases.filter(|bases| bases.is_a::<Tuple>()))
    }

    fn is_abstract_subclass(&mut self, derived: &Value, class: &Value) -> Result<bool> {
        if derived.is(class) {
            return Ok(true);
        }
        let Some(bases) = self.bases_of(derived)? else {
            return Ok(false);
        };
        self.enter_native()?;
        let answer = tuple::items(&bases).iter().try_fold(false, |found, base| {
            Ok(found || self.is_abstract_subclass(base, class)?)
        });
        self.leave_native();
        answer
    }
}
