//! Binary operators on any values: which operand's slot is asked first, and the TypeErrors.

use super::{Result, Vm};
use crate::modules::collections::Deque;
use crate::object::Value;
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::types::Operator;

fn slot_of(vm: &Vm, operator: Operator, value: &Value) -> Option<crate::object::types::BinaryFn> {
    vm.class_of(value).slots.binary[operator as usize].get()
}

fn is_sequence(value: &Value) -> bool {
    value.is_a::<List>()
        || value.is_a::<Tuple>()
        || value.is_a::<Str>()
        || value.is_a::<Bytes>()
        || value.is_a::<ByteArray>()
        || value.is_a::<Deque>()
}

/// Whether a value is a builtin sequence whose operator is its builtin class's: no class below has a method for it.
fn is_plain_sequence(vm: &Vm, operator: Operator, value: &Value) -> bool {
    use crate::object::types::flags::HEAP;
    let class = vm.class_of(value);
    if !is_sequence(value) || !class.has(HEAP) {
        return is_sequence(value);
    }
    let slot = |class: &crate::object::types::Class| class.slots.binary[operator as usize].get();
    let bases = crate::object::tuple::items(class.mro.get(vm)).iter();
    let builtin = bases
        .filter_map(crate::object::types::Class::from_value)
        .find(|base| !base.has(HEAP) && slot(base).is_some());
    let own = slot_of(vm, operator, value).map(|function| function as usize);
    builtin
        .and_then(|base| slot(&base))
        .map(|function| function as usize)
        == own
}

/// Whether a builtin sequence has what CPython calls `sq_concat` or `sq_repeat`: a method of one of these names in a class
/// below leaves it empty.
fn keeps(vm: &mut Vm, value: &Value, methods: &[&str]) -> bool {
    use crate::object::types::{Class, flags::HEAP};
    let classes = crate::object::tuple::items(vm.class_of(value).mro.get(vm)).to_vec();
    let below = classes.iter().filter_map(Class::from_value);
    let names: Vec<Value> = methods.iter().map(|name| vm.intern(name)).collect();
    is_sequence(value)
        && below.take_while(|class| class.has(HEAP)).all(|class| {
            names
                .iter()
                .all(|name| vm.own_class_attribute(&class, name).is_none())
        })
}

/// The slot of a right operand. Sequences are concatenated by the left one's only.
fn slot_of_right(
    vm: &Vm,
    operator: Operator,
    right: &Value,
) -> Option<crate::object::types::BinaryFn> {
    match operator == Operator::Add && is_plain_sequence(vm, operator, right) {
        true => None,
        false => slot_of(vm, operator, right),
    }
}

/// The result for two immediate ints or two floats that takes nothing but an addition, subtraction or multiplication.
#[inline(always)]
fn quick(operator: Operator, left: &Value, right: &Value) -> Option<Value> {
    if let (Some(a), Some(b)) = (left.as_small_int(), right.as_small_int()) {
        return match operator {
            Operator::Add => Value::small_int(a + b),
            Operator::Sub => Value::small_int(a - b),
            Operator::Mul => Value::small_int(a.checked_mul(b)?),
            _ => None,
        };
    }
    if let (Some(a), Some(b)) = (left.as_exact_float(), right.as_exact_float()) {
        return match operator {
            Operator::Add => Some(Value::float(a + b)),
            Operator::Sub => Some(Value::float(a - b)),
            Operator::Mul => Some(Value::float(a * b)),
            _ => None,
        };
    }
    None
}

/// `left op right`: the right operand first if its class is a proper subclass of the left's with a slot of its own.
pub fn binary(vm: &mut Vm, operator: Operator, left: &Value, right: &Value) -> Result<Value> {
    if let Some(result) = quick(operator, left, right) {
        return Ok(result);
    }
    vm.enter_native()?;
    let result = dispatch(vm, operator, left, right);
    vm.leave_native();
    let answer = result?;
    if !answer.is_not_implemented() {
        return Ok(answer);
    }
    Err(unsupported(vm, operator.symbol(), left, right))
}

fn dispatch(vm: &mut Vm, operator: Operator, left: &Value, right: &Value) -> Result<Value> {
    let (first, second) = (slot_of(vm, operator, left), slot_of(vm, operator, right));
    let (a, b) = (vm.class_of(left), vm.class_of(right));
    let same = a.is(b);
    let right_first = !same && second.is_some() && b.is_subclass(vm, a);
    // One slot function serves both operands of builtin types: it is asked once.
    let distinct = !same && (first.map(|f| f as usize) != second.map(|f| f as usize));
    if right_first && let Some(function) = second {
        let answer = function(vm, left, right)?;
        if !answer.is_not_implemented() || !distinct {
            return Ok(answer);
        }
    }
    if let Some(function) = first {
        let answer = function(vm, left, right)?;
        if !answer.is_not_implemented() {
            return Ok(answer);
        }
    }
    if !right_first
        && distinct
        && let Some(function) = slot_of_right(vm, operator, right)
    {
        return function(vm, left, right);
    }
    Ok(Value::NOT_IMPLEMENTED)
}

