//! Binding arguments to a Python function's parameters, with CPython's errors (Python/ceval.c,
//! `initialize_locals`).

use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::function::code::CodeObject;
use crate::object::str;
use crate::object::tuple::Tuple;
use crate::object::value::Raw;
use crate::object::{Args, Object, Value};
use crate::vm::{Raised, Result, Vm};
use gillie_bytecode::code::flags;

/// Parameters of the window being filled: on an error what was bound is released.
struct Slots {
    base: *mut Raw,
    count: usize,
}

impl Slots {
    fn is_bound(&self, index: usize) -> bool {
        debug_assert!(index < self.count);
        // SAFETY: parameters are the window's first registers.
        unsafe { !(*self.base.add(index)).is_unset() }
    }
    fn set(&mut self, index: usize, value: Value) {
        debug_assert!(index < self.count);
        // SAFETY: as above; the slot was unset.
        unsafe { *self.base.add(index) = value.into_raw() }
    }
    fn release(&mut self) {
        for index in 0..self.count {
            // SAFETY: as above; the slots own their words.
            unsafe {
                let raw = std::mem::replace(&mut *self.base.add(index), Raw::UNSET);
                crate::object::heap::release_any(raw);
            }
        }
    }
}

/// Fills the parameters at `base`, which are unset.
///
/// # Safety
/// `base` has room for the registers of `code`.
pub(super) unsafe fn bind(
    vm: &mut Vm,
    function: &Object<Function>,
    code: &CodeObject,
    args: Args<'_>,
    receiver: Option<&Value>,
    base: *mut Raw,
) -> Result<()> {
    let count = code.parameter_count();
    // A keyword of a str subclass may run Python code (`__eq__`, `__hash__`), whose frames are built at the stack's
    // top, where this window is about to be: its parameters are collected elsewhere.
    let class = vm.types().str.clone();
    if args.names.iter().any(|name| !vm.class_of(name).is(&*class)) {
        let mut apart = vec![Raw::UNSET; count];
        let mut slots = Slots {
            base: apart.as_mut_ptr(),
            count,
        };
        let bound = fill(vm, function, code, args, receiver, &mut slots);
        if bound.is_err() {
            slots.release();
        }
        bound?;
        for index in 0..code.first_temp as usize {
            // SAFETY: the caller's promise; the parameters are the first registers.
            unsafe { *base.add(index) = apart.get(index).copied().unwrap_or(Raw::UNSET) };
        }
        return Ok(());
    }
    let mut slots = Slots { base, count };
    match fill(vm, function, code, args, receiver, &mut slots) {
        Ok(()) => Ok(()),
        Err(raised) => {
            slots.release();
            Err(raised)
        }
    }
}

fn fill(
    vm: &mut Vm,
    function: &Object<Function>,
    code: &CodeObject,
    args: Args<'_>,
    receiver: Option<&Value>,
    slots: &mut Slots,
) -> Result<()> {
    let data = &code.data;
    let (arg_count, kwonly) = (data.arg_count as usize, data.kwonly_count as usize);
    let given = args.positional();
    let positional = given.len() + receiver.is_some() as usize;
    let mut values = receiver.into_iter().chain(given);
    for (index, value) in values.by_ref().take(arg_count).enumerate() {
        slots.set(index, value.clone());
    }
    let star = arg_count + kwonly;
    if code.has(flags::VARARGS) {
        let rest: Vec<Value> = values.cloned().collect();
        let rest = vm.tuple(rest);
        slots.set(star, rest);
    }
    let keywords = if code.has(flags::VARKEYWORDS) {
        let dict = vm.dict();
        slots.set(star + code.has(flags::VARARGS) as usize, dict.clone());
        Some(dict)
    } else {
        None
    };
    if !args.names.is_empty() {
        bind_keywords(vm, function, code, args, slots, keywords)?;
    }
    if positional > arg_count && !code.has(flags::VARARGS) {
        return Err(too_many(vm, function, code, positional, slots));
    }
    if positional < arg_count {
        let defaults = function.defaults.cloned(vm);
        let defaults = defaults
            .as_ref()
            .and_then(|d| d.downcast::<Tuple>())
            .map_or(&[][..], |d| d.items());
        let first_default = arg_count.saturating_sub(defaults.len());
        let missing: Vec<usize> = (positional..first_default)
            .filter(|&i| !slots.is_bound(i))
            .collect();
        if !missing.is_empty() {
            return Err(missing_arguments(
                vm,
                function,
                code,
                &missing,
                "positional",
            ));
        }
        let skipped = defaults.len().saturating_sub(arg_count);
        for index in positional.max(first_default)..arg_count {
            if !slots.is_bound(index) {
                slots.set(index, defaults[skipped + index - first_default].clone());
            }
        }
    }
    if kwonly > 0 {
        let defaults = function.keyword_defaults.cloned(vm);
        let mut missing = Vec::new();
        for index in arg_count..arg_count + kwonly {
            if slots.is_bound(index) {
                continue;
            }
            let name = &code.local_names[index];
            let default = defaults
                .as_ref()
                .and_then(|d| d.downcast::<Dict>())
                .and_then(|d| d.get_str(vm, name));
            match default {
                Some(value) => slots.set(index, value),
                None => missing.push(index),
            }
        }
        if !missing.is_empty() {
            return Err(missing_arguments(
                vm,
                function,
                code,
                &missing,
                "keyword-only",
            ));
        }
    }
    Ok(())
}

