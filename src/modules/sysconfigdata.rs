//! `_sysconfigdata_…`: what `sysconfig.get_config_vars()` begins with. CPython writes this module while it is built;
//! gillie has nothing to compile C extensions with, so only what programs ask about remains.

use crate::object::Value;
use crate::object::spec::ModuleSpec;
use crate::vm::{Result, Vm};

/// The name that `sysconfig` makes of `sys.platform` and the multiarch triplet.
const NAME: &str = if cfg!(target_arch = "aarch64") {
    "_sysconfigdata__linux_aarch64-linux-gnu"
} else {
    "_sysconfigdata__linux_x86_64-linux-gnu"
};

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    let texts = [
        (
            "TZPATH",
            "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo",
        ),
        ("SOABI", "gillie"),
        ("EXT_SUFFIX", ".gillie.so"),
        ("SHLIB_SUFFIX", ".so"),
        ("prefix", "/usr/local"),
        ("exec_prefix", "/usr/local"),
    ];
    let mut items: Vec<(&str, Value)> = Vec::new();
    for (name, text) in texts {
        let text = match (name, vm.sys_get("base_prefix")) {
            ("prefix" | "exec_prefix", Some(prefix)) => prefix,
            _ => vm.str(text),
        };
        items.push((name, text));
    }
    for (name, number) in [
        ("Py_DEBUG", 0),
        ("Py_GIL_DISABLED", 0),
        ("WITH_PYMALLOC", 0),
    ] {
        items.push((name, vm.int(number)));
    }
    let variables = vm.dict_from(items);
    vm.module_set(module, "build_time_vars", variables);
    Ok(())
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Configuration variables.",
    init,
    ..ModuleSpec::named(NAME)
};
