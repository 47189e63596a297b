//! `_decimal`: decimal floating-point numbers (Modules/_decimal, with the results of libmpdec, which follows the General
//! Decimal Arithmetic Specification).
//!
//! - `number`, `work`: numbers, and how results are fitted to a context; `arithmetic`, `order`, `logical`, `transcendental`,
//!   `power`: the operations; `text`, `format`: numbers as text. These know nothing of Python objects.
//! - `signals`, `context`, `decimal_type`: the types; `operations`: how their methods carry operations out; `convert`: to and
//!   from other objects; `state`: what the module keeps.

mod arithmetic;
mod context;
mod context_methods;
mod convert;
mod decimal_methods;
mod decimal_type;
mod format;
mod logical;
mod number;
mod operations;
mod order;
mod power;
mod predicates;
mod signals;
mod state;
mod text;
mod transcendental;
mod work;

use crate::object::Value;
use crate::object::spec::ModuleSpec;
use crate::vm::{Result, Vm};

fn fill(vm: &mut Vm, module: &Value) -> Result<()> {
    let state = state::state(vm);
    state.fill(vm)?;
    let library = state.library();
    vm.module_set(module, "Decimal", library.decimal.value().clone());
    vm.module_set(module, "Context", library.context.value().clone());
    vm.module_set(module, "DecimalTuple", library.tuple.value().clone());
    for (name, class) in library.exceptions.iter() {
        vm.module_set(module, name, class.value().clone());
    }
    for (name, template) in &library.templates {
        vm.module_set(module, name, template.clone());
    }
    for (name, _) in work::Rounding::NAMES {
        let value = vm.intern(name);
        vm.module_set(module, name, value);
    }
    for (name, number) in [
        ("MAX_PREC", number::MAX_PREC),
        ("MAX_EMAX", number::MAX_EMAX),
        ("MIN_EMIN", number::MIN_EMIN),
        ("MIN_ETINY", number::MIN_ETINY),
        ("IEEE_CONTEXT_MAX_BITS", context::IEEE_MAX_BITS),
    ] {
        let number = vm.int(number);
        vm.module_set(module, name, number);
    }
    for name in ["HAVE_THREADS", "HAVE_CONTEXTVAR"] {
        vm.module_set(module, name, Value::TRUE);
    }
    for (name, text) in [("__version__", "1.70"), ("__libmpdec_version__", "2.5.1")] {
        let text = vm.str(text);
        vm.module_set(module, name, text);
    }
    Ok(())
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "C decimal arithmetic module",
    functions: &[
        (
            "getcontext",
            "()",
            context::get_context,
            "Get the current default context.\n\n",
        ),
        (
            "setcontext",
            "(context, /)",
            context::set_context,
            "Set a new default context.\n\n",
        ),
        (
            "localcontext",
            "(ctx=None, **kwargs)",
            context::local_context,
            "Return a context manager that will set the default context to a copy of ctx\non entry to the with-statement and restore the previous default context when\nexiting the with-statement. If no context is specified, a copy of the current\ndefault context is used.\n\n",
        ),
        (
            "IEEEContext",
            "(bits, /)",
            context::ieee_context,
            "Return a context object initialized to the proper values for one of the\nIEEE interchange formats.  The argument must be a multiple of 32 and less\nthan IEEE_CONTEXT_MAX_BITS.\n\n",
        ),
    ],
    init: fill,
    ..ModuleSpec::named("_decimal")
};
