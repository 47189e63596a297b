//! `_operator`: the operators as functions (Modules/_operator.c); `attrgetter`, `itemgetter` and `methodcaller` are
//! in `getters.rs`.

mod getters;

use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::types::{Compare, Operator};
use crate::object::{Value, sequence};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

macro_rules! rows {
    (
        binary { $($binary:literal $operator:ident $doc:literal,)* }
        in_place { $($in_place:literal $assigned:ident $place_doc:literal,)* }
        compare { $($compare:literal $comparison:ident $compare_doc:literal,)* }
        more { $($more:expr,)* }
    ) => {
        const FUNCTIONS: &[NativeDef] = &[
            $(($binary, "(a, b, /)", |vm, args| vm.binary(Operator::$operator, args.arg(0), args.arg(1)), $doc),)*
            $(($in_place, "(a, b, /)", |vm, args| vm.in_place(Operator::$assigned, args.arg(0), args.arg(1)), $place_doc),)*
            $(($compare, "(a, b, /)", |vm, args| vm.compare(args.arg(0), args.arg(1), Compare::$comparison), $compare_doc),)*
            $($more,)*
        ];
    };
}

rows! {
    binary {
        "add" Add "Same as a + b.",
        "sub" Sub "Same as a - b.",
        "mul" Mul "Same as a * b.",
        "matmul" MatMul "Same as a @ b.",
        "floordiv" FloorDiv "Same as a // b.",
        "truediv" TrueDiv "Same as a / b.",
        "mod" Mod "Same as a % b.",
        "lshift" LShift "Same as a << b.",
        "rshift" RShift "Same as a >> b.",
        "and_" And "Same as a & b.",
        "xor" Xor "Same as a ^ b.",
        "or_" Or "Same as a | b.",
        "pow" Pow "Same as a ** b.",
    }
    in_place {
        "iadd" Add "Same as a += b.",
        "isub" Sub "Same as a -= b.",
        "imul" Mul "Same as a *= b.",
        "imatmul" MatMul "Same as a @= b.",
        "ifloordiv" FloorDiv "Same as a //= b.",
        "itruediv" TrueDiv "Same as a /= b.",
        "imod" Mod "Same as a %= b.",
        "ilshift" LShift "Same as a <<= b.",
        "irshift" RShift "Same as a >>= b.",
        "iand" And "Same as a &= b.",
        "ixor" Xor "Same as a ^= b.",
        "ior" Or "Same as a |= b.",
        "ipow" Pow "Same as a **= b.",
    }
    compare {
        "lt" Lt "Same as a < b.",
        "le" Le "Same as a <= b.",
        "eq" Eq "Same as a == b.",
        "ne" Ne "Same as a != b.",
        "gt" Gt "Same as a > b.",
        "ge" Ge "Same as a >= b.",
    }
    more {
        ("truth", "(a, /)", |vm, args| Ok(Value::bool(vm.is_true(args.arg(0))?)), "Return True if a is true, False otherwise."),
        ("not_", "(a, /)", |vm, args| Ok(Value::bool(!vm.is_true(args.arg(0))?)), "Same as not a."),
        ("is_", "(a, b, /)", |_, args| Ok(Value::bool(args.arg(0).is(args.arg(1)))), "Same as a is b."),
        ("is_not", "(a, b, /)", |_, args| Ok(Value::bool(!args.arg(0).is(args.arg(1)))), "Same as a is not b."),
        ("is_none", "(a, /)", |_, args| Ok(Value::bool(args.arg(0).is_none())), "Same as a is None."),
        ("is_not_none", "(a, /)", |_, args| Ok(Value::bool(!args.arg(0).is_none())), "Same as a is not None."),
        ("contains", "(a, b, /)", |vm, args| Ok(Value::bool(vm.contains(args.arg(0), args.arg(1))?)), "Same as b in a (note reversed operands)."),
        ("getitem", "(a, b, /)", |vm, args| vm.get_item(args.arg(0), args.arg(1)), "Same as a[b]."),
        ("setitem", "(a, b, c, /)", set_item, "Same as a[b] = c."),
        ("delitem", "(a, b, /)", delete_item, "Same as del a[b]."),
        ("index", "(a, /)", index, "Same as a.__index__()"),
        ("neg", "(a, /)", |vm, args| unary(vm, args, "-", |s| s.negative.get()), "Same as -a."),
        ("pos", "(a, /)", |vm, args| unary(vm, args, "+", |s| s.positive.get()), "Same as +a."),
        ("inv", "(a, /)", |vm, args| unary(vm, args, "~", |s| s.invert.get()), "Same as ~a."),
        ("invert", "(a, /)", |vm, args| unary(vm, args, "~", |s| s.invert.get()), "Same as ~a."),
        ("abs", "(a, /)", absolute, "Same as abs(a)."),
        ("concat", "(a, b, /)", |vm, args| concat(vm, args, false), "Same as a + b, for a and b sequences."),
        ("iconcat", "(a, b, /)", |vm, args| concat(vm, args, true), "Same as a += b, for a and b sequences."),
        ("countOf", "(a, b, /)", count_of, "Return the number of items in a which are, or which equal, b."),
        ("indexOf", "(a, b, /)", index_of, "Return the first index of b in a."),
        ("length_hint", "(obj, default=0, /)", length_hint, "Return an estimate of the number of items in obj.\n\nThis is useful for presizing containers when building from an iterable.\n\nIf the object supports len(), the result will be exact.\nOtherwise, it may over- or under-estimate by an arbitrary amount.\nThe result will be an integer >= 0."),
        ("call", "(obj, /, *args, **kwargs)", call, "Same as obj(*args, **kwargs)."),
        ("_compare_digest", "(a, b, /)", compare_digest, "Return 'a == b'.\n\nThis function uses an approach designed to prevent timing analysis, making it appropriate for cryptography."),
    }
}

