//! What an instruction that reads an attribute may remember.
//!
//! A [`Site`] says where attribute *name* of objects of one class and shape is. It depends on nothing else, so it is
//! kept twice: in the instruction's data words, and, for instructions that see several classes, in a table of the
//! interpreter by class version, shape and name. The handlers read the two commonest kinds themselves.

use super::enter::function_in;
use crate::object::GetSetDef;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::header::{Header, Kind, Object};
use crate::object::instance::{self, Part};
use crate::object::module::Module;
use crate::object::shape::DICT_MODE;
use crate::object::tuple::Tuple;
use crate::object::types::{UnaryFn, flags};
use crate::object::value::{Raw, Value};
use crate::object::{Type, descriptor};
use crate::vm::Vm;
use descriptor::{getset::GetSet, member::Member, member::Place, property::Property, wrappers};
use std::cell::Cell;

/// In place of a shape: it does not matter.
pub(super) const NO_SHAPE: u32 = DICT_MODE - 1;
/// In place of a shape: the object is in dict mode, and its dict has no such name.
pub(super) const NOT_IN_DICT: u32 = DICT_MODE - 2;

/// Kinds of answer, in bits 16-19 of a site's last word.
pub(super) mod kind {
    /// `low`, `high`: address of a function that binds to the object. For LOAD_METHOD.
    pub const METHOD: u32 = 0;
    /// `low`: slot of the instance part, whose offset `high` has; for objects of this shape. What lies behind the
    /// part's capacity is found by [`Site::read`] only.
    pub const BY_SHAPE: u32 = 1;
    /// `low`: entry of the dict of an object in dict mode, whose instance part's offset `high` has. A hint: the entry
    /// may have become another name's.
    pub const IN_DICT: u32 = 2;
    /// `low`, `high`: address of a class; bits 20-31 of `high`: entry of its dict.
    pub const ENTRY: u32 = 3;
    /// Address of a property's getter, a Python function.
    pub const PROPERTY: u32 = 4;
    /// As `ENTRY`, for a class as receiver: the versions are its own and its metaclass's.
    pub const TYPE_ENTRY: u32 = 5;
    /// Of a module: its dict's version, and `low` the entry.
    pub const MODULE: u32 = 6;
    /// Address of the callable of a staticmethod.
    pub const STATIC: u32 = 7;
    pub const TYPE_STATIC: u32 = 8;
    /// Address of the function of a classmethod, or of a builtin class's method of that kind. For LOAD_METHOD.
    pub const CLASS_METHOD: u32 = 9;
    pub const TYPE_CLASS_METHOD: u32 = 10;
    /// Address of a class's `__getattr__`, for an attribute that is nowhere.
    pub const HOOK: u32 = 11;
    /// As `METHOD`, for LOAD_ATTR: a bound method is made.
    pub const BOUND: u32 = 12;
    /// Address of a builtin's getset descriptor.
    pub const GETSET: u32 = 13;
    /// `low`: item of a tuple (the fields of named tuples).
    pub const TUPLE_ITEM: u32 = 14;
    /// There is no short cut.
    pub const NOTHING: u32 = 15;
}

/// One answer: as it stands in the data words of an instruction.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub(crate) struct Site {
    /// Version of the object's class (or of what the kind says); 0: no answer.
    pub version: u32,
    pub shape: u32,
    pub low: u32,
    pub high: u32,
}

/// What a site gives for an object.
pub(super) enum Found {
    /// A borrowed word.
    Value(Raw),
    /// A function and its first argument, borrowed.
    Bound(Raw, Raw),
    /// A Python function to enter with the object.
    Getter(*const Object<Function>),
    /// A Rust function to call with the object.
    Native(UnaryFn),
    /// A Python function to enter with the object and the name.
    Hook(*const Object<Function>),
}

impl Site {
    #[inline(always)]
    pub fn kind(self) -> u32 {
        self.high >> 16 & 15
    }
    #[inline(always)]
    pub fn address(self) -> u64 {
        self.low as u64 | (self.high as u64 & 0xFFFF) << 32
    }
    fn at(version: u32, shape: u32, kind: u32, address: u64) -> Site {
        Site {
            version,
            shape,
            low: address as u32,
            high: (address >> 32) as u32 & 0xFFFF | kind << 16,
        }
    }

