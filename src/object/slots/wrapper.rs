//! Slot wrappers: `int.__add__` ("slot wrapper", `wrapper_descriptor`) and `(1).__add__` ("method-wrapper").

use super::table::{Row, Wrap};
use super::{Slot, SlotFn};
use crate::object::header::{Header, Object, Payload, Visitor};
use crate::object::native::{NativeCode, bind::wrong_count};
use crate::object::spec::TypeSpec;
use crate::object::types::{Compare, Operator, Slots, flags};
use crate::object::value::Value;
use crate::object::{Args, Class, GetSetDef, NativeDef, Type};
use crate::vm::{Result, Vm};
use std::rc::Rc;

/// What a wrapper wraps.
pub enum What {
    Slot(&'static Row, SlotFn),
    /// `__init__` of a builtin type.
    Init(Rc<NativeCode>),
    /// A special method without a slot of ours; its arguments are positional.
    Method(Rc<NativeCode>),
}

/// Payload of `wrapper_descriptor`.
pub struct SlotWrapper {
    pub owner: Value,
    pub what: What,
}

impl Payload for SlotWrapper {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.owner);
    }
}

impl SlotWrapper {
    pub fn name(&self) -> &str {
        match &self.what {
            What::Slot(row, _) => row.name,
            What::Init(_) => "__init__",
            What::Method(code) => &code.name,
        }
    }
    fn signature(&self) -> &'static str {
        match &self.what {
            What::Slot(row, _) => row.signature,
            What::Init(_) => "($self, /, *args, **kwargs)",
            What::Method(code) => code.signature().text,
        }
    }
    fn doc(&self) -> &'static str {
        match &self.what {
            What::Slot(row, _) => row.doc,
            What::Init(code) if code.doc.is_empty() => {
                "Initialize self.  See help(type(self)) for accurate signature."
            }
            What::Init(code) | What::Method(code) => code.doc,
        }
    }
}

/// Payload of `method-wrapper`: a slot wrapper bound to an object.
pub struct MethodWrapper {
    pub wrapper: Value,
    pub receiver: Value,
}

impl Payload for MethodWrapper {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.wrapper);
        visit(&self.receiver);
    }
}

/// A slot wrapper of `owner`.
pub fn new(vm: &Vm, owner: &Class, what: What) -> Value {
    vm.alloc(
        &vm.types().wrapper_descriptor,
        SlotWrapper {
            owner: owner.value().clone(),
            what,
        },
    )
}

fn expect(value: &Value) -> &Object<SlotWrapper> {
    value.downcast::<SlotWrapper>().expect("a slot wrapper")
}

fn expect_bound(value: &Value) -> &Object<MethodWrapper> {
    value.downcast::<MethodWrapper>().expect("a method-wrapper")
}

/// Calls a slot wrapper with its receiver first.
fn call(vm: &mut Vm, callable: &Value, args: Args<'_>) -> Result<Value> {
    let wrapper = expect(callable);
    let owner = Class::from_value(&wrapper.owner);
    let owner_name = |vm: &Vm| {
        let owner = Class::from_value(&wrapper.owner);
        owner.map_or_else(|| "?".into(), |owner| owner.message_name(vm))
    };
    let Some(receiver) = args.positional().first() else {
        let (name, owner_name) = (wrapper.name(), owner_name(vm));
        return Err(vm.type_error(format!(
            "descriptor '{name}' of '{owner_name}' object needs an argument"
        )));
    };
    if owner.is_some_and(|owner| !vm.class_of(receiver).is_subclass(vm, &owner)) {
        let (name, given) = (wrapper.name(), vm.type_name(receiver));
        let owner_name = owner_name(vm);
        return Err(vm.type_error(format!(
            "descriptor '{name}' requires a '{owner_name}' object but received a '{given}'"
        )));
    }
    let rest = Args {
        values: &args.values[1..],
        names: args.names,
    };
    run(vm, wrapper, receiver, rest)
}

