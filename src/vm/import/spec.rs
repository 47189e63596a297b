//! `ModuleSpec` (PEP 451), natively, with the loader made on demand: a program that never asks for loaders never
//! pays for `importlib`. When `importlib` is loaded this class takes the place of its own.

use super::{bootstrap, library};
use crate::modules::support::{attr, attr_opt, dict_get, text_of};
use crate::object::header::{Payload, Visitor};
use crate::object::module::Module;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::types::{Class, Compare};
use crate::object::{Bound, GilCell, Value};
use crate::vm::{Result, Vm};
use std::cell::Cell;

/// Where a module's loader comes from.
#[derive(Clone)]
pub(super) enum Loader {
    Given(Value),
    /// `BuiltinImporter`.
    Builtin,
    /// The embedded library's.
    Library,
    /// A `SourceFileLoader` of the spec's origin.
    Source,
}

/// Payload of module specs.
pub(super) struct Spec {
    pub name: GilCell<Value>,
    pub loader: GilCell<Loader>,
    pub origin: GilCell<Value>,
    pub locations: GilCell<Value>,
    pub loader_state: GilCell<Value>,
    pub cached: GilCell<Value>,
    /// Names of submodules that are being imported, a list.
    pub children: GilCell<Value>,
    pub has_location: Cell<bool>,
    pub initializing: Cell<bool>,
}

impl Payload for Spec {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        for part in [
            &self.name,
            &self.origin,
            &self.locations,
            &self.loader_state,
            &self.cached,
            &self.children,
        ] {
            visit(part.get(vm));
        }
        if let Loader::Given(loader) = self.loader.get(vm) {
            visit(loader);
        }
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        for part in [
            &self.origin,
            &self.locations,
            &self.loader_state,
            &self.children,
        ] {
            out.push(part.replace(vm, Value::NONE));
        }
        if let Loader::Given(loader) = self.loader.replace(vm, Loader::Given(Value::NONE)) {
            out.push(loader);
        }
    }
}

impl Spec {
    fn empty(vm: &Vm, name: Value, loader: Loader) -> Spec {
        Spec {
            name: GilCell::new(name),
            loader: GilCell::new(loader),
            origin: GilCell::new(Value::NONE),
            locations: GilCell::new(Value::NONE),
            loader_state: GilCell::new(Value::NONE),
            cached: GilCell::new(Value::NONE),
            children: GilCell::new(vm.list(Vec::new())),
            has_location: Cell::new(false),
            initializing: Cell::new(false),
        }
    }
}

/// A spec for a module found natively.
pub(super) fn make(
    vm: &mut Vm,
    name: &Value,
    loader: Loader,
    origin: &str,
    located: bool,
    locations: Option<Value>,
) -> Value {
    let mut spec = Spec::empty(vm, name.clone(), loader);
    spec.origin = GilCell::new(vm.str(origin));
    spec.locations = GilCell::new(locations.unwrap_or(Value::NONE));
    spec.has_location.set(located);
    vm.object(spec)
}

fn own(value: &Value) -> &Spec {
    value.downcast::<Spec>().expect("a ModuleSpec's method")
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    let loader = Loader::Given(args.arg(2).clone());
    let mut spec = Spec::empty(vm, args.arg(1).clone(), loader);
    if let Some(origin) = args.opt(3) {
        spec.origin = GilCell::new(origin.clone());
    }
    if let Some(state) = args.opt(4) {
        spec.loader_state = GilCell::new(state.clone());
    }
    if let Some(package) = args.opt(5)
        && vm.is_true(package)?
    {
        spec.locations = GilCell::new(vm.list(Vec::new()));
    }
    Ok(vm.alloc(&class, spec))
}

/// What `-v` shows of a module's loader, which is not made for that.
pub(super) fn loader_shown(vm: &mut Vm, module: &Value) -> String {
    let spec = attr_opt(vm, module, "__spec__").ok().flatten();
    let Some(spec) = spec.filter(|spec| spec.is_a::<Spec>()) else {
        return "None".to_string();
    };
    let loader = match own(&spec).loader.cloned(vm) {
        Loader::Given(loader) => loader,
        Loader::Library => vm.class::<library::Importer>().value().clone(),
        Loader::Builtin => return "<class '_frozen_importlib.BuiltinImporter'>".to_string(),
        Loader::Source => {
            return "<_frozen_importlib_external.SourceFileLoader object>".to_string();
        }
    };
    vm.repr_text(&loader).unwrap_or_default()
}

