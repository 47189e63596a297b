//! `_io`: streams. `base.rs` has the abstract bases, `file.rs` raw files, `buffered.rs` buffers, `text.rs` text,
//! `memory.rs` streams in memory; this file has `open` and the standard streams. After CPython's `Modules/_io/`.

mod base;
pub use base::is_closed;
pub mod buffered;
pub mod buffers;
pub mod file;
mod memory;
mod newline;
mod pair;
mod points;
pub mod text;

use crate::modules::support::{attr, dict_put, put_attr, sys_get};
use crate::object::header::Header;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::str::Str;
use crate::object::types::FinalizeFn;
use crate::object::{Bound, Class, Value};
use crate::vm::{Raised, Result, Vm};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// Bytes that buffered streams hold unless told otherwise.
pub const DEFAULT_BUFFER_SIZE: usize = 131_072;

/// Classes of the module, of which several share a payload.
#[derive(Default)]
struct Classes {
    by_name: RefCell<FxHashMap<&'static str, Class>>,
}

/// Kinds of streams by what they write to: see [`layer`].
pub(crate) const LAYERS: u8 = 3;

/// Whether an object is a stream that is closed natively when it dies, and of which kind: 0 text files, which write
/// to 1 buffers, which write to 2 everything else.
pub(crate) fn layer(header: &Header) -> Option<u8> {
    let finalize = header.class().slots.finalize.get()? as usize;
    let native: [FinalizeFn; 3] = [base::finalize, buffered::finalize, text::finalize];
    if !native.iter().any(|&native| native as usize == finalize) {
        return None;
    }
    Some(if header.downcast::<text::TextIo>().is_some() {
        0
    } else if header.downcast::<buffered::Buffered>().is_some() {
        1
    } else {
        2
    })
}

/// Whether a value is a `BytesIO` itself, no object of a class derived from it.
pub(crate) fn is_exact_bytes_io(vm: &Vm, value: &Value) -> bool {
    let classes = vm.module_state::<Classes>();
    let found = classes.by_name.borrow().get(memory::BYTES_IO.name).cloned();
    found.is_some_and(|class| vm.class_of(value).is(&*class))
}

/// The class of a description.
fn class_named(vm: &Vm, spec: &TypeSpec) -> Class {
    let classes = vm.module_state::<Classes>();
    let found = classes.by_name.borrow().get(spec.name).cloned();
    found.expect("made when the module is")
}

/// Bases first.
static TYPES: &[&TypeSpec] = &[
    &base::IO_BASE,
    &base::RAW_IO_BASE,
    &base::BUFFERED_IO_BASE,
    &base::TEXT_IO_BASE,
    &file::SPEC,
    &memory::BYTES_IO,
    &memory::BYTES_IO_BUFFER,
    &memory::STRING_IO,
    &buffered::READER,
    &buffered::WRITER,
    &buffered::RANDOM,
    &pair::PAIR,
    &newline::SPEC,
    &text::SPEC,
];

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "The io module provides the Python interfaces to stream handling.",
    functions: &[
        (
            "open",
            "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
            open,
            "Open file and return a stream.  Raise OSError upon failure.",
        ),
        (
            "open_code",
            "(path)",
            open_code,
            "Opens the provided file with the intent to import the contents.",
        ),
        (
            "text_encoding",
            "(encoding, stacklevel=2, /)",
            text_encoding,
            "A helper function to choose the text encoding.",
        ),
    ],
    init,
    ..ModuleSpec::named("_io")
};

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    let classes = vm.module_state::<Classes>();
    for spec in TYPES {
        let class = vm.register(spec)?;
        vm.module_set(module, spec.name, class.value().clone());
        classes.by_name.borrow_mut().insert(spec.name, class);
    }
    let size = vm.int(DEFAULT_BUFFER_SIZE as i64);
    vm.module_set(module, "DEFAULT_BUFFER_SIZE", size);
    let blocking = vm.exceptions().BlockingIOError.value().clone();
    vm.module_set(module, "BlockingIOError", blocking);
    let exceptions = vm.exceptions();
    let bases = vec![
        exceptions.OSError.value().clone(),
        exceptions.ValueError.value().clone(),
    ];
    let bases = vm.tuple(bases);
    let name = vm.str("UnsupportedOperation");
    let io = vm.str("io");
    let dict = vm.dict_from([("__module__", io)]);
    let class = vm.types().r#type.value().clone();
    let class = vm.call(&class, &[name, bases, dict])?;
    vm.module_set(module, "UnsupportedOperation", class.clone());
    if let Some(class) = Class::from_value(&class) {
        classes
            .by_name
            .borrow_mut()
            .insert("UnsupportedOperation", class);
    }
    Ok(())
}

