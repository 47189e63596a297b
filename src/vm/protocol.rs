//! The object protocols: what every part of the VM and every native module uses to work with values. Each goes
//! through the slots of the value's class; what may run Python code takes `&mut Vm`.

use super::{Result, Vm};
use crate::object::dict::Dict;
use crate::object::header::Kind;
use crate::object::int::Int;
use crate::object::list::List;
use crate::object::native::{Native, Role};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::types::{Compare, Operator};
use crate::object::{Args, Value};
use std::borrow::Cow;

impl Vm {
    // ---- text

    /// `repr(value)`, a str.
    pub fn repr(&mut self, value: &Value) -> Result<Value> {
        self.enter_native()?;
        let slot = self.class_of(value).slots.repr.get();
        let result = match slot {
            Some(repr) => repr(self, value),
            None => Ok(self.default_repr(value)),
        };
        self.leave_native();
        self.expect_str(result?, "__repr__")
    }

    /// `str(value)`, a str.
    pub fn to_str(&mut self, value: &Value) -> Result<Value> {
        if value.raw().is_pointer() && self.class_of(value).is(&*self.types().str) {
            return Ok(value.clone());
        }
        let slots = &self.class_of(value).slots;
        let Some(function) = slots.str.get() else {
            return self.repr(value);
        };
        self.enter_native()?;
        let result = function(self, value);
        self.leave_native();
        self.expect_str(result?, "__str__")
    }

    fn expect_str(&mut self, value: Value, method: &str) -> Result<Value> {
        if value.is_a::<Str>() {
            return Ok(value);
        }
        let name = self.type_name(&value);
        Err(self.type_error(format!("{method} returned non-string (type {name})")))
    }

    /// `repr(value)` as Rust text.
    pub fn repr_text(&mut self, value: &Value) -> Result<String> {
        let text = self.repr(value)?;
        Ok(crate::object::str::expect(&text).text().into_owned())
    }

    /// `str(value)` as Rust text.
    pub fn display_text(&mut self, value: &Value) -> Result<String> {
        let text = self.to_str(value)?;
        Ok(crate::object::str::expect(&text).text().into_owned())
    }

    /// `<module.Class object at 0x…>`.
    pub fn default_repr(&mut self, value: &Value) -> Value {
        let class = self.class_of(value).class_ref();
        let name = self.class_full_name(&class);
        self.str(&format!("<{name} object at {:#x}>", value.raw().0))
    }

    // ---- truth, comparison, hash

    /// Python's truth of a value.
    #[inline(always)]
    pub fn is_true(&mut self, value: &Value) -> Result<bool> {
        if let Some(known) = value.as_bool() {
            return Ok(known);
        }
        self.is_true_slow(value)
    }

    fn is_true_slow(&mut self, value: &Value) -> Result<bool> {
        if let Some(number) = value.as_small_int() {
            return Ok(number != 0);
        }
        if let Some(number) = value.as_exact_float() {
            return Ok(number != 0.0);
        }
        if value.is_none() {
            return Ok(false);
        }
        let slots = &self.class_of(value).slots;
        if let Some(test) = slots.bool.get() {
            return test(self, value);
        }
        if let Some(length) = slots.len.get() {
            return Ok(length(self, value)? != 0);
        }
        Ok(true)
    }

    /// A rich comparison, whatever it answers.
    pub fn compare(&mut self, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
        self.enter_native()?;
        let result = self.compare_slots(left, right, operator);
        self.leave_native();
        result
    }

    fn compare_slots(&mut self, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
        let (a, b) = (self.class_of(left), self.class_of(right));
        let (first, second) = (a.slots.compare.get(), b.slots.compare.get());
        let mut tried_reflected = false;
        if !a.is(b)
            && b.is_subclass(self, a)
            && let Some(compare) = second
        {
            tried_reflected = true;
            let answer = compare(self, right, left, operator.reflected())?;
            if !answer.is_not_implemented() {
                return Ok(answer);
            }
        }
        if let Some(compare) = first {
            let answer = compare(self, left, right, operator)?;
            if !answer.is_not_implemented() {
                return Ok(answer);
            }
        }
        if tried_reflected {
            return self.compare_identity(left, right, operator);
        }
        self.compare_after_left(left, right, operator)
    }

