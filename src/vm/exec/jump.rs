//! Assignments to `f_lineno`: a trace function moves the place where its frame goes on (CPython's
//! `frame_lineno_set_impl` in `Objects/frameobject.c`).
//!
//! A jump must not lead to instructions that read temporaries which nobody wrote: what the target's temporaries hold must
//! have been written by the same instructions here. Temporaries that the target does not know are released, and variables
//! that are unbound become None, because the compiler left out the checks of those that it knew to be bound.

use super::inspect;
use crate::object::Value;
use crate::object::frame::{self, Frame};
use crate::object::function::code;
use crate::object::header::Object;
use crate::vm::tracing::Event;
use crate::vm::{Result, Vm};
use gillie_bytecode::flow::definitions::{EXCEPTION, NOTHING, SEVERAL, definitions};
use gillie_bytecode::{Code, LocalKind, Opcode};

/// Where lines begin: word offset and line.
fn line_starts(code: &Code) -> Vec<(u32, u32)> {
    let mut starts: Vec<(u32, u32)> = Vec::new();
    let mut last = 0;
    for &(offset, position) in &code.positions {
        if position.line != 0 && position.line != last {
            starts.push((offset, position.line));
        }
        last = position.line;
    }
    let marks = code.marks.iter().filter(|mark| mark.flags == 0);
    starts.extend(marks.map(|mark| (mark.offset, mark.line)));
    starts.sort();
    starts
}

/// What kind of thing an instruction left in a temporary.
fn explain(code: &Code, definition: u32) -> &'static str {
    const EXCEPT: &str = "can't jump into an 'except' block as there's no exception";
    if definition == SEVERAL {
        return "incompatible stacks";
    }
    if definition & EXCEPTION != 0 {
        return EXCEPT;
    }
    match opcode_at(code, definition) {
        Opcode::GET_ITER | Opcode::GET_AITER => "can't jump into the body of a for loop",
        Opcode::PUSH_EXC => EXCEPT,
        _ => "incompatible stacks",
    }
}

fn opcode_at(code: &Code, offset: u32) -> Opcode {
    let word = |at: usize| code.words.get(at).copied().unwrap_or(0);
    let at = offset as usize;
    let op = match word(at) as u8 == Opcode::EXT as u8 {
        true => word(at + 1),
        false => word(at),
    };
    Opcode::from_u8(op as u8).unwrap_or(Opcode::NOP)
}

/// What two temporaries must have in common for one to stand in for the other.
#[derive(PartialEq)]
enum Kind {
    Iterator,
    Exception,
    Saved,
    Exit(bool),
    /// Written by this instruction.
    Only(u32),
    /// Nothing or several things: like no other.
    Unlike(bool),
}

fn kind(code: &Code, definition: u32) -> Kind {
    if definition == NOTHING || definition == SEVERAL {
        return Kind::Unlike(definition == NOTHING);
    }
    if definition & EXCEPTION != 0 {
        return Kind::Exception;
    }
    match opcode_at(code, definition) {
        Opcode::GET_ITER => Kind::Iterator,
        Opcode::PUSH_EXC => Kind::Saved,
        Opcode::LOAD_SPECIAL => {
            let word = code.words.get(definition as usize).copied().unwrap_or(0);
            match word >> 24 {
                1 => Kind::Exit(false),
                3 => Kind::Exit(true),
                _ => Kind::Only(definition),
            }
        }
        _ => Kind::Only(definition),
    }
}

/// Where the jump goes: the word offset, and what the temporaries hold here and there.
type Plan = (u32, Vec<u32>, Vec<u32>);

fn plan(vm: &mut Vm, data: &Code, line: i64, start: u32) -> Result<Plan> {
    if line < data.first_line as i64 {
        return Err(vm.value_error(format!("line {line} comes before the current code block")));
    }
    let starts = line_starts(data);
    let Some(line) = starts
        .iter()
        .map(|start| start.1)
        .filter(|&at| at as i64 >= line)
        .min()
    else {
        return Err(vm.value_error(format!("line {line} comes after the current code block")));
    };
    let rows = definitions(data);
    let row = |offset: u32| {
        rows.binary_search_by_key(&offset, |row| row.0)
            .ok()
            .map(|index| &rows[index].1)
    };
    let Some(here) = row(start) else {
        return Err(vm.value_error("can't jump from unreachable code"));
    };
    let mut best: Option<(usize, u32)> = None;
    let mut message = None;
    for &(offset, _) in starts.iter().filter(|start| start.1 == line) {
        let Some(there) = row(offset) else {
            continue;
        };
        let problem = there.iter().zip(here).find(|&(&there, &here)| {
            there != NOTHING && (there == SEVERAL || kind(data, there) != kind(data, here))
        });
        match problem {
            Some((&definition, _)) => {
                message.get_or_insert(explain(data, definition));
            }
            None => {
                let depth = there.iter().filter(|&&held| held != NOTHING).count();
                if best.is_none_or(|best| depth > best.0) {
                    best = Some((depth, offset));
                }
            }
        }
    }
    let Some((_, offset)) = best else {
        return Err(vm.value_error(message.unwrap_or("cannot find bytecode for specified line")));
    };
    let there = row(offset).cloned().unwrap_or_default();
    Ok((offset, here.clone(), there))
}

