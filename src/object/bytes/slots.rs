//! Operators, subscripts and iteration of `bytes`; some serve `bytearray` too.

use super::{Bytes, expect, parts};
use crate::object::bytearray::ByteArray;
use crate::object::native::Bound;
use crate::object::native::rows;
use crate::object::slice::Slice;
use crate::object::spec::TypeSpec;
use crate::object::types::{Compare, Operator, Slots};
use crate::object::value::Value;
use crate::object::{GilCell, Payload, Visitor, buffer, sequence};
use crate::vm::{Result, Vm};
use std::cell::Cell;

/// `b'...'`.
pub fn repr_text(data: &[u8]) -> String {
    let quote = match data.contains(&b'\'') && !data.contains(&b'"') {
        true => b'"',
        false => b'\'',
    };
    let mut out = String::with_capacity(data.len() + 3);
    out.push('b');
    out.push(quote as char);
    for &byte in data {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            _ if byte == quote => {
                out.push('\\');
                out.push(byte as char);
            }
            0x20..0x7F => out.push(byte as char),
            _ => {
                const DIGITS: &[u8; 16] = b"0123456789abcdef";
                out.push_str("\\x");
                out.push(DIGITS[usize::from(byte >> 4)] as char);
                out.push(DIGITS[usize::from(byte & 15)] as char);
            }
        }
    }
    out.push(quote as char);
    out
}

/// What `-b` says of `str()`.
pub fn warn_of_str(vm: &mut Vm, value: &Value) -> Result<()> {
    if vm.state().settings.bytes_warning > 0 {
        let kind = match value.is_a::<ByteArray>() {
            true => "bytearray",
            false => "bytes",
        };
        warn_of_bytes(vm, &format!("str() on a {kind} instance"))?;
    }
    Ok(())
}

fn str_of(vm: &mut Vm, value: &Value) -> Result<Value> {
    warn_of_str(vm, value)?;
    repr(vm, value)
}

#[cold]
fn warn_of_bytes(vm: &mut Vm, message: &str) -> Result<()> {
    crate::modules::warnings::warn(vm, |vm| vm.exceptions().BytesWarning.clone(), message)
}

/// What `-b` says of a comparison with text, or of bytes with a number.
#[cold]
fn warn_of_comparison(vm: &mut Vm, left: &Value, right: &Value) -> Result<()> {
    let array = left.is_a::<ByteArray>();
    let other = if right.is_a::<crate::object::str::Str>() {
        "string"
    } else if !array && (right.as_small_int().is_some() || right.is_a::<crate::object::int::Int>())
    {
        "int"
    } else {
        return Ok(());
    };
    let kind = if array { "bytearray" } else { "bytes" };
    warn_of_bytes(vm, &format!("Comparison between {kind} and {other}"))
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    vm.check_room(expect(value).data.len().saturating_mul(8))?;
    Ok(vm.str(&repr_text(&expect(value).data)))
}

/// The subscript of some bytes: an int, or the bytes of a slice.
pub enum Picked {
    Byte(u8),
    Bytes(Vec<u8>),
}

/// `data[key]`; `data` is asked for after `__index__` methods have run.
pub fn pick(vm: &mut Vm, value: &Value, key: &Value, array: bool) -> Result<Picked> {
    if let Some(slice) = key.downcast::<Slice>() {
        let bounds = slice.unpack(vm)?;
        let data = parts_of(vm, value);
        let span = bounds.adjust(data.len());
        if span.step == 1 {
            let start = span.start as usize;
            return Ok(Picked::Bytes(data[start..start + span.count].to_vec()));
        }
        return Ok(Picked::Bytes(span.indices().map(|at| data[at]).collect()));
    }
    if !sequence::is_index(vm, key) {
        let name = vm.type_name(key);
        let kind = if array { "bytearray" } else { "byte" };
        return Err(vm.type_error(format!(
            "{kind} indices must be integers or slices, not {name}"
        )));
    }
    let index = sequence::index_of_key(vm, key)?;
    let data = parts_of(vm, value);
    let length = data.len() as i64;
    let index = if index < 0 {
        index.saturating_add(length)
    } else {
        index
    };
    match data.get(index as usize) {
        Some(&byte) => Ok(Picked::Byte(byte)),
        None if array => Err(vm.index_error("bytearray index out of range")),
        None => Err(vm.index_error("index out of range")),
    }
}

/// The contents of a bytes or bytearray object.
pub fn parts_of<'a>(vm: &'a Vm, value: &'a Value) -> &'a [u8] {
    match value.downcast::<Bytes>() {
        Some(bytes) => &bytes.data,
        None => value
            .downcast::<ByteArray>()
            .map_or(&[], |array| array.data.get(vm)),
    }
}

