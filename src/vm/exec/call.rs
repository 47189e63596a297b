//! Calls that are not simple: natives, bound methods, classes, defaults, keywords, `*` and `**`; and calls from Rust.

use super::enter::{self, Arguments, NAMES};
use super::machine::{At, Cx, Word, code_of, window};
use crate::object::descriptor::method::Method;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::function::code::CodeObject;
use crate::object::header::bits;
use crate::object::native::callable::{self, Native, Role};
use crate::object::slots::wrapper;
use crate::object::tuple::Tuple;
use crate::object::types::{Constructor, Type, flags as flags_of_types};
use crate::object::value::{Raw, with_first};
use crate::object::{Args, Kind, Object, Value};
use crate::vm::{Result, Vm};
use gillie_bytecode::HEADER;
use gillie_bytecode::code::flags;

/// The code of a function, as a pointer.
#[inline(always)]
pub(super) unsafe fn code_pointer(
    vm: &Vm,
    function: *const Object<Function>,
) -> *const Object<CodeObject> {
    // SAFETY: the caller's function is alive; its code is a code object.
    unsafe { (*function).code.get(vm).raw().0 as *const Object<CodeObject> }
}

/// The values that lie in `count` registers from `start`.
pub(super) fn window_args<'a>(cx: &Cx<'_>, start: usize, count: usize) -> &'a [Value] {
    // SAFETY: the compiler put arguments there; nobody writes to a caller's temporaries while its call runs.
    unsafe { std::slice::from_raw_parts(cx.base.add(start) as *const Value, count) }
}

/// A call of a class in R[A] with positional arguments.
pub(super) fn class(cx: &mut Cx<'_>, w: Word) -> Result<()> {
    let (start, count) = (w.a() + HEADER, w.b());
    // SAFETY: the compiler put the arguments there.
    let source = unsafe { cx.base.add(start) };
    match in_place(cx, w, source, count, &[]) {
        Ok(true) => Ok(()),
        Ok(false) => super::native_call::class(cx, w, count),
        Err(raised) => {
            drop_call_window(cx, w, start, count);
            Err(raised)
        }
    }
}

/// A call with `count` positional arguments in registers from `start`.
pub(super) fn positional(cx: &mut Cx<'_>, w: Word, start: usize, count: usize) -> Result<()> {
    keywords(cx, w, start, count, &[])
}

/// A call with `count` arguments in registers from `start`, of which the last are named.
pub(super) fn keywords(
    cx: &mut Cx<'_>,
    w: Word,
    start: usize,
    count: usize,
    names: &[Value],
) -> Result<()> {
    // SAFETY: the compiler put the arguments there.
    let source = unsafe { cx.base.add(start) };
    match in_place(cx, w, source, count, names) {
        Ok(true) => Ok(()),
        Ok(false) => generally(cx, w, start, count, names),
        Err(raised) => {
            drop_call_window(cx, w, start, count);
            Err(raised)
        }
    }
}

/// Calls what is in R[A] in place, if it leads to a Python function: a function, a bound method, a class whose
/// `__init__` is one, an object whose `__call__` is one. The argument words from `source` are handed over. False, or
/// an error: they are not.
fn in_place(
    cx: &mut Cx<'_>,
    w: Word,
    source: *mut Raw,
    count: usize,
    names: &[Value],
) -> Result<bool> {
    // SAFETY: R[A] holds the callee until the call is done; arguments lie from `source`, above them nothing does.
    unsafe {
        let place = cx.base.add(w.a());
        let callee = *place;
        if !callee.is_pointer() {
            return Ok(false);
        }
        let mut args = Arguments {
            receiver: Raw::UNSET,
            source,
            count,
            names,
        };
        let header = callee.header().as_ref();
        if let Some(function) = enter::function_in(callee) {
            let Some(base) = enter::enter(cx, w, function, &args, source, 0) else {
                return Ok(false);
            };
            if base.sub(HEADER) != place {
                *place = Raw::UNSET;
            }
            return Ok(true);
        }
        if header.is_kind(Kind::Type) {
            let class = &*(callee.0 as *const Object<Type>);
            return class_in_place(cx, w, class, &args);
        }
        let function = if header.is_kind(Kind::Method) {
            let method = &*(callee.0 as *const Object<Method>);
            args.receiver = method.receiver.raw();
            method.function.raw()
        } else if header.is_kind(Kind::Instance) {
            args.receiver = callee;
            let name = &cx.vm.names().__call__;
            cx.vm.class_lookup_raw(header.class(), name)
        } else {
            if names.is_empty() && header.class().is(&*cx.vm.types().wrapper_descriptor) {
                // `super().__init__(…)` of an exception.
                let values = std::slice::from_raw_parts(source as *const Value, count);
                if wrapper::initialise_exception(cx.vm, header, values) {
                    for index in 0..count {
                        let raw = std::mem::replace(&mut *source.add(index), Raw::UNSET);
                        crate::object::heap::release_any(raw);
                    }
                    cx.set(w.a(), None);
                    cx.set(w.c(), Value::NONE);
                    cx.next(2);
                    return Ok(true);
                }
            }
            return Ok(false);
        };
        let Some(function) = enter::function_in(function) else {
            return Ok(false);
        };
        let Some(base) = enter::enter(cx, w, function, &args, source, 0) else {
            return Ok(false);
        };
        (*function).header.increment();
        if base.sub(HEADER) != place {
            *place = Raw::UNSET;
        }
        crate::object::heap::release(callee);
        Ok(true)
    }
}

