//! Displays, strings, slices.

use super::slow_ops;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::value::Raw;
use crate::vm::Vm;
use crate::vm::exec::machine::{Body, Flow, Machine, Word};

#[inline(always)]
pub fn LIST_APPEND(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let list = m.reg(w.a()).0 as *const crate::object::Object<List>;
        let items = (*list).items.get_mut(&mut *m.vm) as *mut Vec<Value>;
        let length = (*items).len();
        if length < (*items).capacity() {
            let raw = m.operand(w.b());
            ((*items).as_mut_ptr().add(length) as *mut Raw).write(raw);
            (*items).set_len(length + 1);
            return m.next(1);
        }
        m.slow(w, |cx, w| {
            let item = cx.operand(w.b());
            if let Some(list) = cx.peek(w.a()).downcast::<List>() {
                let items = list.items.get_mut(cx.vm);
                if items.try_reserve(items.len().max(8)).is_err() {
                    return Err(crate::object::sequence::no_memory(cx.vm));
                }
                items.push(item);
            }
            cx.next(1);
            Ok(())
        })
    }
}

/// Adds an item to a set.
fn add_to_set(vm: &mut Vm, set: &Value, item: Value) -> crate::vm::Result<()> {
    let Some(set) = set.downcast::<Set>() else {
        return Ok(());
    };
    vm.set_add(set, &item).map(drop)
}

/// Adds `mapping` to a dict; `call` is the callable of a call's `**mapping`, where duplicate keys are an error.
pub(in crate::vm::exec) fn merge(
    vm: &mut Vm,
    dict: &Value,
    mapping: &Value,
    call: Option<&Value>,
) -> crate::vm::Result<()> {
    let Some(target) = dict.downcast::<Dict>() else {
        return Ok(());
    };
    let plain = crate::object::dict::iterates_plainly(vm, mapping);
    let pairs: Vec<(Value, Value)> = match mapping.downcast::<Dict>() {
        Some(source)
            if plain
                && (call.is_none()
                    || target.len(vm) == 0
                        && source
                            .table
                            .get(vm)
                            .iter()
                            .all(|(key, _)| key.is_a::<Str>())) =>
        {
            return crate::object::dict::merge(vm, target, source);
        }
        Some(source) if plain => source
            .table
            .get(vm)
            .iter()
            .map(|(k, v)| (k.clone(), v.clone().unwrap_or(Value::NONE)))
            .collect(),
        _ => {
            let keys_name = vm.names().keys.clone();
            let Some(keys) = vm.get_attr_opt(mapping, &keys_name)? else {
                let name = vm.type_name(mapping);
                return Err(match call {
                    Some(callable) => {
                        let text = crate::vm::exec::call::callable_text(vm, callable);
                        vm.type_error(format!(
                            "{text} argument after ** must be a mapping, not {name}"
                        ))
                    }
                    None => vm.type_error(format!("'{name}' object is not a mapping")),
                });
            };
            let keys = vm.call(&keys, &[])?;
            let mut pairs = Vec::new();
            for key in vm.collect(&keys)? {
                let value = vm.get_item(mapping, &key)?;
                pairs.push((key, value));
            }
            pairs
        }
    };
    for (key, value) in pairs {
        if let Some(callable) = call {
            // Keys that are no strs are the call's to refuse.
            if vm.dict_get(target, &key)?.is_some() {
                let text = crate::vm::exec::call::callable_text(vm, callable);
                let key = vm.display_text(&key)?;
                return Err(vm.type_error(format!(
                    "{text} got multiple values for keyword argument '{key}'"
                )));
            }
        }
        vm.dict_set(target, &key, value)?;
    }
    Ok(())
}

#[inline(always)]
pub fn BUILD_TUPLE(m: &mut Machine, _: Word) -> Flow {
    m.other::<Build<false>>()
}

#[inline(always)]
pub fn BUILD_LIST(m: &mut Machine, _: Word) -> Flow {
    m.other::<Build<true>>()
}

/// BUILD_TUPLE and BUILD_LIST (`LIST`), which run nothing but the allocation.
struct Build<const LIST: bool>;

