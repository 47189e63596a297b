//! Attributes and subscripts, with inline caches.
//!
//! The caches of LOAD_ATTR and LOAD_METHOD are [`Site`]s (see `sites.rs`). STORE_ATTR's: class version, shape before,
//! shape after, `slot << 16 | offset`.

// SAFETY of the bodies here, beyond `machine.rs`: a cache is used only for an object whose class has the cached
// version (and whose part has the cached shape and capacity), so the slot it names exists; a cached function is
// kept by its class as long as the version holds. What lies behind a part's capacity or in a dict is found by `Site::read`,
// which looks at the lengths. A getter of Rust may run Python code: the object it is given waits in a temporary, which only
// this frame writes.

use super::entered::enter;
use super::native_calls::{Given, arrive};
use super::slow_ops;
use super::subscripts::deliver;
use crate::object::GetSetDef;
use crate::object::Value;
use crate::object::descriptor::property::Property;
use crate::object::function::Function;
use crate::object::header::{Header, Kind, Object};
use crate::object::heap;
use crate::object::instance::{self, Part};
use crate::object::shape::DICT_MODE;
use crate::object::types::flags;
use crate::object::value::Raw;
use crate::vm::Vm;
use crate::vm::attributes::AttributePlan;
use crate::vm::exec::enter::{enter_special, function_in};
use crate::vm::exec::machine::{Body, Cx, Flow, Machine, Word};
use crate::vm::exec::sites::{self, Found, NO_SHAPE, NOT_IN_DICT, Site, kind, usage};
use gillie_bytecode::HEADER;

/// A slot of an instance part.
#[inline(always)]
unsafe fn slot_of(part: *const Part, index: u32) -> *mut Raw {
    // SAFETY: the caller has an object's part with more slots than that.
    unsafe {
        (part as *mut u8)
            .add(Part::slot_offset(index as usize))
            .cast()
    }
}

#[inline(always)]
unsafe fn part(header: *const Header, offset: u32) -> *const Part {
    // SAFETY: the caller has the offset from the class of the object.
    unsafe { (header as *const u8).add(offset as usize).cast() }
}

#[inline(always)]
pub fn LOAD_ATTR(m: &mut Machine, w: Word) -> Flow {
    // SAFETY: version and shape are those that the cache was filled for: the part and its slot exist.
    unsafe {
        let object = m.reg(w.b());
        if object.is_pointer() {
            let header = object.0 as *const Header;
            let high = m.data(4);
            if (*header).class().version.get() == m.data(1) && high >> 16 == kind::BY_SHAPE {
                let (part, index) = (part(header, high & 0xFFFF), m.data(3));
                if (*part).shape.get() == m.data(2) && index < (*part).capacity() {
                    let raw = *slot_of(part, index);
                    if !raw.is_unset()
                        && let Some(flow) = deliver(m, w, object, raw, 6)
                    {
                        return flow;
                    }
                }
            }
        }
        m.other::<LoadAttrByKind>()
    }
}

/// LOAD_ATTR of what is not in a slot, or of an object of another class or shape.
struct LoadAttrByKind;

impl Body for LoadAttrByKind {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: an operand that is a pointer is alive.
        unsafe {
            let object = m.reg(w.b());
            if !object.is_pointer() {
                return m.slow(w, load_attr);
            }
            let site = site_in_words(m);
            let same_class = (*(object.0 as *const Header)).class().version.get() == site.version;
            match site.kind() {
                kind::PROPERTY if same_class => m.other::<LoadProperty>(),
                kind::GETSET if same_class => m.other::<LoadGetset>(),
                // Of a class or a module the version is another's than its class's.
                kind::TYPE_ENTRY | kind::MODULE => m.other::<LoadEntry>(),
                kind::TYPE_STATIC => m.other::<LoadAttr>(),
                _ if same_class => m.other::<LoadAttr>(),
                _ => m.other::<LoadAttrByTable>(),
            }
        }
    }
}

/// LOAD_ATTR of what is in a class's or a module's dict.
struct LoadEntry;

