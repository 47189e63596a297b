//! `types.SimpleNamespace`: an object whose attributes are what it was called with. After CPython's
//! `Objects/namespaceobject.c`.

use super::dict::Dict;
use super::header::Payload;
use super::native::Bound;
use super::spec::TypeSpec;
use super::str::Str;
use super::types::{Class, Compare, flags};
use super::value::Value;
use crate::modules::support::{attr, set_attr, text_of};
use crate::object::class::object::MEMBER_DICT;
use crate::vm::{Result, Vm};

/// Payload: nothing, all is in the instance's attributes.
pub struct SimpleNamespace;

impl Payload for SimpleNamespace {
    const GC: bool = true;
}

impl Vm {
    /// A namespace with these attributes.
    pub fn namespace<'a>(
        &mut self,
        items: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> Result<Value> {
        let value = self.object(SimpleNamespace);
        for (name, item) in items {
            let name = self.intern(name);
            set_attr(self, &value, &name, Some(&item))?;
        }
        Ok(value)
    }
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    Ok(vm.alloc(&class, SimpleNamespace))
}

fn pairs(vm: &Vm, dict: &Value) -> Vec<(Value, Value)> {
    let Some(dict) = dict.downcast::<Dict>() else {
        return Vec::new();
    };
    let table = dict.table.get(vm);
    table
        .iter()
        .filter_map(|(key, value)| Some((key.clone(), value.clone()?)))
        .collect()
}

fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let mut given = Vec::new();
    if let Some(mapping) = args.opt(1) {
        let class = vm.types().dict.value().clone();
        let dict = if mapping.is_a::<Dict>() {
            mapping.clone()
        } else {
            vm.call(&class, std::slice::from_ref(mapping))?
        };
        given.extend(pairs(vm, &dict));
    }
    if let Some(keywords) = args.opt(2) {
        given.extend(pairs(vm, keywords));
    }
    for (name, value) in given {
        if !name.is_a::<Str>() {
            return Err(vm.type_error("keywords must be strings"));
        }
        set_attr(vm, args.arg(0), &name, Some(&value))?;
    }
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let dict = attr(vm, value, "__dict__")?;
    let name = if vm.class_of(value).is(&*vm.class::<SimpleNamespace>()) {
        "namespace".into()
    } else {
        vm.class_of(value).display_name(vm)
    };
    if !vm.enter_repr(value) {
        return Ok(vm.str(&format!("{name}(...)")));
    }
    let mut parts = Vec::new();
    let mut failure = None;
    for (key, item) in pairs(vm, &dict) {
        if !key.is_a::<Str>() || text_of(&key).is_empty() {
            continue;
        }
        match vm.repr_text(&item) {
            Ok(shown) => parts.push(format!("{}={shown}", text_of(&key))),
            Err(raised) => {
                failure = Some(raised);
                break;
            }
        }
    }
    vm.leave_repr();
    match failure {
        Some(raised) => Err(raised),
        None => {
            let parts = parts.join(", ");
            Ok(vm.str(&format!("{name}({parts})")))
        }
    }
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    if !left.is_a::<SimpleNamespace>() || !right.is_a::<SimpleNamespace>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (attr(vm, left, "__dict__")?, attr(vm, right, "__dict__")?);
    vm.compare(&left, &right, operator)
}

fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_of(args.arg(0)).value();
    let dict = attr(vm, args.arg(0), "__dict__")?;
    let empty = vm.tuple(Vec::new());
    Ok(vm.tuple_of([class, empty, dict]))
}

fn replace(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_of(args.arg(0)).value();
    let copy = vm.call(&class, &[])?;
    let dict = attr(vm, args.arg(0), "__dict__")?;
    let mut given = pairs(vm, &dict);
    if let Some(changes) = args.opt(1) {
        given.extend(pairs(vm, changes));
    }
    for (name, value) in given {
        set_attr(vm, &copy, &name, Some(&value))?;
    }
    Ok(copy)
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    module: "types",
    doc: "A simple attribute-based namespace.",
    flags: flags::BASE | flags::DICT,
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    init: Some((
        "__init__",
        "($self, mapping_or_iterable=(), /, **kwargs)\ncounted ($self, mapping_or_iterable=(), /, **kwargs)",
        init,
        "",
    )),
    methods: &[
        (
            "__reduce__",
            "($self, /)",
            reduce,
            "Return state information for pickling",
        ),
        (
            "__replace__",
            "($self, /, **changes)",
            replace,
            "Return a copy of the namespace object with new values for the specified attributes.",
        ),
    ],
    members: &[MEMBER_DICT],
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.compare.set(Some(compare));
    },
    is_static: true,
    ..TypeSpec::of::<SimpleNamespace>("SimpleNamespace")
};
