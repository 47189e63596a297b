# A small expression interpreter with match.
from dataclasses import dataclass
@dataclass(frozen=True)
class Num: value: float
@dataclass(frozen=True)
class Var: name: str
@dataclass(frozen=True)
class Bin: op: str; left: object; right: object
@dataclass(frozen=True)
class Let: name: str; value: object; body: object
@dataclass(frozen=True)
class Call: f: str; args: tuple
def evaluate(e, env):
    match e:
        case Num(v): return v
        case Var(n) if n in env: return env[n]
        case Var(n): raise NameError(f"unbound {n}")
        case Bin("+", l, r): return evaluate(l, env) + evaluate(r, env)
        case Bin("*", l, r): return evaluate(l, env) * evaluate(r, env)
        case Bin("-" | "/" as op, l, r):
            a, b = evaluate(l, env), evaluate(r, env)
            return a - b if op == "-" else a / b
        case Let(n, v, body): return evaluate(body, {**env, n: evaluate(v, env)})
        case Call("max", args): return max(evaluate(a, env) for a in args)
        case Call(f, [one]): return {"neg": lambda v: -v}[f](evaluate(one, env))
        case _: raise TypeError(f"cannot evaluate {e}")
def simplify(e):
    match e:
        case Bin(op, l, r):
            match Bin(op, simplify(l), simplify(r)):
                case Bin("+", Num(0), x) | Bin("+", x, Num(0)) | Bin("*", Num(1), x) | Bin("*", x, Num(1)): return x
                case Bin("*", Num(0), _) | Bin("*", _, Num(0)): return Num(0)
                case Bin("+", Num(a), Num(b)): return Num(a + b)
                case Bin("-", x, y) if x == y: return Num(0)
                case other: return other
        case _: return e
def show(e):
    match e:
        case Num(v): return str(v)
        case Var(n): return n
        case Bin(op, l, r): return f"({show(l)} {op} {show(r)})"
        case Let(n, v, b): return f"let {n} = {show(v)} in {show(b)}"
        case Call(f, args): return f"{f}({', '.join(map(show, args))})"
x, y = Var("x"), Var("y")
programs = [Bin("+", Num(1), Bin("*", Num(2), Num(3))), Let("x", Num(5), Bin("-", x, Num(2))), Bin("+", Bin("*", x, Num(1)), Num(0)), Bin("*", Num(0), y), Call("max", (Num(1), x, Num(3))), Call("neg", (Num(4),)), Bin("/", Num(1), Num(0)), Bin("-", y, y), Call("nope", (x, x)), "text"]
for p in programs:
    try: print(show(p), "=>", evaluate(p, {"x": 2}), "|", show(simplify(p)))
    except Exception as e: print(show(p), "=>", type(e).__name__, e)
