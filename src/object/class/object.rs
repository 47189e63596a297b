//! `object`: what every object can do.

use super::layout;
use crate::object::dict::Dict;
use crate::object::header::Kind;
use crate::object::instance::{self, Instance};
use crate::object::module::Module;
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::tuple;
use crate::object::types::{Slots, flags};
use crate::object::value::Value;
use crate::object::{Class, Compare, GetSetDef, NativeDef, Type};
use crate::vm::attributes::{object_getattr, object_setattr};
use crate::vm::{Result, Vm};

/// `__dict__` of classes whose instances have one.
pub const DICT: GetSetDef = (
    "__dict__",
    dict,
    Some(set_dict),
    "dictionary for instance variables",
);
/// The same as a place, for descriptors.
pub static DICT_ATTRIBUTE: GetSetDef = DICT;
/// The same where it is a member, which nobody may set.
pub const MEMBER_DICT: GetSetDef = ("__dict__", dict, None, "");
/// The same of builtin types, which do not describe it.
pub const NATIVE_DICT: GetSetDef = ("__dict__", dict, Some(set_dict), "");
/// `__weakref__` of classes whose instances can be weakly referenced.
pub static WEAKREF_ATTRIBUTE: GetSetDef = (
    "__weakref__",
    weakref,
    None,
    "list of weak references to the object",
);

fn dict(vm: &mut Vm, value: &Value) -> Result<Value> {
    match vm.instance_dict(value, true) {
        Some(dict) => Ok(dict),
        // A metaclass may have a plain class among its bases, whose `__dict__` is found first (CPython:
        // `get_builtin_base_with_dict`).
        None if value.is_a::<Type>() => super::type_attributes::dict(vm, value),
        None => {
            let class = vm.type_name(value);
            Err(vm.attribute_error_plain(format!("'{class}' object has no attribute '__dict__'")))
        }
    }
}

fn set_dict(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    if value.is_a::<Type>() {
        return Err(
            vm.attribute_error_plain("attribute '__dict__' of 'type' objects is not writable")
        );
    }
    if value.is_a::<Module>() {
        return Err(vm.attribute_error_plain("readonly attribute"));
    }
    let Some(new) = new else {
        // A builtin type's does not allow it (`PyObject_GenericSetDict`).
        let class = vm.class_of(value);
        let native = tuple::items(class.mro.get(vm)).iter().any(|base| {
            let base = base.downcast::<Type>();
            base.is_some_and(|base| base.has(flags::DICT) && !base.has(flags::HEAP))
        });
        if native {
            return Err(vm.type_error("cannot delete __dict__"));
        }
        // Deleting it empties it.
        vm.replace_instance_dict(value, None);
        return Ok(());
    };
    if !new.is_a::<Dict>() {
        let given = vm.type_name(new);
        return Err(vm.type_error(format!(
            "__dict__ must be set to a dictionary, not a '{given}'"
        )));
    }
    if !vm.replace_instance_dict(value, Some(new.clone())) {
        return Err(vm.attribute_error_plain("This object has no __dict__"));
    }
    Ok(())
}

fn weakref(vm: &mut Vm, value: &Value) -> Result<Value> {
    let first = value
        .header()
        .map(|header| vm.heap().weakrefs_of(header))
        .and_then(|all| all.into_iter().next());
    Ok(first.unwrap_or(Value::NONE))
}

fn excess(args: &[Option<Value>], vm: &Vm) -> bool {
    let keywords = args.arg(2).downcast::<Dict>();
    !tuple::items(args.arg(1)).is_empty() || keywords.is_some_and(|dict| dict.len(vm) > 0)
}

/// `object.__new__`: arguments are an error unless `__init__` (and only it) was overridden.
fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    if excess(args, vm) {
        if !vm.is_object_new(&class) {
            return Err(vm.type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)",
            ));
        }
        if vm.is_object_init(&class) {
            let name = class.message_name(vm);
            return Err(vm.type_error(format!("{name}() takes no arguments")));
        }
    }
    if class.has(flags::ABSTRACT) {
        return Err(abstract_error(vm, &class)?);
    }
    if class.layout().kind != Kind::Instance {
        let name = class.message_name(vm);
        return Err(vm.type_error(format!(
            "object.__new__({name}) is not safe, use {name}.__new__()"
        )));
    }
    Ok(vm.alloc(&class, Instance))
}

fn abstract_error(vm: &mut Vm, class: &Class) -> Result<crate::vm::Raised> {
    let name = vm.names().__abstractmethods__.clone();
    let methods = vm.get_attr(class.value(), &name)?;
    let mut names = Vec::new();
    for method in vm.collect(&methods)? {
        names.push(vm.display_text(&method)?);
    }
    names.sort();
    let class = class.message_name(vm);
    let s = if names.len() == 1 { "" } else { "s" };
    let list: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    Ok(vm.type_error(format!(
        "Can't instantiate abstract class {class} without an implementation for abstract method{s} {}",
        list.join(", ")
    )))
}

