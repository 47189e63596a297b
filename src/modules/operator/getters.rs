//! `attrgetter`, `itemgetter`, `methodcaller`.

use crate::object::iterators::{class_argument, this};
use crate::object::native::{Args, Bound};
use crate::object::sequence::Text;
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::str::{self, Str};
use crate::object::trace::payload;
use crate::object::{GetSetDef, Value, dict, sequence, tuple};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

/// What `inspect.signature` shows of such a callable.
const SIGNATURE: &[GetSetDef] = &[(
    "__text_signature__",
    |vm, _| Ok(vm.str("(obj, /)")),
    None,
    "",
)];

payload! {
    /// `itemgetter(item, *items)`.
    pub struct ItemGetter {
        items: Vec<Value>,
    }
    /// `attrgetter(attr, *attrs)`.
    pub struct AttrGetter {
        /// As given.
        attributes: Vec<Value>,
        /// Each as a tuple of names.
        paths: Vec<Value>,
    }
    /// `methodcaller(name, *args, **kwargs)`.
    pub struct MethodCaller {
        name: Value,
        args: Value,
        kwargs: Value,
    }
}

/// The only argument of a call of one of these.
fn single<'a>(vm: &mut Vm, name: &str, args: Args<'a>) -> Result<&'a Value> {
    if !args.names.is_empty() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    match args.values {
        [value] => Ok(value),
        values => {
            let count = values.len();
            Err(vm.type_error(format!("{name} expected 1 argument, got {count}")))
        }
    }
}

/// `name(argument, argument)`.
fn repr_call(vm: &mut Vm, value: &Value, arguments: &[Value]) -> Result<Value> {
    let class = vm.class_of(value).class_ref();
    let name = vm.class_full_name(&class);
    if !vm.enter_repr(value) {
        return Ok(vm.str(&format!("{name}(...)")));
    }
    let result = repr_arguments(vm, arguments);
    vm.leave_repr();
    let mut text = Text::default();
    text.push(&name);
    text.push("(");
    text.push_value(&result?);
    text.push(")");
    Ok(text.finish(vm))
}

fn repr_arguments(vm: &mut Vm, arguments: &[Value]) -> Result<Value> {
    let mut text = Text::default();
    for (index, argument) in arguments.iter().enumerate() {
        if index > 0 {
            text.push(", ");
        }
        text.push_value(&vm.repr(argument)?);
    }
    Ok(text.finish(vm))
}

// ---- itemgetter

fn item_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let items = tuple::expect(args.arg(1)).items().to_vec();
    if items.is_empty() {
        return Err(vm.type_error("itemgetter expected 1 argument, got 0"));
    }
    Ok(vm.alloc(&class, ItemGetter { items }))
}

fn item_call(vm: &mut Vm, value: &Value, args: Args<'_>) -> Result<Value> {
    let object = single(vm, "itemgetter", args)?;
    let this = this::<ItemGetter>(value);
    if let [item] = &this.items[..] {
        return vm.get_item(object, item);
    }
    let mut found = Vec::with_capacity(this.items.len());
    for item in &this.items {
        found.push(vm.get_item(object, item)?);
    }
    Ok(vm.tuple(found))
}

fn item_reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = vm.class_of(args.arg(0)).value();
    let parts = vm.tuple_from_slice(&this::<ItemGetter>(args.arg(0)).items);
    Ok(vm.tuple_of([class, parts]))
}

pub(super) static ITEMGETTER: TypeSpec = TypeSpec {
    module: "operator",
    doc: "Return a callable object that fetches the given item(s) from its operand.\n\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
    new: Some((
        "__new__",
        "($type, item, /, *items)\n($type, /, *items)",
        item_new,
        "",
    )),
    methods: &[(
        "__reduce__",
        "($self, /)",
        item_reduce,
        "Return state information for pickling",
    )],
    getset: SIGNATURE,
    slots: |slots| {
        slots.call.set(Some(item_call));
        slots
            .repr
            .set(Some(|vm, v| repr_call(vm, v, &this::<ItemGetter>(v).items)));
    },
    flags: 0,
    shown_again: &[Slot::GetAttr],
    signature: Some("(item, /, *items)"),
    ..TypeSpec::of::<ItemGetter>("itemgetter")
};

// ---- attrgetter

fn attr_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let mut attributes = tuple::expect(args.arg(1)).items().to_vec();
    if attributes.is_empty() {
        return Err(vm.type_error("attrgetter expected 1 argument, got 0"));
    }
    let mut paths = Vec::with_capacity(attributes.len());
    for attribute in &mut attributes {
        let Some(text) = attribute.downcast::<Str>() else {
            return Err(vm.type_error("attribute name must be a string"));
        };
        let text = text.text().into_owned();
        let names = text.split('.').map(|name| vm.intern(name)).collect();
        paths.push(vm.tuple(names));
        if !text.contains('.') {
            *attribute = vm.intern(&text);
        }
    }
    Ok(vm.alloc(&class, AttrGetter { attributes, paths }))
}

fn follow(vm: &mut Vm, object: &Value, path: &Value) -> Result<Value> {
    let mut current = object.clone();
    for name in tuple::expect(path).items() {
        current = vm.get_attr(&current, name)?;
    }
    Ok(current)
}

fn attr_call(vm: &mut Vm, value: &Value, args: Args<'_>) -> Result<Value> {
    let object = single(vm, "attrgetter", args)?;
    let this = this::<AttrGetter>(value);
    if let [path] = &this.paths[..] {
        return follow(vm, object, path);
    }
    let mut found = Vec::with_capacity(this.paths.len());
    for path in &this.paths {
        found.push(follow(vm, object, path)?);
    }
    Ok(vm.tuple(found))
}

