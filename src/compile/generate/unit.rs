//! A [`Unit`] is a code object in the making: instructions with virtual registers and labels, in sections (cold
//! code goes to a later section so that the common path falls through), plus the tables they refer to.
//! `assemble` turns it into a [`Code`](gillie_bytecode::Code).

use std::sync::Arc;

use gillie_bytecode::{Const, Intrinsic, Local, LocalKind, Opcode, Text};
use gillie_grammar::ast::{Expr, Name, Span, Stmt};
use rustc_hash::FxHashMap;

use crate::constants::ConstKey;
use crate::symbols::ScopeId;

/// A virtual register: a named local, or a temporary (numbered after the locals by the assembler).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reg(pub u32);

const TEMP: u32 = 1 << 30;

impl Reg {
    pub fn local(index: u32) -> Reg {
        Reg(index)
    }
    pub fn temp(index: u32) -> Reg {
        Reg(TEMP | index)
    }
    pub fn is_temp(self) -> bool {
        self.0 & TEMP != 0
    }
    pub fn index(self) -> u32 {
        self.0 & !TEMP
    }
    /// The register `n` further.
    pub fn plus(self, n: u32) -> Reg {
        Reg(self.0 + n)
    }
}

/// A place to jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(pub u32);

/// The place of an instruction that stands for nothing in the text: it has the line of what ran before it, if that is
/// one instruction (CPython's `NO_LOCATION`); see `lines.rs`.
pub const ARTIFICIAL: Span = Span {
    line: u32::MAX,
    col: 0,
    end_line: u32::MAX,
    end_col: 0,
};

/// Index of a handler, or none.
pub type HandlerId = Option<u32>;

/// An instruction before assembly: registers virtual, jumps to labels. `data` holds the data words that are
/// not caches, in order.
#[derive(Clone, Copy, Debug)]
pub struct Instr {
    pub op: Opcode,
    pub a: u32,
    pub b: u32,
    pub c: u32,
    pub data: [u32; 2],
    pub span: Span,
    pub handler: HandlerId,
}

/// Where an exception goes that happens under it.
#[derive(Clone, Copy, Debug)]
pub struct HandlerInfo {
    pub target: Label,
    /// Receives the exception; temporaries from here on are released.
    pub exception: Reg,
}

/// What must be undone when `return`, `break` or `continue` leaves a block.
#[derive(Clone, Copy)]
pub struct Block<'a> {
    pub kind: BlockKind<'a>,
    /// The handler in force around the block.
    pub outer: HandlerId,
}

#[derive(Clone, Copy)]
pub enum BlockKind<'a> {
    While {
        again: Label,
        exit: Label,
    },
    For {
        again: Label,
        exit: Label,
        iterator: Reg,
    },
    AsyncFor {
        again: Label,
        exit: Label,
        iterator: Reg,
    },
    /// The body of `try … except`.
    Try,
    /// The body of `try … finally`.
    Finally {
        body: &'a [Stmt],
    },
    /// A `finally` body that runs because of an exception.
    FinallyEnd {
        exception: Reg,
        saved: Reg,
    },
    /// The body of a `with`; `exit` is the bound `__exit__`.
    With {
        exit: Reg,
        span: Span,
        is_async: bool,
    },
    /// An `except` clause.
    Handler {
        saved: Reg,
        name: Option<&'a Name>,
    },
    /// An `except*` clause: cannot be left by jumps.
    Star,
    /// A temporary that holds a return value while a `finally` runs.
    Value {
        reg: Reg,
    },
}

/// An inlined comprehension (or the unit's own scope, first).
pub struct Level {
    pub scope: ScopeId,
    /// Registers of its local and cell variables.
    pub regs: FxHashMap<Name, Reg>,
}

/// An annotated simple name of a class or module, evaluated later.
#[derive(Clone, Copy)]
pub struct Deferred<'a> {
    pub name: &'a Name,
    pub annotation: &'a Expr,
    /// Index in `__conditional_annotations__`, if it needs one.
    pub conditional: Option<i64>,
}