/// A class whose `__init__` is a Python function: the instance is made, waits in R[A] (the window begins one word
/// later than a function's), and `__init__` is entered.
fn class_in_place(
    cx: &mut Cx<'_>,
    w: Word,
    class: &Object<Type>,
    args: &Arguments<'_>,
) -> Result<bool> {
    // SAFETY: as in `in_place`; `init` is kept by its class as long as nothing else runs.
    unsafe {
        let Some(init) = super::construct::python_init(cx.vm, class) else {
            if args.names.is_empty() && class.has(flags_of_types::EXCEPTION) {
                let values = std::slice::from_raw_parts(args.source as *const Value, args.count);
                let usual = super::construct::calls_as_type(cx.vm, class);
                if usual
                    && let Some(made) = crate::object::exception::construct(cx.vm, class, values)
                {
                    for index in 0..args.count {
                        let raw = std::mem::replace(&mut *args.source.add(index), Raw::UNSET);
                        crate::object::heap::release_any(raw);
                    }
                    cx.set(w.a(), None);
                    cx.set(w.c(), made);
                    cx.next(2);
                    return Ok(true);
                }
            }
            return Ok(false);
        };
        if (*code_pointer(cx.vm, init)).is_generator() {
            return Ok(false);
        }
        let values = std::slice::from_raw_parts(args.source as *const Value, args.count);
        let given = Args {
            values,
            names: args.names,
        };
        let mut init = init;
        let instance = if class.layout().kind == Kind::Instance {
            cx.vm.alloc(class, crate::object::instance::Instance)
        } else {
            let code = class.slots.new.cloned(cx.vm);
            let Some(Constructor::Native(code)) = code else {
                return Ok(false);
            };
            let plain = match args.names {
                [] => crate::object::exception::begin(cx.vm, class, values),
                _ => None,
            };
            let instance = match plain {
                Some(exception) => exception,
                None => {
                    let class_value = class.value();
                    cx.vm.call_native_with(&code, &class_value, given)?
                }
            };
            let own = cx.vm.class_of(&instance);
            let same = own.is(class);
            match super::construct::python_init(cx.vm, class) {
                Some(found) if same => init = found,
                _ => {
                    // Not what was expected: on in the general way, with the object that is there now.
                    let class = class.class_ref();
                    if cx.vm.class_of(&instance).is_subclass(cx.vm, &class) {
                        let own = cx.vm.class_of(&instance).class_ref();
                        cx.vm.initialise(&own, &instance, given)?;
                    }
                    for index in 0..args.count {
                        let raw = std::mem::replace(&mut *args.source.add(index), Raw::UNSET);
                        crate::object::heap::release_any(raw);
                    }
                    cx.set(w.a(), None);
                    cx.set(w.c(), instance);
                    cx.next(2);
                    return Ok(true);
                }
            }
            instance
        };
        let caller = cx.base;
        let with_self = Arguments {
            receiver: instance.raw(),
            ..*args
        };
        let wanted = args.source.add(1);
        let link_flags = window::CONSTRUCTOR;
        let Some(base) = enter::enter(cx, w, init, &with_self, wanted, link_flags) else {
            // Bound one by one, or an error.
            // Arguments that a CALL_EX laid out may reach beyond the frame's registers.
            let end = args.source.add(args.count);
            let mut top = stack_top(cx.vm, cx.base);
            if (end as usize).wrapping_sub(cx.vm.stack_start) <= cx.vm.stack_size {
                top = top.max(end);
            }
            let base = push_window(cx.vm, &*init, given, Some(&instance), top)?;
            *base.sub(HEADER + 1) = instance.into_raw();
            let at = link(cx, w, base, window::CONSTRUCTOR);
            for index in 0..args.count {
                let raw = std::mem::replace(&mut *args.source.add(index), Raw::UNSET);
                crate::object::heap::release_any(raw);
            }
            cx.set(w.a(), None);
            cx.go(at);
            return Ok(true);
        };
        (*init).header.increment();
        let place = caller.add(w.a());
        let callee = std::mem::replace(&mut *place, Raw::UNSET);
        *base.sub(HEADER + 1) = instance.into_raw();
        crate::object::heap::release_any(callee);
        Ok(true)
    }
}

