//! `BaseExceptionGroup` and `ExceptionGroup` (PEP 654).

use super::base::no_keywords;
use super::{Exception, expect, fields};
use crate::object::native::Bound;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::tuple::{self, Tuple};
use crate::object::types::Slots;
use crate::object::value::Value;
use crate::object::{Class, NativeDef, Type};
use crate::vm::{Result, Vm};

const MESSAGE: usize = 0;
const EXCEPTIONS: usize = 1;

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = vm.class_argument(args.arg(0))?;
    let items = tuple::items(args.arg(1));
    let [message, sequence] = items else {
        let given = items.len();
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)"
        )));
    };
    if !message.is_a::<Str>() {
        let given = vm.type_name(message);
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() argument 1 must be str, not {given}"
        )));
    }
    if vm.class_of(sequence).slots.get_item.get().is_none()
        || sequence.is_a::<crate::object::dict::Dict>()
    {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let exceptions = vm.collect(sequence)?;
    if exceptions.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let plain = vm.exceptions().Exception.clone();
    let mut nested_base = false;
    for (index, exception) in exceptions.iter().enumerate() {
        if !exception.is_a::<Exception>() {
            return Err(vm.value_error(format!(
                "Item {index} of second argument (exceptions) is not an exception"
            )));
        }
        nested_base |= !vm.class_of(exception).is_subclass(vm, &plain);
    }
    let types = vm.exceptions();
    let (root, group) = (
        types.BaseExceptionGroup.clone(),
        types.ExceptionGroup.clone(),
    );
    let class = if class.is(&*root) && !nested_base {
        group
    } else if class.is(&*root) {
        class
    } else if class.is(&*group) && nested_base {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    } else if nested_base && class.is_subclass(vm, &plain) {
        let name = class.display_name(vm);
        return Err(vm.type_error(format!("Cannot nest BaseExceptions in '{name}'")));
    } else {
        class
    };
    let value = vm.alloc(&class, Exception::new(args.arg(1).clone()));
    let exceptions = vm.tuple(exceptions);
    let exception = expect(&value);
    fields::set(vm, exception, MESSAGE, Some(message.clone()));
    fields::set(vm, exception, EXCEPTIONS, Some(exceptions));
    Ok(value)
}

fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    no_keywords(vm, args)?;
    expect(args.arg(0)).args.set(vm, args.arg(1).clone());
    Ok(Value::NONE)
}

fn message(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(fields::get(vm, expect(value), MESSAGE).unwrap_or(Value::NONE))
}

fn exceptions(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(fields::get(vm, expect(value), EXCEPTIONS).unwrap_or(Value::NONE))
}

/// The exceptions of a group.
pub fn members(vm: &mut Vm, value: &Value) -> Vec<Value> {
    let members = fields::get(vm, expect(value), EXCEPTIONS);
    members.map_or_else(Vec::new, |members| tuple::items(&members).to_vec())
}

/// Whether a value is an exception group.
pub fn is_group(vm: &Vm, value: &Value) -> bool {
    vm.class_of(value)
        .is_subclass(vm, &vm.exceptions().BaseExceptionGroup)
}

fn to_str(vm: &mut Vm, value: &Value) -> Result<Value> {
    let message = message(vm, value)?;
    let message = vm.display_text(&message)?;
    let count = members(vm, value).len();
    let s = if count == 1 { "" } else { "s" };
    Ok(vm.str(&format!("{message} ({count} sub-exception{s})")))
}

fn derive(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let message = message(vm, args.arg(0))?;
    let class = vm.exceptions().BaseExceptionGroup.value().clone();
    vm.call(&class, &[message, args.arg(1).clone()])
}

/// What `split` and `subgroup` select by.
enum Condition {
    Types(Value),
    Predicate(Value),
}

fn condition(vm: &mut Vm, value: &Value) -> Result<Condition> {
    let base = vm.exceptions().BaseException.clone();
    let is_exception_class =
        |vm: &Vm, value: &Value| Class::from_value(value).is_some_and(|c| c.is_subclass(vm, &base));
    if is_exception_class(vm, value) {
        return Ok(Condition::Types(value.clone()));
    }
    if value.is_a::<Tuple>()
        && tuple::items(value)
            .iter()
            .all(|item| is_exception_class(vm, item))
    {
        return Ok(Condition::Types(value.clone()));
    }
    if !value.is_a::<Type>() && vm.is_callable(value) {
        return Ok(Condition::Predicate(value.clone()));
    }
    Err(vm.type_error(
        "expected an exception type, a tuple of exception types, or a callable (other than a class)",
    ))
}

fn holds(vm: &mut Vm, condition: &Condition, exception: &Value) -> Result<bool> {
    match condition {
        Condition::Types(types) => vm.is_instance(exception, types),
        Condition::Predicate(function) => {
            let answer = vm.call(function, std::slice::from_ref(exception))?;
            vm.is_true(&answer)
        }
    }
}

