//! Attributes, with inline caches.
//!
//! Cache of LOAD_ATTR (data words 1..): class version, shape, `kind | slot << 8`, offset of the instance part.
//! STORE_ATTR: class version, shape before, shape after, `slot << 16 | offset`. LOAD_METHOD: class version, shape (or
//! [`NO_SHAPE`]), the function's address in two words, borrowed from the class as long as the version holds.

// SAFETY of the bodies here, beyond `machine.rs`: a cache is used only for an object whose class has the cached
// version (and whose part has the cached shape and capacity), so the slot it names exists; a cached function is
// kept by its class as long as the version holds.

use super::slow_ops;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::header::{Header, Kind};
use crate::object::instance::{self, Part};
use crate::object::shape::DICT_MODE;
use crate::object::types::flags;
use crate::object::value::Raw;
use crate::vm::attributes::AttributePlan;
use crate::vm::exec::machine::{Cx, Flow, Machine, Word};
use gillie_bytecode::HEADER;

/// In place of a shape: the class's instances have no instance part.
const NO_SHAPE: u32 = DICT_MODE - 1;
/// Kinds of cached attribute.
const BY_SHAPE: u32 = 1;
const FIXED: u32 = 2;

/// The slot of an object's instance part at which a cache says an attribute is.
#[inline(always)]
unsafe fn slot(header: *const Header, offset: u32, index: u32) -> *mut Raw {
    unsafe {
        (header as *mut u8)
            .add(offset as usize + Part::slot_offset(index as usize))
            .cast()
    }
}

#[inline(always)]
unsafe fn part(header: *const Header, offset: u32) -> *const Part {
    unsafe { (header as *const u8).add(offset as usize).cast() }
}

#[inline(always)]
pub unsafe fn LOAD_ATTR(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let object = m.reg(w.b());
        if object.is_pointer() {
            let header = object.0 as *const Header;
            if (*header).class().version.get() == m.data(1) {
                let (kind, offset) = (m.data(3), m.data(4));
                let part = part(header, offset);
                let index = kind >> 8;
                let fits = if kind & 0xFF == BY_SHAPE {
                    (*part).shape.get() == m.data(2) && index < (*part).capacity
                } else {
                    kind & 0xFF == FIXED
                };
                if fits {
                    let raw = *slot(header, offset, index);
                    if !raw.is_unset() && (w.a() == w.b() || !m.is_last_use(w.b())) {
                        let raw = m.share(raw);
                        if w.a() != w.b() {
                            m.consume_shared(w.b());
                        }
                        return m.set_next(w.a(), raw, 6);
                    }
                }
            }
        }
        m.slow(w, load_attr)
    }
}

/// The uncached case; fills the cache.
fn load_attr(cx: &mut Cx<'_>, w: Word) -> crate::vm::Result<()> {
    let name = cx.name(cx.data(0) as usize);
    let object = cx.operand(w.b());
    if let Some(header) = object.header()
        && header.class().has(flags::PLAIN_GETATTR)
        && let Some(part) = instance::part(header)
        && !matches!(header.kind_byte(), k if k == Kind::Str as u8 || k == Kind::Tuple as u8)
    {
        let class = header.class();
        let offset = part as *const Part as usize - header as *const Header as usize;
        match cx.vm.attribute_plan(class, &name) {
            AttributePlan::Instance(_) if !part.in_dict_mode() => {
                let shape = part.shape.get();
                if let Some(index) = cx.vm.state().shapes.find(shape, &name) {
                    let index = index as u32 + class.fixed_slots();
                    if index < part.capacity {
                        let version = class.version.get();
                        fill(cx, [version, shape, BY_SHAPE | index << 8, offset as u32]);
                    }
                }
            }
            AttributePlan::FixedSlot(index) => {
                let version = class.version.get();
                fill(cx, [version, 0, FIXED | (index as u32) << 8, offset as u32]);
            }
            AttributePlan::Property(getter) => {
                // A Python getter runs in a frame of its own, without recursion.
                if let Some(at) = crate::vm::exec::call::property_frame(cx, &getter, &object)? {
                    cx.go(at);
                    return Ok(());
                }
            }
            _ => {}
        }
    }
    let value = cx.vm.get_attr(&object, &name)?;
    cx.set(w.a(), value);
    cx.next(6);
    Ok(())
}

fn fill(cx: &mut Cx<'_>, words: [u32; 4]) {
    for (index, word) in words.into_iter().enumerate() {
        cx.set_data(1 + index, word);
    }
}

#[inline(always)]
pub unsafe fn STORE_ATTR(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let object = m.reg(w.a());
        if object.is_pointer() {
            let header = object.0 as *const Header;
            if (*header).class().version.get() == m.data(1) {
                let place = m.data(4);
                let (index, offset) = (place >> 16, place & 0xFFFF);
                let part = part(header, offset);
                if (*part).shape.get() == m.data(2)
                    && index < (*part).capacity
                    && !m.is_last_use(w.a())
                {
                    let raw = m.operand(w.b());
                    (*part).shape.set(m.data(3));
                    let old = std::mem::replace(&mut *slot(header, offset, index), raw);
                    m.consume_shared(w.a());
                    let _ = m.next(6);
                    return Machine::finish(old);
                }
            }
        }
        m.slow(w, |cx, w| {
            let name = cx.name(cx.data(0) as usize);
            let object = cx.operand(w.a());
            let value = cx.operand(w.b());
            let before = object.header().and_then(instance::part).map(|part| part.shape.get());
            cx.vm.set_attr(&object, &name, &value)?;
            if let Some(header) = object.header()
                && header.class().has(flags::PLAIN_SETATTR)
                && let (Some(part), Some(before)) = (instance::part(header), before)
                && !matches!(header.kind_byte(), k if k == Kind::Str as u8 || k == Kind::Tuple as u8)
            {
                let class = header.class();
                let offset = part as *const Part as usize - header as *const Header as usize;
                let index = match cx.vm.attribute_plan(class, &name) {
                    AttributePlan::Instance(_) if before != DICT_MODE => {
                        let found = cx.vm.state().shapes.find(part.shape.get(), &name);
                        found.map(|index| index as u32 + class.fixed_slots())
                    }
                    AttributePlan::FixedSlot(index) if before == part.shape.get() => Some(index as u32),
                    _ => None,
                };
                if let Some(index) = index
                    && index < part.capacity
                    && offset < 1 << 16
                {
                    let (version, after) = (class.version.get(), part.shape.get());
                    fill(cx, [version, before, after, index << 16 | offset as u32]);
                }
            }
            cx.next(6);
            Ok(())
        })
    }
}

