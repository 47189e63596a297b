//! Runs the engine on a subject.

use super::first::Start;
use super::pattern::Pattern;
use super::watch;
use crate::object::bytes::Bytes;
use crate::object::str::{Str, Units};
use crate::object::value::Value;
use crate::object::{buffer, str};
use crate::vm::{Result, Vm};
use rustpython_sre_engine::{Request, State, StrDrive, StringCursor};
use rustpython_wtf8::{CodePoint, Wtf8, Wtf8Buf};
use std::borrow::Cow;

/// A string being searched, in the form the engine reads.
pub struct Subject<'a> {
    text: Text<'a>,
    /// In code points or bytes.
    pub length: usize,
    value: &'a Value,
}

enum Text<'a> {
    Narrow(Cow<'a, [u8]>),
    Wide(Wtf8Buf),
}

/// How to look.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Search,
    Match,
    Full,
}

/// Where groups matched, group 0 first; -1 where they did not.
pub struct Found {
    pub spans: Vec<(i64, i64)>,
    pub last_index: i64,
}

impl<'a> Subject<'a> {
    /// The subject for a pattern, or TypeError.
    pub fn new(vm: &mut Vm, pattern: &Pattern, value: &'a Value) -> Result<Subject<'a>> {
        if let Some(text) = value.downcast::<Str>() {
            if pattern.bytes == Some(true) {
                return Err(vm.type_error("cannot use a bytes pattern on a string-like object"));
            }
            let units = text.units();
            let text = match units {
                Units::One(bytes) => Text::Narrow(Cow::Borrowed(bytes)),
                wide => {
                    let mut buffer = Wtf8Buf::with_capacity(wide.len() * 3);
                    for point in wide.iter().filter_map(CodePoint::from_u32) {
                        buffer.push(point);
                    }
                    Text::Wide(buffer)
                }
            };
            return Ok(Subject {
                text,
                length: units.len(),
                value,
            });
        }
        if !buffer::is_buffer(vm, value) {
            let name = vm.type_name(value);
            return Err(vm.type_error(format!(
                "expected string or bytes-like object, got '{name}'"
            )));
        }
        if pattern.bytes == Some(false) {
            return Err(vm.type_error("cannot use a string pattern on a bytes-like object"));
        }
        let bytes = vm.buffer(value)?;
        Ok(Subject {
            length: bytes.len(),
            text: Text::Narrow(bytes),
            value,
        })
    }

    /// Looks for the pattern between `start` and `end`. `advance`: an empty match at `start` does not count.
    pub fn run(
        &self,
        vm: &mut Vm,
        pattern: &Pattern,
        (start, end): (usize, usize),
        mode: Mode,
        advance: bool,
    ) -> Result<Option<Found>> {
        watch::watched(vm, || match &self.text {
            Text::Narrow(bytes) => narrow(bytes, pattern, (start, end), mode, advance),
            Text::Wide(text) => drive(Wide(text), pattern, (start, end), mode, advance),
        })
    }

    /// The part of the subject from `start` to `end`; empty for a group that did not match.
    pub fn part(&self, vm: &mut Vm, (start, end): (i64, i64)) -> Value {
        let end = end.clamp(0, self.length as i64) as usize;
        let start = (start.max(0) as usize).min(end);
        if let Some(text) = self.value.downcast::<Str>() {
            if start == 0 && end == text.len() && vm.class_of(self.value).is(&*vm.types().str) {
                return self.value.clone();
            }
            return vm.substring(text, start, end);
        }
        match &self.text {
            Text::Narrow(bytes) => {
                if end - start == bytes.len() && vm.class_of(self.value).is(&*vm.types().bytes) {
                    return self.value.clone();
                }
                vm.bytes(&bytes[start..end])
            }
            Text::Wide(_) => vm.str(""),
        }
    }
}

/// The part of a value that was a subject (a bytes-like one may have shrunk since).
pub fn part_of(vm: &mut Vm, value: &Value, (start, end): (i64, i64)) -> Result<Value> {
    if let Some(text) = value.downcast::<Str>() {
        let end = (end.max(0) as usize).min(text.len());
        let start = (start.max(0) as usize).min(end);
        return Ok(vm.substring(str::expect(value), start, end));
    }
    let data = vm.buffer(value)?;
    let end = (end.max(0) as usize).min(data.len());
    let start = (start.max(0) as usize).min(end);
    if end - start == data.len() && value.is_a::<Bytes>() {
        return Ok(value.clone());
    }
    Ok(vm.bytes(&data[start..end]))
}

/// One byte per character. The engine's own driver for bytes reads the byte *behind* the one that it steps over:
/// the wrong one, and at the end one that is not the subject's.
#[derive(Clone, Copy)]
pub(super) struct Narrow<'a>(pub(super) &'a [u8]);

