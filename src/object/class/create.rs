//! `type(name, bases, dict, **keywords)`: making a class (`type_new` of Objects/typeobject.c).

use super::namespace::Namespace;
use super::{layout, mro, slot_names};
use crate::object::descriptor::{getset, member};
use crate::object::dict::Dict;
use crate::object::header::Kind;
use crate::object::instance::{MAX_INLINE, MAX_SLOTS};
use crate::object::native::Bound;
use crate::object::str::{self, Str};
use crate::object::tuple::{self, Tuple};
use crate::object::types::{Type, flags};
use crate::object::value::Value;
use crate::object::{Args, Class, Object, slots};
use crate::vm::{Raised, Result, Vm};

/// Flags that a class takes over from its layout base.
const FROM_BASE: u32 = flags::DICT
    | flags::WEAKREF
    | flags::EXCEPTION
    | flags::TYPE
    | flags::MATCH_SELF
    | flags::ORDERED;

/// The most derived metaclass of `meta` and the bases' classes.
pub fn calculate_metaclass(vm: &mut Vm, meta: &Class, bases: &[Value]) -> Result<Class> {
    let mut winner = meta.clone();
    for base in bases {
        let other = vm.class_of(base).class_ref();
        if winner.is_subclass(vm, &other) {
            continue;
        }
        if other.is_subclass(vm, &winner) {
            winner = other;
            continue;
        }
        return Err(vm.type_error(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
        ));
    }
    Ok(winner)
}

/// `type.__new__`.
pub fn type_new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let meta = vm.class_argument(args.arg(0))?;
    let positional = tuple::items(args.arg(1));
    let keywords = args.arg(2).clone();
    let [name, bases, namespace] = positional else {
        let given = positional.len();
        return Err(vm.type_error(format!(
            "type.__new__() takes exactly 3 arguments ({given} given)"
        )));
    };
    expect_argument::<Str>(vm, name, 1, "str")?;
    expect_argument::<Tuple>(vm, bases, 2, "tuple")?;
    expect_argument::<Dict>(vm, namespace, 3, "dict")?;
    for base in tuple::items(bases) {
        if !base.is_a::<Type>() {
            let entries = vm.names().__mro_entries__.clone();
            if vm.get_attr_opt(base, &entries)?.is_some() {
                return Err(vm.type_error(
                    "type() doesn't support MRO entry resolution; use types.new_class()",
                ));
            }
        }
    }
    let winner = calculate_metaclass(vm, &meta, tuple::items(bases))?;
    if !winner.is(&*meta) && !same_new(vm, &winner) {
        // The winner's own __new__ makes the class.
        let new_name = vm.names().__new__.clone();
        let new = vm.get_attr(winner.value(), &new_name)?;
        let mut values = vec![winner.value().clone()];
        values.extend_from_slice(positional);
        return call_with_dict(vm, &new, values, &keywords);
    }
    make(vm, &winner, name, bases, namespace, &keywords)
}

fn same_new(vm: &Vm, class: &Class) -> bool {
    use crate::object::types::Constructor::Native;
    match (class.slots.new.get(vm), vm.types().r#type.slots.new.get(vm)) {
        (Some(Native(a)), Some(Native(b))) => std::rc::Rc::ptr_eq(a, b),
        _ => false,
    }
}

fn expect_argument<T: crate::object::Payload>(
    vm: &mut Vm,
    value: &Value,
    number: usize,
    expected: &str,
) -> Result<()> {
    if value.is_a::<T>() {
        return Ok(());
    }
    let given = vm.type_name(value);
    Err(vm.type_error(format!(
        "type.__new__() argument {number} must be {expected}, not {given}"
    )))
}

/// Calls with keyword arguments from a dict of strs.
pub fn call_with_dict(
    vm: &mut Vm,
    callable: &Value,
    mut values: Vec<Value>,
    keywords: &Value,
) -> Result<Value> {
    let mut names = Vec::new();
    if let Some(dict) = keywords.downcast::<Dict>() {
        for (key, value) in dict.table.get(vm).iter() {
            if let Some(value) = value {
                names.push(vm.interned_name(key));
                values.push(value.clone());
            }
        }
    }
    vm.call_args(
        callable,
        Args {
            values: &values,
            names: &names,
        },
    )
}

