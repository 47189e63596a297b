# Parameters of def and lambda.
import warnings

warnings.simplefilter("ignore")


def show(source):
    try:
        compile(source, "<text>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        place = f"{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}"
        print(f"{source!r}: {type(e).__name__}: {e.msg} [{place}] {e.text!r}")


SOURCES = [
    "def f(x=1, y): pass",
    "def f(x=1, y, z=2): pass",
    "def f(x=1, /, y): pass",
    "def f(x, x): pass",
    "def f(x, *, x): pass",
    "def f(x, /, y, /): pass",
    "def f(/, x): pass",
    "def f(/): pass",
    "def f(*, /): pass",
    "def f(*x, /): pass",
    "def f(*): pass",
    "def f(*,): pass",
    "def f(*, **k): pass",
    "def f(*a, *b): pass",
    "def f(*a, *, b): pass",
    "def f(**k, x): pass",
    "def f(**k, *a): pass",
    "def f(**k, **l): pass",
    "def f(**k, /): pass",
    "def f(*a=1): pass",
    "def f(**k=1): pass",
    "def f((x, y)): pass",
    "def f(x, (y)): pass",
    "def f(x, (y, z)): pass",
    "def f(1): pass",
    "def f(\"a\"): pass",
    "def f(x.y): pass",
    "def f(x[0]): pass",
    "def f(x y): pass",
    "def f(x,, y): pass",
    "def f(x:): pass",
    "def f(x=): pass",
    "def f(x=, y): pass",
    "def f(x: *y): pass",
    "def f(*x: *y, *z): pass",
    "def f(**x: *y): pass",
    "def f(x, None): pass",
    "def f(x, lambda): pass",
    "def f(x=1:int): pass",
    "def f[T](x, x): pass",
    "lambda x=1, y: 0",
    "lambda x, x: 0",
    "lambda *: 0",
    "lambda *, **k: 0",
    "lambda *a, *b: 0",
    "lambda **k, x: 0",
    "lambda /: 0",
    "lambda x, /, y, /: 0",
    "lambda *, /: 0",
    "lambda (x): 0",
    "lambda (x, y): 0",
    "lambda x y: 0",
    "lambda x=: 0",
    "lambda *a=1: 0",
    "lambda **k=1: 0",
    "lambda x: int: 0",
    "lambda 1: 0",
    "lambda",
    "lambda:",
    "lambda x",
    "lambda x:",
    "lambda x: return",
]
for source in SOURCES:
    show(source)
