//! Values to bytes: `w_object` of CPython's `Python/marshal.c`.

use super::MAX_DEPTH;
use crate::object::buffer;
use crate::object::bytes::Bytes;
use crate::object::complex::Complex;
use crate::object::dict::Dict;
use crate::object::function::code::CodeObject;
use crate::object::int;
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::str;
use crate::object::tuple::Tuple;
use crate::object::{Class, Value};
use crate::vm::{Result, Vm};
use rustc_hash::FxHashMap;

/// Bit of a type's code: the value may be referred to later.
const REFERABLE: u8 = 0x80;

pub(super) struct Writer {
    pub out: Vec<u8>,
    version: i64,
    allow_code: bool,
    /// Number of each value that may be referred to, by its identity.
    known: FxHashMap<usize, u32>,
    /// Those values: their identities stay theirs while this lasts.
    kept: Vec<Value>,
}

impl Writer {
    pub fn new(version: i64, allow_code: bool) -> Writer {
        Writer {
            out: Vec::new(),
            version,
            allow_code,
            known: FxHashMap::default(),
            kept: Vec::new(),
        }
    }

    fn block(&mut self, code: u8, data: &[u8]) {
        self.out.push(code);
        self.out.extend((data.len() as u32).to_le_bytes());
        self.out.extend(data);
    }

    fn float(&mut self, number: f64) {
        self.out.extend(number.to_le_bytes());
    }

    fn unmarshallable(vm: &mut Vm) -> Result<()> {
        Err(vm.value_error("unmarshallable object"))
    }

    pub fn value(&mut self, vm: &mut Vm, value: &Value, depth: u32) -> Result<()> {
        if depth > MAX_DEPTH {
            return Err(vm.value_error("object too deeply nested to marshal"));
        }
        if value.is_none() {
            self.out.push(b'N');
        } else if let Some(truth) = value.as_bool() {
            self.out.push(if truth { b'T' } else { b'F' });
        } else if value.is(&Value::ELLIPSIS) {
            self.out.push(b'.');
        } else if value.is(vm.exceptions().StopIteration.value()) {
            self.out.push(b'S');
        } else if let Some(number) = value.as_exact_float() {
            self.out.push(b'g');
            self.float(number);
        } else if let Some(small) = value.as_small_int()
            && let Ok(small) = i32::try_from(small)
        {
            self.out.push(b'i');
            self.out.extend(small.to_le_bytes());
        } else {
            return self.object(vm, value, depth);
        }
        Ok(())
    }

    /// What has an identity.
    fn object(&mut self, vm: &mut Vm, value: &Value, depth: u32) -> Result<()> {
        let mut flag = 0;
        // What nobody else holds occurs once.
        let shared = value.header().is_some_and(|header| header.references() > 1);
        if self.version >= 3 && shared {
            let identity = value.raw().0 as usize;
            if let Some(number) = self.known.get(&identity) {
                self.out.push(b'r');
                self.out.extend(number.to_le_bytes());
                return Ok(());
            }
            self.known.insert(identity, self.kept.len() as u32);
            self.kept.push(value.clone());
            flag = REFERABLE;
        }
        let types = vm.types();
        let class = vm.class_of(value);
        let is = |exact: &Class| class.is(&**exact);
        if is(&types.int) {
            let digits = digits(value);
            self.out.push(b'l' | flag);
            let count = digits.len() as i32;
            let negative = int::view(value).is_some_and(|view| view.is_negative());
            let count = if negative { -count } else { count };
            self.out.extend(count.to_le_bytes());
            self.out
                .extend(digits.iter().flat_map(|digit| digit.to_le_bytes()));
        } else if is(&types.str) {
            return self.text(vm, value, flag);
        } else if is(&types.complex) {
            if let Some(number) = value.downcast::<Complex>() {
                self.out.push(b'y' | flag);
                self.float(number.real);
                self.float(number.imag);
            }
        } else if let Some(code) = value.downcast::<CodeObject>() {
            if !self.allow_code {
                return Err(vm.value_error("marshalling code objects is disallowed"));
            }
            let data = gillie_bytecode::serial::write(&code.data);
            self.block(b'c' | flag, &data);
        } else if is(&types.bytes) {
            if let Some(bytes) = value.downcast::<Bytes>() {
                self.block(b's' | flag, &bytes.data);
            }
        } else if is(&types.dict) {
            return self.dict(vm, value, flag, depth);
        } else if is(&types.tuple) || is(&types.list) {
            let small = value
                .downcast::<Tuple>()
                .map(|tuple| tuple.items().len())
                .filter(|&length| length < 256 && self.version >= 4);
            let items = vm.collect(value)?;
            match small {
                Some(length) => self.out.extend([b')' | flag, length as u8]),
                None => {
                    let code = if value.is_a::<List>() { b'[' } else { b'(' };
                    self.out.push(code | flag);
                    self.out.extend((items.len() as u32).to_le_bytes());
                }
            }
            for item in items {
                self.value(vm, &item, depth + 1)?;
            }
        } else if is(&types.set) || is(&types.frozenset) {
            let code = if is(&types.set) { b'<' } else { b'>' };
            return self.set(vm, value, code | flag, depth);
        } else if buffer::is_buffer(vm, value) && !value.is_a::<Bytes>() {
            let data = super::bytes_like(vm, value)?;
            self.block(b's' | flag, &data);
        } else {
            return Self::unmarshallable(vm);
        }
        Ok(())
    }

