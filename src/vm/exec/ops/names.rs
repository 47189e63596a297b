//! Globals, builtins and names of frames with a locals mapping.

use super::slow_ops;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::frame::Frame;
use crate::object::function::Function;
use crate::object::function::cell::Cell;
use crate::object::header::{Header, Object};
use crate::object::value::Raw;
use crate::vm::exec::machine::{Cx, Flow, Machine, Word};
use crate::vm::exec::unbound;
use crate::vm::{Result, Vm};
use gillie_bytecode::HEADER;

/// Set in a name cache's index word when the entry is one of the builtins.
const BUILTIN: u32 = 1 << 31;

/// The value that a name's cache leads to: the entry `index` of `names`, whose version is the cache's, or, with the
/// mark, of the builtins of the function at hand, if theirs is still the one in word 2.
#[inline(always)]
unsafe fn cached(m: &Machine, names: *const Object<Dict>, index: u32) -> Option<Raw> {
    unsafe {
        let dict = if index & BUILTIN == 0 {
            names
        } else {
            let function = (*m.base.sub(HEADER)).0 as *const Object<Function>;
            let builtins = (*function).builtins.raw().0 as *const Object<Dict>;
            if (*builtins).version() != m.data(2) {
                return None;
            }
            builtins
        };
        let entries = (*dict).table.get(&*m.vm).entries();
        let value = &entries.get_unchecked((index & !BUILTIN) as usize).value;
        value.as_ref().map(|value| m.share(value.raw()))
    }
}

#[inline(always)]
pub fn LOAD_GLOBAL(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let function = (*m.base.sub(HEADER)).0 as *const Object<Function>;
        let (version, index) = (m.data(0), m.data(1));
        let globals = (*function).globals.raw().0 as *const Object<Dict>;
        if (*globals).version() == version && version != 0 {
            // The same globals keys as when the cache was filled: either the entry is theirs, or they lack the name
            // and the builtins had it.
            if let Some(raw) = cached(m, globals, index) {
                return m.set_next(w.a(), raw, 4);
            }
        }
        m.slow(w, |cx, w| {
            let name = cx.name(w.bx());
            let value = find_global(cx, &name)?;
            cx.set(w.a(), value);
            cx.next(4);
            Ok(())
        })
    }
}

/// Looks a name up in globals, then builtins, and fills the cache of the instruction at hand (words 0, 1 and 2).
fn find_global(cx: &mut Cx<'_>, name: &Value) -> Result<Value> {
    let function = cx.function();
    let (Some(globals), Some(builtins)) = (
        function.globals.downcast::<Dict>(),
        function.builtins.downcast::<Dict>(),
    ) else {
        return Err(unbound::global(cx.vm, name));
    };
    let exact = |dict: &Object<Dict>| dict.class().is(&*cx.vm.types().dict);
    if !exact(globals) || !exact(builtins) {
        // A subclass may know better (`__missing__`), as annotationlib's does.
        return global(cx, name);
    }
    if let Some(at) = globals.find_str(cx.vm, name) {
        let version = cx.vm.dict_version(globals);
        cx.set_data(0, version);
        cx.set_data(1, at as u32);
        return Ok(globals.table.get(cx.vm).entries()[at]
            .value
            .clone()
            .unwrap_or(Value::NONE));
    }
    if let Some(at) = builtins.find_str(cx.vm, name) {
        let (globals_version, builtins_version) =
            (cx.vm.dict_version(globals), cx.vm.dict_version(builtins));
        cx.set_data(0, globals_version);
        cx.set_data(1, at as u32 | BUILTIN);
        cx.set_data(2, builtins_version);
        return Ok(builtins.table.get(cx.vm).entries()[at]
            .value
            .clone()
            .unwrap_or(Value::NONE));
    }
    Err(unbound::global(cx.vm, name))
}

/// A name from globals, then builtins, without a cache.
fn global(cx: &mut Cx<'_>, name: &Value) -> Result<Value> {
    let function = cx.function();
    for scope in [function.globals.clone(), function.builtins.clone()] {
        if let Some(found) = in_mapping(cx.vm, &scope, name)? {
            return Ok(found);
        }
    }
    Err(unbound::global(cx.vm, name))
}