impl<const LIST: bool> Body for Build<LIST> {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let control = &raw const *(*m.vm).control;
            (*control).countdown.set(m.countdown);
            let start = m.base.add(w.b());
            let built = match LIST {
                true => built_list(&*m.vm, start, w.c()),
                false => built_tuple(&*m.vm, start, w.c()),
            };
            m.countdown = (*control).countdown.get();
            m.set_next(w.a(), built, 1)
        }
    }
}

/// A tuple of the words in a run of registers, which are moved from.
#[inline(never)]
unsafe fn built_tuple(vm: &Vm, start: *mut Raw, count: usize) -> Raw {
    if count == 0 {
        return vm.types_empty_tuple().into_raw();
    }
    // SAFETY: verified code: the run is set; the tuple owns the references from here on.
    unsafe {
        let tuple = vm.tuple_moved(std::slice::from_raw_parts(start as *const Value, count));
        unset_run(start, count);
        tuple.into_raw()
    }
}

/// As [`built_tuple`], a list.
#[inline(never)]
unsafe fn built_list(vm: &Vm, start: *mut Raw, count: usize) -> Raw {
    let mut items = Vec::<Value>::with_capacity(count);
    // SAFETY: as in `built_tuple`; there is room for the items.
    unsafe {
        let place = items.as_mut_ptr() as *mut Raw;
        for index in 0..count {
            *place.add(index) = *start.add(index);
        }
        items.set_len(count);
        unset_run(start, count);
    }
    vm.list(items).into_raw()
}

#[inline(always)]
unsafe fn unset_run(start: *mut Raw, count: usize) {
    for index in 0..count {
        // SAFETY: the caller's run. Volatile, or the compiler makes a call of memset of it.
        unsafe { start.add(index).write_volatile(Raw::UNSET) };
    }
}