    /// That objects like this one have no short cut. No harm comes of it if they get one later.
    pub fn nothing(object: Raw) -> Site {
        let (version, shape) = identity(object);
        Site::at(version, shape, kind::NOTHING, 0)
    }

    /// What this site says about attribute `name` of an object, if it is about such objects.
    ///
    /// # Safety
    /// `object` is the word of a live object; the site was made by [`find`] for this name.
    #[inline]
    pub(super) unsafe fn read(self, vm: &Vm, object: Raw, name: &Value) -> Option<Found> {
        // SAFETY: as long as versions and shape are what they were, the slot exists, and the class keeps the function
        // (or entry) that the site names.
        unsafe {
            let header = object.header().as_ref();
            let kind = self.kind();
            match kind {
                kind::TYPE_ENTRY => {
                    let raw = self.in_class(vm, object);
                    (!raw.is_unset()).then_some(Found::Value(raw))
                }
                kind::TYPE_STATIC | kind::TYPE_CLASS_METHOD => {
                    if !self.is_about_class(object) {
                        return None;
                    }
                    Some(match kind {
                        kind::TYPE_STATIC => Found::Value(Raw(self.address())),
                        _ => Found::Bound(Raw(self.address()), object),
                    })
                }
                kind::MODULE => {
                    let raw = self.in_module(vm, object);
                    (!raw.is_unset()).then_some(Found::Value(raw))
                }
                _ => {
                    let class = header.class();
                    if class.version.get() != self.version {
                        return None;
                    }
                    if kind == kind::BY_SHAPE || kind == kind::IN_DICT {
                        let part = (object.0 as *const u8).add((self.high & 0xFFFF) as usize)
                            as *const Part;
                        if (*part).shape.get() != self.shape {
                            return None;
                        }
                        let raw = match kind {
                            kind::BY_SHAPE => (*part).borrow(vm, self.low as usize),
                            _ => in_dict(vm, &*part, self.low as usize, name),
                        };
                        return (!raw.is_unset()).then_some(Found::Value(raw));
                    }
                    if self.shape == NOT_IN_DICT {
                        let part = instance::part(header)?;
                        if !part.in_dict_mode() || has_in_dict(vm, part, name) {
                            return None;
                        }
                    } else if self.shape != NO_SHAPE
                        && instance::part(header).is_none_or(|part| part.shape.get() != self.shape)
                    {
                        return None;
                    }
                    Some(match kind {
                        kind::METHOD | kind::BOUND => Found::Bound(Raw(self.address()), object),
                        kind::ENTRY => Found::Value(self.entry(vm)?),
                        kind::PROPERTY => Found::Getter(self.address() as *const Object<Function>),
                        kind::STATIC => Found::Value(Raw(self.address())),
                        kind::CLASS_METHOD => Found::Bound(
                            Raw(self.address()),
                            Raw(class as *const Object<Type> as u64),
                        ),
                        kind::GETSET => {
                            let definition = &*(self.address() as *const GetSetDef);
                            Found::Native(definition.1)
                        }
                        kind::TUPLE_ITEM => {
                            if !header.is_kind(Kind::Tuple) {
                                return None;
                            }
                            let tuple = &*(object.0 as *const Object<Tuple>);
                            Found::Value(tuple.items().get(self.low as usize)?.raw())
                        }
                        kind::HOOK => Found::Hook(self.address() as *const Object<Function>),
                        _ => return None,
                    })
                }
            }
        }
    }

    /// Whether the object is a class, and the one that a site of a `TYPE_` kind is about.
    #[inline(always)]
    unsafe fn is_about_class(self, object: Raw) -> bool {
        // SAFETY: see `read`; the kind says that it is a class.
        unsafe {
            let header = object.header().as_ref();
            header.is_kind(Kind::Type)
                && (*(object.0 as *const Object<Type>)).version.get() == self.version
                && header.class().version.get() == self.shape
        }
    }

