//! `importlib`, unchanged, on top of the native machinery: loaded when a program asks for it, a loader is asked for,
//! or an import needs what only it does. As long as `sys.meta_path` and `sys.path_hooks` are as the machinery left
//! them, native imports go on as before; otherwise `importlib` decides.

use super::{ImportState, library};
use crate::modules::support::{attr, put_attr, set_attr, sys_get, text_of};
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::module::Module;
use crate::vm::{Raised, Result, Vm};

fn items(vm: &Vm, name: &str) -> Option<Vec<Value>> {
    let list = sys_get(vm, name)?;
    let items = list.downcast::<List>()?.items.get(vm).clone();
    Some(items)
}

fn same(left: &[Value], right: &[Value]) -> bool {
    left.len() == right.len() && left.iter().zip(right).all(|(a, b)| a.is(b))
}

/// Whether imports may be done natively.
pub(super) fn is_pristine(vm: &mut Vm) -> Result<bool> {
    let state = vm.module_state::<ImportState>();
    if state.bootstrapping.get() {
        return Ok(true);
    }
    let unchanged = |name: &str, own: &[Value]| items(vm, name).is_some_and(|now| same(&now, own));
    Ok(unchanged("meta_path", &state.own_finders.borrow())
        && unchanged("path_hooks", &state.own_hooks.borrow()))
}

/// Lets `importlib` import a module.
pub(super) fn find_and_load(vm: &mut Vm, name: &Value) -> Result<Value> {
    let importlib = ensure(vm)?;
    vm.enter_native()?;
    let result = attr(vm, &importlib, "_gcd_import")
        .and_then(|import| vm.call_method(&importlib, "_find_and_load", &[name.clone(), import]));
    vm.leave_native();
    result.map_err(|raised| without_own_frames(vm, raised))
}

/// Takes importlib's frames out of an exception's traceback, where they say nothing to the importer: all of them for
/// an ImportError, otherwise those above `_call_with_frames_removed` (`remove_importlib_frames` of Python/import.c).
fn without_own_frames(vm: &mut Vm, raised: Raised) -> Raised {
    let class = vm.exceptions().ImportError.clone();
    let always = vm.raised_is(&raised, &class);
    let _ = trim(vm, &raised.0, always);
    raised
}

fn trim(vm: &mut Vm, exception: &Value, always: bool) -> Result<()> {
    let mut entry = attr(vm, exception, "__traceback__")?;
    let (mut kept, mut inside, mut begin) = (Vec::new(), false, 0);
    while !entry.is_none() {
        let frame = attr(vm, &entry, "tb_frame")?;
        let code = attr(vm, &frame, "f_code")?;
        let file = attr(vm, &code, "co_filename")?;
        let own = matches!(
            &*text_of(&file),
            "<gillie>/importlib/_bootstrap.py" | "<gillie>/importlib/_bootstrap_external.py"
        );
        if own && !inside {
            begin = kept.len();
        }
        inside = own;
        let name = attr(vm, &code, "co_name")?;
        let next = attr(vm, &entry, "tb_next")?;
        if own && (always || &*text_of(&name) == "_call_with_frames_removed") {
            kept.truncate(begin);
        } else {
            kept.push(entry);
        }
        entry = next;
    }
    let mut next = Value::NONE;
    for entry in kept.into_iter().rev() {
        put_attr(vm, &entry, "tb_next", &next)?;
        next = entry;
    }
    put_attr(vm, exception, "__traceback__", &next)
}

/// `_frozen_importlib`, loaded and installed.
pub(super) fn ensure(vm: &mut Vm) -> Result<Value> {
    let state = vm.module_state::<ImportState>();
    let known = state.bootstrap.borrow().clone();
    if let Some(importlib) = known {
        return Ok(importlib);
    }
    if state.bootstrapping.get() {
        // Its own `_setup` asks for the loaders of modules that are there already: the classes exist by then.
        let name = vm.intern("_frozen_importlib");
        return match vm.loaded_module(&name)? {
            Some(importlib) => Ok(importlib),
            None => Err(vm.import_error("importlib is being loaded")),
        };
    }
    state.bootstrapping.set(true);
    let result = install(vm);
    state.bootstrapping.set(false);
    let importlib = result?;
    let old = state.bootstrap.replace(Some(importlib.clone()));
    drop(old);
    give_loaders(vm)?;
    Ok(importlib)
}

/// Runs one of the library's bootstrap modules under its internal name.
fn run_as(vm: &mut Vm, library_name: &str, name: &str) -> Result<Value> {
    let Some(found) = library::find(library_name) else {
        return Err(super::errors::not_found(vm, library_name));
    };
    let module = vm.new_module(name, None);
    let builtins = vm.state().builtins.cloned(vm);
    let file = vm.str(&found.path());
    vm.module_set(&module, "__builtins__", builtins);
    vm.module_set(&module, "__file__", file);
    let modules = vm.modules_dict();
    crate::modules::support::dict_put(vm, &modules, name, module.clone());
    let code = library::code(vm, &found)?;
    let dict = vm.module_dict(&module);
    vm.run_code(&code, &dict, None)?;
    Ok(module)
}

