//! Calls that are not simple: natives, bound methods, classes, defaults, keywords, `*` and `**`; and calls from Rust.

use super::machine::{At, Cx, Word, code_of, window};
use crate::object::descriptor::method::Method;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::function::code::CodeObject;
use crate::object::native::callable::{self, Native, Role};
use crate::object::tuple::Tuple;
use crate::object::types::Type;
use crate::object::value::{Raw, with_first};
use crate::object::{Args, Object, Value};
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

/// A call of a class in R[A] with positional arguments. For a class whose instances are plain and whose `__init__` is
/// a simple Python function, the `__init__` frame is built in place: the instance waits in R[A], the window begins one
/// word later than a function's. The data word caches the class's version.
pub(super) fn class(cx: &mut Cx<'_>, w: Word) -> Result<()> {
    let count = w.b();
    // SAFETY: R[A] holds a class until this call is done; the window is inside the stack (checked below).
    unsafe {
        let class = &*((*cx.base.add(w.a())).0 as *const Object<Type>);
        let version = class.version.get();
        if cx.data(0) != version {
            if !super::construct::is_plain(cx.vm, class) {
                return super::native_call::class(cx, w, count);
            }
            cx.set_data(0, version);
        }
        let init_name = &cx.vm.names().__init__;
        let init = cx.vm.class_lookup_raw(class, init_name);
        let function = init.0 as *const Object<Function>;
        let base = cx.base.add(w.a() + HEADER + 1);
        let code = code_pointer(cx.vm, function);
        let end = base.add((*code).n_registers as usize) as usize;
        if (*function).simple_args.get() as usize != count + 1
            || end.wrapping_sub(cx.vm.stack_start) > cx.vm.stack_size
            || cx.vm.depth >= cx.vm.depth_limit
            || w.ext != 0
        {
            return positional(cx, w, w.a() + HEADER, count);
        }
        let instance = cx.vm.alloc(class, crate::object::instance::Instance);
        (*function).header.increment();
        // Arguments lie from base[-1]; they move up behind `self`.
        for index in (0..count).rev() {
            *base.add(index + 1) = *base.offset(index as isize - 1);
        }
        for index in count + 1..(*code).first_temp as usize {
            *base.add(index) = Raw::UNSET;
        }
        *base = instance.clone().into_raw();
        *base.sub(1) = Raw::UNSET;
        *base.sub(2) = Raw(cx.base as u64 | window::CONSTRUCTOR);
        *base.sub(3) = Raw(cx.pc as u64);
        *base.sub(4) = Raw(code as u64);
        *base.sub(HEADER) = Raw(function as u64);
        let class = std::mem::replace(&mut *base.sub(HEADER + 1), instance.into_raw());
        crate::object::heap::release_any(class);
        cx.vm.depth += 1;
        cx.go(At {
            pc: (*code).words.as_ptr().cast(),
            base,
        });
    }
    Ok(())
}

/// A call with `count` positional arguments in registers from `start`.
pub(super) fn positional(cx: &mut Cx<'_>, w: Word, start: usize, count: usize) -> Result<()> {
    if start == w.a() + HEADER && with_defaults(cx, w, count) {
        return Ok(());
    }
    keywords(cx, w, start, count, &[])
}

