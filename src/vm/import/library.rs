//! The embedded library as the import machinery sees it: a directory called [`LIBRARY_ROOT`] on `sys.path`, with a
//! loader and a path entry finder of its own.

use crate::modules::support::{attr, text_of};
use crate::object::header::{Payload, Visitor};
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::types::Class;
use crate::object::{Bound, GilCell, Value};
use crate::vm::{Result, Vm};

/// What `__file__` of library modules begins with.
pub const LIBRARY_ROOT: &str = gillie_stdlib::ROOT;

/// A module of the library.
#[derive(Clone, Copy)]
pub(super) struct Module {
    inner: gillie_stdlib::Module,
    pub is_package: bool,
}

impl Module {
    pub fn path(&self) -> String {
        self.inner.path()
    }
}

/// The library's module of this name.
pub(super) fn find(name: &str) -> Option<Module> {
    gillie_stdlib::find(name).map(|inner| Module {
        inner,
        is_package: inner.is_package(),
    })
}

/// The module `name`, if the path entry `entry` (in the library) is where it lives.
pub(super) fn find_below(entry: &str, name: &str) -> Option<Module> {
    let package = entry.strip_prefix(LIBRARY_ROOT)?.trim_matches('/');
    let home = name.rsplit_once('.').map_or("", |(package, _)| package);
    if package.replace('/', ".") == home {
        return find(name);
    }
    // A package that shows another one's directory: by its last name only.
    let tail = name.rsplit('.').next().unwrap_or(name);
    let real = if package.is_empty() {
        tail.to_string()
    } else {
        format!("{}.{tail}", package.replace('/', "."))
    };
    find(&real)
}

/// A library module's code object.
pub(super) fn code(vm: &mut Vm, module: &Module) -> Result<Value> {
    match module.inner.code() {
        Ok(code) => vm.code_object_verified(code),
        Err(error) => {
            let path = module.path();
            Err(vm.system_error(format!("{path}: {error:?}")))
        }
    }
}

/// The source text of a file of the library, for tracebacks.
pub fn source_of(path: &str) -> Option<String> {
    let name = path
        .strip_prefix(LIBRARY_ROOT)?
        .strip_prefix('/')?
        .strip_suffix(".py")?;
    let name = name.strip_suffix("/__init__").unwrap_or(name);
    Some(gillie_stdlib::find(&name.replace('/', "."))?.source())
}

/// Loader of the library's modules: its methods are called on the class, as `BuiltinImporter`'s are.
pub(super) struct Importer;

impl Payload for Importer {}

fn expect(vm: &mut Vm, name: &Value) -> Result<Module> {
    let text = match name.downcast::<Str>() {
        Some(text) => text.text().into_owned(),
        None => return Err(vm.type_error("module name must be a string")),
    };
    match find(&text) {
        Some(module) => Ok(module),
        None => Err(super::errors::not_found(vm, &text)),
    }
}

fn get_code(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let module = expect(vm, args.arg(0))?;
    code(vm, &module)
}

fn get_source(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let module = expect(vm, args.arg(0))?;
    Ok(vm.str(&module.inner.source()))
}

fn get_filename(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let module = expect(vm, args.arg(0))?;
    Ok(vm.str(&module.path()))
}

fn is_package(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let module = expect(vm, args.arg(0))?;
    Ok(Value::bool(module.is_package))
}

fn get_data(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let text = vm.display_text(args.arg(0))?;
    let data = text
        .strip_prefix(LIBRARY_ROOT)
        .and_then(|path| gillie_stdlib::data(path.trim_start_matches('/')));
    match data
        .map(<[u8]>::to_vec)
        .or_else(|| Some(source_of(&text)?.into_bytes()))
    {
        Some(bytes) => Ok(vm.bytes(bytes)),
        None => {
            let error = std::io::Error::from_raw_os_error(libc::ENOENT);
            Err(vm.os_error(&error, Some(args.arg(0))))
        }
    }
}

fn data_files(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let paths = gillie_stdlib::data_paths()
        .map(|path| vm.str(path))
        .collect();
    Ok(vm.list(paths))
}

fn create_module(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::NONE)
}

fn exec_module(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let module = args.arg(0);
    let spec = attr(vm, module, "__spec__")?;
    let name = attr(vm, &spec, "name")?;
    let found = expect(vm, &name)?;
    let code = code(vm, &found)?;
    let dict = attr(vm, module, "__dict__")?;
    let builtins = vm.state().builtins.cloned(vm);
    crate::modules::support::dict_put(vm, &dict, "__builtins__", builtins);
    vm.run_code(&code, &dict, None)?;
    Ok(Value::NONE)
}