/// `BaseException.__init__(exception, *args)`, if that is what a call of the wrapper behind `header` with these values
/// is; false: it is something else.
pub(crate) fn initialise_exception(vm: &mut Vm, header: &Header, values: &[Value]) -> bool {
    let (Some(wrapper), [receiver, args @ ..]) = (header.downcast::<SlotWrapper>(), values) else {
        return false;
    };
    let owner = wrapper.owner.downcast::<Type>();
    match &wrapper.what {
        What::Init(code) if owner.is_some_and(|o| vm.class_of(receiver).is_subclass(vm, o)) => {
            crate::object::exception::initialise(vm, code, receiver, args)
        }
        _ => false,
    }
}

fn call_bound(vm: &mut Vm, callable: &Value, args: Args<'_>) -> Result<Value> {
    let bound = expect_bound(callable);
    run(vm, expect(&bound.wrapper), &bound.receiver, args)
}

/// The wrong count of arguments for what takes one.
fn one_argument(vm: &mut Vm, wrapper: &SlotWrapper, given: usize) -> Result<()> {
    match multiplies(wrapper, wrapper.name()) {
        true if given != 1 => Err(wrong_count(vm, "", 1, 1, given)),
        _ => expect_count(vm, given, 1),
    }
}

fn expect_count(vm: &mut Vm, given: usize, wanted: usize) -> Result<()> {
    if given == wanted {
        return Ok(());
    }
    let s = if wanted == 1 { "" } else { "s" };
    Err(vm.type_error(format!("expected {wanted} argument{s}, got {given}")))
}

fn expect_range(vm: &mut Vm, given: usize, min: usize, max: usize) -> Result<()> {
    if (min..=max).contains(&given) {
        return Ok(());
    }
    Err(wrong_count(vm, "", min, max, given))
}

/// The multiplication of a sequence, asked for by name, wants a count.
fn repeats(
    vm: &mut Vm,
    wrapper: &SlotWrapper,
    name: &str,
    result: &Value,
    count: &Value,
) -> Result<()> {
    if result.is_not_implemented() && multiplies(wrapper, name) {
        vm.index(count)?;
    }
    Ok(())
}

/// Whether this is the multiplication of a sequence.
fn multiplies(wrapper: &SlotWrapper, name: &str) -> bool {
    matches!(name, "__mul__" | "__rmul__" | "__imul__")
        && Class::from_value(&wrapper.owner).is_some_and(|owner| owner.slots.len.get().is_some())
}

/// The concatenation of a sequence, asked for by name, wants one of its kind.
fn concatenates(vm: &mut Vm, row: &Row, result: &Value, left: &Value, right: &Value) -> Result<()> {
    if result.is_not_implemented()
        && row.slot == Slot::Binary(Operator::Add)
        && let Some(raised) = crate::vm::operators::sequence_error(vm, "+", left, right)
    {
        return Err(raised);
    }
    Ok(())
}

