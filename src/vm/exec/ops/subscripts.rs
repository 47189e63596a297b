//! Subscripts: lists and tuples by int in the handlers; dicts by str or int, strs, slices in place; the rest by slot.

// SAFETY of the bodies here, beyond `machine.rs`: operands are registers of a verified frame, which hold their
// references while they are looked at; the kind byte says which payload an object has.

use super::entered::GetItemOf;
use super::slow_ops;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::header::{Header, Kind, Object};
use crate::object::heap;
use crate::object::list::List;
use crate::object::slice::{Slice, Unpacked};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::value::Raw;
use crate::vm::exec::machine::{Body, Cx, Flow, Machine, Word};
use crate::vm::exec::special::{self, python_class};
use crate::vm::{Result, Vm};

/// The item at an index counted from either end.
#[inline(always)]
fn at(items: &[Value], index: i64) -> Option<&Value> {
    let from_end = if index < 0 { items.len() as i64 } else { 0 };
    items.get((index + from_end) as usize)
}

/// Ends an instruction of `length` words that writes to R[A] what was found in R[B], a container that is consumed.
/// `None`, with nothing done, if there is a reference to release besides the container's.
#[inline(always)]
pub(super) unsafe fn deliver(
    m: &mut Machine,
    w: Word,
    container: Raw,
    item: Raw,
    length: usize,
) -> Option<Flow> {
    unsafe {
        if !m.is_temp(w.b()) {
            let item = m.share(item);
            return Some(m.set_next(w.a(), item, length));
        }
        if w.a() != w.b() {
            if m.reg(w.a()).is_pointer() {
                return None;
            }
            m.put(w.b(), Raw::UNSET);
        }
        let item = m.share(item);
        m.put(w.a(), item);
        m.pc = m.pc.add(length);
        Some(Machine::finish(container))
    }
}

#[inline(always)]
unsafe fn list_item(object: Raw, vm: &Vm, index: i64) -> Option<Raw> {
    unsafe {
        if object.is_pointer() && (*(object.0 as *const Header)).is_plain(Kind::List) {
            let list = object.0 as *const Object<List>;
            return at((*list).items.get(vm), index).map(Value::raw);
        }
        None
    }
}

#[inline(always)]
unsafe fn tuple_item(object: Raw, index: i64) -> Option<Raw> {
    unsafe {
        if object.is_pointer() && (*(object.0 as *const Header)).is_plain(Kind::Tuple) {
            let tuple = object.0 as *const Object<Tuple>;
            return at((*tuple).items(), index).map(Value::raw);
        }
        None
    }
}

/// The character at an index of a str (no subclass's) of narrow units: one of the interpreter's own.
#[inline(always)]
pub(super) unsafe fn character(object: Raw, vm: &Vm, index: i64) -> Option<Raw> {
    unsafe {
        if object.is_pointer() && (*(object.0 as *const Header)).is_plain(Kind::Str) {
            let text = &*(object.0 as *const Object<Str>);
            let from_end = if index < 0 { text.len() as i64 } else { 0 };
            if text.width() == 1
                && let Some(&byte) = text.bytes().get((index + from_end) as usize)
            {
                return Some(vm.common().latin1[byte as usize].raw());
            }
        }
        None
    }
}

#[inline(always)]
pub fn GET_ITEM(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let (object, key) = (m.reg(w.b()), m.reg(w.c()));
        if key.is_int()
            && let Some(item) = list_item(object, &*m.vm, key.int())
            && let Some(flow) = deliver(m, w, object, item, 1)
        {
            return flow;
        }
        m.other::<GetItem>()
    }
}

/// What a dict has for a key. In two words that travel in registers: what a handler asks for must not need memory of
/// its own, or the jump at its end becomes a call.
#[derive(Clone, Copy)]
pub(super) struct Found {
    /// The value, or UNSET if there is none.
    pub value: Raw,
    /// False: `__eq__` or `__hash__` has to be asked.
    pub known: bool,
}

impl Found {
    #[inline(always)]
    pub fn value(self) -> Option<Raw> {
        (self.known && !self.value.is_unset()).then_some(self.value)
    }
}

/// The value that a dict of an exact type has for a str or a small int.
#[inline(never)]
pub(super) fn value_in(vm: &Vm, dict: &Dict, key: &Value) -> Found {
    let found = vm.dict_find_plain(dict, key);
    let value = match found {
        Some(Some(at)) => dict.table.get(vm).entries()[at]
            .value
            .as_ref()
            .map(Value::raw),
        _ => None,
    };
    Found {
        value: value.unwrap_or(Raw::UNSET),
        known: found.is_some(),
    }
}

/// GET_ITEM of what is no list.
struct GetItem;