fn bind_keywords(
    vm: &mut Vm,
    function: &Object<Function>,
    code: &CodeObject,
    args: Args<'_>,
    slots: &mut Slots,
    keywords: Option<Value>,
) -> Result<()> {
    let data = &code.data;
    let (posonly, named) = (
        data.posonly_count as usize,
        (data.arg_count + data.kwonly_count) as usize,
    );
    let parameters = &code.local_names[..named];
    for (name, value) in args.keywords() {
        let text = str::expect(name);
        let same = |other: &Value| other.is(name) || str::expect(other).same_text(text);
        match parameters.iter().skip(posonly).position(same) {
            Some(at) => {
                let index = posonly + at;
                if slots.is_bound(index) {
                    let (q, n) = (qualname(vm, function), text.text().into_owned());
                    return Err(
                        vm.type_error(format!("{q}() got multiple values for argument '{n}'"))
                    );
                }
                slots.set(index, value.clone());
            }
            None => match &keywords {
                Some(dict) => {
                    if let Some(dict) = dict.downcast::<Dict>() {
                        vm.dict_set(dict, name, value.clone())?;
                    }
                }
                None => return Err(unexpected_keyword(vm, function, code, args, name)),
            },
        }
    }
    Ok(())
}

fn qualname(vm: &Vm, function: &Object<Function>) -> String {
    str::expect(function.qualname.get(vm)).text().into_owned()
}

fn text_of(name: &Value) -> String {
    str::expect(name).text().into_owned()
}

#[cold]
fn unexpected_keyword(
    vm: &mut Vm,
    function: &Object<Function>,
    code: &CodeObject,
    args: Args<'_>,
    name: &Value,
) -> Raised {
    let q = qualname(vm, function);
    let posonly = &code.local_names[..code.data.posonly_count as usize];
    let wrong: Vec<String> = args
        .names
        .iter()
        .filter(|given| {
            posonly
                .iter()
                .any(|p| str::expect(p).same_text(str::expect(given)))
        })
        .map(text_of)
        .collect();
    if !wrong.is_empty() {
        let wrong = wrong.join(", ");
        return vm.type_error(format!(
            "{q}() got some positional-only arguments passed as keyword arguments: '{wrong}'"
        ));
    }
    let name = text_of(name);
    let named = (code.data.arg_count + code.data.kwonly_count) as usize;
    let candidates: Vec<String> = code.local_names[code.data.posonly_count as usize..named]
        .iter()
        .map(text_of)
        .collect();
    match crate::vm::suggest::closest(&name, candidates.iter().map(String::as_str)) {
        Some(close) => vm.type_error(format!(
            "{q}() got an unexpected keyword argument '{name}'. Did you mean '{close}'?"
        )),
        None => vm.type_error(format!("{q}() got an unexpected keyword argument '{name}'")),
    }
}

#[cold]
fn missing_arguments(
    vm: &mut Vm,
    function: &Object<Function>,
    code: &CodeObject,
    missing: &[usize],
    kind: &str,
) -> Raised {
    let names: Vec<String> = missing
        .iter()
        .map(|&i| format!("'{}'", text_of(&code.local_names[i])))
        .collect();
    let list = match names.as_slice() {
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [init @ .., last] => format!("{}, and {last}", init.join(", ")),
        [] => String::new(),
    };
    let q = qualname(vm, function);
    let plural = if names.len() == 1 { "" } else { "s" };
    vm.type_error(format!(
        "{q}() missing {} required {kind} argument{plural}: {list}",
        names.len()
    ))
}

#[cold]
fn too_many(
    vm: &mut Vm,
    function: &Object<Function>,
    code: &CodeObject,
    given: usize,
    slots: &Slots,
) -> Raised {
    let (arg_count, kwonly) = (
        code.data.arg_count as usize,
        code.data.kwonly_count as usize,
    );
    let keyword_given = (arg_count..arg_count + kwonly)
        .filter(|&i| slots.is_bound(i))
        .count();
    let defaults = function.defaults.cloned(vm);
    let defaults = defaults
        .as_ref()
        .and_then(|d| d.downcast::<Tuple>())
        .map_or(0, |d| d.len());
    let (takes, plural) = if defaults > 0 {
        (
            format!("from {} to {arg_count}", arg_count.saturating_sub(defaults)),
            true,
        )
    } else {
        (arg_count.to_string(), arg_count != 1)
    };
    let q = qualname(vm, function);
    let extra = if keyword_given > 0 {
        format!(
            " positional argument{} (and {keyword_given} keyword-only argument{})",
            if given == 1 { "" } else { "s" },
            if keyword_given == 1 { "" } else { "s" }
        )
    } else {
        String::new()
    };
    let verb = if given == 1 && keyword_given == 0 {
        "was"
    } else {
        "were"
    };
    vm.type_error(format!(
        "{q}() takes {takes} positional argument{} but {given}{extra} {verb} given",
        if plural { "s" } else { "" }
    ))
}