#[inline(always)]
pub fn STORE_GLOBAL(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let function = (*m.base.sub(HEADER)).0 as *const Object<Function>;
        let globals = (*function).globals.raw().0 as *const Object<Dict>;
        if (*globals).version() == m.data(0) && m.data(0) != 0 {
            let index = m.data(1) as usize;
            let raw = m.operand(w.a());
            let entry = (*globals).table.get_mut(&mut *m.vm).entry_mut(index);
            let place = &raw mut entry.value as *mut crate::object::Raw;
            let old = std::mem::replace(&mut *place, raw);
            let _ = m.next(3);
            return Machine::finish(old);
        }
        m.slow(w, |cx, w| {
            let name = cx.name(w.bx());
            let value = cx.operand(w.a());
            let function = cx.function();
            if let Some(globals) = function.globals.downcast::<Dict>() {
                let old = globals.set_str(cx.vm, &name, value);
                drop(old);
                if let Some(at) = globals.find_str(cx.vm, &name) {
                    let version = cx.vm.dict_version(globals);
                    cx.set_data(0, version);
                    cx.set_data(1, at as u32);
                }
            }
            cx.next(3);
            Ok(())
        })
    }
}

/// A name in a mapping; `None` if it is not there.
pub(super) fn in_mapping(vm: &mut Vm, mapping: &Value, name: &Value) -> Result<Option<Value>> {
    if let Some(dict) = mapping.downcast::<Dict>()
        && dict.class().is(&vm.types().dict)
    {
        return Ok(dict.get_str(vm, name));
    }
    match vm.get_item(mapping, name) {
        Ok(value) => Ok(Some(value)),
        Err(raised) => {
            let key_error = vm.exceptions().KeyError.clone();
            if vm.raised_is(&raised, &key_error) {
                Ok(None)
            } else {
                Err(raised)
            }
        }
    }
}

/// The locals mapping of the frame at hand, if it is an exact dict.
#[inline(always)]
unsafe fn locals_dict(vm: &Vm, base: *mut Raw) -> Option<&Object<Dict>> {
    unsafe {
        let frame = (*base.sub(1)).0 as *const Object<Frame>;
        let locals = frame.as_ref()?.locals.get(vm).as_ref()?;
        let header = locals.header()?;
        if !header.class().is(&*vm.types().dict) {
            return None;
        }
        Some(&*(header as *const Header as *const Object<Dict>))
    }
}

#[inline(always)]
pub fn LOAD_NAME(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let (version, index) = (m.data(0), m.data(1));
        if let Some(locals) = locals_dict(&*m.vm, m.base)
            && locals.version() == version
            && version != 0
        {
            // As in LOAD_GLOBAL; the builtins are looked into only where the locals are the globals.
            if let Some(raw) = cached(m, locals, index) {
                return m.set_next(w.a(), raw, 4);
            }
        }
        m.slow(w, |cx, w| {
            let name = cx.name(w.bx());
            let value = find_name(cx, &name)?;
            cx.set(w.a(), value);
            cx.next(4);
            Ok(())
        })
    }
}

/// Looks a name up in the frame's locals mapping, globals, builtins, and fills LOAD_NAME's cache if it can.
fn find_name(cx: &mut Cx<'_>, name: &Value) -> Result<Value> {
    // SAFETY: the frame at hand.
    if let Some(locals) = unsafe { locals_dict(cx.vm, cx.base) } {
        let locals = locals.value();
        let dict = crate::object::dict::expect(&locals);
        if let Some(at) = dict.find_str(cx.vm, name) {
            let version = cx.vm.dict_version(dict);
            cx.set_data(0, version);
            cx.set_data(1, at as u32);
            return Ok(dict.table.get(cx.vm).entries()[at]
                .value
                .clone()
                .unwrap_or(Value::NONE));
        }
        if locals.is(&cx.function().globals) {
            return find_global(cx, name);
        }
        return global(cx, name);
    }
    let locals = crate::vm::exec::frames::locals_mapping(cx);
    match in_mapping(cx.vm, &locals, name)? {
        Some(value) => Ok(value),
        None => global(cx, name),
    }
}

