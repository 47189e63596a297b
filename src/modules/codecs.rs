//! `_codecs`: the registry and the native codecs, for `codecs.py` and the `encodings` package.

use crate::object::codec::{self, Native, Order, errors, registry};
use crate::object::dict::Dict;
use crate::object::int::Int;
use crate::object::native::{Bound, NativeDef, NativeFn};
use crate::object::spec::ModuleSpec;
use crate::object::str::{Builder, Str, expect};
use crate::object::value::Value;
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

fn register(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if vm.class_of(args.arg(0)).slots.call.get().is_none() {
        return Err(vm.type_error("argument must be callable"));
    }
    registry::register(vm, args.arg(0));
    Ok(Value::NONE)
}
fn unregister(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    registry::unregister(vm, args.arg(0));
    Ok(Value::NONE)
}
fn lookup(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let encoding = vm
        .expect_text(args.arg(0), "lookup() argument")?
        .into_owned();
    registry::lookup(vm, &encoding)
}
fn convert(vm: &mut Vm, args: Bindings<'_>, half: usize) -> Result<Value> {
    let encoding = errors_text(vm, args.opt(1), "utf-8")?;
    let errors = errors_text(vm, args.opt(2), "strict")?;
    let found = registry::lookup(vm, &encoding)?;
    registry::run(vm, args.arg(0), (&found, &encoding), half, &errors)
}
fn register_error(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let name = vm
        .expect_text(args.arg(0), "register_error() argument 1")?
        .into_owned();
    if vm.class_of(args.arg(1)).slots.call.get().is_none() {
        return Err(vm.type_error("handler must be callable"));
    }
    registry::register_error(vm, &name, args.arg(1));
    Ok(Value::NONE)
}
fn lookup_error(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let name = vm
        .expect_text(args.arg(0), "lookup_error() argument")?
        .into_owned();
    registry::error_handler(vm, &name)
}

fn errors_text(vm: &mut Vm, value: Option<&Value>, default: &str) -> Result<String> {
    match value.filter(|value| !value.is_none()) {
        Some(value) => Ok(vm.expect_text(value, "argument")?.into_owned()),
        None => Ok(default.into()),
    }
}

fn encoded(vm: &mut Vm, args: Bindings<'_>, native: Native) -> Result<Value> {
    if !args.arg(0).is_a::<Str>() {
        let name = vm.type_name(args.arg(0));
        return Err(vm.type_error(format!("encode() argument 1 must be str, not {name}")));
    }
    let errors = errors_text(vm, args.opt(1), "strict")?;
    let data = codec::encode_native(vm, args.arg(0), native, &errors)?;
    let length = expect(args.arg(0)).len();
    pair(vm, data, length)
}
fn pair(vm: &mut Vm, data: Vec<u8>, length: usize) -> Result<Value> {
    let parts = vec![vm.bytes(data), vm.int(length as i64)];
    Ok(vm.tuple(parts))
}
fn decoded(vm: &mut Vm, args: Bindings<'_>, native: Native, stateful: bool) -> Result<Value> {
    let errors = errors_text(vm, args.opt(1), "strict")?;
    let last = match args.opt(2) {
        Some(last) if stateful => vm.is_true(last)?,
        _ => !stateful,
    };
    let data = vm.buffer(args.arg(0))?;
    let (text, used) = codec::decode_native(vm, &data, native, &errors, last)?;
    let used = vm.int(used as i64);
    Ok(vm.tuple_of([text, used]))
}

