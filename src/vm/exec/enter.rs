//! Entering Python functions where their arguments lie.
//!
//! A call's arguments are in the registers in which the callee's parameters will be. What remains to be done is to
//! move keyword arguments to their places, to add defaults, and to gather `*args` and `**kwargs`. [`enter`] first
//! finds out whether the call is right, without changing anything; if it is not (or too unusual) it says so, and the
//! general way (`bind.rs`) binds the arguments once more, one by one, and words the error.

use super::call::{code_pointer, stack_top};
use super::machine::{Cx, Word, window};
use crate::object::dict::Dict;
use crate::object::function::code::CodeObject;
use crate::object::function::{Function, NOT_SIMPLE};
use crate::object::header::bits;
use crate::object::tuple::Tuple;
use crate::object::value::{Raw, Value};
use crate::object::{Kind, Object};
use crate::vm::Vm;
use gillie_bytecode::HEADER;
use gillie_bytecode::code::flags;

/// Most keyword arguments bound in place.
pub(super) const NAMES: usize = 16;
/// Most parameters bound in place.
const PARAMETERS: usize = 63;
/// A keyword that goes to `**kwargs`.
const EXTRA: u8 = u8::MAX;

/// Argument words that are handed over: each owns its reference.
pub(super) struct Arguments<'a> {
    /// Goes before the others; its reference is shared, not handed over. Unset if there is none.
    pub receiver: Raw,
    pub source: *mut Raw,
    /// Words from `source`.
    pub count: usize,
    /// Names of the last of them.
    pub names: &'a [Value],
}

/// Where the window of a call goes whose callable is at `wanted[-HEADER]`: there, or, if that is in a generator's
/// window, on top of the thread's stack. Null if there is no room for `words` registers.
pub(super) fn place(vm: &Vm, running: *mut Raw, wanted: *mut Raw, words: usize) -> *mut Raw {
    if vm.depth >= vm.depth_limit {
        return std::ptr::null_mut();
    }
    let inside = |base: *mut Raw| {
        let end = base.wrapping_add(words) as usize;
        end.wrapping_sub(vm.stack_start) <= vm.stack_size
    };
    if inside(wanted) {
        return wanted;
    }
    let top = stack_top(vm, running).wrapping_add(HEADER + 1);
    if inside(top) {
        return top;
    }
    std::ptr::null_mut()
}

/// The Python function in a word, if it is one.
#[inline(always)]
pub(super) fn function_in(raw: Raw) -> Option<*const Object<Function>> {
    if !raw.is_pointer() {
        return None;
    }
    // SAFETY: a pointer word is an object's header; the kind says which.
    let is_function = unsafe { raw.header().as_ref().is_kind(Kind::Function) };
    is_function.then_some(raw.0 as *const Object<Function>)
}

/// The defaults of positional parameters.
#[inline]
fn default_values<'a>(vm: &'a Vm, function: &'a Object<Function>) -> &'a [Value] {
    match function.defaults.get(vm) {
        Some(tuple) => tuple.downcast::<Tuple>().map_or(&[][..], |d| d.items()),
        None => &[],
    }
}

/// Shares a word's reference.
#[inline(always)]
unsafe fn share(raw: Raw) -> Raw {
    if raw.is_pointer() {
        // SAFETY: the word's owner keeps the object alive.
        unsafe { raw.header().as_ref().increment() };
    }
    raw
}

/// Binds arguments that are handed over to the parameters of `function`, whose registers begin at `base`. False: it
/// cannot be done here, and nothing has changed.
///
/// # Safety
/// The arguments are set words, of which the first lies at `base`, one below, or in another window; the other
/// registers from `base` on are unset, and there is room for them.
pub(super) unsafe fn bind(
    vm: &mut Vm,
    function: &Object<Function>,
    code: &CodeObject,
    args: &Arguments<'_>,
    base: *mut Raw,
) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let first = !args.receiver.is_unset() as usize;
        let (source, count) = (args.source, args.count);
        let locals = code.first_temp as usize;
        if function.simple_args.get() as usize == count + first && args.names.is_empty() {
            move_words(source, base.add(first), count, count);
            if first != 0 {
                *base = share(args.receiver);
            }
            for index in count + first..locals {
                *base.add(index) = Raw::UNSET;
            }
            return true;
        }
        if function.simple_args.get() != NOT_SIMPLE && args.names.is_empty() {
            return bind_defaults(vm, function, code, args, base);
        }
        bind_any(vm, function, code, args, base)
    }
}

