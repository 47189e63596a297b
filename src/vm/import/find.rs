//! Where a module is: among the native ones, or in a directory of the path, of which the embedded library is one.
//! What is neither a file nor in the library (namespace packages, zip archives) is left to `importlib`.

use super::{LIBRARY_ROOT, bootstrap, library};
use crate::modules::support::sys_get;
use crate::object::Value;
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::vm::{Result, Vm};
use std::path::PathBuf;

/// A module that was found.
pub(super) enum Found {
    Native(&'static ModuleSpec),
    Library(library::Module),
    /// A file; for a package its directory too.
    Source {
        path: String,
        package: Option<String>,
    },
    /// Only `importlib` can say.
    Foreign,
}

/// File name endings of C extensions, which cannot be loaded.
const EXTENSIONS: &[&str] = &[
    ".cpython-314-x86_64-linux-gnu.so",
    ".cpython-313-x86_64-linux-gnu.so",
    ".abi3.so",
    ".so",
];

/// Looks for a module; `path` is the parent package's `__path__`.
pub(super) fn find(vm: &mut Vm, name: &str, path: Option<&Value>) -> Result<Option<Found>> {
    if let Some(spec) = crate::modules::find(name) {
        return Ok(Some(Found::Native(spec)));
    }
    if matches!(name, "_frozen_importlib" | "_frozen_importlib_external") {
        bootstrap::ensure(vm)?;
        return Ok(Some(Found::Foreign));
    }
    let path = match path {
        Some(path) => path.clone(),
        None => match sys_get(vm, "path") {
            Some(path) => path,
            None => return Err(vm.runtime_error("unable to get sys.path")),
        },
    };
    let entries = vm.collect(&path)?;
    let tail = name.rsplit('.').next().unwrap_or(name);
    let mut extension = None;
    for entry in entries {
        let Some(entry) = entry.downcast::<Str>() else {
            // bytes and path-like entries are ignored, as CPython ignores them.
            continue;
        };
        let entry = entry.text().into_owned();
        if entry.starts_with(LIBRARY_ROOT) {
            if let Some(module) = library::find_below(&entry, name) {
                return Ok(Some(Found::Library(module)));
            }
            continue;
        }
        let directory = if entry.starts_with('/') {
            PathBuf::from(&entry)
        } else {
            // Absolute, as `FileFinder` makes it: the program may change its directory later.
            let Ok(current) = std::env::current_dir() else {
                continue;
            };
            match entry.strip_prefix("./").unwrap_or(&entry) {
                "" | "." => current,
                below => current.join(below),
            }
        };
        if tail.contains('/') || tail.contains('\0') {
            continue;
        }
        let package = directory.join(tail);
        let kind = std::fs::metadata(&package);
        if kind.as_ref().is_ok_and(|kind| kind.is_dir()) {
            let file = package.join("__init__.py");
            if file.is_file() {
                return Ok(Some(Found::Source {
                    path: file.to_string_lossy().into_owned(),
                    package: Some(package.to_string_lossy().into_owned()),
                }));
            }
        }
        let file = directory.join(format!("{tail}.py"));
        if file.is_file() {
            return Ok(Some(Found::Source {
                path: file.to_string_lossy().into_owned(),
                package: None,
            }));
        }
        if kind.is_ok_and(|kind| kind.is_dir())
            || library::within_file(&directory)
            || directory.join(format!("{tail}.pyc")).is_file()
        {
            // A part of a namespace package, an archive, a compiled file without its source.
            return Ok(Some(Found::Foreign));
        }
        if extension.is_none() {
            extension = EXTENSIONS
                .iter()
                .map(|ending| directory.join(format!("{tail}{ending}")))
                .find(|file| file.is_file());
        }
    }
    match extension {
        Some(file) => {
            let file = file.to_string_lossy().into_owned();
            let value = vm.str(name);
            Err(super::errors::import_error(
                vm,
                false,
                &format!("C extension modules are not supported: '{file}'"),
                Some(&value),
                Some(&file),
            ))
        }
        None => Ok(None),
    }
}