macro_rules! natives {
    ($($encode:ident $decode:ident $native:expr, $stateful:expr;)*) => {$(
        fn $encode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
            encoded(vm, args, $native)
        }
        fn $decode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
            decoded(vm, args, $native, $stateful)
        }
    )*};
}
natives! {
    utf_8_encode utf_8_decode Native::Utf8, true;
    latin_1_encode latin_1_decode Native::Latin1, false;
    ascii_encode ascii_decode Native::Ascii, false;
    utf_16_encode utf_16_decode Native::Utf16(Order::Mark), true;
    utf_16_le_encode utf_16_le_decode Native::Utf16(Order::Little), true;
    utf_16_be_encode utf_16_be_decode Native::Utf16(Order::Big), true;
    utf_32_encode utf_32_decode Native::Utf32(Order::Mark), true;
    utf_32_le_encode utf_32_le_decode Native::Utf32(Order::Little), true;
    utf_32_be_encode utf_32_be_decode Native::Utf32(Order::Big), true;
}

/// `utf_16_ex_decode` and `utf_32_ex_decode`: the byte order found comes along.
fn ex_decode(vm: &mut Vm, args: Bindings<'_>, wide: bool) -> Result<Value> {
    let errors = errors_text(vm, args.opt(1), "strict")?;
    let order = match args.opt(2) {
        Some(order) => vm.index_i64(order)?,
        None => 0,
    };
    let order = match order {
        0 => Order::Mark,
        1.. => Order::Big,
        _ => Order::Little,
    };
    let last = match args.opt(3) {
        Some(last) => vm.is_true(last)?,
        None => false,
    };
    let data = vm.buffer(args.arg(0))?;
    let (text, used, order) = match wide {
        false => codec::decode::utf16(vm, &data, &errors, order, last)?,
        true => codec::decode::utf32(vm, &data, &errors, order, last)?,
    };
    let order = match order {
        Order::Mark => 0,
        Order::Little => -1,
        Order::Big => 1,
    };
    let parts = vec![text, vm.int(used as i64), vm.int(order)];
    Ok(vm.tuple(parts))
}

fn utf_7_encode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(text) = args.arg(0).downcast::<Str>() else {
        let name = vm.type_name(args.arg(0));
        return Err(vm.type_error(format!("utf_7_encode() argument 1 must be str, not {name}")));
    };
    let data = codec::utf7::encode(text.units());
    pair(vm, data, text.len())
}
fn utf_7_decode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let errors = errors_text(vm, args.opt(1), "strict")?;
    let last = match args.opt(2) {
        Some(last) => vm.is_true(last)?,
        None => false,
    };
    let data = vm.buffer(args.arg(0))?;
    let (text, used) = codec::utf7::decode(vm, &data, &errors, last)?;
    let used = vm.int(used as i64);
    Ok(vm.tuple_of([text, used]))
}

fn escape_encoded(vm: &mut Vm, args: Bindings<'_>, raw: bool) -> Result<Value> {
    let Some(text) = args.arg(0).downcast::<Str>() else {
        let name = vm.type_name(args.arg(0));
        return Err(vm.type_error(format!("encode() argument 1 must be str, not {name}")));
    };
    let data = match raw {
        true => codec::escape::encode_raw(text.units()),
        false => codec::escape::encode_unicode(text.units()),
    };
    pair(vm, data, text.len())
}
fn escape_decoded(vm: &mut Vm, args: Bindings<'_>, raw: bool) -> Result<Value> {
    let errors = errors_text(vm, args.opt(1), "strict")?;
    let last = match args.opt(2) {
        Some(last) => vm.is_true(last)?,
        None => true,
    };
    let data = text_or_bytes(vm, args.arg(0))?;
    let (text, used) = codec::escape::decode(vm, &data, &errors, raw, last)?;
    let used = vm.int(used as i64);
    Ok(vm.tuple_of([text, used]))
}
fn text_or_bytes(vm: &mut Vm, value: &Value) -> Result<Vec<u8>> {
    match value.is_a::<Str>() {
        true => vm.encode_utf8(value),
        false => Ok(vm.buffer(value)?.into_owned()),
    }
}
fn escape_decode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let errors = errors_text(vm, args.opt(1), "strict")?;
    let data = text_or_bytes(vm, args.arg(0))?;
    let decoded = codec::escape::decode_bytes(vm, &data, &errors)?;
    pair(vm, decoded, data.len())
}
fn escape_encode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if !args.arg(0).is_a::<crate::object::bytes::Bytes>() {
        let name = vm.type_name(args.arg(0));
        return Err(vm.type_error(format!(
            "escape_encode() argument 1 must be bytes, not {name}"
        )));
    }
    let data = vm.buffer(args.arg(0))?;
    let mut out = Vec::with_capacity(data.len());
    for &byte in data.iter() {
        match byte {
            b'\\' | b'\'' => out.extend([b'\\', byte]),
            b'\t' => out.extend(b"\\t"),
            b'\n' => out.extend(b"\\n"),
            b'\r' => out.extend(b"\\r"),
            0x20..0x7F => out.push(byte),
            _ => out.extend(format!("\\x{byte:02x}").bytes()),
        }
    }
    pair(vm, out, data.len())
}

