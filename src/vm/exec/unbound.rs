//! The errors for names that are not bound.

use super::machine::Cx;
use crate::object::Value;
use crate::vm::{Raised, Vm};
use gillie_bytecode::{LocalKind, Opcode};

fn named(vm: &mut Vm, unbound_local: bool, message: String, name: &Value) -> Raised {
    let class = if unbound_local {
        vm.exceptions().UnboundLocalError.clone()
    } else {
        vm.exceptions().NameError.clone()
    };
    let raised = vm.error(&class, message);
    if unbound_local {
        // CPython gives UnboundLocalErrors no `name`.
        return raised;
    }
    let key = vm.names().name.clone();
    if let Err(other) = vm.set_attr(&raised.0, &key, name) {
        return other;
    }
    raised
}

/// UnboundLocalError for register `index`.
pub(super) fn local(cx: &mut Cx<'_>, index: usize) -> Raised {
    let name = cx
        .code()
        .local_names
        .get(index)
        .cloned()
        .unwrap_or_else(|| cx.vm.str("?"));
    let text = crate::object::str::expect(&name).text().into_owned();
    let message =
        format!("cannot access local variable '{text}' where it is not associated with a value");
    named(cx.vm, true, message, &name)
}

/// What CHECK_BOUND raises: `super()` without arguments has words of its own for its first argument.
pub(super) fn checked(cx: &mut Cx<'_>, index: usize) -> Raised {
    // SAFETY: CHECK_BOUND never ends a code object's words (the verifier wants a terminal instruction there).
    let next = unsafe { *cx.pc.add(1) } as u8;
    if next == Opcode::LOAD_SUPER_ATTR as u8 || next == Opcode::LOAD_SUPER_METHOD as u8 {
        return cx.vm.runtime_error("super(): arg[0] deleted");
    }
    local(cx, index)
}

/// UnboundLocalError or NameError for an empty cell in register `index`.
pub(super) fn cell(cx: &mut Cx<'_>, index: usize) -> Raised {
    let free = cx
        .code()
        .data
        .locals
        .get(index)
        .is_some_and(|local| local.kind == LocalKind::Free);
    if !free {
        return local(cx, index);
    }
    let name = cx.code().local_names[index].clone();
    let text = crate::object::str::expect(&name).text().into_owned();
    let message = format!(
        "cannot access free variable '{text}' where it is not associated with a value in enclosing scope"
    );
    named(cx.vm, false, message, &name)
}

/// NameError for a global name.
pub(super) fn global(vm: &mut Vm, name: &Value) -> Raised {
    let text = crate::object::str::expect(name).text().into_owned();
    named(vm, false, format!("name '{text}' is not defined"), name)
}
