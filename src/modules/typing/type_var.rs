//! `TypeVar`.

use super::lazy::{self, Lazy};
use super::{MRO_ENTRIES, call_typing};
use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::trace::payload;
use crate::object::types::flags;
use crate::object::{GetSetDef, NativeDef, Operator, Value, tuple};
use crate::vm::{Result, Vm};

payload! {
    /// Payload of type variables.
    pub struct TypeVar {
        name: Value,
        bound: Lazy,
        constraints: Lazy,
        /// Set later by PEP 695's syntax.
        default: Lazy,
        covariant: bool,
        contravariant: bool,
        infer_variance: bool,
    }
}

/// The variable of `[T]`, `[T: bound]`, `[T: (A, B)]`.
pub(super) fn inferred(
    vm: &mut Vm,
    name: &Value,
    bound: Option<Value>,
    constraints: Option<Value>,
) -> Value {
    vm.object(TypeVar {
        name: name.clone(),
        bound: Lazy::computed(bound),
        constraints: Lazy::computed(constraints),
        default: Lazy::default(),
        covariant: false,
        contravariant: false,
        infer_variance: true,
    })
}

/// The flags `covariant`, `contravariant`, `infer_variance` from the argument at `first` on.
pub(super) fn variance(
    vm: &mut Vm,
    args: &[Option<Value>],
    first: usize,
) -> Result<(bool, bool, bool)> {
    let mut flag = |index: usize| match args.opt(index).cloned() {
        Some(value) => vm.is_true(&value),
        None => Ok(false),
    };
    let (covariant, contravariant, inferred) = (flag(first)?, flag(first + 1)?, flag(first + 2)?);
    if covariant && contravariant {
        return Err(vm.value_error("Bivariant types are not supported."));
    }
    if inferred && (covariant || contravariant) {
        return Err(vm.value_error("Variance cannot be specified with infer_variance."));
    }
    Ok((covariant, contravariant, inferred))
}

/// A `bound` argument, checked.
pub(super) fn bound_argument(vm: &mut Vm, value: Option<&Value>) -> Result<Option<Value>> {
    match value {
        Some(bound) if !bound.is_none() => {
            super::type_check(vm, bound, "Bound must be a type.").map(Some)
        }
        _ => Ok(None),
    }
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    let name = args.arg(1).clone();
    super::check_name(vm, "typevar", &name)?;
    let (covariant, contravariant, infer_variance) = variance(vm, args, 5)?;
    let bound = bound_argument(vm, args.opt(3))?;
    let constraints = args.arg(2).clone();
    let constraints = match tuple::items(&constraints).len() {
        0 => None,
        1 => return Err(vm.type_error("A single constraint is not allowed")),
        _ if bound.is_some() => {
            return Err(vm.type_error("Constraints cannot be combined with bound=..."));
        }
        _ => Some(constraints),
    };
    let var = vm.alloc(
        &class,
        TypeVar {
            name,
            bound: Lazy::given(bound),
            constraints: Lazy::given(constraints),
            default: lazy::given_default(args, 4),
            covariant,
            contravariant,
            infer_variance,
        },
    );
    super::set_module(vm, &var);
    Ok(var)
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let var = this::<TypeVar>(value);
    let sign = sign(var.infer_variance, var.covariant, var.contravariant);
    let name = vm.display_text(&var.name)?;
    Ok(vm.str(&format!("{sign}{name}")))
}

/// What stands before a parameter's name in its repr.
pub(super) fn sign(inferred: bool, covariant: bool, contravariant: bool) -> &'static str {
    match (inferred, covariant, contravariant) {
        (true, ..) => "",
        (_, true, _) => "+",
        (_, _, true) => "-",
        _ => "~",
    }
}

fn constraints(vm: &mut Vm, value: &Value) -> Result<Value> {
    match this::<TypeVar>(value).constraints.get(vm)? {
        Some(constraints) => Ok(constraints),
        None => Ok(vm.tuple(Vec::new())),
    }
}

