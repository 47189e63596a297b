//! Exceptions: the layout and the class hierarchy.

pub mod base;
pub mod fields;
pub mod group;

use super::GilCell;
use super::header::{Kind, Object, Payload, Visitor};
use super::spec::TypeSpec;
use super::types::{Class, Constructor, Type, flags};
use super::value::Value;
use crate::vm::{Raised, Vm};
use std::cell::Cell;
use std::sync::LazyLock;

/// Payload of every exception.
pub struct Exception {
    /// Tuple.
    pub args: GilCell<Value>,
    pub cause: GilCell<Option<Value>>,
    pub context: GilCell<Option<Value>>,
    pub traceback: GilCell<Option<Value>>,
    pub suppress_context: Cell<bool>,
    /// Attributes of particular classes by number (StopIteration.value, OSError.errno…): see `fields.rs`.
    pub fields: GilCell<Vec<Option<Value>>>,
}

impl Payload for Exception {
    const KIND: Kind = Kind::Exception;
    const GC: bool = true;

    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(self.args.get(vm));
        for part in [&self.cause, &self.context, &self.traceback] {
            part.get(vm).iter().for_each(&mut *visit);
        }
        self.fields.get(vm).iter().flatten().for_each(visit);
    }

    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        for part in [&self.cause, &self.context, &self.traceback] {
            out.extend(part.replace(vm, None));
        }
        out.extend(self.fields.replace(vm, Vec::new()).into_iter().flatten());
    }
}

impl Exception {
    pub fn new(args: Value) -> Exception {
        Exception {
            args: GilCell::new(args),
            cause: GilCell::new(None),
            context: GilCell::new(None),
            traceback: GilCell::new(None),
            suppress_context: Cell::new(false),
            fields: GilCell::new(Vec::new()),
        }
    }
}

