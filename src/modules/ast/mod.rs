//! `_ast`: the classes of syntax trees, for the library's `ast` module, and trees from source text
//! (`compile(…, PyCF_ONLY_AST)`). After CPython's generated `Python/Python-ast.c`. `table.rs` says which classes there
//! are, `classes.rs` makes them, `convert` turns the grammar's tree into objects, `read` the other way
//! round, for `compile`.

mod classes;
mod convert;
mod read;
mod table;
mod validate;

pub use classes::Node;
pub use convert::{Wishes, parse};
pub use read::read;

use crate::object::spec::ModuleSpec;

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    init: |vm, module| {
        let made = classes::made(vm)?;
        let base = vm.class::<Node>().value().clone();
        vm.module_set(module, "AST", base);
        for name in &made.order {
            let class = made.classes[name].class.value().clone();
            vm.module_set(module, name, class);
        }
        for (name, flag) in [
            ("PyCF_ONLY_AST", 0x400),
            ("PyCF_TYPE_COMMENTS", 0x1000),
            ("PyCF_ALLOW_TOP_LEVEL_AWAIT", 0x2000),
            ("PyCF_OPTIMIZED_AST", 0x8400),
        ] {
            let flag = vm.int(flag);
            vm.module_set(module, name, flag);
        }
        Ok(())
    },
    ..ModuleSpec::named("_ast")
};
