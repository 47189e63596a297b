//! Functions over iterables: `all`, `any`, `iter`, `next`, `len`, `sum` and the asynchronous `aiter`, `anext`.

use crate::modules::support::is_a;
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::complex::Complex;
use crate::object::header::{Payload, Visitor};
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::types::Operator;
use crate::object::{Bound, GilCell, Value};
use crate::vm::{Result, Vm};

pub(super) fn all(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let iterator = vm.iter(args.arg(0))?;
    while let Some(item) = vm.next(&iterator)? {
        if !vm.is_true(&item)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

pub(super) fn any(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let iterator = vm.iter(args.arg(0))?;
    while let Some(item) = vm.next(&iterator)? {
        if vm.is_true(&item)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

pub(super) fn len(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let length = vm.len(args.arg(0))?;
    Ok(vm.int(length as i64))
}

pub(super) fn iter(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let Some(sentinel) = args.opt(1) else {
        return vm.iter(args.arg(0));
    };
    crate::object::iterators::callable_iterator(vm, args.arg(0), sentinel)
}

pub(super) fn next(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    vm.stop_value = None;
    match vm.next(args.arg(0)) {
        Ok(Some(item)) => Ok(item),
        Ok(None) => match args.opt(1) {
            Some(default) => Ok(default.clone()),
            None => Err(vm.stopped()),
        },
        Err(raised) => match args.opt(1) {
            Some(default) if is_a(vm, &raised, |vm| vm.exceptions().StopIteration.clone()) => {
                Ok(default.clone())
            }
            _ => Err(raised),
        },
    }
}

fn itself(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(value.clone())
}

pub(super) fn aiter(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let object = args.arg(0);
    let Some(function) = vm.class_of(object).slots.aiter.get() else {
        let name = vm.type_name(object);
        return Err(vm.type_error(format!("'{name}' object is not an async iterable")));
    };
    let iterator = function(vm, object)?;
    if vm.class_of(&iterator).slots.anext.get().is_none() {
        let name = vm.type_name(&iterator);
        return Err(vm.type_error(format!(
            "aiter() returned not an async iterator of type '{name}'"
        )));
    }
    Ok(iterator)
}

pub(super) fn anext(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let iterator = args.arg(0);
    let Some(function) = vm.class_of(iterator).slots.anext.get() else {
        let name = vm.type_name(iterator);
        return Err(vm.type_error(format!("'{name}' object is not an async iterator")));
    };
    let awaitable = function(vm, iterator)?;
    Ok(match args.opt(1) {
        None => awaitable,
        Some(default) => vm.object(AnextAwaitable {
            awaitable: GilCell::new(awaitable),
            default: GilCell::new(default.clone()),
            inner: GilCell::new(None),
        }),
    })
}

/// The awaitable of `anext(iterator, default)`: StopAsyncIteration becomes the default.
pub(super) struct AnextAwaitable {
    awaitable: GilCell<Value>,
    default: GilCell<Value>,
    /// The awaitable's own iterator, once asked for.
    inner: GilCell<Option<Value>>,
}

impl Payload for AnextAwaitable {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(self.awaitable.get(vm));
        visit(self.default.get(vm));
        self.inner.get(vm).iter().for_each(visit);
    }
}

impl AnextAwaitable {
    fn inner(&self, vm: &mut Vm) -> Result<Value> {
        if let Some(inner) = self.inner.cloned(vm) {
            return Ok(inner);
        }
        let awaitable = self.awaitable.cloned(vm);
        let inner = crate::vm::exec::awaiting::awaitable(vm, &awaitable, 0)?;
        // A coroutine is driven through the iterator that it gives.
        let class = vm.class_of(&inner);
        let wrapped = match class.slots.next.get() {
            None => class.slots.await_.get(),
            Some(_) => None,
        };
        let inner = match wrapped {
            Some(function) => function(vm, &inner)?,
            None => inner,
        };
        self.inner.set(vm, Some(inner.clone()));
        Ok(inner)
    }

    fn settle(&self, vm: &mut Vm, result: Result<Value>) -> Result<Value> {
        match result {
            Err(raised) if is_a(vm, &raised, |vm| vm.exceptions().StopAsyncIteration.clone()) => {
                let default = self.default.cloned(vm);
                Err(vm.stop_iteration(Some(default)))
            }
            other => other,
        }
    }
}

fn anext_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let own = value.downcast::<AnextAwaitable>().expect("own slot");
    let inner = own.inner(vm)?;
    vm.stop_value = None;
    let raised = match vm.next(&inner) {
        // Exhausted: `stop_value` is what the awaitable gave.
        Ok(answer) => return Ok(answer),
        Err(raised) => raised,
    };
    match own.settle(vm, Err(raised)) {
        Ok(item) => Ok(Some(item)),
        Err(raised) => {
            let value = crate::vm::exec::awaiting::stop_value(vm, raised)?;
            vm.stop_value = (!value.is_none()).then_some(value);
            Ok(None)
        }
    }
}

fn anext_forward(vm: &mut Vm, method: &str, args: &[Option<Value>]) -> Result<Value> {
    let own = args
        .arg(0)
        .downcast::<AnextAwaitable>()
        .expect("own method");
    let inner = own.inner(vm)?;
    let given: Vec<Value> = args[1..].iter().flatten().cloned().collect();
    let result = vm.call_method(&inner, method, &given);
    own.settle(vm, result)
}

/// Its type.
pub(super) static ANEXT_AWAITABLE: TypeSpec = TypeSpec {
    flags: 0,
    slots: |slots| {
        slots.iter.set(Some(itself));
        slots.next.set(Some(anext_next));
        slots.await_.set(Some(itself));
    },
    methods: &[
        (
            "send",
            "($self, object, /)",
            |vm, args| anext_forward(vm, "send", args),
            "send(arg) -> send 'arg' into the wrapped iterator,\nreturn next yielded value or raise StopIteration.",
        ),
        (
            "throw",
            "($self, typ, val=None, tb=None, /)",
            |vm, args| anext_forward(vm, "throw", args),
            "throw(value)\nthrow(typ[,val[,tb]])\n\nraise exception in the wrapped iterator, return next yielded value\nor raise StopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.",
        ),
        (
            "close",
            "($self, /)",
            |vm, args| anext_forward(vm, "close", args),
            "close() -> raise GeneratorExit inside generator.",
        ),
    ],
    ..TypeSpec::of::<AnextAwaitable>("anext_awaitable")
};

/// What `sum` has so far: ints in an i64, floats and complex numbers with a compensation, or any value.
enum Total {
    Int(i64),
    Float(f64, f64),
    Complex([f64; 4]),
    Any(Value),
}

impl Total {
    fn of(value: Value) -> Total {
        if let Some(number) = value.as_small_int() {
            Total::Int(number)
        } else if let Some(number) = value.as_exact_float() {
            Total::Float(number, 0.0)
        } else {
            match value.downcast::<Complex>() {
                Some(number) => Total::Complex([number.real, 0.0, number.imag, 0.0]),
                None => Total::Any(value),
            }
        }
    }

    fn value(self, vm: &Vm) -> Value {
        match self {
            Total::Int(sum) => vm.int(sum),
            Total::Float(hi, lo) => Value::float(finish(hi, lo)),
            Total::Complex([re, re_lo, im, im_lo]) => {
                let (real, imag) = (finish(re, re_lo), finish(im, im_lo));
                vm.alloc(&vm.types().complex, Complex { real, imag })
            }
            Total::Any(value) => value,
        }
    }

    /// Adds without running Python code, if these numbers allow it.
    fn add_quick(&mut self, item: &Value) -> bool {
        let int = item
            .as_small_int()
            .or_else(|| item.as_bool().map(i64::from));
        match self {
            Total::Int(sum) => match int.and_then(|number| sum.checked_add(number)) {
                Some(more) => *sum = more,
                None => return false,
            },
            Total::Float(hi, lo) => match (item.as_exact_float(), int) {
                (Some(number), _) => add_compensated(hi, lo, number),
                (None, Some(number)) => *hi += number as f64,
                _ => return false,
            },
            Total::Complex([re, re_lo, im, im_lo]) => {
                if let Some(number) = item.downcast::<Complex>() {
                    add_compensated(re, re_lo, number.real);
                    add_compensated(im, im_lo, number.imag);
                } else if let Some(number) = item.as_exact_float() {
                    add_compensated(re, re_lo, number);
                } else if let Some(number) = int {
                    add_compensated(re, re_lo, number as f64);
                } else {
                    return false;
                }
            }
            Total::Any(_) => return false,
        }
        true
    }
}

/// After CPython's `builtin_sum_impl`.
pub(super) fn sum(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let iterator = vm.iter(args.arg(0))?;
    let start = args.opt(1).cloned().unwrap_or_else(|| vm.int(0));
    let refused = if start.is_a::<Str>() {
        Some("strings [use ''.join(seq) instead]")
    } else if start.is_a::<Bytes>() {
        Some("bytes [use b''.join(seq) instead]")
    } else if start.is_a::<ByteArray>() {
        Some("bytearray [use b''.join(seq) instead]")
    } else {
        None
    };
    if let Some(what) = refused {
        return Err(vm.type_error(format!("sum() can't sum {what}")));
    }
    let mut total = Total::of(start);
    while let Some(item) = vm.next(&iterator)? {
        if !total.add_quick(&item) {
            let left = total.value(vm);
            total = Total::of(vm.binary(Operator::Add, &left, &item)?);
        }
    }
    Ok(total.value(vm))
}

fn add_compensated(hi: &mut f64, lo: &mut f64, number: f64) {
    let sum = *hi + number;
    *lo += if hi.abs() >= number.abs() {
        (*hi - sum) + number
    } else {
        (number - sum) + *hi
    };
    *hi = sum;
}

/// The compensation counts only while it is finite: inf and nan stay themselves.
fn finish(hi: f64, lo: f64) -> f64 {
    if lo != 0.0 && lo.is_finite() {
        hi + lo
    } else {
        hi
    }
}
