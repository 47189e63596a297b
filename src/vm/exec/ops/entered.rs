//! Special methods written in Python that instructions other than calls enter from the handlers, and what the commonest
//! of these instructions do with the result. What is not done here is left to `special.rs` and `placed.rs`, where
//! the same is done with owned values.

// SAFETY of the bodies here, beyond `machine.rs`: a window is written only after checking that it lies inside the
// thread's stack; operands stay in their registers until the method has returned, and only temporaries are taken out
// of them then.

use crate::object::function::Function;
use crate::object::header::Object;
use crate::object::heap;
use crate::object::types::Compare;
use crate::object::value::Raw;
use crate::vm::Vm;
use crate::vm::exec::call;
use crate::vm::exec::machine::{Body, Cx, Flow, Machine, Word, window};
use crate::vm::exec::special::{self, method, python_class, right_first};
use gillie_bytecode::{HEADER, Opcode};

/// Enters a Python function with arguments that are shared, in a window on top of the frame at hand. False: nothing has
/// changed.
#[expect(
    clippy::needless_range_loop,
    reason = "iterators are calls where they are not inlined"
)]
#[inline(always)]
pub(super) unsafe fn enter<const COUNT: usize>(
    m: &mut Machine,
    w: Word,
    function: *const Object<Function>,
    arguments: [Raw; COUNT],
) -> bool {
    unsafe {
        let vm = &mut *m.vm;
        let base = call::stack_top(vm, m.base).add(HEADER + 1);
        let code = call::code_pointer(vm, function);
        let end = base.add((*code).n_registers as usize) as usize;
        if (*function).simple_args.get() as usize != COUNT
            || end.wrapping_sub(vm.stack_start) > vm.stack_size
            || vm.depth >= vm.depth_limit
            || w.ext != 0
        {
            return false;
        }
        vm.depth += 1;
        (*function).header.increment();
        *base.sub(HEADER + 1) = Raw::UNSET;
        *base.sub(HEADER) = Raw(function as u64);
        *base.sub(4) = Raw(code as u64);
        *base.sub(3) = Raw(m.pc as u64);
        *base.sub(2) = Raw(m.base as u64 | window::PLACED);
        *base.sub(1) = Raw::UNSET;
        for index in 0..COUNT {
            *base.add(index) = m.share(arguments[index]);
        }
        for index in COUNT..(*code).first_temp as usize {
            base.add(index).write_volatile(Raw::UNSET);
        }
        m.base = base;
        m.pc = (*code).words.as_ptr().cast();
        true
    }
}

/// `a op b` where the class of `a` was made by a class statement.
pub(super) struct Operate<const OPERATOR: u8, const IN_PLACE: bool>;

impl<const OPERATOR: u8, const IN_PLACE: bool> Body for Operate<OPERATOR, IN_PLACE> {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let vm = &*m.vm;
            let (a, b) = (m.reg(w.b()), m.reg(w.c()));
            if let Some(class) = python_class(a)
                && !right_first(vm, class, b)
            {
                let operator = super::arithmetic::operator(OPERATOR);
                if let Some(function) = special::operator_method(vm, class, operator, IN_PLACE)
                    && enter(m, w, function, [a, b])
                {
                    return Flow::Next;
                }
            }
            m.slow(w, super::arithmetic::any::<OPERATOR, IN_PLACE>)
        }
    }
}

/// Enters the method of a comparison of registers, if the class of the left operand has it.
#[inline(always)]
pub(super) unsafe fn enter_compare(
    m: &mut Machine,
    w: Word,
    a: Raw,
    b: Raw,
    operator: Compare,
) -> bool {
    unsafe {
        let vm = &*m.vm;
        if let Some(class) = python_class(a)
            && let Some(function) = method(vm, class, special::compare_name(vm.names(), operator))
            && !right_first(vm, class, b)
        {
            return enter(m, w, function, [a, b]);
        }
        false
    }
}

/// `object[key]` of an object whose class was made by a class statement; `INT`: the key is the instruction's own.
pub(super) struct GetItemOf<const INT: bool>;

impl<const INT: bool> Body for GetItemOf<INT> {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let vm = &*m.vm;
            let object = m.reg(w.b());
            let key = match INT {
                true => Raw::from_int(w.signed_c()),
                false => m.reg(w.c()),
            };
            if let Some(class) = python_class(object)
                && let Some(function) = method(vm, class, &vm.names().__getitem__)
                && enter(m, w, function, [object, key])
            {
                return Flow::Next;
            }
            m.slow(w, slow_get_item::<INT>)
        }
    }
}

fn slow_get_item<const INT: bool>(cx: &mut Cx<'_>, w: Word) -> crate::vm::Result<()> {
    match INT {
        true => super::subscripts::get_item_int_slow(cx, w),
        false => super::subscripts::get_item_slow(cx, w),
    }
}

