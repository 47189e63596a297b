//! Errors of imports and of modules, with the advice that CPython 3.13 gives.

use super::spec;
use crate::modules::support::{attr_opt, put_attr, text_of};
use crate::object::Value;
use crate::object::module::{Module, name_of};
use crate::vm::{Raised, Result, Vm};

/// An ImportError (or ModuleNotFoundError) with its `name` and `path`.
pub(super) fn import_error(
    vm: &mut Vm,
    not_found: bool,
    message: &str,
    name: Option<&Value>,
    path: Option<&str>,
) -> Raised {
    let exceptions = vm.exceptions();
    let class = if not_found {
        exceptions.ModuleNotFoundError.value().clone()
    } else {
        exceptions.ImportError.value().clone()
    };
    let message = vm.str(message);
    let mut keywords = Vec::new();
    if let Some(name) = name {
        keywords.push(("name", name.clone()));
    }
    if let Some(path) = path {
        keywords.push(("path", vm.str(path)));
    }
    match vm.call_kw(&class, &[message], &keywords) {
        Ok(exception) => vm.raise_object(exception),
        Err(raised) => raised,
    }
}

/// Modules of CPython's library that gillie's has not: the error says so.
const ABSENT: &[&str] = &["curses", "idlelib", "sqlite3", "tkinter", "turtle"];

/// "No module named …".
pub(super) fn not_found(vm: &mut Vm, name: &str) -> Raised {
    let value = vm.str(name);
    let shown = vm.repr_text(&value).unwrap_or_else(|_| format!("'{name}'"));
    let why = match ABSENT.contains(&name) {
        true => ": gillie's library does not have this module yet",
        false => "",
    };
    let message = format!("No module named {shown}{why}");
    import_error(vm, true, &message, Some(&value), None)
}

/// `None` in `sys.modules` stops an import.
pub(super) fn halted(vm: &mut Vm, name: &Value) -> Raised {
    let text = text_of(name).into_owned();
    let message = format!("import of {text} halted; None in sys.modules");
    import_error(vm, true, &message, Some(name), None)
}

/// Whether the library has a module of this name.
fn is_library_name(name: &str) -> bool {
    crate::modules::sys::is_stdlib_name(name)
}

/// Whether a module's file is in the directory of the script, where it may hide another module.
fn is_possibly_shadowing(vm: &mut Vm, origin: &str) -> bool {
    let settings = &vm.state().settings;
    if settings.safe_path || settings.isolated {
        return false;
    }
    // The directory that was put first when the program began, whatever `sys.path` is by now.
    let state = vm.module_state::<super::ImportState>();
    let Some(first) = state.first_entry.borrow().clone() else {
        return false;
    };
    let path = std::path::Path::new(origin);
    let directory = if path.file_name().is_some_and(|name| name == "__init__.py") {
        path.parent().and_then(|package| package.parent())
    } else {
        path.parent()
    };
    let first = if first.is_empty() {
        std::env::current_dir().ok()
    } else {
        Some(first.into())
    };
    match (directory, first) {
        (Some(directory), Some(first)) => directory == first,
        _ => false,
    }
}

/// The AttributeError of a module without this attribute; it says so if the module is still being imported, or if
/// it hides a module of the library.
pub fn missing_attribute(vm: &mut Vm, module: &Value, name: &Value) -> Result<Raised> {
    let shown = vm.display_text(name)?;
    let own = match module.downcast::<Module>() {
        Some(object) => name_of(vm, object),
        None => None,
    };
    let message = match own {
        None => format!("module has no attribute '{shown}'"),
        Some(own) => {
            let own = text_of(&own).into_owned();
            let origin = spec::origin(vm, module)?;
            let shadowing = match &origin {
                Some(origin) => is_possibly_shadowing(vm, origin),
                None => false,
            };
            let file = origin.clone().unwrap_or_default();
            if shadowing && is_library_name(&own) {
                format!(
                    "module '{own}' has no attribute '{shown}' (consider renaming '{file}' since it has the same name as the standard library module named '{own}' and the import system gives it precedence)"
                )
            } else if spec::is_initializing(vm, module)? {
                if shadowing {
                    format!(
                        "module '{own}' has no attribute '{shown}' (consider renaming '{file}' if it has the same name as a third-party module you intended to import)"
                    )
                } else if origin.is_some() {
                    format!(
                        "partially initialized module '{own}' from '{file}' has no attribute '{shown}' (most likely due to a circular import)"
                    )
                } else {
                    format!(
                        "partially initialized module '{own}' has no attribute '{shown}' (most likely due to a circular import)"
                    )
                }
            } else if spec::is_child_loading(vm, module, &shown)? {
                format!(
                    "cannot access submodule '{shown}' of module '{own}' (most likely due to a circular import)"
                )
            } else {
                format!("module '{own}' has no attribute '{shown}'")
            }
        }
    };
    let class = vm.exceptions().AttributeError.clone();
    let raised = vm.error(&class, message);
    put_attr(vm, &raised.0, "name", name)?;
    put_attr(vm, &raised.0, "obj", module)?;
    Ok(raised)
}

/// `repr(module)`: from the spec, or from `__file__`, or from the loader.
pub fn module_repr(vm: &mut Vm, module: &Value) -> Result<String> {
    let name = match attr_opt(vm, module, "__name__")? {
        Some(name) => name,
        None => vm.str("?"),
    };
    let spec = attr_opt(vm, module, "__spec__")?.filter(|spec| !spec.is_none());
    if let Some(spec) = spec {
        let name = attr_opt(vm, &spec, "name")?.unwrap_or(name);
        let name = if name.is_none() { vm.str("?") } else { name };
        let shown = vm.repr_text(&name)?;
        let origin = attr_opt(vm, &spec, "origin")?.filter(|origin| !origin.is_none());
        return match origin {
            None => match attr_opt(vm, &spec, "loader")?.filter(|loader| !loader.is_none()) {
                None => Ok(format!("<module {shown}>")),
                Some(loader) => {
                    let class = vm.class_of(&loader).value();
                    let namespace = vm.display_text(&class)?.contains("NamespaceLoader");
                    if namespace {
                        let path = crate::modules::support::attr(vm, &loader, "_path")?;
                        let path = vm.collect(&path)?;
                        let path = vm.list(path);
                        let path = vm.repr_text(&path)?;
                        Ok(format!("<module {shown} (namespace) from {path}>"))
                    } else {
                        let loader = vm.repr_text(&loader)?;
                        Ok(format!("<module {shown} ({loader})>"))
                    }
                }
            },
            Some(origin) => {
                let located = match attr_opt(vm, &spec, "has_location")? {
                    Some(located) => vm.is_true(&located)?,
                    None => false,
                };
                if located {
                    let origin = vm.repr_text(&origin)?;
                    Ok(format!("<module {shown} from {origin}>"))
                } else {
                    let origin = vm.display_text(&origin)?;
                    Ok(format!("<module {shown} ({origin})>"))
                }
            }
        };
    }
    let shown = vm.repr_text(&name)?;
    if let Some(file) = attr_opt(vm, module, "__file__")? {
        let file = vm.repr_text(&file)?;
        return Ok(format!("<module {shown} from {file}>"));
    }
    match attr_opt(vm, module, "__loader__")?.filter(|loader| !loader.is_none()) {
        Some(loader) => {
            let loader = vm.repr_text(&loader)?;
            Ok(format!("<module {shown} ({loader})>"))
        }
        None => Ok(format!("<module {shown}>")),
    }
}
