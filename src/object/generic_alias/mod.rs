//! `list[int]`: `types.GenericAlias` (Objects/genericaliasobject.c).

use crate::object::GilCell;
use crate::object::header::{Object, Payload, Visitor};
use crate::object::native::Bound;
use crate::object::native::rows;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::tuple::{self, Tuple};
use crate::object::types::{Slots, flags};
use crate::object::value::Value;
use crate::object::{Args, Class, Compare, GetSetDef, NativeDef, Operator, Type, str};
use crate::vm::{Result, Vm};

/// Payload of `types.GenericAlias`.
pub struct GenericAlias {
    pub origin: Value,
    /// Tuple.
    pub args: Value,
    /// Made by `*tuple[...]`.
    pub starred: bool,
    /// `__parameters__` once they were asked for.
    parameters: GilCell<Option<Value>>,
}

impl GenericAlias {
    fn new(origin: Value, args: Value, starred: bool) -> GenericAlias {
        GenericAlias {
            origin,
            args,
            starred,
            parameters: GilCell::new(None),
        }
    }
}

impl Payload for GenericAlias {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(&self.origin);
        visit(&self.args);
        if let Some(parameters) = self.parameters.get(vm) {
            visit(parameters);
        }
    }
}

impl Vm {
    /// `types.GenericAlias(origin, key)`: what `__class_getitem__` of builtin types gives.
    pub fn generic_alias(&mut self, origin: &Value, key: &Value) -> Result<Value> {
        let args = match key.is_a::<Tuple>() {
            true => key.clone(),
            false => self.tuple_of([key.clone()]),
        };
        Ok(self.object(GenericAlias::new(origin.clone(), args, false)))
    }

    /// The keys of a dict as a list.
    pub fn list_of_keys(&mut self, dict: &Value) -> Result<Value> {
        let keys = self.collect(dict)?;
        Ok(self.list(keys))
    }

    /// Adds the keys of one dict to another, with `None` for each.
    pub fn merge_keys(&mut self, into: &Value, from: &Value) -> Result<()> {
        let keys = self.collect(from)?;
        for key in keys {
            self.set_item(into, &key, Some(&Value::NONE))?;
        }
        Ok(())
    }
}

fn expect(value: &Value) -> &Object<GenericAlias> {
    value.downcast::<GenericAlias>().expect("a generic alias")
}

/// Whether a value is an instance of one of these classes of module `typing`.
pub fn is_typing_object(vm: &Vm, value: &Value, names: &[&str]) -> bool {
    let class = vm.class_of(value);
    if !names.contains(&&**class.name.get(vm)) {
        return false;
    }
    let module = vm.own_class_attribute(class, &vm.names().__module__);
    module.is_some_and(|module| {
        module
            .downcast::<Str>()
            .is_some_and(|module| module.is_text("typing") || module.is_text("_typing"))
    })
}

/// How a type is shown inside `list[...]`.
pub fn type_text(vm: &mut Vm, value: &Value) -> Result<String> {
    if value.raw() == crate::object::Raw::ELLIPSIS {
        return Ok("...".into());
    }
    if let Some(list) = value.downcast::<crate::object::list::List>() {
        let items = list.items.cloned(vm);
        // A list may hold itself.
        vm.enter_native()?;
        let parts: Result<Vec<String>> = items.iter().map(|item| type_text(vm, item)).collect();
        vm.leave_native();
        return Ok(format!("[{}]", parts?.join(", ")));
    }
    if value.is_a::<GenericAlias>() {
        return vm.repr_text(value);
    }
    match Class::from_value(value) {
        Some(class) => Ok(vm.class_full_name(&class)),
        None => vm.repr_text(value),
    }
}

/// The items of an argument that is a list or tuple of arguments (`Callable[[T], int]`).
fn nested(vm: &Vm, arg: &Value) -> Option<Vec<Value>> {
    if arg.is_a::<Tuple>() {
        return Some(tuple::items(arg).to_vec());
    }
    arg.downcast::<crate::object::list::List>()
        .map(|list| list.items.cloned(vm))
}

