//! `bool`: immediates; its layout is int's, and so is its arithmetic, but for `& | ^` of two bools.

use super::int::{self, Int};
use super::spec::TypeSpec;
use super::types::{BinaryFn, Operator};
use super::value::Value;
use super::{Bound, types::flags};
use crate::vm::{Result, Vm};

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(Value::bool(match args.opt(1) {
        Some(value) => vm.is_true(value)?,
        None => false,
    }))
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.intern(if value.is_true_singleton() {
        "True"
    } else {
        "False"
    }))
}

macro_rules! logic {
    ($($name:ident $operator:tt)*) => {$(
        fn $name(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
            match (left.as_bool(), right.as_bool()) {
                (Some(a), Some(b)) => Ok(Value::bool(a $operator b)),
                _ => int::$name(vm, left, right),
            }
        }
    )*};
}
logic! { and & or | xor ^ }

/// `~`: int's, with a warning.
fn invert(vm: &mut Vm, value: &Value) -> Result<Value> {
    crate::modules::warnings::warn(
        vm,
        |vm| vm.exceptions().DeprecationWarning.clone(),
        "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from the negation of a bool object. Use the 'not' operator for boolean negation or ~int(x) for the bitwise inversion of the underlying int.",
    )?;
    Ok(vm.int(if value.is_true_singleton() { -2 } else { -1 }))
}

/// The type; its base is int.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Returns True when the argument is true, False otherwise.\nThe builtins True and False are the only two instances of the class bool.\nThe class bool is a subclass of the class int, and cannot be subclassed.",
    flags: flags::MATCH_SELF,
    new: Some((
        "__new__",
        "($type, object=False, /)",
        new,
        "Create and return a new object.  See help(type) for accurate signature.",
    )),
    slots: |slots| {
        for (operator, function) in [
            (Operator::And, and as BinaryFn),
            (Operator::Or, or),
            (Operator::Xor, xor),
        ] {
            slots.binary[operator as usize].set(Some(function));
        }
        slots.repr.set(Some(repr));
        slots.invert.set(Some(invert));
    },
    ..TypeSpec::of::<Int>("bool")
};
