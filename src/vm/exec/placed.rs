//! What an instruction that is no call does with the result of the Python function it entered (see `special.rs`):
//! the other half of the instruction, run when the frame returns.

use super::machine::{At, Cx, Word, window};
use super::special;
use super::unwind;
use crate::object::Value;
use crate::object::types::{Compare, Operator};
use crate::object::value::Raw;
use crate::vm::{Result, Vm, operators};
use gillie_bytecode::{HEADER, Opcode};

/// The calling instruction's word, with its EXT.
unsafe fn word(call: *const u32, flags: u64) -> Word {
    // SAFETY: `call` is an instruction; with OTHER an EXT precedes it.
    unsafe {
        let ext = if flags & window::OTHER != 0 {
            *call.sub(1)
        } else {
            0
        };
        Word { pc: call, ext }
    }
}

/// A frame that the instruction `call` of the frame at `base` entered has returned.
pub(super) unsafe fn deliver(
    vm: &mut Vm,
    base: *mut Raw,
    call: *const u32,
    flags: u64,
    result: Value,
) -> At {
    // SAFETY: the caller's frame and instruction.
    let w = unsafe { word(call, flags) };
    vm.pc = call;
    vm.base = base;
    let mut cx = Cx { vm, pc: call, base };
    match finish(&mut cx, w, result) {
        Ok(()) => At {
            pc: cx.pc,
            base: cx.base,
        },
        Err(raised) => unwind::raise(vm, call, base, raised),
    }
}

/// An exception has left a frame that the instruction `call` entered: a StopIteration ends a loop, and an
/// AttributeError learns which attribute of what was asked for (`set_attribute_error_context` of Objects/object.c).
pub(super) unsafe fn stop(
    vm: &mut Vm,
    base: *mut Raw,
    call: *const u32,
    flags: u64,
    exception: &Value,
) -> Option<At> {
    // SAFETY: the caller's frame and instruction.
    let (w, offset) = unsafe { (word(call, flags), *call.add(1) as i32 as isize) };
    let by = match Opcode::from_u8(w.opcode())? {
        Opcode::FOR_ITER => offset,
        Opcode::FOR_NEXT => 0,
        Opcode::LOAD_ATTR | Opcode::LOAD_METHOD => {
            let cx = Cx { vm, pc: call, base };
            let (object, name) = (cx.get(w.b()), cx.name(cx.data(0) as usize));
            if let Some(object) = object {
                crate::object::exception::note_attribute(cx.vm, exception, &name, &object);
            }
            return None;
        }
        _ => return None,
    };
    let class = vm.class_of(exception);
    if !class.is_subclass(vm, &vm.exceptions().StopIteration) {
        return None;
    }
    vm.pc = call;
    vm.base = base;
    // SAFETY: both are two words long, and their jump was verified.
    let pc = unsafe { call.add(2).offset(by) };
    Some(At { pc, base })
}

fn operator(opcode: Opcode, first: Opcode) -> Operator {
    use Operator::*;
    const ALL: [Operator; 13] = [
        Add, Sub, Mul, TrueDiv, FloorDiv, Mod, Pow, MatMul, LShift, RShift, And, Or, Xor,
    ];
    ALL[(opcode as u8 - first as u8) as usize % 13]
}

/// Operator of an instruction with an immediate operand, and whether it is an assignment.
fn immediate(opcode: Opcode) -> (Operator, bool) {
    use Operator::*;
    match opcode {
        Opcode::ADD_INT => (Add, false),
        Opcode::SUB_INT => (Sub, false),
        Opcode::MUL_INT => (Mul, false),
        Opcode::FLOORDIV_INT => (FloorDiv, false),
        Opcode::MOD_INT => (Mod, false),
        Opcode::POW_INT => (Pow, false),
        Opcode::AND_INT => (And, false),
        Opcode::LSHIFT_INT => (LShift, false),
        Opcode::RSHIFT_INT => (RShift, false),
        Opcode::IADD_INT => (Add, true),
        _ => (Sub, true),
    }
}

