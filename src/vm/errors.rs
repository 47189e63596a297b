//! Exceptions as Rust sees them: [`Raised`] in `Result`s, and short ways to raise each builtin exception.

use super::Vm;
use crate::object::exception::ExceptionTypes;
use crate::object::{Class, Object, Type, Value};

/// A Python exception on its way up: the exception object.
#[derive(Debug)]
pub struct Raised(pub Value);

/// Result of everything that may raise.
pub type Result<T = Value> = std::result::Result<T, Raised>;

impl Vm {
    /// A new exception of `class` with one argument, the message.
    pub fn error(&mut self, class: &Class, message: impl AsRef<str>) -> Raised {
        let message = self.str(message.as_ref());
        self.error_with(class, vec![message])
    }

    /// A new exception of `class` with these arguments (no `__new__` or `__init__` written in Python is run for
    /// builtin classes).
    pub fn error_with(&mut self, class: &Class, args: Vec<Value>) -> Raised {
        Raised(crate::object::exception::make(self, class, args))
    }

    /// What a call of an exception class gave, on its way up. A class may give anything: what is no exception becomes
    /// a TypeError, as `_PyErr_CreateException` (Python/errors.c) has it.
    pub fn raise_object(&mut self, value: Value) -> Raised {
        if value.is_a::<crate::object::exception::Exception>() {
            return Raised(value);
        }
        let name = self.type_name(&value);
        self.type_error(format!(
            "calling an exception class should have returned an instance of BaseException, not {name}"
        ))
    }

    /// An instance of the exception class `class`, made with these arguments.
    pub fn instantiate_exception(&mut self, class: &Value, args: &[Value]) -> Result<Value> {
        let instance = self.call(class, args)?;
        if instance.is_a::<crate::object::exception::Exception>() {
            return Ok(instance);
        }
        let (class, name) = (self.repr_text(class)?, self.type_name(&instance));
        Err(self.type_error(format!(
            "calling {class} should have returned an instance of BaseException, not {name}"
        )))
    }

    /// The exception classes.
    pub fn exceptions(&self) -> &ExceptionTypes {
        self.state().exceptions.get().expect("set at boot")
    }

    /// KeyError of this key.
    pub fn key_error(&mut self, key: &Value) -> Raised {
        let class = self.exceptions().KeyError.clone();
        self.error_with(&class, vec![key.clone()])
    }

    /// OSError (or the subclass that fits) for an `errno` number, with its text and an optional file name.
    pub fn os_error(&mut self, error: &std::io::Error, filename: Option<&Value>) -> Raised {
        crate::object::exception::os_error(self, error, filename)
    }

    /// Whether an exception is an instance of a class.
    pub fn raised_is(&self, raised: &Raised, class: &Object<Type>) -> bool {
        self.class_of(&raised.0).is_subclass(self, class)
    }
}

macro_rules! raisers {
    ($($function:ident $class:ident)*) => {
        impl Vm {
            $(#[doc = concat!("A `", stringify!($class), "` with this message.")]
            pub fn $function(&mut self, message: impl AsRef<str>) -> Raised {
                let class = self.exceptions().$class.clone();
                self.error(&class, message)
            })*
        }
    };
}

raisers! {
    type_error TypeError
    value_error ValueError
    attribute_error_plain AttributeError
    index_error IndexError
    runtime_error RuntimeError
    recursion_error RecursionError
    overflow_error OverflowError
    zero_division_error ZeroDivisionError
    memory_error MemoryError
    name_error_plain NameError
    import_error ImportError
    not_implemented_error NotImplementedError
    system_error SystemError
    buffer_error BufferError
    lookup_error LookupError
    eof_error EOFError
    os_error_plain OSError
}
