//! Writing: text is encoded and collected, a chunk at a time or a line goes to the binary stream.

use super::*;
use crate::object::bytes::Bytes;

pub(super) fn encode(vm: &mut Vm, this: &TextIo, text: &Value) -> Result<Vec<u8>> {
    let source = str::expect(text);
    match this.codec.get() {
        _ if this.codec.get() != Codec::Foreign && source.is_ascii() => {
            return Ok(source.bytes().to_vec());
        }
        Codec::Utf8 => {
            let mut bytes = Vec::new();
            if !str::utf8::encode(source.units(), &mut bytes) {
                return Ok(bytes);
            }
        }
        Codec::Latin1 if source.width() == 1 => return Ok(source.bytes().to_vec()),
        _ => {}
    }
    let bytes = if this.codec.get() == Codec::Foreign {
        let encoder = encoder_of(vm, this)?;
        vm.call_method(&encoder, "encode", std::slice::from_ref(text))?
    } else {
        let encoding = this.encoding.get(vm).clone();
        let errors = this.errors.get(vm).clone();
        let names = [vm.str(&encoding), vm.str(&errors)];
        vm.call_method(text, "encode", &names)?
    };
    if !bytes.is_a::<Bytes>() {
        let name = vm.type_name(&bytes);
        return Err(vm.type_error(format!(
            "encoder should return a bytes object, not '{name}'"
        )));
    }
    buffers::bytes_like(vm, &bytes)
}

/// The incremental encoder of a foreign encoding.
fn encoder_of(vm: &mut Vm, this: &TextIo) -> Result<Value> {
    if let Some(encoder) = this.encoder.cloned(vm) {
        return Ok(encoder);
    }
    let encoder = incremental(vm, this, "getincrementalencoder")?;
    this.encoder.set(vm, Some(encoder.clone()));
    Ok(encoder)
}

/// The encoder begins anew: with a byte order mark if the stream does, too.
pub(super) fn reset_encoder(vm: &mut Vm, this: &TextIo, begins: bool) -> Result<()> {
    if this.codec.get() == Codec::Foreign {
        let encoder = encoder_of(vm, this)?;
        match begins {
            true => vm.call_method(&encoder, "reset", &[])?,
            false => {
                let state = vm.int(0);
                vm.call_method(&encoder, "setstate", &[state])?
            }
        };
    }
    Ok(())
}

/// Gives pending bytes to the binary stream.
pub(super) fn flush_pending(vm: &mut Vm, this: &TextIo, buffer: &Value) -> Result<()> {
    if this.pending.get(vm).is_empty() {
        return Ok(());
    }
    let data = this.pending.replace(vm, Vec::new());
    if is_native(vm, buffer) {
        return buffered::write_bytes(vm, buffer, &data);
    }
    let data = vm.bytes(data);
    vm.call_method(buffer, "write", &[data])?;
    Ok(())
}

pub(super) fn flush_all(vm: &mut Vm, value: &Value) -> Result<()> {
    let buffer = buffer_of(vm, value)?;
    flush_pending(vm, own(value), &buffer)?;
    if is_native(vm, &buffer) {
        buffered::flush_stream(vm, &buffer)
    } else {
        vm.call_method(&buffer, "flush", &[]).map(drop)
    }
}

/// A stream that does not begin where it is written to gets no byte order mark
/// (`_textiowrapper_fix_encoder_state`).
pub(super) fn fix_encoder_state(vm: &mut Vm, value: &Value, buffer: &Value) -> Result<()> {
    let this = own(value);
    this.encoder.set(vm, None);
    if this.codec.get() == Codec::Foreign {
        let able = vm.call_method(buffer, "seekable", &[])?;
        if vm.is_true(&able)? {
            let at = vm.call_method(buffer, "tell", &[])?;
            if vm.index_i64(&at)? != 0 {
                reset_encoder(vm, this, false)?;
            }
        }
    }
    Ok(())
}

/// Writes a str.
pub fn write_text(vm: &mut Vm, value: &Value, text: &Value) -> Result<()> {
    let buffer = check_open(vm, value)?;
    put_text(vm, value, &buffer, text)
}

/// The same to a stream that is open, over this binary stream.
fn put_text(vm: &mut Vm, value: &Value, buffer: &Value, text: &Value) -> Result<()> {
    let this = own(value);
    let mut bytes_text = text.clone();
    let ends_line = |ends: &[u32]| {
        let units = str::expect(text).units();
        units.iter().any(|point| ends.contains(&point))
    };
    let line = match this.newline.get(vm).as_deref() {
        Some(end @ ("\r" | "\r\n")) if ends_line(&[10]) => {
            let (from, to) = (vm.str("\n"), vm.str(end));
            bytes_text = vm.call_method(text, "replace", &[from, to])?;
            this.line_buffering.get()
        }
        Some("\r" | "\r\n") => false,
        _ => this.line_buffering.get() && ends_line(&[10, 13]),
    };
    if !this.ahead.get(vm).is_empty() {
        // Of a pair of pipes, what was read ahead has nothing to do with what is written.
        let seekable = vm.call_method(buffer, "seekable", &[])?;
        if vm.is_true(&seekable)? {
            forget_ahead(vm, this);
        }
    }
    let source = str::expect(&bytes_text);
    let pending = this.pending.get_mut(vm);
    let before = pending.len();
    let encoded = match this.codec.get() {
        Codec::Foreign => false,
        Codec::Utf8 if !source.is_ascii() => {
            let surrogate = str::utf8::encode(source.units(), pending);
            if surrogate {
                pending.truncate(before);
            }
            !surrogate
        }
        Codec::Ascii if !source.is_ascii() => false,
        _ if source.width() > 1 => false,
        _ => {
            pending.extend_from_slice(source.bytes());
            true
        }
    };
    if !encoded {
        let encoded = encode(vm, this, &bytes_text)?;
        this.pending.get_mut(vm).extend_from_slice(&encoded);
    }
    let pending = this.pending.get(vm);
    let full = pending.len() >= CHUNK;
    if full || line || this.write_through.get() {
        flush_pending(vm, this, buffer)?;
    }
    if line {
        if is_native(vm, buffer) {
            buffered::flush_stream(vm, buffer)?;
        } else {
            vm.call_method(buffer, "flush", &[])?;
        }
    }
    Ok(())
}

pub(super) fn write(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let text = args.arg(1);
    let Some(length) = text.downcast::<Str>().map(|text| text.len()) else {
        let name = vm.type_name(text);
        return Err(vm.type_error(format!("write() argument must be str, not {name}")));
    };
    let buffer = check_open(vm, args.arg(0))?;
    if !own(args.arg(0)).only_written.get()
        && let Ok(answer) = vm.call_method(&buffer, "writable", &[])
        && !vm.is_true(&answer)?
    {
        return Err(unsupported_with(vm, "not writable"));
    }
    put_text(vm, args.arg(0), &buffer, text)?;
    Ok(vm.int(length as i64))
}

pub(super) fn flush(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    check_open(vm, args.arg(0))?;
    own(args.arg(0)).telling.set(true);
    check_open(vm, args.arg(0))?;
    flush_all(vm, args.arg(0))?;
    Ok(Value::NONE)
}