/// Sets `f_lineno`.
pub(crate) fn set_line(vm: &mut Vm, value: &Value, line: Option<&Value>) -> Result<()> {
    let frame = frame::expect(value);
    let Some(line) = line else {
        return Err(vm.attribute_error_plain("cannot delete attribute"));
    };
    let int = vm.types().int.clone();
    if !std::ptr::addr_eq(vm.class_of(line), &*int) {
        return Err(vm.value_error("lineno must be an integer"));
    }
    let base = frame.base.get();
    // Only the frame that the event is about stands between two instructions. Those below it are in the middle of a
    // call, which may use their temporaries where they lie.
    let asked = !base.is_null() && base.addr() == vm.tracer.subject;
    match vm.tracer.event.filter(|_| asked) {
        None => {
            return Err(vm.value_error("f_lineno can only be set in a trace function"));
        }
        Some(
            Event::Line
            | Event::PyResume
            | Event::PyYield
            | Event::Jump
            | Event::BranchLeft
            | Event::BranchRight,
        ) => {}
        Some(Event::PyStart) => {
            return Err(vm.value_error("can't jump from the 'call' trace event of a new frame"));
        }
        Some(Event::Call | Event::CReturn) => {
            return Err(vm.value_error("can't jump during a call"));
        }
        Some(_) => return Err(vm.value_error("can only jump from a 'line' trace event")),
    }
    let number = match vm.index_i64(line) {
        Ok(number) if i32::try_from(number).is_ok() => number,
        _ => return Err(vm.value_error("lineno out of range")),
    };
    let code_value = frame.code.clone();
    let data = code::expect(&code_value).data.clone();
    let start = inspect::offset(vm, value) as u32;
    let (target, here, there) = plan(vm, &data, number, start)?;
    let unbound = unbound_variables(vm, frame, &data);
    if unbound > 0 {
        let plural = if unbound == 1 { "" } else { "s" };
        crate::modules::warnings::warn(
            vm,
            |vm| vm.exceptions().RuntimeWarning.clone(),
            &format!("assigning None to {unbound} unbound local{plural}"),
        )?;
        bind_variables(vm, frame, &data);
    }
    // Innermost first: the exception that was handled before a block is handled again outside of it.
    for index in (0..here.len()).rev() {
        if here[index] == NOTHING || there[index] != NOTHING {
            continue;
        }
        // SAFETY: a live window of this code; temporaries own their words.
        let held = unsafe {
            let place = base.add(data.first_temp as usize + index) as *mut Option<Value>;
            (*place).take()
        };
        if here[index] & EXCEPTION == 0 && opcode_at(&data, here[index]) == Opcode::PUSH_EXC {
            vm.handled = held.filter(|held| !held.is_none());
        }
    }
    vm.tracer.jump = Some(target);
    frame.shown_line.set(-1);
    frame.jumped.set(Some(target));
    Ok(())
}

fn variables<'a>(data: &'a Code) -> impl Iterator<Item = (usize, LocalKind)> + 'a {
    data.locals
        .iter()
        .enumerate()
        .map(|(index, local)| (index, local.kind))
}

fn is_unbound(vm: &Vm, frame: &Object<Frame>, index: usize, kind: LocalKind) -> bool {
    kind == LocalKind::Local && inspect::register(vm, frame, index).is_none()
}

fn unbound_variables(vm: &Vm, frame: &Object<Frame>, data: &Code) -> usize {
    variables(data)
        .filter(|&(index, kind)| is_unbound(vm, frame, index, kind))
        .count()
}

fn bind_variables(vm: &mut Vm, frame: &Object<Frame>, data: &Code) {
    for (index, kind) in variables(data) {
        if is_unbound(vm, frame, index, kind) {
            inspect::set_register(vm, frame, index, Value::NONE);
        }
    }
}