impl Body for LoadEntry {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: `LoadAttrByKind` saw a pointer; the site compares what it was filled for itself.
        unsafe {
            let object = m.reg(w.b());
            let site = site_in_words(m);
            let raw = match site.kind() {
                kind::MODULE => site.in_module(&*m.vm, object),
                _ => site.in_class(&*m.vm, object),
            };
            if !raw.is_unset()
                && let Some(flow) = deliver(m, w, object, raw, 6)
            {
                return flow;
            }
            m.other::<LoadAttrByTable>()
        }
    }
}

/// LOAD_ATTR of what a property's getter gives.
struct LoadProperty;

impl Body for LoadProperty {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: the class has the site's version, so it keeps the getter.
        unsafe {
            let object = m.reg(w.b());
            let getter = site_in_words(m).address() as *const Object<Function>;
            if enter(m, w, getter, [object]) {
                return Flow::Next;
            }
            m.slow(w, load_attr)
        }
    }
}

/// LOAD_ATTR of what a class or a module has, or what lies behind an object's slots.
struct LoadAttr;

impl Body for LoadAttr {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: an operand that is a pointer is alive; the site compares what it was filled for.
        unsafe {
            let object = m.reg(w.b());
            let site = site_in_words(m);
            if object.is_pointer() {
                match site.read(&*m.vm, object, name_of(m)) {
                    Some(Found::Value(raw)) => {
                        if let Some(flow) = deliver(m, w, object, raw, 6) {
                            return flow;
                        }
                    }
                    Some(Found::Getter(getter)) if enter(m, w, getter, [object]) => {
                        return Flow::Next;
                    }
                    None => return m.other::<LoadAttrByTable>(),
                    _ => {}
                }
            }
            m.slow(w, load_attr)
        }
    }
}

/// LOAD_ATTR of what a builtin class's getter, a Rust function, gives. The object waits in R[A] meanwhile: nobody else
/// writes a temporary.
struct LoadGetset;

impl Body for LoadGetset {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: the class has the site's version: the definition is its own. The object waits in R[A], a temporary.
        unsafe {
            let vm: *mut Vm = m.vm;
            if !m.is_temp(w.a()) || (w.a() != w.b() && m.reg(w.a()).is_pointer()) {
                return m.other::<LoadAttr>();
            }
            let definition = site_in_words(m).address() as *const GetSetDef;
            let object = m.operand(w.b());
            m.put(w.a(), object);
            (*vm).control.countdown.set(m.countdown);
            (*vm).pc = m.pc;
            (*vm).base = m.base;
            let place = m.base.add(w.a());
            let given = Given::from(((*definition).1)(&mut *vm, &*(place as *const Value)));
            *place = Raw::UNSET;
            heap::release_any(object);
            m.countdown = (*vm).control.countdown.get();
            arrive(m, w.a(), given, 6)
        }
    }
}

/// LOAD_ATTR of objects other than those that the instruction's own site is about: those of an instruction that sees
/// several classes have their sites in the interpreter's table.
struct LoadAttrByTable;

impl Body for LoadAttrByTable {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: as LOAD_ATTR and LoadAttr.
        unsafe {
            let object = m.reg(w.b());
            if let Some(site) = site_in_table(m, w.b(), usage::LOAD) {
                let header = object.0 as *const Header;
                if site.kind() == kind::BY_SHAPE && (*header).class().version.get() == site.version
                {
                    // It is no class, whose version the table has compared instead; the shape is right then.
                    let part = part(header, site.high & 0xFFFF);
                    if site.low < (*part).capacity() {
                        let raw = *slot_of(part, site.low);
                        if !raw.is_unset()
                            && let Some(flow) = deliver(m, w, object, raw, 6)
                        {
                            return flow;
                        }
                        return m.slow(w, load_attr);
                    }
                }
                match site.read(&*m.vm, object, name_of(m)) {
                    Some(Found::Value(raw)) => {
                        if let Some(flow) = deliver(m, w, object, raw, 6) {
                            return flow;
                        }
                    }
                    Some(Found::Getter(getter)) if enter(m, w, getter, [object]) => {
                        return Flow::Next;
                    }
                    _ => {}
                }
            }
            m.slow(w, load_attr)
        }
    }
}

