//! Calls and returns.

// SAFETY of the bodies here, beyond `machine.rs`: `enter_simple` writes a window only after checking that it lies
// inside the thread's stack, and so do the other bodies that lay a window out (`CallFromGenerator`, `CallPlainClass`);
// header words are owned by the frame. Arguments move: where a window is not the caller's own, what they leave behind is
// unset. `leave` and `release_frame` unset each word before its reference is given up, so that what a release looks at
// is never given up twice. `LeaveGenerator` reads the link before `finish_generator` frees the window it lies in.

use super::entered::LeaveEntered;
use super::intrinsics::{call_native, call_native_method};
use super::native_calls::{CallNative, CallNativeClass, Given, finish};
use super::slow_ops;
use crate::object::Value;
use crate::object::descriptor::method::Method;
use crate::object::dict::Dict;
use crate::object::function::cell::Cell;
use crate::object::function::code::CodeObject;
use crate::object::function::{Function, NOT_SIMPLE};
use crate::object::header::{Header, Kind, Object};
use crate::object::heap;
use crate::object::instance::Instance;
use crate::object::tuple::Tuple;
use crate::object::types::{Type, flags};
use crate::object::value::Raw;
use crate::vm::Vm;
use crate::vm::exec::construct::{NATIVE_INIT, NATIVE_NEW, NO_INIT};
use crate::vm::exec::enter::function_in;
use crate::vm::exec::frames::{self, Outcome};
use crate::vm::exec::machine::{Body, Cx, Flow, Machine, Word, window};
use crate::vm::exec::{call, dispatch};
use gillie_bytecode::{HEADER, Opcode};

/// Enters a Python function whose arguments lie in place, if that is simple: exact positional arguments, room on
/// the stack. `callee` is at `window_base[-HEADER]`.
#[inline(always)]
unsafe fn enter_simple(
    m: &mut Machine,
    w: Word,
    function: *const Object<Function>,
    base: *mut Raw,
    count: usize,
) -> bool {
    // SAFETY: the caller has a function and its arguments in a window; the stack has room for the rest of it, as is
    // asked here.
    unsafe {
        if (*function).simple_args.get() as usize != count {
            return false;
        }
        let code = call::code_pointer(&*m.vm, function);
        let end = base.add((*code).n_registers as usize) as usize;
        // One comparison for "in the stack, not in a generator's window" and "room left".
        if end.wrapping_sub((*m.vm).stack_start) > (*m.vm).stack_size
            || (*m.vm).depth >= (*m.vm).depth_limit
        {
            return false;
        }
        begin(m, w, code, base, count);
        true
    }
}

/// Completes the window of a function whose `count` arguments are in place, and goes on with its first instruction.
#[inline(always)]
unsafe fn begin(
    m: &mut Machine,
    w: Word,
    code: *const Object<CodeObject>,
    base: *mut Raw,
    count: usize,
) {
    // SAFETY: the caller has seen that the window fits; its header is filled before anything else looks at it.
    unsafe {
        (*m.vm).depth += 1;
        *base.sub(4) = Raw(code as u64);
        *base.sub(3) = Raw(m.pc as u64);
        *base.sub(2) = Raw(m.base as u64 | if w.ext == 0 { 0 } else { window::OTHER });
        *base.sub(1) = Raw::UNSET;
        let mut local = base.add(count);
        let end = base.add((*code).first_temp as usize);
        while local < end {
            // Volatile, or the compiler makes a call of memset of this loop over a handful of words.
            local.write_volatile(Raw::UNSET);
            local = local.add(1);
        }
        m.base = base;
        m.pc = (*code).words.as_ptr().cast();
    }
}

/// CALL and CALL_METHOD of a simple Python function in a generator, whose window is not on the stack: the callee and
/// its arguments move to where the generator's callees go.
struct CallFromGenerator<const RECEIVER: usize>;

