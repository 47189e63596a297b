//! `_dis`: the facts that the module `dis` shows, from the one opcode table and the disassembler; and `_opcode`,
//! which says of CPython's functions what applies here.

use crate::object::function::code::{self, CodeObject};
use crate::object::spec::ModuleSpec;
use crate::object::{Bound, NativeDef, Object, Value};
use crate::vm::{Result, Vm};
use gillie_bytecode::{Opcode, Operand, TABLE, disassemble};

type Bindings<'a> = &'a [Option<Value>];

fn code_argument<'a>(vm: &mut Vm, value: &'a Value) -> Result<&'a Object<CodeObject>> {
    match value.is_a::<CodeObject>() {
        true => Ok(code::expect(value)),
        false => {
            let class = vm.type_name(value);
            Err(vm.type_error(format!("expected a code object, not {class}")))
        }
    }
}

/// Bytes of a word: `f_lasti`, `co_lines()` and the offsets of instructions count bytes.
const WORD: i64 = 4;

/// `(opname, opcode, operands, argval, argrepr, offset, next, positions, jump target or None)` of each instruction.
fn instructions(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let object = code_argument(vm, args.arg(0))?;
    let data = object.data.clone();
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(decoded) = disassemble::decode(&data.words, at) {
        let (mut operands, mut value, mut target) = (Vec::new(), Value::NONE, Value::NONE);
        for &(role, number) in &decoded.operands {
            match role {
                Operand::None | Operand::Cache => continue,
                Operand::Name => {
                    if let Some(name) = data.names.get(number as usize) {
                        value = vm.intern(name);
                    }
                }
                Operand::Const => {
                    if let Some(constant) = object.constants.get(number as usize) {
                        value = constant.clone();
                    }
                }
                Operand::Jump => {
                    value = vm.int(number * WORD);
                    target = value.clone();
                }
                _ => {}
            }
            operands.push(vm.int(number));
        }
        let info = decoded.op.info();
        let text = disassemble::instruction(&data, &decoded);
        let text = text.strip_prefix(info.name).unwrap_or(&text).trim();
        let place = data.position(at);
        let known = [place.line, place.end_line, place.col, place.end_col];
        let places = known
            .iter()
            .map(|&number| match place.line {
                0 => Value::NONE,
                _ => vm.int(number.into()),
            })
            .collect();
        let row = vec![
            vm.intern(info.name),
            vm.int(decoded.op as i64),
            vm.tuple(operands),
            value,
            vm.str(text),
            vm.int(decoded.offset as i64 * WORD),
            vm.int(decoded.next as i64 * WORD),
            vm.tuple(places),
            target,
        ];
        rows.push(vm.tuple(row));
        at = decoded.next;
    }
    Ok(vm.list(rows))
}

/// The text of a code object, of those inside it as well down to `depth`.
fn text(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let object = code_argument(vm, args.arg(0))?;
    let depth = match args.opt(1).filter(|depth| !depth.is_none()) {
        Some(depth) => vm.index_i64(depth)?.max(0) as usize,
        None => usize::MAX,
    };
    let text = disassemble::disassemble_to(&object.data, depth);
    Ok(vm.str(&text))
}

/// `(start, end, target, register)` of each row of the exception table.
fn handlers(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let object = code_argument(vm, args.arg(0))?;
    let rows = object.data.handlers.iter().map(|handler| {
        let numbers = [
            handler.start,
            handler.end,
            handler.target,
            handler.exception.into(),
        ];
        vm.tuple(
            numbers
                .iter()
                .map(|&number| vm.int(number.into()))
                .collect(),
        )
    });
    Ok(vm.list(rows.collect()))
}

/// `(name, doc, words, has a constant, has a name, jumps)` of each opcode, in order.
fn opcodes(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let mut rows = Vec::new();
    for (number, info) in TABLE.iter().enumerate() {
        let has = |role| Value::bool(info.operands.contains(&role) || info.data.contains(&role));
        let words = Opcode::from_u8(number as u8).map_or(1, Opcode::length);
        let row = vec![
            vm.intern(info.name),
            vm.str(info.doc),
            vm.int(words as i64),
            has(Operand::Const),
            has(Operand::Name),
            has(Operand::Jump),
        ];
        rows.push(vm.tuple(row));
    }
    Ok(vm.list(rows))
}

#[rustfmt::skip]
const FUNCTIONS: &[NativeDef] = &[
    ("instructions", "(code, /)", instructions, "Facts of each instruction of a code object."),
    ("text", "(code, depth=None, /)", text, "A code object as text."),
    ("handlers", "(code, /)", handlers, "The exception table of a code object."),
    ("opcodes", "()", opcodes, "The opcode table."),
];

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "What the module dis shows, from gillie's opcode table.",
    functions: FUNCTIONS,
    ..ModuleSpec::named("_dis")
};

fn stack_effect(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Err(vm.not_implemented_error(
        "gillie's bytecode works on registers: an opcode has no stack effect",
    ))
}

fn role_of(vm: &mut Vm, args: Bindings<'_>, role: Option<Operand>) -> Result<Value> {
    let number = vm.index_i64(args.arg(0))?;
    let info = usize::try_from(number)
        .ok()
        .and_then(|number| TABLE.get(number));
    Ok(Value::bool(info.is_some_and(|info| {
        match role {
            Some(role) => info.operands.contains(&role) || info.data.contains(&role),
            None => info
                .operands
                .iter()
                .any(|operand| *operand != Operand::None),
        }
    })))
}

/// The module `_opcode`.
pub static OPCODE: ModuleSpec = ModuleSpec {
    doc: "Opcode support module.",
    functions: &[
        (
            "stack_effect",
            "(opcode, oparg=None, /, *, jump=None)",
            stack_effect,
            "Not applicable: gillie's bytecode works on registers.",
        ),
        (
            "has_arg",
            "(opcode)",
            |vm, args| role_of(vm, args, None),
            "Return True if the opcode uses its oparg, False otherwise.",
        ),
        (
            "has_const",
            "(opcode)",
            |vm, args| role_of(vm, args, Some(Operand::Const)),
            "Return True if the opcode accesses a constant, False otherwise.",
        ),
        (
            "has_name",
            "(opcode)",
            |vm, args| role_of(vm, args, Some(Operand::Name)),
            "Return True if the opcode accesses an attribute by name, False otherwise.",
        ),
        (
            "has_jump",
            "(opcode)",
            |vm, args| role_of(vm, args, Some(Operand::Jump)),
            "Return True if the opcode has a jump target, False otherwise.",
        ),
    ],
    init: |vm, module| {
        for name in ["ENABLE_SPECIALIZATION", "ENABLE_SPECIALIZATION_FT"] {
            vm.module_set(module, name, Value::FALSE);
        }
        Ok(())
    },
    ..ModuleSpec::named("_opcode")
};
