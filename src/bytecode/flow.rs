//! The second part of the verifier: what does each register hold? A forward analysis over the flow graph,
//! exception edges included. It establishes that
//! - an operand is never read when its register may be empty: temporaries are written before they are read and
//!   read once, locals are bound (or guarded by `CHECK_BOUND`);
//! - a register used as a cell holds one, and a cell is never put into a cell;
//! - what `LOAD_METHOD` leaves behind is read by `CALL_METHOD` only;
//! - loops advance what `GET_ITER` made, `LIST_APPEND` writes into what `BUILD_LIST` made.
//!
//! What it does not see: a `SET_FUNCTION_ATTR` may get any value, a function may be made without the closure that its
//! code wants, anything may be raised again as if it were an exception. The VM checks those when they happen.

use crate::code::flags;
use crate::disassemble::Decoded;
use crate::{Code, HEADER, Intrinsic, LocalKind, Opcode, Operand};

/// Blocks times words of state beyond which a code object is refused: hostile input must not cost gigabytes.
const MAX_STATE: usize = 1 << 26;

/// Sets of registers.
#[derive(Clone, PartialEq)]
struct State {
    /// Certainly hold a value.
    live: Vec<u64>,
    /// Certainly hold what LOAD_METHOD left (with the object or nothing five further on).
    method: Vec<u64>,
    /// Certainly hold a cell.
    cell: Vec<u64>,
    /// May hold a cell.
    maybe_cell: Vec<u64>,
    /// Certainly hold what GET_ITER made: FOR_ITER reads its header without asking.
    iterator: Vec<u64>,
    /// Certainly hold a list that BUILD_LIST made: LIST_APPEND writes into it without asking.
    list: Vec<u64>,
}

fn get(set: &[u64], bit: usize) -> bool {
    set[bit / 64] >> (bit % 64) & 1 == 1
}

fn put(set: &mut [u64], bit: usize, value: bool) {
    let mask = 1 << (bit % 64);
    if value {
        set[bit / 64] |= mask;
    } else {
        set[bit / 64] &= !mask;
    }
}

impl State {
    fn write(&mut self, r: usize) {
        put(&mut self.live, r, true);
        self.no_kind(r);
        self.no_method(r);
    }

    /// Nothing is known of what the register holds.
    fn no_kind(&mut self, r: usize) {
        put(&mut self.iterator, r, false);
        put(&mut self.list, r, false);
    }

    fn no_method(&mut self, r: usize) {
        put(&mut self.method, r, false);
        if r >= HEADER {
            put(&mut self.method, r - HEADER, false);
        }
    }

    fn kill(&mut self, r: usize) {
        put(&mut self.live, r, false);
        put(&mut self.cell, r, false);
        put(&mut self.maybe_cell, r, false);
        self.no_kind(r);
        self.no_method(r);
    }

    /// What is certain on both paths; whether `self` changed.
    fn meet(&mut self, other: &State) -> bool {
        let mut changed = false;
        let mut and = |a: &mut [u64], b: &[u64]| {
            for (a, b) in a.iter_mut().zip(b) {
                changed |= *a & b != *a;
                *a &= b;
            }
        };
        and(&mut self.live, &other.live);
        and(&mut self.method, &other.method);
        and(&mut self.cell, &other.cell);
        and(&mut self.iterator, &other.iterator);
        and(&mut self.list, &other.list);
        for (a, b) in self.maybe_cell.iter_mut().zip(&other.maybe_cell) {
            changed |= *a | b != *a;
            *a |= b;
        }
        changed
    }
}

struct Flow<'a> {
    code: &'a Code,
    list: &'a [Decoded],
    /// Word offset to instruction index.
    index_of: Vec<u32>,
    /// Handler row of each instruction.
    handler_of: Vec<Option<u32>>,
    first_temp: usize,
}

/// Where and what.
type Problem = (usize, String);

pub(crate) fn check(code: &Code, list: &[Decoded]) -> Result<(), Problem> {
    match Flow::new(code, list) {
        Some(flow) => flow.run(),
        None => Ok(()),
    }
}

