//! UTF-8 to and from code units. Runs of ASCII, of which most text is made, go sixteen at a time.

use super::{Unit, Units};

/// Units that are looked at together.
const RUN: usize = 16;

/// Appends the units as UTF-8, up to the first surrogate, which has none; answers whether there was one.
pub fn encode(units: Units<'_>, out: &mut Vec<u8>) -> bool {
    match units {
        Units::One(units) => append(units, out, false),
        Units::Two(units) => append(units, out, false),
        Units::Four(units) => append(units, out, false),
    }
}

/// The same with surrogates as three bytes each, like other code points (`surrogatepass`).
pub fn encode_all(units: Units<'_>, out: &mut Vec<u8>) {
    match units {
        Units::One(units) => append(units, out, true),
        Units::Two(units) => append(units, out, true),
        Units::Four(units) => append(units, out, true),
    };
}

fn append<U: Unit>(units: &[U], out: &mut Vec<u8>, surrogates: bool) -> bool {
    out.reserve(units.len());
    for run in units.chunks(RUN) {
        if run.iter().fold(0, |all, &unit| all | unit.into()) < 0x80 {
            out.extend(run.iter().map(|&unit| unit.into() as u8));
            continue;
        }
        let (mut bytes, mut length) = ([0; 4 * RUN], 0);
        let mut put = |byte: u32| {
            bytes[length] = byte as u8;
            length += 1;
        };
        let mut stopped = false;
        for &unit in run {
            let point: u32 = unit.into();
            let rest = |shift: u32| 0x80 | point >> shift & 0x3F;
            match point {
                0..0x80 => put(point),
                0x80..0x800 => {
                    put(0xC0 | point >> 6);
                    put(rest(0));
                }
                0xD800..0xE000 if !surrogates => {
                    stopped = true;
                    break;
                }
                0x800..0x1_0000 => {
                    put(0xE0 | point >> 12);
                    put(rest(6));
                    put(rest(0));
                }
                _ => {
                    put(0xF0 | point >> 18);
                    put(rest(12));
                    put(rest(6));
                    put(rest(0));
                }
            }
        }
        out.extend_from_slice(&bytes[..length]);
        if stopped {
            return true;
        }
    }
    false
}

/// The code points of a text, as units that are wide enough, given to `put` with their index.
#[inline(always)]
pub(super) fn decode<U: Unit>(text: &str, mut put: impl FnMut(usize, U)) {
    let bytes = text.as_bytes();
    let (mut at, mut count) = (0, 0);
    while at < bytes.len() {
        if let Some(run) = bytes[at..].first_chunk::<RUN>()
            && run.is_ascii()
        {
            for (offset, &byte) in run.iter().enumerate() {
                put(count + offset, U::of(byte.into()));
            }
            at += RUN;
            count += RUN;
            continue;
        }
        let stop = bytes.len().min(at + RUN);
        while at < stop {
            let first = u32::from(bytes[at]);
            let rest = |offset: usize| u32::from(bytes[at + offset]) & 0x3F;
            let (point, length) = match first {
                0..0x80 => (first, 1),
                0x80..0xE0 => ((first & 0x1F) << 6 | rest(1), 2),
                0xE0..0xF0 => ((first & 0xF) << 12 | rest(1) << 6 | rest(2), 3),
                _ => (
                    (first & 7) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3),
                    4,
                ),
            };
            put(count, U::of(point));
            at += length;
            count += 1;
        }
    }
}
