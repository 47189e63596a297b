//! The table of special methods: which slot each belongs to, how its wrapper calls the slot, signature and doc
//! (`slotdefs` of Objects/typeobject.c). Rows of one slot stand together.

use super::Slot;
use crate::object::types::{Compare, Operator};

/// How a slot wrapper turns call arguments into a call of the slot's function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrap {
    Unary,
    /// `(self, other)`.
    Left,
    /// `(other, self)`: the reflected method.
    Right,
    /// `__pow__` and `__rpow__`, whose modulus is optional.
    PowerLeft,
    PowerRight,
    Hash,
    Length,
    Bool,
    Contains,
    SetItem,
    DeleteItem,
    Compare(Compare),
    Next,
    Call,
    GetAttr,
    /// `__getattr__`: only classes written in Python have it.
    Never,
    SetAttr,
    DeleteAttr,
    Get,
    Set,
    Delete,
    Finalize,
}

/// A special method.
#[derive(PartialEq, Debug)]
pub struct Row {
    pub name: &'static str,
    pub slot: Slot,
    pub wrap: Wrap,
    pub signature: &'static str,
    pub doc: &'static str,
}

const fn row(
    name: &'static str,
    slot: Slot,
    wrap: Wrap,
    signature: &'static str,
    doc: &'static str,
) -> Row {
    Row {
        name,
        slot,
        wrap,
        signature,
        doc,
    }
}

const UNARY: &str = "($self, /)";
const VALUE: &str = "($self, value, /)";
const KEY: &str = "($self, key, /)";

macro_rules! binary {
    ($operator:ident $name:literal $reflected:literal $in_place:literal $symbol:literal) => {
        [
            row(
                $name,
                Slot::Binary(Operator::$operator),
                Wrap::Left,
                VALUE,
                concat!("Return self", $symbol, "value."),
            ),
            row(
                $reflected,
                Slot::Binary(Operator::$operator),
                Wrap::Right,
                VALUE,
                concat!("Return value", $symbol, "self."),
            ),
            row(
                $in_place,
                Slot::InPlace(Operator::$operator),
                Wrap::Left,
                VALUE,
                concat!("Return self", $symbol, "=value."),
            ),
        ]
    };
}

const BINARY: [[Row; 3]; 12] = [
    binary!(Add "__add__" "__radd__" "__iadd__" "+"),
    binary!(Sub "__sub__" "__rsub__" "__isub__" "-"),
    binary!(Mul "__mul__" "__rmul__" "__imul__" "*"),
    binary!(TrueDiv "__truediv__" "__rtruediv__" "__itruediv__" "/"),
    binary!(FloorDiv "__floordiv__" "__rfloordiv__" "__ifloordiv__" "//"),
    binary!(Mod "__mod__" "__rmod__" "__imod__" "%"),
    binary!(MatMul "__matmul__" "__rmatmul__" "__imatmul__" "@"),
    binary!(LShift "__lshift__" "__rlshift__" "__ilshift__" "<<"),
    binary!(RShift "__rshift__" "__rrshift__" "__irshift__" ">>"),
    binary!(And "__and__" "__rand__" "__iand__" "&"),
    binary!(Or "__or__" "__ror__" "__ior__" "|"),
    binary!(Xor "__xor__" "__rxor__" "__ixor__" "^"),
];

