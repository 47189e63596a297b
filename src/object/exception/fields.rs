//! Exceptions with attributes of their own: which fields each has, how its arguments fill them, how it is shown.
//! A field is a number into `Exception::fields`; an absent field reads as `None`.

use super::base::{self, no_keywords, reduce_with};
use super::{Exception, expect};
use crate::object::bytes::Bytes;
use crate::object::dict::Dict;
use crate::object::native::{Bound, NativeFn};
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::str::{self, Str};
use crate::object::tuple::{self, Tuple};
use crate::object::types::{Constructor, Slots};
use crate::object::value::Value;
use crate::object::{Class, GetSetDef, NativeDef, Object};
use crate::vm::{Result, Vm};

/// What field `N` holds.
pub fn get(vm: &Vm, exception: &Object<Exception>, number: usize) -> Option<Value> {
    exception.fields.get(vm).get(number).cloned().flatten()
}

/// Sets field `number`.
pub fn set(vm: &mut Vm, exception: &Object<Exception>, number: usize, value: Option<Value>) {
    let fields = exception.fields.get_mut(vm);
    if fields.len() <= number {
        fields.resize(number + 1, None);
    }
    let old = std::mem::replace(&mut fields[number], value);
    drop(old);
}

fn read<const N: usize>(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(get(vm, expect(value), N).unwrap_or(Value::NONE))
}

fn write<const N: usize>(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    set(vm, expect(value), N, new.cloned());
    Ok(())
}

const fn field<const N: usize>(name: &'static str, doc: &'static str) -> GetSetDef {
    (name, read::<N>, Some(write::<N>), doc)
}

/// Keyword arguments that a constructor takes for fields.
fn take_keywords(vm: &mut Vm, args: &[Option<Value>], fields: &[(&str, usize)]) -> Result<()> {
    let value = args.arg(0);
    let exception = expect(value);
    for (_, number) in fields {
        set(vm, exception, *number, None);
    }
    let Some(keywords) = args.opt(2).and_then(|keywords| keywords.downcast::<Dict>()) else {
        return Ok(());
    };
    let items: Vec<(Value, Option<Value>)> = keywords
        .table
        .get(vm)
        .iter()
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    for (key, item) in items {
        let text = str::expect(&key).text().into_owned();
        match fields.iter().find(|(name, _)| *name == text) {
            Some((_, number)) => set(vm, exception, *number, item),
            None => {
                let class = vm.type_name(value);
                let names = fields.iter().map(|(name, _)| *name);
                let hint = crate::vm::suggest::closest(&text, names);
                let hint = hint.map_or(String::new(), |name| format!(". Did you mean '{name}'?"));
                return Err(vm.type_error(format!(
                    "{class}() got an unexpected keyword argument '{text}'{hint}"
                )));
            }
        }
    }
    Ok(())
}

fn set_args(vm: &mut Vm, args: &[Option<Value>]) {
    expect(args.arg(0)).args.set(vm, args.arg(1).clone());
}

// ---- StopIteration, SystemExit

fn stop_iteration_init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    no_keywords(vm, args)?;
    set_args(vm, args);
    let value = tuple::items(args.arg(1)).first().cloned();
    set(vm, expect(args.arg(0)), 0, value);
    Ok(Value::NONE)
}

fn system_exit_init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    no_keywords(vm, args)?;
    set_args(vm, args);
    let code = match tuple::items(args.arg(1)) {
        [] => None,
        [one] => Some(one.clone()),
        _ => Some(args.arg(1).clone()),
    };
    set(vm, expect(args.arg(0)), 0, code);
    Ok(Value::NONE)
}

// ---- NameError, AttributeError, ImportError

fn name_error_init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    take_keywords(vm, args, &[("name", 0)])?;
    set_args(vm, args);
    Ok(Value::NONE)
}

fn attribute_error_init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    take_keywords(vm, args, &[("name", 0), ("obj", 1)])?;
    set_args(vm, args);
    Ok(Value::NONE)
}