/// A call that cannot be done in place, or whose arguments are wrong.
fn generally(cx: &mut Cx<'_>, w: Word, start: usize, count: usize, names: &[Value]) -> Result<()> {
    let callee = cx.keep(w.a());
    let args = Args {
        values: window_args(cx, start, count),
        names,
    };
    let done = dispatch(cx, w, &callee, args, None);
    drop_call_window(cx, w, start, count);
    match done? {
        Called::Value(value) => {
            cx.set(w.c(), value);
            cx.next(2);
        }
        Called::Frame(at) => cx.go(at),
    }
    Ok(())
}

/// Releases the callable and the arguments of a call (in the caller's registers).
pub(super) fn drop_call_window(cx: &mut Cx<'_>, w: Word, start: usize, count: usize) {
    cx.set(w.a(), None);
    for index in start..start + count {
        cx.set(index, None);
    }
}

/// What a call led to.
enum Called {
    Value(Value),
    /// A new frame, to go on with.
    Frame(At),
}

/// Calls `callee`: Python functions get a frame of their own on the stack top, everything else runs here.
fn dispatch(
    cx: &mut Cx<'_>,
    w: Word,
    callee: &Value,
    args: Args<'_>,
    receiver: Option<&Value>,
) -> Result<Called> {
    if let Some(function) = callee.downcast::<Function>() {
        let top = stack_top(cx.vm, cx.base);
        let base = push_window(cx.vm, function, args, receiver, top)?;
        return Ok(Called::Frame(link(cx, w, base, 0)));
    }
    if let Some(method) = callee.downcast::<Method>() {
        if receiver.is_none() && method.function.is_a::<Function>() {
            return dispatch(cx, w, &method.function, args, Some(&method.receiver));
        }
    } else if let Some(native) = callee.downcast::<Native>() {
        if receiver.is_none() && args.names.is_empty() && native.receiver.is_none() {
            match native.role {
                Role::Function => {
                    return cx
                        .vm
                        .call_native(&native.code, args.values)
                        .map(Called::Value);
                }
                Role::Method => {
                    callable::check_receiver(cx.vm, native, args)?;
                    return cx
                        .vm
                        .call_native(&native.code, args.values)
                        .map(Called::Value);
                }
                _ => {}
            }
        }
    } else if let Some(class) = callee.downcast::<Type>()
        && receiver.is_none()
        && let Some((instance, init)) = super::construct::plan(cx.vm, class, args)?
    {
        let Some(init) = init else {
            return Ok(Called::Value(instance));
        };
        if let Some(function) = init.downcast::<Function>() {
            let top = stack_top(cx.vm, cx.base);
            let base = push_window(cx.vm, function, args, Some(&instance), top)?;
            let at = link(cx, w, base, window::CONSTRUCTOR);
            // The instance waits in the word below the window's header.
            // SAFETY: `push_window` leaves room there.
            unsafe { *base.sub(HEADER + 1) = instance.into_raw() };
            return Ok(Called::Frame(at));
        }
    }
    if let Some(header) = callee.header()
        && header.is_kind(Kind::Other)
        && receiver.is_none()
        && let Some(function) = header.class().slots.call.get()
    {
        // A weak reference, a partial, a getter of items: nothing that has a frame.
        cx.vm.check_stack()?;
        return function(cx.vm, callee, args).map(Called::Value);
    }
    let result = match receiver {
        None => cx.vm.call_args(callee, args)?,
        Some(receiver) => with_first(receiver, args.values, |values| {
            let names = args.names;
            cx.vm.call_args(callee, Args { values, names })
        })?,
    };
    Ok(Called::Value(result))
}