impl Body for GetItem {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let (object, key) = (m.reg(w.b()), m.reg(w.c()));
            if key.is_int() {
                let item = match tuple_item(object, key.int()) {
                    None => character(object, &*m.vm, key.int()),
                    found => found,
                };
                if let Some(item) = item
                    && let Some(flow) = deliver(m, w, object, item, 1)
                {
                    return flow;
                }
            }
            if object.is_pointer()
                && (*(object.0 as *const Header)).is_plain(Kind::Dict)
                && !m.is_last_use(w.b())
                && !m.is_last_use(w.c())
            {
                let dict = &*(object.0 as *const Object<Dict>);
                let key = &*(m.base.add(w.c()) as *const Value);
                if let Some(item) = value_in(&*m.vm, dict, key).value() {
                    let item = m.share(item);
                    m.consume_shared(w.b());
                    m.consume_shared(w.c());
                    return m.set_next(w.a(), item, 1);
                }
            }
            if python_class(object).is_some() {
                return m.other::<GetItemOf<false>>();
            }
            m.slow(w, get_item_slow)
        }
    }
}

pub(super) fn get_item_slow(cx: &mut Cx<'_>, w: Word) -> Result<()> {
    let value = match get_in_place(cx.vm, cx.peek(w.b()), cx.peek(w.c())) {
        Some(value) => {
            cx.consume(w.b());
            cx.consume(w.c());
            value
        }
        None => {
            if special::get_item(cx, w, cx.raw(w.b()), cx.raw(w.c())) {
                return Ok(());
            }
            let (object, key) = (cx.operand(w.b()), cx.operand(w.c()));
            get_item(cx.vm, &object, &key)?
        }
    };
    cx.set(w.a(), value);
    cx.next(1);
    Ok(())
}

#[inline(always)]
pub fn GET_ITEM_INT(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let object = m.reg(w.b());
        if let Some(item) = list_item(object, &*m.vm, w.signed_c())
            && let Some(flow) = deliver(m, w, object, item, 1)
        {
            return flow;
        }
        m.other::<GetItemInt>()
    }
}

/// GET_ITEM_INT of what is no list.
struct GetItemInt;

impl Body for GetItemInt {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let object = m.reg(w.b());
            let item = match tuple_item(object, w.signed_c()) {
                None => character(object, &*m.vm, w.signed_c()),
                found => found,
            };
            if let Some(item) = item
                && let Some(flow) = deliver(m, w, object, item, 1)
            {
                return flow;
            }
            if python_class(object).is_some() {
                return m.other::<GetItemOf<true>>();
            }
            m.slow(w, get_item_int_slow)
        }
    }
}

pub(super) fn get_item_int_slow(cx: &mut Cx<'_>, w: Word) -> Result<()> {
    let key = cx.vm.int(w.signed_c());
    let value = match get_in_place(cx.vm, cx.peek(w.b()), &key) {
        Some(value) => {
            cx.consume(w.b());
            value
        }
        None => {
            if special::get_item(cx, w, cx.raw(w.b()), key.raw()) {
                return Ok(());
            }
            let object = cx.operand(w.b());
            get_item(cx.vm, &object, &key)?
        }
    };
    cx.set(w.a(), value);
    cx.next(1);
    Ok(())
}

/// The item, if both operands are of exact types that run no Python code, and it is there.
#[inline(always)]
fn get_in_place(vm: &Vm, object: &Value, key: &Value) -> Option<Value> {
    let header = object.header()?;
    if header.is_plain(Kind::Dict) {
        let dict = header.downcast::<Dict>()?;
        // A `defaultdict` differs only in what it does about missing keys.
        let at = vm.dict_find_plain(dict, key)??;
        return dict.table.get(vm).entries()[at].value.clone();
    }
    let Some(index) = key.as_small_int() else {
        return key.downcast::<Slice>()?.unpack_plainly()?.of(vm, object);
    };
    if header.is_plain(Kind::Str) {
        let text = header.downcast::<Str>()?;
        let from_end = if index < 0 { text.len() as i64 } else { 0 };
        let at = usize::try_from(index + from_end).ok()?;
        return (at < text.len()).then(|| vm.str_from_point(text.units().at(at)));
    }
    if header.is_plain(Kind::List) {
        return at(header.downcast::<List>()?.items.get(vm), index).cloned();
    }
    if header.is_plain(Kind::Tuple) {
        return at(header.downcast::<Tuple>()?.items(), index).cloned();
    }
    None
}

fn get_item(vm: &mut Vm, object: &Value, key: &Value) -> Result<Value> {
    match object.downcast::<Dict>() {
        Some(dict) if dict.class().is(&*vm.types().dict) => match vm.dict_get(dict, key)? {
            Some(value) => Ok(value),
            None => Err(vm.key_error(key)),
        },
        _ => vm.get_item(object, key),
    }
}

