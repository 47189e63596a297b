//! Items that take one character: literals, sets, categories, with and without regard to case. What they take is
//! written in the code words of Lib/re/_compiler.py; the answers for the first 256 characters are kept in a table.

use crate::object::str::unicode::{self, Case, simple, tables};
use rustpython_sre_engine::{SreCatCode, SreOpcode};

/// Which of the first 256 characters.
pub type Bytes = Box<[bool; 256]>;

/// The byte that is in a set, or is not, if that is only one.
pub fn only(bytes: &Bytes, member: bool) -> Option<u8> {
    let mut found = (0..=255u8).filter(|&byte| bytes[byte as usize] == member);
    found.next().filter(|_| found.next().is_none())
}

/// An item of one character.
pub struct Item {
    pub bytes: Bytes,
    /// The byte that it does not take, if that is only one.
    pub only_other: Option<u8>,
    /// The code words, for characters beyond.
    code: Vec<u32>,
}

impl Item {
    /// An item whose table is still to be made.
    pub fn new(code: &[u32]) -> Item {
        Item {
            bytes: Box::new([false; 256]),
            only_other: None,
            code: code.to_vec(),
        }
    }

    /// Fills the table.
    pub fn tabulate(&mut self) {
        for (byte, member) in self.bytes.iter_mut().enumerate() {
            *member = takes(&self.code, byte as u32);
        }
        self.only_other = only(&self.bytes, false);
    }

    /// Whether the same code words made it.
    pub fn is_of(&self, code: &[u32]) -> bool {
        self.code == code
    }

    #[inline(always)]
    pub fn takes(&self, point: u32) -> bool {
        match self.bytes.get(point as usize) {
            Some(&member) => member,
            None => takes(&self.code, point),
        }
    }
}

pub fn opcode(code: &[u32], at: usize) -> Option<SreOpcode> {
    SreOpcode::try_from(*code.get(at)?).ok()
}

/// The number of code words of an item that takes exactly one character.
pub fn length(code: &[u32], at: usize) -> Option<usize> {
    use SreOpcode::*;
    Some(match opcode(code, at)? {
        ANY | ANY_ALL => 1,
        LITERAL
        | NOT_LITERAL
        | LITERAL_IGNORE
        | NOT_LITERAL_IGNORE
        | LITERAL_UNI_IGNORE
        | NOT_LITERAL_UNI_IGNORE
        | LITERAL_LOC_IGNORE
        | NOT_LITERAL_LOC_IGNORE
        | CATEGORY => 2,
        IN | IN_IGNORE | IN_UNI_IGNORE | IN_LOC_IGNORE => 1 + *code.get(at + 1)? as usize,
        _ => return None,
    })
}

fn takes(code: &[u32], point: u32) -> bool {
    use SreOpcode::*;
    let Some(opcode) = opcode(code, 0) else {
        return false;
    };
    let literal = code.get(1).copied().unwrap_or(0);
    let set = code.get(2..).unwrap_or(&[]);
    match opcode {
        ANY => point != 10,
        ANY_ALL => true,
        LITERAL => point == literal,
        NOT_LITERAL => point != literal,
        LITERAL_IGNORE => lower_ascii(point) == literal,
        NOT_LITERAL_IGNORE => lower_ascii(point) != literal,
        LITERAL_UNI_IGNORE => lower_unicode(point) == literal,
        NOT_LITERAL_UNI_IGNORE => lower_unicode(point) != literal,
        LITERAL_LOC_IGNORE => either_case(literal, point),
        NOT_LITERAL_LOC_IGNORE => !either_case(literal, point),
        IN => in_set(set, point),
        IN_IGNORE => in_set(set, lower_ascii(point)),
        IN_UNI_IGNORE => in_set(set, lower_unicode(point)),
        IN_LOC_IGNORE => in_set(set, lower_ascii(point)) || in_set(set, upper_ascii(point)),
        CATEGORY => in_category(literal, point),
        _ => false,
    }
}