/// Type variables among (and inside) arguments, in order of appearance.
pub fn collect_parameters(vm: &mut Vm, args: &Value) -> Result<Value> {
    let mut found: Vec<Value> = Vec::new();
    collect_into(vm, tuple::items(args), &mut found)?;
    Ok(vm.tuple(found))
}

fn collect_into(vm: &mut Vm, args: &[Value], found: &mut Vec<Value>) -> Result<()> {
    let subst = vm.names().__typing_subst__.clone();
    let parameters = vm.names().__parameters__.clone();
    for arg in args {
        if arg.is_a::<Type>() {
            continue;
        }
        if let Some(items) = nested(vm, arg) {
            vm.enter_native()?;
            let result = collect_into(vm, &items, found);
            vm.leave_native();
            result?;
            continue;
        }
        let candidates: Vec<Value> = if vm.get_attr_opt(arg, &subst)?.is_some() {
            vec![arg.clone()]
        } else {
            match vm.get_attr_opt(arg, &parameters)? {
                Some(inner) if inner.is_a::<Tuple>() => tuple::items(&inner).to_vec(),
                _ => Vec::new(),
            }
        };
        for candidate in candidates {
            if !found.iter().any(|other| other.is(&candidate)) {
                found.push(candidate);
            }
        }
    }
    Ok(())
}

/// The given arguments, `*tuple[...]` among them unpacked (`_unpack_args`).
fn unpack_given(vm: &mut Vm, key: &Value) -> Result<Vec<Value>> {
    let given = match key.is_a::<Tuple>() {
        true => tuple::items(key).to_vec(),
        false => vec![key.clone()],
    };
    let name = vm.intern("__typing_unpacked_tuple_args__");
    let mut result = Vec::with_capacity(given.len());
    for item in given {
        let inner = match item.is_a::<Type>() {
            true => None,
            false => vm.get_attr_opt(&item, &name)?,
        };
        match inner {
            Some(inner)
                if inner.is_a::<Tuple>()
                    && tuple::items(&inner).last().map(Value::raw)
                        != Some(crate::object::Raw::ELLIPSIS) =>
            {
                result.extend_from_slice(tuple::items(&inner));
            }
            _ => result.push(item),
        }
    }
    Ok(result)
}

/// Arguments of `alias` with its type variables replaced by the items of `key` (`_Py_subs_parameters`).
pub fn substitute(vm: &mut Vm, alias: &Value, args: &Value, key: &Value) -> Result<Value> {
    let parameters = match alias.is_a::<GenericAlias>() {
        true => parameters(vm, alias)?,
        false => collect_parameters(vm, args)?,
    };
    let parameters = tuple::items(&parameters).to_vec();
    if parameters.is_empty() {
        let text = vm.repr_text(alias)?;
        return Err(vm.type_error(format!("{text} is not a generic class")));
    }
    let mut given = unpack_given(vm, key)?;
    // ParamSpec, TypeVarTuple and defaults prepare the arguments themselves.
    let prepare = vm.intern("__typing_prepare_subst__");
    for parameter in &parameters {
        if let Some(method) = vm.get_attr_opt(parameter, &prepare)? {
            let items = vm.tuple(given);
            let prepared = vm.call(&method, &[alias.clone(), items])?;
            given = match prepared.is_a::<Tuple>() {
                true => tuple::items(&prepared).to_vec(),
                false => vec![prepared],
            };
        }
    }
    if given.len() != parameters.len() {
        let text = vm.repr_text(alias)?;
        let word = if given.len() > parameters.len() {
            "many"
        } else {
            "few"
        };
        let (actual, expected) = (given.len(), parameters.len());
        return Err(vm.type_error(format!(
            "Too {word} arguments for {text}; actual {actual}, expected {expected}"
        )));
    }
    let substitution = Substitution { parameters, given };
    let result = substitution.apply(vm, tuple::items(args))?;
    Ok(vm.tuple(result))
}

