//! The matcher: runs a [`Program`] over text of one, two or four bytes per character.
//!
//! It tries one way after the other. What it may come back to lies on a stack of its own, together with what must
//! be undone on the way back (groups and loops as they were): so patterns and subjects of any size need no native
//! recursion, and groups cost nothing but an entry each time they change.

use super::item::{is_word, is_word_unicode, lower_ascii, lower_unicode};
use super::program::{Fold, Greed, Op, Program};
use crate::object::str::Unit;
use crate::vm::{Result, Vm};
use rustpython_sre_engine::SreAtCode;

/// No place.
const UNSET: usize = usize::MAX;
/// No loop.
const OUTSIDE: u32 = u32::MAX;
/// Larger stacks are not kept for the next match.
const KEPT: usize = 1 << 14;

#[derive(Clone, Copy)]
enum Entry {
    /// Go on there.
    Try { pc: u32, at: usize },
    /// Go on with the `index`th of the alternatives that may match here.
    Choice { choices: u32, index: u32, at: usize },
    /// A greedy run at `pc` gives one back, down to `low`.
    Fewer { pc: u32, low: usize, at: usize },
    /// A modest run takes one more, up to `high`.
    More { pc: u32, high: usize, at: usize },
    /// The loop makes no further pass.
    Leave { pc: u32, cycle: u32, at: usize },
    /// The modest loop makes a further pass, its `count`th.
    Again {
        pc: u32,
        cycle: u32,
        count: u32,
        at: usize,
    },
    /// A group's mark was this.
    Mark { mark: u32, last: u32, at: usize },
    /// A loop was at this pass, which began there.
    Cycle { cycle: u32, count: u32, at: usize },
    /// The innermost loop was this one.
    Inner { cycle: u32 },
    /// A loop began.
    Begun,
    /// A look around or an atomic group failed; a negative look then goes on at `pc`.
    Enclosed { negative: bool, pc: u32, at: usize },
}

#[derive(Clone, Copy)]
struct Cycle {
    /// Passes made, less one.
    count: u32,
    /// Where the last one began.
    began: usize,
    /// The loop around.
    outer: u32,
}

/// The matcher's memory, to be used again.
#[derive(Default)]
pub struct Matcher {
    stack: Vec<Entry>,
    cycles: Vec<Cycle>,
    /// Heights of the stack where looks and atomic groups began.
    enclosed: Vec<usize>,
    /// Begins and ends of groups.
    pub marks: Vec<usize>,
    /// The group that was closed last, from 1; 0: none.
    pub last: u32,
    /// The end of the match.
    pub end: usize,
    /// Steps until it looks whether the thread has something else to do.
    steps: usize,
}

/// Steps between two looks: some milliseconds.
const STEPS: usize = 1 << 20;

/// What a match must be.
#[derive(Clone, Copy)]
pub struct Demand {
    /// It must reach the end.
    pub full: bool,
    /// It must not be empty.
    pub advance: bool,
}

impl Matcher {
    /// Forgets what it does not need any more.
    pub fn relax(&mut self) {
        self.stack.clear();
        if self.stack.capacity() > KEPT {
            self.stack = Vec::new();
        }
    }

    /// Counts steps.
    #[inline(always)]
    fn spend(&mut self, steps: usize, vm: &mut Vm) -> Result<()> {
        match self.steps.checked_sub(steps) {
            Some(left) => {
                self.steps = left;
                Ok(())
            }
            None => self.look(vm),
        }
    }

    /// A pattern like `(a+)+b` takes for ever: meanwhile signals are heard and other threads go on.
    #[cold]
    #[inline(never)]
    fn look(&mut self, vm: &mut Vm) -> Result<()> {
        self.steps = STEPS;
        vm.check_attention()?;
        vm.yield_gil();
        Ok(())
    }

