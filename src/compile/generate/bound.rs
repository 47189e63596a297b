//! Definite assignment: which `CHECK_BOUND`s can never fail? A forward analysis over the flow graph, exception
//! edges included: a local is bound at a point if it is bound on every path to it.

use gillie_bytecode::{Opcode, Operand};
use rustc_hash::FxHashMap;

use super::assemble::{Flat, is_terminal, jump_label};
use super::unit::{Instr, Reg, Unit};

type Bits = Vec<u64>;

/// What an instruction does to locals: calls `f(local, bound)`.
fn effects(instr: &Instr, mut f: impl FnMut(u32, bool)) {
    let local = |r: u32| (!Reg(r).is_temp()).then_some(r);
    match instr.op {
        Opcode::CHECK_BOUND => f(instr.a, true),
        Opcode::CLEAR | Opcode::DELETE_LOCAL => {
            if let Some(r) = local(instr.a) {
                f(r, false);
            }
        }
        Opcode::UNPACK | Opcode::UNPACK_STAR => {
            if let Some(first) = local(instr.a) {
                let more = if instr.op == Opcode::UNPACK {
                    0
                } else {
                    1 + instr.data[0]
                };
                for r in first..first + instr.c + more {
                    f(r, true);
                }
            }
        }
        op => {
            let operands = [instr.a, instr.b, instr.c];
            for (role, r) in op.info().operands.iter().zip(operands) {
                if *role == Operand::Dst
                    && let Some(r) = local(r)
                {
                    f(r, true);
                }
            }
        }
    }
}

pub(super) fn drop_needless_checks(flat: &mut Flat, unit: &Unit) {
    let mut bit_of: FxHashMap<u32, usize> = FxHashMap::default();
    for instr in &flat.code {
        if instr.op == Opcode::CHECK_BOUND {
            let next = bit_of.len();
            bit_of.entry(instr.a).or_insert(next);
        }
    }
    if bit_of.is_empty() {
        return;
    }
    let words = bit_of.len().div_ceil(64);
    let n = flat.code.len();

    // Blocks begin at labels and after jumps.
    let mut leader = vec![false; n + 1];
    leader[0] = true;
    for &label in &flat.labels {
        if let Some(l) = leader.get_mut(label as usize) {
            *l = true;
        }
    }
    for (index, instr) in flat.code.iter().enumerate() {
        if is_terminal(instr.op) || jump_label(instr).is_some() {
            leader[index + 1] = true;
        }
    }
    let mut inputs: FxHashMap<u32, Bits> = FxHashMap::default();
    let mut entry = vec![0u64; words];
    for (&local, &bit) in &bit_of {
        if local < unit.n_params {
            entry[bit / 64] |= 1 << (bit % 64);
        }
    }
    inputs.insert(0, entry);
    let mut work = vec![0u32];

    fn meet(inputs: &mut FxHashMap<u32, Bits>, work: &mut Vec<u32>, block: u32, state: &Bits) {
        match inputs.get_mut(&block) {
            None => {
                inputs.insert(block, state.clone());
                work.push(block);
            }
            Some(old) => {
                let mut changed = false;
                for (o, s) in old.iter_mut().zip(state) {
                    changed |= *o & s != *o;
                    *o &= s;
                }
                if changed {
                    work.push(block);
                }
            }
        }
    }
    let apply = |state: &mut Bits, instr: &Instr| {
        let mut changed = false;
        effects(instr, |local, bound| {
            if let Some(&bit) = bit_of.get(&local) {
                let mask = 1u64 << (bit % 64);
                let word = &mut state[bit / 64];
                let before = *word;
                if bound {
                    *word |= mask;
                } else {
                    *word &= !mask;
                }
                changed |= before != *word;
            }
        });
        changed
    };

    while let Some(block) = work.pop() {
        let mut state = inputs[&block].clone();
        let mut at = block as usize;
        let mut told = None;
        loop {
            let instr = &flat.code[at];
            if let Some(h) = instr.handler
                && told != Some(h)
            {
                let target = flat.labels[unit.handlers[h as usize].target.0 as usize];
                meet(&mut inputs, &mut work, target, &state);
                told = Some(h);
            }
            if apply(&mut state, instr) {
                told = None;
                // `del` of an empty local raises, and the local is empty in the handler.
                if matches!(instr.op, Opcode::CLEAR | Opcode::DELETE_LOCAL)
                    && let Some(h) = instr.handler
                {
                    let target = flat.labels[unit.handlers[h as usize].target.0 as usize];
                    meet(&mut inputs, &mut work, target, &state);
                }
            }
            if let Some(label) = jump_label(instr) {
                // FOR_ITER and the like leave their destination alone when they jump, or when they do not.
                let mut at_target = state.clone();
                if matches!(instr.op, Opcode::FOR_ITER)
                    && let Some(&bit) = bit_of.get(&instr.a)
                {
                    let before =
                        bound_before(&inputs[&block], flat, block as usize, at, bit, &apply);
                    if !before {
                        at_target[bit / 64] &= !(1 << (bit % 64));
                    }
                }
                meet(
                    &mut inputs,
                    &mut work,
                    flat.labels[label as usize],
                    &at_target,
                );
                if matches!(instr.op, Opcode::FOR_NEXT)
                    && let Some(&bit) = bit_of.get(&instr.a)
                {
                    let before =
                        bound_before(&inputs[&block], flat, block as usize, at, bit, &apply);
                    if !before {
                        state[bit / 64] &= !(1 << (bit % 64));
                    }
                }
            }
            if is_terminal(instr.op) {
                break;
            }
            at += 1;
            if at >= n {
                break;
            }
            if leader[at] {
                meet(&mut inputs, &mut work, at as u32, &state);
                break;
            }
        }
    }

    let mut needless = Vec::new();
    for (&block, input) in &inputs {
        let mut state = input.clone();
        let mut at = block as usize;
        loop {
            let instr = &flat.code[at];
            if instr.op == Opcode::CHECK_BOUND {
                let bit = bit_of[&instr.a];
                if state[bit / 64] >> (bit % 64) & 1 == 1 {
                    needless.push(at);
                }
            }
            apply(&mut state, instr);
            at += 1;
            if at >= n || leader[at] {
                break;
            }
        }
    }
    if needless.is_empty() {
        return;
    }
    let mut keep = vec![true; n];
    for at in needless {
        keep[at] = false;
    }
    super::assemble::retain(flat, &keep);
}

/// Whether a bit was set before the instruction `at` of a block.
fn bound_before(
    input: &Bits,
    flat: &Flat,
    block: usize,
    at: usize,
    bit: usize,
    apply: &impl Fn(&mut Bits, &Instr) -> bool,
) -> bool {
    let mut state = input.clone();
    for instr in &flat.code[block..at] {
        apply(&mut state, instr);
    }
    state[bit / 64] >> (bit % 64) & 1 == 1
}
