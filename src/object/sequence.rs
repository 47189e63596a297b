//! What lists, tuples and their like share: text of a container with its recursion guard, lexicographic
//! comparison, keys that are indices, repetition counts, length hints.

use super::header::Object;
use super::int::Int;
use super::native::Args;
use super::str::{self, Str};
use super::types::{Compare, Type};
use super::value::Value;
use crate::vm::{Raised, Result, Vm};

/// Text that is put together from strs and Rust text. Stays UTF-8 until a lone surrogate turns up.
#[derive(Default)]
pub struct Text {
    text: String,
    points: Option<Vec<u32>>,
}

impl Text {
    pub fn push(&mut self, text: &str) {
        match &mut self.points {
            Some(points) => points.extend(text.chars().map(u32::from)),
            None => self.text.push_str(text),
        }
    }
    /// Adds the text of a str.
    pub fn push_value(&mut self, value: &Value) {
        let piece = str::expect(value);
        if let Some(ascii) = piece.as_ascii() {
            return self.push(ascii);
        }
        if self.points.is_none() {
            if let Some(text) = piece.to_utf8() {
                self.text.push_str(&text);
                return;
            }
            self.points = Some(self.text.chars().map(u32::from).collect());
        }
        if let Some(points) = &mut self.points {
            points.extend(piece.units().iter());
        }
    }
    pub fn finish(self, vm: &Vm) -> Value {
        match self.points {
            Some(points) => vm.str_from_points(&points),
            None => vm.str(&self.text),
        }
    }
}

/// `open item, item close`; `item` gives item *i* as long as there is one.
pub fn repr_items(
    vm: &mut Vm,
    container: &Value,
    (open, close, recursive): (&str, &str, &str),
    mut item: impl FnMut(&mut Vm, usize) -> Option<Value>,
) -> Result<Value> {
    if !vm.enter_repr(container) {
        return Ok(vm.str(recursive));
    }
    let mut text = Text::default();
    text.push(open);
    let mut index = 0;
    let mut result = Ok(());
    while let Some(value) = item(vm, index) {
        if index > 0 {
            text.push(", ");
        }
        match vm.repr(&value) {
            Ok(piece) => text.push_value(&piece),
            Err(raised) => {
                result = Err(raised);
                break;
            }
        }
        index += 1;
    }
    vm.leave_repr();
    result?;
    text.push(close);
    Ok(text.finish(vm))
}

/// Equality where no Python code can be involved; `None`: must ask `__eq__`.
#[inline(always)]
pub fn quick_equal(vm: &Vm, left: &Value, right: &Value) -> Option<bool> {
    if left.is(right) {
        return Some(true);
    }
    if left.raw().both_int(right.raw()) {
        return Some(false);
    }
    if let (Some(a), Some(b)) = (left.as_exact_float(), right.as_exact_float()) {
        return Some(a == b);
    }
    let (a, b) = (left.downcast::<Str>()?, right.downcast::<Str>()?);
    (a.class().is(&*vm.types().str) && b.class().is(&*vm.types().str)).then(|| a.same_text(b))
}

/// Lexicographic comparison as Objects/listobject.c and tupleobject.c have it: items may change meanwhile.
pub fn compare<F>(
    vm: &mut Vm,
    left: &Value,
    right: &Value,
    operator: Compare,
    items: F,
) -> Result<Value>
where
    F: for<'a> Fn(&'a Vm, &'a Value) -> &'a [Value],
{
    if matches!(operator, Compare::Eq | Compare::Ne)
        && items(vm, left).len() != items(vm, right).len()
    {
        return Ok(Value::bool(operator == Compare::Ne));
    }
    let mut index = 0;
    loop {
        let (a, b) = {
            let (mine, theirs) = (items(vm, left), items(vm, right));
            while let (Some(a), Some(b)) = (mine.get(index), theirs.get(index))
                && quick_equal(vm, a, b) == Some(true)
            {
                index += 1;
            }
            match (mine.get(index), theirs.get(index)) {
                (Some(a), Some(b)) => (a.clone(), b.clone()),
                _ => return Ok(Value::bool(operator.holds(mine.len().cmp(&theirs.len())))),
            }
        };
        if !vm.eq(&a, &b)? {
            let (mine, theirs) = (items(vm, left).len(), items(vm, right).len());
            if index >= mine || index >= theirs {
                return Ok(Value::bool(operator.holds(mine.cmp(&theirs))));
            }
            return match operator {
                Compare::Eq => Ok(Value::FALSE),
                Compare::Ne => Ok(Value::TRUE),
                _ => vm.compare(&a, &b, operator),
            };
        }
        index += 1;
    }
}

