//! Classes: the payload of `type` objects, and their slots.
//!
//! A slot is a native function that implements one special method for a class (CPython's `tp_*`). Builtin types
//! fill their slots with Rust functions; a class made by a `class` statement gets, for each special method found
//! on its MRO, either the native slot it inherits or a generic function that looks the method up and calls it
//! (see `slots.rs`, which has the table that ties slots to special method names).

use super::GilCell;
use super::class::namespace::Namespace;
use super::header::{Kind, Layout, Object, Payload, Visitor};
use super::native::{Args, NativeBody, NativeCode};
use super::value::Value;
use crate::vm::{Result, Vm};
use std::cell::Cell;
use std::ops::Deref;
use std::rc::Rc;

pub type UnaryFn = fn(&mut Vm, &Value) -> Result<Value>;
/// Binary operators get `(left, right)` for both the plain and the reflected case and answer `NotImplemented`
/// when an operand is not theirs.
pub type BinaryFn = fn(&mut Vm, &Value, &Value) -> Result<Value>;
pub type PowerFn = fn(&mut Vm, &Value, &Value, &Value) -> Result<Value>;
pub type HashFn = fn(&mut Vm, &Value) -> Result<i64>;
pub type LengthFn = fn(&mut Vm, &Value) -> Result<usize>;
pub type BoolFn = fn(&mut Vm, &Value) -> Result<bool>;
pub type ContainsFn = fn(&mut Vm, &Value, &Value) -> Result<bool>;
/// `None` deletes.
pub type SetItemFn = fn(&mut Vm, &Value, &Value, Option<&Value>) -> Result<()>;
pub type CompareFn = fn(&mut Vm, &Value, &Value, Compare) -> Result<Value>;
/// `None`: exhausted (no StopIteration is made).
pub type NextFn = fn(&mut Vm, &Value) -> Result<Option<Value>>;
pub type CallFn = fn(&mut Vm, &Value, Args<'_>) -> Result<Value>;
/// The name is a str.
pub type GetAttrFn = fn(&mut Vm, &Value, &Value) -> Result<Value>;
pub type SetAttrFn = fn(&mut Vm, &Value, &Value, Option<&Value>) -> Result<()>;
/// `(descriptor, instance or None, owner)`.
pub type GetFn = fn(&mut Vm, &Value, Option<&Value>, &Value) -> Result<Value>;
pub type SetFn = fn(&mut Vm, &Value, &Value, Option<&Value>) -> Result<()>;
pub type FinalizeFn = fn(&mut Vm, &Value) -> Result<()>;

/// Rich comparison operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Compare {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl Compare {
    /// The operator with its operands exchanged.
    pub fn reflected(self) -> Compare {
        use Compare::*;
        match self {
            Lt => Gt,
            Le => Ge,
            Gt => Lt,
            Ge => Le,
            other => other,
        }
    }
    pub fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }
    /// The answer for operands that compare as `ordering`.
    pub fn holds(self, ordering: std::cmp::Ordering) -> bool {
        use Compare::*;
        match self {
            Lt => ordering.is_lt(),
            Le => ordering.is_le(),
            Eq => ordering.is_eq(),
            Ne => ordering.is_ne(),
            Gt => ordering.is_gt(),
            Ge => ordering.is_ge(),
        }
    }
}

/// Binary operators, in the order of the opcodes ADD..XOR and IADD..IXOR.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Operator {
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    MatMul,
    LShift,
    RShift,
    And,
    Or,
    Xor,
}

/// Number of binary operators.
pub const OPERATORS: usize = 13;

impl Operator {
    pub fn symbol(self) -> &'static str {
        [
            "+",
            "-",
            "*",
            "/",
            "//",
            "%",
            "** or pow()",
            "@",
            "<<",
            ">>",
            "&",
            "|",
            "^",
        ][self as usize]
    }
    /// The special method's name without underscores.
    pub fn method(self) -> &'static str {
        [
            "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift",
            "and", "or", "xor",
        ][self as usize]
    }
}

/// How instances are made or initialised.
#[derive(Clone)]
pub enum Constructor {
    /// A builtin's: arguments bound by its signature; `args[0]` is the class (`new`) or the instance (`init`).
    Native(Rc<NativeCode>),
    /// A class defines the special method in Python: look it up and call it.
    Python,
}

