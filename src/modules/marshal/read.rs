//! Bytes to values: `r_object` of CPython's `Python/marshal.c`.

use super::MAX_DEPTH;
use crate::object::Value;
use crate::object::bytearray;
use crate::object::complex::Complex;
use crate::object::int::Int;
use crate::object::list;
use crate::vm::{Result, Vm};
use dashu_int::{IBig, UBig};

/// Bit of a type's code: the value may be referred to later.
const REFERABLE: u8 = 0x80;

/// Bytes taken from a file at once: what a size claims is not believed before it is there.
const CHUNK: usize = 1 << 16;

pub(super) enum Source {
    Bytes {
        data: Vec<u8>,
        at: usize,
    },
    /// A file's `readinto`.
    File(Value),
}

pub(super) struct Reader {
    source: Source,
    allow_code: bool,
    /// What may be referred to; `None` while it is being read.
    known: Vec<Option<Value>>,
}

impl Reader {
    pub fn new(source: Source, allow_code: bool) -> Reader {
        Reader {
            source,
            allow_code,
            known: Vec::new(),
        }
    }

    /// The value that everything is.
    pub fn whole(&mut self, vm: &mut Vm) -> Result<Value> {
        match self.value(vm, 1)? {
            Some(value) => Ok(value),
            None => Err(vm.type_error("NULL object in marshal data for object")),
        }
    }

    fn take(&mut self, vm: &mut Vm, count: usize) -> Result<Vec<u8>> {
        match &mut self.source {
            Source::Bytes { data, at } => {
                if data.len() - *at < count {
                    return Err(vm.eof_error("marshal data too short"));
                }
                *at += count;
                Ok(data[*at - count..*at].to_vec())
            }
            Source::File(readinto) => {
                let readinto = readinto.clone();
                let mut data = Vec::new();
                while data.len() < count {
                    let wanted = (count - data.len()).min(CHUNK);
                    let target = vm.bytearray(vec![0; wanted]);
                    let given = vm.call(&readinto, std::slice::from_ref(&target))?;
                    let given = Int::to_i64(&given).unwrap_or(0);
                    if given > wanted as i64 {
                        return Err(vm.value_error(format!(
                            "read() returned too much data: {wanted} bytes requested, {given} returned"
                        )));
                    }
                    if given < wanted as i64 {
                        return Err(vm.eof_error("EOF read where not expected"));
                    }
                    data.extend_from_slice(bytearray::expect(&target).data.get(vm));
                }
                Ok(data)
            }
        }
    }

    /// The next bytes, a few.
    fn array<const N: usize>(&mut self, vm: &mut Vm) -> Result<[u8; N]> {
        if let Source::Bytes { data, at } = &mut self.source
            && let Some(bytes) = data[*at..].first_chunk::<N>()
        {
            *at += N;
            return Ok(*bytes);
        }
        let data = self.take(vm, N)?;
        Ok(std::array::from_fn(|index| data[index]))
    }

    fn code(&mut self, vm: &mut Vm) -> Result<u8> {
        match self.array::<1>(vm) {
            Ok([code]) => Ok(code),
            Err(raised) => {
                let end = vm.exceptions().EOFError.clone();
                match vm.raised_is(&raised, &end) {
                    true => Err(vm.eof_error("EOF read where object expected")),
                    false => Err(raised),
                }
            }
        }
    }

    fn number(&mut self, vm: &mut Vm) -> Result<i32> {
        Ok(i32::from_le_bytes(self.array(vm)?))
    }

    fn size(&mut self, vm: &mut Vm, short: bool, what: &str) -> Result<usize> {
        if short {
            return match self.array::<1>(vm) {
                Ok([size]) => Ok(size.into()),
                Err(_) => Err(vm.eof_error("EOF read where not expected")),
            };
        }
        let size = self.number(vm)?;
        match usize::try_from(size) {
            Ok(size) => Ok(size),
            Err(_) => Err(self.bad(vm, &format!("{what} size out of range"))),
        }
    }