/// A group like `original` of other exceptions: made by `derive`, with the same traceback, cause, context and notes.
fn derived(vm: &mut Vm, original: &Value, members: Vec<Value>) -> Result<Value> {
    let members = vm.list(members);
    let group = vm.call_method(original, "derive", &[members])?;
    if !is_group(vm, &group) {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    let (from, to) = (expect(original), expect(&group));
    let (traceback, context, cause) = (
        from.traceback.cloned(vm),
        from.context.cloned(vm),
        from.cause.cloned(vm),
    );
    to.traceback.set(vm, traceback);
    to.context.set(vm, context);
    to.cause.set(vm, cause);
    // As PyException_SetCause does, cause or not.
    to.suppress_context.set(true);
    let name = vm.names().__notes__.clone();
    if let Some(notes) = vm.get_attr_opt(original, &name)?
        && vm.class_of(&notes).slots.get_item.get().is_some()
    {
        let notes = vm.collect(&notes)?;
        let notes = vm.list(notes);
        vm.set_attr(&group, &name, &notes)?;
    }
    Ok(group)
}

/// Splits into what satisfies `condition` and the rest; either may be absent.
fn split_by(
    vm: &mut Vm,
    value: &Value,
    condition: &mut dyn FnMut(&mut Vm, &Value) -> Result<bool>,
    rest_wanted: bool,
) -> Result<(Option<Value>, Option<Value>)> {
    if condition(vm, value)? {
        return Ok((Some(value.clone()), None));
    }
    if !is_group(vm, value) {
        return Ok((None, Some(value.clone())));
    }
    vm.enter_native()?;
    let result = split_members(vm, value, condition, rest_wanted);
    vm.leave_native();
    result
}

fn split_members(
    vm: &mut Vm,
    value: &Value,
    condition: &mut dyn FnMut(&mut Vm, &Value) -> Result<bool>,
    rest_wanted: bool,
) -> Result<(Option<Value>, Option<Value>)> {
    let (mut yes, mut no) = (Vec::new(), Vec::new());
    for member in members(vm, value) {
        let (matched, rest) = split_by(vm, &member, condition, rest_wanted)?;
        yes.extend(matched);
        no.extend(rest);
    }
    let matched = match yes.is_empty() {
        true => None,
        false => Some(derived(vm, value, yes)?),
    };
    let rest = match no.is_empty() || !rest_wanted {
        true => None,
        false => Some(derived(vm, value, no)?),
    };
    Ok((matched, rest))
}

fn split(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let condition = condition(vm, args.arg(1))?;
    let (matched, rest) = split_by(
        vm,
        args.arg(0),
        &mut |vm, value| holds(vm, &condition, value),
        true,
    )?;
    Ok(vm.tuple_of([matched.unwrap_or(Value::NONE), rest.unwrap_or(Value::NONE)]))
}

fn subgroup(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let condition = condition(vm, args.arg(1))?;
    let (matched, _) = split_by(
        vm,
        args.arg(0),
        &mut |vm, value| holds(vm, &condition, value),
        false,
    )?;
    Ok(matched.unwrap_or(Value::NONE))
}

/// The part of `original` with exactly these leaf exceptions (`exception_group_projection`); `None` if none is left.
pub fn subgroup_of_leaves(vm: &mut Vm, original: &Value, leaves: &[Value]) -> Result<Value> {
    let (matched, _) = split_by(
        vm,
        original,
        &mut |vm, value| Ok(!is_group(vm, value) && leaves.iter().any(|leaf| leaf.is(value))),
        false,
    )?;
    Ok(matched.unwrap_or(Value::NONE))
}

const METHODS: &[NativeDef] = &[
    ("derive", "($self, object, /)", derive, ""),
    ("split", "($self, object, /)", split, ""),
    ("subgroup", "($self, object, /)", subgroup, ""),
    CLASS_GETITEM,
];

/// Completes the spec of BaseExceptionGroup.
pub(super) fn furnish(spec: &mut TypeSpec) {
    spec.doc = "A combination of multiple unrelated exceptions.";
    spec.new = Some(("__new__", "($type, /, *args, **kwargs)", new, ""));
    spec.init = Some(("__init__", "($self, /, *args, **kwargs)", init, ""));
    spec.methods = METHODS;
    spec.members = &[
        ("message", message, None, "exception message"),
        ("exceptions", exceptions, None, "nested exceptions"),
    ];
    spec.slots = |slots: &Slots| slots.str.set(Some(to_str));
}

/// ExceptionGroup's bases are BaseExceptionGroup and Exception: the second is added here.
pub(super) fn finish(vm: &mut Vm) -> Result<()> {
    let types = vm.exceptions();
    let (group, root, plain) = (
        types.ExceptionGroup.clone(),
        types.BaseExceptionGroup.clone(),
        types.Exception.clone(),
    );
    vm.unregister_subclass(&group);
    let bases = vm.tuple_of([root.value().clone(), plain.value().clone()]);
    group.bases.set(vm, bases);
    crate::object::class::mro::assign(vm, &group)?;
    vm.register_subclass(&group);
    Ok(())
}
