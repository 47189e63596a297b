//! Properties of code points: a two-level table of records, written by `generate.py` from the data of the Python
//! we compare with, so that both agree about every code point.

pub mod tables;

use tables::*;

/// Flags; indices into `CATEGORIES`, `BIDI`; combining class; index into `WIDTHS`; decimal and digit value or -1;
/// what to add for the upper, lower, title and folded form.
pub struct Record(
    pub u16,
    pub u8,
    pub u8,
    pub u8,
    pub u8,
    pub i8,
    pub i8,
    pub i32,
    pub i32,
    pub i32,
    pub i32,
);

/// The record of any u32.
#[inline]
pub fn record(point: u32) -> &'static Record {
    let point = point as usize;
    let block = BLOCKS.get(point / BLOCK).copied().unwrap_or(0);
    &RECORDS[INDEX[block as usize * BLOCK + point % BLOCK] as usize]
}

/// Whether a code point has one of these flags.
#[inline]
pub fn has(point: u32, flags: u16) -> bool {
    record(point).0 & flags != 0
}

/// The case mappings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Case {
    Upper,
    Lower,
    Title,
    Fold,
}

/// Calls `push` with what a code point becomes.
#[inline]
pub fn map(point: u32, case: Case, mut push: impl FnMut(u32)) {
    let record = record(point);
    if record.0 & EXTENDED != 0
        && let Ok(at) = SPECIAL.binary_search_by_key(&point, |entry| entry.0)
    {
        SPECIAL[at].1[case as usize]
            .chars()
            .for_each(|c| push(c as u32));
        return;
    }
    let delta = match case {
        Case::Upper => record.7,
        Case::Lower => record.8,
        Case::Title => record.9,
        Case::Fold => record.10,
    };
    push(point.wrapping_add_signed(delta));
}

/// As `map` for callers that need exactly one code point (`_sre`): the first, as `Py_UNICODE_TOUPPER` and the others
/// have it.
pub fn simple(point: u32, case: Case) -> u32 {
    let mut first = None;
    map(point, case, |mapped| {
        first.get_or_insert(mapped);
    });
    first.unwrap_or(point)
}

pub fn category(point: u32) -> &'static str {
    CATEGORIES[record(point).1 as usize]
}
pub fn bidirectional(point: u32) -> &'static str {
    BIDI[record(point).2 as usize]
}
pub fn east_asian_width(point: u32) -> &'static str {
    WIDTHS[record(point).4 as usize]
}
pub fn numeric(point: u32) -> Option<f64> {
    let at = NUMBERS.binary_search_by_key(&point, |entry| entry.0).ok()?;
    Some(NUMBERS[at].1)
}
pub fn decomposition(point: u32) -> &'static str {
    match DECOMPOSITION.binary_search_by_key(&point, |entry| entry.0) {
        Ok(at) => DECOMPOSITION[at].1,
        Err(_) => "",
    }
}
#[inline]
pub fn is_space(point: u32) -> bool {
    match point {
        0..0x80 => matches!(point, 9..=13 | 28..=32),
        _ => has(point, SPACE),
    }
}
#[inline]
pub fn is_printable(point: u32) -> bool {
    match point {
        0..0x80 => (0x20..0x7F).contains(&point),
        _ => has(point, PRINTABLE),
    }
}
/// `\n`, `\r`, and the other boundaries of `splitlines`.
#[inline]
pub fn is_line_break(point: u32) -> bool {
    matches!(point, 10..=13 | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029)
}
