//! Slots and special methods: how the two faces of a type are kept equal.
//!
//! A builtin type fills slots with Rust functions; each filled slot appears in the class's dict as a *slot wrapper*
//! (`wrapper.rs`) so that `int.__add__` exists. A class written in Python defines special methods; each puts a
//! *generic function* (`generic.rs`) into the slot that looks the method up and calls it. `table.rs` ties slots and
//! names together; this file decides what a class's slots hold (`update_one_slot` of Objects/typeobject.c).

pub mod generic;
pub mod table;
pub mod wrapper;

use super::class::namespace::Attributes;
use super::dict::Dict;
use super::native::{Native, Role};
use super::str::Str;
use super::types::{Constructor, Operator, Slots, flags};
use super::value::Value;
use super::{Object, Type};
use crate::object::types::*;
use crate::vm::Vm;
use table::{ROWS, Row};
use wrapper::{SlotWrapper, What};

/// A slot's function, whatever its type.
#[derive(Clone, Copy)]
pub enum SlotFn {
    Unary(UnaryFn),
    Binary(BinaryFn),
    Power(PowerFn),
    Hash(HashFn),
    Length(LengthFn),
    Bool(BoolFn),
    Contains(ContainsFn),
    SetItem(SetItemFn),
    Compare(CompareFn),
    Next(NextFn),
    Call(CallFn),
    GetAttr(GetAttrFn),
    SetAttr(SetAttrFn),
    Get(GetFn),
    Set(SetFn),
    Finalize(FinalizeFn),
}

impl SlotFn {
    fn address(self) -> usize {
        match self {
            SlotFn::Unary(f) => f as usize,
            SlotFn::Binary(f) => f as usize,
            SlotFn::Power(f) => f as usize,
            SlotFn::Hash(f) => f as usize,
            SlotFn::Length(f) => f as usize,
            SlotFn::Bool(f) => f as usize,
            SlotFn::Contains(f) => f as usize,
            SlotFn::SetItem(f) => f as usize,
            SlotFn::Compare(f) => f as usize,
            SlotFn::Next(f) => f as usize,
            SlotFn::Call(f) => f as usize,
            SlotFn::GetAttr(f) => f as usize,
            SlotFn::SetAttr(f) => f as usize,
            SlotFn::Get(f) => f as usize,
            SlotFn::Set(f) => f as usize,
            SlotFn::Finalize(f) => f as usize,
        }
    }
    /// Whether both are the same function.
    pub fn same(self, other: SlotFn) -> bool {
        self.address() == other.address()
    }
}

macro_rules! slots {
    ($($id:ident $kind:ident $field:ident,)*) => {
        /// Names of the slots.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Slot { $($id,)* Binary(Operator), InPlace(Operator) }

        /// What a slot holds.
        pub fn read(slots: &Slots, slot: Slot) -> Option<SlotFn> {
            match slot {
                $(Slot::$id => slots.$field.get().map(SlotFn::$kind),)*
                Slot::Binary(operator) => slots.binary[operator as usize].get().map(SlotFn::Binary),
                Slot::InPlace(operator) => slots.in_place[operator as usize].get().map(SlotFn::Binary),
            }
        }

        /// Fills or empties a slot. The function must be of the slot's type; another is ignored.
        pub fn write(slots: &Slots, slot: Slot, function: Option<SlotFn>) {
            match (slot, function) {
                $((Slot::$id, None) => slots.$field.set(None),
                  (Slot::$id, Some(SlotFn::$kind(function))) => slots.$field.set(Some(function)),)*
                (Slot::Binary(operator), None) => slots.binary[operator as usize].set(None),
                (Slot::Binary(operator), Some(SlotFn::Binary(function))) => slots.binary[operator as usize].set(Some(function)),
                (Slot::InPlace(operator), None) => slots.in_place[operator as usize].set(None),
                (Slot::InPlace(operator), Some(SlotFn::Binary(function))) => slots.in_place[operator as usize].set(Some(function)),
                _ => debug_assert!(false, "slot function of another type"),
            }
        }
    };
}

