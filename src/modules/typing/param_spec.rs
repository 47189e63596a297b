//! `ParamSpec` with its `args` and `kwargs`.

use super::lazy::{self, Lazy};
use super::parameter::{self, Bounded, Parameter, Variance};
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
        variance: Variance,
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

impl Parameter for ParamSpec {
    fn name(&self) -> &Value {
        &self.name
    }
    fn default(&self) -> &Lazy {
        &self.default
    }
}
impl Bounded for ParamSpec {
    fn bound(&self) -> &Lazy {
        &self.bound
    }
    fn variance(&self) -> Variance {
        self.variance
    }
}

/// The specification of `[**P]`.
pub(super) fn inferred(vm: &mut Vm, name: &Value) -> Value {
    vm.object(ParamSpec {
        name: name.clone(),
        bound: Lazy::default(),
        default: Lazy::default(),
        variance: Variance::INFERRED,
    })
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    let name = args.arg(1).clone();
    super::check_name(vm, "paramspec", &name)?;
    let variance = Variance::given(vm, args, 4)?;
    let bound = parameter::bound_argument(vm, args.opt(2))?;
    let spec = vm.alloc(
        &class,
        ParamSpec {
            name,
            bound: Lazy::given(bound),
            default: lazy::given_default(args, 3),
            variance,
        },
    );
    super::set_module(vm, &spec);
    Ok(spec)
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

const METHODS: &[NativeDef] = &[
    ("__typing_subst__", "($self, arg, /)", subst, ""),
    (
        "__typing_prepare_subst__",
        "($self, alias, args, /)",
        prepare_subst,
        "",
    ),
    parameter::reduce_row::<ParamSpec>(),
    parameter::has_default_row::<ParamSpec>(),
    MRO_ENTRIES,
];
const BOUNDED: [GetSetDef; 4] = parameter::bounded_rows::<ParamSpec>();
const DEFAULT: [GetSetDef; 2] =
    parameter::default_rows::<ParamSpec>("The default value for this ParamSpec.");
const MEMBERS: &[GetSetDef] = &[
    parameter::name_row::<ParamSpec>(),
    BOUNDED[0],
    BOUNDED[1],
    BOUNDED[2],
    BOUNDED[3],
];
const ATTRIBUTES: &[GetSetDef] = &[
    DEFAULT[0],
    DEFAULT[1],
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
    members: MEMBERS,
    getset: ATTRIBUTES,
    slots: |slots| {
        slots.repr.set(Some(parameter::repr::<ParamSpec>));
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
            members: &[("__origin__", part_origin::<$payload>, None, "")],
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
