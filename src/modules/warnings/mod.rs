//! `_warnings`: warnings that native code gives. The library's `warnings` does the filtering and showing; this module
//! only has the two functions that bootstrap code expects, which call it.

mod ignored;

use crate::modules::support::{attr, dict_put, put_attr, sys_get, text_of};
use crate::object::dict::Dict;
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::{Bound, Class, Value};
use crate::vm::{Raised, Result, Vm};
use std::cell::RefCell;

/// Gives a warning, as `warnings.warn(message, category)` called by the innermost Python frame.
pub fn warn(vm: &mut Vm, category: impl FnOnce(&Vm) -> Class, message: &str) -> Result<()> {
    warn_level(vm, category, message, 1)
}

/// As [`warn`], for a frame further out.
pub fn warn_level(
    vm: &mut Vm,
    category: impl FnOnce(&Vm) -> Class,
    message: &str,
    level: i64,
) -> Result<()> {
    let category = category(vm);
    // At the end of the program there is no library any more to filter and to show (`show_warning` in
    // Python/_warnings.c).
    if finalizing(vm) {
        let name = category.display_name(vm);
        vm.write_stderr(&format!("<sys>:0: {name}: {message}\n"));
        return Ok(());
    }
    let category = category.value().clone();
    let warnings = vm.import_module("warnings")?;
    let function = attr(vm, &warnings, "warn")?;
    let (message, level) = (vm.str(message), vm.int(level));
    vm.call(&function, &[message, category, level])?;
    Ok(())
}

/// A ResourceWarning about something that died open (`PyErr_ResourceWarning`). Such warnings are ignored unless
/// somebody asks for them, so nothing is imported for their sake.
pub fn warn_unclosed(vm: &mut Vm, message: &str, source: &Value) {
    let name = vm.intern("warnings");
    let loaded = matches!(vm.loaded_module(&name), Ok(Some(_)));
    let kept = vm.module_state::<Library>().loaded.borrow().is_some();
    if !loaded && !kept && !asked(vm) {
        return;
    }
    if let Err(raised) = warn_with_source(vm, message, source) {
        // Whatever else goes wrong at the end of a program is no news.
        let class = vm.exceptions().Warning.clone();
        if vm.raised_is(&raised, &class) {
            vm.unraisable(raised, source);
        }
    }
}

/// Whether the command line or the environment says something about warnings.
fn asked(vm: &mut Vm) -> bool {
    sys_get(vm, "warnoptions").is_some_and(|options| vm.len(&options).unwrap_or(0) > 0)
}

fn warn_with_source(vm: &mut Vm, message: &str, source: &Value) -> Result<()> {
    let category = vm.exceptions().ResourceWarning.value().clone();
    let (message, level) = (vm.str(message), vm.int(1));
    let arguments = vec![message, category, level, source.clone()];
    forward(vm, "warn", arguments, None).map(drop)
}

/// A SyntaxWarning at a place in a source text.
pub fn warn_syntax(vm: &mut Vm, message: &str, filename: &str, line: u32) -> Result<()> {
    let category = vm.exceptions().SyntaxWarning.value().clone();
    let warnings = vm.import_module("warnings")?;
    let function = attr(vm, &warnings, "warn_explicit")?;
    let arguments = [
        vm.str(message),
        category,
        vm.str(filename),
        vm.int(line.into()),
    ];
    vm.call(&function, &arguments)?;
    Ok(())
}

/// Takes the frames of `_py_warnings` out of a traceback, which begins with them.
fn without_own_frames(vm: &mut Vm, raised: Raised) -> Raised {
    let _ = trim(vm, &raised.0);
    raised
}

fn trim(vm: &mut Vm, exception: &Value) -> Result<()> {
    let mut entry = attr(vm, exception, "__traceback__")?;
    while !entry.is_none() {
        let frame = attr(vm, &entry, "tb_frame")?;
        let code = attr(vm, &frame, "f_code")?;
        let file = attr(vm, &code, "co_filename")?;
        if &*text_of(&file) != "<gillie>/_py_warnings.py" {
            break;
        }
        entry = attr(vm, &entry, "tb_next")?;
    }
    put_attr(vm, exception, "__traceback__", &entry)
}

/// The library's half, kept for warnings that finalizers give after `sys.modules` was emptied: in CPython the
/// filters belong to the interpreter and outlive the module.
#[derive(Default)]
struct Library {
    loaded: RefCell<Option<[Value; 2]>>,
}

/// Keeps the library's half if the program has loaded it; gives the namespaces that the end of the program leaves as
/// they are.
pub(crate) fn kept_namespaces(vm: &mut Vm) -> Vec<Value> {
    let both = ["warnings", "_py_warnings"].map(|name| {
        let name = vm.intern(name);
        vm.loaded_module(&name).ok().flatten()
    });
    // Nothing is imported if both are there, or if nobody would see the warnings.
    if both.iter().all(Option::is_some) || asked(vm) {
        drop(library(vm));
    }
    let loaded = vm.module_state::<Library>().loaded.borrow().clone();
    let modules = loaded.into_iter().flatten();
    modules.map(|module| vm.module_dict(&module)).collect()
}

fn finalizing(vm: &mut Vm) -> bool {
    vm.sys_get("meta_path").is_none_or(|path| path.is_none())
}