macro_rules! slots {
    ($($(#[$doc:meta])* $name:ident: $function:ty,)*) => {
        /// The slots of a class.
        #[derive(Default)]
        pub struct Slots {
            $($(#[$doc])* pub $name: Cell<Option<$function>>,)*
            /// By [`Operator`].
            pub binary: [Cell<Option<BinaryFn>>; OPERATORS],
            /// By [`Operator`].
            pub in_place: [Cell<Option<BinaryFn>>; OPERATORS],
            pub new: GilCell<Option<Constructor>>,
            pub init: GilCell<Option<Constructor>>,
        }
        impl Slots {
            /// Takes over every slot of `base` that is empty here.
            pub fn inherit(&self, base: &Slots) {
                $(if self.$name.get().is_none() { self.$name.set(base.$name.get()); })*
                for (mine, theirs) in self.binary.iter().zip(&base.binary).chain(self.in_place.iter().zip(&base.in_place)) {
                    if mine.get().is_none() { mine.set(theirs.get()); }
                }
            }
        }
    };
}

slots! {
    repr: UnaryFn,
    str: UnaryFn,
    hash: HashFn,
    call: CallFn,
    getattr: GetAttrFn,
    setattr: SetAttrFn,
    compare: CompareFn,
    iter: UnaryFn,
    next: NextFn,
    len: LengthFn,
    get_item: BinaryFn,
    set_item: SetItemFn,
    contains: ContainsFn,
    bool: BoolFn,
    negative: UnaryFn,
    positive: UnaryFn,
    invert: UnaryFn,
    absolute: UnaryFn,
    int: UnaryFn,
    float: UnaryFn,
    index: UnaryFn,
    /// Three-argument `pow`.
    power: PowerFn,
    get: GetFn,
    set: SetFn,
    await_: UnaryFn,
    aiter: UnaryFn,
    anext: UnaryFn,
    /// `__del__`, or what a builtin does when an instance dies. Never runs inside a drop: see `heap.rs`.
    finalize: FinalizeFn,
    /// How a bytes-like type shows its memory: see `buffer.rs`.
    buffer: &'static super::buffer::Provider,
}

/// Flags of a class.
pub mod flags {
    /// Made by a class statement or `type(...)`: its attributes may be set.
    pub const HEAP: u32 = 1;
    /// May be subclassed.
    pub const BASE: u32 = 1 << 1;
    /// Instances have a `__dict__`.
    pub const DICT: u32 = 1 << 2;
    /// Instances may be weakly referenced.
    pub const WEAKREF: u32 = 1 << 3;
    /// Has a finalizer that must be queued when an instance dies.
    pub const FINALIZER: u32 = 1 << 4;
    /// Has abstract methods: may not be instantiated.
    pub const ABSTRACT: u32 = 1 << 5;
    /// Matches `case [..]`.
    pub const SEQUENCE: u32 = 1 << 6;
    /// Matches `case {..}`.
    pub const MAPPING: u32 = 1 << 7;
    /// `case C(x)` binds the subject itself.
    pub const MATCH_SELF: u32 = 1 << 8;
    /// Calling the class is a TypeError.
    pub const NO_INSTANCES: u32 = 1 << 9;
    /// `__getattribute__` is object's and there is no `__getattr__`: inline caches apply.
    pub const PLAIN_GETATTR: u32 = 1 << 10;
    /// `__setattr__` is object's.
    pub const PLAIN_SETATTR: u32 = 1 << 11;
    /// Subclass of BaseException.
    pub const EXCEPTION: u32 = 1 << 12;
    /// Subclass of type.
    pub const TYPE: u32 = 1 << 13;
    /// Instances differ from the base's for Python's eyes although the payload is the same: an exception with
    /// fields of its own cannot be a base together with another such exception.
    pub const SOLID: u32 = 1 << 15;
    /// `__getattribute__` is object's, and there is a `__getattr__`: inline caches apply to attributes that exist.
    pub const GETATTR_HOOK: u32 = 1 << 16;
    /// An `OrderedDict`: its iterators notice changes of the order.
    pub const ORDERED: u32 = 1 << 17;
    /// Written in Python where CPython has it in C: messages name it with its module.
    pub const FULL_NAME: u32 = 1 << 18;
    /// May be subclassed only natively (bool, NoneType…).
    pub const IMMUTABLE: u32 = 1 << 14;
}

/// Payload of `type` objects.
pub struct Type {
    pub(super) layout: &'static Layout,
    pub(super) flags: Cell<u32>,
    /// Changes with every change of this class or of a base; never reused.
    pub version: Cell<u32>,
    /// Which special methods the class's own dict has (`slots::RowSet`), as of a version.
    pub(super) special_rows: Cell<(u32, u128)>,
    /// Attribute slots to allocate inline in new instances; -1: instances have no instance part.
    pub(super) inline: Cell<i32>,
    /// Slots that `__slots__` of this class and its bases take, before attributes found by shape.
    pub(super) fixed_slots: Cell<u32>,
    pub slots: Slots,
    pub name: GilCell<Rc<str>>,
    pub qualname: GilCell<Value>,
    /// Tuple of bases.
    pub bases: GilCell<Value>,
    /// The base whose layout this class extends; `None` for object.
    pub base: GilCell<Option<Value>>,
    /// Tuple: this class first.
    pub mro: GilCell<Value>,
    /// The class's own attributes: see `Object::<Type>::dict`.
    pub(crate) namespace: Namespace,
    /// Headers of direct subclasses, not counted; a dying class removes itself from its bases.
    pub subclasses: GilCell<Vec<usize>>,
    /// `inspect`-style text of the constructor, e.g. `(x=0, /)`; for `__text_signature__`.
    pub text_signature: Cell<Option<&'static str>>,
    /// What `__doc__` of a builtin type says; the dict may have a descriptor for the instances' instead.
    pub doc: Cell<&'static str>,
    /// The module of a builtin type.
    pub module: Cell<Option<&'static str>>,
    /// The version for which the address of a Python `__init__` is noted here, and that address (see `construct.rs`);
    /// 0: calls do not come down to one.
    pub(crate) python_init: Cell<(u32, usize)>,
}

impl Type {
    #[inline(always)]
    pub fn layout(&self) -> &'static Layout {
        self.layout
    }
    #[inline(always)]
    pub fn has(&self, flag: u32) -> bool {
        self.flags.get() & flag != 0
    }
    pub fn set_flag(&self, flag: u32, on: bool) {
        let flags = self.flags.get();
        self.flags
            .set(if on { flags | flag } else { flags & !flag });
    }
    #[inline(always)]
    pub fn has_finalizer(&self) -> bool {
        self.has(flags::FINALIZER)
    }
    /// Attribute slots to allocate inline, if instances have an instance part.
    #[inline(always)]
    pub fn inline_slots(&self) -> Option<u32> {
        u32::try_from(self.inline.get()).ok()
    }
    #[inline]
    pub fn fixed_slots(&self) -> u32 {
        self.fixed_slots.get()
    }
}

impl Payload for Type {
    const KIND: Kind = Kind::Type;
    const GC: bool = true;

    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(self.qualname.get(vm));
        visit(self.bases.get(vm));
        visit(self.mro.get(vm));
        self.namespace.made(vm).into_iter().for_each(&mut *visit);
        if let Some(base) = self.base.get(vm) {
            visit(base);
        }
    }

    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        // The bases stay: a dying class takes itself off their lists of subclasses. No cycle leads through them that
        // does not lead through the MRO or the dict.
        out.push(self.mro.replace(vm, Value::NONE));
        out.extend(self.namespace.clear(vm));
        // A `__new__` with state of its own may lead back here.
        let leads_back = match self.slots.new.get(vm) {
            Some(Constructor::Native(code)) => matches!(code.body, NativeBody::Method(..)),
            _ => false,
        };
        if leads_back {
            self.slots.new.set(vm, None);
        }
    }
}

/// An owned reference to a class.
#[derive(Clone)]
#[repr(transparent)]
pub struct Class(Value);

impl Class {
    /// The value as a class, if it is one.
    pub fn from_value(value: &Value) -> Option<Class> {
        value.is_a::<Type>().then(|| Class(value.clone()))
    }
    pub fn value(&self) -> &Value {
        &self.0
    }
}

impl Deref for Class {
    type Target = Object<Type>;
    #[inline(always)]
    fn deref(&self) -> &Object<Type> {
        // SAFETY: checked when the `Class` was made.
        unsafe { &*(self.0.raw().0 as *const Object<Type>) }
    }
}

impl Object<Type> {
    /// What messages call this class (`tp_name`): builtin classes with their module's name, others without.
    pub fn message_name(&self, vm: &Vm) -> Rc<str> {
        match self.has(flags::HEAP) && !self.has(flags::FULL_NAME) {
            true => self.display_name(vm),
            false => vm.class_full_name(&self.class_ref()).into(),
        }
    }

    /// An owned reference to this class.
    #[inline]
    pub fn class_ref(&self) -> Class {
        Class(self.value())
    }

    /// Whether this is `other` or a subclass of it, by the MRO (no `__subclasscheck__`).
    #[inline]
    pub fn is_subclass(&self, vm: &Vm, other: &Object<Type>) -> bool {
        if self.is(other) {
            return true;
        }
        let mro = self.mro.get(vm);
        mro.downcast::<super::tuple::Tuple>().is_some_and(|mro| {
            mro.items()
                .iter()
                .any(|class| class.raw().0 == other as *const _ as u64)
        })
    }

    /// The name as `__name__` gives it.
    pub fn display_name(&self, vm: &Vm) -> Rc<str> {
        self.name.cloned(vm)
    }
}