/// `io.UnsupportedOperation` with this message.
fn unsupported_with(vm: &mut Vm, message: &str) -> Raised {
    let classes = vm.module_state::<Classes>();
    let class = classes.by_name.borrow()["UnsupportedOperation"]
        .value()
        .clone();
    let message = vm.str(message);
    match vm.call(&class, &[message]) {
        Ok(exception) => vm.raise_object(exception),
        Err(raised) => raised,
    }
}

/// `io.UnsupportedOperation` of this operation.
fn unsupported(vm: &mut Vm, operation: &str) -> Raised {
    unsupported_with(vm, operation)
}

/// What a mode string says.
#[derive(Default)]
struct OpenMode {
    raw: String,
    reading: bool,
    writing: bool,
    updating: bool,
    binary: bool,
}

fn parse_mode(vm: &mut Vm, mode: &str) -> Result<OpenMode> {
    let mut parsed = OpenMode::default();
    let (mut creating, mut appending, mut text) = (false, false, false);
    for (index, c) in mode.char_indices() {
        let flag = match c {
            'x' => &mut creating,
            'r' => &mut parsed.reading,
            'w' => &mut parsed.writing,
            'a' => &mut appending,
            '+' => &mut parsed.updating,
            't' => &mut text,
            'b' => &mut parsed.binary,
            _ => return Err(vm.value_error(format!("invalid mode: '{mode}'"))),
        };
        if *flag || mode[..index].contains(c) {
            return Err(vm.value_error(format!("invalid mode: '{mode}'")));
        }
        *flag = true;
    }
    for (on, c) in [
        (creating, 'x'),
        (parsed.reading, 'r'),
        (parsed.writing, 'w'),
        (appending, 'a'),
        (parsed.updating, '+'),
    ] {
        if on {
            parsed.raw.push(c);
        }
    }
    if text && parsed.binary {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    let kinds = [creating, parsed.reading, parsed.writing, appending];
    match kinds.iter().filter(|on| **on).count() {
        1 => {}
        0 => {
            return Err(vm.value_error(
                "Must have exactly one of create/read/write/append mode and at most one plus",
            ));
        }
        _ => {
            return Err(vm.value_error("must have exactly one of create/read/write/append mode"));
        }
    }
    parsed.writing |= creating || appending;
    Ok(parsed)
}

fn open(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let mode = match args.opt(1) {
        Some(mode) => match mode.downcast::<Str>() {
            Some(text) => text.text().into_owned(),
            None => {
                let name = vm.type_name(mode);
                return Err(
                    vm.type_error(format!("open() argument 'mode' must be str, not {name}"))
                );
            }
        },
        None => "r".to_string(),
    };
    let mut buffering = match args.opt(2) {
        Some(buffering) => crate::modules::support::to_i32(vm, buffering)?,
        None => -1,
    };
    let file = args.arg(0);
    let number = vm.class_of(file).slots.index.get().is_some() && file.as_exact_float().is_none();
    let path = if number {
        file.clone()
    } else {
        crate::modules::posix::fspath(vm, file)?
    };
    let parsed = parse_mode(vm, &mode)?;
    let given = |index: usize| args.opt(index).filter(|value| !value.is_none()).cloned();
    let (encoding, errors, newline) = (given(3), given(4), given(5));
    if parsed.binary {
        for (value, what) in [
            (&encoding, "an encoding"),
            (&errors, "an errors"),
            (&newline, "a newline"),
        ] {
            if value.is_some() {
                return Err(vm.value_error(format!("binary mode doesn't take {what} argument")));
            }
        }
    }
    let class = vm.class::<file::FileIo>().value().clone();
    let raw_mode = vm.str(&parsed.raw);
    let close_fd = args.opt(6).cloned().unwrap_or(Value::TRUE);
    let opener = args.opt(7).cloned().unwrap_or(Value::NONE);
    let raw = vm.call(&class, &[path, raw_mode, close_fd, opener])?;
    let result = open_layers(
        vm,
        &raw,
        &parsed,
        &mode,
        &mut buffering,
        [encoding, errors, newline],
    );
    if result.is_err() {
        drop(vm.call_method(&raw, "close", &[]));
    }
    result
}

fn open_layers(
    vm: &mut Vm,
    raw: &Value,
    parsed: &OpenMode,
    mode: &str,
    buffering: &mut i32,
    [encoding, errors, newline]: [Option<Value>; 3],
) -> Result<Value> {
    let tty = if *buffering == 1 || *buffering < 0 {
        let answer = vm.call_method(raw, "isatty", &[])?;
        vm.is_true(&answer)?
    } else {
        false
    };
    let mut line_buffering = false;
    let mut size = *buffering as i64;
    if *buffering == 1 && !parsed.binary || *buffering < 0 && tty {
        line_buffering = true;
        size = -1;
    } else if *buffering == 1 {
        crate::modules::warnings::warn(
            vm,
            |vm| vm.exceptions().RuntimeWarning.clone(),
            "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
        )?;
        size = -1;
    }
    if size < 0 {
        let block = attr(vm, raw, "_blksize")?;
        size = vm.index_i64(&block)?.max(DEFAULT_BUFFER_SIZE as i64);
    }
    if size == 0 {
        if !parsed.binary {
            return Err(vm.value_error("can't have unbuffered text I/O"));
        }
        return Ok(raw.clone());
    }
    let spec = if parsed.updating {
        &buffered::RANDOM
    } else if parsed.writing {
        &buffered::WRITER
    } else {
        &buffered::READER
    };
    let class = class_named(vm, spec).value().clone();
    let size = vm.int(size);
    let buffer = vm.call(&class, &[raw.clone(), size])?;
    if parsed.binary {
        return Ok(buffer);
    }
    let none = |value: Option<Value>| value.unwrap_or(Value::NONE);
    let options = [
        none(encoding),
        none(errors),
        none(newline),
        Value::bool(line_buffering),
        Value::FALSE,
    ];
    text::wrap(vm, buffer, options, mode)
}

fn open_code(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    if !args.arg(0).is_a::<Str>() {
        let name = vm.type_name(args.arg(0));
        return Err(vm.type_error(format!(
            "open_code() argument 'path' must be str, not {name}"
        )));
    }
    let mode = vm.str("rb");
    open(vm, &[args[0].clone(), Some(mode)])
}

fn text_encoding(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    if args.arg(0).is_none() {
        let level = match args.opt(1) {
            Some(level) => vm.index_i64(level)?,
            None => 2,
        };
        warn_of_default_encoding(vm, level)?;
        return Ok(vm.str("utf-8"));
    }
    Ok(args.arg(0).clone())
}

/// EncodingWarning, if `-X warn_default_encoding` asks for it (PEP 597).
fn warn_of_default_encoding(vm: &mut Vm, level: i64) -> Result<()> {
    if !vm.state().settings.warn_default_encoding {
        return Ok(());
    }
    crate::modules::warnings::warn_level(
        vm,
        |vm| vm.exceptions().EncodingWarning.clone(),
        "'encoding' argument not specified",
        level,
    )
}

/// Writes a str straight into a plain text stream; false if `file` is something else.
pub fn write_quick(vm: &mut Vm, file: &Value, text: &Value) -> Result<bool> {
    if !text::is_plain(vm, file) {
        return Ok(false);
    }
    text::write_text(vm, file, text)?;
    Ok(true)
}

/// Makes `sys.stdin`, `sys.stdout`, `sys.stderr` (and `__stdin__`…): None where the descriptor is closed.
pub fn open_standard_streams(vm: &mut Vm) -> Result<()> {
    let sys = vm.state().sys.cloned(vm);
    let unbuffered = vm.state().settings.unbuffered;
    let (encoding, wanted_errors) = match std::env::var("PYTHONIOENCODING") {
        Ok(text) if !vm.state().settings.ignore_environment => {
            let (encoding, errors) = text.split_once(':').unwrap_or((&text, ""));
            (
                Some(encoding.to_string()).filter(|text| !text.is_empty()),
                Some(errors.to_string()).filter(|text| !text.is_empty()),
            )
        }
        _ => (None, None),
    };
    // By its own name, which also says whether there is such a codec.
    let encoding = match encoding {
        Some(name) => {
            let (codecs, name) = (vm.import_module("codecs")?, vm.str(&name));
            let found = vm.call_method(&codecs, "lookup", &[name])?;
            let name = attr(vm, &found, "name")?;
            Some(vm.display_text(&name)?)
        }
        None => None,
    };
    // `get_default_standard_stream_error_handler` in CPython's Python/preconfig.c: without a locale, and in those that
    // it is coerced to, the streams give back every byte that names of files may have.
    let plain_locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|locale| !locale.is_empty())
        .is_none_or(|locale| {
            ["C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8"].contains(&locale.as_str())
        });
    for (fd, name, spec) in [
        (0, "stdin", &buffered::READER),
        (1, "stdout", &buffered::WRITER),
        (2, "stderr", &buffered::WRITER),
    ] {
        let stream = if crate::modules::posix::is_open(fd) {
            let writing = fd > 0;
            let raw = file::for_descriptor(vm, fd, if writing { "w" } else { "r" })?;
            let shown = vm.str(&format!("<{name}>"));
            put_attr(vm, &raw, "name", &shown)?;
            let class = class_named(vm, spec).value().clone();
            let buffer = match unbuffered && writing {
                true => raw.clone(),
                false => vm.call(&class, std::slice::from_ref(&raw))?,
            };
            let tty = vm.call_method(&raw, "isatty", &[])?;
            let tty = vm.is_true(&tty)?;
            let errors = match (fd, &wanted_errors) {
                (2, _) => "backslashreplace",
                (_, Some(errors)) => errors,
                _ if plain_locale && encoding.is_none() => "surrogateescape",
                _ => "strict",
            };
            let newline = if writing { vm.str("\n") } else { Value::NONE };
            let options = [
                vm.str(encoding.as_deref().unwrap_or("utf-8")),
                vm.str(errors),
                newline,
                Value::bool((tty || fd == 2) && !unbuffered),
                Value::bool(unbuffered && writing),
            ];
            text::wrap(vm, buffer, options, if writing { "w" } else { "r" })?
        } else {
            Value::NONE
        };
        dict_put(vm, &sys, name, stream.clone());
        dict_put(vm, &sys, &format!("__{name}__"), stream);
    }
    Ok(())
}

/// Writes what the standard streams hold: at exit. Whether that worked.
pub fn flush_standard_streams(vm: &mut Vm) -> bool {
    let mut fine = true;
    for name in ["stdout", "stderr"] {
        let Some(stream) = sys_get(vm, name).filter(|stream| !stream.is_none()) else {
            continue;
        };
        let closed = base::is_closed(vm, &stream).unwrap_or(true);
        if !closed && let Err(raised) = vm.call_method(&stream, "flush", &[]) {
            fine = false;
            if name == "stdout" {
                let message = "Exception ignored on flushing sys.stdout";
                crate::modules::sys::unraisable(vm, raised, Some(message), None);
            }
        }
    }
    fine
}