    /// [`Site::read`] for `TYPE_ENTRY`; unset if there is nothing.
    ///
    /// # Safety
    /// As for [`Site::read`].
    #[inline(always)]
    pub(super) unsafe fn in_class(self, vm: &Vm, object: Raw) -> Raw {
        // SAFETY: see `read`.
        unsafe {
            match self.is_about_class(object) {
                true => self.entry(vm).unwrap_or(Raw::UNSET),
                false => Raw::UNSET,
            }
        }
    }

    /// [`Site::read`] for `MODULE`; unset if there is nothing.
    ///
    /// # Safety
    /// As for [`Site::read`].
    #[inline(always)]
    pub(super) unsafe fn in_module(self, vm: &Vm, object: Raw) -> Raw {
        // SAFETY: see `read`; the kind says that it is a module.
        unsafe {
            let header = object.header().as_ref();
            if header.is_kind(Kind::Module)
                && header.class().version.get() == self.shape
                && let Some(dict) = (*(object.0 as *const Object<Module>))
                    .dict
                    .get(vm)
                    .downcast::<Dict>()
                && dict.version() == self.version
                && let Some(entry) = dict.table.get(vm).entries().get(self.low as usize)
                && let Some(value) = &entry.value
            {
                return value.raw();
            }
            Raw::UNSET
        }
    }

    /// The value of the entry of a class's dict.
    #[inline(always)]
    unsafe fn entry(self, vm: &Vm) -> Option<Raw> {
        // SAFETY: see `read`: the class is the object's, or a base of it.
        let owner = unsafe { &*(self.address() as *const Object<Type>) };
        let dict = owner.namespace.made(vm)?.downcast::<Dict>()?;
        let entry = dict
            .table
            .get(vm)
            .entries()
            .get((self.high >> 20) as usize)?;
        entry.value.as_ref().map(|value| value.raw())
    }
}

/// The value of an entry of the dict of an object in dict mode, borrowed, if the entry is this name's.
fn in_dict(vm: &Vm, part: &Part, entry: usize, name: &Value) -> Raw {
    let found = part.borrow_dict(vm).and_then(|dict| {
        let entry = dict
            .downcast::<Dict>()?
            .table
            .get(vm)
            .entries()
            .get(entry)?;
        let own = entry.key.as_ref().is_some_and(|key| key.is(name));
        own.then_some(entry.value.as_ref()?.raw())
    });
    found.unwrap_or(Raw::UNSET)
}

/// Whether the dict of an object in dict mode has a name.
fn has_in_dict(vm: &Vm, part: &Part, name: &Value) -> bool {
    part.borrow_dict(vm)
        .and_then(|dict| dict.downcast::<Dict>())
        .is_some_and(|dict| dict.find_str(vm, name).is_some())
}

/// The class on the MRO in whose dict a name is, with the entry's number and value.
fn find_entry<'a>(
    vm: &'a Vm,
    class: &'a Object<Type>,
    name: &Value,
) -> Option<(&'a Object<Type>, usize, &'a Value)> {
    for base in class.mro.get(vm).downcast::<Tuple>()?.items() {
        let base = base.downcast::<Type>()?;
        let dict = base.dict(vm).downcast::<Dict>()?;
        if let Some(at) = dict.find_str(vm, name) {
            let value = dict.table.get(vm).entries()[at].value.as_ref()?;
            return Some((base, at, value));
        }
    }
    None
}

fn entry_site(
    version: u32,
    shape: u32,
    kind: u32,
    owner: &Object<Type>,
    index: usize,
) -> Option<Site> {
    let site = Site::at(version, shape, kind, owner as *const Object<Type> as u64);
    (index < 1 << 12).then_some(Site {
        high: site.high | (index as u32) << 20,
        ..site
    })
}

/// The site of attribute `name` (interned) for an object like this one; `method`: for LOAD_METHOD.
pub(super) fn find(vm: &Vm, object: &Value, name: &Value, method: bool) -> Option<Site> {
    let header = object.header()?;
    match header.kind_byte() {
        k if k == Kind::Type as u8 => find_in_class(vm, object.downcast::<Type>()?, name, method),
        k if k == Kind::Module as u8 => {
            let class = header.class();
            let module = object.downcast::<Module>()?;
            if !class.is(&*vm.types().module) || vm.class_lookup(class, name).is_some() {
                return None;
            }
            let dict = module.dict.get(vm).downcast::<Dict>()?;
            let index = dict.find_str(vm, name)?;
            Some(Site {
                version: vm.dict_version(dict),
                shape: class.version.get(),
                low: index as u32,
                high: kind::MODULE << 16,
            })
        }
        k if k == Kind::Function as u8 => None,
        _ => find_in_instance(vm, header, name, method),
    }
}