/// Whether a value can be an index.
pub fn is_index(vm: &Vm, value: &Value) -> bool {
    value.raw().is_int()
        || value.raw().is_bool()
        || value.is_a::<Int>()
        || vm.class_of(value).slots.index.get().is_some()
}

/// An index as `PyNumber_AsSsize_t(key, PyExc_IndexError)` gives it.
pub fn index_of_key(vm: &mut Vm, key: &Value) -> Result<i64> {
    let index = vm.index(key)?;
    match Int::to_i64(&index) {
        Some(index) => Ok(index),
        None => {
            let name = vm.type_name(key);
            Err(vm.index_error(format!("cannot fit '{name}' into an index-sized integer")))
        }
    }
}

/// How often to repeat a sequence; `None` if the operand is no number of that kind.
pub fn repetitions(vm: &mut Vm, count: &Value) -> Result<Option<usize>> {
    if let Some(count) = count.as_small_int() {
        return Ok(Some(count.max(0) as usize));
    }
    if !is_index(vm, count) {
        return Ok(None);
    }
    let index = vm.index(count)?;
    match Int::to_i64(&index) {
        Some(count) => Ok(Some(count.max(0) as usize)),
        None => {
            let name = vm.type_name(count);
            Err(vm.overflow_error(format!("cannot fit '{name}' into an index-sized integer")))
        }
    }
}

/// `items` repeated `count` times; MemoryError where there is no room.
pub fn repeat(vm: &mut Vm, items: &[Value], count: usize) -> Result<Vec<Value>> {
    let mut result = reserve(vm, items.len().checked_mul(count))?;
    match items {
        [one] => result.resize(count, one.clone()),
        _ => (0..count).for_each(|_| result.extend_from_slice(items)),
    }
    Ok(result)
}

/// A vector with room for so many items, or MemoryError.
pub fn reserve<T>(vm: &mut Vm, length: Option<usize>) -> Result<Vec<T>> {
    let mut items = Vec::new();
    match length {
        Some(length) if items.try_reserve_exact(length).is_ok() => Ok(items),
        _ => Err(no_memory(vm)),
    }
}

/// Whether there is room for one more item; makes it, as `push` would.
#[inline(always)]
pub fn has_room<T>(items: &mut Vec<T>) -> bool {
    items.len() < items.capacity() || items.try_reserve(1).is_ok()
}

/// So many zero bytes, or MemoryError.
pub fn zeroed(vm: &mut Vm, length: usize) -> Result<Vec<u8>> {
    let mut data = reserve(vm, Some(length))?;
    data.resize(length, 0);
    Ok(data)
}

/// A MemoryError without text.
/// The argument of an iterator's `__setstate__`: an int, nothing that could be made one.
pub fn state(vm: &mut Vm, value: &Value) -> Result<i64> {
    match value.is_a::<crate::object::int::Int>()
        || value.as_small_int().is_some()
        || vm.class_of(value).is(&*vm.types().bool)
    {
        true => vm.index_i64(value),
        false => Err(vm.type_error("an integer is required")),
    }
}

pub fn no_memory(vm: &mut Vm) -> Raised {
    let class = vm.exceptions().MemoryError.clone();
    vm.error_with(&class, vec![])
}

/// A slice bound of a method (`list.index(x, start, stop)`), clipped.
pub fn bound_argument(vm: &mut Vm, value: Option<&Value>, default: i64) -> Result<i64> {
    let Some(value) = value else {
        return Ok(default);
    };
    if !is_index(vm, value) {
        return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
    }
    vm.index_clipped(value)
}

/// Start and stop of a search in a sequence of this length.
pub fn clip(start: i64, stop: i64, length: usize) -> (usize, usize) {
    let length = length as i64;
    let clip = |bound: i64| {
        if bound < 0 {
            (bound + length).max(0)
        } else {
            bound
        }
    };
    (clip(start) as usize, clip(stop) as usize)
}

