//! `_abc` (Modules/_abc.c): registries and caches of abstract base classes.
//!
//! The caches remember classes by their version numbers, which are never reused and change with the class: so they
//! hold no references, and a changed class is simply asked again. The registry holds weak references.

use crate::object::dict::Dict;
use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::trace::payload;
use crate::object::types::{Type, flags};
use crate::object::weakref::WeakRef;
use crate::object::{Class, GilCell, Value, tuple};
use crate::vm::{Result, Vm};
use std::any::TypeId;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

type Bindings<'a> = &'a [Option<Value>];

/// A cache that has grown beyond this begins anew.
const LIMIT: usize = 1 << 14;

payload! {
    /// What `_abc_impl` of an abstract base class holds.
    pub struct AbcData {
        /// Weak references to registered classes.
        registry: GilCell<Vec<Value>>,
        cache: Cell<Versions>,
        negative: Cell<Versions>,
        negative_version: Cell<u64>,
    }
}

/// Versions of classes.
#[derive(Default)]
pub struct Versions(HashSet<u32>);

fn has(versions: &Cell<Versions>, class: &Type) -> bool {
    let known = versions.take();
    let found = known.0.contains(&class.version.get());
    versions.set(known);
    found
}

fn add(versions: &Cell<Versions>, class: &Type) {
    let mut known = versions.take();
    if known.0.len() >= LIMIT {
        known.0.clear();
    }
    known.0.insert(class.version.get());
    versions.set(known);
}

/// Rises with every registration: older negative caches are void.
struct Counter(RefCell<u64>);

fn counter(vm: &Vm) -> Rc<Counter> {
    let mut states = vm.state().module_states.borrow_mut();
    let state = states
        .entry(TypeId::of::<Counter>())
        .or_insert_with(|| Rc::new(Counter(RefCell::new(0))));
    match state.clone().downcast::<Counter>() {
        Ok(counter) => counter,
        Err(_) => Rc::new(Counter(RefCell::new(0))),
    }
}

fn token(vm: &Vm) -> u64 {
    *counter(vm).0.borrow()
}

fn data_of(vm: &mut Vm, class: &Value) -> Result<Value> {
    let data = vm.attr(class, "_abc_impl")?;
    match data.is_a::<AbcData>() {
        true => Ok(data),
        false => Err(vm.type_error("_abc_impl is set to a wrong type")),
    }
}

fn is_abstract(vm: &mut Vm, value: &Value) -> Result<bool> {
    let name = vm.names().__isabstractmethod__.clone();
    match vm.get_attr_opt(value, &name)? {
        Some(answer) => vm.is_true(&answer),
        None => Ok(false),
    }
}

fn compute_abstract_methods(vm: &mut Vm, class: &Value) -> Result<()> {
    let mut names = Vec::new();
    let own: Vec<(Value, Value)> = match class.downcast::<Type>() {
        Some(class) => {
            let dict = class.dict(vm);
            let dict = dict.downcast::<Dict>();
            dict.map_or(Vec::new(), |dict| {
                let items = dict.table.get(vm).iter();
                items
                    .filter_map(|(name, value)| Some((name.clone(), value.clone()?)))
                    .collect()
            })
        }
        None => return Err(vm.type_error("_abc_init() needs a class")),
    };
    for (name, value) in own {
        if is_abstract(vm, &value)? {
            names.push(name);
        }
    }
    let attribute = vm.names().__abstractmethods__.clone();
    let bases_name = vm.names().__bases__.clone();
    let bases = vm.get_attr(class, &bases_name)?;
    for base in vm.collect(&bases)? {
        let Some(inherited) = vm.get_attr_opt(&base, &attribute)? else {
            continue;
        };
        for name in vm.collect(&inherited)? {
            if let Some(value) = vm.get_attr_opt(class, &name)?
                && is_abstract(vm, &value)?
            {
                names.push(name);
            }
        }
    }
    let names = vm.frozenset(&names)?;
    vm.set_attr(class, &attribute, &names)
}

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = args.arg(0);
    compute_abstract_methods(vm, class)?;
    let negative_version = Cell::new(token(vm));
    let data = vm.object(AbcData {
        registry: GilCell::default(),
        cache: Cell::default(),
        negative: Cell::default(),
        negative_version,
    });
    let name = vm.intern("_abc_impl");
    vm.set_attr(class, &name, &data)?;
    // `Sequence` and `Mapping` say so for pattern matching.
    let name = vm.intern("__abc_tpflags__");
    if let Some(class) = Class::from_value(class)
        && let Some(given) = vm.own_class_attribute(&class, &name)
        && let Some(bits) = given.as_small_int()
    {
        set_pattern_flags(vm, &class, pattern_flags(bits), false);
        vm.remove_class_attribute(&class, &name);
    }
    Ok(Value::NONE)
}

