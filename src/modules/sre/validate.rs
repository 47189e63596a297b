//! Code words come from Python: `_sre.compile` takes any. What `re` would never make is refused here, after
//! `_validate` in CPython's `Modules/_sre/sre.c`, so that the engine meets no jump out of the code, no group that is
//! not there and no set without an end.

use crate::vm::{Result, Vm};
use rustpython_sre_engine::SreOpcode as Op;

/// The largest number of groups.
const MAX_GROUPS: usize = i32::MAX as usize / 2;
/// A set that wants locale or Unicode: the codes of `AT` and `CATEGORY` that exist.
const AT_CODES: u32 = 12;
const CATEGORIES: u32 = 18;
/// Words of a bitmap of 256 characters, and of a table of 256 block numbers.
const BITMAP: usize = 8;
const BLOCKS: usize = 64;

/// Code that `re` did not make.
struct Invalid;

/// How a piece of code ends.
#[derive(PartialEq)]
enum End {
    Usual,
    /// With the JUMP of the first half of a conditional.
    Jump,
}

type Checked<T> = std::result::Result<T, Invalid>;

/// RuntimeError if this is no code for a pattern of so many groups.
pub fn check(vm: &mut Vm, code: &[u32], groups: usize) -> Result<()> {
    let mut reader = Reader {
        code,
        groups,
        floor: vm.native_floor(),
    };
    let whole = code.len().checked_sub(1);
    let valid = groups <= MAX_GROUPS
        && code.last() == Some(&(Op::SUCCESS as u32))
        && whole.is_some_and(|end| matches!(reader.piece(0, end), Ok(End::Usual)));
    match valid {
        true => Ok(()),
        false => Err(vm.runtime_error("invalid SRE code")),
    }
}

struct Reader<'a> {
    code: &'a [u32],
    groups: usize,
    /// The native stack must not reach below this address.
    floor: usize,
}

/// A place in the code, and the end of the piece that it is in.
struct At {
    at: usize,
    end: usize,
}

impl At {
    fn word(&mut self, code: &[u32]) -> Checked<usize> {
        if self.at >= self.end {
            return Err(Invalid);
        }
        self.at += 1;
        Ok(code[self.at - 1] as usize)
    }
    fn op(&mut self, code: &[u32]) -> Checked<Op> {
        let word = self.word(code)?;
        Op::try_from(word as u32).map_err(|_| Invalid)
    }
    /// Where the skip word here leads to.
    fn target(&mut self, code: &[u32]) -> Checked<usize> {
        let from = self.at;
        let target = from + self.word(code)?;
        match target > self.end {
            true => Err(Invalid),
            false => Ok(target),
        }
    }
    fn advance(&mut self, words: usize) -> Checked<()> {
        if words > self.end.saturating_sub(self.at) {
            return Err(Invalid);
        }
        self.at += words;
        Ok(())
    }
}

fn require(holds: bool) -> Checked<()> {
    match holds {
        true => Ok(()),
        false => Err(Invalid),
    }
}

/// The length of an item that takes exactly one character, as `_compiler._simple` has them.
fn takes_one(code: &[u32], at: usize) -> Option<usize> {
    match Op::try_from(*code.get(at)?).ok()? {
        Op::LITERAL_LOC_IGNORE | Op::NOT_LITERAL_LOC_IGNORE => Some(2),
        Op::IN_LOC_IGNORE => Some(1 + *code.get(at + 1)? as usize),
        _ => super::item::length(code, at),
    }
}