impl<const RECEIVER: usize> Body for CallFromGenerator<RECEIVER> {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: CALL and CALL_METHOD found a function; the words move, so each keeps its one owner.
        unsafe {
            let vm = &*m.vm;
            let function = m.reg(w.a()).0 as *const Object<Function>;
            let count = w.b() + RECEIVER;
            let source = m.base.add(w.a() + HEADER);
            let base = call::stack_top(vm, m.base).add(HEADER + 1);
            let code = call::code_pointer(vm, function);
            let end = base.add((*code).n_registers as usize) as usize;
            if end.wrapping_sub(vm.stack_start) <= vm.stack_size && vm.depth < vm.depth_limit {
                for index in 0..count {
                    *base.add(index) = *source.add(index);
                    *source.add(index) = Raw::UNSET;
                }
                *base.sub(HEADER + 1) = Raw::UNSET;
                *base.sub(HEADER) = m.reg(w.a());
                m.put(w.a(), Raw::UNSET);
                begin(m, w, code, base, count);
                return Flow::Next;
            }
            m.slow(w, |cx, w| {
                call::positional(cx, w, w.a() + HEADER, w.b() + RECEIVER)
            })
        }
    }
}

#[inline(always)]
pub fn CALL(m: &mut Machine, w: Word) -> Flow {
    // SAFETY: what an operand points to is alive; a kind byte says what it is.
    unsafe {
        let callee = m.reg(w.a());
        if callee.is_pointer() {
            let header = callee.header().as_ptr() as *const Header;
            if (*header).is_kind(Kind::Function) {
                let base = m.base.add(w.a() + HEADER);
                if enter_simple(m, w, header.cast(), base, w.b()) {
                    return Flow::Next;
                }
                return m.other::<CallDefaults<0>>();
            }
            // No third kind here: of three comparisons the compiler makes a table of addresses.
            if (*header).is_kind(Kind::Native) {
                return call_native(m, w);
            }
        }
        m.other::<CallOther>()
    }
}

/// CALL of a class, a bound method, or what has a `__call__`.
struct CallOther;

impl Body for CallOther {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        if let Some(callee) = m.object(w.a()) {
            if callee.is_kind(Kind::Type) {
                return m.other::<CallClass>();
            } else if callee.is_kind(Kind::Method) {
                return m.other::<CallBound>();
            }
        }
        m.slow(w, |cx, w| call::positional(cx, w, w.a() + HEADER, w.b()))
    }
}

/// CALL of a bound method, which others hold too, of a simple Python function: its receiver goes before the arguments.
struct CallBound;

impl Body for CallBound {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: CallOther found a bound method, which lives on as others hold it; receiver and function are counted
        // before its reference is given up.
        unsafe {
            let vm = &*m.vm;
            let (callee, count) = (m.reg(w.a()), w.b());
            let method = &*(callee.0 as *const Object<Method>);
            if method.header.references() > 1
                && let Some(function) = function_in(method.function.raw())
                && (*function).simple_args.get() as usize == count + 1
            {
                let base = m.base.add(w.a() + HEADER);
                let code = call::code_pointer(vm, function);
                let end = base.add((*code).n_registers as usize) as usize;
                if end.wrapping_sub(vm.stack_start) <= vm.stack_size && vm.depth < vm.depth_limit {
                    for index in (0..count).rev() {
                        *base.add(index + 1) = *base.add(index);
                    }
                    *base = m.share(method.receiver.raw());
                    (*function).header.increment();
                    method.header.forget_one();
                    *base.sub(HEADER) = Raw(function as u64);
                    if enter_simple(m, w, function, base, count + 1) {
                        return Flow::Next;
                    }
                }
            }
            m.slow(w, |cx, w| call::positional(cx, w, w.a() + HEADER, w.b()))
        }
    }
}

/// CALL of a class.
struct CallClass;

impl Body for CallClass {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: CallOther found a class.
        unsafe {
            let class = &*(m.reg(w.a()).0 as *const Object<Type>);
            let (version, init) = class.python_init.get();
            if class.is(&*(*m.vm).types().r#type) && w.b() == 1 {
                m.other::<CallType>()
            } else if version != class.version.get() {
                m.slow(w, call::class)
            } else if init == NATIVE_NEW || init == NATIVE_INIT {
                m.other::<CallNativeClass>()
            } else {
                m.other::<CallPlainClass>()
            }
        }
    }
}

