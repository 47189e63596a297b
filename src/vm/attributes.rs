//! Attributes: lookup on the class and in the instance, descriptors, assignment and deletion; special methods; calls.
//!
//! Where an attribute of an instance lives: in the slots of its instance part, by shape; in the part's dict, once the
//! object is in dict mode; or, for modules and functions, in a dict that the payload has.

use super::{Raised, Result, Vm};
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::header::Header;
use crate::object::instance::{self, MAX_INLINE};
use crate::object::native::Native;
use crate::object::shape::DICT_MODE;
use crate::object::str::{self, Str};
use crate::object::types::{GetFn, SetFn, flags};
use crate::object::{Args, Class, Object, Type, Value};

impl Vm {
    // ---- names

    /// The interned exact str with the text of `name`, a str.
    #[inline]
    pub fn interned_name(&self, name: &Value) -> Value {
        match name.downcast::<Str>() {
            Some(text) if text.header.has(crate::object::header::bits::INTERNED) => name.clone(),
            Some(text) if text.class().has(flags::HEAP) => {
                let exact = self.str_from_units(text.units());
                self.intern_value(&exact)
            }
            Some(_) => self.intern_value(name),
            None => name.clone(),
        }
    }

    /// An attribute name given by a Python program: must be a str.
    pub fn attribute_name(&mut self, name: &Value) -> Result<Value> {
        if name.is_a::<Str>() {
            return Ok(self.interned_name(name));
        }
        let class = self.type_name(name);
        Err(self.type_error(format!("attribute name must be string, not '{class}'")))
    }

    // ---- reading

    /// `getattr(object, name)`; the name is a str.
    #[inline]
    pub fn get_attr(&mut self, object: &Value, name: &Value) -> Result<Value> {
        let name = self.interned_name(name);
        match self.class_of(object).slots.getattr.get() {
            Some(function) => match function(self, object, &name) {
                Ok(found) => Ok(found),
                Err(raised) => {
                    crate::object::exception::note_attribute(self, &raised.0, &name, object);
                    Err(raised)
                }
            },
            None => Err(self.no_attribute(object, &name)),
        }
    }

    /// `getattr(object, "name")`.
    pub fn attr(&mut self, object: &Value, name: &str) -> Result<Value> {
        let name = self.intern(name);
        self.get_attr(object, &name)
    }

    /// As [`Vm::get_attr`], but `None` instead of AttributeError; in the plain case no exception object is made.
    pub fn get_attr_opt(&mut self, object: &Value, name: &Value) -> Result<Option<Value>> {
        let name = &self.interned_name(name);
        let class = self.class_of(object);
        let result = if class.has(flags::PLAIN_GETATTR) {
            self.object_getattr_opt(object, name)
        } else if self.is_plain_type_getattr(class) {
            self.type_getattr_opt(object, name)
        } else if class.is(&*self.types().module) {
            crate::object::module::getattr_opt(self, object, name)
        } else {
            self.get_attr(object, name).map(Some)
        };
        match result {
            Err(raised) if self.raised_is(&raised, &self.exceptions().AttributeError) => Ok(None),
            other => other,
        }
    }

    fn is_plain_type_getattr(&self, class: &Object<Type>) -> bool {
        class.has(flags::TYPE)
            && class.slots.getattr.get().map(|f| f as usize)
                == self.types().r#type.slots.getattr.get().map(|f| f as usize)
    }

    /// `hasattr(object, name)`.
    pub fn has_attr(&mut self, object: &Value, name: &Value) -> Result<bool> {
        Ok(self.get_attr_opt(object, name)?.is_some())
    }

    /// `object.__getattribute__`, `None` if there is no such attribute. The name is interned.
    pub fn object_getattr_opt(&mut self, object: &Value, name: &Value) -> Result<Option<Value>> {
        let Some(found) = self.class_lookup(self.class_of(object), name) else {
            return Ok(self.instance_attr(object, name));
        };
        let class = self.class_of(object).class_ref();
        let get = self.getter_of(&found);
        if let Some(get) = get
            && self.setter_of(&found).is_some()
        {
            return get(self, &found, Some(object), class.value()).map(Some);
        }
        if let Some(value) = self.instance_attr(object, name) {
            return Ok(Some(value));
        }
        match get {
            Some(get) => get(self, &found, Some(object), class.value()).map(Some),
            None => Ok(Some(found)),
        }
    }

