//! The type `code`: `co_*` attributes, positions, `replace`.

use super::code::{CodeObject, expect};
use crate::modules::sys::{audit, has_audit_hooks};
use crate::object::header::{Payload, Visitor};
use crate::object::spec::TypeSpec;
use crate::object::str::{self, Str};
use crate::object::tuple::Tuple;
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

static MEMBERS: &[GetSetDef] = &[
    ("co_name", |_, c| Ok(expect(c).name.clone()), None, ""),
    (
        "co_qualname",
        |_, c| Ok(expect(c).qualname.clone()),
        None,
        "",
    ),
    (
        "co_filename",
        |_, c| Ok(expect(c).filename.clone()),
        None,
        "",
    ),
    (
        "co_firstlineno",
        |vm, c| int_attribute(vm, expect(c).data.first_line),
        None,
        "",
    ),
    (
        "co_flags",
        |vm, c| {
            let hidden = code_flags::STANDS_FOR_NATIVE;
            int_attribute(vm, expect(c).data.flags & !hidden)
        },
        None,
        "",
    ),
    (
        "co_argcount",
        |vm, c| int_attribute(vm, expect(c).data.arg_count),
        None,
        "",
    ),
    (
        "co_posonlyargcount",
        |vm, c| int_attribute(vm, expect(c).data.posonly_count),
        None,
        "",
    ),
    (
        "co_kwonlyargcount",
        |vm, c| int_attribute(vm, expect(c).data.kwonly_count),
        None,
        "",
    ),
    (
        "co_nlocals",
        |vm, c| {
            let names = varnames(vm, c)?;
            let count = vm.len(&names)?;
            int_attribute(vm, count as u32)
        },
        None,
        "",
    ),
    (
        "co_stacksize",
        |vm, c| int_attribute(vm, expect(c).n_registers),
        None,
        "",
    ),
    (
        "co_consts",
        |vm, c| Ok(vm.tuple_from_slice(&expect(c).constants)),
        None,
        "",
    ),
    (
        "co_names",
        |vm, c| Ok(vm.tuple_from_slice(&expect(c).names)),
        None,
        "",
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
        |vm, c| Ok(vm.bytes(gillie_bytecode::serial::write(&expect(c).data))),
        None,
        "",
    ),
];
static GETSET: &[GetSetDef] = &[
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
    ("_co_code_adaptive", |vm, c| vm.attr(c, "co_code"), None, ""),
    (
        "co_lnotab",
        |vm, c| {
            let category = |vm: &Vm| vm.exceptions().DeprecationWarning.clone();
            let text = "co_lnotab is deprecated, use co_lines instead.";
            crate::modules::warnings::warn(vm, category, text)?;
            Ok(vm.bytes(line_steps(&expect(c).data)))
        },
        None,
        "",
    ),
];

fn positions(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let code = expect(args.arg(0)).data.clone();
    let mut rows = Vec::new();
    // Two for each word: users look a place up by its byte offset halved, CPython's instructions being so long.
    for offset in 0..code.words.len() {
        let p = code.position(offset);
        let row = if p.line == 0 {
            vec![Value::NONE; 4]
        } else if vm.state().settings.no_debug_ranges {
            vec![vm.int(p.line.into()), Value::NONE, Value::NONE, Value::NONE]
        } else {
            [p.line, p.end_line, p.col, p.end_col]
                .into_iter()
                .map(|n| vm.int(n as i64))
                .collect()
        };
        let row = vm.tuple(row);
        rows.extend([row.clone(), row]);
    }
    rows_iterator::<POSITIONS>(vm, rows)
}

/// How many words come before what a frame does first of its own.
fn prologue(code: &Code) -> u32 {
    use gillie_bytecode::Opcode::{COPY_FREE, MAKE_CELL, RETURN_GENERATOR};
    let words = code.words.iter().take_while(|word| {
        [COPY_FREE, MAKE_CELL, RETURN_GENERATOR]
            .iter()
            .any(|opcode| **word as u8 == *opcode as u8)
    });
    words.count() as u32
}

