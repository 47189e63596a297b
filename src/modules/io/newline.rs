//! Line ends: universal newlines (PEP 278) and `IncrementalNewlineDecoder`.

use crate::object::header::{Payload, Visitor};
use crate::object::spec::TypeSpec;
use crate::object::str::{self, Str};
use crate::object::tuple::Tuple;
use crate::object::types::Class;
use crate::object::{Bound, GilCell, Value};
use crate::vm::{Result, Vm};
use std::borrow::Cow;
use std::cell::Cell;

const CR: u32 = 13;
const LF: u32 = 10;

/// Kinds of line ends seen: bit 0 `\r`, bit 1 `\n`, bit 2 `\r\n`; bit 3: a `\r` at the end of what was seen, after which
/// `\n` may come.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Seen(pub u8);

impl Seen {
    /// Notes the line ends of text that is given out as it is.
    pub fn note(&mut self, bytes: &[u8]) {
        let Some(&first) = bytes.first() else {
            return;
        };
        let mut done = 0;
        if self.0 & 8 != 0 {
            let both = first == b'\n';
            self.0 = self.0 & !8 | if both { 4 } else { 1 };
            done = usize::from(both);
        }
        for at in memchr::memchr2_iter(b'\r', b'\n', bytes) {
            if at < done {
                continue;
            }
            self.0 |= match (bytes[at], bytes.get(at + 1)) {
                (b'\n', _) => 2,
                (_, Some(b'\n')) => {
                    done = at + 2;
                    4
                }
                (_, Some(_)) => 1,
                (_, None) => 8,
            };
        }
    }
    /// The end is reached: what was kept back is a line end of its own.
    pub fn ended(self) -> Seen {
        Seen(self.0 & !8 | self.0 >> 3 & 1)
    }
    /// As the `newlines` attribute gives it.
    pub fn value(self, vm: &Vm) -> Value {
        let all = [(1, "\r"), (2, "\n"), (4, "\r\n")];
        let mut found: Vec<Value> = all
            .iter()
            .filter(|(bit, _)| self.ended().0 & bit != 0)
            .map(|(_, text)| vm.str(text))
            .collect();
        match found.len() {
            0 => Value::NONE,
            1 => found.remove(0),
            _ => vm.tuple(found),
        }
    }
}

/// Every line end as `\n`.
pub fn translate(points: &[u32], seen: &mut Seen) -> Vec<u32> {
    let mut out = Vec::with_capacity(points.len());
    let mut index = 0;
    while index < points.len() {
        match points[index] {
            CR if points.get(index + 1) == Some(&LF) => {
                seen.0 |= 4;
                out.push(LF);
                index += 1;
            }
            CR => {
                seen.0 |= 1;
                out.push(LF);
            }
            LF => {
                seen.0 |= 2;
                out.push(LF);
            }
            other => out.push(other),
        }
        index += 1;
    }
    out
}

/// The same for bytes of an encoding that leaves ASCII alone.
pub fn translate_bytes<'a>(bytes: &'a [u8], seen: &mut Seen) -> Cow<'a, [u8]> {
    let mut note_line_feeds = |run: &[u8]| {
        if seen.0 & 2 == 0 && memchr::memchr(b'\n', run).is_some() {
            seen.0 |= 2;
        }
    };
    let Some(first) = memchr::memchr(b'\r', bytes) else {
        note_line_feeds(bytes);
        return Cow::Borrowed(bytes);
    };
    let mut out = Vec::with_capacity(bytes.len());
    let (mut done, mut returns) = (0, 0);
    for at in memchr::memchr_iter(b'\r', &bytes[first..]).map(|at| first + at) {
        note_line_feeds(&bytes[done..at]);
        out.extend_from_slice(&bytes[done..at]);
        out.push(b'\n');
        let both = bytes.get(at + 1) == Some(&b'\n');
        returns |= if both { 4 } else { 1 };
        done = at + 1 + usize::from(both);
    }
    note_line_feeds(&bytes[done..]);
    out.extend_from_slice(&bytes[done..]);
    seen.0 |= returns;
    Cow::Owned(out)
}

/// Length of the first line, its end included, by the `newline` argument; `None` if no line end is there.
pub fn line_end(points: &[u32], newline: Option<&str>) -> Option<usize> {
    match newline {
        Some("") => {
            let at = points
                .iter()
                .position(|&point| point == CR || point == LF)?;
            let both = points[at] == CR && points.get(at + 1) == Some(&LF);
            Some(at + 1 + both as usize)
        }
        Some("\r") => points
            .iter()
            .position(|&point| point == CR)
            .map(|at| at + 1),
        Some("\r\n") => points
            .windows(2)
            .position(|pair| pair == [CR, LF])
            .map(|at| at + 2),
        _ => points
            .iter()
            .position(|&point| point == LF)
            .map(|at| at + 1),
    }
}