/// `charmap_decode(data, errors, mapping)`.
fn charmap_decode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let errors = errors_text(vm, args.opt(1), "strict")?;
    let data = vm.buffer(args.arg(0))?;
    let mapping = args.opt(2).filter(|mapping| !mapping.is_none());
    let Some(mapping) = mapping else {
        let parts = vec![vm.str_from_latin1(&data), vm.int(data.len() as i64)];
        return Ok(vm.tuple(parts));
    };
    // A table of 256 characters, which most encodings have, is looked into directly.
    let whole: Option<[u32; 256]> = mapping.downcast::<Str>().and_then(|table| {
        let units = table.units();
        (units.len() >= 256).then(|| std::array::from_fn(|byte| units.at(byte)))
    });
    if let Some(table) = &whole {
        let points: Vec<u32> = data.iter().map(|&byte| table[byte as usize]).collect();
        if !points.contains(&0xFFFE) {
            let parts = vec![vm.str_from_points(&points), vm.int(data.len() as i64)];
            return Ok(vm.tuple(parts));
        }
    }
    let mut out = Builder::with_capacity(data.len());
    let mut at = 0;
    while at < data.len() {
        let byte = data[at];
        let known = match mapping.downcast::<Str>() {
            Some(table) => (table.len() > byte as usize)
                .then(|| table.units().at(byte as usize))
                .filter(|&point| point != 0xFFFE)
                .map(|point| vm.str_from_point(point)),
            None => mapped(vm, mapping, byte as u32)?,
        };
        match known {
            Some(value) if value.is_a::<Str>() => out.push_value(&value),
            Some(value) => match Int::to_i64(&value) {
                Some(point @ 0..=0x10_FFFF) => out.push(point as u32),
                Some(_) => {
                    return Err(vm.type_error("character mapping must be in range(0x110000)"));
                }
                None => {
                    return Err(vm.type_error("character mapping must return integer, None or str"));
                }
            },
            None => {
                let fault = errors::DecodeFault {
                    encoding: "charmap",
                    data: &data,
                    start: at,
                    end: at + 1,
                    reason: "character maps to <undefined>",
                };
                at = errors::decode_fault(vm, &errors, &fault, &mut out)?;
                continue;
            }
        }
        at += 1;
    }
    let parts = vec![out.finish(vm), vm.int(data.len() as i64)];
    Ok(vm.tuple(parts))
}

/// An entry of a mapping by number; `None`: undefined.
fn mapped(vm: &mut Vm, mapping: &Value, key: u32) -> Result<Option<Value>> {
    let key = vm.int(key as i64);
    match vm.get_item(mapping, &key) {
        Ok(value) if value.is_none() => Ok(None),
        Ok(value) if Int::to_i64(&value) == Some(0xFFFE) => Ok(None),
        Ok(value)
            if value
                .downcast::<Str>()
                .is_some_and(|text| text.len() == 1 && text.units().at(0) == 0xFFFE) =>
        {
            Ok(None)
        }
        Ok(value) => Ok(Some(value)),
        Err(raised) => {
            let lookup_error = vm.exceptions().LookupError.clone();
            match vm.raised_is(&raised, &lookup_error) {
                true => Ok(None),
                false => Err(raised),
            }
        }
    }
}