impl<'a> Flow<'a> {
    fn new(code: &'a Code, list: &'a [Decoded]) -> Option<Flow<'a>> {
        let mut index_of = vec![u32::MAX; code.words.len() + 1];
        for (index, d) in list.iter().enumerate() {
            *index_of.get_mut(d.offset)? = index as u32;
        }
        let mut handler_of = vec![None; list.len()];
        for (row, h) in code.handlers.iter().enumerate().rev() {
            // The first row that covers an instruction counts.
            let from = list.partition_point(|d| d.offset < h.start as usize);
            let to = list.partition_point(|d| d.offset < h.end as usize);
            for slot in &mut handler_of[from..to] {
                *slot = Some(row as u32);
            }
        }
        Some(Flow {
            code,
            list,
            index_of,
            handler_of,
            first_temp: code.first_temp as usize,
        })
    }
}

impl Flow<'_> {
    fn entry(&self) -> State {
        let words = (self.code.n_registers as usize).div_ceil(64).max(1);
        let mut state = State {
            live: vec![0; words],
            method: vec![0; words],
            cell: vec![0; words],
            maybe_cell: vec![0; words],
            iterator: vec![0; words],
            list: vec![0; words],
        };
        let c = self.code;
        let parameters = c.arg_count as usize
            + c.kwonly_count as usize
            + usize::from(c.flags & flags::VARARGS != 0)
            + usize::from(c.flags & flags::VARKEYWORDS != 0);
        for r in 0..parameters {
            put(&mut state.live, r, true);
        }
        state
    }

    fn run(&self) -> Result<(), Problem> {
        let n = self.list.len();
        let mut leader = vec![false; n + 1];
        leader[0] = true;
        for (index, d) in self.list.iter().enumerate() {
            for &(role, value) in &d.operands {
                if role == Operand::Jump {
                    leader[self.index_of[value as usize] as usize] = true;
                    leader[index + 1] = true;
                }
            }
        }
        for h in &self.code.handlers {
            leader[self.index_of[h.target as usize] as usize] = true;
        }
        let entry = self.entry();
        let blocks = leader.iter().filter(|&&l| l).count();
        if blocks.saturating_mul(entry.live.len()) > MAX_STATE {
            return Err((0, "too large to verify".into()));
        }
        let mut inputs: Vec<Option<State>> = vec![None; n];
        inputs[0] = Some(entry);
        let mut work = vec![0usize];
        fn arrive(inputs: &mut [Option<State>], work: &mut Vec<usize>, at: usize, state: &State) {
            match &mut inputs[at] {
                Some(old) => {
                    if old.meet(state) {
                        work.push(at);
                    }
                }
                slot => {
                    *slot = Some(state.clone());
                    work.push(at);
                }
            }
        }
        // First to a fixed point, without complaints: states only get weaker.
        while let Some(block) = work.pop() {
            let Some(mut state) = inputs[block].clone() else {
                continue;
            };
            let mut at = block;
            let mut told: Option<(u32, State)> = None;
            loop {
                let d = &self.list[at];
                let before = self.handler_of[at].map(|_| state.clone());
                let target = self.step(d, &mut state).ok().flatten();
                if let (Some(row), Some(before)) = (self.handler_of[at], before) {
                    let at_handler = self.at_handler(row, before, &state);
                    if told
                        .as_ref()
                        .is_none_or(|t| t.0 != row || t.1 != at_handler)
                    {
                        let h = self.code.handlers[row as usize].target;
                        arrive(
                            &mut inputs,
                            &mut work,
                            self.index_of[h as usize] as usize,
                            &at_handler,
                        );
                        told = Some((row, at_handler));
                    }
                }
                if let Some((to, at_target)) = target {
                    arrive(
                        &mut inputs,
                        &mut work,
                        self.index_of[to] as usize,
                        &at_target,
                    );
                }
                if crate::verify::ends(d.op) {
                    break;
                }
                at += 1;
                if at >= n {
                    break;
                }
                if leader[at] {
                    arrive(&mut inputs, &mut work, at, &state);
                    break;
                }
            }
        }
        for (block, input) in inputs.into_iter().enumerate() {
            let Some(mut state) = input else {
                continue;
            };
            let mut at = block;
            loop {
                let d = &self.list[at];
                self.step(d, &mut state).map_err(|m| (d.offset, m))?;
                at += 1;
                if crate::verify::ends(d.op) || at >= n || leader[at] {
                    break;
                }
            }
        }
        Ok(())
    }

    /// The state at a handler when an instruction raises: results are not there, operands may be gone.
    fn at_handler(&self, row: u32, mut before: State, after: &State) -> State {
        let h = &self.code.handlers[row as usize];
        for (b, a) in before.live.iter_mut().zip(&after.live) {
            *b &= a;
        }
        for (b, a) in before.cell.iter_mut().zip(&after.cell) {
            *b &= a;
        }
        for (b, a) in before.maybe_cell.iter_mut().zip(&after.maybe_cell) {
            *b |= a;
        }
        for (b, a) in before.method.iter_mut().zip(&after.method) {
            *b &= a;
        }
        for (b, a) in before.iterator.iter_mut().zip(&after.iterator) {
            *b &= a;
        }
        for (b, a) in before.list.iter_mut().zip(&after.list) {
            *b &= a;
        }
        for r in h.depth as usize..self.code.n_registers as usize {
            before.kill(r);
        }
        before.write(h.exception as usize);
        before
    }

    /// Executes an instruction on the state; returns the jump's target and the state there.
    fn step(&self, d: &Decoded, state: &mut State) -> Result<Option<(usize, State)>, String> {
        let operand = |index: usize| d.operands.get(index).map_or(0, |o| o.1) as usize;
        let (a, b, c) = (operand(0), operand(1), operand(2));
        let name = |r: usize| crate::disassemble::register(self.code, r as i64);
        let problem: std::cell::RefCell<Option<String>> = Default::default();
        let need = |state: &State, r: usize| {
            let is_cell = matches!(
                self.code.locals.get(r).map(|l| l.kind),
                Some(LocalKind::Cell | LocalKind::Free)
            );
            let there = if is_cell {
                get(&state.cell, r)
            } else {
                get(&state.live, r)
            };
            if !there && problem.borrow().is_none() {
                problem.replace(Some(format!("{} may be empty where it is read", name(r))));
            }
        };
        let consume = |state: &mut State, r: usize| {
            if r >= self.first_temp {
                state.kill(r);
            }
        };
        let take = |state: &mut State, from: usize, count: usize| {
            for r in from..from + count {
                need(state, r);
            }
            for r in from..from + count {
                consume(state, r);
            }
        };
        let mut writes: [(usize, usize); 2] = [(0, 0); 2];
        match d.op {
            Opcode::MAKE_CELL => {
                if get(&state.maybe_cell, a) {
                    return Err(format!("{} may hold a cell already", name(a)));
                }
                put(&mut state.cell, a, true);
                put(&mut state.maybe_cell, a, true);
                return Ok(None);
            }
            Opcode::COPY_FREE => {
                for r in a..a + b {
                    put(&mut state.cell, r, true);
                    put(&mut state.maybe_cell, r, true);
                }
                return Ok(None);
            }
            Opcode::CHECK_BOUND => {
                state.write(a);
                return Ok(None);
            }
            Opcode::CLEAR | Opcode::DELETE_LOCAL => {
                state.kill(a);
                return Ok(None);
            }
            Opcode::LOAD_METHOD | Opcode::LOAD_SUPER_METHOD => {
                if d.op == Opcode::LOAD_SUPER_METHOD {
                    need(state, a);
                }
                take(state, b, 1);
                if d.op == Opcode::LOAD_SUPER_METHOD {
                    take(state, c, 1);
                }
                state.kill(a);
                state.kill(a + HEADER);
                put(&mut state.method, a, true);
                return problem.take().map_or(Ok(None), Err);
            }
            Opcode::LOAD_SUPER_ATTR => {
                need(state, a);
                take(state, b, 1);
                take(state, c, 1);
                writes[0] = (a, 1);
            }
            Opcode::CALL | Opcode::CALL_KW => {
                take(state, a, 1);
                take(state, a + HEADER, b);
                writes[0] = (c, 1);
            }
            Opcode::CALL_METHOD | Opcode::CALL_METHOD_KW => {
                if !get(&state.method, a) {
                    return Err(format!("{} is not from LOAD_METHOD", name(a)));
                }
                take(state, a + HEADER + 1, b);
                state.kill(a);
                state.kill(a + HEADER);
                writes[0] = (c, 1);
            }
            Opcode::CALL_EX => {
                take(state, a, 1);
                take(state, a + HEADER, 1 + b);
                writes[0] = (c, 1);
            }
            Opcode::BUILD_TUPLE
            | Opcode::BUILD_LIST
            | Opcode::BUILD_SET
            | Opcode::BUILD_STRING
            | Opcode::BUILD_SLICE => {
                take(state, b, c);
                writes[0] = (a, 1);
            }
            Opcode::BUILD_MAP => {
                take(state, b, 2 * c);
                writes[0] = (a, 1);
            }
            Opcode::BUILD_INTERPOLATION => {
                take(state, b, if c & 4 != 0 { 3 } else { 2 });
                writes[0] = (a, 1);
            }
            Opcode::BUILD_TEMPLATE => {
                take(state, b, 2);
                writes[0] = (a, 1);
            }
            Opcode::INTRINSIC => {
                let count = Intrinsic::from_u8(c as u8).map_or(0, |i| i.1);
                take(state, b, count);
                writes[0] = (a, 1);
            }
            Opcode::GET_SLICE => {
                take(state, b, 1);
                take(state, c, 2);
                writes[0] = (a, 1);
            }
            Opcode::UNPACK => {
                take(state, b, 1);
                writes[0] = (a, c);
            }
            Opcode::UNPACK_STAR => {
                take(state, b, 1);
                writes[0] = (a, c + 1 + operand(3));
            }
            Opcode::EXC_INFO => {
                need(state, b);
                writes[0] = (a, 3);
            }
            Opcode::SPLIT_GROUP => {
                need(state, b);
                take(state, c, 1);
                writes[0] = (a, 2);
            }
            Opcode::RAISE => {
                if c >= 1 {
                    take(state, a, 1);
                }
                if c >= 2 {
                    take(state, b, 1);
                }
            }
            op => {
                let iterates = matches!(op, Opcode::FOR_ITER | Opcode::FOR_NEXT);
                if iterates && !get(&state.iterator, b) {
                    return Err(format!("{} is not from GET_ITER", name(b)));
                }
                if op == Opcode::LIST_APPEND && !get(&state.list, a) {
                    return Err(format!("{} is not from BUILD_LIST", name(a)));
                }
                let moves = matches!(op, Opcode::MOVE | Opcode::COPY);
                let iterator = op == Opcode::GET_ITER || moves && get(&state.iterator, b);
                let list = moves && get(&state.list, b);
                // The rest does what its roles say: reads first, then writes.
                let registers = || d.operands.iter().map(|&(role, r)| (role, r as usize));
                for (role, r) in registers() {
                    if matches!(role, Operand::Use | Operand::Keep) {
                        need(state, r);
                    }
                }
                for (role, r) in registers() {
                    if role == Operand::Use {
                        if r >= self.first_temp && !get(&state.live, r) {
                            return Err(format!("{} is empty where it is read again", name(r)));
                        }
                        consume(state, r);
                    }
                }
                if iterates {
                    // The item is there on one of the two ways.
                    if let Some(problem) = problem.take() {
                        return Err(problem);
                    }
                    let mut with_item = state.clone();
                    with_item.write(a);
                    let at_target = if op == Opcode::FOR_ITER {
                        std::mem::replace(state, with_item)
                    } else {
                        with_item
                    };
                    return Ok(Some((operand(3), at_target)));
                }
                for (role, r) in registers() {
                    if role == Operand::Dst {
                        state.write(r);
                        put(&mut state.iterator, r, iterator);
                        put(&mut state.list, r, list);
                    }
                }
            }
        }
        if let Some(problem) = problem.take() {
            return Err(problem);
        }
        for (from, count) in writes {
            for r in from..from + count {
                state.write(r);
            }
        }
        if d.op == Opcode::BUILD_LIST {
            put(&mut state.list, a, true);
        }
        let jump = d.operands.iter().find(|o| o.0 == Operand::Jump);
        Ok(jump.map(|o| (o.1 as usize, state.clone())))
    }
}