/// An exact int, also for bools and instances of subclasses.
fn index(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let index = vm.index(args.arg(0))?;
    if index.raw().is_int() || sequence::is_exact(vm, &index, &vm.types().int) {
        return Ok(index);
    }
    let number = crate::object::range::big_of(&index);
    Ok(crate::object::range::from_big(vm, number))
}

fn set_item(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    vm.set_item(args.arg(0), args.arg(1), Some(args.arg(2)))?;
    Ok(Value::NONE)
}

fn delete_item(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    vm.set_item(args.arg(0), args.arg(1), None)?;
    Ok(Value::NONE)
}

type Slot = fn(&crate::object::types::Slots) -> Option<crate::object::types::UnaryFn>;

fn unary(vm: &mut Vm, args: Bindings<'_>, symbol: &str, slot: Slot) -> Result<Value> {
    match slot(&vm.class_of(args.arg(0)).slots) {
        Some(function) => function(vm, args.arg(0)),
        None => {
            let name = vm.type_name(args.arg(0));
            Err(vm.type_error(format!("bad operand type for unary {symbol}: '{name}'")))
        }
    }
}

fn absolute(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    match vm.class_of(args.arg(0)).slots.absolute.get() {
        Some(function) => function(vm, args.arg(0)),
        None => {
            let name = vm.type_name(args.arg(0));
            Err(vm.type_error(format!("bad operand type for abs(): '{name}'")))
        }
    }
}

fn concat(vm: &mut Vm, args: Bindings<'_>, in_place: bool) -> Result<Value> {
    for value in [args.arg(0), args.arg(1)] {
        if vm.class_of(value).slots.get_item.get().is_none() {
            let name = vm.type_name(args.arg(0));
            return Err(vm.type_error(format!("'{name}' object can't be concatenated")));
        }
    }
    match in_place {
        true => vm.in_place(Operator::Add, args.arg(0), args.arg(1)),
        false => vm.binary(Operator::Add, args.arg(0), args.arg(1)),
    }
}

