//! What import statements do: absolute and relative names, `from` lists, `*`.

use super::errors::{halted, import_error, not_found};
use super::{bootstrap, find, load, locks, spec, timing};
use crate::modules::support::{
    attr, attr_opt, dict_get, get_attr_opt, put_attr, set_attr, text_of,
};
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::vm::{Result, Vm};

impl Vm {
    /// What `__import__(name, globals, …, fromlist, level)` does: the first module of a dotted name, or the last one
    /// if there is a `fromlist`.
    pub fn import_name(
        &mut self,
        name: &Value,
        globals: Option<&Value>,
        fromlist: &Value,
        level: u32,
    ) -> Result<Value> {
        if level == 0
            && fromlist.is_none()
            && let Some(module) = self.plainly_loaded(name)?
        {
            return Ok(module);
        }
        let text = text_of(name).into_owned();
        let absolute = if level > 0 {
            let package = package_of(self, globals)?;
            let full = resolve(self, &text, &package, level)?;
            self.intern(&full)
        } else {
            if text.is_empty() {
                return Err(self.value_error("Empty module name"));
            }
            self.intern(&text)
        };
        let module = import_absolute(self, &absolute)?;
        if self.is_true(fromlist)? {
            return match attr_opt(self, &module, "__path__")? {
                Some(_) => {
                    let fromlist = self.collect(fromlist)?;
                    import_members(self, &module, &fromlist, false)?;
                    Ok(module)
                }
                None => Ok(module),
            };
        }
        let Some(dot) = text.find('.') else {
            return Ok(module);
        };
        if level == 0 {
            let front = self.intern(&text[..dot]);
            return import_absolute(self, &front);
        }
        let whole = text_of(&absolute).into_owned();
        let front = whole[..whole.len() - (text.len() - dot)].to_string();
        let front = self.intern(&front);
        match self.loaded_module(&front)? {
            Some(module) => Ok(module),
            None => {
                let shown = self.repr_text(&front)?;
                let class = self.exceptions().KeyError.clone();
                Err(self.error(&class, format!("{shown} not in sys.modules as expected")))
            }
        }
    }

    /// The module of this name, without dots, if there is nothing to do but to find it.
    fn plainly_loaded(&mut self, name: &Value) -> Result<Option<Value>> {
        let text = text_of(name);
        if text.is_empty() || text.contains('.') {
            return Ok(None);
        }
        match self.loaded_module(name)? {
            Some(module) if !module.is_none() && !spec::is_initializing(self, &module)? => {
                Ok(Some(module))
            }
            _ => Ok(None),
        }
    }

    /// `from module import name`: the attribute, or the submodule that is not set on its package yet.
    pub fn import_from(&mut self, module: &Value, name: &Value) -> Result<Value> {
        if let Some(found) = get_attr_opt(self, module, name)? {
            return Ok(found);
        }
        let own = match attr_opt(self, module, "__name__")? {
            Some(own) if own.is_a::<Str>() => own,
            _ => return Err(cannot_import(self, module, None, name)),
        };
        let full = format!("{}.{}", text_of(&own), text_of(name));
        let full = self.intern(&full);
        match self.loaded_module(&full)? {
            Some(found) => Ok(found),
            None => Err(cannot_import(self, module, Some(&own), name)),
        }
    }

    /// `from module import *` into a namespace.
    pub fn import_star(&mut self, module: &Value, locals: &Value) -> Result<()> {
        let (names, public_only) = match attr_opt(self, module, "__all__")? {
            Some(all) => (self.collect(&all)?, false),
            None => match attr_opt(self, module, "__dict__")? {
                Some(dict) => {
                    let keys = self.call_method(&dict, "keys", &[])?;
                    (self.collect(&keys)?, true)
                }
                None => {
                    let class = self.exceptions().ImportError.clone();
                    return Err(self.error(
                        &class,
                        "from-import-* object has no __dict__ and no __all__",
                    ));
                }
            },
        };
        for name in names {
            if !name.is_a::<Str>() {
                return Err(self.star_item_error(module, &name, public_only)?);
            }
            if public_only && text_of(&name).starts_with('_') {
                continue;
            }
            let name = crate::modules::support::attribute_name(self, &name)?;
            let value = self.get_attr(module, &name)?;
            self.set_item(locals, &name, Some(&value))?;
        }
        Ok(())
    }

    fn star_item_error(
        &mut self,
        module: &Value,
        name: &Value,
        public_only: bool,
    ) -> Result<crate::vm::Raised> {
        let own = attr(self, module, "__name__")?;
        let own = self.display_text(&own)?;
        let class = self.type_name(name);
        Ok(self.type_error(if public_only {
            format!("Key in {own}.__dict__ must be str, not {class}")
        } else {
            format!("Item in {own}.__all__ must be str, not {class}")
        }))
    }
}

