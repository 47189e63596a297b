//! `int | None`: `types.UnionType`, which is `typing.Union` (Objects/unionobject.c of 3.14).

use crate::object::generic_alias::{GenericAlias, collect_parameters, is_typing_object, type_text};
use crate::object::header::{Object, Payload, Visitor};
use crate::object::native::Bound;
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::tuple;
use crate::object::types::{Slots, flags};
use crate::object::value::Value;
use crate::object::{Compare, GetSetDef, NativeDef, Operator, Type};
use crate::vm::{Result, Vm};

/// Payload of unions.
pub struct Union {
    /// Tuple of the members, without duplicates.
    pub args: Value,
}

impl Payload for Union {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.args);
    }
}

fn expect(value: &Value) -> &Object<Union> {
    value.downcast::<Union>().expect("a union")
}

/// Whether a value may stand in a union without asking `typing`.
pub fn is_unionable(vm: &Vm, value: &Value) -> bool {
    value.is_none()
        || value.is_a::<Type>()
        || value.is_a::<GenericAlias>()
        || value.is_a::<Union>()
        || is_typing_object(vm, value, &["TypeAliasType"])
}

/// `left | right` for types.
pub fn or(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    if !is_unionable(vm, left) || !is_unionable(vm, right) || left.is_none() && right.is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    of(vm, &[left.clone(), right.clone()])
}

/// The union of these members; a single member stays itself.
pub fn of(vm: &mut Vm, members: &[Value]) -> Result<Value> {
    let mut flat = Vec::new();
    for member in members {
        match member.downcast::<Union>() {
            Some(union) => flat.extend_from_slice(tuple::items(&union.args)),
            None if member.is_none() => flat.push(vm.types().none.value().clone()),
            None => flat.push(member.clone()),
        }
    }
    let mut unique: Vec<Value> = Vec::new();
    'next: for member in flat {
        for other in &unique {
            if vm.eq(other, &member)? {
                continue 'next;
            }
        }
        unique.push(member);
    }
    if let [one] = unique.as_slice() {
        return Ok(one.clone());
    }
    let args = vm.tuple(unique);
    Ok(vm.object(Union { args }))
}

/// As [`of`], for `typing.Union[...]`: members that are no types are checked, strs become forward references.
pub fn of_checked(vm: &mut Vm, members: &[Value]) -> Result<Value> {
    let mut checked = Vec::with_capacity(members.len());
    for member in members {
        let message = "Union[arg, ...]: each arg must be a type.";
        checked.push(crate::modules::typing::type_check(vm, member, message)?);
    }
    of(vm, &checked)
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let mut parts = Vec::new();
    for member in tuple::items(&expect(value).args) {
        let none = member.is(vm.types().none.value());
        parts.push(if none {
            "None".to_string()
        } else {
            type_text(vm, member)?
        });
    }
    Ok(vm.str(&parts.join(" | ")))
}

fn hash(vm: &mut Vm, value: &Value) -> Result<i64> {
    let mut sum = 0i64;
    for member in tuple::items(&expect(value).args) {
        sum ^= vm.hash(member)?;
    }
    Ok(if sum == -1 { -2 } else { sum })
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let (Some(a), Some(b)) = (left.downcast::<Union>(), right.downcast::<Union>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(operator, Compare::Eq | Compare::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (tuple::items(&a.args), tuple::items(&b.args));
    let mut equal = a.len() == b.len();
    for member in a {
        let mut found = false;
        for other in b {
            found = found || vm.eq(member, other)?;
        }
        equal &= found;
    }
    Ok(Value::bool(equal == (operator == Compare::Eq)))
}

fn instancecheck(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    for member in tuple::items(&expect(args.arg(0)).args) {
        if vm.is_instance(args.arg(1), member)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn subclasscheck(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    // The members say what may be asked of them: `issubclass(List, List | Tuple)`.
    for member in tuple::items(&expect(args.arg(0)).args) {
        if vm.is_subclass(args.arg(1), member)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn parameters(vm: &mut Vm, value: &Value) -> Result<Value> {
    let args = expect(value).args.clone();
    collect_parameters(vm, &args)
}

fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let args = expect(value).args.clone();
    let substituted = crate::object::generic_alias::substitute(vm, value, &args, key)?;
    let mut result: Option<Value> = None;
    for member in tuple::items(&substituted) {
        result = Some(match result {
            None => member.clone(),
            Some(left) => vm.binary(Operator::Or, &left, member)?,
        });
    }
    Ok(result.unwrap_or(Value::NONE))
}

fn args(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).args.clone())
}

fn origin(vm: &mut Vm, _: &Value) -> Result<Value> {
    Ok(vm.class::<Union>().value().clone())
}

fn class_getitem(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let key = args.arg(1);
    match key.is_a::<tuple::Tuple>() {
        true if tuple::items(key).is_empty() => {
            Err(vm.type_error("Cannot take a Union of no types."))
        }
        true => of_checked(vm, tuple::items(key)),
        false => of_checked(vm, std::slice::from_ref(key)),
    }
}

fn slots(slots: &Slots) {
    slots.repr.set(Some(repr));
    slots.hash.set(Some(hash));
    slots.compare.set(Some(compare));
    slots.get_item.set(Some(get_item));
    slots.binary[Operator::Or as usize].set(Some(or));
}

const METHODS: &[NativeDef] = &[
    (
        "__instancecheck__",
        "($self, instance, /)",
        instancecheck,
        "",
    ),
    (
        "__subclasscheck__",
        "($self, subclass, /)",
        subclasscheck,
        "",
    ),
    ("__class_getitem__", "($type, key, /)", class_getitem, ""),
];
const MEMBERS: &[GetSetDef] = &[("__args__", args, None, "args")];
const ATTRIBUTES: &[GetSetDef] = &[
    (
        "__parameters__",
        parameters,
        None,
        "Type variables in the types.UnionType.",
    ),
    ("__origin__", origin, None, "Always returns the type"),
];

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Represent a union type\n\nE.g. for int | str",
    module: "typing",
    flags: flags::WEAKREF,
    methods: METHODS,
    members: MEMBERS,
    getset: ATTRIBUTES,
    slots,
    shown_again: &[Slot::GetAttr],
    is_static: true,
    ..TypeSpec::of::<Union>("Union")
};
