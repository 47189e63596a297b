//! `_cjk`: the character sets of the multibyte codecs, for the library's `_multibytecodec`.
//!
//! The tables are what CPython's codecs themselves encode and decode (`generate.py`): other tables of the same names
//! mean something else in places. They are unpacked when a codec is first used. Only the inner loops are here; errors,
//! incremental codecs and the codecs with shift states are in Python.

use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::{Payload, Value};
use crate::vm::{Result, Vm};
use rustc_hash::FxHashMap;
use std::rc::Rc;

type Bindings<'a> = &'a [Option<Value>];

static TABLES: &[u8] = include_bytes!("tables.deflate");

/// A sequence of bytes: its length above the bytes themselves.
type Key = u32;

fn key(bytes: &[u8]) -> Key {
    bytes
        .iter()
        .fold(bytes.len() as u32, |key, &b| (key << 8) | u32::from(b))
}

fn push(key: Key, out: &mut Vec<u8>) {
    let bytes = key.to_be_bytes();
    let length = 4 - (key.leading_zeros() / 8) as usize - 1;
    out.extend_from_slice(&bytes[4 - length..]);
}

/// A character set.
#[derive(Default)]
struct Codec {
    leads: Vec<u8>,
    decode: FxHashMap<Key, u32>,
    /// Sequences of bytes for two characters.
    pairs: FxHashMap<Key, (u32, u32)>,
    encode: FxHashMap<u32, Key>,
    encode_pairs: FxHashMap<(u32, u32), Key>,
    /// euc_kr: syllables made up of letters, eight bytes each.
    made_up: FxHashMap<u32, Vec<u8>>,
    letters: FxHashMap<Vec<u8>, u32>,
    /// gb18030: index, code point, length of ranges with four bytes.
    ranges: Vec<(u32, u32, u32)>,
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text
        .chars()
        .filter_map(|c| c.to_digit(16).map(|digit| digit as u8))
        .collect();
    digits
        .chunks_exact(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}

fn number(text: Option<&str>, radix: u32) -> u32 {
    text.and_then(|text| u32::from_str_radix(text, radix).ok())
        .unwrap_or(0)
}

/// Reads one codec from the tables.
fn load(name: &str) -> Option<Codec> {
    let text = gillie_stdlib::inflate(TABLES);
    let mut codec: Option<Codec> = None;
    for line in text.split('\n') {
        let (kind, rest) = line.split_at_checked(2).unwrap_or((line, ""));
        if kind == "C " {
            if codec.is_some() {
                break;
            }
            codec = (rest == name).then(Codec::default);
            continue;
        }
        let Some(codec) = &mut codec else { continue };
        let (first, more) = rest.split_once(' ').unwrap_or((rest, ""));
        match kind {
            "L " => codec.leads = hex(rest),
            "D " => {
                let start = key(&hex(first));
                for (offset, c) in more.chars().enumerate() {
                    let key = start + offset as u32;
                    codec.decode.insert(key, c as u32);
                    codec.encode.insert(c as u32, key);
                }
            }
            "P " => {
                let key = key(&hex(first));
                let mut points = more.split(' ');
                let one = number(points.next(), 16);
                match points.next() {
                    Some(two) => {
                        let two = number(Some(two), 16);
                        codec.pairs.insert(key, (one, two));
                        codec.encode_pairs.insert((one, two), key);
                    }
                    None => {
                        codec.decode.insert(key, one);
                        codec.encode.insert(one, key);
                    }
                }
            }
            "E " => {
                let (bytes, point) = (hex(first), number(Some(more), 16));
                if bytes.len() > 3 {
                    codec.letters.insert(bytes.clone(), point);
                    codec.made_up.insert(point, bytes);
                } else {
                    codec.encode.insert(point, key(&bytes));
                }
            }
            "N " => {
                for point in rest.split(' ') {
                    codec.encode.remove(&number(Some(point), 16));
                }
            }
            "R " => {
                let mut parts = more.split(' ');
                let point = number(parts.next(), 16);
                let length = number(parts.next(), 10);
                codec.ranges.push((number(Some(first), 10), point, length));
            }
            _ => {}
        }
    }
    codec
}

/// The codecs that have been used.
#[derive(Default)]
struct State {
    codecs: std::cell::RefCell<FxHashMap<String, Rc<Codec>>>,
}

/// Payload of a codec object.
struct Handle {
    codec: Rc<Codec>,
}

impl Payload for Handle {}

fn codec(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let name = vm
        .expect_text(args.arg(0), "codec() argument")?
        .into_owned();
    let state = vm.module_state::<State>();
    let known = state.codecs.borrow().get(&name).cloned();
    let codec = match known {
        Some(codec) => codec,
        None => match load(&name) {
            Some(codec) => {
                let codec = Rc::new(codec);
                state.codecs.borrow_mut().insert(name, codec.clone());
                codec
            }
            None => {
                let class = vm.exceptions().LookupError.clone();
                return Err(vm.error(&class, "no such codec is supported."));
            }
        },
    };
    Ok(vm.object(Handle { codec }))
}

fn own(value: &Value) -> Rc<Codec> {
    let handle = value.downcast::<Handle>().expect("a codec's method");
    handle.codec.clone()
}

/// What stopped a run of characters.
enum Halt {
    Done,
    Illegal,
    Incomplete,
}

impl Halt {
    fn value(&self, vm: &Vm) -> Value {
        vm.int(match self {
            Halt::Done => 0,
            Halt::Illegal => 1,
            Halt::Incomplete => -1,
        })
    }
}

impl Codec {
    fn decode(&self, data: &[u8], at: &mut usize, out: &mut Vec<u32>) -> Halt {
        while let Some(&first) = data.get(*at) {
            if !self.leads.contains(&first) {
                match self.decode.get(&key(&[first])) {
                    Some(&point) => out.push(point),
                    None => return Halt::Illegal,
                }
                *at += 1;
                continue;
            }
            let rest = &data[*at..];
            if !self.ranges.is_empty() && rest.get(1).is_some_and(u8::is_ascii_digit) {
                let &[a, b, c, d, ..] = rest else {
                    return Halt::Incomplete;
                };
                if !(0x81..=0xFE).contains(&c) || !d.is_ascii_digit() {
                    return Halt::Illegal;
                }
                let [a, b, c, d] = [a - 0x81, b - 0x30, c - 0x81, d - 0x30].map(u32::from);
                let index = (a * 10 + b) * 1260 + c * 10 + d;
                match self.four(index) {
                    Some(point) => out.push(point),
                    None => return Halt::Illegal,
                }
                *at += 4;
                continue;
            }
            let Some(pair) = rest.get(..2).map(key) else {
                return Halt::Incomplete;
            };
            if rest[..2] == [0xA4, 0xD4] && !self.letters.is_empty() {
                let Some(letters) = rest.get(..8) else {
                    return Halt::Incomplete;
                };
                match self.letters.get(letters) {
                    Some(&point) => out.push(point),
                    None => return Halt::Illegal,
                }
                *at += 8;
                continue;
            }
            if let Some(&point) = self.decode.get(&pair) {
                out.push(point);
                *at += 2;
            } else if let Some(&(one, two)) = self.pairs.get(&pair) {
                out.extend([one, two]);
                *at += 2;
            } else if first == 0x8F && self.decode.contains_key(&key(&[0x8F, 0xA2, 0xB7])) {
                let Some(triple) = rest.get(..3).map(key) else {
                    return Halt::Incomplete;
                };
                match self.decode.get(&triple) {
                    Some(&point) => out.push(point),
                    None => return Halt::Illegal,
                }
                *at += 3;
            } else {
                return Halt::Illegal;
            }
        }
        Halt::Done
    }

