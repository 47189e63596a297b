//! `_csv`: the reader and writer behind the library's `csv` (Modules/_csv.c).

mod dialect;
mod reader;
mod writer;

use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::value::Value;
use crate::vm::{Raised, Result, Vm};
use dialect::{DIALECT, get_dialect, list_dialects, register_dialect, unregister_dialect};
use reader::{READER, reader};
use std::cell::{Cell, RefCell};
use writer::{WRITER, writer};

type Bindings<'a> = &'a [Option<Value>];

const MINIMAL: i64 = 0;
const ALL: i64 = 1;
const NONNUMERIC: i64 = 2;
const NONE: i64 = 3;
const STRINGS: i64 = 4;
const NOTNULL: i64 = 5;

/// Per interpreter: the field size limit, and the registered dialects.
#[derive(Default)]
struct Shared {
    limit: Cell<Option<i64>>,
    dialects: RefCell<Vec<(String, Value)>>,
}

/// `csv.Error` with this message.
fn error(vm: &mut Vm, message: impl AsRef<str>) -> Raised {
    let class = vm
        .import_module("_csv")
        .and_then(|module| crate::modules::support::attr(vm, &module, "Error"));
    let message = vm.str(message.as_ref());
    class
        .and_then(|class| vm.call(&class, &[message]))
        .map_or_else(|raised| raised, Raised)
}

fn limit_of(vm: &mut Vm) -> i64 {
    vm.module_state::<Shared>()
        .limit
        .get()
        .unwrap_or(128 * 1024)
}
fn field_size_limit(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let old = limit_of(vm);
    if let Some(new) = args.opt(0) {
        let new = vm.index_i64(new)?;
        vm.module_state::<Shared>().limit.set(Some(new));
    }
    Ok(vm.int(old))
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "CSV parsing and writing.\n",
    functions: &[
        (
            "reader",
            "(iterable, dialect='excel', /, **keywords)",
            reader,
            "Return a reader object that will process lines from the given iterable.",
        ),
        (
            "writer",
            "(fileobj, dialect='excel', /, **keywords)",
            writer,
            "Return a writer object that will write user data on the given file object.",
        ),
        (
            "register_dialect",
            "(name, dialect=None, /, **keywords)",
            register_dialect,
            "Create a mapping from a string name to a CVS dialect.",
        ),
        (
            "unregister_dialect",
            "(name)",
            unregister_dialect,
            "Delete the name/dialect mapping associated with a string name.",
        ),
        (
            "get_dialect",
            "(name)",
            get_dialect,
            "Return the dialect instance associated with name.",
        ),
        (
            "list_dialects",
            "()",
            list_dialects,
            "Return a list of all known dialect names.",
        ),
        (
            "field_size_limit",
            "(new_limit=<unrepresentable>)",
            field_size_limit,
            "Sets an upper limit on parsed fields.",
        ),
    ],
    types: &[&DIALECT],
    init: |vm, module| {
        for spec in [&READER, &WRITER] {
            vm.class_of_spec(spec)?;
        }
        for (name, number) in [
            ("QUOTE_MINIMAL", MINIMAL),
            ("QUOTE_ALL", ALL),
            ("QUOTE_NONNUMERIC", NONNUMERIC),
            ("QUOTE_NONE", NONE),
            ("QUOTE_STRINGS", STRINGS),
            ("QUOTE_NOTNULL", NOTNULL),
        ] {
            let number = vm.int(number);
            vm.module_set(module, name, number);
        }
        let version = vm.str("1.0");
        vm.module_set(module, "__version__", version);
        let base = vm.exceptions().Exception.clone();
        crate::modules::support::add_exception(vm, module, ("_csv", "Error"), &base)?;
        Ok(())
    },
    ..ModuleSpec::named("_csv")
};
