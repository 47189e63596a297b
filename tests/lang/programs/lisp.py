# A small Lisp: reader, environment, closures, tail calls by trampoline, macros-free.
import operator as op
def tokenize(s): return s.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
def read(toks):
    if not toks: raise SyntaxError("unexpected EOF")
    match toks.pop(0):
        case "(":
            out = []
            while toks and toks[0] != ")": out.append(read(toks))
            if not toks: raise SyntaxError("missing )")
            toks.pop(0); return out
        case ")": raise SyntaxError("unexpected )")
        case "'": return ["quote", read(toks)]
        case "#t": return True
        case "#f": return False
        case t:
            for conv in (int, float):
                try: return conv(t)
                except ValueError: pass
            return Sym(t)
class Sym(str): pass
class Env(dict):
    def __init__(self, params=(), args=(), outer=None):
        if len(params) != len(args): raise TypeError(f"expected {len(params)} arguments, got {len(args)}")
        super().__init__(zip(params, args)); self.outer = outer
    def find(self, k):
        e = self
        while e is not None:
            if k in e: return e
            e = e.outer
        raise NameError(f"unbound {k}")
class Lambda:
    def __init__(self, params, body, env): self.params, self.body, self.env = params, body, env
    def __call__(self, *a): return ev(self.body, Env(self.params, a, self.env))
G = Env(); G.update({"+": lambda *a: sum(a), "*": lambda *a: __import__("math").prod(a), "-": lambda a, *b: a - sum(b) if b else -a, "/": op.truediv, "<": op.lt, ">": op.gt, "=": op.eq, "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, b: [a] + b, "list": lambda *a: list(a), "null?": lambda l: l == [], "length": len, "map": lambda f, l: [f(x) for x in l], "not": op.not_})
def ev(x, env):
    while True:
        if isinstance(x, Sym): return env.find(x)[x]
        if not isinstance(x, list): return x
        match x:
            case ["quote", v]: return v
            case ["if", c, a, *b]: x = a if ev(c, env) is not False else (b[0] if b else None)
            case ["define", [name, *params], body]: env[name] = Lambda(params, body, env); return None
            case ["define", name, v]: env[name] = ev(v, env); return None
            case ["set!", name, v]: env.find(name)[name] = ev(v, env); return None
            case ["lambda", params, body]: return Lambda(params, body, env)
            case ["let", binds, body]: env = Env([b[0] for b in binds], [ev(b[1], env) for b in binds], env); x = body
            case ["begin", *es]:
                for e in es[:-1]: ev(e, env)
                x = es[-1]
            case [f, *args]:
                f = ev(f, env); args = [ev(a, env) for a in args]
                if isinstance(f, Lambda): x, env = f.body, Env(f.params, args, f.env)
                else: return f(*args)
            case []: raise SyntaxError("empty call")
def show(v): return "(" + " ".join(map(show, v)) + ")" if isinstance(v, list) else {True: "#t", False: "#f", None: ""}.get(v, str(v)) if isinstance(v, (bool, type(None))) else str(v)
for src in ["(+ 1 2 (* 3 4))", "(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))", "(fact 20)", "(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))", "(loop 20000 0)", "(define (compose f g) (lambda (x) (f (g x))))", "((compose fact (lambda (x) (+ x 1))) 4)", "(map (lambda (x) (* x x)) '(1 2 3))", "(let ((x 2) (y 3)) (* x y))", "(define (make) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))", "(define c (make))", "(list (c) (c) (c))", "'(a (b . c) #t)", "(car '())", "(undefined 1)", "(fact 1 2)", "(+ 1", ")", "(cons 1 (cdr '(2 3)))", "(if #f 1)", "(1 2)"]:
    try: print(f"{src} => {show(ev(read(tokenize(src)), G))}")
    except Exception as e: print(f"{src} !! {type(e).__name__}: {e}")
