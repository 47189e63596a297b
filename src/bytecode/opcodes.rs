//! The one opcode table. The enum, the verifier, the disassembler, the dispatch tables of the VM and
//! `docs/opcodes.md` all derive from the list below; there is no second one.
//!
//! # The machine in one page
//! A frame is a *window* of registers in a thread's contiguous stack (or, for a generator, on the heap).
//! A window is preceded by a header of [`HEADER`] words that the caller fills when it calls:
//!
//! ```text
//! base[-5] callee   base[-4] code   base[-3] call pc   base[-2] caller's base + flags   base[-1] frame object
//! base[0 ..]   parameters | locals | cells and free variables | hidden locals | temporaries
//!                                                                             ^ code.first_temp
//! ```
//! Registers own their values. **Operand rule**: an instruction borrows operands that are locals
//! (`< first_temp`) and *consumes* operands that are temporaries (`>= first_temp`): afterwards such a register
//! is dead and holds no reference. Operands marked `k` (kept) are never consumed. A destination is released
//! before it is overwritten; it may be the same register as an operand. So every temporary is written once and
//! read once; what must be read more often is duplicated first (`COPY`). Runs that are written (`UNPACK`) may be
//! locals, whose old values are released.
//! A local that may be unbound where it is read is guarded by `CHECK_BOUND`; other instructions may assume
//! that operands are bound.
//!
//! An instruction is one 32-bit word `op | A << 8 | B << 16 | C << 24`, or `op | A << 8 | Bx << 16`, or
//! `op | sAx << 8`, followed by a fixed number of data words (names, jump offsets, inline caches), which do not
//! count as instructions. `EXT` before an instruction supplies the high bytes of its operands: each becomes 16
//! bits, Bx 32 (EXT's B and C are its bits 16-23 and 24-31), signed ones in two's complement. Jump offsets are
//! in words, relative to the instruction that follows the jump (after its data words).

/// Words of the header that precedes a window; arguments of a call at `R[A]` start at `R[A + HEADER]`.
pub const HEADER: usize = 5;

/// What an operand field or data word means. Drives verification, disassembly and documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// Not used; zero.
    None,
    /// Register that is written.
    Dst,
    /// Register that is read, consumed if it is a temporary.
    Use,
    /// Register that is read and kept, even if it is a temporary.
    Keep,
    /// First of a run of registers (its length is said by the opcode's text).
    Run,
    /// Unsigned immediate.
    Imm,
    /// Signed immediate.
    Signed,
    /// Index into the code's names.
    Name,
    /// Index into the code's constants.
    Const,
    /// Jump offset.
    Jump,
    /// Inline cache; zero in a fresh code object.
    Cache,
}

/// How the 24 operand bits of an instruction word are divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Three 8-bit operands.
    ABC,
    /// An 8-bit and a 16-bit operand.
    ABx,
    /// One signed 24-bit operand.
    Ax,
}

/// One row of the table.
#[derive(Debug)]
pub struct Info {
    pub name: &'static str,
    pub format: Format,
    /// Roles of A, B, C (ABC), of A, Bx (ABx) or of Ax.
    pub operands: &'static [Operand],
    /// Roles of the data words that follow.
    pub data: &'static [Operand],
    /// One line of meaning.
    pub doc: &'static str,
}

macro_rules! role {
    (_) => {
        Operand::None
    };
    (d) => {
        Operand::Dst
    };
    (u) => {
        Operand::Use
    };
    (k) => {
        Operand::Keep
    };
    (r) => {
        Operand::Run
    };
    (i) => {
        Operand::Imm
    };
    (s) => {
        Operand::Signed
    };
    (n) => {
        Operand::Name
    };
    (c) => {
        Operand::Const
    };
    (j) => {
        Operand::Jump
    };
    (x) => {
        Operand::Cache
    };
}

