//! `marshal`: values as bytes. Plain values have CPython's format (version 4, without references); code objects have
//! gillie's own. After CPython's `Python/marshal.c`.

use super::io::buffers::bytes_like;
use super::support::attr;
use crate::object::bytes::Bytes;
use crate::object::complex::Complex;
use crate::object::dict::Dict;
use crate::object::function::code::CodeObject;
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};

/// Deepest nesting that is written or read.
const MAX_DEPTH: u32 = 1000;

fn write_value(vm: &mut Vm, out: &mut Vec<u8>, value: &Value, depth: u32) -> Result<()> {
    if depth > MAX_DEPTH {
        return Err(vm.value_error("object too deeply nested to marshal"));
    }
    let block = |out: &mut Vec<u8>, code: u8, data: &[u8]| {
        out.push(code);
        out.extend((data.len() as u32).to_le_bytes());
        out.extend(data);
    };
    if value.is_none() {
        out.push(b'N');
    } else if let Some(truth) = value.as_bool() {
        out.push(if truth { b'T' } else { b'F' });
    } else if value.is(&Value::ELLIPSIS) {
        out.push(b'.');
    } else if let Some(number) = value.as_exact_float() {
        out.push(b'g');
        out.extend(number.to_le_bytes());
    } else if let Some(small) = value.as_small_int()
        && let Ok(small) = i32::try_from(small)
    {
        out.push(b'i');
        out.extend(small.to_le_bytes());
    } else if vm.class_of(value).is(&*vm.types().int) {
        // Digits as text: the sign and any size in one way.
        let digits = vm.call_method(value, "__format__", &[vm.str("x")])?;
        let digits = super::support::text_of(&digits).into_owned();
        block(out, b'l', digits.as_bytes());
    } else if let Some(text) = value.downcast::<Str>() {
        let points: Vec<u8> = text
            .units()
            .iter()
            .flat_map(|point| point.to_le_bytes())
            .collect();
        match text.to_utf8() {
            Some(utf8) => block(out, b'u', utf8.as_bytes()),
            None => block(out, b'U', &points),
        }
    } else if let Some(number) = value.downcast::<Complex>() {
        out.push(b'y');
        out.extend(number.real.to_le_bytes());
        out.extend(number.imag.to_le_bytes());
    } else if let Some(code) = value.downcast::<CodeObject>() {
        let data = gillie_bytecode::serial::write(&code.data);
        block(out, b'c', &data);
    } else if let Some(bytes) = value.downcast::<Bytes>() {
        block(out, b's', &bytes.data);
    } else if let Some(dict) = value.downcast::<Dict>() {
        let items: Vec<(Value, Option<Value>)> = dict
            .table
            .get(vm)
            .iter()
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        out.push(b'{');
        for (key, item) in items {
            if let Some(item) = item {
                write_value(vm, out, &key, depth + 1)?;
                write_value(vm, out, &item, depth + 1)?;
            }
        }
        out.push(b'0');
    } else if value.is_a::<Tuple>() || value.is_a::<List>() || value.is_a::<Set>() {
        let frozen = vm.class_of(value).is(&*vm.types().frozenset);
        let items = vm.collect(value)?;
        out.push(match () {
            () if value.is_a::<Tuple>() => b'(',
            () if value.is_a::<List>() => b'[',
            () if frozen => b'>',
            () => b'<',
        });
        out.extend((items.len() as u32).to_le_bytes());
        for item in items {
            write_value(vm, out, &item, depth + 1)?;
        }
    } else {
        return Err(vm.value_error("unmarshallable object"));
    }
    Ok(())
}

