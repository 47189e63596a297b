//! `bytes`, and what it shares with `bytearray`: `methods.rs` has the methods of both, `parts.rs` the algorithms,
//! `construct.rs` what their constructors accept.

mod construct;
mod data;
pub mod methods;
pub mod parts;
pub(crate) mod slots;

pub(crate) use construct::init_array;
pub use data::Data;
pub use slots::{get_item, repr_text, warn_of_str};

use super::buffer::{Info, Provider};
use super::header::{Kind, Object, Payload, Sizes};
use super::spec::TypeSpec;
use super::value::Value;
use crate::object::slots::Slot;
use crate::vm::Vm;

/// Payload of `bytes`.
pub struct Bytes {
    pub data: Data,
}

impl Payload for Bytes {
    const KIND: Kind = Kind::Bytes;
    const C_SIZES: Sizes = Sizes {
        basic: 33,
        item: 1,
        count: |value| {
            value
                .downcast::<Bytes>()
                .map_or(0, |bytes| bytes.data.len())
        },
    };
}

impl Vm {
    /// A bytes object.
    pub fn bytes(&self, data: impl Into<Data>) -> Value {
        let data = data.into();
        if data.is_empty() {
            return self.common().empty_bytes.clone();
        }
        self.alloc_builtin(&self.types().bytes, Bytes { data })
    }
}

/// The bytes behind a value that is known to be a bytes object.
///
/// # Panics
/// If it is not.
pub fn expect(value: &Value) -> &Object<Bytes> {
    value.downcast::<Bytes>().expect("bytes")
}

static PROVIDER: Provider = Provider {
    info: |_, value| Ok(Info::bytes(expect(value).data.len(), true)),
    view: |_, value| &expect(value).data,
    view_mut: |_, _| None,
    export: |_, _| {},
};

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    flags: super::types::flags::BASE | super::types::flags::MATCH_SELF,
    doc: "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n  - an integer",
    new: Some((
        "__new__",
        "\n($type, source=b'', encoding='utf-8', errors='strict')",
        construct::new,
        "Create and return a new object.  See help(type) for accurate signature.",
    )),
    methods: methods::BYTES,
    wrappers: crate::object::buffer::READABLE,
    slots: |slots| {
        slots::fill(slots);
        slots.buffer.set(Some(&PROVIDER));
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Bytes>("bytes")
};

/// Further types of this room.
pub static SPECS: &[&TypeSpec] = &[&slots::ITERATOR];
