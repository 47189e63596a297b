//! `TypeVar`.

use super::lazy::{self, Lazy};
use super::parameter::{self, Bounded, Parameter, Variance};
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
        variance: Variance,
    }
}

impl Parameter for TypeVar {
    fn name(&self) -> &Value {
        &self.name
    }
    fn default(&self) -> &Lazy {
        &self.default
    }
}
impl Bounded for TypeVar {
    fn bound(&self) -> &Lazy {
        &self.bound
    }
    fn variance(&self) -> Variance {
        self.variance
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
        variance: Variance::INFERRED,
    })
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    let name = args.arg(1).clone();
    super::check_name(vm, "typevar", &name)?;
    let variance = Variance::given(vm, args, 5)?;
    let bound = parameter::bound_argument(vm, args.opt(3))?;
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
            variance,
        },
    );
    super::set_module(vm, &var);
    Ok(var)
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
    let least = index + 1;
    Err(vm.type_error(format!(
        "Too few arguments for {text}; actual {count}, expected at least {least}"
    )))
}

const METHODS: &[NativeDef] = &[
    ("__typing_subst__", "($self, arg, /)", subst, ""),
    (
        "__typing_prepare_subst__",
        "($self, alias, args, /)",
        prepare_subst,
        "",
    ),
    parameter::reduce_row::<TypeVar>(),
    parameter::has_default_row::<TypeVar>(),
    MRO_ENTRIES,
];
const BOUNDED: [GetSetDef; 4] = parameter::bounded_rows::<TypeVar>();
const DEFAULT: [GetSetDef; 2] = parameter::default_rows::<TypeVar>("");
const MEMBERS: &[GetSetDef] = &[
    parameter::name_row::<TypeVar>(),
    BOUNDED[0],
    BOUNDED[1],
    BOUNDED[2],
];
const ATTRIBUTES: &[GetSetDef] = &[
    BOUNDED[3],
    ("__constraints__", constraints, None, ""),
    DEFAULT[0],
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
    DEFAULT[1],
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
    members: MEMBERS,
    getset: ATTRIBUTES,
    slots: |slots| {
        slots.repr.set(Some(parameter::repr::<TypeVar>));
        slots.binary[Operator::Or as usize].set(Some(super::union_or));
    },
    ..TypeSpec::of::<TypeVar>("TypeVar")
};