const PLAIN: [Row; PLAIN_ROWS] = {
    use Wrap::*;
    [
        row("__repr__", Slot::Repr, Unary, UNARY, "Return repr(self)."),
        row("__str__", Slot::Str, Unary, UNARY, "Return str(self)."),
        row("__hash__", Slot::Hash, Hash, UNARY, "Return hash(self)."),
        row(
            "__call__",
            Slot::Call,
            Call,
            "($self, /, *args, **kwargs)",
            "Call self as a function.",
        ),
        row(
            "__getattribute__",
            Slot::GetAttr,
            GetAttr,
            "($self, name, /)",
            "Return getattr(self, name).",
        ),
        row("__getattr__", Slot::GetAttr, Never, "", ""),
        row(
            "__setattr__",
            Slot::SetAttr,
            SetAttr,
            "($self, name, value, /)",
            "Implement setattr(self, name, value).",
        ),
        row(
            "__delattr__",
            Slot::SetAttr,
            DeleteAttr,
            "($self, name, /)",
            "Implement delattr(self, name).",
        ),
        row(
            "__lt__",
            Slot::Compare,
            Compare(self::Compare::Lt),
            VALUE,
            "Return self<value.",
        ),
        row(
            "__le__",
            Slot::Compare,
            Compare(self::Compare::Le),
            VALUE,
            "Return self<=value.",
        ),
        row(
            "__eq__",
            Slot::Compare,
            Compare(self::Compare::Eq),
            VALUE,
            "Return self==value.",
        ),
        row(
            "__ne__",
            Slot::Compare,
            Compare(self::Compare::Ne),
            VALUE,
            "Return self!=value.",
        ),
        row(
            "__gt__",
            Slot::Compare,
            Compare(self::Compare::Gt),
            VALUE,
            "Return self>value.",
        ),
        row(
            "__ge__",
            Slot::Compare,
            Compare(self::Compare::Ge),
            VALUE,
            "Return self>=value.",
        ),
        row(
            "__iter__",
            Slot::Iter,
            Unary,
            UNARY,
            "Implement iter(self).",
        ),
        row("__next__", Slot::Next, Next, UNARY, "Implement next(self)."),
        row("__len__", Slot::Len, Length, UNARY, "Return len(self)."),
        row("__getitem__", Slot::GetItem, Left, KEY, "Return self[key]."),
        row(
            "__setitem__",
            Slot::SetItem,
            SetItem,
            "($self, key, value, /)",
            "Set self[key] to value.",
        ),
        row(
            "__delitem__",
            Slot::SetItem,
            DeleteItem,
            KEY,
            "Delete self[key].",
        ),
        row(
            "__contains__",
            Slot::Contains,
            Contains,
            KEY,
            "Return bool(key in self).",
        ),
        row(
            "__bool__",
            Slot::Bool,
            Bool,
            UNARY,
            "True if self else False",
        ),
        row("__neg__", Slot::Negative, Unary, UNARY, "-self"),
        row("__pos__", Slot::Positive, Unary, UNARY, "+self"),
        row("__invert__", Slot::Invert, Unary, UNARY, "~self"),
        row("__abs__", Slot::Absolute, Unary, UNARY, "abs(self)"),
        row("__int__", Slot::Int, Unary, UNARY, "int(self)"),
        row("__float__", Slot::Float, Unary, UNARY, "float(self)"),
        row(
            "__index__",
            Slot::Index,
            Unary,
            UNARY,
            "Return self converted to an integer, if self is suitable for use as an index into a list.",
        ),
        row(
            "__pow__",
            Slot::Binary(Operator::Pow),
            PowerLeft,
            "($self, value, mod=None, /)",
            "Return pow(self, value, mod).",
        ),
        row(
            "__rpow__",
            Slot::Binary(Operator::Pow),
            PowerRight,
            "($self, value, mod=None, /)",
            "Return pow(value, self, mod).",
        ),
        row(
            "__ipow__",
            Slot::InPlace(Operator::Pow),
            Left,
            VALUE,
            "Return self**=value.",
        ),
        // The three-argument slot is filled from `__pow__` alone; builtin types show it through `Binary(Pow)`.
        row("__pow__", Slot::Power, Never, "", ""),
        row(
            "__get__",
            Slot::Get,
            Get,
            "($self, instance, owner=None, /)",
            "Return an attribute of instance, which is of type owner.",
        ),
        row(
            "__set__",
            Slot::Set,
            Set,
            "($self, instance, value, /)",
            "Set an attribute of instance to value.",
        ),
        row(
            "__delete__",
            Slot::Set,
            Delete,
            "($self, instance, /)",
            "Delete an attribute of instance.",
        ),
        row(
            "__await__",
            Slot::Await,
            Unary,
            UNARY,
            "Return an iterator to be used in await expression.",
        ),
        row(
            "__aiter__",
            Slot::AIter,
            Unary,
            UNARY,
            "Return an awaitable, that resolves in asynchronous iterator.",
        ),
        row(
            "__anext__",
            Slot::ANext,
            Unary,
            UNARY,
            "Return a value or raise StopAsyncIteration.",
        ),
        row(
            "__del__",
            Slot::Finalize,
            Finalize,
            UNARY,
            "Called when the instance is about to be destroyed.",
        ),
    ]
};

const PLAIN_ROWS: usize = 40;

/// All rows.
pub static ROWS: [Row; PLAIN_ROWS + 36] = rows();

const fn rows() -> [Row; PLAIN_ROWS + 36] {
    let mut all = [const { row("", Slot::Repr, Wrap::Never, "", "") }; PLAIN_ROWS + 36];
    let mut at = 0;
    while at < PLAIN_ROWS {
        let r = &PLAIN[at];
        all[at] = row(r.name, r.slot, r.wrap, r.signature, r.doc);
        at += 1;
    }
    let mut index = 0;
    while index < 36 {
        let r = &BINARY[index / 3][index % 3];
        all[PLAIN_ROWS + index] = row(r.name, r.slot, r.wrap, r.signature, r.doc);
        index += 1;
    }
    all
}

/// Signatures that CPython does not show: it has none for functions that take whatever they like.
pub fn hidden_signature(text: &str) -> bool {
    text.is_empty()
        || matches!(
            text,
            "($type, /, *args, **kwargs)" | "(*args, **kwargs)" | "($self, /, *args, **kwargs)"
        )
}