/// `object.__init__`: arguments are an error unless `__new__` (and only it) was overridden.
fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    if excess(args, vm) {
        let class = vm.class_of(args.arg(0)).class_ref();
        if !vm.is_object_init(&class) {
            return Err(vm.type_error(
                "object.__init__() takes exactly one argument (the instance to initialize)",
            ));
        }
        if vm.is_object_new(&class) {
            let name = class.message_name(vm);
            return Err(vm.type_error(format!(
                "{name}.__init__() takes exactly one argument (the instance to initialize)"
            )));
        }
    }
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.default_repr(value))
}

fn to_str(vm: &mut Vm, value: &Value) -> Result<Value> {
    vm.repr(value)
}

fn hash(_: &mut Vm, value: &Value) -> Result<i64> {
    // Addresses are multiples of 8: the low bits would all be alike.
    Ok((value.raw().0.rotate_right(4) as i64) & i64::MAX)
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    match operator {
        Compare::Eq if left.is(right) => Ok(Value::TRUE),
        Compare::Ne => {
            // The inverse of `__eq__`, unless that does not know.
            let Some(equal) = vm.class_of(left).slots.compare.get() else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            let answer = equal(vm, left, right, Compare::Eq)?;
            if answer.is_not_implemented() {
                return Ok(answer);
            }
            vm.is_true(&answer).map(|equal| Value::bool(!equal))
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn class(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.class_of(value).value())
}

fn set_class(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let Some(new) = new else {
        return Err(vm.type_error("can't delete __class__ attribute"));
    };
    let Some(class) = Class::from_value(new) else {
        let given = vm.type_name(new);
        return Err(vm.type_error(format!(
            "__class__ must be set to a class, not '{given}' object"
        )));
    };
    if crate::modules::sys::has_audit_hooks(vm) {
        let told = [value.clone(), vm.str("__class__"), new.clone()];
        crate::modules::sys::audit(vm, "object.__setattr__", &told)?;
    }
    let old = vm.class_of(value).class_ref();
    let module = vm.types().module.clone();
    let modules = class.is_subclass(vm, &module) && old.is_subclass(vm, &module);
    let mutable = old.has(flags::HEAP) && class.has(flags::HEAP);
    if !modules && !mutable {
        return Err(vm.type_error(
            "__class__ assignment only supported for mutable types or ModuleType subclasses",
        ));
    }
    let fits = layout::compatible(vm, &old, &class)
        || modules && old.inline_slots() == class.inline_slots();
    let Some(header) = value.header().filter(|_| fits) else {
        let (new, old) = (class.message_name(vm), old.message_name(vm));
        return Err(vm.type_error(format!(
            "__class__ assignment: '{new}' object layout differs from '{old}'"
        )));
    };
    drop(header.replace_class(&class));
    Ok(())
}

fn format(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (value, spec) = (args.arg(0), args.arg(1));
    let Some(text) = spec.downcast::<Str>() else {
        let given = vm.type_name(spec);
        return Err(vm.type_error(format!("__format__() argument must be str, not {given}")));
    };
    if !text.is_empty() {
        let class = vm.type_name(value);
        return Err(vm.type_error(format!(
            "unsupported format string passed to {class}.__format__"
        )));
    }
    vm.to_str(value)
}

fn sizeof(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let sizes = vm.class_of(value).layout().sizes;
    let items = sizes.item as usize * (sizes.count)(value);
    let part = value.header().and_then(instance::part);
    let slots = part.map_or(0, |part| 8 + i64::from(part.total()) * 8);
    Ok(vm.int(i64::from(sizes.basic) + items as i64 + slots))
}

fn dir(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let names = vm.dict();
    let key = vm.names().__dict__.clone();
    if let Some(dict) = vm.get_attr_opt(value, &key)?
        && dict.is_a::<Dict>()
    {
        vm.merge_keys(&names, &dict)?;
    }
    let key = vm.names().__class__.clone();
    if let Some(class) = vm.get_attr_opt(value, &key)? {
        super::type_::merge_class_names(vm, &names, &class)?;
    }
    vm.list_of_keys(&names)
}

fn init_subclass(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::NONE)
}

fn subclass_hook(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::NOT_IMPLEMENTED)
}

/// The attributes of an instance that has a shape, which it keeps, as a dict; None if there are none.
fn shaped_state(vm: &mut Vm, part: &instance::Part, first: usize) -> Value {
    let names = vm.state().shapes.names(part.shape.get());
    let state = vm.dict();
    let mut any = false;
    for (slot, name) in names.iter().enumerate() {
        if let (Some(value), Some(dict)) = (part.get(vm, first + slot), state.downcast::<Dict>()) {
            dict.set_str(vm, name, value);
            any = true;
        }
    }
    if any { state } else { Value::NONE }
}

