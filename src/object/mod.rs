//! Objects: values, headers, types, and one room per builtin type.

pub mod bool;
pub mod buffer;
pub mod bytearray;
pub mod bytes;
pub mod class;
pub mod codec;
pub mod complex;
pub mod descriptor;
pub mod dict;
pub mod exception;
pub mod float;
pub mod format;
pub mod frame;
pub mod function;
pub mod generator;
pub mod generic_alias;
mod gil_cell;
pub mod header;
pub mod heap;
pub mod instance;
pub mod int;
pub mod iterators;
pub mod list;
pub mod mapping_proxy;
pub mod memoryview;
pub mod module;
pub mod namespace;
pub mod native;
pub mod pickle_buffer;
pub mod range;
pub mod sequence;
pub mod set;
pub mod shape;
pub mod singletons;
pub mod slice;
pub mod slots;
pub mod spec;
pub mod str;
pub mod struct_sequence;
pub mod trace;
pub mod traceback;
pub mod tuple;
pub mod types;
pub mod union;
pub mod value;
pub mod weakref;

pub use gil_cell::GilCell;
pub use header::{Header, Kind, Object, Payload, Visitor};
pub use native::{Args, Bound, GetSetDef, NativeDef};
pub use types::{Class, Compare, Operator, Type};
pub use value::{Raw, Value};

/// Builtin types of kind `Other` that are found by their payload (`Vm::class`), room by room: boot registers them
/// all and puts those that can be called (`new`) into `builtins`.
pub static SPECS: &[&[&spec::TypeSpec]] = &[
    dict::SPECS,
    list::SPECS,
    set::SPECS,
    iterators::SPECS,
    str::SPECS,
    bytes::SPECS,
    bytearray::SPECS,
    memoryview::SPECS,
    crate::modules::templates::SPECS,
    generic_alias::SPECS,
    generator::asynchronous::SPECS,
    function::code_builtin::SPECS,
];
