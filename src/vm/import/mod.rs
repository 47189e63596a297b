//! Importing modules. After CPython's `Python/import.c` and `Lib/importlib/_bootstrap.py`.
//!
//! `names.rs` is what the import statements do: relative names, `from` lists, parents before children. `find.rs`
//! looks for a module: native ones, then along the path, where the embedded library is one more directory.
//! `load.rs` runs it. `spec.rs` has `ModuleSpec`, `locks.rs` lets one thread import a module while others wait,
//! `source.rs` turns bytes of a file into text.
//!
//! All of that is native. `importlib` is there as well, unchanged: it is only loaded when a program asks for it, and
//! from the moment that a program changes `sys.meta_path` or `sys.path_hooks` it decides (`bootstrap.rs`).

mod bootstrap;
mod errors;
mod find;
pub mod library;
mod load;
pub(crate) mod locks;
mod names;
mod source;
mod spec;
mod timing;

pub use errors::{missing_attribute, module_repr};
pub use library::LIBRARY_ROOT;
pub use load::run_source;
pub use source::{decode_bytes, decode_script, decode_source};

use super::{Result, Vm};
use crate::modules::support::dict_put;
use crate::object::Value;
use crate::object::dict::Dict;
use std::cell::{Cell, OnceCell, RefCell};

/// State of the import machinery.
#[derive(Default)]
pub(crate) struct ImportState {
    /// Who is importing what.
    locks: std::rc::Rc<locks::Locks>,
    /// `_frozen_importlib`, once loaded.
    bootstrap: RefCell<Option<Value>>,
    /// The entries of `sys.meta_path` and `sys.path_hooks` as the machinery itself put them there.
    own_finders: RefCell<Vec<Value>>,
    own_hooks: RefCell<Vec<Value>>,
    /// The directory of the script, or where the program began: what was put first on `sys.path` then.
    first_entry: RefCell<Option<String>>,
    /// The machinery's own modules are being loaded.
    bootstrapping: Cell<bool>,
    /// `-X importtime`
    is_timed: OnceCell<bool>,
    timing: timing::Timing,
}

impl Vm {
    /// Remembers what is put first on `sys.path` when the program begins.
    pub(crate) fn note_first_entry(&mut self, entry: &str) {
        let state = self.module_state::<ImportState>();
        let mut first = state.first_entry.borrow_mut();
        first.get_or_insert_with(|| entry.to_string());
    }

    /// Registers the machinery's types, makes `sys.modules`, `builtins` and `sys`, and opens the standard streams:
    /// the last part of boot.
    pub fn boot_import(&mut self) -> Result<()> {
        self.register(&spec::SPEC)?;
        self.register(&library::IMPORTER)?;
        self.register(&library::FINDER)?;
        self.register(&crate::object::namespace::SPEC)?;
        let modules = self.dict();
        let state = self.shared();
        state.modules.set(self, modules.clone());
        for name in ["builtins", "sys"] {
            let module = self
                .native_module(name)?
                .expect("part of the table of native modules");
            let dict = self.module_dict(&module);
            if name == "sys" {
                state.sys.set(self, dict);
            } else {
                state.builtins.set(self, dict);
            }
        }
        let sys = state.sys.cloned(self);
        let builtins = state.builtins.cloned(self);
        dict_put(self, &sys, "modules", modules);
        for name in ["meta_path", "path_hooks"] {
            let empty = self.list(Vec::new());
            dict_put(self, &sys, name, empty);
        }
        let cache = self.dict();
        dict_put(self, &sys, "path_importer_cache", cache);
        let io = self.import_module("_io")?;
        if let Some(open) = self.module_get(&io, "open") {
            dict_put(self, &builtins, "open", open);
        }
        Ok(())
    }

    /// `sys.modules`.
    pub fn modules_dict(&mut self) -> Value {
        self.state().modules.cloned(self)
    }

    /// The module in `sys.modules`, whatever is there.
    pub(crate) fn loaded_module(&mut self, name: &Value) -> Result<Option<Value>> {
        let modules = self.modules_dict();
        match modules.downcast::<Dict>() {
            Some(modules) => self.dict_get(modules, name),
            None => Ok(None),
        }
    }

    /// Imports a module by its absolute name and gives that module itself, as `importlib.import_module` does.
    pub fn import_module(&mut self, name: &str) -> Result<Value> {
        let name = self.intern(name);
        names::import_absolute(self, &name)
    }
}
