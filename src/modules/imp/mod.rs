//! `_imp`: what `importlib` needs of the native import machinery. Nothing is frozen in CPython's sense: the embedded
//! library is found along `sys.path` (see `vm/import/library.rs`).

use crate::modules::support::{attr, text_of};
use crate::object::spec::ModuleSpec;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use gillie_gil::{Outcome, RLock, Wait};

fn no(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::FALSE)
}

fn none(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::NONE)
}

/// The lock that `importlib` holds while finders of `sys.meta_path` search, and `os.fork` while it forks. Each module
/// has a lock of its own besides (`vm/import/locks.rs`).
#[derive(Default)]
pub(crate) struct ImportLock(RLock);

impl ImportLock {
    pub(crate) fn acquire(&self, vm: &mut Vm) -> Result<()> {
        if self.0.acquire(vm.gil_thread(), Wait::No) != Outcome::Acquired {
            vm.wait_for(|thread| self.0.acquire(thread, Wait::Forever))?;
        }
        Ok(())
    }

    pub(crate) fn release(&self, vm: &mut Vm) -> Result<()> {
        self.0
            .release(vm.gil_thread())
            .map_err(|_| vm.runtime_error("not holding the import lock"))
    }
}

fn acquire_lock(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let lock = vm.module_state::<ImportLock>();
    lock.acquire(vm).map(|()| Value::NONE)
}

fn release_lock(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let lock = vm.module_state::<ImportLock>();
    lock.release(vm).map(|()| Value::NONE)
}

fn lock_held(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::bool(vm.module_state::<ImportLock>().0.locked()))
}

fn is_builtin(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = vm.expect_text(args.arg(0), "is_builtin() argument")?;
    let found = crate::modules::find(&name).is_some();
    Ok(vm.int(found.into()))
}

fn create_builtin(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = attr(vm, args.arg(0), "name")?;
    let text = text_of(&name).into_owned();
    Ok(vm.native_module(&text)?.unwrap_or(Value::NONE))
}

fn exec_module(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(vm.int(0))
}

fn extension_suffixes(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(vm.list(Vec::new()))
}

fn create_dynamic(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Err(vm.import_error("C extension modules are not supported"))
}

fn no_frozen(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = vm.repr_text(args.arg(0))?;
    Err(vm.import_error(format!("No such frozen object named {name}")))
}

/// Any function of the contents serves: nothing written by CPython is read here.
fn source_hash(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let data = crate::modules::io::buffers::bytes_like(vm, args.arg(1))?;
    let hash = data.iter().fold(0xCBF2_9CE4_8422_2325u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3)
    });
    Ok(vm.bytes(hash.to_le_bytes().to_vec()))
}

fn registered_source(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let filename = vm.to_str(args.arg(0))?;
    let filename = crate::modules::support::text_of(&filename);
    Ok(match vm.registered_source(&filename) {
        Some(text) => vm.str(&text),
        None => Value::NONE,
    })
}

/// The module.
#[rustfmt::skip]
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "(Extremely) low-level import machinery bits as used by importlib.",
    functions: &[
        ("acquire_lock", "()", acquire_lock, "Acquires the interpreter's import lock for the current thread."),
        ("release_lock", "()", release_lock, "Release the interpreter's import lock."),
        ("lock_held", "()", lock_held, "Return True if the import lock is currently held, else False."),
        ("is_builtin", "(name, /)", is_builtin, "Returns True if the module name corresponds to a built-in module."),
        ("_registered_source", "(filename, /)", registered_source, "Text that is no file's but shown in tracebacks, or None."),
        ("is_frozen", "(name, /)", no, "Returns True if the module name corresponds to a frozen module."),
        ("is_frozen_package", "(name, /)", no_frozen, "Returns True if the module name is of a frozen package."),
        ("find_frozen", "(name, /, *, withdata=False)", none, "Return info about the corresponding frozen module (if there is one) or None."),
        ("get_frozen_object", "(name, data=None, /)", no_frozen, "Create a code object for a frozen module."),
        ("init_frozen", "(name, /)", no_frozen, "Initializes a frozen module."),
        ("create_builtin", "(spec, /)", create_builtin, "Create an extension module."),
        ("exec_builtin", "(mod, /)", exec_module, "Initialize a built-in module."),
        ("create_dynamic", "(spec, file=None, /)", create_dynamic, "Create an extension module."),
        ("exec_dynamic", "(mod, /)", exec_module, "Initialize an extension module."),
        ("extension_suffixes", "()", extension_suffixes, "Returns the list of file suffixes used to identify extension modules."),
        ("source_hash", "(key, source)", source_hash, ""),
        ("_fix_co_filename", "(code, path, /)", none, "Changes code.co_filename to specify the passed-in file path."),
        ("_override_frozen_modules_for_tests", "(override, /)", none, ""),
        ("_frozen_module_names", "()", extension_suffixes, "Returns the list of available frozen modules."),
    ],
    init,
    ..ModuleSpec::named("_imp")
};

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    let mode = vm.str("default");
    vm.module_set(module, "check_hash_based_pycs", mode);
    let token = vm.int(0x0A0D_0E3B);
    vm.module_set(module, "pyc_magic_number_token", token);
    Ok(())
}
