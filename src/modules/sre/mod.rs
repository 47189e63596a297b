//! `_sre`: the engine under the library's `re`, which parses and compiles patterns to code words (their numbers are
//! the `rustpython-sre_engine` crate's). `program.rs` turns those into operations, `item.rs` has the sets of
//! characters in them, `first.rs` finds out how matches begin, `matcher.rs` matches; it keeps its own stack, so deep
//! patterns do not recurse. Text of any width and bytes are matched as they lie in memory.
//!
//! `run.rs` searches, `pattern.rs` and `matched.rs` have the two types, `template.rs` replacement templates,
//! `validate.rs` looks at code words before they are believed.

mod choices;
mod first;
mod item;
mod matched;
mod matcher;
mod pattern;
mod program;
mod run;
mod template;
mod validate;

use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::str::unicode::{Case, simple};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

fn point(vm: &mut Vm, args: &[Option<Value>]) -> Result<u32> {
    Ok(vm.index_i64(args.arg(0))? as u32)
}
fn unicode_iscased(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let point = point(vm, args)?;
    Ok(Value::bool(
        simple(point, Case::Lower) != point || simple(point, Case::Upper) != point,
    ))
}
fn unicode_tolower(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let point = point(vm, args)?;
    Ok(vm.int(simple(point, Case::Lower) as i64))
}
fn ascii_letter(point: u32) -> Option<u8> {
    u8::try_from(point).ok().filter(u8::is_ascii_alphabetic)
}
fn ascii_iscased(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let point = point(vm, args)?;
    Ok(Value::bool(ascii_letter(point).is_some()))
}
fn ascii_tolower(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let point = point(vm, args)?;
    let lower = ascii_letter(point).map_or(point, |letter| letter.to_ascii_lowercase() as u32);
    Ok(vm.int(lower as i64))
}

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    let constants = [
        ("MAGIC", rustpython_sre_engine::SRE_MAGIC),
        ("CODESIZE", rustpython_sre_engine::CODESIZE),
        ("MAXREPEAT", rustpython_sre_engine::MAXREPEAT),
        ("MAXGROUPS", rustpython_sre_engine::MAXGROUPS),
    ];
    for (name, number) in constants {
        let number = vm.int(number as i64);
        vm.module_set(module, name, number);
    }
    for spec in [&pattern::SCANNER, &matched::ITERATOR] {
        vm.class_of_spec(spec)?;
    }
    Ok(())
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    functions: &[
        (
            "compile",
            "(pattern, flags, code, groups, groupindex, indexgroup)",
            pattern::compile,
            "",
        ),
        (
            "template",
            "(pattern, template, /)",
            template::compile,
            "Compile a replacement, already taken to parts, for Pattern.sub().",
        ),
        (
            "getcodesize",
            "()",
            |vm, _| Ok(vm.int(rustpython_sre_engine::CODESIZE as i64)),
            "",
        ),
        ("unicode_iscased", "(character, /)", unicode_iscased, ""),
        ("unicode_tolower", "(character, /)", unicode_tolower, ""),
        ("ascii_iscased", "(character, /)", ascii_iscased, ""),
        ("ascii_tolower", "(character, /)", ascii_tolower, ""),
    ],
    types: &[&pattern::SPEC, &matched::SPEC, &template::SPEC],
    init,
    ..ModuleSpec::named("_sre")
};
