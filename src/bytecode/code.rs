//! Code objects as plain data: what the compiler makes, the verifier checks, the embedded library stores and
//! the VM turns into a run-time object. Nothing here knows values or types of the running program.

use std::sync::Arc;

/// A name: identifier text, shared.
pub type Name = Arc<str>;

/// Text that may hold lone surrogates (`'\ud800'` is a legal literal).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Text {
    Utf8(Arc<str>),
    /// Code points; used only when one of them is a surrogate.
    Wide(Arc<[u32]>),
}

/// A constant.
#[derive(Clone, Debug)]
pub enum Const {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    /// An integer beyond 64 bits: sign and magnitude, little-endian bytes.
    BigInt {
        negative: bool,
        magnitude: Arc<[u8]>,
    },
    Float(f64),
    Complex(f64, f64),
    Str(Text),
    Bytes(Arc<[u8]>),
    Tuple(Arc<[Const]>),
    FrozenSet(Arc<[Const]>),
    /// `slice(a, b, c)` of constants.
    Slice(Arc<[Const; 3]>),
    Code(Arc<Code>),
}

/// What a local register holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalKind {
    /// A plain local (parameters come first).
    Local,
    /// A local that inner functions share: the register holds a cell.
    Cell,
    /// A free variable: the register holds a cell of an enclosing function.
    Free,
}

/// A named register. `Code::locals[i]` describes register `i`; hidden locals follow them and have no entry.
#[derive(Clone, Debug)]
pub struct Local {
    pub name: Name,
    pub kind: LocalKind,
    /// Not shown by `locals()`: the variable of an inlined comprehension.
    pub hidden: bool,
}

/// A row of the exception table. Rows are searched first to last, inner ones first; offsets are in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// First word that is covered.
    pub start: u32,
    /// First word no longer covered.
    pub end: u32,
    /// Where execution goes on.
    pub target: u32,
    /// Register that receives the exception.
    pub exception: u16,
    /// Temporaries from this register on are released first.
    pub depth: u16,
}

/// Source range of an instruction: 1-based lines, UTF-8 byte columns from 0. `line == 0`: no position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    pub line: u32,
    pub col: u32,
    pub end_line: u32,
    pub end_col: u32,
}

/// A line that begins where it has no instruction of its own (`pass`, `try:`, a `continue` that was shortened away):
/// for tracing. Several marks of one offset are passed in their order, before the instruction there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub offset: u32,
    pub line: u32,
    pub flags: u8,
}

impl Mark {
    /// Passed when the jump at `offset` is taken, after it.
    pub const TAKEN: u8 = 1;
    /// The jump at `offset` leads behind the first marks at its target: `line` says how many.
    pub const SKIP: u8 = 2;
}

/// CPython's `co_flags` (Include/cpython/code.h).
pub mod flags {
    pub const OPTIMIZED: u32 = 0x1;
    pub const NEWLOCALS: u32 = 0x2;
    pub const VARARGS: u32 = 0x4;
    pub const VARKEYWORDS: u32 = 0x8;
    pub const NESTED: u32 = 0x10;
    pub const GENERATOR: u32 = 0x20;
    pub const COROUTINE: u32 = 0x80;
    pub const ITERABLE_COROUTINE: u32 = 0x100;
    pub const ASYNC_GENERATOR: u32 = 0x200;
    pub const FUTURE_ANNOTATIONS: u32 = 0x100_0000;
    pub const HAS_DOCSTRING: u32 = 0x400_0000;
    pub const METHOD: u32 = 0x800_0000;
    /// Not of CPython: the function stands for one that is C there, so its frames make no entries in tracebacks.
    /// Programs never see this flag.
    pub const STANDS_FOR_NATIVE: u32 = 0x8000_0000;
}

/// A code object. Registers `0 .. arg_count + kwonly_count` are parameters, then `*args`, then `**kwargs`.
#[derive(Clone, Debug)]
pub struct Code {
    pub name: Name,
    pub qualname: Name,
    pub filename: Name,
    pub first_line: u32,
    /// See [`flags`].
    pub flags: u32,
    /// Positional parameters, positional-only ones included.
    pub arg_count: u32,
    pub posonly_count: u32,
    pub kwonly_count: u32,
    /// Registers of a window, header not included.
    pub n_registers: u32,
    /// First temporary: named and hidden locals come before.
    pub first_temp: u32,
    pub words: Vec<u32>,
    /// The docstring, if `HAS_DOCSTRING`, is constant 0.
    pub constants: Vec<Const>,
    pub names: Vec<Name>,
    pub locals: Vec<Local>,
    pub handlers: Vec<Handler>,
    /// Runs of equal position: (first word, position), ascending.
    pub positions: Vec<(u32, Position)>,
    /// Lines without instructions, by offset.
    pub marks: Vec<Mark>,
}

impl Code {
    /// Position of the instruction at `offset` (in words).
    pub fn position(&self, offset: usize) -> Position {
        let after = self
            .positions
            .partition_point(|&(start, _)| start as usize <= offset);
        match after.checked_sub(1) {
            Some(index) => self.positions[index].1,
            None => Position::default(),
        }
    }
}
