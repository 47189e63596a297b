//! Patterns as the matcher runs them. The library's compiler writes code words (Lib/re/_compiler.py); they are turned
//! into operations once, with what can be told in advance: which characters an alternative may begin with, and where
//! giving characters back cannot help.

use super::choices::Choices;
use super::item::{self, Bytes, Item, opcode};
use rustpython_sre_engine::{SreAtCode, SreOpcode};

/// The number of an item, or none.
pub const NOTHING: u32 = u32::MAX;
/// Deeper patterns are refused.
const DEEPEST: usize = 500;

/// How a backward reference compares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fold {
    Exact,
    Ascii,
    Unicode,
}

/// What repeats of one character do when more could be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Greed {
    Most,
    Least,
    /// Nothing is given back.
    All,
}

/// One operation. Those that name no successor go on with the next.
#[derive(Clone, Copy, Debug)]
pub enum Op {
    Fail,
    Success,
    /// One character.
    Char(u32),
    /// One character that an item takes.
    One(u32),
    At(SreAtCode),
    Mark(u32),
    Jump(u32),
    /// Goes on if the next character is in a set of `firsts`; else, or if that fails, at `other`.
    Split {
        other: u32,
        first: u32,
    },
    /// One of many alternatives, a number of `choices`.
    Choose(u32),
    /// So many characters that an item takes.
    Run {
        item: u32,
        least: u32,
        most: u32,
        greed: Greed,
        /// What may follow, a set of `firsts`.
        then: u32,
        /// No character that the item takes may follow: giving some back cannot help (narrow text).
        exclusive: bool,
    },
    /// Begins a loop, at its end.
    Repeat(u32),
    MaxUntil {
        body: u32,
        least: u32,
        most: u32,
    },
    MinUntil {
        body: u32,
        least: u32,
        most: u32,
    },
    Group {
        group: u32,
        fold: Fold,
    },
    /// Goes on if the group matched, else at `no`.
    IfGroup {
        group: u32,
        no: u32,
    },
    /// Tries what follows `back` characters before; goes on at `end`.
    Look {
        back: u32,
        end: u32,
        negative: bool,
    },
    LookEnd {
        negative: bool,
    },
    Atomic,
    AtomicEnd,
}

/// A pattern that has been read, but is not ready to be run: many are compiled that never are.
pub struct Draft(Program);

/// A pattern.
pub struct Program {
    pub ops: Vec<Op>,
    pub items: Vec<Item>,
    /// Sets of bytes that may come first somewhere.
    pub firsts: Vec<Bytes>,
    /// The only byte in each of them.
    pub only: Vec<Option<u8>>,
    pub choices: Vec<Choices>,
}

/// What is known of a program's beginning.
pub fn is_at_beginning(ops: &[Op]) -> bool {
    use SreAtCode::{BEGINNING, BEGINNING_STRING};
    let first = ops.iter().find(|op| !matches!(op, Op::Mark(_)));
    matches!(first, Some(Op::At(BEGINNING | BEGINNING_STRING)))
}

impl Draft {
    /// `None`: these are not code words that the library's compiler writes.
    pub fn read(code: &[u32], groups: usize) -> Option<Draft> {
        let mut program = Program {
            ops: Vec::new(),
            items: Vec::new(),
            firsts: Vec::new(),
            only: Vec::new(),
            choices: Vec::new(),
        };
        let start = match opcode(code, 0)? {
            SreOpcode::INFO => 1 + *code.get(1)? as usize,
            _ => 0,
        };
        program.block(code, start, code.len(), groups, 0)?;
        program.ops.push(Op::Fail);
        Some(Draft(program))
    }

    /// Works out what makes matching fast.
    pub fn finish(self) -> Program {
        let mut program = self.0;
        program.items.iter_mut().for_each(Item::tabulate);
        program.look_ahead();
        program.tabulate_choices();
        program
    }
}

impl Program {
    fn here(&self) -> u32 {
        self.ops.len() as u32
    }

