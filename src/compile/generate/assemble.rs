//! From a [`Unit`] to a [`Code`]: sections are joined, jumps to jumps shortened, unreachable instructions and
//! needless `CHECK_BOUND`s dropped, registers numbered, words written, `EXT` put where an operand is wide.

use std::sync::Arc;

use gillie_bytecode::{Code, Format, Handler, LocalKind, Opcode, Operand, Position};
use gillie_grammar::SyntaxError;
use gillie_grammar::ast::{Name, Span};
use rustc_hash::FxHashMap;

use super::unit::{ARTIFICIAL, Instr, Unit};
use super::{bound, lines};

/// Whether execution never goes on after the instruction.
pub(super) fn is_terminal(op: Opcode) -> bool {
    matches!(
        op,
        Opcode::JUMP | Opcode::RETURN | Opcode::RETURN_NONE | Opcode::RAISE | Opcode::RERAISE
    )
}

/// The label an instruction may jump to.
pub(super) fn jump_label(instr: &Instr) -> Option<u32> {
    if instr.op == Opcode::JUMP {
        return Some(instr.a);
    }
    let data = instr.op.info().data;
    let mut slot = 0;
    for role in data {
        match role {
            Operand::Jump => return Some(instr.data[slot]),
            Operand::Cache => {}
            _ => slot += 1,
        }
    }
    None
}

/// Straight-line code with labels as instruction indices.
pub(super) struct Flat {
    pub code: Vec<Instr>,
    /// Label to instruction index.
    pub labels: Vec<u32>,
    /// Lines of the jumps that were jumped over on the way to a label.
    pub skipped: FxHashMap<u32, Vec<u32>>,
}

pub(super) fn assemble(mut unit: Unit, filename: &Name) -> Result<Arc<Code>, SyntaxError> {
    let mut flat = flatten(&mut unit);
    lines::drop_needless_marks(&mut flat, true);
    for _ in 0..3 {
        thread_jumps(&mut flat);
        if !drop_unreachable(&mut flat, &unit) {
            break;
        }
    }
    bound::drop_needless_checks(&mut flat, &unit);
    lines::drop_needless_marks(&mut flat, false);
    drop_empty_jumps(&mut flat);
    lines::resolve(&mut flat, &unit);
    lines::keep_passed_marks(&mut flat);
    encode(unit, flat, filename)
}

fn flatten(unit: &mut Unit) -> Flat {
    let mut starts = Vec::with_capacity(unit.sections.len());
    let mut code = std::mem::take(&mut unit.sections[0]);
    starts.push(0);
    for section in &mut unit.sections[1..] {
        starts.push(code.len() as u32);
        code.append(section);
    }
    let labels = unit
        .labels
        .iter()
        .map(|&(section, index)| match starts.get(section as usize) {
            Some(start) => start + index,
            None => u32::MAX,
        })
        .collect();
    Flat {
        code,
        labels,
        skipped: FxHashMap::default(),
    }
}

/// A jump to an unconditional jump goes straight to the end of the chain. The lines that are not passed any more (of a
/// `continue`, say) are remembered for tracing.
fn thread_jumps(flat: &mut Flat) {
    let code = &flat.code;
    let old = flat.labels.clone();
    for (number, label) in flat.labels.iter_mut().enumerate() {
        for _ in 0..8 {
            let mut at = *label as usize;
            while code.get(at).is_some_and(|i| i.op == Opcode::NOP) {
                at += 1;
            }
            match code.get(at) {
                Some(i) if i.op == Opcode::JUMP && old[i.a as usize] != *label => {
                    let skipped = code[*label as usize..=at]
                        .iter()
                        .map(|i| i.span)
                        .filter(|&span| span != ARTIFICIAL && span.line != 0)
                        .map(|span| span.line);
                    let mut skipped = skipped.peekable();
                    if skipped.peek().is_some() {
                        flat.skipped
                            .entry(number as u32)
                            .or_default()
                            .extend(skipped);
                    }
                    *label = old[i.a as usize];
                }
                _ => break,
            }
        }
    }
}