/// The bytes of one code point under a mapping.
fn charmap_bytes(vm: &mut Vm, mapping: &Value, point: u32) -> Result<Option<Vec<u8>>> {
    let Some(value) = mapped(vm, mapping, point)? else {
        return Ok(None);
    };
    if let Some(bytes) = value.downcast::<crate::object::bytes::Bytes>() {
        return Ok(Some(bytes.data.to_vec()));
    }
    match Int::to_i64(&value) {
        Some(byte @ 0..=255) => Ok(Some(vec![byte as u8])),
        Some(_) => Err(vm.type_error("character mapping must be in range(256)")),
        None => {
            let name = vm.type_name(&value);
            Err(vm.type_error(format!(
                "character mapping must return integer, bytes or None, not {name}"
            )))
        }
    }
}

/// `charmap_encode(text, errors, mapping)`.
fn charmap_encode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(mapping) = args.opt(2).filter(|mapping| !mapping.is_none()) else {
        return encoded(vm, args, Native::Latin1);
    };
    let errors = errors_text(vm, args.opt(1), "strict")?;
    let text = args.arg(0);
    let Some(source) = text.downcast::<Str>() else {
        let name = vm.type_name(text);
        return Err(vm.type_error(format!(
            "charmap_encode() argument 1 must be str, not {name}"
        )));
    };
    let (units, mut out, mut at) = (source.units(), Vec::with_capacity(source.len()), 0);
    // What a dict's own look-up said of the first code points, which can run no Python code: numbers do not ask.
    let dict = mapping
        .downcast::<Dict>()
        .filter(|_| vm.class_of(mapping).is(&*vm.types().dict));
    let mut known = [None; 256];
    while at < units.len() {
        let point = units.at(at);
        if let (Some(dict), Ok(narrow)) = (dict, u8::try_from(point)) {
            let entry = &mut known[narrow as usize];
            if entry.is_none() {
                let key = vm.int(point.into());
                let value = vm.dict_get(dict, &key)?;
                *entry = value.and_then(|value| u8::try_from(value.as_small_int()?).ok());
            }
            if let Some(byte) = *entry {
                out.push(byte);
                at += 1;
                continue;
            }
        }
        if let Some(bytes) = charmap_bytes(vm, mapping, units.at(at))? {
            out.extend(bytes);
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < units.len() && charmap_bytes(vm, mapping, units.at(end))?.is_none() {
            end += 1;
        }
        // An error handler may change the mapping.
        known = [None; 256];
        let fault = errors::EncodeFault {
            encoding: "charmap",
            text,
            start: at,
            end,
            reason: "character maps to <undefined>",
        };
        let (replacement, next) = errors::encode_fault(vm, &errors, &fault)?;
        match replacement {
            errors::Replacement::Bytes(bytes) => out.extend(bytes),
            errors::Replacement::Text(replacement) => {
                for point in expect(&replacement).units().iter() {
                    match charmap_bytes(vm, mapping, point)? {
                        Some(bytes) => out.extend(bytes),
                        None => return Err(fault.raise(vm)),
                    }
                }
            }
        }
        at = next;
    }
    pair(vm, out, source.len())
}

/// A decoding table turned round: a dict from code points to bytes.
fn charmap_build(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(table) = args.arg(0).downcast::<Str>() else {
        let name = vm.type_name(args.arg(0));
        return Err(vm.type_error(format!("charmap_build() argument must be str, not {name}")));
    };
    let result = vm.dict();
    let target = result.downcast::<Dict>().expect("a dict");
    for (byte, point) in table.units().iter().enumerate().take(256) {
        if point != 0xFFFE {
            let (key, value) = (vm.int(point as i64), vm.int(byte as i64));
            vm.dict_set(target, &key, value)?;
        }
    }
    Ok(result)
}

