//! The type `code`: `co_*` attributes, positions, `replace`.

use super::code::{CodeObject, expect};
use crate::object::descriptor::getset::read_only;
use crate::object::spec::TypeSpec;
use crate::object::str::{self, Str};
use crate::object::types::{Compare, flags};
use crate::object::{Bound, GetSetDef, Value};
use crate::vm::{Result, Vm};
use gillie_bytecode::code::flags as code_flags;
use gillie_bytecode::{Code, LocalKind};
use std::sync::Arc;

fn names_of_kind(vm: &mut Vm, code: &Value, kinds: &[LocalKind]) -> Result<Value> {
    let object = expect(code);
    let names = object
        .data
        .locals
        .iter()
        .zip(&object.local_names)
        .filter(|(local, _)| kinds.contains(&local.kind))
        .map(|(_, name)| name.clone())
        .collect();
    Ok(vm.tuple(names))
}

/// Parameters that are cells count as variables too.
fn varnames(vm: &mut Vm, code: &Value) -> Result<Value> {
    let object = expect(code);
    let parameters = object.parameter_count();
    let names = object
        .data
        .locals
        .iter()
        .zip(&object.local_names)
        .enumerate()
        .filter(|(index, (local, _))| *index < parameters || local.kind == LocalKind::Local)
        .map(|(_, (_, name))| name.clone())
        .collect();
    Ok(vm.tuple(names))
}

fn int_attribute(vm: &mut Vm, value: u32) -> Result<Value> {
    Ok(vm.int(value as i64))
}

static GETSET: &[GetSetDef] = &[
    (
        "co_name",
        |_, c| Ok(expect(c).name.clone()),
        Some(read_only),
        "",
    ),
    (
        "co_qualname",
        |_, c| Ok(expect(c).qualname.clone()),
        Some(read_only),
        "",
    ),
    (
        "co_filename",
        |_, c| Ok(expect(c).filename.clone()),
        Some(read_only),
        "",
    ),
    (
        "co_firstlineno",
        |vm, c| int_attribute(vm, expect(c).data.first_line),
        Some(read_only),
        "",
    ),
    (
        "co_flags",
        |vm, c| int_attribute(vm, expect(c).data.flags),
        Some(read_only),
        "",
    ),
    (
        "co_argcount",
        |vm, c| int_attribute(vm, expect(c).data.arg_count),
        Some(read_only),
        "",
    ),
    (
        "co_posonlyargcount",
        |vm, c| int_attribute(vm, expect(c).data.posonly_count),
        Some(read_only),
        "",
    ),
    (
        "co_kwonlyargcount",
        |vm, c| int_attribute(vm, expect(c).data.kwonly_count),
        Some(read_only),
        "",
    ),
    (
        "co_nlocals",
        |vm, c| {
            let names = varnames(vm, c)?;
            let count = vm.len(&names)?;
            int_attribute(vm, count as u32)
        },
        Some(read_only),
        "",
    ),
    (
        "co_stacksize",
        |vm, c| int_attribute(vm, expect(c).n_registers),
        Some(read_only),
        "registers of the window",
    ),
    (
        "co_consts",
        |vm, c| Ok(vm.tuple_from_slice(&expect(c).constants)),
        Some(read_only),
        "",
    ),
    (
        "co_names",
        |vm, c| Ok(vm.tuple_from_slice(&expect(c).names)),
        Some(read_only),
        "",
    ),
    ("co_varnames", varnames, None, ""),
    (
        "co_cellvars",
        |vm, c| names_of_kind(vm, c, &[LocalKind::Cell]),
        None,
        "",
    ),
    (
        "co_freevars",
        |vm, c| names_of_kind(vm, c, &[LocalKind::Free]),
        None,
        "",
    ),
    (
        "co_code",
        |vm, c| {
            let bytes: Vec<u8> = expect(c)
                .data
                .words
                .iter()
                .flat_map(|word| word.to_le_bytes())
                .collect();
            Ok(vm.bytes(bytes))
        },
        None,
        "the instruction words, little-endian, without what inline caches hold",
    ),
    (
        "co_linetable",
        |vm, c| {
            let bytes: Vec<u8> = expect(c)
                .data
                .positions
                .iter()
                .flat_map(|(at, p)| [*at, p.line, p.end_line, p.col, p.end_col])
                .flat_map(u32::to_le_bytes)
                .collect();
            Ok(vm.bytes(bytes))
        },
        None,
        "gillie's own position table",
    ),
    (
        "co_exceptiontable",
        |vm, c| {
            let bytes: Vec<u8> = expect(c)
                .data
                .handlers
                .iter()
                .flat_map(|h| [h.start, h.end, h.target, h.exception as u32, h.depth as u32])
                .flat_map(u32::to_le_bytes)
                .collect();
            Ok(vm.bytes(bytes))
        },
        None,
        "gillie's own exception table",
    ),
];

/// Offsets (in bytes, as `co_code` counts) of the instructions.
fn positions(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let code = expect(args.arg(0)).data.clone();
    // Two rows for each word, as CPython's library asks for row `tb_lasti // 2` and offsets count four to a word.
    let mut rows = Vec::with_capacity(code.words.len() * 2);
    for offset in 0..code.words.len() {
        let p = code.position(offset);
        let row = if p.line == 0 {
            vec![Value::NONE; 4]
        } else {
            [p.line, p.end_line, p.col, p.end_col]
                .into_iter()
                .map(|n| vm.int(n as i64))
                .collect()
        };
        let row = vm.tuple(row);
        rows.extend([row.clone(), row]);
    }
    let list = vm.list(rows);
    vm.iter(&list)
}

