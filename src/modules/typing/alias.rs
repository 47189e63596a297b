//! `TypeAliasType`: what `type X = ...` makes.

use super::MRO_ENTRIES;
use super::lazy::Lazy;
use crate::object::function::Function;
use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::trace::payload;
use crate::object::{GetSetDef, NativeDef, Operator, Value, tuple};
use crate::vm::{Result, Vm};

payload! {
    /// Payload of type aliases.
    pub struct TypeAlias {
        name: Value,
        /// Tuple, if it is generic.
        type_params: Option<Value>,
        value: Lazy,
        /// The module that called the constructor.
        module: Option<Value>,
    }
}

/// `type name[params] = value`: the function computes the value.
pub fn from_statement(
    vm: &mut Vm,
    name: &Value,
    params: &Value,
    function: &Value,
) -> Result<Value> {
    super::load(vm)?;
    let type_params = (!params.is_none()).then(|| params.clone());
    Ok(vm.object(TypeAlias {
        name: name.clone(),
        type_params,
        value: Lazy::computed(Some(function.clone())),
        module: None,
    }))
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    let name = args.arg(1).clone();
    super::check_name(vm, "typealias", &name)?;
    let type_params = match args.opt(3) {
        None => None,
        Some(params) => {
            check_params(vm, params)?;
            (!tuple::items(params).is_empty()).then(|| params.clone())
        }
    };
    let name_key = vm.names().__name__.clone();
    let module = vm.current_globals().and_then(|globals| {
        globals
            .downcast::<crate::object::dict::Dict>()
            .and_then(|globals| globals.get_str(vm, &name_key))
    });
    Ok(vm.alloc(
        &class,
        TypeAlias {
            name,
            type_params,
            value: Lazy::given(Some(args.arg(2).clone())),
            module,
        },
    ))
}

/// A parameter with a default may not stand before one without.
fn check_params(vm: &mut Vm, params: &Value) -> Result<()> {
    if !params.is_a::<tuple::Tuple>() {
        return Err(vm.type_error("type_params must be a tuple"));
    }
    let mut default_seen = false;
    for param in tuple::items(params) {
        let Some(default) = super::parameter::default_of(param) else {
            let text = vm.repr_text(param)?;
            return Err(vm.type_error(format!("Expected a type param, got {text}")));
        };
        let has_default = default.is_set(vm);
        if !has_default && default_seen {
            let text = vm.repr_text(param)?;
            return Err(vm.type_error(format!(
                "non-default type parameter '{text}' follows default type parameter"
            )));
        }
        default_seen |= has_default;
    }
    Ok(())
}

fn repr(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(this::<TypeAlias>(value).name.clone())
}

fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    if this::<TypeAlias>(value).type_params.is_none() {
        return Err(vm.type_error("Only generic type aliases are subscriptable"));
    }
    vm.generic_alias(value, key)
}

fn type_params(vm: &mut Vm, value: &Value) -> Result<Value> {
    match &this::<TypeAlias>(value).type_params {
        Some(params) => Ok(params.clone()),
        None => Ok(vm.tuple(Vec::new())),
    }
}

fn parameters(vm: &mut Vm, value: &Value) -> Result<Value> {
    let params = type_params(vm, value)?;
    super::unpack_tuples(vm, &params)
}

fn value(vm: &mut Vm, value: &Value) -> Result<Value> {
    let found = this::<TypeAlias>(value).value.get(vm)?;
    Ok(found.unwrap_or(Value::NONE))
}

fn module(vm: &mut Vm, value: &Value) -> Result<Value> {
    let alias = this::<TypeAlias>(value);
    if let Some(module) = &alias.module {
        return Ok(module.clone());
    }
    let function = alias.value.function.cloned(vm);
    Ok(
        match function.as_ref().and_then(|f| f.downcast::<Function>()) {
            Some(function) => function.module.cloned(vm),
            None => Value::NONE,
        },
    )
}

fn reduce(_: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(this::<TypeAlias>(args.arg(0)).name.clone())
}

const METHODS: &[NativeDef] = &[("__reduce__", "($self, /)", reduce, ""), MRO_ENTRIES];
const MEMBERS: &[GetSetDef] = &[("__name__", repr, None, "")];
const ATTRIBUTES: &[GetSetDef] = &[
    ("__module__", module, None, ""),
    ("__value__", value, None, ""),
    ("__type_params__", type_params, None, ""),
    ("__parameters__", parameters, None, ""),
    (
        "evaluate_value",
        |vm, value| Ok(this::<TypeAlias>(value).value.evaluator(vm)),
        None,
        "",
    ),
];

/// The type.
pub(super) static SPEC: TypeSpec = TypeSpec {
    doc: "Type alias.\n\nType aliases are created through the type statement::\n\n    type Alias = int\n\nIn this example, Alias and int will be treated equivalently by static\ntype checkers.",
    module: "typing",
    flags: 0,
    new: Some((
        "__new__",
        "($type, name, value, *, type_params=())",
        new,
        "",
    )),
    methods: METHODS,
    members: MEMBERS,
    getset: ATTRIBUTES,
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.get_item.set(Some(get_item));
        slots.iter.set(Some(super::iter_unpacked));
        slots.binary[Operator::Or as usize].set(Some(super::union_or));
    },
    ..TypeSpec::of::<TypeAlias>("TypeAliasType")
};
