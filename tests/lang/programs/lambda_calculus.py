# The lambda calculus: parsing, substitution without capture, normal and applicative order, Church numerals.
import re
from dataclasses import dataclass
from itertools import count


@dataclass(frozen=True)
class Var:
    name: str

    def __str__(self):
        return self.name

@dataclass(frozen=True)
class Lam:
    name: str
    body: "Var | Lam | App"

    def __str__(self):
        names, body = [self.name], self.body
        while isinstance(body, Lam):
            names.append(body.name)
            body = body.body
        return f"λ{' '.join(names)}.{body}"

@dataclass(frozen=True)
class App:
    function: object
    argument: object

    def __str__(self):
        left = f"({self.function})" if isinstance(self.function, Lam) else f"{self.function}"
        return f"{left} {self.argument}" if isinstance(self.argument, Var) else f"{left} ({self.argument})"


def parse(text, names={}):
    tokens = re.findall(r"\w+|[^\s\w]", text)

    def atom():
        token = tokens.pop(0)
        if token == "(":
            inner = term()
            if not tokens or tokens.pop(0) != ")":
                raise SyntaxError(f"missing ) in {text!r}")
            return inner
        if not token.isidentifier():
            if token.isdigit():
                return church(int(token))
            raise SyntaxError(f"unexpected {token!r} in {text!r}")
        return names.get(token) or Var(token)

    def term():
        if tokens[:1] == ["\\"]:
            tokens.pop(0)
            bound = []
            while tokens and tokens[0] != ".":
                bound.append(tokens.pop(0))
            tokens.pop(0)
            body = term()
            for name in reversed(bound):
                body = Lam(name, body)
            return body
        result = atom()
        while tokens and tokens[0] != ")":
            result = App(result, term() if tokens[0] == "\\" else atom())
        return result

    return term()


def free(term):
    match term:
        case Var(name): return {name}
        case Lam(name, body): return free(body) - {name}
        case App(f, x): return free(f) | free(x)


def substitute(term, name, value):
    match term:
        case Var(n): return value if n == name else term
        case App(f, x): return App(substitute(f, name, value), substitute(x, name, value))
        case Lam(n, _) if n == name: return term
        case Lam(n, body):
            if n in (taken := free(value)):
                new = next(m for k in count(1) if (m := f"{n}{k}") not in taken | free(body))
                n, body = new, substitute(body, n, Var(new))
            return Lam(n, substitute(body, name, value))


def normal(term):
    """One step, the leftmost outermost; None at a normal form."""
    match term:
        case App(Lam(name, body), x): return substitute(body, name, x)
        case App(f, x):
            if (step := normal(f)) is not None:
                return App(step, x)
            return None if (step := normal(x)) is None else App(f, step)
        case Lam(name, body): return None if (step := normal(body)) is None else Lam(name, step)


def applicative(term):
    match term:
        case App(f, x):
            if (step := applicative(f)) is not None:
                return App(step, x)
            if (step := applicative(x)) is not None:
                return App(f, step)
            return substitute(f.body, f.name, x) if isinstance(f, Lam) else None
        case Lam(name, body): return None if (step := applicative(body)) is None else Lam(name, step)


def reduce(term, how=normal, limit=1000):
    for steps in range(limit):
        if (after := how(term)) is None:
            return term, steps
        term = after
    return None, limit


def church(number):
    body = Var("x")
    for _ in range(number):
        body = App(Var("f"), body)
    return Lam("f", Lam("x", body))


def numeral(term):
    match term:
        case Lam(f, Lam(x, body)):
            number = 0
            while body != Var(x):
                if not isinstance(body, App) or body.function != Var(f):
                    return None
                number, body = number + 1, body.argument
            return number


names = {}
for line in r"""true=\t f.t;false=\t f.f;succ=\n f x.f (n f x);add=\m n f x.m f (n f x);mul=\m n f.m (n f);pow=\m n.n m
pair=\a b s.s a b;fst=\p.p true;snd=\p.p false;iszero=\n.n (\x.false) true;pred=\n.fst (n (\p.pair (snd p) (succ (snd p))) (pair 0 0))
Y=\f.(\x.f (x x)) (\x.f (x x));omega=(\x.x x) (\x.x x);fact=Y (\r n.iszero n 1 (mul n (r (pred n))))""".replace("\n", ";").split(";"):
    name, text = line.split("=")
    names[name] = parse(text, names)
for text in ("succ 2", "add 3 4", "mul 3 4", "pow 2 5", "pred 4", "fact 2", "iszero 0 1 2", "(\\x y.x) y", "(\\x.\\y.x y) (y z)",
             "snd (pair 1 5)", "true a omega", "\\x.(\\y.y) x", "f (\\x.x) y", "omega", "(\\y y1.x y y1) y1"):
    term = parse(text, names)
    result, steps = reduce(term)
    eager, eager_steps = reduce(term, applicative, 150)
    print(f"{text:20} -> {result} in {steps}; {'number ' + str(numeral(result)) if numeral(result) is not None else 'free ' + str(sorted(free(result or term)))};",
          "eager: no end" if eager is None else f"eager: {eager_steps} {'same' if eager == result else eager}")
for wrong in ("(x y", "a . b"):
    try:
        parse(wrong)
    except SyntaxError as error:
        print("SyntaxError:", error)
