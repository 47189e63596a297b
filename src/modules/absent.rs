//! Modules of CPython whose subject gillie does not have: importing them says so instead of pretending.

use crate::object::spec::ModuleSpec;

macro_rules! absent {
    ($($constant:ident $name:literal $why:literal;)*) => {$(
        #[doc = concat!("`", $name, "`: not here.")]
        pub static $constant: ModuleSpec = ModuleSpec {
            init: |vm, _| Err(vm.import_error(concat!("gillie has no module '", $name, "': ", $why))),
            ..ModuleSpec::named($name)
        };
    )*};
}

absent! {
    SYMTABLE "_symtable" "its symbol tables are not shown to programs";
}