    /// Matches at `start`. The text ends where the subject does, or at `endpos`. Fails only if a signal's handler does.
    pub fn run<U: Unit>(
        &mut self,
        program: &Program,
        groups: usize,
        text: &[U],
        start: usize,
        demand: Demand,
        vm: &mut Vm,
    ) -> Result<bool> {
        self.stack.clear();
        self.cycles.clear();
        self.enclosed.clear();
        self.marks.clear();
        self.marks.resize(groups * 2, UNSET);
        self.last = 0;
        let narrow = U::WIDTH == 1;
        let ops = &program.ops[..];
        let (mut pc, mut at) = (0usize, start);
        let mut inner = OUTSIDE;
        loop {
            let goes_on = 'step: {
                match ops[pc] {
                    Op::Fail => break 'step false,
                    Op::Success => {
                        if (demand.full && at != text.len()) || (demand.advance && at == start) {
                            break 'step false;
                        }
                        self.end = at;
                        return Ok(true);
                    }
                    Op::Char(point) => {
                        match text.get(at) {
                            Some(&unit) if unit.into() == point => at += 1,
                            _ => break 'step false,
                        }
                        pc += 1;
                    }
                    Op::One(item) => {
                        match text.get(at) {
                            Some(&unit) if program.items[item as usize].takes(unit.into()) => {
                                at += 1
                            }
                            _ => break 'step false,
                        }
                        pc += 1;
                    }
                    Op::At(code) => {
                        if !is_at(text, at, code) {
                            break 'step false;
                        }
                        pc += 1;
                    }
                    Op::Mark(mark) => {
                        let slot = &mut self.marks[mark as usize];
                        self.stack.push(Entry::Mark {
                            mark,
                            last: self.last,
                            at: *slot,
                        });
                        *slot = at;
                        if mark & 1 != 0 {
                            self.last = mark / 2 + 1;
                        }
                        pc += 1;
                    }
                    Op::Jump(to) => pc = to as usize,
                    Op::Split { other, first } => {
                        if may_follow(program, first, text, at) {
                            self.stack.push(Entry::Try { pc: other, at });
                            pc += 1;
                        } else {
                            pc = other as usize;
                        }
                    }
                    Op::Choose(choices) => {
                        let next = text.get(at).map(|&unit| unit.into());
                        let bodies = program.choices[choices as usize].at(next);
                        let Some(&body) = bodies.first() else {
                            break 'step false;
                        };
                        if bodies.len() > 1 {
                            self.stack.push(Entry::Choice {
                                choices,
                                index: 1,
                                at,
                            });
                        }
                        pc = body as usize;
                    }
                    Op::Run {
                        item,
                        least,
                        most,
                        greed,
                        then,
                        exclusive,
                    } => {
                        let item = &program.items[item as usize];
                        let (least, most) = (least as usize, most as usize);
                        let rest = &text[at..];
                        if rest.len() < least {
                            break 'step false;
                        }
                        let limit = match greed {
                            Greed::Least => least,
                            _ => most,
                        };
                        let rest = &rest[..limit.min(rest.len())];
                        let end = match (U::bytes(rest), item.only_other) {
                            (Some(bytes), Some(other)) => memchr::memchr(other, bytes),
                            _ => rest.iter().position(|&unit| !item.takes(unit.into())),
                        };
                        let count = end.unwrap_or(rest.len());
                        self.spend(count, vm)?;
                        if count < least {
                            break 'step false;
                        }
                        let low = at + least;
                        at += count;
                        match greed {
                            Greed::Most if count > least && !(exclusive && narrow) => {
                                // Down to where the rest may begin.
                                match last_start(program, then, text, low, at) {
                                    Some(place) => at = place,
                                    None => break 'step false,
                                }
                                if at > low {
                                    self.stack.push(Entry::Fewer {
                                        pc: pc as u32,
                                        low,
                                        at,
                                    });
                                }
                            }
                            Greed::Least if most > least => {
                                let high = (low - least).saturating_add(most).min(text.len());
                                self.stack.push(Entry::More {
                                    pc: pc as u32,
                                    high,
                                    at,
                                });
                            }
                            _ => {}
                        }
                        pc += 1;
                    }
                    Op::Repeat(until) => {
                        self.stack.push(Entry::Begun);
                        self.cycles.push(Cycle {
                            count: u32::MAX,
                            began: UNSET,
                            outer: inner,
                        });
                        inner = self.cycles.len() as u32 - 1;
                        pc = until as usize;
                    }
                    Op::MaxUntil { body, least, most } => {
                        let cycle = self.cycles[inner as usize];
                        let count = cycle.count.wrapping_add(1);
                        let undo = Entry::Cycle {
                            cycle: inner,
                            count: cycle.count,
                            at: cycle.began,
                        };
                        if count < least {
                            self.stack.push(undo);
                            self.cycles[inner as usize].count = count;
                            pc = body as usize;
                        } else if (count < most || most == u32::MAX) && at != cycle.began {
                            self.stack.push(Entry::Leave {
                                pc: pc as u32 + 1,
                                cycle: inner,
                                at,
                            });
                            self.stack.push(undo);
                            let cycle = &mut self.cycles[inner as usize];
                            (cycle.count, cycle.began) = (count, at);
                            pc = body as usize;
                        } else {
                            self.stack.push(Entry::Inner { cycle: inner });
                            inner = cycle.outer;
                            pc += 1;
                        }
                    }
                    Op::MinUntil { body, least, most } => {
                        let cycle = self.cycles[inner as usize];
                        let count = cycle.count.wrapping_add(1);
                        if count < least {
                            self.stack.push(Entry::Cycle {
                                cycle: inner,
                                count: cycle.count,
                                at: cycle.began,
                            });
                            self.cycles[inner as usize].count = count;
                            pc = body as usize;
                        } else {
                            if (count < most || most == u32::MAX) && at != cycle.began {
                                self.stack.push(Entry::Again {
                                    pc: body,
                                    cycle: inner,
                                    count,
                                    at,
                                });
                            }
                            self.stack.push(Entry::Inner { cycle: inner });
                            inner = cycle.outer;
                            pc += 1;
                        }
                    }
                    Op::Group { group, fold } => {
                        let Some((from, to)) = self.group(group) else {
                            break 'step false;
                        };
                        let length = to - from;
                        let same = text.get(at..at + length).is_some_and(|here| {
                            let there = &text[from..to];
                            here.iter().zip(there).all(|(&a, &b)| {
                                let (a, b): (u32, u32) = (a.into(), b.into());
                                match fold {
                                    Fold::Exact => a == b,
                                    Fold::Ascii => lower_ascii(a) == lower_ascii(b),
                                    Fold::Unicode => lower_unicode(a) == lower_unicode(b),
                                }
                            })
                        });
                        if !same {
                            break 'step false;
                        }
                        at += length;
                        pc += 1;
                    }
                    Op::IfGroup { group, no } => match self.group(group) {
                        Some(_) => pc += 1,
                        None => pc = no as usize,
                    },
                    Op::Look {
                        back,
                        end,
                        negative,
                    } => {
                        let Some(from) = at.checked_sub(back as usize) else {
                            if !negative {
                                break 'step false;
                            }
                            pc = end as usize;
                            break 'step true;
                        };
                        self.enclosed.push(self.stack.len());
                        self.stack.push(Entry::Enclosed {
                            negative,
                            pc: end,
                            at,
                        });
                        at = from;
                        pc += 1;
                    }
                    Op::LookEnd { negative } => {
                        let height = self.enclosed.pop().unwrap_or(0);
                        if negative {
                            // It matched, so it fails: back to where it began.
                            self.undo_to(height + 1, &mut inner);
                            self.stack.truncate(height);
                            break 'step false;
                        }
                        if let Some(Entry::Enclosed { at: from, .. }) = self.stack.get(height) {
                            at = *from;
                        }
                        self.keep_undoing(height);
                        pc += 1;
                    }
                    Op::Atomic => {
                        self.enclosed.push(self.stack.len());
                        self.stack.push(Entry::Enclosed {
                            negative: false,
                            pc: 0,
                            at,
                        });
                        pc += 1;
                    }
                    Op::AtomicEnd => {
                        let height = self.enclosed.pop().unwrap_or(0);
                        self.keep_undoing(height);
                        pc += 1;
                    }
                }
                true
            };
            if goes_on {
                continue;
            }
            // Back to the last choice.
            loop {
                self.spend(1, vm)?;
                let Some(entry) = self.stack.pop() else {
                    return Ok(false);
                };
                match entry {
                    Entry::Try { pc: to, at: from } => {
                        (pc, at) = (to as usize, from);
                        break;
                    }
                    Entry::Choice {
                        choices,
                        index,
                        at: from,
                    } => {
                        let next = text.get(from).map(|&unit| unit.into());
                        let bodies = program.choices[choices as usize].at(next);
                        let Some(&body) = bodies.get(index as usize) else {
                            continue;
                        };
                        if bodies.len() > index as usize + 1 {
                            self.stack.push(Entry::Choice {
                                choices,
                                index: index + 1,
                                at: from,
                            });
                        }
                        (pc, at) = (body as usize, from);
                        break;
                    }
                    Entry::Fewer {
                        pc: of,
                        low,
                        at: from,
                    } => {
                        let Op::Run { then, .. } = ops[of as usize] else {
                            continue;
                        };
                        let Some(to) = last_start(program, then, text, low, from - 1) else {
                            continue;
                        };
                        if to > low {
                            self.stack.push(Entry::Fewer {
                                pc: of,
                                low,
                                at: to,
                            });
                        }
                        (pc, at) = (of as usize + 1, to);
                        break;
                    }
                    Entry::More {
                        pc: of,
                        high,
                        at: from,
                    } => {
                        let Op::Run { item, then, .. } = ops[of as usize] else {
                            continue;
                        };
                        let item = &program.items[item as usize];
                        let mut to = from;
                        // Up to where the rest may begin.
                        let found = loop {
                            if to >= high || !item.takes(text[to].into()) {
                                break false;
                            }
                            to += 1;
                            if may_follow(program, then, text, to) {
                                break true;
                            }
                        };
                        if !found {
                            continue;
                        }
                        if to < high {
                            self.stack.push(Entry::More {
                                pc: of,
                                high,
                                at: to,
                            });
                        }
                        (pc, at) = (of as usize + 1, to);
                        break;
                    }
                    Entry::Leave {
                        pc: to,
                        cycle,
                        at: from,
                    } => {
                        self.stack.push(Entry::Inner { cycle });
                        inner = self.cycles[cycle as usize].outer;
                        (pc, at) = (to as usize, from);
                        break;
                    }
                    Entry::Again {
                        pc: body,
                        cycle,
                        count,
                        at: from,
                    } => {
                        let state = &mut self.cycles[cycle as usize];
                        let undo = Entry::Cycle {
                            cycle,
                            count: state.count,
                            at: state.began,
                        };
                        (state.count, state.began) = (count, from);
                        self.stack.push(undo);
                        (pc, at) = (body as usize, from);
                        break;
                    }
                    Entry::Enclosed {
                        negative,
                        pc: to,
                        at: from,
                    } => {
                        self.enclosed.pop();
                        if negative {
                            (pc, at) = (to as usize, from);
                            break;
                        }
                    }
                    undo => self.undo(undo, &mut inner),
                }
            }
        }
    }

    fn group(&self, group: u32) -> Option<(usize, usize)> {
        let (from, to) = (
            self.marks[group as usize * 2],
            self.marks[group as usize * 2 + 1],
        );
        (from != UNSET && to != UNSET && from <= to).then_some((from, to))
    }

    #[inline]
    fn undo(&mut self, entry: Entry, inner: &mut u32) {
        match entry {
            Entry::Mark { mark, last, at } => {
                self.marks[mark as usize] = at;
                self.last = last;
            }
            Entry::Cycle { cycle, count, at } => {
                let cycle = &mut self.cycles[cycle as usize];
                (cycle.count, cycle.began) = (count, at);
            }
            Entry::Inner { cycle } => *inner = cycle,
            Entry::Begun => {
                if let Some(cycle) = self.cycles.pop() {
                    *inner = cycle.outer;
                }
            }
            _ => {}
        }
    }

    /// Takes everything back that lies above `height`.
    fn undo_to(&mut self, height: usize, inner: &mut u32) {
        while self.stack.len() > height {
            if let Some(entry) = self.stack.pop() {
                self.undo(entry, inner);
            }
        }
    }

    /// Forgets the choices from `height` on; what must be undone stays.
    fn keep_undoing(&mut self, height: usize) {
        let mut kept = height;
        for index in height..self.stack.len() {
            let entry = self.stack[index];
            if matches!(
                entry,
                Entry::Mark { .. } | Entry::Cycle { .. } | Entry::Inner { .. } | Entry::Begun
            ) {
                self.stack[kept] = entry;
                kept += 1;
            }
        }
        self.stack.truncate(kept);
    }
}

