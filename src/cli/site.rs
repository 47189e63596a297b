//! What CPython's `site` gives every program: the builtins `exit`, `quit`, `copyright`, `credits`, `license` and
//! `help`, from the library's `_sitebuiltins`, and the folders of installed packages on `sys.path`. The module `site`
//! is imported only if there is a `.pth` file to follow.

use crate::modules::support::dict_put;
use crate::vm::{Result, Vm};

const CREDITS: &str = "Thanks to CWI, CNRI, BeOpen, Zope Corporation, the Python Software Foundation,\nand a cast of thousands for supporting Python development.  See www.python.org for more information.";

/// Adds the builtins.
pub(super) fn install(vm: &mut Vm) -> Result<()> {
    let module = vm.import_module("_sitebuiltins")?;
    let builtins = vm.state().builtins.cloned(vm);
    let hint = vm.str("Ctrl-D (i.e. EOF)");
    for name in ["quit", "exit"] {
        let text = vm.str(name);
        let value = vm.call_method(&module, "Quitter", &[text, hint.clone()])?;
        dict_put(vm, &builtins, name, value);
    }
    let copyright = vm.sys_get("copyright").unwrap_or_else(|| vm.str(""));
    let credits = vm.str(CREDITS);
    let license = vm.str("See https://www.python.org/psf/license/");
    for (name, text) in [
        ("copyright", copyright),
        ("credits", credits),
        ("license", license),
    ] {
        let title = vm.str(name);
        let value = vm.call_method(&module, "_Printer", &[title, text])?;
        dict_put(vm, &builtins, name, value);
    }
    let help = vm.call_method(&module, "_Helper", &[])?;
    dict_put(vm, &builtins, "help", help);
    Ok(())
}

/// The folder of installed packages below a prefix.
fn packages(prefix: &str) -> String {
    format!("{prefix}/lib/gillie3.14/site-packages")
}

/// Puts the folders of installed packages that exist on `sys.path`, follows their `.pth` files and imports
/// `sitecustomize` and `usercustomize` where there are such modules.
pub(super) fn add_packages(vm: &mut Vm) -> Result<()> {
    let settings = &vm.state().settings;
    let (prefix, base) = (settings.prefix.clone(), settings.base_prefix.clone());
    let own_user = !settings.no_user_site && !settings.isolated;
    let use_environment = !settings.ignore_environment && !settings.isolated;
    let system = prefix == base || super::environment::system_packages(&prefix);
    let mut folders = Vec::new();
    if own_user && system {
        let user = std::env::var("PYTHONUSERBASE")
            .ok()
            .filter(|path| !path.is_empty() && use_environment)
            .or_else(|| Some(format!("{}/.local", std::env::var("HOME").ok()?)));
        folders.extend(user.as_deref().map(packages));
    }
    folders.push(packages(&prefix));
    if system && prefix != base {
        folders.push(packages(&base));
    }
    let path = vm.sys_get("path");
    for folder in folders {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        let follow = entries.flatten().any(|entry| {
            let name = entry.file_name();
            name.to_str().is_some_and(|name| name.ends_with(".pth"))
        });
        if follow {
            let site = vm.import_module("site")?;
            let folder = vm.str(&folder);
            vm.call_method(&site, "addsitedir", &[folder])?;
        } else if let Some(path) = &path {
            let folder = vm.str(&folder);
            vm.call_method(path, "append", &[folder])?;
        }
    }
    let entries = match &path {
        Some(path) => vm.collect(path)?,
        None => Vec::new(),
    };
    for name in ["sitecustomize", "usercustomize"] {
        if name == "usercustomize" && !(own_user && system) {
            continue;
        }
        let mut found = false;
        for entry in &entries {
            let entry = vm.display_text(entry)?;
            let there =
                |tail: &str| std::path::Path::new(&*format!("{entry}/{name}{tail}")).exists();
            found |= !entry.is_empty() && (there(".py") || there("/__init__.py"));
        }
        if found && let Err(raised) = vm.import_module(name) {
            vm.except_hook(&raised);
        }
    }
    Ok(())
}