/// `_py_warnings`; `warnings`, which has the filters, is there as well.
fn library(vm: &mut Vm) -> Result<Value> {
    let state = vm.module_state::<Library>();
    if finalizing(vm)
        && let Some([_, library]) = &*state.loaded.borrow()
    {
        return Ok(library.clone());
    }
    let warnings = vm.import_module("warnings")?;
    let library = vm.import_module("_py_warnings")?;
    let old = state.loaded.replace(Some([warnings, library.clone()]));
    drop(old);
    Ok(library)
}

/// Writes a warning when what formats one cannot be imported any more (`show_warning` in Python/_warnings.c).
fn show_plainly(vm: &mut Vm, given: &[Value]) -> Result<()> {
    // What was given to `warn_explicit`, or else where the program is.
    let place = match (given, vm.frame_at(0)?) {
        ([_, _, file, line, _, ..], _) => [file.clone(), line.clone()],
        (_, Some(frame)) => {
            let code = attr(vm, &frame, "f_code")?;
            [
                attr(vm, &code, "co_filename")?,
                attr(vm, &frame, "f_lineno")?,
            ]
        }
        (_, None) => [vm.str("<sys>"), vm.int(0)],
    };
    let [file, line] = [vm.to_str(&place[0])?, vm.to_str(&place[1])?];
    let Some(message) = given.first() else {
        return Ok(());
    };
    let base = vm.exceptions().Warning.clone();
    let category = if vm.is_instance_of_class(message, base.value())? {
        attr(vm, message, "__class__")?
    } else {
        match given.get(1) {
            Some(category) if !category.is_none() => category.clone(),
            _ => vm.exceptions().UserWarning.value().clone(),
        }
    };
    let category = attr(vm, &category, "__name__")?;
    let message = vm.to_str(message)?;
    vm.write_stderr(&format!(
        "{}:{}: {}: {}\n",
        text_of(&file),
        text_of(&line),
        text_of(&category),
        text_of(&message)
    ));
    Ok(())
}

fn forward(vm: &mut Vm, name: &str, given: Vec<Value>, keywords: Option<&Value>) -> Result<Value> {
    let warnings = library(vm)?;
    let function = attr(vm, &warnings, name)?;
    vm.enter_native()?;
    let result = crate::modules::support::call_with_dict(vm, &function, &given, keywords);
    vm.leave_native();
    match result {
        Err(raised)
            if finalizing(vm) && {
                let class = vm.exceptions().ImportError.clone();
                vm.raised_is(&raised, &class)
            } =>
        {
            show_plainly(vm, &given)?;
            Ok(Value::NONE)
        }
        result => result.map_err(|raised| without_own_frames(vm, raised)),
    }
}

fn warn_function(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let category = args.opt(1).filter(|category| !category.is_none());
    let level = match args.opt(2) {
        Some(level) => vm.index_i64(level)?,
        None => 1,
    };
    let source = args.opt(3).filter(|source| !source.is_none());
    let skipped = match args.opt(4) {
        None => None,
        Some(prefixes) => {
            let Some(items) = prefixes.downcast::<Tuple>() else {
                let given = vm.type_name(prefixes);
                return Err(vm.type_error(format!(
                    "warn() argument 'skip_file_prefixes' must be tuple, not {given}"
                )));
            };
            let items = items.items();
            if let Some(wrong) = items.iter().find(|item| !item.is_a::<Str>()) {
                let given = vm.type_name(wrong);
                return Err(
                    vm.type_error(format!("Found non-str '{given}' in skip_file_prefixes."))
                );
            }
            Some(prefixes).filter(|_| !items.is_empty())
        }
    };
    let plain = source.is_none() && skipped.is_none();
    if plain && ignored::is_ignored(vm, args.arg(0), category, level)? {
        return Ok(Value::NONE);
    }
    let or_none = |value: Option<&Value>| value.cloned().unwrap_or(Value::NONE);
    let given = vec![
        args.arg(0).clone(),
        or_none(category),
        vm.int(level.max(1)),
        or_none(source),
    ];
    let keywords = skipped.map(|prefixes| {
        let keywords = vm.dict();
        dict_put(vm, &keywords, "skip_file_prefixes", prefixes.clone());
        keywords
    });
    forward(vm, "warn", given, keywords.as_ref())
}

fn warn_explicit(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let filename = args.arg(2);
    if !filename.is_a::<Str>() {
        let given = match filename.is_none() {
            true => "None".to_string(),
            false => vm.type_name(filename).to_string(),
        };
        return Err(vm.type_error(format!(
            "warn_explicit() argument 'filename' must be str, not {given}"
        )));
    }
    let line = vm.index_i64(args.arg(3))?;
    if args
        .opt(5)
        .is_some_and(|registry| !registry.is_none() && !registry.is_a::<Dict>())
    {
        return Err(vm.type_error("'registry' must be a dict or None"));
    }
    let mut given: Vec<Value> = (0..8)
        .map(|at| args.opt(at).cloned().unwrap_or(Value::NONE))
        .collect();
    given[3] = vm.int(line);
    forward(vm, "warn_explicit", given, None)
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.",
    functions: &[
        (
            "warn",
            "(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())",
            warn_function,
            "Issue a warning, or maybe ignore it or raise an exception.",
        ),
        (
            "warn_explicit",
            "(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)",
            warn_explicit,
            "Issue a warning, or maybe ignore it or raise an exception.",
        ),
    ],
    ..ModuleSpec::named("_warnings")
};