fn readbuffer_encode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = text_or_bytes(vm, args.arg(0))?;
    let length = data.len();
    pair(vm, data, length)
}

/// A named handler as a function of an exception, as `codecs.lookup_error` gives it.
fn handle(vm: &mut Vm, exception: &Value, errors: &str) -> Result<Value> {
    let kinds = [
        vm.exceptions().UnicodeEncodeError.clone(),
        vm.exceptions().UnicodeDecodeError.clone(),
        vm.exceptions().UnicodeTranslateError.clone(),
    ];
    let [encode, decode, translate] =
        kinds.map(|kind| vm.class_of(exception).is_subclass(vm, &kind));
    let fits = match errors {
        "xmlcharrefreplace" | "namereplace" => encode,
        "surrogateescape" | "surrogatepass" => encode || decode,
        _ => encode || decode || translate,
    };
    if !fits {
        let class = vm.type_name(exception);
        return Err(vm.type_error(format!(
            "don't know how to handle {class} in error callback"
        )));
    }
    if translate {
        return handle_translation(vm, exception, errors);
    }
    let mut field = |name: &str| {
        let name = vm.intern(name);
        vm.get_attr(exception, &name)
    };
    let (encoding, object) = (field("encoding")?, field("object")?);
    let (start, end, reason) = (field("start")?, field("end")?, field("reason")?);
    let (start, end) = (vm.index_i64(&start)?, vm.index_i64(&end)?);
    let encoding = vm.display_text(&encoding)?;
    let reason = vm.display_text(&reason)?;
    let fit = |bound: i64, length: usize| bound.clamp(0, length as i64) as usize;
    let (text, position) = if object.is_a::<Str>() {
        let length = expect(&object).len();
        let fault = errors::EncodeFault {
            encoding: &encoding,
            text: &object,
            start: fit(start, length).min(fit(end, length)),
            end: fit(end, length),
            reason: &reason,
        };
        let (replacement, position) = errors::encode_fault(vm, errors, &fault)?;
        let text = match replacement {
            errors::Replacement::Text(text) => text,
            errors::Replacement::Bytes(bytes) if bytes.is_empty() => vm.str(""),
            errors::Replacement::Bytes(bytes) => vm.bytes(bytes),
        };
        (text, position)
    } else {
        let data = vm.buffer(&object)?;
        let fault = errors::DecodeFault {
            encoding: &encoding,
            data: &data,
            start: fit(start, data.len()).min(fit(end, data.len())),
            end: fit(end, data.len()),
            reason: &reason,
        };
        let mut out = Builder::default();
        let position = errors::decode_fault(vm, errors, &fault, &mut out)?;
        (out.finish(vm), position)
    };
    let position = vm.int(position as i64);
    Ok(vm.tuple_of([text, position]))
}

/// As [`handle`], for what `str.translate` could not do.
fn handle_translation(vm: &mut Vm, exception: &Value, errors: &str) -> Result<Value> {
    let (object, start, end) = (
        vm.attr(exception, "object")?,
        vm.attr(exception, "start")?,
        vm.attr(exception, "end")?,
    );
    let (start, end) = (vm.index_i64(&start)?, vm.index_i64(&end)?);
    let Some(text) = object.downcast::<Str>() else {
        return Err(vm.type_error("object attribute must be str"));
    };
    let length = text.len() as i64;
    let (start, end) = (start.clamp(0, length), end.clamp(0, length));
    let mut out = Builder::default();
    for at in start..end {
        let point = text.units().at(at as usize);
        match errors {
            "ignore" => {}
            "replace" => out.push(0xFFFD),
            _ => {
                let escape = match point {
                    0..=0xFF => format!("\\x{point:02x}"),
                    0x100..=0xFFFF => format!("\\u{point:04x}"),
                    _ => format!("\\U{point:08x}"),
                };
                escape.chars().for_each(|c| out.push(c as u32));
            }
        }
    }
    let (text, position) = (out.finish(vm), vm.int(end));
    Ok(vm.tuple_of([text, position]))
}