    fn bad(&self, vm: &mut Vm, what: &str) -> crate::vm::Raised {
        vm.value_error(format!("bad marshal data ({what})"))
    }

    fn float(&mut self, vm: &mut Vm) -> Result<f64> {
        Ok(f64::from_le_bytes(self.array(vm)?))
    }

    /// A float as text.
    fn shown_float(&mut self, vm: &mut Vm) -> Result<f64> {
        let size = self.size(vm, true, "float")?;
        let text = self.take(vm, size)?;
        let text = String::from_utf8_lossy(&text);
        let class = vm.types().float.value().clone();
        let shown = vm.str(&text);
        if text.contains(|c: char| c == '_' || c.is_whitespace()) {
            let shown = vm.repr_text(&shown)?;
            return Err(vm.value_error(format!("could not convert string to float: {shown}")));
        }
        let number = vm.call(&class, &[shown])?;
        Ok(number.as_exact_float().unwrap_or(f64::NAN))
    }

    fn text(&mut self, vm: &mut Vm, size: usize) -> Result<Value> {
        let data = self.take(vm, size)?;
        match std::str::from_utf8(&data) {
            Ok(text) => Ok(vm.str(text)),
            Err(_) => {
                let data = vm.bytes(data);
                let arguments = [vm.str("utf-8"), vm.str("surrogatepass")];
                vm.call_method(&data, "decode", &arguments)
            }
        }
    }

    /// An int in digits of 15 bits, the lowest first.
    fn long(&mut self, vm: &mut Vm) -> Result<Value> {
        let count = self.number(vm)?;
        let (mut data, mut held, mut bits, mut digit) = (Vec::new(), 0u32, 0, 1);
        for _ in 0..count.unsigned_abs() {
            digit = u16::from_le_bytes(self.array(vm)?);
            if digit > 0x7FFF {
                return Err(self.bad(vm, "digit out of range in long"));
            }
            held |= u32::from(digit) << bits;
            bits += 15;
            while bits >= 8 {
                data.push(held as u8);
                held >>= 8;
                bits -= 8;
            }
        }
        data.push(held as u8);
        if digit == 0 {
            return Err(self.bad(vm, "unnormalized long data"));
        }
        let number = IBig::from(UBig::from_le_bytes(&data));
        Ok(vm.int_big(if count < 0 { -number } else { number }))
    }

    fn value(&mut self, vm: &mut Vm, depth: u32) -> Result<Option<Value>> {
        let code = self.code(vm)?;
        if depth > MAX_DEPTH {
            return Err(vm.value_error("recursion limit exceeded"));
        }
        // Its number is taken before what it holds is read.
        let place = (code & REFERABLE != 0).then(|| {
            self.known.push(None);
            self.known.len() - 1
        });
        let code = code & !REFERABLE;
        let value = match code {
            b'0' => return Ok(None),
            b'r' => {
                let number = self.number(vm)? as usize;
                return match self.known.get(number) {
                    Some(Some(value)) => Ok(Some(value.clone())),
                    _ => Err(self.bad(vm, "invalid reference")),
                };
            }
            b'[' | b'{' | b'<' | b'>' | b'(' | b')' => self.container(vm, code, place, depth)?,
            _ => self.plain(vm, code)?,
        };
        if let Some(place) = place {
            self.known[place] = Some(value.clone());
        }
        Ok(Some(value))
    }