/// The class flags for `__abc_tpflags__`.
fn pattern_flags(bits: i64) -> u32 {
    let sequence = if bits & 1 << 5 != 0 {
        flags::SEQUENCE
    } else {
        0
    };
    let mapping = if bits & 1 << 6 != 0 {
        flags::MAPPING
    } else {
        0
    };
    sequence | mapping
}

/// Sets the pattern matching flags of a class and, if asked, of all its subclasses.
fn set_pattern_flags(vm: &Vm, class: &Class, wanted: u32, recursive: bool) {
    if wanted == 0 {
        return;
    }
    let mut waiting = vec![class.clone()];
    while let Some(class) = waiting.pop() {
        // `str` and `bytes` are registered as sequences, but are none to `match`: builtin classes know themselves.
        if !class.has(flags::HEAP) {
            continue;
        }
        class.set_flag(flags::SEQUENCE | flags::MAPPING, false);
        class.set_flag(wanted, true);
        if recursive {
            waiting.extend(vm.subclasses_of(&class));
        }
    }
}

fn register(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (class, subclass) = (args.arg(0), args.arg(1));
    let Some(new) = Class::from_value(subclass) else {
        return Err(vm.type_error("Can only register classes"));
    };
    if vm.is_subclass(subclass, class)? {
        return Ok(subclass.clone());
    }
    if vm.is_subclass(class, subclass)? {
        return Err(vm.runtime_error("Refusing to create an inheritance cycle"));
    }
    let data = data_of(vm, class)?;
    let weakref = super::weakref::reference(vm, subclass)?;
    let registry = this::<AbcData>(&data).registry.get_mut(vm);
    registry.retain(|old| {
        old.downcast::<WeakRef>()
            .is_some_and(|old| old.referent_address() != 0)
    });
    registry.push(weakref);
    *counter(vm).0.borrow_mut() += 1;
    if let Some(class) = Class::from_value(class) {
        let wanted = [flags::SEQUENCE, flags::MAPPING]
            .into_iter()
            .filter(|&flag| class.has(flag))
            .sum();
        set_pattern_flags(vm, &new, wanted, true);
    }
    Ok(subclass.clone())
}

fn instance_check(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (class, instance) = (args.arg(0), args.arg(1));
    let data = data_of(vm, class)?;
    let data = this::<AbcData>(&data);
    let name = vm.names().__class__.clone();
    let subclass = vm.get_attr(instance, &name)?;
    if let Some(subclass) = subclass.downcast::<Type>()
        && has(&data.cache, subclass)
    {
        return Ok(Value::TRUE);
    }
    let own = vm.class_of(instance).value();
    let check = vm.names().__subclasscheck__.clone();
    if own.is(&subclass) {
        if let Some(subclass) = subclass.downcast::<Type>()
            && data.negative_version.get() == token(vm)
            && has(&data.negative, subclass)
        {
            return Ok(Value::FALSE);
        }
        return vm.call_method_named(class, &check, &[subclass]);
    }
    let answer = vm.call_method_named(class, &check, &[subclass])?;
    if vm.is_true(&answer)? {
        return Ok(answer);
    }
    vm.call_method_named(class, &check, &[own])
}

fn subclass_check(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (class, subclass) = (args.arg(0), args.arg(1));
    let Some(candidate) = Class::from_value(subclass) else {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    };
    let data = data_of(vm, class)?;
    let data = this::<AbcData>(&data);
    if has(&data.cache, &candidate) {
        return Ok(Value::TRUE);
    }
    let now = token(vm);
    if data.negative_version.get() < now {
        data.negative.take();
        data.negative_version.set(now);
    } else if has(&data.negative, &candidate) {
        return Ok(Value::FALSE);
    }
    vm.enter_native()?;
    let answer = ask(vm, class, subclass, data);
    vm.leave_native();
    let answer = answer?;
    add(
        if answer { &data.cache } else { &data.negative },
        &candidate,
    );
    Ok(Value::bool(answer))
}