/// As [`line_end`], for one byte per code point.
pub fn line_end_of_bytes(bytes: &[u8], newline: Option<&str>) -> Option<usize> {
    match newline {
        Some("") => {
            let at = memchr::memchr2(b'\r', b'\n', bytes)?;
            let both = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            Some(at + 1 + both as usize)
        }
        Some("\r") => memchr::memchr(b'\r', bytes).map(|at| at + 1),
        Some("\r\n") => memchr::memmem::find(bytes, b"\r\n").map(|at| at + 2),
        _ => memchr::memchr(b'\n', bytes).map(|at| at + 1),
    }
}

/// Payload of `IncrementalNewlineDecoder`.
pub struct NewlineDecoder {
    /// The decoder that gives text, or None for text as input.
    decoder: GilCell<Value>,
    translate: Cell<bool>,
    seen: Cell<Seen>,
    /// The last piece ended with `\r`, which was kept back.
    pending: Cell<bool>,
}

impl Payload for NewlineDecoder {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(self.decoder.get(vm));
    }
}

fn own(value: &Value) -> &NewlineDecoder {
    value.downcast::<NewlineDecoder>().expect("own method")
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    Ok(vm.alloc(
        &class,
        NewlineDecoder {
            decoder: GilCell::new(Value::NONE),
            translate: Cell::new(false),
            seen: Cell::default(),
            pending: Cell::new(false),
        },
    ))
}

fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let translate = vm.is_true(args.arg(2))?;
    let this = own(args.arg(0));
    this.decoder.set(vm, args.arg(1).clone());
    this.translate.set(translate);
    this.pending.set(false);
    Ok(Value::NONE)
}

fn decode(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = own(args.arg(0));
    let last = match args.opt(2) {
        Some(last) => vm.is_true(last)?,
        None => false,
    };
    let decoder = this.decoder.cloned(vm);
    let text = if decoder.is_none() {
        args.arg(1).clone()
    } else {
        vm.call_method(
            &decoder,
            "decode",
            &[args.arg(1).clone(), Value::bool(last)],
        )?
    };
    if !text.is_a::<Str>() {
        let name = vm.type_name(&text);
        return Err(vm.type_error(format!(
            "decoder should return a string result, not '{name}'"
        )));
    }
    let mut points: Vec<u32> = str::expect(&text).units().iter().collect();
    if this.pending.get() && (!points.is_empty() || last) {
        points.insert(0, CR);
        this.pending.set(false);
    }
    if !last && points.last() == Some(&CR) {
        points.pop();
        this.pending.set(true);
    }
    let mut seen = this.seen.get();
    let translated = translate(&points, &mut seen);
    this.seen.set(seen);
    Ok(vm.str_from_points(if this.translate.get() {
        &translated
    } else {
        &points
    }))
}

fn getstate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = own(args.arg(0));
    let decoder = this.decoder.cloned(vm);
    let (buffer, flag) = if decoder.is_none() {
        (vm.bytes(Vec::new()), 0)
    } else {
        let state = vm.call_method(&decoder, "getstate", &[])?;
        let items = vm.collect(&state)?;
        match &items[..] {
            [buffer, flag] => (buffer.clone(), vm.index_i64(flag)?),
            _ => return Err(vm.type_error("illegal decoder state")),
        }
    };
    let flag = vm.int(flag << 1 | this.pending.get() as i64);
    Ok(vm.tuple_of([buffer, flag]))
}

fn setstate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = own(args.arg(0));
    let items = match args.arg(1).downcast::<Tuple>() {
        Some(state) if state.len() == 2 => state.items().to_vec(),
        _ => return Err(vm.type_error("state argument must be a tuple")),
    };
    let flag = vm.index_i64(&items[1])?;
    this.pending.set(flag & 1 != 0);
    let decoder = this.decoder.cloned(vm);
    if !decoder.is_none() {
        let flag = vm.int(flag >> 1);
        let state = vm.tuple_of([items[0].clone(), flag]);
        vm.call_method(&decoder, "setstate", &[state])?;
    }
    Ok(Value::NONE)
}

fn reset(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = own(args.arg(0));
    this.seen.set(Seen(0));
    this.pending.set(false);
    let decoder = this.decoder.cloned(vm);
    if !decoder.is_none() {
        vm.call_method(&decoder, "reset", &[])?;
    }
    Ok(Value::NONE)
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    module: "_io",
    doc: "Codec used when reading a file in universal newlines mode.",
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    init: Some((
        "__init__",
        "($self, decoder, translate, errors='strict')",
        init,
        "",
    )),
    methods: &[
        ("decode", "($self, input, final=False)", decode, ""),
        ("getstate", "($self, /)", getstate, ""),
        ("setstate", "($self, state, /)", setstate, ""),
        ("reset", "($self, /)", reset, ""),
    ],
    getset: &[(
        "newlines",
        |vm, value| Ok(own(value).seen.get().value(vm)),
        None,
        "",
    )],
    ..TypeSpec::of::<NewlineDecoder>("IncrementalNewlineDecoder")
};