    /// `type.__getattribute__`, `None` if there is no such attribute. The name is interned.
    pub fn type_getattr_opt(&mut self, object: &Value, name: &Value) -> Result<Option<Value>> {
        let Some(class) = Class::from_value(object) else {
            return self.object_getattr_opt(object, name);
        };
        let meta = self.class_of(object).class_ref();
        let meta_found = self.class_lookup(&meta, name);
        let meta_get = meta_found.as_ref().and_then(|found| self.getter_of(found));
        if let (Some(descriptor), Some(get)) = (&meta_found, meta_get)
            && self.setter_of(descriptor).is_some()
        {
            return get(self, descriptor, Some(object), meta.value()).map(Some);
        }
        if let Some(found) = self.class_lookup(&class, name) {
            return match self.getter_of(&found) {
                Some(get) => get(self, &found, None, object).map(Some),
                None => Ok(Some(found)),
            };
        }
        match (meta_found, meta_get) {
            (Some(descriptor), Some(get)) => {
                get(self, &descriptor, Some(object), meta.value()).map(Some)
            }
            (found, _) => Ok(found),
        }
    }

    #[inline]
    fn getter_of(&self, descriptor: &Value) -> Option<GetFn> {
        self.class_of(descriptor).slots.get.get()
    }
    #[inline]
    fn setter_of(&self, descriptor: &Value) -> Option<SetFn> {
        self.class_of(descriptor).slots.set.get()
    }

    /// The AttributeError for an attribute that is not there, with `name` and `obj` set.
    #[cold]
    pub fn no_attribute(&mut self, object: &Value, name: &Value) -> Raised {
        let text = str::expect(name).text();
        let message = match object.downcast::<Type>() {
            Some(class) => {
                let class = class.message_name(self);
                format!("type object '{class}' has no attribute '{text}'")
            }
            None => {
                let class = self.type_name(object);
                format!("'{class}' object has no attribute '{text}'")
            }
        };
        self.attribute_error(object, name, &message)
    }

    /// An AttributeError with `name` and `obj` set.
    #[cold]
    pub fn attribute_error(&mut self, object: &Value, name: &Value, message: &str) -> Raised {
        let raised = self.attribute_error_plain(message);
        crate::object::exception::set_name_and_object(self, &raised.0, name, object);
        raised
    }

    // ---- the instance's own attributes

    /// An attribute that the instance itself has. The name is interned.
    #[inline]
    pub fn instance_attr(&self, object: &Value, name: &Value) -> Option<Value> {
        let header = object.header()?;
        if let Some(part) = instance::part(header) {
            let shape = part.shape.get();
            if shape != DICT_MODE {
                let slot = self.state().shapes.find(shape, name)?;
                return part.get(self, header.class().fixed_slots() as usize + slot);
            }
            if let Some(dict) = part.dict(self) {
                return dict.downcast::<Dict>()?.get_str(self, name);
            }
            if header.class().has(flags::DICT) {
                return None;
            }
        }
        let dict = self.payload_dict(object)?;
        dict.downcast::<Dict>()?.get_str(self, name)
    }

    /// The dict that the payload of a module, or of a function that has attributes, has.
    fn payload_dict(&self, object: &Value) -> Option<Value> {
        if let Some(function) = object.downcast::<Function>() {
            return function.dict.cloned(self);
        }
        if let Some(function) = object.downcast::<crate::object::function::Function>() {
            return function.dict.cloned(self);
        }
        let module = object.downcast::<crate::object::module::Module>()?;
        let dict = module.dict.cloned(self);
        (!dict.is_none()).then_some(dict)
    }

    /// As [`Vm::payload_dict`], making it if the payload could have one.
    fn payload_dict_create(&mut self, object: &Value) -> Option<Value> {
        if let Some(function) = object.downcast::<Function>()
            && function.dict.get(self).is_none()
        {
            let dict = self.dict();
            function.dict.set(self, Some(dict));
        }
        self.payload_dict(object)
    }

    /// The `__dict__` of an instance. With `create` the attributes of an object with a shape move into a dict,
    /// which is theirs from now on; without it only a dict that exists is given.
    pub fn instance_dict(&mut self, object: &Value, create: bool) -> Option<Value> {
        let header = object.header()?;
        if let Some(part) = instance::part(header)
            && header.class().has(flags::DICT)
        {
            if !create && !part.in_dict_mode() {
                return None;
            }
            self.enter_dict_mode(header);
            if let Some(dict) = part.dict(self) {
                return Some(dict);
            }
            if !create {
                return None;
            }
            let dict = self.dict();
            part.replace_dict(self, Some(dict.clone()));
            return Some(dict);
        }
        match create {
            true => self.payload_dict_create(object),
            false => self.payload_dict(object),
        }
    }