fn install(vm: &mut Vm) -> Result<Value> {
    if sys_get(vm, "meta_path").is_some_and(|path| path.is_none()) {
        let message = "sys.meta_path is None, Python is likely shutting down";
        let (class, message) = (vm.exceptions().ImportError.clone(), vm.str(message));
        return Err(vm.error_with(&class, vec![message]));
    }
    let before = [
        items(vm, "meta_path").unwrap_or_default().len(),
        items(vm, "path_hooks").unwrap_or_default().len(),
    ];
    let bootstrap = run_as(vm, "importlib._bootstrap", "_frozen_importlib")?;
    let class = vm.class::<super::spec::Spec>().value().clone();
    put_attr(vm, &bootstrap, "ModuleSpec", &class)?;
    let sys = vm.import_module("sys")?;
    let imp = vm.import_module("_imp")?;
    vm.call_method(&bootstrap, "_install", &[sys, imp])?;
    let external = run_as(
        vm,
        "importlib._bootstrap_external",
        "_frozen_importlib_external",
    )?;
    put_attr(vm, &bootstrap, "_bootstrap_external", &external)?;
    let finder = vm.class::<library::Finder>().value().clone();
    if let Some(hooks) = sys_get(vm, "path_hooks") {
        vm.call_method(&hooks, "append", &[finder])?;
    }
    vm.call_method(&external, "_install", std::slice::from_ref(&bootstrap))?;
    // As in CPython, archives are looked for before directories.
    let zipimport = vm.import_module("zipimport")?;
    let importer = attr(vm, &zipimport, "zipimporter")?;
    if let Some(hooks) = sys_get(vm, "path_hooks") {
        let first = vm.int(before[1] as i64);
        vm.call_method(&hooks, "insert", &[first, importer])?;
    }
    // An archive on the path that was met while this was on its way had no importer yet.
    if let Some(cache) = sys_get(vm, "path_importer_cache") {
        vm.call_method(&cache, "clear", &[])?;
    }
    let state = vm.module_state::<ImportState>();
    for (index, (name, own)) in [
        ("meta_path", &state.own_finders),
        ("path_hooks", &state.own_hooks),
    ]
    .into_iter()
    .enumerate()
    {
        let mut now = items(vm, name).unwrap_or_default();
        let added = now.split_off(before[index].min(now.len()));
        *own.borrow_mut() = added;
    }
    Ok(bootstrap)
}

/// Modules that were imported before get the `__loader__` that their specs promise.
fn give_loaders(vm: &mut Vm) -> Result<()> {
    let modules = vm.modules_dict();
    let Some(dict) = modules.downcast::<Dict>() else {
        return Ok(());
    };
    let loaded: Vec<Value> = dict
        .table
        .get(vm)
        .iter()
        .filter_map(|(_, module)| module.clone())
        .collect();
    let name = vm.names().__loader__.clone();
    for module in loaded {
        if !module.is_a::<Module>() {
            continue;
        }
        let Some(spec) = vm.module_get(&module, "__spec__") else {
            continue;
        };
        if spec.is_a::<super::spec::Spec>() {
            let loader = attr(vm, &spec, "loader")?;
            set_attr(vm, &module, &name, Some(&loader))?;
        }
    }
    give_main_loader(vm)
}

/// The program itself has a loader though nobody imported it (`set_main_loader` in CPython's `Python/pythonrun.c`).
fn give_main_loader(vm: &mut Vm) -> Result<()> {
    let (name, main) = (vm.names().__loader__.clone(), vm.names().__main__.clone());
    let Some(module) = vm.loaded_module(&main)? else {
        return Ok(());
    };
    let given = vm.module_get(&module, "__loader__");
    if given.is_none_or(|loader| !loader.is_none()) {
        return Ok(());
    }
    // A program on standard input is no file, whatever it is called.
    let file = vm.module_get(&module, "__file__");
    let file = file.filter(|file| text_of(file) != "<stdin>");
    let modules = match &file {
        Some(_) => "_frozen_importlib_external",
        None => "_frozen_importlib",
    };
    let modules = vm.intern(modules);
    let Some(modules) = vm.loaded_module(&modules)? else {
        return Ok(());
    };
    let loader = match file {
        Some(file) => {
            let class = match text_of(&file).ends_with(".pyc") {
                true => "SourcelessFileLoader",
                false => "SourceFileLoader",
            };
            vm.call_method(&modules, class, &[main, file])?
        }
        None => attr(vm, &modules, "BuiltinImporter")?,
    };
    set_attr(vm, &module, &name, Some(&loader))
}
