//! Code objects as bytes: for the embedded library and for `marshal`. Versioned and compact; reading checks
//! every length, so that malformed input gives an error, never a panic or a huge allocation. (Whether the
//! *instructions* make sense is the verifier's business.)
//!
//! ```text
//! "GLBC" version:u8  strings: count, (length, UTF-8)*  code
//! ```
//! All counts are LEB128. Strings (names, file names, constants) are kept once per blob and shared when read.
//! Instruction words are four bytes each, little-endian.

use std::fmt;
use std::sync::Arc;

use std::collections::HashMap;

use crate::{Code, Const, Handler, Local, LocalKind, Mark, Name, Position, Text};

const MAGIC: &[u8; 4] = b"GLBC";
/// Changes whenever the format or the opcode table changes in a way that old bytes must not survive.
pub const VERSION: u8 = 1;
/// Constants within constants, code within code.
const MAX_DEPTH: usize = 400;

/// Why bytes are no code object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SerialError(pub &'static str);

impl fmt::Display for SerialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bad code data: {}", self.0)
    }
}

impl std::error::Error for SerialError {}

// ---- writing

#[derive(Default)]
struct Writer {
    out: Vec<u8>,
    strings: Vec<Name>,
    index: HashMap<Name, u32>,
}

/// The bytes of a code object.
pub fn write(code: &Code) -> Vec<u8> {
    let mut w = Writer::default();
    w.code(code);
    let mut out = Vec::with_capacity(w.out.len() + 1024);
    out.extend_from_slice(MAGIC);
    out.push(VERSION);
    number(&mut out, w.strings.len() as u64);
    for s in &w.strings {
        number(&mut out, s.len() as u64);
        out.extend_from_slice(s.as_bytes());
    }
    out.append(&mut w.out);
    out
}

fn number(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

fn zigzag(n: i64) -> u64 {
    (n << 1 ^ n >> 63) as u64
}

fn unzigzag(n: u64) -> i64 {
    (n >> 1) as i64 ^ -((n & 1) as i64)
}

impl Writer {
    fn number(&mut self, n: u64) {
        number(&mut self.out, n);
    }

    fn string(&mut self, s: &Name) {
        let index = match self.index.get(s) {
            Some(&index) => index,
            None => {
                let index = self.strings.len() as u32;
                self.strings.push(s.clone());
                self.index.insert(s.clone(), index);
                index
            }
        };
        self.number(index.into());
    }

    fn bytes(&mut self, b: &[u8]) {
        self.number(b.len() as u64);
        self.out.extend_from_slice(b);
    }

    fn list(&mut self, items: &[Const]) {
        self.number(items.len() as u64);
        for item in items {
            self.constant(item);
        }
    }

    fn constant(&mut self, c: &Const) {
        match c {
            Const::None => self.out.push(b'N'),
            Const::Ellipsis => self.out.push(b'.'),
            Const::Bool(true) => self.out.push(b'T'),
            Const::Bool(false) => self.out.push(b'F'),
            Const::Int(i) => {
                self.out.push(b'i');
                self.number(zigzag(*i));
            }
            Const::BigInt {
                negative,
                magnitude,
            } => {
                self.out.push(if *negative { b'm' } else { b'l' });
                self.bytes(magnitude);
            }
            Const::Float(f) => {
                self.out.push(b'g');
                self.out.extend_from_slice(&f.to_le_bytes());
            }
            Const::Complex(a, b) => {
                self.out.push(b'y');
                self.out.extend_from_slice(&a.to_le_bytes());
                self.out.extend_from_slice(&b.to_le_bytes());
            }
            Const::Str(Text::Utf8(s)) => {
                self.out.push(b'u');
                self.string(s);
            }
            Const::Str(Text::Wide(w)) => {
                self.out.push(b'w');
                self.number(w.len() as u64);
                for &p in w.iter() {
                    self.number(p.into());
                }
            }
            Const::Bytes(b) => {
                self.out.push(b's');
                self.bytes(b);
            }
            Const::Tuple(items) => {
                self.out.push(b'(');
                self.list(items);
            }
            Const::FrozenSet(items) => {
                self.out.push(b'>');
                self.list(items);
            }
            Const::Slice(items) => {
                self.out.push(b':');
                for item in items.iter() {
                    self.constant(item);
                }
            }
            Const::Code(code) => {
                self.out.push(b'c');
                self.code(code);
            }
        }
    }

    fn code(&mut self, c: &Code) {
        self.string(&c.name);
        self.string(&c.qualname);
        self.string(&c.filename);
        for n in [
            c.first_line,
            c.flags,
            c.arg_count,
            c.posonly_count,
            c.kwonly_count,
            c.n_registers,
            c.first_temp,
        ] {
            self.number(n.into());
        }
        self.number(c.words.len() as u64);
        for &word in &c.words {
            self.out.extend_from_slice(&word.to_le_bytes());
        }
        self.list(&c.constants);
        self.number(c.names.len() as u64);
        for name in &c.names {
            self.string(name);
        }
        self.number(c.locals.len() as u64);
        for local in &c.locals {
            self.string(&local.name);
            self.out.push(local.kind as u8 | (local.hidden as u8) << 2);
        }
        self.number(c.handlers.len() as u64);
        for h in &c.handlers {
            self.number(h.start.into());
            self.number(h.end.into());
            self.number(h.target.into());
            self.number(h.exception.into());
            self.number(h.depth.into());
        }
        self.number(c.positions.len() as u64);
        let (mut offset, mut line) = (0, i64::from(c.first_line));
        for &(start, p) in &c.positions {
            self.number(u64::from(start - offset));
            offset = start;
            self.number(zigzag(i64::from(p.line) - line));
            line = p.line.into();
            self.number(p.col.into());
            self.number(zigzag(i64::from(p.end_line) - line));
            self.number(p.end_col.into());
        }
        self.number(c.marks.len() as u64);
        let (mut offset, mut line) = (0, i64::from(c.first_line));
        for mark in &c.marks {
            self.number(u64::from(mark.offset - offset) << 2 | u64::from(mark.flags & 3));
            offset = mark.offset;
            self.number(zigzag(i64::from(mark.line) - line));
            line = mark.line.into();
        }
    }
}

// ---- reading

struct Reader<'a> {
    data: &'a [u8],
    strings: Vec<Name>,
}