    /// Moves the attributes of an object with a shape into a dict.
    fn enter_dict_mode(&mut self, header: &Header) {
        let Some(part) = instance::part(header).filter(|part| !part.in_dict_mode()) else {
            return;
        };
        let names = self.state().shapes.names(part.shape.get());
        let fixed = header.class().fixed_slots() as usize;
        let dict = self.dict();
        let table = dict.downcast::<Dict>().expect("a dict");
        for (index, name) in names.iter().enumerate() {
            if let Some(value) = part.replace(self, fixed + index, None) {
                table.set_str(self, name, value);
            }
        }
        part.shape.set(DICT_MODE);
        part.replace_dict(self, Some(dict));
    }

    /// Replaces the `__dict__` of an instance that has one in its instance part.
    pub fn replace_instance_dict(&mut self, object: &Value, dict: Option<Value>) -> bool {
        let Some(header) = object.header() else {
            return false;
        };
        let Some(part) = instance::part(header).filter(|_| header.class().has(flags::DICT)) else {
            return false;
        };
        self.enter_dict_mode(header);
        let old = part.replace_dict(self, dict);
        drop(old);
        true
    }

    /// Sets an attribute in the instance itself; false if it has no place for attributes. The name is interned.
    pub fn set_instance_attr(&mut self, object: &Value, name: &Value, value: Value) -> bool {
        let Some(header) = object.header() else {
            return false;
        };
        let class = header.class();
        if let Some(part) = instance::part(header)
            && class.has(flags::DICT)
        {
            let (shape, fixed) = (part.shape.get(), class.fixed_slots() as usize);
            if shape != DICT_MODE {
                if let Some(slot) = self.state().shapes.find(shape, name) {
                    drop(part.replace(self, fixed + slot, Some(value)));
                    return true;
                }
                if let Some((next, slot)) = self.state().shapes.add(shape, name) {
                    drop(part.replace(self, fixed + slot, Some(value)));
                    part.shape.set(next);
                    let wanted = (fixed + slot + 1) as u32;
                    if wanted > part.capacity() && wanted <= MAX_INLINE {
                        class.grow_inline(wanted);
                    }
                    return true;
                }
            }
        }
        let Some(dict) = self.instance_dict(object, true) else {
            return false;
        };
        if let Some(dict) = dict.downcast::<Dict>() {
            drop(dict.set_str(self, name, value));
        }
        true
    }

    /// Removes an attribute of the instance itself; `None` if it has no place for attributes, else whether the
    /// attribute was there.
    pub fn remove_instance_attr(&mut self, object: &Value, name: &Value) -> Option<bool> {
        if self.instance_attr(object, name).is_none() {
            let header = object.header()?;
            let part = instance::part(header).is_some() && header.class().has(flags::DICT);
            return (part || self.payload_dict_create(object).is_some()).then_some(false);
        }
        if let Some(header) = object.header()
            && self.remove_slot(header, name)
        {
            return Some(true);
        }
        let dict = self.instance_dict(object, true)?;
        let dict = dict.downcast::<Dict>()?;
        Some(dict.remove_str(self, name).is_some())
    }

    /// Removes an attribute that the instance has in a slot, if its shape can do without.
    fn remove_slot(&mut self, header: &Header, name: &Value) -> bool {
        let class = header.class();
        let Some(part) =
            instance::part(header).filter(|part| class.has(flags::DICT) && !part.in_dict_mode())
        else {
            return false;
        };
        let (shape, fixed) = (part.shape.get(), class.fixed_slots() as usize);
        let shapes = &self.state().shapes;
        let Some(slot) = shapes.find(shape, name) else {
            return false;
        };
        let Some(next) = shapes.remove(shape, name) else {
            return false;
        };
        let count = shapes.len(shape);
        let old = part.replace(self, fixed + slot, None);
        for index in fixed + slot + 1..fixed + count {
            let moved = part.replace(self, index, None);
            part.replace(self, index - 1, moved);
        }
        part.shape.set(next);
        drop(old);
        true
    }

    // ---- writing

    /// `setattr(object, name, value)`.
    #[inline]
    pub fn set_attr(&mut self, object: &Value, name: &Value, value: &Value) -> Result<()> {
        self.store_attr(object, name, Some(value))
    }

    /// `delattr(object, name)`.
    pub fn del_attr(&mut self, object: &Value, name: &Value) -> Result<()> {
        self.store_attr(object, name, None)
    }