pub fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    if let Some(index) = key.as_small_int() {
        let data = &expect(value).data;
        let index = if index < 0 {
            index + data.len() as i64
        } else {
            index
        };
        if let Some(&byte) = usize::try_from(index).ok().and_then(|at| data.get(at)) {
            return Ok(vm.int(byte.into()));
        }
    }
    Ok(match pick(vm, value, key, false)? {
        Picked::Byte(byte) => vm.int(byte as i64),
        Picked::Bytes(data)
            if data.len() == expect(value).data.len()
                && sequence::is_exact(vm, value, &vm.types().bytes)
                && *data == *expect(value).data =>
        {
            value.clone()
        }
        Picked::Bytes(data) => vm.bytes(data),
    })
}

/// Comparison of bytes and bytearrays with anything bytes-like.
pub fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    if let (Some(a), Some(b)) = (left.downcast::<Bytes>(), right.downcast::<Bytes>()) {
        return Ok(Value::bool(match operator {
            Compare::Eq => a.data[..] == b.data[..],
            Compare::Ne => a.data[..] != b.data[..],
            _ => operator.holds(a.data[..].cmp(&b.data[..])),
        }));
    }
    // `bytes` compares itself with bytes; `bytearray` with whatever is bytes-like.
    let both = left.is_a::<Bytes>() && right.is_a::<Bytes>();
    let neither = !left.is_a::<Bytes>() && buffer::is_buffer(vm, left);
    if !(both || neither && buffer::is_buffer(vm, right)) {
        if vm.state().settings.bytes_warning > 0 && matches!(operator, Compare::Eq | Compare::Ne) {
            warn_of_comparison(vm, left, right)?;
        }
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let a = vm.buffer(left)?;
    let b = vm.buffer(right)?;
    Ok(Value::bool(operator.holds(a.cmp(&b))))
}

pub fn contains(vm: &mut Vm, value: &Value, item: &Value) -> Result<bool> {
    let needle = match sequence::is_index(vm, item) {
        true => vec![parts::byte(vm, item)?],
        false => vm.buffer(item)?.into_owned(),
    };
    Ok(memchr::memmem::find(parts_of(vm, value), &needle).is_some())
}

/// A new object of the kind of `like`.
pub fn make(vm: &mut Vm, like: &Value, data: Vec<u8>) -> Value {
    match like.is_a::<ByteArray>() {
        true => vm.bytearray(data),
        false => vm.bytes(data),
    }
}

/// A copy of some bytes as an object of the kind of `like`.
pub fn make_copy(vm: &mut Vm, like: &Value, data: &[u8]) -> Value {
    match like.is_a::<ByteArray>() {
        true => vm.bytearray(data.to_vec()),
        false => vm.bytes(data),
    }
}

pub fn add(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    if !left.is_a::<Bytes>() && !left.is_a::<ByteArray>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if !buffer::is_buffer(vm, right) {
        // Bytes concatenate as sequences do: after the right operand's `__radd__` has been asked.
        // Only classes made in Python have one that takes bytes.
        let class = vm.class_of(right);
        let reflected = class.slots.binary[Operator::Add as usize].get();
        if class.has(crate::object::types::flags::HEAP) && reflected.is_some() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let (mine, other) = (vm.type_name(left), vm.type_name(right));
        return Err(vm.type_error(format!("can't concat {other} to {mine}")));
    }
    let b = vm.buffer(right)?;
    let a = parts_of(vm, left);
    if a.is_empty() && sequence::is_exact(vm, right, &vm.types().bytes) && left.is_a::<Bytes>() {
        return Ok(right.clone());
    }
    vm.check_room((a.len() + b.len()) * 2)?;
    let joined = [parts_of(vm, left), &b].concat();
    Ok(make(vm, left, joined))
}

