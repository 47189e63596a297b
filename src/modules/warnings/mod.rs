//! `_warnings`: warnings that native code gives. The library's `warnings` does the filtering and showing; this module
//! only has the two functions that bootstrap code expects, which call it.

use crate::modules::support::attr;
use crate::object::spec::ModuleSpec;
use crate::object::{Bound, Class, Value};
use crate::vm::{Result, Vm};

/// Gives a warning, as `warnings.warn(message, category)` called by the innermost Python frame.
pub fn warn(vm: &mut Vm, category: impl FnOnce(&Vm) -> Class, message: &str) -> Result<()> {
    warn_level(vm, category, message, 1)
}

/// As [`warn`], for a frame further out.
pub fn warn_level(
    vm: &mut Vm,
    category: impl FnOnce(&Vm) -> Class,
    message: &str,
    level: i64,
) -> Result<()> {
    let category = category(vm).value().clone();
    let warnings = vm.import_module("warnings")?;
    let function = attr(vm, &warnings, "warn")?;
    let (message, level) = (vm.str(message), vm.int(level));
    vm.call(&function, &[message, category, level])?;
    Ok(())
}

/// A SyntaxWarning at a place in a source text.
pub fn warn_syntax(vm: &mut Vm, message: &str, filename: &str, line: u32) -> Result<()> {
    let category = vm.exceptions().SyntaxWarning.value().clone();
    let warnings = vm.import_module("warnings")?;
    let function = attr(vm, &warnings, "warn_explicit")?;
    let arguments = [
        vm.str(message),
        category,
        vm.str(filename),
        vm.int(line.into()),
    ];
    vm.call(&function, &arguments)?;
    Ok(())
}

fn forward(vm: &mut Vm, name: &str, args: &[Option<Value>]) -> Result<Value> {
    let warnings = vm.import_module("warnings")?;
    let function = attr(vm, &warnings, name)?;
    let given = args
        .arg(0)
        .downcast::<crate::object::tuple::Tuple>()
        .expect("*args")
        .items()
        .to_vec();
    crate::modules::support::call_with_dict(vm, &function, &given, args.opt(1))
}

fn warn_function(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    forward(vm, "warn", args)
}

fn warn_explicit(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    forward(vm, "warn_explicit", args)
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.",
    functions: &[
        (
            "warn",
            "(*args, **kwargs)",
            warn_function,
            "Issue a warning, or maybe ignore it or raise an exception.",
        ),
        (
            "warn_explicit",
            "(*args, **kwargs)",
            warn_explicit,
            "Issue a warning, or maybe ignore it or raise an exception.",
        ),
    ],
    ..ModuleSpec::named("_warnings")
};