/// Completes the header of a window made by [`push_window`] so that it returns to the instruction at hand.
fn link(cx: &mut Cx<'_>, w: Word, base: *mut Raw, flags: u64) -> At {
    let other = if w.ext == 0 { 0 } else { window::OTHER };
    // SAFETY: `base` is a window made by `push_window`.
    unsafe {
        *base.sub(3) = Raw(cx.pc as u64);
        *base.sub(2) = Raw(cx.base as u64 | flags | other);
        At {
            pc: (*code_of(base)).words.as_ptr().cast(),
            base,
        }
    }
}

/// First free word above the frame at `base` (null: an empty stack).
#[inline(always)]
pub(super) fn stack_top(vm: &Vm, base: *mut Raw) -> *mut Raw {
    if base.is_null() {
        return vm.stack_start as *mut Raw;
    }
    // SAFETY: `base` is a frame's window; a generator's has its callees' stack address in its longer header.
    unsafe {
        if (*base.sub(2)).0 & window::GENERATOR != 0 {
            (*base.sub(HEADER + 1)).0 as *mut Raw
        } else {
            base.add((*code_of(base)).n_registers as usize)
        }
    }
}

/// Builds the window of a call of `function` at `top`: callee, code and bound arguments; the rest is unset. The
/// caller sets call pc and link. One word below the header is reserved (see `CONSTRUCTOR`).
pub(super) fn push_window(
    vm: &mut Vm,
    function: &Object<Function>,
    args: Args<'_>,
    receiver: Option<&Value>,
    top: *mut Raw,
) -> Result<*mut Raw> {
    // SAFETY: `top` is the first free word of this thread's stack; the checks keep the window inside it.
    unsafe {
        let code = &*code_pointer(vm, function);
        let base = top.add(HEADER + 1);
        let end = base.add(code.n_registers as usize) as usize;
        if end.wrapping_sub(vm.stack_start) > vm.stack_size {
            return Err(vm.recursion_error("maximum recursion depth exceeded"));
        }
        if vm.depth >= vm.depth_limit {
            return Err(super::frames::too_deep(vm));
        }
        let words = args.values.len();
        let first = receiver.is_some() as usize;
        if args.names.is_empty() && function.simple_args.get() as usize == words + first {
            if let Some(receiver) = receiver {
                *base = receiver.clone().into_raw();
            }
            for (index, value) in args.values.iter().enumerate() {
                *base.add(first + index) = value.clone().into_raw();
            }
            for index in first + words..code.first_temp as usize {
                // Volatile, or the compiler makes a call of memset of this loop over a handful of words.
                base.add(index).write_volatile(Raw::UNSET);
            }
            complete_window(vm, function, code, base);
            return Ok(base);
        }
        let room = base.add(words + 1) as usize;
        let fits = words < 256 && room.wrapping_sub(vm.stack_start) <= vm.stack_size;
        for index in 0..(code.first_temp as usize).max(if fits { words + 1 } else { 0 }) {
            *base.add(index) = Raw::UNSET;
        }
        // The arguments are laid out as a CALL would do it, if that is good enough.
        let laid = fits && {
            for (index, value) in args.values.iter().enumerate() {
                *base.add(index) = value.clone().into_raw();
            }
            let arguments = Arguments {
                receiver: receiver.map_or(Raw::UNSET, |receiver| receiver.raw()),
                source: base,
                count: words,
                names: args.names,
            };
            let bound = enter::bind(vm, function, code, &arguments, base);
            for index in 0..if bound { 0 } else { words } {
                let raw = std::mem::replace(&mut *base.add(index), Raw::UNSET);
                crate::object::heap::release_any(raw);
            }
            bound
        };
        if !laid {
            super::bind::bind(vm, function, code, args, receiver, base)?;
        }
        complete_window(vm, function, code, base);
        Ok(base)
    }
}

/// Writes the header of a window whose arguments are bound, but for call pc and link.
#[inline(always)]
unsafe fn complete_window(
    vm: &mut Vm,
    function: &Object<Function>,
    code: &Object<CodeObject>,
    base: *mut Raw,
) {
    // SAFETY: `push_window` has checked that there is room for the header.
    unsafe {
        vm.depth += 1;
        *base.sub(HEADER + 1) = Raw::UNSET;
        *base.sub(HEADER) = function.value().into_raw();
        *base.sub(4) = Raw(code as *const _ as u64);
        *base.sub(1) = Raw::UNSET;
    }
}

