//! Calling a class: `__new__`, then `__init__` (`type_call` of Objects/typeobject.c).

use crate::object::header::Kind;
use crate::object::instance::Instance;
use crate::object::types::{Constructor, flags};
use crate::object::value::Value;
use crate::object::{Args, Class, Object, Type};
use crate::vm::{Result, Vm};
use std::rc::Rc;

impl Vm {
    /// A new instance of a class with a plain layout, without running anything.
    #[inline]
    pub fn plain_instance(&self, class: &Object<Type>) -> Value {
        self.alloc(class, Instance)
    }

    pub(crate) fn is_object_new(&self, class: &Object<Type>) -> bool {
        same(
            class.slots.new.get(self),
            self.types().object.slots.new.get(self),
        )
    }

    pub(crate) fn is_object_init(&self, class: &Object<Type>) -> bool {
        same(
            class.slots.init.get(self),
            self.types().object.slots.init.get(self),
        )
    }

    /// `class(*args, **kwargs)` of a class whose metaclass does not override `__call__`.
    pub fn call_class(&mut self, class: &Class, args: Args<'_>) -> Result<Value> {
        if class.is(&*self.types().r#type) {
            if args.values.len() == 1 && args.names.is_empty() {
                return Ok(self.class_of(&args.values[0]).value());
            }
            if args.positional().len() == 1 {
                return Err(self.type_error("type() takes no keyword arguments"));
            }
            if args.positional().len() != 3 {
                return Err(self.type_error("type() takes 1 or 3 arguments"));
            }
        }
        if class.is(&*self.types().dict) && args.values.len() == args.names.len() {
            let dict = self.dict();
            for (name, value) in args.keywords() {
                crate::object::dict::expect(&dict).set_str(self, name, value.clone());
            }
            return Ok(dict);
        }
        if args.names.is_empty()
            && let Some(exception) = crate::object::exception::construct(self, class, args.values)
        {
            return Ok(exception);
        }
        let object = self.construct(class, args)?;
        let own = self.class_of(&object).class_ref();
        if self.is_initialised_by(class, &own) {
            self.initialise(&own, &object, args)?;
        }
        Ok(object)
    }

    /// Whether a call of `class` whose `__new__` gave an object of the class `own` runs the `__init__` of that. What
    /// `str(x)` gives is left as `__str__` made it (`unicode_vectorcall`).
    pub(crate) fn is_initialised_by(&self, class: &Object<Type>, own: &Object<Type>) -> bool {
        own.is(class) || own.is_subclass(self, class) && !class.is(&*self.types().str)
    }

    fn construct(&mut self, class: &Class, args: Args<'_>) -> Result<Value> {
        match class.slots.new.cloned(self) {
            _ if class.has(flags::NO_INSTANCES) => Err(self.cannot_create(class)),
            None => Err(self.cannot_create(class)),
            Some(Constructor::Native(code)) => {
                // The usual case of a class with `__init__`: object's `__new__` ignores the arguments.
                if class.layout().kind == Kind::Instance
                    && !class.has(flags::ABSTRACT)
                    && self.is_object_new(class)
                    && (args.values.is_empty() || !self.is_object_init(class))
                {
                    return Ok(self.plain_instance(class));
                }
                self.call_native_with(&code, class.value(), args)
            }
            Some(Constructor::Python) => {
                let name = self.names().__new__.clone();
                let new = self.get_attr(class.value(), &name)?;
                let mut values = Vec::with_capacity(args.values.len() + 1);
                values.push(class.value().clone());
                values.extend_from_slice(args.values);
                let names = args.names;
                self.call_args(
                    &new,
                    Args {
                        values: &values,
                        names,
                    },
                )
            }
        }
    }

    /// Runs `__init__` on a new object.
    pub fn initialise(&mut self, class: &Class, object: &Value, args: Args<'_>) -> Result<()> {
        let result = match class.slots.init.cloned(self) {
            None => return Ok(()),
            Some(Constructor::Native(code)) => {
                // object's `__init__` does nothing; it refuses arguments that no `__new__` took.
                if self.is_object_init(class)
                    && (args.values.is_empty() || !self.is_object_new(class))
                {
                    return Ok(());
                }
                self.call_native_with(&code, object, args)?
            }
            Some(Constructor::Python) => {
                let name = self.names().__init__.clone();
                let Some(init) = self.class_lookup(class, &name) else {
                    return Ok(());
                };
                self.call_found(object, &init, args)?
            }
        };
        self.check_init_result(&result)
    }

    /// `__init__` must return `None`.
    #[inline]
    pub fn check_init_result(&mut self, result: &Value) -> Result<()> {
        if result.is_none() {
            return Ok(());
        }
        let name = self.type_name(result);
        Err(self.type_error(format!("__init__() should return None, not '{name}'")))
    }

    fn cannot_create(&mut self, class: &Class) -> crate::vm::Raised {
        let name = self.class_full_name(class);
        self.type_error(format!("cannot create '{name}' instances"))
    }
}

fn same(a: &Option<Constructor>, b: &Option<Constructor>) -> bool {
    match (a, b) {
        (Some(Constructor::Native(a)), Some(Constructor::Native(b))) => Rc::ptr_eq(a, b),
        _ => false,
    }
}

/// The `call` slot of `type`.
pub fn call(vm: &mut Vm, callable: &Value, args: Args<'_>) -> Result<Value> {
    match Class::from_value(callable) {
        Some(class) => vm.call_class(&class, args),
        None => Err(vm.system_error("not a class")),
    }
}
