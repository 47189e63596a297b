//! `bytearray`: bytes that can change; the methods it shares with `bytes` are in `bytes/methods.rs`.

pub mod methods;
mod slots;

use super::GilCell;
use super::buffer::{Info, Provider};
use super::header::{Kind, Object, Payload};
use super::native::Bound;
use super::spec::TypeSpec;
use super::types::Class;
use super::value::Value;
use crate::object::slots::Slot;
use crate::vm::{Result, Vm};

/// Payload of `bytearray`.
#[derive(Default)]
pub struct ByteArray {
    pub data: GilCell<Vec<u8>>,
    /// Exported buffers (memoryviews): the size may not change while there are any.
    pub exports: std::cell::Cell<usize>,
}

impl Payload for ByteArray {
    const KIND: Kind = Kind::ByteArray;
}

impl ByteArray {
    /// BufferError while a memoryview stands on it.
    pub fn resizable(&self, vm: &mut Vm) -> Result<()> {
        match self.exports.get() {
            0 => Ok(()),
            _ => Err(vm.buffer_error("Existing exports of data: object cannot be re-sized")),
        }
    }
}

/// The bytearray behind a value that is known to be one.
///
/// # Panics
/// If it is not.
pub fn expect(value: &Value) -> &Object<ByteArray> {
    value.downcast::<ByteArray>().expect("a bytearray")
}

impl Vm {
    /// A bytearray.
    pub fn bytearray(&self, data: Vec<u8>) -> Value {
        let payload = ByteArray {
            data: GilCell::new(data),
            exports: Default::default(),
        };
        self.alloc_builtin(&self.types().bytearray, payload)
    }
}

static PROVIDER: Provider = Provider {
    info: |vm, value| Ok(Info::bytes(expect(value).data.get(vm).len(), false)),
    view: |vm, value| expect(value).data.get(vm),
    view_mut: |vm, value| Some(expect(value).data.get_mut(vm)),
    export: |value, change| {
        let exports = &expect(value).exports;
        exports.set(exports.get().saturating_add_signed(change as isize));
    },
};

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    match Class::from_value(args.arg(0)) {
        Some(class) => Ok(vm.alloc(&class, ByteArray::default())),
        None => Err(vm.type_error("bytearray.__new__(X): X is not a type object")),
    }
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    flags: super::types::flags::BASE | super::types::flags::MATCH_SELF,
    doc: "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer",
    new: Some((
        "__new__",
        "($type, /, *args, **kwargs)\nignored",
        new,
        "Create and return a new object.  See help(type) for accurate signature.",
    )),
    init: Some((
        "__init__",
        "\n($self, source=b'', encoding='utf-8', errors='strict')",
        super::bytes::init_array,
        "Initialize self.  See help(type(self)) for accurate signature.",
    )),
    methods: super::bytes::methods::BYTEARRAY,
    wrappers: super::buffer::WRITABLE,
    slots: |slots| {
        slots::fill(slots);
        slots.buffer.set(Some(&PROVIDER));
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<ByteArray>("bytearray")
};

/// Further types of this room.
pub static SPECS: &[&TypeSpec] = &[&slots::ITERATOR];