fn comparison(opcode: Opcode) -> Compare {
    use Compare::*;
    match opcode {
        Opcode::LT | Opcode::JUMP_LT | Opcode::JUMP_LT_INT => Lt,
        Opcode::LE | Opcode::JUMP_LE | Opcode::JUMP_LE_INT => Le,
        Opcode::EQ | Opcode::JUMP_EQ | Opcode::JUMP_EQ_INT => Eq,
        Opcode::NE | Opcode::JUMP_NE | Opcode::JUMP_NE_INT => Ne,
        Opcode::GT | Opcode::JUMP_GT | Opcode::JUMP_GT_INT => Gt,
        _ => Ge,
    }
}

/// Goes on with the instruction `w` at hand.
fn finish(cx: &mut Cx<'_>, w: Word, result: Value) -> Result<()> {
    use Opcode as O;
    let Some(opcode) = O::from_u8(w.opcode()) else {
        return Err(cx.vm.system_error("a result for no instruction"));
    };
    match opcode {
        O::LOAD_ATTR => {
            drop(cx.operand(w.b()));
            cx.set(w.a(), result);
            cx.next(6);
        }
        O::LOAD_METHOD => {
            drop(cx.operand(w.b()));
            cx.set(w.a() + HEADER, None);
            cx.set(w.a(), result);
            cx.next(6);
        }
        O::STORE_ATTR => {
            drop((cx.operand(w.a()), cx.operand(w.b())));
            cx.next(6);
        }
        _ if (O::ADD as u8..=O::IXOR as u8).contains(&(opcode as u8)) => {
            let (left, right) = (cx.operand(w.b()), cx.operand(w.c()));
            let in_place = opcode as u8 >= O::IADD as u8;
            let operator = operator(opcode, if in_place { O::IADD } else { O::ADD });
            let result = arithmetic(cx.vm, operator, in_place, &left, &right, result);
            drop((left, right));
            cx.set(w.a(), result?);
            cx.next(1);
        }
        _ if (O::ADD_INT as u8..=O::ISUB_INT as u8).contains(&(opcode as u8)) => {
            let left = cx.operand(w.b());
            let right = cx.vm.int(w.signed_c());
            let (operator, in_place) = immediate(opcode);
            let result = arithmetic(cx.vm, operator, in_place, &left, &right, result);
            drop((left, right));
            cx.set(w.a(), result?);
            cx.next(1);
        }
        O::LT | O::LE | O::EQ | O::NE | O::GT | O::GE => {
            let (left, right) = (cx.operand(w.b()), cx.operand(w.c()));
            let result = compared(cx.vm, comparison(opcode), &left, &right, result);
            drop((left, right));
            cx.set(w.a(), result?);
            cx.next(1);
        }
        O::JUMP_LT | O::JUMP_LE | O::JUMP_EQ | O::JUMP_NE | O::JUMP_GT | O::JUMP_GE => {
            let (left, right) = (cx.operand(w.a()), cx.operand(w.b()));
            let result = compared(cx.vm, comparison(opcode), &left, &right, result);
            drop((left, right));
            let truth = cx.vm.is_true(&result?)?;
            cx.branch(2, 0, truth == (w.c() != 0));
        }
        O::JUMP_LT_INT
        | O::JUMP_LE_INT
        | O::JUMP_EQ_INT
        | O::JUMP_NE_INT
        | O::JUMP_GT_INT
        | O::JUMP_GE_INT => {
            let left = cx.operand(w.a());
            let right = cx.vm.int(w.signed_b());
            let result = compared(cx.vm, comparison(opcode), &left, &right, result);
            drop((left, right));
            let truth = cx.vm.is_true(&result?)?;
            cx.branch(2, 0, truth == (w.c() != 0));
        }
        O::IN | O::NOT_IN => {
            drop((cx.operand(w.b()), cx.operand(w.c())));
            let truth = cx.vm.is_true(&result)?;
            cx.set(w.a(), Value::bool(truth == (opcode == O::IN)));
            cx.next(1);
        }
        O::JUMP_IN => {
            drop((cx.operand(w.a()), cx.operand(w.b())));
            let truth = cx.vm.is_true(&result)?;
            cx.branch(2, 0, truth == (w.c() != 0));
        }
        O::GET_ITEM => {
            drop((cx.operand(w.b()), cx.operand(w.c())));
            cx.set(w.a(), result);
            cx.next(1);
        }
        O::GET_ITEM_INT => {
            drop(cx.operand(w.b()));
            cx.set(w.a(), result);
            cx.next(1);
        }
        O::SET_ITEM => {
            drop((cx.operand(w.a()), cx.operand(w.b()), cx.operand(w.c())));
            cx.next(1);
        }
        O::NOT => {
            let value = cx.operand(w.b());
            let truth = truth(cx.vm, &value, result)?;
            cx.set(w.a(), Value::bool(!truth));
            cx.next(1);
        }
        O::JUMP_IF_FALSE | O::JUMP_IF_TRUE => {
            let value = cx.operand(w.a());
            let truth = truth(cx.vm, &value, result)?;
            cx.branch(2, 0, truth == (opcode == O::JUMP_IF_TRUE));
        }
        O::JUMP_IF_FALSE_KEEP | O::JUMP_IF_TRUE_KEEP => {
            let value = cx.keep(w.a());
            let truth = truth(cx.vm, &value, result)?;
            cx.branch(2, 0, truth == (opcode == O::JUMP_IF_TRUE_KEEP));
        }
        O::FOR_ITER | O::FOR_NEXT => {
            cx.set(w.a(), result);
            cx.branch(2, 0, opcode == O::FOR_NEXT);
        }
        O::GET_ITER => {
            drop(cx.operand(w.b()));
            if cx.vm.class_of(&result).slots.next.get().is_none() {
                let name = cx.vm.type_name(&result);
                return Err(cx
                    .vm
                    .type_error(format!("iter() returned non-iterator of type '{name}'")));
            }
            cx.set(w.a(), result);
            cx.next(1);
        }
        other => {
            let text = format!("a result for {}", other.info().name);
            return Err(cx.vm.system_error(text));
        }
    }
    Ok(())
}