struct Reader<'a> {
    data: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn take(&mut self, vm: &mut Vm, count: usize) -> Result<&[u8]> {
        if self.data.len() - self.at < count {
            return Err(vm.eof_error("marshal data too short"));
        }
        self.at += count;
        Ok(&self.data[self.at - count..self.at])
    }
    fn size(&mut self, vm: &mut Vm) -> Result<usize> {
        let bytes = self.take(vm, 4)?;
        Ok(bytes
            .iter()
            .rev()
            .fold(0, |all, &byte| all << 8 | usize::from(byte)))
    }
    fn float(&mut self, vm: &mut Vm) -> Result<f64> {
        let bytes = self.take(vm, 8)?;
        Ok(f64::from_le_bytes(bytes.try_into().unwrap_or_default()))
    }

    fn value(&mut self, vm: &mut Vm, depth: u32) -> Result<Option<Value>> {
        if depth > MAX_DEPTH {
            return Err(vm.value_error("bad marshal data (recursion limit exceeded)"));
        }
        let code = self.take(vm, 1)?[0] & 0x7F;
        Ok(Some(match code {
            b'0' => return Ok(None),
            b'N' => Value::NONE,
            b'T' => Value::TRUE,
            b'F' => Value::FALSE,
            b'.' => Value::ELLIPSIS,
            b'g' => Value::float(self.float(vm)?),
            b'y' => {
                let (real, imag) = (self.float(vm)?, self.float(vm)?);
                vm.alloc(&vm.types().complex, Complex { real, imag })
            }
            b'i' => {
                let size = self.size(vm)?;
                vm.int((size as u32 as i32).into())
            }
            b'l' => {
                let size = self.size(vm)?;
                let digits = String::from_utf8_lossy(self.take(vm, size)?).into_owned();
                let class = vm.types().int.value().clone();
                let (digits, radix) = (vm.str(&digits), vm.int(16));
                vm.call(&class, &[digits, radix])?
            }
            b'u' => {
                let size = self.size(vm)?;
                let text = String::from_utf8_lossy(self.take(vm, size)?).into_owned();
                vm.str(&text)
            }
            b'U' => {
                let size = self.size(vm)?;
                let points: Vec<u32> = self
                    .take(vm, size)?
                    .chunks_exact(4)
                    .map(|point| u32::from_le_bytes([point[0], point[1], point[2], point[3]]))
                    .collect();
                if points.iter().any(|&point| point > 0x10_FFFF) {
                    return Err(vm.value_error("bad marshal data (str)"));
                }
                vm.str_from_points(&points)
            }
            b's' => {
                let size = self.size(vm)?;
                let data = self.take(vm, size)?.to_vec();
                vm.bytes(data)
            }
            b'c' => {
                let size = self.size(vm)?;
                let data = self.take(vm, size)?;
                match gillie_bytecode::serial::read(data) {
                    // What came from outside is verified before it may run.
                    Ok((code, _)) if gillie_bytecode::verify(&code).is_ok() => {
                        vm.code_object(code)?
                    }
                    _ => return Err(vm.value_error("bad marshal data (code)")),
                }
            }
            b'{' => {
                let dict = vm.dict();
                while let Some(key) = self.value(vm, depth + 1)? {
                    let Some(item) = self.value(vm, depth + 1)? else {
                        break;
                    };
                    vm.set_item(&dict, &key, Some(&item))?;
                }
                dict
            }
            b'(' | b'[' | b'<' | b'>' => {
                let count = self.size(vm)?;
                let mut items = Vec::new();
                for _ in 0..count {
                    match self.value(vm, depth + 1)? {
                        Some(item) => items.push(item),
                        None => return Err(vm.type_error("NULL object in marshal data for tuple")),
                    }
                }
                match code {
                    b'(' => vm.tuple(items),
                    b'[' => vm.list(items),
                    _ => {
                        let types = vm.types();
                        let class = if code == b'<' {
                            &types.set
                        } else {
                            &types.frozenset
                        };
                        let class = class.value().clone();
                        let items = vm.list(items);
                        vm.call(&class, &[items])?
                    }
                }
            }
            _ => return Err(vm.value_error("bad marshal data (unknown type code)")),
        }))
    }
}

fn dumps(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let mut out = Vec::new();
    write_value(vm, &mut out, args.arg(0), 0)?;
    Ok(vm.bytes(out))
}

fn loads(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let data = bytes_like(vm, args.arg(0))?;
    let mut reader = Reader { data: &data, at: 0 };
    match reader.value(vm, 0)? {
        Some(value) => Ok(value),
        None => Err(vm.type_error("NULL object in marshal data for object")),
    }
}

fn dump(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let data = dumps(vm, &args[..1])?;
    vm.call_method(args.arg(1), "write", &[data])
}

fn load(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let read = attr(vm, args.arg(0), "read")?;
    let data = vm.call(&read, &[])?;
    loads(vm, &[Some(data)])
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module contains functions that can read and write Python values in\na binary format.",
    functions: &[
        (
            "dump",
            "(value, file, version=4, /, *, allow_code=True)",
            dump,
            "Write the value on the open file.",
        ),
        (
            "dumps",
            "(value, version=4, /, *, allow_code=True)",
            dumps,
            "Return the bytes object that would be written to a file by dump(value, file).",
        ),
        (
            "load",
            "(file, /, *, allow_code=True)",
            load,
            "Read one value from the open file and return it.",
        ),
        (
            "loads",
            "(bytes, /, *, allow_code=True)",
            loads,
            "Convert the bytes-like object to a value.",
        ),
    ],
    init: |vm, module| {
        let version = vm.int(4);
        vm.module_set(module, "version", version);
        Ok(())
    },
    ..ModuleSpec::named("marshal")
};