pub struct Unit<'a> {
    pub name: Name,
    pub qualname: Name,
    pub first_line: u32,
    pub flags: u32,
    pub arg_count: u32,
    pub posonly_count: u32,
    pub kwonly_count: u32,
    pub constants: Vec<Const>,
    constant_index: FxHashMap<ConstKey, u32>,
    pub names: Vec<Name>,
    name_index: FxHashMap<Name, u32>,
    pub locals: Vec<Local>,
    /// How many locals are bound at entry.
    pub n_params: u32,
    pub levels: Vec<Level>,
    pub sections: Vec<Vec<Instr>>,
    pub section: usize,
    /// (section, index) of each label.
    pub labels: Vec<(u32, u32)>,
    pub handlers: Vec<HandlerInfo>,
    pub handler: HandlerId,
    pub next: u32,
    pub max: u32,
    pub blocks: Vec<Block<'a>>,
    /// The class whose private names are mangled.
    pub private: Option<crate::symbols::Private>,
    pub deferred: Vec<Deferred<'a>>,
    /// Where in a module's code its `__annotate__` is made.
    pub annotations_at: usize,
    /// Nesting of conditional statements (for conditional annotations).
    pub conditional: u32,
    /// Names assigned as `self.name` in methods (classes).
    pub static_attributes: Vec<Name>,
    pub interactive: bool,
}

impl<'a> Unit<'a> {
    pub fn new(name: Name, qualname: Name, scope: ScopeId, first_line: u32) -> Self {
        Unit {
            name,
            qualname,
            first_line,
            flags: 0,
            arg_count: 0,
            posonly_count: 0,
            kwonly_count: 0,
            constants: Vec::new(),
            constant_index: FxHashMap::default(),
            names: Vec::new(),
            name_index: FxHashMap::default(),
            locals: Vec::new(),
            n_params: 0,
            levels: vec![Level {
                scope,
                regs: FxHashMap::default(),
            }],
            sections: vec![Vec::new()],
            section: 0,
            labels: Vec::new(),
            handlers: Vec::new(),
            handler: None,
            next: 0,
            max: 0,
            blocks: Vec::new(),
            private: None,
            deferred: Vec::new(),
            annotations_at: 0,
            conditional: 0,
            static_attributes: Vec::new(),
            interactive: false,
        }
    }

    // ---- tables

    pub fn constant(&mut self, value: Const) -> u32 {
        let key = ConstKey::new(&value);
        if let Some(&index) = self.constant_index.get(&key) {
            return index;
        }
        let index = self.constants.len() as u32;
        self.constants.push(value);
        self.constant_index.insert(key, index);
        index
    }

    pub fn string(&mut self, text: &str) -> u32 {
        self.constant(Const::Str(Text::Utf8(Arc::from(text))))
    }

    pub fn name_index(&mut self, name: &Name) -> u32 {
        if let Some(&index) = self.name_index.get(name) {
            return index;
        }
        let index = self.names.len() as u32;
        self.names.push(name.clone());
        self.name_index.insert(name.clone(), index);
        index
    }

    /// A new named register.
    pub fn add_local(&mut self, name: &Name, kind: LocalKind, hidden: bool) -> Reg {
        let reg = Reg::local(self.locals.len() as u32);
        self.locals.push(Local {
            name: name.clone(),
            kind,
            hidden,
        });
        reg
    }

    // ---- registers

    pub fn temp(&mut self) -> Reg {
        self.temps(1)
    }

    /// A run of `n` temporaries.
    pub fn temps(&mut self, n: u32) -> Reg {
        let reg = Reg::temp(self.next);
        self.next += n;
        self.max = self.max.max(self.next);
        reg
    }

    /// Says that temporaries up to `count` exist.
    pub fn reach(&mut self, count: u32) {
        self.max = self.max.max(count);
    }

    /// Lets the computation of `dst` use it as scratch if it is the topmost temporary; returns what `next` must
    /// be again afterwards.
    pub fn scratch(&mut self, dst: Reg) -> u32 {
        let mark = self.next;
        if dst.is_temp() && dst.index() + 1 == self.next {
            self.next -= 1;
        }
        mark
    }

    // ---- labels and handlers

    pub fn label(&mut self) -> Label {
        self.labels.push((u32::MAX, 0));
        Label(self.labels.len() as u32 - 1)
    }

    pub fn place(&mut self, label: Label) {
        let index = self.sections[self.section].len() as u32;
        self.labels[label.0 as usize] = (self.section as u32, index);
    }

    pub fn here(&mut self) -> Label {
        let label = self.label();
        self.place(label);
        label
    }

