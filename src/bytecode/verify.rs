//! The verifier: is a code object safe to execute without any further check? The VM reads registers, names,
//! constants and jump targets unchecked; what it relies on is established here, once per code object, whether
//! the compiler made it or it came from a file. Everything in it is treated as hostile.
//!
//! What is guaranteed for code that passes:
//! - every instruction is whole, its opcode known, never `EXIT`; `EXT` is followed by an instruction;
//! - every register, run of registers and call window lies within `n_registers`, runs of temporaries within the
//!   temporaries; the run of `UNPACK` lies within the locals or within the temporaries;
//! - names and constants exist, a constant has the type that the instruction wants;
//! - jumps and handlers lead to the start of an instruction; execution cannot run off the end;
//! - an operand is never read where its register may be empty, cells are where cells are wanted (see `flow`).

use std::fmt;

use crate::disassemble::{Decoded, decode};
use crate::{Code, Const, HEADER, Intrinsic, LocalKind, Opcode, Operand, Text};

/// Why a code object is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// The code object's name.
    pub code: String,
    /// Offset of the instruction in words, if it is about one.
    pub offset: Option<usize>,
    pub message: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.offset {
            Some(offset) => write!(
                f,
                "bad bytecode in {} at {offset}: {}",
                self.code, self.message
            ),
            None => write!(f, "bad bytecode in {}: {}", self.code, self.message),
        }
    }
}

impl std::error::Error for VerifyError {}

/// Most registers a window may have (operands have at most 16 bits).
const MAX_REGISTERS: u32 = 65_000;
/// Code objects within code objects.
const MAX_NESTING: usize = 256;

/// Verifies a code object and all those among its constants.
pub fn verify(code: &Code) -> Result<(), VerifyError> {
    let mut work = vec![(code, 0usize)];
    while let Some((code, depth)) = work.pop() {
        if depth > MAX_NESTING {
            return Err(VerifyError {
                code: code.qualname.to_string(),
                offset: None,
                message: "code objects nested too deeply".into(),
            });
        }
        verify_one(code)?;
        for constant in &code.constants {
            if let Const::Code(inner) = constant {
                work.push((inner, depth + 1));
            }
        }
    }
    Ok(())
}

/// Verifies one code object, not those within it.
pub fn verify_one(code: &Code) -> Result<(), VerifyError> {
    let checker = Checker { code };
    checker
        .shape()
        .map_err(|message| checker.error(None, message))?;
    // First the boundaries, then what refers to them.
    let mut starts = vec![false; code.words.len() + 1];
    let mut list = Vec::new();
    let mut at = 0;
    while at < code.words.len() {
        let Some(d) = decode(&code.words, at) else {
            return Err(checker.error(Some(at), "not a whole instruction".into()));
        };
        if d.op == Opcode::EXT {
            return Err(checker.error(Some(at), "EXT before EXT".into()));
        }
        starts[at] = true;
        at = d.next;
        list.push(d);
    }
    for (index, d) in list.iter().enumerate() {
        let before = index.checked_sub(1).map(|i| &list[i]);
        checker
            .instruction(d, before, &starts)
            .map_err(|message| checker.error(Some(d.offset), message))?;
    }
    match list.last() {
        Some(last) if ends(last.op) => {}
        _ => return Err(checker.error(None, "execution can run off the end".into())),
    }
    checker
        .tables(&starts)
        .map_err(|message| checker.error(None, message))?;
    crate::flow::check(code, &list)
        .map_err(|(offset, message)| checker.error(Some(offset), message))
}

/// Whether execution never goes on after the instruction.
pub(crate) fn ends(op: Opcode) -> bool {
    matches!(
        op,
        Opcode::JUMP | Opcode::RETURN | Opcode::RETURN_NONE | Opcode::RAISE | Opcode::RERAISE
    )
}

struct Checker<'a> {
    code: &'a Code,
}

type Checked = Result<(), String>;

