//! `_functools` (Modules/_functoolsmodule.c): `reduce` and `cmp_to_key` here, `partial` in `partial.rs`, the least
//! recently used cache in `cache.rs`.

mod cache;
mod partial;

use crate::object::iterators::{class_argument, this};
use crate::object::native::{Args, Bound};
use crate::object::slots::Slot;
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::trace::payload;
use crate::object::types::Compare;
use crate::object::{GilCell, Value};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

payload! {
    /// What `cmp_to_key(mycmp)` gives: without an object the maker of keys, with one a key.
    pub struct Key {
        function: Value,
        object: GilCell<Option<Value>>,
    }
}

fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let function = args.arg(0);
    let slots = &vm.class_of(args.arg(1)).slots;
    if slots.iter.get().is_none() && slots.get_item.get().is_none() {
        return Err(vm.type_error("reduce() arg 2 must support iteration"));
    }
    let iterator = vm.iter(args.arg(1))?;
    let mut total = match args.opt(2) {
        Some(initial) => initial.clone(),
        None => match vm.next(&iterator)? {
            Some(first) => first,
            None => {
                return Err(vm.type_error("reduce() of empty iterable with no initial value"));
            }
        },
    };
    while let Some(item) = vm.next(&iterator)? {
        total = vm.call(function, &[total, item])?;
    }
    Ok(total)
}

fn cmp_to_key(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let function = args.arg(0).clone();
    Ok(vm.object(Key {
        function,
        object: GilCell::new(None),
    }))
}

fn key_call(vm: &mut Vm, value: &Value, args: Args<'_>) -> Result<Value> {
    let object = match (args.positional(), args.names) {
        ([object], []) => object.clone(),
        ([], [name]) if crate::object::str::expect(name).is_text("obj") => args.values[0].clone(),
        _ => return Err(vm.type_error("K() takes exactly 1 argument")),
    };
    let function = this::<Key>(value).function.clone();
    Ok(vm.object(Key {
        function,
        object: GilCell::new(Some(object)),
    }))
}

fn key_compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let (Some(a), Some(b)) = (left.downcast::<Key>(), right.downcast::<Key>()) else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    let (Some(x), Some(y)) = (a.object.cloned(vm), b.object.cloned(vm)) else {
        return Err(vm.attribute_error_plain("object"));
    };
    let answer = vm.call(&a.function, &[x, y])?;
    let zero = vm.int(0);
    vm.compare(&answer, &zero, operator)
}

static KEY: TypeSpec = TypeSpec {
    module: "functools",
    flags: 0,
    members: &[(
        "obj",
        |vm, value| Ok(this::<Key>(value).object.cloned(vm).unwrap_or(Value::NONE)),
        Some(|vm, value, object| {
            this::<Key>(value).object.set(vm, object.cloned());
            Ok(())
        }),
        "Value wrapped by a key function.",
    )],
    getset: &[("__text_signature__", |vm, _| Ok(vm.str("(obj)")), None, "")],
    slots: |slots| {
        slots.call.set(Some(key_call));
        slots.compare.set(Some(key_compare));
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Key>("KeyWrapper")
};

fn make_placeholder(vm: &mut Vm, module: &Value) -> Result<()> {
    let class = vm.class::<partial::Placeholder>();
    let placeholder = vm.alloc(&class, partial::Placeholder {});
    let name = vm.intern("Placeholder");
    vm.set_attr(module, &name, &placeholder)?;
    partial::remember(vm, placeholder);
    Ok(())
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Tools that operate on functions.",
    functions: &[
        (
            "reduce",
            "\n(function, iterable, initial=<unrepresentable>, /)",
            reduce,
            "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.\n\nThis effectively reduces the iterable to a single value.  If initial is present,\nit is placed before the items of the iterable in the calculation, and serves as\na default when the iterable is empty.\n\nFor example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5])\ncalculates ((((1 + 2) + 3) + 4) + 5).",
        ),
        (
            "cmp_to_key",
            "(mycmp)",
            cmp_to_key,
            "Convert a cmp= function into a key= function.\n\n  mycmp\n    Function that compares two objects.",
        ),
    ],
    types: &[
        &partial::PARTIAL,
        &partial::PLACEHOLDER,
        &cache::LRU_CACHE,
        &KEY,
    ],
    init: make_placeholder,
    ..ModuleSpec::named("_functools")
};

/// A class argument checked, for the constructors of this room.
fn class_of(vm: &mut Vm, args: Bindings<'_>) -> Result<crate::object::Class> {
    class_argument(vm, args.arg(0))
}