    /// The code point of a sequence of four bytes in gb18030.
    fn four(&self, index: u32) -> Option<u32> {
        if index >= 189_000 {
            return Some(index - 189_000 + 0x1_0000).filter(|&point| point < 0x11_0000);
        }
        let at = self.ranges.partition_point(|&(start, ..)| start <= index);
        let &(start, point, length) = self.ranges.get(at.checked_sub(1)?)?;
        (index - start < length).then(|| point + index - start)
    }

    fn four_of(&self, point: u32) -> Option<u32> {
        if point >= 0x1_0000 {
            return Some(point - 0x1_0000 + 189_000);
        }
        let found = self
            .ranges
            .iter()
            .find(|&&(_, first, length)| point >= first && point - first < length)?;
        Some(found.0 + point - found.1)
    }

    fn encode(&self, points: &[u32], at: &mut usize, last: bool, out: &mut Vec<u8>) -> Halt {
        while let Some(&point) = points.get(*at) {
            if point < 0x80 && self.encode.get(&point) == Some(&key(&[point as u8])) {
                out.push(point as u8);
                *at += 1;
                continue;
            }
            if !self.encode_pairs.is_empty() {
                let starts = || self.encode_pairs.keys().any(|&(first, _)| first == point);
                match points.get(*at + 1) {
                    Some(&next) => {
                        if let Some(&key) = self.encode_pairs.get(&(point, next)) {
                            push(key, out);
                            *at += 2;
                            continue;
                        }
                    }
                    None if !last && starts() => return Halt::Incomplete,
                    None => {}
                }
            }
            if let Some(&key) = self.encode.get(&point) {
                push(key, out);
            } else if let Some(bytes) = self.made_up.get(&point) {
                out.extend_from_slice(bytes);
            } else if let Some(index) = self.four_of(point).filter(|_| !self.ranges.is_empty()) {
                let (rest, d) = (index / 10, index % 10);
                let (rest, c) = (rest / 126, rest % 126);
                let (a, b) = (rest / 10, rest % 10);
                out.extend([a + 0x81, b + 0x30, c + 0x81, d + 0x30].map(|part| part as u8));
            } else {
                return Halt::Illegal;
            }
            *at += 1;
        }
        Halt::Done
    }
}

/// `decode(data, start)`: text, where it stopped, why (0 at the end, 1 illegal, -1 incomplete).
fn decode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let codec = own(args.arg(0));
    let start = vm.index_i64(args.arg(2))?;
    let data = vm.buffer(args.arg(1))?.into_owned();
    let mut at = (start.max(0) as usize).min(data.len());
    let mut points = Vec::with_capacity(data.len() - at);
    let halt = codec.decode(&data, &mut at, &mut points);
    let text = vm.str_from_points(&points);
    let (at, halt) = (vm.int(at as i64), halt.value(vm));
    Ok(vm.tuple_of([text, at, halt]))
}