/// `object_getstate_default` of Objects/typeobject.c: the `__dict__`, and the slots if there are any.
fn getstate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let class = vm.class_of(value).class_ref();
    let part = value.header().and_then(instance::part);
    let state = match part.filter(|_| class.has(flags::DICT)) {
        Some(part) if !part.in_dict_mode() => shaped_state(vm, part, class.fixed_slots() as usize),
        Some(_) => match vm.instance_dict(value, true) {
            Some(dict) if dict.downcast::<Dict>().is_some_and(|d| d.len(vm) > 0) => {
                vm.call_method(&dict, "copy", &[])?
            }
            _ => Value::NONE,
        },
        None => Value::NONE,
    };
    let names = slot_names(vm, &class)?;
    if names.is_empty() {
        return Ok(state);
    }
    let slots = vm.dict();
    let mut any = false;
    for name in names {
        if let Some(found) = vm.get_attr_opt(value, &name)? {
            vm.set_item(&slots, &name, Some(&found))?;
            any = true;
        }
    }
    Ok(if any {
        vm.tuple_of([state, slots])
    } else {
        state
    })
}

/// Names of all slots that `__slots__` of a class and its bases made, mangled (`copyreg._slotnames`).
fn slot_names(vm: &mut Vm, class: &Class) -> Result<Vec<Value>> {
    use crate::object::descriptor::member::Member;
    // What `copyreg._slotnames` keeps there.
    let kept = vm.own_class_attribute(class, &vm.intern("__slotnames__"));
    if let Some(kept) = kept.filter(|kept| kept.is_a::<crate::object::list::List>()) {
        return vm.collect(&kept);
    }
    let mut names = Vec::new();
    let mro = class.mro.cloned(vm);
    for base in tuple::items(&mro) {
        let Some(base) = base.downcast::<Type>() else {
            continue;
        };
        let dict = base.dict(vm).clone();
        let Some(dict) = dict.downcast::<Dict>() else {
            continue;
        };
        for (key, value) in dict.table.get(vm).iter() {
            let member = value.as_ref().and_then(|value| value.downcast::<Member>());
            if member.is_some_and(|member| member.slot().is_some()) {
                names.push(key.clone());
            }
        }
    }
    Ok(names)
}

/// `object.__reduce_ex__`: `__reduce__` if it was overridden, else what the protocol says.
fn reduce_ex(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (value, protocol) = (args.arg(0), args.arg(1));
    let protocol = vm.index_i64(protocol)?;
    let class = vm.class_of(value).class_ref();
    let name = vm.names().__reduce__.clone();
    let own = vm.class_lookup(&class, &name);
    let native = vm.class_lookup(&vm.types().object, &name);
    if let (Some(own), Some(native)) = (&own, &native)
        && !own.is(native)
    {
        return vm.call_method_named(value, &name, &[]);
    }
    common_reduce(vm, value, protocol)
}

fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    common_reduce(vm, args.arg(0), 0)
}

fn common_reduce(vm: &mut Vm, value: &Value, protocol: i64) -> Result<Value> {
    let import = vm.builtin("__import__")?;
    let name = vm.intern("copyreg");
    let copyreg = vm.call(&import, &[name])?;
    if protocol < 2 {
        let protocol = vm.int(protocol);
        return vm.call_method(&copyreg, "_reduce_ex", &[value.clone(), protocol]);
    }
    let class = vm.class_of(value).class_ref();
    if class.slots.new.get(vm).is_none() {
        let name = class.message_name(vm);
        return Err(vm.type_error(format!("cannot pickle '{name}' object")));
    }
    let (constructor, arguments) = new_object_arguments(vm, value, &class, &copyreg)?;
    let state = vm.call_method(value, "__getstate__", &[])?;
    let list_items = match value.is_a::<crate::object::list::List>() {
        true => vm.iter(value)?,
        false => Value::NONE,
    };
    let dict_items = match value.is_a::<Dict>() {
        true => {
            let items = vm.call_method(value, "items", &[])?;
            vm.iter(&items)?
        }
        false => Value::NONE,
    };
    Ok(vm.tuple_of([constructor, arguments, state, list_items, dict_items]))
}

/// Whether a class says itself what the state of its instances is.
fn has_own_state(vm: &mut Vm, class: &Class) -> bool {
    let name = vm.intern("__getstate__");
    let object = vm.types().object.clone();
    match (
        vm.class_lookup(class, &name),
        vm.class_lookup(&object, &name),
    ) {
        (Some(own), Some(general)) => !own.is(&general),
        (own, _) => own.is_some(),
    }
}