    pub fn add_handler(&mut self, target: Label, exception: Reg) -> HandlerId {
        self.handlers.push(HandlerInfo { target, exception });
        self.reach(exception.index() + 1);
        Some(self.handlers.len() as u32 - 1)
    }

    /// Goes to the section of colder code; `warm` comes back.
    pub fn cold(&mut self) {
        self.section += 1;
        if self.sections.len() == self.section {
            self.sections.push(Vec::new());
        }
    }

    pub fn warm(&mut self) {
        self.section -= 1;
    }

    // ---- instructions

    pub fn push(&mut self, instr: Instr) {
        self.sections[self.section].push(instr);
    }

    pub fn raw(&mut self, span: Span, op: Opcode, a: u32, b: u32, c: u32, data: [u32; 2]) {
        let handler = self.handler;
        self.push(Instr {
            op,
            a,
            b,
            c,
            data,
            span,
            handler,
        });
    }

    /// Says that a line begins here though no instruction may: `pass`, `try:`. See `lines.rs`.
    pub fn mark(&mut self, span: Span) {
        self.raw(span, Opcode::NOP, 0, 0, 0, [0; 2]);
    }

    pub fn op1(&mut self, span: Span, op: Opcode, a: Reg) {
        self.raw(span, op, a.0, 0, 0, [0; 2]);
    }

    pub fn op2(&mut self, span: Span, op: Opcode, a: Reg, b: Reg) {
        self.raw(span, op, a.0, b.0, 0, [0; 2]);
    }

    pub fn op3(&mut self, span: Span, op: Opcode, a: Reg, b: Reg, c: Reg) {
        self.raw(span, op, a.0, b.0, c.0, [0; 2]);
    }

    /// Two registers and an immediate C.
    pub fn op_imm(&mut self, span: Span, op: Opcode, a: Reg, b: Reg, c: i64) {
        self.raw(span, op, a.0, b.0, c as u32, [0; 2]);
    }

    /// Two registers and a data word.
    pub fn op_data(&mut self, span: Span, op: Opcode, a: Reg, b: Reg, data: u32) {
        self.raw(span, op, a.0, b.0, 0, [data, 0]);
    }

    pub fn jump(&mut self, span: Span, label: Label) {
        self.raw(span, Opcode::JUMP, label.0, 0, 0, [0; 2]);
    }

    pub fn jump_on(&mut self, span: Span, op: Opcode, a: Reg, b: Reg, c: u32, label: Label) {
        self.raw(span, op, a.0, b.0, c, [label.0, 0]);
    }

    pub fn mov(&mut self, span: Span, dst: Reg, src: Reg) {
        if dst != src {
            self.op2(span, Opcode::MOVE, dst, src);
        }
    }

    pub fn load_none(&mut self, span: Span, dst: Reg) {
        self.op1(span, Opcode::LOAD_NONE, dst);
    }

    pub fn load_const(&mut self, span: Span, dst: Reg, value: Const) {
        match value {
            Const::None => self.load_none(span, dst),
            Const::Bool(value) => {
                self.raw(span, Opcode::LOAD_BOOL, dst.0, value as u32, 0, [0; 2]);
            }
            Const::Int(value) if i16::try_from(value).is_ok() => {
                self.raw(span, Opcode::LOAD_INT, dst.0, value as u32, 0, [0; 2]);
            }
            value => {
                let index = self.constant(value);
                self.raw(span, Opcode::LOAD_CONST, dst.0, index, 0, [0; 2]);
            }
        }
    }

    pub fn load_str(&mut self, span: Span, dst: Reg, text: &str) {
        let index = self.string(text);
        self.raw(span, Opcode::LOAD_CONST, dst.0, index, 0, [0; 2]);
    }

    /// An instruction of format ABx whose Bx is a name.
    pub fn named(&mut self, span: Span, op: Opcode, a: Reg, name: &Name) {
        let index = self.name_index(name);
        self.raw(span, op, a.0, index, 0, [0; 2]);
    }

    /// CALL or CALL_METHOD with `count` arguments.
    pub fn call(&mut self, span: Span, op: Opcode, window: Reg, count: u32, dst: Reg) {
        self.raw(span, op, window.0, count, dst.0, [0; 2]);
    }

    pub fn intrinsic(&mut self, span: Span, dst: Reg, run: Reg, which: Intrinsic) {
        self.op_imm(span, Opcode::INTRINSIC, dst, run, which as i64);
    }
}