    /// As [`Vm::set_attr`], or as [`Vm::del_attr`] for `None`.
    pub fn store_attr(
        &mut self,
        object: &Value,
        name: &Value,
        value: Option<&Value>,
    ) -> Result<()> {
        let name = self.interned_name(name);
        match self.class_of(object).slots.setattr.get() {
            Some(function) => function(self, object, &name, value),
            None => Err(self.no_attribute(object, &name)),
        }
    }

    // ---- special methods

    /// A special method looked up on the object's class, bound to the object.
    pub fn lookup_special(&mut self, object: &Value, name: &Value) -> Result<Option<Value>> {
        let class = self.class_of(object).class_ref();
        match self.class_lookup(&class, name) {
            Some(found) => match self.getter_of(&found) {
                Some(get) => get(self, &found, Some(object), class.value()).map(Some),
                None => Ok(Some(found)),
            },
            None => Ok(None),
        }
    }

    /// Calls a special method of the object's class; `None` if there is no such method.
    pub fn call_special(
        &mut self,
        object: &Value,
        name: &Value,
        args: &[Value],
    ) -> Result<Option<Value>> {
        let class = self.class_of(object);
        match self.class_lookup(class, name) {
            Some(found) => self
                .call_found(object, &found, Args::positional_only(args))
                .map(Some),
            None => Ok(None),
        }
    }

    /// Calls what a class lookup found as a method of `object`, without a bound method in between where that makes
    /// no difference.
    pub fn call_found(&mut self, object: &Value, found: &Value, args: Args<'_>) -> Result<Value> {
        if let Some(function) = found.downcast::<Function>() {
            self.check_stack()?;
            return crate::vm::exec::call::call_python(self, function, Some(object), args);
        }
        if let Some(native) = found.downcast::<Native>()
            && native.is_method_of(self.class_of(object))
        {
            return self.call_native_with(&native.code, object, args);
        }
        if self.binds_as_method(found) {
            let names = args.names;
            return crate::object::value::with_first(object, args.values, |values| {
                self.call_args(found, Args { values, names })
            });
        }
        match self.getter_of(found) {
            Some(get) => {
                let class = self.class_of(object).value();
                let bound = get(self, found, Some(object), &class)?;
                self.call_args(&bound, args)
            }
            None => self.call_args(found, args),
        }
    }

    /// Whether reading this class attribute through an instance gives a method whose call is a call of the attribute
    /// with the instance first.
    #[inline]
    pub fn binds_as_method(&self, found: &Value) -> bool {
        let Some(header) = found.header() else {
            return false;
        };
        let class = header.class();
        let types = self.types();
        class.is(&*types.function)
            || class.is(&*types.method_descriptor)
            || class.is(&*types.wrapper_descriptor)
    }

    // ---- calls

    /// Calls anything.
    pub fn call_args(&mut self, callable: &Value, args: Args<'_>) -> Result<Value> {
        match self.class_of(callable).slots.call.get() {
            Some(function) => {
                self.check_stack()?;
                function(self, callable, args)
            }
            None => {
                let name = self.type_name(callable);
                Err(self.type_error(format!("'{name}' object is not callable")))
            }
        }
    }

    /// `value[key]` for something without the slot: `__class_getitem__`, or TypeError.
    pub fn get_item_of_class(&mut self, value: &Value, key: &Value) -> Result<Value> {
        if let Some(class) = value.downcast::<Type>() {
            if class.is(&*self.types().r#type) {
                return self.generic_alias(value, key);
            }
            let name = self.names().__class_getitem__.clone();
            if let Some(method) = self.get_attr_opt(value, &name)?
                && !method.is_none()
            {
                return self.call(&method, std::slice::from_ref(key));
            }
            let name = class.message_name(self);
            return Err(self.type_error(format!("type '{name}' is not subscriptable")));
        }
        let name = self.type_name(value);
        Err(self.type_error(format!("'{name}' object is not subscriptable")))
    }
}

/// `object.__getattribute__`.
pub fn object_getattr(vm: &mut Vm, object: &Value, name: &Value) -> Result<Value> {
    match vm.object_getattr_opt(object, name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(object, name)),
    }
}

/// `type.__getattribute__`.
pub fn type_getattr(vm: &mut Vm, object: &Value, name: &Value) -> Result<Value> {
    match vm.type_getattr_opt(object, name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(object, name)),
    }
}