/// Whether what follows may begin with the character at `at`.
#[inline(always)]
fn may_follow<U: Unit>(program: &Program, first: u32, text: &[U], at: usize) -> bool {
    let Some(first) = program.firsts.get(first as usize) else {
        return true;
    };
    match text.get(at) {
        // Of wider characters nothing is known.
        Some(&unit) => first.get(unit.into() as usize).is_none_or(|&member| member),
        None => false,
    }
}

/// The last place from `high` down to `low` where what follows may begin.
#[inline(always)]
fn last_start<U: Unit>(
    program: &Program,
    first: u32,
    text: &[U],
    low: usize,
    high: usize,
) -> Option<usize> {
    if let Some(bytes) = U::bytes(text)
        && let Some(&Some(only)) = program.only.get(first as usize)
    {
        let end = bytes.len().min(high + 1);
        return memchr::memrchr(only, &bytes[low..end]).map(|place| low + place);
    }
    (low..=high)
        .rev()
        .find(|&place| may_follow(program, first, text, place))
}

fn is_at<U: Unit>(text: &[U], at: usize, code: SreAtCode) -> bool {
    use SreAtCode::*;
    let here = || text.get(at).map(|&unit| unit.into());
    let before = || at.checked_sub(1).map(|at| text[at].into());
    let border =
        |is_word: fn(u32) -> bool| before().is_some_and(is_word) != here().is_some_and(is_word);
    match code {
        BEGINNING | BEGINNING_STRING => at == 0,
        BEGINNING_LINE => before().is_none_or(|point: u32| point == 10),
        END => at == text.len() || (at + 1 == text.len() && here() == Some(10)),
        END_LINE => here().is_none_or(|point: u32| point == 10),
        END_STRING => at == text.len(),
        BOUNDARY | LOC_BOUNDARY => border(is_word),
        NON_BOUNDARY | LOC_NON_BOUNDARY => !border(is_word),
        UNI_BOUNDARY => border(is_word_unicode),
        UNI_NON_BOUNDARY => !border(is_word_unicode),
    }
}
