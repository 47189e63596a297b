//! gillie's bytecode: the opcode table, instruction words, code objects as data, their verifier, their
//! serialised form and the disassembler. Knows nothing of the running program.

pub mod code;
pub mod disassemble;
pub mod flow;
pub mod opcodes;
pub mod serial;
pub mod verify;

pub use code::{Code, Const, Handler, Local, LocalKind, Mark, Name, Position, Text};
pub use opcodes::{Format, HEADER, Info, Intrinsic, Opcode, Operand, TABLE};
pub use verify::{VerifyError, verify};
