//! What a builtin type's own dict shows, where that does not follow from its spec.
//!
//! In CPython the dict of a type written in C shows how the C structure was filled: a type that names
//! `PyObject_GenericGetAttr` has a `__getattribute__` of its own, an attribute may be a *member* (a place in the
//! object) or computed by a *getset* function, and a static type's module is part of its name. Programs see that in
//! `vars(type)`, `type(vars(type)[name])` and `help`. Here these are tables; everything else comes from the specs.
//! `tests/compatibility/attributes` compares the result with CPython.

/// Types that show special methods again which they inherit.
const SHOWN_AGAIN: &[(&[&str], &[&str])] = &[
    (
        &["__getattribute__"],
        &[
            "BaseException",
            "KeyWrapper",
            "_deque_iterator",
            "_deque_reverse_iterator",
            "_grouper",
            "_tee_dataobject",
            "accumulate",
            "attrgetter",
            "batched",
            "bytearray",
            "bytes",
            "chain",
            "combinations",
            "combinations_with_replacement",
            "complex",
            "compress",
            "count",
            "cycle",
            "defaultdict",
            "deque",
            "dict",
            "dropwhile",
            "enumerate",
            "filter",
            "filterfalse",
            "groupby",
            "int",
            "islice",
            "itemgetter",
            "list",
            "map",
            "memoryview",
            "methodcaller",
            "pairwise",
            "permutations",
            "product",
            "property",
            "range",
            "repeat",
            "reversed",
            "set",
            "slice",
            "starmap",
            "takewhile",
            "tuple",
            "zip",
            "zip_longest",
            "Union",
        ],
    ),
    (
        &["__getattribute__", "__setattr__", "__delattr__"],
        &["partial"],
    ),
    (&["__str__"], &["AttributeError", "NameError"]),
    (
        &["__iter__", "__setitem__", "__delitem__"],
        &["OrderedDict"],
    ),
];

/// Attributes that are members: `member_descriptor`s.
const MEMBERS: &[(&str, &[&str])] = &[
    ("AttributeError", &["name", "obj"]),
    ("BaseException", &["__suppress_context__"]),
    ("BaseExceptionGroup", &["exceptions", "message"]),
    ("GenericAlias", &["__args__", "__origin__", "__unpacked__"]),
    ("ImportError", &["msg", "name", "name_from", "path"]),
    ("KeyWrapper", &["obj"]),
    ("NameError", &["name"]),
    ("OSError", &["errno", "filename", "filename2", "strerror"]),
    (
        "ParamSpec",
        &[
            "__bound__",
            "__contravariant__",
            "__covariant__",
            "__infer_variance__",
            "__name__",
        ],
    ),
    ("ParamSpecArgs", &["__origin__"]),
    ("ParamSpecKwargs", &["__origin__"]),
    ("ReferenceType", &["__callback__"]),
    ("SimpleNamespace", &["__dict__"]),
    ("StopIteration", &["value"]),
    (
        "SyntaxError",
        &[
            "_metadata",
            "end_lineno",
            "end_offset",
            "filename",
            "lineno",
            "msg",
            "offset",
            "print_file_and_line",
            "text",
        ],
    ),
    ("SystemExit", &["code"]),
    ("TypeAliasType", &["__name__"]),
    (
        "TypeVar",
        &[
            "__contravariant__",
            "__covariant__",
            "__infer_variance__",
            "__name__",
        ],
    ),
    ("TypeVarTuple", &["__name__"]),
    (
        "UnicodeDecodeError",
        &["encoding", "end", "object", "reason", "start"],
    ),
    (
        "UnicodeEncodeError",
        &["encoding", "end", "object", "reason", "start"],
    ),
    (
        "UnicodeTranslateError",
        &["encoding", "end", "object", "reason", "start"],
    ),
    ("Union", &["__args__"]),
    ("_tuplegetter", &["__doc__"]),
    ("async_generator", &["ag_running"]),
    ("builtin_function_or_method", &["__module__"]),
    ("classmethod", &["__func__", "__wrapped__"]),
    ("classmethod_descriptor", &["__name__", "__objclass__"]),
    (
        "code",
        &[
            "co_argcount",
            "co_consts",
            "co_exceptiontable",
            "co_filename",
            "co_firstlineno",
            "co_flags",
            "co_kwonlyargcount",
            "co_linetable",
            "co_name",
            "co_names",
            "co_nlocals",
            "co_posonlyargcount",
            "co_qualname",
            "co_stacksize",
        ],
    ),
    ("complex", &["imag", "real"]),
    ("coroutine", &["cr_origin"]),
    ("defaultdict", &["default_factory"]),
    ("frame", &["f_trace_lines"]),
    (
        "function",
        &[
            "__builtins__",
            "__closure__",
            "__doc__",
            "__globals__",
            "__module__",
        ],
    ),
    ("getset_descriptor", &["__name__", "__objclass__"]),
    ("member_descriptor", &["__name__", "__objclass__"]),
    ("method", &["__func__", "__self__"]),
    ("method-wrapper", &["__self__"]),
    ("method_descriptor", &["__name__", "__objclass__"]),
    ("module", &["__dict__"]),
    ("partial", &["args", "func", "keywords"]),
    ("property", &["__doc__", "fdel", "fget", "fset"]),
    ("range", &["start", "step", "stop"]),
    ("slice", &["start", "step", "stop"]),
    ("staticmethod", &["__func__", "__wrapped__"]),
    ("super", &["__self__", "__self_class__", "__thisclass__"]),
    ("traceback", &["tb_frame", "tb_lasti"]),
    (
        "type",
        &[
            "__base__",
            "__basicsize__",
            "__dictoffset__",
            "__flags__",
            "__itemsize__",
            "__weakrefoffset__",
        ],
    ),
    ("wrapper_descriptor", &["__name__", "__objclass__"]),
];