/// Whether this is a class method of a builtin class: it is called with the class first, as it is.
fn is_native_class_method(vm: &Vm, found: &Value) -> bool {
    vm.class_of(found).is(&*vm.types().classmethod_descriptor)
}

fn find_in_class(vm: &Vm, class: &Object<Type>, name: &Value, method: bool) -> Option<Site> {
    let meta = class.class();
    let types = vm.types();
    let plain = meta.slots.getattr.get().map(|f| f as usize)
        == types.r#type.slots.getattr.get().map(|f| f as usize);
    if !plain || !vm.class_lookup_raw(meta, name).is_unset() {
        return None;
    }
    let (version, shape) = (class.version.get(), meta.version.get());
    let (owner, index, found) = find_entry(vm, class, name)?;
    if let Some(wrapped) = found.downcast::<wrappers::StaticMethod>() {
        let callable = wrapped.callable.get(vm).raw();
        let exact = vm.class_of(found).is(&*types.staticmethod) && callable.is_pointer();
        return exact.then(|| Site::at(version, shape, kind::TYPE_STATIC, callable.0));
    }
    if let Some(wrapped) = found.downcast::<wrappers::ClassMethod>() {
        let callable = wrapped.callable.get(vm).raw();
        let exact = vm.class_of(found).is(&*types.classmethod) && function_in(callable).is_some();
        return (exact && method)
            .then(|| Site::at(version, shape, kind::TYPE_CLASS_METHOD, callable.0));
    }
    if method && is_native_class_method(vm, found) {
        let address = found.raw().0;
        return Some(Site::at(version, shape, kind::TYPE_CLASS_METHOD, address));
    }
    if vm.binds_as_method(found) || vm.class_of(found).slots.get.get().is_none() {
        return entry_site(version, shape, kind::TYPE_ENTRY, owner, index);
    }
    None
}