slots! {
    Repr Unary repr,
    Str Unary str,
    Hash Hash hash,
    Call Call call,
    GetAttr GetAttr getattr,
    SetAttr SetAttr setattr,
    Compare Compare compare,
    Iter Unary iter,
    Next Next next,
    Len Length len,
    GetItem Binary get_item,
    SetItem SetItem set_item,
    Contains Contains contains,
    Bool Bool bool,
    Negative Unary negative,
    Positive Unary positive,
    Invert Unary invert,
    Absolute Unary absolute,
    Int Unary int,
    Float Unary float,
    Index Unary index,
    Power Power power,
    Get Get get,
    Set Set set,
    Await Unary await_,
    AIter Unary aiter,
    ANext Unary anext,
    Finalize Finalize finalize,
}

/// A set of rows of [`ROWS`].
pub type RowSet = u128;

const _: () = assert!(ROWS.len() <= RowSet::BITS as usize);

/// The rows of a set, in order.
fn rows_in(mut set: RowSet) -> impl Iterator<Item = (usize, &'static Row)> {
    std::iter::from_fn(move || {
        let index = set.trailing_zeros() as usize;
        let row = ROWS.get(index)?;
        set &= set - 1;
        Some((index, row))
    })
}

/// What is known about the rows of [`ROWS`]; made once per interpreter.
pub struct SlotNames {
    /// The interned names, in order.
    names: Vec<Value>,
    /// The rows of each name, by its word; sorted.
    by_name: Vec<(u64, RowSet)>,
    /// The rows of each slot.
    by_slot: Vec<(Slot, RowSet)>,
}

impl SlotNames {
    pub fn new(vm: &Vm) -> SlotNames {
        let names: Vec<Value> = ROWS.iter().map(|row| vm.intern(row.name)).collect();
        let mut by_name: Vec<(u64, RowSet)> = Vec::new();
        let mut by_slot: Vec<(Slot, RowSet)> = Vec::new();
        for (index, (row, name)) in ROWS.iter().zip(&names).enumerate() {
            match by_name.iter_mut().find(|(word, _)| *word == name.raw().0) {
                Some((_, rows)) => *rows |= 1 << index,
                None => by_name.push((name.raw().0, 1 << index)),
            }
            match by_slot.iter_mut().find(|(slot, _)| *slot == row.slot) {
                Some((_, rows)) => *rows |= 1 << index,
                None => by_slot.push((row.slot, 1 << index)),
            }
        }
        by_name.sort_unstable();
        SlotNames {
            names,
            by_name,
            by_slot,
        }
    }
    pub fn name(&self, index: usize) -> &Value {
        &self.names[index]
    }
    fn rows_of_name(&self, name: &Value) -> RowSet {
        let found = self
            .by_name
            .binary_search_by_key(&name.raw().0, |(word, _)| *word);
        found.map_or(0, |at| self.by_name[at].1)
    }
    fn rows_of_slot(&self, slot: Slot) -> RowSet {
        let found = self.by_slot.iter().find(|(other, _)| *other == slot);
        found.map_or(0, |(_, rows)| *rows)
    }
}

/// The rows whose names are in a class's own dict.
fn own_rows(vm: &Vm, class: &Object<Type>) -> RowSet {
    let Some(dict) = class.dict(vm).downcast::<Dict>() else {
        return 0;
    };
    let names = vm.slot_names();
    let keys = dict.table.get(vm).entries().iter();
    keys.filter_map(|entry| entry.key.as_ref())
        .filter(|key| {
            let text = key.downcast::<Str>().and_then(|text| text.as_ascii());
            text.is_some_and(|text| text.starts_with("__"))
        })
        .fold(0, |rows, key| rows | names.rows_of_name(key))
}

/// The rows whose names a class or one of its bases has: the others need not be looked up.
fn rows_in_mro(vm: &Vm, class: &Object<Type>) -> RowSet {
    let mut rows = own_rows(vm, class);
    for base in super::tuple::items(class.mro.get(vm)) {
        let Some(base) = base.downcast::<Type>() else {
            continue;
        };
        // The class itself stands first, unless its metaclass's `mro()` says otherwise.
        if std::ptr::eq(base, class) {
            continue;
        }
        let version = base.version.get();
        rows |= match base.special_rows.get() {
            (known, rows) if known == version && version != 0 => rows,
            _ => {
                let rows = own_rows(vm, base);
                base.special_rows.set((version, rows));
                rows
            }
        };
    }
    rows
}

