//! What can be told of how matches begin, so that a search does not try places where none can.

use super::item::{self, Bytes};
use super::program::{Greed, Op, Program, is_at_beginning};
use memchr::memmem::Finder;

/// Operations that are looked at: alternatives may be many.
const PATIENCE: usize = 1 << 14;

/// What was found out about a pattern.
pub enum Start {
    /// Nothing that helps.
    Unknown,
    /// A match begins at the beginning of the subject.
    Beginning,
    /// A match begins with one of these bytes (or with a wider character).
    First { bytes: Bytes, single: Option<u8> },
    /// A match begins with these characters.
    Prefix {
        finder: Box<Finder<'static>>,
        bytes: Bytes,
    },
    /// A match is a longest run of these bytes, so many at least and at most.
    Run {
        bytes: Bytes,
        least: usize,
        most: usize,
    },
}

impl Start {
    pub fn of(program: &Program) -> Start {
        let ops = &program.ops[..];
        if is_at_beginning(ops) {
            return Start::Beginning;
        }
        match *ops {
            [
                Op::Run {
                    item,
                    least,
                    most,
                    greed: Greed::Most,
                    ..
                },
                Op::Success,
                ..,
            ] if least > 0 => {
                return Start::Run {
                    bytes: program.items[item as usize].bytes.clone(),
                    least: least as usize,
                    most: most as usize,
                };
            }
            [Op::One(item), Op::Success, ..] => {
                return Start::Run {
                    bytes: program.items[item as usize].bytes.clone(),
                    least: 1,
                    most: 1,
                };
            }
            _ => {}
        }
        let (mut bytes, mut patience) = (Box::new([false; 256]), PATIENCE);
        if program.first(0, &mut bytes, &mut patience).is_none()
            || bytes.iter().all(|&member| member)
        {
            return Start::Unknown;
        }
        let prefix: Option<Vec<u8>> = ops
            .iter()
            .filter(|op| !matches!(op, Op::Mark(_)))
            .map_while(|op| match op {
                Op::Char(point) => Some(u8::try_from(*point).ok()),
                _ => None,
            })
            .collect();
        if let Some(prefix) = prefix.filter(|prefix| prefix.len() > 1) {
            let finder = Box::new(Finder::new(&prefix).into_owned());
            return Start::Prefix { finder, bytes };
        }
        let single = item::only(&bytes, true);
        Start::First { bytes, single }
    }

    /// The first place from `at` on where a match may begin.
    #[inline]
    pub fn next_in_bytes(&self, text: &[u8], at: usize) -> Option<usize> {
        let rest = text.get(at..)?;
        let ahead = match self {
            Start::Unknown => 0,
            Start::Beginning if at > 0 => return None,
            Start::Beginning => 0,
            Start::First {
                single: Some(byte), ..
            } => memchr::memchr(*byte, rest)?,
            Start::Prefix { finder, .. } => finder.find(rest)?,
            Start::First { bytes, .. } | Start::Run { bytes, .. } => {
                rest.iter().position(|&byte| bytes[byte as usize])?
            }
        };
        Some(at + ahead)
    }

    /// The same in wider text.
    pub fn next_in<U: Copy + Into<u32>>(&self, text: &[U], at: usize) -> Option<usize> {
        let rest = text.get(at..)?;
        let ahead = match self {
            Start::Unknown => 0,
            Start::Beginning if at > 0 => return None,
            Start::Beginning => 0,
            Start::First { bytes, .. } | Start::Prefix { bytes, .. } | Start::Run { bytes, .. } => {
                rest.iter().position(|&unit| {
                    bytes.get(unit.into() as usize).is_none_or(|&member| member)
                })?
            }
        };
        Some(at + ahead)
    }
}