/// Imports by absolute name and gives the module of that name.
pub(super) fn import_absolute(vm: &mut Vm, name: &Value) -> Result<Value> {
    match vm.loaded_module(name)? {
        Some(module) if module.is_none() => Err(halted(vm, name)),
        Some(module) => {
            if spec::is_initializing(vm, &module)? {
                locks::wait_until_loaded(vm, name)?;
            }
            Ok(module)
        }
        None => find_and_load(vm, name),
    }
}

fn find_and_load(vm: &mut Vm, name: &Value) -> Result<Value> {
    if crate::modules::sys::has_audit_hooks(vm) {
        let mut told = vec![name.clone(), Value::NONE];
        for known in ["path", "meta_path", "path_hooks"] {
            told.push(vm.sys_get(known).unwrap_or(Value::NONE));
        }
        crate::modules::sys::audit(vm, "import", &told)?;
    }
    let module = timing::timed(vm, &text_of(name), |vm| {
        if !bootstrap::is_pristine(vm)? {
            return bootstrap::find_and_load(vm, name);
        }
        vm.enter_native()?;
        let result = locks::while_locked(vm, name, |vm| find_and_load_locked(vm, name));
        vm.leave_native();
        result
    })?;
    if vm.state().settings.verbose > 0 {
        tell(vm, name, &module);
    }
    Ok(module)
}

/// What `-v` prints of an import (`_load_unlocked` in CPython's Lib/importlib/_bootstrap.py).
fn tell(vm: &mut Vm, name: &Value, module: &Value) {
    let loader = spec::loader_shown(vm, module);
    if let Ok(name) = vm.repr_text(name) {
        vm.write_stderr(&format!("import {name} # {loader}\n"));
    }
}

fn find_and_load_locked(vm: &mut Vm, name: &Value) -> Result<Value> {
    // Another thread may have been faster.
    match vm.loaded_module(name)? {
        Some(module) if module.is_none() => return Err(halted(vm, name)),
        Some(module) => return Ok(module),
        None => {}
    }
    let text = text_of(name).into_owned();
    let Some((parent_name, child)) = text.rsplit_once('.') else {
        let found = match find::find(vm, &text, None)? {
            Some(found) => found,
            None => return Err(not_found(vm, &text)),
        };
        return load::load(vm, name, found);
    };
    let parent_value = vm.intern(parent_name);
    let parent = import_absolute(vm, &parent_value)?;
    // The parent may have imported this module.
    if let Some(module) = vm.loaded_module(name)? {
        return Ok(module);
    }
    let Some(path) = attr_opt(vm, &parent, "__path__")? else {
        let shown = vm.repr_text(name)?;
        let parent = vm.repr_text(&parent_value)?;
        let message = format!("No module named {shown}; {parent} is not a package");
        return Err(import_error(vm, true, &message, Some(name), None));
    };
    if !bootstrap::is_pristine(vm)? {
        return bootstrap::find_and_load(vm, name);
    }
    let found = match find::find(vm, &text, Some(&path))? {
        Some(found) => found,
        None => return Err(not_found(vm, &text)),
    };
    spec::child_starts(vm, &parent, child)?;
    let result = load::load(vm, name, found);
    spec::child_ends(vm, &parent, child)?;
    let module = result?;
    // Another import may have replaced the parent.
    let parent = vm.loaded_module(&parent_value)?.unwrap_or(parent);
    let child_name = vm.intern(child);
    if set_attr(vm, &parent, &child_name, Some(&module)).is_err() {
        crate::modules::warnings::warn(
            vm,
            |vm| vm.exceptions().ImportWarning.clone(),
            &format!("Cannot set an attribute on '{parent_name}' for child module '{child}'"),
        )?;
    }
    Ok(module)
}

