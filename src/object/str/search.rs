//! Finding text in text. Needle and haystack are brought to one width first; bytes are searched by the `memchr`
//! crate, wider units by their last unit with a skip table (Horspool).

use super::{Unit, Units};
use memchr::memmem;

/// Runs `$body` with both runs of units in the width of the haystack; a wider needle cannot occur in it.
macro_rules! same_width {
    ($hay:expr, $needle:expr, |$h:ident, $n:ident| $body:expr, $absent:expr) => {
        match ($hay, $needle) {
            (Units::One($h), Units::One($n)) => $body,
            (Units::Two($h), Units::Two($n)) => $body,
            (Units::Four($h), Units::Four($n)) => $body,
            (Units::Two($h), Units::One($n)) => {
                let wide: Vec<u16> = $n.iter().map(|&unit| unit as u16).collect();
                let $n = &wide[..];
                $body
            }
            (Units::Four($h), narrow @ (Units::One(_) | Units::Two(_))) => {
                let wide: Vec<u32> = narrow.iter().collect();
                let $n = &wide[..];
                $body
            }
            _ => $absent,
        }
    };
}

/// A unit that can be searched for.
pub trait Search: Unit + Eq {
    fn find(hay: &[Self], needle: &[Self]) -> Option<usize>;
    fn rfind(hay: &[Self], needle: &[Self]) -> Option<usize>;
    /// Starts of the first `limit` non-overlapping occurrences of a needle that is not empty.
    fn positions(hay: &[Self], needle: &[Self], limit: usize) -> Vec<usize>;
}

impl Search for u8 {
    fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
        match needle {
            [one] if hay.len() <= 16 => hay.iter().position(|byte| byte == one),
            [one] => memchr::memchr(*one, hay),
            _ if hay.len() < needle.len() => None,
            [first, second, rest @ ..] if hay.len() <= 64 => {
                // Building a searcher costs more than looking.
                let last = hay.len() - needle.len();
                (0..=last).find(|&at| {
                    hay[at] == *first && hay[at + 1] == *second && hay[at + 2..].starts_with(rest)
                })
            }
            _ => memmem::find(hay, needle),
        }
    }
    fn rfind(hay: &[u8], needle: &[u8]) -> Option<usize> {
        match needle {
            [one] => memchr::memrchr(*one, hay),
            _ => memmem::rfind(hay, needle),
        }
    }
    fn positions(hay: &[u8], needle: &[u8], limit: usize) -> Vec<usize> {
        match needle {
            [one] => memchr::memchr_iter(*one, hay).take(limit).collect(),
            _ => memmem::find_iter(hay, needle).take(limit).collect(),
        }
    }
}

/// The first unit that is `wanted`: asked of sixteen at a time, which becomes vector instructions.
#[inline(always)]
pub fn first<U: Copy>(units: &[U], wanted: impl Fn(U) -> bool) -> Option<usize> {
    let mut at = 0;
    for run in units.chunks_exact(16) {
        if run.iter().fold(false, |any, &unit| any | wanted(unit)) {
            break;
        }
        at += run.len();
    }
    let rest = units[at..].iter().position(|&unit| wanted(unit))?;
    Some(at + rest)
}

fn find_wide<U: Unit + Eq>(hay: &[U], needle: &[U]) -> Option<usize> {
    let Some((&last, head)) = needle.split_last() else {
        return Some(0);
    };
    if head.is_empty() {
        return first(hay, |unit| unit == last);
    }
    let byte = |unit: U| unit.into() as usize & 0xFF;
    let mut skips = [needle.len(); 256];
    for (at, &unit) in head.iter().enumerate() {
        skips[byte(unit)] = head.len() - at;
    }
    let mut at = 0;
    while at + needle.len() <= hay.len() {
        let end = hay[at + head.len()];
        if end == last && &hay[at..at + head.len()] == head {
            return Some(at);
        }
        at += skips[byte(end)];
    }
    None
}

macro_rules! search_wide {
    ($($unit:ty)*) => {$(
        impl Search for $unit {
            fn find(hay: &[$unit], needle: &[$unit]) -> Option<usize> {
                find_wide(hay, needle)
            }
            fn rfind(hay: &[$unit], needle: &[$unit]) -> Option<usize> {
                (0..(hay.len() + 1).checked_sub(needle.len())?).rev().find(|&at| hay[at..].starts_with(needle))
            }
            fn positions(hay: &[$unit], needle: &[$unit], limit: usize) -> Vec<usize> {
                let (mut found, mut at) = (Vec::new(), 0);
                while found.len() < limit && let Some(next) = find_wide(&hay[at..], needle) {
                    found.push(at + next);
                    at += next + needle.len();
                }
                found
            }
        }
    )*};
}
search_wide! { u16 u32 }

/// First occurrence.
pub fn find(hay: Units<'_>, needle: Units<'_>) -> Option<usize> {
    same_width!(hay, needle, |h, n| Search::find(h, n), None)
}
/// Last occurrence.
pub fn rfind(hay: Units<'_>, needle: Units<'_>) -> Option<usize> {
    same_width!(hay, needle, |h, n| Search::rfind(h, n), None)
}
/// Starts of the first `limit` non-overlapping occurrences; an empty needle occurs between all code points.
pub fn positions(hay: Units<'_>, needle: Units<'_>, limit: usize) -> Vec<usize> {
    if needle.is_empty() {
        return (0..=hay.len()).take(limit).collect();
    }
    same_width!(
        hay,
        needle,
        |h, n| Search::positions(h, n, limit),
        Vec::new()
    )
}
/// Number of non-overlapping occurrences.
pub fn count(hay: Units<'_>, needle: Units<'_>) -> usize {
    match (hay, needle) {
        (_, needle) if needle.is_empty() => hay.len() + 1,
        (Units::One(hay), Units::One(&[one])) => memchr::memchr_iter(one, hay).count(),
        _ => positions(hay, needle, usize::MAX).len(),
    }
}
/// Starts of the last `limit` non-overlapping occurrences, last first.
pub fn rpositions(hay: Units<'_>, needle: Units<'_>, limit: usize) -> Vec<usize> {
    let (mut found, mut end) = (Vec::new(), hay.len());
    while found.len() < limit
        && let Some(at) = rfind(hay.slice(0, end), needle)
    {
        found.push(at);
        end = at;
    }
    found
}
pub fn starts_with(hay: Units<'_>, needle: Units<'_>) -> bool {
    needle.len() <= hay.len() && hay.slice(0, needle.len()).same(needle)
}
pub fn ends_with(hay: Units<'_>, needle: Units<'_>) -> bool {
    needle.len() <= hay.len() && hay.slice(hay.len() - needle.len(), hay.len()).same(needle)
}