fn find_in_instance(vm: &Vm, header: &Header, name: &Value, method: bool) -> Option<Site> {
    let class = header.class();
    if !class.has(flags::PLAIN_GETATTR | flags::GETATTR_HOOK) {
        return None;
    }
    let version = class.version.get();
    let part = instance::part(header);
    let fixed_place =
        header.kind_byte() != Kind::Str as u8 && header.kind_byte() != Kind::Tuple as u8;
    let offset = match part {
        Some(part) => part as *const Part as usize - header as *const Header as usize,
        None => 0,
    };
    // A name that the class has too is looked for in the instance unless it is a data descriptor.
    let shape = match part {
        Some(_) if !class.has(flags::DICT) => NO_SHAPE,
        Some(part) if part.in_dict_mode() => NOT_IN_DICT,
        Some(part) => part.shape.get(),
        None => NO_SHAPE,
    };
    // Where the instance itself has the name: its slot, or its dict's entry.
    let own = || match shape {
        NO_SHAPE => None,
        NOT_IN_DICT => {
            let dict = part?.borrow_dict(vm)?.downcast::<Dict>()?;
            Some((DICT_MODE, kind::IN_DICT, dict.find_str(vm, name)? as u32))
        }
        _ => {
            let slot = vm.state().shapes.find(shape, name)? as u32;
            Some((shape, kind::BY_SHAPE, slot + class.fixed_slots()))
        }
    };
    let in_part = |(shape, kind, low): (u32, u32, u32)| {
        let fits = fixed_place && offset != 0 && offset < 1 << 16;
        fits.then_some(Site {
            version,
            shape,
            low,
            high: offset as u32 | kind << 16,
        })
    };
    let found = vm.class_lookup_raw(class, name);
    if found.is_unset() {
        if let Some(own) = own() {
            return in_part(own);
        }
        if class.has(flags::GETATTR_HOOK) {
            let hook = vm.class_lookup_raw(class, &vm.names().__getattr__);
            function_in(hook)?;
            return Some(Site::at(version, shape, kind::HOOK, hook.0));
        }
        return None;
    }
    let (owner, index, found) = find_entry(vm, class, name)?;
    let types = vm.types();
    let computed = |owner: &Object<Type>, definition: &'static GetSetDef| {
        let fits = class.has(flags::PLAIN_GETATTR) && class.is_subclass(vm, owner);
        let address = std::ptr::from_ref(definition) as u64;
        fits.then(|| Site::at(version, NO_SHAPE, kind::GETSET, address))
    };
    if let Some(property) = found.downcast::<Property>() {
        let getter = property.getter.get(vm).as_ref()?.raw();
        let exact = property.class().is(&*types.property) && class.has(flags::PLAIN_GETATTR);
        return (exact && function_in(getter).is_some())
            .then(|| Site::at(version, NO_SHAPE, kind::PROPERTY, getter.0));
    }
    if let Some(member) = found.downcast::<Member>() {
        let owner = member.owner.downcast::<Type>()?;
        let index = match member.place {
            Place::Slot(index) => index,
            Place::Payload(definition) => return computed(owner, definition),
        };
        let shape = part?.shape.get();
        let slot = (shape, kind::BY_SHAPE, index as u32);
        return class.is_subclass(vm, owner).then(|| in_part(slot))?;
    }
    if let Some(getset) = found.downcast::<GetSet>() {
        return computed(getset.owner.downcast::<Type>()?, getset.definition);
    }
    let slots = &vm.class_of(found).slots;
    if slots.set.get().is_some() {
        let index = crate::modules::collections::tuple_getter_index(found)?;
        let fits =
            header.is_kind(Kind::Tuple) && class.has(flags::PLAIN_GETATTR) && index < 1 << 31;
        return fits.then(|| Site::at(version, NO_SHAPE, kind::TUPLE_ITEM, index as u64));
    }
    if let Some(own) = own() {
        return in_part(own);
    }
    if let Some(wrapped) = found.downcast::<wrappers::StaticMethod>() {
        let callable = wrapped.callable.get(vm).raw();
        let exact = vm.class_of(found).is(&*types.staticmethod) && callable.is_pointer();
        return exact.then(|| Site::at(version, shape, kind::STATIC, callable.0));
    }
    if let Some(wrapped) = found.downcast::<wrappers::ClassMethod>() {
        let callable = wrapped.callable.get(vm).raw();
        let exact = vm.class_of(found).is(&*types.classmethod) && function_in(callable).is_some();
        return (exact && method).then(|| Site::at(version, shape, kind::CLASS_METHOD, callable.0));
    }
    if method && is_native_class_method(vm, found) {
        let address = found.raw().0;
        return Some(Site::at(version, shape, kind::CLASS_METHOD, address));
    }
    if vm.binds_as_method(found) {
        let address = found.raw();
        if method {
            return Some(Site::at(version, shape, kind::METHOD, address.0));
        }
        return function_in(address).map(|_| Site::at(version, shape, kind::BOUND, address.0));
    }
    if slots.get.get().is_none() {
        return entry_site(version, shape, kind::ENTRY, owner, index);
    }
    None
}

const SITES: usize = 4096;

#[derive(Clone, Copy, Default)]
struct Entry {
    name: u64,
    shape: u32,
    site: Site,
}

/// Sites by class version, shape, name and use.
pub(crate) struct SiteCache {
    entries: Box<[Cell<Entry>]>,
}

impl Default for SiteCache {
    fn default() -> SiteCache {
        // Zeros that nobody writes: few starts need a page for each part of the table.
        let entries = Box::new_zeroed_slice(SITES);
        // SAFETY: all of an entry are numbers, and zeros are its default.
        let entries = unsafe { entries.assume_init() };
        SiteCache { entries }
    }
}

/// What a site is for: part of its name in the table.
pub(super) mod usage {
    pub const LOAD: u64 = 1;
    pub const METHOD: u64 = 2;
    pub const STORE: u64 = 3;
}