/// Types of other modules than `builtins` that CPython defines statically: the module is not in their dicts.
const STATIC: &[&str] = &[
    "types.GenericAlias",
    "types.SimpleNamespace",
    "collections.OrderedDict",
    "sys.flags",
    "sys.float_info",
    "sys.hash_info",
    "sys.int_info",
    "sys.thread_info",
    "sys.version_info",
    "weakref.CallableProxyType",
    "weakref.ProxyType",
    "weakref.ReferenceType",
    "typing.Union",
    // Whose dict has an attribute of the instances there.
    "typing.TypeAliasType",
];

/// What a type has but does not show: it behaves as what it inherits.
const HIDDEN: &[(&str, &[&str])] = &[
    ("ParamSpec", &["__dict__"]),
    ("TypeVar", &["__dict__"]),
    ("TypeVarTuple", &["__dict__"]),
    ("defaultdict", &["__getitem__"]),
    ("flags", &["__new__"]),
    ("version_info", &["__new__"]),
];

/// The names that type `name` has but does not show.
pub fn hidden(name: &str) -> &'static [&'static str] {
    let found = HIDDEN.iter().find(|(class, _)| *class == name);
    found.map_or(&[], |(_, names)| *names)
}

/// Methods that a type has as slot wrappers though no slot of ours stands behind them.
pub fn is_wrapper(name: &str) -> bool {
    matches!(
        name,
        "__divmod__" | "__rdivmod__" | "__buffer__" | "__release_buffer__" | "__get__"
    )
}

/// The inherited special methods that type `name` shows again.
pub fn shown_again(name: &str) -> impl Iterator<Item = &'static str> {
    SHOWN_AGAIN
        .iter()
        .filter(move |(_, types)| types.contains(&name))
        .flat_map(|(methods, _)| methods.iter().copied())
}

/// The attributes of type `name` that are members.
pub fn members(name: &str) -> &'static [&'static str] {
    let found = MEMBERS.iter().find(|(class, _)| *class == name);
    found.map_or(&[], |(_, members)| *members)
}

/// Whether the dict of a type does not say its module.
pub fn is_static(module: &str, name: &str) -> bool {
    module == "builtins"
        || STATIC.iter().any(|known| {
            let (in_module, known) = known.split_once('.').unwrap_or(("", known));
            in_module == module && known == name
        })
}