fn attribute_error_getstate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let exception = expect(value);
    let state = match base::own_attributes(vm, value) {
        Some(dict) => vm.call_method(&dict, "copy", &[])?,
        None => vm.dict(),
    };
    let args = exception.args.cloned(vm);
    let name = get(vm, exception, 0);
    for (key, item) in [("name", name), ("args", Some(args))] {
        if let Some(item) = item {
            let key = vm.intern(key);
            vm.set_item(&state, &key, Some(&item))?;
        }
    }
    Ok(state)
}

fn attribute_error_reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let state = attribute_error_getstate(vm, args)?;
    let class = vm.class_of(value).value();
    let arguments = expect(value).args.cloned(vm);
    Ok(vm.tuple_of([class, arguments, state]))
}

const IMPORT_MESSAGE: usize = 0;
/// Number of ImportError's `name`.
pub const IMPORT_NAME: usize = 1;
/// Number of ImportError's `name_from`.
pub const IMPORT_NAME_FROM: usize = 3;

fn import_error_init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    take_keywords(vm, args, &[("name", 1), ("path", 2), ("name_from", 3)])?;
    set_args(vm, args);
    let message = match tuple::items(args.arg(1)) {
        [one] => Some(one.clone()),
        _ => None,
    };
    set(vm, expect(args.arg(0)), IMPORT_MESSAGE, message);
    Ok(Value::NONE)
}

fn import_error_str(vm: &mut Vm, value: &Value) -> Result<Value> {
    match get(vm, expect(value), IMPORT_MESSAGE) {
        Some(message) if message.is_a::<Str>() => Ok(message),
        _ => base::to_str(vm, value),
    }
}

fn import_error_reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let exception = expect(value);
    let arguments = exception.args.cloned(vm);
    let class = vm.class_of(value).value();
    let state = match base::own_attributes(vm, value) {
        Some(dict) => vm.call_method(&dict, "copy", &[])?,
        None => vm.dict(),
    };
    for (key, number) in [("name", 1), ("path", 2), ("name_from", 3)] {
        if let Some(item) = get(vm, exception, number) {
            let key = vm.intern(key);
            vm.set_item(&state, &key, Some(&item))?;
        }
    }
    let mut parts = vec![class, arguments];
    if vm.len(&state)? > 0 {
        parts.push(state);
    }
    Ok(vm.tuple(parts))
}

// ---- KeyError

fn key_error_str(vm: &mut Vm, value: &Value) -> Result<Value> {
    let args = expect(value).args.cloned(vm);
    match tuple::items(&args) {
        [one] => vm.repr(one),
        _ => base::to_str(vm, value),
    }
}

// ---- OSError

/// errno numbers whose OSError is of a subclass.
const SUBCLASSES: &[(i32, &str)] = &[
    (libc::EAGAIN, "BlockingIOError"),
    (libc::EALREADY, "BlockingIOError"),
    (libc::EINPROGRESS, "BlockingIOError"),
    (libc::EWOULDBLOCK, "BlockingIOError"),
    (libc::EPIPE, "BrokenPipeError"),
    (libc::ESHUTDOWN, "BrokenPipeError"),
    (libc::ECHILD, "ChildProcessError"),
    (libc::ECONNABORTED, "ConnectionAbortedError"),
    (libc::ECONNREFUSED, "ConnectionRefusedError"),
    (libc::ECONNRESET, "ConnectionResetError"),
    (libc::EEXIST, "FileExistsError"),
    (libc::ENOENT, "FileNotFoundError"),
    (libc::EISDIR, "IsADirectoryError"),
    (libc::ENOTDIR, "NotADirectoryError"),
    (libc::EINTR, "InterruptedError"),
    (libc::EACCES, "PermissionError"),
    (libc::EPERM, "PermissionError"),
    (libc::ESRCH, "ProcessLookupError"),
    (libc::ETIMEDOUT, "TimeoutError"),
];

const ERRNO: usize = 0;
const STRERROR: usize = 1;
const FILENAME: usize = 2;
const FILENAME2: usize = 3;
const WRITTEN: usize = 4;