/// CALL_EX of something that leads to a Python function, with a tuple and a dict: their items are laid out as the
/// arguments of a CALL.
fn spread_in_place(cx: &mut Cx<'_>, w: Word) -> Result<bool> {
    // SAFETY: operands are set; the words above the call's registers are unset, and `room` says that they are in the
    // stack.
    unsafe {
        let callee = *cx.base.add(w.a());
        let python = callee.is_pointer() && {
            let header = callee.header().as_ref();
            header.is_kind(Kind::Function)
                || header.is_kind(Kind::Method)
                || header.is_kind(Kind::Instance)
                || header.is_kind(Kind::Type) && {
                    // A native `__new__` may run Python code, whose frames must not lie on the arguments.
                    let class = &*(callee.0 as *const Object<Type>);
                    class.layout().kind == Kind::Instance
                }
        };
        let start = w.a() + HEADER;
        let (first, second) = (
            cx.get(start),
            if w.b() != 0 { cx.get(start + 1) } else { None },
        );
        let Some(items) = first.as_ref().and_then(|first| first.downcast::<Tuple>()) else {
            return Ok(false);
        };
        let items = items.items();
        let dict = match &second {
            None => None,
            Some(second) => match second.downcast::<Dict>() {
                Some(dict) if dict.class().is(&*cx.vm.types().dict) => Some(dict),
                _ => return Ok(false),
            },
        };
        let keywords = dict.map_or(0, |dict| dict.len(cx.vm));
        if !python || items.len() > 128 || keywords > NAMES {
            return Ok(false);
        }
        // Borrowed from the dict, which lives until the arguments are bound.
        let mut names = [Raw::UNSET; NAMES];
        if let Some(dict) = dict {
            for (index, (key, _)) in dict.table.get(cx.vm).iter().enumerate() {
                let interned = key.header().is_some_and(|key| key.has(bits::INTERNED));
                if !interned || index >= NAMES {
                    return Ok(false);
                }
                names[index] = key.raw();
            }
        }
        let count = items.len() + keywords;
        let source = enter::place(cx.vm, cx.base, cx.base.add(start), count + 8);
        if source.is_null() {
            return Ok(false);
        }
        let (first, second) = (
            cx.take(start),
            if w.b() != 0 { cx.take(start + 1) } else { None },
        );
        for (index, item) in items.iter().enumerate() {
            *source.add(index) = item.clone().into_raw();
        }
        if let Some(dict) = dict {
            for (index, (_, value)) in dict.table.get(cx.vm).iter().enumerate() {
                *source.add(items.len() + index) = value.clone().unwrap_or(Value::NONE).into_raw();
            }
        }
        let names = std::slice::from_raw_parts(names.as_ptr() as *const Value, keywords);
        let entered = in_place(cx, w, source, count, names);
        if !matches!(entered, Ok(true)) {
            for index in 0..count {
                let raw = std::mem::replace(&mut *source.add(index), Raw::UNSET);
                crate::object::heap::release_any(raw);
            }
            if matches!(entered, Ok(false)) {
                cx.set(start, first);
                if w.b() != 0 {
                    cx.set(start + 1, second);
                }
            }
        }
        entered
    }
}

