"""The classes of abstract syntax trees, after CPython's Parser/Python.asdl.

`compile(..., PyCF_ONLY_AST)` makes instances of them; the module `ast` has the tools.
"""

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8000 | PyCF_ONLY_AST

_NODES = """
mod
    Module(stmt* body, type_ignore* type_ignores)
    Interactive(stmt* body)
    Expression(expr body)
    FunctionType(expr* argtypes, expr returns)
stmt @ lineno col_offset end_lineno? end_col_offset?
    FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
    AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
    ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
    Return(expr? value)
    Delete(expr* targets)
    Assign(expr* targets, expr value, string? type_comment)
    TypeAlias(expr name, type_param* type_params, expr value)
    AugAssign(expr target, operator op, expr value)
    AnnAssign(expr target, expr annotation, expr? value, int simple)
    For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    While(expr test, stmt* body, stmt* orelse)
    If(expr test, stmt* body, stmt* orelse)
    With(withitem* items, stmt* body, string? type_comment)
    AsyncWith(withitem* items, stmt* body, string? type_comment)
    Match(expr subject, match_case* cases)
    Raise(expr? exc, expr? cause)
    Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    Assert(expr test, expr? msg)
    Import(alias* names)
    ImportFrom(identifier? module, alias* names, int? level)
    Global(identifier* names)
    Nonlocal(identifier* names)
    Expr(expr value)
    Pass
    Break
    Continue
expr @ lineno col_offset end_lineno? end_col_offset?
    BoolOp(boolop op, expr* values)
    NamedExpr(expr target, expr value)
    BinOp(expr left, operator op, expr right)
    UnaryOp(unaryop op, expr operand)
    Lambda(arguments args, expr body)
    IfExp(expr test, expr body, expr orelse)
    Dict(expr?* keys, expr* values)
    Set(expr* elts)
    ListComp(expr elt, comprehension* generators)
    SetComp(expr elt, comprehension* generators)
    DictComp(expr key, expr value, comprehension* generators)
    GeneratorExp(expr elt, comprehension* generators)
    Await(expr value)
    Yield(expr? value)
    YieldFrom(expr value)
    Compare(expr left, cmpop* ops, expr* comparators)
    Call(expr func, expr* args, keyword* keywords)
    FormattedValue(expr value, int conversion, expr? format_spec)
    Interpolation(expr value, constant str, int conversion, expr? format_spec)
    JoinedStr(expr* values)
    TemplateStr(expr* values)
    Constant(constant value, string? kind)
    Attribute(expr value, identifier attr, expr_context ctx)
    Subscript(expr value, expr slice, expr_context ctx)
    Starred(expr value, expr_context ctx)
    Name(identifier id, expr_context ctx)
    List(expr* elts, expr_context ctx)
    Tuple(expr* elts, expr_context ctx)
    Slice(expr? lower, expr? upper, expr? step)
expr_context
    Load
    Store
    Del
boolop
    And
    Or
operator
    Add
    Sub
    Mult
    MatMult
    Div
    Mod
    Pow
    LShift
    RShift
    BitOr
    BitXor
    BitAnd
    FloorDiv
unaryop
    Invert
    Not
    UAdd
    USub
cmpop
    Eq
    NotEq
    Lt
    LtE
    Gt
    GtE
    Is
    IsNot
    In
    NotIn
comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler @ lineno col_offset end_lineno? end_col_offset?
    ExceptHandler(expr? type, identifier? name, stmt* body)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
arg(identifier arg, expr? annotation, string? type_comment) @ lineno col_offset end_lineno? end_col_offset?
keyword(identifier? arg, expr value) @ lineno col_offset end_lineno? end_col_offset?
alias(identifier name, identifier? asname) @ lineno col_offset end_lineno? end_col_offset?
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
pattern @ lineno col_offset end_lineno end_col_offset
    MatchValue(expr value)
    MatchSingleton(constant value)
    MatchSequence(pattern* patterns)
    MatchMapping(expr* keys, pattern* patterns, identifier? rest)
    MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
    MatchStar(identifier? name)
    MatchAs(pattern? pattern, identifier? name)
    MatchOr(pattern* patterns)
type_ignore
    TypeIgnore(int lineno, string tag)
type_param @ lineno col_offset end_lineno end_col_offset
    TypeVar(identifier name, expr? bound, expr? default_value)
    ParamSpec(identifier name, expr? default_value)
    TypeVarTuple(identifier name, expr? default_value)
"""


