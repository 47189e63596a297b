//! The codec registry: search functions, found codecs, error handlers (Python/codecs.c). Kept per interpreter.

use crate::object::bytes::Bytes;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::any::TypeId;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// State of the registry.
#[derive(Default)]
pub struct Registry {
    search: RefCell<Vec<Value>>,
    codecs: RefCell<HashMap<String, Value>>,
    handlers: RefCell<HashMap<String, Value>>,
    started: Cell<bool>,
}

/// The registry of this interpreter.
pub fn registry(vm: &Vm) -> Rc<Registry> {
    let id = TypeId::of::<Registry>();
    let mut states = vm.state().module_states.borrow_mut();
    let state = states
        .entry(id)
        .or_insert_with(|| Rc::new(Registry::default()));
    state
        .clone()
        .downcast::<Registry>()
        .expect("stored under its own type")
}

/// The names of the error handlers that are done natively.
pub const HANDLERS: &[&str] = &[
    "strict",
    "ignore",
    "replace",
    "xmlcharrefreplace",
    "backslashreplace",
    "namereplace",
    "surrogatepass",
    "surrogateescape",
];

/// `codecs.register`.
pub fn register(vm: &mut Vm, search: &Value) {
    registry(vm).search.borrow_mut().push(search.clone());
}

/// `codecs.unregister`.
pub fn unregister(vm: &mut Vm, search: &Value) {
    let registry = registry(vm);
    let mut functions = registry.search.borrow_mut();
    if let Some(at) = functions.iter().position(|function| function.is(search)) {
        functions.remove(at);
        registry.codecs.borrow_mut().clear();
    }
}

/// `codecs.register_error`.
pub fn register_error(vm: &mut Vm, name: &str, handler: &Value) {
    let old = registry(vm)
        .handlers
        .borrow_mut()
        .insert(name.to_string(), handler.clone());
    drop(old);
}

/// The handler registered under a name; LookupError.
pub fn error_handler(vm: &mut Vm, name: &str) -> Result<Value> {
    let found = registry(vm).handlers.borrow().get(name).cloned();
    match found {
        Some(handler) => Ok(handler),
        None => Err(vm.lookup_error(format!("unknown error handler name '{name}'"))),
    }
}

/// The name as search functions get it: in lower case, and what is neither letter, digit nor dot is one underscore
/// between others (`_Py_normalize_encoding` of Objects/unicodeobject.c).
fn normalized(encoding: &str) -> String {
    let parts = encoding.split(|c: char| !c.is_ascii_alphanumeric() && c != '.');
    let parts: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    parts.join("_")
}

/// `codecs.lookup`: the CodecInfo of an encoding; LookupError.
pub fn lookup(vm: &mut Vm, encoding: &str) -> Result<Value> {
    let registry = registry(vm);
    if !registry.started.replace(true) {
        // The library's package registers its search function when it is imported.
        let import = crate::object::sequence::builtin(vm, "__import__")?;
        let name = vm.str("encodings");
        if let Err(raised) = vm.call(&import, &[name]) {
            registry.started.set(false);
            return Err(raised);
        }
    }
    let name = normalized(encoding);
    if let Some(known) = registry.codecs.borrow().get(&name) {
        return Ok(known.clone());
    }
    let functions = registry.search.borrow().clone();
    let argument = vm.str(&name);
    for function in functions {
        let found = vm.call(&function, std::slice::from_ref(&argument))?;
        if found.is_none() {
            continue;
        }
        if found
            .downcast::<Tuple>()
            .is_none_or(|tuple| tuple.len() != 4)
        {
            return Err(vm.type_error("codec search functions must return 4-tuples"));
        }
        registry.codecs.borrow_mut().insert(name, found.clone());
        return Ok(found);
    }
    Err(vm.lookup_error(format!("unknown encoding: {encoding}")))
}

/// Runs half `half` (0 encode, 1 decode) of a codec.
pub fn run(
    vm: &mut Vm,
    value: &Value,
    (codec, encoding): (&Value, &str),
    half: usize,
    errors: &str,
) -> Result<Value> {
    let function = match codec.downcast::<Tuple>() {
        Some(tuple) if tuple.len() > half => tuple.items()[half].clone(),
        _ => return Err(vm.type_error("codec search functions must return 4-tuples")),
    };
    let errors = vm.str(errors);
    let answer = match vm.call(&function, &[value.clone(), errors]) {
        Ok(answer) => answer,
        Err(raised) => {
            note_failure(vm, &raised, encoding, half);
            return Err(raised);
        }
    };
    match answer.downcast::<Tuple>().map(|tuple| tuple.items()) {
        Some([result, _]) => Ok(result.clone()),
        _ if half == 0 => Err(vm.type_error("encoder must return a tuple (object, integer)")),
        _ => Err(vm.type_error("decoder must return a tuple (object,integer)")),
    }
}

/// Tells in a note of the exception which codec failed (`_PyErr_FormatNote` of Python/codecs.c).
fn note_failure(vm: &mut Vm, raised: &crate::vm::Raised, name: &str, half: usize) {
    let verb = if half == 0 { "encoding" } else { "decoding" };
    let note = vm.str(&format!("{verb} with '{name}' codec failed"));
    let _ = vm.call_method(&raised.0, "add_note", &[note]);
}

/// A codec that is one between text and bytes; LookupError for others.
fn text_codec(vm: &mut Vm, encoding: &str, instead: &str) -> Result<Value> {
    let codec = lookup(vm, encoding)?;
    let name = vm.intern("_is_text_encoding");
    if let Ok(is_text) = vm.get_attr(&codec, &name)
        && !vm.is_true(&is_text)?
    {
        return Err(vm.lookup_error(format!(
            "'{encoding}' is not a text encoding; use {instead} to handle arbitrary codecs"
        )));
    }
    Ok(codec)
}

/// `text.encode(encoding, errors)` through the registry.
pub fn encode_text(vm: &mut Vm, text: &Value, encoding: &str, errors: &str) -> Result<Value> {
    let codec = text_codec(vm, encoding, "codecs.encode()")?;
    let result = run(vm, text, (&codec, encoding), 0, errors)?;
    if result.is_a::<Bytes>() {
        return Ok(result);
    }
    if let Some(array) = result.downcast::<crate::object::bytearray::ByteArray>() {
        let data = array.data.cloned(vm);
        return Ok(vm.bytes(data));
    }
    let name = vm.type_name(&result);
    Err(vm.type_error(format!(
        "'{encoding}' encoder returned '{name}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types"
    )))
}

/// `data.decode(encoding, errors)` through the registry.
pub fn decode_text(vm: &mut Vm, data: &Value, encoding: &str, errors: &str) -> Result<Value> {
    let codec = text_codec(vm, encoding, "codecs.decode()")?;
    let result = run(vm, data, (&codec, encoding), 1, errors)?;
    if result.is_a::<Str>() {
        return Ok(result);
    }
    let name = vm.type_name(&result);
    Err(vm.type_error(format!(
        "'{encoding}' decoder returned '{name}' instead of 'str'; use codecs.decode() to decode to arbitrary types"
    )))
}
