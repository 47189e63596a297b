# Type parameters and aliases.
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
    "def f[T](: pass",
    "def f[](): pass",
    "def f[T=]: pass",
    "def f[T: ](): pass",
    "def f[*T: int](): pass",
    "def f[**T: int](): pass",
    "def f[*T: (int, str)](): pass",
    "def f[**T: (int, str)](): pass",
    "def f[T: int: str](): pass",
    "def f[T, T](): pass",
    "def f[T, *T](): pass",
    "def f[T=int, U](): pass",
    "def f[T=int, *U](): pass",
    "def f[1](): pass",
    "def f[T.U](): pass",
    "def f[T(): pass",
    "def f[T: (yield)](): pass",
    "def f[T: (x := 1)](): pass",
    "def f[T = (yield)](): pass",
    "def f[**P = *a](): pass",
    "def f[T = *a](): pass",
    "class A[](B): pass",
    "class A[T: pass",
    "class A[T, T]: pass",
    "class A[T](x := 1): pass",
    "class A[T]((x := 1)): pass",
    "class A[T](yield): pass",
    "class A[T]((yield)): pass",
    "type X",
    "type X =",
    "type X = 1 2",
    "type 1 = x",
    "type X.y = 1",
    "type X[T = 1",
    "type X[] = 1",
    "type X[T, T] = 1",
    "type X[T: int = x",
    "type X = yield",
    "type X = (yield)",
    "type X = (y := 1)",
    "type X = await y",
    "type X[T: (yield)] = int",
    "type X: int = 1",
]
for source in SOURCES:
    show(source)