/// The default of keyword-only parameter `index`, borrowed.
#[inline]
fn keyword_default(
    vm: &Vm,
    function: &Object<Function>,
    code: &CodeObject,
    index: usize,
) -> Option<Raw> {
    let defaults = function.keyword_defaults.get(vm).as_ref()?;
    let defaults = defaults.downcast::<Dict>()?;
    let name = &code.local_names[code.data.arg_count as usize + index];
    let entries = defaults.table.get(vm).entries();
    // Defaults stand in the order of their parameters, often one for each.
    let entry = match entries.get(index) {
        Some(entry) if entry.key.as_ref().is_some_and(|key| key.is(name)) => entry,
        _ => &entries[defaults.find_str(vm, name)?],
    };
    entry.value.as_ref().map(Value::raw)
}

/// [`bind`] in general: names, `*args`, keyword-only parameters, `**kwargs`. A word of bits says which parameters
/// have an argument.
#[expect(
    clippy::needless_range_loop,
    reason = "zipped iterators are calls where they are not inlined"
)]
unsafe fn bind_any(
    vm: &mut Vm,
    function: &Object<Function>,
    code: &CodeObject,
    args: &Arguments<'_>,
    base: *mut Raw,
) -> bool {
    // SAFETY: as for `bind`.
    unsafe {
        let data = &*code.data;
        let has = |flag| data.flags & flag != 0;
        let (star, mapping) = (has(flags::VARARGS), has(flags::VARKEYWORDS));
        let (arg_count, total) = (
            data.arg_count as usize,
            data.arg_count as usize + data.kwonly_count as usize,
        );
        let first = !args.receiver.is_unset() as usize;
        let (source, count, names) = (args.source, args.count, args.names);
        let positional = count - names.len();
        let given = (positional + first).min(arg_count);
        if (positional + first > arg_count && !star)
            || names.len() > NAMES
            || total > PARAMETERS
            // `def method(*args)`: the receiver is one of them.
            || first > arg_count
            || !has(flags::OPTIMIZED)
        {
            return false;
        }
        let mut bound = (1u64 << given) - 1;
        let mut places = [EXTRA; NAMES];
        for index in 0..names.len() {
            let name = names.get_unchecked(index);
            let mut at = data.posonly_count as usize;
            while at < total && code.local_names[at].raw() != name.raw() {
                at += 1;
            }
            if at < total {
                if bound >> at & 1 != 0 {
                    return false;
                }
                bound |= 1 << at;
                places[index] = at as u8;
            } else {
                let interned = name
                    .header()
                    .is_some_and(|header| header.has(bits::INTERNED));
                if !mapping || !interned {
                    return false;
                }
            }
        }
        let missing = ((1u64 << total) - 1) & !bound;
        let mut defaults = 0;
        if missing != 0 {
            defaults = default_values(vm, function).len();
            let required = arg_count.saturating_sub(defaults);
            if missing & ((1u64 << required) - 1) != 0 {
                return false;
            }
            let mut left = missing >> arg_count;
            while left != 0 {
                let index = left.trailing_zeros() as usize;
                left &= left - 1;
                if keyword_default(vm, function, code, index).is_none() {
                    return false;
                }
            }
        }
        // From here on it succeeds.
        let kept = given - first;
        let mut named = [Raw::UNSET; NAMES];
        for index in 0..names.len() {
            named[index] = *source.add(positional + index);
        }
        let rest = if !star {
            Raw::UNSET
        } else if positional > kept {
            let items =
                std::slice::from_raw_parts(source.add(kept) as *const Value, positional - kept);
            vm.tuple_moved(items).into_raw()
        } else {
            vm.types_empty_tuple().into_raw()
        };
        move_words(source, base.add(first), kept, count);
        if first != 0 {
            *base = share(args.receiver);
        }
        // Arguments that were not kept leave their words behind the others.
        for index in given..(code.first_temp as usize).max(count + 1) {
            // Volatile, or the compiler makes a call of memset of this loop over a handful of words.
            base.add(index).write_volatile(Raw::UNSET);
        }
        if star {
            *base.add(total) = rest;
        }
        if mapping {
            let dict = vm.dict();
            if let Some(dict) = dict.downcast::<Dict>() {
                for index in 0..names.len() {
                    if places[index] == EXTRA {
                        let value = Value::from_raw(named[index]);
                        drop(dict.set_str(vm, &names[index], value));
                    }
                }
            }
            *base.add(total + star as usize) = dict.into_raw();
        }
        for index in 0..names.len() {
            if places[index] != EXTRA {
                *base.add(places[index] as usize) = named[index];
            }
        }
        let mut left = missing;
        while left != 0 {
            let at = left.trailing_zeros() as usize;
            left &= left - 1;
            *base.add(at) = match at.checked_sub(arg_count) {
                // The last default belongs to the last positional parameter.
                None => share(default_values(vm, function)[at + defaults - arg_count].raw()),
                Some(index) => {
                    keyword_default(vm, function, code, index).map_or(Raw::NONE, |raw| share(raw))
                }
            };
        }
        true
    }
}

