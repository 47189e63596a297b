//! Runs the engine on a subject.

use super::first::Start;
use super::matcher::{Demand, Matcher};
use super::pattern::Pattern;
use crate::object::bytes::Bytes;
use crate::object::str::{Str, Unit, Units};
use crate::object::value::Value;
use crate::object::{buffer, str};
use crate::vm::{Result, Vm};
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
    Two(&'a [u16]),
    Four(&'a [u32]),
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
                Units::Two(units) => Text::Two(units),
                Units::Four(units) => Text::Four(units),
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
        window: (usize, usize),
        mode: Mode,
        advance: bool,
    ) -> Result<Option<Found>> {
        let machine = pattern.machine();
        if let (
            Text::Narrow(bytes),
            Start::Run {
                bytes: set,
                least,
                most,
            },
            0,
        ) = (&self.text, &machine.start, pattern.groups)
        {
            return Ok(run_of(bytes, set, (*least, *most), window, mode));
        }
        // A signal's handler that uses the pattern meanwhile, or another thread, has a matcher of its own.
        let mut matcher = pattern.matcher.take().unwrap_or_default();
        let search = Search {
            matcher: &mut matcher,
            pattern,
            window,
            mode,
            advance,
        };
        let start = &machine.start;
        let found = match &self.text {
            Text::Narrow(bytes) => search.find(vm, bytes, |text, at| start.next_in_bytes(text, at)),
            Text::Two(text) => search.find(vm, text, |text, at| start.next_in(text, at)),
            Text::Four(text) => search.find(vm, text, |text, at| start.next_in(text, at)),
        };
        matcher.relax();
        pattern.matcher.set(Some(matcher));
        found
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
            Text::Two(_) | Text::Four(_) => vm.str(""),
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

/// A pattern that is nothing but a run of bytes of one set.
fn run_of(
    bytes: &[u8],
    set: &[bool; 256],
    (least, most): (usize, usize),
    (start, end): (usize, usize),
    mode: Mode,
) -> Option<Found> {
    let end = end.min(bytes.len());
    let mut from = start.min(end);
    loop {
        if mode == Mode::Search {
            from += bytes[from..end]
                .iter()
                .position(|&byte| set[byte as usize])?;
        }
        let limit = end.min(from.saturating_add(most));
        let length = bytes[from..limit]
            .iter()
            .position(|&byte| !set[byte as usize]);
        let to = length.map_or(limit, |length| from + length);
        if to - from >= least && (mode != Mode::Full || to == end) {
            return Some(Found {
                spans: vec![(from as i64, to as i64)],
                last_index: -1,
            });
        }
        if mode != Mode::Search {
            return None;
        }
        from = to;
    }
}

/// One search.
struct Search<'a> {
    matcher: &'a mut Matcher,
    pattern: &'a Pattern,
    window: (usize, usize),
    mode: Mode,
    advance: bool,
}

impl Search<'_> {
    /// Tries the places that `next` names.
    #[inline(always)]
    fn find<U: Unit>(
        self,
        vm: &mut Vm,
        text: &[U],
        next: impl Fn(&[U], usize) -> Option<usize>,
    ) -> Result<Option<Found>> {
        let (start, end) = self.window;
        let text = &text[..end.min(text.len())];
        let program = &self.pattern.machine().program;
        let mut from = start.min(text.len());
        loop {
            if self.mode == Mode::Search {
                match next(text, from) {
                    Some(place) => from = place,
                    None => return Ok(None),
                }
            }
            let demand = Demand {
                full: self.mode == Mode::Full,
                advance: self.advance && from == start,
            };
            let groups = self.pattern.groups;
            let matcher = &mut *self.matcher;
            if matcher.run(program, groups, text, from, demand, vm)? {
                return Ok(Some(spans(matcher, from)));
            }
            if self.mode != Mode::Search || from == text.len() {
                return Ok(None);
            }
            from += 1;
        }
    }
}

/// Where a match is.
fn spans(matcher: &Matcher, from: usize) -> Found {
    let mut spans = Vec::with_capacity(matcher.marks.len() / 2 + 1);
    spans.push((from as i64, matcher.end as i64));
    for group in matcher.marks.chunks_exact(2) {
        // The places of a group that did not match are `usize::MAX`, which is -1.
        spans.push(match (group[0] as i64, group[1] as i64) {
            (from, to) if from >= 0 && to >= 0 => (from, to),
            _ => (-1, -1),
        });
    }
    Found {
        spans,
        last_index: match matcher.last {
            0 => -1,
            last => last as i64,
        },
    }
}