/// Whether the fields are filled by `__init__` (a subclass overrides it but not `__new__`).
fn os_error_uses_init(vm: &Vm, class: &Class) -> bool {
    let os_error = &vm.exceptions().OSError;
    let same = |a: &Option<Constructor>, b: &Option<Constructor>| match (a, b) {
        (Some(Constructor::Native(a)), Some(Constructor::Native(b))) => std::rc::Rc::ptr_eq(a, b),
        _ => false,
    };
    let own_init = same(class.slots.init.get(vm), os_error.slots.init.get(vm));
    let own_new = same(class.slots.new.get(vm), os_error.slots.new.get(vm));
    !own_init && own_new
}

fn os_error_fill(vm: &mut Vm, value: &Value, args: &Value) -> Result<()> {
    let exception = expect(value);
    let items = tuple::items(args);
    exception.args.set(vm, args.clone());
    if !(2..=5).contains(&items.len()) {
        return Ok(());
    }
    set(vm, exception, ERRNO, Some(items[0].clone()));
    set(vm, exception, STRERROR, Some(items[1].clone()));
    if let Some(filename) = items.get(2).filter(|filename| !filename.is_none()) {
        let blocking = vm.exceptions().BlockingIOError.clone();
        if vm.class_of(value).is_subclass(vm, &blocking)
            && vm.class_of(filename).slots.index.get().is_some()
        {
            let written = vm.index(filename)?;
            set(vm, exception, WRITTEN, Some(written));
            return Ok(());
        }
        set(vm, exception, FILENAME, Some(filename.clone()));
        if let Some(second) = items.get(4).filter(|second| !second.is_none()) {
            set(vm, exception, FILENAME2, Some(second.clone()));
        }
        let short = vm.tuple_from_slice(&items[..2]);
        exception.args.set(vm, short);
    }
    Ok(())
}

fn os_error_new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let mut class = vm.class_argument(args.arg(0))?;
    let items = tuple::items(args.arg(1));
    let uses_init = os_error_uses_init(vm, &class);
    if !uses_init {
        let keywords = args.opt(2).and_then(|keywords| keywords.downcast::<Dict>());
        if keywords.is_some_and(|keywords| keywords.len(vm) > 0) {
            let name = class.display_name(vm);
            return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
        }
        if class.is(&*vm.exceptions().OSError)
            && (2..=5).contains(&items.len())
            && let Some(number) = items[0].as_small_int()
            && let Some((_, name)) = SUBCLASSES
                .iter()
                .find(|(errno, _)| i64::from(*errno) == number)
            && let Some((_, subclass)) = vm
                .exceptions()
                .all()
                .into_iter()
                .find(|(other, _)| other == name)
        {
            class = subclass.clone();
        }
    }
    let empty = vm.types_empty_tuple();
    let value = vm.alloc(&class, Exception::new(empty));
    if !uses_init {
        os_error_fill(vm, &value, args.arg(1))?;
    }
    Ok(value)
}

fn os_error_init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_of(args.arg(0)).class_ref();
    if os_error_uses_init(vm, &class) {
        no_keywords(vm, args)?;
        os_error_fill(vm, args.arg(0), args.arg(1))?;
    }
    Ok(Value::NONE)
}

fn os_error_str(vm: &mut Vm, value: &Value) -> Result<Value> {
    let exception = expect(value);
    let (errno, strerror) = (get(vm, exception, ERRNO), get(vm, exception, STRERROR));
    let shown = |vm: &mut Vm, part: &Option<Value>| match part {
        Some(part) => vm.display_text(part),
        None => Ok("None".to_string()),
    };
    let text = match (
        get(vm, exception, FILENAME),
        get(vm, exception, FILENAME2),
        &errno,
        &strerror,
    ) {
        (Some(filename), second, _, _) => {
            let (number, text) = (shown(vm, &errno)?, shown(vm, &strerror)?);
            let filename = vm.repr_text(&filename)?;
            match second {
                Some(second) => {
                    let second = vm.repr_text(&second)?;
                    format!("[Errno {number}] {text}: {filename} -> {second}")
                }
                None => format!("[Errno {number}] {text}: {filename}"),
            }
        }
        (None, _, Some(_), Some(_)) => {
            let (number, text) = (shown(vm, &errno)?, shown(vm, &strerror)?);
            format!("[Errno {number}] {text}")
        }
        _ => return base::to_str(vm, value),
    };
    Ok(vm.str(&text))
}