/// [`bind`] of positional arguments to positional parameters, of which the last have defaults.
unsafe fn bind_defaults(
    vm: &Vm,
    function: &Object<Function>,
    code: &CodeObject,
    args: &Arguments<'_>,
    base: *mut Raw,
) -> bool {
    // SAFETY: as for `bind`.
    unsafe {
        let first = !args.receiver.is_unset() as usize;
        let (given, wanted) = (args.count + first, function.simple_args.get() as usize);
        let defaults = default_values(vm, function);
        let Some(missing) = wanted.checked_sub(given) else {
            return false;
        };
        if missing > defaults.len() {
            return false;
        }
        move_words(args.source, base.add(first), args.count, args.count);
        if first != 0 {
            *base = share(args.receiver);
        }
        let defaults = &defaults[defaults.len() - missing..];
        for (index, value) in defaults.iter().enumerate() {
            *base.add(given + index) = share(value.raw());
        }
        for index in wanted..code.first_temp as usize {
            *base.add(index) = Raw::UNSET;
        }
        true
    }
}

/// Enters `function` with arguments that are handed over; its window's registers begin at `wanted` or, for a
/// generator, on the stack. On success the frame is linked to the instruction at hand, `base[-HEADER]` holds the
/// function's address, whose reference the caller accounts for, and the new base is given. On failure nothing has
/// changed.
///
/// # Safety
/// As for [`bind`]; `wanted` is above everything that lives in the running frame but for the arguments themselves
/// and the callable below the header.
pub(super) unsafe fn enter(
    cx: &mut Cx<'_>,
    w: Word,
    function: *const Object<Function>,
    args: &Arguments<'_>,
    wanted: *mut Raw,
    link: u64,
) -> Option<*mut Raw> {
    // SAFETY: the caller's promise; the window is inside the stack.
    unsafe {
        let code = code_pointer(cx.vm, function);
        let (function, code) = (&*function, &*code);
        let words = (code.n_registers as usize).max(args.count + 1);
        let base = place(cx.vm, cx.base, wanted, words);
        if base.is_null() || !bind(cx.vm, function, code, args, base) {
            return None;
        }
        *base.sub(HEADER) = Raw(function as *const _ as u64);
        *base.sub(4) = Raw(code as *const _ as u64);
        *base.sub(3) = Raw(cx.pc as u64);
        let other = if w.ext == 0 { 0 } else { window::OTHER };
        *base.sub(2) = Raw(cx.base as u64 | link | other);
        *base.sub(1) = Raw::UNSET;
        cx.vm.depth += 1;
        cx.pc = code.words.as_ptr().cast();
        cx.base = base;
        Some(base)
    }
}

/// Enters `function` with up to three arguments, which are shared, in a window on top of the frame at hand: for
/// instructions whose operands' classes are written in Python. The frame's result is for `placed.rs`. False: nothing
/// has changed.
pub(super) fn enter_special(
    cx: &mut Cx<'_>,
    w: Word,
    function: *const Object<Function>,
    args: &[Raw],
) -> bool {
    // SAFETY: the words are operands of the instruction at hand, or owned by the caller; the window is on top of the
    // stack.
    unsafe {
        let code = code_pointer(cx.vm, function);
        if (*function).simple_args.get() as usize != args.len() {
            return false;
        }
        let top = stack_top(cx.vm, cx.base).wrapping_add(HEADER + 1);
        let base = place(cx.vm, cx.base, top, (*code).n_registers as usize);
        if base.is_null() {
            return false;
        }
        (*function).header.increment();
        for (index, raw) in args.iter().enumerate() {
            *base.add(index) = share(*raw);
        }
        for index in args.len()..(*code).first_temp as usize {
            *base.add(index) = Raw::UNSET;
        }
        *base.sub(HEADER + 1) = Raw::UNSET;
        *base.sub(HEADER) = Raw(function as u64);
        *base.sub(4) = Raw(code as u64);
        *base.sub(3) = Raw(cx.pc as u64);
        let other = if w.ext == 0 { 0 } else { window::OTHER };
        *base.sub(2) = Raw(cx.base as u64 | window::PLACED | other);
        *base.sub(1) = Raw::UNSET;
        cx.vm.depth += 1;
        cx.pc = (*code).words.as_ptr().cast();
        cx.base = base;
        true
    }
}

/// Moves `kept` words from `source` to `target`: the same place, one or two words above it, or another window, in
/// which case all `count` source words are unset.
#[inline(always)]
unsafe fn move_words(source: *mut Raw, target: *mut Raw, kept: usize, count: usize) {
    if source == target {
        return;
    }
    // SAFETY: the caller's windows.
    unsafe {
        for index in (0..kept).rev() {
            *target.add(index) = *source.add(index);
        }
        if (target as usize).abs_diff(source as usize) > 2 * size_of::<Raw>() {
            for index in 0..count {
                *source.add(index) = Raw::UNSET;
            }
        }
    }
}