pub fn lower_ascii(point: u32) -> u32 {
    u8::try_from(point).map_or(point, |byte| byte.to_ascii_lowercase().into())
}
fn upper_ascii(point: u32) -> u32 {
    u8::try_from(point).map_or(point, |byte| byte.to_ascii_uppercase().into())
}
pub fn lower_unicode(point: u32) -> u32 {
    match point {
        0..0x80 => lower_ascii(point),
        _ => simple(point, Case::Lower),
    }
}
fn either_case(literal: u32, point: u32) -> bool {
    literal == point || literal == lower_ascii(point) || literal == upper_ascii(point)
}

pub fn is_word(point: u32) -> bool {
    u8::try_from(point).is_ok_and(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
}
pub fn is_word_unicode(point: u32) -> bool {
    match point {
        0..0x80 => is_word(point),
        _ => unicode::has(
            point,
            tables::ALPHA | tables::DECIMAL | tables::DIGIT | tables::NUMERIC,
        ),
    }
}

fn in_category(category: u32, point: u32) -> bool {
    use SreCatCode::*;
    let byte = u8::try_from(point).ok();
    let digit = || byte.is_some_and(|byte| byte.is_ascii_digit());
    let space = || matches!(point, 9..=13 | 32);
    match SreCatCode::try_from(category) {
        Ok(DIGIT) => digit(),
        Ok(NOT_DIGIT) => !digit(),
        Ok(SPACE) => space(),
        Ok(NOT_SPACE) => !space(),
        Ok(WORD | LOC_WORD) => is_word(point),
        Ok(NOT_WORD | LOC_NOT_WORD) => !is_word(point),
        Ok(LINEBREAK) => point == 10,
        Ok(NOT_LINEBREAK) => point != 10,
        Ok(UNI_DIGIT) => unicode::has(point, tables::DECIMAL),
        Ok(UNI_NOT_DIGIT) => !unicode::has(point, tables::DECIMAL),
        Ok(UNI_SPACE) => unicode::is_space(point),
        Ok(UNI_NOT_SPACE) => !unicode::is_space(point),
        Ok(UNI_WORD) => is_word_unicode(point),
        Ok(UNI_NOT_WORD) => !is_word_unicode(point),
        Ok(UNI_LINEBREAK) => unicode::is_line_break(point),
        Ok(UNI_NOT_LINEBREAK) => !unicode::is_line_break(point),
        Err(_) => false,
    }
}

/// Whether a set has a character (`SRE(charset)` of Modules/_sre/sre_lib.h).
fn in_set(mut set: &[u32], point: u32) -> bool {
    let mut answer = true;
    while let Some(opcode) = opcode(set, 0) {
        let word = |at: usize| set.get(at).copied().unwrap_or(0);
        let (found, length) = match opcode {
            SreOpcode::FAILURE => return !answer,
            SreOpcode::NEGATE => {
                answer = !answer;
                (false, 1)
            }
            SreOpcode::LITERAL => (point == word(1), 2),
            SreOpcode::CATEGORY => (in_category(word(1), point), 2),
            SreOpcode::RANGE => ((word(1)..=word(2)).contains(&point), 3),
            SreOpcode::RANGE_UNI_IGNORE => {
                let range = word(1)..=word(2);
                let upper = match point {
                    0..0x80 => upper_ascii(point),
                    _ => simple(point, Case::Upper),
                };
                (range.contains(&point) || range.contains(&upper), 3)
            }
            SreOpcode::CHARSET => {
                let bits = word(1 + (point >> 5) as usize % 8);
                (point < 256 && bits & 1 << (point & 31) != 0, 9)
            }
            SreOpcode::BIGCHARSET => {
                let blocks = word(1) as usize;
                let found = point < 0x1_0000 && {
                    let high = (point >> 8) as usize;
                    let block = word(2 + high / 4).to_ne_bytes()[high % 4] as usize;
                    let bits = word(66 + block * 8 + (point >> 5) as usize % 8);
                    bits & 1 << (point & 31) != 0
                };
                (found, 66 + blocks.saturating_mul(8))
            }
            _ => return false,
        };
        if found {
            return answer;
        }
        set = set.get(length..).unwrap_or(&[]);
    }
    false
}
