//! What CPython's `site` gives every program: the builtins `exit`, `quit`, `copyright`, `credits`, `license` and
//! `help`, from the library's `_sitebuiltins`. gillie has no site-packages, so this is all that is left of it.

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