impl<'a> StrDrive for Narrow<'a> {
    #[inline]
    fn count(&self) -> usize {
        self.0.len()
    }
    #[inline]
    fn create_cursor(&self, n: usize) -> StringCursor {
        self.0.create_cursor(n)
    }
    #[inline]
    fn adjust_cursor(&self, cursor: &mut StringCursor, n: usize) {
        self.0.adjust_cursor(cursor, n)
    }
    #[inline]
    fn advance(cursor: &mut StringCursor) -> u32 {
        let point = <&[u8]>::peek(cursor);
        <&[u8]>::skip(cursor, 1);
        point
    }
    #[inline]
    fn peek(cursor: &StringCursor) -> u32 {
        watch::step();
        <&[u8]>::peek(cursor)
    }
    #[inline]
    fn skip(cursor: &mut StringCursor, n: usize) {
        <&[u8]>::skip(cursor, n)
    }
    #[inline]
    fn back_advance(cursor: &mut StringCursor) -> u32 {
        watch::step();
        <&[u8]>::back_advance(cursor)
    }
    #[inline]
    fn back_peek(cursor: &StringCursor) -> u32 {
        <&[u8]>::back_peek(cursor)
    }
    #[inline]
    fn back_skip(cursor: &mut StringCursor, n: usize) {
        <&[u8]>::back_skip(cursor, n)
    }
}

/// Text of wider characters, in WTF-8.
#[derive(Clone, Copy)]
struct Wide<'a>(&'a Wtf8);

impl<'a> StrDrive for Wide<'a> {
    fn count(&self) -> usize {
        self.0.count()
    }
    fn create_cursor(&self, n: usize) -> StringCursor {
        self.0.create_cursor(n)
    }
    fn adjust_cursor(&self, cursor: &mut StringCursor, n: usize) {
        self.0.adjust_cursor(cursor, n)
    }
    #[inline]
    fn advance(cursor: &mut StringCursor) -> u32 {
        <&Wtf8>::advance(cursor)
    }
    #[inline]
    fn peek(cursor: &StringCursor) -> u32 {
        watch::step();
        <&Wtf8>::peek(cursor)
    }
    fn skip(cursor: &mut StringCursor, n: usize) {
        <&Wtf8>::skip(cursor, n)
    }
    #[inline]
    fn back_advance(cursor: &mut StringCursor) -> u32 {
        watch::step();
        <&Wtf8>::back_advance(cursor)
    }
    fn back_peek(cursor: &StringCursor) -> u32 {
        <&Wtf8>::back_peek(cursor)
    }
    fn back_skip(cursor: &mut StringCursor, n: usize) {
        <&Wtf8>::back_skip(cursor, n)
    }
}

/// Looks in bytes: what is known of the pattern's beginning spares the engine the places where it cannot match.
fn narrow(
    bytes: &[u8],
    pattern: &Pattern,
    (start, end): (usize, usize),
    mode: Mode,
    advance: bool,
) -> Option<Found> {
    let end = end.min(bytes.len());
    let start = start.min(end);
    match pattern.start.get_or_init(|| Start::of(&pattern.code)) {
        Start::Run {
            bytes: set,
            least,
            most,
        } if pattern.groups == 0 => {
            let found = |from: usize, to: usize| {
                Some(Found {
                    spans: vec![(from as i64, to as i64)],
                    last_index: -1,
                })
            };
            let run = |from: usize| {
                let limit = end.min(from.saturating_add(*most));
                let length = bytes[from..limit]
                    .iter()
                    .position(|&byte| !set[byte as usize]);
                length.map_or(limit, |length| from + length)
            };
            let mut from = start;
            loop {
                if mode == Mode::Search {
                    from += bytes[from..end]
                        .iter()
                        .position(|&byte| set[byte as usize])?;
                }
                let to = run(from);
                let fits = to - from >= *least && (mode != Mode::Full || to == end);
                if fits {
                    return found(from, to);
                }
                if mode != Mode::Search {
                    return None;
                }
                from = to;
            }
        }
        Start::First { bytes: set, single } if mode == Mode::Search => {
            let mut state = State::default();
            let mut from = start;
            loop {
                let rest = &bytes[from..end];
                from += match single {
                    Some(byte) => memchr::memchr(*byte, rest)?,
                    None => rest.iter().position(|&byte| set[byte as usize])?,
                };
                let mut request = Request::new(Narrow(bytes), from, end, &pattern.code, false);
                request.must_advance = advance && from == start;
                state.reset(&request, from);
                if state.py_match(&request) {
                    return Some(spans(&state, pattern));
                }
                from += 1;
            }
        }
        _ => drive(Narrow(bytes), pattern, (start, end), mode, advance),
    }
}

fn drive<S: StrDrive>(
    text: S,
    pattern: &Pattern,
    (start, end): (usize, usize),
    mode: Mode,
    advance: bool,
) -> Option<Found> {
    let mut request = Request::new(text, start, end, &pattern.code, mode == Mode::Full);
    request.must_advance = advance;
    let mut state = State::default();
    state.reset(&request, start.min(request.end));
    let found = match mode {
        Mode::Search => state.search(request),
        _ => state.py_match(&request),
    };
    found.then(|| spans(&state, pattern))
}

/// Where a match is.
fn spans(state: &State, pattern: &Pattern) -> Found {
    let mut spans = Vec::with_capacity(pattern.groups + 1);
    spans.push((state.start as i64, state.cursor.position as i64));
    for group in 0..pattern.groups {
        let (from, to) = state.marks.get(group);
        spans.push(match (from.into_option(), to.into_option()) {
            (Some(from), Some(to)) => (from as i64, to as i64),
            _ => (-1, -1),
        });
    }
    Found {
        spans,
        last_index: state.marks.last_index() as i64,
    }
}