    /// Translates the words from `at` to `end`; `depth` 0: SUCCESS ends the match.
    fn block(
        &mut self,
        code: &[u32],
        mut at: usize,
        end: usize,
        groups: usize,
        depth: usize,
    ) -> Option<()> {
        use SreOpcode::*;
        if depth > DEEPEST || end > code.len() {
            return None;
        }
        while at < end {
            let word = |ahead: usize| code.get(at + ahead).copied();
            // Where an operation's body ends, by the word that says how long it is.
            let skip = |ahead: usize| {
                let to = at + ahead + word(ahead)? as usize;
                (to <= end && to > at).then_some(to)
            };
            if let Some(length) = item::length(code, at) {
                let words = code.get(at..(at + length).min(end))?;
                let op = match words {
                    [first, point] if *first == LITERAL as u32 => Op::Char(*point),
                    _ => Op::One(self.item(words)),
                };
                self.ops.push(op);
                at += length;
                continue;
            }
            match opcode(code, at)? {
                FAILURE => {
                    self.ops.push(Op::Fail);
                    at += 1;
                }
                SUCCESS => {
                    if depth == 0 {
                        self.ops.push(Op::Success);
                    }
                    at += 1;
                }
                AT => {
                    self.ops.push(Op::At(SreAtCode::try_from(word(1)?).ok()?));
                    at += 2;
                }
                MARK => {
                    let mark = word(1)?;
                    if mark as usize >= groups * 2 {
                        return None;
                    }
                    self.ops.push(Op::Mark(mark));
                    at += 2;
                }
                INFO => at = skip(1)?,
                JUMP => return None,
                BRANCH => at = self.branch(code, at + 1, end, groups, depth)?,
                REPEAT => {
                    let (until, least, most) = (skip(1)?, word(2)?, word(3)?);
                    let enter = self.ops.len();
                    self.ops.push(Op::Fail);
                    let body = self.here();
                    self.block(code, at + 4, until, groups, depth + 1)?;
                    self.ops[enter] = Op::Repeat(self.here());
                    self.ops.push(match opcode(code, until)? {
                        MAX_UNTIL => Op::MaxUntil { body, least, most },
                        MIN_UNTIL => Op::MinUntil { body, least, most },
                        _ => return None,
                    });
                    at = until + 1;
                }
                kind @ (REPEAT_ONE | MIN_REPEAT_ONE | POSSESSIVE_REPEAT_ONE) => {
                    let (tail, least, most) = (skip(1)?, word(2)?, word(3)?);
                    let length = item::length(code, at + 4)?;
                    let item = self.item(code.get(at + 4..at + 4 + length)?);
                    self.ops.push(Op::Run {
                        item,
                        least,
                        most,
                        greed: match kind {
                            REPEAT_ONE => Greed::Most,
                            MIN_REPEAT_ONE => Greed::Least,
                            _ => Greed::All,
                        },
                        then: NOTHING,
                        exclusive: false,
                    });
                    at = tail;
                }
                POSSESSIVE_REPEAT => {
                    // Each pass is a group of its own that nothing is given back of, and so is the whole.
                    let (tail, least, most) = (skip(1)?, word(2)?, word(3)?);
                    self.ops.push(Op::Atomic);
                    let enter = self.ops.len();
                    self.ops.push(Op::Fail);
                    let body = self.here();
                    self.ops.push(Op::Atomic);
                    self.block(code, at + 4, tail, groups, depth + 1)?;
                    self.ops.push(Op::AtomicEnd);
                    self.ops[enter] = Op::Repeat(self.here());
                    self.ops.push(Op::MaxUntil { body, least, most });
                    self.ops.push(Op::AtomicEnd);
                    // Behind the body stands a SUCCESS.
                    at = tail + 1;
                }
                ATOMIC_GROUP => {
                    let tail = skip(1)?;
                    self.ops.push(Op::Atomic);
                    self.block(code, at + 2, tail, groups, depth + 1)?;
                    self.ops.push(Op::AtomicEnd);
                    at = tail;
                }
                kind @ (ASSERT | ASSERT_NOT) => {
                    let (tail, back, negative) = (skip(1)?, word(2)?, kind == ASSERT_NOT);
                    let look = self.ops.len();
                    self.ops.push(Op::Fail);
                    self.block(code, at + 3, tail, groups, depth + 1)?;
                    self.ops.push(Op::LookEnd { negative });
                    let end = self.here();
                    self.ops[look] = Op::Look {
                        back,
                        end,
                        negative,
                    };
                    at = tail;
                }
                kind @ (GROUPREF | GROUPREF_IGNORE | GROUPREF_LOC_IGNORE | GROUPREF_UNI_IGNORE) => {
                    let group = word(1)?;
                    if group as usize >= groups {
                        return None;
                    }
                    let fold = match kind {
                        GROUPREF => Fold::Exact,
                        GROUPREF_UNI_IGNORE => Fold::Unicode,
                        _ => Fold::Ascii,
                    };
                    self.ops.push(Op::Group { group, fold });
                    at += 2;
                }
                GROUPREF_EXISTS => {
                    // <group> <skip> yes [JUMP <skip> no]
                    let (group, no) = (word(1)?, at + 1 + word(2)? as usize);
                    if group as usize >= groups || no < at + 3 || no > end {
                        return None;
                    }
                    let test = self.ops.len();
                    self.ops.push(Op::Fail);
                    let jumps = no >= at + 5 && code.get(no - 2) == Some(&(JUMP as u32));
                    let to = no - 1 + if jumps { code[no - 1] as usize } else { 0 };
                    if jumps && to <= end && to > no {
                        self.block(code, at + 3, no - 2, groups, depth + 1)?;
                        let jump = self.ops.len();
                        self.ops.push(Op::Fail);
                        self.ops[test] = Op::IfGroup {
                            group,
                            no: self.here(),
                        };
                        self.block(code, no, to, groups, depth + 1)?;
                        self.ops[jump] = Op::Jump(self.here());
                        at = to;
                    } else {
                        self.block(code, at + 3, no, groups, depth + 1)?;
                        self.ops[test] = Op::IfGroup {
                            group,
                            no: self.here(),
                        };
                        at = no;
                    }
                }
                _ => return None,
            }
        }
        Some(())
    }