/// Runs the wrapped function.
fn run(vm: &mut Vm, wrapper: &SlotWrapper, receiver: &Value, args: Args<'_>) -> Result<Value> {
    let (row, function) = match &wrapper.what {
        What::Init(code)
            if args.names.is_empty()
                && crate::object::exception::initialise(vm, code, receiver, args.values) =>
        {
            return Ok(Value::NONE);
        }
        What::Init(code) => return vm.call_native_with(code, receiver, args),
        What::Method(code) => {
            if !args.names.is_empty() {
                let name = wrapper.name();
                return Err(vm.type_error(format!("wrapper {name}() takes no keyword arguments")));
            }
            let (least, most) = (code.signature().min, code.signature().max);
            match code.name.ends_with("buffer__") || least < most {
                true => expect_range(vm, args.values.len(), least, most)?,
                false => expect_count(vm, args.values.len(), least)?,
            }
            return vm.call_native_with(code, receiver, args);
        }
        What::Slot(row, function) => (*row, *function),
    };
    if let (Wrap::Call, SlotFn::Call(function)) = (row.wrap, function) {
        return function(vm, receiver, args);
    }
    if !args.names.is_empty() {
        let name = wrapper.name();
        return Err(vm.type_error(format!("wrapper {name}() takes no keyword arguments")));
    }
    let values = args.values;
    let given = values.len();
    let none = |()| Value::NONE;
    match (row.wrap, function) {
        (Wrap::Unary, SlotFn::Unary(function)) => {
            expect_count(vm, given, 0)?;
            function(vm, receiver)
        }
        (Wrap::Left, SlotFn::Binary(function)) => {
            one_argument(vm, wrapper, given)?;
            let result = function(vm, receiver, &values[0])?;
            repeats(vm, wrapper, row.name, &result, &values[0])?;
            concatenates(vm, row, &result, receiver, &values[0])?;
            Ok(result)
        }
        (Wrap::Right, SlotFn::Binary(function)) => {
            if given != 1 {
                one_argument(vm, wrapper, given)?;
            }
            let result = function(vm, &values[0], receiver)?;
            repeats(vm, wrapper, row.name, &result, &values[0])?;
            Ok(result)
        }
        (Wrap::PowerLeft | Wrap::PowerRight, SlotFn::Binary(function)) => {
            expect_range(vm, given, 1, 2)?;
            let (left, right) = match row.wrap {
                Wrap::PowerLeft => (receiver, &values[0]),
                _ => (&values[0], receiver),
            };
            match values.get(1).filter(|modulus| !modulus.is_none()) {
                None => function(vm, left, right),
                Some(modulus) => match vm.class_of(receiver).slots.power.get() {
                    Some(power) => power(vm, left, right, modulus),
                    None => Ok(Value::NOT_IMPLEMENTED),
                },
            }
        }
        (Wrap::Hash, SlotFn::Hash(function)) => {
            expect_count(vm, given, 0)?;
            let hash = function(vm, receiver)?;
            Ok(vm.int(hash))
        }
        (Wrap::Length, SlotFn::Length(function)) => {
            expect_count(vm, given, 0)?;
            let length = function(vm, receiver)?;
            Ok(vm.int(length as i64))
        }
        (Wrap::Bool, SlotFn::Bool(function)) => {
            expect_count(vm, given, 0)?;
            function(vm, receiver).map(Value::bool)
        }
        (Wrap::Contains, SlotFn::Contains(function)) => {
            if given != 1 {
                one_argument(vm, wrapper, given)?;
            }
            function(vm, receiver, &values[0]).map(Value::bool)
        }
        (Wrap::SetItem, SlotFn::SetItem(function)) => {
            expect_range(vm, given, 2, 2)?;
            function(vm, receiver, &values[0], Some(&values[1])).map(none)
        }
        (Wrap::DeleteItem, SlotFn::SetItem(function)) => {
            expect_count(vm, given, 1)?;
            function(vm, receiver, &values[0], None).map(none)
        }
        (Wrap::Compare(operator), SlotFn::Compare(function)) => {
            expect_count(vm, given, 1)?;
            function(vm, receiver, &values[0], operator)
        }
        (Wrap::Next, SlotFn::Next(function)) => {
            expect_count(vm, given, 0)?;
            vm.stop_value = None;
            match function(vm, receiver)? {
                Some(item) => Ok(item),
                None => Err(vm.stopped()),
            }
        }
        (Wrap::GetAttr, SlotFn::GetAttr(function)) => {
            expect_count(vm, given, 1)?;
            let name = vm.attribute_name(&values[0])?;
            function(vm, receiver, &name)
        }
        (Wrap::SetAttr, SlotFn::SetAttr(function)) => {
            expect_range(vm, given, 2, 2)?;
            let function = safe_setattr(vm, receiver, function, "__setattr__")?;
            let name = vm.attribute_name(&values[0])?;
            function(vm, receiver, &name, Some(&values[1])).map(none)
        }
        (Wrap::DeleteAttr, SlotFn::SetAttr(function)) => {
            expect_count(vm, given, 1)?;
            let function = safe_setattr(vm, receiver, function, "__delattr__")?;
            let name = vm.attribute_name(&values[0])?;
            function(vm, receiver, &name, None).map(none)
        }
        (Wrap::Get, SlotFn::Get(function)) => {
            expect_range(vm, given, 1, 2)?;
            let instance = Some(&values[0]).filter(|value| !value.is_none());
            let owner = values.get(1).cloned().unwrap_or(Value::NONE);
            if instance.is_none() && owner.is_none() {
                return Err(vm.type_error("__get__(None, None) is invalid"));
            }
            function(vm, receiver, instance, &owner)
        }
        (Wrap::Set, SlotFn::Set(function)) => {
            expect_range(vm, given, 2, 2)?;
            function(vm, receiver, &values[0], Some(&values[1])).map(none)
        }
        (Wrap::Delete, SlotFn::Set(function)) => {
            expect_count(vm, given, 1)?;
            function(vm, receiver, &values[0], None).map(none)
        }
        (Wrap::Finalize, SlotFn::Finalize(function)) => {
            expect_count(vm, given, 0)?;
            function(vm, receiver).map(none)
        }
        _ => Err(vm.system_error("slot wrapper of another type")),
    }
}

