//! `marshal`: values as bytes, after CPython's `Python/marshal.c` and in its format (version 4: what occurs several
//! times is written once and referred to). Only code objects are gillie's own. `write.rs` has one direction, `read.rs`
//! the other.

mod read;
mod write;

use super::io::buffers::bytes_like;
use super::support::attr;
use crate::modules::sys::audited;
use crate::object::Value;
use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::vm::{Result, Vm};
use read::{Reader, Source};
use write::Writer;

/// Deepest nesting that is written or read.
const MAX_DEPTH: u32 = 2000;

/// The version that is written unless another is asked for.
const VERSION: i64 = 4;

/// `allow_code`, which is an option unless it is given as false.
fn allows_code(vm: &mut Vm, option: Option<&Value>) -> Result<bool> {
    option.map_or(Ok(true), |option| vm.is_true(option))
}

fn bytes(
    vm: &mut Vm,
    value: &Value,
    version: Option<&Value>,
    allow_code: Option<&Value>,
) -> Result<Value> {
    let version = match version {
        Some(version) => vm.index_i64(version)?,
        None => VERSION,
    };
    let allow_code = allows_code(vm, allow_code)?;
    let mut writer = Writer::new(version, allow_code);
    writer.value(vm, value, 1)?;
    Ok(vm.bytes(writer.out))
}

fn dumps(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    bytes(vm, args.arg(0), args.opt(1), args.opt(2))
}

fn dump(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let data = bytes(vm, args.arg(0), args.opt(2), args.opt(3))?;
    vm.call_method(args.arg(1), "write", &[data])
}

fn loads(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let allow_code = allows_code(vm, args.opt(1))?;
    let data = bytes_like(vm, args.arg(0))?;
    Reader::new(Source::Bytes { data, at: 0 }, allow_code).whole(vm)
}

fn load(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let allow_code = allows_code(vm, args.opt(1))?;
    // Only what the value takes is read: others may have written behind it.
    let nothing = vm.int(0);
    let found = vm.call_method(args.arg(0), "read", &[nothing])?;
    if !found.is_a::<crate::object::bytes::Bytes>() {
        let name = vm.type_name(&found);
        return Err(vm.type_error(format!("file.read() returned not bytes but {name}")));
    }
    let readinto = attr(vm, args.arg(0), "readinto")?;
    Reader::new(Source::File(readinto), allow_code).whole(vm)
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module contains functions that can read and write Python values in\na binary format.",
    functions: &[
        (
            "dump",
            "(value, file, version=4, /, *, allow_code=True)",
            audited!(dump, "marshal.dumps", Value(0), Or(2, 4)),
            "Write the value on the open file.",
        ),
        (
            "dumps",
            "(value, version=4, /, *, allow_code=True)",
            audited!(dumps, "marshal.dumps", Value(0), Or(1, 4)),
            "Return the bytes object that would be written to a file by dump(value, file).",
        ),
        (
            "load",
            "(file, /, *, allow_code=True)",
            audited!(load, "marshal.load"),
            "Read one value from the open file and return it.",
        ),
        (
            "loads",
            "(bytes, /, *, allow_code=True)",
            audited!(loads, "marshal.loads", Value(0)),
            "Convert the bytes-like object to a value.",
        ),
    ],
    init: |vm, module| {
        let version = vm.int(VERSION);
        vm.module_set(module, "version", version);
        Ok(())
    },
    ..ModuleSpec::named("marshal")
};