/// Keeps only the instructions marked; labels follow.
pub(super) fn retain(flat: &mut Flat, keep: &[bool]) {
    let mut new_index = Vec::with_capacity(keep.len() + 1);
    let mut count = 0u32;
    for &k in keep {
        new_index.push(count);
        count += k as u32;
    }
    new_index.push(count);
    for label in &mut flat.labels {
        if let Some(&new) = new_index.get(*label as usize) {
            *label = new;
        }
    }
    let mut index = 0;
    flat.code.retain(|_| {
        index += 1;
        keep[index - 1]
    });
}

fn drop_unreachable(flat: &mut Flat, unit: &Unit) -> bool {
    let n = flat.code.len();
    let mut seen = vec![false; n];
    let mut handler_seen = vec![false; unit.handlers.len()];
    let mut work = vec![0usize];
    while let Some(mut at) = work.pop() {
        while at < n && !seen[at] {
            seen[at] = true;
            let instr = &flat.code[at];
            if let Some(h) = instr.handler
                && !std::mem::replace(&mut handler_seen[h as usize], true)
            {
                work.push(flat.labels[unit.handlers[h as usize].target.0 as usize] as usize);
            }
            if let Some(label) = jump_label(instr) {
                work.push(flat.labels[label as usize] as usize);
            }
            if is_terminal(instr.op) {
                break;
            }
            at += 1;
        }
    }
    let all = seen.iter().all(|&s| s);
    if !all {
        retain(flat, &seen);
    }
    !all
}

/// A jump to the next instruction does nothing; if a line began with it, a mark says so.
fn drop_empty_jumps(flat: &mut Flat) {
    let mut keep = vec![true; flat.code.len()];
    for (index, instr) in flat.code.iter_mut().enumerate() {
        if instr.op == Opcode::JUMP && flat.labels[instr.a as usize] as usize == index + 1 {
            keep[index] = instr.span != ARTIFICIAL;
            instr.op = Opcode::NOP;
            instr.a = 0;
        }
    }
    if keep.contains(&false) {
        retain(flat, &keep);
    }
}

/// An operand as it will be written: 16 bits at most for A, B, C, and 32 for Bx.
struct Fields {
    a: u32,
    b: u32,
    c: u32,
    wide: bool,
}

fn fields(instr: &Instr, n_locals: u32) -> Fields {
    let info = instr.op.info();
    let register = |r: u32| {
        let r = super::unit::Reg(r);
        if r.is_temp() {
            n_locals + r.index()
        } else {
            r.index()
        }
    };
    let mut wide = false;
    let mut field = |role: Option<&Operand>, value: u32, limit: u32| match role {
        Some(Operand::Dst | Operand::Use | Operand::Keep | Operand::Run) => {
            let r = register(value);
            wide |= r > limit;
            r
        }
        Some(Operand::Signed) => value,
        Some(Operand::None) | None => 0,
        Some(_) => {
            wide |= value > limit;
            value
        }
    };
    let roles = info.operands;
    match info.format {
        Format::ABC => {
            let a = field(roles.first(), instr.a, 255);
            let b = field(roles.get(1), instr.b, 255);
            let c = field(roles.get(2), instr.c, 255);
            Fields { a, b, c, wide }
        }
        Format::ABx => {
            let a = field(roles.first(), instr.a, 255);
            let b = field(roles.get(1), instr.b, 65535);
            Fields { a, b, c: 0, wide }
        }
        Format::Ax => Fields {
            a: instr.a,
            b: 0,
            c: 0,
            wide: false,
        },
    }
}