    fn text(&mut self, vm: &mut Vm, value: &Value, flag: u8) -> Result<()> {
        let text = str::expect(value);
        let interned = value.header().is_some_and(str::is_interned) && self.version >= 3;
        let Some(utf8) = text.to_utf8() else {
            // Lone surrogates.
            let arguments = [vm.str("utf-8"), vm.str("surrogatepass")];
            let data = vm.call_method(value, "encode", &arguments)?;
            let data = super::bytes_like(vm, &data)?;
            self.block(b'u' | flag, &data);
            return Ok(());
        };
        if self.version >= 4 && utf8.is_ascii() {
            let (short, long) = if interned { (b'Z', b'A') } else { (b'z', b'a') };
            if utf8.len() < 256 {
                self.out.extend([short | flag, utf8.len() as u8]);
                self.out.extend(utf8.as_bytes());
            } else {
                self.block(long | flag, utf8.as_bytes());
            }
        } else {
            let code = if interned { b't' } else { b'u' };
            self.block(code | flag, utf8.as_bytes());
        }
        Ok(())
    }

    fn dict(&mut self, vm: &mut Vm, value: &Value, flag: u8, depth: u32) -> Result<()> {
        let Some(dict) = value.downcast::<Dict>() else {
            return Self::unmarshallable(vm);
        };
        let items: Vec<(Value, Value)> = dict
            .table
            .get(vm)
            .iter()
            .filter_map(|(key, item)| Some((key.clone(), item.clone()?)))
            .collect();
        self.out.push(b'{' | flag);
        for (key, item) in items {
            self.value(vm, &key, depth + 1)?;
            self.value(vm, &item, depth + 1)?;
        }
        self.out.push(b'0');
        Ok(())
    }

    /// Items in the order of their bytes: a set's own order changes from run to run.
    fn set(&mut self, vm: &mut Vm, value: &Value, code: u8, depth: u32) -> Result<()> {
        debug_assert!(value.is_a::<Set>());
        let items = vm.collect(value)?;
        self.out.push(code);
        self.out.extend((items.len() as u32).to_le_bytes());
        let mut pairs = Vec::with_capacity(items.len());
        for item in items {
            let mut alone = Writer::new(self.version, self.allow_code);
            alone.value(vm, &item, depth + 1)?;
            pairs.push((alone.out, item));
        }
        pairs.sort_by(|left, right| left.0.cmp(&right.0));
        for (_, item) in pairs {
            self.value(vm, &item, depth + 1)?;
        }
        Ok(())
    }
}

/// The size of an int in digits of 15 bits, the lowest first.
fn digits(value: &Value) -> Vec<u16> {
    let Some(view) = int::view(value) else {
        return Vec::new();
    };
    let mut data = view.big().to_le_bytes().into_vec();
    if view.is_negative() {
        // Two's complement to the size.
        let mut carry = true;
        for byte in &mut data {
            let (sum, over) = (!*byte).overflowing_add(carry as u8);
            (*byte, carry) = (sum, over);
        }
    }
    let (mut digits, mut held, mut bits) = (Vec::new(), 0u32, 0);
    for byte in data {
        held |= u32::from(byte) << bits;
        bits += 8;
        if bits >= 15 {
            digits.push((held & 0x7FFF) as u16);
            held >>= 15;
            bits -= 15;
        }
    }
    digits.push(held as u16);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits
}