slow_ops! {
    BUILD_SET(cx, w) {
        let set = crate::object::set::empty(cx.vm);
        for index in w.b()..w.b() + w.c() {
            let item = cx.operand(index);
            add_to_set(cx.vm, &set, item)?;
        }
        cx.set(w.a(), set);
        cx.next(1);
    }
    BUILD_MAP(cx, w) {
        let value = cx.vm.dict();
        if let Some(dict) = value.downcast::<Dict>() {
            dict.table.get_mut(cx.vm).reserve(w.c());
            for index in (w.b()..w.b() + 2 * w.c()).step_by(2) {
                let key = cx.operand(index);
                let item = cx.operand(index + 1);
                if let Err(item) = cx.vm.dict_set_plain(dict, &key, item) {
                    cx.vm.dict_set(dict, &key, item)?;
                }
            }
        }
        cx.set(w.a(), value);
        cx.next(1);
    }
    BUILD_SLICE(cx, w) {
        let mut part = |at| cx.take(w.b() + at).unwrap_or(Value::NONE);
        let (start, stop) = (part(0), part(1));
        let step = if w.c() == 3 { part(2) } else { Value::NONE };
        let slice = cx.vm.slice(start, stop, step);
        cx.set(w.a(), slice);
        cx.next(1);
    }
    BUILD_STRING(cx, w) {
        // Compiled code converts first; the verifier does not look.
        if !cx.run(w.b(), w.c()).iter().all(|part| part.is_a::<Str>()) {
            return Err(cx.vm.system_error("malformed code: a str was expected"));
        }
        let text = crate::object::str::join_values(cx.vm, cx.run(w.b(), w.c()));
        cx.clear_run(w.b(), w.c());
        cx.set(w.a(), text);
        cx.next(1);
    }
    LIST_EXTEND(cx, w) {
        let (list, iterable) = (cx.keep(w.a()), cx.operand(w.b()));
        let slots = &cx.vm.class_of(&iterable).slots;
        if slots.iter.get().is_none() && slots.get_item.get().is_none() {
            let name = cx.vm.type_name(&iterable);
            return Err(cx.vm.type_error(format!("Value after * must be an iterable, not {name}")));
        }
        let mut items = cx.vm.collect(&iterable)?;
        if let Some(list) = list.downcast::<List>() {
            let target = list.items.get_mut(cx.vm);
            match target.is_empty() {
                true => std::mem::swap(target, &mut items),
                false => target.append(&mut items),
            }
        }
        cx.next(1);
    }
    LIST_TO_TUPLE(cx, w) {
        let list = cx.operand(w.b());
        let tuple = match list.downcast::<List>() {
            Some(list) => cx.vm.tuple_from_slice(list.items.get(cx.vm)),
            None => cx.vm.types_empty_tuple(),
        };
        cx.set(w.a(), tuple);
        cx.next(1);
    }
    SET_ADD(cx, w) {
        if let Some(set) = cx.peek(w.a()).downcast::<Set>()
            && cx.vm.set_add_plain(set, cx.peek(w.b()))
        {
            cx.consume(w.b());
            cx.next(1);
            return Ok(());
        }
        let (set, item) = (cx.keep(w.a()), cx.operand(w.b()));
        add_to_set(cx.vm, &set, item)?;
        cx.next(1);
    }
    SET_UPDATE(cx, w) {
        let (set, iterable) = (cx.keep(w.a()), cx.operand(w.b()));
        match set.downcast::<Set>() {
            Some(set) if iterable.is_a::<Set>() => {
                crate::object::set::update(cx.vm, set, &iterable)?;
            }
            _ => {
                for item in cx.vm.collect(&iterable)? {
                    add_to_set(cx.vm, &set, item)?;
                }
            }
        }
        cx.next(1);
    }
    MAP_ADD(cx, w) {
        if let Some(dict) = cx.peek(w.a()).downcast::<Dict>() {
            let value = cx.operand(w.c());
            match cx.vm.dict_set_plain(dict, cx.peek(w.b()), value) {
                Ok(old) => {
                    cx.consume(w.b());
                    cx.next(1);
                    drop(old);
                    return Ok(());
                }
                Err(back) => cx.set(w.c(), back),
            }
        }
        let (dict, key, value) = (cx.keep(w.a()), cx.operand(w.b()), cx.operand(w.c()));
        if let Some(dict) = dict.downcast::<Dict>() {
            let old = cx.vm.dict_set(dict, &key, value)?;
            drop(old);
        }
        cx.next(1);
    }
    DICT_UPDATE(cx, w) {
        let (dict, mapping) = (cx.keep(w.a()), cx.operand(w.b()));
        merge(cx.vm, &dict, &mapping, None)?;
        cx.next(1);
    }
    DICT_MERGE(cx, w) {
        let (dict, mapping, callable) = (cx.keep(w.a()), cx.operand(w.b()), cx.keep(w.c()));
        merge(cx.vm, &dict, &mapping, Some(&callable))?;
        cx.next(1);
    }
    CONVERT(cx, w) {
        let value = cx.operand(w.b());
        let text = match w.c() {
            1 => cx.vm.to_str(&value)?,
            2 => cx.vm.repr(&value)?,
            _ => {
                let text = cx.vm.repr(&value)?;
                crate::object::str::escape_non_ascii(cx.vm, &text)
            }
        };
        cx.set(w.a(), text);
        cx.next(1);
    }
    FORMAT(cx, w) {
        let value = cx.operand(w.b());
        let text = if value.header().is_some_and(|h| h.is_kind(crate::object::Kind::Str)) && cx.vm.class_of(&value).is(&*cx.vm.types().str) {
            value
        } else {
            crate::object::format::format_value(cx.vm, &value, "")?
        };
        cx.set(w.a(), text);
        cx.next(1);
    }
    FORMAT_SPEC(cx, w) {
        let (value, spec) = (cx.operand(w.b()), cx.operand(w.c()));
        let text = crate::object::format::format_with(cx.vm, &value, &spec)?;
        cx.set(w.a(), text);
        cx.next(1);
    }
    BUILD_INTERPOLATION(cx, w) {
        let count = if w.c() & 4 != 0 { 3 } else { 2 };
        let parts = cx.take_run(w.b(), count);
        let conversion = match w.c() & 3 {
            0 => Value::NONE,
            1 => cx.vm.str("s"),
            2 => cx.vm.str("r"),
            _ => cx.vm.str("a"),
        };
        let spec = parts.get(2).cloned().unwrap_or_else(|| cx.vm.str(""));
        let made = crate::modules::templates::interpolation(cx.vm, parts[0].clone(), parts[1].clone(), conversion, spec);
        cx.set(w.a(), made);
        cx.next(1);
    }
    BUILD_TEMPLATE(cx, w) {
        let parts = cx.take_run(w.b(), 2);
        let made = crate::modules::templates::template(cx.vm, parts[0].clone(), parts[1].clone());
        cx.set(w.a(), made);
        cx.next(1);
    }
}