fn os_error_reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let exception = expect(value);
    let arguments = exception.args.cloned(vm);
    let arguments = match (
        tuple::items(&arguments),
        get(vm, exception, FILENAME),
        get(vm, exception, FILENAME2),
    ) {
        ([number, text], Some(filename), second) => {
            let mut items = vec![number.clone(), text.clone(), filename];
            if let Some(second) = second {
                items.push(Value::NONE);
                items.push(second);
            }
            vm.tuple(items)
        }
        _ => arguments,
    };
    reduce_with(vm, value, arguments)
}

fn written(vm: &mut Vm, value: &Value) -> Result<Value> {
    match get(vm, expect(value), WRITTEN) {
        Some(written) => Ok(written),
        None => Err(vm.attribute_error_plain("characters_written")),
    }
}

fn set_written(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    if new.is_none() && get(vm, expect(value), WRITTEN).is_none() {
        return Err(vm.attribute_error_plain("characters_written"));
    }
    let number = match new {
        Some(new) => Some(vm.index(new)?),
        None => None,
    };
    set(vm, expect(value), WRITTEN, number);
    Ok(())
}

// ---- SyntaxError

/// Numbers of SyntaxError's fields.
pub mod syntax {
    pub const MESSAGE: usize = 0;
    pub const FILENAME: usize = 1;
    pub const LINE: usize = 2;
    pub const OFFSET: usize = 3;
    pub const TEXT: usize = 4;
    pub const END_LINE: usize = 5;
    pub const END_OFFSET: usize = 6;
    pub const PRINT: usize = 7;
    pub const METADATA: usize = 8;
}

fn syntax_error_init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    no_keywords(vm, args)?;
    set_args(vm, args);
    let exception = expect(args.arg(0));
    let items = tuple::items(args.arg(1));
    if let Some(message) = items.first() {
        set(vm, exception, syntax::MESSAGE, Some(message.clone()));
    }
    let [_, details] = items else {
        return Ok(Value::NONE);
    };
    let details = vm.collect(details)?;
    if details.len() < 4 {
        let given = details.len();
        return Err(vm.type_error(format!(
            "function takes at least 4 arguments ({given} given)"
        )));
    }
    if details.len() > 7 {
        let given = details.len();
        return Err(vm.type_error(format!(
            "function takes at most 7 arguments ({given} given)"
        )));
    }
    let numbers = [
        syntax::FILENAME,
        syntax::LINE,
        syntax::OFFSET,
        syntax::TEXT,
        syntax::END_LINE,
        syntax::END_OFFSET,
        syntax::METADATA,
    ];
    for (number, detail) in numbers.into_iter().zip(&details) {
        set(vm, exception, number, Some(detail.clone()));
    }
    if details.len() == 5 {
        return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
    }
    Ok(Value::NONE)
}

fn syntax_error_str(vm: &mut Vm, value: &Value) -> Result<Value> {
    let exception = expect(value);
    let message = match get(vm, exception, syntax::MESSAGE) {
        Some(message) => vm.display_text(&message)?,
        None => "None".to_string(),
    };
    let filename = get(vm, exception, syntax::FILENAME)
        .and_then(|name| Some(name.downcast::<Str>()?.text().into_owned()));
    let filename = filename.map(|name| match name.rsplit_once('/') {
        Some((_, last)) => last.to_string(),
        None => name,
    });
    let line = get(vm, exception, syntax::LINE).and_then(|line| line.as_small_int());
    let text = match (filename, line) {
        (Some(filename), Some(line)) => format!("{message} ({filename}, line {line})"),
        (Some(filename), None) => format!("{message} ({filename})"),
        (None, Some(line)) => format!("{message} (line {line})"),
        (None, None) => message,
    };
    Ok(vm.str(&text))
}

// ---- UnicodeError

const ENCODING: usize = 0;
const OBJECT: usize = 1;
const START: usize = 2;
const END: usize = 3;
const REASON: usize = 4;

