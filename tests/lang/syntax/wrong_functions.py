# def, class, return, yield and await.
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
    "def",
    "def f",
    "def f:",
    "def f()",
    "def f(",
    "def f(:",
    "def f(): ",
    "def f(x)\n    pass",
    "def f(x) pass",
    "def f x: pass",
    "def 1f(): pass",
    "def f.g(): pass",
    "def None(): pass",
    "def class(): pass",
    "def f() -> : pass",
    "def f() - > int: pass",
    "def f() => int: pass",
    "def f(x): return = 1",
    "Def f(x): pass",
    "function f(x): pass",
    "def f(x):\n    return x y",
    "def f(x):\n    return x,, y",
    "def f(x):\n    return x =",
    "def f(x):\n    return x = 1",
    "return",
    "return 1",
    "class A: return",
    "class A: yield",
    "class A: yield from x",
    "class A: x = await y",
    "yield x",
    "x = yield",
    "yield from x",
    "lambda: (yield x y)",
    "def f(): yield x y",
    "def f(): yield from",
    "def f(): yield from *x",
    "def f(): x = yield = 1",
    "def f(): await x",
    "await x",
    "lambda: await x",
    "async def f(): lambda: await x",
    "async def f():\n    def g(): await x",
    "async def f(): await",
    "async def f(): await x y",
    "async def f(): yield from x",
    "async def f():\n    yield 1\n    return 2",
    "async x",
    "async",
    "async if x: y",
    "async while x: y",
    "async try: x",
    "async return",
    "async lambda: 0",
    "async with x: y",
    "async for x in y: z",
    "def f():\n    async with x: y",
    "def f():\n    async for x in y: z",
    "async for x in y",
    "async with x",
    "async def f()",
    "class",
    "class:",
    "class A",
    "class A(",
    "class A(:",
    "class A()",
    "class A(B",
    "class A.B: pass",
    "class 1A: pass",
    "class None: pass",
    "class A\n    pass",
]
for source in SOURCES:
    show(source)