/// `type(x)`.
struct CallType;

impl Body for CallType {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: the argument lies in the register; `finish` gives it up.
        unsafe {
            let first = m.base.add(w.a() + HEADER);
            let class = (*m.vm).class_of(&*(first as *const Value)).value();
            (*m.vm).control.countdown.set(m.countdown);
            finish(m, w, first, 1, Given::result(class))
        }
    }
}

/// CALL of a class: one whose instances are plain and whose `__init__` is a simple Python function.
struct CallPlainClass;

impl Body for CallPlainClass {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: CallClass found a class, which lives on as others hold it; the instance is owned by the register or
        // the frame.
        unsafe {
            let vm = &mut *m.vm;
            let (callee, count) = (m.reg(w.a()), w.b());
            let class = &*(callee.0 as *const Object<Type>);
            let (version, init) = class.python_init.get();
            let simple = version == class.version.get()
                && init != 0
                && w.ext == 0
                && class.layout().kind == Kind::Instance
                && !class.has(flags::ABSTRACT | flags::NO_INSTANCES)
                && callee.header().as_ref().references() > 1;
            if simple && init == NO_INIT {
                if count == 0 {
                    let control = &raw const *vm.control;
                    (*control).countdown.set(m.countdown);
                    let instance = vm.alloc(class, Instance).into_raw();
                    m.countdown = (*control).countdown.get();
                    callee.header().as_ref().forget_one();
                    m.put(w.a(), Raw::UNSET);
                    return m.set_next(w.c(), instance, 2);
                }
            } else if simple {
                let function = init as *const Object<Function>;
                let code = call::code_pointer(vm, function);
                // Arguments lie one word below where they belong, or, in a generator, in its window on the heap.
                let source = m.base.add(w.a() + HEADER);
                let top = call::stack_top(vm, m.base).add(HEADER + 1);
                let far = (*m.base.sub(2)).0 & window::GENERATOR != 0;
                let base = if far { top } else { source.add(1) };
                let end = base.add((*code).n_registers as usize) as usize;
                if (*function).simple_args.get() as usize == count + 1
                    && end.wrapping_sub(vm.stack_start) <= vm.stack_size
                    && vm.depth < vm.depth_limit
                    && !(*code).is_generator()
                {
                    let control = &raw const *vm.control;
                    (*control).countdown.set(m.countdown);
                    let instance = vm.alloc(class, Instance).into_raw();
                    m.countdown = (*control).countdown.get();
                    instance.header().as_ref().increment();
                    (*function).header.increment();
                    callee.header().as_ref().forget_one();
                    m.put(w.a(), Raw::UNSET);
                    for index in (0..count).rev() {
                        *base.add(index + 1) = *source.add(index);
                        if far {
                            *source.add(index) = Raw::UNSET;
                        }
                    }
                    for index in count + 1..(*code).first_temp as usize {
                        base.add(index).write_volatile(Raw::UNSET);
                    }
                    *base = instance;
                    *base.sub(1) = Raw::UNSET;
                    *base.sub(2) = Raw(m.base as u64 | window::CONSTRUCTOR);
                    *base.sub(3) = Raw(m.pc as u64);
                    *base.sub(4) = Raw(code as u64);
                    *base.sub(HEADER) = Raw(init as u64);
                    *base.sub(HEADER + 1) = instance;
                    vm.depth += 1;
                    m.base = base;
                    m.pc = (*code).words.as_ptr().cast();
                    return Flow::Next;
                }
            }
            m.slow(w, call::class)
        }
    }
}