macro_rules! hierarchy {
    ($($class:ident: $base:ident,)*) => {
        /// The exception classes, one field each.
        #[allow(non_snake_case)]
        pub struct ExceptionTypes { pub BaseException: Class, $(pub $class: Class,)* }

        /// `(class, base)` in an order in which bases come first; BaseException's base is object.
        pub const HIERARCHY: &[(&str, &str)] = &[("BaseException", "object"), $((stringify!($class), stringify!($base)),)*];

        impl ExceptionTypes {
            /// Asks `make` for each class, in the order of [`HIERARCHY`].
            pub fn build(mut make: impl FnMut(&'static str) -> Class) -> ExceptionTypes {
                ExceptionTypes { BaseException: make("BaseException"), $($class: make(stringify!($class)),)* }
            }
            /// All of them with their names.
            pub fn all(&self) -> Vec<(&'static str, &Class)> {
                vec![("BaseException", &self.BaseException), $((stringify!($class), &self.$class),)*]
            }
        }
    };
}

hierarchy! {
    Exception: BaseException,
    BaseExceptionGroup: BaseException,
    ExceptionGroup: BaseExceptionGroup,
    GeneratorExit: BaseException,
    KeyboardInterrupt: BaseException,
    SystemExit: BaseException,
    ArithmeticError: Exception,
    FloatingPointError: ArithmeticError,
    OverflowError: ArithmeticError,
    ZeroDivisionError: ArithmeticError,
    AssertionError: Exception,
    AttributeError: Exception,
    BufferError: Exception,
    EOFError: Exception,
    ImportError: Exception,
    ModuleNotFoundError: ImportError,
    LookupError: Exception,
    IndexError: LookupError,
    KeyError: LookupError,
    MemoryError: Exception,
    NameError: Exception,
    UnboundLocalError: NameError,
    OSError: Exception,
    BlockingIOError: OSError,
    ChildProcessError: OSError,
    ConnectionError: OSError,
    BrokenPipeError: ConnectionError,
    ConnectionAbortedError: ConnectionError,
    ConnectionRefusedError: ConnectionError,
    ConnectionResetError: ConnectionError,
    FileExistsError: OSError,
    FileNotFoundError: OSError,
    InterruptedError: OSError,
    IsADirectoryError: OSError,
    NotADirectoryError: OSError,
    PermissionError: OSError,
    ProcessLookupError: OSError,
    TimeoutError: OSError,
    ReferenceError: Exception,
    RuntimeError: Exception,
    NotImplementedError: RuntimeError,
    PythonFinalizationError: RuntimeError,
    RecursionError: RuntimeError,
    StopAsyncIteration: Exception,
    StopIteration: Exception,
    SyntaxError: Exception,
    IndentationError: SyntaxError,
    TabError: IndentationError,
    _IncompleteInputError: SyntaxError,
    SystemError: Exception,
    TypeError: Exception,
    ValueError: Exception,
    UnicodeError: ValueError,
    UnicodeDecodeError: UnicodeError,
    UnicodeEncodeError: UnicodeError,
    UnicodeTranslateError: UnicodeError,
    Warning: Exception,
    BytesWarning: Warning,
    DeprecationWarning: Warning,
    EncodingWarning: Warning,
    FutureWarning: Warning,
    ImportWarning: Warning,
    PendingDeprecationWarning: Warning,
    ResourceWarning: Warning,
    RuntimeWarning: Warning,
    SyntaxWarning: Warning,
    UnicodeWarning: Warning,
    UserWarning: Warning,
}

/// A new exception object: what `class(*args)` gives for builtin classes, without the ways round that a Python
/// subclass could take.
pub fn make(vm: &mut Vm, class: &Class, args: Vec<Value>) -> Value {
    let args = match args.len() {
        1 => vm.tuple_from_slice(&args),
        _ => vm.tuple(args),
    };
    let value = vm.alloc(class, Exception::new(args.clone()));
    let exceptions = vm.exceptions();
    // What these take besides their arguments are keywords.
    let takes_keywords = class.is(&*exceptions.AttributeError) || class.is(&*exceptions.NameError);
    if !takes_keywords
        && !is_plain(class.slots.init.get(vm))
        && let Some(Constructor::Native(code)) = class.slots.init.cloned(vm)
    {
        let items = super::tuple::items(&args);
        // A constructor that does not accept the arguments leaves the fields empty.
        let _ = vm.call_native_with(&code, &value, super::Args::positional_only(items));
    }
    value
}

/// Whether a constructor is the plain one of exceptions: it keeps the arguments, that is all.
pub(crate) fn is_plain(constructor: &Option<Constructor>) -> bool {
    matches!(constructor, Some(Constructor::Native(code)) if base::is_plain(code))
}

/// What `class(*args)` gives for an exception class whose constructors are the plain ones; `None`: they are not.
pub(crate) fn construct(vm: &Vm, class: &Object<Type>, args: &[Value]) -> Option<Value> {
    if !class.has(flags::EXCEPTION)
        || class.has(flags::ABSTRACT)
        || !is_plain(class.slots.init.get(vm))
    {
        return None;
    }
    begin(vm, class, args)
}

/// What `class.__new__(class, *args)` gives, if that is the plain one.
pub(crate) fn begin(vm: &Vm, class: &Object<Type>, args: &[Value]) -> Option<Value> {
    if !is_plain(class.slots.new.get(vm)) {
        return None;
    }
    let args = match args {
        [] => vm.types_empty_tuple(),
        _ => vm.tuple_from_slice(args),
    };
    Some(vm.alloc(class, Exception::new(args)))
}

/// `exception.__init__(*args)`, if `code` is the plain one; false: it is not.
pub(crate) fn initialise(
    vm: &mut Vm,
    code: &super::native::NativeCode,
    exception: &Value,
    args: &[Value],
) -> bool {
    let Some(exception) = exception.downcast::<Exception>() else {
        return false;
    };
    if !base::is_plain(code) {
        return false;
    }
    let args = match args {
        [] => vm.types_empty_tuple(),
        _ => vm.tuple_from_slice(args),
    };
    exception.args.set(vm, args);
    true
}

/// The OSError for an I/O error; the subclass follows from the `errno`.
pub fn os_error(vm: &mut Vm, error: &std::io::Error, filename: Option<&Value>) -> Raised {
    let class = vm.exceptions().OSError.value().clone();
    os_error_of(vm, &class, error, filename)
}

/// The same of a subclass of OSError.
pub fn os_error_of(
    vm: &mut Vm,
    class: &Value,
    error: &std::io::Error,
    filename: Option<&Value>,
) -> Raised {
    let number = error.raw_os_error().unwrap_or(0);
    let text = match error.raw_os_error() {
        Some(number) => strerror(number),
        None => error.to_string(),
    };
    let mut args = vec![vm.int(number as i64), vm.str(&text)];
    args.extend(filename.cloned());
    match vm.call(class, &args) {
        Ok(exception) => vm.raise_object(exception),
        Err(raised) => raised,
    }
}

/// The system's text for an `errno`, as CPython prints it.
pub fn strerror(number: i32) -> String {
    let text = std::io::Error::from_raw_os_error(number).to_string();
    match text.rfind(" (os error") {
        Some(at) => text[..at].to_string(),
        None => text,
    }
}

/// The exception behind a value that is known to be one.
pub fn expect(value: &Value) -> &Object<Exception> {
    value.downcast::<Exception>().expect("an exception")
}

/// The specs of the exception classes, in the order of [`HIERARCHY`].
pub fn specs() -> &'static [TypeSpec] {
    static SPECS: LazyLock<Vec<TypeSpec>> =
        LazyLock::new(|| HIERARCHY.iter().map(|(name, _)| describe(name)).collect());
    &SPECS
}

