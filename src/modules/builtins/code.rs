//! Functions on code and namespaces: `compile`, `eval`, `exec`, `globals`, `locals`, `__import__`, `breakpoint`.

use crate::modules::support::{dict_get, dict_put, sys_get};
use crate::modules::sys::audit;
use crate::modules::sys::audit::compiled;
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::dict::Dict;
use crate::object::function::cell::Cell;
use crate::object::function::closure_cells;
use crate::object::int::Int;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::{Bound, Kind, Value};
use crate::vm::{Result, Vm};

pub(super) fn import(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = args.arg(0);
    if !name.is_a::<Str>() {
        return Err(vm.type_error("module name must be a string"));
    }
    let globals = args.opt(1).filter(|globals| !globals.is_none()).cloned();
    let fromlist = args.opt(3).cloned().unwrap_or(Value::NONE);
    let level = match args.opt(4) {
        Some(level) => vm.index_i64(level)?,
        None => 0,
    };
    if level < 0 {
        return Err(vm.value_error("level must be >= 0"));
    }
    vm.import_name(name, globals.as_ref(), &fromlist, level.min(1 << 20) as u32)
}

pub(super) fn globals(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    match vm.current_globals() {
        Some(globals) => Ok(globals),
        None => Ok(Value::NONE),
    }
}

pub(super) fn locals(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    match vm.current_locals()? {
        Some(locals) => Ok(locals),
        None => Err(vm.system_error("frame does not exist")),
    }
}

pub(super) fn breakpoint(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let Some(hook) = sys_get(vm, "breakpointhook") else {
        return Err(vm.runtime_error("lost sys.breakpointhook"));
    };
    let given = args
        .arg(0)
        .downcast::<Tuple>()
        .expect("*args")
        .items()
        .to_vec();
    let keywords = args.opt(1).cloned();
    audit(vm, "builtins.breakpoint", std::slice::from_ref(&hook))?;
    crate::modules::support::call_with_dict(vm, &hook, &given, keywords.as_ref())
}

/// `PyCF_ONLY_AST`: answer a tree, not code.
const ONLY_AST: i64 = 0x400;
/// `PyCF_TYPE_COMMENTS`.
const TYPE_COMMENTS: i64 = 0x1000;
/// `from __future__ import annotations`.
const FUTURE_ANNOTATIONS: i64 = 0x100_0000;
/// `PyCF_ALLOW_TOP_LEVEL_AWAIT`.
const ALLOW_TOP_LEVEL_AWAIT: i64 = 0x2000;
/// `PyCF_DONT_IMPLY_DEDENT`: a block that is open at the end of the text is not finished.
const DONT_IMPLY_DEDENT: i64 = 0x200;
/// `PyCF_ALLOW_INCOMPLETE_INPUT`: text that could go on is `_IncompleteInputError` (`codeop`).
const ALLOW_INCOMPLETE_INPUT: i64 = 0x4000;
/// Every flag that `compile` accepts: the future features, and the compiler's own.
const KNOWN_FLAGS: i64 = 0x1FF_0000 | 0xFF00 | 0x10;

/// The text of a `compile`/`exec`/`eval` source.
pub fn source_text(
    vm: &mut Vm,
    source: &Value,
    function: &str,
    what: &str,
    filename: &str,
) -> Result<String> {
    let bytes = if let Some(text) = source.downcast::<Str>() {
        match text.to_utf8() {
            Some(text) => text.into_owned(),
            None => {
                let strict = vm.str("strict");
                let utf8 = vm.str("utf-8");
                // Raises the UnicodeEncodeError that names the surrogate.
                vm.call_method(source, "encode", &[utf8, strict])?;
                text.text().into_owned()
            }
        }
    } else {
        let data = if let Some(bytes) = source.downcast::<Bytes>() {
            bytes.data.to_vec()
        } else if let Some(bytes) = source.downcast::<ByteArray>() {
            bytes.data.get(vm).clone()
        } else {
            match vm.buffer(source) {
                Ok(data) => data.into_owned(),
                Err(_) => {
                    let message = format!("{function}() arg 1 must be a {what}");
                    return Err(vm.type_error(message));
                }
            }
        };
        if data.contains(&0) {
            return Err(null_bytes(vm));
        }
        crate::vm::import::decode_bytes(vm, &data, filename)?
    };
    if bytes.contains('\0') {
        return Err(null_bytes(vm));
    }
    Ok(bytes)
}

fn null_bytes(vm: &mut Vm) -> crate::vm::Raised {
    let class = vm.exceptions().SyntaxError.clone();
    vm.error(&class, "source code string cannot contain null bytes")
}