/// What an operator comes to, given what the first method asked has answered.
fn arithmetic(
    vm: &mut Vm,
    operator: Operator,
    in_place: bool,
    left: &Value,
    right: &Value,
    answer: Value,
) -> Result<Value> {
    if !answer.is_not_implemented() {
        return Ok(answer);
    }
    if in_place {
        let name = special::in_place_name(vm.names(), operator).clone();
        if vm.class_lookup(vm.class_of(left), &name).is_some() {
            return operators::after_in_place(vm, operator, left, right);
        }
    }
    let reflected = special::reflected_name(vm.names(), operator).clone();
    operators::after_left(vm, operator, in_place, left, right, &reflected)
}

/// What a comparison comes to, given what the left operand's method has answered.
fn compared(
    vm: &mut Vm,
    operator: Compare,
    left: &Value,
    right: &Value,
    answer: Value,
) -> Result<Value> {
    if answer.is_not_implemented() {
        return vm.compare_after_left(left, right, operator);
    }
    Ok(answer)
}

/// The truth that `__bool__`, or `__len__` where there is none, gave.
fn truth(vm: &mut Vm, value: &Value, result: Value) -> Result<bool> {
    let name = vm.names().__bool__.clone();
    if vm.class_lookup(vm.class_of(value), &name).is_none() {
        return Ok(crate::object::slots::generic::length(vm, &result)? != 0);
    }
    crate::object::slots::generic::truth(vm, &result)
}