/// The name that the instruction at hand asks for.
#[inline(always)]
fn name_of(m: &Machine) -> &'static Value {
    // SAFETY: the verifier compared the index with the number of names, which the running code keeps.
    unsafe { m.code().names.get_unchecked(m.data(0) as usize) }
}

/// The site that the instruction at hand keeps in its words.
#[inline(always)]
fn site_in_words(m: &Machine) -> Site {
    Site {
        version: m.data(1),
        shape: m.data(2),
        low: m.data(3),
        high: m.data(4),
    }
}

/// The table's site for the name of the instruction at hand and objects like this one; not if the instruction has none
/// of its own yet, and not about each sixteenth time: then the slow way makes it the instruction's own, lest one that
/// was there first stays for good. (The countdown is spread by a multiplication, because a loop takes the same off it
/// each time.)
#[inline(always)]
fn site_in_table(m: &Machine, index: usize, usage: u64) -> Option<Site> {
    if m.data(1) == 0 || m.countdown.wrapping_mul(0x9E37_79B1) >> 28 == 0 {
        return None;
    }
    m.vm().state().sites.get(m.reg(index), name_of(m), usage)
}

/// The site in the data words of the instruction at hand.
#[inline]
fn own_site(cx: &Cx<'_>) -> Site {
    Site {
        version: cx.data(1),
        shape: cx.data(2),
        low: cx.data(3),
        high: cx.data(4),
    }
}

fn keep_site(cx: &mut Cx<'_>, site: Site) {
    fill(cx, [site.version, site.shape, site.low, site.high]);
}

/// What the instruction's own site, the table's, or a new one says about an object.
#[inline]
fn look_up(cx: &mut Cx<'_>, object: Raw, name: &Value, usage: u64) -> Option<Found> {
    // SAFETY: the operand of the instruction at hand; sites come from `sites::find`.
    unsafe {
        if let Some(found) = own_site(cx).read(cx.vm, object, name) {
            return Some(found);
        }
        if let Some(site) = cx.vm.state().sites.get(object, name, usage) {
            if site.kind() == kind::NOTHING {
                return None;
            }
            if let Some(found) = site.read(cx.vm, object, name) {
                keep_site(cx, site);
                return Some(found);
            }
        }
        let borrowed = std::mem::ManuallyDrop::new(Value::from_raw(object));
        let Some(site) = sites::find(cx.vm, &borrowed, name, usage == usage::METHOD) else {
            // What the class has is looked up in its cache; what it lacks may yet come to be in instances.
            let header = object.header().as_ref();
            if !header.is_kind(Kind::Module)
                && !cx.vm.class_lookup_raw(header.class(), name).is_unset()
            {
                let site = Site::nothing(object);
                cx.vm.state().sites.put(object, name, usage, site);
            }
            return None;
        };
        cx.vm.state().sites.put(object, name, usage, site);
        keep_site(cx, site);
        site.read(cx.vm, object, name)
    }
}

/// Shares a borrowed word.
fn shared(raw: Raw) -> Value {
    // SAFETY: the word's owner keeps it alive; the new reference is counted.
    unsafe {
        let value = std::mem::ManuallyDrop::new(Value::from_raw(raw));
        Value::clone(&value)
    }
}