type Read<T> = Result<T, SerialError>;

const SHORT: SerialError = SerialError("it ends too early");
const NUMBER: SerialError = SerialError("a number out of range");

/// The code object in the bytes, and how many bytes it took.
pub fn read(data: &[u8]) -> Result<(Arc<Code>, usize), SerialError> {
    let mut r = Reader {
        data,
        strings: Vec::new(),
    };
    if r.take(4)? != MAGIC {
        return Err(SerialError("no code object"));
    }
    if r.byte()? != VERSION {
        return Err(SerialError("another version's code object"));
    }
    let count = r.count(1)?;
    let mut strings = Vec::with_capacity(count);
    for _ in 0..count {
        let length = r.count(1)?;
        let text =
            std::str::from_utf8(r.take(length)?).map_err(|_| SerialError("text is not UTF-8"))?;
        strings.push(Name::from(text));
    }
    r.strings = strings;
    let code = r.code(0)?;
    Ok((code, data.len() - r.data.len()))
}

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Read<&'a [u8]> {
        if n > self.data.len() {
            return Err(SHORT);
        }
        let (head, tail) = self.data.split_at(n);
        self.data = tail;
        Ok(head)
    }

    fn byte(&mut self) -> Read<u8> {
        let (&first, tail) = self.data.split_first().ok_or(SHORT)?;
        self.data = tail;
        Ok(first)
    }

    fn number(&mut self) -> Read<u64> {
        let mut n = 0u64;
        for shift in (0..64).step_by(7) {
            let b = self.byte()?;
            if shift == 63 && b > 1 {
                return Err(NUMBER);
            }
            n |= u64::from(b & 0x7f) << shift;
            if b & 0x80 == 0 {
                return Ok(n);
            }
        }
        Err(NUMBER)
    }

    fn u32(&mut self) -> Read<u32> {
        u32::try_from(self.number()?).map_err(|_| NUMBER)
    }

    fn u16(&mut self) -> Read<u16> {
        u16::try_from(self.number()?).map_err(|_| NUMBER)
    }

    /// How many things follow that take at least `size` bytes each: so many must still be there.
    fn count(&mut self, size: usize) -> Read<usize> {
        let n = usize::try_from(self.number()?).map_err(|_| NUMBER)?;
        match n.checked_mul(size) {
            Some(bytes) if bytes <= self.data.len() => Ok(n),
            _ => Err(SHORT),
        }
    }

    fn string(&mut self) -> Read<Name> {
        let index = self.number()?;
        usize::try_from(index)
            .ok()
            .and_then(|i| self.strings.get(i))
            .cloned()
            .ok_or(SerialError("a string that is not in the table"))
    }

    fn float(&mut self) -> Read<f64> {
        let bytes = self.take(8)?.try_into().map_err(|_| SHORT)?;
        Ok(f64::from_le_bytes(bytes))
    }

    fn list(&mut self, depth: usize) -> Read<Vec<Const>> {
        let n = self.count(1)?;
        // A Const is larger than its shortest encoding: grow as items really arrive.
        let mut items = Vec::with_capacity(n.min(1024));
        for _ in 0..n {
            items.push(self.constant(depth)?);
        }
        Ok(items)
    }

    fn constant(&mut self, depth: usize) -> Read<Const> {
        if depth > MAX_DEPTH {
            return Err(SerialError("nested too deeply"));
        }
        Ok(match self.byte()? {
            b'N' => Const::None,
            b'.' => Const::Ellipsis,
            b'T' => Const::Bool(true),
            b'F' => Const::Bool(false),
            b'i' => Const::Int(unzigzag(self.number()?)),
            kind @ (b'l' | b'm') => {
                let n = self.count(1)?;
                Const::BigInt {
                    negative: kind == b'm',
                    magnitude: self.take(n)?.into(),
                }
            }
            b'g' => Const::Float(self.float()?),
            b'y' => Const::Complex(self.float()?, self.float()?),
            b'u' => Const::Str(Text::Utf8(self.string()?)),
            b'w' => {
                let n = self.count(1)?;
                let mut points = Vec::with_capacity(n.min(4096));
                for _ in 0..n {
                    let p = self.u32()?;
                    if p > 0x10_FFFF {
                        return Err(NUMBER);
                    }
                    points.push(p);
                }
                Const::Str(Text::Wide(points.into()))
            }
            b's' => {
                let n = self.count(1)?;
                Const::Bytes(self.take(n)?.into())
            }
            b'(' => Const::Tuple(self.list(depth + 1)?.into()),
            b'>' => Const::FrozenSet(self.list(depth + 1)?.into()),
            b':' => Const::Slice(Arc::new([
                self.constant(depth + 1)?,
                self.constant(depth + 1)?,
                self.constant(depth + 1)?,
            ])),
            b'c' => Const::Code(self.code(depth + 1)?),
            _ => return Err(SerialError("an unknown kind of constant")),
        })
    }

    fn code(&mut self, depth: usize) -> Read<Arc<Code>> {
        let (name, qualname, filename) = (self.string()?, self.string()?, self.string()?);
        let mut n = [0u32; 7];
        for slot in &mut n {
            *slot = self.u32()?;
        }
        let [
            first_line,
            flags,
            arg_count,
            posonly_count,
            kwonly_count,
            n_registers,
            first_temp,
        ] = n;
        let count = self.count(4)?;
        let words = self
            .take(count * 4)?
            .chunks_exact(4)
            .map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
            .collect();
        let constants = self.list(depth)?;
        let count = self.count(1)?;
        let mut names = Vec::with_capacity(count.min(4096));
        for _ in 0..count {
            names.push(self.string()?);
        }
        let count = self.count(2)?;
        let mut locals = Vec::with_capacity(count.min(4096));
        for _ in 0..count {
            let name = self.string()?;
            let bits = self.byte()?;
            let kind = match bits & 3 {
                0 => LocalKind::Local,
                1 => LocalKind::Cell,
                2 => LocalKind::Free,
                _ => return Err(SerialError("an unknown kind of local")),
            };
            locals.push(Local {
                name,
                kind,
                hidden: bits & 4 != 0,
            });
        }
        let count = self.count(5)?;
        let mut handlers = Vec::with_capacity(count.min(4096));
        for _ in 0..count {
            handlers.push(Handler {
                start: self.u32()?,
                end: self.u32()?,
                target: self.u32()?,
                exception: self.u16()?,
                depth: self.u16()?,
            });
        }
        let count = self.count(5)?;
        let mut positions = Vec::with_capacity(count.min(1 << 16));
        let (mut offset, mut line) = (0u32, i64::from(first_line));
        let at = |base: i64, by: u64| {
            base.checked_add(unzigzag(by))
                .and_then(|l| u32::try_from(l).ok())
                .ok_or(NUMBER)
        };
        for _ in 0..count {
            offset = offset.checked_add(self.u32()?).ok_or(NUMBER)?;
            let start_line = at(line, self.number()?)?;
            line = start_line.into();
            let col = self.u32()?;
            let end_line = at(line, self.number()?)?;
            let end_col = self.u32()?;
            positions.push((
                offset,
                Position {
                    line: start_line,
                    col,
                    end_line,
                    end_col,
                },
            ));
        }
        let count = self.count(2)?;
        let mut marks = Vec::with_capacity(count.min(1 << 16));
        let (mut offset, mut line) = (0u32, i64::from(first_line));
        for _ in 0..count {
            let word = self.number()?;
            let by = u32::try_from(word >> 2).map_err(|_| NUMBER)?;
            offset = offset.checked_add(by).ok_or(NUMBER)?;
            let here = at(line, self.number()?)?;
            line = here.into();
            marks.push(Mark {
                offset,
                line: here,
                flags: (word & 3) as u8,
            });
        }
        Ok(Arc::new(Code {
            name,
            qualname,
            filename,
            first_line,
            flags,
            arg_count,
            posonly_count,
            kwonly_count,
            n_registers,
            first_temp,
            words,
            constants,
            names,
            locals,
            handlers,
            positions,
            marks,
        }))
    }
}