/// The lines that begin before the instruction at a word and have none of their own: the line of the definition
/// before the first (where CPython has its RESUME), and the marks.
pub(crate) fn lines_before(code: &Code, offset: u32) -> impl Iterator<Item = u32> {
    let definition = match &*code.name {
        "<module>" => 0,
        _ => code.first_line,
    };
    let begin = prologue(code);
    let first = code.marks.partition_point(|mark| mark.offset < offset);
    let marks = code.marks[first..].iter();
    let marks = marks.take_while(move |mark| mark.offset == offset);
    let marks = marks.filter(|mark| mark.flags & gillie_bytecode::Mark::SKIP == 0);
    (offset == begin)
        .then_some(definition)
        .into_iter()
        .chain(marks.map(|mark| mark.line))
}

/// Most lines told apart within a word: byte offsets are made up for them.
pub(crate) const WITHIN: usize = 3;

/// `co_lines()`. Lines without instructions of their own take the first bytes of the word that follows, as `f_lasti` does
/// while it stands there.
fn lines(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let rows = line_rows(&expect(args.arg(0)).data);
    let mut tuples = Vec::new();
    for (start, end, line) in rows {
        let line = match line {
            None => Value::NONE,
            Some(line) => vm.int(line as i64),
        };
        let row = vec![vm.int(start as i64), vm.int(end as i64), line];
        tuples.push(vm.tuple(row));
    }
    rows_iterator::<LINES>(vm, tuples)
}

/// An iterator over rows: what `co_lines()` and `co_positions()` give.
pub struct Rows<const WHAT: u8>(Value);

const LINES: u8 = 0;
const POSITIONS: u8 = 1;

impl<const WHAT: u8> Payload for Rows<WHAT> {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.0);
    }
}

fn rows_iterator<const WHAT: u8>(vm: &mut Vm, rows: Vec<Value>) -> Result<Value> {
    let list = vm.list(rows);
    let iterator = vm.iter(&list)?;
    Ok(vm.object(Rows::<WHAT>(iterator)))
}

const fn rows_spec<const WHAT: u8>(name: &'static str) -> TypeSpec {
    TypeSpec {
        flags: flags::NO_INSTANCES | flags::BASE,
        slots: |slots| {
            slots.iter.set(Some(|_, rows| Ok(rows.clone())));
            slots.next.set(Some(|vm, rows| {
                let rows = rows
                    .downcast::<Rows<WHAT>>()
                    .expect("an iterator over rows");
                vm.next(&rows.0)
            }));
        },
        ..TypeSpec::of::<Rows<WHAT>>(name)
    }
}

static LINES_SPEC: TypeSpec = rows_spec::<LINES>("line_iterator");
static POSITIONS_SPEC: TypeSpec = rows_spec::<POSITIONS>("positions_iterator");

/// Types of this room that are registered at boot.
pub static SPECS: &[&TypeSpec] = &[&LINES_SPEC, &POSITIONS_SPEC];

