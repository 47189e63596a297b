//! Paths: `os.fspath`, and the way of file names between Python and the system. A name is bytes to the system and a
//! str to Python; bytes that are no UTF-8 become lone surrogates and back (PEP 383).

use crate::modules::support::special;
use crate::object::bytes::Bytes;
use crate::object::int::Int;
use crate::object::str::Str;
use crate::object::{Bound, Value};
use crate::vm::{Raised, Result, Vm};
use rustix::io::Errno;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};

/// The bytes of a str by `surrogateescape`; `None` if it has other surrogates.
pub fn encode(text: &Str) -> Option<Vec<u8>> {
    if let Some(ascii) = text.as_ascii() {
        return Some(ascii.as_bytes().to_vec());
    }
    let mut bytes = Vec::with_capacity(text.len() + 8);
    for point in text.units().iter() {
        match point {
            0xDC80..=0xDCFF => bytes.push((point - 0xDC00) as u8),
            _ => {
                let mut buffer = [0; 4];
                bytes.extend(char::from_u32(point)?.encode_utf8(&mut buffer).as_bytes());
            }
        }
    }
    Some(bytes)
}

/// The str of bytes by `surrogateescape`.
pub fn decode(vm: &Vm, bytes: &[u8]) -> Value {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return vm.str(text);
    }
    let mut points = Vec::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        points.extend(chunk.valid().chars().map(u32::from));
        points.extend(chunk.invalid().iter().map(|&byte| 0xDC00 + u32::from(byte)));
    }
    vm.str_from_points(&points)
}

/// The str of a name that the system gave.
pub fn decode_os(vm: &Vm, name: &OsStr) -> Value {
    decode(vm, name.as_bytes())
}

/// `os.fspath(value)`: a str or bytes.
pub fn fspath(vm: &mut Vm, value: &Value) -> Result<Value> {
    if value.is_a::<Str>() || value.is_a::<Bytes>() {
        return Ok(value.clone());
    }
    let name = vm.type_name(value);
    let method = special(vm, value, "__fspath__")?.filter(|method| !method.is_none());
    let Some(method) = method else {
        return Err(vm.type_error(format!(
            "expected str, bytes or os.PathLike object, not {name}"
        )));
    };
    let path = vm.call(&method, &[])?;
    if path.is_a::<Str>() || path.is_a::<Bytes>() {
        return Ok(path);
    }
    let found = vm.type_name(&path);
    Err(vm.type_error(format!(
        "expected {name}.__fspath__() to return str or bytes, not {found}"
    )))
}

/// A path as an OSError names it: what stands for a path (`os.PathLike`) says which.
pub(super) fn shown_path(vm: &mut Vm, path: &Value) -> Value {
    fspath(vm, path).unwrap_or_else(|_| path.clone())
}

/// The error of a call on a path.
pub(super) fn path_error(vm: &mut Vm, error: Errno, path: &Value) -> Raised {
    let path = shown_path(vm, path);
    vm.os_error(&error.into(), Some(&path))
}

/// The module's function.
pub(super) fn fspath_function(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    fspath(vm, args.arg(0))
}

/// What a path argument may be.
#[derive(Clone, Copy)]
pub struct Rules {
    /// The function, for messages.
    pub function: &'static str,
    /// The parameter, for messages.
    pub argument: &'static str,
    pub allow_fd: bool,
    pub allow_none: bool,
}

/// A path argument as the system takes it.
#[derive(Clone)]
pub enum PathArg {
    /// The name, and whether results should be bytes.
    Path(OsString, bool),
    Fd(i32),
    None,
}

impl PathArg {
    /// The name; "." for None. Descriptors have none.
    pub fn path(&self) -> OsString {
        match self {
            PathArg::Path(path, _) => path.clone(),
            _ => ".".into(),
        }
    }
    pub fn wants_bytes(&self) -> bool {
        matches!(self, PathArg::Path(_, true))
    }
}