impl Reader<'_> {
    /// A set from `at` to `end`, without its closing FAILURE.
    fn set(&self, at: usize, end: usize) -> Checked<()> {
        let mut here = At { at, end };
        while here.at < end {
            match here.op(self.code)? {
                Op::NEGATE => {}
                Op::LITERAL => here.advance(1)?,
                Op::RANGE | Op::RANGE_UNI_IGNORE => here.advance(2)?,
                Op::CHARSET => here.advance(BITMAP)?,
                Op::BIGCHARSET => {
                    let count = here.word(self.code)?;
                    let table = here.at;
                    here.advance(BLOCKS)?;
                    let numbers = self.code[table..here.at].iter();
                    let mut numbers = numbers.flat_map(|word| word.to_ne_bytes());
                    require(numbers.all(|number| usize::from(number) < count))?;
                    here.advance(count.checked_mul(BITMAP).ok_or(Invalid)?)?;
                }
                Op::CATEGORY => require((here.word(self.code)? as u32) < CATEGORIES)?,
                _ => return Err(Invalid),
            }
        }
        Ok(())
    }

    /// A piece that must not end with a jump.
    fn plain(&mut self, at: usize, end: Option<usize>) -> Checked<()> {
        let end = end.ok_or(Invalid)?;
        require(at <= end && self.piece(at, end)? == End::Usual)
    }

    fn expect(&self, at: usize, op: Op) -> Checked<()> {
        require(self.code.get(at) == Some(&(op as u32)))
    }

    fn piece(&mut self, at: usize, end: usize) -> Checked<End> {
        let here = 0u8;
        require((&raw const here as usize) > self.floor)?;
        let code = self.code;
        let mut here = At { at, end };
        while here.at < end {
            match here.op(code)? {
                Op::SUCCESS | Op::FAILURE | Op::ANY | Op::ANY_ALL => {}
                Op::MARK => require(here.word(code)? < 2 * self.groups)?,
                Op::LITERAL
                | Op::NOT_LITERAL
                | Op::LITERAL_IGNORE
                | Op::NOT_LITERAL_IGNORE
                | Op::LITERAL_UNI_IGNORE
                | Op::NOT_LITERAL_UNI_IGNORE
                | Op::LITERAL_LOC_IGNORE
                | Op::NOT_LITERAL_LOC_IGNORE => here.advance(1)?,
                Op::AT => require((here.word(code)? as u32) < AT_CODES)?,
                Op::CATEGORY => require((here.word(code)? as u32) < CATEGORIES)?,
                Op::IN | Op::IN_IGNORE | Op::IN_UNI_IGNORE | Op::IN_LOC_IGNORE => {
                    let target = here.target(code)?;
                    let last = target.checked_sub(1).ok_or(Invalid)?;
                    require(last >= here.at)?;
                    self.set(here.at, last)?;
                    self.expect(last, Op::FAILURE)?;
                    here.at = target;
                }
                Op::INFO => {
                    let target = here.target(code)?;
                    self.info(&mut here, target)?;
                }
                Op::BRANCH => {
                    let mut common = None;
                    loop {
                        let from = here.at;
                        let target = here.target(code)?;
                        if target == from {
                            break;
                        }
                        // The alternative ends with its JUMP.
                        let jump = target.checked_sub(2);
                        self.plain(here.at, jump)?;
                        here.at = target - 2;
                        require(here.op(code)? == Op::JUMP)?;
                        let after = here.target(code)?;
                        require(*common.get_or_insert(after) == after)?;
                    }
                    require(common == Some(here.at))?;
                }
                Op::REPEAT_ONE | Op::MIN_REPEAT_ONE | Op::POSSESSIVE_REPEAT_ONE => {
                    let target = here.target(code)?;
                    let (least, most) = (here.word(code)?, here.word(code)?);
                    require(least <= most)?;
                    self.plain(here.at, target.checked_sub(1))?;
                    self.expect(target - 1, Op::SUCCESS)?;
                    // An item that took nothing would be repeated for ever.
                    require(takes_one(code, here.at) == Some(target - 1 - here.at))?;
                    here.at = target;
                }
                op @ (Op::REPEAT | Op::POSSESSIVE_REPEAT) => {
                    let target = here.target(code)?;
                    let (least, most) = (here.word(code)?, here.word(code)?);
                    require(least <= most)?;
                    self.plain(here.at, Some(target))?;
                    here.at = target;
                    let last = here.op(code)?;
                    require(match op {
                        Op::REPEAT => matches!(last, Op::MAX_UNTIL | Op::MIN_UNTIL),
                        _ => last == Op::SUCCESS,
                    })?;
                }
                Op::ATOMIC_GROUP => {
                    let target = here.target(code)?;
                    self.plain(here.at, target.checked_sub(1))?;
                    self.expect(target - 1, Op::SUCCESS)?;
                    here.at = target;
                }
                Op::GROUPREF
                | Op::GROUPREF_IGNORE
                | Op::GROUPREF_UNI_IGNORE
                | Op::GROUPREF_LOC_IGNORE => require(here.word(code)? < self.groups)?,
                Op::GROUPREF_EXISTS => {
                    require(here.word(code)? < self.groups)?;
                    // The skip counts from the group's word.
                    let from = here.at - 1;
                    let mut target = from + here.word(code)?;
                    require(target <= end && target >= here.at)?;
                    if self.piece(here.at, target)? == End::Jump {
                        here.at = target - 1;
                        target = here.target(code)?;
                        self.plain(here.at, Some(target))?;
                    }
                    here.at = target;
                }
                Op::ASSERT | Op::ASSERT_NOT => {
                    let target = here.target(code)?;
                    here.advance(1)?;
                    self.plain(here.at, target.checked_sub(1))?;
                    self.expect(target - 1, Op::SUCCESS)?;
                    here.at = target;
                }
                Op::JUMP => {
                    require(here.at + 1 == end)?;
                    return Ok(End::Jump);
                }
                _ => return Err(Invalid),
            }
        }
        Ok(End::Usual)
    }

    /// What the code says of itself in front: flags, lengths, a literal prefix with its overlaps or a set.
    fn info(&self, here: &mut At, target: usize) -> Checked<()> {
        const PREFIX: usize = 1;
        const LITERAL: usize = 2;
        const CHARSET: usize = 4;
        let flags = here.word(self.code)?;
        here.advance(2)?;
        require(flags & !(PREFIX | LITERAL | CHARSET) == 0)?;
        require(flags & PREFIX == 0 || flags & CHARSET == 0)?;
        require(flags & LITERAL == 0 || flags & PREFIX != 0)?;
        let mut inner = At {
            at: here.at,
            end: target,
        };
        if flags & PREFIX != 0 {
            let length = inner.word(self.code)?;
            let skip = inner.word(self.code)?;
            require(skip <= length)?;
            inner.advance(length)?;
            let overlaps = inner.at;
            inner.advance(length)?;
            let mut table = self.code[overlaps..inner.at].iter();
            require(table.all(|&overlap| (overlap as usize) < length))?;
        }
        if flags & CHARSET != 0 {
            let last = target.checked_sub(1).ok_or(Invalid)?;
            require(last >= inner.at)?;
            self.set(inner.at, last)?;
            self.expect(last, Op::FAILURE)?;
            inner.at = target;
        }
        require(inner.at == target)?;
        here.at = target;
        Ok(())
    }
}
