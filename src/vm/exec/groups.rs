//! `except*`: splitting a group, and what is raised after the clauses (Objects/exceptions.c,
//! `_PyExc_PrepReraiseStar`).

use crate::object::Bound;
use crate::object::exception::Exception;
use crate::object::native::NativeCode;
use crate::object::native::callable::Role;
use crate::object::tuple::Tuple;
use crate::object::types::flags;
use crate::object::{Type, Value};
use crate::vm::{Result, Vm};

/// `builtins.ExceptionGroup`.
fn exception_group(vm: &mut Vm) -> Value {
    let name = vm.intern("ExceptionGroup");
    let builtins = vm.builtins_dict();
    builtins
        .downcast::<crate::object::dict::Dict>()
        .and_then(|d| d.get_str(vm, &name))
        .unwrap_or(Value::NONE)
}

fn is_group(vm: &Vm, value: &Value) -> bool {
    vm.class_of(value)
        .is_subclass(vm, &vm.exceptions().BaseExceptionGroup)
}

fn check(vm: &mut Vm, pattern: &Value) -> Result<()> {
    let items = match pattern.downcast::<Tuple>() {
        Some(tuple) => tuple.items().to_vec(),
        None => vec![pattern.clone()],
    };
    for item in items {
        let Some(class) = item
            .downcast::<Type>()
            .filter(|class| class.has(flags::EXCEPTION))
        else {
            return Err(vm.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            ));
        };
        if class.is_subclass(vm, &vm.exceptions().BaseExceptionGroup) {
            return Err(vm.type_error(
                "catching ExceptionGroup with except* is not allowed. Use except instead.",
            ));
        }
    }
    Ok(())
}

/// `(part that matches or None, rest or None)`.
pub(super) fn split(vm: &mut Vm, exception: &Value, pattern: &Value) -> Result<(Value, Value)> {
    check(vm, pattern)?;
    if exception.is_none() {
        return Ok((Value::NONE, Value::NONE));
    }
    if vm.is_instance(exception, pattern)? {
        if is_group(vm, exception) {
            return Ok((exception.clone(), Value::NONE));
        }
        // A naked exception is wrapped.
        let class = exception_group(vm);
        let list = vm.tuple_of([exception.clone()]);
        let empty = vm.str("");
        let group = vm.call(&class, &[empty, list])?;
        return Ok((group, Value::NONE));
    }
    if is_group(vm, exception) {
        let pair = vm.call_method(exception, "split", std::slice::from_ref(pattern))?;
        let Some(pair) = pair.downcast::<Tuple>().filter(|pair| pair.len() >= 2) else {
            let (class, given) = (vm.type_name(exception), vm.type_name(&pair));
            return Err(vm.type_error(format!("{class}.split must return a tuple, not {given}")));
        };
        return Ok((pair.items()[0].clone(), pair.items()[1].clone()));
    }
    Ok((Value::NONE, exception.clone()))
}

/// What must be raised after the clauses of a try-except*, or None. `list` holds what the clauses raised and, last,
/// the unhandled rest.
pub(super) fn combine(vm: &mut Vm, original: &Value, list: &Value) -> Result<Value> {
    let items: Vec<Value> = vm
        .collect(list)?
        .into_iter()
        .filter(|item| !item.is_none())
        .collect();
    if items.is_empty() {
        return Ok(Value::NONE);
    }
    if !is_group(vm, original) {
        return Ok(items[0].clone());
    }
    let (mut raised, mut reraised) = (Vec::new(), Vec::new());
    for item in items {
        if same_metadata(vm, &item, original) {
            reraised.push(item)
        } else {
            raised.push(item)
        }
    }
    let projection = project(vm, original, &reraised)?;
    if raised.is_empty() {
        return Ok(projection);
    }
    if !projection.is_none() {
        raised.push(projection);
    }
    if raised.len() == 1 {
        return Ok(raised.remove(0));
    }
    let class = exception_group(vm);
    let list = vm.list(raised);
    let empty = vm.str("");
    vm.call(&class, &[empty, list])
}

/// A part of `original` made by split: it shares its metadata.
fn same_metadata(vm: &Vm, value: &Value, original: &Value) -> bool {
    let (Some(a), Some(b)) = (
        value.downcast::<Exception>(),
        original.downcast::<Exception>(),
    ) else {
        return false;
    };
    let same = |x: &Option<Value>, y: &Option<Value>| match (x, y) {
        (Some(x), Some(y)) => x.is(y),
        (None, None) => true,
        _ => false,
    };
    is_group(vm, value)
        && same(a.traceback.get(vm), b.traceback.get(vm))
        && same(a.cause.get(vm), b.cause.get(vm))
        && same(a.context.get(vm), b.context.get(vm))
}

/// The group with `original`'s structure that has the leaves of all groups in `keep`.
fn project(vm: &mut Vm, original: &Value, keep: &[Value]) -> Result<Value> {
    if keep.is_empty() {
        return Ok(Value::NONE);
    }
    let mut leaves = Vec::new();
    for group in keep {
        collect_leaves(vm, group, &mut leaves)?;
    }
    let wanted: Vec<u64> = leaves.iter().map(|leaf| leaf.raw().0).collect();
    let test = move |_: &mut Vm, args: &[Option<Value>]| {
        Ok(Value::bool(wanted.contains(&args.arg(0).raw().0)))
    };
    let code = NativeCode::closure("is_kept".into(), "(exception, /)", Box::new(test));
    let test = vm.native_object(Role::Function, code, None, Value::NONE);
    vm.call_method(original, "subgroup", &[test])
}

fn collect_leaves(vm: &mut Vm, value: &Value, leaves: &mut Vec<Value>) -> Result<()> {
    if !is_group(vm, value) {
        leaves.push(value.clone());
        return Ok(());
    }
    vm.enter_native()?;
    let name = vm.intern("exceptions");
    let result = (|| {
        let inner = vm.get_attr(value, &name)?;
        for item in vm.collect(&inner)? {
            collect_leaves(vm, &item, leaves)?;
        }
        Ok(())
    })();
    vm.leave_native();
    result
}