macro_rules! handlers {
    ($($function:ident $name:literal $handler:literal $doc:literal;)*) => {
        $(fn $function(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
            handle(vm, args.arg(0), $handler)
        })*
        static HANDLERS: &[(&str, NativeFn, NativeDef)] = &[
            $(($handler, $function, ($name, "(exception, /)", $function, $doc)),)*
        ];
    };
}
fn strict(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let base = vm.exceptions().BaseException.clone();
    match vm.class_of(args.arg(0)).is_subclass(vm, &base) {
        true => Err(crate::vm::Raised(args.arg(0).clone())),
        false => Err(vm.type_error("codec must pass exception instance")),
    }
}
handlers! {
    ignore "ignore_errors" "ignore"
        "Implements the 'ignore' error handling, which leaves out what cannot be converted.";
    replace "replace_errors" "replace"
        "Implements the 'replace' error handling, which puts a replacement mark for what cannot be converted.";
    xmlcharref "xmlcharrefreplace_errors" "xmlcharrefreplace"
        "Implements the 'xmlcharrefreplace' error handling, which writes character references for what cannot be encoded.";
    backslash "backslashreplace_errors" "backslashreplace"
        "Implements the 'backslashreplace' error handling, which writes escapes with a backslash for what cannot be converted.";
    name_replace "namereplace_errors" "namereplace"
        "Implements the 'namereplace' error handling, which writes \\N{...} escapes for what cannot be encoded.";
    surrogate_pass "surrogatepass" "surrogatepass"
        "Implements the 'surrogatepass' error handling, which lets surrogate code points through.";
    surrogate_escape "surrogateescape" "surrogateescape"
        "Implements the 'surrogateescape' error handling, which keeps bytes that cannot be decoded as surrogate code points.";
}