/// Which instruction wrote what each temporary holds, for those who move the program counter (`f_lineno`).
pub mod definitions {
    use super::{Flow, State, get};
    use crate::disassemble::{self, Decoded};
    use crate::{Code, Operand};

    /// A temporary that holds nothing.
    pub const NOTHING: u32 = u32::MAX;
    /// A temporary that holds different things, depending on the way.
    pub const SEVERAL: u32 = u32::MAX - 1;
    /// Added to a handler's target: the exception it got.
    pub const EXCEPTION: u32 = 1 << 31;

    /// Before each instruction, by word offset: for each temporary the offset of the instruction that wrote it.
    /// Instructions that are not reached have no row.
    pub fn definitions(code: &Code) -> Vec<(u32, Vec<u32>)> {
        let mut list: Vec<Decoded> = Vec::new();
        let mut at = 0;
        while let Some(decoded) = disassemble::decode(&code.words, at) {
            at = decoded.next;
            list.push(decoded);
        }
        let Some(flow) = Flow::new(code, &list) else {
            return Vec::new();
        };
        let first = code.first_temp as usize;
        let count = code.n_registers as usize - first;
        let mut inputs: Vec<Option<(State, Vec<u32>)>> = vec![None; list.len()];
        if list.is_empty() || list.len().saturating_mul(count + 8) > super::MAX_STATE {
            return Vec::new();
        }
        inputs[0] = Some((flow.entry(), vec![NOTHING; count]));
        let mut work = vec![0usize];
        while let Some(at) = work.pop() {
            let Some((before, held)) = inputs[at].clone() else {
                continue;
            };
            let d = &list[at];
            let mut state = before.clone();
            let target = flow.step(d, &mut state).ok().flatten();
            let follow = |after: &State, taken_from: u32| -> Vec<u32> {
                (0..count)
                    .map(|index| {
                        let r = index + first;
                        let written = d
                            .operands
                            .iter()
                            .any(|&(role, n)| role == Operand::Dst && n as usize == r);
                        match (get(&after.live, r) || get(&after.method, r), written) {
                            (false, _) => NOTHING,
                            (true, true) => taken_from,
                            (true, false) if get(&before.live, r) => held[index],
                            (true, false) => taken_from,
                        }
                    })
                    .collect()
            };
            let mut arrive = |at: usize, state: State, held: Vec<u32>| match &mut inputs[at] {
                None => {
                    inputs[at] = Some((state, held));
                    work.push(at);
                }
                Some((old, old_held)) => {
                    let mut changed = old.meet(&state);
                    for (old, new) in old_held.iter_mut().zip(&held) {
                        let met = match (*old, *new) {
                            (a, b) if a == b => a,
                            (NOTHING, _) | (_, NOTHING) => NOTHING,
                            _ => SEVERAL,
                        };
                        changed |= met != *old;
                        *old = met;
                    }
                    if changed {
                        work.push(at);
                    }
                }
            };
            if let Some(row) = flow.handler_of[at] {
                let h = &code.handlers[row as usize];
                let there = flow.at_handler(row, before.clone(), &state);
                let mut held: Vec<u32> = (0..count)
                    .map(|index| match get(&there.live, index + first) {
                        true => held[index],
                        false => NOTHING,
                    })
                    .collect();
                if let Some(place) = held.get_mut((h.exception as usize).wrapping_sub(first)) {
                    *place = h.target | EXCEPTION;
                }
                arrive(flow.index_of[h.target as usize] as usize, there, held);
            }
            let here = d.offset as u32;
            if let Some((to, there)) = target {
                let held = follow(&there, here);
                arrive(flow.index_of[to] as usize, there, held);
            }
            if !crate::verify::ends(d.op) && at + 1 < list.len() {
                let held = follow(&state, here);
                arrive(at + 1, state, held);
            }
        }
        inputs
            .into_iter()
            .zip(&list)
            .filter_map(|(input, d)| Some((d.offset as u32, input?.1)))
            .collect()
    }
}