/// Recomputes one slot of a class made in Python from what its MRO says about the slot's names, given as rows.
fn update_slot(vm: &Vm, class: &Object<Type>, slot: Slot, rows: RowSet) {
    let mut specific: Option<SlotFn> = None;
    let mut use_generic = false;
    let mut found_any = false;
    for (index, row) in rows_in(rows) {
        let name = vm.slot_names().name(index);
        let Some(found) = vm.class_lookup(class, name) else {
            continue;
        };
        if row.slot == Slot::Hash && found.is_none() {
            continue;
        }
        if row.slot == Slot::Power && shows_no_power(&found) {
            continue;
        }
        found_any = true;
        match wrapped_function(vm, class, &found, row) {
            Some(function) if specific.is_none_or(|other| other.same(function)) => {
                specific = Some(function);
            }
            _ => use_generic = true,
        }
    }
    let function = match (found_any, use_generic) {
        (false, _) => None,
        (true, true) => generic::function(slot),
        (true, false) => specific,
    };
    write(&class.slots, slot, function);
}

/// Whether a `__pow__` found is that of a builtin type without three-argument `pow`.
fn shows_no_power(found: &Value) -> bool {
    let Some(wrapper) = found.downcast::<SlotWrapper>() else {
        return false;
    };
    let owner = wrapper.owner.downcast::<Type>();
    owner.is_some_and(|owner| owner.slots.power.get().is_none())
}

/// The native function behind a slot wrapper found for `row`, if it may serve `class` directly.
fn wrapped_function(
    vm: &Vm,
    class: &Object<Type>,
    found: &Value,
    row: &'static Row,
) -> Option<SlotFn> {
    if let Some(native) = found.downcast::<Native>() {
        // `dict.__getitem__` and the like are methods that stand beside the slot.
        let owner = native.owner.downcast::<Type>()?;
        let beside = native.role == Role::Method
            && *native.code.name == *row.name
            && !owner.has(flags::HEAP)
            && class.is_subclass(vm, owner);
        return beside.then(|| read(&owner.slots, row.slot)).flatten();
    }
    let wrapper = found.downcast::<SlotWrapper>()?;
    let What::Slot(other, function) = &wrapper.what else {
        return None;
    };
    let owner = wrapper.owner.downcast::<Type>()?;
    if row.slot == Slot::Power && class.is_subclass(vm, owner) {
        // `__pow__` of a builtin type stands for its two slots.
        return owner.slots.power.get().map(SlotFn::Power);
    }
    (std::ptr::eq(*other, row) && class.is_subclass(vm, owner)).then_some(*function)
}

/// What a builtin class's `__new__` found in a class means. Put there by hand and not fit for the class it leaves the
/// inherited constructor in force, as `update_one_slot` does in CPython.
fn native_constructor(vm: &Vm, class: &Object<Type>, native: &Native) -> Option<Constructor> {
    let fits = native.owner.downcast::<Type>().is_none_or(|owner| {
        class.is_subclass(vm, owner)
            && (class.layout().type_id == owner.layout().type_id || !class.has(flags::HEAP))
    });
    if fits {
        return Some(Constructor::Native(native.code.clone()));
    }
    let base = class.base.get(vm).as_ref()?.downcast::<Type>()?;
    base.slots.new.cloned(vm)
}

/// Recomputes `new` and `init`.
fn update_constructors(vm: &mut Vm, class: &Object<Type>) {
    let name = vm.names().__new__.clone();
    let new = match vm.class_lookup(class, &name) {
        None => None,
        Some(found) => match found.downcast::<Native>() {
            Some(native) if native.role == Role::New => native_constructor(vm, class, native),
            _ => Some(Constructor::Python),
        },
    };
    class.slots.new.set(vm, new);
    let name = vm.names().__init__.clone();
    let init = vm
        .class_lookup(class, &name)
        .map(|found| match found.downcast::<SlotWrapper>() {
            Some(wrapper) => match &wrapper.what {
                What::Init(code) => Constructor::Native(code.clone()),
                _ => Constructor::Python,
            },
            None => Constructor::Python,
        });
    class.slots.init.set(vm, init);
}

