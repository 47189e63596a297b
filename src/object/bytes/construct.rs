//! What `bytes(...)` and `bytearray(...)` accept.

use super::{Bytes, parts};
use crate::object::bytearray::ByteArray;
use crate::object::native::Bound;
use crate::object::sequence;
use crate::object::str::Str;
use crate::object::types::Class;
use crate::object::{Value, buffer, int};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

fn text_argument(
    vm: &mut Vm,
    value: Option<&Value>,
    kind: &str,
    name: &str,
) -> Result<Option<String>> {
    let Some(value) = value else { return Ok(None) };
    Ok(Some(
        vm.expect_text(value, &format!("{kind}() argument '{name}'"))?
            .into_owned(),
    ))
}

/// The bytes that `source`, `encoding` and `errors` (arguments 1 to 3) stand for.
pub(crate) fn collect_bytes(vm: &mut Vm, args: Bindings<'_>, kind: &str) -> Result<Vec<u8>> {
    let encoding = text_argument(vm, args.opt(2), kind, "encoding")?;
    let errors = text_argument(vm, args.opt(3), kind, "errors")?;
    let Some(source) = args.opt(1) else {
        if encoding.is_some() || errors.is_some() {
            let what = if encoding.is_some() {
                "encoding"
            } else {
                "errors"
            };
            return Err(vm.type_error(format!("{what} without a string argument")));
        }
        return Ok(Vec::new());
    };
    if kind == "bytes" && encoding.is_none() && errors.is_none() {
        let name = vm.names().__bytes__.clone();
        if let Some(result) = sequence::call_special(vm, source, &name, &[])? {
            return match result.downcast::<Bytes>() {
                Some(bytes) => Ok(bytes.data.to_vec()),
                None => {
                    let name = vm.type_name(&result);
                    Err(vm.type_error(format!("__bytes__ returned non-bytes (type {name})")))
                }
            };
        }
    }
    if source.is_a::<Str>() {
        let Some(encoding) = encoding else {
            let message = match errors {
                Some(_) => "string argument without an encoding",
                None => "string argument without an encoding",
            };
            return Err(vm.type_error(message));
        };
        let errors = errors.as_deref().unwrap_or("strict");
        let encoded = crate::object::codec::encode(vm, source, &encoding, errors)?;
        return Ok(vm.buffer(&encoded)?.into_owned());
    }
    if encoding.is_some() || errors.is_some() {
        let what = if encoding.is_some() {
            "encoding"
        } else {
            "errors"
        };
        return Err(vm.type_error(format!("{what} without a string argument")));
    }
    if int::view(source).is_some() || vm.class_of(source).slots.index.get().is_some() {
        match sequence::index_of_key(vm, source) {
            Ok(count) if count < 0 => return Err(vm.value_error("negative count")),
            Ok(count) => {
                let mut data = sequence::reserve(vm, Some(count as usize))?;
                data.resize(count as usize, 0);
                return Ok(data);
            }
            Err(raised) => {
                let exceptions = vm.exceptions();
                let (too_far, no_index) =
                    (exceptions.IndexError.clone(), exceptions.TypeError.clone());
                if vm.raised_is(&raised, &too_far) {
                    let name = vm.type_name(source);
                    let message = format!("cannot fit '{name}' into an index-sized integer");
                    return Err(vm.overflow_error(message));
                }
                // An `__index__` that refuses is none.
                if !vm.raised_is(&raised, &no_index) {
                    return Err(raised);
                }
            }
        }
    }
    if buffer::is_buffer(vm, source) {
        return Ok(vm.buffer_in_pieces(source)?.into_owned());
    }
    let slots = &vm.class_of(source).slots;
    if slots.iter.get().is_none() && slots.get_item.get().is_none() {
        let name = vm.type_name(source);
        return Err(vm.type_error(format!("cannot convert '{name}' object to {kind}")));
    }
    let range = match kind {
        "bytes" => "bytes must be in range(0, 256)",
        _ => "byte must be in range(0, 256)",
    };
    let mut data = Vec::new();
    vm.for_each(source, |vm, item| {
        data.push(parts::byte_or(vm, &item, range)?);
        Ok(())
    })?;
    Ok(data)
}

pub(super) fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(class) = Class::from_value(args.arg(0)) else {
        return Err(vm.type_error("bytes.__new__(X): X is not a type object"));
    };
    let exact = class.is(&*vm.types().bytes);
    if exact
        && args.opt(2).is_none()
        && args.opt(3).is_none()
        && let Some(source) = args.opt(1)
        && sequence::is_exact(vm, source, &vm.types().bytes)
    {
        return Ok(source.clone());
    }
    if exact
        && args.opt(2).is_none()
        && args.opt(3).is_none()
        && let Some(source) = args.opt(1)
    {
        // What `__bytes__` gives stays what it is.
        let name = vm.names().__bytes__.clone();
        if let Some(result) = sequence::call_special(vm, source, &name, &[])? {
            if result.is_a::<Bytes>() {
                return Ok(result);
            }
            let name = vm.type_name(&result);
            return Err(vm.type_error(format!("__bytes__ returned non-bytes (type {name})")));
        }
    }
    let data = collect_bytes(vm, args, "bytes")?;
    Ok(match exact {
        true => vm.bytes(data),
        false => vm.alloc(&class, Bytes { data: data.into() }),
    })
}

/// `bytearray.__init__`.
pub(crate) fn init_array(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = collect_bytes(vm, args, "bytearray")?;
    let array = args.arg(0).downcast::<ByteArray>().expect("a bytearray");
    array.resizable(vm)?;
    array.data.set(vm, data);
    Ok(Value::NONE)
}