/// Makes the class. `meta` is the metaclass that was chosen.
pub fn make(
    vm: &mut Vm,
    meta: &Class,
    name: &Value,
    bases: &Value,
    namespace: &Value,
    keywords: &Value,
) -> Result<Value> {
    let object = vm.types().object.clone();
    let bases = match tuple::items(bases) {
        [] => vm.tuple_of([object.value().clone()]),
        _ => bases.clone(),
    };
    let base = layout::best_base(vm, tuple::items(&bases))?;
    let class_name = str::expect(name).text().into_owned();
    if class_name.contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    expect_encodable(vm, name)?;
    // The class has a dict of its own: a copy of the body's namespace.
    let dict = copy_namespace(vm, namespace);
    let table = dict.downcast::<Dict>().expect("a dict");
    let declared = slot_names::declared(vm, &class_name, table, &base)?;

    let mut payload = Type::blank(
        base.layout(),
        flags::HEAP | flags::BASE | base.flags.get() & FROM_BASE,
        class_name.as_str().into(),
    );
    let any_base = |flag| {
        tuple::items(&bases)
            .iter()
            .filter_map(|base| base.downcast::<Type>())
            .any(|base| base.has(flag))
    };
    let (dict_wanted, weakref_wanted) = match &declared {
        Some(declared) => (
            declared.dict || any_base(flags::DICT),
            declared.weakref || any_base(flags::WEAKREF),
        ),
        None => (true, true),
    };
    // Their `__dict__` is in the payload: instances have a part of their own for `__slots__` only.
    let own_dict = matches!(
        base.layout().kind,
        Kind::Module | Kind::Type | Kind::Function
    );
    let mut bits = payload.flags.get();
    if dict_wanted {
        bits |= flags::DICT;
    }
    if weakref_wanted {
        bits |= flags::WEAKREF;
    }
    payload.flags.set(bits);
    let first_slot = base.fixed_slots();
    let fixed = first_slot + declared.as_ref().map_or(0, |d| d.names.len() as u32);
    payload.fixed_slots.set(fixed);
    if own_dict && fixed > 0 {
        payload.inline.set(fixed as i32);
    }
    // Without slots of its own and a `__dict__`, an instance is as the base's: `class Real(float): __slots__ = ()`.
    // But the dispatch loop takes containers and strs without an instance part for instances of the builtin types.
    let told_by_part = matches!(
        base.layout().kind,
        Kind::List | Kind::Tuple | Kind::Dict | Kind::Set | Kind::Str
    );
    let no_part = !dict_wanted && fixed == 0 && base.inline.get() < 0 && !told_by_part;
    if !own_dict && !no_part {
        let plain_base = base.layout().kind == Kind::Instance && base.inline.get() <= 0;
        let estimate = match dict_wanted {
            true => match attribute_estimate(vm, table) {
                // What is set from outside, on the first instance.
                0 if plain_base => 4,
                known => known,
            },
            false => 0,
        };
        let least = fixed + u32::from(dict_wanted);
        if least > MAX_SLOTS {
            return Err(vm.overflow_error("too many __slots__"));
        }
        let inherited = u32::try_from(base.inline.get()).unwrap_or(0);
        let wanted = inherited.max(fixed).saturating_add(estimate);
        payload.inline.set(wanted.min(MAX_INLINE).max(least) as i32);
    }
    payload.bases = crate::object::GilCell::new(bases.clone());
    payload.base = crate::object::GilCell::new(Some(base.value().clone()));
    payload.namespace = Namespace::of(dict.clone());
    let qualname = take_qualname(vm, table, name)?;
    payload.qualname = crate::object::GilCell::new(qualname);
    let value = vm.alloc(meta, payload);
    let class = Class::from_value(&value).expect("a class");

    set_body_attributes(vm, &class, table)?;
    let cell = take(vm, table, "__classcell__");
    let dict_cell = take(vm, table, "__classdictcell__");
    if let Some(declared) = &declared {
        for (index, name) in declared.names.iter().enumerate() {
            let slot = member::new(vm, &class, name, first_slot as usize + index, false);
            table.set_str(vm, name, slot);
        }
    }
    add_dict_and_weakref(vm, &class, table, &base);
    // A metaclass's `mro()` may call methods that look at `__class__` already.
    if let Some(cell) = cell {
        fill_cell(vm, &cell, &value)?;
    }
    if let Some(cell) = dict_cell {
        vm.set_cell(&cell, dict.clone());
    }
    mro::assign(vm, &class)?;
    vm.register_subclass(&class);
    slots::update_all(vm, &class);
    class.slots.buffer.set(base.slots.buffer.get());
    fix_hash(vm, &class, table);
    warn_of_odd_keys(vm, &class, table)?;
    call_set_names(vm, &class, table)?;
    call_init_subclass(vm, &class, keywords)?;
    Ok(value)
}