#[inline(always)]
pub fn SET_ITEM(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let (object, key) = (m.reg(w.a()), m.reg(w.b()));
        if key.is_int()
            && let Some(_) = list_item(object, &*m.vm, key.int())
            && !m.is_last_use(w.a())
        {
            let items = (*(object.0 as *const Object<List>))
                .items
                .get_mut(&mut *m.vm);
            let from_end = if key.int() < 0 { items.len() } else { 0 };
            let index = (key.int() as usize).wrapping_add(from_end);
            let place = items.as_mut_ptr().add(index) as *mut Raw;
            let raw = m.operand(w.c());
            let old = std::mem::replace(&mut *place, raw);
            m.consume_shared(w.a());
            m.pc = m.pc.add(1);
            return Machine::finish(old);
        }
        m.other::<SetItem>()
    }
}

/// What [`set_in`] did: the value that was there before, or, if nothing was done, the value back.
#[derive(Clone, Copy)]
struct Stored {
    word: Raw,
    done: bool,
}

/// Stores an owned value in a dict of an exact type under a str or a small int.
#[inline(never)]
fn set_in(vm: &mut Vm, dict: &Dict, key: &Value, value: Value) -> Stored {
    match vm.dict_set_plain(dict, key, value) {
        Ok(old) => Stored {
            word: old.map_or(Raw::UNSET, Value::into_raw),
            done: true,
        },
        Err(back) => Stored {
            word: back.into_raw(),
            done: false,
        },
    }
}

/// SET_ITEM of what is no list.
struct SetItem;

impl Body for SetItem {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let object = m.reg(w.a());
            if object.is_pointer()
                && (*(object.0 as *const Header)).is_plain(Kind::Dict)
                && (*(object.0 as *const Header))
                    .class()
                    .is(&*(*m.vm).types().dict)
                && !m.is_last_use(w.a())
            {
                let dict = &*(object.0 as *const Object<Dict>);
                let key = &*(m.base.add(w.b()) as *const Value);
                let value = m.operand(w.c());
                let stored = set_in(&mut *m.vm, dict, key, Value::from_raw(value));
                if stored.done {
                    m.consume_shared(w.a());
                    if m.is_temp(w.b()) {
                        // A str or an int: its end concerns nobody.
                        let key = m.reg(w.b());
                        m.put(w.b(), Raw::UNSET);
                        heap::release_any(key);
                    }
                    m.pc = m.pc.add(1);
                    return Machine::finish(stored.word);
                }
                // The value goes back where it came from.
                if m.is_temp(w.c()) {
                    m.put(w.c(), stored.word);
                } else if stored.word.is_pointer() {
                    stored.word.header().as_ref().forget_one();
                }
            }
        }
        m.slow(w, |cx, w| {
            let (a, b, c) = (cx.raw(w.a()), cx.raw(w.b()), cx.raw(w.c()));
            if special::set_item(cx, w, a, b, c) {
                return Ok(());
            }
            let mut value = cx.operand(w.c());
            if let (Some(dict), key) = (cx.peek(w.a()).downcast::<Dict>(), cx.peek(w.b()))
                && dict.class().is(&*cx.vm.types().dict)
            {
                match cx.vm.dict_set_plain(dict, key, value) {
                    Ok(old) => {
                        cx.consume(w.a());
                        cx.consume(w.b());
                        cx.next(1);
                        drop(old);
                        return Ok(());
                    }
                    Err(back) => value = back,
                }
            }
            let (object, key) = (cx.operand(w.a()), cx.operand(w.b()));
            match object.downcast::<Dict>() {
                Some(dict) if dict.class().is(&*cx.vm.types().dict) => {
                    drop(cx.vm.dict_set(dict, &key, value)?)
                }
                _ => cx.vm.set_item(&object, &key, Some(&value))?,
            }
            cx.next(1);
            Ok(())
        })
    }
}

slow_ops! {
    DELETE_ITEM(cx, w) {
        let (object, key) = (cx.operand(w.a()), cx.operand(w.b()));
        cx.vm.set_item(&object, &key, None)?;
        cx.next(1);
    }
    GET_SLICE(cx, w) {
        let stop = cx.take(w.c() + 1);
        let start = cx.take(w.c());
        let quick = Unpacked::plainly(start.as_ref(), stop.as_ref(), None)
            .and_then(|bounds| bounds.of(cx.vm, cx.peek(w.b())));
        let value = match quick {
            Some(value) => {
                cx.consume(w.b());
                value
            }
            None => {
                let object = cx.operand(w.b());
                slice(cx, &object, start, stop)?
            }
        };
        cx.set(w.a(), value);
        cx.next(1);
    }
}

fn slice(
    cx: &mut Cx<'_>,
    object: &Value,
    start: Option<Value>,
    stop: Option<Value>,
) -> Result<Value> {
    let (start, stop) = (start.unwrap_or(Value::NONE), stop.unwrap_or(Value::NONE));
    let key = cx.vm.slice(start, stop, Value::NONE);
    cx.vm.get_item(object, &key)
}
