//! What `sys` says of the interpreter and never changes: versions, limits of numbers, flags, where things are.

use super::{VERSION, names};
use crate::object::Value;
use crate::struct_sequence;
use crate::vm::{Result, Vm};

struct_sequence!(VERSION_INFO: "sys", "version_info", "sys.version_info\n\nVersion information as a named tuple.", 5,
    ["major", "minor", "micro", "releaselevel", "serial"], [], closed);
struct_sequence!(FLOAT_INFO: "sys", "float_info", "sys.float_info\n\nA named tuple holding information about the float type.", 11,
    ["max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds"], [], fixed);
struct_sequence!(INT_INFO: "sys", "int_info", "sys.int_info\n\nA named tuple that holds information about Python's internal representation of integers.", 4,
    ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"], [], fixed);
struct_sequence!(HASH_INFO: "sys", "hash_info", "hash_info\n\nA named tuple providing parameters used for computing hashes.", 9,
    ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"], [], fixed);
struct_sequence!(THREAD_INFO: "sys", "thread_info", "sys.thread_info\n\nA named tuple holding information about the thread implementation.", 3,
    ["name", "lock", "version"], [], fixed);
struct_sequence!(FLAGS: "sys", "flags", "sys.flags\n\nFlags provided through command line arguments or environment vars.", 18,
    ["debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
     "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode",
     "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits"],
    ["gil", "thread_inherit_context", "context_aware_warnings"], closed);

/// The version as `PY_VERSION_HEX` encodes it: a final release.
const HEXVERSION: i64 = VERSION.0 << 24 | VERSION.1 << 16 | VERSION.2 << 8 | 0xF0;

fn version_info(vm: &mut Vm) -> Result<Value> {
    let items = vec![
        vm.int(VERSION.0),
        vm.int(VERSION.1),
        vm.int(VERSION.2),
        vm.str("final"),
        vm.int(0),
    ];
    vm.struct_sequence(&VERSION_INFO, items, Vec::new())
}

pub(super) fn add(vm: &mut Vm, module: &Value) -> Result<()> {
    // The same objects: programs ask whether a hook is still the original.
    for name in [
        "breakpointhook",
        "displayhook",
        "excepthook",
        "unraisablehook",
    ] {
        if let Some(hook) = vm.module_get(module, name) {
            vm.module_set(module, &format!("__{name}__"), hook);
        }
    }
    let info = version_info(vm)?;
    vm.module_set(module, "version_info", info.clone());
    let own = env!("CARGO_PKG_VERSION");
    let (major, minor, micro) = VERSION;
    let texts = [
        ("version", format!("{major}.{minor}.{micro} (gillie {own}) [Rust]")),
        ("copyright", "Copyright (c) The gillie contributors.\nThe standard library: Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved.".to_string()),
        ("platform", std::env::consts::OS.replace("macos", "darwin")),
        ("byteorder", if cfg!(target_endian = "little") { "little" } else { "big" }.to_string()),
        ("float_repr_style", "short".to_string()),
        ("abiflags", String::new()),
        ("platlibdir", "lib".to_string()),
    ];
    for (name, text) in texts {
        let text = vm.intern(&text);
        vm.module_set(module, name, text);
    }
    let numbers = [
        ("hexversion", HEXVERSION),
        ("api_version", 1013),
        ("maxsize", i64::MAX),
        ("maxunicode", 0x10_FFFF),
    ];
    for (name, number) in numbers {
        let number = vm.int(number);
        vm.module_set(module, name, number);
    }
    let name = vm.intern("gillie");
    let tag = vm.str(&format!("gillie-{major}{minor}"));
    let hex = vm.int(HEXVERSION);
    let multiarch = vm.str(&format!("{}-linux-gnu", std::env::consts::ARCH));
    let implementation = vm.namespace([
        ("name", name),
        ("cache_tag", tag),
        ("version", info),
        ("hexversion", hex),
        ("_multiarch", multiarch),
        ("supports_isolated_interpreters", Value::FALSE),
    ])?;
    vm.module_set(module, "implementation", implementation);
    let empty = vm.str("");
    let gillie = vm.str("gillie");
    let git = vm.tuple_of([gillie, empty.clone(), empty]);
    vm.module_set(module, "_git", git);
    add_numbers(vm, module)?;
    let stdlib: Vec<Value> = names::STDLIB.iter().map(|name| vm.intern(name)).collect();
    let stdlib = vm.list(stdlib);
    let frozenset = vm.types().frozenset.value().clone();
    let stdlib = vm.call(&frozenset, &[stdlib])?;
    vm.module_set(module, "stdlib_module_names", stdlib);
    let mut native: Vec<&str> = crate::modules::TABLE.iter().map(|spec| spec.name).collect();
    native.sort_unstable();
    let native: Vec<Value> = native.into_iter().map(|name| vm.intern(name)).collect();
    let native = vm.tuple(native);
    vm.module_set(module, "builtin_module_names", native);
    Ok(())
}

fn add_numbers(vm: &mut Vm, module: &Value) -> Result<()> {
    let float = vec![
        Value::float(f64::MAX),
        vm.int(1024),
        vm.int(308),
        Value::float(f64::MIN_POSITIVE),
        vm.int(-1021),
        vm.int(-307),
        vm.int(15),
        vm.int(53),
        Value::float(f64::EPSILON),
        vm.int(2),
        vm.int(1),
    ];
    let float = vm.struct_sequence(&FLOAT_INFO, float, Vec::new())?;
    vm.module_set(module, "float_info", float);
    let int = [30, 4, 4300, 640].map(|number| vm.int(number)).to_vec();
    let int = vm.struct_sequence(&INT_INFO, int, Vec::new())?;
    vm.module_set(module, "int_info", int);
    let mut hash = [64, (1 << 61) - 1, 314_159, 0, 1_000_003]
        .map(|number| vm.int(number))
        .to_vec();
    hash.push(vm.str("siphash13"));
    hash.extend([64, 128, 0].map(|number| vm.int(number)));
    let hash = vm.struct_sequence(&HASH_INFO, hash, Vec::new())?;
    vm.module_set(module, "hash_info", hash);
    let thread = vec![vm.str("pthread"), vm.str("futex"), Value::NONE];
    let thread = vm.struct_sequence(&THREAD_INFO, thread, Vec::new())?;
    vm.module_set(module, "thread_info", thread);
    Ok(())
}

/// What the command line and the environment decide: arguments, paths, flags.
pub(super) fn add_settings(vm: &mut Vm, module: &Value) -> Result<()> {
    let mut settings = vm.state().settings.clone();
    let library = crate::vm::import::LIBRARY_ROOT;
    if !settings.path.iter().any(|entry| entry == library) {
        settings.path.push(library.to_string());
    }
    let texts = |vm: &mut Vm, items: &[String]| {
        let items = items.iter().map(|item| vm.str(item)).collect();
        vm.list(items)
    };
    for (name, items) in [
        ("path", &settings.path),
        ("warnoptions", &settings.warn_options),
    ] {
        let list = texts(vm, items);
        vm.module_set(module, name, list);
    }
    for (name, items) in [("argv", &settings.argv), ("orig_argv", &settings.orig_argv)] {
        let items = items.iter();
        let items = items.map(|item| crate::modules::posix::decode_os(vm, item));
        let list = items.collect();
        let list = vm.list(list);
        vm.module_set(module, name, list);
    }
    let executable = vm.str(&settings.executable);
    vm.module_set(module, "executable", executable.clone());
    let base_executable = match settings.base_executable.as_str() {
        "" => executable,
        path => vm.str(path),
    };
    vm.module_set(module, "_base_executable", base_executable);
    let installed = || {
        std::path::Path::new(&settings.executable)
            .parent()
            .and_then(|bin| bin.parent())
            .map_or_else(
                || "/usr/local".to_string(),
                |prefix| prefix.display().to_string(),
            )
    };
    for (names, given) in [
        (["prefix", "exec_prefix"], &settings.prefix),
        (["base_prefix", "base_exec_prefix"], &settings.base_prefix),
    ] {
        let prefix = match given.as_str() {
            "" => vm.str(&installed()),
            given => vm.str(given),
        };
        for name in names {
            vm.module_set(module, name, prefix.clone());
        }
    }
    let options = vm.dict();
    for option in &settings.x_options {
        let (name, value) = match option.split_once('=') {
            Some((name, value)) => (name, vm.str(value)),
            None => (option.as_str(), Value::TRUE),
        };
        crate::modules::support::dict_put(vm, &options, name, value);
    }
    vm.module_set(module, "_xoptions", options);
    let prefix = settings.pycache_prefix.as_deref();
    let prefix = prefix.map_or(Value::NONE, |prefix| vm.str(prefix));
    vm.module_set(module, "pycache_prefix", prefix);
    if let Some(folder) = &settings.platlibdir {
        let folder = vm.str(folder);
        vm.module_set(module, "platlibdir", folder);
    }
    vm.module_set(module, "dont_write_bytecode", Value::TRUE);
    let stdlib = vm.str(crate::vm::import::LIBRARY_ROOT);
    vm.module_set(module, "_stdlib_dir", stdlib);
    let framework = vm.str("");
    vm.module_set(module, "_framework", framework);

    let number = |vm: &mut Vm, on: bool| vm.int(on.into());
    let flags = vec![
        vm.int(settings.debug.into()),
        number(vm, settings.inspect),
        number(vm, settings.interactive),
        vm.int(settings.optimize.into()),
        number(vm, settings.dont_write_bytecode),
        number(vm, settings.isolated || settings.no_user_site),
        number(vm, settings.no_site),
        number(vm, settings.isolated || settings.ignore_environment),
        vm.int(settings.verbose.into()),
        vm.int(settings.bytes_warning.into()),
        number(vm, settings.quiet),
        number(vm, settings.hash_seed != Some(0)),
        number(vm, settings.isolated),
        Value::bool(settings.dev_mode),
        vm.int(1),
        number(vm, settings.warn_default_encoding),
        Value::bool(settings.isolated || settings.safe_path),
        vm.int(settings.int_max_str_digits.unwrap_or(4300) as i64),
    ];
    let hidden = vec![vm.int(1), vm.int(0), vm.int(0)];
    let flags = vm.struct_sequence(&FLAGS, flags, hidden)?;
    vm.module_set(module, "flags", flags);
    Ok(())
}