fn unicode_init(
    vm: &mut Vm,
    args: &[Option<Value>],
    fields: &[usize],
    bytes: bool,
) -> Result<Value> {
    no_keywords(vm, args)?;
    set_args(vm, args);
    let items = tuple::items(args.arg(1)).to_vec();
    if items.len() != fields.len() {
        let (wanted, given) = (fields.len(), items.len());
        return Err(vm.type_error(format!(
            "function takes exactly {wanted} arguments ({given} given)"
        )));
    }
    let exception = expect(args.arg(0));
    for (index, (&number, item)) in fields.iter().zip(&items).enumerate() {
        let item = match number {
            START | END => vm.index(item)?,
            OBJECT if bytes => match item.is_a::<Bytes>() {
                true => item.clone(),
                false => {
                    let class = vm.types().bytes.value().clone();
                    if item.is_a::<Str>() || item.as_small_int().is_some() {
                        let given = vm.type_name(item);
                        return Err(vm.type_error(format!(
                            "a bytes-like object is required, not '{given}'"
                        )));
                    }
                    vm.call(&class, std::slice::from_ref(item))?
                }
            },
            _ if !item.is_a::<Str>() => {
                let given = if item.is_none() {
                    "None".into()
                } else {
                    vm.type_name(item)
                };
                return Err(
                    vm.type_error(format!("argument {} must be str, not {given}", index + 1))
                );
            }
            _ => item.clone(),
        };
        set(vm, exception, number, Some(item));
    }
    Ok(Value::NONE)
}

fn unicode_encode_init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    unicode_init(vm, args, &[ENCODING, OBJECT, START, END, REASON], false)
}
fn unicode_decode_init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    unicode_init(vm, args, &[ENCODING, OBJECT, START, END, REASON], true)
}
fn unicode_translate_init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    unicode_init(vm, args, &[OBJECT, START, END, REASON], false)
}

fn unicode_str(vm: &mut Vm, value: &Value) -> Result<Value> {
    let exception = expect(value);
    let Some(object) = get(vm, exception, OBJECT) else {
        return Ok(vm.str(""));
    };
    let text = |vm: &mut Vm, number| match get(vm, exception, number) {
        Some(part) => vm.display_text(&part),
        None => Ok("None".to_string()),
    };
    let (encoding, reason) = (text(vm, ENCODING)?, text(vm, REASON)?);
    let number = |vm: &Vm, number| {
        get(vm, exception, number)
            .and_then(|value| value.as_small_int())
            .unwrap_or(0)
    };
    let (start, end) = (number(vm, START).max(0), number(vm, END));
    let encode = vm.exceptions().UnicodeEncodeError.clone();
    let encode = vm.class_of(value).is_subclass(vm, &encode);
    let front = if encode {
        format!("'{encoding}' codec can't encode ")
    } else if object.is_a::<Bytes>() {
        format!("'{encoding}' codec can't decode ")
    } else {
        "can't translate ".to_string()
    };
    let one = end == start + 1;
    let middle = if let Some(bytes) = object.downcast::<Bytes>() {
        match bytes.data.get(start as usize).filter(|_| one) {
            Some(byte) => format!("byte {byte:#04x} in position {start}"),
            None => format!("bytes in position {start}-{}", end - 1),
        }
    } else {
        let point = object
            .downcast::<Str>()
            .filter(|text| one && (start as usize) < text.len())
            .map(|text| text.units().at(start as usize));
        match point {
            Some(point) => {
                let escape = match point {
                    0..=0xFF => format!("\\x{point:02x}"),
                    0x100..=0xFFFF => format!("\\u{point:04x}"),
                    _ => format!("\\U{point:08x}"),
                };
                format!("character '{escape}' in position {start}")
            }
            None => format!("characters in position {start}-{}", end - 1),
        }
    };
    Ok(vm.str(&format!("{front}{middle}: {reason}")))
}

const UNICODE_FIELDS: &[GetSetDef] = &[
    field::<ENCODING>("encoding", "exception encoding"),
    field::<OBJECT>("object", "exception object"),
    field::<START>("start", "exception start"),
    field::<END>("end", "exception end"),
    field::<REASON>("reason", "exception reason"),
];

const INIT: &str = "($self, /, *args, **kwargs)";