/// Converts a path argument: after CPython's `path_converter`.
pub fn path_arg(vm: &mut Vm, value: Option<&Value>, rules: Rules) -> Result<PathArg> {
    let Rules {
        function, argument, ..
    } = rules;
    let value = match value {
        Some(value) if !(value.is_none() && rules.allow_none) => value,
        _ => return Ok(PathArg::None),
    };
    let path = if value.is_a::<Str>() || value.is_a::<Bytes>() {
        value.clone()
    } else if rules.allow_fd && vm.class_of(value).slots.index.get().is_some() {
        warn_of_bool(vm, value)?;
        let index = vm.index(value)?;
        return match Int::to_i64(&index).map(i32::try_from) {
            Some(Ok(fd)) => Ok(PathArg::Fd(fd)),
            _ => Err(vm.overflow_error("fd is greater than maximum")),
        };
    } else {
        match special(vm, value, "__fspath__")?.filter(|method| !method.is_none()) {
            Some(_) => fspath(vm, value)?,
            None => {
                let kinds = match (rules.allow_fd, rules.allow_none) {
                    (true, true) => "string, bytes, os.PathLike, integer or None",
                    (true, false) => "string, bytes, os.PathLike or integer",
                    (false, true) => "string, bytes, os.PathLike or None",
                    (false, false) => "string, bytes or os.PathLike",
                };
                let name = vm.type_name(value);
                return Err(vm.type_error(format!(
                    "{function}: {argument} should be {kinds}, not {name}"
                )));
            }
        }
    };
    let bytes = path_bytes(vm, &path)?;
    if bytes.contains(&0) {
        let kind = if path.is_a::<Bytes>() {
            "byte"
        } else {
            "character"
        };
        return Err(vm.value_error(format!("{function}: embedded null {kind} in {argument}")));
    }
    Ok(PathArg::Path(
        OsString::from_vec(bytes),
        path.is_a::<Bytes>(),
    ))
}

/// A RuntimeWarning for True and False as descriptors.
pub fn warn_of_bool(vm: &mut Vm, value: &Value) -> Result<()> {
    if value.is(&Value::TRUE) || value.is(&Value::FALSE) {
        let category = |vm: &Vm| vm.exceptions().RuntimeWarning.clone();
        return crate::modules::warnings::warn(vm, category, "bool is used as a file descriptor");
    }
    Ok(())
}

/// The bytes of a str or bytes path.
fn path_bytes(vm: &mut Vm, path: &Value) -> Result<Vec<u8>> {
    if let Some(bytes) = path.downcast::<Bytes>() {
        return Ok(bytes.data.to_vec());
    }
    let text = crate::object::str::expect(path);
    if let Some(bytes) = encode(text) {
        return Ok(bytes);
    }
    // Raises the UnicodeEncodeError that names the surrogate.
    let (encoding, errors) = (vm.str("utf-8"), vm.str("surrogateescape"));
    let encoded = vm.call_method(path, "encode", &[encoding, errors])?;
    match encoded.downcast::<Bytes>() {
        Some(bytes) => Ok(bytes.data.to_vec()),
        None => Err(vm.type_error("encoder did not return a bytes object")),
    }
}

/// A path (str, bytes, path-like) as the system takes it, for functions that only say "embedded null byte".
pub fn path_os(vm: &mut Vm, value: &Value) -> Result<OsString> {
    let path = fspath(vm, value)?;
    let bytes = path_bytes(vm, &path)?;
    if bytes.contains(&0) {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(OsString::from_vec(bytes))
}

/// A path as text, for file names of code.
pub fn path_text(vm: &mut Vm, value: &Value) -> Result<String> {
    let path = fspath(vm, value)?;
    Ok(match path.downcast::<Bytes>() {
        Some(bytes) => String::from_utf8_lossy(&bytes.data).into_owned(),
        None => crate::modules::support::text_of(&path).into_owned(),
    })
}

/// A name given by the system as the caller wants it: str, or bytes if the argument was.
pub fn result(vm: &Vm, name: &OsStr, bytes: bool) -> Value {
    if bytes {
        vm.bytes(name.as_bytes())
    } else {
        decode_os(vm, name)
    }
}