/// What an instruction does with the result of the Python function that it entered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// See `placed.rs`.
    Other,
    /// It goes to R[A], unless it is NotImplemented.
    Value,
    /// It goes to R[A] if it is a bool.
    Bool,
    /// None: it is dropped.
    Nothing,
    /// A bool jumps if C says so.
    Jump,
    /// A bool jumps if it is this one.
    JumpIf(bool),
    /// A loop's next item: R[A] gets it; at the bottom it jumps.
    Item(bool),
}

const A: u8 = 1;
const B: u8 = 2;
const C: u8 = 4;

/// How an instruction ends: use of the result, operands that it consumes, and its length in words.
#[derive(Clone, Copy)]
struct Ending {
    result: Use,
    operands: u8,
    length: u8,
}

const ENDINGS: [Ending; 256] = {
    use Opcode as O;
    let other = Ending {
        result: Use::Other,
        operands: 0,
        length: 0,
    };
    let mut table = [other; 256];
    let rows = [
        (O::LOAD_ATTR, O::LOAD_ATTR, Use::Value, B, 6),
        (O::STORE_ATTR, O::STORE_ATTR, Use::Nothing, A | B, 6),
        (O::ADD, O::IXOR, Use::Value, B | C, 1),
        (O::ADD_INT, O::ISUB_INT, Use::Value, B, 1),
        (O::LT, O::GE, Use::Value, B | C, 1),
        (O::JUMP_LT, O::JUMP_GE, Use::Jump, A | B, 2),
        (O::JUMP_LT_INT, O::JUMP_GE_INT, Use::Jump, A, 2),
        (O::IN, O::IN, Use::Bool, B | C, 1),
        (O::JUMP_IN, O::JUMP_IN, Use::Jump, A | B, 2),
        (O::GET_ITEM, O::GET_ITEM, Use::Value, B | C, 1),
        (O::GET_ITEM_INT, O::GET_ITEM_INT, Use::Value, B, 1),
        (O::SET_ITEM, O::SET_ITEM, Use::Nothing, A | B | C, 1),
        (O::JUMP_IF_FALSE, O::JUMP_IF_FALSE, Use::JumpIf(false), A, 2),
        (O::JUMP_IF_TRUE, O::JUMP_IF_TRUE, Use::JumpIf(true), A, 2),
        (O::FOR_ITER, O::FOR_ITER, Use::Item(false), 0, 2),
        (O::FOR_NEXT, O::FOR_NEXT, Use::Item(true), 0, 2),
    ];
    let mut row = 0;
    while row < rows.len() {
        let (first, last, result, operands, length) = rows[row];
        let mut opcode = first as usize;
        while opcode <= last as usize {
            table[opcode] = Ending {
                result,
                operands,
                length,
            };
            opcode += 1;
        }
        row += 1;
    }
    table
};

/// Leaves a frame that an instruction entered which is no call.
pub(super) struct LeaveEntered;

impl Body for LeaveEntered {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let vm: *mut Vm = m.vm;
            let leaving = &raw mut (*vm).leaving as *mut Raw;
            let call = (*m.base.sub(3)).0 as *const u32;
            let ending = ENDINGS[Word::at(call).opcode() as usize];
            let is_bool = (*leaving).is_bool();
            let fits = match ending.result {
                Use::Other => false,
                Use::Value => *leaving != Raw::NOT_IMPLEMENTED,
                Use::Nothing | Use::Item(_) => true,
                Use::Bool | Use::Jump | Use::JumpIf(_) => is_bool,
            };
            if !fits {
                return m.slow(w, super::calls::leave_slow);
            }
            let control = &raw const *(*vm).control;
            (*control).countdown.set(m.countdown);
            let back = ((*m.base.sub(2)).0 & window::POINTER) as *mut Raw;
            super::calls::release_frame(m);
            let result = std::mem::replace(&mut *leaving, Raw::UNSET);
            m.base = back;
            m.pc = call;
            let w = Word::at(call);
            for (bit, register) in [(A, w.a()), (B, w.b()), (C, w.c())] {
                if ending.operands & bit != 0 && m.is_temp(register) {
                    let raw = m.reg(register);
                    m.put(register, Raw::UNSET);
                    heap::release_any(raw);
                }
            }
            m.countdown = (*control).countdown.get();
            let length = ending.length as usize;
            let truth = result == Raw::from_bool(true);
            match ending.result {
                Use::Nothing => {
                    m.pc = m.pc.add(length);
                    Machine::finish(result)
                }
                Use::Jump => {
                    let offset = m.data(0);
                    m.branch(length, offset, truth == (w.c() != 0))
                }
                Use::JumpIf(sense) => {
                    let offset = m.data(0);
                    m.branch(length, offset, truth == sense)
                }
                Use::Item(bottom) => {
                    let old = std::mem::replace(&mut *m.base.add(w.a()), result);
                    let offset = m.data(0);
                    let _ = m.branch(length, offset, bottom);
                    Machine::finish(old)
                }
                _ => m.set_next(w.a(), result, length),
            }
        }
    }
}