/// Completes the spec of an exception class that has fields or a `str` of its own.
pub(super) fn furnish(name: &str, spec: &mut TypeSpec) {
    let init = |function: NativeFn| -> Option<NativeDef> { Some(("__init__", INIT, function, "")) };
    match name {
        "StopIteration" => {
            spec.init = init(stop_iteration_init);
            spec.members = const { &[field::<0>("value", "generator return value")] };
        }
        "SystemExit" => {
            spec.init = init(system_exit_init);
            spec.members = const { &[field::<0>("code", "exception code")] };
        }
        "NameError" => {
            spec.shown_again = &[Slot::Str];
            spec.init = init(name_error_init);
            spec.members = const { &[field::<0>("name", "name")] };
        }
        "AttributeError" => {
            spec.shown_again = &[Slot::Str];
            spec.init = init(attribute_error_init);
            spec.members = const {
                &[
                    field::<0>("name", "attribute name"),
                    field::<1>("obj", "object"),
                ]
            };
            spec.methods = &[
                ("__getstate__", "($self, /)", attribute_error_getstate, ""),
                ("__reduce__", "($self, /)", attribute_error_reduce, ""),
            ];
        }
        "ImportError" => {
            spec.init = init(import_error_init);
            spec.members = const {
                &[
                    field::<0>("msg", "exception message"),
                    field::<1>("name", "module name"),
                    field::<2>("path", "module path"),
                    field::<3>("name_from", "name imported from module"),
                ]
            };
            spec.methods = &[("__reduce__", "($self, /)", import_error_reduce, "")];
            spec.slots = |slots: &Slots| slots.str.set(Some(import_error_str));
        }
        "KeyError" => spec.slots = |slots: &Slots| slots.str.set(Some(key_error_str)),
        "OSError" => {
            spec.new = Some(("__new__", "($type, /, *args, **kwargs)", os_error_new, ""));
            spec.init = init(os_error_init);
            spec.members = const {
                &[
                    field::<ERRNO>("errno", "POSIX exception code"),
                    field::<STRERROR>("strerror", "exception strerror"),
                    field::<FILENAME>("filename", "exception filename"),
                    field::<FILENAME2>("filename2", "second exception filename"),
                ]
            };
            spec.getset = &[("characters_written", written, Some(set_written), "")];
            spec.methods = &[("__reduce__", "($self, /)", os_error_reduce, "")];
            spec.slots = |slots: &Slots| slots.str.set(Some(os_error_str));
        }
        "SyntaxError" => {
            spec.init = init(syntax_error_init);
            spec.members = const {
                &[
                    field::<{ syntax::MESSAGE }>("msg", "exception msg"),
                    field::<{ syntax::FILENAME }>("filename", "exception filename"),
                    field::<{ syntax::LINE }>("lineno", "exception lineno"),
                    field::<{ syntax::OFFSET }>("offset", "exception offset"),
                    field::<{ syntax::TEXT }>("text", "exception text"),
                    field::<{ syntax::END_LINE }>("end_lineno", "exception end lineno"),
                    field::<{ syntax::END_OFFSET }>("end_offset", "exception end offset"),
                    field::<{ syntax::PRINT }>(
                        "print_file_and_line",
                        "exception print_file_and_line",
                    ),
                    field::<{ syntax::METADATA }>("_metadata", ""),
                ]
            };
            spec.slots = |slots: &Slots| slots.str.set(Some(syntax_error_str));
        }
        "UnicodeEncodeError" => unicode(spec, unicode_encode_init),
        "UnicodeDecodeError" => unicode(spec, unicode_decode_init),
        "UnicodeTranslateError" => unicode(spec, unicode_translate_init),
        "BaseExceptionGroup" => super::group::furnish(spec),
        _ => {}
    }
}

fn unicode(spec: &mut TypeSpec, init: NativeFn) {
    spec.init = Some(("__init__", INIT, init, ""));
    spec.members = UNICODE_FIELDS;
    spec.slots = |slots: &Slots| slots.str.set(Some(unicode_str));
}

/// The items of an exception's args.
pub fn arguments(vm: &Vm, exception: &Object<Exception>) -> Vec<Value> {
    let args = exception.args.get(vm);
    args.downcast::<Tuple>()
        .map(|args| args.items().to_vec())
        .unwrap_or_default()
}
