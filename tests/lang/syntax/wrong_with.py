# Items of with.
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
    "with",
    "with:",
    "with x",
    "with x\n    pass",
    "with x as",
    "with x as: pass",
    "with x as 1: pass",
    "with x as \"a\": pass",
    "with x as f(): pass",
    "with x as a + b: pass",
    "with x as None: pass",
    "with x as (a, f()): pass",
    "with x as [a, 1]: pass",
    "with x as y, z as 1: pass",
    "with x as y z: pass",
    "with x, : pass",
    "with (x as y: pass",
    "with (x as y, z): w w",
    "with (x as 1): pass",
    "with (x, y as z.w()): pass",
    "with (x as a, y as b + c): pass",
    "with (x as y, ) as z: pass",
    "with (x as y)\n    pass",
    "with (x as y, z as w)\n    pass",
    "with (x as y as z): pass",
    "with x: as y",
    "with x as *y: pass",
    "with (*x): pass",
    "with x as y = 1: pass",
    "async with x as y: pass",
    "with x as lambda: 0: pass",
    "with open(a) as b, open(c) as d\n    pass",
]
for source in SOURCES:
    show(source)
