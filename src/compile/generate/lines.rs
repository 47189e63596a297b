//! Which line does an instruction belong to, and where does a line begin? What a debugger is told has to be CPython's
//! answer (`Python/flowgraph.c`, `resolve_line_numbers`).
//!
//! *Artificial* instructions stand for nothing in the text: the jump over an `else`, the return at the end of a function.
//! They have the line of the instruction before them if there is one such instruction only, otherwise none. A return
//! without a line is copied for those that jump to it.
//!
//! *Marks* are lines without instructions (`pass`, `try:`, `while True:`). The generator emits a `NOP`; the words of the
//! code have none, so programs that are not traced do not pay for it. See [`gillie_bytecode::Mark`].

use gillie_bytecode::{Mark, Opcode};
use gillie_grammar::ast::Span;
use rustc_hash::FxHashMap;

use super::assemble::{Flat, is_terminal, jump_label, retain};
use super::unit::{ARTIFICIAL, Instr, Unit};

/// Instructions of an exit that may be copied.
const EXIT_LENGTH: usize = 8;

/// A mark in front of an instruction of the same line says nothing, unless that is a check that may still be dropped
/// (`early`).
pub(super) fn drop_needless_marks(flat: &mut Flat, early: bool) {
    let code = &flat.code;
    let keep: Vec<bool> = (0..code.len())
        .map(|at| {
            code[at].op != Opcode::NOP
                || code.get(at + 1).is_none_or(|next| {
                    next.span.line != code[at].span.line || early && next.op == Opcode::CHECK_BOUND
                })
        })
        .collect();
    if keep.contains(&false) {
        retain(flat, &keep);
    }
}

/// How an instruction is reached.
#[derive(Clone, Copy, Default)]
struct Reached {
    jumps: u32,
    /// One of the jumps.
    from: usize,
    falls: bool,
    handler: bool,
}

fn reached(flat: &Flat, unit: &Unit) -> Vec<Reached> {
    let mut reached = vec![Reached::default(); flat.code.len() + 1];
    for (index, instr) in flat.code.iter().enumerate() {
        if let Some(label) = jump_label(instr) {
            let place = &mut reached[flat.labels[label as usize] as usize];
            place.jumps += 1;
            place.from = index;
        }
        reached[index + 1].falls = !is_terminal(instr.op);
        if let Some(handler) = instr.handler {
            let target = unit.handlers[handler as usize].target.0;
            reached[flat.labels[target as usize] as usize].handler = true;
        }
    }
    reached
}

/// Gives every artificial instruction its line.
pub(super) fn resolve(flat: &mut Flat, unit: &Unit) {
    let none = Span::default();
    let places = reached(flat, unit);
    // Jumps backwards to artificial instructions may need a second turn.
    for _ in 0..2 {
        inherit(flat, &places);
    }
    copy_exits(flat, &places);
    let mut last = Span::new(unit.first_line, 0, unit.first_line, 0);
    for instr in &mut flat.code {
        if instr.span == ARTIFICIAL {
            let leaves = matches!(instr.op, Opcode::RETURN | Opcode::RETURN_NONE);
            instr.span = if leaves { last } else { none };
        }
        if instr.span.line != 0 {
            last = instr.span;
        }
    }
}

fn inherit(flat: &mut Flat, places: &[Reached]) {
    for (at, &place) in places.iter().enumerate().take(flat.code.len()) {
        if flat.code[at].span != ARTIFICIAL {
            continue;
        }
        let span = match (place.falls, place.jumps, place.handler) {
            (true, 0, false) if at > 0 => flat.code[at - 1].span,
            (false, 1, false) => flat.code[place.from].span,
            _ => continue,
        };
        flat.code[at].span = span;
    }
}

