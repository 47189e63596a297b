//! Making a module that was found: its object, its attributes, its code.

use super::find::Found;
use super::spec::{self, Loader, Spec};
use super::{ImportState, bootstrap, library};
use crate::modules::support::{dict_put, text_of};
use crate::object::Value;
use crate::object::dict::Dict;
use crate::vm::{Result, Vm};
use std::cell::RefCell;
use std::collections::HashMap;

/// Native modules that were made: each is made once, however often it is imported.
#[derive(Default)]
struct NativeModules {
    made: RefCell<HashMap<&'static str, Value>>,
}

impl Vm {
    /// The native module of this name, made on first use and put into `sys.modules`.
    pub fn native_module(&mut self, name: &str) -> Result<Option<Value>> {
        let Some(description) = crate::modules::find(name) else {
            return Ok(None);
        };
        let known = self.module_state::<NativeModules>();
        let made = known.made.borrow().get(name).cloned();
        let module = match made {
            Some(module) => module,
            None => {
                let module = self.module_from_spec(description)?;
                known
                    .made
                    .borrow_mut()
                    .insert(description.name, module.clone());
                let name = self.intern(name);
                let spec = spec::make(self, &name, Loader::Builtin, "built-in", false, None);
                self.module_set(&module, "__spec__", spec);
                let package = text_of(&name)
                    .rsplit_once('.')
                    .map_or(String::new(), |(package, _)| package.to_string());
                let package = self.intern(&package);
                self.module_set(&module, "__package__", package);
                module
            }
        };
        let modules = self.modules_dict();
        dict_put(self, &modules, name, module.clone());
        Ok(Some(module))
    }
}

/// Loads a module and gives what `sys.modules` has for it in the end.
pub(super) fn load(vm: &mut Vm, name: &Value, found: Found) -> Result<Value> {
    match found {
        Found::Native(description) => Ok(vm
            .native_module(description.name)?
            .expect("a row of the table")),
        Found::Foreign => bootstrap::find_and_load(vm, name),
        Found::Library(module) => {
            // It builds on importlib, which imports it in its turn.
            if &*text_of(name) == "zipimport" {
                bootstrap::ensure(vm)?;
                if let Some(module) = vm.loaded_module(name)? {
                    return Ok(module);
                }
            }
            let origin = module.path();
            let directory = module
                .is_package
                .then(|| origin.trim_end_matches("/__init__.py").to_string());
            load_with(vm, name, Loader::Library, &origin, directory, |vm, dict| {
                let code = library::code(vm, &module)?;
                vm.run_code(&code, dict, None)
            })
        }
        Found::Source { path, package } => {
            let origin = path.clone();
            load_with(vm, name, Loader::Source, &origin, package, |vm, dict| {
                let data = match std::fs::read(&path) {
                    Ok(data) => data,
                    Err(error) => {
                        let path = vm.str(&path);
                        return Err(vm.os_error(&error, Some(&path)));
                    }
                };
                run_source(vm, &data, &path, dict)
            })
        }
    }
}

/// Compiles and runs the bytes of a source file in a namespace.
pub fn run_source(vm: &mut Vm, data: &[u8], path: &str, dict: &Value) -> Result<Value> {
    let text = super::decode_source(vm, data, path)?;
    crate::modules::sys::audit::compiled(vm, &text, path)?;
    let code = vm.compile_source(&text, path, "exec")?;
    vm.run_code(&code, dict, None)
}

fn load_with(
    vm: &mut Vm,
    name: &Value,
    loader: Loader,
    origin: &str,
    package: Option<String>,
    run: impl FnOnce(&mut Vm, &Value) -> Result<Value>,
) -> Result<Value> {
    let text = text_of(name).into_owned();
    let module = vm.new_module(&text, None);
    let locations = package.map(|directory| {
        let directory = vm.str(&directory);
        vm.list(vec![directory])
    });
    let is_package = locations.is_some();
    let spec = spec::make(vm, name, loader, origin, true, locations.clone());
    let file = vm.str(origin);
    let parent = match text.rsplit_once('.') {
        _ if is_package => name.clone(),
        Some((parent, _)) => vm.intern(parent),
        None => vm.intern(""),
    };
    let cached = crate::modules::support::attr(vm, &spec, "cached")?;
    let builtins = vm.state().builtins.cloned(vm);
    let mut attributes = vec![
        ("__spec__", spec.clone()),
        ("__package__", parent),
        ("__file__", file),
        ("__builtins__", builtins),
    ];
    if !cached.is_none() {
        attributes.push(("__cached__", cached));
    }
    if let Some(locations) = locations {
        attributes.push(("__path__", locations));
    }
    let state = vm.module_state::<ImportState>();
    if state.bootstrap.borrow().is_some() {
        attributes.push(("__loader__", spec::loader_of(vm, &spec)?));
    }
    for (key, value) in attributes {
        vm.module_set(&module, key, value);
    }
    let modules = vm.modules_dict();
    dict_put(vm, &modules, &text, module.clone());
    let initializing = |on: bool| {
        if let Some(spec) = spec.downcast::<Spec>() {
            spec.initializing.set(on);
        }
    };
    initializing(true);
    let dict = vm.module_dict(&module);
    let result = run(vm, &dict);
    initializing(false);
    if let Err(raised) = result {
        if let Some(modules) = modules.downcast::<Dict>() {
            modules.remove_str(vm, name);
        }
        return Err(raised);
    }
    // A module may have replaced itself.
    match vm.loaded_module(name)? {
        Some(module) => Ok(module),
        None => {
            let shown = vm.repr_text(name)?;
            let class = vm.exceptions().KeyError.clone();
            Err(vm.error(&class, shown))
        }
    }
}
