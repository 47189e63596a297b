//! `_pickle` (Modules/_pickle.c): the functions `dump`, `dumps`, `load` and `loads`, and the classes `Pickler` and
//! `Unpickler` that programs derive their own from. Both are thin: `save.rs` writes (`reduce.rs` what objects say of
//! themselves, `instances.rs` the plain ones that say nothing, `old.rs` what protocols before 3 do otherwise), `load.rs`
//! reads (`input.rs` knows where from), `pickler.rs` and `unpickler.rs` are what Python sees, `memo.rs` their memo.

mod build;
mod input;
mod instances;
mod load;
mod memo;
mod old;
mod pickler;
mod reduce;
mod remembered;
mod save;
mod unpickler;

use super::support;
use crate::object::dict::Dict;
use crate::object::native::{Bound, Native, NativeBody};
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::str::Str;
use crate::object::types::{Class, flags};
use crate::object::value::Value;
use crate::vm::{Raised, Result, Vm};
use std::cell::OnceCell;

type Bindings<'a> = &'a [Option<Value>];

/// The protocol that is used where none is asked for, and the last one.
const DEFAULT_PROTOCOL: i64 = 4;
const HIGHEST_PROTOCOL: i64 = 5;

/// Opcodes (Lib/pickletools.py explains them).
mod op {
    pub const INT: u8 = b'I';
    pub const LONG: u8 = b'L';
    pub const FLOAT: u8 = b'F';
    pub const STRING: u8 = b'S';
    pub const UNICODE: u8 = b'V';
    pub const PUT: u8 = b'p';
    pub const GET: u8 = b'g';
    pub const MARK: u8 = b'(';
    pub const STOP: u8 = b'.';
    pub const POP: u8 = b'0';
    pub const POP_MARK: u8 = b'1';
    pub const BINFLOAT: u8 = b'G';
    pub const BININT: u8 = b'J';
    pub const BININT1: u8 = b'K';
    pub const BININT2: u8 = b'M';
    pub const BINSTRING: u8 = b'T';
    pub const SHORT_BINSTRING: u8 = b'U';
    pub const NONE: u8 = b'N';
    pub const PERSID: u8 = b'P';
    pub const BINPERSID: u8 = b'Q';
    pub const REDUCE: u8 = b'R';
    pub const BINUNICODE: u8 = b'X';
    pub const APPEND: u8 = b'a';
    pub const BUILD: u8 = b'b';
    pub const GLOBAL: u8 = b'c';
    pub const APPENDS: u8 = b'e';
    pub const BINGET: u8 = b'h';
    pub const INST: u8 = b'i';
    pub const LONG_BINGET: u8 = b'j';
    pub const OBJ: u8 = b'o';
    pub const BINPUT: u8 = b'q';
    pub const LONG_BINPUT: u8 = b'r';
    pub const SETITEM: u8 = b's';
    pub const TUPLE: u8 = b't';
    pub const EMPTY_TUPLE: u8 = b')';
    pub const SETITEMS: u8 = b'u';
    pub const EMPTY_DICT: u8 = b'}';
    pub const EMPTY_LIST: u8 = b']';
    pub const LIST: u8 = b'l';
    pub const DICT: u8 = b'd';
    pub const DUP: u8 = b'2';
    pub const PROTO: u8 = 0x80;
    pub const NEWOBJ: u8 = 0x81;
    pub const EXT1: u8 = 0x82;
    pub const EXT2: u8 = 0x83;
    pub const EXT4: u8 = 0x84;
    pub const TUPLE1: u8 = 0x85;
    pub const TUPLE2: u8 = 0x86;
    pub const TUPLE3: u8 = 0x87;
    pub const NEWTRUE: u8 = 0x88;
    pub const NEWFALSE: u8 = 0x89;
    pub const LONG1: u8 = 0x8A;
    pub const LONG4: u8 = 0x8B;
    pub const BINBYTES: u8 = b'B';
    pub const SHORT_BINBYTES: u8 = b'C';
    pub const SHORT_BINUNICODE: u8 = 0x8C;
    pub const BINUNICODE8: u8 = 0x8D;
    pub const BINBYTES8: u8 = 0x8E;
    pub const EMPTY_SET: u8 = 0x8F;
    pub const ADDITEMS: u8 = 0x90;
    pub const FROZENSET: u8 = 0x91;
    pub const NEWOBJ_EX: u8 = 0x92;
    pub const STACK_GLOBAL: u8 = 0x93;
    pub const MEMOIZE: u8 = 0x94;
    pub const FRAME: u8 = 0x95;
    pub const BYTEARRAY8: u8 = 0x96;
    pub const NEXT_BUFFER: u8 = 0x97;
    pub const READONLY_BUFFER: u8 = 0x98;
}