    /// `<skip> alternative JUMP <skip> … 0`; answers where it ends.
    fn branch(
        &mut self,
        code: &[u32],
        mut at: usize,
        end: usize,
        groups: usize,
        depth: usize,
    ) -> Option<usize> {
        let mut jumps = Vec::new();
        loop {
            let skip = *code.get(at)? as usize;
            let next = at + skip;
            if skip < 3 || next >= end || code.get(next - 2) != Some(&(SreOpcode::JUMP as u32)) {
                return None;
            }
            let last = code[next] == 0;
            let split = self.ops.len();
            if !last {
                self.ops.push(Op::Fail);
            }
            self.block(code, at + 1, next - 2, groups, depth + 1)?;
            if last {
                let to = self.here();
                jumps
                    .into_iter()
                    .for_each(|jump: usize| self.ops[jump] = Op::Jump(to));
                return Some(next + 1);
            }
            jumps.push(self.ops.len());
            self.ops.push(Op::Fail);
            self.ops[split] = Op::Split {
                other: self.here(),
                first: NOTHING,
            };
            at = next;
        }
    }

    fn item(&mut self, code: &[u32]) -> u32 {
        let known = self.items.iter().position(|item| item.is_of(code));
        known.unwrap_or_else(|| {
            self.items.push(Item::new(code));
            self.items.len() - 1
        }) as u32
    }