/// What the handler does not do.
fn load_attr(cx: &mut Cx<'_>, w: Word) -> crate::vm::Result<()> {
    let raw = cx.raw(w.b());
    let name = cx.name(cx.data(0) as usize);
    if raw.is_pointer() {
        match look_up(cx, raw, &name, usage::LOAD) {
            Some(Found::Value(found)) => {
                let value = shared(found);
                drop(cx.operand(w.b()));
                cx.set(w.a(), value);
                cx.next(6);
                return Ok(());
            }
            Some(Found::Bound(function, receiver)) => {
                let value = cx.vm.bound_method(shared(function), shared(receiver));
                drop(cx.operand(w.b()));
                cx.set(w.a(), value);
                cx.next(6);
                return Ok(());
            }
            Some(Found::Getter(getter)) if enter_special(cx, w, getter, &[raw]) => return Ok(()),
            Some(Found::Hook(hook)) if enter_special(cx, w, hook, &[raw, name.raw()]) => {
                return Ok(());
            }
            Some(Found::Native(getter)) => {
                let object = cx.operand(w.b());
                let value = getter(cx.vm, &object)?;
                cx.set(w.a(), value);
                cx.next(6);
                return Ok(());
            }
            _ => {}
        }
    }
    let object = cx.operand(w.b());
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
pub fn STORE_ATTR(m: &mut Machine, w: Word) -> Flow {
    // SAFETY: as LOAD_ATTR; the old value is given up after the new one is in its place.
    unsafe {
        let object = m.reg(w.a());
        if object.is_pointer() {
            let header = object.0 as *const Header;
            if (*header).class().version.get() == m.data(1) {
                let place = m.data(4);
                let part = part(header, place & 0xFFFF);
                if (*part).shape.get() == m.data(2)
                    && place >> 16 < (*part).capacity()
                    && !m.is_last_use(w.a())
                {
                    let raw = m.operand(w.b());
                    let after = m.data(3);
                    (*part).shape.set(after);
                    let old = std::mem::replace(&mut *slot_of(part, place >> 16), raw);
                    m.consume_shared(w.a());
                    m.pc = m.pc.add(6);
                    return Machine::finish(old);
                }
            }
            return m.other::<StoreAttrByTable>();
        }
        m.slow(w, store_attr)
    }
}

/// STORE_ATTR by a site of the table, as [`LoadAttrByTable`].
struct StoreAttrByTable;

impl Body for StoreAttrByTable {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: as STORE_ATTR.
        unsafe {
            let object = m.reg(w.a());
            if let Some(site) = site_in_table(m, w.a(), usage::STORE)
                && !m.is_last_use(w.a())
            {
                let header = object.0 as *const Header;
                let part = part(header, site.high & 0xFFFF);
                let index = site.high >> 16;
                if (*header).class().version.get() == site.version
                    && (*part).shape.get() == site.shape
                    && index < (*part).capacity()
                {
                    let raw = m.operand(w.b());
                    (*part).shape.set(site.low);
                    let old = std::mem::replace(&mut *slot_of(part, index), raw);
                    m.consume_shared(w.a());
                    m.pc = m.pc.add(6);
                    return Machine::finish(old);
                }
            }
            m.slow(w, store_attr)
        }
    }
}

/// Stores by a site: the version, the shapes before and after, and `slot << 16 | offset`. False if it does not apply.
fn store_by(cx: &mut Cx<'_>, w: Word, site: Site) -> bool {
    // SAFETY: the operand of the instruction at hand; a site is used only for an object with its class version, shape
    // and room.
    unsafe {
        let object = cx.raw(w.a());
        let header = object.0 as *const Header;
        let (index, offset) = (site.high >> 16, site.high & 0xFFFF);
        if (*header).class().version.get() != site.version {
            return false;
        }
        let part = part(header, offset);
        if (*part).shape.get() != site.shape {
            return false;
        }
        let value = cx.operand(w.b());
        (*part).shape.set(site.low);
        let old = (*part).replace(cx.vm, index as usize, Some(value));
        drop(cx.operand(w.a()));
        drop(old);
        cx.next(6);
        true
    }
}