    /// What holds no other values.
    fn plain(&mut self, vm: &mut Vm, code: u8) -> Result<Value> {
        Ok(match code {
            b'N' => Value::NONE,
            b'T' => Value::TRUE,
            b'F' => Value::FALSE,
            b'.' => Value::ELLIPSIS,
            b'S' => vm.exceptions().StopIteration.value().clone(),
            b'g' => Value::float(self.float(vm)?),
            b'f' => Value::float(self.shown_float(vm)?),
            b'y' | b'x' => {
                let (real, imag) = match code {
                    b'y' => (self.float(vm)?, self.float(vm)?),
                    _ => (self.shown_float(vm)?, self.shown_float(vm)?),
                };
                vm.alloc(&vm.types().complex, Complex { real, imag })
            }
            b'i' => {
                let number = self.number(vm)?;
                vm.int(number.into())
            }
            b'I' => {
                let bytes = self.array(vm)?;
                vm.int(i64::from_le_bytes(bytes))
            }
            b'l' => self.long(vm)?,
            b'u' | b't' | b'a' | b'A' | b'z' | b'Z' => {
                let size = self.size(vm, matches!(code, b'z' | b'Z'), "string")?;
                let text = match code {
                    b'u' | b't' => self.text(vm, size)?,
                    // One byte for each character, which nobody checks to be ASCII.
                    _ => {
                        let data = self.take(vm, size)?;
                        vm.str_from_latin1(&data)
                    }
                };
                match matches!(code, b't' | b'A' | b'Z') {
                    true => vm.intern_value(&text),
                    false => text,
                }
            }
            b's' => {
                let size = self.size(vm, false, "bytes object")?;
                let data = self.take(vm, size)?;
                vm.bytes(data)
            }
            b'c' => {
                if !self.allow_code {
                    return Err(vm.value_error("unmarshalling code objects is disallowed"));
                }
                let size = self.size(vm, false, "code")?;
                let data = self.take(vm, size)?;
                match gillie_bytecode::serial::read(&data) {
                    // What came from outside is verified before it may run.
                    Ok((code, _)) if gillie_bytecode::verify(&code).is_ok() => {
                        vm.code_object(code)?
                    }
                    _ => return Err(self.bad(vm, "code")),
                }
            }
            _ => return Err(self.bad(vm, "unknown type code")),
        })
    }

    fn container(
        &mut self,
        vm: &mut Vm,
        code: u8,
        place: Option<usize>,
        depth: u32,
    ) -> Result<Value> {
        let mut known = |value: &Value| {
            if let Some(place) = place {
                self.known[place] = Some(value.clone());
            }
        };
        if code == b'{' {
            let dict = vm.dict();
            known(&dict);
            while let Some(key) = self.value(vm, depth + 1)? {
                let Some(item) = self.value(vm, depth + 1)? else {
                    break;
                };
                vm.set_item(&dict, &key, Some(&item))?;
            }
            return Ok(dict);
        }
        let list = (code == b'[').then(|| vm.list(Vec::new()));
        if let Some(list) = &list {
            known(list);
        }
        let (what, short) = match code {
            b'(' => ("tuple", false),
            b')' => ("tuple", true),
            b'[' => ("list", false),
            _ => ("set", false),
        };
        let count = self.size(vm, short, what)?;
        let class = match code {
            b'<' => Some(vm.types().set.value().clone()),
            b'>' => Some(vm.types().frozenset.value().clone()),
            _ => None,
        };
        let set = match &class {
            Some(class) if code == b'<' => {
                let set = vm.call(class, &[])?;
                if let Some(place) = place {
                    self.known[place] = Some(set.clone());
                }
                Some(set)
            }
            _ => None,
        };
        let mut items = Vec::new();
        for _ in 0..count {
            let Some(item) = self.value(vm, depth + 1)? else {
                return Err(vm.type_error(format!("NULL object in marshal data for {what}")));
            };
            match (&list, &set) {
                (Some(list), _) => list::expect(list).items.get_mut(vm).push(item),
                (_, Some(set)) => _ = vm.call_method(set, "add", &[item])?,
                _ => items.push(item),
            }
        }
        match (list.or(set), class) {
            (Some(made), _) => Ok(made),
            (None, Some(class)) => {
                let items = vm.list(items);
                vm.call(&class, &[items])
            }
            (None, None) => Ok(vm.tuple(items)),
        }
    }
}