/// A call of a Python function with arguments in place that lacks only parameters with defaults: the defaults are
/// added behind the arguments. False if it is not that simple.
fn with_defaults(cx: &mut Cx<'_>, w: Word, count: usize) -> bool {
    // SAFETY: R[A] holds the callee until this call is done; the window is inside the stack (checked).
    unsafe {
        let callee = *cx.base.add(w.a());
        if !callee.is_pointer()
            || !callee
                .header()
                .as_ref()
                .is_kind(crate::object::Kind::Function)
            || w.ext != 0
        {
            return false;
        }
        let function = &*(callee.0 as *const Object<Function>);
        let wanted = function.simple_args.get() as usize;
        let base = cx.base.add(w.a() + HEADER);
        let code = code_pointer(cx.vm, function);
        let end = base.add((*code).n_registers as usize) as usize;
        if function.simple_args.get() == crate::object::function::NOT_SIMPLE
            || count >= wanted
            || end.wrapping_sub(cx.vm.stack_start) > cx.vm.stack_size
            || cx.vm.depth >= cx.vm.depth_limit
        {
            return false;
        }
        let Some(defaults) = function
            .defaults
            .get(cx.vm)
            .as_ref()
            .and_then(|d| d.downcast::<Tuple>())
        else {
            return false;
        };
        let missing = wanted - count;
        if missing > defaults.len() {
            return false;
        }
        for (index, value) in defaults.items()[defaults.len() - missing..]
            .iter()
            .enumerate()
        {
            *base.add(count + index) = value.clone().into_raw();
        }
        for index in wanted..(*code).first_temp as usize {
            *base.add(index) = Raw::UNSET;
        }
        *base.sub(1) = Raw::UNSET;
        *base.sub(2) = Raw(cx.base as u64);
        *base.sub(3) = Raw(cx.pc as u64);
        *base.sub(4) = Raw(code as u64);
        cx.vm.depth += 1;
        cx.go(At {
            pc: (*code).words.as_ptr().cast(),
            base,
        });
        true
    }
}

/// A call with `count` arguments in registers from `start`, of which the last are named.
pub(super) fn keywords(
    cx: &mut Cx<'_>,
    w: Word,
    start: usize,
    count: usize,
    names: &[Value],
) -> Result<()> {
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
        for index in 0..code.first_temp as usize {
            *base.add(index) = Raw::UNSET;
        }
        super::bind::bind(vm, function, code, args, receiver, base)?;
        vm.depth += 1;
        *base.sub(HEADER + 1) = Raw::UNSET;
        *base.sub(HEADER) = function.value().into_raw();
        *base.sub(4) = Raw(code as *const _ as u64);
        *base.sub(1) = Raw::UNSET;
        Ok(base)
    }
}

/// CALL_EX.
pub(super) fn spread(cx: &mut Cx<'_>, w: Word) -> Result<()> {
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
    with_first(&method.receiver, args.values, |values| {
        let names = args.names;
        vm.call_args(&method.function, Args { values, names })
    })
}

/// Whether a code object's frames keep their names in a mapping.
pub(super) fn has_locals_mapping(code: &CodeObject) -> bool {
    !code.has(flags::OPTIMIZED)
}

/// A frame for a property's getter written in Python, to go on with; `None` if it is not that simple.
pub(super) fn property_frame(
    cx: &mut Cx<'_>,
    getter: &Value,
    object: &Value,
) -> Result<Option<At>> {
    let Some(function) = getter.downcast::<Function>() else {
        return Ok(None);
    };
    let top = stack_top(cx.vm, cx.base);
    let base = push_window(
        cx.vm,
        function,
        Args::positional_only(&[]),
        Some(object),
        top,
    )?;
    let word = Word::NONE;
    Ok(Some(link(cx, word, base, window::ATTRIBUTE)))
}

/// The plain function that `super(class, receiver).name` finds, if it is one that binds to the receiver.
pub(super) fn super_function(
    vm: &mut Vm,
    class: &Value,
    receiver: &Value,
    name: &Value,
) -> Option<Value> {
    let class = class.downcast::<Type>()?;
    let of = vm.class_of(receiver);
    if !of.is_subclass(vm, class) {
        return None;
    }
    let mro = of.mro.get(vm).downcast::<Tuple>()?;
    let after = mro
        .items()
        .iter()
        .position(|base| base.raw().0 == class as *const _ as u64)?
        + 1;
    for base in &mro.items()[after..] {
        let dict = base.downcast::<Type>()?.dict.get(vm);
        if let Some(found) = dict.downcast::<Dict>()?.get_str(vm, name) {
            return vm.binds_as_method(&found).then_some(found);
        }
    }
    None
}