/// What the handler does not do.
fn store_attr(cx: &mut Cx<'_>, w: Word) -> crate::vm::Result<()> {
    let raw = cx.raw(w.a());
    let name = cx.name(cx.data(0) as usize);
    if raw.is_pointer() {
        if store_by(cx, w, own_site(cx)) {
            return Ok(());
        }
        if let Some(site) = cx.vm.state().sites.get(raw, &name, usage::STORE)
            && store_by(cx, w, site)
        {
            // The frame is the same: the words are this instruction's.
            let here = cx.pc;
            // SAFETY: the instruction has six words.
            cx.pc = unsafe { here.sub(6) };
            keep_site(cx, site);
            cx.pc = here;
            return Ok(());
        }
        // SAFETY: as above.
        let class = unsafe { raw.header().as_ref().class() };
        if !class.has(flags::PLAIN_SETATTR)
            && let Some(method) =
                function_in(cx.vm.class_lookup_raw(class, &cx.vm.names().__setattr__))
            && enter_special(cx, w, method, &[raw, name.raw(), cx.raw(w.b())])
        {
            return Ok(());
        }
        if class.has(flags::PLAIN_SETATTR)
            && let Some(setter) = property_setter(cx.vm, cx.vm.class_lookup_raw(class, &name))
            && enter_special(cx, w, setter, &[raw, cx.raw(w.b())])
        {
            return Ok(());
        }
    }
    let object = cx.operand(w.a());
    let value = cx.operand(w.b());
    let before = object
        .header()
        .and_then(instance::part)
        .map(|part| part.shape.get());
    cx.vm.set_attr(&object, &name, &value)?;
    if before == Some(DICT_MODE) && cx.vm.class_of(&object).has(flags::DICT) {
        cx.next(6);
        return Ok(());
    }
    if let Some(header) = object.header()
        && header.class().has(flags::PLAIN_SETATTR)
        && let (Some(part), Some(before)) = (instance::part(header), before)
        && !matches!(header.kind_byte(), k if k == Kind::Str as u8 || k == Kind::Tuple as u8)
    {
        let class = header.class();
        let offset = part as *const Part as usize - header as *const Header as usize;
        let index = match cx.vm.attribute_plan(class, &name) {
            AttributePlan::Instance if before != DICT_MODE => {
                let found = cx.vm.state().shapes.find(part.shape.get(), &name);
                found.map(|index| index as u32 + class.fixed_slots())
            }
            AttributePlan::FixedSlot(index) if before == part.shape.get() => Some(index as u32),
            _ => None,
        };
        if let Some(index) = index
            && index < 1 << 16
            && offset < 1 << 16
        {
            let site = Site {
                version: class.version.get(),
                shape: before,
                low: part.shape.get(),
                high: index << 16 | offset as u32,
            };
            cx.vm
                .state()
                .sites
                .put_for(class.version.get(), before, &name, usage::STORE, site);
            keep_site(cx, site);
        }
    }
    cx.next(6);
    Ok(())
}

/// The setter of a property, if it is a Python function.
fn property_setter(vm: &crate::vm::Vm, found: Raw) -> Option<*const Object<Function>> {
    if !found.is_pointer() {
        return None;
    }
    // SAFETY: borrowed from a class that is unchanged meanwhile.
    let header = unsafe { found.header().as_ref() };
    let property = header.downcast::<Property>()?;
    if !header.class().is(&*vm.types().property) {
        return None;
    }
    function_in(property.setter.get(vm).as_ref()?.raw())
}

#[inline(always)]
pub fn LOAD_METHOD(m: &mut Machine, w: Word) -> Flow {
    // SAFETY: as LOAD_ATTR; what the class keeps as long as it has this version is counted.
    unsafe {
        let object = m.reg(w.b());
        if object.is_pointer() {
            let header = object.0 as *const Header;
            if (*header).class().version.get() == m.data(1) {
                let (shape, high) = (m.data(2), m.data(4));
                let fits = shape == NO_SHAPE
                    || ((*header).is_kind(Kind::Instance)
                        && (*part(header, size_of::<Header>() as u32)).shape.get() == shape);
                // Kind METHOD is 0: nothing but the address is in the words.
                if fits && high >> 16 == kind::METHOD {
                    let function = Raw(m.data(3) as u64 | (high as u64) << 32);
                    function.header().as_ref().increment();
                    let receiver = m.operand(w.b());
                    // A call's window is dead before the call: nothing to release there.
                    m.put(w.a() + HEADER, receiver);
                    return m.set_next(w.a(), function, 6);
                }
            } else if m.data(4) >> 16 == kind::METHOD {
                return m.other::<LoadMethodByTable>();
            }
        }
        m.other::<LoadMethod>()
    }
}

/// LOAD_METHOD of functions in modules and classes.
struct LoadMethod;

