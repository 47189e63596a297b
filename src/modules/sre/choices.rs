//! Alternatives by the character that they may begin with: of many, only those are tried that can match.

use super::item::Bytes;

/// What stands for characters that have no byte, and for the end of the text.
const WIDE: usize = 256;
const END: usize = 257;
/// Fewer alternatives are as quickly tried one after the other.
const LEAST: usize = 3;
/// Larger tables are not worth their memory.
const MOST: usize = 1 << 16;

/// The alternatives of one place.
pub struct Choices {
    /// Where they begin, in order.
    pub bodies: Vec<u32>,
    /// By first character, where its part of `by_first` begins.
    starts: Vec<u32>,
    by_first: Vec<u32>,
}

impl Choices {
    /// `alternatives`: where each begins, and what it may begin with; none: that cannot be told, or it may be empty.
    pub fn of(alternatives: &[(u32, Option<&Bytes>)]) -> Option<Choices> {
        if alternatives.len() < LEAST {
            return None;
        }
        let (mut starts, mut by_first) = (Vec::with_capacity(END + 2), Vec::new());
        for first in 0..=END {
            starts.push(by_first.len() as u32);
            by_first.extend(
                alternatives
                    .iter()
                    .filter(|(_, bytes)| match bytes {
                        // Of wider characters nothing is known.
                        Some(bytes) => first == WIDE || (first < WIDE && bytes[first]),
                        None => true,
                    })
                    .map(|&(body, _)| body),
            );
            if by_first.len() > MOST {
                return None;
            }
        }
        starts.push(by_first.len() as u32);
        Some(Choices {
            bodies: alternatives.iter().map(|&(body, _)| body).collect(),
            starts,
            by_first,
        })
    }

    /// Where the alternatives begin that may match, the next character (if there is one) being this.
    #[inline]
    pub fn at(&self, next: Option<u32>) -> &[u32] {
        let first = next.map_or(END, |point| (point as usize).min(WIDE));
        &self.by_first[self.starts[first] as usize..self.starts[first + 1] as usize]
    }
}