/// What tells objects with different sites apart: a version and a shape.
#[inline(always)]
fn identity(object: Raw) -> (u32, u32) {
    // SAFETY: the caller's operand, a live object.
    let header = unsafe { object.header().as_ref() };
    let class = header.class().version.get();
    if header.is_kind(Kind::Type) {
        // SAFETY: the kind says so.
        let own = unsafe { (*(object.0 as *const Object<Type>)).version.get() };
        return (own, class);
    }
    (
        class,
        instance::part(header).map_or(NO_SHAPE, |part| part.shape.get()),
    )
}

impl SiteCache {
    #[inline(always)]
    fn place(&self, name: u64, version: u32, shape: u32) -> &Cell<Entry> {
        // The lowest bits of a name are its use.
        let mixed = (name >> 4)
            ^ (name & 7) << 9
            ^ (version as u64).wrapping_mul(0x9E37_79B1)
            ^ ((shape as u64) << 5);
        &self.entries[(mixed ^ mixed >> 11) as usize & (SITES - 1)]
    }

    /// The site of `name` for objects like this one.
    #[inline(always)]
    pub fn get(&self, object: Raw, name: &Value, usage: u64) -> Option<Site> {
        let (version, shape) = identity(object);
        let name = name.raw().0 | usage;
        let entry = self.place(name, version, shape).get();
        (entry.name == name && entry.shape == shape && entry.site.version == version)
            .then_some(entry.site)
    }

    pub fn put(&self, object: Raw, name: &Value, usage: u64, site: Site) {
        let (version, shape) = identity(object);
        if site.version == version {
            self.put_for(version, shape, name, usage, site);
        }
    }

    /// As [`SiteCache::put`] for objects of a class version and shape.
    pub fn put_for(&self, version: u32, shape: u32, name: &Value, usage: u64, site: Site) {
        let name = name.raw().0 | usage;
        self.place(name, version, shape)
            .set(Entry { name, shape, site });
    }
}

const SUPERS: usize = 256;

#[derive(Clone, Copy)]
struct SuperEntry {
    version: u32,
    class: u64,
    name: u64,
    found: Raw,
}

/// What `super(class, object).name` finds, by the version of the object's class.
pub(crate) struct SuperCache {
    entries: Box<[Cell<SuperEntry>]>,
}

impl Default for SuperCache {
    fn default() -> SuperCache {
        let empty = SuperEntry {
            version: 0,
            class: 0,
            name: 0,
            found: Raw::UNSET,
        };
        SuperCache {
            entries: vec![Cell::new(empty); SUPERS].into(),
        }
    }
}

/// The plain function that `super(class, receiver).name` finds behind `class` on the MRO of the receiver's class, if
/// it is one that binds to the receiver; borrowed.
pub(super) fn super_function(vm: &Vm, class: Raw, receiver: &Value, name: &Value) -> Option<Raw> {
    let of = vm.class_of(receiver);
    let version = of.version.get();
    let key = name.raw().0;
    let slot = (key >> 4 ^ class.0 >> 6 ^ version as u64) as usize & (SUPERS - 1);
    let entries = &vm.state().supers.entries;
    let entry = entries[slot].get();
    if entry.version == version && entry.class == class.0 && entry.name == key {
        return (!entry.found.is_unset()).then_some(entry.found);
    }
    let found = behind(vm, of, class, name).unwrap_or(Raw::UNSET);
    entries[slot].set(SuperEntry {
        version,
        class: class.0,
        name: key,
        found,
    });
    (!found.is_unset()).then_some(found)
}

fn behind(vm: &Vm, of: &Object<Type>, class: Raw, name: &Value) -> Option<Raw> {
    let mro = of.mro.get(vm).downcast::<Tuple>()?.items();
    let after = mro.iter().position(|base| base.raw() == class)? + 1;
    for base in &mro[after..] {
        let dict = base.downcast::<Type>()?.dict(vm).downcast::<Dict>()?;
        if let Some(at) = dict.find_str(vm, name) {
            let found = dict.table.get(vm).entries()[at].value.as_ref()?;
            return vm.binds_as_method(found).then(|| found.raw());
        }
    }
    None
}