impl Body for LoadMethod {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: an operand that is a pointer is alive; the site compares what it was filled for.
        unsafe {
            let object = m.reg(w.b());
            if !object.is_pointer() {
                return m.other::<LoadNumberMethod>();
            }
            let site = site_in_words(m);
            if site.kind() == kind::MODULE && !m.is_last_use(w.b()) {
                let function = site.in_module(&*m.vm, object);
                if !function.is_unset() {
                    let function = m.share(function);
                    m.consume_shared(w.b());
                    m.put(w.a() + HEADER, Raw::UNSET);
                    return m.set_next(w.a(), function, 6);
                }
            }
            match site.read(&*m.vm, object, name_of(m)) {
                Some(Found::Value(raw)) if w.a() == w.b() || !m.is_last_use(w.b()) => {
                    let raw = m.share(raw);
                    if w.a() != w.b() {
                        m.consume_shared(w.b());
                    }
                    m.put(w.a() + HEADER, Raw::UNSET);
                    return m.set_next(w.a(), raw, 6);
                }
                // Methods of objects whose attributes lie elsewhere than an instance's: of builtin types
                // that have a `__dict__`, and of their subclasses.
                Some(Found::Bound(function, receiver)) if receiver == object => {
                    function.header().as_ref().increment();
                    let receiver = m.operand(w.b());
                    m.put(w.a() + HEADER, receiver);
                    return m.set_next(w.a(), function, 6);
                }
                None => return m.other::<LoadMethodByTable>(),
                _ => {}
            }
            m.slow(w, load_method)
        }
    }
}

/// LOAD_METHOD of an immediate object: a small int, a float, a bool, None. Its class has what it can be asked for.
struct LoadNumberMethod;

impl Body for LoadNumberMethod {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: the class has the site's version, so it keeps the method.
        unsafe {
            let object = m.reg(w.b());
            if !object.is_unset() {
                let vm = &*m.vm;
                let found = vm.class_lookup_raw(vm.class_of_immediate(object), name_of(m));
                if found.is_pointer()
                    && found
                        .header()
                        .as_ref()
                        .class()
                        .is(&*vm.types().method_descriptor)
                {
                    found.header().as_ref().increment();
                    let receiver = m.operand(w.b());
                    m.put(w.a() + HEADER, receiver);
                    return m.set_next(w.a(), found, 6);
                }
            }
            m.slow(w, load_method)
        }
    }
}

/// LOAD_METHOD by a site of the table, as [`LoadAttrByTable`]: of methods that bind to the object.
struct LoadMethodByTable;

impl Body for LoadMethodByTable {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        // SAFETY: as LoadMethod.
        unsafe {
            let object = m.reg(w.b());
            if let Some(site) = site_in_table(m, w.b(), usage::METHOD)
                && site.kind() == kind::METHOD
                && site.shape != NOT_IN_DICT
                && (*(object.0 as *const Header)).class().version.get() == site.version
            {
                // It is no class, whose version the table has compared instead; the shape is right then.
                let function = Raw(site.address());
                function.header().as_ref().increment();
                let receiver = m.operand(w.b());
                m.put(w.a() + HEADER, receiver);
                return m.set_next(w.a(), function, 6);
            }
            m.slow(w, load_method)
        }
    }
}

/// What the handler does not do.
fn load_method(cx: &mut Cx<'_>, w: Word) -> crate::vm::Result<()> {
    let raw = cx.raw(w.b());
    let name = cx.name(cx.data(0) as usize);
    if raw.is_pointer() {
        match look_up(cx, raw, &name, usage::METHOD) {
            Some(Found::Bound(function, receiver)) => {
                let (function, receiver) = (shared(function), shared(receiver));
                drop(cx.operand(w.b()));
                cx.set(w.a() + HEADER, receiver);
                cx.set(w.a(), function);
                cx.next(6);
                return Ok(());
            }
            Some(Found::Value(found)) => {
                let value = shared(found);
                drop(cx.operand(w.b()));
                cx.set(w.a() + HEADER, None);
                cx.set(w.a(), value);
                cx.next(6);
                return Ok(());
            }
            Some(Found::Getter(getter)) if enter_special(cx, w, getter, &[raw]) => return Ok(()),
            Some(Found::Hook(hook)) if enter_special(cx, w, hook, &[raw, name.raw()]) => {
                return Ok(());
            }
            _ => {}
        }
    }
    let object = cx.operand(w.b());
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
            let receiver = cx.keep(w.c());
            let name = cx.name(cx.data(0) as usize);
            if let Some(function) = sites::super_function(cx.vm, cx.raw(w.b()), &receiver, &name) {
                let function = shared(function);
                drop((cx.operand(w.b()), cx.operand(w.c())));
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