fn subst(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    call_typing(
        vm,
        "_typevar_subst",
        &[args.arg(0).clone(), args.arg(1).clone()],
    )
}

/// Adds the default to arguments that end right before this variable.
fn prepare_subst(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (var, alias, given) = (args.arg(0), args.arg(1), args.arg(2));
    let name = vm.names().__parameters__.clone();
    let parameters = vm.get_attr(alias, &name)?;
    let count = vm.len(given)?;
    let parameters = vm.collect(&parameters)?;
    let Some(index) = parameters.iter().position(|other| other.is(var)) else {
        return Err(vm.value_error("tuple.index(x): x not in tuple"));
    };
    if index < count {
        return Ok(given.clone());
    }
    if index == count {
        let default = lazy::default(vm, &this::<TypeVar>(var).default)?;
        if !super::is_no_default(&default) {
            let mut items = vm.collect(given)?;
            items.push(default);
            return Ok(vm.tuple(items));
        }
    }
    let text = vm.display_text(alias)?;
    Err(vm.type_error(format!("Too few arguments for {text}")))
}

fn has_default(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(Value::bool(this::<TypeVar>(args.arg(0)).default.is_set(vm)))
}

fn reduce(_: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(this::<TypeVar>(args.arg(0)).name.clone())
}

const METHODS: &[NativeDef] = &[
    ("__typing_subst__", "($self, arg, /)", subst, ""),
    (
        "__typing_prepare_subst__",
        "($self, alias, args, /)",
        prepare_subst,
        "",
    ),
    ("__reduce__", "($self, /)", reduce, ""),
    ("has_default", "($self, /)", has_default, ""),
    MRO_ENTRIES,
];
const ATTRIBUTES: &[GetSetDef] = &[
    (
        "__name__",
        |_, value| Ok(this::<TypeVar>(value).name.clone()),
        None,
        "",
    ),
    (
        "__covariant__",
        |_, value| Ok(Value::bool(this::<TypeVar>(value).covariant)),
        None,
        "",
    ),
    (
        "__contravariant__",
        |_, value| Ok(Value::bool(this::<TypeVar>(value).contravariant)),
        None,
        "",
    ),
    (
        "__infer_variance__",
        |_, value| Ok(Value::bool(this::<TypeVar>(value).infer_variance)),
        None,
        "",
    ),
    (
        "__bound__",
        |vm, value| Ok(this::<TypeVar>(value).bound.get(vm)?.unwrap_or(Value::NONE)),
        None,
        "",
    ),
    ("__constraints__", constraints, None, ""),
    (
        "__default__",
        |vm, value| lazy::default(vm, &this::<TypeVar>(value).default),
        None,
        "",
    ),
    (
        "evaluate_bound",
        |vm, value| Ok(this::<TypeVar>(value).bound.evaluator(vm)),
        None,
        "",
    ),
    (
        "evaluate_constraints",
        |vm, value| Ok(this::<TypeVar>(value).constraints.evaluator(vm)),
        None,
        "",
    ),
    (
        "evaluate_default",
        |vm, value| Ok(this::<TypeVar>(value).default.evaluator(vm)),
        None,
        "",
    ),
];

/// The type.
pub(super) static SPEC: TypeSpec = TypeSpec {
    doc: "Type variable.\n\nThe preferred way to construct a type variable is via the dedicated\nsyntax for generic functions, classes, and type aliases::\n\n    class Sequence[T]:  # T is a TypeVar\n        ...\n\nThe variance of type variables is inferred by type checkers when they\nare created through the type parameter syntax or when ``infer_variance=True``\nis passed.",
    module: "typing",
    flags: flags::DICT | flags::WEAKREF,
    new: Some((
        "__new__",
        "($type, name, *constraints, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)",
        new,
        "",
    )),
    methods: METHODS,
    getset: ATTRIBUTES,
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.binary[Operator::Or as usize].set(Some(super::union_or));
    },
    ..TypeSpec::of::<TypeVar>("TypeVar")
};