fn iterate(vm: &mut Vm, value: &Value) -> Result<Value> {
    let slots = &vm.class_of(value).slots;
    if slots.iter.get().is_none() && slots.get_item.get().is_none() {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("argument of type '{name}' is not iterable")));
    }
    vm.iter(value)
}

fn count_of(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = iterate(vm, args.arg(0))?;
    let mut count = 0;
    while let Some(item) = vm.next(&iterator)? {
        count += vm.eq(&item, args.arg(1))? as i64;
    }
    Ok(vm.int(count))
}

fn index_of(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = iterate(vm, args.arg(0))?;
    let mut index = 0;
    while let Some(item) = vm.next(&iterator)? {
        if vm.eq(&item, args.arg(1))? {
            return Ok(vm.int(index));
        }
        index += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

fn length_hint(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let default = match args.opt(1) {
        Some(default) => {
            let is_int = default.raw().is_int() || default.is_a::<crate::object::int::Int>();
            if !is_int && !default.raw().is_bool() {
                let name = vm.type_name(default);
                return Err(vm.type_error(format!(
                    "'{name}' object cannot be interpreted as an integer"
                )));
            }
            vm.index_i64(default)?
        }
        None => 0,
    };
    // A negative default is handed through as it is.
    let hint = sequence::length_hint(vm, args.arg(0), usize::MAX)?;
    Ok(vm.int(match hint {
        usize::MAX => default,
        hint => hint as i64,
    }))
}

fn call(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let mut values = crate::object::tuple::expect(args.arg(1)).items().to_vec();
    let mut names = Vec::new();
    if let Some(keywords) = args.arg(2).downcast::<crate::object::dict::Dict>() {
        for (name, value) in keywords.table.get(vm).iter() {
            names.push(name.clone());
            values.extend(value.clone());
        }
    }
    let args_of_call = crate::object::Args {
        values: &values,
        names: &names,
    };
    vm.call_args(args.arg(0), args_of_call)
}

/// The bytes to compare: of an ASCII str or a bytes-like object.
fn digest_bytes(vm: &Vm, value: &Value) -> Option<Vec<u8>> {
    if let Some(bytes) = value.downcast::<Bytes>() {
        return Some(bytes.data.to_vec());
    }
    let bytes = value.downcast::<ByteArray>()?;
    Some(bytes.data.get(vm).clone())
}

fn compare_digest(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (a, b) = match (args.arg(0).downcast::<Str>(), args.arg(1).downcast::<Str>()) {
        (Some(a), Some(b)) => match (a.as_ascii(), b.as_ascii()) {
            (Some(a), Some(b)) => (a.as_bytes().to_vec(), b.as_bytes().to_vec()),
            _ => {
                return Err(
                    vm.type_error("comparing strings with non-ASCII characters is not supported")
                );
            }
        },
        _ => match (digest_bytes(vm, args.arg(0)), digest_bytes(vm, args.arg(1))) {
            (Some(a), Some(b)) => (a, b),
            _ => {
                let (a, b) = (vm.type_name(args.arg(0)), vm.type_name(args.arg(1)));
                // One of them is such an object: it is the other one that is wrong.
                for (value, other) in [(args.arg(0), &b), (args.arg(1), &a)] {
                    if digest_bytes(vm, value).is_some() {
                        let message = format!("a bytes-like object is required, not '{other}'");
                        return Err(vm.type_error(message));
                    }
                }
                return Err(vm.type_error(format!(
                    "unsupported operand types(s) or combination of types: '{a}' and '{b}'"
                )));
            }
        },
    };
    // Time depends on the length of `b` only.
    let same_length = a.len() == b.len();
    let left = if same_length { &a } else { &b };
    let difference = left.iter().zip(&b).fold(0, |all, (x, y)| all | (x ^ y));
    Ok(Value::bool(
        same_length && std::hint::black_box(difference) == 0,
    ))
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.",
    functions: FUNCTIONS,
    types: &[
        &getters::ATTRGETTER,
        &getters::ITEMGETTER,
        &getters::METHODCALLER,
    ],
    ..ModuleSpec::named("_operator")
};
