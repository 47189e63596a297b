# Hindley-Milner for a toy language, whose programs are Python expressions read with ast: let is the walrus.
import ast
from dataclasses import dataclass, field
from string import ascii_lowercase


@dataclass(eq=False)
class Unknown:
    is_: object = None


@dataclass(frozen=True)
class Type:
    name: str
    args: tuple = ()


@dataclass
class Scheme:
    type: object
    free: set = field(default_factory=set)


INT, BOOL, STR = map(Type, ("int", "bool", "str"))


def arrow(*types):
    *args, result = types
    for arg in reversed(args):
        result = Type("->", (arg, result))
    return result


def find(t):
    while isinstance(t, Unknown) and t.is_ is not None:
        t = t.is_
    return t


def unknowns(t):
    t = find(t)
    return {t} if isinstance(t, Unknown) else set().union(*map(unknowns, t.args))


def show(t, names=None):
    names = {} if names is None else names
    t = find(t)
    if isinstance(t, Unknown):
        return names.setdefault(t, f"'{ascii_lowercase[len(names)]}")
    if t.name == "->":
        left, right = (show(arg, names) for arg in t.args)
        return f"({left}) -> {right}" if getattr(find(t.args[0]), "name", "") == "->" else f"{left} -> {right}"
    return f"{t.name}[{', '.join(show(arg, names) for arg in t.args)}]" if t.args else t.name


def unify(a, b):
    a, b = find(a), find(b)
    if a is b:
        return
    if isinstance(b, Unknown) and not isinstance(a, Unknown):
        a, b = b, a
    if isinstance(a, Unknown):
        if a in unknowns(b):
            names = {}
            raise TypeError(f"infinite type: {show(a, names)} = {show(b, names)}")
        a.is_ = b
    elif a.name != b.name or len(a.args) != len(b.args):
        names = {}
        raise TypeError(f"{show(a, names)} is not {show(b, names)}")
    else:
        for x, y in zip(a.args, b.args):
            unify(x, y)


def instance(scheme):
    new = {u: Unknown() for u in scheme.free}

    def copy(t):
        t = find(t)
        return new.get(t, t) if isinstance(t, Unknown) else Type(t.name, tuple(map(copy, t.args)))

    return copy(scheme.type)


def infer(node, env):
    match node:
        case ast.Constant(value=bool()): return BOOL
        case ast.Constant(value=int()): return INT
        case ast.Constant(value=str()): return STR
        case ast.Name(id=name):
            if name not in env:
                raise NameError(f"{name} is not defined")
            return instance(env[name])
        case ast.Lambda(args=ast.arguments(args=args), body=body):
            types = [Unknown() for _ in args]
            inner = env | {arg.arg: Scheme(t) for arg, t in zip(args, types)}
            return arrow(*types, infer(body, inner))
        case ast.Call(func=func, args=args):
            t = infer(func, env)
            for arg in args:
                result = Unknown()
                unify(t, arrow(infer(arg, env), result))
                t = result
            return t
        case ast.IfExp(test=test, body=body, orelse=other):
            unify(infer(test, env), BOOL)
            t = infer(body, env)
            unify(t, infer(other, env))
            return t
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult(), right=right):
            unify(infer(left, env), INT)
            unify(infer(right, env), INT)
            return INT
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
            unify(infer(left, env), infer(right, env))
            return BOOL
        case ast.List(elts=items):
            t = Unknown()
            for item in items:
                unify(t, infer(item, env))
            return Type("list", (t,))
        case ast.Tuple(elts=[ast.NamedExpr(target=ast.Name(id=name), value=value), *rest]) if rest:
            t = Unknown()
            unify(t, infer(value, env | {name: Scheme(t)}))
            outside = set().union(*(unknowns(s.type) - s.free for s in env.values()))
            return infer(ast.Tuple(elts=rest), env | {name: Scheme(t, unknowns(t) - outside)})
        case ast.Tuple(elts=[only]): return infer(only, env)
        case ast.Tuple(elts=items): return Type("tuple", tuple(infer(item, env) for item in items))
    raise SyntaxError(f"no rule for {type(node).__name__}")


a, b = Unknown(), Unknown()
LIST = Type("list", (a,))
ENV = {
    "nil": Scheme(LIST, {a}), "cons": Scheme(arrow(a, LIST, LIST), {a}), "head": Scheme(arrow(LIST, a), {a}),
    "tail": Scheme(arrow(LIST, LIST), {a}), "empty": Scheme(arrow(LIST, BOOL), {a}), "size": Scheme(arrow(STR, INT)),
}
for text in (
    "lambda x: x", "lambda f, g, x: f(g(x))", "lambda f, x: f(f(x))", "lambda x, y: x", "[1, 2, 3]", "[]", "lambda f, x, y: f(y, x)",
    "(i := lambda x: x, i(i)(size)(i('a')))", "(i := lambda x: x, [i(1)], i(True), i('s'))", "lambda i: (i(1), i(2))",
    "(map := lambda f, l: nil if empty(l) else cons(f(head(l)), map(f, tail(l))), map)",
    "(map := lambda f, l: nil if empty(l) else cons(f(head(l)), map(f, tail(l))), map(size, ['a', 'bc']))",
    "(fold := lambda f, z, l: z if empty(l) else f(head(l), fold(f, z, tail(l))), fold)",
    "(fact := lambda n: 1 if n == 0 else n * fact(n - 1), fact)", "lambda x: (y := x, y)", "lambda p: [p, lambda x: x]",
    "lambda x: x(x)", "1 + 'a'", "[1, True]", "lambda i: (i(1), i('a'))", "1 if 2 else 3", "size(size)", "unknown(1)", "{1: 2}", "cons(1, 2)",
):
    try:
        print(f"{text}\n    : {show(infer(ast.parse(text, mode='eval').body, ENV))}")
    except (TypeError, NameError, SyntaxError) as error:
        print(f"{text}\n    ! {type(error).__name__}: {error}")
