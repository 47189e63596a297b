//! `complex(...)` and the methods of complex.

use super::arithmetic::Parts;
use super::{Complex, expect, parts_of, text};
use crate::object::str::Str;
use crate::object::{Bound, Class, GetSetDef, NativeDef, Value, float, int};
use crate::vm::{Result, Vm};

pub(super) static METHODS: &[NativeDef] = &[
    (
        "conjugate",
        "($self, /)",
        conjugate,
        "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.",
    ),
    (
        "from_number",
        "($type, number, /)",
        from_number,
        "Convert number to a complex floating-point number.",
    ),
    (
        "__complex__",
        "($self, /)",
        |vm, args| exact(vm, args.arg(0)),
        "Convert this value to exact type complex.",
    ),
    ("__getnewargs__", "($self, /)", getnewargs, ""),
    (
        "__format__",
        "($self, format_spec, /)",
        crate::object::format::format_method,
        "Convert to a string according to format_spec.",
    ),
];

pub(super) static MEMBERS: &[GetSetDef] = &[
    (
        "real",
        |_, value| Ok(Value::float(expect(value).0)),
        None,
        "the real part of a complex number",
    ),
    (
        "imag",
        |_, value| Ok(Value::float(expect(value).1)),
        None,
        "the imaginary part of a complex number",
    ),
];

pub(super) fn exact(vm: &mut Vm, value: &Value) -> Result<Value> {
    if vm.class_of(value).is(&*vm.types().complex) {
        return Ok(value.clone());
    }
    let (real, imag) = expect(value);
    Ok(vm.complex(real, imag))
}

fn conjugate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (real, imag) = expect(args.arg(0));
    Ok(vm.complex(real, -imag))
}

fn getnewargs(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (real, imag) = expect(args.arg(0));
    Ok(vm.tuple_of([Value::float(real), Value::float(imag)]))
}

fn from_number(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(1);
    let Some((real, imag)) = to_parts(vm, value)? else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("must be real number, not {name}")));
    };
    of_class(vm, args.arg(0), real, imag)
}

/// A number's parts by `__complex__`, `__float__` or `__index__`; `None` if it is no number.
pub fn to_parts(vm: &mut Vm, value: &Value) -> Result<Option<Parts>> {
    if vm.class_of(value).is(&*vm.types().complex) {
        return Ok(parts_of(value));
    }
    if let Some(number) = value.as_exact_float() {
        return Ok(Some((number, 0.0)));
    }
    let name = vm.names().__complex__.clone();
    if let Some(result) = vm.call_special(value, &name, &[])? {
        return match parts_of(&result) {
            Some(parts) if vm.class_of(&result).is(&*vm.types().complex) => Ok(Some(parts)),
            Some(parts) => {
                let name = vm.type_name(&result);
                crate::modules::warnings::warn(
                    vm,
                    |vm| vm.exceptions().DeprecationWarning.clone(),
                    &format!(
                        "__complex__ returned non-complex (type {name}).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python."
                    ),
                )?;
                Ok(Some(parts))
            }
            None => {
                let name = vm.type_name(&result);
                Err(vm.type_error(format!("__complex__ returned non-complex (type {name})")))
            }
        };
    }
    let slots = &vm.class_of(value).slots;
    if slots.float.get().is_some()
        || slots.index.get().is_some()
        || float::value_of(value).is_some()
        || int::view(value).is_some()
    {
        return Ok(Some((vm.to_f64(value)?, 0.0)));
    }
    Ok(None)
}

pub(super) fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = args.arg(0).clone();
    let (real, imag) = (args.opt(1), args.opt(2));
    if let (Some(value), None) = (real, imag)
        && vm.class_of(value).is(&*vm.types().complex)
        && class.is(vm.types().complex.value())
    {
        return Ok(value.clone());
    }
    if let Some(value) = real
        && let Some(source) = value.downcast::<Str>()
    {
        if imag.is_some() {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        let ascii = int::to_ascii_digits(source);
        return match text::parse(ascii.as_bytes()) {
            Some((real, imag)) => of_class(vm, &class, real, imag),
            None if misplaced_underscore(&ascii) => {
                let text = vm.repr_text(value)?;
                Err(vm.value_error(format!("could not convert string to complex: {text}")))
            }
            None => Err(vm.value_error("complex() arg is a malformed string")),
        };
    }
    if imag.is_some_and(|imag| imag.is_a::<Str>()) {
        return Err(vm.type_error("complex() second arg can't be a string"));
    }
    let first = match real {
        None => (0.0, 0.0),
        Some(value) => match to_parts(vm, value)? {
            Some(parts) => parts,
            None => {
                let name = vm.type_name(value);
                return Err(vm.type_error(format!(
                    "complex() first argument must be a string or a number, not '{name}'"
                )));
            }
        },
    };
    let real_is_complex = real.is_some_and(|value| value.is_a::<Complex>());
    let (mut second, mut second_is_complex) = ((0.0, 0.0), false);
    if let Some(value) = imag {
        if let Some(parts) = parts_of(value) {
            (second, second_is_complex) = (parts, true);
        } else {
            let slots = &vm.class_of(value).slots;
            let number = slots.float.get().is_some()
                || slots.index.get().is_some()
                || float::value_of(value).is_some()
                || int::view(value).is_some();
            if !number {
                let name = vm.type_name(value);
                return Err(vm.type_error(format!(
                    "complex() second argument must be a number, not '{name}'"
                )));
            }
            second.0 = vm.to_f64(value)?;
        }
    }
    // complex(a, b) is a + b*j, also when a and b are complex; signs of zeros survive for real ones.
    let mut result = (first.0, second.0);
    if second_is_complex {
        result.0 -= second.1;
    }
    if real_is_complex || first.1 != 0.0 {
        result.1 = if imag.is_some() {
            second.0 + first.1
        } else {
            first.1
        };
    }
    of_class(vm, &class, result.0, result.1)
}

fn of_class(vm: &mut Vm, class: &Value, real: f64, imag: f64) -> Result<Value> {
    if class.is(vm.types().complex.value()) {
        return Ok(vm.complex(real, imag));
    }
    let class = Class::from_value(class).expect("checked by type.__call__");
    Ok(vm.alloc(&class, Complex { real, imag }))
}

/// Whether an underscore is not between two digits.
fn misplaced_underscore(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    let mut places = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'_');
    places.any(|(at, _)| !digit(at.checked_sub(1)) || !digit(Some(at + 1)))
}
