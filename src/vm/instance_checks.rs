//! `isinstance` and `issubclass`: `__instancecheck__`, `__subclasscheck__`, and objects that merely look like
//! classes (`__bases__`). After Objects/abstract.c.

use super::{Result, Vm};
use crate::object::tuple::Tuple;
use crate::object::types::flags;
use crate::object::{Class, Object, Type, Value};

impl Vm {
    /// `isinstance(object, class)`; the class may be a tuple of classes or a union.
    pub fn is_instance(&mut self, object: &Value, class: &Value) -> Result<bool> {
        if let Some(plain) = plain_class(self, class) {
            return plain_instance(self, object, plain);
        }
        if let Some(classes) = class.downcast::<Tuple>() {
            // Nothing of Python runs as long as the classes are plain.
            let mut all_plain = true;
            for class in classes.items() {
                match plain_class(self, class) {
                    Some(plain) if self.class_of(object).is_subclass(self, plain) => {
                        return Ok(true);
                    }
                    Some(_) => {}
                    None => {
                        all_plain = false;
                        break;
                    }
                }
            }
            if all_plain && !claims_class(self, object) {
                return Ok(false);
            }
            return self.is_any(classes.items().to_vec(), |vm, class| {
                vm.is_instance(object, class)
            });
        }
        if self.class_of(object).header.value().is(class) {
            return Ok(true);
        }
        let name = self.names().__instancecheck__.clone();
        match self.lookup_special(class, &name)? {
            Some(check) => self.ask(&check, object),
            None => self.is_instance_of_class(object, class),
        }
    }

    /// `issubclass(derived, class)`.
    pub fn is_subclass(&mut self, derived: &Value, class: &Value) -> Result<bool> {
        if plain_class(self, class).is_some() {
            return Ok(derived.is(class) || self.is_subclass_of_class(derived, class)?);
        }
        if let Some(classes) = class.downcast::<Tuple>() {
            return self.is_any(classes.items().to_vec(), |vm, class| {
                vm.is_subclass(derived, class)
            });
        }
        let name = self.names().__subclasscheck__.clone();
        match self.lookup_special(class, &name)? {
            Some(check) => self.ask(&check, derived),
            None => self.is_subclass_of_class(derived, class),
        }
    }

    /// Whether one of several classes, which may be tuples of classes themselves, will do.
    fn is_any(
        &mut self,
        classes: Vec<Value>,
        mut is: impl FnMut(&mut Vm, &Value) -> Result<bool>,
    ) -> Result<bool> {
        self.enter_native()?;
        let answer = classes
            .iter()
            .try_fold(false, |found, class| Ok(found || is(self, class)?));
        self.leave_native();
        answer
    }

    /// What a `__instancecheck__` or `__subclasscheck__` says.
    fn ask(&mut self, check: &Value, about: &Value) -> Result<bool> {
        self.enter_native()?;
        let answer = self.call(check, std::slice::from_ref(about));
        self.leave_native();
        let answer = answer?;
        self.is_true(&answer)
    }

    /// What `type.__instancecheck__` answers.
    pub fn is_instance_of_class(&mut self, object: &Value, class: &Value) -> Result<bool> {
        if let Some(class) = Class::from_value(class) {
            return plain_instance(self, object, &class);
        }
        if self.bases_of(class)?.is_none() {
            return Err(
                self.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")
            );
        }
        let name = self.names().__class__.clone();
        match self.get_attr_opt(object, &name)? {
            Some(own) => self.is_abstract_subclass(&own, class),
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
        if self.bases_of(class)?.is_none() {
            return Err(self
                .type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
        }
        self.is_abstract_subclass(derived, class)
    }

    /// `__bases__`, if it is a tuple.
    fn bases_of(&mut self, class: &Value) -> Result<Option<Vec<Value>>> {
        let name = self.names().__bases__.clone();
        let bases = self.get_attr_opt(class, &name)?;
        Ok(bases.and_then(|bases| Some(bases.downcast::<Tuple>()?.items().to_vec())))
    }

    /// Walks `__bases__`, depth first, without recursion.
    fn is_abstract_subclass(&mut self, derived: &Value, class: &Value) -> Result<bool> {
        let mut waiting = vec![derived.clone()];
        let mut steps = 0;
        while let Some(next) = waiting.pop() {
            if next.is(class) {
                return Ok(true);
            }
            steps += 1;
            if steps > 100_000 {
                return Err(
                    self.recursion_error("maximum recursion depth exceeded in __subclasscheck__")
                );
            }
            waiting.extend(self.bases_of(&next)?.unwrap_or_default().into_iter().rev());
        }
        Ok(false)
    }
}

/// The value as a class whose metaclass is `type` itself: no special method can interfere.
fn plain_class<'a>(vm: &Vm, class: &'a Value) -> Option<&'a Object<Type>> {
    let found = class.downcast::<Type>()?;
    found.class().is(&*vm.types().r#type).then_some(found)
}

/// What `type.__instancecheck__` answers for a class.
fn plain_instance(vm: &mut Vm, object: &Value, class: &Object<Type>) -> Result<bool> {
    let own = vm.class_of(object);
    if own.is_subclass(vm, class) {
        return Ok(true);
    }
    // An object may claim another class by its __class__ attribute (mocks, proxies).
    if !claims_class(vm, object) {
        return Ok(false);
    }
    let own = own.class_ref();
    let name = vm.names().__class__.clone();
    match vm.get_attr_opt(object, &name)? {
        Some(claimed) => match Class::from_value(&claimed) {
            Some(claimed) if !claimed.is(&*own) => Ok(claimed.is_subclass(vm, class)),
            _ => Ok(false),
        },
        None => Ok(false),
    }
}

/// Whether `object.__class__` could be anything but the real class: its class (or a `__getattribute__`) overrides it.
fn claims_class(vm: &Vm, object: &Value) -> bool {
    if object.header().is_none() {
        return false;
    }
    let class = vm.class_of(object);
    if !class.has(flags::PLAIN_GETATTR) {
        return true;
    }
    let name = &vm.names().__class__;
    let mine = vm.class_lookup_raw(class, name);
    mine != vm.class_lookup_raw(&vm.types().object, name)
}