/// `hackcheck` of Objects/typeobject.c: `object.__setattr__` may not get around a builtin class's own.
fn safe_setattr(
    vm: &mut Vm,
    receiver: &Value,
    function: crate::object::types::SetAttrFn,
    what: &str,
) -> Result<crate::object::types::SetAttrFn> {
    let mut class = vm.class_of(receiver).class_ref();
    while class.has(flags::HEAP) {
        let base = class.base.get(vm).as_ref().and_then(Class::from_value);
        match base {
            Some(base) => class = base,
            None => return Ok(function),
        }
    }
    match class.slots.setattr.get() {
        // A module's is the general one in CPython (`importlib.util.LazyLoader` relies on that).
        Some(own) if class.is(&*vm.types().module) => Ok(own),
        Some(own) if !SlotFn::SetAttr(own).same(SlotFn::SetAttr(function)) => {
            let name = vm.type_name(receiver);
            Err(vm.type_error(format!("can't apply this {what} to {name} object")))
        }
        _ => Ok(function),
    }
}

fn get(vm: &mut Vm, descriptor: &Value, instance: Option<&Value>, _: &Value) -> Result<Value> {
    let Some(instance) = instance else {
        return Ok(descriptor.clone());
    };
    let wrapper = expect(descriptor);
    if let Some(owner) = wrapper.owner.downcast::<Type>()
        && !vm.class_of(instance).is_subclass(vm, owner)
    {
        let (owner, given) = (owner.message_name(vm), vm.type_name(instance));
        let name = wrapper.name();
        return Err(vm.type_error(format!(
            "descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object"
        )));
    }
    let class = vm.types().method_wrapper.clone();
    Ok(vm.alloc(
        &class,
        MethodWrapper {
            wrapper: descriptor.clone(),
            receiver: instance.clone(),
        },
    ))
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let wrapper = expect(value);
    let owner = match wrapper.owner.downcast::<Type>() {
        Some(owner) => owner.message_name(vm),
        None => "?".into(),
    };
    let name = wrapper.name();
    Ok(vm.str(&format!("<slot wrapper '{name}' of '{owner}' objects>")))
}

fn repr_bound(vm: &mut Vm, value: &Value) -> Result<Value> {
    let bound = expect_bound(value);
    let class = vm.type_name(&bound.receiver);
    let name = expect(&bound.wrapper).name();
    Ok(vm.str(&format!(
        "<method-wrapper '{name}' of {class} object at {:#x}>",
        bound.receiver.raw().0
    )))
}