/// From which byte to which an instruction of which line stands.
fn line_rows(code: &Code) -> Vec<(usize, usize, Option<u32>)> {
    let begin = prologue(code);
    let nowhere = code.marks.is_empty() && code.positions.iter().all(|(_, p)| p.line == 0);
    if nowhere {
        // The table was taken away.
        return Vec::new();
    }
    let mut rows: Vec<(usize, usize, Option<u32>)> = Vec::new();
    let mut push = |start: usize, end: usize, line: Option<u32>| match rows.last_mut() {
        Some(last) if last.2 == line => last.1 = end,
        _ => rows.push((start, end, line)),
    };
    for (index, (start, position)) in code.positions.iter().enumerate() {
        let end = code
            .positions
            .get(index + 1)
            .map_or(code.words.len(), |next| next.0 as usize);
        let line = (position.line != 0).then_some(position.line);
        let first = code.marks.partition_point(|mark| mark.offset <= *start);
        let inner = code.marks[first..].iter().map(|mark| mark.offset as usize);
        let mut cuts: Vec<usize> = vec![*start as usize];
        cuts.extend(inner.take_while(|at| *at < end));
        if (*start as usize + 1..end).contains(&(begin as usize)) {
            cuts.push(begin as usize);
            cuts.sort_unstable();
        }
        cuts.dedup();
        for (place, at) in cuts.iter().enumerate() {
            let mut byte = at * 4;
            for before in lines_before(code, *at as u32) {
                let next = (byte + 1).min(at * 4 + WITHIN);
                push(byte, next, Some(before));
                byte = next;
            }
            push(byte, cuts.get(place + 1).unwrap_or(&end) * 4, line);
        }
    }
    rows
}

/// `co_lnotab`, the table of before Python 3.10 (Objects/codeobject.c, `decode_linetable`): steps of bytes and of lines.
fn line_steps(code: &Code) -> Vec<u8> {
    let mut steps = Vec::new();
    let (mut byte, mut line) = (0, i64::from(code.first_line));
    for (start, _, here) in line_rows(code) {
        let Some(here) = here else { continue };
        let (mut further, mut down) = (start - byte, i64::from(here) - line);
        if down == 0 {
            continue;
        }
        while further > 255 {
            steps.extend([255, 0]);
            further -= 255;
        }
        while !(-128..=127).contains(&down) {
            let step = down.clamp(-128, 127);
            steps.extend([further as u8, step as i8 as u8]);
            (further, down) = (0, down - step);
        }
        steps.extend([further as u8, down as i8 as u8]);
        (byte, line) = (start, i64::from(here));
    }
    steps
}

/// The parameters of `replace`, in the order of its signature.
const FIELDS: [&str; 18] = [
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_flags",
    "co_firstlineno",
    "co_code",
    "co_consts",
    "co_names",
    "co_varnames",
    "co_freevars",
    "co_cellvars",
    "co_filename",
    "co_name",
    "co_qualname",
    "co_linetable",
    "co_exceptiontable",
];

/// The signature that goes with [`FIELDS`].
const REPLACE: &str = "($self, /, **changes)\n($self, /, *, co_argcount=<unrepresentable>, co_posonlyargcount=<unrepresentable>, co_kwonlyargcount=<unrepresentable>, co_nlocals=<unrepresentable>, co_stacksize=<unrepresentable>, co_flags=<unrepresentable>, co_firstlineno=<unrepresentable>, co_code=<unrepresentable>, co_consts=<unrepresentable>, co_names=<unrepresentable>, co_varnames=<unrepresentable>, co_freevars=<unrepresentable>, co_cellvars=<unrepresentable>, co_filename=<unrepresentable>, co_name=<unrepresentable>, co_qualname=<unrepresentable>, co_linetable=<unrepresentable>, co_exceptiontable=<unrepresentable>)";