fn init(vm: &mut Vm, _: &Value) -> Result<()> {
    static STRICT: NativeDef = (
        "strict_errors",
        "(exception, /)",
        strict,
        "Implements the 'strict' error handling, which raises the exception.",
    );
    let function = vm.native_function(&STRICT, "_codecs");
    registry::register_error(vm, "strict", &function);
    for (name, _, definition) in HANDLERS {
        let function = vm.native_function(definition, "_codecs");
        registry::register_error(vm, name, &function);
    }
    Ok(())
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    functions: &[
        (
            "register",
            "(search_function, /)",
            register,
            "Register a codec search function.",
        ),
        (
            "unregister",
            "(search_function, /)",
            unregister,
            "Unregister a codec search function and clear the registry's cache.",
        ),
        (
            "lookup",
            "(encoding, /)",
            lookup,
            "Looks up a codec tuple in the Python codec registry and returns a CodecInfo object.",
        ),
        (
            "encode",
            "(obj, encoding='utf-8', errors='strict')",
            |vm, args| convert(vm, args, 0),
            "Encodes obj using the codec registered for encoding.",
        ),
        (
            "decode",
            "(obj, encoding='utf-8', errors='strict')",
            |vm, args| convert(vm, args, 1),
            "Decodes obj using the codec registered for encoding.",
        ),
        (
            "register_error",
            "(errors, handler, /)",
            register_error,
            "Register the specified error handler under the name errors.",
        ),
        (
            "lookup_error",
            "(name, /)",
            lookup_error,
            "lookup_error(errors) -> handler",
        ),
        ("utf_8_encode", "(str, errors=None, /)", utf_8_encode, ""),
        (
            "utf_8_decode",
            "(data, errors=None, final=False, /)",
            utf_8_decode,
            "",
        ),
        ("utf_7_encode", "(str, errors=None, /)", utf_7_encode, ""),
        (
            "utf_7_decode",
            "(data, errors=None, final=False, /)",
            utf_7_decode,
            "",
        ),
        (
            "latin_1_encode",
            "(str, errors=None, /)",
            latin_1_encode,
            "",
        ),
        (
            "latin_1_decode",
            "(data, errors=None, /)",
            latin_1_decode,
            "",
        ),
        ("ascii_encode", "(str, errors=None, /)", ascii_encode, ""),
        ("ascii_decode", "(data, errors=None, /)", ascii_decode, ""),
        (
            "utf_16_encode",
            "(str, errors=None, byteorder=0, /)",
            utf_16_encode,
            "",
        ),
        (
            "utf_16_decode",
            "(data, errors=None, final=False, /)",
            utf_16_decode,
            "",
        ),
        (
            "utf_16_le_encode",
            "(str, errors=None, /)",
            utf_16_le_encode,
            "",
        ),
        (
            "utf_16_le_decode",
            "(data, errors=None, final=False, /)",
            utf_16_le_decode,
            "",
        ),
        (
            "utf_16_be_encode",
            "(str, errors=None, /)",
            utf_16_be_encode,
            "",
        ),
        (
            "utf_16_be_decode",
            "(data, errors=None, final=False, /)",
            utf_16_be_decode,
            "",
        ),
        (
            "utf_16_ex_decode",
            "(data, errors=None, byteorder=0, final=False, /)",
            |vm, args| ex_decode(vm, args, false),
            "",
        ),
        (
            "utf_32_encode",
            "(str, errors=None, byteorder=0, /)",
            utf_32_encode,
            "",
        ),
        (
            "utf_32_decode",
            "(data, errors=None, final=False, /)",
            utf_32_decode,
            "",
        ),
        (
            "utf_32_le_encode",
            "(str, errors=None, /)",
            utf_32_le_encode,
            "",
        ),
        (
            "utf_32_le_decode",
            "(data, errors=None, final=False, /)",
            utf_32_le_decode,
            "",
        ),
        (
            "utf_32_be_encode",
            "(str, errors=None, /)",
            utf_32_be_encode,
            "",
        ),
        (
            "utf_32_be_decode",
            "(data, errors=None, final=False, /)",
            utf_32_be_decode,
            "",
        ),
        (
            "utf_32_ex_decode",
            "(data, errors=None, byteorder=0, final=False, /)",
            |vm, args| ex_decode(vm, args, true),
            "",
        ),
        (
            "unicode_escape_encode",
            "(str, errors=None, /)",
            |vm, args| escape_encoded(vm, args, false),
            "",
        ),
        (
            "unicode_escape_decode",
            "(data, errors=None, final=True, /)",
            |vm, args| escape_decoded(vm, args, false),
            "",
        ),
        (
            "raw_unicode_escape_encode",
            "(str, errors=None, /)",
            |vm, args| escape_encoded(vm, args, true),
            "",
        ),
        (
            "raw_unicode_escape_decode",
            "(data, errors=None, final=True, /)",
            |vm, args| escape_decoded(vm, args, true),
            "",
        ),
        ("escape_encode", "(data, errors=None, /)", escape_encode, ""),
        ("escape_decode", "(data, errors=None, /)", escape_decode, ""),
        (
            "charmap_encode",
            "(str, errors=None, mapping=None, /)",
            charmap_encode,
            "",
        ),
        (
            "charmap_decode",
            "(data, errors=None, mapping=None, /)",
            charmap_decode,
            "",
        ),
        ("charmap_build", "(map, /)", charmap_build, ""),
        (
            "readbuffer_encode",
            "(data, errors=None, /)",
            readbuffer_encode,
            "",
        ),
    ],
    init,
    ..ModuleSpec::named("_codecs")
};