class AST:
    __module__ = "ast"
    _fields = ()
    _attributes = ()
    __match_args__ = ()
    _field_types = {}
    _kinds = {}

    def __init__(self, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(args) > len(fields):
            count = len(fields)
            plural = "" if count == 1 else "s"
            raise TypeError(f"{cls.__name__} constructor takes at most {count} positional argument{plural}")
        for name, value in zip(fields, args):
            setattr(self, name, value)
        missing = list(fields[len(args):])
        for name, value in kwargs.items():
            if name in fields:
                if name not in missing:
                    raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
                missing.remove(name)
            elif name not in cls._attributes:
                _warn(f"{cls.__name__}.__init__ got an unexpected keyword argument {name!r}. "
                      "Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.")
            setattr(self, name, value)
        kinds = cls._kinds
        for name in missing:
            kind = kinds.get(name)
            if kind == "*":
                setattr(self, name, [])
            elif kind == "ctx":
                setattr(self, name, Load())
            elif kind == "":
                _warn(f"{cls.__name__}.__init__ missing 1 required positional argument: {name!r}. "
                      "This will become an error in Python 3.15.")

    def __reduce__(self):
        return (_rebuild, (type(self), dict(self.__dict__)))

    def __replace__(self, **changes):
        cls = type(self)
        known = set(cls._fields) | set(cls._attributes)
        for name in changes:
            if name not in known:
                raise TypeError(f"{cls.__name__}.__replace__ got an unexpected keyword argument {name!r}.")
        state = dict(self.__dict__)
        state.update(changes)
        return _rebuild(cls, state)

    def __repr__(self):
        return _repr(self, 3)


def _warn(message):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=3)


def _rebuild(cls, state):
    node = cls.__new__(cls)
    node.__dict__.update(state)
    return node


def _repr(value, depth):
    if isinstance(value, AST):
        name = type(value).__name__
        if depth <= 0 and value._fields:
            return name + "(...)"
        parts = []
        for field in value._fields:
            try:
                parts.append(f"{field}={_repr(getattr(value, field), depth - 1)}")
            except AttributeError:
                pass
        return f"{name}({', '.join(parts)})"
    if isinstance(value, (list, tuple)):
        if len(value) > 2:
            shown = [_repr(value[0], depth), "...", _repr(value[-1], depth)]
        else:
            shown = [_repr(item, depth) for item in value]
        text = ", ".join(shown)
        return f"[{text}]" if isinstance(value, list) else f"({text})"
    return repr(value)


def _make():
    types = {"identifier": str, "string": str, "int": int, "constant": object}
    pending = []
    base = None
    base_attributes = ()
    base_optional = ()
    for line in _NODES.strip().splitlines():
        nested = line.startswith(" ")
        line = line.strip()
        line, _, attributes = line.partition(" @ ")
        name, _, fields = line.partition("(")
        fields = [field.split() for field in fields.rstrip(")").split(", ")] if fields else []
        names = tuple(field[1] for field in fields)
        namespace = {"__module__": "ast", "_fields": names, "__match_args__": names, "__doc__": line}
        if not nested or attributes:
            own = attributes.split()
            own_names = tuple(item.rstrip("?") for item in own)
            namespace["_attributes"] = own_names
            for item in own:
                if item.endswith("?"):
                    namespace[item[:-1]] = None
        kinds = {}
        for kind, field in fields:
            if kind.endswith("*"):
                kinds[field] = "*"
            elif kind.endswith("?"):
                kinds[field] = "?"
                namespace[field] = None
            elif kind == "expr_context":
                kinds[field] = "ctx"
            else:
                kinds[field] = ""
        namespace["_kinds"] = kinds
        cls = type(name, (base if nested else AST,), namespace)
        if not nested:
            base = cls
        types[name] = cls
        globals()[name] = cls
        pending.append((cls, fields))
    for cls, fields in pending:
        table = {}
        for kind, field in fields:
            plain = types[kind.rstrip("?*")]
            if kind.endswith("*"):
                table[field] = list[plain]
            elif kind.endswith("?"):
                table[field] = plain | None
            else:
                table[field] = plain
        cls._field_types = cls.__annotations__ = table


_make()
del _make
