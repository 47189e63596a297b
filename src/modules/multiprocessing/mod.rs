//! `_multiprocessing`: what `multiprocessing` needs of the system, named semaphores. After CPython's
//! `Modules/_multiprocessing`; everything else of `multiprocessing` is Python.

mod semaphore;
mod system;

use crate::modules::support::text_of;
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use std::ffi::CString;

/// The name of a semaphore, for the system.
fn name_of(vm: &mut Vm, value: &Value, function: &str) -> Result<CString> {
    if !value.is_a::<Str>() {
        let class = vm.type_name(value);
        return Err(vm.type_error(format!("{function}() argument must be str, not {class}")));
    }
    CString::new(text_of(value).as_bytes()).map_err(|_| vm.value_error("embedded null character"))
}

fn sem_unlink(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = name_of(vm, args.arg(0), "sem_unlink")?;
    match system::unlink(&name) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(vm.os_error(&error, None)),
    }
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    functions: &[("sem_unlink", "(name, /)", sem_unlink, "")],
    types: &[&semaphore::SEM_LOCK],
    init: |vm, module| {
        // What CPython found out about the system when it was built; Linux has all of it.
        let (yes, no) = (vm.int(1), vm.int(0));
        let flags = vm.dict_from([
            ("HAVE_SEM_OPEN", yes.clone()),
            ("HAVE_SEM_TIMEDWAIT", yes),
            ("HAVE_BROKEN_SEM_GETVALUE", no.clone()),
            ("HAVE_BROKEN_SEM_UNLINK", no),
        ]);
        vm.module_set(module, "flags", flags);
        Ok(())
    },
    ..ModuleSpec::named("_multiprocessing")
};