#[inline(always)]
pub unsafe fn LOAD_METHOD(m: &mut Machine, w: Word) -> Flow {
    unsafe {
        let object = m.reg(w.b());
        if object.is_pointer() {
            let header = object.0 as *const Header;
            if (*header).class().version.get() == m.data(1) {
                let shape = m.data(2);
                let fits = shape == NO_SHAPE
                    || ((*header).is_kind(Kind::Instance)
                        && (*part(header, size_of::<Header>() as u32)).shape.get() == shape);
                if fits {
                    let function = Raw(m.data(3) as u64 | (m.data(4) as u64) << 32);
                    function.header().as_ref().increment();
                    let receiver = m.operand(w.b());
                    // A call's window is dead before the call: nothing to release there.
                    m.put(w.a() + HEADER, receiver);
                    return m.set_next(w.a(), function, 6);
                }
            }
        }
        m.slow(w, load_method)
    }
}

fn load_method(cx: &mut Cx<'_>, w: Word) -> crate::vm::Result<()> {
    let name = cx.name(cx.data(0) as usize);
    let object = cx.operand(w.b());
    let class = cx.vm.class_of(&object);
    if class.has(flags::PLAIN_GETATTR)
        && let AttributePlan::Instance(Some(inner)) = cx.vm.attribute_plan(class, &name)
        && let AttributePlan::Method(function) = *inner
    {
        let shadowed = match object.header() {
            Some(header) => match instance::part(header) {
                Some(part) if part.in_dict_mode() => part
                    .dict(cx.vm)
                    .and_then(|dict| {
                        dict.downcast::<Dict>()
                            .and_then(|dict| dict.get_str(cx.vm, &name))
                    })
                    .is_some(),
                Some(part) => cx.vm.state().shapes.find(part.shape.get(), &name).is_some(),
                None => {
                    header.is_kind(Kind::Module)
                        || header.is_kind(Kind::Function)
                        || header.is_kind(Kind::Type)
                }
            },
            None => false,
        };
        if !shadowed {
            if let Some(header) = object.header() {
                let shape = match instance::part(header) {
                    None => Some(NO_SHAPE),
                    Some(part) if part.in_dict_mode() && part.dict(cx.vm).is_some() => None,
                    Some(part) if !header.class().has(flags::DICT) => Some(part.shape.get()),
                    Some(part) => Some(part.shape.get()),
                };
                if let Some(shape) =
                    shape.filter(|&shape| shape != DICT_MODE || !header.class().has(flags::DICT))
                {
                    let (version, address) = (header.class().version.get(), function.raw().0);
                    fill(cx, [version, shape, address as u32, (address >> 32) as u32]);
                }
            }
            cx.set(w.a() + HEADER, object);
            cx.set(w.a(), function);
            cx.next(6);
            return Ok(());
        }
    }
    let value = cx.vm.get_attr(&object, &name)?;
    cx.set(w.a() + HEADER, None);
    cx.set(w.a(), value);
    cx.next(6);
    Ok(())
}

slow_ops! {
    DELETE_ATTR(cx, w) {
        let name = cx.name(cx.data(0) as usize);
        let object = cx.operand(w.a());
        cx.vm.del_attr(&object, &name)?;
        cx.next(2);
    }
    LOAD_SUPER_ATTR(cx, w) {
        let value = super_attribute(cx, w)?;
        cx.set(w.a(), value);
        cx.next(2);
    }
    LOAD_SUPER_METHOD(cx, w) {
        let plain = cx.get(w.a()).is_some_and(|found| found.is(cx.vm.types().super_.value()));
        if plain {
            let (class, receiver) = (cx.keep(w.b()), cx.keep(w.c()));
            let name = cx.name(cx.data(0) as usize);
            if let Some(function) = crate::vm::exec::call::super_function(cx.vm, &class, &receiver, &name) {
                let _ = (cx.operand(w.b()), cx.operand(w.c()));
                cx.set(w.a() + HEADER, receiver);
                cx.set(w.a(), function);
                cx.next(2);
                return Ok(());
            }
        }
        let value = super_attribute(cx, w)?;
        cx.set(w.a() + HEADER, None);
        cx.set(w.a(), value);
        cx.next(2);
    }
}

/// `super(class, receiver).name` where R[A] holds what `super` means here.
fn super_attribute(cx: &mut Cx<'_>, w: Word) -> crate::vm::Result<Value> {
    let name = cx.name(cx.data(0) as usize);
    let callable = cx.take(w.a()).unwrap_or(Value::NONE);
    let (class, receiver) = (cx.operand(w.b()), cx.operand(w.c()));
    let object = cx.vm.call(&callable, &[class, receiver])?;
    cx.vm.get_attr(&object, &name)
}
