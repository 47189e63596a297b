# global and nonlocal.
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
    "global",
    "global 1",
    "global x y",
    "global x.y",
    "global x,",
    "global x = 1",
    "global None",
    "global (x)",
    "nonlocal",
    "nonlocal x",
    "print(x)\nnonlocal x",
    "x = 1\nnonlocal x",
    "nonlocal x = 1",
    "nonlocal x, y z",
    "def f():\n    nonlocal x",
    "def f():\n    x = 1\n    global x",
    "def f():\n    print(x)\n    global x",
    "def f(x):\n    global x",
    "def f(x):\n    nonlocal x",
    "def f():\n    global x\n    nonlocal x",
    "def f():\n    def g():\n        nonlocal x",
    "def f():\n    x = 1\n    def g():\n        x = 2\n        nonlocal x",
    "def f():\n    x = 1\n    def g(x):\n        nonlocal x",
    "def f():\n    x: int\n    global x",
    "def f():\n    for x in y: pass\n    global x",
    "def f():\n    import x\n    global x",
    "def f():\n    del x\n    global x",
    "def f():\n    def x(): pass\n    global x",
    "def f():\n    with a as x: pass\n    global x",
    "class A:\n    nonlocal __class__",
    "class A:\n    x = 1\n    global x",
    "__debug__ = 1",
    "x.__debug__ = 1",
    "del __debug__",
    "def __debug__(): pass",
    "def f(__debug__): pass",
    "lambda __debug__: 0",
    "f(__debug__=1)",
    "import a as __debug__",
    "from a import __debug__",
    "for __debug__ in x: pass",
    "with x as __debug__: pass",
    "(__debug__ := 1)",
    "[__debug__ for __debug__ in x]",
    "class __debug__: pass",
    "match x:\n    case A(__debug__=1): pass",
]
for source in SOURCES:
    show(source)
