# Tokenizer, precedence climbing, an environment, error reports.
import re
TOKEN = re.compile(r"\s*(?:(\d+\.?\d*|\.\d+)|(\w+)|(\*\*|[-+*/%^(),=<>!]=?|.))")
def tokenize(s):
    for num, name, op in TOKEN.findall(s):
        if num: yield "num", float(num) if "." in num else int(num)
        elif name: yield "name", name
        elif op.strip(): yield "op", op
    yield "end", None
PREC = {"=": (1, "r"), "<": (2, "l"), ">": (2, "l"), "==": (2, "l"), "+": (3, "l"), "-": (3, "l"), "*": (4, "l"), "/": (4, "l"), "%": (4, "l"), "**": (6, "r")}
FUNCS = {"max": max, "min": min, "abs": abs, "sqrt": lambda x: x ** 0.5}
OPS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b, "<": lambda a, b: a < b, ">": lambda a, b: a > b, "==": lambda a, b: a == b}
class Calc:
    def __init__(self): self.env = {"pi": 3.14159}
    def run(self, text):
        self.toks = list(tokenize(text)); self.i = 0
        tree = self.expr(0)
        if self.peek()[0] != "end": raise SyntaxError(f"unexpected {self.peek()[1]!r}")
        return self.eval(tree)
    def peek(self): return self.toks[self.i]
    def next(self): self.i += 1; return self.toks[self.i - 1]
    def expr(self, least):
        left = self.atom()
        while (t := self.peek())[0] == "op" and t[1] in PREC and PREC[t[1]][0] >= least:
            self.next(); p, side = PREC[t[1]]; left = (t[1], left, self.expr(p + (side == "l")))
        return left
    def atom(self):
        match self.next():
            case ("num", n): return n
            case ("op", "-"): return ("neg", self.expr(5))
            case ("op", "("):
                e = self.expr(0)
                if self.next()[1] != ")": raise SyntaxError("missing )")
                return e
            case ("name", f) if self.peek() == ("op", "("):
                self.next(); args = []
                while self.peek() != ("op", ")"):
                    args.append(self.expr(0))
                    if self.peek() == ("op", ","): self.next()
                self.next(); return ("call", f, args)
            case ("name", n): return ("var", n)
            case (_, t): raise SyntaxError(f"unexpected {t!r}")
    def eval(self, t):
        match t:
            case ("neg", x): return -self.eval(x)
            case ("var", n): return self.env[n]
            case ("call", f, args): return FUNCS[f](*map(self.eval, args))
            case ("=", ("var", n), v): self.env[n] = r = self.eval(v); return r
            case ("=", _, _): raise SyntaxError("cannot assign")
            case (op, a, b): return OPS[op](self.eval(a), self.eval(b))
            case n: return n
c = Calc()
for line in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 - 4 - 3", "x = y = 5", "x * y + pi", "max(1, x, 3) + sqrt(16)", "7 % 4 < 5", "1 / 0", "1 +", "(1", "nope + 1", "3 = 4", "2 3", "abs(-3.5)", "nofunc(1)", ""]:
    try: print(f"{line:24} = {c.run(line)}")
    except Exception as e: print(f"{line:24} ! {type(e).__name__}: {e}")