/// `code.replace(...)` for what does not change the instructions; the rest may be given as it is.
fn replace(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let original = expect(args.arg(0));
    let mut code = Code::clone(&original.data);
    let mut constants = None;
    for (index, field) in FIELDS.iter().enumerate() {
        let Some(value) = args.opt(index + 1) else {
            continue;
        };
        match *field {
            "co_name" | "co_qualname" | "co_filename" => {
                let Some(text) = value.downcast::<Str>() else {
                    let name = vm.type_name(value);
                    let name = if value.is_none() { "None" } else { &name };
                    return Err(vm.type_error(format!(
                        "replace() argument '{field}' must be str, not {name}"
                    )));
                };
                let text: Arc<str> = text.text().into();
                match *field {
                    "co_name" => code.name = text,
                    "co_qualname" => code.qualname = text,
                    _ => code.filename = text,
                }
            }
            "co_firstlineno" => {
                let line = vm.index_i64(value)?;
                if line < 0 {
                    return Err(vm.value_error("code: co_firstlineno must not be negative"));
                }
                let line = line.min(i64::from(u32::MAX) >> 1);
                // The lines are counted from the first.
                let shift = line - i64::from(code.first_line);
                let moved = |line: &mut u32| {
                    if *line != 0 {
                        *line = (i64::from(*line) + shift).clamp(1, i64::from(u32::MAX)) as u32;
                    }
                };
                for (_, position) in &mut code.positions {
                    moved(&mut position.line);
                    moved(&mut position.end_line);
                }
                let lines = code.marks.iter_mut();
                lines
                    .filter(|mark| mark.flags & gillie_bytecode::Mark::SKIP == 0)
                    .for_each(|mark| moved(&mut mark.line));
                code.first_line = line as u32;
            }
            "co_flags" => {
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
            "co_consts" => constants = Some(constants_for(vm, original, value)?),
            "co_names" => {
                let names = texts(vm, value, field)?;
                if names.len() != code.names.len() {
                    return Err(vm.value_error(
                        "gillie's code objects cannot change the number of their names",
                    ));
                }
                code.names = names;
            }
            "co_linetable"
                if value
                    .downcast::<crate::object::bytes::Bytes>()
                    .is_some_and(|table| table.data.is_empty()) =>
            {
                // Without places.
                for (_, position) in &mut code.positions {
                    *position = Default::default();
                }
                code.marks
                    .retain(|mark| mark.flags & gillie_bytecode::Mark::SKIP != 0);
            }
            _ => {
                let current = vm.attr(args.arg(0), field)?;
                if !vm.eq(&current, value)? {
                    return Err(vm.value_error(format!(
                        "gillie's code objects cannot change {field}: they are made by its own compiler"
                    )));
                }
            }
        }
    }
    let mut made = vm.code_object(Arc::new(code))?;
    if let Some(constants) = constants {
        made = vm.code_with_constants(&made, constants);
    }
    tell_of_code(vm, &made)?;
    Ok(made)
}

/// The event of code that the compiler did not make.
fn tell_of_code(vm: &mut Vm, code: &Value) -> Result<()> {
    if !has_audit_hooks(vm) {
        return Ok(());
    }
    let told = [
        "co_code",
        "co_filename",
        "co_name",
        "co_argcount",
        "co_posonlyargcount",
        "co_kwonlyargcount",
        "co_nlocals",
        "co_stacksize",
        "co_flags",
    ];
    let told: Result<Vec<Value>> = told.iter().map(|name| vm.attr(code, name)).collect();
    audit(vm, "code.__new__", &told?)
}

/// The strings of a tuple.
fn texts(vm: &mut Vm, value: &Value, field: &str) -> Result<Vec<Arc<str>>> {
    let Some(tuple) = value.downcast::<Tuple>() else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!(
            "replace() argument '{field}' must be tuple, not {name}"
        )));
    };
    let mut texts = Vec::new();
    for item in tuple.items() {
        match item.downcast::<Str>() {
            Some(text) => texts.push(text.text().into()),
            None => {
                let name = vm.type_name(item);
                return Err(vm.type_error(format!(
                    "name tuples must contain only strings, not '{name}'"
                )));
            }
        }
    }
    Ok(texts)
}