    /// A comparison after the left operand's method has answered NotImplemented.
    pub(crate) fn compare_after_left(
        &mut self,
        left: &Value,
        right: &Value,
        operator: Compare,
    ) -> Result<Value> {
        if let Some(compare) = self.class_of(right).slots.compare.get() {
            let answer = compare(self, right, left, operator.reflected())?;
            if !answer.is_not_implemented() {
                return Ok(answer);
            }
        }
        self.compare_identity(left, right, operator)
    }

    /// What is left when no operand has an answer.
    fn compare_identity(
        &mut self,
        left: &Value,
        right: &Value,
        operator: Compare,
    ) -> Result<Value> {
        match operator {
            Compare::Eq => Ok(Value::bool(left.is(right))),
            Compare::Ne => Ok(Value::bool(!left.is(right))),
            _ => {
                let (a, b) = (self.type_name(left), self.type_name(right));
                let symbol = operator.symbol();
                Err(self.type_error(format!(
                    "'{symbol}' not supported between instances of '{a}' and '{b}'"
                )))
            }
        }
    }

    /// A rich comparison as a truth value.
    #[inline]
    pub fn compare_bool(&mut self, left: &Value, right: &Value, operator: Compare) -> Result<bool> {
        if left.raw().both_int(right.raw()) {
            return Ok(operator.holds(left.raw().int().cmp(&right.raw().int())));
        }
        if let (Some(a), Some(b)) = (left.as_exact_float(), right.as_exact_float())
            && let Some(order) = a.partial_cmp(&b)
        {
            return Ok(operator.holds(order));
        }
        let answer = self.compare(left, right, operator)?;
        self.is_true(&answer)
    }

    /// `left is right or left == right`: what containers mean by equal.
    #[inline]
    pub fn eq(&mut self, left: &Value, right: &Value) -> Result<bool> {
        if left.is(right) {
            return Ok(true);
        }
        if left.raw().both_int(right.raw()) {
            return Ok(false);
        }
        if let (Some(a), Some(b)) = (left.downcast::<Str>(), right.downcast::<Str>())
            && a.class().is(&*self.types().str)
            && b.class().is(&*self.types().str)
        {
            return Ok(a.same_text(b));
        }
        self.compare_bool(left, right, Compare::Eq)
    }

    /// `hash(value)`.
    #[inline]
    pub fn hash(&mut self, value: &Value) -> Result<i64> {
        match self.hash_at_once(value) {
            Some(hash) => Ok(hash),
            None => self.hash_slow(value),
        }
    }

    /// The hash of what has one without a look at its class: ints, floats and strs.
    #[inline(always)]
    pub(crate) fn hash_at_once(&self, value: &Value) -> Option<i64> {
        if let Some(number) = value.as_small_int() {
            return Some(super::hash::of_i64(number));
        }
        if let Some(header) = value.header() {
            return match header.is_plain(Kind::Str) {
                true => Some(header.downcast::<Str>()?.hash(self)),
                false => None,
            };
        }
        let number = value.as_exact_float()?;
        (!number.is_nan()).then(|| super::hash::of_f64(number))
    }