/// Its type.
pub(super) static IMPORTER: TypeSpec = TypeSpec {
    module: "_imp",
    doc: "Loader of the embedded standard library.",
    flags: 0,
    methods: &[
        (
            "create_module",
            "(spec)",
            create_module,
            "Use default semantics for module creation.",
        ),
        (
            "exec_module",
            "(module)",
            exec_module,
            "Run the module's code.",
        ),
        (
            "get_code",
            "(fullname)",
            get_code,
            "Return the code object of a module.",
        ),
        (
            "get_source",
            "(fullname)",
            get_source,
            "Return the source text of a module.",
        ),
        (
            "get_filename",
            "(fullname)",
            get_filename,
            "Return what the module's __file__ is.",
        ),
        (
            "get_data",
            "(path)",
            get_data,
            "Return the bytes of a file of the library.",
        ),
        (
            "_data_files",
            "()",
            data_files,
            "Return the paths, below the library, of the files that are no modules.",
        ),
        (
            "is_package",
            "(fullname)",
            is_package,
            "Return whether the module is a package.",
        ),
    ],
    ..TypeSpec::of::<Importer>("LibraryImporter")
};

/// Path entry finder of the library: what `sys.path_hooks` gives for [`LIBRARY_ROOT`] and the directories below.
pub(super) struct Finder {
    path: GilCell<Value>,
}

impl Payload for Finder {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(self.path.get(vm));
    }
}

/// Whether a path is a file, or leads into one as if that were a directory.
pub(super) fn within_file(path: &std::path::Path) -> bool {
    path.ancestors()
        .find_map(|part| std::fs::metadata(part).ok())
        .is_some_and(|about| about.is_file())
}

fn finder_new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    let path = args.arg(1);
    let ours = path
        .downcast::<Str>()
        .is_some_and(|path| path.text().starts_with(LIBRARY_ROOT));
    if !ours {
        return Err(super::errors::import_error(
            vm,
            false,
            "not a path in the embedded library",
            None,
            None,
        ));
    }
    let path = GilCell::new(path.clone());
    Ok(vm.alloc(&class, Finder { path }))
}

fn finder_path(vm: &mut Vm, value: &Value) -> Result<Value> {
    let finder = value.downcast::<Finder>().expect("own attribute");
    Ok(finder.path.cloned(vm))
}

fn find_spec(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let entry = finder_path(vm, args.arg(0))?;
    let name = vm.display_text(args.arg(1))?;
    let Some(module) = find_below(&text_of(&entry), &name) else {
        return Ok(Value::NONE);
    };
    let path = module.path();
    let locations = module.is_package.then(|| {
        let directory = vm.str(path.trim_end_matches("/__init__.py"));
        vm.list(vec![directory])
    });
    let name = vm.str(&name);
    Ok(super::spec::make(
        vm,
        &name,
        super::spec::Loader::Library,
        &path,
        true,
        locations,
    ))
}

/// `(name, is_package)` of every module of the directory, for `pkgutil`.
fn iter_modules(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let entry = finder_path(vm, args.arg(0))?;
    let prefix = match args.opt(1) {
        Some(prefix) => vm.display_text(prefix)?,
        None => String::new(),
    };
    let text = text_of(&entry);
    let directory = text[LIBRARY_ROOT.len()..]
        .trim_matches('/')
        .replace('/', ".");
    let mut found = Vec::new();
    for module in gillie_stdlib::modules() {
        let (home, tail) = module
            .name()
            .rsplit_once('.')
            .unwrap_or(("", module.name()));
        if home == directory {
            let name = vm.str(&format!("{prefix}{tail}"));
            found.push(vm.tuple_of([name, Value::bool(module.is_package())]));
        }
    }
    Ok(vm.list(found))
}

fn nothing(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::NONE)
}

/// Its type.
pub(super) static FINDER: TypeSpec = TypeSpec {
    module: "_imp",
    doc: "Path entry finder of the embedded standard library.",
    flags: 0,
    new: Some(("__new__", "($type, path)", finder_new, "")),
    methods: &[
        (
            "find_spec",
            "($self, fullname, target=None)",
            find_spec,
            "Return the spec of a module, or None.",
        ),
        (
            "iter_modules",
            "($self, prefix='')",
            iter_modules,
            "Name and kind of every module here.",
        ),
        (
            "invalidate_caches",
            "($self)",
            nothing,
            "Nothing is cached.",
        ),
    ],
    getset: &[("path", finder_path, None, "")],
    ..TypeSpec::of::<Finder>("LibraryFinder")
};
