//! Methods that many types have, under the same name with the same signature and documentation.

use super::{NativeDef, NativeFn};
use crate::object::native::Bound;

/// `__class_getitem__`: what can be subscripted in annotations.
pub const CLASS_GETITEM: NativeDef = (
    "__class_getitem__",
    "($type, object, /)",
    |vm, args| vm.generic_alias(args.arg(0), args.arg(1)),
    "See PEP 585",
);

/// `__length_hint__`: how much an iterator has left.
pub const fn length_hint(function: NativeFn) -> NativeDef {
    (
        "__length_hint__",
        "($self, /)",
        function,
        "Private method returning an estimate of len(list(it)).",
    )
}

/// `__reduce__`: how an object is copied and pickled.
pub const fn reduce(function: NativeFn) -> NativeDef {
    (
        "__reduce__",
        "($self, /)",
        function,
        "Return state information for pickling.",
    )
}

/// `__setstate__`: what [`reduce`] gave comes back.
pub const fn set_state(function: NativeFn) -> NativeDef {
    (
        "__setstate__",
        "($self, object, /)",
        function,
        "Set state information for unpickling.",
    )
}

/// `__divmod__` and `__rdivmod__`.
pub const fn divmod(function: NativeFn, reflected: NativeFn) -> [NativeDef; 2] {
    [
        (
            "__divmod__",
            "($self, value, /)",
            function,
            "Return divmod(self, value).",
        ),
        (
            "__rdivmod__",
            "($self, value, /)",
            reflected,
            "Return divmod(value, self).",
        ),
    ]
}
