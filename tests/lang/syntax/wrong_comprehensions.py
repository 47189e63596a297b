# Comprehensions and generators.
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
    "[x, y for x in z]",
    "[x, for x in z]",
    "[x, y, for x in z]",
    "{x, y for x in z}",
    "(x, y for x in z)",
    "{x: y, for x in z}",
    "{x: y, z for x in w}",
    "[*x for x in y]",
    "(*x for x in y)",
    "{*x for x in y}",
    "{**x for x in y}",
    "{x: *y for x in z}",
    "[for x in y]",
    "[x for]",
    "[x for x]",
    "[x for x in]",
    "[x for in y]",
    "[x for x y]",
    "[x for x, y z]",
    "[x for x in y z]",
    "[x for x in y if]",
    "[x for x in y if z else w]",
    "[x for x in y else z]",
    "[x for x in y, z]",
    "[x if y for x in z]",
    "[x in y for]",
    "[x for 1 in z]",
    "[x for f() in z]",
    "[x for x, 1 in z]",
    "[x for x.y() in z]",
    "[x for (x in y) in z]",
    "[x for x + 1 in z]",
    "[x for \"a\" in z]",
    "[x for x not in y]",
    "[x for x in lambda: y, z]",
    "[x for x in *y]",
    "[yield x for x in y]",
    "[(yield x) for x in y]",
    "(x for x in (yield))",
    "{(yield): x for x in y}",
    "[x async for x in y]",
    "def f(): return [x async for x in y]",
    "def f(): [await x for x in y]",
    "x [a for b c]",
]
for source in SOURCES:
    show(source)