/// `encode(text, start, last)`: bytes, where it stopped, why.
fn encode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let codec = own(args.arg(0));
    let start = vm.index_i64(args.arg(2))?;
    let last = vm.is_true(args.arg(3))?;
    let Some(text) = args.arg(1).downcast::<Str>() else {
        let name = vm.type_name(args.arg(1));
        return Err(vm.type_error(format!("couldn't convert the object to str, not {name}.")));
    };
    let points: Vec<u32> = text.units().iter().collect();
    let mut at = (start.max(0) as usize).min(points.len());
    let mut out = Vec::with_capacity((points.len() - at) * 2);
    let halt = codec.encode(&points, &mut at, last, &mut out);
    let data = vm.bytes(out);
    let (at, halt) = (vm.int(at as i64), halt.value(vm));
    Ok(vm.tuple_of([data, at, halt]))
}

static CODEC: crate::object::spec::TypeSpec = crate::object::spec::TypeSpec {
    module: "_cjk",
    doc: "A character set of several bytes.",
    flags: 0,
    methods: &[
        (
            "decode",
            "($self, data, start, /)",
            decode,
            "Decode up to the first error.",
        ),
        (
            "encode",
            "($self, text, start, last, /)",
            encode,
            "Encode up to the first error.",
        ),
    ],
    ..crate::object::spec::TypeSpec::of::<Handle>("CharacterSet")
};

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Character sets of the multibyte codecs.",
    functions: &[("codec", "(name, /)", codec, "Return a character set.")],
    types: &[&CODEC],
    ..ModuleSpec::named("_cjk")
};
