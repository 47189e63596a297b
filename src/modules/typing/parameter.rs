//! What `TypeVar`, `ParamSpec` and `TypeVarTuple` have in common: a name and a default; and the first two a bound
//! and a variance.

use super::lazy::{self, Lazy};
use super::param_spec::ParamSpec;
use super::type_var::TypeVar;
use super::type_var_tuple::TypeVarTuple;
use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::object::trace::Trace;
use crate::object::{GetSetDef, NativeDef, Payload, Value};
use crate::vm::{Result, Vm};

/// A type parameter's payload.
pub(super) trait Parameter: Payload + Sized {
    fn name(&self) -> &Value;
    fn default(&self) -> &Lazy;
}

/// The default of a value that is a type parameter.
pub(super) fn default_of(value: &Value) -> Option<&Lazy> {
    fn of<P: Parameter>(value: &Value) -> Option<&Lazy> {
        value.downcast::<P>().map(|parameter| parameter.default())
    }
    of::<TypeVar>(value)
        .or_else(|| of::<ParamSpec>(value))
        .or_else(|| of::<TypeVarTuple>(value))
}

/// A type parameter that has a bound and a variance.
pub(super) trait Bounded: Parameter {
    fn bound(&self) -> &Lazy;
    fn variance(&self) -> Variance;
}

/// How a parameter's subtyping carries over to the generic type (PEP 483); inferred for those of PEP 695's syntax.
#[derive(Clone, Copy)]
pub(super) struct Variance {
    covariant: bool,
    contravariant: bool,
    inferred: bool,
}
impl Trace for Variance {}

impl Variance {
    pub(super) const INFERRED: Self = Variance {
        covariant: false,
        contravariant: false,
        inferred: true,
    };

    /// From the arguments `covariant`, `contravariant`, `infer_variance`, the first at `first`.
    pub(super) fn given(vm: &mut Vm, args: &[Option<Value>], first: usize) -> Result<Self> {
        let mut flag = |index: usize| match args.opt(index).cloned() {
            Some(value) => vm.is_true(&value),
            None => Ok(false),
        };
        let variance = Variance {
            covariant: flag(first)?,
            contravariant: flag(first + 1)?,
            inferred: flag(first + 2)?,
        };
        match variance {
            Variance {
                covariant: true,
                contravariant: true,
                ..
            } => Err(vm.value_error("Bivariant types are not supported.")),
            Variance {
                covariant: false,
                contravariant: false,
                ..
            }
            | Variance {
                inferred: false, ..
            } => Ok(variance),
            _ => Err(vm.value_error("Variance cannot be specified with infer_variance.")),
        }
    }

    /// What stands before the parameter's name in its repr.
    fn sign(self) -> &'static str {
        match self {
            Variance { inferred: true, .. } => "",
            Variance {
                covariant: true, ..
            } => "+",
            Variance {
                contravariant: true,
                ..
            } => "-",
            _ => "~",
        }
    }
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

pub(super) fn name<P: Parameter>(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(this::<P>(value).name().clone())
}

fn reduce<P: Parameter>(_: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(this::<P>(args.arg(0)).name().clone())
}

fn has_default<P: Parameter>(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(Value::bool(this::<P>(args.arg(0)).default().is_set(vm)))
}

pub(super) fn repr<P: Bounded>(vm: &mut Vm, value: &Value) -> Result<Value> {
    let parameter = this::<P>(value);
    let sign = parameter.variance().sign();
    let name = vm.display_text(parameter.name())?;
    Ok(vm.str(&format!("{sign}{name}")))
}

pub(super) const fn has_default_row<P: Parameter>() -> NativeDef {
    ("has_default", "($self, /)", has_default::<P>, "")
}

pub(super) const fn reduce_row<P: Parameter>() -> NativeDef {
    ("__reduce__", "($self, /)", reduce::<P>, "")
}

pub(super) const fn name_row<P: Parameter>() -> GetSetDef {
    ("__name__", name::<P>, None, "")
}

pub(super) const fn default_rows<P: Parameter>(doc: &'static str) -> [GetSetDef; 2] {
    [
        (
            "__default__",
            |vm, value| lazy::default(vm, this::<P>(value).default()),
            None,
            doc,
        ),
        (
            "evaluate_default",
            |vm, value| Ok(this::<P>(value).default().evaluator(vm)),
            None,
            "",
        ),
    ]
}

pub(super) const fn bounded_rows<P: Bounded>() -> [GetSetDef; 4] {
    [
        (
            "__covariant__",
            |_, value| Ok(Value::bool(this::<P>(value).variance().covariant)),
            None,
            "",
        ),
        (
            "__contravariant__",
            |_, value| Ok(Value::bool(this::<P>(value).variance().contravariant)),
            None,
            "",
        ),
        (
            "__infer_variance__",
            |_, value| Ok(Value::bool(this::<P>(value).variance().inferred)),
            None,
            "",
        ),
        (
            "__bound__",
            |vm, value| Ok(this::<P>(value).bound().get(vm)?.unwrap_or(Value::NONE)),
            None,
            "",
        ),
    ]
}
