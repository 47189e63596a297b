//! `_gillie_pickle`: what `pickle.dumps` and `pickle.loads` (stdlib/changes) leave to native code: everything
//! without persistent ids, buffers and extension codes (Modules/_pickle.c). What goes beyond, and what
//! is wrong with the data or cannot be found, is answered with `None`: the classes written in Python then do it, and word the errors.

mod extent;
mod instances;
mod load;
mod old;
mod save;

use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// Opcodes (Lib/pickletools.py explains them).
mod op {
    pub const INT: u8 = b'I';
    pub const LONG: u8 = b'L';
    pub const FLOAT: u8 = b'F';
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
    pub const NONE: u8 = b'N';
    pub const REDUCE: u8 = b'R';
    pub const BINUNICODE: u8 = b'X';
    pub const APPEND: u8 = b'a';
    pub const BUILD: u8 = b'b';
    pub const GLOBAL: u8 = b'c';
    pub const APPENDS: u8 = b'e';
    pub const BINGET: u8 = b'h';
    pub const LONG_BINGET: u8 = b'j';
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
}

/// Why native code stops.
enum Stop {
    /// The classes written in Python have to do it.
    Leave,
    /// Something raised; when writing, the classes explain what.
    Raised(crate::vm::Raised),
    /// Python code that is part of the object raised: it must not be called a second time.
    Final(crate::vm::Raised),
}

impl From<crate::vm::Raised> for Stop {
    fn from(raised: crate::vm::Raised) -> Stop {
        Stop::Raised(raised)
    }
}

fn dumps(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let protocol = vm.index_i64(args.arg(1))? as u8;
    match save::dumps(vm, args.arg(0), protocol, args.arg(2), args.arg(3)) {
        Ok(data) => Ok(vm.bytes(data)),
        Err(Stop::Leave) => Ok(Value::NONE),
        Err(Stop::Raised(raised)) => {
            let class = vm.exceptions().Exception.clone();
            match vm.raised_is(&raised, &class) {
                true => Ok(Value::NONE),
                false => Err(raised),
            }
        }
        Err(Stop::Final(raised)) => Err(raised),
    }
}

fn loads(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let data = vm.buffer(args.arg(0))?;
    match load::loads(vm, &data, args.arg(1), args.arg(2)) {
        Ok(value) => Ok(vm.tuple_of([value])),
        Err(Stop::Leave) => Ok(Value::NONE),
        Err(Stop::Raised(raised) | Stop::Final(raised)) => Err(raised),
    }
}

fn extent(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let data = vm.buffer(args.arg(0))?;
    match extent::extent(&data) {
        Some(length) => Ok(vm.int(length as i64)),
        None => Ok(Value::NONE),
    }
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "What pickle.dumps and pickle.loads leave to native code.",
    functions: &[
        (
            "dumps",
            "(obj, protocol, whichmodule, old_names, /)",
            dumps,
            "The pickle of an object, or None.",
        ),
        (
            "loads",
            "(data, find_class, find_old_class, /)",
            loads,
            "A tuple of the object that a pickle stands for, or None.",
        ),
        (
            "extent",
            "(data, /)",
            extent,
            "The length of the pickle that the data begin with, or None.",
        ),
    ],
    ..ModuleSpec::named("_gillie_pickle")
};