/// Type variables and what replaces them, position by position.
struct Substitution {
    parameters: Vec<Value>,
    given: Vec<Value>,
}

impl Substitution {
    fn position(&self, value: &Value) -> Option<usize> {
        self.parameters.iter().position(|p| p.is(value))
    }

    fn apply(&self, vm: &mut Vm, args: &[Value]) -> Result<Vec<Value>> {
        let unpacked = vm.intern("__typing_is_unpacked_typevartuple__");
        let subst = vm.names().__typing_subst__.clone();
        let mut result = Vec::new();
        for arg in args {
            if arg.is_a::<Type>() {
                result.push(arg.clone());
                continue;
            }
            if let Some(items) = nested(vm, arg) {
                vm.enter_native()?;
                let items = self.apply(vm, &items);
                vm.leave_native();
                let items = items?;
                result.push(match arg.is_a::<Tuple>() {
                    true => vm.tuple(items),
                    false => vm.list(items),
                });
                continue;
            }
            let unpack = match vm.get_attr_opt(arg, &unpacked)? {
                Some(flag) => vm.is_true(&flag)?,
                None => false,
            };
            let value = match vm.get_attr_opt(arg, &subst)? {
                Some(method) => match self.position(arg) {
                    Some(index) => vm.call(&method, std::slice::from_ref(&self.given[index]))?,
                    None => arg.clone(),
                },
                None => self.inside(vm, arg)?,
            };
            if !unpack {
                result.push(value);
            } else if value.is_a::<Tuple>() {
                result.extend_from_slice(tuple::items(&value));
            } else {
                let (expected, found) = (vm.type_name(arg), vm.type_name(&value));
                return Err(vm.type_error(format!(
                    "expected __typing_subst__ of {expected} objects to return a tuple, not {found}"
                )));
            }
        }
        Ok(result)
    }

    /// An argument that is generic itself, with its variables replaced.
    fn inside(&self, vm: &mut Vm, arg: &Value) -> Result<Value> {
        let name = vm.names().__parameters__.clone();
        let inner = match vm.get_attr_opt(arg, &name)? {
            Some(inner) if inner.is_a::<Tuple>() && !tuple::items(&inner).is_empty() => inner,
            _ => return Ok(arg.clone()),
        };
        let mut items = Vec::new();
        for parameter in tuple::items(&inner) {
            match self.position(parameter) {
                Some(index) => {
                    let value = &self.given[index];
                    let variadic = vm.class_of(parameter).slots.iter.get().is_some();
                    match variadic && value.is_a::<Tuple>() {
                        true => items.extend_from_slice(tuple::items(value)),
                        false => items.push(value.clone()),
                    }
                }
                None => items.push(parameter.clone()),
            }
        }
        let items = vm.tuple(items);
        vm.get_item(arg, &items)
    }
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    let key = args.arg(2);
    let arguments = match key.is_a::<Tuple>() {
        true => key.clone(),
        false => vm.tuple_of([key.clone()]),
    };
    Ok(vm.alloc(
        &class,
        GenericAlias::new(args.arg(1).clone(), arguments, false),
    ))
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let alias = expect(value);
    let origin = type_text(vm, &alias.origin)?;
    let mut parts = Vec::new();
    for arg in tuple::items(&alias.args) {
        parts.push(type_text(vm, arg)?);
    }
    let inner = match parts.is_empty() {
        true => "()".to_string(),
        false => parts.join(", "),
    };
    let star = if alias.starred { "*" } else { "" };
    Ok(vm.str(&format!("{star}{origin}[{inner}]")))
}

