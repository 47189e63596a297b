def f(): pass
def f(a): pass
def f(a,): pass
def f(a, b=1): pass
def f(a, /): pass
def f(a, /, b): pass
def f(a=1, /, b=2, *, c, d=3): pass
def f(*, a): pass
def f(*a): pass
def f(*a, b, c=1, **d): pass
def f(**a): pass
def f(a: int, *b: str, c: x = 1, **d: y) -> z: pass
def f(*a: *b): pass
def f(
    a,  # c
    b,
): pass
def f[T](): pass
def f[T: int, *Ts, **P](a: T, *b: *Ts, **c: P.kwargs) -> T: pass
def f[T = int, *Ts = *x, **P = []](): pass
def f[T: (int, str) = int,](): pass
async def f(): await x; await (y); return await z
def g():
    yield
    yield 1
    yield 1, 2
    yield *a, b
    x = yield
    x = yield 1
    x += yield 2
    yield from y
    return *a, b
    return (yield)
    await_ = 1
    def h():
        nonlocal x, y
        global z
        return
@a
@a.b.c(1)[2]
@(yield_)
@x if y else z
@(w := v)
def f(): pass
@a
async def f(): pass
@a
class C: pass
lambda: 1
lambda a: a
lambda a, b=1, *c, d, e=2, **f: 1
lambda a, /, b: 1
lambda *, a: 1
lambda *a, b: 1
lambda **a: 1
lambda a,: 1
lambda: lambda: (yield)
f(lambda x: x, *a, b=c, **d)
f(a)(b)(c)
f(a, b,)
f(*a, *b, c, d=1, *e, f=2, **g, h=3)
f(x for x in y)
f((x for x in y), z)
f(a := 1)
f(a, (b := 1))
f(  # c
    x for x in y  # d
)
f(a=(b), c=lambda: d)
class A: pass
class A(): pass
class A(B, C, metaclass=D, *E, **F): pass
class A[T](B[T]): x: T
class A:
    """doc"""

    def f(self): pass

    x = 1