/// A return without a line that several jumps lead to: each gets one of its own line.
fn copy_exits(flat: &mut Flat, places: &[Reached]) {
    let mut copies: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    for at in 0..flat.code.len() {
        let Some(label) = jump_label(&flat.code[at]) else {
            continue;
        };
        let mut span = flat.code[at].span;
        let target = flat.labels[label as usize];
        // Lines on the way that were jumped over come before.
        let passed = flat.skipped.get(&label).and_then(|lines| lines.last());
        if let Some(&line) = passed {
            span = Span::new(line, 0, line, 0);
        }
        if span == ARTIFICIAL || span.line == 0 {
            continue;
        }
        let Some(length) = exit_length(flat, places, target as usize) else {
            continue;
        };
        if length == 1 && passed.is_none() && flat.code[at].op == Opcode::JUMP {
            // With the handler of the return: in that of the jump its operand may be gone already.
            flat.code[at] = flat.code[target as usize];
            flat.code[at].span = span;
            continue;
        }
        let copy = *copies.entry((target, span.line)).or_insert_with(|| {
            let start = flat.code.len();
            for index in target as usize..target as usize + length {
                let mut instr = flat.code[index];
                instr.span = span;
                flat.code.push(instr);
            }
            flat.labels.push(start as u32);
            flat.labels.len() as u32 - 1
        });
        if let Some(skipped) = flat.skipped.get(&label).cloned() {
            flat.skipped.insert(copy, skipped);
        }
        let instr = &mut flat.code[at];
        if instr.op == Opcode::JUMP {
            instr.a = copy;
        } else {
            instr.data[jump_slot(instr.op)] = copy;
        }
    }
    // What still falls into such a return is its only way now, or decides for the others.
    for at in 1..places.len().min(flat.code.len()) {
        if flat.code[at].span == ARTIFICIAL
            && places[at].falls
            && exit_length(flat, places, at).is_some()
        {
            let span = flat.code[at - 1].span;
            let mut index = at;
            while flat.code.get(index).is_some_and(|i| i.span == ARTIFICIAL) {
                flat.code[index].span = span;
                if is_terminal(flat.code[index].op) {
                    break;
                }
                index += 1;
            }
        }
    }
}

/// Which data operand of an instruction is its label.
fn jump_slot(op: Opcode) -> usize {
    use gillie_bytecode::Operand;
    op.info()
        .data
        .iter()
        .filter(|role| **role != Operand::Cache)
        .position(|role| *role == Operand::Jump)
        .unwrap_or(0)
}

/// How many artificial instructions from `start` on lead to a return, the return included; none if something else is
/// among them.
fn exit_length(flat: &Flat, places: &[Reached], start: usize) -> Option<usize> {
    for length in 1..=EXIT_LENGTH {
        let at = start + length - 1;
        let instr = flat.code.get(at)?;
        if instr.span != ARTIFICIAL || places.get(at)?.handler {
            return None;
        }
        match instr.op {
            Opcode::RETURN | Opcode::RETURN_NONE => return Some(length),
            // The end of a class's body stores what the compiler knows of it.
            Opcode::CLEAR
            | Opcode::POP_EXC
            | Opcode::LOAD_CONST
            | Opcode::STORE_NAME
            | Opcode::MOVE => {}
            _ => return None,
        }
    }
    None
}

/// Whether an instruction takes no room: a mark.
pub(super) fn is_empty(instr: &Instr) -> bool {
    instr.op == Opcode::NOP && instr.a == 0
}

/// A branch over nothing but marks (`if x: pass`) leads to where it would fall anyway: one mark becomes an instruction,
/// so that the two ways differ.
pub(super) fn keep_passed_marks(flat: &mut Flat) {
    for at in 0..flat.code.len() {
        let instr = &flat.code[at];
        let Some(label) = jump_label(instr).filter(|_| instr.op != Opcode::JUMP) else {
            continue;
        };
        let target = flat.labels[label as usize] as usize;
        if target > at + 1 && flat.code[at + 1..target].iter().all(is_empty) {
            flat.code[at + 1].a = 1;
        }
    }
}

/// The marks of the code: its `NOP`s, and the lines that shortened jumps skip.
pub(super) fn marks(flat: &Flat, offsets: &[u32]) -> Vec<Mark> {
    let code = &flat.code;
    let is_mark = |at: usize| {
        let (instr, next) = (&code[at], code.get(at + 1));
        is_empty(instr)
            && instr.span.line != 0
            && next.is_none_or(|next| next.span.line != instr.span.line)
    };
    let mut marks = Vec::new();
    for (index, instr) in code.iter().enumerate() {
        let mut mark = |line, flags| {
            marks.push(Mark {
                offset: offsets[index],
                line,
                flags,
            });
        };
        if is_mark(index) {
            mark(instr.span.line, 0);
        }
        let Some(label) = jump_label(instr) else {
            continue;
        };
        for &line in flat.skipped.get(&label).into_iter().flatten() {
            if line != instr.span.line {
                mark(line, Mark::TAKEN);
            }
        }
        let target = flat.labels[label as usize] as usize;
        let skipped = (0..target)
            .rev()
            .take_while(|&at| is_empty(&code[at]))
            .filter(|&at| is_mark(at))
            .count();
        if skipped > 0 {
            mark(skipped as u32, Mark::SKIP);
        }
    }
    marks
}