fn new_object_arguments(
    vm: &mut Vm,
    value: &Value,
    class: &Class,
    copyreg: &Value,
) -> Result<(Value, Value)> {
    let (with_keywords, plain) = (
        vm.names().__getnewargs_ex__.clone(),
        vm.names().__getnewargs__.clone(),
    );
    if let Some(method) = vm.lookup_special(value, &with_keywords)? {
        let pair = vm.call(&method, &[])?;
        if !pair.is_a::<tuple::Tuple>() {
            let given = vm.type_name(&pair);
            return Err(vm.type_error(format!(
                "__getnewargs_ex__ should return a tuple, not '{given}'"
            )));
        }
        let [positional, keywords] = tuple::items(&pair) else {
            let given = tuple::items(&pair).len();
            return Err(vm.value_error(format!(
                "__getnewargs_ex__ should return a tuple of length 2, not {given}"
            )));
        };
        for (which, item, wanted, fits) in [
            (
                "first",
                positional,
                "tuple",
                positional.is_a::<tuple::Tuple>(),
            ),
            ("second", keywords, "dict", keywords.is_a::<Dict>()),
        ] {
            if !fits {
                let given = vm.type_name(item);
                return Err(vm.type_error(format!(
                    "{which} item of the tuple returned by __getnewargs_ex__ must be a {wanted}, not '{given}'"
                )));
            }
        }
        if vm.len(keywords)? > 0 {
            let constructor = vm.attr(copyreg, "__newobj_ex__")?;
            let arguments =
                vm.tuple_of([class.value().clone(), positional.clone(), keywords.clone()]);
            return Ok((constructor, arguments));
        }
        return new_object(vm, class, copyreg, positional);
    }
    let positional = match vm.lookup_special(value, &plain)? {
        Some(method) => {
            let positional = vm.call(&method, &[])?;
            if !positional.is_a::<tuple::Tuple>() {
                let given = vm.type_name(&positional);
                return Err(vm.type_error(format!(
                    "__getnewargs__ should return a tuple, not '{given}'"
                )));
            }
            positional
        }
        None => {
            let plain = class.layout().kind == Kind::Instance
                || value.is_none()
                || value.is_a::<crate::object::list::List>()
                || value.is_a::<Dict>();
            if !plain && !has_own_state(vm, class) {
                let name = class.message_name(vm);
                return Err(vm.type_error(match class.layout().sizes.item {
                    0 => format!("cannot pickle '{name}' object"),
                    _ => format!("cannot pickle {name} objects"),
                }));
            }
            vm.tuple(Vec::new())
        }
    };
    new_object(vm, class, copyreg, &positional)
}

fn new_object(
    vm: &mut Vm,
    class: &Class,
    copyreg: &Value,
    positional: &Value,
) -> Result<(Value, Value)> {
    let constructor = vm.attr(copyreg, "__newobj__")?;
    let mut arguments = vec![class.value().clone()];
    arguments.extend_from_slice(tuple::items(positional));
    Ok((constructor, vm.tuple(arguments)))
}

fn slots(slots: &Slots) {
    slots.repr.set(Some(repr));
    slots.str.set(Some(to_str));
    slots.hash.set(Some(hash));
    slots.compare.set(Some(compare));
    slots.getattr.set(Some(object_getattr));
    slots.setattr.set(Some(object_setattr));
}

const METHODS: &[NativeDef] = &[
    (
        "__format__",
        "($self, format_spec, /)",
        format,
        "Default object formatter.",
    ),
    (
        "__sizeof__",
        "($self, /)",
        sizeof,
        "Size of object in memory, in bytes.",
    ),
    (
        "__dir__",
        "($self, /)",
        dir,
        "Default dir() implementation.",
    ),
    ("__getstate__", "($self, /)", getstate, "Helper for pickle."),
    (
        "__reduce_ex__",
        "($self, protocol, /)",
        reduce_ex,
        "Helper for pickle.",
    ),
    ("__reduce__", "($self, /)", reduce, "Helper for pickle."),
    (
        "__init_subclass__",
        "($type, /)",
        init_subclass,
        "This method is called when a class is subclassed.",
    ),
    (
        "__subclasshook__",
        "($type, object, /)",
        subclass_hook,
        "Abstract classes can override this to customize issubclass().",
    ),
];
const ATTRIBUTES: &[GetSetDef] = &[("__class__", class, Some(set_class), "the object's class")];

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
    new: Some((
        "__new__",
        "($type, /, *args, **kwargs)",
        new,
        "Create and return a new object.  See help(type) for accurate signature.",
    )),
    init: Some((
        "__init__",
        "($self, /, *args, **kwargs)",
        init,
        "Initialize self.  See help(type(self)) for accurate signature.",
    )),
    methods: METHODS,
    getset: ATTRIBUTES,
    slots,
    signature: Some("()"),
    ..TypeSpec::of::<Instance>("object")
};