/// The loader, made now if it was not yet.
pub(super) fn loader_of(vm: &mut Vm, value: &Value) -> Result<Value> {
    let spec = own(value);
    let loader = match spec.loader.cloned(vm) {
        Loader::Given(loader) => return Ok(loader),
        Loader::Library => vm.class::<library::Importer>().value().clone(),
        Loader::Builtin => {
            let importlib = bootstrap::ensure(vm)?;
            attr(vm, &importlib, "BuiltinImporter")?
        }
        Loader::Source => {
            bootstrap::ensure(vm)?;
            let external = vm.import_module("_frozen_importlib_external")?;
            let class = attr(vm, &external, "SourceFileLoader")?;
            let (name, path) = (spec.name.cloned(vm), spec.origin.cloned(vm));
            vm.call(&class, &[name, path])?
        }
    };
    spec.loader.set(vm, Loader::Given(loader.clone()));
    Ok(loader)
}

fn parent(vm: &mut Vm, value: &Value) -> Result<Value> {
    let spec = own(value);
    let name = spec.name.cloned(vm);
    if !spec.locations.get(vm).is_none() {
        return Ok(name);
    }
    if !name.is_a::<Str>() {
        return vm.call_method(&name, "rpartition", &[]);
    }
    let text = text_of(&name);
    let parent = text.rsplit_once('.').map_or("", |(parent, _)| parent);
    Ok(vm.str(parent))
}

/// `__cached__`: where CPython's scheme would keep the compiled file; nothing is written there.
fn cached(vm: &mut Vm, value: &Value) -> Result<Value> {
    let spec = own(value);
    let origin = spec.origin.cloned(vm);
    if spec.cached.get(vm).is_none()
        && spec.has_location.get()
        && let Some(origin) = origin.downcast::<Str>()
        && let Some(cached) = cache_path(&origin.text())
    {
        let cached = vm.str(&cached);
        spec.cached.set(vm, cached);
    }
    Ok(spec.cached.cloned(vm))
}

