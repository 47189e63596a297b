//! What the module keeps: its classes, and the context variable in which each thread and task has its context.

use super::context::{Context, Settings};
use super::signals::{self, Exceptions};
use super::work::{Rounding, status::*};
use super::{context, decimal_type};
use crate::modules::contextvars;
use crate::object::{Class, Object, Value};
use crate::vm::{Result, Vm};
use std::cell::OnceCell;
use std::rc::Rc;

/// The module's state. It is made once: whoever imports the module afresh gets the same classes.
#[derive(Default)]
pub struct State(OnceCell<Library>);

pub struct Library {
    pub decimal: Class,
    pub context: Class,
    pub manager: Class,
    pub signal_dict: Class,
    pub exceptions: Exceptions,
    /// `DecimalTuple`.
    pub tuple: Class,
    /// `numbers.Rational`: what else numbers can be compared with.
    pub rational: Value,
    variable: Value,
    /// `DefaultContext`, `BasicContext`, `ExtendedContext`: no thread's context, only copied.
    pub templates: [(&'static str, Value); 3],
}

pub fn state(vm: &Vm) -> Rc<State> {
    vm.module_state::<State>()
}

impl State {
    #[inline]
    pub fn library(&self) -> &Library {
        self.0.get().expect("set when the module was made")
    }

    /// Makes what the module keeps, if that was not done before.
    pub fn fill(&self, vm: &mut Vm) -> Result<()> {
        if self.0.get().is_none() {
            let library = Library::make(vm)?;
            let _ = self.0.set(library);
        }
        Ok(())
    }
}

impl Library {
    fn make(vm: &mut Vm) -> Result<Library> {
        let decimal = vm.register(&decimal_type::SPEC)?;
        let context = vm.register(&context::SPEC)?;
        let manager = vm.register(&context::MANAGER)?;
        let exceptions = Exceptions::make(vm)?;
        let signal_dict = signals::make_class(vm)?;
        let numbers = vm.import_module("numbers")?;
        let rational = vm.attr(&numbers, "Rational")?;
        let number = vm.attr(&numbers, "Number")?;
        vm.call_method(&number, "register", &[decimal.value().clone()])?;
        let collections = vm.import_module("collections")?;
        let named = vm.attr(&collections, "namedtuple")?;
        let arguments = [vm.str("DecimalTuple"), vm.str("sign digits exponent")];
        let module = vm.str("decimal");
        let tuple = vm.call_kw(&named, &arguments, &[("module", module)])?;
        let Some(tuple) = Class::from_value(&tuple) else {
            return Err(vm.type_error("namedtuple() made no class"));
        };
        let variables = vm.import_module("_contextvars")?;
        let name = vm.str("decimal_context");
        let variable = vm.call_method(&variables, "ContextVar", &[name])?;
        let usual = INVALID | DIVISION_BY_ZERO | OVERFLOW;
        let template = |vm: &Vm, precision, rounding, traps| {
            let settings = Settings::new(precision, rounding);
            vm.alloc(&context, Context::new(settings, traps))
        };
        let templates = [
            (
                "DefaultContext",
                template(vm, 28, Rounding::HalfEven, usual),
            ),
            (
                "BasicContext",
                template(vm, 9, Rounding::HalfUp, usual | UNDERFLOW | CLAMPED),
            ),
            ("ExtendedContext", template(vm, 9, Rounding::HalfEven, 0)),
        ];
        Ok(Library {
            decimal,
            context,
            manager,
            signal_dict,
            exceptions,
            tuple,
            rational,
            variable,
            templates,
        })
    }

    /// The template of contexts that are made without arguments.
    pub fn default(&self) -> &Object<Context> {
        context::expect(&self.templates[0].1)
    }

    pub fn is_template(&self, context: &Value) -> bool {
        self.templates
            .iter()
            .any(|(_, template)| template.is(context))
    }

    /// The current context of this thread or task.
    #[inline]
    pub fn current(&self, vm: &mut Vm) -> Value {
        match contextvars::bound_to(vm, &self.variable) {
            Some(context) => context,
            None => {
                let context = vm.alloc(&self.context, self.default().copy());
                self.set_current(vm, &context);
                context
            }
        }
    }

    pub fn set_current(&self, vm: &mut Vm, context: &Value) {
        drop(contextvars::bind(vm, &self.variable, Some(context.clone())));
    }
}
