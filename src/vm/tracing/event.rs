//! The events of PEP 669, numbered as in CPython 3.14.

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Event {
    PyStart,
    PyResume,
    PyReturn,
    PyYield,
    Call,
    Line,
    Instruction,
    Jump,
    BranchLeft,
    BranchRight,
    StopIteration,
    Raise,
    ExceptionHandled,
    PyUnwind,
    PyThrow,
    Reraise,
    CReturn,
    CRaise,
    Branch,
}

/// How many there are.
pub const COUNT: usize = 19;

/// Their names, as in `sys.monitoring.events`.
pub const NAMES: [&str; COUNT] = [
    "PY_START",
    "PY_RESUME",
    "PY_RETURN",
    "PY_YIELD",
    "CALL",
    "LINE",
    "INSTRUCTION",
    "JUMP",
    "BRANCH_LEFT",
    "BRANCH_RIGHT",
    "STOP_ITERATION",
    "RAISE",
    "EXCEPTION_HANDLED",
    "PY_UNWIND",
    "PY_THROW",
    "RERAISE",
    "C_RETURN",
    "C_RAISE",
    "BRANCH",
];

/// Events that belong to a place in the code, which can be watched in one code object and disabled there.
pub const LOCAL: u32 = ((1 << Event::Raise as u32) - 1) | (1 << Event::Branch as u32);

impl Event {
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }
    pub fn is_local(self) -> bool {
        LOCAL & self.bit() != 0
    }
    pub fn name(self) -> &'static str {
        NAMES[self as usize]
    }
}