fn is_code(value: &Value) -> bool {
    value
        .header()
        .is_some_and(|header| header.is_kind(Kind::Code))
}

pub(super) fn compile(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let source = args.arg(0);
    let filename = crate::modules::posix::path_text(vm, args.arg(1))?;
    let mode = args.arg(2);
    let Some(mode) = mode.downcast::<Str>().map(|mode| mode.text().into_owned()) else {
        let name = vm.type_name(mode);
        return Err(vm.type_error(format!("compile() argument 'mode' must be str, not {name}")));
    };
    let flags = match args.opt(3) {
        Some(flags) => {
            let index = vm.index(flags)?;
            Int::to_i64_clipped(&index)
        }
        None => 0,
    };
    if flags & !KNOWN_FLAGS != 0 {
        return Err(vm.value_error("compile(): unrecognised flags"));
    }
    let optimize = match args.opt(5) {
        Some(level) => vm.index_i64(level)?,
        None => -1,
    };
    if !(-1..=2).contains(&optimize) {
        return Err(vm.value_error("compile(): invalid optimize value"));
    }
    if !matches!(&*mode, "exec" | "eval" | "single") {
        if mode == "func_type" {
            if flags & ONLY_AST == 0 {
                return Err(
                    vm.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST")
                );
            }
        } else {
            let choices = if flags & ONLY_AST != 0 {
                "'exec', 'eval', 'single' or 'func_type'"
            } else {
                "'exec', 'eval' or 'single'"
            };
            return Err(vm.value_error(format!("compile() mode must be {choices}")));
        }
    }
    if is_code(source) {
        return Ok(source.clone());
    }
    let options = gillie_compile::Options {
        optimize: match optimize {
            -1 => vm.state().settings.optimize,
            level => level as u8,
        },
        future_annotations: flags & FUTURE_ANNOTATIONS != 0,
        top_level_await: flags & ALLOW_TOP_LEVEL_AWAIT != 0,
        ..Default::default()
    };
    if source.is_a::<crate::modules::ast::Node>() {
        if flags & ONLY_AST != 0 {
            return Ok(source.clone());
        }
        audit(vm, "compile", &[source.clone(), Value::NONE])?;
        let tree = crate::modules::ast::read(vm, source, &mode)?;
        return vm.compile_tree(&tree, &filename, &options);
    }
    let source = source_text(
        vm,
        source,
        "compile",
        "string, bytes or AST object",
        &filename,
    )?;
    compiled(vm, &source, &filename)?;
    if flags & ALLOW_INCOMPLETE_INPUT != 0 && could_go_on(&source, &mode, flags) {
        let class = vm.exceptions()._IncompleteInputError.clone();
        let details = vec![
            vm.str(&filename),
            vm.int(1),
            vm.int(1),
            vm.str(&source),
            vm.int(1),
            vm.int(1),
        ];
        let (message, details) = (vm.str("incomplete input"), vm.tuple(details));
        return Err(vm.error_with(&class, vec![message, details]));
    }
    if flags & ONLY_AST != 0 {
        let wishes = crate::modules::ast::Wishes {
            type_comments: flags & TYPE_COMMENTS != 0,
            feature_version: match args.opt(6) {
                Some(minor) => vm.index_i64(minor)?,
                None => -1,
            },
        };
        return crate::modules::ast::parse(vm, &source, &filename, &mode, wishes);
    }
    vm.compile_with(&source, &filename, &mode, &options)
}

/// Whether a text is the beginning of a statement, and no more.
fn could_go_on(source: &str, mode: &str, flags: i64) -> bool {
    use gillie_compile::Mode;
    let mode = match mode {
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        _ => Mode::Exec,
    };
    match gillie_grammar::parse(source, mode) {
        Ok(parsed) => {
            // A compound statement wants an empty line after it, also when it stands on one line: `else:` may come.
            flags & DONT_IMPLY_DEDENT != 0
                && (parsed.open_block || mode == Mode::Single && begins_compound(&parsed.tree))
                && !source.ends_with('\n')
        }
        Err(error) => {
            mode == Mode::Eval && is_blank(source)
                || crate::vm::compile::is_unfinished(&error, source)
        }
    }
}

/// Whether a text has nothing but blanks and comments.
fn is_blank(source: &str) -> bool {
    let mut lines = source.lines().map(str::trim_start);
    lines.all(|line| line.is_empty() || line.starts_with('#'))
}