/// Asks the hook, the MRO, the registry and the subclasses.
fn ask(vm: &mut Vm, class: &Value, subclass: &Value, data: &AbcData) -> Result<bool> {
    let hook = vm.names().__subclasshook__.clone();
    let answer = vm.call_method_named(class, &hook, std::slice::from_ref(subclass))?;
    if let Some(answer) = answer.as_bool() {
        return Ok(answer);
    }
    if !answer.is_not_implemented() {
        let error = vm.exceptions().AssertionError.clone();
        return Err(vm.error(
            &error,
            "__subclasshook__ must return either False, True, or NotImplemented",
        ));
    }
    if let Some(candidate) = subclass.downcast::<Type>() {
        let mro = candidate.mro.cloned(vm);
        if tuple::expect(&mro)
            .items()
            .iter()
            .any(|base| base.is(class))
        {
            return Ok(true);
        }
    }
    for weakref in data.registry.cloned(vm) {
        let registered = weakref
            .downcast::<WeakRef>()
            .and_then(|weak| weak.upgrade());
        if let Some(registered) = registered
            && vm.is_subclass(subclass, &registered)?
        {
            return Ok(true);
        }
    }
    let subclasses = vm.call_method(class, "__subclasses__", &[])?;
    for other in vm.collect(&subclasses)? {
        if vm.is_subclass(subclass, &other)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn reset_registry(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = data_of(vm, args.arg(0))?;
    this::<AbcData>(&data).registry.set(vm, Vec::new());
    Ok(Value::NONE)
}

fn reset_caches(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = data_of(vm, args.arg(0))?;
    let data = this::<AbcData>(&data);
    data.cache.take();
    data.negative.take();
    Ok(Value::NONE)
}

/// `(registry, cache, negative cache, version)`; the caches know no classes, so theirs are empty here.
fn dump(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = data_of(vm, args.arg(0))?;
    let registry = this::<AbcData>(&data).registry.cloned(vm);
    let parts = [
        vm.set(&registry)?,
        vm.set(&[])?,
        vm.set(&[])?,
        vm.int(this::<AbcData>(&data).negative_version.get() as i64),
    ];
    Ok(vm.tuple_of(parts))
}

fn cache_token(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let token = token(vm);
    Ok(vm.int(token as i64))
}

static ABC_DATA: TypeSpec = TypeSpec {
    module: "_abc",
    flags: 0,
    doc: "Internal state held by ABC machinery.",
    ..TypeSpec::of::<AbcData>("_abc_data")
};

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Module contains faster C implementation of abc.ABCMeta",
    functions: &[
        (
            "get_cache_token",
            "()",
            cache_token,
            "Returns the current ABC cache token.\n\nThe token is an opaque object (supporting equality testing) identifying the\ncurrent version of the ABC cache for virtual subclasses. The token changes\nwith every call to register() on any ABC.",
        ),
        (
            "_abc_init",
            "(self, /)",
            init,
            "Internal ABC helper for class set-up. Should be never used outside abc module.",
        ),
        (
            "_reset_registry",
            "(self, /)",
            reset_registry,
            "Internal ABC helper to reset registry of a given class.\n\nShould be only used by refleak.py",
        ),
        (
            "_reset_caches",
            "(self, /)",
            reset_caches,
            "Internal ABC helper to reset both caches of a given class.\n\nShould be only used by refleak.py",
        ),
        (
            "_get_dump",
            "(self, /)",
            dump,
            "Internal ABC helper for cache and registry debugging.\n\nReturn shallow copies of registry, of both caches, and\nnegative cache version. Don't call this function directly,\ninstead use ABC._dump_registry() for a nice repr.",
        ),
        (
            "_abc_register",
            "(self, subclass, /)",
            register,
            "Internal ABC helper for subclasss registration. Should be never used outside abc module.",
        ),
        (
            "_abc_instancecheck",
            "(self, instance, /)",
            instance_check,
            "Internal ABC helper for instance checks. Should be never used outside abc module.",
        ),
        (
            "_abc_subclasscheck",
            "(self, subclass, /)",
            subclass_check,
            "Internal ABC helper for subclasss checks. Should be never used outside abc module.",
        ),
    ],
    types: &[&ABC_DATA],
    ..ModuleSpec::named("_abc")
};