/// `object.__setattr__` and `object.__delattr__`.
pub fn object_setattr(
    vm: &mut Vm,
    object: &Value,
    name: &Value,
    value: Option<&Value>,
) -> Result<()> {
    let found = vm.class_lookup(vm.class_of(object), name);
    if let Some(descriptor) = &found
        && let Some(set) = vm.setter_of(descriptor)
    {
        return set(vm, descriptor, object, value);
    }
    let done = match value {
        Some(value) => vm
            .set_instance_attr(object, name, value.clone())
            .then_some(true),
        None => vm.remove_instance_attr(object, name),
    };
    match done {
        Some(true) => Ok(()),
        Some(false) => Err(vm.no_attribute(object, name)),
        None => {
            let (class, text) = (vm.type_name(object), str::expect(name).text());
            let plain = vm.class_of(object).has(flags::PLAIN_SETATTR);
            let message = match found {
                Some(_) => format!("'{class}' object attribute '{text}' is read-only"),
                None if plain => format!(
                    "'{class}' object has no attribute '{text}' and no __dict__ for setting new attributes"
                ),
                None => format!("'{class}' object has no attribute '{text}'"),
            };
            Err(vm.attribute_error(object, name, &message))
        }
    }
}

/// `type.__setattr__` and `type.__delattr__`.
pub fn type_setattr(
    vm: &mut Vm,
    object: &Value,
    name: &Value,
    value: Option<&Value>,
) -> Result<()> {
    let Some(class) = Class::from_value(object) else {
        return object_setattr(vm, object, name, value);
    };
    if !class.has(flags::HEAP) {
        let (class, text) = (class.message_name(vm), str::expect(name).text());
        return Err(vm.type_error(format!(
            "cannot set '{text}' attribute of immutable type '{class}'"
        )));
    }
    let found = vm.class_lookup(vm.class_of(object), name);
    if let Some(descriptor) = &found
        && let Some(set) = vm.setter_of(descriptor)
    {
        return set(vm, descriptor, object, value);
    }
    match value {
        Some(value) => vm.set_class_attribute(&class, name, value.clone()),
        None => {
            if !vm.remove_class_attribute(&class, name) {
                return Err(vm.no_attribute(object, name));
            }
        }
    }
    Ok(())
}

impl Vm {
    /// Sets an attribute in a class's dict, and the slots and caches that depend on it. The name is interned.
    pub fn set_class_attribute(&mut self, class: &Class, name: &Value, value: Value) {
        let dict = class.dict(self).clone();
        let Some(dict) = dict.downcast::<Dict>() else {
            return;
        };
        let plain = self.is_plain_data(&value);
        let old = dict.set_str(self, name, value);
        if plain && old.as_ref().is_some_and(|old| self.is_plain_data(old)) {
            // A counter in a class: nothing but the cached value itself depends on it.
            self.class_value_replaced(class, name);
            return;
        }
        self.class_changed(class);
        drop(old);
        if class.has(flags::HEAP) {
            crate::object::slots::attribute_changed(self, class, name);
        }
    }

    /// Removes an attribute from a class's dict; whether it was there.
    pub fn remove_class_attribute(&mut self, class: &Class, name: &Value) -> bool {
        let dict = class.dict(self).clone();
        let old = dict
            .downcast::<Dict>()
            .and_then(|dict| dict.remove_str(self, name));
        self.class_changed(class);
        if old.is_some() && class.has(flags::HEAP) {
            crate::object::slots::attribute_changed(self, class, name);
        }
        old.is_some()
    }

    /// The class's own attribute, not a base's.
    pub fn own_class_attribute(&self, class: &Object<Type>, name: &Value) -> Option<Value> {
        class.dict(self).downcast::<Dict>()?.get_str(self, name)
    }
}

/// Where an attribute that is assigned goes, as long as the class's version stays.
pub enum AttributePlan {
    /// Into the instance, by shape.
    Instance,
    /// A member descriptor: the attribute is in this slot of the instance part.
    FixedSlot(usize),
    /// No short cut.
    Other,
}

impl Vm {
    /// Plans the assignment of attribute `name` (interned) of instances of `class`.
    pub fn attribute_plan(&self, class: &Object<Type>, name: &Value) -> AttributePlan {
        use crate::object::descriptor::member::Member;
        let Some(found) = self.class_lookup(class, name) else {
            return AttributePlan::Instance;
        };
        if let Some(member) = found.downcast::<Member>() {
            let owner = member.owner.downcast::<Type>();
            return match (owner, member.slot()) {
                (Some(owner), Some(index)) if class.is_subclass(self, owner) => {
                    AttributePlan::FixedSlot(index)
                }
                _ => AttributePlan::Other,
            };
        }
        if self.setter_of(&found).is_some() {
            return AttributePlan::Other;
        }
        AttributePlan::Instance
    }
}