fn lines(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let code = expect(args.arg(0)).data.clone();
    let mut rows: Vec<(usize, usize, u32)> = Vec::new();
    for (index, (start, position)) in code.positions.iter().enumerate() {
        let end = code
            .positions
            .get(index + 1)
            .map_or(code.words.len(), |next| next.0 as usize);
        match rows.last_mut() {
            Some(last) if last.2 == position.line => last.1 = end * 4,
            _ => rows.push((*start as usize * 4, end * 4, position.line)),
        }
    }
    let mut tuples = Vec::new();
    for (start, end, line) in rows {
        let line = if line == 0 {
            Value::NONE
        } else {
            vm.int(line as i64)
        };
        let row = vec![vm.int(start as i64), vm.int(end as i64), line];
        tuples.push(vm.tuple(row));
    }
    let list = vm.list(tuples);
    vm.iter(&list)
}

/// `code.replace(...)` for what does not change the instructions.
fn replace(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let original = expect(args.arg(0));
    let mut code = Code::clone(&original.data);
    for (index, part) in [(1, 0), (2, 1), (3, 2)] {
        let Some(value) = args.opt(index) else {
            continue;
        };
        let Some(text) = value.downcast::<Str>() else {
            let name = vm.type_name(value);
            return Err(vm.type_error(format!("replace() argument must be str, not {name}")));
        };
        let text: Arc<str> = text.text().into();
        match part {
            0 => code.name = text,
            1 => code.qualname = text,
            _ => code.filename = text,
        }
    }
    if let Some(value) = args.opt(4) {
        code.first_line = vm.index_i64(value)?.clamp(0, u32::MAX as i64) as u32;
    }
    if let Some(value) = args.opt(5) {
        let wanted = vm.index_i64(value)? as u32;
        // What decides how the code runs must stay.
        let fixed = code_flags::VARARGS
            | code_flags::VARKEYWORDS
            | code_flags::GENERATOR
            | code_flags::COROUTINE
            | code_flags::ASYNC_GENERATOR
            | code_flags::OPTIMIZED
            | code_flags::NEWLOCALS;
        if (wanted ^ code.flags) & fixed != 0 {
            return Err(vm.value_error("gillie's code objects cannot change these flags"));
        }
        code.flags = wanted;
    }
    vm.code_object(Arc::new(code))
}

/// The type `code`.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Code objects are made by the compiler.",
    flags: flags::WEAKREF | flags::NO_INSTANCES,
    methods: &[
        ("co_positions", "($self, /)", positions, ""),
        ("co_lines", "($self, /)", lines, ""),
        (
            "replace",
            "($self, /, *, co_name=<unrepresentable>, co_qualname=<unrepresentable>, co_filename=<unrepresentable>, co_firstlineno=<unrepresentable>, co_flags=<unrepresentable>)",
            replace,
            "Return a copy of the code object with new values for the specified fields.",
        ),
        (
            "__replace__",
            "($self, /, *, co_name=<unrepresentable>, co_qualname=<unrepresentable>, co_filename=<unrepresentable>, co_firstlineno=<unrepresentable>, co_flags=<unrepresentable>)",
            replace,
            "The same as replace().",
        ),
    ],
    getset: GETSET,
    slots: |slots| {
        slots.repr.set(Some(|vm, c| {
            let object = expect(c);
            let (name, file) = (
                str::expect(&object.name).text().into_owned(),
                object.data.filename.clone(),
            );
            let line = object.data.first_line;
            Ok(vm.str(&format!(
                "<code object {name} at {:#x}, file \"{file}\", line {line}>",
                c.raw().0
            )))
        }));
        slots.compare.set(Some(|vm, left, right, operator| {
            let (Some(a), Some(b)) = (
                left.downcast::<CodeObject>(),
                right.downcast::<CodeObject>(),
            ) else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            let same_constants = |vm: &mut Vm| -> Result<bool> {
                if a.constants.len() != b.constants.len() {
                    return Ok(false);
                }
                for (x, y) in a.constants.iter().zip(&b.constants) {
                    if !std::ptr::addr_eq(vm.class_of(x), vm.class_of(y)) || !vm.eq(x, y)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            };
            let (x, y) = (&a.data, &b.data);
            let equal = left.is(right)
                || (x.name == y.name
                    && x.first_line == y.first_line
                    && x.words == y.words
                    && x.names == y.names
                    && x.positions == y.positions
                    && x.handlers == y.handlers
                    && same_constants(vm)?);
            match operator {
                Compare::Eq => Ok(Value::bool(equal)),
                Compare::Ne => Ok(Value::bool(!equal)),
                _ => Ok(Value::NOT_IMPLEMENTED),
            }
        }));
        slots.hash.set(Some(|vm, c| {
            let object = expect(c);
            let name = object.name.clone();
            let hash = vm.hash(&name)?
                ^ (object.data.words.len() as i64) << 8
                ^ object.data.first_line as i64;
            Ok(if hash == -1 { -2 } else { hash })
        }));
    },
    ..TypeSpec::of::<CodeObject>("code")
};