/// Whether what was typed at a prompt is a compound statement.
fn begins_compound(tree: &gillie_grammar::ast::Mod) -> bool {
    use gillie_grammar::ast::{Mod, Stmt};
    let Mod::Interactive { body } = tree else {
        return false;
    };
    body.first().is_some_and(Stmt::is_compound)
}

/// The namespaces of `eval` and `exec`: globals get `__builtins__` if they have none.
fn namespaces(
    vm: &mut Vm,
    function: &str,
    globals: Option<&Value>,
    locals: Option<&Value>,
) -> Result<(Value, Option<Value>)> {
    let given = |value: Option<&Value>| value.filter(|value| !value.is_none()).cloned();
    let locals = given(locals);
    let globals = match given(globals) {
        Some(globals) if globals.is_a::<Dict>() => globals,
        Some(globals) => {
            let name = vm.type_name(&globals);
            let message = match function {
                "exec" => format!("exec() globals must be a dict, not {name}"),
                _ if vm.class_of(&globals).slots.get_item.get().is_some() => {
                    "globals must be a real dict; try eval(code, {}, mapping)".to_string()
                }
                _ => "globals must be a dict".to_string(),
            };
            return Err(vm.type_error(message));
        }
        None => {
            let Some(globals) = vm.current_globals() else {
                return Err(vm.system_error("globals and locals cannot be NULL"));
            };
            let locals = match locals {
                Some(locals) => Some(locals),
                None => vm.current_locals()?,
            };
            check_locals(vm, function, locals.as_ref())?;
            return Ok((globals, locals));
        }
    };
    check_locals(vm, function, locals.as_ref())?;
    if dict_get(vm, &globals, "__builtins__").is_none() {
        let builtins = vm.state().builtins.cloned(vm);
        dict_put(vm, &globals, "__builtins__", builtins);
    }
    Ok((globals, locals))
}

fn check_locals(vm: &mut Vm, function: &str, locals: Option<&Value>) -> Result<()> {
    let Some(locals) = locals else { return Ok(()) };
    if vm.class_of(locals).slots.get_item.get().is_some() {
        return Ok(());
    }
    let name = vm.type_name(locals);
    Err(vm.type_error(match function {
        "exec" => format!("locals must be a mapping or None, not {name}"),
        _ => "locals must be a mapping".to_string(),
    }))
}

pub(super) fn eval(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (globals, locals) = namespaces(vm, "eval", args.opt(1), args.opt(2))?;
    let source = args.arg(0);
    let code = if is_code(source) {
        if free_variables(vm, source)? > 0 {
            return Err(
                vm.type_error("code object passed to eval() may not contain free variables")
            );
        }
        source.clone()
    } else {
        let text = source_text(
            vm,
            source,
            "eval",
            "string, bytes or code object",
            "<string>",
        )?;
        let text = text.trim_start_matches([' ', '\t']);
        compiled(vm, text, "<string>")?;
        vm.compile_source(text, "<string>", "eval")?
    };
    vm.run_code(&code, &globals, locals.as_ref())
}

fn free_variables(vm: &mut Vm, code: &Value) -> Result<usize> {
    let free = crate::modules::support::attr(vm, code, "co_freevars")?;
    vm.len(&free)
}

pub(super) fn exec(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (globals, locals) = namespaces(vm, "exec", args.opt(1), args.opt(2))?;
    let source = args.arg(0);
    let closure = args.opt(3).filter(|closure| !closure.is_none());
    if is_code(source) {
        let free = free_variables(vm, source)?;
        if free > 0 {
            let closure = closure.filter(|closure| {
                closure
                    .downcast::<Tuple>()
                    .is_some_and(|cells| cells.len() == free)
                    && closure_cells(closure).iter().all(Value::is_a::<Cell>)
            });
            let Some(closure) = closure.cloned() else {
                return Err(vm.type_error(format!(
                    "code object requires a closure of exactly length {free}"
                )));
            };
            vm.run_with_closure(source, &globals, locals.as_ref(), Some(closure))?;
            return Ok(Value::NONE);
        }
        if closure.is_some() {
            return Err(vm.type_error("cannot use a closure with this code object"));
        }
        vm.run_code(source, &globals, locals.as_ref())?;
        return Ok(Value::NONE);
    }
    if closure.is_some() {
        return Err(vm.type_error("closure can only be used when source is a code object"));
    }
    let text = source_text(
        vm,
        source,
        "exec",
        "string, bytes or code object",
        "<string>",
    )?;
    compiled(vm, &text, "<string>")?;
    let code = vm.compile_source(&text, "<string>", "exec")?;
    vm.run_code(&code, &globals, locals.as_ref())?;
    Ok(Value::NONE)
}