/// UnicodeEncodeError for a class's name or docstring with surrogates, which have no UTF-8 form.
pub(super) fn expect_encodable(vm: &mut Vm, text: &Value) -> Result<()> {
    let surrogate = |text: &Object<Str>| {
        text.units()
            .iter()
            .any(|point| (0xD800..0xE000).contains(&point))
    };
    if text.downcast::<Str>().is_some_and(surrogate) {
        let method = vm.intern("encode");
        vm.call_method_named(text, &method, &[])?;
    }
    Ok(())
}

fn copy_namespace(vm: &mut Vm, namespace: &Value) -> Value {
    let copy = vm.dict();
    let items: Vec<(i64, Value, Value)> = match namespace.downcast::<Dict>() {
        Some(source) => source
            .table
            .get(vm)
            .entries()
            .iter()
            .filter_map(|entry| Some((entry.hash, entry.key.clone()?, entry.value.clone()?)))
            .collect(),
        None => Vec::new(),
    };
    if let Some(target) = copy.downcast::<Dict>() {
        for (hash, key, value) in items {
            if key.is_a::<Str>() {
                let key = vm.interned_name(&key);
                target.set_str(vm, &key, value);
            } else {
                target.track();
                target.table.get_mut(vm).insert_new(hash, key, Some(value));
            }
        }
    }
    copy
}

/// Names that are no strs are found by nobody (`type_new_set_attrs` … of Objects/typeobject.c warns of them).
fn warn_of_odd_keys(vm: &mut Vm, class: &Class, table: &Object<Dict>) -> Result<()> {
    if table.table.get(vm).iter().all(|(key, _)| key.is_a::<Str>()) {
        return Ok(());
    }
    let name = class.message_name(vm);
    crate::modules::warnings::warn(
        vm,
        |vm| vm.exceptions().RuntimeWarning.clone(),
        &format!("non-string key in the __dict__ of class {name}"),
    )
}

/// How many attributes the compiler saw methods assign to `self`.
fn attribute_estimate(vm: &Vm, table: &Object<Dict>) -> u32 {
    let found = table.get_str(vm, &vm.names().__static_attributes__);
    found.map_or(0, |names| tuple::items(&names).len() as u32)
}

fn take(vm: &mut Vm, table: &Object<Dict>, name: &str) -> Option<Value> {
    let name = vm.intern(name);
    table.remove_str(vm, &name)
}

fn take_qualname(vm: &mut Vm, table: &Object<Dict>, name: &Value) -> Result<Value> {
    match take(vm, table, "__qualname__") {
        Some(qualname) if qualname.is_a::<Str>() => Ok(qualname),
        Some(other) => {
            let given = vm.type_name(&other);
            Err(vm.type_error(format!("type __qualname__ must be a str, not {given}")))
        }
        None => Ok(name.clone()),
    }
}

/// `__module__`, `__doc__`, and the methods that are class or static methods without being told.
fn set_body_attributes(vm: &mut Vm, _class: &Class, table: &Object<Dict>) -> Result<()> {
    let names = vm.names();
    let (module, doc) = (names.__module__.clone(), names.__doc__.clone());
    let (new, init_subclass, class_getitem) = (
        names.__new__.clone(),
        names.__init_subclass__.clone(),
        names.__class_getitem__.clone(),
    );
    if table.get_str(vm, &module).is_none()
        && let Some(globals) = vm.current_globals()
        && let Some(globals) = globals.downcast::<Dict>()
    {
        let name = vm.names().__name__.clone();
        if let Some(name) = globals.get_str(vm, &name) {
            table.set_str(vm, &module, name);
        }
    }
    match table.get_str(vm, &doc) {
        Some(doc) => expect_encodable(vm, &doc)?,
        None => drop(table.set_str(vm, &doc, Value::NONE)),
    }
    let is_function = |value: &Value| value.header().is_some_and(|h| h.is_kind(Kind::Function));
    if let Some(function) = table.get_str(vm, &new).filter(is_function) {
        let wrapped = vm.static_method(function);
        table.set_str(vm, &new, wrapped);
    }
    for name in [init_subclass, class_getitem] {
        if let Some(function) = table.get_str(vm, &name).filter(is_function) {
            let wrapped = vm.class_method(function);
            table.set_str(vm, &name, wrapped);
        }
    }
    Ok(())
}