    /// Finds out what may come first after splits and runs.
    fn look_ahead(&mut self) {
        for at in 0..self.ops.len() {
            match self.ops[at] {
                Op::Split { other, .. } => {
                    let first = self.first_set(at + 1);
                    self.ops[at] = Op::Split { other, first };
                }
                Op::Run {
                    item,
                    least,
                    most,
                    greed,
                    ..
                } if greed != Greed::All => {
                    let then = self.first_set(at + 1);
                    let exclusive = self.firsts.get(then as usize).is_some_and(|then| {
                        let item = &self.items[item as usize].bytes;
                        then.iter().zip(item.iter()).all(|(&a, &b)| !(a && b))
                    });
                    self.ops[at] = Op::Run {
                        item,
                        least,
                        most,
                        greed,
                        then,
                        exclusive,
                    };
                }
                _ => {}
            }
        }
    }

    /// Makes tables of what was a chain of splits.
    fn tabulate_choices(&mut self) {
        let mut within = vec![false; self.ops.len()];
        for head in 0..self.ops.len() {
            let (mut at, mut alternatives) = (head, Vec::new());
            while let Op::Split { other, first } = self.ops[at] {
                within[at] |= at != head;
                alternatives.push((at as u32 + 1, first));
                at = other as usize;
            }
            if alternatives.is_empty() || within[head] {
                continue;
            }
            alternatives.push((at as u32, self.first_set(at)));
            let alternatives: Vec<_> = alternatives
                .into_iter()
                .map(|(body, first)| (body, self.firsts.get(first as usize)))
                .collect();
            if let Some(choices) = Choices::of(&alternatives) {
                self.ops[head] = Op::Choose(self.choices.len() as u32);
                self.choices.push(choices);
            }
        }
    }

    fn first_set(&mut self, at: usize) -> u32 {
        let mut bytes = Box::new([false; 256]);
        if self.first(at, &mut bytes, &mut 200).is_none() {
            return NOTHING;
        }
        let known = self.firsts.iter().position(|other| *other == bytes);
        known.unwrap_or_else(|| {
            self.only.push(item::only(&bytes, true));
            self.firsts.push(bytes);
            self.firsts.len() - 1
        }) as u32
    }

    /// Adds the bytes that what begins at `at` may begin with. `None`: it may take nothing, or it cannot be told.
    pub fn first(&self, mut at: usize, bytes: &mut Bytes, patience: &mut usize) -> Option<()> {
        loop {
            *patience = patience.checked_sub(1)?;
            match *self.ops.get(at)? {
                Op::Fail => return Some(()),
                Op::Char(point) => {
                    if let Some(member) = bytes.get_mut(point as usize) {
                        *member = true;
                    }
                    return Some(());
                }
                Op::One(item) => return self.add(item, bytes),
                // Not over the end of an atomic group: what it takes does not depend on what follows.
                Op::At(_) | Op::Mark(_) | Op::Atomic => at += 1,
                Op::Jump(to) => at = to as usize,
                Op::Split { other, .. } => {
                    self.first(at + 1, bytes, patience)?;
                    at = other as usize;
                }
                Op::Choose(choices) => {
                    let (&last, others) =
                        self.choices.get(choices as usize)?.bodies.split_last()?;
                    for &body in others {
                        self.first(body as usize, bytes, patience)?;
                    }
                    at = last as usize;
                }
                Op::Run { item, least, .. } => {
                    self.add(item, bytes)?;
                    if least > 0 {
                        return Some(());
                    }
                    at += 1;
                }
                Op::Repeat(until) => {
                    let (Op::MaxUntil { least, .. } | Op::MinUntil { least, .. }) =
                        *self.ops.get(until as usize)?
                    else {
                        return None;
                    };
                    self.first(at + 1, bytes, patience)?;
                    if least > 0 {
                        return Some(());
                    }
                    at = until as usize + 1;
                }
                // Looking around only makes fewer places fit.
                Op::Look { end, .. } => at = end as usize,
                _ => return None,
            }
        }
    }

    fn add(&self, item: u32, bytes: &mut Bytes) -> Option<()> {
        let more = &self.items.get(item as usize)?.bytes;
        bytes
            .iter_mut()
            .zip(more.iter())
            .for_each(|(mine, &more)| *mine |= more);
        Some(())
    }
}