/// Constants in the place of others: as many, code for code and tuples for tuples, which instructions rely on.
fn constants_for(vm: &mut Vm, code: &CodeObject, value: &Value) -> Result<Vec<Value>> {
    let Some(tuple) = value.downcast::<Tuple>() else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!(
            "replace() argument 'co_consts' must be tuple, not {name}"
        )));
    };
    if tuple.len() != code.constants.len() {
        return Err(
            vm.value_error("gillie's code objects cannot change the number of their constants")
        );
    }
    for (old, new) in code.constants.iter().zip(tuple.items()) {
        let names = |value: &Value| {
            value.downcast::<Tuple>().map(|tuple| {
                (
                    tuple.len(),
                    tuple.items().iter().all(|item| item.is_a::<Str>()),
                )
            })
        };
        let free = |value: &Value| {
            value
                .downcast::<CodeObject>()
                .map(|code| code.free_names().count())
        };
        let same_tuple = match (names(old), names(new)) {
            (None, None) => true,
            (Some((length, true)), Some(new)) => new == (length, true),
            (Some((length, false)), Some(new)) => new.0 == length,
            _ => false,
        };
        if !same_tuple || free(old) != free(new) {
            return Err(vm.value_error(
                "gillie's code objects want code in the place of code and a tuple in the place of a tuple",
            ));
        }
    }
    Ok(tuple.items().to_vec())
}

/// Where CPython's constructor has each of [`FIELDS`].
const PLACES: [usize; 18] = [0, 1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 16, 17, 10, 11, 12, 14, 15];

/// `types.CodeType(...)`: a code object from the attributes of one, with changes where `replace` allows them. The
/// `co_exceptiontable` has all of the code.
fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let given = args
        .arg(1)
        .downcast::<Tuple>()
        .map_or(&[][..], |given| given.items());
    if given.len() < 16 {
        let count = given.len();
        return Err(vm.type_error(format!("code expected at least 16 arguments, got {count}")));
    }
    if given.len() > 18 {
        let count = given.len();
        return Err(vm.type_error(format!("code expected at most 18 arguments, got {count}")));
    }
    let data = given[15].downcast::<crate::object::bytes::Bytes>();
    let code = data.and_then(|data| gillie_bytecode::serial::read(&data.data).ok());
    let Some((code, _)) = code else {
        return Err(vm.not_implemented_error(
            "gillie's code objects are made by its compiler only (see compile(), and code.replace())",
        ));
    };
    let original = vm.code_object(code)?;
    let mut fields = vec![Some(original)];
    fields.extend(PLACES.iter().map(|place| given.get(*place).cloned()));
    replace(vm, &fields)
}

/// The type `code`.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Code objects are made by the compiler.",
    flags: flags::WEAKREF,
    new: Some((
        "__new__",
        "($type, argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)\n($type, /, *args)",
        new,
        "",
    )),
    methods: &[
        ("co_positions", "($self, /)", positions, ""),
        (
            "_varname_from_oparg",
            "($self, /, oparg)",
            |vm, args| {
                let index = vm.index_i64(args.arg(1))?;
                let mut names = Vec::new();
                for place in ["co_varnames", "co_cellvars", "co_freevars"] {
                    let more = vm.attr(args.arg(0), place)?;
                    for name in vm.collect(&more)? {
                        // A parameter kept in a cell has one place.
                        if !names.iter().any(|other: &Value| other.is(&name)) {
                            names.push(name);
                        }
                    }
                }
                match usize::try_from(index).ok().and_then(|at| names.get(at)) {
                    Some(name) => Ok(name.clone()),
                    None => Err(vm.index_error("tuple index out of range")),
                }
            },
            "(internal-only) Return the local variable name for the given oparg.\n\nWARNING: this method is for internal use only and may change or go away.",
        ),
        (
            "__sizeof__",
            "($self, /)",
            |vm, args| {
                let code = expect(args.arg(0));
                let words = code.data.words.len() + code.constants.len() + code.names.len();
                Ok(vm.int(size_of::<CodeObject>() as i64 + 8 * words as i64))
            },
            "Size of object in memory, in bytes.",
        ),
        ("co_lines", "($self, /)", lines, ""),
        (
            "replace",
            REPLACE,
            replace,
            "Return a copy of the code object with new values for the specified fields.",
        ),
        ("__replace__", REPLACE, replace, "The same as replace()."),
    ],
    members: MEMBERS,
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