macro_rules! opcodes {
    ($($name:ident $format:ident [$($operand:tt)*] [$($data:tt)*] $doc:literal;)*) => {
        /// Every opcode, numbered in table order.
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[allow(rustdoc::broken_intra_doc_links, reason = "R[A] is a register, not a link")]
        pub enum Opcode { $(#[doc = $doc] $name,)* }

        /// Number of opcodes.
        pub const COUNT: usize = [$(Opcode::$name),*].len();

        /// The table, indexed by opcode.
        pub static TABLE: [Info; COUNT] = [$(Info {
            name: stringify!($name),
            format: Format::$format,
            operands: &[$(role!($operand)),*],
            data: &[$(role!($data)),*],
            doc: $doc,
        }),*];

        const ALL: [Opcode; COUNT] = [$(Opcode::$name),*];

        /// Calls the macro `$m` with the names of all opcodes in table order, so that other crates can build
        /// dispatch tables that cannot fall out of step with this list.
        #[macro_export]
        macro_rules! for_each_opcode {
            ($m:ident) => { $m! { $($name)* } };
        }
    };
}

opcodes! {
    // ---- moves and constants
    NOP             ABC [_ _ _] [] "Does nothing.";
    EXT             ABC [i i i] [] "Prefix: high bytes of the next instruction's A, B, C (or A and Bx).";
    MOVE            ABC [d u _] [] "R[A] = R[B] (moved if B is a temporary, copied otherwise).";
    COPY            ABC [d k _] [] "R[A] = R[B], which is kept even if it is a temporary.";
    LOAD_CONST      ABx [d c] [] "R[A] = constants[Bx].";
    LOAD_INT        ABx [d s] [] "R[A] = the signed 16-bit integer Bx.";
    LOAD_NONE       ABC [d _ _] [] "R[A] = None.";
    LOAD_BOOL       ABC [d i _] [] "R[A] = B != 0.";
    CLEAR           ABC [d _ _] [] "Releases R[A] and marks it unbound; no error if it is unbound.";
    CHECK_BOUND     ABC [k _ _] [] "UnboundLocalError if local A is unbound.";
    DELETE_LOCAL    ABC [d _ _] [] "UnboundLocalError if local A is unbound; else unbinds it.";

    // ---- cells and free variables
    MAKE_CELL       ABC [d _ _] [] "R[A] = new cell holding what R[A] held (which may be unbound).";
    COPY_FREE       ABx [r i] [] "R[A .. A+Bx] = the callee's closure cells.";
    LOAD_DEREF      ABC [d k _] [] "R[A] = contents of cell R[B]; NameError/UnboundLocalError if empty.";
    STORE_DEREF     ABC [k u _] [] "Contents of cell R[A] = R[B].";
    DELETE_DEREF    ABC [k _ _] [] "Empties cell R[A]; error if it is empty.";

    // ---- names
    LOAD_GLOBAL     ABx [d n] [x x x] "R[A] = names[Bx] from globals, then builtins. Cache: globals version, entry index, builtins version.";
    STORE_GLOBAL    ABx [u n] [x x] "globals[names[Bx]] = R[A]. Cache: dict version, entry index.";
    DELETE_GLOBAL   ABx [_ n] [] "del globals[names[Bx]].";
    LOAD_NAME       ABx [d n] [x x x] "R[A] = names[Bx] from the frame's locals mapping, globals, builtins. Cache: locals version, entry index, builtins version.";
    STORE_NAME      ABx [u n] [x x] "locals[names[Bx]] = R[A] (the frame's locals mapping). Cache: dict version, entry index.";
    DELETE_NAME     ABx [_ n] [] "del locals[names[Bx]].";
    LOAD_LOCALS     ABC [d _ _] [] "R[A] = the frame's locals mapping.";
    LOAD_FROM_DICT_OR_GLOBALS ABC [d u _] [n] "R[A] = mapping R[B][name], else globals, else builtins.";
    LOAD_FROM_DICT_OR_DEREF   ABC [d u k] [n] "R[A] = mapping R[B][name], else contents of cell R[C].";
    LOAD_BUILD_CLASS ABC [d _ _] [] "R[A] = builtins.__build_class__.";

    // ---- attributes and subscripts
    LOAD_ATTR       ABC [d u _] [n x x x x] "R[A] = R[B].name. Cache: type version, shape, two words of answer.";
    STORE_ATTR      ABC [u u _] [n x x x x] "R[A].name = R[B].";
    DELETE_ATTR     ABC [u _ _] [n] "del R[A].name.";
    LOAD_METHOD     ABC [d u _] [n x x x x] "For CALL_METHOD at A: R[A] = function, R[A+5] = R[B]; or R[A] = R[B].name, R[A+5] unset.";
    LOAD_SUPER_ATTR ABC [d u u] [n] "R[A] holds `super` as looked up; R[A] = super(R[B], R[C]).name.";
    LOAD_SUPER_METHOD ABC [d u u] [n] "As LOAD_SUPER_ATTR, with LOAD_METHOD's result layout.";
    GET_ITEM        ABC [d u u] [] "R[A] = R[B][R[C]].";
    GET_ITEM_INT    ABC [d u s] [] "R[A] = R[B][C].";
    SET_ITEM        ABC [u u u] [] "R[A][R[B]] = R[C].";
    DELETE_ITEM     ABC [u u _] [] "del R[A][R[B]].";
    GET_SLICE       ABC [d u r] [] "R[A] = R[B][R[C]:R[C+1]] (both temporaries, None where absent).";

    // ---- arithmetic
    ADD             ABC [d u u] [] "R[A] = R[B] + R[C].";
    SUB             ABC [d u u] [] "R[A] = R[B] - R[C].";
    MUL             ABC [d u u] [] "R[A] = R[B] * R[C].";
    TRUEDIV         ABC [d u u] [] "R[A] = R[B] / R[C].";
    FLOORDIV        ABC [d u u] [] "R[A] = R[B] // R[C].";
    MOD             ABC [d u u] [] "R[A] = R[B] % R[C].";
    POW             ABC [d u u] [] "R[A] = R[B] ** R[C].";
    MATMUL          ABC [d u u] [] "R[A] = R[B] @ R[C].";
    LSHIFT          ABC [d u u] [] "R[A] = R[B] << R[C].";
    RSHIFT          ABC [d u u] [] "R[A] = R[B] >> R[C].";
    AND             ABC [d u u] [] "R[A] = R[B] & R[C].";
    OR              ABC [d u u] [] "R[A] = R[B] | R[C].";
    XOR             ABC [d u u] [] "R[A] = R[B] ^ R[C].";
    IADD            ABC [d u u] [] "R[A] = R[B] += R[C].";
    ISUB            ABC [d u u] [] "R[A] = R[B] -= R[C].";
    IMUL            ABC [d u u] [] "R[A] = R[B] *= R[C].";
    ITRUEDIV        ABC [d u u] [] "R[A] = R[B] /= R[C].";
    IFLOORDIV       ABC [d u u] [] "R[A] = R[B] //= R[C].";
    IMOD            ABC [d u u] [] "R[A] = R[B] %= R[C].";
    IPOW            ABC [d u u] [] "R[A] = R[B] **= R[C].";
    IMATMUL         ABC [d u u] [] "R[A] = R[B] @= R[C].";
    ILSHIFT         ABC [d u u] [] "R[A] = R[B] <<= R[C].";
    IRSHIFT         ABC [d u u] [] "R[A] = R[B] >>= R[C].";
    IAND            ABC [d u u] [] "R[A] = R[B] &= R[C].";
    IOR             ABC [d u u] [] "R[A] = R[B] |= R[C].";
    IXOR            ABC [d u u] [] "R[A] = R[B] ^= R[C].";
    ADD_INT         ABC [d u s] [] "R[A] = R[B] + C.";
    SUB_INT         ABC [d u s] [] "R[A] = R[B] - C.";
    MUL_INT         ABC [d u s] [] "R[A] = R[B] * C.";
    FLOORDIV_INT    ABC [d u s] [] "R[A] = R[B] // C.";
    MOD_INT         ABC [d u s] [] "R[A] = R[B] % C.";
    POW_INT         ABC [d u s] [] "R[A] = R[B] ** C.";
    AND_INT         ABC [d u s] [] "R[A] = R[B] & C.";
    LSHIFT_INT      ABC [d u s] [] "R[A] = R[B] << C.";
    RSHIFT_INT      ABC [d u s] [] "R[A] = R[B] >> C.";
    IADD_INT        ABC [d u s] [] "R[A] = R[B] += C.";
    ISUB_INT        ABC [d u s] [] "R[A] = R[B] -= C.";
    NEGATIVE        ABC [d u _] [] "R[A] = -R[B].";
    POSITIVE        ABC [d u _] [] "R[A] = +R[B].";
    INVERT          ABC [d u _] [] "R[A] = ~R[B].";
    NOT             ABC [d u _] [] "R[A] = not R[B].";

    // ---- comparison
    LT              ABC [d u u] [] "R[A] = R[B] < R[C].";
    LE              ABC [d u u] [] "R[A] = R[B] <= R[C].";
    EQ              ABC [d u u] [] "R[A] = R[B] == R[C].";
    NE              ABC [d u u] [] "R[A] = R[B] != R[C].";
    GT              ABC [d u u] [] "R[A] = R[B] > R[C].";
    GE              ABC [d u u] [] "R[A] = R[B] >= R[C].";
    IS              ABC [d u u] [] "R[A] = R[B] is R[C].";
    IS_NOT          ABC [d u u] [] "R[A] = R[B] is not R[C].";
    IN              ABC [d u u] [] "R[A] = R[B] in R[C].";
    NOT_IN          ABC [d u u] [] "R[A] = R[B] not in R[C].";

    // ---- jumps
    JUMP            Ax  [j] [] "Jumps by sAx words.";
    JUMP_IF_FALSE   ABC [u _ _] [j] "Jumps if R[A] is false.";
    JUMP_IF_TRUE    ABC [u _ _] [j] "Jumps if R[A] is true.";
    JUMP_IF_FALSE_KEEP ABC [k _ _] [j] "Jumps if R[A] is false; R[A] is kept.";
    JUMP_IF_TRUE_KEEP  ABC [k _ _] [j] "Jumps if R[A] is true; R[A] is kept.";
    JUMP_LT         ABC [u u i] [j] "Jumps if (R[A] < R[B]) == C.";
    JUMP_LE         ABC [u u i] [j] "Jumps if (R[A] <= R[B]) == C.";
    JUMP_EQ         ABC [u u i] [j] "Jumps if (R[A] == R[B]) == C.";
    JUMP_NE         ABC [u u i] [j] "Jumps if (R[A] != R[B]) == C.";
    JUMP_GT         ABC [u u i] [j] "Jumps if (R[A] > R[B]) == C.";
    JUMP_GE         ABC [u u i] [j] "Jumps if (R[A] >= R[B]) == C.";
    JUMP_LT_INT     ABC [u s i] [j] "Jumps if (R[A] < B) == C.";
    JUMP_LE_INT     ABC [u s i] [j] "Jumps if (R[A] <= B) == C.";
    JUMP_EQ_INT     ABC [u s i] [j] "Jumps if (R[A] == B) == C.";
    JUMP_NE_INT     ABC [u s i] [j] "Jumps if (R[A] != B) == C.";
    JUMP_GT_INT     ABC [u s i] [j] "Jumps if (R[A] > B) == C.";
    JUMP_GE_INT     ABC [u s i] [j] "Jumps if (R[A] >= B) == C.";
    JUMP_IS         ABC [u u i] [j] "Jumps if (R[A] is R[B]) == C.";
    JUMP_IS_NONE    ABC [u _ i] [j] "Jumps if (R[A] is None) == C.";
    JUMP_IN         ABC [u u i] [j] "Jumps if (R[A] in R[B]) == C.";

    // ---- iteration and unpacking
    GET_ITER        ABC [d u i] [] "R[A] = iter(R[B]); with C = 1 an iterator is not asked for its own.";
    FOR_ITER        ABC [d k _] [j] "R[A] = next(R[B]); jumps when exhausted (A untouched).";
    FOR_NEXT        ABC [d k _] [j] "R[A] = next(R[B]) and jumps; goes on, A untouched, when exhausted (the bottom of a loop).";
    UNPACK          ABC [r u i] [] "R[A .. A+C] = the C items of R[B]; ValueError/TypeError otherwise.";
    UNPACK_STAR     ABC [r u i] [i] "R[A .. A+C] = first C items, R[A+C] = list of the middle, then (data word) last items.";

    // ---- building
    BUILD_TUPLE     ABC [d r i] [] "R[A] = tuple of the C temporaries from R[B].";
    BUILD_LIST      ABC [d r i] [] "R[A] = list of the C temporaries from R[B].";
    BUILD_SET       ABC [d r i] [] "R[A] = set of the C temporaries from R[B].";
    BUILD_MAP       ABC [d r i] [] "R[A] = dict of C key, value pairs of temporaries from R[B].";
    BUILD_SLICE     ABC [d r i] [] "R[A] = slice of the C (2 or 3) temporaries from R[B].";
    BUILD_STRING    ABC [d r i] [] "R[A] = concatenation of the C strings (temporaries) from R[B].";
    LIST_APPEND     ABC [k u _] [] "Appends R[B] to list R[A].";
    LIST_EXTEND     ABC [k u _] [] "Extends list R[A] by iterable R[B] (error text of a * display or call).";
    LIST_TO_TUPLE   ABC [d u _] [] "R[A] = tuple of list R[B].";
    SET_ADD         ABC [k u _] [] "Adds R[B] to set R[A].";
    SET_UPDATE      ABC [k u _] [] "Adds all of iterable R[B] to set R[A].";
    MAP_ADD         ABC [k u u] [] "dict R[A][R[B]] = R[C].";
    DICT_UPDATE     ABC [k u _] [] "Updates dict R[A] from mapping R[B] (a ** in a display).";
    DICT_MERGE      ABC [k u k] [] "As DICT_UPDATE for a call of R[C]: duplicate keys are a TypeError.";
    CONVERT         ABC [d u i] [] "R[A] = C == 1: str(R[B]); 2: repr(R[B]); 3: ascii(R[B]).";
    FORMAT          ABC [d u _] [] "R[A] = format(R[B], '').";
    FORMAT_SPEC     ABC [d u u] [] "R[A] = format(R[B], R[C]).";
    BUILD_INTERPOLATION ABC [d r i] [] "R[A] = Interpolation(R[B] value, R[B+1] text, conversion C & 3, R[B+2] spec if C & 4).";
    BUILD_TEMPLATE  ABC [d r _] [] "R[A] = Template(R[B] tuple of strings, R[B+1] tuple of interpolations).";

    // ---- calls (all two words: the data word is a constant or a cache; the result goes to R[C])
    CALL            ABC [r i d] [x] "R[C] = R[A](B arguments from R[A+5]). All are consumed.";
    CALL_METHOD     ABC [r i d] [x] "After LOAD_METHOD at A: R[C] = R[A](R[A+5], B arguments from R[A+6]), without R[A+5] if unset.";
    CALL_KW         ABC [r i d] [c] "As CALL; the constant is the tuple of names of the last arguments (B counts all).";
    CALL_METHOD_KW  ABC [r i d] [c] "As CALL_METHOD with keyword names.";
    CALL_EX         ABC [r i d] [x] "R[C] = R[A](*R[A+5], **R[A+6] if B else nothing): a tuple or iterable, and a mapping.";
    RETURN          ABC [u _ _] [] "Leaves the frame with R[A].";
    RETURN_NONE     ABC [_ _ _] [] "Leaves the frame with None.";
    MAKE_FUNCTION   ABx [d c] [] "R[A] = function of code constant Bx in the current globals.";
    SET_FUNCTION_ATTR ABC [k u i] [] "Function R[A]: C = 0 defaults tuple, 1 keyword defaults dict, 2 __annotate__, 3 closure tuple, 4 type params, 5 __annotations__ dict.";

    // ---- generators and coroutines
    RETURN_GENERATOR ABC [_ _ _] [] "First instruction of a generator, coroutine or async generator: leaves with a new generator that owns this window.";
    YIELD           ABC [d u i] [i] "Yields R[B]; resumed with R[A] = what was sent. C = 1 inside a SEND loop whose SEND is the preceding instruction.";
    SEND            ABC [d k u] [j] "R[A] = what R[B].send(R[C]) yields; when it finishes R[A] = its return value, and jumps.";
    GET_YIELD_FROM_ITER ABC [d u _] [] "R[A] = R[B] if it may be delegated to, else iter(R[B]).";
    GET_AWAITABLE   ABC [d u i] [] "R[A] = iterator for await R[B]; C = 0 await, 1 `async with` __aenter__, 2 __aexit__ (error text).";
    GET_AITER       ABC [d u _] [] "R[A] = aiter(R[B]) with the checks of `async for`.";
    GET_ANEXT       ABC [d k _] [] "R[A] = awaitable iterator for R[B].__anext__().";
    END_ASYNC_FOR   ABC [u _ _] [j] "Jumps if exception R[A] is StopAsyncIteration; else raises it again.";
    ASYNC_GEN_WRAP  ABC [d u _] [] "R[A] = R[B] marked as an async generator's yielded value.";

    // ---- exceptions
    RAISE           ABC [u u i] [] "C = 0: re-raise the handled exception (A, B unused); 1: raise R[A] (B unused); 2: raise R[A] from R[B].";
    RERAISE         ABC [u _ _] [] "Raises R[A] again, its traceback as it is.";
    PUSH_EXC        ABC [d k _] [] "R[A] = the handled exception so far; R[B] becomes the handled one.";
    POP_EXC         ABC [u _ _] [] "R[A] (saved by PUSH_EXC) is the handled exception again.";
    JUMP_IF_NOT_MATCH ABC [k u _] [j] "Jumps if exception R[A] is no instance of R[B] (TypeError if B is no exception type).";
    SPLIT_GROUP     ABC [d k u] [] "except*: R[A] = part of R[B] that matches R[C] or None, R[A+1] = the rest or None.";
    RAISE_GROUP     ABC [d k u] [] "except*: R[A] = what must be raised after the clauses: of original R[B] and list of raised/unhandled R[C], or None.";
    EXC_INFO        ABC [r k _] [] "R[A], R[A+1], R[A+2] = type, value, traceback of exception R[B].";
    LOAD_SPECIAL    ABC [d k i] [] "R[A] = bound method of R[B], looked up on its type: C = 0 __enter__, 1 __exit__, 2 __aenter__, 3 __aexit__.";
    LOAD_ASSERTION_ERROR ABC [d _ _] [] "R[A] = AssertionError.";
    LOAD_NOT_IMPLEMENTED_ERROR ABC [d _ _] [] "R[A] = NotImplementedError (`__annotate__` asked for a format it does not know).";
    STOP_ITERATION_ERROR ABC [d u _] [] "R[A] = the RuntimeError that replaces a StopIteration/StopAsyncIteration R[B] leaving a generator, or R[B] itself.";

    // ---- match
    GET_LEN         ABC [d k _] [] "R[A] = len(R[B]).";
    MATCH_CLASS     ABC [d k u] [i c] "R[A] = tuple of attributes of R[B] as instance of R[C] or None; data: number positional, constant tuple of names.";
    MATCH_MAPPING   ABC [d k _] [] "R[A] = R[B] is a mapping.";
    MATCH_SEQUENCE  ABC [d k _] [] "R[A] = R[B] is a sequence (no str, bytes, bytearray).";
    MATCH_KEYS      ABC [d k u] [] "R[A] = tuple of values of mapping R[B] at the keys R[C], or None.";

    // ---- imports
    IMPORT_NAME     ABC [d u u] [n] "R[A] = __import__(name, globals, locals, fromlist R[C], level R[B]).";
    IMPORT_FROM     ABC [d k _] [n] "R[A] = R[B].name, or submodule; ImportError otherwise.";
    IMPORT_STAR     ABC [u _ _] [] "Binds the public names of module R[A] in the frame's locals mapping.";

    // ---- the rest
    INTRINSIC       ABC [d r i] [] "R[A] = intrinsic C of the temporaries from R[B] (see `Intrinsic`).";
    EXIT            ABC [_ _ _] [] "Leaves the dispatch loop; never in compiled code.";
}

impl Opcode {
    /// The opcode with this number, if there is one.
    pub fn from_u8(number: u8) -> Option<Opcode> {
        ALL.get(number as usize).copied()
    }

    /// Its row of the table.
    pub fn info(self) -> &'static Info {
        &TABLE[self as usize]
    }

    /// Words of an instruction with this opcode, data words included.
    pub fn length(self) -> usize {
        1 + self.info().data.len()
    }
}

/// Rare operations that need no opcode of their own; the number is operand C of `INTRINSIC`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Intrinsic {
    /// `sys.displayhook(R[B])`: an expression statement at the prompt.
    Display,
    /// `TypeVar(name R[B])`.
    TypeVar,
    /// `TypeVar(name R[B], evaluate_bound R[B+1])`.
    TypeVarWithBound,
    /// `TypeVar(name R[B], evaluate_constraints R[B+1])`.
    TypeVarWithConstraints,
    /// `ParamSpec(name R[B])`.
    ParamSpec,
    /// `TypeVarTuple(name R[B])`.
    TypeVarTuple,
    /// Type parameter `R[B]` with `evaluate_default` `R[B+1]`.
    SetTypeParamDefault,
    /// `Generic[*type_params R[B]]`: the base added to a generic class.
    SubscriptGeneric,
    /// `TypeAliasType(name R[B], type_params tuple or None R[B+1], evaluate R[B+2])`.
    TypeAlias,
}

impl Intrinsic {
    /// The intrinsic with this number and how many temporaries it takes.
    pub fn from_u8(number: u8) -> Option<(Intrinsic, usize)> {
        use Intrinsic::*;
        const ALL: [(Intrinsic, usize); 9] = [
            (Display, 1),
            (TypeVar, 1),
            (TypeVarWithBound, 2),
            (TypeVarWithConstraints, 2),
            (ParamSpec, 1),
            (TypeVarTuple, 1),
            (SetTypeParamDefault, 2),
            (SubscriptGeneric, 1),
            (TypeAlias, 3),
        ];
        ALL.get(number as usize).copied()
    }
}