/// CALL_EX.
pub(super) fn spread(cx: &mut Cx<'_>, w: Word) -> Result<()> {
    if w.b() != 0 {
        let mapping = cx.keep(w.a() + HEADER + 1);
        let exact = mapping
            .downcast::<Dict>()
            .is_some_and(|dict| dict.class().is(&*cx.vm.types().dict));
        if !exact {
            let callee = cx.keep(w.a());
            let dict = cx.vm.dict();
            super::ops::merge(cx.vm, &dict, &mapping, Some(&callee))?;
            cx.set(w.a() + HEADER + 1, dict);
        }
    }
    if spread_in_place(cx, w)? {
        return Ok(());
    }
    let callee = cx.take(w.a()).unwrap_or(Value::NONE);
    let iterable = cx.take(w.a() + HEADER).unwrap_or(Value::NONE);
    let mapping = if w.b() != 0 {
        cx.take(w.a() + HEADER + 1)
    } else {
        None
    };
    let mut values = match iterable.downcast::<Tuple>() {
        Some(tuple) => tuple.items().to_vec(),
        None => {
            let slots = &cx.vm.class_of(&iterable).slots;
            if slots.iter.get().is_none() && slots.get_item.get().is_none() {
                let (text, name) = (callable_text(cx.vm, &callee), cx.vm.type_name(&iterable));
                return Err(cx.vm.type_error(format!(
                    "{text} argument after * must be an iterable, not {name}"
                )));
            }
            cx.vm.collect(&iterable)?
        }
    };
    let mut names = Vec::new();
    if let Some(dict) = mapping
        .as_ref()
        .and_then(|mapping| mapping.downcast::<Dict>())
    {
        for (key, value) in dict.table.get(cx.vm).iter() {
            names.push(key.clone());
            values.push(value.clone().unwrap_or(Value::NONE));
        }
        for name in &mut names {
            if !name.is_a::<crate::object::str::Str>() {
                return Err(cx.vm.type_error("keywords must be strings"));
            }
            if cx.vm.class_of(name).is(&*cx.vm.types().str) {
                *name = cx.vm.intern_value(name);
            }
        }
    }
    match dispatch(
        cx,
        w,
        &callee,
        Args {
            values: &values,
            names: &names,
        },
        None,
    )? {
        Called::Value(value) => {
            cx.set(w.c(), value);
            cx.next(2);
        }
        Called::Frame(at) => cx.go(at),
    }
    Ok(())
}

/// How a callable is named in argument errors: `module.qualname()`.
pub(super) fn callable_text(vm: &mut Vm, callable: &Value) -> String {
    let qualname = vm.names().__qualname__.clone();
    let module = vm.names().__module__.clone();
    let text = |value: Option<Value>| {
        value.and_then(|v| {
            v.downcast::<crate::object::str::Str>()
                .map(|s| s.text().into_owned())
        })
    };
    let name = vm.get_attr_opt(callable, &qualname).ok().flatten();
    let Some(name) = text(name) else {
        return vm.display_text(callable).unwrap_or_default();
    };
    match text(vm.get_attr_opt(callable, &module).ok().flatten()) {
        Some(module) if module != "builtins" => format!("{module}.{name}()"),
        _ => format!("{name}()"),
    }
}

/// A call of a Python function from Rust, with a first argument apart.
pub(crate) fn call_python(
    vm: &mut Vm,
    function: &Object<Function>,
    receiver: Option<&Value>,
    args: Args<'_>,
) -> Result<Value> {
    let top = stack_top(vm, vm.base);
    let base = push_window(vm, function, args, receiver, top)?;
    vm.enter_frame(base)
}

/// The `call` slot of functions: a call from Rust.
pub fn call_function(vm: &mut Vm, callee: &Value, args: Args<'_>) -> Result<Value> {
    let Some(function) = callee.downcast::<Function>() else {
        return Err(vm.type_error("not a function"));
    };
    let top = stack_top(vm, vm.base);
    let base = push_window(vm, function, args, None, top)?;
    vm.enter_frame(base)
}

/// The `call` slot of bound methods.
pub fn call_method(vm: &mut Vm, callee: &Value, args: Args<'_>) -> Result<Value> {
    let Some(method) = callee.downcast::<Method>() else {
        return Err(vm.type_error("not a method"));
    };
    if let Some(function) = method.function.downcast::<Function>() {
        let top = stack_top(vm, vm.base);
        let base = push_window(vm, function, args, Some(&method.receiver), top)?;
        return vm.enter_frame(base);
    }
    if !method.function.is_a::<Method>() {
        return with_first(&method.receiver, args.values, |values| {
            let names = args.names;
            vm.call_args(&method.function, Args { values, names })
        });
    }
    // Methods of methods of methods: one vector for all their receivers, innermost first.
    let (mut values, mut function) = (vec![method.receiver.clone()], &method.function);
    while let Some(inner) = function.downcast::<Method>() {
        values.push(inner.receiver.clone());
        function = &inner.function;
    }
    values.reverse();
    values.extend_from_slice(args.values);
    let (values, names) = (&values[..], args.names);
    vm.call_args(function, Args { values, names })
}

/// Whether a code object's frames keep their names in a mapping.
pub(super) fn has_locals_mapping(code: &CodeObject) -> bool {
    !code.has(flags::OPTIMIZED)
}