#[inline(always)]
pub fn STORE_NAME(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let version = m.data(0);
        if let Some(locals) = locals_dict(&*m.vm, m.base)
            && locals.version() == version
            && version != 0
        {
            let locals = locals as *const Object<Dict>;
            let index = m.data(1) as usize;
            let raw = m.operand(w.a());
            let entry = (*locals).table.get_mut(&mut *m.vm).entry_mut(index);
            let place = &raw mut entry.value as *mut Raw;
            let old = std::mem::replace(&mut *place, raw);
            let _ = m.next(3);
            return Machine::finish(old);
        }
        m.slow(w, |cx, w| {
            let name = cx.name(w.bx());
            let value = cx.operand(w.a());
            let locals = crate::vm::exec::frames::locals_mapping(cx);
            match locals.downcast::<Dict>() {
                Some(dict) if dict.class().is(&*cx.vm.types().dict) => {
                    let old = dict.set_str(cx.vm, &name, value);
                    // A name that is new now is likely to be stored once.
                    if old.is_some()
                        && let Some(at) = dict.find_str(cx.vm, &name)
                    {
                        let version = cx.vm.dict_version(dict);
                        cx.set_data(0, version);
                        cx.set_data(1, at as u32);
                    }
                }
                _ => cx.vm.set_item(&locals, &name, Some(&value))?,
            }
            cx.next(3);
            Ok(())
        })
    }
}

slow_ops! {
    DELETE_GLOBAL(cx, w) {
        let name = cx.name(w.bx());
        let function = cx.function();
        let removed = function.globals.downcast::<Dict>().and_then(|dict| dict.remove_str(cx.vm, &name));
        if removed.is_none() {
            return Err(unbound::global(cx.vm, &name));
        }
        cx.next(1);
    }
    DELETE_NAME(cx, w) {
        let name = cx.name(w.bx());
        let locals = crate::vm::exec::frames::locals_mapping(cx);
        let present = match locals.downcast::<Dict>() {
            Some(dict) if dict.class().is(&*cx.vm.types().dict) => dict.remove_str(cx.vm, &name).is_some(),
            _ => match cx.vm.set_item(&locals, &name, None) {
                Ok(()) => true,
                Err(raised) => {
                    let key_error = cx.vm.exceptions().KeyError.clone();
                    if !cx.vm.raised_is(&raised, &key_error) {
                        return Err(raised);
                    }
                    false
                }
            },
        };
        if !present {
            return Err(unbound::global(cx.vm, &name));
        }
        cx.next(1);
    }
    LOAD_LOCALS(cx, w) {
        let locals = crate::vm::exec::frames::locals_mapping(cx);
        cx.set(w.a(), locals);
        cx.next(1);
    }
    LOAD_FROM_DICT_OR_GLOBALS(cx, w) {
        let mapping = cx.operand(w.b());
        let name = cx.name(cx.data(0) as usize);
        let value = match in_mapping(cx.vm, &mapping, &name)? {
            Some(value) => value,
            None => global(cx, &name)?,
        };
        cx.set(w.a(), value);
        cx.next(2);
    }
    LOAD_FROM_DICT_OR_DEREF(cx, w) {
        let mapping = cx.operand(w.b());
        let name = cx.name(cx.data(0) as usize);
        let value = match in_mapping(cx.vm, &mapping, &name)? {
            Some(value) => value,
            None => {
                let cell = cx.keep(w.c());
                match cell.downcast::<Cell>().and_then(|cell| cell.contents.cloned(cx.vm)) {
                    Some(value) => value,
                    None => return Err(unbound::cell(cx, w.c())),
                }
            }
        };
        cx.set(w.a(), value);
        cx.next(2);
    }
    LOAD_BUILD_CLASS(cx, w) {
        let name = cx.vm.names().__build_class__.clone();
        let builtins = cx.function().builtins.clone();
        let found = in_mapping(cx.vm, &builtins, &name)?;
        let Some(found) = found else {
            return Err(cx.vm.name_error_plain("__build_class__ not found"));
        };
        cx.set(w.a(), found);
        cx.next(1);
    }
}