/// `left op= right`.
pub fn in_place(vm: &mut Vm, operator: Operator, left: &Value, right: &Value) -> Result<Value> {
    if let Some(function) = vm.class_of(left).slots.in_place[operator as usize].get() {
        vm.enter_native()?;
        let result = function(vm, left, right);
        vm.leave_native();
        let answer = result?;
        if !answer.is_not_implemented() {
            return Ok(answer);
        }
    }
    vm.enter_native()?;
    let result = dispatch(vm, operator, left, right);
    vm.leave_native();
    let answer = result?;
    if !answer.is_not_implemented() {
        return Ok(answer);
    }
    Err(unsupported(vm, &symbol_of(operator, true), left, right))
}

/// `left op right` after the first method asked has answered NotImplemented: the left operand's, or, if that is a plain
/// number, the right one's. `reflected` is the name of the right operand's method.
pub fn after_left(
    vm: &mut Vm,
    operator: Operator,
    in_place: bool,
    left: &Value,
    right: &Value,
    reflected: &Value,
) -> Result<Value> {
    let (a, b) = (vm.class_of(left), vm.class_of(right));
    if left.header().is_some() && !a.is(b) {
        let native = !b.has(crate::object::types::flags::HEAP);
        let answer = match slot_of_right(vm, operator, right) {
            None => Value::NOT_IMPLEMENTED,
            Some(function) if native => function(vm, left, right)?,
            Some(_) => vm
                .call_special(right, reflected, std::slice::from_ref(left))?
                .unwrap_or(Value::NOT_IMPLEMENTED),
        };
        if !answer.is_not_implemented() {
            return Ok(answer);
        }
    }
    Err(unsupported(vm, &symbol_of(operator, in_place), left, right))
}

/// `left op= right` after the in-place method has answered NotImplemented.
pub fn after_in_place(
    vm: &mut Vm,
    operator: Operator,
    left: &Value,
    right: &Value,
) -> Result<Value> {
    vm.enter_native()?;
    let result = dispatch(vm, operator, left, right);
    vm.leave_native();
    let answer = result?;
    if !answer.is_not_implemented() {
        return Ok(answer);
    }
    Err(unsupported(vm, &symbol_of(operator, true), left, right))
}

/// How an operator is written in errors.
fn symbol_of(operator: Operator, in_place: bool) -> String {
    match operator {
        Operator::Pow if in_place => "**=".to_string(),
        other if in_place => format!("{}=", other.symbol()),
        other => other.symbol().to_string(),
    }
}

/// What CPython says when concatenating or repeating a sequence fails: its sequence slots come last and raise.
pub(crate) fn sequence_error(
    vm: &mut Vm,
    symbol: &str,
    left: &Value,
    right: &Value,
) -> Option<super::Raised> {
    let names = |vm: &Vm| (vm.type_name(left), vm.type_name(right));
    match symbol.trim_end_matches('=') {
        "+" => {
            if !keeps(vm, left, &["__add__"]) {
                return None;
            }
            let (a, b) = names(vm);
            if left.is_a::<Bytes>() || left.is_a::<ByteArray>() {
                return Some(vm.type_error(format!("can't concat {b} to {a}")));
            }
            let what = if left.is_a::<List>() {
                "list"
            } else if left.is_a::<Tuple>() {
                "tuple"
            } else if left.is_a::<Str>() {
                "str"
            } else if left.is_a::<Deque>() {
                "deque"
            } else {
                return None;
            };
            Some(vm.type_error(format!(
                "can only concatenate {what} (not \"{b}\") to {what}"
            )))
        }
        "*" => {
            let (a, b) = names(vm);
            // In place, a left operand that might have been a sequence (all classes made in Python, and what has items)
            // keeps the right one from being repeated.
            let slots = &vm.class_of(left).slots;
            let could = vm.class_of(left).has(crate::object::types::flags::HEAP)
                || slots.len.get().is_some();
            let repeats = ["__mul__", "__rmul__"];
            let other = match (keeps(vm, left, &repeats), keeps(vm, right, &repeats)) {
                (true, _) => b,
                (false, true) if !(could && symbol == "*=") => a,
                _ => return None,
            };
            Some(vm.type_error(format!(
                "can't multiply sequence by non-int of type '{other}'"
            )))
        }
        _ => None,
    }
}

fn unsupported(vm: &mut Vm, symbol: &str, left: &Value, right: &Value) -> super::Raised {
    if let Some(raised) = sequence_error(vm, symbol, left, right) {
        return raised;
    }
    let (a, b) = (vm.type_name(left), vm.type_name(right));
    let is_print = symbol == ">>"
        && left.is_a::<crate::object::native::callable::Native>()
        && vm
            .attr(left, "__name__")
            .is_ok_and(|name| &*crate::modules::support::text_of(&name) == "print");
    let hint = match is_print {
        true => ". Did you mean \"print(<message>, file=<output_stream>)\"?",
        false => "",
    };
    vm.type_error(format!(
        "unsupported operand type(s) for {symbol}: '{a}' and '{b}'{hint}"
    ))
}