/// `__dict__` and `__weakref__` descriptors of the first class that has them.
fn add_dict_and_weakref(vm: &mut Vm, class: &Class, table: &Object<Dict>, base: &Class) {
    let names = vm.names();
    let (dict_name, weakref_name) = (names.__dict__.clone(), names.__weakref__.clone());
    if class.has(flags::DICT) && !base.has(flags::DICT) && table.get_str(vm, &dict_name).is_none() {
        let value = getset::new(vm, class, &super::object::DICT_ATTRIBUTE);
        table.set_str(vm, &dict_name, value);
    }
    if class.has(flags::WEAKREF)
        && !base.has(flags::WEAKREF)
        && table.get_str(vm, &weakref_name).is_none()
    {
        let value = getset::new(vm, class, &super::object::WEAKREF_ATTRIBUTE);
        table.set_str(vm, &weakref_name, value);
    }
}

/// `__eq__` without `__hash__` makes instances unhashable.
fn fix_hash(vm: &mut Vm, class: &Class, table: &Object<Dict>) {
    let names = vm.names();
    let (eq, hash) = (names.__eq__.clone(), names.__hash__.clone());
    if table.get_str(vm, &eq).is_some() && table.get_str(vm, &hash).is_none() {
        vm.set_class_attribute(class, &hash, Value::NONE);
    }
}

fn fill_cell(vm: &mut Vm, cell: &Value, class: &Value) -> Result<()> {
    if vm.set_cell(cell, class.clone()) {
        return Ok(());
    }
    let given = vm.type_name(cell);
    Err(vm.type_error(format!(
        "__classcell__ must be a nonlocal cell, not <class '{given}'>"
    )))
}

fn call_set_names(vm: &mut Vm, class: &Class, table: &Object<Dict>) -> Result<()> {
    let set_name = vm.names().__set_name__.clone();
    let items: Vec<(Value, Value)> = table
        .table
        .get(vm)
        .iter()
        .filter_map(|(key, value)| Some((key.clone(), value.clone()?)))
        .collect();
    for (key, value) in items {
        let Some(method) = vm.lookup_special(&value, &set_name)? else {
            continue;
        };
        if let Err(raised) = vm.call(&method, &[class.value().clone(), key.clone()]) {
            let (kind, owner) = (vm.type_name(&value), class.display_name(vm));
            let key = vm.repr_text(&key)?;
            return Err(add_note(
                vm,
                raised,
                &format!("Error calling __set_name__ on '{kind}' instance {key} in '{owner}'"),
            ));
        }
    }
    Ok(())
}

fn add_note(vm: &mut Vm, raised: Raised, note: &str) -> Raised {
    let note = vm.str(note);
    let name = vm.intern("add_note");
    match vm.call_method_named(&raised.0, &name, &[note]) {
        Ok(_) => raised,
        Err(other) => other,
    }
}

fn call_init_subclass(vm: &mut Vm, class: &Class, keywords: &Value) -> Result<()> {
    let name = vm.names().__init_subclass__.clone();
    let mro = class.mro.cloned(vm);
    if !tuple::items(&mro).iter().any(|base| base.is(class.value())) {
        // A metaclass's `mro()` has left the class itself out.
        let own = class.display_name(vm);
        return Err(vm.type_error(format!(
            "super(type, obj): obj (type {own}) is not an instance or subtype of type ({own})."
        )));
    }
    let empty = keywords
        .downcast::<Dict>()
        .is_none_or(|keywords| keywords.len(vm) == 0);
    if empty {
        // object's does nothing.
        let object = &vm.types().object;
        let first = tuple::items(class.mro.get(vm))
            .iter()
            .skip(1)
            .filter_map(|base| base.downcast::<Type>())
            .find(|base| vm.own_class_attribute(base, &name).is_some());
        if first.is_some_and(|first| first.is(&**object)) {
            return Ok(());
        }
    }
    let method = vm.super_attr(class.value(), class.value(), &name)?;
    call_with_dict(vm, &method, Vec::new(), keywords).map(drop)
}

/// `type.__init__`: checks the count of arguments only.
pub fn type_init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let positional = tuple::items(args.arg(1)).len();
    let keywords = args
        .arg(2)
        .downcast::<Dict>()
        .map_or(0, |dict| dict.len(vm));
    if positional == 1 && keywords > 0 {
        return Err(vm.type_error("type.__init__() takes no keyword arguments"));
    }
    if positional != 1 && positional != 3 {
        return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(Value::NONE)
}