pub fn multiply(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let mine = |value: &Value| value.is_a::<Bytes>() || value.is_a::<ByteArray>();
    let (value, count) = match (mine(left), mine(right)) {
        (true, _) => (left, right),
        (false, true) => (right, left),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let Some(count) = sequence::repetitions(vm, count)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if count == 1 && sequence::is_exact(vm, value, &vm.types().bytes) {
        return Ok(value.clone());
    }
    let length = parts_of(vm, value).len();
    let total = length.checked_mul(count);
    if value.is_a::<Bytes>() && total.is_none_or(|total| total > isize::MAX as usize) {
        return Err(vm.overflow_error("repeated bytes are too long"));
    }
    let mut data: Vec<u8> = sequence::reserve(vm, length.checked_mul(count))?;
    let source = parts_of(vm, value);
    match source {
        [one] => data.resize(count, *one),
        [] => {}
        _ if count == 0 => {}
        _ => {
            let whole = length * count;
            data.extend_from_slice(source);
            while data.len() < whole {
                let more = data.len().min(whole - data.len());
                data.extend_from_within(..more);
            }
        }
    }
    Ok(make(vm, value, data))
}

pub fn percent(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    if !left.is_a::<Bytes>() && !left.is_a::<ByteArray>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let template = parts_of(vm, left).to_vec();
    let data = crate::object::format::printf::percent_bytes(vm, &template, right)?;
    Ok(make(vm, left, data))
}

pub(super) fn fill(slots: &Slots) {
    slots.repr.set(Some(repr));
    slots.str.set(Some(str_of));
    slots
        .hash
        .set(Some(|vm, value| Ok(vm.hash_bytes(&expect(value).data))));
    slots.len.set(Some(|_, value| Ok(expect(value).data.len())));
    slots.get_item.set(Some(get_item));
    slots.iter.set(Some(iter::<false>));
    fill_shared(slots);
}

/// The slots that bytes and bytearray have in common.
pub fn fill_shared(slots: &Slots) {
    slots.compare.set(Some(compare));
    slots.contains.set(Some(contains));
    slots.binary[Operator::Add as usize].set(Some(add));
    slots.binary[Operator::Mul as usize].set(Some(multiply));
    slots.binary[Operator::Mod as usize].set(Some(percent));
}

/// Iterator over bytes, or over a bytearray.
pub struct BytesIter<const ARRAY: bool> {
    bytes: GilCell<Option<Value>>,
    position: Cell<usize>,
}

impl<const ARRAY: bool> Payload for BytesIter<ARRAY> {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.bytes.get(vm).iter().for_each(visit);
    }
}

/// `__iter__` of both.
pub fn iter<const ARRAY: bool>(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.object(BytesIter::<ARRAY> {
        bytes: GilCell::new(Some(value.clone())),
        position: Cell::new(0),
    }))
}

fn own<const ARRAY: bool>(value: &Value) -> &BytesIter<ARRAY> {
    value.downcast::<BytesIter<ARRAY>>().expect("an iterator")
}

/// The next byte; `None` and an empty cell at the end.
fn next<const ARRAY: bool>(vm: &mut Vm, iterator: &Value) -> Result<Option<Value>> {
    let BytesIter { bytes, position } = own::<ARRAY>(iterator);
    let Some(source) = bytes.get(vm) else {
        return Ok(None);
    };
    let at = position.get();
    if let Some(&byte) = parts_of(vm, source).get(at) {
        position.set(at + 1);
        return Ok(Some(vm.int(byte as i64)));
    }
    bytes.set(vm, None);
    Ok(None)
}

fn length_hint<const ARRAY: bool>(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let iterator = own::<ARRAY>(args.arg(0));
    let left = match iterator.bytes.get(vm) {
        Some(source) => parts_of(vm, source)
            .len()
            .saturating_sub(iterator.position.get()),
        None => 0,
    };
    Ok(vm.int(left as i64))
}

fn reduce<const ARRAY: bool>(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let iterator = own::<ARRAY>(args.arg(0));
    let source = iterator.bytes.cloned(vm);
    let function = sequence::builtin(vm, "iter")?;
    Ok(match source {
        Some(source) => {
            let args = vm.tuple_of([source]);
            let position = vm.int(iterator.position.get() as i64);
            vm.tuple_of([function, args, position])
        }
        None => {
            let empty = vm.tuple(vec![]);
            let args = vm.tuple_of([empty]);
            vm.tuple_of([function, args])
        }
    })
}

fn set_state<const ARRAY: bool>(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let state = sequence::state(vm, args.arg(1))?;
    let iterator = own::<ARRAY>(args.arg(0));
    iterator.position.set(state.max(0) as usize);
    Ok(Value::NONE)
}

/// The type of the iterators.
pub const fn iterator<const ARRAY: bool>(name: &'static str) -> TypeSpec {
    TypeSpec {
        flags: 0,
        methods: const {
            &[
                rows::length_hint(length_hint::<ARRAY>),
                rows::reduce(reduce::<ARRAY>),
                rows::set_state(set_state::<ARRAY>),
            ]
        },
        slots: |slots| {
            slots.iter.set(Some(|_, value| Ok(value.clone())));
            slots.next.set(Some(next::<ARRAY>));
        },
        ..TypeSpec::of::<BytesIter<ARRAY>>(name)
    }
}

pub(super) static ITERATOR: TypeSpec = iterator::<false>("bytes_iterator");