/// Imports the submodules that a `from` list names: after `_handle_fromlist`.
fn import_members(vm: &mut Vm, module: &Value, names: &[Value], nested: bool) -> Result<()> {
    let own = attr(vm, module, "__name__")?;
    for name in names {
        let Some(text) = name.downcast::<Str>().map(|text| text.text().into_owned()) else {
            let class = vm.type_name(name);
            let place = if nested {
                let own = vm.display_text(&own)?;
                format!("{own}.__all__")
            } else {
                "``from list''".to_string()
            };
            return Err(vm.type_error(format!("Item in {place} must be str, not {class}")));
        };
        if text == "*" {
            if !nested && let Some(all) = attr_opt(vm, module, "__all__")? {
                let all = vm.collect(&all)?;
                import_members(vm, module, &all, true)?;
            }
            continue;
        }
        let name = vm.intern(&text);
        if get_attr_opt(vm, module, &name)?.is_some() {
            continue;
        }
        let full = format!("{}.{text}", vm.display_text(&own)?);
        let full = vm.intern(&full);
        if let Err(raised) = import_absolute(vm, &full) {
            let class = vm.exceptions().ModuleNotFoundError.clone();
            let ours = vm.raised_is(&raised, &class)
                && match attr_opt(vm, &raised.0, "name")? {
                    Some(missing) => vm.eq(&missing, &full)?,
                    None => false,
                };
            // `None` in sys.modules says no more than that the module must not be imported.
            let halted = matches!(vm.loaded_module(&full)?, Some(module) if module.is_none());
            if !ours || halted {
                return Err(raised);
            }
        }
    }
    Ok(())
}

/// The package that a relative import starts from: after `resolve_name` and `calc___package__`.
fn package_of(vm: &mut Vm, globals: Option<&Value>) -> Result<String> {
    let Some(globals) = globals else {
        let class = vm.exceptions().KeyError.clone();
        return Err(vm.error(&class, "'__name__' not in globals"));
    };
    if !globals.is_a::<Dict>() {
        return Err(vm.type_error("globals must be a dict"));
    }
    let given = |vm: &mut Vm, name: &str| dict_get(vm, globals, name).filter(|v| !v.is_none());
    let package = given(vm, "__package__");
    let spec = given(vm, "__spec__");
    if let Some(package) = package {
        if !package.is_a::<Str>() {
            return Err(vm.type_error("package must be a string"));
        }
        return Ok(text_of(&package).into_owned());
    }
    if let Some(spec) = spec {
        let parent = attr(vm, &spec, "parent")?;
        if !parent.is_a::<Str>() {
            return Err(vm.type_error("__spec__.parent must be a string"));
        }
        return Ok(text_of(&parent).into_owned());
    }
    crate::modules::warnings::warn(
        vm,
        |vm| vm.exceptions().ImportWarning.clone(),
        "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__",
    )?;
    let Some(name) = given(vm, "__name__") else {
        let class = vm.exceptions().KeyError.clone();
        return Err(vm.error(&class, "'__name__' not in globals"));
    };
    if !name.is_a::<Str>() {
        return Err(vm.type_error("__name__ must be a string"));
    }
    let name = text_of(&name).into_owned();
    if dict_get(vm, globals, "__path__").is_some() {
        return Ok(name);
    }
    match name.rsplit_once('.') {
        Some((package, _)) => Ok(package.to_string()),
        None => Ok(String::new()),
    }
}

/// The absolute name of a relative one.
fn resolve(vm: &mut Vm, name: &str, package: &str, level: u32) -> Result<String> {
    if package.is_empty() {
        let message = "attempted relative import with no known parent package";
        return Err(import_error(vm, false, message, None, None));
    }
    let mut base = package;
    for _ in 1..level {
        match base.rsplit_once('.') {
            Some((outer, _)) => base = outer,
            None => {
                let message = "attempted relative import beyond top-level package";
                return Err(import_error(vm, false, message, None, None));
            }
        }
    }
    Ok(if name.is_empty() {
        base.to_string()
    } else {
        format!("{base}.{name}")
    })
}

fn cannot_import(
    vm: &mut Vm,
    module: &Value,
    own: Option<&Value>,
    name: &Value,
) -> crate::vm::Raised {
    match cannot_import_message(vm, module, own, name) {
        Ok(raised) | Err(raised) => raised,
    }
}

fn cannot_import_message(
    vm: &mut Vm,
    module: &Value,
    own: Option<&Value>,
    name: &Value,
) -> Result<crate::vm::Raised> {
    let unknown = vm.str("<unknown module name>");
    let own = own.unwrap_or(&unknown).clone();
    let origin = spec::origin(vm, module)?;
    let (shown, package) = (vm.repr_text(name)?, vm.repr_text(&own)?);
    let place = origin
        .clone()
        .unwrap_or_else(|| "unknown location".to_string());
    let message = if spec::is_initializing(vm, module)? {
        format!(
            "cannot import name {shown} from partially initialized module {package} (most likely due to a circular import) ({place})"
        )
    } else {
        format!("cannot import name {shown} from {package} ({place})")
    };
    let raised = import_error(vm, false, &message, Some(&own), origin.as_deref());
    put_attr(vm, &raised.0, "name_from", name)?;
    Ok(raised)
}