#[inline(always)]
pub fn CALL_METHOD(m: &mut Machine, w: Word) -> Flow {
    // SAFETY: as CALL.
    unsafe {
        let callee = m.reg(w.a());
        if !m.reg(w.a() + HEADER).is_unset() && callee.is_pointer() {
            let header = callee.header().as_ptr() as *const Header;
            if (*header).is_kind(Kind::Function) {
                let base = m.base.add(w.a() + HEADER);
                if enter_simple(m, w, header.cast(), base, w.b() + 1) {
                    return Flow::Next;
                }
                return m.other::<CallDefaults<1>>();
            } else if (*header).is_kind(Kind::Native) {
                return call_native_method(m, w);
            }
        }
        m.other::<CallMethod>()
    }
}

/// CALL_METHOD of what was bound, or has nothing to be bound to, or is neither a Python nor a native function.
struct CallMethod;

impl Body for CallMethod {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        let callee = m.object(w.a());
        if m.reg(w.a() + HEADER).is_unset()
            && callee.is_some_and(|callee| callee.is_kind(Kind::Native))
        {
            return m.other::<CallNative<1, 0>>();
        }
        m.slow(w, |cx, w| {
            let bound = cx.raw(w.a() + HEADER).is_unset() as usize;
            let start = w.a() + HEADER + bound;
            call::positional(cx, w, start, w.b() + 1 - bound)
        })
    }
}

/// CALL and CALL_METHOD (whose receiver, one more argument, lies before the others) of a Python function with too
/// few arguments, or one that takes others than simple ones: the defaults of simple parameters are filled in here.
struct CallDefaults<const RECEIVER: usize>;

impl<const RECEIVER: usize> Body for CallDefaults<RECEIVER> {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: CALL and CALL_METHOD found a function; the window's end was compared with the stack's.
        unsafe {
            let vm = &*m.vm;
            let function = m.reg(w.a()).0 as *const Object<Function>;
            let (given, wanted) = (w.b() + RECEIVER, (*function).simple_args.get() as usize);
            if given == wanted {
                // It was no plain call for another reason: where this frame's window is, or how deep.
                return m.other::<CallFromGenerator<RECEIVER>>();
            }
            let base = m.base.add(w.a() + HEADER);
            let code = call::code_pointer(vm, function);
            let end = base.add((*code).n_registers as usize) as usize;
            if given < wanted
                && wanted != NOT_SIMPLE as usize
                && end.wrapping_sub(vm.stack_start) <= vm.stack_size
                && vm.depth < vm.depth_limit
                && let Some(defaults) = (*function).defaults.get(vm)
                && let Some(defaults) = defaults.downcast::<Tuple>()
            {
                let defaults = defaults.items();
                if wanted - given <= defaults.len() {
                    let defaults = defaults.as_ptr().add(defaults.len() - (wanted - given));
                    for index in 0..wanted - given {
                        *base.add(given + index) = m.share((*defaults.add(index)).raw());
                    }
                    if enter_simple(m, w, function, base, wanted) {
                        return Flow::Next;
                    }
                }
            }
            m.slow(w, |cx, w| {
                call::positional(cx, w, w.a() + HEADER, w.b() + RECEIVER)
            })
        }
    }
}

#[inline(always)]
pub fn RETURN(m: &mut Machine, w: Word) -> Flow {
    // SAFETY: the result is owned.
    unsafe {
        let raw = m.operand(w.a());
        leave(m, raw)
    }
}

#[inline(always)]
pub fn RETURN_NONE(m: &mut Machine, _: Word) -> Flow {
    // SAFETY: None needs no owner.
    unsafe { leave(m, Raw::NONE) }
}

