# IndentationError and TabError.
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
    " x",
    "  x = 1",
    "\tx = 1",
    "x\n  y",
    "x\n\ty",
    "if x:\ny",
    "if x:\n",
    "if x:",
    "if x:\n    # only a comment",
    "if x:\n    # only a comment\ny",
    "if x:\n    y\n  z",
    "if x:\n    y\n      z",
    "if x:\n    y\n z",
    "if x:\n\ty\n        z",
    "if x:\n        y\n\tz",
    "if x:\n    y\n\tz",
    "def f():\npass",
    "def f():\n\n\nx = 1",
    "def f():\n    x\n  y\nz",
    "def f():\n    if x:\n    y",
    "def f():\n    \"\"\"doc\"\"\"\n  x",
    "async def f():\npass",
    "class A:\npass",
    "class A(B):\npass",
    "class A:\n    x = 1\n      y = 2",
    "for x in y:\npass",
    "for x in y:\n    pass\nelse:\npass",
    "while x:\npass",
    "while x:\n    pass\nelse:\npass",
    "if x:\n    pass\nelif y:\npass",
    "if x:\n    pass\nelse:\npass",
    "with x:\npass",
    "with x as y:\npass",
    "with (x as y):\npass",
    "async def f():\n    async for x in y:\n    pass",
    "async def f():\n    async with x:\n    pass",
    "try:\npass",
    "try:\n    pass\nexcept:\npass",
    "try:\n    pass\nexcept A:\npass",
    "try:\n    pass\nexcept A as b:\npass",
    "try:\n    pass\nexcept* A:\npass",
    "try:\n    pass\nfinally:\npass",
    "try:\n    pass\n  except A:\n    pass",
    "match x:\ncase 1: pass",
    "match x:\n    case 1:\n    pass",
    "def f(x):\n    if x:\n        return 1\n     return 2",
    "def f(x):\n    if x:\n        return 1\n   return 2",
    "x = 1\n    # fine\n  y = 2",
    "lambda:\n    x",
    "class A:\n    def f(self):\n    pass",
    "class A:\n    def f(self):\n        pass\n     def g(self):\n        pass",
]
for source in SOURCES:
    show(source)
