//! How builtin types and native modules are described: constants that read as an index.
//!
//! In CPython the dict of a type written in C shows how the C structure was filled: which attributes are members and
//! which are computed, which inherited slots it names again. Programs see that in `vars(type)` and `help`, so specs
//! say it. `tests/compatibility/attributes` compares the result with CPython.
//!
//! ```ignore
//! pub static SPEC: TypeSpec = TypeSpec {
//!     doc: "Built-in mutable sequence.…",
//!     new: Some(("__new__", "($type, /, *args, **kwargs)", new, "")),
//!     methods: &[("append", "($self, object, /)", append, "Append object to the end of the list.")],
//!     slots: |slots| { slots.len.set(Some(len)); slots.repr.set(Some(repr)); },
//!     ..TypeSpec::of::<List>("list")
//! };
//! ```

use super::header::{Layout, Payload};
use super::native::{GetSetDef, NativeDef};
use super::slots::Slot;
use super::types::{Class, Slots, flags};
use super::value::Value;
use crate::vm::{Result, Vm};

/// A builtin type.
#[derive(Clone, Copy)]
pub struct TypeSpec {
    pub name: &'static str,
    /// `__module__`; "builtins" unless said otherwise.
    pub module: &'static str,
    pub doc: &'static str,
    pub layout: Layout,
    /// The base class; `None` is object.
    pub base: Option<fn(&Vm) -> Class>,
    /// Attributes that instances have in slots of their own (as `__slots__` gives), read-only to Python; see
    /// `Vm::field` and `Vm::set_field`. For native subclasses of builtin types that share their base's payload.
    pub fields: &'static [&'static str],
    /// Class flags; `BASE` (may be subclassed) is the default.
    pub flags: u32,
    /// `__new__`: its signature begins with `$type`; `args[0]` is the class. Without one the type cannot be called.
    pub new: Option<NativeDef>,
    /// `__init__`: its signature begins with `$self`.
    pub init: Option<NativeDef>,
    /// Rows whose signature begins with `$self` become methods, `$type` class methods, others static methods.
    pub methods: &'static [NativeDef],
    pub getset: &'static [GetSetDef],
    /// Attributes that programs see as members (`member_descriptor`), without a setter read-only.
    pub members: &'static [GetSetDef],
    /// Methods that programs see as slot wrappers though no slot of ours is behind them: `__divmod__`, `__buffer__`.
    pub wrappers: &'static [NativeDef],
    /// Slots that the type fills again with what it inherits, as C definitions do that name
    /// `PyObject_GenericGetAttr`: their methods are in its own dict.
    pub shown_again: &'static [Slot],
    /// The signature that the class shows, if it is not the constructor's.
    pub signature: Option<&'static str>,
    /// Defined statically in CPython, as all builtins are: the module is part of the name, not in the dict.
    pub is_static: bool,
    /// Fills the slots; special methods (`__len__`…) appear in the class's dict by themselves.
    pub slots: fn(&Slots),
    /// Runs last: further class attributes.
    pub finish: fn(&mut Vm, &Class) -> Result<()>,
}

impl TypeSpec {
    /// A type with payload `T` and nothing else.
    pub const fn of<T: Payload>(name: &'static str) -> TypeSpec {
        TypeSpec {
            name,
            module: "builtins",
            doc: "",
            layout: Layout::of::<T>(),
            base: None,
            fields: &[],
            flags: flags::BASE,
            new: None,
            init: None,
            methods: &[],
            getset: &[],
            members: &[],
            wrappers: &[],
            shown_again: &[],
            signature: None,
            is_static: false,
            slots: |_| {},
            finish: |_, _| Ok(()),
        }
    }
}

/// A native module.
#[derive(Clone, Copy)]
pub struct ModuleSpec {
    pub name: &'static str,
    pub doc: &'static str,
    /// Rows without a receiver.
    pub functions: &'static [NativeDef],
    /// Types to make (their `module` should be the module's public name) and to add under their names.
    pub types: &'static [&'static TypeSpec],
    /// Adds constants and the rest to the module's dict (see `Vm::module_set`).
    pub init: fn(&mut Vm, &Value) -> Result<()>,
}

impl ModuleSpec {
    pub const fn named(name: &'static str) -> ModuleSpec {
        ModuleSpec {
            name,
            doc: "",
            functions: &[],
            types: &[],
            init: |_, _| Ok(()),
        }
    }
}