/// Leaves the frame with an owned result: a frame that a plain call entered, whose locals others hold too.
#[inline(always)]
unsafe fn leave(m: &mut Machine, result: Raw) -> Flow {
    // SAFETY: the frame is at hand and the result owned; each word is given up once, for it is unset then.
    unsafe {
        let base = m.base;
        let mut special = ((*base.sub(2)).0 >> 48) | (*base.sub(1)).0;
        if (*base.sub(HEADER)).header().as_ref().references() == 1 {
            special = 1;
        }
        if special == 0 {
            let mut local = base;
            let end = base.add(m.code().first_temp as usize);
            while local < end {
                let raw = *local;
                if raw.is_pointer() {
                    let header = raw.header().as_ref();
                    if header.references() == 1 {
                        special = 1;
                        break;
                    }
                    header.forget_one();
                }
                *local = Raw::UNSET;
                local = local.add(1);
            }
        }
        if special != 0 {
            // Another way goes on from here: what is released already is unset.
            std::ptr::write(&raw mut (*m.vm).leaving, Some(Value::from_raw(result)));
            return m.other::<Leave>();
        }
        (*m.vm).depth -= 1;
        // Read only now (volatile), so that the loop keeps none of them in registers.
        let callee = base.sub(HEADER).read_volatile();
        let link = base.sub(2).read_volatile();
        let pc = base.sub(3).read_volatile().0 as *const u32;
        for word in 1..=HEADER {
            *base.sub(word) = Raw::UNSET;
        }
        callee.header().as_ref().forget_one();
        m.base = link.0 as *mut Raw;
        m.pc = pc;
        m.set_next((*pc >> 24) as usize, result, 2)
    }
}

/// Leaves a frame whose locals may die with it, that of an `__init__`, or one that was entered from Rust.
struct Leave;

impl Body for Leave {
    #[inline(always)]
    fn run(m: &mut Machine, _: Word) -> Flow {
        // SAFETY: `leave` has put the result into `leaving`; the header words belong to the frame at hand.
        unsafe {
            let base = m.base;
            let link = *base.sub(2);
            let call = (*base.sub(3)).0 as *const u32;
            let flags = (link.0 >> 48) | (*base.sub(1)).0;
            let leaving = &raw mut (*m.vm).leaving as *mut Raw;
            let constructor = flags == window::CONSTRUCTOR >> 48 && *leaving == Raw::NONE;
            let entry = flags == window::ENTRY >> 48;
            if flags == window::GENERATOR >> 48 {
                return m.other::<LeaveGenerator>();
            }
            if flags == window::PLACED >> 48 {
                return m.other::<LeaveEntered>();
            }
            if flags != 0 && !constructor && !entry {
                return m.slow(Word::NONE, leave_slow);
            }
            let control = &raw const *(*m.vm).control;
            (*control).countdown.set(m.countdown);
            let mut result = std::mem::replace(&mut *leaving, Raw::UNSET);
            release_frame(m);
            if constructor {
                // What `C()` gives is the instance, which waits below the header.
                result = std::mem::replace(&mut *base.sub(HEADER + 1), Raw::UNSET);
            }
            m.base = (link.0 & window::POINTER) as *mut Raw;
            m.countdown = (*control).countdown.get();
            if entry {
                // Nothing is there: the last outcome was taken when the loop was left.
                std::ptr::write(
                    &raw mut (*m.vm).outcome,
                    Some(Outcome::Returned(Value::from_raw(result))),
                );
                m.pc = dispatch::EXIT.as_ptr();
                return Flow::Next;
            }
            m.pc = call;
            m.set_next((*call >> 24) as usize, result, 2)
        }
    }
}

/// Leaves a frame with the result in `leaving`, in the ways that are not done in place.
pub(super) fn leave_slow(cx: &mut Cx<'_>, _: Word) -> crate::vm::Result<()> {
    let result = cx.vm.leaving.take().unwrap_or(Value::NONE);
    // SAFETY: the frame at hand.
    let at = unsafe { frames::leave(cx.vm, cx.pc, cx.base, result) };
    cx.go(at);
    Ok(())
}

/// Releases what the frame at hand holds, which has no frame object, and empties its header. The caller has saved the
/// countdown.
#[inline(always)]
pub(super) unsafe fn release_frame(m: &mut Machine) {
    // SAFETY: the frame is at hand; each word is unset before it is given up.
    unsafe {
        let base = m.base;
        for index in 0..m.code().first_temp as usize {
            let raw = std::mem::replace(&mut *base.add(index), Raw::UNSET);
            heap::release_any(raw);
        }
        let callee = *base.sub(HEADER);
        for word in 1..=HEADER {
            *base.sub(word) = Raw::UNSET;
        }
        heap::release(callee);
        (*m.vm).depth -= 1;
    }
}

