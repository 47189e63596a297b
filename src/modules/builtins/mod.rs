//! `builtins`: the functions that every program sees without an import, and the names of the builtin types and
//! exceptions. One file per family of functions; this one is their index. After CPython's `Python/bltinmodule.c`.

pub mod attributes;
pub mod classes;
pub mod code;
mod iteration;
mod numbers;
mod order;
mod text;

use crate::modules::sys::audited;
use crate::object::Value;
use crate::object::spec::ModuleSpec;
use crate::vm::{Result, Vm};

pub use text::write_values;

use crate::object::native::NativeFn;

/// Functions that the dispatch loop knows: see `object/native/intrinsics.rs`.
pub(crate) const LEN: NativeFn = iteration::len;
pub(crate) const ISINSTANCE: NativeFn = classes::isinstance;
pub(crate) const ORD: NativeFn = numbers::ord;

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Built-in functions, types, exceptions, and other objects.\n\nThis module provides direct access to all 'built-in'\nidentifiers of Python; for example, builtins.len is\nthe full name for the built-in function len().\n\nThis module is not normally accessed explicitly by most\napplications, but can be useful in modules that provide\nobjects with the same name as a builtin and also need the builtin.",
    functions: &[
        (
            "__import__",
            "(name, globals=None, locals=None, fromlist=(), level=0)",
            code::import,
            "Import a module.\n\nBecause this function is meant for use by the Python\ninterpreter and not for general use, it is better to use\nimportlib.import_module() to programmatically import a module.",
        ),
        (
            "abs",
            "(x, /)",
            numbers::abs,
            "Return the absolute value of the argument.",
        ),
        (
            "aiter",
            "(async_iterable, /)",
            iteration::aiter,
            "Return an AsyncIterator for an AsyncIterable object.",
        ),
        (
            "all",
            "(iterable, /)",
            iteration::all,
            "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.",
        ),
        (
            "anext",
            "(aiterator, default=<unrepresentable>, /)",
            iteration::anext,
            "Return the next item from the async iterator.\n\nIf default is given and the async iterator is exhausted,\nit is returned instead of raising StopAsyncIteration.",
        ),
        (
            "any",
            "(iterable, /)",
            iteration::any,
            "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.",
        ),
        (
            "ascii",
            "(obj, /)",
            text::ascii,
            "Return an ASCII-only representation of an object.",
        ),
        (
            "bin",
            "(number, /)",
            numbers::bin,
            "Return the binary representation of an integer.",
        ),
        (
            "breakpoint",
            "(*args, **kws)",
            code::breakpoint,
            "Call sys.breakpointhook(*args, **kws).",
        ),
        (
            "callable",
            "(obj, /)",
            attributes::callable,
            "Return whether the object is callable (i.e., some kind of function).\n\nNote that classes are callable, as are instances of classes with a\n__call__() method.",
        ),
        (
            "chr",
            "(i, /)",
            numbers::chr,
            "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.",
        ),
        (
            "compile",
            "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
            code::compile,
            "Compile source into a code object that can be executed by exec() or eval().",
        ),
        (
            "delattr",
            "(obj, name, /)",
            attributes::delattr,
            "Deletes the named attribute from the given object.",
        ),
        (
            "dir",
            "\n(object=<unrepresentable>, /)",
            attributes::dir,
            "dir([object]) -> list of strings",
        ),
        (
            "divmod",
            "(x, y, /)",
            numbers::divmod,
            "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.",
        ),
        (
            "eval",
            "(source, /, globals=None, locals=None)",
            code::eval,
            "Evaluate the given source in the context of globals and locals.",
        ),
        (
            "exec",
            "(source, /, globals=None, locals=None, *, closure=None)",
            code::exec,
            "Execute the given source in the context of globals and locals.",
        ),
        (
            "format",
            "(value, format_spec='', /)",
            text::format,
            "Return type(value).__format__(value, format_spec)",
        ),
        (
            "getattr",
            "\n(object, name, default=<unrepresentable>, /)",
            attributes::getattr,
            "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; getattr(x, 'y') is equivalent to x.y.",
        ),
        (
            "globals",
            "()",
            code::globals,
            "Return the dictionary containing the current scope's global variables.",
        ),
        (
            "hasattr",
            "(obj, name, /)",
            attributes::hasattr,
            "Return whether the object has an attribute with the given name.\n\nThis is done by calling getattr(obj, name) and catching AttributeError.",
        ),
        (
            "hash",
            "(obj, /)",
            numbers::hash,
            "Return the hash value for the given object.",
        ),
        (
            "hex",
            "(number, /)",
            numbers::hex,
            "Return the hexadecimal representation of an integer.",
        ),
        (
            "id",
            "(obj, /)",
            attributes::id,
            "Return the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing objects.\n(CPython uses the object's memory address.)",
        ),
        (
            "input",
            "(prompt='', /)",
            audited!(text::input, "builtins.input", Value(0)),
            "Read a string from standard input.  The trailing newline is stripped.",
        ),
        (
            "isinstance",
            "(obj, class_or_tuple, /)",
            classes::isinstance,
            "Return whether an object is an instance of a class or of a subclass thereof.",
        ),
        (
            "issubclass",
            "(cls, class_or_tuple, /)",
            classes::issubclass,
            "Return whether 'cls' is derived from another class or is the same class.",
        ),
        (
            "iter",
            "\n(object, sentinel=<unrepresentable>, /)",
            iteration::iter,
            "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nGet an iterator from an object.",
        ),
        (
            "len",
            "(obj, /)",
            iteration::len,
            "Return the number of items in a container.",
        ),
        (
            "locals",
            "()",
            code::locals,
            "Return a dictionary containing the current scope's local variables.",
        ),
        (
            "max",
            "(*args, **kwargs)\nrest",
            order::max,
            "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value",
        ),
        (
            "min",
            "(*args, **kwargs)\nrest",
            order::min,
            "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value",
        ),
        (
            "next",
            "\n(iterator, default=<unrepresentable>, /)",
            iteration::next,
            "next(iterator[, default])\n\nReturn the next item from the iterator.",
        ),
        (
            "oct",
            "(number, /)",
            numbers::oct,
            "Return the octal representation of an integer.",
        ),
        (
            "ord",
            "(c, /)",
            numbers::ord,
            "Return the Unicode code point for a one-character string.",
        ),
        (
            "pow",
            "(base, exp, mod=None)",
            numbers::pow,
            "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.",
        ),
        (
            "print",
            "(*args, sep=' ', end='\\n', file=None, flush=False)",
            text::print,
            "Prints the values to a stream, or to sys.stdout by default.\n\n  sep\n    string inserted between values, default a space.\n  end\n    string appended after the last value, default a newline.\n  file\n    a file-like object (stream); defaults to the current sys.stdout.\n  flush\n    whether to forcibly flush the stream.",
        ),
        (
            "repr",
            "(obj, /)",
            text::repr,
            "Return the canonical string representation of the object.",
        ),
        (
            "round",
            "(number, ndigits=None)",
            numbers::round,
            "Round a number to a given precision in decimal digits.",
        ),
        (
            "setattr",
            "(obj, name, value, /)",
            attributes::setattr,
            "Sets the named attribute on the given object to the specified value.",
        ),
        (
            "sorted",
            "(iterable, /, *, key=None, reverse=False)\ncounted (iterable, /, **kwargs)",
            order::sorted,
            "Return a new list containing all items from the iterable in ascending order.",
        ),
        (
            "sum",
            "(iterable, /, start=0)",
            iteration::sum,
            "Return the sum of a 'start' value (default: 0) plus an iterable of numbers",
        ),
        (
            "vars",
            "\n(object=<unrepresentable>, /)",
            attributes::vars,
            "vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__.",
        ),
    ],
    init,
    ..ModuleSpec::named("builtins")
};

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    vm.register(&iteration::ANEXT_AWAITABLE)?;
    for (name, value) in [
        ("None", Value::NONE),
        ("Ellipsis", Value::ELLIPSIS),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("True", Value::TRUE),
        ("False", Value::FALSE),
        ("__debug__", Value::TRUE),
    ] {
        vm.module_set(module, name, value);
    }
    let types = vm.types();
    let named = [
        ("object", &types.object),
        ("type", &types.r#type),
        ("int", &types.int),
        ("bool", &types.bool),
        ("float", &types.float),
        ("complex", &types.complex),
        ("str", &types.str),
        ("bytes", &types.bytes),
        ("bytearray", &types.bytearray),
        ("list", &types.list),
        ("tuple", &types.tuple),
        ("dict", &types.dict),
        ("set", &types.set),
        ("frozenset", &types.frozenset),
        ("range", &types.range),
        ("slice", &types.slice),
        ("property", &types.property),
        ("staticmethod", &types.staticmethod),
        ("classmethod", &types.classmethod),
        ("super", &types.super_),
    ];
    let named: Vec<(&str, Value)> = named
        .into_iter()
        .chain(vm.exceptions().all())
        .map(|(name, class)| (name, class.value().clone()))
        .collect();
    for (name, class) in named {
        vm.module_set(module, name, class);
    }
    let os_error = vm.exceptions().OSError.value().clone();
    vm.module_set(module, "EnvironmentError", os_error.clone());
    vm.module_set(module, "IOError", os_error);
    Ok(())
}