fn describe(name: &'static str) -> TypeSpec {
    if name == "BaseException" {
        return base::SPEC;
    }
    let mut spec = TypeSpec {
        flags: base::SPEC.flags,
        new: Some((
            "__new__",
            "($type, /, *args, **kwargs)\nrest",
            base::new,
            "",
        )),
        doc: doc_of(name),
        ..TypeSpec::of::<Exception>(name)
    };
    fields::furnish(name, &mut spec);
    if !spec.members.is_empty() {
        spec.flags |= super::types::flags::SOLID;
    }
    if spec.init.is_none() && matches!(name, "Exception") {
        spec.init = base::SPEC.init;
    }
    // Subclasses of these take over the constructor; all others have one of their own, which does the same.
    let inherits = INHERIT_CONSTRUCTOR.contains(&name) || shares_constructor(name);
    if !matches!(name, "OSError" | "BaseExceptionGroup") && inherits {
        spec.new = None;
    }
    spec
}

/// Classes that have no `__new__` in their dicts.
const INHERIT_CONSTRUCTOR: &[&str] = &[
    "AttributeError",
    "ImportError",
    "IndentationError",
    "KeyError",
    "ModuleNotFoundError",
    "NameError",
    "StopIteration",
    "SyntaxError",
    "SystemExit",
    "TabError",
    "UnboundLocalError",
    "_IncompleteInputError",
];

/// Whether a class derives from OSError or BaseExceptionGroup.
fn shares_constructor(name: &str) -> bool {
    let mut name = name;
    while let Some((_, base)) = HIERARCHY.iter().find(|(class, _)| *class == name) {
        if matches!(*base, "OSError" | "BaseExceptionGroup") {
            return true;
        }
        name = base;
    }
    false
}