/// Per interpreter: the exceptions.
#[derive(Default)]
struct State {
    error: OnceCell<Class>,
    pickling_error: OnceCell<Class>,
    unpickling_error: OnceCell<Class>,
}

fn raise(vm: &mut Vm, kept: fn(&State) -> &OnceCell<Class>, message: &str) -> Raised {
    let state = vm.module_state::<State>();
    match kept(&state).get() {
        Some(class) => vm.error(class, message),
        None => vm.runtime_error(message),
    }
}

/// `PicklingError` with this message.
fn pickling_error(vm: &mut Vm, message: impl AsRef<str>) -> Raised {
    raise(vm, |state| &state.pickling_error, message.as_ref())
}

/// `UnpicklingError` with this message.
fn unpickling_error(vm: &mut Vm, message: impl AsRef<str>) -> Raised {
    raise(vm, |state| &state.unpickling_error, message.as_ref())
}

/// A dict that a module of the library has, which both sides look things up in.
fn library_dict(vm: &mut Vm, module: &str, name: &str) -> Result<Value> {
    let found = vm.import_module(module)?;
    let found = vm.attr(&found, name)?;
    match vm.class_of(&found).is(&*vm.types().dict) {
        true => Ok(found),
        false => {
            let class = vm.type_name(&found);
            Err(vm.runtime_error(format!("{module}.{name} should be a dict, not {class}")))
        }
    }
}

/// What a dict of the library says of a key.
fn look_up(vm: &mut Vm, dict: &Value, key: &Value) -> Result<Option<Value>> {
    match dict.downcast::<Dict>() {
        Some(dict) => vm.dict_get(dict, key),
        None => Ok(None),
    }
}

/// Two strs that a table of old or new names gives for a pair.
fn pair_of_names(vm: &mut Vm, table: &str, item: &Value) -> Result<(Value, Value)> {
    match item
        .downcast::<crate::object::tuple::Tuple>()
        .map(|pair| pair.items())
    {
        Some([module, name]) if module.is_a::<Str>() && name.is_a::<Str>() => {
            Ok((module.clone(), name.clone()))
        }
        Some([module, name]) => {
            let (module, name) = (vm.type_name(module), vm.type_name(name));
            Err(vm.runtime_error(format!(
                "_compat_pickle.{table} values should be pairs of str, not ({module}, {name})"
            )))
        }
        _ => {
            let class = vm.type_name(item);
            Err(vm.runtime_error(format!(
                "_compat_pickle.{table} values should be 2-tuples, not {class}"
            )))
        }
    }
}

/// A module's or name's counterpart in the other Python, as a table of `_compat_pickle` has it.
fn compatible(
    vm: &mut Vm,
    names: &str,
    modules: &str,
    module: Value,
    name: Value,
) -> Result<(Value, Value)> {
    let table = library_dict(vm, "_compat_pickle", names)?;
    let key = vm.tuple_of([module.clone(), name.clone()]);
    if let Some(item) = look_up(vm, &table, &key)? {
        return pair_of_names(vm, names, &item);
    }
    let table = library_dict(vm, "_compat_pickle", modules)?;
    match look_up(vm, &table, &module)? {
        None => Ok((module, name)),
        Some(other) if other.is_a::<Str>() => Ok((other, name)),
        Some(other) => {
            let class = vm.type_name(&other);
            Err(vm.runtime_error(format!(
                "_compat_pickle.{modules} values should be strings, not {class}"
            )))
        }
    }
}

/// The parts of a dotted name that leads from a module to an object. What is in a function has no such name.
fn dotted(vm: &mut Vm, name: &Value, of: Option<&Value>) -> Result<Vec<Value>> {
    let text = crate::modules::support::text_of(name).into_owned();
    let parts: Vec<&str> = text.split('.').collect();
    if parts.contains(&"<locals>") {
        let shown = vm.repr_text(name)?;
        let message = match of {
            None => format!("Can't get local object {shown}"),
            Some(of) => format!("Can't get local attribute {shown} on {}", vm.repr_text(of)?),
        };
        return Err(vm.attribute_error_plain(message));
    }
    Ok(parts.into_iter().map(|part| vm.intern(part)).collect())
}

/// What a dotted name leads to, and what it is an attribute of; `None`: nothing.
fn follow(vm: &mut Vm, from: &Value, path: &[Value]) -> Result<Option<(Value, Value)>> {
    let (mut parent, mut object) = (from.clone(), from.clone());
    for part in path {
        let Some(next) = vm.get_attr_opt(&object, part)? else {
            return Ok(None);
        };
        parent = std::mem::replace(&mut object, next);
    }
    Ok(Some((object, parent)))
}