fn compare_bound(_: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let (Some(a), Some(b)) = (
        left.downcast::<MethodWrapper>(),
        right.downcast::<MethodWrapper>(),
    ) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let equal = a.wrapper.is(&b.wrapper) && a.receiver.is(&b.receiver);
    Ok(match operator {
        Compare::Eq => Value::bool(equal),
        Compare::Ne => Value::bool(!equal),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn hash_bound(_: &mut Vm, value: &Value) -> Result<i64> {
    let bound = expect_bound(value);
    Ok(((bound.wrapper.raw().0 ^ bound.receiver.raw().0.rotate_left(8)) >> 4) as i64)
}

fn name(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.intern(unbound(value).name()))
}

fn unbound(value: &Value) -> &Object<SlotWrapper> {
    match value.downcast::<MethodWrapper>() {
        Some(bound) => expect(&bound.wrapper),
        None => expect(value),
    }
}

fn qualname(vm: &mut Vm, value: &Value) -> Result<Value> {
    let wrapper = unbound(value);
    let owner = match wrapper.owner.downcast::<Type>() {
        Some(owner) => owner.qualname.cloned(vm),
        None => return name(vm, value),
    };
    let owner = vm.display_text(&owner)?;
    Ok(vm.str(&format!("{owner}.{}", wrapper.name())))
}

fn doc(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.str(unbound(value).doc()))
}

fn text_signature(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.str(unbound(value).signature()))
}

fn objclass(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(unbound(value).owner.clone())
}

fn self_object(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect_bound(value).receiver.clone())
}

fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args[0].as_ref().expect("bound");
    let receiver = match value.downcast::<MethodWrapper>() {
        Some(bound) => bound.receiver.clone(),
        None => unbound(value).owner.clone(),
    };
    let name = name(vm, value)?;
    let getattr = vm.builtin("getattr")?;
    let args = vm.tuple_of([receiver, name]);
    Ok(vm.tuple_of([getattr, args]))
}

const MEMBERS: &[GetSetDef] = &[
    ("__name__", name, None, ""),
    ("__objclass__", objclass, None, ""),
];
const ATTRIBUTES: &[GetSetDef] = &[
    ("__qualname__", qualname, None, ""),
    ("__doc__", doc, None, ""),
    ("__text_signature__", text_signature, None, ""),
];
const BOUND_MEMBERS: &[GetSetDef] = &[("__self__", self_object, None, "")];
const BOUND_ATTRIBUTES: &[GetSetDef] = &[
    ("__name__", name, None, ""),
    ("__qualname__", qualname, None, ""),
    ("__doc__", doc, None, ""),
    ("__text_signature__", text_signature, None, ""),
    ("__objclass__", objclass, None, ""),
];
const METHODS: &[NativeDef] = &[("__reduce__", "($self, /)", reduce, "")];

fn slots(slots: &Slots) {
    slots.call.set(Some(call));
    slots.repr.set(Some(repr));
    slots.get.set(Some(get));
}

fn bound_slots(slots: &Slots) {
    slots.call.set(Some(call_bound));
    slots.repr.set(Some(repr_bound));
    slots.compare.set(Some(compare_bound));
    slots.hash.set(Some(hash_bound));
}

/// The type of slot wrappers.
pub static SPEC: TypeSpec = TypeSpec {
    flags: 0,
    members: MEMBERS,
    getset: ATTRIBUTES,
    methods: METHODS,
    slots,
    ..TypeSpec::of::<SlotWrapper>("wrapper_descriptor")
};
/// The type of bound slot wrappers.
pub static BOUND_SPEC: TypeSpec = TypeSpec {
    flags: 0,
    members: BOUND_MEMBERS,
    getset: BOUND_ATTRIBUTES,
    methods: METHODS,
    slots: bound_slots,
    ..TypeSpec::of::<MethodWrapper>("method-wrapper")
};