/// Sets the flags that follow from slots.
pub fn update_flags(vm: &Vm, class: &Object<Type>) {
    let object = &vm.types().object;
    let same = |slot| match (read(&class.slots, slot), read(&object.slots, slot)) {
        (Some(a), Some(b)) => a.same(b),
        _ => false,
    };
    class.set_flag(flags::PLAIN_GETATTR, same(Slot::GetAttr));
    class.set_flag(flags::PLAIN_SETATTR, same(Slot::SetAttr));
    let names = vm.names();
    let hooked = class.has(flags::HEAP)
        && !class.has(flags::PLAIN_GETATTR)
        && !vm.class_lookup_raw(class, &names.__getattr__).is_unset()
        && vm
            .class_lookup(class, &names.__getattribute__)
            .and_then(|found| generic::native_getattr(&found))
            .zip(object.slots.getattr.get())
            .is_some_and(|(found, plain)| SlotFn::GetAttr(found).same(SlotFn::GetAttr(plain)));
    class.set_flag(flags::GETATTR_HOOK, hooked);
    if class.has(flags::HEAP) {
        let own = class.slots.finalize.get().is_some();
        let inherited = class
            .base
            .get(vm)
            .as_ref()
            .and_then(|base| base.downcast::<Type>())
            .is_some_and(|base| base.has(flags::FINALIZER) && !base.has(flags::HEAP));
        class.set_flag(flags::FINALIZER, own || inherited);
    }
}

/// Fills all slots of a class made in Python.
pub fn update_all(vm: &mut Vm, class: &Object<Type>) {
    let present = rows_in_mro(vm, class);
    for &(slot, rows) in &vm.slot_names().by_slot {
        match rows & present {
            0 => write(&class.slots, slot, None),
            rows => update_slot(vm, class, slot, rows),
        }
    }
    update_constructors(vm, class);
    update_flags(vm, class);
}

/// An attribute of `class` (and so of its subclasses) changed: recomputes the slots that the name concerns.
/// [`Vm::class_changed`] was called before.
pub fn attribute_changed(vm: &mut Vm, class: &Object<Type>, name: &Value) {
    let Some(text) = crate::object::str::expect(name).as_ascii() else {
        return;
    };
    if !text.starts_with("__") {
        return;
    }
    let constructor = text == "__new__" || text == "__init__";
    let mut slots: Vec<Slot> = Vec::new();
    for row in ROWS.iter().filter(|row| row.name == text) {
        if !slots.contains(&row.slot) {
            slots.push(row.slot);
        }
    }
    if slots.is_empty() && !constructor {
        return;
    }
    update_tree(vm, class, &slots, constructor);
}

fn update_tree(vm: &mut Vm, class: &Object<Type>, slots: &[Slot], constructor: bool) {
    for &slot in slots {
        update_slot(vm, class, slot, vm.slot_names().rows_of_slot(slot));
    }
    if constructor {
        update_constructors(vm, class);
    }
    update_flags(vm, class);
    for subclass in vm.subclasses_of(class) {
        update_tree(vm, &subclass, slots, constructor);
    }
}

/// Adds slot wrappers for the slots that a builtin type fills itself.
pub fn add_wrappers(attributes: &mut Attributes<'_>, class: &super::Class, own: &Slots) {
    let vm = attributes.vm;
    for (index, row) in ROWS.iter().enumerate() {
        let Some(function) = read(own, row.slot) else {
            continue;
        };
        // What is added to a sequence need not be told that it may be added (`sq_concat`).
        let concatenation = row.slot == Slot::Binary(Operator::Add)
            && row.wrap == table::Wrap::Right
            && own.len.get().is_some()
            && read(own, Slot::Binary(Operator::Sub)).is_none();
        if row.wrap == table::Wrap::Never || concatenation {
            continue;
        }
        let wrapper = wrapper::new(vm, class, What::Slot(row, function));
        attributes.add(vm.slot_names().name(index), wrapper);
    }
}

impl Vm {
    pub(crate) fn slot_names(&self) -> &SlotNames {
        self.state().slot_names.get().expect("set at boot")
    }
}