/// A module by its name: one that is there already, or imported now.
fn module_named(vm: &mut Vm, name: &Value) -> Result<Value> {
    let modules = vm.modules_dict();
    if let Some(found) = look_up(vm, &modules, name)?
        && !found.is_none()
        && !crate::modules::sys::has_audit_hooks(vm)
    {
        return Ok(found);
    }
    let text = crate::modules::support::text_of(name).into_owned();
    vm.import_module(&text)
}

/// The attribute that a class of a program has in place of a method of ours.
fn hook(vm: &mut Vm, object: &Value, name: &str, ours: &TypeSpec) -> Result<Option<Value>> {
    if !vm.class_of(object).has(flags::HEAP) {
        return Ok(None);
    }
    let key = vm.intern(name);
    let found = vm.get_attr_opt(object, &key)?;
    let row = ours.methods.iter().find(|row| row.0 == name);
    Ok(found.filter(|found| {
        let native = found.downcast::<Native>().map(|native| &native.code.body);
        match (native, row) {
            (Some(NativeBody::Function(function)), Some(row)) => {
                !std::ptr::fn_addr_eq(*function, row.2)
            }
            _ => true,
        }
    }))
}

const DUMP_DOC: &str = "Write a pickled representation of obj to the open file object file.\n\nThis is equivalent to ``Pickler(file, protocol).dump(obj)``, but may\nbe more efficient.";
const DUMPS_DOC: &str = "Return the pickled representation of the object as a bytes object.";
const LOAD_DOC: &str = "Read and return an object from the pickle data stored in a file.\n\nThis is equivalent to ``Unpickler(file).load()``, but may be more\nefficient.";
const LOADS_DOC: &str = "Read and return an object from the given pickle data.";

fn dump(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let settings = pickler::Settings::read(vm, args.opt(2), args.opt(3), args.opt(4))?;
    let write = pickler::write_of(vm, args.arg(1))?;
    let mut saving = save::Pickler::new(vm, &settings)?;
    saving.sink = Some(write);
    saving.dump(vm, args.arg(0))?;
    saving.flush(vm)?;
    Ok(Value::NONE)
}

fn dumps(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let settings = pickler::Settings::read(vm, args.opt(1), args.opt(2), args.opt(3))?;
    let mut saving = save::Pickler::new(vm, &settings)?;
    saving.dump(vm, args.arg(0))?;
    Ok(vm.bytes(saving.out))
}

fn load(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let settings = unpickler::Settings::read(vm, "load", args.get(1..).unwrap_or(&[]))?;
    let file = input::File::new(vm, args.arg(0))?;
    let mut loading = load::Unpickler::new(input::Input::file(file), settings);
    loading.load(vm)
}

fn loads(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let settings = unpickler::Settings::read(vm, "loads", args.get(1..).unwrap_or(&[]))?;
    let data = vm.buffer(args.arg(0))?;
    let mut loading = load::Unpickler::new(input::Input::memory(data), settings);
    loading.load(vm)
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Optimized C implementation for the Python pickle module.",
    functions: &[
        (
            "dump",
            "(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)",
            dump,
            DUMP_DOC,
        ),
        (
            "dumps",
            "(obj, protocol=None, *, fix_imports=True, buffer_callback=None)",
            dumps,
            DUMPS_DOC,
        ),
        (
            "load",
            "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
            load,
            LOAD_DOC,
        ),
        (
            "loads",
            "(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
            loads,
            LOADS_DOC,
        ),
    ],
    types: &[
        &pickler::PICKLER,
        &unpickler::UNPICKLER,
        &crate::object::pickle_buffer::SPEC,
    ],
    init: |vm, module| {
        let base = vm.exceptions().Exception.clone();
        let error = support::add_exception(vm, module, ("_pickle", "PickleError"), &base)?;
        let pickling = support::add_exception(vm, module, ("_pickle", "PicklingError"), &error)?;
        let unpickling =
            support::add_exception(vm, module, ("_pickle", "UnpicklingError"), &error)?;
        vm.register(&pickler::MEMO)?;
        vm.register(&unpickler::MEMO)?;
        let state = vm.module_state::<State>();
        state.error.get_or_init(|| error);
        state.pickling_error.get_or_init(|| pickling);
        state.unpickling_error.get_or_init(|| unpickling);
        Ok(())
    },
    ..ModuleSpec::named("_pickle")
};