fn hash(vm: &mut Vm, value: &Value) -> Result<i64> {
    let alias = expect(value);
    let origin = vm.hash(&alias.origin)?;
    let args = vm.hash(&alias.args)?;
    Ok(match origin ^ args {
        -1 => -2,
        hash => hash,
    })
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let (Some(a), Some(b)) = (
        left.downcast::<GenericAlias>(),
        right.downcast::<GenericAlias>(),
    ) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(operator, Compare::Eq | Compare::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal =
        a.starred == b.starred && vm.eq(&a.origin, &b.origin)? && vm.eq(&a.args, &b.args)?;
    Ok(Value::bool(equal == (operator == Compare::Eq)))
}

fn call(vm: &mut Vm, value: &Value, args: Args<'_>) -> Result<Value> {
    let origin = expect(value).origin.clone();
    let object = vm.call_args(&origin, args)?;
    let name = vm.intern("__orig_class__");
    match vm.set_attr(&object, &name, value) {
        Ok(()) => Ok(object),
        Err(raised) => {
            let (attribute, kind) = (
                vm.exceptions().AttributeError.clone(),
                vm.exceptions().TypeError.clone(),
            );
            match vm.raised_is(&raised, &attribute) || vm.raised_is(&raised, &kind) {
                true => Ok(object),
                false => Err(raised),
            }
        }
    }
}

fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let alias = expect(value);
    let args = substitute(vm, value, &alias.args, key)?;
    let origin = alias.origin.clone();
    let made = vm.generic_alias(&origin, &args)?;
    Ok(match alias.starred {
        false => made,
        true => vm.object(GenericAlias::new(origin, expect(&made).args.clone(), true)),
    })
}

/// Attributes that are the alias's own although they look like the class's.
const OWN: &[&str] = &[
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
];

/// Attributes of the class that an alias does not show.
const BLOCKED: &[&str] = &["__bases__", "__copy__", "__deepcopy__"];

fn getattr(vm: &mut Vm, value: &Value, name: &Value) -> Result<Value> {
    let text = str::expect(name).text();
    if !OWN.contains(&&*text) && !BLOCKED.contains(&&*text) {
        let origin = expect(value).origin.clone();
        return vm.get_attr(&origin, name);
    }
    match vm.object_getattr_opt(value, name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(value, name)),
    }
}

fn iter(vm: &mut Vm, value: &Value) -> Result<Value> {
    let alias = expect(value);
    let starred = vm.object(GenericAlias::new(
        alias.origin.clone(),
        alias.args.clone(),
        true,
    ));
    Ok(vm.object(Starred(GilCell::new(Some(starred)))))
}

/// What `iter(alias)` gives: the alias with a star, once.
pub struct Starred(GilCell<Option<Value>>);

impl Payload for Starred {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.0.get(vm).iter().for_each(visit);
    }
}

/// The type of [`Starred`].
pub static ITERATOR: TypeSpec = TypeSpec {
    flags: flags::NO_INSTANCES,
    methods: &[rows::reduce(|vm, args| {
        let left = args
            .arg(0)
            .downcast::<Starred>()
            .and_then(|it| it.0.cloned(vm));
        let function = vm.builtin("iter")?;
        let over = match left {
            Some(starred) => GenericAlias::new(
                expect(&starred).origin.clone(),
                expect(&starred).args.clone(),
                false,
            ),
            None => {
                let nothing = vm.tuple_of([]);
                let arguments = vm.tuple_of([nothing]);
                return Ok(vm.tuple_of([function, arguments]));
            }
        };
        let over = vm.object(over);
        let arguments = vm.tuple_of([over]);
        Ok(vm.tuple_of([function, arguments]))
    })],
    slots: |slots| {
        slots.iter.set(Some(|_, it| Ok(it.clone())));
        slots.next.set(Some(|vm, it| {
            Ok(it
                .downcast::<Starred>()
                .and_then(|it| it.0.replace(vm, None)))
        }));
    },
    ..TypeSpec::of::<Starred>("generic_alias_iterator")
};

fn mro_entries(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let origin = expect(args.arg(0)).origin.clone();
    Ok(vm.tuple_of([origin]))
}

fn instancecheck(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
}
fn subclasscheck(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
}

fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let alias = expect(args.arg(0));
    let class = vm.class_of(args.arg(0)).value();
    let arguments = vm.tuple_of([alias.origin.clone(), alias.args.clone()]);
    if alias.starred {
        // As it came about: `next(iter(alias))`, in parts that can be pickled.
        let plain = vm.call(&class, tuple::items(&arguments))?;
        let (next, map) = (
            crate::object::sequence::builtin(vm, "next")?,
            crate::object::sequence::builtin(vm, "map")?,
        );
        let steps = [crate::object::sequence::builtin(vm, "iter")?, next.clone()];
        let mut source = vm.list(vec![plain]);
        for step in steps {
            source = vm.call(&map, &[step, source])?;
        }
        let source = vm.tuple_of([source]);
        return Ok(vm.tuple_of([next, source]));
    }
    Ok(vm.tuple_of([class, arguments]))
}

fn dir(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let origin = expect(args.arg(0)).origin.clone();
    let dir = crate::object::sequence::builtin(vm, "dir")?;
    let names = vm.call(&dir, &[origin]);
    let mut names = match names {
        Ok(names) => vm.collect(&names)?,
        Err(_) => Vec::new(),
    };
    for name in OWN {
        let name = vm.intern(name);
        if !names.iter().any(|other| other.is(&name)) {
            names.push(name);
        }
    }
    Ok(vm.list(names))
}

fn origin(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).origin.clone())
}
fn args(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).args.clone())
}
fn unpacked(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(Value::bool(expect(value).starred))
}
/// Collected once: aliases within aliases are asked again and again.
fn parameters(vm: &mut Vm, value: &Value) -> Result<Value> {
    let alias = expect(value);
    if let Some(known) = alias.parameters.get(vm) {
        return Ok(known.clone());
    }
    let found = collect_parameters(vm, &alias.args)?;
    alias.parameters.set(vm, Some(found.clone()));
    Ok(found)
}
fn unpacked_args(vm: &mut Vm, value: &Value) -> Result<Value> {
    let alias = expect(value);
    let tuple = alias.origin.is(vm.types().tuple.value());
    Ok(match alias.starred && tuple {
        true => alias.args.clone(),
        false => Value::NONE,
    })
}

fn slots(slots: &Slots) {
    slots.repr.set(Some(repr));
    slots.hash.set(Some(hash));
    slots.compare.set(Some(compare));
    slots.call.set(Some(call));
    slots.get_item.set(Some(get_item));
    slots.getattr.set(Some(getattr));
    slots.iter.set(Some(iter));
    slots.binary[Operator::Or as usize].set(Some(super::union::or));
}

const METHODS: &[NativeDef] = &[
    ("__mro_entries__", "($self, object, /)", mro_entries, ""),
    ("__instancecheck__", "($self, object, /)", instancecheck, ""),
    ("__subclasscheck__", "($self, object, /)", subclasscheck, ""),
    ("__reduce__", "($self, /)", reduce, ""),
    ("__dir__", "($self, /)", dir, ""),
];
const MEMBERS: &[GetSetDef] = &[
    ("__origin__", origin, None, ""),
    ("__args__", args, None, ""),
    ("__unpacked__", unpacked, None, ""),
];
const ATTRIBUTES: &[GetSetDef] = &[
    (
        "__parameters__",
        parameters,
        None,
        "Type variables in the GenericAlias.",
    ),
    ("__typing_unpacked_tuple_args__", unpacked_args, None, ""),
];

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    module: "types",
    flags: flags::BASE | flags::WEAKREF,
    new: Some(("__new__", "($type, origin, args, /)", new, "")),
    methods: METHODS,
    members: MEMBERS,
    getset: ATTRIBUTES,
    slots,
    is_static: true,
    ..TypeSpec::of::<GenericAlias>("GenericAlias")
};

/// Types of this room and of unions.
pub static SPECS: &[&TypeSpec] = &[&SPEC, &ITERATOR, &super::union::SPEC];
