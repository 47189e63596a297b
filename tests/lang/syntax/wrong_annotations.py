# What cannot be annotated.
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
    "(x, y): int",
    "[x]: int = 1",
    "x, y: int",
    "x, y: int = 1",
    "*x: int",
    "f(): int",
    "1: int",
    "\"a\": int",
    "x: int: str",
    "x: int = 1 = 2",
    "x:",
    "x: = 1",
    "x: *y",
    "x.y(): int = 1",
    "(x): int = y z",
    "def f():\n    global x\n    x: int = 1",
    "x: int = yield",
    "not x: int",
    "lambda: 0: int",
]
for source in SOURCES:
    show(source)