/// Leaves the frame of a generator that FOR_ITER, FOR_NEXT or SEND resumed: the generator is finished.
struct LeaveGenerator;

impl Body for LeaveGenerator {
    #[inline(always)]
    fn run(m: &mut Machine, _: Word) -> Flow {
        // SAFETY: the frame at hand is a generator's; its links are read before `finish_generator` frees the window.
        unsafe {
            let call = (*m.base.sub(3)).0 as *const u32;
            let back = ((*m.base.sub(2)).0 & window::POINTER) as *mut Raw;
            let vm: *mut Vm = m.vm;
            let control = &raw const *(*vm).control;
            (*control).countdown.set(m.countdown);
            frames::finish_generator(&mut *vm, m.pc, m.base);
            m.countdown = (*control).countdown.get();
            let leaving = &raw mut (*vm).leaving as *mut Raw;
            let mut result = std::mem::replace(&mut *leaving, Raw::UNSET);
            m.base = back;
            m.pc = call;
            let opcode = Word::at(call).opcode();
            if opcode == Opcode::SEND as u8 {
                result = std::mem::replace(&mut *back.add(Word::at(call).a()), result);
            }
            // All three are two words long; at the bottom of a loop exhaustion goes on.
            let offset = m.data(0);
            let _ = m.branch(2, offset, opcode != Opcode::FOR_NEXT as u8);
            Machine::finish(result)
        }
    }
}

slow_ops! {
    CALL_KW(cx, w) {
        let names = keyword_names(cx);
        return call::keywords(cx, w, w.a() + HEADER, w.b(), names);
    }
    CALL_METHOD_KW(cx, w) {
        let names = keyword_names(cx);
        if cx.get(w.a() + HEADER).is_some() {
            return call::keywords(cx, w, w.a() + HEADER, w.b() + 1, names);
        }
        return call::keywords(cx, w, w.a() + HEADER + 1, w.b(), names);
    }
    CALL_EX(cx, w) {
        return call::spread(cx, w);
    }
    MAKE_FUNCTION(cx, w) {
        let code = cx.code().constants[w.bx()].clone();
        let globals = cx.function().globals.clone();
        let function = cx.vm.function(&code, &globals);
        cx.set(w.a(), function);
        cx.next(1);
    }
    SET_FUNCTION_ATTR(cx, w) {
        let (function, value) = (cx.keep(w.a()), cx.operand(w.b()));
        // Compiled code passes nothing else; the callers of the function rely on it.
        let fits = match w.c() {
            0 => value.is_a::<Tuple>(),
            1 => value.is_a::<Dict>(),
            3 => value
                .downcast::<Tuple>()
                .is_some_and(|cells| cells.items().iter().all(|cell| cell.is_a::<Cell>())),
            _ => true,
        };
        if !fits {
            return Err(cx.vm.system_error("malformed code: a function's part of the wrong kind"));
        }
        if let Some(function) = function.downcast::<Function>() {
            let part = match w.c() {
                0 => &function.defaults,
                1 => {
                    function.simple_args.set(NOT_SIMPLE);
                    &function.keyword_defaults
                }
                2 => &function.annotate,
                3 => &function.closure,
                4 => &function.type_params,
                _ => &function.annotations,
            };
            part.set(cx.vm, Some(value));
        }
        cx.next(1);
    }
}

/// The keyword names of a CALL_KW at hand: a constant tuple of strs.
fn keyword_names(cx: &Cx<'_>) -> &'static [Value] {
    let constant = &cx.code().constants[cx.data(0) as usize];
    constant
        .downcast::<crate::object::tuple::Tuple>()
        .map_or(&[], |names| {
            // SAFETY: the constants of the running code live as long as its frame.
            unsafe { std::slice::from_raw_parts(names.items().as_ptr(), names.len()) }
        })
}