impl Checker<'_> {
    fn error(&self, offset: Option<usize>, message: String) -> VerifyError {
        VerifyError {
            code: self.code.qualname.to_string(),
            offset,
            message,
        }
    }

    /// The counts.
    fn shape(&self) -> Checked {
        use crate::code::flags;
        let c = self.code;
        if c.n_registers > MAX_REGISTERS {
            return Err("too many registers".into());
        }
        if c.first_temp > c.n_registers || c.locals.len() > c.first_temp as usize {
            return Err("locals and temporaries do not fit the registers".into());
        }
        let parameters = u64::from(c.arg_count)
            + u64::from(c.kwonly_count)
            + u64::from(c.flags & flags::VARARGS != 0)
            + u64::from(c.flags & flags::VARKEYWORDS != 0);
        if parameters > c.locals.len() as u64 || c.posonly_count > c.arg_count {
            return Err("parameters do not fit the locals".into());
        }
        if c.locals[..parameters as usize]
            .iter()
            .any(|l| l.kind == LocalKind::Free)
        {
            return Err("a parameter cannot be a free variable".into());
        }
        if c.words.is_empty() {
            return Err("no instructions".into());
        }
        if c.words.len() > 1 << 26 {
            return Err("too many instructions".into());
        }
        if c.flags & flags::HAS_DOCSTRING != 0
            && !matches!(c.constants.first(), Some(Const::Str(_)))
        {
            return Err("constant 0 is no docstring".into());
        }
        let generator = flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR;
        let starts_so = c.words[0] & 255 == Opcode::RETURN_GENERATOR as u32;
        if (c.flags & generator != 0) != starts_so {
            return Err("RETURN_GENERATOR and the generator flags disagree".into());
        }
        Ok(())
    }

    fn kind(&self, register: usize) -> Option<LocalKind> {
        self.code.locals.get(register).map(|l| l.kind)
    }

    fn is_cell(&self, register: usize) -> bool {
        matches!(self.kind(register), Some(LocalKind::Cell | LocalKind::Free))
    }

    fn run(&self, first: i64, count: i64, what: &str) -> Checked {
        if first + count > i64::from(self.code.n_registers) {
            return Err(format!("{what} reaches beyond the registers"));
        }
        Ok(())
    }

    fn temporaries(&self, first: i64, count: i64, what: &str) -> Checked {
        if count > 0 && first < i64::from(self.code.first_temp) {
            return Err(format!("{what} is not of temporaries"));
        }
        self.run(first, count, what)
    }

    fn instruction(&self, d: &Decoded, before: Option<&Decoded>, starts: &[bool]) -> Checked {
        let c = self.code;
        let cell_operand = |index: usize| match d.op {
            Opcode::LOAD_DEREF => index == 1,
            Opcode::STORE_DEREF | Opcode::DELETE_DEREF | Opcode::MAKE_CELL => index == 0,
            Opcode::LOAD_FROM_DICT_OR_DEREF => index == 2,
            _ => false,
        };
        for (index, &(role, value)) in d.operands.iter().enumerate() {
            // RAISE reads as many registers as C says.
            if d.op == Opcode::RAISE && index < 2 && index as i64 >= d.operands[2].1 {
                continue;
            }
            match role {
                Operand::None | Operand::Imm | Operand::Signed => {}
                Operand::Cache => {
                    if value != 0 {
                        return Err("a cache that is not empty".into());
                    }
                }
                Operand::Dst | Operand::Use | Operand::Keep | Operand::Run => {
                    // A run of none needs no register.
                    if role != Operand::Run && value >= i64::from(c.n_registers) {
                        return Err(format!("register {value} does not exist"));
                    }
                    let is_cell = self.is_cell(value as usize);
                    if cell_operand(index) {
                        if !is_cell {
                            return Err(format!("register {value} holds no cell"));
                        }
                    } else if role == Operand::Dst && is_cell && d.op != Opcode::CLEAR {
                        return Err(format!("register {value} holds a cell and is overwritten"));
                    } else if role == Operand::Dst
                        && is_cell
                        && self.kind(value as usize) == Some(LocalKind::Free)
                    {
                        return Err(format!("free variable {value} is cleared"));
                    } else if is_cell
                        && matches!(role, Operand::Use | Operand::Keep)
                        && !matches!(d.op, Opcode::MOVE)
                    {
                        return Err(format!(
                            "register {value} holds a cell and is read as a value"
                        ));
                    }
                }
                Operand::Name => {
                    if value as usize >= c.names.len() {
                        return Err(format!("name {value} does not exist"));
                    }
                }
                Operand::Const => {
                    if value as usize >= c.constants.len() {
                        return Err(format!("constant {value} does not exist"));
                    }
                }
                Operand::Jump => {
                    let ok = usize::try_from(value)
                        .ok()
                        .and_then(|t| starts.get(t))
                        .is_some_and(|&s| s);
                    if !ok {
                        return Err(format!("jump to {value}, which is no instruction"));
                    }
                }
            }
        }
        self.special(d, before)
    }

    /// What the roles do not say.
    fn special(&self, d: &Decoded, before: Option<&Decoded>) -> Checked {
        let c = self.code;
        let operand = |index: usize| d.operands.get(index).map_or(0, |o| o.1);
        let (a, b, cc) = (operand(0), operand(1), operand(2));
        let header = HEADER as i64;
        let no_cells = |first: i64, count: i64| {
            if (first..first + count).any(|r| self.is_cell(r as usize)) {
                return Err("a run over cells".to_string());
            }
            Ok(())
        };
        match d.op {
            Opcode::EXIT => Err("EXIT in compiled code".into()),
            Opcode::CALL => self.temporaries(a, header + b, "call window"),
            Opcode::CALL_METHOD => self.temporaries(a, header + 1 + b, "call window"),
            Opcode::CALL_KW | Opcode::CALL_METHOD_KW => {
                let method = (d.op == Opcode::CALL_METHOD_KW) as i64;
                self.temporaries(a, header + method + b, "call window")?;
                let Const::Tuple(names) = &c.constants[operand(3) as usize] else {
                    return Err("keyword names are no tuple".into());
                };
                if names.len() as i64 > b {
                    return Err("more keyword names than arguments".into());
                }
                self.only_strings(names)
            }
            Opcode::CALL_EX => {
                if b > 1 {
                    return Err("bad flag".into());
                }
                self.temporaries(a, header + 2, "call window")
            }
            Opcode::LOAD_METHOD | Opcode::LOAD_SUPER_METHOD => {
                self.temporaries(a, header + 1, "method window")
            }
            Opcode::COPY_FREE => {
                self.run(a, b, "closure")?;
                let free = (a..a + b).all(|r| self.kind(r as usize) == Some(LocalKind::Free));
                let all = c
                    .locals
                    .iter()
                    .filter(|l| l.kind == LocalKind::Free)
                    .count();
                if !free || all as i64 != b {
                    return Err("COPY_FREE does not fill the free variables".into());
                }
                Ok(())
            }
            Opcode::MAKE_CELL if self.kind(a as usize) != Some(LocalKind::Cell) => {
                Err("MAKE_CELL of a free variable".into())
            }
            Opcode::MAKE_FUNCTION => match &c.constants[b as usize] {
                Const::Code(_) => Ok(()),
                _ => Err("MAKE_FUNCTION of no code".into()),
            },
            Opcode::LOAD_CONST => match &c.constants[b as usize] {
                Const::Code(_) => Err("code as a value".into()),
                _ => Ok(()),
            },
            Opcode::UNPACK | Opcode::UNPACK_STAR => {
                let count = cc
                    + if d.op == Opcode::UNPACK {
                        0
                    } else {
                        1 + operand(3)
                    };
                self.run(a, count, "unpacking")?;
                if count > 0 && a < i64::from(c.first_temp) && a + count > i64::from(c.first_temp) {
                    return Err("unpacking over locals and temporaries".into());
                }
                no_cells(a, count)
            }
            Opcode::BUILD_TUPLE | Opcode::BUILD_LIST | Opcode::BUILD_SET | Opcode::BUILD_STRING => {
                self.temporaries(b, cc, "run")
            }
            Opcode::BUILD_MAP => self.temporaries(b, cc * 2, "run"),
            Opcode::BUILD_SLICE => {
                if !(2..=3).contains(&cc) {
                    return Err("a slice of neither 2 nor 3".into());
                }
                self.temporaries(b, cc, "run")
            }
            Opcode::BUILD_INTERPOLATION => {
                if cc > 7 {
                    return Err("bad conversion".into());
                }
                self.temporaries(b, if cc & 4 != 0 { 3 } else { 2 }, "run")
            }
            Opcode::BUILD_TEMPLATE => self.temporaries(b, 2, "run"),
            Opcode::GET_SLICE => self.temporaries(cc, 2, "run"),
            Opcode::EXC_INFO => self.temporaries(a, 3, "run"),
            Opcode::SPLIT_GROUP => self.temporaries(a, 2, "run"),
            Opcode::CONVERT if !(1..=3).contains(&cc) => Err("bad conversion".into()),
            Opcode::SET_FUNCTION_ATTR if cc > 5 => Err("bad attribute".into()),
            Opcode::GET_AWAITABLE if cc > 2 => Err("bad context".into()),
            Opcode::LOAD_SPECIAL if cc > 3 => Err("bad special method".into()),
            Opcode::RAISE if cc > 2 => Err("bad kind of raise".into()),
            Opcode::LOAD_BOOL if b > 1 => Err("bad truth".into()),
            Opcode::JUMP_LT
            | Opcode::JUMP_LE
            | Opcode::JUMP_EQ
            | Opcode::JUMP_NE
            | Opcode::JUMP_GT
            | Opcode::JUMP_GE
            | Opcode::JUMP_LT_INT
            | Opcode::JUMP_LE_INT
            | Opcode::JUMP_EQ_INT
            | Opcode::JUMP_NE_INT
            | Opcode::JUMP_GT_INT
            | Opcode::JUMP_GE_INT
            | Opcode::JUMP_IS
            | Opcode::JUMP_IS_NONE
            | Opcode::JUMP_IN
                if cc > 1 =>
            {
                Err("bad truth".into())
            }
            Opcode::INTRINSIC => match u8::try_from(cc).ok().and_then(Intrinsic::from_u8) {
                Some((_, count)) => self.temporaries(b, count as i64, "run"),
                None => Err(format!("intrinsic {cc} does not exist")),
            },
            Opcode::MATCH_CLASS => match &c.constants[operand(4) as usize] {
                Const::Tuple(names) => self.only_strings(names),
                _ => Err("attribute names are no tuple".into()),
            },
            Opcode::YIELD => {
                let delegating = cc != 0;
                let after_send = before.is_some_and(|b| b.op == Opcode::SEND);
                if delegating && (!after_send || cc != 1) {
                    return Err("a delegating YIELD without its SEND".into());
                }
                self.in_generator()
            }
            Opcode::SEND => self.in_generator(),
            Opcode::RETURN_GENERATOR if d.offset != 0 => {
                Err("RETURN_GENERATOR is not the first instruction".into())
            }
            _ => Ok(()),
        }
    }

    fn in_generator(&self) -> Checked {
        use crate::code::flags;
        let any = flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR;
        if self.code.flags & any == 0 {
            return Err("not in a generator".into());
        }
        Ok(())
    }

    fn only_strings(&self, names: &[Const]) -> Checked {
        if names.iter().all(|n| matches!(n, Const::Str(Text::Utf8(_)))) {
            Ok(())
        } else {
            Err("names that are no strings".into())
        }
    }

    /// Handlers and positions.
    fn tables(&self, starts: &[bool]) -> Checked {
        let c = self.code;
        let n = c.words.len();
        for h in &c.handlers {
            let (start, end, target) = (h.start as usize, h.end as usize, h.target as usize);
            if start >= end || end > n || !starts[start] || !(end == n || starts[end]) {
                return Err("a handler covers no whole instructions".into());
            }
            if target >= n || !starts[target] {
                return Err("a handler leads to no instruction".into());
            }
            if u32::from(h.exception) >= c.n_registers
                || u32::from(h.exception) < c.first_temp
                || u32::from(h.depth) < c.first_temp
                || u32::from(h.depth) > c.n_registers
            {
                return Err("a handler's registers are no temporaries".into());
            }
        }
        if c.positions.windows(2).any(|w| w[0].0 >= w[1].0) {
            return Err("positions are not ascending".into());
        }
        Ok(())
    }
}
