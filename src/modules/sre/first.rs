//! What can be told from a compiled pattern without running it: which bytes a match may begin with, and whether the
//! pattern is nothing but a run of characters of one set (`\w+`, `[ ,]`, `\d{4}`), for which no engine is needed. Both
//! are for subjects of one byte per character. Opcodes are laid out as Lib/re/_compiler.py writes them.

use super::run::Narrow;
use rustpython_sre_engine::{Request, SreOpcode, State};

/// Bytes as a table.
pub type Bytes = Box<[bool; 256]>;

/// What was found out about a pattern.
pub enum Start {
    /// Nothing that helps.
    Unknown,
    /// A match begins with one of these bytes.
    First { bytes: Bytes, single: Option<u8> },
    /// A match is a longest run of these bytes, so many at least and at most.
    Run {
        bytes: Bytes,
        least: usize,
        most: usize,
    },
}

impl Start {
    pub fn of(code: &[u32]) -> Start {
        let begin = match op(code, 0) {
            Some(SreOpcode::INFO) => 1 + word(code, 1),
            _ => 0,
        };
        if let Some(run) = run_of(code, begin) {
            return run;
        }
        let mut bytes = Box::new([false; 256]);
        match first(code, begin, &mut bytes, 0) {
            Some(false) => {
                let mut members = (0..=255u8).filter(|&byte| bytes[byte as usize]);
                let single = members.next().filter(|_| members.next().is_none());
                let all = bytes.iter().all(|&member| member);
                match all {
                    true => Start::Unknown,
                    false => Start::First { bytes, single },
                }
            }
            _ => Start::Unknown,
        }
    }
}

fn word(code: &[u32], at: usize) -> usize {
    code.get(at).copied().unwrap_or(0) as usize
}

fn op(code: &[u32], at: usize) -> Option<SreOpcode> {
    SreOpcode::try_from(*code.get(at)?).ok()
}

/// The length of an item that takes exactly one character.
pub(super) fn single_length(code: &[u32], at: usize) -> Option<usize> {
    use SreOpcode::*;
    Some(match op(code, at)? {
        ANY | ANY_ALL => 1,
        LITERAL
        | NOT_LITERAL
        | LITERAL_IGNORE
        | NOT_LITERAL_IGNORE
        | LITERAL_UNI_IGNORE
        | NOT_LITERAL_UNI_IGNORE => 2,
        IN | IN_IGNORE | IN_UNI_IGNORE => 1 + word(code, at + 1),
        _ => return None,
    })
}

/// Adds the bytes that an item of one character takes: the engine itself is asked.
fn add_single(code: &[u32], at: usize, length: usize, bytes: &mut [bool; 256]) -> Option<()> {
    match op(code, at)? {
        SreOpcode::LITERAL => {
            if let Some(member) = bytes.get_mut(word(code, at + 1)) {
                *member = true;
            }
            return Some(());
        }
        SreOpcode::ANY_ALL => {
            bytes.fill(true);
            return Some(());
        }
        _ => {}
    }
    let mut item = code.get(at..at + length)?.to_vec();
    item.push(SreOpcode::SUCCESS as u32);
    let mut state = State::default();
    for byte in 0..=255u8 {
        if !bytes[byte as usize] {
            let text = [byte];
            let request = Request::new(Narrow(&text), 0, 1, &item, false);
            state.reset(&request, 0);
            bytes[byte as usize] = state.py_match(&request);
        }
    }
    Some(())
}

fn run_of(code: &[u32], at: usize) -> Option<Start> {
    let (item, least, most, next) = match op(code, at)? {
        SreOpcode::REPEAT_ONE => {
            let next = at + 1 + word(code, at + 1);
            (at + 4, word(code, at + 2), word(code, at + 3), next)
        }
        _ => (at, 1, 1, at + single_length(code, at)?),
    };
    if op(code, next)? != SreOpcode::SUCCESS || least == 0 {
        return None;
    }
    let mut bytes = Box::new([false; 256]);
    add_single(code, item, single_length(code, item)?, &mut bytes)?;
    Some(Start::Run { bytes, least, most })
}

/// Adds the bytes that what begins at `at` may begin with; whether it may match nothing. `None`: it cannot be told.
fn first(code: &[u32], at: usize, bytes: &mut [bool; 256], depth: usize) -> Option<bool> {
    use SreOpcode::*;
    if depth > 50 {
        return None;
    }
    let mut at = at;
    loop {
        if let Some(length) = single_length(code, at) {
            add_single(code, at, length, bytes)?;
            return Some(false);
        }
        match op(code, at)? {
            SUCCESS | JUMP | MAX_UNTIL | MIN_UNTIL => return Some(true),
            MARK => at += 2,
            // Boundaries and assertions only make fewer places fit.
            AT if word(code, at + 1) != 0 && word(code, at + 1) != 2 => at += 2,
            ASSERT | ASSERT_NOT => at += 1 + word(code, at + 1),
            REPEAT_ONE | MIN_REPEAT_ONE | POSSESSIVE_REPEAT_ONE => {
                let length = single_length(code, at + 4)?;
                add_single(code, at + 4, length, bytes)?;
                if word(code, at + 2) > 0 {
                    return Some(false);
                }
                at += 1 + word(code, at + 1);
            }
            REPEAT => {
                let empty = first(code, at + 4, bytes, depth + 1)?;
                if word(code, at + 2) > 0 {
                    return if empty { None } else { Some(false) };
                }
                // Behind the body stands the opcode that goes back to it.
                at += 2 + word(code, at + 1);
            }
            BRANCH => {
                let mut alternative = at + 1;
                while word(code, alternative) != 0 {
                    if first(code, alternative + 1, bytes, depth + 1)? {
                        return None;
                    }
                    alternative += word(code, alternative);
                }
                return Some(false);
            }
            _ => return None,
        }
    }
}
