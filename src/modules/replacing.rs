//! Native methods in the places of those of classes written in Python (`datetime`, `decimal`): the objects stay those
//! of the library's classes, native code does what is frequent and plain, and calls the replaced methods for the rest.

use crate::object::GilCell;
use crate::object::descriptor::member::Member;
use crate::object::native::{NativeCode, NativeDef, Role};
use crate::object::types::Class;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::rc::Rc;

/// What a module's `install` was given, per interpreter. `Setup` is the module's own type.
struct Installed<Setup>(GilCell<Option<Rc<Setup>>>);

impl<Setup> Default for Installed<Setup> {
    fn default() -> Self {
        Installed(GilCell::new(None))
    }
}

/// What was installed last.
pub fn installed<Setup: 'static>(vm: &mut Vm) -> Result<Rc<Setup>> {
    let installed = vm.module_state::<Installed<Setup>>();
    match installed.0.get(vm) {
        Some(setup) => Ok(setup.clone()),
        None => Err(vm.system_error("native methods are called before install()")),
    }
}

/// Keeps what the native methods need, before they are put in place.
pub fn install<Setup: 'static>(vm: &mut Vm, setup: Setup) {
    let installed = vm.module_state::<Installed<Setup>>();
    installed.0.set(vm, Some(Rc::new(setup)));
}

/// Where instances of a class with `__slots__` have these attributes.
pub fn slots<const N: usize>(vm: &mut Vm, class: &Class, names: [&str; N]) -> Result<[usize; N]> {
    let mut slots = [0; N];
    for (slot, name) in slots.iter_mut().zip(names) {
        let member = vm.attr(class.value(), name)?;
        match member.downcast::<Member>() {
            Some(member) => *slot = member.index,
            None => return Err(vm.type_error("install() wants classes with slots")),
        }
    }
    Ok(slots)
}

/// The methods that are about to be replaced, in the order of the table.
pub fn originals(vm: &mut Vm, class: &Class, table: &[NativeDef]) -> Result<Vec<Value>> {
    table
        .iter()
        .map(|definition| vm.attr(class.value(), definition.0))
        .collect()
}

/// Puts native methods into a class.
pub fn replace(
    vm: &mut Vm,
    class: &Class,
    owner: &'static str,
    table: &'static [NativeDef],
) -> Result<()> {
    for definition in table {
        let code = NativeCode::owned(definition, owner);
        let role = match definition.0 {
            "__new__" => Role::New,
            _ => Role::Method,
        };
        let method = vm.native_object(role, code, None, class.value().clone());
        let name = vm.intern(definition.0);
        vm.set_attr(class.value(), &name, &method)?;
    }
    Ok(())
}