/// All items of an iterable; a TypeError with this text if it is none (`PySequence_Fast`).
pub fn collect_or(vm: &mut Vm, iterable: &Value, message: &str) -> Result<Vec<Value>> {
    if iterable.is_a::<super::list::List>() || iterable.is_a::<super::tuple::Tuple>() {
        return vm.collect(iterable);
    }
    let slots = &vm.class_of(iterable).slots;
    if slots.iter.get().is_none() && slots.get_item.get().is_none() {
        return Err(vm.type_error(message));
    }
    vm.collect(iterable)
}

/// Calls a special method found on the class; `None` if there is none.
pub fn call_special(
    vm: &mut Vm,
    object: &Value,
    name: &Value,
    args: &[Value],
) -> Result<Option<Value>> {
    let Some(method) = vm.class_lookup(vm.class_of(object), name) else {
        return Ok(None);
    };
    // Whatever kind of descriptor it is.
    let args = Args::positional_only(args);
    vm.call_found(object, &method, args).map(Some)
}

/// `operator.length_hint`: the length, or what `__length_hint__` says, or the default (Objects/abstract.c).
pub fn length_hint(vm: &mut Vm, value: &Value, default: usize) -> Result<usize> {
    let type_error = |vm: &Vm, raised: &Raised| {
        let class = vm.exceptions().TypeError.clone();
        vm.raised_is(raised, &class)
    };
    if vm.class_of(value).slots.len.get().is_some() {
        match vm.len(value) {
            Ok(length) => return Ok(length),
            Err(raised) if type_error(vm, &raised) => {}
            Err(raised) => return Err(raised),
        }
    }
    let name = vm.names().__length_hint__.clone();
    let hint = match call_special(vm, value, &name, &[]) {
        Ok(None) => return Ok(default),
        Ok(Some(hint)) => hint,
        Err(raised) if type_error(vm, &raised) => return Ok(default),
        Err(raised) => return Err(raised),
    };
    if hint.is_not_implemented() {
        return Ok(default);
    }
    if !(hint.raw().is_int() || hint.raw().is_bool() || hint.is_a::<Int>()) {
        let name = vm.type_name(&hint);
        return Err(vm.type_error(format!("__length_hint__ must be an integer, not {name}")));
    }
    match Int::to_i64(&hint) {
        Some(hint) if hint < 0 => Err(vm.value_error("__length_hint__() should return >= 0")),
        Some(hint) => Ok(hint as usize),
        None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// Whether a value is an instance of exactly this class.
#[inline(always)]
pub fn is_exact(vm: &Vm, value: &Value, class: &Object<Type>) -> bool {
    vm.class_of(value).is(class)
}

/// The items of an exact list or tuple.
#[inline]
pub fn exact_items<'a>(vm: &'a Vm, value: &'a Value) -> Option<&'a [Value]> {
    let types = vm.types();
    if let Some(list) = value.downcast::<super::list::List>() {
        return list
            .class()
            .is(&*types.list)
            .then(|| &list.items.get(vm)[..]);
    }
    let tuple = value.downcast::<super::tuple::Tuple>()?;
    tuple.class().is(&*types.tuple).then(|| tuple.items())
}

/// The instance attributes for `__reduce__`, `None` if there are none.
pub fn reduce_state(vm: &mut Vm, object: &Value) -> Result<Value> {
    let name = vm.names().__getstate__.clone();
    Ok(call_special(vm, object, &name, &[])?.unwrap_or(Value::NONE))
}

/// An attribute of `builtins`, for `__reduce__` of iterators.
pub fn builtin(vm: &mut Vm, name: &str) -> Result<Value> {
    let name = vm.intern(name);
    let builtins = vm.state().builtins.cloned(vm);
    match builtins
        .downcast::<super::dict::Dict>()
        .and_then(|dict| dict.get_str(vm, &name))
    {
        Some(found) => Ok(found),
        None => Err(vm.attribute_error_plain("builtins lacks a function that pickling needs")),
    }
}

/// `(iter, ([what is left],))`, the state of an iterator that is pickled as a list's: of a copy, which it exhausts.
pub fn reduce_rest(vm: &mut Vm, copy: &Value) -> Result<Value> {
    let rest = vm.collect(copy)?;
    let function = builtin(vm, "iter")?;
    let rest = vm.list(rest);
    let args = vm.tuple_of([rest]);
    Ok(vm.tuple_of([function, args]))
}