fn attr_reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = vm.class_of(args.arg(0)).value();
    let parts = vm.tuple_from_slice(&this::<AttrGetter>(args.arg(0)).attributes);
    Ok(vm.tuple_of([class, parts]))
}

pub(super) static ATTRGETTER: TypeSpec = TypeSpec {
    module: "operator",
    doc: "Return a callable object that fetches the given attribute(s) from its operand.\n\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
    new: Some((
        "__new__",
        "($type, attr, /, *attrs)\n($type, /, *attrs)",
        attr_new,
        "",
    )),
    methods: &[(
        "__reduce__",
        "($self, /)",
        attr_reduce,
        "Return state information for pickling",
    )],
    getset: SIGNATURE,
    flags: 0,
    slots: |slots| {
        slots.call.set(Some(attr_call));
        slots.repr.set(Some(|vm, v| {
            repr_call(vm, v, &this::<AttrGetter>(v).attributes)
        }));
    },
    shown_again: &[Slot::GetAttr],
    signature: Some("(attr, /, *attrs)"),
    ..TypeSpec::of::<AttrGetter>("attrgetter")
};

// ---- methodcaller

fn method_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let Some((name, rest)) = tuple::expect(args.arg(1)).items().split_first() else {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    };
    if !name.is_a::<Str>() {
        return Err(vm.type_error("method name must be a string"));
    }
    let text = str::expect(name).text().into_owned();
    let name = vm.intern(&text);
    let rest = vm.tuple_from_slice(rest);
    Ok(vm.alloc(
        &class,
        MethodCaller {
            name,
            args: rest,
            kwargs: args.arg(2).clone(),
        },
    ))
}

/// Positional and keyword arguments put together for a call: values and names.
fn call_values(vm: &Vm, this: &MethodCaller) -> (Vec<Value>, Vec<Value>) {
    let mut values = tuple::expect(&this.args).items().to_vec();
    let mut names = Vec::new();
    for (name, value) in dict::expect(&this.kwargs).table.get(vm).iter() {
        names.push(name.clone());
        values.extend(value.clone());
    }
    (values, names)
}

fn method_call(vm: &mut Vm, value: &Value, args: Args<'_>) -> Result<Value> {
    let object = single(vm, "methodcaller", args)?;
    let this = this::<MethodCaller>(value);
    let (values, names) = call_values(vm, this);
    let method = vm.get_attr(object, &this.name)?;
    vm.call_args(
        &method,
        Args {
            values: &values,
            names: &names,
        },
    )
}

fn method_repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let this = this::<MethodCaller>(value);
    let class = vm.class_of(value).class_ref();
    let name = vm.class_full_name(&class);
    if !vm.enter_repr(value) {
        return Ok(vm.str(&format!("{name}(...)")));
    }
    let (values, names) = call_values(vm, this);
    let result = method_repr_arguments(vm, &this.name, &values, &names);
    vm.leave_repr();
    let mut text = Text::default();
    text.push(&name);
    text.push("(");
    text.push_value(&result?);
    text.push(")");
    Ok(text.finish(vm))
}

fn method_repr_arguments(
    vm: &mut Vm,
    name: &Value,
    values: &[Value],
    names: &[Value],
) -> Result<Value> {
    let mut text = Text::default();
    text.push_value(&vm.repr(name)?);
    let positional = values.len() - names.len();
    for (index, value) in values.iter().enumerate() {
        text.push(", ");
        if let Some(at) = index.checked_sub(positional) {
            text.push_value(&names[at]);
            text.push("=");
        }
        text.push_value(&vm.repr(value)?);
    }
    Ok(text.finish(vm))
}

fn method_reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = this::<MethodCaller>(args.arg(0));
    let class = vm.class_of(args.arg(0)).value();
    let mut parts = vec![this.name.clone()];
    parts.extend_from_slice(tuple::expect(&this.args).items());
    if dict::expect(&this.kwargs).len(vm) == 0 {
        let parts = vm.tuple(parts);
        return Ok(vm.tuple_of([class, parts]));
    }
    // `functools.partial(methodcaller, name, **kwargs)` remembers the keywords.
    let module = vm.str("functools");
    let import = sequence::builtin(vm, "__import__")?;
    let functools = vm.call(&import, &[module])?;
    let name = vm.intern("partial");
    let partial = vm.get_attr(&functools, &name)?;
    let (values, names) = call_values(vm, this);
    let positional = values.len() - names.len();
    let mut call = vec![class, this.name.clone()];
    call.extend_from_slice(&values[positional..]);
    let constructor = vm.call_args(
        &partial,
        Args {
            values: &call,
            names: &names,
        },
    )?;
    let rest = vm.tuple_from_slice(&values[..positional]);
    Ok(vm.tuple_of([constructor, rest]))
}

pub(super) static METHODCALLER: TypeSpec = TypeSpec {
    module: "operator",
    doc: "Return a callable object that calls the given method on its operand.\n\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
    new: Some((
        "__new__",
        "($type, name, /, *args, **kwargs)\n($type, /, *args, **kwargs)",
        method_new,
        "",
    )),
    methods: &[(
        "__reduce__",
        "($self, /)",
        method_reduce,
        "Return state information for pickling",
    )],
    getset: SIGNATURE,
    flags: 0,
    slots: |slots| {
        slots.call.set(Some(method_call));
        slots.repr.set(Some(method_repr));
    },
    shown_again: &[Slot::GetAttr],
    signature: Some("(name, /, *args, **kwargs)"),
    ..TypeSpec::of::<MethodCaller>("methodcaller")
};