fn cache_path(origin: &str) -> Option<String> {
    if origin.starts_with(super::LIBRARY_ROOT) {
        return None;
    }
    let stem = origin.strip_suffix(".py")?;
    let (directory, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let (major, minor, _) = crate::modules::sys::VERSION;
    let slash = if origin.contains('/') { "/" } else { "" };
    Some(format!(
        "{directory}{slash}__pycache__/{name}.gillie-{major}{minor}.pyc"
    ))
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let spec = own(value);
    let loader = loader_of(vm, value)?;
    let mut parts = vec![("name", spec.name.cloned(vm)), ("loader", loader)];
    let (origin, locations) = (spec.origin.cloned(vm), spec.locations.cloned(vm));
    if !origin.is_none() {
        parts.push(("origin", origin));
    }
    if !locations.is_none() {
        parts.push(("submodule_search_locations", locations));
    }
    let mut shown = Vec::new();
    for (name, part) in parts {
        shown.push(format!("{name}={}", vm.repr_text(&part)?));
    }
    let shown = shown.join(", ");
    Ok(vm.str(&format!("ModuleSpec({shown})")))
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    if !matches!(operator, Compare::Eq | Compare::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let mut same = true;
    for name in [
        "name",
        "loader",
        "origin",
        "submodule_search_locations",
        "cached",
        "has_location",
    ] {
        let mine = attr(vm, left, name)?;
        let Some(theirs) = attr_opt(vm, right, name)? else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        same = same && vm.eq(&mine, &theirs)?;
    }
    Ok(Value::bool(same == (operator == Compare::Eq)))
}

macro_rules! cell {
    ($field:ident) => {
        |vm, value| Ok(own(value).$field.cloned(vm))
    };
}

macro_rules! set_cell {
    ($field:ident) => {
        Some(|vm: &mut Vm, value: &Value, new: Option<&Value>| {
            let new = new.cloned().unwrap_or(Value::NONE);
            own(value).$field.set(vm, new);
            Ok(())
        })
    };
}

fn set_loader(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let new = new.cloned().unwrap_or(Value::NONE);
    own(value).loader.set(vm, Loader::Given(new));
    Ok(())
}

fn set_has_location(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let on = match new {
        Some(new) => vm.is_true(new)?,
        None => false,
    };
    own(value).has_location.set(on);
    Ok(())
}

fn set_initializing(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let on = match new {
        Some(new) => vm.is_true(new)?,
        None => false,
    };
    own(value).initializing.set(on);
    Ok(())
}

/// The type.
pub(super) static SPEC: TypeSpec = TypeSpec {
    module: "importlib._bootstrap",
    doc: "The specification for a module, used for loading.",
    new: Some((
        "__new__",
        "($type, name, loader, *, origin=None, loader_state=None, is_package=None)",
        new,
        "",
    )),
    getset: &[
        (
            "name",
            cell!(name),
            set_cell!(name),
            "The module's absolute name.",
        ),
        (
            "loader",
            loader_of,
            Some(set_loader),
            "The loader to use when loading.",
        ),
        (
            "origin",
            cell!(origin),
            set_cell!(origin),
            "Where the module comes from.",
        ),
        (
            "submodule_search_locations",
            cell!(locations),
            set_cell!(locations),
            "Where to look for submodules; None if the module is no package.",
        ),
        (
            "loader_state",
            cell!(loader_state),
            set_cell!(loader_state),
            "What the finder left for the loader.",
        ),
        ("cached", cached, set_cell!(cached), ""),
        ("_cached", cell!(cached), set_cell!(cached), ""),
        (
            "_uninitialized_submodules",
            cell!(children),
            set_cell!(children),
            "",
        ),
        ("parent", parent, None, "The name of the module's parent."),
        (
            "has_location",
            |_, value| Ok(Value::bool(own(value).has_location.get())),
            Some(set_has_location),
            "",
        ),
        (
            "_set_fileattr",
            |_, value| Ok(Value::bool(own(value).has_location.get())),
            Some(set_has_location),
            "",
        ),
        (
            "_initializing",
            |_, value| Ok(Value::bool(own(value).initializing.get())),
            Some(set_initializing),
            "",
        ),
    ],
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.compare.set(Some(compare));
    },
    ..TypeSpec::of::<Spec>("ModuleSpec")
};

/// A module's `__spec__`, without running Python code where possible.
fn spec_of(vm: &mut Vm, module: &Value) -> Result<Option<Value>> {
    let found = if module.is_a::<Module>() {
        let dict = vm.module_dict(module);
        dict_get(vm, &dict, "__spec__")
    } else {
        attr_opt(vm, module, "__spec__")?
    };
    Ok(found.filter(|spec| !spec.is_none()))
}

/// Whether a module is being imported.
pub(super) fn is_initializing(vm: &mut Vm, module: &Value) -> Result<bool> {
    let Some(spec) = spec_of(vm, module)? else {
        return Ok(false);
    };
    if let Some(spec) = spec.downcast::<Spec>() {
        return Ok(spec.initializing.get());
    }
    match attr_opt(vm, &spec, "_initializing")? {
        Some(answer) => vm.is_true(&answer),
        None => Ok(false),
    }
}

/// The file of a module, by its spec.
pub(super) fn origin(vm: &mut Vm, module: &Value) -> Result<Option<String>> {
    let Some(spec) = spec_of(vm, module)? else {
        return Ok(None);
    };
    let located = match attr_opt(vm, &spec, "has_location")? {
        Some(located) => vm.is_true(&located)?,
        None => false,
    };
    if !located {
        return Ok(None);
    }
    let origin = attr_opt(vm, &spec, "origin")?;
    Ok(origin.and_then(|origin| Some(origin.downcast::<Str>()?.text().into_owned())))
}

/// Whether submodule `name` of a module is being imported.
pub(super) fn is_child_loading(vm: &mut Vm, module: &Value, name: &str) -> Result<bool> {
    let Some(spec) = spec_of(vm, module)? else {
        return Ok(false);
    };
    let Some(children) = attr_opt(vm, &spec, "_uninitialized_submodules")? else {
        return Ok(false);
    };
    let name = vm.str(name);
    vm.contains(&children, &name)
}

/// Notes that a submodule is being imported.
pub(super) fn child_starts(vm: &mut Vm, parent: &Value, child: &str) -> Result<()> {
    if let Some(spec) = spec_of(vm, parent)?
        && let Some(children) = attr_opt(vm, &spec, "_uninitialized_submodules")?
    {
        let child = vm.str(child);
        vm.call_method(&children, "append", &[child])?;
    }
    Ok(())
}

/// Notes that it is done.
pub(super) fn child_ends(vm: &mut Vm, parent: &Value, _child: &str) -> Result<()> {
    if let Some(spec) = spec_of(vm, parent)?
        && let Some(children) = attr_opt(vm, &spec, "_uninitialized_submodules")?
    {
        vm.call_method(&children, "pop", &[])?;
    }
    Ok(())
}
