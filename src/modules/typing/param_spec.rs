//! `ParamSpec` with its `args` and `kwargs`.

use super::lazy::{self, Lazy};
use super::{MRO_ENTRIES, call_typing};
use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::trace::payload;
use crate::object::types::flags;
use crate::object::{Compare, GetSetDef, NativeDef, Operator, Payload, Value};
use crate::vm::{Result, Vm};

payload! {
    /// Payload of parameter specifications.
    pub struct ParamSpec {
        name: Value,
        bound: Lazy,
        default: Lazy,
        covariant: bool,
        contravariant: bool,
        infer_variance: bool,
    }
    /// `P.args`.
    pub struct ParamSpecArgs {
        origin: Value,
    }
    /// `P.kwargs`.
    pub struct ParamSpecKwargs {
        origin: Value,
    }
}

/// The specification of `[**P]`.
pub(super) fn inferred(vm: &mut Vm, name: &Value) -> Value {
    vm.object(ParamSpec {
        name: name.clone(),
        bound: Lazy::default(),
        default: Lazy::default(),
        covariant: false,
        contravariant: false,
        infer_variance: true,
    })
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    let name = args.arg(1).clone();
    super::check_name(vm, "paramspec", &name)?;
    let (covariant, contravariant, infer_variance) = super::type_var::variance(vm, args, 4)?;
    let bound = super::type_var::bound_argument(vm, args.opt(2))?;
    let spec = vm.alloc(
        &class,
        ParamSpec {
            name,
            bound: Lazy::given(bound),
            default: lazy::given_default(args, 3),
            covariant,
            contravariant,
            infer_variance,
        },
    );
    super::set_module(vm, &spec);
    Ok(spec)
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let spec = this::<ParamSpec>(value);
    let sign = super::type_var::sign(spec.infer_variance, spec.covariant, spec.contravariant);
    let name = vm.display_text(&spec.name)?;
    Ok(vm.str(&format!("{sign}{name}")))
}

fn subst(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    call_typing(
        vm,
        "_paramspec_subst",
        &[args.arg(0).clone(), args.arg(1).clone()],
    )
}

fn prepare_subst(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let values: Vec<Value> = args.iter().flatten().cloned().collect();
    call_typing(vm, "_paramspec_prepare_subst", &values)
}

fn has_default(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(Value::bool(
        this::<ParamSpec>(args.arg(0)).default.is_set(vm),
    ))
}

fn reduce(_: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(this::<ParamSpec>(args.arg(0)).name.clone())
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
        |_, value| Ok(this::<ParamSpec>(value).name.clone()),
        None,
        "",
    ),
    (
        "__covariant__",
        |_, value| Ok(Value::bool(this::<ParamSpec>(value).covariant)),
        None,
        "",
    ),
    (
        "__contravariant__",
        |_, value| Ok(Value::bool(this::<ParamSpec>(value).contravariant)),
        None,
        "",
    ),
    (
        "__infer_variance__",
        |_, value| Ok(Value::bool(this::<ParamSpec>(value).infer_variance)),
        None,
        "",
    ),
    (
        "__bound__",
        |vm, value| {
            Ok(this::<ParamSpec>(value)
                .bound
                .get(vm)?
                .unwrap_or(Value::NONE))
        },
        None,
        "",
    ),
    (
        "__default__",
        |vm, value| lazy::default(vm, &this::<ParamSpec>(value).default),
        None,
        "The default value for this ParamSpec.",
    ),
    (
        "evaluate_default",
        |vm, value| Ok(this::<ParamSpec>(value).default.evaluator(vm)),
        None,
        "",
    ),
    (
        "args",
        |vm, value| {
            let origin = value.clone();
            Ok(vm.object(ParamSpecArgs { origin }))
        },
        None,
        "Represents positional arguments.",
    ),
    (
        "kwargs",
        |vm, value| {
            let origin = value.clone();
            Ok(vm.object(ParamSpecKwargs { origin }))
        },
        None,
        "Represents keyword arguments.",
    ),
];

/// The type.
pub(super) static SPEC: TypeSpec = TypeSpec {
    doc: "Parameter specification variable.\n\nThe preferred way to construct a parameter specification is via the\ndedicated syntax for generic functions, classes, and type aliases,\nwhere the use of '**' creates a parameter specification::\n\n    type IntFunc[**P] = Callable[P, int]",
    module: "typing",
    flags: flags::DICT | flags::WEAKREF,
    new: Some((
        "__new__",
        "($type, name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)",
        new,
        "",
    )),
    methods: METHODS,
    getset: ATTRIBUTES,
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.binary[Operator::Or as usize].set(Some(super::union_or));
    },
    ..TypeSpec::of::<ParamSpec>("ParamSpec")
};

/// `P.args` and `P.kwargs` differ in their types and names only.
trait Part: Payload + Sized {
    const SUFFIX: &'static str;
    fn of(origin: Value) -> Self;
    fn origin(&self) -> &Value;
}
impl Part for ParamSpecArgs {
    const SUFFIX: &'static str = "args";
    fn of(origin: Value) -> Self {
        ParamSpecArgs { origin }
    }
    fn origin(&self) -> &Value {
        &self.origin
    }
}
impl Part for ParamSpecKwargs {
    const SUFFIX: &'static str = "kwargs";
    fn of(origin: Value) -> Self {
        ParamSpecKwargs { origin }
    }
    fn origin(&self) -> &Value {
        &self.origin
    }
}

fn part_new<P: Part>(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    Ok(vm.alloc(&class, P::of(args.arg(1).clone())))
}

fn part_repr<P: Part>(vm: &mut Vm, value: &Value) -> Result<Value> {
    let origin = this::<P>(value).origin();
    let name = match origin.downcast::<ParamSpec>() {
        Some(spec) => vm.display_text(&spec.name)?,
        None => vm.repr_text(origin)?,
    };
    Ok(vm.str(&format!("{name}.{}", P::SUFFIX)))
}

fn part_compare<P: Part>(
    vm: &mut Vm,
    left: &Value,
    right: &Value,
    operator: Compare,
) -> Result<Value> {
    let (Some(a), Some(b)) = (left.downcast::<P>(), right.downcast::<P>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(operator, Compare::Eq | Compare::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal = vm.eq(a.origin(), b.origin())?;
    Ok(Value::bool(equal == (operator == Compare::Eq)))
}

fn part_origin<P: Part>(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(this::<P>(value).origin().clone())
}

macro_rules! part_spec {
    ($payload:ty, $name:literal, $doc:literal) => {
        TypeSpec {
            doc: $doc,
            module: "typing",
            flags: flags::WEAKREF,
            new: Some(("__new__", "($type, origin)", part_new::<$payload>, "")),
            methods: &[MRO_ENTRIES],
            getset: &[("__origin__", part_origin::<$payload>, None, "")],
            slots: |slots| {
                slots.repr.set(Some(part_repr::<$payload>));
                slots.compare.set(Some(part_compare::<$payload>));
            },
            ..TypeSpec::of::<$payload>($name)
        }
    };
}

/// `P.args`.
pub(super) static ARGS_SPEC: TypeSpec = part_spec!(
    ParamSpecArgs,
    "ParamSpecArgs",
    "The args for a ParamSpec object.\n\nGiven a ParamSpec object P, P.args returns an instance of ParamSpecArgs."
);
/// `P.kwargs`.
pub(super) static KWARGS_SPEC: TypeSpec = part_spec!(
    ParamSpecKwargs,
    "ParamSpecKwargs",
    "The kwargs for a ParamSpec object.\n\nGiven a ParamSpec object P, P.kwargs returns an instance of ParamSpecKwargs."
);