    /// The hash of anything by its class' slot: what [`Vm::hash`] does where [`Vm::hash_at_once`] has no answer.
    pub(crate) fn hash_slow(&mut self, value: &Value) -> Result<i64> {
        match self.class_of(value).slots.hash.get() {
            Some(hash) => {
                self.enter_native()?;
                let result = hash(self, value);
                self.leave_native();
                result
            }
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("unhashable type: '{name}'")))
            }
        }
    }

    // ---- containers

    /// `len(value)`.
    pub fn len(&mut self, value: &Value) -> Result<usize> {
        match self.class_of(value).slots.len.get() {
            Some(length) => length(self, value),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("object of type '{name}' has no len()")))
            }
        }
    }

    /// `value[key]`.
    pub fn get_item(&mut self, value: &Value, key: &Value) -> Result<Value> {
        match self.class_of(value).slots.get_item.get() {
            Some(function) => function(self, value, key),
            None => self.get_item_of_class(value, key),
        }
    }

    /// `value[key] = item`, or `del value[key]` for `None`.
    pub fn set_item(&mut self, value: &Value, key: &Value, item: Option<&Value>) -> Result<()> {
        match self.class_of(value).slots.set_item.get() {
            Some(function) => function(self, value, key, item),
            None => {
                let name = self.type_name(value);
                // Objects/abstract.c has two wordings: sequences asked for an index have their own.
                let class = self.class_of(value);
                let sequence =
                    class.has(crate::object::types::flags::HEAP) || class.slots.len.get().is_some();
                let text = match item {
                    Some(_) => "does not support item assignment",
                    None if sequence && crate::object::sequence::is_index(self, key) => {
                        "doesn't support item deletion"
                    }
                    None => "does not support item deletion",
                };
                Err(self.type_error(format!("'{name}' object {text}")))
            }
        }
    }

    /// `item in value`.
    pub fn contains(&mut self, value: &Value, item: &Value) -> Result<bool> {
        if let Some(function) = self.class_of(value).slots.contains.get() {
            return function(self, value, item);
        }
        let slots = &self.class_of(value).slots;
        if slots.iter.get().is_none() && slots.get_item.get().is_none() {
            let name = self.type_name(value);
            return Err(self.type_error(format!("argument of type '{name}' is not iterable")));
        }
        let iterator = self.iter(value)?;
        while let Some(other) = self.next(&iterator)? {
            if self.eq(&other, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    // ---- iteration

    /// `iter(value)`.
    pub fn iter(&mut self, value: &Value) -> Result<Value> {
        let slots = &self.class_of(value).slots;
        if let Some(function) = slots.iter.get() {
            let iterator = function(self, value)?;
            if self.class_of(&iterator).slots.next.get().is_none() {
                let name = self.type_name(&iterator);
                return Err(
                    self.type_error(format!("iter() returned non-iterator of type '{name}'"))
                );
            }
            return Ok(iterator);
        }
        if slots.get_item.get().is_some() && !value.is_a::<Dict>() {
            return Ok(crate::object::iterators::sequence_iterator(self, value));
        }
        let name = self.type_name(value);
        Err(self.type_error(format!("'{name}' object is not iterable")))
    }

    /// The next item of an iterator, or `None` when it is exhausted.
    #[inline]
    pub fn next(&mut self, iterator: &Value) -> Result<Option<Value>> {
        crate::object::iterators::next_of(self, iterator)
    }

    /// The next item of an iterator by its class' slot.
    pub(crate) fn next_by_class(&mut self, iterator: &Value) -> Result<Option<Value>> {
        match self.class_of(iterator).slots.next.get() {
            Some(function) => function(self, iterator),
            None => {
                let name = self.type_name(iterator);
                Err(self.type_error(format!("'{name}' object is not an iterator")))
            }
        }
    }

    /// Calls `each` with every item of an iterable.
    pub fn for_each(
        &mut self,
        iterable: &Value,
        mut each: impl FnMut(&mut Vm, Value) -> Result<()>,
    ) -> Result<()> {
        let iterator = self.iter(iterable)?;
        while let Some(item) = self.next(&iterator)? {
            each(self, item)?;
        }
        Ok(())
    }

    /// All items of an iterable.
    pub fn collect(&mut self, iterable: &Value) -> Result<Vec<Value>> {
        if let Some(list) = iterable.downcast::<List>()
            && list.class().is(&*self.types().list)
        {
            self.check_room(list.items.get(self).len() * 8)?;
            return Ok(list.items.get(self).clone());
        }
        if let Some(tuple) = iterable.downcast::<Tuple>()
            && tuple.class().is(&*self.types().tuple)
        {
            return Ok(tuple.items().to_vec());
        }
        let mut items = match iterable.is_a::<crate::object::range::Range>() {
            true => {
                let length = self.len(iterable)?;
                crate::object::sequence::reserve(self, Some(length))?
            }
            false => Vec::new(),
        };
        self.for_each(iterable, |vm, item| {
            if !crate::object::sequence::has_room(&mut items) {
                return Err(crate::object::sequence::no_memory(vm));
            }
            items.push(item);
            Ok(())
        })?;
        Ok(items)
    }

    // ---- numbers

    /// An int of any i64.
    #[inline]
    pub fn int(&self, value: i64) -> Value {
        match Value::small_int(value) {
            Some(value) => value,
            None => Int::from_i64(self, value),
        }
    }

    /// `operator.index(value)`: an int (or int subclass instance), or TypeError.
    pub fn index(&mut self, value: &Value) -> Result<Value> {
        if value.raw().is_int() || value.raw().is_bool() || value.is_a::<Int>() {
            return Ok(value.clone());
        }
        match self.class_of(value).slots.index.get() {
            Some(function) => {
                let result = function(self, value)?;
                crate::object::int::true_int(self, &result, "__index__")
            }
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!(
                    "'{name}' object cannot be interpreted as an integer"
                )))
            }
        }
    }

    /// An index as i64; beyond 64 bits an OverflowError as CPython's `Py_ssize_t` conversion gives.
    pub fn index_i64(&mut self, value: &Value) -> Result<i64> {
        if let Some(small) = value.as_small_int() {
            return Ok(small);
        }
        let index = self.index(value)?;
        match Int::to_i64(&index) {
            Some(number) => Ok(number),
            None => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }

    /// An index as i64, clipped to its range (slices, `islice`).
    pub fn index_clipped(&mut self, value: &Value) -> Result<i64> {
        let index = self.index(value)?;
        Ok(Int::to_i64_clipped(&index))
    }

    /// `float(value)` for things that are numbers (`__float__`, `__index__`), not for strs.
    pub fn to_f64(&mut self, value: &Value) -> Result<f64> {
        if let Some(number) = value.as_exact_float() {
            return Ok(number);
        }
        crate::object::float::number_to_f64(self, value)
    }

    /// A binary operator, with reflected operands and TypeError.
    pub fn binary(&mut self, operator: Operator, left: &Value, right: &Value) -> Result<Value> {
        super::operators::binary(self, operator, left, right)
    }

    /// An in-place operator.
    pub fn in_place(&mut self, operator: Operator, left: &Value, right: &Value) -> Result<Value> {
        super::operators::in_place(self, operator, left, right)
    }

    // ---- calls

    /// `callable(*args)`.
    pub fn call(&mut self, callable: &Value, args: &[Value]) -> Result<Value> {
        if let Some(native) = callable.downcast::<Native>()
            && native.role == Role::Function
            && native.receiver.is_none()
        {
            self.check_stack()?;
            return self.call_native(&native.code, args);
        }
        self.call_args(callable, Args::positional_only(args))
    }

    /// A call with keyword arguments.
    pub fn call_kw(
        &mut self,
        callable: &Value,
        args: &[Value],
        keywords: &[(&str, Value)],
    ) -> Result<Value> {
        let names: Vec<Value> = keywords.iter().map(|(name, _)| self.intern(name)).collect();
        let values: Vec<Value> = args
            .iter()
            .cloned()
            .chain(keywords.iter().map(|(_, value)| value.clone()))
            .collect();
        self.call_args(
            callable,
            Args {
                values: &values,
                names: &names,
            },
        )
    }

    /// `object.name(*args)`.
    pub fn call_method(&mut self, object: &Value, name: &str, args: &[Value]) -> Result<Value> {
        let name = self.intern(name);
        self.call_method_named(object, &name, args)
    }

    /// As [`Vm::call_method`] with an interned name.
    pub fn call_method_named(
        &mut self,
        object: &Value,
        name: &Value,
        args: &[Value],
    ) -> Result<Value> {
        let method = self.get_attr(object, name)?;
        self.call(&method, args)
    }

    // ---- arguments of native functions

    /// The text of an argument that must be a str: `"{function}() argument 'x' must be str, not int"`.
    pub fn expect_text<'a>(&mut self, value: &'a Value, what: &str) -> Result<Cow<'a, str>> {
        match value.downcast::<Str>() {
            Some(text) => Ok(text.text()),
            None => {
                let name = self.type_name(value);
                let name = if value.is_none() { "None" } else { &name };
                Err(self.type_error(format!("{what} must be str, not {name}")))
            }
        }
    }

    /// StopIteration with a value, as `next()` raises it.
    pub fn stop_iteration(&mut self, value: Option<Value>) -> super::Raised {
        let class = self.exceptions().StopIteration.clone();
        self.error_with(&class, value.into_iter().collect())
    }
}