fn doc_of(name: &str) -> &'static str {
    match name {
        "Exception" => "Common base class for all non-exit exceptions.",
        "TypeError" => "Inappropriate argument type.",
        "StopAsyncIteration" => "Signal the end from iterator.__anext__().",
        "StopIteration" => "Signal the end from iterator.__next__().",
        "GeneratorExit" => "Request that a generator exit.",
        "SystemExit" => "Request to exit from the interpreter.",
        "KeyboardInterrupt" => "Program interrupted by user.",
        "ImportError" => "Import can't find module, or can't find name in module.",
        "ModuleNotFoundError" => "Module not found.",
        "OSError" => "Base class for I/O related errors.",
        "EOFError" => "Read beyond end of file.",
        "RuntimeError" => "Unspecified run-time error.",
        "RecursionError" => "Recursion limit exceeded.",
        "NotImplementedError" => "Method or function hasn't been implemented yet.",
        "NameError" => "Name not found globally.",
        "UnboundLocalError" => "Local name referenced but not bound to a value.",
        "AttributeError" => "Attribute not found.",
        "SyntaxError" => "Invalid syntax.",
        "IndentationError" => "Improper indentation.",
        "TabError" => "Improper mixture of spaces and tabs.",
        "LookupError" => "Base class for lookup errors.",
        "IndexError" => "Sequence index out of range.",
        "KeyError" => "Mapping key not found.",
        "ValueError" => "Inappropriate argument value (of correct type).",
        "UnicodeError" => "Unicode related error.",
        "UnicodeEncodeError" => "Unicode encoding error.",
        "UnicodeDecodeError" => "Unicode decoding error.",
        "UnicodeTranslateError" => "Unicode translation error.",
        "AssertionError" => "Assertion failed.",
        "ArithmeticError" => "Base class for arithmetic errors.",
        "FloatingPointError" => "Floating-point operation failed.",
        "OverflowError" => "Result too large to be represented.",
        "ZeroDivisionError" => "Second argument to a division or modulo operation was zero.",
        "SystemError" => {
            "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version."
        }
        "ReferenceError" => "Weak ref proxy used after referent went away.",
        "MemoryError" => "Out of memory.",
        "BufferError" => "Buffer error.",
        "Warning" => "Base class for warning categories.",
        "UserWarning" => "Base class for warnings generated by user code.",
        "BlockingIOError" => "I/O operation would block.",
        "BrokenPipeError" => "Broken pipe.",
        "BytesWarning" => {
            "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str."
        }
        "ChildProcessError" => "Child process error.",
        "ConnectionAbortedError" => "Connection aborted.",
        "ConnectionError" => "Connection error.",
        "ConnectionRefusedError" => "Connection refused.",
        "ConnectionResetError" => "Connection reset.",
        "EncodingWarning" => "Base class for warnings about encodings.",
        "EnvironmentError" => "Base class for I/O related errors.",
        "FileExistsError" => "File already exists.",
        "FileNotFoundError" => "File not found.",
        "FutureWarning" => {
            "Base class for warnings about constructs that will change semantically\nin the future."
        }
        "IOError" => "Base class for I/O related errors.",
        "ImportWarning" => "Base class for warnings about probable mistakes in module imports",
        "InterruptedError" => "Interrupted by signal.",
        "IsADirectoryError" => "Operation doesn't work on directories.",
        "NotADirectoryError" => "Operation only works on directories.",
        "PendingDeprecationWarning" => {
            "Base class for warnings about features which will be deprecated\nin the future."
        }
        "PermissionError" => "Not enough permissions.",
        "ProcessLookupError" => "Process not found.",
        "PythonFinalizationError" => "Operation blocked during Python finalization.",
        "ResourceWarning" => "Base class for warnings about resource usage.",
        "RuntimeWarning" => "Base class for warnings about dubious runtime behavior.",
        "SyntaxWarning" => "Base class for warnings about dubious syntax.",
        "TimeoutError" => "Timeout expired.",
        "UnicodeWarning" => {
            "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems."
        }
        "_IncompleteInputError" => "incomplete input.",
        "DeprecationWarning" => "Base class for warnings about deprecated features.",
        _ => "",
    }
}

/// Runs when all exception classes exist.
pub fn finish(vm: &mut Vm) -> crate::vm::Result<()> {
    group::finish(vm)
}

/// An AttributeError that passes the place where the attribute was asked for learns what it was, unless it knows
/// already (`set_attribute_error_context` of Objects/object.c).
pub fn note_attribute(vm: &mut Vm, exception: &Value, name: &Value, object: &Value) {
    let class = vm.exceptions().AttributeError.clone();
    if !vm.class_of(exception).is_subclass(vm, &class) {
        return;
    }
    if let Some(found) = exception.downcast::<Exception>()
        && fields::get(vm, found, 0).is_none()
        && fields::get(vm, found, 1).is_none()
    {
        set_name_and_object(vm, exception, name, object);
    }
}

/// Sets `name` and `obj` of an AttributeError.
pub fn set_name_and_object(vm: &mut Vm, exception: &Value, name: &Value, object: &Value) {
    if let Some(exception) = exception.downcast::<Exception>() {
        fields::set(vm, exception, 0, Some(name.clone()));
        fields::set(vm, exception, 1, Some(object.clone()));
    }
}