fn encode(unit: Unit, flat: Flat, filename: &Name) -> Result<Arc<Code>, SyntaxError> {
    let n_locals = unit.locals.len() as u32;
    let n_registers = n_locals + unit.max;
    let here = Span::new(unit.first_line.max(1), 0, unit.first_line.max(1), 0);
    if n_registers > 60_000 {
        return Err(SyntaxError::new(
            here,
            "too many local variables or values in one code object",
        ));
    }
    let mut offsets = Vec::with_capacity(flat.code.len() + 1);
    let mut all_fields = Vec::with_capacity(flat.code.len());
    let mut offset = 0u32;
    for instr in &flat.code {
        let f = fields(instr, n_locals);
        offsets.push(offset);
        if !lines::is_empty(instr) {
            offset += instr.op.length() as u32 + f.wide as u32;
        }
        all_fields.push(f);
    }
    offsets.push(offset);
    if offset > 8_000_000 {
        return Err(SyntaxError::new(here, "code object too large"));
    }
    let target = |label: u32| offsets[flat.labels[label as usize] as usize];

    let mut words = Vec::with_capacity(offset as usize);
    let mut positions: Vec<(u32, Position)> = Vec::new();
    let mut handlers: Vec<Handler> = Vec::new();
    let mut open: Option<(u32, u32)> = None; // handler id, start
    let close = |handlers: &mut Vec<Handler>, open: Option<(u32, u32)>, end: u32| {
        if let Some((id, start)) = open
            && start < end
        {
            let info = unit.handlers[id as usize];
            let register = (n_locals + info.exception.index()) as u16;
            handlers.push(Handler {
                start,
                end,
                target: target(info.target.0),
                exception: register,
                depth: register,
            });
        }
    };
    for (index, instr) in flat.code.iter().enumerate() {
        if lines::is_empty(instr) {
            continue;
        }
        let f = &all_fields[index];
        let start = words.len() as u32;
        if open.map(|o| o.0) != instr.handler {
            close(&mut handlers, open, start);
            open = instr.handler.map(|h| (h, start));
        }
        let s = instr.span;
        let position = Position {
            line: s.line,
            col: s.col,
            end_line: s.end_line,
            end_col: s.end_col,
        };
        if positions.last().is_none_or(|p| p.1 != position) {
            positions.push((start, position));
        }
        let next = offsets[index + 1];
        let op = instr.op as u32;
        match instr.op.info().format {
            Format::ABC => {
                if f.wide {
                    words.push(ext(f.a >> 8, f.b >> 8, f.c >> 8));
                }
                words.push(op | (f.a & 255) << 8 | (f.b & 255) << 16 | (f.c & 255) << 24);
            }
            Format::ABx => {
                if f.wide {
                    words.push(ext(f.a >> 8, f.b >> 16, f.b >> 24));
                }
                words.push(op | (f.a & 255) << 8 | (f.b & 0xFFFF) << 16);
            }
            Format::Ax => {
                let by = target(f.a) as i32 - next as i32;
                words.push(op | (by as u32) << 8);
            }
        }
        let mut slot = 0;
        for role in instr.op.info().data {
            words.push(match role {
                Operand::Cache => 0,
                Operand::Jump => {
                    slot += 1;
                    (target(instr.data[slot - 1]) as i32 - next as i32) as u32
                }
                _ => {
                    slot += 1;
                    instr.data[slot - 1]
                }
            });
        }
    }
    close(&mut handlers, open, words.len() as u32);
    let marks = lines::marks(&flat, &offsets);

    debug_assert!(
        unit.locals
            .iter()
            .all(|l| !matches!(l.kind, LocalKind::Free) || !l.hidden)
    );
    Ok(Arc::new(Code {
        name: unit.name,
        qualname: unit.qualname,
        filename: filename.clone(),
        first_line: unit.first_line,
        flags: unit.flags,
        arg_count: unit.arg_count,
        posonly_count: unit.posonly_count,
        kwonly_count: unit.kwonly_count,
        n_registers,
        first_temp: n_locals,
        words,
        constants: unit.constants,
        names: unit.names,
        locals: unit.locals,
        handlers,
        positions,
        marks,
    }))
}

fn ext(a: u32, b: u32, c: u32) -> u32 {
    Opcode::EXT as u32 | (a & 255) << 8 | (b & 255) << 16 | (c & 255) << 24
}
