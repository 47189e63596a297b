//! `TypeVarTuple`.

use super::lazy::{self, Lazy};
use super::parameter::{self, Parameter};
use super::{MRO_ENTRIES, call_typing};
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::trace::payload;
use crate::object::types::flags;
use crate::object::{GetSetDef, NativeDef, Value};
use crate::vm::{Result, Vm};

payload! {
    /// Payload of variadic type variables.
    pub struct TypeVarTuple {
        name: Value,
        default: Lazy,
    }
}

impl Parameter for TypeVarTuple {
    fn name(&self) -> &Value {
        &self.name
    }
    fn default(&self) -> &Lazy {
        &self.default
    }
}

/// The variable of `[*Ts]`.
pub(super) fn inferred(vm: &mut Vm, name: &Value) -> Value {
    vm.object(TypeVarTuple {
        name: name.clone(),
        default: Lazy::default(),
    })
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    let name = args.arg(1).clone();
    super::check_name(vm, "typevartuple", &name)?;
    let default = lazy::given_default(args, 2);
    let tuple = vm.alloc(&class, TypeVarTuple { name, default });
    super::set_module(vm, &tuple);
    Ok(tuple)
}

fn subst(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Err(vm.type_error("Substitution of bare TypeVarTuple is not supported"))
}

fn prepare_subst(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let values: Vec<Value> = args.iter().flatten().cloned().collect();
    call_typing(vm, "_typevartuple_prepare_subst", &values)
}

const METHODS: &[NativeDef] = &[
    ("__typing_subst__", "($self, arg, /)", subst, ""),
    (
        "__typing_prepare_subst__",
        "($self, alias, args, /)",
        prepare_subst,
        "",
    ),
    parameter::reduce_row::<TypeVarTuple>(),
    parameter::has_default_row::<TypeVarTuple>(),
    MRO_ENTRIES,
];
const DEFAULT: [GetSetDef; 2] =
    parameter::default_rows::<TypeVarTuple>("The default value for this TypeVarTuple.");
const MEMBERS: &[GetSetDef] = &[parameter::name_row::<TypeVarTuple>()];
const ATTRIBUTES: &[GetSetDef] = &[DEFAULT[0], DEFAULT[1]];

/// The type.
pub(super) static SPEC: TypeSpec = TypeSpec {
    doc: "Type variable tuple. A specialized form of type variable that enables\nvariadic generics.\n\nThe preferred way to construct a type variable tuple is via the\ndedicated syntax for generic functions, classes, and type aliases,\nwhere a single '*' indicates a type variable tuple::\n\n    def move_first_element_to_last[T, *Ts](tup: tuple[T, *Ts]) -> tuple[*Ts, T]:\n        return (*tup[1:], tup[0])",
    module: "typing",
    flags: flags::DICT | flags::WEAKREF,
    new: Some((
        "__new__",
        "($type, name, *, default=typing.NoDefault)",
        new,
        "",
    )),
    methods: METHODS,
    members: MEMBERS,
    getset: ATTRIBUTES,
    slots: |slots| {
        slots.repr.set(Some(parameter::name::<TypeVarTuple>));
        slots.iter.set(Some(super::iter_unpacked));
    },
    ..TypeSpec::of::<TypeVarTuple>("TypeVarTuple")
};
